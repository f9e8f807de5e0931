"""What a PDF takes from the styles, theme and page of a letterhead."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.document.docx.word_file import word_file_with
from charter.write.letterhead.letterhead import Letterhead
from charter.write.letterhead.read import letterhead_of
from charter.write.pdf.look import (
    Page,
    Style,
    Styles,
    clean,
    content_of,
    fonts_for,
    mono_fonts,
    number,
    page_of,
)
from told_word import PAGE, Small, package_of, xml

_THEME = (
    "a:clrScheme (dk1 (sysClr val=windowText lastClr=010203); lt1 (srgbClr val=fefefe);"
    " dk2 (srgbClr val=0A0B0C); lt2 (srgbClr val=C0C0C0); accent1 (srgbClr val=AA0000);"
    " accent6 (sysClr val=window); hlink (srgbClr val=0000FF); folHlink (srgbClr val=800080));"
    " a:fontScheme (majorFont (latin typeface=Georgia); minorFont (latin typeface=Verdana))"
)


def letterhead(small: Small) -> Letterhead:
    return letterhead_of(word_file_with(Path("letterhead.docx"), package_of(small)))


def styles(text: str = "", theme: str = "") -> Styles:
    inner = f"<a:themeElements>{xml(theme)}</a:themeElements>" if theme else ""
    return Styles(letterhead(Small("", xml(text), theme=inner)))


def looks(run: str = "", paragraph: str = "") -> Style:
    """Return how text looks in a style with these properties; Arial 20, blue, is usual."""
    usual = "style type=paragraph styleId=A (name a; rPr (sz 40; rFonts ascii=Arial; color 0000FF))"
    own = f"style type=paragraph styleId=S (name s; basedOn A; rPr ({run}); pPr ({paragraph}))"
    return styles(f"{usual}; {own}", _THEME).by_id("S")


USUAL = looks()


@pytest.mark.parametrize(
    ("name", "expected"),
    {
        "text1": "010203", "dark1": "010203", "background1": "fefefe", "light1": "fefefe",
        "text2": "0A0B0C", "dark2": "0A0B0C", "background2": "C0C0C0", "light2": "C0C0C0",
        "accent1": "AA0000", "hyperlink": "0000FF", "followedHyperlink": "800080",
        "accent6": "0000FF", "accent2": "0000FF", "none": "0000FF",
    }.items(),
)  # fmt: skip
def test_colours_of_the_theme_by_the_names_that_styles_have_for_them(
    name: str, expected: str
) -> None:
    assert looks(f"color themeColor={name}").colour == expected


@pytest.mark.parametrize(
    ("run", "changed"),
    [
        ("sz 3", {"size": 1.5}), ("sz 2", {"size": 1.0}), ("sz 1", {}), ("sz 0", {}), ("sz x", {}),
        ("sz 400", {"size": 200.0}), ("sz 401", {}), ("sz 22.5", {"size": 11.25}),
        ("color abcdef", {"colour": "ABCDEF"}), ("color auto", {}), ("color abcdeg", {}),
        ("color auto themeColor=accent1", {"colour": "AA0000"}),
        ("color 00FF00 themeColor=accent1", {"colour": "00FF00"}),
        ("b", {"bold": True}), ("b 1", {"bold": True}), ("b 0", {}), ("b false", {}), ("b off", {}),
        ("i on", {"italic": True}), ("i true", {"italic": True}), ("i off", {}),
        ("rFonts ascii=Georgia", {"font": "Georgia"}), ("rFonts hAnsi=Georgia", {}),
        ("rFonts asciiTheme=minorHAnsi", {"font": "Verdana"}),
        ("rFonts asciiTheme=majorHAnsi ascii=Courier", {"font": "Georgia"}),
        ("rFonts asciiTheme=nonsense ascii=Courier", {"font": "Courier"}),
    ],
)  # fmt: skip
def test_what_the_properties_of_a_run_change(run: str, changed: dict[str, object]) -> None:
    assert looks(run) == USUAL._replace(**changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("spacing", "changed"),
    [
        ("before=40 after=60", {"before": 2.0, "after": 3.0}), ("before=-40", {"before": 0.0}),
        ("after=2000", {"after": 100.0}), ("after=2020", {"after": 100.0}), ("after=x", {}),
        ("line=360", {"line": 1.5}), ("line=360 lineRule=auto", {"line": 1.5}),
        ("line=360 lineRule=exact", {}), ("line=360 lineRule=atLeast", {}), ("line=0", {}),
        ("line=192", {"line": 0.8}), ("line=100", {"line": 0.8}), ("line=720", {"line": 3.0}),
        ("line=999", {"line": 3.0}),
    ],
)  # fmt: skip
def test_what_the_properties_of_a_paragraph_change(
    spacing: str, changed: dict[str, object]
) -> None:
    assert looks(paragraph=f"spacing {spacing}") == USUAL._replace(**changed)  # type: ignore[arg-type]


def test_a_style_has_what_those_have_that_it_is_based_on() -> None:
    chain = "; ".join(
        f"style type=paragraph styleId=s{n} (name n{n}; basedOn s{n + 1}; rPr (sz {n + 20}))"
        for n in range(25)
    )
    loop = "style type=paragraph styleId=loop (name heading~1; basedOn loop; rPr (i))"
    made = styles(f"{chain}; {loop}")
    assert len(made.chain("s0")) == 20  # a chain without an end has one
    assert made.by_id("s0").size == 10.0
    assert (made.by_id("loop").italic, len(made.chain("loop"))) == (True, 1)
    assert made.by_id("nothing") == made.default
    assert made.named("nothing", "Heading 1") == made.by_id("loop")
    assert made.named("nothing") == made.normal


def test_what_no_style_says_is_that_of_the_defaults_and_of_plain_paragraphs() -> None:
    bare = styles("docDefaults")
    assert bare.default == Style("Times New Roman", 10.0, "000000")
    said = styles(
        "docDefaults (rPrDefault (rPr (sz 24; rFonts ascii=Arial));"
        " pPrDefault (pPr (spacing after=160)));"
        " style type=paragraph default=1 styleId=Own (name own; rPr (sz 30))"
    )
    assert (said.default.size, said.default.after, said.default.font) == (12.0, 8.0, "Arial")


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("", Page(595.3, 841.9, 56.7, 56.7, 56.7, 56.7, 28.35, 25.5)),
        (
            "pgSz w=12000 h=16000; pgMar left=1000 right=1100 top=-1200 bottom=1300 header=400"
            " footer=500 gutter=60",
            Page(600.0, 800.0, 53.0, 55.0, 60.0, 65.0, 20.0, 25.0),
        ),
    ],
)
def test_a_page_in_points(section: str, expected: Page) -> None:
    made = letterhead(Small())._replace(section=xml(section), of_country=False)
    assert page_of(made, "US", False) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("12", 12.0), ("-1.5", -1.5), ("x", None), ("", None), (None, None)),
        *(("1" * 11, 11111111111.0), ("1" * 12, None)),
    ],
)
def test_a_figure_of_words(text: str | None, value: float | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("Calibri", "carlito, CALIBRI, arial", "CALIBRI, carlito, arial"),
        ("Georgia", "Arial, Liberation Serif, Gelasio", "Gelasio, Liberation Serif"),
        ("Some Serif", "Arial, Libertinus Serif", "Libertinus Serif"),
        (
            "Some Sans",
            "DejaVu Sans, Libertinus Serif, Arial",
            "Arial, Libertinus Serif, DejaVu Sans",
        ),
        ("Courier New", "Cousine, DejaVu Sans Mono", "Cousine, DejaVu Sans Mono"),
        ("Unknown", "Wingdings", ""),
        ("Cambria", "Caladea, Cambria", "Cambria, Caladea"),
        ("ARIAL", "Arimo, Liberation Sans", "Liberation Sans, Arimo"),
        ("Helvetica", "Arimo, Liberation Sans", "Liberation Sans, Arimo"),
        ("Times New Roman", "Tinos, Liberation Serif", "Liberation Serif, Tinos"),
        ("Courier New", "Liberation Mono, Cousine", "Liberation Mono, Cousine"),
        ("Consolas", "Carlito, Inconsolata", "Inconsolata, Carlito"),
        *(
            (f"Some {word} Font", "Arial, Libertinus Serif", "Libertinus Serif")
            for word in (
                "Times",
                "SERIF",
                "Georgia",
                "Cambria",
                "Garamond",
                "Palatino",
                "Book",
                "Minion",
                "Roman",
            )
        ),
    ],
)
def test_fonts_that_are_there_and_as_wide_come_first(name: str, known: str, expected: str) -> None:
    assert ", ".join(fonts_for(name, known.split(", "))) == expected


def test_fonts_of_code() -> None:
    assert mono_fonts(["dejavu sans mono", "menlo", "Arial"]) == ["menlo", "dejavu sans mono"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 日", "plain é 日"),
        ("a\x07b\x7fc\ufffed", "abcd"),
        ("a\nb", "a\nb"),
        ("a\tb", "ab"),
    ],
)
def test_characters_that_no_font_shows_are_left_out(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_a_part_that_a_letterhead_lacks_is_empty() -> None:
    made = letterhead(Small(section=PAGE))
    assert content_of(made, "word/nothing.xml") == b""
    assert content_of(made, "word/styles.xml").startswith(b"<?xml")
    assert b"theme" in content_of(made, "word/theme/theme1.xml")
