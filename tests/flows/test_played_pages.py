"""The pages of the played demonstration as each of its people sees them."""

from collections import Counter
from datetime import date

import pytest
from django.test import Client
from tests.apps.people import signed_in
from tests.walk import OK, ROLES, Walked, walk
from tests.words import english_messages, foreign_to_an_officer

from thidua.apps.accounts.models import User
from thidua.apps.accounts.seeding import seed_people
from thidua.apps.assessment.seeding import seed_bloc
from thidua.apps.assessment.services import import_workbook
from thidua.apps.common import clock
from thidua.commands.playing import play
from thidua.core.kernel.strict_yaml import read_yaml
from thidua.core.scoring.load import load_scheme
from thidua.workbook.demo import BLOC, SCHEME, demo_contents

pytestmark = pytest.mark.django_db
IMPORTED, TODAY = date(2023, 1, 4), date(2023, 12, 4)
LEAST = 55  # kinds of pages that the walk meets


def test_no_page_is_dead_heavy_or_foreign():
    """One test, so that the year is played once: what a page weighs, says and leads to."""
    pages, messages = walked(), english_messages()
    assert len({page.kind for page in pages}) >= LEAST
    assert {page.user for page in pages} == set(ROLES)
    assert [f"{page.status} {page.where}" for page in pages if page.status != OK] == []
    assert [f"{page.weight} {page.where}" for page in pages if page.heavy] == []
    said = {
        text: page.where
        for page in pages
        if page.language == "vi"
        for text in foreign_to_an_officer(page.html, messages)
    }
    assert said == {}
    english = next(page for page in pages if page.language == "en")
    assert len(foreign_to_an_officer(english.html, messages)) > 10  # the lint sees


def walked() -> list[Walked]:
    """Each kind of page, as whoever of the people meets it, in Vietnamese; some in English."""
    scheme = load_scheme(SCHEME)
    year = seed_bloc(scheme, today=IMPORTED)
    seed_people(year)
    contents = demo_contents(scheme, read_yaml(BLOC))
    import_workbook(contents, file_hash="a" * 64, file_name="so-lieu.xlsx", today=IMPORTED)
    play(year.bloc.code, year.year, lambda: None)
    with clock.at(TODAY):
        met = Counter[str]()
        pages = [page for user in ROLES for page in walked_by(user, "vi", met)]
        return pages + walked_by("canbo.btc", "en", Counter[str]())


def walked_by(user: str, language: str, met: Counter[str], most: int = 1) -> list[Walked]:
    client = signed_in(User.objects.get(username=user)) if user else Client()
    return list(walk(client, user, language, most, met))
