"""Loads a whole bloc with its year and its scheme: the start of the demonstration."""

from datetime import date
from pathlib import Path

from django.db import transaction

from thidua.apps.assessment.services import adopt_scheme
from thidua.apps.common.seeding import NAM_DINH_2022, read_seed, seed_origin
from thidua.apps.documents.seeding import seed_documents
from thidua.apps.movements.seeding import seed_movements
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.seeding import seed_organisations
from thidua.apps.reporting.seeding import seed_bloc_report
from thidua.core.scoring.scheme import Scheme


@transaction.atomic
def seed_bloc(scheme: Scheme | None, *, today: date, path: Path = NAM_DINH_2022) -> BlocYear:
    """Keep the bloc of a seed file and let its year be scored by `scheme`.

    A second time changes nothing. The deeds of the agencies come with the workbook.
    """
    data = read_seed(path)
    origin = seed_origin(data)
    year = seed_organisations(data, origin)
    seed_documents(data, origin)
    seed_movements(data, year, origin)
    seed_bloc_report(data, year, origin)
    if scheme is not None:
        adopt_scheme(year, scheme, today=today)
    return year
