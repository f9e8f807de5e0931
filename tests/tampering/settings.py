"""What the document's settings, fields and data say, and what is fetched when the file is opened."""

from __future__ import annotations

import random

from tampering import schema
from tampering.carriers import _FIELD, sentence
from tampering.draws import Done, means
from tampering.faces import some_words
from tampering.package import NS, UnfitError, Word, one, parse, put, q, run, text_of

# A value for those settings that need one.
_VALUES = {
    "w:view": 'w:val="web"',
    "w:zoom": 'w:percent="80"',
    "w:documentType": 'w:val="letter"',
    "w:defaultTabStop": 'w:val="300"',
    "w:themeFontLang": 'w:val="de-DE"',
    "w:decimalSymbol": 'w:val=","',
    "w:listSeparator": 'w:val=";"',
    "w:characterSpacingControl": 'w:val="doNotCompress"',
    "w:documentProtection": 'w:edit="readOnly" w:enforcement="1"',
    "w:revisionView": 'w:markup="0"',
    "w:hyphenationZone": 'w:val="300"',
    "w:summaryLength": 'w:val="5"',
    "w:clickAndTypeStyle": 'w:val="X"',
    "w:defaultTableStyle": 'w:val="X"',
    "w:attachedSchema": 'w:val="urn:x"',
    "w14:docId": 'w14:val="11111111"',
    "w15:docId": 'w15:val="{11111111-1111-1111-1111-111111111111}"',
}
_BY_HAND = {
    "w:attachedTemplate",
    "w:mailMerge",
    "w:evenAndOddHeaders",
    "w:clrSchemeMapping",
    "w:saveThroughXslt",
}
PLAIN = tuple(
    name
    for name in schema.order("settings")
    if name.split(":")[0] in ("w", "w14", "w15") and name not in _BY_HAND
)


@means("settings", *PLAIN)
def _setting(word: Word, rng: random.Random, name: str) -> Done:
    put(word.settings, f"<{name} {_VALUES.get(name, '')}/>")
    return Done(f"setting {name}", False)


@means(
    "settings", *(f"compat {name}" for name in schema.order("compat") if name != "w:compatSetting")
)
def _compat(word: Word, rng: random.Random, name: str) -> Done:
    from tampering.package import under

    put(under(word.settings, "w:compat"), f"<{name.removeprefix('compat ')}/>")
    return Done(f"setting {name}", False)


@means(
    "at opening",
    "remote template and styles",
    "remote template",
    "mail merge",
    "transformation",
    "frameset",
    "background with displayBackgroundShape",
    "dark background",
)
def _at_opening(word: Word, rng: random.Random, name: str) -> Done:
    part = "word/settings.xml"
    word.xml(part)
    if "template" in name:
        link = word.relate("attachedTemplate", "https://example.com/void.dotm", part, external=True)
        put(word.settings, f'<w:attachedTemplate r:id="{link}"/>')
        if "styles" in name:
            put(word.settings, "<w:linkStyles/>")
        return Done(name, "styles" in name)
    if name == "mail merge":
        link = word.relate("mailMergeSource", "file:///C:/data.csv", part, external=True)
        put(
            word.settings,
            f'<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/><w:query w:val="SELECT * FROM x"/><w:dataSource r:id="{link}"/><w:viewMergedData/></w:mailMerge>',
        )
        return Done(name, False)
    if name == "transformation":
        link = word.relate("transform", "https://example.com/x.xsl", part, external=True)
        put(word.settings, f'<w:saveThroughXslt r:id="{link}"/>')
        return Done(name, False)
    if name == "frameset":
        word.add(
            "word/webSettings.xml" if "word/webSettings.xml" not in word.parts else "word/webT.xml",
            f'<w:webSettings xmlns:w="{NS["w"]}"><w:frameset/></w:webSettings>',
            "application/vnd.openxmlformats-officedocument.wordprocessingml.webSettings+xml",
        )
        return Done(name, False)
    colour = "1B1F24" if "dark" in name else "FFFFCC"
    root = word.body.getparent()
    old = root.find(q("w:background"))
    if old is not None:
        root.remove(old)
    root.insert(0, one(f'<w:background w:color="{colour}"/>'))
    put(word.settings, "<w:displayBackgroundShape/>")
    return Done(f"{name} {colour}", "dark" in name)


