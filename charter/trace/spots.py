"""Where words of a rendered posting are written: company file, catalogue or template, with line."""

from __future__ import annotations

import re
from pathlib import Path

from charter.assign.organisation import Organisation, Position
from charter.assign.outside import seen_from_outside
from charter.assign.places import place_of_position
from charter.compose.papers import Paper
from charter.compose.wording import Wording
from charter.named_tuples import NamedTuple
from charter.problems import Place
from charter.read.yaml_source import Path_, read_yaml
from charter.resources import catalog_folder, templates_folder
from charter.trace.origins import COMPANY, Origin, Origins, facts_at, origins_of, position_path
from charter.trace.printed_by import PaperTemplates
from charter.trace.texts import FileTexts

_VALUES: tuple[Path_, ...] = (("other_pay",), ("pay", "note"), ("title",))
"""Keys of a position that a posting prints as they are, beside its sentences."""
_COMPANY_VALUES: tuple[Path_, ...] = ((COMPANY, "ai_in_hiring"), (COMPANY, "name"))


class WhereWritten(NamedTuple):
    """Where words are written, and what that is, such as "responsibility product.roadmap"."""

    place: Place
    label: str


class Spots:
    """Everything that can stand in the posting of one position, and the file that says it.

    Reads the company file again: made only when there is something to say.
    """

    def __init__(
        self, organisation: Organisation, position: Position, posting: Paper, folder: Path
    ) -> None:
        source = read_yaml(Path(organisation.company.place.path))
        seen = seen_from_outside(organisation, position.id)
        words = Wording(seen, postings=True)
        at = position_path(position, source)
        origins = origins_of(seen, seen.positions[position.id], "posting", words, source)
        for path in (*((*at, *end) for end in _VALUES), *_COMPANY_VALUES):
            origins += facts_at(source, path)
        self.origins = origins
        self._in_line = Origins(origins)
        self.position, self.own = position, place_of_position(organisation, position)
        title = (*at, "title")
        self.title = source.key_place(title) if title in source.keys else self.own
        self.folder, self.texts = folder, FileTexts()
        self.templates = PaperTemplates(folder, posting, word=False)

    def of(self, text: str, at: int, quote: str, section: str, is_title: bool) -> WhereWritten:
        """Return where the words at offset `at` of a line stand; `section` is its heading."""
        line = text.replace("\n", " ")
        for found in self._in_line.find(line):
            if found.start <= at < found.end:
                place = self._exact(found.origin, line[at : found.end], quote)
                return WhereWritten(place, found.origin.label)
        if is_title:
            return WhereWritten(self.title, f"the title of '{self.position.id}'")
        return self._in_template(quote, section)

    def _in_template(self, quote: str, section: str) -> WhereWritten:
        """Return the own template that has the words, else what prints the section."""
        if self.folder.is_dir():
            papers = [self.folder / name for name in self.templates.names]
            for path in (*papers, *sorted(self.folder.glob("*/**/*.md.j2"))):
                if spot := self.texts.find(str(path), 1, quote):
                    return WhereWritten(Place(str(path), *spot), "your template")
        found = self.templates.of(section)
        path = (self.folder if found.own else templates_folder()) / found.name
        shown = str(path) if found.own else f"templates/{found.name}"
        block = f", block '{found.block}'" if found.block else ""
        spot = self.texts.find(str(path), 1, quote) or self._block_line(str(path), found.block)
        whose = "your template" if found.own else "the shipped template"
        return WhereWritten(Place(shown, *spot), f"{whose}{block}")

    def _exact(self, origin: Origin, rest: str, quote: str) -> Place:
        """Return the line of the words within the text of an origin, or where that text starts."""
        path = origin.place.path
        real = path
        if not Path(path).is_file() and path.startswith("catalog/"):
            real = str(catalog_folder() / path.removeprefix("catalog/"))
        spot = self.texts.find(real, origin.place.line, quote, rest)
        return Place(path, *spot) if spot else origin.place

    def _block_line(self, path: str, block: str) -> tuple[int, int]:
        """Return where a block of a template starts; 0 is unknown."""
        if not block:
            return 0, 0
        start = re.compile(rf"{{%-?\s*block\s+{re.escape(block)}\b")
        lines = enumerate(self.texts.lines(path), 1)
        return next(((n, 1) for n, line in lines if start.search(line)), (0, 0))
