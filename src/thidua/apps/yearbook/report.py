"""Facts of the year + the plan of the report → the document and its trace."""

from datetime import date
from functools import cache
from pathlib import Path

from thidua.apps.yearbook.context import report_context
from thidua.apps.yearbook.facts import YearFacts
from thidua.core.composing.check import check_trace
from thidua.core.composing.compose import compose, compose_annexes, fill
from thidua.core.composing.document import Document, Form, Signature, plain
from thidua.core.composing.ledger import Ledger
from thidua.core.composing.plan import Plan, load_forms, load_plan
from thidua.core.composing.trace import Trace
from thidua.core.kernel.errors import BadData

DOCUMENTS = Path(__file__).parents[2] / "rulebook" / "documents"
SYMBOL = "KTĐ"  # khối thi đua, in the number of its documents


@cache
def report_plan() -> Plan:
    return load_plan(DOCUMENTS / "year-end-report.yaml")


@cache
def forms() -> dict[str, Form]:
    return load_forms(DOCUMENTS / "formats.yaml")


def compose_report(facts: YearFacts) -> tuple[Document, Trace]:
    """Compose the year-end report and prove that each of its numbers can be traced.

    Raises:
        BadData: A number has no source, or differs from it; `findings` name each.
    """
    plan, form, ledger = report_plan(), forms()[facts.format], Ledger()
    context = report_context(facts, ledger, form.sign)
    joiner = "-" if form.code == "party" else "/"
    document = Document(
        form=form,
        title=plan.title,
        issuer=facts.bloc,
        parent=facts.parent,
        number=f"…{joiner}{plan.code}{'/' if form.code == 'party' else '-'}{SYMBOL}",
        place=facts.place,
        day=facts.day,
        day_line=day_line(facts),
        summary=fill(plan.summary, context),
        head_note=fill(plan.head_note, context),
        blocks=compose(plan.body, context),
        annexes=compose_annexes(plan.annexes, context),
        signature=_signature(form),
        recipients=_recipients(facts),
    )
    trace = ledger.trace()
    findings = check_trace(document, trace)
    if findings:
        raise BadData(file=plain(document.summary), count=len(findings), findings=tuple(findings))
    return document, trace


def day_line(facts: YearFacts) -> str:
    """Place and date; dots where the day is left to the signer."""
    return day_line_of(facts.place, facts.day)


def day_line_of(place: str, day: date | None) -> str:
    if day is None:
        return f"{place}, ngày … tháng … năm …"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)  # noqa: PLR2004 - Decree 30: months 1 and 2 get a 0
    return f"{place}, ngày {day.day:02d} tháng {month} năm {day.year}"


def _signature(form: Form) -> Signature:
    on_behalf = "T/M" if form.code == "party" else "TM."
    return Signature(f"{on_behalf} Khối thi đua", "Khối trưởng")


def _recipients(facts: YearFacts) -> tuple[str, ...]:
    return (
        f"{facts.parent} (để báo cáo),",
        "Hội đồng Thi đua - Khen thưởng tỉnh,",
        "Các cơ quan, đơn vị trong Khối,",
        f"Lưu {facts.head or 'Khối thi đua'}.",
    )
