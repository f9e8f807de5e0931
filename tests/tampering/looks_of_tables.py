"""The properties of cells, rows, tables, sections and settings; see looks."""

from __future__ import annotations

from tampering.looks import _CHANGE, Look, _plain, _seen, _some

_LINE = 'w:val="single" w:sz="24" w:space="0" w:color="C00000"'
CELL: dict[str, list[Look]] = {
    **_plain("w:noWrap", "w:tcFitText", "w:hideMark"),
    "w:cnfStyle": [Look("first row", '<w:cnfStyle w:val="100000000000"/>', False)],
    "w:tcW": [Look("nothing", '<w:tcW w:w="0" w:type="dxa"/>', False)],
    "w:gridSpan": [Look("1", '<w:gridSpan w:val="1"/>', False)],
    "w:hMerge": [Look("restart", '<w:hMerge w:val="restart"/>', False)],
    "w:vMerge": [Look("restart", '<w:vMerge w:val="restart"/>', False)],
    "w:tcBorders": [
        Look("crossed out", f"<w:tcBorders><w:tl2br {_LINE}/><w:tr2bl {_LINE}/></w:tcBorders>"),
        Look("one stroke through", f"<w:tcBorders><w:tr2bl {_LINE}/></w:tcBorders>"),
        Look("top", '<w:tcBorders><w:top w:val="single" w:sz="4"/></w:tcBorders>', False),
    ],
    "w:shd": [
        Look("fill as dark as the text", '<w:shd w:val="clear" w:color="auto" w:fill="1B1F24"/>'),
        Look("solid", '<w:shd w:val="solid" w:color="1B1F24" w:fill="auto"/>'),
        Look("light", '<w:shd w:val="clear" w:color="auto" w:fill="F7F7F7"/>', False),
    ],
    "w:tcMar": [
        Look("off the page", '<w:tcMar><w:left w:w="25000" w:type="dxa"/></w:tcMar>'),
        Look("small", '<w:tcMar><w:left w:w="100" w:type="dxa"/></w:tcMar>', False),
    ],
    "w:textDirection": [Look("up", '<w:textDirection w:val="btLr"/>', False)],
    "w:vAlign": [Look("bottom", '<w:vAlign w:val="bottom"/>', False)],
    "w:cellIns": [Look("tracked", f"<w:cellIns {_CHANGE}/>", False)],
    "w:cellDel": [Look("tracked", f"<w:cellDel {_CHANGE}/>")],
    "w:cellMerge": [Look("tracked", f'<w:cellMerge {_CHANGE} w:vMerge="rest"/>', False)],
    "w:tcPrChange": [Look("was", f"<w:tcPrChange {_CHANGE}><w:tcPr/></w:tcPrChange>", False)],
}
ROW: dict[str, list[Look]] = {
    **_plain("w:cantSplit"),
    "w:cnfStyle": [Look("first row", '<w:cnfStyle w:val="100000000000"/>', False)],
    "w:divId": [Look("1", '<w:divId w:val="1"/>', False)],
    "w:gridBefore": [Look("0", '<w:gridBefore w:val="0"/>', False)],
    "w:gridAfter": [Look("0", '<w:gridAfter w:val="0"/>', False)],
    "w:wBefore": [Look("0", '<w:wBefore w:w="0" w:type="dxa"/>', False)],
    "w:wAfter": [Look("0", '<w:wAfter w:w="0" w:type="dxa"/>', False)],
    **_some(
        "w:trHeight",
        ('w:val="1" w:hRule="exact"', 'w:val="20" w:hRule="exact"'),
        ('w:val="300" w:hRule="atLeast"',),
    ),
    **_seen("w:hidden", "", 'w:val="on"'),
    "w:tblHeader": [Look("repeated", "<w:tblHeader/>", False)],
    "w:tblCellSpacing": [Look("wide", '<w:tblCellSpacing w:w="10" w:type="dxa"/>', False)],
    "w:jc": [Look("right", '<w:jc w:val="right"/>', False)],
    "w:ins": [Look("tracked", f"<w:ins {_CHANGE}/>", False)],
    "w:del": [Look("tracked", f"<w:del {_CHANGE}/>")],
    "w:trPrChange": [Look("was", f"<w:trPrChange {_CHANGE}><w:trPr/></w:trPrChange>", False)],
    "w14:conflictIns": [Look("tracked", f"<w14:conflictIns {_CHANGE}/>", False)],
    "w14:conflictDel": [Look("tracked", f"<w14:conflictDel {_CHANGE}/>")],
}
TABLE: dict[str, list[Look]] = {
    **_plain("w:bidiVisual"),
    "w:tblStyle": [Look("a style that is not there", '<w:tblStyle w:val="NoSuch"/>', False)],
    **_seen(
        "w:tblpPr",
        'w:horzAnchor="page" w:vertAnchor="page" w:tblpX="25000" w:tblpY="30000"',
        'w:horzAnchor="page" w:tblpX="-20000"',
    ),
    "w:tblOverlap": [Look("never", '<w:tblOverlap w:val="never"/>', False)],
    "w:tblW": [Look("auto", '<w:tblW w:w="0" w:type="auto"/>', False)],
    "w:jc": [Look("right", '<w:jc w:val="right"/>', False)],
    "w:tblCellSpacing": [Look("wide", '<w:tblCellSpacing w:w="10" w:type="dxa"/>', False)],
    **_some(
        "w:tblInd",
        ('w:w="25000" w:type="dxa"', 'w:w="-25000" w:type="dxa"'),
        ('w:w="9" w:type="dxa"',),
    ),
    "w:tblBorders": [Look("none", '<w:tblBorders><w:top w:val="nil"/></w:tblBorders>', False)],
    "w:shd": [Look("light", '<w:shd w:val="clear" w:color="auto" w:fill="F7F7F7"/>', False)],
    "w:tblLayout": [Look("autofit", '<w:tblLayout w:type="autofit"/>', False)],
    "w:tblCellMar": [
        Look("off the page", '<w:tblCellMar><w:left w:w="25000" w:type="dxa"/></w:tblCellMar>'),
        Look("small", '<w:tblCellMar><w:left w:w="90" w:type="dxa"/></w:tblCellMar>', False),
    ],
    "w:tblLook": [Look("nothing", '<w:tblLook w:val="0000"/>', False)],
    "w:tblCaption": [Look("other", '<w:tblCaption w:val="Void"/>', False)],
    "w:tblDescription": [Look("other", '<w:tblDescription w:val="Void"/>', False)],
    "w:tblPrChange": [Look("was", f"<w:tblPrChange {_CHANGE}><w:tblPr/></w:tblPrChange>", False)],
}
SECTION: dict[str, list[Look]] = {
    **_plain("w:formProt", "w:noEndnote", "w:bidi", "w:rtlGutter"),
    "w:footnotePr": [
        Look("roman", '<w:footnotePr><w:numFmt w:val="upperRoman"/></w:footnotePr>', False)
    ],
    "w:endnotePr": [
        Look("roman", '<w:endnotePr><w:numFmt w:val="upperRoman"/></w:endnotePr>', False)
    ],
    "w:type": [Look("odd page", '<w:type w:val="oddPage"/>', False)],
    **_some("w:pgSz", ('w:w="1000" w:h="1000"',), ('w:w="12200" w:h="15800"',)),
    **_some(
        "w:pgMar",
        (
            'w:top="1134" w:right="-9000" w:bottom="1021" w:left="20000" w:header="5" w:footer="5" w:gutter="0"',
            'w:top="1134" w:right="1301" w:bottom="1021" w:left="1301" w:header="567" w:footer="510" w:gutter="15000"',
        ),
        (
            'w:top="1100" w:right="1301" w:bottom="1021" w:left="1301" w:header="567" w:footer="510" w:gutter="0"',
        ),
    ),
    "w:paperSrc": [Look("2", '<w:paperSrc w:first="2"/>', False)],
    "w:pgBorders": [
        Look("box", '<w:pgBorders><w:top w:val="single" w:sz="4"/></w:pgBorders>', False)
    ],
    "w:lnNumType": [Look("each line", '<w:lnNumType w:countBy="1"/>', False)],
    "w:cols": [Look("two", '<w:cols w:num="2"/>', False)],
    "w:vAlign": [Look("bottom", '<w:vAlign w:val="bottom"/>', False)],
    "w:textDirection": [Look("down", '<w:textDirection w:val="tbRl"/>', False)],
    "w:docGrid": [Look("lines", '<w:docGrid w:type="lines" w:linePitch="360"/>', False)],
    "w:printerSettings": [Look("none", "<w:printerSettings/>", False)],
    "w15:footnoteColumns": [Look("2", '<w15:footnoteColumns w:val="2"/>', False)],
    "w:sectPrChange": [
        Look("was", f"<w:sectPrChange {_CHANGE}><w:sectPr/></w:sectPrChange>", False)
    ],
}
BY_HAND = {
    "SECTION": {"w:headerReference", "w:footerReference", "w:titlePg", "w:pgNumType"},
}
"""Properties that have means of their own elsewhere, because what they do depends on the file."""
