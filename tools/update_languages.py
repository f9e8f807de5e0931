"""Brings catalog/languages up to date with what papers say.

Run it after changing any English text of ours: `python tools/update_languages.py`. Each .po file
gets the messages that are new, without a translation yet, and loses those that are gone; what is
translated stays. en-US.json is made anew from en-US.yaml. Nothing to do is nothing changed. Another
spelling of English is another such list, and its country under `written_in` in locales/en.json.

`python tools/update_languages.py fr` begins a language: locales/fr.json, how it writes amounts,
dates, lists and countries (read it; nothing renews it), and fr.po, which must be complete, for it
is what postings say. It names what locales/fr.json lacks beside what CLDR knows, and what
`catalog/words/fr` lacks, the lists of words that checks and verify look for; without them the words
of a text are not checked. `python tools/update_languages.py --charters fr` begins charters/fr.po too, all
that charters and the other internal papers say beside it: our own words, and the sentences of the
catalogue that charters print. Once that file is there, charters can be written in the language, and
`charter check` names what it lacks; a workspace's own catalogue can have its sentences instead.
"""

from __future__ import annotations

import argparse
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import locale_data
import yaml
from babel.messages.catalog import Catalog as Messages
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import extract_from_ast

from charter.check.words.word_lists import word_problems
from charter.facts.catalog import Catalog
from charter.facts.locales import locale_problems
from charter.facts.presuppositions import SLOT, SLOTS
from charter.load.catalog_files import read_catalog
from charter.problems import Problem
from charter.render.environment import environment

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "catalog" / "languages"
CHARTERS = "charters"
_ROLE_TEXTS = ("pitch", "outcomes", "musts", "nice_to_have")
_INCLUDES = re.compile(r"""\{%[-+]?\s*include\s+["']([^"'\n]+)["']( ~)?""")
_KINDS = (
    "areas",
    "responsibilities",
    "decisions",
    "roles",
    "own_roles",
    "structures",
    "interfaces",
    "measures",
    "claims",
    "advice",
    "starving",
    "hires",
    "poor_reasons",
    "disagreements",
)
_NO_TEXT = re.compile(r"[a-z0-9][a-z0-9._/-]*")
_STAMP = re.compile(rb'^"Generated-By: .*\n', re.MULTILINE)
"""The version of babel: the same messages give the same file with each."""
_KEPT = re.compile(r"\{[^{}]*\}|\b(?:https?://|mailto:)\S+|\S+@\S+")
NAMES = ("postings", "charters and other internal papers")
Said = tuple[str, str, str]
"""A message, the file that says it, and a note on where in it."""


def posting_messages() -> list[Said]:
    """Return every message of a posting, once, in the order of the files."""
    code = (
        "compose/posting",
        "compose/headings",
        "compose/enough",
        "compose/applying",
        "compose/colleagues",
        "compose/introduction",
        "compose/lines",
        "compose/voice",
        "compose/slots",
        "assign/disciplines",
        "compose/terms",
        "compose/unfinished",
        "compose/remote_words",
        "compose/wording",
        "write/page_words",
        "offer/pack/mail",
        "offer/pack/shown",
    )
    found = [*_of_catalog(read_catalog()), *_of_code(code)]
    for name in _posting_templates():
        found += _of_template(name)
    return list({said[0]: said for said in reversed(found)}.values())[::-1]


def words_of_charters() -> list[Said]:
    """Return what charters and other internal papers say in our own words, beside postings."""
    known = {text for text, _, _ in posting_messages()}
    found = {said[0]: said for said in reversed(every_message()) if said[0] not in known}
    return list(found.values())[::-1]


def charter_messages() -> list[Said]:
    """Return every message of charters that postings have not: our own words, then sentences."""
    words = words_of_charters()
    known = {text for text, _, _ in (*posting_messages(), *words)}
    found = {said[0]: said for said in _of_charters(read_catalog()) if said[0] not in known}
    return [*words, *found.values()]


def _of_charters(catalog: Catalog) -> Iterator[Said]:
    """Yield the sentences of the catalogue that charters and the matrix print, and slots' words."""
    for text, place, note in _sentences_of_charters(catalog):
        yield text, place, note
        for name, about in SLOT.findall(text):
            if SLOTS.get(name) == "words of entries":
                listed = about.rpartition(";")[2].split(",")
                words = (part.rpartition("=")[0].strip().lstrip("+") for part in listed)
                yield from ((word, place, note) for word in words if word)


