"""Of which work of the catalogue a sentence speaks, by the words in which people usually put it."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from charter.check.words.word_lists import section
from charter.compiled import compiled_phrases
from charter.facts.catalog import Catalog, Entry
from charter.facts.presuppositions import SLOT
from charter.load.catalog_files import read_catalog
from charter.named_tuples import NamedTuple
from charter.read.kept import kept_for_last

SURE = 0.74
"""Least share of the weight of a phrase's words that a sentence must hold to speak of its work."""
_NEARLY = SURE - 1e-8
"""What is not more is less than SURE however it is rounded, which takes longer to see."""
_PART = 0.4
"""How much of an entry's own text one sentence is at least taken to be."""
_ALONE = 0.78
"""What a phrase of one word counts for: it is said of other things too."""
_BESIDE = 0.93
"""Another entry is meant as likely from this share of the best one's score on."""
_TYPED = 0.7
"""How much of a score is what a phrase has of a text, the rest what it has of the phrase."""
_LONGEST = 10
"""No more words are in what an entry is called; what has more is a sentence of it."""
_SAY_NOTHING = """
a all also an and any are as at be by can do each every for from has have how i if in into is it
its new no not of on one only or other our over so such that the their them then there they this
to up us we what when where which who whose will with within year you your own owns decide decides
decided answer answers keep keeps make makes set sets run runs lead leads responsible accountable
company team teams
"""
"""Words that say nothing of which work it is."""
_REST = frozenset(_SAY_NOTHING.split())
_WORD = re.compile(r"\b[a-z0-9]{1,2}[&/][a-z0-9]\b|[a-z0-9][a-z0-9+#]*")
"""A word; "p&l", "a/b" and "24/7" are one."""
_IT = re.compile(r"\bIT\b|\b(?i:information technology)\b")
_SEVERAL = re.compile(r"\b([A-Z]{2,})s\b")
_AMERICAN = re.compile(r"(?<=\w{3})iz(?=(?:e[drs]?|ing|ation(?:s|al)?)\b)|(?<=\w)yz(?=e|ing)")
_SPELT = {
    "behavior": "behaviour",
    "catalog": "catalogue",
    "center": "centre",
    "color": "colour",
    "defense": "defence",
    "fulfillment": "fulfilment",
    "judgment": "judgement",
    "labor": "labour",
    "license": "licence",
    "licenses": "licences",
    "licensing": "licence",
    "modeling": "modelling",
    "program": "programme",
    "programs": "programmes",
}
"""American words that stand beside British ones in what people write of their work."""
OUT = "out."
"""How keys begin under which a list has what belongs to no entry."""


class Meant(NamedTuple):
    """An entry that a sentence seems to mean, the phrase that says so, and how much is there."""

    entry: str
    phrase: str
    score: float


Put = tuple[str, str, tuple[str, ...]]
"""An entry, or a key under which a list has what is none; a phrase for it; the phrase's stems."""


def phrases_of(catalog: Catalog, *, own: bool = False) -> list[Put]:
    """Return how people put the work of a catalogue's entries, and what belongs to none.

    With `own`, of its own entries alone, by their titles, and what it says itself that they are
    called: what a company wrote otherwise is judged by this, and is no word for what it means.
    """
    entries = {**catalog.responsibilities, **catalog.decisions}
    said: dict[str, list[str]] = {} if own else section("en", "said-as", "entries")
    found = [(name, text) for name, texts in said.items() for text in texts]
    for name, entry in entries.items():
        if not own or entry.own:
            texts = () if own else (*entry.charter, *entry.posting)
            found += [(name, text) for text in (entry.title, entry.phrase) if text]
            found += [(name, SLOT.sub("", text.say)) for text in texts]
        found += [(name, text) for text in entry.said_as]
    return [(name, text, tuple(dict.fromkeys(stems(text)))) for name, text in found]


def called(entry: Entry) -> list[str]:
    """Return what an entry is usually called in English, and what its workspace calls it."""
    return [*section("en", "said-as", "entries").get(entry.id, ()), *entry.said_as]


