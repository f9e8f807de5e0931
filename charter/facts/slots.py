"""Texts that papers put into a sentence or a line of their own, and that do not fit there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from charter.facts.where import Misfit, city_misfit, remote_abroad, remote_misfit
from charter.patterns import lazy_re
from charter.problems import Problem
from charter.read.yaml_source import Path_, Source
from charter.titles.vacancies import is_vacancy
from charter.values.days import day_of

Finds = Callable[[str], Misfit | None]
Registry = Mapping[str, Finds]

_ALONE = lazy_re(
    r"(?:e-?mail|mail|tel\.?|phone|see|link|url)?:? ?"
    r"(?:(?:mailto:|tel:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+"
    r"|\+?[\d(][\d /().-]{6,}\d)\.?\Z",
    re.I,
)
"""An e-mail address, a web address or a telephone number, with no more than what it is."""
_WORD = lazy_re(r"\w+(?:['\u2019-]\w+)*")
_ENDED = lazy_re(r"[.!?\u2026:\])\"'\u201d]\s*\Z")


def _address(text: str) -> Misfit | None:
    if not _ALONE.match(text.strip()):
        return None
    if day_of(text.strip()):
        return Misfit("is a day alone, and papers print a text here", "write what is then")
    hint = "write what a reader finds there, such as '[all our benefits](https://...)'"
    return Misfit("is an address alone, and papers print a text here", hint)


_ITEM_MARK = lazy_re(
    r"(?:[-*+\u2022\u2013\u00b7]|--|\d{1,2}[.)])[ \t]+(?=\S)"
    r"|(?:--?|[\u2022\u2013\u00b7])(?=[^\W\d_])"
)


def _item(text: str) -> Misfit | None:
    """Return what is wrong with an item of a list, which papers give a mark of their own."""
    if "\n" not in text.strip() and (found := _ITEM_MARK.match(text)):
        return Misfit(
            f"is '{text}', and papers put a mark before it", f"write '{text[found.end() :]}'"
        )
    return _address(text)


_LABEL = lazy_re(r"(?:equity|other pay|shares|options)\s*[:=]\s*(?=\S)", re.I)
_NO_PAY = lazy_re(r"(?:0|0 ?%|zero|nil|keine?|ingen|-)\Z", re.I)


def _labelled(text: str) -> Misfit | None:
    """Return what is wrong with equity or other pay, which stands behind its own label."""
    if found := _LABEL.match(text):
        return Misfit(
            f"is '{text}', and papers print its label before it", f"write '{text[found.end() :]}'"
        )
    return _address(text)


def _equity(text: str) -> Misfit | None:
    if _NO_PAY.match(text.strip()):
        return Misfit(f"is '{text}', and papers print just that", "leave it out")
    return _labelled(text)


def is_none(text: str) -> bool:
    """Return whether 'other_pay' says that there is none, in the word that is no text of papers."""
    return text.strip().rstrip(".").casefold() == "none"


def _other_pay(text: str) -> Misfit | None:
    if _NO_PAY.match(text.strip()):
        return Misfit(f"is '{text}', and papers print just that", "write 'none', or leave it out")
    return _labelled(text)


_ACTS = lazy_re(
    r"\s*[,(]\s*[^(),]*\b(?:ad interim|a\.\s?i\.|interim\w*|acting|kommissarisch\w*|konstitueret)"
    r"(?!\w).*\Z",
    re.I,
)
"""That somebody holds a post for a while, behind a name."""
_DEGREE = lazy_re(r"[A-Z]{2,5}\Z|(?:PhD|MSc|BSc|MEng|BEng|MPhil|DPhil|LLM|LLB|Dipl\S*)\Z")
_IN_BRACKETS = lazy_re(r"\s*[(\[][^()\[\]]*[)\]]")
_TWO_NAMES = lazy_re(r"\s+(?:and|&|und|og|\+|/)\s+|/", re.I)


def _holder(text: str) -> Misfit | None:
    """Return what is wrong with the name of one person, who has one line to sign."""
    if _ALONE.match(text.strip()):
        return Misfit(f"is '{text}', and papers print a name here", "write the name of the person")
    if is_vacancy(text):
        says = f"is '{text}', which says that nobody holds the post"
        return Misfit(says, "leave it out, and write 'status: vacant'")
    bare = _IN_BRACKETS.sub("", text).strip()  # 'Jo Smith (she/her)' is one
    names = [name.strip() for name in _TWO_NAMES.split(bare)]
    by_comma = [name.strip() for name in bare.split(",")]
    if acts := _ACTS.search(text):
        name = text[: acts.start()].rstrip()
        says = f"is '{text}', and papers print a name here"
        return Misfit(says, f"write '{name}'; who acts for a vacant post is its 'acting:'")
    if len(names) == 1 and len(by_comma) > 1 and all(map(_is_whole_name, by_comma)):
        names = by_comma  # not 'Smith, Jo' and not 'Jo Smith, PhD'
    if len(names) == 1 or not all(names):
        return None
    listed = ", ".join(f"{{name: {name}}}" for name in names)
    return Misfit(f"is '{text}', and has one line to sign", f"write 'holders: [{listed}]'")


def _is_whole_name(text: str) -> bool:
    """Return whether a text can be somebody's name: several words, and no degree or remark."""
    first, _, rest = text.partition(" ")
    return bool(rest) and "(" not in text and not _DEGREE.match(first)


