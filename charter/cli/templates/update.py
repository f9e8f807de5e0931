"""charter templates update."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.output import echo_json, work_is_done
from charter.cli.templates import names
from charter.problems import typed

if TYPE_CHECKING:
    from charter.own_templates.update import Step


@click.command("update")
@click.argument("wanted", metavar="[NAME]...", nargs=-1, shell_complete=names.own_names)
@names.workspace
@options.dry_run
@click.option(
    "--accept",
    is_flag=True,
    help="Leave the named templates as they are, and count later changes from today's shipped one.",
)
@options.json_output
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    wanted: tuple[str, ...],
    workspace: Path,
    dry_run: bool,
    accept: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Carry what changed in the shipped templates into your copies; all where no NAME is given.

    A copy that you did not change is replaced by the new one. In one that you changed, both
    changes are put together line by line; where both changed the same lines, both stand there
    between <<<<<<< and >>>>>>>, for you to choose. Your file from before is kept as
    NAME.before-update. Beside a Word file that you changed, the new shipped one is put as
    NAME.shipped.docx.

    Exit code 1 when something is left to you: a conflict, or a Word file to compare or to eject
    again. When a copy cannot be read, nothing is updated.

    \b
    --json prints one object:
      version    1
      accepted   with --accept: the paths of the templates that stay as they are
      steps      name, path, outcome (current, replaced, merged, conflicts, beside,
                 anew, unknown, unsettled), conflicts (lines), kept, new (paths or null)
    """
    from charter.cli.printer import Prose, placed, say
    from charter.own_templates.files import own_files, resolve, templates_of
    from charter.own_templates.update import accept as accept_shipped
    from charter.own_templates.update import update

    if accept and (dry_run or not wanted):
        raise click.UsageError("'--accept' needs the NAME of a template, and no '--dry-run'")
    folder = templates_of(workspace)
    chosen = resolve(wanted, own_files(folder), "template of your own")
    if accept:
        accepted = accept_shipped(folder, chosen)
        work_is_done()
        if as_json:
            echo_json({"version": 1, "accepted": [*map(str, accepted)], "steps": []})
        if not (quiet or as_json):
            say(placed(path, "later updates start from today's shipped one") for path in accepted)
        return
    steps = update(folder, chosen, dry_run)
    work_is_done()
    if as_json:
        echo_json({"version": 1, "accepted": [], "steps": [_data(step) for step in steps]})
    quiet = quiet or as_json
    left = False
    for step in steps:
        open_, lines = _said(step, dry_run, folder.parent)
        left = left or open_
        if not as_json and (open_ or not quiet):
            say((Prose(line, hang=2) for line in lines), err=open_ or step.outcome == "unknown")
    changed = sum(step.outcome not in ("current", "anew", "unknown", "unsettled") for step in steps)
    if not quiet:
        verb = "would be updated" if dry_run else "updated"
        what = f"{changed} {verb}, {len(steps) - changed} as they were" if steps else ""
        say([what or "no template of your own stands in for a shipped one: nothing to update"])
    ctx.exit(1 if left else 0)


def _data(step: Step) -> dict[str, Any]:
    paths = {"path": step.path, "kept": step.kept, "new": step.new}
    told = {name: str(path) if path else None for name, path in paths.items()}
    return {**told, "name": step.name, "outcome": step.outcome, "conflicts": list(step.conflicts)}


def _said(step: Step, dry_run: bool, home: Path) -> tuple[bool, list[str]]:
    """Return whether something is left to a person, and the lines that say what was done."""
    from charter.render.conflicts import KEEP_ONE

    kept = f"; yours from before is {step.kept.name}" if step.kept else ""
    will = "would be " if dry_run else ""
    where = "" if home == Path() else f" --workspace {typed(home)}"
    match step.outcome:
        case "current":
            return False, []
        case "replaced":
            text = "replaced by the new shipped one; you had not changed it"
            return False, [f"{step.path}: {will}{text}"]
        case "merged":
            return False, [f"{step.path}: {will}updated; your changes are kept{kept}"]
        case "conflicts" | "unsettled":
            # In a dry run the lines are those that the merged file would have.
            text = "you and the shipped template changed the same lines"
            hint = KEEP_ONE
            if step.outcome == "unsettled":
                text, hint = "a conflict from an earlier update", f"{hint}, then update again"
            lines = [f"{step.path}:{line}: {text} - {hint}" for line in step.conflicts]
            if step.outcome == "conflicts":
                lines.append(f"{step.path}: {will}updated in all other lines{kept}")
            return True, lines
        case "beside":
            command_ = "compare the two in Word (Review, Compare) and carry over what you want"
            text = f"both you and we changed this Word file; the new shipped one {will or 'is '}"
            return True, [f"{step.path}: {text}beside it: {step.new}{kept} - {command_}"]
        case "anew":
            text = "you had not changed it, and the shipped one has changed"
            eject = f"'charter templates eject {step.name} --force{where}'"
            hint = f"{eject} makes it anew on your letterhead"
            return True, [f"{step.path}: {text} - {hint}"]
        case "unknown":
            name = step.name
            hint = (
                f"'charter templates diff {name}{where}' compares them; "
                f"'charter templates update {name} --accept{where}' counts later changes "
                "from today"
            )
            text = "what this was copied from is not known, so it is left as it is"
            return False, [f"{step.path}: {text} - {hint}"]
