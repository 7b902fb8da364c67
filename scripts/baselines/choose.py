"""Chooses the penalties of the CRF, layer by layer, on `validation`; what is chosen is written into
`crf.CHOSEN` by hand. Nothing else of the corpus is read.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from itertools import product
from typing import TYPE_CHECKING

import click
from crf import GRID, ORDER, RESTS_ON, Penalties, Tagger
from sources import documents, training
from tagging import gold, sentences_of, stretches, tags

if TYPE_CHECKING:
    from protocol import Training


@click.command()
def main() -> None:
    """Print the exact F1 on validation of each layer with each of the penalties, and the best."""
    with ProcessPoolExecutor() as pool:
        jobs = list(product(ORDER, GRID))
        figures = dict(zip(jobs, pool.map(_scored, *zip(*jobs, strict=True)), strict=True))
    for layer in ORDER:
        for penalties in GRID:
            click.echo(f"{layer}\t{penalties.c1}\t{penalties.c2}\t{figures[layer, penalties]:.3f}")
        best = max(GRID, key=lambda penalties: figures[layer, penalties])
        click.echo(f"{layer}: {best}")


def f1(layer: str, penalties: Penalties, given: Training) -> float:
    """The exact F1 of a layer on the gold sentences of `validation`, with gold tags of the layer below it."""
    tagger = Tagger(penalties)
    tagger.fit(documents(given.train), layer)
    right = total = 0
    for document in documents(given.validation):
        text, layers = document.text or "", gold(document)
        for tokens in sentences_of(text, document.sentences):
            other = tags(tokens, getattr(layers, RESTS_ON[layer])) if layer in RESTS_ON else None
            found = set(stretches(tokens, tagger.tag(text, tokens, other)))
            wanted = set(stretches(tokens, tags(tokens, getattr(layers, layer))))
            right += len(found & wanted)
            total += len(found) + len(wanted)
    return 2 * right / total if total else 0.0


def _scored(layer: str, penalties: Penalties) -> float:
    return f1(layer, penalties, training())


if __name__ == "__main__":
    main()
