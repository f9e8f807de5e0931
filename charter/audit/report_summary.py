"""The five lines that an executive reads: what was read, twice, by nobody, unclear, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from charter.audit.against import Promises
from charter.audit.findings import Audit, Clash
from charter.audit.quotes import among, cut
from charter.compose.papers import Group
from charter.problems import listing

NEXT = "Next."
"""What to do, with the commands for it; a front that has buttons for that leaves it out."""
_NAMED, _POSTS = 3, 8
_AT_ONCE = 30
"""Rows of a review that a person places in one go."""
_DIFFERING = {
    "line": "Say who reports to whom, once.",
    "title": "Call each post by one title.",
    "one-post": "Say which titles are one post.",
}


def summary_of(audit: Audit, promises: Sequence[Promises], against: str) -> Iterator[Group]:
    """Yield the lines, each with its first word or two apart."""
    yield Group("Read.", (_read(audit),))
    yield Group("Claimed twice.", (_twice(audit),))
    if against:  # whose charters leave nothing to nobody
        yield Group("Promised.", (_promised(promises, against),))
    else:
        yield Group("Claimed by nobody.", (_nobody(audit),))
    yield Group("Not certain.", (_unsure(audit),))
    done = "Nothing: what these papers promise is given."
    yield Group(NEXT, (" ".join(_next(audit, promises)) or done,))


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number and what it counts: "no paper", "1 paper", "12 papers"."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}" if count else f"no {one}"


def _read(audit: Audit) -> str:
    read = audit.read
    left = len(audit.posts) - _POSTS
    posts = among([*(post.short for post in audit.posts[:_POSTS]), *[f"{left} more"] * (left > 0)])
    duties = counted(len(audit.said), "duty", "duties")
    said = f"{counted(len(read.papers), 'paper')}, for {posts}, with {duties}."
    if not audit.posts:
        said = "no paper of a leader was found."
    older = sum(bool(paper.older) for paper in read.papers)
    said += f" {counted(older, 'older version')} left out." if older else ""
    said += f" {counted(len(read.set_aside), 'paper')} set aside." if read.set_aside else ""
    files = len({problem.place.path for problem in audit.problems})
    return said + (f" {counted(files, 'file')} not read." if files else "")


def _twice(audit: Audit) -> str:
    found = audit.twice
    if not found:
        return "Nothing, as far as we can say for certain."
    first = "; ".join(_named(audit, clash) for clash in found[:_NAMED])
    pieces = counted(len(found), "piece of work is", "pieces of work are")
    return f"{pieces} claimed by two or more, or against each other. The weightiest: {first}."


def _named(audit: Audit, clash: Clash) -> str:
    who = among(audit.called(side.post) for side in clash.sides)
    first = clash.sides[0].said[0].placed.claim.quote
    what = clash.entries[0].title if clash.entries else f"“{cut(first, 60)}”"
    return f"{what} ({who})"


def _nobody(audit: Audit) -> str:
    if not audit.posts:
        return "Not looked at."
    whose = f"apply to {audit.company}" if audit.company else "apply to any such company"
    if not audit.nobody:
        return f"Nothing of the {audit.applying} pieces of work that {whose}."
    titles = "; ".join(audit.entry_title(entry) for entry in audit.nobody[:_NAMED])
    return (
        f"On {len(audit.nobody)} of the {audit.applying} pieces of work that {whose} no paper says "
        f"anything. The weightiest: {titles}.{_without_paper(audit)}"
    )


def _without_paper(audit: Audit) -> str:
    """Return how much nobody claims because the paper of who usually has it is not here."""
    here = {post.role for post in audit.posts}
    usual = [role for entry in audit.nobody if (role := audit.usual(entry)) not in here]
    if not usual:
        return ""
    names = [audit.called(role) for role, _ in Counter(usual).most_common()]
    said = f"{len(usual)} of these are" if len(usual) > 1 else "1 of these is"
    more = [f"{len(names) - _POSTS} more"] if len(names) > _POSTS else []
    posts = "a post" if len(names) == 1 else "posts"
    return f" {said} usually with {posts} without a paper here: {among([*names[:_POSTS], *more])}."


def _promised(promises: Sequence[Promises], against: str) -> str:
    taken = sum(each.sure for one in promises for each in one.taken)
    added = sum(len(one.added) for one in promises)
    lines = sum(len(one.lines) for one in promises)
    nowhere = listing(one.post.short for one in promises if not one.position)
    kept = "give all that is certainly promised"
    kept = f"leave out {taken} of what is promised" if taken else kept
    said = f"The charters of {against} {kept}"
    said += f", and add {counted(added, 'piece')} of work." if added else "."
    said += f" {counted(lines, 'line or title differs', 'lines or titles differ')}." * bool(lines)
    return said + (f" They have no position for {nowhere}." if nowhere else "")


def _unsure(audit: Audit) -> str:
    look = counted(len(audit.look), "duty", "duties")
    said = [f"{look} may mean several things" if audit.look else ""]
    unplaced = len(audit.unplaced)
    fits = "fits" if unplaced == 1 else "fit"
    said.append(f"{unplaced} {fits} nothing that we know" if unplaced else "")
    waiting = sum(len(one.entries) for one in audit.depends)
    if waiting:
        facts = counted(len(audit.depends), "fact")
        said.append(f"{waiting} pieces of work depend on {facts} that nobody stated")
    text = "; ".join(filter(None, said)) or "nothing"
    return f"{text[:1].upper()}{text[1:]}."


def _next(audit: Audit, promises: Sequence[Promises]) -> Iterator[str]:
    if not audit.posts:
        yield "Give us job descriptions, postings or offers of leaders."
        return
    if audit.look or audit.unplaced:
        first = [look for look in audit.look if look.worth[0] > 2]
        count = len(first) or len(audit.look) or len(audit.unplaced)
        rows = "row" if count == 1 else f"{min(count, _AT_ONCE)} rows"
        more = f"; {count:,} could change what stands here" if count > _AT_ONCE else ""
        yield (
            f"Have somebody place the first {rows} of review.xlsx, which --out writes, and run it "
            f"again with --review{more}."
        )
    if audit.twice:
        yield "Sit down with each two who claim the same, and settle whose it is."
    kinds = {one.kind for one in audit.disagreements}
    yield from (said for kind, said in _DIFFERING.items() if kind in kinds)
    if not audit.company and audit.depends and not promises:
        yield "State your facts in a workspace, and name it with --workspace."
    if any(one.broken for one in promises):
        yield "Talk to whom something is taken from before the new charter is sent."
    if not promises:
        yield "Then --write makes a workspace of it, for 'charter check' and 'charter build'."
