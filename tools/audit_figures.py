"""Prints how well duties are matched to the catalogue: `python tools/audit_figures.py duties.tsv`.

The table is that of tools/coverage.py, with columns more that may be left out:

    paper     whose duty it is; without it, each role has one paper
    company   whose paper it is; without it, all papers are of one company
    strength  what it says of its subject: owns, decides, stops, supports, none; where it is empty,
              that is read from its words, as in a paper
    second    another entry that is as right

`role` is an id of the catalogue or a title, such as VP Data, or Director, Security, which is read
as in a paper; what else stands there is told, and counts as no role. A duty whose entry is the outcome of a role is left out. All figures are of weights that were fitted to other papers: each
paper is matched by those in which it had no part. `--shipped` takes the shipped weights instead,
for duties to which they were not fitted. `--fit` prints weights fitted to all of the table, as
catalog/words/en/matching.yaml has them. `--misses` prints each duty whose entry is not the first.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, cast, get_args

import fit_matching
from coverage import Duty, duties_of, followed, parser_of

from charter.audit.findings import TOGETHER
from charter.audit.likeness import ENTRY_FIGURES, NONE_FIGURES, Candidate, Likeness
from charter.audit.matching import (
    ASSERT,
    NOTHING,
    Meaning,
    Weights,
    groups_of,
    likeliest_group,
    shipped_weights,
    weighed,
)
from charter.audit.nearest_role import nearest_role
from charter.audit.papers import Match, Strength
from charter.audit.read_papers import role_of
from charter.audit.strength import strength_of
from charter.audit.titles import title_in
from charter.facts.catalog import Catalog
from charter.load.catalog_files import read_catalog
from charter.problems import did_you_mean

ASKED = 10
"""So many duties a person has placed before it is said that nothing was found on an entry."""

EXPECTED = {"entry decision": -2.0, "entry decides": 4.0}
"""What figures count for where few duties tell: whoever decides speaks of a decision."""


class Matched(NamedTuple):
    """A duty, the entries that are right for it (none where it belongs to none), and what it was
    taken to mean; `group` is the likeliest group, `groups` those that are right."""

    duty: Duty
    right: frozenset[str]
    meaning: Meaning
    group: Match
    groups: frozenset[str]

    def first(self, count: int = 1) -> bool:
        """Return whether a right entry is among the likeliest ones."""
        return any(match.entry in self.right for match in self.meaning.matches[:count])

    @property
    def paper(self) -> tuple[str, str]:
        """Return the company and the paper of the duty."""
        return self.duty.company, self.duty.paper or self.duty.role

    @property
    def likely(self) -> float:
        """Return the probability of the likeliest entry."""
        return self.meaning.matches[0].probability


def example(candidates: Sequence[Candidate], right: frozenset[str]) -> fit_matching.Example | None:
    """Return what one duty teaches; nothing where none of the candidates is right."""
    entries, nothing = [0.0] * len(ENTRY_FIGURES), [0.0] * len(NONE_FIGURES)
    figures = [(*one.figures, *nothing) for one in candidates[:-1]]
    figures.append((*entries, *candidates[-1].figures))
    if not right:
        return fit_matching.Example(tuple(figures), len(figures) - 1)
    at = [number for number, one in enumerate(candidates[:-1]) if one.entry in right]
    return fit_matching.Example(tuple(figures), at[0]) if at else None


def fitted(examples: Sequence[fit_matching.Example | None]) -> Weights:
    """Return the weights that examples teach."""
    figures = [f"entry {name}" for name in ENTRY_FIGURES] + [
        f"none {name}" for name in NONE_FIGURES
    ]
    expected = [EXPECTED.get(name, 0.0) for name in figures]
    found = fit_matching.fit([one for one in examples if one], expected)
    return Weights(tuple(found[: len(ENTRY_FIGURES)]), tuple(found[len(ENTRY_FIGURES) :]))


def matched(duties: Sequence[Duty], catalog: Catalog, shipped: bool) -> list[Matched]:
    """Return what each duty was taken to mean, by weights in which its paper had no part."""
    known, groups = {*catalog.responsibilities, *catalog.decisions}, groups_of(catalog)
    likeness, found = Likeness(catalog), []
    right = [_right(one, catalog) for one in duties]
    taken = [_candidates(one, likeness) for one in duties]
    examples = [example(*pair) for pair in zip(taken, right, strict=True)]
    papers = [one.paper or one.role for one in duties]
    weights = {
        paper: shipped_weights()
        if shipped
        else fitted([x for x, of in zip(examples, papers, strict=True) if of != paper])
        for paper in dict.fromkeys(papers)
    }
    for one, names, candidates, paper in zip(duties, right, taken, papers, strict=True):
        meaning = weighed(candidates, weights[paper])
        near = frozenset(groups[name] for name in names & known)
        found.append(Matched(one, names & known, meaning, likeliest_group(meaning, groups), near))
    return found


def wrong_strengths(duties: Sequence[Duty]) -> Iterator[str]:
    """Yield each word of the column 'strength' that is none, with its line."""
    for one in duties:
        if one.strength and one.strength not in get_args(Strength):
            hint = did_you_mean(one.strength, get_args(Strength))
            yield f"line {one.line}: 'strength' is '{one.strength}' - {hint}"


def _candidates(duty: Duty, likeness: Likeness) -> tuple[Candidate, ...]:
    strength = cast("Strength", duty.strength or strength_of(duty.duty))
    return likeness.candidates(duty.duty, duty.role, strength)


def with_roles(duties: Sequence[Duty], catalog: Catalog) -> list[Duty]:
    """Return duties with the ids of their roles, or "" where the catalogue has none called so."""
    found = {
        name: catalog.role_id(name)
        or role_of(catalog, title_in(name))
        or nearest_role(catalog, title_in(name))
        for name in dict.fromkeys(one.role for one in duties)
    }
    return [one._replace(role=found[one.role], paper=one.paper or one.role) for one in duties]


def without_role(before: Sequence[Duty], after: Sequence[Duty]) -> Iterator[str]:
    """Yield each role that the catalogue has not, with the line where it stands first."""
    lines: dict[str, int] = {}
    for one, placed in zip(before, after, strict=True):
        if not placed.role:
            lines.setdefault(one.role, one.line)
    for name, line in lines.items():
        count = sum(one.role == name for one in before)
        yield (
            f"line {line}: no role is called '{name}' - its {count} duties are placed without one; "
            "'charter show' lists the roles"
        )


def _right(duty: Duty, catalog: Catalog) -> frozenset[str]:
    names = [name for name in (duty.entry, duty.second) if name]
    return frozenset(to for name in names for to in followed(catalog, name))


def shares(found: Sequence[Matched]) -> Iterator[str]:
    """Yield how often the right entry comes first, and among the first three."""
    placed = [one for one in found if one.right]
    yield f"{len(found)} duties of {len({one.paper for one in found})} papers"
    for title, of in (
        ("with an entry", placed),
        ("fully covered", [one for one in placed if one.duty.match == "full"]),
    ):
        yield f"{title}: {len(of)}, right first {_percent(of, Matched.first)}, among three " + (
            f"{_percent(of, lambda one: one.first(3))}, right group "
            f"{_percent(of, lambda one: one.group.entry in one.groups)}"
        )
    none = [one for one in found if not one.right]
    likelier = [one for one in found if one.meaning.out.probability > one.likely]
    right = _percent(likelier, lambda one: not one.right)
    yield f"with none: {len(none)}; {len(likelier)} likelier none, right {right}"


def asserted(found: Sequence[Matched]) -> Iterator[str]:
    """Yield how many duties may be said to mean an entry, and how many of them do, by threshold."""
    for least in sorted({ASSERT, 0.5, 0.6, 0.7, 0.8, 0.9}):
        of = [one for one in found if one.likely >= least]
        share = round(100 * len(of) / len(found))
        yield f"asserted from {least}: {share} %, right {_percent(of, Matched.first)}"


def twice(found: Sequence[Matched]) -> Iterator[str]:
    """Yield how many claims of two papers to one group are found, and how many of these are so."""
    true: dict[str, set[tuple[str, str]]] = defaultdict(set)
    best: dict[tuple[str, tuple[str, str]], float] = defaultdict(float)
    for one in found:
        for group in one.groups:
            true[group].add(one.paper)
        key = (one.group.entry, one.paper)
        best[key] = max(best[key], one.group.probability)
    so = {(g, *pair) for g, papers in true.items() for pair in _of_one_company(papers)}
    said = {
        (group, *pair): best[group, pair[0]] * best[group, pair[1]]
        for group in {group for group, _ in best}
        for pair in _of_one_company({paper for of, paper in best if of == group})
    }
    for least in sorted({TOGETHER, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7}):
        pairs = {pair for pair, together in said.items() if together >= least}
        right = len(pairs & so)
        yield (
            f"twice from {least} together: {len(pairs)} said, right {_share(right, len(pairs))}, "
            + (f"found {_share(right, len(so))} of {len(so)}")
        )


def _of_one_company(
    papers: set[tuple[str, str]],
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    return (pair for pair in combinations(sorted(papers), 2) if pair[0][0] == pair[1][0])


def nothing(found: Sequence[Matched], catalog: Catalog) -> Iterator[str]:
    """Yield how often nothing was found on entries that no paper of a company claims."""
    for asked in (0, ASKED):
        for least in sorted({NOTHING, 0.01, 0.02, 0.03, 0.05}):
            covered, said, wrong = 0, 0, 0
            for company in dict.fromkeys(one.duty.company for one in found):
                of = [one for one in found if one.duty.company == company]
                right = {name for one in of for name in one.right}
                seen = _seen(of, asked)
                none = {
                    n for n in (*catalog.responsibilities, *catalog.decisions) if seen[n] < least
                }
                covered += len(right)
                said += len(none)
                wrong += len(none & right)
            yield f"nothing below {least}, {asked} placed: {said} said, right " + (
                f"{_share(said - wrong, said)}, wrong for {_share(wrong, covered)} of {covered}"
            )


def _seen(of: Sequence[Matched], asked: int) -> Counter[str]:
    """Return how likely each entry is meant, after a person placed what is least sure."""
    unsure = sorted(of, key=lambda one: max(one.likely, one.meaning.out.probability))
    seen: Counter[str] = Counter()
    for number, one in enumerate(unsure):
        if number < asked:
            seen.update(dict.fromkeys(one.right, 1.0))
        else:
            for entry, likely in one.meaning.seen().items():
                seen[entry] = max(seen[entry], likely)  # type: ignore[assignment]
    return seen


def misses(found: Sequence[Matched]) -> Iterator[str]:
    """Yield each duty whose right entry, or none, is not the likeliest."""
    for one in found:
        best = max(one.meaning.matches[0], one.meaning.out, key=lambda match: match.probability)
        if best.entry not in one.right and (one.right or best is not one.meaning.out):
            likely = " ".join(f"{m.entry}:{m.probability:.2f}" for m in one.meaning.matches[:3])
            yield (
                f"line {one.duty.line}, {one.duty.role}, {one.duty.match}: {one.duty.duty}\n  is "
                f"{' or '.join(sorted(one.right)) or 'none'} - {likely} "
                f"none:{one.meaning.out.probability:.2f}"
            )


def yaml_of(weights: Weights) -> Iterator[str]:
    """Yield weights as catalog/words/en/matching.yaml has them."""
    for kind, names in (("entry", ENTRY_FIGURES), ("none", NONE_FIGURES)):
        yield f"{kind}:"
        yield from (
            f"  {name}: {round(weight, 2)}"
            for name, weight in zip(names, getattr(weights, kind), strict=True)
        )


def _percent(of: Sequence[Matched], is_so: Callable[[Matched], bool]) -> str:
    return _share(sum(map(is_so, of)), len(of))


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if whole else "-"


def main(arguments: Sequence[str]) -> int:
    """Print the figures of a table, or all that is wrong with it; return the exit code."""
    parser = parser_of(__doc__)
    for option in ("--shipped", "--fit", "--misses"):
        parser.add_argument(option, action="store_true")
    given, catalog = parser.parse_args(arguments), read_catalog()
    known = {*catalog.responsibilities, *catalog.decisions}
    duties = [
        one
        for one in duties_of(given, catalog)
        if not one.entry or followed(catalog, one.entry) & known
    ]
    if not duties:
        return 1
    if wrong := list(wrong_strengths(duties)):
        print("\n".join(f"{given.table}: {each}" for each in wrong), file=sys.stderr)
        return 1
    named, duties = duties, with_roles(duties, catalog)
    for each in without_role(named, duties):
        print(f"{given.table}: {each}", file=sys.stderr)
    if not (given.fit or given.shipped) and len({one.paper or one.role for one in duties}) < 2:
        print(f"{given.table}: one paper leaves none to fit weights to: --shipped", file=sys.stderr)
        return 1
    if given.fit:
        likeness = Likeness(catalog)
        taken = [example(_candidates(one, likeness), _right(one, catalog)) for one in duties]
        print("\n".join(yaml_of(fitted(taken))))
        return 0
    found = matched(duties, catalog, given.shipped)
    lines = [*shares(found), *asserted(found), *twice(found), *nothing(found, catalog)]
    lines += misses(found) if given.misses else ()
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
