"""Documents and stories as immutable, typed records, from and to JSON objects.

The records mirror `schema/document.schema.json` and `schema/story.schema.json`; the vocabulary of the
`str` attributes is the schema's. Offsets are half-open, in Unicode code points.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_QUOTE = 60


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Origin(_Record, frozen=True):
    """Where a text comes from."""

    kind: str
    name: str
    locator: str | None


class Metadata(_Record, frozen=True):
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


class Withheld(_Record, frozen=True):
    """Stands in the place of a text that is not distributed.

    Attributes:
        sha256: of the text in UTF-8, hexadecimal.
        length: in code points.
        how: how a reader obtains the text.
    """

    sha256: str
    length: int
    how: str


class Span(_Record, frozen=True):
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


class Value(_Record, frozen=True):
    """An interval of values in a unit. A point has `low == high`; an open end is `None`."""

    low: int | float | None
    high: int | float | None
    low_inclusive: bool
    high_inclusive: bool
    approximate: bool
    unit: str | None


class Number(_Record, frozen=True):
    """What a number span is and which value it gives; `value` is `None` for a decoy."""

    id: str
    span: str
    kind: str
    value: Value | None
    counted: str | None = None


class Attribution(_Record, frozen=True):
    """Who vouches (`source`), the words that say so (`cue`), what is vouched for (`content`)."""

    id: str
    cue: tuple[str, ...]
    source: tuple[str, ...]
    content: tuple[str, ...]
    style: str
    source_type: str
    attitude: str
    via: str | None = None


class Hedge(_Record, frozen=True):
    """A hedge cue and the words that it weakens, the cue included."""

    id: str
    cue: tuple[str, ...]
    scope: tuple[str, ...]
    kind: str


class Claim(_Record, frozen=True):
    """A quantity that somebody gives for an event, and how sure it is."""

    id: str
    number: str
    event: str
    attributions: tuple[str, ...]
    hedges: tuple[str, ...]
    certainty: str
    polarity: str


class Pass(_Record, frozen=True):
    """One reading that the annotation rests on."""

    annotator: str
    kind: str
    date: str


class Annotation(_Record, frozen=True):
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


class Link(_Record, frozen=True, rename={"source": "from", "target": "to"}):
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
