"""Numbers whose noun or outcome stands before them ("Fourteen were shot. **Nine** were traders").

The grammar of `counts` reads one sentence. This module is handed what the
report has told so far and gives a bare number the outcome of the total that
it takes up: a share ("three of the nine had a record"), a part told by what
it was ("the four others were charcoal sellers"), a figure put against
another ("they told us that it was 21"), the dead that somebody handled ("he
had carried five"). Where the words before fit two outcomes, none is given:
what the report leaves open stays open. The rules are told one by one in
``docs/methods/counts.md``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corrobora.reading.counts import CountMention, find_counts, find_numbers, thing_unit
from corrobora.records import Category, Claim, Count, Outcome, Unit

_NEAR: Final = 420
"""Code points between a total and the sentence that takes it up without naming it."""
_FAR: Final = 1500
"""The same where the words behind the number leave only one outcome ("eight were shot in the back")."""
_SAME_REPORT: Final = 4000
"""Code points within which "of the nine" takes up the nine told before."""

NUMBERED: Final = re.compile(
    r"(?i)\b(?:\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|dozens?|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)th)\b"
)

_LIVING: Final = frozenset({Unit.PEOPLE, Unit.BODIES})
_OPENS: Final = re.compile(
    r"(?i)(?:^\W*|[.;:,—–(]\s*[\"“'‘]?|[\"“]|\b(?:and|but|that|while|whereas|said|says|added|only|just|at least|all|another|of whom)\s+|"
    r"\b(?:the|a further|the remaining|the first)\s+)$"
)
_AMONG_THEM: Final = re.compile(
    r"(?i)\W*(?:also\s+)?(?:among|amongst)\s+(?:them|these|those|the victims)\b[^.;]{0,40}$"
)
_OF_THEM: Final = re.compile(r"(?i)\s+of\s+(?:them|these|those)\b(?!\s+who\b)")
_WOUNDS: Final = re.compile(
    r"(?i)\b(?:wounds?|shots?|bullets?|gunshots?|holes?|injuries|blows?|cuts?|burns?|stabs?)\b[^.;]*$"
)
_OF_WOUNDS: Final = re.compile(
    r"(?i)\s+of\s+(?:them|these|those)\s+(?:in|to|at|through|near|on|close to)\s+(?:the|his|her|their)\s+(?:head|chest|back|neck|abdomen|stomach|legs?|thighs?|arms?|face|throat|belly|shoulders?|skull|heart|side)\b"
)
_NEVER_FOUND: Final = re.compile(
    r"(?i)\s+(?:(?:more|others?)\s+)?(?:(?:was|were|has been|have been|had been)\s+(?:never|not yet|not|still not)\s+(?:been\s+)?(?:found|recovered|seen again|located|accounted for)|(?:has|have|had)\s+(?:never|not yet|not|still not)\s+been\s+(?:found|recovered|seen again|located|accounted for))\b"
)
"""Those of whom no body is there: missing, whatever the others are."""
_APPENDED: Final = re.compile(r"(?:[,(—–-]|^\W*|\band)\s*(?:at least |only |about |some )?$")
_CAPTIVES: Final = re.compile(
    r"(?i)\b(?:hostages?|captives?|abduct\w+|kidnap\w+|detainees?|prisoners?|taken)\b"
)
_IS: Final = re.compile(
    r"(?i)\s+(?:(?:(?:more|others?|of (?:them|these|those)|remaining)\s+)?)"
    r"(?P<aux>were|was|are|had|have|could|cannot|did|came|went|returned|remain(?:ed)?|got)\b\s*(?P<rest>[^.;]*)"
)
_UNARMED: Final = re.compile(
    r"(?i)(?:been\s+|being\s+|\w+ly\s+|said to be\s+|all\s+)*(?:armed|masked|hooded|on (?:foot|motor\w*|horse\w*|camel\w*|bicycles?)|riding|wearing|dressed|carrying|driving|in uniform|charged|accused|convicted|suspect|looking|"
    r"behind|responsible|seen (?:leaving|entering|fleeing)|involved|right|wrong|sure|questioned|sentenced|tried|court-martial\w*|suspended|dismissed|transferred|promoted|acquitted|indicted|appointed|sent|deployed|opened|under investigation|(?:still )?at large|on trial)\b"
)
"""What is said of doers, accused and things rather than of those harmed."""
_IN_CARE: Final = re.compile(
    r"(?i)(?:in (?:a )?(?:critical|serious|stable|grave|hospital|intensive|surgery)|under (?:treatment|the knife)|treated|hospitali[sz]ed|being treated|critical\b|serious\b|stable\b|"
    r"operated|admitted to|badly burn)"
)
_SET_FREE: Final = re.compile(
    r"(?i)(?:since |later |then |already |also )*(?:been )?(?:released|freed|set free|let go|rescued|handed over|returned)\b"
)
_TAKEN_AWAY: Final = re.compile(
    r"(?i)(?:then |later |also )*(?:taken|led|dragged|marched|driven|carried) (?:away|off|into|along|with them|to (?:the|an?) (?:forest|bush|hills|mountains|unknown|camp))"
)
_CAPTIVE: Final = frozenset({Outcome.ABDUCTED, Outcome.DETAINED, Outcome.MISSING})
_HELD: Final = re.compile(
    r"(?i)(?:still |yet |being |also )*(?:held|captive|in (?:captivity|detention|custody|their hands|the hands)|prisoners?)\b"
)
_SHOT: Final = re.compile(
    r"(?i)(?:been |\w+ly )*(?:shot|stabbed|hacked|hit|struck|burned|burnt|crushed|found|buried|identified|pulled|recovered|named)\b"
)
_BACK: Final = re.compile(r"(?i)(?:back|home|away|out)\b")
_OF_THE: Final = re.compile(r"(?i)\s+of\s+(?P<the>the|those|these|his|its|their|our|my)\s+(?P<noun>\w+)")
_FIGURE: Final = re.compile(
    r"(?i)(?:\b(?:confirm|acknowledg|admit|conced|claim|report|recogni[sz])\w* (?:only |just )?|\b(?:it|(?:the|that|this|their|its)\s+(?:(?:real|true|actual|final|total|correct|official|new|death)\s+)?(?:number|figure|total|toll|count|tally|balance))\s+"
    r"(?:(?:was|is|were|had been|would be|should be|stood at|stands at|now stands at|(?:has|had|have)\s+(?:since\s+|now\s+|\w+ly\s+)?(?:risen|climbed|grown|gone up|come) to|rose to|climbed to|"
    r"reached|has reached|had reached|came to)\s+(?:now |in fact |actually |really |only |closer to |nearer (?:to )?)?)|"
    r"\bthere (?:were|was|are|had been)\s+(?:in fact |actually |really |only )?|"
    r"\b(?:tally|toll|count|figure|total|number|figures)\s+(?:of|at|to)\s+|"
    r"\b(?:figure|number|toll|count|total|tally)\s*[:,]\s*|"
    r"\b(?:number|figure)\s+|"
    r"\b(?:made it|put it at|put them at|now say|said|says|say|counted|speaks? of|spoke of)\s+)"
    r"[\"“'‘]?$"
)
_TOLL: Final = re.compile(r"(?i)\btoll\b")
_ENDS: Final = re.compile(
    r"(?i)(?:\s*$|\s*[.,;:!?)\"”’—–-]|\s+(?:and|but|by|in all|in total|altogether|not|on|after|before|when|as|the|that|since)\b)"
)
_HANDLED: Final = re.compile(
    r"(?i)\b(?:moved|carried|buried|bury|washed|collected|loaded|brought|laid out|pulled out|dug out|dug up|recovered|identified|counted|count|seen|saw|see|found|photographed|"
    r"wrapped|shrouds? for|paid for|the bodies of|bodies of|graves for|prayed over|prayed for)\s+(?:only |another |a further |some of (?:them|the dead)[,:]? )?$"
)
_HANDLES: Final = re.compile(
    r"(?i)(?:\s*$|\s*[.,;:!?)\"”]|\s+(?:more|others?|of (?:them|the dead|the bodies)|himself|herself|myself|themselves|ourselves|with|in|to|on|from|near|at|before|by|under|behind|and|were|was)\b)"
)
_BODIES_OF: Final = re.compile(r"(?i)\b(?:bodies|corpses|remains) of (?:another |a further |only )?$")
_RUINED_BEFORE: Final = re.compile(
    r"(?i)\b(?:burn(?:ed|t)|torched|destroyed|set fire to|looted|stole|razed|wrecked)\s+(?:down\s+)?(?:another |a further )?$"
)
_RUINED_AFTER: Final = re.compile(
    r"(?i)\s+(?:more |others? )?(?:were|was|had been|have been)\s+(?:also\s+|later\s+|\w+ly\s+)?(?:lost|burn(?:ed|t)|burnt out|destroyed|torched|razed|looted|stolen|wrecked)\b"
)
_CASE: Final = re.compile(r"(?i)(?:^\W*|[,;]\s*|\b(?:and|but|that)\s+)in\s+$")
_OF_CASES: Final = re.compile(
    r"(?i)(?:\s+(?:other |further |more )?(?:cases|instances|of (?:them|these|those)(?: cases)?|of the cases))?,?\s+"
    r"(?:[^.;]{0,60}?\b)?(?P<who>(?:the|that|this)\s+(?:person|victim|detainee|prisoner|man|woman|child|patient|inmate|suspect|captive|hostage))\s+(?:was\s+|had\s+|has\s+|is\s+|been\s+|later\s+|found\s+|known to (?:have been|be)\s+)*"
    r"(?:(?P<killed>killed|murdered|executed|dead|died|shot dead|beaten to death)|(?P<gone>disappeared|vanished|missing))\b"
)
_THERE: Final = re.compile(
    r"(?i)\s+(?:were|was|had been|are)\s+(?:\w+ly\s+|still\s+|already\s+|also\s+)*"
    r"(?:waiting|queu(?:e)?ing|praying|sleeping|asleep|sheltering|travelling|traveling|working|gathered|gathering|inside|present|aboard|on board|attending|"
    r"shopping|sitting|standing|eating|watching|crossing|in (?:the|an?|its|their)|at (?:the|an?|their))\b[^.;]{0,90}?\b(?:when|as|while|at the (?:time|moment))\b(?P<then>[^.;]{0,120})"
)
_STRIKES: Final = re.compile(
    r"(?i)\b(?:drones?|attack\w*|bomb\w*|shell\w*|explo\w+|blast\w*|missiles?|rockets?|gunm[ae]n|soldiers|fighters|raid\w*|struck|hit|fired?|shooting|shot|stormed|strikes?|aircraft|jets?|mortars?|grenades?)\b"
)
_ROLL: Final = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?P<name>(?:(?:Imam|Hadja|Pastor|Father|Sister|Chief|Sheikh|Don|Doña|Mr|Mrs|Dr)\.?\s+)?[A-ZÀ-Þ][\w'’-]+(?:\s+(?:[A-ZÀ-Þ][\w'’-]+|ag|al|el|bin|ben|de|van|ould)){1,4}),\s+(?:aged\s+)?(?P<age>\d{1,2})"
    r"(?:,\s+(?:an?|his|her|their|the)\s[^,.;]{3,60})?,\s+(?:who was\s+|was\s+)?(?:shot|killed|found|stabbed|burned|burnt|hit|struck|hacked|beaten|crushed|dragged|drowned|murdered|executed)\b"
)
"""An entry of a roll of the dead: "Ilo Benda, 44, a mason, shot on his doorstep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A count told before the number that takes it up."""

    outcome: Outcome
    low: int | None
    high: int | None
    unit: Unit
    category: Category | None
    wording: str
    part: bool
    distance: int
    """Code points from its claim to the sentence read now; 0 within it."""


