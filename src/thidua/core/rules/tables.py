"""The facts that rules look at, as tables; whoever runs a rule has tables of these names.

A year is the year of achievement. No row means *not known*: that there was none is proved only by
a row of `complete`, which says up to which day a list of the subject holds everything.
"""

import ibis

SCHEMAS = {
    # kind: individual, collective, household; joined: service began, a collective was founded
    "subject": {
        "id": "int64", "kind": "string", "unit": "int64", "joined": "date", "sex": "string",
    },
    # at most one row for a subject and year; grade: 1 KHT … 4 HTXS
    "rating": {"id": "int64", "year": "int16", "grade": "int8"},
    # year: the last one of the period written in the decision, else (not `dated`) of the decision;
    # kind: of the commendation, null where it is not known; proved: by a paper or a register
    "award": {
        "id": "int64", "code": "string", "kind": "string", "year": "int16", "dated": "boolean",
        "proved": "boolean", "decided_on": "date", "revoked_on": "date",
    },
    # one row for each; scope: 1 grassroots … 3 national; what it served for already
    "initiative": {
        "id": "int64", "kind": "string", "year": "int16", "scope": "int8",
        "for_title": "boolean", "for_form": "boolean",
    },
    "discipline": {"id": "int64", "level": "int8", "first_day": "date", "last_day": "date"},
    "hold": {"id": "int64", "kind": "string", "first_day": "date", "last_day": "date"},
    # mark: the result of a training, 1 average … 3 good
    "absence": {
        "id": "int64", "kind": "string", "first_day": "date", "last_day": "date", "mark": "int8",
    },
    "post": {"id": "int64", "post": "string", "first_day": "date", "last_day": "date"},
    "statement": {"id": "int64", "year": "int16", "code": "string", "holds": "boolean"},
    # of `total` members, `having` surely have it and of `open` it is not known
    "share": {
        "id": "int64", "year": "int16", "code": "string",
        "having": "int32", "open": "int32", "total": "int32",
    },
    "place": {"id": "int64", "year": "int16", "place": "int16", "of": "int16"},
    "complete": {"id": "int64", "list": "string", "until": "date"},
}  # fmt: skip
TABLES = {name: ibis.table(schema, name=name) for name, schema in SCHEMAS.items()}
LISTS = (
    "award", "initiative", "discipline", "hold", "absence", "post", "merit", "registration",
)  # fmt: skip
