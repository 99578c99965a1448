"""Launching movements, and answering those of a higher level."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from django.db import transaction

from thidua.apps.common.models import Provenance
from thidua.apps.documents.models import Document
from thidua.apps.movements.models import Indicator, Movement
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.core.kernel.errors import DomainError

ORDER = tuple(Movement.Level.values)  # from the highest level down


class AnswersFromAbove(DomainError):  # noqa: N818 - reads as the fact it states
    """A movement answers one of a level below its own."""

    code = "movements.answers_from_above"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementEntry:
    """A movement as it is launched."""

    name: str
    level: str
    bloc_year: BlocYear | None = None
    parent: Movement | None = None
    launcher: Organisation | None = None
    launcher_name: str = ""
    theme: str = ""
    content: str = ""
    first_year: int | None = None
    last_year: int | None = None
    position: int = 0
    provenance: Provenance | None = None
    source_ref: str = ""
    illustrative: bool = False


@transaction.atomic
def launch_movement(entry: MovementEntry, *, basis: Iterable[Document] = ()) -> Movement:
    """Launch a movement on its legal basis; with a parent it is the answer of a lower level.

    The same name in the same year and level is the same movement and is brought up to date.

    Raises:
        AnswersFromAbove: The parent was launched by a lower level.
    """
    parent = entry.parent
    if parent is not None and ORDER.index(parent.level) > ORDER.index(entry.level):
        raise AnswersFromAbove(movement=entry.name, parent=parent.name)
    same: dict[str, Any] = {"bloc_year": entry.bloc_year, "level": entry.level, "name": entry.name}
    values = {field.name: getattr(entry, field.name) for field in fields(entry)}
    movement, _ = Movement.objects.update_or_create(
        **same, defaults={key: values[key] for key in values if key not in same}
    )
    movement.basis.set(basis)
    return movement


def keep_indicator(bloc_year: BlocYear, code: str, *, label: str, unit: str) -> Indicator:
    """The indicator of the year with this code; made when the year has none yet."""
    indicator, made = Indicator.objects.get_or_create(
        bloc_year=bloc_year, code=code, defaults={"label": label, "unit": unit}
    )
    if made:
        indicator.position = Indicator.objects.filter(bloc_year=bloc_year).count()
        indicator.adds_up = (
            Indicator.AddsUp.SUM if unit in {"count", "dong"} else Indicator.AddsUp.MEAN
        )
        indicator.save(update_fields=["position", "adds_up"])
    return indicator
