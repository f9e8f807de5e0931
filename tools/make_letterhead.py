"""Makes templates/letterhead.docx, the page that every Word paper stands on.

Run it after changing a style here: `python tools/make_letterhead.py`. People change their own copy
in Word; this script only keeps the shipped one reviewable as text.
"""

import zipfile
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
INK, ACCENT, GREY, LINE, TINT = "1B1F24", "1F4E5F", "5B6670", "B8C4CA", "EEF3F5"
FONT = "Calibri"


def paragraph_style(style_id, name, based="Normal", following="", ppr="", rpr="", extra=""):
    """Return one paragraph style; `extra` goes between its name and its properties."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    following = f'<w:next w:val="{following}"/>' if following else ""
    default = ' w:default="1"' if style_id == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f"{base}{following}{extra}<w:qFormat/>"
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def heading(level, size, before, after):
    """Return the style Heading `level`."""
    return paragraph_style(
        f"Heading{level}",
        f"heading {level}",
        following="Normal",
        ppr=f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}"/><w:outlineLvl w:val="{level - 1}"/>',
        rpr=f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        extra='<w:uiPriority w:val="9"/>',
    )


def list_style(style_id, name, num, level):
    """Return a list style whose numbering is that of `num` at `level`."""
    return paragraph_style(
        style_id,
        name,
        ppr=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr><w:spacing w:before="0" w:after="40"/>',
    )


def border(side, color=LINE, size=4):
    """Return one border line."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'


