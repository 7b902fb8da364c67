"""Sources: the noun phrase beside a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.annotators.cues import load_cues
from reportedly.lexicon import load_lexicon
from reportedly.numerals import is_month_name
from reportedly.numerals.vocabulary import word_set

if TYPE_CHECKING:
    from reportedly.numerals import Words

_LONGEST = 22
_NOT_FIRST = frozenset(("and", "but", "or"))
SUBJECTS = word_set("he she they it we i each you")
_BEFORE_VERBS = word_set("also then later himself herself again still now too already soon")
RELATIVES = word_set("who which whose where when whom")
BREAKS = frozenset(',;:()—–“”"?!') | word_set(
    "that but because although while when if as which who after before since than whether though until where"
)


def subject_before(words: Words, end: int, low: int) -> tuple[int, int] | None:
    """The noun phrase that is the subject of a verb group at token `end`, with an apposition in commas."""
    lower = words.lower
    lexicon = load_cues()
    if end <= low:
        return None
    stop = end
    while stop > low:
        if lower[stop - 1] in _BEFORE_VERBS or _is_adverb(lower[stop - 1]):
            stop -= 1
        elif stop - 2 > low and lower[stop - 2] == "on" and lower[stop - 1] in lexicon.speaking:
            stop -= 2
        else:
            break
    if stop <= low:
        return None
    head_end = stop
    if lower[stop - 1] == ",":
        comma = last_comma(lower, stop - 1, low)
        if comma is None:
            return None
        opener = lower[comma + 1]
        if opener in RELATIVES or opener.endswith("ing") or opener in lexicon.prepositions:
            stop = head_end = comma
        elif any(
            token in lexicon.auxiliaries or token in lexicon.verbs for token in lower[comma + 1 : stop - 1]
        ):
            return None
        else:
            head_end = comma
    elif lower[stop - 1] in ("who", "which"):
        stop = stop - 2 if stop - 2 > low and lower[stop - 2] == "," else stop - 1
        head_end = stop
    start = _phrase_start(words, head_end, low)
    if start is None:
        return None
    return (start, stop) if can_be_source(words, start, stop) else None


def subject_end(words: Words, i: int, high: int) -> int | None:
    """The index after a noun phrase at `i` that follows its cue; `None` where a clause follows instead."""
    lower = words.lower
    lexicon = load_cues()
    if lower[i] in lexicon.prepositions or lower[i] in ("there", "if", "when", "how", "why", "what"):
        return None
    end = i
    while end < high and end - i < _LONGEST and lower[end] not in ',.;:!?“”"()–—':
        if lower[end] in RELATIVES and end > i:
            end = _relative_end(lower, end, high)
            break
        if lower[end] in lexicon.auxiliaries or lower[end] in lexicon.verbs or lower[end] == "that":
            return None
        if lower[end] in ("on", "in", "at") and end + 1 < high and lower[end + 1] in lexicon.speaking:
            break
        end += 1
    if end == i:
        return None
    apposed = (
        end + 1 < high
        and lower[end] == ","
        and (lower[end + 1] in ("a", "an", "the", "his", "her", "its") or words.surface(end + 1)[0].isupper())
    )
    if apposed:
        comma = end + 1
        while comma < high and comma - end < 12 and lower[comma] not in ',.;:!?“”"()':
            if lower[comma] in lexicon.auxiliaries or lower[comma] in lexicon.verbs:
                return _end_checked(words, i, end)
            comma += 1
        if comma < high and lower[comma] == ",":
            return _end_checked(words, i, comma + 1)
        return _end_checked(words, i, comma)
    return _end_checked(words, i, end)


def _relative_end(lower: list[str], i: int, high: int) -> int:
    """The index after a relative clause without commas at `i`."""
    end = i
    while end < high and lower[end] not in ',.;:!?“”"()–—':
        end += 1
    return end


def _end_checked(words: Words, low: int, high: int) -> int | None:
    return high if can_be_source(words, low, high) else None


def last_comma(lower: list[str], i: int, low: int) -> int | None:
    """The index of the last comma before token `i`, no other mark between them."""
    for place in range(i - 1, max(low, i - _LONGEST) - 1, -1):
        if lower[place] == ",":
            return place
        if lower[place] in '“”";:':
            return None
    return None


_LONGEST_NAME = 15
_NAME_BREAKS = frozenset(".!?…,;:–—“”)")
_CLAUSE_OPENERS = ("which", "that", "said", "and", "but", "nobody", "there")


def named_end(words: Words, i: int, high: int, *, apposed: bool = False, also: tuple[str, ...] = ()) -> int:
    """The index after the noun phrase at `i`, which follows `according to`, `citing` or `by`.

    It goes to the next stop, over a relative clause with *who* that no comma sets off, and at the end of the
    sentence over a name in apposition.

    Args:
        words: the text.
        i: index of the first token of the phrase.
        high: index after the last token of the sentence.
        apposed: whether a noun with an article in commas is an apposition, and no clause.
        also: more words that end the phrase.
    """
    lower = words.lower
    end = i
    longest = _LONGEST_NAME
    while end < high and end - i < longest and lower[end] not in _NAME_BREAKS:
        if end > i and (lower[end] in also or (longest == _LONGEST_NAME and lower[end] in _CLAUSE_OPENERS)):
            break
        if lower[end] == "who":
            longest = 2 * _LONGEST_NAME
        end += 1
    if end + 1 >= high or lower[end] != ",":
        return end
    if words.surface(end + 1)[0].isupper():
        stop = end + 1
        while stop < high and (words.surface(stop)[0].isupper() or lower[stop] in ("of", "de", "van")):
            stop += 1
    elif apposed and lower[end + 1] in ("a", "an", "the"):
        stop = end + 1
        while stop < high and stop - end < _LONGEST_NAME and lower[stop] not in _NAME_BREAKS:
            stop += 1
    else:
        return end
    return stop if stop >= high or lower[stop] in ".!?…" else end


def can_be_source(words: Words, low: int, high: int) -> bool:
    """Whether the tokens `[low, high)` may name who vouches: they have letters, and no verb of a cue at an
    edge.
    """
    if low >= high or not any(token[0].isalpha() for token in words.lower[low:high]):
        return False
    verbs = load_lexicon().cue_verbs
    parts = words.text[words.starts[low] : words.ends[high - 1]].lower().split()
    return len(parts) == 1 or not (parts[0] in verbs or parts[-1] in verbs)


def _is_adverb(token: str) -> bool:
    return token.endswith("ly") and len(token) > 4 and token not in load_cues().nouns


def _phrase_start(words: Words, end: int, low: int) -> int | None:
    """The index of the first token of the noun phrase that ends at `end`."""
    lexicon = load_cues()
    lower = words.lower
    if end <= low:
        return None
    last = lower[end - 1]
    if last in SUBJECTS:
        return end - 1
    if not (last[0].isalnum() or last in "’)") or last in lexicon.auxiliaries or last in lexicon.conjunctions:
        return None
    if last in lexicon.prepositions or last in ("not", "him", "them", "me", "us"):
        return None
    start = end
    while start > low and end - start < _LONGEST:
        token = lower[start - 1]
        if token in BREAKS and not (token == "that" and start - 1 == low):
            break
        if token in ("and", "or") and _has_verb(lower, max(low, start - 9), start - 1):
            break
        start -= 1
    while start < end and (
        lower[start] in _NOT_FIRST
        or lower[start] in lexicon.adverbs
        or _is_adverb(lower[start])
        or not lower[start][0].isalnum()
    ):
        start += 1
    if start < end and (lower[start] in lexicon.prepositions or _has_verb(lower, start, end)):
        return _last_phrase(words, start, end)
    return start if start < end else None


def _has_verb(lower: list[str], low: int, high: int) -> bool:
    lexicon = load_cues()
    return any(token in lexicon.auxiliaries or token in lexicon.verbs for token in lower[low:high])


def _last_phrase(words: Words, low: int, high: int) -> int | None:
    """Where the last noun phrase of `[low, high)` starts, phrases with *of* and the like in it."""
    lexicon = load_cues()
    lower = words.lower
    for place in range(high - 1, low, -1):
        if lower[place] in lexicon.auxiliaries or lower[place] in lexicon.verbs:
            return place + 1 if place + 1 < high and words.surface(place + 1)[0].isupper() else None
        opens = lower[place] in lexicon.determiners
        if opens and lower[place - 1] not in lexicon.prepositions and not words.glued(place):
            return place
    start = high
    while start > low and words.surface(start - 1)[0].isupper() and lower[start - 1].isalpha():
        start -= 1
    if start <= low or start == high:
        return None
    # "On Monday Lee said": the weekday is no name.
    while start < high and (lower[start] in lexicon.speaking or is_month_name(words, start)):
        start += 1
    return start if start < high else None
