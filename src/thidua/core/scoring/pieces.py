"""The pieces that rules are made of: five measures and a dozen ways to points.

Each piece is written in YAML as one key: `{bands: {…}}`. All thirty kinds of rules that
real schemes use are compositions of these (docs/reference/rule-kinds.md).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from thidua.core.kernel.pieces import Piece
from thidua.core.kernel.quantities import Unit

Points = Decimal | Literal["max"]  # "max" is the frame of the item


def _tag(value: Any) -> str:
    """A piece is told apart by its one key; a bare word is an input, a bare number points."""
    if isinstance(value, Piece):
        return next(iter(type(value).model_fields))
    if isinstance(value, dict) and len(value) == 1:
        return str(next(iter(value)))
    return "one key"  # no such tag: pydantic then lists those that exist


def _word(key: str) -> BeforeValidator:
    def wrap(value: Any) -> Any:
        return {key: value} if isinstance(value, str | int | Decimal) else value

    return BeforeValidator(wrap)


class Bounds(Piece):
    """Which values belong: `from`/`to` include their end, `above`/`below` do not."""

    from_: Decimal | None = Field(default=None, alias="from")
    above: Decimal | None = None
    to: Decimal | None = None
    below: Decimal | None = None

    def hold(self, value: Decimal) -> bool:
        return (
            (self.from_ is None or value >= self.from_)
            and (self.above is None or value > self.above)
            and (self.to is None or value <= self.to)
            and (self.below is None or value < self.below)
        )

    @property
    def low(self) -> tuple[Decimal, bool] | None:
        """Lower end and whether it belongs; None when open to below."""
        if self.from_ is not None:
            return self.from_, True
        return (self.above, False) if self.above is not None else None

    @property
    def high(self) -> tuple[Decimal, bool] | None:
        if self.to is not None:
            return self.to, True
        return (self.below, False) if self.below is not None else None


# --- measures: a number with a unit, from the inputs of the item -------------------------


class Input(Piece):
    """The value as it was given. Written as the bare name."""

    input: str


class RatioBody(Piece):
    of: str
    per: str
    less: tuple[str, ...] = ()  # taken off the denominator: excused, not eligible


class Ratio(Piece):
    """Percent: 100 × of / (per − less)."""

    ratio: RatioBody


class LateBody(Piece):
    done: str  # a date input
    due: str  # a date input, or a day written yyyy-mm-dd


class DaysLate(Piece):
    """Days after the deadline; the day of the deadline itself is in time."""

    days_late: LateBody


class TallyBody(Piece):
    of: str  # an input that holds several options
    among: tuple[str, ...]  # the options that count


class Tally(Piece):
    """How many of several grades are among the named ones."""

    tally: TallyBody


class SumOfBody(Piece):
    of: tuple[str, ...]


class Total(Piece):
    """Several counters added up."""

    total: SumOfBody


Measure = Annotated[
    Annotated[Input, Tag("input")]
    | Annotated[Ratio, Tag("ratio")]
    | Annotated[DaysLate, Tag("days_late")]
    | Annotated[Tally, Tag("tally")]
    | Annotated[Total, Tag("total")],
    Discriminator(_tag),
    _word("input"),
]

# --- ways to points ----------------------------------------------------------------------


class Constant(Piece):
    """Always these points. Written as the bare number or `max`."""

    points: Points


class GivenBody(Piece):
    of: str = "value"
    step: Decimal | None = None  # typed points are multiples of it: 0.25, 0.5


class Given(Piece):
    """The typed number is the points: judgement, direct entry, imported score."""

    given: GivenBody


class MetBody(Piece):
    of: tuple[str, ...] = ("value",)  # all of them must be yes
    points: Points = "max"


class Met(Piece):
    """All or nothing: points when every named yes/no input is yes, else 0."""

    met: MetBody


class ChooseBody(Piece):
    of: str = "value"
    options: dict[str, Points]
    take: Literal["one", "best", "sum"] = "one"


class Choose(Piece):
    """Points by option: one level, the best of those reached, or their sum."""

    choose: ChooseBody


class Tier(Bounds):
    """Values within the bounds give this; a rule may stand in place of points."""

    give: "Rule"


class BandsBody(Piece):
    of: Measure
    unit: Unit | None = None  # what the bounds are written in; the check compares it
    round: int | None = None  # decimals of the measure before it is compared
    tiers: tuple[Tier, ...]


class Bands(Piece):
    """Tiers with explicit open and closed ends."""

    bands: BandsBody


class RateBody(Piece):
    of: Measure
    each: Points
    per: Decimal = Decimal(1)  # `each` is for so much of the measure
    start: Points = Decimal(0)  # "max" with a negative `each`: full mark minus deductions
    floor: Points | None = None
    cap: Points | None = None


class Rate(Piece):
    """start + each × measure / per, kept within floor and cap."""

    rate: RateBody


class CompareBody(Piece):
    of: str = "value"
    target: str = "target"


class Compare(Piece):
    """Relative to the bloc: half the frame at the target, all of it for the leader."""

    compare: CompareBody


class Sum(Piece):
    """Parts that add up."""

    sum: tuple["Rule", ...]


class Best(Piece):
    """The part that gives most counts."""

    best: tuple["Rule", ...]


class CaseBody(Piece):
    of: str
    options: dict[str, "Rule"]


class Case(Piece):
    """The rule depends on an option: a matrix of level and band, an either/or."""

    case: CaseBody


class Test(Bounds):
    """One condition on a measure, or on a yes/no input or option (`is`)."""

    of: Measure
    is_: bool | str | None = Field(default=None, alias="is")


class WhenBody(Piece):
    all: tuple[Test, ...]
    then: "Rule"
    otherwise: "Rule"


class When(Piece):
    """One rule while every test holds, another while one does not."""

    when: WhenBody


class Within(Piece):
    """At least these points whatever the rest says, at most those: a frame of a part."""

    within: "WithinBody"


class WithinBody(Piece):
    rule: "Rule"
    floor: Points | None = None
    cap: Points | None = None


Rule = Annotated[
    Annotated[Constant, Tag("points")]
    | Annotated[Given, Tag("given")]
    | Annotated[Met, Tag("met")]
    | Annotated[Choose, Tag("choose")]
    | Annotated[Bands, Tag("bands")]
    | Annotated[Rate, Tag("rate")]
    | Annotated[Compare, Tag("compare")]
    | Annotated[Sum, Tag("sum")]
    | Annotated[Best, Tag("best")]
    | Annotated[Case, Tag("case")]
    | Annotated[When, Tag("when")]
    | Annotated[Within, Tag("within")],
    Discriminator(_tag),
    _word("points"),
]

for model in (
    Tier,
    BandsBody,
    Bands,
    Sum,
    Best,
    CaseBody,
    Case,
    WhenBody,
    When,
    WithinBody,
    Within,
):
    model.model_rebuild()


def pieces_in(value: object) -> Iterator[Piece]:
    """Every piece inside a rule, the rule first."""
    if isinstance(value, Piece):
        yield value
        for name in type(value).model_fields:
            yield from pieces_in(getattr(value, name))
    elif isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from pieces_in(part)
