"""The task `tokens`: BIO tags, scored as seqeval and conlleval do (Tjong Kim Sang and Buchholz 2000)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.evaluation.measures import ACCURACY, F1, Measure
from reportedly.evaluation.tagging import entities
from reportedly.export.features import TAG_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Tags = Mapping[str, Sequence[str]]

MEASURES = (
    Measure("entity F1", "all columns", F1, "label, first and last token are equal", main=True),
    *(
        Measure(f"{column} F1", "entities", F1, "label, first and last token are equal")
        for column in TAG_COLUMNS
    ),
    *(Measure(f"{column} accuracy", "tags", ACCURACY, "of tokens", size=2) for column in TAG_COLUMNS),
)


def count(sentences: Iterable[tuple[Tags, Tags]], columns: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """The counts of some sentences: the gold tags and the predicted ones of each, by column.

    Args:
        sentences: a pair a sentence.
        columns: those that the system predicts. The others have no counts.
    """
    pairs = list(sentences)
    counts: dict[str, tuple[float, ...]] = {}
    for column in columns:
        credit = predicted = gold = right = tokens = 0
        for one, other in pairs:
            a, b = set(entities(one[column])), set(entities(other[column]))
            credit, predicted, gold = credit + len(a & b), predicted + len(b), gold + len(a)
            right += sum(left == own for left, own in zip(one[column], other[column], strict=True))
            tokens += len(one[column])
        counts[f"{column} F1"] = credit, predicted, gold
        counts[f"{column} accuracy"] = right, tokens
    whole = [counts[f"{column} F1"] for column in columns]
    credits, predictions, golds = zip(*whole, strict=True)
    return {"entity F1": (sum(credits), sum(predictions), sum(golds)), **counts}
