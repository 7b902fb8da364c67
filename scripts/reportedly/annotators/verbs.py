"""Verbs of attribution: the group that a verb is in, its subject, and the complement that makes it a cue."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportedly.annotators.contents import (
    CLOSING,
    OPENING,
    STOPS,
    around,
    clause_start,
    content_before,
    content_end,
    quotation_closing,
)
from reportedly.annotators.cues import load_cues
from reportedly.annotators.found import FoundAttribution
from reportedly.annotators.nouns import noun_phrase_before
from reportedly.annotators.passage import keeps_anonymous
from reportedly.annotators.source_types import source_type
from reportedly.annotators.sources import (
    RELATIVES,
    last_comma,
    named_end,
    subject_before,
    subject_end,
)
from reportedly.numerals import core_words
from reportedly.numerals.vocabulary import word_set

if TYPE_CHECKING:
    from reportedly.annotators.cues import Verb
    from reportedly.annotators.found import Pieces, Stretch
    from reportedly.annotators.passage import Passage, Sentence
    from reportedly.numerals import Words


def verb_at(
    passage: Passage, sentence: Sentence, k: int, before: FoundAttribution | None
) -> FoundAttribution | None:
    """The attribution whose cue is the verb at token `k`, or `None` where it is no cue.

    Args:
        passage: the text.
        sentence: one of its sentences.
        k: a token with the form of a verb of attribution.
        before: the attribution before it in the sentence, whose source it may share.
    """
    words = passage.words
    lower = words.lower
    verb = load_cues().verbs[lower[k]]
    group = verb_group(lower, k, sentence.low)
    if _is_no_cue(words, k, verb, group, sentence):
        return None
    attitude = _attitude(verb, group)
    if attitude is None:
        return None
    cue = ((group.start, k + 1),)
    if group.passive:
        return _passive(passage, sentence, k, group, attitude)
    if verb.lemma == "say" or verb.takes in ("that", "clause"):
        inverted = _inverted(passage, sentence, k, group.start, attitude)
        if inverted is not None:
            return inverted
    kind: str | None = None
    subject = subject_before(words, group.start, sentence.low)
    if subject is not None and lower[subject[0]] == "what":
        return None  # "what the ministry says of its critics"
    if subject is None:
        if before is None or not shares_source(lower, group.start, before):
            return None
        subject, kind = before.source[0], before.source_type
    kind = kind or source_type(words, subject, keeps_anonymous(passage, sentence.low, sentence.high))
    content = _content(passage, sentence, k, verb, subject, kind)
    content = content or _antecedent(passage, sentence, k, subject)
    if content is None:
        return None
    if verb.lemma == "warn" and attitude == "assert" and _speaks_of_what_will_be(lower, content):
        attitude = "predict"
    return FoundAttribution(cue, (subject,), content, kind, attitude)


# --- The verb group -------------------------------------------------------------------------------------

_BE = word_set("is are was were be been being")
_MODALS = word_set("will would can could may might must shall should ca")
_SHORT_MODALS = word_set("couldn wouldn won can shouldn")
_NEGATIONS = word_set("not never t cannot")
_NOUN_OPENERS = word_set("the a an his her its their our of in on by for with these those any no")
_FUTURE = word_set("will could would may might")
_LONGEST_GROUP = 7


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries: it starts at `start`."""

    start: int
    negated: bool
    passive: bool
    modal: bool


def verb_group(lower: list[str], k: int, low: int) -> VerbGroup:
    """The verb group that ends with the verb at `k`: auxiliaries, negation, and adverbs between them."""
    lexicon = load_cues()
    start = k
    place = k - 1
    negated = passive = modal = False
    while place >= low and k - place < _LONGEST_GROUP:
        token = lower[place]
        if token in lexicon.auxiliaries:
            start = place
            passive = passive or (token in _BE and place >= k - 3)
            modal = modal or token in _MODALS
            negated = negated or token == "cannot"
        elif token == "t" and place - 2 >= low and lower[place - 1] in "’'":
            # don’t, hasn’t, wouldn’t
            negated = True
            start = place = place - 2
            modal = modal or lower[start] in _SHORT_MODALS
        elif token in _NEGATIONS:
            negated = True
            start = place if token == "never" else start
        elif token == "longer" and place - 1 >= low and lower[place - 1] == "no":
            negated = True
            start = place = place - 1
        elif not (token.endswith("ly") or token in lexicon.adverbs):
            break
        place -= 1
    return VerbGroup(start, negated and start < k, passive, modal)


