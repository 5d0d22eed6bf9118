"""Which numbers are of everybody hit by an outcome, which are parts, and who is told of one by one.

The rules stand in ``docs/methods/casualty-range.md``.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from corrobora.records import (
    Category,
    ClaimId,
    Count,
    OriginId,
    Outcome,
    ReportId,
    SpeakerKind,
    Stance,
)
from corrobora.weighing.bearing import CONCEDED_SHARE
from corrobora.weighing.docket import (
    FIGHTERS,
    FIGHTING_CATEGORIES,
    STATE_KINDS,
    Docket,
    Statement,
    counts_people,
    fold,
    lexicon,
    others_told,
)
from corrobora.weighing.figures import NUMBER_WORD, Figure
from corrobora.weighing.origins import Origins
from corrobora.weighing.spans import Span, find_span
from corrobora.weighing.succession import all_before, current, published
from corrobora.weighing.voices import PRIVATE_KINDS, Standing

COUNTED = (
    Outcome.KILLED,
    Outcome.INJURED,
    Outcome.MISSING,
    Outcome.ABDUCTED,
    Outcome.DETAINED,
    Outcome.DISPLACED,
)
"""Outcomes that make a row. Survivors and people merely present are points, not casualties."""

ARMED = frozenset({Category.COMBATANTS, Category.STATE_FORCES, Category.PEACEKEEPERS})

_ARMED_SPEAKERS = frozenset({SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP})

_KIN = lexicon(
    "son sons daughter daughters brother brothers sister sisters husband wife wives mother father parents uncle uncles "
    "aunt aunts cousin cousins nephew nephews niece nieces grandson grandsons granddaughter grandchildren siblings "
    "friend friends neighbour neighbours neighbor neighbors colleague colleagues"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person told of singly, by one claim."""

    statement: Statement
    count: Count

    @property
    def key(self) -> tuple[ReportId, str]:
        """The person's key, of meaning within the report alone."""
        return (self.statement.report.id, self.count.person or "")


def find_persons(docket: Docket, outcome: Outcome) -> list[Person]:
    """Return the persons told of one by one with an outcome; who is killed later in a report is not injured too."""
    before = told_of_before(docket)
    told = [
        Person(statement=statement, count=count)
        for statement in docket.statements
        if docket.tells(statement) and statement.id not in before
        for count in statement.claim.counts
        if count.person is not None and counts_people(count) and count.high != 0
    ]
    killed = {person.key for person in told if person.count.outcome is Outcome.KILLED}
    return [
        person
        for person in told
        if person.count.outcome is outcome and (outcome is Outcome.KILLED or person.key not in killed)
    ]


def most_told(persons: Iterable[Person]) -> int:
    """Return the most persons that one report tells of: people of two reports may be the same."""
    by_report: dict[ReportId, set[str]] = defaultdict(set)
    for person in persons:
        report, key = person.key
        by_report[report].add(key)
    return max((len(keys) for keys in by_report.values()), default=0)


def find_figures(docket: Docket, origins: Origins, outcome: Outcome) -> list[Figure]:
    """Return every number of people that a claim which tells of the happening gives for an outcome.

    A zero is not among them: that nobody was killed is a side of a conflict. Neither is one
    person told of singly (`find_persons`), nor a number over more than one happening.
    """
    return [
        figure
        for statement in docket.statements
        if docket.tells(statement)
        for count in statement.claim.counts
        if count.outcome is outcome and counts_people(count) and count.high != 0 and count.person is None
        for figure in (
            Figure(
                statement=statement,
                origin=origins.mouth(origins.of[statement.id]),
                count=count,
                bounded=not count.part
                and (statement.of_a_part or _of_kin(statement) or _OF_ALL.search(count.wording) is not None),
            ),
        )
        for figure in (
            figure.less_than_whole()
            if besides_others(figure) or _still_treated(figure) or _tended_by_one(figure)
            else figure,
        )
        if not figure.of_a_period
    ]


