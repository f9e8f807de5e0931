"""Lines that a paper prints in another order once a change of it was adopted: nobody moved them."""

from __future__ import annotations

from collections import Counter

from charter.review.compare import Review
from charter.review.findings import TracedChange


def without_reordered(before: Review, now: Review) -> tuple[Review, tuple[str, ...]]:
    """Return what is left of a review after adopting, and the sections whose order has changed.

    Which sentences come first, and how each is said, is chosen by all that stand beside them.
    """
    known = {_of(each) for each in before.findings}
    fresh = [each for each in now.findings if _of(each) not in known]
    gone = Counter(_of(each)[:2] for each in fresh if each.change.new is None)
    come = Counter(_of(each)[::2] for each in fresh if each.change.old is None)
    moved = {each for each in gone if gone[each] == come[each]}
    moved |= {_of(each)[:2] for each in fresh if each.change.moved}
    left = tuple(
        each
        for each in now.findings
        if each not in fresh or not moved & {_of(each)[:2], _of(each)[::2]}
    )
    return now._replace(findings=left), tuple(dict.fromkeys(section for section, _ in moved))


def _of(finding: TracedChange) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    old, new = finding.change.old, finding.change.new
    return finding.change.section, old.key if old else (), new.key if new else ()