def _sentence(text: str) -> Misfit | None:
    if _ALONE.match(text.strip()):
        hint = f"write a whole sentence, such as 'Ask us for what you need: {text.strip()}.'"
        return Misfit("is an address alone, and papers print a sentence here", hint)
    # Of a script without spaces nobody counts the words.
    if len(_WORD.findall(text)) > 2 or _ENDED.search(text) or not re.search("[A-Za-z]", text):
        return None
    says = f"is '{text.strip()}', and papers print it as a sentence"
    return Misfit(says, "write a whole sentence, or leave it out")


_NOT = lazy_re(r"(?:no|nein|nej|keine|ingen|niemand|not|zero|false)\Z")
_YES = lazy_re(r"(?:yes|ja|y|ok|true|may|can|allowed|some|limited|maybe|partly|sometimes)\b")
_ALL = lazy_re(r"(?:any|unlimited|no limit|without limit|free|full|freely)\Z")
_NOT_ALONE = lazy_re(r"\b(?:approval|permission|sign-?off|consent|genehmigung|zustimmung)\b")
_VERB = lazy_re(r"(?:hires?|signs(?: for)?|approves|recruits) (?:the )?(?=\S)", re.I)


def _hiring(text: str) -> Misfit | None:
    bare, low = text.rstrip(" ."), text.casefold().rstrip(" .!")
    says = f"is '{text}', and charters print 'Signs for hiring without a second signature: {bare}.'"
    if _NOT.match(low):
        return Misfit(says, "write 'hire: nobody'")
    if _YES.match(low):
        return Misfit(says, "write whom, such as 'hire: team leads and below'")
    if _ALL.match(low):
        return Misfit(says, "write 'hire: all'")
    if _NOT_ALONE.search(low):
        return Misfit(says, "write only whom the holder may hire alone, or 'hire: nobody'")
    if found := _VERB.match(bare):
        return Misfit(says, f"write 'hire: {bare[found.end() :]}'")
    return None


_PERIOD = lazy_re(
    r"(?:per|a|an|every|each|je|pro|pr\.?|/) ?(?:\d+ |two |three |six )?"
    r"(?:years?|months?|quarters?|weeks?|days?|hours?|annum|jahr|monat|quartal|woche|tag|stunde"
    r"|år|måned|kvartal|uge|dag|time)\.?\Z|(?:quarter|month|year|week|hour|dai)ly\.?\Z",
    re.I,
)


def _note(text: str) -> Misfit | None:
    if _PERIOD.match(text.strip()):
        says = f"is '{text}', and papers print it after '... a year' or what 'per' says"
        return Misfit(says, "write the amounts of a year, or say 'per: month', and leave it out")
    bare = text.strip().lstrip(",;.-\u2013 ")
    bare = bare[1:-1] if re.fullmatch(r"\([^()]*\)", bare) else bare
    bare = _bare(bare)
    bare = bare[0].lower() + bare[1:] if re.match("(?:Plus|And|With|Or|Including) ", bare) else bare
    if bare != text:
        return Misfit(f"is '{text}', and stands behind the pay and a comma", f"write '{bare}'")
    return _address(text)


_SHORTENED = lazy_re(
    r"(?:eng|prod|techn?|dept?|mgr|mgmt|dir|dev|ops|[sj]r|inc|ltd|ing|dipl|dr|ass[ot]c?|exec|gen"
    r"|intl?|natl?|reg|corp|co|admin|govt|info|sys|sw|op|div|gmbh|comm|acct|sec|serv|no|st)\Z",
    re.I,
)
"""Words that a full stop cuts short and that may end a title."""
_ARTICLE = lazy_re(r"\A(?:the|an?|der|die|das|den|ein|eine|et)\s+(?=\S)", re.I)
_OPENS = lazy_re(
    r"(?:The|An?|Der|Die|Das|Den|Ein|Eine|Who|How|What|Which|Whether|When|Where|Every|Each|Once"
    r"|Twice|Daily|Weekly|Monthly|Quarterly|Yearly|At|In|Per)(?= |$)"
)


