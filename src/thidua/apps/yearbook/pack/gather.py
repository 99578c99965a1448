"""The facts of a meeting, gathered from the records: what was typed, ticked, promised, reached."""

from datetime import date

from thidua.apps.assessment.errors import NoScheme
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.movements.models import Pact, TitleAim
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import members
from thidua.apps.yearbook import gather
from thidua.apps.yearbook.facts import Said, YearFacts
from thidua.apps.yearbook.models import Meeting, Proposal
from thidua.apps.yearbook.pack.facts import (
    AimFact,
    MeetingFacts,
    PackFacts,
    PactFacts,
    ProposalFact,
    Targets,
)
from thidua.apps.yearbook.pack.kinds import MeetingKind
from thidua.apps.yearbook.selectors import year_facts
from thidua.apps.yearbook.sources import source_of
from thidua.core.composing.ledger import Source
from thidua.core.composing.trace import Record
from thidua.core.kernel.periods import Period

HALF = (Period.Q1, Period.H1)


def pack_facts(bloc_year: BlocYear, meeting: Meeting) -> PackFacts:
    """Everything that the papers of this meeting print, each with its source."""
    year = year_facts(bloc_year)
    kind = MeetingKind(meeting.kind)
    codes = {agency.code for agency in year.agencies}
    scheme, scheme_source = None, None
    if kind == MeetingKind.LAUNCH:
        try:
            scheme = adopted_scheme(bloc_year)
        except NoScheme:
            scheme = None
        else:
            version = bloc_year.scheme_adoption.scheme
            scheme_source = Source(Record("scheme_version", str(version.pk), version.title))
    return PackFacts(
        year=year,
        meeting=meeting_facts(bloc_year, meeting),
        pact=_pact(bloc_year, year, kind),
        scheme=scheme,
        scheme_source=scheme_source,
        short={each.code: each.short_name for each in members(bloc_year)},
        progress=_progress(bloc_year, year) if kind == MeetingKind.MIDYEAR else (),
        proposals=_proposals(meeting, year) if kind != MeetingKind.LAUNCH else (),
        aims=_aims(bloc_year, codes) if kind == MeetingKind.LAUNCH else (),
    )


def meeting_facts(bloc_year: BlocYear, meeting: Meeting) -> MeetingFacts:
    """What was typed about the meeting; its day is that of the calendar unless typed anew."""
    record = Record("meeting", meeting.kind, "Cuộc họp của Khối")
    return MeetingFacts(
        kind=MeetingKind(meeting.kind),
        source=Source(record),
        day=meeting.day or calendar_day(bloc_year, MeetingKind(meeting.kind)),
        hour=meeting.hour,
        venue=meeting.venue,
        chair=meeting.chair,
        secretary=meeting.secretary,
        guests=meeting.guests,
        submit_to=meeting.submit_to,
        legal_basis=meeting.legal_basis,
    )


def calendar_day(bloc_year: BlocYear, kind: MeetingKind) -> date | None:
    """The day that the calendar of the year gives this meeting."""
    days = {
        MeetingKind.LAUNCH: bloc_year.launch_day,
        MeetingKind.MIDYEAR: bloc_year.midyear_day,
        MeetingKind.YEAREND: bloc_year.closing_day,
    }
    return days[kind]


def _pact(bloc_year: BlocYear, year: YearFacts, kind: MeetingKind) -> PactFacts:
    """This year's pact as promised; at the year's end a draft of the next, its targets open."""
    if kind == MeetingKind.YEAREND:
        return PactFacts(
            year=year.year + 1,
            draft=True,
            theme=year.theme,
            directions=year.directions,
            targets=_targets(year),
        )
    pact = Pact.objects.filter(bloc_year=bloc_year).select_related("provenance").first()
    lines = pact.content.splitlines() if pact else []
    theme = Said(bloc_year.theme.strip().rstrip("."), year.bloc_source)
    return PactFacts(
        year=year.year,
        draft=False,
        content=tuple(line.strip() for line in lines if line.strip()),
        source=source_of(pact, label="Giao ước thi đua") if pact else None,
        theme=theme if theme.text else None,
        targets=_targets(year),
    )


def _targets(year: YearFacts) -> Targets:
    return tuple((agency, target) for agency in year.agencies for target in agency.targets)


def _progress(bloc_year: BlocYear, year: YearFacts) -> Targets:
    """Promised against reached, by the reports up to the half-year only."""
    found = gather.targets_of(bloc_year, {}, HALF)
    keys = dict(bloc_year.bloc.members.values_list("organisation__code", "organisation_id"))
    return tuple(
        (agency, target)
        for agency in year.agencies
        for target in found.get(keys.get(agency.code, 0), ())
    )


def _proposals(meeting: Meeting, year: YearFacts) -> tuple[ProposalFact, ...]:
    """What was ticked, in the order of the ranking and, before there is one, of the members."""
    order = {agency.code: n for n, agency in enumerate(year.agencies)}
    if year.scoring:
        order |= {place.code: n for n, place in enumerate(year.scoring.places)}
    found = Proposal.objects.filter(meeting=meeting.pk).select_related("agency", "made_by")
    rows = [row for row in found if row.agency.code in order]
    rows.sort(key=lambda row: (order[row.agency.code], row.pk))
    return tuple(_proposal(row) for row in rows)


def _proposal(row: Proposal) -> ProposalFact:
    record = Record("proposal", str(row.pk), row.award)
    source = Source(record, who=str(row.made_by or ""), when=row.made_at.date())
    return ProposalFact(row.agency.code, row.award, row.reason, source)


def _aims(bloc_year: BlocYear, codes: set[str]) -> tuple[AimFact, ...]:
    rows = TitleAim.objects.filter(bloc_year=bloc_year).select_related("agency", "provenance")
    return tuple(
        AimFact(row.agency.code, row.title, source_of(row))
        for row in rows
        if row.agency.code in codes
    )
