"""Which lines of a paper are titles of posts, and what the titles say."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePath

from charter.audit.words import as_written, begins, found_by, listed, verb_forms, whole, within
from charter.check.words.word_lists import shape_pattern
from charter.named_tuples import NamedTuple
from charter.titles.reading import TitleReading, plain_title, reading_of

_MOST_WORDS = 9
_PARTS = re.compile(r"(\s[-–—|•·]\s|[:|]\s|\s[–—]|[()\[\]])")
_DAY = re.compile(r"\b\d{1,4}(?:[-./_]\d{1,4}){1,2}\b|\b(?:19|20)\d{2}\b|\b\d{6,8}\b")
_NUMBERING = re.compile(r"^(?:[\dIVX]{1,4}[.)]\d*|[a-zA-Z][.)]|#+|\d+)\s+")
_SIGNS_BEFORE = re.compile(r"^[^\w\s(\[]+\s+")
"""A picture before a heading, as in Notion."""
_SHOUTED = re.compile(r"[A-Z]{4,}")
_BEFORE = re.compile(
    r"^(?:(?:mandate|charter|remit|terms of reference|(?:(?:job|role|position)(?: description)?))"
    r" (?:of|for)\s+)?"
    r"(?:the|a|an|our|new|role|position|post|job title|title)\b:?\s+",
    re.IGNORECASE,
)
_NO_TITLE_NEXT = ("the", "a", "an", "our", "all", "your", "their")
_SMALL_WORDS = ("of", "and", "for", "the", "&", "-", "/", "to")
_SMALL = re.compile(r"\b(?:Of|And|For|The|To|In)\b")
_NAME = re.compile(r"(?!GS\b)[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)*\Z")
_TITLE_ENDS = re.compile(
    r"[.;:!?()]|,(?! [A-Z])"
    r"|\s(?:who|to|that|with|for|at|in|and will|based|reporting|on|from|as|starting|of the Company"
    r"|of the company|and shall|and you|of [A-Z]\w+ (?:Ltd|Inc|GmbH|AG|SE|plc))\b"
)
_SHORT_FORM = re.compile(r"\s*\([A-Z&]{2,6}\)")
_VERSION = re.compile(r"\b(?:v|rev|version)?\s?\d+(?:\.\d+)*\b|\(\d+\)", re.IGNORECASE)
_ABBREVIATED = re.compile(
    r"\b(?:c[a-z]{1,2}o|cpto|ctpo|ciso|vp|svp|evp|vpe|vpp|ux|it|ai|hr|qa|ml)\b"
)
_FIRST_OF_RANK = re.compile(
    r"\b(?:chief|c[tpiefomr]o|cpto|ctpo|ciso|vp|svp|evp|vpe|vpp|vice president|head|director"
    r"|senior director|sr director|managing director|executive director|engineering manager)\b",
    re.IGNORECASE,
)


class Title(NamedTuple):
    """A title as it is written, without what stands around it, and what it says."""

    text: str
    reading: TitleReading

    @property
    def key(self) -> str:
        """Return what is the same of two ways to write it."""
        return title_key(self.text)

    @property
    def is_leaders(self) -> bool:
        """Return whether its holder leads people or a company, by the title alone."""
        return bool(self.reading.leads or self.reading.top)


def title_key(text: str) -> str:
    """Return what two ways to write a title share: "VP, Data" and "Vice President of Data"."""
    plain = re.sub(r"\bsr\b\.?", "senior", text.casefold().replace("-", " "))
    plain = re.sub(r"\bvice president\b", "vp", plain)
    return " ".join(sorted(set(re.findall(r"\w+", plain)) - {"of", "the", "and", "for", "our"}))


def is_same_post(one: str, other: str) -> bool:
    """Return whether two titles are of one post: "CTO" and "Chief Technology Officer"."""
    words, others = set(title_key(one).split()), set(title_key(other).split())
    if words <= others or others <= words:
        return True
    a, b = reading_of(one), reading_of(other)
    return bool(a.role) and (a.role, a.rank) == (b.role, b.rank)


@lru_cache(50_000)
def title_in(text: str) -> Title | None:
    """Return the title that a heading, cell or name is, or None: "CTO - Job description (2023)"."""
    first, slash, _ = text.partition(" / ")
    if slash and (found := _title(first)) and reading_of(text).role == found.reading.role:
        return found  # the same title in two languages
    kept = [part for part in _parts(text) if not _is_beside(part)]
    for part in kept[:3]:
        if found := _title(part):
            joined = " - ".join(kept[kept.index(part) :][:2])
            longer = _title(joined) if joined != part and "," not in part else None
            if longer and longer.reading.role != found.reading.role:
                return longer
            if len(kept) > 1 and not found.reading.kinds and not found.reading.top:
                others = [each for each in kept if each != part and _NAME.match(each)]
                whole_text = " - ".join([*others[:1], part]) if others else part
                return found._replace(text=whole_text) if len(whole_text.split()) <= 9 else found
            return found
    if len(kept) > 1 and (found := _title(" ".join(kept))):
        return found
    return None


def is_title(text: str) -> bool:
    """Return whether a line is the title of a leader's post, and nothing more."""
    found = title_in(text)
    plain = _SHORT_FORM.sub("", text)
    return (
        found is not None and found.text == plain and bool(found.reading.rank) and text[0].isupper()
    )


