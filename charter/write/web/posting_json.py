"""A posting as data for other programs: posting.schema.json says what is in it."""

from __future__ import annotations

import json
from typing import Any

from charter.compose.papers import Posting
from charter.facts.terms import Employment, Pay
from charter.write.web.board_html import board_html
from charter.write.web.html_blocks import inline_html
from charter.write.web.plain_text import plain_text
from charter.write.web.posting_parts import PostingParts

VERSION = 1


def posting_json(parts: PostingParts) -> bytes:
    """Return a posting as JSON: its facts, its sections, and the whole as HTML and plain text."""
    posting, facts, description = parts.posting, parts.posting.facts, parts.description
    data: dict[str, Any] = {
        "version": VERSION,
        "id": posting.position_id,
        "reference": facts.reference or None,
        **({"draft": True} if posting.draft else {}),
        "title": posting.title,
        "short_title": posting.short,
        "language": posting.language,
        "date": posting.date.isoformat(),
        "posted": facts.posted.isoformat(),
        "company": {
            "name": posting.company,
            "legal_name": posting.legal_name,
            "website": posting.website or None,
            "country": posting.country or None,
            "about": posting.about or None,
        },
        "where": posting.where,
        "places": [
            {
                "city": place.city,
                "region": place.region or None,
                "country": place.country or posting.country or None,
                **({"street": place.street} if place.street else {}),
                **({"postcode": place.postcode} if place.postcode else {}),
            }
            for place in facts.places
        ],
        "remote": {"within": facts.remote or None, "from": list(facts.remote_from)},
        "office_days": facts.office_days,
        "employment": facts.employment or None,
        **_terms(facts.terms, posting.employment),
        "vacancy": facts.vacancy or None,
        "pay": _pay(facts.pay, posting.pay) if facts.pay else None,
        **_pay_by_place(posting),
        "equity": posting.equity or None,
        "other_pay": facts.other_pay or None,
        "benefits": list(posting.benefits),
        "apply": {
            "url": posting.apply_url or None,
            "email": posting.apply_email or None,
            "until": facts.until.isoformat() if facts.until else None,
            "send": posting.apply_send or None,
            "steps": list(posting.apply_steps),
        },
        "sections": {
            "opening": posting.opening or None,
            "pitch": posting.pitch or None,
            **({"hard": posting.hard} if posting.hard else {}),
            "owns": list(posting.owns),
            "success": list(posting.success),
            "musts": list(posting.musts),
            "nice_to_have": list(posting.nice_to_have),
            "people": list(posting.people),
        },
        "statements": {
            "equal_opportunity": posting.equal_opportunity or None,
            "accommodation": posting.accommodation or None,
            "ai_in_hiring": posting.ai_in_hiring,
        },
        "description": {
            "html": board_html(description, inline_html),
            "text": plain_text(description),
        },
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _terms(terms: Employment, text: str) -> dict[str, Any]:
    """Return hours and term where the company says more of them than a word."""
    if not terms.in_full:
        return {}
    said = {
        "hours": terms.hours or None,
        "term": terms.term or None,
        "until": terms.until.isoformat() if terms.until else None,
        "months": terms.months or None,
        "text": text,
    }
    return {"terms": said}


def _pay_by_place(posting: Posting) -> dict[str, Any]:
    """Return the pay of each place, in the order of the text, where it differs by place."""
    if not posting.pay_by_place:
        return {}
    return {
        "pay_by_place": [
            {"place": one.amounts.place, "where": one.where, **_pay(one.amounts, one.pay)}
            for one in posting.pay_by_place
        ]
    }


def _pay(pay: Pay, text: str) -> dict[str, Any]:
    return {
        "min": pay.least,
        "max": pay.most,
        "currency": pay.currency,
        "per": pay.per,
        "note": pay.note or None,
        "text": text,
    }
