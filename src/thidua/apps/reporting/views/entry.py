"""Writing a report: the page of one period, the grid, one cell, a paste, the steps."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from thidua.apps.accounts import proof
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.selectors import steps_of, year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only, reader_language
from thidua.apps.movements.page_selectors import answering_agency, known_step
from thidua.apps.reporting import entry_page as selectors
from thidua.apps.reporting import services
from thidua.apps.reporting.cells import write_cell
from thidua.apps.reporting.entry_page import ReportPage
from thidua.apps.reporting.forms import DeedForm, ReasonForm
from thidua.apps.reporting.pasting import read_paste
from thidua.apps.reporting.places import place_of_report
from thidua.wording import say

VALUE, VERSION = "v-", "version-v-"


def _found(
    request: ActorRequest, bloc: str, year: int, agency: str, period: str
) -> tuple[ReportPage, dict[str, object]]:
    bloc_year = year_for(request.actor, bloc, year)
    code = selectors.period_or_hidden(period)
    found = selectors.report_page(request.actor, bloc_year, agency, code)
    return found, {"year": bloc_year, "section": "reports", "found": found}


@page
def report(request: ActorRequest, bloc: str, year: int, agency: str, period: str) -> HttpResponse:
    """One report: state, figures, problems, and what the reader may do with it."""
    found, context = _found(request, bloc, year, agency, period)
    steps = steps_of("reporting.report", found.report.pk) if found.report else ()
    context |= {"reason_form": ReasonForm(), "steps": steps}
    return render(request, "reporting/report.html", context)


@post_only
@once
def begin(request: ActorRequest, bloc: str, year: int, agency: str, period: str) -> HttpResponse:
    """Begin a round, or go on with the one that is begun."""
    bloc_year = year_for(request.actor, bloc, year)
    code = selectors.period_or_hidden(period)
    by = answering_agency(request.actor, bloc_year, agency)
    services.begin_report(request.actor, bloc_year, by, code)
    return redirect("reporting:entry", bloc, year, agency, period)


@form_page
def entry(request: ActorRequest, bloc: str, year: int, agency: str, period: str) -> HttpResponse:
    """The grid. Without script the whole form is posted; with it each cell saves itself."""
    bloc_year = year_for(request.actor, bloc, year)
    code = selectors.period_or_hidden(period)
    begun = selectors.report_page(request.actor, bloc_year, agency, code)
    draft = begun.report
    selectors.require_edit(request.actor, bloc_year, begun)
    if draft is None:
        return redirect("reporting:report", bloc, year, agency, period)
    answers = {}
    if request.method == "POST":
        answers = services.keep_cells(request.actor, draft, _posted(request))
        if all(each.state == "saved" for each in answers.values()):
            return redirect("reporting:report", bloc, year, agency, period)
    found = begun
    if answers:
        found = selectors.report_page(request.actor, bloc_year, agency, code)
    context = {
        "year": bloc_year,
        "section": "reports",
        "found": found,
        "rows": _cells(request, found, answers),
        "deed_form": DeedForm(),
        "wrong": sum(each.state != "saved" for each in answers.values()),
    }
    return render(request, "reporting/entry.html", context, status=400 if answers else 200)


def _posted(request: ActorRequest) -> list[tuple[str, str, int]]:
    given = request.POST
    return [
        (name.removeprefix(VALUE), given[name], _number(given.get(f"version-{name}", "")))
        for name in given
        if name.startswith(VALUE)
    ]  # fmt: skip


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _cells(
    request: ActorRequest, found: ReportPage, answers: dict[str, services.CellAnswer]
) -> list[dict[str, object]]:
    """Each row with the text of its cell: what was typed stays while it is wrong."""
    language, rows = reader_language(), []
    for row in found.rows:
        answer = answers.get(row.indicator.code)
        wrong = answer is not None and answer.state != "saved"
        kept = write_cell(row.value, row.indicator, language)
        rows.append({
            "row": row,
            "text": request.POST.get(f"{VALUE}{row.indicator.code}", "") if wrong else kept,
            "before": write_cell(row.before, row.indicator, language),
            "words": say(answer.code, {}, language) if wrong and answer else "",
        })  # fmt: skip
    return rows


@post_only
def cell(request: ActorRequest, bloc: str, year: int, agency: str, period: str) -> JsonResponse:
    """Keep one cell; the answer says what stands there now."""
    bloc_year, given = year_for(request.actor, bloc, year), request.POST
    code = selectors.period_or_hidden(period)
    draft, indicator = selectors.cell_at(
        request.actor, bloc_year, agency, code, given.get("row", "")
    )
    if given.get("col") not in {"value", "certainty"}:
        raise NotVisible
    answer = services.keep_cell(
        request.actor, draft, indicator.code, given.get("value", ""),
        version=_number(given.get("version", "")), column=given["col"],
    )  # fmt: skip
    language = reader_language()
    told: dict[str, object] = {
        "state": answer.state,
        "version": answer.version,
        "words": say(answer.code, {}, language) if answer.code else "",
    }
    if answer.state != "invalid":
        told["value"] = (
            given.get("value", "")
            if given["col"] == "certainty"
            else write_cell(answer.value, indicator, language)
        )
    return JsonResponse(told)


@post_only
def paste(request: ActorRequest, bloc: str, year: int, agency: str, period: str) -> HttpResponse:
    """What a pasted rectangle would put where; nothing is kept yet."""
    found, context = _found(request, bloc, year, agency, period)
    selectors.require_edit(request.actor, year_for(request.actor, bloc, year), found)
    rows = read_paste(request.POST.get("text", ""), request.POST.get("row", ""), found.rows)
    language = reader_language()
    context |= {
        "rows": [
            {
                "row": each,
                "shown": write_cell(each.value, each.row.indicator, language) if each.row else "",
                "words": say(each.code, {}, language) if each.code else "",
            }
            for each in rows
        ],
        "good": sum(each.good for each in rows),
    }
    return render(request, "reporting/_paste.html", context)


@post_only
@once
def deed(request: ActorRequest, bloc: str, year: int, agency: str, period: str) -> HttpResponse:
    """Add one thing done."""
    found, context = _found(request, bloc, year, agency, period)
    form = DeedForm(request.POST)
    if found.report is None:
        raise NotVisible
    if form.is_valid():
        services.keep_deed(request.actor, found.report, form.entry())
        return redirect("reporting:entry", bloc, year, agency, period)
    context |= {"rows": _cells(request, found, {}), "deed_form": form}
    return render(request, "reporting/entry.html", context, status=400)


@post_only
@once
def no_deed(
    request: ActorRequest, bloc: str, year: int, agency: str, period: str, key: int
) -> HttpResponse:
    """Take one thing out again."""
    found, _context = _found(request, bloc, year, agency, period)
    if found.report is None:
        raise NotVisible
    services.remove_deed(request.actor, found.report, key)
    return redirect("reporting:entry", bloc, year, agency, period)


@post_only
@once
def step(
    request: ActorRequest, bloc: str, year: int, agency: str, period: str, name: str
) -> HttpResponse:
    """Submit, approve or return the newest round."""
    known_step(name, "submit", "approve", "return")
    found, _context = _found(request, bloc, year, agency, period)
    if found.report is None:
        raise NotVisible
    reason = request.POST.get("reason", "")
    if name == "approve":  # approving is signing
        row = found.report
        place = place_of_report(row.bloc_year, row.agency_id, row)
        proof.sign(request, "report.approve", place, row)
    services.step_report(request.actor, found.report, name, reason=reason)
    return redirect("reporting:report", bloc, year, agency, period)
