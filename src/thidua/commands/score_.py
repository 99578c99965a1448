"""`thidua score`: a scheme and a file of figures in, scorecards with reasons out."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import click

from thidua.commands.template_ import find_scheme
from thidua.core.kernel.errors import BadData
from thidua.core.scoring.card import Line, Ranking, Scorecard, SectionTotal, Step
from thidua.core.scoring.measure import rounded
from thidua.core.scoring.ranking import rank
from thidua.core.scoring.scheme import Scheme
from thidua.core.scoring.score import score
from thidua.wording import current_language, say, say_finding
from thidua.wording import gettext as _
from thidua.wording.values import show_number


@click.command(help=_("Score FIGURES (YAML, JSON or CSV) by SCHEME: its file or its code."))
@click.argument("scheme")
@click.argument("figures", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.option("--stage", help=_("Code of a stage whose ceiling applies."))
@click.option("--only-ranking", is_flag=True, help=_("Leave the single items out."))
def command(
    scheme: str, figures: Path, *, as_json: bool, stage: str | None, only_ranking: bool
) -> None:
    from thidua.workbook.figures import read_figures

    rules = find_scheme(scheme)
    try:
        cards = score(rules, read_figures(figures, rules), stage=stage)
    except BadData as error:
        for finding in error.data["findings"]:  # type: ignore[attr-defined] # a list of findings
            click.echo(say_finding(finding), err=True)
        raise
    ranking = rank(rules, cards)
    if as_json:
        click.echo(json.dumps(_plain(rules, cards, ranking), ensure_ascii=False, indent=2))
        return
    if not only_ranking:
        for card in cards.values():
            click.echo("\n".join(_card(rules, card)))
    click.echo("\n".join(_ranking(rules, ranking)))


def _card(scheme: Scheme, card: Scorecard) -> Iterator[str]:
    yield f"== {card.unit}: {_amount(card)}"
    for item in scheme.items():
        line = card.lines[item.id]
        yield f"  {item.code:>6}  {_amount(line):>12} / {_shown(item.max)}  {item.name}"
        yield from (f"          {sentence}" for sentence in _said(line.steps))
    yield from (f"  {sentence}" for sentence in _said(card.steps))
    yield ""


def _ranking(scheme: Scheme, ranking: Ranking) -> Iterator[str]:
    yield "== " + _("Ranking")
    yield from (f"  {sentence}" for sentence in _said(ranking.steps))
    for place in ranking.places:
        grade = scheme.grade(place.grade).name if place.grade else ""
        yield f"  {place.place:>3}. {place.unit}  {_amount(place)}  {grade}".rstrip()
        yield from (f"          {sentence}" for sentence in _said(place.steps))


def _said(steps: tuple[Step, ...]) -> list[str]:
    return [say(step.code, step.data) for step in steps]


def _amount(part: object) -> str:
    """The points or total, or what it can still become."""
    total = getattr(part, "total", getattr(part, "points", None))
    if total is not None:
        return _shown(total)
    low, high = getattr(part, "low"), getattr(part, "high")  # noqa: B009 - cards, lines, places
    return f"{_shown(low)}–{_shown(high)} " + _("(provisional)")


def _shown(value: Decimal) -> str:
    return show_number(rounded(value, 2), current_language())


def _plain(scheme: Scheme, cards: Mapping[str, Scorecard], ranking: Ranking) -> dict[str, object]:
    return {
        "scheme": {"id": scheme.id, "version": scheme.version, "hash": scheme.hash},
        "cards": {unit: _plain_card(card) for unit, card in cards.items()},
        "ranking": [
            {"unit": p.unit, "place": p.place, "total": _text(p.total), "low": _text(p.low),
             "high": _text(p.high), "grade": p.grade, "why": _said(p.steps)}
            for p in ranking.places
        ],
        "provisional": ranking.provisional,
    }  # fmt: skip


def _plain_card(card: Scorecard) -> dict[str, object]:
    return {
        "total": _text(card.total), "low": _text(card.low), "high": _text(card.high),
        "percent": _text(card.percent), "why": _said(card.steps),
        "lines": {item: _plain_part(line) for item, line in card.lines.items()},
        "sections": {code: _plain_part(part) for code, part in card.sections.items()},
    }  # fmt: skip


def _plain_part(part: Line | SectionTotal) -> dict[str, object]:
    plain: dict[str, object] = {
        "points": _text(part.points), "low": _text(part.low), "high": _text(part.high),
        "why": _said(part.steps),
    }  # fmt: skip
    return {"state": part.state.value, **plain} if isinstance(part, Line) else plain


def _text(value: Decimal | None) -> str | None:
    """Numbers as text: JSON readers would make floats of them."""
    return None if value is None else f"{value.normalize():f}"
