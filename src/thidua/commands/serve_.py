"""`thidua serve`: the site on this machine."""

import os
import socket
from pathlib import Path
from typing import Any

import click

from thidua.commands.statics import pack_static
from thidua.commands.worker_ import Beside
from thidua.core.kernel.errors import DomainError
from thidua.wording import gettext as _

LOCAL = ("127.0.0.1", "localhost")
WORKERS = 2


class CanNotServe(DomainError):  # noqa: N818 - reads as the fact it states
    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.code = f"serve.{reason}"


@click.command(help=_("Open the site on this machine."))
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default=LOCAL[0], show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
    help=_("The folder of a run, offered for download."),
)  # fmt: skip
@click.option("--no-worker", is_flag=True, help=_("Leave the background work to “thidua worker”."))
def command(port: int, host: str, out: Path, *, no_worker: bool) -> None:
    serve(host=host, port=port, out=out, worker=not no_worker)


def serve(*, host: str, port: int, out: Path, worker: bool = True) -> None:
    """Serve until Ctrl+C or a signal ends it; refuse what could not work before it starts.

    Raises:
        CanNotServe: `port_taken`, `demo_is_local`, `not_migrated`.
    """
    if os.environ.get("THIDUA_DEMO") == "1" and host not in LOCAL:
        raise CanNotServe("demo_is_local", host=host)
    refuse_taken_port(host, port)
    os.environ["THIDUA_PORT"] = str(port)  # reminders carry the address of this site
    from thidua.config.boot import boot

    boot()
    offer(out)
    if pending_migrations():
        raise CanNotServe("not_migrated")
    shown = "localhost" if host in LOCAL else host
    click.echo(_("The site answers on {url} (stop it with Ctrl+C).").format(
        url=f"http://{shown}:{port}"
    ))  # fmt: skip
    pack_static()
    beside = Beside()
    if worker:
        beside.start()
    try:
        run_gunicorn(host, port)
    finally:
        beside.stop()


def offer(out: Path) -> None:
    """Let the report page offer the files of this folder."""
    from django.conf import settings

    settings.THIDUA_OUT = str(out.absolute())  # before the workers are forked


def refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CanNotServe("port_taken", port=str(port)) from error


def pending_migrations() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    pending = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    connection.close()  # the workers open their own
    return pending


def run_gunicorn(host: str, port: int) -> None:
    from gunicorn.app.base import BaseApplication

    from thidua.config.wsgi import application

    class Site(BaseApplication):  # type: ignore[misc] # gunicorn has no types
        def load_config(self) -> None:
            settings = {
                "bind": f"{host}:{port}",
                "workers": WORKERS,
                "threads": 2,
                "preload_app": True,
                "loglevel": "warning",
                "graceful_timeout": 5,
                "control_socket_disable": True,
            }
            for name, value in settings.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    Site().run()
