"""charter verify."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options

if TYPE_CHECKING:
    from charter.offer.verify.verdict import Verdict

JSON_VERSION = 1
_SAID = {
    "unchanged": "unchanged: it carries the charter that was sent, word for word",
    "signed": "signed only: it carries the charter that was sent, word for word",
    "changed": "CHANGED: it does not say what was sent",
    "unknown": "cannot be told",
}


@click.command("verify")
@click.argument("copy", type=click.Path(path_type=Path), metavar="PACK")
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="What was sent: the workspace, the pack, its manifest.json, or the charter in Markdown.  "
    "[default: the pack itself, or the workspace here]",
)
@options.json_output
@click.option("--quiet", "-q", is_flag=True, help="Print nothing when all is well.")
@click.pass_context
def command(
    ctx: click.Context, copy: Path, against: Path | None, as_json: bool, quiet: bool
) -> None:
    """Say whether a pack or a signed copy still carries the charter that was sent.

    PACK is a pack (.zip), or a Word file or PDF from it that came back: signed by hand, by a
    signature service, or printed to PDF. Names, dates and signatures at the lines to sign, page
    numbers and the pages that a service adds are no changes. Hidden text, text boxes, tracked
    changes and notes laid over the text are. Whether a digital signature is valid is not checked;
    the letter is compared where --against is the pack that was sent.

    Exit code 0: unchanged, or signed only; 1: changed, or it cannot be told.

    \b
    --json prints one object:
      version         1
      status          unchanged, signed, changed or unknown
      files           for each: name, status, against, position, content_hash,
                      changes (section, old, new), oddities (code, message), signed, notes
    """
    from charter.offer.verify.verify import verify, worst
    from charter.problems import InputError, error

    if not copy.exists():
        hint = "is its name spelt right, and is this the right folder?"
        raise error(InputError, copy, "no-file", "there is no such file", hint)
    if against is None and copy.suffix.lower() != ".zip" and Path("company.yaml").is_file():
        against = Path()
    verdicts = verify(copy, against)
    status = worst(verdicts)
    fine = status in ("unchanged", "signed")
    if as_json:
        data = {"version": JSON_VERSION, "status": status, "files": [_data(v) for v in verdicts]}
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    elif not (quiet and fine):
        for verdict in verdicts:
            for line in _lines(verdict):
                click.echo(line)
    ctx.exit(0 if fine else 1)


def _lines(verdict: Verdict) -> Iterator[str]:
    yield click.style(f"{verdict.name}: {_SAID[verdict.status]}", bold=True)
    digest = f", content hash {verdict.hash}" if verdict.hash else ""
    yield f"  Compared with {verdict.against}{digest}."
    for odd in verdict.oddities:
        yield f"  {_safe(odd.message)} [{odd.code}]"
    section = None
    for change in verdict.changes:
        if change.section != section:
            section = change.section
            yield f"  {_safe(section)}"
        if change.old:
            yield click.style(f"    - {_safe(change.old)}", fg="red")
        if change.new:
            yield click.style(f"    + {_safe(change.new)}", fg="green")
    for filled in verdict.filled:
        yield f"  At the signatures: {_safe(filled)}"
    for note in verdict.notes:
        yield f"  Note: {_safe(note)}"


def _safe(text: str) -> str:
    """Return text of others without what would steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


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
        "notes": verdict.notes,
    }
