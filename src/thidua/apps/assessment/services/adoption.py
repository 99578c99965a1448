"""Choosing the scheme of the year on a page."""

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, require
from thidua.apps.assessment.models import SchemeAdoption, SchemeVersion
from thidua.apps.assessment.selectors import scheme_of
from thidua.apps.assessment.services.guard import lock_open_year
from thidua.apps.assessment.services.schemes import adopt_scheme
from thidua.apps.common.clock import today
from thidua.apps.organisations.models import BlocYear


@transaction.atomic
def adopt_version(
    actor: Actor, bloc_year: BlocYear, version: int, decision: str = ""
) -> SchemeAdoption:
    """Score the year by a version that is kept; what was proposed is adopted by that.

    Raises:
        NotVisible: There is no such version.
        SchemeInUse: Something has been scored in the year by another version.
        YearIsFrozen: The ranking was presented or is final.
    """
    require(actor, "stage.open", Place(bloc_year))
    lock_open_year(bloc_year)
    found = SchemeVersion.objects.filter(pk=version).first()
    if found is None:
        raise NotVisible
    adoption = adopt_scheme(bloc_year, scheme_of(found), today=today(), decision=decision)
    if adoption.proposed or (decision and adoption.decision != decision):
        adoption.proposed, adoption.decision = False, decision or adoption.decision
        adoption.version += 1
        adoption.save(update_fields=["proposed", "decision", "version"])
    return adoption
