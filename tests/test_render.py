"""Templates: what they may do, what a workspace may change, and what a mistake in one says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import charter
from charter.problems import TemplateError
from charter.render.environment import link
from charter.render.markdown import escape
from charter.render.papers import Markdown, content_hash_of
from charter.write.blocks import Paragraph, parse_markdown

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
WORKSPACE = charter.read_workspace(ROOT / "tests/briefs/northwind")
ORGANISATION = charter.organise(WORKSPACE)
PAPERS = charter.papers_of(ORGANISATION, DAY, role="cpto")


def render(folder: Path, **templates: str) -> list[Markdown]:
    for name, text in templates.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.md.j2"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return charter.render_papers(PAPERS, folder)


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
            "2: unknown name 'misson' - did you mean 'mission'? [unknown-name]",
        ),
        (
            "# x\n\n{{ chartr.title }}\n",
            "3: unknown name 'chartr' - did you mean 'charter'? [unknown-name]",
        ),
        ("{% if charter %}\n# x\n", "2: Unexpected end of template"),
        ("{% endif %}\n", "1: Encountered unknown tag 'endif'."),
        ("{{ charter.title | shout }}\n", "1: No filter named 'shout'"),
        ("{% include 'charter.md.j2' %}\n", "1: this template includes itself without end"),
        ("{% include 'nothing.j2' %}\n", "1: there is no template 'nothing.j2'"),
        ("\n{{ 1 // 0 }}\n", "2: this cannot be computed"),
        ("{{ ''.__class__ }}\n", "1: "),
        ("{{ charter.__class__.__mro__ }}\n", "1: "),
        ("{% for x in range(999999999) %}{% endfor %}\n", "1: "),
        ("{% include '../../../etc/passwd' %}\n", "1: there is no template"),
    ],
)
def test_a_mistake_names_the_templates_own_line(
    tmp_path: Path, template: str, message: str
) -> None:
    (problem,) = problems(tmp_path, charter=template)
    assert problem.startswith(f"TEMPLATES/charter.md.j2:{message}")


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
    (text, _) = charter.render_papers(PAPERS, None)
    assert text.content_hash in text.text
    assert content_hash_of(text.text.replace(text.content_hash, "0" * 12)) == text.content_hash


def test_the_same_input_gives_the_same_bytes() -> None:
    once, again = (
        dict(charter.files_of(charter.render_papers(PAPERS, None), ("md", "docx"), None))
        for _ in range(2)
    )
    assert once == again
