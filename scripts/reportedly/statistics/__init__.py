"""Statistics of the corpus: what is counted, which phenomena occur, how two collections compare, and figures.

from reportedly.statistics import compare, count, search, select

statistics = count(select(splits=["train"]))
found = search(select())
comparison = compare(select(), "composed", "press")
"""

from reportedly.statistics.comparing import Comparison, Measure, Shares, compare
from reportedly.statistics.counting import Lengths, Part, Statistics, count
from reportedly.statistics.phenomena import (
    PHENOMENA,
    UNSEARCHED,
    Group,
    Occurrences,
    Phenomenon,
    Place,
    example,
    excerpt,
    search,
)
from reportedly.statistics.selecting import select

__all__ = [
    "PHENOMENA",
    "UNSEARCHED",
    "Comparison",
    "Group",
    "Lengths",
    "Measure",
    "Occurrences",
    "Part",
    "Phenomenon",
    "Place",
    "Shares",
    "Statistics",
    "compare",
    "count",
    "example",
    "excerpt",
    "search",
    "select",
]
