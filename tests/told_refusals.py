"""What the calls of the API and odd workspaces are refused with, or told: a part of told.py."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

import charter
from charter.assign.positions import position_named, positions_named
from charter.batch.run import run_batch
from charter.batch.work import Outcome
from charter.checking import check_workspace
from charter.edit.positions import position_in
from charter.facts.locales import lacking
from charter.load.hire import hire_of
from charter.problems import CharterError
from charter.render.mistakes import check_templates
from told_tables import DATA, long, short

DAY = date(2026, 12, 1)
_PLAIN = "company: {name: N}\nstructure: separate\n"
_TWINS = (
    f"{_PLAIN}positions:\n  cto-eu: {{role: cto, title: A}}\n  cto-us: {{role: cto, title: B}}\n"
)
_CIRCLE: dict[str, Any] = {}
_CIRCLE["a"] = _CIRCLE
_DATA: dict[str, object] = {
    "a circle": _CIRCLE,
    "a key that is no text": {1: 2, "company": {None: 1}},
    "types": {"company": {"name": object(), "about": b"x", "headcount": float("nan")}},
    "no number": {"company": {"headcount": float("inf")}, "structure": {1, 2}},
    "dates and tuples": {
        "company": {"name": "N"}, "structure": "separate",
        "positions": {"cto": {"start": DAY, "benefits": ("a",), "signed": datetime(2026, 1, 2)}},
    },
    "a character": {"company": {"name": "a\x07b", "about": "a\ud800"}},
    "many values": {"company": {"benefits": ["x"] * 100_001}},
}  # fmt: skip
_LARGE = {"x": 200_000, "x and": 200_001, "{#x#}": 5000, "{#x#} more": 5001}
"""How often a template that is as large as it may be, or larger, says something."""


def refusals() -> Iterator[tuple[str, str]]:
    """Yield what each call is refused with."""
    with tempfile.TemporaryDirectory() as home:
        lines: list[str] = []
        for name, call in _calls(Path(home)).items():
            lines += [f"{name}:", *_said(call)]
        for name, data in _DATA.items():
            lines += [f"data of {name}:", *_said(lambda data=data: charter.workspace_of(data))]
        yield "calls", "\n".join(lines).replace(home, "")
        lines = []
        table = yaml.safe_load((DATA / "odd-findings.yaml").read_text("utf-8"))
        for name, files in table.items():
            folder = Path(home) / name.replace(" ", "-")
            for file, text in files.items():
                path = folder / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode("latin-1" if "latin" in file else "utf-8"))
            if name == "templates that are too large":
                for large, size in _LARGE.items():
                    text = large.partition(" ")[0] * size
                    (folder / "templates" / "cto-charter.md.j2").write_text(text, "utf-8")
                    lines += [f"{large} {size}:", *_found(folder)]
                continue
            lines += [f"{name}:", *_found(folder)]
        yield "findings", "\n".join(lines).replace(home, "")


def _said(call: Callable[[], object]) -> Iterator[str]:
    try:
        told = call()
        lines = told if isinstance(told, list) else [short(told)]
        yield from (f"  {line}" for line in lines)
    except CharterError as refused:
        yield from (f"  {type(refused).__name__} {problem}" for problem in refused.problems)
    except (ValueError, TypeError) as wrong:
        yield f"  {type(wrong).__name__} {wrong}"


def _calls(home: Path) -> dict[str, Callable[[], object]]:
    def workspace(text: str = _PLAIN, name: str = "plain") -> charter.Workspace:
        (home / name).mkdir(exist_ok=True)
        (home / name / "company.yaml").write_text(text)
        return charter.read_workspace(home / name)

    plain, twins = workspace(), workspace(_TWINS, "twins")
    in_hand = charter.workspace_of(_PLAIN)
    organised = charter.organise(twins)
    cto = charter.organise(plain).positions["cto"].given
    (home / "empty").mkdir()
    (home / "table.csv").write_text("id,name,structure\n1,N,separate\n2,,nonsense\n")
    (home / "packs.csv").write_text(
        "id,name,structure,position,hire name,hire start date\n1,N,separate,,A,\n"
        "2,N,separate,cto,A,1.2.3\n3,N,separate,cto,A,05/06/2027\n4,N,separate,cto,A,2027-05-01\n"
        "5,N,separate,ctoo,A,\n6,N,separate,cto,,\n"
    )

    def made(**wanted: Any) -> object:
        return charter.make_papers(plain, charter.Wanted(DAY, **wanted)).files

    def batch(table: str, **more: Any) -> object:
        told: list[Outcome] = []
        out = home / f"out {table} {len(more)}"
        formats = ("docx",) if "papers" in more else ("md",)
        options: dict[str, Any] = {"day": DAY, "formats": formats, "papers": ("charter",), **more}
        run_batch(home / table, out, told=lambda outcome, *_: told.append(outcome), **options)
        return [
            line
            for o in told
            for line in (f"{o.task.name} {o.status} {len(o.files)}", *map(str, o.problems))
        ]

    return {
        "no papers": lambda: made(papers=()),
        "a clip below zero": lambda: made(clip=-1),
        "unknown everything": lambda: made(
            papers=("x",), formats=("y",), areas=("z",), positions="q"
        ),
        "a format of no paper": lambda: made(papers=("charter",), formats=("csv", "json")),
        "a posting that is none": lambda: made(papers=("posting",), positions=("cto", "cpo")),
        "one posting that is none": lambda: made(papers=("posting",), positions=("cto",)),
        "postings that are none": lambda: made(papers=("posting",)),
        "papers of a neighbour": lambda: charter.make_papers(
            workspace(f"{_PLAIN}positions: {{cfo: {{}}}}\n", "cfo"),
            charter.Wanted(DAY, positions=("cfo",)),
        ),
        "no folder": lambda: charter.build(in_hand, day=DAY),
        "sign in hand": lambda: charter.sign(in_hand, "cto", DAY),
        "a role of two": lambda: position_named(organised, "cto"),
        "roles": lambda: positions_named(organised, ["cto", "cto-us", "chief technology", "ctoo"]),
        "no feeds": lambda: charter.make_feeds([], DAY),
        "a poster": lambda: charter.make_feeds([home / "plain"], DAY, ("x",), poster="nobody"),
        "taken out meanwhile": lambda: position_in("positions: {cpo: {}}\n", cto, plain.catalog),
        "found in the text": lambda: position_in("positions: {CTO: {a: b}}\n", cto, plain.catalog),
        "an empty hire": lambda: hire_of({}, "hire.yaml"),
        "a wrong hire": lambda: hire_of({"name": 7, "nonsense": "secret"}, "hire.yaml"),
        "a form that lacks": lambda: str(lacking("de", "annex")),
        "no base": lambda: batch("table.csv", base=home / "nowhere"),
        "no jobs": lambda: batch("table.csv", jobs=0),
        "a mark": lambda: batch("table.csv", decimal=";"),
        "no workspaces": lambda: batch("empty"),
        "rows": lambda: batch("table.csv"),
        "packs without a letter": lambda: batch("packs.csv", papers=("pack",)),
        "packs": lambda: batch("packs.csv", papers=("pack",), letter=home / "table.csv"),
    }


def _found(folder: Path) -> Iterator[str]:
    if (folder / "templates").is_dir():
        yield from (f"  template: {problem}" for problem in check_templates(folder / "templates"))
    try:
        workspace = charter.read_workspace(folder)
        checked = check_workspace(workspace, DAY)
    except CharterError as refused:
        yield from (f"  refused: {problem}" for problem in refused.problems)
        return
    for finding in checked.organisation.findings:
        yield f"  {finding.severity}: {finding.problem}"
    for posting in checked.postings:
        yield from (f"  {posting.position_id}: {note}" for note in posting.notes)
        for remark in posting.remarks:
            said = (remark.code, remark.message, remark.instead)
            yield long(f"  {posting.position_id}: {remark.place.line} {' / '.join(said)}")
    if not checked.organisation.proved and not (folder / "templates" / "posting.md.j2").is_file():
        return
    try:
        made = charter.make_papers(workspace, charter.Wanted(DAY, formats=("md",)))
        yield f"  made {len(made.files)}"
    except CharterError as refused:
        yield from (f"  no papers: {problem}" for problem in refused.problems)
