"""Looks that reach the words by a style, the defaults or the theme."""

from __future__ import annotations

import random

from tampering.draws import Done, means
from tampering.faces import find, names, put_all, some_words
from tampering.looks import RUN
from tampering.package import (
    NS,
    Element,
    UnfitError,
    Word,
    first_under,
    one,
    put,
    q,
    text_of,
    under,
)

# What hides or strikes words however it reaches them.
_STRONG = (
    "w:vanish on",
    "w:strike on",
    "w:dstrike on",
    "w:caps on",
    "w:smallCaps on",
    'w:color w:val="FFFFFF"',
    'w:sz w:val="2"',
    'w:w w:val="1"',
    "w:highlight black",
    "w:rFonts Wingdings",
    'w:vertAlign w:val="superscript"',
    "w14:textFill none",
    'w:spacing w:val="-400"',
    'w:position w:val="3000"',
    "w:shd fill as dark as the text",
)
# Those that no style below can overrule by a value of its own.
_SURE = ("w:vanish on", "w:strike on", "w:dstrike on", "w:caps on", 'w:w w:val="1"')
_CONDITIONS = (
    "wholeTable",
    "firstRow",
    "lastRow",
    "firstCol",
    "lastCol",
    "band1Horz",
    "band2Horz",
    "band1Vert",
    "band2Vert",
    "neCell",
    "nwCell",
    "seCell",
    "swCell",
)


def _look(name: str) -> str:
    assert name in names(RUN), name
    return find(RUN, name).xml


def _style(word: Word, kind: str, name: str, inner: str, based_on: str = "") -> str:
    """Add a style and return its id."""
    style = one(
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + f"<w:uiPriority w:val='99'/>{inner}</w:style>"
    )
    word.styles.append(style)
    return name


def _used(word: Word, p: Element) -> Element:
    """Return the style of a paragraph, the default one where it names none."""
    named = p.find(f"{q('w:pPr')}/{q('w:pStyle')}")
    for style in word.styles.findall(q("w:style")):
        of_paragraphs = style.get(q("w:type")) == "paragraph"
        if named is None and of_paragraphs and style.get(q("w:default")) in ("1", "true"):
            return style
        if (
            named is not None
            and of_paragraphs
            and style.get(q("w:styleId")) == named.get(q("w:val"))
        ):
            return style
    raise UnfitError("no such style")


@means("look by a style", *(f"character style {name}" for name in _STRONG))
def _character(word: Word, rng: random.Random, name: str) -> Done:
    look = _look(name.removeprefix("character style "))
    r = some_words(rng.choice(word.texts()), rng)
    put_all(
        first_under(r, "w:rPr"),
        f'<w:rStyle w:val="{_style(word, "character", "Xa", f"<w:rPr>{look}</w:rPr>")}"/>',
    )
    return Done(f"{text_of(r)[:40]!r} with a {name}")


@means("look by a style", *(f"character style based on one {name}" for name in _STRONG[:4]))
def _character_based(word: Word, rng: random.Random, name: str) -> Done:
    look = _look(name.removeprefix("character style based on one "))
    _style(word, "character", "Xa", f"<w:rPr>{look}</w:rPr>")
    _style(word, "character", "Xb", "<w:rPr/>", "Xa")
    r = some_words(rng.choice(word.texts()), rng)
    put(first_under(r, "w:rPr"), '<w:rStyle w:val="Xb"/>')
    return Done(f"{text_of(r)[:40]!r} with a {name}")


@means("look by a style", *(f"paragraph style {name}" for name in _STRONG))
def _paragraph_style(word: Word, rng: random.Random, name: str) -> Done:
    """A style that paragraphs have is given the look; a run's own properties may overrule it."""
    chosen = name.removeprefix("paragraph style ")
    bare = [p for p in word.blocks() if not any(list(e) for e in p.iter(q("w:rPr")))]
    if not bare:
        raise UnfitError("every run has its own look")
    p = rng.choice(bare)
    style = _used(word, p)
    put_all(under(style, "w:rPr"), _look(chosen))
    return Done(f"style {style.get(q('w:styleId'))} given {chosen}")


@means("look by a style", *(f"base of a style {name}" for name in _SURE))
def _base(word: Word, rng: random.Random, name: str) -> Done:
    style = _used(word, rng.choice(word.blocks()))
    old = style.find(q("w:basedOn"))
    base = "" if old is None else old.get(q("w:val"))
    _style(
        word,
        "paragraph",
        "Xc",
        f"<w:rPr>{_look(name.removeprefix('base of a style '))}</w:rPr>",
        base,
    )
    put(style, '<w:basedOn w:val="Xc"/>')
    return Done(f"style {style.get(q('w:styleId'))} put on one with {name}")


@means("look by a style", *(f"defaults {name}" for name in _SURE))
def _defaults(word: Word, rng: random.Random, name: str) -> Done:
    defaults = first_under(word.styles, "w:docDefaults")
    put_all(under(under(defaults, "w:rPrDefault"), "w:rPr"), _look(name.removeprefix("defaults ")))
    return Done(name)


