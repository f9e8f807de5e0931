"""Every mistake in a workspace's Markdown templates, found before any paper is made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, nodes

from charter.compose.paper_kinds import KINDS
from charter.problems import CharterError, Place, Problem, did_you_mean
from charter.render.base import OTHER_NAMES, PaperEnvironment
from charter.render.field_types import UNKNOWN, names_of
from charter.render.loaders import SHIPPED, is_inside, loader, read_template
from charter.render.misnamed import no_paper
from charter.render.name_checker import NameChecker
from charter.render.tags import TemplateText
from charter.render.unsupported import unsupported
from charter.resources import templates_folder

ENDING = ".md.j2"
_MAX_FILES = 200
_REFERS = re.compile(
    r"""\{%[-+]?\s*(?:include|extends|import|from)\s+["']([^"'\n]+)["']""", re.DOTALL
)
_COMPUTED = re.compile(r"\s*~")
"""Follows the first part of a name that a template puts together: what it starts with."""
_SETS = re.compile(r"\{%[-+]?\s*(?:set|for)\s+([\w, ]+)")
_NAME = re.compile(r"(?<![{%\w])\{ ?([A-Za-z_][\w.]*) ?\}(?!\})")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")


class Templates:
    """The templates of a workspace and the shipped ones: their texts, and who uses whom."""

    def __init__(self, own: Path) -> None:
        self.own = own
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.shipped = {
            str(path.relative_to(templates_folder()).as_posix()): path.read_text("utf-8")
            for path in templates_folder().rglob(f"*{ENDING}")
        }
        root = str(own.resolve())
        for name in own_templates(own)[:_MAX_FILES]:
            try:
                self.texts[name] = read_template(own / name, root)
            except CharterError as bad:
                self.problems += bad.problems

        everything = {f"{SHIPPED}:{name}": text for name, text in self.shipped.items()}
        self._wanted = {
            name: {
                wanted.removeprefix(f"{SHIPPED}:")
                for found in _REFERS.finditer(text)
                for wanted in self.meant(found)
            }
            for name, text in (everything | self.texts).items()
        }

    def meant(self, found: re.Match[str]) -> list[str]:
        """Return the templates that a reference may mean: one, or all that start as it does."""
        if not _COMPUTED.match(found.string, found.end()):
            return [found[1]]
        start = found[1].removeprefix(f"{SHIPPED}:")
        return sorted(n for n in {*self.texts, *self.shipped} if n.startswith(start))

    def text(self, name: str) -> str | None:
        """Return the text that a template means by a name, or None where there is none."""
        if name.startswith(f"{SHIPPED}:"):
            return self.shipped.get(name.removeprefix(f"{SHIPPED}:"))
        return self.texts.get(name, self.shipped.get(name))

    def kinds(self, name: str) -> tuple[str, ...]:
        """Return the kinds of papers in which a template is used."""
        users = self.users(name)
        return tuple(
            kind for kind in KINDS if any(kind == kind_of_template(user) for user in users)
        )

    def names(self, name: str) -> dict[str, Any]:
        """Return what a template can name: what all its papers give, and what is set around it."""
        found: dict[str, Any] = {}
        for kind in self.kinds(name) or KINDS:
            found |= names_of(kind)
        for user in self.users(name) - {name}:
            for targets in _SETS.findall(self.text(user) or ""):
                found |= {n: UNKNOWN for n in re.findall(r"\w+", targets) if n not in found}
        return found

    def users(self, name: str) -> set[str]:
        """Return the names of all templates that a template is part of, its own included."""
        found, new = {name}, {name}
        while new:
            plain = {n.removeprefix(f"{SHIPPED}:") for n in new}
            users = {user for user, wanted in self._wanted.items() if not wanted.isdisjoint(plain)}
            new = users - found
            found |= users
        return found


def own_templates(own: Path) -> list[str]:
    """Return the names of the Markdown templates in a folder, those in its folders included."""
    if not own.is_dir():
        return []
    found = [path.relative_to(own) for path in own.rglob(f"*{ENDING}")]
    return sorted(p.as_posix() for p in found if not any(n.startswith(".") for n in p.parts))


def kind_of_template(name: str) -> str:
    """Return the kind of paper that a template is for, or nothing for a part of one."""
    stem = name.removeprefix(f"{SHIPPED}:").removesuffix(ENDING)
    return stem if stem in KINDS else next((k for k in KINDS if stem.endswith(f"-{k}")), "")


def check_templates(own: Path, papers: Collection[str] | None = None) -> list[Problem]:
    """Return every mistake in the Markdown templates of the folder `own`.

    `papers` are the names of the company's papers, such as cpto-charter; a template that none of
    them uses is a mistake too.
    """
    templates = Templates(own)
    problems = list(templates.problems)
    for name, text in templates.texts.items():
        problems += _check(name, text, templates)
    if papers is not None:
        problems += _unused(templates, papers)
    return sorted(set(problems))


def _unused(templates: Templates, papers: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each own template that no paper uses."""
    used = {f"{paper}{ENDING}" for paper in (*papers, *KINDS)}
    own = "".join(templates.texts.values())
    for kind in KINDS:
        # The shipped one is in use where no own one stands in for it, or builds on it.
        shipped = f"{SHIPPED}:{kind}{ENDING}"
        if f"{kind}{ENDING}" not in templates.texts or shipped in own:
            used.add(shipped)
    for name in (name for name in templates.texts if not templates.users(name) & used):
        yield no_paper(templates.own / name, name, {*used, *templates.shipped} - {name})


def check_template(path: Path, own: Path | None = None) -> list[Problem]:
    """Return every mistake in one template; `own` is the folder that it lies in."""
    own = own or path.parent
    templates = Templates(own)
    name = path.relative_to(own).as_posix()
    if name not in templates.texts:
        return [p for p in templates.problems if p.place.path == str(path)]
    return _check(name, templates.texts[name], templates)


def unused(own: Path, papers: Collection[str]) -> list[Problem]:
    """Return a problem for each template of a folder that none of these papers uses."""
    return list(_unused(Templates(own), papers))


def said_in(source: TemplateText, filled: str) -> str:
    """Return the text of a template with `filled` for each character of a tag."""
    text = source.clean
    for tag in source.tags:
        text = text[: tag.start] + filled * (tag.end - tag.start) + text[tag.end :]
    return _FENCED.sub(lambda found: " " * len(found[0]), text)


def unfilled_names(source: TemplateText) -> Iterator[Problem]:
    """Yield each {name} in single braces, which papers print."""
    text = said_in(source, " ")
    for found in _NAME.finditer(text):
        message = f"nothing fills in '{found[0]}'"
        hint = f"write {{{{ {found[1]}.name }}}}" if found[1] in OTHER_NAMES else ""
        hint = hint or "write {{ ... }}; 'charter templates fields' lists what can stand in it"
        yield Problem(source.place(found.start()), "unknown-token", message, hint)


def source_of(name: str, text: str, templates: Templates) -> TemplateText:
    """Return a template's text with its tags."""
    return TemplateText(str(templates.own / name), text, PaperEnvironment(loader=loader(None)))


def _check(name: str, text: str, templates: Templates) -> list[Problem]:
    source = source_of(name, text, templates)
    problems = [*source.problems, *unsupported(source), *unfilled_names(source)]
    tree = tree_of(source, problems)
    if tree is not None:
        names = dict.fromkeys(source.guessed, UNKNOWN) | templates.names(name)
        checker = NameChecker(source, names, _in_paper(templates.kinds(name)))
        checker.check(tree)
        problems += [*checker.problems, *_references(source, name, templates)]
        problems += child_problems(tree, source, name, templates)
    if not text.strip():
        hint = "delete the file to use the shipped one"
        problems.append(Problem(Place(source.path), "empty", "this template is empty", hint))
    return sorted(set(problems))


def tree_of(source: TemplateText, problems: list[Problem]) -> nodes.Template | None:
    """Return the tree of what can be read."""
    environment: Environment = PaperEnvironment(loader=loader(None))
    try:
        return environment.parse(source.mended)
    except (TemplateError, RecursionError, ValueError) as bad:
        if not problems:
            line = getattr(bad, "lineno", 0)
            message = getattr(bad, "message", None) or "this is too long or nested too deeply"
            problems.append(Problem(Place(source.path, line), "template-syntax", message))
        return None


def _in_paper(kinds: tuple[str, ...]) -> str:
    article = "an" if kinds and kinds[0][0] in "aeiou" else "a"
    return f" in {article} {kinds[0]}" if len(kinds) == 1 else ""


def _references(source: TemplateText, name: str, templates: Templates) -> Iterator[Problem]:
    """Yield a problem for each template that is named and does not exist."""
    for found in _REFERS.finditer(source.clean):
        wanted = found[1]
        place = source.place(found.start(1))
        tag_end = source.clean.find("%}", found.end())
        if "ignore missing" in source.clean[found.end() : tag_end]:
            continue
        extends = found[0].lstrip("{%-+ \n\t").startswith("extends")
        if extends and wanted == name:
            message = "this template extends itself"
            hint = f'write {{% extends "{SHIPPED}:{name}" %}} for the shipped one'
            yield Problem(place, "template-loop", message, hint)
        elif not any(templates.text(name) is not None for name in templates.meant(found)):
            known = {*templates.texts, *templates.shipped}
            known |= {f"{SHIPPED}:{n}" for n in templates.shipped}
            outside = not is_inside(wanted.removeprefix(f"{SHIPPED}:"))
            hint = "" if outside else did_you_mean(wanted, sorted(known))
            hint = "only the folder of templates can be read" if outside else hint
            yield Problem(place, "no-template", f"there is no template '{wanted}'", hint)


def child_problems(
    tree: nodes.Template, source: TemplateText, name: str, templates: Templates
) -> Iterator[Problem]:
    """Yield what a template that extends another says and nobody would see."""
    extends = tree.find(nodes.Extends)
    if extends is None or not isinstance(extends.template, nodes.Const):
        return
    parent, blocks, seen = str(extends.template.value), set[str](), {name}
    parent = f"{SHIPPED}:{name}" if parent == name else parent
    while parent not in seen and (text := templates.text(parent)) is not None:
        seen.add(parent)
        blocks |= set(_BLOCK.findall(text))
        above = next((m for m in _REFERS.finditer(text) if "extends" in m[0]), None)
        parent = above[1] if above else parent
    outer = {node.name for node in tree.body if isinstance(node, nodes.Block)}
    for block in _BLOCK.finditer(source.clean):
        if blocks and block[1] in outer - blocks:
            message = f"what this template extends has no block '{block[1]}'"
            place = source.place(block.start(1))
            yield Problem(place, "unknown-block", message, did_you_mean(block[1], sorted(blocks)))
    for node in tree.body:
        if isinstance(node, nodes.Output):
            text = "".join(n.data for n in node.nodes if isinstance(n, nodes.TemplateData))
            if text.strip() or len(node.nodes) > 1:
                blank = len(text) - len(text.lstrip())
                line = node.lineno + text[:blank].count("\n")
                message = "this stands outside every block, and no paper shows it"
                hint = "put it into a block"
                yield Problem(Place(source.path, line), "outside-block", message, hint)
