"""The words whose meaning the guidelines fix, read from `schema/lexicon.json`."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportedly.schema import data_root

if TYPE_CHECKING:
    from collections.abc import Iterable


class Bound(NamedTuple):
    """What a bounding phrase gives: which `end` of the interval (`"low"` or `"high"`), and whether it
    belongs.
    """

    end: str
    inclusive: bool


class Lexicon(NamedTuple):
    """The lexicon. Phrases are lower case.

    Attributes:
        approximators: phrases that blur a figure.
        bounds: phrases that give one end of an interval.
        bounding_verbs: verbs that bound the figure after them (`did not exceed 650`).
        vague: vague numerals and their intervals, both ends inclusive.
        cue_verbs: verbs of attribution in a form that ends no source.
        title_words: words after which a quotation is a title.
        unmistakable_hedges: words that are hedges wherever they stand.
        certainty_order: the certainties from the strongest to the weakest.
        attitude_certainty: attitudes that weaken a claim, and to what.
        hedge_certainty: kinds of hedge that weaken a claim, and to what.
        epistemic_certainty: epistemic hedge cues, and to what they weaken a claim.
    """

    approximators: frozenset[str]
    bounds: dict[str, Bound]
    bounding_verbs: frozenset[str]
    vague: dict[str, tuple[int, int]]
    cue_verbs: frozenset[str]
    title_words: frozenset[str]
    unmistakable_hedges: frozenset[str]
    certainty_order: tuple[str, ...]
    attitude_certainty: dict[str, str]
    hedge_certainty: dict[str, str]
    epistemic_certainty: dict[str, str]

    def weakest(self, certainties: list[str]) -> str:
        """The weakest of `certainties`; `certain` where there are none."""
        return max(certainties, key=self.certainty_order.index, default=self.certainty_order[0])


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of this version of the corpus."""
    entries = json.loads((data_root() / "schema" / "lexicon.json").read_bytes())
    return Lexicon(
        approximators=frozenset(entries["approximators"]),
        bounds={phrase: Bound(**bound) for phrase, bound in entries["bounds"].items()},
        bounding_verbs=frozenset(entries["bounding_verbs"]),
        vague={phrase: (low, high) for phrase, (low, high) in entries["vague"].items()},
        cue_verbs=frozenset(entries["cue_verbs"]),
        title_words=frozenset(entries["title_words"]),
        unmistakable_hedges=frozenset(entries["unmistakable_hedges"]),
        certainty_order=tuple(entries["certainty_order"]),
        attitude_certainty=entries["attitude_certainty"],
        hedge_certainty=entries["hedge_certainty"],
        epistemic_certainty=entries["epistemic_certainty"],
    )


@cache
def bound_pattern() -> re.Pattern[str]:
    """Matches a bounding phrase; the longest one wins (`no more than` before `more than`)."""
    return _any_of(load_lexicon().bounds)


@cache
def approximator_pattern() -> re.Pattern[str]:
    """Matches an approximating phrase; the longest one wins."""
    return _any_of(load_lexicon().approximators)


@cache
def vague_pattern() -> re.Pattern[str]:
    """Matches a vague numeral; the longest one wins (`tens of thousands` before `tens`)."""
    return _any_of(load_lexicon().vague)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)
