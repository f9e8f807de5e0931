"""Tags in a Word file, as Jinja can read them: mended, told apart, and known by their place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from charter.document.docx.xml import SPACE, W
from charter.docx_templates.story import Where, pieces, shortened, text_of
from charter.named_tuples import NamedTuple

DRAWING = "charter.chart"
"""The one field that is no text: it stands in a paragraph of its own."""
OPEN, CLOSE = "\ue000", "\ue001"
"""Around the number of a tag while Word's XML is mended; never in a template's own text."""
_SIGNATURE = r"\{\{[^{}]*_es_[^{}]*\}\}"
_TAG = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"
_HALF = re.compile(r"\{\{|\{%|\{#")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BRACKET = re.compile(r"[()\[\]{}]")
MAX_BRACKETS = 40
"""Brackets within each other in one tag; Jinja reads them by recursion."""
_LITERAL = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""")
_QUOTES = str.maketrans("\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b", "\"\"\"\"''''")
_AUTOCORRECTED = str.maketrans(
    {"\u2013": "-", "\u2014": "-", "\u2026": "...", "\xa0": " ", "\u202f": " ", "\u200b": None}
)
_STATEMENT = re.compile(r"(-?)\s*(?:(tr|tc|p|r)\s+(?=\w))?(.*?)(-?)", re.DOTALL)
_PRINT = re.compile(r"(?:(p|r|tr|tc)\s)?(.*)", re.DOTALL)
_CELL = re.compile(r"(colspan|cellbg)\s+(.*)", re.DOTALL)
_FIELDS = re.compile(r"\b(?:INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT)\b", re.IGNORECASE)


class WordTag(NamedTuple):
    """One tag. `code` is what Jinja reads, without braces.

    `kind` is print, statement, text (kept as it is) or note (taken out).
    `level` is the element that a tag stands for as a whole: p, tr, tc, r or nothing.
    """

    kind: str
    code: str
    level: str
    where: Where
    written: str

    @property
    def alone(self) -> str:
        """Return the tag as a whole template that does just what it does."""
        if self.kind == "text":
            return ""
        if self.kind == "print" and (self.level == "p" or self.code == DRAWING):
            # A drawing in the place of a paragraph; it is not text.
            return f"{{% if {self.code} %}}{{% endif %}}"
        return f"{{{{ {self.code} }}}}" if self.kind == "print" else f"{{% {self.code} %}}"

    @property
    def quoted(self) -> str:
        """Return the tag as written, short enough to quote."""
        return shortened(self.written)

    @property
    def word(self) -> str:
        """Return the first word of a statement, such as for or endif."""
        found = re.match(r"\w*", self.code) if self.kind == "statement" else None
        return found[0] if found else ""


class Flaw(NamedTuple):
    """What is wrong at one place of a Word file."""

    where: Where
    code: str
    message: str
    hint: str = ""


def mark_tags(
    root: Any,
    places: Sequence[tuple[Any, Where]],
    story: str,
    tokens: Collection[str],
    tags: list[WordTag],
    flaws: list[Flaw],
) -> list[tuple[Any, int]]:
    """Put a number in the place of each tag of a part; the tags go to the end of `tags`.

    `places` are the paragraphs of the part, `story` its name.

    Returns each paragraph that holds a tag for Jinja, with the number of the tag.
    """
    names = "|".join(map(re.escape, tokens))
    passed = rf"{_SIGNATURE}|\{{\{{\s*(?:{names})\s*\}}\}}" if names else _SIGNATURE
    pattern = re.compile(f"(?P<passed>{passed})|{_TAG}", re.DOTALL)
    held: list[tuple[Any, int]] = []
    for paragraph, where in places:
        found = found_tags(pattern, where.text)
        _find_flaws(paragraph, where, pattern, found, flaws)
        numbers: list[str] = []
        for match in found:
            marked = _marked(match, where, tags)
            numbers.append(marked)
            if OPEN in marked and tags[-1].kind != "text":
                held.append((paragraph, len(tags) - 1))
        if found:
            _put(paragraph, found, numbers)
        _escape_halves(paragraph, where, tags)
        if found and not text_of(paragraph).strip() and not any(numbers):
            _drop_note(paragraph)
    _mark_attributes(root, story, pattern, tags)
    return held


def _mark_attributes(root: Any, story: str, pattern: re.Pattern[str], tags: list[WordTag]) -> None:
    """Mark the tags in descriptions of pictures; braces in other attributes stay as they are."""
    where = Where(f"{story}, picture" if story else "picture", "")
    for element in root.iter():
        for name, value in element.attrib.items():
            if not _HALF.search(value):
                continue
            if name in ("descr", "title"):
                element.set(name, _marked_text(value, where, pattern, tags))
            else:
                element.set(name, "".join(_kept(value, where, tags)))


def _marked_text(text: str, where: Where, pattern: re.Pattern[str], tags: list[WordTag]) -> str:
    place = where._replace(text=text)
    marked = pattern.sub(lambda found: _marked(found, place, tags), text)
    return "".join(_kept(marked, where, tags))


