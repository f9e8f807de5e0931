"""Copies as Word writes them when nothing is changed.

Word cannot be run here: what it writes is imitated after files it wrote, one habit at a time.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from tampering.package import (
    NS,
    WORDML,
    Element,
    Word,
    first_under,
    one,
    put,
    q,
    text_of,
    under,
)

Save = Callable[[Word], None]

COMPAT = {"compatibilityMode": 15, "enableOpenTypeFeatures": 1, "doNotFlipMirrorIndents": 1}


def _each(word: Word, name: str) -> list[Element]:
    return list(word.body.iter(q(name)))


def rsids(word: Word) -> None:
    for p in _each(word, "w:p"):
        p.set(q("w:rsidR"), "00A77B3E")
        p.set(q("w:rsidRDefault"), "005E1C20")
        p.set(q("w:rsidP"), "005E1C20")
    for r in _each(word, "w:r"):
        r.set(q("w:rsidRPr"), "00C12D4F")
    for row in _each(word, "w:tr"):
        row.set(q("w:rsidR"), "00A77B3E")
    for section in word.sections():
        section.set(q("w:rsidR"), "00A77B3E")
        section.set(q("w:rsidSect"), "00A77B3E")
    put(
        word.settings, '<w:rsids><w:rsidRoot w:val="00A77B3E"/><w:rsid w:val="005E1C20"/></w:rsids>'
    )


def paragraph_ids(word: Word) -> None:
    for n, p in enumerate(_each(word, "w:p")):
        p.set(q("w14:paraId"), f"{0x1A2B3C00 + n:08X}")
        p.set(q("w14:textId"), "77777777")
    for n, row in enumerate(_each(word, "w:tr")):
        row.set(q("w14:paraId"), f"{0x2A2B3C00 + n:08X}")


def go_back(word: Word) -> None:
    p = word.blocks()[0]
    p.insert(1, one('<w:bookmarkStart w:id="0" w:name="_GoBack"/>'))
    p.append(one('<w:bookmarkEnd w:id="0"/>'))
    for t in word.texts()[10::25]:
        t.addprevious(one("<w:lastRenderedPageBreak/>"))


def split_runs(word: Word) -> None:
    """Words marked by the spelling checker stand in runs of their own."""
    for t in word.texts()[::3]:
        words = (t.text or "").split(" ")
        if len(words) < 3:
            continue
        r = t.getparent()
        properties = r.find(q("w:rPr"))
        look = "" if properties is None else etree.tostring(properties).decode()
        pieces = (" ".join(words[:1]) + " ", words[1], " " + " ".join(words[2:]))
        runs = [one(f'<w:r>{look}<w:t xml:space="preserve"/></w:r>') for _ in pieces]
        for run, piece in zip(runs, pieces, strict=True):
            run.find(q("w:t")).text = piece
        marks = [one('<w:proofErr w:type="spellStart"/>'), one('<w:proofErr w:type="spellEnd"/>')]
        for new in (runs[0], marks[0], runs[1], marks[1], runs[2]):
            r.addprevious(new)
        r.getparent().remove(r)


def languages(word: Word) -> None:
    for r in _each(word, "w:r"):
        put(first_under(r, "w:rPr"), '<w:lang w:val="en-US"/>')
    put(word.settings, '<w:themeFontLang w:val="en-US"/>')


def no_proof(word: Word) -> None:
    for t in word.texts()[::4]:
        put(first_under(t.getparent(), "w:rPr"), "<w:noProof/>")
    for p in word.blocks():
        mark = under(first_under(p, "w:pPr"), "w:rPr")
        put(mark, '<w:lang w:val="en-GB"/>')


def settings(word: Word) -> None:
    for xml in (
        '<w:zoom w:percent="100"/>',
        '<w:proofState w:spelling="clean" w:grammar="clean"/>',
        '<w:defaultTabStop w:val="720"/>',
        '<w:hyphenationZone w:val="425"/>',
        '<w:characterSpacingControl w:val="doNotCompress"/>',
        '<w:decimalSymbol w:val="."/>',
        '<w:listSeparator w:val=","/>',
        '<w14:docId w14:val="5B2E0D7A"/>',
        "<w15:chartTrackingRefBased/>",
        '<w15:docId w15:val="{0C1F9E7B-2B3A-4B6E-9D51-0F6C2F1A9A11}"/>',
    ):
        put(word.settings, xml)
    compat = under(word.settings, "w:compat")
    for name, value in COMPAT.items():
        compat.append(
            one(
                f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
            )
        )


def math_and_shapes(word: Word) -> None:
    put(
        word.settings,
        '<m:mathPr><m:mathFont m:val="Cambria Math"/><m:brkBin m:val="before"/><m:smallFrac m:val="0"/><m:dispDef/><m:lMargin m:val="0"/><m:rMargin m:val="0"/><m:defJc m:val="centerGroup"/></m:mathPr>',
    )
    put(
        word.settings,
        '<w:shapeDefaults><o:shapedefaults v:ext="edit" spidmax="1026"/><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></w:shapeDefaults>',
    )
    put(
        word.settings,
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>',
    )


def latent_styles(word: Word) -> None:
    old = word.styles.find(q("w:latentStyles"))
    if old is not None:
        word.styles.remove(old)
    names = ("Normal", "heading 1", "toc 1", "Table Grid", "List Paragraph")
    each = "".join(f'<w:lsdException w:name="{n}" w:uiPriority="9" w:qFormat="1"/>' for n in names)
    latent = one(
        f'<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376">{each}</w:latentStyles>'
    )
    word.styles.insert(1, latent)
    for style in word.styles.findall(q("w:style")):
        if style.get(q("w:type")) == "paragraph":
            put(style, '<w:rsid w:val="00A77B3E"/>')


def linked_styles(word: Word) -> None:
    """Word pairs the styles of headings and titles with a style of characters."""
    for style in list(word.styles.findall(q("w:style"))):
        name = style.get(q("w:styleId"))
        if (
            name not in ("Heading1", "Title", "Subtitle", "Header", "Footer")
            or style.find(q("w:link")) is not None
        ):
            continue
        put(style, f'<w:link w:val="{name}Char"/>')
        look = style.find(q("w:rPr"))
        char = one(
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}Char"><w:name w:val="{name} Char"/><w:basedOn w:val="DefaultParagraphFont"/><w:link w:val="{name}"/><w:uiPriority w:val="9"/></w:style>'
        )
        if look is not None:
            char.append(etree.fromstring(etree.tostring(look)))
        style.addnext(char)


def web_settings(word: Word) -> None:
    if "word/webSettings.xml" not in word.parts:
        word.add(
            "word/webSettings.xml",
            f'<w:webSettings xmlns:w="{NS["w"]}"><w:optimizeForBrowser/><w:allowPNG/></w:webSettings>',
            f"{WORDML}.webSettings+xml",
        )
        word.relate("webSettings", "webSettings.xml")


def note_parts(word: Word) -> None:
    """Word writes empty parts for notes, with the lines that separate them."""
    for kind in ("footnote", "endnote"):
        part = f"word/{kind}s.xml"
        if part in word.parts:
            continue
        marks = "".join(
            f'<w:{kind} w:type="{t}" w:id="{i}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{t}/></w:r></w:p></w:{kind}>'
            for t, i in (("separator", -1), ("continuationSeparator", 0))
        )
        word.add(
            part, f'<w:{kind}s xmlns:w="{NS["w"]}">{marks}</w:{kind}s>', f"{WORDML}.{kind}s+xml"
        )
        word.relate(f"{kind}s", f"{kind}s.xml")
        put(word.settings, f'<w:{kind}Pr><w:{kind} w:id="-1"/><w:{kind} w:id="0"/></w:{kind}Pr>')


def font_table(word: Word) -> None:
    """Word describes each font it used, and lists others that it may use."""
    for font in word.xml("word/fontTable.xml"):
        if font.find(q("w:panose1")) is None:
            font.insert(0, one('<w:panose1 w:val="020F0502020204030204"/>'))
            font.append(
                one(
                    '<w:sig w:usb0="E4002EFF" w:usb1="C200247B" w:usb2="00000009" w:usb3="00000000" w:csb0="000001FF" w:csb1="00000000"/>'
                )
            )
    word.xml("word/fontTable.xml").append(
        one('<w:font w:name="Times New Roman"><w:family w:val="roman"/></w:font>')
    )


def properties(word: Word) -> None:
    app = next((n for n in word.parts if n.endswith("app.xml")), None)
    if app:
        word.parts[app] = (
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>Normal.dotm</Template><TotalTime>3</TotalTime><Pages>4</Pages><Words>1450</Words><Application>Microsoft Office Word</Application><DocSecurity>0</DocSecurity><Company>Tarn</Company><AppVersion>16.0000</AppVersion></Properties>'
        )
    core = next((n for n in word.parts if n.endswith("core.xml")), None)
    if core:
        root = word.xml(core)
        for child in root:
            if child.tag.endswith("modified"):
                child.text = "2027-01-20T09:11:00Z"
        space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
        etree.SubElement(root, f"{{{space}}}revision").text = "2"


def sections(word: Word) -> None:
    for section in word.sections():
        for name, value in (("w:cols", 'w:space="720"'), ("w:docGrid", 'w:linePitch="360"')):
            if section.find(q(name)) is None:
                put(section, f"<{name} {value}/>")


def numbering_ids(word: Word) -> None:
    if "word/numbering.xml" not in word.parts:
        return
    for n, abstract in enumerate(word.xml("word/numbering.xml").findall(q("w:abstractNum"))):
        if abstract.find(q("w:nsid")) is None:
            abstract.insert(0, one(f'<w:nsid w:val="{0x10A0B000 + n:08X}"/>'))
        for level in abstract.findall(q("w:lvl")):
            level.set(q("w:tplc"), f"{0x04090001 + n:08X}")


def vml_fallback(word: Word) -> None:
    """For older programs Word writes each drawing a second time, in VML."""
    for fallback in word.body.iter(q("mc:Fallback")):
        choice = fallback.getprevious()
        told = [text_of(box) for box in choice.iter(q("w:txbxContent"))]
        for child in list(fallback):
            fallback.remove(child)
        shapes = "".join(
            f'<v:rect style="width:711200;height:209550"><v:textbox><w:txbxContent><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect>'
            for t in told
        )
        fallback.append(
            one(
                f'<w:pict><v:group style="width:60pt;height:49pt" coordsize="7620,6223">{shapes}<w10:anchorlock/></v:group></w:pict>'
            )
        )


def table_looks(word: Word) -> None:
    for width in word.body.iter(q("w:tcW")):
        if width.get(q("w:w")):
            width.set(q("w:w"), str(int(width.get(q("w:w"))) + 1))


WORD_SAVES: dict[str, Save] = {
    "revision ids": rsids,
    "paragraph ids": paragraph_ids,
    "the bookmark _GoBack and rendered page breaks": go_back,
    "runs split by the spelling checker": split_runs,
    "marks of language": languages,
    "no proofing": no_proof,
    "settings": settings,
    "settings of math and shapes": math_and_shapes,
    "latent styles": latent_styles,
    "linked styles": linked_styles,
    "web settings": web_settings,
    "parts for notes": note_parts,
    "the table of fonts": font_table,
    "document properties": properties,
    "columns and grid": sections,
    "ids of numbering": numbering_ids,
    "drawings once more in VML": vml_fallback,
    "widths of cells rounded": table_looks,
}


def by_word(content: bytes, *names: str) -> bytes:
    """Return the file as Word saves it, with all that it adds or with those named."""
    word = Word(content)
    for save in map(WORD_SAVES.__getitem__, names or WORD_SAVES):
        save(word)
    return word.save()
