"""Every mistake in the templates of a workspace, also where no paper of its own would show it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from charter.check.own.template_texts import foreign_templates, unsigned_templates
from charter.check.own.typed_facts import typed_facts
from charter.check.own.unused import unread_templates
from charter.compose.paper_kinds import position_kinds
from charter.docx_templates.check import WordMistake, check_word_template, left_in_page, notes_on
from charter.facts.company import Workspace
from charter.on_trial.papers import Found, Trial, made_on_trial, names_on_trial, trials
from charter.problems import Place, Problem
from charter.render.mistakes import ENDING, Templates, check_templates
from charter.write.letterhead.check import check_letterhead


def checked_templates(
    workspace: Workspace, own: Path, names: Sequence[str]
) -> tuple[list[Found], list[Problem], dict[Path, list[WordMistake]]]:
    """Return the mistakes, what is only to be noted, and the mistakes of each Word template."""
    markdown = [name for name in names if name.endswith(ENDING)]
    unread = [Found(problem, "") for problem in unread_templates(own)]
    templates = [own / n for n in names if n.endswith(".docx") and n != "letterhead.docx"]
    known = Templates(own)
    kinds = {kind for name in markdown for kind in known.kinds(name)}
    in_word = {kind for path in templates for kind in position_kinds() if path.stem.endswith(kind)}
    papers = list(trials(workspace, kinds | in_word)) if names else []
    named = names_on_trial(workspace) if names else set()
    problems = check_templates(own, sorted(named | {trial.paper.name for trial in papers}))
    found = [*unread, *(Found(problem, "") for problem in problems)]
    seen = {(p.place.path, p.place.line) for p in problems}
    broken = {p.place.path for p in problems if p.code in ("template-syntax", "template-block")}
    touched = [trial for trial in papers if trial.paper.kind in kinds]
    for one in made_on_trial(touched, own):
        place = one.problem.place
        if place[:2] not in seen and place.path not in broken:
            found.append(one)
    word = {path: _word(path, papers, workspace.company.tokens) for path in templates}
    found += [Found(m.problem, "") for mistakes in word.values() for m in mistakes]
    notes = [note for path in templates for note in notes_on(path, workspace.company.tokens)]
    notes += foreign_templates(own, workspace.company)
    notes += unsigned_templates(own, workspace.company.tokens)
    notes += typed_facts(own, workspace.company)
    if "letterhead.docx" in names:
        path = own / "letterhead.docx"
        report = check_letterhead(path)
        found += [Found(problem, "") for problem in report.problems]
        notes += report.notes
        left = left_in_page(path, workspace.company.tokens) if not report.problems else ()
        notes += [Problem(Place(str(path)), "blank", note) for note in left]
    return sorted(dict.fromkeys(found), key=lambda f: f.problem), notes, word


def _word(path: Path, papers: Sequence[Trial], tokens: Sequence[str]) -> list[WordMistake]:
    made = [t.paper for t in papers if path.stem in (t.paper.kind, t.paper.name)]
    return check_word_template(path, made, tokens)
