"""Two collections side by side: how their texts are built, how they vouch, hedge and count."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from reportedly.schema import names
from reportedly.segmentation import tokenize
from reportedly.statistics.counting import cue_words, frame_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from reportedly.corpus import StoryUnit
    from reportedly.model import Document

RUN = 4
"""Words of a run: the 4-grams that are counted, and the shingles of sentences."""

ALIKE = 0.5
"""The resemblance of two sentences from which they are near-duplicates."""

DRAWS = 50
"""How many samples the measures of variety are the mean of."""

COMPARED = ("number_kind", "hedge_kind", "style", "source_type", "attitude")
"""The vocabularies whose shares are compared."""

_CUES = {"attributions": "cue", "hedges": "hedge cue"}
_PERMUTATIONS = 128
# Candidates are compared shingle by shingle afterwards, so that one too many costs time and no error.
_WEIGHTS = (0.1, 0.9)

Figures = tuple[float | None, float | None]


class Measure(NamedTuple):
    """One figure of both collections.

    Attributes:
        name: what is measured, with its unit.
        figures: of the first and of the second collection; `None` where it has no text to measure.
        share: whether the figures are parts of 1.
    """

    name: str
    figures: Figures
    share: bool = False


class Shares(NamedTuple):
    """How often the terms of a vocabulary occur in both collections, texts that are withheld included.

    Attributes:
        vocabulary: one of `COMPARED`.
        counts: the occurrences of each term of the schema, in its order, in the first and in the second one.
        distance: the Jensen-Shannon distance of the two distributions, to the base 2: 0 where they are
            equal, 1 where they share no term; `None` where one is empty (Endres and Schindelin 2003, "A new
            metric for probability distributions"). Few occurrences alone make it larger.
    """

    vocabulary: str
    counts: tuple[dict[str, int], dict[str, int]]
    distance: float | None

    def share(self, term: str) -> Figures:
        """The part of the occurrences that are of `term`; `None` where there are none."""
        first, second = self.counts
        return _part(first[term], sum(first.values())), _part(second[term], sum(second.values()))


class Comparison(NamedTuple):
    """Two collections side by side; pairs have the first collection first.

    Attributes:
        names: of the collections.
        documents: how many documents each has.
        without_text: how many of them have no text here: they are in `shares` alone.
        sizes: what there is of the texts.
        measures: of the texts.
        shares: of the terms of each of `COMPARED`.
        own_cues: by layer: the cues of each that the other one lacks, with their counts; no such entry where
            one has no text. Of a withheld text only cues of one word are among them.
        sample_words: words of the samples that distinct words are counted in; 0 where one has no text.
        sample_runs: runs of `RUN` words of the samples that distinct ones are counted in.
    """

    names: tuple[str, str]
    documents: tuple[int, int]
    without_text: tuple[int, int]
    sizes: tuple[Measure, ...]
    measures: tuple[Measure, ...]
    shares: tuple[Shares, ...]
    own_cues: dict[str, tuple[Counter[str], Counter[str]]]
    sample_words: int
    sample_runs: int


def compare(units: Iterable[StoryUnit], first: str, second: str) -> Comparison:
    """Sets two collections side by side.

    A sentence is measured in words: tokens that begin with a letter or a digit. The variety of words and of
    4-grams falls with the size of a text, so it is measured on samples of equal size: whole documents in
    random order (the seed is fixed), cut off where the smaller collection ends; the mean of `DRAWS` samples.
    Runs and shingles do not go over the end of a sentence.

    Two sentences are near-duplicates if the Jaccard resemblance of their sets of 4-grams is `ALIKE` or more
    (Broder 1997, "On the resemblance and containment of documents"). MinHash proposes the pairs, which may
    miss some near the threshold; the sets decide. The share grows with the number of documents.

    Args:
        units: stories with documents of both collections; others are passed over. A document that a text is
            attached to is measured like any other.
        first: a collection.
        second: another one.

    Raises:
        ImportError: datasketch, the extra `comparison`, is not installed.
    """
    documents: dict[str, list[Document]] = {first: [], second: []}
    for unit in units:
        for document in unit.documents:
            if document.metadata.collection in documents:
                documents[document.metadata.collection].append(document)
    sides = [_Side(of) for of in documents.values()]
    words = _sample(sides, 1)
    runs = _sample(sides, RUN)

    def both(name: str, figure: Callable[[_Side], float | None], *, share: bool = False) -> Measure:
        one, other = (figure(side) if side.texts else None for side in sides)
        return Measure(name, (one, other), share)

    return Comparison(
        names=(first, second),
        documents=(len(documents[first]), len(documents[second])),
        without_text=(sides[0].without_text, sides[1].without_text),
        sizes=(
            both("documents with text", lambda side: len(side.texts)),
            both("words", lambda side: side.words),
            both("sentences", lambda side: len(side.sentences)),
        ),
        measures=(
            *_quartiles("words a sentence", sides, lambda side: list(map(len, side.sentences))),
            *_quartiles("words a document", sides, lambda side: [text.words for text in side.texts]),
            both(
                f"distinct {RUN}-grams per 1,000",
                lambda side: _scaled(1000, _variety([text.runs(RUN) for text in side.texts], runs)),
            ),
            both(
                "type-token ratio",
                lambda side: _variety([text.runs(1) for text in side.texts], words),
                share=True,
            ),
            both("cues a hundred words", lambda side: side.rate("attributions")),
            both("numbers a hundred words", lambda side: side.rate("numbers")),
            both("hedges a hundred words", lambda side: side.rate("hedges")),
            both("near-duplicate sentences", _near_duplicates, share=True),
            *chain.from_iterable(_seen_in_both(layer, sides) for layer in _CUES),
        ),
        shares=tuple(_shares(vocabulary, sides) for vocabulary in COMPARED),
        own_cues={layer: _own(layer, sides) for layer in _CUES} if all(side.texts for side in sides) else {},
        sample_words=words,
        sample_runs=runs,
    )


class _Text:
    """The words of a document, sentence by sentence, in lower case."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.sentences = [
            [token.text.lower() for token in tokenize(text[start:end]) if token.text[0].isalnum()]
            for start, end in document.sentences
        ]

    @property
    def words(self) -> int:
        return sum(map(len, self.sentences))

    def runs(self, length: int) -> list[tuple[str, ...]]:
        """The runs of `length` words, in order."""
        return [run for sentence in self.sentences for run in _runs(sentence, length)]


