"""Workbooks that differ from what a spreadsheet writes in one thing or two, for told_sources.py."""

from __future__ import annotations

import io
import random
import zipfile

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_PARTS = {
    "_rels/.rels": f'{_LINKS}<Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": _LINKS
    + "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(
            (
                ("worksheet", "sheet1.xml"), ("worksheet", "/xl/sheet2.xml"),
                ("worksheet", "sheet1.xml"), ("sharedStrings", "texts.xml"),
                ("styles", "styles.xml"), ("chartsheet", "chart.xml"),
            )
        )
    )
    + "</Relationships>",
    "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><workbookPr date1904="0"/><sheets>'
    '<sheet name="Chart" sheetId="9" r:id="r5"/>'
    '<sheet name="Hidden" state="hidden" sheetId="3" r:id="r2"/>'
    '<sheet name="One" sheetId="1" r:id="r0"/><sheet name="Two" sheetId="2" r:id="r1"/>'
    "</sheets></workbook>",
    "xl/texts.xml": f"<sst {_MAIN}><si><t>id</t></si><si><r><t>na</t></r><r><t>me</t></r></si><si>"
    "<t>N_x000D_M</t><rPh><t>aloud</t></rPh></si><si><t/></si><si><t>#REF!</t></si></sst>",
    "xl/styles.xml": f'<styleSheet {_MAIN}><numFmts><numFmt numFmtId="170" '
    'formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="171" formatCode="0.0"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
    "xl/sheet1.xml": f'<worksheet {_MAIN}><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c>'
    '<c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>start</t></is></c></row>'
    '<row r="3"><c r="A3"><v>1</v></c><c r="B3" t="s"><v>2</v></c>'
    '<c r="D3" s="1"><v>46402</v></c><c r="E3" s="2"><v>46402.5</v></c></row>'
    '<row r="6"><c r="A6" s="3"><v>2.50</v></c><c r="B6" t="b"><v>1</v></c>'
    '<c r="C6" t="str"><f>A1</f><v>sum_x0041_</v></c><c r="D6" t="d"><v>2027-01-15T00:00:00</v></c>'
    '<c r="AB6" t="e"><v>#N/A</v></c></row>'
    '<row><c><v>1e3</v></c><c t="s"><v>3</v></c><c t="inlineStr"><is><t> </t></is></c></row>'
    "</sheetData></worksheet>",
    "xl/sheet2.xml": f'<worksheet {_MAIN}><sheetData><row><c t="inlineStr"><is><t>id</t></is></c>'
    '</row><row><c t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh><r><t>c</t></r></is></c>'
    "</row></sheetData></worksheet>",
}  # fmt: skip
_INSTEAD: tuple[tuple[str, str], ...] = (
    ('date1904="0"', 'date1904="true"'), (' state="hidden"', ' state="veryHidden"'),
    ('<v>2</v>', "<v>9</v>"), ('<v>2</v>', "<v>x</v>"), ('<v>46402</v>', "<v>-1</v>"),
    ("<v>46402</v>", "<v>99999999999</v>"), ("<v>1e3</v>", "<v>1e300</v>"),
    ("<v>1e3</v>", "<v>1e301</v>"), ("<v>1e3</v>", "<v>1e9999</v>"), ("<v>2.50</v>", "<v>2,5</v>"),
    ('r="B6"', 'r="A6"'), ('r="B6"', 'r="B7"'), ('r="B6"', 'r="6B"'), ('r="B6"', ""),
    ('r="AB6"', 'r="BXX6"'), ('r="AB6"', 'r="BXY6"'), ('r="6"', 'r="3"'), ('r="6"', 'r="-6"'),
    ('r="6"', 'r="1048576"'), ('r="6"', 'r="1048577"'), ("<v>sum_x0041_</v>", ""),
    ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'),
    ("</sheetData>", '<row><c><f/></c><c><f/></c></row></sheetData><mergeCell/>'),
    ("<worksheet", "<!DOCTYPE a><worksheet"), ("</worksheet>", ""), ("<is>", "<is><is>"),
    ('t="b"', 't="n"'), ("<v>1</v>", "<v>true</v>"), ("<v>1</v>", "<v>0</v>"), ('t="e"', 't="n"'),
    ('numFmtId="14"/></cellXfs>', 'numFmtId="22"/></cellXfs>'), ('s="1"', 's="99"'),
    ('s="1"', 's="x"'), ("</si></sst>", "</si></si></sst>"), ("<t/>", "<t> </t>"),
    ('Target="texts.xml"', 'Target="none.xml"'), ('Target="styles.xml"', 'Target="none.xml"'),
    ('Target="texts.xml"', 'Target="texts.xml" TargetMode="External"'),
    ("/officeDocument", "/nothing"), ('name="One"', 'name="Two"'), ('r:id="r0"', 'r:id="r9"'),
)  # fmt: skip


def book(chance: random.Random, number: int) -> bytes:
    """Return a workbook, with something in it otherwise, by its number and then by chance."""
    parts = dict(_PARTS)
    changes = [_INSTEAD[number - 1]] if 0 < number <= len(_INSTEAD) else []
    if number > len(_INSTEAD):
        changes = chance.sample(_INSTEAD, 2)
    for old, new in changes:
        parts = {name: text.replace(old, new, 1) for name, text in parts.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return made.getvalue()
