"""Own Markdown templates that a whole template in Word leaves without a use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from charter.check.own.includes import Includes
from charter.own_templates.files import MARKDOWN, own_files, shipped_files
from charter.problems import Place, Problem

_CHARTER = "charter"


def replaced_by_word(folder: Path) -> Iterator[Problem]:
    """Yield advice for each whole charter in Word that stands before own Markdown templates.

    Charters that it makes say what it says, in every format; what the workspace changed in a
    Markdown template is not in them.
    """
    own, shipped = own_files(folder), shipped_files()
    includes = Includes(own, shipped)
    for name, path in own.items():
        kind = name.removesuffix(".docx")
        if name == kind or (kind != _CHARTER and not kind.endswith(f"-{_CHARTER}")):
            continue
        papers = [f"{kind}{MARKDOWN}", f"{_CHARTER}{MARKDOWN}"]
        papers += [n for n in own if kind == _CHARTER and n.endswith(f"-{_CHARTER}{MARKDOWN}")]
        used = set(papers).union(*(includes.of(paper) for paper in papers))
        idle = sorted(used & set(own))
        if idle:
            message = (
                "this makes the charters, in every format; they say nothing of what stands in "
            )
            message += ", ".join(idle)
            hint = "write in Word what you changed there, or take one of the two away"
            yield Problem(Place(str(path)), "replaced-by-word", message, hint)
