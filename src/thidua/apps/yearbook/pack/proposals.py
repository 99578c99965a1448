"""Awards that a bloc may propose, in its own words, and the agencies ticked for them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, require
from thidua.apps.common import versions
from thidua.apps.common.clock import now
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.yearbook.errors import NotOffered
from thidua.apps.yearbook.facts import ScoreFact
from thidua.apps.yearbook.models import AwardOption, Meeting, Proposal
from thidua.apps.yearbook.pack.kinds import MeetingKind
from thidua.apps.yearbook.rounding import round_half_up
from thidua.apps.yearbook.scored import scoring_of
from thidua.wording.values import show_number


@dataclass(frozen=True, slots=True)
class Ticked:
    """One tick of the secretary: agency by its code, the award as the bloc writes it."""

    agency: str
    award: str
    reason: str = ""


def award_options(bloc_year: BlocYear) -> tuple[str, ...]:
    return tuple(AwardOption.objects.filter(bloc_year=bloc_year).values_list("text", flat=True))


def options_to_start_from(bloc_year: BlocYear) -> tuple[str, ...]:
    """This year's list; while there is none, that of the bloc's last year to copy from."""
    own = award_options(bloc_year)
    if own:
        return own
    earlier = BlocYear.objects.filter(bloc=bloc_year.bloc, year__lt=bloc_year.year)
    last = earlier.order_by("-year").first()
    return award_options(last) if last else ()


def set_awards(actor: Actor, bloc_year: BlocYear, texts: Iterable[str]) -> tuple[str, ...]:
    """Keep the list of awards that may be ticked; what was ticked already stays.

    Raises:
        NotVisible, Forbidden: The actor may not.
    """
    require(actor, "pack.make", Place(bloc_year))
    wanted = tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
    with transaction.atomic():
        AwardOption.objects.filter(bloc_year=bloc_year).exclude(text__in=wanted).delete()
        for position, text in enumerate(wanted):
            AwardOption.objects.update_or_create(
                bloc_year=bloc_year, text=text, defaults={"position": position}
            )
    return wanted


def propose(
    actor: Actor, bloc_year: BlocYear, kind: MeetingKind, ticked: Iterable[Ticked],
    *, version: int | None = None,
) -> tuple[Proposal, ...]:  # fmt: skip
    """Keep exactly these proposals for the meeting; the software adds and drops none.

    Raises:
        NotVisible, Forbidden: The actor may not.
        NotOffered: The agency is no member, or the award is not in the bloc's list.
        Stale: Somebody else kept a change meanwhile.
    """
    require(actor, "pack.make", Place(bloc_year))
    wanted = {(each.agency, each.award): each.reason.strip() for each in ticked}
    agencies = {member.code: member.pk for member in members(bloc_year)}
    awards = set(award_options(bloc_year))
    for agency, award in wanted:
        if agency not in agencies or award not in awards:
            raise NotOffered(agency=agency, award=award)
    with transaction.atomic():
        row, _fresh = Meeting.objects.get_or_create(bloc_year=bloc_year, kind=kind)
        meeting = versions.locked(Meeting.objects.all(), row.pk, version)
        _keep(actor, meeting, {(agencies[a], award): why for (a, award), why in wanted.items()})
        versions.keep(meeting, ())
    return tuple(meeting.proposals.all())


def _keep(actor: Actor, meeting: Meeting, wanted: dict[tuple[int, str], str]) -> None:
    """Only what differs is written, so that who ticked what, and when, stays true."""
    for row in meeting.proposals.all():
        reason = wanted.pop((row.agency_id, row.award), None)
        if reason is None:
            row.delete()
        elif reason != row.reason:
            row.reason = reason
            row.save(update_fields=["reason"])
    for (agency, award), reason in wanted.items():
        meeting.proposals.create(
            agency_id=agency, award=award, reason=reason, made_at=now(), made_by=actor.user
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page of proposals starts from: members, awards, and what was ticked before."""

    agencies: tuple[Member, ...]
    awards: tuple[str, ...]
    initial: dict[str, object]
    places: dict[str, str]  # agency → its place and total as words, where the year is scored
    kept: bool  # whether the meeting is kept already, and so has a version


def proposal_sheet(bloc_year: BlocYear, kind: MeetingKind) -> Sheet:
    """Members in the bloc's order with what was ticked of the awards on the list."""
    agencies, offered = members(bloc_year), award_options(bloc_year)
    meeting = Meeting.objects.filter(bloc_year=bloc_year, kind=kind).first()
    codes = {agency.pk: agency.code for agency in agencies}
    initial: dict[str, object] = {"version": meeting.version if meeting else 1}
    ticked: dict[str, list[str]] = {}
    for row in meeting.proposals.all() if meeting else ():
        code = codes.get(row.agency_id)
        if code and row.award in offered:
            ticked.setdefault(f"awards-{code}", []).append(row.award)
            initial[f"reason-{code}"] = row.reason
    places = _places(bloc_year) if kind == MeetingKind.YEAREND else {}
    return Sheet(agencies, offered, initial | ticked, places, meeting is not None)


def _places(bloc_year: BlocYear) -> dict[str, str]:
    """The ranking beside the boxes: it informs, it ticks nothing."""
    scoring = scoring_of(bloc_year, {})
    if scoring is None:
        return {}
    return {
        place.code: _("place %(n)s, %(total)s points") % {"n": place.place, "total": _total(place)}
        for place in scoring.places
    }


def _total(place: ScoreFact) -> str:
    ends = (place.low, place.high) if place.total is None else (place.total,)
    return "–".join(show_number(round_half_up(end), "vi") for end in ends)
