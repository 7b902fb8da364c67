"""How commands print tables and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.statistics.tables import Table

_WIDE = 1000  # wider than any row: a program that reads a line gets all of it


def print_tables(tables: Sequence[Table]) -> None:
    """Prints tables: with lines and colours on a terminal, plain and a row a line elsewhere."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    from reportedly.statistics.tables import is_figure, shown

    console = Console()
    plain = not console.is_terminal
    if plain:
        console = Console(width=_WIDE)
    for table in tables:
        drawn = RichTable(box=None if plain else box.SIMPLE_HEAD, pad_edge=False)
        for column, head in enumerate(table.heads):
            right = bool(table.rows) and all(is_figure(row[column]) for row in table.rows)
            drawn.add_column(head, justify="right" if right else "left", overflow="fold")
        for row in table.rows:
            drawn.add_row(*(Text(shown(cell)) for cell in row))
        with console.capture() as capture:
            console.print(Text(table.title, "bold"), drawn, sep="\n")
        lines = capture.get().splitlines()
        click.echo("\n".join(line.rstrip() for line in lines) + "\n", color=not plain)


def echo_json(value: dict[str, Any]) -> None:
    """Prints a JSON object, indented."""
    import orjson

    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())
