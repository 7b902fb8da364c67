"""Whether a numeral word counts: *one* is a pronoun, *half* a part of a match, *no* a mere negation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.annotators.cues import load_cues
from reportedly.annotators.nouns import noun_after
from reportedly.numerals.vocabulary import ZEROS, word_set

if TYPE_CHECKING:
    from reportedly.annotators.passage import Sentence
    from reportedly.numerals import Reading, Words

_ONE_NOT_BEFORE = word_set(
    "another must can could would should may might is was has had who that which day morning night"
)
_ONE_NOT_AFTER = word_set(
    "the this that which every any each another new no only last next first everyone someone"
)
_LASTING = word_set("in for within only after lasted lasts took takes just every by the - of")
_DOUBLED_OBJECTS = word_set("the that its their what those this his her last")
ABOVE = word_set("by to than about nearly almost over under roughly around only just least or")
# A zero counts people and things that something happened to, and neither sums nor measures.
_UNCOUNTED = frozenset(("cost", "revenue", "funding", "measured", "lasted", "penalty"))


def counts(words: Words, i: int, reading: Reading, sentence: Sentence) -> bool:
    """Whether the numeral word at `i`, read so, is a number by the guidelines."""
    token = words.lower[i]
    if token == "one" and reading.kind in ("cardinal", "measure"):
        return _one_counts(words, i, reading, sentence)
    if token in ZEROS or token == "no":
        return _zero_counts(words, i, reading, sentence)
    before = words.lower[i - 1] if i > sentence.low else ""
    after = words.lower[reading.end] if reading.end < sentence.high else ""
    if reading.kind == "fraction":
        return _share_counts(token, reading, before, after)
    if reading.kind == "ordinal":
        # "Second World War", "First Bank": a part of a name.
        name = words.surface(i)[0].isupper() and i > sentence.low and after.isalpha()
        named = name and words.surface(reading.end)[0].isupper()
        return not named and (token, after) != ("second", "per")
    match token:
        case "both":
            return "and" not in words.lower[i + 1 : min(i + 6, sentence.high)] or after == "of"
        case "double" | "triple" | "treble" | "quadruple":
            return after in _DOUBLED_OBJECTS or before in ("to", "will", "would", "could", "than")
        case "couple":
            return after == "of" or reading.end > i + 1
        case "scores":
            return after in ("of", "more") or after in load_cues().states
        case "tens":
            return reading.end > i + 1
    return True


def _one_counts(words: Words, i: int, reading: Reading, sentence: Sentence) -> bool:
    lower = words.lower
    before = lower[i - 1] if i > sentence.low else ""
    after = lower[i + 1] if i + 1 < sentence.high else ""
    if reading.start < i:
        return True  # under a bound or an approximator
    if after in ("day", "night", "week"):
        return before in _LASTING  # "one day" for some day
    if reading.end > i + 1:
        return True
    if before in _ONE_NOT_AFTER or after in _ONE_NOT_BEFORE:
        return False
    return after in ("of", "-", "more") or noun_after(words, i + 1, sentence.high, single=True) is not None


def _zero_counts(words: Words, i: int, reading: Reading, sentence: Sentence) -> bool:
    token = words.lower[i]
    if token == "none" and reading.start < i:
        return True
    reach = 3 if token == "no" and reading.end == i + 1 else 6
    events = load_cues().events
    near = words.lower[reading.end : min(reading.end + reach, sentence.high)]
    return any(events.get(word, "lasted") not in _UNCOUNTED for word in near)


def _share_counts(token: str, reading: Reading, before: str, after: str) -> bool:
    if token == "half":
        return after not in ("-", "time") and before not in ("first", "second", "other", "better")
    if token in ("quarter", "quarters"):
        return after == "of" or reading.start < reading.core or before in ABOVE
    return True
