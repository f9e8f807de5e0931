"""What a PDF shows beside the words of a charter: the edges of its pages, and what lies on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from charter.check.words.signing import is_fill, is_stamp, names_somebody
from charter.document.alike import plain
from charter.document.docx.text import DocxText, Figure
from charter.document.pdf.text import Bounds, around
from charter.named_tuples import NamedTuple
from charter.offer.verify.compare import BLANKS, Changed, Compared, Sent
from charter.offer.verify.copy import Copy, Oddity, PageMark, TextLine
from charter.offer.verify.found import Seen, a_story
from charter.offer.verify.words import page_numbers, words_in, words_of_lines
from charter.offer.words import without_annex

_CLOSE = 0.1
"""How much the size of a picture on a page may differ from that in the Word file."""
_MILLIMETRE = 25.4 / 72
_FOOT, _BESIDE, _NEAR_BLANK = 40.0, 14.0, 36.0
"""Points: under the last line to sign, between initials and words, around a blank to fill in."""
_INITIALS = (130.0, 60.0)
"""Points that initials are wide and high at most."""
_MOST = 20


class CopyLayout(NamedTuple):
    """Where the words of a copy stand: its lines to sign and blanks, and all else, by page.

    `body` is around the words that are no header or footer.
    """

    signing: Mapping[int, Bounds]
    blanks: Mapping[int, list[Bounds]]
    body: Mapping[int, Bounds]
    words: Mapping[int, list[Bounds]]

    def to_sign(self, mark: PageMark) -> bool:
        """Return whether something is at the lines to sign, or at a blank of the letter."""
        area = self.signing.get(mark.page)
        if area is not None and area.holds(mark.box.middle):
            return True
        return any(blank.holds(mark.box.middle) for blank in self.blanks.get(mark.page, ()))

    def in_margin(self, mark: PageMark) -> bool:
        """Return whether something is as small as initials, in a margin, and beside no words."""
        box, body = mark.box, self.body.get(mark.page)
        if mark.over or box.right - box.left > _INITIALS[0] or box.top - box.bottom > _INITIALS[1]:
            return False
        if body is None:
            return True
        if box.bottom > body.top or box.top < body.bottom:
            return True
        return box.right < body.left - _BESIDE or box.left > body.right + _BESIDE

    def at_edge(self, mark: PageMark) -> bool:
        """Return whether something is above or below all words of the page's text."""
        body = self.body.get(mark.page)
        return body is None or mark.box.bottom > body.top or mark.box.top < body.bottom


def compare_pages(sent: Sent, original: DocxText | None, copy: Copy, compared: Compared) -> Seen:
    """Return what a PDF shows otherwise than what was sent; pictures by their place and size."""
    seen = Seen([], [], list(copy.unread))
    region = copy.lines[compared.before : compared.after]
    pages = range(region[0].page, region[-1].page + 1) if region else range(0)
    _edges(sent, original, copy, pages, seen)
    look_at_marks(sent, original, copy, compared, seen)
    if original is not None:
        _stories(original, copy, seen)
    return seen


def look_at_marks(
    sent: Sent, original: DocxText | None, copy: Copy, compared: Compared, seen: Seen
) -> None:
    """Find what lies on the pages and was not sent, and say what is a signature."""
    region = copy.lines[compared.before : compared.after]
    pages = range(region[0].page, region[-1].page + 1) if region else range(0)
    place = _place(sent, copy, compared)
    marks = [mark for mark in copy.marks if mark.page in pages]
    drawn = [m for m in marks if m.code in ("picture", "drawing")]
    if original is None and sent.beside:
        # The lines of a diagram, dashed ones in pieces; in Markdown nothing says how they look.
        if any(m.code == "drawing" for m in drawn):
            seen.uncompared.append("the lines of the diagram")
        drawn = [m for m in drawn if m.code != "drawing"]
    _pictures(original, drawn, place, seen)
    raised = original is not None and any(
        span.look.raised for p in original.paragraphs for span in p.spans
    )
    for mark in marks:
        if mark.code in ("note", "field"):
            _note(mark, place, seen)
        elif mark.code == "too-many":
            seen.oddities.append(_oddity(mark, "too-many"))
        elif mark.code == "raised" and raised:
            seen.uncompared.append(f"what is raised or lowered on page {mark.page}")
        elif mark.code not in ("picture", "drawing") and not place.to_sign(mark):
            seen.oddities.append(_oddity(mark, "look" if mark.code == "raised" else mark.code))
    seen.oddities.extend(_out_of_place(sent, copy, compared, place))


