"""Values of the wrong kind in company.yaml: how each is shown, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from charter.facts.company import Workspace
from charter.problems import CharterError

LONG = "x" * 41
TOO_LONG = f"'{LONG}'"
# What stands in the file, and how a message calls it.
VALUES = {
    "true": "true",
    "false": "false",
    "~": "nothing",
    "": "nothing",
    "3": "'3'",
    "2.5": "'2.5'",
    "{a: b}": "'a: ...'",
    "[a, b]": "a list",
    LONG: f"'{LONG[:40]}...'",
    LONG[:40]: f"'{LONG[:40]}'",
    '"a\\nb"': "'a b'",
}
DIGITS = " - write it as a number, such as 'headcount: 12'; leave it out where none is known"
AFTER = " - write it after the colon, or delete the line"
UNKNOWN = " - write 'investors: true' where it is so, else 'false'"
ONE_TEXT = " - write one text in its place"
ITEM = " - write on a line of its own: - "
# A key of the company; what it should be; which of VALUES it takes; what to do, by value.
KEYS: list[tuple[str, str, set[str], dict[str, str]]] = [
    (
        "about",
        "text",
        {LONG, LONG[:40], '"a\\nb"'},
        {
            "true": " - say it in words",
            "false": " - say it in words",
            "3": " - put it in quotes",
            "2.5": " - put it in quotes",
            "{a: b}": ' - write: about: "a: b"',
            "": AFTER,
            "~": AFTER,
            "[a, b]": ONE_TEXT,
        },
    ),
    (
        "headcount",
        "a whole number",
        {"3"},
        {LONG: DIGITS, LONG[:40]: DIGITS, '"a\\nb"': DIGITS, "": AFTER, "~": AFTER},
    ),
    (
        "investors",
        "true or false",
        {"true", "false"},
        {LONG: UNKNOWN, LONG[:40]: UNKNOWN, '"a\\nb"': UNKNOWN, "": AFTER, "~": AFTER},
    ),
    (
        "benefits",
        "a list",
        {"[a, b]"},
        {
            "{a: b}": ' - write: benefits: ["a: b"]',
            LONG: ITEM + LONG,
            LONG[:40]: ITEM + LONG[:40],
            '"a\\nb"': " - write each item on a line of its own, as '- ...'",
        },
    ),
]


def said(workspace: Callable[..., Workspace], company: str) -> list[str]:
    try:
        workspace(company)
    except CharterError as bad:
        return [str(each).partition(": ")[2] for each in bad.problems]
    return []


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(("key", "wanted", "right", "hints"), KEYS, ids=[k[0] for k in KEYS])
def test_a_value_of_the_wrong_kind(
    workspace: Callable[..., Workspace],
    key: str,
    wanted: str,
    right: set[str],
    hints: dict[str, str],
    value: str,
) -> None:
    text = f"company:\n  name: Acme\n  {key}: {value}\nstructure: combined\n"
    hint = hints.get(value, "")
    message = f"'{key}' should be {wanted}, not {VALUES[value]}{hint} [wrong-type]"
    assert said(workspace, text) == ([] if value in right else [message])


POSITION = "company: {name: Acme}\nstructure: combined\npositions: {cpto: {status: filled, %s}}\n"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("title: ''", ["'title' must not be empty - fill it in, or delete it [out-of-range]"]),
        ("title: ' '", ["'title' must be one line and not blank, not ' ' [wrong-form]"]),
        (f"title: {'x' * 301}", ["'title' is longer than 300 characters"]),
        (f"title: {'x' * 300}", []),
        ("pay: {currency: USD}", ["the pay of 'cpto' has no amount - add 'min' and 'max'; "]),
        ("pay: {min: 1, max: 2, currency: usd}", ["'currency' must be "]),
        ("pay: {min: -1, max: 2, currency: USD}", ["'min' must be at least 0, not '-1'"]),
        ("start: 2027-02-30", ["'start' is no day: '2027-02-30', and February 2027 has 28 days - "
                               "write the day that is meant, such as 2027-02-28 [no-such-date]"]),
        ("statsu: filled", ["'statsu' is not known here - did you mean 'status'? [unknown-key]"]),
        ("zzz: filled", ["'zzz' is not known here - known: role, title, level, "]),
        ("pay: {min: 1, max: 2, currency: USD, per: xyz}",
         ["'per' cannot be 'xyz' - one of: year, "]),
    ],
)  # fmt: skip
def test_a_value_out_of_its_bounds(
    workspace: Callable[..., Workspace], inside: str, expected: list[str]
) -> None:
    found = said(workspace, POSITION % inside)
    assert len(found) == len(expected), found
    for message, start in zip(found, expected, strict=True):
        assert message.startswith(start)


def test_ids_of_positions_follow_one_form(
    workspace: Callable[..., Workspace], tmp_path: Path
) -> None:
    text = "company: {name: Acme}\nstructure: combined\npositions:\n"
    for name in ("Cto", "vp--x", "a" * 61):
        text += f"  {name}: {{role: cto}}\n"
    long = f"'{'a' * 40}...' is longer than 60 characters [wrong-form]"
    assert [each for each in said(workspace, text) if each != long] == [
        f"'{name}' must be small letters, digits and single hyphens, such as 'vp-product' "
        f"{hint}[wrong-form]"
        for name, hint in (("Cto", "- write cto "), ("vp--x", "- write vp-x "))
    ]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (
            "benefits: Insurance, 25 days of leave; pension",
            "write each on a line of its own: '- Insurance', '- 25 days of leave' and '- pension'",
        ),
        (
            "benefits: Insurance, pension, and lunch",
            "write on a line of its own: - Insurance, pension, and lunch",
        ),
        ("benefits: We pay (a, b, c) all.", "write on a line of its own: - We pay (a, b, c) all."),
        (
            "start: some day",
            ", or only the month, such as 2027-01; leave it out where none is known",
        ),
        ("apply: {until: rolling}", "such as 2027-01-15; leave it out where none is known"),
        ("start: 2027-02-30", "write the day that is meant, such as 2027-02-28"),
    ],
)
def test_what_to_write_where_a_list_or_a_day_is_wanted(
    line: str, hint: str, workspace: Callable[[str], Workspace]
) -> None:
    with pytest.raises(CharterError) as bad:
        workspace(f"company: {{name: Acme}}\npositions:\n  cto:\n    status: vacant\n    {line}\n")
    assert any(problem.hint.endswith(hint) for problem in bad.value.problems)
