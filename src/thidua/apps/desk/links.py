"""Where a notice leads: the page of the thing that took a step."""

from collections.abc import Callable, Mapping

from django.urls import reverse

from thidua.apps.accounts.models import Transition

Link = Callable[[Transition], str]


def _year(step: Transition) -> tuple[str, int]:
    return step.bloc_year.bloc.code, step.bloc_year.year


LINKS: Mapping[str, Link] = {}


def link_of(step: Transition) -> str:
    """The address of the thing; the year's own page for a thing without one."""
    link = LINKS.get(step.machine)
    return link(step) if link else reverse("desk:dashboard", args=_year(step))