def _attitude(verb: Verb, group: VerbGroup) -> str | None:
    """What the verb does to its content; `None` where its negation vouches for nothing."""
    if not group.negated:
        return verb.attitude
    if verb.attitude == "deny":
        return "assert"  # "has never withdrawn the claim"
    return None if verb.lemma in ("say", "tell", "speak", "put", "call", "describe", "add") else "question"


def _is_no_cue(words: Words, k: int, verb: Verb, group: VerbGroup, sentence: Sentence) -> bool:
    """Whether the form at `k` is a noun, an adjective, an infinitive or a false cue of the guidelines."""
    lower = words.lower
    before = lower[group.start - 1] if group.start > sentence.low else ""
    after = lower[k + 1] if k + 1 < sentence.high else ""
    if after in verb.not_before and not (group.passive and after == "to"):
        return True
    if verb.lemma == "claim" and not verb.not_before.isdisjoint(lower[k + 1 : min(k + 6, sentence.high)]):
        return True  # "claimed the lives of", "claimed 33 lives"
    if before == "to" or (group.modal and not group.negated):
        return True
    if group.start == k and before:
        possessive = before == "s" and lower[k - 2] in ("’", "'")
        if before in _NOUN_OPENERS or possessive or before[0].isdecimal():
            return True
        if before in ("all", "first", "newly", "so"):
            return True
    if lower[k].endswith("ing"):
        return not (before == "," or (group.passive and group.start < k))
    return before == "as" and verb.lemma != "say"


def _speaks_of_what_will_be(lower: list[str], content: Pieces) -> bool:
    return any(not _FUTURE.isdisjoint(lower[low:high]) for low, high in content)


def shares_source(lower: list[str], start: int, before: FoundAttribution) -> bool:
    """Whether the verb group at `start` is coordinated with the cue of an attribution that has a source.

    *Put the dead at 40 and said …*; after a clause only with a comma, for its verbs may be coordinated too:
    *said that nobody came, and accused …*.
    """
    if not before.source or not any(low < start < high for low, high in before.content):
        return False
    verb = load_cues().verbs.get(lower[before.cue[-1][1] - 1])
    joint = lower[start - 1]
    if verb is None or joint not in (",", "and", "but"):
        return False
    return lower[start - 2] == "," or verb.takes not in ("clause", "that", "addressee")


# --- Passives and inversions ----------------------------------------------------------------------------


def _passive(
    passage: Passage, sentence: Sentence, k: int, group: VerbGroup, attitude: str
) -> FoundAttribution | None:
    """A passive that drops its source: `is said to have`, `it was alleged that`."""
    lower = passage.words.lower
    cue = ((group.start, k + 1),)
    if k + 1 >= sentence.high or lower[k].endswith("ing"):
        return None
    end = content_end(passage, k + 1, sentence)
    if lower[k + 1] == "that" and group.start - 1 >= sentence.low and lower[group.start - 1] == "it":
        return FoundAttribution(cue, (), ((k + 2, end),), "anonymous", attitude)
    if lower[k + 1] == "by":
        return _by_agent(passage, sentence, k, group, attitude)
    if lower[k + 1] != "to":
        return None
    start = clause_start(lower, group.start, sentence.low)
    if start == group.start:
        return None
    return FoundAttribution(cue, (), ((start, group.start), (k + 1, end)), "anonymous", attitude)


def _by_agent(
    passage: Passage, sentence: Sentence, k: int, group: VerbGroup, attitude: str
) -> FoundAttribution | None:
    """A passive with its source: `was described by the ministry as stable`, `was told by a clerk that …`."""
    words = passage.words
    lower = words.lower
    end = named_end(words, k + 2, sentence.high, also=("as", "that"))
    if end >= sentence.high or end == k + 2:
        return None
    source = (k + 2, end)
    kind = source_type(words, source, keeps_anonymous(passage, sentence.low, sentence.high))
    rest = (end, content_end(passage, end, sentence))
    if lower[end] == "that":
        pieces: Pieces = ((end + 1, rest[1]),)
    elif lower[end] == "as":
        start = clause_start(lower, group.start, sentence.low)
        pieces = ((start, group.start), rest)
    else:
        return None
    return FoundAttribution(((group.start, k + 1),), (source,), pieces, kind, attitude)


