from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.movements"
    label = "movements"
    verbose_name = _("Movements")
