"""Points: the questions about an incident, and every value that is said to answer them.

Each point gathers the values said of it, by which claims, origins and reports,
and judges how they stand to each other: agreed (one value), compatible (several
that can all be so), contested (two that cannot), not known (none). Which claims
answer which question is decided here; whether two answers can both be so is
asked of `relations`, whose reasons `conflicts` makes readable. The rules stand
in ``docs/methods/conflicts.md``.

"Agreed" says that nobody says otherwise, not that several say so: how many
independent origins say it is shown beside it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from corrobora.records import (
    Agreement,
    Outcome,
    Party,
    Place,
    Point,
    ReportId,
    Stance,
    StepKind,
    Unit,
    Value,
)
from corrobora.weighing import comparisons
from corrobora.weighing.blaming import attributions, gather
from corrobora.weighing.comparisons import Relation
from corrobora.weighing.docket import (
    FIGHTERS,
    FIGHTING_CATEGORIES,
    FIGHTING_WORDS,
    Docket,
    Statement,
    actor_name,
    counts_people,
    fighters_told,
    fold,
    nobody_survived,
)
from corrobora.weighing.figures import Figure, worded
from corrobora.weighing.origins import Origins
from corrobora.weighing.relations import Account, Told, tolls
from corrobora.weighing.spans import find_span
from corrobora.weighing.succession import current, moved_on
from corrobora.weighing.totals import besides_others, find_totals
from corrobora.weighing.wording import Amount

METHOD = "points/5"

DENIED = "denied"

NOT_NAMED = "told of without a name"
"""Those who did it, where somebody tells of them ("men in uniform") and nobody names them."""

NONE_SURVIVED = "nobody survived"
NONE_OF_A_PART = "nobody survived in a part of those present"
SOME_SURVIVED = "some survived"

_ALWAYS = ("act", "responsibility", "victims", "killed", "place", "date")
"""Points that are shown even where nothing is said of them."""

_QUANTITY = re.compile(
    r"^(?:(?:at least|at most|no fewer than|no less than|more than|over|fewer than|less than|up to|about|around"
    r"|some|nearly|almost|roughly|approximately|an estimated|as many as|the|a|an|several|many|a few|few|dozens of"
    r"|scores of|hundreds of|both|other|another|two dozen|a dozen)\s+"
    r"|(?:\d[\d,. ]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)\s+)+",
    re.IGNORECASE,
)
"""How many there were is the matter of another point."""

_WHOEVER = frozenset(
    {"", "people", "person", "persons", "others", "victims", "dead", "bodies", "body", "lives"}
)
"""Words for victims that say nothing of who they were."""

_CIVIL_WORDS = frozenset(
    {
        "civilians",
        "civilian",
        "villagers",
        "women",
        "children",
        "travellers",
        "passengers",
        "worshippers",
        "guests",
    }
)

_ANSWERS = {
    Stance.DENIES: "denied",
    Stance.ADMITS: "admitted",
    Stance.ADMITS_ACT_DENIES_RESPONSIBILITY: "admitted the act, denied responsibility",
    Stance.GIVES_ALTERNATIVE_EXPLANATION: "gave another explanation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One point with what is needed to see which of its values cannot both be so."""

    about: str
    values: Mapping[str, tuple[Statement, ...]]
    rifts: Mapping[frozenset[str], Relation] = field(default_factory=dict)
    """Pairs of values that cannot both be so, each with the rule that says it."""

    @property
    def agreement(self) -> Agreement:
        """How the values stand to each other."""
        if self.rifts:
            return Agreement.CONTESTED
        if not self.values or set(self.values) == {DENIED}:
            return Agreement.NOT_KNOWN
        return Agreement.AGREED if len(self.values) == 1 else Agreement.COMPATIBLE


def ask(docket: Docket, origins: Origins) -> tuple[Question, ...]:
    """Put every question to the docket, in a fixed order."""
    asked = [
        _act(docket),
        _responsibility(docket, origins),
        _victims(docket),
        *(
            _toll(docket, origins, outcome)
            for outcome in Outcome
            if outcome not in {Outcome.SURVIVED, Outcome.AFFECTED}
        ),
        _place(docket),
        _date(docket),
        _means(docket),
        _fate(docket),
        _response(docket),
        _who_investigates(docket),
    ]
    return tuple(question for question in asked if question.values or question.about in _ALWAYS)


def as_point(question: Question, origins: Origins) -> Point:
    """Turn a question into the record, its values those of most origins first."""
    values = [as_value(value, told, origins) for value, told in question.values.items()]
    values.sort(key=lambda value: (-len(value.origins), -len(value.reports), value.value))
    return Point(about=question.about, agreement=question.agreement, values=tuple(values))


