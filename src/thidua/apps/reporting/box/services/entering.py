"""What was accepted becomes a round of the agency's report, marked as entered on behalf."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.flow import Said, move, record
from thidua.apps.accounts.policy import Place, require
from thidua.apps.common.clock import today
from thidua.apps.common.versions import Stale
from thidua.apps.documents.selectors import registered
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.errors import BoxError
from thidua.apps.reporting.flows import BOX, CONFIRMATION
from thidua.apps.reporting.models import (
    BoxFile,
    BoxFinding,
    Confirmation,
    Evidence,
    Report,
    ResultCitation,
    ResultLine,
)
from thidua.apps.reporting.services.copying import copy_contents
from thidua.apps.reporting.services.drafting import usual_certainty
from thidua.wording import say

WAITING = ResultLine.OnBehalf.WAITING
NOTE = 300
REPLACED = "Số liệu đã thay đổi"  # kept with the step, in the language of the papers


@transaction.atomic
def enter_file(
    actor: Actor, bloc_year: BlocYear, key: int, *, version: int | None, looked: bool = False
) -> Report:
    """Put what was accepted into a new round in force; the round before is kept.

    The agency's own draft, if there is one, is neither read nor touched.

    Args:
        actor: The secretary.
        bloc_year: The year.
        key: The file.
        version: What the page was filled from.
        looked: Whether the secretary says that the remarks on the file were looked at.

    Raises:
        NotVisible, Forbidden: Not the secretary, or the file was put aside.
        Stale: Somebody else handled the file meanwhile.
        BoxError: Nothing is accepted; remarks want a look; the report changed since.
    """
    file = _locked(bloc_year, key)
    place = Place(bloc_year, file.agency_id, file.state)
    require(actor, "box.receive", place)
    if file.state == BoxFile.State.ENTERED and file.report:
        return file.report
    require(actor, "box.accept", place)
    if version is not None and version != file.version:
        raise Stale(file)
    accepted = list(
        file.findings.filter(state=BoxFinding.State.ACCEPTED).select_related("indicator")
    )
    if not any(each.kind == BoxFinding.Kind.FIGURE for each in accepted):
        raise BoxError("nothing_accepted")
    if file.remarks and not looked:
        raise BoxError("look_first")
    report = _next_round(actor, file, accepted)
    _keep_lines(report, file, accepted)
    file.report, file.version = report, file.version + 1
    file.save(update_fields=["report", "version"])
    move(actor, file, BOX, "enter", place)
    return report


@transaction.atomic
def put_aside(actor: Actor, bloc_year: BlocYear, key: int, *, version: int | None) -> BoxFile:
    """Leave a file out: nothing of it is entered, and it may be received again; twice is once.

    Raises:
        NotVisible, Forbidden: Not the secretary, or it was entered.
        Stale: Somebody else handled it meanwhile.
    """
    file = _locked(bloc_year, key)
    place = Place(bloc_year, file.agency_id, file.state)
    require(actor, "box.receive", place)
    if file.state == BoxFile.State.PUT_ASIDE:
        return file
    require(actor, "box.accept", place)
    if version is not None and version != file.version:
        raise Stale(file)
    file.version += 1
    file.save(update_fields=["version"])
    move(actor, file, BOX, "put_aside", place)
    return file


def _locked(bloc_year: BlocYear, key: int) -> BoxFile:
    """The file; the year is locked too, so that two files make two rounds one after the other."""
    BlocYear.objects.select_for_update(of=("self",)).get(pk=bloc_year.pk)
    return BoxFile.objects.select_for_update(of=("self",)).get(pk=key, bloc_year=bloc_year)


def _next_round(actor: Actor, file: BoxFile, accepted: Iterable[BoxFinding]) -> Report:
    rounds = Report.objects.select_for_update(of=("self",)).filter(
        bloc_year=file.bloc_year, agency=file.agency_id, period=file.period
    )
    old = rounds.filter(state=Report.State.IN_FORCE).first()
    _refuse_changed(old, accepted)
    place = Place(file.bloc_year, file.agency_id, Report.State.IN_FORCE)
    if old:
        _replace(actor, old, place)
    number = rounds.aggregate(last=Max("round"))["last"] or 0
    fresh = Report.objects.create(
        bloc_year=file.bloc_year, agency_id=file.agency_id, period=file.period,
        round=number + 1, state=Report.State.IN_FORCE, origin=Report.Origin.BOX,
        file_hash=file.file_hash, file_name=file.file_name, filed_on=today(),
    )  # fmt: skip
    if old:
        copy_contents(old, fresh, deeds=True)
    record(
        actor, fresh, place,
        Said("report", "enter", "none", "in_force", file.file_name, "box.accept"),
    )  # fmt: skip
    return fresh


def _refuse_changed(old: Report | None, accepted: Iterable[BoxFinding]) -> None:
    """Each figure was accepted beside what stood there then; that must stand there still."""
    now = dict(old.results.values_list("indicator_id", "value")) if old else {}
    for each in accepted:
        stands = now.get(each.indicator_id) if each.indicator_id else None
        if each.kind == BoxFinding.Kind.FIGURE and stands not in {each.beside, each.taken}:
            raise BoxError("changed_since", indicator=str(each.indicator), now=stands)


def _replace(actor: Actor, old: Report, place: Place) -> None:
    """The round before gives way; a link that asks about it would ask about old figures."""
    old.state = Report.State.REPLACED
    old.save(update_fields=["state"])
    said = Said("report", "replace", "in_force", "replaced", "", "box.accept")
    record(actor, old, place, said)
    asked = Confirmation.objects.select_for_update(of=("self",)).filter(
        report=old, state=Confirmation.State.ASKED
    )
    for each in asked:
        at = Place(place.bloc_year, place.agency, each.state)
        move(actor, each, CONFIRMATION, "withdraw", at, reason=REPLACED)


def _keep_lines(report: Report, file: BoxFile, accepted: Iterable[BoxFinding]) -> None:
    original = _evidence(file)
    places: dict[int, list[str]] = defaultdict(list)
    lines: dict[int, ResultLine] = {}
    for each in accepted:
        if each.kind == BoxFinding.Kind.FIGURE and each.indicator:
            places[each.indicator.pk].append(place_words(each))
            lines[each.indicator.pk] = _line(report, each.indicator, each)
    for key, line in lines.items():
        note = f"{file.file_name}: {'; '.join(places[key])}"[:NOTE]
        ResultCitation.objects.update_or_create(
            result=line, evidence=original, defaults={"note": note}
        )
    papers = [each for each in accepted if each.kind == BoxFinding.Kind.DOCUMENT]
    _cite_papers(file, papers, lines)


def _line(report: Report, indicator: Indicator, found: BoxFinding) -> ResultLine:
    """The agency's own figure stays its own when the file says the same."""
    assert found.taken is not None  # noqa: S101 - an accepted figure has its value
    line = ResultLine.objects.filter(report=report, indicator=indicator).first()
    if line is None:
        return ResultLine.objects.create(
            report=report, indicator=indicator, value=found.taken,
            certainty=usual_certainty(report), on_behalf=WAITING,
        )  # fmt: skip
    if line.value != found.taken:
        line.value, line.version, line.on_behalf = found.taken, line.version + 1, WAITING
        line.illustrative, line.source_ref, line.provenance = False, "", None
        line.save()
        line.citations.all().delete()  # they proved the other figure
    return line


def _evidence(file: BoxFile) -> Evidence:
    """The original, in the agency's store; the same bytes are one proof."""
    found, _made = Evidence.objects.get_or_create(
        owner_id=file.agency_id, reference="", day=None, period="", file_hash=file.file_hash,
        defaults={"file_name": file.file_name, "kind": Evidence.Kind.FILE},
    )  # fmt: skip
    return found


def _cite_papers(file: BoxFile, papers: list[BoxFinding], lines: dict[int, ResultLine]) -> None:
    """A document number is a proof of the agency, cited where its figure was accepted."""
    known = registered([each.written for each in papers])
    for each in papers:
        proof, _made = Evidence.objects.get_or_create(
            owner_id=file.agency_id, reference=each.written, day=None, period="", file_hash="",
            defaults={"document": known.get(each.written)},
        )  # fmt: skip
        line = lines.get(each.indicator_id or 0)
        if line:
            note = f"{file.file_name}: {place_words(each)}"[:NOTE]
            ResultCitation.objects.get_or_create(
                result=line, evidence=proof, defaults={"note": note, "position": 1}
            )


def place_words(found: BoxFinding) -> str:
    """“đoạn 3”: a note is kept in the language of the papers."""
    return say(found.place_code, found.place_data, "vi")
