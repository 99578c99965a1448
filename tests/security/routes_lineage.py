"""The addresses of agencies through time."""

from tests.security.route import Route, of
from tests.security.things import A

VIEW, RECORD, CONFIRM = "lineage.view", "lineage.record", "lineage.confirm"
REASON = "Nhập nhầm"
DECIDED = {"day": "01/03/2022", "number": "12-QĐ/TU"}


def _renamed(things):
    """A new name for agency A."""
    return DECIDED | {"agency": things.w.agency(A).pk, "name": "Tên mới của A"}


LINEAGE = {
    "lineage:list": [Route(get=VIEW)],
    "lineage:export": [Route(get=VIEW)],
    "lineage:agency": [Route(get=VIEW, args=lambda _t: (A,))],
    "lineage:event": [Route(get=VIEW, args=of("lineage_event"))],
    "lineage:record": [
        Route(get=RECORD, post=RECORD, args=lambda _t: ("renamed",), data=_renamed)
    ],
    "lineage:correct": [
        Route(
            get=RECORD, post=RECORD, args=of("lineage_event"),
            data=lambda t: _renamed(t) | {"reason": REASON},
        )
    ],
    "lineage:withdraw": [
        Route(get=RECORD, post=RECORD, args=of("lineage_event"), data={"reason": REASON})
    ],
    "lineage:proposals": [Route(get=VIEW)],
    "lineage:confirm": [
        Route(
            get=CONFIRM, post=CONFIRM, args=lambda _t: ("de-xuat-thu",),
            data=lambda t: _renamed(t) | {"checked": "on"},
        )
    ],
    "lineage:dismiss": [
        Route(get=CONFIRM, post=CONFIRM, args=lambda _t: ("de-xuat-thu",), data={"reason": REASON})
    ],
}  # fmt: skip
