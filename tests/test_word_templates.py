"""Whole templates made in Word: filled in, passed through, checked, annotated, and safe."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import docx
import pytest
from lxml import etree

import charter as api
from charter.compose import authority, interview, interview_limits, job_paper, joint
from charter.compose import papers as types_of_papers
from charter.compose.headings import PostingForms
from charter.compose.papers import Group
from charter.docx_templates.annotate import annotate
from charter.docx_templates.check import check_word_template
from charter.docx_templates.filler import WordFiller
from charter.facts.languages import message, say_in
from charter.problems import TemplateError
from charter.render.context import CompanyFields, PositionFields
from charter.render.papers import Markdown
from charter.resources import templates_folder
from charter.starters.fields import descriptions, fields_of
from charter.starters.starter import starter
from making import composed, rendered

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2027, 1, 15)
TOOLS = Path(sys.executable).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def texts_of(workspace: Path) -> list[Markdown]:
    organisation = api.organise(api.read_workspace(workspace))
    return rendered(composed(organisation, DAY), None)


TEXTS = texts_of(ROOT / "tests/briefs/northwind")
CHARTER = next(text for text in TEXTS if text.name == "cpto-charter")
POSTING = next(text for text in TEXTS if text.name == "cpto-posting")


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    """Write a template with these paragraphs: `template("{{ charter.title }}")`."""

    def make(*lines: str, change: Callable[[Any], None] | None = None) -> Path:
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line)
        if change:
            change(made)
        path = tmp_path / "charter.docx"
        made.save(str(path))
        return path

    return make


def filled(path: Path, text: Markdown = CHARTER, tokens: tuple[str, ...] = ()) -> Any:
    return docx.Document(io.BytesIO(WordFiller(path, tokens).fill(text)))


def lines(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def mistakes(path: Path, *tokens: str) -> list[str]:
    found = check_word_template(path, [CHARTER.paper], tokens)
    return [str(each.problem).removeprefix(f"{path}: ") for each in found]


def with_text(**fields: str) -> Markdown:
    return CHARTER._replace(paper=CHARTER.paper._replace(**fields))  # type: ignore[attr-defined]


def with_part(path: Path, name: str, change: Callable[[str], str]) -> Path:
    """Change the XML of one part, as another program might have written it."""
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    parts[name] = change(parts[name].decode()).encode()
    with zipfile.ZipFile(path, "w") as package:
        for each, content in parts.items():
            package.writestr(each, content)
    return path


class TestFilling:
    @pytest.mark.parametrize(("country", "width"), [("US", 216), ("DK", 210)])
    def test_a_starter_takes_the_paper_size_of_the_country(self, country: str, width: int) -> None:
        starter = templates_folder() / "starters/charter.docx"
        assert round(filled(starter, with_text(country=country)).sections[0].page_width.mm) == width

    def test_fields_of_a_paper(self, template: Callable[..., Path]) -> None:
        path = template("{{ position.title }}, {{company.name}}")
        title = "Chief Product and Technology Officer, Northwind Robotics"
        assert lines(filled(path)) == [title]

    def test_the_hash_is_that_of_the_papers_own_text(self, template: Callable[..., Path]) -> None:
        path = template("{{ position.title }} signs {{ content_hash }}", "Our own words")
        text = WordFiller(path).text(CHARTER.paper)
        [first, *rest] = lines(filled(path, text))
        shown = first.rpartition(" ")[2]
        signed = "\n\n".join([first.replace(shown, "0" * 12), *rest]) + "\n"
        assert shown == text.content_hash == hashlib.sha256(signed.encode()).hexdigest()[:12]
        assert text.text == "\n\n".join([first, *rest]) + "\n"
        assert shown != CHARTER.content_hash
        other = WordFiller(template("{{ position.title }} signs {{ content_hash }}"))
        assert other.text(CHARTER.paper).content_hash != shown

    def test_labels_of_papers_come_in_the_papers_language(
        self, template: Callable[..., Path]
    ) -> None:
        path = template("{{ _(\u201cPay and benefits\u201d) }}")
        label = "Pay and benefits"
        german = Markdown(POSTING.paper._replace(language="de-DE"), label, POSTING.content_hash)
        assert lines(filled(path, german)) == [say_in("de-DE", message(label))]
        assert lines(filled(path)) == [label]

    def test_a_drawing_needs_a_paragraph_of_its_own(self, template: Callable[..., Path]) -> None:
        path = template("{% if charter.chart %}", "{{ charter.chart }}", "{% endif %}", "end")
        body = filled(path).element.body
        assert next(body.iter(f"{W}drawing"), None) is not None
        [said] = mistakes(template("Chart: {{ charter.chart }}"))
        assert "is a drawing, and shares its paragraph with something else" in said

    def test_company_text_shows_as_it_is_and_is_never_a_tag(
        self, template: Callable[..., Path]
    ) -> None:
        hostile = "R&D <x> \x07{{ 7 * 7 }} {% for %}\nsecond line"
        document = filled(template("{{ charter.mission }}"), with_text(mission=hostile))
        assert lines(document) == ["R&D <x> {{ 7 * 7 }} {% for %}\nsecond line"]

    def test_what_word_puts_into_a_tag_while_one_types_is_mended(
        self, template: Callable[..., Path]
    ) -> None:
        path = template(
            "{% if\xa0charter.kind == \u201ccharter\u201d %}{{ 5 \u2013 2 }}{% endif %}",
            "{{ charter.limits[:2] | join(\u2018 \u2013 \u2019) | length > 3 }}",
        )
        assert lines(filled(path)) == ["3", "True"]

    def test_a_tag_that_word_split_into_runs_is_one_tag(
        self, template: Callable[..., Path]
    ) -> None:
        def split(document: Any) -> None:
            paragraph = document.add_paragraph("for ")
            for piece in ("{", "{ posi", "tion", ".short }", "} here"):
                paragraph.add_run(piece).bold = True
            mark = etree.SubElement(paragraph._p, f"{W}proofErr")
            paragraph._p.insert(2, mark)

        assert lines(filled(template(change=split))) == ["for CPTO here"]

    def test_loops_and_conditions_in_paragraphs_of_their_own_leave_no_gap(
        self, template: Callable[..., Path]
    ) -> None:
        path = template(
            "{# a note for the editor #}",
            "{% for line in charter.outcomes[:2] %}",
            "- {{ loop.index }}",
            "{% endfor %}",
            "{%p if charter.kind == 'posting' %}",
            "never",
            "{%p else %}",
            "always",
            "{%p endif %}",
        )
        assert lines(filled(path)) == ["- 1", "- 2", "always"]

    def test_rows_of_a_table_repeat(self, template: Callable[..., Path]) -> None:
        def table(document: Any) -> None:
            rows = document.add_table(4, 2).columns[0].cells
            rows[0].text, rows[1].text = "Fact", "{%tr for label, value in charter.facts[:2] %}"
            rows[2].text, rows[3].text = "{{ label }}", "{% endfor %}"

        table_ = filled(template(change=table)).tables[0]
        first, second = (label for label, _ in CHARTER.paper.facts[:2])  # type: ignore[attr-defined]
        assert [row.cells[0].text for row in table_.rows] == ["Fact", first, second]

    def test_headers_text_boxes_and_content_controls(self, template: Callable[..., Path]) -> None:
        inner = "<w:p><w:r><w:t>{{ position.short }}</w:t></w:r></w:p>"
        box = (
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
            f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        )
        control = (
            '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
            f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )

        def header(document: Any) -> None:
            document.sections[0].different_first_page_header_footer = True
            document.sections[0].first_page_header.paragraphs[0].text = "{{ company.name }}"

        path = with_part(
            template("x", change=header),
            "word/document.xml",
            lambda xml: xml.replace("<w:body>", f"<w:body>{box}{control}"),
        )
        document = filled(path)
        texts = [t.text for t in document.element.iter(f"{W}t")]
        assert texts == ["CPTO", "CPTO", "x"]
        assert document.element.find(f".//{W}dataBinding") is None
        assert document.sections[0].first_page_header.paragraphs[0].text == "Northwind Robotics"

    def test_a_file_with_another_prefix_works(self, template: Callable[..., Path]) -> None:
        path = with_part(
            template("{{ charter.mission }}"),
            "word/document.xml",
            lambda xml: re.sub(r"(</?|\s)w:", r"\1ns0:", xml).replace("xmlns:w=", "xmlns:ns0="),
        )
        document = filled(path, with_text(mission="one\ntwo"))
        assert lines(document) == ["one\ntwo"]
        assert len(list(document.element.iter(f"{W}br"))) == 1

    def test_bookmarks_in_a_loop_stay_unique(self, template: Callable[..., Path]) -> None:
        marked = '<w:bookmarkStart w:id="0" w:name="here"/><w:bookmarkEnd w:id="0"/>'
        path = with_part(
            template("{% for line in charter.limits %}", "{{ line }}", "{% endfor %}"),
            "word/document.xml",
            lambda xml: xml.replace("<w:r><w:t>{{ line", f"{marked}<w:r><w:t>{{{{ line"),
        )
        body = filled(path).element.body
        assert len(list(body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"))) == 2
        assert len(list(body.iter(f"{W}p"))) > 1

    def test_tags_of_signature_services_and_tokens_come_out_to_the_character(
        self, template: Callable[..., Path]
    ) -> None:
        kept = (
            "{{Sig_es_:signer1:signature}} {{*Name_es_:signer1:fullname}} /sn1/ \\s1\\ "
            "[sig|req|signer1] {{CANDIDATE_NAME}} {{ CANDIDATE_NAME }}"
        )

        def split(document: Any) -> None:
            paragraph = document.add_paragraph()
            for start in range(0, len(kept), 7):
                paragraph.add_run(kept[start : start + 7])

        path = template(kept, "{{ charter.short }}", change=split)
        assert lines(filled(path, tokens=("CANDIDATE_NAME",))) == [kept, "CPTO", kept]


class TestWholeFile:
    def test_the_same_paper_has_the_same_bytes(self, template: Callable[..., Path]) -> None:
        path = template("{{ charter.title }}")
        assert WordFiller(path).fill(CHARTER) == WordFiller(path).fill(CHARTER)

    def test_nothing_of_the_templates_author_is_left(self, template: Callable[..., Path]) -> None:
        def sign(document: Any) -> None:
            document.core_properties.author = "Jo Secret"
            run = document.add_paragraph("{{ charter.title }}").runs
            document.add_comment(run, "internal remark", "Jo Secret", "JS")

        content = WordFiller(template(change=sign)).fill(CHARTER)
        package = zipfile.ZipFile(io.BytesIO(content))
        assert not [n for n in package.namelist() if b"Secret" in package.read(n)]
        document = docx.Document(io.BytesIO(content))
        assert not list(document.element.iter(f"{W}commentReference", f"{W}commentRangeStart"))
        properties = document.core_properties
        paper = CHARTER.paper
        assert (properties.title, properties.author) == (paper.heading, paper.company)
        assert properties.modified.date() == DAY  # type: ignore[union-attr]

    def test_papers_and_starters_are_valid(self, tmp_path: Path) -> None:
        for text in TEXTS:
            path = templates_folder() / "starters" / f"{text.paper.kind}.docx"
            (tmp_path / f"{text.name}.docx").write_bytes(WordFiller(path).fill(text))
        for path in (templates_folder() / "starters").glob("*.docx"):
            (tmp_path / f"starter-{path.name}").write_bytes(path.read_bytes())
        made = sorted(tmp_path.glob("*.docx"))
        for command in (
            [TOOLS / "openxml-audit", "--recursive", str(tmp_path)],
            [TOOLS / "ooxml-integrity", "check", "--quiet", "--fail-on", "info", *made],
        ):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout

    @pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
    def test_the_starter_says_what_the_markdown_says(self, text: Markdown) -> None:
        path = templates_folder() / "starters" / f"{text.paper.kind}.docx"
        if text.paper.kind == "posting":
            text = text._replace(paper=text.paper._replace(limits=("The CTO decides how.",)))
        document = filled(path, text)
        shown = "".join(t.text or "" for t in _texts(document.element.body))
        if text.paper.kind == "posting":
            # A Word template has one shape, which a person can change there.
            usual = text.paper._replace(
                order=("about", "role", "owns", "success", "musts", "people", "pay"),
                forms=PostingForms(apply=text.paper.forms.apply),
                work=(Group("", text.paper.owns),),
                asked=Group("", text.paper.musts),
                results=Group("", text.paper.success),
            )
            text = rendered([usual], None)[0]
        markdown = re.sub(r"```mermaid.*?```", "", text.text, flags=re.DOTALL)
        markdown = markdown.replace(text.content_hash, "")
        shown = re.sub(r"(content hash )[0-9a-f]{12}", r"\1", shown)
        assert _words(shown) == _words(re.sub(r"\]\(<.*?>\)", "", markdown))

    def test_the_starter_knows_the_statements_of_all_places(self) -> None:
        starter = (templates_folder() / "starters/posting.md").read_text("utf-8")
        places = [p.name[:2] for p in (templates_folder() / "blocks/statements").iterdir()]
        assert [place for place in places if f'place == "{place}"' not in starter] == []

    @pytest.mark.parametrize("kind", ["charter", "posting"])
    def test_the_shipped_starters_are_what_their_text_makes(self, kind: str) -> None:
        assert (templates_folder() / f"starters/{kind}.docx").read_bytes() == starter(kind)

    def test_a_line_of_a_starter_that_prints_is_no_fine_print(self) -> None:
        made = docx.Document(str(templates_folder() / "starters/posting.docx"))
        [apply] = [p for p in made.paragraphs if "Applications close" in p.text]
        assert {run.font.size for run in apply.runs} == {None}

    def test_a_file_saved_by_libreoffice_gives_valid_papers(self, tmp_path: Path) -> None:
        path = ROOT / "tests/data/word-templates/charter-saved-by-libreoffice.docx"
        assert mistakes(path) == []
        made = tmp_path / "paper.docx"
        made.write_bytes(WordFiller(path).fill(CHARTER))
        audit = [TOOLS / "openxml-audit", str(made)]
        done = subprocess.run(audit, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def _texts(body: Any) -> list[Any]:
    """Return the pieces of text outside drawings."""
    inside = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
    return [t for t in body.iter(f"{W}t") if next(t.iterancestors(inside), None) is None]


def _words(text: str) -> str:
    # Marks of Markdown, numbers of lists, and spaces are how it is written, not what it says.
    text = re.sub(r"^\d+\. ", "", text, flags=re.MULTILINE)
    return re.sub(r"[\s*|#>\\`\[\]_-]", "", text)


class TestMistakes:
    def test_each_mistake_is_found_at_once_with_its_place(
        self, template: Callable[..., Path]
    ) -> None:
        def more(document: Any) -> None:
            document.add_table(2, 2).cell(1, 0).text = "{{ charter.titel }}"
            document.sections[0].header.paragraphs[0].text = "{{ compny.name }}"

        path = template(
            "Reports to {{ positon.manager }}",
            "{{ charter.title | uper }}",
            "{{ 1 + }} {{company name}}",
            "{% if charter.kind == 'posting' %}",
            "{% for work in charter.core %}{{ work.titel }}",
            "half {{ position.",
            "title }}",
            change=more,
        )
        assert mistakes(path) == [
            "paragraph 1, \"Reports to {{ positon.manager }}\": unknown name 'positon' - "
            "did you mean 'position'? [unknown-name]",
            "paragraph 2, \"{{ charter.title | uper }}\": unknown filter 'uper' - "
            "did you mean 'upper'? [template-syntax]",
            "paragraph 3, \"{{ 1 + }} {{company name}}\": '{{ 1 + }}': unexpected '}}' "
            "[template-syntax]",
            "paragraph 3, \"{{ 1 + }} {{company name}}\": '{{company name}}': a field has dots "
            "in its name, and no blanks - write {{ company.name }} [template-syntax]",
            "paragraph 4, \"{% if charter.kind == 'posting' %}\": "
            "'{% if charter.kind == 'posting' %}' is never closed - "
            "write {% endif %} after what belongs to it [unclosed-block]",
            'paragraph 5, "{% for work in charter.core %}{{ work.titel }}": '
            "'{% for work in charter.core %}' is never closed - "
            "write {% endfor %} after what belongs to it [unclosed-block]",
            'paragraph 5, "{% for work in charter.core %}{{ work.titel }}": '
            "unknown field 'titel' of 'work' - did you mean 'title'? [unknown-name]",
            "paragraph 6, \"half {{ position.\": the tag that starts with '{{ position.' does "
            "not end here - write }} at its end; a tag stands in one paragraph [split-tag]",
            "paragraph 7, \"title }}\": the tag that ends with 'title }}' does not start here - "
            "write {{ at its start; a tag stands in one paragraph [split-tag]",
            "table 1, row 2, column 1, \"{{ charter.titel }}\": unknown field 'titel' of "
            "'charter' - did you mean 'title'? [unknown-name]",
            "header, \"{{ compny.name }}\": unknown name 'compny' - did you mean 'company'? "
            "[unknown-name]",
        ]

    def test_text_beside_a_tag_for_a_whole_paragraph_would_be_lost(
        self, template: Callable[..., Path]
    ) -> None:
        [said] = mistakes(template("Limits {%p if charter.limits %}", "x", "{%p endif %}"))
        assert "what stands beside '{%p if charter.limits %}' in its paragraph would be" in said

    def test_a_block_over_two_cells_is_refused(self, template: Callable[..., Path]) -> None:
        def table(document: Any) -> None:
            cells = document.add_table(1, 2).rows[0].cells
            cells[0].text, cells[1].text = "a {% if charter.limits %}", "b {% endif %}"

        [said] = mistakes(template(change=table))
        assert "starts here and '{% endif %}' stands in table 1, row 1, column 2" in said

    def test_tags_that_cannot_be_reached_are_told(self, template: Callable[..., Path]) -> None:
        field = "<w:p><w:r><w:instrText>QUOTE {{ charter.title }}</w:instrText></w:r></w:p>"
        changed = '<w:p><w:ins w:id="1" w:author="Jo"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'
        path = with_part(
            template("{{ charter.title }}"),
            "word/document.xml",
            lambda xml: xml.replace("<w:body>", f"<w:body>{field}{changed}"),
        )
        found = " ".join(mistakes(path))
        assert "a tag in a field code is not filled in: QUOTE {{ charter.title }}" in found
        assert "the template has tracked changes - accept or reject all of them" in found

    def test_a_picture_elsewhere_is_not_fetched(self, template: Callable[..., Path]) -> None:
        remote = (
            '<Relationship Id="rIdX" TargetMode="External" Target="http://example.org/x.png" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
        )
        path = with_part(
            template("{{ charter.title }}"),
            "word/_rels/document.xml.rels",
            lambda xml: xml.replace("</Relationships>", f"{remote}</Relationships>"),
        )
        said = "a picture lies elsewhere and is not fetched: http://example.org/x.png"
        assert said in mistakes(path)[0]
        with pytest.raises(TemplateError, match=re.escape(said)):
            WordFiller(path)

    def test_a_picture_that_is_not_in_the_file_stops_check_and_build_alike(
        self, template: Callable[..., Path]
    ) -> None:
        def logo(document: Any) -> None:
            document.add_picture(str(ROOT / "tests/data/word-templates/logo.png"))

        path = template("{{ charter.title }}", change=logo)
        with zipfile.ZipFile(path) as package:
            parts = {n: package.read(n) for n in package.namelist() if "/media/" not in n}
        with zipfile.ZipFile(path, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)
        [said] = mistakes(path)
        assert said == (
            "paragraph 2: a picture will not show: it is missing in the file - "
            "delete it and insert it again [missing-image]"
        )
        with pytest.raises(TemplateError, match=re.escape(said)):
            WordFiller(path)

    def test_a_letter_without_fields_is_no_template(self, template: Callable[..., Path]) -> None:
        path = template("Dear reader", "{{Sig_es_:signer1:signature}}")
        [said] = mistakes(path)
        assert said == (
            "prints no field, so papers made from it would say nothing of the position - did you "
            "mean letterhead.docx? 'charter templates fields' lists what to type here [no-field]"
        )
        with pytest.raises(TemplateError, match=re.escape(said)):
            WordFiller(path)

    def test_a_missing_style_is_told(self, template: Callable[..., Path]) -> None:
        style = '<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
        path = with_part(
            template(), "word/document.xml", lambda xml: xml.replace("<w:body>", f"<w:body>{style}")
        )
        assert mistakes(path) == [
            "paragraph 1, \"x\": the file has no paragraph style 'Gone' - "
            "choose a style of the list in Word [unknown-style]"
        ]

    @pytest.mark.parametrize(
        "code",
        [
            "{% for a in range(10**9) %}x{% endfor %}",
            "{{ 'x' * 10**9 }}",
            "{{ ''.__class__.__mro__ }}",
            "{{ charter._replace(title='x') }}",
            "{% include '/etc/passwd' %}",
            "{{ charter.title | safe }}",
        ],
    )
    def test_hostile_tags_end_with_a_message(
        self, template: Callable[..., Path], code: str
    ) -> None:
        path = template(code)
        with pytest.raises(TemplateError, match="paragraph 1"):
            WordFiller(path).fill(CHARTER)
        assert mistakes(path)

    def test_a_copy_has_a_comment_at_each_mistake(
        self, template: Callable[..., Path], tmp_path: Path
    ) -> None:
        def header(document: Any) -> None:
            document.sections[0].header.paragraphs[0].text = "{{ compny.name }}"

        path = template("fine", "{{ charter.titel }}", change=header)
        before, out = path.read_bytes(), tmp_path / "annotated.docx"
        annotate(path, check_word_template(path, [], ()), out)
        document = docx.Document(str(out))
        starts = [p._p.find(f"{W}commentRangeStart") is not None for p in document.paragraphs]
        assert starts == [True, True]
        assert [comment.text for comment in document.comments] == [
            "paragraph 2, \"{{ charter.titel }}\": unknown field 'titel' of "
            "'charter' - did you mean 'title'? [unknown-name]",
            "header, \"{{ compny.name }}\": unknown name 'compny' - did you mean 'company'? "
            "[unknown-name]",
        ]
        assert path.read_bytes() == before


@pytest.mark.parametrize(
    "letter", sorted((ROOT / "tests/data/letters").glob("*.docx")), ids=lambda p: p.stem
)
def test_letters_from_outside_give_a_paper_or_name_their_unknown_fields(letter: Path) -> None:
    found = check_word_template(letter, [CHARTER.paper], ())
    codes = {mistake.problem.code for mistake in found}
    assert codes <= {"unknown-name", "unknown-filter", "unknown-token"} or codes == {"no-field"}
    if not found:
        assert docx.Document(io.BytesIO(WordFiller(letter).fill(CHARTER))).paragraphs


class TestCommands:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        source = (ROOT / "tests/briefs/northwind/company.yaml").read_text("utf-8")
        (tmp_path / "templates").mkdir()
        (tmp_path / "company.yaml").write_text(source + "tokens: [CANDIDATE_NAME]\n", "utf-8")
        return tmp_path

    def test_a_position_has_its_own_template_before_that_of_its_kind(
        self, folder: Path, charter: Callable[..., Any]
    ) -> None:
        for name, text in (
            ("charter", "general {{ charter.short }}"),
            ("cpto-charter", "own {{ charter.short }} {{ CANDIDATE_NAME }}"),
        ):
            made = docx.Document()
            made.add_paragraph(text)
            made.save(str(folder / "templates" / f"{name}.docx"))
        assert charter("build", str(folder), "--date", "2027-01-15").code == 0
        shown = {p.stem: lines(docx.Document(str(p))) for p in (folder / "out").glob("*.docx")}
        assert shown["cpto-charter"] == ["own CPTO {{ CANDIDATE_NAME }}"]
        assert shown["vp-product-charter"] == ["general VP Product"]
        assert len(shown["cpto-posting"]) > 10
        said = (folder / "out" / "cpto-charter.md").read_text("utf-8")
        assert said == "own CPTO {{ CANDIDATE_NAME }}\n"

    def test_mistakes_stop_the_build_and_nothing_is_written(
        self, folder: Path, charter: Callable[..., Any]
    ) -> None:
        made = docx.Document()
        made.add_paragraph("{{ charter.titel }}")
        made.add_paragraph("{{ charter.misson }}")
        path = folder / "templates" / "charter.docx"
        made.save(str(path))
        done = charter("build", str(folder))
        assert done.code == 1
        assert done.err == (
            f"{path}: paragraph 1, \"{{{{ charter.titel }}}}\": unknown field 'titel' of "
            "'charter' - did you mean 'title'? [unknown-name]\n"
            f"{path}: paragraph 2, \"{{{{ charter.misson }}}}\": unknown field 'misson' of "
            "'charter' - did you mean 'mission'?; "
            "'charter templates check --annotate OUT.docx' shows every mistake in a copy "
            "[unknown-name]\n"
            "2 problems\n"
        )
        assert not list(folder.glob("out/*.docx"))

    @pytest.mark.parametrize("quiet", [False, True])
    def test_a_starter_comes_in_the_look_of_the_own_letterhead(
        self, folder: Path, charter: Callable[..., Any], quiet: bool
    ) -> None:
        own = folder / "templates/letterhead.docx"
        own.write_bytes((ROOT / "tests/data/letters/header_with_image.docx").read_bytes())
        path = folder / "templates/charter.docx"
        done = charter(
            "templates", "eject", "charter.docx", "--workspace", str(folder), *["-q"] * quiet
        )
        assert done.code == 0
        assert done.err == ("" if quiet else f"{path}: in the look of {own}\n")
        assert mistakes(path) == []
        header = filled(path).sections[0].header.part
        [picture] = [r for r in header.rels.values() if r.reltype.endswith("/image")]
        theirs = docx.Document(str(own)).sections[0].header.part
        [logo] = [r for r in theirs.rels.values() if r.reltype.endswith("/image")]
        assert picture.target_part.blob == logo.target_part.blob
        base = folder / "templates/.shipped/charter.docx.base"
        assert base.read_bytes() == (templates_folder() / "starters/charter.docx").read_bytes()
        before = path.read_bytes()
        assert charter("templates", "update", "--workspace", str(folder)).code == 0
        assert path.read_bytes() == before

    def test_a_starter_without_an_own_letterhead_says_whose_look_it_has(
        self, folder: Path, charter: Callable[..., Any]
    ) -> None:
        path = folder / "templates/charter.docx"
        done = charter("templates", "eject", "charter.docx", "--workspace", str(folder))
        assert done.err == (
            f"{path}: in the shipped look; for your own, save a Word file of yours as "
            "templates/letterhead.docx and eject it again with --force\n"
        )
        assert path.read_bytes() == (templates_folder() / "starters/charter.docx").read_bytes()

    def test_fields_are_listed(self, charter: Callable[..., Any], tmp_path: Path) -> None:
        assert "{{ position.title }}" in charter("templates", "fields").out
        done = charter("templates", "fields", "posting", "--format", "docx", "--out", str(tmp_path))
        assert done.code == 0
        table = docx.Document(str(tmp_path / "fields-posting.docx")).tables[0]
        assert table.rows[1].cells[0].text == "{{ position.id }}"


def test_every_field_is_described_and_none_is_left_over() -> None:
    told = descriptions()
    types = {
        "position": PositionFields,
        "company": CompanyFields,
        "charter": types_of_papers.Charter,
        "posting": types_of_papers.Posting,
        "interview": interview.Interview,
        "job_description": job_paper.JobDescription,
        "joint": joint.Joint,
        "authority": authority.Authority,
    }
    for name, kind in types.items():
        said = [f for f in told[name]["fields"] if not isinstance(getattr(kind, f, 0), property)]
        assert said == list(get_type_hints(kind)), name
    homes = (types_of_papers, interview, interview_limits, job_paper, joint, authority)
    for name, item in told["items"].items():
        home = next(module for module in homes if hasattr(module, name))
        assert list(item["fields"]) == list(get_type_hints(getattr(home, name))), name


@pytest.mark.parametrize("kind", ["charter", "posting"])
def test_each_field_works_as_it_is_told(kind: str, tmp_path: Path) -> None:
    made = docx.Document()
    for row in fields_of(kind):
        if "." in row.name and row.name.partition(".")[0] in (kind, "position", "company"):
            made.add_paragraph(row.write)
    path = tmp_path / f"{kind}.docx"
    made.save(str(path))
    assert check_word_template(path, [t.paper for t in TEXTS if t.paper.kind == kind], ()) == []
