"""Which quotations ask for an attribution."""

from __future__ import annotations

import pytest

from examples import draft
from reportedly.drafting import anchor_draft
from reportedly.validation import check_document


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("“Nobody told us anything at all,” it read.", True),
        ("The article (“Ferry was not full when it sank”) was wrong.", False),
        ("It ran under the headline “Ferry was not full when it sank”.", False),
        ("It was full of “so-called experts”.", False),
        ("The headline was wrong. “Nobody told us anything at all.”", True),
    ],
)
def test_a_long_quotation_that_is_no_title_asks_for_an_attribution(text: str, asked: bool) -> None:
    document = anchor_draft(draft(text=text, spans=[], numbers=[], attributions=[], hedges=[], claims=[]))
    assert ("A301" in check_document(document)) is asked
