"""What a copy is held against; a pack whose files are not what it says is no measure for one."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from charter.offer.verify.copy import Oddity
from charter.offer.verify.ground import SentText, find_ground, ground_of_zip, letter_in, read_zip
from charter.offer.verify.verdict import CHANGED, Verdict, of_file
from charter.problems import InputError, error
from charter.read.files import sha256

_SHOWN = 200
_HINT = "give the pack as it was sent, or the workspace that made it"


def measure(against: Path, texts: Collection[str], hashes: Collection[str]) -> SentText:
    """Return what is at `against`, for a copy with these lines and content hashes.

    Raises CharterError, also for a pack in which a file was exchanged or edited since it was made.
    """
    if against.suffix.lower() == ".zip":
        files = read_zip(against)
        own = ground_of_zip(files, against)
        if wrong := next(faults(files, own), ""):
            message = f"this pack is not as it was made, so nothing can be held against it: {wrong}"
            raise error(InputError, against, "no-measure", message, _HINT)
    return find_ground(against, texts, hashes)


def faults(files: dict[str, bytes], own: SentText) -> Iterator[str]:
    """Yield what shows that a pack is not as it was made.

    Its manifest lies in it, and proves nothing alone: each Word file must carry the charter whose
    text is in the pack, behind the letter that is.
    """
    yield from (odd.message for odd in listing_oddities(files, own))
    if own.hash != own.printed:
        return  # what is held against such a text is told that it is none
    grounds = [own._replace(word={}), own._replace(word={}, letter=letter_in(files))]
    with tempfile.TemporaryDirectory(prefix="charter-") as folder:
        for name, content in files.items():
            if name.endswith(("-offer.docx", "-charter.docx")) and "/" not in name:
                inside = Path(folder) / name.replace("\\", "_")
                inside.write_bytes(content)
                for verdict in (of_file(inside, name, ground) for ground in grounds):
                    if verdict.status == CHANGED:
                        yield f"{name} is not what lies beside it in the pack{_first(verdict)}"


def _first(verdict: Verdict) -> str:
    """Return the first thing in which a Word file is not the text, as the end of a sentence."""
    for change in verdict.changes:
        old, new = change.old[:_SHOWN], change.new[:_SHOWN]
        if not (old and new):
            return f": '{new or old}' {'was put in' if new else 'is gone'}"
        return f": it says '{new}' in place of '{old}'"
    return "".join(f": {odd.message}" for odd in verdict.oddities[:1])


def listing_oddities(files: dict[str, bytes], ground: SentText) -> Iterator[Oddity]:
    """Yield where the files of a pack are not those that its manifest names."""
    listed = dict(ground.parts)
    for name, digest in listed.items():
        if name not in files:
            yield Oddity("missing-file", f"{name} is missing, which the manifest names")
        elif sha256(files[name]) != digest:
            yield Oddity("other-file", f"{name} is not the file that the manifest names")
    for name in files:
        if name != "manifest.json" and name not in listed:
            yield Oddity("added-file", f"{name[:80]} is not in the manifest")
