"""Prints how alike postings read: `python tools/variety.py [WORKSPACES or FOLDERS of papers]`.

Without any, the postings of tests/briefs, of catalog/examples and of the invented companies in
tests/data/varied-companies.yaml. A workspace gives the postings of its vacant posts; a folder or a
file of papers in Markdown is read as it is, and the folder stands for the company.

joint        bullets that are two statements with an "and" between them, of all bullets
runs         three neighbours in a list that open with the same word
length       words of a sentence: mean, standard deviation, and the share within three of the mean
twins        of two postings for one role by two companies: sentences of the one that have a near
             twin in the other, of which four fifths of the words are the same
telling      sentences that stand in the postings of at least three companies, most common first
built        of two such postings: how alike they are built, by headings, paragraphs and lists in
             their order; a heading is the same where its words are, a list where its length is
repeated     sentences of six words or more, near twins counted, that more than a third of the
             postings for one role say, where there are at least three

`--language en` takes the papers of one language, `--each` prints the twins of each two companies,
`--duties` how often each duty is shown.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from statistics import mean, pstdev
from typing import Any, NamedTuple

import yaml

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.compose.choice import ALIKE, joins, opening
from charter.compose.numbers import Numbers
from charter.facts.company import Workspace
from charter.load.company_file import read_workspace, workspace_of
from charter.make import Wanted, make_papers

ROOT = Path(__file__).resolve().parent.parent
COMPANIES = ROOT / "tests" / "data" / "varied-companies.yaml"
DAY = date(2026, 12, 1)
NEAR = 0.8
"""Words that two sentences have in common, of those of the longer one, to be near twins."""
WITHIN = 3
TELLING = 3
LONG = 6
"""Words of a sentence that gives its writer away where others say it too."""
OFTEN = 1 / 3
_ENDS = re.compile(r"(?<=[.!?:])\s+(?=[^\W_a-z])")
_LEAST = 4
"""Words of a sentence that says something."""


class Paper(NamedTuple):
    """A posting in Markdown: whose it is, for which role, and in which language."""

    company: str
    role: str
    language: str
    text: str


class Figures(NamedTuple):
    """What was measured; `twins` has a share for each ordered two papers of one role."""

    bullets: int
    joint: float
    runs: tuple[tuple[str, ...], ...]
    mean: float
    deviation: float
    within: float
    twins: dict[tuple[Paper, Paper], float]
    telling: tuple[tuple[str, int], ...]
    built: dict[tuple[Paper, Paper], float]
    repeated: tuple[tuple[str, str, float], ...]

    @property
    def alike(self) -> float:
        """Return the share of a posting's sentences that have a near twin in another's, mean."""
        return mean(self.twins.values()) if self.twins else 0.0


def postings_of(workspace: Workspace) -> Iterator[Paper]:
    """Yield the postings of a workspace's vacant posts."""
    organisation = organise(workspace)
    vacant = tuple(
        name
        for name, position in organisation.positions.items()
        if position.status == "vacant" and position.writes_papers
    )
    if not vacant:
        return
    wanted = Wanted(DAY, ("posting",), vacant, formats=("md",))
    for text in make_papers(workspace, wanted, organisation=organisation).texts:
        paper = text.paper
        role = organisation.positions[paper.position_id].role.id
        yield Paper(paper.company, role, paper.language.partition("-")[0], text.text)


def made_up() -> Iterator[Workspace]:
    """Yield the invented companies."""
    for one in yaml.safe_load(COMPANIES.read_text("utf-8")):
        yield workspace_of(company_file(one))


def company_file(one: dict[str, Any]) -> dict[str, Any]:
    """Return the company file of an invented company."""
    name = one["company"]["name"].lower()
    open_post = {"status": "vacant", "apply": {"email": f"jobs@{name}.example"}}
    filled = {"ceo": {"status": "filled"}}
    return {
        "company": one["company"],
        "structure": one["structure"],
        "positions": filled | {name: dict(open_post) for name in one["vacant"]},
    }


def papers_in(path: Path) -> Iterator[Paper]:
    """Yield the papers of a workspace, of a folder of Markdown files, or of one such file."""
    if (path / "company.yaml").is_file():
        yield from postings_of(read_workspace(path))
        return
    for file in sorted(path.rglob("*.md")) if path.is_dir() else [path]:
        role = file.stem.removesuffix("-posting")
        yield Paper(file.parent.name, role, "en", file.read_text("utf-8"))


