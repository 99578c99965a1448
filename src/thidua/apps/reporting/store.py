"""The store of proofs of one agency, with where each is used and what is there twice."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, ask, may
from thidua.apps.common.uploads import KeptFile, path_of
from thidua.apps.movements.register_page import member_or_hidden
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.selectors import Member
from thidua.apps.reporting.models import Evidence, Report, ResultCitation
from thidua.core.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Kept:
    """One proof; `twice` when the same file or the same paragraph is kept another time."""

    evidence: Evidence
    uses: int
    twice: bool


def of_year(row: Evidence, year: int) -> bool:
    """Whether a proof is of this year; one without a day may be."""
    return row.day is None or row.day.year == year


@dataclass(frozen=True, slots=True)
class Store:
    agency: Member
    proofs: tuple[Kept, ...]
    may_add: bool


def store(actor: Actor, bloc_year: BlocYear, code: str) -> Store:
    """Every proof that this person may see: three queries.

    Raises:
        NotVisible: The bloc has no such member, or nothing of it is for this person.
    """
    agency = member_or_hidden(bloc_year, code)
    may_add = may(actor, "evidence.add", Place(bloc_year, agency.pk))
    rows = [row for row in _rows(agency.pk) if may_see(actor, bloc_year, row)]
    if not rows and not may_add:
        raise NotVisible
    files = Counter(row.file_hash for row in rows if row.file_hash)
    names = Counter(fold(row.reference) for row in rows if row.reference)
    return Store(agency, tuple(
        Kept(
            row, _uses(row),
            (bool(row.file_hash) and files[row.file_hash] > 1)
            or (bool(row.reference) and names[fold(row.reference)] > 1),
        )
        for row in rows
    ), may_add)  # fmt: skip


def sorted_for(
    shelved: Store, year: int, cited: Mapping[int, ResultCitation]
) -> tuple[list[tuple[Kept, ResultCitation | None]], list[tuple[Kept, ResultCitation | None]]]:
    """Proofs to tick for a figure, with the use made of each: cited or of the year, and others."""
    pairs = [(each, cited.get(each.evidence.pk)) for each in shelved.proofs]
    near = [pair for pair in pairs if pair[1] or of_year(pair[0].evidence, year)]
    return near, [pair for pair in pairs if pair not in near]


def _rows(agency: int) -> list[Evidence]:
    found = Evidence.objects.filter(owner=agency).select_related("document", "owner")
    return list(
        found.annotate(
            in_results=Count("resultcitations", distinct=True),
            in_deeds=Count("deedcitations", distinct=True),
        ).order_by("-pk")  # what was kept last stands first
    )


def _uses(row: Evidence) -> int:
    return int(getattr(row, "in_results", 0)) + int(getattr(row, "in_deeds", 0))


def may_see(actor: Actor, bloc_year: BlocYear, row: Evidence) -> bool:
    """Outside its agency a proof is seen when a report in force rests on it."""
    if may(actor, "evidence.view", Place(bloc_year, row.owner_id, "own")):
        return True
    return ask(
        actor, "evidence.view", Place(bloc_year, row.owner_id, _state(bloc_year, row))
    ).allowed


def _state(bloc_year: BlocYear, row: Evidence) -> str:
    in_force = Report.objects.filter(bloc_year=bloc_year, state=Report.State.IN_FORCE)
    cited = (
        in_force.filter(results__citations__evidence=row).exists()
        or in_force.filter(deeds__citations__evidence=row).exists()
    )
    if not cited:
        return "kept"
    return "published" if bloc_year.results_open else "cited"


def evidence_for(actor: Actor, bloc_year: BlocYear, key: int) -> Evidence:
    """One proof of a member agency.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    row = (
        Evidence.objects.filter(pk=key, owner__in=actor.members(bloc_year))
        .select_related("document", "owner")
        .first()
    )
    if row is None or not may_see(actor, bloc_year, row):
        raise NotVisible
    return row


def where_used(row: Evidence) -> list[ResultCitation]:
    """The figures that rest on it, each with the quantity proved there."""
    return list(row.resultcitations.select_related("result__indicator", "result__report"))


def space_used(agency: int) -> int:
    """Bytes that the agency's stored files take."""
    hashes = Evidence.objects.filter(owner=agency).exclude(file_hash="")
    total = 0
    for digest in set(hashes.values_list("file_hash", flat=True)):
        path = path_of(digest)
        total += path.stat().st_size if path.exists() else 0
    return total


def file_of(row: Evidence) -> KeptFile:
    """The stored file of a proof.

    Raises:
        NotVisible: It has none: it names a document only.
    """
    if not row.file_hash or not path_of(row.file_hash).exists():
        raise NotVisible
    size, kind = path_of(row.file_hash).stat().st_size, kind_of_file(row.file_name)
    return KeptFile(row.file_hash, row.file_name, size, kind)


def kind_of_file(name: str) -> str:
    """“pdf”, “docx”, …: a kept file is named after what it is."""
    return name.rsplit(".", 1)[-1].lower()


__all__ = ["BlocYear", "Evidence", "Organisation"]
