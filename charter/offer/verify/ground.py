"""What a copy is compared with: the charter that was sent, and its Word file, from where it is."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from charter.document.alike import plain
from charter.facts.company import Workspace
from charter.facts.languages import languages
from charter.facts.locales import locale, written_in
from charter.named_tuples import NamedTuple
from charter.offer.sent import sent_charters
from charter.offer.verify.words import HASH
from charter.problems import InputError, error
from charter.read.files import read_bytes, read_text, sha256
from charter.read.zip_members import TOO_LARGE, UnpackError, opened, unpack
from charter.render.papers import HASH_LENGTH, content_hash_of

MAX_ZIP, MAX_PARTS = 200_000_000, 100
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_DATES = 20
_DATE = re.compile(
    r"\b(\d{4}-\d\d-\d\d)\b|\b(?:(\d{1,2})\.? ([^\W\d]+)|([^\W\d]+) (\d{1,2}),) (\d{4})\b"
)


class SentText(NamedTuple):
    """The charter that was sent. `hash` is what its text gives; `printed` what it says of itself.

    `part_of_contract` and `position` are None and "" where nothing says them. `parts` are the
    SHA-256 of files that went out, by name; `certificate` is what may follow the charter. `word`
    gives the Word files that went out: "offer" with the letter, "charter" alone. `letter` is set
    where the files of a pack are compared with what else is in it. `alike` is how much of the
    charter a copy has, where only likeness chose it. `recorded` is the content hash of one that
    the workspace has recorded as signed, where it keeps no text of it.
    """

    text: str
    name: str
    what: str
    position: str = ""
    part_of_contract: bool | None = None
    parts: tuple[tuple[str, str], ...] = ()
    certificate: str = ""
    day: date | None = None
    word: Mapping[str, Callable[[], bytes]] = MappingProxyType({})
    letter: bytes | None = None
    alike: float = 1.0
    recorded: str = ""

    @property
    def hash(self) -> str:
        """Return the content hash of the text, or the one that is recorded of a text not kept."""
        return self.recorded or rehash(self.text)

    @property
    def itself(self) -> bool:
        """Return whether the files of a pack are compared with what else is in it."""
        return self.letter is not None

    @property
    def printed(self) -> str:
        """Return the content hash that the text prints at its end."""
        found = HASH.findall(self.text)
        return str(found[-1]) if found else ""


def rehash(text: str) -> str:
    """Return the content hash of a charter's text, whose own hash is blanked for it."""
    found = HASH.findall(text)
    return content_hash_of(text.replace(found[-1], "0" * HASH_LENGTH) if found else text)


def read_zip(path: Path) -> dict[str, bytes]:
    """Return the files in a pack. Raises InputError for what is no pack, or too large for one."""
    raw = read_bytes(path, MAX_ZIP)
    again = "ask for the pack again"
    held: dict[str, bytes] = {}
    try:
        with opened(raw) as package:
            infos = package.infolist()
            if len(infos) > MAX_PARTS:
                raise UnpackError(TOO_LARGE)
            for info in infos:
                if info.filename in held:
                    message = "a file stands twice in this pack"
                    raise error(InputError, path, "no-pack", message, again)
                left = MAX_ZIP - sum(map(len, held.values()))
                held[info.filename] = unpack(package, info, left)
    except UnpackError as bad:
        if bad.why == TOO_LARGE:
            raise error(InputError, path, "too-large", "this is too large for a pack") from None
        message = "this is no zip file, or it is damaged"
        raise error(InputError, path, "no-pack", message, again) from None
    return {name: content for name, content in held.items() if not name.endswith("/")}


def manifest_of(content: bytes, path: Path) -> dict[str, Any]:
    """Return what a manifest says. Raises InputError where it is none."""
    try:
        data = json.loads(content)
        assert data["version"] == 1
        str(data["charter"]["content_hash"]), str(data["charter"]["sha256"])
        [(str(part["name"]), str(part["sha256"])) for part in data["parts"]]
    except (ValueError, KeyError, TypeError, AssertionError, RecursionError):
        message = "this is no manifest of a pack, or of a newer version"
        raise error(InputError, path, "no-manifest", message) from None
    checked: dict[str, Any] = data
    return checked


def letter_in(files: Mapping[str, bytes]) -> bytes:
    """Return the letter that lies in a pack by itself, or nothing."""
    return next((c for name, c in files.items() if name.endswith("-letter.docx")), b"")


def ground_of_zip(files: dict[str, bytes], path: Path) -> SentText:
    """Return the charter in a pack. Raises InputError where it has none."""
    if "manifest.json" not in files:
        message = "this zip file is no pack: it has no manifest.json"
        hint = "give the zip file that 'charter pack' made, or a Word file or PDF from it"
        raise error(InputError, path, "no-pack", message, hint)
    manifest = manifest_of(files["manifest.json"], path)
    name = next((n for n in files if n.endswith("-charter.md")), "")
    if not name:
        message = "this pack has no charter in Markdown to compare with"
        raise error(InputError, path, "no-charter", message, "add --against WORKSPACE")
    certificate = files.get("certificate.md", b"").decode("utf-8", "replace")
    ground = _with_manifest(_decoded(files[name], path), name, "the charter in the pack", manifest)
    word = {
        kind: (lambda content=content: content)
        for name, content in files.items()
        for kind in ("offer", "charter")
        if name.endswith(f"-{kind}.docx") and "/" not in name
    }
    return ground._replace(certificate=certificate, word=word)


