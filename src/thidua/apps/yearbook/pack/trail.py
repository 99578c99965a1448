"""Where a page of a meeting stands: the crumbs above it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.yearbook.pack.kinds import SLUGS, MeetingKind

Crumb = dict[str, str]


def to_meetings(bloc: str, year: int) -> list[Crumb]:
    return [{"url": reverse("yearbook:meetings", args=(bloc, year)), "label": _("Meetings")}]


def to_meeting(bloc: str, year: int, kind: MeetingKind) -> list[Crumb]:
    url = reverse("yearbook:meeting", args=(bloc, year, SLUGS[kind]))
    return [*to_meetings(bloc, year), {"url": url, "label": str(kind.label)}]
