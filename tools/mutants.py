"""The small changes of a Python file that tools/mutate.py tries, found by its syntax.

Nothing is changed that says nothing at run time: docstrings, types, decorators, assertions.
"""

from __future__ import annotations

import ast
import copy
import hashlib
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

Node = TypeVar("Node", bound=ast.AST)
_OPERATORS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.FloorDiv,),
    ast.FloorDiv: (ast.Mult,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
}
_METHODS = {
    "startswith": "endswith", "endswith": "startswith", "lstrip": "rstrip", "rstrip": "lstrip",
    "find": "rfind", "rfind": "find", "partition": "rpartition", "rpartition": "partition",
    "append": "extend", "removeprefix": "removesuffix", "removesuffix": "removeprefix",
}  # fmt: skip
_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_NO_CHANGE = {"strip", "lstrip", "rstrip", "lower", "upper", "casefold"}  # x.strip() -> x
_TYPES = {"cast", "TypeVar", "NewType", "isinstance", "issubclass"}
_EMPTY = {ast.List: "[]", ast.ListComp: "[]", ast.Dict: "{}", ast.Set: "set()", ast.Tuple: "()"}


class Mutant(NamedTuple):
    """One change of one file. `at` numbers it among all of the file, in the order they are found."""

    path: str
    line: int
    function: str
    kind: str
    what: str
    at: int
    key: str


class _Change(NamedTuple):
    """What stands at a field of a node (at an index of it, where it is a list), and what shall."""

    parent: ast.AST
    field: str
    index: int | None
    new: ast.AST | None
    line: int
    function: str
    kind: str


def mutants(path: str, text: str) -> Iterator[Mutant]:
    """Yield every change of a file."""
    tree = ast.parse(text)
    whole = hashlib.sha256(text.encode()).hexdigest()
    for at, found in enumerate(_changes(tree)):
        what = f"{_told(_get(found))} -> {_told(found.new)}"
        key = hashlib.sha256(f"{path}\0{whole}\0{at}\0{what}".encode()).hexdigest()[:16]
        yield Mutant(path, found.line, found.function, found.kind, what, at, key)


