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
from corrobora.weighing.conflicts import self_contradicting
from corrobora.weighing.docket import Docket, Statement
from corrobora.weighing.origins import Origins
from corrobora.weighing.points import DENIED, Question

METHOD = "grades/2"

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
    return {
        "airwars": _airwars(docket, asked["responsibility"], carrying, independent, fighters_only),
        "admiralty": _admiralty(docket, origins, asked, carrying, independent.act),
        "every_casualty": _every_casualty(origins, tuple(conflicts), carrying),
        "ucdp_event_clarity": _clarity(docket, carrying, place, when),
    }


def _ids(statements: Iterable[Statement]) -> tuple[ClaimId, ...]:
    return tuple(sorted({statement.id for statement in statements}))


def _spread(found: OriginRange) -> str:
    return f"{found.low}" if found.low == found.high else f"{found.low} to {found.high}"


def _airwars(
    docket: Docket,
    responsibility: Question,
    carrying: list[Statement],
    independent: IndependentOrigins,
    fighters_only: bool,
) -> Grade:
    naming = [statement for statement in carrying if docket.perpetrators(statement)]
    accepting = [statement for statement in naming if docket.accepts(statement)]
    competing = [rift for rift in responsibility.rifts if DENIED not in rift]
    denied = DENIED in responsibility.values
    reasons = [f"{_spread(independent.responsibility)} independent origins name a perpetrator"]
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
) -> Grade:
    denying = [statement for statement in docket.statements if docket.denies(statement)]
    outsiders = [statement for statement in denying if not docket.speaks_for_accused(statement)]
    outside = origins.count(statement.id for statement in outsiders)
    contested = sorted(
        about for about in ("act", "responsibility") if asked[about].agreement is Agreement.CONTESTED
    )
    reasons = [f"{_spread(act)} independent origins carry the act"]
    if contested:
        reasons.append(f"contested: {', '.join(contested)}")
    if act.low == 0:
        credibility = "6"
        reasons.append("nobody named or described says it, so nothing can be checked against anything")
    elif outside.low >= act.low:
        credibility = "4"
        reasons.append("denied by at least as many origins that are not themselves accused")
    elif act.low >= 2 and not contested:
        credibility = "1"
        reasons.append("independent origins say the same and none contradicts")
    elif act.low >= 2:
        credibility = "2"
        reasons.append("independent origins say the same, others contradict")
    else:
        credibility = "3"
        reasons.append("the origins may be one and the same")
    reasons.append("F: reliability is not judged until a person judges it")
    return Grade(
        value=f"F{credibility}",
        claims=_ids([*carrying, *denying]),
        reasons=tuple(reasons),
        method=f"admiralty/1 ({METHOD})",
    )


def _every_casualty(origins: Origins, conflicts: tuple[Conflict, ...], carrying: list[Statement]) -> Grade:
    incoherent = frozenset(
        origin
        for conflict in conflicts
        if conflict.within is Within.ORIGIN
        for origin in self_contradicting(conflict.sides, origins)
    )
    coherent = [statement for statement in carrying if origins.of[statement.id] not in incoherent]
    found = origins.count(statement.id for statement in carrying)
    checked = origins.count(statement.id for statement in coherent)
    reasons = [
        f"cross-check: {_spread(checked)} independent origins carry the act, and no shared origin was found"
    ]
    if found.high == 0:
        reasons = ["nobody carries the act"]
    if incoherent:
        reasons.insert(
            0, "internal coherence: an origin that contradicts itself is left out of the cross-check"
        )
    if checked.low >= 2:
        value = "corroborated by independent sources"
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
