"""`reportedly stats` as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from examples import DOCUMENT
from notation import document as parsed
from reportedly.cli import main
from reportedly.corpus import read_stories
from reportedly.documentation import fill
from reportedly.drafting import stand_off
from reportedly.schema import data_root
from reportedly.statistics import PHENOMENA, count, search
from reportedly.statistics.plotting import plot
from reportedly.writing import write

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n"


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["stats", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def document(tmp_path: Path) -> Path:
    write(DOCUMENT, tmp_path / "ferry-1.json")
    return tmp_path / "ferry-1.json"


def test_tables_are_plain_where_there_is_no_terminal(document: Path) -> None:
    result = run(document)
    assert result.exit_code == 0
    assert result.output.startswith(
        "by collection\nwhat          composed  all\nstories              1    1\n"
    )
    assert result.output.isascii()
    assert all(line == line.rstrip() for line in result.output.splitlines())


def test_a_layer_is_told_with_its_cues(document: Path) -> None:
    result = run(document, "--layer", "hedges", "--top", "1")
    assert "approximator      1    1" in result.output
    assert "1 most frequent cues of hedges, of 2\ncue    count  share\nabout      1  50.0%\n" in result.output


def test_phenomena_are_told_with_an_example_and_the_missing_ones_as_missing(document: Path) -> None:
    output = run(document, "--phenomena").output
    assert "approximator before      1          1  ferry-1:18\n" in output
    found, missing = output.split("\nnot found\n")
    assert "chain of two" in found
    assert "chain of three" in missing
    assert "phenomena occur, " in missing
    assert "Not searched for: a figure reported late" in missing
    assert all(name in output for name in PHENOMENA)


def test_show_gives_the_words_of_an_example(document: Path) -> None:
    assert "[About 600] people were missing, the" in run(document, "--phenomena", "--show").output
    assert "[About 600]" not in run(document, "--phenomena").output


def test_show_gives_no_words_of_a_withheld_text(tmp_path: Path) -> None:
    write(stand_off(DOCUMENT, "Ask the editor."), tmp_path / "ferry-1.json")
    output = run(tmp_path, "--phenomena", "--show").output
    assert "of the withheld text" in output
    assert "1 of 1 documents, whose text is withheld" in run(tmp_path).output


def test_json_has_what_the_tables_have(document: Path) -> None:
    sizes = json.loads(run(document, "--format", "json").output)
    assert sizes["sizes"][0]["claims"] == 2
    layer = json.loads(run(document, "--layer", "attributions", "--format", "json").output)
    assert layer["vocabularies"]["attitude"]["assert"] == {"train": 2}
    assert layer["cues"] == {"citing": 1, "said": 1}
    found = json.loads(run(document, "--phenomena", "--show", "--format", "json").output)
    assert [each["name"] for each in found["phenomena"]] == list(PHENOMENA)
    assert found["phenomena"][0] | {"description": ""} == {
        "name": "approximator before",
        "group": "numbers",
        "description": "",
        "count": 1,
        "documents": 1,
        "example": "ferry-1:18",
        "excerpt": "[About 600] people were missing, the",
    }


def test_filters_choose_documents() -> None:
    parts = json.loads(run("--split", "test", "--split", "train", "--format", "json").output)["sizes"]
    assert {part["split"] for part in parts} == {"train", "test"}
    parts = json.loads(run("--collection", "press", "--format", "json").output)["sizes"]
    assert {part["collection"] for part in parts} == {"press"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--show"], "--show goes with --phenomena"),
        (["--layer", "hedges", "--phenomena"], "--layer and --phenomena do not go together"),
        (["--datasheet", "--split", "test"], "--datasheet counts the corpus of the checkout"),
        (["--layer", "spans"], "'spans' is not one of"),
        (["--plot", "figure.pdf"], "a plot is a .png or a .svg file"),
        (["--plot", "no-such-folder/figure.png"], "No such file or directory"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_what_cannot_be_counted_is_told(tmp_path: Path) -> None:
    result = run("--split", "test", tmp_path)
    assert (result.exit_code, result.output) == (1, "reportedly stats: there are no such documents\n")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "bad.json:1:2: R106" in result.output


def test_a_missing_matplotlib_is_told_with_its_remedy(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("matplotlib", "matplotlib.style", "matplotlib.figure"):
        monkeypatch.setitem(sys.modules, name, None)
    result = run(document, "--plot", tmp_path / "figure.png")
    assert result.exit_code == 2
    assert "pip install 'reportedly[plots]'" in result.output
    assert not (tmp_path / "figure.png").exists()


def test_a_figure_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "figure.png"
    result = run("--plot", path)
    assert (result.exit_code, result.output) == (0, f"wrote {path}\n")
    assert path.read_bytes().startswith(PNG)


def test_a_figure_of_next_to_nothing_is_drawn(tmp_path: Path) -> None:
    for nearly in (stand_off(DOCUMENT, "Ask the editor."), parsed("It sank.")):
        write(nearly, tmp_path / "ferry-1.json")
        assert run(tmp_path, "--plot", tmp_path / "figure.png").exit_code == 0


def test_every_figure_of_one_corpus_has_the_same_bytes(tmp_path: Path) -> None:
    units = list(read_stories())
    statistics, found = count(units), search(units)
    for suffix in ("svg", "png"):
        drawn = []
        for order in range(5):  # what is solved by iteration differs in some runs only
            plot(statistics, found, tmp_path / f"{order}.{suffix}")
            drawn.append((tmp_path / f"{order}.{suffix}").read_bytes())
        assert len(set(drawn)) == 1
    assert b"<dc:date>" not in (tmp_path / "0.svg").read_bytes()


def test_nothing_heavy_is_imported_to_count() -> None:
    code = (
        "import sys; from reportedly.cli import main\n"
        "try: main(['stats', '--phenomena'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('datasets', 'pyarrow', 'pandas', 'numpy', 'matplotlib', 'yaml') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("block", ["phenomena", "cues attributions", "cues hedges", "lengths"])
def test_a_page_can_have_a_block_of_statistics(block: str) -> None:
    filled = fill(f"<!-- begin: {block} -->\n<!-- end -->", data_root())
    assert filled.count("\n| ") > 2
