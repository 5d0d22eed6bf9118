"""Grades: four proposals by written rules, each with its reasons, its claims and the method that made it.

``docs/methods/grades.md`` prints the rules as a table. A grade is a proposal; a
person's judgement wins over it. Nothing here rates a speaker: the Admiralty
reliability stays F until a person sets it.

Sources: Airwars' grading as published in its data tool (Confirmed, Fair, Weak,
Contested, Discounted); STANAG 2511 / AJP-2.1 axes as commonly printed (A to F,
1 to 6); Every Casualty, Standards for Casualty Recording (2016), p. 25
(internal coherence first, then a cross-check between independent sources);
UCDP GED codebook, ``event_clarity``.
"""

from collections.abc import Iterable, Mapping

from corrobora.records import (
    ActKind,
    ActorKind,
    Agreement,
    ClaimId,
    Conflict,
    Grade,
    IndependentOrigins,
    OriginRange,
    Place,
    When,
    Within,
)
from corrobora.weighing.blaming import attributions
from corrobora.weighing.conflicts import self_contradicting
from corrobora.weighing.docket import Docket, Statement
from corrobora.weighing.origins import Origins
from corrobora.weighing.points import DENIED, Question

METHOD = "grades/4"

_COMBATANTS_ONLY = "those killed are said by all to have been fighters"


def grade(
    docket: Docket,
    origins: Origins,
    *,
    questions: Iterable[Question],
    conflicts: Iterable[Conflict],
    independent: IndependentOrigins,
    fighters_only: bool,
    place: Place | None,
    when: When | None,
) -> Mapping[str, Grade]:
    """Return the four grades under ``airwars``, ``admiralty``, ``every_casualty`` and ``ucdp_event_clarity``."""
    asked = {question.about: question for question in questions}
    carrying = [statement for statement in docket.statements if docket.carries(statement)]
    apart = _excluding(docket, origins, carrying)
    return {
        "airwars": _airwars(docket, asked["responsibility"], carrying, independent, fighters_only),
        "admiralty": _admiralty(docket, origins, asked, carrying, independent.act, apart),
        "every_casualty": _every_casualty(origins, tuple(conflicts), carrying, apart),
        "ucdp_event_clarity": _clarity(docket, carrying, place, when),
    }


WHO, HOW = "who did it", "how"

_MANNERS: Mapping[ActKind, str] = {
    ActKind.AIR_STRIKE: "from the air",
    ActKind.DRONE_STRIKE: "from the air",
    ActKind.SHELLING: "by shells",
    ActKind.CROWD_FORCE: "by force against a crowd",
}
"""Manners of an attack as one origin or another tells it; a killing or an attack leaves the manner open."""


def _excluding(docket: Docket, origins: Origins, carrying: list[Statement]) -> tuple[str, ...]:
    """Return on what independent origins exclude each other: `WHO`, `HOW`, both or neither.

    On who did it: rival attributions by different origins. What those whom the best supported attribution
    names, or bodies of their state, say of others is their defence and no independent word. On how: one
    origin tells one manner alone, another another alone, and none tells of both; "killed" and "attacked"
    leave the manner open.
    """
    found = []
    sides = attributions(docket)
    if len(sides) > 1:
        ranked = sorted(sides, key=lambda name: (-origins.count(_ids(sides[name])).low, name))
        best = ranked[0]
        rivals = [name for name in ranked[1:] if not _may_be_one(docket, sides[best], sides[name])]
        defending = _named_actors(docket, sides[best])
        states = {docket.actor_state(actor) for actor in defending} - {None}
        backing = set(origins.counted(_ids(sides[best])))
        others = {
            origin
            for name in rivals
            for statement in sides[name]
            for actor in (docket.speaking_for(statement),)
            if actor is None or (actor not in defending and docket.actor_state(actor) not in states)
            for origin in origins.counted([statement.id])
        }
        firm = {origin for origin in backing | others if origins.attributed(origin)}
        if (backing - others) & firm and (others - backing) & firm:
            found.append(WHO)
    manners: dict[str, set[str]] = {}
    for statement in carrying:
        act = statement.claim.act
        origin = origins.mouth(origins.of[statement.id])
        if act is not None and act.kind in _MANNERS and origins.attributed(origin):
            manners.setdefault(origin, set()).add(_MANNERS[act.kind])
    if len(set().union(*manners.values())) > 1 and all(len(told) == 1 for told in manners.values()):
        found.append(HOW)
    return tuple(found)