_BESIDES_BEFORE = re.compile(
    r"(?:\b(?:another|further|additional|other)|\balso (?:killed|dead|slain|shot dead|dying)(?: (?:was|were|are|is))?)\s$",
    re.IGNORECASE,
)
_DIED = r"(?:killed|died|shot(?: dead)?|slain|murdered|executed|perished|lost their lives|dead)"
_BESIDES_AFTER = re.compile(
    rf"(?: (?:was|were|had|have|has|been|are|is)){{0,2}} (?:also (?:been |being )?{_DIED}|{_DIED} (?:too|as well))\b",
    re.IGNORECASE,
)


def besides_others(figure: Figure) -> bool:
    """Whether the dead are told of as more than those told before ("a further three lost their lives", "two guards also died")."""
    before, after = figure.around
    return (
        figure.count.outcome is Outcome.KILLED
        and not figure.count.part
        and (_BESIDES_BEFORE.search(before) is not None or _BESIDES_AFTER.match(after) is not None)
    )


_TENDED_BY_ONE = re.compile(
    r"\b(?:I|he|she|(?:(?:his|her|my|their|our|a|an|the|one|another) (?:[\w-]+ )?"
    rf"(?:{'|'.join(sorted(_KIN))}|man|woman|villager|resident|shopkeeper|farmer|survivor|witness)))"
    r"(?: (?:had|has|have|himself|herself|alone|later|then|said (?:that )?(?:he|she) had)){0,2} (?:buried|washed|carried|wrapped|helped bury)\s$",
    re.IGNORECASE,
)
"""One private person who saw to the dead ("her neighbour buried five people"); a mayor or a village buries all."""


def _tended_by_one(figure: Figure) -> bool:
    """Whether the dead are those whom one private person buried, washed or carried: some of all."""
    return figure.count.outcome is Outcome.KILLED and _TENDED_BY_ONE.search(figure.around[0]) is not None


_STILL_TREATED = re.compile(
    r"(?: \w+){0,2}? (?:(?:still )?remain(?:s|ed)?\b|(?:(?:is|are|was|were) )?(?:still )?(?:listed )?in (?:a |an )?(?:\w+ (?:and|but) )?"
    r"(?:critical|serious|grave|stable|fair|good) condition|(?:have |has |had )?(?:was |were )?(?:since )?(?:been )?(?:treated and )?(?:released|discharged))",
    re.IGNORECASE,
)


def _still_treated(figure: Figure) -> bool:
    """Whether the wounded are told of by how they fare since ("two remain in hospital"): some of all."""
    return (
        figure.count.outcome is Outcome.INJURED
        and not figure.count.part
        and _STILL_TREATED.match(figure.around[1]) is not None
    )


_OF_ALL = re.compile(
    r"\bof (?:them|whom|(?:these|those)(?! (?:criminals|terrorists|bandits|fighters|rebels|mercenaries|infidels|enemies|invaders|traitors|militants|soldiers)\b)|(?:the|all) (?:dead|victims|bodies|killed|wounded|injured|deceased|casualties|fatalities|missing|deaths))\b",
    re.IGNORECASE,
)
"""Words after a number that say of what it is a part ("two of the victims"); "21 of its inhabitants" are all who were hit."""


def _of_kin(statement: Statement) -> bool:
    """Whether the dead are told of as somebody's own ("she lost three sons"): they are some of all."""
    speaker, act = statement.claim.speaker, statement.claim.act
    if speaker is None or speaker.kind not in PRIVATE_KINDS or act is None or not act.victims:
        return False
    return all(_KIN & set(fold(party.text).split()) for party in act.victims)


