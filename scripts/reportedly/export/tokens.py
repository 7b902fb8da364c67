"""The tokens of a text and of its sentences, found once for the rows and for the figures of the card."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from reportedly.segmentation import tokenize

# As many texts as a story has, and more: the figures of a story are counted after its rows are made.
_TEXTS = 32


class Tokens(NamedTuple):
    """Tokens in the order of the text, with offsets in the whole text."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=_TEXTS)
def tokens(text: str) -> Tokens:
    """The tokens of a text."""
    return _tokens(text, 0)


def sentence_tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens that `text[start:end]` has by itself."""
    whole = tokens(text)
    first = bisect_left(whole.starts, start)
    last = bisect_left(whole.starts, end)
    if (first and whole.ends[first - 1] > start) or (last and whole.ends[last - 1] > end):
        return _tokens(text[start:end], start)  # the boundary of a sentence cuts a token of the text
    return Tokens(whole.texts[first:last], whole.starts[first:last], whole.ends[first:last])


def _tokens(text: str, offset: int) -> Tokens:
    found = tokenize(text)
    return Tokens(
        [token.text for token in found],
        [token.start + offset for token in found],
        [token.end + offset for token in found],
    )