def _named_actors(docket: Docket, told: Iterable[Statement]) -> frozenset[str]:
    return frozenset(
        party.actor
        for statement in told
        for party in docket.perpetrators(statement)
        if party.actor is not None
    )


def _may_be_one(docket: Docket, one: Iterable[Statement], other: Iterable[Statement]) -> bool:
    """Whether two attributions may mean one party: one names no known actor, and a kind of party is in both."""
    if _named_actors(docket, one) and _named_actors(docket, other):
        return False
    kinds = [
        {docket.kind_of(party) for statement in told for party in docket.perpetrators(statement)}
        for told in (one, other)
    ]
    return bool(kinds[0] & kinds[1]) or ActorKind.OTHER in kinds[0] | kinds[1]


def _ids(statements: Iterable[Statement]) -> tuple[ClaimId, ...]:
    return tuple(sorted({statement.id for statement in statements}))


def _spread(found: OriginRange) -> str:
    return f"{found.low}" if found.low == found.high else f"{found.low} to {found.high}"


def _origins_words(found: OriginRange) -> str:
    return f"{_spread(found)} independent {'origin' if found.high == 1 else 'origins'}"


def _carry_words(found: OriginRange) -> str:
    return f"{_origins_words(found)} {'carries' if found.high == 1 else 'carry'} the act"


def _naming_words(*, one: bool, named: bool) -> str:
    if named:
        return f"{'names' if one else 'name'} a perpetrator"
    return f"{'tells' if one else 'tell'} of those who did it without a name"


def _airwars(
    docket: Docket,
    responsibility: Question,
    carrying: list[Statement],
    independent: IndependentOrigins,
    fighters_only: bool,
) -> Grade:
    naming = [statement for statement in docket.statements if docket.perpetrators(statement)]
    accepting = [statement for statement in naming if docket.accepts(statement)]
    competing = [rift for rift in responsibility.rifts if DENIED not in rift]
    denied = DENIED in responsibility.values
    rivals = len(attributions(docket))
    count = _origins_words(independent.responsibility)
    reasons = (
        [f"the best supported of {rivals} attributions rests on {count}"]
        if rivals > 1
        else [
            f"{count} {_naming_words(one=independent.responsibility.high == 1, named=bool(naming) or not independent.responsibility.high)}"
        ]
    )
    if denied:
        reasons.append("it is denied; a denial alone makes no competing claim of responsibility")
    method = f"airwars/1 ({METHOD})"
    if fighters_only:
        return Grade(
            value="Discounted", claims=_ids(carrying), reasons=(_COMBATANTS_ONLY, *reasons), method=method
        )
    if competing:
        sides = {value for rift in competing for value in rift}
        behind = [statement for value in sorted(sides) for statement in responsibility.values[value]]
        return Grade(
            value="Contested",
            claims=_ids(behind),
            reasons=("different belligerents are named as responsible", *reasons),
            method=method,
        )
    if accepting:
        return Grade(
            value="Confirmed",
            claims=_ids(accepting),
            reasons=(
                "a belligerent that is named says that it did it (Airwars' own word for this grade)",
                *reasons,
            ),
            method=method,
        )
    if independent.responsibility.low >= 2:
        return Grade(value="Fair", claims=_ids(naming), reasons=tuple(reasons), method=method)
    if not naming:
        reasons.insert(0, "nobody names a belligerent")
    return Grade(value="Weak", claims=_ids(naming or carrying), reasons=tuple(reasons), method=method)