def find_totals(docket: Docket, origins: Origins, outcome: Outcome) -> list[Figure]:
    """Return the figures that stand for everybody with that outcome.

    The fighters that the side of the accused alone counts (its own wounded, or
    those whom it says it killed instead) are not everybody, and neither is one
    person told of by what he or she is ("an elderly woman died in hospital")
    where others count three or more.
    """
    figures = find_figures(docket, origins, outcome)
    whole = _wholes(docket, figures)
    whole += _larger_than_all(docket, figures, whole)
    whole += _besides_the_dead(figures, whole)
    if any(figure.low >= SEVERAL for figure in whole):
        whole = [figure.less_than_whole() if _is_one_person(figure) else figure for figure in whole]
    return [figure for figure in whole if not own_losses(docket, figure)]


def _larger_than_all(docket: Docket, figures: Iterable[Figure], whole: Iterable[Figure]) -> list[Figure]:
    """Return what is called a part and yet is larger than every total said, or called the new toll: no part of them."""
    most = max(
        (f.low for f in whole if f.value is not None and not f.conceded and f.plainly_harmed), default=None
    )
    if most is None:
        return []
    return [
        figure
        for figure in figures
        if figure.count.part
        and not figure.statement.of_a_part
        and _BESIDES.search(figure.count.wording + figure.around[1][:8]) is None
        and figure.count.exact
        and figure.plainly_harmed
        and figure.count.category not in ARMED
        and (figure.low >= most or figure.called_new)
        and not own_losses(docket, figure)
    ]


_MORE = re.compile(r"\bmore\b(?! than)", re.IGNORECASE)


def _besides_the_dead(figures: Iterable[Figure], whole: Iterable[Figure]) -> list[Figure]:
    """Return "two more were wounded" as all the wounded where nobody gives a number for them: more than the dead."""
    if any(figure.numbered for figure in whole):
        return []
    return [
        figure
        for figure in figures
        if figure.count.part
        and figure.count.outcome is Outcome.INJURED
        and figure.count.exact
        and _MORE.search(figure.count.wording) is not None
        and not figure.statement.of_a_part
        and not _still_treated(figure)
    ]


_BESIDES = re.compile(r"\b(?:others?|another|more|further|additional)\b", re.IGNORECASE)

SEVERAL = 3
_ONE_IN_ALL = re.compile(
    r"(?:just |only |at least |the )?(?:one|1|an? single|an? lone|a)(?: \w+)? ?"
    r"(?:person|people|man|woman|civilian|dead|deaths?|fatalit\w+|body|bodies|killed|injured|wounded|casualt\w+|life|victim|soldier)?$",
    re.IGNORECASE,
)
"""Words for one as a number of all, and not for one person as he or she is called ("an elderly woman", "one other killing")."""


def _is_one_person(figure: Figure) -> bool:
    return figure.value == 1 and _ONE_IN_ALL.match(figure.count.wording) is None


def own_losses(docket: Docket, figure: Figure) -> bool:
    """Whether those counted are of the side that is accused: the dead of the attackers count apart."""
    if figure.count.category not in ARMED or figure.conceded or not others_told(docket):
        return False
    if docket.speaks_for_accused(figure.statement):
        return True
    accused = {docket.actors[actor].kind for actor in docket.accused if actor in docket.actors}
    if not accused:
        return False
    if figure.count.category is Category.STATE_FORCES:
        return accused <= STATE_KINDS
    return figure.count.category is Category.COMBATANTS and not accused & STATE_KINDS


def find_partisan(docket: Docket, origins: Origins) -> frozenset[OriginId]:
    """Return the origins that are parties to the fighting: armed bodies, the accused, and bodies of its state."""
    armed = {
        origins.mouth(origins.of[statement.id])
        for statement in docket.statements
        if statement.claim.speaker is not None
        and statement.claim.speaker.kind in _ARMED_SPEAKERS
        and origins.standing[origins.of[statement.id]] is Standing.BODY
    }
    return frozenset(
        origin
        for origin, actor in origins.bodies.items()
        if docket.sides_with_accused(actor) or docket.actors[actor].kind in FIGHTERS
    ) | frozenset(armed)


