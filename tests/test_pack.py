"""Offer packs: the letter as it was, the charter behind it, and nothing of the person elsewhere."""

from __future__ import annotations

import email
import email.policy
import json
import re
import shutil
import stat
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from charter.document.docx.word_file import read_word_file, relationships
from charter.offer.pack.join import Annex, join
from charter.offer.pack.parts import Parts
from charter.resources import examples_folder
from conftest import Ran
from word_packages import letter, paragraph, save

Command = Callable[..., Ran]
LETTERS = Path(__file__).parent / "data" / "letters"
HIRE = Path(__file__).parent / "data" / "hires" / "okafor.yaml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = "2027-01-15"
OTHERS = [
    "user",
    "today()",
    "sign.signature_of(user)",
    "sign.signature_date_of(user)",
    "letter_date",
    "recipient_address",
    "subject_line",
]
"""Fields of another program, in two of the letters."""
REAL = sorted(path.name for path in LETTERS.glob("*.docx"))
UNFILLED = (
    "Legal-Template.docx",
    "saved-by-libreoffice.docx",
    "docproperties_header_footer_3_sections.docx",
)
"""Letters with fields such as {party_1_name}, which another program was to fill in."""
PROPERTIES = (
    "properties of the file were",
    "the letter prints some of its own properties",
    "the letter: ",
)
LANGUAGE = ("the letter is read as ", "the letter looks ")
"""How a note on the language of a letter begins."""
PERSON = ("Okafor", "okafor", "Fernbrook", "245", "Lindqvist")


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """Return a workspace whose charter is no part of the contract."""
    folder = tmp_path / "company"
    shutil.copytree(examples_folder() / "tarnquern", folder)
    state(folder, "charter_in_contract: false")
    tokens = json.dumps(OTHERS)
    file = folder / "company.yaml"
    text = file.read_text("utf-8").replace("max: 215000", "max: 260000")
    file.write_text(f"{text}\ntokens: {tokens}\n", "utf-8")
    return folder


def state(folder: Path, line: str) -> None:
    """Add a line under `company` of the company file."""
    file = folder / "company.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("company:\n", f"company:\n  {line}\n", 1), "utf-8")


def unstate(folder: Path, key: str) -> None:
    file = folder / "company.yaml"
    file.write_text(re.sub(rf"\n  {key}: .*", "", file.read_text("utf-8")), "utf-8")


def write_letter(path: Path, *lines: str, header: str = "") -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.save(str(path))
    return path


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    """Return a letter with fields of every kind."""
    return write_letter(
        tmp_path / "offer.docx",
        "{{ hire.name }}",
        "{{ hire.address }}",
        "We offer you the post of {{ position.title }} from {{ hire.start }}.",
        "Pay: {{ hire.currency }} {{ hire.pay }}. Notice: {{ hire.notice_period }}.",
        "{% if hire.place %}",
        "You work in {{ hire.place }}.",
        "{% endif %}",
        "Signed {{Sig_es_:signer1:signature}}",
        header="{{ company.legal_name }}",
    )


def pack(charter: Command, company: Path, letter_: Path, *more: str) -> Ran:
    given = ("--position", "cpto", "--letter", str(letter_), "--date", DAY, *more)
    # Letters of others are as they came, with blanks.
    return charter("pack", str(company), *given, *["--as-is"][: letter_.parent == LETTERS])


def made(company: Path, name: str = "cpto-offer.docx") -> Path:
    return company / "out" / "offers" / name


def body_of(path: Path) -> Any:
    word = read_word_file(path)
    return etree.fromstring(word.parts[word.document]).find(f"{W}body")


def texts(elements: Any) -> list[str]:
    return ["".join(t.text or "" for t in e.iter(f"{W}t")) for e in elements]


