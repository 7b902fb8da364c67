"""`reportedly agree` as a user meets it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from agreement.passes import EMPTY, changed, folder, renamed
from examples import DOCUMENT, TEXT
from reportedly.agreement import BY, LAYERS, MAIN, MEASURES
from reportedly.cli import agree, main
from reportedly.drafting import stand_off
from reportedly.writing import write

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n"
OTHER = changed("claims", "c1", certainty="possible")


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["agree", "--resamples", "20", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def passes(tmp_path: Path) -> tuple[Path, Path]:
    """Two passes over two documents that differ in one certainty."""
    later = renamed(DOCUMENT, "ferry-2")
    return folder(tmp_path / "anna", [DOCUMENT, later]), folder(tmp_path / "ben", [OTHER, later])


def test_tables_tell_figures_intervals_and_goals(passes: tuple[Path, Path]) -> None:
    result = run(*passes)
    assert result.exit_code == 0
    assert "number F1 exact     1.000   1.000 to 1.000  6 / 6  0.95  met\n" in result.output
    # certain and underspecified twice against one of them possible: 3 of 4, by chance 2 * 1 + 2 * 2 of 16.
    certainty = next(line for line in result.output.splitlines() if line.startswith("certainty kappa"))
    assert certainty.split()[2] == "0.600"
    assert certainty.endswith("0.75  missed")
    assert result.output.endswith("anna and ben, 2 documents: 7 of 8 goals met.\n")
    assert result.output.isascii()
    assert all(name in result.output for name in MEASURES)


def test_json_has_the_promised_form(passes: tuple[Path, Path]) -> None:
    report = json.loads(run(*passes, "--format", "json", "--by", "split", "--show", "claims").output)
    assert list(report) == [
        "a",
        "b",
        "left out",
        "resamples",
        "seed",
        "measures",
        "documents",
        "documents without text",
        "by",
        "slices",
        "disagreements",
    ]
    assert (report["a"], report["b"], report["resamples"], report["seed"]) == ("anna", "ben", 20, 0)
    assert [measure["name"] for measure in report["measures"]] == list(MEASURES)
    assert report["measures"][0] == {
        "name": "number F1 exact",
        "group": "spans",
        "coefficient": "F1",
        "meaning": "the same start and end",
        "value": 1.0,
        "interval": [1.0, 1.0],
        "of": [6, 6],
        "goal": 0.95,
        "met": True,
    }
    first, second = report["documents"]
    assert set(first) == {"id", "collection", "genre", "split", "measures"}
    assert first["measures"]["certainty kappa"] == pytest.approx(1 / 3)
    assert second["measures"]["certainty kappa"] == 1
    (part,) = report["slices"]
    assert (part["value"], part["documents"], list(part["measures"])) == ("train", 2, list(MAIN))
    assert report["disagreements"] == [
        {
            "document": "ferry-1",
            "layer": "claims",
            "aspect": "certainty",
            "place": [18, 27],
            "a": "certain",
            "b": "possible",
            "excerpt": "[About 600] people were missing, the",
        }
    ]
    assert not {"by", "slices", "disagreements"} & set(json.loads(run(*passes, "--format", "json").output))


def test_show_lists_the_disagreements_of_a_layer_or_of_all(passes: tuple[Path, Path]) -> None:
    for arguments in (["--show"], ["--show", "claims"], ["--show=all"]):
        output = run(*passes, *arguments).output
        assert "1 disagreement\n" in output
        row = next(line for line in output.splitlines() if line.startswith("ferry-1 "))
        assert row.split(None, 5)[1:] == [
            "claims",
            "certainty",
            "certain",
            "possible",
            "[About 600] people were missing, the",
        ]
    assert "0 disagreements\n" in run(*passes, "--show", "hedges").output
    assert "[About 600]" not in run(*passes).output


def test_show_gives_no_words_of_a_withheld_text(tmp_path: Path) -> None:
    first = stand_off(DOCUMENT, "Ask the editor.")
    a = folder(tmp_path / "anna", [first])
    b = folder(tmp_path / "ben", [stand_off(EMPTY, "Ask the editor.")])
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "ferry.txt").write_text(TEXT, encoding="utf-8")
    attached: tuple[str | Path, ...]
    for attached in ((), ("--sources", tmp_path / "texts")):
        for form in ("text", "json"):
            output = run(a, b, *attached, "--format", form, "--show").output
            assert "of the withheld text" in output
            for words in ("About", "the mayor", "coastguard", "people", "Dozens"):
                assert words not in output
    told = "Figures of tokens leave out 1 of 1 document, whose text is withheld."
    assert told in run(a, b).output
    assert told not in run(a, b, "--sources", tmp_path / "texts").output


def test_slices_are_rows(passes: tuple[Path, Path]) -> None:
    output = run(*passes, "--by", "document").output
    assert "\nferry-1           1  1.000 " in output
    assert output.index("by document") < output.index("\nferry-1 ") < output.index("\nferry-2 ")


def test_documents_of_one_pass_alone_are_an_error_or_left_out(passes: tuple[Path, Path]) -> None:
    (passes[1] / "ferry-2.json").unlink()
    result = run(*passes)
    assert result.exit_code == 2
    assert "only the first pass has ferry-2; --common compares the rest" in " ".join(result.output.split())
    result = run(*passes, "--common")
    assert result.exit_code == 0
    assert "1 document: " in result.output
    assert "Left out, because only one of them has it: ferry-2 (1)." in result.output
    assert json.loads(run(*passes, "--common", "--format", "json").output)["left out"] == ["ferry-2"]


def test_without_folders_the_passes_of_the_corpus_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agree, "packaged_corpus", lambda: tmp_path)
    result = run()
    assert (result.exit_code, "the corpus has no folder" in result.output) == (2, True)
    for name in ("A", "B"):
        folder(tmp_path / "passes" / name, [DOCUMENT])
    assert run().output.endswith("A and B, 1 document: 8 of 8 goals met.\n")


def test_passes_of_one_name_are_told_by_their_paths(tmp_path: Path) -> None:
    folders = [folder(tmp_path / side / "pass", [DOCUMENT]) for side in ("x", "y")]
    report = json.loads(run(*folders, "--format", "json").output)
    assert (report["a"], report["b"]) == tuple(map(str, folders))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--show", "spans"], "'spans' is not one of"),
        (["--by", "story"], "'story' is not one of"),
        (["--resamples", "0"], "0 is not in the range"),
        (["--seed", "-1"], "-1 is not in the range"),
        (["--plot", "figure.pdf"], "a plot is a .png or a .svg file"),
        (["--plot", "no-such-folder/figure.png"], "No such file or directory"),
        (["--plot", "figure.png", "--show"], "--plot goes with neither"),
    ],
)
def test_wrong_usage_is_told(passes: tuple[Path, Path], arguments: list[str], message: str) -> None:
    result = run(*passes, *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_passes_that_cannot_be_compared_are_told(tmp_path: Path, passes: tuple[Path, Path]) -> None:
    def told(*folders: Path) -> str:
        result = run(*folders)
        assert result.exit_code == 2
        return " ".join(result.output.replace("\n", " ").split())

    assert "name two folders, A and B" in told(passes[0])
    assert "does not exist" in told(passes[0], tmp_path / "nobody")
    (tmp_path / "nothing").mkdir()
    assert "only the first pass has ferry-1, ferry-2" in told(passes[0], tmp_path / "nothing")
    assert "no document in common" in told(tmp_path / "nothing", tmp_path / "nothing")
    bad = folder(tmp_path / "bad", [changed("claims", "c1", number="n9")])
    assert "names n9, which it does not have" in told(bad, bad)
    (passes[1] / "again").mkdir()
    write(DOCUMENT, passes[1] / "again" / "ferry-1.json")
    assert "ferry-1 is there twice" in told(*passes)
    (passes[0] / "ferry-1.json").write_text("{", encoding="utf-8")
    assert "ferry-1.json:1:2: R106" in told(*passes)


@pytest.mark.parametrize("package", ["krippendorff", "sklearn.metrics", "scipy.optimize"])
def test_a_missing_package_is_told_with_its_remedy(
    passes: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    result = run(*passes)
    assert result.exit_code == 2
    assert "pip install 'reportedly[agreement]'" in " ".join(result.output.split())


def test_a_missing_matplotlib_is_told_with_its_remedy(
    passes: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("matplotlib", "matplotlib.style", "matplotlib.figure"):
        monkeypatch.setitem(sys.modules, name, None)
    result = run(*passes, "--plot", tmp_path / "figure.png")
    assert result.exit_code == 2
    assert "pip install 'reportedly[plots]'" in result.output


def test_a_figure_is_drawn_with_the_same_bytes(passes: tuple[Path, Path], tmp_path: Path) -> None:
    for suffix in ("png", "svg"):
        drawn = []
        for name in ("one", "two"):
            path = tmp_path / f"{name}.{suffix}"
            result = run(*passes, "--plot", path)
            assert (result.exit_code, result.output) == (0, f"wrote {path}\n")
            drawn.append(path.read_bytes())
        assert drawn[0] == drawn[1]
    assert (tmp_path / "one.png").read_bytes().startswith(PNG)
    svg = (tmp_path / "one.svg").read_text(encoding="utf-8")
    assert "<!-- 7 of 8 goals met by anna and ben on 2 documents -->" in svg


def test_a_figure_of_nothing_is_drawn(tmp_path: Path) -> None:
    folders = [folder(tmp_path / side, [EMPTY]) for side in ("x", "y")]
    assert run(*folders, "--plot", tmp_path / "figure.png").exit_code == 0
    assert run(*folders).output.endswith("1 document: 0 of 8 goals met.\n")


def test_the_command_offers_what_the_package_has() -> None:
    options = {option.name: option for option in agree.command.params}
    assert options["by"].type.choices == BY  # type: ignore[attr-defined]
    assert options["show"].type.choices == (*LAYERS, "all")  # type: ignore[attr-defined]