TABLE_MARGINS = (
    '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)


def table_style(style_id, name, conditional):
    """Return a table style with lines between rows and one conditional part."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{border('top')}{border('bottom')}{border('insideH')}</w:tblBorders>"
        f"{TABLE_MARGINS}</w:tblPr>{conditional}</w:style>"
    )


FOOTER_LINE = border("top").replace('w:space="0"', 'w:space="5"')
STYLES = (
    f"""{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/><w:color w:val="{INK}"/>\
<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"""
    + "".join(
        [
            paragraph_style("Normal", "Normal", based=""),
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
            '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
            '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
            '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
            '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
            "<w:semiHidden/><w:unhideWhenUsed/></w:style>",
            paragraph_style(
                "Title",
                "Title",
                following="Subtitle",
                ppr='<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/>',
                rpr=f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/><w:sz w:val="42"/><w:szCs w:val="42"/>',
            ),
            paragraph_style(
                "Subtitle",
                "Subtitle",
                following="Normal",
                ppr='<w:spacing w:before="0" w:after="180"/>',
                rpr=f'<w:color w:val="{GREY}"/><w:sz w:val="23"/><w:szCs w:val="23"/>',
            ),
            heading(1, 26, 190, 50),
            heading(2, 22, 180, 50),
            heading(3, 20, 140, 40),
            paragraph_style(
                "Lead",
                "Lead",
                following="ListBullet",
                ppr='<w:keepNext/><w:spacing w:before="110" w:after="30"/>',
            ).replace(
                '<w:style w:type="paragraph"', '<w:style w:type="paragraph" w:customStyle="1"'
            ),
            list_style("ListBullet", "List Bullet", 1, 0),
            list_style("ListBullet2", "List Bullet 2", 1, 1),
            list_style("ListNumber", "List Number", 2, 0),
            list_style("ListNumber2", "List Number 2", 2, 1),
            paragraph_style(
                "Quote",
                "Quote",
                ppr=f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
                '<w:spacing w:before="80" w:after="120"/><w:ind w:left="227" w:right="227"/>',
                rpr=f'<w:color w:val="{GREY}"/>',
            ),
            paragraph_style(
                "TableText",
                "Table Text",
                ppr='<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
                rpr='<w:sz w:val="18"/><w:szCs w:val="18"/>',
            ).replace(
                '<w:style w:type="paragraph"', '<w:style w:type="paragraph" w:customStyle="1"'
            ),
            paragraph_style(
                "Header",
                "header",
                ppr='<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0"/>',
                rpr=f'<w:color w:val="{GREY}"/><w:sz w:val="17"/><w:szCs w:val="17"/>',
            ),
            paragraph_style(
                "Footer",
                "footer",
                ppr=f"<w:pBdr>{FOOTER_LINE}</w:pBdr>"
                '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0"/>',
                rpr=f'<w:color w:val="{GREY}"/><w:sz w:val="17"/><w:szCs w:val="17"/>',
            ),
            '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:uiPriority w:val="22"/><w:qFormat/>'
            "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>",
            '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:uiPriority w:val="20"/><w:qFormat/>'
            "<w:rPr><w:i/><w:iCs/></w:rPr></w:style>",
            '<w:style w:type="character" w:customStyle="1" w:styleId="Code"><w:name w:val="Code"/><w:qFormat/>'
            '<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/></w:rPr></w:style>',
            '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
            f'<w:rPr><w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>',
            table_style(
                "CharterTable",
                "Charter Table",
                f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{ACCENT}"/></w:rPr>'
                f"<w:tcPr><w:tcBorders>{border('bottom', ACCENT, 8)}</w:tcBorders>"
                f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>',
            ),
            table_style(
                "CharterFacts",
                "Charter Facts",
                f'<w:tblStylePr w:type="firstCol"><w:rPr><w:color w:val="{ACCENT}"/></w:rPr></w:tblStylePr>',
            ),
        ]
    )
    + "</w:styles>"
)


def levels(kind):
    """Return nine levels of bullets or numbers, each indented further."""
    marks = "\u2022\u2013\u2022\u2013\u2022\u2013\u2022\u2013\u2022"
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{"bullet" if kind == "bullet" else "decimal"}"/>'
        + f'<w:lvlText w:val="{marks[n] if kind == "bullet" else f"%{n + 1}."}"/><w:lvlJc w:val="left"/>'
        + f'<w:pPr><w:ind w:left="{312 + 312 * n}" w:hanging="312"/></w:pPr>'
        + f'<w:rPr><w:color w:val="{ACCENT}"/></w:rPr></w:lvl>'
        for n in range(9)
    )


NUMBERING = (
    f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels("bullet")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{levels("decimal")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def field(code):
    """Return a field such as PAGE, with 1 as the figure until the reader computes it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text(words):
    """Return a run of text."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


HEADER = f'{HEAD}<w:hdr {W} {R}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{text("{company}")}<w:r><w:tab/></w:r>{text("{title}")}</w:p></w:hdr>'
FOOTER = (
    f'{HEAD}<w:ftr {W} {R}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{text("{hash}")}<w:r><w:tab/></w:r>'
    f"{text('Page ')}{field('PAGE')}{text(' of ')}{field('NUMPAGES')}</w:p></w:ftr>"
)
DOCUMENT = f"""{HEAD}<w:document {W} {R}><w:body>\
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{text("Your letterhead")}</w:p>\
<w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr>{text("Change fonts, colours, logo, header, footer and margins, then save.")}</w:p>\
<w:p>{text("The text of this page is not used. The styles, the header, the footer and the page are. In header and footer, {company}, {title}, {date} and {hash} are filled in.")}</w:p>\
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{text("Heading 1")}</w:p><w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>{text("List Bullet")}</w:p>\
<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>{text("List Number")}</w:p><w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr>{text("Quote")}</w:p>\
<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>\
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1021" w:right="1134" w:bottom="936" w:left="1134" w:header="567" w:footer="510" w:gutter="0"/></w:sectPr></w:body></w:document>"""
SETTINGS = (
    f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def colors():
    """Return the colour scheme; Word offers these when a person picks a colour."""
    named = {"dk1": INK, "lt1": "FFFFFF", "dk2": ACCENT, "lt2": TINT}
    named |= {"accent1": ACCENT, "accent2": "C4623F", "accent3": "5C7F4B"}
    named |= {"accent4": "B08A2E", "accent5": "6C5B8C", "accent6": GREY}
    named |= {"hlink": ACCENT, "folHlink": GREY}
    return "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in named.items()
    )


FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
STROKE = f'<a:ln w="9525">{FILL}<a:prstDash val="solid"/></a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
FACE = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
THEME = (
    f'{HEAD}<a:theme {A} name="Charter"><a:themeElements><a:clrScheme name="Charter">{colors()}</a:clrScheme>'
    f'<a:fontScheme name="Charter"><a:majorFont>{FACE}</a:majorFont><a:minorFont>{FACE}</a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="Charter"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst><a:lnStyleLst>{STROKE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
    "</a:themeElements></a:theme>"
)
FONTS = (
    f"{HEAD}<w:fonts {W}>"
    + "".join(
        f'<w:font w:name="{name}"><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, family, pitch in [(FONT, "swiss", "variable"), ("Consolas", "modern", "fixed")]
    )
    + "</w:fonts>"
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPES}document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{TYPES}{kind}+xml"/>'
        for part, kind in [
            ("styles", "styles"),
            ("settings", "settings"),
            ("numbering", "numbering"),
            ("header1", "header"),
            ("footer1", "footer"),
            ("fontTable", "fontTable"),
        ]
    )
    + '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOT_RELS = (
    f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>'
)
DOCUMENT_RELS = (
    f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">'
    + "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}.xml"/>'
        for n, (kind, target) in enumerate(
            [
                ("styles", "styles"),
                ("settings", "settings"),
                ("numbering", "numbering"),
                ("header", "header1"),
                ("footer", "footer1"),
                ("theme", "theme/theme1"),
                ("fontTable", "fontTable"),
            ],
            1,
        )
    )
    + "</Relationships>"
)
CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Letterhead</dc:title></cp:coreProperties>'
)
APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<DocSecurity>0</DocSecurity></Properties>"
)
PARTS = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": ROOT_RELS,
    "word/document.xml": DOCUMENT,
    "word/_rels/document.xml.rels": DOCUMENT_RELS,
    "word/styles.xml": STYLES,
    "word/settings.xml": SETTINGS,
    "word/fontTable.xml": FONTS,
    "word/theme/theme1.xml": THEME,
    "word/numbering.xml": NUMBERING,
    "word/header1.xml": HEADER,
    "word/footer1.xml": FOOTER,
    "docProps/core.xml": CORE,
    "docProps/app.xml": APP,
}


def main():
    """Write the letterhead."""
    target = Path(__file__).resolve().parent.parent / "templates" / "letterhead.docx"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in PARTS.items():
            package.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main()
