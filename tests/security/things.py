"""One bloc in which every kind of thing is there once, and can be put into each of its states.

The things belong to agency A (CQ2A) or to the bloc; people stand in the columns of
`docs/reference/permissions.md`. They are made by the services of their rooms; only the state is
then set straight, since some states can not be reached side by side.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.test import Client
from tests.apps.assessment.books import small_scheme
from tests.apps.assessment.stage_world import OWNED, STAGES
from tests.apps.people import person, signed_in
from tests.apps.small_bloc import NEW_YEAR, agency
from tests.apps.world import World, world
from tests.security.columns import COLUMNS

from thidua.apps.accounts.actor import Actor, actor_of
from thidua.apps.accounts.models import Receipt, User
from thidua.apps.accounts.roles import Role
from thidua.apps.assessment import services as assessment
from thidua.apps.assessment.models import (
    CrossCheck,
    Explanation,
    Question,
    Ranking,
    ScoreSheet,
)
from thidua.apps.common import clock
from thidua.apps.documents.models import Document
from thidua.apps.movements import services as movements
from thidua.apps.movements.models import Indicator, Pact
from thidua.apps.movements.services import MovementText, RegistrationEntry
from thidua.apps.organisations.models import BlocMember, BlocYear, Organisation
from thidua.apps.reporting import services as reporting
from thidua.apps.reporting.models import (
    BoxFile,
    BoxFinding,
    Confirmation,
    Deed,
    ResultCitation,
    ResultLine,
)
from thidua.core.kernel.periods import Period

TODAY = date(2022, 6, 1)
A, HEAD, CHECKER, MEMBER, SCORER = "CQ2A", "CQ1A", "CQ3A", "CQ4A", "CQ5A"
PERIOD = Period.Q1
MEETING, SOURCE = "phat-dong", "nguon-thu"
SHEETS = {
    "self_score": ("self", ""), "specialised": ("specialised", SCORER),
    "office": ("specialised", "HD"), "cross": ("cross", ""), "bloc_check": ("bloc", ""),
    "appraisal": ("appraisal", ""),
}  # fmt: skip
PEOPLE = {
    "officer": ("officer", A), "leader": ("leader", A), "member": ("officer", MEMBER),
    "checker": ("officer", CHECKER), "scorer": ("officer", SCORER), "secretary": ("secretary", ""),
    "head": ("leader", HEAD), "standing": ("standing", ""), "inspector": ("inspector", ""),
    "organisation": ("organisation", ""), "council": ("council", ""),
    "archivist": ("archivist", ""),
    "admin": ("admin", ""), "stranger": ("leader", "LA1"),
}  # fmt: skip


Row = tuple[type[models.Model], int]


class Things:
    """The bloc, its people by column, and what there is by kind."""

    def __init__(self, w: World, people: dict[str, User]) -> None:
        self.w, self.people = w, people
        self.figure = ""
        self._kept: dict[str, Row] = {}
        self._actors: dict[str, Actor] = {}
        self._browsers: dict[str, tuple[Client, str]] = {}

    @property
    def year(self) -> BlocYear:
        return self.w.year

    @property
    def kinds(self) -> set[str]:
        return set(self._kept)

    @property
    def at(self) -> tuple[Any, ...]:
        """How every address of the year begins."""
        return self.year.bloc.code, self.year.year

    def keep(self, **rows: models.Model) -> None:
        self._kept |= {kind: (type(row), int(row.pk)) for kind, row in rows.items()}

    def key(self, kind: str) -> int:
        return self._kept[kind][1]

    def rows(self, kind: str) -> "models.QuerySet[Any]":
        """The one row of that kind, if it is still there."""
        model, key = self._kept[kind]
        return model._default_manager.filter(pk=key)

    def row(self, kind: str) -> Any:
        return self.rows(kind).get()

    def actor(self, column: str) -> Actor:
        """The person of a column; nobody's offices change here."""
        if column not in self._actors:
            user = self.people.get(column)
            self._actors[column] = actor_of(User.objects.get(pk=user.pk)) if user else Actor(None)
        return self._actors[column]

    def browser(self, column: str) -> Client:
        """Signed in as the person of a column; the same session each time."""
        if column not in self._browsers:
            user = self.people.get(column)
            client = signed_in(user) if user else Client()
            client.raise_request_exception = False
            session = client.cookies.get("sessionid")
            self._browsers[column] = client, session.value if session else ""
        client, session_key = self._browsers[column]
        client.cookies.clear()
        if session_key:
            client.cookies["sessionid"] = session_key
        return client

    def put(self, kind: str, state: str) -> None:
        """Let the thing of that kind stand in that state."""
        PUT.get(kind, _put_state)(self, kind, state)


