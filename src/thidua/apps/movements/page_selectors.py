"""What pages read about movements: the cascade from the launch down to the answers."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thidua.apps.documents.models import Document
from thidua.apps.movements.models import Direction, Indicator, Movement, PactTarget
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import organisation_names


@dataclass(frozen=True, slots=True)
class Node:
    """A movement with its answers."""

    movement: Movement
    launched_by: str
    children: tuple["Node", ...] = ()


def movements_of(year: BlocYear) -> QuerySet[Movement]:
    """Those of the year, and those that belong to no year but run in it."""
    number = year.year
    running = Q(bloc_year=None) & (Q(first_year=None) | Q(first_year__lte=number))
    running &= Q(last_year=None) | Q(last_year__gte=number)
    return Movement.objects.filter(Q(bloc_year=year) | running).select_related("launcher")


def cascade(year: BlocYear) -> tuple[Node, ...]:
    """All movements of a year as trees; one whose parent is not of the year is a root."""
    found = list(movements_of(year))
    names = organisation_names(
        [each.launcher_id for each in found if each.launcher_id], year.last_day
    )
    keys = {each.pk for each in found}
    below: defaultdict[int | None, list[Movement]] = defaultdict(list)
    for each in found:
        below[each.parent_id if each.parent_id in keys else None].append(each)

    def node(movement: Movement) -> Node:
        launcher = movement.launcher_name or names.get(movement.launcher_id or 0, "")
        return Node(movement, launcher, tuple(node(each) for each in below[movement.pk]))

    return tuple(node(each) for each in below[None])


def tree_of(roots: tuple[Node, ...], key: int) -> Node | None:
    """The tree in which a movement stands."""
    return next((root for root in roots if _holds(root, key)), None)


def find(node: Node, key: int) -> Node:
    """The node of a movement in its tree."""
    if node.movement.pk == key:
        return node
    return next(find(child, key) for child in node.children if _holds(child, key))


def _holds(node: Node, key: int) -> bool:
    return node.movement.pk == key or any(_holds(child, key) for child in node.children)


def directions_of(year: BlocYear) -> list[Direction]:
    """Where the next year goes, the theme first."""
    found = list(Direction.objects.filter(bloc_year=year))
    return sorted(found, key=lambda each: each.kind != Direction.Kind.THEME)


def targets_of(year: BlocYear, agency: int) -> dict[int, PactTarget]:
    """The targets of one agency by indicator."""
    found = PactTarget.objects.filter(pact__bloc_year=year, agency=agency)
    return {target.indicator_id: target for target in found}


def indicators_of(year: BlocYear) -> QuerySet[Indicator]:
    return Indicator.objects.filter(bloc_year=year)


def basis_of(movement: Movement) -> list[Document]:
    """The documents on which a movement rests."""
    return list(movement.basis.all())
