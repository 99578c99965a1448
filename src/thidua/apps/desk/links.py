"""Where a notice leads: the page of the thing that took a step."""

from collections.abc import Mapping

from django.urls import NoReverseMatch, reverse

from thidua.apps.accounts.models import Transition
from thidua.apps.reporting.models import Report

# Machine → the page and what it needs beside the year: the thing's key, or its agency's code.
PAGES: Mapping[str, tuple[str, str]] = {
    "movement": ("movements:movement", "key"),
    "answer": ("movements:movement", "key"),
    "registration": ("movements:registration", "agency"),
    "pact": ("movements:pact", ""),
    "self_score": ("assessment:sheet", "key"),
    "specialised": ("assessment:sheet", "key"),
    "cross": ("assessment:sheet", "key"),
    "bloc_check": ("assessment:sheet", "key"),
    "appraisal": ("assessment:sheet", "key"),
    "difference": ("assessment:difference", "key"),
    "report": ("reporting:report", "period"),
    "pack": ("yearbook:meetings", ""),
    "ranking": ("assessment:deliberation", ""),
}


def link_of(step: Transition) -> str:
    """The address of the thing; the year's own page for a thing without one."""
    year: tuple[object, ...] = (step.bloc_year.bloc.code, step.bloc_year.year)
    page, needs = PAGES.get(step.machine, ("", ""))
    code = step.agency.code if step.agency else ""
    more: dict[str, tuple[object, ...]] = {"": (), "key": (step.subject_id,), "agency": (code,)}
    if needs == "period":
        report = Report.objects.filter(pk=step.subject_id)
        more["period"] = (code, *report.values_list("period", flat=True))
    try:
        return reverse(page, args=(*year, *more[needs]))
    except NoReverseMatch:
        return reverse("desk:dashboard", args=year)
