"""The shape of a posting: length, share of bullets, sentences, reading ease."""

from __future__ import annotations

from charter.check.remark import Remark
from charter.check.words.ease import Ease, reading_ease
from charter.check.words.sentences import Sentence, count_words, sentences_of
from charter.document.outside.reading import Piece, Reading
from charter.named_tuples import NamedTuple
from charter.problems import Place

WORDS = (300, 700)
BULLETS = (0.2, 0.6)
"""About a third, with room: a list of duties and one of musts make half of a good short posting."""
LONG_SENTENCE = 30
AVERAGE = 20
_TEXTIO = (
    "Textio on 70 million postings (textio.com/blog/how-to-write-your-best-job-post-ever-part-2)"
)
_BULLET_SOURCE = (
    "Textio (textio.com/blog/"
    "three-quick-tips-for-a-well-written-job-description-based-on-todays-hiring-data)"
)
_SENTENCES = "GOV.UK, 'Sentence length' (insidegovuk.blog.gov.uk/2014/08/04)"


class Shape(NamedTuple):
    """What was counted. `bullets` is the share of words that stand in bullets."""

    words: int
    bullets: float
    sentences: int
    average: float
    ease: Ease | None


def shape_of(reading: Reading, language: str) -> Shape:
    """Return the counts of a text. Headings count as words, and not as sentences."""
    words = sum(count_words(piece.text) for piece in reading.pieces)
    bullets = sum(count_words(p.text) for p in reading.pieces if p.kind == "bullet")
    sentences = [sentence for _, sentence in _sentences(reading, language)]
    in_sentences = sum(sentence.words for sentence in sentences)
    return Shape(
        words,
        bullets / words if words else 0.0,
        len(sentences),
        in_sentences / len(sentences) if sentences else 0.0,
        reading_ease([sentence.text for sentence in sentences], language),
    )


def shape_remarks(
    reading: Reading, language: str, shape: Shape, each: bool = False
) -> list[Remark]:
    """Return advice on length, bullets, sentences and reading ease.

    All long sentences share one remark, unless `each` asks for one each.
    """
    whole = Place(reading.path)
    remarks = [*_length(whole, shape), *_bullets(whole, shape)]
    remarks += _long_sentences(reading, language, each)
    if shape.average > AVERAGE:
        message = f"sentences have {shape.average:.0f} words on average; aim for {AVERAGE} or fewer"
        why = "At 14 words a sentence, readers understand nine tenths of a text; at 43, one."
        instead = "Part the longest sentences first."
        remarks.append(Remark("advice", "sentences", whole, "", message, why, _SENTENCES, instead))
    if shape.ease and shape.ease.is_hard:
        ease = shape.ease
        message = f"{ease.formula} is {ease.score:.1f}, which is very difficult"
        why = "People who could do the work put it aside, most of all in a second language."
        instead = "Shorter sentences, and short words for long ones."
        remarks.append(
            Remark("advice", "reading-ease", whole, "", message, why, ease.source, instead)
        )
    return remarks


def _long_sentences(reading: Reading, language: str, each: bool) -> list[Remark]:
    long = [
        (reading.place(piece, sentence.start), sentence)
        for piece, sentence in _sentences(reading, language)
        if sentence.words > LONG_SENTENCE
    ]
    remarks = []
    for place, sentence in long if each else long[:1]:
        message = f"a sentence of {sentence.words} words; {LONG_SENTENCE} are many"
        if len(long) > 1 and not each:
            most = max(found.words for _, found in long)
            places = (f"{at.line} ({found.words} words)" for at, found in long)
            message = (
                f"{len(long)} sentences have more than {LONG_SENTENCE} words, the longest {most}:"
                f" lines {', '.join(places)}"
            )
        remarks.append(
            Remark(
                "advice",
                "long-sentence",
                place,
                shortened(sentence.text),
                message,
                "Readers lose the start of a sentence before they reach its end.",
                _SENTENCES,
                "Two sentences, or a list.",
            )
        )
    return remarks


def shortened(text: str, words: int = 12) -> str:
    """Return the first words of a text, enough to find it by."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else f"{' '.join(parts[:words])} ..."


def _sentences(reading: Reading, language: str) -> list[tuple[Piece, Sentence]]:
    return [
        (piece, sentence)
        for piece in reading.pieces
        if piece.kind in ("paragraph", "bullet")
        for sentence in sentences_of(piece.text, language)
        if sentence.words > 2
    ]


def _length(whole: Place, shape: Shape) -> list[Remark]:
    low, high = WORDS
    if low <= shape.words <= high:
        return []
    long = shape.words > high
    than = "longer" if long else "shorter"
    message = f"{shape.words:,} words, {than} than most; those of {low} to {high} do best"
    why = (
        "Long postings lose applicants."
        if long
        else "A short posting can be complete; many leave out what readers look for."
    )
    instead = (
        "Keep what decides whether somebody applies; link to the rest."
        if long
        else "Look whether it says what the person will own, what a year should bring, and what"
        " they need; then leave it."
    )
    return [Remark("advice", "length", whole, "", message, why, _TEXTIO, instead)]


def _bullets(whole: Place, shape: Shape) -> list[Remark]:
    low, high = BULLETS
    if low <= shape.bullets <= high:
        return []
    many = shape.bullets > high
    message = f"{shape.bullets:.0%} of the words stand in bullets; about a third does best"
    why = (
        "A wall of bullets turns readers off, women more often."
        if many
        else "Without lists nobody finds what is asked in the seconds a posting gets."
    )
    instead = (
        "Tell in sentences what the role is for; list the rest."
        if many
        else "List what the person will own, and what they need."
    )
    return [Remark("advice", "bullets", whole, "", message, why, _BULLET_SOURCE, instead)]
