"""`reportedly evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import options
from reportedly.cli.printing import echo_json, print_tables
from reportedly.corpus import CorpusError
from reportedly.schema import names

if TYPE_CHECKING:
    from reportedly.evaluation import Evaluation

_TASKS = ("numbers", "attributions", "hedges", "claims", "claim_pairs", "tokens")
_ALL = "all"
_BY = ("genre", "collection", "phenomenon")
_BUILT_IN = "built-in"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.option("--predictions", required=True, type=_FILE, help="JSONL file of a system's predictions.")
@click.option(
    "--gold", default=_BUILT_IN, show_default=True, metavar="DIR|built-in", help="Corpus to score against."
)
@click.option(
    "--task",
    "tasks",
    multiple=True,
    type=click.Choice([*_TASKS, _ALL]),
    help="What is scored; may be given again.  [default: all that there are predictions of]",
)
@click.option("--split", type=click.Choice(names("split")), default="test", show_default=True)
@click.option("--collection", "collections", multiple=True, type=click.Choice(names("collection")))
@click.option("--against", type=_FILE, help="Predictions of another system, to compare the main figures.")
@click.option("--by", type=click.Choice(_BY), help="Also the main figures of each.")
@options.RESAMPLES
@options.SEED
@options.FORMAT
@options.PLOT
@options.SOURCES
def command(
    predictions: Path,
    gold: str,
    tasks: tuple[str, ...],
    split: str,
    collections: tuple[str, ...],
    against: Path | None,
    by: str | None,
    resamples: int,
    seed: int,
    form: str,
    figure: Path | None,
    sources: Path | None,
) -> None:
    """Score the predictions of a system against the gold annotation.

    A line of the predictions is a document with spans and frames, a sentence with tags, or a pair of claims
    with its link, as schema/prediction.schema.json says; a whole document of the corpus is one too. Every
    document of the split has to be there. Figures are pooled over documents, and their intervals come from a
    bootstrap by document. Words of withheld texts are never shown.
    """
    if figure is not None and (by or against or form == "json"):
        raise click.UsageError("--plot goes with neither --by, --against nor --format")
    evaluation = _evaluate(predictions, gold, tasks, split, collections, against, resamples, seed, sources)
    if figure is not None:
        _plot(evaluation, figure)
        return
    from reportedly.evaluation import slices

    parts = slices(evaluation, by) if by else []
    if form == "json":
        from reportedly.evaluation.objects import evaluation_object, slices_object

        echo_json(
            {
                **evaluation_object(evaluation),
                **({"by": by, "slices": slices_object(parts)} if by else {}),
            }
        )
        return
    from reportedly.evaluation.tables import difference_table, figure_tables, notes, slice_table

    tables = figure_tables(evaluation)
    tables += [difference_table(evaluation)] if against else []
    tables += [slice_table(by, parts)] if by else []
    print_tables(tables)
    click.echo("\n".join(notes(evaluation)))


def _evaluate(
    predictions: Path,
    gold: str,
    tasks: tuple[str, ...],
    split: str,
    collections: tuple[str, ...],
    against: Path | None,
    resamples: int,
    seed: int,
    sources: Path | None,
) -> Evaluation:
    from reportedly.evaluation import evaluate, read_gold

    root = None if gold == _BUILT_IN else Path(gold)
    if root is not None and not root.is_dir():
        raise click.BadParameter(f"there is no folder {gold}", param_hint="--gold")
    texts = options.texts_of(sources)
    try:
        return evaluate(
            predictions,
            gold=read_gold(root, split=split, collections=collections, texts=texts),
            tasks=None if not tasks or _ALL in tasks else tasks,
            against=against,
            resamples=resamples,
            seed=seed,
        )
    except (CorpusError, ValueError) as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {error.strerror}") from None


def _plot(evaluation: Evaluation, figure: Path) -> None:
    from reportedly.evaluation.plotting import plot

    options.draw(lambda path: plot(evaluation, path), figure)