def facts(body: Any, parts: dict[str, bytes], document: str, count: int) -> dict[str, Any]:
    """Return what the first `count` elements of a text show, and how."""
    elements = list(body)[:count]
    ids = {link.id: link for link in relationships(parts, document)}
    shown: list[Any] = []
    for element in elements:
        for each in element.iter():
            name = str(each.tag).rpartition("}")[2]
            if name in ("numId", "ilvl", "pStyle", "rStyle", "tblStyle", "instrText"):
                shown.append((name, each.get(f"{W}val") or each.text))
            elif name in ("footnoteReference", "bookmarkStart", "fldSimple"):
                shown.append((name, each.get(f"{W}id"), each.get(f"{W}instr")))
            for key, value in each.attrib.items():
                if key.startswith("{http://schemas.openxmlformats.org/officeDocument/2006/rel"):
                    target = ids[value].target
                    shown.append((name, target, sha256(parts.get(target, b"")).hexdigest()))
    return {"texts": texts(elements), "shown": shown}


@pytest.mark.parametrize("look", ["letter", "own"])
@pytest.mark.parametrize("name", REAL)
def test_nothing_of_a_real_letter_changes(
    charter: Command, company: Path, name: str, look: str
) -> None:
    before = read_word_file(LETTERS / name)
    ran = pack(charter, company, LETTERS / name, "--annex-look", look, "--certificate")
    assert ran.code == 0
    notes = [line for line in ran.err.splitlines() if not line.startswith((*LANGUAGE, *PROPERTIES))]
    assert notes == [] or (name in UNFILLED and notes[0].startswith("nothing fills in '"))
    after = read_word_file(made(company))
    old = etree.fromstring(before.parts[before.document]).find(f"{W}body")
    new = etree.fromstring(after.parts[after.document]).find(f"{W}body")
    count = len([e for e in old if e.tag != f"{W}sectPr"])
    mine = facts(new, after.parts, after.document, count)
    was = facts(old, before.parts, before.document, count)
    sections = len(list(old.iter(f"{W}sectPr")))
    assert len(list(new.iter(f"{W}sectPr"))) == sections + 2
    theirs = [section_facts(s, before) for s in old.iter(f"{W}sectPr")]
    ours = [section_facts(s, after) for s in new.iter(f"{W}sectPr")]
    assert ours[:sections] == theirs
    assert mine["texts"] == was["texts"]
    # What ends the last section of the letter now stands in its last paragraph.
    moved = [s for s in mine["shown"] if s[0] not in ("headerReference", "footerReference")]
    kept = [s for s in was["shown"] if s[0] not in ("headerReference", "footerReference")]
    assert moved == kept
    for part, content in before.parts.items():
        if part.startswith(("word/media", "word/header", "word/footer")):
            assert after.parts[part] == content, part
    for kind in ("footnotes", "endnotes", "settings", "theme"):
        related = Parts(before.parts, before.document).related(kind)
        if related:
            assert after.parts[related] == before.parts[related], kind
    assert_definitions_kept(before.parts, after.parts, before.document, "styles", "style")
    assert_definitions_kept(before.parts, after.parts, before.document, "numbering", "abstractNum")
    assert_definitions_kept(before.parts, after.parts, before.document, "numbering", "num")


def section_facts(section: Any, word: Any) -> list[Any]:
    """Return a section's properties, with headers and footers by their content."""
    links = {link.id: link.target for link in relationships(word.parts, word.document)}
    shown = []
    for each in section.iter():
        attributes = {
            key: word.parts[links[value]] if value in links else value
            for key, value in each.attrib.items()
            if "rsid" not in key
        }
        shown.append((each.tag, attributes))
    return shown


def assert_definitions_kept(
    before: dict[str, bytes], after: dict[str, bytes], document: str, kind: str, tag: str
) -> None:
    """Assert that each definition of the letter stands in the pack as it was."""
    name = Parts(before, document).related(kind)
    if not name:
        return
    old = [etree.tostring(e, method="c14n") for e in etree.fromstring(before[name]).iter(W + tag)]
    new = {etree.tostring(e, method="c14n") for e in etree.fromstring(after[name]).iter(W + tag)}
    assert [each for each in old if each not in new] == []


