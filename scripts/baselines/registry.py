"""The baselines by their names. A module is imported when its baseline is asked for: some need an extra."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from protocol import Baseline

_HOMES = {
    "majority": ("floors", "Majority"),
    "lexicon": ("floors", "Lexicon"),
    "rules": ("by_rules", "Rules"),
    "crf": ("crf", "Crf"),
    "quantulum3": ("shelf", "quantulum3"),
    "recognizers-text": ("shelf", "recognizers"),
}
NAMES = tuple(_HOMES)


def baseline(name: str) -> Baseline:
    """The baseline with a name, not yet trained.

    Raises:
        KeyError: there is none.
    """
    module, made = _HOMES[name]
    factory: Callable[[], Baseline] = getattr(importlib.import_module(module), made)
    return factory()
