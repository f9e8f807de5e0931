"""Postings of others put together by chance, and what is read of each: a part of told.py."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from charter.document.outside.from_file import reading_of
from charter.document.outside.reading import Piece, Reading
from charter.problems import CharterError
from told_word import Small, package_of, xml
from word_packages import save

_PIECES = {
    # Nothing that versions of Python read otherwise, such as scripts and titles.
    "html": (
        *("text", "a", "b\nc", " more ", "<b>bold</b>", "&amp;") * 4,
        *("<li>", "<p>", "</p>") * 2,
        "<ul>",
        "</ul>",
        "<ol>",
        "</ol>",
        "</li>",
        "<h1>",
        "</h1>",
        "<h3>",
        "</h3>",
        "\n",
        "<br>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "<th>",
        "</table>",
        "<nav>",
        "</nav>",
        "</nav>",
        "<div>",
        "</div>",
        '<html lang="de">',
        "<html lang>",
        "<body>",
        "<head>",
        "<span>",
        "</span>",
        "  ",
        "<!-- unseen -->",
        "</body>",
        "<svg>",
        "</svg>",
        "</svg>",
        "<br/>",
    ),
    "md": (
        *("text", " more ", "**lead**", "\n\n") * 2,
        "# A\n",
        "## B\n",
        "- b\n",
        "  - c\n",
        "1. d\n",
        "\n",
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n",
        "> quoted\n",
        "<!-- unseen -->",
        "{% if x %}",
        "{{ x }}",
        "```\ncode\n```\n",
        "[link](http://x.example)",
        "---\n",
        "<b>tag</b>",
        "\\*",
        "&amp;",
        "title: T\n",
        "language: de\n",
        "    indented\n",
        "* * *\n",
        "{# no #}",
        "![p](x.png)",
        "`c`",
    ),
    "txt": (
        "- a\n",
        "1. b\n",
        "12) c\n",
        "123. d\n",
        "x",
        "\n\n",
        "\n",
        "  ",
        "\u2022 e\n",
        "Head\n",
        "\u2013 f\n",
        "The end.\n",
        "Is it?\n",
        "Here:\n",
        "* g\n",
        "-h\n",
        "two words",
        "\t",
        "  - i\n",
    ),
}


def by_chance() -> Iterator[tuple[str, str]]:
    """Yield what is read of each."""
    with tempfile.TemporaryDirectory() as home:
        for ending, pieces in _PIECES.items():
            chance, lines = random.Random(ending), []
            for _ in range(120):
                text = "".join(chance.choices(pieces, k=chance.randrange(1, 16)))
                path = Path(home) / f"x.{ending}"
                path.write_text(text, "utf-8")
                lines.append(f"{text!r}\n  {_read(path, home)}")
            yield f"{ending}-by-chance", "\n".join(lines)


_NAMES = (
    "a.md",
    "a.MD",
    "a.markdown",
    "a.html",
    "a.HTM",
    "a.txt",
    "a.docx",
    "a.dotx",
    "a.doc",
    "a.DOC",
    "a.dot",
    "a.odt",
    "a.rtf",
    "a.docm",
    "a.pdf",
    "a.yaml",
    "a",
    ".md",
    "a.md.j2",
)
_IN_WORD = (
    "p (r (t =One))",
    "p (r (rPr (vanish); t =hid)); p (r (t =One))",
    "p (r (rPr (vanish); t =hid)); p (r (rPr (vanish); t =den~text); t =x); p (r (t =One))",
    f"p (r (rPr (vanish); t ={'long~' * 30})); p (r (t =One))",
    "p (r (rPr (vanish); t =~)); p (r (t =A))",
    "p (r (t =One); tab; t =two; br; t =three)",
    "p (r (t =One; tab; t =two; br; t =three))",
    "tbl (tr (tc (p (r (t =a))); tc (p (r (t =b)))))",
    "p (pPr (pStyle Heading1); r (t =Head)); p",
    "p (pPr (numPr (numId 1)); r (t =item))",
    "p (r (object (o:OLEObject r:id=rId20))); p (r (t =x))",
    "p",
    "p (pPr (outlineLvl 0); r (t =Head)); p (pPr (outlineLvl 1); r (t =Below)); p (r (t =Text))",
)
_TITLES = (
    "<title>A</title>one", "<title></title>one<p>two", "<title>A</title><title>B</title>one",
    f"<title>{'x' * 501}</title>one", "<title>A  b</title><h1>C</h1>one", "<title> </title>one",
)  # fmt: skip


def by_name() -> Iterator[tuple[str, str]]:
    """Yield what is read, or refused, of files by the endings of their names, and of Word files."""
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "folder"
        for name in _NAMES:
            (Path(home) / name).write_text("one two\n", "utf-8")
        for name in (*_NAMES, "gone.md", "gone.docx", "gone", "folder", "folder.md"):
            path = Path(home) / name
            if name.startswith("folder"):
                path.mkdir()
            lines += [name, f"  {_read(path, home)}"]
        too_large = {"x.md": "x" * 400_001, "x.html": "<" * 10_001, "y.md": "y\n\n" * 5_001}
        for name, text in too_large.items():
            (Path(home) / name).write_text(text, "utf-8")
            lines += [f"{len(text)} in {name}", f"  {_read(Path(home) / name, home)}"]
        for text in _TITLES:
            (Path(home) / "x.html").write_text(text, "utf-8")
            lines += [text, f"  {_read(Path(home) / 'x.html', home)}"]
        for inner in _IN_WORD:
            save(folder / "x.docx", {**package_of(Small(xml(inner)))})
            lines += [inner, f"  {_read(folder / 'x.docx', home)}"]
    yield "by-name", "\n".join(lines)


def _read(path: Path, home: str) -> str:
    try:
        return _told(reading_of(path))
    except CharterError as refused:
        return " ".join(map(str, refused.problems)).replace(home, "")


def _told(found: Reading) -> str:
    head = [found.title, found.language, *(f"{k}={v}" for k, v in found.facts.items())]
    return " / ".join((", ".join(head), *found.notes, *map(_piece, found.pieces)))


def _piece(piece: Piece) -> str:
    spots = " ".join(f"{spot.offset}@{spot.line}:{spot.column}" for spot in piece.spots)
    return f"{piece.kind[0]}{piece.level} {piece.text!r} {spots}"
