"""Text-quote selectors (W3C Web Annotation Data Model, 4.2.4) to offsets, and spans moved along with an
edited text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from reportedly.segmentation import cuts_word, split_sentences

_CONTEXT = 25
_LENIENT = str.maketrans("\u00a0\u2009\u202f‘’“”–—", "   ''\"\"--")


class Quote(NamedTuple):
    """A text-quote selector.

    Attributes:
        exact: the words.
        prefix: the words right before them, where `exact` alone stands more than once.
        suffix: the words right after them.
        occurrence: which of the places that still fit, from 1.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    occurrence: int | None = None

    def lenient(self) -> Quote:
        """The quote with one kind of quotation mark, dash and space."""
        exact, prefix, suffix = (part.translate(_LENIENT) for part in self[:3])
        return Quote(exact, prefix, suffix, self.occurrence)


class AnchorError(ValueError):
    """A quote that is not in the text, or is there more than once."""


def occurrences(text: str, exact: str) -> list[int]:
    """Where `exact` starts in `text`, overlapping places included, but nowhere that a word would be cut."""
    if not exact:
        return []
    starts = []
    start = text.find(exact)
    while start != -1:
        if not cuts_word(text, start) and not cuts_word(text, start + len(exact)):
            starts.append(start)
        start = text.find(exact, start + 1)
    return starts


def anchor(text: str, quote: Quote) -> tuple[int, int]:
    """The place of `quote` in `text`, as `(start, end)`.

    Kinds of quotation mark, dash and space count as equal where the exact character is not found.

    Raises:
        AnchorError: the quote is missing, or ambiguous; the message shows the places.
    """
    starts = _fitting(text, quote)
    if not starts:
        starts = _fitting(text.translate(_LENIENT), quote.lenient())
    if not starts:
        raise AnchorError(_missing(text, quote))
    if quote.occurrence is not None:
        if not 1 <= quote.occurrence <= len(starts):
            raise AnchorError(
                f"{quote.exact!r}: occurrence {quote.occurrence} asked for, but it stands {len(starts)} times"
            )
        start = starts[quote.occurrence - 1]
    elif len(starts) > 1:
        places = "; ".join(
            f"{number}: {_in_context(text, start, quote.exact)}" for number, start in enumerate(starts, 1)
        )
        raise AnchorError(
            f"{quote.exact!r} stands {len(starts)} times; add prefix, suffix or occurrence to choose one "
            f"({places})"
        )
    else:
        start = starts[0]
    return start, start + len(quote.exact)


def _fitting(text: str, quote: Quote) -> list[int]:
    return [
        start
        for start in occurrences(text, quote.exact)
        if text[:start].endswith(quote.prefix) and text[start + len(quote.exact) :].startswith(quote.suffix)
    ]


def _missing(text: str, quote: Quote) -> str:
    starts = occurrences(text, quote.exact)
    if starts:
        places = "; ".join(_in_context(text, start, quote.exact) for start in starts)
        context = f"prefix {quote.prefix!r} and suffix {quote.suffix!r}"
        return f"{quote.exact!r} is there, but not with {context} ({places})"
    if quote.exact and quote.exact in text:
        return f"{quote.exact!r} is in the text only as a part of words or figures; quote whole ones"
    return f"{quote.exact!r} is not in the text"


def _in_context(text: str, start: int, exact: str) -> str:
    end = start + len(exact)
    before = text[max(0, start - _CONTEXT) : start].replace("\n", " ")
    after = text[end : end + _CONTEXT].replace("\n", " ")
    return f"…{before}[{exact}]{after}…"


class Moved(NamedTuple):
    """Spans and sentences moved along with an edited text.

    Attributes:
        spans: `(start, end)` of each span, in the order in which they were given.
        sentences: the sentences.
        resplit: whether the sentences could not be moved, and were split anew by rule.
    """

    spans: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    resplit: bool


def move_along(text: str, spans: list[tuple[int, str]], sentences: list[tuple[int, int]]) -> Moved:
    """Finds spans and sentences again after the text has been edited around them.

    Each span goes to the place of its surface that moves it, and the spans around it, least against each
    other: the sequence of shifts with the smallest total change, over all occurrences of all surfaces
    (Viterbi 1967).

    Args:
        text: the edited text.
        spans: `(start, surface)` of each span, the start in the text before the edit.
        sentences: the sentences of the text before the edit.

    Raises:
        AnchorError: surfaces that are no longer in the text; the message lists them.
    """
    order = sorted(range(len(spans)), key=lambda index: spans[index][0])
    places = {surface: occurrences(text, surface) for _, surface in spans}
    if lost := sorted({surface for surface, found in places.items() if not found}):
        raise AnchorError(
            "no longer in the text: "
            + "; ".join(repr(surface) for surface in lost)
            + "; mend these surfaces, or remove their spans"
        )
    shifts = _least_change(
        [[found - spans[index][0] for found in places[spans[index][1]]] for index in order]
    )
    moved: list[tuple[int, int]] = [(0, 0)] * len(spans)
    for index, shift in zip(order, shifts, strict=True):
        start, surface = spans[index]
        moved[index] = (start + shift, start + shift + len(surface))
    known = [(spans[index][0], shift) for index, shift in zip(order, shifts, strict=True)]
    carried = _carry_sentences(text, sentences, known)
    return Moved(moved, carried or list(split_sentences(text)), carried is None)


def _least_change(choices: list[list[int]]) -> list[int]:
    """One shift of each list, with the least sum of the differences between neighbours, and of the first from
    0.
    """
    if not choices:
        return []
    costs = [abs(shift) for shift in choices[0]]
    back: list[list[int]] = []
    for before, now in pairwise(choices):
        step = []
        total = []
        for shift in now:
            cost, best = min((costs[i] + abs(shift - other), i) for i, other in enumerate(before))
            step.append(best)
            total.append(cost)
        back.append(step)
        costs = total
    place = costs.index(min(costs))
    path = [choices[-1][place]]
    for step, choice in zip(reversed(back), reversed(choices[:-1]), strict=True):
        place = step[place]
        path.append(choice[place])
    return path[::-1]


def _carry_sentences(
    text: str, sentences: list[tuple[int, int]], known: list[tuple[int, int]]
) -> list[tuple[int, int]] | None:
    """The sentences with their ends shifted like the spans beside them, each from the end of the one before.

    `None` where no shift makes an edge of a word, or where the sentences would not cover the text.
    """
    carried: list[tuple[int, int]] = []
    position = 0
    for _, end in sentences:
        start = len(text) - len(text[position:].lstrip())
        ends = [end + shift for shift in _shifts_near(end, known) if _closes(text, end + shift)]
        ends = [moved for moved in ends if moved > start]
        if not ends:
            return None
        position = next((moved for moved in ends if _looks_final(text, moved)), ends[0])
        carried.append((start, position))
    return carried if not text[position:].strip() else None


def _shifts_near(offset: int, known: list[tuple[int, int]]) -> list[int]:
    before = [shift for start, shift in known if start < offset][-1:] or [0]
    after = [shift for start, shift in known if start >= offset][:1]
    return [*after, *before]


def _closes(text: str, offset: int) -> bool:
    return (
        0 < offset <= len(text)
        and not text[offset - 1].isspace()
        and (offset == len(text) or text[offset].isspace())
    )


def _looks_final(text: str, offset: int) -> bool:
    return text[offset : offset + 1] in ("", "\n") or text[:offset].rstrip("”’\"')")[-1:] in (
        ".",
        "!",
        "?",
        "…",
    )
