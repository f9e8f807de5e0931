"""Which key of company.yaml a line of a paper prints, where it is a value and not a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from charter.assign.organisation import Position
from charter.compose.charter_facts import ALSO_REPORT_HERE, ALSO_REPORTS_TO, STARTS
from charter.compose.sign_off import review_sayings
from charter.compose.wording import Wording
from charter.read.company import Company
from charter.read.yaml_source import Path_, Source
from charter.review.changes import Change
from charter.review.days import days_in
from charter.review.edits import Edit
from charter.review.lines import Line
from charter.review.own_lists import WHOLE_LISTS, OwnLists
from charter.trace.origins import COMPANY, Origin, position_path

_SPEND = (
    "Signs for spending up to {amount} without a second signature.",
    "Spending: the limit is to be set before this charter is signed.",
)
_HIRE = (
    "Signs for hiring without a second signature: {people}.",
    "Hiring: the limit is to be set before this charter is signed.",
)
_OWN_SECTIONS = (
    ("Not settled", "disputed"),
    ("AI agents", "agents"),
    ("Absence and deadlock", "positions"),
)
"""Sections of a charter that say only what the company file says, and where."""
_AMOUNT = re.compile(r"\d[\d., ]*")
_SIGNS = {"$": "USD", "\u00a3": "GBP", "\u20ac": "EUR"}
_BY_HAND = "it is a value that papers print in words: change it there"
_VACANT = "the position is not filled: write 'status: filled' too, and take 'acting' away"
Printed = tuple[Path_ | None, Any, str]
"""A key of company.yaml, its new value if that can be told, and why it cannot be adopted."""


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
        self.words, self.source = words, source
        self.at = position_path(position, source)
        self.lists = OwnLists(position, words, lines)

    def of(self, change: Change) -> Edit | Origin | None:
        """Return the fact that a change is one of, with its new value where it can be adopted."""
        line = change.new or change.old
        assert line is not None
        find = self._in_charter if self.kind == "charter" else self._in_posting
        for path, value, why_not in find(line, change):
            if path is not None:
                told = value if change.new or path[-1] in WHOLE_LISTS else None
                return self._told(path, told, change, why_not)
        return None

    def is_list(self, change: Change) -> bool:
        """Return whether a line stands in a list that the company can write as a whole."""
        line = change.new or change.old
        return self.kind != "charter" and line is not None and self.lists.of(line) is not None

    def _told(self, path: Path_, value: Any, change: Change, why_not: str) -> Edit | Origin:
        hint = self._hint(path, value, change)
        place = self.source.key_place(self._there(path))
        text = change.old.text if change.old else ""
        label = "company fact " + ".".join(map(str, path))
        origin = Origin(label, COMPANY, "", path, text, "", place, hint=hint)
        if not why_not and isinstance(value, str) and value:
            new = change.new.text if change.new else ""
            return Edit(origin, new, value)
        return origin._replace(why_not=why_not or _BY_HAND)

    def _there(self, path: Path_) -> Path_:
        while path and path not in self.source.keys and path not in self.source.values:
            path = path[:-1]
        return path

    def _hint(self, path: Path_, value: Any, change: Change) -> str:
        """Return what to write: the value behind the key, or lines to add under the nearest one."""
        from charter.edit.yaml_values import as_flow

        taken = isinstance(value, str) and change.old is None and path in self.source.values
        if value in (None, "", []) or taken:
            return ""
        there = self._there(path)
        missing = path[len(there) :]
        if not missing:
            if isinstance(value, list) and isinstance(value[0], str):
                return f"add '- {as_flow(value[0])}' to the list"
            return f"write '{path[-1]}: {as_flow(value)}'"
        for key in reversed(missing[1:]):
            value = {key: value}
        under = f" under '{there[-1]}'" if there else ""
        return f"add the line '{missing[0]}: {as_flow(value)}'{under}"

    def _in_charter(self, line: Line, change: Change) -> Iterator[Printed]:
        at, filled = self.at, self.position.status == "filled"
        cells = line.cells
        title = self._like(("Charter: {title}",), line.text)
        if line.kind == "heading" and change.new and title:
            yield (*at, "title"), title[1], ""
        elif line.kind == "row" and len(cells) == 2:
            yield from self._in_table(cells, at, filled)
        elif line.kind == "row" and len(cells) == 4 and cells[0] == self.position.title:
            yield self._holder(cells[1], "")
        elif line.kind == "paragraph" and self._is_review(line.text):
            day = next(days_in(line.text, self.words.language), None)
            yield (*at, "review_by"), day.day.isoformat() if day else None, _BY_HAND
        elif line.section in (own := {self.words.say(title): key for title, key in _OWN_SECTIONS}):
            yield (own[line.section],), None, _BY_HAND
        elif line.section == self.words.say("Limits"):
            if found := self._like(_SPEND, line.text):
                limits = (*at, "limits")
                spend = _money(found[1])
                if limits in self.source.values:
                    yield (*limits, "spend"), (spend or {}).get("spend"), _BY_HAND
                else:
                    yield limits, spend, _BY_HAND
            elif found := self._like(_HIRE, line.text):
                yield (*at, "limits", "hire"), found[1], ""
            elif change.new:
                yield (*at, "limits", "other"), [line.text], _BY_HAND
        elif line.kind == "paragraph" and line.text.startswith(f"{self.company.legal_name} · "):
            yield None, None, _BY_HAND  # the date of the paper is no fact

    def _is_review(self, text: str) -> bool:
        """Return whether a paragraph says when the charter is read again, and by whom."""
        names = re.compile(r"\\\{\w+\\\}")
        sayings = (names.sub(".+?", re.escape(said)) for said in review_sayings(self.words))
        return any(re.match(said, text) for said in sayings)

    def _like(self, messages: tuple[str, ...], text: str) -> re.Match[str] | None:
        """Return how `text` is one of our messages, with what stands for its {name}."""
        for message in messages:
            pattern = re.sub(r"\\{\w+\\}", "(.+)", re.escape(self.words.say(message)))
            if found := re.fullmatch(pattern if "(" in pattern else f"{pattern}()", text):
                return found
        return None

    def _in_table(self, cells: tuple[str, ...], at: Path_, filled: bool) -> Iterator[Printed]:
        label, value, say = cells[0].rstrip(":"), cells[1], self.words.say
        if label == say("Held by"):
            yield self._holder(value, "" if filled else _VACANT)
        elif label == say("Employment"):
            yield (*at, "employment"), None, _BY_HAND
        elif label in map(say, STARTS):
            day = next(days_in(value, self.words.language), None)
            yield (*at, "start"), day.day.isoformat() if day else None, ""
        elif label == say("Reports to"):
            yield (*at, "reports_to"), None, _BY_HAND
        elif label == say(ALSO_REPORTS_TO):
            yield (*at, "also_reports_to"), None, _BY_HAND
        elif label in (say("Direct reports"), say(ALSO_REPORT_HERE)):
            yield ("positions",), None, _BY_HAND
        elif label == say("Place of work"):
            yield (*at, "places"), self._places(value), _BY_HAND

    def _places(self, city: str) -> list[dict[str, Any]] | None:
        """Return the one place with another city; None where it takes more than a name to say."""
        position = self.source.data["positions"].get(self.at[-1]) or {}
        places = position.get("places") or [{}]
        if len(places) > 1 or not city.replace("-", "").replace(" ", "").isalpha():
            return None
        return [{**places[0], "city": city}]

    def _holder(self, name: str, why_not: str) -> Printed:
        """Return who holds the position; where several share it, each has a line of `holders`."""
        holders = (*self.at, "holders")
        if holders in self.source.keys:
            return holders, None, _BY_HAND
        return (*self.at, "holder"), name, why_not

    def _in_posting(self, line: Line, change: Change) -> Iterator[Printed]:
        say, at, text = self.words.say, self.at, line.text
        given = self.position.given
        if line.kind == "heading":
            is_title = change.old is not None and change.old.text == change.old.section
            if is_title and change.old and self.position.title in change.old.text:
                yield (*at, "title"), text, "" if self.words.english else _BY_HAND
            return
        old = change.old.text if change.old else text
        if text.count(" · ") > 1 and old.startswith(f"{self.company.name} · "):
            yield from self._in_subtitle(old.split(" · "), text.split(" · "))
            return
        for label, key in (("Pay:", "pay"), ("Equity:", "equity"), ("Other pay:", "other_pay")):
            if text.startswith(f"{say(label)} "):
                value = text.removeprefix(say(label)).strip()
                yield (*at, key), None if key == "pay" else value, _BY_HAND if key == "pay" else ""
                return
        if self._like(("Pay in {place}:",), text.partition(":")[0] + ":"):
            yield (*at, "pay"), None, _BY_HAND
            return
        if own := self.lists.of(line):
            path = (*at, own[0])
            is_there = path in self.source.values
            yield path, (([text] if change.new else None) if is_there else own[1]), _BY_HAND
        if line.section == say("Pay and benefits"):
            owner = at if given.benefits else ("company",)
            yield (*owner, "benefits"), [text], _BY_HAND
        elif line.section == say("How to apply"):
            yield from self._in_apply(text, change)
        elif line.section == say("The role"):
            yield (*at, "opening"), text, _BY_HAND
        elif line.section == say("Who you work with"):
            yield (*at, "reports_to"), None, _BY_HAND
        elif change.old is None and self.position.short and line.section == self._heading(change):
            yield ("company", "about"), text, _BY_HAND

    def _heading(self, change: Change) -> str:
        from charter.compose.published_title import published_title

        return published_title(self.position.title, self.words.language)

    def _in_subtitle(self, old: list[str], new: list[str]) -> Iterator[Printed]:
        if old[0] != new[0]:
            yield ("company", "name"), new[0], _BY_HAND
        elif old[-1] != new[-1]:
            yield (*self.at, "employment"), None, _BY_HAND
        elif old != new:
            yield (*self.at, "places"), self._places(new[1]), _BY_HAND

    def _in_apply(self, text: str, change: Change) -> Iterator[Printed]:
        own = (*self.at, "apply")
        owner = own if own in self.source.values else ("company", "apply")
        new = next(days_in(text, self.words.language), None)
        before = change.old.text if change.old else ""
        old = next(days_in(before, self.words.language), None)
        if new and change.new:
            only = old is not None and before.replace(old.words, new.words) == text
            yield (*owner, "until"), new.day.isoformat(), "" if only else _BY_HAND
        elif "@" in text or "://" in text:
            yield (*owner, "email" if "@" in text else "url"), None, _BY_HAND
        else:
            yield (*owner, "send"), text, _BY_HAND


def _money(words: str) -> dict[str, Any] | None:
    """Return a limit of spending as company.yaml has it, from an amount as papers print it."""
    found = _AMOUNT.search(words)
    if found is None:
        return None
    digits = re.sub(r"[, ]|\.(?=\d{3}\b)", "", found[0]).rstrip(".")
    code = re.search(r"\b[A-Z]{3}\b", words)
    sign = next((name for sign, name in _SIGNS.items() if sign in words), "")
    try:
        spend: dict[str, Any] = {"spend": int(digits)}
    except ValueError:
        return None
    currency = code[0] if code else sign
    return spend | ({"currency": currency} if currency else {})
