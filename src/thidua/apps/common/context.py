"""What every template knows."""

from django.conf import settings
from django.http import HttpRequest


def demo(request: HttpRequest) -> dict[str, bool]:  # noqa: ARG001 - Django's signature
    """`demo`: the page belongs to a demonstration and says so."""
    return {"demo": settings.DEMO}
