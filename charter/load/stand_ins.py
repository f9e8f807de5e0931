"""Who claims, stands in, ends a deadlock or works for another: those keys of company.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from charter.facts.catalog import Catalog
from charter.facts.company import Agent, Dispute, Limits, Named
from charter.load.company_checks import position_id, position_ids, unknown_position
from charter.load.own_roles import unknown_entry
from charter.problems import Problem, did_you_mean
from charter.read.yaml_source import Path_, Source

LINES = ("deputy", "also_reports_to")
"""Keys of a position that lead to another one, beside its boss and who acts for it."""


def of_company(source: Source, catalog: Catalog) -> dict[str, Any]:
    """Return the fields of a `Company` that come from these keys."""
    data = source.data
    given = data.get("positions") or {}

    def named(key: str) -> tuple[Named, ...]:
        lines = (data.get(key) or {}).items()
        return tuple(
            Named(entry, position_id(catalog, name, given), source.key_place((key, entry)))
            for entry, name in lines
        )

    return {
        "disputed": tuple(
            Dispute(
                entry,
                tuple(position_id(catalog, name, given) for name in claimants),
                source.key_place(("disputed", entry)),
            )
            for entry, claimants in (data.get("disputed") or {}).items()
        ),
        "deputies": named("deputies"),
        "ties": named("ties"),
        "agents": tuple(
            Agent(
                name,
                said.get("name", name),
                position_id(catalog, said["answers_to"], given),
                tuple(said["does"]),
                source.key_place(("agents", name)),
            )
            for name, said in (data.get("agents") or {}).items()
        ),
    }


def of_position(
    catalog: Catalog, data: Mapping[str, Any], given: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the fields of a `PositionInput` that come from these keys."""
    deputy = data.get("deputy") or ""
    name, reserved = (
        (deputy, ()) if isinstance(deputy, str) else (deputy["position"], deputy.get("reserved"))
    )
    return {
        "also_reports_to": tuple(
            position_id(catalog, other, given) for _, other in _listed((), _dotted(data))
        ),
        "deputy": position_id(catalog, name, given) if name else "",
        "reserved": tuple(reserved or ()),
    }


def limits_of(data: Mapping[str, Any], currency: str) -> Limits:
    """Return the limits of a position, its sum in `currency`."""
    return Limits(
        spend=data.get("spend"),
        currency=currency,
        hire=data.get("hire", ""),
        other=tuple(data.get("other") or ()),
        reason=data.get("reason", ""),
    )


def check_stand_ins(source: Source, catalog: Catalog) -> list[Problem]:
    """Return a problem for each of these lines that names nothing, or that cannot be."""
    check = _Check(source, catalog)
    return [
        *check.disputes(),
        *check.named("deputies", "has a deputy of its own", decisions_only=True),
        *check.named("ties", "", decisions_only=False),
        *check.agents(),
        *check.positions(),
    ]


