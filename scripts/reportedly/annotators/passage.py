"""A text as the rules see it: tokens, sentences, quotations, and the words that are worth a look."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from reportedly.annotators.cues import load_cues
from reportedly.numerals import Words, core_words, tokenise
from reportedly.numerals.vocabulary import SINGLE_UNITS
from reportedly.segmentation import quotations, split_sentences


class Sentence(NamedTuple):
    """The tokens `[low, high)` of a sentence.

    Attributes:
        low: index of its first token.
        high: index after its last one.
        numerals: tokens at which a numeral may start.
        cues: tokens that may be the cue of an attribution.
        hedges: tokens that may be a hedge.
    """

    low: int
    high: int
    numerals: list[int]
    cues: list[int]
    hedges: list[int]


class Passage(NamedTuple):
    """A text with its tokens, sentences and quotations.

    Attributes:
        words: the tokens.
        bounds: `[start, end)` of each sentence, in code points.
        sentences: the sentences as tokens.
        quotes: `[low, high)` of each quotation, as tokens, the marks included.
        anonymity: offsets of the phrases by which sources keep their names back, in order.
    """

    words: Words
    bounds: tuple[tuple[int, int], ...]
    sentences: list[Sentence]
    quotes: list[tuple[int, int]]
    anonymity: list[int]


def read_passage(text: str) -> Passage:
    """The passage of `text`, in linear time."""
    words = tokenise(text)
    bounds = split_sentences(text)
    sentences = []
    low = 0
    for _, end in bounds:
        high = bisect_left(words.starts, end, low)
        sentences.append(Sentence(low, high, [], [], []))
        low = high
    _place_triggers(words.lower, sentences)
    return Passage(words, bounds, sentences, _quotes(words), _anonymity(text))


def _place_triggers(lower: list[str], sentences: list[Sentence]) -> None:
    """Gives each sentence the tokens that may be a numeral, a cue or a hedge: one look-up a token."""
    roles = map(_roles().get, lower)
    found = [
        (index, role)
        for index, (token, role) in enumerate(zip(lower, roles, strict=True))
        # Digits of ASCII begin a token; others may stand anywhere in a grapheme.
        if role is not None or "0" <= token < ":" or (token > "\x7f" and _has_figure(token))
    ]
    place = 0
    for index, role in found:
        while sentences[place].high <= index:
            place += 1
        sentence = sentences[place]
        if role is None:
            sentence.numerals.append(index)
            continue
        if role & _NUMERAL:
            sentence.numerals.append(index)
        if role & _CUE:
            sentence.cues.append(index)
        if role & _HEDGE:
            sentence.hedges.append(index)


def _has_figure(token: str) -> bool:
    return not token.isalpha() and any(character.isdecimal() for character in token)


_NUMERAL, _CUE, _HEDGE = 1, 2, 4


@cache
def _roles() -> dict[str, int]:
    lexicon = load_cues()
    numerals = core_words() | SINGLE_UNITS
    cues = {*lexicon.verbs, *lexicon.noun_cues, "according", "citing", "quoting", "quoted", "quotes", ":"}
    return {
        word: _NUMERAL * (word in numerals) + _CUE * (word in cues) + _HEDGE * (word in lexicon.hedges)
        for word in {*numerals, *cues, *lexicon.hedges}
    }


def _anonymity(text: str) -> list[int]:
    found = []
    lower = text.lower()
    for phrase in load_cues().anonymity:
        start = lower.find(phrase)
        while start != -1:
            found.append(start)
            start = lower.find(phrase, start + 1)
    return sorted(found)


def keeps_anonymous(passage: Passage, low: int, high: int) -> bool:
    """Whether the tokens `[low, high)` say that a source keeps its name back."""
    if not passage.anonymity:
        return False
    starts = passage.words.starts
    place = bisect_left(passage.anonymity, starts[low])
    return place < len(passage.anonymity) and passage.anonymity[place] < passage.words.ends[high - 1]


_MARK = re.compile('[“"‘]')


def _quotes(words: Words) -> list[tuple[int, int]]:
    """The quotations as tokens; only lines with a mark are looked at."""
    text = words.text
    found: list[tuple[int, int]] = []
    end = 0
    while match := _MARK.search(text, end):
        line = text.rfind("\n", end, match.start()) + 1 or end
        end = text.find("\n", match.start())
        end = len(text) if end == -1 else end
        for opening, closing in quotations(text[line:end]):
            low = bisect_left(words.starts, line + opening)
            found.append((low, bisect_left(words.starts, line + closing, low)))
    return found


def quoted(passage: Passage, low: int, high: int) -> tuple[bool, bool]:
    """Whether letters or digits of the tokens `[low, high)` are in quotation marks, and outside of them."""
    lower = passage.words.lower
    quotes = passage.quotes
    place = max(0, bisect_right(quotes, (low, len(lower))) - 1)
    inside = outside = False
    position = low
    while position < high and not (inside and outside):
        while place < len(quotes) and quotes[place][1] <= position:
            place += 1
        left, right = quotes[place] if place < len(quotes) else (high, high)
        stop = min(left if position < left else right, high)
        spoken = any(token[0].isalnum() for token in lower[position:stop])
        if position < left:
            outside = outside or spoken
        else:
            inside = inside or spoken
        position = stop
    return inside, outside