def _sentences_of_charters(catalog: Catalog) -> Iterator[Said]:
    for structure in catalog.structures.values():
        yield structure.title, structure.place.path, structure.id
    for area in catalog.areas.values():
        yield area.title, area.place.path, area.id
    for entry in (*catalog.responsibilities.values(), *catalog.decisions.values()):
        said = (text for one in entry.charter for text in one.wordings)
        texts = (entry.title, entry.phrase, *said)
        for text in filter(None, texts):
            yield text, entry.place.path, entry.id
    for role in (*catalog.roles.values(), *catalog.own_roles.values()):
        for key in ("mission", "outcomes", "risks", "first_days", "musts"):
            for statement in getattr(role, key):
                for text in filter(None, (statement.charter, statement.risk, statement.watch)):
                    yield text, statement.place.path, f"{role.id}, {key}"
    for measure in catalog.measures.values():
        for text in (measure.title, measure.definition, measure.unit, measure.rhythm):
            yield text, measure.place.path, measure.id
    for near in catalog.interfaces.values():
        texts = (*near.first_gives, *near.second_gives, *near.dispute)
        for text in (near.rhythm, *(said for one in texts for said in one.wordings)):
            yield text, near.place.path, near.id
    for law in catalog.job_laws.values():
        title = f"{law.name}: {law.title}"
        for text in filter(None, (title, law.say, law.functions, *law.open)):
            yield text, law.place.path, law.id
    for outcome in catalog.joint_outcomes.values():
        for text in (said for one in outcome.say for said in one.wordings):
            yield text, outcome.place.path, outcome.id


def every_message() -> list[Said]:
    """Return every message of code and templates, those of internal papers too."""
    compose = sorted(path.stem for path in (ROOT / "charter" / "compose").glob("*.py"))
    code = (
        *(f"compose/{name}" for name in compose),
        *("assign/disciplines", "load/fingerprint", "write/page_words"),
    )
    templates = (ROOT / "templates").rglob("*.md.j2")
    names = sorted(path.relative_to(ROOT / "templates").as_posix() for path in templates)
    return [*_of_code(code), *(said for name in names for said in _of_template(name))]


def _of_catalog(catalog: Catalog) -> Iterator[Said]:
    for entry in (*catalog.responsibilities.values(), *catalog.decisions.values()):
        for text in (said for one in entry.posting for said in one.wordings):
            yield text, entry.place.path, entry.id
    for role in (*catalog.roles.values(), *catalog.own_roles.values()):
        for key in _ROLE_TEXTS:
            for statement in getattr(role, key):
                for text in statement.wordings:
                    yield text, statement.place.path, f"{role.id}, {key}"
    for area in catalog.areas.values():
        for name in area.posting:
            yield name, area.place.path, area.id
    for border in catalog.posting_borders.values():
        yield from ((text, border.place.path, border.id) for text in border.say)


def _of_code(names: Any) -> Iterator[Said]:
    for name in names:
        path = ROOT / "charter" / f"{name}.py"
        with path.open("rb") as file:
            for _, text, _, _ in extract("python", file, {"say": None, "message": None}):
                if isinstance(text, str):
                    yield text, f"charter/{name}.py", ""


def _posting_templates() -> list[str]:
    """Return the posting's template and all that it includes, also by a name that is put together."""
    names, seen = ["posting.md.j2"], set[str]()
    while names:
        name = names.pop()
        seen.add(name)
        text = (ROOT / "templates" / name).read_text("utf-8")
        for wanted, part in _INCLUDES.findall(text):
            found = [wanted]
            if part:
                folder = ROOT / "templates" / wanted
                found = [f"{wanted}{path.name}" for path in folder.glob("*.md.j2")]
            names += [one for one in found if one not in seen]
    return sorted(seen)


def _of_template(name: str) -> Iterator[Said]:
    text = (ROOT / "templates" / name).read_text("utf-8")
    for _, _, found in extract_from_ast(environment().parse(text), ("_",)):
        said = found[0] if isinstance(found, tuple) else found
        if isinstance(said, str):
            yield said, f"templates/{name}", ""


def updated(path: Path) -> bytes:
    """Return what a .po file should hold: all its messages, with the translations it has.

    A file in the folder of charters has those of charters, any other those of postings.
    """
    if path.is_file():
        with path.open("rb") as file:
            old = read_po(file)
    else:
        begun = datetime(2026, 11, 22, tzinfo=UTC)
        old = Messages(locale=path.stem, creation_date=begun, revision_date=begun)
        old.header_comment = f"# What {NAMES[path.parent.name == CHARTERS]} of charter say."
    messages = charter_messages() if path.parent.name == CHARTERS else posting_messages()
    return _written(old, messages)


