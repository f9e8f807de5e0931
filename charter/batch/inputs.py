"""What rows are made from beside themselves: the base workspace, and the program."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from charter.facts.catalog import Catalog
from charter.problems import InputError
from charter.read.files import sha256
from charter.read.yaml_source import Source, read_yaml


def unpacked_base(files: Iterable[tuple[str, bytes]]) -> Path:
    """Return a folder with the files of a workspace; it goes when the process ends."""
    import atexit
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="charter-base-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def read_base(folder: Path) -> tuple[Source, Catalog]:
    """Return the company file and the catalogue that rows are laid over. Raises InputError."""
    from charter.load.catalog_files import read_catalog
    from charter.load.company_file import COMPANY_FILE
    from charter.load.own_wordings import posting_code
    from charter.read.misplaced import misplaced

    if odd := list(misplaced(folder)):
        raise InputError(odd)
    file = folder / COMPANY_FILE
    empty = Source("", {}, {}, {})
    source = read_yaml(file) if file.is_file() else empty
    return source, read_catalog(folder / "catalog", posting_code(source.data))


def base_files(folder: Path) -> Iterable[tuple[str, Path]]:
    """Yield the files of a workspace that papers are made from, by name, in order."""
    for part in ("company.yaml", "catalog", "templates"):
        path = folder / part
        if path.is_file():
            yield part, path
        for root, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                file = Path(root) / name
                if file.is_file():
                    yield file.relative_to(folder).as_posix(), file


def folder_digest(folder: Path) -> str:
    """Return a hash of all files of a workspace that papers are made from."""
    return digest(base_files(folder))


def digest(files: Iterable[tuple[str, Path]]) -> str:
    """Return a hash of files by their names and contents."""
    whole = hashlib.sha256()
    for name, path in files:
        whole.update(f"{name}\0{sha256(path.read_bytes())}\n".encode())
    return whole.hexdigest()


@cache
def program_digest() -> str:
    """Return a hash of what makes papers: charter's version, its catalogue and its templates."""
    from importlib.metadata import PackageNotFoundError, version

    from charter.resources import catalog_folder, templates_folder

    try:
        mine = version("charter")
    except PackageNotFoundError:
        mine = ""
    folders: Mapping[str, Path] = {"catalog": catalog_folder(), "templates": templates_folder()}
    files = (
        (f"{kind}/{path.relative_to(folder).as_posix()}", path)
        for kind, folder in folders.items()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    )
    return f"{mine}-{digest(files)}"
