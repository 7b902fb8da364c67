"""The figures of agreement are those that one works out by hand."""

from __future__ import annotations

from math import isnan

import krippendorff
import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from agreement.passes import EMPTY, changed, renamed
from examples import DOCUMENT, TEXT
from reportedly.agreement import (
    GOALS,
    MAIN,
    MEASURES,
    Agreement,
    Pair,
    PairingError,
    compare,
    pair,
    slices,
    tally,
)
from reportedly.agreement.alignment import likeness
from reportedly.agreement.coefficients import AGR, ALPHA, F1, KAPPA
from reportedly.agreement.tables import shown
from reportedly.corpus import attach, read_stories
from reportedly.drafting import stand_off
from reportedly.model import Document, Span

VALUE = msgspec.to_builtins(DOCUMENT.numbers[0].value)
STAND_OFF = stand_off(DOCUMENT, "Ask the editor.")
CORPUS = [document for _, documents in read_stories() for document in documents]


def agreement(*pairs: tuple[Document, Document], **options: int) -> Agreement:
    return compare([Pair(*each) for each in pairs], **options)


def value(name: str, *pairs: tuple[Document, Document]) -> float | None:
    return agreement(*pairs, resamples=1).figures[name].value


# --- Coefficients ---------------------------------------------------------------------------------------


def test_kappa_is_that_of_cohen() -> None:
    # The usual textbook table: 35 of 50 agree, .5 * .6 + .5 * .4 by chance: (.7 - .5) / (1 - .5).
    counts = np.array([20.0, 5.0, 10.0, 15.0])
    assert KAPPA.pooled(counts) == pytest.approx(0.4)
    assert KAPPA.resampled(counts[None]).tolist() == pytest.approx([0.4])


def test_alpha_is_that_of_krippendorff() -> None:
    # 100 values, 55 and 45: 30 of 100 ordered pairs differ, by chance 2 * 55 * 45 of 100 * 99.
    counts = np.array([20.0, 5.0, 10.0, 15.0])
    expected = 1 - 0.30 / (2 * 55 * 45 / (100 * 99))
    assert ALPHA.pooled(counts) == pytest.approx(expected)
    assert ALPHA.resampled(counts[None]).tolist() == pytest.approx([expected])


