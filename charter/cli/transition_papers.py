"""The papers of a transition: ledger, handovers, new charters, and what changed in each charter."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from charter.assign.ledger import Ledger
from charter.assign.organisation import Organisation
from charter.cli.printer import say
from charter.compose.changed_charters import asks_for_nothing, changed_sections
from charter.compose.handover import compose_handovers
from charter.compose.ledger import compose_ledger
from charter.compose.papers import Charter, Paper
from charter.compose.wording import Wording
from charter.extras import how_to_get
from charter.make import Made, Wanted, make_papers
from charter.maker import Maker
from charter.named_tuples import NamedTuple
from charter.render.papers import Markdown
from charter.reorganise.sides import Side
from charter.write.docx.redline import Redliner, can_redline, marked_changes
from charter.write.files import Written, write_files
from charter.write.texts import remember

NEW = "all of it: the position had none before"
HOLDER = "its new holder signs it"


class ChangedCharter(NamedTuple):
    """The charter of a position after a change, with the one before it, if there was one.

    `before` is that of the position, or the one that its holder had. `sections` is what changes.
    """

    position: str
    before: Markdown | None
    sections: tuple[str, ...]

    @property
    def reads_the_same(self) -> bool:
        """Return whether nothing of it changes that was agreed."""
        return asks_for_nothing(self.sections)


def default_folder(after: Side) -> Path:
    """Return where the papers go when nobody says so."""
    return Path("transition") if after.is_structure else after.workspace.folder / "out/transition"


def changed_charters(
    ledger: Ledger, today: date, sides: tuple[Side, Side], maker: Maker
) -> tuple[ChangedCharter, ...]:
    """Return the charters whose text changes, or that somebody else is to sign."""
    was = _charters(ledger.before, today, sides[0], maker)
    now = _charters(ledger.after, today, sides[1], maker)
    words, found = Wording(ledger.after), []
    for name, text in now.items():
        old = ledger.before_of(name) or (name if name in ledger.before.positions else "")
        before = was.get(old)
        sections: tuple[str, ...] = ()
        if before is None:
            sections = (NEW,)
        elif before.text != text.text:
            one, other = before.paper, text.paper
            assert isinstance(one, Charter)
            assert isinstance(other, Charter)
            sections = changed_sections(one, other, words)
        if name in ledger.newcomers and before is not None and asks_for_nothing(sections):
            sections = (*sections, HOLDER)
        if sections:
            found.append(ChangedCharter(name, before, sections))
    return tuple(found)


def _charters(
    organisation: Organisation, today: date, side: Side, maker: Maker
) -> dict[str, Markdown]:
    """Return the charters of a side by position, as if they held from no day."""
    names = tuple(name for name, p in organisation.positions.items() if p.writes_papers)
    if not names:
        return {}
    company = organisation.company._replace(valid_from=None)
    workspace = side.workspace._replace(company=company)
    wanted = Wanted(today, ("charter",), names, formats=("md",), to_compare=True)
    made = make_papers(workspace, wanted, maker, organisation._replace(company=company))
    return {text.name.removesuffix("-charter"): text for text in made.texts}


def papers_written(
    ledger: Ledger,
    today: date,
    notes: Sequence[str],
    sides: tuple[Side, Side],
    charters: Sequence[ChangedCharter],
    formats: Collection[str],
    folder: Path,
    force: bool,
    maker: Maker,
) -> Written:
    """Write the papers of a transition into `folder`; its day must be known. Return what was."""
    words, day = Wording(ledger.after), ledger.day
    assert day is not None  # a change has one
    said = {one.position: "; ".join(one.sections) for one in charters}
    sign = {one.position for one in charters if not one.reads_the_same}
    handovers = tuple(compose_handovers(ledger, day, today, said, sign))
    met = {page.position_id for page in handovers}
    if same := [n for n in ledger.after.positions if n not in met and n not in said]:
        notes = (f"Nothing changes for {words.those(same)}.", *notes)
    rows = [(words.The(name), sections) for name, sections in said.items()]
    papers: list[str | Paper] = [compose_ledger(ledger, day, today, notes, rows), *handovers]
    company = ledger.after.company._replace(valid_from=day)
    after = sides[1].workspace._replace(company=company)
    organisation = ledger.after._replace(company=company)
    made = make_papers(after, Wanted(today, papers, formats=tuple(formats)), maker, organisation)
    files, texts = dict(made.files), tuple[Markdown, ...]()
    if charters:
        names = tuple(said)
        # Markdown is there for what is remembered, whether or not it is written.
        wanted = Wanted(today, ("charter",), names, formats=("md", *formats))
        new = make_papers(after, wanted, maker, organisation)
        texts = new.texts
        written = {n: c for n, c in new.files.items() if n.rpartition(".")[2] in formats}
        files |= written | dict(_changes(ledger, today, sides, charters, new, formats, maker))
    done = write_files(folder, files, force=force, whole=True)
    out = sides[1].workspace.folder / "out"
    if texts and not sides[1].is_structure and out.is_dir():
        # So that a copy which comes back is known, though the workspace says no day.
        remember(out, texts)
    return done


def _changes(
    ledger: Ledger,
    today: date,
    sides: tuple[Side, Side],
    charters: Sequence[ChangedCharter],
    made: Made,
    formats: Collection[str],
    maker: Maker,
) -> Iterator[tuple[str, bytes]]:
    """Yield what changed in each charter: tracked changes where the extra is there, and marks."""
    named: Mapping[str, Markdown] = {text.name: text for text in made.texts}
    pairs = [
        (one.position, one.before, named[f"{one.position}-charter"])
        for one in charters
        if one.before is not None and one.before.text != named[f"{one.position}-charter"].text
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