def as_value(value: str, told: Iterable[Statement], origins: Origins) -> Value:
    """Return a value with the claims, origins and reports that say it."""
    claims = sorted({statement.id for statement in told})
    reports: set[ReportId] = {statement.report.id for statement in told}
    return Value(
        value=value, claims=tuple(claims), origins=origins.speakers(claims), reports=tuple(sorted(reports))
    )


# --------------------------------------------------------------------------- the questions


def _rifts(
    values: Iterable[str], relate: Callable[[str, str], Relation | None]
) -> Mapping[frozenset[str], Relation]:
    """Return the pairs of values that contradict each other; ``None``: the two are not compared."""
    ordered = sorted(values)
    return {
        frozenset({one, other}): found
        for place, one in enumerate(ordered)
        for other in ordered[place + 1 :]
        if (found := relate(one, other)) is not None and found.contradicts
    }


def _telling(docket: Docket) -> list[Statement]:
    return [statement for statement in docket.statements if docket.tells(statement)]


def _act(docket: Docket) -> Question:
    """Kinds of act told do not exclude each other; a denial of the act itself excludes the incident's own.

    What deniers say of fighters killed is a value of its own: it stands on neither side.
    """
    told = gather(
        (
            f"{statement.claim.act.kind} of fighters"
            if statement.id in docket.apart
            else str(statement.claim.act.kind),
            statement,
        )
        for statement in _telling(docket)
        if statement.claim.act is not None
    )
    denials = [statement for statement in docket.statements if _denies_act(docket, statement)]
    own = "" if docket.act is None else str(docket.act)
    if denials and told:
        told[DENIED] = tuple(denials)

    def relate(one: str, other: str) -> Relation | None:
        return comparisons.denial("act") if {one, other} == {DENIED, own} else None

    return Question(about="act", values=told, rifts=_rifts(told, relate))


def _denies_act(docket: Docket, statement: Statement) -> bool:
    """Whether a denial names an act and nobody as its perpetrator, and so denies that it happened at all."""
    act = statement.claim.act
    return docket.denies(statement) and act is not None and not act.perpetrators


def _responsibility(docket: Docket, origins: Origins) -> Question:
    """Ask who did it. Where nobody is named, those who tell of the doers by what they are have a value of their own.

    It stands for whom the independent origins of who did it are counted, and contradicts no denial.
    """
    values: list[tuple[str, Statement]] = []
    groups: dict[str, frozenset[str]] = defaultdict(frozenset)
    for group, told in attributions(docket).items():
        for statement in told:
            value = _named(docket, docket.perpetrators(statement))
            values.append((value, statement))
            groups[value] |= {group}
    denials = [
        statement
        for statement in docket.statements
        if (docket.denies(statement) and not _denies_act(docket, statement))
        or statement.claim.stance is Stance.ADMITS_ACT_DENIES_RESPONSIBILITY
    ]
    if not values:
        values = [(NOT_NAMED, one) for one in docket.statements if one.id in origins.naming.claims]
    values.extend((DENIED, statement) for statement in denials)

    def relate(one: str, other: str) -> Relation | None:
        if NOT_NAMED in {one, other}:
            return None
        if DENIED in {one, other}:
            return comparisons.denial("responsibility")
        return comparisons.doers(groups[one], groups[other])

    gathered = gather(values)
    return Question(about="responsibility", values=gathered, rifts=_rifts(gathered, relate))


def _named(docket: Docket, parties: Iterable[Party]) -> str:
    return " and ".join(sorted({docket.party_name(party) for party in parties}))


def _victims(docket: Docket) -> Question:
    """Who the victims are said to be: civilians and migrants can be one, civilians and fighters cannot."""
    values: list[tuple[str, Statement]] = []
    fighting: set[str] = set()
    whole: set[str] = set()
    for statement in _telling(docket):
        if not docket.carries(statement) and statement.id not in docket.apart:
            continue
        for party in () if statement.claim.act is None else statement.claim.act.victims:
            name = docket.party_name(party)
            name = name if party.actor is not None else _QUANTITY.sub("", f"{name.lower()} ").strip()
            if name in _WHOEVER:
                continue
            values.append((name, statement))
            whole.add(name)
            if docket.kind_of(party) in FIGHTERS or set(fold(name).split()) & FIGHTING_WORDS:
                fighting.add(name)
        for count in statement.claim.counts:
            if count.category is None or count.outcome is not Outcome.KILLED or not counts_people(count):
                continue
            values.append((str(count.category), statement))
            if not count.part:
                whole.add(str(count.category))
            if count.category in FIGHTING_CATEGORIES:
                fighting.add(str(count.category))
    gathered = gather(values)
    others = {
        _telling_of(docket, statement) for statement in _telling(docket) if _of_others(docket, statement)
    }

    def relate(one: str, other: str) -> Relation | None:
        civil, armed = (other, one) if one in fighting else (one, other)
        both = {statement.id for statement in gathered[one]} & {statement.id for statement in gathered[other]}
        if not {one, other} <= whole or both or not set(civil.split()) & _CIVIL_WORDS:
            return None
        # who tells of other dead beside the fighters speaks of two sets of people
        if all(_telling_of(docket, statement) in others for statement in gathered[armed]):
            return None
        return comparisons.victims(fighters=(one in fighting, other in fighting))

    return Question(about="victims", values=gathered, rifts=_rifts(gathered, relate))


