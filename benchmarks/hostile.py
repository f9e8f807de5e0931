"""Word files from outside that are large, or made to be: time and memory of whole commands.

Each file is made here, so that nothing has to be kept: a letter of 20,000 table cells, styles on
each other, a document of 1,300 paragraphs as template, a part that lies about its size.
"""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from rounds import machine

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "catalog" / "examples" / "tarnquern"
WORDS = "product engineer decides roadmap budget people security data customer quality".split()  # noqa: SIM905


def cells(path: Path) -> None:
    """Write a letter with a table of 1,000 rows and 20 columns."""
    document = docx.Document()
    table = document.add_table(1000, 20)
    for cell in table._cells:
        cell.text = f"{random.random():.6f}"
    document.save(str(path))


def chain(path: Path) -> None:
    """Write a letter with 3,000 styles, each based on the next."""
    document = docx.Document()
    document.add_paragraph("Dear reader,")
    for n in range(3000):
        style = (
            f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="s{n}">'
            f'<w:name w:val="s{n}"/><w:basedOn w:val="s{n + 1}"/></w:style>'
        )
        document.styles.element.append(parse_xml(style))
    document.save(str(path))


def template(path: Path) -> None:
    """Write an ordinary template of 1,300 paragraphs, one in ten with fields."""
    document = docx.Document()
    for n in range(1300):
        paragraph = document.add_paragraph(style="Heading 2" if n % 25 == 0 else None)
        for _ in range(4):
            paragraph.add_run(" ".join(random.choices(WORDS, k=6)) + " ")
        if n % 10 == 0:
            paragraph.add_run("{{ charter.title }} of {{ company.name }}")
    document.save(str(path))


def bomb(path: Path) -> None:
    """Write a letter with a part of 900 MB that says it has 100 bytes."""
    docx.Document().save(str(path))
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("word/media/x.bin", "w") as part,
    ):
        for _ in range(900):
            part.write(b"\0" * 1_000_000)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(struct.pack("<L", 900_000_000), struct.pack("<L", 100)))


def measured(command: list[str]) -> tuple[int, float, int]:
    """Return the exit code, the CPU seconds and the peak of memory, in MB, of one command."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = subprocess.Popen([sys.executable, "-m", "charter", *command], **quiet)
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    return running.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def pack(workspace: Path, file: Path) -> list[str]:
    """Return the command that packs `file` as the letter."""
    return ["pack", str(workspace), "--position", "cpto", "--letter", str(file), "--force"]


def check(workspace: Path, file: Path) -> list[str]:
    """Return the command that checks `file` as the template of charters."""
    (workspace / "templates").mkdir(exist_ok=True)
    shutil.copy(file, workspace / "templates" / "charter.docx")
    return ["templates", "check", str(workspace)]


CASES: dict[str, tuple[Callable[[Path], None], Callable[[Path, Path], list[str]]]] = {
    "pack, a letter of 20,000 table cells": (cells, pack),
    "pack, 3,000 styles on each other": (chain, pack),
    "templates check, 1,300 paragraphs": (template, check),
    "pack, a part that lies about its 900 MB": (bomb, pack),
}


def main() -> None:
    """Print a table of all cases."""
    random.seed(1)
    print(machine(1))
    print("| Command | exit | CPU s | peak MB |\n| --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, (title, (make, command)) in enumerate(CASES.items()):
            workspace = folder / str(number)
            shutil.copytree(EXAMPLE, workspace)
            file = workspace / "company.yaml"
            stated = "company:\n  charter_in_contract: false\n"
            file.write_text(file.read_text("utf-8").replace("company:\n", stated, 1), "utf-8")
            made = folder / f"{number}.docx"
            make(made)
            code, seconds, peak = measured(command(workspace, made))
            print(f"| {title} | {code} | {seconds:.1f} | {peak} |", flush=True)


if __name__ == "__main__":
    main()
