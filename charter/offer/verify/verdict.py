"""What is said of a pack, or of a Word file or PDF that came back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from charter.offer.pack.words import CONTRACT_SENTENCES
from charter.offer.verify.compare import Changed, Compared, Sent, compare, lines_after, sent
from charter.offer.verify.copy import Copy, Oddity
from charter.offer.verify.ground import Ground, sha256
from charter.offer.verify.words import plain, same, sentence, words_of

UNCHANGED, SIGNED, CHANGED, UNKNOWN = "unchanged", "signed", "changed", "unknown"
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


def read_copy(path: Path, original: Sent | None) -> Copy:
    """Return what a Word file or a PDF says. Raises InputError."""
    if path.suffix.lower() == ".pdf":
        from charter.offer.verify.pdf import read_pdf_copy

        return read_pdf_copy(path)
    from charter.offer.verify.word import read_word_copy

    if original is None:
        return read_word_copy(path, "\0", (), "\0")
    return read_word_copy(path, original.title, original.labels, original.last)


def of_file(path: Path, name: str, ground: Ground) -> Verdict:
    """Return what is said of one Word file or PDF."""
    said = Verdict(name, UNCHANGED, ground.what, ground.hash, ground.position, day=ground.day)
    content = path.read_bytes()
    if not ground.text:
        return _without_text(said, ground, content)
    if ground.hash != ground.printed:
        message = (
            f"the charter to compare with prints the content hash {ground.printed or '(none)'}"
        )
        message += f", but its text gives {ground.hash}: it is not a charter as it was written"
        return said._replace(status=CHANGED, oddities=(Oddity("hash", message),))
    original = sent(ground.text, ground.name)
    copy = read_copy(path, original)
    if not copy.readable:
        note = "its pages are pictures without text: it cannot be told; compare them by eye, or "
        note += "ask for the file that the signature service made"
        return said._replace(status=UNKNOWN, notes=(note,))
    compared = compare(original, copy, path)
    odd = [*_visible(copy, original, compared), *_around(copy, compared, ground)]
    if ground.hash not in copy.hashes:
        printed = ", ".join(sorted(copy.hashes)) or "none"
        odd.append(
            Oddity(
                "hash",
                f"the content hash of the charter is {ground.hash}; the copy prints {printed}",
            )
        )
    changes = [*_put_before(copy, compared), *compared.changes]
    notes = [*copy.notes]
    changes += _after(copy, compared, ground, notes)
    letter = _before(copy, compared)
    filled = (*compared.filled, *copy.signs)
    if letter and sha256(content) not in dict(ground.parts).values():
        if ground.letter is not None:
            from charter.offer.verify.letter import compare_letter

            edited, beside = compare_letter(ground.letter, copy, compared.before)
            changes = [*edited, *changes]
            beside = [text for text in beside if not _is_ours(text)]
            if path.suffix.lower() == ".pdf":
                notes += [f"beside the words of the letter: '{text[:200]}'" for text in beside]
            else:
                filled += tuple(f"in the letter: {text}" for text in beside)
        else:
            notes.append(
                "the letter before the charter was not compared: --against with the pack "
                "that was sent does it"
            )
    if any(odd_.code == "note" for odd_ in odd):
        filled += tuple(o.message for o in odd if o.code == "note")
        odd = [o for o in odd if o.code != "note"]
    status = CHANGED if changes or odd else SIGNED if filled else UNCHANGED
    return said._replace(
        status=status,
        changes=tuple(changes),
        oddities=tuple(odd),
        filled=filled,
        notes=tuple(notes),
    )


def _without_text(said: Verdict, ground: Ground, content: bytes) -> Verdict:
    """Return what a manifest alone tells: whether it is one of the very files."""
    if sha256(content) in dict(ground.parts).values():
        return said
    note = "it is not one of the files that went out, byte for byte, as a signed copy never is; "
    note += "to compare its words, add --against with the pack, the workspace or the charter"
    return said._replace(status=UNKNOWN, notes=(note,))


def _is_ours(text: str) -> bool:
    """Return whether a line is what a pack puts between the letter and the charter."""
    known = {sentence(words_of([said])) for pair in CONTRACT_SENTENCES.values() for said in pair}
    return text in known or _ANNEX_A.match(text) is not None


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


def _put_before(copy: Copy, compared: Compared) -> list[Changed]:
    """Return what was put between the charter and what goes before it in a Word file.

    That is the label of the annex, and the sentence on the contract; a charter alone has neither.
    A PDF has headers there, which nothing tells from text.
    """
    above = [line.text for line in copy.lines[: compared.before] if not line.page]
    labels = [number for number, text in enumerate(above) if _ANNEX_A.match(text)]
    between = above[labels[-1] + 1 :] if labels else above
    known = {plain(said) for pair in CONTRACT_SENTENCES.values() for said in pair}
    return [
        Changed("before the charter", "", text[:600])
        for text in between[:20]
        if plain(text) not in known and not _ANNEX_A.match(text)
    ]


def _around(copy: Copy, compared: Compared, ground: Ground) -> Iterator[Oddity]:
    """Yield what is wrong before the charter: the sentence on the contract, or a second charter."""
    above = [line.text for line in copy.lines[: compared.before]]
    near = plain(" ".join(above[-8:]))
    if ground.part_of_contract is not None and any(_ANNEX_A.match(line) for line in above[-8:]):
        wanted = {plain(pair[ground.part_of_contract]) for pair in CONTRACT_SENTENCES.values()}
        if not any(said in near for said in wanted):
            what = "is" if ground.part_of_contract else "is not"
            yield Oddity(
                "contract",
                "the sentence that this charter "
                f"{what} part of the employment contract is not there as it was sent",
            )
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
