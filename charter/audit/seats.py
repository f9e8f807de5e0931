"""The positions that papers speak of, with lines as far as papers agree on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from charter.assign.conditions import Setting
from charter.assign.likest import HEAD, likest_structure
from charter.audit.audit import setting_of_papers
from charter.audit.findings import Audit, Post
from charter.audit.papers import Quoted
from charter.audit.posts import post_of_role, role_named
from charter.audit.spots import short_names, short_spot
from charter.facts.catalog import Structure
from charter.facts.company import Workspace
from charter.named_tuples import NamedTuple
from charter.titles.reading import is_title, plain_title, reading_of

_LEVELS = {"chief": "executive", "vp": "vice-president"}
_NO_PAPER = "no paper of it was read: 'status: planned' where nobody has it"


class AuditSeat(NamedTuple):
    """A position as company.yaml says it: its keys in order, and notes on where they are from."""

    id: str
    keys: tuple[tuple[str, Any], ...]
    notes: tuple[str, ...]


class AuditSeating(NamedTuple):
    """All positions, those of the structure first."""

    structure: Structure
    seats: tuple[AuditSeat, ...]


def setting_of_audit(audit: Audit, base: Workspace | None) -> Setting:
    """Return what conditions of entries are matched against."""
    return setting_of_papers(audit.catalog, audit.posts, base)


def audit_seats(audit: Audit, base: Workspace | None) -> AuditSeating:
    """Return the positions of the structure, of all papers, and of whom these speak."""
    catalog = audit.catalog
    roles = {post.role for post in audit.posts if post.role}
    reports = dict(_reports(audit))
    structure = likest_structure(catalog, roles, [*reports])
    if base:
        structure = catalog.structures[base.company.structure]
    lines = dict(_lines(audit, structure, reports))
    posts = {post.id: post for post in audit.posts}
    bosses = [boss for boss, _ in lines.values()]
    names = dict.fromkeys((*structure.positions, *posts, *reports, *bosses))
    return AuditSeating(
        structure,
        tuple(
            _seat(audit, structure, posts[name], lines.get(name))
            if name in posts
            else _without_paper(audit, structure, name, lines.get(name))
            for name in names
        ),
    )


def _reports(audit: Audit) -> Iterator[tuple[str, tuple[str, Quoted]]]:
    """Yield each role that no paper is for and one lists among direct reports: under whom."""
    papers = {paper.id: paper for paper in audit.read.papers}
    there = {post.role for post in audit.posts}
    for post in audit.posts:
        for words in (report for name in post.papers for report in papers[name].reports):
            role = role_named(audit.catalog, words.text)
            if role and role not in there and not reading_of(words.text).narrow:
                there.add(role)
                yield role, (post.id, words)


def _without_paper(
    audit: Audit, structure: Structure, name: str, line: tuple[str, Quoted] | None
) -> AuditSeat:
    """Return a position of which other papers speak, or that only the structure has."""
    notes = () if name == HEAD else (_NO_PAPER,)
    contested = tuple(_to_settle(audit, name))
    if line is None or contested:
        return AuditSeat(name, (), (*notes, *contested))
    keys, told = _line(audit, structure, name, line)
    role, title = audit.catalog.roles.get(name), plain_title(line[1].text.strip(" .;,"))
    if role and title.casefold() not in (role.title.casefold(), role.abbreviation.casefold()):
        keys = (("title", title), *keys) if is_title(title) else keys
    return AuditSeat(name, keys, (*notes, told))


def _to_settle(audit: Audit, name: str) -> Iterator[str]:
    for one in audit.disagreements:
        if one.posts[0] == name and one.kind == "line":
            yield f"to settle: {one.says}"


def _line(
    audit: Audit, structure: Structure, name: str, line: tuple[str, Quoted]
) -> tuple[tuple[tuple[str, Any], ...], str]:
    """Return the key of a line, where it is not the structure's, and the words that say so."""
    boss, words = line
    names = short_names(source.name for source in audit.read.sources)
    keys = () if structure.positions.get(name) == boss else (("reports_to", boss),)
    return keys, f"“{words.text}” ({short_spot(words.place, words.where, names)})"


def _lines(
    audit: Audit, structure: Structure, reports: Mapping[str, tuple[str, Quoted]]
) -> Iterator[tuple[str, tuple[str, Quoted]]]:
    """Yield whom each post reports to, where its papers agree and the one above can be named.

    What runs in a circle is left out.
    """
    papers = {paper.id: paper for paper in audit.read.papers}
    contested = {d.posts[0] for d in audit.disagreements if d.kind == "line"}
    found: dict[str, tuple[str, Quoted]] = {n: r for n, r in reports.items() if n not in contested}
    for post in audit.posts:
        if post.id in contested:
            continue
        for paper in (papers[name] for name in post.papers):
            if paper.reports_to and post.id not in found:
                boss = _boss(audit, paper.reports_to.text)
                if boss and boss != post.id:
                    found[post.id] = boss, paper.reports_to
    usual = {role: boss or "" for role, boss in structure.positions.items()}
    for name, line in found.items():
        if not _runs_round(name, {**usual, **{n: b for n, (b, _) in found.items()}}):
            yield name, line


def _boss(audit: Audit, words: str) -> str:
    said = " ".join(words.split()).strip(" .;,").casefold()
    for post in audit.posts:
        if said in (post.title.casefold(), post.short.casefold()):
            return post.id
    role = role_named(audit.catalog, words)
    return post_of_role(audit.posts, role) if role else ""


def _runs_round(name: str, above: Mapping[str, str]) -> bool:
    seen = [name]
    while boss := above.get(seen[-1], ""):
        if boss in seen:
            return True
        seen.append(boss)
    return False


def _seat(
    audit: Audit, structure: Structure, post: Post, line: tuple[str, Quoted] | None
) -> AuditSeat:
    names = short_names(source.name for source in audit.read.sources)
    papers = [paper for paper in audit.read.papers if paper.id in post.papers]
    notes = [f"from {names.get(paper.source, paper.source)}" for paper in papers]
    keys: list[tuple[str, Any]] = []
    role = audit.catalog.roles.get(post.role)
    if role and post.id != post.role:
        keys.append(("role", post.role))
    if not role or post.title.casefold() != role.title.casefold():
        keys.append(("title", post.title))
    if not role:
        keys.append(("level", _LEVELS.get(reading_of(post.title).rank, "head")))
    if line:
        of_line, told = _line(audit, structure, post.id, line)
        keys += of_line
        notes.append(f"reports to {told}")
    notes += _to_settle(audit, post.id)
    return AuditSeat(post.id, tuple(keys), tuple(notes))