def _written(old: Messages, messages: Iterable[Said]) -> bytes:
    # The locale's own header, and no date of today: the same input gives the same file.
    made = Messages(
        locale=old.locale,
        header_comment=old.header_comment,
        project="charter",
        version="1",
        copyright_holder="The charter authors",
        msgid_bugs_address="none",
        creation_date=old.creation_date,
        revision_date=old.revision_date,
        last_translator="The charter authors",
        language_team="none",
        fuzzy=False,
    )
    for text, where, note in messages:
        known = old.get(text)
        string = known.string if known is not None and not known.fuzzy else ""
        made.add(text, string, locations=[(where, 0)], auto_comments=[note] if note else [])
    content = io.BytesIO()
    write_po(content, made, width=100, include_lineno=False)
    return _STAMP.sub(b"", content.getvalue())


def respelt(words_file: Path) -> str:
    """Return en-US.json by its list of words: sentences by ours, and the entries they are in."""
    pairs = yaml.safe_load(words_file.read_text("utf-8"))["spelling"]
    words = re.compile(rf"\b({'|'.join(sorted(pairs, key=len, reverse=True))})\b", re.IGNORECASE)
    catalog = read_catalog()
    messages: dict[str, str] = {}
    entries: dict[str, list[str]] = {}

    def spelt(text: str) -> None:
        new = spell(text, words, pairs)
        if new != text:
            messages[text] = new

    for kind in _KINDS:
        for name, entry in getattr(catalog, kind).items():
            before = len(messages)
            own = set(_texts(entry))
            for text in own - messages.keys():
                if not _NO_TEXT.fullmatch(text):
                    spelt(text)
            if len(messages) > before or own & messages.keys():
                entries.setdefault(kind, []).append(name)
    for text, _, _ in every_message():
        spelt(text)
    data = {"entries": entries, "messages": dict(sorted(messages.items()))}
    return json.dumps(data, indent=0, ensure_ascii=False) + "\n"


def spell(text: str, words: re.Pattern[str], pairs: dict[str, str]) -> str:
    """Return text with the words replaced, but for what stands in {names} and addresses."""

    def put(found: re.Match[str]) -> str:
        new: str = pairs[found[0].lower()]
        if found[0].isupper():
            return new.upper()
        return new[0].upper() + new[1:] if found[0][0].isupper() else new

    made, at = "", 0
    for kept in _KEPT.finditer(text):
        made += words.sub(put, text[at : kept.start()]) + kept[0]
        at = kept.end()
    return made + words.sub(put, text[at:])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _wrong(code: str, *, charters: bool) -> list[Problem]:
    """Return what is wrong with a language's forms and, beside its postings, with its lists."""
    lists = word_problems(code) if not charters else []
    return [*locale_problems(code, charters=charters), *lists]


def main() -> None:
    """Write every file anew, and say what is still to be translated."""
    parser = argparse.ArgumentParser(description="Bring catalog/languages up to date.")
    parser.add_argument("new", nargs="*", help="languages to begin, such as fr")
    parser.add_argument("--charters", action="store_true", help="begin their charters too")
    asked = parser.parse_args()
    wanted = {FOLDER / f"{code}.po" for code in asked.new}
    if asked.charters:
        wanted |= {FOLDER / CHARTERS / f"{code}.po" for code in asked.new}
    for path in sorted(wanted | {*FOLDER.glob("*.po"), *FOLDER.glob(f"{CHARTERS}/*.po")}):
        content = updated(path)
        path.parent.mkdir(exist_ok=True)
        if not (forms := FOLDER / "locales" / f"{path.stem}.json").is_file():
            forms.write_text(locale_data.locale_text(path.stem), "utf-8")
        path.write_bytes(content)
        with path.open("rb") as file:
            left = [message.id for message in read_po(file) if message.id and not message.string]
        for problem in _wrong(path.stem, charters=path.parent.name == CHARTERS):
            print(problem)
        print(f"{path.name}: {len(left)} to translate")
        for text in left:
            print(f"  {text}")
    for path in FOLDER.glob("*-*.yaml"):
        path.with_suffix(".json").write_text(respelt(path), "utf-8")


if __name__ == "__main__":
    main()
