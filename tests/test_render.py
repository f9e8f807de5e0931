"""Templates: what they may do, what a workspace may change, and what a mistake in one says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import charter
from charter.document.blocks import Paragraph
from charter.document.parse import parse_markdown
from charter.problems import TemplateError
from charter.render.base import link
from charter.render.markdown import escape
from charter.render.papers import Markdown, content_hash_of
from making import composed, organised, rendered, written

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
WORKSPACE = charter.read_workspace(ROOT / "tests/briefs/northwind")
ORGANISATION = organised(WORKSPACE.folder)
PAPERS = composed(ORGANISATION, DAY, position="cpto")


def render(folder: Path, **templates: str) -> list[Markdown]:
    for name, text in templates.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.md.j2"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return rendered(PAPERS, folder)


def problems(folder: Path, **templates: str) -> list[str]:
    with pytest.raises(TemplateError) as raised:
        render(folder, **templates)
    return [str(p).replace(str(folder), "TEMPLATES") for p in raised.value.problems]


plain = st.text(
    alphabet=st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=60
).filter(lambda text: text.strip())


@given(plain)
def test_escaped_text_shows_as_itself(text: str) -> None:
    blocks = parse_markdown(escape(text), "t")
    assert len(blocks) == 1
    assert isinstance(blocks[0], Paragraph)
    assert "".join(run.text for run in blocks[0].inline) == " ".join(text.split())


@given(plain)
def test_escaped_text_shows_as_itself_in_a_table(text: str) -> None:
    (table,) = parse_markdown(f"| a | b |\n| --- | --- |\n| x | {escape(text)} |\n", "t")
    assert "".join(run.text for run in table.rows[0][1]) == " ".join(text.split())


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "JAVASCRIPT:x",
        " https://x",
        "//x",
    ],
)
def test_only_web_and_mail_addresses_become_links(address: str) -> None:
    assert link("here", address) == "here"


def test_a_link_keeps_its_address_whatever_is_in_it() -> None:
    ((run,),) = (b.inline for b in parse_markdown(link("a*b", "https://x.example/(a)|b>c"), "t"))
    assert run.text == "a*b"
    assert run.link == "https://x.example/(a)%7Cb%3Ec"


def test_a_workspace_can_replace_one_block_and_keep_the_rest(tmp_path: Path) -> None:
    (text, _) = render(tmp_path, blocks__sign_off="## Signed\n\nOur own words.\n")
    assert "Our own words." in text.text
    assert "## Mission" in text.text
    assert "## Review and sign-off" not in text.text


def test_a_workspace_can_replace_a_whole_template(tmp_path: Path) -> None:
    (text, _) = render(tmp_path, charter="# {{ charter.title }}\n")
    assert text.text == "# Chief Product and Technology Officer\n"


def test_company_text_is_never_a_template_and_never_markup(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(
        "company:\n  name: '{{ 7 * 7 }} <b>R&D</b> *x* | y'\n  country: GB\nstructure: separate\n",
        "utf-8",
    )
    charter.build(tmp_path, day=DAY, formats=("md",))
    text = (tmp_path / "out/cto-charter.md").read_text("utf-8")
    assert r"{{ 7 \* 7 }} \<b\>R&D\</b\> \*x\* \| y" in text


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            "# x\n{{ charter.misson }}\n",
            "2:12: unknown field 'misson' of 'charter' - did you mean 'mission'? [unknown-name]",
        ),
        (
            "# x\n\n{{ chartr.title }}\n",
            "3:4: unknown name 'chartr' in a charter - did you mean 'charter'? [unknown-name]",
        ),
        (
            "# x\n\n {% if charter %}\n# x\n",
            "3:2: '{% if charter %}' opened on line 3 is never closed"
            " - write '{% endif %}' where it ends [template-block]",
        ),
        ("{% endif %}\n", "1:1: 'endif' closes nothing: no 'if' is open here [template-block]"),
        ("{{ charter.title | shout }}\n", "1:20: unknown filter 'shout'"),
        ("{% inclde 'x' %}\n", "1:1: unknown tag 'inclde' - did you mean 'include'?"),
        (
            "{% include 'charter.md.j2' %}\n",
            "1: this template includes or calls itself without end",
        ),
        ("{% include 'nothing.j2' %}\n", "1: there is no template 'nothing.j2'"),
        ("\n{{ 1 // 0 }}\n", "2: this cannot be computed"),
        ("{{ ''.__class__ }}\n", "1: "),
        ("{{ charter.__class__.__mro__ }}\n", "1: "),
        ("{% for x in range(999999999) %}{% endfor %}\n", "1:13: unknown name 'range'"),
        ("{% include '../../../etc/passwd' %}\n", "1: there is no template"),
    ],
)
def test_a_mistake_names_the_templates_own_line(
    tmp_path: Path, template: str, message: str
) -> None:
    (problem,) = problems(tmp_path, charter=template)
    assert problem.startswith(f"TEMPLATES/charter.md.j2:{message}")


def test_all_that_is_wrong_in_a_templates_form_comes_in_one_run(tmp_path: Path) -> None:
    assert problems(tmp_path, charter="{% if x %}\n{{ a b }}\n{% endfor %}\n") == [
        "TEMPLATES/charter.md.j2:1:1: '{% if x %}' opened on line 1 is never closed"
        " - write '{% endif %}' where it ends [template-block]",
        "TEMPLATES/charter.md.j2:2:1: in '{{ a b }}': a field has dots in its name, and no"
        " blanks - write {{ a.b }} [template-syntax]",
        "TEMPLATES/charter.md.j2:3:1: 'endfor' closes nothing: no 'for' is open here;"
        " '{% if x %}' of line 1 is [template-block]",
    ]


def test_a_template_extends_the_shipped_one_of_its_own_name(tmp_path: Path) -> None:
    (text, _) = render(
        tmp_path,
        charter='{% extends "default:charter.md.j2" %}\n'
        "{% block mission %}\n## Why\n\n{{ super() }}\n{% endblock %}\n",
        blocks__facts='{% include "default:blocks/facts.md.j2" %}\n\nOur own facts.\n',
    )
    (shipped, _) = rendered(PAPERS, None)
    assert "## Why\n\n## Mission" in text.text
    assert "Our own facts." in text.text
    ours = text.text.replace("## Why\n\n", "").replace("\nOur own facts.\n", "")
    assert ours.replace(text.content_hash, "") == shipped.text.replace(shipped.content_hash, "")


def test_a_template_that_extends_itself_is_told_how_to_reach_the_shipped_one(
    tmp_path: Path,
) -> None:
    assert problems(tmp_path, charter='{% extends "charter.md.j2" %}\n') == [
        "TEMPLATES/charter.md.j2:1:13: this template extends itself"
        ' - write {% extends "default:charter.md.j2" %} for the shipped one [template-loop]'
    ]


def test_a_template_for_one_paper_goes_before_that_of_its_kind(tmp_path: Path) -> None:
    (text, posting) = render(tmp_path, cpto_charter="# Mine", charter="# All")
    assert text.text == "# Mine\n"
    assert posting == rendered(PAPERS, None)[1]


def test_a_block_takes_what_the_template_around_it_sets(tmp_path: Path) -> None:
    (text, _) = render(
        tmp_path,
        charter='{% for chart in ["x"] %}{% include "blocks/org-chart.md.j2" %}{% endfor %}',
        blocks__org_chart="chart {{ chart }}",
    )
    assert text.text == "chart x\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbf# {{ charter.short }}\n", "# CPTO\n"),
        (b"# {{ charter.short }}\r\n\r\nx\r\n", "# CPTO\n\nx\n"),
        (b"# {{ charter.short }}\rx", "# CPTO\nx\n"),
        (b"", "\n"),
    ],
)
def test_a_template_may_come_from_any_editor(tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "charter.md.j2").write_bytes(content)
    assert rendered(PAPERS[:1], tmp_path)[0].text == text


def test_a_folder_in_the_place_of_a_template_is_named(tmp_path: Path) -> None:
    (tmp_path / "charter.md.j2").mkdir()
    assert problems(tmp_path) == [
        "TEMPLATES/charter.md.j2: this is a folder; a template is a file"
        " - rename or remove the folder [not-a-file]"
    ]


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 5000 + ")" * 5000 + " }}", "{{ charter" + ".x" * 5000 + " }}"]
)
def test_a_template_nested_too_deeply_ends_with_a_message(tmp_path: Path, text: str) -> None:
    (problem,) = problems(tmp_path, charter=text)
    assert "this template is too long or nested too deeply" in problem


def test_mistakes_in_several_templates_come_in_one_run(tmp_path: Path) -> None:
    found = problems(tmp_path, charter="{{ a }}", posting="{{ b }}")
    assert [line.split(":")[0] for line in found] == [
        "TEMPLATES/charter.md.j2",
        "TEMPLATES/posting.md.j2",
    ]


def test_a_template_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "charter.md.j2").write_bytes("# Größe".encode("latin-1"))
    (problem, *_) = problems(tmp_path)
    assert "not UTF-8" in problem


def test_the_content_hash_is_of_the_text_with_itself_blanked() -> None:
    (text, _) = rendered(PAPERS, None)
    assert text.content_hash in text.text
    assert content_hash_of(text.text.replace(text.content_hash, "0" * 12)) == text.content_hash


def test_the_same_input_gives_the_same_bytes() -> None:
    once, again = (dict(written(rendered(PAPERS, None), ("md", "docx"), None)) for _ in range(2))
    assert once == again
