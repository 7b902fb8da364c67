"""Bounds and approximators around a numeral, from the lexicon."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportedly.lexicon import Bound, load_lexicon

if TYPE_CHECKING:
    from reportedly.numerals.tokens import Words


class _Phrase(NamedTuple):
    tokens: tuple[str, ...]
    bound: Bound | None


class _Phrases(NamedTuple):
    """Bounds and approximators: those before a numeral by their last token, those after it by their first.

    The longest come first, so that `no more than` is found before `more than`.
    """

    before: dict[str, list[_Phrase]]
    after: dict[str, list[_Phrase]]


# Phrases that may also follow a numeral; those that begin with "or" always do.
_ALSO_AFTER = frozenset({("more", "or", "less"), ("at", "least"), ("at", "most")})
_ADVERBS = (("a", "little"), ("little",), ("just",), ("well",), ("slightly",), ("far",), ("only", "just"))
LONGEST_PREFIX = 9


@cache
def _phrases() -> _Phrases:
    lexicon = load_lexicon()
    found = [_Phrase(tuple(phrase.split()), bound) for phrase, bound in lexicon.bounds.items()]
    found += [_Phrase(tuple(phrase.split()), None) for phrase in lexicon.approximators]
    found.sort(key=lambda phrase: -len(phrase.tokens))
    before: dict[str, list[_Phrase]] = {}
    after: dict[str, list[_Phrase]] = {}
    for phrase in found:
        if phrase.tokens[0] == "or" or phrase.tokens in _ALSO_AFTER:
            after.setdefault(phrase.tokens[0], []).append(phrase)
        if phrase.tokens[0] != "or":
            before.setdefault(phrase.tokens[-1], []).append(phrase)
    return _Phrases(before, after)


def parted_bound(text: str, end: int) -> Bound | None:
    """The bound that a noun parts from the figure that ends at `end` of a text: `25 prisoners or more`."""
    match = _parted().match(text, end)
    return load_lexicon().bounds[f"or {match[1].lower()}"] if match else None


@cache
def _parted() -> re.Pattern[str]:
    words = [phrase[3:] for phrase in load_lexicon().bounds if phrase.startswith("or ")]
    return re.compile(rf"(?: [\w’-]{{1,40}}){{1,4}}? or ({'|'.join(words)})\b", re.IGNORECASE)


@cache
def vague_numerals() -> dict[tuple[str, ...], tuple[int, int]]:
    """The vague numerals of the lexicon, as tokens, with their intervals."""
    return {tuple(phrase.split()): interval for phrase, interval in load_lexicon().vague.items()}


@cache
def vague_openers() -> frozenset[str]:
    """The first words of the vague numerals."""
    return frozenset(phrase[0] for phrase in vague_numerals())


class Frame(NamedTuple):
    """What stands around the core of a numeral expression."""

    start: int
    end: int
    bounds: list[Bound]
    approximators: list[tuple[int, int]]


def with_frame(words: Words, start: int, end: int, low: int, high: int) -> Frame:
    """The expression `[start, end)` with the bounds and approximators beside it, within `[low, high)`."""
    lower = words.lower
    bounds: list[Bound] = []
    blurs: list[tuple[int, int]] = []
    before, after = _phrases()
    while start > low and (phrase := _ending(words, start, low, before.get(lower[start - 1], ()))):
        first = start - len(phrase.tokens)
        if phrase.tokens[-1] == "as" and first > low and lower[first - 1] in ("twice", "half", "times"):
            break  # "twice as many as 40" bounds nothing
        if phrase.bound is not None and bounds:
            break
        start = first
        if phrase.bound is None:
            blurs.insert(0, (first, first + len(phrase.tokens)))
            continue
        bounds.append(phrase.bound)
        for adverb in _ADVERBS:
            first = start - len(adverb)
            if first >= low and tuple(lower[first:start]) == adverb:
                start = first
                break
    # "two more at most"
    follows = end + 1 if end + 1 < high and lower[end] == "more" and lower[end + 1] == "at" else end
    if follows < high:
        for phrase in after.get(lower[follows], ()):
            last = follows + len(phrase.tokens)
            if last <= high and _stands(words, phrase, follows) and not words.glued(follows):
                if phrase.bound is None:
                    blurs.append((follows, last))
                else:
                    bounds.append(phrase.bound)
                end = last
                break
    return Frame(start, end, bounds, blurs)


def _ending(words: Words, end: int, low: int, phrases: list[_Phrase] | tuple[()]) -> _Phrase | None:
    """The first of `phrases` that ends before token `end`, and is not joined to it."""
    if words.glued(end):
        return None
    for phrase in phrases:
        first = end - len(phrase.tokens)
        if first >= low and _stands(words, phrase, first):
            return phrase
    return None


def _stands(words: Words, phrase: _Phrase, first: int) -> bool:
    """Whether the phrase stands at token `first`."""
    last = first + len(phrase.tokens)
    return tuple(words.lower[first:last]) == phrase.tokens and words.spaced(first, last)
