"""The normalisers of others, each as a function from the words of a number to what it reads.

They come with the extra `normalisers`. None of them knows of this corpus or of its guidelines.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

import num2words
from recognizers_number import Culture, recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency, recognize_dimension
from verdicts import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

with warnings.catch_warnings():
    # It says that it does without its classifier, which does not load beside a current scikit-learn.
    warnings.simplefilter("ignore")
    import quantulum3.classifier
    import quantulum3.parser

quantulum3.classifier.USE_CLF = False

DISTRIBUTIONS = ("quantulum3", "recognizers-text-number", "recognizers-text-number-with-unit", "num2words")


def versions() -> dict[str, str]:
    """The versions of the distributions that the readings come from."""
    return {name: version(name) for name in DISTRIBUTIONS}


def by_quantulum3(words: str) -> Reading | None:
    """All quantities that it finds; one with an uncertainty is an interval."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = quantulum3.parser.parse(words)
    figures: list[float] = []
    for quantity in found:
        spread = quantity.uncertainty or 0
        figures += [quantity.value - spread, quantity.value + spread]
    units = {quantity.unit.name for quantity in found} - {"dimensionless"}
    return Reading(_distinct(figures), tuple(sorted(units))) if found else None


def by_recognizers(words: str) -> Reading | None:
    """What the model finds that reads the most of the words; percentages, currencies, dimensions, numbers."""
    best, longest = None, 0
    for recognize in (recognize_percentage, recognize_currency, recognize_dimension, recognize_number):
        found = [
            each for each in recognize(words, Culture.English) if each.resolution.get("value") is not None
        ]
        length = sum(len(each.text) for each in found)
        if length > longest:
            best, longest = found, length
    if best is None:
        return None
    figures = [float(each.resolution["value"].removesuffix("%")) for each in best]
    units = {each.resolution["unit"] for each in best if each.resolution.get("unit")}
    if any(each.resolution["value"].endswith("%") for each in best):
        units.add("%")
    return Reading(_distinct(figures), tuple(sorted(units)))


def by_num2words(words: str) -> Reading | None:
    """The figures whose words, as num2words writes them, stand in `words`: the round trip."""
    spelled, pattern = _spelled()
    found = [spelled[match.group()] for match in pattern.finditer(words.lower())]
    return Reading(_distinct([float(figure) for figure in found])) if found else None


READERS: dict[str, Callable[[str], Reading | None]] = {
    "quantulum3": by_quantulum3,
    "recognizers-text": by_recognizers,
    "num2words": by_num2words,
}


@cache
def _spelled() -> tuple[dict[str, int], re.Pattern[str]]:
    """The numbers by their words, and what matches these; the longest wins."""
    small = range(1000)
    large = (factor * count for factor in (10**3, 10**6, 10**9) for count in small[1:])
    spelled = {num2words.num2words(number): number for number in (*small, *large)}
    longest_first = sorted(spelled, key=len, reverse=True)
    return spelled, re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])")


def _distinct(figures: list[float]) -> tuple[float, ...]:
    return tuple(sorted({round(figure, 6) for figure in figures}))
