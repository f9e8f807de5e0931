"""Which words of a line of our papers say a value of company.yaml, and not a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charter.assign.organisation import Position
from charter.compose.charter_facts import ALSO_REPORT_HERE, ALSO_REPORTS_TO, HELD_BY, STARTS
from charter.compose.colleagues import REPORTS_TO, team_said
from charter.compose.headings import FACT_LABELS, is_heading
from charter.compose.limits import HIRES_BELOW, SPENDS, SPENDS_BELOW
from charter.compose.remote_words import OFFICE_DAYS, REMOTE
from charter.compose.sign_off import review_sayings
from charter.compose.wording import Wording, capital
from charter.facts.terms import Pay
from charter.read.yaml_source import Path_, Source
from charter.review import values as read
from charter.review.lines import Line, tidy
from charter.review.values import PrintedValue, Reader
from charter.trace.origins import COMPANY, position_path


class PrintedValues:
    """The values of one company that a paper of `kind` about `position` prints."""

    def __init__(self, position: Position, kind: str, words: Wording, source: Source) -> None:
        self.position, self.kind, self.words, self.source = position, kind, words, source
        self.organisation = words.organisation
        self.company = self.organisation.company
        self.at = position_path(position, source)

    def in_line(self, line: Line, number: int) -> list[PrintedValue]:
        """Return the values in a cell of a line of ours, the shortest and inmost first."""
        text = line.cells[number]
        find = self._in_charter if self.kind == "charter" else self._in_posting
        found = (each for each in find(line, number, text) if 0 <= each.start <= each.end)
        return sorted(found, key=lambda each: (each.end - each.start, -len(each.path)))

    def fields(self) -> dict[str, tuple[Path_, Reader]]:
        """Return the labels of the table at the head of a charter, with what each row says."""
        say, at, words, given = self.words.say, self.at, self.words, self.position.given
        fields: dict[str, tuple[Path_, Reader]] = {
            HELD_BY: self.holder(),
            "Employment": ((*at, "employment"), read.by_hand),
            "Reports to": ((*at, "reports_to"), self._named()),
            ALSO_REPORTS_TO: ((*at, "also_reports_to"), read.by_hand),
            "Direct reports": (("positions",), read.part_of(("reports_to",))),
            ALSO_REPORT_HERE: (("positions",), read.part_of(("also_reports_to",))),
            "Place of work": ((*at, "places"), self._of_places()),
            "Valid from": ((COMPANY, "valid_from"), read.day(words, "valid_from")),
        }
        fields |= dict.fromkeys(STARTS, ((*at, "start"), read.day(words, "start")))
        if given.places[1:] or not given.places:
            fields["Place of work"] = ((*at, "places"), read.by_hand)
        return {say(label): field for label, field in fields.items()}

    def _named(self) -> Reader:
        return read.position_by(self.words, self.organisation.positions.values())

    def holder(self) -> tuple[Path_, Reader]:
        """Return who holds the position; where several share it, each has a line of `holders`."""
        position, holders = self.position, (*self.at, "holders")
        if holders in self.source.keys:
            return holders, read.by_hand
        also = ""
        if position.status != "filled":
            also = f"with 'status: filled' for 'status: {position.status}'"
            also += f", and without 'acting: {position.acting}'" if position.acting else ""
        return (*self.at, "holder"), read.name_of_holder(also)

    def spend(self, position: Position) -> tuple[Path_, Reader]:
        """Return the sum that a position signs for."""
        limits = position.given.limits
        currency = limits.currency or self.company.currency
        reader = read.amount(self.words, "spend", currency, limits.spend)
        return (*position_path(position, self.source), "limits", "spend"), reader

    def apply_at(self, key: str) -> Path_:
        """Return where the value of `apply` stands that the posting prints under a key."""
        own = self.position.given.apply
        is_own = own.url or own.email if key in ("url", "email") else getattr(own, key)
        return (*(self.at if is_own else (COMPANY,)), "apply", key)

    def _of_places(self) -> Reader:
        given = self.position.given
        keys = (
            ("places", given.places),
            ("remote", given.remote),
            ("office_days", given.office_days),
        )
        return read.part_of(key for key, value in keys if value)

    def _in_charter(self, line: Line, number: int, text: str) -> Iterator[PrintedValue]:
        words, at, company = self.words, self.at, self.company
        title = self.position.title
        if line.kind == "heading":
            if text == words.say("Charter: {title}", title=title):
                yield self._words((*at, "title"), text, title, read.text)
        elif line.kind == "row" and number == 1 and len(line.cells) == 2:
            path, reader = self.fields().get(line.cells[0].rstrip(":"), (None, read.by_hand))
            if path is not None:
                yield PrintedValue(path, 0, len(text), reader)
            if line.cells[0].rstrip(":") == words.say("Place of work"):
                yield from self._in_places(text)
        elif line.kind == "row" and number == 1 and line.cells[0] == title:
            yield PrintedValue(self.holder()[0], 0, len(text), self.holder()[1])
        elif line.section == words.say("Limits"):
            yield from self._in_limits(text)
        elif line.kind == "paragraph" and text.startswith(f"{company.legal_name} \u00b7 "):
            key = "legal_name" if (COMPANY, "legal_name") in self.source.keys else "name"
            yield self._words((COMPANY, key), text, company.legal_name, read.everywhere)
        elif line.kind == "paragraph":
            yield from self._in_review(text)

    def _in_review(self, text: str) -> Iterator[PrintedValue]:
        names = re.compile(r"\\\{\w+\\\}")
        sayings = (names.sub(".+?", re.escape(said)) for said in review_sayings(self.words))
        found = next(filter(None, (re.match(said, text) for said in sayings)), None)
        if found is None:
            return
        path, by = (*self.at, "review_by"), self.position.given.review_by
        if by:
            yield self._words(path, text, self.words.day(by), read.day(self.words, "review_by"))
        else:
            yield PrintedValue(path, found.start(), found.end(), read.review(self.words))
        if valid := self.company.valid_from:
            where = (COMPANY, "valid_from")
            yield self._words(
                where, text, self.words.day(valid), read.day(self.words, where[-1]), found.end()
            )

    def _in_limits(self, text: str) -> Iterator[PrintedValue]:
        words = self.words
        for other in self.organisation.positions.values():
            the, spend, hire = (
                words.The(other.id),
                other.given.limits.spend,
                other.given.limits.hire,
            )
            mine = other.id == self.position.id
            if spend is not None:
                path, reader = self.spend(other)
                printed = words.money(spend, other.given.limits.currency)
                said = words.say(SPENDS if mine else SPENDS_BELOW, position=the, amount=printed)
                if text == tidy(said):
                    yield self._words(path, text, printed, reader, len(the) * (not mine))
            if (
                hire
                and not mine
                and text == tidy(words.say(HIRES_BELOW, position=the, people=hire))
            ):
                where = (*position_path(other, self.source), "limits", "hire")
                start = text.rfind(tidy(hire))
                yield PrintedValue(where, start, start + len(tidy(hire)), read.text)

    def _in_places(self, text: str) -> Iterator[PrintedValue]:
        given, words, at = self.position.given, self.words, self.at
        paths = [path for path in self.source.values if path[:-1] == (*at, "places")]
        for path, place in zip(sorted(paths, key=str), given.places, strict=False):
            yield self._words((*path, "city"), text, place.city, read.city(words))
        if days := given.office_days:
            reader = read.office_days(words, OFFICE_DAYS)
            said = words.say(OFFICE_DAYS[days])
            yield self._words((*at, "office_days"), text, said, reader)
            yield self._words((*at, "office_days"), text, capital(said), reader)
        if given.remote:
            said, reader = (
                words.say(REMOTE, region=given.remote),
                read.region_in(words, REMOTE, given.remote_from),
            )
            yield self._words((*at, "remote"), text, said, reader)
            yield self._words((*at, "remote"), text, capital(said), reader)

    def _in_posting(self, line: Line, number: int, text: str) -> Iterator[PrintedValue]:
        words, say, at = self.words, self.words.say, self.at
        if line.kind == "paragraph":
            yield from self._in_reach(text)
        if line.kind == "heading":
            if text == line.section and self.position.title in text:
                reader = read.text if words.english else read.by_hand
                yield PrintedValue((*at, "title"), 0, len(text), reader)
        elif text.startswith(f"{self.company.name} \u00b7 "):
            yield from self._in_subtitle(text)
        elif self.position.title in line.section and text.startswith(self._fact_labels()):
            yield from self._in_fact_line(text)
        elif is_heading(words, "pay", line.section) or self.position.title in line.section:
            yield from self._in_pay(text)
        elif self._is_of_people(line) and self.position.reports_to:
            start = text.find(manager := words.the(self.position.reports_to))
            heads = (tidy(say(said, manager="\0").partition("\0")[0]) for said in REPORTS_TO)
            if start >= 0 and text.startswith(tuple(heads)):
                yield PrintedValue((*at, "reports_to"), start, start + len(manager), self._named())
            yield from self._in_people(text)
        elif is_heading(words, "apply", line.section):
            yield from self._in_apply(text)

    def _is_of_people(self, line: Line) -> bool:
        """Return whether a posting tells of people there: in their section, or the role's."""
        return any(is_heading(self.words, part, line.section) for part in ("people", "role"))

    def _fact_labels(self) -> tuple[str, ...]:
        return tuple(f"{self.words.say(label)} " for label in FACT_LABELS)

    def _in_fact_line(self, text: str) -> Iterator[PrintedValue]:
        employer, place, _, above = labels = self._fact_labels()
        start = len(next(filter(text.startswith, labels)))
        if text.startswith(employer):
            yield PrintedValue((COMPANY, "name"), start, len(text), read.everywhere)
        elif text.startswith(place):
            yield PrintedValue((*self.at, "places"), start, len(text), self._of_places())
            yield from (value for value in self._in_places(text) if start <= value.start)
        elif text.startswith(above):
            yield PrintedValue((*self.at, "reports_to"), start, len(text), self._named())
        else:
            yield PrintedValue((*self.at, "employment"), start, len(text), read.by_hand)

    def _in_people(self, text: str) -> Iterator[PrintedValue]:
        for number, team in enumerate(self.position.given.teams):
            before, _, _ = team_said(self.words, team).partition("(")
            start = text.find(tidy(before))
            if team.people is not None and start >= 0:
                path = (*self.at, "teams", number, "people")
                printed = self.words.number(team.people)
                yield self._words(path, text, printed, read.count, start + len(tidy(before)))

    def _in_reach(self, text: str) -> Iterator[PrintedValue]:
        count, users = self.company.facts.get("customer_count"), self.words.users("users")
        if isinstance(count, int) and users:
            printed = self.words.number(count)
            start = text.find(tidy(f"{printed} {users}"))
            if start >= 0:
                path = (COMPANY, "customer_count")
                yield self._words(path, text, printed, read.count, start)

    def _in_apply(self, text: str) -> Iterator[PrintedValue]:
        own, words = self.position.given.apply, self.words
        for key, reader in (
            ("until", read.day(words, "until")),
            ("email", read.email),
            ("url", read.url),
        ):
            path = self.apply_at(key)
            said = getattr(own if path[0] != COMPANY else self.company.apply, key)
            if said:
                printed = words.day(said) if key == "until" else said
                yield self._words(path, text, printed, reader)

    def _in_subtitle(self, text: str) -> Iterator[PrintedValue]:
        yield PrintedValue((COMPANY, "name"), 0, len(self.company.name), read.everywhere)
        first = len(self.company.name) + 3
        terms = self.position.given.employment
        last = text.rfind(" \u00b7 ") + 3 if terms.hours or terms.term else len(text) + 3
        if first < last - 3:
            places = PrintedValue((*self.at, "places"), first, last - 3, self._of_places())
            yield places
            yield from (v for v in self._in_places(text) if first <= v.start and v.end < last)
        if last < len(text):
            yield PrintedValue((*self.at, "employment"), last, len(text), read.by_hand)

    def _in_pay(self, text: str) -> Iterator[PrintedValue]:
        say, at = self.words.say, self.at
        for label, key in (("Equity:", "equity"), ("Other pay:", "other_pay")):
            if text.startswith(f"{say(label)} "):
                yield PrintedValue((*at, key), len(say(label)) + 1, len(text), read.other_pay)
        for path, pay in self._ranges():
            printed = tidy(self.words.pay(pay))
            if not text.endswith(f": {printed}"):
                continue
            start = len(text) - len(printed)
            yield PrintedValue(path, start, len(text), read.pay)
            after = start
            for key, sum_ in (("min", pay.least), ("max", pay.most)):
                if sum_ is None or (key == "max" and pay.least == pay.most):
                    continue
                for said in (self.words.money(sum_, pay.currency), self.words.number(sum_)):
                    found = self._words(
                        (*path, key),
                        text,
                        said,
                        read.amount(self.words, key, pay.currency, sum_),
                        after,
                    )
                    if found.start >= 0:
                        after = found.end
                        yield found
                        break

    def _ranges(self) -> Sequence[tuple[Path_, Pay]]:
        ranges, pay = self.position.given.ranges, (*self.at, "pay")
        listed = (*pay, 0) in self.source.values
        return [((*pay, n) if listed else pay, each) for n, each in enumerate(ranges)]

    def _words(
        self, path: Path_, text: str, printed: str, reader: Reader, after: int = 0
    ) -> PrintedValue:
        """Return where printed words stand in a text; before its start where they do not."""
        printed = tidy(printed)
        start = text.find(printed, after) if printed else -1
        return PrintedValue(path, start, start + len(printed), reader)
