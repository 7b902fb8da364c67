"""`reportedly stats`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import options
from reportedly.cli.printing import echo_json, print_tables
from reportedly.schema import names

if TYPE_CHECKING:
    from reportedly.corpus import StoryUnit
    from reportedly.statistics import Statistics

_LAYERS = ("numbers", "attributions", "hedges", "claims", "stories")


@click.command("stats")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option("--layer", type=click.Choice(_LAYERS), help="Count the vocabulary and the cues of a layer.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many cues.")
@click.option("--phenomena", is_flag=True, help="Find the phenomena that the corpus is to hold.")
@click.option("--show", is_flag=True, help="With --phenomena: the words of the examples.")
@click.option(
    "--compare",
    "pair",
    nargs=2,
    type=click.Choice(names("collection")),
    metavar="FIRST SECOND",
    help="Set two collections side by side (with the extra `comparison`).",
)
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --compare or --phenomena: folder with withheld texts, to count them as well.",
)
@click.option("--collection", "collections", multiple=True, type=click.Choice(names("collection")))
@click.option("--split", "splits", multiple=True, type=click.Choice(names("split")))
@options.FORMAT
@click.option(
    "--plot",
    "figure",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw a figure of it all, or of --compare, to a .png or .svg file.",
)
@click.option("--datasheet", is_flag=True, help="Fill the generated parts of the pages of the checkout.")
@click.option(
    "--check", is_flag=True, help="With --datasheet: change nothing, and say which pages are not current."
)
def command(
    paths: tuple[Path, ...],
    layer: str | None,
    top: int,
    phenomena: bool,
    show: bool,
    pair: tuple[str, str] | None,
    sources: Path | None,
    collections: tuple[str, ...],
    splits: tuple[str, ...],
    form: str,
    figure: Path | None,
    datasheet: bool,
    check: bool,
) -> None:
    """Count what the corpus holds: sizes and lengths, the words of a layer, or phenomena; or compare.

    PATH is a corpus, or a folder or a file of one; without one the corpus that comes with the package is
    counted. Withheld texts are not: their frames are, their words and cues are not. --compare measures those
    that --sources has, and shows no more of them than single cue words.
    """
    if show and not phenomena:
        raise click.UsageError("--show goes with --phenomena")
    if check and not datasheet:
        raise click.UsageError("--check goes with --datasheet")
    if sources is not None and not (pair or phenomena):
        raise click.UsageError("--sources goes with --compare or --phenomena")
    if pair is not None and pair[0] == pair[1]:
        raise click.UsageError(f"--compare takes two different collections, not {pair[0]} twice")
    if pair is not None and collections:
        raise click.UsageError("--compare names the collections; leave --collection out")
    views = {
        "--layer": layer,
        "--phenomena": phenomena,
        "--compare": pair,
        "--plot": None if pair else figure,
        "--datasheet": datasheet,
    }
    chosen = [option for option, given in views.items() if given]
    if len(chosen) > 1:
        raise click.UsageError(f"{' and '.join(chosen)} do not go together")
    if datasheet:
        if paths or collections or splits:
            raise click.UsageError("--datasheet counts the corpus of the checkout, all of it")
        _fill(check)
        return
    # A page counts the same on a machine with the packages that carry texts and on one without; only a
    # comparison takes what is there.
    units = _units(paths, pair or collections, splits, sources, installed=pair is not None)
    if pair is not None:
        _compare(units, pair, form, top, figure)
    elif figure is not None:
        _plot(units, figure)
    elif phenomena:
        _phenomena(units, form, show)
    else:
        _count(units, form, layer, top)


def _units(
    paths: tuple[Path, ...],
    collections: tuple[str, ...],
    splits: tuple[str, ...],
    sources: Path | None,
    *,
    installed: bool,
) -> list[StoryUnit]:
    from reportedly.corpus import CorpusError
    from reportedly.statistics import select

    texts = options.texts_of(sources, installed=installed)
    try:
        units = list(select(paths, collections=collections, splits=splits, texts=texts))
    except CorpusError as error:
        click.echo(f"reportedly stats: {error}")
        raise SystemExit(1) from None
    if not units:
        click.echo("reportedly stats: there are no such documents")
        raise SystemExit(1)
    return units


def _count(units: list[StoryUnit], form: str, layer: str | None, top: int) -> None:
    from reportedly.statistics import count
    from reportedly.statistics.objects import layer_object, sizes_object
    from reportedly.statistics.tables import layer_tables, size_tables

    statistics = count(units)
    if form == "json":
        echo_json(layer_object(statistics, layer, top=top) if layer else sizes_object(statistics))
        return
    print_tables(layer_tables(statistics, layer, top=top) if layer else size_tables(statistics))
    if statistics.withheld:
        click.echo(_without_text(statistics))


def _without_text(statistics: Statistics) -> str:
    documents = f"{statistics.withheld:,} of {statistics.size('documents'):,} documents"
    return f"Words, lengths and cues leave out {documents}, whose text is withheld."


def _phenomena(units: list[StoryUnit], form: str, show: bool) -> None:
    from reportedly.statistics import UNSEARCHED, search
    from reportedly.statistics.objects import phenomena_object
    from reportedly.statistics.tables import missing_tables, phenomena_tables

    found = search(units)
    documents = {document.id: document for unit in units for document in unit.documents}
    if form == "json":
        echo_json(phenomena_object(found, documents, show=show))
        return
    print_tables([*phenomena_tables(found, documents, show=show), *missing_tables(found)])
    occurring = sum(bool(each.places) for each in found)
    click.echo(f"{occurring} of {len(found)} phenomena occur, {len(found) - occurring} do not.")
    for name, reason in UNSEARCHED.items():
        click.echo(f"Not searched for: {name}, because {reason}.")


def _compare(units: list[StoryUnit], pair: tuple[str, str], form: str, top: int, figure: Path | None) -> None:
    from reportedly.statistics import compare
    from reportedly.statistics.objects import comparison_object
    from reportedly.statistics.tables import comparison_notes, comparison_tables

    try:
        comparison = compare(units, *pair)
    except ImportError:
        raise click.UsageError("--compare needs datasketch: pip install 'reportedly[comparison]'") from None
    for name, documents in zip(pair, comparison.documents, strict=True):
        if not documents:
            click.echo(f"reportedly stats: there are no such documents of {name}")
            raise SystemExit(1)
    if figure is not None:
        from reportedly.statistics.pairing import plot_comparison

        options.draw(lambda path: plot_comparison(comparison, path), figure)
    elif form == "json":
        echo_json(comparison_object(comparison, top=top))
    else:
        print_tables(comparison_tables(comparison, top=top))
        click.echo("\n".join(comparison_notes(comparison)))


def _plot(units: list[StoryUnit], figure: Path) -> None:
    from reportedly.statistics import count, search
    from reportedly.statistics.plotting import plot

    options.draw(lambda path: plot(count(units), search(units), path), figure)


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
