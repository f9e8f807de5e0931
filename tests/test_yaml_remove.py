"""Values taken out of a person's YAML, lists replaced, examples in comments answered."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from charter.edit.yaml_edit import set_value
from charter.edit.yaml_remove import remove_value, replace_value
from charter.problems import InputError

TEXT = """\
a:
  # one
  - x: 1  # n
    y: 2
  - z
  # three
  - [1, 2, 3]
b: {k: 1, l: 2}   # why
"""

REMOVED = {
    "the first key behind a dash": (("a", 0, "x"), "  - x: 1  # n\n    y: 2\n", "  - y: 2\n"),
    "a later key": (("a", 0, "y"), "    y: 2\n", ""),
    "an item of one line": (("a", 1), "  - z\n", ""),
    "an item of many": (("a", 0), "  - x: 1  # n\n    y: 2\n", ""),
    "the last in brackets": (("a", 2, 2), "[1, 2, 3]", "[1, 2]"),
    "the first in brackets": (("a", 2, 0), "[1, 2, 3]", "[2, 3]"),
    "a key in braces": (("b", "k"), "{k: 1, l: 2}", "{l: 2}"),
    "a key with its note": (("b",), "b: {k: 1, l: 2}   # why\n", ""),
}


@pytest.mark.parametrize("name", REMOVED)
def test_a_value_goes_and_nothing_else(name: str) -> None:
    path, old, new = REMOVED[name]
    assert remove_value(TEXT, path) == TEXT.replace(old, new)
    windows = TEXT.replace("\n", "\r\n")
    assert remove_value(windows, path) == TEXT.replace(old, new).replace("\n", "\r\n")


def test_what_loses_its_last_part_stays_empty() -> None:
    text = "a:  # note\n  b: 1\nc:\n- 1\nd: 2\n"
    assert remove_value(text, ("a", "b")) == "a: {}  # note\nc:\n- 1\nd: 2\n"
    assert remove_value(text, ("c", 0)) == "a:  # note\n  b: 1\nc: []\nd: 2\n"


def test_what_is_not_there_changes_nothing() -> None:
    assert remove_value(TEXT, ("b", "m")) == TEXT
    assert remove_value(TEXT, ("a", 7)) == TEXT
    assert remove_value(TEXT, ("b", "k", "deeper")) == TEXT


def test_items_that_stay_keep_their_notes() -> None:
    new = replace_value(TEXT, ("a",), [{"x": 1, "y": 3}, "new", "z", [1, 5, 3], "end"])
    assert new == TEXT.replace("y: 2", "y: 3").replace("  - z\n", "  - new\n  - z\n").replace(
        "[1, 2, 3]\n", "[1, 5, 3]\n  - end\n"
    )


def test_a_scalar_takes_the_place_of_a_list_and_back() -> None:
    text = "a:\n  - 1\n  - 2\nb: 1\n"
    assert replace_value(text, ("a",), "q") == "a: q\nb: 1\n"
    assert replace_value("a: q\nb: 1\n", ("a",), [1, 2]) == "a: [1, 2]\nb: 1\n"
    assert replace_value("b: {k: 1}\n", ("b",), {}) == "b: {}\n"


def test_text_of_both_line_ends_is_refused() -> None:
    with pytest.raises(InputError, match="without touching"):
        remove_value("a: 1\r\nb: 2\n", ("a",))


EXAMPLES = {
    "with its note": (
        "c:\n  name: A\n  #size: 48      # People.\n  d: 1\n",
        ("c", "size"),
        7,
        "  size: 7        # People.\n",
    ),
    "an example over lines": (
        "c:\n  name: A\n  #list:\n    #- one\n    #- two\n  # note\n  d: 1\n",
        ("c", "list"),
        ["x"],
        "  list: [x]\n  # note\n",
    ),
    "a value over lines": (
        "c:\n  name: A\n  #by: {DE: 3}   # Where.\n  d: 1\n",
        ("c", "by"),
        {"DE": 4, "FR": 5},
        "  # Where.\n  by:\n    DE: 4\n    FR: 5\n",
    ),
    "behind the last key": ("c:\n  name: A\n\n  #size: 4\n", ("c", "size"), 7, "\n  size: 7\n"),
    "at the top": ("c: 1\n\n#d:\n  #e: f\n", ("d", "g"), "h", "\nd:\n  g: h\n"),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_answer_takes_the_place_of_its_example(name: str) -> None:
    text, path, value, there = EXAMPLES[name]
    made = set_value(text, path, value)
    assert there in made
    assert not any(example in made for example in ("#size", "#- one", "#e"))


@pytest.mark.parametrize(
    "text",
    [
        "c:\n  name: A\nd:\n  #size: 3\n",  # of another mapping
        "c:\n  name: A\n  # size: 3 is what we had\n",  # a note
        "c:\n  name: A\n    #size: 3\n",  # further in
    ],
)
def test_what_is_no_example_here_stays(text: str) -> None:
    made = set_value(text, ("c", "size"), 5)
    assert "c:\n  name: A\n  size: 5\n" in made
    assert len(made.splitlines()) == len(text.splitlines()) + 1


def _leaves(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if not isinstance(data, dict | list):
        return []
    found = []
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        found += [(*path, key), *_leaves(value, (*path, key))]
    return found


WORDS = st.sampled_from(["one", "two words", "x: y", "#no", "true", "1", "it's", "- a"])
TREES = st.recursive(
    WORDS | st.integers(0, 99) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3)
    ),
    max_leaves=8,
)
WHOLE = st.dictionaries(st.sampled_from("klmn"), TREES, min_size=1, max_size=4)


def _without(data: Any, path: tuple[Any, ...]) -> Any:
    made = copy.deepcopy(data)
    at = made
    for key in path[:-1]:
        at = at[key]
    del at[path[-1]]
    return made


@given(WHOLE, st.booleans(), st.data())
def test_whatever_is_taken_out_the_rest_is_as_it_was(
    whole: dict[str, Any], flow: bool, data: st.DataObject
) -> None:
    text = yaml.safe_dump(whole, default_flow_style=flow or None, sort_keys=False)
    path = data.draw(st.sampled_from(_leaves(whole)))
    assert (yaml.safe_load(remove_value(text, path)) or {}) == _without(whole, path)


@given(WHOLE, WHOLE)
def test_one_company_becomes_another(one: dict[str, Any], other: dict[str, Any]) -> None:
    text = yaml.safe_dump(one, sort_keys=False)
    notes = "".join(f"# note {number}\n{line}" for number, line in enumerate(text.splitlines(True)))
    if yaml.safe_load(notes) != one:
        notes = text
    made = replace_value(notes, (), other)
    assert yaml.safe_load(made) == other
