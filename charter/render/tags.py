"""The tags of a template's text: each with its place, the broken ones found and blanked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError

from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem, did_you_mean

_OPENER = re.compile(r"\{[{%#]")
_MAX_TAGS = 5000
# Atomic, so that a tag without an end costs one look at its text and not two to the power of it.
_INSIDE = r"(?:(?>'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|(?!\{\{|\{%)[^'\"]|['\"]))*?"
_CLOSED = {
    "{{": re.compile(r"\{\{" + _INSIDE + r"\}\}", re.DOTALL),
    "{%": re.compile(r"\{%" + _INSIDE + r"%\}", re.DOTALL),
    "{#": re.compile(r"\{#.*?#\}", re.DOTALL),
}
_WORD = re.compile(r"\{%[-+]?\s*(\w*)")
_END_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_SET_BLOCK = re.compile(r"\{%[-+]?\s*set\s+[^=]*[-+]?%\}", re.DOTALL)
BLOCKS = ("if", "for", "block", "macro", "call", "filter", "set", "with")
_SINGLE = ("include", "extends", "import", "from", "set")
_BETWEEN = {"else": ("if", "for"), "elif": ("if",)}
_KNOWN = (*BLOCKS, *_SINGLE[:-1], *_BETWEEN, "raw", *(f"end{name}" for name in (*BLOCKS, "raw")))


class Tag(NamedTuple):
    """One tag: where it stands in the text, and the word it begins with ("" for `{{` and `{#`)."""

    start: int
    end: int
    text: str
    word: str

    @property
    def kind(self) -> str:
        """Return `{{`, `{%` or `{#`."""
        return self.text[:2]

    @property
    def opens(self) -> bool:
        """Return whether an end tag must follow."""
        if self.word == "set":
            return _SET_BLOCK.fullmatch(self.text) is not None
        return self.word in BLOCKS


class TemplateText:
    """A template's text, its tags, and what is wrong with them.

    `clean` is the text with broken tags blanked, `mended` also has the end tags that were missing;
    `guessed` are words of broken tags, any of which may be a name that one would have set.
    """

    def __init__(self, path: str, text: str, environment: Environment) -> None:
        # As Jinja reads it: every line ends with "\\n".
        self.text = re.sub(r"\r\n|\r", "\n", text)
        self.path = path
        self.problems: list[Problem] = []
        self._environment = environment
        self._broken: dict[tuple[int, int], None] = {}
        self._unreadable: set[int] = set()
        self._missing_ends: list[tuple[int, str]] = []
        self.guessed: dict[str, None] = {}
        self.tags = list(self._tags())
        self._check_tags()
        self._check_blocks()
        self.clean = self.text
        for start, end in self._broken:
            self.guessed |= dict.fromkeys(re.findall(r"\w+", self.text[start:end]))
            blank = re.sub(r"[^\n]", " ", self.text[start:end])
            self.clean = self.clean[:start] + blank + self.clean[end:]
        self.mended = self.clean
        # From the back, so that no earlier place moves; of two at one place the inner ends first.
        for at, end_tag in sorted(self._missing_ends, key=lambda e: -e[0]):
            self.mended = self.mended[:at] + end_tag + self.mended[at:]
        self.tags = [tag for tag in self.tags if (tag.start, tag.end) not in self._broken]

    def place(self, offset: int) -> Place:
        """Return the line and column of a position in the text."""
        line = self.text.count("\n", 0, offset) + 1
        return Place(self.path, line, offset - self.text.rfind("\n", 0, offset))

    def _say(self, offset: int, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.place(offset), code, message, hint))

    def _tags(self) -> Iterator[Tag]:
        at, count, last_comment = 0, 0, self.text.rfind("#}")
        while opener := _OPENER.search(self.text, at):
            start = opener.start()
            count += 1
            if count > _MAX_TAGS:
                self._say(start, "too-large", f"more than {_MAX_TAGS:,} tags in one template")
                self._broken[start, len(self.text)] = None
                return
            hopeless = opener[0] == "{#" and last_comment < start
            found = None if hopeless else _CLOSED[opener[0]].match(self.text, start)
            if found is None:
                closing = {"{{": "}}", "{%": "%}", "{#": "#}"}[opener[0]]
                message = f"'{opener[0]}' is never closed"
                self._say(start, "template-syntax", message, f"write '{closing}' where it ends")
                at = self._end_of_broken(start)
                self._broken[start, at] = None
                continue
            at = found.end()
            word = _WORD.match(found[0])
            tag = Tag(start, at, found[0], word[1] if word else "")
            if tag.word == "raw" and (end := _END_RAW.search(self.text, at)):
                # What stands between is text, whatever it looks like.
                at = end.end()
                tag = Tag(start, at, self.text[start:at], "raw")
            yield tag

    def _end_of_broken(self, start: int) -> int:
        line_end = self.text.find("\n", start)
        line_end = len(self.text) if line_end < 0 else line_end
        following = _OPENER.search(self.text, start + 2, line_end)
        return following.start() if following else line_end

    def _check_tags(self) -> None:
        for tag in self.tags:
            if tag.kind == "{#" or tag.word in ("else", "raw") or tag.word.startswith("end"):
                continue
            if tag.kind == "{%" and tag.word not in _KNOWN:
                if tag.word == "autoescape":
                    message = "'autoescape' is not open to templates"
                    self._broken_tag(tag, message, "what they print is always escaped")
                else:
                    self._unknown(tag)
                continue
            alone = tag.text
            if tag.word == "elif":
                alone = "{% if 1 %}" + alone
            if tag.opens or tag.word == "elif":
                alone += "{% end" + tag.word.replace("elif", "if") + " %}"
            try:
                self._environment.parse(alone)
            except TemplateSyntaxError as bad:
                self._broken_tag(tag, *syntax_said(bad.message, tag.text))
            except (RecursionError, ValueError):
                self._broken_tag(tag, "this is too long or nested too deeply")

    def _broken_tag(self, tag: Tag, message: str, hint: str = "") -> None:
        self._say(tag.start, "template-syntax", f"in '{_short(tag.text)}': {message}", hint)
        # A block whose first tag cannot be read still has an end: what is in it is checked.
        if not tag.opens:
            self._broken[tag.start, tag.end] = None
        else:
            self._unreadable.add(tag.start)

    def _unknown(self, tag: Tag) -> None:
        hint = did_you_mean(tag.word, _KNOWN)
        self._say(tag.start, "template-syntax", f"unknown tag '{tag.word}'", hint)
        self._broken[tag.start, tag.end] = None

    def _check_blocks(self) -> None:
        open_: list[Tag] = []
        for tag in self.tags:
            if (tag.start, tag.end) in self._broken or tag.kind != "{%":
                continue
            if tag.opens:
                open_.append(tag)
            elif tag.word in _BETWEEN:
                if not open_ or open_[-1].word not in _BETWEEN[tag.word]:
                    within = " or ".join(f"'{name}'" for name in _BETWEEN[tag.word])
                    self._say(tag.start, "template-block", f"'{tag.word}' stands outside {within}")
                    self._broken[tag.start, tag.end] = None
            elif tag.word.startswith("end"):
                self._close(tag, open_)
        for tag in open_:
            self._unclosed(tag, len(self.text))

    def _close(self, tag: Tag, open_: list[Tag]) -> None:
        wanted = tag.word.removeprefix("end")
        if wanted not in [one.word for one in open_]:
            message = f"'{tag.word}' closes nothing: no '{wanted}' is open here"
            if open_:
                last = open_[-1]
                line = self.place(last.start).line
                message += f"; '{_short(last.text)}' of line {line} is"
            self._say(tag.start, "template-block", message)
            self._broken[tag.start, tag.end] = None
            return
        while open_[-1].word != wanted:
            self._unclosed(open_.pop(), tag.start)
        opened = open_.pop()
        if opened.start in self._unreadable:
            self._broken |= {(opened.start, opened.end): None, (tag.start, tag.end): None}

    def _unclosed(self, tag: Tag, end: int) -> None:
        line = self.place(tag.start).line
        message = f"'{_short(tag.text)}' opened on line {line} is never closed"
        hint = f"write '{{% end{tag.word} %}}' where it ends"
        self._say(tag.start, "template-block", message, hint)
        if tag.start in self._unreadable:
            self._broken[tag.start, tag.end] = None
        else:
            self._missing_ends.append((end, f"{{% end{tag.word} %}}"))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}..."


_WORDS = {
    "end of print statement": "'}}'",
    "end of statement block": "'%}'",
    "begin of print statement": "'{{'",
    "begin of statement block": "'{%'",
}


_BLANKS = re.compile(r"\{\{\s*([^\W\d]\w*(?: +[^\W\d]\w*)+)\s*\}\}")
"""A field with blanks where its dots should be: {{ company name }}."""


def syntax_said(message: str | None, tag: str) -> tuple[str, str]:
    """Return what is wrong with a tag in plain words, and what to write in its place."""
    if blanks := _BLANKS.fullmatch(" ".join(tag.split())):
        field = ".".join(blanks[1].split())
        return "a field has dots in its name, and no blanks", f"write {{{{ {field} }}}}"
    said = message or "this cannot be read"
    for technical, plain in _WORDS.items():
        said = said.replace(f"'{technical}'", plain).replace(technical, plain)
    return said[0].lower() + said[1:].rstrip("."), ""
