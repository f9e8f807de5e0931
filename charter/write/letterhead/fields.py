"""Fields and {tokens} in the header and footer of a person's letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from charter.document.docx.xml import SPACE, Element, W
from charter.problems import did_you_mean
from charter.write.letterhead.xml import drop, each, unwrap, words

_TOKEN = re.compile(r"\{\s*(company|title|date|hash)\s*\}", re.IGNORECASE)
_NAME = r"\{\s*(company|title|date|hash)\s*\}"
_WITH_SIGN = re.compile(rf"[$#%@{{]{_NAME}(?!\}})|(?<!\{{){_NAME}\}}", re.IGNORECASE)
"""A token with a sign of another program beside it, which papers print."""
_BRACES = re.compile(r"\{\{.{1,80}?\}\}|\{%.{1,80}?%\}|\{[^{}]{1,80}\}")
_OF_OTHERS = re.compile(r"\{\{\s*([A-Z][A-Z0-9_]*|[^{}]*_es_[^{}]*)\s*\}\}")
"""Marks of applicant and signature systems, which fill them in themselves."""
TOKENS = ("company", "title", "date", "hash")
_LIVE = frozenset(
    words(
        "PAGE NUMPAGES SECTION SECTIONPAGES TITLE STYLEREF SYMBOL QUOTE IF = SEQ ADVANCE HYPERLINK"
        " DATE TIME CREATEDATE SAVEDATE PRINTDATE"
    )
)
"""Fields that a paper can still work out by itself; others keep the result they had."""
_LONGEST = 20_000
"""Characters; no paragraph of a header is as long."""


def join_tokens(root: Element) -> None:
    """Write each {token} that Word split over several runs into the first of them."""
    for paragraph in each(root, "p"):
        pieces = [piece for piece in paragraph.iter(f"{W}t") if _paragraph_of(piece) is paragraph]
        whole = "".join(piece.text or "" for piece in pieces)
        if "{" not in whole or len(whole) > _LONGEST:
            continue
        owners = [piece for piece in pieces for _ in piece.text or ""]
        texts = dict.fromkeys(pieces, "")
        at = 0
        for found in _TOKEN.finditer(whole):
            for position in range(at, found.start()):
                texts[owners[position]] += whole[position]
            texts[owners[found.start()]] += f"{{{found[1].lower()}}}"
            at = found.end()
        for position in range(at, len(whole)):
            texts[owners[position]] += whole[position]
        for piece, text in texts.items():
            piece.text = text
            piece.set(SPACE, "preserve")


def unknown_tokens(root: Element, kind: str) -> Iterator[tuple[str, str]]:
    """Yield a message and a hint for each token of a header or footer that nothing fills in."""
    for paragraph in each(root, "p"):
        pieces = [piece for piece in paragraph.iter(f"{W}t") if _paragraph_of(piece) is paragraph]
        whole = "".join(piece.text or "" for piece in pieces)[:_LONGEST]
        for found in _WITH_SIGN.finditer(whole):
            name = (found[1] or found[2]).lower()
            hint = f"write {{{name}}} alone"
            yield f"has '{found[0]}' in its {kind}, and prints the sign beside it", hint
        for found in _BRACES.finditer(whole):
            if _TOKEN.fullmatch(found[0]) or _OF_OTHERS.fullmatch(found[0]):
                continue
            inside = found[0].strip("{%} ").lower()
            # charter.company and position.title mean a token by their last word.
            near = did_you_mean(re.split(r"[.\s|]", inside)[-1] or inside, TOKENS)
            hint = near if near.startswith("did") else f"known: {', '.join(TOKENS)}"
            hint = re.sub(r"'?\b(company|title|date|hash)\b'?", r"{\1}", hint)
            yield f"has '{found[0]}' in its {kind}, which nothing fills in", hint


def tokens_in_addresses(addresses: Iterable[str], kind: str) -> Iterator[tuple[str, str]]:
    """Yield a message and a hint for each token in the address of a link: none is filled in."""
    for address in addresses:
        for found in _BRACES.finditer(unquote(address)[:_LONGEST]):
            said = (
                f"has '{found[0]}' in the address of a link in its {kind}, which nothing fills in"
            )
            yield said, "write the whole address"


def _paragraph_of(piece: Element) -> Element:
    # A text box stands inside a paragraph of its own header.
    return next(piece.iterancestors(f"{W}p"), None)


def still_fields(root: Element) -> None:
    """Turn every field that would fetch something, or that only its old file can fill, to text."""
    for field in each(root, "fldSimple"):
        if not _is_live(field.get(f"{W}instr", "")):
            unwrap(field)
    open_fields: list[tuple[list[Element], list[str]]] = []
    for mark in each(root, "fldChar", "instrText"):
        kind = mark.get(f"{W}fldCharType", "")
        if kind == "begin":
            open_fields.append(([mark], []))
        elif open_fields:
            marks, said = open_fields[-1]
            marks.append(mark)
            said.append(mark.text or "")
            if kind == "end":
                open_fields.pop()
                if not _is_live("".join(said)):
                    for old in marks:
                        drop(old)
        else:
            drop(mark)
    for marks, _ in open_fields:
        for old in marks:
            drop(old)


def _is_live(instruction: str) -> bool:
    name = instruction.split()[:1]
    return bool(name) and (name[0].upper() in _LIVE or name[0].startswith("="))
