"""Quotations that go on after the sentence of their cue."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportedly.annotators.attributions import MOST_CUES
from reportedly.annotators.contents import OPENING

if TYPE_CHECKING:
    from reportedly.annotators.found import FoundAttribution
    from reportedly.annotators.passage import Passage

_SHORTEST = 3
_FARTHEST = 1500


def with_further_quotations(passage: Passage, found: list[FoundAttribution]) -> list[FoundAttribution]:
    """Gives each quotation that makes up whole sentences and has no cue to the attribution before it, in the
    same paragraph, whose content is quoted too.
    """
    lower = passage.words.lower
    starts = {sentence.low for sentence in passage.sentences}
    ends = {sentence.high for sentence in passage.sentences}
    taken = sorted(piece for attribution in found for piece in attribution.content)
    cues = sorted((piece[0], index) for index, attribution in enumerate(found) for piece in attribution.cue)
    quoted = [any(lower[low] in OPENING for low, _ in attribution.content) for attribution in found]
    extended = list(found)
    for low, high in passage.quotes:
        if low not in starts or high not in ends or high - low < _SHORTEST + 2:
            continue
        place = bisect_left(taken, (high, 0))
        if place > 0 and any(left < high and low < right for left, right in taken[max(0, place - 8) : place]):
            continue
        cue = bisect_left(cues, (low, 0)) - 1
        if cue < 0:
            continue
        start, index = cues[cue]
        attribution = extended[index]
        last = max(piece[1] for piece in (*attribution.cue, *attribution.source, *attribution.content))
        if not quoted[index] or last > low or _parted(passage, start, low):
            continue
        if any(low <= inner < high for inner, _ in cues[cue + 1 : cue + 3]):
            continue  # words of others in it: which of them vouch is for a reader to say
        content = (*attribution.content, (low, high))
        extended[index] = attribution._replace(content=content)
        for other in range(index + 1, min(index + 1 + MOST_CUES, len(found))):
            if extended[other].cites and extended[other].content == attribution.content:
                extended[other] = extended[other]._replace(content=content)
    return extended


def _parted(passage: Passage, i: int, j: int) -> bool:
    """Whether a line ends between two tokens, or they are too far apart to belong together."""
    start, end = passage.words.starts[i], passage.words.starts[j]
    return end - start > _FARTHEST or "\n" in passage.words.text[start:end]
