"""Splits the lines of a file by the roles that they are for, and finds the title of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from pathlib import PurePath

from charter.audit.facts import label_of, labelled
from charter.audit.headings import under
from charter.audit.kinds import begins_duty
from charter.audit.others import mentions
from charter.audit.papers import OF_ALL, PaperFile, PaperLine, Quoted
from charter.audit.titles import Title, is_hiring_for, is_offered, is_title, title_in, title_of_name
from charter.audit.words import begins, whole
from charter.named_tuples import NamedTuple
from charter.problems import Place
from charter.titles.reading import reading_of

_LEAST_DUTIES = 2
_LOOKED_AT = 40
_TITLE_WORDS = 12
_SIGNED = 5
_LEAST_IN_A_ROW = 5
_RANKS = ("chief", "vp", "head", "director", "lead")
_ELSEWHERE = ("fact", "boilerplate", "result")
_CAPITALS = r"((?:[A-Z][\w&-]*|of|and|for)(?:,? (?:[A-Z][\w&-]*|of|and|for)){0,6})"
_AS_A = re.compile(rf"\b[Aa]s (?:the|our|a|an) {_CAPITALS},? (?:you|she|he|they)\b")
_SUBJECT = re.compile(
    rf"^(?:The|Our|A|An) {_CAPITALS} (?:\([A-Z]+\) )?(?:will|is|reports|leads|owns|has|works)\b"
)


class RoleLines(NamedTuple):
    """The lines of a file that are for one role, with its title, or for none."""

    title: Title | None
    quoted: Quoted
    lines: tuple[PaperLine, ...]


def segments_of(file: PaperFile) -> tuple[RoleLines, ...]:
    """Return the roles of a file with their lines, in their order.

    What stands before the first role of several counts for the highest of them.
    """
    starts = _starts(file.lines)
    named: list[tuple[int, Title, PaperLine]] = []
    for number, title, line in starts:
        if named and (title.key == named[-1][1].key or _is_again(line, title, named[-1])):
            continue
        named.append((number, title, line))
    named = _with_duties(file.lines, named)
    if len(named) < 2:
        return (_single(file, named),)
    made = []
    ends = [number for number, _, _ in named[1:]] + [len(file.lines)]
    for (number, title, line), end in zip(named, ends, strict=True):
        quoted = Quoted(title.text, line.place, line.where)
        body = file.lines[number:end]
        if line.cell and line.cell[1] > 0 and line.cell[2] == 0:
            body = (*_heads_of(line, file.lines), *body)
        made.append(RoleLines(title, quoted, tuple(body)))
    return _with_common(tuple(file.lines[: named[0][0]]), _merged(made))


def _starts(lines: Sequence[PaperLine]) -> list[tuple[int, Title, PaperLine]]:
    """Return each line that may begin the paper of a role: a heading or label with a title."""
    found: list[tuple[int, Title, PaperLine]] = []
    inside = ""
    inside_level = 0
    is_leaders = False
    signed = _signed(lines)
    for number, line in enumerate(lines):
        if number in signed:
            continue
        if line.where in ("header", "footer", "footnote", "endnote", "front matter"):
            continue
        if number and label_of(lines[number - 1].text) in ("reports_to", "reports"):
            continue
        after = lines[number + 1] if number + 1 < len(lines) else None
        if line.kind == "heading":
            title = title_in(line.text)
            if title is not None and found and _is_part(line, title, found[-1]):
                continue
            if inside and line.level > inside_level and not _has_parts(lines[number:], title):
                continue
            kind = "" if title else under(line.text)
            inside, inside_level = (kind, line.level) if kind in _ELSEWHERE else ("", 0)
            if title is not None:
                # What an authority calls the post in a label is no other post.
                is_leaders = title.is_leaders
                found.append((number, title, line))
        elif (said := labelled(line.text)) and said[0] == "title":
            title = title_in(said[1])
            if title is not None and (title.is_leaders or not is_leaders):
                found.append((number, title, line._replace(kind="heading")))
        elif (
            line.kind == "cell"
            and after is not None
            and label_of(line.text) == "title"
            and after.cell[:2] == line.cell[:2]
            and (title := title_in(after.text))
        ):
            found.append((number, title, after))
        elif line.kind == "text" and _is_one_of_several(line, found):
            found += [(number, title, line) for title in [title_in(line.text)] if title]
        elif _heads_row(line, lines) and (title := title_in(line.text)):
            found.append((number, title, line))
    return found


def _is_one_of_several(line: PaperLine, found: Sequence[tuple[int, Title, PaperLine]]) -> bool:
    """Return whether a line is one of the posts that a heading names: "CTO" below "CTO and CPO"."""
    if not found or not is_title(line.text):
        return False
    posts = {reading_of(each).role for each in mentions(found[0][1].text)}
    return len(posts) > 1 and reading_of(line.text).role in posts


def _heads_row(line: PaperLine, lines: Sequence[PaperLine]) -> bool:
    """Return whether a cell is the title at the head of a row that says more of the post."""
    if not line.cell or line.cell[1] == 0 or line.cell[2] != 0 or not is_title(line.text):
        return False
    beside = [each for each in lines if each.cell[:2] == line.cell[:2] and each.cell != line.cell]
    return sum(len(each.text.split()) for each in beside) >= _LEAST_IN_A_ROW


def _signed(lines: Sequence[PaperLine]) -> frozenset[int]:
    """Return the numbers of the lines in which somebody signs: those behind "Sincerely,"."""
    closing = whole("papers", "lines", "closing")
    ends = [number for number, line in enumerate(lines) if closing.match(line.text)]
    return frozenset(number for end in ends for number in range(end, end + _SIGNED))


def _heads_of(line: PaperLine, lines: Sequence[PaperLine]) -> list[PaperLine]:
    """Return the heads of the columns of the table in which a line stands."""
    return [each for each in lines if each.cell[:2] == (*line.cell[:1], 0)]


def _goes_on(heading: str, title: Title) -> bool:
    """Return whether a heading is of a part of a role's paper: "Director, Data: requirements"."""
    plain = heading.casefold()
    at = plain.find(title.text.casefold())
    return 0 <= at <= 4 and bool(under(heading, title.text)) and len(plain) > len(title.text) + 4


