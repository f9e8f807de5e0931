"""What stands before the items of lists."""

from __future__ import annotations

import random

from tampering.draws import Done, means
from tampering.package import Element, UnfitError, Word, first_under, one, put, q, text_of

_VALUES = {
    "w:lvlText Not": '<w:lvlText w:val="Not: "/>',
    "w:lvlText void": '<w:lvlText w:val="void:"/>',
    "w:lvlText nothing": '<w:lvlText w:val=""/>',
    "w:lvlText with a number": '<w:lvlText w:val="%1 of 9"/>',
    "w:numFmt decimal": '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>',
    "w:numFmt words": '<w:numFmt w:val="cardinalText"/><w:lvlText w:val="%1"/>',
    "w:numFmt roman": '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/>',
    "w:numFmt own": '<w:numFmt w:val="decimalZero"/><w:lvlText w:val="§%1"/>',
    "w:rPr Wingdings cross": '<w:lvlText w:val="\uf0fb"/>',
    "a strike as bullet": '<w:lvlText w:val="\u2612"/>',
}
_PLAIN = {
    "w:suff nothing": '<w:suff w:val="nothing"/>',
    "w:lvlJc right": '<w:lvlJc w:val="right"/>',
    "w:isLgl": "<w:isLgl/>",
    "w:lvlRestart": '<w:lvlRestart w:val="0"/>',
    "w:legacy": '<w:legacy w:legacy="1" w:legacySpace="0" w:legacyIndent="0"/>',
    "w:rPr": '<w:rPr><w:color w:val="333333"/></w:rPr>',
}


def _used(word: Word, rng: random.Random) -> tuple[Element, Element, Element]:
    """Return a paragraph in a list, its list (w:num) and its level."""
    levels = {}
    found: list[tuple[Element, str, str]] = []
    for style in word.styles.findall(q("w:style")):
        number = style.find(f"{q('w:pPr')}/{q('w:numPr')}")
        if number is not None:
            levels[style.get(q("w:styleId"))] = number
    for p in word.body.iter(q("w:p")):
        if not text_of(p):
            continue
        number = p.find(f"{q('w:pPr')}/{q('w:numPr')}")
        named = p.find(f"{q('w:pPr')}/{q('w:pStyle')}")
        if number is None and named is not None:
            number = levels.get(named.get(q("w:val")))
        if number is None or number.find(q("w:numId")) is None:
            continue
        level = number.find(q("w:ilvl"))
        found.append(
            (
                p,
                number.find(q("w:numId")).get(q("w:val")),
                "0" if level is None else level.get(q("w:val")),
            )
        )
    rng.shuffle(found)
    root = word.xml("word/numbering.xml")
    for p, number_id, level_id in found:
        for num in root.findall(q("w:num")):
            if num.get(q("w:numId")) != number_id:
                continue
            abstract_id = num.find(q("w:abstractNumId")).get(q("w:val"))
            for abstract in root.findall(q("w:abstractNum")):
                if abstract.get(q("w:abstractNumId")) == abstract_id:
                    for level in abstract.findall(q("w:lvl")):
                        if level.get(q("w:ilvl")) == level_id:
                            return p, num, level
    raise UnfitError("no list")


def _set(level: Element, xml: str) -> None:
    from tampering.faces import put_all

    put_all(level, xml)


@means("list numbers", *_VALUES)
def _level(word: Word, rng: random.Random, name: str) -> Done:
    p, _, level = _used(word, rng)
    _set(level, _VALUES[name])
    shows = "Not:" if name.endswith("Not") else ""
    return Done(f"list of {text_of(p)[:30]!r}: {name}", True, shows)


@means("list numbers", *(f"plain {name}" for name in _PLAIN))
def _plain(word: Word, rng: random.Random, name: str) -> Done:
    p, _, level = _used(word, rng)
    _set(level, _PLAIN[name.removeprefix("plain ")])
    return Done(f"list of {text_of(p)[:30]!r}: {name}", False)


@means(
    "list numbers", "w:lvlOverride", "w:startOverride", "w:start", "picture bullet", "other list"
)
def _lists(word: Word, rng: random.Random, name: str) -> Done:
    p, num, level = _used(word, rng)
    at = level.get(q("w:ilvl"))
    root = word.xml("word/numbering.xml")
    if name == "w:lvlOverride":
        num.append(
            one(
                f'<w:lvlOverride w:ilvl="{at}"><w:lvl w:ilvl="{at}"><w:numFmt w:val="bullet"/><w:lvlText w:val="No:"/></w:lvl></w:lvlOverride>'
            )
        )
    elif name in ("w:startOverride", "w:start"):
        fmt = level.find(q("w:numFmt"))
        counted = fmt is not None and fmt.get(q("w:val")) not in ("bullet", "none")
        if name == "w:start":
            put(level, '<w:start w:val="7"/>')
            for start in list(num.iter(q("w:startOverride"))):  # which would hold over it
                start.getparent().remove(start)
        else:
            num.append(
                one(f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="7"/></w:lvlOverride>')
            )
        return Done(f"list of {text_of(p)[:30]!r}: {name} 7", counted)
    elif name == "picture bullet":
        root.insert(
            0,
            one(
                '<w:numPicBullet w:numPicBulletId="9"><w:pict><v:shape id="b" style="width:9pt;height:9pt" fillcolor="red"><v:textbox><w:txbxContent><w:p><w:r><w:t>NOT</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:numPicBullet>'
            ),
        )
        put(level, '<w:lvlPicBulletId w:val="9"/>')
    else:
        root.insert(
            0,
            one(
                '<w:abstractNum w:abstractNumId="990"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="Void:"/></w:lvl></w:abstractNum>'
            ),
        )
        root.append(one('<w:num w:numId="990"><w:abstractNumId w:val="990"/></w:num>'))
        put(first_under(p, "w:pPr"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="990"/></w:numPr>')
    return Done(f"list of {text_of(p)[:30]!r}: {name}")


@means("list numbers", "a plain paragraph numbered", "a bullet for a plain paragraph")
def _numbered(word: Word, rng: random.Random, name: str) -> Done:
    root = word.xml("word/numbering.xml")
    plain = [p for p in word.blocks() if p.find(f"{q('w:pPr')}/{q('w:pStyle')}") is None]
    if not plain:
        raise UnfitError("no plain paragraph")
    fmt, text = ("decimal", "%1.") if "numbered" in name else ("bullet", "Except:")
    root.insert(
        0,
        one(
            f'<w:abstractNum w:abstractNumId="991"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        ),
    )
    root.append(one('<w:num w:numId="991"><w:abstractNumId w:val="991"/></w:num>'))
    p = rng.choice(plain)
    put(first_under(p, "w:pPr"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="991"/></w:numPr>')
    return Done(f"{text_of(p)[:30]!r}: {name}")