@means("look by a style", "hidden default style", "exact line of 1", "paragraph style off the page")
def _of_paragraphs(word: Word, rng: random.Random, name: str) -> Done:
    if name == "hidden default style":
        plain = [
            p
            for p in word.body.iter(q("w:p"))
            if text_of(p) and p.find(f"{q('w:pPr')}/{q('w:pStyle')}") is None
        ]
        if not plain:
            raise UnfitError("every paragraph names its style")
        style = _used(word, plain[0])
        base = style.get(q("w:styleId"))
        del style.attrib[q("w:default")]
        _style(word, "paragraph", "Xd", "<w:rPr><w:vanish/></w:rPr>", base)
        word.styles[-1].set(q("w:default"), "1")
        return Done("another style is the default, and hides")
    style = _used(word, rng.choice(word.blocks()))
    xml = (
        '<w:spacing w:line="1" w:lineRule="exact"/>'
        if "line" in name
        else '<w:ind w:left="31000"/>'
    )
    put(under(style, "w:pPr"), xml)
    return Done(f"style {style.get(q('w:styleId'))}: {name}")


@means("look by a style", *(f"table style {part}" for part in _CONDITIONS))
def _table_style(word: Word, rng: random.Random, name: str) -> Done:
    part = name.removeprefix("table style ")
    table = next(rng.choice(word.cells()).iterancestors(q("w:tbl")))
    look = _look(rng.choice(_SURE[:3]))
    properties = under(table, "w:tblPr")
    old = properties.find(q("w:tblStyle"))
    base = "" if old is None else old.get(q("w:val"))
    inner = (
        f"<w:rPr>{look}</w:rPr>"
        if part == "wholeTable"
        else f'<w:tblStylePr w:type="{part}"><w:rPr>{look}</w:rPr></w:tblStylePr>'
    )
    _style(word, "table", "Xt", f"<w:tblPr/>{inner}", base)
    put(properties, '<w:tblStyle w:val="Xt"/>')
    put(
        properties,
        '<w:tblLook w:val="01E0" w:firstRow="1" w:lastRow="1" w:firstColumn="1" w:lastColumn="1" w:noHBand="0" w:noVBand="0"/>',
    )
    # A band or a corner may fall on no cell of a small table.
    rows = len(table.findall(q("w:tr")))
    sure = not part.startswith(("band2", "ne", "nw", "se", "sw", "band1Vert")) and rows > 4
    return Done(f"table style with {look} for {part}", sure)


@means(
    "look by a style",
    "both styles hide",
    "one style hides, one shows",
    "direct says no",
    "linked only",
    "latent style",
    "style named by nobody",
)
def _toggles(word: Word, rng: random.Random, name: str) -> Done:
    """w:vanish in two styles shows again what one alone would hide."""
    p = rng.choice(word.blocks())
    runs = [t.getparent() for t in p.iter(q("w:t")) if t.getparent().getparent() is p]
    if not runs:
        raise UnfitError("no runs")
    base = _used(word, p).get(q("w:styleId"))
    if name in ("latent style", "style named by nobody", "linked only"):
        _style(word, "character", "Xz", "<w:rPr><w:vanish/></w:rPr>")
        if name == "linked only":
            put(_used(word, p), '<w:link w:val="Xz"/>')
        return Done(name, False)
    _style(word, "paragraph", "Xp", "<w:rPr><w:vanish/></w:rPr>", base)
    _style(word, "character", "Xq", "<w:rPr><w:vanish/></w:rPr>")
    put(first_under(p, "w:pPr"), '<w:pStyle w:val="Xp"/>')
    seen = name == "one style hides, one shows"
    if seen:
        some = some_words(
            rng.choice([r.find(q("w:t")) for r in runs if r.find(q("w:t")) is not None]), rng
        )
        runs = [r for r in p.findall(q("w:r")) if r is not some]
    for r in runs:
        look = '<w:vanish w:val="0"/>' if name == "direct says no" else '<w:rStyle w:val="Xq"/>'
        put(first_under(r, "w:rPr"), look)
    return Done(f"{text_of(p)[:40]!r}: {name}", seen)


@means("look by the theme", "colour of words", "mapping of colours", "fonts", "colours nobody uses")
def _theme(word: Word, rng: random.Random, name: str) -> Done:
    part = next((p for p in word.parts if p.startswith("word/theme/") and p.endswith(".xml")), None)
    if part is None:
        raise UnfitError("no theme")
    theme = word.xml(part)
    r = some_words(rng.choice(word.texts()), rng)
    rpr = first_under(r, "w:rPr")
    if name == "fonts":
        for latin in theme.iter(q("a:latin")):
            latin.set("typeface", "Wingdings")
        put(rpr, '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    elif name == "mapping of colours":
        put(rpr, '<w:color w:val="000000" w:themeColor="text1"/>')
        put(
            word.settings,
            '<w:clrSchemeMapping w:bg1="dark1" w:t1="light1" w:bg2="dark2" w:t2="light2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>',
        )
    else:
        for colour in theme.iter(f"{{{NS['a']}}}accent6"):
            for child in list(colour):
                colour.remove(child)
            colour.append(one('<a:srgbClr val="FFFFFF"/>'))
        if name == "colours nobody uses":
            return Done(name, False)
        put(rpr, '<w:color w:val="222222" w:themeColor="accent6"/>')
    return Done(f"{text_of(r)[:40]!r}: {name} of the theme")