def _oddity(mark: PageMark, code: str) -> Oddity:
    text = f": '{mark.text[:80]}'" if mark.text else ""
    return Oddity(code, f"{mark.what} on page {mark.page}{text}", mark.page)


def _place(sent: Sent, copy: Copy, compared: Compared) -> CopyLayout:
    where = {
        id(word): (line.page, box)
        for line in copy.lines
        for word, box in zip(line.words, line.boxes, strict=False)
    }
    words: dict[int, list[Bounds]] = {}
    for _, new in compared.pairs:
        if id(new) in where:
            page, box = where[id(new)]
            words.setdefault(page, []).append(box)
    body: dict[int, list[Bounds]] = {}
    for line in copy.lines:
        if line.kind != "edge":
            body.setdefault(line.page, []).extend(line.boxes)
    return CopyLayout(
        _signing(sent, compared, where),
        _blanks(sent, copy, compared),
        {page: around(boxes) for page, boxes in body.items() if boxes},
        words,
    )


def _signing(
    sent: Sent, compared: Compared, where: Mapping[int, tuple[int, Bounds]]
) -> dict[int, Bounds]:
    """Return the lines to sign on each page, from the second column on."""
    if not sent.signing:
        return {}
    low, high = min(sent.signing), max(sent.signing)
    rows: dict[int, list[Bounds]] = {}
    heads: dict[int, list[Bounds]] = {}
    below: dict[int, list[Bounds]] = {}
    for old, new in compared.pairs:
        if id(new) not in where:
            continue
        page, box = where[id(new)]
        if low <= old.line <= high and old.cell == 0:
            rows.setdefault(page, []).append(box)
        elif old.line == low - 1 and old.cell and sent.lines[old.line].kind == "row":
            heads.setdefault(page, []).append(box)
        elif old.line > high:
            below.setdefault(page, []).append(box)
    edge = min((box.left for boxes in heads.values() for box in boxes), default=None)
    areas = {}
    for page, boxes in rows.items():
        first = around(boxes)
        top = around(heads[page]).bottom if page in heads else first.top + _FOOT / 2
        under = [box.top for box in below.get(page, ()) if box.top < first.bottom]
        bottom = max(under, default=first.bottom - _FOOT)
        left = edge - 6 if edge is not None else first.right + 2
        areas[page] = Bounds(left, bottom, 1e6, top)
    return areas


def _blanks(sent: Sent, copy: Copy, compared: Compared) -> dict[int, list[Bounds]]:
    """Return where a letter wants something filled in, with the space above it."""
    found: dict[int, list[Bounds]] = {}
    for line in copy.lines[: compared.after] if sent.letter else ():
        if line.boxes and BLANKS.search(line.text):
            box = around(line.boxes)
            found.setdefault(line.page, []).append(
                Bounds(box.left, box.bottom - _NEAR_BLANK / 3, 1e6, box.top + _NEAR_BLANK)
            )
    return found


def _note(mark: PageMark, place: CopyLayout, seen: Seen) -> None:
    """Say of an annotation or a filled field whether it signs, or changes the page."""
    fits = is_fill(mark.text) if mark.text else True
    covers = mark.over and any(mark.box.holds(b.middle) for b in place.words.get(mark.page, ()))
    to_sign = place.to_sign(mark)
    if fits and not covers and (to_sign or _initials(mark, place)):
        said = mark.text or f"{mark.what} on page {mark.page}"
        signs = to_sign and (not mark.text or names_somebody(mark.text))
        seen.oddities.append(Oddity("note" if signs else "initials", said, mark.page))
    elif covers:
        over = mark._replace(what=f"{mark.what} lies over the text")
        seen.oddities.append(_oddity(over, "covered"))
    elif mark.code == "field" and not mark.text:
        return
    elif mark.text and not fits:
        seen.changes.append(Changed(f"{mark.what} on page {mark.page}", "", mark.text[:600]))
    else:
        seen.oddities.append(_oddity(mark._replace(what=f"{mark.what} was put"), "put-on"))


def _initials(mark: PageMark, place: CopyLayout) -> bool:
    return mark.code != "field" and place.in_margin(mark)


