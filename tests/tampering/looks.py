"""Every property of runs, paragraphs, cells, rows, tables, sections and settings that the schema has.

Each has the values that are tried, and whether a reader of the page sees what they do: HIDES and
CHANGES do, PLAIN does not change what is said (bold, borders, fonts that read the same).
"""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """One value of one property; `visible` where it changes what is read."""

    name: str
    xml: str
    visible: bool = True


def _plain(*names: str) -> dict[str, list[Look]]:
    """Return properties without a value that are switched on and change nothing that is read."""
    return {name: [Look("on", f"<{name}/>", False)] for name in names}


def _seen(name: str, *values: str) -> dict[str, list[Look]]:
    """Return a property whose every value changes what is read; each is its attributes."""
    return {name: [Look(value or "on", f"<{name} {value}/>") for value in values]}


def _some(name: str, seen: tuple[str, ...], plain: tuple[str, ...]) -> dict[str, list[Look]]:
    return {
        name: [Look(v or "on", f"<{name} {v}/>") for v in seen]
        + [Look(v or "on", f"<{name} {v}/>", False) for v in plain]
    }


_CHANGE = 'w:id="903" w:author="A. Reader" w:date="2027-01-20T10:00:00Z"'
_FILL = '<w14:solidFill><w14:srgbClr w14:val="{}"/></w14:solidFill>'

