"""What the PDF of each kind of paper is set from, block by block: an area of told.py."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from unittest import mock

import charter
from charter.compose.paper_kinds import KINDS
from charter.file_formats import formats_of
from charter.write.pdf import writer
from told_tables import BRIEFS, DAY, ROOT, told

_FONTS = ["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"]
_FOLDERS = (
    BRIEFS / "northwind",
    BRIEFS / "havn-before",
    BRIEFS / "tallyho",
    ROOT / "tests/languages/kranich-de",
)


def _set_from(data: dict[str, Any], pictures: dict[str, bytes], moment: int, name: str) -> bytes:
    lines = [f"{name}, {moment}, {len(pictures)} pictures"]
    for block in data.pop("blocks"):
        said = json.dumps(block, ensure_ascii=False, sort_keys=True)
        more = {key: value for key, value in block.items() if not isinstance(value, list | str)}
        lines.append(f"  {block.get('kind')} {more} {sha256(said.encode()).hexdigest()[:10]}"[:230])
    for key, value in data.items():
        said = json.dumps(value, ensure_ascii=False, sort_keys=True)
        short = said if len(said) < 200 else sha256(said.encode()).hexdigest()[:10]
        lines.append(f"  {key}: {short}")
    return "\n".join(lines).encode()


def pdf_data() -> Iterator[tuple[str, str]]:
    """Yield what is set, for each company."""
    for folder in _FOLDERS:
        workspace = charter.read_workspace(folder)
        lines = []
        for kind in KINDS:
            if "pdf" not in formats_of([kind]):
                continue
            wanted = charter.Wanted(DAY, (kind,), formats=("pdf",))
            with (
                mock.patch.object(writer, "_compiled", _set_from),
                mock.patch.object(writer, "_families", return_value=_FONTS),
            ):
                try:
                    made = charter.make_papers(workspace, wanted)
                except charter.CharterError as refused:
                    lines += [f"{kind}:", *told(refused.problems)]
                    continue
            lines += [content.decode() for _, content in sorted(made.files.items())]
        yield folder.name, "\n".join(lines).replace(str(ROOT), "")


PDF_DATA = {"pdf-data": pdf_data}
