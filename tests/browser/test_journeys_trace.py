"""J12: an inspector goes from the ranking down to who changed a disputed score, and why."""

import pytest
from tests.apps.assessment.books import TODAY
from tests.apps.assessment.stage_world import staged
from tests.browser.person import SLACK

from thidua.apps.assessment import services
from thidua.apps.common import clock

pytestmark = pytest.mark.browser


def test_an_inspector_traces_a_disputed_score(transactional_db, seat):
    """From the ranking to rule, stages, reasons and history: in the model's share of 5 minutes."""
    with clock.at(TODAY):
        s = staged()
        s.all_checked()
        services.present_ranking(s.actor("secretary"), s.year)
    me = seat(s.w.user("inspector"))
    page = me.page
    me.count()
    page.locator(".menu-wide summary").click()
    me.click("link", "Xếp hạng", exact=True)
    me.click("link", "Cơ quan CQ2A")
    me.shot("d1-phieu-diem")
    me.count()
    page.locator(".score").nth(2).click()
    page.locator(".why").wait_for()
    me.click("link", "Toàn bộ căn cứ của điểm này")
    told = page.inner_text("main")
    me.shot("d2-mot-diem")
    assert "Thiếu minh chứng" in told
    me.click("link", "Chấm điểm")
    sheet = page.get_by_role("row", name="Cơ quan CQ2A").get_by_role("link")
    me.count()
    sheet.nth(1).click()
    page.wait_for_load_state()
    told = page.inner_text("main")
    assert "Thiếu minh chứng" in told
    me.shot("d3-phieu-cham-cheo")
    me.click("link", "Mọi bước và mọi thay đổi, trước và sau")
    me.shot("d4-lich-su")
    assert me.clicks <= 12, me.told
    assert me.seconds <= SLACK * 300, me.told
