"""Settle who owns what in product and technology, then write papers that agree.

    workspace = charter.read_workspace(Path("northwind"))        # YAML to typed data
    organisation = charter.organise(workspace)                   # who owns what, and what is wrong
    made = charter.make_papers(workspace, charter.Wanted(day))   # papers, texts, files, drafts

`charter.build(Path("northwind"), day=day)` makes the papers and writes the files. What a command
does is one call here: `check_workspace`, `build`, `lint`, `make_feeds`, `make_pack`, `verify`,
`sign`, `settle_answers`, `audit_papers`, `run_batch`; `make_...` gives files in memory, and
`write_files` puts them on disk. Bad input raises CharterError, which carries every problem with its
place; an argument of a wrong type raises TypeError, which names it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from charter.ask.adopt import SettledLine, write_settlement
    from charter.ask.round import make_agenda, make_questions, settle_answers
    from charter.ask.settlement import Settlement
    from charter.assign.organisation import Finding, Organisation, Position
    from charter.assign.ownership import AssignedByShape, organise
    from charter.assumed import WhatIf, assuming, what_if
    from charter.auditing import AuditedPapers, audit_papers, make_audit_files
    from charter.batch.report import Summary
    from charter.batch.run import TableSource, run_batch
    from charter.batch.work import Outcome
    from charter.building import build
    from charter.check.papers.own_postings import PostingLaw
    from charter.check.papers.posting import PostingReport, lint
    from charter.check.remark import Remark
    from charter.checking import CheckedCompany, check_workspace
    from charter.compose.papers import Paper
    from charter.document.document import Documents
    from charter.facts.catalog import Catalog
    from charter.facts.company import Company, Workspace
    from charter.feeds.feed import Feeds, make_feeds
    from charter.load.company_file import read_workspace, workspace_of
    from charter.load.hire import Hire, read_hire
    from charter.make import Made, Wanted, make_papers
    from charter.maker import Maker
    from charter.offer.pack.make import Pack, make_pack
    from charter.offer.signing.sign import Signed, sign
    from charter.offer.verify.verdict import Verdict
    from charter.offer.verify.verify import verify
    from charter.problems import (
        CharterError,
        InputError,
        OutputError,
        Place,
        Problem,
        TemplateError,
    )
    from charter.render.papers import Markdown
    from charter.sharing import share_page
    from charter.write.files import Written, write_files

_HOMES = {
    "read_workspace": "charter.load.company_file",
    "workspace_of": "charter.load.company_file",
    "organise": "charter.assign.ownership",
    "check_workspace": "charter.checking",
    "make_papers": "charter.make",
    "build": "charter.building",
    "lint": "charter.check.papers.posting",
    "make_feeds": "charter.feeds.feed",
    "make_pack": "charter.offer.pack.make",
    "verify": "charter.offer.verify.verify",
    "sign": "charter.offer.signing.sign",
    "run_batch": "charter.batch.run",
    "assuming": "charter.assumed",
    "what_if": "charter.assumed",
    "share_page": "charter.sharing",
    "WhatIf": "charter.assumed",
    "audit_papers": "charter.auditing",
    "make_audit_files": "charter.auditing",
    "write_files": "charter.write.files",
    "make_questions": "charter.ask.round",
    "settle_answers": "charter.ask.round",
    "make_agenda": "charter.ask.round",
    "write_settlement": "charter.ask.adopt",
    "Settlement": "charter.ask.settlement",
    "SettledLine": "charter.ask.adopt",
    "read_hire": "charter.load.hire",
    "Workspace": "charter.facts.company",
    "Company": "charter.facts.company",
    "Catalog": "charter.facts.catalog",
    "Hire": "charter.load.hire",
    "AssignedByShape": "charter.assign.ownership",
    "AuditedPapers": "charter.auditing",
    "Organisation": "charter.assign.organisation",
    "Finding": "charter.assign.organisation",
    "Position": "charter.assign.organisation",
    "CheckedCompany": "charter.checking",
    "PostingLaw": "charter.check.papers.own_postings",
    "Remark": "charter.check.remark",
    "Wanted": "charter.make",
    "Made": "charter.make",
    "Maker": "charter.maker",
    "Paper": "charter.compose.papers",
    "Markdown": "charter.render.papers",
    "Documents": "charter.document.document",
    "Written": "charter.write.files",
    "PostingReport": "charter.check.papers.posting",
    "Feeds": "charter.feeds.feed",
    "Pack": "charter.offer.pack.make",
    "Verdict": "charter.offer.verify.verdict",
    "Signed": "charter.offer.signing.sign",
    "TableSource": "charter.batch.run",
    "Summary": "charter.batch.report",
    "Outcome": "charter.batch.work",
    "CharterError": "charter.problems",
    "InputError": "charter.problems",
    "TemplateError": "charter.problems",
    "OutputError": "charter.problems",
    "Problem": "charter.problems",
    "Place": "charter.problems",
}
__all__ = [
    "AssignedByShape",
    "AuditedPapers",
    "Catalog",
    "CharterError",
    "CheckedCompany",
    "Company",
    "Documents",
    "Feeds",
    "Finding",
    "Hire",
    "InputError",
    "Made",
    "Maker",
    "Markdown",
    "Organisation",
    "Outcome",
    "OutputError",
    "Pack",
    "Paper",
    "Place",
    "Position",
    "PostingLaw",
    "PostingReport",
    "Problem",
    "Remark",
    "SettledLine",
    "Settlement",
    "Signed",
    "Summary",
    "TableSource",
    "TemplateError",
    "Verdict",
    "Wanted",
    "WhatIf",
    "Workspace",
    "Written",
    "assuming",
    "audit_papers",
    "build",
    "check_workspace",
    "lint",
    "make_agenda",
    "make_audit_files",
    "make_feeds",
    "make_pack",
    "make_papers",
    "make_questions",
    "organise",
    "read_hire",
    "read_workspace",
    "run_batch",
    "settle_answers",
    "share_page",
    "sign",
    "verify",
    "what_if",
    "workspace_of",
    "write_files",
    "write_settlement",
]


def __getattr__(name: str) -> Any:
    """Return a public name, importing its module only now: `charter --help` needs none of them."""
    if name in _HOMES:
        found = getattr(import_module(_HOMES[name]), name)
        if name[0].islower():
            from charter.given import checked

            found = checked(found, __getattr__)
        return globals().setdefault(name, found)
    raise AttributeError(f"module 'charter' has no attribute '{name}'")


def __dir__() -> list[str]:
    """Return the public names, for completion."""
    return __all__
