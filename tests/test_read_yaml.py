"""YAML to plain data: what is read, what is refused, and that every value knows its place."""

from __future__ import annotations

import contextlib
import json

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from charter.problems import InputError, Place
from charter.read.files import decode
from charter.read.yaml_slips import plain_key
from charter.read.yaml_source import MAX_DEPTH, MAX_VALUES, parse_yaml

BREAKS = "\n\r\x85\u2028\u2029"
MARKS = "-:?{}[],&*!#|>'\"%@`~<=. \t0aNé😀\0\x07\ufeff"


def data(text: str) -> object:
    return parse_yaml(text, "a.yaml").data


def problem(text: str) -> str:
    """Return the one problem of `text`, without the path."""
    with pytest.raises(InputError) as raised:
        parse_yaml(text, "a.yaml")
    (found,) = raised.value.problems
    return str(found).removeprefix("a.yaml:")


# What a plain word means


@pytest.mark.parametrize("word", ["no", "No", "NO", "yes", "on", "off", "y", "n", "ON"])
def test_only_true_and_false_are_truth_values(word):
    assert data(word) == word


@pytest.mark.parametrize("word", ["true", "True", "TRUE"])
def test_true_is_true(word):
    assert data(word) is True


@pytest.mark.parametrize("word", ["null", "Null", "~", ""])
def test_nothing_is_nothing(word):
    assert data(f"a: {word}") == {"a": None}


@pytest.mark.parametrize(
    ("word", "number"), [("0", 0), ("-7", -7), ("220000", 220_000), ("12.5", 12.5)]
)
def test_digits_are_a_number(word, number):
    assert data(word) == number
    assert type(data(word)) is type(number)


@pytest.mark.parametrize(
    "word",
    [
        "12:30",
        "007",
        "0x1F",
        "0o7",
        "1_000",
        "1e9",
        ".5",
        "5.",
        ".inf",
        "nAN",
        "2027-01-15",
        "=",
        "<<",
    ],
)
def test_what_looks_like_something_else_stays_text(word):
    assert data(f"[{word}]") == [word]


@pytest.mark.parametrize("word", ["true", "12", "null", "~", ""])
def test_a_word_in_quotes_is_text(word):
    assert data(f"'{word}'") == word
    assert data(f'"{word}"') == word


def test_a_number_of_more_than_16_digits_stays_text():
    assert data("1" * 17) == "1" * 17


# Places


def test_every_value_and_every_key_knows_its_place():
    source = parse_yaml("a:\n  - 1\n  - bc: x\n    d: {e: 2}\n", "a.yaml")

    assert source.place(("a", 0)) == Place("a.yaml", 2, 5)
    assert source.place(("a", 1, "bc")) == Place("a.yaml", 3, 9)
    assert source.key_place(("a", 1, "bc")) == Place("a.yaml", 3, 5)
    assert source.place(("a", 1, "d", "e")) == Place("a.yaml", 4, 12)
    assert source.key_place(("a", 1)) == Place("a.yaml", 3, 5)


def test_a_value_that_is_not_there_is_placed_at_what_encloses_it():
    source = parse_yaml("a:\n  b: 1\n", "a.yaml")

    assert source.place(("a", "x", "y")) == Place("a.yaml", 2, 3)


def test_an_empty_document_has_no_place():
    assert parse_yaml("# nothing\n", "a.yaml").place(()) == Place("a.yaml")


# Limits


def test_a_list_of_100_000_values_is_refused():
    with pytest.raises(InputError) as raised:
        data("[" + "1," * 100_000 + "]")

    assert "more than 100000 values - is this the right file? [too-large]" in str(raised.value)


def test_the_largest_document_that_is_allowed_is_read():
    assert len(data("[" + "1," * (MAX_VALUES - 1) + "]")) == MAX_VALUES - 1