@pytest.mark.parametrize("look", ["letter", "own"])
def test_the_charter_is_annex_a_with_its_own_header_numbers_and_look(
    charter: Command, company: Path, look: str
) -> None:
    letter_ = LETTERS / "numberings_styles.docx"
    assert pack(charter, company, letter_, "--annex-look", look).code == 0
    charter("build", str(company), "--position", "cpto", "--date", DAY, "--paper", "charter")
    alone = texts(body_of(company / "out" / "cpto-charter.docx").iter(f"{W}p"))
    whole = texts(body_of(made(company)).iter(f"{W}p"))
    start = whole.index("Annex A")
    assert whole[start + 1].startswith("This charter is not part of the employment contract")
    assert whole[start + 2 :] == alone
    word = read_word_file(made(company))
    last = etree.fromstring(word.parts[word.document]).find(f"{W}body/{W}sectPr")
    links = {link.id: link.target for link in relationships(word.parts, word.document)}
    headers = [
        etree.fromstring(word.parts[links[e.get(next(k for k in e.attrib if k.endswith("}id")))]])
        for e in last.findall(f"{W}headerReference")
    ]
    assert len(headers) == 3
    assert all("Annex A" in "".join(texts([header])) for header in headers)
    assert last.find(f"{W}type").get(f"{W}val") == "nextPage"
    assert last.find(f"{W}pgNumType") is None


@pytest.mark.parametrize(("later", "shown"), [("Northwind", "Northwind"), ("", "COVER TERMS")])
def test_annexes_go_on_under_the_header_of_later_pages(
    charter: Command, company: Path, tmp_path: Path, later: str, shown: str
) -> None:
    document = docx.Document()
    document.add_paragraph("Dear Ada")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "COVER TERMS"
    section.header.paragraphs[0].text = later
    document.save(str(tmp_path / "offer.docx"))
    assert pack(charter, company, tmp_path / "offer.docx").code == 0
    letter_, annex = docx.Document(str(made(company))).sections
    assert letter_.first_page_header.paragraphs[0].text == "COVER TERMS"
    first = annex.first_page_header if annex.different_first_page_header_footer else annex.header
    assert [p.text for p in first.paragraphs] == [shown, "Annex A"]


def test_styles_with_one_name_keep_two_looks(charter: Command, company: Path) -> None:
    letter_ = LETTERS / "Legal-Template.docx"
    pack(charter, company, letter_, "--annex-look", "own")
    word = read_word_file(made(company))
    styles = {
        style.find(f"{W}name").get(f"{W}val"): style
        for style in etree.fromstring(word.parts["word/styles.xml"]).iter(f"{W}style")
    }
    # The letter's first heading is in capitals of no colour; the charter's keeps its own.
    assert styles["Annex heading 1"].find(f"{W}rPr/{W}color").get(f"{W}val") == "1F4E5F"
    assert styles["Annex heading 1"].find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "0"
    assert styles["Annex Normal"].find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Calibri"
    assert styles["heading 1"].find(f"{W}rPr/{W}color") is None
    assert sum(style.get(f"{W}default") == "1" for style in styles.values()) <= 4


@pytest.mark.parametrize("name", REAL)
def test_word_opens_the_pack_of_a_real_letter_as_well_as_the_letter(
    charter: Command, company: Path, name: str
) -> None:
    pack(charter, company, LETTERS / name, "--certificate", "--format", "docx")
    assert _errors(made(company)) <= _errors(LETTERS / name)


def _errors(path: Path) -> int:
    from openxml_audit import OpenXmlValidator

    found = OpenXmlValidator().validate(str(path))
    return len(found.errors)


def test_new_links_are_declared_where_a_letter_declares_each_by_itself(
    charter: Command, company: Path
) -> None:
    pack(charter, company, LETTERS / "letter.docx")
    types = read_word_file(made(company)).parts["[Content_Types].xml"].decode()
    assert 'Extension="rels"' in types


def test_a_charter_made_from_the_companys_own_word_template_stays_so(
    charter: Command, company: Path
) -> None:
    folder = company / "templates"
    folder.mkdir(exist_ok=True)
    document = docx.Document()
    document.add_paragraph("Our own words for {{ charter.title }}, {{ content_hash }}")
    document.save(str(folder / "charter.docx"))
    letter_ = LETTERS / "footnote.docx"
    assert pack(charter, company, letter_, "--annex-look", "own", "--format", "docx").code == 0
    assert "Our own words for Chief Product" in "".join(texts(body_of(made(company)).iter(f"{W}p")))


