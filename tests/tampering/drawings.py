"""What is drawn, embedded or brought in from another part: boxes, pictures, charts, documents."""

from __future__ import annotations

import random

from tampering.carriers import sentence
from tampering.draws import Done, means
from tampering.package import UnfitError, Word, one, paragraph, parse, q, text_of
from tampering.pictures import WPS, anchored, cover, inline, png, shape, svg

_CM = 360000
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_VML = '<w:r><w:pict><v:shape id="s1" style="{}" {}>{}</v:shape></w:pict></w:r>'
BOX_SIZE = "width:300pt;height:40pt"


def vml_box(text: str) -> str:
    return f"<v:textbox><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox>"


def _group(text: str) -> str:
    return f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr/>{shape(6000000, 400000, paragraph(text))}</wpg:wgp>"


BOXES = {
    "DrawingML box": lambda t: anchored(
        shape(6000000, 400000, paragraph(t)), WPS, 6000000, 400000, 0, 0
    ),
    "DrawingML box in mc:Choice": lambda t: (
        anchored(shape(6000000, 400000, paragraph(t)), WPS, 6000000, 400000, 0, 0)
        .replace("<w:drawing>", '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>')
        .replace("</w:drawing>", "</w:drawing></mc:Choice></mc:AlternateContent>")
    ),
    "box in a group": lambda t: anchored(_group(t), _GROUP, 6000000, 400000, 0, 0),
    "box in the line": lambda t: (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="6000000" cy="400000"/><wp:docPr id="9" name="b"/><a:graphic>'
        f'<a:graphicData uri="{WPS}">{shape(6000000, 400000, paragraph(t))}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    ),
    "VML box": lambda t: _VML.format(BOX_SIZE, 'type="#_x0000_t202"', vml_box(t)),
    "VML rect": lambda t: (
        f'<w:r><w:pict><v:rect style="{BOX_SIZE}">{vml_box(t)}</v:rect></w:pict></w:r>'
    ),
    "VML group": lambda t: (
        f'<w:r><w:pict><v:group style="{BOX_SIZE}" coordsize="100,100"><v:rect style="width:100;height:100">{vml_box(t)}</v:rect></v:group></w:pict></w:r>'
    ),
    "VML textpath": lambda t: _VML.format(
        "width:400pt;height:20pt",
        'fillcolor="red"',
        f'<v:path textpathok="t"/><v:textpath on="t" string="{t}" style="font-family:Arial;font-size:12pt"/>',
    ),
    "w:object with a box": lambda t: (
        f'<w:r><w:object><v:shape style="{BOX_SIZE}">{vml_box(t)}</v:shape></w:object></w:r>'
    ),
}


def add_to_paragraph(word: Word, rng: random.Random, xml: str) -> str:
    p = rng.choice(word.blocks())
    for piece in parse(xml):
        p.append(piece)
    return text_of(p)[:30]


@means("boxes and shapes", *BOXES)
def _box(word: Word, rng: random.Random, name: str) -> Done:
    text = sentence(rng)
    where = add_to_paragraph(word, rng, BOXES[name](text))
    return Done(f"{text!r} by {name} at {where!r}", True, text)


@means(
    "boxes and shapes",
    "a white shape over the text",
    "a line through the text",
    "a shape behind the text",
    "a VML line",
    "a dark shape behind dark text",
    "a stamp VOID as WordArt",
    "a cross",
    "words in the chart changed",
    "words in the chart's fallback changed",
    "a box of the chart hidden",
)
def _shape(word: Word, rng: random.Random, name: str) -> Done:
    if "chart" in name:
        return _org_chart(word, rng, name)
    wide, high = 16 * _CM, 2 * _CM
    xml = {
        "a white shape over the text": anchored(shape(wide, high), WPS, wide, high, 0, 0),
        "a line through the text": anchored(
            shape(wide, 0, preset="line", fill="", line="C00000"), WPS, wide, 0, 0, 90000
        ),
        "a shape behind the text": anchored(
            shape(wide, high, fill="F5F5F5"), WPS, wide, high, 0, 0, 1
        ),
        "a dark shape behind dark text": anchored(
            shape(wide, high, fill="1B1F24"), WPS, wide, high, 0, 0, 1
        ),
        "a VML line": '<w:r><w:pict><v:line style="position:absolute" from="0,8pt" to="400pt,8pt" strokecolor="red"/></w:pict></w:r>',
        "a stamp VOID as WordArt": _VML.format(
            "position:absolute;width:300pt;height:90pt;rotation:315",
            'fillcolor="silver"',
            '<v:textpath on="t" string="VOID" style="font-size:60pt"/>',
        ),
        "a cross": anchored(
            shape(wide, high, preset="mathMultiply", fill="C00000"), WPS, wide, high, 0, 0
        ),
    }[name]
    return Done(
        f"{name} at {add_to_paragraph(word, rng, xml)!r}", name != "a shape behind the text"
    )


def _org_chart(word: Word, rng: random.Random, name: str) -> Done:
    """The charter's own drawing of who reports to whom."""
    choice = next(word.body.iter(q("mc:Choice")), None)
    if choice is None:
        raise UnfitError("no chart")
    boxes = list(choice.iter(q("w:t")))
    if not boxes:
        raise UnfitError("no words in it")
    if "fallback" in name:
        fallback = choice.getnext()
        told = next(fallback.iter(q("w:t")), None) if fallback is not None else None
        if told is None:
            raise UnfitError("no fallback")
        told.text = "The CPTO stands at the top."
        return Done(name, False)
    t = rng.choice(boxes)
    if "hidden" in name:
        shapes = [e for e in choice.iter(q("wps:wsp")) if text_of(e)]
        gone = rng.choice(shapes)
        gone.getparent().remove(gone)
        return Done(f"box {text_of(gone)!r} of the chart taken away")
    old, t.text = t.text, "CFO"
    return Done(f"chart: {old!r} becomes 'CFO'", True, "CFO")


@means(
    "pictures",
    "added",
    "over the text",
    "behind the text",
    "external",
    "SVG",
    "VML imagedata",
    "VML fill",
    "alt text with words only",
)
def _picture(word: Word, rng: random.Random, name: str) -> Done:
    word.add("word/media/imageT.png", png(), "image/png")
    link = word.relate("image", "media/imageT.png")
    if name == "external":
        link = word.relate("image", "https://example.com/void.png", external=True)
        return Done(f"{name} at {add_to_paragraph(word, rng, inline(link, 'r:link'))!r}")
    if name == "SVG":
        word.add("word/media/imageT.svg", svg("This charter is void."), "image/svg+xml")
        other = word.relate("image", "media/imageT.svg")
        more = f'<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{other}"/></a:ext></a:extLst>'
        return Done(f"{name} at {add_to_paragraph(word, rng, inline(link, more=more))!r}")
    xml = {
        "added": inline(link),
        "over the text": cover(link, 16 * _CM, 2 * _CM),
        "behind the text": cover(link, 16 * _CM, 2 * _CM, 1),
        "VML imagedata": _VML.format("width:90pt;height:30pt", "", f'<v:imagedata r:id="{link}"/>'),
        "VML fill": _VML.format(
            "width:90pt;height:30pt", 'filled="t"', f'<v:fill type="frame" r:id="{link}"/>'
        ),
        "alt text with words only": "",
    }[name]
    if not xml:
        found = list(word.body.iter(q("wp:docPr")))
        if not found:
            raise UnfitError("no picture")
        found[0].set("descr", sentence(rng))
        return Done("alternative text changed", False)
    return Done(f"picture {name} at {add_to_paragraph(word, rng, xml)!r}")


@means(
    "pictures",
    "bytes swapped",
    "another part",
    "made external",
    "cropped away",
    "sized to nothing",
    "sized to cover",
    "made pale",
    "turned round",
)
def _swapped_picture(word: Word, rng: random.Random, name: str) -> Done:
    """A picture that is there shows something else."""
    stories = [
        n
        for n in word.parts
        if n.startswith("word/") and n.endswith(".xml") and b"blip " in word.parts[n]
    ]
    if not stories:
        raise UnfitError("no picture")
    story = sorted(stories)[0]
    blip = next(word.xml(story).iter(q("a:blip")))
    link = next(
        (e for e in word.xml(word.rels_of(story)) if e.get("Id") == blip.get(q("r:embed"))), None
    )
    if link is None or link.get("TargetMode") == "External":
        raise UnfitError("not in the file")
    part = "word/" + link.get("Target").removeprefix("/word/")
    if name == "bytes swapped":
        word.parts[part] = png(64, 64)
    elif name == "another part":
        word.add("word/media/imageT.png", png(64, 64), "image/png")
        link.set("Target", "media/imageT.png")
    elif name == "made external":
        link.set("Target", "https://example.com/void.png")
        link.set("TargetMode", "External")
    elif name == "cropped away":
        blip.addnext(one('<a:srcRect l="90000" t="90000" r="9000" b="9000"/>'))
    elif name == "made pale":
        blip.append(one('<a:lum bright="95000"/>'))
    elif name == "turned round":
        frame = next(word.xml(story).iter(q("a:xfrm")), None)
        if frame is None:
            raise UnfitError("no frame")
        frame.set("rot", "10800000")
    else:
        size = "1" if "nothing" in name else str(17 * _CM)
        for extent in [*word.xml(story).iter(q("wp:extent")), *word.xml(story).iter(q("a:ext"))]:
            if extent.get("cx"):
                extent.set("cx", size)
                extent.set("cy", size)
    return Done(f"picture of {story} {name}")
