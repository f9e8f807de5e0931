"""What a title says: how high its holder stands, in what kind of work, and which role that is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from charter.named_tuples import NamedTuple
from charter.patterns import lazy_re
from charter.titles import words as w

_GENDERS = lazy_re(r"\((?:[mwfdxi]\s*[/|*,]\s*)+[mwfdxi]\)|\(all genders\)|\(gn\)", re.IGNORECASE)
_AD_INTERIM = r"(?-i:(?<![\w.])a\. ?i\.(?!\w))"
"""In capitals this is artificial intelligence."""
_INTERIM = lazy_re(rf"\(?(?:\b(?:{'|'.join(sorted(w.INTERIM))})\b|{_AD_INTERIM})\)?", re.IGNORECASE)
_PARTS = lazy_re(r",|:|\||\s[-–—]\s")
_IN_BRACKETS = lazy_re(r"[(\[]([^)\]]*)[)\]]")
_DOTTED = lazy_re(r"(?<![\w.])(?:[^\W\d_]\. ?){2,}(?:[^\W\d_](?!\w))?(?!\w)")
"""An abbreviation with its dots: C.E.O., V. P."""
_SIGNS = lazy_re(r"[^\w]+")
_TEAM = lazy_re(r"(team|projekt|gruppen|schicht|scrum)")
_LOW = frozenset(
    [
        "manager",
        "managers",
        "managerin",
        "lead",
        "leads",
        "principal",
        "supervisor",
        "teamleiter",
        "teamleiterin",
        "teamleitung",
        "teamlead",
    ]
)
_DIRECTORS: tuple[str, ...] = (
    "director",
    "directora",
    "direktor",
    "direktorin",
    "direktør",
    "directeur",
)
_DIRECTORS += ("directrice",)


class TitleReading(NamedTuple):
    """What a title says by itself.

    `role` is that of the catalogue where the title says which, else empty; `likely` are those that
    it may be, and `top` tells that it is how the head of a company is called. `narrow` says that it
    names a part or a region, `interim` that its holder only stands in. `kinds` are kinds of work.
    `field` is the chief after whom a sales post is called: CTO of a field CTO.
    """

    rank: str = ""
    kinds: tuple[str, ...] = ()
    role: str = ""
    likely: tuple[str, ...] = ()
    top: bool = False
    narrow: bool = False
    interim: bool = False
    both: tuple[str, ...] = ()
    field: str = ""

    @property
    def leads(self) -> bool:
        """Return whether this is a leader who may be a position here."""
        return self.rank in w.RANKS

    @property
    def kind(self) -> str:
        """Return the kind of work by which people are counted."""
        return self.kinds[0] if self.kinds else ""

    @property
    def here(self) -> bool:
        """Return whether this is work of product, design, data, engineering or technology."""
        return any(kind in w.LIKELY for kind in self.kinds)


def plain_title(title: str) -> str:
    """Return a title without the genders of job adverts, and without "interim": "(m/w/d)"."""
    plain = " ".join(_INTERIM.sub(" ", _GENDERS.sub(" ", title)).split())
    return plain.strip(",- ") or title


@lru_cache(50_000)
def reading_of(title: str) -> TitleReading:
    """Return what a title says."""
    title = re.sub(_AD_INTERIM, " interim ", unicodedata.normalize("NFKC", title))
    text = _GENDERS.sub(" ", title.casefold())
    beside = " ".join(_IN_BRACKETS.findall(text))
    said = _tokens(_IN_BRACKETS.sub(" ", text))
    also = _tokens(beside)
    if not said:
        said, also = also, []
    interim = not w.INTERIM.isdisjoint([*said, *also])
    said = [word for word in said if word not in w.INTERIM]
    also = [word for word in also if word not in w.INTERIM]
    if _stands_beside(said):
        return TitleReading(kinds=_kinds(said))
    if chief := _sells_as([*said, *also]):
        return TitleReading(w.HEAD, ("sales",), field=chief, interim=interim)
    narrow = not w.REGIONS.isdisjoint([*said, *also])
    posts = tuple(_posts(said)) or tuple(_posts(also))
    made = _joined(posts) if posts else TitleReading(w.NONE, _kinds(said))
    if made.rank in (w.VP, w.HEAD, w.DIRECTOR):
        narrow |= bool(also) and not any(_posts(also))
        narrow |= any(map(_says_where, _PARTS.split(_IN_BRACKETS.sub(" ", text))))
    narrow = narrow or _is_part(said, made)
    return made._replace(narrow=narrow and not made.top, interim=interim)


def is_title(text: str) -> bool:
    """Return whether a text is a title and nothing more: "advise the CEO on risk" is none."""
    said = _tokens(_GENDERS.sub(" ", unicodedata.normalize("NFKC", text).casefold()))
    heads = {w.FIELD, *w.HEAD_OF_ALL.split("|"), *w.LIKE_A_HEAD.split("|"), *w.ABBREVIATIONS}
    known = heads | w.OF_RANK | w.INTERIM | w.REGIONS
    return all(word in known or _kind(word) for word in said)


def _tokens(text: str) -> list[str]:
    text = _DOTTED.sub(lambda found: re.sub(r"[. ]", "", found[0]) + " ", text)
    text = re.sub(r"[&+/]|\b(?:und|og|et|y)\b", " and ", text.replace("*in", "").replace("/in", ""))
    text = text.replace("r and d", "research and development")
    text = f" {' '.join(part for part in _SIGNS.split(text) if part)} "
    for phrase, meant in w.PHRASES.items():
        if f" {phrase} " in text:
            text = text.replace(f" {phrase} ", f" {meant} ")
    text = text.replace(" svp ", " vp ").replace(" evp ", " vp ")
    text = text.replace(" vpe ", " vp engineering ").replace(" vpp ", " vp product ")
    return [word for word in text.split() if word not in w.FILLERS]


def _stands_beside(said: list[str]) -> bool:
    """Return whether a title is that of an assistant, deputy or the like, who holds no post."""
    found = w.BESIDE.intersection(said)
    if found == {"associate"} and "vp" in said:
        return False
    return bool(found)


def _sells_as(said: list[str]) -> str:
    """Return the chief after whom a sales post is called: "CTO" of a field CTO; else nothing."""
    if w.FIELD not in said:
        return ""
    at = said.index(w.FIELD)
    rest = said[at + 1 :] or said[:at]
    if at < len(said) - 1 and rest[0] not in (*w.ABBREVIATIONS, "chief"):
        return ""  # field services, field operations
    chief = next((word for word in rest if word in w.ABBREVIATIONS), "")
    if not chief and "chief" in rest:
        led = " ".join(_kinds(rest))
        chief = next((name for name, kinds in w.ABBREVIATIONS.items() if kinds == led), "")
    return chief.upper()


def _posts(said: list[str]) -> Iterator[TitleReading]:
    """Yield each post that a title names: "CTO and CPO" names two."""
    joined = " ".join(said)
    for name in w.HEAD_OF_ALL.split("|"):
        if re.search(rf"\b{name}\b", joined):
            yield TitleReading(w.CHIEF, role="ceo", top=True)
            break
    chiefs = [word for word in said if word in w.ABBREVIATIONS]
    for word in chiefs:
        yield _post(w.CHIEF, tuple(w.ABBREVIATIONS[word].split(" ")))
    if not chiefs:
        yield from _written_out(said, joined)


def _written_out(said: list[str], joined: str) -> Iterator[TitleReading]:
    kinds = _kinds(said)
    if "chief" in said and "executive" not in said:
        yield _post(w.CHIEF, kinds)
    elif like := _like_a_head(said, joined):
        if kinds and "founder" not in like and "vp" not in said:
            yield _post(w.CHIEF if like[0].startswith("gesch") else w.DIRECTOR, kinds)
        elif "vp" in said or "head" in said:
            yield _post(_rank(said), kinds)
        elif not any(said.count(word) for word in _LOW) or "general manager" in like:
            yield TitleReading(w.CHIEF, top=True)
    elif rank := _rank(said):
        yield _post(rank, kinds)


def _like_a_head(said: list[str], joined: str) -> list[str]:
    """Return the titles of heads that are named; who owns a product or process heads nothing."""
    like = [name for name in w.LIKE_A_HEAD.split("|") if re.search(rf"\b{name}\b", joined)]
    of_all = like == ["owner"] and w.OWNS_ALL.issuperset(said[: said.index("owner")])
    return like if of_all or like != ["owner"] else []


def _rank(said: list[str]) -> str:
    low = not _LOW.isdisjoint(said)
    if "avp" in said or ("vp" in said and "associate" in said):
        return w.DIRECTOR
    if "vp" in said:
        return w.VP
    if any(word.endswith(("leiter", "leiterin", "leitung")) for word in said):
        return w.LEAD if any(map(_TEAM.match, said)) else w.HEAD
    if "head" in said and not low:
        return w.HEAD
    if any(word.endswith("chef") and word != "chef" for word in said):
        return w.HEAD  # udviklingschef, but no chef de projet
    if any(word.endswith(_DIRECTORS) for word in said):
        return w.DIRECTOR
    if "counsel" in said and len(said) == 1:
        return w.HEAD  # General Counsel
    return w.LEAD if low else w.NONE


def _post(rank: str, kinds: tuple[str, ...]) -> TitleReading:
    if rank not in w.RANKS:
        return TitleReading(rank, kinds)
    role = w.SURE.get((rank, frozenset(kinds)), "")
    likely: tuple[str, ...] = ()
    if not role and kinds:
        likely = tuple(dict.fromkeys(r for kind in kinds for r in w.LIKELY.get(kind, ())))
        both = {w.TECHNOLOGY, w.ENGINEERING}.intersection(kinds) and w.PRODUCT in kinds
        likely = ("cpto", *(r for r in likely if r != "cpto")) if both else likely
    return TitleReading(rank, kinds, role, likely[:3])


def _joined(posts: tuple[TitleReading, ...]) -> TitleReading:
    """Return several posts of one person as one reading: CTO and CPO are one CPTO."""
    roles = {post.role for post in posts}
    if roles == {"cto", "cpo"}:
        return _post(w.CHIEF, (w.PRODUCT, w.TECHNOLOGY))
    first = next((post for post in posts if post.role == "ceo"), posts[0])
    both = tuple(post.role for post in posts if post.role and post.role != first.role)
    return first._replace(both=both)


def _kinds(said: list[str]) -> tuple[str, ...]:
    """Return the kinds of work that words are about, one for each part between "and"."""
    parts: list[list[str]] = [[]]
    for word in said:
        if word == "and":
            parts.append([])
        else:
            parts[-1].append(word)
    found = []
    for part in parts:
        kinds = {kind for word in part if (kind := _kind(word))}
        found += sorted(kinds, key=_order)[:1]
    return tuple(dict.fromkeys(found))


def _order(kind: str) -> int:
    return w.ORDER.index(kind) if kind in w.ORDER else len(w.ORDER)


@lru_cache(50_000)
def _kind(word: str) -> str:
    if word == "research-and-development" or word in w.LIKELY:
        return word
    if word in w.DOMAINS:
        return w.DOMAINS[word]
    return next((kind for stem, kind in w.STEMS if stem in word), "")


def _says_where(part: str) -> bool:
    """Return whether a part of a title is neither a rank nor a kind of work: "..., Berlin"."""
    said = _tokens(part)
    return bool(said) and not (_kinds(said) or any(_posts(said)) or not w.INTERIM.isdisjoint(said))


def _is_part(said: list[str], made: TitleReading) -> bool:
    """Return whether a title names a part of the work of its role: "VP Engineering, Platform"."""
    kinds = {_kind(word) for word in said}
    return made.kinds in ((w.ENGINEERING,), (w.IT,)) and w.PART in kinds
