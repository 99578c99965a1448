"""The facts that rules look at, as tables; whoever runs a rule has tables of these names.

A year is the year of achievement. No row means *not known*: that there was none is proved only by
a row of `complete`, which says up to which day a list of the subject holds everything.
"""

import ibis

TABLES = {
    name: ibis.table(schema, name=name)
    for name, schema in {
        "subject": {"id": "int64", "joined": "date"},
        "rating": {"id": "int64", "year": "int16", "grade": "int8"},
        "award": {"id": "int64", "code": "string", "year": "int16"},
        "initiative": {"id": "int64", "year": "int16", "scope": "int8", "used": "boolean"},
        "discipline": {"id": "int64", "first_day": "date", "last_day": "date"},
        "statement": {"id": "int64", "year": "int16", "code": "string", "holds": "boolean"},
        "complete": {"id": "int64", "list": "string", "until": "date"},
    }.items()
}
