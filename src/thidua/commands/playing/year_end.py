"""The end of the imported year: presented, voted, final, handed over."""

from datetime import date

from thidua.apps.accounts.actor import system
from thidua.apps.accounts.roles import Role
from thidua.apps.accounts.services import grant_role, open_results
from thidua.apps.assessment import services
from thidua.apps.common import clock
from thidua.commands.playing.cast import Cast

NEXT_HEAD, NEXT_DEPUTY = "BTG", "BDV"


def play_year_end(cast: Cast) -> None:
    """Present the ranking, make it final, elect the next head and hand over."""
    with clock.at(date(cast.year.year + 1, 1, 6)):
        services.present_ranking(cast.secretary, cast.year)
        open_results(cast.secretary, cast.year, is_open=True)
        services.finalise_ranking(cast.head, cast.year)
        elected = services.Elected(
            cast.agency(NEXT_HEAD).pk, cast.agency(NEXT_DEPUTY).pk, clock.today(),
            "Biên bản hội nghị tổng kết",
        )  # fmt: skip
        handed = services.hand_over(cast.head, cast.year, elected)
        following = handed.next_year
        secretary = cast.secretary.user
        if following.head is not None and secretary is not None:
            grant_role(
                system(), secretary, Role.BLOC_SECRETARY, following.head, bloc_year=following,
                first_day=clock.today(),
            )  # fmt: skip
