"""What is not known: plain sentences about what the reports leave open.

A gap is stated only where it follows from the claims: nobody says it, or what
they say cannot be tied together. Names and ids of people do not occur. The list
of what a casualty record should hold is that of Every Casualty, Standards for
Casualty Recording (2016): place, date, numbers, names, manner, those responsible.
"""

from collections.abc import Iterable

from corrobora.records import ActKind, Agreement, Outcome, Place, Step, StepKind, When
from corrobora.weighing.accountability import has_outcome, is_investigation, unheard_of
from corrobora.weighing.docket import WEAPON_ACTS, Docket, counts_people
from corrobora.weighing.headlines import label, within_sentence
from corrobora.weighing.origins import Origins
from corrobora.weighing.points import NONE_OF_A_PART, NONE_SURVIVED, NOT_NAMED, SOME_SURVIVED, Question
from corrobora.weighing.spans import Span, find_span
from corrobora.weighing.unions import Groups
from corrobora.weighing.voices import Standing

METHOD = "gaps/5"

_NAMED_AT_MOST = 5
"""More sources than this are counted instead of listed: nobody reads a longer sentence."""


def find_gaps(
    docket: Docket,
    origins: Origins,
    *,
    questions: Iterable[Question],
    steps: tuple[Step, ...],
    when: When | None,
    place: Place | None,
    as_of: str | None = None,
) -> tuple[str, ...]:
    """Return what the reports leave open, in a fixed order.

    ``as_of``: the day that silence and promised dates are counted to (``YYYY-MM-DD``); ``None``: no days are counted.
    """
    asked = {question.about: question for question in questions}
    return (
        *_event(docket, asked, when, place),
        *_people(docket, asked),
        *_manner(asked),
        *_publication(docket),
        *_sources(docket, origins),
        *_outcome(docket, steps, find_span(as_of)),
    )


def _event(docket: Docket, asked: dict[str, Question], when: When | None, place: Place | None) -> list[str]:
    gaps = []
    if when is None or when.edtf is None:
        gaps.append("The date of the event is not known.")
    elif asked["date"].agreement is Agreement.CONTESTED:
        gaps.append("Which of the dates said is the date of the event is not known.")
    if place is None:
        gaps.append("Where it happened was not read in the reports.")
    elif place.ends:
        gaps.append(f"Where it happened {_between(place)} is not known.")
    elif place.where_prec is None or place.where_prec >= 4:
        gaps.append("The exact place is not known.")
    responsibility = asked["responsibility"]
    if docket.act is not None and not docket.accused and responsibility.agreement is Agreement.NOT_KNOWN:
        gaps.append("Who did it was not read in the reports.")
    if NOT_NAMED in responsibility.values:
        gaps.append("Who did it is told of without a name.")
    return gaps


def _between(place: Place) -> str:
    return "between " + " and ".join(end.name or end.text for end in place.ends)


def _people(docket: Docket, asked: dict[str, Question]) -> list[str]:
    gaps = []
    violent = docket.act is ActKind.KILLING or docket.act in WEAPON_ACTS
    if violent and not asked["killed"].values:
        gaps.append(_no_total(docket, Outcome.KILLED))
    if violent and str(Outcome.INJURED) not in asked:
        gaps.append(_no_total(docket, Outcome.INJURED))
    fate = asked.get("fate-of-those-present")
    if fate is not None and SOME_SURVIVED in fate.values:
        told_apart = NONE_OF_A_PART not in fate.values and NONE_SURVIVED not in fate.values
        gaps.append(
            "How many survived is not known." if told_apart else "Who of those present survived is not known."
        )
    if docket.act is not None and not _named_victims(docket):
        gaps.append("The names of the victims were not read in the reports.")
    return gaps


def _no_total(docket: Docket, outcome: Outcome) -> str:
    """Say that no number was read; where a number of some of them stands, that none of all of them was."""
    of_some = any(
        count.outcome is outcome and counts_people(count) and max(count.low or 0, count.high or 0) > 0
        for statement in docket.statements
        if docket.tells(statement)
        for count in statement.claim.counts
    )
    if of_some:
        return f"How many were {outcome} in all was not read in the reports, only a number of some of them."
    return f"The number of those {outcome} was not read in the reports."


