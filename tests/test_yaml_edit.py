"""Changing one value of a YAML file that a person wrote, and nothing else in it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter.edit.yaml_edit import append_entry, set_value
from charter.problems import InputError
from charter.read.yaml_source import parse_yaml

LONG = "A sentence that is much too long for the line of its key, so it is folded into lines below."

EXAMPLES = {
    "plain": ("a: old\nb: 1\n", ("a",), "new", "a: new\nb: 1\n"),
    "a comment behind stays": ("a: old  # why\n", ("a",), "new", "a: new  # why\n"),
    "single quotes stay": ("a: 'old' # why\n", ("a",), "it's", "a: 'it''s' # why\n"),
    "double quotes stay": ('a: "old"\n', ("a",), 'a "b"', 'a: "a \\"b\\""\n'),
    "text that needs quotes gets them": ("a: old\n", ("a",), "x: y", 'a: "x: y"\n'),
    "text that looks like a number": ("a: old\n", ("a",), "12", 'a: "12"\n'),
    "a date": ("a: 1\n", ("a",), "2026-12-01", "a: 2026-12-01\n"),
    "a number": ("a: 1 # one\n", ("a",), 2, "a: 2 # one\n"),
    "folded": (
        "a: >-  # why\n  one\n  two\n\n# next\nb: 1\n",
        ("a",),
        "three four",
        "a: >-  # why\n  three four\n\n# next\nb: 1\n",
    ),
    "literal": ("a: |\n    one\n    two\nb: 1\n", ("a",), "three", "a: >-\n  three\nb: 1\n"),
    "plain over lines": ("a: one\n  two\nb: 1\n", ("a",), "new", "a: new\nb: 1\n"),
    "a long text with a comment": (
        "a: old # why\nb: 1\n",
        ("a",),
        LONG,
        f"a: >- # why\n  {LONG}\nb: 1\n",
    ),
    "in a list": ("a:\n  - one # 1\n  - two\n", ("a", 1), "2nd", 'a:\n  - one # 1\n  - "2nd"\n'),
    "in a list that is not indented": ("a:\n- one\n- two\n", ("a", 0), LONG,
        f"a:\n- >-\n  {LONG}\n- two\n"),
    "in braces": ("a: {b: old, c: 1} # why\n", ("a", "b"), "x, y", 'a: {b: "x, y", c: 1} # why\n'),
    "a new key": ("a:\n  b: 1 # one\n\n# c\nd: 2\n", ("a", "e"), "new",
        "a:\n  b: 1 # one\n  e: new\n\n# c\nd: 2\n"),
    "a new key, four spaces": ("a:\n    b: 1\n", ("a", "e"), "new", "a:\n    b: 1\n    e: new\n"),
    "a new key in braces": ("a: {b: 1}\n", ("a", "c"), 2, "a: {b: 1, c: 2}\n"),
    "a new key in empty braces": ("a: {}\n", ("a", "c"), 2, "a: {c: 2}\n"),
    "a new key behind a comma": ("a: {b: 1,}\n", ("a", "c"), 2, "a: {b: 1, c: 2}\n"),
    "a new key under one without a value": ("a:\n  b: # why\n  c: 1\n", ("a", "b", "d"), "x",
        "a:\n  b: # why\n    d: x\n  c: 1\n"),
    "a value for a key without one": ("a:\nb: 1\n", ("a",), "x", "a: x\nb: 1\n"),
    "new keys all the way": ("a: 1\n", ("b", "c", "d"), "x", "a: 1\nb:\n  c:\n    d: x\n"),
    "a new item": ("a:\n- b: 1\n  c: >-\n    x\n\nd: 1\n", ("a", 1), {"b": 2},
        "a:\n- b: 1\n  c: >-\n    x\n- b: 2\n\nd: 1\n"),
    "a new item in brackets": ("a: [1, 2]\n", ("a", 2), 3, "a: [1, 2, 3]\n"),
    "an empty file": ("", ("a",), "x", "a: x\n"),
    "a file of comments": ("# ours\n", ("a",), "x", "# ours\na: x\n"),
    "no newline at the end": ("a: 1", ("b",), 2, "a: 1\nb: 2"),
    "Windows line ends": ("a: 1\r\nb: x\r\n", ("b",), LONG, f"a: 1\r\nb: >-\r\n  {LONG}\r\n"),
    "letters of all kinds": ("ä: ö # ü\nb: 日本\n", ("b",), "語", "ä: ö # ü\nb: 語\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_only_the_value_changes(name):
    text, path, value, expected = EXAMPLES[name]

    assert set_value(text, path, value) == expected


def test_an_entry_is_added_to_the_list_of_its_kind():
    text = "# ours\nresponsibilities:\n  - id: a\n    charter: A. # so\n\ndecisions: []\n"

    assert append_entry(text, "responsibilities", {"id": "b", "charter": LONG}) == (
        "# ours\nresponsibilities:\n  - id: a\n    charter: A. # so\n"
        f"  - id: b\n    charter: >-\n      {LONG}\n\ndecisions: []\n"
    )


def test_a_list_that_lacks_is_made():
    assert append_entry("", "decisions", {"id": "b", "charter": "B."}) == (
        "decisions:\n  - id: b\n    charter: B.\n"
    )


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "a: !!str 1\n", "a: 1\na: 2\n", "a: [\n"])
def test_a_file_that_is_not_plain_yaml_is_refused(text):
    with pytest.raises(InputError):
        set_value(text, ("c",), 1)


def test_a_list_is_not_replaced():
    with pytest.raises(InputError) as raised:
        set_value("a: # mine\n  - b\n", ("a",), "x", "company.yaml")

    assert str(raised.value) == (
        "company.yaml: 'a' cannot be changed without touching the text around it - change it by "
        "hand [cannot-edit]"
    )


# For any file and any value

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=150
)
values = words | st.integers(-(10**6), 10**6) | st.booleans() | st.none()
texts = st.sampled_from([text for text, *_ in EXAMPLES.values()])


def paths(data: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of each single value in `data`."""
    if isinstance(data, dict):
        return [p for key, inner in data.items() for p in paths(inner, (*at, key))]
    if isinstance(data, list):
        return [p for n, inner in enumerate(data) for p in paths(inner, (*at, n))]
    return [at] if at else []


@given(texts, values, st.data())
def test_the_file_says_what_was_meant_and_other_lines_stay(text, value, data):
    before = parse_yaml(text, "x").data
    at = data.draw(st.sampled_from([*paths(before), ("new",), ("new", "deep")]))

    made = set_value(text, at, value)

    wanted = copy.deepcopy(before) or {}
    inside = wanted
    for key in at[:-1]:
        inside = inside.setdefault(key, {}) if isinstance(inside, dict) else inside[key]
    inside[at[-1]] = value
    assert parse_yaml(made, "x").data == wanted
    comments = [line.split("#", 1)[1] for line in text.splitlines() if "#" in line]
    assert all(comment in made for comment in comments)
    kept = [line for line in text.splitlines() if line.startswith("#") or not line.strip()]
    assert all(line in made.splitlines() for line in kept)


@given(texts, st.lists(words, min_size=1, max_size=4))
def test_entries_are_added_one_after_the_other(text, sentences):
    before = parse_yaml(text, "x").data or {}
    made = text
    for sentence in sentences:
        made = append_entry(made, "entries", {"id": "x", "charter": sentence})

    after = parse_yaml(made, "x").data
    assert [entry["charter"] for entry in after.pop("entries")] == sentences
    assert after == before
