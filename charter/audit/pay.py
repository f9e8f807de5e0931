"""What a paper says of the pay of its post, in sentences and behind labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charter.audit.papers import PaperLine, Quoted
from charter.audit.words import as_written, listed, within

_NUMBER = re.compile(r"[\d.,'’ ]+")


def as_range(pay: Sequence[Quoted]) -> Sequence[Quoted]:
    """Return what labels say of pay; a least and a most sum that have one each are a range."""
    bare = [each for each in pay[:2] if _NUMBER.fullmatch(each.text.strip(" '\""))]
    if len(bare) < 2 or bare[0].text == bare[1].text:
        return pay
    least, most = (each.text.strip(" '\"") for each in bare)
    return (bare[0]._replace(text=f"{least} to {most}"),)


def pay_in(lines: Sequence[PaperLine]) -> Iterator[Quoted]:
    """Yield each line that names a sum and says that it is pay, or stands below such a heading."""
    money = as_written("papers", "lines", "pay")
    bare = re.compile("|".join(listed("papers", "lines", "pay")))
    words = within("papers", "lines", "pay_words")
    above = ""
    for line in lines:
        if line.kind == "heading":
            above = line.text
        elif (money.search(line.text) or bare.search(line.text)) and (
            words.search(line.text) or words.search(above)
        ):
            yield Quoted(line.text[:200], line.place, line.where)