RUN: dict[str, list[Look]] = {
    **_plain(
        "w:b", "w:bCs", "w:i", "w:iCs", "w:shadow", "w:noProof", "w:snapToGrid", "w:webHidden"
    ),
    **_plain("w:rtl", "w:cs", "w:specVanish", "w14:cntxtAlts"),
    "w:rStyle": [Look("a style that is not there", '<w:rStyle w:val="NoSuchStyle"/>', False)],
    "w:rFonts": [
        Look("Symbol", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:cs="Symbol"/>'),
        Look("Wingdings", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:cs="Wingdings"/>'),
        Look("Webdings", '<w:rFonts w:ascii="Webdings" w:hAnsi="Webdings"/>'),
        Look("Arial", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', False),
    ],
    **_seen("w:caps", "", 'w:val="true"', 'w:val="on"'),
    **_seen("w:smallCaps", "", 'w:val="1"'),
    **_seen("w:strike", "", 'w:val="1"', 'w:val="true"', 'w:val="on"'),
    **_seen("w:dstrike", "", 'w:val="true"'),
    **_seen("w:outline", ""),
    **_seen("w:emboss", ""),
    **_seen("w:imprint", ""),
    **_seen("w:vanish", "", 'w:val="1"', 'w:val="true"', 'w:val="on"'),
    **_some(
        "w:color",
        (
            'w:val="FFFFFF"',
            'w:val="FEFEFE"',
            'w:val="F2F2F2"',
            'w:val="auto" w:themeColor="background1"',
            'w:val="1B1F24" w:themeColor="background1"',
            'w:val="000000" w:themeColor="light1"',
            'w:val="000000" w:themeColor="text1" w:themeTint="05"',
        ),
        ('w:val="333333"', 'w:val="auto"', 'w:val="C00000"'),
    ),
    **_some("w:spacing", ('w:val="-200"', 'w:val="-400"'), ('w:val="4"',)),
    **_some("w:w", ('w:val="1"', 'w:val="5"'), ('w:val="98"',)),
    "w:kern": [Look("on", '<w:kern w:val="28"/>', False)],
    **_seen("w:position", 'w:val="12"', 'w:val="-12"', 'w:val="3000"'),
    **_some("w:sz", ('w:val="2"', 'w:val="3"', 'w:val="6"', 'w:val="1pt"'), ('w:val="22"',)),
    "w:szCs": [
        Look("of complex script", '<w:szCs w:val="2"/>', False),
        Look("and w:cs", '<w:szCs w:val="2"/><w:cs/>'),
        Look("and w:rtl", '<w:szCs w:val="2"/><w:rtl/>'),
    ],
    "w:highlight": [
        Look("black", '<w:highlight w:val="black"/>'),
        Look("white over white", '<w:highlight w:val="white"/><w:color w:val="FFFFFF"/>'),
        Look("yellow", '<w:highlight w:val="yellow"/>', False),
    ],
    "w:u": [Look("single", '<w:u w:val="single"/>', False)],
    "w:effect": [Look("lights", '<w:effect w:val="lights"/>', False)],
    "w:bdr": [Look("box", '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>', False)],
    "w:shd": [
        Look("fill as dark as the text", '<w:shd w:val="clear" w:color="auto" w:fill="1B1F24"/>'),
        Look("solid", '<w:shd w:val="solid" w:color="1B1F24" w:fill="auto"/>'),
        Look(
            "fill of the theme",
            '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF" w:themeFill="text1"/>',
        ),
        Look("light", '<w:shd w:val="clear" w:color="auto" w:fill="F7F7F7"/>', False),
    ],
    **_seen("w:fitText", 'w:val="20" w:id="77"'),
    **_seen("w:vertAlign", 'w:val="superscript"', 'w:val="subscript"'),
    "w:em": [Look("dot", '<w:em w:val="dot"/>', False)],
    "w:lang": [Look("German", '<w:lang w:val="de-DE"/>', False)],
    **_seen("w:eastAsianLayout", 'w:id="9" w:combine="1"', 'w:id="9" w:vert="1"'),
    "w14:glow": [
        Look("dark", '<w14:glow w14:rad="9525"><w14:srgbClr w14:val="DDDDDD"/></w14:glow>', False)
    ],
    "w14:shadow": [Look("none", "<w14:shadow/>", False)],
    "w14:reflection": [Look("none", "<w14:reflection/>", False)],
    "w14:textOutline": [
        Look(
            "white and thick",
            f'<w14:textOutline w14:w="63500">{_FILL.format("FFFFFF")}</w14:textOutline>',
        ),
        Look("none", "<w14:textOutline><w14:noFill/></w14:textOutline>", False),
    ],
    "w14:textFill": [
        Look("none", "<w14:textFill><w14:noFill/></w14:textFill>"),
        Look("white", f"<w14:textFill>{_FILL.format('FFFFFF')}</w14:textFill>"),
        Look(
            "clear",
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/>'
            "</w14:srgbClr></w14:solidFill></w14:textFill>",
        ),
        Look(
            "colour of the theme",
            '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'
            "</w14:textFill>",
        ),
    ],
    "w14:scene3d": [Look("empty", "<w14:scene3d/>", False)],
    "w14:props3d": [Look("empty", "<w14:props3d/>", False)],
    "w14:ligatures": [Look("all", '<w14:ligatures w14:val="all"/>', False)],
    "w14:numForm": [Look("old", '<w14:numForm w14:val="oldStyle"/>', False)],
    "w14:numSpacing": [Look("tabular", '<w14:numSpacing w14:val="tabular"/>', False)],
    "w14:stylisticSets": [Look("empty", "<w14:stylisticSets/>", False)],
    "w:rPrChange": [
        Look("was bold", f"<w:rPrChange {_CHANGE}><w:rPr><w:b/></w:rPr></w:rPrChange>", False)
    ],
}
PARAGRAPH: dict[str, list[Look]] = {
    **_plain("w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:bidi"),
    **_plain("w:suppressLineNumbers", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap"),
    **_plain("w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN"),
    **_plain("w:adjustRightInd", "w:snapToGrid", "w:contextualSpacing", "w:mirrorIndents"),
    **_plain("w:suppressOverlap", "w:pBdr", "w:tabs"),
    "w:pStyle": [Look("a style that is not there", '<w:pStyle w:val="NoSuchStyle"/>', False)],
    **_seen(
        "w:framePr",
        'w:w="20" w:h="20" w:hRule="exact" w:wrap="around" w:hAnchor="page" w:vAnchor="page"',
        'w:w="3000" w:h="400" w:wrap="around" w:hAnchor="page" w:vAnchor="page" w:x="25000" w:y="30000"',
    ),
    "w:numPr": [
        Look("a number", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>', False)
    ],
    "w:shd": [
        Look("fill as dark as the text", '<w:shd w:val="clear" w:color="auto" w:fill="1B1F24"/>'),
        Look("solid", '<w:shd w:val="solid" w:color="1B1F24" w:fill="auto"/>'),
        Look("light", '<w:shd w:val="clear" w:color="auto" w:fill="F7F7F7"/>', False),
    ],
    **_some(
        "w:spacing",
        (
            'w:line="1" w:lineRule="exact"',
            'w:line="20" w:lineRule="exact" w:before="0" w:after="0"',
        ),
        ('w:before="120"', 'w:line="260" w:lineRule="auto"'),
    ),
    **_some(
        "w:ind",
        ('w:left="31000"', 'w:firstLine="31000"', 'w:left="-20000" w:right="20000"'),
        ('w:left="200"',),
    ),
    "w:jc": [Look("right", '<w:jc w:val="right"/>', False)],
    "w:textDirection": [Look("down", '<w:textDirection w:val="tbRl"/>', False)],
    "w:textAlignment": [Look("top", '<w:textAlignment w:val="top"/>', False)],
    "w:textboxTightWrap": [Look("none", '<w:textboxTightWrap w:val="none"/>', False)],
    "w:outlineLvl": [Look("3", '<w:outlineLvl w:val="3"/>', False)],
    "w:divId": [Look("1", '<w:divId w:val="1"/>', False)],
    "w:cnfStyle": [Look("first row", '<w:cnfStyle w:val="100000000000"/>', False)],
    "w:rPr": [Look("mark hidden", "<w:rPr><w:vanish/></w:rPr>", False)],
    "w:sectPr": [Look("a section", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>', False)],
    "w:pPrChange": [Look("was right", f"<w:pPrChange {_CHANGE}><w:pPr/></w:pPrChange>", False)],
}
