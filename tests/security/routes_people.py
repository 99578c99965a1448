"""The addresses of people's and collectives' files."""

from tests.security.columns import COLUMNS
from tests.security.route import Route, key, of, then
from tests.security.things import A

VIEW, EDIT = "person.view", "person.edit"
NOBODY = frozenset({"anonymous", "admin", "stranger"})
AT_AN_AGENCY = frozenset({"officer", "member", "checker", "scorer"})  # keep the files of their own
READERS = frozenset(COLUMNS) - NOBODY
KEEPERS = AT_AN_AGENCY | {"standing", "organisation"}


def _new(things):
    return {"name": "Trần Thị Mới", "sex": "female", "agency": things.w.agency(A).pk}


def _line(*more):
    return then(of("person"), "xep-loai", *more)


RATED = {"year": "2020", "grade": "HTT"}
PEOPLE = {
    # Lists hold what the reader may see: whoever keeps or reads any agency has a list.
    "people:list": [Route(get="", only=READERS)],
    "people:collectives": [Route(get="", only=READERS)],
    "people:lists": [
        Route(get="", only=READERS),
        Route(
            post="", only=KEEPERS, seen_by=READERS,
            data=lambda _t: {"list": "award", "until": "01/05/2022"},
        ),
    ],
    # Whoever keeps the files of some agency; others read them, and hear that they may not.
    "people:new_person": [Route(get="", post="", only=KEEPERS, seen_by=READERS, data=_new)],
    "people:new_collective": [Route(get="", post="", only=KEEPERS, seen_by=READERS, data=_new)],
    "people:doubles": [Route(get="", only=KEEPERS, seen_by=READERS)],
    "people:imports": [Route(get="", post="", only=KEEPERS, seen_by=READERS)],
    "people:file": [Route(get=VIEW, args=of("person")), Route(get=VIEW, args=of("collective"))],
    "eligibility:calendar": [Route(get="", only=READERS)],
    "eligibility:answers": [
        Route(get=VIEW, args=of("person")), Route(get=VIEW, args=of("collective"))
    ],
    "eligibility:letter": [Route(get=VIEW, args=then(of("person"), "BK_TINH"))],
    "people:correct": [
        Route(
            get=EDIT, post=EDIT, args=of("person"), kind="person",
            data={"name": "Nguyễn Văn Ân", "sex": "male"},
        )
    ],
    "people:move": [Route(get=EDIT, post=EDIT, args=of("person"))],
    "people:remove": [Route(get=EDIT, post=EDIT, args=of("empty"))],
    "people:part": [Route(post=EDIT, args=of("merged"))],
    "people:add_line": [Route(get=EDIT, post=EDIT, args=_line(), data=RATED)],
    "people:correct_line": [Route(get=EDIT, post=EDIT, args=_line(key("rating")), data=RATED)],
    "people:remove_line": [Route(get=EDIT, post=EDIT, args=_line(key("rating")))],
    "people:merge": [
        Route(
            post=EDIT,
            data=lambda t: {"kept": t.key("person"), "merged": t.key("empty")},
        )
    ],
    "people:withdraw": [Route(post=EDIT, args=lambda t: (A, t.key("stated")))],
    "people:template": [Route(get=EDIT, args=lambda _t: (A,))],
    "people:import": [Route(get=EDIT, post=EDIT, args=of("import"))],
    "people:drop_import": [Route(post=EDIT, args=of("import"))],
}  # fmt: skip
