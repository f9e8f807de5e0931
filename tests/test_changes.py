"""Which line of a changed paper was which line before, and where a place of its text is now."""

from __future__ import annotations

import pytest

from charter.review.changes import Alignment, changes
from charter.review.lines import lines_of_markdown

ROWS = "| Of | To |\n| --- | --- |\n"


def told(before: str, after: str) -> list[tuple[str, str, str, str]]:
    """Return section, kind and both texts of each change."""
    old, new = (lines_of_markdown(text, "x") for text in (before, after))
    return [
        (c.section, c.kind, c.old.text if c.old else "", c.new.text if c.new else "")
        for c in changes(old, new)
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a b c", "a b c", []),
        ("a b c", "", [("", "paragraph", "a b c", "")]),
        ("", "a b c", [("", "paragraph", "", "a b c")]),
        # In the place of one line: little in common is enough.
        ("a b c d e f", "a x y z u v", [("", "paragraph", "a b c d e f", "a x y z u v")]),
        (
            "a b c d e f",
            "x y z u v w",
            [("", "paragraph", "", "x y z u v w"), ("", "paragraph", "a b c d e f", "")],
        ),
        # Where not as many stand, it must be more.
        (
            "a b c d e f",
            "a x y z u v\n\nn",
            [
                ("", "paragraph", "", "a x y z u v"),
                ("", "paragraph", "", "n"),
                ("", "paragraph", "a b c d e f", ""),
            ],
        ),
        (
            "a b c d e f",
            "n\n\na b c x e f",
            [("", "paragraph", "", "n"), ("", "paragraph", "a b c d e f", "a b c x e f")],
        ),
        # The most alike go together, whatever their order.
        (
            "a b c d\n\ne f g h",
            "e f g x\n\na b c x",
            [("", "paragraph", "e f g h", "e f g x"), ("", "paragraph", "a b c d", "a b c x")],
        ),
        # A row is never a paragraph, nor a row of other columns.
        (
            f"{ROWS}| a b c | d |",
            f"{ROWS}\n\na b c | d",
            [("", "row", "a b c | d", ""), ("", "paragraph", "", "a b c | d")],
        ),
        # A title that no other line has says which it was, however little else is the same.
        (
            f"{ROWS}| Roadmap | a b c d |\n| Budget | e f g h |",
            f"{ROWS}| Budget | x |\n| Roadmap | y |",
            [("", "row", "Budget | e f g h", "Budget | x"),
             ("", "row", "Roadmap | a b c d", "Roadmap | y")],
        ),
        (
            "- **Roadmap** a b c d e f\n- **Budget** g h i j k l",
            "- **Budget** x\n- **Roadmap** y",
            [("", "item", "Budget g h i j k l", "Budget x"),
             ("", "item", "Roadmap a b c d e f", "Roadmap y")],
        ),
        # Bold may be lost.
        (
            "- **Road map** a b c d e f\n- **Budget** g h i j k l",
            "- Budget x\n- Road map y",
            [("", "item", "Budget g h i j k l", "Budget x"),
             ("", "item", "Road map a b c d e f", "Road map y")],
        ),
        # A row is known by its title in its section only; an item also in another.
        (
            f"## A\n\n{ROWS}| Roadmap | a b c |\n\nkept\n\n## B\n\nend",
            f"## A\n\nkept\n\n## B\n\n{ROWS}| Roadmap | x y z |\n\nend",
            [("A", "row", "Of | To", ""), ("A", "row", "Roadmap | a b c", ""),
             ("B", "row", "", "Of | To"), ("B", "row", "", "Roadmap | x y z")],
        ),
        (
            "## A\n\n- **Roadmap** a b c\n\n## B\n\nend",
            "## A\n\n## B\n\n- **Roadmap** x y z\n\nend",
            [("A", "item", "Roadmap a b c", "Roadmap x y z")],
        ),
        # A heading is only what another heading was; its kind is part of what it says.
        ("## a b", "a b", [("a b", "paragraph", "a b", "a b")]),
        ("a b", "a **b**", [("", "paragraph", "a b", "a b")]),
    ],
)  # fmt: skip
def test_which_line_was_which(
    before: str, after: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert sorted(told(before, after)) == sorted(expected)


def test_changes_come_in_the_order_of_the_paper() -> None:
    before = "one one one\n\ntwo two two\n\nthree three\n\nfour four"
    after = "one one 1\n\nnew\n\nthree three\n\nfour 4"
    assert told(before, after) == [
        ("", "paragraph", "one one one", "one one 1"),
        ("", "paragraph", "", "new"),
        ("", "paragraph", "two two two", ""),
        ("", "paragraph", "four four", "four 4"),
    ]


OLD = "We own the roadmap."


@pytest.mark.parametrize(
    ("new", "piece", "now", "alone"),
    [
        (OLD, "own", "own", True),
        ("We share the roadmap.", "the", "the", True),
        ("We share the roadmap.", "own", "share", False),
        ("We share the roadmap.", "We own", "We share", False),
        # What is put before a piece is not part of it; what is put right behind it is.
        ("We really own the roadmap.", "own", "own", True),
        ("We own all the roadmap.", "own", "own all", True),
        ("We own, mostly, the roadmap.", "own", "own, mostly,", True),
        ("We own the roadmap. And more.", "roadmap.", "roadmap. And more.", True),
        ("So: We own the roadmap.", "We", "We", True),
        # What is gone has no length.
        ("We own the.", "roadmap", "", False),
        ("We own", "roadmap.", "", False),
        ("", "own", "", False),
    ],
)
def test_where_a_piece_of_a_text_is_now(new: str, piece: str, now: str, alone: bool) -> None:
    at = OLD.index(piece)
    aligned = Alignment(OLD, new)
    start, end = aligned.start(at), aligned.end(at + len(piece))
    assert new[start:end] == now
    assert aligned.same(at, at + len(piece)) == alone


def test_which_stretches_were_changed() -> None:
    aligned = Alignment(OLD, "We share the road map.")
    assert [OLD[a:b] for a, b in aligned.edits()] == ["own", "roadmap"]
    assert Alignment(OLD, OLD).edits() == []
