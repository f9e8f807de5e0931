"""A template made in Word, read and mended once: its parts with text, its tags, its flaws."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from charter.document.docx.word_file import WordFile, read_word_file, relationships
from charter.document.docx.xml import R, W, parse
from charter.docx_templates.blocks import lift, loops
from charter.docx_templates.clean import (
    tracked_changes,
    unreached_tags,
    without_traces,
)
from charter.docx_templates.elsewhere import decode_addresses, plain_parts
from charter.docx_templates.outside import Sendable, sendable
from charter.docx_templates.placeholders import Unfilled, placeholders
from charter.docx_templates.story import paragraphs, parse_part
from charter.docx_templates.tags import (
    CLOSE,
    OPEN,
    Flaw,
    WordTag,
    mark_elsewhere,
    mark_tags,
)
from charter.docx_templates.turns import TURN, Turns
from charter.docx_templates.written import pattern_of
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem
from charter.read.files import version_of
from charter.write.xml import xml_text

_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_STORIES = {"footnotes": "footnotes", "endnotes": "endnotes"}
_KINDS = {"default": "", "first": " of the first page", "even": " of even pages"}


class Story(NamedTuple):
    """One part with text: its name, its source for Jinja, and the tag on each line of that.

    `changes` says whether what is made of it differs from what is typed in it.
    """

    part: str
    source: str
    lines: tuple[int, ...]
    changes: bool


class WordTemplate(NamedTuple):
    """A template read, mended and checked once; `flaws` are what cannot work in it.

    `notes` say what was taken out of it; `unfilled` is what looks like a blank;
    `turns` are the lists that begin anew in each turn of a loop.
    """

    word: WordFile
    stories: tuple[Story, ...]
    tags: tuple[WordTag, ...]
    flaws: tuple[Flaw, ...]
    problems: tuple[Problem, ...]
    names: dict[str, str]
    notes: tuple[str, ...]
    unfilled: tuple[Unfilled, ...]
    turns: Turns

    @property
    def path(self) -> Path:
        """Return where it is."""
        return self.word.path

    @property
    def parts(self) -> dict[str, bytes]:
        """Return the parts that papers keep of it."""
        return self.word.parts

    def problem(self, flaw: Flaw) -> Problem:
        """Return a flaw as people read it."""
        return Problem(Place(str(self.path)), flaw.code, f"{flaw.where}: {flaw.message}", flaw.hint)


def read_word_template(path: Path, tokens: Collection[str] = ()) -> WordTemplate:
    """Return the template at `path`; `tokens` are marks that other programs fill in.

    Raises TemplateError where the file cannot be used at all; what is wrong with its tags is in
    `flaws`, and what lies elsewhere in `problems`.
    """
    version = None
    with contextlib.suppress(OSError):  # reading it says what is wrong
        version = version_of(path)
    # A build asks several times: to fill it in, for its texts, and for what to tell of it.
    return _read(path, tuple(tokens), version)


@lru_cache(maxsize=4)
def _read(path: Path, tokens: tuple[str, ...], _version: object) -> WordTemplate:
    return template_of(sendable(read_word_file(path)), tokens)


def template_of(sent: Sendable, tokens: Collection[str] = ()) -> WordTemplate:
    """Return the template in a Word file that was read."""
    word = sent.word
    parts = without_traces(word)
    tags: list[WordTag] = []
    flaws: list[Flaw] = []
    stories = []
    unfilled: list[Unfilled] = []
    turns = Turns(word)
    names = dict(_stories(word))
    for name, words in names.items():
        root = parse_part(parts[name])
        # As it came: cleaning takes marks of changes away where the schema has no place for them.
        flaws += tracked_changes(etree.fromstring(word.parts[name]), words)
        places = list(paragraphs(root, words))
        unfilled += placeholders(places, tokens)
        first = len(tags)
        held = mark_tags(root, places, words, tokens, tags, flaws)
        _unbind(root)
        turns.mark(root, loops(held, tags))
        lift(held, tags, flaws)
        for paragraph in root.iter(W + "p"):
            paragraph.attrib.pop(TURN, None)
        text = etree.tostring(root, encoding="unicode")
        if len(tags) > first:
            # Only what stands around tags has to be mended, which takes its time.
            text = DocxTemplate("").patch_xml(text)
        changes = any(tag.kind != "text" for tag in tags[first:])
        stories.append(_story(name, text, tags, changes))
    for name, words in plain_parts(word, list(names)):
        names[name] = words
        root = parse(parts[name], bare=True)
        first = len(tags)
        decode_addresses(root)
        mark_elsewhere(root, pattern_of(tokens), tags, flaws, plain=words)
        if len(tags) > first:
            changes = any(tag.kind != "text" for tag in tags[first:])
            stories.append(_story(name, etree.tostring(root, encoding="unicode"), tags, changes))
    return WordTemplate(
        word._replace(parts=parts),
        tuple(stories),
        tuple(tags),
        tuple(dict.fromkeys(flaws)),
        (*sent.problems, *unreached_tags(word)),
        names,
        sent.notes,
        tuple(dict.fromkeys(unfilled)),
        turns,
    )


def _stories(word: WordFile) -> Iterator[tuple[str, str]]:
    """Yield each part that can hold tags, and its name in messages; the main text has none."""
    yield word.document, ""
    wanted: dict[str, str] = {}
    for element in etree.fromstring(word.parts[word.document]).iter(
        W + "headerReference", W + "footerReference"
    ):
        kind = "header" if element.tag == W + "headerReference" else "footer"
        wanted.setdefault(element.get(R + "id"), kind + _KINDS.get(element.get(W + "type"), ""))
    for relation in relationships(word.parts, word.document):
        kind = relation.type.rpartition("/")[2]
        if relation.external or relation.target not in word.parts:
            continue
        if kind in ("header", "footer"):
            yield relation.target, wanted.get(relation.id, kind)
        elif kind in _STORIES:
            yield relation.target, _STORIES[kind]


def _unbind(root: Any) -> None:
    """Let content controls show the text that stands in them, not that of a data store."""
    for control in root.iter(W + "sdt"):
        if OPEN in "".join(control.itertext()):
            for properties in control.findall(W + "sdtPr"):
                for name in ("dataBinding", "showingPlcHdr", "text"):
                    for each in properties.findall(W + name):
                        if name != "text":
                            properties.remove(each)


def _story(name: str, patched: str, tags: list[WordTag], changes: bool) -> Story:
    """Return a part's source, with each tag on a line of its own number."""
    lines: list[int] = []

    def put(found: re.Match[str]) -> str:
        tag = tags[int(found[1])]
        if tag.kind == "text":
            return f"{{% raw %}}{xml_text(tag.written)}{{% endraw %}}"
        lines.append(int(found[1]))
        return f"{tag.code}\n"

    return Story(name, _MARK.sub(put, patched), tuple(lines), changes)
