"""An opening that speaks to the holder of another position is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.assign.ownership import organise
from charter.assign.titles import title_findings
from charter.check.own.marks import printed_marks
from charter.load.company_file import read_workspace, workspace_of

COMPANY = """\
company: {name: Acme, country: GB, currency: GBP}
structure: separate
positions:
  ceo: {status: filled}
  cto: {status: vacant, acting: ceo, opening: "OPENING"}
  cpo: {status: filled}
"""


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("As CPO you will own the roadmap of our product.", "CPO"),
        ("We grow. As our next Chief Product Officer, you lead nine people.", "Chief Product"),
        ("You join us as VP Engineering.", "VP Engineering"),
        ("Als CPO verantworten Sie die Roadmap.", "CPO"),
        ("Som CPO ejer du planen.", "CPO"),
        ("As CTO you will own the systems.", ""),
        ("As our Chief Technology Officer, you report to the CEO.", ""),
        ("As engineering leader you will build teams.", ""),
        ("As a founder you will have sold to the CEO of a port.", ""),
        ("As CEO of a port you have seen ours.", ""),
        ("You work with the CPO, who owns the roadmap.", ""),
        ("As the CEO told you, we grow.", ""),
    ],
)
def test_an_opening_for_another_post_is_told(tmp_path: Path, opening: str, title: str) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY.replace("OPENING", opening), "utf-8")
    found = printed_marks(read_workspace(tmp_path))
    said = [str(each) for each in found if each.code == "other-title"]
    assert len(said) == bool(title)
    assert f"'opening' speaks to '{title}" in "".join(said) or not title
    assert not title or "this post is 'Chief Technology Officer'" in said[0]


OF_ANOTHER, WITH_TERM = "title-of-another-role", "title-with-term"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("title: Chief Technology Officer", OF_ANOTHER),
        ("title: CIO", OF_ANOTHER),
        ("title: Chief Product & Technology Officer", OF_ANOTHER),
        ("title: Interim CPO", WITH_TERM),
        ("title: CPO (maternity cover)", WITH_TERM),
        ("title: Chief Product Officer (Elternzeitvertretung)", WITH_TERM),
        ("title: Konst. CPO", WITH_TERM),
        ("title: Interim CPO, employment: interim", ""),
        ("title: CPO (maternity cover), employment: {term: fixed, months: 12}", ""),
        ("title: Chief Product Officer (m/w/d)", ""),
        ("title: Chief Digital Officer", ""),
        ("title: VP Product", ""),
        ("title: Head of Product", ""),
        ("title: Produktdirektør", ""),
        ("title: Chief Maps Officer", ""),
        ("title: Chief Technology Officer, role: cto", ""),
    ],
)
def test_a_title_of_another_role_or_with_a_term_is_told(line: str, told: str) -> None:
    file = COMPANY.replace(
        "  cpo: {status: filled}", f"  cpo: {{status: vacant, acting: ceo, {line}}}"
    )
    findings = title_findings(organise(workspace_of(file.replace("OPENING", "We grow."))))
    said = {found.problem.code for found in findings} & {OF_ANOTHER, WITH_TERM}
    assert said == ({told} if told else set())


def test_who_holds_a_post_for_the_time_being_may_be_called_so() -> None:
    file = COMPANY.replace("cpo: {status: filled}", "cpo: {status: filled, title: Interim CPO}")
    findings = title_findings(organise(workspace_of(file.replace("OPENING", "We grow."))))
    assert WITH_TERM not in {found.problem.code for found in findings}