def _name(text: str) -> Misfit | None:
    """Return what is wrong with a title, which stands after 'the' in the middle of sentences."""
    bare = _ARTICLE.sub("", _bare(text), count=1)
    if re.fullmatch("[a-z]+ [a-z ,&/-]+", bare) or _INITIALS.match(bare):
        return Misfit(f"is '{text}', and papers print it so", f"write '{_titled(bare)}'")
    return _instead(text, bare if bare == text else _capital(bare), "within sentences")


def _part(text: str) -> Misfit | None:
    """Return what is wrong with a few words that stand in the middle of a sentence."""
    bare = _bare(text)
    bare = bare[0].lower() + bare[1:] if _OPENS.match(bare) else bare
    return _instead(text, bare, "within sentences")


def _customers(text: str) -> Misfit | None:
    if found := _COUNTED.match(text):
        says = f"is '{text}', and papers put the number before it"
        return Misfit(says, f"write '{text[found.end() :]}', and the number as 'customer_count'")
    return _part(text)


def _markets(text: str) -> Misfit | None:
    if found := _IN.match(text):
        return Misfit(f"is '{text}', and stands behind 'in'", f"write '{text[found.end() :]}'")
    return _part(text)


_COUNTED = lazy_re(r"(?:about |over |more than |some )?\d[\d.,\u00a0]*\s+(?=[^\W\d_])", re.I)
_IN = lazy_re(r"(?:in|i) (?=\S)", re.I)


def _heading(text: str) -> Misfit | None:
    """Return what is wrong with the title of an entry, which stands in tables and in sentences."""
    bare = _bare(text)
    return _instead(text, _capital(bare) if re.match("[a-z]+ ", bare) else bare, "in tables too")


def _instead(text: str, bare: str, where: str) -> Misfit | None:
    if bare == text:
        return None
    return Misfit(f"is '{text}', and stands {where}", f"write '{bare}'")


def _name_of_agent(text: str) -> Misfit | None:
    """Return what is wrong with what papers call an agent, which may be a small name."""
    return _instead(text, _ARTICLE.sub("", _bare(text), count=1), "within sentences")


_SMALL = lazy_re(r"(?:of|and|for|the|in|to|at|und|der|og|de)\Z")
_INITIALS = lazy_re(r"(?:c[a-z]{1,2}o|[se]?vp|it|ai|ml|hr|qa|ui|ux|cpto|gm|md)\Z")


def _titled(text: str) -> str:
    words = (word.upper() if _INITIALS.match(word) else word for word in text.split(" "))
    return _capital(" ".join(w if _SMALL.match(w) else _capital(w) for w in words))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bare(text: str) -> str:
    """Return a text on one line, without a mark at its end that only ends a sentence."""
    said = " ".join(text.split())
    last = said[:-1].rpartition(" ")[2]
    short = said.endswith(".") and (_SHORTENED.match(last) or "." in last or len(last) < 2)
    if said.endswith((".", ";", ",", ":")) and not said.endswith("..") and not short:
        return said[:-1].rstrip()
    return said


OF_COMPANY: Registry = {
    "remote": remote_misfit,
    "city": city_misfit,
    "hire": _hiring,
    "note": _note,
    **dict.fromkeys(("benefits", "musts", "nice_to_have", "outcomes", "steps", "other"), _item),
    "equity": _equity,
    "other_pay": _other_pay,
    **dict.fromkeys(("about", "opening"), _address),
    "holder": _holder,
    **dict.fromkeys(("ai_in_hiring", "send", "say"), _sentence),
    **dict.fromkeys(("equal_opportunity", "accommodation"), _sentence),
    **dict.fromkeys(("title", "short"), _name),
    **dict.fromkeys(("product_name", "rules_are", "old_system"), _part),
    "customers_are": _customers,
    "markets_are": _markets,
}
"""What is looked for in the texts of a company file, by their keys."""
OF_ABROAD: Registry = {**OF_COMPANY, "remote": remote_abroad}
"""The same where postings are not in English."""
OF_AGENTS: Registry = {"name": _name_of_agent}
"""The same in its agents."""
OF_ROLES: Registry = dict.fromkeys(("title", "abbreviation"), _name)
"""What is looked for in the roles of an own catalogue, whose titles stand after 'the'."""
OF_ENTRIES: Registry = {
    "title": _heading,
    **dict.fromkeys(("phrase", "rhythm", "unit"), _part),
}
"""What is looked for in its other entries."""


def misfits(
    source: Source, at: Path_, name: str, text: str, registry: Registry
) -> Iterator[Problem]:
    """Yield what does not fit where a paper prints it."""
    find = registry.get(name)
    if find and text.strip() and (found := find(text)):
        code = found.code or "does-not-fit"
        yield Problem(source.place(at), code, f"'{name}' {found.says}", found.hint)
