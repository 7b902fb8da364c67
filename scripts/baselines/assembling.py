"""From labelled stretches to frames, by simple stated rules, for systems that tag and do not link.

In each sentence:

- A cue opens an attribution. Each content goes to the cue nearest to it; a cue to which none goes takes the
  content nearest to it, and is dropped where the sentence has none. A cue takes the nearest source that no
  nearer cue has taken. Nearness is the count of characters between two stretches; of two that are as near,
  the first counts.
- An attribution is via the one with the shortest content that holds its cue.
- A hedge has the shortest scope that holds its cue, else the nearest scope; an approximator the number that
  holds it; a cue with none of these is its own scope.
- A number counts the first counted stretch that begins after it, before the next number.
- The value of a number is what `reportedly.numerals.normalise` reads, and nothing else is tried.
- A quantity is a claim once for each chain of attributions whose content holds it (`relations.chains`), with
  the hedges whose scope holds it, the certainty that the lexicon gives, and a polarity by its denials.

Types that no tagger gives (source type, attitude, event) are those that `train` has most often for the cue,
the last word of the source, or the last word counted; without any training, the first of the schema.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from reportedly import relations
from reportedly.annotators.protocol import Annotations, document_of
from reportedly.lexicon import load_lexicon
from reportedly.model import Annotation, Attribution, Claim, Hedge, Metadata, Number, Origin, Span, Value
from reportedly.numerals import normalise
from reportedly.schema import quantity_kinds
from reportedly.segmentation import quoted_style, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.model import Document


class Stretch(NamedTuple):
    """A labelled `[start, end)`: the label is one of `schema.names("label")`, and for numbers and hedges the
    kind.
    """

    start: int
    end: int
    label: str


class Found(NamedTuple):
    """The stretches of one text, layer by layer."""

    numbers: list[Stretch]
    roles: list[Stretch]
    contents: list[Stretch]
    hedges: list[Stretch]
    scopes: list[Stretch]
    counted: list[Stretch]


class Habits:
    """What `train` has most often for a word: source type, attitude, event."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[str | None, Counter[str]]] = {}

    def fit(self, documents: Iterable[Document]) -> None:
        """Counts the habits of documents."""
        counts: dict[str, dict[str | None, Counter[str]]] = {
            name: defaultdict(Counter) for name in ("source_type", "attitude", "event", "event of kind")
        }

        def count(name: str, word: str | None, label: str) -> None:
            counts[name][word][label] += 1
            counts[name][None][label] += 1

        for document in documents:
            text = document.text or ""
            for frame in document.attributions:
                if frame.source:
                    source = document.span_by_id[frame.source[0]]
                    count("source_type", last_word(text, source.start, source.end), frame.source_type)
                cue = document.span_by_id[frame.cue[0]]
                count("attitude", text[cue.start : cue.end].lower(), frame.attitude)
            for claim in document.claims:
                number = document.number_by_id[claim.number]
                count("event of kind", number.kind, claim.event)
                if number.counted:
                    counted = document.span_by_id[number.counted]
                    count("event", last_word(text, counted.start, counted.end), claim.event)
        self._counts = counts

    def of(self, name: str, word: str | None, default: str) -> str:
        """The most frequent label for a word, else over all words, else `default`."""
        counts = self._counts.get(name, {})
        found = counts.get(word) or counts.get(None)
        # Of labels that are as frequent the first by name: the order of files must not matter.
        return min(found, key=lambda label: (-found[label], label)) if found else default

    def knows(self, name: str, word: str | None) -> bool:
        """Whether the word has been seen."""
        return bool(self._counts.get(name, {}).get(word))


def last_word(text: str, start: int, end: int) -> str:
    """The last word of a stretch in lower case."""
    words = [token.text for token in tokenize(text[start:end]) if token.text[0].isalnum()]
    return words[-1].lower() if words else ""


def assemble(
    text: str, sentences: Sequence[tuple[int, int]], found: Found, habits: Habits | None = None
) -> Annotations:
    """The frames that the stretches of a text make; the rules are those of this module."""
    return _Assembler(text, tuple(sentences), found, habits or Habits()).annotations()


