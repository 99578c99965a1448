"""Plan and context make blocks: tokens become spans, lists become paragraphs and rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from thidua.core.composing.document import (
    Annex,
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    Span,
    Spans,
    Table,
    Text,
)
from thidua.core.composing.plan import AnnexPlan, Group, Part, Say, TablePlan, Use
from thidua.core.kernel.errors import BadFile

TOKEN = re.compile(r"\{(\w+)\}")
LETTERS = "abcdđeghiklmnopqrstuvxy"  # the Vietnamese alphabet, as office documents count
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))

# A value of a context: words, spans, a truth value, or a list of narrower contexts.
Context = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Scope:
    """A context inside another: the nearest value of a name counts."""

    layers: tuple[Context, ...]

    def get(self, name: str) -> Any:
        for layer in self.layers:
            if name in layer:
                return layer[name]
        raise BadFile(reason="plan_token", token=name)

    def under(self, context: Context) -> "_Scope":
        return _Scope((context, *self.layers))

    def wants(self, when: str, unless: str) -> bool:
        return (not when or bool(self.get(when))) and (not unless or not self.get(unless))

    def entries(self, each: str) -> Sequence["_Scope"]:
        return [self.under(entry) for entry in self.get(each)] if each else [self]


def compose(parts: Sequence[Part], context: Context) -> tuple[Block, ...]:
    """The blocks that a plan says with the values of a context.

    Raises:
        BadFile: `plan_token`, a template names a value that the context does not hold.
    """
    return tuple(_blocks(parts, _Scope((context,)), level=1))


def compose_annexes(plans: Sequence[AnnexPlan], context: Context) -> tuple[Annex, ...]:
    scope = _Scope((context,))
    wanted = [plan for plan in plans if scope.wants(plan.when, plan.unless)]
    return tuple(
        Annex(str(n), _fill(plan.title, scope), compose(plan.body, context), plan.landscape)
        for n, plan in enumerate(wanted, 1)
    )


def fill(template: str, context: Context) -> Spans:
    """One template with its tokens replaced; words beside each other become one span."""
    return _fill(template, _Scope((context,)))


def _fill(template: str, scope: _Scope) -> Spans:
    spans: list[Span] = []
    for position, piece in enumerate(TOKEN.split(template)):
        value = scope.get(piece) if position % 2 else piece
        spans += [Text(value)] if isinstance(value, str) else value
    return joined(spans)


def joined(spans: Sequence[Span]) -> Spans:
    """The same spans, equal-looking words merged and empty ones left out."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if isinstance(span, Text) and not span.text:
            continue
        if (
            isinstance(span, Text)
            and isinstance(last, Text)
            and replace(span, text=last.text) == last
        ):
            merged[-1] = replace(last, text=last.text + span.text)
        else:
            merged.append(span)
    return tuple(merged)


def _blocks(parts: Sequence[Part], scope: _Scope, level: int) -> Iterator[Block]:
    heading_count = 0
    for part in parts:
        if not scope.wants(part.when, part.unless):
            continue
        if isinstance(part, Use):
            yield from scope.get(part.use)
        elif isinstance(part, TablePlan):
            yield _table(part, scope)
        elif isinstance(part, Say):
            yield from _paragraphs(part, scope)
        else:
            for inner in scope.entries(part.each):
                heading_count += bool(part.heading)
                yield from _group(part, inner, level, heading_count)


def _paragraphs(part: Say, scope: _Scope) -> Iterator[Paragraph]:
    """One paragraph an entry; a list whose points end with ";" ends with a full stop."""
    entries = scope.entries(part.each)
    for n, inner in enumerate(entries, 1):
        ends = part.bullet and n == len(entries) and part.say.endswith(";")
        template = f"{part.say[:-1]}." if ends else part.say
        spans = _fill(template, inner)
        yield Paragraph(spans, part.bullet, _anchor(part, inner), part.centred)


def _group(group: Group, scope: _Scope, level: int, count: int) -> Iterator[Block]:
    if group.heading:
        yield Heading(level, heading_number(level, count), _fill(group.heading, scope))
    yield from _blocks(group.body, scope, level + bool(group.heading))


def _table(plan: TablePlan, scope: _Scope) -> Table:
    rows = []
    for inner in scope.entries(plan.table):
        cells = tuple(_fill(column.cell, inner) for column in plan.columns)
        strong = bool(plan.strong and inner.get(plan.strong))
        rows.append(Row(cells, strong, _anchor(plan, inner)))
    columns = tuple(Column(c.title, c.width, c.align) for c in plan.columns)
    return Table(columns, tuple(rows), _fill(plan.caption, scope), plan.room)


def _anchor(part: Say | TablePlan, scope: _Scope) -> str:
    return "".join(getattr(span, "text", "") for span in _fill(part.anchor, scope))


def heading_number(level: int, count: int) -> str:
    """Roman under the title, then arabic, then letters of the Vietnamese alphabet."""
    if level == 1:
        return roman(count)
    return str(count) if level == 2 else LETTERS[(count - 1) % len(LETTERS)]  # noqa: PLR2004 - the level


def roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text
