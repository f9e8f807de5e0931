"""Old papers in other shapes: tables, prose, nested items, headings without marks, many roles."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from charter.audit.papers import PapersRead
from charter.audit.read_papers import read_papers
from charter.load.catalog_files import read_catalog

CATALOG = read_catalog()
DATA = Path(__file__).resolve().parent / "data/audit"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(*paths: Path) -> PapersRead:
    return read_papers(CATALOG, paths)


def said(found: PapersRead, paper: str = "") -> list[tuple[str, str, str]]:
    return [
        (claim.strength, claim.subject, claim.quote.rstrip("."))
        for claim in found.claims
        if paper in ("", claim.paper)
    ]


def test_sentences_without_a_list_are_duties_where_they_say_what_one_does() -> None:
    found = read(DATA / "shapes/prose.md")
    (paper,) = found.papers
    assert paper.reports_to is not None
    assert paper.reports_to.text == "CTO"
    assert said(found) == [
        ("owns", "", "run our forty engineers"),
        ("owns", "", "You will hire and coach the engineering managers"),
        ("owns", "", "set the delivery process"),
        ("owns", "", "keep the budget of the department"),
        ("decides", "", "You decide which teams exist and who leads them"),
        ("decides", "cto", "The CTO has the final say on architecture"),
        ("owns", "", "you make sure that it is followed"),
        ("owns", "", "Together with the CPO you plan each quarter"),
    ]
    kinds = {part.kind for part in paper.parts if "Porto" in part.line.text}
    assert kinds == {"filler"}


def test_what_stands_above_nested_items_says_how_strong_they_are() -> None:
    found = read(DATA / "shapes/nested.md")
    assert found.papers[0].title.text == "Chief Product Officer"
    assert found.papers[0].date is not None
    assert found.papers[0].date.text == "June 2024"
    assert said(found) == [
        ("owns", "", "three-year vision"),
        ("owns", "", "choice of markets"),
        ("owns", "", "Pricing"),
        ("owns", "", "Run the research programme"),
        ("owns", "", "Recruit ten customers for each study"),
        ("decides", "", "Roadmap priorities"),
        ("decides", "", "Which products we retire"),
        ("supports", "", "Sales forecasts"),
        ("supports", "", "Incident reviews"),
    ]


def test_a_file_for_five_roles_is_five_papers() -> None:
    found = read(DATA / "shapes/five.md")
    assert [(paper.id, paper.reports_to and paper.reports_to.text) for paper in found.papers] == [
        ("cto", "CEO"),
        ("cpo", "CEO"),
        ("vp-engineering", "CTO"),
        ("ciso", None),
    ]
    (people,) = found.set_aside
    assert people.title == "Chief People Officer"
    assert people.reason == "a post outside product and technology (people)"
    assert said(found, "ciso") == [
        ("owns", "", "Owns security policy"),
        ("stops", "", "May stop any release that puts customer data at risk"),
    ]


def test_among_several_roles_one_with_a_single_duty_is_a_role_too(tmp_path: Path) -> None:
    file = tmp_path / "roles.md"
    file.write_text(
        "# Who leads what\n\n## CTO\n\n- Own the technology strategy\n- Manage the budget\n\n"
        "## Head of Design\n\n- Own the design system\n\n"
        "## VP Engineering\n\n- Run engineering day to day\n- Hire engineers\n",
        "utf-8",
    )
    found = read(file)
    assert [paper.id for paper in found.papers] == ["cto", "vp-design", "vp-engineering"]
    assert said(found, "vp-design") == [("owns", "", "Own the design system")]


def test_plain_text_that_was_broken_to_fit_a_window_is_put_together() -> None:
    found = read(DATA / "shapes/caps.txt")
    (paper,) = found.papers
    assert paper.title.text == "Head of Product"
    assert paper.reports_to is not None
    assert paper.reports_to.text == "Chief Executive Officer (CEO)"
    assert [each.text for each in paper.reports] == ["product managers", "researcher"]
    assert paper.pay is not None
    assert paper.pay.text == "EUR 95,000 - 110,000"
    assert paper.date is not None
    assert (paper.date.text, paper.date.place.line) == ("1 February 2023", 7)
    claims = said(found)
    assert claims[1] == (
        "owns",
        "",
        "Own the product roadmap and agree it each quarter with the chief executive and the head"
        " of engineering",
    )
    assert ("decides", "cfo", "Contribute to the yearly budget, which the CFO approves") in claims
    assert ("supports", "", "Contribute to the yearly budget") in claims
    kinds = {part.line.text: part.kind for part in paper.parts}
    assert (kinds["Can write plainly"], kinds["German"]) == ("requirement", "requirement")


def test_of_a_paper_in_two_languages_the_english_is_read_and_the_other_told() -> None:
    found = read(DATA / "shapes/both.md")
    assert [problem.code for problem in found.sources[0].problems] == ["other-language"]
    assert "German" in found.sources[0].problems[0].message
    assert found.papers[0].title.text == "Head of Data"
    assert [quote for _, _, quote in said(found)] == [
        "Own the data platform and its costs",
        "Lead the team of five data engineers",
        "Decide which data products are built with the money that is there",
    ]


def test_tables_with_labels_and_with_heads_of_columns_are_read() -> None:
    found = read(DATA / "shapes/table.md")
    (paper,) = found.papers
    assert paper.title.text == "Director of Engineering"
    assert paper.reports_to is not None
    assert paper.reports_to.text == "VP Engineering"
    assert [each.text for each in paper.reports] == ["Engineering Managers", "Staff Engineers"]
    assert [(claim.kind, claim.strength, claim.quote) for claim in found.claims] == [
        ("duty", "owns", "Own delivery of the checkout product."),
        ("duty", "owns", "Hire and coach four engineering managers."),
        ("duty", "decides", "Hiring within budget"),
        ("duty", "owns", "Keep the checkout available"),
        ("result", "owns", "99.95% a month"),
        ("duty", "owns", "Grow engineering managers"),
        ("result", "owns", "Two promotions a year"),
    ]
    assert found.claims[0].where == "table 1, row 5"


def test_a_web_page_with_a_table_is_read() -> None:
    found = read(DATA / "shapes/cells.html")
    (paper,) = found.papers
    assert (paper.title.text, paper.role) == ("VP Product", "vp-product")
    assert paper.reports_to is not None
    assert paper.reports_to.text == "CPO"
    assert [quote for _, _, quote in said(found)] == [
        "Run the three product groups",
        "Set quarterly goals with each group and report on them to the CPO",
    ]
    kinds = {part.line.text: part.kind for part in paper.parts}
    assert kinds["Run workshops"] == "requirement"
    assert kinds["Run club on Tuesdays."] == "boilerplate"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("field_cto.md", "a post in sales: a field CTO leads no technology of a company"),
        ("people.txt", "a post outside product and technology (people)"),
        ("cv.md", "a CV: it says what somebody did, not what a post has to do"),
        ("guide.md", "an interview guide: it asks, and gives no duties"),
        ("chart.txt", "an org chart: it names posts, and no duties"),
        ("links.md", "a list of links"),
        ("contract.txt", "a contract that names no duties"),
    ],
)
def test_what_is_no_paper_of_a_leader_is_set_aside_with_a_word(name: str, reason: str) -> None:
    found = read(DATA / "aside" / name)
    assert found.papers == ()
    assert [each.reason for each in found.set_aside] == [reason]


@pytest.mark.parametrize("title", ["Director of Platform", "Engineering Manager", "VP Design"])
def test_leaders_below_the_chiefs_are_leaders(title: str, tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(f"# {title}\n\n- Run the weekly planning\n- Keep the budget\n", "utf-8")
    assert [each.title.text for each in read(paper).papers] == [title]


@pytest.mark.parametrize("title", ["Software Engineer", "Product Manager", "Executive Assistant"])
def test_who_leads_nobody_is_no_leader(title: str, tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(f"# {title}\n\n- Run the weekly planning\n- Keep the notes\n", "utf-8")
    assert read(paper).papers == ()
    assert "no leader" in read(paper).set_aside[0].reason


def test_labels_in_the_cells_of_a_word_file_are_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.sections[0].footer.paragraphs[0].text = "Version 3, 12 May 2022"
    table = made.add_table(0, 2)
    for label, value in (
        ("Job Title", "Head of Data"),
        ("Reporting to", "Chief Technology Officer"),
        ("Direct reports", "Lead Data Engineer\nLead Analyst"),
        ("Main duties & responsibilities", "• Own the data platform\n• Decide which tools to buy"),
        ("Person specification", "Knows SQL\nLeads with calm"),
    ):
        row = table.add_row().cells
        row[0].text, row[1].text = label, value
    made.save(str(tmp_path / "data.docx"))
    found = read(tmp_path / "data.docx")
    (paper,) = found.papers
    assert (paper.title.text, paper.role) == ("Head of Data", "vp-data")
    assert paper.reports_to is not None
    assert paper.reports_to.text == "Chief Technology Officer"
    assert [each.text for each in paper.reports] == ["Lead Data Engineer", "Lead Analyst"]
    assert paper.date is not None
    assert (paper.date.text, paper.date.where) == ("12 May 2022", "footer")
    assert said(found) == [
        ("owns", "", "Own the data platform"),
        ("decides", "", "Decide which tools to buy"),
    ]
    assert found.claims[0].where == "table 1, row 4"


def test_two_cells_that_lay_out_a_page_are_read_one_after_the_other(tmp_path: Path) -> None:
    made = docx.Document()
    left, right = made.add_table(1, 2).rows[0].cells
    left.paragraphs[0].add_run("VP Engineering").bold = True
    left.add_paragraph("Reports to: CTO")
    right.paragraphs[0].add_run("What you will do").bold = True
    right.add_paragraph("Run the platform on every working day", "List Bullet")
    right.add_paragraph().add_run("What you bring").bold = True
    right.add_paragraph("Lead with calm", "List Bullet")
    made.save(str(tmp_path / "page.docx"))
    found = read(tmp_path / "page.docx")
    assert [paper.role for paper in found.papers] == ["vp-engineering"]
    assert said(found) == [("owns", "", "Run the platform on every working day")]


def test_text_boxes_columns_and_bold_lines_of_a_word_file_are_read(tmp_path: Path) -> None:
    made = docx.Document()
    columns = made.sections[0]._sectPr.xpath("./w:cols")[0]
    columns.set(qn("w:num"), "2")
    made.add_paragraph().add_run("CISO").bold = True
    box = (
        f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>Responsibilities</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Own the security policy</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    made.add_paragraph()._p.append(parse_xml(box))
    made.add_paragraph().add_run("Decision rights").bold = True
    made.add_paragraph("- Which suppliers may see customer data")
    made.save(str(tmp_path / "ciso.docx"))
    found = read(tmp_path / "ciso.docx")
    assert said(found, "ciso") == [
        ("owns", "", "Own the security policy"),
        ("decides", "", "Which suppliers may see customer data"),
    ]
    assert found.claims[0].where == "text box"


def test_a_table_of_who_does_what_is_no_paper_of_one_post(tmp_path: Path) -> None:
    paper = tmp_path / "raci.md"
    paper.write_text(
        "| Area | CTO | CPO |\n|---|---|---|\n| Roadmap | Consulted | Decides |\n", "utf-8"
    )
    (aside,) = read(paper).set_aside
    assert aside.reason == "a table of who does what, and not the paper of one post"


def test_levels_of_a_ladder_are_papers_of_their_own(tmp_path: Path) -> None:
    paper = tmp_path / "ladder.md"
    paper.write_text(
        "---\ntitle: Data leadership\n---\n## Levels\n### Director, Data\n"
        "The Director, Data reports to the VP of Data.\n"
        "#### Director, Data Responsibilities\n- Run the data platform\n- Hire data engineers\n"
        "#### Director, Data Requirements\n- Lead with calm\n"
        "### VP of Data\nReports to the CTO.\n"
        "#### VP of Data Responsibilities\n- Extends that of the Director, Data responsibilities\n"
        "- Set the data strategy\n- Own the budget for data\n",
        "utf-8",
    )
    found = read(paper)
    assert [(each.title.text, each.role) for each in found.papers] == [
        ("Director, Data", ""),
        ("VP of Data", "vp-data"),
    ]
    assert [quote for _, _, quote in said(found)] == [
        "Run the data platform",
        "Hire data engineers",
        "Set the data strategy",
        "Own the budget for data",
    ]


def test_who_reports_to_whom_is_told_by_the_sentence(tmp_path: Path) -> None:
    paper = tmp_path / "cto.md"
    paper.write_text(
        "# CTO\n\nThe VP Engineering reports to the CTO. The CTO reports to the CEO.\n\n"
        "The Head of Data and the CISO report to you.\n\n- Run the platform\n",
        "utf-8",
    )
    (made,) = read(paper).papers
    assert made.reports_to is not None
    assert made.reports_to.text == "CEO"
    assert [each.text for each in made.reports] == ["VP Engineering", "Head of Data", "CISO"]


@pytest.mark.parametrize(
    ("line", "whom"),
    [
        ("Reports to the board", "board"),
        ("Report to the board of directors on technology every quarter", None),
        ("You report to the CEO and lead three teams", "CEO"),
    ],
)
def test_what_is_reported_to_a_board_is_no_line(
    line: str, whom: str | None, tmp_path: Path
) -> None:
    file = tmp_path / "cto.md"
    file.write_text(f"# CTO\n\n## Responsibilities\n\n- {line}\n- Own the budget\n", "utf-8")
    [paper] = read(file).papers
    assert (paper.reports_to.text if paper.reports_to else None) == whom


def test_labels_that_stand_in_one_line_are_told_apart(tmp_path: Path) -> None:
    paper = tmp_path / "cto.md"
    paper.write_text(
        "# CTO\n\n**Location:** Ghent · **Reports to:** CEO · **Type:** full-time\n\n"
        "**Direct reports:** Head of Data\n**Last reviewed:** 3 May 2024\n\n- Run the platform\n",
        "utf-8",
    )
    (made,) = read(paper).papers
    assert made.reports_to is not None
    assert made.reports_to.text == "CEO"
    assert [each.text for each in made.reports] == ["Head of Data"]
    assert made.date is not None
    assert made.date.text == "3 May 2024"


def test_html_within_markdown_is_read_where_it_stands(tmp_path: Path) -> None:
    paper = tmp_path / "cto.md"
    paper.write_text(
        "# CTO\n\nResponsibilities:\n<ul>\n\t<li>Own the platform</li>\n"
        "\t<li>Hire engineers</li>\n</ul>\n<h2>Benefits</h2>\n<p>Run club</p>\n",
        "utf-8",
    )
    found = read(paper)
    assert [(claim.quote, claim.place.line) for claim in found.claims] == [
        ("Own the platform", 5),
        ("Hire engineers", 6),
    ]


def test_a_table_of_areas_names_them_and_claims_what_it_says_of_them(tmp_path: Path) -> None:
    paper = tmp_path / "cto.md"
    paper.write_text(
        "# CTO\n\n## Responsibilities\n\n| Area | Share | What it is |\n|---|---|---|\n"
        "| Platform | 60% | Running the platform on every working day |\n"
        "| People | 40% | Hiring and coaching the engineering managers |\n",
        "utf-8",
    )
    assert [quote for _, _, quote in said(read(paper))] == [
        "Running the platform on every working day",
        "Hiring and coaching the engineering managers",
    ]


def test_the_title_of_an_offer_is_that_which_is_offered(tmp_path: Path) -> None:
    paper = tmp_path / "letter.txt"
    paper.write_text(
        "Dear Ms Reed,\n\nWe are pleased to offer you the position of Chief Technology Officer at "
        "Farholt. You will report to Ana Holt, Chief Executive Officer.\n\nYou will own the "
        "technology strategy.\n\nYours sincerely,\nMarta Lund\nChief People Officer\n",
        "utf-8",
    )
    (made,) = read(paper).papers
    assert made.title.text == "Chief Technology Officer"
    assert made.reports_to is not None
    assert made.reports_to.text == "Chief Executive Officer"
    assert said(read(paper)) == [("owns", "", "You will own the technology strategy")]


def test_a_contract_with_duties_is_read_for_them() -> None:
    found = read(DATA / "shapes/contract.txt")
    (paper,) = found.papers
    assert paper.title.text == "Chief Technology Officer"
    assert [(strength, quote) for strength, _, quote in said(found)][1:] == [
        ("owns", "The Executive shall be responsible for the technology strategy"),
        ("owns", "the engineering organisation"),
        ("owns", "the security of the platform"),
        ("decides", "The Executive shall decide on the architecture"),
        ("owns", "hire the engineering leaders within the budget"),
    ]
    kinds = {part.line.text: part.kind for part in paper.parts}
    assert kinds["The Executive shall not disclose confidential information."] == "boilerplate"


def test_lines_without_marks_are_not_put_together() -> None:
    found = read(DATA / "shapes/unmarked.txt")
    assert [(strength, quote) for strength, _, quote in said(found)] == [
        ("owns", "Own the security policy"),
        ("owns", "Lead the response to incidents"),
        ("decides", "Approve the suppliers that see customer data"),
        ("owns", "Report on risks to the board each quarter"),
    ]


def test_a_person_who_decides_is_not_the_holder_of_the_post() -> None:
    found = read(DATA / "shapes/talk.md")
    assert found.papers[0].reports_to is not None
    assert found.papers[0].reports_to.text == "CTO"
    assert ("decides", "jonas") in [(strength, subject) for strength, subject, _ in said(found)]
    assert [s for s, subject, quote in said(found) if not subject and "tools" in quote] == ["owns"]


def test_a_table_with_a_row_for_each_role_is_a_paper_for_each(tmp_path: Path) -> None:
    paper = tmp_path / "roles.md"
    paper.write_text(
        "# Leadership roles\n\n| Role | Reports to | Responsibilities |\n|---|---|---|\n"
        "| CTO | CEO | Own the technology strategy. Has the final say on architecture. |\n"
        "| VP Engineering | CTO | Run delivery for the five teams; hire engineers. |\n",
        "utf-8",
    )
    found = read(paper)
    assert [(p.role, p.reports_to and p.reports_to.text) for p in found.papers] == [
        ("cto", "CEO"),
        ("vp-engineering", "CTO"),
    ]
    assert said(found, "cto") == [
        ("owns", "", "Own the technology strategy"),
        ("decides", "", "Has the final say on architecture"),
    ]
    assert said(found, "vp-engineering") == [
        ("owns", "", "Run delivery for the five teams"),
        ("owns", "", "hire engineers"),
    ]


def test_a_role_below_the_hiring_process_of_another_is_a_paper_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "leaders.md"
    file.write_text(
        "# Engineering leaders\n\n### VP Engineering\n\n#### VP Engineering Responsibilities\n\n"
        "- Run engineering day to day\n- Hire engineers\n- Keep the service running\n\n"
        "#### Director of Engineering, Delivery Requirements\n\n- Ten years in a team\n\n"
        "## Hiring Process\n\n### VP Product\n\nYou meet our VP Product for an hour.\n\n"
        "### Chief Technology Officer\n\n#### Chief Technology Officer Responsibilities\n\n"
        "- Own the technology strategy\n- Decide the architecture\n",
        "utf-8",
    )
    found = read(file)
    assert [paper.id for paper in found.papers] == ["vp-engineering", "cto"]
    assert not found.set_aside
    assert said(found, "cto") == [
        ("owns", "", "Own the technology strategy"),
        ("decides", "", "Decide the architecture"),
    ]
    kinds = {part.line.text: part.kind for part in found.papers[0].parts}
    assert kinds["Ten years in a team"] == "requirement"


def test_what_a_paper_says_of_all_posts_of_its_kind_is_no_duty_of_one(tmp_path: Path) -> None:
    file = tmp_path / "cpo.md"
    file.write_text(
        "# CPO\n\nThis job family represents all members of our leadership.\n\n"
        "This role leads the product managers.\n\n- Own the product roadmap\n- Set the prices\n",
        "utf-8",
    )
    assert [quote for _, _, quote in said(read(file))] == [
        "This role leads the product managers",
        "Own the product roadmap",
        "Set the prices",
    ]


def test_a_heading_on_what_the_holder_does_is_no_title_of_another_post(tmp_path: Path) -> None:
    file = tmp_path / "mandate.md"
    file.write_text(
        "# Mandate of the CISO\n\n## The CISO decides\n\n- Security exceptions\n"
        "- Security policy\n\n## The CISO may stop\n\n- Any release\n- Any purchase\n\n"
        "## Duties\n\n- Own the response to incidents\n",
        "utf-8",
    )
    found = read(file)
    assert [paper.title.text for paper in found.papers] == ["CISO"]
    assert [strength for strength, _, _ in said(found)] == [
        "decides",
        "decides",
        "stops",
        "stops",
        "owns",
    ]


def test_a_post_named_again_in_a_label_or_by_its_rank_is_one_paper(tmp_path: Path) -> None:
    file = tmp_path / "director.md"
    file.write_text(
        "# Passport Office - Director\n\n" + "We keep the accounts of all citizens. " * 10 + "\n\n"
        "### Director - GS-15\n\n- Set the vision of the service\n- Lead the team leads\n\n"
        "Job Title: Supervisory Information Technology Specialist\n\n"
        "- Act as supervisor of the heads of branch\n- Provide oversight of customers\n",
        "utf-8",
    )
    found = read(file)
    assert [paper.title.text for paper in found.papers] == ["Passport Office - Director"]
    assert not found.set_aside
    assert len(found.claims) == 4


def test_what_is_said_of_a_post_in_other_shapes(tmp_path: Path) -> None:
    file = tmp_path / "roles.md"
    file.write_text(
        "---\nsalary_min: '131,178'\nsalary_max: '176,300'\n---\n# Head of Design (reports to the "
        "CPO)\n\nDirectors of Product Design, UX Research, and Technical Writing report to the "
        "Head of Design.\n\n- Own the design system\n- Hire designers\n",
        "utf-8",
    )
    (paper,) = read(file).papers
    assert paper.reports_to is not None
    assert paper.reports_to.text == "CPO"
    assert [each.text for each in paper.reports] == [
        "Directors of Product Design",
        "Directors of UX Research",
        "Directors of Technical Writing",
    ]
    assert paper.pay is not None
    assert paper.pay.text == "131,178 to 176,300"


def test_posts_somebody_held_make_a_cv_and_years_in_duties_do_not(tmp_path: Path) -> None:
    held = "# Ben Carter\n\nChief Product Officer at Acme (2019 to date)\n\n- Own the roadmap\n\n"
    (tmp_path / "ben.md").write_text(
        held + "Head of Product at Beta (2015 to 2019)\n\n- Launched prices\n", "utf-8"
    )
    (tmp_path / "cpo.md").write_text(
        "# CPO\n\n- Own the roadmap 2025 to 2027\n- Lead the plan 2026 to 2028\n- Hire people\n",
        "utf-8",
    )
    found = read(tmp_path)
    assert [paper.id for paper in found.papers] == ["cpo"]
    assert [each.reason[:4] for each in found.set_aside] == ["a CV"]
