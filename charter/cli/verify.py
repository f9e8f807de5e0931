"""charter verify."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.output import echo_json, style

if TYPE_CHECKING:
    from charter.cli.printer import Text
    from charter.offer.verify.verdict import Verdict

JSON_VERSION = 2
_SAID = {
    "unchanged": "unchanged: it carries the charter that was sent, word for word",
    "signed": "signed only: it carries the charter that was sent, word for word",
    "as-compared": "unchanged as far as compared; not all of it could be",
    "changed": "CHANGED: it is not what was sent",
    "unknown": "cannot be told",
}
_FINE = ("unchanged", "signed", "as-compared")


@click.command("verify")
@click.argument("copy", type=click.Path(path_type=Path), metavar="PACK")
@options.against(
    "what was sent, as the workspace, the pack, its manifest.json, or the charter in Markdown",
    "the pack itself, or the workspace here",
)
@options.strict
@options.json_output
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    copy: Path,
    against: Path | None,
    strict: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Say whether a pack or a signed copy still carries the charter that was sent.

    PACK is a pack (.zip), or a Word file or PDF from it that came back: signed by hand, by a
    signature service, or printed to PDF. Names, dates and signatures at the lines to sign, page
    numbers and the pages that a service adds are no changes. All else that a reader of the page
    would see is: words, words that were struck out, hidden or made too small, numbers of lists,
    headers, footers, notes, text boxes and pictures. What could not be compared is named. The
    letter is compared where --against is the pack that was sent. In a PDF, pictures are compared
    by their size. Whether a digital signature is valid is not checked.

    Exit code 0: unchanged, signed only, or unchanged as far as compared (3 with --strict);
    1: changed, or it cannot be told.

    \b
    --json prints one object:
      version         2
      status          unchanged, signed, as-compared, changed or unknown
      files           for each: name, status, against, position, content_hash,
                      changes (section, old, new), oddities (code, message), signed,
                      uncompared, notes
    """
    from charter.offer.verify.verify import verify, worst
    from charter.problems import InputError, error

    if not os.path.exists(copy):
        hint = "is its name spelt right, and is this the right folder?"
        raise error(InputError, copy, "no-file", "there is no such file", hint)
    if against is None and copy.suffix.lower() != ".zip" and Path("company.yaml").is_file():
        against = Path()
    verdicts = verify(copy, against)
    if against is not None and (os.path.isdir(against) or against.suffix in (".yaml", ".yml")):
        from charter.load.company_file import read_workspace
        from charter.offer.signing.since_signed import with_notes_since

        now = read_workspace(against)
        verdicts = [with_notes_since(verdict, now) for verdict in verdicts]
    status = worst(verdicts)
    fine = status in _FINE
    if as_json:
        data = {"version": JSON_VERSION, "status": status, "files": [_data(v) for v in verdicts]}
        echo_json(data)
    elif not (quiet and status in _FINE[:2]):
        from charter.cli.printer import say

        for verdict in verdicts:
            say(_texts(verdict))
    ctx.exit(1 if not fine else 3 if strict and status == "as-compared" else 0)


def _texts(verdict: Verdict) -> Iterator[Text]:
    from charter.cli.printer import Prose

    yield style(f"{verdict.name}: {_SAID[verdict.status]}", bold=True)
    digest = f", content hash {verdict.hash}" if verdict.hash else ""
    yield f"  Compared with {verdict.against}{digest}."
    for odd in verdict.oddities:
        yield f"  {odd.message} [{odd.code}]"
    section = None
    for change in verdict.changes:
        if change.section != section:
            section = change.section
            yield f"  {section}"
        if change.old:
            yield Prose(style(change.old, fg="red"), 4, style("- ", fg="red"))
        if change.new:
            yield Prose(style(change.new, fg="green"), 4, style("+ ", fg="green"))
    for filled in verdict.filled:
        yield f"  At the signatures: {filled}"
    for left in uncompared_said(verdict):
        yield f"  Not compared: {left}"
    for note in verdict.notes:
        yield f"  Note: {note}"


def uncompared_said(verdict: Verdict) -> list[str]:
    """Return what was not compared, with the option that would have it compared."""
    from charter.offer.verify.verdict import THE_LETTER

    does = ": --against with the pack that was sent does it"
    return [f"{left}{does if left == THE_LETTER else ''}" for left in verdict.uncompared]


def _data(verdict: Verdict) -> dict[str, Any]:
    return {
        "name": verdict.name,
        "status": verdict.status,
        "against": verdict.against,
        "position": verdict.position or None,
        "content_hash": verdict.hash or None,
        "changes": [change._asdict() for change in verdict.changes],
        "oddities": [{"code": odd.code, "message": odd.message} for odd in verdict.oddities],
        "signed": verdict.filled,
        "uncompared": uncompared_said(verdict),
        "notes": verdict.notes,
    }
