"""What the pages of the box show."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.common.clock import today
from thidua.apps.common.uploads import KeptFile, path_of
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.reporting.box.services.deciding import in_force
from thidua.apps.reporting.models import (
    PERIODS,
    BoxFile,
    BoxFinding,
    Report,
    ReportPeriod,
    ResultLine,
)
from thidua.apps.reporting.store import kind_of_file, space_used

WAITING = ResultLine.OnBehalf.WAITING


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A file in the list, with how many rows are still to be looked at."""

    file: BoxFile
    agency: Member | None
    left: int
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class BoxPage:
    waiting: tuple[BoxRow, ...]
    handled: tuple[BoxRow, ...]
    may_receive: bool


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One finding beside what the report says now."""

    found: BoxFinding
    line: ResultLine | None
    wrong_unit: bool

    @property
    def value(self) -> Decimal | None:
        return self.found.taken if self.found.taken is not None else self.found.value

    @property
    def differs(self) -> bool:
        """Whether accepting it would put another figure in the place of one that stands."""
        return self.line is not None and self.value is not None and self.line.value != self.value

    @property
    def own(self) -> bool:
        """Whether what stands there is the agency's own word."""
        return self.line is not None and self.line.on_behalf != WAITING


@dataclass(frozen=True, slots=True)
class FilePage:
    """A file with what was found, those beside an indicator first."""

    file: BoxFile
    agency: Member
    figures: tuple[FoundRow, ...]
    others: tuple[FoundRow, ...]
    papers: tuple[FoundRow, ...]
    indicators: tuple[Indicator, ...]
    missing: tuple[Indicator, ...]
    may_accept: bool
    may_receive: bool

    @property
    def rows(self) -> tuple[FoundRow, ...]:
        return (*self.figures, *self.papers, *self.others)

    @property
    def remarks(self) -> list[tuple[str, dict[str, str]]]:
        """What looks wrong, with periods called by their names."""
        names = {code: str(label) for code, label in PERIODS}
        return [
            (code, {key: names.get(value, value) for key, value in data.items()})
            for code, data in self.file.remarks
        ]

    @property
    def left(self) -> int:
        return sum(row.found.state == BoxFinding.State.WAITING for row in self.rows)

    @property
    def accepted(self) -> int:
        taken = BoxFinding.State.ACCEPTED
        return sum(row.found.state == taken for row in (*self.figures, *self.others))


def require_box(actor: Actor, bloc_year: BlocYear, action: str = "box.view") -> None:
    """Nothing, if the person may.

    Raises:
        NotVisible, Forbidden: Not the secretary or the head.
    """
    require(actor, action, Place(bloc_year))


def box_page(actor: Actor, bloc_year: BlocYear) -> BoxPage:
    """Every file of the year, those that wait first: three queries."""
    require_box(actor, bloc_year)
    by_key = {each.pk: each for each in members(bloc_year)}
    waits = Count("findings", filter=Q(findings__state=BoxFinding.State.WAITING))
    open_lines = ResultLine.objects.filter(
        report=OuterRef("report"), report__state=Report.State.IN_FORCE, on_behalf=WAITING
    )
    files = BoxFile.objects.filter(bloc_year=bloc_year).select_related("received_by", "report")
    rows = [
        BoxRow(
            each, by_key.get(each.agency_id), int(getattr(each, "left", 0)),
            bool(getattr(each, "unconfirmed", False)),
        )
        for each in files.annotate(left=waits, unconfirmed=Exists(open_lines))
    ]  # fmt: skip
    wait = BoxFile.State.WAITING
    return BoxPage(
        tuple(row for row in rows if row.file.state == wait),
        tuple(row for row in rows if row.file.state != wait),
        may(actor, "box.receive", Place(bloc_year)),
    )


def waiting_count(bloc_year: BlocYear) -> int:
    return BoxFile.objects.filter(bloc_year=bloc_year, state=BoxFile.State.WAITING).count()


def period_proposed(bloc_year: BlocYear) -> str:
    """The period whose last day is next or was last."""
    calendar = list(ReportPeriod.objects.filter(bloc_year=bloc_year).order_by("due_day"))
    begun = [each for each in calendar if each.due_day <= today()]
    chosen = begun[-1:] or calendar[:1]
    return chosen[0].period if chosen else ""


def box_file(actor: Actor, bloc_year: BlocYear, key: int) -> BoxFile:
    """A file of this year's box.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    require_box(actor, bloc_year)
    rows = BoxFile.objects.select_related("received_by", "report", "bloc_year__bloc")
    found = rows.filter(pk=key, bloc_year=bloc_year).first()
    if found is None:
        raise NotVisible
    return found


def file_page(actor: Actor, bloc_year: BlocYear, key: int) -> FilePage:
    """Everything about one file: six queries."""
    file = box_file(actor, bloc_year, key)
    agency = next(each for each in members(bloc_year) if each.pk == file.agency_id)
    stands = {line.indicator_id: line for line in in_force(file)}
    rows = [_row(each, stands) for each in file.findings.select_related("indicator")]
    figures = [row for row in rows if row.found.kind == BoxFinding.Kind.FIGURE]
    beside = [row for row in figures if row.found.indicator]
    beside.sort(key=lambda row: (row.wrong_unit, _order(row), row.found.position))
    known = tuple(Indicator.objects.filter(bloc_year=bloc_year))
    named = {row.found.indicator_id for row in beside}
    place = Place(bloc_year, file.agency_id, file.state)
    return FilePage(
        file=file, agency=agency, figures=tuple(beside), indicators=known,
        others=tuple(row for row in figures if not row.found.indicator),
        papers=tuple(row for row in rows if row.found.kind == BoxFinding.Kind.DOCUMENT),
        missing=tuple(each for each in known if each.pk not in named),
        may_accept=may(actor, "box.accept", place), may_receive=may(actor, "box.receive", place),
    )  # fmt: skip


def _order(row: FoundRow) -> int:
    return row.found.indicator.position if row.found.indicator else 0


def _row(found: BoxFinding, stands: dict[int, ResultLine]) -> FoundRow:
    return FoundRow(found, stands.get(found.indicator_id or 0), "wrong_unit" in found.flags)


def row_of(page: FilePage, key: int) -> FoundRow:
    """One row of the page.

    Raises:
        NotVisible: The file has no such row.
    """
    found = next((each for each in page.rows if each.found.pk == key), None)
    if found is None:
        raise NotVisible
    return found


def original_of(file: BoxFile) -> KeptFile:
    """The stored bytes of a received file.

    Raises:
        NotVisible: They are not there any more.
    """
    return stored(file.file_hash, file.file_name)


def stored(digest: str, name: str) -> KeptFile:
    path = path_of(digest)
    if not path.exists():
        raise NotVisible
    return KeptFile(digest, name, path.stat().st_size, kind_of_file(name))


def space_taken(bloc_year: BlocYear, agency: int) -> int:
    """Bytes of the agency's proofs and of its files that wait in the box."""
    waiting = BoxFile.objects.filter(
        bloc_year=bloc_year, agency=agency, state=BoxFile.State.WAITING
    )
    return space_used(agency) + sum(waiting.values_list("size", flat=True))


def indicators_known(bloc_year: BlocYear) -> tuple[Indicator, ...]:
    """Every indicator of the year, to match against."""
    return tuple(Indicator.objects.filter(bloc_year=bloc_year))