class _Assembler:
    def __init__(
        self, text: str, sentences: tuple[tuple[int, int], ...], found: Found, habits: Habits
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.found = found
        self.habits = habits
        self.ids: dict[tuple[str, int, int], str] = {}

    def annotations(self) -> Annotations:
        numbers = self._numbers()
        attributions = self._attributions()
        hedges = self._hedges()
        made = Annotations(
            self.sentences, self._spans(), tuple(numbers), tuple(attributions), tuple(hedges), ()
        )
        return made._replace(claims=tuple(self._claims(made)))

    def _span(self, label: str, stretch: Stretch) -> str:
        return self.ids.setdefault((label, stretch.start, stretch.end), f"s{len(self.ids) + 1}")

    def _spans(self) -> tuple[Span, ...]:
        spans = [
            Span(name, label, start, end, self.text[start:end])
            for (label, start, end), name in self.ids.items()
        ]
        return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))

    def _by_sentence(self, stretches: Iterable[Stretch]) -> dict[int, list[Stretch]]:
        starts = [start for start, _ in self.sentences]
        grouped: dict[int, list[Stretch]] = defaultdict(list)
        for stretch in sorted(stretches):
            grouped[bisect_right(starts, stretch.start) - 1].append(stretch)
        return grouped

    # --- Numbers ---

    def _numbers(self) -> list[Number]:
        frames: list[Number] = []
        counted = self._by_sentence(self.found.counted)
        for place, numbers in self._by_sentence(self.found.numbers).items():
            for index, number in enumerate(numbers):
                reach = numbers[index + 1].start if index + 1 < len(numbers) else len(self.text)
                after = [each for each in counted[place] if number.end <= each.start < reach]
                frames.append(
                    Number(
                        f"n{len(frames) + 1}",
                        self._span("number", number),
                        number.label,
                        value_of(self.text[number.start : number.end], number.label),
                        self._span("counted", after[0]) if after else None,
                    )
                )
        return frames

    # --- Attributions ---

    def _attributions(self) -> list[Attribution]:
        linked: list[tuple[Stretch, Stretch | None, list[Stretch]]] = []
        contents = self._by_sentence(self.found.contents)
        for place, roles in self._by_sentence(self.found.roles).items():
            cues = [role for role in roles if role.label == "cue"]
            sources = [role for role in roles if role.label == "source"]
            linked.extend(_linked(cues, sources, contents[place]))
        return _without_circles([self._attribution(index, linked) for index in range(len(linked))])

    def _attribution(
        self, index: int, linked: list[tuple[Stretch, Stretch | None, list[Stretch]]]
    ) -> Attribution:
        cue, source, content = linked[index]
        outer = [
            (min(piece.end - piece.start for piece in pieces), other)
            for other, (_, _, pieces) in enumerate(linked)
            if other != index
            and any(_holds(piece, cue) for piece in pieces)
            and not any(_holds(piece, linked[other][0]) for piece in content)
        ]
        word = last_word(self.text, source.start, source.end) if source else None
        return Attribution(
            f"a{index + 1}",
            (self._span("cue", cue),),
            (self._span("source", source),) if source else (),
            tuple(self._span("content", piece) for piece in content),
            quoted_style(self.text, [(piece.start, piece.end) for piece in content]),
            self.habits.of("source_type", word, "named_person") if source else "anonymous",
            self.habits.of("attitude", self.text[cue.start : cue.end].lower(), "assert"),
            f"a{min(outer)[1] + 1}" if outer else None,
        )

    # --- Hedges ---

    def _hedges(self) -> list[Hedge]:
        frames: list[Hedge] = []
        scopes = self._by_sentence(self.found.scopes)
        numbers = self._by_sentence(self.found.numbers)
        for place, cues in self._by_sentence(self.found.hedges).items():
            for cue in cues:
                near = scopes[place]
                if cue.label == "approximator":
                    near = [number for number in numbers[place] if _holds(number, cue)] or near
                holding = [each for each in near if _holds(each, cue)]
                scope = min(holding, key=lambda each: each.end - each.start, default=None)
                if scope is None:
                    scope = min(near, key=lambda each: _gap(each, cue), default=cue)
                frames.append(
                    Hedge(
                        f"h{len(frames) + 1}",
                        (self._span("hedge", cue),),
                        (self._span("scope", scope),),
                        cue.label,
                    )
                )
        return frames

    # --- Claims ---

    def _claims(self, made: Annotations) -> list[Claim]:
        document = document_of(self.text, made, name="text", metadata=_METADATA, annotation=_ANNOTATION)
        claims: list[Claim] = []
        for number in document.numbers:
            if number.kind not in quantity_kinds():
                continue
            hedges = relations.covering_hedges(document, number)
            for chain in relations.chains(document, number):
                attitudes = [document.attribution_by_id[name].attitude for name in chain]
                claims.append(
                    Claim(
                        f"c{len(claims) + 1}",
                        number.id,
                        self._event(document, number),
                        chain,
                        tuple(hedge.id for hedge in hedges),
                        certainty_of(document, attitudes, hedges),
                        "negative" if attitudes.count("deny") % 2 else "positive",
                    )
                )
        return claims

    def _event(self, document: Document, number: Number) -> str:
        if number.counted is not None:
            span = document.span_by_id[number.counted]
            word = last_word(self.text, span.start, span.end)
            if self.habits.knows("event", word):
                return self.habits.of("event", word, "other")
        return self.habits.of("event of kind", number.kind, "other")


