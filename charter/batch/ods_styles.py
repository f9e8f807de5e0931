"""How cells and words of an ODS file look, where that counts: struck out, raised, not shown."""

from __future__ import annotations

from collections.abc import Mapping

from charter.batch.raised import LOWERED, RAISED

_LINES = ("text-line-through-style", "text-line-through-type")


class OdsStyles:
    """Takes styles as they come, those of the whole file before those of its sheets."""

    def __init__(self) -> None:
        self.not_shown: set[str] = set()
        self._name = ""
        self._parents: dict[str, str] = {}
        self._own: dict[str, bool] = {}
        self._levels: dict[str, str] = {}

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Take the beginning of an element outside of sheets."""
        if tag == "style":
            self._name = given.get("name", "")
            self._parents[self._name] = given.get("parent-style-name", "")
        elif tag == "table-properties" and given.get("display") == "false":
            self.not_shown.add(self._name)
        elif tag == "text-properties":
            if lines := [given[key] for key in _LINES if key in given]:
                self._own[self._name] = "none" not in lines
            if "text-position" in given:
                self._levels[self._name] = _level(given["text-position"])

    def struck(self, name: str) -> bool | None:
        """Return whether a style strikes out, by itself or by the one it comes from, if it says."""
        for _ in range(10):
            if not name or name in self._own:
                break
            name = self._parents.get(name, "")
        return self._own.get(name)

    def level(self, name: str) -> str:
        """Return whether a style raises or lowers words, by itself or by the one it comes from."""
        for _ in range(10):
            if not name or name in self._levels:
                break
            name = self._parents.get(name, "")
        return self._levels.get(name, "")


def _level(position: str) -> str:
    """Return the level of a position such as super 58%, -33% 58% or 0% 100%."""
    said = position.partition(" ")[0].rstrip("%")
    if said in ("super", "sub"):
        return RAISED if said == "super" else LOWERED
    return "" if not said.strip("-0.") else LOWERED if said.startswith("-") else RAISED


def local(given: Mapping[str, str]) -> dict[str, str]:
    """Return attributes without their namespaces; what a cell shows has a name of its own."""
    found = {}
    for key, value in given.items():
        space, _, name = key.rpartition(" ")
        own = name == "value-type" and "calcext" in space
        found["shown-type" if own else name] = value
    return found
