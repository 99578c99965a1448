"""What a workbook says that the records could not keep whole; unsaid, it would be lost."""

from collections.abc import Iterator

from thidua.apps.assessment.encoding import as_result, pact_input, plain, reported_input
from thidua.apps.organisations.selectors import Member
from thidua.core.kernel.findings import Finding
from thidua.core.scoring.scheme import Scheme
from thidua.workbook.contents import WorkbookContents

# As long as the columns of the records. SQLite would keep a longer text, PostgreSQL not.
WORDS, SOURCE_REF, REFERENCE = 60, 40, 300


def check_conflicts(
    contents: WorkbookContents, scheme: Scheme, agencies: tuple[Member, ...]
) -> Iterator[Finding]:
    """Deeds without a sheet, one indicator with two values, texts that are too long."""
    yield from _deeds_without_sheet(contents, agencies)
    yield from _two_values(contents, scheme)
    for place, text, limit in _texts(contents):
        if len(text) > limit:
            yield Finding("import.too_long", place, {"length": len(text), "limit": limit})


def _deeds_without_sheet(
    contents: WorkbookContents, agencies: tuple[Member, ...]
) -> Iterator[Finding]:
    """A deed is kept with its agency's report, and without a sheet there is no report."""
    here = {agency.code for agency in contents.agencies}
    absent = {agency.code for agency in agencies} - here
    for deed in contents.deeds:
        if deed.agency_code in absent:
            place = deed.place or deed.agency_code
            yield Finding("import.deed_without_sheet", place, {"code": deed.agency_code})


def _two_values(contents: WorkbookContents, scheme: Scheme) -> Iterator[Finding]:
    """Two items may read one indicator; it is reported once, so both must say the same."""
    items = {item.id: item for item in scheme.items() if item.indicator}
    said: dict[tuple[str, str | None, bool], object] = {}
    for code, row in contents.all_rows():
        item = items.get(row.item_id)
        for spec in (reported_input(item), pact_input(item)) if item else ():
            value = as_result(row.values[spec.name]) if spec and spec.name in row.values else None
            if item is None or value is None:
                continue
            first = said.setdefault((code, item.indicator, spec == pact_input(item)), value)
            if first != value:
                data = {"indicator": item.indicator, "first": first, "second": plain(value)}
                yield Finding("import.two_values", row.place or code, data)


def _texts(contents: WorkbookContents) -> Iterator[tuple[str, str, int]]:
    """Place, text, and how long the text may be."""
    for deed in contents.deeds:
        place = deed.place or deed.agency_code
        yield place, deed.when, WORDS
        yield place, deed.unit, WORDS
        yield place, deed.source_ref, SOURCE_REF
        yield place, deed.document_as_written, REFERENCE
    for code, row in contents.all_rows():
        for proof in row.evidence:
            yield row.place or code, proof.document_as_written, REFERENCE
