"""The text of a new company.yaml: active lines for what is needed, examples for the rest."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from textwrap import wrap
from typing import Any

from charter.facts.catalog import Catalog, Entry, Structure
from charter.problems import InputError
from charter.read.schema import check_schema, schema
from charter.read.yaml_source import parse_yaml
from charter.write.schemas import schema_line

WIDTH, NOTE = 100, 42
"""Longest line, and the column in which notes start."""

NOTHING_KNOWN: Mapping[str, tuple[object, str]] = {}
_HEAD = """\
# Each line is a name, a colon and a value; two spaces in front put it under the line above.
# Text after '# ' is a note. A line that starts with '#' and no space is an example:
# delete the '#', put in your own value, and it counts.
#
# charter check    shows who owns what, and what is missing
# charter build    writes the charters and the postings into the folder 'out'
#
# How to apply and the limits are examples that count already, so that no paper is a draft: a paper
# that must not go out yet. Put in your own before any goes out.
"""
_EXAMPLES: dict[str, Any] = {
    "legal_name": "Example Limited",
    "website": "https://www.company.example",
    "linkedin_id": 1234567,
    "about": "We sell booking software to hotels. Forty people work here.",
    "country": "US",
    "currency": "USD",
    "customer_count": 140,
    "headcount": 48,
    "headcount_by_place": "{US-CO: 12, US-CA: 30, DE: 6}",
    "product_and_technology_headcount": 18,
    "markets": 3,
    "product_name": "Nightdesk",
    "customers_are": "hotels",
    "markets_are": "Austria and Italy",
    "rules_are": "PCI DSS",
    "old_system": "the first version of our booking engine",
    "goal_by": "2028-06-30",
    "goal": "No hotel books on the first version.",
    "equal_opportunity": "We choose by what a person can do in the work described here.",
    "language": "en-GB",
    "ai_in_hiring": "false",
    "accommodation": "If you need an adjustment, write to people@company.example.",
    "valid_from": "2027-02-01",
}
_UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")
_SHOWN_BELOW = ("name", "benefits", "apply")
_POSITION = """\
    # A worked example:
    #opening: >-
      #This is a new position. Our founder built the first version and hands this work to you.
    #why_open: new                        # or left, moved, retired, term-ended; where no 'opening'
    #hard: Two large customers still run on the old version.    # what is hard here
    #teams: [{name: Payments, people: 6}, {name: Search, people: 4}]    # who report to it today
    #why_leaders: We will be 60 by the end of 2028.    # why leaders, where few people work
    #pay: {min: 120000, max: 150000, currency: USD, per: year}
    #equity: stock options
    #other_pay: a bonus of up to 10 per cent of pay    # none: there is none
    #employment: full-time                # part-time, fixed-term or interim
    #places: [{city: Denver, region: CO, country: US, street: 1 Main Street, postcode: "80202"}]
    #remote: the US                       # where one may work from instead
    #remote_from: [US]                    # the same as codes: US, US-CO, DE ...
    #office_days: 3
    #benefits:
      #- Health insurance, paid by the company.
      #- 25 days of leave a year.
    #reference: 2027-01                   # the number on job boards; it never changes
    #posted: 2027-01-15                   # the day the posting first went out
    #holder: Jo Smith                     # who holds it; in the charter, never in the posting
    apply:
      email: jobs@company.example         # an example: put in your own
      #until: 2027-03-31
      #send: Send a CV, and one page on work that you are proud of.
