"""The parts of a Word file, parsed when wanted; what of them nobody knows is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charter.document.docx.text import Comment, Unread
from charter.document.docx.vocabulary import LATER_SETTINGS, RELATIONSHIPS, SETTINGS, is_on, local
from charter.document.docx.word_file import Relationship, WordFile, relationships
from charter.document.docx.xml import W, parse
from charter.read.files import sha256

_CREATED = "{http://purl.org/dc/terms/}created"
_SIGNATURES = "_xmlsignatures/"
_NAMES = {
    "aFChunk": "another document that is put in",
    "subDocument": "another document that is put in",
    "oleObject": "an embedded object",
    "package": "an embedded document",
    "chart": "a chart",
    "chartEx": "a chart",
    "diagramData": "a diagram",
    "control": "a control",
    "font": "an embedded font, which can show other letters",
    "attachedTemplate": "an attached template",
    "mailMergeSource": "a source of data for mail merge",
    "mailMergeHeaderSource": "a source of data for mail merge",
    "ink": "a drawing in ink",
    "video": "a video",
    "hdphoto": "a picture in another format",
}
_HANGS = (f"{W}commentRangeStart", f"{W}commentReference")
_SETTINGS = {
    "attachedTemplate": "an attached template",
    "linkStyles": "styles are taken from another file when it is opened",
    "mailMerge": "a mail merge fills it in when it is opened",
    "updateFields": "fields are worked out anew when it is opened",
}


def key_of(element: Any) -> str:
    """Return what is the same of two elements that say the same."""
    from lxml import etree

    text = etree.tostring(element, method="c14n", exclusive=True, with_comments=False)
    return sha256(text)[:16]


class PackageParts:
    """The parts of one file."""

    def __init__(self, word: WordFile) -> None:
        self.word = word
        self._links: dict[str, dict[str, Relationship]] = {}
        self._parsed: dict[str, Any] = {}
        self._notes: dict[str, dict[str, list[Any]]] = {}
        self._known: dict[str, str] = {}

    def links(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part by their ids."""
        if part not in self._links:
            self._links[part] = {link.id: link for link in relationships(self.word.parts, part)}
        return self._links[part]

    def related(self, ending: str, of: str | None = None) -> str:
        """Return the name of the part that another refers to under a type, or ""."""
        part = self.word.document if of is None else of
        for link in self.links(part).values():
            if local_type(link) == ending and not link.external and link.target in self.word.parts:
                return link.target
        return ""

    def root(self, name: str) -> Any:
        """Return the root of a part, or None where there is none of that name."""
        if not name or name not in self.word.parts:
            return None
        if name not in self._parsed:
            self._parsed[name] = parse(self.word.parts[name])
        return self._parsed[name]

    def notes(self, name: str, number: str, first: bool) -> Iterator[tuple[bool, Any]]:
        """Yield the note of a number, and with the first the lines between text and notes.

        The first value says whether it is such a line.
        """
        if name not in self._notes:
            held: dict[str, list[Any]] = {}
            root = self.root(name)
            for note in root if root is not None else ():
                if isinstance(note.tag, str):
                    plain = note.get(f"{W}type", "normal") in ("normal", "")
                    held.setdefault(note.get(f"{W}id", "") if plain else "-", []).append(note)
            self._notes[name] = held
        if first:
            yield from ((True, note) for note in self._notes[name].get("-", ()))
        yield from ((False, note) for note in self._notes[name].get(number, ()))

    def digest(self, name: str) -> str:
        """Return the SHA-256 of a part, and of what it refers to."""
        if name not in self._known:
            self._known[name] = self._digest(name)
        return self._known[name]

    def _digest(self, name: str) -> str:
        return sha256("".join(self._digests(name, set())).encode())

    def _digests(self, name: str, seen: set[str]) -> Iterator[str]:
        if name in seen or name not in self.word.parts:
            return
        seen.add(name)
        yield sha256(self.word.parts[name])
        for link in sorted(self.links(name).values()):
            if link.external:
                yield link.target
            else:
                yield from self._digests(link.target, seen)

    def unread(self) -> Iterator[Unread]:
        """Yield each part and setting that is not known, and what nothing refers to."""
        reached: set[str] = set()
        waiting = [""]
        while waiting:
            part = waiting.pop()
            for link in self.links(part).values():
                kind = local_type(link)
                known = kind in RELATIONSHIPS
                if not known:
                    what = _NAMES.get(
                        kind, f"a part of a kind that is not known here ({kind[:60]})"
                    )
                    key = link.target if link.external else self.digest(link.target)
                    yield Unread(what, part or "the file", f"{kind} {key}")
                elif link.external and kind not in ("hyperlink", "image"):
                    yield Unread(
                        f"something outside the file ({kind})", part, f"{kind} {link.target}"
                    )
                if not link.external and link.target in self.word.parts:
                    if link.target not in reached and known:
                        waiting.append(link.target)
                    reached.add(link.target)
                    if not known:
                        reached.update(self._below(link.target))
        for name in self.word.parts:
            if name not in reached and not name.endswith(".rels") and name != "[Content_Types].xml":
                yield Unread("a part that nothing refers to", name, f"lone {self.digest(name)}")
        yield from self._settings()
        yield from self._bullets()

    def _below(self, name: str) -> set[str]:
        found, waiting = set(), [name]
        while waiting:
            for link in self.links(waiting.pop()).values():
                if not link.external and link.target not in found:
                    found.add(link.target)
                    waiting.append(link.target)
        return found

    def _settings(self) -> Iterator[Unread]:
        name = self.related("settings")
        for child in self.root(name) if name else ():
            if not isinstance(child.tag, str):
                continue
            known = child.tag in SETTINGS or child.tag.startswith(LATER_SETTINGS)
            if not known and (len(child) or is_on(child)):
                what = _SETTINGS.get(local(child.tag), f"a setting ({local(child.tag)})")
                yield Unread(what, name, f"setting {local(child.tag)} {key_of(child)}")

    def _bullets(self) -> Iterator[Unread]:
        name = self.related("numbering")
        root = self.root(name)
        for bullet in root.iterchildren(f"{W}numPicBullet") if root is not None else ():
            targets = [
                self.links(name)[value].target
                for element in bullet.iter()
                for value in element.attrib.values()
                if value in self.links(name)
            ]
            digests = " ".join(self.digest(target) for target in targets)
            yield Unread("pictures before the items of a list", name, f"bullet {digests}")

    def comments(self) -> Iterator[Comment]:
        """Yield what was written at the edge of the file."""
        part = self.root(self.related("comments"))
        if part is None:
            return
        about = self._commented()
        for comment in part.iter(f"{W}comment"):
            author = " ".join(comment.get(f"{W}author", "").split())
            yield Comment(author, _words(comment), about.get(comment.get(f"{W}id", ""), ""))

    def _commented(self) -> dict[str, str]:
        """Return the words of the first paragraph that each comment hangs at."""
        found: dict[str, str] = {}
        waiting: list[str] = []
        for element in self.root(self.word.document).iter(*_HANGS, f"{W}p"):
            if element.tag == f"{W}p":
                found.update((name, _words(element)) for name in waiting)
                waiting = []
                continue
            name, above = element.get(f"{W}id", ""), element.getparent()
            while above is not None and above.tag != f"{W}p":
                above = above.getparent()
            if above is None:
                waiting.append(name)  # it begins between two paragraphs
            else:
                found.setdefault(name, _words(above))
        return found

    def created(self) -> str:
        """Return the day on which the file says it was made, or ""."""
        core = self.root(self.related("core-properties", ""))
        created = core.find(_CREATED) if core is not None else None
        return (created.text or "")[:10] if created is not None else ""

    @property
    def signed(self) -> bool:
        """Return whether it has a digital signature."""
        return any(name.startswith(_SIGNATURES) for name in self.word.parts)


def _words(element: Any) -> str:
    return " ".join("".join(t.text or "" for t in element.iter(f"{W}t")).split())


def local_type(link: Relationship) -> str:
    """Return the last step of a relationship's type."""
    return link.type.rstrip("/").rpartition("/")[2]
