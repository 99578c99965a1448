from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.yearbook"
    label = "yearbook"
    verbose_name = _("Year-end report")
