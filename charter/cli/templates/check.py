"""charter templates check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.data import problem_data
from charter.cli.output import echo_json

if TYPE_CHECKING:
    from charter.cli.printer import Text
    from charter.docx_templates.check import WordMistake
    from charter.on_trial.papers import Found
    from charter.problems import Problem

JSON_VERSION = 1


@click.command("check")
@options.workspace
@options.json_output
@click.option(
    "--annotate",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.docx",
    help="Write a copy of the Word template with a comment at each mistake.",
)
@options.force
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Path,
    as_json: bool,
    annotate: Path | None,
    force: bool,
    quiet: bool,
) -> None:
    """Find every mistake in your templates, before any paper is made.

    Reads each template of the workspace whole: also what stands in a branch that no paper of yours
    takes. Then makes, on trial, every paper that the templates touch, for your company under each
    shipped structure and for an example, and throws them away.
    Exit code 1 when there is a mistake; notes alone are 0.

    --annotate is for templates made in Word. When several have mistakes, each gets a copy, with
    the template's name at the end of the copy's. A copy that you did not change is written anew,
    or taken away once the mistakes are mended.

    \b
    --json prints one object:
      version      1
      templates    names of the templates that were checked
      mistakes     path, line, column (0 where not known), code, message, hint,
                   found (the paper that showed it, or null)
      notes        path, message
      annotated    the copies that were written
      removed      copies from before whose template has no mistakes now
    """
    from charter.load.company_file import read_workspace
    from charter.on_trial.templates import checked_templates
    from charter.own_templates.files import own_files, templates_of

    own = templates_of(workspace)
    names = list(own_files(own))
    read = read_workspace(workspace)
    found, notes, word = checked_templates(read, own, names)
    written, gone = _annotate(word, annotate, own, force) if annotate else ([], [])
    if as_json:
        data = {
            "version": JSON_VERSION,
            "templates": names,
            "mistakes": [problem_data(o.problem) | {"found": o.how or None} for o in found],
            "notes": [{"path": n.place.path, "message": n.message} for n in notes],
            "annotated": [str(path) for path in written],
            "removed": [str(path) for path in gone],
        }
        echo_json(data)
    else:
        from charter.cli.printer import say

        say(_texts(names, found, notes, written, gone, quiet))
    ctx.exit(1 if found else 0)


def _annotate(
    word: dict[Path, list[WordMistake]], out: Path, own: Path, force: bool
) -> tuple[list[Path], list[Path]]:
    """Write the copies; return them, and those from before that were taken away."""
    from charter.docx_templates.annotate import annotate, is_untouched_copy
    from charter.problems import OutputError, error
    from charter.write.files import remove_file

    if own.resolve() in out.resolve().parents:
        message, hint = "a copy here would count as a template", "name a file in another folder"
        raise error(OutputError, out, "among-templates", message, hint)
    if not out.parent.is_dir():
        message = f"there is no folder '{out.parent}'"
        raise error(OutputError, out, "no-folder", message, "make it, or name another")
    wrong = {path: mistakes for path, mistakes in word.items() if mistakes}
    each = {path: out.with_name(f"{out.stem}-{path.stem}{out.suffix}") for path in word}
    copies = {path: out if len(wrong) == 1 else each[path] for path in wrong}
    for copy in copies.values():
        if copy.exists() and not force and not is_untouched_copy(copy):
            hint = "name another file, or use --force to overwrite it"
            raise error(OutputError, copy, "exists", "there is such a file already", hint)
    for path, copy in copies.items():
        annotate(path, wrong[path], copy)
    before = {out, *each.values()} - set(copies.values())
    gone = sorted(copy for copy in before if is_untouched_copy(copy))
    for copy in gone:
        remove_file(copy)
    return list(copies.values()), gone


def _texts(
    names: Sequence[str],
    found: Sequence[Found],
    notes: Sequence[Problem],
    written: Sequence[Path],
    gone: Sequence[Path],
    quiet: bool,
) -> Iterator[Text]:
    from charter.cli.printer import amount, of_problem, placed

    for problem, how in found:
        said = of_problem(problem)
        yield said._replace(text=f"{said.text} ({how})") if how else said
    if quiet:
        return
    for note in notes:
        yield placed(note.place, note.message)
    for path in written:
        yield placed(path, "the template with its mistakes as comments")
    for path in gone:
        yield placed(path, "taken away: the mistakes that it showed are mended")
    if not names and not found:
        yield "This workspace has no templates of its own; the shipped ones are used."
        yield "'charter templates eject NAME' copies one, to make it your own."
        return
    mistakes = amount(len(found), "mistake") if found else "no mistakes"
    yield f"{amount(len(names), 'template')}, {mistakes}"
