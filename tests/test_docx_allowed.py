"""That the reader of Word files passes nothing over: each element of the schema is tried."""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from pathlib import Path

import pytest

import charter as package
from charter.document.docx.reader import text_of
from charter.document.docx.text import DocxText
from charter.document.docx.word_file import word_file_with
from tampering import schema
from tampering.package import NS
from word_packages import PAGE, element, letter, links

MARK = "zebra"
_PREFIXES = NS | {"sl": "http://schemas.openxmlformats.org/schemaLibrary/2006/main"}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _PREFIXES.items())
_TEXT = "<w:r><w:t>Words</w:t></w:r>"
_TABLE = f"<w:tbl>{{}}<w:tr>{{}}<w:tc>{{}}<w:p>{_TEXT}</w:p></w:tc></w:tr></w:tbl>"
_SHELLS = {
    "body": "{}",
    "p": "<w:p>{}</w:p>",
    "hyperlink": "<w:p><w:hyperlink>{}</w:hyperlink></w:p>",
    "r": "<w:p><w:r>{}</w:r></w:p>",
    "tbl": "<w:tbl>{}</w:tbl>",
    "tr": "<w:tbl><w:tr>{}</w:tr></w:tbl>",
    "tc": "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "rPr": "<w:p><w:r><w:rPr>{}</w:rPr><w:t>Words</w:t></w:r></w:p>",
    "pPr": f"<w:p><w:pPr>{{}}</w:pPr>{_TEXT}</w:p>",
    "tblPr": _TABLE.format("<w:tblPr>{}</w:tblPr>", "", ""),
    "trPr": _TABLE.format("", "<w:trPr>{}</w:trPr>", ""),
    "tcPr": _TABLE.format("", "", "<w:tcPr>{}</w:tcPr>"),
    "sdtPr": "<w:p><w:sdt><w:sdtPr>{}</w:sdtPr>"
    f"<w:sdtContent>{_TEXT}</w:sdtContent></w:sdt></w:p>",
}
_TYPES = {
    "body": "w:CT_Body/w:body",
    "p": "w:CT_P/w:p",
    "hyperlink": "w:CT_Hyperlink/w:hyperlink",
    "r": "w:CT_R/w:r",
    "tbl": "w:CT_Tbl/w:tbl",
    "tr": "w:CT_Row/w:tr",
    "tc": "w:CT_Tc/w:tc",
}
_GREY = '<w:rPr><w:color w:val="404040"/></w:rPr>'
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    f"{_GREY}</w:style>"
    '<w:style w:type="paragraph" w:styleId="Other"><w:name w:val="Other"/></w:style>'
    '<w:style w:type="character" w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr>'
    '</w:style><w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:rPr><w:i/></w:rPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="0"/></w:num>'
)
_ATTRIBUTES = {
    "w:sym": 'w:char="41" w:font="Arial"',
    "w:fldChar": 'w:fldCharType="begin"',
    "w:footnoteReference": 'w:id="1"',
    "w:endnoteReference": 'w:id="1"',
    "w:rStyle": 'w:val="Loud"',
    "w:rFonts": 'w:ascii="Wingdings"',
    "w:color": 'w:val="FFFFFF"',
    "w:spacing": 'w:val="2000" w:line="10" w:lineRule="exact"',
    "w:position": 'w:val="20"',
    "w:highlight": 'w:val="red"',
    "w:shd": 'w:fill="404040" w:val="clear"',
    "w:vertAlign": 'w:val="superscript"',
    "w:pStyle": 'w:val="Other"',
    "w:ind": 'w:left="20000"',
    "w:tblStyle": 'w:val="Grid"',
    "w:tblInd": 'w:w="20000"',
    "w:gridSpan": 'w:val="2"',
    "w:tcW": 'w:w="20" w:type="dxa"',
    "w:trHeight": 'w:val="20" w:hRule="exact"',
    "w:pgSz": 'w:w="9000" w:h="9000"',
    "w:pgMar": 'w:left="3000"',
    "w:pgNumType": 'w:fmt="lowerRoman"',
}
_INNER = {
    "w:numPr": '<w:numId w:val="1"/>',
    "w:tcBorders": '<w:tl2br w:val="single"/>',
    "w14:props3d": "<w14:bevelT/>",
    "w14:scene3d": "<w14:camera/>",
}
_MARKS = """
    w:proofErr w:permStart w:permEnd w:bookmarkStart w:bookmarkEnd w:commentRangeStart
    w:commentRangeEnd w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd
    w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd
    w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd w:customXmlMoveToRangeStart
    w:customXmlMoveToRangeEnd
"""
_SHOWS_NOTHING = {
    **dict.fromkeys(("body", "hyperlink"), _MARKS),
    "p": f"{_MARKS} w:pPr",
    "tbl": f"{_MARKS} w:tblPr w:tblGrid",
    "tr": f"{_MARKS} w:tblPrEx w:trPr",
    "tc": f"{_MARKS} w:tcPr",
    # A drawing, a picture and an object hold nothing here; what they can hold is tried elsewhere.
    "r": """w:rPr w:softHyphen w:annotationRef w:footnoteRef w:endnoteRef w:commentReference
        w:lastRenderedPageBreak w:drawing w:pict w:object""",
    "rPr": """w:bCs w:iCs w:noProof w:snapToGrid w:webHidden w:kern w:szCs w:bdr w:cs w:lang
        w14:ligatures w14:numForm w14:numSpacing w14:stylisticSets w14:cntxtAlts w:rPrChange""",
    "pPr": """w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:suppressLineNumbers w:pBdr
        w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct
        w:autoSpaceDE w:autoSpaceDN w:adjustRightInd w:snapToGrid w:contextualSpacing
        w:mirrorIndents w:suppressOverlap w:jc w:textAlignment w:textboxTightWrap w:divId
        w:cnfStyle w:rPr w:pPrChange""",
    "tblPr": """w:tblOverlap w:tblW w:jc w:tblCellSpacing w:tblBorders w:tblLayout w:tblCellMar
        w:tblLook w:tblCaption w:tblDescription w:tblPrChange""",
    "trPr": """w:cnfStyle w:divId w:gridAfter w:wBefore w:wAfter w:cantSplit w:tblCellSpacing w:jc
        w:trPrChange""",
    "tcPr": """w:cnfStyle w:noWrap w:tcMar w:tcFitText w:vAlign w:hideMark w:tcPrChange""",
    "sdtPr": """w:rPr w:alias w:lock w:placeholder w:showingPlcHdr w:temporary w:id w:tag w15:color
        w15:appearance w:equation w:comboBox w:date w:docPartObj w:docPartList w:dropDownList
        w:picture w:richText w:text w:citation w:group w:bibliography w14:entityPicker w14:checkbox
        w15:repeatingSection w15:repeatingSectionItem""",
    # Headers, and pages that have one of their own, are in test_docx_reader.py.
    "sectPr": """w:headerReference w:footerReference w:titlePg w:footnotePr w:endnotePr w:type
        w:paperSrc w:pgBorders w:cols w:formProt w:vAlign w:noEndnote w:bidi w:rtlGutter w:docGrid
        w:printerSettings w:sectPrChange""",
}
"""What changes no word and no look that DocxText has; any other element must be seen, or named."""
_TOLD_SETTINGS = """w:attachedTemplate w:linkStyles w:mailMerge w:updateFields w:saveThroughXslt
    w:printTwoOnOne w:useXSLTWhenSaving"""


