"""The few words of ours that stand between the letter and its annexes."""

from __future__ import annotations

from charter.problems import InputError, Place, Problem

_ANNEX = {"en": "Annex", "de": "Anlage", "da": "Bilag"}
CONTRACT_SENTENCES = {
    "en": (
        "This charter is not part of the employment contract and can change without it.",
        "This charter is part of the employment contract.",
    ),
    "de": (
        "Diese Stellenbeschreibung ist nicht Teil des Arbeitsvertrags und kann sich ohne ihn "
        "\u00e4ndern.",
        "Diese Stellenbeschreibung ist Teil des Arbeitsvertrags.",
    ),
    "da": (
        "Denne stillingsbeskrivelse er ikke en del af ans\u00e6ttelseskontrakten og kan "
        "\u00e6ndres uden den.",
        "Denne stillingsbeskrivelse er en del af ans\u00e6ttelseskontrakten.",
    ),
}
SIGNATURES = {
    "adobe-sign": ("{{{{Sig_es_:signer{0}:signature}}}}", "{{{{Dte_es_:signer{0}:date}}}}"),
    "docusign": ("/sn{0}/", "/ds{0}/"),
}
"""What a signature service puts a field in the place of; signer 1 is the person, 2 the employer.

Adobe Acrobat Sign calls them text tags, DocuSign anchor strings.
"""


def annex_label(language: str, letter: str) -> str:
    """Return what an annex is called, such as Annex A."""
    return f"{_ANNEX.get(language[:2], _ANNEX['en'])} {letter}"


def contract_sentence(part: bool | None, language: str, place: Place) -> str:
    """Return whether the charter is part of the contract, in one sentence.

    Raises InputError where the company file does not say so.
    """
    if part is None:
        message = "an offer pack has to say whether the charter is part of the contract"
        hint = "add 'charter_in_contract: true' or 'charter_in_contract: false' under 'company:'"
        raise InputError([Problem(place, "charter-in-contract", message, hint)])
    return CONTRACT_SENTENCES.get(language[:2], CONTRACT_SENTENCES["en"])[part]
