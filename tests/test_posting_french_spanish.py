"""Postings in French and Spanish, which no paper is written in, have lists of words too."""

import pytest

from charter.check.papers.posting import check_posting
from charter.document.outside.from_markdown import reading_of_markdown

FRENCH = (
    "# Directeur technique\n\nNous cherchons un ninja pour notre équipe. Vous avez au moins 5 ans "
    "d'expérience dans la conduite de projets.\n\nRémunération : 60 000 euros par an. Envoyez "
    "votre candidature avant le 5 mai.\n"
)
SPANISH = (
    "# Dirección técnica\n\nBuscamos un ninja para nuestro equipo. Tienes al menos 5 años de "
    "experiencia en la dirección de proyectos.\n\nSalario: 60.000 euros al año. Envía tu "
    "candidatura antes del 5 de mayo.\n"
)


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (SPANISH, "es")])
def test_they_are_known_by_their_words_and_checked(text: str, language: str) -> None:
    report = check_posting(reading_of_markdown(text, "a.md", ""))
    assert (report.language.code, report.language.known) == (language, "by its words")
    codes = {remark.code for remark in report.remarks}
    assert {"jargon", "years-of-experience"} <= codes
    assert codes.isdisjoint({"no-pay", "no-apply", "no-closing-date"})
    assert not any(note.startswith("Words were not checked") for note in report.notes)
