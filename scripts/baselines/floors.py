"""Floors: what is most frequent, and what a list of words gives."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from assembling import Found, Stretch, assemble
from crf import TOKENS
from protocol import LAYERS
from sources import documents, labelled_pairs
from tagging import gold, outermost, sentences_of, tags

from reportedly.annotators import Annotations
from reportedly.lexicon import load_lexicon
from reportedly.numerals import normalise
from reportedly.segmentation import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from protocol import Pair, Training

    from reportedly.model import Document


class Majority:
    """The baseline `majority`: the most frequent tag of `train` for every token, its most frequent link for
    every pair.

    The tag is `O` in every column, and so there are no frames.
    """

    name = "majority"
    layers: Sequence[str] = LAYERS
    tokens: Sequence[str] = TOKENS
    links = True

    def __init__(self) -> None:
        self.link_of_all = "none"
        self.tag_of_all = "O"

    def fit(self, training: Training, seed: int) -> None:
        """Counts links and tags."""
        _, links = labelled_pairs(training.train)
        if links:
            self.link_of_all = _most_frequent(links)
        learnt = documents(training.train)
        for layer in Found._fields[:5]:
            found = _most_frequent(_tags(learnt, layer)) if learnt else "O"
            assert found == "O", (
                f"the most frequent tag of {layer} is {found}, and spans would have to be made"
            )

    def annotate(self, texts: Mapping[str, str]) -> dict[str, Annotations]:
        """See `Baseline`."""
        return {name: Annotations(split_sentences(text), (), (), (), (), ()) for name, text in texts.items()}

    def link(self, pairs: Sequence[Pair]) -> list[str]:
        """See `Baseline`."""
        return [self.link_of_all] * len(pairs)


class Lexicon:
    """The baseline `lexicon`: every figure, and every word that `schema/lexicon.json` has.

    A figure is a number with the approximator or bound before it, a percent sign after it, and the kind that
    `normalise` reads, else `cardinal`; a vague numeral is one too. A verb of attribution is a cue, and the
    longer side of its sentence its content; there are no sources. A hedge has its sentence as its scope.
    """

    name = "lexicon"
    layers: Sequence[str] = LAYERS
    tokens: Sequence[str] = TOKENS
    links = False

    def fit(self, training: Training, seed: int) -> None:
        """Does nothing."""

    def annotate(self, texts: Mapping[str, str]) -> dict[str, Annotations]:
        """See `Baseline`."""
        return {name: _by_lexicon(text) for name, text in texts.items()}

    def link(self, pairs: Sequence[Pair]) -> list[str]:
        """It does not link."""
        raise NotImplementedError


def _most_frequent(labels: Iterable[str]) -> str:
    counts = Counter(labels)
    return min(counts, key=lambda label: (-counts[label], label))


def _tags(learnt: Sequence[Document], layer: str) -> Iterator[str]:
    for document in learnt:
        stretches = getattr(gold(document), layer)
        for tokens in sentences_of(document.text or "", document.sentences):
            yield from tags(tokens, stretches)


def _by_lexicon(text: str) -> Annotations:
    found = Found([], [], [], [], [], [])
    sentences = split_sentences(text)
    for start, end in sentences:
        numbers = [
            Stretch(start + match.start(), start + match.end(), _kind(match.group()))
            for match in _number().finditer(text[start:end])
        ]
        found.numbers.extend(numbers)
        for number in numbers:
            opening = _approximator().match(text, number.start, number.end)
            if opening:
                found.hedges.append(Stretch(opening.start(), opening.end(), "approximator"))
        for match in _hedge().finditer(text, start, end):
            if not any(number.start <= match.start() < number.end for number in numbers):
                found.hedges.append(Stretch(match.start(), match.end(), _hedges()[match.group().lower()]))
                found.scopes.append(Stretch(start, end, "scope"))
        for match in _cue().finditer(text, start, end):
            found.roles.append(Stretch(match.start(), match.end(), "cue"))
            sides = (_trimmed(text, start, match.start()), _trimmed(text, match.end(), end))
            longer = max(sides, key=lambda side: side[1] - side[0])
            if longer[0] < longer[1]:
                found.contents.append(Stretch(*longer, "content"))
    return assemble(text, sentences, Found(*(outermost(layer) for layer in found)))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _kind(words: str) -> str:
    numeral = normalise(words)
    return numeral.kind if numeral and numeral.kind else "cardinal"


@cache
def _number() -> re.Pattern[str]:
    lexicon = load_lexicon()
    before = _any_of((*lexicon.approximators, *lexicon.bounds))
    vague = _any_of(lexicon.vague)
    figure = r"[$€£¥]?\d+(?:[.,]\d+)*(?:\s?%|\s(?:per\s?cent|percent|thousand|million|billion)\b)?"
    return re.compile(rf"(?:\b{before}\s)?(?:\b{vague}\b|(?<!\w){figure}(?!\w))", re.IGNORECASE)


@cache
def _approximator() -> re.Pattern[str]:
    return re.compile(rf"{_any_of(load_lexicon().approximators)}\b", re.IGNORECASE)


@cache
def _hedges() -> dict[str, str]:
    """The hedge cues of the lexicon and their kinds, as far as it tells them."""
    lexicon = load_lexicon()
    hearsay = ("allegedly", "purportedly", "reportedly", "supposedly")
    unmistakable = {
        word: "hearsay" if word in hearsay else "epistemic" for word in lexicon.unmistakable_hedges
    }
    return {**dict.fromkeys(lexicon.epistemic_certainty, "epistemic"), **unmistakable}


@cache
def _hedge() -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of(_hedges())}\b", re.IGNORECASE)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of(load_lexicon().cue_verbs)}\b", re.IGNORECASE)


def _any_of(phrases: Iterable[str]) -> str:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"
