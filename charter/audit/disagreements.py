"""Lines and titles of which papers say different things, with the words of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from charter.audit.findings import PaperDispute, Post
from charter.audit.papers import Quoted, RolePaper
from charter.audit.posts import post_of_role, role_named
from charter.audit.spots import spot
from charter.audit.titles import title_key
from charter.facts.catalog import Catalog
from charter.named_tuples import NamedTuple
from charter.problems import listing
from charter.titles.reading import is_title, plain_title, reading_of


class _Line(NamedTuple):
    """That one post reports to another, as one paper says; both by id, or by what is written."""

    below: str
    above: str
    paper: RolePaper
    words: Quoted


def lines_of(
    catalog: Catalog,
    posts: Sequence[Post],
    papers: Sequence[RolePaper],
    elsewhere: Collection[str] = (),
) -> dict[str, str]:
    """Return to which post another reports, as far as papers agree on it.

    `elsewhere` has the titles of papers that were set aside: these are posts of their own.
    """
    home = {name: post for post in posts for name in post.papers}
    counted = [paper for paper in papers if paper.id in home]
    found: dict[str, set[str]] = {}
    for paper in counted:
        for line in _lines(catalog, posts, home[paper.id], paper, elsewhere):
            found.setdefault(line.below, set()).add(line.above)
    return {below: above.pop() for below, above in found.items() if len(above) == 1}


def disagreements_of(
    catalog: Catalog,
    posts: Sequence[Post],
    papers: Sequence[RolePaper],
    elsewhere: Collection[str] = (),
) -> Iterator[PaperDispute]:
    """Yield what papers say differently of who reports to whom, and of how a post is called."""
    home = {name: post for post in posts for name in post.papers}
    counted = [paper for paper in papers if paper.id in home]
    lines = [
        line
        for paper in counted
        for line in _lines(catalog, posts, home[paper.id], paper, elsewhere)
    ]
    names = {post.id: post.short for post in posts}

    def called(name: str) -> str:
        role = catalog.roles.get(name)
        return names.get(name) or (role.abbreviation or role.title if role else name)

    yield from _of_lines(lines, {*names, *catalog.roles}, called)
    yield from _of_titles(catalog, posts, counted, home, elsewhere)
    yield from _of_one_role(posts)


def _lines(
    catalog: Catalog,
    posts: Sequence[Post],
    post: Post,
    paper: RolePaper,
    elsewhere: Collection[str],
) -> Iterator[_Line]:
    if paper.reports_to:
        above = _named(catalog, posts, paper.reports_to.text, elsewhere)
        yield _Line(post.id, above, paper, paper.reports_to)
    for report in paper.reports:
        yield _Line(_named(catalog, posts, report.text, elsewhere), post.id, paper, report)


def _named(catalog: Catalog, posts: Sequence[Post], words: str, elsewhere: Collection[str]) -> str:
    """Return the post or role that words mean, or the words where they mean none."""
    said = " ".join(words.split()).strip(" .;,")
    for post in posts:
        if said.casefold() in (post.title.casefold(), post.short.casefold()):
            return post.id
    role = role_named(catalog, said)
    name = post_of_role(posts, role) if role else said
    # Of "Director, Engineering" there is a paper, set aside: so it is not the VP of that role.
    is_other = any(post.id == name for post in posts) and title_key(said) in map(
        title_key, elsewhere
    )
    return said if is_other else name


def _of_lines(
    lines: Sequence[_Line], leaders: Collection[str], called: Callable[[str], str]
) -> Iterator[PaperDispute]:
    by_below: dict[str, list[_Line]] = {}
    for line in lines:
        if line.below in leaders:
            by_below.setdefault(line.below, []).append(line)
    for below, own in by_below.items():
        above = list(dict.fromkeys(line.above for line in own))
        if len(above) > 1:
            bosses = listing((_the(called(name), name in leaders) for name in above), "or")
            said = f"The {called(below)} reports to {bosses}: papers differ."
            yield PaperDispute("line", (below, *above), said, tuple(map(_quoted, own)))
    said_of = {(line.below, line.above): line for line in reversed(lines)}
    for (below, boss), line in said_of.items():
        other = said_of.get((boss, below))
        if other and below < boss:
            said = f"The {called(below)} and the {called(boss)} each report to the other."
            yield PaperDispute("line", (below, boss), said, (_quoted(line), _quoted(other)))


def _the(name: str, known: bool) -> str:
    return f"the {name}" if known else name


def _quoted(line: _Line) -> tuple[str, str, str]:
    return line.paper.id, line.words.text, spot(line.words.place, line.words.where)


def _of_titles(
    catalog: Catalog,
    posts: Sequence[Post],
    papers: Sequence[RolePaper],
    home: dict[str, Post],
    elsewhere: Collection[str],
) -> Iterator[PaperDispute]:
    """Yield each post that another paper calls otherwise than its own does."""
    told: set[tuple[str, str]] = set()
    for paper in papers:
        for words in (*paper.reports, *([paper.reports_to] if paper.reports_to else [])):
            name = _named(catalog, posts, words.text, elsewhere)
            post = next((post for post in posts if post.id == name), None)
            if post is None or post is home[paper.id] or _same(catalog, post, words.text):
                continue
            if (post.id, words.text.casefold()) in told:
                continue
            told.add((post.id, words.text.casefold()))
            own = next(p for p in papers if p.id in post.papers)
            said = f"The {post.short} is called '{post.title}' and '{words.text.strip()}'."
            yield PaperDispute(
                "title",
                (post.id,),
                said,
                (
                    (own.id, own.title.text, spot(own.title.place, own.title.where)),
                    (paper.id, words.text, spot(words.place, words.where)),
                ),
            )


def _same(catalog: Catalog, post: Post, words: str) -> bool:
    """Return whether words call a post by its title, or by what its role is usually called.

    "VP of Engineering" and "Vice President Engineering" are one title: rank and work are the same.
    """
    role = catalog.roles.get(post.role)
    usual = (role.title, role.abbreviation, role.id, *role.aliases) if role else ()
    said = plain_title(" ".join(words.split())).strip(" .;,")
    if said.casefold() in {name.casefold() for name in (post.title, post.short, *usual)}:
        return True
    one, other = reading_of(said), reading_of(post.title)
    # A longer text, such as "the CEO, Marta", says who it is and not how the post is called.
    return (one.rank, one.kinds) == (other.rank, other.kinds) or not is_title(said)


def _of_one_role(posts: Sequence[Post]) -> Iterator[PaperDispute]:
    """Yield posts that mean one role under several titles: are they one post?"""
    by_role: dict[str, list[Post]] = {}
    for post in posts:
        if post.role:
            by_role.setdefault(post.role, []).append(post)
    for own in by_role.values():
        if len(own) > 1:
            titles = listing(f"'{post.title}'" for post in own)
            said = f"{titles} mean one role: one post with two titles, or two posts?"
            yield PaperDispute("one-post", tuple(post.id for post in own), said, ())
