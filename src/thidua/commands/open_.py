"""`thidua open BLOC`: a bloc on an installation of its own, and its first administrator."""

from pathlib import Path

import click

from thidua.wording import gettext as _

FILE = click.Path(path_type=Path)


@click.command(help=_("Open a bloc: load it (YAML) and invite its first administrator."))
@click.argument("bloc", type=FILE)
@click.option("--scheme", type=FILE, help=_("The scheme (YAML) that scores the year."))
@click.option("--administrator", required=True, help=_("User name of the first administrator."))
@click.option("--full-name", required=True, help=_("Full name of the first administrator."))
def command(bloc: Path, scheme: Path | None, administrator: str, full_name: str) -> None:
    from thidua.config.boot import migrate

    migrate()
    from django.db import transaction

    from thidua.apps.accounts.first import invite_administrator
    from thidua.apps.assessment.seeding import seed_bloc
    from thidua.apps.common.clock import today
    from thidua.apps.common.seeding import read_seed
    from thidua.apps.desk.services.mailing import site_url
    from thidua.apps.organisations.seeding import refuse_taken_codes
    from thidua.apps.organisations.selectors import bloc_years
    from thidua.core.scoring.load import load_scheme

    with transaction.atomic():
        data = read_seed(bloc)
        kept = bloc_years().filter(bloc__code=data["bloc"]["code"], year=data["year"]["year"])
        found = kept.first()  # a year that is there is left as it is
        if found is None:
            refuse_taken_codes(data, bloc.name)
            found = seed_bloc(load_scheme(scheme) if scheme else None, today=today(), path=bloc)
        path = invite_administrator(found, administrator, full_name)
    opened = _("{bloc}, {year}: open, with {count} agencies.")
    count = found.bloc.members.count()
    click.echo(opened.format(bloc=found.bloc.name, year=found.year, count=count))
    invited = _("{name} chooses a password once, within three days, at: {url}")
    click.echo(invited.format(name=full_name, url=site_url(path)))
    click.echo(_("Start the site with “thidua serve”; further people are invited there."))
