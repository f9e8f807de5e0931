"""Form fields in a PDF, as signature services and people fill them."""

from __future__ import annotations

from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from tampering.pdf_pages import Box, text_at


def add_field(writer: Any, box: Box, name: str, value: str, kind: str = "/Tx") -> Any:
    shown = DecodedStreamObject()
    shown.set_data(text_at(2, 3, value, 8).replace(b"/Tmp", b"/Helv"))
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    shown[NameObject("/Type")], shown[NameObject("/Subtype")] = (
        NameObject("/XObject"),
        NameObject("/Form"),
    )
    shown[NameObject("/BBox")] = RectangleObject((0, 0, box.right - box.left, box.top - box.bottom))
    shown[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/Helv"): font})}
    )
    widget = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject(kind),
            NameObject("/T"): TextStringObject(name),
            NameObject("/Rect"): RectangleObject(box[1:]),
            NameObject("/F"): FloatObject(4),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(shown)}),
        }
    )
    if kind == "/Tx":
        widget[NameObject("/V")] = TextStringObject(value)
        widget[NameObject("/DA")] = TextStringObject("/Helv 8 Tf 0 g")
    reference = writer._add_object(widget)
    page = writer.pages[box.page]
    notes = page.get("/Annots")
    page[NameObject("/Annots")] = ArrayObject(
        [*(notes.get_object() if notes is not None else ()), reference]
    )
    form = writer._root_object.get("/AcroForm")
    if form is None:
        form = DictionaryObject(
            {
                NameObject("/Fields"): ArrayObject(),
                NameObject("/NeedAppearances"): BooleanObject(False),
            }
        )
        writer._root_object[NameObject("/AcroForm")] = writer._add_object(form)
    form.get_object()["/Fields"].append(reference)
    return reference