def _wholes(docket: Docket, figures: list[Figure]) -> list[Figure]:
    """Pick, per claim, the figure that stands for everybody.

    A total without a category is the whole. So is the one group a claim counts.
    Where a claim counts several groups side by side, each is less than the whole;
    a list in one sentence is as many as its members (`_sums_of_lists`). Of several totals in one claim
    ("rose to eight after two died") the smaller are parts, and so are all whose
    sum the same report gives as a total ("eight at once, six of their wounds").
    So is a bare number that goes on sharing out the dead, and a number to which
    the same mouth adds further dead. What those who did it count of their enemies
    speaks of the same dead where it is of the others' order (`Figure.conceded`).
    """
    by_claim: dict[ClaimId, list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.count.part:
            by_claim[figure.statement.id].append(figure)
    armed = _origins_with(figures, armed=True)
    unarmed = _origins_with(figures, armed=False)
    side_parts: dict[ClaimId, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.count.part and figure.count.category is None:
            side_parts[figure.statement.id].append(figure)
    parts: dict[ClaimId, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.count.part:
            parts[figure.statement.id].append(figure)
    said = {
        (figure.statement.report.id, figure.count.low)
        for figure in figures
        if figure.count.category is None and figure.value is not None
    }
    lists = _sums_of_lists(docket, figures)
    found = [one for one in lists.values() if not _has_said_so(one, figures)]
    for claim, told in by_claim.items():
        totals = [figure for figure in told if figure.count.category is None]
        groups = [figure for figure in told if figure.count.category is not None]
        plain = [figure for figure in told if figure.plainly_harmed] or told
        largest = max(figure.low for figure in (*plain, *(f for c, f in lists.items() if c == claim)))
        for figure in totals:
            report = figure.statement.report.id
            less = (
                figure.low < largest
                or _goes_on(figure, parts[claim])
                or (report, _sum([*totals, *side_parts[claim]])) in said
            )
            found.append(figure.less_than_whole() if less else figure)
        if totals and max(figure.low for figure in totals) >= largest:
            continue
        side_by_side = (
            bool(totals) or claim in lists or len({f.count.category for f in told if f.numbered}) > 1
        )
        for figure in groups:
            less = side_by_side or figure.origin in armed & unarmed
            found.append(figure.less_than_whole() if less else figure)
    found = _without_added_to(_toll_of_each_report(found))
    others = [figure for figure in found if figure.count.category not in ARMED]
    if not others:
        return found
    said_by_others = [figure.low for figure in others if figure.gives_low and figure.plainly_harmed]
    least, most = min(said_by_others, default=0), max(said_by_others, default=0)
    enemies = [
        figure
        for figure in figures
        if figure.count.category in FIGHTING_CATEGORIES
        and not figure.count.part
        and figure.value is not None
        and _enemies_of_accused(docket, figure)
    ]
    apart = {
        figure.count.category
        for figure in figures
        if figure.count.category is Category.STATE_FORCES
        and figure.value is not None
        and not _enemies_of_accused(docket, figure)
    }
    return others + [
        figure.as_concession()
        for figure in _not_admitted_since(docket, _still_said(enemies, figures), others)
        if figure.count.category not in apart
        and least * CONCEDED_SHARE <= figure.low <= most / CONCEDED_SHARE
        and figure.low not in said_by_others
    ]


_JOINT = re.compile(
    r"(?: from [^,.;:()“”\"]{1,40}?)?(?P<joint>,|,? (?:and|plus|as well as|along with|together with)\b)"
    r"(?: (?:a|an|the|his|her|their|its|another|at least))*\s*",
    re.IGNORECASE,
)
"""What stands between two members of one list: "two patients **and** a porter", "three farmers**,** a teacher"."""
_DIED_OF_THIS_AND_THAT = re.compile(
    r" (?:had |have )?(?:died|perished|succumbed) (?:of|from) [^,.;:()]{1,60}? and (?:a |an |another )?",
    re.IGNORECASE,
)
"""Between the dead of two causes: "two men **had died of bullet wounds and a** woman of a machete cut"."""
_OF_THAT = re.compile(r" (?:of|from) ", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:people|persons?|civilians?|dead|deaths|bodies|victims?|casualties|others?|members|relatives|residents|villagers|inhabitants|passengers"
    r"|citizens|individuals|souls|killed|wounded|injured|of (?:them|whom|these|those))$",
    re.IGNORECASE,
)
"""Words for whoever was hit: a list behind a comma tells who these were ("five people, a mother and her sons")."""
_WHO_ATTACK = re.compile(
    r"\b(?:attackers?|assailants?|gunm[ae]n|bombers?|militants?|terrorists?|fighters?|rebels?|insurgents?|jihadists?|bandits?|suspects?|perpetrators?"
    r"|robbers?|raiders?|kidnappers?|abductors?|hijackers?|rustlers?|thie(?:f|ves)|looters?|pirates?|gangsters?|criminals?|extremists?|militia(?:men|man)?"
    r"|mercenar(?:y|ies)|snipers?|shooters?|smugglers?|invaders?|infiltrators?|killers?|murderers?|arsonists?|poachers?)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(r",? (?:among|were among|included|amongst)\b", re.IGNORECASE)
_BY_SEX_OR_AGE = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|minors?|bab(?:y|ies)|infants?|toddlers?|teenagers?|youths?|adults?|males?|females?|elders?)$",
    re.IGNORECASE,
)
"""Nouns by which a list unfolds those it has counted already ("fourteen herders, nine men and two boys")."""
_STRUCK_BEFORE = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|shot(?: dead)?|murder(?:ed|ing)|execut(?:ed|ing)|slaughter(?:ed|ing)|massacr(?:ed|ing)|behead(?:ed|ing)|wound(?:ed|ing)|injur(?:ed|ing)"
    r"|buried|left|claimed)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_VERB_BEHIND = re.compile(r"\s*(?:were|was|are|is|had|have|has)\b", re.IGNORECASE)
"""A verb whose subject opens in the middle of what follows a verb ("killed six nurses and five doctors **were** women")."""


def _sums_of_lists(docket: Docket, figures: Iterable[Figure]) -> dict[ClaimId, Figure]:
    """Return, per claim, the sum of those that one voice lists in one sentence: "two patients and a porter" are three.

    None over those who attack: they count apart.
    """
    found: dict[ClaimId, Figure] = {}
    for figure in figures:
        claim = figure.statement.id
        if claim in found or figure.value is None or (figure.count.part and not figure.bounded):
            continue
        members = _list_around(docket, figure)
        total = sum(count.low or 0 for count in members)
        if len(members) < 2:
            continue
        first, last = members[0].wording, members[-1].wording
        words = figure.statement.words
        start = words.find(first)
        span = words[start : words.find(last, start + len(first)) + len(last)]
        found[claim] = replace(
            figure,
            listed=True,
            count=replace(
                figure.count,
                low=total,
                high=total,
                category=None,
                wording=span,
                inferred=any(count.inferred for count in members),
            ),
        )
    return found


def _has_said_so(one: Figure, figures: Iterable[Figure]) -> bool:
    """Whether the same mouth gives, in the same report, a total larger than the list's largest member, in its own words."""
    counts = one.statement.claim.counts
    members = [
        c.low or 0 for c in counts if c.outcome is one.count.outcome and c.wording in one.count.wording
    ]
    return any(
        figure.count.category is None
        and figure.value is not None
        and not figure.count.part
        and figure.origin == one.origin
        and figure.statement.report.id == one.statement.report.id
        and figure.low > max(members, default=0)
        for figure in figures
    )


def _list_around(docket: Docket, figure: Figure) -> list[Count]:
    """Return the members of the list that a number stands in, by the words between them; a number alone is no list."""
    words, outcome = figure.statement.words, figure.count.outcome
    runs: list[list[Count]] = [[]]
    end = 0
    for count in figure.statement.claim.counts:
        if count.outcome is not outcome or not counts_people(count) or not count.wording:
            continue
        start = words.find(count.wording, end)
        if start < 0:
            continue
        run, between = runs[-1], words[end:start]
        if run and not _goes_with(run, between, words[start + len(count.wording) :], count):
            runs.append([])
        runs[-1].append(count)
        end = start + len(count.wording)
        if len(runs[-1]) > 1 and _AMONG.match(words[end:]):
            runs.append([])
    run = next((r for r in runs if any(count is figure.count for count in r)), [])
    if not all(_adds_up(docket, figure, count) for count in run):
        return []
    return [] if _tells_who(words, run) or _in_two_clauses(words, run) else run


def _tells_who(words: str, run: list[Count]) -> bool:
    """Whether those behind the first are the first again: as many by themselves, or by sex and age behind a comma."""
    if len(run) < 2:
        return False
    start = words.find(run[0].wording) + len(run[0].wording)
    if not words.startswith(",", start):
        return False
    sums = accumulate(count.low or 0 for count in run[1:])
    unfolds = _BY_SEX_OR_AGE.search(run[1].wording) and not _BY_SEX_OR_AGE.search(run[0].wording)
    return run[0].low in set(sums) or bool(unfolds)


def _in_two_clauses(words: str, run: list[Count]) -> bool:
    """Whether a verb stands before the first number of a run and another behind the last."""
    if len(run) < 2:
        return False
    start = words.find(run[0].wording)
    end = words.find(run[-1].wording, start + len(run[0].wording)) + len(run[-1].wording)
    return _STRUCK_BEFORE.search(words[:start]) is not None and _VERB_BEHIND.match(words[end:]) is not None


def _goes_with(run: list[Count], between: str, after: str, count: Count) -> bool:
    """Whether the words between two numbers join the second, of others than the first, to its list."""
    joint = _JOINT.fullmatch(between)
    if _noun_of(count) in {_noun_of(other) for other in run}:
        return False
    if joint is None:
        return _DIED_OF_THIS_AND_THAT.fullmatch(between) is not None and _OF_THAT.match(after) is not None
    return joint["joint"] != "," or _GENERAL.search(run[-1].wording) is None


def _noun_of(count: Count) -> str:
    """Return the last word of a number's wording, its plural ending apart."""
    return count.wording.lower().split()[-1].removesuffix("s")


def _adds_up(docket: Docket, figure: Figure, count: Count) -> bool:
    """Whether a member of a list is a plain number of people who were hit by others."""
    one = replace(figure, count=count)
    plain = (count.exact or "couple" in count.wording.lower()) and count.low == count.high and bool(count.low)
    whole = not count.part or count.person is not None
    apart = count.category is Category.COMBATANTS or _WHO_ATTACK.search(count.wording) is not None
    return plain and whole and not apart and not own_losses(docket, one)


def _still_said(enemies: list[Figure], figures: list[Figure]) -> list[Figure]:
    """Return the last word of those who count enemies, without numbers that any report since calls an earlier one."""
    old = [figure for figure in figures if figure.value is not None and figure.called_old]
    return [
        figure
        for figure in current(enemies)[0]
        if not any(
            figure.value == other.value and not all_before(published([other]), published([figure]))
            for other in old
        )
    ]


def _not_admitted_since(docket: Docket, enemies: list[Figure], others: list[Figure]) -> list[Figure]:
    """Return what the accused granted under another name, unless its side has owned up to a number of people since."""
    admitted = [
        figure
        for figure in others
        if figure.value is not None
        and (docket.speaks_for_accused(figure.statement) or figure.statement.claim.stance is Stance.ADMITS)
    ]
    return [
        figure
        for figure in enemies
        if not any(all_before(published([figure]), published([other])) for other in admitted)
    ]


def _goes_on(figure: Figure, parts: Iterable[Figure]) -> bool:
    """Whether a bare number goes on sharing out the dead ("four of the dead were found at low tide and two died later")."""
    if NUMBER_WORD.fullmatch(figure.count.wording.strip()) is None:
        return False
    before = figure.around[0]
    return any(_OF_ALL.search(p.count.wording) and p.count.wording in before for p in parts)


def _enemies_of_accused(docket: Docket, figure: Figure) -> bool:
    """Whether the accused, or whoever owns up to the killing, counts those killed as fighters of the other side."""
    owns_up = docket.speaks_for_accused(figure.statement) or figure.statement.claim.stance is Stance.ADMITS
    if figure.count.outcome is not Outcome.KILLED or not owns_up:
        return False
    speaker = figure.statement.claim.speaker
    state = docket.actor_state(docket.speaking_for(figure.statement)) is not None or (
        speaker is not None and speaker.kind in {SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES}
    )
    return figure.count.category is (Category.COMBATANTS if state else Category.STATE_FORCES)


def _toll_of_each_report(whole: list[Figure]) -> list[Figure]:
    """Take the largest number of one mouth in one report for its toll, and a smaller one for a part of it.

    Unless another origin gives that number for a total, or a word calls the largest an old one.
    """
    largest: Counter[tuple[ReportId, OriginId]] = Counter()
    tolls: dict[int, set[OriginId]] = defaultdict(set)
    for figure in whole:
        if figure.value is not None and figure.plainly_harmed and not figure.called_old:
            key = (figure.statement.report.id, figure.origin)
            largest[key] = max(largest[key], figure.low)
            if figure.count.category is None:
                tolls[figure.low].add(figure.origin)

    def is_part(figure: Figure) -> bool:
        if figure.value is None or figure.low >= largest[figure.statement.report.id, figure.origin]:
            return False
        return not tolls[figure.low] - {figure.origin}

    return [figure.less_than_whole() if is_part(figure) else figure for figure in whole]


_NEXT_SENTENCE = 300
"""Characters within which "a further three died" adds to the number before it (ours: about two sentences)."""


def _without_added_to(whole: list[Figure]) -> list[Figure]:
    """Make a number less than the whole where the same mouth goes on to count further dead beside it.

    "Four persons died. A further three fell into a shaft": neither is the toll.
    """
    further = [figure for figure in whole if besides_others(figure)]

    def added_to(figure: Figure) -> bool:
        return figure.value is not None and any(
            other is not figure
            and other.origin == figure.origin
            and other.statement.report.id == figure.statement.report.id
            and 0 <= other.statement.claim.start - figure.statement.claim.start <= _NEXT_SENTENCE
            and not figure.called_new
            for other in further
        )

    return [figure.less_than_whole() if added_to(figure) else figure for figure in whole]


def _sum(totals: list[Figure]) -> int | None:
    numbers = {figure.low for figure in totals if figure.value is not None}
    return sum(numbers) if len(numbers) > 1 else None


def _origins_with(figures: Iterable[Figure], *, armed: bool) -> frozenset[OriginId]:
    return frozenset(
        figure.origin
        for figure in figures
        if not figure.count.part
        and figure.count.category is not None
        and (figure.count.category in ARMED) is armed
    )


def told_of_before(docket: Docket) -> frozenset[ClaimId]:
    """Return the claims told of a day before that of the happening, as more reports give it.

    Only the day before: what is told of a later day may be when somebody said it, or died.
    """
    days = [
        (statement, day)
        for statement in docket.statements
        if docket.tells(statement) and (day := _day(statement)) is not None
    ]
    found = set()
    for statement, own in days:
        report = statement.report.id
        backing = {other.report.id for other, day in days if other.report.id != report and day.overlaps(own)}
        against = {other.report.id for other, day in days if day.first - own.last > _A_DAY} - backing
        if len(against) > len(backing):
            found.add(statement.id)
    return frozenset(found)


_A_DAY = dt.timedelta(days=1)


def _day(statement: Statement) -> Span | None:
    when = statement.claim.when
    return None if when is None else find_span(when.edtf)
