"""An audit as a paper: what was found in words of people, five lines first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from charter.audit.against import Promises
from charter.audit.findings import Audit, Clash, SaidClaim
from charter.audit.quotes import among, cut
from charter.audit.report_facts import fact_groups
from charter.audit.report_papers import aside_groups, paper_rows, unread_lines
from charter.audit.report_promises import promise_text
from charter.audit.report_summary import summary_of
from charter.audit.spots import short_names, short_spot
from charter.compose.audit_paper import (
    AuditPaper,
    ClashText,
    LookRow,
    OnceRow,
    QuoteLine,
    WorkRow,
)
from charter.compose.numbers import Numbers
from charter.facts.catalog import Entry
from charter.problems import listing

LANGUAGE = "en-GB"
_FORGET = (
    "This report, review.xlsx and review.csv quote papers of people. Only the account that wrote "
    "them can read them, and git leaves them out.",
    "To forget all of it, delete the folder of this report and, in the workspace that --workspace "
    "named, audit.yaml; --write put quotes into company.yaml as notes, which are lines that begin "
    "with '# “'. Nothing else keeps a word of the papers.",
)


def compose_audit(
    audit: Audit,
    day: date,
    promises: Sequence[Promises] = (),
    against: str = "",
    legal_name: str = "",
    country: str = "",
    language: str = LANGUAGE,
) -> AuditPaper:
    """Return what the report of an audit says on `day`."""
    names = short_names(source.name for source in audit.read.sources)
    tell = _Telling(audit, names)
    company = audit.company or against
    return AuditPaper(
        company=company or "Papers",
        legal_name=legal_name or company or "A company that has stated no facts",
        language=language,
        country=country,
        date=day,
        date_text=Numbers(language).day(day),
        heading="What your papers claim",
        summary=tuple(summary_of(audit, promises, against)),
        against=against,
        promises=tuple(promise_text(one, tell.once, audit.entry_title) for one in promises),
        clashes=tuple(map(tell.clash, audit.twice)),
        near=tuple(tell.clash(clash) for clash in audit.clashes if clash.kind == "near"),
        nobody=() if against else tuple(tell.work(entry) for entry in audit.nobody),
        nobody_said=_nobody_said(audit),
        depends=() if against else tuple(fact_groups(audit)),
        disagreements=tuple(tell.disagreements()),
        look=tuple(tell.looks()),
        unplaced=tuple(map(tell.quote, audit.unplaced)),
        once=tuple(
            tell.once(held.entry, audit.called(held.post), held.said[0]) for held in audit.once
        ),
        papers=tuple(paper_rows(audit, names)),
        aside=tuple(aside_groups(audit, names)),
        unread=tuple(unread_lines(audit)),
        forget=_FORGET,
    )


def _nobody_said(audit: Audit) -> str:
    if audit.unsure and (audit.look or audit.unplaced):
        return (
            "No sentence of these papers seems to be about these. One in eight may be there after "
            "all, in words that we do not know: place the unclear duties below first."
        )
    return "No sentence of these papers is about these. The weightiest stand first."


def clash_title(audit: Audit, clash: Clash) -> str:
    """Return what a clash is called: its field, its work, or the words that two papers have."""
    if clash.kind == "near":
        return audit.fields.get(clash.field, clash.field)
    if clash.kind == "words":
        return f"“{cut(clash.sides[0].said[0].placed.claim.quote)}”"
    return listing(entry.title for entry in clash.entries)


class _Telling:
    """Says what an audit found: posts by their short names, files by names that tell them apart."""

    def __init__(self, audit: Audit, names: dict[str, str]) -> None:
        self._audit, self._names = audit, names

    def where(self, said: SaidClaim) -> str:
        claim = said.placed.claim
        return short_spot(claim.place, claim.where, self._names)

    def who(self, said: SaidClaim) -> str:
        """Return whose claim it is, and whose paper says so where that is another's."""
        of = self._audit.called(said.of)
        if said.of == said.by:
            return of
        return f"{of}, as the paper of the {self._audit.called(said.by)} says"

    def quote(self, said: SaidClaim) -> QuoteLine:
        return QuoteLine(self.who(said), said.placed.claim.quote, self.where(said))

    def work(self, entry: Entry) -> WorkRow:
        area = self._audit.catalog.areas[entry.area].title
        return WorkRow(
            self._audit.entry_title(entry), area, self._audit.called(self._audit.usual(entry))
        )

    def once(self, entry: Entry, who: str, said: SaidClaim) -> OnceRow:
        if said.of != said.by and who == self._audit.called(said.of):
            who = self.who(said)
        title = self._audit.entry_title(entry)
        return OnceRow(title, who, said.placed.claim.quote, self.where(said))

    def clash(self, clash: Clash) -> ClashText:
        shown = 1 if clash.kind == "near" else 2
        quotes = tuple(self.quote(said) for side in clash.sides for said in side.said[:shown])
        title = clash_title(self._audit, clash)
        usual = ""
        if clash.entries and clash.kind in ("twice", "stops"):
            usual = f"Usually with the {self._audit.called(self._audit.usual(clash.entries[0]))}."
        return ClashText(title, self._says(clash), quotes, usual)

    def _says(self, clash: Clash) -> str:
        names = [f"the {self._audit.called(side.post)}" for side in clash.sides]
        said = among(names)
        said = said[:1].upper() + said[1:]
        if clash.kind == "words":
            return f"The same words stand in the papers of {among(names)}.{self._may_mean(clash)}"
        if clash.kind == "stops":
            stopping = [n for n, s in zip(names, clash.sides, strict=True) if s.stops]
            owning = [n for n in names if n not in stopping]
            owner = among(owning)
            verb = "decides" if any(side.decides for side in clash.sides) else "owns it"
            return f"{owner[:1].upper() + owner[1:]} {verb}; {among(stopping)} may stop it."
        deciding = [n for n, s in zip(names, clash.sides, strict=True) if s.decides]
        each = "both" if len(names) == 2 else "all"
        say = "say" if clash.certain else "seem to say"
        what = "they decide" if len(deciding) == len(names) else "it is theirs"
        return f"{said}: {each} {say} that {what}.{self._in_line(clash)}"

    def _in_line(self, clash: Clash) -> str:
        """Return that one of those who claim it reports to another, as papers say."""
        posts = [side.post for side in clash.sides]
        lines = [(p, self._audit.lines.get(p, "")) for p in posts]
        told = [
            f" The {self._audit.called(below)} reports to the {self._audit.called(above)}."
            for below, above in lines
            if above in posts
        ]
        return "".join(told[:2])

    def _may_mean(self, clash: Clash) -> str:
        titles = [self._title(s.entry) for side in clash.sides for s in side.said if s.entry]
        return f" They may mean: {listing(titles, 'or')}." if titles else ""

    def disagreements(self) -> Iterator[ClashText]:
        papers = {paper.id: paper for paper in self._audit.read.papers}
        post_of = {paper: post for post in self._audit.posts for paper in post.papers}
        for one in self._audit.disagreements:
            quotes = tuple(
                QuoteLine(
                    f"In the paper of the {post_of[paper].short if paper in post_of else paper}",
                    words,
                    place.replace(papers[paper].source, self._short(papers[paper].source), 1),
                )
                for paper, words, place in one.quotes
            )
            yield ClashText(one.says, "", quotes, "")

    def _short(self, source: str) -> str:
        return self._names.get(source, source)

    def looks(self) -> Iterator[LookRow]:
        for look in self._audit.look:
            titles = list(self._titles(look.said))
            first, other = titles[0], listing(titles[1:3], "or")
            quote = self.quote(look.said)
            yield LookRow(quote.who, quote.quote, quote.place, first, other, look.why)

    def _titles(self, said: SaidClaim) -> Iterator[str]:
        """Yield what a claim may mean; where work and its decision have one name, which it is."""
        titles = [self._title(match.entry) for match in said.placed.matches]
        for match, title in zip(said.placed.matches, titles, strict=True):
            deciding = match.entry in self._audit.catalog.decisions
            yield f"{title} (the decision)" if deciding and titles.count(title) > 1 else title

    def _title(self, name: str) -> str:
        catalog = self._audit.catalog
        entry = catalog.responsibilities.get(name) or catalog.decisions.get(name)
        return entry.title if entry else name
