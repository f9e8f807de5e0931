"""The structure: every one that there is, ranked for this company, with its chart."""

from __future__ import annotations

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.advice import Fit, advise
from charter.assign.fitting import beyond, fit
from charter.assign.organisation import Organisation, Position
from charter.assign.ownership import organise
from charter.compose.org_chart import org_chart
from charter.document.diagram import parse_mermaid
from charter.edit.position_edits import edits_for_structure
from charter.facts.catalog import Structure
from charter.named_tuples import NamedTuple
from charter.problems import listing
from charter.web.changes import Wish, company_data
from charter.web.desk import standing, value_at
from charter.web.fields import was_of
from charter.web.forms import keep_wishes, words_of
from charter.web.pages import broken, desk_of, page
from charter.write.web.svg import svg

_CHART_ROOM = 330.0


class RankedStructure(NamedTuple):
    """A structure as the company would have it. `fit` says how well it suits, where that is known.

    `notes` are what of the company file would have to be left out; `stay` the posts that are not
    in it and stay unless they are taken out, each with whether the chart is drawn without it.
    `goes` are posts that are there by the present structure alone, `comes` those that only this
    one has.
    """

    structure: Structure
    fit: Fit | None
    chart: Markup
    shares: tuple[tuple[str, float], ...]
    notes: tuple[str, ...]
    stay: tuple[tuple[Position, bool], ...]
    goes: tuple[str, ...]
    comes: tuple[str, ...]
    chosen: bool


def structure(request: Request) -> Response:
    """Show all structures, the best for this company first."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    workspace, catalog = now.workspace, now.organisation.catalog
    advice = advise(workspace, now.organisation)
    fits = {each.structure: each for each in advice.fits} if advice.grounded else {}
    choices = []
    for name, one in catalog.structures.items():
        fitted = fit(workspace, name)
        organisation = organise(fitted.workspace)
        there, then = now.organisation.positions, organisation.positions
        stay = beyond(now.organisation, name)
        choices.append(
            RankedStructure(
                one,
                fits.get(name),
                _chart(organisation),
                _shares(organisation),
                fitted.notes,
                tuple((there[each], each not in then) for each in stay),
                tuple(p.title for n, p in there.items() if n not in then and n not in stay),
                tuple(p.title for n, p in then.items() if n not in there),
                name == workspace.company.structure,
            )
        )
    choices.sort(key=lambda each: (each.fit.rank if each.fit else 0, not each.chosen))
    return page(
        request,
        "structure.html",
        now,
        title="Structure",
        choices=choices,
        grounded=advice.grounded,
        questions=advice.questions[:6],
        evidence=catalog.claims,
    )


def choose(request: Request, form: FormData, _: object) -> Response:
    """Write another structure into company.yaml, and take out the posts that were chosen to go."""
    name, desk = words_of(form, "structure"), desk_of(request)
    now = standing(desk)
    found = now.organisation.catalog.structures.get(name) if now.organisation else None
    if now.organisation is None or found is None:
        wish = Wish(("structure",), name or None, was_of(words_of(form, "was")), "structure")
        return keep_wishes(request, form, [wish], "/structure")
    positions = now.organisation.positions
    left = [each for each in beyond(now.organisation, name) if each in form.getlist("out")]
    out = {each: positions[each].reports_to for each in left}
    said = f"structure: {found.title}"
    said += f"; taken out: {listing(positions[each].short for each in left)}" if left else ""
    data = company_data(desk)
    edits = edits_for_structure(data, now.organisation.catalog, name, out)
    wishes = [
        Wish(each.path, each.value, value_at(data, each.path), said, each.value is None)
        for each in edits
    ]
    # What the screen showed of the structure counts, not what stands there by now.
    shown = was_of(words_of(form, "was"))
    wishes = [w._replace(was=shown) if w.path == ("structure",) else w for w in wishes]
    return keep_wishes(request, form, wishes, "/structure", what=said)


def _chart(organisation: Organisation) -> Markup:
    drawn = parse_mermaid(f"flowchart TD\n{org_chart(organisation).mermaid}", "org chart")
    return Markup(svg(drawn, _CHART_ROOM))


def _shares(organisation: Organisation) -> tuple[tuple[str, float], ...]:
    total = sum(load.weight for load in organisation.load.values()) or 1
    return tuple(
        (position.short, organisation.load[name].weight / total)
        for name, position in organisation.positions.items()
        if organisation.load[name].weight
    )
