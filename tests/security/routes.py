"""Every address of the site: what it asks of the matrix for reading and for posting.

A new address needs its line here, else the run fails. A line names the row of
`docs/reference/permissions.md` that decides; `test_matrix.py` then asks the address as everybody,
in every state of the thing, and compares.
"""

from collections.abc import Mapping
from typing import Any

from tests.security.route import ANYBODY, YEAR, Route, agency, key, of, report, then
from tests.security.routes_box import BOX
from tests.security.routes_lineage import LINEAGE
from tests.security.routes_people import PEOPLE
from tests.security.things import CHECKER, HEAD, MEETING, SHEETS, SOURCE, A, Things

from thidua.apps.yearbook.outputs import WORD

REASON = "Theo kết luận của cuộc họp"
BEGUN = dict.fromkeys(("in_force", "published", "replaced", "returned", "approved"), "none")
ADMIN = frozenset({"admin"})

AT_AGENCIES = frozenset({"officer", "leader", "member", "checker", "scorer", "head"})


def _absence(things: Things) -> dict[str, Any]:
    """A deputy after the one who is named already."""
    days = {"first_day": "01/07/2022", "last_day": "02/07/2022"}
    return {"deputy": things.people["officer"].pk, "authority": "Đi công tác", **days}


ACCOUNTS = {
    "accounts:rights": [Route(get="", in_year=False, only=ANYBODY)],
    "accounts:people": [Route(get="", in_year=False, only=ADMIN)],
    "accounts:new_person": [
        Route(
            get="", post="", in_year=False, only=ADMIN,
            data={"username": "moi", "full_name": "Người mới"},
        )
    ],
    "accounts:person": [
        Route(get="", in_year=False, only=ADMIN, args=lambda t: (t.people["officer"].pk,))
    ],
    "accounts:grant": [
        Route(post="", in_year=False, only=ADMIN, args=lambda t: (t.people["officer"].pk,))
    ],
    "accounts:end_grant": [
        Route(
            post="", in_year=False, only=ADMIN,
            args=lambda t: (t.people["officer"].pk, t.people["officer"].grants.get().pk),
        )
    ],
    "accounts:reset": [
        Route(post="", in_year=False, only=ADMIN, args=lambda t: (t.people["officer"].pk,))
    ],
    "accounts:switch": [
        Route(post="", in_year=False, only=ADMIN, args=lambda t: (t.people["officer"].pk,))
    ],
    "accounts:profile": [Route(get="", post="", in_year=False, only=ANYBODY)],
    "accounts:send_on": [Route(get="", post="", in_year=False, only=ANYBODY)],
    "stand_ins:own": [Route(get="", only=AT_AGENCIES)],
    "stand_ins:agency": [
        Route(get="stand_in.view", post="stand_in.name", args=agency, data=_absence)
    ],
    "stand_ins:end": [
        Route(post="stand_in.name", args=lambda t: (A, t.key("stand_in")), kind="stand_in")
    ],
}  # fmt: skip


def _mine(**more: Any) -> list[Route]:
    return [Route(in_year=False, only=ANYBODY, **more)]


def _notice() -> list[Route]:
    return [Route(post="", in_year=False, only=frozenset({"officer"}), args=of("notice"))]


LAW = {
    "eligibility:rulebook": _mine(get=""),
    "eligibility:principles": _mine(get=""),
    "eligibility:doubts": _mine(get=""),
    "eligibility:document": _mine(get="", args=lambda _t: ("L2022",)),
    "eligibility:award": _mine(get="", args=lambda _t: ("CSTDCS",)),
    "eligibility:compare": _mine(get="", args=lambda _t: ("CSTDCS", "individual")),
    "eligibility:cases": _mine(get="", args=lambda _t: ("CSTDCS", "individual")),
}