def _inverted(
    passage: Passage, sentence: Sentence, k: int, start: int, attitude: str
) -> FoundAttribution | None:
    """A cue after its content and before its source: `“…,” said the mayor`, `…, said a port official`."""
    words = passage.words
    lower = words.lower
    low, high = sentence.low, sentence.high
    if start < k or k + 1 >= high or start <= low or lower[start - 1] not in (",", "?", "!", *CLOSING):
        return None
    after = lower[k + 1]
    if not after[0].isalpha() or after in _NO_INVERSION:
        return None
    comma = last_comma(lower, start - 1, low)
    if lower[start - 1] == "," and comma is not None and lower[comma + 1] in RELATIVES:
        return None  # "The mission, which has watched the line, said its post …"
    end = subject_end(words, k + 1, high)
    content = content_before(passage, start, low) if end is not None else None
    if end is None or content is None:
        return None
    pieces = [content]
    rest = end if lower[end - 1] == "," else end + 1
    if rest < high and lower[rest - 1] == "," and lower[rest] in OPENING:
        pieces.append((rest, content_end(passage, rest, sentence)))
    kind = source_type(words, (k + 1, end), keeps_anonymous(passage, low, high))
    return FoundAttribution(((k, k + 1),), ((k + 1, end),), tuple(pieces), kind, attitude)


_NO_INVERSION = word_set("that nothing something little only so nobody everything")


# --- Complements ----------------------------------------------------------------------------------------


def _content(
    passage: Passage, sentence: Sentence, k: int, verb: Verb, subject: Stretch, kind: str
) -> Pieces | None:
    """What the verb at `k` has as its content, if the complement is one that makes it a cue."""
    words = passage.words
    lower = words.lower
    high = sentence.high
    tail = _skip_speaking(words, k + 1, high, verb)
    if subject[0] > sentence.low and quotation_closing(passage, subject[0]) is not None:
        return around(passage, sentence, subject[0], tail)
    if tail < high and lower[tail] == ",":
        # "has confirmed, for the first time, that …"
        closing = next((i for i in range(tail + 1, min(tail + 10, high - 1)) if lower[i] == ","), None)
        if closing is not None and lower[closing + 1] == "that":
            tail = closing + 1
    ends = tail >= high or lower[tail] in STOPS or (lower[tail] in ("”", "’") and tail + 1 >= high)
    if ends or lower[tail] == ",":
        before = around(passage, sentence, subject[0], tail)
        if before is not None:
            return before
        quotation = tail + 1 < high and lower[tail] == "," and lower[tail + 1] in OPENING
        return ((tail + 1, content_end(passage, tail + 1, sentence)),) if quotation else None
    if lower[tail] == ":" and tail + 1 < high:
        return ((tail + 1, content_end(passage, tail + 1, sentence)),)
    end = content_end(passage, tail, sentence)
    if lower[tail] == "that" and tail + 1 < high:
        return ((tail + 1, end),) if verb.takes not in ("at", "as", "figure") else None
    if lower[tail] in OPENING and verb.takes not in ("at", "as", "of", "figure"):
        return ((tail, end),)
    if lower[tail] == "to" and verb.lemma not in ("admit", "claim"):
        return None
    return ((tail, end),) if _takes(words, tail, end, verb, subject, kind) else None


_NO_COMPLEMENT = word_set(
    "for on in with against by is are was were has have had will would can could may might"
)
_AMOUNT_OPENERS = word_set("about around some nearly almost more less up no at least between roughly")
_FIGURES = word_set("figure claim estimate total count projection assertion insistence")


