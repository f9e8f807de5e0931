"""From a workspace to papers on disk: what `charter build` does, in one call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from charter.check.own.marks import not_yet_begun
from charter.check.own.never_printed import never_printed
from charter.check.own.own_text import unused_text
from charter.checking import checked_organisation, closed_postings, odd_pay, to_settle
from charter.compose.paper_kinds import KINDS, proving, usual_kinds
from charter.facts.company import NOWHERE, Workspace, no_folder
from charter.file_formats import USUAL, formats_of
from charter.load.company_file import read_workspace
from charter.make import Wanted, make_papers
from charter.problems import Problem
from charter.review.substance import charters_say
from charter.write.files import Written, held, write_files
from charter.write.lock import clear
from charter.write.schemas import renew_schemas
from charter.write.texts import remember


def build(
    workspace: Path | Workspace,
    out: Path | None = None,
    *,
    day: date,
    papers: Sequence[str] = usual_kinds(),
    positions: Sequence[str] = (),
    formats: Sequence[str] = USUAL,
    force: bool = False,
    keep: bool = False,
    clip: int = 0,
) -> Written:
    """Write the papers of a workspace and return what was written.

    >>> done = charter.build(Path("northwind"), day=date(2026, 12, 1))
    >>> len(done.written), done.drafts
    (10, ())

    `papers` are ids of kinds, `positions` of positions or roles. A paper that a person edited stops
    the run, unless `force` overwrites it, or `keep` leaves it and writes the new one beside it; a
    Word file that another program only saved again was not edited. `out` is the workspace's own
    `out` folder when left out. `clip` is the limit of a posting's plain text. Papers that must not
    go out yet are written as drafts, and `drafts` says what makes them so: what has no owner, and
    what the law of its place asks of a posting. There is no certificate while `check_workspace`
    finds something to settle, which is then in `gaps`. `notes` are for the person. Raises
    CharterError with every problem; then no paper has changed.
    """
    if isinstance(workspace, Path):
        workspace = read_workspace(workspace)
    if workspace.folder == NOWHERE and out is None:
        raise no_folder(workspace, "give the folder for its papers")
    folder = out or workspace.folder / "out"
    notes = [str(problem) for problem in renew_schemas(workspace.folder)]
    organisation, gaps = None, tuple[Problem, ...]()
    if prove := proving(papers):
        organisation = checked_organisation(workspace, day)
        gaps = tuple(finding.problem for finding in organisation.gaps)
        if gaps:
            papers = [paper for paper in papers if paper not in prove]
            notes += _none_of(prove, len(gaps), folder)
            if not papers:
                return Written(folder, (), (), (), notes=tuple(notes), gaps=gaps)
    wanted = Wanted(day, tuple(papers), tuple(positions), tuple(formats), clip=clip)
    made = make_papers(workspace, wanted, organisation=organisation)
    notes += [str(problem) for problem in unused_text(workspace)]
    notes += [str(problem) for problem in not_yet_begun(workspace, day)]
    notes += [str(problem) for problem in never_printed(workspace, made.organisation, day)]
    notes += [str(problem) for problem in (*closed_postings(made, day), *odd_pay(made))]

    def saved_again(path: Path, content: bytes) -> bool:
        if path.suffix != ".docx":
            return False
        from charter.review.saved_again import only_saved_again

        return only_saved_again(workspace, day, path, content)

    whole = not positions and set(usual_kinds()) <= set(papers)
    with held(folder):
        done = write_files(
            folder, made.files, force=force, whole=whole, keep=keep, ours=saved_again
        )
        # Also what a killed run wrote and did not come to remember.
        remember(folder, made.texts, says=charters_say(workspace, made.organisation))
    clear(workspace.folder)
    left = tuple(name for name in done.left_over if _is_such_a_paper(name, papers, formats))
    told = (*made.notes, *notes)
    return done._replace(left_over=left, notes=told, drafts=made.drafts, gaps=gaps)


def _none_of(papers: Sequence[str], count: int, folder: Path) -> Iterator[str]:
    """Yield which papers there are none of, and files of an earlier run that no longer hold."""
    for paper in papers:
        yield f"no {paper} is written: {to_settle(count)}"
        for name in (f"{paper}.{ending}" for ending in formats_of([paper])):
            if (folder / name).is_file():
                yield f"{folder / name}: is from an earlier check and no longer holds"


def _is_such_a_paper(name: str, papers: Sequence[str], formats: Sequence[str]) -> bool:
    # Other commands write into the same folder; what they left is not for `build` to judge.
    file = Path(name)
    kinds = [KINDS[paper] for paper in papers]
    paper = file.stem.endswith(tuple(f"-{kind.id}" for kind in kinds if kind.of_position))
    return paper and file.suffix[1:] in formats
