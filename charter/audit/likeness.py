"""How like a duty is to each entry of the catalogue: the figures that a probability is made of."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from charter.audit.kin import RoleKin
from charter.audit.papers import Strength
from charter.check.words.meant import OUT, is_name, meanings_of, stems
from charter.check.words.word_lists import section
from charter.facts.catalog import Catalog
from charter.named_tuples import NamedTuple
from charter.read.kept import kept_for_last

ENTRY_FIGURES = (
    *("best", "near", "held", "covered", "own", "letters", "role", "few", "kin"),
    *("weight", "decision", "decides"),
)
"""What is known of a duty and an entry; each is 0 where nothing speaks for the entry.

best: cosine of the best phrase, each word as heavy as it is rare. near: mean of the five best.
held: how much of a phrase is in the duty. covered: how much of the duty is in some phrase; one that
is said of several entries counts only where it is the best. own: the same in the entry's own
sentences. letters: cosine of groups of letters. role, few, kin: as `RoleKin` has them. weight: of
the entry. decision: 1 for a decision; decides: 1 where the duty decides too.
"""
NONE_FIGURES = ("none", "best", "near", "held", "covered", "letters", "behaves", "supports")
"""What speaks for no entry: "none" is always 1, the next five are as above for what belongs to
none, "behaves" is 1 for a duty without strength, "supports" for one that helps others."""

_SENSE = 0.8
"""What a sense in common counts for beside a word in common."""
_COMMON = 0.5
"""What a word counts for that is said of any work."""
_UNKNOWN = 0.5
"""What a word that no phrase has counts for beside the rarest that one has."""
_ALONE = 0.7
"""What a phrase of one word counts for."""
_TAIL = 0.65
"""What a word counts for that says to what end a work is done, or with whom."""
_NEAR = 5
_CANDIDATES = 40
"""So many entries are looked at closely; no duty meant one that had less in common with it."""


class Candidate(NamedTuple):
    """An entry, or "" for none; its figures in the order named above; the phrase that led there.

    `named` says that the duty has all words of something that this entry alone is called.
    """

    entry: str
    figures: tuple[float, ...]
    phrase: str
    named: bool = False


class Likeness:
    """What entries of a catalogue are called, ready to be compared with duties."""

    def __init__(self, catalog: Catalog) -> None:
        self._entries = {**catalog.responsibilities, **catalog.decisions}
        self._senses = _Senses()
        put = meanings_of(catalog).phrases
        self.called: dict[frozenset[str], set[str]] = defaultdict(set)
        """Entries by the stems of what they are called."""
        for name, _, words in put:
            self.called[frozenset(words)].add(name)
        self._phrases = [
            (name, text, self._senses.of(words)) for name, text, words in put if is_name(text)
        ]
        self._own: dict[str, set[str]] = defaultdict(set)
        for name, text, words in put:
            if not is_name(text):
                self._own[name] |= self._senses.of(words)
        self._alike = len(self._phrases)  # from here on they are said of several entries
        self._phrases += self._of_several()
        having: dict[str, set[str]] = defaultdict(set)
        self._at: dict[str, list[int]] = defaultdict(list)
        for number, (name, _, words) in enumerate(self._phrases):
            for word in words:
                having[word].add(name)
                self._at[word].append(number)
        count = len(self._entries) + 1
        common = dict.fromkeys(stems(section("en", "likeness", "common")), _COMMON)
        self._unknown = math.log(1 + count) * _UNKNOWN
        self._weights = {word: share * self._unknown for word, share in common.items()}
        for word, names in having.items():
            share = _SENSE if word[0] == _MARK else common.get(word, 1.0)
            self._weights[word] = share * math.log(1 + count / len(names))
        self._sums = [self._sum(words) for _, _, words in self._phrases]
        self._letters = _Letters(self._phrases)
        self._kin = RoleKin(self._entries.values())

    def _of_several(self) -> list[tuple[str, str, set[str]]]:
        """Return what is said alike of several entries, for each that has it not yet."""
        found = []
        have = {(name, frozenset(words)) for name, _, words in self._phrases}
        for row in section("en", "likeness", "several"):
            for text in row["phrases"]:
                words = self._senses.of(stems(text))
                for name in row["entries"]:
                    if name in self._entries and (name, frozenset(words)) not in have:
                        found.append((name, text, words))
        return found

    def candidates(self, duty: str, role: str, strength: Strength) -> tuple[Candidate, ...]:
        """Return the entries that a duty may mean, the likest first by words, and none at last."""
        words = self._weighted(duty)
        whole = sum(words.values()) or 1.0
        letters = self._letters.scores(duty)
        near = self._near(words, whole)
        rough = {
            name: near.get(name, _NOTHING).near
            + near.get(name, _NOTHING).covered
            + letters.get(name, 0.0)
            for name in self._entries
        }
        nearest = sorted(self._entries, key=lambda name: (-round(rough[name], 9), name))
        found = []
        for name in nearest[:_CANDIDATES]:
            entry, of = self._entries[name], near.get(name, _NOTHING)
            decision = float(entry.kind == "decision")
            figures = (
                *(of.best, of.near, of.held, of.covered),
                sum(words[word] for word in sorted(words.keys() & self._own[name])) / whole,
                letters.get(name, 0.0),
                *self._kin.figures(entry.accountable, role),
                entry.weight / 10,
                decision,
                decision * (strength in ("decides", "stops")),
            )
            found.append(Candidate(name, figures, of.phrase or entry.title, of.named))
        outs = [name for name in near if name.startswith(OUT)]
        out = max(outs, key=lambda name: (round(near[name].near, 9), name), default="")
        of = near.get(out, _NOTHING)
        none = (
            *(1.0, of.best, of.near, of.held, of.covered, letters.get(out, 0.0)),
            float(strength == "none"),
            float(strength == "supports"),
        )
        return (*found, Candidate(out, none, of.phrase))

    def _weighted(self, duty: str) -> dict[str, float]:
        """Return what each stem and sense of a duty weighs: less where it is said of its end."""
        aim = _tail().search(duty)
        found = {}
        for text, share in ((duty, _TAIL), (duty[: aim.start()] if aim else duty, 1.0)):
            for word in sorted(self._senses.of(stems(text))):
                found[word] = share * self._sum((word,))
        return found

    def _sum(self, words: Iterable[str]) -> float:
        return sum(
            self._weights.get(word, 0.0 if word[0] == _MARK else self._unknown)
            for word in sorted(words)
        )

    def _near(self, words: Mapping[str, float], whole: float) -> dict[str, _Near]:
        """Return what the phrases of each entry, and of each kind of none, have of a duty."""
        held: dict[int, float] = defaultdict(float)
        for word in sorted(words):
            for number in self._at.get(word, ()):
                held[number] += words[word]
        of: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for number, weight in held.items():
            cosine = weight / math.sqrt(self._sums[number] * whole)
            of[self._phrases[number][0]].append((-round(cosine, 9), number))
        return {
            name: self._nearest(sorted(found), held, words, whole) for name, found in of.items()
        }

    def _nearest(
        self,
        ranked: Sequence[tuple[float, int]],
        held: Mapping[int, float],
        words: Mapping[str, float],
        whole: float,
    ) -> _Near:
        common: set[str] = set()
        most, named = 0.0, False
        for _, number in ranked:
            _, text, own = self._phrases[number]
            if number < self._alike or number == ranked[0][1]:
                common |= words.keys() & own
            named = named or (number < self._alike and " " in text and own <= words.keys())
            share = held[number] / self._sums[number]
            most = max(most, share * (1.0 if " " in text else _ALONE))
        return _Near(
            -ranked[0][0],
            -sum(cosine for cosine, _ in ranked[:_NEAR]) / _NEAR,
            most,
            sum(words[word] for word in sorted(common)) / whole,
            self._phrases[ranked[0][1]][1],
            named,
        )


@kept_for_last
def likeness_of(catalog: Catalog) -> Likeness:
    """Return the likeness of a catalogue; nobody changes it."""
    return Likeness(catalog)


class _Near(NamedTuple):
    """What the phrases of an entry have of a duty, and the nearest of them."""

    best: float
    near: float
    held: float
    covered: float
    phrase: str
    named: bool


_NOTHING = _Near(0.0, 0.0, 0.0, 0.0, "", False)
_NO_WORD = re.compile(r"[\W_]+")
_MARK = "~"
"""How the names of senses begin, and no stem does."""


class _Senses:
    """Words that mean nearly the same: a text has a sense where it has all stems of one of them."""

    def __init__(self) -> None:
        self._by: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for number, row in enumerate(section("en", "likeness", "senses")):
            for text in row:
                words = frozenset(stems(text))
                self._by[min(words)].append((words, f"{_MARK}{number}"))

    def of(self, stems_: Iterable[str]) -> set[str]:
        """Return stems of a text with the senses that they have."""
        words = set(stems_)
        found = (pair for word in words for pair in self._by.get(word, ()))
        return words | {sense for needed, sense in found if needed <= words}


class _Letters:
    """Cosines of what entries are called with a text, by groups of four letters."""

    def __init__(self, phrases: Iterable[tuple[str, str, set[str]]]) -> None:
        texts: dict[str, list[str]] = defaultdict(list)
        for name, text, _ in phrases:
            texts[name].append(text)
        grams = {name: Counter(_grams(" ".join(of))) for name, of in texts.items()}
        known = Counter(gram for of in grams.values() for gram in of)
        self._rare = {g: math.log((1 + len(texts)) / (1 + n)) + 1 for g, n in known.items()}
        self._of: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for name, of in grams.items():
            for gram, share in self._unit(of).items():
                self._of[gram].append((name, share))

    def _unit(self, often: Mapping[str, int]) -> dict[str, float]:
        of = {g: (1 + math.log(n)) * self._rare[g] for g, n in often.items() if g in self._rare}
        norm = math.sqrt(sum(x * x for x in of.values())) or 1.0
        return {gram: x / norm for gram, x in of.items()}

    def scores(self, text: str) -> dict[str, float]:
        """Return the cosine of each with a text, where it is not nothing."""
        found: dict[str, float] = defaultdict(float)
        for gram, share in self._unit(Counter(_grams(text))).items():
            for name, other in self._of[gram]:
                found[name] += share * other
        return found


@cache
def _tail() -> re.Pattern[str]:
    words = "|".join(section("en", "likeness", "tails"))
    return re.compile(rf"(?<=\w{{3}})[,;]? (?:{words})\b", re.IGNORECASE)


def _grams(text: str) -> list[str]:
    plain = f" {_NO_WORD.sub(' ', text.lower()).strip()} "
    return [plain[i : i + 4] for i in range(len(plain) - 3)]
