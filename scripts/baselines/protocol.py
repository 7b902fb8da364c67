"""What a baseline is, and what it is given: texts without annotation, and pairs without their link."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.annotators import Annotations
    from reportedly.corpus import StoryUnit
    from reportedly.export.rows import Row

LAYERS = ("numbers", "attributions", "hedges", "claims")


class Pair(NamedTuple):
    """A row of `claim_pairs` without its link.

    Attributes:
        first: the column `from`.
        second: the column `to`.
        ranks: the places of their documents in the story, in the order of publication.
    """

    first: Row
    second: Row
    ranks: tuple[int, int]

    @property
    def names(self) -> tuple[str, str]:
        """Both claims as `DOCUMENT#CLAIM`."""
        return _name(self.first), _name(self.second)


class Training(NamedTuple):
    """The stories that a baseline may learn from: none of `test`, none of `test_news`."""

    train: Sequence[StoryUnit]
    validation: Sequence[StoryUnit]


class BaselineError(Exception):
    """A baseline that cannot be run; the message says how to mend it."""


class Baseline(Protocol):
    """One system of the benchmark."""

    @property
    def name(self) -> str:
        """Its name on the command line."""

    @property
    def layers(self) -> Sequence[str]:
        """Those of `LAYERS` whose frames it predicts."""

    @property
    def tokens(self) -> Sequence[str]:
        """The columns of the configuration `tokens` that it predicts."""

    @property
    def links(self) -> bool:
        """Whether it predicts the links of pairs of claims."""

    def fit(self, training: Training, seed: int) -> None:
        """Learns; a baseline that learns nothing does nothing."""

    def annotate(self, texts: Mapping[str, str]) -> dict[str, Annotations]:
        """The annotation of each text, by the same ids."""

    def link(self, pairs: Sequence[Pair]) -> list[str]:
        """The link of each pair, in their order: a `link_type` of the story's schema, or `none`."""


def _name(side: Row) -> str:
    return f"{side['document_id']}#{side['id']}"
