"""A test and the facts it looked at, in words; and what would settle it, where it is not known."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.apps.people.awards import award_name
from thidua.apps.people.models import (
    Absence,
    AwardHeld,
    Discipline,
    Hold,
    Initiative,
    ListStatement,
    Post,
    Rating,
)
from thidua.core.rules import case as c
from thidua.core.rules import demands as d
from thidua.core.rules.compiling import Question

LONGEST = 12  # years of ratings that are listed where the whole life counts


@dataclass(frozen=True, slots=True)
class Ground:
    """What was looked at. `section`: the part of the file that holds it; `settle`: what helps."""

    lines: tuple[str, ...]
    section: str = ""
    settle: str = ""


@singledispatch
def ground(_test: object, _facts: c.Facts, _asked: Question) -> Ground:
    """The facts of one test.

    Raises:
        NotImplementedError: No function is registered for that kind of test.
    """
    raise NotImplementedError(type(_test).__name__)


@ground.register
def _rated(test: d.Rated, facts: c.Facts, asked: Question) -> Ground:
    body = test.rated
    many = body.years or LONGEST
    words = dict(Rating.Grade.choices)
    lines = [
        f"{year}: {words[facts.ratings[year]] if year in facts.ratings else _('not known')}"
        for year in range(asked.year, asked.year - many, -1)
    ]
    if not body.years:
        lines = [line for line in lines if not line.endswith(_("not known"))]
    return Ground(
        tuple(lines), "xep-loai",
        _("Add the decision with the rating of the missing years to the file."),
    )  # fmt: skip


def _awards(code: str, facts: c.Facts, asked: Question) -> Ground:
    lines = [_award(each, asked) for each in facts.awards if each.code == code]
    settle = _("State that the agency's list of awards is complete, or add the decision.")
    if any(each.code == code and not each.proved for each in facts.awards):
        settle = _("Add the decision itself: the award is only claimed so far.")
    none = _("{award}: none recorded").format(award=award_name(code))
    return Ground((*(lines or [none]), _whole(facts, "award")), "khen-thuong", settle)


def _award(each: c.AwardFact, asked: Question) -> str:
    told = [award_name(each.code), str(each.year) if each.year else _("year not known")]
    if each.kind != "merit":
        told.append(str(dict(AwardHeld.Kind.choices).get(each.kind or "unknown", "")).lower())
    if not each.proved:
        told.append(_("only claimed, without a paper"))
    if each.revoked_on:
        told.append(_("revoked on {day}").format(day=_day(each.revoked_on)))
    elif each.decided_on and each.decided_on > asked.considered_on:
        told.append(
            _("decided on {day}, after the day considered").format(day=_day(each.decided_on))
        )
    return ", ".join(told)


@ground.register
def _awarded(test: d.Awarded, facts: c.Facts, asked: Question) -> Ground:
    return _awards(test.awarded.award, facts, asked)


@ground.register
def _earned(test: d.Earned, facts: c.Facts, asked: Question) -> Ground:
    return _awards(test.earned.award, facts, asked)


@ground.register
def _fresh(test: d.Fresh, facts: c.Facts, asked: Question) -> Ground:
    return _awards(test.fresh.award, facts, asked)


@ground.register
def _decided(test: d.Decided, facts: c.Facts, asked: Question) -> Ground:
    return _awards(test.decided.award, facts, asked)


@ground.register
def _initiatives(test: d.Initiatives, facts: c.Facts, asked: Question) -> Ground:
    body = test.initiatives
    scopes = dict(Initiative.Scope.choices)
    kinds = dict(Initiative.Kind.choices)
    first = asked.year - body.years + 1 if body.years else 0
    lines = []
    for each in facts.initiatives:
        if first <= each.year <= asked.year:
            told = [f"{each.year}: {kinds[each.kind]}", str(scopes[each.scope]).lower()]
            if each.for_form or (each.for_title and body.spared == "for_form"):
                told.append(_("used already"))
            lines.append(", ".join(told))
    return Ground(
        (*(sorted(lines, reverse=True) or [_("No initiative recorded")]),
         _whole(facts, "initiative")), "sang-kien",
        _("Add the decision that recognises the initiative, or state that the list is complete."),
    )  # fmt: skip


def _said(code: str, facts: c.Facts, asked: Question) -> str:
    rows = [
        each.holds for each in facts.statements if (each.year, each.code) == (asked.year, code)
    ]
    said = (_("stated: yes") if rows[0] else _("stated: no")) if rows else _("not stated")
    return f"{asked.year}: {said}"


@ground.register
def _stated(test: d.Stated, facts: c.Facts, asked: Question) -> Ground:
    settle = _("Ask the head of the agency to state it in writing, and record the statement.")
    return Ground((_said(test.stated, facts, asked),), "xac-nhan", settle)


@ground.register
def _recorded(test: d.Recorded, facts: c.Facts, asked: Question) -> Ground:
    body = test.recorded
    lines = (_said(body.what, facts, asked), _whole(facts, body.list))
    settle = _("Record what was recognised, or state that the list is complete.")
    return Ground(lines, "xac-nhan", settle)


@ground.register
def _served(_test: d.Served, facts: c.Facts, _asked: Question) -> Ground:
    person = facts.subject == "individual"
    since = _("In service since") if person else _("Founded")
    line = f"{since}: {_day(facts.joined) if facts.joined else _('not known')}"
    return Ground((line,), "own", _("Add the day to the data of the file."))


@ground.register
def _undisciplined(_test: d.Undisciplined, facts: c.Facts, _asked: Question) -> Ground:
    words = dict(Discipline.Level.choices)
    lines = [f"{words[each.level]}, {_span(each)}" for each in facts.disciplines]
    return Ground(
        (*(lines or [_("No discipline recorded")]), _whole(facts, "discipline")), "ky-luat",
        _("State that the agency's list of disciplines is complete."),
    )  # fmt: skip


@ground.register
def _unheld(_test: d.Unheld, facts: c.Facts, _asked: Question) -> Ground:
    words = {str(code): str(name) for code, name in Hold.Kind.choices}
    lines = [f"{words.get(each.kind, each.kind)}, {_span(each)}" for each in facts.holds]
    return Ground(
        (*(lines or [_("No inspection or complaint recorded")]), _whole(facts, "hold")),
        "kiem-tra", _("State that the list of inspections and complaints is complete."),
    )  # fmt: skip


@ground.register
def _no_absence(test: d.NoAbsence, facts: c.Facts, _asked: Question) -> Ground:
    words = dict(Absence.Kind.choices)
    marks = dict(Absence.Grade.choices)
    lines = [
        f"{words[each.kind]}, {_span(each)}" + (f", {marks[each.mark]}" if each.mark else "")
        for each in facts.absences
        if each.kind in test.no_absence.kinds
    ]
    return Ground(
        (*(lines or [_("No such absence recorded")]), _whole(facts, "absence")), "vang-mat",
        _("State that the agency's list of absences is complete."),
    )  # fmt: skip


@ground.register
def _tenure(test: d.Tenure, facts: c.Facts, _asked: Question) -> Ground:
    words = dict(Post.Code.choices)
    those = [each for each in facts.posts if each.post in test.tenure.posts]
    lines = [f"{words[each.post]}, {_span(each)}" for each in those]
    return Ground(
        (*(lines or [_("No such post recorded")]), _whole(facts, "post")), "chuc-vu",
        _("Add the posts with their days, or state that the list of posts is complete."),
    )  # fmt: skip


@ground.register
def _of_sex(_test: d.OfSex, facts: c.Facts, _asked: Question) -> Ground:
    words = {"female": _("Female"), "male": _("Male")}
    line = f"{_('Sex')}: {words.get(facts.sex or '', _('not known'))}"
    return Ground((line,), "own", _("Add the sex to the data of the file."))


@ground.register
def _members(test: d.Members, facts: c.Facts, asked: Question) -> Ground:
    rows = [
        each for each in facts.shares
        if (each.year, each.code) == (asked.year, test.members.share)
    ]  # fmt: skip
    settle = _("Record the members of the collective and complete their files for the year.")
    if not rows or not rows[0].total:
        return Ground((_("No member recorded"),), "thanh-vien", settle)
    each = rows[0]
    line = _("{having} of {total} members").format(having=each.having, total=each.total)
    if each.open:
        unknown = ngettext("{n} not known", "{n} not known", each.open).format(n=each.open)
        line = f"{line}, {unknown}"
    return Ground((line,), "thanh-vien", settle)


@ground.register
def _placed(_test: d.Placed, facts: c.Facts, asked: Question) -> Ground:
    rows = [each for each in facts.places if each.year == asked.year]
    none = _("The ranking of {year} is not final").format(year=asked.year)
    told = [_("place {place} of {of}").format(place=each.place, of=each.of) for each in rows]
    return Ground(tuple(told or [none]), "", _("Wait until the bloc's ranking is final."))


def _whole(facts: c.Facts, name: str) -> str:
    """Up to which day a list is declared complete."""
    days = [each.until for each in facts.complete if each.list == name]
    label = str(dict(ListStatement.List.choices).get(name, name))
    if not days:
        return _("List “{list}”: not declared complete").format(list=label)
    return _("List “{list}”: complete to {day}").format(list=label, day=_day(max(days)))


def _span(row: c.DisciplineFact | c.HoldFact | c.AbsenceFact | c.PostFact) -> str:
    if row.last_day is None:
        return _("since {day}").format(day=_day(row.first_day))
    return f"{_day(row.first_day)}–{_day(row.last_day)}"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
