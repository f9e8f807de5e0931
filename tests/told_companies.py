"""Companies made up by chance, and what is found in each and written for it: parts of told.py."""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

import charter
from charter.assign.comparison import assignments, compare, under
from charter.assign.law import laws_reaching
from charter.checking import check_workspace
from charter.compose.certificate import compose_certificate
from charter.compose.comparison import compose_comparison
from charter.compose.mirror import mirror_of
from charter.compose.org_chart import org_chart
from charter.load.fingerprint import Fingerprint
from charter.maker import Maker
from charter.problems import CharterError
from charter.review.substance import changed_parts, charters_say, fingerprint, substance
from told_made_up import made_up, shipped, with_people
from told_tables import short

ROOT = Path(__file__).resolve().parent.parent
_COUNT, _WITH_PEOPLE = 24, 16
_DAYS = (date(2026, 12, 1), date(2027, 2, 1), date(2028, 6, 1))


def companies() -> Iterator[tuple[str, str]]:
    """Yield what is found in companies made up by chance, and digests of their papers."""
    yield "companies", _told_of(range(_COUNT), made_up)
    yield "people", _told_of(range(_COUNT, _COUNT + _WITH_PEOPLE), with_people)


def _told_of(numbers: range, make: Callable[[int], dict[str, Any]]) -> str:
    lines: list[str] = []
    with (
        tempfile.TemporaryDirectory() as home,
        # Read once: none has a catalogue of its own.
        patch("charter.load.company_file.read_catalog", lambda *_: shipped()),
    ):
        maker = Maker()
        for number in numbers:
            folder = Path(home) / str(number)
            folder.mkdir()
            # JSON is YAML; with a line for each value each has its own place.
            text = json.dumps(make(number), indent=0)
            (folder / "company.yaml").write_text(text, "utf-8")
            found = _company(folder, number, maker)
            lines += [f"{number}:", *(f"  {line}" for line in found)]
    refused = {line for line in lines if line.startswith("  refused: ")}
    assert 2 * len(refused) < len(numbers), "of a company that is refused nothing else is told"
    return "\n".join(lines).replace(home, "")


_OWN = ("data/odd/own", "good/own-catalogue", "good/own-lists", "briefs/tallyho", "briefs/havn")


def charters() -> Iterator[tuple[str, str]]:
    """Yield what the charters of a few workspaces say as data, and in which parts two differ."""
    for name in _OWN:
        workspace = charter.read_workspace(ROOT / "tests" / name)
        organisation = charter.organise(workspace)
        lines: list[str] = []
        says = {p: fingerprint(workspace, p) for p in organisation.positions}
        for position in organisation.positions.values():
            for part, data in substance(workspace, organisation, position).items():
                lines.append(_shortened(f"{position.id}, {part}: {json.dumps(data, default=str)}"))
            for other, before in says.items():
                parts = changed_parts(workspace, position.id, before)
                lines.append(f"{position.id} is not {other}: {parts}")
            for wrong in ("", "0-", "1-abc", f"2{before[1:]}"):
                assert changed_parts(workspace, position.id, wrong) is None
        yield name.replace("/", "-"), "\n".join(lines)


def certificates() -> Iterator[tuple[str, str]]:
    """Yield what certificates say of more and more positions, vacancies and advice."""
    lines: list[str] = []
    names = ("cfo", "cro", "cmo", "chro", "general-counsel", "vp-customer-success")
    leaders = [*shipped().structures["separate-full"].positions][1:]
    files = (Fingerprint("company.yaml", "0" * 64),)
    for count in range(len(names) + 1):
        vacant = {"status": "vacant", "acting": "ceo", "places": [{"city": "A", "country": "US"}]}
        positions: dict[str, Any] = {name: {"reports_to": "ceo"} for name in names[:count]}
        positions |= dict.fromkeys(leaders[:count], vacant)
        data = {"company": {"name": "Nimbus"}, "structure": "separate-full"}
        try:
            workspace = charter.workspace_of({**data, "positions": positions})
            organisation = charter.organise(workspace)
            said = compose_certificate(organisation, files * (1 + count % 4), _DAYS[0])
        except CharterError as refused:
            lines += [f"{count} more:", *(f"  {problem}" for problem in refused.problems)]
            continue
        lines.append(f"{count} more:")
        for field, value in said._asdict().items():
            each = value if isinstance(value, tuple) else (value,)
            lines += [f"  {field}: {_shortened(short(one))}" for one in each]
    yield "certificates", "\n".join(lines)


def all_companies() -> Iterator[tuple[str, str]]:
    """Yield all of it."""
    yield from companies()
    yield from charters()
    yield from certificates()


