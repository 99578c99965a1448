"""The store of proofs, downloads, and resting a figure on proofs."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.forms import NumberField
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only, reader_language
from thidua.apps.common.uploads import KeptFile, keep, send
from thidua.apps.movements.page_selectors import answering_agency
from thidua.apps.reporting import entry_page, services
from thidua.apps.reporting import store as selectors
from thidua.apps.reporting.forms import CiteForm, EvidenceForm
from thidua.apps.reporting.store import BlocYear, Evidence, Organisation
from thidua.core.kernel.errors import BadFile
from thidua.wording import say_error


@form_page
@once
def shelf(request: ActorRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    """The agency's proofs; new ones come in here."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.store(request.actor, bloc_year, agency)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        by = answering_agency(request.actor, bloc_year, agency)
        kept = _keep_all(request, bloc_year, by, form) if form.is_valid() else []
        if kept and not form.errors:
            messages.success(request, _said(kept))
            return _back(request, bloc, year, agency, kept)
    context = {
        "year": bloc_year, "section": "reports", "found": found, "form": form,
        "figure": CiteForm(request.POST) if request.POST.get("for_period") else None,
    }  # fmt: skip
    status = 400 if request.method == "POST" else 200
    return render(request, "reporting/shelf.html", context, status=status)


def _keep_all(
    request: ActorRequest, bloc_year: BlocYear, by: Organisation, form: EvidenceForm
) -> list[Evidence]:
    """Every file becomes a proof of its own; one that is refused says why, the others stay."""
    given, made = form.cleaned_data, []
    entry = {"reference": given["reference"], "day": given["day"], "period": given["period"]}
    uploads = given["upload"]
    used = selectors.space_used(by.pk)
    for upload in uploads:
        kept = _kept(upload, used, form)
        if kept is not None:
            used += kept.size
            made.append(services.add_evidence(
                request.actor, bloc_year, by,
                services.EvidenceEntry(file_hash=kept.sha256, file_name=kept.name, **entry),
            ))  # fmt: skip
    if not uploads:
        only = services.EvidenceEntry(**entry)
        made.append(services.add_evidence(request.actor, bloc_year, by, only))
    return made


def _said(kept: list[Evidence]) -> str:
    names = ", ".join(dict.fromkeys(str(each) for each in kept))
    return _("Kept in the store: {names}.").format(names=names)


def _back(
    request: ActorRequest, bloc: str, year: int, agency: str, kept: list[Evidence]
) -> HttpResponse:
    """To the figure from which somebody came to add a proof, with that proof ticked."""
    figure = CiteForm(request.POST)
    if not figure.is_valid():
        return redirect("reporting:shelf", bloc, year, agency)
    given = figure.cleaned_data
    url = reverse(
        "reporting:cite", args=(bloc, year, agency, given["for_period"], given["for_indicator"])
    )
    return redirect(f"{url}?{urlencode([('moi', each.pk) for each in kept])}")


def _kept(upload: "UploadedFile[bytes]", used: int, form: EvidenceForm) -> KeptFile | None:
    try:
        return keep(upload, used=used)
    except BadFile as error:
        form.add_error("upload", say_error(error, reader_language()))
        return None


@page
def download(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponseBase:
    """The file of a proof, as a download only."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.evidence_for(request.actor, bloc_year, key)
    return send(selectors.file_of(found))


@post_only
@once
def remove(request: ActorRequest, bloc: str, year: int, agency: str, key: int) -> HttpResponse:
    """Take a proof that nothing rests on out of the store."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.evidence_for(request.actor, bloc_year, key)
    services.remove_evidence(request.actor, bloc_year, found)
    return redirect("reporting:shelf", bloc, year, agency)


@form_page
@once
def cite(
    request: ActorRequest, bloc: str, year: int, agency: str, period: str, indicator: str
) -> HttpResponse:
    """Tick the proofs on which one figure rests, each with how much it proves."""
    bloc_year = year_for(request.actor, bloc, year)
    code = entry_page.period_or_hidden(period)
    found = entry_page.report_page(request.actor, bloc_year, agency, code)
    row = entry_page.row_or_hidden(found, indicator)
    entry_page.require_edit(request.actor, bloc_year, found)
    if found.report is None or row.line is None:
        raise NotVisible
    if request.method == "POST":
        services.cite_result(request.actor, found.report, row.line, _chosen(request))
        return redirect("reporting:entry", bloc, year, agency, period)
    shelved = selectors.store(request.actor, bloc_year, agency)
    cited = {each.evidence_id: each for each in row.line.citations.all()}
    new = {text for text in request.GET.getlist("moi") if text.isdecimal()}
    first, rest = selectors.sorted_for(shelved, year, cited)
    context = {
        "year": bloc_year, "section": "reports", "found": found, "row": row,
        "first": first, "rest": rest, "new": new, "form": EvidenceForm(),
        "figure": CiteForm(initial={"for_period": period, "for_indicator": indicator}),
    }  # fmt: skip
    return render(request, "reporting/cite.html", context)


def _chosen(request: ActorRequest) -> dict[int, Decimal | None]:
    """Ticked keys with their quantity; one that is no number counts as not told."""
    quantity, chosen = NumberField(required=False), {}
    for text in request.POST.getlist("proof"):
        if text.isdecimal():
            told = request.POST.get(f"quantity-{text}", "")
            try:
                chosen[int(text)] = quantity.clean(told)
            except ValidationError:
                chosen[int(text)] = None
    return chosen
