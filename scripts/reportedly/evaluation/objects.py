"""Figures of predictions as JSON objects, for programs.

The form is stable: keys are added, and none is renamed or taken away within a major version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.evaluation.tasks import MAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.evaluation.evaluating import Evaluation, Figure, Slice


def evaluation_object(evaluation: Evaluation) -> dict[str, Any]:
    """All figures.

    Returns:
        `gold` (`described`, the ids of `documents`, and of those `without_text`), `system`, `resamples`,
        `seed`; `tasks`: by name, `main` (the name of a measure) and `measures`: each with `name`, `group`,
        `score`, `meaning`, `value`, `interval` (95 %), `precision`, `recall`, and the `counts` that `value`
        is worked out from, as `score` has them; `coverage`: `given` of `frames`, by LIST.ATTRIBUTE;
        `not_predicted`; and with a second system `against` and, by task, `differences`: `measure`, `value`
        of the other system, `difference`, `interval`, `p`. What is not defined is null.
    """
    return {
        "gold": {
            "described": evaluation.gold.described,
            "documents": list(evaluation.gold.documents),
            "without_text": evaluation.gold.without_text,
        },
        "system": evaluation.system,
        "resamples": evaluation.resamples,
        "seed": evaluation.seed,
        "tasks": {
            task: {
                "main": MAIN[task],
                "measures": [
                    {
                        "name": name,
                        "group": figure.measure.group,
                        "score": figure.measure.score.name,
                        "meaning": figure.measure.meaning,
                        **_figure(figure),
                    }
                    for name, figure in figures.items()
                ],
            }
            for task, figures in evaluation.figures.items()
        },
        "coverage": {name: each._asdict() for name, each in evaluation.coverage.items()},
        "not_predicted": list(evaluation.not_predicted),
        **(
            {
                "against": evaluation.against,
                "differences": {
                    task: {**each._asdict(), "measure": each.measure.name}
                    for task, each in evaluation.differences.items()
                },
            }
            if evaluation.against is not None
            else {}
        ),
    }


def slices_object(parts: Sequence[Slice]) -> list[dict[str, Any]]:
    """The main figure of each task, by slice."""
    return [
        {
            "value": part.value,
            "documents": part.documents,
            "tasks": {
                task: {"name": figure.measure.name, **_figure(figure)}
                for task, figure in part.figures.items()
            },
        }
        for part in parts
    ]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "interval": figure.interval,
        "precision": figure.precision,
        "recall": figure.recall,
        "counts": figure.counts,
    }
