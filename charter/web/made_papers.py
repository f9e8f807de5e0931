"""A paper that an address names, made anew."""

from __future__ import annotations

from starlette.requests import Request

from charter.compose.paper_kinds import KINDS
from charter.make import Made, Wanted, make_papers
from charter.problems import InputError, error
from charter.render.papers import Markdown
from charter.web.desk import checked, standing
from charter.web.pages import desk_of
from charter.web.paper_lists import named_paper

_WITH_PAY = ("-posting", "-interview", "-job-description")


def made_paper(request: Request, name: str, formats: tuple[str, ...]) -> tuple[Made, Markdown]:
    """Return a paper that an address names, and its text. Raises CharterError."""
    desk = desk_of(request)
    if desk.hide_pay and name.endswith(_WITH_PAY):
        message = "this paper has the pay, and the page was opened with --hide-pay"
        raise error(InputError, "", "hidden", message, "open it again without that option")
    now = standing(desk)
    assert now.workspace is not None
    assert now.organisation is not None
    kind, positions = named_paper(now.organisation, name)
    organisation = None
    if KINDS[kind].proves:
        organisation = checked(desk, now.workspace).organisation
        if organisation.gaps:
            raise InputError([finding.problem for finding in organisation.gaps])
    wanted = Wanted(desk.day, (kind,), positions, formats)
    made = make_papers(now.workspace, wanted, organisation=organisation)
    text = next((each for each in made.texts if each.name == name), None)
    if text is None:
        raise error(InputError, name, "unknown-paper", f"there is no paper '{name}'", "go back")
    return made, text