DESK = {
    "desk:home": _mine(get=""),
    "desk:years": _mine(get=""),
    "desk:search": _mine(get="", query={"q": "thi dua"}),
    "desk:help": _mine(get=""),
    "desk:practice": _mine(get=""),
    "desk:begin_practice": _mine(post=""),
    "desk:leave_practice": _mine(post=""),
    "desk:practice_anew": _mine(post=""),
    "desk:practice_leader": [Route(post="", in_year=False, only=frozenset())],
    "desk:post": [Route(get="", post="", in_year=False, only=ADMIN)],
    "desk:send_again": [Route(post="", in_year=False, only=ADMIN, args=of("mail"))],
    "desk:my_work": _mine(get="", post=""),
    "desk:put_off": _mine(post=""),
    "desk:first_steps": _mine(post=""),
    "desk:settings": _mine(get="", post=""),
    "desk:done_all": _mine(post=""),
    "desk:done": _notice(),
    "desk:done_thread": _notice(),
    "desk:back": _notice(),
    "desk:snooze": _notice(),
    "desk:dashboard": [Route(get=YEAR)],
    "desk:board": [Route(get="board.view", post="board.view")],
    "desk:remind_preview": [Route(get="board.remind", post="board.remind")],
    "desk:remind": [Route(post="board.remind")],
    "desk:reminded": [Route(get="board.view")],
    "desk:history": [
        Route(
            get="movement.view", kind="movement", states=("launched",),
            args=lambda t: ("movement", t.key("parent")),
        )
    ],
    "desk:receipt": [
        Route(
            get="registration.view", kind="registration", states=("submitted",),
            args=lambda t: (t.row("receipt").code,),
        )
    ],
    "desk:sheet": [
        Route(
            get="registration.view", post="paper.keep", kind="registration",
            states=("submitted",), seen="registration.view",
            args=lambda t: ("registration", t.key("registration")),
        )
    ],
    "desk:scan": [
        Route(
            get="registration.view", kind="registration", states=("submitted",), args=of("scan")
        )
    ],
    "desk:agencies": [Route(get=YEAR)],
    "desk:papers": [Route(get=YEAR)],
    "desk:document": [Route(get=YEAR, args=of("document"))],
    "desk:evidence": [Route(get="evidence.view", args=of("evidence"))],
    "desk:source": [Route(get=YEAR, args=lambda _t: (SOURCE,))],
}  # fmt: skip


def _movement_step(name: str, **data: str) -> Route:
    return Route(
        get="movement.launch", post="movement.launch", args=then(of("movement"), name), data=data
    )


def _answer_step(name: str, **data: str) -> Route:
    return Route(get="answer.send", post="answer.send", args=then(of("answer"), name), data=data)


def _registration_step(name: str, action: str) -> Route:
    return Route(
        post=action, args=then(agency, 1, name), data={"reason": REASON},
        states=("draft", "submitted", "returned", "approved", "replaced"),
    )  # fmt: skip


