"""What the words around a numeral make of it, where its own words fit several kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.annotators.counting import ABOVE
from reportedly.annotators.cues import load_cues
from reportedly.annotators.nouns import noun_after
from reportedly.numerals import Reading
from reportedly.numerals.vocabulary import DASHES, word_set

if TYPE_CHECKING:
    from reportedly.annotators.passage import Sentence
    from reportedly.numerals import Words

_GROUPS = word_set("children people those adults girls boys anyone everyone women men pupils")
_MORE = word_set("as more higher larger bigger greater the that its their faster")
_LENGTHS = word_set(
    "high deep tall wide long wave waves depth height deep away below above swim race sprint underwater"
)


def in_context(words: Words, i: int, reading: Reading, sentence: Sentence, of_money: bool) -> Reading:
    """The reading of the numeral at `i` with the kind that the words around it give.

    Args:
        words: the text.
        i: the token that the reading was found at.
        reading: what the numeral's own words say.
        sentence: the sentence that it is in.
        of_money: whether the large amounts of the text are sums of a currency that it names.
    """
    lower = words.lower
    after = lower[reading.end] if reading.end < sentence.high else ""
    if reading.kind == "fraction" and lower[reading.core] == "a" and lower[i] not in ("half", "quarter"):
        # "a third" of something, or a third man
        share = after == "of" or reading.start < reading.core or lower[reading.core - 1] in ABOVE
        return reading if share else Reading(i, reading.end, i, "ordinal", None)
    if reading.interval is None:
        return reading
    if reading.kind == "cardinal":
        return _with_age(words, reading, sentence)
    if reading.kind is not None:
        return reading
    last = lower[reading.end - 1]
    match last:
        case "times" if after in _MORE:
            return reading._replace(kind="multiplier")
        case "times":
            return reading._replace(kind="cardinal", end=reading.end - 1)
        case "twice" | "thrice":
            return reading._replace(kind="multiplier" if after in _MORE else "cardinal")
        case "pound" | "pounds":
            return reading._replace(kind="money", interval=reading.interval._replace(unit="GBP"))
        case "point" | "points":
            # Of a game, until a percentage says otherwise.
            bare = reading.interval._replace(unit=None)
            return reading._replace(kind="cardinal", end=reading.end - 1, interval=bare)
        case _ if reading.interval.unit == "point":
            return reading._replace(kind="measure")  # two points or more
    if reading.lettered:
        return _metres_or_million(words, reading, sentence, of_money)
    if any(token in DASHES for token in lower[reading.core : reading.end]):
        sport = load_cues().sport
        played = not sport.isdisjoint(lower[sentence.low : sentence.high])
        if played and noun_after(words, reading.end, sentence.high) is None:
            return Reading(reading.core, reading.end, reading.core, "score", None)
    return reading._replace(kind="cardinal")


def _with_age(words: Words, reading: Reading, sentence: Sentence) -> Reading:
    """A measure in years where the figure is an age of a group: `children under six`."""
    start = reading.start
    if start == reading.core or start == sentence.low or words.lower[start] not in ("under", "over"):
        return reading
    if reading.interval is None or words.lower[start - 1] not in _GROUPS:
        return reading
    noun = noun_after(words, reading.end, sentence.high)
    if noun is not None and words.lower[noun[1] - 1].endswith(("s", "people", "men")):
        return reading
    return reading._replace(kind="measure", interval=reading.interval._replace(unit="year"))


def _metres_or_million(words: Words, reading: Reading, sentence: Sentence, of_money: bool) -> Reading:
    """`5m` is a length where the sentence speaks of lengths, and five million elsewhere."""
    assert reading.interval is not None, "a figure has a value"
    near = words.lower[max(sentence.low, reading.start - 4) : min(sentence.high, reading.end + 4)]
    if not of_money and not _LENGTHS.isdisjoint(near):
        return reading._replace(kind="measure", interval=reading.interval._replace(unit="m"))
    return reading._replace(kind="cardinal", interval=reading.interval.in_millions())
