"""Hedges: cues of the lexicon where they weaken something, with the clause around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.annotators.attributions import LONGEST_SENTENCE
from reportedly.annotators.cues import load_cues
from reportedly.annotators.found import FoundHedge
from reportedly.annotators.nouns import noun_after
from reportedly.numerals.vocabulary import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.annotators.found import FoundAttribution, FoundNumber, Pieces, Stretch
    from reportedly.annotators.passage import Passage, Sentence
    from reportedly.numerals import Words


def find_hedges(
    passage: Passage,
    sentence: Sentence,
    numbers: Sequence[FoundNumber],
    attributions: Sequence[FoundAttribution],
) -> list[FoundHedge]:
    """The hedges of a sentence, in the order of their cues.

    Args:
        passage: the text.
        sentence: one of its sentences.
        numbers: its numbers; their approximators are hedges.
        attributions: the attributions whose words or contents are in the sentence.
    """
    found = [
        FoundHedge(cue, ((number.low, number.high),), "approximator")
        for number in numbers
        for cue in number.approximators
    ]
    if sentence.high - sentence.low > LONGEST_SENTENCE:
        return sorted(found, key=lambda hedge: hedge.cue)
    taken = sentence.low
    for i in sentence.hedges:
        if i < taken or any(number.low <= i < number.high for number in numbers):
            continue
        cue = _cue_at(passage.words, i, sentence)
        if cue is None:
            continue
        start, end, kind = cue
        if passage.words.lower[i] in _ON_NOUNS and passage.words.lower[end : end + 1] != ["to"]:
            scope: Pieces = (_noun_scope(passage.words, start, end, sentence, numbers),)
        else:
            whole = passage.words.lower[i] == "if"
            scope = _clause(passage.words, start, end, sentence, attributions, whole=whole)
        found.append(FoundHedge((start, end), scope, kind))
        taken = end
    found.sort(key=lambda hedge: hedge.cue)
    return found


# --- Cues -----------------------------------------------------------------------------------------------

_BE = word_set("is are was were be been being")
_ON_NOUNS = word_set("alleged purported unconfirmed unverified so")
_MODALS = word_set("may might could must would")
_AFTER_SEEMING = word_set("to that likely")
_AFTER_BELIEF = word_set("to that dead missing killed lost drowned trapped responsible injured")
_AFTER_EXPECTED = word_set("to at by in on")
_ASKING = word_set("asked ask asks wonder wondered know knew see unclear as even what only")
# What "could be verified" is said of under a negation before it: "None of the figures could be verified."
_UNVERIFIED = word_set("none neither nor figures claims reports account")
_FATES = word_set("true confirmed convicted correct found approved necessary so")


def _cue_at(words: Words, i: int, sentence: Sentence) -> tuple[int, int, str] | None:
    """Start, end and kind of the hedge cue at `i`, or `None` where its word weakens nothing."""
    lower = words.lower
    token = lower[i]
    kind = load_cues().hedges[token]
    before = lower[i - 1] if i > sentence.low else ""
    after = lower[i + 1] if i + 1 < sentence.high else ""
    weakens = True
    match token:
        case "so":
            called = lower[i + 1 : i + 3]
            return (i, i + 3, kind) if called == ["-", "called"] and i + 3 < sentence.high else None
        case "if":
            weakens = before not in _ASKING and after != ""
            if after in _FATES:
                return (i, i + 2, kind) if weakens else None
        case "appear" | "appears" | "appeared":
            weakens = after in _AFTER_SEEMING
        case "look" | "looks" | "looked":
            weakens = after == "to"
        case "likely" if before == "most":
            return i - 1, i + 1, kind
        case "alleged" if after != "to":
            weakens = before in load_cues().determiners or before in ("of", "over")
        case "alleged" | "said" | "reported" | "supposed":
            weakens = after == "to" and _is_passive(lower, i, sentence.low)
        case "expected":
            weakens = after in _AFTER_EXPECTED and _is_passive(lower, i, sentence.low)
        case "believed" | "thought" | "feared" | "presumed" | "suspected" | "assumed":
            told = after in _AFTER_BELIEF or lower[i - 2 : i - 1] == ["it"]
            # "Dozens feared dead" in a headline
            weakens = told and (_is_passive(lower, i, sentence.low) or after in load_cues().states)
        case _ if token in _MODALS:
            return _modal(words, i, sentence)
    return (i, i + 1, kind) if weakens else None


def _is_passive(lower: list[str], i: int, low: int) -> bool:
    """Whether a form of *be* stands before the participle at `i`, adverbs apart."""
    for place in range(i - 1, max(low, i - 4) - 1, -1):
        if lower[place] in _BE:
            return True
        if not (lower[place].endswith("ly") or lower[place] in load_cues().adverbs):
            return False
    return False


def _modal(words: Words, i: int, sentence: Sentence) -> tuple[int, int, str] | None:
    """Start, end and kind of the modal at `i`, or `None` where it weakens nothing."""
    lower = words.lower
    high = sentence.high
    token = lower[i]
    after = lower[i + 1] if i + 1 < high else ""
    before = lower[i - 1] if i > sentence.low else ""
    if not after.isalpha() or (token == "may" and words.surface(i)[0].isupper()):
        return None
    match token:
        case "might" if before in ("the", "of", "its", "their", "military"):
            return None
        case "must" if after != "have":
            return None
        case "would":
            return (i, i + 1, "conditional") if "if" in lower[sentence.low : high] else None
        case "could" if after == "not" or before in (
            "none",
            "neither",
            "nor",
            "figures",
            "claims",
            "account",
        ):
            return _unverified(lower, i, high)
    return i, i + 1, "epistemic"


def _unverified(lower: list[str], i: int, high: int) -> tuple[int, int, str] | None:
    """The cue of `could not be independently verified` at `i`, if that is what stands there."""
    end = i + 1
    while end < high and (lower[end] in ("not", "be") or lower[end].endswith("ly")):
        end += 1
    if end < high and end > i + 2 and lower[end] in ("verified", "confirmed", "corroborated", "checked"):
        return i, end + 1, "hearsay"
    return None


# --- Scopes ---------------------------------------------------------------------------------------------


def _noun_scope(
    words: Words, i: int, end: int, sentence: Sentence, numbers: Sequence[FoundNumber]
) -> Stretch:
    """The scope of a hedge on a noun or a figure: that phrase, with its article and what it amounts to."""
    noun = noun_after(words, end, sentence.high)
    stop = noun[1] if noun else end
    amount = stop + 1 if words.lower[stop : stop + 1] == ["of"] else stop
    stop = next((number.high for number in numbers if number.low == amount), stop)
    article = i > sentence.low and words.lower[i - 1] in load_cues().determiners
    return i - article, stop


_PARTS = frozenset(",;:()—–")
_LINKS = word_set("that because although though while whereas since unless")
_RELATIVES = word_set("who whose which where")
_CONJUNCTIONS = word_set("and but or so")
_QUOTE_MARKS = frozenset('“”"')


def _clause(
    words: Words,
    i: int,
    end: int,
    sentence: Sentence,
    attributions: Sequence[FoundAttribution],
    *,
    whole: bool,
) -> Pieces:
    """The clause around the cue `[i, end)`, inside the content that it is in; `whole` goes over commas."""
    lower = words.lower
    left, right, subject = _room(lower, i, end, sentence, attributions)
    start, stop = i, end
    if left < i and end < right and lower[i - 1] in _QUOTE_MARKS and lower[end] in _QUOTE_MARKS:
        start, stop = i - 1, end + 1  # the peak is “likely” to have passed
    while start > left and not _parts_clause(lower, start - 1, whole):
        start -= 1
        if lower[start] in _RELATIVES and not _has_own_verb(lower, start, i):
            break
    else:
        # "graphs that appeared to show": the relative pronoun is the subject
        if start > left and lower[start - 1] == "that" and _opens_predicate(lower, start, end):
            start -= 1
    while stop < right and not _parts_clause(lower, stop, whole):
        stop += 1
    while stop > end and (
        lower[stop - 1] in _CONJUNCTIONS or not (lower[stop - 1][0].isalnum() or lower[stop - 1] in "’%'”\"")
    ):
        stop -= 1
    while start < i and (not lower[start][0].isalnum() or lower[start] in _CONJUNCTIONS):
        start += 1
    if subject is not None and start == left and sentence.low <= subject[0]:
        return subject, (start, stop)
    return ((start, stop),)


def _room(
    lower: list[str], i: int, end: int, sentence: Sentence, attributions: Sequence[FoundAttribution]
) -> tuple[int, int, Stretch | None]:
    """How far the scope of the cue `[i, end)` may reach, and the subject that words put in part from it."""
    left, right = sentence.low, sentence.high
    subject: Stretch | None = None
    for attribution in attributions:
        for place, (low, high) in enumerate(attribution.content):
            if low <= i and end <= high:
                left, right = max(left, low), min(right, high)
                if place == 1 and lower[low] in load_cues().auxiliaries and attribution.content[0][1] <= low:
                    # "Russia, they said, has reportedly …"
                    subject = attribution.content[0]
        for low, high in (*attribution.cue, *attribution.source):
            if high <= i:
                left = max(left, high)
            elif low >= end:
                right = min(right, low)
    return left, right, subject


def _has_own_verb(lower: list[str], relative: int, i: int) -> bool:
    """Whether a relative clause that opens before the cue at `i` has a verb group of its own."""
    auxiliaries = load_cues().auxiliaries
    while i > relative and (lower[i - 1] in auxiliaries or lower[i - 1].endswith("ly")):
        i -= 1
    return not auxiliaries.isdisjoint(lower[relative:i])


def _opens_predicate(lower: list[str], i: int, end: int) -> bool:
    return i < end and (lower[i] in load_cues().auxiliaries or lower[i] in load_cues().hedges)


def _parts_clause(lower: list[str], i: int, whole: bool) -> bool:
    token = lower[i]
    if token in _QUOTE_MARKS:
        return True
    if whole and token == ",":
        return False
    return token in _PARTS or token in _LINKS
