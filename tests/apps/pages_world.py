"""A small scored year and the addresses of all its pages."""

from django.urls import reverse
from tests.apps.assessment.books import HASH, TODAY, filled_agency, small_scheme, workbook
from tests.apps.small_bloc import bare_bloc

from thidua.apps.assessment.services import adopt_scheme, import_workbook
from thidua.apps.documents.models import Document
from thidua.apps.movements.models import Movement
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Evidence
from thidua.workbook.contents import DeedContents

PLACE = ("khoi-thu", 2022)


def agency_codes(number: int) -> list[str]:
    return [f"CQ{n}A" for n in range(1, number + 1)]


def scored_bloc(number: int = 1, **changes) -> BlocYear:
    """A bloc of so many agencies that reported everything, one document, one movement."""
    codes = agency_codes(number)
    year = bare_bloc(*codes)
    adopt_scheme(year, small_scheme(), today=TODAY)
    agencies = [filled_agency(code, judged=f"{9 - n}") for n, code in enumerate(codes)]
    deeds = [DeedContents(code, "advice", f"Việc của {code}", source_ref="F24") for code in codes]
    book = workbook(*agencies, deeds=deeds, bloc_code="khoi-thu", **changes)
    import_workbook(book, file_hash=HASH, file_name="so-lieu.xlsx", today=TODAY)
    document = Document.objects.create(
        type_name="Chỉ thị", number="05-CT/TW", canonical="05-CT/TW", format="party"
    )
    parent = Movement.objects.create(bloc_year=year, level="province", name="Văn hóa công sở")
    parent.basis.add(document)
    Movement.objects.create(bloc_year=year, level="agency", name="Hưởng ứng", parent=parent)
    return year


def page_urls() -> dict[str, str]:
    """Name → address of each page, with the first agency, document, proof and movement."""
    code = agency_codes(1)[0]
    return {
        "dashboard": reverse("desk:dashboard", args=PLACE),
        "agencies": reverse("desk:agencies", args=PLACE),
        "papers": reverse("desk:papers", args=PLACE),
        "document": reverse("desk:document", args=(*PLACE, Document.objects.first().pk)),
        "evidence": reverse("desk:evidence", args=(*PLACE, Evidence.objects.first().pk)),
        "scoreboard": reverse("assessment:scoreboard", args=PLACE),
        "scorecard": reverse("assessment:scorecard", args=(*PLACE, code)),
        "line": reverse("assessment:line", args=(*PLACE, code, "I.1")),
        "scheme": reverse("assessment:scheme", args=PLACE),
        "movements": reverse("movements:list", args=PLACE),
        "movement": reverse("movements:movement", args=(*PLACE, Movement.objects.first().pk)),
        "agency": reverse("reporting:agency", args=(*PLACE, code)),
        "report": reverse("yearbook:report", args=PLACE),
    }