def _named_victims(docket: Docket) -> bool:
    """Whether any victim's words look like a personal name: two capitalised words and no actor."""
    return any(
        party.actor is None and sum(1 for word in party.text.split() if word[:1].isupper()) >= 2
        for statement in docket.statements
        if docket.carries(statement) and statement.claim.act is not None
        for party in statement.claim.act.victims
    )


def _manner(asked: dict[str, Question]) -> list[str]:
    """Manners that no single claim holds together may be of the same victims or of others."""
    means = asked.get("means")
    if means is None or len(means.values) < 2:
        return []
    tied: Groups[str] = Groups()
    by_claim: dict[str, str] = {}
    for value, told in means.values.items():
        tied.find(value)
        for statement in told:
            tied.tie(by_claim.setdefault(statement.id, value), value)
    if len({tied.find(value) for value in means.values}) < 2:
        return []
    words = [f"“{value}”" for value in sorted(means.values)]
    return [f"Whether {', '.join(words[:-1])} and {words[-1]} speak of the same victims is not known."]


def _publication(docket: Docket) -> list[str]:
    undated = sum(
        1 for report in docket.reports.values() if report.published is None or report.published.edtf is None
    )
    if not undated:
        return []
    if undated == 1:
        return ["The publication date of 1 report is not known."]
    return [f"The publication dates of {undated} reports are not known."]


def _sources(docket: Docket, origins: Origins) -> list[str]:
    """Say which origins of the act may be one, group by group, and that hearsay has nobody behind it."""
    carrying = [statement.id for statement in docket.statements if docket.carries(statement)]
    firm = [origin for origin in origins.speakers(carrying) if origins.attributed(origin)]
    known = frozenset(firm)
    tied: Groups[str] = Groups()
    for one in firm:
        tied.find(one)
        for other in origins.by_id[one].may_share:
            if other in known:
                tied.tie(one, other)
    groups: dict[str, list[str]] = {}
    for origin in firm:
        groups.setdefault(tied.find(origin), []).append(label(docket, origins, origins.by_id[origin]))
    gaps = [
        f"Whether {_listed(names)} are one and the same source is not known."
        if len(set(names)) <= _NAMED_AT_MOST
        else f"How many of {len(names)} sources that may share an origin are one and the same is not known."
        for names in sorted(sorted(group, key=str.casefold) for group in groups.values())
        if len(names) > 1
    ]
    hearsay = any(origins.standing[origin] is Standing.HEARSAY for origin in origins.speakers(carrying))
    if hearsay:
        gaps.append("Who stands behind the allegations that are attributed to nobody is not known.")
    return gaps


def _listed(names: list[str]) -> str:
    shown = []
    for name in dict.fromkeys(names):
        again = names.count(name)
        shown.append(f"{again} origins given as “{name}”" if again > 1 else f"“{within_sentence(name)}”")
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]


def _outcome(docket: Docket, steps: tuple[Step, ...], today: Span | None) -> list[str]:
    gaps = []
    probed = any(is_investigation(step) for step in steps)
    if probed and not has_outcome(steps):
        gaps.append("The outcome of the investigation is not known.")
    asked = [step for step in steps if step.step is StepKind.DEMANDED]
    if asked and not probed and not has_outcome(steps):
        gaps.append(f"Whether anybody answered what was demanded is not known{_counted(asked, today)}.")
    late = [step for step in steps if step.overdue]
    if late:
        gaps.append(
            f"What was promised by a date that has passed is not known to have been done ({len(late)}){_overdue_by(late, today)}{unheard_of(docket, late)}."
        )
    return gaps


def _counted(asked: Iterable[Step], today: Span | None) -> str:
    """Say how long ago the first dated demand was made."""
    made = [
        span.last
        for step in asked
        if step.when is not None and (span := find_span(step.when.edtf)) is not None
    ]
    if today is None or not made:
        return ""
    days = (today.first - min(made)).days
    return f", {days} days after the first demand that is dated" if days > 1 else ""


def _overdue_by(late: Iterable[Step], today: Span | None) -> str:
    """Say how many days the earliest promised date lies back."""
    ends = [
        span.last for step in late if step.due is not None and (span := find_span(step.due.edtf)) is not None
    ]
    if today is None or not ends:
        return ""
    days = (today.first - min(ends)).days
    return f", {days} {'day' if days == 1 else 'days'} after the earliest of them" if days > 0 else ""