@settings(deadline=None)  # the libraries take their time when they are first called
@given(st.lists(st.integers(0, 30), min_size=9, max_size=9))
def test_resampled_figures_are_those_of_the_libraries(matrix: list[int]) -> None:
    counts = np.array(matrix, dtype=float)
    for coefficient in (KAPPA, ALPHA):
        one, many = coefficient.pooled(counts), coefficient.resampled(counts[None])[0]
        assert one == pytest.approx(many, nan_ok=True)
    a = np.repeat(np.arange(9) // 3, matrix)
    b = np.repeat(np.arange(9) % 3, matrix)
    if len({*a, *b}) > 1:
        assert KAPPA.pooled(counts) == pytest.approx(cohen_kappa_score(a, b))
        alpha = krippendorff.alpha(reliability_data=[a, b], level_of_measurement="nominal")
        assert ALPHA.pooled(counts) == pytest.approx(alpha)


def test_what_is_not_defined_is_not_a_figure() -> None:
    assert isnan(F1.pooled(np.zeros(3)))
    assert isnan(AGR.pooled(np.array([0.0, 0.0, 0.0, 3.0])))
    for coefficient in (KAPPA, ALPHA):
        for counts in (np.zeros(4), np.array([7.0, 0.0, 0.0, 0.0])):  # nothing; one category alone
            assert isnan(coefficient.pooled(counts))
            assert np.isnan(coefficient.resampled(counts[None])).all()


def test_agr_is_the_mean_of_both_directions() -> None:
    assert AGR.pooled(np.array([3.0, 4.0, 3.0, 6.0])) == (0.75 + 0.5) / 2


# --- Alignment ------------------------------------------------------------------------------------------


def test_likeness_is_the_shared_part_of_either() -> None:
    assert likeness(((0, 10),), ((5, 15),)) == 5 / 15
    assert likeness(((0, 10),), ((0, 10),)) == 1
    assert likeness(((0, 10),), ((10, 15),)) == 0
    assert likeness((), ()) == 1
    assert likeness((), ((0, 1),)) == 0
    assert 0.9 < likeness(((0, 5), (5, 10)), ((0, 10),)) < 1


def spans(*extents: tuple[int, int], label: str = "content") -> Document:
    made = tuple(Span(f"x{place}", label, *extent) for place, extent in enumerate(extents))
    return msgspec.structs.replace(EMPTY, spans=made)


def test_an_overlapping_span_counts_a_half() -> None:
    # One exact, one overlapping, one alone in the second: 2 * 1.5 / (2 + 3).
    pairs = spans((0, 10), (20, 30)), spans((0, 10), (25, 40), (50, 60))
    assert value("content F1 exact", pairs) == pytest.approx(2 / 5)
    assert value("content F1 partial", pairs) == pytest.approx(3 / 5)
    assert value("content F1 overlap", pairs) == pytest.approx(4 / 5)
    assert value("scope F1 partial", pairs) is None


def test_a_span_answers_to_one_only() -> None:
    pairs = spans((0, 30)), spans((0, 9), (10, 19), (20, 29))
    assert value("content F1 overlap", pairs) == pytest.approx(2 / 4)


def test_an_exact_match_goes_before_two_overlaps() -> None:
    # Nested: the long ones are equal; the short ones do not overlap but overlap the long ones.
    pairs = spans((0, 10), (0, 5)), spans((0, 10), (6, 9))
    assert value("content F1 exact", pairs) == pytest.approx(2 / 4)
    assert value("content F1 partial", pairs) == pytest.approx(2 / 4)


def test_a_span_of_another_label_is_another_span() -> None:
    pairs = spans((0, 10)), spans((0, 10), label="scope")
    assert value("content F1 exact", pairs) == 0
    assert value("scope F1 overlap", pairs) == 0


# --- Figures --------------------------------------------------------------------------------------------


def test_identical_passes_agree_in_everything() -> None:
    found = agreement(*zip(CORPUS, CORPUS, strict=True), resamples=20).figures
    assert list(found) == list(MEASURES)
    for name, figure in found.items():
        assert figure.value == pytest.approx(1), name
        assert figure.interval == pytest.approx((1, 1)), name
        assert figure.met in (True, None)
    assert {name for name, figure in found.items() if figure.met} == set(GOALS)


def shifted(document: Document) -> Document:
    """The same frames, each span where none of the document was."""
    moved = (
        msgspec.structs.replace(span, start=span.start + 1000, end=span.end + 1000) for span in document.spans
    )
    return msgspec.structs.replace(document, spans=tuple(moved))


def test_disjoint_passes_agree_in_nothing() -> None:
    found = agreement((STAND_OFF, shifted(STAND_OFF)), resamples=1).figures
    for name, figure in found.items():
        if figure.measure.group in ("tokens", "attributes") or name == "chain F1":
            assert figure.value is None, name  # nothing is aligned, or has a text
        else:
            assert figure.value == 0, name
            assert figure.met in (False, None)


def test_nothing_agrees_with_no_annotation() -> None:
    found = agreement((DOCUMENT, EMPTY), resamples=1).figures
    for name, figure in found.items():
        if figure.measure.group in ("spans", "claims") or name.endswith("token kappa"):
            assert figure.value == 0, name
    assert found["attribution agr"].value is None


def test_pooled_figures_are_of_all_documents_together() -> None:
    two = agreement((DOCUMENT, DOCUMENT), (renamed(DOCUMENT, "b"), renamed(EMPTY, "b")), resamples=1)
    assert two.figures["number F1 exact"].support == (6, 3)
    assert two.figures["number F1 exact"].value == pytest.approx(2 * 3 / 9)
    assert two.figures["number token kappa"].support == (50,)


def test_tokens_in_a_span_are_labelled() -> None:
    # “About 600” against “600”: of 25 tokens 5 are in numbers in the first, 4 in the second.
    start = TEXT.index("600")
    other = changed("spans", "s1", start=start)
    chance = (5 * 4 + 20 * 21) / 625
    assert value("number token kappa", (DOCUMENT, other)) == pytest.approx((24 / 25 - chance) / (1 - chance))
    assert value("number F1 exact", (DOCUMENT, other)) == pytest.approx(2 / 3)
    assert value("number F1 partial", (DOCUMENT, other)) == pytest.approx(2.5 / 3)


def test_a_token_beside_a_span_is_outside_and_cues_go_before_contents() -> None:
    comma, cue = TEXT.index(", the"), TEXT.index("said")
    beside = spans((comma, comma + 5), label="number")  # “missing” ends where it begins
    assert tally(Pair(beside, EMPTY)).counts["number token kappa"].tolist() == [23, 0, 2, 0]
    inside = msgspec.structs.replace(
        EMPTY, spans=(Span("x", "content", 0, len(TEXT)), Span("y", "cue", cue, cue + 4))
    )
    matrix = tally(Pair(inside, inside)).counts["attribution token kappa"].reshape(4, 4)
    assert matrix.diagonal().tolist() == [0, 1, 0, 24]  # outside, cue, source, content


def test_a_figure_is_cut_off_so_that_none_seems_to_meet_its_goal() -> None:
    assert [shown(value) for value in (0.9499, 0.57, 1.0, None)] == ["0.949", "0.570", "1.000", "-"]


def test_values_are_compared_where_both_have_a_quantity_there() -> None:
    other = changed("numbers", "n1", value={**VALUE, "low": 700, "high": 700})
    assert value("value equal", (DOCUMENT, other)) == 1 / 2
    decoy = changed("numbers", "n1", kind="date", value=None)
    assert value("value equal", (DOCUMENT, decoy)) == 1
    # kinds: cardinal, cardinal, date against date, cardinal, date: 2 of 3, by chance (2 * 1 + 1 * 2) / 9.
    assert value("number kind kappa", (DOCUMENT, decoy)) == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))
    shorter = changed("spans", "s1", start=TEXT.index("600"))
    assert agreement((DOCUMENT, shorter), resamples=1).figures["value equal"].support == (1,)


