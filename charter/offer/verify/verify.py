"""A pack, or a Word file or PDF that came back, against what was sent."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from charter.offer.verify.compare import Changed
from charter.offer.verify.copy import Copy, Oddity
from charter.offer.verify.ground import SentText, ground_of_zip, letter_in, read_zip
from charter.offer.verify.measure import faults, listing_oddities, measure
from charter.offer.verify.verdict import (
    AS_COMPARED,
    CHANGED,
    SIGNED,
    THE_LETTER,
    UNCHANGED,
    UNKNOWN,
    Verdict,
    of_file,
    read_copy,
)
from charter.problems import InputError, error, typed
from charter.read.files import sha256

_ORDER = (UNCHANGED, SIGNED, AS_COMPARED, UNKNOWN, CHANGED)


def verify(path: Path, against: Path | None = None) -> list[Verdict]:
    """Return what is said of `path`, and of each file in it where it is a pack.

    >>> [verdict] = charter.verify(Path("signed.docx"), against=Path("northwind"))
    >>> verdict.status, verdict.position
    ('unchanged', 'cpto')

    `against` is a workspace, a charter in Markdown, a manifest or a pack. Raises CharterError for
    what cannot be read.
    """
    if not os.path.exists(path):
        raise error(InputError, path, "no-file", "there is no such file")
    if path.suffix.lower() == ".zip":
        return _pack(path, against)
    if path.suffix.lower() not in (".docx", ".dotx", ".pdf"):
        message = "only a pack (.zip), a Word file (.docx) or a PDF can be verified"
        hint = "give the file as it came back; save an old .doc as .docx in Word"
        if path.suffix.lower() in (".md", ".markdown"):
            hint = f"run 'charter diff {typed(path)}', which tells what was changed in such a file"
        raise error(InputError, path, "not-a-copy", message, hint)
    if against is None:
        message = "there is nothing to compare it with"
        hint = "add --against and the workspace, the pack that was sent, or the charter in Markdown"
        raise error(InputError, path, "no-against", message, hint)
    copy = read_copy(path)
    ground = measure(against, copy.texts, copy.hashes)
    verdict = of_file(path, path.name, ground, copy)
    if verdict.status == AS_COMPARED and os.path.isdir(against):
        verdict = next(_by_packs(path, against, ground, copy), _other_letter(against, verdict))
    return [verdict]


def _other_letter(workspace: Path, verdict: Verdict) -> Verdict:
    """Return a verdict that says which packs the letter of a copy is not from."""
    kept = sorted((workspace / "out" / "offers").glob("*.zip"))
    if not kept or THE_LETTER not in verdict.uncompared:
        return verdict
    names = ", ".join(pack.name for pack in kept)
    more = f"the letter is not word for word that of a pack in out/offers ({names})"
    return verdict._replace(uncompared=(*verdict.uncompared, more))


def _by_packs(path: Path, workspace: Path, ground: SentText, copy: Copy) -> Iterator[Verdict]:
    """Yield what packs of this charter, which the workspace keeps, say of a copy word for word.

    One that says otherwise is another offer: only --against tells that it is the one that was sent.
    """
    for pack in sorted((workspace / "out" / "offers").glob("*.zip")):
        try:
            files = read_zip(pack)
            packed = ground_of_zip(files, pack)
            made = packed.hash == ground.hash and not any(faults(files, packed))
        except InputError:
            continue
        if made:
            what = f"{ground.what}, and the pack {pack.name}"
            kept = ground._replace(word={**packed.word, **ground.word}, what=what)
            verdict = of_file(path, path.name, kept, copy)
            if verdict.status in (UNCHANGED, SIGNED):
                yield verdict


def worst(verdicts: list[Verdict]) -> str:
    """Return the status of all together."""
    return max((verdict.status for verdict in verdicts), key=_ORDER.index)


def _pack(path: Path, against: Path | None) -> list[Verdict]:
    """Return what is said of the charter in a pack, and of each file that carries it."""
    files = read_zip(path)
    own = ground_of_zip(files, path)
    ground, notes = own, ["the pack was compared with itself: --against proves that it is yours"]
    if against is not None:
        texts = own.text.splitlines()
        ground = measure(against, [t.lstrip("# ") for t in texts], {own.hash, own.printed})
        notes = []
    else:
        ground = own._replace(word={}, letter=letter_in(files))
    if ground.recorded == own.hash == own.printed:
        # The text in the pack has the very hash that was recorded: it is the one that was signed.
        ground = ground._replace(text=own.text, name=own.name, recorded="")
    odd = list(listing_oddities(files, own))
    changes: list[Changed] = []
    if own.hash != own.printed:
        odd.append(
            Oddity(
                "hash",
                f"its charter prints {own.printed or 'no content hash'}, "
                f"but its text gives {own.hash}",
            )
        )
    if ground.text and ground.text != own.text:
        changes += _of_markdown(ground, own)
    elif not ground.text and not ground.recorded:
        odd += _by_manifest(ground, own)
        ground = own._replace(what=ground.what)
    listed = dict(ground.parts) if against is not None else {}
    for name, digest in dict(own.parts).items():
        if name in listed and listed[name] != digest:
            odd.append(Oddity("other-file", f"{name} is not the file that was sent"))
    status = CHANGED if odd or changes else UNCHANGED
    verdicts = [
        Verdict(
            path.name,
            status,
            ground.what,
            ground.hash,
            ground.position or own.position,
            tuple(changes),
            tuple(odd),
            (),
            tuple(notes),
            ground.day,
        )
    ]
    with tempfile.TemporaryDirectory(prefix="charter-") as folder:
        for name in files:
            carries = name.endswith(("-offer.docx", "-offer.pdf", "-charter.docx", "-charter.pdf"))
            if carries and "/" not in name and "\\" not in name:
                inside = Path(folder) / name
                inside.write_bytes(files[name])
                verdicts.append(_inside(inside, f"{path.name}: {name}", ground))
    return verdicts


def _inside(path: Path, name: str, ground: SentText) -> Verdict:
    try:
        return of_file(path, name, ground)
    except InputError as bad:
        odd = [Oddity("unreadable", problem.message) for problem in bad.problems]
        return Verdict(name, CHANGED, ground.what, ground.hash, oddities=tuple(odd))


def _of_markdown(ground: SentText, own: SentText) -> list[Changed]:
    from charter.review.changes import changes
    from charter.review.lines import lines_of_markdown

    found = changes(
        lines_of_markdown(ground.text, ground.name), lines_of_markdown(own.text, own.name)
    )
    made = [
        Changed(c.section, c.old.text if c.old else "", c.new.text if c.new else "") for c in found
    ]
    return made or [Changed("", ground.printed, own.printed)]


def _by_manifest(ground: SentText, own: SentText) -> Iterator[Oddity]:
    if sha256(own.text.encode()) not in dict(ground.parts).values():
        yield Oddity("hash", f"its charter is not the one that {ground.what} names")
