"""Which numbers speak for a row, and why others are left out.

Each rule leaves its reason, and none takes the last number away. The rules stand in ``docs/methods/casualty-range.md``.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corrobora.records import (
    OriginId,
    Report,
    ReportId,
    SpeakerKind,
)
from corrobora.weighing.docket import (
    Docket,
    fold,
)
from corrobora.weighing.figures import NUMBER_WORD, Figure, worded
from corrobora.weighing.lineage import is_whole
from corrobora.weighing.origins import Origins
from corrobora.weighing.spans import Span
from corrobora.weighing.succession import MOVED_REACH, RISING, all_before, current, published
from corrobora.weighing.totals import SEVERAL, find_partisan, told_of_before
from corrobora.weighing.voices import Standing

OTHER_ORDER = 2.0
"""How many times larger or smaller than what anybody is made to say an outlet's own number is taken for another set (ours)."""
INFERRED_REACH = 2
"""So many times a plain number an inferred one may be to give way to it: beside "one" it tells something else (ours)."""
SAID_BY_MORE = 2
"""So many origins outside the fighting keep an inferred number, or an unfinished count as a rival (ours)."""
SAME_SENTENCE = 0.8
"""Share of the words of the shorter of two sentences, numbers aside, from which on one repeats the other (ours)."""
_PEOPLE = re.compile(
    r"\b(?:people|persons?|civilians?|citizens?|inhabitants?|residents?|villagers?|dead|deaths?|bodies|body|corpses?|victims?|lives|souls|fatalit(?:y|ies)"
    r"|casualties|killed|injured|wounded|individuals?|others)\b",
    re.IGNORECASE,
)
"""Words that count people, whoever they were."""
_LAST_WORD = re.compile(r"[^\W\d_]{3,}\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """The figures that speak for one row, and why others do not."""

    figures: tuple[Figure, ...]
    superseded: tuple[Figure, ...] = ()
    overtaken: tuple[Figure, ...] = ()
    """Early numbers, which bear out the toll they grew into, and nothing else."""
    reasons: tuple[str, ...] = ()


def sift(docket: Docket, origins: Origins, figures: list[Figure]) -> Sifted:
    """Leave out what is nobody's number of this happening; never the last number that is left."""
    reasons: list[str] = []
    before = told_of_before(docket)

    def leave_out(found: list[Figure], without: list[Figure], code: str, why: str) -> list[Figure]:
        kept = [figure for figure in found if not any(figure is other for other in without)]
        if not without or not any(figure.numbered for figure in kept):
            return found
        named = {worded(figure.count) for figure in without} - {worded(figure.count) for figure in kept}
        if named:  # what others say too is not left out
            reasons.append(f"{code}: {', '.join(sorted(named))} {why}")
        return kept

    found = leave_out(
        figures,
        [figure for figure in figures if figure.statement.id in before],
        "another-day",
        "is told of a day before that of this happening",
    )
    found = leave_out(
        found,
        _slips(docket, found),
        "copied-otherwise",
        "stands in a copy alone, where the original says otherwise",
    )
    stand, superseded = current(found)
    stand = leave_out(
        stand,
        _hearsay(stand, origins),
        "hearsay-left-out",
        "is hearsay, and somebody is made to say a number",
    )
    stand = leave_out(
        stand,
        _inferred(stand, origins, find_partisan(docket, origins)),
        "inferred-left-out",
        "is taken for such a number by the trained judge alone, and somebody says one in plain words",
    )
    early = _overtaken(stand, origins)
    stand = leave_out(
        stand,
        early,
        "overtaken",
        "is an outlet's own early number, and somebody is made to say more later",
    )
    stand = leave_out(
        stand,
        _of_another_order(docket, stand, superseded, origins),
        "another-order",
        f"is an outlet's own, and {OTHER_ORDER:g} times larger or smaller than what anybody is made to say",
    )
    stand = _with_groups_bounded(docket, stand, origins, reasons)
    return Sifted(
        figures=tuple(stand), superseded=tuple(superseded), overtaken=tuple(early), reasons=tuple(reasons)
    )


def _inferred(figures: Sequence[Figure], origins: Origins, partisan: frozenset[OriginId]) -> list[Figure]:
    """Return numbers of which the judge alone knows whom they count, where plain words give one half as large at least.

    Plain are words that say what befell those counted ("seven graves", "five people lay dead"), however they are read.
    What two or more outside the fighting are made to say, each in a sentence of its own, is no slip of the judge's.
    """
    judged = [f for f in figures if not f.plainly_harmed]
    outside = [f for f in judged if f.value is not None and f.origin not in partisan]
    doubtful = [f for f in judged if not _said_by_more(f, outside, origins)]
    plain = max((f.low for f in figures if f.numbered and not f.bounded and f.plainly_harmed), default=0)
    return [f for f in doubtful if plain >= SEVERAL or f.low <= INFERRED_REACH * plain]


def _said_by_more(figure: Figure, figures: Sequence[Figure], origins: Origins) -> bool:
    """Whether several origins made to speak say the same number of the whole in different sentences."""
    same = [f for f in figures if f.value == figure.value]
    if all(f is figure or _one_sentence(figure, f) for f in same):
        return False
    saying = [o for o in origins.counted(f.statement.id for f in same) if origins.attributed(o)]
    return len(saying) >= SAID_BY_MORE


def _hearsay(figures: Sequence[Figure], origins: Origins) -> list[Figure]:
    """Return what is only said to be said, where somebody is made to say a number of the whole."""
    if not any(f.value is not None and not f.bounded and _spoken(f, origins) for f in figures):
        return []
    return [figure for figure in figures if origins.standing[figure.origin] is Standing.HEARSAY]


def _slips(docket: Docket, figures: Sequence[Figure]) -> list[Figure]:
    """Return numbers in which a copy differs from its original in the same sentence, and which stand nowhere else.

    A later story of the same outlet is no slip but news, and so is a number that its sentence calls new.
    """
    outcomes = {figure.count.outcome for figure in figures}
    by_report: dict[ReportId, list[Figure]] = defaultdict(list)
    for statement in docket.statements:
        for count in statement.claim.counts:
            if count.outcome in outcomes:
                # what the original says stands there whatever its stance ("eighteen, contradicting the army")
                one = Figure(statement=statement, origin=OriginId(""), count=count)
                by_report[statement.report.id].append(one)
    found = []
    for figure in figures:
        report = figure.statement.report
        originals = {edge.report for edge in report.copy_of if is_whole(edge)}
        family = (
            originals
            | {report.id}
            | {
                other.id
                for other in docket.reports.values()
                if any(e.report == report.id for e in other.copy_of)
            }
        )
        if not originals or figure.called_new:
            continue
        if any(other.low == figure.low for other in figures if other.statement.report.id not in family):
            continue
        for original in sorted(originals):
            if any(other.low == figure.low for other in by_report[original]):
                continue
            same = [
                other
                for other in by_report[original]
                if other.count.category is figure.count.category and _one_sentence(figure, other)
            ]
            if any(_outlets_differ(report, other.statement.report) for other in same):
                found.append(figure)
                break
    return found


def _outlets_differ(one: Report, other: Report) -> bool:
    return one.outlet is None or other.outlet is None or fold(one.outlet) != fold(other.outlet)


_NUMERAL = re.compile(r"\d")


def _one_sentence(one: Figure, other: Figure) -> bool:
    words = [_plain_words(figure) for figure in (one, other)]
    shorter = min(len(found) for found in words)
    return bool(shorter) and len(words[0] & words[1]) >= SAME_SENTENCE * shorter


def _plain_words(figure: Figure) -> frozenset[str]:
    number = set(fold(figure.count.wording).split())
    return frozenset(
        word
        for word in fold(figure.statement.words).split()
        if word not in number and not _NUMERAL.search(word)
    )


def _own_voice(figure: Figure, origins: Origins) -> bool:
    """Whether the number is an outlet's: in its own voice, or as another outlet quotes it ("local media put it at")."""
    speaker = figure.statement.claim.speaker
    quoted = speaker is not None and speaker.kind is SpeakerKind.MEDIA
    return quoted or origins.standing[figure.origin] is Standing.VOICE


def _spoken(figure: Figure, origins: Origins) -> bool:
    """Whether somebody who may know is made to say the number: no outlet, and no hearsay."""
    return origins.attributed(figure.origin) and not _own_voice(figure, origins)


def _overtaken(figures: Sequence[Figure], origins: Origins) -> list[Figure]:
    """Return an outlet's own numbers published before every mention of a higher number that somebody is made to say.

    What a speaker counted stays, however early: only that speaker can take it back (see `current`).
    """
    days: dict[int | None, list[Span | None]] = defaultdict(list)
    for figure, day in zip(figures, published(figures), strict=True):
        days[figure.value].append(day)
    spoken = {
        figure.low
        for figure in figures
        if figure.value is not None
        and not figure.bounded
        and not figure.conceded
        and _spoken(figure, origins)
    }
    return [
        figure
        for figure in figures
        if figure.gives_low
        and _own_voice(figure, origins)
        and not figure.called_new
        and figure.count.outcome in RISING
        and any(
            figure.low < more <= figure.low * OTHER_ORDER and all_before(days[figure.value], days[more])
            for more in spoken
        )
    ]


def _of_another_order(
    docket: Docket, figures: Sequence[Figure], superseded: Sequence[Figure], origins: Origins
) -> list[Figure]:
    """Return numbers of an outlet's own voice far off all that those outside the fighting are made to say.

    What they said before and no longer say counts too: a number that took its place is of its order.
    """
    partisan = find_partisan(docket, origins)
    whole = [f for f in figures if _is_of_all(f)]
    own = [figure for figure in whole if _own_voice(figure, origins)]
    said = [
        figure.low
        for figure in (*whole, *(f for f in superseded if _is_of_all(f)))
        if figure.value is not None and _spoken(figure, origins) and figure.origin not in partisan
    ] or [
        figure.low
        for figure in own
        if figure.value is not None
        and any(
            other.statement.report.id != figure.statement.report.id
            and other.origin != figure.origin
            and max(figure.low, other.low) <= min(figure.low, other.low) * MOVED_REACH
            for other in own
        )
    ]
    if not said:
        return []
    return [
        figure
        for figure in own
        if not min(said) / OTHER_ORDER <= figure.low <= max(said) * OTHER_ORDER
        and not any(other.origin != figure.origin and other.low == figure.low for other in own)
    ]


def _with_groups_bounded(
    docket: Docket, figures: Sequence[Figure], origins: Origins, reasons: list[str]
) -> list[Figure]:
    """Make a number of some trade, crew or kin a bound alone where others count people, more than twice as many.

    "Two crew members" beside "eleven people" are some of the eleven. Not so what a party to the fighting says, who
    may call all the dead by one name, nor a name by which another voice counts them all ("forty inmates").
    """
    partisan = find_partisan(docket, origins)
    people = [f.low for f in figures if _is_of_all(f) and _PEOPLE.search(f.count.wording)]
    least = min(people, default=0)
    groups = [
        figure
        for figure in figures
        if figure.gives_low
        and not figure.conceded
        and figure.origin not in partisan
        and not docket.speaks_for_accused(figure.statement)
        and figure.low * OTHER_ORDER < least
        and _counts_group(figure)
        and not any(
            other.origin != figure.origin and other.low * OTHER_ORDER >= least and _one_kind(figure, other)
            for other in figures
            if _is_of_all(other)
        )
    ]
    if groups:
        named = ", ".join(sorted({worded(figure.count) for figure in groups}))
        reasons.append(f"of-a-group: {named} counts some trade, crew or kin, where others count people")
    return [
        figure.less_than_whole() if any(figure is other for other in groups) else figure for figure in figures
    ]


def _counts_group(figure: Figure) -> bool:
    last = _LAST_WORD.search(figure.count.wording)
    return (
        last is not None
        and NUMBER_WORD.fullmatch(last.group().strip()) is None
        and _PEOPLE.search(figure.count.wording) is None
    )


def _one_kind(one: Figure, other: Figure) -> bool:
    """Whether two numbers are of people of one kind ("nine prisoners", "forty inmates"), or called by the same noun."""
    nouns = [fold(figure.count.wording).split()[-1:] for figure in (one, other)]
    return nouns[0] == nouns[1] or one.count.category is other.count.category is not None


def _is_of_all(figure: Figure) -> bool:
    return figure.count.low is not None and figure.numbered and not figure.bounded and not figure.conceded
