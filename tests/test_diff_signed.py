"""What `charter diff` says of a copy that people signed, that Word set otherwise, or whose lines
somebody moved.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from charter.cli.main import run
from conftest import Ran
from edited_papers import COMPANY, signed_copy

LOGO = Path(__file__).parent / "data/word-templates/logo.png"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: Any) -> Path:
    made: Path = tmp_path_factory.mktemp("acme")
    (made / "company.yaml").write_text(COMPANY, "utf-8")
    ours = ("build", str(made), "--date", "2026-12-01", "--position", "cpto", "--paper", "charter")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["charter", *ours, "--format", "md,docx"])
        with pytest.raises(SystemExit):
            run()
    return made


@pytest.fixture
def said(folder: Path, tmp_path: Path, charter: Callable[..., Ran]) -> Callable[..., Ran]:
    """Return what diff says of a copy of the charter that was changed in Word."""

    def tell(change: Callable[[Any], object], signed: bool = False) -> Ran:
        copy, sent = tmp_path / "cpto-charter.docx", folder / "out/cpto-charter.docx"
        document = docx.Document(str(signed_copy(sent, copy) if signed else sent))
        change(document)
        document.save(str(copy))
        ran = charter("diff", str(copy), "--workspace", str(folder))
        return ran._replace(out=" ".join(ran.out.split()))

    return tell


def _stamp(document: Any) -> None:
    header = document.sections[0].header.paragraphs[0]
    header.insert_paragraph_before("DocuSign Envelope ID: 1A2B3C4D-1111-2222-3333-444455556666")


def _picture(document: Any) -> None:
    run = document.tables[-1].rows[1].cells[2].paragraphs[0].add_run()
    run.add_picture(str(LOGO), width=docx.shared.Cm(3))


def _mark(document: Any) -> None:
    document.tables[-1].rows[1].cells[2].text = "/s/ Ann Lee, 15 January 2027 | 10:42 AM GMT"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (str, "Officer: Ann Lee; A. Lee; 15 January 2027"),
        (_stamp, "DocuSign Envelope ID: 1A2B3C4D"),
        (_picture, "Officer: a picture"),
        (_mark, "/s/ Ann Lee"),
    ],
)
def test_what_signs_a_copy_is_no_change(
    said: Callable[..., Ran], change: Callable[[Any], object], told: str
) -> None:
    ran = said(change, True)
    assert ran.code == 0
    assert ": no difference Filled in to sign, and no change: " in ran.out
    assert told in ran.out


def test_a_condition_where_one_signs_is_a_change_and_no_holder(said: Callable[..., Ran]) -> None:
    def change(document: Any) -> None:
        document.tables[-1].rows[1].cells[2].text = "Ann Lee, only if the budget is doubled"

    ran = said(change)
    assert ran.code == 1
    assert "+ Ann Lee, only if the budget is doubled" in ran.out
    assert "holder:" not in ran.out
    assert "eject" not in ran.out


def test_a_name_alone_says_who_holds_the_post(said: Callable[..., Ran]) -> None:
    def change(document: Any) -> None:
        document.tables[-1].rows[1].cells[1].text = "Ann Lee"

    ran = said(change)
    assert ran.code == 1
    assert "holder: Ann Lee" in ran.out


def test_a_picture_elsewhere_is_a_change(said: Callable[..., Ran]) -> None:
    def change(document: Any) -> None:
        run = document.paragraphs[3].add_run()
        run.add_picture(str(LOGO), width=docx.shared.Cm(3))

    assert "+ picture " in said(change, True).out


def _set_by_word(document: Any) -> None:
    for text in document.element.body.iter(f"{{{docx.oxml.ns.nsmap['w']}}}t"):
        if text.text:
            text.text = text.text.replace("'", "\u2019").replace(". ", ".\u00a0 ")
            text.text = text.text.replace("\u2013", "-").replace("...", "\u2026")


def test_what_word_sets_by_itself_is_no_change(said: Callable[..., Ran]) -> None:
    ran = said(_set_by_word)
    assert ran.code == 0
    assert ": no difference In " in ran.out
    assert "a program set quotation marks or dashes otherwise: nothing is to do." in ran.out


def test_a_change_among_them_is_told_alone_and_with_our_marks(said: Callable[..., Ran]) -> None:
    def change(document: Any) -> None:
        line = next(p for p in document.paragraphs if "'" in p.text)
        line.runs[-1].text += " It is new."
        _set_by_word(document)

    ran = said(change)
    assert ": 1 change In " in ran.out
    assert "+ " in ran.out
    assert "\u2019" not in ran.out
    assert "It is new." in ran.out


def test_a_line_that_was_moved_is_told_once(said: Callable[..., Ran]) -> None:
    def change(document: Any) -> None:
        first, second, *_ = [p for p in document.paragraphs if p.style.name.startswith("List")]
        first._p.addprevious(second._p)

    ran = said(change)
    assert ": 1 change " in ran.out
    assert " moved: " in ran.out
    assert "'outcomes:' of the position in company.yaml lists them" in ran.out