class _Check:
    def __init__(self, source: Source, catalog: Catalog) -> None:
        self.source, self.catalog = source, catalog
        self.given = source.data.get("positions") or {}
        self.ids = position_ids(source, catalog)

    def id_of(self, name: str) -> str:
        return position_id(self.catalog, name, self.given)

    def disputes(self) -> Iterator[Problem]:
        for entry, claimants in (self.source.data.get("disputed") or {}).items():
            at: Path_ = ("disputed", entry)
            yield from self._entry(at, entry, key=True)
            named = list(_listed(at, claimants))
            yield from self._positions(named)
            yield from self._twice(named, "claims it")
            sides = dict.fromkeys(self.id_of(name) for _, name in named)
            if len(claimants) < 2:  # the same twice has a problem of its own
                who = f"by '{next(iter(sides))}' alone" if sides else "by nobody"
                message = f"'{entry}' is disputed {who}, and a dispute has two sides at least"
                hint = "name all who claim it, or write it under 'assign' with the one who has it"
                place = self.source.key_place(at)
                yield Problem(place, "one-sided-dispute", message, hint)
            yield from self._settled(at, entry)

    def _settled(self, at: Path_, entry: str) -> Iterator[Problem]:
        """Yield that an entry is disputed and has an owner under `assign` too."""
        settled = (self.source.data.get("assign") or {}).get(entry)
        owner = settled.get("accountable") if isinstance(settled, dict) else settled
        if owner:
            line = self.source.key_place(("assign", entry)).line
            where = f" (line {line})" if line else ""
            message = f"'{entry}' is disputed here, and '{owner}' has it under 'assign'{where}"
            hint = "take one of the two lines away: this one where it is settled"
            yield Problem(self.source.key_place(at), "settled-and-disputed", message, hint)

    def named(self, key: str, what: str, decisions_only: bool) -> Iterator[Problem]:
        for entry, name in (self.source.data.get(key) or {}).items():
            at: Path_ = (key, entry)
            yield from self._entry(at, entry, key=True, only=what if decisions_only else "")
            yield from self._positions([(at, name)])

    def agents(self) -> Iterator[Problem]:
        for name, said in (self.source.data.get("agents") or {}).items():
            at: Path_ = ("agents", name)
            if self.id_of(name) in self.ids:
                message = f"'{name}' is a position of this company, and an agent is none"
                place = self.source.key_place(at)
                yield Problem(place, "duplicate-key", message, "give the agent a name of its own")
            if above := (said or {}).get("answers_to"):
                yield from self._positions([((*at, "answers_to"), above)])
            does = list(_listed((*at, "does"), (said or {}).get("does") or ()))
            yield from self._twice(does, "is done by it", entries=True)
            for where, entry in does:
                yield from self._entry(where, entry)
                if entry in self.catalog.decisions:
                    message = (
                        f"'{name}' is an AI agent and decides nothing: '{entry}' is a decision"
                    )
                    hint = "take it out; the agent may prepare what a position decides"
                    place = self.source.place(where)
                    yield Problem(place, "agent-not-a-position", message, hint)

    def positions(self) -> Iterator[Problem]:
        for name, said in self.given.items():
            data, at = said or {}, ("positions", name)
            dotted = list(_listed((*at, "also_reports_to"), _dotted(data)))
            yield from self._positions(dotted)
            yield from self._twice(dotted, "is named")
            yield from self._oneself(
                name, dotted, "also reports to itself", "name another position"
            )
            deputy = data.get("deputy") or ""
            where: Path_ = (*at, "deputy")
            if isinstance(deputy, dict):
                held = list(_listed((*where, "reserved"), deputy.get("reserved") or ()))
                yield from self._twice(held, "is reserved", entries=True)
                for path, entry in held:
                    yield from self._entry(path, entry, only="can be reserved")
                where, deputy = (*where, "position"), deputy.get("position") or ""
            if deputy:
                yield from self._positions([(where, deputy)])
                hint = "name who decides while it is away, such as the position above"
                yield from self._oneself(name, [(where, deputy)], "is its own deputy", hint)

    def _oneself(
        self, name: str, named: Iterable[tuple[Path_, str]], what: str, hint: str
    ) -> Iterator[Problem]:
        for path, other in named:
            if self.id_of(other) == self.id_of(name):
                message = f"'{name}' {what}"
                yield Problem(self.source.place(path), "names-itself", message, hint)

    def _positions(self, named: Iterable[tuple[Path_, str]]) -> Iterator[Problem]:
        for path, name in named:
            if self.id_of(name) not in self.ids:
                yield unknown_position(self.source, path, name, self.ids)

    def _twice(
        self, named: Iterable[tuple[Path_, str]], what: str, entries: bool = False
    ) -> Iterator[Problem]:
        seen: set[str] = set()
        for path, name in named:
            same = name if entries else self.id_of(name)
            if same in seen:
                message = f"'{name}' {what} twice here"
                yield Problem(self.source.place(path), "named-twice", message, "keep one")
            seen.add(same)

    def _entry(
        self, path: Path_, entry: str, key: bool = False, only: str = ""
    ) -> Iterator[Problem]:
        """Yield that an entry is none; with `only`, that a responsibility stands for a decision."""
        known = {**self.catalog.responsibilities, **self.catalog.decisions}
        place = self.source.key_place(path) if key else self.source.place(path)
        if entry not in known:
            yield unknown_entry(place, entry, known)
        elif only and entry in self.catalog.responsibilities:
            message = f"'{entry}' is a responsibility, and only a decision {only}"
            hint = did_you_mean(f"decision.{entry.partition('.')[2]}", self.catalog.decisions)
            yield Problem(place, "not-a-decision", message, hint)


def _dotted(data: Mapping[str, Any]) -> Any:
    return data.get("also_reports_to") or ()


def _listed(at: Path_, value: Any) -> Iterator[tuple[Path_, str]]:
    """Yield each name of a list with its path; of a single name its own. What is none is told."""
    if isinstance(value, str):
        yield at, value
        return
    for number, name in enumerate(value):
        if name:
            yield (*at, number), name
