"""Options that several commands have, with one wording and one behaviour."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.corpus import TextIndex, installed_texts

if TYPE_CHECKING:
    from collections.abc import Callable

RESAMPLES = click.option(
    "--resamples", type=click.IntRange(min=1), default=1000, show_default=True, help="For intervals."
)
SEED = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of the resamples."
)
FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
SOURCES = click.option(
    "--sources",
    envvar="REPORTEDLY_SOURCES",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with withheld texts, to count the tokens of stand-off documents. [env: REPORTEDLY_SOURCES]",
)
PLOT = click.option(
    "--plot",
    "figure",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the figures to a .png or .svg file.",
)


def texts_of(sources: Path | None, *, installed: bool = True) -> TextIndex:
    """The texts of a folder that was named, and of installed packages."""
    return TextIndex(*([sources] if sources else []), *(installed_texts() if installed else []))


def draw(drawing: Callable[[Path], None], figure: Path) -> None:
    """Draws to the file that `--plot` names, and says so.

    Raises:
        click.UsageError: the name ends otherwise, nothing can be written there, or matplotlib is missing.
    """
    try:
        drawing(figure)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--plot") from None
    except ImportError:
        raise click.UsageError("--plot needs matplotlib: pip install 'reportedly[plots]'") from None
    except OSError as error:
        raise click.BadParameter(f"{figure}: {error.strerror}", param_hint="--plot") from None
    click.echo(f"wrote {figure}")
