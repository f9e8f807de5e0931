"""Remarks on postings, as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from charter.cli.output import style
from charter.cli.printer import GAP, Text, placed

if TYPE_CHECKING:
    from charter.check.remark import Remark


def remark_list(heading: str, remarks: Iterable[Remark]) -> Iterator[Text]:
    """Yield a heading with the number of remarks, then each; two that say the same are one."""
    found = list(dict.fromkeys(remarks))
    if found:
        yield style(f"{heading} ({len(found)})", bold=True)
    for remark in found:
        quote = f'"{remark.quote}" ' if remark.quote else ""
        yield placed(remark.place, f"{quote}{remark.message} [{remark.code}]", GAP)
        yield f"    Instead: {remark.instead}"
        yield style(f"    Why: {remark.why}", dim=True)
        yield style(f"    Source: {remark.source}", dim=True)


def short_list(heading: str, remarks: Iterable[Remark]) -> Iterator[Text]:
    """Yield a heading and, for each remark, one paragraph that says what to do."""
    yield style(heading, bold=True)
    for remark in remarks:
        yield placed(remark.place, f"{remark.message} - {remark.instead} [{remark.code}]", GAP)
