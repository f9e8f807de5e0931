"""New text on the page, by whatever carries text in a paragraph or between paragraphs."""

from __future__ import annotations

import random
from collections.abc import Callable

from tampering.draws import SENTENCES, Done, means
from tampering.package import Word, one, paragraph, parse, q, run

Make = Callable[[str], str]
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{}'
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_CHANGE = 'w:id="901" w:author="A. Reader" w:date="2027-01-20T10:00:00Z"'
_UNKNOWN = 'xmlns:zz="urn:nobody:knows" '


def _symbols(text: str, font: str = "Courier New", base: str = "F0") -> str:
    signs = "".join(f'<w:sym w:font="{font}" w:char="{base}{ord(c):02X}"/>' for c in text)
    return f"<w:r>{signs}</w:r>"


def _characters(text: str) -> str:
    """One run for each letter, with bookmarks and spelling marks between."""
    return "".join(f"{run(c)}<w:proofErr w:type='spellStart'/>" for c in text)


def _math(text: str, before: str = "", after: str = "") -> str:
    return f"<m:oMath>{before}<m:r><m:t>{text}</m:t></m:r>{after}</m:oMath>"


INLINE: dict[str, Make] = {
    "w:t in a run": run,
    "w:t in a run before all": run,
    "w:sym in the private area": _symbols,
    "w:sym by its letters": lambda t: _symbols(t, base="00"),
    "letters in runs of their own": _characters,
    "w:noBreakHyphen between": lambda t: "<w:r><w:noBreakHyphen/></w:r>".join(
        run(w) for w in t.split()
    ),
    "w:tab between": lambda t: "<w:r><w:tab/></w:r>".join(run(w) for w in t.split()),
    "w:br between": lambda t: "<w:r><w:br/></w:r>".join(run(w) for w in t.split()),
    "w:ptab": lambda t: (
        f'<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>{run(t)}'
    ),
    "w:fldSimple": lambda t: f'<w:fldSimple w:instr=" DOCPROPERTY Company ">{run(t)}</w:fldSimple>',
    "field QUOTE": lambda t: _FIELD.format(f' QUOTE "{t}" ', run(t)),
    "field PAGE with other result": lambda t: _FIELD.format(" PAGE ", run(t)),
    "field without a separator": lambda t: (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \\o(a,b) </w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>{run(t)}'
    ),
    "field in a field": lambda t: _FIELD.format(
        " IF 1 = 1 ", _FIELD.format(f' QUOTE "{t}" ', run(t))
    ),
    "field MACROBUTTON": lambda t: (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' MACROBUTTON NoMacro {t}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "form field": lambda t: (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="F1"/><w:enabled/>'
        f'<w:textInput><w:default w:val="{t}"/></w:textInput></w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(t)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "w:hyperlink": lambda t: f'<w:hyperlink w:anchor="top">{run(t)}</w:hyperlink>',
    "w:smartTag": lambda t: f'<w:smartTag w:uri="urn:x" w:element="place">{run(t)}</w:smartTag>',
    "w:customXml": lambda t: f'<w:customXml w:uri="urn:x" w:element="y">{run(t)}</w:customXml>',
    "w:sdt": lambda t: (
        f"<w:sdt><w:sdtPr><w:id w:val='77'/></w:sdtPr><w:sdtContent>{run(t)}</w:sdtContent></w:sdt>"
    ),
    "w:sdt in w:sdt": lambda t: (
        "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>"
        f"{run(t)}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    ),
    "w:sdt as its own placeholder": lambda t: (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>"
        f"{run(t)}</w:sdtContent></w:sdt>"
    ),
    "w:ins": lambda t: f"<w:ins {_CHANGE}>{run(t)}</w:ins>",
    "w:moveTo": lambda t: f"<w:moveTo {_CHANGE}>{run(t)}</w:moveTo>",
    "w:del": lambda t: f"<w:del {_CHANGE}><w:r><w:delText>{t}</w:delText></w:r></w:del>",
    "w:ins in w:hyperlink": lambda t: (
        f'<w:hyperlink w:anchor="top"><w:ins {_CHANGE}>{run(t)}</w:ins></w:hyperlink>'
    ),
    "w14:conflictIns": lambda t: f"<w14:conflictIns {_CHANGE}>{run(t)}</w14:conflictIns>",
    "w:bdo": lambda t: f'<w:bdo w:val="ltr">{run(t)}</w:bdo>',
    "w:dir": lambda t: f'<w:dir w:val="ltr">{run(t)}</w:dir>',
    "w:ruby": lambda t: (
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="16"/><w:hpsRaise'
        f' w:val="18"/><w:hpsBaseText w:val="20"/><w:lid w:val="en-US"/></w:rubyPr><w:rt>{run(t)}'
        f"</w:rt><w:rubyBase>{run('only')}</w:rubyBase></w:ruby></w:r>"
    ),
    "m:oMath": _math,
    "m:oMathPara": lambda t: f"<m:oMathPara>{_math(t)}</m:oMathPara>",
    "m:nary": lambda t: (
        f"<m:oMath><m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub/><m:sup/><m:e><m:r>"
        f"<m:t>{t}</m:t></m:r></m:e></m:nary></m:oMath>"
    ),
    "w:r in m:oMath": lambda t: f"<m:oMath>{run(t)}</m:oMath>",
    "mc:Choice that is known": lambda t: (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>{t}</w:t></mc:Choice>'
        "<mc:Fallback><w:t> </w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "mc:Fallback of an unknown choice": lambda t: (
        f'<w:r><mc:AlternateContent {_UNKNOWN}><mc:Choice Requires="zz"><zz:x/></mc:Choice>'
        f"<mc:Fallback><w:t>{t}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "mc:AlternateContent around a run": lambda t: (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{run(t)}</mc:Choice></mc:AlternateContent>'
    ),
    "mc:ProcessContent": lambda t: (
        f'<zz:box {_UNKNOWN} mc:Ignorable="zz" mc:ProcessContent="zz:box">{run(t)}</zz:box>'
    ),
    "xml:space default, spaces by w:t": lambda t: "".join(run(f"{w} ") for w in t.split()),
    "a comment and CDATA in w:t": lambda t: (
        f"<w:r><w:t xml:space='preserve'>{t[:9]}<!-- x --><![CDATA[{t[9:]}]]></w:t></w:r>"
    ),
}
BLOCK: dict[str, Make] = {
    "w:p": paragraph,
    "w:p as a heading": lambda t: paragraph(t, '<w:pStyle w:val="Heading1"/>'),
    "w:p in a list": lambda t: paragraph(t, '<w:pStyle w:val="ListBullet"/>'),
    "w:p in w:customXml": lambda t: (
        f'<w:customXml w:uri="urn:x" w:element="y">{paragraph(t)}</w:customXml>'
    ),
    "w:p in w:sdt": lambda t: f"<w:sdt><w:sdtContent>{paragraph(t)}</w:sdtContent></w:sdt>",
    "w:p in w:ins": lambda t: (
        f"<w:p><w:pPr><w:rPr><w:ins {_CHANGE}/></w:rPr></w:pPr><w:ins {_CHANGE}>{run(t)}</w:ins></w:p>"
    ),
    "w:p in mc:Choice": lambda t: (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{paragraph(t)}</mc:Choice>'
        "</mc:AlternateContent>"
    ),
    "w:p in mc:Fallback": lambda t: (
        f'<mc:AlternateContent {_UNKNOWN}><mc:Choice Requires="zz"><zz:x/></mc:Choice>'
        f"<mc:Fallback>{paragraph(t)}</mc:Fallback></mc:AlternateContent>"
    ),
    "w:tbl": lambda t: (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/>'
        f"</w:tblGrid><w:tr><w:tc>{paragraph(t)}</w:tc></w:tr></w:tbl>"
    ),
    "w:tbl in w:customXml": lambda t: (
        '<w:customXml w:uri="urn:x" w:element="y"><w:tbl><w:tblPr/><w:tblGrid><w:gridCol'
        f' w:w="9000"/></w:tblGrid><w:tr><w:tc>{paragraph(t)}</w:tc></w:tr></w:tbl></w:customXml>'
    ),
    "a frame": lambda t: paragraph(
        t,
        '<w:framePr w:w="4000" w:h="600" w:hRule="exact" w:wrap="around" w:vAnchor="page" '
        'w:hAnchor="page" w:x="6500" w:y="900"/>',
    ),
    "a drop cap": lambda t: paragraph(
        t,
        '<w:framePr w:dropCap="drop" w:lines="2" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>',
    ),
    "a field over paragraphs": lambda t: (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>{paragraph(t)}'
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
}


def sentence(rng: random.Random) -> str:
    return rng.choice(SENTENCES)


@means("new text in a paragraph", *INLINE)
def _inline(word: Word, rng: random.Random, name: str) -> Done:
    text = sentence(rng)
    t = rng.choice(word.texts())
    p = next(t.iterancestors(q("w:p")))
    pieces = parse(INLINE[name](f" {text}" if "before" not in name else f"{text} "))
    at = len(p) if "before" not in name else (1 if p.find(q("w:pPr")) is not None else 0)
    for piece in reversed(pieces):
        p.insert(at, piece)
    return Done(f"{text!r} in a paragraph, by {name}", True, text)


@means("new text between paragraphs", *BLOCK)
def _block(word: Word, rng: random.Random, name: str) -> Done:
    text = sentence(rng)
    place = rng.choice(word.blocks())
    for piece in reversed(parse(BLOCK[name](text))):
        place.addnext(piece)
    return Done(f"{text!r} after a paragraph, by {name}", True, text)


@means(
    "new text in a table",
    "row",
    "row in w:customXml",
    "row in w:sdt",
    "cell paragraph",
    "cell in w:sdt",
    "inner table",
    "tracked row",
)
def _table(word: Word, rng: random.Random, name: str) -> Done:
    text = sentence(rng)
    cell = rng.choice(word.cells())
    row = cell.getparent()
    new = f"<w:tr><w:tc><w:tcPr><w:tcW w:w='9000' w:type='dxa'/></w:tcPr>{paragraph(text)}</w:tc></w:tr>"
    if name == "row":
        row.addnext(one(new))
    elif name == "tracked row":
        row.addnext(one(new.replace("<w:tr>", f"<w:tr><w:trPr><w:ins {_CHANGE}/></w:trPr>")))
    elif name == "row in w:customXml":
        row.addnext(one(f'<w:customXml w:uri="urn:x" w:element="y">{new}</w:customXml>'))
    elif name == "row in w:sdt":
        row.addnext(one(f"<w:sdt><w:sdtContent>{new}</w:sdtContent></w:sdt>"))
    elif name == "cell paragraph":
        cell.append(one(paragraph(text)))
    elif name == "inner table":
        cell.append(one(BLOCK["w:tbl"](text)))
        cell.append(one("<w:p/>"))
    else:
        inner = one("<w:sdt><w:sdtContent/></w:sdt>")
        cell.addprevious(inner)
        inner[0].append(cell)
        cell.append(one(paragraph(text)))
    return Done(f"{text!r} as {name}", True, text)
