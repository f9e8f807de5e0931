"""Copies that were signed and nothing else, as people of many countries and their programs do it."""

from __future__ import annotations

from collections.abc import Callable

from tampering.package import Element, UnfitError, Word, one, parse, q, run
from tampering.pictures import cover, inline, png
from tampering.signing import lines_to_sign, write

PEOPLE = (
    # of the person, of the employer, and the date as both write it
    ("Anna Berg", "Jonas Weber", "10.03.2027"),
    ("Dr. Jürgen Müller-Lüdenscheidt", "Petra Groß", "9.3.2027"),
    ("Maria Huber", "Franz Xaver Mayr", "31.12.2026"),
    ("Prof. Dr. Ute Schäfer", "i. V. Klaus Özdemir", "den 10.03.2027"),
    ("Lena Vogel", "ppa. Tom Krause", "Ravensburg, den 10.03.2027"),
    ("Camille Lefèvre", "Jean-Luc d'Aubigné", "10/03/2027"),
    ("John Q. Public Jr.", "Mary-Jane O'Brien", "3/10/2027"),
    ("Jane Doe, PhD", "Robert Smith III", "March 10, 2027"),
    ("Priya Nair", "R. K. Subramaniam", "2027-03-10"),
    ("Élodie Dupré-Martin", "Hélène Noël", "10 mars 2027"),
    ("Søren Ågård", "Mette Kjærgaard Østergaard", "10. marts 2027"),
    ("王小明", "李华", "2027年3月10日"),
    ("Jan de Vries", "Sjoerd van 't Hoff", "10-3-2027"),
    ("María José García Márquez", "Íñigo Núñez y Peña", "10 de marzo de 2027"),
    ("محمد بن سلمان الأحمد", "فاطمة علي", "10 مارس 2027"),
    ("Łukasz Wiśniewski", "Żaneta Ćwik", "10 marca 2027 r."),
    ("Giulia D'Amico", "Avv. Luca Rossi", "Milano, 10 marzo 2027"),
    ("山田 太郎", "佐藤 花子", "令和9年3月10日"),
    ("Иван Петров", "Ольга Сидорова", "10.03.2027 г."),
    ("João da Silva e Souza", "Beatriz Gonçalves", "10 de março de 2027"),
    ("Matti Meikäläinen", "Åsa Öberg", "10.3.2027"),
    ("Jiří Dvořák", "Šárka Černá", "10. 3. 2027"),
    ("Nguyễn Văn An", "Trần Thị Bích", "10/03/2027"),
    ("Anna Berg", "Tarn Software, Inc., by J. Weber, CEO", "10 Mar 2027"),
    ("Anna Berg", "Jonas Weber", "10th March 2027"),
    ("Anna Berg", "Jonas Weber", "10.III.2027"),
)


def _cells(word: Word) -> list[list[Element]]:
    lines = lines_to_sign(word)
    if not lines:
        raise UnfitError("no lines to sign")
    return lines


def typed(content: bytes, person: str, employer: str, day: str, *, again: bool = False) -> bytes:
    """Return a copy with names and dates typed, and the name as the signature too where `again`."""
    word = Word(content)
    for line, name in zip(_cells(word), (person, employer), strict=False):
        write(line[1], name)
        if again:
            write(line[2], f"/s/ {name}")
        write(line[3], day)
    return word.save()


def _with(content: bytes, fill: Callable[[Word, Element, str], None]) -> bytes:
    """Return a copy with names and dates, and in each cell for a signature what `fill` puts there."""
    word = Word(content)
    for line, name in zip(_cells(word), ("Anna Berg", "Jonas Weber"), strict=False):
        write(line[1], name)
        fill(word, line[2], name)
        write(line[3], "10 March 2027")
    return word.save()


def _picture(word: Word, cell: Element, name: str) -> None:
    part = f"word/media/signature{name[0]}.png"
    word.add(part, png(120, 40, (20, 20, 120)), "image/png")
    cell.find(q("w:p")).append(one(inline(word.relate("image", part.removeprefix("word/")))))


def _floating(word: Word, cell: Element, name: str) -> None:
    part = f"word/media/signature{name[0]}.png"
    word.add(part, png(120, 40, (20, 20, 120)), "image/png")
    link = word.relate("image", part.removeprefix("word/"))
    cell.find(q("w:p")).append(one(cover(link, 1200000, 400000)))


