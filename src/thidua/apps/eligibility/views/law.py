"""The pages of the rulebook: to be read by everybody who is signed in."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common import clock
from thidua.apps.common.pages import page
from thidua.apps.eligibility import law_pages
from thidua.apps.eligibility.forms import DayForm
from thidua.core.rules.standard import Standard, Version
from thidua.register.book import the_rulebook


@page
def rulebook(request: ActorRequest) -> HttpResponse:
    book = the_rulebook()
    today = clock.today()
    rows = [(each, law_pages.standards_of(each)) for each in book.awards if each.covers(today)]
    context = {
        "titles": [row for row in rows if row[0].kind == "title"],
        "forms": [row for row in rows if row[0].kind == "form"],
        "book": book,
        "doubts": len(law_pages.doubted()),
    }
    return render(request, "eligibility/rulebook.html", context)


@page
def award(request: ActorRequest, code: str) -> HttpResponse:
    found = law_pages.award_of(code)
    if found is None:
        raise Http404
    form = DayForm(
        request.GET if request.GET.get("ngay") else None, initial={"ngay": clock.today()}
    )
    context = {"page": law_pages.award_page(found, form.day()), "form": form}
    return render(request, "eligibility/award.html", context)


@page
def compare(request: ActorRequest, code: str, subject: str) -> HttpResponse:
    """Two versions side by side; without a choice the last two that were read."""
    standard = _standard(code, subject)
    read = [each for each in standard.versions if not each.former]
    new = _version(standard, request.GET.get("moi", "")) or read[-1]
    old = _version(standard, request.GET.get("cu", "")) or read[-2:][0]
    context = {
        "award": law_pages.award_of(code),
        "standard": standard,
        "old": old,
        "new": new,
        "rows": law_pages.beside(standard, old, new),
    }
    return render(request, "eligibility/compare.html", context)


@page
def cases(request: ActorRequest, code: str, subject: str) -> HttpResponse:
    standard = _standard(code, subject)
    context = {
        "award": law_pages.award_of(code),
        "standard": standard,
        "cases": law_pages.cases_of(standard),
    }
    return render(request, "eligibility/cases.html", context)


@page
def document(request: ActorRequest, code: str) -> HttpResponse:
    found = law_pages.document_of(code)
    if found is None:
        raise Http404
    context = {"document": found, "cited": law_pages.citing(found)}
    return render(request, "eligibility/document.html", context)


@page
def principles(request: ActorRequest) -> HttpResponse:
    context = {"principles": the_rulebook().principles, "today": clock.today()}
    return render(request, "eligibility/principles.html", context)


@page
def doubts(request: ActorRequest) -> HttpResponse:
    return render(request, "eligibility/doubts.html", {"doubted": law_pages.doubted()})


def _standard(code: str, subject: str) -> Standard:
    found = law_pages.standard_of(code, subject)
    if found is None:
        raise Http404
    return found


def _version(standard: Standard, key: str) -> Version | None:
    return next((each for each in standard.versions if each.id == key), None)
