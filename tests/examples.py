"""Small documents for tests, written as drafts. The sentences are made up for this."""

from __future__ import annotations

from typing import Any

from reportedly.drafting import anchor_draft

TEXT = (
    "Ferry toll rises\n\nAbout 600 people were missing, the mayor said, citing the coastguard. "
    "Dozens reportedly swam ashore on 3 May."
)


def draft(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """A good draft with a quantity, a decoy, a chain of two sources and two hedges; `changes` replace its
    parts.
    """
    return {
        "id": "ferry-1",
        "metadata": {
            "title": "Ferry toll rises",
            "published": "2031-05-04",
            "genre": "wire_brief",
            "domain": "disaster",
            "collection": "composed",
            "origin": {"kind": "composed", "name": "Written for this corpus", "locator": None},
            "story": "ferry",
            "split": "train",
        },
        "text": TEXT,
        "spans": [
            {"id": "s1", "label": "number", "exact": "About 600"},
            {"id": "s2", "label": "hedge", "exact": "About"},
            {"id": "s3", "label": "counted", "exact": "people"},
            {"id": "s4", "label": "content", "exact": "About 600 people were missing"},
            {"id": "s5", "label": "source", "exact": "the mayor"},
            {"id": "s6", "label": "cue", "exact": "said"},
            {"id": "s7", "label": "cue", "exact": "citing"},
            {"id": "s8", "label": "source", "exact": "the coastguard"},
            {"id": "s9", "label": "number", "exact": "Dozens"},
            {"id": "s10", "label": "hedge", "exact": "reportedly"},
            {"id": "s11", "label": "scope", "exact": "Dozens reportedly swam ashore on 3 May"},
            {"id": "s12", "label": "number", "exact": "3 May"},
        ],
        "numbers": [
            {"id": "n1", "span": "s1", "kind": "cardinal", "value": "~600", "counted": "s3"},
            {"id": "n2", "span": "s9", "kind": "cardinal", "value": "~24..99"},
            {"id": "n3", "span": "s12", "kind": "date"},
        ],
        "attributions": [
            {
                "id": "a1",
                "cue": ["s6"],
                "source": ["s5"],
                "content": ["s4"],
                "source_type": "official",
                "attitude": "assert",
            },
            {
                "id": "a2",
                "cue": ["s7"],
                "source": ["s8"],
                "content": ["s4"],
                "source_type": "organisation",
                "attitude": "assert",
                "via": "a1",
            },
        ],
        "hedges": [
            {"id": "h1", "cue": ["s2"], "kind": "approximator"},
            {"id": "h2", "cue": ["s10"], "scope": ["s11"], "kind": "hearsay"},
        ],
        "claims": [
            {"id": "c1", "number": "n1", "event": "missing", "certainty": "certain", "polarity": "positive"},
            {
                "id": "c2",
                "number": "n2",
                "event": "rescued",
                "certainty": "underspecified",
                "polarity": "positive",
            },
        ],
        "annotation": {
            "guidelines": "1",
            "passes": [{"annotator": "test", "kind": "human", "date": "2031-05-04"}],
            "adjudicated": "false",
        },
        **changes,
    }


DOCUMENT = anchor_draft(draft())
