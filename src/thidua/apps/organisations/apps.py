from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.organisations"
    label = "organisations"
    verbose_name = _("Organisations")

    def ready(self) -> None:
        from thidua.apps.common.audit import record_changes
        from thidua.apps.organisations.models import (
            BlocMember,
            BlocYear,
            EventProposal,
            EventTerm,
            Organisation,
            OrganisationEvent,
            OrganisationVersion,
        )

        record_changes(BlocMember, BlocYear, Organisation, OrganisationVersion)
        record_changes(EventProposal, EventTerm, OrganisationEvent)
