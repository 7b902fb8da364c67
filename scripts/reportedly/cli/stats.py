"""`reportedly stats`."""

from __future__ import annotations

import click


@click.command("stats")
@click.option("--datasheet", is_flag=True, help="Fill the generated parts of the pages of the checkout.")
@click.option(
    "--check", is_flag=True, help="With --datasheet: change nothing, and say which pages are not current."
)
def command(datasheet: bool, check: bool) -> None:
    """Count what the corpus holds."""
    if datasheet:
        _fill(check)
        return
    if check:
        raise click.UsageError("--check goes with --datasheet")
    from reportedly.documentation import figures_table

    click.echo(figures_table())


def _fill(check: bool) -> None:
    from reportedly.documentation import PAGES, PageError, fill
    from reportedly.schema import data_root

    stale = []
    for path in (data_root() / name for name in PAGES):
        if not path.is_file():
            continue
        page = path.read_text(encoding="utf-8")
        try:
            filled = fill(page, data_root())
        except PageError as error:
            click.echo(f"{path}: {error}")
            raise SystemExit(1) from None
        if filled != page:
            stale.append(path)
            if not check:
                path.write_text(filled, encoding="utf-8")
    for path in stale:
        click.echo(f"{path}: {'is not current; run reportedly stats --datasheet' if check else 'filled'}")
    raise SystemExit(1 if check and stale else 0)
