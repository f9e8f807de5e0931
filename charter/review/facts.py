"""Which key of company.yaml a changed line of a paper prints, where that is no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charter.assign.organisation import Position
from charter.compose.headings import FACT_LABELS, headings_for, is_heading
from charter.compose.limits import HIRING, SPENDS
from charter.compose.published_title import posted_title
from charter.compose.wording import Wording
from charter.facts.company import Company
from charter.facts.languages import message
from charter.read.yaml_source import Path_, Source
from charter.review.changes import Alignment, Change
from charter.review.edits import Edit
from charter.review.lines import Line, tidy
from charter.review.own_lists import WHOLE_LISTS, OwnLists
from charter.review.printed_values import PrintedValues
from charter.review.values import BY_HAND, NewValue, PrintedValue, text
from charter.trace.origins import COMPANY, Origin

_OWN_SECTIONS = (
    ("Not settled", "disputed"),
    ("AI agents", "agents"),
    ("Absence and deadlock", "positions"),
)
"""Sections of a charter that say only what the company file says, and where."""
_OUTCOMES = ("Outcomes of the first year, in order", "Outcomes of the next year, in order")
AtPath = tuple[Path_, NewValue]


class Facts:
    """The facts of one company that a paper of `kind` about `position` prints.

    `lines` are those of the edited paper.
    """

    def __init__(
        self,
        company: Company,
        position: Position,
        kind: str,
        words: Wording,
        source: Source,
        lines: Sequence[Line] = (),
    ) -> None:
        self.company, self.position, self.kind = company, position, kind
        self.words, self.source, self.lines = words, source, lines
        self.values = PrintedValues(position, kind, words, source)
        self.at = self.values.at
        self.lists = OwnLists(position, words, lines)

    def within(
        self, change: Change, number: int, stretches: Sequence[tuple[int, int]], aligned: Alignment
    ) -> tuple[list[Edit | Origin], bool]:
        """Return the values that stretches of a cell stand in, and whether some stand in none."""
        line, new = change.old, change.new
        assert line is not None
        assert new is not None
        printed = self.values.in_line(line, number)
        hit: dict[PrintedValue, None] = {}
        loose = False
        for a, b in stretches:
            found = next((each for each in printed if each.start <= a and b <= each.end), None)
            if found is None:
                loose = True
            else:
                hit[found] = None
        facts = []
        around = {each.path for each in hit}
        for each in hit:
            all_of_it = each.end - each.start == len(line.cells[number])
            span = aligned.start(each.start), aligned.end(each.end)
            said = aligned.new if all_of_it else aligned.new[slice(*span)].strip()
            if each.path[:-1] in around and each.read(said).value is None:
                continue  # words around it changed too, and those say all of it
            both = (line.cells[number], new.cells[number])
            facts.append(self._told(each.path, each.read(said), change, both))
        return facts, loose

    def of(self, change: Change) -> Edit | Origin | None:
        """Return the fact of a line that was added, taken out, or is one of a whole list."""
        line = change.new or change.old
        assert line is not None
        if change.new is None:
            last = len(line.cells) - 1
            printed = self.values.in_line(line, last)
            if printed and line.kind != "row":
                return self._told(printed[-1].path, NewValue(why_not=BY_HAND), change, ("", ""))
        find = self._in_charter if self.kind == "charter" else self._in_posting
        for path, said in find(line, change):
            is_told = change.new is not None or path[-1] in WHOLE_LISTS
            new = said if is_told else NewValue(why_not=BY_HAND)
            return self._told(path, new, change, (line.text, ""))
        return None

    def is_list(self, change: Change) -> bool:
        """Return whether a line stands in a list that the company can write as a whole."""
        line = change.new or change.old
        return self.kind != "charter" and line is not None and self.lists.of(line) is not None

    def _told(
        self, path: Path_, said: NewValue, change: Change, both: tuple[str, str]
    ) -> Edit | Origin:
        hint = self._hint(path, said, change)
        if said.hint:
            hint = f"{hint}, {said.hint}" if hint else said.hint
        place = self.source.key_place(self._there(path))
        before = change.old.text if change.old else ""
        label = "company fact " + ".".join(map(str, path))
        origin = Origin(label, COMPANY, "", path, before, "", place, hint=hint)
        value = said.value
        if isinstance(value, list) and not said.why_not:
            number = len([at for at in self.source.values if at[:-1] == path])
            origin, value = origin._replace(path=(*path, number)), value[0]
        if not said.why_not and isinstance(value, str | int | float) and value != "":
            new = change.new.text if change.new else ""
            return Edit(origin, new, value, *(both if change.old else ("", "")))
        return origin._replace(why_not=said.why_not or BY_HAND)

    def _there(self, path: Path_) -> Path_:
        while path and path not in self.source.keys and path not in self.source.values:
            path = path[:-1]
        return path

    def _hint(self, path: Path_, said: NewValue, change: Change) -> str:
        """Return what to write: the value behind the key, or lines to add under the nearest one."""
        from charter.edit.yaml_values import as_flow

        value = said.value
        taken = isinstance(value, str) and change.old is None and path in self.source.values
        if value in (None, "", []) or taken:
            return ""
        there = self._there(path)
        missing = path[len(there) :]
        if missing[1:]:
            value = {missing[-1]: value, **dict(said.beside)}
        also = "".join(f" and '{key}: {each}'" for key, each in said.beside if not missing[1:])
        if not missing:
            if isinstance(value, list) and isinstance(value[0], str):
                item = as_flow(value[0])
                if self.source.key_place(path).line == self.source.place(path).line:
                    where = "between the others" if said.why_not else "behind the last"
                    return f"add '{item}' to the list, {where} with a comma"  # one in [...]
                return f"add '- {item}' to the list"
            return f"write '{path[-1]}: {as_flow(value)}'{also}"
        for key in reversed(missing[1:-1]):
            value = {key: value}
        under = f" under '{there[-1]}'" if there else ""
        return f"add the line '{missing[0]}: {as_flow(value)}'{also}{under}"

    def _in_charter(self, line: Line, change: Change) -> Iterator[AtPath]:
        at, cells, say = self.at, line.cells, self.words.say
        label = cells[0].rstrip(":")
        own = {say(title): key for title, key in _OWN_SECTIONS}
        if line.kind == "row" and len(cells) == 2 and label in self.values.fields():
            path, read = self.values.fields()[label]
            yield path, read(cells[1])
        elif line.kind == "row" and len(cells) == 4 and cells[0] == self.position.title:
            if change.old and change.new and change.old.cells[:2] == change.new.cells[:2]:
                return  # something behind the name
            path, read = self.values.holder()
            yield path, read(cells[1])
        elif line.section in own and own[line.section] in self.source.data:
            yield (own[line.section],), NewValue(why_not=BY_HAND)
        elif line.section == say("Limits") and line.kind != "heading":
            if found := self._like(SPENDS, line.text):
                path, read = self.values.spend(self.position)
                yield path, read(found[1])
            elif found := self._like(HIRING, line.text):
                yield (*at, "limits", "hire"), text(found[1])
            elif change.new and change.old is None:
                yield self._one_more((*at, "limits", "other"), line)
        elif self._is_own_outcome(line) and change.old is None:
            yield self._one_more((*at, "outcomes"), line)

    def _is_own_outcome(self, line: Line) -> bool:
        within = line.section in map(self.words.say, _OUTCOMES) and line.kind == "item"
        return within and (*self.at, "outcomes") in self.source.values

    def _like(self, message: str, said: str) -> re.Match[str] | None:
        """Return how words are one of our messages, with what stands for its {name}."""
        pattern = re.sub(r"\\{\w+\\}", "(.+)", re.escape(self.words.say(message)))
        return re.fullmatch(pattern, said)

    def _in_posting(self, line: Line, change: Change) -> Iterator[AtPath]:
        say, at, said = self.words.say, self.at, line.text
        if line.kind == "heading":
            return
        if own := self.lists.of(line):
            path = (*at, own[0])
            is_there = path in self.source.values
            if is_there and change.new and change.old is None and line.kind == "item":
                yield self._one_more(path, line)
                return
            value = ([said] if change.new else None) if is_there else own[1]
            yield path, NewValue(value, BY_HAND)
        if change.old is not None:
            return
        for label, key in (("Pay:", "pay"), ("Equity:", "equity"), ("Other pay:", "other_pay")):
            if said.startswith(f"{say(label)} "):
                beside = text(said.removeprefix(say(label)).strip())
                yield (*at, key), NewValue(why_not=BY_HAND) if key == "pay" else beside
                return
        if is_heading(self.words, "pay", line.section):
            owner = at if self.position.given.benefits else (COMPANY,)
            yield self._one_more((*owner, "benefits"), line)
        for headings, path in self._first_texts():
            if line.section in headings and path not in self.source.values and self._is_first(line):
                yield path, NewValue(said, BY_HAND)

    def _one_more(self, path: Path_, line: Line) -> AtPath:
        """Return an item that was added to a list; papers print a new one behind all others."""
        there = self.source.data
        for key in path:
            there = there.get(key) if isinstance(there, dict) else None
        at = next(n for n, each in enumerate(self.lines) if each is line)
        before, after = self.lines[at - 1], self.lines[at + 1 : at + 2]
        if isinstance(there, list):
            items = [n for n, each in enumerate(self.lines) if self._beside(each, line)]
            is_last = bool(there) and (
                tidy(str(there[-1])) == before.text
                or (items.index(at) == len(there) and at == items[-1])
            )
        else:
            is_last = all(each.section != line.section for each in after)
        return path, NewValue(
            [line.text], "" if is_last else "it stands between others: put it there"
        )

    @staticmethod
    def _beside(one: Line, other: Line) -> bool:
        return one.section == other.section and one.kind == other.kind

    def _first_texts(self) -> Iterator[tuple[tuple[str, ...], Path_]]:
        """Yield what a company can write at the start of a section, by the headings of postings."""
        words, own = self.words, (*self.at, "apply")
        yield (
            headings_for(words, "apply"),
            (*(own if own in self.source.values else (COMPANY, "apply")), "send"),
        )
        yield headings_for(words, "role"), (*self.at, "opening")
        title = posted_title(self.position, words.language)
        yield (title, *headings_for(words, "about")), (COMPANY, "about")

    def _is_first(self, line: Line) -> bool:
        """Return whether a line is the first under its heading, or under a posting's second line.

        What the company writes there stands before all that we say.
        """
        there = [each for each in self.lines if each.section == line.section]
        first = [each for each in there if each.kind != "heading"]
        labels = (*FACT_LABELS, message("Pay:"), message("Pay in {place}:"))
        facts = (self.words.say(label).partition("{")[0] for label in labels)
        above = (f"{self.company.name} \u00b7 ", *facts)
        first = [each for each in first if not each.text.startswith(above)]
        return bool(first) and first[0] is line
