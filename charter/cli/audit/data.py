"""What `charter audit --json` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from charter.audit.against import Promises
from charter.audit.findings import Audit, Clash, SaidClaim
from charter.audit.papers import Quoted
from charter.auditing import AuditedPapers
from charter.cli.data import problem_data
from charter.facts.catalog import Entry

JSON_VERSION = 1


def audit_data(found: AuditedPapers) -> dict[str, Any]:
    """Return the object."""
    audit = found.audit
    return {
        "version": JSON_VERSION,
        "company": audit.company or None,
        "papers": list(_papers(audit)),
        "set_aside": [
            {"file": one.source, "title": one.title, "reason": one.reason}
            for one in audit.read.set_aside
        ],
        "posts": [
            {"id": p.id, "role": p.role, "title": p.title, "papers": list(p.papers)}
            for p in audit.posts
        ],
        "claims": [_claim(audit, said) for said in audit.said],
        "twice": [_clash(clash) for clash in audit.twice],
        "near": [_clash(clash) for clash in audit.clashes if clash.kind == "near"],
        "once": [
            {"entry": held.entry.id, "post": held.post, "claims": _ids(held.said)}
            for held in audit.once
        ],
        "nobody": _entries(audit.nobody),
        "depends": [{"fact": one.fact, "entries": _entries(one.entries)} for one in audit.depends],
        "look": [{"claim": one.said.placed.claim.id, "why": one.why} for one in audit.look],
        "unplaced": _ids(audit.unplaced),
        "disagreements": [
            {
                "kind": one.kind,
                "posts": list(one.posts),
                "says": one.says,
                "quotes": [
                    dict(zip(("paper", "quote", "place"), q, strict=True)) for q in one.quotes
                ],
            }
            for one in audit.disagreements
        ],
        "promises": [_promises(one) for one in found.promises],
        "stale": [problem_data(problem) for problem in found.stale],
        "notes": [problem_data(problem) for problem in audit.notes],
        "problems": [problem_data(problem) for problem in audit.problems],
    }


def _papers(audit: Audit) -> Iterable[dict[str, Any]]:
    words = {share.paper: dict(share.words) for share in audit.shares}
    post_of = {paper: post.id for post in audit.posts for paper in post.papers}
    for paper in audit.read.papers:
        yield {
            "id": paper.id,
            "file": paper.source,
            "title": paper.title.text,
            "role": paper.role or None,
            "post": post_of.get(paper.id),
            "reports_to": _quoted(paper.reports_to),
            "reports": [_quoted(report) for report in paper.reports],
            "pay": _quoted(paper.pay),
            "date": _quoted(paper.date),
            "language": paper.language or None,
            "older": paper.older or None,
            "words": words[paper.id],
        }


def _quoted(quote: Quoted | None) -> dict[str, Any] | None:
    """Return words of a paper and where they stand."""
    if quote is None:
        return None
    place = quote.place
    return {"text": quote.text, "path": place.path, "line": place.line, "where": quote.where}


def _claim(audit: Audit, said: SaidClaim) -> dict[str, Any]:
    placed, claim = said.placed, said.placed.claim
    return {
        "id": claim.id,
        "paper": claim.paper,
        "post": said.by,
        "of": said.of,
        "quote": claim.quote,
        "path": claim.place.path,
        "line": claim.place.line,
        "where": claim.where,
        "kind": claim.kind,
        "strength": claim.strength,
        "choices": [
            {
                "entry": match.entry,
                "title": _title(audit, match.entry),
                "probability": round(match.probability, 4),
                "phrase": match.phrase,
            }
            for match in placed.matches
        ],
        "confirmed": placed.confirmed,
        "nothing": placed.nothing,
    }


def _title(audit: Audit, name: str) -> str:
    catalog = audit.catalog
    entry = catalog.responsibilities.get(name) or catalog.decisions.get(name)
    return entry.title if entry else name


def _clash(clash: Clash) -> dict[str, Any]:
    sides = [{"post": side.post, "claims": _ids(side.said)} for side in clash.sides]
    return {"kind": clash.kind, "entries": _entries(clash.entries), "sides": sides}


def _promises(one: Promises) -> dict[str, Any]:
    return {
        "post": one.post.id,
        "position": one.position or None,
        "kept": _entries(one.kept),
        "taken": [
            {
                "entry": taken.entry.id,
                "owner": taken.owner or None,
                "why": taken.why,
                "sure": taken.sure,
                "facts": list(taken.facts),
                "claims": _ids(taken.said),
            }
            for taken in one.taken
        ],
        "added": _entries(one.added),
        "lines": list(one.lines),
    }


def _entries(entries: Iterable[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def _ids(said: Iterable[SaidClaim]) -> list[str]:
    return [each.placed.claim.id for each in said]
