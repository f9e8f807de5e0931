"""The papers of a transition: ledger, handovers, new charters, and what changed in each charter."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from charter.assign.ledger import Ledger
from charter.cli.output import echo
from charter.cli.sides import Side
from charter.compose.charter import compose_charter
from charter.compose.handover import compose_handovers
from charter.compose.ledger import compose_ledger
from charter.compose.papers import Paper
from charter.compose.wording import Wording
from charter.extras import how_to_get
from charter.make import files_of, render_papers
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
    templates = sides[1].workspace.folder / "templates"
    handovers = list(compose_handovers(ledger, day, today)) if day else []
    met = {page.position_id for page in handovers}
    if same := [name for name in ledger.after.positions if name not in met]:
        notes = (f"Nothing changes for {Wording(ledger.after).those(same)}.", *notes)
    papers: list[Paper] = [compose_ledger(ledger, day, today, notes), *handovers]
    charters = [p for p in ledger.after.positions.values() if p.writes_papers]
    papers += [compose_charter(ledger.after, p.id, today) for p in charters]
    tokens = sides[1].workspace.company.tokens
    texts = render_papers(papers, templates, tokens)
    files = dict(files_of(texts, formats, templates, tokens))
    files |= dict(_changes(ledger, today, sides, texts, formats))
    return write_files(folder, files, force=force, whole=True)


def _changes(
    ledger: Ledger,
    today: date,
    sides: tuple[Side, Side],
    texts: Sequence[Markdown],
    formats: Collection[str],
) -> Iterator[tuple[str, bytes]]:
    """Yield what changed in each charter: tracked changes where the extra is there, and marks."""
    named = {text.name: text for text in texts}
    pairs = []
    old_templates, new_templates = (side.workspace.folder / "templates" for side in sides)
    old_tokens, new_tokens = (side.workspace.company.tokens for side in sides)
    for before, after in ledger.persons.items():
        new = named.get(f"{after}-charter")
        if new is None or not ledger.before.positions[before].writes_papers:
            continue
        charter = compose_charter(ledger.before, before, today)
        old = render_papers([charter], old_templates, old_tokens)[0]
        if old.text != new.text:
            pairs.append((after, old, new))
    tracked = "docx" in formats and can_redline()
    if pairs and "docx" in formats and not tracked:
        note = "no tracked changes in Word: they need an extra"
        echo(f"{note} - {how_to_get('redline')}", err=True)
        echo("the differences are written as Markdown instead", err=True)
    # The program that compares takes seconds to start; nothing else here does.
    redliner = Redliner(ledger.after.company.legal_name, today) if pairs and tracked else None
    for name, old, new in pairs:
        if redliner is not None:
            one, other = (
                next(content for _, content in files_of([text], ("docx",), folder, tokens))
                for text, folder, tokens in (
                    (old, old_templates, old_tokens),
                    (new, new_templates, new_tokens),
                )
            )
            paper = f"{name}-redline.docx"
            yield paper, redliner.redline(one, other, paper)
        if "md" in formats or redliner is None:
            heading = f"What changes in the charter: {ledger.after.positions[name].title}"
            yield f"{name}-changes.md", marked_changes(old.text, new.text, heading).encode()
