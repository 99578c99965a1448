"""`thidua worker`: the background process alone, as systemd starts it."""

import os
import signal
import subprocess
import sys

import click

from thidua.wording import gettext as _

ENDS_WITHIN = 10  # seconds for the task at hand
GIVES_WAY = 10  # of 19


@click.command(
    help=_("Work in the background: e-mails, reminders, the digest. “serve” starts it too.")
)
@click.option("--with-parent", type=int, hidden=True, help="The process with which it ends.")
def command(with_parent: int | None) -> None:
    work(with_parent)


def work(parent: int | None) -> None:
    """Work until a signal comes or the parent is gone; the task at hand is finished first.

    A page that somebody waits for goes first: the worker takes what is left of the processor.
    """
    os.nice(GIVES_WAY)
    from thidua.config.boot import boot

    boot()
    from thidua.apps.desk.worker import DeskWorker

    worker = DeskWorker(f"worker-{os.getpid()}", parent)
    worker.configure_signals()
    worker.work()


class Beside:
    """A worker of its own beside the site; it ends with the site, however that ends."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        program = [sys.executable, "-m", "thidua", "worker", "--with-parent", str(os.getpid())]
        self.process = subprocess.Popen(program)  # noqa: S603 - our own command

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self.process.kill()
