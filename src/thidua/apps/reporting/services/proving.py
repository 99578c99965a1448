"""The store of proofs of an agency: kept once, cited many times, never lost while cited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import ProtectedError

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, require
from thidua.apps.documents.selectors import registered
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.reporting.errors import NotYetPossible
from thidua.apps.reporting.models import Evidence, Report, ResultCitation, ResultLine
from thidua.apps.reporting.places import place_of_report
from thidua.core.vietnamese import nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceEntry:
    """A proof as it is handed in: a document reference, a stored file, or both."""

    reference: str = ""
    day: date | None = None
    period: str = ""
    file_hash: str = ""
    file_name: str = ""


@transaction.atomic
def add_evidence(
    actor: Actor, bloc_year: BlocYear, agency: Organisation, entry: EvidenceEntry
) -> Evidence:
    """Put a proof into the agency's store; the same one twice is one.

    Raises:
        NotYetPossible: It names neither a document nor a file.
        Forbidden: The actor is of another agency.
    """
    require(actor, "evidence.add", Place(bloc_year, agency.pk))
    reference = nfc(entry.reference).strip()
    if not reference and not entry.file_hash:
        raise NotYetPossible("evidence_is_nothing")
    found, _ = Evidence.objects.get_or_create(
        owner=agency,
        reference=reference,
        day=entry.day,
        period=entry.period,
        file_hash=entry.file_hash,
        defaults={
            "file_name": entry.file_name,
            "kind": Evidence.Kind.FILE if not reference else Evidence.Kind.DOCUMENT,
            "document": registered([reference]).get(reference) if reference else None,
        },
    )
    return found


@transaction.atomic
def cite_result(
    actor: Actor, report: Report, line: ResultLine, chosen: Mapping[int, Decimal | None]
) -> list[ResultCitation]:
    """Rest a figure on these proofs (key → how much of the figure it proves), and on no others.

    Raises:
        NotVisible, Forbidden: The report is not the actor's, or no draft.
    """
    row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    require(actor, "report.edit", place_of_report(row.bloc_year, row.agency_id, row))
    own = Evidence.objects.filter(owner=row.agency, pk__in=chosen)
    ResultCitation.objects.filter(result=line).exclude(evidence__in=own).delete()
    for position, proof in enumerate(own, 1):
        ResultCitation.objects.update_or_create(
            result=line,
            evidence=proof,
            defaults={"quantity": chosen[proof.pk], "position": position},
        )
    return list(line.citations.all())


@transaction.atomic
def remove_evidence(actor: Actor, bloc_year: BlocYear, evidence: Evidence) -> None:
    """Take a proof out of the store.

    Raises:
        NotYetPossible: Something rests on it.
    """
    require(actor, "evidence.add", Place(bloc_year, evidence.owner_id))
    row = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    try:
        row.delete()
    except ProtectedError as error:  # rooms above cite it too
        raise NotYetPossible("evidence_is_cited", proof=str(row)) from error
