"""How elements of a letterhead are taken out and put in: no text is lost, and order is kept."""

from __future__ import annotations

import pytest
from lxml import etree

from charter.document.docx.xml import parse
from charter.write.letterhead.xml import child, drop, each, number, unwrap
from word_packages import W


def made(inner: str) -> etree._Element:
    root: etree._Element = parse(f'<w:p xmlns:w="{W}">{inner}</w:p>'.encode())
    return root


def shown(root: etree._Element) -> str:
    """Return what stands in an element, without the names of the schema."""
    text = etree.tostring(root).decode().replace(f' xmlns:w="{W}"', "")
    return text.removeprefix("<w:p>").removesuffix("</w:p>").removesuffix("<w:p/>")


@pytest.mark.parametrize(
    ("before", "dropped", "unwrapped"),
    [
        ("<w:x/>", "", ""),
        ("<w:x/>end", "end", "end"),
        ("start<w:x/>end", "startend", "startend"),
        ("<w:a/><w:x/>end", "<w:a/>end", "<w:a/>end"),
        ("<w:a/>mid<w:x/>end", "<w:a/>midend", "<w:a/>midend"),
        ("s<w:x><w:b/>t<w:c/></w:x>e<w:d/>", "se<w:d/>", "s<w:b/>t<w:c/>e<w:d/>"),
        ("<w:x>text</w:x>e", "e", "e"),
    ],
)
def test_text_behind_what_is_taken_out_stays(before: str, dropped: str, unwrapped: str) -> None:
    for change, expected in ((drop, dropped), (unwrap, unwrapped)):
        root = made(before)
        change(root.find(f"{{{W}}}x"))
        assert shown(root) == expected


def test_some_children_can_take_the_place_of_their_parent() -> None:
    root = made("s<w:x><w:b/><w:c/></w:x>e")
    outer = root[0]
    unwrap(outer, [outer[1]])
    assert shown(root) == "s<w:c/>e"


def test_what_stands_nowhere_is_left_alone() -> None:
    root = made("<w:a/>")
    drop(root)
    unwrap(root)
    assert shown(root) == "<w:a/>"


def test_a_tree_may_be_changed_while_it_is_walked() -> None:
    root = made("<w:a><w:b/></w:a><w:b/><w:c/>")
    for one in each(root, "a", "b"):
        drop(one)
    assert shown(root) == "<w:c/>"


def test_a_new_child_stands_in_its_place_by_the_schema() -> None:
    root = parse(f'<w:pPr xmlns:w="{W}"><w:pStyle/><w:jc/></w:pPr>'.encode())
    assert child(root, "jc") is root[1]
    for name in ("spacing", "keepNext", "nonsense"):
        child(root, name)
    names = [etree.QName(one).localname for one in root]
    assert names == ["pStyle", "keepNext", "spacing", "jc", "nonsense"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("12.9", 12), ("-3", -3), ("", 7), ("x", 7), ("nan", 7), ("1e999", 7)],
)
def test_a_figure_that_is_none_is_the_usual_one(text: str, value: int) -> None:
    assert number(text, 7) == value