MOVEMENTS = {
    "movements:list": [Route(get=YEAR)],
    "movements:new": [
        Route(
            get="movement.edit", post="movement.edit", kind="movement", states=("draft",),
            data={"name": "Phong trào mới"},
        )
    ],
    "movements:copy_last_year": [Route(post="year.copy")],
    "movements:movement": [
        Route(get="movement.view", args=of("movement")),
        Route(get="answer.view", args=of("answer")),
    ],
    "movements:edit": [
        Route(get="movement.edit", post="movement.edit", args=of("movement"), data={"name": "A"}),
        Route(get="answer.edit", post="answer.edit", args=of("answer"), data={"name": "A"}),
    ],
    "movements:answer": [
        Route(post="answer.edit", kind="answer", states=("draft",), args=then(of("parent"), A))
    ],
    "movements:step": [
        _movement_step("launch"), _movement_step("close"), _movement_step("reopen", reason=REASON),
        _answer_step("send"), _answer_step("close"), _answer_step("withdraw", reason=REASON),
    ],
    "movements:registrations": [Route(get=YEAR)],
    "movements:registration": [Route(get="registration.view", args=agency)],
    "movements:begin_registration": [Route(post="registration.edit", args=agency, asked=BEGUN)],
    "movements:register": [
        Route(
            get="registration.edit", post="registration.edit", args=agency,
            data={"titles": "Cờ thi đua"},
        )
    ],
    "movements:registration_step": [
        _registration_step("submit", "registration.edit"),
        _registration_step("approve", "registration.approve"),
        _registration_step("return", "registration.approve"),
    ],
    "movements:pact": [Route(get="pact.view")],
    "movements:write_pact": [
        Route(get="pact.edit", post="pact.edit", data={"content": "Cùng thi đua"})
    ],
    "movements:sign_pact": [
        Route(
            get="pact.edit", post="pact.edit",
            data=lambda t: {"day": "01/06/2022"}
            | {f"signer-{pk}": "Thủ trưởng" for pk in t.actor("officer").members(t.year)},
        )
    ],
    "movements:pact_step": [
        Route(get="pact.edit", post="pact.edit", args=lambda _t: ("open",)),
        Route(
            get="pact.unlock", post="pact.unlock", args=lambda _t: ("unlock",),
            data={"reason": REASON},
        ),
    ],
}  # fmt: skip
SENT = ("draft", "submitted", "returned", "in_force", "published", "replaced")
BARE = {"states": ("",)}


def _report_step(name: str, action: str) -> Route:
    return Route(post=action, args=then(report, name), data={"reason": REASON}, states=SENT)


REPORTING = {
    "reporting:agency": [
        Route(get="report.view", args=agency, states=("in_force", "published"))
    ],
    "reporting:periods": [Route(get=YEAR)],
    "reporting:achieved": [Route(get=YEAR)],
    "reporting:export_achieved": [Route(get=YEAR)],
    "reporting:agency_achieved": [
        Route(
            get="achieved.view", post="shortfall.explain", args=agency, kind="evidence",
            states=("", "published"),
        )
    ],
    "reporting:export_board": [Route(get="results.view", **BARE)],
    "reporting:calendar": [Route(get="calendar.edit", post="calendar.edit")],
    "reporting:report": [Route(get="report.view", args=report)],
    "reporting:begin": [
        Route(post="report.edit", args=report, asked=dict.fromkeys(SENT, "none"))
    ],
    "reporting:entry": [
        Route(
            get="report.edit", post="report.edit", args=report,
            data={"v-KT-01": "91", "version-v-KT-01": "1"},
        )
    ],
    "reporting:cell": [
        Route(
            post="report.edit", args=report, states=SENT,
            data={"row": "KT-01", "col": "value", "value": "92", "version": "1"},
        )
    ],
    "reporting:paste": [
        Route(post="report.edit", args=report, states=SENT, data={"text": "92", "row": "KT-01"})
    ],
    "reporting:deed": [
        Route(
            post="report.edit", args=report, states=SENT,
            data={"kind": "conference", "text": "Hội nghị"},
        )
    ],
    "reporting:no_deed": [Route(post="report.edit", args=then(report, key("deed")), states=SENT)],
    "reporting:cite": [
        Route(
            get="report.edit", post="report.edit", args=then(report, "KT-01"), states=SENT,
        )
    ],
    "reporting:step": [
        _report_step("submit", "report.edit"), _report_step("approve", "report.approve"),
        _report_step("return", "report.approve"),
    ],
    "reporting:download": [Route(get="evidence.view", args=of("file"))],
    "reporting:shelf": [
        Route(get="evidence.view", args=agency),
        Route(
            post="evidence.add", seen="evidence.view", args=agency,
            data={"reference": "Báo cáo số 13-BC/BTCTU"},
        ),
    ],
    "reporting:remove_proof": [
        Route(
            post="evidence.add", seen="evidence.view", args=then(agency, key("evidence")),
        )
    ],
}  # fmt: skip


