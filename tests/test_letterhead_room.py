"""How tall the header of a letterhead is, and how much room papers leave below it."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from charter.document.docx.xml import parse
from charter.write.letterhead.look import Chain
from charter.write.letterhead.room import _height, leave_room
from told_word import xml
from word_packages import PAGE, W

_DECLARED = (
    f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp='
    '"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_STYLES = "style styleId=S (rPr (sz 40); pPr (spacing before=100 after=60 line=480 lineRule=auto))"


def made(name: str, text: str) -> etree._Element:
    """Return an element around others in the short form of told_word.py."""
    root: etree._Element = parse(f"<w:{name} {_DECLARED}>{xml(text)}</w:{name}>".encode())
    return root


_LONG = "x" * 100
_BOX = "r (rPr (sz 200); txbxContent (p (r (rPr (sz 200); t =Tall))))"


@pytest.mark.parametrize(
    ("inner", "height"),
    [
        # A line of 11 points is 22 half-points high, and a fifth more; in twips.
        ("r (t =One)", 264), ("", 264), ("r (rPr (sz 40); t =One)", 480),
        ("r (rPr (sz 40); t =~)", 264), ("r (rPr (sz x); t =One)", 264),
        ("r (rPr (sz 10); t =a); r (rPr (sz 40); t =b); r (rPr (sz 12); t =c)", 480),
        # 100 letters of 22 half-points are 11,000 twips wide.
        (f"r (t ={_LONG})", 528), (f"r (t ={_LONG}); r (t ={_LONG})", 792),
        (f"r (rPr (sz 10); t ={_LONG})", 120), ("r (br; t =a; br)", 792),
        ("pPr (spacing before=100 after=50); r (t =One)", 414),
        ("pPr (spacing line=480 lineRule=auto); r (t =One)", 528),
        ("pPr (spacing line=480); r (t =One)", 528), ("pPr (spacing line=120); r (t =One)", 132),
        ("pPr (spacing line=100 lineRule=exact); r (t =One; br)", 200),
        ("pPr (spacing line=300 lineRule=atLeast); r (t =One)", 300),
        ("pPr (spacing line=200 lineRule=atLeast); r (t =One)", 264),
        ("pPr (pStyle S); r (t =One)", 1120), ("pPr (pStyle S; spacing after=0); r (t =One)", 1060),
        ("pPr (pStyle S); r (rPr (sz 20); t =One)", 640),
        # What stands in a text box does not make its paragraph taller.
        (f"r (t =One); {_BOX}", 264),
        # Pictures: 635 EMU to a twip.
        ("r (wp:inline (extent cx=1 cy=635000))", 1000),
        ("r (wp:inline (extent cx=1 cy=635000)); r (br)", 1264), ("r (wp:inline)", 264),
        ("r (wp:inline (extent cx=1 cy=6350))", 264),
        ("r (wp:anchor (extent cx=1 cy=635000))", 264),
        ("r (wp:anchor (extent cx=1 cy=635000; wrapTopAndBottom))", 1000),
        ("pPr (spacing line=100 lineRule=exact); r (wp:inline (extent cx=1 cy=635000))", 100),
        ("r (v:shape style=width:10pt^height:100pt)", 2000), ("r (v:rect style=height:1in)", 1440),
        ("r (v:group style=height:10mm)", 567), ("r (v:shape style=height:2.5cm)", 1417),
        ("r (v:shape style=line-height:90pt)", 264), ("r (v:shape)", 264),
        ("r (v:shape style=position:~absolute^height:100pt)", 264),
    ],
)  # fmt: skip
def test_how_tall_a_paragraph_is(inner: str, height: int) -> None:
    assert _height(made("p", inner), 10_000, Chain(made("styles", _STYLES))) == height


@pytest.mark.parametrize(
    ("inner", "height"),
    [
        ("tr (tc (p (r (t =a))); tc (p (r (t =b)); p (r (t =c))))", 528),
        ("tr (tc (p)); tr (tc (p); tc (p))", 528),
        ("tr (trPr (trHeight 900); tc (p))", 900), ("tr (trPr (trHeight 9); tc (p))", 264),
        # In half of the width, and in a width that the cell states, are more lines.
        (f"tr (tc (p (r (t ={_LONG}))); tc (p))", 792),
        (f"tr (tc (tcPr (tcW w=2500); p (r (t ={_LONG}))))", 1320),
        ("tr (tc (tbl (tr (tc (p)); tr (tc (p)))))", 528), ("tr", 0),
    ],
)  # fmt: skip
def test_how_tall_a_table_is(inner: str, height: int) -> None:
    assert _height(made("tbl", inner), 10_000, Chain(made("styles", _STYLES))) == height


def picture(height: int, frame: str = "page", down: int = 0) -> str:
    """Return a picture that floats, so many twips high and so many down from a frame."""
    place = f"positionV relativeFrom={frame} (posOffset ={down * 635})"
    return f"p (r (wp:anchor ({place}; extent cx=1 cy={height * 635})))"


def drawn(style: str) -> str:
    return f"p (r (v:shape style=position:absolute^{style}))"


_LOW = "p (pPr (spacing line={} lineRule=exact))"
_TALL = "p (r (wp:inline (extent cx=1 cy={})))"


@pytest.mark.parametrize(
    ("header", "top", "margin", "added"),
    [
        # The header starts at 708, the text at 1417; between the two is a line of 240.
        ("p (r (t =One))", "", "1417", ""), (_TALL.format(469 * 635), "", "1417", ""),
        (_TALL.format(470 * 635), "", "1417", "240"), (_TALL.format(8418 * 635), "", "1417", "240"),
        (_TALL.format(8419 * 635), "", "1417", ""), ("p; p; p; p", "", "1417", ""),
        (f"{_TALL.format(600 * 635)}; p", "", "1417", ""),
        (f"{_TALL.format(600 * 635)}; {_LOW.format(100)}", "", "1417", "140"),
        (f"{_TALL.format(600 * 635)}; {_LOW.format(230)}", "", "1417", "20"),
        (f"{_TALL.format(600 * 635)}; {_LOW.format(240)}", "", "1417", ""),
        ("tbl (tr (trPr (trHeight 600); tc (p)))", "", "1417", "240"),
        (f"{_TALL.format(600 * 635)}; p (fldSimple)", "", "1417", "240"),
        (f"{_TALL.format(600 * 635)}; p (pPr (pBdr))", "", "1417", "240"),
        (f"{_TALL.format(600 * 635)}; p (pPr (pStyle B))", "", "1417", "240"),
        # A fixed margin grows instead, as it does for what floats.
        (_TALL.format(600 * 635), "-1000", "-1548", ""), ("p", "-1000", "-1000", ""),
        (picture(1178), "", "1418", ""), (picture(1177), "", "1417", ""),
        (picture(600, "page", 900), "", "1740", ""), (picture(600, "margin"), "", "2257", ""),
        (picture(600, "paragraph"), "", "1548", ""), (picture(600, "margin"), "-1417", "-2257", ""),
        (picture(5611), "", "5851", ""), (picture(5612), "", "1417", ""),
        (f"{picture(5612)}; {picture(1200)}", "", "1440", ""),
        (drawn("margin-top:10pt^height:50pt"), "", "2148", ""),
        (drawn("mso-position-vertical-relative:page^margin-top:10pt^height:50pt"), "", "1440", ""),
        (drawn("mso-position-vertical:top^height:500pt"), "", "1417", ""),
        (drawn("margin-top:-20pt^height:50pt"), "", "1548", ""),
        ("p (r (wp:anchor (extent cx=1 cy=635000)))", "", "1417", ""),
        ("p (r (wp:anchor (positionV relativeFrom=page; extent cx=1 cy=635000)))", "", "1417", ""),
    ],
)  # fmt: skip
def test_text_starts_a_line_below_what_a_header_shows(
    header: str, top: str, margin: str, added: str
) -> None:
    page = made("sectPr", "")
    page.extend(parse(f"<w:x {_DECLARED}>{PAGE}</w:x>".encode()))
    if top:
        page.find(f"{{{W}}}pgMar").set(f"{{{W}}}top", top)
    root = made("hdr", header)
    before = len(root)
    styles = made("styles", "style styleId=A (pPr (pBdr)); style styleId=B (basedOn A)")
    leave_room(root, page, Chain(styles))
    assert page.find(f"{{{W}}}pgMar").get(f"{{{W}}}top") == margin
    lines = [etree.tostring(each).decode() for each in root[before:]]
    found = [re.search(r'w:line="(\d+)" w:lineRule="exact"', line) for line in lines]
    assert [each[1] for each in found if each] == ([added] if added else [])
