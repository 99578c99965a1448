"""Where a notice leads: the page of the thing that took a step."""

from collections.abc import Mapping

from django.urls import NoReverseMatch, reverse

from thidua.apps.accounts.models import Receipt, Transition
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Confirmation, Report

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
    "question": ("assessment:question", "key"),
    "report": ("reporting:report", "period"),
    "box": ("reporting:box_file", "key"),
    "confirmation": ("reporting:box_confirmation", "report"),
    "pack": ("yearbook:meetings", ""),
    "ranking": ("assessment:deliberation", ""),
}


def link_of(step: Transition) -> str:
    """The address of the thing; the year's own page for a thing without one."""
    code = step.agency.code if step.agency else ""
    return link_to(step.bloc_year, step.machine, code, step.subject_id)


def link_to(bloc_year: BlocYear, machine: str, code: str, subject: int) -> str:
    """The address of a thing of an agency (by its code), by what kind it is."""
    year: tuple[object, ...] = (bloc_year.bloc.code, bloc_year.year)
    page, needs = PAGES.get(machine, ("", ""))
    more: dict[str, tuple[object, ...]] = {"": (), "key": (subject,), "agency": (code,)}
    if needs == "period":
        report = Report.objects.filter(pk=subject)
        more["period"] = (code, *report.values_list("period", flat=True))
    if needs == "report":
        asked = Confirmation.objects.filter(pk=subject)
        more["report"] = tuple(asked.values_list("report", flat=True))
    try:
        return reverse(page, args=(*year, *more[needs]))
    except NoReverseMatch:
        return reverse("desk:dashboard", args=year)


def receipt_link(receipt: Receipt) -> str:
    """The page of a receipt."""
    year = receipt.step.bloc_year
    return reverse("desk:receipt", args=(year.bloc.code, year.year, receipt.code))
