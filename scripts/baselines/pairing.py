"""Links between two claims: by a stated heuristic, and by a logistic regression.

Neither looks at which claim is `from`, nor at whether the events are the same. In `claim_pairs` both would
tell how the pairs were drawn: pairs that are not linked always have one event, and nearly always the later
claim first.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, Any, NamedTuple

from protocol import BaselineError

from reportedly.segmentation import tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from protocol import Pair

    from reportedly.export.rows import Row

NONE = "none"


def link_by_rule(pair: Pair) -> str:
    """The first of these that fits two claims of one kind and unit.

    1. Values are equal: `corroborates` where two different sources vouch, else `none`.
    2. In one document, at most a sentence apart: `contradicts` where two different sources vouch for what has
       one name or none; else `part_of` where the later value is smaller.
    3. In two documents: `updates` where one source vouches for both and what is counted has one name or none.

    All others are `none`.
    """
    found = compared(pair)
    if not found.measure or found.values == "unknown":
        return NONE
    if found.values == "equal":
        return "corroborates" if found.sources == "other" else NONE
    if found.sentences is not None and found.sentences <= 1:
        if found.sources == "other" and found.counted is not False:
            return "contradicts"
        return "part_of" if found.values == "smaller" else NONE
    if found.sentences is None and found.sources == "same" and found.counted is not False:
        return "updates"
    return NONE


class LogisticLinks:
    """A multinomial logistic regression on features of both claims."""

    def __init__(self, strength: float = 1.0) -> None:
        self.strength = strength
        self._model: Any = None

    def fit(self, pairs: Sequence[Pair], links: Sequence[str]) -> None:
        """Trains; without any pairs it will say `none`."""
        try:
            from sklearn.feature_extraction import DictVectorizer
            from sklearn.linear_model import LogisticRegression
            from sklearn.pipeline import make_pipeline
        except ImportError:
            raise BaselineError("scikit-learn is not installed: make baselines does it") from None
        if len(set(links)) < 2:
            self._model = None
            return
        self._model = make_pipeline(
            DictVectorizer(), LogisticRegression(C=self.strength, max_iter=5000, class_weight="balanced")
        )
        self._model.fit([pair_features(pair) for pair in pairs], list(links))

    def link(self, pairs: Sequence[Pair]) -> list[str]:
        """The link of each pair."""
        if self._model is None or not pairs:
            return [NONE] * len(pairs)
        return [str(link) for link in self._model.predict([pair_features(pair) for pair in pairs])]


class Compared(NamedTuple):
    """How two claims stand to each other; `earlier` and `later` by document, then by place in the text.

    Attributes:
        earlier: the earlier claim.
        later: the later one.
        documents: how many documents of the story the later one is after.
        sentences: how many sentences, in one document; else `None`.
        measure: whether kind and unit are the same.
        counted: whether what they count has the same last word; `None` where one of them names nothing.
        values: `equal`, `larger`, `smaller` (the later one is), or `unknown`.
        factor: the decimal logarithm of the later value by the earlier one; `None` where it is not known.
        sources: `same`, `other`, `text` (the text itself vouches for both) or `one` (for one of them).
    """

    earlier: Row
    later: Row
    documents: int
    sentences: int | None
    measure: bool
    counted: bool | None
    values: str
    factor: float | None
    sources: str


def compared(pair: Pair) -> Compared:
    """How the claims of a pair stand to each other."""
    sides: list[tuple[int, int, Any]] = sorted(
        (
            (rank, _of(side, "number")["start"], side)
            for rank, side in zip(pair.ranks, (pair.first, pair.second), strict=True)
        ),
        key=lambda each: each[:2],
    )
    (before, _, earlier), (after, _, later) = sides
    one, other = _middle(earlier), _middle(later)
    factor = log10(other / one) if one and other and one > 0 and other > 0 else None
    if one is None or other is None:
        values = "unknown"
    else:
        values = "equal" if one == other else "larger" if other > one else "smaller"
    heads = [_head(side["counted"]) for side in (earlier, later)]
    return Compared(
        earlier,
        later,
        after - before,
        later["sentence_index"] - earlier["sentence_index"] if before == after else None,
        (earlier["kind"], _unit(earlier)) == (later["kind"], _unit(later)),
        None if None in heads else heads[0] == heads[1],
        values,
        factor,
        _sources(earlier, later),
    )


def pair_features(pair: Pair) -> dict[str, float]:
    """What the regression sees: each feature is 1."""
    found = compared(pair)
    apart = "across" if found.sentences is None else str(min(found.sentences, 4))
    names = [
        f"documents={min(found.documents, 3)}",
        f"sentences={apart}",
        f"measure={found.measure}",
        f"counted={found.counted}",
        f"values={found.values}",
        f"sources={found.sources}",
        f"factor={None if found.factor is None else round(found.factor * 2) / 2}",
        f"{found.values} {apart} {found.counted}",
        f"{found.values} {apart} {found.sources}",
        f"{found.values} {found.counted} {found.measure}",
    ]
    for which, side in (("earlier", found.earlier), ("later", found.later)):
        names += [f"{which} {key}={side[key]}" for key in ("certainty", "polarity", "kind")]
        names += [f"{which} hedge={hedge['kind']}" for hedge in _list(side, "hedges")]
        names += [f"{which} attitude={source['attitude']}" for source in _list(side, "sources")]
        names += [f"{which} near={word}" for word in _near(side)]
    return dict.fromkeys(names, 1.0)


def _of(side: Mapping[str, Any], column: str) -> dict[str, Any]:
    value: dict[str, Any] = side[column]
    return value


def _list(side: Mapping[str, Any], column: str) -> list[dict[str, Any]]:
    value: list[dict[str, Any]] = side[column]
    return value


def _middle(side: Mapping[str, Any]) -> float | None:
    value = side["value"]
    if value is None:
        return None
    ends = [end for end in (value["low"], value["high"]) if end is not None]
    return sum(ends) / len(ends) if ends else None


def _unit(side: Mapping[str, Any]) -> str | None:
    return side["value"]["unit"] if side["value"] else None


def _head(piece: Mapping[str, Any] | None) -> str | None:
    words = (piece["text"] or "").casefold().split() if piece else []
    return words[-1] if words else None


def _sources(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> str:
    names = []
    for side in (earlier, later):
        chain = _list(side, "sources")
        names.append([_head(piece) for source in chain[-1:] for piece in source["source"]] if chain else None)
    if names[0] is None and names[1] is None:
        return "text"
    if names[0] is None or names[1] is None:
        return "one"
    return "same" if names[0] == names[1] else "other"


def _near(side: Mapping[str, Any]) -> set[str]:
    """The words of the sentence within six tokens of the number."""
    sentence, inside = side["sentence"], side["number"]["in_sentence"]
    if sentence is None or inside is None:
        return set()
    before = [token.text.lower() for token in tokenize(sentence[: inside["start"]])][-6:]
    after = [token.text.lower() for token in tokenize(sentence[inside["end"] :])][:6]
    return {word for word in (*before, *after) if word.isalpha()}
