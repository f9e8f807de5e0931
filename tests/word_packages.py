"""Word files built by hand for tests: a whole small one, with whatever is to be odd about it."""

from __future__ import annotations

import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417"'
    ' w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c4944415408d763c8b3fe00000001000103a8b2f4d00000000049454e44ae426082"
)
NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
)


def element(name: str, inner: str) -> str:
    """Return a root of WordprocessingML around `inner`."""
    return f'<w:{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{name}>'


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def links(*each: tuple[str, str, str], outside: tuple[str, ...] = ()) -> str:
    """Return relationships from (id, kind, target); those with ids in `outside` are external."""
    return (
        f'<Relationships xmlns="{LINKS}">'
        + "".join(
            f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"'
            + (' TargetMode="External"/>' if name in outside else "/>")
            for name, kind, target in each
        )
        + "</Relationships>"
    )


def declared(
    part: str, kind: str, more: dict[str, bytes | str] | None = None
) -> dict[str, bytes | str]:
    """Return `more` and content types that declare `part` to be of a kind."""
    types = (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        ' ContentType="application/xml"/>'
        f'<Override PartName="{part}" ContentType="{kind}"/></Types>'
    )
    return (more or {}) | {"[Content_Types].xml": types}


def picture(attribute: str = 'r:embed="rId1"', width: int = 900000) -> str:
    """Return a paragraph with a picture in it."""
    return (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/'
        f'2006/wordprocessingDrawing"><wp:extent cx="{width}" cy="300000"/>'
        '<wp:docPr id="1" name="Logo"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic='
        '"http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1"'
        f' name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {attribute}/><a:stretch>'
        '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def letter(
    section: str = PAGE,
    styles: str = NORMAL,
    body: str = "",
    header: str = "",
    header_links: str = "",
    settings: str = "",
    numbering: str = "",
    more: dict[str, bytes | str] | None = None,
) -> dict[str, bytes | str]:
    """Return the parts of a letter with the text "Dear reader," and a header where one is given."""
    related = [("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml")]
    if numbering:
        related.append(("rId3", "numbering", "numbering.xml"))
    if header:
        related.append(("rId4", "header", "header1.xml"))
        section = f'<w:headerReference w:type="default" r:id="rId4"/>{section}'
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml"'
        f' ContentType="{MAIN}.document.main+xml"/></Types>',
        "_rels/.rels": links(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": element(
            "document",
            f"<w:body>{body}{paragraph('Dear reader,')}<w:sectPr>{section}</w:sectPr></w:body>",
        ),
        "word/_rels/document.xml.rels": links(*related),
        "word/styles.xml": element("styles", styles),
        "word/settings.xml": element("settings", settings),
    }
    if numbering:
        parts["word/numbering.xml"] = element("numbering", numbering)
    if header:
        parts["word/header1.xml"] = element("hdr", header)
    if header_links:
        parts["word/_rels/header1.xml.rels"] = header_links
    return parts | (more or {})


def save(path: Path, parts: dict[str, bytes | str]) -> Path:
    """Write the parts as a zip file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path
