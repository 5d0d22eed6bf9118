"""Where an incident and the coded events proposed for it differ: in days, place, parties and dead, each with both values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corrobora.edtf import interval
from corrobora.records import (
    CodedEvent,
    Compared,
    Dataset,
    Judgement,
    Match,
    Presence,
    Proposed,
    Relation,
)
from corrobora.review.pairing import METHOD, Pair, is_shared
from corrobora.review.places import relate_places, write_place
from corrobora.review.proposing import propose_difference
from corrobora.review.sides import Own, Side, Theirs, Toll


def make_match(presence: Presence, pairs: Sequence[Pair], why: str, held: Mapping[str, Judgement]) -> Match:
    """Return events that are proposed for an incident, with everything on which they differ.

    Args:
        presence: how surely.
        pairs: of one incident, one or several.
        why: why they are proposed, in words.
        held: judgements in force, by proposal.

    """
    own = pairs[0].own
    events = tuple(one.theirs.event for one in pairs)
    compared = (
        _compare_dates(own, [pair.theirs for pair in pairs]),
        _compare_places(own, events),
        _compare_sides(own, [pair.theirs for pair in pairs]),
        _compare_dead(own, events),
        _compare_civilians(own, events),
    )
    return Match(
        presence=presence,
        events=events,
        same=tuple(one.same for one in pairs),
        agrees=tuple(about for about in pairs[0].agrees if all(about in one.agrees for one in pairs)),
        why=why,
        compared=tuple(_with_proposal(one, own, events, held) for one in compared if one is not None),
    )


def _with_proposal(
    one: Compared, own: Own, events: Sequence[CodedEvent], held: Mapping[str, Judgement]
) -> Compared:
    if one.relation is Relation.SAME:
        return one
    value = f"{one.relation}: theirs {one.theirs}; ours {one.ours}"
    proposal = propose_difference(own.id, events, about=one.about, value=value, method=METHOD)
    return replace(one, proposed=Proposed(proposal=proposal, judgement=held.get(proposal.id)))


def _compare_dates(own: Own, theirs: Sequence[Theirs]) -> Compared | None:
    first, last = min(one.first for one in theirs), max(one.last for one in theirs)
    said = interval(first, last)
    code = theirs[0].event.when.date_prec or theirs[0].event.when.time_prec or 1
    if len(theirs) == 1 and code > 1:
        # the days that a code leaves open are not what the cell says
        name = "date_prec" if theirs[0].event.when.date_prec else "time_precision"
        said = f"{said} ({theirs[0].event.when.text}, {name} {code})"
    if own.first is None or own.last is None:
        return Compared(
            about="date", relation=Relation.OURS_SILENT, ours="", theirs=said, why="no report here says when"
        )
    gap = max((first - own.last).days, (own.first - last).days)
    if (first, last) == (own.first, own.last):
        relation, why = Relation.SAME, "the same days"
    elif own.first <= first and last <= own.last:
        relation, why = Relation.FINER, "theirs lie within ours"
    elif first <= own.first and own.last <= last:
        relation, why = Relation.COARSER, "ours lie within theirs"
    elif gap <= 0:
        relation, why = Relation.DIFFERS, "they share some days and not others"
    else:
        relation = Relation.DIFFERS
        why = f"theirs is {'after' if first > own.last else 'before'} ours, {gap} {'day' if gap == 1 else 'days'} apart"
    ours = interval(own.first, own.last)
    return Compared(about="date", relation=relation, ours=ours, theirs=said, why=why, claims=own.when_claims)


def _compare_places(own: Own, events: Sequence[CodedEvent]) -> Compared | None:
    ours = own.incident.place
    said = "; ".join(dict.fromkeys(write_place(event.place) for event in events))
    if ours is None:
        return Compared(
            about="place",
            relation=Relation.OURS_SILENT,
            ours="",
            theirs=said,
            why="no report here says where",
        )
    relation, why = max(
        (relate_places(ours, event.place) for event in events),
        key=lambda one: (_WORST.index(one[0]), one[1]),
    )
    return Compared(
        about="place",
        relation=relation,
        ours=write_place(ours),
        theirs=said,
        why=why,
        claims=own.place_claims,
    )


_WORST = (
    Relation.SAME,
    Relation.FINER,
    Relation.COARSER,
    Relation.THEIRS_SILENT,
    Relation.OURS_SILENT,
    Relation.DIFFERS,
)
"""Of several events the one that differs most is told."""


def _compare_sides(own: Own, theirs: Sequence[Theirs]) -> Compared | None:
    others = list({side.label: side for one in theirs for side in one.sides}.values())
    named = [side for side in others if side.named]
    ours = [side for side in own.sides if side.named]
    if not named and not ours:
        return None
    by_state = theirs[0].event.dataset is Dataset.UCDP
    words = "; ".join(
        f"{title}: {', '.join(dict.fromkeys(labels))}"
        for title, labels in (
            ("accused", [side.label for side in own.sides if side.accused]),
            ("hit", [side.label for side in own.sides if not side.accused]),
        )
        if labels
    )
    extra = [side for side in named if not is_shared(side, own.sides, by_state=by_state)]
    lacking = [side for side in ours if side.accused and not is_shared(side, others, by_state=by_state)]
    claims = tuple(dict.fromkeys(claim for side in own.sides for claim in side.claims))
    if not ours and extra:
        relation, why = Relation.OURS_SILENT, f"no report here names {_listed(extra)}"
    elif not named:
        relation, why = Relation.THEIRS_SILENT, f"they name nobody; reports here name {_listed(ours)}"
    elif extra or lacking:
        relation = Relation.DIFFERS
        why = "; ".join(
            words
            for some, words in (
                (extra, f"no report here names {_listed(extra)} for it"),
                (lacking, f"they do not name {_listed(lacking)}, whom reports here accuse"),
            )
            if some
        )
        states = {key for side in lacking for key in side.keys if key.startswith("state:")}
        if states & {key for side in extra for key in side.keys}:
            why += "; both are bodies of one state"
    else:
        relation, why = (
            Relation.SAME,
            "everybody they name is named here, and everybody accused here is named there",
        )
    return Compared(
        about="actors",
        relation=relation,
        ours=words,
        theirs="; ".join(side.label for side in others),
        why=why,
        claims=claims,
    )


def _listed(sides: Iterable[Side]) -> str:
    return ", ".join(dict.fromkeys(side.label for side in sides))


def _total(numbers: Sequence[int | None]) -> int | None:
    known = [one for one in numbers if one is not None]
    return sum(known) if len(known) == len(numbers) else None


def _compare_dead(own: Own, events: Sequence[CodedEvent]) -> Compared | None:
    number = _total([event.best for event in events])
    low, high = _total([event.low for event in events]), _total([event.high for event in events])
    said = "" if number is None else str(number)
    if low is not None and high is not None and (low, high) != (number, number):
        said += f" ({low} to {high})"
    if len(events) > 1:
        said += f" ({' + '.join('?' if event.best is None else str(event.best) for event in events)})"
    toll = own.killed
    if toll is None:
        if not number:
            return None
        return Compared(
            about="deaths",
            relation=Relation.OURS_SILENT,
            ours="",
            theirs=said,
            why="no report here says how many died",
        )
    if number is None:
        relation, why = Relation.THEIRS_SILENT, "their cell is empty"
    elif toll.holds(number):
        relation, why = Relation.SAME, "their number lies within our range"
        if toll.best is not None and toll.best != number:
            why += f"; our best is {toll.best}"
    else:
        relation = Relation.DIFFERS
        where = "below our lowest" if number < toll.low else "above our highest"
        why = f"their number is {where}"
        if number == 0 and events[0].dataset is Dataset.ACLED:
            why += "; ACLED writes 0 where no dead are reported"
        if (
            low is not None
            and high is not None
            and toll.low <= high
            and (toll.high is None or low <= toll.high)
        ):
            why += "; the two ranges meet"
    return Compared(
        about="deaths", relation=relation, ours=toll.words, theirs=said, why=why, claims=toll.claims
    )


def _compare_civilians(own: Own, events: Sequence[CodedEvent]) -> Compared | None:
    number, toll = _total([event.civilians for event in events]), own.civilians
    if number is None or toll is None:
        return None
    words = Toll(low=toll.low, best=toll.best, high=toll.high, claims=()).words
    if toll.holds(number):
        relation, why = Relation.SAME, "their number lies within our range"
    else:
        relation = Relation.DIFFERS
        why = f"their number is {'below our lowest' if number < toll.low else 'above our highest'}"
    return Compared(
        about="civilian-deaths",
        relation=relation,
        ours=words,
        theirs=str(number),
        why=why,
        claims=toll.claims,
    )