def test_a_pdf_that_cannot_be_made_leaves_the_rest(
    charter: Command, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("charter.write.docx.office.find_office", lambda: "")
    ran = pack(charter, company, LETTERS / "styles_de.docx", "--format", "docx,zip,eml,pdf")
    assert ran.code == 0
    assert "no PDF was made" in ran.err
    assert "LibreOffice" in ran.err
    assert made(company).is_file()
    assert not made(company, "cpto-offer.pdf").exists()


def test_the_letter_is_filled_in_for_the_person(
    charter: Command, company: Path, offer: Path
) -> None:
    ran = pack(charter, company, offer, "--hire", str(HIRE))
    told = (
        "the letter prints nothing of salutation, per, manager and answer_by, which the hire file"
    )
    assert (ran.code, ran.err) == (0, f"{told} gives\n")
    said = texts(body_of(made(company)).iter(f"{W}p"))[:6]
    assert said[0] == "Adaeze Okafor"
    assert said[1].startswith("12 Fernbrook Lane")
    assert (
        said[2] == "We offer you the post of Chief Product and Technology Officer from 1 June 2027."
    )
    assert said[3] == "Pay: CAD 245,000. Notice: three months."
    assert said[4] == "Signed {{Sig_es_:signer1:signature}}"
    assert said[5] == "Annex A"
    word = read_word_file(made(company))
    assert b"Tarnquern Software Inc." in word.parts["word/header1.xml"]


def test_a_field_that_the_hire_lacks_is_named_with_the_nearest(
    charter: Command, company: Path, tmp_path: Path
) -> None:
    letter_ = write_letter(
        tmp_path / "l.docx", "{{ hire.nmae }}", "{{ hire.bonus }}", "{{ hire.place }}"
    )
    ran = pack(charter, company, letter_, "--hire", str(HIRE))
    assert ran.code == 1
    assert "did you mean 'name'?" in ran.err
    assert "unknown field 'hire.bonus'" in ran.err
    assert "asks for 'place', which the hire lacks" in ran.err
    assert not made(company).exists()


def test_a_letter_with_fields_of_a_person_asks_for_the_person(
    charter: Command, company: Path, offer: Path
) -> None:
    ran = pack(charter, company, offer)
    assert ran.code == 1
    assert "--hire hire.yaml" in ran.err


def test_names_that_no_letter_can_print_are_all_named_at_once(
    charter: Command, company: Path, tmp_path: Path
) -> None:
    letter_ = write_letter(tmp_path / "l.docx", "{{ compny.name }}", "{{ candidate }}")
    ran = pack(charter, company, letter_)
    assert ran.code == 1
    assert "unknown name 'compny' - did you mean 'company'?" in ran.err
    assert "unknown name 'candidate'" in ran.err


def test_nothing_of_the_person_stands_outside_the_pack(
    charter: Command, company: Path, offer: Path
) -> None:
    ran = pack(charter, company, offer, "--hire", str(HIRE), "--json")
    folder = company / "out" / "offers"
    for word in PERSON:
        assert word not in (ran.out + ran.err).replace(str(company.parent), "")  # it is numbered
        assert not any(word in path.name for path in folder.iterdir())
    with zipfile.ZipFile(made(company, "cpto-offer.zip")) as packed:
        listing = packed.read("manifest.json").decode()
        kept = packed.read("cpto-charter.md").decode()
        charter_docx = packed.read("cpto-charter.docx")
    hashes = re.sub(r"[0-9a-f]{12,}", "", listing)
    assert not any(word in hashes or word in kept for word in PERSON)
    assert HIRE.name not in listing
    assert b"Okafor" not in b"".join(_parts(charter_docx).values())
    assert json.loads(ran.out)["version"] == 1


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_only_the_owner_can_read_a_pack(charter: Command, company: Path, offer: Path) -> None:
    pack(charter, company, offer, "--hire", str(HIRE))
    folder = company / "out" / "offers"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    packs = [path for path in folder.iterdir() if not path.name.startswith(".")]
    assert len(packs) == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in packs} == {0o600}


