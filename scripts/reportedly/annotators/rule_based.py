"""The rule-based annotator: all layers of a plain text, in linear time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reportedly.annotators.attributions import LONGEST_SENTENCE, find_attributions
from reportedly.annotators.claims import certainty_of, event_of, polarity_of
from reportedly.annotators.continuations import with_further_quotations
from reportedly.annotators.currencies import find_currencies
from reportedly.annotators.hedges import find_hedges
from reportedly.annotators.numbers import find_numbers, is_quantity
from reportedly.annotators.passage import quoted, read_passage
from reportedly.annotators.protocol import Annotations
from reportedly.annotators.spans import SpanTable
from reportedly.model import Attribution, Claim, Hedge, Number

if TYPE_CHECKING:
    from reportedly.annotators.found import FoundAttribution, FoundHedge, FoundNumber, Pieces, Stretch
    from reportedly.annotators.passage import Passage, Sentence


class RuleBased:
    """Proposes numbers, attributions, hedges and claims by lexicon, position and punctuation.

    It implements `Annotator`. What it gives keeps every rule of the validator; how much of it is right is
    another matter, and measured against the corpus.
    """

    name = "rule-based"

    def annotate(self, text: str) -> Annotations:
        """The annotation of `text`; see `Annotator`."""
        return _Reader(read_passage(text)).annotations()


class _Placed(NamedTuple):
    """An attribution with its frame."""

    found: FoundAttribution
    frame: Attribution


class _Reader:
    """Reads one passage: layer after layer, each from the ones before it."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.words = passage.words
        self.spans = SpanTable(passage.words)
        self.numbers: list[Number] = []
        self.attributions: dict[str, Attribution] = {}
        self.hedges: list[Hedge] = []
        self.claims: list[Claim] = []
        self.events: dict[str, str] = {}

    def annotations(self) -> Annotations:
        passage = self.passage
        currencies = find_currencies(passage)
        numbers = [
            find_numbers(passage, sentence, currencies) if sentence.numerals else []
            for sentence in passage.sentences
        ]
        reaching = self._attributions()
        for sentence, found, placed in zip(passage.sentences, numbers, reaching, strict=True):
            if found or sentence.hedges:
                self._sentence(sentence, found, placed)
        return Annotations(
            passage.bounds,
            self.spans.records(),
            tuple(self.numbers),
            tuple(self.attributions.values()),
            tuple(self.hedges),
            tuple(self.claims),
        )

    # --- Attributions ---

    def _attributions(self) -> list[list[_Placed]]:
        """Makes the frames of all attributions, and gives for each sentence those that reach into it."""
        passage = self.passage
        found = [
            attribution
            for sentence in passage.sentences
            if sentence.cues
            for attribution in find_attributions(passage, sentence)
        ]
        reaching: list[list[_Placed]] = [[] for _ in passage.sentences]
        if not found:
            return reaching
        if passage.quotes:
            found = with_further_quotations(passage, found)
        starts = [sentence.low for sentence in passage.sentences]
        inside: list[list[int]] = [[] for _ in passage.sentences]
        for index, attribution in enumerate(found):
            for place in _sentences_of(starts, attribution.content):
                inside[place].append(index)
        via = _vias(found, inside, starts)
        for index, attribution in enumerate(found):
            if index not in via:
                continue
            frame = self._frame(index, attribution, via[index])
            for place in _sentences_of(starts, (*attribution.content, *attribution.cue)):
                reaching[place].append(_Placed(attribution, frame))
        return reaching

    def _frame(self, index: int, attribution: FoundAttribution, via: int | None) -> Attribution:
        frame = Attribution(
            f"a{index + 1}",
            self.spans.all("cue", sorted(attribution.cue)),
            self.spans.all("source", sorted(attribution.source)),
            self.spans.all("content", sorted(attribution.content)),
            _style(self.passage, attribution),
            attribution.source_type if attribution.source else "anonymous",
            attribution.attitude,
            None if via is None else f"a{via + 1}",
        )
        self.attributions[frame.id] = frame
        return frame

    # --- The other layers, sentence by sentence ---

    def _sentence(self, sentence: Sentence, numbers: list[FoundNumber], placed: list[_Placed]) -> None:
        frames = [self._number(number) for number in numbers]
        found = find_hedges(self.passage, sentence, numbers, [attribution.found for attribution in placed])
        hedges = [(hedge, self._hedge(hedge)) for hedge in found]
        own: dict[Stretch, list[tuple[FoundHedge, Hedge]]] | None = None
        if sentence.high - sentence.low > LONGEST_SENTENCE:
            # A table: no hedge reaches farther than its number, and there may be thousands of both.
            own = {}
            for hedge in hedges:
                own.setdefault(hedge[0].scope[0], []).append(hedge)
        for number, frame in zip(numbers, frames, strict=True):
            if is_quantity(number):
                near = hedges if own is None else own.get((number.low, number.high), [])
                self._claim(sentence, number, frame, placed, near)

    def _number(self, number: FoundNumber) -> Number:
        counted = None if number.counted is None else self.spans.add("counted", *number.counted)
        span = self.spans.add("number", number.low, number.high)
        frame = Number(f"n{len(self.numbers) + 1}", span, number.kind, number.value, counted)
        self.numbers.append(frame)
        return frame

    def _hedge(self, hedge: FoundHedge) -> Hedge:
        cue = (self.spans.add("hedge", *hedge.cue),)
        frame = Hedge(f"h{len(self.hedges) + 1}", cue, self.spans.all("scope", hedge.scope), hedge.kind)
        self.hedges.append(frame)
        return frame

    def _claim(
        self,
        sentence: Sentence,
        found: FoundNumber,
        number: Number,
        placed: list[_Placed],
        hedges: list[tuple[FoundHedge, Hedge]],
    ) -> None:
        """Adds the claims of a quantity, one for each chain of sources."""
        event = event_of(self.words, found, sentence, self.events.get(number.kind))
        self.events[number.kind] = event
        weakening = [(hedge, frame) for hedge, frame in hedges if _hold(hedge.scope, found)]
        for chain in self._chains(found, placed):
            self.claims.append(
                Claim(
                    f"c{len(self.claims) + 1}",
                    number.id,
                    event,
                    tuple(attribution.id for attribution in chain),
                    tuple(frame.id for _, frame in weakening),
                    certainty_of(self.words, chain, [hedge for hedge, _ in weakening]),
                    polarity_of(self.words, chain, found, sentence.low),
                )
            )

    def _chains(self, number: FoundNumber, placed: list[_Placed]) -> list[list[Attribution]]:
        """The chains of attributions that vouch for a number; see `relations.chains`."""
        held = [attribution.frame for attribution in placed if _hold(attribution.found.content, number)]
        inner = {frame.via for frame in held}
        chains = []
        for frame in held:
            if frame.id in inner:
                continue
            chain = [frame]
            while (via := chain[0].via) is not None:
                chain.insert(0, self.attributions[via])
            chains.append(chain)
        return chains or [[]]


