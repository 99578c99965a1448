"""`thidua score SCHEME INPUTS`: scorecards with reasons and the ranking, without Django."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from thidua.commands.find import find_file
from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import has_errors
from thidua.core.kernel.strict_yaml import read_text
from thidua.core.scoring.card import Line, Place, Ranking, Scorecard, SectionTotal, Step
from thidua.core.scoring.load import read_scheme
from thidua.core.scoring.ranking import rank
from thidua.core.scoring.read_inputs import read_inputs
from thidua.core.scoring.scheme import Item, Scheme
from thidua.core.scoring.score import score
from thidua.wording import current_language, say, say_finding
from thidua.wording import gettext as _
from thidua.wording.values import show


@click.command(help=_("Score the units of INPUTS by SCHEME, with the reason of each score."))
@click.argument("scheme")
@click.argument("inputs", type=click.Path(path_type=Path))
@click.option("--out", type=click.Choice(["table", "json"]), default="table")
@click.option("--stage", help=_("Apply the ceiling of this stage of the scheme."))
def command(scheme: str, inputs: Path, out: str, stage: str | None) -> None:
    try:
        read = _scheme(find_file(scheme, "schemes", "no_such_scheme"))
        cards = score(read, read_inputs(read_text(inputs), inputs.name, read), stage=stage)
    except BadData as error:
        for finding in error.data.get("findings", ()):  # type: ignore[attr-defined]  # a list
            click.echo(say_finding(finding), err=True)
        raise
    ranking = rank(read, cards)
    if out == "json":
        click.echo(json.dumps(as_data(read, cards, ranking), ensure_ascii=False, indent=2))
    else:
        for line in as_table(read, cards, ranking):
            click.echo(line)


def _scheme(path: Path) -> Scheme:
    """The scheme of the file; what its check only remarks goes to standard error."""
    if path.suffix.lower() == ".xlsx":
        from thidua.workbook.scheme_form import read_scheme_form

        return read_scheme_form(path)
    scheme, findings = read_scheme(read_text(path), path.name)
    if scheme is None or has_errors(findings):
        raise BadData(file=path.name, count=len(findings), findings=findings)
    for finding in findings:
        click.echo(_("Note: {finding}").format(finding=say_finding(finding)), err=True)
    return scheme


def as_data(scheme: Scheme, cards: Mapping[str, Scorecard], ranking: Ranking) -> dict[str, object]:
    """Everything as plain data: points as text, so that no digit is lost; reasons as sentences."""
    return {
        "scheme": {"id": scheme.id, "version": scheme.version, "hash": scheme.hash},
        "provisional": ranking.provisional,
        "ranking": [_place_data(place) for place in ranking.places],
        "cards": {unit: _card_data(card) for unit, card in cards.items()},
    }


def _place_data(place: Place) -> dict[str, object]:
    return {"unit": place.unit, "place": place.place, "grade": place.grade, **_amounts(place),
            "reasons": _said(place.steps)}  # fmt: skip


def _card_data(card: Scorecard) -> dict[str, object]:
    lines = {
        item: {"state": line.state.value, **_amounts(line), "frame": _plain(line.frame),
               "reasons": _said(line.steps)}
        for item, line in card.lines.items()
    }  # fmt: skip
    sections = {id_: _amounts(part) for id_, part in card.sections.items()}
    return {**_amounts(card), "percent": _plain(card.percent), "provisional": card.provisional,
            "reasons": _said(card.steps), "sections": sections, "lines": lines}  # fmt: skip


def _amounts(part: Line | SectionTotal | Scorecard | Place) -> dict[str, str | None]:
    known = part.points if isinstance(part, Line | SectionTotal) else part.total
    name = "points" if isinstance(part, Line | SectionTotal) else "total"
    return {name: _plain(known), "low": _plain(part.low), "high": _plain(part.high)}


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _said(steps: Sequence[Step]) -> list[str]:
    return [say(step.code, step.data) for step in steps]


def as_table(scheme: Scheme, cards: Mapping[str, Scorecard], ranking: Ranking) -> Iterator[str]:
    """The ranking first, then each unit's card item by item."""
    yield scheme.title
    yield from _said(ranking.steps)
    yield ""
    for place in ranking.places:
        grade = scheme.grade(place.grade).name if place.grade else ""
        shown = _range(place.total, place.low, place.high)
        yield f"{place.place:>3}. {place.unit:<12} {shown:>16}  {grade}".rstrip()
        yield from (f"{'':>5}{sentence}" for sentence in _said(place.steps))
    for place in ranking.places:
        yield ""
        yield from _card(scheme, cards[place.unit])


def _card(scheme: Scheme, card: Scorecard) -> Iterator[str]:
    yield f"{card.unit}: {' '.join(_said(card.steps))}"
    for item in scheme.items():
        line = card.lines[item.id]
        shown = _range(line.points, line.low, line.high)
        yield f"  {_label(item)}: {shown} / {_shown(line.frame)}"
        yield f"      {' '.join(_said(line.steps))}"


def _label(item: Item) -> str:
    return f"[{item.id}] {item.name}"


def _range(points: Decimal | None, low: Decimal, high: Decimal) -> str:
    return _shown(points) if points is not None else f"{_shown(low)} – {_shown(high)}"


def _shown(value: Any) -> str:
    return show(value, current_language())
