"""What a good candidate asks that the posting of a vacant position does not say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charter.assign.hiring import is_posted
from charter.assign.organisation import Finding, Organisation
from charter.assign.outside import seen_from_outside
from charter.assign.viewpoint import Viewpoint, viewpoint
from charter.compose.lines import fields_led
from charter.compose.wording import Wording
from charter.problems import Problem, listing

_FEW = 12
"""People for each leader below; with fewer of them a candidate asks why there are such leaders."""


def candidates_ask(organisation: Organisation, day: date) -> Iterator[Finding]:
    """Yield advice on each vacant position: what its posting leaves open, in one line."""
    for name, position in organisation.positions.items():
        if not is_posted(position):
            continue
        seen = seen_from_outside(organisation, name)
        open_ = list(_open(viewpoint(seen, seen.positions[name], day)))
        if open_:
            asked = "; ".join(question for question, _, _ in open_)
            of_company = [f"'{key}'" for _, key, of_all in open_ if of_all]
            of_post = [f"'{key}'" for _, key, of_all in open_ if not of_all]
            where = [f"{listing(of_company)} under 'company'"] if of_company else []
            where += [f"{listing(of_post)} at the position"] if of_post else []
            message = f"good candidates ask what the posting for '{name}' does not say: {asked}"
            hint = f"write {' and '.join(where)}, where you can; the posting prints it"
            problem = Problem(position.given.place, "candidates-ask", message, hint)
            yield Finding("advice", problem, (name,))


def _open(view: Viewpoint) -> Iterator[tuple[str, str, bool]]:
    """Yield each question, the key that answers it, and whether it is one of the company."""
    given, facts = view.position.given, view.setting.facts
    if "customer_count" not in facts:
        users = facts.get("users_called", "users")
        yield f"how many {users} there are", "customer_count", True
    if not given.teams and fields_led(view, Wording(view.organisation, postings=True)):
        yield "which teams report and how many people they have", "teams", False
    if not given.hard:
        yield "what is hard here", "hard", False
    if not given.opening and not given.why_open:
        yield "why the post is open", "why_open", False
    if not given.why_leaders and (said := _layers(view)):
        yield said, "why_leaders", False


def _layers(view: Viewpoint) -> str:
    """Return the question why there are leaders between, where few people stand below them."""
    known = view.organisation.positions
    leaders = [name for name in view.position.reports if known[name].writes_papers]
    people = view.setting.facts.get("product_and_technology_headcount")
    if len(leaders) < 2 or not isinstance(people, int) or people >= _FEW * len(leaders):
        return ""
    return f"why {len(leaders)} leaders report to it where {people} people work"
