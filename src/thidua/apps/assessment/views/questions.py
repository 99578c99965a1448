"""Questions of reviewers: the list with its filter and as a file, and one of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.selectors import steps_of, year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.assessment import questions as selectors
from thidua.apps.assessment import services
from thidua.apps.assessment.flows import QUESTION
from thidua.apps.assessment.forms import QuestionFilter, ReplyForm
from thidua.apps.assessment.questions import QuestionRow
from thidua.apps.assessment.stage_pages import proofs_of
from thidua.apps.assessment.views.trying import done
from thidua.apps.common.exports import export_rows
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page

CLOSED = ("closed", "withdrawn")


@page
def listed(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Every question that the reader may see; those that wait come first."""
    bloc_year = year_for(request.actor, bloc, year)
    rows = selectors.questions_page(request.actor, bloc_year)
    form = _filter(request, rows)
    context = {
        "year": bloc_year,
        "section": "stages",
        "rows": _chosen(form, rows),
        "all": rows,
        "waiting": sum(each.row.state == selectors.ASKED for each in rows),
        "overdue": len(selectors.overdue(rows)),
        "form": form,
    }
    return render(request, "assessment/questions.html", context)


@page
def export(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The list, as it is filtered, as an Excel file."""
    bloc_year = year_for(request.actor, bloc, year)
    rows = selectors.questions_page(request.actor, bloc_year)
    heads = [
        _("Agency"), _("Item"), _("Asked by"), _("Question"), _("Asked on"),
        _("Last day for the answer"), _("Answer"), _("State"), _("Days late"),
    ]  # fmt: skip
    table = [
        [
            each.agency.name, f"{each.code} {each.name}", each.office, each.row.text,
            each.row.asked_at, each.row.due, each.row.answer, _(QUESTION.states[each.row.state]),
            each.days_over if each.late else None,
        ]
        for each in _chosen(_filter(request, rows), rows)
    ]  # fmt: skip
    title = _("Questions of reviewers, %(year)s") % {"year": year}
    return export_rows(title, heads, table, f"cau-hoi-{bloc}-{year}")


@form_page
@once
def one(request: ActorRequest, bloc: str, year: int, pk: int) -> HttpResponse:
    """Answer, take the answer, ask again, withdraw."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.question(request.actor, bloc_year, pk)
    names = {move.name for move in found.moves}
    proofs = proofs_of(found.row.sheet.agency_id) if "answer" in names else {}
    cited = [each.evidence_id for each in found.row.citations.all()]
    form = ReplyForm(
        request.POST or None,
        proofs=proofs,
        initial={"evidence": cited, "version": found.row.version},
    )
    if request.method == "POST" and done(
        form,
        lambda: services.reply_to_question(request.actor, bloc_year, pk, form.reply()),
    ):
        messages.success(request, _("Kept. The other side sees it now."))
        return redirect("assessment:questions", bloc, year)
    context = {
        "year": bloc_year,
        "section": "stages",
        "found": found,
        "form": form,
        "proofs": proofs,
        "steps": steps_of("assessment.question", pk),
    }
    return render(request, "assessment/question.html", context)


def _filter(request: ActorRequest, rows: list[QuestionRow]) -> QuestionFilter:
    agencies = {each.agency.code: each.agency.name for each in rows}
    return QuestionFilter(request.GET, agencies=agencies)


def _chosen(form: QuestionFilter, rows: list[QuestionRow]) -> list[QuestionRow]:
    """Those that fit the filter; a filter that is no filter hides nothing."""
    if not form.is_valid():
        return rows
    state, agency = form.cleaned_data["state"], form.cleaned_data["agency"]
    return [each for each in rows if _fits(each, state) and agency in {"", each.agency.code}]


def _fits(each: QuestionRow, state: str) -> bool:
    if state == "late":
        return each.late
    if state == CLOSED[0]:
        return each.row.state in CLOSED
    return state in {"", each.row.state}
