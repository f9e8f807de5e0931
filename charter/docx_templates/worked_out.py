"""Fields of Word whose result is another whenever the file is opened, saved or printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.document.docx.xml import W
from charter.docx_templates.story import Where, own, paragraphs, parse_part, shortened
from charter.docx_templates.template import WordTemplate
from charter.named_tuples import NamedTuple

_DAYS = ("DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE")
_OTHERS = ("AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "FILENAME", "IF")
_NAME = re.compile(rf"(?:^|\s)({'|'.join((*_DAYS, *_OTHERS))})(?=[\s\\]|\Z)")


class WorkedOut(NamedTuple):
    """Such a field: what Word calls it, and the paragraph that it stands in."""

    name: str
    where: Where

    @property
    def is_day(self) -> bool:
        """Return whether it is a day or a time, and no name or choice."""
        return self.name in _DAYS


def worked_out(template: WordTemplate) -> Iterator[WorkedOut]:
    """Yield each such field in the texts of a Word file."""
    for name, words in template.names.items():
        if name.endswith(".rels") or not name.startswith("word/"):
            continue
        for paragraph, where in paragraphs(parse_part(template.word.parts[name]), words):
            asked = "".join(str(each.text or "") for each in own(paragraph, W + "instrText"))
            simple = [each.get(W + "instr", "") for each in own(paragraph, W + "fldSimple")]
            for found in filter(None, map(_NAME.search, (asked, *simple))):
                yield WorkedOut(found[1], where)


def told_worked_out(
    template: WordTemplate, write: str, of: tuple[str, ...] = ("",)
) -> Iterator[str]:
    """Yield what each means for papers made from a Word file, and what to `write` for days.

    `of` is how the places begin that count.
    """
    for each in worked_out(template):
        if not each.where.words.startswith(of):
            continue
        if each.is_day:
            yield (
                f"Word works out a day anew each time a paper is opened ({each.name}, "
                f"{each.where.words}): for the day of the paper write {write} there"
            )
        else:
            yield (
                f"Word works out anew in each paper what stands here ({each.name}, "
                f"{each.where.words}): now it is '{shortened(each.where.text)}'; type what is meant"
            )
