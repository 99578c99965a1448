"""What every form carries."""

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thidua.apps.common.once import FIELD

register = template.Library()


@register.simple_tag(takes_context=True)
def once(context: template.Context) -> SafeString:
    """A hidden token by which a second post of the same form is known.

    A form that comes back with errors keeps its token.
    """
    request = context.get("request")
    sent = request.POST.get(FIELD, "") if request is not None else ""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', FIELD, sent or secrets.token_urlsafe(16)
    )