def told_before(claims: Iterable[Claim], *, before: int) -> tuple[Told, ...]:
    """Return the counts of the claims that end before an offset of the report, the nearest first."""
    near = sorted(
        (c for c in claims if c.counts and c.end <= before and before - c.end <= _SAME_REPORT),
        key=lambda c: (before - c.end, -c.start),
    )
    return tuple(_told(n, before - c.end) for c in near for n in c.counts)


def _told(count: Count, distance: int) -> Told:
    return Told(
        outcome=count.outcome, low=count.low, high=count.high, unit=count.unit, category=count.category,
        wording=count.wording.lower(), part=count.part, distance=distance,
    )  # fmt: skip


def with_outcomes(
    sentence: str, counts: Sequence[CountMention], told: Sequence[Told], *, before: str = ""
) -> tuple[CountMention, ...]:
    """Return the counts of a sentence with those that take up what was told before it.

    Args:
        sentence: The sentence.
        counts: What the grammar found in it; what has an outcome already is left as it is.
        told: What the report counted before, the nearest first (`told_before`).
        before: The text right before the sentence, where the name of counted things may stand.

    Returns:
        The counts in the order they stand. Offsets count code points of the sentence.

    """
    if not NUMBERED.search(sentence) and not counts:
        return tuple(counts)
    given = [
        replace(c, outcome=Outcome.KILLED) if c.outcome is None and c.unit is Unit.BODIES else c
        for c in counts
        if c.outcome is not None or c.unit is Unit.BODIES
    ]
    kept: list[CountMention] = [
        _by_rank(
            _of_the_living(
                _in_the_grave(_with_those_present(c, sentence), sentence, before), sentence, counts, told
            ),
            sentence,
            counts,
            told,
        )
        for c in counts
    ]
    for one in _taken_up(sentence, given, told, before):
        if any(c.outcome is not None and c.start < one.end and one.start < c.end for c in kept):
            continue
        case = _by_case(one, sentence[: one.start], sentence[one.end :])
        if case is not None:
            # the one whom "in seven cases the detainee died" names stands for the seven
            kept = [c for c in kept if not (c.start > one.end and c.low == c.high == 1)]
        known = next((c for c in kept if c.part and c.start < one.end and one.start < c.end), None)
        kept = [c for c in kept if c.end <= one.start or one.end <= c.start]
        # "three of them children": the grammar knows who they are
        kept.append(one if known is None else replace(known, outcome=one.outcome))
    kept = [_seen_as_well(_buried_of_more(c, sentence, told), sentence, told, before) for c in kept]
    whole = tuple(sorted((_as_part(c, sentence, kept, told) for c in kept), key=lambda c: (c.start, c.end)))
    return tuple(
        replace(c, outcome=Outcome.SURVIVED)
        if c.outcome is Outcome.DISPLACED
        and c.part
        and any(b.outcome in _CAPTIVE and b.end <= c.start for b in whole)
        else c
        for c in whole
    )  # "eight are missing, two of whom might have fled": they got away