def test_the_manifest_names_every_part_by_its_hash(
    charter: Command, company: Path, offer: Path
) -> None:
    pack(charter, company, offer, "--hire", str(HIRE), "--certificate")
    with zipfile.ZipFile(made(company, "cpto-offer.zip")) as packed:
        listing = json.loads(packed.read("manifest.json"))
        hashes = {n: sha256(packed.read(n)).hexdigest() for n in packed.namelist()}
        text = packed.read("cpto-charter.md").decode()
    hashes.pop("manifest.json")
    assert {part["name"]: part["sha256"] for part in listing["parts"]} == hashes
    assert set(hashes) == {
        "cpto-offer.docx",
        "cpto-letter.docx",
        "cpto-charter.docx",
        "cpto-charter.md",
        "certificate.docx",
        "certificate.md",
    }
    assert listing["charter"]["content_hash"] in text
    inputs = {each["what"]: each["sha256"] for each in listing["inputs"]}
    assert inputs["company.yaml"] == sha256((company / "company.yaml").read_bytes()).hexdigest()
    assert inputs["letter, before it was filled in"] == sha256(offer.read_bytes()).hexdigest()


def test_the_word_file_says_which_charter_it_carries(charter: Command, company: Path) -> None:
    # This letter has properties of its own, which its fields print; they stay.
    letter_ = LETTERS / "docproperties_header_footer_3_sections.docx"
    ran = pack(charter, company, letter_, "--json")
    custom = read_word_file(made(company)).parts["docProps/custom.xml"].decode()
    before = read_word_file(letter_).parts["docProps/custom.xml"].decode()
    assert json.loads(ran.out)["content_hash"] in custom
    own = re.findall(r'name="([^"]+)"', before)
    assert own
    assert re.findall(r'name="([^"]+)"', custom) == [*own, "CharterPosition", "CharterContentHash"]


def test_the_draft_goes_to_the_person_with_the_pack_attached(
    charter: Command, company: Path, offer: Path
) -> None:
    pack(charter, company, offer, "--hire", str(HIRE))
    raw = made(company, "cpto-offer.eml").read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "adaeze@okafor.example"
    body = message.get_body()
    assert body is not None
    assert body.get_content().startswith("Dear Ms Okafor,")
    (attached,) = message.iter_attachments()
    assert attached.get_content() == made(company).read_bytes()


def test_the_same_input_gives_the_same_bytes(charter: Command, company: Path, offer: Path) -> None:
    pack(charter, company, offer, "--hire", str(HIRE))
    first = {p.name: p.read_bytes() for p in (company / "out" / "offers").glob("cpto*")}
    again = pack(charter, company, offer, "--hire", str(HIRE), "--out", str(company / "again"))
    assert again.code == 0
    assert first == {p.name: p.read_bytes() for p in (company / "again").glob("cpto*")}


@pytest.mark.parametrize(
    ("service", "marks"),
    [
        ("adobe-sign", ["{{Sig_es_:signer1:signature}}", "{{Dte_es_:signer2:date}}"]),
        ("docusign", ["/sn1/", "/ds2/"]),
        ("lines", []),
    ],
)
def test_the_lines_to_sign_carry_the_marks_of_the_service(
    charter: Command, company: Path, service: str, marks: list[str]
) -> None:
    state(company, f"signatures: {service}")
    ran = pack(charter, company, LETTERS / "styles_de.docx")
    assert ran.code == 0
    told = " ".join(ran.err.split())
    assert ("DocuSign knows the marks in the lines to sign only when whoever sends" in told) == (
        service == "docusign"
    )
    table = list(body_of(made(company)).iter(f"{W}tbl"))[-1]
    said = [text for text in texts(table.iter(f"{W}tc")) if text.startswith(("{{", "/"))]
    assert len(said) == (4 if marks else 0)
    assert not marks or [said[0], said[3]] == marks


def test_a_company_that_does_not_say_what_the_charter_is_gets_no_pack(
    charter: Command, company: Path, offer: Path
) -> None:
    unstate(company, "charter_in_contract")
    ran = pack(charter, company, offer, "--hire", str(HIRE))
    assert ran.code == 1
    assert "add 'charter_in_contract: true' or 'charter_in_contract: false'" in ran.err
    assert not made(company).exists()


def test_all_that_is_wrong_is_said_at_once(charter: Command, company: Path, tmp_path: Path) -> None:
    unstate(company, "charter_in_contract")
    bad = tmp_path / "offer.pdf"
    bad.write_bytes(b"%PDF-1.7")
    ran = pack(charter, company, bad)
    assert "[charter-in-contract]" in ran.err
    assert "this is a PDF, not a Word file" in ran.err


