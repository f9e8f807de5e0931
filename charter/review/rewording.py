"""One sentence of a paper said otherwise: taken into the workspace as from an edited paper."""

from __future__ import annotations

from datetime import date

from charter.assign.ownership import organise
from charter.facts.company import Workspace
from charter.load.company_file import read_workspace
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error
from charter.render.papers import Markdown
from charter.review.adopt import adopt, why_not
from charter.review.changes import Change
from charter.review.compare import Review, compare
from charter.review.edits import Edit, unfill
from charter.review.elsewhere import Elsewhere, changed_elsewhere
from charter.review.findings import TracedChange
from charter.review.lines import Line, Read, lines_of_markdown
from charter.review.sources import SentenceSource, position_seen


class Reworded(NamedTuple):
    """What was written, a line for each; and which other papers, signed or not, that changes."""

    lines: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]


def reword(
    workspace: Workspace, made: Markdown, piece: SentenceSource, say: str, day: date
) -> Reworded:
    """Let a piece of a paper of `day` say something else, in the file that it comes from.

    It is what `charter diff --adopt` does with a paper in which these words alone were edited.
    Raises CharterError where that cannot be, or would print something else.
    """
    said = " ".join(say.split())
    if not said:
        message = "no words are left of the sentence"
        hint = "to leave a piece of work out, take it out under 'Who owns what'"
        raise error(InputError, made.name, "nothing", message, hint)
    if piece.origin is None:
        message = "the template says these words, and no sentence of yours or ours"
        raise error(InputError, made.name, "not-taken", message, "change the template")
    lines = list(lines_of_markdown(made.text, made.name))
    line = lines[piece.line]
    lines[piece.line] = edited = _with(line, piece.text, said)
    read = Read(tuple(lines))
    name, kind = str(getattr(made.paper, "position_id", "")), made.paper.kind
    out = workspace.folder / "out"

    def compared(workspace: Workspace) -> Review:
        return compare(workspace, name, kind, out / f"{made.name}.md", read, day, out)

    position, words = position_seen(organise(workspace), name, kind)
    edit = Edit(piece.origin, said, unfill(piece.origin, said, words, position), line.text, said)
    change = Change(line.section, line, edited)
    found = Review(made, read, (TracedChange(change, (edit,), (), loose=False),), 0, known=True)
    done, refused = adopt(workspace, found, compared)
    if not done:
        why = list(dict.fromkeys((*refused.values(), why_not(found.findings[0], edit))))
        message = f"the sentence was not changed: {'; '.join(filter(None, why))}"
        raise error(InputError, made.name, "not-taken", message, "change it where it is written")
    now = read_workspace(workspace.folder)
    return Reworded(tuple(done), changed_elsewhere(workspace, now, made.name, day))


def _with(line: Line, old: str, new: str) -> Line:
    """Return a line in which words are replaced, in its first cell that has them."""
    number = next((n for n, cell in enumerate(line.cells) if old in cell), None)
    if number is None:
        message = "the paper does not say this any more"
        raise error(InputError, line.section, "changed-meanwhile", message, "look at it again")
    cells = list(line.cells)
    cells[number] = cells[number].replace(old, new, 1)
    looks = list(line.look)
    if number < len(looks):
        looks[number] = tuple(
            piece._replace(text=piece.text.replace(old, new, 1)) for piece in looks[number]
        )
    return line._replace(cells=tuple(cells), look=tuple(looks))
