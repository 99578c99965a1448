from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

MENU = (
    (_("Registrations"), "registrations", "year.view"),
    (_("Emulation pact"), "pact", "pact.view"),
)


class Config(AppConfig):
    name = "thidua.apps.movements"
    label = "movements"
    verbose_name = _("Movements")

    def ready(self) -> None:
        from thidua.apps.common.audit import record_changes
        from thidua.apps.movements import models

        record_changes(
            models.Movement, models.Pact, models.PactTarget, models.RegisteredTarget,
            models.Registration, models.TitleAim,
        )  # fmt: skip
        from thidua.apps.accounts import policy
        from thidua.apps.common import flow, offers
        from thidua.apps.movements import flows, permissions, search, tasks, trails

        policy.register(*permissions.RULES)
        flow.register_machines(*flows.MACHINES)
        offers.offer_tasks(tasks.tasks_of)
        for provider in search.PROVIDERS:
            offers.offer_search(provider)
        offers.offer_trails("movement", trails.of_movement)
        offers.offer_trails("registration", trails.of_registration)
        offers.offer_trails("pact", trails.of_pact)
        for order, (label, name, action) in enumerate(MENU):
            offers.offer_menu(
                offers.MenuItem(
                    label=label, url_name=f"movements:{name}", section=name,
                    action=action, order=35 + order,
                )
            )  # fmt: skip
