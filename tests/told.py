"""What the program makes of files and commands, as text: held as committed in tests/golden/told.

After a change, `python tools/update_golden.py` writes it anew; the difference is what a person
reads to see whether all of it was meant.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

import yaml

import charter
import told_completions
import told_copies
import told_outside
import told_templates
from charter.document.document import document_of
from charter.document.docx.reader import text_of
from charter.document.docx.word_file import read_word_file
from charter.render.papers import Markdown
from charter.write.docx.writer import DocxWriter
from charter.write.letterhead.check import check_letterhead
from charter.write.letterhead.read import own_letterhead
from making import composed, rendered
from told_areas import OF_COMPANIES
from told_damaged import DAMAGED
from told_feeds import FEEDS
from told_joined import JOINED
from told_letterheads import LETTERHEADS
from told_letters import ODD_LETTERS
from told_offers import OFFERS
from told_pdf import PDF_DATA
from told_printed import PRINTED
from told_tables import TABLES, short
from told_watch import WATCH
from told_word import WORD
from told_words import WORDS

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "golden" / "told"
DAY = date(2026, 12, 1)
LETTERS = sorted((ROOT / "tests" / "data" / "letters").glob("*.docx"))
TEMPLATES = sorted((ROOT / "tests" / "data" / "word-templates").glob("*.docx"))
STARTERS = sorted((ROOT / "templates" / "starters").glob("*.docx"))
EVERYTHING = (
    "# Charter: Head\n\n*Northwind*\n\n## First\n\n### Second\n\n#### Third\n\nplain **bold** *it*"
    " `code` [link](https://x.example)\n\n**Lead**\n\n- one\n  - two\n\n1. n\n   1. m\n\n"
    "> quoted\n\n|  |  |\n| --- | --- |\n| **Held by** | Jo |\n\n| a | b |\n| --- | --- |\n"
    "| 1 | 2 |\n"
)


@cache
def paper() -> Markdown:
    """Return a paper that holds a block of each kind, whatever the catalogue says."""
    workspace = charter.read_workspace(ROOT / "tests/briefs/northwind")
    [made] = composed(charter.organise(workspace), DAY, position="cpto", papers=("charter",))
    return rendered([made], None)[0]._replace(text=EVERYTHING, content_hash="0" * 12)


def readings() -> Iterator[tuple[str, str]]:
    """Yield what is read from each Word file of others, and from a paper of every look."""
    for path in (*LETTERS, *TEMPLATES, *STARTERS):
        found = text_of(read_word_file(path))
        lines = [short(found._replace(paragraphs=(), edges=()))]
        lines += [short(each) for each in (*found.paragraphs, *found.edges)]
        yield f"{path.parent.name}-{path.stem}", "\n".join(lines)


def outside() -> Iterator[tuple[str, str]]:
    """Yield what is read from each posting in tests/data/outside.yaml."""
    from charter.document.outside.from_file import reading_of

    cases = yaml.safe_load((ROOT / "tests/data/outside.yaml").read_text("utf-8"))
    lines = []
    with tempfile.TemporaryDirectory() as home:
        for name, text in cases.items():
            path = Path(home) / name
            path.write_text(text, "utf-8")
            try:
                found = reading_of(path)
            except charter.CharterError as refused:
                lines += [f"{name}: {text!r}", *map(str, refused.problems), ""]
                continue
            head = (found.title, found.language, dict(found.facts), found.notes)
            lines += [f"{name}: {text!r}", f"  {head!r}"]
            lines += [f"  {short(piece)}" for piece in found.pieces] + [""]
    yield "postings", "\n".join(lines).replace(home, "")
    yield from told_outside.by_chance()
    yield from told_outside.by_name()


def letterheads() -> Iterator[tuple[str, str]]:
    """Yield what each letter becomes as a letterhead, and a digest of each part of a paper."""
    with tempfile.TemporaryDirectory() as home:
        for path in (None, *LETTERS):
            folder = Path(home) / (path.stem if path else "shipped")
            folder.mkdir()
            lines = []
            if path:
                own = folder / "letterhead.docx"
                own.write_bytes(path.read_bytes())
                read = own_letterhead(own)
                lines += [*read.notes, *map(str, check_letterhead(own).problems)]
                lines += [f"{name}: {style}" for name, style in sorted(read.styles.items())]
            writer = DocxWriter(folder if path else None)
            with zipfile.ZipFile(io.BytesIO(writer.write(document_of(paper())))) as package:
                for name in sorted(package.namelist()):
                    content = package.read(name)
                    lines.append(f"{name} {len(content)} {sha256(content).hexdigest()[:16]}")
            yield folder.name, "\n".join(lines).replace(home, "")


def begun(data: Any) -> Any:
    """Return JSON with no more than two items of each list, and how many there are."""
    if isinstance(data, dict):
        return {key: begun(value) for key, value in data.items()}
    if isinstance(data, list):
        return [*map(begun, data[:2]), *([f"{len(data)} in all"] if len(data) > 2 else [])]
    return data


def commands() -> Iterator[tuple[str, str]]:
    """Yield what each command of commands.txt prints, and its exit code, by what it is about."""
    with tempfile.TemporaryDirectory() as home:
        for name in ("briefs", "languages"):
            # Copied: some commands write papers into the workspace.
            shutil.copytree(ROOT / "tests" / name, Path(home) / name)
        for name in ("people", "transitions"):
            os.symlink(ROOT / "tests" / name, Path(home) / name)
        os.symlink(ROOT / "tests" / "data" / "postings", Path(home) / "postings")
        os.symlink(ROOT / "out", Path(home) / "papers")
        os.symlink(ROOT / "tests" / "data" / "audit", Path(home) / "old")
        os.symlink(ROOT / "catalog" / "examples", Path(home) / "examples")
        yield from told_by(ROOT / "tests" / "commands.txt", home)


def odd() -> Iterator[tuple[str, str]]:
    """Yield what each command of data/odd/commands.txt prints and writes, in a copy of it."""
    with tempfile.TemporaryDirectory() as home:
        shutil.copytree(ROOT / "tests" / "data" / "odd", home, dirs_exist_ok=True)
        shutil.copy(ROOT / "tests/data/letters/styles_de.docx", Path(home) / "letter.docx")
        shutil.copy(ROOT / "tests/data/hires/okafor.yaml", Path(home) / "hire.yaml")
        yield from told_by(Path(home) / "commands.txt", home)


COLOURED = """\
show areas
show product.roadmap --workspace briefs/northwind
show cto --structure combined
show laws
check briefs/tallyho
check briefs/havn-before
lint posting.md --place US-CO
advise briefs/havn-before
compare combined separate
matrix briefs/northwind
transition briefs/northwind separate --on 2027-03-01
transition transitions/ciso-to-ceo/from transitions/ciso-to-ceo/to --out moved
templates list briefs/northwind
templates fields posting
verify papers/cpto-charter.md --against briefs/northwind
verify papers/cpto-charter.docx --against briefs/northwind
diff papers/cpto-charter.md --workspace briefs/northwind
check nowhere
check away --without cto
check away --without each
check open
compare combined separate --workspace briefs/havn
feed open --date 2026-12-01
init made --table people/odd.csv
"""


def looks() -> Iterator[tuple[str, str]]:
    """Yield the lines of commands that have a look on a terminal, with the codes of it."""
    with (
        tempfile.TemporaryDirectory() as home,
        mock.patch("charter.cli.output.is_live", return_value=True),
    ):
        shutil.copytree(ROOT / "tests/briefs", Path(home) / "briefs")
        shutil.copytree(ROOT / "tests/data/odd", home, dirs_exist_ok=True)
        os.symlink(ROOT / "out", Path(home) / "papers")
        for name in ("people", "transitions"):
            os.symlink(ROOT / "tests" / name, Path(home) / name)
        commands = Path(home) / "commands.txt"
        commands.write_text(COLOURED, "utf-8")
        for name, text in told_by(commands, home):
            lines = text.replace("\x1b[0m", "<>").splitlines()
            kept = [line for line in lines if "\x1b" in line or line.startswith("$ ")]
            yield name, re.sub(r"\x1b\[([\d;]+)m", r"<\1>", "\n".join(kept))


def told_by(commands: Path, home: str) -> Iterator[tuple[str, str]]:
    """Yield what the commands of a file print when they are run in a folder, by their names."""
    by_name: dict[str, list[str]] = {}
    name, before = "", os.getcwd()
    os.chdir(home)
    try:
        for line in commands.read_text("utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("cat "):
                file = Path(line[4:])
                shown = file.read_text("utf-8") if file.exists() else "no such file\n"
                by_name[name].append(f"$ {line}\n{shown}")
                continue
            if line.startswith("edit "):
                path, _, edit = line[5:].partition(" ")
                old, new = edit.split(" => ")
                text = Path(path).read_text("utf-8")
                assert old in text, line
                Path(path).write_text(text.replace(old, new), "utf-8")
                continue
            if line.startswith("docx "):
                path, _, edit = line[5:].partition(" ")
                _edited(Path(path), *edit.split(" => "))
                continue
            name = line.split()[0].strip("-")
            by_name.setdefault(name, []).append(_run(line))
    finally:
        os.chdir(before)
    for name, said in by_name.items():
        text = re.sub(re.escape(home), "HOME", "\n".join(said))
        yield name, text.replace(str(ROOT), "CHECKOUT")


def _edited(path: Path, old: str, new: str) -> None:
    """Put other XML in the place of a text of a Word file."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = "word/document.xml"
    assert old.encode() in parts[document], old
    parts[document] = parts[document].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


