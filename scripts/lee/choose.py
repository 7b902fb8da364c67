"""Which articles of the Lee background corpus are annotated: the rule, as a program that prints them.

1. An article is a candidate if it has 100 to 320 words and is rich in at least two layers, as the
   rule-based annotator counts them: four quantities, four attributions, two hedges that are no approximators.
2. The first choice is the candidate with the most of all three. Each next one is the candidate whose words
   are least like those of the articles chosen so far (cosine of TF-IDF vectors of all 300 articles), so that
   topics are spread.

Nobody looks at an article before it is chosen, and none is left out because it is hard. Prints the number of
each chosen line of `lee_background.cor`, with its counts of words, quantities, attributions and hedges, in
the order of choice.

    python scripts/lee/choose.py [HOW_MANY]
"""

from __future__ import annotations

import sys
from typing import NamedTuple

from sklearn.feature_extraction.text import TfidfVectorizer

from reportedly.annotators import RuleBased
from reportedly.corpus import installed_texts

HOW_MANY = 32
WORDS = range(100, 321)
RICH = (4, 4, 2)
# From so many on, more of a layer makes an article no richer.
ENOUGH = (8, 6, 4)


class Article(NamedTuple):
    """A line of the file, and how much of each layer the rule-based annotator finds in it."""

    number: int
    words: int
    layers: tuple[int, int, int]

    @property
    def candidate(self) -> bool:
        """Whether it is neither short nor long, and rich in two layers."""
        rich = sum(count >= least for count, least in zip(self.layers, RICH, strict=True))
        return self.words in WORDS and rich >= 2

    @property
    def richness(self) -> float:
        """From 0 to 3."""
        return sum(min(1, count / enough) for count, enough in zip(self.layers, ENOUGH, strict=True))


def read(lines: list[str]) -> list[Article]:
    """The articles of the file, in its order."""
    annotator = RuleBased()
    articles = []
    for number, line in enumerate(lines, 1):
        found = annotator.annotate(line)
        layers = (
            sum(frame.value is not None for frame in found.numbers),
            len(found.attributions),
            sum(hedge.kind != "approximator" for hedge in found.hedges),
        )
        articles.append(Article(number, len(line.split()), layers))
    return articles


def choose(lines: list[str], how_many: int) -> list[Article]:
    """The chosen articles, in the order of choice."""
    candidates = [article for article in read(lines) if article.candidate]
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(lines)
    likeness = (vectors @ vectors.T).toarray()
    chosen = [max(candidates, key=lambda article: (article.richness, -article.number))]
    while len(chosen) < how_many:
        chosen.append(
            min(
                (article for article in candidates if article not in chosen),
                key=lambda article: (
                    max(likeness[article.number - 1, other.number - 1] for other in chosen),
                    article.number,
                ),
            )
        )
    return chosen


def main() -> None:
    """Prints the choice."""
    files = installed_texts()
    if not files:
        sys.exit("the Lee background corpus is not there: pip install --no-deps gensim")
    lines = files[0].read_text(encoding="utf-8").splitlines()
    for article in choose(lines, int(sys.argv[1]) if len(sys.argv) > 1 else HOW_MANY):
        print(article.number, article.words, *article.layers, sep="\t")


if __name__ == "__main__":
    main()
