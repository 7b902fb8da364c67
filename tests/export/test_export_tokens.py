"""The tokens of a sentence are those that it has by itself, though its text is tokenised as a whole."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.export.tokens import sentence_tokens, tokens
from reportedly.segmentation import tokenize

LETTERS = st.text(st.sampled_from("ab 1,.\n’é\u0301\u200d👍🏽\u00a0"), min_size=1, max_size=30)


@given(LETTERS, st.integers(0, 30), st.integers(0, 30))
@example("1,000 men", 0, 2)  # the sentence ends in a figure
@example("1,000 men", 2, 9)  # it begins in one
@example("a\u0301 b", 1, 4)  # it begins in a character
def test_a_sentence_has_the_tokens_of_its_words_alone(text: str, first: int, second: int) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    found = sentence_tokens(text, start, end)
    assert list(zip(*found, strict=True)) == [
        (token.text, token.start + start, token.end + start) for token in tokenize(text[start:end])
    ]


def test_the_tokens_of_a_text_stay_as_they_are_when_those_of_a_sentence_are_changed() -> None:
    text = "Two boats sank. Ten men swam."
    sentence_tokens(text, 0, len(text)).texts.clear()
    assert tokens(text).texts == [token.text for token in tokenize(text)]
