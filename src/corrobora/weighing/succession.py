"""Which number has taken the place of which: by the same origin, by later words, by publication.

The rules stand in ``docs/methods/casualty-range.md``.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from corrobora.records import (
    OriginId,
    Outcome,
    Report,
)
from corrobora.weighing.docket import (
    Docket,
)
from corrobora.weighing.figures import Figure
from corrobora.weighing.lineage import is_whole
from corrobora.weighing.spans import Span, find_span

MOVED_REACH = 1.5
"""How far above an earlier count a later one still is the same toll, risen (ours)."""

RISING = frozenset({Outcome.KILLED, Outcome.INJURED})
"""Tolls that rise with time. Those missing or held are found and set free."""


def moved_on(docket: Docket, earlier: Iterable[Figure], later: Iterable[Figure]) -> bool:
    """Whether one number became another: every mention of the lower was published before every one of the higher.

    A number of the accused does not grow into that of others.
    """
    low, high = list(earlier), list(later)
    if any(docket.speaks_for_accused(figure.statement) for figure in low):
        return False
    return bool(low and high) and all(grew(one, other) for one in low for other in high)


def grew(one: Figure, other: Figure, days: Mapping[int, Span | None] | None = None) -> bool:
    """Whether a number may have risen to another: a smaller toll of dead or injured, published before it.

    ``days``: when each was published (`days_of`), a copy when its original was.
    """
    if one.count.outcome not in RISING or one.low >= other.low:
        return False
    when = days_of([one, other]) if days is None else days
    return all_before([when.get(id(one))], [when.get(id(other))])


def days_of(figures: Sequence[Figure]) -> dict[int, Span | None]:
    """Return when each figure was published, by its identity."""
    return {id(figure): day for figure, day in zip(figures, published(figures), strict=True)}


def current(figures: Iterable[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Divide figures into those that still stand and those that another has taken the place of.

    A number is superseded by a later one of its own origin that cannot mean the same, and where a
    report calls it an earlier one, as long as any other is left. A copy repeats a figure on the
    day of the text it copies, so that a late reprint of an old toll does not overrule a newer one.
    """
    figures = list(figures)
    old = _called_old(figures)
    stand: list[Figure] = []
    superseded: list[Figure] = []
    by_origin: dict[OriginId, dict[tuple[int, int | None, bool], list[Figure]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for figure, gone in zip(figures, old, strict=True):
        if gone:
            superseded.append(figure)
        else:
            by_origin[figure.origin][figure.bounds].append(figure)
    for said in by_origin.values():
        spans = {bounds: published(mentions) for bounds, mentions in said.items()}
        for bounds, mentions in said.items():
            later = any(
                all_before(spans[bounds], spans[other])
                and any(figure.numbered and not _looser(figure, mentions[0]) for figure in others)
                for other, others in said.items()
                if other != bounds
            )
            (superseded if later else stand).extend(mentions)
    return stand, superseded


def _looser(later: Figure, earlier: Figure) -> bool:
    """Whether a later word only repeats an earlier number less exactly ("24", then "more than 20")."""
    return earlier.count.exact and not later.count.exact and later.bears_out(earlier.low)


def _called_old(figures: Sequence[Figure]) -> list[bool]:
    """Say of each figure whether it, or the same number told no later, is called an earlier one in some report."""
    told = list(zip(figures, published(figures), strict=True))
    calling = [(figure, day) for figure, day in told if figure.called_old and figure.value is not None]
    if not calling:
        return [False] * len(figures)

    def gone(figure: Figure, day: Span | None) -> bool:
        return any(
            figure is other
            or (figure.value == other.value and not figure.called_new and not all_before([called_on], [day]))
            for other, called_on in calling
        )

    old = [gone(figure, day) for figure, day in told]
    left = any(figure.value is not None for figure, is_old in zip(figures, old, strict=True) if not is_old)
    return old if left else [False] * len(figures)


def all_before(ones: list[Span | None], others: list[Span | None]) -> bool:
    """Whether every day of the first ends before every day of the others; an unknown day (``None``) never does."""
    return all(
        one is not None and other is not None and one.ends_before(other) for one in ones for other in others
    )


def published(mentions: Sequence[Figure]) -> list[Span | None]:
    """Return when each mention was published, a copy when its original was; ``None``: not known."""
    days = {figure.statement.report.id: _published_on(figure.statement.report) for figure in mentions}
    found: list[Span | None] = []
    for figure in mentions:
        report = figure.statement.report
        originals = [days[edge.report] for edge in report.copy_of if is_whole(edge) and edge.report in days]
        known = [span for span in (days[report.id], *originals) if span is not None]
        found.append(min(known, key=_first_day, default=None))
    return found


def _first_day(span: Span) -> tuple[dt.date, dt.date]:
    return (span.first, span.last)


def _published_on(report: Report) -> Span | None:
    return None if report.published is None else find_span(report.published.edtf)
