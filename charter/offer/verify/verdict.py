"""What is said of a pack, or of a Word file or PDF that came back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from charter.document.alike import plain
from charter.document.docx.text import DocxText
from charter.document.parse import parse_markdown
from charter.named_tuples import NamedTuple
from charter.offer.verify.compare import (
    Changed,
    Compared,
    Sent,
    compare,
)
from charter.offer.verify.copy import Copy, Oddity, TextLine
from charter.offer.verify.found import Seen, summed
from charter.offer.verify.ground import SentText
from charter.offer.verify.lines import markdown_lines
from charter.offer.verify.original import is_first, is_later, letter_changes, sent_for, sent_text
from charter.offer.verify.pages import compare_pages, look_at_marks
from charter.offer.verify.seen import compare_seen, looks
from charter.offer.verify.words import same, words_of_lines
from charter.offer.words import contract_sentences
from charter.read.files import open_file, read_bytes, sha256

MAX_BYTES = 200_000_000
_PDF, _ZIP = b"%PDF", b"PK\x03\x04"
"""How a PDF and a Word file begin, whatever they are called."""
UNCHANGED, SIGNED, AS_COMPARED = "unchanged", "signed", "as-compared"
CHANGED, UNKNOWN = "changed", "unknown"
THE_LETTER = "the letter before the charter"
"""What a workspace has nothing to compare with, and the pack that was sent has."""
_ALIKE = 0.15
"""How much of a charter's lines a copy must have to be held against it."""
_TOP = 6
"""Lines of a page among which the label of an annex is looked for."""
_SERVICE = re.compile(
    r"certificate of completion|final audit report|audit trail|envelope id|signature certificate"
    r"|transaction id|signaturzertifikat|underskriftsdokument",
    re.IGNORECASE,
)


