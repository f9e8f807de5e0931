"""What charter check prints for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from charter.cli.data import problem_data

if TYPE_CHECKING:
    from charter.assign.organisation import Organisation

JSON_VERSION = 1


def check_data(organisation: Organisation) -> dict[str, Any]:
    """Return the object of `charter check --json`, but for its postings."""
    total = sum(load.weight for load in organisation.load.values()) or 1
    everything = (*organisation.responsibilities.values(), *organisation.decisions.values())
    return {
        "version": JSON_VERSION,
        "company": organisation.company.name,
        "structure": organisation.company.structure,
        "catalog": organisation.catalog.version,
        "proved": organisation.proved,
        "counts": {
            "responsibilities": len(organisation.responsibilities),
            "decisions": len(organisation.decisions),
        },
        "positions": [
            {
                "id": p.id,
                "title": p.title,
                "status": p.status,
                "acting": p.acting or None,
                "reports_to": p.reports_to or None,
                "load": {
                    "responsibilities": organisation.load[p.id].responsibilities,
                    "decisions": organisation.load[p.id].decisions,
                    "weight": organisation.load[p.id].weight,
                    "share": round(organisation.load[p.id].weight / total, 3),
                },
            }
            for p in organisation.positions.values()
        ],
        "assignments": [
            {
                "id": a.entry.id,
                "kind": a.entry.kind,
                "accountable": a.accountable or None,
                "responsible": a.responsible,
                "consulted": a.consulted,
                "informed": a.informed,
                "veto": a.veto,
                "because": {"kind": a.because.kind, "place": str(a.because.place)},
            }
            for a in everything
        ],
        "findings": [
            {
                "severity": f.severity,
                **problem_data(f.problem),
                "about": f.about,
                "evidence": f.evidence,
                "changes": [
                    {"section": section, "old": old, "new": new} for section, old, new in f.changes
                ],
            }
            for f in organisation.findings
        ],
        "unanswered": organisation.unanswered,
    }
