"""The facts of a company that conditions are matched against: those stated, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from charter.facts.company import Company
from charter.facts.said import Fact

_NO_BUSINESS = "none"
"""The business model of a public body or a charity that names none."""
_RUNNING = frozenset(("saas", "consumer-app", "marketplace", "internal"))
_IN_A_CLOUD = frozenset(("saas", "consumer-app", "marketplace"))
_FREE_PERHAPS = frozenset(("consumer-app",))
"""Models that do not say whether anybody pays."""
_SEVERAL = 10
"""People in product and technology from which on they stand in more than one team."""
_FEW, _MANY = 1, 2
_WITH_FINANCE = 50
"""People from which on somebody in the company keeps its books."""
_FUNCTION_OF = {
    "cfo": "finance",
    "cmo": "marketing",
    "cro": "sales",
    "general-counsel": "legal",
    "vp-customer-success": "support",
}


def derived_facts(stated: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return the facts that a company states, and for each other what follows from them.

    What follows from nothing that is stated is left out, and so unknown.
    """
    facts = dict(stated)
    facts.setdefault("kind", "business")
    if facts["kind"] != "business":
        facts.setdefault("business_model", _NO_BUSINESS)
    for fact, (_, follow) in _FOLLOWING.items():
        if fact not in facts and (value := follow(facts)) is not None:
            facts[fact] = value
    return facts


def functions_of(company: Company, roles: Collection[str]) -> frozenset[str]:
    """Return which of sales, support and the like a company has, by what it says or its roles."""
    if company.functions is not None:
        return frozenset(company.functions)
    found = {function for role, function in _FUNCTION_OF.items() if role in roles}
    people = company.facts.get("headcount")
    with_books = isinstance(people, int) and people >= _WITH_FINANCE
    return frozenset(found | {"finance"} if with_books else found)


def asked_for(fact: str, facts: Mapping[str, Fact]) -> str:
    """Return the fact to state where `fact` is unknown: the one that it would follow from.

    Where that one is stated and says nothing, it is the fact itself.
    """
    source = _FOLLOWING[fact][0] if fact in _FOLLOWING else fact
    return fact if source in facts else source


def _of_business(what: Callable[[str], bool]) -> Callable[[Mapping[str, Fact]], Fact | None]:
    def follow(facts: Mapping[str, Fact]) -> Fact | None:
        model = facts.get("business_model")
        return None if model is None else what(str(model))

    return follow


def _sells(facts: Mapping[str, Fact]) -> Fact | None:
    if facts["kind"] != "business":
        return False
    model = facts.get("business_model")
    return None if model is None or model in _FREE_PERHAPS else model != "internal"


def _subscription(facts: Mapping[str, Fact]) -> Fact | None:
    if facts.get("sells") is False:
        return False
    return _of_business(lambda model: model == "saas")(facts)


def _runs_service(facts: Mapping[str, Fact]) -> Fact | None:
    if facts["kind"] != "business" and facts["business_model"] == _NO_BUSINESS:
        return True
    return _of_business(lambda model: model in _RUNNING)(facts)


def _several_teams(facts: Mapping[str, Fact]) -> Fact:
    people = facts.get("product_and_technology_headcount")
    return not isinstance(people, int) or people >= _SEVERAL


def _people(facts: Mapping[str, Fact]) -> Fact:
    return _MANY if facts["several_teams"] else _FEW


def _designers(facts: Mapping[str, Fact]) -> Fact:
    return _people(facts) if facts["screens"] else 0


def _called(facts: Mapping[str, Fact]) -> Fact:
    sells = facts.get("sells")
    free = sells is None and facts.get("business_model") in _FREE_PERHAPS
    return "users" if sells is False or free else "customers"


_FOLLOWING: dict[str, tuple[str, Callable[[Mapping[str, Fact]], Fact | None]]] = {
    "sells": ("business_model", _sells),
    "subscription": ("business_model", _subscription),
    "runs_service": ("business_model", _runs_service),
    "cloud": ("business_model", _of_business(lambda model: model in _IN_A_CLOUD)),
    "publishes_code": ("business_model", _of_business(lambda model: model == "open-source")),
    "self_service": ("business_model", _of_business(lambda model: model == "consumer-app")),
    "screens": ("screens", lambda _: True),
    "head_is_founder": ("head_is_founder", lambda _: False),
    "board": ("investors", lambda facts: bool(facts.get("investors"))),
    "several_teams": ("product_and_technology_headcount", _several_teams),
    "product_people": ("product_people", _people),
    "designers": ("designers", _designers),
    "data_people": ("data_people", _people),
    "users_called": ("users_called", _called),
}
"""What follows from other facts, each with the fact to ask for where it does not."""
