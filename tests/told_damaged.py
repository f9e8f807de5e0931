"""Word files with damage drawn by chance, and what is read from each: a part of tests/told.py."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from lxml import etree

import charter
from charter.compose.papers import Paper
from charter.document.docx.reader import text_of
from charter.document.docx.word_file import read_word_file
from charter.problems import CharterError
from charter.write.letterhead.draft_headers import with_draft_headers
from charter.write.letterhead.read import own_letterhead
from making import composed
from told_tables import DAY, ROOT, long, short, told

_FOLDERS = ("tests/data/letters", "tests/data/word-templates", "templates/starters")
_FILES = sorted(file for folder in _FOLDERS for file in (ROOT / folder).glob("*.docx"))
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMES = """
    altChunk b basedOn bidi bidiVisual bookmarkEnd bookmarkStart br caps cantSplit color
    commentReference commentRangeStart cr cs customXml dayShort del delText dir drawing
    dstrike emboss evenAndOddHeaders fldChar fldSimple footerReference footnoteReference
    framePr gridCol gridSpan headerReference hMerge highlight hyperlink i ilvl imprint ind ins
    instrText isLgl jc keepLines keepNext lang lvl lvlJc lvlOverride lvlRestart lvlText
    moveFrom moveTo mirrorIndents noBreakHyphen noProof num numFmt numId numPr numStyleLink
    object outline outlineLvl p pageBreakBefore pBdr pgMar pgSz pgNum pict position pPr ptab r
    rFonts rPr rStyle rtl ruby sdt sdtContent sdtPr sectPr shadow shd smallCaps smartTag
    snapToGrid softHyphen spacing specVanish start startOverride strike style styleLink suff
    sym sz szCs t tab tabs tbl tblBorders tblGrid tblHeader tblInd tblLayout tblLook tblPr
    tblStyle tblStylePr tblW tc tcBorders tcPr tcW textDirection tr trHeight trPr txbxContent
    type u vAlign vanish vertAlign vMerge w webHidden yearLong
"""
_KEYS = """
    val type id fill color themeColor ascii hAnsi w left right first firstLine hanging before
    after line
"""
_VALUES = """
    0 1 -1 2 20 240 1440 31680 99999 x auto none false true off on FFFFFF ffffff 000000 F2F2F2
    red clear nil single double restart continue begin separate end superscript subscript
    center both right decimal upperRoman lowerLetter bullet %1. %2) page column textWrapping
    white yellow dark1 accent1 Heading1 Normal Standard PAGE rId1 rId99 exact atLeast dxa pct
    50%
"""


def _damaged(file: Path, chance: random.Random) -> tuple[bytes, list[str]]:
    """Return a file with a few elements changed, and what was done."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    papers = [n for n in parts if n.startswith("word/") and n.endswith(".xml")]
    done = []
    for _ in range(6):
        name = chance.choice(["word/document.xml", "word/document.xml", *sorted(papers)])
        root = etree.fromstring(parts[name])
        inside = [
            each
            for each in root.iterdescendants()
            if isinstance(each.tag, str) and not each.tag.endswith("lsdException")
        ]
        if not inside:
            continue
        one, new = chance.choice(inside), chance.choice(_NAMES.split())
        key, value = chance.choice(_KEYS.split()), chance.choice(_VALUES.split())
        above = one.getparent()
        was = etree.QName(one).localname
        what = chance.randrange(6)
        if what == 0:
            above.remove(one)
            done.append(f"-{was}")
        elif what == 1:
            above.insert(above.index(one), etree.fromstring(etree.tostring(one)))
            done.append(f"{was} twice")
        elif what == 2:
            one.tag = _W + new
            done.append(f"{was}>{new}")
        elif what == 3:
            named = sorted(one.attrib) or [_W + key]
            one.set(chance.choice(named), value)
            done.append(f"{was}={value}")
        elif what == 4:
            one.insert(0, etree.Element(_W + new, {_W + key: value}))
            done.append(f"{was}/{new} {key}={value}")
        else:
            wrap = etree.Element(_W + new, {_W + key: value})
            above.replace(one, wrap)
            wrap.append(one)
            done.append(f"{new}({was})")
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue(), done


def damaged() -> Iterator[tuple[str, str]]:
    """Yield what damaged files are read as, other than without damage, and as letterheads."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "letterhead.docx"
        for file in _FILES:
            path.write_bytes(file.read_bytes())
            usual = {line for read in (_read, _letterhead) for line in read(path)}
            chance, lines = random.Random(file.name), list(_draft(path))
            for _ in range(16):
                content, done = _damaged(file, chance)
                path.write_bytes(content)
                lines.append("; ".join(done))
                for read in (_read, _letterhead):
                    try:
                        lines += [line for line in read(path) if line not in usual]
                    except CharterError as refused:
                        lines += told(refused.problems)
            yield f"{file.parent.name}-{file.stem}", "\n".join(lines).replace(home, "")


def _read(path: Path) -> Iterator[str]:
    found = text_of(read_word_file(path))
    rest = found._replace(path="", paragraphs=(), edges=(), unread=())
    for section in found.edges:
        for edge in section:
            yield f"  {edge.kind} {edge.which} {len(edge.paragraphs)}"
            yield from (_line(each._replace(number=0)) for each in edge.paragraphs)
    yield from (_line(each._replace(number=0)) for each in found.paragraphs)
    yield from map(_line, (*found.unread, rest))


def _letterhead(path: Path) -> Iterator[str]:
    made = own_letterhead(path)
    yield from (_line(part._replace(data=b"")) for part in made.parts)
    texts = (f"{name} {text}" for name, text in made.texts.items())
    yield from map(_line, (*texts, *made.notes, *made[2:-1]))


def _draft(path: Path) -> Iterator[str]:
    made = with_draft_headers(path.read_bytes(), _paper())
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            content = package.read(name)
            yield f"  as a draft: {name} {len(content)} {sha256(content).hexdigest()[:16]}"


@cache
def _paper() -> Paper:
    organisation = charter.organise(charter.read_workspace(ROOT / "tests/briefs/northwind"))
    [paper] = composed(organisation, DAY, position="cpto", papers=("charter",))
    return paper._replace(draft=True)


def _line(value: object) -> str:
    return long(f"  {short(value)}")


DAMAGED = {"damaged": damaged}
