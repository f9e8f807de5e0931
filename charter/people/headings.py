"""Which field of a person a column of an HR export is, by its heading in our five languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from charter.batch.tables import TableCell, column_of, said
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem, did_you_mean, error, listing
from charter.read.called import words
from charter.titles.words import LEFT, words_of

_FIELDS = {
    "title": (
        "business title|job title|jobtitle|job title name|position title|title|"
        "stellenbezeichnung|positionsbezeichnung|jobtitel|berufsbezeichnung|position|"
        "stelle|funktion|job|role|rolle|job name|job profile|titel|intitulé du poste|"
        "intitulé de poste|poste|fonction|puesto|cargo|stillingsbetegnelse|stilling"
    ),
    "name": (
        "name|full name|fullname|employee name|employee|worker|worker name|legal name|"
        "display name|preferred full name|last name first name|first name last name|"
        "mitarbeiter|mitarbeiter in|mitarbeitername|vollständiger name|person|nom complet|"
        "nom et prénom|nom prénom|nombre completo|nombre y apellidos|fulde navn|navn"
    ),
    "first": (
        "preferred first name|preferred name|first name|firstname|given name|vorname|rufname|"
        "prénom|fornavn|nombre"
    ),
    "last": (
        "last name|lastname|surname|family name|nachname|familienname|nom de famille|nom|apellidos|"
        "apellido|efternavn"
    ),
    "manager": (
        "manager|manager name|line manager|reports to|reporting to|reporting manager|"
        "direct manager|supervisor|supervisor name|worker s manager|workers manager|"
        "manager full name|boss|vorgesetzter|vorgesetzte|vorgesetzte r|"
        "vorgesetzte person|vorgesetzte in|direkter vorgesetzter|direkte r vorgesetzte r|"
        "direkter vorgesetzte r|führungskraft|teamleitung|berichtet an|supérieur hiérarchique|"
        "supérieur|responsable hiérarchique|responsable|jefe directo|jefe|jefa|nærmeste leder|"
        "leder|refererer til"
    ),
    "manager_id": (
        "manager id|manager employee id|manager number|manager no|supervisor id|"
        "supervisor employee id|line manager id|reports to id|reporting to id|"
        "manager worker id|vorgesetzter id|vorgesetzten id|vorgesetzter personalnummer|"
        "personalnummer vorgesetzter|personalnummer des vorgesetzten|führungskraft id"
    ),
    "manager_email": (
        "manager email|manager e mail|supervisor email|manager work email|"
        "supervisor e mail|line manager email|reporting to email|e mail vorgesetzter"
    ),
    "id": (
        "employee id|employee number|employee no|worker id|person id|personnel number|"
        "personnel no|staff id|staff number|payroll number|emp id|emp number|emp no|id|number|"
        "personalnummer|"
        "personal nr|pers nr|mitarbeiternummer|mitarbeiter id|mitarbeiter nr"
    ),
    "email": (
        "email|e mail|work email|email address|e mail address|mail|primary work email|"
        "email work|e mail adresse|geschäftliche e mail"
    ),
    "in_post": (
        "position start date|position start|in position since|in role since|"
        "job start date|time in position start date|role start date|in position seit|"
        "job entry start date|in funktion seit|position seit"
    ),
    "start": (
        "hire date|start date|startdate|hired|date of joining|joined|join date|"
        "original hire date|continuous service date|entry date|start|eintrittsdatum|"
        "eintritt|einstellungsdatum|startdatum|beginn|date d entrée|date d embauche|date d arrivée|"
        "fecha de ingreso|fecha de alta|fecha de incorporación|ansættelsesdato|startdato"
    ),
    "left": (
        "termination date|leaving date|date of leaving|exit date|last day|"
        "last day of work|last working day|last day worked|separation date|end date|"
        "employment end date|contract end date|left on|austrittsdatum|austritt|ausgetreten am|"
        "letzter arbeitstag|vertragsende|beschäftigungsende|fratrædelsesdato|fratrådt|"
        "fratrådt den|sidste arbejdsdag|slutdato"
    ),
    "status": (
        "status|employment status|worker status|employee status|active status|"
        "position status|beschäftigungsstatus|mitarbeiterstatus|statut|estado|ansættelsesstatus"
    ),
    "contract": (
        "employment type|worker type|employee type|contract type|employment category|"
        "type of worker|vertragsart|beschäftigungsart|anstellungsart|type de contrat|type d emploi|"
        "tipo de contrato|ansættelsestype|ansættelsesform"
    ),
    "department": (
        "department|department name|team|supervisory organization|organisation|"
        "organization|org unit|organizational unit|division|business unit|function|"
        "abteilung|bereich|organisationseinheit|département|direction|departamento|afdeling"
    ),
    "location": (
        "location|office|work location|site|city|standort|arbeitsort|büro|niederlassung|dienstsitz|"
        "lieu de travail|ville|ciudad|ubicación|lokation|arbejdssted"
    ),
}
_LEAVERS = LEFT | words_of(
    "leavers|terminations|exits|offboarded|offboarding|departures|ex|austritt|austritte"
    "|ausgetreten|ausgetretene|ehemaliger|fratrædelser"
)
FIELDS: Mapping[str, tuple[str, ...]] = {
    field: tuple(headings.split("|")) for field, headings in _FIELDS.items()
}
"""The fields that are taken, each with its headings in small letters, the surest first."""


class PeopleColumns(NamedTuple):
    """Which column has which field, by the keys of `column_of`, and under which heading.

    `others` are the headings that name no field, `headed` all columns that have a heading.
    """

    fields: Mapping[str, str]
    shown: Mapping[str, str]
    others: tuple[str, ...]
    headed: frozenset[str]


_NUMBER_SIGN = re.compile("[#\u2116]")


def _heading(text: str) -> str:
    """Return a heading's words; "Employee #" has the employee's number, and no name."""
    return words(_NUMBER_SIGN.sub(" number ", text))


def of_leavers(sheet: str) -> str:
    """Return what the name of a sheet says of those in it, where they are gone; else ""."""
    return "has people who left, by its name" * (not _LEAVERS.isdisjoint(words(sheet).split()))


def row_of(place: Place) -> int:
    """Return the number of the row that a cell or a row stands in; 0 where none is known."""
    if place.line:
        return place.line
    digits = place.path.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def named_columns(text: str, path: str) -> dict[str, str]:
    """Return the headings that a person gave for fields: "title=Job,manager=Boss".

    Raises InputError with every part that is not of that form.
    """
    given: dict[str, str] = {}
    problems = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        field, sign, heading = part.partition("=")
        field = field.strip().casefold().replace(" ", "_").replace("-", "_")
        if not sign or not heading.strip():
            message = f"'{part}' does not say which column is meant"
            hint = "write FIELD=HEADING, such as title=Job"
            problems.append(Problem(Place(path), "columns", message, hint))
        elif field not in FIELDS:
            message = f"there is no field '{field}' of a person"
            hint = did_you_mean(field, FIELDS) or f"known: {', '.join(FIELDS)}"
            problems.append(Problem(Place(path), "columns", message, hint))
        else:
            given[field] = heading.strip()
    if problems:
        raise InputError(problems)
    return given


def found_columns(
    headings: Iterable[TableCell], named: Mapping[str, str], path: str
) -> PeopleColumns | None:
    """Return the columns of a row of headings, or None where none of them is a title.

    Raises InputError where a heading that a person named is not there.
    """
    cells = [cell for cell in headings if str(cell.value or "").strip()]
    by_words: dict[str, TableCell] = {}
    for cell in cells:
        by_words.setdefault(_heading(str(cell.value)), cell)
    fields: dict[str, str] = {}
    shown: dict[str, str] = {}
    for field, known in FIELDS.items():
        wanted = [_heading(named[field])] if field in named else known
        taken = set(fields.values())
        fits = (by_words[heading] for heading in wanted if heading in by_words)
        chosen = next((c for c in fits if field in named or column_of(c.place) not in taken), None)
        if chosen is not None:
            fields[field] = column_of(chosen.place)
            shown[field] = " ".join(said(chosen.value).split())
    if missing := [heading for field, heading in named.items() if field not in fields]:
        if "title" not in fields and "title" not in named:
            return None
        raise InputError(_not_there(missing, cells, path))
    if "title" not in fields:
        return None
    used = set(fields.values())
    others = (
        " ".join(said(cell.value).split()) for cell in cells if column_of(cell.place) not in used
    )
    headed = frozenset(column_of(cell.place) for cell in cells)
    return PeopleColumns(fields, shown, tuple(dict.fromkeys(others)), headed)


def _not_there(missing: list[str], cells: list[TableCell], path: str) -> Iterator[Problem]:
    there = [" ".join(said(cell.value).split()) for cell in cells]
    for heading in missing:
        hint = did_you_mean(heading, there) or f"columns found: {', '.join(there)[:300]}"
        yield Problem(Place(path), "columns", f"the table has no column '{heading}'", hint)


def no_title(headings: Iterable[TableCell], path: str) -> Exception:
    """Return the error of a table in which no column is a title."""
    there = [f"'{text}'" for cell in headings if (text := str(cell.value or "").strip())]
    message = f"no column has the titles of people; the columns are {listing(there)[:300]}"
    hint = "say which one has, such as --columns title=Job,manager=Boss"
    return error(InputError, path, "no-title-column", message, hint)
