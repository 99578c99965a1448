"""The record of an inspection: chosen scores with their whole trail, for whom it is."""

from io import BytesIO

import docx
import pytest
from django.urls import reverse
from tests.apps.pages_world import PLACE, scored_bloc

pytestmark = pytest.mark.django_db
RECORD = reverse("yearbook:inspection", args=PLACE)
FILE = reverse("yearbook:inspection_file", args=PLACE)


def choose(client, agency="CQ1A", item="I.1", **more):
    return client.post(reverse("yearbook:inspect", args=(*PLACE, agency, item)), more)


def text_of(content: bytes) -> str:
    word = docx.Document(BytesIO(content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in word.paragraphs), *cells])


@pytest.fixture
def inspector(client):
    """Somebody of the standing office, who reads every bloc, in a scored year."""
    scored_bloc()
    return client


def test_a_score_is_added_once_and_taken_out(inspector):
    for _again in range(2):
        assert choose(inspector).status_code == 302
    html = inspector.get(RECORD).content.decode()
    assert html.count('name="out"') == 1
    choose(inspector, out="1")
    assert "Chưa chọn điểm nào" in inspector.get(RECORD).content.decode()


def test_the_word_file_has_an_annex_for_each_score(inspector):
    choose(inspector)
    choose(inspector, item="I.2")
    text = text_of(inspector.get(FILE).content)
    for part in ("BIÊN BẢN", "Phụ lục 1", "Phụ lục 2", "Quy tắc", "Minh chứng", "Thay đổi"):
        assert part in text, part
    assert "Báo cáo số 12-BC/TU" in text


def test_an_unknown_score_is_not_added(inspector):
    choose(inspector, item="khong-co")
    choose(inspector, agency="LA1")
    assert "Chưa chọn điểm nào" in inspector.get(RECORD).content.decode()
    assert inspector.get(FILE).status_code == 302


def test_the_page_of_a_score_offers_it(inspector):
    line = reverse("assessment:line", args=(*PLACE, "CQ1A", "I.1"))
    assert "Thêm vào biên bản" in inspector.get(line).content.decode()
