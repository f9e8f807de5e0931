"""A workspace whose papers a person edits, and the edits."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx

SIGNED = ("Ann Lee", "A. Lee", "15 January 2027")

COMPANY = """\
company:
  name: Acme
  about: Acme makes anvils.
structure: combined-lean
positions:
  cpto:
    status: vacant
    acting: ceo
    limits:
      spend: 100
      currency: USD
      hire: engineers  # ours
    apply: {send: Write to the owner.}
"""
HELD = "Nobody yet: the position is open; the CEO answers for this work until somebody starts"
"""What the charter of the vacant post says of who holds it."""


def edit(paper: Path, old: str, new: str) -> None:
    """Change words in a paper, as a person does."""
    text = paper.read_text("utf-8")
    assert old in text
    paper.write_text(text.replace(old, new), "utf-8")


def signed_copy(paper: Path, copy: Path, *, but: str = "", said: tuple[str, ...] = SIGNED) -> Path:
    """Save a Word file as it comes back, signed in each row to sign that does not say `but`."""
    document = docx.Document(str(paper))
    for row in document.tables[-1].rows[1:]:
        if not but or but not in row.cells[0].text:
            for cell, words in zip(row.cells[1:], said, strict=True):
                cell.text = words
    document.save(str(copy))
    return copy


def edit_word(paper: Path, old: str, new: str) -> None:
    """Change the XML of a Word file's text."""
    with zipfile.ZipFile(paper) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    assert old in text
    parts["word/document.xml"] = text.replace(old, new).encode()
    with zipfile.ZipFile(paper, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
