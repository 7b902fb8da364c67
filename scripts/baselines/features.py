"""What the CRF sees of a token: its form, its neighbours, the lexicon, quotation marks, another layer."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportedly.lexicon import load_lexicon
from reportedly.numerals import core_words
from reportedly.numerals.vocabulary import CODES, CURRENCIES, MONTHS, UNIT_WORDS, singular
from reportedly.segmentation import quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.export.tokens import Tokens

WINDOW = 3
_FAR = 6


def features(text: str, tokens: Tokens, other: Sequence[str] | None = None) -> list[list[str]]:
    """The features of each token of a sentence.

    Args:
        text: the whole text, for the quotation marks.
        tokens: the tokens of the sentence.
        other: BIO tags of another layer that this one rests on.
    """
    lower = [re.sub(r"\d", "0", token.lower()) for token in tokens.texts]
    forms = [shape(token) for token in tokens.texts]
    classes = [word_classes(token) for token in lower]
    quoted = _quoted(text, tokens)
    size = len(lower)
    glued = [here > 0 and tokens.ends[here - 1] == tokens.starts[here] for here in range(size)]
    made = []
    for here in range(size):
        own = ["bias", f"prefix={lower[here][:3]}", f"suffix={lower[here][-3:]}", f"long={forms[here]}"]
        own.append(f"quoted={quoted[here]}")
        own.append(f"glued={glued[here]} {here + 1 < size and glued[here + 1]}")
        own.append(f"from the start={min(here, _FAR)}")
        own.append(f"from the end={min(size - 1 - here, _FAR)}")
        for step in range(-WINDOW, WINDOW + 1):
            place = here + step
            if not 0 <= place < size:
                own.append(f"{step}:edge")
                continue
            own.append(f"{step}:word={lower[place]}")
            own.append(f"{step}:shape={forms[place]}")
            own.extend(f"{step}:class={name}" for name in classes[place])
            if other is not None:
                own.append(f"{step}:other={other[place]}")
        near = ["edge", *forms, "edge"][here : here + 3]
        own.append(f"shapes:{' '.join(near)}")
        if here:
            own.append(f"-1,0:{lower[here - 1]} {lower[here]}")
            own.append(f"-1,0:{near[0]} {glued[here]} {near[1]}")
            own.extend(f"-1,0:{one},{two}" for one in classes[here - 1] for two in classes[here] or near[1:2])
        if here + 1 < size:
            own.append(f"0,1:{lower[here]} {lower[here + 1]}")
            own.append(f"0,1:{near[1]} {glued[here + 1]} {near[2]}")
            own.extend(f"0,1:{one},{two}" for one in classes[here] or near[1:2] for two in classes[here + 1])
        if other is not None:
            own.extend(_around(other, here))
            own.append(f"quoted and other={quoted[here]} {_nearest(other, here)}")
        made.append(own)
    return made


@cache
def shape(token: str) -> str:
    """The form of a token: `Xx` for `Mayor`, `d,d` for `1,200`."""
    form = re.sub(r"\d+", "d", token)
    form = re.sub(r"[^\W\d_]+", lambda word: _case(word.group()), form)
    return form if len(form) < 9 else form[:9]


def _case(word: str) -> str:
    if word.isupper():
        return "X" if len(word) == 1 else "XX"
    return "Xx" if word[0].isupper() else "x"


@cache
def word_classes(token: str) -> tuple[str, ...]:
    """The lists of the lexicon and of the numerals that a word in lower case is in."""
    return tuple(name for name, words in _lists() if token in words or singular(token) in words)


@cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    lexicon = load_lexicon()

    def words(phrases: object) -> frozenset[str]:
        assert isinstance(phrases, frozenset | dict)
        return frozenset(word for phrase in phrases for word in phrase.split())

    return (
        ("approximator", words(lexicon.approximators)),
        ("bound", words(lexicon.bounds)),
        ("numeral", core_words()),
        ("cue verb", lexicon.cue_verbs),
        ("hedge", lexicon.unmistakable_hedges),
        ("epistemic", words(lexicon.epistemic_certainty)),
        ("month", MONTHS),
        ("unit", UNIT_WORDS),
        ("currency", frozenset(CURRENCIES) | CODES),
    )


def _quoted(text: str, tokens: Tokens) -> list[str]:
    marked = quotations(text)
    return [next(("in" for left, right in marked if left <= start < right), "out") for start in tokens.starts]


def _around(other: Sequence[str], here: int) -> list[str]:
    """Which labels of the other layer stand before and after, and how far the nearest."""
    made = []
    for label in sorted({tag.partition("-")[2] for tag in other if tag != "O"}):
        places = [place for place, tag in enumerate(other) if tag.partition("-")[2] == label]
        before = [here - place for place in places if place < here]
        after = [place - here for place in places if place > here]
        made.append(f"{label} before={_binned(min(before, default=None))}")
        made.append(f"{label} after={_binned(min(after, default=None))}")
    return made or ["no other"]


def _nearest(other: Sequence[str], here: int) -> str:
    places = [(abs(place - here), place < here, tag) for place, tag in enumerate(other) if tag != "O"]
    if not places:
        return "none"
    _, before, tag = min(places)
    return f"{tag.partition('-')[2]} {'before' if before else 'after'}"


def _binned(distance: int | None) -> str:
    if distance is None:
        return "none"
    return next((str(end) for end in (1, 2, 3, 5, 8, 13, 21) if distance <= end), "far")
