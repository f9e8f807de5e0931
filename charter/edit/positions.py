"""The positions in a company file as its text has them now, when it is about to be changed."""

from __future__ import annotations

from typing import Any

from charter.facts.catalog import Catalog
from charter.facts.company import PositionInput
from charter.load.company_checks import position_key
from charter.problems import InputError, error
from charter.read.yaml_source import parse_yaml


def positions_in(text: str, name: str) -> dict[str, Any]:
    """Return what stands under `positions` in the text of the file `name`, by its keys."""
    data = parse_yaml(text, name).data
    found = data.get("positions") if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def position_in(text: str, given: PositionInput, catalog: Catalog) -> tuple[str, dict[str, Any]]:
    """Return the key of a position in the text of its file, and what stands there.

    Raises InputError where somebody has taken it out since it was read.
    """
    name = given.place.path
    positions = positions_in(text, name)
    key = position_key(catalog, given.id, positions)
    if key is None:
        message = f"'{given.id}' was taken out of it meanwhile; nothing was written"
        raise error(InputError, name, "changed-meanwhile", message, "look at it, then run it again")
    told = positions[key]
    return key, told if isinstance(told, dict) else {}
