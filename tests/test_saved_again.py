"""A paper that another program only saved again is ours; one that a person touched is not."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from charter.write.docx.office import find_office
from conftest import Ran

COMPANY = """\
company: {name: Acme, country: DK, currency: DKK}
structure: cto-led
positions:
  ceo: {limits: {spend: 90000, hire: anybody}}
  cto: {limits: {spend: 9000, hire: leads}}
"""
LOGO = Path(__file__).parent / "data/word-templates/logo.png"
DAY = ("--date", "2026-12-01")
Change = Callable[[Any], object]


@pytest.fixture
def paper(tmp_path: Path, charter: Callable[..., Ran]) -> Path:
    """Return a charter that was written, in a workspace."""
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    assert charter("build", str(tmp_path), *DAY, "--position", "cto").code == 0
    return tmp_path / "out" / "cto-charter.docx"


def saved_again(path: Path, change: Change | None = None) -> bytes:
    document = docx.Document(str(path))
    if change:
        change(document)
    before = path.read_bytes()
    document.save(str(path))
    assert path.read_bytes() != before
    return path.read_bytes()


def title(document: Any) -> Any:
    return document.paragraphs[0].runs[0]


def item(document: Any) -> Any:
    """Return the first words of a list that are not bold."""
    items = (p for p in document.paragraphs if p.style.name.startswith("List"))
    return next(run for p in items for run in p.runs if not run.bold)


def unknown(document: Any) -> None:
    title(document)._element.append(OxmlElement("w:oddity"))


EDITS: dict[str, Change] = {
    "a word": lambda d: d.paragraphs[-1].add_run(" not"),
    "bold": lambda d: setattr(item(d), "bold", True),
    "struck": lambda d: setattr(title(d).font, "strike", True),
    "a colour": lambda d: setattr(title(d).font.color, "rgb", RGBColor(200, 0, 0)),
    "a size": lambda d: setattr(title(d).font, "size", Pt(40)),
    "a font": lambda d: setattr(title(d).font, "name", "Georgia"),
    "a comment": lambda d: d.add_comment(title(d), "Really?", "Jo"),
    "a margin": lambda d: setattr(d.sections[0], "left_margin", Mm(50)),
    "the header": lambda d: d.sections[0].header.paragraphs[0].add_run(" of old"),
    "a picture": lambda d: d.add_picture(
        str(Path(__file__).parent / "data/word-templates/logo.png")
    ),
    "what cannot be read": unknown,
}


def test_saved_again_without_a_change_it_is_written_over(
    paper: Path, charter: Callable[..., Ran]
) -> None:
    saved_again(paper)
    ran = charter("build", str(paper.parent.parent), *DAY)
    assert (ran.code, ran.err) == (0, "")


def test_so_it_is_when_the_workspace_has_changed_since(
    paper: Path, charter: Callable[..., Ran]
) -> None:
    saved_again(paper)
    company = paper.parent.parent / "company.yaml"
    company.write_text(COMPANY.replace("spend: 9000,", "spend: 12000,"), "utf-8")
    ran = charter("build", str(company.parent), "--date", "2027-01-15")
    assert (ran.code, ran.err) == (0, "")
    assert "12,000" in "".join(p.text for p in docx.Document(str(paper)).paragraphs)


@pytest.mark.skipif(not find_office(), reason="LibreOffice is not here")
def test_so_it_is_when_libreoffice_saved_it(
    paper: Path, charter: Callable[..., Ran], tmp_path: Path
) -> None:
    office = [find_office(), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    office += ["--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*office, "--outdir", str(tmp_path / "lo"), str(paper)], check=True, capture_output=True
    )
    shutil.copy(tmp_path / "lo" / paper.name, paper)
    ran = charter("build", str(tmp_path), *DAY)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("edit", EDITS)
def test_what_a_person_changed_is_never_written_over(
    edit: str, paper: Path, charter: Callable[..., Ran]
) -> None:
    theirs = saved_again(paper, EDITS[edit])
    ran = charter("build", str(paper.parent.parent), *DAY)
    assert ran.code == 1
    assert "was edited since it was made" in ran.err
    assert paper.read_bytes() == theirs


def test_a_file_that_is_no_word_file_any_more_was_edited(
    paper: Path, charter: Callable[..., Ran]
) -> None:
    paper.write_bytes(io.BytesIO(b"PK").getvalue())
    assert "was edited" in charter("build", str(paper.parent.parent), *DAY).err
