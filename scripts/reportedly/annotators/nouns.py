"""Noun groups without a parser: where the words that a number counts begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.annotators.cues import load_cues
from reportedly.numerals import core_words, is_month_name
from reportedly.numerals.vocabulary import word_set

if TYPE_CHECKING:
    from reportedly.numerals import Words

_LONGEST = 6
_QUALIFIED = word_set("suspected confirmed reported recorded probable")
_COMPARED = word_set("more other further fewer")
_OBJECTS = word_set("them us those these that it which whom")
_ALONE = word_set("them us it whom which")


def noun_after(
    words: Words, i: int, high: int, *, single: bool = False, plural: bool = False
) -> tuple[int, int] | None:
    """The noun group that starts at token `i`, with the `of` phrase after it.

    Args:
        words: the text.
        i: index after a number.
        high: index after the last token of the sentence.
        single: whether the number is one, so that its noun is a singular.
        plural: whether the number is a count of several, so that its noun is a plural.

    Returns:
        `[low, high)` of the group, or `None` where none starts there.
    """
    if i >= high:
        return None
    if words.lower[i] in _COMPARED and i + 1 < high:
        i += 1
        if words.lower[i] not in load_cues().people and not words.lower[i].endswith("s"):
            return None
    end = _group_end(words, i, high, single=single, counted=True)
    if end == i or words.lower[end - 1] in load_cues().never_counted:
        return None
    if plural and not _is_many(words.lower[end - 1]):
        return None  # a verb: "seven bore her initials"
    if end + 1 < high and words.lower[end] == "of" and words.lower[end - 1] not in load_cues().states:
        inner = of_phrase(words, end + 1, high)
        if inner is not None:
            end = inner[1]
    return i, end


def of_phrase(words: Words, i: int, high: int) -> tuple[int, int] | None:
    """The noun phrase at token `i`, right after an *of*, with its article."""
    lexicon = load_cues()
    if i >= high:
        return None
    token = words.lower[i]
    if token in _OBJECTS:
        after = words.lower[i + 1] if i + 1 < high else "."
        if token in _ALONE or not after.isalpha() or after in lexicon.not_nouns:
            return i, i + 1
    position = i
    while position < min(high, i + _LONGEST) and (
        words.lower[position] in lexicon.determiners or _is_numeral(words, position)
    ):
        position += 1
    end = _group_end(words, position, high, counted=position > i)
    return (i, end) if end > position else None


def noun_before(words: Words, i: int, low: int) -> tuple[int, int] | None:
    """The noun group that ends at the *of* before token `i`: the *gusts* of *gusts of around 70 km/h*."""
    if i - 2 < low or words.lower[i - 1] != "of":
        return None
    return _group_before(words, i - 1, low)


# Words between what is measured and its amount: "turnout is now put at 61 per cent".
_LINKING = word_set(
    "is was are were be been has have had did not now still therefore stood stands fell falls fallen rose "
    "rises risen dropped climbed slipped grew reached put at to by around up down lost cost exceed exceeds "
    "exceeded totalled averaged"
)
_FARTHEST = 6


def measured_before(words: Words, i: int, low: int) -> tuple[int, int] | None:
    """The noun group whose amount is at token `i`, a linking verb or *at* between them.

    *Turnout was 61 per cent*, *put the gap at 650m*, *its share fell by 4.1 points*.
    """
    lower = words.lower
    end = i
    while end > low and i - end < _FARTHEST and lower[end - 1] in _LINKING:
        end -= 1
    if end > low and lower[end - 1] == "," and lower[end] == "at":
        end -= 1  # "turnout, at 63 per cent"
    if end == low:
        return None
    group = _group_before(words, end, low)
    # Without a link only a headline: "Turnout around 58 per cent".
    return group if group is None or end < i or not words.lower[group[0] - 1][0].isalnum() else None


def noun_phrase_before(words: Words, end: int, low: int) -> tuple[int, int] | None:
    """The short noun phrase that ends at token `end`, figures and its article in it: `the 46`, `the loss`."""
    lower = words.lower
    determiners = load_cues().determiners
    start = end
    while start > low and end - start < _LONGEST and lower[start - 1] not in determiners:
        joined = words.glued(start - 1) or (start < end and words.glued(start))  # K4.2bn
        if not (joined or _is_noun(words, start - 1) or _is_numeral(words, start - 1)):
            return None
        start -= 1
    return (start - 1, end) if low < start < end and lower[start - 1] in determiners else None


def _group_before(words: Words, end: int, low: int) -> tuple[int, int] | None:
    """The noun group that ends at token `end`, without its article but with its possessor."""
    lexicon = load_cues()
    lower = words.lower
    last = lower[end - 1]
    if last in lexicon.never_counted or last in lexicon.verbs:
        return None
    if last.endswith(("ed", "ing")) and last not in lexicon.nouns:
        return None
    start = end
    while start > low and end - start < 3 and _is_noun(words, start - 1):
        token = lower[start - 1]
        if start < end and (token in lexicon.after_nouns or token.endswith("ly")):
            break
        if token in lexicon.verbs and not (start - 1 > low and lower[start - 2] in lexicon.determiners):
            break
        start -= 1
    if start == end or lower[start] in lexicon.after_nouns or is_month_name(words, start):
        return None
    return _with_possessor(words, start, low), end


def _with_possessor(words: Words, start: int, low: int) -> int:
    """Where a noun group starts with the possessive before it: `its share`, `the Accord’s share`."""
    lower = words.lower
    if start > low and lower[start - 1] in ("its", "his", "her", "their", "our"):
        return start - 1
    if start - 3 < low or lower[start - 1] != "s" or lower[start - 2] not in "’'":
        return start
    first = start - 3
    while first > low and words.surface(first)[0].isupper() and words.surface(first - 1)[0].isupper():
        first -= 1
    return first - 1 if first > low and lower[first - 1] in ("the", "a", "an") else first


def _is_numeral(words: Words, i: int) -> bool:
    token = words.lower[i]
    return token[0].isdecimal() or token in core_words()


def _is_noun(words: Words, i: int) -> bool:
    token = words.lower[i]
    if len(token) < 2 or not token.isalpha():
        return False
    return token not in load_cues().not_nouns and token not in core_words()


def _group_end(words: Words, i: int, high: int, *, single: bool = False, counted: bool = False) -> int:
    """The index after the noun group at `i`; `i` where none starts there.

    Args:
        words: the text.
        i: index of its first token.
        high: index after the last token of the sentence.
        single: whether the group is a singular.
        counted: whether a number or an article stands before it, so that it opens with no gerund.
    """
    lexicon = load_cues()
    lower = words.lower
    if i < high and lower[i] == "others":
        return i + 1
    end = i
    while end < high and end - i < _LONGEST and _is_noun(words, end):
        token = lower[end]
        if end > i:
            if token in lexicon.states and not single and token in lexicon.people:
                return end + 1  # 40 Teskelian dead
            if token in lexicon.after_nouns or (token in lexicon.verbs and not _is_plural(token)):
                break
            if token.endswith(("ed", "ing")) and words.surface(end)[0].islower():
                break
            if single and (token in lexicon.verbs or token in lexicon.hedges):
                break
        elif _opens_none(words, i, high, single, counted):
            return i
        if is_month_name(words, end) or (token in lexicon.speaking and words.surface(end)[0].isupper()):
            break
        end += 1
        if end + 1 < high and lower[end] in "’'" and lower[end + 1] == "s" and words.glued(end):
            end += 2
            if end >= high or not _is_noun(words, end):
                return end - 2
            continue
        if end + 1 < high and lower[end] == "-" and words.glued(end) and words.glued(end + 1):
            if not lower[end + 1].isalpha():
                break
            end += 2  # burnt-out vehicles
            continue
        if token in lexicon.states or token in lexicon.people:
            break
        if _is_plural(token) and not (end < high and _is_plural(lower[end]) and _is_noun(words, end)):
            break  # but "savings banks"
        if single and end < high and not _is_noun(words, end):
            break
    return end


def _opens_none(words: Words, i: int, high: int, single: bool, counted: bool) -> bool:
    """Whether the word at `i` opens no noun group: a verb, an adverb, a gerund."""
    lexicon = load_cues()
    token = words.lower[i]
    after = words.lower[i + 1] if i + 1 < high else ""
    if token in lexicon.states or (token in _QUALIFIED and after in lexicon.cases):
        return False  # 98 rescued, suspected cases
    if counted and not single and _is_plural(token) and token not in lexicon.after_nouns:
        return False  # what follows a plural numeral is no verb with -s
    if token in lexicon.verbs or token in lexicon.after_nouns:
        return True
    if token.endswith("ly") and len(token) > 4 and token not in lexicon.nouns:
        return True
    if token.endswith("ed") and len(token) > 4:
        return not (counted and _is_plural(after))
    if token.endswith("ing") and token not in lexicon.nouns:
        return counted and not _is_plural(after)
    return False


def _is_many(token: str) -> bool:
    lexicon = load_cues()
    return _is_plural(token) or token in lexicon.people or token in lexicon.states


def _is_plural(token: str) -> bool:
    return len(token) > 3 and token.endswith("s") and not token.endswith(("ss", "us", "sis"))
