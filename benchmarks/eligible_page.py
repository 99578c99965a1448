"""Server time of “what does this person qualify for?”, beside a bare page, in the same run.

    python benchmarks/eligible_page.py --home FOLDER    the home of a played demonstration

Every person of the demonstration is asked about once, after one page that plans the question;
the bare page is asked as often in between.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def milliseconds(asked: object, url: str, *, status: int = 200) -> float:
    start = time.perf_counter()
    answer = asked.get(url)  # type: ignore[attr-defined]
    spent = (time.perf_counter() - start) * 1000
    assert answer.status_code == status, f"{url}: {answer.status_code}"
    return spent


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--home", type=Path, required=True)
    asked = parser.parse_args()
    os.environ |= {
        "THIDUA_DEMO": "1", "THIDUA_HOME": str(asked.home),
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings",
    }  # fmt: skip
    import django

    django.setup()
    from bare_page import ranking
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client, RequestFactory

    from thidua.apps.organisations.models import BlocYear
    from thidua.apps.people.models import Person

    settings.ALLOWED_HOSTS = ["*"]
    year = BlocYear.objects.filter(bloc__practice=False).order_by("year").first()
    assert year is not None, "a played demonstration"
    root, client = f"/{year.bloc.code}/{year.year}", Client()
    bare, eligible = [], []
    urls: list[tuple[Client, str]] = []
    for user in get_user_model().objects.filter(username__startswith="canbo.").order_by("pk"):
        client = Client()
        client.force_login(user)
        for person in Person.objects.order_by("pk"):
            url = f"{root}/du-dieu-kien/{person.pk}/"
            if client.get(f"{root}/con-nguoi/ho-so/{person.pk}/").status_code == 200:
                urls.append((client, url))
    milliseconds(urls[0][0], urls[0][1])
    for each, url in urls:
        request = RequestFactory().get(f"{root}/xep-hang/")
        start = time.perf_counter()
        ranking(request, year.bloc.code, year.year)
        bare.append((time.perf_counter() - start) * 1000)
        eligible.append(milliseconds(each, url))
    for name, found in (("bare page", bare), ("eligibility", eligible)):
        found.sort()
        p50, p95 = statistics.median(found), found[int(len(found) * 0.95)]
        print(f"{name}: {len(found)} pages, p50 {p50:.1f} ms, p95 {p95:.1f} ms")


if __name__ == "__main__":
    main()