def _buried_of_more(count: CountMention, sentence: str, told: Sequence[Told]) -> CountMention:
    """Take those whom one buried or washed for a part of the greater number killed that was told before."""
    if count.outcome is not Outcome.KILLED or count.part or count.noun is not None or count.low is None:
        return count
    if _HANDLED.search(sentence[: count.start]) is None:
        return count
    more = any(
        t.outcome is Outcome.KILLED and t.distance <= _NEAR and not t.part and (t.low or 0) > count.low
        for t in told
    )
    return replace(count, part=True) if more else count


_SAW: Final = re.compile(
    r"(?i)^\W*(?!(?:by|in|on|at|before|after|until|then|from|among|later)\b)(?:[\w’'-]+\s+){1,4}?(?:ha[ds]\s+)?(?P<verb>counted|saw|seen)\s+(?:only\s+|just\s+|in fact\s+)?$"
)
_SAW_IT: Final = {"saw": "saw|seen", "seen": "saw|seen", "counted": "counted"}


def _seen_as_well(count: CountMention, sentence: str, told: Sequence[Told], before: str) -> CountMention:
    """Take a number that is all a short sentence tells, in the verb of the greater one before, for another count of the same."""
    saw = _SAW.search(sentence[: count.start])
    if saw is None or not count.part or re.match(r"\W*$", sentence[count.end :]) is None:
        return count
    again = any(
        t.outcome is count.outcome
        and not t.part
        and re.search(rf"(?i)\b(?:{_SAW_IT[saw['verb'].lower()]})\s+{re.escape(t.wording)}", before)
        for t in told
    )
    return replace(count, part=False) if again else count


