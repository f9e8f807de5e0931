"""Headings that people give to columns, and the columns that are read in their place."""

from __future__ import annotations

from charter.problems import listing

MEANT = (
    ("pay min", "pay max", "salary|pay|compensation|remuneration|gehalt|löhne|lohn|løn"),
    ("pay min", "pay max", "salary range|pay range|base salary|annual salary|base|gehaltsspanne"),
    ("pay min", "gehalt von|gehalt min|gehalt ab|lohn von|løn fra|løn min|salary from|salary min"),
    ("pay min", "min salary|minimum salary|pay from|minimum pay|min pay|lowest pay"),
    ("pay max", "gehalt bis|gehalt max|lohn bis|løn til|løn max|salary to|salary max"),
    ("pay max", "max salary|maximum salary|pay to|maximum pay|max pay|highest pay"),
    ("country", "land|staat|nation|pays|país"),
    ("currency", "währung|valuta|devise|moneda|ccy|curr"),
    ("city", "location|place|place of work|work location|office|standort|ort|arbeitsort|sted"),
    ("start", "start date|starts|starting|starting date|begin|beginn|eintritt|startdato"),
    ("employment", "type|contract|contract type|employment type|job type|vertragsart"),
    ("reports to", "manager|boss|supervisor|line manager|reporting line|vorgesetzter"),
    ("limits reason", "internal reason", "reason|grund"),
    ("internal notes", "notes|note to self|comment|comments|remarks|bemerkung|bemerkungen"),
    ("other pay", "bonus|variable|variable pay|commission|incentive"),
    ("equity", "shares|options|stock|stock options|esop|vsop"),
    ("benefits", "perks|holiday|holidays|vacation|leave|urlaub"),
    ("apply email", "contact|contact email|recruiter email|kontakt"),
    ("apply url", "link|job link|application link|apply link|url"),
    ("apply until", "end date|closes|closing|expires|valid until|bewerbungsfrist"),
    ("about", "description|company description|profile|company profile|beschreibung"),
    ("opening", "about the role|job description|role description|intro"),
    ("musts", "requirements|must haves|skills|qualifications|anforderungen"),
    ("holder", "incumbent|employee|person|held by|stelleninhaber"),
    ("headcount", "employees|staff|size|company size|mitarbeiter"),
    ("legal name", "legal entity|entity|registered name|rechtsform"),
    ("limits spend", "budget|spend limit|approval limit|signing limit"),
    ("limits hire", "hiring limit|hires"),
)
"""The columns that are read, and after them the headings in whose place they stand."""
_OF_COMPANY = ("about", "headcount", "legal name", "country", "currency")


def meant_columns(heading: str, of_positions: bool) -> str:
    """Return what to call a column of this heading, or "".

    Where rows are not about one position each, its fields have the name of one before them.
    """
    for *columns, headings in MEANT:
        if heading in headings.split("|"):
            of = "" if of_positions or columns[0] in _OF_COMPANY else "cto "
            full = ("places city" if of and each == "city" else each for each in columns)
            named = listing(f"'{of}{column}'" for column in full)
            such = "such as " if of else ""
            if columns[0] == "limits reason":
                named = named.replace(" and ", " or ")
            return f"call it {such}{named}" if len(columns) == 1 else f"write {such}{named}"
    return ""
