"""Facts of a meeting → the values that the plans of its papers ask for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from thidua.apps.yearbook.context import Values, marked
from thidua.apps.yearbook.facts import AgencyFacts
from thidua.apps.yearbook.pack import matrices, tables
from thidua.apps.yearbook.pack.blanks import DOTS, LINE, LONG, by_hand, gap
from thidua.apps.yearbook.pack.facts import MeetingFacts, PackFacts
from thidua.apps.yearbook.pack.kinds import MeetingKind
from thidua.apps.yearbook.pack.meetings import meetings
from thidua.apps.yearbook.scores import scoring_context
from thidua.core.composing.compose import fill, joined
from thidua.core.composing.document import Span, Spans, Text
from thidua.core.composing.ledger import Ledger, Source
from thidua.core.vietnamese import long_date

INVITED = (
    "Đại diện lãnh đạo và cán bộ phụ trách công tác thi đua, khen thưởng các cơ quan, đơn vị"
    " thành viên: "
)
WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")


def pack_context(facts: PackFacts, ledger: Ledger) -> Values:
    """All values that any paper of this meeting may print."""
    base = {**_year(facts, ledger), **_roles(facts, ledger), **_meeting(facts.meeting, ledger)}
    plan = meetings().meetings[facts.meeting.kind]
    base["meeting"] = fill(plan.name, base)
    base["invited"] = [{"text": base["guests"]}, {"text": _invited(facts, ledger)}]
    return {
        **base,
        "agenda": [
            {"n": _n(n, facts, ledger), "what": fill(point.what, base),
             "who": fill(point.who, base)}
            for n, point in enumerate(plan.agenda, 1)
        ],
        "votes": [
            {"n": _n(n, facts, ledger), "what": fill(vote, base)}
            for n, vote in enumerate(plan.votes, 1)
        ],
        **scoring_context(facts.year.scoring, _by_code(facts.year.agencies), ledger),
        **tables.criteria(facts, ledger),
        **matrices.progress(facts, ledger),
        **tables.proposals(facts, ledger),
        **tables.aims(facts, ledger),
        **matrices.pact(facts, ledger),
        **_gaps(facts),
        "yearend_scored": bool(facts.meeting.kind == MeetingKind.YEAREND and facts.year.scoring),
    }  # fmt: skip


def _invited(facts: PackFacts, ledger: Ledger) -> Spans:
    """All members in one sentence, so that the invitation stays on one page."""
    spans: list[Span] = [Text(INVITED)]
    for n, agency in enumerate(facts.year.agencies):
        spans += [Text(", " if n else ""), *ledger.quote(agency.name, agency.source)]
    return joined(spans)


def _by_code(agencies: Iterable[AgencyFacts]) -> Mapping[str, AgencyFacts]:
    return {agency.code: agency for agency in agencies}


def _n(number: int, facts: PackFacts, ledger: Ledger) -> Spans:
    """The number of a row: counted by us, no record stands behind it but the meeting."""
    return (ledger.figure(str(number), facts.meeting.source, unit="count"),)


def _year(facts: PackFacts, ledger: Ledger) -> Values:
    year, kind = facts.year, facts.meeting.kind
    source = year.bloc_source
    theme = year.theme if kind == MeetingKind.YEAREND else None
    return {
        "bloc": ledger.quote(year.bloc, source),
        "year": (ledger.figure(str(year.year), source, unit="year"),),
        "next_year": (ledger.figure(str(year.year + 1), source, unit="year"),),
        "member_count": (ledger.figure(str(len(year.agencies)), source, unit="count"),),
        "members": [
            {"n": _n(n, facts, ledger), "agency": ledger.quote(agency.name, agency.source)}
            for n, agency in enumerate(year.agencies, 1)
        ],
        "theme_clause": (Text(" với chủ đề "), *ledger.quote(theme.text, theme.source))
        if theme
        else (),
        "launch": kind == MeetingKind.LAUNCH,
        "midyear": kind == MeetingKind.MIDYEAR,
        "yearend": kind == MeetingKind.YEAREND,
        "on_behalf": "T/M" if year.format == "party" else "TM.",
        "dots": by_hand(DOTS),
        "dots_long": by_hand(LONG),
        "dots_line": by_hand(LINE),
    }


def _roles(facts: PackFacts, ledger: Ledger) -> Values:
    """Who does what: the head agency of the records leads, other persons are typed or blank."""
    year, meeting = facts.year, facts.meeting
    name = joined(marked(ledger.quote(year.head, year.head_source), year.head_source))
    head: Spans = (*name, Text(", Khối trưởng")) if year.head else gap("cơ quan Khối trưởng")
    chair = _typed(meeting.chair, meeting.source, ledger, "")
    if not meeting.chair:
        chair = joined((Text("Lãnh đạo "), *head)) if year.head else gap("người chủ trì")
    return {
        "chair": chair,
        "chair_role": chair if meeting.chair else "Khối trưởng",
        "secretary": _typed(meeting.secretary, meeting.source, ledger, "thư ký hội nghị"),
        "archive": ledger.quote(year.head or "Khối thi đua", year.head_source),
    }


def _meeting(meeting: MeetingFacts, ledger: Ledger) -> Values:
    fields: Sequence[tuple[str, str, str]] = (
        ("hour", meeting.hour, "giờ họp"),
        ("venue", meeting.venue, "địa điểm"),
        ("guests", meeting.guests, "đại biểu cấp trên"),
        ("submit_to", meeting.submit_to, "cấp nhận tờ trình"),
        ("legal_basis", meeting.legal_basis, "căn cứ pháp lý đang có hiệu lực"),
    )
    typed = {name: _typed(text, meeting.source, ledger, what) for name, text, what in fields}
    day = gap("ngày họp")
    if meeting.day:
        day = ledger.quote(f"{weekday(meeting.day)}, {long_date(meeting.day)}", meeting.source)
    return typed | {"day": day}


def _typed(text: str, source: Source, ledger: Ledger, what: str) -> Spans:
    """What somebody typed, without its full stop; a blank where nothing was typed."""
    words = text.strip().rstrip(".;")
    return ledger.quote(words, source) if words else gap(what)


def weekday(day: date) -> str:
    number = day.weekday()
    return "Chủ nhật" if number == len(WEEKDAYS) else f"thứ {WEEKDAYS[number]}"


def _gaps(facts: PackFacts) -> dict[str, Any]:
    kind = facts.meeting.kind
    half = kind == MeetingKind.MIDYEAR
    return {
        "result_basis": "sơ kết, thực hiện chỉ tiêu giao ước"
        if half
        else "chấm điểm, xếp hạng của Khối",
        "no_scheme": gap("tiêu chí, bảng điểm của Khối"),
        "no_scores": gap("kết quả chấm điểm của Khối"),
        "no_targets": gap("chỉ tiêu đăng ký của các cơ quan, đơn vị"),
        "no_aims": gap("danh hiệu, hình thức khen thưởng đăng ký"),
        "no_proposals": gap("danh sách đề nghị do Khối thống nhất"),
        "pact_gap": gap("nội dung do Khối thống nhất"),
    }
