"""What a paper says of the post: whom it reports to, who reports to it, its pay, its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from charter.audit.headings import is_known
from charter.audit.others import mentions
from charter.audit.papers import PaperLine, Quoted
from charter.audit.pay import as_range, pay_in
from charter.audit.titles import is_same_post, title_in
from charter.audit.words import as_written, begins, listed, whole, within
from charter.check.words.dates import dates_in
from charter.check.words.sentences import sentences_of
from charter.named_tuples import NamedTuple

_LABEL = re.compile(r"^\W*([A-Za-z][\w ./()&'’-]{1,40}?)\s*(?::|\t|\s[-–—]\s|\s\|\s)\s*(\S.*)$")
_FIELDS = "Product|Technology|Engineering|Data|Design|Security|Digital|Development|IT|UX|Analytics"
_BETWEEN = re.compile(r"\s+[·•|‖]\s+|\s{3,}|\t")
_NAME = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}(?:, |\s\()(?:our |the )?")
_FACT_WORDS = 30
_REPORTS_END = re.compile(r"[.;()]|\s(?:who|which|to|will|report|reports)\s")
_REPORT_TO = re.compile(
    r"\b(?:will )?reports?(?: directly)? (?:in)?to "
    r"(?:(?P<you>you\b|this (?:role|position|post))|(?:the |our )?)"
)
_ON = re.compile(
    r"[^.;]{0,40}?\b(?:on|about|each|every|quarterly|monthly|regularly)\b", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|;|/|\band\b|&|\bas well as\b|\n)\s*")
_SEVERAL = re.compile(r"(?:\w+ )?(?:Directors|Heads|Managers|VPs|Vice Presidents|Leads) of ")
_TITLE_IN_FRONT = re.compile(r"^(?:[A-Z][\w.-]+ [A-Z][\w.-]+,\s*)(?=[A-Z])")
_MAX_TITLE = 90
_THEIRS = re.compile(r"(?:They [^.;]+[.;] )*They ")
_DATED_WORDS = 10
_HEAD_WORDS = 4
_NAMES = ("title", "reports_to", "reports", "pay", "date")
_DOTTED = re.compile(r"\((?:dotted|functional)|dotted[- ]line|functionally", re.IGNORECASE)


class PostFacts(NamedTuple):
    """What a paper says of its post, each with its words and place."""

    reports_to: Quoted | None
    reports: tuple[Quoted, ...]
    pay: Quoted | None
    date: Quoted | None


@lru_cache(20_000)
def label_of(text: str) -> str:
    """Return what a label is of: "reports_to" for "Line manager", or ""."""
    plain = text.strip(" :*_.").replace("_", " ")
    for name in _NAMES:
        if whole("papers", "labels", name).match(plain) or whole("papers", "labels", name).match(
            text.strip(" :*")
        ):
            return name
    return ""


@lru_cache(20_000)
def labelled(text: str) -> tuple[str, str] | None:
    """Return what a line with a label says: ("reports_to", "CEO") for "Reports to: CEO"."""
    found = _LABEL.match(text)
    if found and (name := label_of(found[1])):
        return name, found[2].strip(" *_")
    return None


def is_fact(line: PaperLine) -> bool:
    """Return whether a line is a label with its value."""
    return len(line.text.split()) <= _FACT_WORDS and any(_pieces(line.text))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield each label of a line with its value: "Reports to: CEO · Type: full-time" has two."""
    if ":" not in text and " - " not in text and "|" not in text:
        return
    pieces = [piece for part in _BETWEEN.split(text) for piece in _by_labels(part)]
    for piece in pieces if len(pieces) > 1 and ":" in text else [text]:
        if found := labelled(piece):
            yield found[0], found[1].strip(" ,;")


def _by_labels(text: str) -> Iterator[str]:
    """Yield the pieces of a line, each from one label to the next."""
    begin = 0
    for found in _next_label().finditer(text):
        yield text[begin : found.start()]
        begin = found.end()
    yield text[begin:]


@cache
def _next_label() -> re.Pattern[str]:
    """Return the pattern of the room before a label within a line."""
    names = "|".join(f"(?:{each})" for name in _NAMES for each in listed("papers", "labels", name))
    return re.compile(
        rf"\s+(?=(?:{names}|location|type|department|team|level)\s?:\s)", re.IGNORECASE
    )


