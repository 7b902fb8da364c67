"""Cues that are no verbs of a clause: `according to`, `citing`, `quoted … as saying`, a colon, a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.annotators.contents import DASHES, content_before, content_end
from reportedly.annotators.cues import load_cues
from reportedly.annotators.found import FoundAttribution
from reportedly.annotators.nouns import of_phrase
from reportedly.annotators.passage import keeps_anonymous
from reportedly.annotators.source_types import source_type
from reportedly.annotators.sources import named_end, subject_before
from reportedly.annotators.verbs import verb_group
from reportedly.numerals import core_words, is_month_name
from reportedly.numerals.vocabulary import word_set

if TYPE_CHECKING:
    from reportedly.annotators.found import Stretch
    from reportedly.annotators.passage import Passage, Sentence
    from reportedly.numerals import Words


def according_to(passage: Passage, sentence: Sentence, k: int) -> FoundAttribution | None:
    """`…, according to a coastguard log`, `According to the operator, …`."""
    words = passage.words
    lower = words.lower
    low, high = sentence.low, sentence.high
    if k + 2 >= high or lower[k + 1] != "to":
        return None
    end = named_end(words, k + 2, high, apposed=k > low)
    content: Stretch | None = None
    if k > low and lower[k - 1] not in ("and", "but"):
        content = content_before(passage, k, low)
    else:
        rest = end + 1 if end < high and lower[end] == "," and lower[end - 1] != "," else end
        content = (rest, content_end(passage, rest, sentence)) if rest < high else None
    if content is None:
        return None
    kind = source_type(words, (k + 2, end), keeps_anonymous(passage, low, high))
    return FoundAttribution(((k, k + 2),), ((k + 2, end),), (content,), kind, "assert")


def citing(
    passage: Passage, sentence: Sentence, k: int, found: list[FoundAttribution]
) -> FoundAttribution | None:
    """`Lawmakers said, citing the agency`: the content is that of the one who cites."""
    words = passage.words
    parent = next((other for other in reversed(found) if not other.cites), None)
    if parent is None or k + 1 >= sentence.high:
        return None
    source = (k + 1, named_end(words, k + 1, sentence.high))
    if source[0] >= source[1]:
        return None
    kind = source_type(words, source, keeps_anonymous(passage, sentence.low, sentence.high))
    return FoundAttribution(((k, k + 1),), (source,), parent.content, kind, "assert", cites=True)


def quoting(passage: Passage, sentence: Sentence, k: int) -> tuple[FoundAttribution, FoundAttribution] | None:
    """`The paper quoted the mayor as saying that …`: two attributions, the inner one first."""
    words = passage.words
    lower = words.lower
    group = verb_group(lower, k, sentence.low)
    source = subject_before(words, group.start, sentence.low)
    if source is None or group.passive or group.modal:
        return None
    near = range(k + 2, min(k + 16, sentence.high - 2))
    place = next((i for i in near if lower[i : i + 2] == ["as", "saying"]), None)
    if place is None:
        return None
    start = place + 3 if lower[place + 2] == "that" else place + 2
    end = content_end(passage, start, sentence)
    quoted = (k + 1, place)
    withheld = keeps_anonymous(passage, sentence.low, sentence.high)
    kind = source_type(words, quoted, withheld)
    inner = FoundAttribution(((place, place + 2),), (quoted,), ((start, end),), kind, "assert")
    kind = source_type(words, source, False)
    return inner, FoundAttribution(((group.start, k + 1),), (source,), ((k + 1, end),), kind, "assert")


_LONGEST_HEADLINE_SOURCE = 5


def headline(passage: Passage, sentence: Sentence, k: int) -> FoundAttribution | None:
    """`Coastguard: 19 dead`: the colon of a headline is the cue."""
    words = passage.words
    lower = words.lower
    low, high = sentence.low, sentence.high
    while low < k and (lower[low][0].isdecimal() or lower[low] == "•" or lower[low] in DASHES):
        low += 1
    if not 0 < k - low <= _LONGEST_HEADLINE_SOURCE or k + 1 >= high:
        return None
    if lower[k - 1] not in load_cues().sources or not all(token.isalpha() for token in lower[low:k]):
        return None
    content = (k + 1, content_end(passage, k + 1, sentence))
    kind = source_type(words, (low, k), keeps_anonymous(passage, low, high))
    return FoundAttribution(((k, k + 1),), ((low, k),), (content,), kind, "assert")


_POSSESSIVES = word_set("its his her our their my")
_PLACING = word_set("on by in of at")


def noun_cue(passage: Passage, sentence: Sentence, k: int) -> FoundAttribution | None:
    """A noun after its source: `its estimate of 168`, `his assertion that …`, `on the mayor’s count, …`."""
    words = passage.words
    lower = words.lower
    low, high = sentence.low, sentence.high
    end = _possessor_end(lower, k, low)
    if end is None or k + 1 >= high:
        return None
    pronoun = lower[end - 1] in _POSSESSIVES
    source = (end - 1, end) if pronoun else subject_before(words, end, low)
    if source is None:
        return None
    if not pronoun and lower[source[0]] in _PLACING:
        source = (source[0] + 1, source[1])
    content = _noun_content(passage, sentence, k, source)
    if content is None:
        return None
    kind = source_type(words, source, keeps_anonymous(passage, low, high))
    if lower[source[0]] in ("its", "their"):
        kind = "organisation"
    return FoundAttribution(((k, k + 1),), (source,), (content,), kind, load_cues().noun_cues[lower[k]])


def _noun_content(passage: Passage, sentence: Sentence, k: int, source: Stretch) -> Stretch | None:
    words = passage.words
    lower = words.lower
    low, high = sentence.low, sentence.high
    if lower[k + 1] == "that" and k + 2 < high:
        return k + 2, content_end(passage, k + 2, sentence)
    if lower[k + 1] == "of":
        inner = of_phrase(words, k + 2, high)
        if inner is None and k + 2 < high and lower[k + 2][0].isdecimal():
            inner = (k + 2, k + 3)
        if inner is None or is_month_name(words, inner[1] - 1) or _is_month(words, inner[1], high):
            return None  # "our report of 17 May"
        counted = any(token[0].isdecimal() or token in core_words() for token in lower[inner[0] : inner[1]])
        return inner if counted else None
    if source[0] == low + 1 and lower[low] in ("on", "by"):
        start = k + 2 if lower[k + 1] == "," else k + 1
        return (start, content_end(passage, start, sentence)) if start < high else None
    return None


def _is_month(words: Words, i: int, high: int) -> bool:
    return i < high and is_month_name(words, i)


def _possessor_end(lower: list[str], k: int, low: int) -> int | None:
    """The index after the possessor of the noun at `k`: `its figure`, `the ministry’s early estimate`."""
    for place in (k - 1, k - 2):
        if place < low:
            return None
        if lower[place] in _POSSESSIVES:
            return place + 1
        if lower[place] == "s" and place - 1 > low and lower[place - 1] in "’'":
            return place - 1
        if not lower[place].isalpha():
            return None
    return None
