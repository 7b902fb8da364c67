"""Two collections side by side: figures that size does not bias, and no words of a withheld text."""

from __future__ import annotations

import json
import math
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest
from click.testing import CliRunner, Result

from examples import DOCUMENT, TEXT
from notation import document as parsed
from reportedly.cli import main
from reportedly.corpus import StoryUnit, attach
from reportedly.drafting import stand_off
from reportedly.statistics import compare
from reportedly.statistics.comparing import COMPARED, DRAWS
from reportedly.statistics.pairing import plot_comparison
from reportedly.statistics.tables import comparison_notes, comparison_tables
from reportedly.writing import write

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.model import Document
    from reportedly.statistics import Comparison

SAID = (
    "[content#1: [number cardinal ~{}: About {}] houses burned in the old town], "
    "[source#1 official: the mayor] [cue#1 assert indirect: {}]."
)


def placed(document: Document, name: str, collection: str) -> Document:
    metadata = msgspec.structs.replace(document.metadata, collection=collection)
    return msgspec.structs.replace(document, id=name, metadata=metadata)


def said(*pairs: tuple[int, str]) -> list[Document]:
    """A document a pair of a figure and a cue."""
    return [parsed(SAID.format(figure, figure, cue)) for figure, cue in pairs]


def compared(first: list[Document], second: list[Document]) -> Comparison:
    documents = [
        placed(document, f"{collection}-{number}", collection)
        for collection, of in (("composed", first), ("lee", second))
        for number, document in enumerate(of)
    ]
    return compare([StoryUnit(None, [document]) for document in documents], "composed", "lee")


def figures(comparison: Comparison) -> dict[str, tuple[float | None, float | None]]:
    return {each.name: each.figures for each in (*comparison.sizes, *comparison.measures)}


def texts(*words: str) -> list[Document]:
    return [parsed(text) for text in words]


def test_sizes_and_lengths_are_in_words_not_in_marks() -> None:
    found = figures(compared(texts("One, two — three.\nFour.", "Five six."), texts("It sank.")))
    assert found["words"] == (6, 2)
    assert found["sentences"] == (3, 1)
    assert found["words a sentence, median"] == (2, 2)
    assert found["words a document, lower quartile"] == (2.5, 2)
    assert found["words a document, upper quartile"] == (3.5, 2)


def test_rates_are_a_hundred_words() -> None:
    found = figures(compared(said((600, "said")), [DOCUMENT]))
    assert found["cues a hundred words"] == pytest.approx((100 / 11, 200 / 21))
    assert found["numbers a hundred words"] == pytest.approx((100 / 11, 300 / 21))
    assert found["hedges a hundred words"] == pytest.approx((0, 200 / 21))


def test_size_does_not_bias_variety() -> None:
    every = [f"A{chr(97 + place)} crossed the very same bridge." for place in range(20)]
    few, many = texts(*every[:4]), texts(*every[:4] * 5)
    found = figures(compared(few, many))
    alone = figures(compared(many, many))
    low, high = alone["type-token ratio"][0], found["type-token ratio"][0]
    assert low is not None
    assert high is not None
    assert low < high, "repetition lowers the variety of a whole text"
    assert figures(compared(few, few))["type-token ratio"] == (high, high)
    distinct = figures(compared(texts(*every[:4]), texts(*every)))
    assert distinct["type-token ratio"][0] == pytest.approx(distinct["type-token ratio"][1])
    assert distinct["distinct 4-grams per 1,000"] == pytest.approx((500, 500))


def test_samples_end_where_the_smaller_collection_ends() -> None:
    comparison = compared(texts("One two three four five."), texts("A b c d e f.", "G h i j k l."))
    assert (comparison.sample_words, comparison.sample_runs) == (5, 2)
    note = comparison_notes(comparison)[0]
    assert "in samples of 5 words and of 2 4-grams of each, whole documents in random order" in note
    assert f"the mean of {DRAWS}" in note


def test_runs_do_not_go_over_the_end_of_a_sentence() -> None:
    assert compared(texts("One two. Three four."), texts("One two three four.")).sample_runs == 0


def test_near_duplicates_are_sought_in_other_documents() -> None:
    sentence = "The bridge over the river was shut on Sunday night."
    changed = "The bridge over the river was shut on Monday night."
    other = "Nobody in the village had seen the boats leave."
    found = figures(compared(texts(sentence, f"{changed} {other}"), texts(f"{sentence} {changed}")))
    assert found["near-duplicate sentences"] == pytest.approx((2 / 3, 0))


