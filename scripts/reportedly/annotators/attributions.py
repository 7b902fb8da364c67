"""Attributions: the cues of a sentence, each with its source and content by position and punctuation.

A pattern is a function: a verb with its subject before or after it in `verbs`, `according to`, `citing`, a
noun, the colon of a headline in `citations`. A cue that fits no pattern is passed over.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.annotators.citations import according_to, citing, headline, noun_cue, quoting
from reportedly.annotators.cues import load_cues
from reportedly.annotators.sources import can_be_source
from reportedly.annotators.verbs import verb_at

if TYPE_CHECKING:
    from reportedly.annotators.found import FoundAttribution, Stretch
    from reportedly.annotators.passage import Passage, Sentence
    from reportedly.numerals import Words

# A longer sentence is a table or a list, and more cues than this are no prose.
LONGEST_SENTENCE = 300
MOST_CUES = 10


def find_attributions(passage: Passage, sentence: Sentence) -> list[FoundAttribution]:
    """The attributions whose cues are in a sentence, those that cite another one after it."""
    if sentence.high - sentence.low > LONGEST_SENTENCE:
        return []
    words = passage.words
    found: list[FoundAttribution] = []
    last: list[int] = []
    for k in sentence.cues[:MOST_CUES]:
        if words.lower[k] in ("citing", "quoting"):
            last.append(k)
        elif words.lower[k] in ("quoted", "quotes"):
            quotation = quoting(passage, sentence, k)
            if quotation is not None and all(_is_sound(words, new, found) for new in quotation):
                found += quotation
        else:
            new = _attribution_at(passage, sentence, k, found)
            if new is not None and _is_sound(words, new, found):
                found = _cut_coordinated(words.lower, found, new)
                found.append(new)
    for k in last:
        new = citing(passage, sentence, k, found)
        if new is not None and _is_sound(words, new, found):
            found.append(new)
    return found


def _attribution_at(
    passage: Passage, sentence: Sentence, k: int, found: list[FoundAttribution]
) -> FoundAttribution | None:
    token = passage.words.lower[k]
    if token == ":":
        return headline(passage, sentence, k)
    if token == "according":
        return according_to(passage, sentence, k)
    if token in load_cues().noun_cues:
        new = noun_cue(passage, sentence, k)
        if new is not None:
            return new
    if token in load_cues().verbs:
        return verb_at(passage, sentence, k, found[-1] if found else None)
    return None


def _is_sound(words: Words, new: FoundAttribution, found: list[FoundAttribution]) -> bool:
    """Whether the roles are apart and not empty, and no cue is used twice."""
    if not all(can_be_source(words, low, high) for low, high in new.source):
        return False
    roles = sorted((*new.cue, *new.source, *new.content))
    if not new.content or any(low >= high for low, high in roles):
        return False
    if any(left[1] > right[0] for left, right in pairwise(roles)):
        return False
    taken = [piece for earlier in found for piece in (*earlier.cue, *earlier.source)]
    return not any(low < end and start < high for low, high in new.cue for start, end in taken)


_CONJUNCTIONS = frozenset(("and", "but", "while", "though", "although"))


def _cut_coordinated(
    lower: list[str], found: list[FoundAttribution], new: FoundAttribution
) -> list[FoundAttribution]:
    """Ends the contents before a coordinated clause with a cue of its own: `…, and B said`, `… and said`."""
    shared = bool(new.source) and any(new.source == old.source for old in found)
    start = new.cue[0][0] if shared else min(low for low, _ in (*new.source, *new.cue))
    cut = start - 1 if lower[start - 1] in _CONJUNCTIONS else start
    if cut == start and not shared:
        return found
    while lower[cut - 1] in (",", ";"):
        cut -= 1

    def kept(piece: Stretch) -> Stretch:
        low, high = piece
        return (low, cut) if low < cut and high > start else piece

    return [
        old._replace(content=tuple(map(kept, old.content)))
        if all(high <= cut for _, high in old.cue)
        else old
        for old in found
    ]
