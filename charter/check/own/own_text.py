"""What keeps papers from being made out of own text: open conflicts, lost or locked text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from charter.assign.organisation import Finding
from charter.facts.company import Workspace
from charter.problems import Problem

if TYPE_CHECKING:
    from charter.read.yaml_source import Source
    from charter.render.papers import Markdown


def check_own_text(workspace: Workspace) -> list[Problem]:
    """Return what is wrong with own templates and with locked text, in the order of places."""
    problems: list[Problem] = []
    # Most workspaces have neither, and pay nothing for this.
    if (workspace.folder / "templates").is_dir():
        problems += _conflicts(workspace)
        from charter.render.as_printed import unseen

        problems += unseen(workspace.folder / "templates")
    if (workspace.folder / "catalog").is_dir():
        from charter.check.own.wordings import in_another_language

        problems += in_another_language(workspace)
    if workspace.company.locked:
        from charter.check.own.locked import check_locked

        problems += check_locked(workspace)
    return sorted(problems)


def has_own_sentences(workspace: Workspace) -> bool:
    """Return whether a company says something of its positions in its own words."""
    given = workspace.company.positions.values()
    return (
        any(p.opening or p.outcomes or p.limits.other for p in given)
        or (workspace.folder / "catalog").is_dir()
        or (workspace.folder / "templates").is_dir()
    )


def findings_of_own_text(workspace: Workspace) -> list[Finding]:
    """Return the same as findings, with advice on sentences that were changed in one paper only."""
    findings = [Finding("gap", problem) for problem in check_own_text(workspace)]
    findings += [Finding("advice", problem) for problem in unused_text(workspace)]
    if (workspace.folder / "templates").is_dir():
        from charter.check.own.advice import replaced_by_word

        replaced = replaced_by_word(workspace.folder / "templates")
        from charter.check.own.template_texts import template_notes
        from charter.check.own.typed_facts import typed_facts

        findings += [Finding("advice", problem) for problem in replaced]
        findings += [Finding("advice", problem) for problem in template_notes(workspace)]
        typed = typed_facts(workspace.folder / "templates", workspace.company)
        findings += [Finding("advice", problem) for problem in typed]
    if (workspace.folder / "catalog").is_dir():
        from charter.check.own.advice import half_changed

        findings += [Finding("advice", problem) for problem in half_changed(workspace)]
    return findings


def unused_text(workspace: Workspace, source: Source | None = None) -> list[Problem]:
    """Return a problem for each own template and sentence that no paper uses, or not as meant.

    `source` is what the company was read from, where that is no company file alone.
    """
    from charter.check.own.marks import printed_marks

    found = list(printed_marks(workspace, source))
    if (workspace.folder / "templates").is_dir():
        from charter.check.own.unused import unused_templates
        from charter.render.as_printed import unfilled

        found += [*unused_templates(workspace), *unfilled(workspace.folder / "templates")]
    if (workspace.folder / "catalog").is_dir():
        from charter.check.own.wordings import reworded_nothing

        found += reworded_nothing(workspace)
    return found


def check_finished(
    workspace: Workspace, texts: Sequence[Markdown], files: Mapping[str, bytes]
) -> list[Problem]:
    """Return where locked text does not stand in finished papers, by its name and paper."""
    if not workspace.company.locked:
        return []
    from charter.check.own.finished import missing_text

    return missing_text(workspace, texts, files)


def _conflicts(workspace: Workspace) -> Iterator[Problem]:
    from charter.own_templates.files import MARKDOWN, own_files, template_text
    from charter.problems import TemplateError
    from charter.render.conflicts import conflicts_in

    for name, path in own_files(workspace.folder / "templates").items():
        if not name.endswith(MARKDOWN):
            continue
        try:
            yield from conflicts_in(path, template_text(path))
        except TemplateError:
            continue  # said when the template is used
