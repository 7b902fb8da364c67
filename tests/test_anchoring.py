"""Quotes become offsets, and spans move along with an edited text."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import DOCUMENT, TEXT, draft
from reportedly.anchoring import AnchorError, Quote, anchor, move_along, occurrences
from reportedly.drafting import DraftError, anchor_again, anchor_draft, parse_value
from reportedly.model import Document
from reportedly.segmentation import cuts_word, quotations, quoted_style, split_sentences, tokenize
from reportedly.validation import check_document

words = st.text(st.sampled_from("ab .\n"), min_size=1, max_size=40)


def test_a_quote_that_stands_once_needs_no_context() -> None:
    assert anchor("two men, ten men", Quote("two")) == (0, 3)


@pytest.mark.parametrize(
    ("quote", "start"),
    [
        (Quote("men", prefix="ten "), 13),
        (Quote("men", suffix=","), 4),
        (Quote("men", occurrence=2), 13),
        (Quote("men", prefix="two ", occurrence=1), 4),
    ],
)
def test_context_or_occurrence_chooses_a_place(quote: Quote, start: int) -> None:
    assert anchor("two men, ten men", quote) == (start, start + 3)


def test_an_ambiguous_quote_is_reported_with_its_places() -> None:
    with pytest.raises(
        AnchorError, match=r"'men' stands 2 times.*1: …two \[men\], ten.*2: …two men, ten \[men\]…"
    ):
        anchor("two men, ten men", Quote("men"))


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        (Quote("women"), "'women' is not in the text"),
        (Quote("me"), "only as a part of words"),
        (Quote("men", prefix="six "), "is there, but not with prefix 'six '"),
        (Quote("men", occurrence=3), "occurrence 3 asked for, but it stands 2 times"),
        (Quote(""), "is not in the text"),
    ],
)
def test_a_missing_quote_is_reported_with_its_reason(quote: Quote, message: str) -> None:
    with pytest.raises(AnchorError, match=message):
        anchor("two men, ten men", quote)


def test_figures_are_not_cut() -> None:
    assert occurrences("112, 12 and 12,500 or 3.12", "12") == [5]


def test_marks_and_spaces_of_another_kind_are_found() -> None:
    text = "“We lost 9\u2009000,” the agency’s head said."
    assert text[slice(*anchor(text, Quote('"We lost 9 000,"')))] == "“We lost 9\u2009000,”"
    assert text[slice(*anchor(text, Quote("the agency's")))] == "the agency’s"


@given(words, st.data())
def test_a_span_is_found_again_from_its_words_and_their_context(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if cuts_word(text, start) or cuts_word(text, end):
        return
    assert anchor(text, Quote(text[start:end], prefix=text[:start], suffix=text[end:])) == (start, end)


@given(st.text())
def test_tokens_and_sentences_lie_in_the_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    covered = {offset for start, end in split_sentences(text) for offset in range(start, end)}
    assert all(character.isspace() for offset, character in enumerate(text) if offset not in covered)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dr J. R. Ames died. Two men fled.", ["Dr J. R. Ames died.", "Two men fled."]),
        ("“Why?” she asked. “Go.”", ["“Why?” she asked.", "“Go.”"]),
        ("It cost $3.5m. It failed.", ["It cost $3.5m.", "It failed."]),
        ("A headline\n\nTOWN, 3 May — It rained. • Two", ["A headline", "TOWN, 3 May — It rained.", "• Two"]),
        ("“We left. We ran,” he said.", ["“We left.", "We ran,” he said."]),
    ],
)
def test_sentences_are_split_as_an_editor_would(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@given(st.data())
def test_spans_move_along_with_an_edit_beside_them(data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from([start for start, _ in DOCUMENT.sentences[1:]]))
    added = data.draw(
        st.sampled_from(["Rain fell. ", "At dawn the mayor said no more than that. ", "In May nobody came. "])
    )
    text = TEXT[:sentence] + added + TEXT[sentence:]
    document, _ = anchor_again(msgspec.structs.replace(DOCUMENT, text=text))
    expected = [(s.start + (len(added) if s.start >= sentence else 0)) for s in DOCUMENT.spans]
    assert [span.start for span in document.spans] == expected
    assert check_document(document) == {}


def test_a_removed_sentence_moves_what_follows_back() -> None:
    text = TEXT.replace("Ferry toll rises\n\n", "")
    document, _ = anchor_again(msgspec.structs.replace(DOCUMENT, text=text))
    assert {span.start - moved.start for span, moved in zip(DOCUMENT.spans, document.spans, strict=True)} == {
        18
    }
    assert check_document(document) == {}


def test_equal_words_stay_with_their_neighbours() -> None:
    text = "said he. Now: Ann said it. Bob said it."
    moved = move_along(text, [(0, "Ann"), (4, "said"), (13, "Bob"), (17, "said")], [(0, 12), (13, 25)])
    assert [start for start, _ in moved.spans] == [14, 18, 27, 31]


def test_words_that_are_gone_are_named() -> None:
    with pytest.raises(AnchorError, match=r"no longer in the text: 'the mayor'"):
        anchor_again(msgspec.structs.replace(DOCUMENT, text=TEXT.replace("the mayor", "an aide")))


def test_a_draft_reports_all_that_is_wrong_with_it() -> None:
    wrong = draft()
    wrong["spans"] = [
        *wrong["spans"],
        {"id": "s13", "label": "cue", "exact": "told"},
        {"id": "s14", "label": "cue", "exact": "said", "start": 3},
        {"label": "cue", "exact": "said"},
    ]
    wrong["numbers"] = [*wrong["numbers"], {"id": "n4", "span": "s13", "kind": "cardinal"}]
    with pytest.raises(DraftError) as raised:
        anchor_draft(wrong)
    assert [problem.message.split(":")[0] for problem in raised.value.problems] == [
        "spans s13",
        "spans s14",
        "spans 14",
        "numbers n4",
    ]


def test_what_has_one_answer_is_filled_in() -> None:
    assert [attribution.style for attribution in DOCUMENT.attributions] == ["indirect", "indirect"]
    assert DOCUMENT.claim_by_id["c1"].attributions == ("a1", "a2")
    assert DOCUMENT.claim_by_id["c2"].hedges == ("h2",)
    assert DOCUMENT.span_by_id[DOCUMENT.hedge_by_id["h1"].scope[0]].text == "About 600"
    assert check_document(DOCUMENT) == {}


def test_a_number_with_two_chains_needs_a_claim_for_each() -> None:
    independent = draft()
    del independent["attributions"][1]["via"]
    with pytest.raises(DraftError, match=r"claims c1: 2 chains hold n1; .*\[a1\] or \[a2\]"):
        anchor_draft(independent)


def test_a_draft_with_a_withheld_text_becomes_a_stand_off_document() -> None:
    document = anchor_draft(draft(withheld={"how": "Ask."}))
    assert isinstance(document, Document)
    assert document.text is None
    assert document.withheld is not None
    assert document.withheld.length == len(TEXT)
    assert {span.text for span in document.spans} == {None}


@pytest.mark.parametrize(
    ("notation", "value"),
    [
        ("600", (600, 600, True, True, False, None)),
        ("~600", (600, 600, True, True, True, None)),
        ("40..60 km", (40, 60, True, True, False, "km")),
        ("~24..99", (24, 99, True, True, True, None)),
        (">=40", (40, None, True, False, False, None)),
        (">3.5 percentage point", (3.5, None, False, False, False, "percentage point")),
        ("<=40", (None, 40, False, True, False, None)),
        ("<-2 degree Celsius", (None, -2, False, False, False, "degree Celsius")),
    ],
)
def test_a_value_is_read_as_the_guidelines_write_it(notation: str, value: tuple[object, ...]) -> None:
    assert tuple(parse_value(notation).values()) == value


@pytest.mark.parametrize("notation", ["", "many", "4..", "> 40", "40km", "1e3"])
def test_what_is_no_value_is_refused(notation: str) -> None:
    with pytest.raises(ValueError, match="is not a value"):
        parse_value(notation)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Go,” she said. “Now.”", ["“Go,”", "“Now.”"]),
        ('A "ghost" and an open "one\nnext', ['"ghost"', '"one']),
        ("She’s ‘out’ and it’s ‘all’.", ["‘out’", "‘all’"]),
        ("“It’s ‘over’,” he said", ["“It’s ‘over’,”"]),
        ("‘Tis open", []),
        ("No marks", []),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == found


@pytest.mark.parametrize(
    ("content", "style"),
    [
        ("“a guess”", "direct"),
        ("the toll “a guess”", "mixed"),
        ("the toll", "indirect"),
        ("a guess", "direct"),
        ("”,", "indirect"),
    ],
)
def test_the_style_is_what_the_marks_say(content: str, style: str) -> None:
    text = "He called the toll “a guess”, and left."
    start = text.index(content)
    assert quoted_style(text, [(start, start + len(content))]) == style


@pytest.mark.parametrize("unit", ["A. ", ".", "!”", "“", "a.b", ". “"])
def test_a_hostile_line_is_split_before_anyone_gives_up(unit: str) -> None:
    # Half a million characters would take hours if the work grew with the square of the line.
    text = unit * (500_000 // len(unit))
    sentences = split_sentences(text)
    assert sentences[0][0] == 0
    assert sentences[-1][1] == len(text.rstrip())