def test_sentences_too_short_for_a_run_are_no_near_duplicates() -> None:
    found = figures(compared(texts("He said so.", "He said so."), texts("It was shut on Sunday.")))
    assert found["near-duplicate sentences"] == (None, 0)


def test_cues_of_both_are_counted_as_types_and_as_tokens() -> None:
    comparison = compared(said((1, "said"), (2, "said"), (3, "wrote")), said((4, "Said"), (5, "reckons")))
    found = figures(comparison)
    assert found["cue types in both"] == (0.5, 0.5)
    assert found["cue tokens in both"] == pytest.approx((2 / 3, 0.5))
    assert comparison.own_cues["attributions"] == ({"wrote": 1}, {"reckons": 1})


def test_the_distance_of_distributions_is_that_of_jensen_and_shannon() -> None:
    def distance(first: list[Document], second: list[Document]) -> float | None:
        (found,) = (each for each in compared(first, second).shares if each.vocabulary == "number_kind")
        return found.distance

    counts, dates = "[number cardinal 2: Two] left.", "They left on [number date: 3 May]."
    assert distance(texts(counts), texts(counts, counts)) == 0
    assert distance(texts(counts), texts(dates)) == 1
    # P = (1, 0), Q = (½, ½), M = (¾, ¼): the root of half of KL(P‖M) + KL(Q‖M), to the base 2.
    half = (math.log2(4 / 3) + 0.5 * math.log2(2 / 3) + 0.5 * math.log2(2)) / 2
    assert distance(texts(counts), texts(counts, dates)) == pytest.approx(math.sqrt(half))
    assert distance(texts(counts), texts("It sank.")) is None


def test_shares_are_of_every_term() -> None:
    shares = {each.vocabulary: each for each in compared([DOCUMENT], texts("It sank.")).shares}
    assert tuple(shares) == COMPARED
    assert shares["number_kind"].share("cardinal") == (2 / 3, None)
    assert shares["attitude"].share("deny") == (0, None)


WITHHELD = stand_off(DOCUMENT, "Ask the editor.")


def test_a_text_that_is_not_here_counts_in_shares_alone() -> None:
    comparison = compared(said((600, "said")), [WITHHELD])
    assert comparison.without_text == (0, 1)
    for name, (_, second) in figures(comparison).items():
        assert second is None, name
    assert comparison.own_cues == {}
    assert next(each for each in comparison.shares if each.vocabulary == "number_kind").counts[1]["date"] == 1
    assert any("Without 1 of 1 documents of lee" in note for note in comparison_notes(comparison))
    assert not any("samples" in note for note in comparison_notes(comparison))


def test_an_attached_text_is_measured_like_any_other() -> None:
    comparison = compared([DOCUMENT], [attach(WITHHELD, TEXT)])
    assert comparison.without_text == (0, 0)
    for name, (first, second) in figures(comparison).items():
        assert first == second, name