class Verdict(NamedTuple):
    """What is said of one file. `status` is unchanged, signed, as-compared, changed or unknown.

    `against` says what it was compared with; `oddities` are what words alone do not show;
    `filled` is what stands at the lines to sign; `uncompared` names what was not compared, which
    makes nothing word for word; `unsigned` are lines to sign that nobody signed; `notes` say what
    else there is, and why a file cannot be told.
    `hash` is the content hash of the charter that was sent, `day` its date where it was compared
    with a workspace.
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
    uncompared: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()


def read_copy(path: Path) -> Copy:
    """Return what a Word file or a PDF says, whatever its name ends in. Raises InputError."""
    with open_file(path) as file:
        start = file.read(len(_PDF))
    if start == _PDF or (path.suffix.lower() == ".pdf" and start != _ZIP):
        from charter.offer.verify.pdf import read_pdf_copy

        return read_pdf_copy(path)
    from charter.offer.verify.word import read_word_copy

    return read_word_copy(path)


def of_file(path: Path, name: str, ground: SentText, copy: Copy | None = None) -> Verdict:
    """Return what is said of one Word file or PDF; `copy` is what was read of it, if it was.

    A file of the pack that is the ground itself is compared with the charter and the letter in it.
    """
    said = Verdict(name, UNCHANGED, ground.what, ground.hash, ground.position, day=ground.day)
    if ground.recorded:
        return _recorded(said, copy or read_copy(path))
    if not ground.text:
        return _without_text(said, ground, read_bytes(path, MAX_BYTES))
    if ground.hash != ground.printed:
        message = (
            f"the charter to compare with prints the content hash {ground.printed or '(none)'}"
        )
        message += f", but its text gives {ground.hash}: it is not a charter as it was written"
        return said._replace(status=CHANGED, oddities=(Oddity("hash", message),))
    copy = copy or read_copy(path)
    if not copy.readable:
        note = "its pages are pictures without text: it cannot be told; compare them by eye, or "
        note += "ask for the file that the signature service made"
        return said._replace(status=UNKNOWN, notes=(note,))
    if ground.alike < _ALIKE and not copy.hashes & {ground.hash}:
        note = f"this is no charter that {ground.what.removeprefix('what ')}"
        return said._replace(status=UNKNOWN, hash="", position="", notes=(note,))
    original, read = sent_for(ground, copy)
    compared = compare(original, copy, path)
    seen = _seen_in(original, read, copy, compared, ground)
    changes = [*compared.changes, *seen.changes]
    odd = [*copy.oddities, *seen.oddities]
    notes, uncompared = [*copy.notes], [*seen.uncompared]
    uncompared += [f"what is meant by '{text}' at the signatures" for text in compared.unclear]
    odd += _second_charter(copy, ground)
    if not original.whole:
        odd += _around(copy, compared, ground)
        changes = [*_put_before(copy, compared), *changes]
        if ground.letter is not None and any(map(is_first, copy.texts)):
            changes = [*letter_changes(ground.letter, copy, compared, path), *changes]
        elif _before(copy, compared):
            uncompared.append("what stands before the charter" if ground.itself else THE_LETTER)
    if not original.whole or copy.read is None:
        changes += _after(copy, compared, ground, notes, uncompared)
    if ground.hash not in copy.hashes:
        printed = ", ".join(sorted(copy.hashes)) or "none"
        message = f"the content hash of the charter is {ground.hash}; the copy prints {printed}"
        odd.append(Oddity("hash", message))
        if copy.hashes and ground.day is not None:
            note = f"no charter with the content hash {printed} is known here; if one went out, "
            notes.append(f"{note}give --against the pack that was sent")
    # A pack that is compared with itself has what we filled in, not what somebody signed with.
    filled = [] if ground.itself else [*compared.filled]
    put_on = [o for o in odd if o.code == "note"]
    filled += [*copy.signs, *(o.message for o in odd if o.code in ("note", "initials"))]
    odd = [o for o in odd if o.code not in ("note", "initials")]
    # A drawn signature is of one line, and a digital one may be of all.
    unsigned = () if copy.signs else compared.unsigned[len(put_on) :]
    status = (
        CHANGED
        if changes or odd
        else AS_COMPARED
        if uncompared
        else SIGNED
        if filled
        else UNCHANGED
    )
    return said._replace(
        status=status,
        changes=tuple(changes),
        oddities=tuple(odd),
        filled=tuple(filled),
        notes=tuple(notes),
        uncompared=summed(uncompared),
        unsigned=unsigned,
    )


def _seen_in(
    original: Sent, read: DocxText | None, copy: Copy, compared: Compared, ground: SentText
) -> Seen:
    """Return what a copy shows otherwise than what was sent, beside its words."""
    if ground.itself:
        seen = Seen([], [], [])
        looks(original, compared, seen)
        look_at_marks(original, None, copy, compared, seen)
        seen.uncompared.clear()  # the very file that was made is compared with its own text
        return seen
    if copy.read is not None:
        return compare_seen(original, read, copy, compared)
    return compare_pages(original, read, copy, compared)


def _recorded(said: Verdict, copy: Copy) -> Verdict:
    """Return what is known of a copy that prints the content hash of a text that is not kept.

    What nobody sends, such as tracked changes, is a change of whichever text it was.
    """
    note = f"it prints the content hash {said.hash}, which the company file records of the charter "
    note += f"of '{said.position}' that was signed, but the text with that hash is not kept here, "
    note += "so whether the copy carries it was not compared; give --against the pack that was "
    note += "sent, or the charter in Markdown as it was sent"
    others = ", ".join(sorted(copy.hashes - {said.hash}))
    also = [f"it also prints {others}"] if others else []
    status = CHANGED if copy.oddities else UNKNOWN
    return said._replace(status=status, oddities=copy.oddities, notes=(note, *also, *copy.notes))


def _without_text(said: Verdict, ground: SentText, content: bytes) -> Verdict:
    """Return what a manifest alone tells: whether it is one of the very files."""
    if sha256(content) in dict(ground.parts).values():
        return said
    note = (
        "it is not one of the files that went out, letter for letter, as a signed copy never is; "
    )
    note += "to compare its words, add --against with the pack, the workspace or the charter"
    return said._replace(status=UNKNOWN, notes=(note,))


def _before(copy: Copy, compared: Compared) -> list[str]:
    return [line.text for line in copy.lines[: compared.before] if line.kind != "edge"]


def _put_before(copy: Copy, compared: Compared) -> list[Changed]:
    """Return what was put between the charter and what goes before it in a Word file.

    That is the label of the annex, and the sentence on the contract; a charter alone has neither.
    A PDF has headers there, which nothing tells from text.
    """
    above = [line.text for line in copy.lines[: compared.before] if not line.page]
    labels = [number for number, text in enumerate(above) if is_first(text)]
    between = above[labels[-1] + 1 :] if labels else above
    known = {plain(said) for pair in contract_sentences() for said in pair}
    return [
        Changed("before the charter", "", text[:600])
        for text in between[:20]
        if plain(text) not in known and not is_first(text)
    ]


def _around(copy: Copy, compared: Compared, ground: SentText) -> Iterator[Oddity]:
    """Yield what is wrong with the sentence on the contract before the charter."""
    above = [line.text for line in copy.lines[: compared.before]]
    near = plain(" ".join(above[-8:]))
    if ground.part_of_contract is not None and any(is_first(line) for line in above[-8:]):
        wanted = {plain(pair[ground.part_of_contract]) for pair in contract_sentences()}
        if not any(said in near for said in wanted):
            what = "is" if ground.part_of_contract else "is not"
            yield Oddity(
                "contract",
                "the sentence that this charter "
                f"{what} part of the employment contract is not there as it was sent",
            )


def _second_charter(copy: Copy, ground: SentText) -> Iterator[Oddity]:
    """Yield that the charter stands twice in a copy, where it does."""
    shown = Counter("".join(word.text for word in line.words) for line in copy.lines)
    own = Counter(
        "".join(word.text for word in line.words)
        for line in sent_text(ground.text, ground.name).lines
    )
    twice = sum(len(said) > 60 and shown[said] > count for said, count in own.items())
    if twice > 3:
        yield Oddity("second-charter", "it has more than one charter; which one counts is not said")


def _after(
    copy: Copy, compared: Compared, ground: SentText, notes: list[str], uncompared: list[str]
) -> list[Changed]:
    """Return what was added behind the charter; what may follow there is noted."""
    found: list[Changed] = []
    annex = ""
    for page, lines in _lines_after(copy, compared):
        texts = [line.text for line in lines]
        at = next((n for n, text in enumerate(texts) if is_later(text)), len(texts))
        if page and _SERVICE.search(" ".join(texts)):
            notes.append(f"page {page} is of a signature service, and was not compared")
            continue
        if page and (annex or at < min(_TOP, len(texts))):
            annex = annex or texts[at]
            uncompared.append(f"page {page}, which is of {annex}")
            continue
        if texts[at:] and not _is_certificate(texts[at:], ground):
            uncompared.append(f"{texts[at]}, which follows the charter")
        section = f"after the charter, page {page}" if page else "after the charter"
        added = [line.text for line in lines[:at] if line.kind != "edge"]
        found += [Changed(section, "", text[:600]) for text in added[:20]]
    return found


def _lines_after(copy: Copy, compared: Compared) -> Iterator[tuple[int, list[TextLine]]]:
    """Yield the lines that follow the charter: by page, and those of a Word file as page 0."""
    rest = copy.lines[compared.after :]
    for page, lines in groupby(rest, key=lambda line: line.page):
        yield page, list(lines)


def _is_certificate(lines: list[str], ground: SentText) -> bool:
    if not ground.certificate:
        return False
    own = markdown_lines(parse_markdown(ground.certificate, "certificate.md"))
    return same((word for line in own for word in line.words), words_of_lines(lines[1:]))
