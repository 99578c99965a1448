"""Facts of any kind by chance, dense around the years that rules look at; a seed repeats them."""

from datetime import date, timedelta
from random import Random

from thidua.core.rules import case as c
from thidua.core.rules.demands import GRADES, LEVELS, MARKS, SCOPES

AWARDS = (
    "CSTDCS", "CSTD_TINH", "BK_TINH", "BK_TTG", "HC_LD1", "HC_LD2", "HC_LD3", "TTLDXS", "CO_TINH",
    "CO_CP",
)  # fmt: skip
STATED = (
    "conduct", "study", "outstanding", "registered", "movement_province", "movement", "unity",
    "clean", "exceeded", "influence_field", "other_merit_order",
)  # fmt: skip
LISTS = ("award", "initiative", "discipline", "hold", "absence", "post", "merit", "registration")


def made_up(chance: Random, subject: str) -> c.Facts:
    """One subject of whom this and that is known."""

    def year() -> int:
        return chance.randint(2014, 2024)

    def day() -> date:
        return date(2012, 1, 1) + timedelta(days=chance.randrange(5000))

    def maybe(value: object, share: float = 0.5) -> object:
        return value if chance.random() < share else None

    def either(*values: object) -> object:
        return chance.choice(values)

    def rows(most: int, make: object) -> tuple[object, ...]:
        return tuple(make() for _ in range(chance.randint(0, most)))

    return c.Facts(
        subject=subject, joined=maybe(day()), sex=either(None, "female", "male"),
        ratings={
            year(): either(*GRADES, "HTXS", "HTXS", "HTT") for _ in range(chance.randint(0, 16))
        },
        awards=rows(9, lambda: c.AwardFact(
            code=either(*AWARDS), year=maybe(year(), 0.9),
            kind=either(None, "merit", "merit", "sudden"),
            dated=either(True, True, False), proved=either(True, True, False),
            decided_on=maybe(day(), 0.4), revoked_on=maybe(day(), 0.1))),
        initiatives=rows(6, lambda: c.InitiativeFact(
            year=year(), scope=either(*SCOPES), kind=either("initiative", "topic"),
            for_title=either(True, False, False), for_form=either(True, False, False))),
        disciplines=rows(2, lambda: c.DisciplineFact(
            first_day=day(), last_day=maybe(day()), level=either(*LEVELS))),
        holds=rows(1, lambda: c.HoldFact(first_day=day(), last_day=maybe(day()))),
        absences=rows(2, lambda: c.AbsenceFact(
            kind=either("training", "maternity"), first_day=day(), last_day=maybe(day()),
            mark=either(None, *MARKS))),
        posts=rows(2, lambda: c.PostFact(
            post=either("director_general", "secretary_province", "chair_province"),
            first_day=day(), last_day=maybe(day()))),
        statements=rows(8, lambda: c.StatementFact(
            year=year(), code=either(*STATED), holds=either(True, True, False))),
        shares=tuple(
            c.ShareFact(year=y, code=code, having=chance.randint(0, 20),
                        total=either(0, 20), open=either(0, 0, 2))
            for y in (2022, 2024) for code in ("LDTT", "HT", "CSTDCS", "WARNING")
            if chance.random() < 0.7),
        places=rows(1, lambda: c.PlaceFact(year=year(), place=chance.randint(1, 3), of=10)),
        complete=rows(9, lambda: c.CompleteFact(
            list=either(*LISTS),
            until=date(2022, 12, 1) + timedelta(days=chance.randrange(1100)))),
    )  # fmt: skip


def people(seed: int, number: int, subject: str) -> dict[int, c.Facts]:
    chance = Random(seed)
    return {key: made_up(chance, subject) for key in range(number)}