def _put_state(things: Things, kind: str, state: str) -> None:
    if kind in things.kinds and state:
        things.rows(kind).update(state=state)


def _open_results(things: Things, *, is_open: bool) -> None:
    BlocYear.objects.filter(pk=things.year.pk).update(results_open=is_open)


def _put_round(things: Things, kind: str, state: str) -> None:
    """A round that need not be there, or is open to the members."""
    _open_results(things, is_open=state == "published")
    if state == "none":
        things.rows(kind).delete()
    else:
        _put_state(things, kind, "in_force" if state == "published" else state)


def _put_evidence(things: Things, _kind: str, state: str) -> None:
    _put_round(things, "report", {"": "draft", "cited": "in_force"}.get(state, state))


def _put_results(things: Things, _kind: str, state: str) -> None:
    _open_results(things, is_open=state == "open")


def _put_paper(things: Things, _kind: str, state: str) -> None:
    if "paper" in things.kinds:
        type(things.row("paper")).objects.update(sent_at=clock.now() if state == "sent" else None)


def _put_ranking(things: Things, kind: str, state: str) -> None:
    _put_state(things, kind, state)
    _open_results(things, is_open=True)


def _put_difference(things: Things, kind: str, state: str) -> None:
    """A difference counts while the check that noted it is finished."""
    _put_state(things, "cross", "finished")
    _put_state(things, kind, state)


def _put_confirmation(things: Things, kind: str, state: str) -> None:
    """Only figures in force are confirmed, by who did not type them."""
    things.rows("report").update(state="in_force")
    things.rows("line").update(on_behalf="waiting")
    _put_state(things, kind, state)


PUT: dict[str, Callable[[Things, str, str], None]] = {
    "report": _put_round, "registration": _put_round, "evidence": _put_evidence,
    "results": _put_results, "pack": _put_paper, "ranking": _put_ranking,
    "difference": _put_difference, "confirmation": _put_confirmation,
}  # fmt: skip


def everything(room: str = "") -> Things:
    """The bloc with one thing of each kind, and what a room has beside them."""
    with clock.at(TODAY):
        things = _people()
        for make in (_movements, _registration, _reports, _scores):
            make(things)
        if room in BESIDE:
            BESIDE[room](things)
    return things


def _people() -> Things:
    w = world()
    for position, code in enumerate((MEMBER, SCORER), 4):
        BlocMember.objects.create(
            bloc=w.year.bloc, organisation=agency(code), position=position, first_day=NEW_YEAR
        )
        for role in (Role.OFFICER, Role.LEADER):
            w.people[role.value, code] = person(role, Organisation.objects.get(code=code))
    people = {column: w.user(*PEOPLE[column]) for column in COLUMNS if column in PEOPLE}
    return Things(w, people)


def _movements(things: Things) -> None:
    secretary, officer, w = things.actor("secretary"), things.actor("officer"), things.w
    document = Document.objects.create(
        type_name="Chỉ thị", number="05-CT/TW", canonical="05-CT/TW", format="party"
    )
    text = MovementText(name="Thi đua chuyển đổi số", first_year=2022)
    movement = movements.draft_movement(secretary, w.year, text, basis=[document])
    parent = movements.draft_movement(secretary, w.year, MovementText(name="Văn hóa công sở"))
    movements.step_movement(secretary, w.year, parent, "launch")
    plan = MovementText(name="Kế hoạch hưởng ứng")
    answer = movements.answer_movement(officer, w.year, parent, w.agency(A), plan)
    things.keep(document=document, movement=movement, parent=parent, answer=answer)


def _registration(things: Things) -> None:
    officer, w = things.actor("officer"), things.w
    indicator = movements.keep_indicator(w.year, "KT-01", label="Tỷ lệ hoàn thành", unit="percent")
    row = movements.begin_registration(officer, w.year, w.agency(A))
    entry = RegistrationEntry("Cờ thi đua", (), {indicator.pk: Decimal(95)})
    movements.keep_registration(officer, row, entry, version=None)
    pact, _made = Pact.objects.get_or_create(bloc_year=w.year)
    things.keep(registration=row, pact=pact, indicator=indicator)


