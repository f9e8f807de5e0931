"""Whether LibreOffice opens the tampered copies and shows what they claim to change."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Collection
from pathlib import Path

import pypdfium2 as pdfium

from tampering import draws
from tampering.sent import Sent

_BATCH = 20


def office(
    files: list[Path], kind: str, folder: Path, profile: Path | None = None
) -> dict[Path, Path]:
    """Return the files that LibreOffice could convert, by what they were made from.

    `profile` is where LibreOffice keeps its own settings; making one anew takes seconds.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        raise SystemExit("LibreOffice (soffice) is needed")
    folder.mkdir(parents=True, exist_ok=True)
    settings = f"-env:UserInstallation={(profile or folder / 'profile').resolve().as_uri()}"
    ending = kind.split(":", maxsplit=1)[0]
    for start in range(0, len(files), _BATCH):
        batch = [str(path) for path in files[start : start + _BATCH]]
        command = [
            soffice,
            settings,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            *batch,
        ]
        subprocess.run(command, check=False, capture_output=True, timeout=600)
    made = {path: folder / f"{path.stem}.{ending}" for path in files}
    return {path: target for path, target in made.items() if target.is_file()}


def pages(path: Path) -> tuple[list[bytes], str]:
    """Return each page as small grey pixels, and all words."""
    document = pdfium.PdfDocument(path)
    try:
        shots = [page.render(scale=1, grayscale=True).to_numpy().tobytes() for page in document]
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    except ImportError:  # without numpy, the raw buffer
        shots = [bytes(page.render(scale=1, grayscale=True).buffer) for page in document]
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return shots, re.sub(r"\W", "", text)


def report(sent: list[Sent], seed: int, count: int, place: Path, kinds: Collection[str]) -> int:
    """Draw, convert, and print which draws do not open or are not seen on the page."""
    drawn: list[tuple[Path, Path, draws.Draw]] = []
    for n in range(count):
        each = sent[n % 2]
        draw = draws.draw(each.path.read_bytes(), seed * 7919 + n, kinds)
        path = place / f"r{n:04}.docx"
        path.write_bytes(draw.content)
        drawn.append((path, each.path, draw))
    originals = []
    for n, each in enumerate(sent[:2]):
        path = place / f"original{n}.docx"
        path.write_bytes(each.path.read_bytes())
        originals.append(path)
    made = office([*originals, *(path for path, _, _ in drawn)], "pdf", place / "pdf")
    before = {each.path: pages(made[path]) for each, path in zip(sent, originals, strict=False)}
    seen = 0
    visible = [d for d in drawn if d[2].visible]
    for path, source, draw in drawn:
        label = f"{draw.kind}, {draw.means} (seed {draw.seed}): {draw.what[:110]}"
        if path not in made:
            print(f"does not open: {label}")
            continue
        same = pages(made[path])[0] == before[source][0]
        if draw.visible:
            seen += not same
            words = re.sub(r"\W", "", draw.shows)
            if same:
                print(f"not seen in LibreOffice: {label}")
            elif words and words not in pages(made[path])[1]:
                print(f"seen, but not its words: {label}")
        elif not same:
            print(f"called neutral, but seen: {label}")
    print(
        f"{len(drawn)} drawn, {len(made) - len(originals)} open; of {len(visible)} to be seen {seen} are seen"
    )
    return 0
