"""Figures of predictions as tables, and what is to be said beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.agreement.tables import counted, shown
from reportedly.evaluation.tasks import MAIN
from reportedly.statistics.tables import NONE, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.evaluation.evaluating import Evaluation, Figure, Slice
    from reportedly.statistics.tables import Cell

_FIRST = 5


def figure_tables(evaluation: Evaluation) -> list[Table]:
    """All figures, a table a task. `of` is how many are gold and predicted, or how many are compared."""
    heads = ("measure", "P", "R", "figure", "95 % interval", "of")
    tables = []
    for task, figures in evaluation.figures.items():
        rows = tuple(
            (
                f"{name} *" if figure.measure.main else name,
                shown(figure.precision),
                shown(figure.recall),
                shown(figure.value),
                _interval(figure.interval),
                _support(figure),
            )
            for name, figure in figures.items()
            if not _empty(figure)
        )
        tables.append(Table(task, heads, rows))
    return tables


def difference_table(evaluation: Evaluation) -> Table:
    """The main figures of both systems and how they differ."""
    rows = tuple(
        (
            f"{task}: {each.measure.name}",
            shown(evaluation.figures[task][each.measure.name].value),
            shown(each.value),
            _signed(each.difference),
            " to ".join(map(_signed, each.interval)) if each.interval else NONE,
            NONE if each.p is None else f"{each.p:.4f}",
        )
        for task, each in evaluation.differences.items()
    )
    other = evaluation.against or NONE
    heads = ("main figure", evaluation.system, other, "difference", "95 % interval", "p")
    return Table(f"{evaluation.system} against {other}", heads, rows)


def slice_table(by: str, parts: Sequence[Slice]) -> Table:
    """The main figure of each task and how many of its things are gold, a row a slice."""
    tasks = list(parts[0].figures) if parts else []
    rows: list[tuple[Cell, ...]] = []
    for part in parts:
        cells: list[Cell] = [part.value, part.documents]
        for task in tasks:
            figure = part.figures[task]
            cells += [shown(figure.value), _interval(figure.interval)]
        rows.append(tuple(cells))
    heads = [head for task in tasks for head in (f"{task}: {MAIN[task]}", "95 % interval")]
    return Table(f"by {by}", (by, "documents", *heads), tuple(rows))


def notes(evaluation: Evaluation) -> list[str]:
    """What a reader of the tables has to know."""
    documents = counted(len(evaluation.tallies), "document")
    told = [f"{evaluation.system} on {documents} of {evaluation.gold.described}. * main figure of the task."]
    if evaluation.not_predicted:
        told.append(f"Not predicted, so not scored: {', '.join(evaluation.not_predicted)}.")
    for name, each in evaluation.coverage.items():
        if each.given < each.frames:
            left_out = each.frames - each.given
            told.append(
                f"{name} is left out of {left_out:,} of {each.frames:,} frames; there it counts as wrong."
            )
    nothing = [
        f"{task}: {name}"
        for task, figures in evaluation.figures.items()
        for name, figure in figures.items()
        if figure.measure.score.ends and figure.precision is None and figure.recall is not None
    ]
    if nothing:
        first = ", ".join(nothing[:_FIRST]) + (", …" if len(nothing) > _FIRST else "")
        told.append(f"Nothing is predicted, so precision is not defined: {first} ({len(nothing)}).")
    without = len(evaluation.gold.without_text)
    if without and "tokens" in evaluation.figures:
        told.append(f"Figures of tokens leave out {without:,} of {documents}, whose text is withheld.")
    return told


def _interval(interval: tuple[float, float] | None) -> str:
    return " to ".join(map(shown, interval)) if interval else NONE


def _signed(value: float | None) -> str:
    return NONE if value is None else f"{value:+.3f}"


def _empty(figure: Figure) -> bool:
    """Whether there is nothing in the documents that it could be worked out from."""
    return figure.value is None and not any(figure.counts)


def _support(figure: Figure) -> str:
    if figure.measure.score.ends:
        _, predicted, gold = figure.counts
        return f"{gold:,.0f} / {predicted:,.0f}"
    if figure.measure.size == 2:
        return f"{figure.counts[1]:,.0f}"
    return f"{sum(figure.counts[2::3]):,.0f}"
