"""Changed sentences into the workspace: its own catalogue, or its company file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from charter.edit.on_copy import on_copy
from charter.edit.yaml_edit import append_entry, set_value
from charter.facts.company import Workspace
from charter.facts.languages import OURS as ENGLISH
from charter.facts.languages import posting_language
from charter.facts.locales import code_of
from charter.load.company_file import read_workspace
from charter.load.own_wordings import REWORDED
from charter.load.shipped_catalog import shipped_entries
from charter.problems import CharterError, InputError, error
from charter.read.yaml_source import Path_, parse_yaml
from charter.review.changes import Change
from charter.review.compare import Review
from charter.review.edits import Edit
from charter.review.findings import TracedChange
from charter.trace.origins import COMPANY, Origin
from charter.write.in_place import ReadText, edit_files
from charter.write.journal import InJournal

OURS = "ours.yaml"
"""The file of the workspace's catalogue that new entries go into, if none holds their kind."""


def why_not(finding: TracedChange, edit: Edit) -> str:
    """Return why an edit cannot be adopted, or nothing where it can."""
    if finding.also:
        return "the workspace has changed this too; settle it by hand"
    if edit.raw is None:
        return "it names something that only a placeholder of the catalogue can name"
    return edit.origin.why_not


def adopt(
    workspace: Workspace, found: Review, again: Callable[[Workspace], Review]
) -> tuple[list[str], dict[str, str]]:
    """Write what can be adopted, and return a line for each, and why others could not be.

    All is tried on a copy first: a workspace that would not be valid afterwards stays as it is, and
    InputError says why. `again` compares anew with a workspace that has changed since.
    """
    done: dict[str, None] = {}
    refused: dict[str, str] = {}
    company = Path(workspace.company.place.path)

    def edit(read: ReadText) -> dict[Path, str]:
        now = read_workspace(company)
        review = found if now == workspace else again(now)
        otherwise: dict[Change, str] = {}
        while True:
            done.clear()
            refused.clear()
            texts = _Texts(workspace, read)
            _put_all(now, review, texts, done, refused, otherwise)
            if not done:
                return {}
            left = _try(workspace, texts.changed, again)
            cut = _otherwise(review, left, otherwise)
            if not cut:
                return texts.changed
            otherwise |= cut

    edit_files(edit, [InJournal(workspace.folder, lambda: f"took in: {'; '.join(done)}")])
    return list(done), refused


def _put_all(
    workspace: Workspace,
    found: Review,
    texts: _Texts,
    done: dict[str, None],
    refused: dict[str, str],
    otherwise: Mapping[Change, str],
) -> None:
    locked = {lock.name for lock in workspace.company.locked}
    said: dict[tuple[str, str, Any], str | int | float] = {}
    for finding in found.findings:
        for edit in finding.edits:
            origin = edit.origin
            if edit.raw is None or why_not(finding, edit):
                continue
            if finding.change in otherwise:
                refused[origin.label] = otherwise[finding.change]
                continue
            at = (origin.kind, origin.id, origin.path)
            if said.get(at) == edit.raw:
                continue  # a sentence that the paper says more than once
            if locked & {origin.id, ".".join(map(str, origin.path[-1:]))} - {""}:
                refused[origin.label] = "it is locked in company.yaml"
            elif said.setdefault(at, edit.raw) != edit.raw:
                refused[origin.label] = "it was changed in two ways in this paper"
            else:
                try:
                    line = f"{origin.label}, in {texts.put(origin, edit.raw)}"
                    done.setdefault(line)
                except CharterError as bad:
                    refused[origin.label] = bad.problems[0].message


def _otherwise(found: Review, left: Review, known: Mapping[Change, str]) -> dict[Change, str]:
    """Return the changes that papers would not print as a person wrote them, and what they would.

    `left` is what would differ with all adopted. What was cut would be lost in the next build.
    """
    differing = {f.change.new: f.change for f in left.findings if f.change.new}
    wrong: dict[Change, str] = {}
    for finding in found.findings:
        change, new = finding.change, finding.change.new
        adopted = change not in known and any(not why_not(finding, e) for e in finding.edits)
        after = differing.get(new) if new and adopted else None
        if after is None or new is None:
            continue
        links = set(new.links) - set(after.old.links if after.old else ())
        if after.look_only and links:
            written = " and ".join(f"'{new.link_of(words)}'" for words in new.links)
            wrong[change] = f"the link would be lost; write {written} there by hand"
        elif not after.look_only:
            said = f'would say "{after.old.text}"' if after.old else "would not have this line"
            wrong[change] = f"papers {said} then; change it there by hand"
    return wrong