def read(body: str = "", section: str = PAGE, settings: str = "") -> DocxText:
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote>'
    related = ("styles", "settings", "numbering", "footnotes", "endnotes")
    more: dict[str, bytes | str] = {
        "word/footnotes.xml": element("footnotes", note),
        "word/endnotes.xml": element("endnotes", note.replace("footnote", "endnote")),
        "word/_rels/document.xml.rels": links(
            *((f"rId{n}", kind, f"{kind}.xml") for n, kind in enumerate(related, 1))
        ),
    }
    parts = letter(section, _STYLES, body, "", "", settings, _NUMBERING, more)
    made = {
        name: re.sub(r"^<(w:\w+) [^>]*>", rf"<\1 {_DECLARED}>", str(content)).encode()
        for name, content in parts.items()
    }
    return text_of(word_file_with(Path("tried.docx"), made))


@cache
def way_to_text(type_name: str) -> tuple[str, ...]:
    """Return the names of the elements that lead from one of this type down to text, if any do."""
    first = type_name.split("/")[1]
    waiting, seen = deque([(type_name, (first,))]), {type_name}
    while waiting:
        at, path = waiting.popleft()
        if path[-1] in ("w:t", "m:t", "w:delText", "w:instrText", "w:delInstrText"):
            return path
        for child in schema.children(at):
            if child not in seen:
                seen.add(child)
                waiting.append((child, (*path, child.split("/")[1])))
    return ()