def _telling_of(docket: Docket, statement: Statement) -> tuple[str, str | None]:
    return (statement.report.id, docket.mouth(statement))


def _of_others(docket: Docket, statement: Statement) -> bool:
    """Whether a claim counts dead whom it does not call fighters."""
    return not fighters_told(docket, statement) and any(
        counts_people(count) and count.outcome is Outcome.KILLED and count.high != 0
        for count in statement.claim.counts
    )


def fighters_only(docket: Docket) -> bool:
    """Whether everybody who says who was killed says that they were fighters."""
    fighting = civil = False
    for statement in docket.statements:
        if not docket.carries(statement):
            continue
        for party in () if statement.claim.act is None else statement.claim.act.victims:
            armed = docket.kind_of(party) in FIGHTERS or bool(set(fold(party.text).split()) & FIGHTING_WORDS)
            fighting, civil = fighting or armed, civil or not armed
        for count in statement.claim.counts:
            if count.outcome is Outcome.KILLED and counts_people(count) and count.category is not None:
                armed = count.category in FIGHTING_CATEGORIES
                fighting, civil = fighting or armed, civil or not armed
    return fighting and not civil


def _toll(docket: Docket, origins: Origins, outcome: Outcome) -> Question:
    """Ask how many. Numbers that their own origin has superseded (`casualties.current`) contradict nothing.

    A number of a part only bounds the whole from below. "Nobody was killed" contradicts any number.
    A toll of the dead or injured of which every lower mention came before every higher one has risen.
    """
    figures = find_totals(docket, origins, outcome)
    stand, _ = current(figures)
    wholes = {(figure.statement.report.id, figure.origin) for figure in figures if not besides_others(figure)}
    values = [
        (worded(figure.count), figure.statement)
        for figure in figures
        # "… and two guards also died" is no answer of its own
        if not besides_others(figure) or (figure.statement.report.id, figure.origin) not in wholes
    ]
    standing: dict[str, list[Figure]] = defaultdict(list)
    for figure in stand:
        standing[worded(figure.count)].append(figure)
    nobody = [
        statement
        for statement in docket.statements
        if docket.tells(statement) or docket.denies(statement)
        for count in statement.claim.counts
        if count.outcome is outcome and count.high == 0 and counts_people(count)
    ]
    values.extend((_NONE, statement) for statement in nobody)
    gathered = gather(values)

    def relate(one: str, other: str) -> Relation | None:
        if _NONE in {one, other}:
            return comparisons.none_of_them(str(outcome))
        lower, higher = standing[one], standing[other]
        if moved_on(docket, lower, higher) or moved_on(docket, higher, lower):
            return comparisons.rose(str(outcome))
        return _apart(lower, higher, outcome)

    return Question(about=str(outcome), values=gathered, rifts=_rifts(gathered, relate))


_NONE = "none"


def _apart(ones: Iterable[Figure], others: Iterable[Figure], outcome: Outcome) -> Relation | None:
    """Return the first relation of two mentions that contradict each other, if there is one."""
    told = [_told(figure, outcome) for figure in others]
    return next(
        (
            found
            for figure in ones
            for other in told
            if (found := tolls(_told(figure, outcome), other)).contradicts
        ),
        None,
    )


def _told(figure: Figure, outcome: Outcome) -> Told:
    """Return a figure as a number with its passage; a bound that no number was said for is none."""
    count = figure.count
    amount = Amount(
        low=figure.low if figure.gives_low else None,
        high=figure.high,
        about=not count.exact and count.low == count.high,
        outcome=outcome,
    )
    statement = figure.statement
    account = Account(
        report=statement.report,
        start=statement.claim.start,
        end=statement.claim.end,
        claims=(statement.claim,),
    )
    return Told(amount=amount, account=account, wording=count.wording)