class Meanings:
    """What entries of a catalogue are called, to look for in English sentences."""

    def __init__(self, catalog: Catalog) -> None:
        entries = {**catalog.responsibilities, **catalog.decisions}
        is_shipped = not any(entry.own for entry in entries.values())
        shipped = compiled_phrases() or phrases_of(catalog if is_shipped else read_catalog())
        own = phrases_of(catalog, own=True)
        # What a company calls its work is so there, whatever others call by that name.
        taken: dict[frozenset[str], set[str]] = defaultdict(set)
        for name, _, words in own:
            taken[frozenset(words)].add(name)
        self.phrases = [
            *own,
            *(
                phrase
                for phrase in shipped
                if phrase[0] in taken.get(frozenset(phrase[2]), (phrase[0],))
                and (phrase[0] in entries or phrase[0].startswith(OUT))
            ),
        ]
        names: dict[str, set[str]] = {}
        for name, _, of in self.phrases:
            for word in of:
                names.setdefault(word, set()).add(name)
        # A word that few entries have weighs more.
        count = len(entries) + 1
        self._weight = {word: math.log(1 + count / len(of)) for word, of in names.items()}
        self._rare = math.log(1 + count)
        self._by_word: dict[str, list[int]] = {}
        for number, (_, _, words) in enumerate(self.phrases):
            for word in words:
                self._by_word.setdefault(word, []).append(number)
        self._sums = [sum(map(self._weight.__getitem__, words)) for _, _, words in self.phrases]

    def of(self, sentence: str) -> tuple[Meant, ...]:
        """Return the entries that a sentence seems to speak of, the surest first; often none.

        Where it is as likely to mean what belongs to no entry, it means none.
        """
        words = dict.fromkeys(stems(sentence))
        held, whole = self._held(words)
        best: dict[str, Meant] = {}
        for number, share in self._sure(held, whole):
            name, phrase, of = self.phrases[number]
            score = share * (_ALONE if len(words.keys() & set(of)) == 1 else 1.0)
            # Sums of the same weights in another order are the same score.
            score = round(score, 9)
            if score > best.get(name, Meant(name, "", 0.0)).score:
                best[name] = Meant(name, phrase, score)
        # At the same score what is work of an entry comes before what is none.
        ranked = sorted(best.values(), key=lambda m: (-m.score, m.entry.startswith(OUT), m.entry))
        least = max(SURE, ranked[0].score * _BESIDE) if ranked else 1.0
        found = [meant for meant in ranked if meant.score >= least]
        if found and found[0].entry.startswith(OUT):
            return ()
        return tuple(meant for meant in found if not meant.entry.startswith(OUT))

    def nearest(self, text: str) -> tuple[Meant, ...]:
        """Return all entries that are called by words of a text, the nearest first.

        A score of one is a phrase of just these words. What was typed counts for more than what
        else a phrase says; a word that few entries have, for more than one that many have.
        """
        known = (word if word in self._weight else word.removesuffix("s") for word in stems(text))
        held, whole = self._held(dict.fromkeys(known))
        best: dict[str, Meant] = {}
        for number, weight in sorted(held.items()):
            name, phrase, _ = self.phrases[number]
            if not is_name(phrase):
                continue
            score = (weight / whole) ** _TYPED * (weight / self._sums[number]) ** (1 - _TYPED)
            if score > best.get(name, Meant(name, "", 0.0)).score:
                best[name] = Meant(name, phrase, score)
        found = (meant for meant in best.values() if not meant.entry.startswith(OUT))
        return tuple(sorted(found, key=lambda meant: -meant.score))

    def _sure(self, held: dict[int, float], whole: float) -> list[tuple[int, float]]:
        """Return the numbers of phrases that a sentence surely has, and how much of each is there.

        All of a phrase in the sentence, or all of the sentence in one not much longer.
        """
        sums, found = self._sums, list[tuple[int, float]]()
        for number, weight in held.items():
            most = sums[number]
            part = most * _PART
            least = whole if whole > part else part
            share = weight / (least if least < most else most)
            if share > _NEARLY and round(share, 9) >= SURE:
                found.append((number, share))
        return sorted(found)

    def _held(self, words: dict[str, None]) -> tuple[dict[int, float], float]:
        """Return the weight that each phrase has of some words, by number, and that of them all."""
        held: dict[int, float] = defaultdict(float)
        for word in words:
            for number in self._by_word.get(word, ()):
                held[number] += self._weight[word]
        whole = sum(self._weight.get(word, self._rare) for word in words) or 1.0
        return held, whole


@kept_for_last
def meanings_of(catalog: Catalog) -> Meanings:
    """Return what entries of a catalogue are called; nobody changes it."""
    return Meanings(catalog)


def is_name(phrase: str) -> bool:
    """Return whether a phrase is what something is called, and no sentence of it."""
    return phrase.count(" ") < _LONGEST


def stems(text: str) -> Iterable[str]:
    """Yield the stems of the words of an English text that say something."""
    plain = _SEVERAL.sub(r"\1", _IT.sub("infotech", text)).lower()
    plain = _AMERICAN.sub(lambda found: "is" if found[0] == "iz" else "ys", plain)
    plain = plain.replace("'s", "").replace("\u2019s", "")
    words = (_SPELT.get(word, word) for word in _WORD.findall(plain))
    return (_stem(word) for word in words if word not in _REST and len(word) > 1)


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