def found_tags(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Return the tags of a text, in one pass: of what never ends, no second end is looked for."""
    found: list[re.Match[str]] = []
    at, open_ended = 0, set[str]()
    for start in _HALF.finditer(text):
        end = _ENDS[start[0]]
        if start.start() < at or end in open_ended:
            continue
        if text.find(end, start.end()) < 0:
            open_ended.add(end)
        elif match := pattern.match(text, start.start()):
            found.append(match)
            at = match.end()
    return found


def _find_flaws(
    paragraph: Any,
    where: Where,
    pattern: re.Pattern[str],
    found: list[re.Match[str]],
    flaws: list[Flaw],
) -> None:
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(where.text)]
    rest = "".join(where.text[a:b] for a, b in zip(ends, starts, strict=True))
    if half := _HALF.search(rest):
        said = f"the tag that starts with '{rest[half.start() :][:40].strip()}' does not end here"
        flaws.append(Flaw(where, "split-tag", said, "write the whole tag in one paragraph"))
    for match in found:
        if _nested(match[0]) > MAX_BRACKETS:
            said = f"'{match[0][:40]} ...' has too many brackets within each other"
            flaws.append(Flaw(where, "template-syntax", said, "write it more simply"))
    codes = "".join(
        (e.text or "") + e.get(W + "instr", "")
        for e in paragraph.iter(W + "instrText", W + "fldSimple")
    )
    if found_tags(pattern, codes):
        said = f"a tag in a field code is not filled in: {codes.strip()[:60]}"
        flaws.append(Flaw(where, "tag-in-field", said, "type it as text instead of a field"))
    if _FIELDS.search(codes):
        said = f"a field that reads another file or program is not allowed: {codes.strip()[:60]}"
        flaws.append(Flaw(where, "remote-content", said, "put the text or picture in itself"))


def _nested(code: str) -> int:
    deepest = depth = 0
    for bracket in _BRACKET.findall(code):
        depth += 1 if bracket in "([{" else -1
        deepest = max(deepest, depth)
    return deepest


def _marked(match: re.Match[str], where: Where, tags: list[WordTag]) -> str:
    """Return what stands for a tag while the XML is mended; a comment leaves nothing."""
    written = match[0]
    if match["passed"]:
        tags.append(WordTag("text", written, "", where, written))
        return f"{OPEN}{len(tags) - 1}{CLOSE}"
    if written.startswith("{#"):
        tags.append(WordTag("note", "", "", where, written))
        return ""
    code = straight(written[2:-2])
    if written.startswith("{{"):
        # The letter must touch the braces, as in docxtpl: a loop may call its variable p.
        found = _PRINT.fullmatch(code)
        assert found
        level = found[1] or ""
        tags.append(WordTag("print", found[2].strip(), level, where, written))
        return f"{{{{{level} {OPEN}{len(tags) - 1}{CLOSE} }}}}"
    found = _STATEMENT.fullmatch(code)
    assert found
    left, level, inner, right = found[1], found[2] or "", found[3].strip(), found[4]
    if inner in ("vm", "hm"):
        return f"{{% {inner} %}}"
    if cell := _CELL.fullmatch(inner):
        tags.append(WordTag("print", cell[2], "", where, written))
        return f"{{% {cell[1]} {OPEN}{len(tags) - 1}{CLOSE} %}}"
    tags.append(WordTag("statement", inner, level, where, written))
    return f"{{%{left}{level if level == 'r' else ''} {OPEN}{len(tags) - 1}{CLOSE} {right}%}}"


def straight(code: str) -> str:
    """Return a tag's code without what Word puts in while one types.

    Curly quotes become straight; dashes, dots and hard spaces outside quotes do too.
    """
    parts = _LITERAL.split(code.translate(_QUOTES))
    return "".join(p if n % 2 else p.translate(_AUTOCORRECTED) for n, p in enumerate(parts))


def _put(paragraph: Any, found: list[re.Match[str]], numbers: list[str]) -> None:
    """Write each tag's mark into the element that the tag starts in, and take the rest away."""
    spans = [(match.span(), mark) for match, mark in zip(found, numbers, strict=True)]
    start = done = 0
    for element, text in list(pieces(paragraph)):
        end = start + len(text)
        out, at = "", start
        while done < len(spans) and spans[done][0][1] <= start:
            done += 1
        for number in range(done, len(spans)):
            (first, last), mark = spans[number]
            if first >= end:
                break
            out += text[at - start : max(first, start) - start]
            if first >= start:
                out += mark
            at = min(last, end)
        inside = at > start and at == end and not out
        out += text[at - start :]
        if element.tag == W + "t":
            element.text = out
            element.set(SPACE, "preserve")
        elif inside:
            element.getparent().remove(element)
        start = end


def _escape_halves(paragraph: Any, where: Where, tags: list[WordTag]) -> None:
    """Keep braces that are no tag of ours as they are: half tags, and those in deleted text."""
    for element in paragraph.iter(W + "t", W + "delText", W + "instrText"):
        text = element.text or ""
        if _HALF.search(_MARK.sub("", text)):
            element.text = "".join(_kept(text, where, tags))


_MARK = re.compile(rf"(\{{[{{%][^{OPEN}{{]*{OPEN}\d+{CLOSE}[^}}%]*[%}}]\}}|\{{% [vh]m %\}})")


def _kept(text: str, where: Where, tags: list[WordTag]) -> Iterator[str]:
    for n, piece in enumerate(_MARK.split(text)):
        if n % 2 or not _HALF.search(piece):
            yield piece
        else:
            tags.append(WordTag("text", piece, "", where, piece))
            yield f"{OPEN}{len(tags) - 1}{CLOSE}"


def _drop_note(paragraph: Any) -> None:
    """Take away a paragraph that held nothing but a comment."""
    parent = paragraph.getparent()
    holds_section = paragraph.find(f"{W}pPr/{W}sectPr") is not None
    beside = (paragraph.itersiblings(W + "p", preceding=before) for before in (True, False))
    alone = not any(next(each, None) is not None for each in beside)
    if parent is not None and not holds_section and not alone:
        parent.remove(paragraph)