def test_of_a_withheld_text_only_single_words_are_told() -> None:
    text = (
        SAID.format(7, 7, "is reported to have said") + " " + SAID.replace("#1", "#2").format(8, 8, "mused")
    )
    open_text = parsed(text)
    attached = attach(stand_off(open_text, "Ask."), open_text.text or "")
    first = said((1, "said"))
    assert compared(first, [attached]).own_cues["attributions"][1] == {"mused": 1}
    assert compared(first, [open_text]).own_cues["attributions"][1] == {
        "is reported to have said": 1,
        "mused": 1,
    }


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["stats", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of a composed document and a withheld one of lee, whose text lies in `sources`."""
    root = tmp_path / "corpus"
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    for folder in ("composed", "lee", "stories"):
        (root / folder).mkdir(parents=True)
    (house,) = said((600, "wrote"))
    write(placed(house, "house-1", "composed"), root / "composed" / "house-1.json")
    write(placed(WITHHELD, "ferry-1", "lee"), root / "lee" / "ferry-1.json")
    return root


def test_a_comparison_is_a_table_a_line_a_figure(corpus: Path) -> None:
    result = run(corpus, "--compare", "composed", "lee", "--sources", corpus.parent / "sources")
    assert result.exit_code == 0
    lines = [line.split() for line in result.output.splitlines()]
    assert lines[0] == ["composed", "and", "lee"]
    assert ["words", "11", "21"] in lines
    assert ["hedges", "a", "hundred", "words", "0.0", "9.52"] in lines
    assert ["deny", "0.0%", "0.0%"] in lines
    assert "2 most frequent cues of attributions that lee has and composed lacks" in result.output
    assert result.output.isascii()
    assert "whose text is withheld" not in result.output


def test_what_is_left_out_is_said(corpus: Path) -> None:
    output = run(corpus, "--compare", "composed", "lee").output
    assert "Without 1 of 1 documents of lee, whose text is withheld and not attached" in output
    assert ["hedges", "a", "hundred", "words", "0.0", "-"] in [line.split() for line in output.splitlines()]


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_words_of_a_withheld_text_are_told(corpus: Path, form: str) -> None:
    output = run(
        corpus, "--compare", "composed", "lee", "--sources", corpus.parent / "sources", "--format", form
    ).output
    for words in ("Ferry toll", "people were", "swam ashore", "coastguard", "the mayor"):
        assert words not in output


def test_json_has_what_the_tables_have(corpus: Path) -> None:
    arguments = ("--compare", "lee", "composed", "--sources", corpus.parent / "sources", "--format", "json")
    found = json.loads(run(corpus, *arguments, "--top", "1").output)
    assert found["collections"] == ["lee", "composed"]
    assert found["sizes"]["words"] == {"lee": 21, "composed": 11}
    assert found["vocabularies"]["hedge_kind"]["shares"]["hearsay"] == {"lee": 0.5, "composed": None}
    assert found["vocabularies"]["hedge_kind"]["Jensen-Shannon distance"] is None
    assert found["cues that the other lacks"]["attributions"] == {
        "lee": {"citing": 1},
        "composed": {"wrote": 1},
    }


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_figure_of_two_collections_has_the_same_bytes_each_time(corpus: Path, suffix: str) -> None:
    path = corpus.parent / f"figure.{suffix}"
    arguments = (corpus, "--compare", "composed", "lee", "--sources", corpus.parent / "sources")
    drawn = set()
    for _ in range(3):
        assert run(*arguments, "--plot", path).output == f"wrote {path}\n"
        drawn.add(path.read_bytes())
    assert len(drawn) == 1


def test_a_figure_says_what_it_compares(corpus: Path, tmp_path: Path) -> None:
    assert run(corpus, "--compare", "composed", "lee", "--plot", tmp_path / "figure.svg").exit_code == 0
    drawn = (tmp_path / "figure.svg").read_text(encoding="utf-8")
    assert "<!-- Two collections side by side: composed and lee -->" in drawn
    assert "<!-- ● lee: 1 document, no text -->" in drawn
    assert "Without 1 of 1 documents of lee" in drawn


def test_a_figure_of_next_to_nothing_is_drawn(tmp_path: Path) -> None:
    plot_comparison(compared(texts("It sank."), texts("…")), tmp_path / "figure.svg")
    assert "<!-- nothing to compare -->" in (tmp_path / "figure.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--compare", "composed"], "Option '--compare' requires 2 arguments"),
        (["--compare", "composed", "wire"], "'wire' is not one of"),
        (["--compare", "lee", "lee"], "--compare takes two different collections, not lee twice"),
        (["--compare", "composed", "lee", "--collection", "lee"], "leave --collection out"),
        (["--compare", "composed", "lee", "--phenomena"], "--phenomena and --compare do not go together"),
        (["--compare", "composed", "lee", "--datasheet"], "--compare and --datasheet do not go together"),
        (["--sources", "."], "--sources goes with --compare or --phenomena"),
        (["--compare", "composed", "press", "--sources", "no-such-folder"], "does not exist"),
        (["--compare", "composed", "press", "--plot", "figure.pdf"], "a plot is a .png or a .svg file"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_a_collection_without_documents_is_told(corpus: Path) -> None:
    result = run(corpus, "--compare", "composed", "press")
    assert (result.exit_code, result.output) == (
        1,
        "reportedly stats: there are no such documents of press\n",
    )


def test_a_missing_library_is_told_with_its_remedy(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasketch", None)
    result = run(corpus, "--compare", "composed", "lee")
    assert result.exit_code == 2
    assert "pip install 'reportedly[comparison]'" in result.output


def test_a_withheld_text_is_searched_where_it_is_named(corpus: Path) -> None:
    bare = run(corpus, "--phenomena").output
    named = run(corpus, "--phenomena", "--show", "--sources", corpus.parent / "sources").output
    assert "approximator before      2" in named
    assert "approximator before      1" in bare
    assert "people were" not in named


def test_tables_of_every_vocabulary_follow_the_schema() -> None:
    tables = comparison_tables(compared([DOCUMENT], [DOCUMENT]), top=5)
    headed = [table.heads[0] for table in tables]
    assert headed == ["what", *(name.replace("_", " ") for name in COMPARED), "cue", "cue", "cue", "cue"]
