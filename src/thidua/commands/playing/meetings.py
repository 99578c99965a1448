"""The meeting that launched the year: its papers in Word, made and sent."""

from datetime import date

from thidua.apps.common import clock
from thidua.apps.yearbook.models import Meeting
from thidua.apps.yearbook.pack.kinds import MeetingKind
from thidua.apps.yearbook.pack.services import make_pack, send_pack, set_meeting
from thidua.commands.playing.cast import Cast

HALL = "Hội trường tầng 2, trụ sở đơn vị Khối trưởng"


def play_meetings(cast: Cast) -> None:
    """Invite to the launch, make all its papers with one click and send them."""
    if Meeting.objects.filter(bloc_year=cast.year).exists():
        return
    year, launch = cast.year.year, MeetingKind.LAUNCH
    with clock.at(date(year, 3, 10)):
        about = {"day": date(year, 3, 15), "hour": "8 giờ 00", "venue": HALL}
        set_meeting(cast.secretary, cast.year, launch, about)
        make_pack(cast.secretary, cast.year, launch)
        send_pack(cast.secretary, cast.year, launch)