_ELSEWHERE: Final = re.compile(
    r"(?i)\b(?:separate|another|different|unrelated|second|other)\s+(?:\w+\s+)?(?:attack|incident|raid|strike|shooting|ambush|clash|blast|explosion|accident|assault)"
)
_RANK: Final = re.compile(r"(?i)(?:[a-z-]+th|(?:[a-z]+-)?(?:first|second|third))$")


def _by_rank(
    count: CountMention, sentence: str, counts: Sequence[CountMention], told: Sequence[Told]
) -> CountMention:
    """Take "a fourth died" for a toll of four only where three dead were told before, and none of another attack."""
    if not count.updated or count.outcome is not Outcome.KILLED or count.low is None:
        return count
    if _RANK.fullmatch(sentence[count.start : count.end]) is None:
        return count
    before = [(c.outcome, c.low) for c in counts if c.end <= count.start and c.unit in _LIVING]
    before += [(t.outcome, t.low) for t in told if t.distance <= _FAR and t.unit in _LIVING]
    goes_on = (Outcome.KILLED, count.low - 1) in before and _ELSEWHERE.search(sentence) is None
    others = not before or any(outcome is Outcome.KILLED for outcome, _ in before)
    return count if goes_on else replace(count, low=1, high=1, part=others, updated=False)


