"""Types of source: what the head of a source shows it to be."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.annotators.cues import load_cues
from reportedly.annotators.sources import BREAKS, SUBJECTS

if TYPE_CHECKING:
    from reportedly.annotators.found import Stretch
    from reportedly.numerals import Words

_PRONOUNS = {"we": "media", "it": "organisation", "they": "official"}
_CONFIDANTS = frozenset(("briefed", "close", "familiar"))
_BODIES = frozenset(("organisation", "media", "document"))


def source_type(words: Words, source: Stretch, withheld: bool) -> str:
    """The type of a source by its head: a name wins over an office, and a name kept back over both.

    Args:
        words: the text.
        source: the tokens of the source.
        withheld: whether the sentence says that the name is kept back.
    """
    low, high = source
    lower = words.lower
    if withheld:
        return "anonymous"
    if high - low == 1 and lower[low] in SUBJECTS:
        return _PRONOUNS.get(lower[low], "named_person")
    types = load_cues().sources
    if any(types.get(token) == "anonymous" for token in lower[low:high]):
        return "anonymous"
    if "people" in lower[low:high] and not _CONFIDANTS.isdisjoint(lower[low:high]):
        return "anonymous"
    main = _main_tokens(words, low, high)
    if _has_name(words, main):
        return "named_person"
    head = _head(words, low, high)
    if "news" in lower[low : head + 1]:
        return "media"
    for place in (head, *(place for place in reversed(main) if place != head)):
        kind = types.get(lower[place])
        if kind == "document" and place > low and words.surface(place)[0].isupper():
            return "organisation"  # Corvane Research
        if kind is not None:
            return kind
    if not words.surface(head)[0].isupper():
        return "collective"
    if lower[low] == "the" or _is_place(words, head):
        return "organisation"
    return "collective" if head == low and _is_common(words, head) else "named_person"


def _main_tokens(words: Words, low: int, high: int) -> list[int]:
    """The words of a noun phrase without those of its prepositional phrases and relative clauses."""
    prepositions = load_cues().prepositions
    main = []
    inside = False
    for place in range(low, high):
        token = words.lower[place]
        if token == ",":
            inside = False
        elif place > low and (token in prepositions or token in BREAKS):
            inside = True
        elif not inside and token.isalpha() and token != "s":
            main.append(place)
    return main


def _head(words: Words, low: int, high: int) -> int:
    """The head of a noun phrase: its last word before a preposition, a comma or a relative word."""
    prepositions = load_cues().prepositions
    head = low
    for place in range(low, high):
        token = words.lower[place]
        if place > low and (token in prepositions or token in BREAKS):
            break
        if token.isalpha() and token != "s":
            head = place
    return head


def _has_name(words: Words, places: list[int]) -> bool:
    """Whether two words with capitals stand side by side that no noun for a body is among."""
    types = load_cues().sources
    run: list[int] = []
    for place in (*places, -1):
        token = words.lower[place] if place >= 0 else ""
        capital = place >= 0 and words.surface(place)[0].isupper() and token not in load_cues().determiners
        if capital and (not run or place == run[-1] + 1):
            run.append(place)
            continue
        if len(run) > 1 and _BODIES.isdisjoint(types.get(words.lower[named], "") for named in run):
            return True
        run = [place] if capital else []
    return False


def _is_place(words: Words, i: int) -> bool:
    """Whether the text speaks of something *in* what the capitalised word names: a country, a town."""
    return words.surface(i) in _words_after("in ", words.text)


def _is_common(words: Words, i: int) -> bool:
    """Whether the text has the word without its capital too: it opens a sentence, and is no name."""
    return words.lower[i] in _words_after(" ", words.text)


@lru_cache(maxsize=4)
def _words_after(opener: str, text: str) -> frozenset[str]:
    return frozenset(re.findall(rf"\b{opener}(\w+)", text))
