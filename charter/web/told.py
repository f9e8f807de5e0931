"""What is found, in the page's words: positions and work by title, facts by the labels of fields.

Messages quote what a file has in 'single quotes': ids, keys, and lines to add. Each is known from
the schema and the company, so one rule tells all of them, and leads to the field or the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from charter.assign.organisation import Finding, Organisation
from charter.load.catalog_files import read_catalog
from charter.load.company_file import COMPANY_FILE
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, Place, Problem
from charter.read.files import read_text
from charter.read.schema import schema
from charter.read.yaml_source import Path_, parse_yaml
from charter.web.changes import company_data
from charter.web.desk import Desk, Standing
from charter.web.fields import field_by, field_of, item_rule, properties_of, rule_of
from charter.web.positions import GROUPS, LISTS, path_of

if TYPE_CHECKING:
    from charter.check.remark import Remark
    from charter.facts.catalog import Catalog

_QUOTED = re.compile(r"(?<!\w)'([^'\n]+)'(?!\w)")
_PAIR = re.compile(r"([\w.-]+): *([^{}\[\],]*)")
_PLACEHOLDER = re.compile(r"[A-Z]+|\.\.\.|")
_CLAUSE = re.compile(r"(?<=[;,]) (?=or |and )|(?<=[;.]) ")
_OF_FILES = re.compile(r"'charter [a-z]|(?<![\w-])--\w|\b(?:this|that|the) line\b|\.yaml\b")
_TEMPLATES = (".docx", ".dotx", ".j2")
_SAID = {"true": "Yes", "false": "No"}
_SCREENS = {
    "company": ("Company", "/company"),
    "positions": ("Positions", "/positions"),
    "assign": ("Who owns what", "/owners"),
    "disputed": ("Who owns what", "/owners"),
    "structure": ("Structure", "/structure"),
}


class FindingTold(NamedTuple):
    """A finding as the page tells it: what, what to do, where that is done, and how files say it.

    `field` says that the link leads to a field. `goto` names the link where neither `what` nor
    `hint` has it. `place` and `said` are the words of the file; `said` is "" where they are those
    of the page. A place that is no file is the label of a field of a form, and is told as `goto`.
    """

    what: Markup
    hint: Markup
    link: str
    field: bool
    goto: str
    place: Place
    said: str


class _Shown(NamedTuple):
    """A field as it is named, and where it is filled in; "" where no screen has it."""

    label: str
    link: str


class Teller:
    """What the page tells of findings of a folder, as it stands now."""

    def __init__(self, desk: Desk, now: Standing, then: Organisation | None = None) -> None:
        """Take the folder, how it stands, and how it would, which has titles for what is new."""
        self._desk, self._now = desk, now
        self._new = {n: p.title for n, p in then.positions.items()} if then else {}

    def __call__(self, given: Problem | Remark | Finding, link: str = "") -> FindingTold:
        """Return a finding in the page's words; `link` is the screen where nothing else is near."""
        about: tuple[str, ...] = given.about if isinstance(given, Finding) else ()
        found: Problem | Remark = given.problem if isinstance(given, Finding) else given
        hint = found.hint if isinstance(found, Problem) else found.instead
        at, place = self._path(found.place), found.place
        whose = self._whose(about, f"{hint} {found.message}", at)
        words = self._of_template if PurePath(place.path).suffix in _TEMPLATES else self._words
        what, there = words(found.message, whose, at)
        done, links = words(without_files(hint), whose, at)
        inline = [each for each in (*links, *there) if each.link or not self._now.organisation]
        near = [*inline, *self._near(about, found.message, whose, at)]
        fields = [each for each in near if "#" in each.link]
        first = (fields or near or [_Shown("", link)])[0]
        typed = place.path if not place.line and not PurePath(place.path).suffix else ""
        changed = (str(escape(found.message)), str(escape(hint))) != (str(what), str(done))
        return FindingTold(
            what,
            done,
            link if link and not fields else first.link if self._now.organisation else "",
            bool(fields),
            typed or self._goto(first, inline, whose, f"{what} {done}"),
            place if not typed else Place(""),
            (f"{found.message} - {hint}" if hint else found.message) if changed else "",
        )

    def _goto(self, first: _Shown, inline: list[_Shown], whose: str, told: str) -> str:
        """Return the words of a link, with the position where nothing else names it."""
        title = self._title(whose)
        named = not title or str(escape(title)) in told
        if first in inline and named:
            return ""
        return first.label if named or title == first.label else f"{title}, {first.label}"

    def names(self, text: str) -> str:
        """Return a text with titles for ids, where its other words are those of the screen."""
        return _QUOTED.sub(lambda found: self._title(found[1]) or found[0], text)

    def words(self, text: str) -> Markup:
        """Return words of a finding, or of a note, as the page says them."""
        return self._words(without_files(text), self._whose((), text, ()), ())[0]

    def _words(self, text: str, whose: str, at: Path_) -> tuple[Markup, list[_Shown]]:
        """Return a text with what is in quotes in the page's words, and the fields it names."""
        made, links, end = Markup(), list[_Shown](), 0
        for each in _QUOTED.finditer(text):
            if each.start() < end:
                continue
            said, shown = self._quoted(each[1], whose, at, text)
            made += escape(text[end : each.start()]) + said
            links += shown
            end = each.end()
            title = f" ({said})"  # an id is often told with its title
            end += len(title) if text.startswith(title, end) else 0
        return made + escape(text[end:]), links

    def _of_template(self, text: str, _whose: str, _at: Path_) -> tuple[Markup, list[_Shown]]:
        """Return what is said of a template, whose fields are not those of a screen."""
        return escape(_QUOTED.sub(lambda found: f"“{found[1]}”", text)), []

    def _quoted(self, text: str, whose: str, at: Path_, all_: str) -> tuple[Markup, list[_Shown]]:
        """Return what stands in quotes: a title, a label, or a label with what to write there."""
        if title := self._title(text):
            return escape(title), []
        pairs = [(key, value.strip()) for key, value in _PAIR.findall(text)]
        pairs = [pair for pair in pairs if pair[1]] or pairs[-1:] or [(text, "")]
        parts, links = list[Markup](), list[_Shown]()
        for key, value in pairs:
            shown = self._work(key) or self._field(key, whose, at, all_)
            if not shown.label:
                return Markup("“%s”") % text, []
            links.append(shown)
            part = Markup('“<a href="%s">%s</a>”') % (shown.link, shown.label)
            part = part if shown.link and self._now.organisation else Markup("“%s”") % shown.label
            if not _PLACEHOLDER.fullmatch(value):
                part += Markup(": %s") % (self._title(value) or _SAID.get(value, value))
            parts.append(part)
        return Markup(", ").join(parts), links

    def _title(self, name: str) -> str:
        """Return the title of a position or of a piece of work; "" where it is none."""
        if title := self._positions.get(name) or self._new.get(name):
            return title
        catalog = self._catalog
        found = catalog.responsibilities.get(name) or catalog.decisions.get(name)
        return (found or catalog.roles[name]).title if found or name in catalog.roles else ""

    @cached_property
    def _catalog(self) -> Catalog:
        organisation = self._now.organisation
        return organisation.catalog if organisation else read_catalog()

    @cached_property
    def _positions(self) -> dict[str, str]:
        """Return the titles of the positions; of their roles, where the company cannot be read."""
        organisation = self._now.organisation
        if organisation is None:
            return {name: role.title for name, role in self._catalog.roles.items()}
        return {name: position.title for name, position in organisation.positions.items()}

    def _work(self, name: str) -> _Shown | None:
        """Return where the owner of a piece of work is chosen; None where it is none."""
        title = self._title(name) if "." in name else ""
        return _Shown(title, f"/owners/{name}") if title else None

    def _field(self, key: str, whose: str, at: Path_, text: str) -> _Shown:
        """Return the field that a key is, of the position that is spoken of or of the company."""
        if key in _SCREENS:
            return _Shown(*_SCREENS[key])
        of_company = "'company'" in text and at[:1] != ("positions",)
        own = self._position_field(key, whose, at)
        of_all = _company_field(key)
        if of_all.label and (of_company or not own.label or (not whose and of_all.link)):
            return of_all
        return own if own.label else _Shown(_labels().get(key, ""), "")

    def _position_field(self, key: str, whose: str, at: Path_) -> _Shown:
        """Return the field of a position with a key, best the one that stands at a path.

        It has no link where no position is spoken of.
        """
        fields = list(_position_fields(key))
        if not fields:
            return _Shown("", "")
        path, label = min(fields, key=lambda each: each[0][0] not in at)
        if not whose or self._now.organisation is None:
            return _Shown(label, "")
        start = path_of(self._desk, self._now, whose, self._data)
        return _Shown(label, f"/positions/{whose}#{anchor((*start, *path))}")

    def _near(self, about: tuple[str, ...], text: str, whose: str, at: Path_) -> Iterator[_Shown]:
        """Yield where a finding is put right that names no field itself, the nearest first."""
        if len(at) > 2 and at[0] == "positions" and whose:
            for key in reversed(at[2:]):
                yield from (s for s in [self._position_field(str(key), whose, at)] if s.label)
        if len(at) > 1 and at[0] == "company":
            yield from (s for s in [_company_field(str(at[-1]))] if s.label)
        yield from filter(None, map(self._work, (*about, *_QUOTED.findall(text))))
        if whose:
            yield _Shown(self._title(whose), f"/positions/{whose}")

    def _whose(self, about: tuple[str, ...], text: str, at: Path_) -> str:
        """Return the position that is spoken of; "" for none."""
        keys = [str(at[1])] if at[:1] == ("positions",) and len(at) > 1 else []
        names = (*_QUOTED.findall(text), *about, *keys)
        return next((name for name in names if name in self._positions), "")

    def _path(self, place: Place) -> Path_:
        """Return what stands at a place of the company file."""
        if place.path != str(self._desk.company):
            return ()
        return self._paths.get((place.line, place.column), ())

    @cached_property
    def _data(self) -> Any:
        return company_data(self._desk)

    @cached_property
    def _paths(self) -> dict[tuple[int, int], Path_]:
        """Return what stands where in the company file; of what begins together, the whole."""
        try:
            source = parse_yaml(read_text(self._desk.company), COMPANY_FILE)
        except CharterError:
            return {}
        there = [*source.keys.items(), *source.values.items()]
        return {spot: path for path, spot in sorted(there, key=lambda each: -len(each[0]))}