def _out_of_place(
    sent: Sent, copy: Copy, compared: Compared, place: CopyLayout
) -> Iterator[Oddity]:
    """Yield lines that stand above the line before them, in the same column."""
    beside = {word.text for word in words_of_lines(sent.beside)}
    told = 0
    before: TextLine | None = None
    for line in copy.lines[compared.before : compared.after]:
        drawn = all(word.text in beside for word in line.words)
        if line.kind == "edge" or not line.boxes or drawn:
            continue  # the boxes of a diagram stand in an order of their own
        if before is not None and before.page == line.page and told < _MOST:
            one, two = around(before.boxes), around(line.boxes)
            narrow = min(one.right - one.left, two.right - two.left)
            shared = min(one.right, two.right) - max(one.left, two.left)
            if two.bottom > one.top + 2 and shared > narrow / 2:
                mark = PageMark("look", line.page, two, "a line stands elsewhere", line.text)
                if not place.to_sign(mark):
                    told += 1
                    yield _oddity(mark, "look")
        before = line


def _stories(original: DocxText, copy: Copy, seen: Seen) -> None:
    """Find notes and text boxes that no page shows; where they stand is the program's choice."""
    shown = "".join(word.text for line in copy.lines for word in line.words)
    for paragraph in original.paragraphs:
        letters = "".join(word.text for word in words_in(paragraph.text))
        if paragraph.story and letters.replace("-", "") not in shown.replace("-", ""):
            text = plain(paragraph.text)[:600]
            seen.changes.append(Changed(a_story(paragraph.story), text, ""))


def _edges(sent: Sent, original: DocxText | None, copy: Copy, pages: range, seen: Seen) -> None:
    """Find what stands at the head or foot of pages and was not sent."""
    known = Counter(
        word.text for word in words_of_lines(page_numbers().sub(" ", text) for text in sent.beside)
    )
    said = Counter(word.text for word in sent.words)
    whole = {"".join(w.text for w in line.words) for line in sent.lines}
    told = set()
    for line in copy.lines:
        bare = plain(page_numbers().sub(" ", without_annex(line.text)))
        if line.kind != "edge" or line.page not in pages or is_stamp(line.text) or bare in told:
            continue
        told.add(bare)
        counts = Counter(word.text for word in words_in(bare))
        if not counts or counts <= (known if original is not None else said):
            continue
        if "".join(w.text for w in words_in(bare)) in whole:
            continue  # a line of the text, such as a name, that stands on more pages than one
        if original is not None:
            seen.changes.append(Changed("the head or foot of a page", "", line.text))
        else:
            seen.uncompared.append(f"the head or foot of pages: '{line.text[:100]}'")


def _pictures(
    original: DocxText | None, marks: list[PageMark], place: CopyLayout, seen: Seen
) -> None:
    """Find pictures and drawings of a size and place that was not sent."""
    figures = original.figures if original is not None else ()
    for mark in marks:
        wide = round((mark.box.right - mark.box.left) * _MILLIMETRE)
        high = round((mark.box.top - mark.box.bottom) * _MILLIMETRE)
        what = f"{mark.what}, {wide} by {high} mm"
        covers = mark.over and any(mark.box.holds(b.middle) for b in place.words.get(mark.page, ()))
        if covers:
            message = f"{what}, lies over words on page {mark.page}"
            seen.oddities.append(Oddity("covered", message, mark.page))
        elif place.to_sign(mark):
            seen.oddities.append(Oddity("note", f"{what}, where one signs", mark.page))
        elif mark.code == "picture" and any(
            f.kind == "picture" and _close(f.width, wide) and _close(f.height, high)
            for f in figures
        ):
            continue
        elif mark.code == "drawing" and any(_may_draw(f, wide, high) for f in figures):
            seen.uncompared.append(f"a drawing on page {mark.page}")
        elif place.in_margin(mark):
            seen.oddities.append(
                Oddity("initials", f"{what}, in the margin of page {mark.page}", mark.page)
            )
        elif original is None and place.at_edge(mark):
            seen.uncompared.append(f"{what}, at the head or foot of page {mark.page}")
        else:
            message = f"{what}, was put in, on page {mark.page}"
            seen.oddities.append(Oddity("picture", message, mark.page))


def _may_draw(figure: Figure, wide: int, high: int) -> bool:
    """Return whether a drawing may be of a figure, or a piece of it, such as a dash of its line."""
    return figure.width * (1 + _CLOSE) >= wide and figure.height * (1 + _CLOSE) >= high


def _close(one: int, other: int) -> bool:
    return abs(one - other) <= max(2, one * _CLOSE)
