"""Annotations on a PDF that lie over words, as a means of tampering."""

from __future__ import annotations

import random
from typing import Any

from pypdf.annotations import FreeText, Rectangle
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from tampering.draws import Done
from tampering.pdf import PDF_MEANS, Tamper, somewhere


def _annotation(subtype: str, words: str = "", appearance: bytes = b"", **more: Any) -> Tamper:
    def apply(content: bytes, writer: Any, rng: random.Random) -> Done:
        phrase, box = somewhere(content, rng)
        rect = (box.left, box.bottom, box.right, box.top)
        if subtype == "FreeText":
            note: Any = FreeText(text=words, rect=rect, background_color="ffffff")
        elif subtype == "Square":
            note = Rectangle(rect=rect, interior_color="ffffff")
        else:
            note = DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Annot"),
                    NameObject("/Subtype"): NameObject(f"/{subtype}"),
                    NameObject("/Rect"): RectangleObject(rect),
                    NameObject("/F"): FloatObject(4),
                    NameObject("/Contents"): TextStringObject(words),
                    NameObject("/QuadPoints"): ArrayObject(
                        [
                            FloatObject(n)
                            for n in (
                                box.left,
                                box.top,
                                box.right,
                                box.top,
                                box.left,
                                box.bottom,
                                box.right,
                                box.bottom,
                            )
                        ]
                    ),
                    NameObject("/C"): ArrayObject([FloatObject(n) for n in (1, 0, 0)]),
                }
            )
            stream = DecodedStreamObject()
            stream.set_data(appearance or b"1 0 0 RG 0 3 m 90 3 l S")
            stream[NameObject("/Type")], stream[NameObject("/Subtype")] = (
                NameObject("/XObject"),
                NameObject("/Form"),
            )
            stream[NameObject("/BBox")] = RectangleObject(
                (0, 0, rect[2] - rect[0], rect[3] - rect[1])
            )
            note[NameObject("/AP")] = DictionaryObject(
                {NameObject("/N"): writer._add_object(stream)}
            )
        writer.add_annotation(page_number=box.page, annotation=note)
        return Done(f"{subtype} over {phrase!r}", subtype not in ("Link", "Text", "Highlight"))

    return apply


for _kind in (
    "FreeText",
    "StrikeOut",
    "Square",
    "Stamp",
    "Ink",
    "Highlight",
    "Redact",
    "Line",
    "Link",
    "Text",
    "Watermark",
):
    PDF_MEANS[f"annotation {_kind}"] = _annotation(_kind, "void")
