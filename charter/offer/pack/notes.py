"""Footnotes and endnotes of an annex, behind those of the letter."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from charter.document.docx.xml import OFFICE, W
from charter.offer.pack.parts import Parts

_KINDS = (("footnotes", "footnote"), ("endnotes", "endnote"))
_ID, _TYPE = W + "id", W + "type"


def merge_notes(
    base: Parts, annex: Parts, body: Any, adapt: Callable[[str, str, Any], None]
) -> None:
    """Carry the notes that the annex's text refers to; `adapt` fits a part to the letter's file."""
    for kind, tag in _KINDS:
        references = list(body.iter(f"{W}{tag}Reference"))
        source = annex.related(kind)
        if not references or not source:
            continue
        theirs = deepcopy(annex.root(source))
        target = base.related(kind)
        if not target:
            target = base.free_name(base.beside(f"{kind}.xml"))
            base.add(target, annex.content[source], annex.type_of(source))
            base.link(base.document, f"{OFFICE}/{kind}", target)
            ours = base.root(target)
            for note in ours.findall(W + tag):
                if note.get(_TYPE) in (None, "normal"):
                    ours.remove(note)
        ours = base.root(target)
        adapt(source, target, theirs)
        notes = {note.get(_ID): note for note in theirs.findall(W + tag)}
        ids = [note.get(_ID, "0") for note in ours.findall(W + tag)]
        number = max((int(n) for n in ids if n.isdecimal()), default=0) + 1
        for reference in references:
            note = notes.get(reference.get(_ID))
            if note is None:
                continue
            note.set(_ID, str(number))
            reference.set(_ID, str(number))
            ours.append(note)
            number += 1
