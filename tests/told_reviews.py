"""Papers that persons edited by chance, and what is told of each change: a part of told.py."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import chdir
from datetime import date
from hashlib import sha256
from pathlib import Path

import yaml

import charter
from charter.problems import CharterError
from charter.review.adopt import adopt, why_not
from charter.review.changes import changes
from charter.review.compare import Review, compare, day_of, read_paper
from charter.review.edits import Edit
from charter.review.findings import TracedChange
from charter.review.lines import lines_of_markdown
from charter.review.said import said
from charter.review.saved_again import only_saved_again
from charter.review.whose import which
from charter.trace.origins import Origin
from charter.write.texts import remember
from told_tables import long, short

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
_PAPERS = (
    ("northwind", ROOT / "tests/briefs/northwind", "cpto", ("charter", "posting")),
    ("open", ROOT / "tests/data/odd/open", "cto", ("charter", "posting")),
    ("own-catalogue", ROOT / "tests/good/own-catalogue", "cto", ("charter",)),
    ("kranich-de", ROOT / "tests/languages/kranich-de", "cto", ("posting",)),
)
_WORDS = (
    "not", "EUR 7,500", "$1,250.50", "3 March 2027", "March 3, 2027", "weekly", "Anna Berg",
    "You report to the CFO.", "See https://x.example or write to a@b.example.", "·", "", "{cto}",
)  # fmt: skip
_LATER = (("Denver", "Boulder"), ("team leads", "directors"), ("10 percent", "12 percent"))
"""What a company file says otherwise since a paper was made."""


def edited(text: str, number: int) -> str:
    """Return a paper as a person may have edited it: words, lines and their order, and looks.

    What is done to a line follows from what it says, and so stays where others are written anew.
    """
    lines: list[str] = []
    later: dict[int, str] = {}
    drawn = False
    for at, line in enumerate(text.split("\n")):
        drawn ^= line.startswith("```")
        if not drawn:
            lines += [later.pop(n) for n in sorted(later) if n <= at]
        chance = int(sha256(f"{number} {line}".encode()).hexdigest()[:12], 16)
        if not line.strip(" -|`") or chance % 9 or drawn:
            lines.append(line)
            continue
        what, chance = chance // 9 % 10, chance // 90
        other, words = _WORDS[chance % len(_WORDS)], line.split(" ")
        place = chance // len(_WORDS) % len(words)
        if what < 4:
            lines.append(" ".join((*words[:place], other, *words[place + 1 :])))
        elif what == 4:
            lines.append(" ".join((*words[:place], other, *words[place:])))
        elif what == 5:
            later[at + 1 + chance % 30] = line
        elif what == 6:
            lines.append(line.replace("**", ""))
        elif what == 7:
            # The end of a sentence is lost, or of two the border.
            lines.append(line.partition(". ")[0] if chance % 2 else line.replace(". ", " "))
        elif what == 8:
            start = re.match(r"[-#| ]*", line)
            lines += [f"{start[0] if start else ''}{other} is new.", line]
    return "\n".join(lines)


def reviews() -> Iterator[tuple[str, str]]:
    """Yield every change that is found in edited papers, with what it is a change of."""
    for name, folder, position, kinds in _PAPERS:
        lines: list[str] = []
        with tempfile.TemporaryDirectory() as home:
            shutil.copytree(folder, home, dirs_exist_ok=True)
            with chdir(home):
                for kind in kinds:
                    lines += _paper(position, kind)
        yield name, "\n".join(lines).replace(str(ROOT), "")


def _paper(position: str, kind: str) -> Iterator[str]:
    company, paper, out = Path("company.yaml"), Path(f"{position}-{kind}.md"), Path("memory")
    workspace = charter.read_workspace(Path())
    wanted = charter.Wanted(DAY, (kind,), (position,), formats=("md",), to_compare=True)
    made = charter.make_papers(workspace, wanted)
    [text] = made.texts
    out.mkdir(exist_ok=True)
    remember(out, made.texts)
    before = company.read_text("utf-8")
    for number in range(6):
        yield f"{paper} {number}:"
        new = edited(text.text, number) if number else text.text
        paper.write_text(new, "utf-8")
        if number == 3:
            now = before
            for old, other in _LATER:
                now = now.replace(old, other)
            company.write_text(now, "utf-8")
            workspace = charter.read_workspace(Path())
        if number == 5:
            shutil.rmtree(out)
            out.mkdir()
        try:
            found = _review(workspace, paper, out)
        except CharterError as refused:
            yield from (f"  {problem}" for problem in refused.problems)
            continue
        yield from _told(found)
        old_lines = lines_of_markdown(text.text, "old", tidied=False)
        new_lines = lines_of_markdown(new, "new", tidied=False)
        for each in said(changes(old_lines, new_lines), text.paper.language):
            yield f"  said: {_short(str(each))}"
        if number in (2, 4):
            yield from _adopted(workspace, paper, out, found)
            workspace = charter.read_workspace(Path())
    company.write_text(before, "utf-8")


GONE = "  no longer there to be changed: "
"""What is told of an edit whose text the paper has not: it would test nothing."""


def edits() -> Iterator[tuple[str, str]]:
    """Yield what is told of values that were changed, added and taken out, by paper."""
    table = yaml.safe_load((ROOT / "tests/data/odd-edits.yaml").read_text("utf-8"))
    for folder, papers in table.items():
        lines: list[str] = []
        with tempfile.TemporaryDirectory() as home:
            shutil.copytree(ROOT / folder, home, dirs_exist_ok=True)
            with chdir(home):
                workspace = charter.read_workspace(Path())
                for name, rounds in papers.items():
                    lines += _edited_values(workspace, name, rounds)
        gone = [line for line in lines if line.startswith(GONE)]
        assert not gone, "\n".join(["tests/data/odd-edits.yaml:", *gone])
        yield f"edits-{Path(folder).name}", "\n".join(lines)


def _edited_values(
    workspace: charter.Workspace, name: str, rounds: list[list[dict[str, str]]]
) -> Iterator[str]:
    position, _, kind = name.rpartition("-")
    wanted = charter.Wanted(DAY, (kind,), (position,), formats=("md",), to_compare=True)
    [text] = charter.make_papers(workspace, wanted).texts
    for number, changed in enumerate(rounds, 1):
        yield f"{name} {number}:"
        new = text.text
        for old, other in ((a, b) for each in changed for a, b in each.items()):
            if old not in new:
                yield f"{GONE}{name} {number}: {old}"
            new = new.replace(old, other)
        Path(f"{name}.md").write_text(new, "utf-8")
        yield from _told(_review(workspace, Path(f"{name}.md"), Path("memory")))


def word_papers() -> Iterator[tuple[str, str]]:
    """Yield what is told of papers that were edited in Word, and whether they are still ours."""
    workspace = charter.read_workspace(ROOT / "tests/briefs/northwind")
    wanted = charter.Wanted(DAY, ("charter", "posting"), ("cpto",), formats=("docx",))
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        for name, content in charter.make_papers(workspace, wanted).files.items():
            for number in range(5):
                new = _edited_word(content, number) if number else content
                paper = Path(home) / name
                paper.write_bytes(new)
                same = only_saved_again(workspace, DAY, paper, new)
                lines += [f"{name} {number}: {same}", *_told(_review(workspace, paper, Path(home)))]
    yield "word-papers", "\n".join(lines)


_IN_WORD = (
    ("<w:b/>", ""), ("<w:t", "<w:tab/><w:t"), ("<w:i/>", "<w:i/><w:strike/>"),
    ("</w:rPr><w:t", '<w:vertAlign w:val="superscript"/></w:rPr><w:t'),
    ("</w:rPr><w:t", "<w:vanish/></w:rPr><w:t"), ("</w:rPr><w:t", "<w:caps/></w:rPr><w:t"),
    ("</w:rPr><w:t", '<w:u w:val="single"/></w:rPr><w:t'), (". ", ", "), ("the", "this"),
)  # fmt: skip


def _edited_word(content: bytes, number: int) -> bytes:
    """Return a paper in Word with some of its paragraphs changed, by what they say."""

    def changed(found: re.Match[str]) -> str:
        chance = int(sha256(f"{number} {found[0]}".encode()).hexdigest()[:12], 16)
        if chance % 6:
            return found[0]
        chance //= 6
        if not chance % 7:
            return "" if "<w:tc" not in found[0] and "<w:sectPr" not in found[0] else found[0]
        old, new = _IN_WORD[chance % len(_IN_WORD)]
        return found[0].replace(old, new)

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = "word/document.xml"
    parts[body] = re.sub(r"<w:p[ >].*?</w:p>", changed, parts[body].decode()).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def word_lines() -> Iterator[tuple[str, str]]:
    """Yield the lines of Word files of others, as a paper that came back is compared by them."""
    lines: list[str] = []
    for folder in ("tests/data/letters", "tests/data/word-templates", "templates/starters"):
        for path in sorted((ROOT / folder).glob("*.docx")):
            found = read_paper(path)
            lines.append(f"{path.name}: {short(found._replace(lines=(), beside=(), unread=()))}")
            lines += [long(f"  {short(each)}") for each in found.lines]
            lines += [long(f"  beside {short(each)}") for each in found.beside]
            lines += [long(f"  unread {short(each)}") for each in found.unread]
    yield "word-lines", "\n".join(lines)


def all_reviews() -> Iterator[tuple[str, str]]:
    """Yield all of it."""
    yield from reviews()
    yield from edits()
    yield from word_papers()
    yield from word_lines()


def _review(workspace: charter.Workspace, paper: Path, out: Path) -> Review:
    read = read_paper(paper)
    name, kind = which(paper, read, None, None, workspace)
    day = day_of(read, kind, "en") or DAY
    return compare(workspace, name, kind, paper, read, day, out)


def _told(found: Review) -> Iterator[str]:
    yield f"  moved {found.moved}, known {found.known}, {len(found.findings)} changes"
    for each in found.findings:
        change = each.change
        old, new = (line.text if line else None for line in (change.old, change.new))
        marks = [n for n in ("look_only", "loose", "also") if getattr(each, n, None)]
        marks += ["look_only"] * change.look_only
        yield f"  {change.kind} in {change.section!r} {marks} {each.template}"
        yield f"    - {_short(old)}"
        yield f"    + {_short(new)}"
        if each.also:
            yield f"    now {_short(each.also)}"
        yield from (f"    {_edit(each, edit)}" for edit in each.edits)
        yield from (f"    of {_origin(origin)}" for origin in each.origins)


def _edit(finding: TracedChange, edit: Edit) -> str:
    raw = edit.raw if edit.raw is None else str(edit.raw)
    said_of = (raw, edit.before, edit.after, why_not(finding, edit))
    return f"edit {_origin(edit.origin)}: {' / '.join(map(_short, said_of))}"


def _origin(origin: Origin) -> str:
    path, line, column = origin.place
    # Where an entry of the catalogue stands changes with every entry before it.
    place = f"{path}:{line}:{column}" if path.startswith("company") else ""
    return f"{origin.label} {origin.path} {place} {origin.hint!r} {origin.why_not!r}"


def _adopted(workspace: charter.Workspace, paper: Path, out: Path, found: Review) -> Iterator[str]:
    before = _files()
    try:
        done, refused = adopt(workspace, found, lambda now: _review(now, paper, out))
    except CharterError as bad:
        yield from (f"  not adopted: {problem}" for problem in bad.problems)
        return
    yield from (f"  adopted {line}" for line in done)
    yield from (f"  refused {label}: {why}" for label, why in refused.items())
    for name, text in _files().items():
        yield from (f"  {name} {line}" for line in _new_lines(before.get(name, ""), text))


def _files() -> dict[str, str]:
    return {str(p): p.read_text("utf-8") for p in sorted(Path().rglob("*.yaml"))}


def _new_lines(before: str, after: str) -> Sequence[str]:
    known = set(before.splitlines())
    return [line for line in after.splitlines() if line not in known]


def _short(text: str | None) -> str:
    if text is None:
        return "nothing"
    return text if len(text) <= 160 else f"{text[:110]} ... {text[-45:]} ({len(text)})"
