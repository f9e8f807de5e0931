"""The posts that papers are for: several papers may be for one, and some count no more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from charter.audit.findings import Post
from charter.audit.papers import RolePaper
from charter.audit.quotes import one_line
from charter.audit.titles import title_key
from charter.facts.catalog import Catalog
from charter.titles.reading import plain_title, reading_of

_LONGEST = 150
"""Characters of a title."""


def posts_of(catalog: Catalog, papers: Iterable[RolePaper]) -> tuple[Post, ...]:
    """Return the posts in the order of their papers.

    Papers of one role are for one post where their titles say the same. A paper with a later one
    of its post counts for nothing, and is told elsewhere.
    """
    found: dict[tuple[str, str], list[RolePaper]] = {}
    for paper in papers:
        if not paper.older:
            found.setdefault((paper.role, _key(catalog, paper)), []).append(paper)
    posts: list[Post] = []
    taken: set[str] = set()
    for (role, _), own in found.items():
        title = one_line(plain_title(own[0].title.text))[:_LONGEST].strip() or own[0].id
        name = _free(role or _own(catalog, title) or own[0].id, taken)
        short = _short(catalog, role, title, alone=name == role)
        posts.append(Post(name, role, title, short, tuple(paper.id for paper in own)))
    return tuple(posts)


def post_of_role(posts: Iterable[Post], role: str) -> str:
    """Return the id of the first post of a role, or the role itself where no paper is for it.

    Where the catalogue has no such role, it is the words of a title, which a paper may write in
    another order: "senior engineering manager" for "Senior Manager, Engineering".
    """
    known = [*posts]
    found = [post.id for post in known if post.role == role]
    found += [post.id for post in known if title_key(post.title) == title_key(role)]
    return next(iter(found), role)


def role_named(catalog: Catalog, words: str) -> str:
    """Return the role that words such as "our CEO, Marta" name, or "" where they name none."""
    said = " ".join(words.split())
    found = catalog.role_id(said.casefold().replace(" ", "-")) or reading_of(said).role
    return found if found in catalog.roles else ""


def _key(catalog: Catalog, paper: RolePaper) -> str:
    """Return what is the same in two titles that say the same, such as those of a role."""
    title = plain_title(paper.title.text).casefold()
    role = catalog.roles.get(paper.role)
    usual = (role.title, role.abbreviation, role.id) if role else ()
    return "" if title in [name.casefold() for name in usual] else " ".join(_words(title))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text) if word not in ("of", "the", "and")]


def _short(catalog: Catalog, role: str, title: str, alone: bool) -> str:
    known = catalog.roles.get(role)
    return (known.abbreviation or known.title) if known and alone else title


def _free(name: str, taken: set[str]) -> str:
    made, number = name, 1
    while made in taken:
        number += 1
        made = f"{name}-{number}"
    taken.add(made)
    return made


def _own(catalog: Catalog, title: str) -> str:
    """Return an id for a post that is no role of the catalogue; it is the id of none."""
    made = _slug(title)
    return f"{made}-own" if catalog.role_id(made) else made


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:50].strip("-").lstrip("0123456789-")
