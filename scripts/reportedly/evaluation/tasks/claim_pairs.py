"""The task `claim_pairs`: how a claim of a story stands to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.evaluation.measures import ACCURACY, F1, MACRO_F1, Measure
from reportedly.export.features import NO_LINK
from reportedly.schema import names

if TYPE_CHECKING:
    from collections.abc import Iterable

LINKS = (*names("link_type", "story"), NO_LINK)

MEASURES = (
    Measure(
        "macro F1",
        "claim pairs",
        MACRO_F1,
        "the mean over the types that are gold or predicted, none included",
        main=True,
        size=3 * len(LINKS),
    ),
    Measure("accuracy", "claim pairs", ACCURACY, "the type is equal, none included", size=2),
    *(Measure(f"{link} F1", "types", F1, "pairs of this type") for link in LINKS),
)


def count(links: Iterable[tuple[str, str]]) -> dict[str, tuple[float, ...]]:
    """The counts of some pairs: the gold type and the predicted one of each."""
    pairs = list(links)
    of_type = {
        link: (
            float(sum(one == other == link for one, other in pairs)),
            float(sum(other == link for _, other in pairs)),
            float(sum(one == link for one, _ in pairs)),
        )
        for link in LINKS
    }
    return {
        "macro F1": tuple(number for link in LINKS for number in of_type[link]),
        "accuracy": (sum(one == other for one, other in pairs), len(pairs)),
        **{f"{link} F1": of_type[link] for link in LINKS},
    }
