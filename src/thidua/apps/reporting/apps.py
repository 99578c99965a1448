from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.reporting"
    label = "reporting"
    verbose_name = _("Reporting")

    def ready(self) -> None:
        from thidua.apps.common.audit import record_changes
        from thidua.apps.reporting.models import (
            BoxFile,
            Confirmation,
            Evidence,
            Report,
            ReportPeriod,
            ResultLine,
        )

        record_changes(BoxFile, Confirmation, Evidence, Report, ReportPeriod, ResultLine)
        from thidua.apps.accounts import policy
        from thidua.apps.common import flow, offers
        from thidua.apps.reporting import flows, permissions, search, tasks, trails
        from thidua.apps.reporting.box import tasks as box_tasks

        policy.register(*permissions.RULES)
        flow.register_machines(*flows.MACHINES)
        offers.offer_tasks(tasks.tasks_of)
        offers.offer_tasks(box_tasks.tasks_of)
        for provider in search.PROVIDERS:
            offers.offer_search(provider)
        offers.offer_trails("report", trails.of_report)
        offers.offer_menu(
            offers.MenuItem(
                label=_("Reports"), url_name="reporting:periods", section="reports",
                action="year.view", order=38,
            )
        )  # fmt: skip
        offers.offer_menu(
            offers.MenuItem(
                label=_("Registered and achieved"), url_name="reporting:achieved",
                section="achieved", action="achieved.view", order=58,
            )
        )  # fmt: skip
        offers.offer_menu(
            offers.MenuItem(
                label=_("Box of received reports"), url_name="reporting:box", section="box",
                action="box.view", order=39,
            )
        )  # fmt: skip