def _sheet(what: str, method: str = "post", **more: Any) -> list[Route]:
    """The address of a sheet, for each kind of sheet."""
    return [
        Route(**{method: f"{kind}.{what}"}, args=of(kind), kind=kind, **more) for kind in SHEETS
    ]


def _line(what: str, method: str = "post", left_out: str = "", **more: Any) -> list[Route]:
    """The address of a line that the sheet has, for each kind of sheet."""
    items = {"specialised": "II.1", "office": "II.2"}
    return [
        Route(
            **{method: f"{kind}.{what}"},
            kind=kind,
            args=then(of(kind), items.get(kind, "I.3")),
            **more,
        )
        for kind in SHEETS
        if kind != left_out
    ]


def _sheet_steps() -> list[Route]:
    """Every step of every kind of sheet."""
    from thidua.apps.assessment.flows import SHEETS as MACHINES

    return [
        Route(
            post=move.action, args=of(kind), kind=kind, data={"name": move.name, "reason": REASON}
        )
        for kind in SHEETS
        for move in MACHINES[kind].moves
    ]


def _difference(name: str, action: str) -> Route:
    return Route(post=action, args=of("difference"), data={"name": name, "text": REASON})


def _question(name: str, action: str) -> Route:
    return Route(post=action, args=of("question"), data={"name": name, "text": REASON})


def _ranking(action: str, *states: str, **more: Any) -> list[Route]:
    """A step of the ranking, in the states from which it can be taken."""
    return [Route(post=action, kind="ranking", states=states, **more)]


ASSESSMENT = {
    "assessment:scoreboard": [Route(get=YEAR)],
    "assessment:scheme": [Route(get=YEAR)],
    "assessment:scorecard": [Route(get="results.view", args=agency, own=True)],
    "assessment:line": [Route(get="results.view", args=then(agency, "I.1"), own=True)],
    "assessment:stages": [Route(get=YEAR)],
    "assessment:open_stage": [Route(post="stage.open", data={"stage": "self"})],
    "assessment:adopt": [
        Route(post="stage.open", data=lambda t: {"scheme": t.year.scheme_adoption.scheme_id})
    ],
    "assessment:threshold": [Route(post="stage.open", data={"threshold": "50"})],
    "assessment:crossing": [
        Route(get="crossing.view", post="crossing.assign", data={"seed": "27/12/2022"})
    ],
    "assessment:sheet": [*_sheet("view", "get"), *_sheet("enter", data={"c|I.3|reason": "Rõ"})],
    "assessment:cell": _sheet("enter", data={"row": "I.3", "col": "reason", "value": "Rõ"}),
    "assessment:paste": _sheet("view", data={"text": "8", "row": "I.3", "col": "value"}),
    "assessment:accept": _sheet("enter", data={"text": "8", "row": "I.3", "col": "value"}),
    "assessment:step": _sheet_steps(),
    "assessment:differences": [Route(get=YEAR)],
    "assessment:difference": [
        Route(get="difference.view", args=of("difference")),
        _difference("answer", "difference.answer"), _difference("settle", "difference.settle"),
        _difference("ask", "difference.settle"), _difference("close", "difference.close"),
    ],
    "assessment:sheet_line": [
        *_line("view", "get"), *_line("enter", data={"c|I.3|reason": "Rõ"}),
    ],
    "assessment:ask": _line("ask", data={"text": REASON}, left_out="self_score"),
    "assessment:pick": [
        Route(
            get="self_score.enter", post="self_score.enter", kind="self_score",
            args=then(of("self_score"), "I.3"),
        )
    ],
    "assessment:form": _sheet("enter", "get"),
    "assessment:upload_form": [*_sheet("enter", "get"), *_sheet("enter")],
    "assessment:questions": [Route(get=YEAR)],
    "assessment:export_questions": [Route(get=YEAR)],
    "assessment:question": [
        Route(get="question.view", args=of("question")),
        _question("answer", "question.answer"), _question("ask", "question.settle"),
        _question("close", "question.settle"), _question("withdraw", "question.settle"),
    ],
    "assessment:proof": [Route(get="evidence.view", args=of("evidence"))],
    "assessment:proof_picture": [Route(get="evidence.view", args=of("photo"))],
    "assessment:proof_file": [Route(get="evidence.view", args=of("photo"))],
    "assessment:deliberation": [Route(get=YEAR)],
    "assessment:votes": [
        Route(
            post="ranking.record_votes", data={f"vote-{A}": "yes"}, kind="ranking",
            states=("presented", "final"),
        )
    ],
    "assessment:vote": [
        Route(
            post="ranking.vote", args=agency, data={"choice": "yes"}, kind="ranking",
            states=("presented", "final"),
        )
    ],
    "assessment:present": _ranking("ranking.present", "presented", "final", "unlocked"),
    "assessment:finalise": _ranking("ranking.finalise", "presented"),
    "assessment:unlock": _ranking(
        "ranking.unlock", "presented", "final", data={"reason": REASON}
    ),
    "assessment:recompute": _ranking(
        "ranking.unlock", "presented", "final", data={"reason": REASON}, also="ranking.present"
    ),
    "assessment:hand_over": [
        Route(
            get=YEAR, post="year.hand_over",
            data=lambda t: {"head": t.w.agency(CHECKER).pk, "deputy": t.w.agency(HEAD).pk,
                            "day": "28/12/2022"},
        )
    ],
    "assessment:reopen": [Route(post="year.reopen", data={"reason": REASON})],
}  # fmt: skip


