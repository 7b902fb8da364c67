"""A conditional random field for each layer (Lafferty et al. 2001), on hand-made features; links by rule.

For pairs of claims a logistic regression. Both are trained by L-BFGS, from zero and without chance: the seed
changes nothing.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assembling import Found, Habits, assemble
from features import features
from pairing import LogisticLinks
from protocol import LAYERS, BaselineError
from sources import documents, labelled_pairs
from tagging import gold, sentences_of, stretches, tags

from reportedly.segmentation import split_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from protocol import Pair, Training

    from reportedly.annotators import Annotations
    from reportedly.export.tokens import Tokens
    from reportedly.model import Document

TOKENS = ("number_tags", "attribution_tags", "content_tags", "hedge_tags", "scope_tags")
# Which layer sees the tags of which other one: the gold ones as it learns, the predicted ones after.
RESTS_ON = {"contents": "roles", "scopes": "hedges", "counted": "numbers"}
ORDER = ("numbers", "roles", "hedges", "contents", "scopes", "counted")


class Penalties(NamedTuple):
    """The weights of the L1 and of the L2 norm."""

    c1: float
    c2: float


GRID = tuple(Penalties(c1, c2) for c1 in (0.0, 0.02, 0.1) for c2 in (0.02, 0.2))
# Chosen on `validation` by `python scripts/baselines/choose.py`.
CHOSEN = dict.fromkeys(ORDER, Penalties(0.1, 0.1))


class Crf:
    """The baseline `crf`."""

    name = "crf"
    layers: Sequence[str] = LAYERS
    tokens: Sequence[str] = TOKENS
    links = True

    def __init__(self, chosen: Mapping[str, Penalties] = CHOSEN, *, iterations: int = 100) -> None:
        self.taggers = {layer: Tagger(chosen[layer], iterations) for layer in ORDER}
        self.habits = Habits()
        self.pairs = LogisticLinks()

    def fit(self, training: Training, seed: int) -> None:
        """Trains the taggers and the regression on `train` alone."""
        learnt = documents(training.train)
        for layer, tagger in self.taggers.items():
            tagger.fit(learnt, layer)
        self.habits.fit(learnt)
        self.pairs.fit(*labelled_pairs(training.train))

    def annotate(self, texts: Mapping[str, str]) -> dict[str, Annotations]:
        """See `Baseline`."""
        made = {}
        for name, text in texts.items():
            sentences = split_sentences(text)
            made[name] = assemble(text, sentences, self.found(text, sentences), self.habits)
        return made

    def found(self, text: str, sentences: Sequence[tuple[int, int]]) -> Found:
        """The stretches that the taggers find, layer by layer."""
        found = Found([], [], [], [], [], [])
        for tokens in sentences_of(text, sentences):
            given: dict[str, list[str]] = {}
            for layer in ORDER:
                other = given[RESTS_ON[layer]] if layer in RESTS_ON else None
                given[layer] = self.taggers[layer].tag(text, tokens, other)
                getattr(found, layer).extend(stretches(tokens, given[layer]))
        return found

    def link(self, pairs: Sequence[Pair]) -> list[str]:
        """See `Baseline`."""
        return self.pairs.link(pairs)


class Tagger:
    """The CRF of one layer."""

    def __init__(self, penalties: Penalties, iterations: int = 100) -> None:
        self.penalties = penalties
        self.iterations = iterations
        self._tagger: Any = None
        self._model = b""

    def fit(self, learnt: Sequence[Document], layer: str) -> None:
        """Trains on the gold sentences of documents."""
        trainer = _crfsuite().Trainer(verbose=False)
        for document in learnt:
            text, layers = document.text or "", gold(document)
            for tokens in sentences_of(text, document.sentences):
                other = tags(tokens, getattr(layers, RESTS_ON[layer])) if layer in RESTS_ON else None
                trainer.append(features(text, tokens, other), tags(tokens, getattr(layers, layer)))
        trainer.select("lbfgs")
        trainer.set_params(
            {
                **self.penalties._asdict(),
                "max_iterations": self.iterations,
                "feature.possible_transitions": True,
            }
        )
        self._tagger = _crfsuite().Tagger()
        with tempfile.TemporaryDirectory() as folder:
            file = str(Path(folder) / layer)
            trainer.train(file)
            self._model = Path(file).read_bytes()  # the tagger does not copy it
        self._tagger.open_inmemory(self._model)

    def tag(self, text: str, tokens: Tokens, other: Sequence[str] | None) -> list[str]:
        """The BIO tags of a sentence."""
        if self._tagger is None:
            raise BaselineError("the CRF is not trained: call fit first")
        given: list[str] = self._tagger.tag(features(text, tokens, other))
        return given


def _crfsuite() -> Any:  # noqa: ANN401 (it has no types)
    try:
        import pycrfsuite
    except ImportError:
        raise BaselineError(
            "python-crfsuite is not installed: .venv/bin/python -m pip install --constraint "
            ".ci/constraints.txt --editable '.[baselines]' does it, and so does make baselines"
        ) from None
    return pycrfsuite