def lists_of(paper: Paper) -> Iterator[list[str]]:
    """Yield the items of each list of a paper."""
    items: list[str] = []
    for line in [*paper.text.split("\n"), ""]:
        if line.startswith("- "):
            items.append(line[2:].strip())
        elif items:
            yield items
            items = []


def sentences_of(paper: Paper) -> Iterator[str]:
    """Yield each sentence of a paper; a heading is none."""
    for line in paper.text.split("\n"):
        plain = line.strip().removeprefix("- ").strip("*_ ")
        if plain and not plain.startswith(("#", "|", "---")):
            yield from (s for s in _ENDS.split(plain) if len(s.split()) >= _LEAST)


def near(one: Counter[str], other: Counter[str]) -> bool:
    """Return whether two sentences, as counted words, have four fifths of them in common."""
    longer = max(one.total(), other.total())
    return longer > 0 and (one & other).total() >= NEAR * longer


def words_of(sentence: str) -> Counter[str]:
    """Return the words of a sentence, each as often as it stands there."""
    return Counter(re.findall(r"\w+", sentence.casefold()))


def twins_in(one: Paper, other: Paper) -> float:
    """Return the share of the sentences of a paper that have a near twin in another."""
    theirs = [words_of(said) for said in sentences_of(other)]
    mine = [words_of(said) for said in sentences_of(one)]
    return sum(any(near(said, there) for there in theirs) for said in mine) / max(len(mine), 1)


def skeleton(paper: Paper) -> list[str]:
    """Return how a paper is built: its headings, and its paragraphs and lists as no more than that.

    The title and the line below it are every posting's.
    """
    found: list[str] = []
    items = 0
    for line in [*paper.text.split("\n"), ""]:
        if line.startswith("- "):
            items += 1
            continue
        if items and not line.strip():
            found.append(f"list of {items}")
            items = 0
        if line.startswith("##"):
            found.append(line)
        elif line.strip() and not line.startswith(("# ", "*")):
            found.append("paragraph")
    return found


def built_alike(one: Paper, other: Paper) -> float:
    """Return how alike two papers are built, from 0 to 1."""
    return SequenceMatcher(None, skeleton(one), skeleton(other), autojunk=False).ratio()


def _repeated(papers: Sequence[Paper]) -> Iterator[tuple[str, str, float]]:
    """Yield sentences that many of the papers of a role say, with their share, most common first."""
    found = []
    for role in sorted({paper.role for paper in papers}):
        mine = [paper for paper in papers if paper.role == role]
        if len(mine) < TELLING:
            continue
        said = [[(s, words_of(s)) for s in sentences_of(paper)] for paper in mine]
        told: list[Counter[str]] = []
        for sentence, words in (each for every in said for each in every):
            if words.total() < LONG or any(near(words, other) for other in told):
                continue
            told.append(words)
            share = mean(any(near(words, other) for _, other in every) for every in said)
            if share > OFTEN:
                found.append((role, sentence, share))
    yield from sorted(found, key=lambda each: -each[2])


def measure(papers: Sequence[Paper]) -> Figures:
    """Return the figures of papers in one language or several."""
    bullets = [(p, item) for p in papers for items in lists_of(p) for item in items]
    joint = sum(joins(item, _and(p.language)) for p, item in bullets)
    lengths = [len(said.split()) for p in papers for said in sentences_of(p)]
    middle = mean(lengths) if lengths else 0.0
    twins = {
        pair: twins_in(*pair)
        for a, b in combinations(papers, 2)
        if a.role == b.role and a.language == b.language and a.company != b.company
        for pair in ((a, b), (b, a))
    }
    return Figures(
        bullets=len(bullets),
        joint=joint / max(len(bullets), 1),
        runs=tuple(_runs(items for p in papers for items in lists_of(p))),
        mean=middle,
        deviation=pstdev(lengths) if lengths else 0.0,
        within=sum(abs(n - middle) <= WITHIN for n in lengths) / max(len(lengths), 1),
        twins=twins,
        telling=tuple(_telling(papers)),
        built={(a, b): built_alike(a, b) for a, b in twins},
        repeated=tuple(_repeated(papers)),
    )


