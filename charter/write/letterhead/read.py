"""A person's own Word file as letterhead: its page and look, and none of its text.

A paper is a new Word file into which styles, page, headers, footers, theme and fonts are carried;
what is not carried by name stays behind: text, comments, tracked changes, macros, properties,
templates attached, data bound, and everything that would be fetched from elsewhere.
"""

from __future__ import annotations

import contextlib
import zlib
from functools import lru_cache
from pathlib import Path

from lxml import etree

from charter.document.docx.word_file import WordFile, read_word_file, relationships
from charter.document.docx.xml import OFFICE, WORD, Element, R, W, parse
from charter.named_tuples import NamedTuple
from charter.problems import TemplateError, error
from charter.read.files import version_of
from charter.write.letterhead.letterhead import (
    CORE,
    DOCUMENT,
    NUMBERING,
    RELATIONSHIPS,
    STYLES,
    TOKEN,
    Letterhead,
    began_as_ours,
    has_shipped_page,
    shipped_letterhead,
)
from charter.write.letterhead.look import Chain
from charter.write.letterhead.page import Reference, section_of, settings_of
from charter.write.letterhead.parts import PACKAGE_LINKS, Carried, Carrier
from charter.write.letterhead.room import leave_room
from charter.write.letterhead.styles import PaperStyles, complete_styles
from charter.write.letterhead.tidy import keep_direction, too_wide
from charter.write.letterhead.xml import canonical, fragment, serialise
from charter.write.package import Part, compress
from charter.write.xml import HEAD

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_THEME = "word/theme/theme1.xml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_FIXED = ("styles", "settings", "numbering")
_SETTINGS, _FONTS = "word/settings.xml", "word/fontTable.xml"
_MOST_STYLES = 5000
"""Word itself stops at 4,079."""
_ROOT = f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}">'
_APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><DocSecurity>0</DocSecurity></Properties>'
)


def own_letterhead(path: Path) -> Letterhead:
    """Return the letterhead in a person's Word file; its `notes` say what papers do without.

    They end with the mistakes in it. Raises TemplateError for a file that cannot be used.
    """
    return _told(path).letterhead


def mistakes_in(path: Path) -> tuple[tuple[str, str], ...]:
    """Return what to put right in a letterhead: messages and hints. Raises TemplateError."""
    return _told(path).mistakes


class _Adopted(NamedTuple):
    letterhead: Letterhead
    mistakes: tuple[tuple[str, str], ...]


def _told(path: Path) -> _Adopted:
    version = None
    with contextlib.suppress(OSError):  # reading it says what is wrong
        version = version_of(path)
    # A build asks twice: for the notes, and to write.
    return _read(path, version)


@lru_cache(maxsize=2)
def _read(path: Path, _version: object) -> _Adopted:
    return _adopted(read_word_file(path))


def letterhead_of(source: WordFile) -> Letterhead:
    """Return the letterhead in a Word file that was read. Raises TemplateError."""
    return _adopted(source).letterhead


def _adopted(source: WordFile) -> _Adopted:
    try:
        return _adopt(source)
    except (etree.XMLSyntaxError, UnicodeError) as bad:
        hint = "open it in Word and save it as .docx"
        message = f"this Word file is damaged: {bad}"
        raise error(TemplateError, source.path, "no-word-file", message, hint) from None


def _adopt(source: WordFile) -> _Adopted:
    notes: list[str] = []
    document = parse(source.parts[source.document], bare=True)
    links = list(relationships(source.parts, source.document))
    by_kind: dict[str, str] = {}
    for link in links:
        kind = link.type.rsplit("/", 1)[-1]
        if not link.external and link.target in source.parts:
            by_kind.setdefault(kind, link.target)
        elif link.external and kind == "attachedTemplate":
            notes.append("is attached to another template; papers are not")
    targets = {link.id: link.target for link in links if not link.external}
    page, references = section_of(document, notes, lambda key: _shows(source, targets.get(key, "")))
    theme = by_kind.get("theme", "")
    shipped = shipped_letterhead()
    own_styles = _root_of(source.parts.get(by_kind.get("styles", "")), "styles")
    if own_styles is not None and len(own_styles) > _MOST_STYLES:
        hint = "delete those that it does not use"
        message = f"{len(own_styles):,} styles are too many"
        raise error(TemplateError, source.path, "too-large", message, hint)
    styles = _completed(
        source.parts.get(by_kind.get("styles", "")),
        source.parts.get(by_kind.get("numbering", "")),
        source.parts.get(theme, b""),
        (shipped.texts[STYLES], shipped.texts[NUMBERING]),
    )
    carrier = Carrier(source, notes)
    related = [(f"{OFFICE}/{kind}", f"{kind}.xml") for kind in _FIXED]
    related += _carry_page_parts(carrier, page, references, targets, styles)
    for kind, target, content_type in (
        ("theme", _THEME, _THEME_TYPE),
        ("fontTable", _FONTS, f"{_TYPES}fontTable+xml"),
    ):
        if name := by_kind.get(kind, ""):
            carrier.plain_part(name, target, content_type)
        else:
            # Word asks for both; without them in the letterhead, nothing refers to them.
            carrier.parts.append(Carried(target, content_type, _shipped_part(shipped, target)))
        related.append((f"{OFFICE}/{kind}", target.removeprefix("word/")))
    settings = settings_of(_root_of(source.parts.get(by_kind.get("settings", "")), "settings"))
    texts = {
        DOCUMENT: "",
        CORE: "",
        STYLES: serialise(styles.root),
        NUMBERING: serialise(styles.numbering.root),
        RELATIONSHIPS: _relationships(related),
    }
    section = _section(page)
    packed = _package(carrier.parts, serialise(settings), texts)
    letterhead = Letterhead(
        packed,
        texts,
        _ROOT,
        section,
        styles.names,
        styles.numbers,
        has_shipped_page(section) and began_as_ours(styles.own),
        (*notes, *map(" - ".join, carrier.mistakes)),
        tuple(styles.added),
        carrier.reach,
    )
    return _Adopted(letterhead, tuple(carrier.mistakes))


