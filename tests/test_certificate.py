"""The certificate: one page that says what was checked, against which files, with what result."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx
import pytest

from charter.assign.ownership import organise
from charter.building import build
from charter.compose.certificate import compose_certificate
from charter.load.fingerprint import fingerprints_of, shipped_sha256
from charter.load.shipped_catalog import plain_catalog
from charter.problems import InputError
from charter.render.papers import Renderer
from charter.resources import examples_folder

TESTS = Path(__file__).parent
DAY = date(2026, 12, 1)
COMPANY = "company: {name: Acme, apply: {email: jobs@acme.example}}\nstructure: separate\n"
CROWD = "".join(f"  p{n}: {{role: vp-data, title: VP {n}}}\n" for n in range(12))
_DATA = ("platform", "quality", "governance", "metric-definitions", "ai-governance")
ASSIGN = "assign:\n  organisation.data-organisation: p0\n" + "".join(
    f"  data.{name}: p0\n" for name in _DATA
)


def of(workspace):
    return compose_certificate(organise(workspace), fingerprints_of(workspace), DAY)


def text_of(workspace):
    return Renderer().render(of(workspace)).text


def rows(workspace):
    return {check.what: (check.found, check.result) for check in of(workspace).checks}


@pytest.fixture
def acme(tmp_path):
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    return tmp_path


def certify(charter, folder, *more):
    return charter("build", str(folder), "--paper", "certificate", "--date", "2026-12-01", *more)


# What it says


def test_it_counts_what_has_one_owner(workspace):
    read = workspace(COMPANY)
    organisation = organise(read)
    work, calls = len(organisation.responsibilities), len(organisation.decisions)

    assert of(read).summary == (
        f"On 1 December 2026 every one of {work} responsibilities and {calls} decisions that "
        "apply to Acme had exactly one owner."
    )
    assert rows(read)["Responsibilities"] == (f"{work}, and one position answers for each", "holds")
    assert rows(read)["Decisions"] == (f"{calls}, and one position makes each", "holds")


def test_it_says_who_acts_for_whom(workspace):
    lines = "positions: {cto: {status: vacant, acting: ceo}, cpo: {status: planned, acting: cto}}\n"
    read = workspace(COMPANY + lines)

    assert rows(read)["Vacancies"] == (
        "The CEO acts for the CTO (vacant); the CEO acts for the CPO (planned)",
        "holds",
    )
    assert "| Chief Technology Officer | vacant; the CEO acts |" in text_of(read)


def test_many_vacancies_are_counted_and_named_in_the_table(workspace):
    lines = "".join(f"  {n}: {{status: vacant, acting: ceo}}\n" for n in ("cto", "cpo", "vp-data"))
    more = "  vp-design: {status: planned, acting: ceo}\n"
    three, four = (COMPANY + "positions:\n" + lines + rest for rest in ("", more))

    assert rows(workspace(three))["Vacancies"][0].count("acts for") == 3
    assert rows(workspace(four))["Vacancies"][0].startswith("4 positions, and one who is there")


def test_it_says_who_can_veto_and_who_gets_no_charter(workspace):
    company = COMPANY.replace("name: Acme", "name: Acme, business_model: saas")
    read = workspace(company + "positions: {cfo: {}, general-counsel: {}}\n")

    assert re.fullmatch(
        r"Held by the CFO \(\d\) and the General Counsel \(\d\); at most two on one decision",
        rows(read)["Vetoes"][0],
    )
    assert rows(read)["Mirror"][0].endswith(
        "each stands in both. The CFO and the General Counsel get no charter"
    )


def test_advice_stands_at_its_check_and_in_full_with_names_and_sources(workspace):
    read = workspace(COMPANY.replace("separate", "combined-lean"))

    assert rows(read)["Load"][1] == "advice (1)"
    [line] = of(read).advice
    assert line.startswith("The CPTO carries 98% of all work, by weight; the next, the CEO, ")
    assert line.endswith("Evidence: 21CTO and Copenhagen Product Collective.")


def test_what_a_posting_lacks_is_no_advice_on_who_owns_what(workspace):
    read = workspace(COMPANY + "positions: {cto: {status: vacant, acting: ceo, equity: equity}}\n")
    about = {finding.problem.code for finding in organise(read).findings}

    assert "says-only-its-label" in about
    assert not any("posting" in line or "equity" in line for line in of(read).advice)


def test_it_says_what_it_does_not_say(workspace):
    limits = of(workspace(COMPANY)).limits

    assert "no legal advice" in limits[0]
    assert "does not say that the sentences are good" in limits[1]
    assert re.match(r"\d+ entries were left out, for .+ AI in product", limits[2])


def test_a_company_with_gaps_gets_none(workspace):
    read = workspace(COMPANY + "positions: {cto: {status: vacant}}\n")

    with pytest.raises(InputError, match="nobody-acting"):
        of(read)


# Against which files


def test_a_files_fingerprint_is_what_sha256sum_prints(acme):
    (acme / "catalog").mkdir()
    own = acme / "catalog" / "own.yaml"
    own.write_text("areas: [{id: product, title: Products}]\n", "utf-8")

    ran = subprocess.run(
        ["sha256sum", acme / "company.yaml", own], capture_output=True, text=True, check=True
    )
    found = {f.what: f.sha256 for f in fingerprints_of_folder(acme)}

    assert [found["company.yaml"], found["catalog/own.yaml"]] == [
        line.split()[0] for line in ran.stdout.splitlines()
    ]


def fingerprints_of_folder(folder):
    from charter.load.company_file import read_workspace

    return fingerprints_of(read_workspace(folder))


def test_several_own_files_are_taken_together_and_any_change_shows(acme):
    folder = acme / "catalog" / "more"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text("areas: [{id: product, title: Products}]\n", "utf-8")
    (folder / "b.yaml").write_text("areas: [{id: data, title: Figures}]\n", "utf-8")
    (folder / ".hidden.yaml").write_text("", "utf-8")
    before = fingerprints_of_folder(acme)
    (folder / "b.yaml").write_text("areas: [{id: data, title: Numbers}]\n", "utf-8")
    after = fingerprints_of_folder(acme)

    assert [f.what for f in before][1] == "own catalogue, 2 files"
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True]


def test_the_shipped_catalogue_has_one_fingerprint_in_a_wheel_and_a_checkout(workspace):
    compiled = json.loads(json.dumps(plain_catalog()))
    moved = {
        **compiled,
        "entries": {
            k: [["x", 9, 9, r[-1]] for r in rows_] for k, rows_ in compiled["entries"].items()
        },
    }
    changed = json.loads(json.dumps(compiled).replace("Strategy", "Strategies", 1))

    shipped = fingerprints_of(workspace(COMPANY))[-1]
    assert shipped.what == f"shipped catalogue {compiled['version']}"
    assert shipped_sha256(compiled) == shipped_sha256(moved) == shipped.sha256
    assert shipped_sha256(changed) != shipped.sha256


# The command


def test_it_is_written_in_both_formats_and_said(charter, acme):
    ran = certify(charter, acme)

    assert ran.code == 0
    files = f"{acme}/out/certificate.md\n{acme}/out/certificate.docx\n"
    assert ran.out == f"{files}2 written\n"
    assert certify(charter, acme).out == "0 written, 2 unchanged\n"
    digest = hashlib.sha256(COMPANY.encode()).hexdigest()
    assert f"company.yaml, SHA-256 {digest}" in (acme / "out/certificate.md").read_text()
    word = docx.Document(str(acme / "out/certificate.docx"))
    assert word.paragraphs[0].text == "Certificate: Acme"
    assert word.core_properties.title == "Certificate: Acme"


def test_the_same_files_and_date_give_the_same_bytes(charter, acme, tmp_path):
    certify(charter, acme, "--out", str(tmp_path / "one"))
    certify(charter, acme, "--out", str(tmp_path / "two"))

    for name in ("certificate.md", "certificate.docx"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_batch_says_what_build_says(charter, acme, tmp_path_factory):
    rows, out = tmp_path_factory.mktemp("rows"), tmp_path_factory.mktemp("papers")
    filled = f"{COMPANY}positions: {{cto: {{status: filled}}}}\n"
    (acme / "company.yaml").write_text(filled, "utf-8")
    signed = ("sign", str(acme), "--position", "cto", "--date", "2026-11-30", "--draft")
    assert charter(*signed).code == 0
    text = (acme / "company.yaml").read_text("utf-8")
    (acme / "company.yaml").write_text(f"{text}assign: {{product.discovery: cto}}\n", "utf-8")
    assert certify(charter, acme).code == 0
    certificate = (acme / "out" / "certificate.md").read_text("utf-8")
    assert "that was signed on 2026-11-30" in certificate
    shutil.copytree(acme, rows / "acme")
    batch = ("batch", str(rows), "--paper", "certificate", "--out", str(out), "--jobs", "1")
    assert charter(*batch, "--date", "2026-12-01").code == 0
    assert (out / "acme" / "certificate.md").read_text("utf-8") == certificate


def test_formats_and_quiet(charter, acme):
    ran = certify(charter, acme, "--format", "md", "--quiet")

    assert (ran.code, ran.out) == (0, "")
    assert [path.name for path in (acme / "out").glob("[!.]*")] == ["certificate.md"]


def test_with_json_only_the_json_is_printed(charter, acme):
    ran = certify(charter, acme, "--json")

    assert json.loads(ran.out)["version"] == 1
    assert (acme / "out/certificate.docx").is_file()


def test_none_is_written_with_gaps_and_the_old_one_is_named(charter, acme):
    certify(charter, acme, "--format", "md")
    kept = (acme / "out/certificate.md").read_bytes()
    (acme / "company.yaml").write_text(COMPANY + "positions: {cto: {status: vacant}}\n", "utf-8")

    ran = certify(charter, acme)

    assert ran.code == 1
    none, stale, gap = ran.err.splitlines()
    assert none == "no certificate is written: 1 thing is to settle first; 'charter check' lists it"
    assert stale == f"{acme}/out/certificate.md: is from an earlier check and no longer holds"
    assert gap.endswith("[nobody-acting]")
    data = json.loads(certify(charter, acme, "--json").out)
    assert [problem["code"] for problem in data["gaps"]] == ["nobody-acting"]
    assert (data["written"], data["notes"]) == ([], [none, stale])
    assert (acme / "out/certificate.md").read_bytes() == kept
    assert not (acme / "out/certificate.docx").exists()


def test_an_edited_one_is_kept_unless_forced(charter, acme):
    certify(charter, acme)
    (acme / "out/certificate.md").write_text("Mine.", "utf-8")

    assert "[edited]" in certify(charter, acme).err
    assert (acme / "out/certificate.md").read_text() == "Mine."
    assert certify(charter, acme, "--force").code == 0
    assert (acme / "out/certificate.md").read_text() != "Mine."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--position", "cto"), "leave out --position"),
        (("--paper", "charter,certificate", "--position", "cto"), "leave out --position"),
        (("--format", "json"), "json is for postings: leave out --paper certificate, or json"),
    ],
)
def test_options_that_it_cannot_have_say_what_to_leave_out(charter, acme, options, said):
    ran = certify(charter, acme, *options)

    assert ran.code == 2
    assert said in " ".join(ran.err.split())


def test_an_own_template_changes_it(charter, acme):
    (acme / "templates").mkdir()
    (acme / "templates/certificate.md.j2").write_text("# {{ certificate.program }}\n", "utf-8")
    certify(charter, acme)

    assert (acme / "out/certificate.md").read_text() == "# charter 0.1.0\n"


def test_names_from_the_company_file_are_text_and_no_markup(charter, acme):
    name = 'company: {name: "A | B <b> [x](http://x)", apply: {email: a@b.example}}\n'
    (acme / "company.yaml").write_text(name + "structure: separate\n", "utf-8")
    certify(charter, acme)

    word = docx.Document(str(acme / "out/certificate.docx"))
    assert word.paragraphs[0].text == "Certificate: A | B <b> [x](http://x)"


# The page


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return a folder with the Word certificates of all briefs, examples and a crowded company."""
    folder = tmp_path_factory.mktemp("pages")
    crowded = folder / "crowded"
    crowded.mkdir()
    country = COMPANY.replace("{name: Acme", "{name: Acme, country: US")
    (crowded / "company.yaml").write_text(country + f"positions:\n{CROWD}{ASSIGN}", "utf-8")
    briefs = [brief for brief in (TESTS / "briefs").iterdir() if brief.name != "kestrel-before"]
    sources = [*briefs, *examples_folder().iterdir(), crowded]
    for source in sources:
        made = folder / "made"
        done = build(source, made, day=DAY, papers=("certificate",), formats=("docx",))
        assert done.written == ("certificate.docx",), source
        shutil.move(made / "certificate.docx", folder / f"{source.name}.docx")
    return folder


