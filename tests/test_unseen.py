"""Characters that nobody sees: told in every text that papers print, where no script needs them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from charter.load.prose_checks import check_sentences
from charter.problems import InputError
from charter.read.unseen import garbled_in, lost_in_name, unseen_in
from charter.read.yaml_source import parse_yaml


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ac\u200bme", "Acme"),
        ("Ac\u200cme", "Acme"),
        ("Ac\u200dme", "Acme"),
        ("Ac\u00adme", "Acme"),
        ("Ac\u2060me", "Acme"),
        ("Ac\ufeffme", "Acme"),
        ("Ac\u202eme", "Acme"),
        ("Ac\u2066me\u2069", "Acme"),
        ("Acme\u200e", "Acme"),
        ("Acme\u200b Robots", "Acme Robots"),
        ("Acme\u2028Robots", "Acme Robots"),
        ("Ac\ufdd0me", "Acme"),
        ("Ac\U0001fffeme", "Acme"),
        ("Ac\U000e0041me", "Acme"),
        ("\uf0b7Acme", "Acme"),
        ("Ac\u3164me", "Acme"),
        ("\u05d0\u202e", "\u05d0"),
    ],
)
def test_what_nobody_sees_is_found(text: str, kept: str) -> None:
    mark, called, without = unseen_in(text)
    assert mark
    assert called
    assert without == kept


@pytest.mark.parametrize(
    "text",
    [
        "Acme & S\u00f8n, 10\u00a0000 \u2013 \u201cok\u201d \u2026",
        "\u0646\u0631\u0645\u200c\u0627\u0641\u0632\u0627\u0631",  # Persian
        "\u0915\u094d\u200d\u0937",  # Hindi
        "\u05e9\u05dc\u05d5\u05dd Ltd.\u200e",  # Hebrew with a mark for its full stop
        "\u2067\u05e9\u05dc\u05d5\u05dd\u2069 Ltd",
        "\u0e44\u0e17\u0e22\u200b\u0e44\u0e17\u0e22",  # Thai has no spaces
        "\U0001f469\u200d\U0001f4bb leads",
        "\u2764\ufe0f Robots",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # Scotland
        "\u65e5\u672c\u8a9e \U00020000",
        "e\u0301te\u0301",
        "Two\nlines",
    ],
)
def test_what_a_script_needs_is_not(text: str) -> None:
    assert unseen_in(text) == ("", "", "")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("name", "Ac\u200bme", "'name' has a space of no width (U+200B) in it, which nobody sees"
         " - write 'Acme'"),
        ("about", "We sell soft\u00adware to people. " * 3, "'about' has a soft hyphen (U+00AD) in "
         "it, which nobody sees - type 'software' anew"),
    ],
)  # fmt: skip
def test_it_is_told_with_the_text_to_write(
    workspace: Callable[..., Any], name: str, text: str, said: str
) -> None:
    names = {"name": "Acme"} | {name: text}
    lines = "".join(f'  {key}: "{value}"\n' for key, value in names.items())
    with pytest.raises(InputError) as bad:
        workspace(f"company:\n{lines}structure: combined\n")
    (problem,) = bad.value.problems
    assert str(problem).partition(": ")[2] == f"{said} [unseen-character]"


def test_it_is_told_of_the_own_catalogue() -> None:
    text = "responsibilities:\n  - id: product.x\n    charter: Owns the road\u00admap.\n"
    (problem,) = check_sentences(parse_yaml(text, "ours.yaml"))
    assert problem.code == "unseen-character"


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("We are K\u00c3\u00b6ln's best.", "K\u00c3\u00b6ln's", "K\u00f6ln's"),
        ("It\u00e2\u20ac\u2122s great", "It\u00e2\u20ac\u2122s", "It\u2019s"),
        ("We lost a l\ufffdtter", "l\ufffdtter", ""),
        ("S\u00c3O PAULO, \u00dcBER \u00c5se \u00c6r\u00f8 na\u00efve", "", ""),
        ("\u201cquoted\u201d \u2013 10\u00a0\u20ac", "", ""),
        ("\u65e5\u672c", "", ""),
    ],
)  # fmt: skip
def test_letters_that_were_read_as_another_encoding_are_found(
    text: str, word: str, meant: str
) -> None:
    assert garbled_in(text) == (word, meant)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We work in M?nster.", "M?nster."),
        ("B?RO", "B?RO"),
        ("Our office in ?stersund", "?stersund"),
        ("Die Universit?t", "Universit?t"),
        ("Why?Because we can.", ""),
        ("Who decides? The board.", ""),
        ("See https://a.example/?page=a?b and jo@a.example?subject=post", ""),
        ("Is it new? yes", ""),
    ],
)
def test_a_question_mark_in_the_place_of_a_letter_is_found(text: str, word: str) -> None:
    assert garbled_in(text) == (word, "")


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("Caf? Noir", "name", "Caf?"),
        ("Andr? Dupont", "holder", "Andr?"),
        ("Poys?", "city", "Poys?"),
        ("Who Knows?", "name", "Knows?"),
        ("Who knows? We do.", "opening", ""),
        ("", "name", ""),
    ],
)
def test_a_name_has_no_question_mark_within(text: str, name: str, word: str) -> None:
    assert lost_in_name(text, name) == word


def test_the_name_of_a_company_may_ask() -> None:
    assert lost_in_name("Who Knows?", "name", can_ask=True) == ""
    assert lost_in_name("Caf? Noir", "name", can_ask=True) == "Caf?"