def _company(folder: Path, number: int, maker: Maker) -> Iterator[str]:
    day = _DAYS[number % len(_DAYS)]
    try:
        workspace = charter.read_workspace(folder)
        checked = check_workspace(workspace, day)
    except CharterError as refused:
        yield from _told(refused.problems, "refused")
        return
    made = checked.organisation
    seen: Counter[str] = Counter()
    for finding in made.findings:
        seen[finding.problem.code] += 1
        if seen[finding.problem.code] < 4:
            yield from _told([finding.problem], f"{finding.severity} {' '.join(finding.about)}")
    yield f"found: {dict(seen)}"
    for load in made.load.values():
        yield str(load)
    yield f"waiting: {_digest(made.unanswered)} {[(f, len(e)) for f, e in made.unanswered.items()]}"
    yield f"owners: {_digest([_owned(a) for a in made.responsibilities.values()])}"
    yield f"deciders: {_digest([_owned(a) for a in made.decisions.values()])}"
    for name, position in made.positions.items():
        yield f"{name}: {position._replace(role=position.role.id, given='')}"  # type: ignore[arg-type]
        reached: dict[Any, list[str]] = {}
        for reach in laws_reaching(made, position):
            reached.setdefault(reach[1:], []).append(reach.law.id)
        yield from (f"  {how}: {', '.join(laws)}" for how, laws in reached.items())
    for posting in checked.postings:
        yield f"posting {posting.position_id} {posting.laws} {posting.notes} {posting.gender}"
        yield from (f"  also {each}" for each in posting.also)
        yield from map(_remark, posting.remarks)
    yield from map(_remark, checked.boards)
    yield f"mirror: {mirror_of(made, day).agreed}"
    if number % 3 == 0:
        yield from _compared(workspace, day, maker)
    yield from _feeds(workspace.folder, day)
    for name, says in charters_say(workspace, made).items():
        yield f"{name} says {says}"
    for kinds in (("charter",), ("posting",), ("matrix",)):
        wanted = charter.Wanted(day, kinds, formats=("md",))
        try:
            papers = charter.make_papers(workspace, wanted, maker)
        except CharterError as refused:
            yield from _told(refused.problems, f"no {kinds[0]}")
            continue
        yield from _told(papers.drafts[:4], f"draft {kinds[0]}")
        for text in papers.texts:
            yield f"{text.name} {len(text.text.split())} {_digest(text.text)}"


def _compared(workspace: charter.Workspace, day: date, maker: Maker) -> Iterator[str]:
    """Yield how the company is under three structures, beside each other."""
    names = sorted(workspace.catalog.structures)
    at = names.index(workspace.company.structure)
    structures = (workspace.company.structure, names[at - 1], names[at - 3])
    found = compare(under(workspace, structures))
    for column in found.columns:
        yield f"under {column.structure}: {len(column.leaders)} leaders, {len(column.unowned)} gaps"
        yield from (f"  {note}" for note in column.notes)
        yield f"  {column.costs}"
        yield f"  {_digest([_owned(a) for a in assignments(column.organisation).values()])}"
    try:
        chart = org_chart(found.columns[0].organisation)
        paper = compose_comparison(found, day)
    except CharterError as refused:
        yield from _told(refused.problems, "no comparison")
        return
    wanted = charter.Wanted(day, (paper,), formats=("md",), to_compare=True)
    yield f"chart: {_shortened(chart.description)} {_digest(chart.mermaid)}"
    [text] = charter.make_papers(workspace, wanted, maker).texts
    yield f"{text.name} {len(text.text.split())} {_digest(text.text)}"


def _feeds(folder: Path, day: date) -> Iterator[str]:
    try:
        made = charter.make_feeds([folder], day, poster="x@n.example", draft=True)
    except CharterError as refused:
        yield from _told(refused.problems, "no feed")
        return
    yield from _told(made.advice, "feed")
    closed = [opening.position.id for opening in made.closed]
    yield f"feeds of {made.postings} postings, {made.jobs} jobs, closed {closed}"
    for name, content in made.files.items():
        # The texts of postings stand as digests below.
        text = re.sub(r"<description>.*?</description>", "", content.decode(), flags=re.DOTALL)
        yield from (f"{name} {line.strip()}" for line in text.splitlines()[2:] if line.strip())
        yield f"{name} {len(content)} {_digest(content)}"


def _owned(assigned: Any) -> tuple[Any, ...]:
    return (assigned.entry.id, assigned.because.kind, assigned.dispute, *assigned[1:6])


def _remark(remark: charter.Remark) -> str:
    path, line, column = remark.place
    # Where an entry of the catalogue stands changes with every entry before it.
    at = str(line) if path.endswith("company.yaml") else Path(path).name
    said = (remark.quote, remark.message, remark.why, remark.source, remark.instead)
    return f"  {remark.severity} {remark.code} {at}:{column} {_shortened(repr(said))}"


def _told(problems: Any, mark: str) -> Iterator[str]:
    return (f"{mark}: {_shortened(str(problem))}" for problem in problems)


_IN_A_HOME = re.compile(rf"{re.escape(tempfile.gettempdir())}/[^/\s]+(?=/\d+/)")


def _shortened(text: str) -> str:
    text = _IN_A_HOME.sub("", text)  # its name is another in each run, and is in the digest
    return text if len(text) < 400 else f"{text[:400]}... {_digest(text)}"


def _digest(value: object) -> str:
    return sha256(repr(value).encode()).hexdigest()[:12]
