"""charter verify: unchanged, signed only, or changed, and then what."""

from __future__ import annotations

import json
import re
import sys
import textwrap
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from charter.building import build
from charter.load.company_file import read_workspace
from charter.offer.pack.make import make_pack
from charter.offer.verify.compare import is_mark
from charter.offer.verify.ground import rehash
from charter.offer.verify.pdf import read_pdf_copy
from charter.offer.verify.verdict import Verdict
from charter.offer.verify.verify import verify
from charter.problems import InputError
from charter.read.files import sha256
from charter.review.lines import lines_of_markdown

LETTERS = Path(__file__).parent / "data" / "letters"
DAY = date(2027, 1, 15)
COMPANY = """
company:
  name: Tarn
  legal_name: Tarn Software, Inc.
  country: US
  currency: USD
  charter_in_contract: true
structure: combined-lean
positions:
  ceo: {status: filled}
  cpto:
    leaning: technology
    limits: {spend: 50000, hire: team leads and below}
"""
LIMIT = "Signs for spending up to $50,000 without a second signature."
Edit = Callable[..., Path]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a workspace, its papers, and a pack."""
    folder = tmp_path_factory.mktemp("sent")
    (folder / "company.yaml").write_text(COMPANY, "utf-8")
    build(folder, day=DAY)
    workspace = read_workspace(folder)
    pack = make_pack(
        workspace, "cpto", LETTERS / "styles_de.docx", None, DAY, formats=("docx", "zip")
    )
    for name, content in pack.files.items():
        (folder / name).write_bytes(content)
    with zipfile.ZipFile(folder / "cpto-offer.zip") as whole:
        (folder / "cpto-letter.docx").write_bytes(whole.read("cpto-letter.docx"))
    return folder


@pytest.fixture
def edit(made: Path, tmp_path: Path) -> Edit:
    """Return a copy of a Word file, the charter if nothing else is named, with text replaced."""

    def change(*pairs: tuple[str, str], of: str = "out/cpto-charter.docx") -> Path:
        path = tmp_path / "back.docx"
        with zipfile.ZipFile(made / of) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                if name == "word/document.xml":
                    text = content.decode()
                    for before, after in pairs:
                        assert before in text
                        text = text.replace(before, after, 1)
                    content = text.encode()
                new.writestr(name, content)
        return path

    return change


def only(path: Path, against: Path) -> Verdict:
    (verdict,) = verify(path, against)
    return verdict


def into_limits(run: str) -> tuple[str, str]:
    return (f"{LIMIT}</w:t></w:r>", f"{LIMIT}</w:t></w:r><w:r>{run}</w:r>")


def fill(name: str) -> tuple[str, str]:
    """Return an edit that writes into the first empty cell of the last line to sign."""
    return (
        "Tarn Software, Inc.</w:t></w:r></w:p></w:tc>",
        f"Tarn Software, Inc.</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{name}</w:t></w:r>"
        "</w:p></w:tc>",
    )


# Word files


@pytest.mark.parametrize("copy", ["out/cpto-charter.docx", "cpto-offer.docx"])
@pytest.mark.parametrize("against", [".", "out/cpto-charter.md", "cpto-offer.zip"])
def test_an_untouched_word_file_is_unchanged_whatever_it_is_compared_with(
    made: Path, copy: str, against: str
) -> None:
    verdict = only(made / copy, made / against)

    letter = "offer" in copy and against != "cpto-offer.zip"
    assert verdict.status == ("as-compared" if letter else "unchanged"), verdict
    assert [left.partition(":")[0] for left in verdict.uncompared] == (
        ["the letter before the charter"] if letter else []
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("$50,000", "$500,000"),
        ("team leads and below", "everybody"),
        ("This position alone answers", "This position never alone answers"),
        ("Charter: Chief", "Charter: Deputy Chief"),
        (LIMIT, ""),
    ],
)
def test_a_changed_word_is_shown_with_its_section(
    made: Path, edit: Edit, before: str, after: str
) -> None:
    verdict = only(edit((before, after)), made)

    assert verdict.status == "changed"
    (change,) = verdict.changes
    assert change.section
    assert change.old != change.new


def test_a_change_of_a_number_shows_the_old_and_the_new_one(made: Path, edit: Edit) -> None:
    verdict = only(edit(("$50,000", "$500,000")), made)

    (change,) = verdict.changes
    assert change.section == "Limits"
    assert "$50,000" in change.old
    assert "$500,000" in change.new


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("{{Sig_es_:signer1:signature}} {{Dte_es_:signer1:date}}", True),
        ("{ { Sig es: signer 2: signature } } { { Dte es: signer 2: date } }", True),
        ("/sn1/ /ds1/", True),
        ("{{Sig_es_:signer1:signature}} Jo Smith", False),
        ("Jo Smith", False),
    ],
)
def test_marks_of_a_signature_service_are_no_signatures(text: str, mark: bool) -> None:
    assert is_mark(text) == mark


def test_names_and_dates_at_the_lines_to_sign_are_signatures(made: Path, edit: Edit) -> None:
    verdict = only(edit(fill("Ada Okafor 20 January 2027")), made)

    assert verdict.status == "signed"
    assert verdict.filled == ("Tarn Software, Inc.: Ada Okafor 20 January 2027",)


@pytest.mark.parametrize("text", ["Only with pay of $1,000,000 a year", "word " * 30])
def test_a_clause_at_the_lines_to_sign_is_no_signature(made: Path, edit: Edit, text: str) -> None:
    assert only(edit(fill(text)), made).status == "changed"


@pytest.mark.parametrize(
    ("run", "code"),
    [
        ("<w:rPr><w:vanish/></w:rPr><w:t> Not so.</w:t>", "hidden-text"),
        ('<w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t> Not so.</w:t>', "hidden-text"),
        ('<w:rPr><w:sz w:val="2"/></w:rPr><w:t> Not so.</w:t>', "hidden-text"),
    ],
)
def test_what_a_reader_does_not_see_is_named(made: Path, edit: Edit, run: str, code: str) -> None:
    verdict = only(edit(into_limits(run)), made)

    assert verdict.status == "changed"
    assert code in [odd.code for odd in verdict.oddities]


def test_a_text_box_is_a_change(made: Path, edit: Edit) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Not so.</w:t></w:r></w:p></w:txbxContent>"
    (change,) = only(edit(into_limits(f"<w:pict>{box}</w:pict>")), made).changes

    assert (change.section, change.new) == ("a text box", "Not so.")


def test_genuine_words_that_were_hidden_are_named(made: Path, edit: Edit) -> None:
    found = re.search(r"<w:t[^>]*>" + re.escape(LIMIT), _document(made))
    assert found
    hidden = (found[0], f"<w:rPr><w:vanish/></w:rPr>{found[0]}")

    assert [o.code for o in only(edit(hidden), made).oddities] == ["hidden-text"]


def _document(made: Path) -> str:
    with zipfile.ZipFile(made / "out/cpto-charter.docx") as package:
        return package.read("word/document.xml").decode()


def test_tracked_changes_that_were_left_in_are_a_change(made: Path, edit: Edit) -> None:
    run = '</w:r><w:ins w:id="900" w:author="A"><w:r><w:t> Or more.</w:t></w:r></w:ins><w:r>'
    verdict = only(edit(into_limits(run)), made)

    assert verdict.status == "changed"
    assert "Or more" in verdict.changes[0].new
    assert "tracked changes" in verdict.notes[0]


def test_words_that_a_tracked_change_takes_out_can_still_be_seen(made: Path, edit: Edit) -> None:
    run = '</w:r><w:del w:id="900"><w:r><w:delText> Not so.</w:delText></w:r></w:del><w:r>'
    verdict = only(edit(into_limits(run)), made)

    assert [odd.code for odd in verdict.oddities] == ["tracked-changes"]


def test_a_printed_hash_of_another_charter_is_a_change(made: Path, edit: Edit) -> None:
    digest = only(made / "out/cpto-charter.docx", made).hash

    (change,) = only(edit((digest, "0a0a0a0a0a0a")), made).changes

    assert digest in change.old
    assert "0a0a0a0a0a0a" in change.new


def test_text_behind_the_charter_is_a_change(made: Path, edit: Edit) -> None:
    more = "<w:p><w:r><w:t>Addendum: spending needs the CEO.</w:t></w:r></w:p><w:sectPr"
    (change,) = only(edit(("<w:sectPr", more)), made).changes

    assert change.new == "Addendum: spending needs the CEO."


def test_a_pack_that_denies_the_contract_is_a_change(made: Path, edit: Edit) -> None:
    path = edit(("is part of the employment", "is no part of the employment"), of="cpto-offer.docx")

    assert [odd.code for odd in only(path, made).oddities] == ["contract"]


def test_a_charter_that_was_edited_itself_is_nothing_to_compare_with(
    made: Path, tmp_path: Path
) -> None:
    text = (made / "out/cpto-charter.md").read_text("utf-8")

    for content, said in (
        (text.replace("$50,000", "$500,000"), "this is not a charter as it was written: it prints"),
        ("# Tarn\n\nOur charters.\n", "this is no charter: it prints no content hash"),
        ("# Tarn\n\nAs of 0a1b2c3d4e5f.\n", "this is not a charter as it was written: it prints"),
    ):
        (tmp_path / "c.md").write_text(content, "utf-8")
        with pytest.raises(InputError) as bad:
            verify(made / "out/cpto-charter.docx", tmp_path / "c.md")
        (problem,) = bad.value.problems
        assert (problem.code, problem.place.path) == ("no-charter", str(tmp_path / "c.md"))
        assert problem.message.startswith(said)


def test_a_changed_letter_is_found_against_the_pack_that_was_sent(made: Path, edit: Edit) -> None:
    path = edit(*a_word_of_the_letter(made), of="cpto-offer.docx")

    (change,) = only(path, made / "cpto-offer.zip").changes

    assert change.section == "the letter"
    assert "somethingelse" in change.new


def a_word_of_the_letter(made: Path) -> list[tuple[str, str]]:
    with zipfile.ZipFile(made / "cpto-letter.docx") as letter:
        text = letter.read("word/document.xml").decode()
    (word, *_) = re.findall(r">([A-Za-z]{5,})[ <]", text.partition("<w:t")[2])
    return [(f">{word}", ">somethingelse")]


@pytest.mark.parametrize("line", ["Company Car", "Signing Bonus Fifty Thousand Pounds", "Ada Khan"])
def test_a_line_put_into_the_letter_fills_in_nothing(made: Path, edit: Edit, line: str) -> None:
    paragraph = f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
    path = edit(("<w:body>", f"<w:body>{paragraph}"), of="cpto-offer.docx")

    verdict = only(path, made / "cpto-offer.zip")

    assert (verdict.status, verdict.changes[0].section) == ("changed", "the letter")


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Ada Khan", "signed"),
        ("Null, Jane", "as-compared"),
        ("danah boyd", "as-compared"),
        ("Conditional Upon Board Approval", "changed"),
        ("Ada Khan, unless the board objects", "changed"),
        ("EUR 95000", "changed"),
    ],
)
def test_what_may_be_a_name_or_a_condition_is_to_be_read(
    made: Path, edit: Edit, name: str, status: str
) -> None:
    assert only(edit(fill(name)), made).status == status


SECOND = "<w:body><w:p><w:r><w:t>Void.</w:t></w:r></w:p></w:body>"
BARE = '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr></w:p>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("</w:body>", f"</w:body>{SECOND}"),
        ("<w:sectPr>", f"{BARE}<w:sectPr>"),
        ("<w:cantSplit/>", '<w:cantSplit/><w:trHeight w:val="300" w:hRule="exact"/>'),
        ('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading1"/><w:pStyle w:val="Normal"/>'),
    ],
    ids=["a second body", "a bullet of nothing", "a row of a fixed height", "a property twice"],
)
def test_what_programs_show_otherwise_is_never_word_for_word(
    made: Path, edit: Edit, before: str, after: str
) -> None:
    assert only(edit((before, after)), made).status in ("changed", "as-compared")


def test_what_is_no_charter_of_the_workspace_cannot_be_told(made: Path) -> None:
    verdict = only(LETTERS / "numberings_styles.docx", made)

    assert verdict.status == "unknown"
    assert "no charter that Tarn writes" in verdict.notes[0]


def test_a_comment_is_not_compared(made: Path, tmp_path: Path) -> None:
    document = docx.Document(str(made / "out/cpto-charter.docx"))
    document.add_comment(document.paragraphs[0].runs, "Not agreed.", "Ada")
    path = tmp_path / "commented.docx"
    document.save(str(path))

    verdict = only(path, made)

    assert verdict.status == "as-compared"
    assert "Not agreed" in verdict.uncompared[0]


def test_a_letter_that_was_not_compared_is_noted(made: Path, edit: Edit) -> None:
    path = edit(*a_word_of_the_letter(made), of="cpto-offer.docx")

    verdict = only(path, made)

    assert verdict.status == "as-compared"
    assert "letter" in verdict.uncompared[-1]


@pytest.mark.parametrize(
    ("of", "before"),
    [("out/cpto-charter.docx", "<w:body>"), ("cpto-offer.docx", "employment contract.</w:t>")],
)
def test_text_put_before_the_charter_is_a_change(
    made: Path, edit: Edit, of: str, before: str
) -> None:
    paragraph = "<w:p><w:r><w:t>Nothing below binds us.</w:t></w:r></w:p>"
    after = f"{before}{paragraph}" if before == "<w:body>" else f"{before}</w:r></w:p>{paragraph}"
    after += "" if before == "<w:body>" else "<w:p><w:r><w:t> </w:t>"

    (change,) = only(edit((before, after), of=of), made).changes

    assert change.new == "Nothing below binds us."


def test_a_second_charter_beside_a_changed_one_is_a_change(made: Path, edit: Edit) -> None:
    body = _document(made).partition("<w:body>")[2].partition("<w:sectPr")[0]
    changed = body.replace("$50,000", "$500,000")

    verdict = only(edit(("<w:body>", f"<w:body>{changed}")), made)

    assert verdict.status == "changed"
    assert "second-charter" in [odd.code for odd in verdict.oddities]


# Packs


def repack(made: Path, path: Path, **changed: bytes | None) -> Path:
    """Write the pack again, with files changed; names have __ for the dot."""
    with zipfile.ZipFile(made / "cpto-offer.zip") as old, zipfile.ZipFile(path, "w") as new:
        files: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        files |= {name.replace("__", ".").replace("_", "-"): c for name, c in changed.items()}
        for name, content in files.items():
            if content is not None:
                new.writestr(name, content)
    return path


def test_an_untouched_pack_is_unchanged_and_says_what_that_proves(made: Path) -> None:
    verdicts = verify(made / "cpto-offer.zip")

    assert {verdict.status for verdict in verdicts} == {"unchanged"}
    assert [v.name.rpartition(" ")[2] for v in verdicts][1:] == [
        "cpto-offer.docx",
        "cpto-charter.docx",
    ]
    assert "--against" in verdicts[0].notes[0]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"cpto_offer__docx": None}, "missing-file"),
        ({"cpto_letter__docx": b"x"}, "other-file"),
        ({"more__txt": b"x"}, "added-file"),
    ],
)
def test_a_pack_whose_files_are_not_those_of_its_manifest_is_changed(
    made: Path, tmp_path: Path, changed: dict[str, bytes | None], code: str
) -> None:
    verdict = verify(repack(made, tmp_path / "p.zip", **changed))[0]

    assert verdict.status == "changed"
    assert [odd.code for odd in verdict.oddities] == [code]


def test_a_pack_forged_with_its_hashes_is_changed_against_the_workspace(
    made: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(made / "cpto-offer.zip") as pack:
        text = pack.read("cpto-charter.md").decode()
        manifest = json.loads(pack.read("manifest.json"))
    digest = manifest["charter"]["content_hash"]
    text = text.replace("$50,000", "$500,000")
    new = rehash(text)
    text = text.replace(digest, new)
    for part in manifest["parts"]:
        if part["name"] == "cpto-charter.md":
            part["sha256"] = sha256(text.encode())
    path = repack(
        made,
        tmp_path / "p.zip",
        cpto_charter__md=text.encode(),
        manifest__json=json.dumps(manifest).encode(),
    )

    first = verify(path, made)[0]

    assert first.status == "changed"
    assert "$500,000" in "".join(change.new for change in first.changes)


def forged(made: Path, path: Path, **changed: bytes) -> Path:
    """Write the pack with files changed, and their hashes in its manifest set right."""
    with zipfile.ZipFile(made / "cpto-offer.zip") as pack:
        manifest = json.loads(pack.read("manifest.json"))
    for part in manifest["parts"]:
        key = part["name"].replace(".", "__").replace("-", "_")
        part["sha256"] = sha256(changed[key]) if key in changed else part["sha256"]
    return repack(made, path, **changed, manifest__json=json.dumps(manifest).encode())


@pytest.mark.parametrize("hashes", ["as they were", "set right"])
@pytest.mark.parametrize(
    ("name", "was", "said"),
    [
        ("cpto-charter.docx", "$50,000", "$500,000"),
        ("cpto-offer.docx", "$50,000", "$500,000"),
        ("cpto-offer.docx", "zitat", "Somebody"),
    ],
)
def test_a_pack_whose_word_file_was_edited_is_no_measure(
    made: Path, tmp_path: Path, edit: Edit, name: str, was: str, said: str, hashes: str
) -> None:
    path = made / ("out/" * ("charter" in name) + name)
    copy = edit((was, said), of=str(path.relative_to(made)))
    changed = {name.replace(".", "__").replace("-", "_"): copy.read_bytes()}
    path = (forged if hashes == "set right" else repack)(made, tmp_path / "p.zip", **changed)

    with pytest.raises(InputError) as raised:
        verify(copy, path)

    (problem,) = raised.value.problems
    assert (problem.code, problem.place.path) == ("no-measure", str(path))
    assert name in problem.message
    assert (said in problem.message) == (hashes == "set right")


def test_another_word_file_in_a_pack_is_no_measure(made: Path, tmp_path: Path) -> None:
    other = docx.Document()
    other.add_paragraph("An agreement on secrets.")
    other.save(str(tmp_path / "other.docx"))
    content = (tmp_path / "other.docx").read_bytes()
    path = forged(made, tmp_path / "p.zip", cpto_charter__docx=content)

    with pytest.raises(InputError) as raised:
        verify(made / "cpto-offer.docx", path)

    assert raised.value.problems[0].code == "no-measure"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"%PDF-1.7"])
def test_what_is_no_pack_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p.zip").write_bytes(content)

    with pytest.raises(InputError) as bad:
        verify(tmp_path / "p.zip")

    assert bad.value.problems[0].code == "no-pack"


def test_a_zip_file_without_a_manifest_is_no_pack(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as pack:
        pack.writestr("a.txt", "x")

    with pytest.raises(InputError, match="no manifest"):
        verify(tmp_path / "p.zip")


def test_a_manifest_alone_knows_the_very_files_and_no_others(
    made: Path, edit: Edit, tmp_path: Path
) -> None:
    with zipfile.ZipFile(made / "cpto-offer.zip") as pack:
        (tmp_path / "manifest.json").write_bytes(pack.read("manifest.json"))

    assert only(made / "cpto-offer.docx", tmp_path / "manifest.json").status == "unchanged"
    signed = edit(fill("Ada Okafor"), of="cpto-offer.docx")
    assert only(signed, tmp_path / "manifest.json").status == "unknown"


# PDF


class Pages:
    """Draws a small PDF, for what real programs lay over a page."""

    def __init__(self) -> None:
        self.pages: list[str] = []

    def add(self, lines: list[str], more: str = "") -> None:
        drawn = "".join(
            f"BT /F1 8 Tf 40 {780 - 11 * n} Td ({_escaped(line)}) Tj ET\n"
            for n, line in enumerate(lines)
        )
        self.pages.append(drawn + more)

    def save(self, path: Path, tail: bytes = b"") -> Path:
        kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(self.pages)))
        things = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        for n, content in enumerate(self.pages):
            things.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * n} 0 R >>"
            )
            size = len(content.encode("cp1252"))
            things.append(f"<< /Length {size} >>\nstream\n{content}\nendstream")
        out, starts = BytesIO(b""), []
        out.write(b"%PDF-1.7\n")
        for n, thing in enumerate(things, 1):
            starts.append(out.tell())
            out.write(f"{n} 0 obj\n{thing}\nendobj\n".encode("cp1252"))
        at = out.tell()
        table = "".join(f"{start:010} 00000 n \n" for start in starts)
        out.write(f"xref\n0 {len(things) + 1}\n0000000000 65535 f \n{table}".encode())
        out.write(f"trailer << /Size {len(things) + 1} /Root 1 0 R >>\n".encode())
        out.write(f"startxref\n{at}\n%%EOF\n".encode() + tail)
        path.write_bytes(out.getvalue())
        return path


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def printed(made: Path, change: tuple[str, str] = ("", ""), head: str = "") -> list[list[str]]:
    """Return the charter as lines of pages, broken as a program would."""
    text = (made / "out/cpto-charter.md").read_text("utf-8")
    digest = only(made / "out/cpto-charter.docx", made).hash
    if change[0]:
        assert change[0] in text
    lines = [
        piece
        for line in lines_of_markdown(text.replace(*change) if change[0] else text, "c.md")
        for piece in textwrap.wrap(" ".join(line.cells).replace("0" * 12, digest), 110)
    ]
    pages = [lines[n : n + 55] for n in range(0, len(lines), 55)]
    edge = [head] if head else []
    return [[*edge, *page, f"Tarn  Page {n}"] for n, page in enumerate(pages, 1)]


def pdf(path: Path, pages: list[list[str]], more: str = "", tail: bytes = b"") -> Path:
    drawing = Pages()
    for page in pages:
        drawing.add(page, more if page is pages[-2] else "")
    return drawing.save(path, tail)


@pytest.mark.parametrize("name", ["c.pdf", "c.docx"])  # what it is counts, not what it is called
def test_a_printed_charter_is_unchanged(made: Path, tmp_path: Path, name: str) -> None:
    verdict = only(pdf(tmp_path / name, printed(made)), made)

    assert verdict.status == "unchanged", verdict


def test_a_signed_pdf_with_stamps_and_a_page_of_the_service_is_signed(
    made: Path, tmp_path: Path
) -> None:
    pages = printed(made, head="Docusign Envelope ID: 1F0A-77")
    at = next(n for n, line in enumerate(pages[-1]) if line.startswith("Tarn Software"))
    pages[-1].insert(at + 1, "Ada Okafor 20 January 2027")
    pages.append(["Certificate Of Completion", "Envelope Id: 1F0A-77", "Signer: Ada Okafor"])

    verdict = only(pdf(tmp_path / "c.pdf", pages), made)

    assert verdict.status == "signed", verdict
    assert "Ada Okafor" in verdict.filled[0]
    assert "signature service" in verdict.notes[-1]


def test_a_changed_number_in_a_pdf_is_found(made: Path, tmp_path: Path) -> None:
    path = pdf(tmp_path / "c.pdf", printed(made, ("$50,000", "$500,000")))

    (change,) = only(path, made).changes

    assert (change.section, "$500,000" in change.new) == ("Limits", True)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("BT 1 1 1 rg /F1 8 Tf 40 60 Td (Not so.) Tj ET", "hidden-text"),
        ("BT 3 Tr /F1 8 Tf 40 60 Td (Not so.) Tj ET", "hidden-text"),
        ("1 1 1 rg 30 600 500 60 re f", "covered"),
    ],
)
def test_what_a_reader_of_a_pdf_does_not_see_is_named(
    made: Path, tmp_path: Path, more: str, code: str
) -> None:
    verdict = only(pdf(tmp_path / "c.pdf", printed(made), more), made)

    assert verdict.status == "changed"
    assert code in [odd.code for odd in verdict.oddities]


def test_a_page_that_is_nobodys_is_a_change(made: Path, tmp_path: Path) -> None:
    path = pdf(tmp_path / "c.pdf", [*printed(made), ["Side letter", "The limit is $1."]])

    assert only(path, made).status == "changed"


def test_a_pdf_of_pictures_cannot_be_told(made: Path, tmp_path: Path) -> None:
    verdict = only(pdf(tmp_path / "c.pdf", [[], [], []]), made)

    assert verdict.status == "unknown"
    assert "pictures" in verdict.notes[0]


def test_what_was_added_after_a_digital_signature_is_said(made: Path, tmp_path: Path) -> None:
    tail = b"% /ByteRange [0 10 20 30] \n"

    verdict = only(pdf(tmp_path / "c.pdf", printed(made), tail=tail), made)

    assert verdict.status == "signed"
    assert "something was added after" in verdict.filled[0]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken", b"PK\x03\x04"])
def test_a_damaged_pdf_is_named(made: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c.pdf").write_bytes(content)

    with pytest.raises(InputError) as bad:
        verify(tmp_path / "c.pdf", made)

    # What begins as a zip does is a Word file that broke.
    assert bad.value.problems[0].code == ("no-word-file" if content[:2] == b"PK" else "no-pdf")


# The command


def test_the_command_ends_with_0_for_what_is_unchanged(
    charter: Callable[..., Any], made: Path
) -> None:
    ran = charter("verify", str(made / "cpto-offer.docx"), "--against", str(made))

    assert ran.code == 0
    assert "unchanged" in ran.out


def test_the_command_ends_with_1_and_shows_old_and_new(
    charter: Callable[..., Any], made: Path, edit: Edit
) -> None:
    ran = charter("verify", str(edit(("$50,000", "$500,000"))), "--against", str(made))

    assert ran.code == 1
    assert re.search(r"- .*\$50,000 .*\n.*\+ .*\$500,000 ", ran.out)


def test_json_has_a_version_a_status_and_the_changes(
    charter: Callable[..., Any], made: Path, edit: Edit
) -> None:
    path = str(edit(("$50,000", "$500,000")))
    data = json.loads(charter("verify", path, "--against", str(made), "--json").out)

    assert (data["version"], data["status"]) == (2, "changed")
    assert data["files"][0]["changes"][0]["section"] == "Limits"


def test_without_anything_to_compare_with_the_next_step_is_said(
    charter: Callable[..., Any], made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    ran = charter("verify", str(made / "cpto-offer.docx"))

    assert ran.code == 1
    assert "add --against" in ran.err


def test_text_of_others_cannot_steer_the_terminal(
    charter: Callable[..., Any], made: Path, edit: Edit
) -> None:
    path = edit(("team leads", "team \u202e leads"))

    ran = charter("verify", str(path), "--against", str(made))

    assert ran.code == 1
    assert "\u202e" not in ran.out


def test_without_the_library_a_pdf_cannot_be_read_and_the_message_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "copy.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(InputError) as raised:
        read_pdf_copy(tmp_path / "copy.pdf")
    [problem] = raised.value.problems
    assert (problem.place.path, problem.code) == (str(tmp_path / "copy.pdf"), "no-pdf-reader")
    assert problem.message == ("reading a PDF takes the library pypdfium2, which is not installed")
    assert "[pdf]" in problem.hint
