"""What every template knows of the person who reads it."""

from typing import Any

from django.http import HttpRequest

from thidua.apps.accounts.actor import Actor


def actor(request: HttpRequest) -> dict[str, Any]:
    """`actor`: who reads; nobody on pages that need no log-in."""
    return {"actor": getattr(request, "actor", None) or Actor(None)}
