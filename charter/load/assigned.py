"""Who a company file gives work to: what its positions take, and the lines under `assign`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from charter.facts.catalog import Catalog
from charter.facts.company import Override, PositionInput
from charter.load.company_checks import position_id
from charter.read.yaml_source import Source


def assigned(
    source: Source, catalog: Catalog, positions: Mapping[str, PositionInput]
) -> dict[str, Override]:
    """Return what the company gives to whom: what positions take, and the lines under `assign`."""
    given = source.data.get("positions") or {}
    made = {
        entry: Override(position.id, None, None, None, None, place)
        for position in positions.values()
        for entry, place in position.takes
    }
    for entry, override in (source.data.get("assign") or {}).items():
        said = _override(catalog, override, source.key_place(("assign", entry)), given)
        made[entry] = (
            said
            if said.accountable
            else said._replace(accountable=made[entry].accountable if entry in made else None)
        )
    return made


def _override(catalog: Catalog, data: Any, place: Any, given: Mapping[str, Any]) -> Override:
    if isinstance(data, str):
        return Override(position_id(catalog, data, given), None, None, None, None, place)

    def names(key: str) -> tuple[str, ...] | None:
        return (
            tuple(position_id(catalog, name, given) for name in data[key]) if key in data else None
        )

    accountable = data.get("accountable")
    return Override(
        position_id(catalog, accountable, given) if accountable else None,
        names("responsible"),
        names("consulted"),
        names("informed"),
        names("veto"),
        place,
    )
