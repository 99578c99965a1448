"""Cells that a form sends without script: the whole sheet, or one of its lines."""

from typing import TYPE_CHECKING

from thidua.apps.accounts.errors import Forbidden, NotVisible
from thidua.apps.accounts.policy import require
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.assessment import services
from thidua.apps.assessment.sheet_page import sheet_page
from thidua.apps.common.pages import reader_language
from thidua.core.kernel.errors import DomainError
from thidua.wording import say_error

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear

CELL = "c|"  # before the name of a cell in such a form


def save_sent(
    request: ActorRequest, bloc_year: "BlocYear", pk: int, only: str = ""
) -> dict[str, str]:
    """Keep every cell that differs (of one line: `only`); what is refused comes back in words."""
    page = sheet_page(request.actor, bloc_year, pk, reader_language())
    require(request.actor, f"{page.at.kind}.enter", page.at.place)
    refused: dict[str, str] = {}
    known: dict[str, int] = {}
    for item, held in page.cells():
        name = f"{CELL}{item}|{held.name}"
        sent = request.POST.get(name)
        if sent is None or sent.strip() == held.value or not held.writable:
            continue
        if only not in {"", item}:
            continue
        read = request.POST.get(f"version-{name}", "")
        version = known.get(item, int(read) if read.isdecimal() else None)
        try:
            line = services.save_cell(
                request.actor, bloc_year, pk, services.Cell(item, held.name, sent, version)
            )
            known[item] = line.version
        except (Forbidden, NotVisible):
            raise
        except DomainError as error:
            refused[name] = say_error(error, reader_language())
    return refused
