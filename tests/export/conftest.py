"""Stories of the tests: fictional texts, small, with every layer and every awkward case in them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from reportedly.drafting import anchor_draft
from reportedly.model import Document, Story, from_object

if TYPE_CHECKING:
    from pathlib import Path

# Read by `datasets` when it is imported.
os.environ["HF_HUB_OFFLINE"] = "1"

Unit = tuple[Story | None, list[Document]]

FIRST = """Ferry sinks off Port Ellin

About 40 passengers may have drowned, lawmakers said, citing the Ellin coastguard. \
“We pulled 12 people,” said Ada Rusk, “from the water.” \
The coastguard wrote: “Nobody told us. Two boats were out.”
Flight KV-211 turned back, reportedly.
"""

LATER = """At least 43 passengers drowned, the coastguard said. It denied that 12 had been saved.
Some 55 people were on board.
"""

STRIKE = "The port of Tarn shed 300 jobs, and 300 clerks walked out."

LONE = "Three lamps went dark in Ostrel."

SECRET = "Zorvanian quartermasters reportedly hid 77 crates, the Quillfeather ledger shows."


def _span(name: str, label: str, exact: str, **where: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"id": name, "label": label, "exact": exact, **where}


def _draft(name: str, story: str, split: str, text: str, **parts: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "id": name,
        "metadata": {
            "title": f"Title of {name}",
            "published": "2031-05-02",
            "genre": "report",
            "domain": "disaster",
            "collection": "composed",
            "origin": {"kind": "composed", "name": "written for this corpus", "locator": None},
            "story": story,
            "split": split,
        },
        "text": text,
        "annotation": {
            "guidelines": "1",
            "passes": [{"annotator": "first reader", "kind": "model", "date": "2031-05-03"}],
            "adjudicated": "false",
        },
        **parts,
    }


def _first() -> Document:
    return anchor_draft(
        _draft(
            "ellin-first",
            "ellin",
            "train",
            FIRST,
            spans=[
                _span("n1", "number", "About 40"),
                _span("n2", "number", "12"),
                _span("n3", "number", "Two"),
                _span("n4", "number", "KV-211"),
                _span("k1", "counted", "passengers"),
                _span("k2", "counted", "people"),
                _span("s1", "source", "lawmakers"),
                _span("u1", "cue", "said", prefix="lawmakers "),
                _span("t1", "content", "About 40 passengers may have drowned"),
                _span("s2", "source", "the Ellin coastguard"),
                _span("u2", "cue", "citing"),
                _span("s3", "source", "Ada Rusk"),
                _span("u3", "cue", "said", suffix=" Ada"),
                _span("t3", "content", "“We pulled 12 people,”"),
                _span("t4", "content", "“from the water.”"),
                _span("s5", "source", "The coastguard"),
                _span("u5", "cue", "wrote"),
                _span("t5", "content", "“Nobody told us. Two boats were out.”"),
                _span("h1", "hedge", "About"),
                _span("h2", "hedge", "may"),
                _span("x2", "scope", "About 40 passengers may have drowned"),
                _span("h3", "hedge", "reportedly"),
                _span("x3", "scope", "Flight KV-211 turned back"),
                _span("x4", "scope", "reportedly"),
            ],
            numbers=[
                {"id": "m1", "span": "n1", "kind": "cardinal", "value": "~40", "counted": "k1"},
                {"id": "m2", "span": "n2", "kind": "cardinal", "value": "12", "counted": "k2"},
                {"id": "m3", "span": "n3", "kind": "cardinal", "value": "2"},
                {"id": "m4", "span": "n4", "kind": "identifier"},
            ],
            attributions=[
                {
                    "id": "a1",
                    "cue": "u1",
                    "source": "s1",
                    "content": "t1",
                    "source_type": "official",
                    "attitude": "assert",
                },
                {
                    "id": "a2",
                    "cue": "u2",
                    "source": "s2",
                    "content": "t1",
                    "source_type": "organisation",
                    "attitude": "assert",
                    "via": "a1",
                },
                {
                    "id": "a3",
                    "cue": "u3",
                    "source": "s3",
                    "content": ["t3", "t4"],
                    "source_type": "named_person",
                    "attitude": "assert",
                },
                {
                    "id": "a4",
                    "cue": "u5",
                    "source": "s5",
                    "content": "t5",
                    "source_type": "organisation",
                    "attitude": "assert",
                },
            ],
            hedges=[
                {"id": "w1", "cue": "h1", "kind": "approximator"},
                {"id": "w2", "cue": "h2", "scope": "x2", "kind": "epistemic"},
                {"id": "w3", "cue": "h3", "scope": ["x3", "x4"], "kind": "hearsay"},
            ],
            claims=[
                # The order of the file is not that of the text.
                {
                    "id": "c2",
                    "number": "m2",
                    "event": "rescued",
                    "certainty": "certain",
                    "polarity": "positive",
                },
                {
                    "id": "c1",
                    "number": "m1",
                    "event": "killed",
                    "certainty": "possible",
                    "polarity": "positive",
                },
                {
                    "id": "c3",
                    "number": "m3",
                    "event": "deployed",
                    "certainty": "certain",
                    "polarity": "positive",
                },
            ],
        )
    )


def _later() -> Document:
    return anchor_draft(
        _draft(
            "ellin-a-later",
            "ellin",
            "train",
            LATER,
            spans=[
                _span("n1", "number", "At least 43"),
                _span("n2", "number", "12"),
                _span("n3", "number", "Some 55"),
                _span("s1", "source", "the coastguard"),
                _span("u1", "cue", "said"),
                _span("t1", "content", "At least 43 passengers drowned"),
                _span("s2", "source", "It"),
                _span("u2", "cue", "denied"),
                _span("t2", "content", "12 had been saved"),
                _span("h1", "hedge", "Some"),
            ],
            numbers=[
                {"id": "m1", "span": "n1", "kind": "cardinal", "value": ">=43"},
                {"id": "m2", "span": "n2", "kind": "cardinal", "value": "12"},
                {"id": "m3", "span": "n3", "kind": "cardinal", "value": "~55"},
            ],
            attributions=[
                {
                    "id": "a1",
                    "cue": "u1",
                    "source": "s1",
                    "content": "t1",
                    "source_type": "organisation",
                    "attitude": "assert",
                },
                {
                    "id": "a2",
                    "cue": "u2",
                    "source": "s2",
                    "content": "t2",
                    "source_type": "organisation",
                    "attitude": "deny",
                },
            ],
            hedges=[{"id": "w1", "cue": "h1", "kind": "approximator"}],
            claims=[
                {
                    "id": "c1",
                    "number": "m1",
                    "event": "killed",
                    "certainty": "certain",
                    "polarity": "positive",
                },
                {
                    "id": "c2",
                    "number": "m2",
                    "event": "rescued",
                    "certainty": "certain",
                    "polarity": "negative",
                },
                {
                    "id": "c3",
                    "number": "m3",
                    "event": "attended",
                    "certainty": "certain",
                    "polarity": "positive",
                },
            ],
        )
    )


def _strike() -> Document:
    return anchor_draft(
        _draft(
            "tarn-strike",
            "tarn",
            "validation",
            STRIKE,
            spans=[
                _span("n1", "number", "300", suffix=" jobs"),
                _span("n2", "number", "300", suffix=" clerks"),
            ],
            numbers=[
                {"id": "m1", "span": "n1", "kind": "cardinal", "value": "300"},
                {"id": "m2", "span": "n2", "kind": "cardinal", "value": "300"},
            ],
            claims=[
                {
                    "id": "c1",
                    "number": "m1",
                    "event": "laid_off",
                    "certainty": "certain",
                    "polarity": "positive",
                },
                {
                    "id": "c2",
                    "number": "m2",
                    "event": "other",
                    "certainty": "certain",
                    "polarity": "positive",
                },
            ],
        )
    )


def _lone() -> Document:
    return anchor_draft(
        _draft(
            "ostrel-lamps",
            "ostrel",
            "validation",
            LONE,
            spans=[_span("n1", "number", "Three")],
            numbers=[{"id": "m1", "span": "n1", "kind": "cardinal", "value": "3"}],
            claims=[
                {
                    "id": name,
                    "number": "m1",
                    "event": "damaged",
                    "certainty": "certain",
                    "polarity": "positive",
                }
                for name in ("c1", "c2")
            ],
        )
    )


def _withheld() -> Document:
    draft = _draft(
        "crates-report",
        "crates-story",
        "test_news",
        SECRET,
        withheld={"how": "Ask the paper."},
        spans=[
            _span("n1", "number", "77"),
            _span("k1", "counted", "crates"),
            _span("s1", "source", "the Quillfeather ledger"),
            _span("u1", "cue", "shows"),
            _span("t1", "content", "Zorvanian quartermasters reportedly hid 77 crates"),
            _span("h1", "hedge", "reportedly"),
            _span("x1", "scope", "Zorvanian quartermasters reportedly hid 77 crates"),
        ],
        numbers=[{"id": "m1", "span": "n1", "kind": "cardinal", "value": "77", "counted": "k1"}],
        attributions=[
            {
                "id": "a1",
                "cue": "u1",
                "source": "s1",
                "content": "t1",
                "source_type": "document",
                "attitude": "assert",
            }
        ],
        hedges=[{"id": "w1", "cue": "h1", "scope": "x1", "kind": "hearsay"}],
        claims=[
            {
                "id": "c1",
                "number": "m1",
                "event": "other",
                "certainty": "underspecified",
                "polarity": "positive",
            },
            {
                "id": "c2",
                "number": "m1",
                "event": "other",
                "certainty": "underspecified",
                "polarity": "positive",
            },
        ],
    )
    draft["metadata"] |= {
        "collection": "press",
        "origin": {"kind": "external", "name": "The Evening Post", "locator": "page 3"},
    }
    return anchor_draft(draft)


def _story(name: str, documents: list[str], links: list[tuple[str, str, str]]) -> Story:
    return from_object(
        Story,
        {
            "id": name,
            "title": f"Story of {name}",
            "documents": documents,
            "links": [{"type": kind, "from": source, "to": target} for kind, source, target in links],
        },
    )


@pytest.fixture
def first() -> Document:
    return _first()


@pytest.fixture
def withheld() -> Document:
    return _withheld()


@pytest.fixture
def secret() -> str:
    return SECRET


@pytest.fixture
def stories() -> list[Unit]:
    """Three stories and a document without one: no row is in the split `test`, and few in the others."""
    ellin = _story(
        "ellin",
        ["ellin-first", "ellin-a-later"],
        [
            ("updates", "ellin-a-later#c1", "ellin-first#c1"),
            # Against the order of publication, and of claims with different events.
            ("part_of", "ellin-first#c1", "ellin-a-later#c3"),
        ],
    )
    return [
        (ellin, [_first(), _later()]),
        (_story("crates-story", ["crates-report"], []), [_withheld()]),
        (None, [_lone()]),
        (_story("tarn", ["tarn-strike"], []), [_strike()]),
    ]


@pytest.fixture
def ellin(stories: list[Unit]) -> tuple[Story, list[Document]]:
    story, documents = stories[0]
    assert story is not None
    return story, documents


@pytest.fixture
def cache(tmp_path: Path) -> str:
    return str(tmp_path / "cache")


@pytest.fixture
def passes(stories: list[Unit]) -> list[tuple[str, Document]]:
    """Two readings of a document and one of a withheld one."""
    first, crates = stories[0][1][0], stories[1][1][0]
    return [("A", first), ("A", crates), ("B", first)]
