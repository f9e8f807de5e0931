"""Styles of a letterhead, from their XML alone: which is which, and what look they give."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import etree

from charter.write.letterhead.letterhead import NUMBERING, STYLES, shipped_letterhead
from charter.write.letterhead.look import LetterheadLook, adapt, look_of
from charter.write.letterhead.numbering import merge_numbering
from charter.write.letterhead.styles import BODY, PaperStyles, complete_styles
from charter.write.letterhead.xml import Element, value
from word_packages import W

w = f"{{{W}}}"
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:accent1>'
    '<a:srgbClr val="{}"/></a:accent1></a:theme>'
)


@cache
def shipped() -> tuple[bytes, bytes]:
    texts = shipped_letterhead().texts
    return texts[STYLES].encode(), texts[NUMBERING].encode()


def root(inner: str, name: str = "styles") -> Element:
    return etree.fromstring(f'<w:{name} xmlns:w="{W}">{inner}</w:{name}>')


def style(name: str, inner: str = "", kind: str = "paragraph", more: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}" {more}>'
        f'<w:name w:val="{name}"/>{inner}</w:style>'
    )


def completed(inner: str, numbering: str = "", theme: str = "") -> PaperStyles:
    own = root(numbering, "numbering") if numbering else None
    both = [etree.fromstring(each) for each in shipped()]
    return complete_styles(root(inner), own, (both[0], both[1]), theme.encode())


def found(styles: PaperStyles, name: str) -> Element:
    [each] = [
        s for s in styles.root.iter(f"{w}style") if s.get(f"{w}styleId") == styles.names[name]
    ]
    return each


def defaults(styles: PaperStyles, kind: str = "paragraph") -> list[str]:
    marked = styles.root.iter(f"{w}style")
    return [s.get(f"{w}styleId") for s in marked
            if s.get(f"{w}type") == kind and s.get(f"{w}default")]  # fmt: skip


@pytest.mark.parametrize("yes", ["1", "true", "on"])
def test_the_style_of_plain_paragraphs_is_the_first_one_marked_so_however_it_is_marked(
    yes: str,
) -> None:
    marked = f'w:default="{yes}"'
    styles = completed(style("A") + style("B", more=marked) + style("C", more=marked))
    assert styles.names["normal"] == "B"
    assert defaults(styles) == ["B"]
    assert found(styles, "normal").get(f"{w}default") == "1"


@pytest.mark.parametrize("no", ["", 'w:default="0"', 'w:default="false"', 'w:default="off"'])
def test_where_none_is_marked_it_is_the_one_called_normal(no: str) -> None:
    styles = completed(style("A", more=no) + style("Normal") + style("T", kind="table"))
    assert styles.names["normal"] == "Normal"
    assert found(styles, "normal").get(f"{w}default") == "1"


def test_each_kind_of_style_has_its_own_default() -> None:
    marked = 'w:default="1"'
    inner = style("P", more=marked) + style("T1", kind="table", more=marked)
    styles = completed(inner + style("T2", kind="table", more=marked))
    assert (defaults(styles), defaults(styles, "table")) == (["P"], ["T1"])


@pytest.mark.parametrize(
    ("value_", "read_so"),
    [("", True), ('w:val="1"', True), ('w:val="on"', True), ('w:val="0"', False),
     ('w:val="false"', False), ('w:val="off"', False)],
)  # fmt: skip
@pytest.mark.parametrize("where", ["its own", "that of its base", "that of all"])
def test_which_styles_read_from_right_to_left(where: str, value_: str, read_so: bool) -> None:
    mark = f"<w:pPr><w:bidi {value_}/></w:pPr>"
    base = '<w:basedOn w:val="Base"/>'
    inner = {
        "its own": style("Normal", more='w:default="1"') + style("Mine", mark),
        "that of its base": style("Normal", more='w:default="1"')
        + style("Base", mark)
        + style("Mine", base),
        "that of all": f"<w:docDefaults><w:pPrDefault>{mark}</w:pPrDefault></w:docDefaults>"
        + style("Normal", more='w:default="1"')
        + style("Mine"),
    }[where]
    styles = completed(inner)
    assert ("Mine" in styles.right_to_left) == read_so
    assert ("" in styles.right_to_left) == (read_so and where == "that of all")
    assert not list(styles.root.iter(f"{w}bidi"))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("exact", ("240", "atLeast")), ("auto", ("240", "auto")), ("atLeast", ("240", "atLeast"))],
)
def test_a_line_of_plain_text_can_grow_around_a_chart(rule: str, expected: tuple[str, str]) -> None:
    spacing = f'<w:pPr><w:spacing w:line="240" w:lineRule="{rule}"/></w:pPr>'
    normal = found(completed(style("Normal", spacing, more='w:default="1"')), "normal")
    said = (value(normal, "pPr/spacing", "line"), value(normal, "pPr/spacing", "lineRule"))
    assert said == expected


@pytest.mark.parametrize(
    ("own", "name", "expected"),
    [
        (style("Heading 1"), "heading 1", "Heading1"),
        (style("Titre 1"), "heading 1", "Titre1"),
        # By its id, where its name says nothing; not where its name is that of another style.
        ('<w:style w:type="paragraph" w:styleId="heading1"><w:name w:val="Big"/></w:style>',
         "heading 1", "heading1"),
        ('<w:style w:type="paragraph" w:styleId="heading1"><w:name w:val="Titre 2"/></w:style>',
         "heading 1", "Heading1Charter"),
        # Only a style of the same type is meant.
        (style("Heading 1", kind="character"), "heading 1", "Heading1Charter"),
        # Without a type, a paragraph's.
        ('<w:style w:styleId="X"><w:name w:val="heading 1"/></w:style>', "heading 1", "X"),
        # A style without an id, or with one that stands before, is none.
        ('<w:style w:type="paragraph"><w:name w:val="heading 1"/></w:style>',
         "heading 1", "Heading1"),
        (style("Heading 1") + style("Heading 1"), "heading 1", "Heading1"),
        # An own style of ours is found by its name only.
        ('<w:style w:type="paragraph" w:styleId="lead"><w:name w:val="Ours"/></w:style>',
         "lead", "LeadCharter"),
        (style("Lead") .replace("Lead", "Lead2", 1)
         + style("LeadCharter") + style("X").replace('Id="X"', 'Id="Lead"'),
         "lead", "Lead2"),
    ],
)  # fmt: skip
def test_which_style_of_a_letterhead_is_which(own: str, name: str, expected: str) -> None:
    styles = completed(style("Normal", more='w:default="1"') + own)
    assert styles.names[name] == expected
    ids = [each.get(f"{w}styleId").lower() for each in styles.root.iter(f"{w}style")]
    assert len(ids) == len(set(ids))
    there = set(ids)
    for tag in ("basedOn", "next", "link"):
        for link in styles.root.iter(f"{w}{tag}"):
            assert link.get(f"{w}val").lower() in there


def test_ids_are_counted_up_until_one_is_free() -> None:
    taken = "".join(
        f'<w:style w:type="paragraph" w:styleId="{each}"><w:name w:val="own {each}"/></w:style>'
        for each in ("LEAD", "leadcharter", "LeadCharter3")
    )
    styles = completed(style("Normal", more='w:default="1"') + taken)
    assert styles.names["lead"] == "LeadCharter4"


SIZE = '<w:rPr><w:sz w:val="{}"/></w:rPr>'


def looks(normal: str = "", heading: str = "", theme: str = "") -> LetterheadLook:
    inner = style("Normal", normal, more='w:default="1"') + style("heading 1", heading)
    made = root(inner)
    first, second = made
    return look_of(made, first, {"heading 1": second}, theme.encode())


@pytest.mark.parametrize(
    ("said", "size"),
    [("", 20), ("22", 22), ("11", 12), ("12", 12), ("36", 36), ("37", 36), ("x", 20)],
)
def test_the_size_of_text_stays_within_bounds(said: str, size: int) -> None:
    assert looks(SIZE.format(said) if said else "").size == size


@pytest.mark.parametrize(
    ("own", "theme", "expected"),
    [
        ("AA0000", "123456", "AA0000"),
        ("000000", "123456", "123456"),
        ("FFFFFF", "123456", "123456"),
        ("auto", "123456", "123456"),
        ("", "123456", "123456"),
        ("", "4472c4", ""),  # one that came with Word
        ("", "red", ""),
        ("", "", ""),
    ],
)
def test_the_colour_of_headings(own: str, theme: str, expected: str) -> None:
    colour = f'<w:rPr><w:color w:val="{own}"/></w:rPr>' if own else ""
    assert looks(heading=colour, theme=THEME.format(theme) if theme else "").colour == expected


@pytest.mark.parametrize(
    ("properties", "spaced", "shaped", "wide"),
    [
        ("", False, False, False),
        ('<w:spacing w:after="120"/>', True, False, False),
        ('<w:spacing w:before="1"/>', True, False, False),
        ('<w:spacing w:before="0" w:after="0"/>', False, False, False),
        ('<w:spacing w:line="361"/>', False, False, True),
        ('<w:spacing w:line="361" w:lineRule="auto"/>', False, False, True),
        ('<w:spacing w:line="361" w:lineRule="exact"/>', False, False, False),
        ('<w:spacing w:line="360"/>', False, False, False),
        ('<w:jc w:val="both"/>', False, True, False),
        ('<w:jc w:val="left"/>', False, False, False),
        ('<w:jc w:val="start"/>', False, False, False),
        ('<w:ind w:left="5"/>', False, True, False),
        ('<w:ind w:start="5"/>', False, True, False),
        ('<w:ind w:firstLine="5"/>', False, True, False),
        ('<w:ind w:hanging="5"/>', False, True, False),
    ],
)
def test_how_paragraphs_stand(properties: str, spaced: bool, shaped: bool, wide: bool) -> None:
    look = looks(f"<w:pPr>{properties}</w:pPr>")
    assert (look.spaced, look.shaped, look.wide) == (spaced, shaped, wide)


def test_added_styles_follow_how_paragraphs_stand() -> None:
    body = looks('<w:pPr><w:jc w:val="both"/><w:spacing w:line="400"/></w:pPr>')
    [item] = root(style("list bullet", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"))
    [text] = root(style("quote"))
    [row] = root(style("grid", kind="table"))
    made, plain, table = (adapt(e, "x", body) for e in (item, text, row))
    assert [value(e, "pPr/jc") for e in (made, plain, table)] == ["left", "left", ""]
    assert [value(e, "pPr/spacing", "line") for e in (made, plain, table)] == ["276", "276", ""]
    assert [value(e, "pPr/ind", "left") for e in (made, plain)] == ["", "0"]
    [own] = root(style("own", '<w:pPr><w:spacing w:line="300"/><w:ind w:left="7"/></w:pPr>'))
    kept = adapt(own, "x", body)
    assert (value(kept, "pPr/spacing", "line"), value(kept, "pPr/ind", "left")) == ("300", "7")
    loose = adapt(text, "x", looks())
    assert loose.find(f"{w}pPr") is None


@pytest.mark.parametrize(
    ("name", "shipped_size", "text", "headings", "expected"),
    [
        ("quote", 20, 20, {}, 20),
        ("quote", 20, 24, {}, 24),
        ("quote", 10, 20, {}, 14),
        ("table text", 20, 30, {}, 20),
        ("table text", 18, 20, {}, 18),
        # Between the headings above and below it.
        ("heading 1", 28, 20, {"heading 2": 40}, 40),
        ("heading 2", 28, 20, {"heading 1": 24}, 24),
        ("heading 2", 28, 20, {"heading 1": 18}, 28),  # a heading smaller than the text is no bound
        ("title", 40, 20, {"heading 3": 50}, 50),
        ("heading 3", 40, 20, {"title": 30, "heading 2": 26}, 26),
    ],
)
def test_sizes_of_added_styles_keep_the_order_of_headings(
    name: str, shipped_size: int, text: int, headings: dict[str, int], expected: int
) -> None:
    [each] = root(style(name, SIZE.format(shipped_size)))
    look = looks()._replace(size=text, heading_sizes=headings)
    assert value(adapt(each, name, look), "rPr/sz") == str(expected)


def test_shipped_colours_become_those_of_the_letterhead() -> None:
    inner = (
        '<w:rPr><w:color w:val="1F4E5F"/></w:rPr><w:tcPr><w:shd w:fill="EEF3F5" w:color="1F4E5F"/>'
        '<w:top w:color="B8C4CA"/><w:bottom w:val="5B6670"/></w:tcPr>'
    )
    [each] = root(style("grid", inner, kind="table"))
    with_colour = etree.tostring(adapt(each, "grid", looks()._replace(colour="AA0000"))).decode()
    assert 'color w:val="AA0000"' in with_colour
    assert 'w:fill="F2F2F2" w:color="AA0000"' in with_colour
    assert 'w:top w:color="BFBFBF"' in with_colour
    assert 'w:bottom w:val="595959"' in with_colour
    without = etree.tostring(adapt(each, "grid", looks())).decode()
    assert "<w:color" not in without
    assert 'w:color="404040"' in without


def test_text_stands_apart_in_a_style_of_its_own_only_where_paragraphs_do_not() -> None:
    close = completed(style("Normal", SIZE.format(24), more='w:default="1"'))
    assert value(found(close, BODY), "pPr/spacing", "after") == "108"
    assert value(found(close, BODY), "basedOn") == "Normal"
    spaced = '<w:pPr><w:spacing w:after="80"/></w:pPr>'
    assert BODY not in completed(style("Normal", spaced, more='w:default="1"')).names


# Lists.


def abstract(number: int, levels: str = "0", more: str = "") -> str:
    made = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="decimal"/></w:lvl>' for n in levels)
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{made}</w:abstractNum>'


def num(number: int, target: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{target}"/>{more}</w:num>'


def test_numberings_are_counted_through_and_links_to_nothing_go() -> None:
    links = (
        '<w:styleLink w:val="Gone"/><w:numStyleLink w:val="There"/>'
        '<w:lvl w:ilvl="0"><w:pStyle w:val="Gone"/><w:lvlPicBulletId w:val="0"/></w:lvl>'
    )
    own = root(
        abstract(7, more=links, levels="1") + abstract(7) + abstract(9)
        + num(3, 9) + num(3, 7) + num(4, 8) + num(5, 7, '<w:lvlOverride w:ilvl="0"/>'),
        "numbering",
    )  # fmt: skip
    theirs = root(abstract(0) + num(1, 0), "numbering")
    merged = merge_numbering(own, theirs, {"There"})
    assert merged.numbers == {"3": "1", "5": "2"}
    assert merged.shipped == {"1": "3"}
    made = merged.root
    assert [a.get(f"{w}abstractNumId") for a in made.iter(f"{w}abstractNum")] == ["0", "1", "2"]
    assert [value(n, "abstractNumId") for n in made.iter(f"{w}num")] == ["1", "0", "2"]
    assert [link.get(f"{w}val") for link in made.iter(f"{w}numStyleLink")] == ["There"]
    for gone in ("styleLink", "pStyle", "lvlPicBulletId"):
        assert not list(made.iter(f"{w}{gone}"))
    assert len(list(made.iter(f"{w}lvlOverride"))) == 1
    assert merged.definition("2") is made[0]
    assert merged.definition("9") is None


def test_lists_of_the_letterhead_are_its_own_and_have_nine_levels() -> None:
    bullets = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
    inner = (
        style("Normal", more='w:default="1"')
        + style("List Number", bullets.format(5))
        + style("List Bullet", bullets.format(6))
        + style("Other", bullets.format(0))
    )
    styles = completed(inner, abstract(2) + num(5, 2))
    number = value(found(styles, "list number"), "pPr/numPr/numId")
    definition = styles.numbering.definition(number)
    assert number == "1"
    assert definition is not None
    assert [level.get(f"{w}ilvl") for level in definition.iter(f"{w}lvl")] == list("012345678")
    assert styles.numbers == definition.get(f"{w}abstractNumId")
    # A bullet whose list is not there gets the shipped one; no number stays no number.
    bullet = value(found(styles, "list bullet"), "pPr/numPr/numId")
    assert bullet in styles.numbering.shipped.values()
    assert bullet != value(found(styles, "list number 2"), "pPr/numPr/numId")
    [other] = [s for s in styles.root.iter(f"{w}style") if s.get(f"{w}styleId") == "Other"]
    assert value(other, "pPr/numPr/numId") == "0"
    levels = [value(found(styles, n), "pPr/numPr/ilvl") for n in ("list bullet", "list bullet 2")]
    assert levels[0] == "0"