@pytest.mark.parametrize("name", UNFILLED)
def test_a_letter_with_blanks_is_packed_only_when_asked(
    charter: Command, company: Path, tmp_path: Path, name: str
) -> None:
    shutil.copy(LETTERS / name, tmp_path / "offer.docx")
    ran = pack(charter, company, tmp_path / "offer.docx")
    assert ran.code == 1
    assert "nothing fills in '" in ran.err
    assert ran.err.rstrip().endswith(
        "under 'tokens' in the company file, or pack the letter as it is with --as-is [unfilled]"
    )
    assert not (company / "out").exists()
    assert pack(charter, company, tmp_path / "offer.docx", "--as-is").code == 0


def test_marks_listed_as_tokens_are_no_blanks(
    charter: Command, company: Path, tmp_path: Path
) -> None:
    lines = ("Dear [Candidate name], your pay is ____ at «Firm».", "TBD")
    offer = write_letter(tmp_path / "offer.docx", *lines)
    file = company / "company.yaml"
    tokens = '\ntokens: ["Candidate name", "____", "Firm", "TBD"]\n'
    file.write_text(re.sub(r"\ntokens: .*\n", tokens, file.read_text("utf-8")), "utf-8")
    assert (pack(charter, company, offer).code, made(company).exists()) == (0, True)


def test_an_unknown_position_is_named(charter: Command, company: Path, offer: Path) -> None:
    ran = charter(
        "pack", str(company), "--position", "cpot", "--letter", str(offer), "--hire", str(HIRE)
    )
    assert ran.code == 1
    assert "no position 'cpot' - did you mean 'cpto'?" in ran.err


TRACKED = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>more</w:t></w:r></w:ins></w:p>'
PROTECTED = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'


def _no_word_file(path: Path) -> None:
    path.write_bytes(b"Dear reader,")


def _encrypted(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def _tracked(path: Path) -> None:
    save(path, letter(body=TRACKED))


def _tracked_paragraph(path: Path) -> None:
    mark = '<w:pPr><w:rPr><w:ins w:id="1" w:author="A"/></w:rPr></w:pPr>'
    save(path, letter(body=f"<w:p>{mark}<w:r><w:t>One</w:t></w:r></w:p><w:p/>"))


def _protected(path: Path) -> None:
    save(path, letter(settings=PROTECTED))


def _macros(path: Path) -> None:
    save(path, letter(more={"word/vbaProject.bin": b"x"}))


def _strict(path: Path) -> None:
    parts = letter()
    text = str(parts["word/document.xml"])
    parts["word/document.xml"] = text.replace(
        "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    )
    save(path, parts)


def _million_paragraphs(path: Path) -> None:
    save(path, letter(body=paragraph("and") * 1_000_000))


def _large_picture(path: Path) -> None:
    save(path, letter(more={"word/media/image1.png": bytes(300_000_000)}))


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (_no_word_file, "no Word file"),
        (_encrypted, "protected by a password"),
        (_tracked, "the letter has tracked changes"),
        (_tracked_paragraph, "the letter has tracked changes"),
        (_protected, "protected against changes"),
        (_macros, "has macros"),
        (_strict, "Strict Open XML"),
        (_million_paragraphs, "[too-large]"),
        (_large_picture, "[too-large]"),
    ],
)
def test_a_letter_that_cannot_be_used_is_refused_with_what_to_do(
    charter: Command, company: Path, tmp_path: Path, write: Callable[[Path], None], said: str
) -> None:
    path = tmp_path / "offer.docx"
    write(path)
    ran = pack(charter, company, path)
    assert ran.code == 1
    assert said in ran.err
    assert ran.err.startswith(str(path))
    assert " - " in ran.err
    assert "Traceback" not in ran.err
    assert not made(company).exists()


def test_an_offer_that_would_not_read_back_as_it_was_sent_is_not_written(
    charter: Command, company: Path
) -> None:
    charter("build", str(company), "--date", DAY)  # the charter itself, given as the letter
    ran = pack(charter, company, company / "out/cpto-charter.docx")

    assert ran.code == 1
    assert "it has more than one charter" in ran.err
    assert "nothing was written" in ran.err
    assert "[not-read-back]" in ran.err
    assert not made(company).exists()


