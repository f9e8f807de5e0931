"""Tags in a Word file, as Jinja can read them: mended, told apart, and known by their place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from charter.document.docx.xml import SPACE, W
from charter.docx_templates.elsewhere import spots
from charter.docx_templates.story import Where, own, pieces, shortened, text_of
from charter.docx_templates.written import HALF, found_tags, halves, pattern_of, straight
from charter.named_tuples import NamedTuple

DRAWING = "charter.chart"
"""The one field that is no text: it stands in a paragraph of its own."""
OPEN, CLOSE = "\ue000", "\ue001"
"""Around the number of a tag while Word's XML is mended; never in a template's own text."""
_BRACKET = re.compile(r"[()\[\]{}]")
MAX_BRACKETS = 40
"""Brackets within each other in one tag; Jinja reads them by recursion."""
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
    pattern = pattern_of(tokens)
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
    mark_elsewhere(root, pattern, tags, flaws, story)
    return held


def mark_elsewhere(
    root: Any,
    pattern: re.Pattern[str],
    tags: list[WordTag],
    flaws: list[Flaw],
    story: str = "",
    plain: str = "",
) -> None:
    """Mark the tags outside of paragraphs; those that cannot be filled in stay, and are told."""
    for spot in spots(root, plain):
        text = spot.text
        if not HALF.search(text):
            continue
        where = Where(", ".join(filter(None, (story, spot.place))), text)
        found = found_tags(pattern, text)
        if spot.filled:
            _tell_halves(where, found, flaws)
            put = _with_marks(text, found, [_marked(match, where, tags) for match in found])
            spot.put("".join(_kept(put, where, tags)))
            continue
        if spot.place and any(not match["passed"] for match in found):
            said = f"a tag in {spot.place} is not filled in: {shortened(text)}"
            place = Where(story or "the text", "")
            flaws.append(Flaw(place, "tag-not-reached", said, "put it into the text"))
        spot.put("".join(_kept(text, where, tags)))


def _with_marks(text: str, found: list[re.Match[str]], marks: list[str]) -> str:
    starts = [0, *(match.end() for match in found)]
    ends = [*(match.start() for match in found), len(text)]
    between = (text[a:b] for a, b in zip(starts, ends, strict=True))
    return "".join(f"{piece}{mark}" for piece, mark in zip(between, [*marks, ""], strict=True))


def _find_flaws(
    paragraph: Any,
    where: Where,
    pattern: re.Pattern[str],
    found: list[re.Match[str]],
    flaws: list[Flaw],
) -> None:
    _tell_halves(where, found, flaws)
    for match in found:
        if _nested(match[0]) > MAX_BRACKETS:
            said = f"'{match[0][:40]} ...' has too many brackets within each other"
            flaws.append(Flaw(where, "template-syntax", said, "write it more simply"))
    codes = "".join(
        (e.text or "") + e.get(W + "instr", "")
        for e in own(paragraph, W + "instrText", W + "fldSimple")
    )
    if found_tags(pattern, codes):
        said = f"a tag in a field code is not filled in: {codes.strip()[:60]}"
        flaws.append(Flaw(where, "tag-in-field", said, "type it as text instead of a field"))
    if _FIELDS.search(codes):
        said = f"a field that reads another file or program is not allowed: {codes.strip()[:60]}"
        flaws.append(Flaw(where, "remote-content", said, "put the text or picture in itself"))


def _tell_halves(where: Where, found: list[re.Match[str]], flaws: list[Flaw]) -> None:
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(where.text)]
    for start, end in zip(ends, starts, strict=True):
        said = halves(where.text[start:end])
        flaws += (Flaw(where, "split-tag", message, hint) for message, hint in said)


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
    for element in own(paragraph, W + "t", W + "delText", W + "instrText"):
        text = element.text or ""
        if HALF.search(_MARK.sub("", text)):
            element.text = "".join(_kept(text, where, tags))


_MARK = re.compile(rf"(\{{[{{%][^{OPEN}{{]*{OPEN}\d+{CLOSE}[^}}%]*[%}}]\}}|\{{% [vh]m %\}})")


def _kept(text: str, where: Where, tags: list[WordTag]) -> Iterator[str]:
    for n, piece in enumerate(_MARK.split(text)):
        if n % 2 or not HALF.search(piece):
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
