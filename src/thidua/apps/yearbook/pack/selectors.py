"""The papers of a meeting as their readers may see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, Verdict, ask, may
from thidua.apps.organisations.models import BlocYear
from thidua.apps.yearbook.models import Meeting, PackPaper
from thidua.apps.yearbook.pack.gather import calendar_day, pack_facts
from thidua.apps.yearbook.pack.kinds import MEETINGS, PAPERS, SLUGS, MeetingKind, PaperKind
from thidua.apps.yearbook.pack.meetings import checks
from thidua.apps.yearbook.pack.papers import compose_pack
from thidua.apps.yearbook.permissions import KEPT, SENT
from thidua.core.composing.values import Change, changes
from thidua.core.kernel.errors import BadData

SHOWN = 12  # changes told one by one; the rest is counted


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs from an earlier round: the first few in full."""

    told: tuple[Change, ...] = ()
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.told)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One kind of paper on the page of a meeting."""

    label: str
    current: PackPaper | None = None
    beside: PackPaper | None = None  # a newer round made while a hand-changed one is in use
    since: Changed = field(default_factory=Changed)  # from the current round to `beside`
    before: Changed = field(default_factory=Changed)  # from the made round before to the current
    now: Changed = field(default_factory=Changed)  # from the last made round to the records
    rounds: tuple[PackPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """One meeting on the page of all three."""

    kind: MeetingKind
    slug: str
    day: date | None
    papers: tuple[PackPaper, ...]
    sent: int
    wanted: int


@dataclass(frozen=True, slots=True)
class MeetingPage:
    card: MeetingCard
    meeting: Meeting
    rows: tuple[PaperRow, ...]
    checks: tuple[str, ...]
    make: Verdict
    unsent: int

    @property
    def made(self) -> bool:
        return any(row.current for row in self.rows)


def kind_of(slug: str) -> MeetingKind:
    """The meeting that an address names.

    Raises:
        NotVisible: There is no such meeting.
    """
    if slug not in MEETINGS:
        raise NotVisible
    return MEETINGS[slug]


def meeting_cards(actor: Actor, bloc_year: BlocYear) -> tuple[MeetingCard, ...]:
    """The three meetings with the papers that this reader may see: two queries."""
    kept = {meeting.kind: meeting for meeting in Meeting.objects.filter(bloc_year=bloc_year)}
    papers = PackPaper.objects.filter(meeting__in=kept.values()).defer("values")
    seen = _seen(actor, bloc_year, papers)
    return tuple(
        _card(bloc_year, kind, kept.get(kind), [p for p in seen if _of(p, kept.get(kind))])
        for kind in MeetingKind
    )


def _of(paper: PackPaper, meeting: Meeting | None) -> bool:
    return meeting is not None and paper.meeting_id == meeting.pk


def _seen(actor: Actor, bloc_year: BlocYear, papers: Iterable[PackPaper]) -> tuple[PackPaper, ...]:
    """Every round for those who make them; for others the last one of each that was sent."""
    found = tuple(papers)
    if may(actor, "pack.view", Place(bloc_year, state=KEPT)):
        return found
    if not may(actor, "pack.view", Place(bloc_year, state=SENT)):
        return ()
    sent = {(p.meeting_id, p.kind): p for p in sorted(found, key=_sending) if p.sent_at}
    return tuple(sent.values())


def _sending(paper: PackPaper) -> tuple[float, int]:
    return (paper.sent_at.timestamp() if paper.sent_at else 0, paper.round)


def _card(
    bloc_year: BlocYear, kind: MeetingKind, meeting: Meeting | None, seen: Sequence[PackPaper]
) -> MeetingCard:
    order = {paper: n for n, paper in enumerate(PaperKind)}
    shown = sorted(_shown(seen), key=lambda paper: order[PaperKind(paper.kind)])
    return MeetingCard(
        kind=kind,
        slug=SLUGS[kind],
        day=(meeting.day if meeting else None) or calendar_day(bloc_year, kind),
        papers=tuple(shown),
        sent=sum(1 for paper in shown if paper.sent_at),
        wanted=len(PAPERS[kind]),
    )


def _shown(seen: Sequence[PackPaper]) -> list[PackPaper]:
    """One round of each kind: the one in use, else the last one seen."""
    found: dict[str, PackPaper] = {}
    for paper in sorted(seen, key=lambda paper: (paper.in_use, paper.round)):
        found[paper.kind] = paper
    return list(found.values())


def papers_of(actor: Actor, bloc_year: BlocYear, kind: MeetingKind) -> tuple[PackPaper, ...]:
    """One round of each paper of a meeting: those in use, or the last that were sent.

    Raises:
        NotVisible: There is none for this reader.
    """
    cards = {card.kind: card for card in meeting_cards(actor, bloc_year)}
    if not cards[kind].papers:
        raise NotVisible
    return cards[kind].papers


def meeting_page(actor: Actor, bloc_year: BlocYear, kind: MeetingKind) -> MeetingPage:
    """One meeting: its papers, what changed since, and what a person must look at."""
    meeting = Meeting.objects.filter(bloc_year=bloc_year, kind=kind).first()
    papers = meeting.papers.select_related("made_by", "sent_by") if meeting else ()
    seen = _seen(actor, bloc_year, papers)
    make = ask(actor, "pack.make", Place(bloc_year))
    makes = may(actor, "pack.view", Place(bloc_year, state=KEPT))
    fresh, form = _fresh(bloc_year, meeting) if makes and meeting and seen else ({}, "")
    rows = tuple(
        _row(each, [paper for paper in seen if paper.kind == each], fresh.get(each))
        for each in PAPERS[kind]
        if makes or any(paper.kind == each for paper in seen)
    )
    return MeetingPage(
        card=_card(bloc_year, kind, meeting, seen),
        meeting=meeting or Meeting(bloc_year=bloc_year, kind=kind),
        rows=rows,
        checks=checks(form) if form else (),
        make=make,
        unsent=sum(1 for row in rows if row.current and not row.current.sent_at),
    )


def _fresh(bloc_year: BlocYear, meeting: Meeting) -> tuple[dict[PaperKind, dict[str, str]], str]:
    """What each paper would say if it were made now, and the format of its issuer."""
    facts = pack_facts(bloc_year, meeting)
    try:
        composed = compose_pack(facts)
    except BadData:
        return {}, facts.year.format  # making the papers says what is wrong
    return {each.kind: each.values for each in composed}, facts.year.format


def _row(kind: PaperKind, rounds: list[PackPaper], fresh: dict[str, str] | None) -> PaperRow:
    rounds.sort(key=lambda paper: paper.round)
    made = [paper for paper in rounds if not paper.changed_by_hand]
    current = next((p for p in rounds if p.in_use), rounds[-1] if rounds else None)
    newer = made[-1] if made and current and made[-1].round > current.round else None
    before = [p for p in made if current and p.round < current.round]
    earlier = before[-1] if before and current and not current.changed_by_hand else None
    return PaperRow(
        label=str(kind.label),
        current=current,
        beside=newer,
        since=_changed(current, newer),
        before=_changed(earlier, current),
        now=_differs(made[-1].values, fresh) if made and fresh is not None else Changed(),
        rounds=tuple(reversed(rounds)),
    )


def _changed(old: PackPaper | None, new: PackPaper | None) -> Changed:
    return _differs(old.values, new.values) if old and new else Changed()


def _differs(old: dict[str, str], new: dict[str, str]) -> Changed:
    found = changes(old, new)
    return Changed(found[:SHOWN], max(0, len(found) - SHOWN))


def paper_for(actor: Actor, bloc_year: BlocYear, pk: int) -> PackPaper:
    """One round of a paper, if this reader may see it.

    Raises:
        NotVisible: There is none in this year, or not for this reader.
    """
    rows = PackPaper.objects.filter(meeting__bloc_year=bloc_year).select_related("meeting")
    paper = rows.filter(pk=pk).first()
    state = SENT if paper and paper.sent_at else KEPT
    if paper is None or not may(actor, "pack.view", Place(bloc_year, state=state)):
        raise NotVisible
    return paper
