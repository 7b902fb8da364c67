"""Exact span F1 of predictions against gold, layer by layer: a first look, and no evaluation.

`reportedly evaluate` is the measure of the benchmark. Withheld words are not printed.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
import msgspec

from reportedly.corpus import read_stories


@click.command()
@click.argument("predictions", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(predictions: tuple[Path, ...]) -> None:
    """Print the exact span F1 of each label in PREDICTIONS."""
    gold = {
        document.id: {(span.label, span.start, span.end) for span in document.spans}
        for unit in read_stories()
        for document in unit.documents
    }
    for path in predictions:
        for label, figure in span_f1(gold, path).items():
            click.echo(f"{path.stem}\t{label}\t{figure:.3f}")


def span_f1(gold: dict[str, set[tuple[str, int, int]]], path: Path) -> dict[str, float]:
    """The F1 of each label over the documents of a predictions file; lines of other tasks are passed over."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in path.read_bytes().splitlines():
        made = msgspec.json.decode(line)
        if "spans" in made:
            found = {(span["label"], span["start"], span["end"]) for span in made["spans"]}
            right.update(label for label, _, _ in found & gold[made["id"]])
            total.update(label for label, _, _ in [*found, *gold[made["id"]]])
    return {label: 2 * right[label] / total[label] for label in sorted(total)}


if __name__ == "__main__":
    main()
