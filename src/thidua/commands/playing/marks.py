"""Everything that the play wrote is illustration and says so, wherever it is shown."""

from thidua.apps.assessment.models import ScoreLine
from thidua.apps.movements.models import Movement, PactTarget, TitleAim
from thidua.apps.reporting.models import Deed, Evidence, Report, ResultLine
from thidua.commands.playing.cast import Cast


def mark_as_illustration(cast: Cast) -> None:
    """Mark every value of the year; the people who typed them are generated too."""
    year = cast.year
    for rows in (
        Movement.objects.filter(bloc_year=year, source_ref=""),
        PactTarget.objects.filter(pact__bloc_year=year),
        TitleAim.objects.filter(bloc_year=year),
        Report.objects.filter(bloc_year=year),
        ResultLine.objects.filter(report__bloc_year=year),
        Deed.objects.filter(report__bloc_year=year),
        Evidence.objects.filter(resultcitations__result__report__bloc_year=year),
        ScoreLine.objects.filter(sheet__bloc_year=year),
    ):
        rows.update(illustrative=True)
    year.heads_illustrative = True
    year.save(update_fields=["heads_illustrative"])
