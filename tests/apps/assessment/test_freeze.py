"""A ranking is frozen whole, from final figures only, and then nothing below it moves."""

from decimal import Decimal

import pytest
from tests.apps.assessment.books import HASH, TODAY, filled_agency, small_scheme, workbook

from thidua.apps.assessment.errors import NotFinal, SchemeInUse, YearIsFrozen
from thidua.apps.assessment.models import (
    Ranking,
    SchemeIsImmutable,
    SchemeVersion,
    ScoreLine,
    ScoreSheet,
)
from thidua.apps.assessment.selectors import scheme_of, units_in_force
from thidua.apps.assessment.services import (
    adopt_scheme,
    freeze_ranking,
    import_workbook,
    inputs_hash,
)
from thidua.apps.organisations.models import Organisation
from thidua.core.kernel.errors import BadData

CODES = ("BTC", "UBKT", "BTG", "BDV", "BNC", "VPTU", "DUK", "BND", "TCT", "BBVSK")


def take(*agencies):
    return import_workbook(
        workbook(*agencies, deeds=[]), file_hash=HASH, file_name="khoi.xlsx", today=TODAY
    )


@pytest.fixture
def full_year(scored_year):
    take(*(filled_agency(code, judged=str(n)) for n, code in enumerate(CODES)))
    return scored_year


def test_a_ranking_keeps_places_totals_points_and_the_hash_of_its_inputs(full_year):
    frozen = freeze_ranking(full_year, today=TODAY, who="Thư ký")
    assert frozen.inputs_hash == inputs_hash(*units_in_force(full_year))
    assert (frozen.frozen_by, frozen.illustrative) == ("Thư ký", True)
    rows = list(frozen.rows.select_related("agency"))
    assert [row.agency.code for row in rows] == list(reversed(CODES))
    assert [row.place for row in rows] == list(range(1, 11))
    assert rows[0].total == Decimal("28.5")
    assert rows[0].points == {"I.1": "9.5", "I.2": "10", "I.3": "9"}


def test_a_missing_figure_refuses_to_be_final(scored_year):
    take(*(filled_agency(code) for code in CODES[:9]))
    with pytest.raises(NotFinal) as refused:
        freeze_ranking(scored_year, today=TODAY)
    assert refused.value.data["missing"] == 3
    assert Ranking.objects.count() == 0


def test_a_year_is_frozen_once_and_its_figures_stay(full_year):
    freeze_ranking(full_year, today=TODAY)
    with pytest.raises(YearIsFrozen):
        freeze_ranking(full_year, today=TODAY)
    with pytest.raises(BadData) as refused:
        take(filled_agency("BTC", done="50"))
    assert [f.code for f in refused.value.data["findings"]] == ["import.year_is_frozen"]
    assert take(filled_agency("BTC", judged="0")).unchanged is True


def test_a_later_stage_decides_item_by_item_and_the_report_stays(full_year):
    sheet = ScoreSheet.objects.create(
        bloc_year=full_year, agency=Organisation.objects.get(code="BTC"), stage="bloc",
        state="finished", entered_on=TODAY,
    )  # fmt: skip
    ScoreLine.objects.create(sheet=sheet, item="I.1", inputs={"value": "60"}, reason="Đối chiếu")
    given = units_in_force(full_year)[1]["BTC"]
    assert given["I.1"].values == {"value": Decimal(60), "target": Decimal(90)}
    assert given["I.1"].source.kind == "score_line"
    assert given["I.3"].values == {"value": Decimal(0)}


def test_an_open_sheet_decides_nothing(full_year):
    before = units_in_force(full_year)[1]["BTC"]
    sheet = ScoreSheet.objects.create(
        bloc_year=full_year, agency=Organisation.objects.get(code="BTC"), stage="bloc",
        state="open", entered_on=TODAY,
    )  # fmt: skip
    ScoreLine.objects.create(sheet=sheet, item="I.1", inputs={"value": "60"})
    assert units_in_force(full_year)[1]["BTC"] == before


def test_a_kept_scheme_reads_back_equal_and_is_never_edited(scored_year):
    version = SchemeVersion.objects.get()
    assert scheme_of(version) == small_scheme()
    with pytest.raises(SchemeIsImmutable):
        version.save()


def test_other_content_under_the_same_name_is_refused(scored_year):
    with pytest.raises(SchemeIsImmutable):
        adopt_scheme(scored_year, small_scheme(title="Khác"), today=TODAY)


def test_a_scheme_in_use_can_not_be_replaced(full_year):
    adopt_scheme(full_year, small_scheme(), today=TODAY)  # the same one: nothing happens
    with pytest.raises(SchemeInUse):
        adopt_scheme(full_year, small_scheme(first_day="2023-01-01"), today=TODAY)