def test_counted_is_compared_where_either_has_it() -> None:
    other = changed("numbers", "n2", counted="s3")
    found = agreement((DOCUMENT, other), resamples=1).figures["counted equal"]
    assert (found.value, found.support) == (1 / 2, (2,))


def test_an_attribution_agrees_when_its_three_roles_overlap() -> None:
    cut = changed("spans", "s4", start=TEXT.index("people"))
    assert value("attribution F1", (DOCUMENT, cut)) == 1
    other_source = changed("attributions", "a1", source=["s8"])
    found = agreement((DOCUMENT, other_source), resamples=1).figures
    assert found["attribution F1"].value == 1 / 2
    assert found["attribution agr"].value == 1
    no_source = changed("attributions", "a1", source=[])
    assert value("attribution F1", (DOCUMENT, no_source)) == 1 / 2
    assert value("attribution F1", (no_source, no_source)) == 1


def test_a_chain_is_a_relation_between_aligned_attributions() -> None:
    assert value("chain F1", (DOCUMENT, changed("attributions", "a2", via=None))) == 0
    turned = changed("attributions", "a1", changed("attributions", "a2", via=None), via="a2")
    assert value("chain F1", (DOCUMENT, turned)) == 0
    renamed_frames = msgspec.structs.replace(
        DOCUMENT, attributions=tuple(reversed(DOCUMENT.attributions))
    )  # another order is the same chain
    assert value("chain F1", (DOCUMENT, renamed_frames)) == 1


def test_a_claim_agrees_by_its_number_and_its_chain() -> None:
    assert DOCUMENT.claims[0].attributions == ("a1", "a2")
    other = changed("claims", "c1", attributions=["a1"])
    assert value("claim F1", (DOCUMENT, other)) == 1 / 2
    assert value("claim F1", (DOCUMENT, changed("claims", "c1", certainty="possible"))) == 1
    turned = changed("claims", "c1", attributions=["a2", "a1"])
    assert value("claim F1", (DOCUMENT, turned)) == 1 / 2
    longer = changed("spans", "s1", end=TEXT.index("were"))
    assert value("claim F1", (DOCUMENT, longer)) == 1 / 2


def test_certainties_of_aligned_claims_have_a_kappa() -> None:
    # certain, underspecified against possible, underspecified: 1 of 2, by chance 1 / 4.
    other = changed("claims", "c1", certainty="possible")
    assert value("certainty kappa", (DOCUMENT, other)) == pytest.approx(1 / 3)