def built(type_name: str) -> str:
    """Return an element of a type, with a word in it where the schema lets one be."""
    path = way_to_text(type_name)
    inner = MARK if path else ""
    for name in reversed(path or (type_name.split("/")[1],)):
        inner = f"<{name} {_ATTRIBUTES.get(name, '')}>{inner}</{name}>"
    return inner


@pytest.mark.parametrize("holder", _TYPES)
def test_every_element_is_shown_or_named(holder: str) -> None:
    plain, silent = read(_SHELLS[holder].format("")), []
    for child in dict.fromkeys(schema.children(_TYPES[holder])):
        tried = read(_SHELLS[holder].format(built(child)))
        if way_to_text(child):
            shown = " ".join((*(p.text for p in tried.paragraphs), *tried.deleted))
            if MARK not in shown:
                assert tried.unread, child
        elif tried == plain:
            silent.append(child.split("/")[1])
    assert set(silent) == set(_SHOWS_NOTHING[holder].split())


@pytest.mark.parametrize("holder", ["rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr", "sectPr"])
def test_every_property_is_seen_or_named_or_changes_nothing(holder: str) -> None:
    def of(properties: str) -> DocxText:
        if holder == "sectPr":
            return read(section=properties)
        return read(_SHELLS[holder].format(properties))

    plain, silent = of(""), []
    for name in schema.order(holder):
        given = _ATTRIBUTES.get(name, 'w:val="1"')
        if of(f"<{name} {given}>{_INNER.get(name, '')}</{name}>") == plain:
            silent.append(name)
    assert set(silent) == set(_SHOWS_NOTHING[holder].split())


def test_every_setting_that_changes_pages_is_named() -> None:
    named = {
        name for name in schema.order("settings") if read(settings=f'<{name} w:val="1"/>').unread
    }
    assert named == set(_TOLD_SETTINGS.split())


@pytest.mark.parametrize("holder", [*_SHELLS, "sectPr", "settings"])
def test_what_nobody_knows_is_named_wherever_it_stands(holder: str) -> None:
    unknown = f'<x:zebra xmlns:x="urn:x" w:val="1">{MARK}</x:zebra>'
    given = {"sectPr": {"section": unknown}, "settings": {"settings": unknown}}
    found = read(**given.get(holder, {"body": _SHELLS.get(holder, "").format(unknown)}))
    assert [MARK in unread.key for unread in found.unread] == [True]


_EDIT_OR_DRAW = """
    docx_templates/clean docx_templates/filler docx_templates/gaps docx_templates/odd_text
    docx_templates/placeholders docx_templates/story
    docx_templates/tags docx_templates/template offer/pack/annexes offer/pack/misfits
    offer/pack/sections write/letterhead/fields write/letterhead/draft_headers
    write/letterhead/read write/letterhead/room write/pdf/furniture
"""
"""Modules that find text in the XML of Word files to change it there, or to draw a letterhead."""
_TEXT_OF_XML = re.compile(r"""\{\*?_?W?\}t['"]|\bW \+ ['"]t['"]|['"]w:t['"]|\bitertext\(""")


def test_one_reader_takes_text_out_of_word_files() -> None:
    root = Path(package.__file__).parent
    found = {
        path.relative_to(root).with_suffix("").as_posix()
        for path in root.rglob("*.py")
        if _TEXT_OF_XML.search(path.read_text("utf-8"))
    }
    assert {name for name in found if not name.startswith("document/docx/")} == set(
        _EDIT_OR_DRAW.split()
    )
