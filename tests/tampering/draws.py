"""One tampered copy: drawn by a seed from all means that are registered."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from typing import NamedTuple

from tampering.package import UnfitError, Word

SENTENCES = (
    "This charter is void until the board agrees.",
    "The holder may also spend one million dollars alone.",
    "Either side may end this without notice.",
    "Section four does not apply to the holder.",
    "No limit applies to hiring.",
    "The bonus is paid in any case.",
)


class Done(NamedTuple):
    """What a means did: in words, whether a reader of the page sees it, and the text added."""

    what: str
    visible: bool = True
    shows: str = ""


class Draw(NamedTuple):
    """A tampered copy. Where `visible` is no, any verdict is right, and a crash is wrong."""

    seed: int
    kind: str
    means: str
    what: str
    visible: bool
    content: bytes
    shows: str = ""


Means = Callable[[Word, random.Random], Done]
MEANS: dict[str, dict[str, Means]] = {}


def means(kind: str, *names: str) -> Callable[[Callable[..., Done]], Callable[..., Done]]:
    """Register a function as one means of a kind, or one for each name, which it is given."""

    def register(function: Callable[..., Done]) -> Callable[..., Done]:
        of_kind = MEANS.setdefault(kind, {})
        if not names:
            of_kind[function.__name__.strip("_").replace("_", " ")] = function
        for name in names:
            of_kind[name] = _named(function, name)
        return function

    return register


def _named(function: Callable[..., Done], name: str) -> Means:
    return lambda word, rng: function(word, rng, name)


def load() -> None:
    """Register all means."""
    from tampering import (  # noqa: F401
        carriers,
        drawings,
        embedded,
        faces,
        marks,
        moves,
        notes,
        numbering,
        packaging,
        settings,
        styles,
        walk,
        words,
    )


def draw(content: bytes, seed: int, kinds: Collection[str] = (), *, letter: bool = False) -> Draw:
    """Return the tampered copy that this seed gives: a kind, one of its means, a place.

    With `letter` the place is in the letter of an offer. Four in five of the copies on which nothing is seen are drawn again.
    """
    if not MEANS:
        load()
    rng = random.Random(seed)
    for tries in range(200):
        kind = rng.choice(sorted(kinds or MEANS))
        name = rng.choice(sorted(MEANS[kind]))
        try:
            drawn = apply(content, kind, name, seed, rng, letter=letter)
        except UnfitError:
            continue
        if drawn.visible or tries > 8 or rng.random() < 0.2:
            return drawn
    raise UnfitError(f"nothing of {sorted(kinds)} fits")


def apply(
    content: bytes,
    kind: str,
    name: str,
    seed: int = 0,
    rng: random.Random | None = None,
    *,
    letter: bool = False,
) -> Draw:
    """Return the copy that one means gives. Raises UnfitError where it has no place."""
    word = Word(content, letter=letter)
    done = MEANS[kind][name](word, rng or random.Random(seed))
    changed = word.save()
    return Draw(seed, kind, name, done.what, done.visible, changed, done.shows)


def every(content: bytes, seed: int = 0, kinds: Collection[str] = ()) -> list[Draw]:
    """Return one copy for each means that fits."""
    if not MEANS:
        load()
    made: list[Draw] = []
    for kind in sorted(kinds or MEANS):
        for name in sorted(MEANS[kind]):
            try:
                made.append(apply(content, kind, name, seed))
            except UnfitError:
                continue
    return made
