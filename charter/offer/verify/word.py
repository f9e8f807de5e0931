"""A Word file as a copy: its lines, and hidden text, tracked changes and signatures."""

from __future__ import annotations

from pathlib import Path

from charter.document.docx.reader import read_docx
from charter.document.docx.text import DocxText
from charter.offer.verify.copy import Copy, Oddity
from charter.offer.verify.lines import docx_lines
from charter.offer.verify.words import HASH


def read_word_copy(path: Path) -> Copy:
    """Return what a Word file says. Raises InputError where it is no Word file that is safe."""
    return copy_of(read_docx(path))


def copy_of(read: DocxText) -> Copy:
    """Return a Word file that was read as a copy."""
    oddities = []
    if read.deleted:
        what = " ".join(read.deleted)
        message = f"tracked changes are left in; taken out, and still to be seen: '{what[:200]}'"
        oddities.append(Oddity("tracked-changes", message))
    notes = []
    if read.tracked and not read.deleted:
        notes.append("tracked changes are left in; they count as accepted here")
    texts = [p.text for p in read.paragraphs]
    texts += [p.text for edges in read.edges for edge in edges for p in edge.paragraphs]
    hashes = frozenset(found[0] for text in texts for found in HASH.finditer(text))
    signs = ("a digital signature of Word; whether it is valid was not checked",)
    lines = docx_lines(read)
    return Copy(lines, hashes, tuple(oddities), signs * read.signed, tuple(notes), read=read)
