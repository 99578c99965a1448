"""A score sheet: the grid, its cells, pasting into it, and its steps."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts import proof
from thidua.apps.accounts.errors import Forbidden, NotVisible, WrongState
from thidua.apps.accounts.selectors import is_guest, steps_of, year_to_work_in
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.assessment import services, sheet_steps
from thidua.apps.assessment.cell_texts import text_in
from thidua.apps.assessment.errors import CellRefused
from thidua.apps.assessment.forms import CellForm, PasteForm, StepForm
from thidua.apps.assessment.pasting import read_pasted, tally_of
from thidua.apps.assessment.questions import open_by_item
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.sheet_page import SheetPage, sheet_page
from thidua.apps.assessment.sheet_selectors import rounds_of
from thidua.apps.assessment.sheet_steps import allowed_moves, sheet_due
from thidua.apps.assessment.views.saving import save_sent
from thidua.apps.assessment.views.trying import done
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, post_only, reader_language
from thidua.apps.common.versions import Stale
from thidua.core.vietnamese import nfc
from thidua.wording import say_error

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear


@form_page
@once
def sheet(request: ActorRequest, bloc: str, year: int, pk: int) -> HttpResponse:
    """The grid. Without script it is sent as a whole."""
    bloc_year = year_to_work_in(request.actor, bloc, year)
    if request.method == "POST":
        sheet_steps.require_entry(request.actor, bloc_year, pk)
    refused: dict[str, str] = {}
    if request.method == "POST":
        refused = save_sent(request, bloc_year, pk)
        if not refused:
            messages.success(request, _("The sheet is saved."))
            return redirect(request.path)
    return _show(request, bloc_year, pk, StepForm(), refused)


@post_only
@once
def step(request: ActorRequest, bloc: str, year: int, pk: int) -> HttpResponse:
    """Submit, approve, return, finish or open again."""
    bloc_year = year_to_work_in(request.actor, bloc, year)
    page = sheet_page(request.actor, bloc_year, pk, reader_language())
    form = StepForm(request.POST)
    known = {move.name for move in page.at.machine.moves}
    if form.data.get("name") not in known:
        raise NotVisible
    if form.data.get("name") == "approve":  # approving is signing
        proof.sign(request, f"{page.at.kind}.approve", page.at.place, page.at.sheet)
    reached: list[int] = []

    def take() -> None:
        reached.append(services.take_step(request.actor, bloc_year, pk, form.step()).pk)

    if done(form, take):
        messages.success(request, _("Done. The step is recorded with your name and the time."))
        return redirect("assessment:sheet", bloc, year, reached[0])
    return _show(request, bloc_year, pk, form, {})


@post_only
def cell(request: ActorRequest, bloc: str, year: int, pk: int) -> HttpResponse:
    """Keep one cell and answer as the grid expects it."""
    bloc_year = year_to_work_in(request.actor, bloc, year)
    form = CellForm(request.POST)
    if not form.is_valid():
        words = _("The cell was not understood. Load the page again.")
        return JsonResponse({"state": "invalid", "words": words})
    typed, language = form.cell(), reader_language()
    item = next((i for i in adopted_scheme(bloc_year).items() if i.id == typed.row), None)
    if item is None:
        raise NotVisible
    try:
        line = services.save_cell(request.actor, bloc_year, pk, typed)
    except CellRefused as error:
        return JsonResponse({"state": "invalid", "words": say_error(error, language)})
    except (Forbidden, WrongState) as error:
        return JsonResponse({"state": "locked", "words": say_error(error, language)})
    except Stale as error:
        held = text_in(item, error.row, typed.col)  # type: ignore[arg-type] # the row is a line
        same = held == nfc(typed.text).strip()
        words = "" if same else say_error(error, language)
        answer = {"state": "saved" if same else "stale", "value": held, "words": words}
        return JsonResponse(answer | {"version": error.row.version})
    page = sheet_page(request.actor, bloc_year, pk, language)
    return JsonResponse({
        "state": "saved",
        "value": text_in(item, line, typed.col),
        "version": line.version,
        "sums": page.sums(typed.row),
    })  # fmt: skip


@post_only
def paste(request: ActorRequest, bloc: str, year: int, pk: int) -> HttpResponse:
    """Show what was pasted before anything is kept."""
    bloc_year = year_to_work_in(request.actor, bloc, year)
    form, language = PasteForm(request.POST), reader_language()
    page = sheet_page(request.actor, bloc_year, pk, language)
    if not form.is_valid():
        return JsonResponse({"words": _("Nothing was pasted. Copy the cells in Excel again.")})
    given = form.cleaned_data
    found = read_pasted(
        adopted_scheme(bloc_year), page, given["text"], given["row"], given["col"], language
    )
    context = {"year": bloc_year, "page": page, "found": found, "given": given}
    context |= {"good": sum(each.good for each in found), "tally": tally_of(found)}
    return render(request, "assessment/_pasted.html", context)


@post_only
@once
def accept(request: ActorRequest, bloc: str, year: int, pk: int) -> HttpResponse:
    """Keep the pasted cells that can be taken."""
    bloc_year = year_to_work_in(request.actor, bloc, year)
    form = PasteForm(request.POST)
    page = sheet_page(request.actor, bloc_year, pk, reader_language())
    if form.is_valid():
        given = form.cleaned_data
        found = read_pasted(
            adopted_scheme(bloc_year), page, given["text"], given["row"], given["col"],
            reader_language(),
        )  # fmt: skip
        good = [each for each in found if each.good]
        cells = [
            services.Cell(each.row, each.col, each.text, _version(request, each.row))
            for each in good
        ]
        services.save_cells(request.actor, bloc_year, pk, cells)
        messages.success(request, _("%(n)s cells were taken over.") % {"n": len(cells)})
    return redirect("assessment:sheet", bloc, year, pk)


def _version(request: ActorRequest, row: str) -> int | None:
    sent = request.POST.get(f"version-{row}", "")
    return int(sent) if sent.isdecimal() else None


def _show(
    request: ActorRequest, bloc_year: "BlocYear", pk: int, form: StepForm, refused: dict[str, str]
) -> HttpResponse:
    page: SheetPage = sheet_page(request.actor, bloc_year, pk, reader_language())
    asked = open_by_item(request.actor, bloc_year, page.agency.pk)
    context = {
        "year": bloc_year,
        "section": "stages",
        "page": page,
        "sheet": page.at.sheet,
        "moves": allowed_moves(request.actor, page.at),
        "second_person": sheet_steps.waits_for_another(request.actor, page.at),
        "due": sheet_due(bloc_year, page.at),
        "rounds": list(rounds_of(page.at.sheet)),
        "steps": steps_of("assessment.scoresheet", page.at.sheet.pk),
        "form": form,
        "refused": refused,
        "kept": {name: request.POST.get(name, "") for name in refused},
        "asked": asked,
        "open_questions": sum(asked.values()),
        "own": page.at.kind == "self_score",
        "guest": is_guest(request.actor, bloc_year),
    }
    return render(request, "assessment/sheet.html", context)
