"""The learnt weights by which happenings are joined and paragraphs are given to them.

Each weight belongs to one signal of `profiles.SIGNALS` and stands in one file
with where it was learnt (``training/joining.py``). A signal that speaks for one
happening never has a weight below nothing, one that speaks for two never one
above: a person can read why two reports were joined.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import mul

from corrobora.merging.profiles import OF_PUBLICATION, SIGNALS, Profile, shared
from corrobora.merging.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Frozen term statistics and weights; handed in by whoever opens the file they stand in."""

    terms: Terms
    joining: Mapping[str, float]
    """Weight of each signal between two groups of paragraphs, log-odds."""
    joining_bias: float
    """Log-odds where nothing is known. Above 0 with the signals' weights two groups are one happening."""
    tracing: Mapping[str, float]
    """Weight of each signal between a paragraph and a happening."""
    stay: float
    """What a change of happening from one paragraph to the next must outweigh."""
    margin: float
    """By how much the paragraphs that leave a report's own happening must fit the other better, together."""
    _joining: tuple[float, ...] = field(init=False, repr=False, compare=False)
    _tracing: tuple[float, ...] = field(init=False, repr=False, compare=False)
    _told_here: tuple[float, ...] = field(init=False, repr=False, compare=False)
    """The same weights in the order of `SIGNALS`: they are asked for millions of times."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_joining", tuple(self.joining[name] for name in SIGNALS))
        object.__setattr__(self, "_tracing", tuple(self.tracing[name] for name in SIGNALS))
        timeless = tuple(0.0 if name in OF_PUBLICATION else self.tracing[name] for name in SIGNALS)
        object.__setattr__(self, "_told_here", timeless)

    def same(self, a: Profile, b: Profile) -> float:
        """Return the log-odds that two groups of paragraphs tell of one happening."""
        return self.joining_bias + _dot(self._joining, shared(a, b, self.terms))

    def fits(self, paragraph: Profile, happening: Profile, *, told_here: bool = False) -> float:
        """Return how well a paragraph fits a happening; only differences between happenings mean anything.

        ``told_here``: its own report tells of the happening elsewhere, so that when others did so says nothing.
        """
        weights = self._told_here if told_here else self._tracing
        return _dot(weights, shared(paragraph, happening, self.terms))


def _dot(weights: Sequence[float], signals: Sequence[float]) -> float:
    total: float = sum(map(mul, weights, signals))
    # the last digits hang on the order of adding up, and must not decide a tie
    return round(total, 9)