def _decoded(content: bytes, path: Path) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise error(InputError, path, "no-charter", "its charter is no text in UTF-8") from None


def _with_manifest(text: str, name: str, what: str, manifest: dict[str, Any]) -> SentText:
    part = manifest["charter"].get("part_of_contract")
    return SentText(
        text,
        name,
        what,
        str(manifest["charter"].get("position", "")),
        part if isinstance(part, bool) else None,
        tuple((str(p["name"]), str(p["sha256"])) for p in manifest["parts"]),
    )


def find_ground(against: Path, texts: Collection[str], hashes: Collection[str]) -> SentText:
    """Return the charter at `against` that a copy with these lines and content hashes carries.

    `against` is a workspace, a charter in Markdown, a manifest or a pack. Raises CharterError.
    """
    ending = against.suffix.lower()
    if ending == ".zip":
        return ground_of_zip(read_zip(against), against)._replace(what=f"the pack {against.name}")
    if ending == ".json":
        manifest = manifest_of(read_text(against).encode(), against)
        wanted = manifest["charter"]["sha256"]
        for beside in sorted(against.parent.glob("*-charter.md")):
            content = read_bytes(beside)
            if sha256(content) == wanted:
                what = f"{beside.name}, which the manifest names"
                return _with_manifest(_decoded(content, beside), beside.name, what, manifest)
        return _with_manifest("", "", f"the manifest {against.name}", manifest)
    if ending in (".md", ".markdown"):
        return _of_markdown(against)
    if not os.path.exists(against):
        message = "there is no such file or folder to compare with"
        raise error(InputError, against, "no-file", message)
    from charter.load.company_file import read_workspace

    return _in_workspace(read_workspace(against), texts, hashes)


def _of_markdown(path: Path) -> SentText:
    """Return the charter in a Markdown file. Raises InputError for any other text."""
    ground = SentText(read_text(path), path.name, str(path))
    if ground.hash == ground.printed:
        return ground
    message = "this is no charter: it prints no content hash"
    if ground.printed:
        message = "this is not a charter as it was written: it prints the content hash "
        message += f"{ground.printed}, but its text gives {ground.hash}"
    hint = "give the charter in Markdown as it was written, the pack that was sent or the workspace"
    raise error(InputError, path, "no-charter", message, hint)


def _in_workspace(
    workspace: Workspace, texts: Collection[str], hashes: Collection[str]
) -> SentText:
    """Return the charter that the workspace writes, or wrote, with one of the content hashes.

    Where it has none with such a hash, what it has recorded of one that was signed with it, or else
    the one that is most like the copy.
    """
    lines = {" ".join(text.split()) for text in texts}
    best: tuple[float, SentText] | None = None
    everybody = workspace.company.positions.values()
    signed = next((p for p in everybody if p.signed_hash and p.signed_hash in hashes), None)
    days = _days(texts)
    if signed is not None and signed.signed_of is not None:
        days = list(dict.fromkeys((*days, signed.signed_of)))
    for made in sent_charters(workspace, days):
        text, position, day = made.text, made.position, made.day
        what = f"what {workspace.company.name} writes"
        part = workspace.company.charter_in_contract
        name, word = f"{position}-charter.md", {"charter": made.docx} if made.now else {}
        ground = SentText(text, name, what, position, part, day=day, word=word)
        if ground.hash in hashes and ground.hash == ground.printed:
            return ground
        from charter.review.lines import lines_of_markdown

        own = {" ".join(line.cells) for line in lines_of_markdown(text, ground.name)}
        score = len(own & lines) / max(len(own), 1)
        title = _TITLE.search(text)
        score += bool(title and title[1] in lines)
        if best is None or score > best[0]:
            best = (score, ground._replace(alike=score))
    if signed is not None:
        what = f"what {workspace.company.name} has recorded as signed"
        ground = SentText("", "", what, signed.id, workspace.company.charter_in_contract)
        return ground._replace(day=signed.signed_of, recorded=signed.signed_hash)
    if best is None:
        message = "this workspace writes no charter"
        raise error(InputError, workspace.company.place.path, "no-charter", message)
    return best[1]


def _days(texts: Collection[str]) -> list[date]:
    """Return the dates that a copy has; a charter has its own."""
    found = [day for text in texts for day in dates_in(text)]
    return list(dict.fromkeys(found))[:_DATES] or [date.today()]


def dates_in(text: str) -> Iterator[date]:
    """Yield the dates in a text, written in words or as year-month-day."""
    months = _months()
    for found in _DATE.finditer(plain(text)):
        try:
            if found[1]:
                yield date.fromisoformat(found[1])
            elif month := months.get((found[3] or found[4]).lower()):
                yield date(int(found[6]), month, int(found[2] or found[5]))
        except ValueError:
            continue


@cache
def _months() -> dict[str, int]:
    return {
        name.lower(): number
        for code in languages()
        for language in written_in(code)
        for number, name in enumerate(locale(language).months, 1)
    }
