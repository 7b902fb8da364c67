"""Documents and stories as detectors look at them: frames joined with their words and their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportedly.relations import pieces
from reportedly.segmentation import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.model import Attribution, Claim, Document, Hedge, Number, Span, Story, Value
    from reportedly.statistics.phenomena.registry import Extent, Place

_CONTEXT = 60
_NO_FULL_STOP = re.compile(r"[^.!?…:][”’\"')]?$")


class Mention(NamedTuple):
    """A number where it stands.

    Attributes:
        number: its frame.
        start: of its span.
        end: of its span.
        words: its surface, in lower case; empty where the text is withheld.
        before: what stands before it in its paragraph, in lower case, as far as anyone would look.
        after: what stands after it.
        counted: the span of what it counts.
    """

    number: Number
    start: int
    end: int
    words: str
    before: str
    after: str
    counted: Span | None

    @property
    def extent(self) -> Extent:
        """Where it stands."""
        return self.start, self.end

    @property
    def value(self) -> Value | None:
        """Its value; `None` for a decoy."""
        return self.number.value


class Vouching(NamedTuple):
    """An attribution with its words.

    Attributes:
        frame: the attribution.
        cue: the words of its cue, in lower case, pieces joined by a space.
        source: the words of its source.
        cues: the spans of its cue.
        sources: the spans of its source.
        contents: the spans of its content.
    """

    frame: Attribution
    cue: str
    source: str
    cues: Sequence[Span]
    sources: Sequence[Span]
    contents: Sequence[Span]

    @property
    def extent(self) -> Extent:
        """Where its cue starts, and where that piece ends."""
        return self.cues[0].start, self.cues[0].end


class Weakening(NamedTuple):
    """A hedge with its words.

    Attributes:
        frame: the hedge.
        words: of its cue, in lower case, pieces joined by a space.
        before: what stands before the cue in its paragraph, in lower case.
        after: what stands after it.
        cues: the spans of its cue.
        scopes: the spans of its scope.
    """

    frame: Hedge
    words: str
    before: str
    after: str
    cues: Sequence[Span]
    scopes: Sequence[Span]

    @property
    def extent(self) -> Extent:
        """Where its cue starts, and where that piece ends."""
        return self.cues[0].start, self.cues[0].end

    @property
    def approximates(self) -> bool:
        """Whether it blurs a figure and does no more."""
        return self.frame.kind == "approximator"


class DocumentView:
    """One document. Frames whose spans do not exist are left out; what is asked for is worked out once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text or ""

    @cached_property
    def mentions(self) -> list[Mention]:
        """The numbers in the order of the text."""
        found = []
        for number in self.document.numbers:
            span = self.document.span_by_id.get(number.span)
            if span is not None:
                before, after = self._around(span.start, span.end)
                counted = self.document.span_by_id.get(number.counted or "")
                words = self._words([span])
                found.append(Mention(number, span.start, span.end, words, before, after, counted))
        return sorted(found, key=lambda mention: mention.extent)

    @cached_property
    def quantities(self) -> list[Mention]:
        """The numbers that have a value."""
        return [mention for mention in self.mentions if mention.value is not None]

    @cached_property
    def decoys(self) -> list[Mention]:
        """The numbers that have none."""
        return [mention for mention in self.mentions if mention.value is None]

    @cached_property
    def mention_by_id(self) -> dict[str, Mention]:
        """The numbers by the ids of their frames."""
        return {mention.number.id: mention for mention in self.mentions}

    @cached_property
    def vouchings(self) -> list[Vouching]:
        """The attributions, in the order of the document."""
        found = []
        for frame in self.document.attributions:
            cues, sources, contents = (
                pieces(self.document, ids) for ids in (frame.cue, frame.source, frame.content)
            )
            if cues and contents:
                words = self._words(cues), self._words(sources)
                found.append(Vouching(frame, *words, cues, sources, contents))
        return found

    @cached_property
    def weakenings(self) -> list[Weakening]:
        """The hedges, in the order of the document."""
        found = []
        for frame in self.document.hedges:
            cues, scopes = (pieces(self.document, ids) for ids in (frame.cue, frame.scope))
            if cues:
                before, after = self._around(cues[0].start, cues[-1].end)
                found.append(Weakening(frame, self._words(cues), before, after, cues, scopes))
        return found

    @cached_property
    def quotations(self) -> tuple[Extent, ...]:
        """The stretches in quotation marks, the marks included."""
        return quotations(self.text)

    @cached_property
    def headline(self) -> Extent | None:
        """The first sentence, if it stands on a line of its own without a full stop."""
        return self._line_without_stop(0)

    @cached_property
    def standfirst(self) -> Extent | None:
        """The second sentence, if it follows a headline and stands alone without a full stop as well."""
        line = self._line_without_stop(1) if self.headline else None
        return line if line and len(self.text[line[0] : line[1]].split()) >= _SHORTEST_STANDFIRST else None

    def sentence(self, offset: int) -> int:
        """The index of the sentence that `offset` lies in, or of the last one before it."""
        return bisect_right(self._starts, offset) - 1

    def sentence_mentions(self) -> Iterator[list[Mention]]:
        """The numbers of each sentence that has any."""
        by_sentence: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            by_sentence.setdefault(self.sentence(mention.start), []).append(mention)
        yield from by_sentence.values()

    def neighbours(self) -> Iterator[tuple[Mention, str, Mention]]:
        """Each two numbers of a sentence that follow each other, with the words between, in lower case."""
        for mentions in self.sentence_mentions():
            for first, second in pairwise(mentions):
                yield first, self.text[first.end : second.start].lower(), second

    def matches(
        self, pattern: str, *, outside: Sequence[str] = (), flags: int = re.IGNORECASE
    ) -> list[Extent]:
        """Where a regular expression matches the text, not overlapping a span with a label of `outside`."""
        return [
            match.span()
            for match in re.finditer(pattern, self.text, flags | re.MULTILINE)
            if not any(self.touches(match.span(), label) for label in outside)
        ]

    def touches(self, extent: Extent, label: str) -> bool:
        """Whether an extent overlaps a span with this label."""
        start, end = extent
        return any(left < end and start < right for left, right in self._extents.get(label, ()))

    def inside(self, extent: Extent, label: str) -> bool:
        """Whether an extent lies in a span with this label."""
        start, end = extent
        return any(left <= start and end <= right for left, right in self._extents.get(label, ()))

    @cached_property
    def _extents(self) -> dict[str, list[Extent]]:
        extents: dict[str, list[Extent]] = {}
        for span in self.document.spans:
            extents.setdefault(span.label, []).append((span.start, span.end))
        return extents

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.document.sentences]

    def _words(self, spans: Sequence[Span]) -> str:
        return " ".join(self.text[span.start : span.end] for span in spans).lower()

    def _around(self, start: int, end: int) -> tuple[str, str]:
        before = self.text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
        after = self.text[end : end + _CONTEXT].partition("\n")[0]
        return before.lower(), after.lower()

    def _line_without_stop(self, index: int) -> Extent | None:
        if len(self.document.sentences) < index + 2:  # a text of one line has no headline
            return None
        start, end = self.document.sentences[index]
        alone = self.text[end : end + 1] == "\n" and (start == 0 or self.text[start - 1] == "\n")
        return (start, end) if alone and _NO_FULL_STOP.search(self.text[start:end]) else None