def meeting(_things: Things) -> tuple[Any, ...]:
    return (MEETING,)


YEARBOOK = {
    "yearbook:report": [Route(get="results.view")],
    "yearbook:figure": [Route(get="results.view", args=lambda t: (t.figure,))],
    "yearbook:download": [Route(get="results.view", args=lambda _t: (WORD,))],
    "yearbook:inspection": [Route(get="inspection.write")],
    "yearbook:inspection_file": [Route(get="inspection.write")],
    "yearbook:inspect": [Route(post="inspection.write", args=then(agency, "KT.1"))],
    "yearbook:meetings": [Route(get=YEAR)],
    "yearbook:meeting": [Route(get=YEAR, args=meeting)],
    "yearbook:paper": [Route(get="pack.view", args=of("paper"))],
    "yearbook:upload": [
        Route(get="pack.make", post="pack.make", seen="pack.view", args=of("paper"))
    ],
    "yearbook:use": [Route(post="pack.make", seen="pack.view", args=of("paper"))],
    "yearbook:make": [Route(post="pack.make", args=meeting)],
    "yearbook:bundle": [Route(get="pack.view", args=meeting)],
    "yearbook:send": [Route(post="pack.make", args=meeting)],
    "yearbook:details": [Route(get="pack.make", post="pack.make", args=meeting)],
    "yearbook:propose": [Route(get="pack.make", post="pack.make", args=meeting)],
    "yearbook:awards": [Route(get="pack.make", post="pack.make", args=meeting)],
}
ROOMS: Mapping[str, Mapping[str, list[Route]]] = {
    "accounts": ACCOUNTS, "desk": DESK, "eligibility": LAW, "movements": MOVEMENTS,
    "reporting": REPORTING | BOX, "assessment": ASSESSMENT, "lineage": LINEAGE,
    "yearbook": YEARBOOK, "people": PEOPLE,
}  # fmt: skip

# Django's and allauth's own pages: a person's own session and second factor, in no row of ours.
# Who is not signed in reaches those that are open; tests/apps/accounts tries what they do.
OPEN = frozenset({
    "set_language", "account_login", "account_logout", "account_inactive", "accounts:invitation",
    "reporting:confirm",
    "mfa_authenticate", "mfa_login_webauthn",
})  # fmt: skip
FOREIGN = OPEN | {
    "account_reauthenticate", "account_change_password", "usersessions_list", "mfa_index",
    "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn",
    "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn", "mfa_edit_webauthn",
}  # fmt: skip
