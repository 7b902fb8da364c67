"""The predictions of a system: read, checked against the gold documents, and never a silent nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import orjson

from reportedly.evaluation.frames import Frames, Prediction, frames_of
from reportedly.evaluation.tasks import OF_FRAMES
from reportedly.evaluation.tasks.claim_pairs import LINKS
from reportedly.export.features import TAG_COLUMNS, tags
from reportedly.model import Document, to_object
from reportedly.reading import accepts, schema_flaws
from reportedly.schema import quantity_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from reportedly.evaluation.gold import Gold

_TOLD = 5


class PredictionError(ValueError):
    """Predictions that cannot be scored; the message says where and why, and how to mend it."""


class Coverage(NamedTuple):
    """How many frames have an attribute that a system may leave out."""

    given: int
    frames: int


class Predictions(NamedTuple):
    """What a system predicts.

    Attributes:
        name: of the system: of its file.
        tasks: those that there are predictions for.
        columns: of tags, those that there are predictions for.
        frames: by document.
        sentences: tags by column, by document and place of the sentence.
        links: by the pair of claims.
        coverage: by `LIST.ATTRIBUTE`.
    """

    name: str
    tasks: tuple[str, ...]
    columns: tuple[str, ...]
    frames: dict[str, Frames]
    sentences: dict[tuple[str, int], Mapping[str, list[str]]]
    links: dict[tuple[str, str], str]
    coverage: dict[str, Coverage]


def read_predictions(path: Path, gold: Gold) -> Predictions:
    """The predictions in a JSONL file.

    Raises:
        PredictionError: a line is not a prediction; a document, sentence or pair is there twice, is missing,
            or is not among those that are scored.
        OSError: the file cannot be read.
    """
    return _gathered(path.stem, str(path), _parsed(path), gold)


def take_predictions(
    values: Iterable[Mapping[str, Any] | Document], gold: Gold, name: str = "predictions"
) -> Predictions:
    """Predictions from objects as the lines of a file hold them, or from documents; as `read_predictions`."""
    objects = (to_object(each) if isinstance(each, Document) else dict(each) for each in values)
    return _gathered(name, name, enumerate(objects, 1), gold)


def _parsed(path: Path) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, orjson.loads(line)
        except orjson.JSONDecodeError as error:
            yield number, error


class _Gathering:
    """What the lines of a file hold, and what is wrong with them."""

    def __init__(self, place: str, gold: Gold) -> None:
        self.place = place
        self.gold = gold
        self.errors: list[str] = []
        self.documents: dict[str, tuple[int, Prediction]] = {}
        self.sentences: dict[tuple[str, int], tuple[int, dict[str, list[str]]]] = {}
        self.links: dict[tuple[str, str], tuple[int, str]] = {}
        self.unknown: dict[str, list[str]] = {}

    def take(self, number: int, value: object) -> None:
        """Files what a line holds."""
        if isinstance(value, orjson.JSONDecodeError):
            self._wrong(number, f"column {value.colno}: is not JSON: {value.msg}; expected an object a line")
            return
        identity = value.get("id", value.get("from")) if isinstance(value, dict) else None
        document = identity.partition("#")[0] if isinstance(identity, str) else None
        hide = not self.gold.tells(document)
        if not accepts("prediction", value):
            flaws = list(schema_flaws("prediction", value, whole="the line", hide=hide))
            for flaw in flaws:
                self._wrong(number, f"{flaw.pointer}: {flaw.message}" if flaw.pointer else flaw.message)
            if not flaws:
                self._wrong(number, "is not what schema/prediction.schema.json describes")
            return
        assert isinstance(value, dict)
        if "from" in value:
            self._pair(number, value)
        elif "sentence_index" in value:
            self._sentence(number, value)
        else:
            self._document(number, value, hide=hide)

    def _wrong(self, number: int, message: str) -> None:
        self.errors.append(f"{self.place}:{number}: {message}")

    def _twice(self, number: int, what: str, before: int) -> None:
        self._wrong(number, f"{what} is there twice, first in line {before}; keep one of them")

    def _document(self, number: int, value: dict[str, Any], *, hide: bool) -> None:
        name = value["id"]
        gold = self.gold.documents.get(name)
        if gold is None:
            self.unknown.setdefault("documents", []).append(name)
            return
        if name in self.documents:
            self._twice(number, name, self.documents[name][0])
            return
        try:
            prediction = msgspec.convert(value, Prediction)
        except msgspec.ValidationError as error:
            self._wrong(number, f"{error}; an offset is written as a whole number")
            return
        flaws = list(_flaws(prediction, gold.length, hide=hide))
        for flaw in flaws:
            self._wrong(number, f"{name}: {flaw}")
        if not flaws:
            self.documents[name] = number, prediction

    def _sentence(self, number: int, value: dict[str, Any]) -> None:
        name, place = value["id"], value["sentence_index"]
        if name not in self.gold.documents:
            self.unknown.setdefault("documents", []).append(name)
            return
        if name in self.gold.without_text:
            return
        gold = self.gold.sentences.get((name, int(place)))
        if gold is None:
            self.unknown.setdefault("sentences", []).append(f"{name}/{place}")
            return
        if (name, place) in self.sentences:
            self._twice(number, f"sentence {place} of {name}", self.sentences[name, place][0])
            return
        found = {column: value[column] for column in TAG_COLUMNS if column in value}
        for column, own in found.items():
            tokens = len(gold[column])
            if len(own) != tokens:
                self._wrong(number, f"{column} has {len(own)} tags; the sentence has {tokens} tokens")
            if strange := next((tag for tag in own if tag not in tags(column)), None):
                shown = f"{strange}" if self.gold.tells(name) else "a tag"
                self._wrong(
                    number, f"{column} has {shown}, which is none of its tags: {', '.join(tags(column))}"
                )
        self.sentences[name, place] = number, found

    def _pair(self, number: int, value: dict[str, Any]) -> None:
        ends = value["from"], value["to"]
        shown = " to ".join(ends)
        if value["link"] not in LINKS:
            own = value["link"] if all(self.gold.tells(end.partition("#")[0]) for end in ends) else "a word"
            self._wrong(number, f"link is {own}; expected one of {', '.join(LINKS)}")
        elif ends in self.links:
            self._twice(number, shown, self.links[ends][0])
        elif ends not in self.gold.links:
            self.unknown.setdefault("pairs of claims", []).append(shown)
        else:
            self.links[ends] = number, value["link"]


def _gathered(name: str, place: str, lines: Iterable[tuple[int, object]], gold: Gold) -> Predictions:
    gathering = _Gathering(place, gold)
    for number, value in lines:
        gathering.take(number, value)
    documents = {each: prediction for each, (_, prediction) in gathering.documents.items()}
    tasks = [
        task for task in OF_FRAMES if any(getattr(each, task) is not None for each in documents.values())
    ]
    for task in tasks:
        for number, prediction in gathering.documents.values():
            if getattr(prediction, task) is None:
                gathering.errors.append(
                    f"{place}:{number}: {prediction.id} has no {task}, which other lines have; "
                    "give an empty list where there are none"
                )
    columns = [
        column for column in TAG_COLUMNS if any(column in own for _, own in gathering.sentences.values())
    ]
    for column in columns:
        for number, own in gathering.sentences.values():
            if column not in own:
                gathering.errors.append(f"{place}:{number}: has no {column}, which other lines have")
    if gathering.errors:
        raise PredictionError(_first(gathering.errors, "\n"))
    for what, unknown in gathering.unknown.items():
        told = _first(list(dict.fromkeys(unknown)), ", ")
        raise PredictionError(f"{place}: has {what} that are not scored, {gold.described}: {told}")
    links = {ends: link for ends, (_, link) in gathering.links.items()}
    sentences = {where: own for where, (_, own) in gathering.sentences.items()}
    _all_there(place, gold, "documents", documents, gold.documents)
    _all_there(place, gold, "sentences", sentences, gold.sentences, lambda where: f"{where[0]}/{where[1]}")
    _all_there(place, gold, "pairs of claims", links, gold.links, " to ".join)
    if not (tasks or columns or links):
        raise PredictionError(
            f"{place}: has no predictions; expected lines with {', '.join(OF_FRAMES)}, tags, or links"
        )
    return Predictions(
        name,
        (*tasks, *(["claim_pairs"] if links else []), *(["tokens"] if columns else [])),
        tuple(columns),
        {each: frames_of(prediction) for each, prediction in documents.items()},
        dict(sentences),
        links,
        _coverage(documents.values()),
    )


def _all_there(
    place: str,
    gold: Gold,
    what: str,
    found: Mapping[Any, object],
    wanted: Mapping[Any, object],
    show: Callable[[Any], str] = str,
) -> None:
    """A kind of line that there is none of is not predicted; of one that there is, all are wanted."""
    missing = [show(each) for each in wanted if each not in found]
    if found and missing:
        raise PredictionError(f"{place}: lacks {what} of {gold.described}: {_first(missing, ', ')}")


def _first(told: list[str], between: str) -> str:
    """The first of what is told, and how many there are in all."""
    more = (
        f"{between}… ({len(told):,} in all)"
        if len(told) > _TOLD
        else f" ({len(told):,})"
        if between == ", "
        else ""
    )
    return between.join(told[:_TOLD]) + more


def _flaws(prediction: Prediction, length: int, *, hide: bool) -> Iterator[str]:
    """What keeps a prediction from being scored: ids that are not there or there twice, extents that no
    text has.
    """

    def shown(name: str) -> str:
        return "an id" if hide else name

    for what in ("spans", *OF_FRAMES):
        seen: set[str] = set()
        for place, each in enumerate(getattr(prediction, what) or ()):
            if each.id in seen:
                yield f"/{what}/{place}: {shown(each.id)} is there twice; give each an id of its own"
            seen.add(each.id)
    for place, span in enumerate(prediction.spans):
        if not 0 <= span.start < span.end <= length:
            yield (
                f"/spans/{place}: [{span.start}, {span.end}) is no extent of the text, "
                f"which has {length:,} code points; expected start < end <= {length}"
            )
    labels = {span.id: span.label for span in prediction.spans}
    for what, place, role, label, ids in _references(prediction):
        for name in ids:
            if name not in labels:
                yield f"/{what}/{place}/{role}: names {shown(name)}, and the line has no such span"
            elif labels[name] != label:
                yield (
                    f"/{what}/{place}/{role}: names {shown(name)}, which is a span with the label "
                    f"{labels[name]}; expected {label}"
                )
    known = {what: {each.id for each in getattr(prediction, what) or ()} for what in OF_FRAMES}
    for place, attribution in enumerate(prediction.attributions or ()):
        if attribution.via is not None and attribution.via not in known["attributions"]:
            yield (
                f"/attributions/{place}/via: names {shown(attribution.via)}, "
                "and the line has no such attribution"
            )
    for place, claim in enumerate(prediction.claims or ()):
        for role, what, ids in (
            ("number", "numbers", (claim.number,)),
            ("attributions", "attributions", claim.attributions),
            ("hedges", "hedges", claim.hedges),
        ):
            for name in ids:
                if name not in known[what]:
                    yield (
                        f"/claims/{place}/{role}: names {shown(name)}, and the line has no such frame "
                        f"in {what}"
                    )


def _references(prediction: Prediction) -> Iterator[tuple[str, int, str, str, tuple[str, ...]]]:
    """List, place and role of each frame that names spans, the label that they should have, and their ids."""
    for place, number in enumerate(prediction.numbers or ()):
        yield "numbers", place, "span", "number", (number.span,)
        yield "numbers", place, "counted", "counted", (number.counted,) if number.counted else ()
    for place, attribution in enumerate(prediction.attributions or ()):
        for role in ("cue", "source", "content"):
            yield "attributions", place, role, role, getattr(attribution, role)
    for place, hedge in enumerate(prediction.hedges or ()):
        yield "hedges", place, "cue", "hedge", hedge.cue
        yield "hedges", place, "scope", "scope", hedge.scope


def _coverage(predictions: Iterable[Prediction]) -> dict[str, Coverage]:
    given: dict[str, list[bool]] = {}
    for prediction in predictions:
        for number in prediction.numbers or ():
            if number.kind in quantity_kinds():
                given.setdefault("numbers.value", []).append(number.value is not None)
        for what, attributes in (
            ("attributions", ("style", "source_type", "attitude")),
            ("claims", ("event", "certainty", "polarity")),
        ):
            for each in getattr(prediction, what) or ():
                for attribute in attributes:
                    there = getattr(each, attribute) is not None
                    given.setdefault(f"{what}.{attribute}", []).append(there)
    return {name: Coverage(sum(there), len(there)) for name, there in given.items()}
