"""Catalogue files to a `Catalog`: the shipped ones, then the workspace's laid over them by id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from charter.compiled import compiled_catalog
from charter.problems import InputError, Place, Problem, error
from charter.read import advice_entries as rules
from charter.read.advice_entries import conditions as _conditions
from charter.read.catalog import (
    Area,
    Catalog,
    Claim,
    Entry,
    Interface,
    Measure,
    Role,
    Statement,
    Structure,
)
from charter.read.schema import check_schema
from charter.read.yaml_source import Path_, Source, read_yaml
from charter.resources import catalog_folder

KINDS = (
    "areas",
    "responsibilities",
    "decisions",
    "roles",
    "structures",
    "interfaces",
    "measures",
    "sources",
    "advice",
    "starving",
    "hires",
    "poor_reasons",
    "disagreements",
    "pay_evidence",
)
MAX_FILES = 500


class _Raw:
    """An entry while files are laid over each other: its keys, each with the file it came from."""

    __slots__ = ("data", "keys", "own", "place")

    def __init__(
        self, data: dict[str, Any], place: Place, own: bool, keys: dict[str, tuple[Source, Path_]]
    ) -> None:
        self.data = data
        self.place = place
        self.own = own
        self.keys = keys

    def place_of(self, *at: str | int) -> Place:
        """Return where the value at `at` stands, in whichever file gave it."""
        if at and at[0] in self.keys:
            source, base = self.keys[str(at[0])]
            return source.place((*base, *at))
        return self.place


_Entries = dict[str, dict[str, _Raw]]


def read_catalog(own: Path | None = None) -> Catalog:
    """Return the shipped catalogue with the files of the folder `own` laid over it.

    Shipped files are checked by the tests, not at every start; own files are checked here.
    Raises InputError with every problem of every own file.
    """
    version, raw = _compiled() or _shipped()
    if own is not None and own.is_dir():
        _lay_own(raw, own)
    return _build(version, raw)


def _shipped() -> tuple[str, _Entries]:
    """Return the version and the entries of the shipped catalogue, from its YAML files."""
    raw: _Entries = {kind: {} for kind in KINDS}
    version = ""
    shipped = catalog_folder()
    for path in _yaml_files(shipped):
        source = read_yaml(path, f"catalog/{path.relative_to(shipped).as_posix()}")
        version = source.data.get("version", version)
        _lay(raw, source, source.data, own=False)
    return version, raw


def plain_catalog() -> dict[str, Any]:
    """Return the shipped catalogue as plain data, for charter/compiled.py; _compiled() reads it."""
    version, raw = _shipped()
    entries = {kind: [[*entry.place, entry.data] for entry in raw[kind].values()] for kind in KINDS}
    return {"version": version, "entries": entries}


def _compiled() -> tuple[str, _Entries] | None:
    plain = compiled_catalog()
    if plain is None:
        return None
    raw = {
        kind: {
            data["id"]: _Raw(data, Place(path, line, column), False, {})
            for path, line, column, data in plain["entries"][kind]
        }
        for kind in KINDS
    }
    return plain["version"], raw


def _lay_own(raw: _Entries, folder: Path) -> None:
    problems: list[Problem] = []
    for path in _yaml_files(folder):
        try:
            source = read_yaml(path)
            if source.data is None:
                continue
            found, fitting = check_schema(source, "catalog")
            problems += found
            problems += _lay(raw, source, fitting, own=True)
        except InputError as bad:
            problems += bad.problems
    problems += _incomplete(raw)
    if problems:
        raise InputError(problems)


def _yaml_files(folder: Path) -> Iterator[Path]:
    examples = folder / "examples"
    found = sorted(
        path
        for ending in ("*.yaml", "*.yml")
        for path in folder.rglob(ending)
        if examples not in path.parents and not path.name.startswith(".")
    )
    if len(found) > MAX_FILES:
        raise error(InputError, folder, "too-large", f"more than {MAX_FILES} catalogue files")
    return iter(found)


def _lay(raw: _Entries, source: Source, fitting: dict[str, Any], own: bool) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for kind in KINDS:
        for number, data in enumerate(fitting.get(kind) or ()):
            base = (kind, number)
            place = source.place(base)
            name = data and data.get("id")
            if name is None:
                continue
            if (kind, name) in seen:
                problems.append(
                    Problem(
                        place, "duplicate-id", f"'{name}' stands twice in this file", "keep one"
                    )
                )
            seen.add((kind, name))
            origin: tuple[Source, Path_] = (source, base)
            keys = dict.fromkeys(source.data[kind][number], origin)
            known = raw[kind].get(name)
            if known is None:
                raw[kind][name] = _Raw(dict(data), place, own, keys)
            else:
                known.data.update(data)
                known.keys.update(keys)
                known.place, known.own = place, own
            if data.get("omit"):
                del raw[kind][name]
    return problems


_NEEDED = {
    "areas": ("title",),
    "responsibilities": ("title", "area", "charter", "accountable"),
    "decisions": ("title", "area", "charter", "decides"),
    "roles": ("title", "abbreviation", "level"),
    "structures": ("title", "positions"),
    "interfaces": ("between", "first_gives", "second_gives", "rhythm"),
    "measures": ("title", "definition", "unit", "direction"),
    "sources": ("author", "title"),
    "advice": ("weight", "reason"),
    "starving": ("job", "weight", "reason"),
    "hires": ("side", "reason"),
    "poor_reasons": ("title", "why"),
    "disagreements": ("title", "sides"),
    "pay_evidence": ("role", "what", "min", "currency"),
}


def _incomplete(raw: _Entries) -> list[Problem]:
    """Return a problem for each new entry that lacks what a shipped one would have brought."""
    return [
        Problem(
            entry.place,
            "missing-key",
            f"'{key}' is missing in the new entry '{name}'",
            "add it, or use the id of a shipped entry to change that one",
        )
        for kind, needed in _NEEDED.items()
        for name, entry in raw[kind].items()
        if entry.own
        for key in needed
        if key not in entry.data and key not in entry.keys
    ]


def _build(version: str, raw: _Entries) -> Catalog:
    return Catalog(
        version=version,
        areas={
            name: Area(name, e.data["title"], e.data.get("description", ""), e.place)
            for name, e in raw["areas"].items()
        },
        responsibilities=_entries("responsibility", raw["responsibilities"], list(raw["areas"])),
        decisions=_entries("decision", raw["decisions"], list(raw["areas"])),
        roles={n: _role(e) for n, e in raw["roles"].items()},
        structures={n: _structure(e) for n, e in raw["structures"].items()},
        interfaces={n: _interface(e) for n, e in raw["interfaces"].items()},
        measures={n: _measure(e) for n, e in raw["measures"].items()},
        claims={
            claim: Claim(
                claim, text, e.data["author"], e.data["title"], e.data.get("date", "undated")
            )
            for e in raw["sources"].values()
            for claim, text in (e.data.get("claims") or {}).items()
        },
        advice={n: rules.advice(e) for n, e in raw["advice"].items()},
        starving={n: rules.starving(e) for n, e in raw["starving"].items()},
        hires={n: rules.hire(e) for n, e in raw["hires"].items()},
        poor_reasons={n: rules.poor_reason(e) for n, e in raw["poor_reasons"].items()},
        disagreements={n: rules.disagreement(e) for n, e in raw["disagreements"].items()},
        pay_evidence={n: rules.pay_evidence(e) for n, e in raw["pay_evidence"].items()},
    )


def _entries(kind: str, raw: dict[str, _Raw], areas: list[str]) -> dict[str, Entry]:
    """Return entries in the order of the areas, and within an area in the order of the files."""

    def order(item: tuple[str, _Raw]) -> int:
        area = item[1].data.get("area")
        return areas.index(area) if area in areas else len(areas)

    return {name: _entry(kind, entry) for name, entry in sorted(raw.items(), key=order)}


def _entry(kind: str, raw: _Raw) -> Entry:
    get = raw.data.get
    return Entry(
        kind=cast(Any, kind),
        id=get("id", ""),
        title=get("title", ""),
        area=get("area", ""),
        job=get("job", "both"),
        weight=get("weight", 1),
        charter=get("charter", ""),
        posting=get("posting"),
        accountable=tuple(get("decides" if kind == "decision" else "accountable") or ()),
        responsible=_alternatives(get("responsible")),
        consulted=_alternatives(get("consulted")),
        informed=_alternatives(get("informed")),
        veto=_alternatives(get("veto")),
        dispute=tuple(get("dispute") or ()),
        limit=get("limit", ""),
        rhythm=get("rhythm", ""),
        measures=tuple(get("measures") or ()),
        when=_conditions(get("when")),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
    )


def _alternatives(items: list[str | list[str]] | None) -> tuple[tuple[str, ...], ...]:
    return tuple((item,) if isinstance(item, str) else tuple(item) for item in items or ())


def _statements(raw: _Raw, key: str) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            id=data.get("id", ""),
            charter=data.get("charter", ""),
            posting=data.get("posting", ""),
            risk=data.get("risk", ""),
            watch=data.get("watch", ""),
            by=data.get("by", 0),
            when=_conditions(data.get("when")),
            place=raw.place_of(key, number),
        )
        for number, data in enumerate(raw.data.get(key) or ())
    )


def _role(raw: _Raw) -> Role:
    get = raw.data.get
    return Role(
        id=get("id", ""),
        title=get("title", ""),
        abbreviation=get("abbreviation", ""),
        aliases=tuple(get("aliases") or ()),
        level=get("level", ""),
        reports_to=tuple(get("reports_to") or ()),
        job=get("job", "both"),
        core_question=get("core_question", ""),
        focus=get("focus", ""),
        closest_to=get("closest_to", ""),
        background=get("background", ""),
        main_risk=get("main_risk", ""),
        skills=tuple(get("skills") or ()),
        mission=_statements(raw, "mission"),
        pitch=_statements(raw, "pitch"),
        outcomes=_statements(raw, "outcomes"),
        risks=_statements(raw, "risks"),
        first_days=_statements(raw, "first_days"),
        musts=_statements(raw, "musts"),
        nice_to_have=_statements(raw, "nice_to_have"),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
    )


def _structure(raw: _Raw) -> Structure:
    get = raw.data.get
    assign = get("assign") or {}
    return Structure(
        id=get("id", ""),
        title=get("title", ""),
        summary=get("summary", ""),
        positions=dict(get("positions") or {}),
        assign=assign,
        assign_places={name: raw.place_of("assign", name) for name in assign},
        suits=tuple(get("suits") or ()),
        does_not_suit=tuple(get("does_not_suit") or ()),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
    )


def _interface(raw: _Raw) -> Interface:
    get = raw.data.get
    first, second = raw.data["between"]
    return Interface(
        id=get("id", ""),
        between=(first, second),
        first_gives=tuple(get("first_gives") or ()),
        second_gives=tuple(get("second_gives") or ()),
        rhythm=get("rhythm", ""),
        dispute=get("dispute", ""),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
    )


def _measure(raw: _Raw) -> Measure:
    get = raw.data.get
    return Measure(
        id=get("id", ""),
        title=get("title", ""),
        definition=get("definition", ""),
        unit=get("unit", ""),
        direction=get("direction", ""),
        rhythm=get("rhythm", ""),
        owner=tuple(get("owner") or ()),
        source=get("source", ""),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
    )
