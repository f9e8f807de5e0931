"""What a template can print: each name with its meaning and an example, as data and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import yaml

from charter.compose.org_chart import OrgChart
from charter.compose.paper_kinds import KINDS
from charter.compose.papers import Paper
from charter.facts.company import Workspace
from charter.named_tuples import NamedTuple
from charter.render.context import context_of
from charter.render.markdown import escape
from charter.render.papers import Markdown, content_hash_of
from charter.resources import examples_folder, templates_folder

DAY = date(2027, 1, 15)
EXAMPLE = "tarnquern"
_EXAMPLES_OF: dict[str, tuple[str, ...]] = {"authority": (), "joint": ("ceo", "cpto")}
_LONGEST = 120
_INTRO = (
    "Type these into a template, in Word or in Markdown. {% for ... %} and {% endfor %}, and "
    "{% if ... %} and {% endif %}, each have a line of their own: in Word a paragraph, or a row of "
    "a table. What stands between them is repeated, or left out: {% if charter.limits %} ... "
    "{% endif %} leaves out what is empty. Within one paragraph they may stand in its text."
)


class TemplateField(NamedTuple):
    """One name. `kind` is text, list, drawing or date; `write` is what one types."""

    name: str
    about: str
    kind: str
    example: str
    write: str


class FieldsPaper(NamedTuple):
    """The page of all fields, as the writer takes it."""

    kind: str
    date: date = DAY
    company: str = "charter"
    heading: str = "Fields of templates"
    language: str = "en-GB"
    country: str = "GB"
    date_text: str = ""

    @property
    def name(self) -> str:
        """Return the file name, such as fields-charter."""
        return f"fields-{self.kind}"


def descriptions() -> dict[str, Any]:
    """Return what templates/fields.yaml says: names and fields with their meaning."""
    text = (templates_folder() / "fields.yaml").read_text("utf-8")
    read: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return read


def fields_of(kind: str) -> list[TemplateField]:
    """Return the fields of a kind of paper, with examples from the shipped example company.

    What a loop goes through stands behind the first loop of its kind.
    """
    told = descriptions()
    names = context_of(_example(kind), "3f9a1c5e7b20")
    called = KINDS[kind].called
    found: list[TemplateField] = []
    seen: set[str] = set()
    for name in (name for name in ("position", "company", called) if name in names):
        types = get_type_hints(type(names[name]))
        undocumented = {"fields": dict.fromkeys(types, "")}
        for field, about in told.get(name, undocumented)["fields"].items():
            value = getattr(names[name], field)
            found += _rows(f"{name}.{field}", about, value, types[field], told["items"], seen)
    about = told["content_hash"]["about"]
    found.append(
        TemplateField("content_hash", about, "text", names["content_hash"], "{{ content_hash }}")
    )
    return found


def _example(kind: str) -> Paper:
    from charter.make import Wanted, make_papers

    of = _EXAMPLES_OF.get(kind, ("cpto",))
    return make_papers(example(), Wanted(DAY, (kind,), of, formats=())).papers[0]


def example() -> Workspace:
    """Return the example company."""
    from charter.load.company_file import read_workspace

    return read_workspace(examples_folder() / EXAMPLE)


def _rows(
    name: str, about: str, value: Any, kind: Any, items: dict[str, Any], seen: set[str]
) -> Iterator[TemplateField]:
    """Yield the row of one field, and those of its own fields."""
    optional, choices = get_origin(kind) in (Union, UnionType), list(get_args(kind))
    if optional:
        choices.remove(type(None))
        kind = choices[0]
    if hasattr(kind, "_fields") and not isinstance(value, OrgChart):
        types = get_type_hints(kind)
        for field, what in items[kind.__name__]["fields"].items():
            inner = getattr(value, field, "")
            for row in _rows(f"{name}.{field}", what, inner, types[field], items, seen):
                write = f"{{% if {name} %}}{row.write}{{% endif %}}" if optional else row.write
                yield row._replace(write=write)
    elif get_origin(kind) is tuple:
        yield from _loop(name, about, value, get_args(kind)[0], items, seen)
    elif isinstance(value, OrgChart):
        yield TemplateField(name, about, "drawing", value.title, f"{{{{ {name} }}}}")
    else:
        text = "" if value is None else str(value)
        what = "date" if kind is date else "text"
        write = f"{{{{ {name} }}}}"
        if optional:
            asked = f"{name} is string" if len(choices) > 1 else name
            write = f"{{% if {asked} %}}{write}{{% endif %}}"
        yield TemplateField(name, about, what, _short(text), write)


def _loop(
    name: str, about: str, value: Any, item: Any, items: dict[str, Any], seen: set[str]
) -> Iterator[TemplateField]:
    """Yield the row of a list and, at the first list of such items, those of their fields."""
    first = value[0] if value else None
    inner: list[TemplateField] = []
    shown: list[str] = []
    if optional := get_origin(item) in (Union, UnionType):
        item = next(choice for choice in get_args(item) if choice is not type(None))
    if hasattr(item, "_fields"):
        one = items[item.__name__]["one"]
        types = get_type_hints(item)
        for field, what in items[item.__name__]["fields"].items():
            each, kind, path = getattr(first, field, ""), types[field], f"{one}.{field}"
            if get_origin(kind) is tuple and hasattr(get_args(kind)[0], "_fields"):
                told = f"In a loop: {what[0].lower()}{what[1:]}"
                within = list(_loop(path, told, each, get_args(kind)[0], items, seen))
                shown.append(within[0].write)
                inner += within
                continue
            if hasattr(kind, "_fields"):
                # What has fields of its own is no text: its first field stands for it.
                part = next(iter(items[kind.__name__]["fields"]))
                each, path = getattr(each, part, ""), f"{path}.{part}"
            write = f"{{{{ {path} }}}}"
            if get_origin(kind) is tuple:
                write, each = f'{{{{ {path} | join("; ") }}}}', "; ".join(each)
            if optional:
                write = f"{{% if {one} %}}{write}{{% endif %}}"
            told = f"In a loop: {what[0].lower()}{what[1:]}"
            shown.append(write)
            inner.append(TemplateField(path, told, "text", _short(str(each)), write))
        example = inner[0].example
    elif get_origin(item) is tuple:
        one, shown = "label, value", ["{{ label }}: {{ value }}"]
        example = ": ".join(first or ())
    else:
        one, shown, example = "line", ["{{ line }}"], first or ""
    write = f"{{% for {one} in {name} %}} {' '.join(shown)} {{% endfor %}}"
    yield TemplateField(name, about, "list", _short(example), write)
    if inner and one not in seen:
        seen.add(one)
        yield from inner


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 4].rsplit(" ", 1)[0] + " ..."


def fields_text(kind: str, rows: list[TemplateField]) -> Markdown:
    """Return the page of all fields as Markdown with a table."""
    heading = f"Fields of a template: {kind}"
    lines = [f"# {heading}", "", escape(_INTRO), ""]
    lines += ["| Type this | What it is | Example |", "| --- | --- | --- |"]
    lines += [f"| {escape(r.write)} | {escape(r.about)} | {escape(r.example)} |" for r in rows]
    text = "\n".join(lines) + "\n"
    paper = FieldsPaper(kind, heading=heading)
    return Markdown(paper, text, content_hash_of(text))