_OF_THEM_ALONE: Final = re.compile(r"(?i)\s+of\s+(?:them|these|those)$")


def _of_the_living(
    count: CountMention, sentence: str, counts: Sequence[CountMention], told: Sequence[Told]
) -> CountMention:
    """Take "four of them are dead" for a total where those told of before were alive: six were on board, and four died."""
    if count.outcome not in (Outcome.KILLED, Outcome.INJURED) or not count.part or count.low is None:
        return count
    words = _OF_THEM_ALONE.search(sentence[count.start : count.end])
    if words is None or count.noun is not None or any(c.end <= count.start for c in counts):
        return count
    if any(t.outcome in (count.outcome, Outcome.KILLED, Outcome.INJURED, Outcome.AFFECTED) for t in told):
        return count
    return replace(count, part=False, end=count.start + words.start())


def _with_those_present(count: CountMention, sentence: str) -> CountMention:
    """Count those who were there when it struck ("200 travellers were waiting when the drone came") as affected."""
    if count.outcome is not None or count.unit is not Unit.PEOPLE or count.noun is None:
        return count
    there = _THERE.match(sentence[count.end :])
    if there is None or _STRIKES.search(there.group("then")) is None:
        return count
    return replace(count, outcome=Outcome.AFFECTED)


_REST_IN_IT: Final = re.compile(r"(?i)\s+(?:now\s+|all\s+)?(?:rest|lie|are buried)\s+in\s+(?:it|them)\b")
_GRAVE: Final = re.compile(
    r"(?i)\b(?:graves?|tombs?|cemetery|graveyard|burial pits?)\b[^.!?]*[.!?][\s\"”’]*$"
)