def facts_of(lines: Sequence[PaperLine], title: str = "") -> PostFacts:
    """Return what the lines of one role's paper say of its post; labels count before sentences."""
    found: dict[str, list[Quoted]] = {name: [] for name in _NAMES}
    for line, name, value in _labels(lines):
        said = value
        if name in ("reports_to", "reports") and not _is_whom(value):
            continue
        if name == "date":
            said = next((value[day.start : day.end] for day in dates_in(value, "en")), "").strip()
        if name == "pay" and not any(c.isdigit() for c in value):
            continue
        if said:
            found[name].append(Quoted(said[:200], line.place, line.where))
    to = found["reports_to"][:1] or list(_reports_to(lines, title))[:1]
    reports = [each for value in found["reports"] for each in _listed(value)] or list(
        _reports(lines, title)
    )
    return PostFacts(
        to[0]._replace(text=_whom(to[0].text)) if to else None,
        tuple(dict.fromkeys(reports)),
        next(iter(as_range(found["pay"]) or pay_in(lines)), None),
        next(iter(found["date"]), None),
    )


def day_of_words(text: str) -> str:
    """Return the latest day that words name, as YYYY-MM-DD or YYYY-MM, or ""."""
    days = [str(day) for found in dates_in(text, "en") if (day := found.said.get("date"))]
    return max((day for day in days if not day.startswith("--")), default="")


def _labels(lines: Sequence[PaperLine]) -> Iterator[tuple[PaperLine, str, str]]:
    """Yield each label with its value: in one line, in two cells, or a heading and what follows."""
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        if line.where in ("footnote", "endnote"):
            continue
        if said := list(_pieces(line.text)):
            yield from ((line, *found) for found in said)
        elif _is_dated(line):
            yield line, "date", line.text
        elif _heads_column(line, after):
            name = label_of(line.text)
            below = (each for each in lines if each.cell[::2] == line.cell[::2])
            yield from ((each, name, each.text) for each in below if name and each is not line)
        elif after is not None and (line.kind in ("cell", "heading") or line.text.endswith(":")):
            name = label_of(line.text)
            beside = not line.cell or after.cell[:1] == line.cell[:1]
            if name and beside and _is_value(after, line) and len(after.text.split()) <= 30:
                yield after, name, after.text
                for more in lines[number + 2 : number + 14]:
                    if name != "reports" or more.cell != after.cell or more.kind != after.kind:
                        break
                    yield more, name, more.text


def _is_value(line: PaperLine, label: PaperLine) -> bool:
    """Return whether a line is the value of the label before it, and no heading of a part.

    In a PDF a value that stands alone looks like a heading.
    """
    alone = label.text.endswith(":") and ":" not in line.text and not is_known(line.text)
    return line.kind != "heading" or alone


def _heads_column(line: PaperLine, after: PaperLine | None) -> bool:
    """Return whether a cell of a first row is the head of its column, as those beside it are."""
    if after is None or line.cell[1:2] != (0,) or len(line.text.split()) > _HEAD_WORDS:
        return False
    beside = after.cell[:2] == line.cell[:2]
    return (beside and bool(label_of(after.text) or is_known(after.text))) or line.cell[2:] > (1,)


def _is_dated(line: PaperLine) -> bool:
    """Return whether a short line begins with a label of a date: "Version 3, 12 May 2022"."""
    return (
        len(line.text.split()) <= _DATED_WORDS
        and begins("papers", "labels", "date").match(line.text) is not None
        and any(dates_in(line.text, "en"))
    )


def _is_whom(value: str) -> bool:
    """Return whether a label's value names somebody, and is no sentence."""
    return bool(value.strip()) and len(value.split()) <= 30


def _whom(value: str) -> str:
    text = re.sub(r"^(?:directly )?(?:to )?(?:the|our|a|an)\s+", "", value.strip(), flags=re.I)
    return text.rstrip(" .,;")


