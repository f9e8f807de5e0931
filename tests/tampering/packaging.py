"""Parts, relationships and content types that make a reader take another part than a program."""

from __future__ import annotations

import random
import re

from tampering.carriers import sentence
from tampering.draws import Done, means
from tampering.package import (
    MAIN,
    NS,
    RELS,
    WORDML,
    UnfitError,
    Word,
    one,
    paragraph,
    q,
    text_of,
)

_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


@means(
    "parts",
    "main part elsewhere",
    "main part elsewhere, old one stays",
    "styles elsewhere",
    "numbering elsewhere",
    "two main parts",
    "two styles parts",
    "main part's content type",
    "header's content type",
    "part not in the types",
    "strict relationships",
    "macro part",
    "part of nobody",
    "customXml of nobody",
    "digital signature of nobody",
    "custom property",
    "thumbnail",
    "ribbon",
    "web extension task pane",
    "embedded font",
)
def _part(word: Word, rng: random.Random, name: str) -> Done:
    text = sentence(rng)
    if name.startswith("main part elsewhere") or name == "two main parts":
        changed = word.parts[MAIN].replace(b"</w:body>", b"</w:body>")
        changed = re.sub(
            rb"<w:p[ >].*?</w:p>", paragraph(text).encode(), changed, count=1, flags=re.S
        )
        if name == "two main parts":
            root = word.xml("_rels/.rels")
            first = next(e for e in root if e.get("Type", "").endswith("/officeDocument"))
            other = one(f'<x xmlns="{RELS}"/>')
            other.tag = first.tag
            for key, value in first.items():
                other.set(key, value)
            other.set("Id", "rIdOther")
            other.set("Target", "word/other.xml")
            first.addprevious(other)
        else:
            next(
                e for e in word.xml("_rels/.rels") if e.get("Type", "").endswith("/officeDocument")
            ).set("Target", "word/other.xml")
        word.add("word/other.xml", changed, f"{WORDML}.document.main+xml")
        word.parts["word/_rels/other.xml.rels"] = word.parts["word/_rels/document.xml.rels"]
        if name == "main part elsewhere":
            del word.parts[MAIN]
            word.trees.pop(MAIN, None)
        return Done(f"{name}: first paragraph is {text!r}", True, text if "two" not in name else "")
    if name in ("styles elsewhere", "two styles parts"):
        content = re.sub(
            rb"<w:rPrDefault>.*?</w:rPrDefault>",
            b"<w:rPrDefault><w:rPr><w:strike/></w:rPr></w:rPrDefault>",
            word.parts["word/styles.xml"],
            flags=re.S,
        )
        word.add("word/stylesT.xml", content, f"{WORDML}.styles+xml")
        if name == "styles elsewhere":
            next(word.links("styles")).set("Target", "stylesT.xml")
        else:
            word.relate("styles", "stylesT.xml")
        return Done(name, name == "styles elsewhere")
    if name == "numbering elsewhere":
        link = next(word.links("numbering"), None)
        if link is None or b'w:val="ListBullet' not in word.parts[MAIN]:
            raise UnfitError("no list")
        word.add(
            "word/numT.xml",
            re.sub(
                rb'<w:lvlText w:val="[^"]*"',
                b'<w:lvlText w:val="Not:"',
                word.parts["word/numbering.xml"],
            ),
            f"{WORDML}.numbering+xml",
        )
        link.set("Target", "numT.xml")
        return Done(name, True, "Not:")
    types = word.xml("[Content_Types].xml")
    if "content type" in name or name == "part not in the types":
        wanted = "header" if "header" in name else "document"
        entry = next(
            (e for e in types if e.get("PartName", "").startswith(f"/word/{wanted}")), None
        )
        if entry is None:
            raise UnfitError("no such entry")
        if name == "part not in the types":
            types.remove(entry)
        else:
            entry.set(
                "ContentType",
                "application/vnd.ms-word.document.macroEnabled.main+xml"
                if wanted == "document"
                else "application/xml",
            )
        return Done(name, False)
    if name == "strict relationships":
        for link in word.xml(word.rels_of(MAIN)):
            link.set("Type", link.get("Type").replace(NS["r"], _STRICT))
        return Done(name, False)
    if name == "embedded font":
        return _font(word, rng)
    content, part, content_type, kind = {
        "macro part": (
            b"\xd0\xcf\x11\xe0",
            "word/vbaProject.bin",
            "application/vnd.ms-office.vbaProject",
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        ),
        "part of nobody": (text.encode(), "word/nobody.txt", "text/plain", ""),
        "customXml of nobody": (
            f"<x>{text}</x>".encode(),
            "customXml/item8.xml",
            "application/xml",
            "customXml",
        ),
        "digital signature of nobody": (
            b"<Signature/>",
            "_xmlsignatures/sig9.xml",
            "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
            "",
        ),
        "custom property": (
            b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
            "docProps/customT.xml",
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            "",
        ),
        "thumbnail": (b"\xff\xd8\xff\xd9", "docProps/thumbT.jpeg", "image/jpeg", ""),
        "ribbon": (
            b"<customUI/>",
            "customUI/customUI.xml",
            "application/xml",
            "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
        ),
        "web extension task pane": (
            b"<x/>",
            "word/webextensions/taskpanes.xml",
            "application/vnd.ms-office.webextensiontaskpanes+xml",
            "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
        ),
    }[name]
    word.add(part, content, content_type)
    if kind:
        word.relate(kind, f"/{part}")
    return Done(name, False)


def _font(word: Word, rng: random.Random) -> Done:
    """A font in the file under the name of an ordinary one can show other letters."""
    if "word/fontTable.xml" not in word.parts:
        raise UnfitError("no font table")
    fonts = word.xml("word/fontTable.xml")
    word.add(
        "word/fonts/font1.odttf",
        rng.randbytes(400),
        "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    )
    link = word.relate("font", "fonts/font1.odttf", "word/fontTable.xml")
    fonts[0].append(
        one(f'<w:embedRegular r:id="{link}" w:fontKey="{{11111111-2222-3333-4444-555555555555}}"/>')
    )
    return Done(f"font {fonts[0].get(q('w:name'))} embedded", True)


@means("parts", "address under the same words", "address added", "tip and place of a link")
def _hyperlink(word: Word, rng: random.Random, name: str) -> Done:
    """Where a link leads: not on the page, but what a reader gets by a click."""
    existing = list(word.links("hyperlink"))
    if name == "address under the same words":
        if not existing:
            raise UnfitError("no link")
        rng.choice(existing).set("Target", "https://example.com/other")
        return Done(name, False)
    r = rng.choice(word.texts()).getparent()
    link = word.relate("hyperlink", "https://example.com/terms", external=True)
    more = ' w:tooltip="void"' if "tip" in name else ""
    box = one(f'<w:hyperlink r:id="{link}"{more}/>')
    r.addprevious(box)
    box.append(r)
    return Done(f"{text_of(r)[:30]!r} leads elsewhere", False)


@means("parts")
def _other_case_in_the_zip(word: Word, rng: random.Random) -> Done:
    """Two parts of nearly one name; a program may take either."""
    changed = re.sub(
        rb"(<w:t[^>]*>)[^<]{9,}", rb"\1This charter is void.", word.parts[MAIN], count=1
    )
    word.parts["word/Document.xml"] = changed
    return Done("a part of nearly the name of the main one", False)
