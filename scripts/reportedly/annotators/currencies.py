"""The currencies that a text names and no table has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.annotators.cues import load_cues
from reportedly.numerals import singular
from reportedly.numerals.vocabulary import CURRENCY_FORMS, SCALES, SUFFIXES, SYMBOLS, UNIT_FORMS

if TYPE_CHECKING:
    from reportedly.annotators.passage import Passage
    from reportedly.numerals import Words

MAGNITUDES = frozenset({*SCALES, *SUFFIXES, "m"})
LARGE = MAGNITUDES - {"thousand", "k"}


class Currencies(NamedTuple):
    """The currencies of a text that no table has.

    Attributes:
        names: their names in the singular; where there is one, a bare `61.4m` is so much of it.
        initials: their names by their initials in capitals (`K5bn`).
    """

    names: tuple[str, ...]
    initials: dict[str, str]


def find_currencies(passage: Passage) -> Currencies:
    """The currencies that the text names beside an amount.

    A name shows by the conversion after it (`84m zlatens (about $21m)`), by the initial that stands for it
    elsewhere (`4.2 billion kessars`, `K5bn`), or by a second large amount of it.
    """
    words = passage.words
    lower = words.lower
    names: dict[str, None] = {}
    letters: set[str] = set()
    candidates: dict[str, str] = {}
    amounts: dict[str, int] = {}
    for sentence in passage.sentences:
        for i in sentence.numerals:
            before = lower[i - 1] if i else ""
            if len(before) == 1 and before.isalpha() and words.glued(i) and words.surface(i - 1).isupper():
                letters.add(before.upper())
            noun = i + 1 if lower[i] in MAGNITUDES else i + 2
            if noun >= sentence.high or lower[noun - 1] not in LARGE or not _is_strange_plural(words, noun):
                continue
            name = singular(lower[noun])
            candidates.setdefault(lower[noun][0].upper(), name)
            converted = lower[noun + 1 : noun + 2] == ["("]
            if converted and not SYMBOLS.keys().isdisjoint(lower[noun + 2 : noun + 5]):
                names[name] = None
            amounts[name] = amounts.get(name, 0) + 1
            if amounts[name] > 1:
                names[name] = None
    initials = {letter: candidates[letter] for letter in letters if letter in candidates}
    return Currencies(tuple(dict.fromkeys([*names, *initials.values()])), initials)


def _is_strange_plural(words: Words, i: int) -> bool:
    """Whether the token is a plural that no lexicon knows as the name of people, things or a unit."""
    token = words.lower[i]
    if len(token) < 4 or not token.endswith("s") or not token.isalpha() or words.surface(i)[0].isupper():
        return False
    lexicon = load_cues()
    known = token in lexicon.events or token in lexicon.sources or token in lexicon.masses
    return not (known or token in UNIT_FORMS or token in CURRENCY_FORMS or token in lexicon.not_nouns)
