"""`thidua manage …`: hands over to Django (migrate, createsuperuser, dbshell, …)."""

import click

from thidua.wording import gettext as _


@click.command(
    help=_("Hand over to Django: migrate, createsuperuser and other upkeep."),
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    add_help_option=False,
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def command(words: tuple[str, ...]) -> None:
    from thidua.config.boot import boot

    boot()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["thidua manage", *words])
