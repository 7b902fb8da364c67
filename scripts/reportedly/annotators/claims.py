"""Claims: what each quantity is the number of, and what follows from where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.annotators.cues import load_cues
from reportedly.lexicon import load_lexicon
from reportedly.numerals.vocabulary import DURATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.annotators.found import FoundHedge, FoundNumber
    from reportedly.annotators.passage import Sentence
    from reportedly.model import Attribution
    from reportedly.numerals import Words

# How many tokens away a word shows the event: less far where the number counts something else.
_REACH = 14
_SHORT_REACH = 6
_MONEY_EVENTS = frozenset(("cost", "revenue", "funding", "penalty"))
_NO_MONEY = frozenset(("killed", "wounded", "casualties", "missing", "attended"))


def event_of(words: Words, number: FoundNumber, sentence: Sentence, before: str | None) -> str:
    """The event of a quantity: that of what it counts, else that of the nearest word that shows one.

    Args:
        words: the text.
        number: the quantity.
        sentence: the sentence that it is in.
        before: the event of the last quantity of the same kind, which one that counts nothing takes up.
    """
    events, order = load_cues().events, load_cues().event_order
    lower = words.lower
    unit = number.value.unit if number.value else None
    lasts = number.kind == "measure" and unit is not None and unit.rsplit(" ", 1)[-1] in DURATIONS
    if number.kind == "measure" and not lasts:
        return "measured"
    low, high = number.counted or (number.low, number.low)
    for place in range(high - 1, low - 1, -1):
        event = events.get(lower[place])
        if event is not None and _fits(event, number.kind):
            return event
    reach = _REACH if number.counted is None else _SHORT_REACH
    best: tuple[int, int, str] | None = None
    for place in range(max(sentence.low, number.low - reach), min(sentence.high, number.high + reach)):
        event = events.get(lower[place])
        if event is None or not (event == "penalty" if lasts else _fits(event, number.kind)):
            continue
        distance = number.low - place if place < number.low else place - number.high
        best = min(best or (distance, order.index(event), event), (distance, order.index(event), event))
    if best is not None:
        return best[2]
    if lasts:
        return "lasted"
    if before is not None and (number.counted is None or number.kind == "money"):
        return before
    return "cost" if number.kind == "money" else "other"


def _fits(event: str, kind: str) -> bool:
    if kind == "money":
        return event in _MONEY_EVENTS
    return kind in ("percent", "fraction", "multiplier") or event not in _MONEY_EVENTS


def certainty_of(words: Words, chain: Sequence[Attribution], hedges: Sequence[FoundHedge]) -> str:
    """The certainty that the guidelines derive from the hedges and from the attitudes of the chain."""
    lexicon = load_lexicon()
    if not chain and not hedges:
        return lexicon.certainty_order[0]
    attitudes = [attribution.attitude for attribution in chain]
    reasons = [lexicon.attitude_certainty[name] for name in attitudes if name in lexicon.attitude_certainty]
    for hedge in hedges:
        if hedge.kind == "approximator":
            continue
        low, high = hedge.cue
        cue = words.text[words.starts[low] : words.ends[high - 1]].lower()
        certainty = lexicon.hedge_certainty.get(hedge.kind) or lexicon.epistemic_certainty.get(cue)
        reasons.append(certainty or "possible")
    return lexicon.weakest(reasons)


def polarity_of(words: Words, chain: Sequence[Attribution], number: FoundNumber, low: int) -> str:
    """Negative where one denial is in the chain, or where the text itself negates the figure."""
    if chain:
        return "negative" if sum(link.attitude == "deny" for link in chain) % 2 else "positive"
    return "negative" if number.low > low and words.lower[number.low - 1] == "not" else "positive"
