"""Keeping scheme versions, and scoring a year by one of them."""

from datetime import date

from django.db import transaction

from thidua.apps.assessment.encoding import REPORTED, reported_input
from thidua.apps.assessment.errors import SchemeInUse
from thidua.apps.assessment.models import SchemeAdoption, SchemeVersion, ScoreSheet
from thidua.apps.movements.services import keep_indicator
from thidua.apps.organisations.models import BlocYear
from thidua.core.scoring.load import dump_scheme
from thidua.core.scoring.scheme import Scheme
from thidua.core.scoring.sense import less_is_better


@transaction.atomic
def adopt_scheme(
    bloc_year: BlocYear, scheme: Scheme, *, today: date, decision: str = ""
) -> SchemeAdoption:
    """Score the year by this scheme; what it reports becomes an indicator of the year.

    Raises:
        SchemeInUse: Something has been scored in the year by another version.
        SchemeIsImmutable: A version of that name is kept with other content.
    """
    version = _keep_version(scheme)
    adoption = SchemeAdoption.objects.filter(bloc_year=bloc_year).first()
    if adoption and adoption.scheme_id == version.pk:
        return adoption
    if adoption and ScoreSheet.objects.filter(bloc_year=bloc_year).exists():
        raise SchemeInUse(year=str(bloc_year.year), scheme=str(adoption.scheme))
    for item in scheme.items():
        spec = reported_input(item)
        if spec and item.indicator and spec.unit in REPORTED:
            keep_indicator(
                bloc_year, item.indicator, label=item.name, unit=spec.unit.value,
                direction="down" if less_is_better(item, spec.name) else "up",
            )  # fmt: skip
    adoption, _ = SchemeAdoption.objects.update_or_create(
        bloc_year=bloc_year,
        defaults={"scheme": version, "adopted_on": today, "decision": decision},
    )
    return adoption


def _keep_version(scheme: Scheme) -> SchemeVersion:
    found = SchemeVersion.objects.filter(hash=scheme.hash).first()
    if found is not None:
        return found
    same_name = SchemeVersion.objects.filter(code=scheme.id, version=scheme.version).first()
    version = same_name or SchemeVersion(
        code=scheme.id,
        version=scheme.version,
        title=scheme.title,
        text=dump_scheme(scheme),
        first_day=scheme.first_day,
        hash=scheme.hash,
        demonstration=scheme.demonstration,
    )
    version.save()  # one that is kept already refuses
    return version
