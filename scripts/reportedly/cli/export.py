"""`reportedly export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import options

if TYPE_CHECKING:
    from reportedly.export.manifest import Manifest


@click.command("export")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build/dataset"),
    show_default=True,
    help="Folder for the dataset; an earlier export there is replaced when the new one is complete.",
)
@click.option(
    "--corpus",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Corpus to export. [default: the packaged one]",
)
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with withheld texts, for an export with them for private use. It must not be published.",
)
@click.option(
    "--attach",
    is_flag=True,
    help="With the withheld texts that installed packages carry. For private use too.",
)
def command(out: Path, corpus: Path | None, sources: Path | None, attach: bool) -> None:
    """Write the dataset: a folder of Parquet files for each configuration, a card and a manifest.

    `datasets.load_dataset("build/dataset", NAME)` loads it without a network.
    """
    from rich.console import Console
    from rich.progress import Progress

    from reportedly.corpus import (
        AttachError,
        CorpusError,
        document_paths,
        packaged_corpus,
        read_passes,
        read_stories,
    )
    from reportedly.export import ExportError, export

    texts = options.texts_of(sources, installed=attach)
    stories, passes = read_stories(corpus, texts=texts), read_passes(corpus, texts=texts)
    # On a terminal only: a bar in a log is noise.
    console = Console(stderr=True)
    try:
        with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task(
                "exporting", total=sum(1 for _ in document_paths(corpus or packaged_corpus()))
            )
            manifest = export(stories, out, passes=passes, progress=lambda _: bar.advance(task))
    except (AttachError, CorpusError, ExportError) as error:
        click.echo(f"reportedly export: {error}")
        raise SystemExit(1) from None
    _show(manifest, out)


def _show(manifest: Manifest, out: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    from reportedly.schema import names

    splits = names("split")
    table = Table(title=f"reportedly {manifest.package_version}: rows in {out}", title_justify="left")
    table.add_column("configuration")
    for split in (*splits, "all"):
        table.add_column(split, justify="right")
    for configuration, rows in manifest.rows.items():
        counts = [rows.get(split, 0) for split in splits]
        table.add_row(
            configuration, *(f"{count:,}" if count else "–" for count in counts), f"{sum(counts):,}"
        )
    console = Console()
    console.print(table)
    console.print(
        f'datasets.load_dataset("{out}", "claims") loads it; {out}/README.md tells what it is.',
        soft_wrap=True,
    )
    if manifest.withheld_text:
        console.print(
            "This export holds withheld text: it is for private use and must not be published.",
            style="bold red",
        )
