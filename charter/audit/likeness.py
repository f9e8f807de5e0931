"""How like a duty is to each entry of the catalogue: the figures that a probability is made of."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from charter.audit.papers import Strength
from charter.check.words.meant import OUT, Meanings, Put, is_name, stems
from charter.named_tuples import NamedTuple
from charter.read.catalog import Catalog

ENTRY_FIGURES = (
    *("words", "phrase", "held", "phrases", "covered", "title", "letters", "role", "weight"),
    *("decision", "decides"),
)
"""What is known of a duty and an entry; each is 0 where nothing speaks for the entry.

words: BM25 over title, phrases and sentences. phrase: cosine of the best phrase by stems, each as
heavy as it is rare. held: how much of a phrase is in the duty. phrases: mean of the three best.
covered: how much of the duty is in some phrase. title: cosine of the title. letters: cosine of
groups of three to five letters. role: how early the paper's role stands in `accountable`. weight:
of the entry. decision: 1 for a decision. decides: 1 for a decision where the duty decides too.
"""
NONE_FIGURES = ("none", "words", "phrase", "held", "letters", "behaves", "supports")
"""What speaks for no entry: "none" is always 1, the next four are as above for what belongs to
none, "behaves" is 1 for a duty without strength, "supports" for one that helps others."""

_SENTENCE = 0.3
"""What a word of an entry's own sentence counts for, beside one of its title or a phrase."""
_SATURATES, _LENGTH = 1.2, 0.6
"""The constants k1 and b of BM25."""
_ALONE = 0.7
"""What a phrase of one word counts for."""
_CANDIDATES = 40
"""So many entries are looked at closely; no duty meant one that had less in common with it."""
_LATER = 0.25
"""How much less each later place in `accountable` counts, down to half."""


class Candidate(NamedTuple):
    """An entry, or "" for none; its figures in the order named above; the phrase that led there."""

    entry: str
    figures: tuple[float, ...]
    phrase: str


class Likeness:
    """What entries of a catalogue are called, ready to be compared with duties."""

    def __init__(self, catalog: Catalog) -> None:
        self._entries = {**catalog.responsibilities, **catalog.decisions}
        self._meanings = Meanings(catalog)
        phrases = [put for put in self._meanings.phrases if put[0] in self._entries]
        outs = [put for put in self._meanings.phrases if put[0].startswith(OUT)]
        self._words = _Bm25(_terms_of(phrases), self._entries)
        self._out_words = _Bm25(_terms_of(outs), dict.fromkeys(put[0] for put in outs))
        self._letters = _Letters(_text_of(phrases, self._entries))
        self._out_letters = _Letters(_text_of(outs, dict.fromkeys(put[0] for put in outs)))

    def candidates(self, duty: str, role: str, strength: Strength) -> tuple[Candidate, ...]:
        """Return the entries that a duty may mean, the likest first by words, and none at last."""
        words = list(stems(duty))
        terms, letters = _terms(words), _grams(duty)
        by_words, by_letters = self._words.scores(terms), self._letters.scores(letters)
        phrases = self._phrases(dict.fromkeys(words))
        rough = {
            name: by_words.get(name, 0.0) + by_letters.get(name, 0.0) + phrases[name].best
            if name in phrases
            else by_words.get(name, 0.0) + by_letters.get(name, 0.0)
            for name in self._entries
        }
        nearest = sorted(self._entries, key=lambda name: (-round(rough[name], 9), name))
        found = []
        for name in nearest[:_CANDIDATES]:
            entry, near = self._entries[name], phrases.get(name, _NOTHING)
            decision = float(entry.kind == "decision")
            figures = (
                by_words.get(name, 0.0),
                near.best,
                near.held,
                near.mean,
                near.covered,
                near.title,
                by_letters.get(name, 0.0),
                _place(entry.accountable, role),
                entry.weight / 10,
                decision,
                decision * (strength in ("decides", "stops")),
            )
            found.append(Candidate(name, figures, near.phrase or entry.title))
        found.append(self._none(terms, letters, phrases, strength))
        return tuple(found)

    def _none(
        self,
        terms: Iterable[str],
        letters: Sequence[str],
        phrases: Mapping[str, _Near],
        strength: Strength,
    ) -> Candidate:
        outs = {name: near for name, near in phrases.items() if name.startswith(OUT)}
        out = max(outs, key=lambda name: (outs[name].best, name), default="")
        near = outs.get(out, _NOTHING)
        figures = (
            1.0,
            max(self._out_words.scores(terms).values(), default=0.0),
            near.best,
            near.held,
            max(self._out_letters.scores(letters).values(), default=0.0),
            float(strength == "none"),
            float(strength == "supports"),
        )
        return Candidate(out, figures, near.phrase)

    def _phrases(self, words: Mapping[str, None]) -> dict[str, _Near]:
        """Return what the phrases of each entry, and of each kind of none, have of some words."""
        held, whole = self._meanings.held(words)
        of: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
        for number, weight in held:
            name, text, _ = self._meanings.phrases[number]
            if is_name(text):
                total = self._meanings.sums[number]
                of[name].append((weight / math.sqrt(total * whole), weight / total, number))
        return {name: self._near(name, found, words, whole) for name, found in of.items()}

    def _near(
        self,
        name: str,
        found: list[tuple[float, float, int]],
        words: Mapping[str, None],
        whole: float,
    ) -> _Near:
        ranked = sorted(found, key=lambda one: (-round(one[0], 9), one[2]))
        title, covered = 0.0, set()
        most = 0.0
        for cosine, share, number in found:
            _, text, own = self._meanings.phrases[number]
            common = words.keys() & set(own)
            covered |= common
            most = max(most, share * (_ALONE if len(own) == 1 else 1.0))
            if name in self._entries and text == self._entries[name].title:
                title = cosine
        return _Near(
            ranked[0][0],
            most,
            sum(cosine for cosine, _, _ in ranked[:3]) / 3,
            sum(map(self._meanings.weight, sorted(covered))) / whole,
            title,
            self._meanings.phrases[ranked[0][2]][1],
        )