def _ink(word: Word, cell: Element, name: str) -> None:
    """What Word writes for ink: the strokes, and a picture of them for other programs."""
    part = f"word/ink/ink{name[0]}.xml"
    word.add(
        part,
        b'<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML"><inkml:trace>0 0, 90 30, 180 5</inkml:trace></inkml:ink>',
        "application/inkml+xml",
    )
    ink = word.relate("customXml", part.removeprefix("word/"))
    word.add(f"word/media/ink{name[0]}.png", png(120, 40, (0, 0, 0)), "image/png")
    image = word.relate("image", f"media/ink{name[0]}.png")
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingInk"
    cell.find(q("w:p")).append(
        one(
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wpi"><w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="5" name="Ink 5"/><a:graphic><a:graphicData uri="{uri}"><w14:contentPart r:id="{ink}"><w14:nvContentPartPr><w14:cNvContentPartPr/></w14:nvContentPartPr><w14:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></w14:xfrm></w14:contentPart></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>'
            f"<mc:Fallback>{inline(image)[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )


def _line(word: Word, cell: Element, name: str) -> None:
    """Word's own line for a digital signature."""
    cell.find(q("w:p")).append(
        one(
            f'<w:r><w:pict><v:shape id="sig{name[0]}" style="width:150pt;height:50pt" alt="Microsoft Office Signature Line..."><o:signatureline v:ext="edit" id="{{00000000-0000-0000-0000-00000000000{ord(name[0]) % 10}}}" provid="{{00000000-0000-0000-0000-000000000000}}" o:suggestedsigner="{name}" issignatureline="t"/></v:shape></w:pict></w:r>'
        )
    )


def _handwriting(word: Word, cell: Element, name: str) -> None:
    cell.find(q("w:p")).append(
        one(
            run(
                name,
                '<w:rFonts w:ascii="Brush Script MT" w:hAnsi="Brush Script MT"/><w:color w:val="1F3864"/><w:sz w:val="36"/>',
            )
        )
    )


def _tracked(word: Word, cell: Element, name: str) -> None:
    cell.find(q("w:p")).append(
        one(f'<w:ins w:id="31" w:author="{name}" w:date="2027-03-10T10:00:00Z">{run(name)}</w:ins>')
    )


def _control(word: Word, cell: Element, name: str) -> None:
    cell.find(q("w:p")).append(
        one(
            f"<w:sdt><w:sdtPr><w:alias w:val='Signature'/><w:id w:val='9'/><w:text/></w:sdtPr><w:sdtContent>{run(name)}</w:sdtContent></w:sdt>"
        )
    )


def _two_lines(word: Word, cell: Element, name: str) -> None:
    cell.append(one(f"<w:p>{run('/s/ ' + name)}</w:p>"))


WAYS: dict[str, Callable[[Word, Element, str], None]] = {
    "a picture": _picture,
    "a picture that floats": _floating,
    "ink": _ink,
    "Word's signature line": _line,
    "a font like handwriting": _handwriting,
    "a tracked insertion": _tracked,
    "a content control": _control,
    "a paragraph of its own": _two_lines,
}


def signed_by(content: bytes, way: str) -> bytes:
    return _with(content, WAYS[way])


def with_comments(content: bytes) -> bytes:
    """Return a signed copy with a reviewer's comment, which stays beside the page."""
    word = Word(typed(content, "Anna Berg", "Jonas Weber", "10 March 2027"))
    if "word/comments.xml" in word.parts:
        raise UnfitError("there are comments")
    name, _ = word.story(
        "comments",
        "w:comments",
        f'<w:comment w:id="0" w:author="A. Berg" w:initials="AB"><w:p>{run("Fine for me.")}</w:p></w:comment>',
    )
    assert name
    p = word.blocks()[3]
    for piece in parse('<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'):
        p.append(piece)
    p.insert(1, one('<w:commentRangeStart w:id="0"/>'))
    return word.save()


def with_digital_signature(content: bytes) -> bytes:
    """Return a copy with the parts that Word adds when a file is signed with a certificate."""
    word = Word(content)
    origin = "application/vnd.openxmlformats-package.digital-signature-origin"
    word.add("_xmlsignatures/origin.sigs", b"", origin)
    word.add(
        "_xmlsignatures/sig1.xml",
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="idPackageSignature"><SignedInfo/><SignatureValue>AAAA</SignatureValue></Signature>',
        "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
    )
    base = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"
    rels = word.xml("_rels/.rels")
    rels.append(_relationship("rIdSig", f"{base}/origin", "_xmlsignatures/origin.sigs"))
    word.parts["_xmlsignatures/_rels/origin.sigs.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{base}/signature" Target="sig1.xml"/></Relationships>'.encode()
    )
    return word.save()


def _relationship(name: str, kind: str, target: str) -> Element:
    from lxml import etree

    from tampering.package import RELS

    link = etree.Element(f"{{{RELS}}}Relationship")
    for key, value in (("Id", name), ("Type", kind), ("Target", target)):
        link.set(key, value)
    return link
