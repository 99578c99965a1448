"""States in words."""

from django import template
from django.utils.translation import gettext as _

from thidua.apps.common.flow import machines

register = template.Library()


@register.simple_tag
def state_name(machine: str, state: str) -> str:
    """What a state of a machine is called; its code where the machine is not known any more."""
    known = machines().get(machine)
    return _(known.states[state]) if known and state in known.states else state
