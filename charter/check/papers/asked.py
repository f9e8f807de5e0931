"""What a good candidate asks that the posting of a vacant position does not say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charter.assign.hiring import is_posted
from charter.assign.organisation import Finding, Organisation
from charter.assign.outside import seen_from_outside
from charter.assign.viewpoint import Viewpoint, viewpoint
from charter.check.words.word_lists import has_list, pattern, section
from charter.compose.lines import fields_led
from charter.compose.wording import Wording
from charter.facts.languages import OURS, posting_language
from charter.problems import Problem, listing

_FEW = 12
"""People for each leader below; with fewer of them a candidate asks why there are such leaders."""


def candidates_ask(organisation: Organisation, day: date) -> Iterator[Finding]:
    """Yield advice on each vacant position: what its posting leaves open, in one line."""
    for name, position in organisation.positions.items():
        if not is_posted(position):
            continue
        seen = seen_from_outside(organisation, name, day)
        open_ = list(_open(viewpoint(seen, seen.positions[name], day)))
        if open_:
            asked = "; ".join(question for question, _, _ in open_)
            of_company = [f"'{key}'" for _, key, of_all in open_ if of_all]
            of_post = [f"'{key}'" for _, key, of_all in open_ if not of_all]
            where = [f"{listing(of_company)} under 'company'"] if of_company else []
            where += [f"{listing(of_post)} at the position"] if of_post else []
            message = f"good candidates ask what the posting for '{name}' does not say: {asked}"
            hint = f"write {' and '.join(where)}, where you can; the posting prints it"
            if "'outcomes'" in of_post:
                hint += (
                    ". Say in 'outcomes' what will be different about this after a year; the "
                    f"results there now are ours ('charter show {position.role.id}' has the ids "
                    "of those to keep beside it)"
                )
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
    if (key := _names_problem(view)) and not _own_results(view):
        yield f"what becomes within a year of the problem that '{key}' names", "outcomes", False
    if not given.why_leaders and (said := _layers(view)):
        yield said, "why_leaders", False


def _names_problem(view: Viewpoint) -> str:
    """Return the key under which the company names a problem of this post, or nothing."""
    given = view.position.given
    if given.hard:
        return "hard"
    code = posting_language(view.organisation.company).partition("-")[0]
    words = section(code if has_list(code, "problems") else OURS, "problems", "words")
    return "opening" if pattern(words).search(given.opening) else ""


def _own_results(view: Viewpoint) -> bool:
    """Return whether the company wrote a result of its own beside those of the role."""
    ours = {statement.id for statement in view.position.role.outcomes}
    return not ours.issuperset(view.position.given.outcomes)


def _layers(view: Viewpoint) -> str:
    """Return the question why there are leaders between, where few people stand below them."""
    known = view.organisation.positions
    leaders = [name for name in view.position.reports if known[name].writes_papers]
    people = view.setting.facts.get("product_and_technology_headcount")
    if len(leaders) < 2 or not isinstance(people, int) or people >= _FEW * len(leaders):
        return ""
    return f"why {len(leaders)} leaders report to it where {people} people work"
