"""The papers of a transition: ledger, handovers, new charters, and what changed in each charter."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from charter.assign.ledger import Ledger
from charter.cli.printer import say
from charter.cli.sides import Side
from charter.compose.handover import compose_handovers
from charter.compose.ledger import compose_ledger
from charter.compose.papers import Paper
from charter.compose.wording import Wording
from charter.extras import how_to_get
from charter.make import Made, Wanted, make_papers
from charter.maker import Maker
from charter.render.papers import Markdown
from charter.write.docx.redline import Redliner, can_redline, marked_changes
from charter.write.files import Written, write_files


def default_folder(after: Side) -> Path:
    """Return where the papers go when nobody says so."""
    return Path("transition") if after.is_structure else after.workspace.folder / "out/transition"


def papers_written(
    ledger: Ledger,
    day: date | None,
    today: date,
    notes: Sequence[str],
    sides: tuple[Side, Side],
    formats: Collection[str],
    folder: Path,
    force: bool,
) -> Written:
    """Write the papers of a transition into `folder` and return what was written."""
    handovers = tuple(compose_handovers(ledger, day, today)) if day else ()
    met = {page.position_id for page in handovers}
    if same := [name for name in ledger.after.positions if name not in met]:
        notes = (f"Nothing changes for {Wording(ledger.after).those(same)}.", *notes)
    papers: list[str | Paper] = [compose_ledger(ledger, day, today, notes), *handovers, "charter"]
    maker = Maker()
    wanted = Wanted(today, papers, formats=tuple(formats))
    made = make_papers(sides[1].workspace, wanted, maker, ledger.after)
    files = dict(made.files) | dict(_changes(ledger, today, sides, made, formats, maker))
    return write_files(folder, files, force=force, whole=True)


def _changes(
    ledger: Ledger,
    today: date,
    sides: tuple[Side, Side],
    made: Made,
    formats: Collection[str],
    maker: Maker,
) -> Iterator[tuple[str, bytes]]:
    """Yield what changed in each charter: tracked changes where the extra is there, and marks."""
    named = {text.name: text for text in made.texts}
    was = {text.name: text for text in _charters_before(ledger, today, sides[0], maker)}
    pairs = [
        (after, was[old], named[new])
        for before, after in ledger.persons.items()
        for old, new in [(f"{before}-charter", f"{after}-charter")]
        if old in was and new in named and was[old].text != named[new].text
    ]
    tracked = "docx" in formats and can_redline()
    if pairs and "docx" in formats and not tracked:
        note = f"no tracked changes in Word: they need an extra - {how_to_get('redline')}"
        say([note, "the differences are written as Markdown instead"], err=True)
    # The program that compares takes seconds to start; nothing else here does.
    redliner = Redliner(ledger.after.company.legal_name, today) if pairs and tracked else None
    for name, old, new in pairs:
        if redliner is not None:
            wanted = Wanted(today, (old,), formats=("docx",), to_compare=True)
            (one,) = make_papers(sides[0].workspace, wanted, maker, ledger.before).files.values()
            paper = f"{name}-redline.docx"
            yield paper, redliner.redline(one, made.files[f"{new.name}.docx"], paper)
        if "md" in formats or redliner is None:
            heading = f"What changes in the charter: {ledger.after.positions[name].title}"
            yield f"{name}-changes.md", marked_changes(old.text, new.text, heading).encode()


def _charters_before(ledger: Ledger, today: date, side: Side, maker: Maker) -> tuple[Markdown, ...]:
    """Return the charters that those who are in both organisations had before."""
    before = ledger.before.positions
    names = tuple(name for name in ledger.persons if before[name].writes_papers)
    if not names:
        return ()
    wanted = Wanted(today, ("charter",), names, formats=("md",), to_compare=True)
    return make_papers(side.workspace, wanted, maker, ledger.before).texts
