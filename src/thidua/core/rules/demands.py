"""What a clause may demand of a subject: each test is one piece, told apart by its key."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from thidua.core.kernel.pieces import Piece

Grade = Literal["HTXS", "HTT", "HT", "KHT"]
GRADES: dict[str, int] = {"KHT": 1, "HT": 2, "HTT": 3, "HTXS": 4}
Scope = Literal["grassroots", "province", "national"]
SCOPES: dict[str, int] = {"grassroots": 1, "province": 2, "national": 3}
Level = Literal["reprimand", "warning", "demotion", "dismissal"]
LEVELS: dict[str, int] = {"reprimand": 1, "warning": 2, "demotion": 3, "dismissal": 4}
Mark = Literal["average", "fair", "good"]
MARKS: dict[str, int] = {"average": 1, "fair": 2, "good": 3}
Kind = Literal["merit", "sudden", "movement", "contribution", "seniority", "external"]
Absence = Literal["treatment", "training", "maternity", "unpaid", "other"]
Sex = Literal["female", "male"]
Times = Annotated[int, Field(ge=1, le=20)]
Years = Annotated[int, Field(ge=1, le=30)]


class Within(Piece):
    """Which years count, up to the year considered.

    `years`: the last so many; `run`: the years in a row of that rating or better; `after`: of
    them only those after that award was earned. Nothing: whenever.
    """

    years: Years | None = None
    run: Grade | None = None
    after: str = ""
    after_kinds: tuple[Kind, ...] = ()


class RatedBody(Within):
    at_least: Grade
    times: Times | None = None  # none: each of the years
    years: Years | None = 1


class Rated(Piece):
    """The annual rating."""

    rated: RatedBody


class AwardedBody(Within):
    award: str
    times: Times = 1  # given for so many different years
    kinds: tuple[Kind, ...] = ()  # only commendations of these kinds; none: of any kind


class Awarded(Piece):
    """Awards that were given and are not revoked."""

    awarded: AwardedBody


class EarnedBody(Piece):
    award: str
    years: Years
    kinds: tuple[Kind, ...] = ()


class Earned(Piece):
    """An award whose period of achievement ended at least so many years ago."""

    earned: EarnedBody


class Fresh(Piece):
    """No award of that form took account of one of these years: one achievement, one reward."""

    fresh: EarnedBody


class DecidedBody(Piece):
    award: str
    years_ago: Years


class Decided(Piece):
    """An award that was decided so many calendar years before the day of consideration."""

    decided: DecidedBody


class InitiativesBody(Within):
    scope: Scope  # recognised at this level or above
    times: Times = 1
    kind: Literal["either", "initiative", "topic"] = "either"
    spared: Literal["for_title", "for_form"] = "for_title"  # used for nothing that excludes it
    years: Years | None = 1


class Initiatives(Piece):
    """Initiatives or topics that were recognised and are still free to serve."""

    initiatives: InitiativesBody


class Stated(Piece):
    """What a competent body said of the subject for the year: yes, no, or nothing."""

    stated: str


class RecordedBody(Piece):
    what: str
    list: Literal["merit", "registration"] = "merit"


class Recorded(Piece):
    """Something on a list for the year: not being there counts once the list is complete."""

    recorded: RecordedBody


class ServedBody(Piece):
    months: int  # in service (a collective: standing) at the end of the year


class Served(Piece):
    served: ServedBody


class UndisciplinedBody(Piece):
    years: Years | Literal["counted"] = 1  # counted: as many as the version counts
    at_least: Level = "reprimand"


class Undisciplined(Piece):
    """No discipline that touches one of these years; proved only by a list that is complete."""

    undisciplined: UndisciplinedBody


class Unheld(Piece):
    """No investigation, inspection or complaint under way on the day of consideration."""

    unheld: Literal["any"]


class NoAbsenceBody(Piece):
    kinds: tuple[Absence, ...]
    months: int = 0  # of at least so many months
    below: Mark | None = None  # with a result below this one


class NoAbsence(Piece):
    """No absence of these kinds touches the year; proved only by a list that is complete."""

    no_absence: NoAbsenceBody


class TenureBody(Piece):
    posts: tuple[str, ...]
    years: int = 0  # in these posts together, on the day of consideration; 0: ever


class Tenure(Piece):
    tenure: TenureBody


class OfSex(Piece):
    sex: Sex


class MembersBody(Piece):
    share: str  # what the members are counted for
    percent: Annotated[int, Field(ge=0, le=100)] | None = None
    above: bool = False  # more than the percentage, not just as much
    count: Times | None = None
    none: bool = False


class Members(Piece):
    """How many members of a collective have something in the year."""

    members: MembersBody


class PlacedBody(Piece):
    first: Times  # among the first so many


class Placed(Piece):
    """The place in the ranking of the bloc in the year."""

    placed: PlacedBody


class Meets(Piece):
    """The standard of another award, in the version of the same day."""

    meets: str


def key_of(value: Any) -> str:
    """A piece is told apart by its first key."""
    if isinstance(value, Piece):
        return next(iter(type(value).model_fields))
    return str(next(iter(value))) if isinstance(value, dict) and value else "one key"


Test = Annotated[
    Annotated[Rated, Tag("rated")]
    | Annotated[Awarded, Tag("awarded")]
    | Annotated[Earned, Tag("earned")]
    | Annotated[Fresh, Tag("fresh")]
    | Annotated[Decided, Tag("decided")]
    | Annotated[Initiatives, Tag("initiatives")]
    | Annotated[Stated, Tag("stated")]
    | Annotated[Recorded, Tag("recorded")]
    | Annotated[Served, Tag("served")]
    | Annotated[Undisciplined, Tag("undisciplined")]
    | Annotated[Unheld, Tag("unheld")]
    | Annotated[NoAbsence, Tag("no_absence")]
    | Annotated[Tenure, Tag("tenure")]
    | Annotated[OfSex, Tag("sex")]
    | Annotated[Members, Tag("members")]
    | Annotated[Placed, Tag("placed")]
    | Annotated[Meets, Tag("meets")],
    Discriminator(key_of),
]


def awards_named(test: Test) -> list[str]:
    """The awards that a test asks about, but for a whole standard (`meets`)."""
    body = getattr(test, key_of(test))
    return [name for name in (getattr(body, "award", ""), getattr(body, "after", "")) if name]
