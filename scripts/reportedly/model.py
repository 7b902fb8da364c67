"""Documents and stories as immutable, typed records, from and to JSON objects.

The records mirror `schema/document.schema.json` and `schema/story.schema.json`; the vocabulary of the
`str` attributes is the schema's. Offsets are half-open, in Unicode code points.
"""

from __future__ import annotations

from functools import cached_property
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_QUOTE = 60
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


# The small records hold no cycles, and there are hundreds in a document: the collector need not walk them.
class _Part(_Record, frozen=True, gc=False):
    pass


class Origin(_Part, frozen=True):
    """Where a text comes from."""

    kind: str
    name: str
    locator: str | None


class Metadata(_Part, frozen=True):
    """What is known of a text as a whole."""

    title: str
    published: str | None
    language: str
    genre: str
    domain: str
    collection: str
    license: str
    origin: Origin
    story: str
    split: str


class Line(_Part, frozen=True):
    """A line of a file that holds other texts too.

    Attributes:
        file_sha256: of the file, hexadecimal.
        number: of the line; the first is 1.
    """

    file_sha256: str
    number: int


class Withheld(_Part, frozen=True):
    """Stands in the place of a text that is not distributed.

    Attributes:
        sha256: of the text in UTF-8, hexadecimal.
        length: in code points.
        how: how a reader obtains the text.
        line: where the text is a line of a file.
    """

    sha256: str
    length: int
    how: str
    line: Line | None = None