def _place(docket: Docket) -> Question:
    """Places contradict each other where both are exact and far apart, or in two regions or countries.

    Only what tells of the act itself can: that a missing man turned up in another town says nothing of where it was.
    """
    places: dict[str, list[Place]] = defaultdict(list)
    values: list[tuple[str, Statement]] = []
    for statement in _telling(docket):
        place = statement.claim.place
        if place is not None:
            name = place_name(place)
            values.append((name, statement))
            if docket.carries(statement):
                places[name].append(place)
    gathered = gather(values)

    on_one_way = [
        {place_name(end) for end in place.ends}
        for kept in places.values()
        for place in kept
        if len(place.ends) > 1
    ]

    def relate(one: str, other: str) -> Relation | None:
        if any({one, other} <= ends for ends in on_one_way):
            return None  # the two ends of a road that somebody names: something on it is near both
        found = [comparisons.places(left, right) for left in places[one] for right in places[other]]
        return next((relation for relation in found if not relation.contradicts), found[0] if found else None)

    return Question(about="place", values=gathered, rifts=_rifts(gathered, relate))


def place_name(place: Place) -> str:
    """Return the resolved name, a route as "between A and B", or the place's own words."""
    if place.ends:
        return "between " + " and ".join(sorted(place_name(end) for end in place.ends))
    return place.name or place.text


def _date(docket: Docket) -> Question:
    """Dates contradict each other where their spans share no day; what is not resolved contradicts nothing."""
    values: list[tuple[str, Statement]] = []
    spans = {}
    for statement in _telling(docket):
        when = statement.claim.when
        if when is not None:
            value = when.edtf or when.text
            values.append((value, statement))
            spans[value] = find_span(when.edtf)
    gathered = gather(values)

    def relate(one: str, other: str) -> Relation | None:
        left, right = spans[one], spans[other]
        return None if left is None or right is None else comparisons.days(left, right)

    return Question(about="date", values=gathered, rifts=_rifts(gathered, relate))


def _means(docket: Docket) -> Question:
    """Manners of violence do not exclude each other: one incident can hold several."""
    return Question(
        about="means",
        values=gather(
            (means.strip().lower(), statement)
            for statement in _telling(docket)
            if statement.claim.act is not None
            for means in statement.claim.act.means
        ),
    )


def _fate(docket: Docket) -> Question:
    """Ask what became of those present. That nobody in one vehicle lived leaves room for others who did."""
    values: list[tuple[str, Statement]] = []
    for statement in _telling(docket):
        for count in statement.claim.counts:
            if count.outcome is not Outcome.SURVIVED or count.unit not in {
                Unit.PEOPLE,
                Unit.BODIES,
                Unit.VEHICLES,
            }:
                continue
            if nobody_survived(count):
                values.append((NONE_OF_A_PART if statement.of_a_part else NONE_SURVIVED, statement))
            else:
                values.append((SOME_SURVIVED, statement))
    gathered = gather(values)

    def relate(one: str, other: str) -> Relation | None:
        return comparisons.fates() if {one, other} == {NONE_SURVIVED, SOME_SURVIVED} else None

    return Question(about="fate-of-those-present", values=gathered, rifts=_rifts(gathered, relate))


def _response(docket: Docket) -> Question:
    """Ask what each accused party answers. One that both denies and admits contradicts itself.

    Another explanation is no admission: who denies the accusation and tells of
    something else says one thing.
    """
    values: list[tuple[str, Statement]] = []
    for statement in docket.statements:
        actor, stance = docket.speaking_for(statement), statement.claim.stance
        if actor is None or not docket.speaks_for_accused(statement):
            continue
        answer = _ANSWERS.get(stance)
        if stance is Stance.DENIES and not docket.denies(statement):
            answer = None
        of_it = docket.carries(statement) or statement.id in docket.blaming
        if stance is not Stance.DENIES and statement.claim.act is not None and not of_it:
            answer = None  # it owns up to something else
        if answer is None and docket.accepts(statement):
            answer = "admitted"
        if answer is not None:
            values.append((f"{actor_name(docket.actors[actor])}: {answer}", statement))
    gathered = gather(values)

    def relate(one: str, other: str) -> Relation | None:
        left, _, denial = one.rpartition(": ")
        right, _, answer = other.rpartition(": ")
        return comparisons.answers() if left == right and {denial, answer} == {"denied", "admitted"} else None

    return Question(about="response", values=gathered, rifts=_rifts(gathered, relate))


def _who_investigates(docket: Docket) -> Question:
    """Bodies said to investigate. Several can, and two bodies of one state may be two words for one probe."""
    known = {statement.id: statement for statement in docket.statements}
    return Question(
        about="who-investigates",
        values=gather(
            (docket.party_name(step.by), known[claim])
            for step in docket.steps
            if step.by is not None and step.step in {StepKind.ANNOUNCED, StepKind.OPENED}
            for claim in step.claims
        ),
    )
