from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.people"
    label = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        from thidua.apps.common.audit import record_changes
        from thidua.apps.people import models

        record_changes(
            models.Absence, models.AwardHeld, models.Collective, models.Discipline, models.Hold,
            models.Initiative, models.InitiativeUse, models.ListStatement, models.Membership,
            models.Person, models.Post, models.Rating, models.Statement,
            models.Stay,
        )  # fmt: skip
        from thidua.apps.accounts import policy
        from thidua.apps.common import offers
        from thidua.apps.people import permissions, search

        policy.register(*permissions.RULES)
        offers.offer_search(search.people)
        offers.offer_menu(
            offers.MenuItem(
                label=_("People and collectives"), url_name="people:list", section="people",
                action=permissions.VIEW, order=50,
            )
        )  # fmt: skip
