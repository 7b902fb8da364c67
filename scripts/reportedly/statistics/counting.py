"""What some documents hold: sizes, vocabulary, cues and lengths, counted in one walk."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from statistics import mean, median
from typing import TYPE_CHECKING, NamedTuple

from reportedly.relations import pieces
from reportedly.segmentation import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.corpus import StoryUnit
    from reportedly.model import Document

SIZES = (
    "stories",
    "documents",
    "words",
    "sentences",
    "numbers",
    "attributions",
    "hedges",
    "claims",
    "links",
)
"""What is counted of each collection and split, in the order of the tables."""

VOCABULARIES = {
    "numbers": {"number_kind": "document"},
    "attributions": {"style": "document", "source_type": "document", "attitude": "document"},
    "hedges": {"hedge_kind": "document"},
    "claims": {"event": "document", "certainty": "document", "polarity": "document"},
    "stories": {"link_type": "story"},
}
"""The closed vocabularies of each layer, and the schema that each is in."""

CUES = ("attributions", "hedges")
"""The layers that have cues."""


class Part(NamedTuple):
    """A part of the corpus that counts are kept apart for."""

    collection: str
    split: str


class Lengths(NamedTuple):
    """How long things are: how many there are, the shortest, the middle one, the average, the longest."""

    number: int
    minimum: int
    median: float
    mean: float
    maximum: int


class Statistics:
    """Counts of what some stories hold.

    Attributes:
        sizes: how many of each of `SIZES`, by part. Words of withheld texts are not counted.
        terms: by name of a vocabulary: how many of each term in each split.
        cues: by layer: how many of each cue, in lower case. Cues of withheld texts are not among them.
        certainties: how many claims of each event have each certainty.
        pairs: how many attributions of each source type have each attitude.
        withheld: how many documents have no text that may be shown.
        document_words: the number of words of each document with a text.
        sentence_tokens: the number of tokens of each of its sentences.
    """

    def __init__(self) -> None:
        self.sizes: dict[Part, Counter[str]] = defaultdict(Counter)
        self.terms: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self.cues: dict[str, Counter[str]] = {layer: Counter() for layer in CUES}
        self.certainties: Counter[tuple[str, str]] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.withheld = 0
        self.document_words: list[int] = []
        self.sentence_tokens: list[int] = []

    @property
    def splits(self) -> list[str]:
        """The splits that occur, as they are met."""
        return list(dict.fromkeys(part.split for part in self.sizes))

    @property
    def collections(self) -> list[str]:
        """The collections that occur."""
        return list(dict.fromkeys(part.collection for part in self.sizes))

    def size(self, name: str, *, collection: str | None = None, split: str | None = None) -> int:
        """How many there are, of all or of a collection or a split."""
        return sum(
            counts[name]
            for part, counts in self.sizes.items()
            if collection in (None, part.collection) and split in (None, part.split)
        )

    def term(self, vocabulary: str, term: str) -> int:
        """How often a term of a vocabulary occurs, in all splits."""
        return sum(count for (name, _), count in self.terms[vocabulary].items() if name == term)

    def most_frequent_cues(self, layer: str, top: int) -> list[tuple[str, int]]:
        """The cues of a layer with their counts, the most frequent first, and ties by the alphabet."""
        return most_frequent(self.cues[layer], top)

    def lengths(self) -> dict[str, Lengths]:
        """The lengths of documents in words and of sentences in tokens; none where there are no texts."""
        measured = {"words of a document": self.document_words, "tokens of a sentence": self.sentence_tokens}
        return {
            name: Lengths(len(values), min(values), median(values), mean(values), max(values))
            for name, values in measured.items()
            if values
        }


def count(units: Iterable[StoryUnit]) -> Statistics:
    """Counts what stories hold.

    Args:
        units: stories with the documents that are to be counted. A link counts for the document that it
            comes from.
    """
    statistics = Statistics()
    met: set[tuple[Part, str]] = set()
    for story, documents in units:
        parts = {document.id: _part(document) for document in documents}
        for document in documents:
            _add_document(statistics, document)
        for told in dict.fromkeys((parts[document.id], document.metadata.story) for document in documents):
            statistics.sizes[told[0]]["stories"] += told not in met
            met.add(told)
        for link in story.links if story else ():
            linking = parts.get(link.source.partition("#")[0])
            if linking is not None:
                statistics.sizes[linking]["links"] += 1
                statistics.terms["link_type"][link.type, linking.split] += 1
    return statistics


def _part(document: Document) -> Part:
    return Part(document.metadata.collection, document.metadata.split)


def _add_document(statistics: Statistics, document: Document) -> None:
    sizes = statistics.sizes[_part(document)]
    sizes["documents"] += 1
    for name in ("sentences", "numbers", "attributions", "hedges", "claims"):
        sizes[name] += len(getattr(document, name))
    split = document.metadata.split
    for vocabulary, occurring in frame_terms(document).items():
        statistics.terms[vocabulary].update((term, split) for term in occurring)
    statistics.certainties.update((claim.event, claim.certainty) for claim in document.claims)
    statistics.pairs.update((frame.source_type, frame.attitude) for frame in document.attributions)
    if document.text is None or document.withheld is not None:
        statistics.withheld += 1
        return
    tokens = tokenize(document.text)
    words = sum(token.text[0].isalnum() for token in tokens)
    sizes["words"] += words
    statistics.document_words.append(words)
    starts = [token.start for token in tokens]
    for start, end in document.sentences:
        statistics.sentence_tokens.append(bisect_right(starts, end - 1) - bisect_right(starts, start - 1))
    statistics.cues["attributions"].update(cue_words(document, frame.cue) for frame in document.attributions)
    statistics.cues["hedges"].update(cue_words(document, frame.cue) for frame in document.hedges)


def frame_terms(document: Document) -> dict[str, list[str]]:
    """The terms of each vocabulary of the frames that a document has, a term an occurrence."""
    return {
        "number_kind": [number.kind for number in document.numbers],
        "style": [attribution.style for attribution in document.attributions],
        "source_type": [attribution.source_type for attribution in document.attributions],
        "attitude": [attribution.attitude for attribution in document.attributions],
        "hedge_kind": [hedge.kind for hedge in document.hedges],
        "event": [claim.event for claim in document.claims],
        "certainty": [claim.certainty for claim in document.claims],
        "polarity": [claim.polarity for claim in document.claims],
    }


def most_frequent(counts: Counter[str], top: int) -> list[tuple[str, int]]:
    """The `top` entries with the highest counts, the highest first, and ties by the alphabet."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:top]


def cue_words(document: Document, ids: tuple[str, ...]) -> str:
    """The words of a cue in lower case, its pieces joined by an ellipsis; the document has a text."""
    text = document.text or ""
    surfaces = (text[span.start : span.end].lower() for span in pieces(document, ids))
    return " … ".join(" ".join(surface.split()) for surface in surfaces)
