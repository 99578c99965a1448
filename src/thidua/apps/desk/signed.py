"""What a leader signs: the thing, where it stands, and the papers kept for it."""

from typing import Any

from django.db.models import QuerySet

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.models import SignedPaper
from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.sheet_selectors import visible_sheet
from thidua.apps.common.uploads import KeptFile, path_of
from thidua.apps.movements.models import Registration
from thidua.apps.movements.places import place_of_registration
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Report
from thidua.apps.reporting.places import place_of_report

SELF_SCORE = "self_score"
MACHINE_OF = {
    "reporting.report": "report", "movements.registration": "registration",
    "assessment.scoresheet": SELF_SCORE,
}  # fmt: skip


def thing_of(actor: Actor, bloc_year: BlocYear, machine: str, subject: int) -> tuple[Any, Place]:
    """A report, a registration or a self-score of an agency, and where it stands.

    Raises:
        NotVisible: There is none in that year, or not for this person.
    """
    thing: Any = None
    if machine == "report":
        thing = Report.objects.filter(bloc_year=bloc_year, pk=subject).first()
        place = place_of_report(bloc_year, thing.agency_id if thing else None, thing)
    elif machine == "registration":
        thing = Registration.objects.filter(bloc_year=bloc_year, pk=subject).first()
        place = place_of_registration(bloc_year, thing.agency_id if thing else 0, thing)
    elif machine == SELF_SCORE:
        at = visible_sheet(actor, bloc_year, adopted_scheme(bloc_year), subject)
        thing, place = (at.sheet, at.place) if at.kind == SELF_SCORE else (None, at.place)
    if thing is None or thing.agency_id is None:
        raise NotVisible
    require(actor, f"{machine}.view", place)
    return thing, place


def papers_of(thing: Any) -> QuerySet[SignedPaper]:
    """The scans that were kept for a thing, newest first; whoever asks was let see the thing."""
    kind = str(thing._meta.label_lower)  # noqa: SLF001 - Django's documented way
    return SignedPaper.objects.filter(subject_type=kind, subject_id=thing.pk).select_related("who")


def paper_file(actor: Actor, bloc_year: BlocYear, key: int) -> KeptFile:
    """The scan of a signed sheet: for whoever sees what was signed.

    Raises:
        NotVisible: There is none, or the reader does not see the thing.
    """
    row = SignedPaper.objects.filter(bloc_year=bloc_year, pk=key).first()
    if row is None or not path_of(row.file_hash).exists():
        raise NotVisible
    thing_of(actor, bloc_year, MACHINE_OF[row.subject_type], row.subject_id)
    kind = row.file_name.rsplit(".", 1)[-1].lower()
    return KeptFile(row.file_hash, row.file_name, row.size, kind)


def may_keep(actor: Actor, thing: Any, place: Place) -> bool:
    return thing.state == "submitted" and may(actor, "paper.keep", place)
