"""The pages say what is so: their figures, tables and output are current."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from reportedly.documentation import PAGES, PageError, fill
from reportedly.schema import data_root

ROOT = data_root()
WRITTEN = [name for name in PAGES if (ROOT / name).is_file()]


@pytest.mark.parametrize("name", WRITTEN)
def test_a_page_is_current(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    assert page.count("<!-- begin: ") == page.count("<!-- end -->") > 0
    assert fill(page, ROOT) == page, "run: reportedly stats --datasheet"


def test_the_readme_gives_the_two_commands_and_ci_runs_them() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in ("make dataset", "make test"):
        assert re.search(rf"^{command}\b", readme, re.MULTILINE)
        assert re.search(rf"^{command}$", ci, re.MULTILINE)


def test_a_block_that_nobody_makes_is_refused() -> None:
    with pytest.raises(PageError, match="nobody makes the block 'figure'"):
        fill("<!-- begin: figure -->\n<!-- end -->", ROOT)


def test_code_that_fails_is_refused() -> None:
    with pytest.raises(PageError, match="ZeroDivisionError"):
        fill("```python\n1 / 0\n```\n<!-- begin: output -->\n<!-- end -->", ROOT)
    with pytest.raises(PageError, match="exits with 3"):
        fill("```sh\nexit 3\n```\n<!-- begin: output -->\n<!-- end -->", ROOT)
    with pytest.raises(PageError, match="needs a fenced"):
        fill("<!-- begin: output -->\n<!-- end -->", ROOT)


def test_output_is_what_the_block_prints() -> None:
    page = "```sh\necho 1\n```\n```python\nprint(1 + 1)\n```\n<!-- begin: output -->\nold\n<!-- end -->\n"
    assert fill(page, ROOT).endswith("<!-- begin: output -->\n```text\n2\n```\n<!-- end -->\n")


def test_links_to_files_of_the_repository_lead_somewhere() -> None:
    for name in (*WRITTEN, "CHANGELOG.md", "corpus/GUIDELINES.md"):
        page = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page):
            assert ((ROOT / name).parent / target).exists(), f"{name}: {target}"


def test_one_version_stands_everywhere() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == version
    assert f"\n## {version} ({citation['date-released']})" in (ROOT / "CHANGELOG.md").read_text(
        encoding="utf-8"
    )


def test_the_repository_has_the_top_level_that_it_promises() -> None:
    for name in (
        "pyproject.toml",
        "corpus",
        "schema",
        "scripts",
        "tests",
        "DATASHEET.md",
        "LICENSE",
        "CITATION.cff",
    ):
        assert (ROOT / name).exists()
    datasheet = (ROOT / "DATASHEET.md").read_text(encoding="utf-8")
    groups = re.findall(r"^## \d\. (.+)$", datasheet, re.MULTILINE)
    assert groups == [
        "Motivation",
        "Composition",
        "Collection process",
        "Preprocessing, cleaning, labelling",
        "Uses",
        "Distribution",
        "Maintenance",
    ]


def test_the_contributor_is_told_every_command_that_a_new_document_needs() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    last = page.partition("## 6. ")[2].partition("\n## ")[0]
    assert last.index("reportedly stats --datasheet") < last.index("make test")
    assert '"links": [' in last


def test_the_example_follows_the_edition_of_the_guidelines() -> None:
    draft = yaml.safe_load((ROOT / "tests" / "contributing" / "example-1.yaml").read_text(encoding="utf-8"))
    heading = (ROOT / "corpus" / "GUIDELINES.md").read_text(encoding="utf-8").partition("\n")[0]
    assert heading == f"# Annotation guidelines, edition {draft['annotation']['guidelines']}"