def defined(text: str, mutant: Mutant) -> frozenset[str]:
    """Return what a change outside of functions gives a value to, and what is made from that."""
    tree = ast.parse(text)
    [line] = [found.line for at, found in enumerate(_changes(tree)) if at == mutant.at]
    names: set[str] = set()
    for node in tree.body:
        here = node.lineno <= line <= (node.end_lineno or 0)
        if isinstance(node, ast.ClassDef) and here and mutant.function == node.name:
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            held = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
            if here or held & names:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names |= {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
    return frozenset(names)


def users(path: str, text: str, names: frozenset[str]) -> Iterator[str]:
    """Yield the functions of a file, as calls are recorded, that name one of `names`."""
    yield from (f"{path}:{name}" for name in _users(ast.parse(text), names, "", False))


def _users(node: ast.AST, names: frozenset[str], inside: str, runs: bool) -> Iterator[str]:
    """Yield the functions below a node; `runs` says whether `inside` is one, not only a class."""
    for child in ast.iter_child_nodes(node):
        name, run = inside, runs
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            between = ".<locals>." if runs else "." if inside else ""
            name = f"{inside}{between}{child.name}"
            run = not isinstance(child, ast.ClassDef)
            if run and not runs and inside in names:
                yield name  # a method of a class that is changed
        said = child.id if isinstance(child, ast.Name) else getattr(child, "attr", "")
        if run and said in names:
            yield name
        yield from _users(child, names, name, run)


def change(text: str, mutant: Mutant) -> str:
    """Return the text of a file with one change, as `ast` writes it."""
    tree = ast.parse(text)
    for at, found in enumerate(_changes(tree)):
        if at == mutant.at:
            _put(found)
            return ast.unparse(ast.fix_missing_locations(tree))
    raise ValueError(f"{mutant.path} has no change {mutant.at}")


def _told(node: ast.AST | None) -> str:
    if isinstance(node, ast.cmpop | ast.boolop | ast.operator):
        return type(node).__name__
    return ast.unparse(node) if node is not None else ""


def _get(found: _Change) -> ast.AST | None:
    held = getattr(found.parent, found.field)
    result: ast.AST | None = held if found.index is None else held[found.index]
    return result


def _put(found: _Change) -> None:
    if found.index is None:
        setattr(found.parent, found.field, found.new)
        return
    held = getattr(found.parent, found.field)
    held[found.index : found.index + 1] = [] if found.new is None else [found.new]


def _changes(tree: ast.Module) -> Iterator[_Change]:
    yield from _walk(tree, "<module>")


def _walk(node: ast.AST, function: str) -> Iterator[_Change]:
    """Yield the changes below a node, parts that say nothing at run time left out."""
    inside = function
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        before = "" if function == "<module>" else f"{function}."
        inside = f"{before}{node.name}"
        if not isinstance(node, ast.ClassDef):
            inside += ".<locals>"
    for field, value in ast.iter_fields(node):
        if _says_nothing(node, field):
            continue
        items = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in items:
            if not isinstance(child, ast.AST) or _is_silent(node, field, child):
                continue
            name = inside.removesuffix(".<locals>")
            for new, kind in _news(node, field, child):
                line = getattr(child, "lineno", 0) or getattr(node, "lineno", 0)
                yield _Change(node, field, index, new, line, name, kind)
            yield from _walk(child, inside)


def _says_nothing(node: ast.AST, field: str) -> bool:
    """Return whether a field of a node is for readers and type checkers only."""
    if field in ("decorator_list", "annotation", "returns", "bases", "ctx", "type_comment"):
        return True
    if isinstance(node, ast.FormattedValue):
        return field == "format_spec"
    return isinstance(node, ast.arg | ast.ExceptHandler) and field == "type"


def _is_silent(node: ast.AST, field: str, child: ast.AST) -> bool:
    if isinstance(child, ast.Assert | ast.Import | ast.ImportFrom | ast.Global | ast.Nonlocal):
        return True
    if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
        return True  # a docstring
    if isinstance(child, ast.If) and ast.unparse(child.test) in (
        "TYPE_CHECKING", "__name__ == '__main__'",
    ):  # fmt: skip
        return True
    if isinstance(child, ast.Assign | ast.AnnAssign) and isinstance(node, ast.Module):
        target = child.targets[0] if isinstance(child, ast.Assign) else child.target
        return ast.unparse(target) == "__all__" or _is_type(child.value)
    if isinstance(child, ast.Raise):
        return "AssertionError" in ast.unparse(child) or "NotImplemented" in ast.unparse(child)
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func).rpartition(".")[2]
        return name in _TYPES and not (field == "args" and child is node.args[0] and name[0] == "i")
    return False


def _is_type(value: ast.AST | None) -> bool:
    """Return whether a value names a type: `Path_ = tuple[str | int, ...]`."""
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.BitOr):
        return _is_type(value.left) or _is_type(value.right)
    if isinstance(value, ast.Subscript):
        name = ast.unparse(value.value).rpartition(".")[2]
        return name in ("dict", "list", "tuple", "set", "frozenset") or name[:1].isupper()
    return isinstance(value, ast.Name) and value.id in ("str", "int", "bool", "bytes", "float")


def _news(node: ast.AST, field: str, child: ast.AST) -> Iterator[tuple[ast.AST | None, str]]:
    """Yield what may stand in a child's place."""
    if isinstance(child, ast.stmt):
        yield from _statements(child)
    elif isinstance(child, ast.expr):
        yield from _expressions(node, field, child)
    elif isinstance(child, ast.keyword) and child.arg:
        yield None, "argument left out"
    if type(child) in _OPERATORS:
        for new in _OPERATORS[type(child)]:
            yield new(), "operator"


def _statements(child: ast.stmt) -> Iterator[tuple[ast.AST | None, str]]:
    if isinstance(child, ast.Expr | ast.AugAssign | ast.Raise | ast.Continue | ast.Break):
        yield ast.Pass(), "statement left out"
    elif isinstance(child, ast.Assign):
        target = child.targets[0]
        names = {n.id for n in ast.walk(child.value) if isinstance(n, ast.Name)}
        again = isinstance(target, ast.Name) and target.id in names
        if again or isinstance(target, ast.Attribute | ast.Subscript):
            yield ast.Pass(), "statement left out"
    elif isinstance(child, ast.If):
        if not child.orelse:
            yield ast.Pass(), "guard left out"
        else:
            yield _with(child, body=[ast.Pass()]), "branch left out"
            yield _with(child, orelse=[]), "branch left out"
    elif isinstance(child, ast.For | ast.While):
        yield ast.Pass(), "loop left out"
    elif isinstance(child, ast.Return) and child.value is not None:
        empty = _EMPTY.get(type(child.value), "None")
        if ast.unparse(child.value) not in (empty, "None"):
            yield ast.parse(f"return {empty}").body[0], "other return"


