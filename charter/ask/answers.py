"""The answers of all leaders, each from the file that counts, row by row told by its mark."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from pathlib import Path

from charter.ask.given import Answers, GivenAnswer, LeaderAnswers, said_otherwise
from charter.ask.naming import PositionNames, SaidAnswer
from charter.ask.returned import ReturnedFile, files_in, read_returned
from charter.ask.rows import ReturnedRow
from charter.assign.asking import entries_to_ask
from charter.assign.organisation import Organisation
from charter.compose.questions import known_entries
from charter.compose.row_marks import MARK, codes_of
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Place, Problem, listing

AGENDA = "Agenda: "


class _Sheet(NamedTuple):
    """The rows of one position in one file; `words` are what it says, for who says the same."""

    file: ReturnedFile
    rows: Mapping[str, GivenAnswer]

    @property
    def is_blank(self) -> bool:
        return all(row.is_blank for row in self.rows.values())


def read_answers(organisation: Organisation, paths: Iterable[Path]) -> Answers:
    """Return the answers in files and folders, however they came back.

    Raises InputError where there is none that can be read.
    """
    reading = _Reading(organisation)
    for path in files_in(paths):
        reading.take(path)
    return reading.answers()


class _Reading:
    def __init__(self, organisation: Organisation) -> None:
        self.organisation, self.names = organisation, PositionNames(organisation)
        self.known = known_entries(organisation)
        codes = codes_of(organisation.company.name, self.known)
        self.entries = {code: entry for entry, code in codes.items()}
        self.titles: dict[str, list[str]] = {}
        catalog = organisation.catalog
        for went in catalog.forwarding.values():  # lists of before an upgrade
            if len(went.to) == 1 and went.to[0] in self.known:
                code = codes_of(organisation.company.name, [went.id])[went.id]
                self.entries.setdefault(code, went.to[0])
        for name in self.known:
            entry = catalog.responsibilities.get(name) or catalog.decisions[name]
            self.titles.setdefault(_plain(entry.title), []).append(name)
        self.sheets: dict[str, list[_Sheet]] = {}
        self.asked: dict[str, None] = {}
        self.problems: dict[Path, list[Problem]] = {}
        self.failed: list[Problem] = []
        self.notes: list[str] = []
        self.digests: dict[str, Path] = {}
        self.beside: dict[str, dict[Path, None]] = {}

    def take(self, path: Path) -> None:
        """Read one file, and remember what is wrong with it."""
        if path.suffix.lower() == ".md" and path.stem.startswith("agenda"):
            return
        try:
            file = read_returned(path)
        except CharterError as bad:
            self.failed += bad.problems
            return
        if file.title.startswith(AGENDA):
            return
        if (other := self.digests.setdefault(file.digest, path)) != path:
            self.notes.append(f"{path}: the same file as {other}, and counted once")
            return
        self.notes += file.notes
        for text in file.beside:
            self.beside.setdefault(text, {})[path] = None
        found = self._by_position(file)
        if not found:
            self.failed.append(self._nobody(file, self.problems.pop(path, [])))
        for position, rows in found.items():
            self.sheets.setdefault(position, []).append(
                _Sheet(file, self._rows(file, position, rows))
            )
        if len(found) > 1:
            who = listing(self._short(name) for name in found)
            self.notes.append(
                f"{path}: has answers of {who}; each row counts for whose mark it has"
            )
        self.asked |= dict.fromkeys(n for n in file.asked if n in self.organisation.positions)

    def answers(self) -> Answers:
        """Return all, each position's from the file that counts."""
        if not self.sheets:
            raise InputError(self.failed or [_no_files()])
        leaders: dict[str, LeaderAnswers] = {}
        for name in self.organisation.positions:
            sheet = self._that_counts(name)
            if sheet is None:
                continue
            if sheet.is_blank:
                who = self._short(name)
                self.notes.append(f"{sheet.file.path}: no answer in it yet; it is the {who}'s")
                continue
            leaders[name] = LeaderAnswers(name, sheet.file.path, sheet.rows)
        counts = {leader.path for leader in leaders.values()}
        counts |= self.problems.keys() - {
            s.file.path for some in self.sheets.values() for s in some
        }
        problems = [p for path, of in self.problems.items() if path in counts for p in of]
        problems += _unread(leaders.values())
        self._tell_beside(counts)
        there = {n for some in self.sheets.values() for sheet in some for n in sheet.rows}
        order = self.organisation.catalog.areas
        asked = tuple(n for n in self.organisation.positions if n in {*self.asked, *self.sheets})
        entries = sorted(
            (name for name in self.known if name in there),
            key=lambda n: [*order].index(self._area(n)),
        )
        return Answers(
            leaders,
            asked,
            tuple(entries),
            tuple(dict.fromkeys(problems)),
            tuple(dict.fromkeys(self.failed)),
            tuple(dict.fromkeys(self.notes)),
        )

    def _area(self, name: str) -> str:
        catalog = self.organisation.catalog
        return (catalog.responsibilities.get(name) or catalog.decisions[name]).area

    def _short(self, name: str) -> str:
        return self.organisation.positions[name].short

    def _tell(self, file: ReturnedFile, *problems: Problem) -> None:
        self.problems.setdefault(file.path, []).extend(problems)

    def _by_position(self, file: ReturnedFile) -> dict[str, dict[str, list[ReturnedRow]]]:
        """Return the rows of a file by the positions and the entries that their marks name."""
        found: dict[str, dict[str, list[ReturnedRow]]] = {}
        unmarked: list[ReturnedRow] = []
        for row in file.rows:
            mark = MARK.search(row.text("mark").casefold())
            if mark is None:
                unmarked.append(row)
                continue
            position, entry = mark[1], self.entries.get(mark[2], "")
            if problem := self._strange(row, position, mark[2], entry):
                self._tell(file, problem)
                continue
            found.setdefault(position, {}).setdefault(entry, []).append(row)
        only = next(iter(found)) if len(found) == 1 else ""
        for row in unmarked:
            entry = self._by_title(row, file.asked) if only else ""
            if entry:
                found[only].setdefault(entry, []).append(row)
            elif any(row.text(field) for field in ("today", "should", "remark")) or row.bad:
                self._tell(file, _no_mark(row))
        return found

    def _strange(self, row: ReturnedRow, position: str, code: str, entry: str) -> Problem | None:
        """Return what is wrong with the mark of a row, if something is."""
        company = self.organisation.company.name
        if not entry:
            message = f"the mark '{position}-{code}' is of no question for {company}"
            hint = "is it of another company's list, or was it changed? Take the mark that was sent"
            return Problem(row.at("mark"), "unknown-mark", message, hint)
        if position not in self.organisation.positions:
            message = f"these are answers of '{position}', and {company} has no such position"
            hint = f"its positions are {', '.join(self.organisation.positions)}"
            return Problem(row.at("mark"), "unknown-position", message, hint)
        return None

    def _by_title(self, row: ReturnedRow, asked: Collection[str]) -> str:
        """Return the entry that a row without a mark is about by its words, or nothing.

        Of work and a decision of one title it is the one that is asked about.
        """
        said = _plain(row.text("what"))
        fit = [n for title, ids in self.titles.items() if _begins(said, title) for n in ids]
        longest = max((len(self._title(n)) for n in fit), default=0)
        fit = [n for n in fit if len(self._title(n)) == longest]
        if len(fit) > 1:
            likely = {a.entry.id for a in entries_to_ask(self.organisation, asked)}
            fit = [name for name in fit if name in likely]
        return fit[0] if len(fit) == 1 else ""

    def _title(self, name: str) -> str:
        catalog = self.organisation.catalog
        return (catalog.responsibilities.get(name) or catalog.decisions[name]).title

    def _rows(
        self, file: ReturnedFile, position: str, rows: Mapping[str, Sequence[ReturnedRow]]
    ) -> dict[str, GivenAnswer]:
        made = {}
        for entry, some in rows.items():
            self._tell(file, *(problem for row in some for problem in row.bad))
            made[entry] = self._given(position, entry, some)
        return made

    def _given(self, position: str, entry: str, rows: Sequence[ReturnedRow]) -> GivenAnswer:
        """Return what one says of an entry; a row that stands there twice must say the same."""
        said = [row for row in rows if any(row.text(f) for f in ("today", "should", "remark"))]
        first = (said or rows)[0]
        today, should = (self._one(position, field, said, first) for field in ("today", "should"))
        if any(problem.code == "unusable-cell" for row in rows for problem in row.bad):
            should = should if should.kind else SaidAnswer("unread", (), "(a cell that is no text)")
        remarks = [*(row.text("remark") for row in said), today.aside, should.aside]
        remark = "; ".join(dict.fromkeys(filter(None, remarks)))
        at = (first.at("today"), first.at("should"))
        return GivenAnswer(entry, today, should, remark, first.place, *at)

    def _one(
        self, position: str, field: str, rows: Sequence[ReturnedRow], first: ReturnedRow
    ) -> SaidAnswer:
        read = [self.names.read(row.text(field), position) for row in rows]
        meant = {(a.kind, a.positions): a for a in read if a.kind}
        if len(meant) < 2:
            return next(iter(meant.values()), SaidAnswer())
        said = " / ".join(dict.fromkeys(a.said for a in meant.values()))
        why = f"this row stands in the file {len(rows)} times, with different answers: {said}"
        return SaidAnswer("unread", (), said, why, "keep one of the rows")

    def _that_counts(self, position: str) -> _Sheet | None:
        """Return the last of a position's lists that has an answer in it, and tell of others."""
        there = self.sheets.get(position, [])
        filled = [sheet for sheet in there if not sheet.is_blank]
        if not filled:
            return there[-1] if there else None
        last = max(filled, key=lambda sheet: sheet.file.saved)
        for sheet in filled:
            if sheet is not last:
                when = datetime.fromtimestamp(last.file.saved).strftime("%Y-%m-%d %H:%M")
                other = said_otherwise(sheet.rows, last.rows, self._title)
                self.notes.append(
                    f"{sheet.file.path}: the {self._short(position)} answered twice; "
                    f"{last.file.path}, saved later ({when}), counts, and this one does not"
                    f"{other and f'; it says otherwise of {other}'}"
                )
        return last

    def _nobody(self, file: ReturnedFile, of_rows: Sequence[Problem]) -> Problem:
        """Return what is wrong with a file of which no row is of anybody here."""
        place = Place(str(file.path))
        if told := next((p for p in of_rows if p.code.startswith("unknown-")), None):
            return told._replace(place=place)
        message = "nothing in this file says whose answers it has"
        hint = "its pale column has the marks of the rows; copy it from the file that was sent"
        return Problem(place, "not-answers", message, hint)

    def _tell_beside(self, counts: AbstractSet[Path]) -> None:
        """Note what somebody wrote beside the table; what all files say there is the template's."""
        for text, paths in self.beside.items():
            if len(paths) < 2 and not counts.isdisjoint(paths):
                (path,) = paths
                self.notes.append(f"{path}: '{text[:80]}' stands beside the table, and is not read")


def _unread(leaders: Iterable[LeaderAnswers]) -> Iterator[Problem]:
    for leader in leaders:
        for row in leader.rows.values():
            for answer, at in ((row.today, row.today_at), (row.should, row.should_at)):
                if answer.why:
                    yield Problem(at, "unread-answer", answer.why, answer.hint)


def _no_mark(row: ReturnedRow) -> Problem:
    message = f"nothing says what this row is about: '{row.words[:60]}'"
    hint = "give it the mark, from the pale column, that it had in the file that was sent"
    return Problem(row.place, "no-mark", message, hint)


def _no_files() -> Problem:
    hint = "name the files that came back, or the folder that they lie in"
    return Problem(Place(""), "no-file", "there is no file with answers", hint)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _begins(text: str, title: str) -> bool:
    return text.startswith(title) and not text[len(title) :][:1].isalnum()
