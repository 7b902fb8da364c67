"""`reportedly evaluate` as a user meets it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

import reportedly
from agreement.passes import renamed
from evaluation.systems import FRAMES, NOTHING, edited, line, written
from examples import DOCUMENT, TEXT
from reportedly.cli import evaluate as module
from reportedly.cli import main
from reportedly.drafting import stand_off
from reportedly.evaluation import BY, TASKS, PredictionError, read_gold
from reportedly.schema import data_root
from reportedly.writing import write

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.model import Document

PNG = b"\x89PNG\r\n\x1a\n"
SECRET = ("About", "the mayor", "coastguard", "people", "Dozens")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of two documents."""
    return made(tmp_path / "corpus", DOCUMENT, renamed(DOCUMENT, "ferry-2"))


def made(root: Path, *documents: Document) -> Path:
    (root / "composed").mkdir(parents=True)
    (root / "stories").mkdir()
    for document in documents:
        write(document, root / "composed" / f"{document.id}.json")
    return root


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["evaluate", "--resamples", "20", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def scored(corpus: Path, file: Path, *arguments: str | Path) -> Result:
    return run("--gold", corpus, "--split", "train", "--predictions", file, *arguments)


def refused(corpus: Path, tmp_path: Path, *lines: dict[str, Any]) -> str:
    """What is told of predictions that are not taken, on one line."""
    result = scored(corpus, written(tmp_path / "system.jsonl", lines))
    assert result.exit_code == 2, result.output
    return " ".join(result.output.split())


BARE: dict[str, Any] = {task: [] for task in FRAMES}
GOOD = [line(), line(id="ferry-2")]
WORSE = [{**NOTHING, "id": "ferry-1"}, line(id="ferry-2")]


def test_tables_tell_precision_recall_figure_interval_and_support(corpus: Path, tmp_path: Path) -> None:
    result = scored(corpus, written(tmp_path / "worse.jsonl", WORSE))
    assert result.exit_code == 0
    row = next(each for each in result.output.splitlines() if each.startswith("end-to-end F1 *"))
    assert row.split()[3:] == ["1.000", "0.500", "0.666", "0.000", "to", "1.000", "6", "/", "3"]
    assert "worse on 2 documents of the split train." in result.output
    assert "Not predicted, so not scored: claim_pairs, tokens." in result.output
    assert result.output.isascii()


def test_empty_predictions_tell_that_precision_is_not_defined(corpus: Path, tmp_path: Path) -> None:
    lines = [{**NOTHING, "id": name} for name in ("ferry-1", "ferry-2")]
    output = scored(corpus, written(tmp_path / "nothing.jsonl", lines), "--task", "hedges").output
    row = next(each for each in output.splitlines() if each.startswith("scope F1 *"))
    assert row.split()[3:6] == ["-", "0.000", "0.000"]
    assert "Nothing is predicted, so precision is not defined: hedges: cue F1, hedges: scope F1" in output


def test_json_has_the_promised_form(corpus: Path, tmp_path: Path) -> None:
    good, worse = written(tmp_path / "good.jsonl", GOOD), written(tmp_path / "worse.jsonl", WORSE)
    result = scored(corpus, good, "--format", "json", "--against", worse, "--by", "genre")
    report = json.loads(result.output)
    assert list(report) == [
        "gold",
        "system",
        "resamples",
        "seed",
        "tasks",
        "coverage",
        "not_predicted",
        "against",
        "differences",
        "by",
        "slices",
    ]
    assert report["gold"] == {
        "described": "the split train",
        "documents": ["ferry-1", "ferry-2"],
        "without_text": [],
    }
    assert list(report["tasks"]) == list(FRAMES)
    assert report["tasks"]["claims"]["main"] == "claim F1"
    assert report["tasks"]["claims"]["measures"][0] == {
        "name": "claim F1",
        "group": "claims",
        "score": "F1",
        "meaning": "number span and all parts are equal",
        "value": 1.0,
        "interval": [1.0, 1.0],
        "precision": 1.0,
        "recall": 1.0,
        "counts": [4.0, 4.0, 4.0],
    }
    difference = report["differences"]["claims"]
    assert (difference["measure"], difference["value"]) == ("claim F1", pytest.approx(2 / 3))
    assert difference["difference"] == pytest.approx(1 / 3)
    (part,) = report["slices"]
    assert (part["value"], part["documents"], list(part["tasks"])) == ("wire_brief", 2, list(FRAMES))


def test_two_systems_and_slices_are_tables(corpus: Path, tmp_path: Path) -> None:
    good, worse = written(tmp_path / "good.jsonl", GOOD), written(tmp_path / "worse.jsonl", WORSE)
    output = scored(corpus, good, "--against", worse, "--by", "phenomenon").output
    assert "\ngood against worse\n" in output
    row = next(each for each in output.splitlines() if each.startswith("claims: claim F1"))
    assert row.split()[3:6] == ["1.000", "0.666", "+0.333"]
    assert "\nby phenomenon\n" in output


def test_a_plot_is_written(corpus: Path, tmp_path: Path) -> None:
    good = written(tmp_path / "good.jsonl", GOOD)
    assert scored(corpus, good, "--plot", tmp_path / "a.png").exit_code == 0
    assert (tmp_path / "a.png").read_bytes().startswith(PNG)
    for name in ("b.svg", "c.svg"):
        scored(corpus, good, "--plot", tmp_path / name)
    assert (tmp_path / "b.svg").read_bytes() == (tmp_path / "c.svg").read_bytes()
    assert "a plot is a .png or a .svg file" in " ".join(
        scored(corpus, good, "--plot", tmp_path / "a.pdf").output.split()
    )


def test_documents_that_are_missing_or_not_scored_are_named(corpus: Path, tmp_path: Path) -> None:
    told = refused(corpus, tmp_path, line())
    assert "lacks documents of the split train: ferry-2 (1)" in told
    told = refused(corpus, tmp_path, *GOOD, *(line(id=f"other-{place}") for place in range(7)))
    first = "other-0, other-1, other-2, other-3, other-4, … (7 in all)"
    assert f"has documents that are not scored, the split train: {first}" in told
    assert "other-5" not in told


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"spans": 3}, ":1: /spans: spans is 3; expected an array"),
        ({"hedges": [{"id": "h1"}]}, ":1: /hedges/0: h1 lacks cue, scope, kind; add it"),
        ({"note": 1}, "the line has note, which the schema does not know"),
        (
            {"spans": [{"id": "s1", "label": "cue", "start": 5, "end": 900}], **BARE},
            f"/spans/0: [5, 900) is no extent of the text, which has {len(TEXT)} code points",
        ),
        (
            {"spans": [{"id": "s1", "label": "cue", "start": 5, "end": 5}], **BARE},
            "[5, 5) is no extent",
        ),
        (
            {"spans": [{"id": "s1", "label": "cues", "start": 1, "end": 5}]},
            'label is "cues"; expected one of',
        ),
        ({"spans": []}, "/numbers/0/span: names s1, and the line has no such span"),
        ({"numbers": []}, "/claims/0/number: names n1, and the line has no such frame in numbers"),
        ({"attributions": [edited("attributions", "a1")["attributions"][1]]}, "a1, and the line has no such"),
        ({"hedges": line()["hedges"] * 2}, "/hedges/2: h1 is there twice"),
    ],
)
def test_a_line_that_cannot_be_scored_is_told_with_its_place(
    corpus: Path, tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    assert message in refused(corpus, tmp_path, line(**change), line(id="ferry-2"))


def test_a_span_of_another_label_is_told(corpus: Path, tmp_path: Path) -> None:
    told = refused(corpus, tmp_path, edited("hedges", "h1", cue=["s6"]), line(id="ferry-2"))
    assert "/hedges/0/cue: names s6, which is a span with the label cue; expected hedge" in told


def test_a_document_twice_and_lists_that_are_not_everywhere_are_told(corpus: Path, tmp_path: Path) -> None:
    assert "system.jsonl:3: ferry-1 is there twice, first in line 1" in refused(
        corpus, tmp_path, *GOOD, line()
    )
    half = {key: each for key, each in line(id="ferry-2").items() if key not in ("claims", "hedges")}
    told = refused(corpus, tmp_path, line(), half)
    assert "system.jsonl:2: ferry-2 has no hedges, which other lines have; give an empty list" in told


def test_what_is_no_json_is_told(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "system.jsonl"
    file.write_text('{"id": "ferry-1", "spans": []}\n{oops\n[]\n', encoding="utf-8")
    output = " ".join(scored(corpus, file).output.split())
    assert "system.jsonl:2: column 2: is not JSON" in output
    assert "system.jsonl:3: the line is a list; expected an object" in output
    file.write_text("\n", encoding="utf-8")
    assert "has no predictions" in scored(corpus, file).output


def test_a_task_without_predictions_is_told(corpus: Path, tmp_path: Path) -> None:
    good = written(tmp_path / "good.jsonl", GOOD)
    result = scored(corpus, good, "--task", "tokens")
    assert (result.exit_code, "has no predictions of tokens" in result.output) == (2, True)
    assert scored(corpus, good, "--task", "all").exit_code == 0
    assert "there are no documents of the split test" in run("--gold", corpus, "--predictions", good).output


def test_tags_are_scored_and_checked(corpus: Path, tmp_path: Path) -> None:
    gold = read_gold(corpus, split="train")
    lines: list[dict[str, Any]] = [
        {"id": name, "sentence_index": place, "hedge_tags": tags["hedge_tags"]}
        for (name, place), tags in gold.sentences.items()
    ]
    output = scored(corpus, written(tmp_path / "tags.jsonl", lines)).output
    assert "hedge_tags F1        1.000" in output
    assert "hedges, claims, claim_pairs, number_tags" in output
    first = lines[0]
    assert "lacks sentences of the split train: ferry-1/0 (1)" in refused(corpus, tmp_path, *lines[1:])
    assert "sentence 0 of ferry-1 is there twice, first in line 1" in refused(corpus, tmp_path, first, *lines)
    strange = {**first, "hedge_tags": ["B-cue", *first["hedge_tags"][1:]]}
    assert "hedge_tags has B-cue, which is none of its tags: O, B-hearsay" in refused(
        corpus, tmp_path, strange, *lines[1:]
    )
    short = {**first, "hedge_tags": first["hedge_tags"][1:]}
    assert "hedge_tags has 2 tags; the sentence has 3 tokens" in refused(corpus, tmp_path, short, *lines[1:])
    extra = {**first, "sentence_index": 99}
    assert "has sentences that are not scored, the split train: ferry-1/99" in refused(
        corpus, tmp_path, extra, *lines
    )


def test_pairs_are_scored_and_checked(tmp_path: Path) -> None:
    gold = read_gold()
    lines = [{"from": ends[0], "to": ends[1], "link": "none"} for ends in gold.links]
    file = written(tmp_path / "pairs.jsonl", lines)
    output = run("--predictions", file).output
    share = sum(link == "none" for link in gold.links.values()) / len(gold.links)
    assert f"accuracy         -      -      {int(share * 1000) / 1000:.3f}" in output
    written(file, [{**lines[0], "link": "follows"}, *lines[1:]])
    assert "link is follows; expected one of updates" in " ".join(run("--predictions", file).output.split())
    written(file, lines[1:])
    assert "lacks pairs of claims of the split test" in " ".join(run("--predictions", file).output.split())


def test_no_words_of_a_withheld_text_are_shown(tmp_path: Path) -> None:
    corpus = made(tmp_path / "corpus", stand_off(DOCUMENT, "Ask the editor."))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "ferry.txt").write_text(TEXT, encoding="utf-8")
    bad = [
        line(),
        edited("numbers", "n1", counted="people"),
        edited("numbers", "n1", kind="About 600 people"),
        edited("hedges", "h1", cue=["the mayor"]),
        {**line(), "Dozens reportedly": 3},
        {"id": "the coastguard", "spans": []},
    ]
    for sources in ((), ("--sources", tmp_path / "texts")):
        for each in bad:
            for form in ("text", "json"):
                file = written(tmp_path / "system.jsonl", [each])
                output = scored(corpus, file, "--format", form, "--by", "phenomenon", *sources).output
                assert not any(words in output for words in SECRET), output


def test_the_command_and_the_package_know_the_same_names() -> None:
    assert module._TASKS == TASKS
    assert module._BY == BY


def test_it_is_there_for_python_users(corpus: Path, tmp_path: Path) -> None:
    good = written(tmp_path / "good.jsonl", GOOD)
    found = reportedly.evaluate(good, gold=corpus, split="train", resamples=5)
    assert found.figures["claims"]["claim F1"].value == 1
    assert reportedly.evaluate([DOCUMENT, renamed(DOCUMENT, "ferry-2")], gold=corpus, split="train").figures
    with pytest.raises(PredictionError, match="ferry-2"):
        reportedly.evaluate([DOCUMENT], gold=corpus, split="train")
    with pytest.raises(ValueError, match="there is no task 'spans'"):
        reportedly.evaluate([DOCUMENT], gold=corpus, split="train", tasks=["spans"])


def test_a_missing_file_is_wrong_usage(corpus: Path, tmp_path: Path) -> None:
    assert scored(corpus, tmp_path / "nobody.jsonl").exit_code == 2
    good = written(tmp_path / "good.jsonl", GOOD)
    assert "there is no folder" in run("--gold", tmp_path / "nowhere", "--predictions", good).output
    assert (data_root() / "schema" / "prediction.schema.json").is_file()
