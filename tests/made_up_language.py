"""A language that is added as files, without a change of code: Esperanto, all its letters x."""

import json
import re
import shutil
import sys
from collections.abc import Collection
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from charter.check.words import context, dates, sentences, signing, statements, word_lists, years
from charter.facts import languages, locales
from charter.offer import words as offer_words
from charter.offer.verify import ground
from charter.offer.verify import words as verify_words
from charter.read import blank_words, blanks

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

import locale_data
import update_languages

FORMS = {
    "users": {name: {"users": "xxxx", "user": "xxx"} for name in ("users", "customers")},
    "page": "Paĝo {page} el {pages}",
    "annex": "Aldono",
    "contract": ["La ĉarto ne apartenas al la kontrakto.", "La ĉarto apartenas al la kontrakto."],
}
"""What CLDR does not know of a language."""
_PHRASES = """kind: {kind}
code: {code}
source: our own judgement
severity: advice
why: It says nothing.
entries:
  - {{words: ["{word}"], instead: "laboro"}}
"""
LISTS = {
    "language": """kind: language
name: Esperanto
common: [kaj, la, de, vi, por, estas, ni, al]
ease: {formula: LIX, per_long: 100.0, hard: 55, easier_is_higher: false, source: ours}
""",
    "shape": """kind: shape
musts: ["kion vi havu"]
not_musts: ["helpas"]
must_sentences: ["vi devas"]
joining: ["kaj"]
pay: ["salajro"]
pay_label: ["salajro"]
place: ["hejme"]
place_label: ["loko"]
in_place: ["en"]
apply_label: ["kandidat"]
closing_label: ["limdat"]
employment: [plentempa]
title_label: [posteno]
title_words: ["[a-z]*estro"]
no_title: []
parts: ["pri ni"]
""",
    "context": """kind: context
negated: [ne]
denied: [ne]
turn: [sed]
subjects: [vi]
others: [klientoj]
theirs: [uzas]
preferred: [prefere]
demanded: [nepre]
alternative: [a\u016d sperto]
statement: [egala]
before_name: [pri]
after_name: [faras]
above_denied: [ne bezonata]
above_preferred: [helpas]
""",
    "years": """kind: years
numbers: {unu: 1, du: 2, tri: 3, kvar: 4, kvin: 5}
unit: ["jaroj?"]
months: [monatoj]
between: [\u011dis]
more: [a\u016d pli]
asked: ["@n@ @y@ da sperto"]
vague: []
many: []
most: [maksimume]
unless: []
""",
    "pay": """kind: pay
currencies: {EUR: ["spesoj?"]}
thousand: [mil]
lakh: []
million: []
billion: []
joins: [\u011dis]
pairs: ["inter \u2026 kaj"]
periods: {hour: ["hore"], day: ["tage"], week: ["semajne"], month: ["monate"], year: ["jare"]}
least_before: [almena\u016d]
least_after: ["(?<!\\\\s)\\\\+"]
most_before: [maksimume]
most_after: [maksimume]
pay: [salajro]
paid: [pagas]
other: [bu\u011deto]
beside: [kaj]
grades: ["grado [0-9]+"]
ungraded: [sperto de]
total: [entute]
neutral: [salajro]
short: [ekz]
cuts: [kaj]
whose: ["grado [0-9]+"]
""",
    "benefits": """kind: offer
sure: ["avanta\u011doj"]
weak: [ferioj]
given: [ni donas]
never: [klientoj]
""",
    "other-pay": """kind: offer
sure: [premio]
weak: [akcioj]
given: [ni donas]
never: [klientoj]
""",
    "signing": """kind: signing
asks: [subskribo, nomo]
column: [subskribo]
said: [subskribita de]
never: [kondi\u0109e]
particles: [de]
titles: [s-ro]
""",
    "blanks": """kind: blanks
nothing: [nescia]
open: [poste sciota]
insert: [enmetu]
capitals: [ENMETU]
unless: [sin]
fields: [nomo]
asks: [dato]
in_round: [dato]
watermarks: [malneto]
kept: [sic]
units: [semajnoj]
numerals_after: [jarcento]
numerals_before: [artikolo]
greetings: [estimata]
titles: [s-ro]
names: [nomo]
alternatives: []
before_amount: [po]
after_amount: [jare]
denied: [nenio]
codes: [kodo]
money: [salajro]
currencies: [stelo]
goes_on: [sed]
offers: [posteno]
dittos: [same]
""",
    "statements": """kind: statements
lists: {mailboxes: ["laboro@"], labels: [limdato]}
closing-date: {rules: [{needs: ["(\u011dis|limdato) <date>"]}, {date: open, needs: [senlime]}]}
apply: {rules: [{needs: ["skribu al"]}]}
accommodation: {rules: [{needs: [adapto]}]}
vacancy: {rules: [{needs: [vakanta]}]}
ai: {rules: [{needs: ["artefarita inteligenteco"]}]}
equal-opportunity: {rules: [{needs: ["egalaj \u015dancoj"]}]}
all-genders: {rules: [{needs: ["\u0109iuj seksoj"]}]}
""",
    **{
        kind: _PHRASES.format(kind=kind, code=code, word=word)
        for kind, code, word in (
            ("asked", "private-question", "foto"),
            ("age", "age-coded", "junaj?n?"),
            ("ability", "ability-coded", "fortaj?n?"),
            ("degree", "degree", "diplomo"),
            ("family", "family", "familio"),
            ("hours", "hours", "nokte"),
            ("licence", "licence", "stirpermesilo"),
            ("origin", "origin-coded", "denaska"),
            ("gendered", "one-gender", "nur viroj"),
            ("jargon", "jargon", "sinergi(o|oj)"),
        )
    },
}
_KEPT = (
    word_lists._data,
    word_lists.listed_languages,
    word_lists.function_words,
    word_lists.phrase_entries,
    word_lists.shape_pattern,
    word_lists.has_list,
    word_lists.has_law_words,
    word_lists.gender_list,
    context._words,
    years._words,
    sentences._habits,
    dates._named,
    statements._rules,
    statements._compiled,
    statements._list,
    signing.signing,
    languages.languages,
    languages.translations,
    languages.spelling,
    locales.locale,
    locales._forms,
    locales._has_forms,
    blank_words.every,
    blank_words.pattern,
    blanks.denied,
    offer_words.annexes,
    verify_words.page_numbers,
    ground._months,
)