def test_the_person_is_named_at_the_line_to_sign_and_in_no_text_of_the_charter(
    charter: Command, company: Path, offer: Path
) -> None:
    assert pack(charter, company, offer, "--hire", str(HIRE)).code == 0

    table = docx.Document(str(made(company))).tables[-1]
    assert [row.cells[1].text for row in table.rows[1:]] == ["Adaeze Okafor", ""]
    with zipfile.ZipFile(made(company, "cpto-offer.zip")) as package:
        for name in ("cpto-charter.md", "manifest.json"):
            assert "Okafor" not in package.read(name).decode()
        apart = docx.Document(BytesIO(package.read("cpto-charter.docx"))).tables[-1]
    assert apart.rows[1].cells[1].text == ""
    assert charter("verify", str(made(company)), "--against", str(company)).code == 0


def test_a_charter_that_is_a_draft_is_packed_only_when_asked(
    charter: Command, company: Path, offer: Path
) -> None:
    file = company / "company.yaml"
    text = file.read_text("utf-8")
    assert text.count("      spend: ") == 1
    file.write_text(re.sub(r"      spend: .*\n", "", text), "utf-8")

    ran = pack(charter, company, offer, "--hire", str(HIRE))
    assert ran.code == 1
    assert "[limit-to-be-set]" in ran.err
    assert "--draft" in ran.err
    assert not made(company).exists()
    assert pack(charter, company, offer, "--hire", str(HIRE), "--draft").code == 0
    assert "Draft \N{EN DASH} Charter: " in "\n".join(
        paragraph.text for paragraph in docx.Document(str(made(company))).paragraphs
    )


