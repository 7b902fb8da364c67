"""The spans of a document in the making: a stretch and a label have one id, however many frames name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.annotators.found import Stretch
    from reportedly.numerals import Words


class SpanTable:
    """Gives ids to labelled stretches of tokens."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._ids: dict[tuple[str, int, int], str] = {}

    def add(self, label: str, low: int, high: int) -> str:
        """The id of the span with `label` over the tokens `[low, high)`."""
        return self._ids.setdefault((label, low, high), f"s{len(self._ids) + 1}")

    def all(self, label: str, pieces: Iterable[Stretch]) -> tuple[str, ...]:
        """The ids of the spans with `label` over each of `pieces`."""
        return tuple(self.add(label, low, high) for low, high in pieces)

    def records(self) -> tuple[Span, ...]:
        """All spans, in the order of the text, an outer one before the inner ones."""
        text, _, starts, ends = self._words
        records = []
        for (label, low, high), name in self._ids.items():
            start, end = starts[low], ends[high - 1]
            records.append(Span(name, label, start, end, text[start:end]))
        records.sort(key=lambda span: (span.start, -span.end))
        return tuple(records)
