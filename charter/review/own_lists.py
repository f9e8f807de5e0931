"""Lists of a posting that a company can write in the place of its role's, as an edited paper has
them: whoever writes one item there has written the whole list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from charter.assign.organisation import Position
from charter.check.words.sentences import sentences_of
from charter.compose.enough import without_enough
from charter.compose.headings import headings_for, is_heading
from charter.compose.shown import OUTCOMES
from charter.compose.texts import fill_own
from charter.compose.voice import begins_all, begins_done, said_again
from charter.compose.wording import Wording
from charter.review.lines import Line

WHOLE_LISTS = ("musts", "nice_to_have", "outcomes")


class OwnLists:
    """What an edited posting says in these lists. `position` is whose it is, `lines` all of it."""

    def __init__(self, position: Position, words: Wording, lines: Sequence[Line]) -> None:
        self._position, self._words, self._lines = position, words, lines

    def of(self, line: Line) -> tuple[str, list[str]] | None:
        """Return the key of the list that a line stands in, and the whole list, or None."""
        words = self._words
        label = next(filter(line.text.startswith, headings_for(words, "year")), "")
        if label or is_heading(words, "success", line.section):
            there = [each for each in self._lines if each.section == line.section != each.text]
            told = [each.text for each in there if not self._begins(each)]
            begun = len(told) < len(there)
            if label:
                told, begun = [line.text.removeprefix(label).strip()], False
            found = self._outcomes(self._in_full(told) if begun else told)
            return "outcomes", found if len(found) <= OUTCOMES[1] else []
        if not is_heading(words, "musts", line.section) or self._is_ours(line):
            return None
        there = [each for each in self._lines if each.section == line.section]
        helps = headings_for(words, "helps")
        begins = next((n for n, one in enumerate(there) if one.text.startswith(helps)), len(there))
        if line in there[begins:] or self._helped(line):
            said = (each.text.partition(":")[2] for each in there[begins : begins + 1])
            items = [each.text for each in there[begins + 1 :] if each.kind == "item"]
            return "nice_to_have", [*self._sentences(said), *items]
        musts = [each for each in there[:begins] if not self._is_ours(each)]
        items = [each.text for each in musts if each.kind == "item"]
        if any(self._begins(each) for each in there[:begins]):
            items = self._in_full(items)
        whole = (each.text for each in musts if each.kind == "paragraph")
        return "musts", items or self._sentences(whole)

    def _helped(self, line: Line) -> bool:
        """Return whether a line, which may have been cut, is of what helps."""
        statements = self._position.role.nice_to_have
        said = (wording for each in statements for wording in each.wordings)
        filled = (fill_own(self._words, each, self._position) or each for each in said)
        return (
            line.text.startswith(headings_for(self._words, "helps"))
            or line.text in self._position.given.nice_to_have
            or line.text in filled
        )

    def _is_ours(self, line: Line) -> bool:
        """Return whether a line says how many musts are enough, or begins their list."""
        enough = without_enough(self._words, line.text)
        return not enough or begins_all(self._words, enough) or self._begins(line)

    def _begins(self, line: Line) -> bool:
        return begins_done(self._words, without_enough(self._words, line.text))

    def _in_full(self, items: Iterable[str]) -> list[str]:
        """Return what was begun above its list in whole sentences."""
        return [text if text.endswith(".") else said_again(self._words, text) for text in items]

    def _outcomes(self, texts: Iterable[str]) -> list[str]:
        """Return each sentence, one of the role's by its id: charters say that one otherwise.

        There are none where the posting is in another language than charters, which print the same
        list.
        """
        if not self._words.english:
            return []
        role = self._position.role
        known = {
            said: each.id
            for each in role.outcomes
            if each.id
            for wording in each.wordings
            for said in [fill_own(self._words, wording, self._position) or wording]
        }
        found: list[str] = []
        for text in texts:
            rest = text
            for said, name in known.items():
                rest = rest.replace(said, f"\n{name}\n")
            for piece in filter(None, map(str.strip, rest.split("\n"))):
                found += [piece] if piece in known.values() else self._sentences([piece])
        return found

    def _sentences(self, texts: Iterable[str]) -> list[str]:
        code = self._words.language[:2]
        made = []
        for text in texts:
            starts = [sentence.start for sentence in sentences_of(text, code)] or [0]
            pieces = zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)
            made += [text[a:b].strip() for a, b in pieces]
        return [each for each in made if each]