def test_the_deepest_document_that_is_allowed_is_read():
    nested = data("[" * MAX_DEPTH + "]" * MAX_DEPTH)

    assert json.dumps(nested) == "[" * MAX_DEPTH + "]" * MAX_DEPTH


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_half_a_million_openings_are_refused_without_recursion(opening):
    assert problem(opening * 500_000).endswith("[too-deep]")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: " + "[" * 2000, "2:23: more than 20 levels deep - is this the right file?"),
        ('a: "' + "[" * 2000 + '"\nb: [', "the '[' that opens here is never closed"),
        ("a: [1, 2", "the '[' that opens here is never closed - write: a: [1, 2]"),
    ],
)
def test_depth_is_told_in_our_words_whatever_yaml_says_of_it(text, said):
    assert said in problem(text)


def test_the_alias_bomb_is_stopped_at_its_first_anchor():
    bomb = "".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]\n" for n in range(1, 20))

    assert problem("a0: &a0 x\n" + bomb) == (
        "1:5: a text that starts with '&' needs quotes - write: a0: \"&a0 x\" [alias]"
    )


# Problems


def test_all_duplicate_keys_are_named_in_one_run():
    with pytest.raises(InputError) as raised:
        data("a: 1\nb: {c: 1, c: 2}\na: 2\n")

    assert [p.place[1:] for p in raised.value.problems] == [(2, 11), (3, 1)]


def test_a_key_may_stand_once_in_each_mapping():
    assert data("a: {a: 1}\nb: {a: 1}") == {"a": {"a": 1}, "b": {"a": 1}}


def test_keys_are_compared_as_they_are_read():
    assert problem("a: 1\n'a': 2") == (
        "2:1: 'a' stands twice - the first is in line 1; keep one [duplicate-key]"
    )


@pytest.mark.parametrize(
    "escape", [r"\0", r"\a", r"\r", r"\v", r"\e", r"\x1b", r"\x7f", r"\x85", r"\u0008"]
)
def test_a_control_character_cannot_be_written_as_an_escape(escape):
    assert problem(f'a: "b{escape}c"').startswith("1:4: character U+00")


@pytest.mark.parametrize("escape", [r"\n", r"\t", r"\xe9", r"\u2019"])
def test_other_escapes_are_read(escape):
    assert data(f'"b{escape}c"') == json.loads(f'"b{escape}c"'.replace("\\x", "\\u00"))


@pytest.mark.parametrize("line_break", ["\x85", "\u2028", "\u2029"])
def test_a_line_break_of_another_kind_before_a_mistake_does_no_harm(line_break):
    with pytest.raises(InputError):
        data(f"a: b{line_break * 9}\n'c")


# For any input


@given(st.one_of(st.text(), st.text(st.sampled_from(MARKS + BREAKS))))
@example("a: b\u2028\u2028\u2028'")
@example("\x85: '")
@example("\ufeff")
def test_any_text_gives_data_or_an_input_error(text):
    with contextlib.suppress(InputError):
        json.dumps(data(text))


@given(st.one_of(st.binary(), st.text(st.sampled_from(MARKS + BREAKS)).map(str.encode)))
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
def test_any_bytes_give_data_or_an_input_error(raw):
    with contextlib.suppress(InputError):
        json.dumps(data(decode(raw, "a.yaml", InputError)))


PRINTABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20
)
NAMES = PRINTABLE.filter(lambda name: plain_key(name) == name or name.isascii())
"""A hard space in a name is refused, since nobody means it."""
PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**15), 10**15), PRINTABLE),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=12,
)


@given(PLAIN, st.booleans())
def test_what_pyyaml_writes_is_read_as_it_was(value, flow):
    text = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True)

    assert data(text) == value


@given(PLAIN)
def test_what_json_writes_is_read_as_it_was(value):
    assert data(json.dumps(value, ensure_ascii=False)) == value


def test_a_plus_is_part_of_a_number_that_is_dialled():
    assert data("a: +447700900123\nb: +4\nc: -4") == {"a": "+447700900123", "b": "+4", "c": -4}
