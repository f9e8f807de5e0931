"""Other documents brought into the file: alternative formats, embedded objects, charts, diagrams."""

from __future__ import annotations

import random
from io import BytesIO

from tampering.carriers import sentence
from tampering.drawings import BOX_SIZE, add_to_paragraph, vml_box
from tampering.draws import Done, means
from tampering.package import NS, Word, one, run, text_of
from tampering.pictures import inline, png


def _small(text: str) -> bytes:
    """Return a whole Word file with one paragraph."""
    import docx

    document = docx.Document()
    document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


ALT_CHUNKS = {
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        _small,
    ),
    "html": ("text/html", lambda t: f"<html><body><p>{t}</p></body></html>".encode()),
    "xhtml": (
        "application/xhtml+xml",
        lambda t: (
            f"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{t}</p></body></html>".encode()
        ),
    ),
    "mht": (
        "message/rfc822",
        lambda t: f"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>{t}</p>".encode(),
    ),
    "rtf": ("application/rtf", lambda t: f"{{\\rtf1 {t}\\par}}".encode()),
    "txt": ("text/plain", lambda t: t.encode()),
    "xml": ("application/xml", lambda t: f"<x>{t}</x>".encode()),
}


@means(
    "other documents",
    *(f"altChunk {kind}" for kind in ALT_CHUNKS),
    "altChunk docx in a cell",
    "w:subDoc",
    "OLE object",
    "control",
    "contentPart",
)
def _brought_in(word: Word, rng: random.Random, name: str) -> Done:
    text = sentence(rng)
    place = rng.choice(word.blocks())
    if name.startswith("altChunk"):
        kind = name.split()[1]
        content_type, make = ALT_CHUNKS[kind]
        word.add(f"word/chunkT.{kind}", make(text), content_type)
        link = word.relate("aFChunk", f"chunkT.{kind}")
        chunk = one(f'<w:altChunk r:id="{link}"/>')
        if "cell" in name:
            rng.choice(word.cells()).insert(1, chunk)
        else:
            place.addnext(chunk)
    elif name == "w:subDoc":
        word.parts["word/subT.docx"] = _small(text)
        link = word.relate("subDocument", "file:///C:/sub.docx", external=True)
        place.append(one(f'<w:subDoc r:id="{link}"/>'))
    elif name == "OLE object":
        word.add(
            "word/embeddings/oleT.docx",
            _small(text),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        )
        word.add("word/media/oleT.png", png(90, 20), "image/png")
        ole, image = (
            word.relate("package", "embeddings/oleT.docx"),
            word.relate("image", "media/oleT.png"),
        )
        place.append(
            one(
                f'<w:r><w:object><v:shape id="ole1" style="{BOX_SIZE}"><v:imagedata r:id="{image}"/></v:shape><o:OLEObject Type="Embed" ProgID="Word.Document.12" ShapeID="ole1" DrawAspect="Content" r:id="{ole}"/></w:object></w:r>'
            )
        )
    elif name == "control":
        word.add("word/activeX/x1.xml", b"<x/>", "application/vnd.ms-office.activeX+xml")
        link = word.relate("control", "activeX/x1.xml")
        place.append(
            one(
                f'<w:r><w:object><v:shape id="c1" style="{BOX_SIZE}">{vml_box(text)}</v:shape><w:control r:id="{link}" w:name="L" w:shapeid="c1"/></w:object></w:r>'
            )
        )
    else:
        word.add(
            "word/ink/ink1.xml",
            b'<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML"><inkml:trace>0 0, 900 900</inkml:trace></inkml:ink>',
            "application/inkml+xml",
        )
        link = word.relate("customXml", "ink/ink1.xml")
        place.append(one(f'<w:r><w:contentPart r:id="{link}"/></w:r>'))
    return Done(
        f"{text!r} by {name} after {text_of(place)[:30]!r}",
        True,
        text if name.startswith("altChunk") else "",
    )


_CHART = f'<c:chartSpace xmlns:c="{NS["c"]}" xmlns:a="{NS["a"]}"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{{}}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numLit><c:ptCount val="1"/><c:pt idx="0"><c:v>5</c:v></c:pt></c:numLit></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>'
_DATA = f'<dgm:dataModel xmlns:dgm="{NS["dgm"]}" xmlns:a="{NS["a"]}"><dgm:ptLst><dgm:pt modelId="1" type="doc"/><dgm:pt modelId="2"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{{}}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst><dgm:cxn modelId="3" srcId="1" destId="2" srcOrd="0" destOrd="0"/></dgm:cxnLst></dgm:dataModel>'


@means("other documents", "chart", "SmartArt", "locked canvas", "picture of a web video")
def _graphic(word: Word, rng: random.Random, name: str) -> Done:
    text = sentence(rng)
    frame = '<w:r><w:drawing><wp:inline><wp:extent cx="5000000" cy="2500000"/><wp:docPr id="73" name="G"/><a:graphic><a:graphicData uri="{}">{}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    if name == "chart":
        word.add(
            "word/charts/chartT.xml",
            _CHART.format(text),
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        )
        xml = frame.format(
            NS["c"], f'<c:chart r:id="{word.relate("chart", "charts/chartT.xml")}"/>'
        )
    elif name == "SmartArt":
        word.add(
            "word/diagrams/dataT.xml",
            _DATA.format(text),
            "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
        )
        link = word.relate("diagramData", "diagrams/dataT.xml")
        xml = frame.format(
            NS["dgm"], f'<dgm:relIds r:dm="{link}" r:lo="{link}" r:qs="{link}" r:cs="{link}"/>'
        )
    elif name == "locked canvas":
        uri = "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas"
        xml = frame.format(
            uri,
            f'<lc:lockedCanvas xmlns:lc="{uri}"><a:nvGrpSpPr><a:cNvPr id="0" name=""/><a:cNvGrpSpPr/></a:nvGrpSpPr><a:grpSpPr/><a:sp><a:nvSpPr><a:cNvPr id="2" name="T"/><a:cNvSpPr/></a:nvSpPr><a:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></a:spPr><a:txSp><a:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody><a:useSpRect/></a:txSp></a:sp></lc:lockedCanvas>',
        )
    else:
        word.add("word/media/imageT.png", png(), "image/png")
        xml = inline(word.relate("image", "media/imageT.png")) + run(" ")
    return Done(
        f"{text!r} by {name} at {add_to_paragraph(word, rng, xml)!r}",
        True,
        text if name == "chart" else "",
    )
