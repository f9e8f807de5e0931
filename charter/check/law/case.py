"""One posting, the laws in sight of it, and where its words stand: what each check looks at."""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from charter.assign.law import Reach
from charter.assign.organisation import Organisation, Position
from charter.assign.places import place_of_position
from charter.compose.papers import Posting
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, Place
from charter.read.files import read_text
from charter.read.yaml_source import Path_, Source, parse_yaml


class CompanyFile:
    """The company file of an organisation; it is read again only when something is wrong."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation

    def place(self, position: Position, where: str, key: str = "") -> Place:
        """Return where to add or change something: `where` is position, apply or company."""
        company, source = self._organisation.company, self._source
        own = place_of_position(self._organisation, position)
        if where == "company":
            return company.place
        if source is None:
            return own
        at = self._position(source, position)
        if where == "apply":
            tries: tuple[Path_, ...] = ((*at, "apply"), ("company", "apply"))
            if key:
                tries = (*((*path, key) for path in tries), *tries)
        else:
            tries = ((*at, key),) if key else ()
        found = next((path for path in tries if path in source.keys), None)
        return source.key_place(found) if found else own

    @cached_property
    def _source(self) -> Source | None:
        path = self._organisation.company.place.path
        try:
            source = _parsed(read_text(Path(path)), path)
        except CharterError:
            return None
        return source if isinstance(source.data, dict) else None  # a row of a table has no keys

    def _position(self, source: Source, position: Position) -> Path_:
        for name in source.data.get("positions") or ():
            at: Path_ = ("positions", name)
            if source.key_place(at) == position.given.place:
                return at
        return ("positions", position.id)


@lru_cache(maxsize=1)
def _parsed(text: str, path: str) -> Source:
    """Parse a company file once for all that is wrong with it; each check has its own reader."""
    return parse_yaml(text, path)


class Printed(NamedTuple):
    """What an own template prints of a posting: its words, and the Word file, None for Markdown."""

    text: str
    word: Path | None = None


class Case(NamedTuple):
    """A posting on a day, and what own templates print of it."""

    organisation: Organisation
    position: Position
    posting: Posting
    reaches: tuple[Reach, ...]
    day: date
    file: CompanyFile
    printed: tuple[Printed, ...]
