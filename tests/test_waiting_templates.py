"""Own templates of posts that a company has not: told, since nothing is made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.check.own.unused import unused_templates
from charter.load.company_file import read_workspace

COMPANY = """\
company: {name: Tarn, country: GB, currency: GBP}
structure: separate
positions:
  head-of-data: {role: vp-data, title: Head of Data, reports_to: cto}
"""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("cfo-charter.md.j2", "no paper uses this template, since the company has no position 'cf"),
        ("vp-quality-posting.md.j2", "the company has no position 'vp-quality'"),
        ("cto-charter.md.j2", ""),
        ("head-of-data-charter.md.j2", ""),
        ("vp-data-charter.md.j2", ""),
    ],
)
def test_a_template_of_a_post_that_is_not_there_is_told(
    tmp_path: Path, name: str, told: str
) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_text("# {{ charter.heading }}\n", "utf-8")
    found = [problem.message for problem in unused_templates(read_workspace(tmp_path))]
    assert len(found) == bool(told)
    assert told in "".join(found)