def _is_part(line: PaperLine, title: Title, begun: tuple[int, Title, PaperLine]) -> bool:
    """Return whether a heading with a title is of a part of the paper that began before it.

    Below the heading of a role "Manager, Platform: requirements" are requirements of that role,
    however much shorter or longer its title is there; duties may be those of another.
    """
    if _goes_on(line.text, begun[1]):
        return True
    below = begun[2].kind == "heading" and line.level > begun[2].level
    return below and _goes_on(line.text, title) and under(line.text, title.text) != "duty"


def _is_again(line: PaperLine, title: Title, begun: tuple[int, Title, PaperLine]) -> bool:
    """Return whether a heading below that of a post names it once more by its rank alone."""
    _, before, first = begun
    deeper = first.kind == "heading" and line.level > first.level
    same = height_of(title) == height_of(before) and not title.reading.kinds
    return deeper and same and set(title.key.split()) < set(before.key.split())


def _has_parts(lines: Sequence[PaperLine], title: Title | None) -> bool:
    """Return whether the headings below the first line go on with its title, as of a role's paper.

    Under "Hiring process" a title is mostly that of somebody whom candidates meet.
    """
    if title is None:
        return False
    heads = [line for line in lines[1:] if line.kind == "heading"]
    below = takewhile(lambda line: line.level > lines[0].level, heads)
    return any(_goes_on(line.text, title) for line in below)


def _with_duties(
    lines: Sequence[PaperLine], named: list[tuple[int, Title, PaperLine]]
) -> list[tuple[int, Title, PaperLine]]:
    """Return the beginnings of roles behind which duties stand; the others are names of others."""
    kept, few = [], []
    top = min((line.level for _, _, line in named if line.kind == "heading"), default=0)
    levels: Counter[int] = Counter()
    for index, (number, title, line) in enumerate(named):
        end = named[index + 1][0] if index + 1 < len(named) else len(lines)
        body = [each for each in lines[number + 1 : end] if each.kind != "heading"]
        works = [begins_duty(each.text) for each in body]
        duties = sum(work or each.kind == "item" for work, each in zip(works, body, strict=True))
        row = line.cell[1:2] > (0,) and line.cell[2:] == (0,)
        if row or duties >= _LEAST_DUTIES or sum(len(each.text.split()) for each in body) > 60:
            kept.append((number, title, line))
            levels[line.level] += line.kind == "heading"
        elif duties:
            few.append((number, title, line))
            levels[line.level] += line.kind == "heading" and line.level == top and any(works)
    # Among roles of one level one with a single duty is a role; below the first it may be a word
    # on a neighbour, where no two have more.
    few = [each for each in few if levels[each[2].level] > 1]
    kept = sorted([*kept, *few], key=lambda each: each[0])
    if not kept and named:
        return named[:1]
    if named and kept and kept[0] is not named[0] and len(kept) == 1:
        return named[:1] if named[0][0] < 3 else kept
    return kept