@pytest.mark.parametrize(
    "more",
    [
        "positions: {cfo: {takes: [operations-and-security.internal-systems]}}\n",
        f"positions:\n{CROWD}{ASSIGN}",
        "",
    ],
)
def test_the_positions_carry_as_much_as_the_company_has(workspace, more):
    read = workspace(COMPANY + more)
    organisation, made = organise(read), of(read)

    assert sum(held.answers_for for held in made.positions) == len(organisation.responsibilities)
    assert sum(held.decides for held in made.positions) == len(organisation.decisions)


def test_a_position_that_carries_work_without_a_charter_has_its_line(workspace):
    carries = "{cfo: {takes: [operations-and-security.internal-systems]}, general-counsel: {}}"
    text = text_of(workspace(f"{COMPANY}positions: {carries}\n"))

    assert "| Chief Financial Officer | filled; no charter | 1 | 0 | " in text
    assert "General Counsel | filled" not in text


def test_a_crowd_is_counted_and_not_printed(workspace):
    made = of(workspace(f"{COMPANY}positions:\n{CROWD}{ASSIGN}"))

    assert (len(made.positions), made.positions[-1].name) == (10, "6 more")
    assert len(made.advice) + made.more_advice == 11
    assert 0 < len(made.advice) < 6


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_it_is_one_page(pages, tmp_path):
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path)),
            *map(str, sorted(pages.glob("*.docx"))),
        ],
        capture_output=True,
        check=True,
    )
    counts = {}
    for path in sorted(tmp_path.glob("*.pdf")):
        told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        counts[path.stem] = int(re.search(r"Pages:\s+(\d+)", told)[1])
    assert len(counts) == len(list(pages.glob("*.docx")))
    assert set(counts.values()) == {1}


def test_its_word_file_is_valid_open_xml(pages):
    tools = Path(sys.executable).parent
    made = [str(path) for path in sorted(pages.glob("*.docx"))]
    for command in (
        [tools / "openxml-audit", "--recursive", str(pages)],
        [tools / "ooxml-integrity", "check", "--quiet", "--fail-on", "info", *made],
    ):
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout
