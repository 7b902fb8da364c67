"""Systems off the shelf that find quantities: `quantulum3` and `recognizers-text`.

They come with the extra `normalisers`, whose pins let both be imported; quantulum3 runs without its
classifier, which does not load beside a current scikit-learn. Kinds and units are mapped as far as they say
them: what is not a percentage, a currency or a unit is a cardinal. None knows approximators, bounds or
decoys.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, NamedTuple

from protocol import BaselineError

from reportedly.annotators import Annotations
from reportedly.model import Number, Span, Value
from reportedly.segmentation import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from protocol import Pair, Training


class Found(NamedTuple):
    """A quantity that a system finds; `low` and `high` are in `unit`."""

    start: int
    end: int
    kind: str
    low: float
    high: float
    unit: str | None


class Shelf:
    """A baseline that finds numbers alone.

    Args:
        name: of the baseline.
        reader: makes the function from a text to what is found in it.
    """

    layers: Sequence[str] = ("numbers",)
    tokens: Sequence[str] = ()
    links = False

    def __init__(self, name: str, reader: Callable[[], Callable[[str], Iterable[Found]]]) -> None:
        self.name = name
        self._reader = reader

    def fit(self, training: Training, seed: int) -> None:
        """Does nothing."""

    def annotate(self, texts: Mapping[str, str]) -> dict[str, Annotations]:
        """See `Baseline`."""
        try:
            read = self._reader()
        except ImportError as error:
            raise BaselineError(
                f"{self.name} needs the extra normalisers ({error}): make normalisers"
            ) from None
        return {name: _annotations(text, read(text)) for name, text in texts.items()}

    def link(self, pairs: Sequence[Pair]) -> list[str]:
        """It does not link."""
        raise NotImplementedError


def quantulum3() -> Shelf:
    """The baseline `quantulum3`."""
    return Shelf("quantulum3", _quantulum3)


def recognizers() -> Shelf:
    """The baseline `recognizers-text`."""
    return Shelf("recognizers-text", _recognizers)


def _quantulum3() -> Callable[[str], Iterator[Found]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that it does without its classifier
        import quantulum3.classifier
        import quantulum3.parser
    quantulum3.classifier.USE_CLF = False

    def read(text: str) -> Iterator[Found]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            quantities = quantulum3.parser.parse(text)
        for each in quantities:
            spread = each.uncertainty or 0
            kind, unit = "measure", each.unit.name
            if each.unit.name == "dimensionless":
                kind, unit = "cardinal", None
            elif each.unit.name == "percentage":
                kind, unit = "percent", "percent"
            elif each.unit.entity.name == "currency":
                kind, unit = "money", each.unit.currency_code or each.unit.name
            start, end = each.span
            yield Found(start, end, kind, float(each.value - spread), float(each.value + spread), unit)

    return read


def _recognizers() -> Callable[[str], Iterator[Found]]:
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    models = (
        ("percent", recognize_percentage),
        ("money", recognize_currency),
        ("measure", recognize_dimension),
        ("cardinal", recognize_number),
    )

    def read(text: str) -> Iterator[Found]:
        for kind, recognize in models:
            for each in recognize(text, Culture.English):
                value = (each.resolution or {}).get("value")
                try:
                    figure = float(str(value).removesuffix("%"))
                except ValueError:
                    continue
                unit = None if kind == "cardinal" else "percent"
                if kind in ("money", "measure"):
                    unit = each.resolution.get("isoCurrency") or str(each.resolution["unit"]).lower()
                yield Found(each.start, each.end + 1, kind, figure, figure, unit)

    return read


def _annotations(text: str, found: Iterable[Found]) -> Annotations:
    """What is found, without what lies in something longer."""
    spans: list[Span] = []
    numbers: list[Number] = []
    end = 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        words = text[each.start : each.end]
        start = each.start + len(words) - len(words.lstrip())
        stop = each.start + len(words.rstrip())
        if start < end or start >= stop:
            continue
        end = stop
        place = len(spans) + 1
        spans.append(Span(id=f"s{place}", label="number", start=start, end=stop, text=text[start:stop]))
        value = Value(
            low=each.low,
            high=each.high,
            low_inclusive=True,
            high_inclusive=True,
            approximate=False,
            # quantulum3 makes units out of words that follow; the format takes 40 characters.
            unit=each.unit and each.unit[:40],
        )
        numbers.append(Number(id=f"n{place}", span=f"s{place}", kind=each.kind, value=value))
    return Annotations(split_sentences(text), tuple(spans), tuple(numbers), (), (), ())
