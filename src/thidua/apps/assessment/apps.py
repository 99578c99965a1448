from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.assessment"
    label = "assessment"
    verbose_name = _("Assessment")

    def ready(self) -> None:
        from thidua.apps.accounts import policy
        from thidua.apps.assessment import flows, permissions
        from thidua.apps.common import flow

        policy.register(*permissions.RULES)
        flow.register_machines(*flows.MACHINES)
