"""One posting, the laws in sight of it, and where its words stand: what each check looks at."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from charter.assign.law import Reach
from charter.assign.organisation import Organisation, Position
from charter.check.law.places import CompanyFile
from charter.compose.papers import Posting


class Case(NamedTuple):
    """A posting on a day; `text` is what a template printed of it, or ""."""

    organisation: Organisation
    position: Position
    posting: Posting
    reaches: tuple[Reach, ...]
    day: date
    file: CompanyFile
    text: str
