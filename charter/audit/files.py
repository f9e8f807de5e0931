"""Reads the files of papers, whatever their kind; what is not read of them is told, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from charter.audit.decoding import text_in
from charter.audit.lines import Lines, lines_of_html, lines_of_markdown, lines_of_text
from charter.audit.papers import PaperFile
from charter.audit.paths import GivenFile, given_files
from charter.audit.pdf_lines import lines_of_pdf
from charter.audit.word_lines import lines_of_word
from charter.check.words.language import guess
from charter.problems import CharterError, Place, Problem
from charter.read.files import sha256

_SAVE = "open it in the program that made it, and save it as .docx, .md, .html, .txt or .pdf"
_SHORT = "this file has no words"
_TEXTS = ("", ".txt", ".text", ".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml", ".doc")
_MARKDOWN = (".md", ".markdown", ".mdown")
_WEB = (".html", ".htm", ".xhtml")
_WORD = (".docx", ".docm", ".dotx", ".dotm")
_NO_PAPERS = {
    **dict.fromkeys((".csv", ".tsv", ".xlsx", ".xls", ".ods"), "a table"),
    **dict.fromkeys((".json", ".yaml", ".yml", ".toml", ".xml", ".ini"), "a file of data"),
    **dict.fromkeys((".eml", ".msg", ".mht", ".mhtml"), "a mail or an archive of a page"),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".svg"), "a picture"
    ),
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM6")
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKED = re.compile(r"^#{1,5} [^#\n]+$", re.MULTILINE)
_PACKED = re.compile(rb"PK[\0-\x1f]")
_OFFICE, _OPEN = b"[Content_Types].xml", b"mimetype"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_files(paths: Iterable[str | Path]) -> tuple[PaperFile, ...]:
    """Return each file that is named, in a named folder or archive, line by line.

    Nothing is raised for a file that cannot be read: it has no lines, and a problem that says why.
    """
    read: list[PaperFile] = []
    seen: dict[str, str] = {}
    for file in given_files(map(Path, paths)):
        digest = sha256(file.raw) if file.raw else ""
        if digest in seen and digest:
            message = f"this is the same file as {seen[digest]}; it counts once"
            problem = Problem(Place(file.name), "same-paper", message, "leave one of them out")
            read.append(PaperFile(file.name, (), "", (problem,), file.saved))
            continue
        if digest:
            seen[digest] = file.name
        read.append(_read(file))
    return tuple(read)


def _read(file: GivenFile) -> PaperFile:
    if file.problem is not None:
        return PaperFile(file.name, (), "", (file.problem,), file.saved)
    try:
        found = _lines(file.name, file.raw)
    except CharterError as bad:
        problems = tuple(_told_of_papers(problem) for problem in bad.problems)
        return PaperFile(file.name, (), "", problems, file.saved)
    except RecursionError:
        problem = _problem(
            file.name, "too-deep", "this file has parts within parts without end", _SAVE
        )
        return PaperFile(file.name, (), "", (problem,), file.saved)
    problems = found.problems
    if not found.lines and not problems:
        problems = (_problem(file.name, "no-text", _SHORT, "is this the right file?"),)
    language = guess("\n".join(line.text for line in found.lines))
    return PaperFile(file.name, found.lines, language, problems, found.saved or file.saved)


def _lines(name: str, raw: bytes) -> Lines:
    """Return the lines of a file by what it holds; by its name alone where that does not tell."""
    ending = Path(name).suffix.lower()
    if not raw.strip():
        return _unread(name, "empty-file", "this file is empty", "is this the right file?")
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            return _unread(
                name,
                "protected",
                "this file is protected by a password",
                "open it in Word, take the password off, and save it as .docx",
            )
        return _unread(name, "old-word", "this is a file of old Word or Excel (.doc)", _SAVE)
    if b"%PDF-" in raw[:1024]:
        return _as_is(name, ending, (".pdf",), "a PDF", lines_of_pdf(name, raw))
    if _PACKED.match(raw):
        if ending not in _WORD and _OFFICE not in raw and _OPEN not in raw:
            return _no_archive(name, ending)
        if ending not in _WORD and (b"xl/workbook" in raw or b"ppt/presentation" in raw):
            return _unread(name, "format", "this is a table or slides, not a paper", _SAVE)
        return _as_is(name, ending, _WORD, "a Word file", lines_of_word(name, raw))
    if raw.startswith(b"{\\rtf"):
        return _unread(name, "format", "this is an RTF file, which is not read", _SAVE)
    if raw.startswith(_PICTURES):
        return _unread(name, "format", "this is a picture: text in it is not read", _SAVE)
    if ending in _NO_PAPERS:
        message = f"this is {_NO_PAPERS[ending]}, and not read as a paper"
        return _unread(name, "format", message, _SAVE)
    if ending not in _TEXTS and not (ending in _WORD or ending == ".pdf"):
        message = f"'{ending}' is no format of papers that is read"
        return _unread(name, "format", message, _SAVE)
    return _text(name, ending, raw)


def _text(name: str, ending: str, raw: bytes) -> Lines:
    text, problems = text_in(name, raw)
    if not text.strip():
        return Lines(
            (), problems or (_problem(name, "no-text", _SHORT, "is this the right file?"),)
        )
    if _HTML.match(text) or ending in _WEB:
        found = lines_of_html(name, text)
        problems += _other_kind(name, ending, (*_WEB, ".doc"), "a web page")
    elif ending in _MARKDOWN or _MARKED.search(text):
        found = lines_of_markdown(name, text)
    else:
        found = lines_of_text(name, text)
        problems += _other_kind(name, ending, (".txt", ".text", ""), "plain text")
    return found._replace(problems=(*problems, *found.problems))


def _as_is(name: str, ending: str, usual: tuple[str, ...], what: str, found: Lines) -> Lines:
    told = _other_kind(name, ending, usual, what)
    return found._replace(problems=(*told, *found.problems)) if found.lines else found


def _other_kind(name: str, ending: str, usual: tuple[str, ...], what: str) -> tuple[Problem, ...]:
    if ending in usual:
        return ()
    message = f"its name ends in '{ending}', but it is {what}, and was read as that"
    return (_problem(name, "wrong-ending", message, f"rename it to end in {usual[0]}"),)


def _told_of_papers(problem: Problem) -> Problem:
    """Return a problem with what helps where it stands for a paper, and not for a posting."""
    if problem.code == "too-large":
        hint = "give the papers alone, each in a file of its own"
        return problem._replace(hint=hint)
    return problem


def _no_archive(name: str, ending: str) -> Lines:
    """Return what is told of a file that is packed, and neither a paper nor to be unpacked."""
    if ending == ".zip":
        message = "this archive is damaged, or only a part of it came"
        return _unread(name, "damaged", message, "ask for it again, or give its files unpacked")
    message = f"'{ending}' is no format of papers that is read"
    return _unread(name, "format", message, _SAVE)


def _unread(name: str, code: str, message: str, hint: str) -> Lines:
    return Lines((), (_problem(name, code, message, hint),))


def _problem(name: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(name), code, message, hint)