def _takes(words: Words, tail: int, end: int, verb: Verb, subject: Stretch, kind: str) -> bool:
    """Whether the words `[tail, end)` are a complement that makes the verb a cue."""
    lower = words.lower
    near = lower[tail : min(tail + 12, end)]
    match verb.takes:
        case "clause" | "object" | "addressee":
            # An auxiliary here belongs to the main clause: "the rescue announced on Monday will cost …".
            return lower[tail][0].isalnum() and lower[tail] not in _NO_COMPLEMENT
        case "evidence":
            return kind == "document" or not load_cues().evidence.isdisjoint(lower[subject[0] : subject[1]])
        case "at":
            return any(left == "at" and _opens_amount(right) for left, right in pairwise(near))
        case "as":
            return "as" in near
        case "quotation":
            return not OPENING.isdisjoint(near)
        case "of":
            return near[:1] == ["of"]
        case "tally" | "list":
            figure = any(token[0].isdecimal() or token in core_words() - {"no"} for token in near[:3])
            keeps = verb.takes == "list" or kind in ("document", "organisation")
            return figure and keeps and "to" not in near[:4]
        case "figure":
            return not _FIGURES.isdisjoint(near[:4])
    return False


def _antecedent(passage: Passage, sentence: Sentence, k: int, subject: Stretch) -> Pieces | None:
    """The noun that a relative clause with the verb at `k` belongs to: the *loss* of *the loss that the court
    accepted*.
    """
    lower = passage.words.lower
    after = lower[k + 1] if k + 1 < sentence.high else "."
    if after[0].isalnum() and after not in load_cues().not_nouns and after not in _WHEN and after != "last":
        return None
    that = subject[0] - 1
    if that <= sentence.low or lower[that] != "that":
        return None
    group = noun_phrase_before(passage.words, that, sentence.low)
    return None if group is None else (group,)


def _opens_amount(token: str) -> bool:
    return token[0].isdecimal() or len(token) == 1 or token in _AMOUNT_OPENERS or token in core_words()


# --- When, where and to whom ----------------------------------------------------------------------------

_SPEAKING_OPENERS = word_set("on in at to during late early after under through by")
_WHEN = word_set("yesterday today later earlier again overnight tonight separately")
_AFTER_ADDRESSEE = word_set("that on in at about how he she it")
_CLAUSE_OPENERS = word_set("that he she it they there")
_MOST_ADVERBIALS = 4
_LONGEST_PHRASE = 8


def _skip_speaking(words: Words, i: int, high: int, verb: Verb) -> int:
    """The index after the addressee and the adverbials that date or place the speaking."""
    lexicon = load_cues()
    lower = words.lower
    if i < high and (verb.takes == "addressee" or verb.lemma == "warn") and lower[i] != "that":
        i = _addressee_end(words, i, high)
    for _ in range(_MOST_ADVERBIALS):
        if i >= high:
            break
        if lower[i] in _WHEN or lower[i] in lexicon.weekdays:
            i += 1
        elif lower[i] in _SPEAKING_OPENERS:
            after = _phrase_end(words, i, high)
            if after is None:
                break
            i = after
        else:
            break
    return i


def _addressee_end(words: Words, i: int, high: int) -> int:
    """The index after the addressee at `i`; `i` where none stands there."""
    lexicon = load_cues()
    lower = words.lower
    if lower[i] in lexicon.addressees:
        return i + 1
    if lower[i] not in lexicon.determiners and not words.surface(i)[0].isupper():
        return i
    end = i + 1
    while end < min(high, i + 6) and lower[end].isalpha() and lower[end] not in lexicon.not_nouns:
        end += 1
    following = lower[end] if end < high else "."
    return end if not following[0].isalnum() or following in _AFTER_ADDRESSEE else i


def _phrase_end(words: Words, i: int, high: int) -> int | None:
    """The index after a phrase such as `on Monday`, `in a statement`, `at a briefing on Friday morning`."""
    lower = words.lower
    speaking = load_cues().speaking
    last = None
    for place in range(i + 1, min(high, i + _LONGEST_PHRASE)):
        token = lower[place]
        if token in speaking or (token[0].isdecimal() and lower[i] == "on" and place == i + 1):
            last = place + 1
        elif words.surface(place)[0].isupper() and (last or i + 1) == place and lower[i] != "to":
            last = place + 1  # 30 April, in Fesseko
        elif not token[0].isalnum() or token in _CLAUSE_OPENERS:
            break
    return last
