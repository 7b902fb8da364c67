"""The export against `datasets.Dataset.from_generator(...).to_parquet(...)` on the same documents in memory.

Each measurement is a process of its own, and they run in turn, several times; the medians are compared.
Documents are made before the clock starts, but for the measurements of memory, which take them one story at a
time: `documents` alone as they are made, and a whole export, with all configurations, of a corpus on disk.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from documents import stories, write_corpus
from results import medians, record

from reportedly.corpus import read_stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.export.rows import Row
    from reportedly.model import Document, Story

    Made = Iterable[tuple[Story | None, list[Document]]]

TIMED, FEW, MANY, ROUNDS = 2000, 5000, 50000, 3
RUNS = {
    "ours": TIMED,
    "datasets": TIMED,
    "all seven": TIMED,
}
MEMORY = {"few": FEW, "many": MANY}


def main() -> None:
    """Runs the comparison and records it."""
    seconds: dict[str, list[float]] = {name: [] for name in RUNS}
    size: dict[str, float] = {}
    for round_ in range(ROUNDS):
        for name, count in RUNS.items():
            print(f"round {round_ + 1} of {ROUNDS}: {name}", file=sys.stderr)
            measured = _measured(name, count)
            seconds[name].append(measured["seconds"])
            size[name] = measured["bytes"]
    peak = {}
    for name, count in MEMORY.items():
        print(f"memory: {count} documents", file=sys.stderr)
        peak[name] = _measured("memory", count)["peak"]
        with tempfile.TemporaryDirectory() as folder:
            write_corpus(Path(folder) / "corpus", count)
            peak[f"whole, {name}"] = _measured("corpus", f"{folder}/corpus")["peak"]
    median = medians(seconds)
    figures = {
        "documents": TIMED,
        "documents a second of datasets": TIMED / median["datasets"],
        "documents against datasets": median["datasets"] / median["ours"],
        "size against datasets": size["ours"] / size["datasets"],
        "all seven against documents": median["all seven"] / median["ours"],
        "peak memory at 5,000 in MB": peak["few"] / 1e6,
        "peak memory at 50,000 against 5,000": peak["many"] / peak["few"],
        "peak memory of a whole export at 5,000 in MB": peak["whole, few"] / 1e6,
        "peak memory of a whole export at 50,000 against 5,000": peak["whole, many"] / peak["whole, few"],
    }
    record("export", figures, ["datasets", "pyarrow"])


def _measured(name: str, source: int | str) -> dict[str, float]:
    command = [sys.executable, __file__, name, str(source)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def measure(name: str, source: str) -> dict[str, float]:
    """Seconds, bytes written and the peak of the memory in bytes of one run in this process.

    Args:
        name: what is run.
        source: how many documents are made; for `corpus` the directory of one.
    """
    from datasets.utils.tqdm import disable_progress_bars

    from reportedly.export.features import features

    disable_progress_bars()
    features("documents")
    made: Made
    if name == "corpus":
        made = read_stories(Path(source))
    elif name == "memory":
        made = stories(int(source))
    else:
        made = list(stories(int(source)))
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        if name == "datasets":
            _with_datasets(made, Path(folder))
        elif name in ("all seven", "corpus"):
            from reportedly.export import export

            export(made, Path(folder) / "out")
        else:
            _documents_alone(made, Path(folder) / "out")
        seconds = time.perf_counter() - started
        written = sum(path.stat().st_size for path in Path(folder).glob("out/**/*.parquet"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"seconds": seconds, "bytes": written, "peak": peak}


def _documents_alone(made: Made, out: Path) -> None:
    from reportedly.export.parquet import ParquetFiles
    from reportedly.export.rows import rows

    out.mkdir()
    with ParquetFiles(out) as files:
        for story, documents in made:
            for _, row in rows("documents", story, documents):
                files.add("documents", "train", row)


def _with_datasets(made: Made, folder: Path) -> None:
    from datasets.arrow_dataset import Dataset

    from reportedly.export.features import features

    _HELD.append(made)
    columns = features("documents")
    dataset = Dataset.from_generator(_generate, features=columns, cache_dir=str(folder / "cache"))
    (folder / "out").mkdir()
    dataset.to_parquet(str(folder / "out" / "train.parquet"))


# `datasets` pickles the generator for its cache: what it yields is held here, so as not to be pickled too.
_HELD: list[Made] = []


def _generate() -> Iterator[Row]:
    from reportedly.export.rows import rows

    for story, documents in _HELD[-1]:
        for _, row in rows("documents", story, documents):
            yield row


if __name__ == "__main__":
    if len(sys.argv) == 3:
        import export  # as a module, whose functions are pickled by their names

        print(json.dumps(export.measure(sys.argv[1], sys.argv[2])))
    else:
        main()
