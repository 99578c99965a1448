"""A double click, a resent form: the second post changes nothing and ends where the first did."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from thidua.apps.common.clock import now
from thidua.apps.common.models import Once

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponse]
FIELD = "once"
LONGEST = 64


def once(view: View[R, P]) -> View[R, P]:
    """Run a post with the same token once.

    Its redirect is kept in the transaction of its writes: a process killed in between leaves
    neither, and the form can be sent again. An answer that is no redirect (a form with errors)
    is not kept, so that the mended form goes through with the same token.
    """

    @wraps(view)
    def wrapped(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        token = request.POST.get(FIELD, "")[:LONGEST]
        if request.method != "POST" or not token:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            row, fresh = Once.objects.select_for_update().get_or_create(
                token=token, user_key=request.user.pk or 0, defaults={"at": now()}
            )
            if not fresh and row.location:
                return HttpResponseRedirect(row.location)
            response = view(request, *args, **kwargs)
            if isinstance(response, HttpResponseRedirect):
                row.location = response.url
                row.save(update_fields=["location"])
            return response

    return wrapped
