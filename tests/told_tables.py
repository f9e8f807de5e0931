"""Tables of odd inputs, and what the program makes of each: parts of tests/told.py."""

from __future__ import annotations

import io
import random
import string
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

import charter
from charter.compose.paper_kinds import KINDS
from charter.document.blocks import Run, Table
from charter.document.diagram import Diagram, Node
from charter.document.document import document_of
from charter.document.matching import match
from charter.document.parse import parse_markdown
from charter.file_formats import formats_of
from charter.problems import InputError, TemplateError
from charter.render.mistakes import check_templates
from charter.write.columns import column_widths, matrix_widths, row_lines, rows_kept
from charter.write.diagram_layout import lay_out
from charter.write.web.clip import clip
from charter.write.web.posting_parts import parts_of
from forwarded_catalogue import catalogue
from making import composed, rendered

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
BRIEFS = ROOT / "tests" / "briefs"
DAY = date(2026, 12, 1)


def short(value: Any) -> str:
    """Return a value in one line; of a named tuple the fields that are not as usual."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        usual = value._field_defaults
        said = [
            f"{name}={short(each)}"
            for name, each in zip(value._fields, value, strict=True)
            if name not in usual or usual[name] != each
        ]
        return f"{type(value).__name__}({', '.join(said)})"
    if isinstance(value, tuple | list):
        return f"({', '.join(map(short, value))})"
    if isinstance(value, Path):
        return value.name
    return repr(value)


def told(problems: Iterable[charter.Problem], mark: str = "") -> Iterator[str]:
    """Yield a line for each problem."""
    return (f"  {mark}{problem}" for problem in problems)


def templates() -> Iterator[tuple[str, str]]:
    """Yield what each template of the tables prints, or every mistake in it."""
    tables = yaml.safe_load((DATA / "odd-templates.yaml").read_text("utf-8"))
    tables["injections"] = yaml.safe_load((DATA / "template-injections.yaml").read_text("utf-8"))
    workspace = charter.read_workspace(BRIEFS / "northwind")
    papers = composed(charter.organise(workspace), DAY, position="cpto", papers=("charter",))
    with tempfile.TemporaryDirectory() as home:
        for name, table in tables.items():
            lines = []
            for text in table:
                (Path(home) / "charter.md.j2").write_bytes(text.encode())
                found = check_templates(Path(home))
                lines += [repr(text), *told(found)]
                try:
                    lines.append(f"  = {rendered(papers, Path(home))[0].text!r}"[:600])
                except TemplateError as refused:
                    lines += told(() if found else refused.problems, "when printed: ")
            yield name, "\n".join(lines).replace(home, "")


def markdown() -> Iterator[tuple[str, str]]:
    """Yield the blocks of each Markdown text, or why there are none."""
    lines = []
    for text in yaml.safe_load((DATA / "odd-markdown.yaml").read_text("utf-8")):
        lines.append(repr(text))
        try:
            lines += [f"  {short(block)}" for block in parse_markdown(text, "paper")]
        except TemplateError as refused:
            lines += told(refused.problems)
    yield "blocks", "\n".join(lines)


def matching() -> Iterator[tuple[str, str]]:
    """Yield what pairs of texts share: edited and moved, with few steps and with many."""
    chance, lines = random.Random("pairs"), []
    for number in range(90):
        letters = string.ascii_letters[: (2, 5, 26, 52)[number % 4]]
        old = "".join(chance.choices(letters, k=chance.choice((0, 3, 12, 40, 120))))
        new = list(old)
        for _ in range(chance.choice((0, 1, 3, 10, 60))):
            at = chance.randrange(len(new) + 1)
            new[at : at + chance.randrange(4)] = chance.choices(letters, k=chance.randrange(4))
        if number % 5 == 0:
            half = len(new) // 2
            new = new[half:] + new[:half]
        found = match(old, "".join(new), at_least=(0, 100, 1_000, 100_000)[number % 3])
        codes = " ".join(f"{what[0]}{a}-{b}/{c}-{d}" for what, a, b, c, d in found.codes)
        lines.append(f"{old} > {''.join(new)}: {found.steps} {codes}")
    yield "pairs", "\n".join(lines)


def files() -> Iterator[tuple[str, str]]:
    """Yield the files of each paper that are text, and a digest of each part of the others."""
    for folder in (BRIEFS / "northwind", BRIEFS / "tallyho", ROOT / "tests/languages/havn-da"):
        workspace = charter.read_workspace(folder)
        lines = []
        for kind in KINDS:
            formats = [name for name in formats_of([kind]) if name not in ("md", "pdf")]
            wanted = charter.Wanted(DAY, (kind,), formats=formats)
            try:
                made = charter.make_papers(workspace, wanted)
            except charter.CharterError as refused:
                lines += [f"{kind}:", *told(refused.problems)]
                continue
            for name, content in sorted(made.files.items()):
                lines += _file(name, content)
        yield folder.name, "\n".join(lines).replace(str(ROOT), "")


def _file(name: str, content: bytes) -> Iterator[str]:
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.namelist():
                inside = package.read(part)
                yield f"{name} {part} {len(inside)} {sha256(inside).hexdigest()[:16]}"
        return
    text = content.decode()
    if name.endswith((".txt", ".json", ".csv")) or len(text) < 6000:
        yield f"==> {name} {len(content)}"
        yield from text.splitlines()
    else:
        yield f"{name} {len(text)} {sha256(content).hexdigest()[:16]}"


def workspaces() -> Iterator[tuple[str, str]]:
    """Yield what is wrong with companies and catalogues, or who owns what in them and why."""
    table = yaml.safe_load((DATA / "odd-workspaces.yaml").read_text("utf-8"))
    lines = []
    for name, files_ in table.items():
        later = yaml.safe_load(files_.pop("shipped", "{forwarding: []}"))["forwarding"]
        with tempfile.TemporaryDirectory() as home, catalogue(*later):
            for file, text in files_.items():
                path = Path(home) / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
            lines += [f"{name}:", *(line.replace(home, "") for line in _workspace(Path(home)))]
    yield "workspaces", "\n".join(lines)


def _workspace(folder: Path) -> Iterator[str]:
    try:
        workspace = charter.read_workspace(folder)
    except InputError as refused:
        yield from told(refused.problems)
        return
    organisation = charter.organise(workspace)
    yield from (f"  {short(moved)}" for moved in workspace.moved)
    for position in organisation.positions.values():
        yield f"  {short(position._replace(role=position.role.id))}"
    yield from told((gap.problem for gap in organisation.gaps[:5]), "gap: ")
    for assigned in (*organisation.responsibilities.values(), *organisation.decisions.values()):
        if assigned.because.kind == "company":
            yield f"  {short(assigned._replace(entry=assigned.entry.id))}"


def layouts() -> Iterator[tuple[str, str]]:
    """Yield where the boxes of diagrams stand, and how wide and high the parts of tables are."""
    chance, lines = random.Random("layouts"), []
    for number in range(40):
        count = chance.choice((0, 1, 2, 5, 9, 20, 40))
        words = [" ".join("x" * chance.randrange(1, 22) for _ in range(3)) for _ in range(count)]
        nodes = tuple(
            Node(tuple(chance.choices(words, k=chance.randrange(1, 4)))) for _ in range(count)
        )
        # Now and then a line goes to a box that has one, or round in a circle.
        edges = [(chance.randrange(n), n) for n in range(1, count) if chance.random() < 0.9]
        edges += [(n, chance.randrange(count)) for n in range(0, count, 7) if number % 3 == 0]
        made = lay_out(Diagram("", "", nodes, tuple(edges)), room=chance.choice((100, 450, 700)))
        lines.append(long(f"{count} boxes, {edges}: {short(made._replace(boxes=()))}"))
        lines += [
            long(f"  {short(box.lines)} {box.bold} {box.x:g} {box.y:g}") for box in made.boxes
        ]
    yield "diagrams", "\n".join(lines)
    lines = []
    for _ in range(40):
        columns = chance.choice((1, 2, 3, 5, 9))
        rows = [
            tuple(
                (Run("x " * chance.choice((0, 1, 4, 40)) + "y" * chance.choice((0, 1, 9, 60))),)
                for _ in range(columns)
            )
            for _ in range(chance.choice((1, 2, 4)))
        ]
        width = chance.choice((900, 5000, 9638))
        facts, widths = chance.random() < 0.3, [0]
        if any(run.text for row in rows for cell in row for run in cell):
            widths = column_widths(rows, width, facts)
        matrix = matrix_widths(Table(rows[0], ()), width) if columns > 1 else []
        high = [row_lines(row, widths) for row in rows] if widths[1:] else [chance.randrange(9)]
        kept = sorted(rows_kept(high * chance.randrange(1, 4)))
        texts = [[cell[0].text.count("x") for cell in row] for row in rows]
        lines.append(f"{texts} in {width}: {widths} {matrix} {high} {kept}")
    yield "tables", "\n".join(lines)


def clips() -> Iterator[tuple[str, str]]:
    """Yield what is left of postings in fewer and fewer characters."""
    for folder in (BRIEFS / "northwind", BRIEFS / "tallyho", ROOT / "tests/languages/kranich-de"):
        workspace = charter.read_workspace(folder)
        wanted = charter.Wanted(DAY, ("posting",), formats=("md",))
        lines = []
        for text in charter.make_papers(workspace, wanted).texts:
            parts = parts_of(document_of(text))
            for limit in (*range(0, 6000, 250), *range(900, 1000, 9)):
                found = clip(parts, limit)
                digest = sha256(found.text.encode()).hexdigest()[:16] if found.text else ""
                shown = short(found._replace(text=found.text[-60:]))
                lines.append(f"{text.name} {limit}: {len(found.text)} {digest} {shown}")
        yield folder.name, "\n".join(lines)


def long(line: str) -> str:
    """Return a line, the end of a long one as a digest."""
    more = f"... {sha256(line.encode()).hexdigest()[:16]}" if len(line) > 300 else ""
    return f"{line[:300]}{more}"


WRONG = {
    "nothing": None, "yes": True, "a number": 12, "a low number": -1, "a broken number": 1.5,
    "no text": "", "a word": "nonsense", "a long text": "x" * 2001, "two lines": "a\nb",
    "an empty list": [], "a list of lists": [[1]], "an empty mapping": {},
    "an unknown key": {"nonsense": 1}, "a list of words": ["nonsense", "Nonsense ", 7],
    "a day that is none": "2026-13-01", "an address": "javascript:x",
}  # fmt: skip


def values() -> Iterator[tuple[str, str]]:
    """Yield what is said where one wrong value stands at every key of a company file."""
    from charter.read.schema import schema

    whole = schema("company")
    company = dict.fromkeys(whole["$defs"]["company"]["properties"])
    position = dict.fromkeys(whole["$defs"]["position"]["properties"])
    for name, value in WRONG.items():
        usual: dict[str, Any] = {"company": {"name": "N"}, "structure": "combined"}
        wrong: list[dict[str, Any]] = [
            {**usual, "company": {**dict.fromkeys(company, value), "name": "N"}},
            {**usual, "company": dict.fromkeys(company, value)},
            {**usual, "positions": {"cpto": dict.fromkeys(position, value)}},
            {**usual, "positions": {"own": {**dict.fromkeys(position, value), "role": "cto"}}},
            *({**usual, key: value} for key in whole["properties"]),
        ]
        lines = []
        for data in wrong:
            try:
                charter.workspace_of(data)
            except InputError as refused:
                lines += told(refused.problems)
        yield name.replace(" ", "-"), "\n".join(dict.fromkeys(lines))


TABLES = {
    "templates": templates,
    "markdown": markdown,
    "matching": matching,
    "files": files,
    "workspaces": workspaces,
    "values": values,
    "layouts": layouts,
    "clips": clips,
}
