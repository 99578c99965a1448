"""A small scheme that has every kind of cell, a bloc of three, and figures for them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from thidua.core.kernel.periods import Period
from thidua.core.scoring.inputs import Absence
from thidua.core.scoring.scheme import Scheme
from thidua.workbook.bloc import AgencyName, BlocInfo
from thidua.workbook.contents import (
    AgencyContents,
    DeedContents,
    EvidenceContents,
    RowContents,
    WorkbookContents,
)
from thidua.workbook.template import write_template

BLOC = BlocInfo(
    "khoi-mau",
    "Khối mẫu",
    (
        AgencyName("BTC", "Ban Tổ chức Tỉnh ủy", "Ban Tổ chức"),
        AgencyName("DUK", "Đảng ủy Khối các Cơ quan và Doanh nghiệp tỉnh", "Đảng ủy Khối"),
        AgencyName("BND", "Báo Nam Định", "Báo"),
    ),
)
D = Decimal


def scheme() -> Scheme:
    value = {"label": "Số lượng", "unit": "count"}
    target = value | {"name": "target", "label": "Chỉ tiêu"}
    return Scheme.model_validate(
        {
            "id": "mau",
            "title": "Bảng điểm mẫu",
            "first_day": date(2022, 1, 1),
            "total": D(100),
            "scorers": {"SNV": "Sở Nội vụ"},
            "sections": (
                {
                    "id": "I", "code": "I", "name": "Nhiệm vụ chính trị", "max": D(60),
                    "items": (
                        {"id": "I.1", "code": "1", "name": "Văn bản tham mưu", "max": D(10),
                         "inputs": (value,), "evidence": "Danh mục văn bản",
                         "rule": {"rate": {"of": "value", "each": D(1), "cap": "max"}},
                         "allows_not_assigned": True},
                        {"id": "I.2", "code": "2", "name": "Tỷ lệ hoàn thành", "max": D(10),
                         "inputs": ({"label": "Tỷ lệ", "unit": "percent", "maximum": D(100)},),
                         "nothing_arose": "full",
                         "rule": {"bands": {"of": "value", "tiers": (
                             {"from": D(95), "give": "max"},
                             {"from": D(50), "below": D(95), "give": D(5)},
                             {"below": D(50), "give": D(0)})}}},
                        {"id": "I.3", "code": "3", "name": "Báo cáo đúng hạn", "max": D(10),
                         "inputs": ({"name": "done", "label": "Ngày gửi", "unit": "date"},),
                         "rule": {"bands": {
                             "of": {"days_late": {"done": "done", "due": "2022-12-10"}},
                             "tiers": ({"to": D(0), "give": "max"}, {"above": D(0), "give": D(0)}),
                         }}},
                        {"id": "I.4", "code": "4", "name": "So với khối", "max": D(20),
                         "inputs": (value, target),
                         "rule": {"compare": {}}},
                        {"id": "I.5", "code": "5", "name": "Kế hoạch chuyển đổi số", "max": D(10),
                         "inputs": ({"label": "Đã ban hành", "unit": "yes_no"},),
                         "rule": {"met": {}}},
                    ),
                },
                {
                    "id": "II", "code": "II", "name": "Xây dựng Đảng", "max": D(40),
                    "sections": (
                        {"id": "II.A", "code": "A", "name": "Xếp loại", "max": D(20), "items": (
                            {"id": "II.A.1", "code": "1", "name": "Xếp loại tổ chức đảng",
                             "max": D(10),
                             "inputs": ({"label": "Mức", "unit": "grade", "options": {
                                 "xs": "Hoàn thành xuất sắc", "tot": "Hoàn thành tốt"}},),
                             "rule": {"choose": {"options": {"xs": "max", "tot": D(7)}}}},
                            {"id": "II.A.2", "code": "2", "name": "Khen thưởng", "max": D(10),
                             "inputs": ({"label": "Hình thức", "unit": "grade", "several": True,
                                         "options": {"co": "Cờ", "bk": "Bằng khen"}},),
                             "rule": {"choose": {"take": "best",
                                                 "options": {"co": "max", "bk": D(5)}}}},
                        )},
                        {"id": "II.B", "code": "B", "name": "Khác", "max": D(20), "items": (
                            {"id": "II.B.1", "code": "1", "name": "Cải cách hành chính",
                             "max": D(20), "scored_by": "SNV",
                             "inputs": ({"label": "Điểm", "unit": "points"},),
                             "rule": {"given": {}}},
                        )},
                    ),
                },
            ),
        }
    )  # fmt: skip


def schemes(scheme_id: str, version: str) -> Scheme | None:
    """The lookup that knows the sample alone."""
    known = scheme()
    return known if (scheme_id, version) == (known.id, known.version) else None


def figures() -> dict[str, RowContents]:
    """One agency's figures, with each kind of cell and of absence."""
    proof = EvidenceContents("80-KH/BTCTU", date(2022, 1, 18), D(12))
    rows = (
        RowContents("I.1", {"value": D(12)}, note="đã rà soát", evidence=(proof,)),
        RowContents("I.2", {}, Absence.NOTHING_AROSE),
        RowContents("I.3", {"done": date(2022, 12, 9)}),
        RowContents("I.4", {"value": D(15), "target": D(12)}),
        RowContents("I.5", {"value": True}),
        RowContents("II.A.1", {"value": "tot"}, illustrative=True),
        RowContents("II.A.2", {"value": ("bk", "bk")}),
        RowContents("II.B.1", {"value": D("17.25")}),
    )
    return {row.item_id: row for row in rows}


def contents(rows: dict[str, RowContents] | None = None) -> WorkbookContents:
    """The same figures for each agency of the bloc, and two deeds."""
    given = tuple((rows or figures()).values())
    known = scheme()
    return WorkbookContents(
        known.id, known.version, known.hash, BLOC.code, 2022, Period.Y,
        agencies=tuple(AgencyContents(a.code, a.name, given) for a in BLOC.agencies),
        deeds=(
            DeedContents("BTC", "award", "Tặng Huy hiệu Đảng", quantity=D(7897),
                         unit="đảng viên", when="đợt 7-11", source_ref="F34"),
            DeedContents("BND", "article", "=Báo in có bài chuyên sâu", day=date(2022, 6, 21)),
        ),
    )  # fmt: skip


def good_workbook(path: Path) -> Path:
    """A filled workbook without a mistake."""
    return write_template(path, scheme(), BLOC, (2022, Period.Y), contents())
