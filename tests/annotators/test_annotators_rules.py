"""Whatever the rule-based annotator reads, it keeps the rules of the validator, and its time in bounds."""

from __future__ import annotations

import time
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotators.prose import document, errors, prose
from reportedly.annotators import Annotator, RuleBased, clean, draft_of
from reportedly.corpus import read_stories
from reportedly.drafting import anchor_draft
from reportedly.rules.text import no_control_characters, no_invisible_characters, normal_form

if TYPE_CHECKING:
    from reportedly.model import Document

TEXTS = [document for unit in read_stories() for document in unit.documents if document.text is not None]


def keeps_the_rules(text: str) -> None:
    """The proposal for `text` has no error, and anchoring its draft gives it again, schema and all."""
    if not clean(text).strip():
        return
    proposal = document(text)
    assert errors(proposal) == []
    assert anchor_draft(yaml.load(draft_of(proposal), Loader=yaml.BaseLoader)) == proposal


@pytest.mark.parametrize("gold", TEXTS, ids=lambda gold: gold.id)
def test_the_proposal_for_a_text_of_the_corpus_keeps_the_rules(gold: Document) -> None:
    assert gold.text
    keeps_the_rules(gold.text)


@pytest.mark.parametrize(
    "text",
    [
        "It sank, according to about claimed",  # a cue at the edge of a source
        "over1\u202f000 and at\u00a0least 5",  # phrases that the rules read with a plain space
        "over\u00a0600 died",
        "at least 40 more, 1,000s of men and 30s",
        "a\u00a0few men, a  handful of them, over under 1718",
        "25 prisoners or more, 25 of the men or fewer, K5 or more",
        "0-I, ٣ dozen €, 12½ million, 5m or so, 5\u0301",
        "“Four boats sank,” he said, citing police. “Ten men died.”",
        "“One. He said 5 died,” “the mayor said 6 died,” she said.",
        "5 million per cent of 1,23 and 12,34,567",
        "several hundred, hundreds of billions, a few dozens of crowns, 100s of millions",
        "several hours, a couple of days, millions of dollars",
    ],
)
def test_the_proposal_for_an_odd_text_keeps_the_rules(text: str) -> None:
    keeps_the_rules(text)


@given(prose())
@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_the_proposal_for_any_prose_keeps_the_rules(text: str) -> None:
    keeps_the_rules(text)


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=400)
def test_the_proposal_for_any_text_keeps_the_rules(text: str) -> None:
    keeps_the_rules(text)


@given(st.text(max_size=100))
def test_a_clean_text_breaks_no_rule_of_texts_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    if cleaned.strip():
        proposal = document(cleaned)
        for check in (normal_form, no_invisible_characters, no_control_characters):
            assert list(check(proposal)) == []


def test_cleaning_keeps_what_can_be_seen() -> None:
    assert clean("a\tb\r\nc\u200bd\ufeff") == "a b\ncd"
    assert clean("Cafe\u0301") == "Café"
    assert clean("👩\u200d🔬 and a\u200db") == "👩\u200d🔬 and ab"
    assert unicodedata.is_normalized("NFC", clean("\u0301 alone, e\u0301"))


# --- Time -----------------------------------------------------------------------------------------------

SIZE = 200_000
HOSTILE = {
    "digits": "1",
    "figures": "1,",
    "spaced figures": "1 ",
    "times": "1:",
    "thin spaces": "1\u202f",
    "quotation marks": '"',
    "open quotations": "“",
    "quotations": "“No,” he said. ",
    "dashes": "-",
    "dashed figures": "7-",
    "full stops": ".",
    "initials": "A. ",
    "brackets": "(",
    "notes": "[1] ",
    "said": "said ",
    "semicolons": "said a; ",
    "one long line": "about 600 people died he said and ",
    "places": "Velanko said 5 died in a. ",
    "relative clauses": "the loss that the court said ",
    "spaces": " ",
    "lines": "x\n",
    "hundreds": "one hundred ",
    "units": "5 square ",
    "bounds": "about 5 ",
    "cues": "he said ",
    "hedges": "may ",
    "chains": "said, citing ",
    "emoji": "👩\u200d🔬",
    "claims": "About 600 people died, he said. ",
}
# A reading in the square of the length takes minutes for some of these.
ENOUGH_SECONDS = 20


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_of_200_kb_is_read_in_time_that_grows_with_its_length(name: str) -> None:
    unit = HOSTILE[name]
    text = clean("Start " + unit * (SIZE // len(unit)))
    started = time.process_time()
    RuleBased().annotate(text)
    assert time.process_time() - started < ENOUGH_SECONDS


def test_the_draft_of_a_table_is_written_in_time_that_grows_with_its_length() -> None:
    proposal = document("about 5 " * (SIZE // 8))
    started = time.process_time()
    draft_of(proposal)
    assert time.process_time() - started < ENOUGH_SECONDS / 2


# --- Quality --------------------------------------------------------------------------------------------


def test_the_rules_find_most_of_the_gold_of_every_layer() -> None:
    """Floors under the figures that were measured, so that a change that loses much is noticed."""
    floors = {
        "number": 0.96,
        "counted": 0.8,
        "source": 0.7,
        "cue": 0.7,
        "content": 0.6,
        "hedge": 0.8,
        "scope": 0.7,
    }
    right: Counter[str] = Counter()
    all_spans: Counter[str] = Counter()
    for gold in TEXTS:
        assert gold.text
        proposal = document(gold.text)
        wanted = {(span.label, span.start, span.end) for span in gold.spans}
        proposed = {(span.label, span.start, span.end) for span in proposal.spans}
        right.update(label for label, _, _ in wanted & proposed)
        all_spans.update(label for label, _, _ in [*wanted, *proposed])
    scores = {label: 2 * right[label] / all_spans[label] for label in floors}
    assert all(scores[label] > floor for label, floor in floors.items()), scores


def test_an_annotator_is_what_has_a_name_and_annotates() -> None:
    annotator: Annotator = RuleBased()
    assert annotator.name == "rule-based"
    assert annotator.annotate("").spans == ()
    assert annotator.annotate("600 died.").claims
