"""`reportedly agree`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import options
from reportedly.cli.printing import echo_json, print_tables
from reportedly.corpus import CorpusError, packaged_corpus

if TYPE_CHECKING:
    from reportedly.agreement import Agreement, Pair

_BY = ("collection", "genre", "split", "document")
_LAYERS = ("numbers", "attributions", "hedges", "claims")
_EVERY_LAYER = "all"
_EXTRA = frozenset({"krippendorff", "scipy", "sklearn"})


@click.command("agree")
@click.argument(
    "passes", nargs=-1, metavar="[A B]", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--common", is_flag=True, help="Leave out documents that only one of them has.")
@click.option("--by", type=click.Choice(_BY), help="Also the main figures of each.")
@click.option(
    "--show",
    is_flag=False,
    flag_value=_EVERY_LAYER,
    type=click.Choice([*_LAYERS, _EVERY_LAYER]),
    help="List the disagreements, of one layer or of all. Without a layer, give it last.",
)
@options.RESAMPLES
@options.SEED
@options.FORMAT
@options.PLOT
@options.SOURCES
def command(
    passes: tuple[Path, ...],
    common: bool,
    by: str | None,
    show: str | None,
    resamples: int,
    seed: int,
    form: str,
    figure: Path | None,
    sources: Path | None,
) -> None:
    """Measure the agreement of two annotation passes over the same documents.

    A and B are folders of documents, named after their annotators; without them, the folders passes/A and
    passes/B of the corpus that comes with the package are compared. Figures are pooled over documents, and
    their intervals come from a bootstrap by document. Words of withheld texts are never shown.
    """
    if figure is not None and (by or show or form == "json"):
        raise click.UsageError("--plot goes with neither --by, --show nor --format")
    folders = _folders(passes)
    a, b = _names(folders)
    pairs, left_out = _pairs(folders, common, sources)
    try:
        from reportedly.agreement import compare, disagreements, slices

        agreement = compare(pairs, resamples=resamples, seed=seed)
    except ImportError as error:
        if error.name is None or error.name.partition(".")[0] not in _EXTRA:
            raise
        raise click.UsageError(
            "reportedly agree needs scikit-learn, SciPy and krippendorff: pip install 'reportedly[agreement]'"
        ) from None
    if figure is not None:
        _plot(agreement, a, b, figure)
        return
    parts = slices(agreement.tallies, by, resamples=resamples, seed=seed) if by else []
    found = disagreements(pairs, None if show == _EVERY_LAYER else show) if show else []
    if form == "json":
        from reportedly.agreement.objects import agreement_object, disagreements_object, slices_object

        echo_json(
            {
                "a": a,
                "b": b,
                "left out": left_out,
                "resamples": resamples,
                "seed": seed,
                **agreement_object(agreement),
                **({"by": by, "slices": slices_object(parts)} if by else {}),
                **({"disagreements": disagreements_object(found)} if show else {}),
            }
        )
        return
    from reportedly.agreement.tables import disagreement_table, figure_tables, slice_table

    tables = figure_tables(agreement)
    tables += [slice_table(by, parts)] if by else []
    tables += [disagreement_table(found, a, b)] if show else []
    print_tables(tables)
    click.echo("\n".join(_notes(agreement, a, b, left_out)))


def _folders(passes: tuple[Path, ...]) -> tuple[Path, Path]:
    if len(passes) == 2:
        return passes[0], passes[1]
    if passes:
        raise click.UsageError("name two folders, A and B, or none for those of the corpus")
    kept = packaged_corpus() / "passes"
    for folder in (kept / "A", kept / "B"):
        if not folder.is_dir():
            raise click.UsageError(f"the corpus has no folder {folder}; name two folders, A and B")
    return kept / "A", kept / "B"


def _names(folders: tuple[Path, Path]) -> tuple[str, str]:
    """The annotators: the names of the folders, or their paths where the names are alike."""
    a, b = (folder.resolve().name for folder in folders)
    return (str(folders[0]), str(folders[1])) if a == b else (a, b)


def _pairs(folders: tuple[Path, Path], common: bool, sources: Path | None) -> tuple[list[Pair], list[str]]:
    from reportedly.agreement import PairingError, pair, read_pass

    texts = options.texts_of(sources)
    try:
        a, b = (read_pass(folder, texts) for folder in folders)
        return pair(a, b, common=common)
    except CorpusError as error:
        raise click.UsageError(str(error)) from None
    except PairingError as error:
        remedy = "" if common or not error.alone else "; --common compares the rest"
        raise click.UsageError(f"{error}{remedy}") from None


def _plot(agreement: Agreement, a: str, b: str, figure: Path) -> None:
    from reportedly.agreement.plotting import plot

    options.draw(lambda path: plot(agreement, a, b, path), figure)


def _notes(agreement: Agreement, a: str, b: str, left_out: list[str]) -> list[str]:
    from reportedly.agreement.tables import counted

    met, goals = agreement.goals_met
    documents = counted(len(agreement.tallies), "document")
    notes = [f"{a} and {b}, {documents}: {met} of {goals} goals met."]
    if left_out:
        notes.append(f"Left out, because only one of them has it: {', '.join(left_out)} ({len(left_out)}).")
    if agreement.without_text:
        withheld = f"{len(agreement.without_text):,} of {documents}"
        notes.append(f"Figures of tokens leave out {withheld}, whose text is withheld.")
    return notes
