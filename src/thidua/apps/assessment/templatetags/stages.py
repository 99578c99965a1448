"""Names and texts of the cells of a score sheet."""

from collections.abc import Mapping, Sequence

from django import template

from thidua.apps.assessment.cell_texts import Input
from thidua.apps.assessment.obstacles import Obstacle
from thidua.apps.assessment.sheet_page import Column
from thidua.apps.assessment.stage_pages import StageColumn
from thidua.apps.common.pages import reader_language
from thidua.wording import say

register = template.Library()


@register.filter
def cell_name(cell: Input, item: str) -> str:
    """How a cell is called in the form that is sent without script."""
    return f"c|{item}|{cell.name}"


@register.filter
def cell_shown(cell: Input) -> str:
    """A cell that is only read: an option by its label."""
    return next((o.label for o in cell.options if o.chosen and o.value), cell.value or "")


@register.filter
def item(known: Mapping[str, object], key: str) -> object:
    """The entry of a mapping; nothing where there is none."""
    return known.get(key, "")


@register.filter
def at(columns: Sequence[StageColumn], place: int) -> str:
    """The name of the stage in that column."""
    return columns[place].stage.name


@register.filter
def obstacle(each: Obstacle) -> str:
    """What hinders, in words."""
    data = {"n": each.count, "agencies": list(each.agencies)}
    return say(each.code, data, reader_language())


@register.filter
def stage_at(columns: Sequence[Column], place: int) -> str:
    """The name of the earlier stage in that column of a sheet."""
    return columns[place].name
