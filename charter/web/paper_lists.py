"""Which papers there are to look at: in groups, each with how its file in the folder stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charter.assign.organisation import Organisation
from charter.compose.pairs import pairs_of
from charter.compose.paper_kinds import KINDS, usual_kinds
from charter.facts.company import Workspace
from charter.make import Wanted, make_papers
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Problem, error
from charter.web.desk import Desk, checked
from charter.write.record import content_of


class PaperListed(NamedTuple):
    """A paper, and how the file in the folder stands to what would be written now."""

    name: str
    title: str
    draft: bool
    on_disk: str
    kind: str


class PaperGroup(NamedTuple):
    """Kinds of papers that are listed together, and who wants them."""

    id: str
    title: str
    said: str
    kinds: tuple[str, ...]


class GroupListed(NamedTuple):
    """The papers of a group, what makes drafts of them, and what else was said."""

    rows: tuple[PaperListed, ...]
    drafts: tuple[Problem, ...]
    notes: tuple[str, ...]


GROUPS = (
    PaperGroup(
        "usual",
        "Charters and postings",
        "The charter of each position, for its holder to sign, and a posting for each vacant one.",
        usual_kinds(),
    ),
    PaperGroup(
        "interview",
        "Interview guides",
        "For whoever interviews for a vacant position: a question for each must and duty of its "
        "posting, who asks it, how answers are scored, and what nobody is asked.",
        ("interview",),
    ),
    PaperGroup(
        "job-description",
        "Job descriptions",
        "What HR files of each position: functions, people and money, requirements each with the "
        "duty that needs it, working conditions.",
        ("job-description",),
    ),
    PaperGroup(
        "joint",
        "Joint papers",
        "Of two leaders who share a border: what neither reaches alone, what each decides, what "
        "passes between them, and who ends a disagreement; both sign it.",
        ("joint",),
    ),
    PaperGroup(
        "company",
        "The whole company",
        "What was looked at and with what result, who signs for what, and who does what.",
        ("certificate", "authority", "matrix"),
    ),
)


def named_paper(organisation: Organisation, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the kind of the paper with a name, and whose it is. Raises InputError."""
    for kind in sorted(KINDS.values(), key=lambda each: -len(each.id)):
        if kind.compose is None:
            continue
        if name == kind.id and not kind.of_position and not kind.of_pair:
            return kind.id, ()
        of, _, rest = name.rpartition(f"-{kind.id}")
        if rest or not of:
            continue
        if kind.of_position:
            return kind.id, (of,)
        for pair in pairs_of(organisation) if kind.of_pair else ():
            if "-".join(pair) == of:
                return kind.id, pair
    raise error(InputError, name, "unknown-paper", f"there is no paper '{name}'", "go back")


def group_named(name: str) -> PaperGroup:
    """Return a group by its id; the usual papers where there is none."""
    return next((group for group in GROUPS if group.id == name), GROUPS[0])


def group_of(kind: str) -> PaperGroup:
    """Return the group in which papers of a kind are listed."""
    return next((group for group in GROUPS if kind in group.kinds), GROUPS[0])


def papers_listed(
    desk: Desk, workspace: Workspace, organisation: Organisation, group: PaperGroup
) -> GroupListed:
    """Return the papers of a group as they would be made now."""
    rows: list[PaperListed] = []
    drafts: list[Problem] = []
    notes: list[str] = []
    whose: Sequence[tuple[str, ...]] = ((),)
    kinds, proving = group.kinds, None
    if any(KINDS[kind].of_pair for kind in kinds):
        whose = tuple(pairs_of(organisation))
    if any(KINDS[kind].proves for kind in kinds):
        proving = checked(desk, workspace).organisation
        if proving.gaps:
            kinds = tuple(kind for kind in kinds if not KINDS[kind].proves)
            drafts += [finding.problem for finding in proving.gaps]
    for positions in whose:
        wanted = Wanted(desk.day, kinds, positions, formats=("md",))
        made = make_papers(workspace, wanted, organisation=proving)
        drafts += [each for each in made.drafts if each not in drafts]
        notes += [each for each in made.notes if each not in notes]
        rows += [
            PaperListed(
                paper.name,
                _titled(organisation, paper.name, paper.heading),
                bool(getattr(paper, "draft", False)),
                _on_disk(desk, paper.name, made.files),
                paper.kind,
            )
            for paper in made.papers
        ]
    return GroupListed(tuple(rows), tuple(drafts), tuple(notes))


def _titled(organisation: Organisation, name: str, heading: str) -> str:
    """Return what a paper is called in a list; a posting's heading is a title alone."""
    kind, whose = named_paper(organisation, name)
    return f"Posting: {organisation.positions[whose[0]].title}" if kind == "posting" else heading


def _on_disk(desk: Desk, name: str, files: Mapping[str, bytes]) -> str:
    """Return how the file in the folder stands to what would be written."""
    there = content_of(desk.folder / "out" / f"{name}.md")
    if there is None:
        return "not written yet"
    return "as written" if there == files.get(f"{name}.md") else "differs from what is there"
