from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.desk"
    label = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        """Make the folder of static files: WhiteNoise warns at each start when it is missing."""
        if settings.STATIC_ROOT:
            Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