def _in_the_grave(count: CountMention, sentence: str, before: str) -> CountMention:
    """Count those who rest in the grave of the sentence before as killed ("prayed at the grave. Sixteen of us rest in it")."""
    if count.outcome is not None or count.unit is not Unit.PEOPLE:
        return count
    if _REST_IN_IT.match(sentence[count.end :]) is None or _GRAVE.search(before) is None:
        return count
    return replace(count, outcome=Outcome.KILLED)


def _as_part(
    count: CountMention, sentence: str, counts: Sequence[CountMention], told: Sequence[Told]
) -> CountMention:
    """Give "three of them were women" the outcome of those it is a part of."""
    if count.outcome is not None or not count.part or count.unit not in _LIVING or count.total_of_present:
        return count
    if re.match(
        r"(?i)\s*of\s+(?:them|these|those)\b", sentence[count.start + _number_length(sentence, count) :]
    ) is None and not _AMONG_THEM.match(sentence[: count.start]):
        return count
    outcome = _antecedent(count, sentence, counts, told)
    return count if outcome is None else replace(count, outcome=outcome.outcome)


def _number_length(sentence: str, count: CountMention) -> int:
    words = re.match(r"[\w,-]+", sentence[count.start :])
    return 0 if words is None else words.end()


def _antecedent(
    number: CountMention,
    sentence: str,
    counts: Sequence[CountMention],
    told: Sequence[Told],
    *,
    more: bool = False,
    only: frozenset[Outcome] | None = None,
) -> Told | None:
    """Return the total a number takes up: the nearest that can hold it, if the nearest leave no choice."""
    low = number.low if number.low is not None else number.high
    if low is None:
        return None
    before = [
        Told(
            outcome=c.outcome, low=c.low, high=c.high, unit=c.unit, category=c.category,
            wording=sentence[c.start : c.end].lower(), part=c.part, distance=0,
        )
        for c in counts
        if c.outcome is not None and c.end <= number.start and c is not number
    ]  # fmt: skip
    fits = [
        t
        for t in (*reversed(before), *told)
        if t.distance <= (_NEAR if only is None else _FAR)
        and t.unit in _LIVING
        and t.outcome is not Outcome.AFFECTED
        and (only is None or t.outcome in only)
        and (more or t.high is None or low <= t.high)
        and (t.low or t.high or 0) > 0
    ]
    if not fits:
        return None
    totals = [t for t in fits if not t.part] or fits
    nearest = totals[0].distance
    beside = [t for t in totals if t.distance == nearest]
    if len({t.outcome for t in beside}) > 1:
        return None
    return beside[0]


def _taken_up(
    sentence: str, given: Sequence[CountMention], told: Sequence[Told], before: str
) -> Iterator[CountMention]:
    """Yield the bare numbers of a sentence that take up what was told, with its outcome."""
    roll = _ROLL.match(sentence)
    if roll is not None and any(t.outcome is Outcome.KILLED and t.distance <= _SAME_REPORT for t in told):
        young = int(roll.group("age")) < 18
        yield CountMention(
            start=roll.start("name"), end=roll.end("name"), low=1, high=1, exact=True, part=True, outcome=Outcome.KILLED,
            category=Category.CHILDREN if young else None,
        )  # fmt: skip
        return
    for number in find_numbers(sentence):
        left, right = sentence[: number.start], sentence[number.end :]
        one = (
            _by_case(number, left, right)
            or _some_of_them(number, left, right, told, given, sentence)
            or _of_a_total(number, right, told, given, sentence)
            or _as_figure(number, left, right, told, given, sentence)
            or _handled(number, left, right, told, given, sentence)
            or _ruined(number, left, right, told, before + left)
            or _predicated(number, left, right, told, given, sentence, before)
        )
        if one is not None:
            yield one