# --- Intervals and slices -------------------------------------------------------------------------------


def varied() -> list[tuple[Document, Document]]:
    shorter = changed("spans", "s1", start=TEXT.index("600"))
    readings = [DOCUMENT, shorter, DOCUMENT, EMPTY, DOCUMENT, shorter, DOCUMENT, DOCUMENT]
    return [
        (renamed(DOCUMENT, f"d{place}"), renamed(other, f"d{place}")) for place, other in enumerate(readings)
    ]


def test_an_interval_contains_its_figure_and_is_that_of_its_seed() -> None:
    found = agreement(*varied(), seed=7)
    for name, figure in found.figures.items():
        if figure.value is not None:
            assert figure.interval is not None
            low, high = figure.interval
            assert low <= figure.value + 1e-12, name
            assert figure.value <= high + 1e-12, name
    again = agreement(*varied(), seed=7)
    assert again.figures == found.figures
    assert agreement(*varied(), seed=8).figures["number F1 exact"] != found.figures["number F1 exact"]


def test_a_resample_is_what_the_documents_it_draws_would_give() -> None:
    # Of two documents, one agrees and one does not: 0, 2/3 or 1 in a resample, so 95 % lie from 0 to 1.
    pairs = (DOCUMENT, DOCUMENT), (renamed(DOCUMENT, "b"), renamed(EMPTY, "b"))
    assert agreement(*pairs).figures["number F1 exact"].interval == (0, 1)


def test_it_does_not_matter_which_reading_is_the_first() -> None:
    one, other = agreement(*varied()), agreement(*((b, a) for a, b in varied()))
    for name, figure in one.figures.items():
        assert figure.value == pytest.approx(other.figures[name].value), name
        assert figure.interval == pytest.approx(other.figures[name].interval), name


def test_one_document_has_no_interval() -> None:
    assert agreement((DOCUMENT, DOCUMENT)).figures["number F1 exact"].interval is None


def test_slices_are_the_documents_that_share_a_value() -> None:
    tallies = agreement(*zip(CORPUS, CORPUS, strict=True), resamples=1).tallies
    by_split = slices(tallies, "split", resamples=5)
    assert [part.value for part in by_split] == ["train", "validation", "test", "test_news"]
    assert sum(part.documents for part in by_split) == len(CORPUS)
    assert all(list(part.figures) == list(MAIN) for part in by_split)
    one = slices(tallies[:2], "document", resamples=5)
    assert [(part.value, part.documents) for part in one] == [(each.document, 1) for each in tallies[:2]]


# --- Passes ---------------------------------------------------------------------------------------------


def test_documents_of_one_pass_alone_are_named() -> None:
    a, b = {"x": DOCUMENT, "y": DOCUMENT}, {"y": DOCUMENT, "z": DOCUMENT}
    with pytest.raises(PairingError, match="only the first pass has x; only the second pass has z"):
        pair(a, b)
    assert pair(a, b, common=True) == ([Pair(DOCUMENT, DOCUMENT)], ["x", "z"])
    with pytest.raises(PairingError, match="no document in common"):
        pair({"x": DOCUMENT}, {}, common=True)


def test_another_text_is_another_document() -> None:
    other = msgspec.structs.replace(DOCUMENT, text=f"{TEXT} ")
    with pytest.raises(PairingError, match="different texts of ferry-1"):
        pair({"ferry-1": DOCUMENT}, {"ferry-1": other}, common=True)
    pair({"ferry-1": DOCUMENT}, {"ferry-1": STAND_OFF})


def test_a_withheld_text_is_compared_by_offsets_and_left_out_of_tokens() -> None:
    with_text, without = (agreement((each, each), resamples=1) for each in (DOCUMENT, STAND_OFF))
    assert without.without_text == ["ferry-1"]
    for name, figure in without.figures.items():
        if figure.measure.group == "tokens":
            assert (figure.value, figure.support) == (None, (0,))
        else:
            assert figure == with_text.figures[name]
    attached = attach(STAND_OFF, TEXT)
    assert agreement((attached, STAND_OFF), resamples=1).figures == with_text.figures
