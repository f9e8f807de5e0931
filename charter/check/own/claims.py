"""Whether a company's own sentences name positions that are there, and only work of their owner.

What is shipped says what it claims as data and is printed where that holds. What a company writes
itself says nothing of it, so it is read by its words; English only, for other languages have no
list of how work is put.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from charter.assign.organisation import Assignment, Finding, Organisation, Position
from charter.check.own.includes import Includes
from charter.facts.company import NOWHERE, Workspace
from charter.facts.languages import charter_language, is_english, posting_language
from charter.named_tuples import NamedTuple
from charter.own_templates.files import own_files, shipped_files, template_text
from charter.problems import Place, Problem
from charter.read.yaml_source import Source, read_yaml
from charter.trace.origins import facts_at, position_path

_OF_POSITION = (("opening",), ("outcomes",), ("limits", "other"))
"""What a company says of a position as work or result, by its keys."""
_STATEMENTS = ("mission", "pitch", "outcomes", "risks", "first_days")
_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_YOU = re.compile(r"\b[Yy]ou(?:r|rs)?\b")
_LESS = re.compile(
    r"^(?:You )?(?:(?:may|can|could) (?:stop|veto)|veto(?:es)?|(?:is|are) (?:heard|told|asked)"
    r"|(?:advise|support|contribute|help|read|hear|ask|work|watche?)s? )",
    re.IGNORECASE,
)
"""Words of taking part, which claim no work (design: owns, decides; all else says less)."""
_BORDERS = ("neighbours", "further_neighbours", "exclusions")
"""The fields of a charter that name the positions it shares a border with."""


class OwnSentence(NamedTuple):
    """A sentence that a company wrote, where, and the positions in whose papers it stands.

    `about` is the entry whose sentence it is, or nothing. A heading claims nothing.
    """

    text: str
    place: Place
    positions: tuple[str, ...]
    about: str = ""
    is_heading: bool = False


def claim_findings(workspace: Workspace, organisation: Organisation) -> list[Finding]:
    """Return advice on own sentences that name nobody, or speak of work that another owns.

    Also on own templates of charters that leave borders out.
    """
    own = [*_sentences(workspace, organisation)]
    found = [*_borders_left_out(workspace)]
    if own:
        names = _absent_names(organisation)
        nobody = {one: [*_names_nobody(one, names)] for one in own}
        found += [problem for problems in nobody.values() for problem in problems]
        company = organisation.company
        if is_english(charter_language(company)) and is_english(posting_language(company)):
            # One thing is said of a sentence; whoever is not there owns no work either.
            found += _others_work(
                [one for one in own if not (nobody[one] or one.is_heading)], organisation
            )
    problems = dict.fromkeys(found)
    return [Finding("advice", problem) for problem in problems]


def _sentences(workspace: Workspace, organisation: Organisation) -> Iterator[OwnSentence]:
    written = [p for p in organisation.positions.values() if p.writes_papers]
    if any(p.given.opening or p.given.outcomes or p.given.limits.other for p in written):
        yield from _of_company(workspace, written)
    yield from _of_catalogue(organisation, written)
    if (workspace.folder / "templates").is_dir():
        yield from _of_templates(workspace.folder / "templates", written)


def _of_company(workspace: Workspace, written: Iterable[Position]) -> Iterator[OwnSentence]:
    source = _source(workspace)
    for position in written:
        given, known = position.given, {s.id for s in position.role.outcomes}
        at = position_path(position, source) if source else ()
        for path in _OF_POSITION:
            places = {o.text: o.place for o in facts_at(source, (*at, *path))} if source else {}
            value = {"opening": (given.opening,), "outcomes": given.outcomes}
            for text in value.get(path[0], given.limits.other):
                if text and text not in known:
                    found = _split(text, places.get(text, given.place), (position.id,))
                    # An opening tells of the company; only what it says to the reader is a claim.
                    yield from (o for o in found if path != ("opening",) or _YOU.search(o.text))


def _source(workspace: Workspace) -> Source | None:
    """Return the company file, read again for its places; None where it came as data."""
    return None if workspace.folder == NOWHERE else read_yaml(Path(workspace.company.place.path))


def _of_catalogue(organisation: Organisation, written: Iterable[Position]) -> Iterator[OwnSentence]:
    assigned = (*organisation.responsibilities.values(), *organisation.decisions.values())
    for made in (a for a in assigned if a.entry.own and a.accountable):
        for said in (*made.entry.charter, *made.entry.posting):
            if said.claims is None and said.place and _is_own(said.place, made.entry.place):
                for text in said.wordings:
                    yield from _split(text, said.place, (made.accountable,), made.entry.id)
    for position in written:
        for key in _STATEMENTS if position.role.own else ():
            for one in getattr(position.role, key):
                if one.claims is None and _is_own(one.place, position.role.place):
                    for text in filter(None, (one.charter, *one.wordings, one.watch)):
                        yield from _split(text, one.place, (position.id,))


def _is_own(said: Place, entry: Place) -> bool:
    """Return whether an own entry says it itself: what it leaves as shipped has only its place."""
    return said != entry


def _of_templates(folder: Path, written: Iterable[Position]) -> Iterator[OwnSentence]:
    """Yield the fixed sentences of own Markdown templates that the shipped ones have not."""
    shipped = shipped_files()
    known = {s for path in shipped.values() if path.suffix == ".j2" for s in _fixed(path)}
    ids = [position.id for position in written]
    for name, path in own_files(folder).items():
        if path.suffix != ".j2":
            continue
        mine = tuple(one for one in ids if Path(name).name.startswith(f"{one}-"))
        lines = template_text(path).split("\n")
        for text, line in _fixed(path).items():
            if text not in known:
                heading = lines[line - 1].lstrip().startswith("#")
                place = Place(str(path), line)
                yield OwnSentence(text, place, mine or tuple(ids), is_heading=heading)


def _fixed(path: Path) -> dict[str, int]:
    """Return the sentences of a template that stand outside of its tags, each with its line."""
    text = template_text(path)
    bare = _TAG.sub(lambda tag: "\0" + "\n" * tag[0].count("\n"), text)
    found: dict[str, int] = {}
    for number, line in enumerate(bare.split("\n"), 1):
        for sentence in _SENTENCE.split(line):
            plain = " ".join(sentence.strip(" |#*->\t").split())
            if plain and "\0" not in plain:
                found.setdefault(plain, number)
    return found


def _split(
    text: str, place: Place, positions: tuple[str, ...], about: str = ""
) -> Iterator[OwnSentence]:
    for sentence in _SENTENCE.split(text):
        if sentence.strip():
            yield OwnSentence(sentence.strip(), place, positions, about)


def _absent_names(organisation: Organisation) -> dict[str, re.Pattern[str]]:
    """Return what roles are called that the company has not, and that none of its titles says."""
    held = {p.role.id for p in organisation.positions.values()}
    titles = " | ".join(f"{p.title} | {p.short}" for p in organisation.positions.values())
    found = {}
    for role in organisation.catalog.roles.values():
        for name in (role.title, role.abbreviation):
            whole = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
            if role.id not in held and not re.search(whole, titles):
                # "A VP Product is hired" names one that is to come.
                found[name] = re.compile(rf"\b(?:[Tt]he|[Oo]ur|[Yy]our) {whole}")
    return found


def _names_nobody(one: OwnSentence, names: Mapping[str, re.Pattern[str]]) -> Iterator[Problem]:
    for name, pattern in names.items():
        if pattern.search(one.text):
            message = f"'{one.text}' names the {name}, and this company has none"
            hint = "name a position that is there, or add that one under 'positions'"
            yield Problem(one.place, "names-nobody", message, hint)


def _others_work(own: Iterable[OwnSentence], organisation: Organisation) -> Iterator[Problem]:
    from charter.check.words.meant import meanings_of

    meanings = meanings_of(organisation.catalog)
    known = {**organisation.responsibilities, **organisation.decisions}
    for one in own:
        meant = [known[m.entry] for m in meanings.of(one.text) if m.entry in known]
        owners = {a.accountable for a in meant}
        # Whoever owns one of the things that it may mean can say it; an entry's own sentence too.
        if not meant or set(one.positions) <= owners or one.about in {a.entry.id for a in meant}:
            continue
        owner = organisation.positions.get(meant[0].accountable)
        if _LESS.search(one.text) or (owner and re.search(re.escape(owner.short), one.text)):
            continue  # it says that it takes part, or whose work it is
        yield _of_another(one, meant[0])


def _of_another(one: OwnSentence, meant: Assignment) -> Problem:
    wrong = [name for name in one.positions if name != meant.accountable]
    whose = f"'{wrong[0]}'" if len(wrong) == 1 else "every position"
    owner = meant.accountable or "nobody"
    message = (
        f"'{one.text}' seems to speak of '{meant.entry.title}' as work of {whose}, "
        f"and '{owner}' owns that"
    )
    hint = f"reword it, or add '{meant.entry.id}: {wrong[0]}' under 'assign' if it is so"
    return Problem(one.place, "others-work", message, hint)


def _borders_left_out(workspace: Workspace) -> Iterator[Problem]:
    """Yield advice on an own template of charters that prints no field naming the neighbours."""
    folder = workspace.folder / "templates"
    if not folder.is_dir():
        return
    own, shipped = own_files(folder), shipped_files()
    charters = [name for name in own if name == "charter.md.j2" or name.endswith("-charter.md.j2")]
    blocks = [n for n in own if n.startswith("blocks/")]
    includes = Includes(own, shipped)
    for name in charters or (["charter.md.j2"] if blocks else []):
        used = {name, *includes.of(name)}
        texts = [template_text(path) for n in used if (path := own.get(n) or shipped.get(n))]
        if any("extends" in text for text in texts):
            texts += [template_text(path) for n, path in shipped.items() if n == "charter.md.j2"]
        missing = [f for f in _BORDERS if not any(f"charter.{f}" in text for text in texts)]
        if missing:
            place = Place(str(own.get(name) or folder / blocks[0]))
            message = f"charters made from this do not print {', '.join(missing)}"
            hint = "so a position that they share a border with may stand in none: print them too"
            yield Problem(place, "border-left-out", message, hint)
