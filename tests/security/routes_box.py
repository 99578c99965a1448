"""The addresses of the box of received reports and of the leader's confirmation."""

from tests.security.route import Route, of
from tests.security.things import Things

VIEW, RECEIVE, ACCEPT = "box.view", "box.receive", "box.accept"
SEE, ASK, SETTLE = "confirmation.view", "confirmation.ask", "confirmation.settle"


def _row(things: Things) -> tuple[int, int]:
    return things.key("box"), things.key("finding")


def _asked(things: Things) -> tuple[int, int]:
    return things.key("report"), things.key("confirmation")


BOX = {
    "reporting:box": [Route(get=VIEW, post=RECEIVE, states=("",))],
    "reporting:box_file": [Route(get=VIEW, args=of("box"))],
    "reporting:box_decide": [
        Route(post=ACCEPT, args=_row, data={"choice": "accept", "version": "1"})
    ],
    "reporting:box_enter": [Route(post=ACCEPT, args=of("box"), states=("waiting",))],
    "reporting:box_aside": [Route(post=ACCEPT, args=of("box"), states=("waiting",))],
    "reporting:box_original": [Route(get=VIEW, args=of("box"))],
    "reporting:box_confirmation": [
        Route(get=SEE, post=ASK, args=of("report"), kind="confirmation")
    ],
    "reporting:box_paper": [
        Route(post=SETTLE, args=of("report"), kind="confirmation", states=("asked",))
    ],
    "reporting:box_scan": [Route(get=SEE, args=of("confirmation"))],
    "reporting:box_withdraw": [
        Route(post=ASK, args=_asked, states=("asked",), data={"reason": "Gửi nhầm"})
    ],
}
