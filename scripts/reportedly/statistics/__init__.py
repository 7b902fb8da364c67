"""Statistics of the corpus: what is counted, which phenomena occur, and a figure of both.

from reportedly.statistics import count, search, select

statistics = count(select(splits=["train"]))
found = search(select())
"""

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
    "Group",
    "Lengths",
    "Occurrences",
    "Part",
    "Phenomenon",
    "Place",
    "Statistics",
    "count",
    "example",
    "excerpt",
    "search",
    "select",
]
