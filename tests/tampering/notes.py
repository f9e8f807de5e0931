"""Text beside the body: headers, footers, footnotes, endnotes, comments, the glossary."""

from __future__ import annotations

import random

from tampering.carriers import INLINE, sentence
from tampering.draws import Done, means
from tampering.package import (
    MAIN,
    Element,
    UnfitError,
    Word,
    one,
    paragraph,
    parse,
    put,
    q,
    run,
    text_of,
)

_TYPES = ("default", "first", "even")


def _stories(word: Word) -> list[tuple[str, str, Element]]:
    """Return the headers and footers that the body uses: name, kind, root."""
    targets = {
        link.get("Id"): link.get("Target")
        for kind in ("header", "footer")
        for link in word.links(kind)
    }
    used = []
    for section in word.sections():
        for kind in ("header", "footer"):
            for ref in section.findall(q(f"w:{kind}Reference")):
                name = "word/" + targets.get(ref.get(q("r:id")), "").removeprefix("/word/")
                if name in word.parts and ref.get(q("w:type"), "default") == "default":
                    used.append((name, kind, word.xml(name)))
    if not used:
        raise UnfitError("no header or footer")
    return used


@means(
    "headers and footers",
    "new words",
    "w:sym",
    "a text box",
    "w:sdt",
    "other words",
    "no words",
    "hidden words",
    "struck words",
)
def _story(word: Word, rng: random.Random, name: str) -> Done:
    part, _kind, root = rng.choice(_stories(word))
    text = sentence(rng)
    if name in ("other words", "no words", "hidden words", "struck words"):
        told = [
            t
            for t in root.iter(q("w:t"))
            if (t.text or "").strip()
            and not any(a.tag == q("w:fldSimple") for a in t.iterancestors())
        ]
        if not told:
            raise UnfitError("no words there")
        t = told[0]
        old, t.text = t.text, {"other words": text, "no words": ""}.get(name, t.text)
        if name.startswith(("hidden", "struck")):
            from tampering.package import first_under

            put(
                first_under(t.getparent(), "w:rPr"),
                "<w:vanish/>" if "hidden" in name else "<w:strike/>",
            )
        return Done(f"{part}: {old!r} {name}", True, text if name == "other words" else "")
    xml = {
        "new words": paragraph(text),
        "w:sym": f"<w:p>{INLINE['w:sym in the private area'](text)}</w:p>",
        "w:sdt": f"<w:sdt><w:sdtContent>{paragraph(text)}</w:sdtContent></w:sdt>",
        "a text box": f'<w:p><w:r><w:pict><v:shape style="position:absolute;width:200pt;height:40pt"><v:textbox><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>',
    }[name]
    for piece in parse(xml):
        root.append(piece)
    return Done(f"{part}: {text!r} by {name}", True, text)


@means("headers and footers", *(f"{kind} {of}" for kind in ("header", "footer") for of in _TYPES))
def _other_story(word: Word, rng: random.Random, name: str) -> Done:
    """A part of its own for the first, the even or all pages of a section."""
    kind, of = name.split()
    text = sentence(rng)
    _, link = word.story(kind, "w:hdr" if kind == "header" else "w:ftr", paragraph(text))
    section = word.sections()[0]
    for ref in section.findall(q(f"w:{kind}Reference")):
        if ref.get(q("w:type"), "default") == of:
            section.remove(ref)
    section.insert(0, one(f'<w:{kind}Reference w:type="{of}" r:id="{link}"/>'))
    if of == "first":
        put(section, "<w:titlePg/>")
    elif of == "even":
        put(word.settings, "<w:evenAndOddHeaders/>")
    return Done(f"{text!r} as {name}", True, text)


@means(
    "headers and footers",
    "w:titlePg",
    "w:evenAndOddHeaders",
    "reference taken away",
    "page number begins",
    "page number roman",
)
def _switched(word: Word, rng: random.Random, name: str) -> Done:
    """Words of a header that are not shown on some pages any more, or another page number."""
    told = any(text_of(root).strip() for _, _, root in _stories(word))
    section = word.sections()[-1]
    if name == "w:titlePg":
        if section.find(q("w:titlePg")) is not None:
            raise UnfitError("it is on")
        put(section, "<w:titlePg/>")
    elif name == "w:evenAndOddHeaders":
        put(word.settings, "<w:evenAndOddHeaders/>")
    elif name == "reference taken away":
        for ref in [
            *section.findall(q("w:headerReference")),
            *section.findall(q("w:footerReference")),
        ]:
            section.remove(ref)
        told = told and len(word.sections()) == 1
    else:
        counted = any(
            "PAGE" in (t.text or "")
            for _, _, root in _stories(word)
            for t in root.iter(q("w:instrText"))
        )
        put(
            section,
            '<w:pgNumType w:start="7"/>'
            if "begins" in name
            else '<w:pgNumType w:fmt="upperRoman"/>',
        )
        told = counted and len(word.sections()) == 1
    return Done(name, told)


