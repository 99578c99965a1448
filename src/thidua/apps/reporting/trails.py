"""Which records tell what was changed in a report."""

from collections.abc import Iterable

from thidua.apps.common.changes import Trail
from thidua.apps.reporting.models import ResultLine

RESULT_FIELDS = ("value", "certainty")


def of_report(key: int) -> tuple[Trail, ...]:
    return (of_results(ResultLine.objects.filter(report=key).select_related("indicator")),)


def of_results(results: Iterable[ResultLine]) -> Trail:
    """The changes of these results, each under the name of its indicator."""
    return Trail(ResultLine, {each.pk: str(each.indicator) for each in results}, RESULT_FIELDS)