def _by_case(number: CountMention, left: str, right: str) -> CountMention | None:
    """Read "in nine we know that the person was killed" as nine killed."""
    if _CASE.search(left) is None:
        return None
    case = _OF_CASES.match(right)
    if case is None:
        return None
    outcome = Outcome.KILLED if case.group("killed") else Outcome.MISSING
    return replace(number, outcome=outcome, part=True)


def _some_of_them(
    number: CountMention,
    left: str,
    right: str,
    told: Sequence[Told],
    given: Sequence[CountMention],
    sentence: str,
) -> CountMention | None:
    """Read "19 bodies, three of them charred" as a part, whatever is said of it."""
    if _OF_THEM.match(right) is None or _APPENDED.search(left) is None or number.low == 0:
        return None
    if _OF_WOUNDS.match(right) is not None and _WOUNDS.search(left) is not None:
        return None  # "all have bullet wounds, two of them in the head": wounds are counted
    if any(c.start < number.end and number.start < c.end for c in given):
        return None
    meant = _antecedent(number, sentence, given, told)
    return None if meant is None else replace(number, outcome=meant.outcome, unit=meant.unit, part=True)


def _of_a_total(
    number: CountMention, right: str, told: Sequence[Told], given: Sequence[CountMention], sentence: str
) -> CountMention | None:
    """Read "three of the nine" and "four of the girls" as a share of what was counted so."""
    share = _OF_THE.match(right)
    if share is None:
        return None
    if any(c.start < number.end and number.start < c.end for c in given):
        return None
    noun = share.group("noun").lower()
    total = next(
        (n for n in find_numbers(sentence) if n.start == number.end + share.start("noun") and n.exact), None
    )
    for t in told:
        if t.outcome is Outcome.AFFECTED or t.unit not in _LIVING:
            continue
        same = total is not None and t.low == total.low and t.high == total.high
        named = noun.endswith(("s", "men", "women", "children")) and re.search(
            rf"\b{re.escape(noun)}\b", t.wording
        )
        if (same or (named and not t.part)) and (t.high is None or (number.low or 0) < t.high):
            return replace(number, outcome=t.outcome, unit=t.unit, part=True)
    return None


def _as_figure(
    number: CountMention,
    left: str,
    right: str,
    told: Sequence[Told],
    given: Sequence[CountMention],
    sentence: str,
) -> CountMention | None:
    """Read a figure put beside another ("later they told us that it was 21")."""
    lead = _FIGURE.search(left)
    if lead is None or _ENDS.match(right) is None:
        return None
    if _TOLL.search(lead.group()):
        return replace(number, outcome=Outcome.KILLED)
    meant = _antecedent(number, sentence, given, told, more=True)
    if meant is None:
        return None
    words = lead.group().lower()
    if re.match(r"(?:said|says|say|counted|it|there)\b", words) and meant.distance > _NEAR // 2:
        return None
    return replace(number, outcome=meant.outcome, unit=meant.unit)


def _handled(
    number: CountMention,
    left: str,
    right: str,
    told: Sequence[Told],
    given: Sequence[CountMention],
    sentence: str,
) -> CountMention | None:
    """Read the dead somebody carried, washed or saw ("an ambulance driver had already moved five")."""
    if _BODIES_OF.search(left) is not None and _HANDLES.match(right):
        meant = next(
            (t for t in told if t.distance <= _NEAR and (t.high is None or t.high >= (number.low or 0))), None
        )
        return None if meant is None else replace(number, outcome=Outcome.KILLED, part=True)
    if _HANDLED.search(left) is None or _HANDLES.match(right) is None:
        return None
    meant = _antecedent(number, sentence, given, told)
    if meant is None or meant.outcome is not Outcome.KILLED:
        return None
    return replace(number, outcome=Outcome.KILLED, unit=meant.unit, part=True)


