"""What can be installed beside charter, and how."""

from __future__ import annotations

PACKAGES = {
    "pdf": "typst pypdfium2",
    "redline": "python-redlines python-redlines-docxodus",
    "cluster": "distributed fsspec",
}
"""The packages of each extra of pyproject.toml that a command may ask for."""


def how_to_get(extra: str) -> str:
    """Return what to run to have an extra: in a copy of charter, or where there is none.

    The name belongs to nobody on the package index, so nothing may send a reader there for it.
    """
    copy = f'run pip install ".[{extra}]" in the folder of your copy of charter'
    return f"{copy}, or, without one, pip install {PACKAGES[extra]}"
