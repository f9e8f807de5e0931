"""Which entry of the catalogue, or which fact of the company, a sentence of a paper is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from charter.assign.borders import borders_of, exchange_between
from charter.assign.organisation import Organisation, Position
from charter.compose.texts import fill, fill_own
from charter.compose.voice import BEGUN, HAD, TASKS, said_in
from charter.compose.wording import Wording
from charter.facts.catalog import Entry, Interface
from charter.facts.prose import pieces_of, without_links
from charter.facts.said import Phrase, Statement
from charter.named_tuples import NamedTuple
from charter.problems import Place
from charter.read.yaml_source import Path_, Source

COMPANY = "company"
_ITEM_AFTER = re.compile(r"($|; |\.$|\. |,)")
_START = 16
"""Letters that texts are looked up by."""


class Origin(NamedTuple):
    """A piece of text that papers print, and where it is written.

    `kind` is the list of the catalogue that entry `id` stands in, with `path` within the entry; or
    COMPANY, with `path` from the root of the company file. `text` is as papers print it, `raw` as
    it is written, with placeholders. `tail` follows `raw` there and is printed nowhere. A title is
    only one where it stands as an `item` by itself. `said` is the sentence of which a list prints
    `text` only, begun above it. `why_not` says why it cannot be adopted, `hint` what to write.
    """

    label: str
    kind: str
    id: str
    path: Path_
    text: str
    raw: str
    place: Place
    tail: str = ""
    item: bool = False
    before: str = ""
    why_not: str = ""
    hint: str = ""
    said: str = ""

    def in_full(self, text: str) -> str:
        """Return the sentence that a list prints another `text` of."""
        before, _, after = self.said.partition(self.text)
        return f"{before}{text}{after}" if self.said else text


class FoundOrigin(NamedTuple):
    """An origin in a text, from `start` to `end`."""

    start: int
    end: int
    origin: Origin


class Origins:
    """Texts to look for in the lines of papers, by how they begin.

    A line is gone through once, whatever it says: papers come from outside.
    """

    def __init__(self, origins: Iterable[Origin]) -> None:
        longest_first = sorted((o for o in origins if o.text), key=lambda o: -len(o.text))
        self._by_start: dict[str, list[tuple[int, Origin]]] = {}
        for rank, origin in enumerate(longest_first):
            self._by_start.setdefault(origin.text[:_START], []).append((rank, origin))
        self._lengths = sorted({len(start) for start in self._by_start})

    def find(self, text: str) -> list[FoundOrigin]:
        """Return the origins in `text`, without overlaps; a longer one counts before a shorter."""
        hits = [
            (rank, at, origin)
            for at in range(len(text))
            if not at or not text[at - 1].isalnum()
            for length in self._lengths
            for rank, origin in self._by_start.get(text[at : at + length], ())
            if text.startswith(origin.text, at) and _fits(text, at, origin)
        ]
        found: list[FoundOrigin] = []
        taken = bytearray(len(text))
        for _, at, origin in sorted(hits, key=lambda hit: hit[:2]):
            end = at + len(origin.text)
            # What is taken is no shorter than this: where they overlap, an end of this is in it.
            if not (taken[at] or taken[end - 1]):
                taken[at:end] = b"\1" * (end - at)
                found.append(FoundOrigin(at, end, origin))
        return sorted(found, key=lambda f: f.start)


def _fits(text: str, start: int, origin: Origin) -> bool:
    end = start + len(origin.text)
    if origin.item:
        begins = start == 0 or text.endswith(("; ", ": "), 0, start)
        return bool(begins and _ITEM_AFTER.match(text, end))
    return text.endswith(origin.before, 0, start) and not text[end : end + 1].isalnum()


def origins_of(
    organisation: Organisation, position: Position, kind: str, words: Wording, company: Source
) -> list[Origin]:
    """Return every text that the paper of `kind` about `position` can print, in its language.

    `company` is the company file.
    """
    found = [
        *_of_entries(organisation, position, kind, words),
        *_of_role(position, kind, words),
        *_of_company(position, company),
    ]
    if kind == "charter":
        found += [*_of_interfaces(organisation, position, words), *_of_measures(words, position)]
    return [piece for o in found if o.text.strip() for piece in _pieces(o)]


def _pieces(origin: Origin) -> Iterator[Origin]:
    """Yield each line that papers print of a text; only a text of one line can be adopted."""
    pieces = pieces_of(origin.text)
    why_not = origin.why_not
    if pieces[1:] or pieces[0].number is not None:
        why_not = "it has paragraphs or a list; change it where it is written"
    elif "](" in origin.text and without_links(origin.text) != origin.text:
        why_not = "it has a link, whose address the paper does not show; change it there"
    for piece in pieces:
        yield origin._replace(text=without_links(piece.text), why_not=why_not)


def _of_entries(
    organisation: Organisation, position: Position, kind: str, words: Wording
) -> Iterator[Origin]:
    kinds = (
        ("responsibilities", organisation.responsibilities),
        ("decisions", organisation.decisions),
    )
    for name, assignments in kinds:
        for assignment in assignments.values():
            e: Entry = assignment.entry
            label = f"{e.kind} {e.id}"
            texts = e.posting if kind == "posting" else e.charter
            yield from _of_texts(words, position, (label, name, e), kind, texts)
            if kind == "charter":
                yield Origin(label, name, e.id, ("title",), e.title, e.title, e.place, item=True)


_OF_ROLE = {
    "charter": ("charter", "risk", "watch"),
    "posting": ("posting",),
}


def _of_role(position: Position, kind: str, words: Wording) -> Iterator[Origin]:
    role = position.role
    keys = ("mission", "pitch", "outcomes", "risks", "first_days", "musts", "nice_to_have")
    for key in keys:
        statements: tuple[Statement, ...] = getattr(role, key)
        for number, statement in enumerate(statements):
            label = f"role {role.id}, {key.replace('_', ' ')}"
            for name in _OF_ROLE[kind]:
                said = statement.wordings if kind == "posting" else (getattr(statement, name),)
                for turn, text in enumerate(said):
                    at, posted = statement.place, kind == "posting"
                    raw = words.sentence(text, at, role.own) if posted else text
                    path: Path_ = (key, number, name, *([turn] if said[1:] else []))
                    filled = fill_own(words, raw, position) or raw
                    yield Origin(label, "roles", role.id, path, filled, raw, at)
                    done = posted and key in ("musts", "outcomes")
                    had = said_in(words, HAD, filled) if done else ""
                    yield Origin(label, "roles", role.id, path, had, raw, at, said=filled)


def _of_texts(
    words: Wording,
    position: Position,
    of: tuple[str, str, Entry | Interface],
    key: str,
    texts: tuple[Phrase, ...],
    pair: tuple[Position, ...] = (),
) -> Iterator[Origin]:
    """Yield each text of a key, whether it holds here or not: a paper of before may print it."""
    label, kind, e = of
    for number, one in enumerate(texts):
        place = one.place or e.place
        for turn, said in enumerate(one.wordings):
            raw = words.sentence(said, place, e.own) if key == "posting" else said
            path: Path_ = (key, number) if key in _LISTS or len(texts) > 1 else (key,)
            if one.when or one.claims is not None:
                path = (key, number, "say")
            if one.also:
                path = (key, number, "say", turn)
            text = fill(words, raw, position, pair) or fill_own(words, raw, position) or raw
            yield Origin(label, kind, e.id, path, text, raw, place)
            for voice in (TASKS, BEGUN) if key == "posting" else ():
                if listed := said_in(words, voice, text):
                    yield Origin(label, kind, e.id, path, listed, raw, place, why_not=_IN_A_VOICE)


_IN_A_VOICE = "the list says it as a task; change the sentence where it is written"
_LISTS = ("first_gives", "second_gives")


def _of_interfaces(
    organisation: Organisation, position: Position, words: Wording
) -> Iterator[Origin]:
    for border in borders_of(organisation, position.id):
        e = exchange_between(organisation, position.id, border.other)
        if e is None:
            continue
        # A sentence is said by its giver, and a dispute by the first, in whichever paper it stands.
        pair = (position, organisation.positions[border.other])
        first, second = pair if e.between[0] == position.role.id else pair[::-1]
        for key in (*_LISTS, "dispute"):
            of = (f"interface {e.id}", "interfaces", e)
            said_by = (second, first) if key == "second_gives" else (first, second)
            yield from _of_texts(words, said_by[0], of, key, getattr(e, key), said_by)


def _of_measures(words: Wording, position: Position) -> Iterator[Origin]:
    for e in words.organisation.catalog.measures.values():
        label = f"measure {e.id}"
        head, stop, tail = e.definition.partition(". ")
        raw = head + stop.strip()
        text, title = (fill_own(words, each, position) or each for each in (raw, e.title))
        tail = f" {tail}" if tail else ""
        yield Origin(label, "measures", e.id, ("definition",), text, raw, e.place, tail)
        yield Origin(label, "measures", e.id, ("title",), title, e.title, e.place, item=True)


_COMPANY_TEXTS: tuple[Path_, ...] = (
    ("about",),
    ("benefits",),
    ("equal_opportunity",),
    ("accommodation",),
    ("apply", "send"),
    ("apply", "steps"),
)
_POSITION_TEXTS: tuple[Path_, ...] = (
    ("opening",),
    ("hard",),
    ("why_leaders",),
    ("equity",),
    ("benefits",),
    ("outcomes",),
    ("musts",),
    ("nice_to_have",),
    ("limits", "other"),
    ("apply", "send"),
    ("apply", "steps"),
)


def _of_company(position: Position, source: Source) -> Iterator[Origin]:
    at = position_path(position, source)
    for path in _COMPANY_TEXTS:
        yield from facts_at(source, (COMPANY, *path))
    for path in _POSITION_TEXTS:
        yield from facts_at(source, (*at, *path))
    hire = (*at, "limits", "hire")
    yield from (
        o._replace(before="Signs for hiring without a second signature: ")
        for o in facts_at(source, hire)
    )


def position_path(position: Position, source: Source) -> Path_:
    """Return where the company file says something of a position, or would."""
    given = (path for path in source.keys if len(path) == 2 and path[0] == "positions")
    for path in given:
        if source.key_place(path) == position.given.place:
            return path
    return ("positions", position.id)


def facts_at(source: Source, path: Path_) -> Iterator[Origin]:
    """Yield the text, or the texts of the list, at `path` of the company file.

    One of a list can say beside its text for which place it is.
    """
    value = source.data
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    texts = enumerate(value) if isinstance(value, list) else [(None, value)]
    for number, text in texts:
        whole = path if number is None else (*path, number)
        is_placed = isinstance(text, dict) and "say" in text
        at, said = ((*whole, "say"), text["say"]) if is_placed else (whole, text)
        if isinstance(said, str):
            yield Origin(_label(path), COMPANY, "", at, said, said, source.place(at))


def _label(path: Path_) -> str:
    return "company fact " + ".".join(map(str, path))