def _carry_page_parts(
    carrier: Carrier,
    page: Element,
    references: list[Reference],
    targets: dict[str, str],
    styles: PaperStyles,
) -> list[tuple[str, str]]:
    """Carry headers and footers and refer to them from `page`; return how they are related."""
    chain = Chain(styles.root)
    style_ids = {str(style.get(f"{W}styleId")) for style in styles.root.iter(f"{W}style")}
    related: list[tuple[str, str]] = []
    for number, reference in enumerate(references, 1):
        name = targets.get(reference.id, "")
        if not carrier.has(name):
            continue
        kind = reference.tag.removesuffix("Reference")
        target = f"word/{kind}{number}.xml"

        def finish(root: Element, kind: str = kind) -> None:
            keep_direction(root, styles.right_to_left)
            if kind == "header":
                carrier.reach = max(carrier.reach, leave_room(root, page, chain))
            if too_wide(root, page):
                carrier.note(f"has a picture in a {kind} that is wider than the page")

        carrier.page_part(name, target, kind, styles.numbering.numbers, style_ids, finish)
        related.append((f"{OFFICE}/{kind}", target.removeprefix("word/")))
        _refer(page, reference, f"rId{len(_FIXED) + len(related)}")
    return related


def _shipped_part(shipped: Letterhead, name: str) -> bytes:
    return next(zlib.decompress(part.data, -15) for part in shipped.parts if part.name == name)


def _shows(source: WordFile, name: str) -> bool:
    """Return whether the header or footer called `name` has text, a picture or a field."""
    content = source.parts.get(name)
    if content is None:
        return False
    root = parse(content, bare=True)
    said = any((text.text or "").strip() for text in root.iter(f"{W}t"))
    drawn = (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}fldSimple", f"{W}fldChar")
    return said or any(True for _ in root.iter(*drawn))


@lru_cache(maxsize=4)
def _completed(
    own: bytes | None, numbering: bytes | None, theme: bytes, shipped: tuple[str, str]
) -> PaperStyles:
    """Return the styles of papers; letters of one origin share them, and nobody changes these."""
    root = _root_of(own, "styles")
    return complete_styles(
        canonical(etree.Element("x") if root is None else root, "styles"),
        _root_of(numbering, "numbering"),
        (parse(shipped[0], bare=True), parse(shipped[1], bare=True)),
        theme,
    )


def _root_of(part: bytes | None, wanted: str) -> Element | None:
    if part is None:
        return None
    root = parse(part, bare=True)
    return root if root.tag == f"{W}{wanted}" else None


def _refer(page: Element, reference: Reference, identity: str) -> None:
    made = etree.Element(f"{W}{reference.tag}")
    made.set(f"{W}type", reference.kind)
    made.set(f"{R}id", identity)
    count = len(list(page.iterchildren(f"{W}headerReference", f"{W}footerReference")))
    page.insert(count, made)


def _section(page: Element) -> str:
    """Return the section as text, without the namespaces that the document declares."""
    text = fragment(page)
    for prefix, uri in (("w", WORD), ("r", OFFICE)):
        text = text.replace(f' xmlns:{prefix}="{uri}"', "")
    return text


def _relationships(related: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE_LINKS}">{inner}</Relationships>'


def _package(carried: list[Carried], settings: str, texts: dict[str, str]) -> tuple[Part, ...]:
    """Return the parts that are the same in all papers; those with tokens go into `texts`."""
    types = {
        f"/{DOCUMENT}": f"{_TYPES}document.main+xml",
        f"/{STYLES}": f"{_TYPES}styles+xml",
        f"/{NUMBERING}": f"{_TYPES}numbering+xml",
        f"/{_SETTINGS}": f"{_TYPES}settings+xml",
        f"/{CORE}": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument."
        "extended-properties+xml",
    } | {f"/{part.name}": part.type for part in carried}
    defaults = (
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    content = "http://schemas.openxmlformats.org/package/2006/content-types"
    package_links = (
        (f"{OFFICE}/officeDocument", DOCUMENT),
        (f"{PACKAGE_LINKS}/metadata/core-properties", CORE),
        (f"{OFFICE}/extended-properties", "docProps/app.xml"),
    )
    made = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{content}">{defaults}{overrides}</Types>',
        "_rels/.rels": _relationships(list(package_links)),
        "docProps/app.xml": _APP,
        _SETTINGS: settings,
    }
    parts = [compress(name, text.encode(), 9) for name, text in made.items()]
    for part in carried:
        text = part.content.decode() if part.name.endswith(".xml") else ""
        if TOKEN.search(text):
            texts[part.name] = text
        else:
            parts.append(compress(part.name, part.content, 9))
        if part.links:
            folder, _, name = part.name.rpartition("/")
            parts.append(compress(f"{folder}/_rels/{name}.rels", part.links.encode(), 9))
    return tuple(parts)
