"""Which links the claims that they join allow."""

from __future__ import annotations

import pytest

from examples import draft
from reportedly.drafting import anchor_draft
from reportedly.model import Document, Link, Story
from reportedly.rules import RULES
from reportedly.rules.registry import StoryContext


def document(name: str, event: str, polarity: str = "positive") -> Document:
    return anchor_draft(
        draft(
            id=name,
            text="It was 46 in all.",
            spans=[{"id": "s1", "label": "number", "exact": "46"}],
            numbers=[{"id": "n1", "span": "s1", "kind": "cardinal", "value": "46"}],
            attributions=[],
            hedges=[],
            claims=[
                {"id": "c1", "number": "n1", "event": event, "certainty": "certain", "polarity": polarity}
            ],
        )
    )


@pytest.mark.parametrize(("code", "kind"), [("L107", "updates"), ("L108", "contradicts")])
@pytest.mark.parametrize(
    ("event", "polarity", "found"),
    [("killed", "positive", True), ("casualties", "positive", False), ("killed", "negative", False)],
)
def test_an_equal_figure_differs_by_its_event_or_its_polarity(
    code: str, kind: str, event: str, polarity: str, found: bool
) -> None:
    documents = {"toll-1": document("toll-1", "killed"), "toll-2": document("toll-2", event, polarity)}
    link = Link(kind, "toll-2#c1", "toll-1#c1")
    context = StoryContext(
        Story(id="toll", title="Toll", documents=tuple(documents), links=(link,)), documents
    )
    assert bool(list(RULES[code].check(context))) is found
