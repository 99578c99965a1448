"""What pages read about movements: the cascade from the launch down to the answers."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, ask, may, require
from thidua.apps.common.flow import Move
from thidua.apps.documents.models import Document
from thidua.apps.movements.flows import ANSWER, MOVEMENT
from thidua.apps.movements.models import Direction, Indicator, Movement, PactTarget
from thidua.apps.movements.places import action_of, is_answer, place_of_movement
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.selectors import Member, members, organisation_names


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


def launched_in(year: BlocYear) -> QuerySet[Movement]:
    """Those of the year that everybody in it may read: a draft is its writers' own."""
    return movements_of(year).exclude(state=Movement.State.DRAFT)


def cascade(year: BlocYear) -> tuple[Node, ...]:
    """All movements of a year that were launched, as trees; what a report may tell."""
    return _trees(year, list(launched_in(year)))


def cascade_for(actor: Actor, year: BlocYear) -> tuple[Node, ...]:
    """The movements of a year that this person may see, drafts of their own included."""
    return _trees(year, [each for each in movements_of(year) if visible(actor, year, each)])


def visible(actor: Actor, year: BlocYear, movement: Movement) -> bool:
    return ask(actor, action_of(movement, "view"), place_of_movement(year, movement)).allowed


def _trees(year: BlocYear, found: list[Movement]) -> tuple[Node, ...]:
    """One whose parent is not among them is a root."""
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


def movement_for(actor: Actor, year: BlocYear, key: int) -> Movement:
    """One movement of the year.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    found = movements_of(year).filter(pk=key).first()
    if found is None or not visible(actor, year, found):
        raise NotVisible
    return found


def moves_for(actor: Actor, year: BlocYear, movement: Movement) -> list[Move]:
    """The steps that this person may take with it now."""
    if movement.bloc_year_id != year.pk:
        return []
    machine = ANSWER if is_answer(movement) else MOVEMENT
    place = place_of_movement(year, movement)
    return [each for each in machine.moves_from(movement.state) if may(actor, each.action, place)]


def move_or_hidden(movement: Movement, name: str) -> Move:
    """The step of that name.

    Raises:
        NotVisible: There is no such step.
    """
    machine = ANSWER if is_answer(movement) else MOVEMENT
    known_step(name, *(each.name for each in machine.moves))
    return machine.move(name)


def require_move(actor: Actor, year: BlocYear, movement: Movement, move: Move) -> None:
    """Nothing, if the actor may take that step with it; its state is asked by the step itself."""
    require(actor, move.action, place_of_movement(year, movement))


def known_step(name: str, *names: str) -> None:
    """Nothing, if `name` is one of them.

    Raises:
        NotVisible: It is not: the address was made up.
    """
    if name not in names:
        raise NotVisible


def may_edit(actor: Actor, year: BlocYear, movement: Movement) -> bool:
    place = place_of_movement(year, movement)
    return movement.bloc_year_id == year.pk and may(actor, action_of(movement, "edit"), place)


def require_edit(actor: Actor, year: BlocYear, movement: Movement) -> None:
    """Nothing, if the actor may write it now."""
    require(actor, action_of(movement, "edit"), place_of_movement(year, movement))


def agencies_to_answer(actor: Actor, year: BlocYear, node: Node) -> list[Member]:
    """The reader's agencies that have not answered this movement yet."""
    if is_answer(node.movement) or node.movement.state != Movement.State.LAUNCHED:
        return []
    answered = {child.movement.launcher_id for child in node.children}
    return [
        each
        for each in members(year)
        if each.pk not in answered and may(actor, "answer.edit", Place(year, each.pk, "draft"))
    ]


def answering_agency(actor: Actor, year: BlocYear, code: str) -> Organisation:
    """A member agency, as a record that a service takes.

    Raises:
        NotVisible: The bloc has no such member.
    """
    keys = actor.members(year)
    found = Organisation.objects.filter(code=code, pk__in=keys).first()
    if found is None:
        raise NotVisible
    return found


def text_of(movement: Movement) -> dict[str, object]:
    """What its form is filled from."""
    names = ("name", "theme", "content", "subjects", "criteria", "aims", "first_year", "last_year")
    told: dict[str, object] = {name: getattr(movement, name) for name in names}
    return told | {"basis": [str(each.pk) for each in movement.basis.all()]}
