"""What stands in place of a name where nobody holds a post, or somebody who is not named."""

from __future__ import annotations

import re

from charter.titles.reading import reading_of
from charter.titles.words import VACANT, words_of

VACANCY = words_of(
    "tbh|tbd|tbc|tba|vacant|vacancy|open|unfilled|hire|hiring|backfill|recruiting|recruitment"
    "|recruit|advertised|req|requisition|unassigned|vakant|vakanz|offen|offene|unbesetzt|besetzen"
    "|besetzung|nachbesetzung|neubesetzung|gesucht|ausgeschrieben|ausschreibung"
    "|rekrutierung|ledig|ledigt|ubesat|rekruttering|rekrutteres|genbesættes|besættes|nyansættelse"
)
"""Words that tell so, in a cell that has no other words than these and those around them."""
AROUND_VACANCY = words_of(
    "position|role|post|job|seat|headcount|new|to|be|is|in|under|for|now|currently|being|on|filled"
    "|hired|confirmed|announced|replacement|search|process|pending|approved|planned|stelle|position|zu"
    "|neu|nicht|wird|wurde|noch|aktuell|derzeit|läuft|stilling|stillingen|skal|er|ny|nyt|ikke"
)
SAYS_VACANT = ("vacant", "vacancy", "vakant", "unfilled", "unbesetzt", "ubesat", "open position")
"""What begins a remark in place of a name, such as "Vacant - since May"."""
OUTSIDE = words_of(
    "contractor|external|agency|freelance|freelancer|consultant|consultancy|outsourced|vendor"
    "|third party|extern|externe|externer|dienstleister|agentur|freiberufler|berater|konsulent"
    "|ekstern|leverandør|bureau"
)
"""What stands in place of a name where somebody from outside holds the post."""
NEW_HIRE = "new hire"
"""In place of a name a vacancy; as the status of somebody named, it is none."""
_REQUISITION = re.compile(r"(open|vacant|vacancy|tbh|tbd|req|jr|pos|offen|vakant)\W*[\w\W]{0,3}\d*")
_REMARK = re.compile(rf"(?:{'|'.join(SAYS_VACANT)})\s*(?:[-\u2013\u2014:,;(/])", re.I)

_COVER = re.compile(
    r"\b(?:(?:maternity|paternity|parental|leave|sickness|sabbatical) cover|fixed[ -]term|ftc"
    r"|temporary|(?:elternzeit|mutterschutz|schwangerschafts|krankheits)vertretung|befristet\w*"
    r"|tidsbegrænset|barsels?vikar\w*|vikar(?:iat)?)\b"
    r"|\((?:cover|vertretung)\)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\W_]+")


def is_vacancy(name: str) -> bool:
    """Return whether what stands in place of a name says that nobody holds the post."""
    said = _said(name)
    if said in VACANT or _REQUISITION.fullmatch(said) or _REMARK.match(name.strip()):
        return True
    each = said.split()
    known = (word in VACANCY or word in AROUND_VACANCY or not word.isalpha() for word in each)
    return not VACANCY.isdisjoint(each) and all(known)


def term_of(title: str) -> str:
    """Return the term that a title or a remark says a post has: interim, fixed, or "".

    >>> term_of("CTO (maternity cover)"), term_of("Acting CPO"), term_of("CTO, Insurance Cover")
    ('fixed', 'interim', '')
    """
    if _COVER.search(title):
        return "fixed"
    return "interim" if reading_of(title).interim else ""


def of_another(name: str) -> bool:
    """Return whether what stands in place of a name says that somebody from outside has it."""
    return _said(name) in OUTSIDE


def _said(text: str) -> str:
    return " ".join(filter(None, _SIGNS.split(text.casefold())))
