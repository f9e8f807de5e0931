"""What a template of one's own says and no paper would show is told by build and check alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from charter.own_templates.files import unread_files
from conftest import Ran

COMPANY = """\
company: {name: Havn}
structure: combined
positions:
  cpto: {limits: {spend: 1000, currency: EUR, hire: leads}}
"""
EXTENDS = '{% extends "default:charter.md.j2" %}\n'


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("company.yaml").write_text(COMPANY, "utf-8")
    (tmp_path / "templates").mkdir()
    return Path("templates")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{EXTENDS}{{% block misson %}}\nWe sell.\n{{% endblock %}}\n",
            "2:10: what this template extends has no block 'misson' - did you mean 'mission'? "
            "[unknown-block]",
        ),
        (
            f"{EXTENDS}## Our values\n",
            "2: this stands outside every block, and no paper shows it - put it into a block "
            "[outside-block]",
        ),
    ],
)
def test_a_section_that_no_paper_shows_stops_the_build(
    text: str, said: str, templates: Path, charter: Callable[..., Ran]
) -> None:
    (templates / "charter.md.j2").write_text(text, "utf-8")
    ran = charter("build", "--date", "2026-12-01")
    assert (ran.code, ran.err) == (1, f"templates/charter.md.j2:{said}\n")
    assert not Path("out").exists()
    checked = charter("check")
    assert checked.code == 1
    assert said in checked.out


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("chartr.md.j2", "did you mean 'charter.md.j2'?"),
        ("ctpo-charter.md.j2", "did you mean 'cto-charter.md.j2'?"),
        ("postng.docx", "did you mean 'posting.docx'?"),
        ("blocks/sign-of.md.j2", "did you mean 'blocks/sign-off.md.j2'?"),
        ("mission.md.j2", "rename it, or move it out of this folder"),
        ("Vorlage Arbeitsvertrag.docx", "rename it, or move it out of this folder"),
    ],
)
def test_a_template_that_no_paper_uses_is_told(
    name: str, meant: str, templates: Path, charter: Callable[..., Ran]
) -> None:
    (templates / name).parent.mkdir(exist_ok=True)
    (templates / name).write_text("{{ content_hash }}", "utf-8")
    said = f"templates/{name}: no paper uses this template - {meant} [unused-template]"
    ran = charter("build", "--date", "2026-12-01")
    assert ran.code == 0
    assert said in ran.err.splitlines()
    assert said in [line.strip() for line in charter("check").out.splitlines()]


def test_a_template_for_a_role_that_is_not_there_is_told_as_advice(
    templates: Path, charter: Callable[..., Ran]
) -> None:
    (templates / "cpo-posting.md.j2").write_text("{{ content_hash }}", "utf-8")
    ran = charter("build", "--date", "2026-12-01")
    assert (ran.code, ran.err) == (
        0,
        "templates/cpo-posting.md.j2: no paper uses this template, since the company has no "
        "position 'cpo' - rename it after the position that is meant, or leave it until there is "
        "one [unused-template]\n",
    )


NAMES = """\
{% extends "default:charter.md.j2" %}
{% block mission %}
Made by {firma} at {{ company.name }}, see [us](https://a.example/{title}).
{% if true %}{company}{% endif %}

```mermaid
flowchart TD
a["{choice}"]
```
{% endblock %}
"""


def test_names_in_a_template_that_nothing_fills_in_are_told(
    templates: Path, charter: Callable[..., Ran]
) -> None:
    (templates / "charter.md.j2").write_text(NAMES, "utf-8")
    fields = "write {{ ... }}; 'charter templates fields' lists what can stand in it"
    said = [
        f"templates/charter.md.j2:3:9: nothing fills in '{{firma}}' - {fields} [unknown-token]",
        f"templates/charter.md.j2:3:67: nothing fills in '{{title}}' - {fields} [unknown-token]",
        "templates/charter.md.j2:4:14: nothing fills in '{company}' - write {{ company.name }} "
        "[unknown-token]",
    ]
    assert charter("templates", "check").out.splitlines()[:3] == said
    assert [line for line in said if line not in charter("build").err] == []
    assert [line for line in said if line not in charter("check").out] == []


def test_a_name_in_the_address_of_a_link_of_the_letterhead_is_told(
    templates: Path, charter: Callable[..., Ran]
) -> None:
    document = docx.Document()
    footer = document.sections[0].footer
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    address = footer.part.relate_to("https://a.example/%7Btitle%7D", kind, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), address)
    link.append(footer.paragraphs[0].add_run("us")._r)
    footer.paragraphs[0]._p.append(link)
    document.save(str(templates / "letterhead.docx"))
    said = "has '{title}' in the address of a link in its footer, which nothing fills in"
    assert said in charter("templates", "check").out
    assert said in charter("build").err


@pytest.mark.parametrize(
    ("endings", "read"),
    [
        (".md .j2 .jinja .jinja2 .txt .MD .md.jinja .md.jinja2 .md.txt .j2.txt", ".md.j2"),
        (".md.j2.txt .html.j2 .j2.md", ".md.j2"),
        (".doc .docm .dot .dotx .dotm .odt .rtf .DOC", ".docx"),
        (".md.j2 .docx .md.j2.before-eject .docx.before-update-2 .py", ""),
    ],
)
def test_a_template_with_an_ending_of_elsewhere_is_told_by_the_one_that_is_read(
    tmp_path: Path, endings: str, read: str
) -> None:
    (tmp_path / "blocks").mkdir()
    told: dict[str, str] = {}
    for ending in endings.split():
        for name, stem in (("charter", "charter"), ("blocks/apply", "apply"), ("readme", "")):
            (tmp_path / f"{name}{ending}").write_text("x", "utf-8")
            told |= {f"{name}{ending}": f"{stem}{read}"} if stem and read else {}
    assert unread_files(tmp_path) == told
