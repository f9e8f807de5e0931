"""Papers as they are sent, and what a copy that comes back is held against."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from charter.building import build
from charter.load.company_file import read_workspace
from charter.offer.pack.make import make_pack
from charter.offer.verify.verify import verify
from charter.problems import CharterError

LETTERS = Path(__file__).parent.parent / "data" / "letters"
DAY = date(2027, 1, 15)
COMPANY = """\
company:
  name: Tarn
  legal_name: Tarn Software, Inc.
  country: US
  currency: USD
  charter_in_contract: true
structure: combined
positions:
  ceo: {status: filled}
  cpto:
    leaning: technology
    limits: {spend: 50000, hire: team leads and below}
"""
PASSED = ("unchanged", "signed")
"""What is said of a copy that is word for word what was sent."""


class Sent(NamedTuple):
    """One Word file that was sent, and the grounds a copy of it can be held against."""

    name: str
    path: Path
    grounds: tuple[Path, ...]


def send(
    folder: Path,
    letters: tuple[str, ...] = ("styles_de", "header_with_image", "footnote", "content_hash"),
) -> list[Sent]:
    """Build a company in `folder`, and a pack with each letter; return what was sent."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "company.yaml").write_text(COMPANY, "utf-8")
    build(folder, day=DAY)
    workspace = read_workspace(folder)
    markdown = folder / "out" / "cpto-charter.md"
    sent: list[Sent] = []
    for letter in letters:
        written = LETTERS / f"{letter}.docx"
        if letter == "content_hash":
            written = letter_with_hash(folder / "content_hash.docx")
        pack = make_pack(workspace, "cpto", written, None, DAY, formats=("docx", "zip"))
        place = folder / "packs" / letter
        place.mkdir(parents=True, exist_ok=True)
        for name, content in pack.files.items():
            (place / name).write_bytes(content)
        sent.append(
            Sent(
                f"offer with {letter}",
                place / "cpto-offer.docx",
                (place / "cpto-offer.zip", folder, markdown),
            )
        )
    charter = folder / "out" / "cpto-charter.docx"
    zipped = sent[0].grounds[0]
    return [Sent("charter", charter, (folder, markdown, zipped)), *sent]


def letter_with_hash(path: Path) -> Path:
    """Write a letter that prints the content hash of its charter, by the documented field."""
    import docx

    document = docx.Document()
    document.add_paragraph("Dear Anna Berg,")
    document.add_paragraph("We offer you the position that Annex A describes.")
    document.add_paragraph("The charter has the content hash {{ content_hash }}.")
    document.save(path)
    return path


def verdict(copy: Path, against: Path) -> str:
    """Return what `verify` says: a status, "refused" with a code, or "crash" with the error."""
    try:
        (found,) = verify(copy, against)
    except CharterError as error:
        return f"refused: {error.problems[0].code}"
    except Exception as error:  # a crash is what is looked for
        return f"crash: {type(error).__name__}: {str(error)[:80]}"
    return found.status