def _expressions(
    node: ast.AST, field: str, child: ast.expr
) -> Iterator[tuple[ast.AST | None, str]]:
    if field == "test" and not isinstance(child, ast.Constant):
        if not isinstance(node, ast.While):
            yield ast.Constant(True), "always"
        yield ast.Constant(False), "never"
    if isinstance(child, ast.UnaryOp) and isinstance(child.op, ast.Not):
        yield child.operand, "not"
    elif isinstance(child, ast.BoolOp):
        for n in range(len(child.values)):
            rest = [v for m, v in enumerate(child.values) if m != n]
            new = rest[0] if len(rest) == 1 else _with(child, values=rest)
            yield new, "condition left out"
    elif isinstance(child, ast.Constant):
        yield from _constants(field, child)
    elif isinstance(child, ast.Call):
        yield from _calls(child)
    elif isinstance(child, ast.Slice):
        if child.lower is not None and child.upper is not None:
            yield _with(child, lower=None), "slice"
        for end in ("lower", "upper"):
            if isinstance(value := getattr(child, end), ast.expr):
                more = ast.BinOp(value, ast.Add(), ast.Constant(1))
                yield _with(child, **{end: more}), "slice"
    elif isinstance(child, ast.List | ast.Tuple | ast.Set) and len(child.elts) > 2:
        if isinstance(child, ast.Tuple) and not isinstance(node, ast.Assign | ast.Compare):
            return  # a record, whose places have meanings
        for n in range(len(child.elts)):
            yield _with(child, elts=child.elts[:n] + child.elts[n + 1 :]), "element left out"
    elif isinstance(child, ast.Dict) and len(child.keys) > 1:
        for n in range(len(child.keys)):
            keys, values = child.keys[:n] + child.keys[n + 1 :], child.values[:n]
            yield _with(child, keys=keys, values=values + child.values[n + 1 :]), "entry left out"
    elif field == "ifs":
        yield ast.Constant(True), "always"


def _constants(field: str, child: ast.Constant) -> Iterator[tuple[ast.AST | None, str]]:
    if isinstance(child.value, bool):
        yield ast.Constant(not child.value), "constant"
    elif isinstance(child.value, int | float):
        yield ast.Constant(child.value + 1), "constant"
        yield ast.Constant(child.value - 1), "constant"
    elif isinstance(child.value, str | bytes) and field != "format_spec":
        empty = child.value[:0]
        new = empty if child.value else ("x" if isinstance(child.value, str) else b"x")
        yield ast.Constant(new), "constant"


def _calls(child: ast.Call) -> Iterator[tuple[ast.AST | None, str]]:
    arguments = child.args
    for n in range(len(arguments) - 1):
        one, other = arguments[n : n + 2]
        if type(one) is not type(other) or isinstance(one, ast.Starred):
            continue
        if ast.unparse(child.func) in ("min", "max"):
            break  # in any order the same
        if ast.unparse(one) != ast.unparse(other):
            swapped = [*arguments[:n], other, one, *arguments[n + 2 :]]
            yield _with(child, args=swapped), "arguments swapped"
    if isinstance(child.func, ast.Attribute):
        name = child.func.attr
        if name in _METHODS:
            yield _with(child, func=_with(child.func, attr=_METHODS[name])), "other method"
        if name in _NO_CHANGE and not child.keywords and len(arguments) < 2:
            yield child.func.value, "call left out"
    elif isinstance(child.func, ast.Name):
        if child.func.id in _FUNCTIONS:
            yield _with(child, func=ast.Name(_FUNCTIONS[child.func.id])), "other function"
        if child.func.id in ("sorted", "set", "reversed") and len(arguments) == 1:
            yield ast.Call(ast.Name("list"), arguments, []), "call left out"
        if child.func.id in ("escape", "str") and len(arguments) == 1 and not child.keywords:
            yield arguments[0], "call left out"


def _with(node: Node, **fields: object) -> Node:
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new
