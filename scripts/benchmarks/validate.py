"""Documents a second of `reportedly validate` against `check-jsonschema` with our schema, on the same files.

The commands run in turn, several times; the median of each is compared. Also: the time of a command on one
small file against that of `python -c "import jsonschema"`.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from documents import write_documents
from results import medians, record

from reportedly.schema import data_root

FEW, MANY, ROUNDS = 500, 5000, 3


def main() -> None:
    """Runs the comparison and records it."""
    here = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        many = write_documents(Path(folder) / "many", MANY)
        few = many[:FEW]
        size = statistics.mean(path.stat().st_size for path in many)
        schema = str(data_root() / "schema" / "document.schema.json")
        small = data_root() / "tests" / "rules" / "S102" / "good.json"
        commands = {
            "validate": [str(here / "reportedly"), "validate", str(many[0].parent)],
            "validate --jobs 2": [str(here / "reportedly"), "validate", "--jobs", "2", str(many[0].parent)],
            # It is slow enough to be run on a part: its time is linear in the number of files.
            "check-jsonschema": [str(here / "check-jsonschema"), "--schemafile", schema, *map(str, few)],
            "one small file": [str(here / "reportedly"), "validate", str(small)],
            "import jsonschema": [sys.executable, "-c", "import jsonschema"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for round_ in range(ROUNDS):
            for name, command in commands.items():
                print(f"round {round_ + 1} of {ROUNDS}: {name}", file=sys.stderr)
                started = time.perf_counter()
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                times[name].append(time.perf_counter() - started)
    seconds = medians(times)
    rate = FEW / seconds["check-jsonschema"]
    figures = {
        "documents": MANY,
        "bytes of a document": size,
        "documents a second of check-jsonschema": rate,
        "validate against check-jsonschema": MANY / seconds["validate"] / rate,
        "validate --jobs 2 against check-jsonschema": MANY / seconds["validate --jobs 2"] / rate,
        "one small file against import jsonschema": seconds["one small file"] / seconds["import jsonschema"],
    }
    record("validate", figures, ["check-jsonschema", "jsonschema", "jsonschema-rs", "msgspec", "orjson"])


if __name__ == "__main__":
    main()
