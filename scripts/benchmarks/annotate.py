"""Articles a second of the rule-based annotator, all layers and values included.

Against `quantulum3` and against the blank English tokeniser of spaCy, on the same articles of the Lee
background corpus in memory. They run in turn, several times, in one process; the medians are compared.
quantulum3 is slow enough to be run on a part. spaCy's tokeniser remembers words that it has seen: it is
measured as a fresh pipeline meets the articles, and again when it has seen them all.
"""

from __future__ import annotations

import sys
import time
import warnings
from typing import TYPE_CHECKING

from results import medians, record

from reportedly.annotators import RuleBased
from reportedly.corpus import installed_texts

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, PART = 5, 15


def main() -> None:
    """Runs the comparison and records it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import quantulum3.classifier
        import quantulum3.parser
        import spacy
    quantulum3.classifier.USE_CLF = False
    articles = [line for line in installed_texts()[0].read_text(encoding="utf-8").splitlines() if line]
    annotator = RuleBased()
    seconds: dict[str, list[float]] = {}

    def measured(name: str, run: Callable[[str], object], texts: list[str]) -> None:
        started = time.perf_counter()
        for text in texts:
            run(text)
        seconds.setdefault(name, []).append((time.perf_counter() - started) / len(texts))

    for round_ in range(ROUNDS):
        print(f"round {round_ + 1} of {ROUNDS}", file=sys.stderr)
        fresh = spacy.blank("en")
        measured("rules", annotator.annotate, articles)
        measured("spacy, fresh", fresh, articles)
        measured("spacy, warm", fresh, articles)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            measured("quantulum3", quantulum3.parser.parse, articles[:PART])
    median = medians(seconds)
    figures = {
        "articles": len(articles),
        "articles a second": 1 / median["rules"],
        "against quantulum3": median["quantulum3"] / median["rules"],
        "against a fresh tokeniser of spaCy": median["spacy, fresh"] / median["rules"],
        "against a warm tokeniser of spaCy": median["spacy, warm"] / median["rules"],
    }
    record("annotate", figures, ["quantulum3", "spacy"])


if __name__ == "__main__":
    main()