def _admiralty(
    docket: Docket,
    origins: Origins,
    asked: Mapping[str, Question],
    carrying: list[Statement],
    act: OriginRange,
    apart: tuple[str, ...],
) -> Grade:
    denying = [statement for statement in docket.statements if docket.denies(statement)]
    outsiders = [statement for statement in denying if not docket.speaks_for_accused(statement)]
    outside = origins.count(statement.id for statement in outsiders)
    contested = sorted(
        about for about in ("act", "responsibility") if asked[about].agreement is Agreement.CONTESTED
    )
    reasons = [_carry_words(act)]
    if contested:
        reasons.append(f"contested: {', '.join(contested)}")
    if act.low == 0:
        credibility = "6"
        reasons.append("nobody named or described says it, so nothing can be checked against anything")
    elif outside.low >= act.low:
        credibility = "4"
        reasons.append("denied by at least as many origins that are not themselves accused")
    elif act.low >= 2 and not contested and not apart:
        credibility = "1"
        reasons.append("independent origins say the same and none contradicts")
    elif act.low >= 2 and apart:
        credibility = "3"
        reasons.append(
            f"independent origins say that it happened and exclude each other on {' and '.join(apart)}, so that none"
            " bears out the whole of what another says"
        )
    elif act.low >= 2:
        credibility = "2"
        reasons.append("independent origins say the same, others contradict")
    else:
        credibility = "3"
        reasons.append("it rests on one origin" if act.high == 1 else "the origins may be one and the same")
    reasons.append("F: reliability is not judged until a person judges it")
    return Grade(
        value=f"F{credibility}",
        claims=_ids([*carrying, *denying]),
        reasons=tuple(reasons),
        method=f"admiralty/1 ({METHOD})",
    )


def _every_casualty(
    origins: Origins, conflicts: tuple[Conflict, ...], carrying: list[Statement], apart: tuple[str, ...]
) -> Grade:
    incoherent = frozenset(
        origin
        for conflict in conflicts
        if conflict.within is Within.ORIGIN
        for origin in self_contradicting(conflict.sides, origins)
    )
    coherent = [statement for statement in carrying if origins.of[statement.id] not in incoherent]
    found = origins.count(statement.id for statement in carrying)
    checked = origins.count(statement.id for statement in coherent)
    reasons = [f"cross-check: {_carry_words(checked)}, and no shared origin was found"]
    if found.high == 0:
        reasons = ["nobody carries the act"]
    if incoherent:
        reasons.insert(
            0, "internal coherence: an origin that contradicts itself is left out of the cross-check"
        )
    if checked.low >= 2:
        value = "corroborated by independent sources"
        if apart:
            value += f" that it happened; they contradict each other on {' and '.join(apart)}"
    elif found.high == 1 and found.low == 1:
        value = "single origin"
    else:
        value = "no conclusion possible"
    return Grade(
        value=value, claims=_ids(carrying), reasons=tuple(reasons), method=f"every-casualty/1 ({METHOD})"
    )


def _clarity(docket: Docket, carrying: list[Statement], place: Place | None, when: When | None) -> Grade:
    """Grade 1 needs a day, week or month and a place narrower than a country; else the event cannot be told apart."""
    missing = []
    if docket.act is None:
        missing.append("no act is told")
    if when is None or when.edtf is None or when.date_prec is None or when.date_prec > 4:
        missing.append("no date of the event down to the month")
    if place is None or place.where_prec is None or place.where_prec > 5:
        missing.append("no place narrower than a country")
    behind = [
        statement
        for statement in carrying
        if statement.claim.place is not None or statement.claim.when is not None
    ]
    return Grade(
        value="2" if missing else "1",
        claims=_ids(behind or carrying),
        reasons=tuple(missing) or ("act, place and date tell the event apart",),
        method=f"ucdp-event-clarity/1 ({METHOD})",
    )