"""
LIMITS = "limits: {spend: 50000, currency: USD, hire: team leads and below}"
OF_HEAD = "limits: {spend: 250000, currency: USD, hire: leaders and below}"
_OF_LIMITS = (
    "An example: put in what it signs for without a second signature; never in the posting."
)


def company_name(folder: str) -> str:
    """Return a company's name made from a folder's: "North Wind" from "north-wind"."""
    words = re.split(r"[-_.\s]+", folder)
    return " ".join(word[:1].upper() + word[1:] for word in words if word) or "Our Company"


def usable_name(name: str) -> bool:
    """Return whether `name` can stand in company.yaml: one line, not blank, nothing invisible."""
    if any(unicodedata.category(character) in _UNPRINTABLE for character in name):
        return False
    try:
        source = parse_yaml(f"company: {{name: {json.dumps(name, ensure_ascii=False)}}}\n", "")
        problems, _ = check_schema(source, "company")
        unfit = any(problem.code != "missing-key" for problem in problems)
        return not unfit and bool(source.data == {"company": {"name": name}})
    except (InputError, UnicodeEncodeError):
        return False


def company_text(catalog: Catalog, structure: Structure, name: str) -> str:
    """Return the text of company.yaml for a structure."""
    head, lead = head_and_lead(structure)
    return "".join(
        [
            schema_line("company"),
            _HEAD,
            f"\ncompany:\n  name: {scalar(name)}\n",
            "  # Facts; they decide which work applies to you:\n",
            *fact_lines(),
            "\n# Who leads; 'charter show structures' lists all structures:\n",
            *noted(f"structure: {structure.id}", structure.title),
            "\npositions:\n",
            *_positions(structure, head, lead, with_limits(catalog, structure)),
            "\n# Why you want this structure; 'charter advise' names the poor reasons.\n",
            f"# One or more of: {', '.join(catalog.poor_reasons)}.\n",
            f"#reasons: [{next(iter(catalog.poor_reasons))}]\n",
            "\n# Where you differ; 'charter show responsibilities' lists the ids:\n",
            "#assign:\n",
            *noted(f"  #{_example_entry(catalog, structure, lead)}: {head}", ""),
        ]
    )


def head_and_lead(structure: Structure) -> tuple[str, str]:
    """Return the role at the head of a structure, and the first that reports to it."""
    head = next(role for role, above in structure.positions.items() if not above)
    lead = next(role for role, above in structure.positions.items() if above == head)
    return head, lead


def scalar(text: str) -> str:
    """Return `text` as a YAML value: in quotes only where it would be read differently without."""
    try:
        plain = parse_yaml(f"{{name: {text}}}\n", "").data == {"name": text}
    except InputError:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)


def fact_lines(known: Mapping[str, tuple[object, str]] = NOTHING_KNOWN) -> Iterator[str]:
    """Yield a line for each fact of a company, an example unless its value and a note are known."""
    whole = schema("company")
    for name, given in whole["$defs"]["company"]["properties"].items():
        rule = given
        while "$ref" in rule:
            rule = whole["$defs"][rule["$ref"].rpartition("/")[2]] | {
                key: value for key, value in rule.items() if key != "$ref"
            }
        is_group = rule.get("type") in ("array", "object") and name not in _EXAMPLES
        if name in _SHOWN_BELOW or is_group:
            continue
        if name in known:
            value, how = known[name]
            yield from noted(f"  {name}: {value}", how)
            continue
        note = rule.get("description", "")
        if "enum" in rule:
            note = f"{note} One of: {', '.join(map(str, rule['enum']))}."
        yield from noted(f"  #{name}: {_example(name, rule)}", note.strip())


def _example(name: str, rule: dict[str, Any]) -> str:
    if name in _EXAMPLES:
        return str(_EXAMPLES[name])
    if "enum" in rule:
        return str(rule["enum"][0])
    return {"boolean": "true", "integer": str(rule.get("minimum", 1))}.get(rule["type"], "text")


def noted(line: str, note: str) -> Iterator[str]:
    """Yield a line with its note beside it; above it where the line is long."""
    if len(line) + 2 > NOTE:
        indent = line[: len(line) - len(line.lstrip())]
        for text in wrap(note, WIDTH - len(indent) - 2):
            yield f"{indent}# {text}\n"
        yield f"{line}\n"
        return
    first, *more = wrap(note, WIDTH - NOTE - 2) or [""]
    yield f"{line.ljust(NOTE)}# {first}\n" if first else f"{line}\n"
    for text in more:
        yield f"{' ' * NOTE}# {text}\n"


def _positions(
    structure: Structure, head: str, lead: str, limited: Collection[str]
) -> Iterator[str]:
    for role in structure.positions:
        if role == lead:
            yield f"  {role}:\n"
            yield from noted("    status: vacant", "vacant: being hired now, and gets a posting")
            yield from noted(f"    acting: {head}", "who holds the work until somebody starts")
            yield _POSITION
        elif role in limited:
            yield f"  {role}:\n    status: filled\n"
        else:
            yield f"  {role}: {{status: filled}}\n"
        if role in limited:
            yield from noted(f"    {OF_HEAD if role == head else LIMITS}", _OF_LIMITS)


def with_limits(catalog: Catalog, structure: Structure) -> set[str]:
    """Return the roles that decide up to a limit; without it their charters are drafts."""
    return {
        owner
        for entry in catalog.decisions.values()
        if entry.limit and (owner := _owner(entry, structure))
    }


def _owner(entry: Entry, structure: Structure) -> str:
    """Return the role that has an entry in a structure, as far as no fact of a company counts."""
    given = structure.assign.get(entry.id)
    here = [role for role in entry.accountable if role in structure.positions]
    return given or next(iter(here), "")


def _example_entry(catalog: Catalog, structure: Structure, lead: str) -> str:
    """Return an entry that applies everywhere and that `lead` owns in this structure."""
    for entry in catalog.responsibilities.values():
        here = [role for role in entry.accountable if role in structure.positions]
        if not entry.when and here[:1] == [lead] and entry.id not in structure.assign:
            return entry.id
    return next(iter(catalog.responsibilities))
