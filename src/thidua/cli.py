"""The `thidua` command: one word per task, one line per error."""

import sys
import traceback
from importlib import import_module
from typing import Any

import click

from thidua.core.kernel.errors import DomainError

# Command → module of `thidua.commands`; each is imported only when it is asked for,
# so that `thidua score` never loads Django.
COMMANDS = (
    "demo", "import", "judge", "open", "read", "register", "rules", "run", "score", "serve",
    "template", "worker", "manage",
)  # fmt: skip


class LazyGroup(click.Group):
    """A group whose commands are imported when they are named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"thidua.commands.{cmd_name}_")
        command: click.Command = module.command
        return command


@click.group(cls=LazyGroup)
@click.version_option(package_name="thidua")
@click.option("--debug", is_flag=True, help="Hiện toàn bộ vết lỗi / show the traceback.")
def cli(*, debug: bool) -> None:
    """Thi Đua: số liệu có minh chứng, điểm có căn cứ."""


def main() -> Any:
    """Run the command; an error the user can act on is one sentence and exit code 1."""
    from thidua.wording import say_error

    try:
        return cli(standalone_mode=False)
    except DomainError as error:
        if "--debug" in sys.argv:
            traceback.print_exc()
        click.echo(say_error(error), err=True)
        sys.exit(1)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
