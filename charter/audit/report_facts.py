"""Facts that nobody stated, with the unclaimed work that hangs on each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.audit.findings import Audit
from charter.compose.papers import Group
from charter.read.schema import schema

_NAMED = 6


def fact_groups(audit: Audit) -> Iterator[Group]:
    """Yield each fact, as company.yaml calls it, with what it asks and the work it decides on."""
    for one in audit.depends:
        titles = "; ".join(audit.entry_title(entry) for entry in one.entries[:_NAMED])
        more = len(one.entries) - _NAMED
        titles += f"; and {more} more" if more > 0 else ""
        about = fact_about(one.fact)
        yield Group(f"{one.fact}:", (f"{about} Decides on: {titles}.".strip(),))


def fact_about(fact: str) -> str:
    """Return what a fact of a company is about: how its description begins."""
    rule = schema("company")["$defs"]["company"]["properties"].get(fact) or {}
    said = re.split(r"\. |; ", str(rule.get("description", "")))[0].strip()
    return f"{said.rstrip('.')}." if said else ""