class NotCompared:
    """Stands for what tracks changes in Word, which takes seconds for each file.

    What it writes is not told; tests/test_transition.py holds it.
    """

    def __init__(self, *_: object) -> None: ...

    def redline(self, _old: bytes, new: bytes, _name: str) -> bytes:
        return new


def _run(line: str) -> str:
    """Return what one command prints, and its exit code."""
    from charter.cli.main import run

    out, err, code = io.StringIO(), io.StringIO(), 0
    with (
        mock.patch.object(sys, "argv", ["charter", *line.split()]),
        mock.patch.dict(os.environ, {"COLUMNS": "100", "SOURCE_DATE_EPOCH": "1796083200"}),
        mock.patch("charter.cli.printer.terminal_columns", return_value=100),
        mock.patch("charter.cli.transition_papers.Redliner", NotCompared),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            run()
        except SystemExit as ended:
            code = int(ended.code or 0)
    shown = out.getvalue()
    if "--json" in line and shown:
        shown = json.dumps(begun(json.loads(shown)), ensure_ascii=False, indent=1) + "\n"
    return f"$ charter {line}\n{shown}{err.getvalue()}-> {code}\n"


def pdfs() -> Iterator[tuple[str, str]]:
    """Yield what a PDF is set from, on each letterhead, with fonts that every machine has."""
    from charter.write.pdf import writer

    def set_from(data: Any, pictures: dict[str, bytes], moment: int, name: str) -> bytes:
        seen = {n: sha256(content).hexdigest()[:16] for n, content in sorted(pictures.items())}
        return json.dumps([data, seen, moment, name], indent=1, default=str).encode()

    fonts = ["libertinus serif", "new computer modern", "dejavu sans mono"]
    with (
        tempfile.TemporaryDirectory() as home,
        mock.patch.object(writer, "_compiled", set_from),
        mock.patch.object(writer, "_families", return_value=fonts),
    ):
        for path in (None, *LETTERS):
            folder = Path(home) / (path.stem if path else "shipped")
            folder.mkdir()
            if path:
                (folder / "letterhead.docx").write_bytes(path.read_bytes())
            made = writer.PdfWriter(folder if path else None)
            yield folder.name, made.write(document_of(paper())).decode().replace(home, "")


AREAS: dict[str, Callable[[], Iterator[tuple[str, str]]]] = {
    "readings": readings,
    "outside": outside,
    "letterheads": letterheads,
    "pdfs": pdfs,
    "commands": commands,
    "completions": told_completions.completions,
    "odd": odd,
    "looks": looks,
    "word-templates": told_templates.word_templates,
    "copies": told_copies.word_files,
    "copies-pdf": told_copies.pdfs,
    "packs": told_copies.packs,
    **TABLES,
    **DAMAGED,
    **WORD,
    **PRINTED,
    **WORDS,
    **JOINED,
    **PDF_DATA,
    **ODD_LETTERS,
    **LETTERHEADS,
    **OFFERS,
    **FEEDS,
    **WATCH,
    **OF_COMPANIES,
}


def committed(area: str) -> dict[str, str]:
    """Return the texts of an area as they were committed."""
    return {path.stem: path.read_text("utf-8") for path in (FOLDER / area).glob("*.txt")}


def write() -> None:
    """Write all of it anew."""
    for area, make in AREAS.items():
        shutil.rmtree(FOLDER / area, ignore_errors=True)
        (FOLDER / area).mkdir(parents=True)
        for name, text in make():
            (FOLDER / area / f"{name}.txt").write_text(text.rstrip("\n") + "\n", "utf-8")