def test_a_letter_that_is_missing_is_named(charter: Command, company: Path, tmp_path: Path) -> None:
    ran = pack(charter, company, tmp_path / "none.docx")
    assert ran.code == 1
    assert "none.docx: there is no such file" in ran.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("start: 2027-06-01\n", "'name'"),
        ("name: Ada\nstart: first of June\n", "start"),
        ("name: Ada\npay: much\n", "pay"),
        ("name: Ada\nNotice Period: three\n", "Notice Period"),
        ("", "empty"),
    ],
)
def test_a_hire_with_a_mistake_is_refused_by_line(
    charter: Command, company: Path, offer: Path, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "hire.yaml"
    file.write_text(text, "utf-8")
    ran = pack(charter, company, offer, "--hire", str(file))
    assert ran.code == 1
    assert said in ran.err
    assert not made(company).exists()


def test_a_mistake_in_a_hire_is_told_without_what_the_hire_says(
    charter: Command, company: Path, offer: Path, tmp_path: Path
) -> None:
    file = tmp_path / "hire.yaml"
    file.write_text("name: Ada Okafor\nemail: okafor-at-example\npay: 245k\n", "utf-8")
    ran = pack(charter, company, offer, "--hire", str(file))
    assert ran.code == 1
    assert "hire.yaml:2:8" in ran.err
    assert "okafor" not in ran.err.lower()
    assert "245" not in ran.err.replace(str(tmp_path), "")


def test_text_of_a_hire_is_never_a_field_or_markup(
    charter: Command, company: Path, tmp_path: Path
) -> None:
    letter_ = write_letter(tmp_path / "l.docx", "{{ hire.name }}")
    file = tmp_path / "hire.yaml"
    evil = "<w:p>{{ company.name }} {% for a in b %} & ]]>"
    file.write_text(json.dumps({"name": evil}), "utf-8")
    assert pack(charter, company, letter_, "--hire", str(file)).code == 0
    assert texts(body_of(made(company)).iter(f"{W}p"))[0] == evil


def test_comments_in_a_letter_do_not_go_out(
    charter: Command, company: Path, tmp_path: Path
) -> None:
    path = tmp_path / "offer.docx"
    document = docx.Document()
    line = document.add_paragraph("We offer you the post.")
    document.add_comment(line.runs, "No more than 250,000!", "HR", "hr")
    document.save(str(path))
    assert pack(charter, company, path).code == 0
    for name in ("cpto-offer.docx", "cpto-offer.zip"):
        content = b"".join(_parts(made(company, name).read_bytes()).values())
        assert b"250,000!" not in content
    assert not any("comments" in name for name in read_word_file(made(company)).parts)


def test_a_pack_that_somebody_edited_is_not_overwritten(
    charter: Command, company: Path, offer: Path
) -> None:
    pack(charter, company, offer, "--hire", str(HIRE))
    made(company).write_bytes(b"edited")
    ran = pack(charter, company, offer, "--hire", str(HIRE))
    assert ran.code == 1
    assert "was edited since it was made" in ran.err
    assert made(company).read_bytes() == b"edited"
    assert pack(charter, company, offer, "--hire", str(HIRE), "--force").code == 0


def test_a_charter_in_the_pack_has_footnotes_and_pictures_of_both_files(tmp_path: Path) -> None:
    """Joins a file with footnotes to itself: the notes count on, and none is mixed up."""
    word = read_word_file(LETTERS / "footnote.docx")
    base = Parts(word.parts, word.document)
    join(base, [Annex("Annex A", "A", Parts(word.parts, word.document), "en-GB")])
    joined = tmp_path / "joined.docx"
    joined.write_bytes(base.save())
    body = body_of(joined)
    references = [e.get(f"{W}id") for e in body.iter(f"{W}footnoteReference")]
    assert len(set(references)) == len(references) > 1
    part = base.related("footnotes")
    notes = {
        e.get(f"{W}id"): "".join(texts([e]))
        for e in etree.fromstring(read_word_file(joined).parts[part]).iter(f"{W}footnote")
    }
    half = len(references) // 2
    assert [notes[r] for r in references[:half]] == [notes[r] for r in references[half:]]


@pytest.mark.parametrize("escape", [r"\r", r"\n", r"\r\n", r"\x85", r"\x1c", r"\x0b"])
@pytest.mark.parametrize("field", ["name", "legal_name"])
def test_no_name_puts_a_line_into_the_head_of_a_mail(
    charter: Command, company: Path, offer: Path, escape: str, field: str
) -> None:
    unstate(company, field)
    state(company, f'{field}: "Evil{escape}Bcc: x@evil.example"')
    ran = pack(charter, company, offer, "--hire", str(HIRE))
    assert ran.code == 1
    assert re.match(rf".*company\.yaml:\d+:{len(field) + 5}: ", ran.err)
    assert "character U+" in ran.err or "must be one line" in ran.err


@pytest.mark.parametrize("sign", [r"\u202e", r"\u2028", r"\u2029"])
def test_a_name_that_turns_text_round_or_breaks_lines_gets_into_no_mail(
    charter: Command, company: Path, offer: Path, sign: str
) -> None:
    unstate(company, "name")
    state(company, f'name: "Evil{sign}Bcc: x@evil.example"')
    ran = pack(charter, company, offer, "--hire", str(HIRE), "--format", "eml")
    assert ran.code == 1
    assert "[unseen-character]" in ran.err
    assert not [*company.rglob("*.eml")]


def test_a_tab_is_a_space_in_the_head_of_a_mail(
    charter: Command, company: Path, offer: Path
) -> None:
    unstate(company, "name")
    state(company, 'name: "Evil\\tBcc: x@evil.example"')
    assert pack(charter, company, offer, "--hire", str(HIRE), "--format", "eml").code == 0
    message = email.message_from_bytes(
        made(company, "cpto-offer.eml").read_bytes(), policy=email.policy.default
    )
    assert "Bcc: x@evil.example" in message["Subject"]
    assert message["Bcc"] is None


@pytest.mark.parametrize("address", ["a@[.b", "a(b@c.d", "a\\b@c.d", "a@b.c]", "a@b.c\u2028"])
def test_an_address_that_no_mail_program_takes_is_refused_with_its_place(
    charter: Command, company: Path, offer: Path, tmp_path: Path, address: str
) -> None:
    file = tmp_path / "hire.yaml"
    file.write_text(f"name: Ada Okafor\nemail: {address!r}\n".replace("\\\\", "\\"), "utf-8")
    ran = pack(charter, company, offer, "--hire", str(file))
    assert ran.code == 1
    assert f"{file}:2:8: 'email' must be an e-mail address" in ran.err
