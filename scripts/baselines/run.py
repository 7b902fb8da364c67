"""Trains a baseline, if it learns, and writes its predictions for a split."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click
from predictions import TASKS, lines, write
from protocol import BaselineError
from registry import NAMES, baseline
from sources import SCORED, scored, training

SEED = 13


@click.command()
@click.argument("name", type=click.Choice(NAMES))
@click.option("--split", type=click.Choice([*SCORED, "validation"]), default="test", show_default=True)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="A .jsonl file.")
@click.option(
    "--task",
    "tasks",
    type=click.Choice(TASKS),
    multiple=True,
    help="Only these kinds of lines; documents are those of numbers, attributions, hedges and claims.",
)
@click.option("--seed", type=click.IntRange(min=0), default=SEED, show_default=True)
def main(name: str, split: str, out: Path, tasks: tuple[str, ...], seed: int) -> None:
    """Predict a split with the baseline NAME.

    The texts of test_news are looked for in installed packages; documents without text are left out.
    """
    system = baseline(name)
    started = time.perf_counter()
    try:
        system.fit(training(), seed)
        fitted = time.perf_counter()
        given = scored(split)
        count = write(out, lines(system, given, tasks or TASKS))
    except BaselineError as error:
        raise click.UsageError(str(error)) from None
    done = time.perf_counter()
    click.echo(
        f"{out}: {count} lines for {len(given.texts)} documents and {len(given.pairs)} pairs of {split}; "
        f"{fitted - started:.1f} s to train, {done - fitted:.1f} s to predict"
    )
    if given.left_out:
        click.echo(f"without text, left out: {', '.join(given.left_out)}", err=True)
    if not given.texts:
        click.echo(f"no text of {split} was found: install gensim as `make dataset` does", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
