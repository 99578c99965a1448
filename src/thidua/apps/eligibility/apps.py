from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.eligibility"
    label = "eligibility"
    verbose_name = _("Rulebook and eligibility")

    def ready(self) -> None:
        from thidua.apps.common import offers
        from thidua.apps.eligibility.search import rules_found

        offers.offer_search(rules_found)