class _Near(NamedTuple):
    """What the phrases of an entry have of a duty, and the nearest of them."""

    best: float
    held: float
    mean: float
    covered: float
    title: float
    phrase: str


_NOTHING = _Near(0.0, 0.0, 0.0, 0.0, 0.0, "")


class _Bm25:
    """Scores of documents for words, each from 0 to 1: what a document has of what it could."""

    def __init__(self, terms: Mapping[str, Mapping[str, float]], names: Iterable[str]) -> None:
        documents = {name: terms.get(name, {}) for name in names}
        count = len(documents)
        length = {name: sum(of.values()) for name, of in documents.items()}
        mean = sum(length.values()) / (count or 1) or 1.0
        known = Counter(term for of in documents.values() for term in of)
        self._rare = {t: math.log(1 + (count - n + 0.5) / (n + 0.5)) for t, n in known.items()}
        self._unknown = math.log(1 + count / 0.5)
        self._of: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for name, of in documents.items():
            norm = _SATURATES * (1 - _LENGTH + _LENGTH * length[name] / mean)
            for term, often in of.items():
                self._of[term].append((name, self._rare[term] * often / (often + norm)))

    def scores(self, terms: Iterable[str]) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        whole = 0.0
        for term in terms:
            whole += self._rare.get(term, self._unknown)
            for name, score in self._of.get(term, ()):
                found[name] += score
        return {name: score / whole for name, score in found.items()}


class _Letters:
    """Cosines of documents with a text, by groups of letters."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        grams = {name: Counter(_grams(text)) for name, text in texts.items()}
        known = Counter(gram for of in grams.values() for gram in of)
        count = len(texts)
        self._rare = {g: math.log((1 + count) / (1 + n)) + 1 for g, n in known.items()}
        self._of: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for name, of in grams.items():
            for gram, share in self._unit(of).items():
                self._of[gram].append((name, share))

    def _unit(self, often: Mapping[str, int]) -> dict[str, float]:
        of = {g: (1 + math.log(n)) * self._rare[g] for g, n in often.items() if g in self._rare}
        norm = math.sqrt(sum(x * x for x in of.values())) or 1.0
        return {gram: x / norm for gram, x in of.items()}

    def scores(self, grams: Sequence[str]) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for gram, share in self._unit(Counter(grams)).items():
            for name, other in self._of[gram]:
                found[name] += share * other
        return found


def _terms(words: Sequence[str]) -> dict[str, None]:
    pairs = (f"{a} {b}" for a, b in pairwise(words))
    return dict.fromkeys((*words, *pairs))


def _terms_of(phrases: Iterable[Put]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, text, words in phrases:
        for term in _terms(words):
            found[name][term] += 1.0 if is_name(text) else _SENTENCE
    return found


def _text_of(phrases: Iterable[Put], names: Iterable[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {name: [] for name in names}
    for name, text, _ in phrases:
        if is_name(text):
            found[name].append(text)
    return {name: " ".join(texts) for name, texts in found.items()}


def _grams(text: str) -> list[str]:
    plain = " " + " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split()) + " "
    return [plain[i : i + size] for size in (3, 4, 5) for i in range(len(plain) - size + 1)]


def _place(accountable: Sequence[str], role: str) -> float:
    if role not in accountable:
        return 0.0
    return 1 - _LATER * min(accountable.index(role), 2)