def anchor(path: Path_) -> str:
    """Return the mark of a field on its screen."""
    return f"f-{'-'.join(map(str, path))}".replace(".", "-")


def without_files(text: str) -> str:
    """Return a text without the clauses that only whoever has the file before them can follow."""
    if not _OF_FILES.search(text):
        return text
    kept = [clause for clause in _CLAUSE.split(text) if not _OF_FILES.search(clause)]
    said = " ".join(kept).rstrip(" ,;.").removeprefix("or ").removeprefix("and ")
    return f"{said}." if said and text.endswith(".") else said


def _position_fields(key: str) -> Iterator[tuple[Path_, str]]:
    """Yield the fields of a position's screen with a key, each with its label; parts come last."""
    start = ("positions", "")
    every = [(title, path) for title, fields in GROUPS for path in fields]
    for title, path in every:
        if path[-1] == key:
            yield path, field_of({}, (*start, *path)).label
        elif path[0] == key:
            yield path, title  # the whole, such as how to apply
    for _, path in every:
        if path[0] in LISTS:
            parts = properties_of(item_rule(rule_of((*start, *path))))
            if key in parts:
                yield path, field_by(parts[key], (key,), None).label


def _company_field(key: str) -> _Shown:
    properties = schema("company")["$defs"]["company"]["properties"]
    if key == "apply":
        return _Shown("How to apply, for all posts", f"/company#{anchor(('company', key, 'url'))}")
    if key not in properties:
        return _Shown("", "")
    path = ("company", key)
    return _Shown(field_of({}, path).label, f"/company#{anchor(path)}")


@cache
def _labels() -> dict[str, str]:
    """Return the labels of all that a company file may say, by its keys."""
    whole = schema("company")
    parts = [whole, *whole["$defs"].values()]
    return {
        key: field_by(rule, ("", key), None).label
        for part in parts
        for key, rule in part.get("properties", {}).items()
    }