class _Side:
    """One of the two collections."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.texts = [_Text(document, document.text) for document in documents if document.text is not None]
        self.without_text = len(documents) - len(self.texts)
        self.sentences = [sentence for text in self.texts for sentence in text.sentences if sentence]
        self.words = sum(map(len, self.sentences))

    def rate(self, layer: str) -> float | None:
        """How many frames of `layer` there are a hundred words of text."""
        frames = sum(len(getattr(text.document, layer)) for text in self.texts)
        return _scaled(100, _part(frames, self.words))

    def cues(self, layer: str) -> Counter[str]:
        return Counter(cue for text in self.texts for cue in _cues(text.document, layer))

    def tellable(self, layer: str) -> set[str]:
        """The cues that may be shown: all of a text that is not withheld, and single words."""
        return {
            cue
            for text in self.texts
            for cue in _cues(text.document, layer)
            if text.document.withheld is None or " " not in cue
        }


def _cues(document: Document, layer: str) -> list[str]:
    frames = document.attributions if layer == "attributions" else document.hedges
    return [cue_words(document, frame.cue) for frame in frames]


def _runs(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + length]) for start in range(len(words) - length + 1)]


def _part(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _scaled(factor: int, figure: float | None) -> float | None:
    return None if figure is None else factor * figure


def _quartiles(
    name: str, sides: Sequence[_Side], lengths: Callable[[_Side], list[int]]
) -> tuple[Measure, ...]:
    import numpy

    quarters = {"lower quartile": 0.25, "median": 0.5, "upper quartile": 0.75}
    found: list[Measure] = []
    for quarter, place in quarters.items():
        one, other = (
            float(numpy.quantile(measured, place)) if (measured := lengths(side)) else None for side in sides
        )
        found.append(Measure(f"{name}, {quarter}", (one, other)))
    return tuple(found)


def _sample(sides: Sequence[_Side], length: int) -> int:
    """How many runs of `length` words the smaller one of the collections has; 0 where one has no text."""
    return min(sum(len(text.runs(length)) for text in side.texts) for side in sides)


def _variety(documents: Sequence[Sequence[Hashable]], size: int) -> float | None:
    """The part of the items of a sample of `size` items that are distinct."""
    if not size:
        return None
    random = Random(0)
    distinct = 0
    for _ in range(DRAWS):
        shuffled = random.sample(documents, len(documents))
        distinct += len(set(islice(chain.from_iterable(shuffled), size)))
    return distinct / (DRAWS * size)


def _near_duplicates(side: _Side) -> float | None:
    """The part of the sentences, of those of `RUN` words or more, that have a near-duplicate in another
    document.
    """
    from datasketch import MinHash, MinHashLSH

    placed = [
        (place, frozenset(_runs(sentence, RUN)))
        for place, text in enumerate(side.texts)
        for sentence in text.sentences
        if len(sentence) >= RUN
    ]
    hashes = MinHash.bulk(
        ([" ".join(run).encode() for run in shingles] for _, shingles in placed), num_perm=_PERMUTATIONS
    )
    index = MinHashLSH(threshold=ALIKE, num_perm=_PERMUTATIONS, weights=_WEIGHTS)
    by_key: dict[Hashable, tuple[int, frozenset[tuple[str, ...]]]] = dict(enumerate(placed))
    for key, hashed in enumerate(hashes):
        index.insert(key, hashed)
    alike = 0
    for (place, shingles), hashed in zip(placed, hashes, strict=True):
        alike += any(
            other != place and len(shingles & runs) >= ALIKE * len(shingles | runs)
            for other, runs in map(by_key.__getitem__, index.query(hashed))
        )
    return _part(alike, len(placed))


def _seen_in_both(layer: str, sides: Sequence[_Side]) -> tuple[Measure, Measure]:
    """The part of the cues, as types and as tokens, that the other collection has as well."""
    first, second = (side.cues(layer) for side in sides)
    known = first.keys() & second.keys()
    comparable = all(side.texts for side in sides)
    kinds: Figures = (None, None)
    uses: Figures = (None, None)
    if comparable:
        kinds = (_part(len(known), len(first)), _part(len(known), len(second)))
        uses = (
            _part(sum(first[cue] for cue in known), first.total()),
            _part(sum(second[cue] for cue in known), second.total()),
        )
    name = _CUES[layer]
    return (
        Measure(f"{name} types in both", kinds, share=True),
        Measure(f"{name} tokens in both", uses, share=True),
    )


def _own(layer: str, sides: Sequence[_Side]) -> tuple[Counter[str], Counter[str]]:
    first, second = (side.cues(layer) for side in sides)
    tellable = [side.tellable(layer) for side in sides]
    return (
        Counter({cue: count for cue, count in first.items() if cue in tellable[0] and cue not in second}),
        Counter({cue: count for cue, count in second.items() if cue in tellable[1] and cue not in first}),
    )


def _shares(vocabulary: str, sides: Sequence[_Side]) -> Shares:
    first, second = (
        Counter(chain.from_iterable(frame_terms(document)[vocabulary] for document in side.documents))
        for side in sides
    )
    terms = names(vocabulary)
    counts = ({term: first[term] for term in terms}, {term: second[term] for term in terms})
    if not (first and second):
        return Shares(vocabulary, counts, None)
    from scipy.spatial.distance import jensenshannon

    one, other = (list(each.values()) for each in counts)
    return Shares(vocabulary, counts, float(jensenshannon(one, other, base=2)))
