"""Files of old papers that are odd, large, hostile, given twice, or older versions of others."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from charter.audit.files import read_files
from charter.audit.papers import PapersRead
from charter.audit.paths import given_files
from charter.audit.read_papers import read_papers
from charter.load.catalog_files import read_catalog
from charter.write.record import RECORD

CATALOG = read_catalog()
CTO = (Path(__file__).resolve().parent / "data/audit/cto.md").read_text("utf-8")
OLE = b"\xd0\xcf\x11\xe0" + b"\0" * 600


def read(*paths: Path) -> PapersRead:
    return read_papers(CATALOG, paths)


def codes(path: Path) -> list[str]:
    return [problem.code for file in read_files([path]) for problem in file.problems]


def zipped(**members: str | bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/"), content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.md", b"", "empty-file"),
        ("blank.txt", b" \n\n", "empty-file"),
        ("marks.md", b"---\n***\n", "no-text"),
        ("noise.txt", bytes(range(256)) * 20, "no-text"),
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected"),
        ("old.doc", OLE, "old-word"),
        ("cut.docx", b"PK\x03\x04" + b"x" * 50, "no-word-file"),
        ("cut.pdf", b"%PDF-1.7\n" + b"x" * 50, "no-pdf"),
        ("notes.rtf", b"{\\rtf1 hello}", "format"),
        ("photo.png", b"\x89PNG\r\n", "format"),
        ("rows.csv", b"a,b\n", "format"),
        ("letter.odt", zipped(mimetype="application/vnd.oasis"), "no-word-file"),
        ("cut.zip", b"PK\x03\x04" + b"x" * 50, "damaged"),
        ("role.pages", b"PK\x03\x04" + b"x" * 50, "format"),
        ("long.md", b"word " * 90_000, "too-large"),
        ("tags.html", b"<p>x" * 20_000, "too-large"),
        ("huge.txt", b"a line of words\n" * 400_000, "too-large"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_other_files_are_read(
    name: str, content: bytes, code: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz cto.md").write_text(CTO, "utf-8")
    found = read(tmp_path)
    told = [problem for file in found.sources for problem in file.problems]
    assert [problem.code for problem in told] == [code]
    assert told[0].place.path == str(tmp_path / name)
    assert told[0].hint
    assert [paper.role for paper in found.papers] == ["cto"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("cto.md", CTO.encode("utf-16"), []),
        ("cto.md", CTO.encode("utf-16-le"), ["encoding"]),
        ("cto.md", CTO.replace("Farholt", "Fårhölt").encode("cp1252"), ["encoding"]),
        ("cto.md", b"\xef\xbb\xbf" + CTO.encode(), []),
        ("cto.md", CTO.replace("Own", "O\0wn", 1).encode(), ["encoding"]),
        ("cto.md", CTO.replace("\n", "\r\n").encode(), []),
        ("cto", CTO.partition("---\n\n")[2].encode(), []),
        ("cto.txt", zipped(x="y"), ["format"]),
    ],
)
def test_letters_are_read_in_whichever_way_they_are_saved(
    name: str, content: bytes, told: list[str], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    if told == ["format"]:  # an archive by what it holds, whatever its name
        assert [file.name for file in read_files([tmp_path / name])] == [f"{tmp_path / name}/x"]
        return
    assert codes(tmp_path / name) == told
    assert [paper.role for paper in read(tmp_path).papers] == ["cto"]


def test_what_a_file_holds_counts_and_not_its_ending(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("CTO", 1)
    made.add_paragraph("Own the platform", "List Bullet")
    made.save(str(tmp_path / "cto.txt"))
    (tmp_path / "page.doc").write_text(
        "<html><body><h1>CPO</h1><li>Own the roadmap</body>", "utf-8"
    )
    found = read(tmp_path)
    assert [problem.code for file in found.sources for problem in file.problems] == ["wrong-ending"]
    assert [paper.role for paper in found.papers] == ["cto", "cpo"]


def test_folders_are_read_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/cpo.md", "a/cto.md", ".git/x.md", "~$cto.docx", "a/.hidden.md", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"# {name[2:5].upper()}\n- Own the roadmap\n", "utf-8")
    os.symlink(tmp_path, tmp_path / "a" / "loop")
    names = [Path(file.name).relative_to(tmp_path).as_posix() for file in read_files([tmp_path])]
    assert names == ["a/cto.md", "b/cpo.md"]


@pytest.mark.parametrize("ours", [True, False])
def test_the_report_of_an_earlier_audit_is_no_paper(tmp_path: Path, ours: bool) -> None:
    (tmp_path / "cto.md").write_text(CTO, "utf-8")
    (tmp_path / "found").mkdir()
    for name in ("audit.md", "review.csv", "auditor.md", *([RECORD] if ours else [])):
        (tmp_path / "found" / name).write_text(CTO, "utf-8")
    read = [Path(file.name).name for file in given_files([tmp_path])]
    assert read == [
        "cto.md",
        *([] if ours else ["audit.md"]),
        "auditor.md",
        *([] if ours else ["review.csv"]),
    ]
    assert [file.name for file in given_files([tmp_path / "found" / "audit.md"])]


def test_an_archive_is_read_and_its_tricks_are_told(tmp_path: Path) -> None:
    bomb = b"0" * 70_000_000
    content = zipped(
        **{"roles__cto.md": CTO, "..__evil.md": CTO, "in.zip": zipped(x="y"), "bomb.txt": bomb}
    )
    (tmp_path / "old.zip").write_bytes(content)
    files = read_files([tmp_path / "old.zip"])
    told = {Path(f.name).name: [p.code for p in f.problems] for f in files}
    assert told == {
        "evil.md": ["odd-member"],
        "bomb.txt": ["too-large"],
        "in.zip": ["nested-archive"],
        "cto.md": [],
    }
    assert [paper.source for paper in read(tmp_path).papers] == [
        f"{tmp_path / 'old.zip'}/roles/cto.md"
    ]


def test_a_paper_that_is_given_twice_counts_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(CTO, "utf-8")
    (tmp_path / "b.md").write_text(CTO, "utf-8")
    (tmp_path / "c.md").write_text(CTO.replace("Ghent", "Bruges"), "utf-8")
    found = read(tmp_path)
    assert [paper.source for paper in found.papers] == [str(tmp_path / "a.md")]
    assert [[p.code for p in file.problems] for file in found.sources] == [
        [],
        ["same-paper"],
        ["same-paper"],
    ]
    assert found.set_aside[0].reason == f"the same words as {tmp_path / 'a.md'}, which counts"


MORE = "- Decide which vendors we buy from\n- Chair the council of architects\n"


@pytest.mark.parametrize(
    ("first", "second", "dates", "later"),
    [
        ("a.md", "b.md", ("2021-05-03", "2023-06-01"), "b.md"),
        ("a.md", "b.md", ("2024-05-03", "2023-06-01"), "a.md"),
        ("cto_2021.md", "cto_2024-02.md", ("", ""), "cto_2024-02.md"),
        ("cto v2.md", "cto v10.md", ("", ""), "cto v10.md"),
        ("cto.md", "cto old.md", ("", ""), "cto.md"),
    ],
)
def test_of_two_versions_of_a_paper_the_later_counts(
    first: str, second: str, dates: tuple[str, str], later: str, tmp_path: Path
) -> None:
    for name, day, more in ((first, dates[0], ""), (second, dates[1], MORE)):
        text = CTO.replace("2025-03-14", day).replace("- Perform", f"{more}- Perform")
        (tmp_path / name).write_text(text, "utf-8")
        os.utime(tmp_path / name, (1_700_000_000, 1_700_000_000))
    found = read(tmp_path)
    assert len(found.papers) == 2
    counts = [paper for paper in found.papers if not paper.older]
    assert [Path(paper.source).name for paper in counts] == [later]
    assert [paper.id for paper in counts] == ["cto"]
    assert {claim.paper for claim in found.claims} == {"cto"}
    told = [problem.code for file in found.sources for problem in file.problems]
    assert told == ["older-version"]


def test_a_paper_in_another_language_is_told_as_unread(tmp_path: Path) -> None:
    (tmp_path / "cto.md").write_text(
        "# Directeur technique\n\nNous cherchons une personne qui dirige les équipes et qui décide "
        "de la stratégie technique avec la direction.\n\n- Vous êtes responsable de la plateforme "
        "et de son coût\n- Vous recrutez les équipes avec les autres directeurs\n",
        "utf-8",
    )
    found = read(tmp_path)
    assert found.papers == ()
    assert [problem.code for problem in found.sources[0].problems] == ["other-language"]
    assert found.sources[0].language == "fr"
    assert found.set_aside[0].reason == "this paper is in French, and was not read"


def test_text_that_most_papers_have_alike_is_boilerplate(tmp_path: Path) -> None:
    about = "{} was founded in 2010 and sells parcel lockers to shops all over Europe."
    for number, title in enumerate(("CIO", "CISO", "VP Data", "Head of Design")):
        (tmp_path / f"{number}.md").write_text(
            f"# {title}\n\n{about.format('Farholt')}\n\n## Duties\n\n- Lead the work of {title}\n"
            "- Follow our policies on health and safety at work\n- Own the budget of the team\n",
            "utf-8",
        )
    found = read(tmp_path)
    kinds = {part.line.text: part.kind for part in found.papers[0].parts}
    assert kinds[about.format("Farholt")] == "boilerplate"
    assert kinds["Follow our policies on health and safety at work"] == "boilerplate"
    # What the words say that somebody owns is claimed by each, and looked for.
    assert [c.quote for c in found.claims].count("Own the budget of the team") == 4


def test_three_hundred_papers_are_read(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.md").write_text(
            f"# Head of Unit {number}\n\n- Lead unit {number} of product engineering\n", "utf-8"
        )
    found = read(tmp_path)
    assert len(found.papers) == 300
    assert len({paper.id for paper in found.papers}) == 300


WORD_CASES = Path(__file__).resolve().parent / "data"


@pytest.mark.parametrize("path", sorted(WORD_CASES.rglob("*.docx")), ids=lambda path: path.name)
def test_no_word_file_that_tests_have_is_too_odd(path: Path) -> None:
    (file,) = read_files([path])
    assert file.lines or file.problems


OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not there")
def test_a_pdf_says_the_same_as_the_word_file_it_was_made_from(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Chief Technology Officer", 0)
    table = made.add_table(rows=0, cols=2)
    for label, value in (
        ("Department:", "Technology"),
        ("Reports to:", "Chief Executive Officer"),
        ("Effective date:", "14 October 2019"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    made.add_heading("Responsibilities", 1)
    for said in (
        "Own the technology strategy of the whole group, keep it for three years and tell the "
        "board of it twice a year",
        "Has the final say on architecture",
    ):
        made.add_paragraph(said, "List Bullet")
    made.add_heading("Requirements", 1)
    made.add_paragraph("Lead with calm", "List Bullet")
    made.save(str(tmp_path / "cto.docx"))
    assert OFFICE is not None
    subprocess.run(
        [
            *(OFFICE, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "cto.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    word, pdf = (read(tmp_path / name) for name in ("cto.docx", "cto.pdf"))
    assert [(c.strength, c.quote) for c in pdf.claims] == [
        (c.strength, c.quote) for c in word.claims
    ]
    assert pdf.claims[0].where == "page 1"
    for (paper,) in (word.papers, pdf.papers):
        assert paper.reports_to is not None
        assert paper.reports_to.text == "Chief Executive Officer"
        assert paper.date is not None
        assert paper.date.text == "14 October 2019"


@pytest.mark.parametrize(
    ("pages", "code", "words"),
    [(3, "no-text", "scan"), (500, "too-large", "500 pages")],
)
def test_a_pdf_without_text_or_with_too_many_pages_is_told(
    pages: int, code: str, words: str, tmp_path: Path
) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    made = pdfium.PdfDocument.new()
    for _ in range(pages):
        made.new_page(595, 842)
    made.save(str(tmp_path / "scan.pdf"))
    (file,) = read_files([tmp_path / "scan.pdf"])
    (problem,) = file.problems
    assert problem.code == code
    assert words in problem.message
    assert problem.hint


def test_a_pdf_is_told_of_where_its_reader_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "cto.pdf").write_bytes(b"%PDF-1.7\n")
    (file,) = read_files([tmp_path / "cto.pdf"])
    assert [problem.code for problem in file.problems] == ["no-pdf-reader"]
    assert "pypdfium2" in file.problems[0].hint


def test_a_word_file_says_what_of_it_was_not_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("CTO", 1)
    hidden = made.add_paragraph().add_run("Own everything")
    hidden.font.hidden = True
    struck = made.add_paragraph("", "List Bullet").add_run("Own the roadmap")
    struck.font.strike = True
    made.add_paragraph("Own the platform", "List Bullet")
    made.save(str(tmp_path / "cto.docx"))
    found = read(tmp_path)
    assert [claim.quote for claim in found.claims] == ["Own the platform"]
    codes = [problem.code for problem in found.sources[0].problems]
    assert codes == ["hidden-text", "struck-text"]


def test_a_page_of_a_site_says_what_it_fetches_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "cto.md").write_text(
        "---\ntitle: CTO\n---\n## Duties\n- Own the platform\n{% include more.html %}\n", "utf-8"
    )
    (file,) = read_files([tmp_path / "cto.md"])
    assert [problem.code for problem in file.problems] == ["not-read"]
