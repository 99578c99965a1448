"""Records of a trace → the page that shows them."""

from collections.abc import Callable, Mapping

from django.urls import reverse

from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import members
from thidua.apps.reporting.models import Deed, ResultLine
from thidua.core.composing.trace import Record

Place = tuple[str, int]
Link = Callable[[Place, str], str]


def _deed(place: Place, key: str) -> str:
    deed = Deed.objects.select_related("report__agency").filter(pk=key).first()
    if deed is None or deed.report.agency is None:
        return reverse("desk:dashboard", args=place)
    return f"{reverse('reporting:agency', args=(*place, deed.report.agency.code))}#deed-{key}"


def _result(place: Place, key: str) -> str:
    line = ResultLine.objects.select_related("report__agency").filter(pk=key).first()
    if line is None or line.report.agency is None:
        return ""
    page = reverse("reporting:agency", args=(*place, line.report.agency.code))
    return f"{page}#result-{line.indicator_id}"


def _score(place: Place, key: str) -> str:
    agency, _, item = key.partition("-")
    return reverse("assessment:line", args=(*place, agency, item))


def _section(place: Place, key: str) -> str:
    agency, _, section = key.partition("-")
    page = reverse("assessment:scorecard", args=(*place, agency))
    return f"{page}#section-{section.replace('.', '-')}"


def _page(name: str, anchor: str = "") -> Link:
    """A page whose address ends with the key."""

    def link(place: Place, key: str) -> str:
        return reverse(name, args=(*place, key)) + anchor

    return link


def _year(name: str, anchor: str = "") -> Link:
    """A page of the year as a whole."""

    def link(place: Place, _key: str) -> str:
        return reverse(name, args=place) + anchor

    return link


LINKS: Mapping[str, Link] = {
    "deed": _deed,
    "result_line": _result,
    "score": _score,
    "section_total": _section,
    "scorecard": _page("assessment:scorecard"),
    "document": _page("desk:document"),
    "evidence": _page("desk:evidence"),
    "provenance": _page("desk:source"),
    "movement": _page("movements:movement"),
    "scheme_version": _year("assessment:scheme"),
    "bloc_year": _year("desk:dashboard"),
    "direction": _year("desk:dashboard", "#direction"),
    "passage": _year("desk:dashboard"),
}


def record_url(year: BlocYear, record: Record) -> str:
    """Where a record is shown; empty where no page shows it."""
    place = (year.bloc.code, year.year)
    if record.kind in {"organisation", "pact_target"}:
        return _agency(year, record)
    link = LINKS.get(record.kind)
    return link(place, record.key) if link else ""


def _agency(year: BlocYear, record: Record) -> str:
    """An agency by its own key, or the one whose target it is."""
    if record.kind == "pact_target":
        from thidua.apps.movements.models import PactTarget

        target = PactTarget.objects.filter(pk=record.key).first()
        wanted = target.agency_id if target else None
    else:
        digits = record.key.partition("-")[0]
        wanted = int(digits) if digits.isdecimal() else None
    code = next((each.code for each in members(year) if each.pk == wanted), "")
    return reverse("reporting:agency", args=(year.bloc.code, year.year, code)) if code else ""
