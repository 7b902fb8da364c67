"""Figures of predictions, of all documents and of slices, with bootstrap intervals, and of two systems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from reportedly.evaluation.gold import Gold, read_gold
from reportedly.evaluation.measures import Counts, Measure, precision, recall
from reportedly.evaluation.predictions import (
    Coverage,
    PredictionError,
    Predictions,
    read_predictions,
    take_predictions,
)
from reportedly.evaluation.tasks import MAIN, MEASURES, OF_FRAMES, TASKS, claim_pairs, tokens
from reportedly.export.features import TAG_COLUMNS
from reportedly.schema import names
from reportedly.statistics import search

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reportedly.model import Document, Metadata

BY = ("genre", "collection", "phenomenon")
"""What slices are made by."""

RESAMPLES = 1000

_LEVEL = (0.025, 0.975)


class Tally(NamedTuple):
    """The counts of one document.

    Attributes:
        document: its id.
        metadata: what its file says of it.
        counts: by task and measure, shape (size of the measure,).
    """

    document: str
    metadata: Metadata
    counts: dict[str, dict[str, Counts]]


class Figure(NamedTuple):
    """A measure of some documents.

    Attributes:
        measure: what is measured.
        value: `None` where it is not defined: nothing is gold, nor predicted, or nothing can be compared.
        interval: the 95 % interval; `None` where there are fewer than two documents, or nothing is defined.
        precision: of an F1; `None` where nothing is predicted.
        recall: of an F1; `None` where nothing is gold.
        counts: what it is worked out from, summed over documents.
    """

    measure: Measure
    value: float | None
    interval: tuple[float, float] | None
    precision: float | None
    recall: float | None
    counts: tuple[float, ...]


class Difference(NamedTuple):
    """How much better a system is than another one in the main figure of a task.

    Attributes:
        measure: the figure.
        value: the figure of the other system.
        difference: the figure of the first less that of the other.
        interval: the 95 % interval of the difference.
        p: two-sided, of there being none.
    """

    measure: Measure
    value: float | None
    difference: float | None
    interval: tuple[float, float] | None
    p: float | None


class Slice(NamedTuple):
    """The main figures of some documents, by task."""

    value: str
    documents: int
    figures: dict[str, Figure]


class Evaluation(NamedTuple):
    """How a system does.

    Attributes:
        gold: what it is held against.
        system: its name.
        tallies: the counts of each document.
        figures: by task and measure, pooled over documents (micro).
        coverage: how many frames have the attributes that may be left out.
        not_predicted: tasks, and columns of tags, that the system predicts nothing for.
        against: the name of the other system.
        differences: by task, where there is another system.
        resamples: of the bootstrap.
        seed: of the bootstrap.
    """

    gold: Gold
    system: str
    tallies: tuple[Tally, ...]
    figures: dict[str, dict[str, Figure]]
    coverage: dict[str, Coverage]
    not_predicted: tuple[str, ...]
    against: str | None
    differences: dict[str, Difference]
    resamples: int
    seed: int


def evaluate(
    predictions: Path | str | Iterable[Mapping[str, Any] | Document],
    *,
    gold: Gold | Path | str | None = None,
    split: str = "test",
    collections: Collection[str] = (),
    tasks: Collection[str] | None = None,
    against: Path | str | Iterable[Mapping[str, Any] | Document] | None = None,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Evaluation:
    """Scores the predictions of a system.

    Args:
        predictions: a JSONL file, or what its lines hold: objects, or documents.
        gold: a corpus, or what `read_gold` gives; the packaged corpus by default, with the texts that
            installed packages carry.
        split: whose documents are scored.
        collections: only documents of these.
        tasks: some of `TASKS`; by default those that there are predictions for.
        against: the predictions of another system, to compare the main figures.
        resamples: of the bootstrap, by document.
        seed: of the bootstrap; the same seed gives the same intervals.

    Raises:
        PredictionError: predictions that cannot be scored, or none for one of `tasks`.
        CorpusError: a file of the corpus cannot be read.
        ValueError: there are no such documents, or no such task.
        OSError: a file of predictions cannot be read.
    """
    if unknown := sorted(set(tasks or ()) - set(TASKS)):
        raise ValueError(f"there is no task {unknown[0]!r}; there are {', '.join(TASKS)}")
    if not isinstance(gold, Gold):
        from reportedly.corpus import TextIndex, installed_texts

        gold = read_gold(
            None if gold is None else Path(gold),
            split=split,
            collections=collections,
            texts=TextIndex(*installed_texts()),
        )
    system = _taken(predictions, gold)
    chosen = _chosen(system, tasks)
    tallies = _tallies(gold, system, chosen)
    drawn = _draws(len(tallies), resamples, seed)
    figures = {task: _figures(tallies, task, MEASURES[task], drawn) for task in chosen}
    differences = {}
    other = None
    if against is not None:
        other = _taken(against, gold)
        if "tokens" in chosen and other.columns and other.columns != system.columns:
            raise PredictionError(
                f"{other.name} has the columns {', '.join(other.columns)}, {system.name} has "
                f"{', '.join(system.columns)}; only the same ones can be compared"
            )
        common = _chosen(other, tasks if tasks is not None else [t for t in chosen if t in other.tasks])
        others = _tallies(gold, other, common)
        differences = {task: _difference(tallies, others, task, drawn) for task in chosen if task in common}
    not_predicted = [task for task in TASKS if task not in system.tasks]
    if system.columns:
        not_predicted += [c for c in TAG_COLUMNS if c not in system.columns]
    return Evaluation(
        gold,
        system.name,
        tallies,
        figures,
        {name: each for name, each in system.coverage.items() if name.partition(".")[0] in chosen},
        tuple(not_predicted),
        other.name if other else None,
        differences,
        resamples,
        seed,
    )


def slices(evaluation: Evaluation, by: str) -> list[Slice]:
    """The main figures of the documents of each genre or collection, or of those where a phenomenon occurs.

    Args:
        evaluation: what `evaluate` found.
        by: one of `BY`. Documents with several phenomena are in several slices.
    """
    if by == "phenomenon":
        grouped = {
            found.phenomenon.name: {place.document for place in found.places}
            for found in search(evaluation.gold.units)
        }
    else:
        grouped = {
            value: {each.document for each in evaluation.tallies if getattr(each.metadata, by) == value}
            for value in names(by)
        }
    parts = []
    for value, documents in grouped.items():
        own = [each for each in evaluation.tallies if each.document in documents]
        if own:
            drawn = _draws(len(own), evaluation.resamples, evaluation.seed)
            figures = {
                task: _figure(MEASURES[task][MAIN[task]], _stacked(own, task, MAIN[task]), drawn)
                for task in evaluation.figures
            }
            parts.append(Slice(value, len(own), figures))
    return parts


def _taken(predictions: Path | str | Iterable[Mapping[str, Any] | Document], gold: Gold) -> Predictions:
    if isinstance(predictions, (str, Path)):
        return read_predictions(Path(predictions), gold)
    return take_predictions(predictions, gold)


def _chosen(system: Predictions, tasks: Collection[str] | None) -> list[str]:
    if tasks is None:
        return [task for task in TASKS if task in system.tasks]
    for task in tasks:
        if task not in system.tasks:
            found = ", ".join(system.tasks)
            raise PredictionError(f"{system.name} has no predictions of {task}; it has some of {found}")
    return [task for task in TASKS if task in tasks]


def _tallies(gold: Gold, system: Predictions, tasks: Sequence[str]) -> tuple[Tally, ...]:
    pairs: dict[str, list[tuple[str, str]]] = {name: [] for name in gold.documents}
    if "claim_pairs" in tasks:
        for ends, link in gold.links.items():
            # Two documents share a pair; it counts where the link starts.
            pairs[ends[0].partition("#")[0]].append((link, system.links[ends]))
    sentences: dict[str, list[tuple[Any, Any]]] = {name: [] for name in gold.documents}
    if "tokens" in tasks:
        for where, tags in gold.sentences.items():
            sentences[where[0]].append((tags, system.sentences[where]))
    tallies = []
    for name, document in gold.documents.items():
        counts: dict[str, dict[str, Counts]] = {}
        for task in tasks:
            if task == "claim_pairs":
                found = claim_pairs.count(pairs[name])
            elif task == "tokens":
                found = tokens.count(sentences[name], system.columns)
            else:
                found = OF_FRAMES[task](gold.frames[name], system.frames[name])
            counts[task] = {measure: np.asarray(each, dtype=np.float64) for measure, each in found.items()}
        tallies.append(Tally(name, document.metadata, counts))
    return tuple(tallies)


def _draws(documents: int, resamples: int, seed: int) -> Counts:
    """How often each document is drawn, shape (resamples, documents); all measures and systems share it."""
    generator = np.random.default_rng(seed)
    return generator.multinomial(documents, [1 / documents] * documents, size=resamples).astype(np.float64)


def _stacked(tallies: Sequence[Tally], task: str, name: str) -> Counts:
    return np.stack([each.counts[task][name] for each in tallies])


def _figures(
    tallies: Sequence[Tally], task: str, measures: Mapping[str, Measure], drawn: Counts
) -> dict[str, Figure]:
    counted = tallies[0].counts[task]
    return {
        name: _figure(measure, _stacked(tallies, task, name), drawn)
        for name, measure in measures.items()
        if name in counted
    }


def _figure(measure: Measure, counts: Counts, drawn: Counts) -> Figure:
    """The figure of counts of shape (documents, size of the measure)."""
    pooled = counts.sum(0)
    value = _defined(measure.score.figure(pooled))
    interval = None
    if value is not None and len(counts) > 1:
        interval = _interval(measure.score.figure(drawn @ counts))
    ends = measure.score.ends
    return Figure(
        measure,
        value,
        interval,
        _defined(precision(pooled)) if ends else None,
        _defined(recall(pooled)) if ends else None,
        tuple(pooled.tolist()),
    )


def _difference(a: Sequence[Tally], b: Sequence[Tally], task: str, drawn: Counts) -> Difference:
    """By a paired bootstrap (Berg-Kirkpatrick, Burkett and Klein 2012): both systems are scored on the same
    draws of documents.
    """
    measure = MEASURES[task][MAIN[task]]
    counts_a, counts_b = _stacked(a, task, measure.name), _stacked(b, task, measure.name)
    figure = measure.score.figure
    value_a, value_b = _defined(figure(counts_a.sum(0))), _defined(figure(counts_b.sum(0)))
    if value_a is None or value_b is None:
        return Difference(measure, value_b, None, None, None)
    if len(a) < 2:
        return Difference(measure, value_b, value_a - value_b, None, None)
    differences = figure(drawn @ counts_a) - figure(drawn @ counts_b)
    differences = differences[~np.isnan(differences)]
    # Twice the share of resamples on the less likely side of nothing; the sample itself is one more of them.
    side = min((differences <= 0).sum(), (differences >= 0).sum())
    p = min(1.0, 2 * (float(side) + 1) / (len(differences) + 1))
    return Difference(measure, value_b, value_a - value_b, _interval(differences), p)


def _interval(figures: Counts) -> tuple[float, float] | None:
    """Percentile interval of the bootstrap (Efron and Tibshirani 1993, chapter 13).

    Resamples in which the figure is not defined are left out.
    """
    figures = figures[~np.isnan(figures)]
    if not len(figures):
        return None
    low, high = np.quantile(figures, _LEVEL)
    return float(low), float(high)


def _defined(value: Counts) -> float | None:
    return None if np.isnan(value) else float(value)