@means(
    "data and fields",
    "result differs after update",
    "DOCPROPERTY",
    "DOCVARIABLE",
    "REF to a bookmark",
    "INCLUDETEXT",
    "INCLUDEPICTURE",
    "IF",
    "DATE for a date",
    "SECTIONPAGES for a number",
)
def _field(word: Word, rng: random.Random, name: str) -> Done:
    """Words become a field that shows them until fields are brought up to date."""
    r = some_words(rng.choice(word.texts()), rng)
    old = text_of(r)
    instruction = {
        "result differs after update": f' QUOTE "{sentence(rng)}" ',
        "DOCPROPERTY": " DOCPROPERTY Title ",
        "DOCVARIABLE": " DOCVARIABLE v ",
        "REF to a bookmark": " REF void ",
        "INCLUDETEXT": ' INCLUDETEXT "https://example.com/void.docx" ',
        "INCLUDEPICTURE": ' INCLUDEPICTURE "https://example.com/void.png" ',
        "IF": ' IF 1 = 2 "nothing" "void" ',
        "DATE for a date": ' DATE \\@ "d MMMM yyyy" ',
        "SECTIONPAGES for a number": " SECTIONPAGES ",
    }[name]
    from lxml import etree

    pieces = parse(_FIELD.format(instruction.replace('"', "&quot;"), etree.tostring(r).decode()))
    for piece in reversed(pieces):
        r.addnext(piece)
    r.getparent().remove(r)
    put(word.settings, "<w:updateFields/>")
    return Done(f"{old[:30]!r} as the result of{instruction}", True)


@means(
    "data and fields",
    "w:sdt bound to other data",
    "w:sdt bound and its words hidden",
    "w:sdt date",
    "w:sdt drop-down",
    "w:sdt check box",
)
def _control(word: Word, rng: random.Random, name: str) -> Done:
    """Words in a content control that Word fills from a data part, or that shows another choice."""
    r = some_words(rng.choice(word.texts()), rng)
    text = sentence(rng)
    if "bound" in name:
        store = "{11111111-2222-3333-4444-555555555555}"
        word.add("customXml/item9.xml", f"<x xmlns='urn:x'><v>{text}</v></x>", "application/xml")
        word.add(
            "customXml/itemProps9.xml",
            f'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{store}"><ds:schemaRefs/></ds:datastoreItem>',
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        )
        word.relate("customXml", "../customXml/item9.xml")
        word.relate("customXmlProps", "itemProps9.xml", "customXml/item9.xml")
        inner = f'<w:dataBinding w:prefixMappings="xmlns:x=\'urn:x\'" w:xpath="/x:x/x:v" w:storeItemID="{store}"/><w:text/>'
    else:
        inner = {
            "w:sdt date": '<w:date w:fullDate="2037-01-01T00:00:00Z"><w:dateFormat w:val="yyyy"/></w:date>',
            "w:sdt drop-down": f'<w:dropDownList><w:listItem w:displayText="{text}" w:value="1"/></w:dropDownList>',
            "w:sdt check box": '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>',
        }[name]
    box = one(f"<w:sdt><w:sdtPr>{inner}</w:sdtPr><w:sdtContent/></w:sdt>")
    r.addprevious(box)
    old = text_of(r)
    box[1].append(r)
    return Done(f"{old[:30]!r}: {name}", "bound" in name, "")


@means(
    "data and fields", "field code shown", "field result empty", "w:fldData", "page field locked"
)
def _existing_field(word: Word, rng: random.Random, name: str) -> Done:
    """The fields that are there, in headers and footers."""
    parts = [
        n
        for n in word.parts
        if n.startswith("word/") and n.endswith(".xml") and b'fldCharType="begin"' in word.parts[n]
    ]
    if not parts:
        raise UnfitError("no field")
    root = word.xml(sorted(parts)[0])
    if name == "field code shown":
        told = next(root.iter(q("w:instrText")))
        told.text = ' QUOTE "void" '
        return Done("another instruction in a field", True)
    begin = next(e for e in root.iter(q("w:fldChar")) if e.get(q("w:fldCharType")) == "begin")
    if name == "w:fldData":
        begin.append(one("<w:fldData>AAAA</w:fldData>"))
        return Done(name, False)
    if name == "page field locked":
        begin.set(q("w:fldLock"), "1")
        return Done(name, False)
    for e in list(begin.getparent().itersiblings()):
        if e.find(q("w:t")) is not None:
            e.addnext(one(run("7 of 7")))
            break
    return Done("words after a field's result", True)
