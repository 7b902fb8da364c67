"""The rule-based annotator of `reportedly suggest`, and a heuristic for pairs. It learns nothing here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crf import TOKENS
from pairing import link_by_rule
from protocol import LAYERS

from reportedly.annotators import RuleBased

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from protocol import Pair, Training

    from reportedly.annotators import Annotations


class Rules:
    """The baseline `rules`."""

    name = "rules"
    layers: Sequence[str] = LAYERS
    tokens: Sequence[str] = TOKENS
    links = True

    def fit(self, training: Training, seed: int) -> None:
        """Does nothing."""

    def annotate(self, texts: Mapping[str, str]) -> dict[str, Annotations]:
        """See `Baseline`."""
        annotator = RuleBased()
        return {name: annotator.annotate(text) for name, text in texts.items()}

    def link(self, pairs: Sequence[Pair]) -> list[str]:
        """See `Baseline`."""
        return [link_by_rule(pair) for pair in pairs]
