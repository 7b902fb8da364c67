"""How well a system does: predictions against the gold annotation, task by task.

from reportedly.evaluation import evaluate, slices

evaluation = evaluate("predictions.jsonl", split="test")
evaluation.figures["numbers"]["end-to-end F1"].value
slices(evaluation, "phenomenon")
"""

from reportedly.evaluation.evaluating import (
    BY,
    RESAMPLES,
    Difference,
    Evaluation,
    Figure,
    Slice,
    Tally,
    evaluate,
    slices,
)
from reportedly.evaluation.gold import Gold, read_gold
from reportedly.evaluation.predictions import (
    Coverage,
    PredictionError,
    Predictions,
    read_predictions,
    take_predictions,
)
from reportedly.evaluation.tasks import MAIN, MEASURES, TASKS

__all__ = [
    "BY",
    "MAIN",
    "MEASURES",
    "RESAMPLES",
    "TASKS",
    "Coverage",
    "Difference",
    "Evaluation",
    "Figure",
    "Gold",
    "PredictionError",
    "Predictions",
    "Slice",
    "Tally",
    "evaluate",
    "read_gold",
    "read_predictions",
    "slices",
    "take_predictions",
]
