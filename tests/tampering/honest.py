"""Copies in which nothing was changed, or only signed: `verify` must not call them changed."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tampering import saved, saved_by_others, signed
from tampering.package import UnfitError
from tampering.sent import Sent, verdict

FINE = ("unchanged", "signed", "as-compared", "refused: strict-ooxml")
_GERMAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="DefaultLocale" oor:op="fuse"><value>de-DE</value></prop></item>
</oor:items>
"""


class Honest(NamedTuple):
    """One copy, and whether it was signed."""

    name: str
    content: bytes
    signed: bool = False


def copies(content: bytes) -> Iterator[Honest]:
    """Yield the copies of a Word file that need no other program."""
    yield Honest("as it was sent", content)
    for name in saved.WORD_SAVES:
        yield Honest(f"saved by Word: {name}", saved.by_word(content, name))
    whole = saved.by_word(content)
    yield Honest("saved by Word: all of it", whole)
    for name, save in saved_by_others.OTHERS.items():
        yield Honest(name, save(content))
    yield Honest("saved by Word, then python-docx", saved_by_others.by_python_docx(whole))
    yield Honest("with a digital signature", signed.with_digital_signature(content))
    for person, employer, day in signed.PEOPLE:
        yield Honest(
            f"signed by {person} and {employer}, {day}",
            signed.typed(content, person, employer, day),
            True,
        )
    yield Honest(
        "signed and saved by Word", saved.by_word(signed.typed(content, *signed.PEOPLE[0])), True
    )
    yield Honest("signed twice", signed.typed(content, *signed.PEOPLE[6], again=True), True)
    yield Honest(
        "with digital signature and names",
        signed.with_digital_signature(signed.typed(content, *signed.PEOPLE[1])),
        True,
    )
    for way in signed.WAYS:
        yield Honest(f"signed with {way}", signed.signed_by(content, way), True)
    try:
        yield Honest("signed, with a comment", signed.with_comments(content), True)
    except UnfitError:
        return


def of_office(paths: list[Path], folder: Path) -> dict[Path, list[Honest]]:
    """Return for each file the copies that LibreOffice saved again, signed and not."""
    from tampering.render import office

    folder.mkdir(parents=True, exist_ok=True)
    sources: dict[Path, tuple[Path, bool]] = {}
    for n, path in enumerate(paths):
        plain, written = folder / f"plain{n}.docx", folder / f"signed{n}.docx"
        plain.write_bytes(path.read_bytes())
        written.write_bytes(signed.typed(path.read_bytes(), *signed.PEOPLE[10]))
        sources |= {plain: (path, False), written: (path, True)}
    profile, german = folder / "profile", folder / "german-profile"
    (german / "user").mkdir(parents=True, exist_ok=True)
    (german / "user" / "registrymodifications.xcu").write_text(_GERMAN, "utf-8")
    all_of = list(sources)
    once = office(all_of, "docx", folder / "again", profile)
    again = office(list(once.values()), "docx", folder / "twice", profile)
    odt = office(all_of, "odt", folder / "odt", profile)
    back = office(list(odt.values()), "docx", folder / "back", profile)
    ways = {
        "saved by LibreOffice": once,
        "saved twice by LibreOffice": {k: again[v] for k, v in once.items()},
        "saved by LibreOffice as .odt, and back": {k: back[v] for k, v in odt.items()},
        "saved by LibreOffice as Word 2007": office(
            all_of, "docx:MS Word 2007 XML", folder / "2007", profile
        ),
        "saved by a German LibreOffice": office(all_of, "docx", folder / "german", german),
    }
    made: dict[Path, list[Honest]] = {path: [] for path in paths}
    for name, files in ways.items():
        for source, copy in files.items():
            path, written_in = sources[source]
            label = f"signed, {name}" if written_in else name
            made[path].append(Honest(label, copy.read_bytes(), written_in))
    return made


def report(sent: list[Sent], place: Path, seed: int) -> int:
    """Verify honest copies of all that was sent; print which were not called fine."""
    counts: Counter[str] = Counter()
    wrong = 0
    by_office: dict[Path, list[Honest]] = {}
    if shutil.which("soffice"):
        by_office = of_office([each.path for each in sent], place / "office")
    for each in sent:
        content = each.path.read_bytes()
        made = [*copies(content), *by_office.get(each.path, ())]
        for n, honest in enumerate(made):
            copy = place / f"honest-{each.name.replace(' ', '-')}-{n:03}.docx"
            copy.write_bytes(honest.content)
            for ground in each.grounds:
                said = verdict(copy, ground)
                counts[said] += 1
                if said not in FINE or (honest.signed and said == "unchanged"):
                    wrong += 1
                    print(f"{said}: {honest.name} ({each.name} against {ground.name})")
    print(f"{sum(counts.values())} verdicts on honest copies: {dict(counts)}; {wrong} wrong")
    return 1 if wrong else 0
