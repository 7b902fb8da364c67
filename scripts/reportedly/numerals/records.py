"""What the words of a numeral expression say, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from reportedly.lexicon import Bound


class Interval(NamedTuple):
    """The interval of `model.Value`, field by field: `Value(*interval)` is that record.

    `unit` is `None` also where the words leave it open: a bare figure may be a percentage whose word comes
    later, and the `K` of `K3.5bn` is the initial of some currency.
    """

    low: int | float | None
    high: int | float | None
    low_inclusive: bool
    high_inclusive: bool
    approximate: bool
    unit: str | None

    def bounded(self, bound: Bound | None) -> Interval:
        """The interval of a point that a bound stands beside: the end that the bound gives, alone."""
        if bound is None or self.low != self.high:
            return self
        if bound.end == "low":
            return self._replace(low_inclusive=bound.inclusive, high=None, high_inclusive=False)
        return self._replace(low=None, low_inclusive=False, high_inclusive=bound.inclusive)

    def in_millions(self) -> Interval:
        """The interval with ends that are a million times as large."""
        low, high = (None if end is None else round(end * 10**6) for end in (self.low, self.high))
        return self._replace(low=low, high=high)


class Numeral(NamedTuple):
    """What a numeral expression says as far as its own words tell.

    Attributes:
        kind: a `number_kind` of the schema, or `None` where the words fit several (`twice`, `2031`).
        interval: the value, or `None` for a decoy and where the guidelines fix none (`several hundred`).
    """

    kind: str | None
    interval: Interval | None


class ValueLike(Protocol):
    """A `model.Value`, or an `Interval`."""

    @property
    def low(self) -> int | float | None: ...  # noqa: D102
    @property
    def high(self) -> int | float | None: ...  # noqa: D102
    @property
    def low_inclusive(self) -> bool: ...  # noqa: D102
    @property
    def high_inclusive(self) -> bool: ...  # noqa: D102
    @property
    def approximate(self) -> bool: ...  # noqa: D102
    @property
    def unit(self) -> str | None: ...  # noqa: D102


class Reading(NamedTuple):
    """A numeral expression in a text.

    Attributes:
        start: index of its first token.
        end: index after its last token.
        core: index of the first token of the numeral itself, after bound and approximators.
        kind: as in `Numeral`.
        interval: a value also where the guidelines fix none; see `settled`.
        settled: whether the guidelines fix the value.
        approximators: token ranges of the approximators in it.
        lettered: whether it ends with the `m` of million or metre, which its value leaves out.
    """

    start: int
    end: int
    core: int
    kind: str | None
    interval: Interval | None
    settled: bool = True
    approximators: tuple[tuple[int, int], ...] = ()
    lettered: bool = False
