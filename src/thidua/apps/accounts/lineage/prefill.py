"""What a form of an event begins with: an agency, a wrong event, a proposal."""

from collections.abc import Iterable
from typing import Any

from thidua.apps.organisations.models import (
    BlocMember,
    EventProposal,
    EventTerm,
    Organisation,
    OrganisationEvent,
)

Kind = OrganisationEvent.Kind
NEW_FIELDS = ("name", "short_name", "document_format")


def of_agency(key: int) -> dict[str, Any]:
    """The agency from whose page the form was opened."""
    return {"agency": str(key), "agencies": [str(key)]}


def of_event(event: OrganisationEvent) -> dict[str, Any]:
    """What the event that is to be corrected says."""
    before = [each.pk for each in event.predecessors.all()]
    after = list(event.successors.all())
    said = {term.organisation_id: term for term in event.terms.all()}
    born = [each for each in after if each.pk not in before]
    found: dict[str, Any] = {
        "day": event.day, "number": event.decision, "decision_day": event.decision_day,
        "needs_check": event.needs_check, "note": event.note, "version": event.version,
        "agencies": [str(key) for key in before],
        "agency": str(before[0]) if before else "",
        "into": "" if born or not after else str(after[0].pk),
        "stays": len(born) < len(after),
    }  # fmt: skip
    heirs = [term.parent_id for key, term in said.items() if key not in {*before, *_keys(after)}]
    found["heir"] = str(heirs[0]) if heirs else ""
    found["joins"] = BlocMember.objects.filter(begun_by=event).exists()
    for number, agency in enumerate(born, 1):
        term = said.get(agency.pk)
        found |= {f"code_{number}": agency.code, f"name_{number}": term.name if term else ""}
        if event.kind == Kind.SPLIT and agency.pk in heirs:
            found["heir"] = str(number)
    if (shown := (born or after)[:1]) and not (found["into"] and event.kind == Kind.MERGED):
        found |= _of_term(shown[0], said.get(shown[0].pk))
    return found


def _keys(agencies: Iterable[Organisation]) -> list[int]:
    return [each.pk for each in agencies]


def _of_term(agency: Organisation, term: EventTerm | None) -> dict[str, Any]:
    if term is None:
        return {}
    said = {name: getattr(term, name) for name in NEW_FIELDS}
    parent = str(term.parent_id or "")
    return said | {"code": agency.code, "agency_kind": term.kind, "parent": parent}


def of_proposal(proposal: EventProposal) -> dict[str, Any]:
    """What the source says, for the person who checks it."""
    before = [str(each.pk) for each in proposal.predecessors.all()]
    found: dict[str, Any] = {
        "day": proposal.day, "number": proposal.decision, "decision_day": proposal.decision_day,
        "needs_check": not proposal.decision, "version": proposal.version,
        "agencies": before, "agency": before[0] if before else "",
        "into": next((str(each.pk) for each in proposal.successors.all()), ""),
        "parent": str(proposal.under_id or ""),
    }  # fmt: skip
    for number, new in enumerate(proposal.founds, 1):
        found |= {f"code_{number}": new["code"], f"name_{number}": new["name"]}
        if number == 1:
            found |= {
                "code": new["code"], "name": new["name"], "short_name": new["short_name"],
                "agency_kind": new["kind"], "document_format": new["format"],
            }  # fmt: skip
    return found
