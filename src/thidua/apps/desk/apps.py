from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.desk"
    label = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        """Let the desk hear every step; make the folder of static files.

        WhiteNoise warns at each start when the folder is missing.
        """
        from thidua.apps.accounts import policy
        from thidua.apps.accounts.flow import moved
        from thidua.apps.accounts.stand_ins import told
        from thidua.apps.common import offers
        from thidua.apps.desk import menu, permissions, receipts, search
        from thidua.apps.desk.services import hearing, receipting, standing

        policy.register(*permissions.RULES)
        moved.connect(hearing.on_move, dispatch_uid="desk")
        moved.connect(receipting.on_move, dispatch_uid="desk-receipt")
        told.connect(standing.on_stand_in, dispatch_uid="desk-stand-in")
        for provider in search.PROVIDERS:
            offers.offer_search(provider)
        offers.offer_search(receipts.search)
        for item in menu.OWN:
            offers.offer_menu(item)
        if settings.STATIC_ROOT:
            Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
