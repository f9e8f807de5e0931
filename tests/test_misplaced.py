"""Files of a workspace that nothing would read are told, and none is passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.batch.inputs import read_base
from charter.check.own.unused import unread_templates
from charter.load.company_file import read_workspace
from charter.problems import InputError

FILE = "company: {name: Acme}\nstructure: separate\n"


def told(folder: Path) -> list[str]:
    with pytest.raises(InputError) as refused:
        read_workspace(folder)
    return [str(each).replace(f"{folder}", ".") for each in refused.value.problems]


@pytest.mark.parametrize("name", ["catalog", "templates"])
def test_a_file_that_has_the_name_of_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "company.yaml").write_text(FILE)
    (tmp_path / name).write_text("responsibilities: []\n")
    (said,) = told(tmp_path)
    assert said.startswith(f"./{name}: this is a file - make a folder '{name}', and put ")
    assert said.endswith(" [not-a-folder]")


def test_an_ending_too_many(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(FILE)
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/own.yaml.txt").write_text("omit: 5\n")
    assert told(tmp_path) == [
        "./catalog/own.yaml.txt: this file is not read - call it 'own.yaml', "
        "or take it out of the folder [not-read]"
    ]
    (tmp_path / "catalog/own.yaml.txt").unlink()
    assert read_workspace(tmp_path).company.name == "Acme"


@pytest.mark.parametrize(
    ("name", "meant"), [("own.YAML", "own.yaml"), ("sub/own.yml.txt", "own.yml")]
)
def test_an_ending_that_is_not_read(tmp_path: Path, name: str, meant: str) -> None:
    (tmp_path / "company.yaml").write_text(FILE)
    (tmp_path / "catalog/sub").mkdir(parents=True)
    (tmp_path / "catalog/sub/other.yml").write_text("areas: []\n")
    (tmp_path / "catalog/readme.md").write_text("ours\n")
    (tmp_path / "catalog" / name).write_text("omit: 5\n")
    assert told(tmp_path) == [
        f"./catalog/{name}: this file is not read - call it '{meant}', "
        "or take it out of the folder [not-read]"
    ]


@pytest.mark.parametrize("name", ["boards", "examples", "languages", "words"])
def test_a_folder_that_only_the_shipped_catalogue_has(tmp_path: Path, name: str) -> None:
    (tmp_path / "company.yaml").write_text(FILE)
    (tmp_path / "catalog" / name / "sub").mkdir(parents=True)
    assert read_workspace(tmp_path).company.name == "Acme"
    (tmp_path / "catalog" / name / "sub/indeed.yaml").write_text("fields: {}\n")
    (said,) = told(tmp_path)
    assert said.startswith(f"./catalog/{name}: nothing in this folder is read - take it out of ")


def test_a_batch_tells_the_same_of_its_base(tmp_path: Path) -> None:
    (tmp_path / "catalog/boards").mkdir(parents=True)
    (tmp_path / "catalog/boards/indeed.yaml").write_text("fields: {}\n")
    with pytest.raises(InputError, match="nothing in this folder is read"):
        read_base(tmp_path)


@pytest.mark.parametrize("name", ["company.yaml.txt", "company.yml"])
def test_a_company_file_of_another_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FILE)
    assert told(tmp_path) == [
        f".: no company.yaml in this folder - rename '{name}' to it [no-company]"
    ]
    (tmp_path / name).rename(tmp_path / "company.yaml")
    assert read_workspace(tmp_path).company.name == "Acme"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("posting.md", "posting.md.j2"),
        ("posting.j2", "posting.md.j2"),
        ("posting.md.j2.txt", "posting.md.j2"),
        ("blocks/pay.md", "pay.md.j2"),
        ("letterhead.doc", "letterhead.docx"),
        ("charter.dotx", "charter.docx"),
        ("charter.odt", "charter.docx"),
        ("README.md", ""),
        ("logo.png", ""),
        ("posting.md.j2", ""),
        ("posting.md.j2.before-update", ""),
        (".posting.md", ""),
    ],
)
def test_a_template_whose_ending_is_not_read(tmp_path: Path, name: str, meant: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("text\n")
    said = [str(each) for each in unread_templates(tmp_path)]
    hint = f"save it as '{meant}', or move it out of this folder"
    assert said == [f"{tmp_path / name}: this file is not read - {hint} [not-read]"][: bool(meant)]


ENTRY = "responsibilities:\n  - id: product.roadmap\n    charter: Owns the roadmap.\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("catalogue/ours.yaml", ENTRY, "catalogue: nothing in this folder is read - call it 'cat"),
        ("Catalog/ours.yml", ENTRY, "Catalog: nothing in this folder is read - call it 'catalog'"),
        ("template/posting.md.j2", "x", "template: nothing in this folder is read - call it 'temp"),
        ("Templates/letterhead.docx", "x", "Templates: nothing in this folder is read - call it"),
        ("Templates/cto-charter.docx", "x", "Templates: nothing in this folder is read - call it"),
        ("ours.yaml", ENTRY, "ours.yaml: this file is not read here - put it into the folder 'cat"),
        ("o.yaml", "decisions: [{id: a.b, omit: true}]\n", "o.yaml: this file is not read here"),
        (
            "posting.md.j2",
            "x",
            "posting.md.j2: this file is not read here - put it into the folder",
        ),
        ("letterhead.docx", "x", "letterhead.docx: this file is not read here - put it into the f"),
    ],
)
def test_what_lies_where_nothing_reads_it(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / "company.yaml").write_text(FILE)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)
    (found,) = told(tmp_path)
    assert found.startswith(f"./{said}")
    assert found.endswith(" [not-read]")


def test_a_folder_of_another_name_beside_ours(tmp_path: Path) -> None:
    for name in ("catalog/one.yaml", "catalogue/two.yaml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(ENTRY)
    (tmp_path / "company.yaml").write_text(FILE)
    (found,) = told(tmp_path)
    assert found == (
        "./catalogue: nothing in this folder is read - put its files into 'catalog' [not-read]"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan-b.yaml", "company: {name: Acme}\npositions:\n  cto: {status: vacant}\n"),
        ("hire.yaml", "name: Ada Okafor\nstart: 2027-05-01\n"),
        ("docker-compose.yaml", "services:\n  web: {image: x}\n"),
        ("roles.yaml", "roles: [admin, user]\n"),
        ("template/readme.txt", "ours\n"),
        ("Catalog/products.yaml", "products: []\n"),
        ("catalogue/prices.pdf", "x"),
        ("offer.docx", "x"),
        ("cpto-charter.docx", "x"),
        ("out/posting.md.j2", "x"),
    ],
)
def test_what_is_not_ours_is_left_alone(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "company.yaml").write_text(FILE)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)
    assert read_workspace(tmp_path).company.name == "Acme"


def test_a_letterhead_may_have_a_copy_beside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    for name in ("letterhead.docx", "templates/letterhead.docx"):
        (tmp_path / name).write_text("x")
    (tmp_path / "company.yaml").write_text(FILE)
    assert read_workspace(tmp_path).company.name == "Acme"


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("Letterhead.docx", "call it"),
        ("LETTER HEAD.DOCX", "call it"),
        ("letterhead.docx.docx", "call it"),
        ("letterhead.odt", "save it in Word as"),
        ("letterhead.pdf", "save it in Word as"),
    ],
)
def test_a_letterhead_of_another_name_is_no_letterhead(
    tmp_path: Path, name: str, call: str
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_text("x")
    (tmp_path / "company.yaml").write_text(FILE)
    with pytest.raises(InputError) as caught:
        read_workspace(tmp_path)
    assert f"- {call} 'letterhead.docx', or take it out" in str(caught.value)
    (tmp_path / "templates/letterhead.docx").write_text("x")
    assert read_workspace(tmp_path).company.name == "Acme"


def test_two_files_that_say_different_things_of_one_entry(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(FILE)
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/a.yaml").write_text(ENTRY)
    (tmp_path / "catalog/b.yaml").write_text(ENTRY.replace("Owns", "Keeps"))
    assert told(tmp_path) == [
        "./catalog/b.yaml:3:14: 'charter' of 'product.roadmap' is in ./catalog/a.yaml:3:14 too, "
        "and says other words - keep one of the two [duplicate-id]"
    ]
    # Two files that say other keys, or the same, are one entry.
    other = "responsibilities:\n  - id: product.roadmap\n    title: Roadmap\n"
    for text in (ENTRY, other):
        (tmp_path / "catalog/b.yaml").write_text(text)
        assert read_workspace(tmp_path).company.name == "Acme"
