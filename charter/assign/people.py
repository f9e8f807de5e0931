"""Whose people and money are whose: each field of work goes with one of the entries that share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charter.assign.conditions import Setting
from charter.assign.organisation import Assignment, Organisation, Position, upwards
from charter.named_tuples import NamedTuple
from charter.read.languages import message


class Field(NamedTuple):
    """People of one kind of work: who answers for `work` leads them, `counted` is their number.

    A few of them stand with whoever answers for `few`. On the technology side their people and
    money go with the first of the entries that share, else with the second, where no line tells.
    """

    name: str
    work: str
    counted: str
    technology: bool
    few: str = ""


ENGINEERING = Field(
    message("engineering"), "organisation.engineering-day-to-day", "engineers", technology=True
)
_WITH_ENGINEERING = (
    Field(message("data"), "data.platform", "data_people", technology=True),
    Field(message("security"), "operations-and-security.security-posture", "", technology=True),
    Field(
        message("internal systems"),
        "operations-and-security.internal-systems",
        "",
        technology=True,
    ),
)
_PRODUCT = (
    Field(message("product"), "organisation.product-hiring", "product_people", technology=False),
    Field(
        message("design"),
        "organisation.design-organisation",
        "designers",
        technology=False,
        few="product.design",
    ),
)
FIELDS = (ENGINEERING, *_WITH_ENGINEERING, *_PRODUCT)
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
"""Entries that share the fields out: of technology, of product, and of a leader beside both."""
LEADERS = "decision.leader-hires"


def shared_out(
    organisation: Organisation, setting: Setting, among: tuple[str, str, str]
) -> Iterator[tuple[Field, str]]:
    """Yield each field with the entry that its people or money go with, or nothing.

    A field goes with the nearest owner of an entry above whoever answers for its work. The third
    entry takes the work that it belongs with too. What stands under a leader who is under none of
    the three goes with none: the head has it. What only the head answers for goes by its side.
    """
    technology, product, apart = among
    owners = {name: organisation.owner(name) for name in among}
    both = owners[technology], owners[product]
    beside = "" if owners[apart] in both else owners[apart]
    own_work = (*organisation.decisions[apart].entry.goes_with,) if owners[apart] else ()
    for field, leader in led(organisation, setting):
        side = technology if field.technology else product
        line = upwards(organisation.positions, leader)
        nearest = next((name for name in line if name in (*both, beside)), "")
        if field.work in own_work or (nearest and nearest == beside):
            yield field, apart
        elif not nearest and any(organisation.positions[name].reports_to for name in line):
            yield field, ""
        elif nearest and both[0] != both[1]:
            yield field, technology if nearest == both[0] else product
        else:
            yield field, side


def led(organisation: Organisation, setting: Setting) -> Iterator[tuple[Field, str]]:
    """Yield each field that has people, as far as is known, with the position that leads them."""
    for field in FIELDS:
        people = setting.facts.get(field.counted)
        leader = organisation.owner(field.work)
        if not leader and field.few and isinstance(people, int) and people > 0:
            leader = organisation.owner(field.few)
        if leader in organisation.positions and people != 0:
            yield field, leader


def hearing_leaders(organisation: Organisation, setting: Setting) -> Mapping[str, Assignment]:
    """Return the decisions, with those heard on a hiring whose people it is about.

    On the hiring of leaders those are heard whom other leaders report to. A company that says who
    is consulted is left alone.
    """
    heard: dict[str, list[str]] = {name: [] for name in HIRES}
    for field, entry in shared_out(organisation, setting, HIRES):
        if entry:
            heard[entry].append(organisation.owner(field.work))
    heard[LEADERS] = [
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
    taken = {"", decision.accountable, *decision.veto, *decision.responsible}
    first = [name for name in leaders if name not in taken]
    consulted = tuple(dict.fromkeys((*first, *decision.consulted)))
    informed = tuple(name for name in decision.informed if name not in consulted)
    return decision._replace(consulted=consulted, informed=informed)


def _reports(organisation: Organisation, position: Position) -> list[Position]:
    return [organisation.positions[name] for name in position.reports]


def _leads(position: Position) -> bool:
    return position.writes_papers
