"""The generated parts of the repository's pages: figures that are counted, tables that are made, output that
is real.

A page has a comment `<!-- begin: NAME -->` and a comment `<!-- end -->`; what stands between them is
replaced. `output` in the place of a name stands for what the fenced block before it prints: Python is run, a
shell block is run in the checkout.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.corpus import PASSES, TextIndex, installed_texts, packaged_corpus, read_stories
from reportedly.evaluation import MAIN
from reportedly.export.card import Figures, columns_table, configurations_table
from reportedly.export.rows import CONFIGURATIONS, claim_pair_rows
from reportedly.rules import RULES
from reportedly.schema import data_root
from reportedly.statistics import Occurrences, Statistics, count, search
from reportedly.statistics.tables import Table, cue_table, group_table, length_table, markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.corpus import StoryUnit

PAGES = ("README.md", "DATASHEET.md", "CONTRIBUTING.md", "BENCHMARK.md")

_BLOCK = re.compile(
    r"(?P<open><!-- begin: (?P<name>[^>]+?) -->\n)(?P<body>.*?)(?P<close><!-- end -->)", re.DOTALL
)
_FENCE = re.compile(r"^```(?P<language>python|sh)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


class PageError(ValueError):
    """A page that cannot be filled: a block has a name that nobody makes, or code that fails."""


def fill(page: str, root: Path) -> str:
    """The text of a page with all its generated parts made anew.

    Args:
        page: the text of the page.
        root: the checkout, where the commands of its shell blocks are run.

    Raises:
        PageError: a block has an unknown name, or its code fails.
    """

    def made(match: re.Match[str]) -> str:
        name = match["name"]
        body = _output(page[: match.start()], root) if name == "output" else _made(name)
        return f"{match['open']}{body.rstrip()}\n{match['close']}"

    return _BLOCK.sub(made, page)


def _made(name: str) -> str:
    kind, _, argument = name.partition(" ")
    maker = _MAKERS.get(kind)
    if maker is None:
        raise PageError(f"nobody makes the block {name!r}; there are output, {', '.join(_MAKERS)}")
    return maker(argument)


def _output(before: str, root: Path) -> str:
    fences = list(_FENCE.finditer(before))
    if not fences:
        raise PageError("an output block needs a fenced python or sh block before it")
    fence = fences[-1]
    run = _run_python if fence["language"] == "python" else _run_shell
    return f"```text\n{run(fence['code'], root).rstrip()}\n```"


def _run_python(code: str, _root: Path) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(code, "<page>", "exec"), {"__name__": "__page__"})
        except Exception as error:
            raise PageError(f"a python block of the page fails: {error!r}") from error
    return printed.getvalue()


def _run_shell(code: str, root: Path) -> str:
    commands = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": commands, "COLUMNS": "100", "NO_COLOR": "1"}
    environment.pop("REPORTEDLY_SOURCES", None)  # the page shows what a newcomer sees
    done = subprocess.run(
        ["bash", "-c", code], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):  # 1: findings, which a page may want to show
        raise PageError(f"a shell block of the page exits with {done.returncode}: {done.stderr}")
    return done.stdout


@cache
def _figures() -> Figures:
    figures = Figures()
    for story, documents in read_stories():
        figures.add_story(documents)
        for row in claim_pair_rows(story, documents):
            figures.add_pair(documents[0].metadata.split, str(row["link"]))
    return figures


def figures_table(group: str = "size") -> str:
    """A Markdown table of counts of the packaged corpus, a column a split.

    Args:
        group: `size`, or a vocabulary of the schema such as `label` or `event`.
    """
    return _figures().table(group, "what" if group == "size" else group.replace("_", " "))


def _columns(configuration: str) -> str:
    chosen = [configuration] if configuration else list(CONFIGURATIONS)
    return "\n\n".join(f"**`{name}`**\n\n{columns_table(name)}" for name in chosen)


def _rules(_: str) -> str:
    letters = sorted({code[0] for code in RULES})
    counts = ", ".join(f"{letter} {sum(code[0] == letter for code in RULES)}" for letter in letters)
    return f"{len(RULES)} rules ({counts})."


_TOP_CUES = 10


@cache
def _statistics() -> Statistics:
    return count(read_stories())


@cache
def _occurrences() -> tuple[Occurrences, ...]:
    return tuple(search(read_stories()))


def _phenomena(_: str) -> str:
    found = _occurrences()
    missing = [each.phenomenon.name for each in found if not each.places]
    listed = f"\n\nNot found: {', '.join(missing)}." if missing else ""
    return f"{markdown(group_table(found))}{listed}"


_BENCHMARKS = {
    "validate": (
        (
            "validate against check-jsonschema",
            "`validate`, all rules, one process: documents a second against `check-jsonschema`",
        ),
        ("validate --jobs 2 against check-jsonschema", "`validate --jobs 2`: the same"),
        (
            "one small file against import jsonschema",
            '`validate` of one small file: time against `python -c "import jsonschema"`',
        ),
    ),
    "export": (
        (
            "documents against datasets",
            "export of `documents`: documents a second against `Dataset.from_generator(…).to_parquet(…)`",
        ),
        ("size against datasets", "size of its file against that one’s"),
        (
            "all seven against documents",
            "export of all seven configurations: time against that of `documents`",
        ),
        (
            "peak memory at 50,000 against 5,000",
            "peak memory of an export of `documents` alone, streamed: 50,000 documents against 5,000",
        ),
        (
            "peak memory of a whole export at 50,000 against 5,000",
            "peak memory of a whole export of a corpus on disk: 50,000 documents against 5,000",
        ),
    ),
    "annotate": (
        ("against quantulum3", "rule-based annotator, all layers: articles a second against `quantulum3`"),
        ("against a fresh tokeniser of spaCy", "the same against spaCy’s blank tokeniser, fresh"),
        ("against a warm tokeniser of spaCy", "the same against one that has seen the articles before"),
    ),
}


def _benchmarks(_: str) -> str:
    results = json.loads((data_root() / "scripts" / "benchmarks" / "results.json").read_bytes())
    lines = ["| what | ratio |", "| --- | ---: |"]
    for name, measured in _BENCHMARKS.items():
        lines += [f"| {words} | {results[name]['figures'][figure]:.2f} |" for figure, words in measured]
    cores = {entry["cores"] for entry in results.values()}
    python = {entry["python"] for entry in results.values()}
    ran = f"Python {', '.join(sorted(python))}; {', '.join(map(str, sorted(cores)))} cores."
    return "\n".join([*lines, "", ran])


def _agreement(edition: str) -> str:
    """The agreement of the passes that follow an edition of the guidelines, beside that of other corpora."""
    from reportedly.agreement import compare, pair, read_pass
    from reportedly.agreement.tables import shown

    texts = TextIndex(*installed_texts())
    folders = (packaged_corpus() / PASSES / name for name in ("A", "B"))
    a, b = (
        {
            name: document
            for name, document in read_pass(folder, texts).items()
            if document.annotation.guidelines == edition
        }
        for folder in folders
    )
    pairs, _ = pair(a, b)
    agreement = compare(pairs)
    rows = [
        [
            name,
            shown(figure.value),
            " to ".join(map(shown, figure.interval)) if figure.interval else "",
            "" if figure.measure.goal is None else f"{figure.measure.goal:.2f}",
            _ELSEWHERE.get(name, ""),
        ]
        for name, figure in agreement.figures.items()
        if name in _SHOWN_MEASURES
    ]
    heads = ("measure", "figure", "95 % interval", "goal", "elsewhere")
    return "\n\n".join(
        [markdown(Table("", heads, tuple(map(tuple, rows)))), f"{len(pairs)} documents, read twice."]
    )


# PolNeAR: Newell, Margolin and Ruths (2018), by the README of the corpus's repository. FactBank: Saurí and
# Pustejovsky (2009); against the majority of a crowd: de Marneffe, Manning and Potts (2012), table 4.
_ELSEWHERE = {
    "attribution token alpha": "0.754 PolNeAR",
    "attribution agr": "0.923 PolNeAR",
    "certainty kappa": "0.81 FactBank; 0.60 FactBank against a crowd",
}
_SHOWN_MEASURES = (
    "number F1 exact",
    "value equal",
    "counted F1 exact",
    "cue F1 exact",
    "source F1 exact",
    "content F1 exact",
    "content F1 partial",
    "attribution F1",
    "attribution agr",
    "attribution token alpha",
    "chain F1",
    "source type kappa",
    "attitude kappa",
    "hedge F1 exact",
    "scope F1 partial",
    "hedge kind kappa",
    "event kappa",
    "certainty kappa",
    "polarity kappa",
    "claim F1",
)


def _comparison(later: str) -> str:
    """Composed stories beside real news: the first ones, then those that are named, written against it.

    Args:
        later: ids of stories, with commas.
    """
    from reportedly.statistics.comparing import compare
    from reportedly.statistics.tables import measured

    named = set(later.split(", "))
    units = list(read_stories(texts=TextIndex(*installed_texts())))
    if unknown := named - {unit.story.id for unit in units if unit.story}:
        raise PageError(f"there is no story {', '.join(sorted(unknown))}")
    first, second = (
        compare(
            (unit for unit in units if unit.documents[0].metadata.collection == "lee" or _id(unit) in chosen),
            "composed",
            "lee",
        )
        for chosen in ({_id(unit) for unit in units} - named, named)
    )
    rows = [
        (
            one.name,
            measured(one, one.figures[0]),
            measured(other, other.figures[0]),
            measured(one, one.figures[1]),
        )
        for one, other in zip(first.measures, second.measures, strict=True)
        if "in both" not in one.name
    ]
    return markdown(Table("", ("what", "first stories", "later stories", "real news"), tuple(rows)))


def _id(unit: StoryUnit) -> str | None:
    return unit.story.id if unit.story else None


_CEILING = "passes"


@cache
def _scored() -> dict[str, Any]:
    path = data_root() / "scripts" / "baselines" / "results.json"
    recorded: dict[str, Any] = json.loads(path.read_bytes())
    return recorded


def _scores(split: str) -> str:
    """The main figures of every system on a split, with intervals; a row a system, a column a task."""
    systems = _scored()["systems"]
    heads = ("system", *(f"{task}: {figure}" for task, figure in MAIN.items()))
    rows = [
        (
            f"`{name}`",
            *(_with_interval(found[split]["figures"].get(task, {}).get(MAIN[task])) for task in MAIN),
        )
        for name, found in systems.items()
    ]
    documents = next(iter(systems.values()))[split]["documents"]
    return "\n\n".join([markdown(Table("", heads, tuple(rows))), f"{documents} documents."])


def _detail(argument: str) -> str:
    """All recorded figures of a task on a split; a row a system.

    Args:
        argument: the task and the split.
    """
    task, split = argument.split()
    systems = {
        name: found[split]["figures"][task]
        for name, found in _scored()["systems"].items()
        if task in found[split]["figures"]
    }
    figures = list(dict.fromkeys(figure for found in systems.values() for figure in found))
    rows = [
        (f"`{name}`", *(_with_interval(found.get(figure)) for figure in figures))
        for name, found in systems.items()
    ]
    return markdown(Table("", ("system", *figures), tuple(rows)))


def _with_interval(figure: dict[str, Any] | None) -> str:
    if figure is None or figure["value"] is None:
        return "–"
    ends = figure["interval"]
    return f"{figure['value']:.3f}" + (f" ({ends[0]:.2f}–{ends[1]:.2f})" if ends else "")


def _reproduce(_: str) -> str:
    """The command that makes each row, with the seed and the versions."""
    recorded = _scored()
    rows = [
        (f"`{system}`", f"`{found[split]['command']}`")
        for system, found in recorded["systems"].items()
        for split in (("test", "test_news") if system != _CEILING else ("test",))
    ]
    versions = ", ".join(f"{name} {number}" for name, number in recorded["versions"].items())
    told = f"Seed {recorded['seed']}; Python {recorded['python']}; {versions}; {recorded['date']}."
    return "\n\n".join([markdown(Table("", ("system", "command"), tuple(rows))), told])


def _validity(_: str) -> str:
    """How far the systems are apart, and whether both splits rank them alike."""
    from scipy.stats import spearmanr

    rows: list[tuple[str | int, ...]] = []
    for task, figure in MAIN.items():
        scored = [
            tuple(found[split]["figures"][task][figure]["value"] for split in ("test", "test_news"))
            for name, found in _scored()["systems"].items()
            if name != _CEILING and task in found["test"]["figures"]
        ]
        test, news = zip(*scored, strict=True)
        ends = [f"{min(values):.3f} to {max(values):.3f}" for values in (test, news)]
        rows.append((task, len(scored), *ends, f"{spearmanr(test, news).statistic:.2f}"))
    heads = ("task", "systems", "weakest to best, test", "weakest to best, test_news", "rank correlation")
    return markdown(Table("", heads, tuple(rows)))


_MAKERS: dict[str, Callable[[str], str]] = {
    "scores": _scores,
    "detail": _detail,
    "reproduce": _reproduce,
    "validity": _validity,
    "agreement": _agreement,
    "comparison": _comparison,
    "figures": figures_table,
    "configurations": lambda _: configurations_table(),
    "columns": _columns,
    "rules": _rules,
    "benchmarks": _benchmarks,
    "phenomena": _phenomena,
    "cues": lambda layer: markdown(cue_table(_statistics(), layer, top=_TOP_CUES)),
    "lengths": lambda _: markdown(length_table(_statistics())),
}
