"""Loads Django for commands that need the records."""

import os


def boot() -> None:
    """Load the settings and the apps; a second call does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def migrate() -> None:
    """Bring the database to the newest form; quiet when it is there already."""
    boot()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