def _reports(things: Things) -> None:
    officer, w = things.actor("officer"), things.w
    report = reporting.begin_report(officer, w.year, w.agency(A), PERIOD)
    line = ResultLine.objects.create(
        report=report, indicator=Indicator.objects.get(code="KT-01"), value=Decimal(90)
    )
    deed = Deed.objects.create(report=report, kind=Deed.Kind.values[0], text="Hội nghị sơ kết")
    proof = reporting.add_evidence(
        officer, w.year, w.agency(A), reporting.EvidenceEntry(reference="Báo cáo số 12-BC/BTCTU")
    )
    ResultCitation.objects.create(result=line, evidence=proof)
    things.keep(report=report, line=line, deed=deed, evidence=proof)
    _received(things)


def _received(things: Things) -> None:
    """A file in the box with one figure, and the link that asks the leader about the report."""
    year, agency_a, report = things.year, things.w.agency(A), things.row("report")
    box = BoxFile.objects.create(
        bloc_year=year, agency=agency_a, period=PERIOD.value, file_hash="b" * 64,
        file_name="bao-cao.docx", size=1, received_at=clock.now(),
    )  # fmt: skip
    finding = BoxFinding.objects.create(
        file=box, kind="figure", position=1, written="95%", value=Decimal(95),
        indicator=Indicator.objects.get(code="KT-01"), place_code="place.paragraph",
        place_data={"first": "1"},
    )  # fmt: skip
    asked = Confirmation.objects.create(
        report=report, nonce="n" * 43, last_day=TODAY, made_at=clock.now()
    )
    things.keep(box=box, finding=finding, confirmation=asked)


def _scores(things: Things) -> None:
    w, section = things.w, {**OWNED, "items": [dict(each) for each in OWNED["items"]]}
    section["items"][0]["scored_by"] = SCORER
    plain = small_scheme(stages=STAGES, id="moi-giai-doan").model_dump(by_alias=True, mode="json")
    scheme = small_scheme(
        stages=STAGES, id="moi-giai-doan", total=40, sections=[*plain["sections"], section],
        scorers={SCORER: "Cơ quan chuyên trách", "HD": "Thường trực Hội đồng"},
    )  # fmt: skip
    assessment.adopt_scheme(w.year, scheme, today=TODAY)
    CrossCheck.objects.create(
        bloc_year=w.year, checker=w.agency(CHECKER), checked=w.agency(A), assigned_at=clock.now()
    )
    for kind, (stage, owner) in SHEETS.items():
        sheet = ScoreSheet.objects.create(
            bloc_year=w.year, agency=w.agency(A), stage=stage, owner=owner, state="open",
            entered_on=TODAY,
        )  # fmt: skip
        things.keep(**{kind: sheet})
    difference = Explanation.objects.create(
        sheet=things.row("cross"), item="I.3", earlier_stage="self", before=9, after=8
    )
    question = Question.objects.create(
        sheet=things.row("cross"), item="I.3", text="Minh chứng ở đâu?", answer="Ở phụ lục",
        asked_at=clock.now(), due=TODAY,
    )  # fmt: skip
    ranking = Ranking.objects.create(
        bloc_year=w.year, scheme=w.year.scheme_adoption.scheme, inputs_hash="0" * 64,
        state="unlocked", frozen_on=TODAY,
    )  # fmt: skip
    things.keep(difference=difference, question=question, ranking=ranking)


def _sent_and_signed(things: Things) -> None:
    """The registration was submitted: its receipt, and the scan of the paper."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from tests.apps.yearbook.packs import word_file

    from thidua.apps.common.uploads import keep
    from thidua.apps.desk.services import receipting

    officer, row = things.actor("officer"), things.row("registration")
    movements.step_registration(officer, row, "submit")
    file = keep(SimpleUploadedFile("ban-ky.docx", word_file()))
    paper = receipting.Paper("15-BC/BTC", TODAY, file)
    scan = receipting.keep_paper(officer, things.year, "registration", row.pk, paper)
    things.keep(receipt=Receipt.objects.get(), scan=scan)


def _on_the_desk(things: Things) -> None:
    from thidua.apps.common.models import Provenance
    from thidua.apps.desk.models import Mail, Notice

    user = things.people["officer"]
    notice = Notice.objects.create(
        user=user, key="thu", code="notice.pact_open", data={"year": "2022"}, made_at=clock.now()
    )
    mail = Mail.objects.create(
        user=user, kind="notice", key="thu", to="a@example.vn", subject="Thử", body="Thử",
        state="failed", made_at=clock.now(), next_try_at=clock.now(),
    )  # fmt: skip
    _sent_and_signed(things)
    source = Provenance.objects.create(code=SOURCE, title="Nguồn", proof=Provenance.Proof.PRESS)
    things.keep(notice=notice, mail=mail, source=source)


def _file_of_a_proof(things: Things) -> None:
    """A proof with a file, on which the same figure rests."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from tests.apps.yearbook.packs import word_file

    from thidua.apps.common.uploads import keep

    kept = keep(SimpleUploadedFile("bao-cao.docx", word_file()))
    entry = reporting.EvidenceEntry(file_hash=kept.sha256, file_name=kept.name)
    proof = reporting.add_evidence(things.actor("officer"), things.year, things.w.agency(A), entry)
    ResultCitation.objects.create(result=things.row("line"), evidence=proof)
    things.keep(file=proof)
    for kind in ("box", "confirmation"):
        things.rows(kind).update(file_hash=kept.sha256, file_name=kept.name)


