"""A bare Django page for comparison: Django's own middleware, one query, a plain template.

It shows what the scoreboard is made of, the rows of one ranking with the names of their agencies,
from the same database, with nobody signed in and nothing computed.
"""

import os

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.http import require_safe

ROWS = """<!doctype html><html lang="vi"><title>Xếp hạng</title><table>{% for row in rows %}
<tr><td>{{ row.place }}</td><td>{{ row.agency.code }}</td><td>{{ row.total }}</td>
<td>{{ row.grade }}</td></tr>{% endfor %}</table></html>"""
PLAIN = (
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)


@require_safe
def ranking(_request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    from thidua.apps.assessment.models import RankingRow

    rows = RankingRow.objects.filter(
        ranking__bloc_year__bloc__code=bloc, ranking__bloc_year__year=year
    ).select_related("agency")
    template = engines["django"].from_string(ROWS)
    return HttpResponse(template.template.render(_context(list(rows))))


def _context(rows: list[object]) -> object:
    from django.template import Context

    return Context({"rows": rows})


urlpatterns = [path("<slug:bloc>/<int:year>/xep-hang/", ranking)]


def serve(port: int) -> None:
    """Serve it as `thidua serve` serves the product."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "thidua.config.settings"
    django.setup()
    from django.conf import settings

    settings.MIDDLEWARE, settings.ROOT_URLCONF = list(PLAIN), __name__
    from thidua.commands.serve_ import run_gunicorn

    run_gunicorn("127.0.0.1", port)


if __name__ == "__main__":
    import sys

    sys.modules["bare_page"] = sys.modules["__main__"]
    serve(int(sys.argv[1]))
