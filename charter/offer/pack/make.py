"""One offer pack in memory: from a letter, a position and a person to files by name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from charter.assign.organisation import Organisation
from charter.document.document import Documents
from charter.docx_templates.choice import WordTemplates
from charter.facts.company import NOWHERE, Workspace, file_of, no_folder
from charter.file_formats import OF_PACKS, USUAL_OF_PACKS
from charter.load.hire import Hire
from charter.load.hire_days import odd_days
from charter.maker import Maker
from charter.named_tuples import NamedTuple
from charter.offer.pack.annexes import annex_of, writer_for
from charter.offer.pack.join import Annex, join
from charter.offer.pack.letter import fill_letter
from charter.offer.pack.manifest import PackPart, manifest
from charter.offer.pack.metadata import without_metadata
from charter.offer.pack.parts import Parts
from charter.offer.pack.properties import with_charter
from charter.offer.pack.read_back import read_back
from charter.offer.pack.shown import shown_values
from charter.offer.pack.sources import LetterWords, Sources, misfits_of, read_sources
from charter.offer.words import SENDER_REGISTERS
from charter.problems import CharterError, InputError, not_known
from charter.render.context import context_of
from charter.render.papers import Markdown
from charter.write.docx.writer import DocxWriter
from charter.write.package import Package, pack


class Pack(NamedTuple):
    """What one offer is made of.

    `files` are the files to write, by name (cpto-offer.docx, cpto-offer.zip, cpto-offer.eml);
    `charter` is the text that went into them; `notes` are for the person who makes the pack, such
    as that a PDF could not be made. Names and notes hold nothing of the hire's data.
    """

    name: str
    files: dict[str, bytes]
    charter: Markdown
    notes: tuple[str, ...] = ()

    @property
    def content_hash(self) -> str:
        """Return the content hash of the charter."""
        return self.charter.content_hash


def make_pack(
    workspace: Workspace,
    position_id: str,
    letter: Path,
    hire: Hire | None,
    day: date,
    *,
    certificate: bool = False,
    annex_look: str = "letter",
    formats: Collection[str] = USUAL_OF_PACKS,
    organisation: Organisation | None = None,
    draft: bool = False,
    language: str = "",
    as_is: bool = False,
    maker: Maker | None = None,
) -> Pack:
    """Return the pack of one position: an offer letter, and the charter as its annex.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> hire = charter.read_hire(Path("hire.yaml"))
    >>> letter, day = Path("letter.docx"), date(2026, 12, 1)
    >>> pack = charter.make_pack(workspace, "cpto", letter, hire, day)
    >>> charter.write_files(Path("offers"), pack.files, private=True).written
    ('cpto-offer.docx', 'cpto-offer.zip', 'cpto-offer.eml')

    A charter that is a draft is packed only with `draft`, and a letter with blanks that nothing
    fills in only `as_is`. `organisation` is that of the workspace, where the caller has it already,
    and `maker` what it makes many with; `annex_look` is letter or own. `language` is that of the
    letter, such as de-AT; without it, its words tell. Raises CharterError with every problem of
    letter, hire, company and templates.
    """
    if annex_look not in ("letter", "own"):
        raise ValueError(f"annex_look={annex_look!r}: letter or own")
    if unknown := [*not_known("unknown-format", "format", formats, OF_PACKS)]:
        raise InputError(unknown)
    if workspace.folder == NOWHERE and not file_of(workspace.company).is_file():
        raise no_folder(workspace, "save it as company.yaml: a pack says which files it is made of")
    maker = maker or Maker(keep=False)
    sources = Sources(
        workspace,
        position_id,
        letter,
        hire,
        day,
        certificate,
        organisation,
        draft,
        as_is,
        language,
        maker,
    )
    read, made, words, told = read_sources(sources)
    texts, documents, separate = made.texts, made.documents, made.files
    text = texts[0]
    shown = shown_values(hire, words.language)
    filled = fill_letter(read, context_of(text.paper, text.content_hash), hire, shown)
    templates = workspace.folder / "templates"
    of_hire = (*hire.notes, *odd_days(hire, day, workspace.company.country)) if hire else ()
    notes = [*map(str, workspace.cut), *of_hire, *words.notes]
    notes += [*(f"the letter: {note}" for note in read.template.notes), *told]
    whole = Parts(filled, read.document)
    notes += (*misfits_of(sources, read, filled, "eml" in formats), *without_metadata(whole))
    position_id = str(getattr(text.paper, "position_id", position_id))  # an alias may be given
    alone = [PackPart(f"{position_id}-letter.docx", "letter", whole.save())]
    alone += [PackPart(name, _role(name), content) for name, content in separate.items()]
    writer = writer_for(read, filled, annex_look, templates)
    own = WordTemplates(templates if annex_look == "own" else None)
    done = {t.name: separate[f"{t.name}.docx"] for t in texts if own.path(t.paper)}
    signatures = workspace.company.signatures
    person = shown.get("name", "") if getattr(text.paper, "holder", None) == "" else ""
    annexes = _annexes(texts, documents, done, writer, words, signatures, person, notes)
    join(whole, annexes)
    with_charter(whole, position_id, text.content_hash)
    name = f"{position_id}-offer"
    parts = [PackPart(f"{name}.docx", "pack", whole.save())]
    if "pdf" in formats:
        parts += _pdf(parts[0], day, notes)
    files = {part.name: part.content for part in parts if part.name.endswith(tuple(formats))}
    listing = manifest(workspace, text, letter, [*parts, *alone], day, position_id)
    inside = [*parts, *alone, PackPart("manifest.json", "manifest", listing)]
    packed = [pack(part.name, part.content) for part in inside]
    archive = Package(packed).with_parts([])
    notes += read_back(letter, f"{name}.zip", archive)
    if "zip" in formats:
        files[f"{name}.zip"] = archive
    if "eml" in formats:
        from charter.offer.pack.mail import Offered
        from charter.offer.pack.mail import draft as draft_mail

        what = {t.paper.kind: a.label for a, t in zip(annexes, texts, strict=True)}
        title = str(getattr(text.paper, "title", text.paper.heading))
        offered = Offered(title, workspace.company.name, what)
        files[f"{name}.eml"] = draft_mail(offered, shown, parts, words.language)
    return Pack(name, files, text, tuple(notes))


def _annexes(
    texts: Sequence[Markdown],
    documents: Documents,
    done: Mapping[str, bytes],
    writer: DocxWriter,
    words: LetterWords,
    signatures: str,
    person: str,
    notes: list[str],
) -> list[Annex]:
    """Return the texts as annexes; what they lack is added to `notes`.

    `person` is the name of who signs the charter, where nobody holds the position yet.
    `done` are the Word files of those that have a whole template of the company's own.
    """
    annexes = []
    for letter, text in zip("AB", texts, strict=False):
        label = f"{words.annex} {letter}"
        said = (words.contract, signatures) if letter == "A" else ("", "lines")
        who = person if letter == "A" else ""
        word = done.get(text.name)
        annex, marked = annex_of(text, documents, label, letter, writer, *said, word, who)
        if not marked:
            notes.append("the charter has no lines to sign: no marks for signatures were put in")
        elif letter == "A" and signatures in SENDER_REGISTERS:
            notes.append(SENDER_REGISTERS[signatures])
        annexes.append(annex)
    return annexes


def _role(name: str) -> str:
    return "certificate" if name.startswith("certificate.") else "charter"


def _pdf(part: PackPart, day: date, notes: list[str]) -> list[PackPart]:
    """Return the pack as a PDF, or nothing and a note where it cannot be made."""
    try:
        from charter.write.docx.office import to_pdf
    except ImportError:
        notes.append("no PDF was made: this installation cannot convert Word files")
        return []
    name = part.name.replace(".docx", ".pdf")
    try:
        return [PackPart(name, "pack", to_pdf(part.content, part.name, day))]
    except CharterError as bad:
        notes += [f"no PDF was made: {problem}" for problem in bad.problems]
        return []


__all__ = ["Pack", "PackPart", "make_pack"]
