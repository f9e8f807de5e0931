"""`charter diff` of copies of 100,000 words, each in a fresh process."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from rounds import machine, table

NORTHWIND = Path(__file__).resolve().parent.parent / "tests/briefs/northwind/company.yaml"
PAPER = "ceo-charter.docx"
WORDS = 100_000
CHANCE = random.Random(1)


def main() -> None:
    """Build a charter, write its copies, and print what each took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "company.yaml").write_bytes(NORTHWIND.read_bytes())
        _run(folder, "build", ".")
        words = re.findall(r"\w+", (folder / "out/ceo-charter.md").read_text("utf-8"))
        rows = []
        for kind, body in _copies(words).items():
            _save(folder / "out" / PAPER, folder / PAPER, body)
            seconds, memory = _run(folder, "diff", PAPER, "--workspace", ".")
            rows.append((kind, f"{seconds:.1f}", f"{memory / 1000:.0f}"))
    print(machine(1), end="\n\n")
    print(table(("Copy", "processor seconds", "peak MB"), rows))


def _copies(words: list[str]) -> dict[str, Callable[[str], str]]:
    def said(count: int, of: list[str] = words) -> str:
        return " ".join(CHANCE.choices(of, k=count))

    def row(cells: int) -> str:
        return (
            f"<w:tr>{''.join(f'<w:tc>{_paragraph(said(2))}</w:tc>' for _ in range(cells))}</w:tr>"
        )

    paragraphs = "".join(_paragraph(said(10)) for _ in range(WORDS // 10))
    return {
        "10,000 paragraphs of 10 words": lambda _: paragraphs,
        "our charter, then these": lambda ours: ours + paragraphs,
        "our charter, each word 'the' misspelt, then these": lambda ours: (
            ours.replace("the ", "teh ") + paragraphs
        ),
        "100 paragraphs of 1,000 words": lambda _: "".join(
            _paragraph(said(1000)) for _ in range(WORDS // 1000)
        ),
        "one paragraph": lambda _: _paragraph(said(WORDS)),
        "one word, 100,000 times": lambda _: _paragraph("a " * WORDS),
        "long paragraphs of two words": lambda _: "".join(
            _paragraph(said(350, ["a", "b"])) for _ in range(WORDS // 350)
        ),
        "a table of 5,000 rows and 10 cells": lambda _: (
            f"<w:tbl>{''.join(row(10) for _ in range(WORDS // 20))}</w:tbl>"
        ),
    }


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _save(paper: Path, copy: Path, body: Callable[[str], str]) -> None:
    with zipfile.ZipFile(paper) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    start, end = text.index("<w:body>") + len("<w:body>"), text.rindex("<w:sectPr")
    parts["word/document.xml"] = (text[:start] + body(text[start:end]) + text[end:]).encode()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _run(folder: Path, *arguments: str) -> tuple[float, int]:
    """Return the processor seconds of a command, and its most memory in kilobytes."""
    command = [sys.executable, "-m", "charter", *arguments]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), arguments
    return used.ru_utime + used.ru_stime, used.ru_maxrss


if __name__ == "__main__":
    main()
