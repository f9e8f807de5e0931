"""Whom the reader of a posting works with: above, below and beside, and who settles what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from charter.assign.organisation import Position
from charter.assign.viewpoint import Viewpoint
from charter.compose.choice import one_of
from charter.compose.lines import fields_led
from charter.compose.texts import Home, all_printed, fill
from charter.compose.wording import Wording, capital
from charter.facts.company import Team
from charter.facts.languages import message
from charter.facts.posting_rules import PostingBorder
from charter.facts.prose import as_sentence
from charter.named_tuples import NamedTuple

BORDERS = 2
"""The most sentences on what a neighbour settles."""
REPORTS_TO = (
    message("You report to {manager}."),
    message("Your manager is {manager}."),
    message("You will report to {manager}."),
    message("You work directly for {manager}."),
)
_TO_VACANT = (
    message("You report to {manager} (being hired now)."),
    message("We are also hiring {manager}, to whom you will report."),
    message("You will report to {manager}, a post that we are filling as well."),
    message("Your manager will be {manager}, whom we are hiring now."),
)
_REPORT = (
    message("{positions} report to you."),
    message("You manage {positions}."),
    message("{positions} work for you."),
    message("Your direct reports are {positions}."),
)
_REPORTS = (
    message("{position} reports to you."),
    message("You manage {position}."),
    message("{position} works for you."),
    message("Your direct report is {position}."),
)
_PEOPLE = (
    message("The people in {fields} report to you."),
    message("Everyone in {fields} reports to you."),
    message("Your team is everyone who works in {fields}."),
    message("You are the manager of everyone in {fields}."),
    message("You manage the people in {fields}."),
    message("The people in {fields} are yours to manage."),
    message("Your own team: everyone in {fields}."),
)
_LED_UNDER = (
    message("You report to {manager} and manage the people in {fields}."),
    message("You report to {manager}, and everyone in {fields} reports to you."),
    message("Your manager is {manager}, and your own team is everyone in {fields}."),
    message("You work directly for {manager}, and those in {fields} work for you."),
    message("You will report to {manager} and be in charge of everyone in {fields}."),
)
"""The manager and those led in one sentence, which begins as in REPORTS_TO."""
_UNDER_BESIDE = (
    message("You report to {manager} and work alongside {positions}."),
    message("You report to {manager}, as do {positions}."),
    message("Your manager is {manager}, and {positions} are your peers."),
    message("You work directly for {manager}, with {positions} beside you."),
)
_UNDER_BESIDE_ONE = (
    message("You report to {manager} and work alongside {position}."),
    message("You report to {manager}, as does {position}."),
    message("Your manager is {manager}, and {position} is your peer."),
    message("You work directly for {manager}, with {position} beside you."),
)
"""The manager and those beside in one sentence."""
BEING_HIRED = message("{position} (being hired now)")
_NOBODY = (
    message("No team reports to you."),
    message("You do not have a team of your own."),
    message("The position has no team of its own."),
)
_PEERS = (
    message("Your peers are {positions}."),
    message("You work alongside {positions}."),
    message("You and {positions} are peers."),
    message("At your level: {positions}."),
)
_PEER = (
    message("Your peer is {position}."),
    message("You work alongside {position}."),
    message("You and {position} are peers."),
    message("At your level: {position}."),
)
_TEAMS = (
    message("Your teams are {teams}."),
    message("These teams report to you: {teams}."),
    message("You lead {teams}."),
)
_ONE_TEAM = (message("Your team is {teams}."), message("One team reports to you: {teams}."))
_COUNTED_TEAMS = (
    message("You lead {number} people: {teams}."),
    message("Your teams, {number} people in all, are {teams}."),
)
"""Teams with how many people they have together, which some postings tell."""
_REACHED = (
    message("{number} {users} use our product today."),
    message("We have {number} {users} today."),
    message("Today, {number} {users} work with our product."),
)


class _Said(NamedTuple):
    """A sentence on what one neighbour settles."""

    neighbour: str
    sentence: str


def people_said(
    view: Viewpoint, words: Wording, told: str = "", above: bool = True
) -> tuple[str, ...]:
    """Return whom the holder reports to, leads and works beside, as sentences to the reader.

    What the posting has `told` above is not said again, nor the manager where not `above`.
    """
    known, me = view.organisation.positions, view.position
    lines = []
    joined = _joined(view, words) if above else ""
    spoken = {border.neighbour for border in _borders(view, words, told)}
    beside = [name for name in _peers(view) if name not in spoken]
    with_peers = "" if joined or not above else _with_peers(view, words, beside, told)
    if joined or with_peers:
        lines.append(joined or with_peers)
    elif me.reports_to and above:
        vacant = known[me.reports_to].status == "vacant"
        said = [words.say(text) for text in (_TO_VACANT if vacant else REPORTS_TO)]
        lines.append(fill(words, one_of(words, me, "manager", said), me) or "")
    lines += () if joined else _led(view, words, told)
    if beside and me.reports_to and not with_peers:
        named = _named(view, words, beside, told)
        texts = _PEERS if len(beside) > 1 else _PEER
        lines.append(_one(view, words, texts, positions=named, position=named))
    return tuple(lines)


def _joined(view: Viewpoint, words: Wording) -> str:
    """Return whom one reports to and leads in one sentence, as some companies say it."""
    me, fields = view.position, fields_led(view, words)
    head = view.organisation.positions.get(me.reports_to)
    plain = not (me.reports or me.given.why_leaders or me.given.teams)
    if head is None or head.status == "vacant" or not fields or not plain:
        return ""
    if one_of(words, me, "people joined", ("joined", "apart")) == "apart":
        return ""
    said = [words.say(text, fields=words.listing(fields)) for text in _LED_UNDER]
    return fill(words, one_of(words, me, "people in one", said), me) or ""


def _with_peers(view: Viewpoint, words: Wording, beside: Sequence[str], told: str) -> str:
    """Return whom one reports to and works beside in one sentence, as some companies say it."""
    me = view.position
    head = view.organisation.positions.get(me.reports_to)
    if head is None or head.status == "vacant" or not beside:
        return ""
    if one_of(words, me, "peers joined", ("joined", "apart")) == "apart":
        return ""
    named = _named(view, words, beside, told)
    texts = _UNDER_BESIDE if len(beside) > 1 else _UNDER_BESIDE_ONE
    said = [words.say(text, positions=named, position=named) for text in texts]
    return fill(words, one_of(words, me, "peers in one", said), me) or ""


def borders_said(view: Viewpoint, words: Wording, told: str = "") -> tuple[str, ...]:
    """Return what neighbours settle; nothing of those that the posting has `told` of above."""
    return tuple(border.sentence for border in _borders(view, words, told))


def reached(view: Viewpoint, words: Wording, told: str) -> str:
    """Return how many customers or users there are, unless the posting has `told` it above."""
    number = view.organisation.company.facts.get("customer_count")
    users = words.users("users")
    if not isinstance(number, int) or number < 2 or not users or _is_told(number, told):
        return ""
    return _one(view, words, _REACHED, number=words.number(number), users=users)


def _one(view: Viewpoint, words: Wording, wordings: tuple[str, ...], **values: str) -> str:
    """Return one of the wordings of a message of ours, its {names} put in."""
    said = [words.say(text, **values) for text in wordings]
    return one_of(words, view.position, wordings[0], said)


def _is_told(number: int, told: str) -> bool:
    """Return whether a text has a number, however it groups its digits."""
    digits = "".join(mark for mark in told if mark not in " .,'\u2019\u00a0\u202f")
    return str(number) in digits


def _led(view: Viewpoint, words: Wording, told: str) -> Iterator[str]:
    me = view.position
    named = _named(view, words, me.reports, told)
    if me.reports:
        texts = _REPORTS if len(me.reports) == 1 else _REPORT
        yield capital(_one(view, words, texts, positions=named, position=named))
    if me.given.why_leaders:
        yield as_sentence(me.given.why_leaders)
    if me.given.teams:
        yield _teams(view, words, told)
    elif fields := fields_led(view, words):
        yield _one(view, words, _PEOPLE, fields=words.listing(fields))
    elif not me.reports:
        yield _one(view, words, _NOBODY)


def _teams(view: Viewpoint, words: Wording, told: str) -> str:
    teams = view.position.given.teams
    named = words.listing([team_said(words, team) for team in teams])
    people = [team.people for team in teams if team.people is not None]
    known = len(people) == len(teams) > 2 and not _is_told(sum(people), told)
    if known and one_of(words, view.position, "teams counted", ("counted", "plain")) == "counted":
        number = words.number(sum(people))
        return _one(view, words, _COUNTED_TEAMS, teams=named, number=number)
    texts = _TEAMS if len(teams) > 1 else _ONE_TEAM
    return _one(view, words, texts, teams=named)


def team_said(words: Wording, team: Team) -> str:
    """Return a team with how many people it has, such as "Payments (6 people)"."""
    if team.people is None:
        return team.name
    said = message("{team} (1 person)") if team.people == 1 else message("{team} ({number} people)")
    return words.say(said, team=team.name, number=words.number(team.people))


def _named(view: Viewpoint, words: Wording, names: Iterable[str], told: str) -> str:
    known = view.organisation.positions
    return words.listing([_with_state(words, known[name], told) for name in names])


def _with_state(words: Wording, position: Position, told: str) -> str:
    name = words.the(position.id)
    if position.status == "vacant" and position.short not in told:
        return words.say(BEING_HIRED, position=name)
    return name


def _peers(view: Viewpoint) -> list[str]:
    me = view.position
    everybody = view.organisation.positions.items()
    return [
        name
        for name, one in everybody
        if one.reports_to == me.reports_to and name != me.id and one.writes_papers
    ]


def _borders(view: Viewpoint, words: Wording, told: str) -> list[_Said]:
    """Return what neighbours settle, each thing once; of whom the posting spoke above, nothing.

    The head of a company is a neighbour where that one reports to nobody and has such work.
    """
    known, me = view.organisation.positions, view.position
    above = known.get(me.reports_to)
    heads = [me.reports_to] if above and not above.reports_to else []
    near = [name for name in (*_peers(view), *heads) if known[name].short not in told]
    found: dict[str, _Said] = {}
    told_of: set[str] = set()
    for rule in view.organisation.catalog.posting_borders.values():
        other = view.organisation.owner(rule.theirs[0])
        fresh = rule.about not in found and not told_of.issuperset(rule.theirs)
        if fresh and other in near and _holds(view, rule, other):
            at = Home(rule.place, rule.own)
            said = all_printed(words, rule.say, at, me)
            if said:
                begun = [_start(one.sentence) for one in found.values()]
                fresh_ones = [text for text in map(capital, said) if _start(text) not in begun]
                sentences = fresh_ones or [*map(capital, said)]
                sentence = one_of(words, me, f"border {rule.id}", sentences)
                found[rule.about] = _Said(other, sentence)
                told_of.update(rule.theirs)
    return list(found.values())[:BORDERS]


def _start(text: str) -> list[str]:
    """Return how a sentence begins; two neighbours do not begin alike where they need not."""
    return text.split()[:2]


def _holds(view: Viewpoint, rule: PostingBorder, other: str) -> bool:
    organisation, me = view.organisation, view.position.id
    return (
        all(organisation.owner(entry) == other for entry in rule.theirs)
        and all(map(view.owns, rule.mine))
        and all(_is_heard(view, me, entry) for entry in rule.heard)
        and all(_is_heard(view, other, entry) for entry in rule.hears)
    )


def _is_heard(view: Viewpoint, name: str, entry: str) -> bool:
    assigned = view.organisation.assigned(entry)
    return assigned is not None and name in assigned.consulted