def _ruined(
    number: CountMention, left: str, right: str, told: Sequence[Told], before: str
) -> CountMention | None:
    """Read "in July 17 were lost" and "they burned another nine" of the things told last."""
    object_ = _RUINED_BEFORE.search(left) is not None and _ENDS.match(right) is not None
    if not object_ and _RUINED_AFTER.match(right) is None:
        return None
    near = next((t for t in told if t.distance <= _NEAR), None)
    named = [u for w in re.findall(r"[a-z]+", before[-160:].lower()) if (u := thing_unit(w)) is not None]
    unit = near.unit if near is not None and near.unit not in _LIVING else named[-1] if named else None
    if unit is None or (near is not None and near.unit in _LIVING and not named):
        return None
    return replace(number, outcome=Outcome.AFFECTED, unit=unit)


def _of_others(
    number: CountMention, before: str, told: Sequence[Told], given: Sequence[CountMention], sentence: str
) -> bool:
    """Whether the people counted last are others than those harmed ("charged four soldiers. Two were sergeants")."""
    low = number.low or number.high or 0
    holds = [
        c
        for c in find_counts(before)
        if c.unit in _LIVING and (c.high is None or c.high >= low) and (c.low or c.high or 0) > 1
    ]
    known = [t.wording for t in told] + [sentence[c.start : c.end].lower() for c in given]
    return any(
        h.outcome is None and h.unit is Unit.PEOPLE and before[h.start : h.end].lower() not in known
        for h in holds[-2:]
    )


def _predicated(
    number: CountMention,
    left: str,
    right: str,
    told: Sequence[Told],
    given: Sequence[CountMention],
    sentence: str,
    before: str,
) -> CountMention | None:
    """Read a number told by what it was or what was seen of it ("Nine were traders", "four had their hands tied")."""
    if any(c.start < number.end and number.start < c.end for c in given) or _OPENS.search(left) is None:
        return None
    said = _IS.match(right)
    if said is None:
        return None
    rest, aux = said.group("rest"), said.group("aux").lower()
    if _UNARMED.match(rest):
        return None
    more = (
        re.match(r"(?i)\s+(?:more|others?)\b", right) is not None
        or re.search(r"(?i)\banother\s+$", left) is not None
    )
    if not more and re.search(r"(?i)\b(?:the|all)\s+$", left):
        return None  # "the two were a shepherd and his nephew" points back at those counted
    if not more and _of_others(number, before + left, told, given, sentence):
        return None
    only = (
        _CAPTIVE
        if _HELD.match(rest) or aux in {"came", "returned", "got"}
        else frozenset({Outcome.KILLED})
        if _SHOT.match(rest)
        else None
    )
    meant = _antecedent(number, sentence, given, told, more=more, only=only)
    if _SET_FREE.match(rest) and (meant is not None or _CAPTIVES.search(left)):
        return replace(number, outcome=Outcome.SURVIVED, part=True)
    if meant is None:
        return None
    back = aux in {"came", "returned", "got", "went"}
    if back:
        came_back = aux == "returned" or _BACK.match(rest)
        return replace(number, outcome=Outcome.SURVIVED, part=True) if came_back else None
    if _NEVER_FOUND.match(right) is not None:
        return replace(number, outcome=Outcome.MISSING, unit=Unit.PEOPLE)
    if _IN_CARE.match(rest):
        return replace(number, outcome=Outcome.INJURED)
    if _TAKEN_AWAY.match(rest):
        return replace(number, outcome=Outcome.ABDUCTED)
    if aux.startswith("remain") and not _HELD.match(rest):
        return None
    if number.low == 1 and number.high == 1:
        return None  # "one was a teacher": the report's single persons are told by their own words
    return replace(
        number, outcome=meant.outcome, unit=meant.unit if more is False else Unit.PEOPLE, part=True
    )