def _hold(pieces: Pieces, number: FoundNumber) -> bool:
    return any(low <= number.low and number.high <= high for low, high in pieces)


def _sentences_of(starts: list[int], pieces: Pieces) -> list[int]:
    """The sentences that the pieces lie in, each once, in order."""
    found: dict[int, None] = {}
    for low, high in pieces:
        found.update(dict.fromkeys(range(bisect_right(starts, low) - 1, bisect_left(starts, high))))
    return list(found)


def _vias(found: list[FoundAttribution], inside: list[list[int]], starts: list[int]) -> dict[int, int | None]:
    """For each attribution that is kept, the one that it is via.

    It is via the innermost one whose content holds its cue, and one that cites is via the one that has its
    content. Where contents hold a cue without holding each other, no chain runs through them all, and the
    attribution is left out.
    """
    outer = [
        _holders(found, index, inside[_sentence_of(starts, found[index])]) for index in range(len(found))
    ]
    via: dict[int, int | None] = {}
    dropped: set[int] = set()
    # In a chain each one is held by those that hold its holder, and by its holder.
    for index in sorted(range(len(found)), key=lambda index: len(outer[index])):
        holders = outer[index] - dropped
        if not holders <= via.keys():
            dropped.add(index)
            continue
        innermost = max(holders, key=lambda other: len(_path(via, other)), default=None)
        if innermost is None or holders <= set(_path(via, innermost)):
            via[index] = innermost
        else:
            dropped.add(index)
    return via


def _holders(found: list[FoundAttribution], index: int, near: list[int]) -> set[int]:
    """Those of `near` that an attribution is heard through."""
    attribution = found[index]
    holders = {other for other in near if other != index and _holds(found[other].content, attribution.cue)}
    if attribution.cites:
        holders |= {
            other for other in near if not found[other].cites and found[other].content == attribution.content
        }
    return holders


def _sentence_of(starts: list[int], attribution: FoundAttribution) -> int:
    return bisect_right(starts, attribution.cue[0][0]) - 1


def _path(via: dict[int, int | None], index: int) -> list[int]:
    path = [index]
    while (outer := via[path[-1]]) is not None:
        path.append(outer)
    return path


def _holds(content: Pieces, cue: Pieces) -> bool:
    return all(any(low <= left and right <= high for low, high in content) for left, right in cue)


def _style(passage: Passage, attribution: FoundAttribution) -> str:
    """The style by the quotation marks, as `segmentation.quoted_style` has it of the whole text."""
    if not passage.quotes:
        return "indirect"
    shares = [quoted(passage, low, high) for low, high in attribution.content]
    if not any(inside for inside, _ in shares):
        return "indirect"
    return "mixed" if any(outside for _, outside in shares) else "direct"
