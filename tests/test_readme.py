"""The README and the guides are true: input gives output, commands work, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from asked import agreed_round
from charter.extras import PACKAGES, how_to_get
from conftest import Ran

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MADE = {"licences", "reference"}
"""Pages that a tool makes; test_dependencies.py and test_reference.py hold them."""
GUIDES = {p.stem: p.read_text("utf-8") for p in (ROOT / "docs").glob("*.md") if p.stem not in MADE}
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
PAGES = "\n".join([README, *(GUIDES[name] for name in sorted(GUIDES))])
LINKED = [ROOT / "README.md", *ROOT.glob("[B-QS-Z]*.md"), *ROOT.glob("[bd]*/*.md")]


def blocks(language: str, text: str = PAGES) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def block(language: str, having: str) -> str:
    (found,) = (each for each in blocks(language) if having in each)
    return found


def is_run(line: str) -> bool:
    """Return whether a line is a command to try: `--watch` does not end; test_watch.py runs it."""
    whole = line.startswith("charter ") and line != "charter init" and "COMMAND" not in line
    return whole and "--watch" not in line


def as_tried(line: str) -> tuple[str, ...]:
    """Return the words of a command; one that would serve a page prints it and ends."""
    words = shlex.split(line, comments=True)[1:]
    return (*words, "--get", "/") if words[0] == "open" and "--get" not in words else tuple(words)


COMPANY = block("yaml", "name: Northwind Robotics")
CATALOG = block("yaml", "product.certification")
REWORDED = block("yaml", "reworded:")
WORDINGS = block("yaml", "others_own:")
JOB = block("yaml", "flsa:")
LEAVES = block("yaml", "promised:")
OWN_ROLE = block("yaml", "Chief Risk Officer")
CLAIMED = block("yaml", "disputed:")
TOLD = [*"\n".join(blocks("sh")).splitlines(), *re.findall(r"`(charter [^`]+)`", PAGES)]
COMMANDS = [list(words) for words in dict.fromkeys(as_tried(line) for line in TOLD if is_run(line))]


@pytest.fixture
def northwind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "northwind"
    folder.mkdir()
    (folder / "company.yaml").write_text(COMPANY, "utf-8")
    for plan in ("today", "plan-a", "plan-b"):
        shutil.copytree(folder, tmp_path / plan)
    shutil.copy(ROOT / "tests/data/letters/continous_section_break.docx", tmp_path / "offer.docx")
    rows = [[name, f"jobs@{name.lower()}.example"] for name in ("Havn", "Tallyho")]
    mandates(tmp_path / "mandates.xlsx", [["Client", "cpto apply email"], *rows])
    people = "Name,Title,Manager\nJo Smith,CEO,\nAnn Lee,CTO,Jo Smith\n"
    (tmp_path / "people.csv").write_text(people, "utf-8")
    for client in ("papers-you-have", "clients/acme"):
        shutil.copytree(ROOT / "tests/data/audit/kestrel", tmp_path / client)
    monkeypatch.chdir(tmp_path)
    return folder


def test_the_input_gives_the_output(northwind: Path, charter: Callable[..., Ran]) -> None:
    said = charter("check", "northwind").out.split("\n\nFacts that")[0]
    assert said.strip() == block("text", "Each has exactly one owner.").strip()


def test_a_post_that_no_catalogue_has_takes_three_lines(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    head = "company: {name: Northwind, country: US}\nstructure: separate\n"
    (tmp_path / "company.yaml").write_text(head + OWN_ROLE, "utf-8")

    said = charter("check", str(tmp_path)).out
    charter("build", str(tmp_path))

    assert "Each has exactly one owner." in said
    assert "Chief Risk Officer" in said
    paper = (tmp_path / "out" / "risk-charter.md").read_text("utf-8")
    assert "**Technology risk register.** Keeps one register" in paper
    assert not (tmp_path / "out" / "coo-charter.md").exists()


def test_a_job_description_prints_what_the_file_states(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    head = "company: {name: Northwind, country: US, currency: USD}\nstructure: separate\n"
    (tmp_path / "company.yaml").write_text(f"{head}positions:\n{JOB}", "utf-8")
    charter("build", str(tmp_path), "--paper", "job-description")
    paper = (tmp_path / "out" / "cto-job-description.md").read_text("utf-8")
    assert "| **FLSA status** | Exempt (executive) |" in paper
    assert "| **Budget** | $9,500,000 a year |" in paper
    assert "**Technology roadmap** (30 percent of the time)" in paper


def test_who_leaves_does_so_as_the_file_says(
    tmp_path: Path, charter: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "company: {name: Northwind, country: US}\nstructure: separate-full\n"
    (tmp_path / "today.yaml").write_text(head + LEAVES, "utf-8")
    open_post = "  vp-data: {status: vacant, acting: cto, acting_until: 2027-06-01}\n"
    valid = head.replace("US}", "US, valid_from: 2027-02-01}")
    (tmp_path / "tomorrow.yaml").write_text(f"{valid}positions:\n{open_post}", "utf-8")
    monkeypatch.chdir(tmp_path)
    ran = charter("transition", "today.yaml", "tomorrow.yaml", "--format", "md")

    assert ran.code == 0
    assert "- promised: All data and analytics (offer letter of 2021-02-10)." in ran.out
    assert "The present VP Data leaves this position by January 31, 2027" in ran.out


def test_what_is_disputed_and_who_stands_in_is_read_as_it_is_written(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    head = "company: {name: Northwind, currency: USD}\nstructure: separate-with-vps\n"
    (tmp_path / "company.yaml").write_text(head + CLAIMED, "utf-8")

    assert "'cto' and 'cpo' both claim 'product.roadmap'" in charter("check", str(tmp_path)).out
    assert charter("check", str(tmp_path), "--without", "cto").code == 0


def test_the_own_catalogue_gives_what_is_promised(
    northwind: Path, charter: Callable[..., Ran]
) -> None:
    (northwind / "catalog").mkdir()
    (northwind / "catalog/ours.yaml").write_text(CATALOG, "utf-8")
    assert charter("build", "northwind", "--format", "md", "--quiet").code == 0
    text = (northwind / "out/cpto-charter.md").read_text("utf-8")
    assert "publishes it every Monday" in text
    assert "Universities and students" not in text
    assert "Certification of the robots" in (northwind / "out/vp-product-charter.md").read_text(
        "utf-8"
    )
    told = charter("show", "product.roadmap", "--workspace", "northwind").out
    assert "ours.yaml" in told


def test_a_sentence_of_ones_own_has_the_wording_that_holds(
    northwind: Path, charter: Callable[..., Ran]
) -> None:
    (northwind / "catalog").mkdir()
    own = f"responsibilities:\n  - id: product.roadmap\n{WORDINGS}"
    (northwind / "catalog/ours.yaml").write_text(own, "utf-8")
    assert charter("build", "northwind", "--format", "md", "--quiet").code == 0
    text = (northwind / "out/cpto-charter.md").read_text("utf-8")
    assert "The VP Product orders the work within it." in text


def mandates(path: Path, rows: list[list[str]]) -> None:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def test_the_table_of_mandates_is_one_folder_with_both_posts(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    table = GUIDES["search-firm"].partition("## Mandates in a table")[2].partition("```")[0]
    lines = [line.strip("| ") for line in table.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    mandates(tmp_path / "mandates.xlsx", [rows[0], *rows[2:]])
    docx.Document().save(str(tmp_path / "acme.docx"))
    out = tmp_path / "papers"
    ran = charter("batch", str(tmp_path / "mandates.xlsx"), "--out", str(out), "--jobs", "1")
    assert ran.out == "2 rows: 2 made; 2 with drafts\n"
    assert "£120,000–£150,000" in (out / "acme-health/cto-posting.md").read_text("utf-8")
    assert "The CPO is vacant" in (out / "acme-health/cto-charter.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_works(
    northwind: Path,
    charter: Callable[..., Ran],
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if command[0] == "init":
        shutil.rmtree(northwind)
    elif "audit" not in command and not any("northwind" in word for word in command):
        monkeypatch.chdir(northwind)  # as its user would
    if command[0] in ("diff", "lint"):
        assert charter("build", "northwind").code == 0
    if command[0] in ("pack", "verify"):
        contract = COMPANY.replace("company:", "company:\n  charter_in_contract: false", 1)
        (northwind / "company.yaml").write_text(contract, "utf-8")
    if command[0] == "verify":
        assert charter(*next(c for c in COMMANDS if c[0] == "pack")).code == 0
        # As it came back: nobody signed it yet.
        shutil.copy(northwind / "out/offers/cpto-offer.docx", northwind.parent / "signed.docx")
    if command[:2] == ["diff", "ceo.docx"]:
        paper = (northwind / "out/cpto-charter.docx").read_bytes()
        for number, name in enumerate(command[1:4]):
            Path(name).write_bytes(paper)
            with zipfile.ZipFile(name, "a") as package:
                package.comment = str(number).encode()  # no two are the same file
    if command[0] == "settle":
        answers = agreed_round(northwind, ("ceo", "cpto", "vp-product"), "CPTO")
        (northwind / "out/questions").mkdir(parents=True)
        (northwind / "out/questions/answers.csv").write_text(answers, "utf-8")
    if "--review" in command:
        first = next(c for c in COMMANDS if c[0] == "audit" and "--out" in c)
        assert charter(*first).code == 1
    if command == ["feed"] or command[0] == "undo":  # which needs something to take back
        assert charter("feed", *command[1:], "--assign-references").code == 0
    done = charter(*command)
    notes = command[0] in ("feed", "batch", "pack", "settle", "audit") or "charter.docx" in command
    if command[0] == "audit":
        assert (done.code, done.out.splitlines()[1][:16]) == (1, "  Read. 3 papers")  # at odds
        return
    assert done.code == 0
    assert notes or not done.err


def test_there_are_commands_to_try() -> None:
    assert len(COMMANDS) > 60
    assert {command[0] for command in COMMANDS} >= {"init", "check", "build", "show", "schema"}


def test_the_python_works(northwind: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exec(block("python", "charter.build"), {})
    assert "cpto-posting.docx" in capsys.readouterr().out


def test_the_template_that_extends_the_shipped_one_works(
    northwind: Path, charter: Callable[..., Ran]
) -> None:
    (northwind / "templates").mkdir()
    (northwind / "templates/charter.md.j2").write_text(block("jinja", "extends"), "utf-8")
    assert charter("templates", "check", "northwind").code == 0
    assert charter("build", "northwind", "--format", "md", "--quiet").code == 0
    text = (northwind / "out/cpto-charter.md").read_text("utf-8")
    assert "## Why this position exists" in text
    assert "## Mission" not in text
    assert "## Measures" in text


def test_the_lines_for_word_work(northwind: Path, charter: Callable[..., Ran]) -> None:
    (northwind / "templates").mkdir()
    template = docx.Document()
    for line in ["{{ position.title }}", *block("jinja", "charter.core").splitlines()]:
        template.add_paragraph(line)
    template.save(str(northwind / "templates/charter.docx"))
    assert charter("build", "northwind", "--quiet").code == 0
    text = [p.text for p in docx.Document(str(northwind / "out/cpto-charter.docx")).paragraphs]
    assert text[0] == "Chief Product and Technology Officer"
    assert len(text[1:]) == 10, "what charters tell in full, not all of sixty entries"


def test_one_sentence_of_a_list_is_reworded(northwind: Path, charter: Callable[..., Ran]) -> None:
    (northwind / "catalog").mkdir()
    (northwind / "catalog/ours.yaml").write_text(REWORDED, "utf-8")
    assert charter("build", "northwind", "--paper", "posting", "--quiet").code == 0
    text = (northwind / "out/cpto-posting.md").read_text("utf-8")
    assert "built a tool for robots" in text
    assert text.count("\n- ") > 5


def test_locked_text_is_locked(northwind: Path, charter: Callable[..., Ran]) -> None:
    locked = block("text", "locked:")
    (northwind / "company.yaml").write_text(
        COMPANY.replace("company:", "company:\n  equal_opportunity: We hire by work.", 1) + locked,
        "utf-8",
    )
    assert charter("check", "northwind").code == 0
    (northwind / "catalog").mkdir()
    (northwind / "catalog/ours.yaml").write_text(CATALOG, "utf-8")
    done = charter("check", "northwind")
    assert done.code == 1
    assert "locked" in done.out + done.err


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.*)$", re.sub(CODE, "", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def leads_nowhere(page: Path, link: str) -> bool:
    """Return whether a link of a page names no file here, or no heading of it."""
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return not target.exists() or bool(anchor and anchor not in anchors(target.read_text("utf-8")))


@pytest.mark.parametrize("page", LINKED, ids=lambda page: page.name)
def test_every_link_leads_to_a_file_and_its_heading(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", page.read_text("utf-8")))
    ours = [link for link in links if not re.match("https?:", link)]
    assert [link for link in ours if leads_nowhere(page, link)] == []


@pytest.mark.parametrize(
    ("link", "wrong"),
    [
        ("docs/hr.md", False),
        ("docs/hr.md#languages", False),
        ("docs/developer.md#what-stays-stable", False),
        ("#what-proves-means", False),
        ("docs/nobody.md", True),
        ("docs/hr.md#nothing", True),
        ("docs/hr.md#why-this-position-exists", True),  # a heading in a block of code
    ],
)
def test_what_leads_nowhere(link: str, wrong: bool) -> None:
    assert leads_nowhere(ROOT / "README.md", link) is wrong


def test_every_page_that_the_program_names_is_there() -> None:
    texts = [ROOT / ".pre-commit-hooks.yaml", ROOT / "pyproject.toml"]
    for folder in ("charter", "catalog", "templates", "tools", "benchmarks"):
        texts += (p for p in (ROOT / folder).rglob("*") if p.suffix in {".py", ".yaml", ".j2"})
    names = r"\b(?:docs/[\w-]+|README|CHANGELOG|SECURITY|CONTRIBUTING)\.md(?:#[\w-]+)?"
    told = {(path, name) for path in texts for name in re.findall(names, path.read_text("utf-8"))}
    assert len(told) > 3
    root = ROOT / "README.md"
    assert [(path, name) for path, name in told if leads_nowhere(root, name)] == []


def test_the_readme_is_one_sentence_a_command_two_pictures_and_leads_on() -> None:
    assert len(README.split()) < 900
    first = README.partition("\n## ")[0]
    in_order = [
        "```sh\npython3 -m venv",
        "`charter open northwind`",
        "docs/page.png",
        "docs/papers.png",
    ]
    places = [first.index(each) for each in in_order]
    assert places == sorted(places)
    (sentence,) = first.split("\n\n")[1:2]
    assert sentence.count(". ") == 0
    assert sentence.endswith(".")
    proves = README.partition('What "proves" means\n')[2].partition("\n## ")[0]
    lines = proves.strip().splitlines()
    assert len(lines) == 3
    assert max(map(len, lines)) <= 130
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    assert set(re.findall(r"\(docs/([\w-]+\.md)", README)) == pages


def test_every_guide_can_be_left_again_and_lists_its_sections() -> None:
    assert set(GUIDES) == {"hr", "ceo", "search-firm", "developer"}
    for name, text in GUIDES.items():
        assert "](../README.md#" in text
        assert "](reference.md)" in text
        top, *sections = re.sub(CODE, "", text).split("\n## ")
        listed = set(re.findall(r"\]\(#([\w-]+)\)", top))
        assert [(name, each[:40]) for each in sections if not anchors(f"# {each}") & listed] == []


def test_its_first_and_last_lines_are_what_ci_runs() -> None:
    first, *_, last = [
        line for line in "\n".join(blocks("sh", README)).splitlines() if "venv" in line
    ]
    install = "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt "
    everything = '-e ".[dev,redline,pdf,cluster]"'
    assert first.startswith(f"{install}. && .venv/bin/charter init northwind")
    assert last == f"{install}{everything} && .venv/bin/python -m pytest"


def test_no_text_sends_a_reader_to_a_package_index_for_charter() -> None:
    """The name belongs to nobody there: whoever takes it would be installed."""
    texts = [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and path.suffix in {".py", ".md", ".j2", ".yaml", ".json", ".po", ".toml"}
        and not {".venv", "node_modules", ".git"} & set(path.relative_to(ROOT).parts)
        and path != Path(__file__)
    ]
    assert len(texts) > 400
    wrong = re.compile(r"install\s+(?:-\S+\s+)*['\"`]*charter\b(?!/)|\bcharter\[[a-z]\w*[\],]")
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in texts
        for match in wrong.finditer(path.read_text("utf-8", "replace"))
    }
    assert found == set()


@pytest.mark.parametrize("extra", PACKAGES)
def test_messages_name_an_extra_as_a_copy_has_it_and_its_packages(extra: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [re.sub(r">=.*", "", one) for one in project["optional-dependencies"][extra]]
    plain = [re.sub(r"(.*)\[(.*)\]", r"\1 \1-\2", one) for one in wanted]
    assert PACKAGES[extra] == " ".join(plain)
    assert f'pip install ".[{extra}]"' in how_to_get(extra)