def value_of(surface: str, kind: str) -> Value | None:
    """The value that the words of a quantity say; none for a decoy."""
    if kind not in quantity_kinds():
        return None
    numeral = normalise(surface, kind)
    return Value(*numeral.interval) if numeral and numeral.interval else None


def certainty_of(document: Document, attitudes: Sequence[str], hedges: Sequence[Hedge]) -> str:
    """The weakest certainty that the lexicon gives for attitudes and hedges; `possible` for unknown cues."""
    lexicon = load_lexicon()
    reasons = [lexicon.attitude_certainty[name] for name in attitudes if name in lexicon.attitude_certainty]
    for hedge in hedges:
        if hedge.kind != "approximator":
            cue = document.span_by_id[hedge.cue[0]]
            word = (document.text or "")[cue.start : cue.end].lower()
            given = lexicon.hedge_certainty.get(hedge.kind) or lexicon.epistemic_certainty.get(word)
            reasons.append(given or "possible")
    return lexicon.weakest(reasons)


def _linked(
    cues: list[Stretch], sources: list[Stretch], contents: list[Stretch]
) -> list[tuple[Stretch, Stretch | None, list[Stretch]]]:
    taken: dict[Stretch, list[Stretch]] = {cue: [] for cue in cues}
    for content in contents:
        if cues:
            taken[min(cues, key=lambda cue: _gap(cue, content))].append(content)
    for cue, pieces in taken.items():
        if not pieces and contents:
            pieces.append(min(contents, key=lambda content: _gap(cue, content)))
    whose: dict[Stretch, Stretch] = {}
    for _, cue, source in sorted((_gap(cue, source), cue, source) for cue in cues for source in sources):
        if cue not in whose and source not in whose.values():
            whose[cue] = source
    return [(cue, whose.get(cue), pieces) for cue, pieces in taken.items() if pieces]


def _without_circles(frames: list[Attribution]) -> list[Attribution]:
    """The attributions without those `via` that would lead back to where they start."""
    via: dict[str, str | None] = {}
    for frame in frames:
        outer, seen = frame.via, {frame.id}
        while outer is not None and outer not in seen:
            seen.add(outer)
            outer = via.get(outer)
        via[frame.id] = None if outer is not None else frame.via
    return [msgspec.structs.replace(frame, via=via[frame.id]) for frame in frames]


def _gap(one: Stretch, other: Stretch) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def _holds(outer: Stretch, inner: Stretch) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


_METADATA = Metadata(
    title="",
    published=None,
    language="en",
    genre="report",
    domain="politics",
    collection="composed",
    license="CC0-1.0",
    origin=Origin("composed", "", None),
    story="text",
    split="test",
)
_ANNOTATION = Annotation("", (), False)
