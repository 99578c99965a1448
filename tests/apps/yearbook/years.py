"""A small year written by hand, with what is whole, missing, late and illustrative."""

from datetime import date
from decimal import Decimal

from thidua.apps.yearbook.facts import (
    AgencyFacts,
    GoverningDocument,
    MovementFact,
    Said,
    ScoreFact,
    ScoringFacts,
    TargetFact,
    YearFacts,
)
from thidua.core.composing.ledger import Evidence, Source
from thidua.core.composing.trace import Record


def source(kind: str, key: str, *, fact: str = "", fake: bool = False, proofs=()) -> Source:
    return Source(Record(kind, key, f"{kind} {key}"), proofs, fact, fake)


def said(text: str, key: str, **options) -> Said:
    return Said(text, source("deed", key, **options))


DECISION = Evidence("9", "Quyết định số 12-QĐ/TU", "Ban Tổ chức Tỉnh ủy", "7.897", "2022")


def target(indicator: str, want: str, got: str, met: bool | None) -> TargetFact:
    key = indicator.split(maxsplit=1)[0]
    return TargetFact(
        indicator, "%", want, got, met,
        source("pact_target", key, fake=True) if want else None,
        source("result_line", key, fake=True) if got else None,
    )  # fmt: skip


def scored(code: str, place: int, total: str | None) -> ScoreFact:
    value = None if total is None else Decimal(total)
    low, high = value or Decimal(70), value or Decimal(95)
    return ScoreFact(
        code, place, value, low, high, "Tốt" if value else "",
        {"I": (value, low, high)}, Decimal(0), Decimal("1.5"),
        source("ranking", f"2022-{code}", fake=True),
    )  # fmt: skip


def year(**changes) -> YearFacts:
    bloc = source("bloc_year", "khoi-2022", fact="F1")
    agencies = (
        AgencyFacts(
            "BTC", "Ban Tổ chức Tỉnh ủy", source("organisation", "BTC", fact="F2"),
            (said("Tham mưu tặng Huy hiệu Đảng cho 7.897 đảng viên", "34", fact="F34",
                  proofs=(DECISION,)),),
            (target("Nộp báo cáo đúng hạn", "95", "97", met=True),
             target("Số hóa tài liệu", "80", "62,5", met=False),
             target("Sáng kiến", "3", "", met=None)),
        ),
        AgencyFacts("BBVSK", "Ban Bảo vệ 10 =1+1", source("organisation", "BBVSK", fact="F2")),
    )  # fmt: skip
    document = GoverningDocument(
        "Chỉ thị số 26/CT-TTg", "về tăng cường kỷ luật", source("document", "12", fact="F12")
    )
    facts = {
        "bloc": "Khối Thi đua các cơ quan Đảng thuộc Tỉnh ủy", "bloc_source": bloc, "year": 2022,
        "place": "Nam Định", "parent": "Tỉnh ủy Nam Định", "format": "party",
        "day": date(2023, 1, 4), "head": "Ban Tổ chức Tỉnh ủy", "deputy": "",
        "head_source": source("bloc_year", "head", fake=True), "agencies": agencies,
        "documents": (document,),
        "regimes": (said("Quy chế làm việc", "16", fact="F16"),),
        "movements": (MovementFact("Văn hóa công sở", "2019-2025", "UBND tỉnh phát động",
                                   source("movement", "1", fact="F14")),),
        "shortcomings": (said("Báo cáo 6 tháng nộp muộn 2 ngày", "50", fake=True),),
        "theme": said("“Đoàn kết, sáng tạo”", "47", fact="F47"),
        "directions": (said("6 nhiệm vụ trọng tâm và 3 khâu đột phá", "48", fact="F48"),),
        "scoring": ScoringFacts(
            "Bảng điểm minh họa năm 2022", source("scheme", "demo"), Decimal(100), 40,
            (("I", "I", "Nhiệm vụ chính trị", Decimal(40)),),
            (scored("BTC", 1, "92.5"), scored("BBVSK", 2, None)), provisional=True,
        ),
    }  # fmt: skip
    return YearFacts(**facts | changes)
