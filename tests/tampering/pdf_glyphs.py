"""Another letter drawn under the same text layer, as a means of tampering with a PDF."""

from __future__ import annotations

import random
import re
from typing import Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

from tampering.draws import Done
from tampering.package import UnfitError
from tampering.pdf import pdf_means
from tampering.pdf_pages import find


@pdf_means("another letter under the same text")
def _glyph(content: bytes, writer: Any, rng: random.Random) -> Done:
    """The page shows another digit than $50,000; its text layer says $50,000 as before: a font's table of letters lies."""
    page = writer.pages[find(content, "$50,000").page]
    fonts = page["/Resources"]["/Font"]
    for name, font in list(fonts.items()):
        table = font.get_object().get("/ToUnicode")
        codes = (
            {}
            if table is None
            else {
                m[2]: bytes.fromhex(m[1].decode())
                for m in re.finditer(rb"<(\w{4})> <(\w{4})>", table.get_object().get_data())
            }
        )
        shown = next((d for d in (b"0039", b"0038", b"0037", b"0034") if d in codes), None)
        if shown is None or not {b"0024", b"0035"} <= set(codes):
            continue
        lying = DecodedStreamObject()
        lying.set_data(table.get_object().get_data().replace(b"> <" + shown + b">", b"> <0035>"))
        other = DictionaryObject(font.get_object())
        other[NameObject("/ToUnicode")] = writer._add_object(lying)
        stream = ContentStream(page.get_contents(), writer)
        done, current, before, out = False, ("", FloatObject(9)), b"", []
        for operands, operator in stream.operations:
            if operator == b"Tf":
                current = (operands[0], operands[1])
            if operator != b"TJ" or done or current[0] != name:
                out.append((operands, operator))
                continue
            for item in operands[0]:
                raw = (
                    item.original_bytes
                    if isinstance(item, TextStringObject | ByteStringObject)
                    else None
                )
                if raw is None:
                    out.append(([ArrayObject([item])], b"TJ"))
                    continue
                for at in range(0, len(raw), 2):
                    code = raw[at : at + 2]
                    lie = not done and before == codes[b"0024"] and code == codes[b"0035"]
                    if lie:
                        out.append(([NameObject("/Lie"), current[1]], b"Tf"))
                    out.append(
                        ([ArrayObject([ByteStringObject(codes[shown] if lie else code)])], b"TJ")
                    )
                    if lie:
                        out.append(([current[0], current[1]], b"Tf"))
                        done = True
                    before = code
        if not done:
            continue
        fonts[NameObject("/Lie")] = writer._add_object(other)
        stream.operations = out
        page[NameObject("/Contents")] = writer._add_object(stream)
        return Done("another digit is drawn where the text says $50,000")
    raise UnfitError("no such font")
