"""Of whom a sentence speaks where that is not the holder of the paper's post."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from charter.audit.words import as_written, listed, verb_forms, within
from charter.check.words.looked_for import spaced
from charter.named_tuples import NamedTuple
from charter.titles.reading import reading_of

_NAMED = (
    r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+)? \((?=[^)]{2,40}\))|[A-Z][a-z]+(?: [A-Z][a-z]+)?, (?=our ))?"
)
"""Who holds a title, before it: "Anna (CTO)", "Anna, our CTO,"."""
_BESIDE = r"\)?(?:,? or)?(?: ?\([A-Z&]+\))?(?: at [A-Z][\w.]+)?"
"""What stands behind a title and says no more of it: "(CPO)", "at Acme"."""


class Other(NamedTuple):
    """Somebody in a sentence, from where to where the words stand that say what is theirs.

    `verb` is where it begins to say that, `own` where the words end that say what is not theirs:
    behind "Works with the CTO" in "Works with the CTO, who decides".
    """

    subject: str
    start: int
    end: int
    verb: int = -1
    own: int = -1


@cache
def _subject() -> re.Pattern[str]:
    titles = "|".join(f"(?:{t})" for t in listed("claims", "others", "titles"))
    verbs = "|".join(spaced(v) for v in listed("claims", "others", "verbs"))
    return re.compile(
        rf"{_NAMED}(?:(?i:the|our|your|a|an|each|every|its) )?(?P<who>{titles}){_BESIDE}"
        rf"(?:,? (?i:who|which|that))?,? (?:(?i:\w+ly|also|then|alone|always|both|each) )?"
        rf"(?P<verb>(?i:{verbs}))\b(?! (?i:team|of)\b)"
    )


def leading_subject(sentence: str) -> str | None:
    """Return the leader of whom a sentence speaks from its beginning, or None."""
    found = _leader().match(sentence.strip())
    if found is None:
        return None
    if found["verb"].lower() in ("is", "are"):
        rest = sentence[found.end() :]
        return found["who"] if within("claims", "strength", "owning").search(rest) else None
    acts = verb_forms().get(found["verb"].lower(), ("", ""))[1] == "s"
    return found["who"] if acts or _subject().match(sentence.strip()) else None


def without_leader(sentence: str) -> str:
    """Return what a sentence says of the CTO or another chief with whom it begins, or all of it.

    Other titles say what the work is about: "The Director, Data Quality manages its frameworks".
    """
    found = _leader().match(sentence)
    if found is None or leading_subject(sentence) is None:
        return sentence
    is_chief = " " not in found["who"] or found["who"].startswith("Chief")
    return sentence[found.start("verb") :] if is_chief else sentence


def from_verb(sentence: str) -> str:
    """Return a sentence on a leader from its verb on: "works with ..." of "The CTO works ..."."""
    found = _leader().match(sentence)
    acts = found is not None and verb_forms().get(found["verb"], ("", ""))[1] == "s"
    return sentence[found.start("verb") :] if found is not None and acts else sentence


@cache
def _leader() -> re.Pattern[str]:
    """Return the pattern of a leader at the beginning of a sentence, and the word behind."""
    titles = "|".join(f"(?:{t})" for t in listed("claims", "others", "titles"))
    return re.compile(
        rf"{_NAMED}(?:(?i:the|our|your|a|an) )?(?P<who>{titles}){_BESIDE},? "
        rf"(?:(?i:\w+ly|also|then|alone|always) )?(?P<verb>[a-z]+)"
    )


@lru_cache(10_000)
def named(words: str) -> str:
    """Return the role of the catalogue that a title means, or its own words in small letters."""
    if words.strip().lower().endswith(("board", "board of directors")):
        return "board"
    plain = re.sub(r"^(?:the|our|a|an|your)\s+", "", words.strip(), flags=re.IGNORECASE)
    return reading_of(plain).role or plain.lower()


def others_in(sentence: str) -> tuple[Other, ...]:
    """Return who else has, decides or may stop something in a sentence, with the words on it."""
    found = [
        *_by_clause(sentence),
        *_by_name(sentence),
        *_by_rest(sentence),
        *_by_approval(sentence),
    ]
    kept: list[Other] = []
    for other in sorted(found, key=lambda each: (each.start, -each.end)):
        if not any(o.subject == other.subject for o in kept):
            kept.append(other)
    return tuple(kept)


_CLAUSE_START = re.compile(
    r"(?:^|[,;:(–—]\s*|\b(?:and|but|while|whereas|although|though|because|since|as|where|when|which|that|if|until|unless|so)\s+)(?:(?:the|our|a|an)\s+)?\Z",
    re.IGNORECASE,
)
_WITH_OTHERS = re.compile(r"\b(?:you|they|he|she)\s+(?:and|or)\s+(?:the\s+)?\Z", re.IGNORECASE)
_RELATIVE_END = re.compile(r"[;.,]|\b(?:but|while|whereas)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:,\s*|\s)(?:who|which|that)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[;.]|,\s*(?:and|but|while|whereas|you|they|this role)\b|\b(?:but|while|whereas)\b",
    re.IGNORECASE,
)


def _by_clause(sentence: str) -> list[Other]:
    found = []
    for match in _subject().finditer(sentence):
        before = sentence[: match.start()]
        relative = bool(_RELATIVE.search(match[0]))
        if _WITH_OTHERS.search(before) or not (relative or _CLAUSE_START.search(before)):
            continue
        ends = _RELATIVE_END if relative else _CLAUSE_END
        end = ends.search(sentence, match.end())
        found.append(
            Other(
                named(match["who"]),
                match.start(),
                end.start() if end else len(sentence),
                match.start("verb"),
                match.end("who") if relative else -1,
            )
        )
    return found


def _by_name(sentence: str) -> list[Other]:
    """Return persons who decide or own something in a clause: "above that, Jonas signs off"."""
    found = []
    for match in _persons().finditer(sentence):
        if reading_of(match["who"]).kinds:
            continue  # "the Director, Infrastructure owns ..."
        end = _CLAUSE_END.search(sentence, match.end())
        stop = end.start() if end else len(sentence)
        found.append(Other(match["who"].lower(), match.start("who"), stop, match.start("verb")))
    return found


@cache
def _persons() -> re.Pattern[str]:
    verbs = "|".join(spaced(verb) for verb in listed("claims", "others", "persons"))
    return re.compile(rf"(?<=[,;]) (?P<who>[A-Z][a-z]{{2,}}) (?P<verb>{verbs})\b")


@cache
def _who() -> str:
    return "|".join(f"(?:{t})" for t in listed("claims", "others", "titles"))


@cache
def _rest() -> re.Pattern[str]:
    rests = "|".join(spaced(r) for r in listed("claims", "others", "rests"))
    passive = "|".join(spaced(r) for r in listed("claims", "others", "passive"))
    return re.compile(rf"(?i:(?P<rest>{rests})|(?P<passive>{passive}))(?P<who>{_who()})")


@cache
def _approval() -> re.Pattern[str]:
    approvals, before, approved = (
        "|".join(spaced(word) for word in listed("claims", "others", name))
        for name in ("approval", "approval_before", "approved")
    )
    return re.compile(
        rf"(?i:{approvals})(?P<who>{_who()})"
        rf"|(?i:{before}) (?:(?i:the|our) )?(?P<whose>{_who()})(?:['’]s?)? (?i:{approved})\b"
    )


def _by_rest(sentence: str) -> list[Other]:
    found = []
    for match in _rest().finditer(sentence):
        before = max(sentence.rfind(";", 0, match.start()), sentence.rfind(". ", 0, match.start()))
        start = before + 1 if before >= 0 else 0
        if match["rest"] and not within("claims", "others", "held").search(
            sentence[start : match.start()]
        ):
            continue
        found.append(Other(named(match["who"]), start, match.end()))
    return found


def _by_approval(sentence: str) -> list[Other]:
    return [
        Other(named(match["who"] or match["whose"]), 0, len(sentence))
        for match in _approval().finditer(sentence)
    ]


def mentions(text: str) -> list[str]:
    """Return the titles that a text names."""
    return [found[0] for found in as_written("claims", "others", "titles").finditer(text)]
