from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from thidua.apps.accounts.models import RoleGrant, User
        from thidua.apps.common.audit import record_changes

        record_changes(RoleGrant, User)
        from allauth.mfa.signals import authenticator_removed

        from thidua.apps.accounts import permissions, policy, web
        from thidua.apps.accounts.lineage import permissions as lineage
        from thidua.apps.accounts.lineage.search import past_agencies
        from thidua.apps.common import offers

        policy.register(*permissions.RULES, *lineage.RULES)
        offers.offer_menu(permissions.MENU)
        offers.offer_menu(lineage.MENU)
        offers.offer_search(past_agencies)
        authenticator_removed.connect(web.forget_proof)