def _merged(segments: list[RoleLines]) -> list[RoleLines]:
    """Return the segments; two of one title in a file are one paper."""
    made: list[RoleLines] = []
    for segment in segments:
        same = next(
            (
                n
                for n, s in enumerate(made)
                if s.title and segment.title and s.title.key == segment.title.key
            ),
            None,
        )
        if same is None:
            made.append(segment)
        else:
            made[same] = made[same]._replace(lines=(*made[same].lines, *segment.lines))
    return made


def _with_common(common: tuple[PaperLine, ...], segments: list[RoleLines]) -> tuple[RoleLines, ...]:
    """Return segments; lines for all roles of a file are put before those of the highest."""
    if not any(line.kind != "heading" for line in common):
        return tuple(segments)
    first = min(range(len(segments)), key=lambda n: (height_of(segments[n].title), n))
    chosen = segments[first]
    of_all = begins("papers", "of_all")
    common = tuple(c._replace(where=OF_ALL) if of_all.match(c.text) else c for c in common)
    segments[first] = chosen._replace(lines=(*common, *chosen.lines))
    return tuple(segments)


def height_of(title: Title | None) -> int:
    """Return how high a title stands, the highest first: a senior director before a director."""
    rank = title.reading.rank if title else ""
    height = 2 * (_RANKS.index(rank) if rank in _RANKS else len(_RANKS))
    senior = title is not None and re.search(r"\b(?:senior|sr|executive)\b", title.text, re.I)
    return height - 1 if senior else height


def _single(file: PaperFile, named: list[tuple[int, Title, PaperLine]]) -> RoleLines:
    title, quoted = _title(file, named)
    return RoleLines(title, quoted, file.lines)


def _short_title(text: str) -> Title | None:
    return title_in(text) if len(text.split()) <= _TITLE_WORDS else None


def _in_label(text: str) -> Title | None:
    return is_hiring_for(text) or title_in(text)


def _title(
    file: PaperFile, named: list[tuple[int, Title, PaperLine]]
) -> tuple[Title | None, Quoted]:
    """Return the title of a file for one role, from where it is said best."""
    found = [(0 if start.is_leaders else 4, start, line) for _, start, line in named]
    signed = _signed(file.lines)
    for number, line in enumerate(file.lines):
        if line.where in ("header", "footer") and (title := title_in(line.text)):
            found.append((5, title, line))
        if (said := labelled(line.text)) and said[0] == "title" and (title := _in_label(said[1])):
            found.insert(0, (0 if title.is_leaders else 4, title, line))
        if number > _LOOKED_AT or line.where == "front matter" or number in signed:
            continue
        if line.kind == "heading" and (title := title_in(line.text)):
            found.append((1 if title.is_leaders else 4, title, line))
        elif line.kind in ("text", "cell") and (title := _short_title(line.text)):
            found.append((2 if title.is_leaders else 5, title, line))
        elif title := is_offered(line.text):
            found.append((1 if title.is_leaders else 4, title, line))
        elif title := is_hiring_for(line.text):
            found.append((2 if title.is_leaders else 4, title, line))
        elif (said_as := _AS_A.search(line.text) or _SUBJECT.search(line.text)) and (
            title := title_in(said_as[1])
        ):
            found.append((3 if title.is_leaders else 6, title, line))
    if name := title_of_name(file.name):
        found.append(
            (
                3 if name.is_leaders else 6,
                name,
                PaperLine("", "text", 0, Place(file.name), "name of the file"),
            )
        )
    if not found:
        return None, Quoted(PurePath(file.name).stem, Place(file.name), "name of the file")
    _, best, line = min(found, key=lambda each: each[0] + (not each[1].reading.kinds))
    return best, Quoted(best.text, line.place, line.where)
