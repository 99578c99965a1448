"""Where agencies stand in rankings that are final."""

from collections.abc import Iterable

from django.db.models import Count

from thidua.apps.assessment.models import Ranking, RankingRow


def places_in(agencies: Iterable[int], year: int) -> dict[int, tuple[int, int]]:
    """Agency → its place in the final ranking of a year, and of how many: at most one query."""
    wanted = list(agencies)
    if not wanted:
        return {}
    rows = RankingRow.objects.filter(
        agency__in=wanted, ranking__bloc_year__year=year, ranking__state=Ranking.State.FINAL,
        ranking__bloc_year__bloc__practice=False,
    )  # fmt: skip
    counted = rows.annotate(ranked=Count("ranking__rows"))
    return {row.agency_id: (row.place, row.ranked) for row in counted}
