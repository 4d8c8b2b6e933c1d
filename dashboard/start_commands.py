"""The commands that start the server. They import little: a reader waits for the page, the rest comes meanwhile."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dashboard.catalogues import Catalogue, catalogue, preferred
from dashboard.settings import database_url
from model.errors import PlanError


class Refusing(click.Group):
    """A group whose commands turn a refusal into its sentence on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PlanError as error:
            from dashboard.refusals import refusal_sentence  # heavy, and only needed by a refusal
            from dashboard.terminal import texts

            click.echo(refusal_sentence(error, texts(), str), err=True)
            ctx.exit(1)


class AllCommands(Refusing):
    """The commands that start the server, and the others, which are imported when one of them is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return _all_commands().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, cmd_name) or _all_commands().get_command(ctx, cmd_name)


@click.group(
    cls=AllCommands, help="Tracks the measures of a municipality's guidelines for cooperation with organisations."
)
def kumppani() -> None:
    """What `kumppani` on the command line is."""


@kumppani.command()
@click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65535))
def run(port: int) -> None:
    """Start on this computer, without sign-in; load the example plan when there is no plan yet."""
    _serve("127.0.0.1", port, _open_with_a_plan)


@kumppani.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65535))
def serve(host: str, port: int) -> None:
    """Start as a server for many, with sign-in by OpenID Connect (see docs/operations.md)."""
    _serve(host, port, _open, is_local=False)


def _all_commands() -> click.Group:
    from dashboard import command_line  # with the tables and what they need

    return command_line.kumppani


def _serve(host: str, port: int, prepare: Callable[[], object], *, is_local: bool = True) -> None:
    if not _is_there():
        prepare()  # takes its time: the address is only said when there is something to see
    from dashboard import server  # Streamlit is heavy, and only the server needs it

    def announce(address: str) -> None:
        click.echo(_words().gettext("command.address").format(address=address))

    try:
        server.serve(host, port, prepare=prepare, announce=announce, is_local=is_local)
    except server.PortInUse:
        click.echo(_words().gettext("refusal.port_in_use").format(port=port), err=True)
        sys.exit(1)


def _is_there() -> bool:
    """The database is a file that was made before: it opens at once, or is refused at once."""
    kind, _, file = database_url().partition(":///")
    return kind == "sqlite" and Path(file).is_file()


def _open_with_a_plan() -> None:
    from model.reading.plans import read_plans  # the tables are heavy: see above

    engine = _open()
    with engine.connect() as connection:
        plans = read_plans(connection)
    if not plans:
        from dashboard.command_line import load_example

        load_example()


def _open() -> Any:
    from dashboard import store  # the screens open the same database by it, so that it is opened once

    return store.engine(database_url())


def _words() -> Catalogue:
    return catalogue(preferred(os.environ.get("LC_ALL") or os.environ.get("LANG"), None))
