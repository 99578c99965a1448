"""Where each page stands; every app owns the addresses under its own file."""

from django.urls import URLPattern, URLResolver, include, path

PAGES = ("desk", "assessment", "movements", "reporting", "yearbook")

urlpatterns: list[URLPattern | URLResolver] = [
    path("i18n/", include("django.conf.urls.i18n")),
    *(path("", include(f"thidua.apps.{app}.urls")) for app in PAGES),
]
