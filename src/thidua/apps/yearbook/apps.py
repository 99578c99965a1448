from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.yearbook"
    label = "yearbook"
    verbose_name = _("Year-end report")

    def ready(self) -> None:
        from thidua.apps.accounts import policy
        from thidua.apps.common import offers
        from thidua.apps.yearbook import permissions
        from thidua.apps.yearbook.pack import offering

        policy.register(*permissions.RULES)
        offers.offer_menu(offering.MENU)
        offers.offer_menu(
            offers.MenuItem(
                label=_("Record of an inspection"), url_name="yearbook:inspection",
                section="inspection", action="inspection.write", order=75,
            )
        )  # fmt: skip
        offers.offer_tasks(offering.tasks)
        offers.offer_search(offering.search)
