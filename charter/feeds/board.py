"""What each job board documents of its feed, from `catalog/boards`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from charter.named_tuples import NamedTuple
from charter.problems import InputError
from charter.read.schema import check_schema
from charter.read.yaml_source import read_yaml
from charter.resources import catalog_folder


class FeedField(NamedTuple):
    """One element of a job: whether it must be there, and the key of company.yaml that fills it.

    `says` is one of the values of plain.py, for a board that has no module of its own.
    `least` and `most` are characters, 0 for no limit; `lacks` and `add` say what is missing in a
    posting without it, and what to do.
    """

    name: str
    need: Literal["required", "recommended", "optional"]
    key: str
    least: int
    most: int
    starts: str
    code: str
    lacks: str
    add: str
    says: str


class Board(NamedTuple):
    """One board: its file, its fields by name, and its words for what a posting states.

    `built` is its element for the day on which the feed was made; `note` is what one should know
    before the file is of use.
    """

    id: str
    title: str
    file: str
    source: str
    checked: str
    note: str
    built: str
    built_is_iso: bool
    italic: str
    employment: Mapping[str, str]
    periods: Mapping[str, str]
    signs: Mapping[str, str]
    workplaces: Mapping[str, str]
    fields: Mapping[str, FeedField]


@cache
def board(name: str) -> Board:
    """Return the board called `name`. Raises InputError with all that is wrong with its file."""
    source = read_yaml(catalog_folder() / "boards" / f"{name}.yaml", f"catalog/boards/{name}.yaml")
    problems, data = check_schema(source, "board")
    if problems:
        raise InputError(problems)
    return Board(
        id=data["board"],
        title=data["title"],
        file=data["file"],
        source=data["source"],
        checked=data["checked"],
        note=data.get("note", ""),
        built=data.get("built", "lastBuildDate"),
        built_is_iso=data.get("built_as") == "ISO 8601",
        italic=data["italic"],
        employment=data.get("employment", {}),
        periods=data.get("periods", {}),
        signs=data.get("signs", {}),
        workplaces=data.get("workplaces", {}),
        fields={given["field"]: _field(given) for given in data["fields"]},
    )


def _field(given: dict[str, Any]) -> FeedField:
    get = given.get
    return FeedField(
        name=given["field"],
        need=given["need"],
        key=given["from"],
        least=get("least", 0),
        most=get("most", 0),
        starts=get("starts", ""),
        code=get("code", "no-field"),
        lacks=get("lacks", f"has no '{given['field']}'"),
        add=get("add", f"see '{given['from']}' in company.yaml"),
        says=get("says", ""),
    )
