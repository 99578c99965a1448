"""What the templates of people ask."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def of_agency(names: Mapping[int, str], agency: int) -> str:
    """What the agency of that key is called."""
    return names.get(agency, "")
