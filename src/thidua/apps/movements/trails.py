"""Which records tell what was changed in a movement, a registration and the pact."""

from thidua.apps.common.changes import Trail
from thidua.apps.movements.models import (
    Movement,
    Pact,
    PactTarget,
    RegisteredTarget,
    Registration,
)

MOVEMENT_FIELDS = (
    "name", "theme", "content", "subjects", "criteria", "aims", "launched_on", "first_year",
    "last_year",
)  # fmt: skip


def of_movement(key: int) -> tuple[Trail, ...]:
    return (Trail(Movement, {key: ""}, MOVEMENT_FIELDS),)


def of_registration(key: int) -> tuple[Trail, ...]:
    targets = RegisteredTarget.objects.filter(registration=key).select_related("indicator")
    named = {target.pk: str(target.indicator) for target in targets}
    return (
        Trail(Registration, {key: ""}, ("titles",)),
        Trail(RegisteredTarget, named, ("value",)),
    )


def of_pact(key: int) -> tuple[Trail, ...]:
    targets = PactTarget.objects.filter(pact=key).select_related("indicator", "agency")
    named = {target.pk: f"{target.agency.code} · {target.indicator}" for target in targets}
    return (
        Trail(Pact, {key: ""}, ("content", "signed_on")),
        Trail(PactTarget, named, ("value",)),
    )
