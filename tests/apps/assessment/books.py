"""Small records for tests, made by the services that the product uses."""

from datetime import date
from decimal import Decimal

from thidua.core.kernel.periods import Period
from thidua.core.scoring.inputs import Absence
from thidua.core.scoring.scheme import Scheme
from thidua.workbook.contents import (
    AgencyContents,
    DeedContents,
    EvidenceContents,
    RowContents,
    WorkbookContents,
)

TODAY = date(2023, 1, 4)
HASH = "a" * 64


def small_scheme(**changes) -> Scheme:
    """One indicator with its target, one yes/no, one judged item; and a bonus."""
    value = {"label": "Thực hiện", "unit": "percent"}
    target = {"name": "target", "label": "Đăng ký", "unit": "percent"}
    data = {
        "id": "thu-nghiem",
        "title": "Bảng điểm thử nghiệm",
        "first_day": "2022-01-01",
        "total": 30,
        "stages": [
            {"code": "self", "name": "Tự chấm", "who": "Đơn vị"},
            {"code": "bloc", "name": "Khối chấm", "who": "Khối"},
        ],
        "sections": [
            {
                "id": "I", "code": "I", "name": "Nhiệm vụ", "max": 30,
                "items": [
                    {"id": "I.1", "code": "1", "name": "Hoàn thành chương trình công tác",
                     "max": 10, "inputs": [value, target], "indicator": "KT-01",
                     "rule": {"rate": {"of": "value", "each": Decimal("0.1"), "cap": "max"}}},
                    {"id": "I.2", "code": "2", "name": "Có kế hoạch", "max": 10,
                     "inputs": [{"label": "Có", "unit": "yes_no"}], "rule": {"met": {}},
                     "allows_not_assigned": True},
                    {"id": "I.3", "code": "3", "name": "Khối đánh giá", "max": 10,
                     "inputs": [{"label": "Điểm", "unit": "points"}], "rule": {"given": {}}},
                ],
            },
        ],
    }  # fmt: skip
    return Scheme.model_validate(data | changes)


def proof(reference: str, quantity: str | None = None) -> EvidenceContents:
    amount = None if quantity is None else Decimal(quantity)
    return EvidenceContents(reference, date(2022, 6, 1), amount, Period.Y)


def filled_agency(code: str, done: str = "95", judged: str = "8.5") -> AgencyContents:
    rows = (
        RowContents("I.1", {"value": Decimal(done), "target": Decimal(90)},
                    evidence=(proof("Báo cáo số 12-BC/TU", "95"),), place=f"{code}!F5",
                    illustrative=True),
        RowContents("I.2", {"value": True}, note="Theo kế hoạch năm", place=f"{code}!F6"),
        RowContents("I.3", {"value": Decimal(judged)},
                    evidence=(proof("Biên bản số 3-BB/TU"),), place=f"{code}!F7"),
    )  # fmt: skip
    return AgencyContents(code, code, rows)


def not_assigned(agency: AgencyContents) -> AgencyContents:
    """The same agency, whose second item was never assigned."""
    first, second, third = agency.rows
    row = RowContents(second.item_id, absence=Absence.NOT_ASSIGNED, place=second.place)
    return AgencyContents(agency.code, agency.name, (first, row, third))


BADGES = DeedContents(
    "BTC", "award", "Tham mưu tặng Huy hiệu Đảng cho 7.897 đảng viên",
    quantity=Decimal(7897), unit="đảng viên", source_ref="F34",
)  # fmt: skip


def workbook(*agencies: AgencyContents, deeds=(BADGES,), scheme=None, **changes):
    scheme = scheme or small_scheme()
    given = {
        "scheme_id": scheme.id, "scheme_version": scheme.version, "scheme_hash": scheme.hash,
        "bloc_code": "khoi-dang-nam-dinh", "year": 2022, "period": Period.Y,
        "agencies": agencies or (filled_agency("BTC"), filled_agency("UBKT", "80")),
        "deeds": tuple(deeds),
    }  # fmt: skip
    return WorkbookContents(**given | changes)