def title_of_name(name: str) -> Title | None:
    """Return the title that the name of a file has: "acme_cto-job-description_v2.docx"."""
    stem = PurePath(name).stem
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])", " ", _DAY.sub(" ", stem))
    words = re.sub(r"[_\-+.,()\[\]]+", " ", words)
    words = _VERSION.sub(" ", _DAY.sub(" ", words))
    at = _FIRST_OF_RANK.search(words)
    if at is None:
        return None
    said = _without_ends(words[at.start() :].strip())
    said = _ABBREVIATED.sub(lambda found: found[0].upper(), said.lower())
    shown = " ".join(w if w in _SMALL_WORDS else w[:1].upper() + w[1:] for w in said.split())
    return _title(shown)


def _parts(text: str) -> list[str]:
    bare = _SIGNS_BEFORE.sub("", _SHORT_FORM.sub("", text).strip(" *_#"))
    plain = plain_title(_NUMBERING.sub("", bare))
    found = [part.strip(" ,;:|*_-–—") for part in _PARTS.split(plain)]
    return [part for part in found if part and not _PARTS.fullmatch(f" {part} ")]


def _is_beside(part: str) -> bool:
    plain = _DAY.sub("", part).strip(" .,-–—")
    return not plain or bool(whole("papers", "ends_title").match(plain))


def _without_ends(text: str) -> str:
    """Return a title without what stands behind it: "CTO responsibilities" is "CTO"."""
    before = None
    ends = within("papers", "ends_title")
    while before != text:
        before = text
        for found in ends.finditer(text):
            if found.end() >= len(text.rstrip(" .,:")) and found.start():
                text = (
                    text[: found.start()].rstrip(" ,:-–—'’s")
                    if _is_possessive(text, found.start())
                    else text[: found.start()].rstrip(" ,:-–—")
                )
                break
    return text


def _is_possessive(text: str, at: int) -> bool:
    return text[:at].rstrip().endswith(("'s", "’s"))


def _title(text: str) -> Title | None:
    said = _without_ends(text.strip())
    said = _BEFORE.sub("", said)
    words = said.split()
    if not words or len(words) > _MOST_WORDS or said[-1] in ".!?;":
        return None
    if within("papers", "never_title").search(said):
        return None
    if _begins_with_a_verb(words) or _says_what_is_done(words):
        return None
    if len(as_written("claims", "others", "titles").findall(said)) > 2:
        return None  # a row of posts
    reading = reading_of(said)
    shown = _set_properly(said)
    if reading.leads or reading.top or reading.field:
        return Title(shown, reading)
    capitals = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    if capitals and shape_pattern("en", "title_words").search(said):
        return Title(shown, reading)
    return None


def _begins_with_a_verb(words: list[str]) -> bool:
    """Return whether a line says what to do, such as "Lead the product managers"."""
    if words[0].lower() in ("head", "lead") and words[1:2] == ["of"]:
        return False
    verb, form = verb_forms().get(words[0].lower(), ("", "ing"))
    if form == "ing" or len(words) < 2:
        return False
    nouns_too = verb in listed("claims", "noun_like") or verb == "engineer"
    return not nouns_too or words[1].lower() in _NO_TITLE_NEXT or words[1][0].islower()


def _says_what_is_done(words: list[str]) -> bool:
    """Return whether a line says what the holder of a post does: "The CISO may stop"."""
    forms = verb_forms()
    for word in map(str.lower, words[1:]):
        verb, form = forms.get(word, ("", ""))
        does = form == "s" and verb not in listed("claims", "noun_like")
        if does or begins("claims", "modals").fullmatch(word):
            return True
    return False


def _set_properly(text: str) -> str:
    """Return a title that shouts in usual letters: "CHIEF TECHNOLOGY OFFICER"."""
    if not (text.isupper() and _SHOUTED.search(text)):
        return text
    made = _SMALL.sub(lambda found: found[0].lower(), text.title())
    return re.sub(
        r"\b(?:Cto|Cpo|Ceo|Cio|Coo|Cfo|Cpto|Ctpo|Ciso|Vp|Svp|Evp|Ux|It|Ai|Hr|Qa|Ml)\b",
        lambda found: found[0].upper(),
        made,
    )


def is_offered(text: str) -> Title | None:
    """Return the title that a sentence offers: "the position of Chief Technology Officer"."""
    for found in found_by("papers", "lines", "offered").finditer(text):
        rest = _TITLE_ENDS.split(text[found.end() :], maxsplit=1)[0].strip(" '\"“”‘’")
        title = title_in(rest) if rest[:1].isupper() else None
        if title is not None and title.reading.rank:
            return title
    return None


def is_hiring_for(text: str) -> Title | None:
    """Return the title that a sentence hires for: "we are hiring a Head of Product who ..."."""
    found = begins_hiring(text)
    if not found:
        return None
    rest = _TITLE_ENDS.split(found, maxsplit=1)[0]
    return title_in(rest)


def begins_hiring(text: str) -> str:
    """Return what stands behind the words of a sentence that hires, or ""."""
    pattern = re.compile(listed("papers", "lines", "hiring"), re.IGNORECASE)
    found = pattern.search(text)
    return text[found.end() :] if found else ""
