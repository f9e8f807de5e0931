"""What each job board documents of its feed, from `catalog/boards`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from charter.read.yaml_source import read_yaml
from charter.resources import catalog_folder

BOARDS = ("indeed", "linkedin")


class FeedField(NamedTuple):
    """One element of a job: whether it must be there, and the key of company.yaml that fills it.

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


class Board(NamedTuple):
    """One board: its file, its fields by name, and its words for what a posting states."""

    id: str
    title: str
    file: str
    source: str
    checked: str
    italic: str
    employment: Mapping[str, str]
    periods: Mapping[str, str]
    signs: Mapping[str, str]
    workplaces: Mapping[str, str]
    not_in_title: tuple[str, ...]
    fields: Mapping[str, FeedField]


@cache
def board(name: str) -> Board:
    """Return the board called `name`, one of BOARDS."""
    data = read_yaml(catalog_folder() / "boards" / f"{name}.yaml").data
    return Board(
        id=data["board"],
        title=data["title"],
        file=data["file"],
        source=data["source"],
        checked=data["checked"],
        italic=data["italic"],
        employment=data["employment"],
        periods=data["periods"],
        signs=data["signs"],
        workplaces=data["workplaces"],
        not_in_title=tuple(data["not_in_title"]),
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
    )
