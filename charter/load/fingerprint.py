"""Which files a check has read, by their SHA-256, so that anyone can tell them from others."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from charter.compiled import compiled_catalog
from charter.facts.company import Workspace, file_of
from charter.facts.languages import charter_language, message, translations
from charter.load.catalog_layers import catalog_paths
from charter.load.shipped_catalog import plain_catalog
from charter.named_tuples import NamedTuple
from charter.problems import InputError
from charter.read.files import sha256

_SHIPPED = message("shipped catalogue {version}")


class Fingerprint(NamedTuple):
    """A file, or several files together, and the SHA-256 of what they hold."""

    what: str
    sha256: str


def fingerprints_of(workspace: Workspace) -> tuple[Fingerprint, ...]:
    """Return the fingerprints of the company file, the own catalogue if any, and the shipped one.

    A single file's is what `sha256sum` prints. Several are taken together as `sha256sum` prints
    them, in the order of their names.
    """
    company = file_of(workspace.company)
    found = [Fingerprint(company.name, sha256(_bytes(company)))]
    folder = workspace.folder / "catalog"
    own = list(catalog_paths(folder)) if folder.is_dir() else []
    sums = [(path.relative_to(workspace.folder).as_posix(), sha256(_bytes(path))) for path in own]
    if len(sums) == 1:
        found.append(Fingerprint(*sums[0]))
    elif sums:
        listing = "".join(f"{digest}  {name}\n" for name, digest in sums)
        what = f"own catalogue, {len(sums)} files"
        found.append(Fingerprint(what, sha256(listing.encode())))
    said = translations(charter_language(workspace.company))
    what = said.get(_SHIPPED, _SHIPPED).format(version=workspace.catalog.version)
    return (*found, Fingerprint(what, _shipped_sha256()))


def _shipped_sha256() -> str:
    content = compiled_catalog()
    return shipped_sha256(plain_catalog()) if content is None else _compiled_sha256(content)


@lru_cache(maxsize=1)
def _compiled_sha256(content: bytes) -> str:
    return shipped_sha256(json.loads(content))


def shipped_sha256(plain: dict[str, object]) -> str:
    """Return the SHA-256 of all entries of a plain catalogue, whatever file or line they stand in.

    The same for a wheel and a checkout.
    """
    entries: dict[str, list[list[object]]] = json.loads(json.dumps(plain["entries"]))
    kinds = {kind: [row[-1] for row in rows] for kind, rows in entries.items()}
    data = [plain["version"], kinds]
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as reason:
        from charter.problems import error

        message = f"cannot be read: {reason.strerror}"
        raise error(InputError, path, "unreadable", message) from None
