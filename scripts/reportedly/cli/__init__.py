"""The command line: `reportedly COMMAND`, a module a command, each thin over a function of the package.

Exit codes: 0 good, 1 findings, 2 wrong usage.
"""

from __future__ import annotations

import importlib

import click

_COMMANDS = ("agree", "anchor", "attach", "evaluate", "explain", "export", "stats", "suggest", "validate")


class _LazyGroup(click.Group):
    """Imports the module of a command only when it is called, so that the command line answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"reportedly.cli.{cmd_name}").command
        return command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reportedly")
def main() -> None:
    """The open benchmark of who said how many, and how sure."""
