"""A service that refuses, told at the form that asked for it."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext as _

from thidua.apps.accounts.errors import Forbidden, NotVisible
from thidua.apps.common.pages import reader_language
from thidua.apps.common.versions import Stale
from thidua.core.kernel.errors import DomainError
from thidua.wording import say_error

PAGES_OF_THEIR_OWN = (NotVisible, Forbidden)  # 404 and 403 are answered elsewhere


def done(form: forms.Form, service: Callable[[], object]) -> bool:
    """Run the service if the form holds; a refusal becomes a sentence at the form."""
    if not form.is_valid():
        return False
    try:
        service()
    except PAGES_OF_THEIR_OWN:
        raise
    except Stale:
        form.add_error(
            None,
            _("Somebody else changed this while you were reading. Look again, then send anew."),
        )
        return False
    except DomainError as error:
        form.add_error(None, say_error(error, reader_language()))
        return False
    return True
