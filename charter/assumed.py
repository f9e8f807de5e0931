"""What would follow from a change of the company file: made in memory, and nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from charter.assign.organisation import Finding, Load, Organisation
from charter.checking import checked_organisation
from charter.edit.yaml_edit import set_value
from charter.edit.yaml_remove import remove_value
from charter.facts.company import Workspace
from charter.load.company_file import workspace_of
from charter.make import Wanted, make_papers
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Problem, not_known
from charter.read.yaml_source import parse_yaml
from charter.write.in_place import text_of


class LoadChange(NamedTuple):
    """What a position carries, and would; None where it is not there."""

    position: str
    before: Load | None
    after: Load | None


class PaperChange(NamedTuple):
    """A paper that would be made, go, or say something else, in so many `places`.

    `signed` is the day on which the charter was signed that it would differ from, or None.
    """

    name: str
    title: str
    state: str
    places: int
    signed: date | None = None


class WhatIf(NamedTuple):
    """What would follow. `moved` are entries with their owner before and after.

    Papers that differ from signed ones stand first. `why_no_papers` is there where none could be
    compared.
    """

    before: Organisation
    after: Organisation
    moved: tuple[tuple[str, str, str], ...]
    loads: tuple[LoadChange, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    papers: tuple[PaperChange, ...]
    why_no_papers: tuple[Problem, ...] = ()


def assuming(workspace: Workspace, owners: Mapping[str, str]) -> Workspace:
    """Return a workspace in which positions own entries, as `assign` would say it.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> changed = charter.assuming(workspace, {"product.roadmap": "vp-product"})
    >>> charter.organise(changed).owner("product.roadmap")
    'vp-product'

    `owners` gives the id of a position for the id of each entry. Raises InputError for what is not
    there, and for what the company file does not allow.
    """
    known = {*workspace.catalog.responsibilities, *workspace.catalog.decisions}
    path = workspace.company.place.path
    if wrong := [*not_known("unknown-entry", "responsibility or decision", owners, known, path)]:
        raise InputError(wrong)

    def edit(text: str) -> str:
        for entry, position in owners.items():
            text = with_owner(text, entry, position, path)
        return text

    return with_edit(workspace, edit)


def with_owner(text: str, entry: str, position: str, name: str) -> str:
    """Return the text of a company file in which `assign` gives an entry to a position.

    A dispute on it is settled by that.
    """
    data = parse_yaml(text, name).data
    disputed = data.get("disputed") or {}
    if entry in disputed:
        alone = len(disputed) == 1
        text = remove_value(text, ("disputed",) if alone else ("disputed", entry), name)
    given = (data.get("assign") or {}).get(entry)
    if isinstance(given, dict):
        return set_value(text, ("assign", entry, "accountable"), position, name)
    return set_value(text, ("assign", entry), position, name)


def with_edit(workspace: Workspace, edit: Callable[[str], str]) -> Workspace:
    """Return a workspace as it would be read after a change of its company file.

    Raises InputError where that could not be read.
    """
    path = Path(workspace.company.place.path)
    return workspace_of(edit(text_of(path)), workspace.folder, str(path))


def what_if(workspace: Workspace, changed: Workspace, day: date) -> WhatIf:
    """Return what would follow if a workspace became another one, papers as of `day`.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> changed = charter.assuming(workspace, {"product.roadmap": "vp-product"})
    >>> charter.what_if(workspace, changed, date(2026, 12, 1)).moved
    (('product.roadmap', 'cpto', 'vp-product'),)

    Nothing is written. Raises CharterError where a template cannot be used.
    """
    before, after = (checked_organisation(each, day) for each in (workspace, changed))
    papers: tuple[PaperChange, ...] = ()
    why: tuple[Problem, ...] = ()
    try:
        papers = _papers(_texts(workspace, before, day), _texts(changed, after, day), before)
    except CharterError as bad:
        why = tuple(bad.problems)
    new = _only_in(after.findings, before.findings)
    gone = _only_in(before.findings, after.findings)
    again = {(each.problem.code, each.about) for each in new if each.about}
    return WhatIf(
        before,
        after,
        _moved(before, after),
        _loads(before, after),
        new,
        # What is found of the same in other words is not settled.
        tuple(each for each in gone if (each.problem.code, each.about) not in again),
        papers,
        why,
    )


def signed_no_more(workspace: Workspace, changed: Workspace, day: date) -> tuple[Finding, ...]:
    """Return what a change takes from signed charters: those that would differ, or differ more."""
    if not any(given.signed_hash for given in workspace.company.positions.values()):
        return ()
    before, after = (checked_organisation(each, day).findings for each in (workspace, changed))
    known = {(each.problem.message, each.changes) for each in before}
    return tuple(
        each
        for each in after
        if each.problem.code == "signed-otherwise"
        and (each.problem.message, each.changes) not in known
    )


def _moved(before: Organisation, after: Organisation) -> tuple[tuple[str, str, str], ...]:
    entries = [*after.responsibilities, *after.decisions]
    gone = [e for e in (*before.responsibilities, *before.decisions) if e not in entries]
    owners = ((entry, before.owner(entry), after.owner(entry)) for entry in (*entries, *gone))
    return tuple(each for each in owners if each[1] != each[2])


def _loads(before: Organisation, after: Organisation) -> tuple[LoadChange, ...]:
    names = dict.fromkeys((*before.load, *after.load))
    both = (LoadChange(name, before.load.get(name), after.load.get(name)) for name in names)
    return tuple(each for each in both if each.before != each.after)


def _only_in(these: Sequence[Finding], those: Sequence[Finding]) -> tuple[Finding, ...]:
    known = Counter((f.problem.code, f.problem.message) for f in those)
    found = []
    for finding in these:
        key = finding.problem.code, finding.problem.message
        if known[key]:
            known[key] -= 1
        else:
            found.append(finding)
    return tuple(found)


def _texts(
    workspace: Workspace, organisation: Organisation, day: date
) -> dict[str, tuple[str, str, str]]:
    """Return the position, the title and the text of each paper by its name."""
    wanted = Wanted(day, formats=("md",), to_compare=True)
    made = make_papers(workspace, wanted, organisation=organisation)
    return {
        text.name: (str(getattr(paper, "position_id", "")), paper.heading, text.text)
        for paper, text in zip(made.papers, made.texts, strict=True)
    }


def _papers(
    before: Mapping[str, tuple[str, str, str]],
    after: Mapping[str, tuple[str, str, str]],
    organisation: Organisation,
) -> tuple[PaperChange, ...]:
    found = []
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        position, title, _ = new or old or ("", "", "")
        if old and new and old[2] == new[2]:
            continue
        signed = None
        there = organisation.positions.get(position)
        if old and there and name.endswith("-charter"):
            signed = there.given.signed
        state = "changed" if old and new else "new" if new else "gone"
        places = _places(old[2], new[2]) if old and new else 0
        found.append(PaperChange(name, title, state, places, signed))
    return tuple(sorted(found, key=lambda each: each.signed is None))


def _places(old: str, new: str) -> int:
    """Return in how many places a text differs from another: runs of paragraphs."""
    from charter.document.matching import opcodes

    lines = [[line for line in text.splitlines() if line.strip()] for text in (old, new)]
    return sum(step[0] != "equal" for step in opcodes(*lines))
