"""Fields of Word whose result is another whenever the file is opened, saved or printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.document.docx.xml import W
from charter.docx_templates.story import Where, own, paragraphs, parse_part
from charter.docx_templates.template import WordTemplate
from charter.named_tuples import NamedTuple

_DAYS = ("DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE")
_OTHERS = ("AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "FILENAME", "IF")
_NAME = re.compile(rf"(?:^|\s)({'|'.join((*_DAYS, *_OTHERS))})(?=[\s\\]|\Z)")


class Clock(NamedTuple):
    """Such a field: what it is called, and the paragraph that it stands in."""

    name: str
    where: Where

    @property
    def is_day(self) -> bool:
        """Return whether it is a day or a time, and no name or choice."""
        return self.name in _DAYS


def clocks(template: WordTemplate) -> Iterator[Clock]:
    """Yield each such field in the texts of a Word file."""
    for name, words in template.names.items():
        if name.endswith(".rels") or not name.startswith("word/"):
            continue
        for paragraph, where in paragraphs(parse_part(template.word.parts[name]), words):
            asked = "".join(str(each.text or "") for each in own(paragraph, W + "instrText"))
            simple = [each.get(W + "instr", "") for each in own(paragraph, W + "fldSimple")]
            for found in filter(None, map(_NAME.search, (asked, *simple))):
                yield Clock(found[1], where)


def told_clocks(template: WordTemplate, write: str, of: tuple[str, ...] = ("",)) -> Iterator[str]:
    """Yield what each day means for papers that are made from a Word file, and what to `write`.

    `of` is how the places begin that count.
    """
    for clock in clocks(template):
        if clock.is_day and clock.where.words.startswith(of):
            yield (
                f"Word works out a day anew each time a paper is opened ({clock.name}, "
                f"{clock.where.words}): for the day of the paper write {write} there"
            )
