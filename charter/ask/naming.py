"""What somebody wrote as an answer: which positions it names, nobody, or that one does not know."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from charter.assign.organisation import Organisation, Position
from charter.check.words.word_lists import section, signing_words
from charter.named_tuples import NamedTuple
from charter.problems import listing, nearest

AnswerKind = Literal["", "names", "nobody", "unknown", "unread"]
_SPLIT = re.compile(r"\w+|[^\w\s]")
_BRACKETS = re.compile(r"(.*?\S)\s*[(\[]([^()\[\]]*)[)\]]\W*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LONGEST = 300
_NAME = re.compile(r"[A-Z][\w.’-]+(?: [A-Z][\w.’-]*){0,2}")
_DASHES = re.compile(r"[-\u2010-\u2015_.\s]+|n\.?\s?/?\s?a\.?")


class SaidAnswer(NamedTuple):
    """An answer: the positions that it names, or what else it says; `said` is how it was written.

    One that is `unread` has no meaning that is sure, and `why` and `hint` say what is wrong with
    it. `aside` is what stood in brackets behind it.
    """

    kind: AnswerKind = ""
    positions: tuple[str, ...] = ()
    said: str = ""
    why: str = ""
    hint: str = ""
    aside: str = ""

    @property
    def named(self) -> str:
        """Return the one position that it names, or nothing."""
        return self.positions[0] if self.kind == "names" and len(self.positions) == 1 else ""


class PositionNames:
    """How positions and their people are called in one company."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        called: dict[str, dict[str, None]] = {}
        for names_of in (_own_names, _role_names):  # what a position itself is called goes first
            more: dict[str, dict[str, None]] = {}
            for position in organisation.positions.values():
                for name in names_of(position):
                    more.setdefault(_form(name), {})[position.id] = None
            called = {**more, **called}
        people: dict[str, dict[str, None]] = {}
        for name, of in _people(organisation):
            if _form(name) not in called:
                people.setdefault(_form(name), {}).update(dict.fromkeys(of))
        self._called = {name: tuple(ids) for name, ids in {**people, **called}.items() if name}
        longest = sorted(self._called, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(map(_whole, longest)))

    def read(self, text: str, me: str) -> SaidAnswer:
        """Return what an answer says; `me` is the position of whoever gave it."""
        said = " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).split())
        said = _filled(said)
        form = _form(said)
        if said and _DASHES.fullmatch(said.casefold()):
            why = f"'{said}' may say that nobody does, or that there is no answer"
            return self._unread(said, why, "write 'nobody', 'do not know', or leave it empty")
        if not said:
            return SaidAnswer()
        if len(said) > _LONGEST:
            return self._unread(said[:60] + " ...", "this answer is longer than a name")
        for kind in ("nobody", "unknown"):
            if _is(kind, form.rstrip(".!")):
                return SaidAnswer("nobody" if kind == "nobody" else "unknown", (), said)
        found = self._names(form, me, said)
        brackets = _BRACKETS.fullmatch(said)
        if found.kind == "unread" and brackets:
            outer, inner = self.read(brackets[1], me), self.read(brackets[2], me)
            if outer.kind in ("names", "nobody", "unknown") and not self._pattern.search(
                _form(brackets[2])
            ):
                return outer._replace(said=said, aside=brackets[2].strip())
            if outer.kind == "names" and outer.positions == inner.positions:
                return outer._replace(said=said)
        return found

    def _names(self, form: str, me: str, said: str) -> SaidAnswer:
        """Return which positions an answer names where it says nothing else."""
        positions: dict[str, None] = {}
        several: list[str] = []

        def take(match: re.Match[str]) -> str:
            ids = self._called[match[0]]
            if len(ids) > 1:
                several.append(match[0])
            positions.update(dict.fromkeys(ids))
            return " , "

        rest = self._pattern.sub(take, form)
        if me:
            rest, count = _pattern("me").subn(" , ", rest)
            positions.update(dict.fromkeys([me] * bool(count)))
        if len(positions) > 1 and "/" in rest:
            either = listing([self._short(name) for name in positions], "or")
            why = f"'{said}' may be {either}, or all of them together"
            both = listing([self._short(name) for name in positions])
            return self._unread(said, why, f"write {either}, or '{both}' where they share it")
        rest = _pattern("beside").sub(" ", _pattern("join").sub(" ", rest))
        rest = _title_pattern().sub(" ", rest) if positions else rest
        left = [word for word in _SPLIT.findall(rest) if word not in ".!:"]
        if several:
            name = several[0]
            ids = [*self._called[name]]
            why = f"'{name}' may be {listing([f'the position {each!r}' for each in ids], 'or')}"
            return self._unread(said, why, f"write {listing(ids, 'or')}")
        if left or not positions:
            return self._strange(said, left, positions)
        order = [name for name in self.organisation.positions if name in positions]
        return SaidAnswer("names", tuple(order), said)

    def _strange(self, said: str, left: Iterable[str], positions: Iterable[str]) -> SaidAnswer:
        words = " ".join(left)
        if named := [self._short(name) for name in positions]:
            why = f"'{said}' names {listing(named)}, and what '{words}' says of that is not sure"
            return self._unread(said, why, "write the name alone, and the rest as a remark")
        form = _form(said).rstrip(".!")
        if _is("marks", form):
            why = f"'{said}' does not say who"
            return self._unread(said, why, f"write the name: {listing(self._all(), 'or')}")
        if _is("everybody", form):
            why = f"'{said}' is nobody in particular"
            return self._unread(said, why, "write the one position, or several with 'and'")
        if _is("outside", form):
            why = f"'{said}' has no position here"
            hint = "write the position that brings it there, and the rest as a remark"
            return self._unread(said, why, hint)
        near = self._called.get(nearest(_form(said), self._called), ()) if said else ()
        why = f"'{said}' is no position here, and nobody who holds one"
        if near:
            return self._unread(said, why, f"did you mean {listing(map(self._short, near), 'or')}?")
        hint = f"write one of {listing(self._all(), 'or')}"
        if _NAME.fullmatch(said) and not self._with_holder():
            hint += "; or add 'holder' to the positions in company.yaml, and names are understood"
        return self._unread(said, why, hint)

    def _with_holder(self) -> bool:
        return any(each.given.holders for each in self.organisation.positions.values())

    def _all(self) -> list[str]:
        shorts = [self._short(name) for name in self.organisation.positions]
        return [*shorts[:8], "nobody", "do not know"]

    def _short(self, name: str) -> str:
        return self.organisation.positions[name].short

    def _unread(self, said: str, why: str, hint: str = "") -> SaidAnswer:
        hint = hint or f"write one of {listing(self._all(), 'or')}"
        return SaidAnswer("unread", (), said, why, hint)