def spoken(text: str) -> str:
    """Return a message in a language whose letters are all x."""
    parts = re.split(r"(\{[^{}]*\})", text)
    parts[::2] = [
        re.sub("[a-z]", "x", re.sub("[A-Z]", "X", part, flags=re.ASCII)) for part in parts[::2]
    ]
    return "".join(parts)


def translate(path: Path, only: Collection[str] | None = None) -> None:
    """Write a file of a language as the tool begins it, with every message translated."""
    path.parent.mkdir(exist_ok=True)
    wanted = None if only is None else frozenset(only)
    path.write_bytes(_translated(path.parent.name, path.stem, wanted))


@cache
def _translated(folder: str, language: str, only: frozenset[str] | None) -> bytes:
    read = read_po(BytesIO(_begun(folder, language)))
    for message in read:
        text = str(message.id)
        message.string = spoken(text) if only is None or text in only else ""
    content = BytesIO()
    write_po(content, read)
    return content.getvalue()


@cache
def _begun(folder: str, language: str) -> bytes:
    return update_languages.updated(Path("nowhere") / folder / f"{language}.po")


def write_forms(folder: Path, without: str = "", **more: object) -> None:
    """Write the forms of the language as the tool begins them, with what CLDR does not know."""
    forms = {**locale_data.locale_data("eo"), **FORMS, **more}
    forms.pop(without, None)
    (folder / "locales" / "eo.json").write_text(json.dumps(forms, ensure_ascii=False), "utf-8")
    forget()


def forget() -> None:
    """Let what was read of languages be read again."""
    for kept in _KEPT:
        kept.cache_clear()


def begin(catalog: Path) -> Path:
    """Write a catalogue like the shipped one, with Esperanto in it, for postings only."""
    shutil.copytree(update_languages.ROOT / "catalog", catalog)
    translate(catalog / "languages" / "eo.po")
    write_forms(catalog / "languages")
    (catalog / "words" / "eo").mkdir()
    for kind, text in LISTS.items():
        (catalog / "words" / "eo" / f"{kind}.yaml").write_text(text, "utf-8")
    return catalog
