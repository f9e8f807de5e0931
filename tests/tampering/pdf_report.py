"""What `verify` says of PDF copies, tampered and honest."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tampering import pdf_glyphs, pdf_notes  # noqa: F401  (they register their means)
from tampering.honest import FINE
from tampering.package import UnfitError
from tampering.pdf import PDF_MEANS, draw
from tampering.pdf_signed import copies, pdfs
from tampering.sent import PASSED, Sent, verdict


def report(sent: list[Sent], place: Path, seed: int) -> int:
    """Verify tampered and honest PDF copies; print what was said wrongly."""
    counts: Counter[str] = Counter()
    wrong = 0
    for source in pdfs(sent, place):
        content = source.path.read_bytes()
        for number, name in enumerate(sorted(PDF_MEANS)):
            try:
                drawn = draw(content, name, seed + number)
            except UnfitError as error:
                print(f"no place: {name} ({source.name}): {error}")
                continue
            copy = place / "copy.pdf"
            copy.write_bytes(drawn.content)
            said = verdict(copy, source.grounds[number % len(source.grounds)])
            counts[f"tampered {said.split(':')[0]}" if drawn.visible else "neutral"] += 1
            if said.startswith("crash") or (drawn.visible and said in PASSED):
                wrong += 1
                print(f"{said}: {name} ({source.name}): {drawn.what}")
        for honest in copies(content, source.signatures):
            copy.write_bytes(honest.content)
            for ground in source.grounds:
                said = verdict(copy, ground)
                counts[f"honest {said.split(':')[0]}"] += 1
                if said not in FINE:
                    wrong += 1
                    print(f"{said}: honest: {honest.name} ({source.name} against {ground.name})")
    print(f"{dict(sorted(counts.items()))}; {wrong} wrong")
    return 1 if wrong else 0
