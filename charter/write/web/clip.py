"""A posting's plain text cut to what a form takes: what must be said stays, running text goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charter.compose.papers import Posting
from charter.document.blocks import Block, Heading, runs_of
from charter.facts.locales import locale
from charter.facts.prose import shown_pieces
from charter.named_tuples import NamedTuple
from charter.write.web.plain_text import plain_text
from charter.write.web.posting_parts import PostingParts

_NO_END = re.compile(r"(?:^|[\s(.])(?:\w|\d+)\.$")
_END = re.compile(r"[.!?\u2026][\"'\u2019\u201c\u201d\u00bb)\]]*(?=\s|$)")
_LONGEST = 20
"""More letters than an abbreviation has."""
_Short = tuple[str, ...]


class Clipped(NamedTuple):
    """Text that fits a limit, and how many characters of the whole had to stay out.

    `shortened` and `dropped` are the headings of what was cut in part and whole. The text is empty
    where the limit is less than `least`, the length of what must stay.
    """

    text: str
    left_out: int
    shortened: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    least: int = 0


class _Section(NamedTuple):
    heading: str
    body: str
    stays: bool
    title: str

    @property
    def text(self) -> str:
        return "\n\n".join(part for part in (self.heading, self.body) if part)


def clip(parts: PostingParts, limit: int) -> Clipped:
    """Return a posting in `limit` characters, cut after sentences.

    Title, pay and benefits, how to apply, and what follows it stay whole. The longest of the other
    sections loses its last sentence or bullet, again and again until the rest fits.
    """
    whole = plain_text((*parts.top, *parts.description)).strip()
    if len(whole) <= limit:
        return Clipped(whole, 0)
    short = locale(parts.posting.language).short
    every = list(_sections(parts))
    least = len(_text([section for section in every if section.stays]))
    if limit < least:
        return Clipped("", len(whole), least=least)
    left = [one if one.stays or one.body else one._replace(heading="") for one in every]
    while len(_text(left)) > limit:
        number = max(
            (n for n, section in enumerate(left) if not section.stays and section.body),
            key=lambda n: len(left[n].body),
        )
        left[number] = _shorter(left[number], short)
    text = _text(left)
    pairs = list(zip(every, left, strict=True))
    return Clipped(
        text,
        len(whole) - len(text),
        tuple(old.title for old, new in pairs if new.body and new != old),
        tuple(old.title for old, new in pairs if old.body and not new.body),
        least or _shortest(every, short),
    )


def _shorter(section: _Section, short: _Short) -> _Section:
    body = _cut(section.body, len(section.body) - 1, short)
    return section._replace(body=body, heading=section.heading if body else "")


def _shortest(sections: Sequence[_Section], short: _Short) -> int:
    """Return the length of the shortest start of a section, where nothing must stay."""
    lengths = []
    for section in (one for one in sections if one.body):
        last = left = section
        while left.body:
            last, left = left, _shorter(left, short)
        lengths.append(len(last.text))
    return min(lengths, default=0)


def _text(sections: Sequence[_Section]) -> str:
    return "\n\n".join(section.text for section in sections if section.text)


def _sections(parts: PostingParts) -> Iterator[_Section]:
    yield _Section("", plain_text(parts.top).strip(), True, "")
    blocks = parts.body
    heads = [(n, block.level) for n, block in enumerate(blocks) if isinstance(block, Heading)]
    upper = min((level for _, level in heads), default=0)
    starts = [n for n, level in heads if n and level == upper]
    for start, end in zip([0, *starts], [*starts, len(blocks)], strict=True):
        part = blocks[start:end]
        head = part[:1] if part and isinstance(part[0], Heading) else ()
        title = "".join(run.text for block in head for run in runs_of(block))
        stays = _must_stay(part, parts.posting)
        body = plain_text(part[len(head) :]).strip()
        yield _Section(plain_text(head).strip(), body, stays, title or "the opening")
    yield _Section("", plain_text((*parts.apply, *parts.end)).strip(), True, "")


def _must_stay(blocks: Sequence[Block], posting: Posting) -> bool:
    said = " ".join("".join(run.text for block in blocks for run in runs_of(block)).split())
    words = (*posting.pay_texts, posting.equity, posting.facts.other_pay)
    statements = (posting.equal_opportunity, posting.accommodation, posting.ai_in_hiring)
    texts = [p for t in (*words, *statements) if isinstance(t, str) and t for p in shown_pieces(t)]
    benefits = [piece for benefit in posting.benefits for piece in shown_pieces(benefit)]
    return any(text in said for text in texts) or (
        bool(benefits) and all(benefit in said for benefit in benefits)
    )


def _cut(text: str, limit: int, short: _Short) -> str:
    """Return the longest start of `text` that ends with a sentence, and not with a heading."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _END.finditer(text) if not _stands_within(text, found, short)]
    ends += [n for n, sign in enumerate(text) if sign == "\n" and text[n - 1] != "\n"]
    kept = text[: max((end for end in ends if end <= limit), default=0)].rstrip()
    while True:
        head, _, last = kept.rpartition("\n")
        if not last.isupper():
            return kept
        kept = head.rstrip()


def _stands_within(text: str, found: re.Match[str], short: _Short) -> bool:
    """Return whether the full stop stands within a sentence: an initial, "z. B.", "1. Dezember"."""
    if text[found.start()] != ".":
        return False
    after = text[found.end() :].lstrip(" ")[:1]
    before = text[: found.start()][-_LONGEST:].split()[-1:]
    is_short = bool(before) and before[0].lower().lstrip("(") in short
    return after.islower() or is_short or bool(_NO_END.search(text[: found.start() + 1][-8:]))
