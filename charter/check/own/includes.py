"""Which templates a paper's template brings in, in the end: followed through every one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from charter.own_templates.files import template_text
from charter.problems import TemplateError

_SHIPPED = "default:"
_MOST = 200
"""Templates within each other; more are a loop, which the run itself reports."""


class Includes:
    """Finds what templates include. `own` ones stand before the `shipped` ones, as in a build."""

    def __init__(self, own: Mapping[str, Path], shipped: Mapping[str, Path]) -> None:
        self._own, self._shipped = own, shipped
        self._parser = Environment(autoescape=True)
        self._trees: dict[Path, nodes.Template | None] = {}

    def of(self, name: str) -> set[str]:
        """Return the names of all templates whose text can stand where `name` is printed.

        A block that a template further up replaces does not count, nor does `{% if false %}`.
        """
        found: set[str] = set()
        self._follow(name, found, 0)
        return found

    def _follow(self, name: str, found: set[str], depth: int) -> None:
        chain = list(self._chain(name))
        if depth > _MOST or not chain:
            return
        blocks: dict[str, list[nodes.Block]] = {}
        for tree in chain:
            for block in tree.find_all(nodes.Block):
                blocks.setdefault(block.name, []).append(block)
        for included in _walk(chain[-1].body, blocks, {}):
            plain = included.removeprefix(_SHIPPED)
            if plain not in found:
                found.add(plain)
                self._follow(included, found, depth + 1)

    def _chain(self, name: str) -> Iterator[nodes.Template]:
        """Yield a template, the one that it extends, and so on."""
        seen: set[Path] = set()
        while path := self._path(name):
            tree = self._tree(path)
            if path in seen or tree is None:
                return
            seen.add(path)
            yield tree
            parent = next(tree.find_all(nodes.Extends), None)
            if parent is None or not isinstance(parent.template, nodes.Const):
                return
            name = str(parent.template.value)

    def _path(self, name: str) -> Path | None:
        if name.startswith(_SHIPPED):
            return self._shipped.get(name.removeprefix(_SHIPPED))
        return self._own.get(name) or self._shipped.get(name)

    def _tree(self, path: Path) -> nodes.Template | None:
        if path not in self._trees:
            try:
                self._trees[path] = self._parser.parse(template_text(path))
            except (TemplateSyntaxError, TemplateError, RecursionError):
                self._trees[path] = None  # said when the template is used
        return self._trees[path]


def _walk(
    body: Iterable[nodes.Node], blocks: Mapping[str, list[nodes.Block]], level: Mapping[str, int]
) -> Iterator[str]:
    """Yield the names that statements include; `level` says which version of a block we are in."""
    for node in body:
        if isinstance(node, nodes.Include):
            yield from _names(node.template)
        elif isinstance(node, nodes.Block):
            yield from _block(node.name, 0, blocks, level)
        elif isinstance(node, nodes.If) and isinstance(node.test, nodes.Const):
            taken = node.body if node.test.value else [*node.elif_, *node.else_]
            yield from _walk(taken, blocks, level)
        elif isinstance(node, nodes.Call) and _is_super(node):
            for name, at in level.items():
                yield from _block(name, at + 1, blocks, {})
        else:
            yield from _walk(node.iter_child_nodes(), blocks, level)


def _block(
    name: str, at: int, blocks: Mapping[str, list[nodes.Block]], level: Mapping[str, int]
) -> Iterator[str]:
    versions = blocks.get(name, [])
    if at < len(versions) and name not in level:
        yield from _walk(versions[at].body, blocks, {name: at})


def _is_super(node: nodes.Call) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "super"


def _names(target: nodes.Node) -> Iterator[str]:
    if isinstance(target, nodes.Const):
        yield str(target.value)
    elif isinstance(target, nodes.List | nodes.Tuple) and len(target.items) == 1:
        # Of a longer list, Jinja takes the first that there is: nothing is sure.
        yield from _names(target.items[0])
