"""The Nam Định bloc of 2022 in the database, its deeds filed as the workbook files them."""

from thidua.apps.common.seeding import read_seed, seed_origin
from thidua.apps.documents.seeding import seed_documents
from thidua.apps.movements.seeding import seed_movements
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.seeding import seed_organisations
from thidua.apps.reporting.entries import DeedEntry, ReportEntry
from thidua.apps.reporting.seeding import seed_bloc_report
from thidua.apps.reporting.services import file_report


def nam_dinh_2022() -> BlocYear:
    data = read_seed()
    origin = seed_origin(data)
    year = seed_organisations(data, origin)
    seed_documents(data, origin)
    seed_movements(data, year, origin)
    seed_bloc_report(data, year, origin)
    for code, rows in data["deeds"].items():
        deeds = tuple(
            DeedEntry(
                kind=row["kind"], text=row["text"], when=row.get("when", ""),
                quantity=row.get("quantity"), noun=row.get("noun", ""),
                document=row.get("document", ""), source_ref=row["source_ref"],
                provenance=origin.source,
            )
            for row in rows
        )  # fmt: skip
        agency = Organisation.objects.get(code=code)
        file_report(year, agency, ReportEntry(period="Y", origin="workbook", deeds=deeds))
    return year
