"""One offer pack in memory: from a letter, a position and a person to files by name."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import NamedTuple

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.check.own_text import check_finished, check_own_text
from charter.compose.numbers import numbers_in
from charter.compose.papers import Paper
from charter.pack.annexes import annex_of, writer_for
from charter.pack.join import join
from charter.pack.letter import fill_letter, read_letter
from charter.pack.manifest import PackPart, manifest
from charter.pack.parts import Parts
from charter.pack.properties import with_charter
from charter.pack.words import annex_label, contract_sentence
from charter.pipeline import files_of, papers_of, render_papers
from charter.problems import CharterError, InputError, Place, Problem, TemplateError
from charter.read.company import Workspace
from charter.read.hire import Hire, date_fields
from charter.render.context import context_of
from charter.render.papers import Markdown
from charter.write.package import Package, pack

FORMATS = ("docx", "zip", "eml", "pdf")
LOOKS = ("letter", "own")


class Pack(NamedTuple):
    """What one offer is made of.

    `files` are the files to write, by name (cpto-offer.docx, cpto-offer.zip, cpto-offer.eml);
    `content_hash` is the charter's; `notes` are for the person who makes the pack, such as that
    a PDF could not be made. Names and notes hold nothing of the hire's data.
    """

    name: str
    files: dict[str, bytes]
    content_hash: str
    notes: tuple[str, ...] = ()


def make_pack(
    workspace: Workspace,
    position_id: str,
    letter: Path,
    hire: Hire | None,
    day: date,
    *,
    certificate: bool = False,
    annex_look: str = "letter",
    formats: Collection[str] = ("docx", "zip", "eml"),
    organisation: Organisation | None = None,
) -> Pack:
    """Return the pack of one position. Raises CharterError with every problem.

    `organisation` is that of the workspace, where the caller has it already; `annex_look` is
    letter or own.
    """
    company = workspace.company
    templates = workspace.folder / "templates"
    wrong: list[Problem] = []
    read = None
    try:
        read = read_letter(letter, company.tokens)
    except InputError as bad:
        wrong += bad.problems
    texts: list[Markdown] = []
    sentence = ""
    try:
        organisation = organisation or organise(workspace)
        texts = _texts(workspace, organisation, position_id, day, certificate)
        language = texts[0].paper.language
        sentence = contract_sentence(company.charter_in_contract, language, company.place)
    except CharterError as bad:
        wrong += bad.problems
    if wrong or read is None:
        raise InputError(wrong)
    text = texts[0]
    position_id = str(getattr(text.paper, "position_id", position_id))  # an alias may be given
    shown = _shown(hire, text.paper.language)
    filled = fill_letter(read, context_of(text.paper, text.content_hash), hire, shown)
    separate = dict(files_of(texts, ("md", "docx"), templates, company.tokens))
    if unlocked := check_finished(workspace, texts, separate):
        raise TemplateError(unlocked)
    writer = writer_for(read, filled, annex_look, templates)
    notes: list[str] = []
    annexes = []
    for letter_of, each in zip("AB", texts, strict=False):
        label = annex_label(each.paper.language, letter_of)
        first = each is text
        annex, marked = annex_of(
            each,
            label,
            letter_of,
            writer,
            sentence if first else "",
            company.signatures if first else "lines",
        )
        if not marked:
            notes.append("the charter has no lines to sign: no marks for signatures were put in")
        annexes.append(annex)
    name = f"{position_id}-offer"
    whole = Parts(filled, read.document)
    letter_alone = PackPart(f"{position_id}-letter.docx", "letter", whole.save())
    join(whole, annexes)
    with_charter(whole, position_id, text.content_hash)
    parts = [PackPart(f"{name}.docx", "pack", whole.save())]
    if "pdf" in formats:
        parts += _pdf(parts[0], notes)
    alone = [letter_alone]
    alone += [PackPart(n, _role(n), content) for n, content in separate.items()]
    files = {part.name: part.content for part in parts if part.name.endswith(tuple(formats))}
    listing = manifest(workspace, text, letter, [*parts, *alone], day, position_id)
    if "zip" in formats:
        inside = [*parts, *alone, PackPart("manifest.json", "manifest", listing)]
        packed = [pack(part.name, part.content) for part in inside]
        files[f"{name}.zip"] = Package(packed).with_parts([])
    if "eml" in formats:
        from charter.pack.mail import draft

        what = [f"{_WHAT[t.paper.kind]} as {a.label}" for a, t in zip(annexes, texts, strict=True)]
        title = str(getattr(text.paper, "title", text.paper.heading))
        files[f"{name}.eml"] = draft(title, company.name, shown, what, parts)
    return Pack(name, files, text.content_hash, tuple(notes))


_WHAT = {"charter": "the charter of the post", "certificate": "the certificate of ownership"}


def _role(name: str) -> str:
    return "certificate" if name.startswith("certificate.") else "charter"


def _texts(
    workspace: Workspace,
    organisation: Organisation,
    position_id: str,
    day: date,
    certificate: bool,
) -> list[Markdown]:
    """Return the charter, and the certificate where it is asked for. Raises CharterError."""
    wrong = check_own_text(workspace)
    wrong += [finding.problem for finding in organisation.gaps]
    if wrong:
        raise InputError(wrong)
    papers: list[Paper] = papers_of(organisation, day, position_id, ("charter",))
    if len(papers) > 1:
        message = f"'{position_id}' is the role of several positions"
        ids = ", ".join(str(getattr(paper, "position_id", "")) for paper in papers)
        place = Place(workspace.company.place.path)
        raise InputError([Problem(place, "several-positions", message, f"name one: {ids}")])
    if certificate:
        from charter.compose.certificate import compose_certificate
        from charter.read.fingerprint import fingerprints_of

        papers.append(compose_certificate(organisation, fingerprints_of(workspace), day))
    return render_papers(papers, workspace.folder / "templates")


def _shown(hire: Hire | None, language: str) -> dict[str, str]:
    """Return the person's data as a letter prints it: dates in words, amounts with separators."""
    if hire is None:
        return {}
    numbers = numbers_in(language)
    shown: dict[str, str] = {}
    for name, value in hire.values.items():
        if isinstance(value, bool):
            shown[name] = "yes" if value else ""
        elif name in date_fields():
            shown[name] = numbers.day(date.fromisoformat(str(value)))
        elif isinstance(value, int | float):
            shown[name] = _amount(value, language)
        else:
            shown[name] = str(value)
    if "pay" in shown and "currency" in shown:
        shown.setdefault("pay_text", numbers.money(float(hire.values["pay"]), shown["currency"]))
    return shown


def _amount(value: float, language: str) -> str:
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    if language[:2] in ("de", "da"):
        text = text.translate({ord(","): ".", ord("."): ","})
    return text


def _pdf(part: PackPart, notes: list[str]) -> list[PackPart]:
    """Return the pack as a PDF, or nothing and a note where it cannot be made."""
    try:
        from charter.write.office import to_pdf
    except ImportError:
        notes.append("no PDF was made: this installation cannot convert Word files")
        return []
    name = part.name.replace(".docx", ".pdf")
    try:
        return [PackPart(name, "pack", to_pdf(part.content, part.name))]
    except CharterError as bad:
        notes += [f"no PDF was made: {problem}" for problem in bad.problems]
        return []
