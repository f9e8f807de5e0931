"""What a template can print: each name with its meaning and an example, as data and as a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import yaml

from charter.compose.org_chart import OrgChart
from charter.compose.papers import Paper
from charter.render.context import context_of
from charter.render.markdown import escape
from charter.render.papers import Markdown, content_hash_of
from charter.resources import examples_folder, templates_folder

DAY = date(2027, 1, 15)
EXAMPLE = "tarnquern"
_LONGEST = 120
_INTRO = (
    "Type these into a template, in Word or in Markdown. In Word, the lines with 'for' and "
    "'endfor' each have a paragraph, or a row of a table, of their own; what stands between them "
    "is repeated. In Markdown they each have a line of their own. The same holds for a "
    "condition: {% if charter.limits %} ... {% endif %} leaves out what is empty."
)


class Field(NamedTuple):
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


def fields_of(kind: str) -> list[Field]:
    """Return the fields of a kind of paper, with examples from the shipped example company."""
    told = descriptions()
    paper = _example(kind)
    names = context_of(paper, "3f9a1c5e7b20")
    found = []
    items: dict[str, str] = {}
    for name in ("position", "company", kind):
        types = get_type_hints(type(names[name]))
        for field, about in told[name]["fields"].items():
            value = getattr(names[name], field)
            made = _field(f"{name}.{field}", about, value, types[field], told["items"])
            found.append(made)
            if item := _item_name(types[field]):
                items.setdefault(item, f"{name}.{field}")
    about = told["content_hash"]["about"]
    found.append(Field("content_hash", about, "text", names["content_hash"], "{{ content_hash }}"))
    for item, where in items.items():
        found += _item_fields(told["items"].get(item), paper, where)
    return found


def _example(kind: str) -> Paper:
    from charter.assign.ownership import organise
    from charter.pipeline import papers_of
    from charter.read.company_file import read_workspace

    organisation = organise(read_workspace(Path(examples_folder() / EXAMPLE)))
    return papers_of(organisation, DAY, "cpto", (kind,))[0]


def _item_name(kind: Any) -> str:
    """Return the name of the type of a list's items where they have fields, or nothing."""
    item = get_args(kind)[0] if get_origin(kind) is tuple else None
    return str(item.__name__) if item is not None and hasattr(item, "_fields") else ""


def _field(name: str, about: str, value: Any, kind: Any, items: dict[str, Any]) -> Field:
    if get_origin(kind) is not tuple:
        if isinstance(value, OrgChart):
            return Field(name, about, "drawing", value.title, f"{{{{p {name} }}}}")
        text = value.isoformat() if isinstance(value, date) else str(value or "")
        what = "date" if isinstance(value, date) else "text"
        return Field(name, about, what, _short(text), f"{{{{ {name} }}}}")
    if item := _item_name(kind):
        one = items[item]["one"]
        shown = f"{{{{ {one}.{next(iter(items[item]['fields']))} }}}}"
        example = str(value[0][0]) if value else ""
    elif get_origin(get_args(kind)[0]) is tuple:
        one, shown = "label, value", "{{ label }}: {{ value }}"
        example = ": ".join(value[0]) if value else ""
    else:
        one, shown = "line", "{{ line }}"
        example = value[0] if value else ""
    write = f"{{% for {one} in {name} %}} {shown} {{% endfor %}}"
    return Field(name, about, "list", _short(example), write)


def _item_fields(item: dict[str, Any] | None, paper: Paper, where: str) -> list[Field]:
    if item is None:
        return []
    values = getattr(paper, where.partition(".")[2])
    found = []
    for field, about in item["fields"].items():
        name = f"{item['one']}.{field}"
        value = getattr(values[0], field) if values else ""
        write = f"{{{{ {name} }}}}"
        if isinstance(value, tuple):
            write, value = f'{{{{ {name} | join("; ") }}}}', "; ".join(value)
        found.append(
            Field(name, f"In a loop: {about[0].lower()}{about[1:]}", "text", _short(value), write)
        )
    return found


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 4].rsplit(" ", 1)[0] + " ..."


def fields_text(kind: str, rows: list[Field]) -> Markdown:
    """Return the page of all fields as Markdown with a table."""
    lines = [f"# Fields of a template of a {kind}", "", escape(_INTRO), ""]
    lines += ["| Type this | What it is | Example |", "| --- | --- | --- |"]
    lines += [f"| {escape(r.write)} | {escape(r.about)} | {escape(r.example)} |" for r in rows]
    text = "\n".join(lines) + "\n"
    paper = FieldsPaper(kind, heading=f"Fields of a template of a {kind}")
    return Markdown(paper, text, content_hash_of(text))