def _and(language: str) -> str:
    return f", {Numbers(language).listing(['', '']).strip()} "


def _runs(lists: Iterable[list[str]]) -> Iterator[tuple[str, ...]]:
    for items in lists:
        for at in range(len(items) - ALIKE + 1):
            run = items[at : at + ALIKE]
            if len({opening(item) for item in run}) == 1:
                yield tuple(run)


def _telling(papers: Iterable[Paper]) -> Iterator[tuple[str, int]]:
    """Yield each sentence that several companies say, with how many do."""
    companies: dict[str, set[str]] = defaultdict(set)
    for paper in papers:
        for said in sentences_of(paper):
            companies[said].add(paper.company)
    found = [(said, len(who)) for said, who in companies.items() if len(who) >= TELLING]
    yield from sorted(found, key=lambda each: (-each[1], each[0]))


def usual_papers() -> list[Paper]:
    """Return the postings of the briefs, the examples and the invented companies."""
    folders = [*sorted((ROOT / "tests" / "briefs").iterdir())]
    folders += sorted((ROOT / "catalog" / "examples").iterdir())
    found = [p for f in folders if not f.name.endswith("-before") for p in papers_in(f)]
    return [*found, *(paper for workspace in made_up() for paper in postings_of(workspace))]


def duties_in(organisations: Iterable[Organisation]) -> Counter[str]:
    """Return how often each duty stands in the postings of vacant posts."""
    from charter.assign.outside import seen_from_outside
    from charter.assign.viewpoint import viewpoint
    from charter.compose.posting import duties_shown
    from charter.compose.wording import Wording

    found: Counter[str] = Counter()
    for organisation in organisations:
        for name, position in organisation.positions.items():
            if position.status == "vacant" and position.writes_papers:
                seen = seen_from_outside(organisation, name)
                view = viewpoint(seen, seen.positions[name], DAY)
                shown = duties_shown(seen, view, Wording(seen, postings=True))
                found.update(entry.id for entry, _ in shown)
    return found


def _print(name: str, papers: Sequence[Paper], each: bool) -> None:
    found = measure(papers)
    print(f"{name}: {len(papers)} postings of {len({p.company for p in papers})} companies")
    print(f"  joint    {found.joint:6.1%} of {found.bullets} bullets")
    print(f"  runs     {len(found.runs):6}")
    print(f"  length   {found.mean:6.1f} words, deviation {found.deviation:.1f}, ", end="")
    print(f"{found.within:.0%} within {WITHIN} of the mean")
    print(f"  twins    {found.alike:6.1%} of sentences, {len(found.twins)} twos of papers", end="")
    print(f", at most {max(found.twins.values(), default=0):.0%}")
    alike = found.built.values() or [0.0]
    print(f"  built    {mean(alike):6.1%} alike, at most {max(alike):.0%}")
    print(f"  repeated {len(found.repeated):6} sentences of a role in over a third of its postings")
    for role, said, share in found.repeated:
        print(f"           {share:4.0%}  {role}: {said}")
    print(f"  telling  {len(found.telling):6} sentences of {TELLING} companies or more")
    for said, count in found.telling[:12]:
        print(f"           {count:3}  {said}")
    if each:
        for (one, other), share in sorted(found.twins.items(), key=lambda twin: -twin[1]):
            print(f"           {share:4.0%}  {one.role}: {one.company} in {other.company}")


def main() -> None:
    """Print the figures for each language."""
    parser = argparse.ArgumentParser(description="How alike postings read.")
    parser.add_argument("paths", nargs="*", type=Path, help="workspaces, folders, Markdown files")
    parser.add_argument("--language", help="only papers in this language, such as en")
    parser.add_argument("--each", action="store_true", help="the twins of each two companies")
    parser.add_argument("--duties", action="store_true", help="how often each duty is shown")
    asked = parser.parse_args()
    if asked.duties:
        spaces = map(read_workspace, asked.paths) if asked.paths else made_up()
        for name, count in duties_in(map(organise, spaces)).most_common():
            print(f"{count:4}  {name}")
        return
    papers = [p for path in asked.paths for p in papers_in(path)] if asked.paths else usual_papers()
    for language in sorted({p.language for p in papers}):
        if asked.language in (None, language):
            _print(language, [p for p in papers if p.language == language], asked.each)


if __name__ == "__main__":
    main()
