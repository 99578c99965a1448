"""Where each page stands; every app owns the addresses under its own file."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

PAGES = (
    "accounts", "accounts.lineage", "desk", "assessment", "movements", "people", "reporting",
    "eligibility", "yearbook",
)  # fmt: skip

urlpatterns: list[URLPattern | URLResolver] = [
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
    *(path("", include(f"thidua.apps.{app}.urls")) for app in PAGES),
]