@means("headers and footers")
def _retargeted(word: Word, rng: random.Random) -> Done:
    """The relationship of a header leads to another part; the old one stays in the file."""
    links = [*word.links("header"), *word.links("footer")]
    if not links:
        raise UnfitError("no header")
    used = {
        ref.get(q("r:id"))
        for s in word.sections()
        for ref in s
        if ref.tag in (q("w:headerReference"), q("w:footerReference"))
        and ref.get(q("w:type")) == "default"
    }
    fit = [link for link in links if link.get("Id") in used]
    if not fit:
        raise UnfitError("none is used")
    link = rng.choice(fit)
    kind = link.get("Type").rpartition("/")[2]
    text = sentence(rng)
    part, _ = word.story(kind, "w:hdr" if kind == "header" else "w:ftr", paragraph(text))
    link.set("Target", part.removeprefix("word/"))
    return Done(f"{kind} leads to another part with {text!r}", True, text)


def _note(word: Word, kind: str, inner: str, note_id: str, attributes: str = "") -> None:
    """Put a note into its part, made where there is none."""
    part = f"word/{kind}s.xml"
    if part not in word.parts:
        marks = "".join(
            f'<w:{kind} w:type="{t}" w:id="{i}"><w:p><w:r><w:{e}/></w:r></w:p></w:{kind}>'
            for t, i, e in (
                ("separator", -1, "separator"),
                ("continuationSeparator", 0, "continuationSeparator"),
            )
        )
        name, _ = word.story(f"{kind}s", f"w:{kind}s", marks)
        word.parts[part] = word.parts.pop(name)
        word.trees.pop(name, None)
        for entry in word.xml("[Content_Types].xml"):
            if entry.get("PartName") == f"/{name}":
                entry.set("PartName", f"/{part}")
        next(iter(word.links(f"{kind}s"))).set("Target", f"{kind}s.xml")
    word.xml(part).append(one(f'<w:{kind} w:id="{note_id}" {attributes}>{inner}</w:{kind}>'))


@means(
    "notes",
    "footnote",
    "endnote",
    "footnote with an own mark",
    "footnote hidden mark",
    "note nobody refers to",
)
def _added_note(word: Word, rng: random.Random, name: str) -> Done:
    kind = "endnote" if name == "endnote" else "footnote"
    text = sentence(rng)
    _note(word, kind, f"<w:p><w:r><w:{kind}Ref/></w:r>{run(text)}</w:p>", "77")
    if name == "note nobody refers to":
        return Done(name, False)
    p = next(rng.choice(word.texts()).iterancestors(q("w:p")))
    mark = ' w:customMarkFollows="1"' if "own" in name else ""
    look = (
        "<w:rPr><w:vanish/></w:rPr>"
        if "hidden" in name
        else "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
    )
    after = "<w:t>*</w:t>" if mark else ""
    p.append(one(f'<w:r>{look}<w:{kind}Reference w:id="77"{mark}/>{after}</w:r>'))
    return Done(f"{text!r} as {name}", "hidden" not in name, text)


@means(
    "notes",
    "footnote changed",
    "footnote struck",
    "separator with words",
    "endnote separator with words",
    "reference moved",
    "reference taken away",
)
def _changed_note(word: Word, rng: random.Random, name: str) -> Done:
    kind = "endnote" if name.startswith("endnote") else "footnote"
    part = f"word/{kind}s.xml"
    root = word.xml(part)
    referred = list(word.body.iter(q(f"w:{kind}Reference")))
    text = sentence(rng)
    if "separator" in name:
        for note in root:
            if note.get(q("w:type")) == "separator":
                note.append(one(paragraph(text)))
        return Done(f"{text!r} in the separator", bool(referred), text if referred else "")
    if not referred:
        raise UnfitError("no note")
    ref = rng.choice(referred)
    if name == "reference taken away":
        ref.getparent().remove(ref)
    elif name == "reference moved":
        word.blocks()[-1].append(ref.getparent())
    else:
        note = next(n for n in root if n.get(q("w:id")) == ref.get(q("w:id")))
        told = [t for t in note.iter(q("w:t")) if (t.text or "").strip()]
        if not told:
            raise UnfitError("an empty note")
        if name == "footnote changed":
            told[-1].text = text
        else:
            from tampering.package import first_under

            put(first_under(told[-1].getparent(), "w:rPr"), "<w:strike/>")
    return Done(f"{kind}: {name}", True)


@means("notes", "comment", "comment nobody refers to", "glossary")
def _beside(word: Word, rng: random.Random, name: str) -> Done:
    """What is in the file and not on the page."""
    text = sentence(rng)
    if name == "glossary":
        word.story(
            "glossaryDocument",
            "w:glossaryDocument",
            f"<w:docParts><w:docPart><w:docPartBody>{paragraph(text)}</w:docPartBody></w:docPart></w:docParts>",
        )
        return Done("a glossary document", False)
    part, _ = word.story(
        "comments",
        "w:comments",
        f'<w:comment w:id="5" w:author="A. Reader">{paragraph(text)}</w:comment>',
    )
    if name == "comment":
        p = rng.choice(word.blocks())
        p.append(one('<w:r><w:commentReference w:id="5"/></w:r>'))
    assert MAIN in word.parts, part
    return Done(f"{text!r} as {name}", False)
