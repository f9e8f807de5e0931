"""charter pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo_json, work_is_done
from charter.file_formats import OF_PACKS, USUAL_OF_PACKS


@click.command("pack")
@options.workspace
@options.position(required=True)
@options.letter(required=True)
@click.option(
    "--hire",
    type=click.Path(path_type=Path),
    help="The person's data (YAML) for the fields of the letter, such as {{ hire.name }}.",
)
@options.language
@click.option("--certificate", is_flag=True, help="Add the certificate of ownership.")
@click.option(
    "--annex-look",
    type=click.Choice(["letter", "own"]),
    default="letter",
    show_default=True,
    help="Annexes on the letter's letterhead, or on that of your charters.",
)
@options.formats(OF_PACKS, ",".join(USUAL_OF_PACKS))
@options.out("out/offers in the workspace")
@options.day()
@options.draft
@click.option("--as-is", is_flag=True, help="Take a letter with blanks that nothing fills in, too.")
@options.force
@options.json_output
@options.quiet
def command(
    workspace: Path,
    position: str,
    letter: Path,
    hire: Path | None,
    language: str,
    certificate: bool,
    annex_look: str,
    formats: tuple[str, ...],
    out: Path | None,
    day: date | None,
    draft: bool,
    as_is: bool,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Put an offer letter and the position's charter together as one offer.

    The letter comes first and stays as it is, but for its fields: {{ hire.name }},
    {{ hire.address }}, {{ hire.start }}, {{ hire.pay }} and whatever else the hire file gives,
    {{ position.title }}, {{ company.name }}, {{ company.legal_name }}, {{ content_hash }}. The
    charter follows as Annex A, with a sentence that says whether it is part of the contract:
    'charter_in_contract' in the company file. 'signatures' there puts the marks of Adobe Sign or
    DocuSign into the charter's lines to sign; signer 1 is the person, signer 2 the employer. The
    certificate is Annex B. Dates, amounts, the word for Annex, the sentence on the contract and the
    e-mail are in the language of the letter.

    A letter with [Candidate name], a field of a mail merge, highlighted or hidden text, ____ in a
    sentence or TBD, or one that prints nothing of --hire, is refused, unless 'tokens' in the
    company file lists it or --as-is is given.

    docx is the whole offer; zip holds letter, charter and certificate apart, with a manifest of
    hashes that 'charter verify' reads; eml is a draft e-mail; pdf is the offer by LibreOffice,
    where that is installed. Only you can read the files; the person's data stands nowhere else.

    --json prints {"version": 1, "folder", "written", "unchanged", "content_hash", "notes"}.
    """

    from charter.facts.languages import language_problem
    from charter.load.company_file import read_workspace
    from charter.load.hire import read_hire
    from charter.problems import CharterError, InputError, Place, Problem
    from charter.review.substance import fingerprint
    from charter.write.files import write_files
    from charter.write.texts import remember

    if language and (wrong := language_problem(language, Place(""))):
        raise click.UsageError(f"--language: {wrong.message} - {wrong.hint}")
    problems: list[Problem] = []
    person = read = None
    try:
        read = read_workspace(workspace)
    except CharterError as bad:
        problems += bad.problems
    try:
        person = read_hire(hire, read.company if read else None) if hire else None
    except CharterError as bad:
        problems = [*bad.problems, *problems]
    if problems or read is None:
        raise InputError(problems)
    from charter.cli.printer import Prose, say
    from charter.cli.written import tell
    from charter.offer.pack.make import make_pack

    made = make_pack(
        read,
        position,
        letter,
        person,
        day or options.today(),
        certificate=certificate,
        annex_look=annex_look,
        formats=formats,
        draft=draft,
        language=language,
        as_is=as_is,
    )
    folder = out or read.folder / "out" / "offers"
    done = write_files(folder, made.files, force=force, private=True)
    whose = made.charter.name.removesuffix("-charter")
    says = {made.charter.name: fingerprint(read, whose)}
    remember(read.folder / "out", [made.charter], sent=True, says=says)
    work_is_done()
    if as_json:
        data = {
            "version": 1,
            **written_data(done),
            "content_hash": made.content_hash,
            "notes": list(made.notes),
        }
        echo_json(data)
        return
    tell(done, quiet, f"charter {made.content_hash}")
    say((Prose(note, hang=2) for note in made.notes), err=True)
