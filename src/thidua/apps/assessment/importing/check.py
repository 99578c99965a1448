"""What a workbook must agree with before a single row of it is kept."""

from collections import Counter
from collections.abc import Iterator

from thidua.apps.assessment.encoding import as_result, pact_input, plain, reported_input
from thidua.apps.assessment.importing.compare import is_filled
from thidua.apps.assessment.importing.conflicts import check_conflicts
from thidua.apps.assessment.importing.deeds import KINDS
from thidua.apps.movements.selectors import targets
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member
from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import Finding, Severity, has_errors
from thidua.core.scoring.scheme import Scheme
from thidua.workbook.contents import WorkbookContents


def refuse(file_name: str, findings: tuple[Finding, ...]) -> None:
    """Stop the import when one of the findings is an error.

    Raises:
        BadData: `findings` holds them all, warnings too.
    """
    if has_errors(findings):
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        raise BadData(file=file_name, count=errors, findings=findings)


def check_contents(
    contents: WorkbookContents, bloc_year: BlocYear, scheme: Scheme, agencies: tuple[Member, ...]
) -> tuple[Finding, ...]:
    """The workbook's own findings and what the records have against it."""
    return (
        *contents.findings,
        *_scheme(contents, scheme),
        *_agencies(contents, agencies),
        *_nothing_filled(contents),
        *_rows(contents, scheme),
        *_deeds(contents, agencies),
        *_targets(contents, bloc_year, scheme),
        *check_conflicts(contents, scheme, agencies),
    )


def _scheme(contents: WorkbookContents, scheme: Scheme) -> Iterator[Finding]:
    theirs = (contents.scheme_id, contents.scheme_version)
    same_name = theirs == (scheme.id, scheme.version)
    if not same_name or contents.scheme_hash not in {"", scheme.hash}:
        data = {
            "theirs": " ".join(theirs), "ours": f"{scheme.id} {scheme.version}",
            "title": scheme.title,
        }  # fmt: skip
        yield Finding("import.wrong_scheme", contents.bloc_code, data)


def _agencies(contents: WorkbookContents, agencies: tuple[Member, ...]) -> Iterator[Finding]:
    known = {agency.code for agency in agencies}
    counts = Counter(agency.code for agency in contents.agencies)
    for agency in contents.agencies:
        if agency.code not in known:
            data = {"code": agency.code, "known": sorted(known)}
            yield Finding("import.unknown_agency", agency.name or agency.code, data)
    for code, count in counts.items():
        if count > 1:
            yield Finding("import.duplicate_agency", code, {"code": code, "count": count})


def _nothing_filled(contents: WorkbookContents) -> Iterator[Finding]:
    """An empty form sent by mistake would otherwise replace a whole year by nothing."""
    if not contents.deeds and not any(is_filled(row) for _code, row in contents.all_rows()):
        yield Finding("import.nothing_filled", contents.bloc_code)


def _rows(contents: WorkbookContents, scheme: Scheme) -> Iterator[Finding]:
    known = {item.id: item for item in scheme.items()}
    for code, row in contents.all_rows():
        item = known.get(row.item_id)
        if item is None:
            yield Finding("import.unknown_item", row.place or code, {"item": row.item_id})
            continue
        spec = reported_input(item)
        value = as_result(row.values[spec.name]) if spec and spec.name in row.values else None
        if value is not None and value < 0:
            yield Finding("import.negative", row.place or code, {"value": value})


def _deeds(contents: WorkbookContents, agencies: tuple[Member, ...]) -> Iterator[Finding]:
    known = {agency.code for agency in agencies}
    for deed in contents.deeds:
        place = deed.place or deed.agency_code
        if deed.agency_code not in known:
            data = {"code": deed.agency_code, "known": sorted(known)}
            yield Finding("import.unknown_agency", place, data)
        if deed.type not in KINDS:
            yield Finding("import.unknown_deed", place, {"type": deed.type})
        if deed.quantity is not None and deed.quantity < 0:
            yield Finding("import.negative", place, {"value": deed.quantity})


def _targets(contents: WorkbookContents, bloc_year: BlocYear, scheme: Scheme) -> Iterator[Finding]:
    """A pact is signed once: a report that names another target is told so, the pact holds."""
    promised = targets(bloc_year)
    items = {item.id: item for item in scheme.items() if pact_input(item)}
    for code, row in contents.all_rows():
        item = items.get(row.item_id)
        target = promised.get((code, (item.indicator if item else None) or ""))
        given = as_result(row.values.get("target", "")) if target else None
        if target is not None and given is not None and given != plain(target.value):
            data = {"given": given, "promised": plain(target.value)}
            yield Finding("import.target_differs", row.place or code, data, Severity.WARNING)