class _Texts:
    """The files of a workspace in memory, with what was changed in them."""

    def __init__(self, workspace: Workspace, read: ReadText) -> None:
        self.company = Path(workspace.company.place.path)
        self.catalog = workspace.folder / "catalog"
        found = (p for p in self.catalog.rglob("*") if p.suffix in (".yaml", ".yml"))
        examples = self.catalog / "examples"
        self.own = sorted(
            p for p in found if examples not in p.parents and not p.name.startswith(".")
        )
        self.changed: dict[Path, str] = {}
        self.code = code_of(posting_language(workspace.company))
        self._there = {file: read(file) for file in (self.company, *self.own)}

    def _text(self, file: Path) -> str:
        if file in self.changed:
            return self.changed[file]
        return self._there.get(file, "")

    def _data(self, file: Path) -> dict[str, Any]:
        data = parse_yaml(self._text(file), str(file)).data
        return data if isinstance(data, dict) else {}

    def put(self, origin: Origin, raw: str | int | float) -> Path:
        """Put a text or a number where `origin` is written, or over it, and return the file."""
        if origin.kind == COMPANY:
            made = set_value(self._text(self.company), origin.path, raw, str(self.company))
            self.changed[self.company] = made
            return self.company
        raw = f"{raw}{origin.tail}"
        file, number = self._own_entry(origin)
        entry = self._data(file)[origin.kind][number] if file else {}
        at, value = self._change(origin, raw, entry)
        if file is not None:
            whole = (origin.kind, number, *at)
            self.changed[file] = set_value(self._text(file), whole, value, str(file))
            return file
        file = self._file_for(origin.kind)
        # Nothing of this entry is ours yet, so the first of a list is all of it.
        new = {"id": origin.id, str(at[0]): [value] if len(at) > 1 else value}
        self.changed[file] = append_entry(self._text(file), origin.kind, new, str(file))
        return file

    def _change(self, origin: Origin, raw: str, entry: Mapping[str, Any]) -> tuple[Path_, Any]:
        """Return where in an entry of ours a text goes, and as what.

        Where the workspace has none, one of a list takes the place of one of ours, so that the
        others stay ours; what postings say in another language is of that language only.
        """
        key, is_posting = str(origin.path[0]), "posting" in origin.path
        translated = is_posting and self.code != ENGLISH
        there = entry.get(key)
        if key in entry:
            at = origin.path
            if isinstance(there, dict) and self.code in there:
                at = (key, self.code, *origin.path[1:])
            inside = _at(entry, at)
            return ((*at, self.code), raw) if isinstance(inside, dict) else (at, raw)
        given = entry.get(REWORDED) or []
        for number, each in enumerate(given):
            said = each["say"]
            if isinstance(said, dict) and said.get(self.code) == origin.raw:
                return (REWORDED, number, "say", self.code), raw
            if said == origin.raw:
                return (REWORDED, number, "say"), raw
        value = {self.code: raw} if translated else raw
        if len(origin.path) == 1:
            return (key,), value
        return (REWORDED, len(given)), {"was": _shipped(origin), "say": value}

    def _own_entry(self, origin: Origin) -> tuple[Path | None, int]:
        """Return the last file that says something of this entry; one that has the key counts."""
        best: tuple[Path | None, int] = (None, 0)
        has_key = False
        for file in self.own:
            for number, entry in enumerate(self._data(file).get(origin.kind) or ()):
                if entry.get("id") != origin.id:
                    continue
                this = origin.path[0] in entry
                if this or not has_key:
                    best, has_key = (file, number), has_key or this
        return best

    def _file_for(self, kind: str) -> Path:
        ours = self.catalog / OURS
        if ours in self.own:
            return ours
        holding = (file for file in self.own if kind in self._data(file))
        file = next(holding, ours)
        if file not in self.own:
            self.own.append(file)
        return file


def _at(value: Any, path: Path_) -> Any:
    """Return what stands at a path, or nothing where there is no such."""
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _shipped(origin: Origin) -> str:
    """Return the text of our catalogue where `origin` is written. Raises InputError."""
    found = _at(shipped_entries(origin.kind).get(origin.id), origin.path)
    if isinstance(found, str):
        return found
    message = f"'{origin.id}' is not in the shipped catalogue"
    raise error(InputError, origin.place.path, "cannot-edit", message)


def _try(
    workspace: Workspace, changed: dict[Path, str], again: Callable[[Workspace], Review]
) -> Review:
    """Compare with the workspace as changed. Raises InputError with what is wrong."""
    try:
        return on_copy(workspace, changed, again)
    except InputError as bad:
        said = "nothing was adopted, because then "
        problems = [p._replace(message=f"{said}{p.message}") for p in bad.problems]
        raise InputError(problems) from None
