"""Runs every baseline on `test` and on `test_news`, scores it, and records the figures for BENCHMARK.md.

    python scripts/baselines/report.py [NAME ...]

With names only those are run anew; the figures of the others stay as they are recorded, if the corpus is the
same. The agreement of the two annotation passes is scored in the same way, as a ceiling: one reading as the
predictions, the other as gold. `reportedly stats --datasheet` makes the page of `results.json`.
"""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from registry import NAMES
from run import SEED

from reportedly.corpus import PASSES, STORIES, TextIndex, installed_texts, packaged_corpus, read_passes, walk
from reportedly.evaluation import MAIN, evaluate
from reportedly.statistics.plotting import BLUE, FAINT, GREY, ORANGE, figure_file

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
PLOT = HERE / "benchmark.svg"
PREDICTIONS = Path("build") / "predictions"
COLLECTIONS = {"test": ("composed",), "test_news": ("lee",)}
CEILING = "passes"
VERSIONS = (
    "reportedly",
    "python-crfsuite",
    "quantulum3",
    "recognizers-text-number",
    "recognizers-text-number-with-unit",
    "scikit-learn",
)
# Beside the main figure of each task, what a reader asks for first.
SHOWN = {
    "numbers": ("number F1 exact", "number F1 partial", "end-to-end F1", "value accuracy"),
    "attributions": ("attribution F1 strict", "attribution F1 overlap"),
    "hedges": ("cue F1", "scope F1"),
    "claims": ("claim F1",),
    "claim_pairs": ("macro F1", "accuracy"),
    "tokens": ("entity F1", *(f"{layer}_tags F1" for layer in ("number", "attribution", "content", "hedge"))),
}


def main() -> None:
    """Scores the systems that are named, or all, and records their figures."""
    chosen = sys.argv[1:] or [*NAMES, CEILING]
    if unknown := sorted(set(chosen) - {*NAMES, CEILING}):
        sys.exit(f"there is no baseline {unknown[0]}; there are {', '.join((*NAMES, CEILING))}")
    corpus = digest()
    recorded: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    if recorded.get("corpus") != corpus:
        if set(chosen) != {*NAMES, CEILING}:
            sys.exit("the corpus has changed since the figures were recorded: run all baselines")
        recorded = {}
    systems = recorded.get("systems", {})
    PREDICTIONS.mkdir(parents=True, exist_ok=True)
    for name in chosen:
        for split in COLLECTIONS:
            print(f"{name} on {split}", file=sys.stderr)
            systems.setdefault(name, {})[split] = _ceiling(split) if name == CEILING else _scored(name, split)
    order = [*NAMES, CEILING]
    record: dict[str, Any] = {
        "corpus": corpus,
        "date": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "seed": SEED,
        "versions": {name: version(name) for name in VERSIONS},
        "systems": {name: systems[name] for name in order if name in systems},
    }
    RESULTS.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    plot(record["systems"], PLOT)


def plot(systems: dict[str, Any], path: Path) -> None:
    """Draws the main figure of each task, a panel a task, with intervals: `test` above, `test_news` below."""
    names = list(systems)[::-1]
    with figure_file(path, (13, 7.5)) as figure:
        figure.suptitle("Who finds how much: the main figure of each task", x=0.01, ha="left", fontsize=15)
        figure.text(
            0.01,
            0.925,
            "dot: test, composed; ring: test_news, real news; line: 95 % interval by document. "
            "passes: one annotator against the other",
            color=GREY,
        )
        panels = figure.subplots(2, 3, sharey=True)
        for panel, task in zip(panels.flat, MAIN, strict=True):
            panel.set_title(f"{task}: {MAIN[task]}", fontsize=11, loc="left")
            panel.set_xlim(-0.02, 1.02)
            panel.set_yticks(range(len(names)), names)
            panel.grid(axis="x", color=FAINT)
            for row, name in enumerate(names):
                for split, shift, color, fill in (
                    ("test", 0.16, BLUE, BLUE),
                    ("test_news", -0.16, ORANGE, "white"),
                ):
                    found = systems[name][split]["figures"].get(task)
                    if found is None or found[MAIN[task]]["value"] is None:
                        continue
                    value, ends = found[MAIN[task]]["value"], found[MAIN[task]]["interval"]
                    if ends:
                        panel.plot(ends, [row + shift] * 2, color=color, alpha=0.5, linewidth=2, zorder=1)
                    panel.scatter([value], [row + shift], s=38, color=fill, edgecolor=color, zorder=2)
        figure.subplots_adjust(left=0.11, right=0.985, top=0.85, bottom=0.06, hspace=0.32, wspace=0.08)


def digest() -> str:
    """SHA-256 of what systems learn from and are scored on: all documents, stories and passes."""
    found = hashlib.sha256()
    for path in walk(packaged_corpus()):
        found.update(path.name.encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _scored(name: str, split: str) -> dict[str, Any]:
    out = PREDICTIONS / f"{name}-{split}.jsonl"
    command = ["scripts/baselines/run.py", name, "--split", split, "--out", str(out)]
    subprocess.run([sys.executable, *command], check=True)
    found = evaluate(out, split=split, collections=COLLECTIONS[split])
    return {"command": f"python {' '.join(command)}", **_figures(found)}


def _ceiling(split: str) -> dict[str, Any]:
    """The second reading, scored against the first one."""
    texts = TextIndex(*installed_texts())
    readings: dict[str, dict[str, Any]] = {"A": {}, "B": {}}
    for name, reading in read_passes(texts=texts):
        if reading.metadata.split == split and reading.metadata.collection in COLLECTIONS[split]:
            readings[name][reading.id] = reading
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / STORIES).mkdir()
        for collection in COLLECTIONS[split]:
            (root / collection).mkdir()
        for path in walk(packaged_corpus() / PASSES / "A"):
            if path.stem in readings["A"]:
                collection = readings["A"][path.stem].metadata.collection
                (root / collection / path.name).write_bytes(path.read_bytes())
        found = evaluate(list(readings["B"].values()), gold=root, split=split, collections=COLLECTIONS[split])
    return {"command": "python scripts/baselines/report.py passes", **_figures(found)}


def _figures(found: Any) -> dict[str, Any]:  # noqa: ANN401
    figures = {
        task: {
            name: {
                "value": _round(found.figures[task][name].value),
                "interval": [_round(end) for end in found.figures[task][name].interval or ()],
            }
            for name in SHOWN[task]
            if name in found.figures[task]
        }
        for task in found.figures
    }
    assert all(MAIN[task] in named for task, named in figures.items())
    return {"documents": len(found.tallies), "figures": figures}


def _round(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)


if __name__ == "__main__":
    main()
