"""What is no paper of a leader in product or technology, and why, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from charter.audit.papers import PaperLine, PaperPart
from charter.audit.titles import Title, is_title, title_in
from charter.audit.words import listed, within
from charter.titles.words import LIKELY

_WITH_US = frozenset([*LIKELY, "developer relations", "part of engineering"])
_TABLE = "a table of who does what, and not the paper of one post"
_LEAST_DUTIES = 3
_QUESTIONS = 0.3
_LINKS = 0.4
_CLAUSES = 4
_TITLES = 0.4
_LONGEST_POST = 12
NO_TITLE = "no title of a post was found in it"


def why_aside(title: Title | None, lines: Sequence[PaperLine], parts: Sequence[PaperPart]) -> str:
    """Return why a paper is set aside, in words, or "" where it is a leader's paper."""
    duties = [part for part in parts if part.kind in ("duty", "result")]
    return (
        _of_kind(lines, duties)
        or _of_title(title, duties)
        or ("" if duties else _without_duties(lines))
    )


def _of_kind(lines: Sequence[PaperLine], duties: Sequence[PaperPart]) -> str:
    texts = [line.text for line in lines]
    body = [line for line in lines if line.kind != "heading"]
    said = "\n".join(texts)
    heads = "\n".join(t for t in texts if len(t.split()) <= 6)
    cv = len({found[0].lower() for found in within("papers", "aside", "cv").finditer(heads)})
    years = len(re.findall(listed("papers", "aside", "cv_years"), said, re.IGNORECASE))
    if (cv >= 2 and years >= 2) or (cv and years >= 3) or _posts_held(texts) >= 2:
        return "a CV: it says what somebody did, not what a post has to do"
    asked = sum(text.rstrip().endswith("?") for text in texts)
    guide = len(within("papers", "aside", "interview").findall(said))
    answered = len(duties) > 1  # "What will I be responsible for?" and what it is
    many = not answered and asked > _QUESTIONS * len(body) and asked >= 4
    if body and (many or (guide >= 3 and asked >= 3)):
        return "an interview guide: it asks, and gives no duties"
    clauses = {found[0].lower() for found in within("papers", "aside", "contract").finditer(said)}
    if len(clauses) >= _CLAUSES and len(duties) < 3:
        return "a contract that names no duties"
    titles = len(duties) < 3 and sum(
        title_in(line.text) is not None for line in lines if len(line.text.split()) <= 8
    )
    chart = within("papers", "aside", "chart").search(heads)
    if titles >= 4 and (chart or titles > _TITLES * len(lines)):
        cells = sum(bool(line.cell) for line in lines)
        return _TABLE if cells > len(lines) / 2 else "an org chart: it names posts, and no duties"
    columns = {line.cell for line in body if line.cell[1:2] == (0,) and is_title(line.text)}
    if len(duties) < 3 and len(columns) > 1:
        return _TABLE
    short = sum(len(line.text.split()) <= 8 for line in body)
    if not duties and within("papers", "aside", "links").search(heads) and short == len(body):
        return "a list of links"
    address = re.compile(listed("papers", "aside", "address"), re.IGNORECASE)
    links = sum(bool(address.search(line.text)) for line in body)
    if len(duties) < 3 and links >= 3 and links > _LINKS * len(body):
        return "a list of links"
    return ""


def _posts_held(texts: Sequence[str]) -> int:
    """Return how many lines say which post somebody held when: "CPO at Acme (2019 to date)"."""
    years = re.compile(listed("papers", "aside", "cv_years"), re.IGNORECASE)
    short = [text for text in texts if len(text.split()) <= _LONGEST_POST]
    found = [(text, at) for text in short if (at := years.search(text))]
    posts = [re.split(r",| at ", text[: at.start()], maxsplit=1)[0] for text, at in found]
    return sum(title_in(post.strip(" (–—-")) is not None for post in posts)


def _of_title(title: Title | None, duties: Sequence[PaperPart]) -> str:
    if title is None:
        return NO_TITLE if len(duties) < _LEAST_DUTIES else ""
    reading = title.reading
    if reading.field:
        return f"a post in sales: a field {reading.field} leads no technology of a company"
    if reading.top or reading.role == "ceo":
        return ""
    kinds = reading.kinds
    outside = bool(kinds) and not any(kind in _WITH_US for kind in kinds)
    if reading.leads and (not outside or _catalogued(title)):
        return ""
    if outside:
        return f"a post outside product and technology ({kinds[0]})"
    if reading.rank == "lead" and _leads_people(title, duties):
        return ""
    if reading.leads:
        return ""
    if reading.rank == "lead":
        return "no leader's post: by this paper it leads no people"
    if _leads_people(title, duties):
        return ""
    return "no leader's post"


def _catalogued(title: Title) -> bool:
    """Return whether a title has words of product and technology, and none of other work."""
    ours, theirs = within("papers", "ours"), within("papers", "theirs")
    return bool(ours.search(title.text)) and not theirs.search(title.text)


def _leads_people(title: Title, duties: Sequence[PaperPart]) -> bool:
    if within("papers", "leads_people").search(title.text):
        return True
    return any(within("papers", "own_works").search(part.line.text) for part in duties)


def _without_duties(lines: Sequence[PaperLine]) -> str:
    body = [line for line in lines if line.kind != "heading"]
    short = sum(len(line.text.split()) <= 8 for line in body)
    if body and len(body) >= 3 and short > 0.8 * len(body):
        return "a list of names or links, without a sentence on what somebody does"
    return "no duties were found in it"
