"""Whose people and money are whose: each discipline goes with one of the entries that share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charter.assign.conditions import Setting
from charter.assign.organisation import Assignment, Organisation, Position, upwards
from charter.facts.languages import message
from charter.named_tuples import NamedTuple


class Discipline(NamedTuple):
    """People of one kind of work: who answers for `work` leads them, `counted` is their number.

    A few of them stand with whoever answers for `few`; those who may stand `apart` are engineers
    like others where no leader of their own is there. On the technology side their people and money
    go with the first of the entries that share, else with the second, where no line tells.
    """

    name: str
    work: str
    counted: str
    technology: bool
    few: str = ""
    apart: bool = False


ENGINEERING = Discipline(
    message("engineering"), "organisation.engineering-day-to-day", "engineers", technology=True
)
_WITH_ENGINEERING = (
    Discipline(message("data"), "data.platform", "data_people", technology=True),
    Discipline(
        message("security"), "operations-and-security.security-posture", "", technology=True
    ),
    Discipline(
        message("infrastructure"),
        "technology-roadmap.platform",
        "",
        technology=True,
        apart=True,
    ),
    Discipline(
        message("quality"), "organisation.quality-organisation", "", technology=True, apart=True
    ),
    Discipline(
        message("internal systems"),
        "operations-and-security.internal-systems",
        "",
        technology=True,
    ),
    Discipline(message("AI"), "organisation.ai-organisation", "", technology=True, apart=True),
    Discipline(
        message("developer relations"),
        "evangelism.developer-relations",
        "",
        technology=True,
        apart=True,
    ),
    Discipline(
        message("programme management"),
        "organisation.programme-organisation",
        "",
        technology=True,
        apart=True,
    ),
)
_PRODUCT = (
    Discipline(
        message("product"), "organisation.product-hiring", "product_people", technology=False
    ),
    Discipline(
        message("design"),
        "organisation.design-organisation",
        "designers",
        technology=False,
        few="product.design",
    ),
)
DISCIPLINES = (ENGINEERING, *_WITH_ENGINEERING, *_PRODUCT)
HIRES = (
    "decision.technology-hires",
    "decision.product-hires",
    "decision.internal-systems-hires",
)
BUDGETS = (
    "governance-and-reporting.technology-budget",
    "governance-and-reporting.product-budget",
    "decision.internal-systems-spending",
)
"""Entries that share them out: of technology, of product, and of a leader beside both."""
LEADERS, TOTALS = "decision.leader-hires", "decision.budgets-and-headcount"
"""What the head decides of people and money, that of those included who go with none of these."""


def shared_out(
    organisation: Organisation, setting: Setting, among: tuple[str, str, str]
) -> Iterator[tuple[Discipline, str]]:
    """Yield each discipline with the entry that its people or money go with, or nothing.

    It goes with the nearest owner of an entry above whoever answers for its work. The third entry
    takes the work that it belongs with too. What stands under a leader who is under none of the
    three goes with none: the head has it. What only the head answers for goes by its side.
    """
    technology, product, apart = among
    owners = {name: organisation.owner(name) for name in among}
    both = owners[technology], owners[product]
    beside = "" if owners[apart] in both else owners[apart]
    own_work = (*organisation.decisions[apart].entry.goes_with,) if owners[apart] else ()
    for discipline, leader in led(organisation, setting):
        side = technology if discipline.technology else product
        line = upwards(organisation.positions, leader)
        nearest = next((name for name in line if name in (*both, beside)), "")
        if discipline.work in own_work or (nearest and nearest == beside):
            yield discipline, apart
        elif not nearest and any(organisation.positions[name].reports_to for name in line):
            yield discipline, ""
        elif nearest and both[0] != both[1]:
            yield discipline, technology if nearest == both[0] else product
        else:
            yield discipline, side


def led(organisation: Organisation, setting: Setting) -> Iterator[tuple[Discipline, str]]:
    """Yield each discipline that has people, as far as is known, with who leads them."""
    for discipline in DISCIPLINES:
        people = setting.facts.get(discipline.counted)
        leader = organisation.owner(discipline.work)
        if not leader and discipline.few and isinstance(people, int) and people > 0:
            leader = organisation.owner(discipline.few)
        if leader not in organisation.positions or people == 0:
            continue
        if not (discipline.apart and _is_usual(organisation, discipline.work)):
            yield discipline, leader


def _is_usual(organisation: Organisation, work: str) -> bool:
    """Return whether work lies with one who has it for want of a leader of its own."""
    made = organisation.responsibilities[work]
    return organisation.positions[made.accountable].role.id in made.entry.accountable[1:]


def with_engineers(organisation: Organisation, setting: Setting) -> frozenset[str]:
    """Return the names of the disciplines whose people sit with the engineers.

    That is where one line leads both. Whom a leader beside technology hires are that leader's own,
    whoever else reports there.
    """
    engineers = organisation.owner(ENGINEERING.work)
    shared = dict(shared_out(organisation, setting, HIRES))
    return frozenset(
        one.name
        for one, leader in led(organisation, setting)
        if one in _WITH_ENGINEERING
        and shared[one] != HIRES[-1]
        and engineers in (leader, *organisation.below(leader))
    )


def people_of(organisation: Organisation, setting: Setting, position: str) -> int:
    """Return how many people a position leads, itself or through others, as far as is known."""
    line = (position, *organisation.below(position))
    counts = (_count(one, setting) for one, leader in led(organisation, setting) if leader in line)
    return sum(counts)


def _count(discipline: Discipline, setting: Setting) -> int:
    """Return how many people of a discipline the company has; engineers are those left over."""
    facts = setting.facts
    if discipline is not ENGINEERING:
        return int(facts.get(discipline.counted) or 0)
    others = (one.counted for one in DISCIPLINES if one is not ENGINEERING)
    everybody = int(facts.get("product_and_technology_headcount") or 0)
    return max(0, everybody - sum(int(facts.get(name) or 0) for name in others))


def hearing_leaders(organisation: Organisation, setting: Setting) -> Mapping[str, Assignment]:
    """Return the decisions, with those heard on a hiring whose people it is about.

    On the hiring of leaders those are heard whom other leaders report to, and on what is left to
    the head, who leads those people. A company that says who is consulted is left alone.
    """
    heard: dict[str, list[str]] = {name: [] for name in (*HIRES, LEADERS, TOTALS)}
    for discipline, entry in shared_out(organisation, setting, HIRES):
        heard[entry or LEADERS].append(organisation.owner(discipline.work))
    for discipline, entry in shared_out(organisation, setting, BUDGETS):
        if not entry:
            heard[TOTALS].append(organisation.owner(discipline.work))
    heard[LEADERS] += [
        name
        for name, position in organisation.positions.items()
        if position.reports_to and any(map(_leads, _reports(organisation, position)))
    ]
    decisions = dict(organisation.decisions)
    for name, leaders in heard.items():
        given = organisation.company.assign.get(name)
        if name in decisions and not (given and given.consulted is not None):
            decisions[name] = _heard(decisions[name], leaders)
    return decisions


def _heard(decision: Assignment, leaders: list[str]) -> Assignment:
    taken = {"", decision.accountable, *decision.claimed, *decision.veto, *decision.responsible}
    first = [name for name in leaders if name not in taken]
    consulted = tuple(dict.fromkeys((*first, *decision.consulted)))
    informed = tuple(name for name in decision.informed if name not in consulted)
    return decision._replace(consulted=consulted, informed=informed)


def _reports(organisation: Organisation, position: Position) -> list[Position]:
    return [organisation.positions[name] for name in position.reports]


def _leads(position: Position) -> bool:
    return position.writes_papers
