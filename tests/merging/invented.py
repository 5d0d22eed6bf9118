"""What is told of an invented world, made where it is first asked for: counting its words takes seconds."""

from functools import cache

from benchmarks.growth import Invented, invent, invented_likeness

from corrobora.merging import Likeness


@cache
def reports() -> tuple[Invented, ...]:
    """Return the reports of some days, which share their incidents in part."""
    return tuple(invent(160))


@cache
def likeness() -> Likeness:
    """Return how likeness is weighed among them, by the words of their world."""
    return invented_likeness()
