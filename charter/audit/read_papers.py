"""Reads the papers that a company has already: from files to roles, their parts, and claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from charter.audit.aside import why_aside
from charter.audit.claims import claims_of
from charter.audit.facts import facts_of
from charter.audit.files import read_files
from charter.audit.languages import english_of
from charter.audit.papers import OF_ALL, PaperFile, PapersRead, RolePaper, SetAside
from charter.audit.parts import parts_of, with_boilerplate
from charter.audit.quotes import cut
from charter.audit.roles import RoleLines, height_of, segments_of
from charter.audit.shared_text import shared_text
from charter.audit.titles import Title, title_in, title_key
from charter.audit.versions import once, with_older
from charter.audit.words import LANGUAGE, within
from charter.facts.catalog import Catalog
from charter.problems import Place, Problem

_LONGEST_ID = 40
_ALIKE = "the same words as {}, which counts"


def read_papers(catalog: Catalog, paths: Iterable[str | Path]) -> PapersRead:
    """Return what papers claim: their roles, the parts of each, its claims, what was set aside.

    Nothing is raised for a file that cannot be read; `sources` say what is wrong with which.
    """
    sources: list[PaperFile] = []
    papers: list[RolePaper] = []
    aside: list[SetAside] = []
    for given in read_files(paths):
        file, other = english_of(given)
        sources.append(file)
        if not file.lines:
            continue
        if other:
            aside.append(SetAside(file.name, "", file.problems[-1].message))
            continue
        of_file: list[tuple[RolePaper, Title | None]] = []
        for segment in segments_of(file):
            paper, why = _paper(catalog, file, segment, str(len(papers) + len(of_file)))
            if why:
                aside.append(SetAside(file.name, segment.quoted.text, why))
            else:
                of_file.append((paper, segment.title))
        papers += _one_of_a_role(of_file)
    papers, found = once(papers)
    twice = [SetAside(p.source, p.title.text, _ALIKE.format(same)) for p, same in found]
    aside += twice
    counted = _with_ids(with_older(papers, sources))
    shared = shared_text(counted)
    made = tuple(p._replace(parts=with_boilerplate(p.parts, shared)) for p in counted)
    told = tuple(
        _with_meant_told(_with_same_told(_with_older_told(file, made), twice), made)
        for file in sources
    )
    called = _called(catalog)
    claims = [
        claim._replace(subject=called.get(title_key(claim.subject), claim.subject))
        for claim in claims_of(paper for paper in made if not paper.older)
    ]
    return PapersRead(told, made, tuple(aside), tuple(claims))


def _paper(
    catalog: Catalog, file: PaperFile, segment: RoleLines, number: str
) -> tuple[RolePaper, str]:
    """Return what a file says of one role, and why it is set aside, or ""."""
    title = segment.title
    parts = parts_of(segment.lines, segment.quoted.text)
    facts = facts_of(segment.lines, segment.quoted.text)
    role = role_of(catalog, title, facts.reports_to.text if facts.reports_to else "")
    paper = RolePaper(
        number,
        file.name,
        LANGUAGE,
        segment.quoted,
        role,
        facts.reports_to,
        facts.reports,
        facts.pay,
        facts.date,
        parts,
    )
    return paper, why_aside(title, segment.lines, parts)


def role_of(catalog: Catalog, title: Title | None, reports_to: str = "") -> str:
    """Return the role of the catalogue that a title is, or "" where it has none like it.

    Who reports to one of that role is none: a director of security under the CISO.
    """
    if title is None:
        return ""
    role = _called(catalog).get(title.key, "" if title.reading.narrow else title.reading.role)
    above = title_in(reports_to) if reports_to else None
    if above is not None and role in (above.reading.role, _called(catalog).get(above.key)):
        return ""
    return role if role in catalog.roles else ""


def _called(catalog: Catalog) -> dict[str, str]:
    """Return the roles of a catalogue by what they are called."""
    return {
        title_key(name): role.id
        for role in catalog.roles.values()
        for name in (*role.aliases, role.title, role.abbreviation)
    }


def _one_of_a_role(papers: Sequence[tuple[RolePaper, Title | None]]) -> list[RolePaper]:
    """Return the papers of one file; of several levels of a role the highest alone is of it."""
    highest: dict[str, int] = {}
    heights = [height_of(title) for _, title in papers]
    for (paper, _), height in zip(papers, heights, strict=True):
        highest[paper.role] = min(height, highest.get(paper.role, height))
    made = []
    for (paper, _), height in zip(papers, heights, strict=True):
        made.append(paper if highest[paper.role] == height else paper._replace(role=""))
    return made


def _with_ids(papers: Sequence[RolePaper]) -> tuple[RolePaper, ...]:
    """Return papers with ids: the role, or else the title, with a number where it is taken.

    Those that count have theirs before older versions of them.
    """
    names: dict[str, str] = {}
    for paper in sorted(papers, key=lambda each: bool(each.older)):
        words = "-".join(re.findall(r"[a-z0-9]+", paper.title.text.lower()))
        bare = paper.role or words[:_LONGEST_ID].strip("-") or "paper"
        number = 1
        name = bare
        while name in names.values():
            number += 1
            name = f"{bare}-{number}"
        names[paper.id] = name
    return tuple(p._replace(id=names[p.id], older=names.get(p.older, "")) for p in papers)


def _with_same_told(file: PaperFile, twice: Sequence[SetAside]) -> PaperFile:
    """Return a file that says which of its papers stand in another file in the same words."""
    found = tuple(
        Problem(
            Place(file.name),
            "same-paper",
            f"its paper for '{each.title}' has {each.reason}",
            "leave one of them out",
        )
        for each in twice
        if each.source == file.name
    )
    return file._replace(problems=(*file.problems, *found)) if found else file


def _with_meant_told(file: PaperFile, papers: Sequence[RolePaper]) -> PaperFile:
    """Return a file that says which of its sentences mean duties that no paper was given."""
    found: dict[Place, Problem] = {}
    for paper in papers:
        for part in paper.parts if paper.source == file.name and not paper.older else ():
            said, place = cut(part.line.text), part.line.place
            if part.line.where == OF_ALL:
                message = f"“{said}” speaks of all roles of this file, and counts for none"
                hint = "put it under the role whose duty it is"
            elif part.kind == "filler" and within("papers", "more_duties").search(part.line.text):
                message = f"“{said}” means duties of another paper, and these were not added"
                hint = f"copy them under {paper.title.text}, if they are its own too"
            else:
                continue
            found[place] = Problem(place, "duties-meant", message, hint)
    return file._replace(problems=(*file.problems, *found.values()))


def _with_older_told(file: PaperFile, papers: Sequence[RolePaper]) -> PaperFile:
    """Return a file that says which of its papers are older versions of others."""
    by_id = {paper.id: paper for paper in papers}
    found = tuple(
        Problem(
            Place(file.name),
            "older-version",
            f"its paper for '{paper.title.text}' is an older version of that in "
            f"{by_id[paper.older].source}, which counts",
            "leave it out, or give the later one an earlier date if it is not",
        )
        for paper in papers
        if paper.source == file.name and paper.older
    )
    return file._replace(problems=(*file.problems, *found)) if found else file
