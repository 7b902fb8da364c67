"""A text as the tokens that numerals are made of."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from reportedly.segmentation import cuts_grapheme


class Words(NamedTuple):
    """A text as tokens: a figure with its separators, a run of letters, or one other character.

    No boundary cuts a word, a figure or a grapheme in the sense of `reportedly.segmentation`.

    Attributes:
        text: the text.
        lower: the tokens in lower case.
        starts: where each token starts, in code points.
        ends: where it ends.
    """

    text: str
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def surface(self, index: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Whether no white space parts the token from the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def spaced(self, low: int, high: int) -> bool:
        """Whether one plain space parts each two of the tokens `[low, high)`, as in the lexicon."""
        return all(
            self.starts[index] == self.ends[index - 1] + 1 and self.text[self.ends[index - 1]] == " "
            for index in range(low + 1, high)
        )


_TOKEN = re.compile(r"(\d+(?:[.,:\u00a0\u2009\u202f]\d+)*|[^\W\d_]+|[^\s\w]|_)")


def tokenise(text: str) -> Words:
    """The tokens of `text`, in linear time."""
    lower = text.lower()
    if len(lower) != len(text):  # İ becomes two code points
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    parts = _TOKEN.split(lower)  # a gap, a token, a gap, a token, …
    offsets = list(accumulate(map(len, parts)))
    words = Words(text, parts[1::2], offsets[:-1:2], offsets[1::2])
    if text.isascii() or not any(map(_extends, set(text))):
        return words
    return _with_whole_graphemes(words, lower)


@lru_cache(maxsize=4096)
def _extends(character: str) -> bool:
    return cuts_grapheme(f".{character}", 1)


def _with_whole_graphemes(words: Words, lower: str) -> Words:
    """The tokens with marks, selectors and joiners in the token that they belong to."""
    text, _, starts, ends = words
    cuts = [
        index for index in range(1, len(starts)) if words.glued(index) and cuts_grapheme(text, starts[index])
    ]
    if not cuts:
        return words
    dropped = set(cuts)
    kept = [index for index in range(len(starts)) if index not in dropped]
    new_starts = [starts[index] for index in kept]
    new_ends = [ends[after - 1] for after in (*kept[1:], len(starts))]
    tokens = [lower[start:end] for start, end in zip(new_starts, new_ends, strict=True)]
    return Words(text, tokens, new_starts, new_ends)
