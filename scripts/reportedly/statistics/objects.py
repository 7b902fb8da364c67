"""Statistics as JSON objects, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.schema import names
from reportedly.statistics.comparing import ALIKE, DRAWS, RUN
from reportedly.statistics.counting import CUES, SIZES, VOCABULARIES, most_frequent
from reportedly.statistics.phenomena import UNSEARCHED, example, excerpt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.model import Document
    from reportedly.statistics.comparing import Comparison
    from reportedly.statistics.counting import Statistics
    from reportedly.statistics.phenomena import Occurrences


def sizes_object(statistics: Statistics) -> dict[str, Any]:
    """How much there is in each collection and split, and how long it is."""
    return {
        "sizes": [
            {"collection": part.collection, "split": part.split, **{size: counts[size] for size in SIZES}}
            for part, counts in statistics.sizes.items()
        ],
        "documents without text": statistics.withheld,
        "lengths": {name: each._asdict() for name, each in statistics.lengths().items()},
    }


def layer_object(statistics: Statistics, layer: str, *, top: int) -> dict[str, Any]:
    """How often each term of the vocabularies of a layer occurs in each split, and its most frequent cues."""
    vocabularies = {
        name: {
            term: {split: statistics.terms[name][term, split] for split in statistics.splits}
            for term in names(name, schema)
        }
        for name, schema in VOCABULARIES[layer].items()
    }
    if layer not in CUES:
        return {"layer": layer, "vocabularies": vocabularies}
    ranked = statistics.most_frequent_cues(layer, top)
    return {"layer": layer, "vocabularies": vocabularies, "cues": dict(ranked)}


def phenomena_object(
    found: Sequence[Occurrences], documents: Mapping[str, Document], *, show: bool
) -> dict[str, Any]:
    """Each phenomenon with its count and an example place, and what was not searched for, and why.

    Args:
        found: what `search` found.
        documents: the documents that were searched, by id.
        show: whether each example comes with its words, which those of a withheld text never do.
    """
    listed = []
    for each in found:
        place = example(each, documents)
        listed.append(
            {
                "name": each.phenomenon.name,
                "group": str(each.phenomenon.group),
                "description": each.phenomenon.description,
                "count": len(each.places),
                "documents": each.documents,
                "example": str(place) if place else None,
                **({"excerpt": excerpt(documents[place.document], place)} if show and place else {}),
            }
        )
    return {"phenomena": listed, "not searched for": UNSEARCHED}


def comparison_object(comparison: Comparison, *, top: int) -> dict[str, Any]:
    """Two collections side by side, each figure by the name of its collection; shares are parts of 1.

    Args:
        comparison: what was compared.
        top: how many cues of each that the other one lacks.
    """

    def by_name(pair: Sequence[Any]) -> dict[str, Any]:
        return dict(zip(comparison.names, pair, strict=True))

    return {
        "collections": list(comparison.names),
        "documents": by_name(comparison.documents),
        "documents without text": by_name(comparison.without_text),
        "sizes": {each.name: by_name(each.figures) for each in comparison.sizes},
        "measures": {each.name: by_name(each.figures) for each in comparison.measures},
        "samples": {
            "words": comparison.sample_words,
            f"{RUN}-grams": comparison.sample_runs,
            "draws": DRAWS,
            "near-duplicates from": ALIKE,
        },
        "vocabularies": {
            each.vocabulary: {
                "counts": {term: by_name([own[term] for own in each.counts]) for term in each.counts[0]},
                "shares": {term: by_name(each.share(term)) for term in each.counts[0]},
                "Jensen-Shannon distance": each.distance,
            }
            for each in comparison.shares
        },
        "cues that the other lacks": {
            layer: by_name([dict(most_frequent(counts, top)) for counts in sides])
            for layer, sides in comparison.own_cues.items()
        },
    }