class Span(_Part, frozen=True):
    """`[start, end)` of the text, with a label. `text` is the surface, absent from a stand-off document."""

    id: str
    label: str
    start: int
    end: int
    text: str | None = None

    def covers(self, other: Span) -> bool:
        """Whether `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


class Value(_Part, frozen=True):
    """An interval of values in a unit. A point has `low == high`; an open end is `None`."""

    low: int | float | None
    high: int | float | None
    low_inclusive: bool
    high_inclusive: bool
    approximate: bool
    unit: str | None


class Number(_Part, frozen=True):
    """What a number span is and which value it gives; `value` is `None` for a decoy."""

    id: str
    span: str
    kind: str
    value: Value | None
    counted: str | None = None


class Attribution(_Part, frozen=True):
    """Who vouches (`source`), the words that say so (`cue`), what is vouched for (`content`)."""

    id: str
    cue: tuple[str, ...]
    source: tuple[str, ...]
    content: tuple[str, ...]
    style: str
    source_type: str
    attitude: str
    via: str | None = None


class Hedge(_Part, frozen=True):
    """A hedge cue and the words that it weakens, the cue included."""

    id: str
    cue: tuple[str, ...]
    scope: tuple[str, ...]
    kind: str


class Claim(_Part, frozen=True):
    """A quantity that somebody gives for an event, and how sure it is."""

    id: str
    number: str
    event: str
    attributions: tuple[str, ...]
    hedges: tuple[str, ...]
    certainty: str
    polarity: str


class Pass(_Part, frozen=True):
    """One reading that the annotation rests on."""

    annotator: str
    kind: str
    date: str


class Annotation(_Part, frozen=True):
    """How the annotation came about."""

    guidelines: str
    passes: tuple[Pass, ...]
    adjudicated: bool


class Document(_Record, frozen=True, rename={"schema_hint": "$schema"}, kw_only=True, dict=True):
    """One text with its annotation.

    Exactly one of `text` and `withheld` is there in a file. `attach` in `reportedly.corpus` gives a
    stand-off document its text: such a document has both.
    """

    schema_hint: str | None = None
    schema_version: str
    id: str
    metadata: Metadata
    text: str | None = None
    withheld: Withheld | None = None
    sentences: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]
    numbers: tuple[Number, ...]
    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]
    claims: tuple[Claim, ...]
    annotation: Annotation

    @property
    def length(self) -> int:
        """Length of the text in code points, also where the text is withheld."""
        if self.text is not None:
            return len(self.text)
        return self.withheld.length if self.withheld else 0

    @cached_property
    def span_by_id(self) -> dict[str, Span]:
        """The spans by their ids."""
        return {span.id: span for span in self.spans}

    @cached_property
    def spans_by_label(self) -> dict[str, list[Span]]:
        """The spans of each label that there is, in the order of the document."""
        found: dict[str, list[Span]] = {}
        for span in self.spans:
            found.setdefault(span.label, []).append(span)
        return found

    @cached_property
    def surfaces(self) -> tuple[tuple[int, Number, Span, str], ...]:
        """Index, frame, span and words of each number whose span there is; empty without a text."""
        text, spans = self.text, self.span_by_id
        if text is None:
            return ()
        return tuple(
            (index, number, span, text[span.start : span.end])
            for index, number in enumerate(self.numbers)
            if (span := spans.get(number.span)) is not None
        )

    @cached_property
    def edges(self) -> frozenset[int]:
        """The offsets at which a span begins or ends."""
        return frozenset(offset for span in self.spans for offset in (span.start, span.end))

    @cached_property
    def _lower(self) -> str:
        """The text in lower case, of the same length."""
        text = self.text or ""
        lower = text.lower()
        return lower if len(lower) == len(text) else text.translate(_LOWER)  # "İ" becomes two

    def places(self, words: frozenset[str]) -> list[tuple[int, int]]:
        """Start and end of each of `words` in the text, whole words in any case, in order.

        Args:
            words: in lower case, of the letters a to z.
        """
        text = self._lower
        found = []
        for word in words:
            start = text.find(word)
            while start >= 0:
                end = start + len(word)
                if not ("a" <= text[start - 1 : start] <= "z" or "a" <= text[end : end + 1] <= "z"):
                    found.append((start, end))
                start = text.find(word, end)
        return sorted(found)

    @cached_property
    def number_by_id(self) -> dict[str, Number]:
        """The number frames by their ids."""
        return {number.id: number for number in self.numbers}

    @cached_property
    def attribution_by_id(self) -> dict[str, Attribution]:
        """The attribution frames by their ids."""
        return {attribution.id: attribution for attribution in self.attributions}

    @cached_property
    def hedge_by_id(self) -> dict[str, Hedge]:
        """The hedge frames by their ids."""
        return {hedge.id: hedge for hedge in self.hedges}

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        """The claim frames by their ids."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def contents(self) -> tuple[tuple[int, int, str], ...]:
        """Start, end and attribution of each piece of content, attribution by attribution."""
        return self._extents((frame.id, frame.content) for frame in self.attributions)

    @cached_property
    def scopes(self) -> tuple[tuple[int, int, str], ...]:
        """Start, end and hedge of each piece of scope, hedge by hedge."""
        return self._extents((frame.id, frame.scope) for frame in self.hedges)

    def _extents(self, roles: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[tuple[int, int, str], ...]:
        spans = self.span_by_id
        return tuple(
            (spans[piece].start, spans[piece].end, frame)
            for frame, pieces in roles
            for piece in pieces
            if piece in spans
        )

    def quote(self, start: int, end: int) -> str:
        """The words of `[start, end)` for a message: in quotation marks, shortened.

        A withheld text is never quoted, not even where it is attached: messages end up in public logs.
        """
        if self.text is None or self.withheld is not None:
            return f"[{start}, {end}) of the withheld text"
        words = self.text[start:end].replace("\n", " ")
        return f"“{words}”" if len(words) <= _LONGEST_QUOTE else f"“{words[:_LONGEST_QUOTE]}…”"


class Link(_Part, frozen=True, rename={"source": "from", "target": "to"}):
    """How the claim `source` (`DOCUMENT#CLAIM`) stands to the claim `target`."""

    type: str
    source: str
    target: str


class Story(_Record, frozen=True, rename={"schema_hint": "$schema"}, kw_only=True):
    """Documents about one event, in the order of publication, and the links between their claims."""

    schema_hint: str | None = None
    id: str
    title: str
    documents: tuple[str, ...]
    links: tuple[Link, ...]


_T = TypeVar("_T", Document, Story)


def from_object(record: type[_T], value: object) -> _T:
    """The record that a JSON object stands for.

    Args:
        record: `Document` or `Story`.
        value: an object that the schema accepts.

    Raises:
        msgspec.ValidationError: the object does not have the record's form.
    """
    return msgspec.convert(value, record)


def to_object(record: Document | Story) -> dict[str, Any]:
    """The JSON object of a record; `from_object` turns it back."""
    value: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return value
