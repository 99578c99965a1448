"""Every change of these records is written down: before and after, who and when.

django-auditlog does it on both databases; a request's user is set by its middleware. Rows that
are written in bulk (a whole import) are not: there the kept round and its file say everything.
"""

from auditlog.registry import auditlog
from django.db import models

NEVER = ["password", "last_login", "version"]


def record_changes(*kinds: type[models.Model]) -> None:
    """Keep the history of each field of these kinds of records."""
    for kind in kinds:
        if not auditlog.contains(kind):
            auditlog.register(kind, exclude_fields=NEVER)
