"""charter build."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.data import problem_data, written_data
from charter.cli.output import echo_json, work_is_done
from charter.cli.whole_number import WholeNumber
from charter.compose.paper_kinds import named_kinds, usual_kinds
from charter.file_formats import USUAL, formats_of
from charter.problems import Problem

if TYPE_CHECKING:
    from charter.write.files import Written


@click.command("build")
@options.workspace
@options.positions
@options.papers(default=",".join(usual_kinds()))
@options.formats(formats_of(named_kinds()), ",".join(USUAL))
@click.option(
    "--clip",
    type=WholeNumber(min=1),
    metavar="N",
    help="At most N characters in the txt of a posting, for a form that has a limit.",
)
@options.out("out in the workspace")
@options.day()
@options.force
@click.option(
    "--keep",
    is_flag=True,
    help="Leave papers that somebody edited; write the new ones beside them.",
)
@click.option(
    "--watch", is_flag=True, help="Build again after each save, until Ctrl-C; implies --keep."
)
@options.json_output
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Path,
    positions: tuple[str, ...],
    papers: tuple[str, ...],
    formats: tuple[str, ...],
    clip: int | None,
    out: Path | None,
    day: date | None,
    force: bool,
    keep: bool,
    watch: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write charters for all positions, postings for the vacant ones, or other papers.

    Nothing is written while a file has a mistake, and a paper that somebody edited is never
    overwritten without --force; 'charter diff' shows what was edited in it. One that another
    program only saved again, with the same words in the same look, was not edited.

    A paper that must not go out yet is a draft, and its title says so: all of them while work has
    no clear owner, a charter or a job description with a limit still to be set, a posting that
    lacks what the law of its place asks for or does not say how to apply. Drafts are written,
    stderr says what to put right, and the exit code is 1.

    --paper certificate writes one page that says what 'charter check' looked at, in which files,
    and with what result. While something must be settled there is none, and the exit code is 1.

    --paper authority writes one table of the whole company: what each position signs alone, who
    decides above that, is heard, and can stop it. What nobody has said is "not set" there.

    --paper job-description writes what HR files of each position: essential and marginal functions,
    people and money, decisions, requirements each with the duty that needs it, working conditions,
    and what was read of the law of its places. What the company file does not state is "not
    stated" there.

    --paper joint --position cto,cpo writes the joint paper of two leaders who share a border: what
    neither reaches alone, what each decides, what passes between them and who ends a disagreement,
    with a line for each to sign.

    --paper interview writes a guide for whoever interviews for a vacant position: a question for
    each must and duty of its posting, who asks it, how answers are scored and what nobody is asked.
    A filled position gets one where --position names it: for practice, or a talk inside.

    pdf needs the extra 'pdf'; it has the letterhead's look and tags for screen readers
    (PDF/UA-1). html is a page for a careers site that needs no other file; with postings,
    careers.html lists those that are open on the date. json is a posting as data ('charter schema
    posting' describes it). txt is for forms that take no markup; --clip N shortens running text and
    bullets after whole sentences, keeps pay, how to apply and statements, and names what it
    shortened.

    \b
    --json prints one object:
      version     1
      folder, written, unchanged
      kept        name, new: papers that somebody edited, and what was written beside them
      cleared     files beside edited papers that nothing needs now and that were removed
      left_over   papers of earlier runs that no position needs now
      notes       what --clip shortened, what the letterhead lacks, why there is no certificate
      gaps        what has to be settled before there is a certificate: keys as of drafts
      drafts      path, line, column, code, message, hint: what makes papers drafts
    """
    if watch and as_json:
        raise click.UsageError("--json is one object, --watch does not end: give one of them")
    if force and keep:
        raise click.UsageError("--force and --keep exclude each other: overwrite, or leave alone?")
    if clip and "txt" not in formats:
        raise click.UsageError("--clip is for plain text: add --format txt")
    options.check_formats(papers, usual_kinds(), formats)
    if "certificate" in papers and positions:
        raise click.UsageError("the certificate is of the whole company: leave out --position")
    from charter.building import build
    from charter.cli.printer import of_problem, say
    from charter.cli.written import tell
    from charter.load.company_file import read_workspace

    drafts: list[Problem] = []

    def run() -> Written:
        done = build(
            read_workspace(workspace),
            out,
            day=day or options.today(),
            papers=papers or usual_kinds(),
            positions=positions,
            formats=formats,
            force=force,
            keep=keep or (watch and not force),
            clip=clip or 0,
        )
        drafts[:] = done.drafts
        return done

    if watch:
        from charter.cli.watch import watch as run_and_watch

        run_and_watch(workspace, out, run, quiet, drafts)
        return
    done = run()
    work_is_done()
    if as_json:
        echo_json(_data(done))
    tell(done, quiet or as_json)
    say(map(of_problem, (*done.gaps, *drafts)), err=True)
    if drafts:
        note = "The papers are written; drafts say so in their title. Put this right before they go"
        say([f"{note} out.{_checklist(drafts)}"], err=True)
    ctx.exit(1 if drafts or done.gaps else 0)


def _data(done: Written) -> dict[str, Any]:
    return {
        "version": 1,
        **written_data(done),
        "kept": [{"name": name, "new": beside} for name, beside in done.kept],
        "cleared": list(done.cleared),
        "left_over": list(done.left_over),
        "notes": list(done.notes),
        "drafts": [problem_data(problem) for problem in done.drafts],
        "gaps": [problem_data(problem) for problem in done.gaps],
    }


def _checklist(drafts: Collection[Problem]) -> str:
    from charter.check.law.words import CHECKLIST

    own = {"limit-to-be-set", "time-of-another", "no-way-to-apply"}
    lawful = all(problem.code in own or problem.code.endswith("-owner") for problem in drafts)
    return "" if lawful else f" {CHECKLIST}"
