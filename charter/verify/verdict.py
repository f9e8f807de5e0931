"""What is said of a pack, or of a Word file or PDF that came back."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from charter.problems import InputError, error
from charter.verify.compare import Changed, Compared, Sent, compare, lines_after, sent
from charter.verify.copy import Copy, Oddity
from charter.verify.ground import Ground, find_ground, ground_of_zip, read_zip, sha256
from charter.verify.words import plain, same, words_of

UNCHANGED, SIGNED, CHANGED, UNKNOWN = "unchanged", "signed", "changed", "unknown"
_ORDER = (UNCHANGED, SIGNED, UNKNOWN, CHANGED)
_ANNEX = re.compile(r"^(Annex|Anlage|Bilag) [B-Z]\b")
_ANNEX_A = re.compile(r"^(Annex|Anlage|Bilag) A\b")
_TOP = 6
"""Lines of a page among which the label of an annex is looked for."""
_SERVICE = re.compile(
    r"certificate of completion|final audit report|audit trail|envelope id|signature certificate"
    r"|transaction id|signaturzertifikat|underskriftsdokument",
    re.IGNORECASE,
)


class Verdict(NamedTuple):
    """What is said of one file. `status` is unchanged, signed, changed or unknown.

    `against` says what it was compared with; `oddities` are what words alone do not show;
    `filled` is what stands at the lines to sign; `notes` say what was not compared, and why a
    file cannot be told. `hash` is the content hash of the charter that was sent, `day` its date
    where it was compared with a workspace.
    """

    name: str
    status: str
    against: str
    hash: str = ""
    position: str = ""
    changes: tuple[Changed, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    filled: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    day: date | None = None


def verify(path: Path, against: Path | None = None) -> list[Verdict]:
    """Return what is said of `path`, and of each file in it where it is a pack.

    `against` is a workspace, a charter in Markdown, a manifest or a pack. Raises CharterError for
    what cannot be read.
    """
    if path.suffix.lower() == ".zip":
        return _pack(path, against)
    if path.suffix.lower() not in (".docx", ".pdf"):
        message = "only a pack (.zip), a Word file (.docx) or a PDF can be verified"
        hint = "give the file as it came back; save an old .doc as .docx in Word"
        raise error(InputError, path, "not-a-copy", message, hint)
    if against is None:
        message = "there is nothing to compare it with"
        hint = "add --against and the workspace, the pack that was sent, or the charter in Markdown"
        raise error(InputError, path, "no-against", message, hint)
    first = _read(path, None)
    ground = find_ground(against, [line.text for line in first.lines], first.hashes)
    return [_file(path, path.name, ground)]


def worst(verdicts: list[Verdict]) -> str:
    """Return the status of all together."""
    return max((verdict.status for verdict in verdicts), key=_ORDER.index)


def _read(path: Path, original: Sent | None) -> Copy:
    if path.suffix.lower() == ".pdf":
        from charter.verify.pdf import read_pdf_copy

        return read_pdf_copy(path)
    from charter.verify.word import read_word_copy

    if original is None:
        return read_word_copy(path, "\0", (), "\0")
    return read_word_copy(path, original.title, original.labels, original.last)


def _pack(path: Path, against: Path | None) -> list[Verdict]:
    """Return what is said of the charter in a pack, and of each file that carries it."""
    files = read_zip(path)
    own = ground_of_zip(files, path)
    ground, notes = own, ["the pack was compared with itself: --against proves that it is yours"]
    if against is not None:
        texts = own.text.splitlines()
        ground = find_ground(against, [t.lstrip("# ") for t in texts], {own.hash, own.printed})
        notes = []
    odd = list(_listing(files, own))
    changes: list[Changed] = []
    if own.hash != own.printed:
        odd.append(Oddity("hash", f"its charter prints {own.printed or 'no content hash'}, "
                          f"but its text gives {own.hash}"))
    if ground.text and ground.text != own.text:
        changes += _of_markdown(ground, own)
    elif not ground.text:
        odd += _by_manifest(ground, own)
        ground = own._replace(what=ground.what)
    listed = dict(ground.parts) if against is not None else {}
    for name, digest in dict(own.parts).items():
        if name in listed and listed[name] != digest:
            odd.append(Oddity("other-file", f"{name} is not the file that was sent"))
    status = CHANGED if odd or changes else UNCHANGED
    verdicts = [
        Verdict(path.name, status, ground.what, ground.hash, ground.position or own.position,
                tuple(changes), tuple(odd), (), tuple(notes), ground.day)
    ]
    with tempfile.TemporaryDirectory(prefix="charter-") as folder:
        for name in files:
            carries = name.endswith(("-offer.docx", "-offer.pdf", "-charter.docx", "-charter.pdf"))
            if carries and "/" not in name and "\\" not in name:
                inside = Path(folder) / name
                inside.write_bytes(files[name])
                verdicts.append(_file(inside, f"{path.name}: {name}", ground))
    return verdicts


def _listing(files: dict[str, bytes], ground: Ground) -> Iterator[Oddity]:
    listed = dict(ground.parts)
    for name, digest in listed.items():
        if name not in files:
            yield Oddity("missing-file", f"{name} is missing, which the manifest names")
        elif sha256(files[name]) != digest:
            yield Oddity("other-file", f"{name} is not the file that the manifest names")
    for name in files:
        if name != "manifest.json" and name not in listed:
            yield Oddity("added-file", f"{name[:80]} is not in the manifest")


def _of_markdown(ground: Ground, own: Ground) -> list[Changed]:
    from charter.review.changes import changes
    from charter.review.lines import lines_of_markdown

    found = changes(lines_of_markdown(ground.text, ground.name), lines_of_markdown(own.text, own.name))
    made = [
        Changed(c.section, c.old.text if c.old else "", c.new.text if c.new else "") for c in found
    ]
    return made or [Changed("", ground.printed, own.printed)]


def _by_manifest(ground: Ground, own: Ground) -> Iterator[Oddity]:
    if sha256(own.text.encode()) not in dict(ground.parts).values():
        yield Oddity("hash", f"its charter is not the one that {ground.what} names")


def _file(path: Path, name: str, ground: Ground) -> Verdict:
    """Return what is said of one Word file or PDF."""
    said = Verdict(name, UNCHANGED, ground.what, ground.hash, ground.position, day=ground.day)
    content = path.read_bytes()
    if not ground.text:
        return _without_text(path, said, ground, content)
    if ground.hash != ground.printed:
        message = f"the charter to compare with prints the content hash {ground.printed or '(none)'}"
        message += f", but its text gives {ground.hash}: it is not a charter as it was written"
        return said._replace(status=CHANGED, oddities=(Oddity("hash", message),))
    original = sent(ground.text, ground.name)
    copy = _read(path, original)
    if not copy.readable:
        note = "its pages are pictures without text: it cannot be told; compare them by eye, or "
        note += "ask for the file that the signature service made"
        return said._replace(status=UNKNOWN, notes=(note,))
    compared = compare(original, copy, path)
    odd = [*_visible(copy, original, compared), *_around(copy, compared, ground)]
    if ground.hash not in copy.hashes:
        printed = ", ".join(sorted(copy.hashes)) or "none"
        odd.append(Oddity("hash", f"the content hash of the charter is {ground.hash}; "
                          f"the copy prints {printed}"))
    changes = list(compared.changes)
    notes = [*copy.notes]
    changes += _after(copy, compared, ground, notes)
    letter = _before(copy, compared)
    if letter and sha256(content) not in dict(ground.parts).values():
        notes.append("the letter before the charter was not compared")
    filled = (*compared.filled, *copy.signs)
    if any(odd_.code == "note" for odd_ in odd):
        filled += tuple(o.message for o in odd if o.code == "note")
        odd = [o for o in odd if o.code != "note"]
    status = CHANGED if changes or odd else SIGNED if filled else UNCHANGED
    return said._replace(
        status=status, changes=tuple(changes), oddities=tuple(odd), filled=filled,
        notes=tuple(notes),
    )


def _without_text(path: Path, said: Verdict, ground: Ground, content: bytes) -> Verdict:
    """Return what a manifest alone tells: whether it is one of the very files."""
    if sha256(content) in dict(ground.parts).values():
        return said
    note = "it is not one of the files that went out, byte for byte, as a signed copy never is; "
    note += "to compare its words, add --against with the pack, the workspace or the charter"
    return said._replace(status=UNKNOWN, notes=(note,))


def _visible(copy: Copy, original: Sent, compared: Compared) -> Iterator[Oddity]:
    """Yield the oddities that are in the charter and not at its lines to sign."""
    pages = [line.page for line in copy.lines[compared.before : compared.after]]
    first, last = min(pages, default=0), max(pages, default=0)
    signing = " ".join(
        plain(cell) for line in original.lines[original.signing :] for cell in line.cells
    )
    for odd in copy.oddities:
        quoted = odd.message.partition(": '")[2].rstrip("'")
        at_end = odd.page == last and quoted and quoted in signing
        if first <= odd.page <= last and not (odd.code == "covered" and at_end):
            yield odd


def _before(copy: Copy, compared: Compared) -> list[str]:
    return [line.text for line in copy.lines[: compared.before] if line.kind != "edge"]


def _around(copy: Copy, compared: Compared, ground: Ground) -> Iterator[Oddity]:
    """Yield what is wrong before the charter: the sentence on the contract, or a second charter."""
    from charter.pack.words import CONTRACT_SENTENCES

    above = [line.text for line in copy.lines[: compared.before]]
    near = plain(" ".join(above[-8:]))
    if ground.part_of_contract is not None and any(_ANNEX_A.match(line) for line in above[-8:]):
        wanted = {plain(pair[ground.part_of_contract]) for pair in CONTRACT_SENTENCES.values()}
        if not any(sentence in near for sentence in wanted):
            what = "is" if ground.part_of_contract else "is not"
            yield Oddity("contract", "the sentence that this charter "
                         f"{what} part of the employment contract is not there as it was sent")
    outside = "".join(
        word.text
        for lines in (copy.lines[: compared.before], copy.lines[compared.after :])
        for word in words_of(line.text for line in lines)
    )
    own = sent(ground.text, ground.name).lines
    twice = sum(
        len(joined) > 60 and joined in outside
        for joined in ("".join(w.text for w in words_of([" ".join(line.cells)])) for line in own)
    )
    if twice > 3:
        yield Oddity("second-charter", "it has more than one charter; which one counts is not said")


def _after(copy: Copy, compared: Compared, ground: Ground, notes: list[str]) -> list[Changed]:
    """Return what was added behind the charter; what may follow there is noted."""
    found: list[Changed] = []
    annex = ""
    for page, lines in lines_after(copy, compared):
        texts = [line.text for line in lines]
        at = next((n for n, text in enumerate(texts) if _ANNEX.match(text)), len(texts))
        if page and _SERVICE.search(" ".join(texts)):
            notes.append(f"page {page} is of a signature service, and was not compared")
            continue
        if page and (annex or at < min(_TOP, len(texts))):
            annex = annex or texts[at]
            notes.append(f"page {page} is of {annex}, and was not compared")
            continue
        if texts[at:] and not _is_certificate(texts[at:], ground):
            notes.append(f"{texts[at]} follows the charter, and was not compared")
        section = f"after the charter, page {page}" if page else "after the charter"
        added = [line.text for line in lines[:at] if line.kind != "edge"]
        found += [Changed(section, "", text[:600]) for text in added[:20]]
    return found


def _is_certificate(lines: list[str], ground: Ground) -> bool:
    from charter.review.lines import lines_of_markdown, tidy

    if not ground.certificate:
        return False
    own = lines_of_markdown(ground.certificate, "certificate.md")
    wanted = words_of(" ".join(line.cells) for line in own)
    return same(wanted, words_of(tidy(line) for line in lines[1:]))
