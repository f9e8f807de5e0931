"""What usual words for a choice or for the name of a line mean: replacement is left or retired."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from charter.problems import nearest
from charter.read.called import called, words, written
from charter.titles.vacancies import is_vacancy, term_of

_VALUES: dict[str, dict[str, str]] = {
    "why_open": {
        "new": "growth grow expansion additional additional-post new-hire new-headcount new-post"
        " new-role new-position created first-hire scale-up"
        " neu ny nye neue-stelle ny-stilling",
        "left": "she-left he-left they-left resigned resigning resignation quit departed departure"
        " left-the-company dismissed"
        " gekündigt kündigung ausgeschieden opsagt fratrådt",
        "left, retired or moved": "replacement replace replacing backfill successor succession"
        " vacancy nachfolge ersatz nachbesetzung afløser genbesættelse",
        "moved": "promoted promotion transferred transfer internal-move other-post",
        "retired": "retirement retiring retires pension ruhestand rente pensioneret",
        "term-ended": "end-of-term term-over expired fixed-term contract-ended",
    },
    "customers": {
        "technical": "developers engineers developer engineer it-teams tech technical-users",
        "business": "enterprises enterprise companies smes sme small-businesses businesses b2b"
        " professionals employees work firms corporates mid-market organisations b2g government"
        " public-sector public-bodies public-authorities municipalities schools hospitals",
        "consumer": "consumers b2c private-people households people individuals end-users shoppers"
        " retail-customers public",
    },
    "term": {
        "fixed": "fixed-term temporary temp contract ftc limited befristet tidsbegrænset",
        "permanent": "unlimited open-ended indefinite unbefristet fast fastansat",
        "interim": "acting stand-in",
    },
    "kind": {
        "charity": "non-profit nonprofit not-for-profit ngo foundation trust association stiftung"
        " verein gemeinnützig ggmbh fond forening social-enterprise",
        "public": "government agency public-body public-sector authority municipality council"
        " ministry state university behörde öffentlich kommune offentlig region",
        "business": "company corporation private for-profit startup start-up scale-up bank gmbh ag"
        " firma unternehmen virksomhed",
    },
    "business_model": {
        "saas": "software b2b-saas software-as-a-service cloud subscription b2b-software",
        "consumer-app": "app b2c mobile-app consumer b2c-app consumer-software",
        "marketplace": "platform market two-sided-marketplace",
        "hardware": "devices robots robotics machines manufacturing",
        "services": "service consulting agency consultancy professional-services beratung"
        " financial-services insurance bank banking law-firm",
        "open-source": "oss open-core",
        "internal": "it internal-it inhouse in-house nothing",
    },
    "users_called": {
        "users": "user nutzer anwender brugere",
        "customers": "customer kunden kunder",
        "patients": "patient patienten patienter",
        "citizens": "citizen bürger borgere",
        "members": "member mitglieder medlemmer",
        "students": "student schüler studierende studerende elever",
        "staff": "employees colleagues mitarbeiter mitarbeitende medarbejdere",
        "guests": "guest gäste gæster",
        "passengers": "passenger fahrgäste passagerer",
        "tenants": "tenant mieter lejere",
        "clients": "client mandanten klienter",
        "donors": "donor spender givere",
    },
    "hours": {
        "full-time": "full fulltime ft vollzeit fuldtid 100%",
        "part-time": "part parttime pt teilzeit deltid",
    },
    "status": {
        "vacant": "to-hire searching search wanted free frei ubesat",
        "filled": "occupied held taken in-post hired current active appointed besetzt besat",
        "planned": "later future upcoming on-hold hold paused frozen budgeted geplant planlagt",
    },
}
"""Usual words for the values of a line, by its name and by the value that is meant."""
_OUTSIDE = ("freelance", "freelancer", "contractor", "consultant", "freiberuflich", "konsulent")
_ALSO = {
    **dict.fromkeys(("word", "doc", "ms-word"), "docx"),
    **dict.fromkeys(("excel", "xls", "spreadsheet"), "xlsx"),
    **dict.fromkeys(("text", "plain", "plaintext"), "txt"),
    **dict.fromkeys(("web", "htm", "page"), "html"),
    **dict.fromkeys(("mail", "email", "e-mail"), "eml"),
    **dict.fromkeys(("ad", "advert", "job-ad", "job ad", "job advert", "job posting"), "posting"),
    **dict.fromkeys(("jd", "job description"), "job-description"),
    "interview guide": "interview",
    **dict.fromkeys(("bonus", "commission"), "other-pay"),
}
"""What people call formats, papers and the like."""
_SMALL = frozenset(("in", "of", "the", "at", "to", "for", "per", "a", "and"))
_MONTHS = re.compile(r"(\d{1,3})[ -]?(?:months?|monate?n?|måneder|mths?|mo)\b", re.IGNORECASE)
_YEARS = re.compile(r"(\d{1,2})[ -]?(?:years?|jahre?n?|år|yrs?)\b", re.IGNORECASE)


def value_meant(key: str, text: str) -> str:
    """Return the line to write for a usual word in the place of a value; "" where none is known."""
    said = re.sub(r"[\s_]+", "-", text.strip().casefold())
    if key == "status" and said in ("interim", "acting", "kommissarisch", "konstitueret"):
        return "write 'status: vacant', and who holds it until then as 'acting: POSITION'"
    if key == "status" and said in ("closed", "cancelled", "canceled", "geschlossen", "lukket"):
        return "write 'status: filled' where somebody holds it, 'planned' where none is hired now"
    if key == "status" and is_vacancy(text):
        return "write 'status: vacant'"
    if key in ("hours", "term", "employment") and said in _OUTSIDE:
        name = "term" if key == "hours" else key
        return f"who is no employee holds a post for a time: write '{name}: interim'"
    if key == "why_open" and term_of(text) == "fixed":
        return "write 'employment: {term: fixed}' in its place, and why as 'opening:'"
    if key == "customers" and re.fullmatch(r"\d{1,3}(?:[., ']?\d{3})*", text.strip()):
        return f"write 'customer_count: {text.strip()}'; 'customers:' says who they are"
    if key == "why_open" and len(text.split()) > 2:
        return "write the sentence as 'opening:', or here new, left, moved, retired or term-ended"
    if key == "term" and (months := months_in(text)):
        return f"write 'term: fixed' and 'months: {months}'"
    known = _VALUES.get(key, {})
    single = [v for v, usual in known.items() if not set(usual.split()).isdisjoint(said.split("-"))]
    whole = [value for value, usual in known.items() if said in usual.split()]
    for value in whole or (single if len(single) == 1 else ()):
        return f"write {value}, whichever it is" if "," in value else f"write '{key}: {value}'"
    return ""


def months_in(text: str) -> int:
    """Return how many months a text is that says a time in months or years; else 0."""
    if found := _MONTHS.search(text):
        return int(found[1])
    found = _YEARS.search(text)
    return int(found[1]) * 12 if found else 0


def key_meant(key: str, known: Iterable[str]) -> str:
    """Return the line that is meant by another name or by its words in another order, or ""."""
    names = list(known)
    if words(key) in names:
        return ""
    for path in called().every.get(words(key), ()):
        if path[-1] in names:
            return f"write '{path[-1]}:'"
        if path[0] in names:
            return f"write '{written(path)}'"
    small = key.casefold().replace("-", "_").replace(" ", "_")
    parts = _parts(small)
    same = [name for name in names if name != key and _parts(name) == parts]
    return f"write '{same[0]}:'" if len(same) == 1 and len(parts) > 1 else ""


def _parts(name: str) -> frozenset[str]:
    return frozenset(name.split("_")) - _SMALL


def word_meant(strange: Sequence[str], known: Collection[str]) -> str:
    """Return which of the known words one that is not known means: docx by word; else ""."""
    if len(strange) != 1:
        return ""
    meant = _ALSO.get(strange[0].casefold().lstrip("."), "")
    return meant if meant in known else nearest(strange[0], known)
