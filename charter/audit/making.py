"""The files of an audit: its report in any format, and the table that a person fills in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from charter.assign.fitting import without_company
from charter.assign.likest import likest_structure
from charter.audit.against import Promises
from charter.audit.findings import Audit
from charter.audit.report import LANGUAGE, compose_audit
from charter.audit.review import HEADINGS, HOW, WIDTHS, entry_rows, review_rows
from charter.facts.company import Company, Workspace
from charter.facts.languages import charter_language, is_english
from charter.make import Wanted, make_papers
from charter.maker import Maker
from charter.write.spreadsheet import Sheet, write_csv, write_xlsx

REVIEW = "review"
"""The file in which a person places duties, as XLSX and as CSV."""
WHY_IGNORED = "Papers of people are quoted here: 'charter audit' leaves them out of git."
NOT_FOR_GIT = ("audit.*", f"{REVIEW}.xlsx", f"{REVIEW}.csv")


def audit_files(
    audit: Audit,
    day: date,
    formats: Sequence[str],
    *,
    base: Workspace | None = None,
    against: Workspace | None = None,
    promises: Sequence[Promises] = (),
    maker: Maker | None = None,
) -> Mapping[str, bytes]:
    """Return the report in these formats, and the table for review, by file name."""
    workspace = base or against or _of_papers(audit)
    company = workspace.company
    held_against = against.company.name if against else ""
    language = report_language(company) if base or against else LANGUAGE
    paper = compose_audit(
        *(audit, day, promises, held_against, company.legal_name, company.country, language)
    )
    made = make_papers(workspace, Wanted(day, (paper,), formats=tuple(formats)), maker)
    return {**made.files, **review_files(audit, day)}


def report_language(company: Company) -> str:
    """Return the English that the report of an audit is in, for a company that there is."""
    own = charter_language(company)
    return own if is_english(own) else LANGUAGE


def _of_papers(audit: Audit) -> Workspace:
    """Return a company that has stated nothing, for the look of the papers."""
    roles = {post.role for post in audit.posts if post.role}
    return without_company(audit.catalog, likest_structure(audit.catalog, roles).id)


def review_files(audit: Audit, day: date) -> Mapping[str, bytes]:
    """Return the table in which a person places duties, as XLSX and as CSV."""
    rows = review_rows(audit)
    listed = ("Id", "Title", "Area", "Kind")
    sheets = [
        Sheet("Review", HEADINGS, rows, WIDTHS, letters=len(HEADINGS), frozen=1),
        Sheet("How", ("How to fill this in",), tuple((line,) for line in HOW), (110,), 1),
        Sheet("Entries", listed, entry_rows(audit.catalog), (44, 60, 34, 16), 4, frozen=1),
    ]
    title = "What these duties mean"
    return {
        f"{REVIEW}.xlsx": write_xlsx(sheets, title, audit.company or "charter", day),
        f"{REVIEW}.csv": write_csv(HEADINGS, rows),
    }
