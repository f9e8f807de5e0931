"""charter ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo_json, work_is_done

if TYPE_CHECKING:
    from charter.assign.organisation import Position

JSON_VERSION = 1
WHY_IGNORED = "What leaders answer, each alone, is for nobody else."
FORMATS = ("docx", "xlsx", "csv")


@click.command("ask")
@options.workspace
@options.positions
@options.formats(FORMATS, "docx,xlsx")
@options.out("out/questions in the workspace")
@options.day()
@options.force
@options.json_output
@options.quiet
def command(
    workspace: Path,
    positions: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path | None,
    day: date | None,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write a list of questions for each leader: who decides today, and who should.

    The 20 to 40 decisions and duties that matter most in this company: what is disputed or has no
    owner, what weighs most, what several of those asked border on, what facts of the company bring.
    All get the same list, and each answers alone, in the Word file or in the spreadsheet, whichever
    they like. Only you can read the files that are written, and git leaves them out.

    Send each file to whom it is for. When they are back, 'charter settle' lays the answers side by
    side. They are personal data: delete the folder once the answers are settled.

    --json prints {"version": 1, "company", "positions", "questions": [{"number", "entry", "title",
    "sentence"}], "minutes", "folder", "written", "unchanged"}.
    """
    from charter.ask.round import make_questions
    from charter.assign.ownership import organise
    from charter.cli.written import tell
    from charter.compose.questions import Questions
    from charter.load.company_file import read_workspace
    from charter.write.files import write_files
    from charter.write.ignored import leave_out_of_git

    read = read_workspace(workspace)
    made = make_questions(read, day or options.today(), positions, formats)
    folder = out or read.folder / "out" / "questions"
    ignored = ["*-questions.*"] if folder.exists() else ["*"]
    done = write_files(folder, made.files, force=force, private=True)
    done = done._replace(notes=leave_out_of_git(folder, ignored, WHY_IGNORED))
    work_is_done()
    papers = [paper for paper in made.papers if isinstance(paper, Questions)]
    if as_json:
        rows = [row for area in papers[0].areas for row in area.rows] if papers else []
        data = {
            "version": JSON_VERSION,
            "company": read.company.name,
            "positions": [paper.position_id for paper in papers],
            "questions": [
                {
                    "number": row.number,
                    "entry": row.entry,
                    "title": row.title,
                    "sentence": row.sentence,
                }
                for row in rows
            ],
            "minutes": papers[0].minutes if papers else 0,
        }
        echo_json(data | written_data(done))
    tell(done, quiet or as_json)
    if not (quiet or as_json) and papers:
        from charter.cli.printer import say
        from charter.problems import typed

        asked = f"{papers[0].how_many} questions, about {papers[0].minutes} minutes each leader."
        next_ = f"'charter settle {typed(folder)} --workspace {typed(workspace)}'"
        posts = organise(read).positions
        open_ = (posts[paper.position_id] for paper in papers)
        nobody = (_of_nobody(post) for post in open_ if post.status != "filled")
        say([*nobody, f"{asked} Once they are back: {next_}"])


def _of_nobody(post: Position) -> str:
    """Return what to know of the list of a post that nobody holds."""
    return (
        f"Nobody holds {post.short} ({post.status}): give {post.id}-questions to whoever knows its "
        "work, or name the other positions with --position."
    )
