"""The measured figures, kept in `results.json` beside this file; the README's table is made of them."""

from __future__ import annotations

import json
import os
import platform
import statistics
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RESULTS = Path(__file__).with_name("results.json")


def record(benchmark: str, figures: Mapping[str, float], libraries: Iterable[str]) -> None:
    """Replaces the figures of one benchmark.

    Args:
        benchmark: its name.
        figures: what was measured, by name; ratios, seconds, bytes.
        libraries: the distributions whose versions matter.
    """
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    results[benchmark] = {
        "date": date.today().isoformat(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "versions": {name: version(name) for name in sorted(libraries)},
        "figures": {name: float(f"{value:.4g}") for name, value in figures.items()},
    }
    RESULTS.write_text(json.dumps(results, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def medians(samples: Mapping[str, list[float]]) -> dict[str, float]:
    """The median of each list of samples."""
    return {name: statistics.median(values) for name, values in samples.items()}
