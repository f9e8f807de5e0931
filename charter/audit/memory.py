"""What a person said of duties before: kept in a workspace by the words of each duty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from charter.audit.papers import Match, Placed
from charter.audit.quotes import one_line, words_key
from charter.edit.yaml_values import as_flow
from charter.facts.catalog import Catalog
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem, nearest
from charter.read.schema import check_schema
from charter.read.yaml_source import read_yaml

MEMORY = "audit.yaml"
NONE = "none"
"""What stands for no entry at all."""
_HEAD = """\
# What you said of duties in papers that you had; 'charter audit' wrote it and reads it again.
# It quotes these papers, which is personal data: it is left out of git, and only you can read it.
# To forget a duty delete its line, to forget all of them this file.
"""


class Answer(NamedTuple):
    """What a person said of a duty: its words, and the entry or NONE."""

    words: str
    entry: str


def entry_named(catalog: Catalog, said: str) -> str:
    """Return the entry that an id of now or before, or a title, names; "" where none is."""
    entries = {**catalog.responsibilities, **catalog.decisions}
    word = " ".join(said.split())
    if word in entries:
        return word
    went = catalog.forwarding.get(word)
    if went and len(went.to) == 1 and went.to[0] in entries:
        return went.to[0]
    titled = [e.id for e in entries.values() if words_key(e.title) == words_key(word)]
    return titled[0] if len(titled) == 1 else ""


def read_memory(catalog: Catalog, folder: Path) -> dict[str, Answer]:
    """Return what is remembered in a workspace, by the key of its words. Raises InputError."""
    path = folder / MEMORY
    if not path.is_file():
        return {}
    source = read_yaml(path)
    problems, data = check_schema(source, "audit")
    found: dict[str, Answer] = {}
    for number, line in enumerate(data.get("answers") or ()):
        if not line or not {"words", "entry"} <= set(line):
            continue
        entry = NONE if line["entry"] == NONE else entry_named(catalog, line["entry"])
        if not entry:
            place = source.place(("answers", number, "entry"))
            problems.append(not_an_entry(catalog, place, line["entry"]))
        found[words_key(line["words"])] = Answer(line["words"], entry)
    if problems:
        raise InputError(problems)
    return found


def not_an_entry(catalog: Catalog, place: Place, said: str) -> Problem:
    """Return the problem of what names no entry, with the nearest that there is."""
    entries = {**catalog.responsibilities, **catalog.decisions}
    titles = {entry.title: entry.id for entry in entries.values()}
    near = nearest(said, entries) or titles.get(nearest(said, titles), "")
    hint = f"did you mean '{near}'? " if near else ""
    hint += "'charter show responsibilities' and 'charter show decisions' list the ids; "
    hint += "where no entry is meant, write none"
    return Problem(place, "unknown-entry", f"no entry is called '{said[:80]}'", hint)


def memory_text(answers: Iterable[Answer]) -> str:
    """Return the text of the file, one answer a line."""
    lines = [f"  - {as_flow({'words': one_line(a.words), 'entry': a.entry})}\n" for a in answers]
    return f"{_HEAD}answers:\n{''.join(lines)}"


def with_answers(placed: Sequence[Placed], answers: Mapping[str, Answer]) -> tuple[Placed, ...]:
    """Return the claims with what a person said of them in the place of what we think."""
    return tuple(_answered(each, answers.get(words_key(each.claim.quote))) for each in placed)


def _answered(placed: Placed, answer: Answer | None) -> Placed:
    if answer is None:
        return placed
    if answer.entry == NONE:
        return placed._replace(nothing=True, confirmed=False)
    phrase = next((m.phrase for m in placed.matches if m.entry == answer.entry), "")
    others = tuple(m for m in placed.matches if m.entry != answer.entry)[:2]
    matches = (Match(answer.entry, 1.0, phrase), *others)
    return placed._replace(matches=matches, confirmed=True, nothing=False)
