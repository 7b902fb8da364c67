"""Figures of agreement as JSON objects, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.agreement.comparing import document_figures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.agreement.comparing import Agreement, Figure, Slice
    from reportedly.agreement.disagreements import Disagreement


def agreement_object(agreement: Agreement) -> dict[str, Any]:
    """All figures, pooled and of each document."""
    return {
        "measures": [
            {
                "name": name,
                "group": figure.measure.group,
                "coefficient": figure.measure.coefficient.name,
                "meaning": figure.measure.meaning,
                **_figure(figure),
                "goal": figure.measure.goal,
                "met": figure.met,
            }
            for name, figure in agreement.figures.items()
        ],
        "documents": [
            {
                "id": each.document,
                "collection": each.metadata.collection,
                "genre": each.metadata.genre,
                "split": each.metadata.split,
                "measures": {name: figure.value for name, figure in document_figures(each).items()},
            }
            for each in agreement.tallies
        ],
        "documents without text": agreement.without_text,
    }


def slices_object(parts: Sequence[Slice]) -> list[dict[str, Any]]:
    """The main figures of each slice."""
    return [
        {"value": part.value, "documents": part.documents, "measures": _figures(part.figures)}
        for part in parts
    ]


def disagreements_object(found: Sequence[Disagreement]) -> list[dict[str, Any]]:
    """The disagreements; `place` is start and end of what is marked in the excerpt."""
    return [each._asdict() for each in found]


def _figures(figures: Mapping[str, Figure]) -> dict[str, dict[str, Any]]:
    return {name: _figure(figure) for name, figure in figures.items()}


def _figure(figure: Figure) -> dict[str, Any]:
    return {"value": figure.value, "interval": figure.interval, "of": figure.support}