def _photo_of_a_proof(things: Things) -> None:
    """A proof with a picture, on which a figure rests."""
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    from thidua.apps.common.uploads import keep

    stream = BytesIO()
    Image.new("RGB", (40, 30), "white").save(stream, "PNG")
    kept = keep(SimpleUploadedFile("anh.png", stream.getvalue()))
    entry = reporting.EvidenceEntry(file_hash=kept.sha256, file_name=kept.name)
    proof = reporting.add_evidence(things.actor("officer"), things.year, things.w.agency(A), entry)
    ResultCitation.objects.create(result=things.row("line"), evidence=proof)
    things.keep(photo=proof)


def _papers(things: Things) -> None:
    from thidua.apps.yearbook.pack.kinds import MEETINGS
    from thidua.apps.yearbook.pack.services import make_pack
    from thidua.apps.yearbook.selectors import report_of

    pack = make_pack(things.actor("secretary"), things.year, MEETINGS[MEETING])
    things.keep(paper=pack.made[0])
    _document, trace = report_of(things.year)
    things.figure = next(iter(trace.entries))


def _a_deputy(things: Things) -> None:
    """Named for days to come, so that nobody's positions differ today."""
    from thidua.apps.accounts.stand_ins import Absence, name_stand_in

    w = things.w
    second = person(Role.OFFICER, w.agency(A), username="can-bo-hai")
    given = Absence(second.pk, date(2022, 6, 15), date(2022, 6, 16), "Đi công tác")
    grant = name_stand_in(things.actor("leader"), w.year, w.agency(A).pk, given)
    things.keep(stand_in=grant)


def _agencies_through_time(things: Things) -> None:
    """One event of agency A in force, and one that a source proposes."""
    from thidua.apps.organisations.models import EventProposal
    from thidua.apps.organisations.services import rename_organisation

    agency_a = things.w.agency(A)
    day = date(2022, 5, 1)
    renamed = rename_organisation(agency_a, name="Tên của A", day=day, decision="1-QĐ/TU")
    proposal = EventProposal.objects.create(
        code="de-xuat-thu", title="Đổi tên", kind="renamed", sources=["Báo"]
    )
    proposal.predecessors.add(agency_a)
    things.keep(lineage_event=renamed.event, proposal=proposal)


def _files_of_people(things: Things) -> None:
    """A person with a rating, one without anything, one merged, a list, an import that waits."""
    from thidua.apps.people.kinds import KINDS
    from thidua.apps.people.models import PeopleImport
    from thidua.apps.people.services import lines, lists, merging, subjects

    officer, at = things.actor("officer"), things.w.agency(A).pk
    names = ("Nguyễn Văn An", "Lê Thị Bình", "Nguyễn Văn Án")
    one, empty, merged = (
        subjects.add_person(officer, things.year, at, {"name": name}) for name in names
    )
    unit = subjects.add_collective(officer, things.year, at, {"name": "Văn phòng"})
    given = {"year": 2021, "grade": "HTT"}
    rating = lines.add_line(officer, things.year, one, KINDS["xep-loai"], given)
    merging.merge_files(officer, things.year, one, merged)
    stated = lists.declare_complete(officer, things.year, at, "award", until=TODAY)
    waiting = PeopleImport.objects.create(
        organisation_id=at, file_name="con-nguoi.xlsx", made_at=clock.now(),
        rows=[{"sheet": "Người", "row": 3, "cells": {"who_name": "Trần Thị Ba"}}],
    )  # fmt: skip
    things.keep(person=one, empty=empty, merged=merged, collective=unit)
    things.keep(rating=rating, stated=stated, **{"import": waiting})


BESIDE: dict[str, Callable[[Things], None]] = {
    "assessment": _photo_of_a_proof, "accounts": _a_deputy, "desk": _on_the_desk,
    "people": _files_of_people,
    "reporting": _file_of_a_proof, "yearbook": _papers, "lineage": _agencies_through_time,
}  # fmt: skip