def _reports_to(lines: Sequence[PaperLine], title: str) -> Iterator[Quoted]:
    pattern = _pattern("reports_to")
    for line in lines:
        for found in pattern.finditer(line.text):
            if line.kind == "heading" and "(" not in line.text[: found.start()]:
                continue  # "Reports to"; other than "CTO (reports to the CEO)"
            if within("papers", "lines", "reported").match(line.text, found.start()):
                continue
            before = line.text[max(found.start() - 12, 0) : found.start()].lower()
            if "who " in before or "dotted" in before or _DOTTED.search(found[0]):
                continue
            said = line.text[found.end() : found.end() + _MAX_TITLE + 40]
            whom = _named_with_title(said) or _up_to_end(said)
            if _board(whom) and _ON.match(said, len(whom)):
                continue  # what is reported to it, and not who leads the post
            if whom and (title_in(whom) or whom[0].isupper() or _board(whom)):
                if _subject_is_other(line.text[: found.start()], title):
                    continue
                yield Quoted(whom, line.place, line.where)


def _subject_is_other(before: str, title: str) -> bool:
    """Return whether others report: "Directors of Design report to the VP of UX"."""
    clause = re.split(r"[.;]|,\s*and\b", before)[-1].strip()
    if _THEIRS.fullmatch(before):
        return False  # "They report to the CTO" of the holder of the post
    others = within("papers", "lines", "others")
    if any(found.end() == len(clause) for found in others.finditer(clause)):
        return True
    return bool(title) and any(not is_same_post(each, title) for each in mentions(clause))


@cache
def _whom_end() -> re.Pattern[str]:
    """Return the pattern of what ends the title of whom one reports to."""
    words = "|".join(listed("papers", "lines", "whom_ends"))
    return re.compile(
        rf"[.;:()\[\]|!?\n]|\s[-–—]\s|,?\s(?:{words})\b(?!\s(?:{_FIELDS})\b)|,\s(?=[a-z])"
    )


def _named_with_title(said: str) -> str:
    """Return the title beside a name: "CTO" of "Jonas, our CTO, who ..." and of "Sara (CPO)"."""
    found = _NAME.match(said)
    if found is None or title_in(found[0].strip(" ,(")) is not None:
        return ""
    at = as_written("claims", "others", "titles").match(said, found.end())
    return at[0] if at else ""


def _board(whom: str) -> bool:
    return whom.lower().startswith(("board", "founder", "managing", "executive"))


def _up_to_end(said: str) -> str:
    end = _whom_end().search(said)
    text = said[: end.start()] if end else said
    text = _TITLE_IN_FRONT.sub("", text).strip(" ,*_")
    return text if 1 < len(text) <= _MAX_TITLE else ""


def _reports(lines: Sequence[PaperLine], title: str) -> Iterator[Quoted]:
    pattern = _pattern("reports")
    for line in lines:
        if line.kind == "heading":
            continue
        if found := pattern.search(line.text):
            said = _REPORTS_END.split(line.text[found.end() :])[0]
            quoted = Quoted(said, line.place, line.where)
            yield from (each for each in _listed(quoted) if title_in(each.text))
            continue
        for sentence in sentences_of(line.text, "en"):
            begin = 0
            for to in _REPORT_TO.finditer(sentence.text):
                who = sentence.text[begin : to.start()].lstrip(" ,").removeprefix("and ")
                rest = sentence.text[to.end() : to.end() + _MAX_TITLE]
                whom = _up_to_end(rest)
                begin = to.end() + len(whom)
                if to["you"] or (whom and is_same_post(whom, title)):
                    quoted = Quoted(who.strip(), line.place, line.where)
                    yield from (each for each in _listed(quoted) if title_in(each.text))


def _listed(value: Quoted) -> Iterator[Quoted]:
    several = ""
    for piece in _AND.split(value.text):
        text = _whom(piece).strip(" .,")
        text = re.sub(r"^(?:\d+\s?x?\s|including |such as |e\.g\. )", "", text)
        # "Directors of Product Design, UX Research and Writing" are directors of each.
        if found := _SEVERAL.match(text):
            several = found[0]
        elif several and text and title_in(text) is None:
            text = f"{several}{text}"
        if len(text) > 2 and not text.isdigit() and len(text) <= _MAX_TITLE:
            yield value._replace(text=text)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{each})" for each in listed("papers", "lines", name)), re.IGNORECASE
    )
