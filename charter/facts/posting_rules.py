"""What decides which work a posting tells of, in which shape, and where a neighbour's begins."""

from __future__ import annotations

from collections.abc import Mapping

from charter.facts.said import Condition
from charter.named_tuples import NamedTuple
from charter.problems import Place


class Emphasis(NamedTuple):
    """What a candidate must hear of first because of what the company said, and what does not fit.

    It counts where all of `when` holds and, where it has some, one of `words` (by language) stands
    in the company's own sentences on the post, or the company gives one of `reasons`. `more` has
    entries and outcomes, each with how much it matters then; `less` those to leave out.
    """

    id: str
    when: tuple[Condition, ...]
    words: Mapping[str, tuple[str, ...]]
    reasons: tuple[str, ...]
    more: Mapping[str, int]
    less: tuple[str, ...]
    place: Place
    own: bool


class PostingBorder(NamedTuple):
    """A sentence on what a neighbour settles, or the reader, in each of its wordings.

    It holds where one neighbour answers for all of `theirs` and the reader for all of `mine`, where
    the reader is heard on all of `heard` and that neighbour on all of `hears`. Of those `about` the
    same, a posting says the first that holds.
    """

    id: str
    about: str
    theirs: tuple[str, ...]
    mine: tuple[str, ...]
    heard: tuple[str, ...]
    hears: tuple[str, ...]
    say: tuple[str, ...]
    place: Place
    own: bool


class ShapePart(NamedTuple):
    """How a part of a posting is told, and how many items at most; 0 where nothing limits them.

    `voice` is that of its list, such as tasks; a language without it has whole sentences.
    """

    form: str = "list"
    most: int = 0
    voice: str = "sentences"


class PostingShape(NamedTuple):
    """The hand that writes a posting: its parts in their order, each with its form and voice.

    It can be taken where all of `when` holds and the company wrote all of `given` for the post.
    `about` is told below the title where it comes first, `people` with the role where it is not in
    the order. `headings` is the style of all headings, `length` which wordings this hand likes:
    brief ones, full ones or any. `enough` is how it says that not all musts are needed, `limits`
    stand with the people or apart, `facts` in one line below the title or in several.
    """

    id: str
    when: tuple[Condition, ...] = ()
    given: tuple[str, ...] = ()
    order: tuple[str, ...] = ("about", "role", "owns", "success", "musts", "people", "pay")
    owns: ShapePart = ShapePart(most=7)
    success: ShapePart = ShapePart("text", 5, "states")
    musts: ShapePart = ShapePart(most=5)
    helps: ShapePart = ShapePart("line", 3)
    headings: str = "plain"
    length: str = "any"
    enough: str = "after"
    limits: str = "people"
    facts: str = "line"
    place: Place = Place("")
    own: bool = False
