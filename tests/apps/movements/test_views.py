"""Movements as a cascade."""

import pytest
from django.urls import reverse
from tests.apps.pages_world import PLACE, page_urls, scored_bloc

from thidua.apps.movements.models import Movement

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return response.content.decode()


def test_list_puts_answers_under_what_they_answer(client):
    scored_bloc()
    html = text_of(client.get(page_urls()["movements"]))
    parent, child = html.index("Văn hóa công sở"), html.index("Hưởng ứng")
    assert parent < child
    assert '<ul class="list tree">' in html[parent:child]


def test_movement_shows_its_basis_and_its_place_in_the_cascade(client):
    scored_bloc()
    child = Movement.objects.get(name="Hưởng ứng")
    html = text_of(client.get(reverse("movements:movement", args=(*PLACE, child.pk))))
    assert '<strong aria-current="true">Hưởng ứng</strong>' in html
    assert "Văn hóa công sở" in html
    parent = text_of(client.get(page_urls()["movement"]))
    assert "Chỉ thị số 05-CT/TW" in parent


def test_movement_of_another_year_is_not_of_this_one(client):
    scored_bloc()
    old = Movement.objects.create(level="bloc", name="Phong trào cũ", last_year=2020)
    assert client.get(
        reverse("movements:movement", args=(*PLACE, old.pk))
    ).status_code == 404  # fmt: skip
    assert "Phong trào cũ" not in text_of(client.get(page_urls()["movements"]))