_SHORTEST_STANDFIRST = 6  # shorter lines below a headline are bylines and datelines


class StoryClaim(NamedTuple):
    """A claim of a story with its number.

    Attributes:
        view: the document that makes it.
        claim: its frame.
        mention: its number.
        value: the value of that.
        order: place of the document in the story.
    """

    view: DocumentView
    claim: Claim
    mention: Mention
    value: Value
    order: int

    @property
    def place(self) -> Place:
        """Where its number stands."""
        from reportedly.statistics.phenomena.registry import Place

        return Place(self.view.document.id, *self.mention.extent)

    @property
    def point(self) -> float | None:
        """The one value that it gives, approximate or not; `None` for an interval."""
        return self.value.low if self.value.low == self.value.high else None

    @property
    def lowest(self) -> float:
        """The lower end, or the upper one where the lower is open."""
        end = self.value.low if self.value.low is not None else self.value.high
        return float(end or 0)

    @property
    def outermost_source(self) -> str:
        """The words for who tells it to the reader, in lower case; empty where the text itself does."""
        return self.source_at(0)

    @property
    def innermost_source(self) -> str:
        """The words for who it comes from."""
        return self.source_at(-1)

    def source_at(self, index: int) -> str:
        """The words for one source of the chain, without an article; empty where there is none."""
        if not self.claim.attributions:
            return ""
        chosen = self.claim.attributions[index]
        sources = (vouching.source for vouching in self.view.vouchings if vouching.frame.id == chosen)
        return re.sub(r"^(?:the|a|an) ", "", next(sources, ""))


class StoryLink(NamedTuple):
    """A link between two claims that are there."""

    type: str
    source: StoryClaim
    target: StoryClaim


class StoryView:
    """One story with those of its documents that were read."""

    def __init__(self, story: Story | None, documents: Sequence[DocumentView]) -> None:
        self.story = story
        self.documents = documents

    @cached_property
    def claims(self) -> list[StoryClaim]:
        """The claims whose number has a value, document by document."""
        return [
            StoryClaim(view, claim, mention, mention.value, order)
            for order, view in enumerate(self.documents)
            for claim in view.document.claims
            if (mention := view.mention_by_id.get(claim.number)) and mention.value is not None
        ]

    @cached_property
    def links(self) -> list[StoryLink]:
        """The links whose two claims are there."""
        by_name = {f"{claim.view.document.id}#{claim.claim.id}": claim for claim in self.claims}
        return [
            StoryLink(link.type, by_name[link.source], by_name[link.target])
            for link in (self.story.links if self.story else ())
            if link.source in by_name and link.target in by_name
        ]

    def links_of(self, link_type: str) -> list[StoryLink]:
        """The links of one type."""
        return [link for link in self.links if link.type == link_type]