def _own_names(position: Position) -> Iterator[str]:
    yield from (position.id, position.id.replace("-", " "), position.title, position.short)
    yield f"{position.short} ({position.id})"


def _role_names(position: Position) -> Iterator[str]:
    role = position.role
    yield from (role.id, role.title, role.abbreviation, *role.aliases)
    yield from (alias.replace("-", " ") for alias in role.aliases)


def _people(organisation: Organisation) -> Iterator[tuple[str, list[str]]]:
    """Yield how each holder may be called, with the positions held: whole, last and first names.

    A part of a name that several have, or that is a word of answers, calls nobody.
    """
    held: dict[tuple[str, ...], dict[str, None]] = {}
    for position in organisation.positions.values():
        for one in position.given.holders:
            parts = tuple(w for w in one.name.split() if _form(w).strip(".,") not in _titles())
            held.setdefault(parts or tuple(one.name.split()), {})[position.id] = None
            yield one.name, [position.id]
    count: dict[str, int] = {}
    for parts in held:
        for part in {_form(parts[0]), _form(parts[-1])}:
            count[part] = count.get(part, 0) + 1
    for parts, ids in held.items():
        yield " ".join(parts), [*ids]
        for part in dict.fromkeys((parts[-1], parts[0])):
            form = _form(part)
            words = any(_is(kind, form) for kind in ("me", "join", "beside", "nobody", "unknown"))
            if count[form] == 1 and len(form.strip(".")) > 1 and not words:
                yield part, [*ids]


def _filled(said: str) -> str:
    """Return an answer without what a program shows where there is none yet.

    It stays where somebody writes before or behind a field, and not into it.
    """
    low = said.lower()
    for shown in _words("unfilled"):
        if low.startswith(shown):
            return said[len(shown) :].lstrip(". \u2026")
        if low.rstrip(".\u2026").endswith(shown):
            return said[: low.rindex(shown)].rstrip()
    return said


@cache
def _titles() -> frozenset[str]:
    return frozenset(signing_words("en")["titles"])


@cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_titles()))})(?![\w-])\.?")


def _form(text: str) -> str:
    """Return a text as two that say the same are compared."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    text = text.replace("\u2018", "'").replace("\u2019", "'").replace("\u2010", "-")
    return " ".join(text.casefold().strip(" \t\"'\u201c\u201d\u2022*-").split())


def _whole(name: str) -> str:
    before = r"(?<![\w-])" if name[:1].isalnum() else ""
    after = r"(?![\w-])" if name[-1:].isalnum() else ""
    return f"{before}{re.escape(name)}{after}"


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Return what matches the words of a kind among others, the longest first."""
    words = sorted(_words(kind), key=len, reverse=True)
    made = (f"{_edge(w[0], '<!')}(?:{w}){_edge(w[-1], '!')}" for w in words)
    return re.compile("|".join(made))


def _edge(sign: str, way: str) -> str:
    """Return what keeps a word from being a part of another."""
    return rf"(?{way}[\w'-])" if sign.isalnum() else ""


def _is(kind: str, form: str) -> bool:
    return any(re.fullmatch(word, form) for word in _words(kind))


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(map(str, section("en", "answers", kind)))
