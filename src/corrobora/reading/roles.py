"""Who stands as subject, object or agent of a word that tells an act.

A shallow grammar over tokens and parties. It would rather find nobody than
the wrong one: a party counts as the one who acts only where its noun phrase
opens the clause of the verb, so that neither what a preposition leads in
("an attack on soldiers killed …") nor the object of another verb ("a blast
hit a lorry carrying soldiers, killing …") is ever made to act.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from corrobora.reading.clauses import WEEKDAYS, Token, verb_start
from corrobora.reading.lexicon import CUES, DETERMINERS, MODIFIERS, VEHICLES
from corrobora.reading.parties import PartyMention

_SUBORDINATE = frozenset(
    """after before when whenever while as because since until if where although though unless once that whether how why
    who which whose whom so""".split()
)
_RELATIVE = frozenset("who which that".split())
_COORDINATE = frozenset("and or but then yet".split())
_SEEMING = frozenset(
    "dressed disguised posing posed masquerading clad known acting such described identified recognised recognized named labelled labeled branded listed regarded seen".split()
)
"""Before "as" these open no clause ("gunmen **dressed as** soldiers abducted …")."""
_HARD = frozenset(';:—–“”"«»(')
_PREPOSITIONS = frozenset(
    """of in on at by with from to for against under over near between among amid during behind into onto through across inside
    outside around about without toward towards via beside alongside off upon within beneath beyond despite following like unlike
    per via than including using wearing""".split()
)
_ADVERBS = frozenset(
    """yesterday today tonight overnight later then meanwhile suddenly again also there here now only even just earlier however
    moreover instead not days weeks months years hours minutes morning afternoon evening night noon dawn dusk day week month year ago""".split()
)
_SEES = frozenset(
    """saw see seen seeing watched watching heard filmed show shows showed shown showing shows captures captured let made had has have witnessed
    told""".split()
)
"""Verbs behind which a subject may open ("saw soldiers shoot", "showing soldiers burning …")."""
_TIMELY = frozenset(
    """in on at of the near around early late by town village city region district area province state morning afternoon evening night noon dawn
    dusk day days week weeks month last next this same first hours local time northern southern eastern western central north south east west
    around about shortly just a few past two three four five six seven eight nine ten months years year after midnight before sunrise o'clock and""".split()
)
_MEASURES = frozenset(
    """dozens scores hundreds thousands tens group groups number band bands gang gangs column columns convoy convoys unit units members member
    elements handful couple some several many most part wing squad squads team teams crowd contingent detachment mob all both none
    bodies lives remains families score pair majority lot men man boys patrol patrols platoon platoons section sections company companies detail
    battalion battalions regiment regiments brigade brigades wing commando commandos agents gunners snipers pilots crew crews riders horsemen
    force forces alliance coalition posse pack militiamen fighters soldiers troops officers policemen gunmen militants mercenaries guards one
    drone drones warplane warplanes jet jets plane planes aircraft helicopter helicopters gunship gunships bomber bombers warship warships
    gunboat gunboats boat boats vessel vessels cutter cutters ship ships tank tanks vehicle vehicles car cars truck trucks pickup pickups carrier carriers
    missile missiles rocket rockets shell shells mortar mortars artillery cannon bomb bombs grenade grenades mine mines""".split()
)
"""Heads behind whose "of" stand those who are really spoken of: "dozens of gunmen", "members of the OLF", "a drone of the army"."""
_DESCRIBES_A_MEASURE = frozenset(
    """large small heavily joint mixed combined airmobile mobile motorised motorized mechanised mechanized mounted advance forward armoured armored night
    foot road river patrol attack combat fighter assault transport military reconnaissance surveillance kamikaze explosive bomb-laden low-flying
    unmanned than some about around nearly almost single lone big huge strong guided ballistic cruise roadside hand stray heavy light long-range
    short-range rocket mortar artillery sniper drone commando""".split()
)
_CONTROL = frozenset(
    """arrest arrests arrested arresting detain detained sentence sentenced sentencing convict convicted jail jailed imprisoned charge charged charging
    indict indicted punish punished blame blamed condemn condemned sack sacked dismiss dismissed dismissing suspend suspended discipline
    disciplined accuse accused prosecute prosecuted tried try hang hanged execute executed criticise criticised criticize criticized fault
    faulted denounce denounced held fined demoted removed relieved""".split()
)
"""Verbs whose object did what stands behind "for" ("sentenced four soldiers to death for killing …")."""
_BE = frozenset("was were is are been being be get got stand stands stood".split())
_CLEARED = frozenset("acquitted cleared innocent incapable absolved exonerated instead".split())
_CARRIERS = frozenset(
    """out committed perpetrated conducted launched staged mounted ordered claimed blamed attributed allegedly reportedly unleashed inflicted meted
    killed wounded injured shot planted laid thrown hurled lobbed fired launched dropped detonated""".split()
)
"""Words that may stand right before "by" and still name the one who did it."""
_NOUN_LIKE = frozenset("bed shed need deed weed seed feed breed speed".split())
_NOT_DOERS = re.compile(
    r"(?i)\b(?:condemn|denounc|investigat|prob|repel|repuls|foil|thwart|avert|prevent|stop|halt|witness|report(?!edly)|record|document|confirm|denied|"
    r"discover|reject|discuss|review|examin|respond|followed|preceded|sparked|triggered|caus|prompt|mourn|criticis|criticiz|deplor|announc|"
    r"describ|film|seen|heard|guard|protect|escort|used|occupied|held|controlled|owned|run|led|visit|lamented|probed|heal(?!th)|treat|"
    r"remember|commemorat|mark(?!et)|cover|broadcast|push|driven|fought|resist|survived|compensat|evacuat|rescu|bur(?:y|ied)|transport|first aid|medical|assist|pick|collect|recover|retriev|photograph|wash)\w*"
)
"""What is done with an act by others than those who did it ("the killings were condemned by the army")."""
_BY = re.compile(
    r"^(?P<between>(?:[^;.“”\"]{0,70}?\s)?)(?P<by>(?:by|to|under|from|beneath|in)\s+(?:the\s+|a\s+hail\s+of\s+)?(?:bullets?|gunfire|shots?|fire|blows?|machetes|shells|bombs)\s+(?:of|from|fired\s+by)|"
    r"by|blamed on|attributed to|at the hands of)\s+",
    re.IGNORECASE,
)
_LED = re.compile(r"(?i)\s*(?:led|headed|spearheaded|commanded|directed|masterminded)\s+$")
"""Who leads a raid, or has it carried out, is behind it."""
_AGENT_ENDS = re.compile(
    r"[,;:.—](?!\d)|\s(?:in|on|at|near|during|after|before|who|which|when|while|as|since|for|against|"
    r"following|amid|amidst|despite|responding|reacting|fighting|pursuing|chasing|hunting|repelling|repulsing|seeking|trying)\s"
)
_NEXT_VERB = re.compile(
    r"(?i)\s(?:(?:has|have|had|was|were|is|are|would|could|will|did|left|leaves|leaving|claimed|claims|claiming|took|takes|cost|costs|caused|resulted|"
    r"sent|forced|prompted|triggered|sparked|led|kill(?:ed|s|ing)|wound(?:ed|s|ing)|injur(?:ed|es|ing)|murder(?:ed|s|ing)|massacred|slaughtered|executed|executing|"
    r"shot|shooting|hit|struck|hurt|maimed|displaced|displacing|destroyed|destroying|burned|burnt|burning|abducted|abducting|kidnapped|kidnapping)\s|"
    r"(?:killed|wounded|injured)$)"
)
"""Behind whom "by" names, a verb of which the noun is the subject: what follows suffers ("a raid by gunmen killed four police")."""
_STOP = re.compile(
    r"[;:—]|,\s+(?:while|but|and (?:then|the)|as|after|before|when|in (?:a|the|response))\b|\s(?:after|before|when|while|because|but)\s"
)


_END = attrgetter("end")


def _at(tokens: Sequence[Token], offset: int) -> int:
    """Return the token that ends behind an offset."""
    return bisect_right(tokens, offset, key=_END)


def _opening(tokens: Sequence[Token], party: PartyMention) -> int:
    """Return the token at which the noun phrase of a party begins ("dozens of armed men": at "dozens")."""
    first = _at(tokens, party.start)
    while first > 1:
        leads = (
            first
            - 1
            - (tokens[first - 1].low in {"the", "its", "their", "his"} and party.start == tokens[first].start)
        )
        if leads < 1 or tokens[leads].low not in {"of", "from", "to"}:
            break
        head = leads - 1
        if tokens[leads].low == "to":
            if tokens[head].low != "belonging" or head < 1:
                break
            head -= 1
        head -= tokens[head].text.isdigit() and head > 0  # "patrol boat 7 of the …"
        if tokens[head].low not in _MEASURES:
            break
        first = head
        while first > 0 and (
            tokens[first - 1].low in MODIFIERS | _DESCRIBES_A_MEASURE
            or tokens[first - 1].low in DETERMINERS - {"at"}
            or (tokens[first - 1].low == "more" and tokens[first].low == "than")
            or tokens[first - 1].text.isdigit()
        ):
            first -= 1
    while first > 0 and tokens[first - 1].low in {"both", "all", "even", "only"}:
        first -= 1
    return first


def opening_of(tokens: Sequence[Token], party: PartyMention) -> int:
    """Return the offset at which the noun phrase of a party begins ("**members of** the army")."""
    return tokens[_opening(tokens, party)].start


def _joined_to(tokens: Sequence[Token], k: int, parties: Sequence[PartyMention]) -> PartyMention | None:
    """Return the party that the noun phrase at token ``k`` is joined to by "and", "or" or a comma."""
    j = k - 1
    while j >= 0 and tokens[j].low in {"and", "or", ",", "well", "as", "also", "both", "all", "even"}:
        j -= 1
    if j < 0 or j == k - 1:
        return None
    return next((m for m in parties if m.end == tokens[j].end), None)


def _opens(tokens: Sequence[Token], party: PartyMention, floor: int, parties: Sequence[PartyMention]) -> bool:
    """Whether a party stands where a subject stands: it opens the clause."""
    k = _opening(tokens, party)
    if k <= floor:
        return True
    previous = tokens[k - 1]
    low = previous.low
    described = next((m for m in parties if m.end == previous.end and m is not party), None)
    if described is not None:
        return _opens(tokens, described, floor, parties)  # one noun phrase: "Islamist Tuareg fighters"
    if low == "'s" or low in _PREPOSITIONS:
        return False
    if low in _SEES and k - 2 >= floor and tokens[k - 2].low in _PREPOSITIONS - {"to"}:
        return False  # "accompanied by captured rebels"
    if low in {"and", "or", ","}:
        other = _joined_to(tokens, k, parties)
        if other is not None:
            return _opens(tokens, other, floor, parties) or (low == "," and _led_in(tokens, other, floor))
        return True
    return (
        not previous.word
        or previous.text[:1].isdigit()
        or low in _SUBORDINATE | _COORDINATE | _ADVERBS | _SEES | WEEKDAYS
        or low in CUES
        or low.endswith("ly")
        or (previous.capital and k - 1 > floor)
    )


_LEADS_IN = frozenset(
    "together alongside accompanied jointly joined flanked along backed supported assisted helped in after during following amid".split()
)


def _led_in(tokens: Sequence[Token], party: PartyMention, floor: int) -> bool:
    """Whether a party closes what leads a clause in ("**Alongside X fighters**, soldiers killed …"): who follows opens it."""
    k = _opening(tokens, party)
    first = next(
        (j + 1 for j in range(k - 1, floor - 1, -1) if tokens[j].text in _HARD or tokens[j].text == ","),
        floor,
    )
    while first < k and not tokens[first].word:
        first += 1
    return first < k and tokens[first].low in _LEADS_IN


def _beside(
    tokens: Sequence[Token], party: PartyMention, parties: Sequence[PartyMention]
) -> list[PartyMention]:
    """Return a party with those joined to it on either side ("soldiers and militiamen")."""
    group = [party]
    while True:
        before = _joined_to(tokens, _opening(tokens, group[0]), parties)
        if before is None or before in group:
            break
        if tokens[_opening(tokens, group[0]) - 1].text == "," and _led_in(tokens, before, 0):
            break  # "backed by X fighters, soldiers killed …": X only leads the clause in
        group.insert(0, before)
    while True:
        following = [
            m
            for m in parties
            if m.start > group[-1].end and _joined_to(tokens, _opening(tokens, m), parties) is group[-1]
        ]
        if not following:
            break
        group.append(following[0])
    return group


def _first(tokens: Sequence[Token], k: int, parties: Sequence[PartyMention]) -> PartyMention | None:
    """Return the party whose noun phrase begins at token ``k``."""
    return next((m for m in parties if _opening(tokens, m) == k), None)


def main_subject(
    tokens: Sequence[Token], lo: int, hi: int, parties: Sequence[PartyMention]
) -> list[PartyMention]:
    """Return the parties that open the clause between two tokens; none where something else opens it."""
    inside = [m for m in parties if m.start >= (tokens[lo].start if lo < len(tokens) else 0)]
    begin = lo
    number = 0
    while begin < hi:
        end = next((i for i in range(begin, hi) if tokens[i].text == ","), hi)
        first = begin
        while first < end and (
            not tokens[first].word
            or tokens[first].low in _COORDINATE
            or tokens[first].low in _ADVERBS - {"there"}
            or tokens[first].low.endswith("ly")
        ):
            first += 1
        if first < end:
            found = _first(tokens, first, inside)
            if found is not None:
                return [
                    m
                    for m in _beside(tokens, found, inside)
                    if m.start < tokens[min(hi, len(tokens) - 1)].end
                ]
            low = tokens[first].low
            if (
                low in _PREPOSITIONS | _SUBORDINATE | WEEKDAYS
                or low in {"early", "late", "last", "this", "shortly", "hours", "days", "on"}
                or tokens[first].text[:1].isdigit()
            ):
                for m in inside:
                    k = _opening(tokens, m)
                    if (
                        first < k < end
                        and low not in _SUBORDINATE
                        and all(
                            t.low in _TIMELY or t.low in WEEKDAYS or t.capital or t.text[:1].isdigit()
                            for t in tokens[first:k]
                        )
                        and tokens[k - 1].low not in _PREPOSITIONS | {"'s"}
                    ):
                        return _beside(tokens, m, inside)
            elif low not in _LEADS_IN and not (
                number and (low.endswith(("ing", "ed")) or low in {"both", "all", "some", "most", "many"})
            ):
                return []
        begin = end + 1
        number += 1
    return []


def _shared(
    tokens: Sequence[Token], floor: int, i: int, parties: Sequence[PartyMention]
) -> list[PartyMention]:
    """Return the subject of the clause that ends at token ``i``, for a verb that has none of its own."""
    lo = floor
    comma = False
    for k in range(i - 1, floor - 1, -1):
        token = tokens[k]
        if token.text in _HARD:
            lo = k + 1
            break
        if token.text == ",":
            comma = True
        elif comma and token.low == "that" and not any(m.end == tokens[k - 1].end for m in parties if k):
            # "the Front said that a column of the army, coming from Orin, killed …": who says so did not do it
            return main_subject(tokens, k + 1, i, parties)
        elif token.low == "as" and k > floor and tokens[k - 1].low in _SEEMING:
            continue  # "tied up three men identified as soldiers and killed …": no clause begins there
        elif not comma and token.low in _SUBORDINATE and k < i - 1:
            if token.low in _RELATIVE and (near := _adjacent(tokens, k - 1, parties)):
                return near
            lo = k + 1
            break
    return main_subject(tokens, lo, i, parties)


_CHARGED = frozenset("accused suspected convicted blamed wanted charged arrested known responsible".split())


def _adjacent(tokens: Sequence[Token], j: int, parties: Sequence[PartyMention]) -> list[PartyMention]:
    """Return the party that ends at token ``j`` or at the comma behind it, with those joined to it."""
    while j >= 0 and tokens[j].text in {",", ")"}:
        j -= 1
    if j < 0:
        return []
    near = next((m for m in parties if m.end == tokens[j].end), None)
    return [] if near is None else _beside(tokens, near, parties)


def subject_of(
    tokens: Sequence[Token], verb: int, parties: Sequence[PartyMention], *, floor: int, suffers: bool = False
) -> list[PartyMention]:
    """Return the parties in the subject of the verb at token ``verb``.

    ``floor`` is the first token that may belong to it. ``suffers``: the
    subject of a passive or of *died*, where a party right before the verb is
    taken even if nothing shows that it opens the clause ("gunmen freed nine
    hostages **abducted** …").
    """
    start = verb_start(tuple(tokens), verb)
    i = start - 1
    while i >= floor and tokens[i].text in {"”", '"', "’", ")"} and suffers:
        i -= 1
    if i < floor:
        return []
    parties = [m for m in parties if m.end <= tokens[i].end and m.start >= tokens[floor].start]
    low = tokens[i].low
    if not suffers and i > floor and low in _OPENS_QUOTE:
        # "the government “never targets” anybody": the words quoted begin with the verb
        near = _adjacent(tokens, i - 1, parties) if tokens[i - 1].text != "," else []
        return near if near and _opens(tokens, near[0], floor, parties) else []
    if low == "," and (led := _before_adjunct(tokens, i, floor)) is not None:
        i, low = led, ","
    if low in _COORDINATE or low == ",":
        if suffers and start == verb and low == "," and (near := _adjacent(tokens, i, parties)):
            return near
        while i > floor and (tokens[i].low in _COORDINATE or tokens[i].low == ","):
            i -= 1
        shared = _shared(tokens, floor, i + 1, parties)
        if suffers and shared:
            return shared + [m for m in parties if m not in shared and _included(tokens, m)]
        return shared
    if low in _RELATIVE:
        # "it was the army, not the rebels, that killed …"
        denied = next(
            (
                k
                for k in range(i - 1, max(floor, i - 9), -1)
                if tokens[k].low == "not" and tokens[k - 1].text == ","
            ),
            None,
        )
        near = _adjacent(tokens, i - 1 if denied is None else denied - 1, parties)
        if near or low != "who":
            return near
        return _before_who(tokens, i, parties, floor)
    if low in {"they", "them"}:
        armed = [m for m in parties if m.armed]
        distinct = {m.party.actor or m.party.text.lower() for m in armed}
        return (
            armed[:1]
            if len(distinct) == 1 and _opens(tokens, armed[0], floor, parties) and not suffers
            else []
        )
    if suffers:
        copula = next(
            (
                k
                for k in range(i, max(floor, i - 5) - 1, -1)
                if tokens[k].low in {"among", "amongst"} and tokens[k - 1].low in _BE
            ),
            None,
        )
        if copula is not None:  # "two children were among those killed"
            return subject_of(tokens, copula - 1, parties, floor=floor, suffers=True)
        if start == verb:
            return _adjacent(tokens, i, parties) if tokens[i].text != "," else []
    return _direct(tokens, i, parties, floor, suffers=suffers)


def _before_adjunct(tokens: Sequence[Token], comma: int, floor: int) -> int | None:
    """Return where the clause goes on before an adjunct that commas set off ("soldiers came **and,** after a search, shot …")."""
    opens = next((k for k in range(comma - 1, max(floor, comma - 14), -1) if tokens[k].text == ","), None)
    if opens is None or opens <= floor or tokens[opens - 1].low not in _COORDINATE:
        return None
    leads = tokens[opens + 1].low
    return opens - 1 if leads in _PREPOSITIONS or leads in _ADJUNCT_LEADS else None


_OPENS_QUOTE = frozenset('“"‘')
_ADJUNCT_LEADS = frozenset(
    "after before when while once as hours minutes shortly later early last having".split()
)


def _included(tokens: Sequence[Token], party: PartyMention) -> bool:
    k = _opening(tokens, party)
    return k > 0 and tokens[k - 1].low in {"including", "them", "whom", "both"}


def _before_who(
    tokens: Sequence[Token], i: int, parties: Sequence[PartyMention], floor: int
) -> list[PartyMention]:
    """Return whom "who" takes up over a preposition ("gunmen on motorbikes who killed …")."""
    for m in sorted(parties, key=lambda m: -m.end):
        after = _at(tokens, m.end)
        between = tokens[after:i]
        if (
            1 < len(between) <= 5
            and between[0].low in _PREPOSITIONS
            and not any(t.low in _SUBORDINATE or not t.word for t in between)
            and _opens(tokens, m, floor, parties)
        ):
            return [m]
        break
    return []


def _direct(
    tokens: Sequence[Token], i: int, parties: Sequence[PartyMention], floor: int, *, suffers: bool
) -> list[PartyMention]:
    """Return the subject that stands before a verb whose noun phrase ends at token ``i``."""
    for m in sorted(parties, key=lambda m: -m.end):
        after = _at(tokens, m.end)
        between = tokens[after : i + 1]
        if any(t.text in _HARD for t in between):
            return []
        bound = next(
            (
                k
                for k in range(i, after - 1, -1)
                if tokens[k].low in _SUBORDINATE
                and not (tokens[k].low == "as" and tokens[k - 1].low in _SEEMING)
            ),
            None,
        )
        if bound is not None:
            if (
                tokens[bound].low in _RELATIVE
                and bound + 1 < i
                and (bound == after or tokens[after].text == ",")
            ):
                # "gunmen who attacked the army killed …": the relative clause holds no subject of this verb
                return _beside(tokens, m, parties) if _opens(tokens, m, floor, parties) else []
            return []
        joined = [k for k in range(after, i + 1) if tokens[k].low in {"and", "or", "but", ","}]
        if joined and joined[0] != after:
            return []
        if joined and tokens[joined[0]].text == ",":
            return []
        k = _opening(tokens, m)
        if (
            suffers
            and k > floor + 1
            and tokens[k - 1].low.endswith("ing")
            and tokens[k - 2].low in {"of", "for"}
        ):
            # "villagers accused of helping rebels were killed": the villagers were
            accused = next((j for j in range(k - 1, floor, -1) if tokens[j].low in _CHARGED), None)
            return [] if accused is None else _adjacent(tokens, accused - 1, parties)
        if suffers and k > floor and tokens[k - 1].low not in _PREPOSITIONS:
            return _beside(tokens, m, parties)
        if _opens(tokens, m, floor, parties):
            return _beside(tokens, m, parties)
    return []


def subject_of_participle(
    tokens: Sequence[Token], verb: int, parties: Sequence[PartyMention], *, floor: int
) -> list[PartyMention]:
    """Return who does what a participle tells ("attacked the bus, **killing** six", "convicted of **killing** …")."""
    i = verb - 1
    while i > floor and tokens[i].low.endswith("ly"):
        i -= 1
    if i < floor:
        return []
    parties = [m for m in parties if m.end <= tokens[verb].start and m.start >= tokens[floor].start]
    low = tokens[i].low
    before = tokens[i - 1].low if i > floor else ""
    if low == "of":
        if before in _CLEARED or before not in {
            "accused",
            "suspected",
            "convicted",
            "guilty",
            "accuse",
            "accuses",
            "accusing",
            "suspect",
            "suspects",
        }:
            return []
        if before in {"accused", "suspected", "convicted", "guilty"} and any(
            t.low in _BE for t in tokens[max(floor, i - 5) : i - 1]
        ):
            return _shared(tokens, floor, i - 1, parties)
        return [m for m in _adjacent(tokens, i - 1, parties) if m.armed] or _adjacent(tokens, i - 2, parties)
    if low == "for":
        held = next((k for k in range(i - 1, floor - 1, -1) if tokens[k].low in _CONTROL), None)
        if held is None:
            return _shared(tokens, floor, i, parties)
        if tokens[held - 1].low in _BE | {"been"} and held > floor:
            return _shared(tokens, floor, held, parties)
        objects = [m for m in parties if m.start >= tokens[held].end and m.armed]
        return objects[:1]
    if low == "from":
        return []
    near = _adjacent(tokens, i, parties) if tokens[i].text != "," else []
    if near and near[0].armed:
        k = _opening(tokens, near[0])
        if _opens(tokens, near[0], floor, parties) or (
            k > floor
            and tokens[k - 1].low in {"of", "with"}
            and tokens[k - 2].low not in {"killing", "death", "number"}
        ):
            return near
    return _shared(tokens, floor, i + (low == ","), parties)


_BESIDE_IT = re.compile(
    r"\s*,?\s+(?:(?:who\s+)?(?:was|were)\s+)?(?P<with>accompanied by|together with|along with|alongside|as well as|joined by|flanked by|side by side with|jointly with|in (?:the )?company of)\s+"
    r"(?:(?:the|an?|some|several|many|dozens of|members of|men from|elements of|fighters from|their|its|local|allied)\s+)*",
    re.IGNORECASE,
)
_LED_BY_IT = re.compile(
    r"(?:^|(?<=[.;:“\"]))\W*(?:accompanied by|together with|along with|alongside|joined by|flanked by|jointly with|in (?:the )?company of)\s+[^,;:.]{2,90},\s+$",
    re.IGNORECASE,
)
_TAKEN_ALONG = re.compile(
    r"(?i)\b(?:captured|captive|captives|detained|arrested|surrendered|former|ex|hostages?|abducted|disarmed|repentant)\b"
)
"""Whom the doers bring along is no doer."""


def with_companions(
    sentence: str, subject: list[PartyMention], parties: Iterable[PartyMention], *, floor: int
) -> list[PartyMention]:
    """Add to an armed subject whoever acts at its side ("soldiers, **accompanied by Y fighters**, killed …").

    Not who only stands behind it ("backed by", "with the support of"), nor the
    civilians it brings along. ``floor``: where the stretch begins.
    """
    armed = [m for m in subject if m.armed]
    if not armed:
        return subject
    last = max(armed, key=lambda m: m.end)
    beside = _BESIDE_IT.match(sentence, last.end)
    others = [m for m in parties if m.armed and m not in subject and not _TAKEN_ALONG.search(m.party.text)]
    found: list[PartyMention] = []
    if beside is not None:
        found = [
            m for m in others if beside.end("with") < m.start <= beside.end() + 1 or m.start == beside.end()
        ][:1]
    elif _LED_BY_IT.search(sentence[floor : armed[0].start]):
        found = [m for m in others if floor <= m.start and m.end < armed[0].start][:1]
    while found:
        joined = [
            m
            for m in others
            if m not in found
            and re.fullmatch(r"\s*,?\s+and\s+(?:the\s+)?", sentence[found[-1].end : m.start])
        ]
        if not joined:
            break
        found.append(joined[0])
    return [*subject, *found]


_HAS_STRUCK = re.compile(
    r"(?i)(?<!\ban)(?<!\ba)(?<!\bthe)(?<!\btwo)(?<!\bthree)(?<!\bsome)(?<!\bseveral)\s(?:(?:has|have|had)\s+)?(?:kill(?:ed|ing)|wound(?:ed|ing)|injur(?:ed|ing)|destroy(?:ed|ing)|damag(?:ed|ing)|burn(?:ed|t|ing)|target(?:ed|ing)|hit|struck|hitting|striking|massacred|left|leaving|wiped out)\s+"
    r"(?:(?:an?|the|at least|about|some|more than|over|several|dozens of|its|their|his|two|three|four|five|six|seven|eight|nine|ten|\d+)\b|$)"
)
"""Between "by" and a party, a verb with its object: the party belongs to whom it struck."""


_BARE_LEAD = re.compile(
    r"(?i)(?:the|an?|two|three|several|some|other|fellow|his|her|their|its|own|angry|local)?\s*"
)


def agents_by(
    sentence: str, at: int, stop: int, parties: Iterable[PartyMention], *, noun: bool
) -> list[PartyMention]:
    """Return the parties that "by" names behind a passive or a noun that ends at offset ``at``.

    What others than the doers do with an act names nobody: "the shelling was
    condemned by the government", "the killings are investigated by the army".
    """
    by = _BY.match(sentence[at:stop])
    if by is None:
        return []
    between = by.group("between").lower().split()
    if between and not (noun and _LED.fullmatch(by.group("between"))):
        last = between[-1].strip(",")
        if _NOT_DOERS.search(by.group("between")) and last not in {"out"}:
            return []
        if (
            last.endswith(("ed", "en"))
            and last not in _CARRIERS
            and last not in _NOUN_LIKE
            and not last.endswith(("men", "women", "children"))
        ):
            return []
    elif not noun and by.group("by").lower() in {"blamed on", "attributed to"}:
        return []
    begin = at + by.end()
    known = tuple(parties)
    ends = _AGENT_ENDS.search(sentence, begin, stop)
    while (
        ends is not None
        and (inside := next((m for m in known if m.start <= ends.start() < m.end - 1), None)) is not None
    ):
        ends = _AGENT_ENDS.search(
            sentence, inside.end, stop
        )  # "by men in uniform": no end within whom it names
    if ends is not None:
        stop = ends.start()
    agents = [m for m in known if m.start >= begin - 1 and m.end <= stop and m.armed]
    if not agents and not noun and not between:
        # "was stabbed to death by his neighbour": whoever stands right behind "by" did it, armed or not
        agents = [
            m
            for m in known
            if begin <= m.start and m.end <= stop and _BARE_LEAD.fullmatch(sentence, begin, m.start)
        ][:1]
    if agents and _HAS_STRUCK.search(sentence, begin, agents[0].end - len(agents[0].head)):
        return []  # "a strike by a drone destroyed a lorry with soldiers": they suffered it
    verb = _NEXT_VERB.search(sentence, agents[0].end, stop) if agents else None
    return agents if verb is None else [m for m in agents if m.end <= verb.start() + 1]


_NEW_CLAUSE = re.compile(r"\s+(?:are|were|is|was|have|has|had|will|would|did|do|said|say)\b")
"""Behind a party that "and" leads: it is the subject of what follows, no second object."""


def objects_of(
    sentence: str,
    tokens: Sequence[Token],
    at: int,
    stop: int,
    parties: Iterable[PartyMention],
    verbs: Sequence[int],
) -> list[PartyMention]:
    """Return the parties a verb that ends at offset ``at`` has for its object, up to 90 characters on.

    ``verbs`` are the offsets at which later verbs begin: a party right before
    one, behind "and", is its subject.
    """
    broken = _STOP.search(sentence, at, stop)
    if broken is not None:
        stop = broken.start()
    found: list[PartyMention] = []
    near = [m for m in parties if m.start >= at and m.end <= stop and m.start - at < 90]
    for m in near:
        k = _opening(tokens, m)
        previous = tokens[k - 1].low if k else ""
        after = _at(tokens, m.end)
        if after < len(tokens) and (tokens[after].low == "'s" or sentence[m.end : m.end + 1] in {"’", "'"}):
            continue  # "the driver's assistant"
        straight = not found and not sentence[at : tokens[k].start].strip()
        if re.search(r"\bby\b", sentence[at : m.start]):
            break
        if found and "(" in sentence[found[-1].end : m.start]:
            break  # "143 civilians (98 men, 31 women …)": who they were, and nobody else
        if (
            found
            and re.search(r"\s(?:was|were|is|are)\s", sentence[at : m.start])
            and previous not in {"including", "among"}
        ):
            break  # "the gunmen who killed nine people were mostly boys"
        if previous in {"and", "but"} and _NEW_CLAUSE.match(sentence, m.end):
            break  # "will attack Orin, and our forces are ready"
        if any(0 <= v - m.end <= 14 and not sentence[m.end : v].strip(" ,") for v in verbs):
            if previous in {"and", "but", ","} or (k > 1 and tokens[k - 2].low in {"and", "but"}):
                break
        if straight:
            found.append(m)
            continue
        gap = sentence[at : tokens[k].start].strip().lower()
        if not found and gap in {"at", "on", "into", "upon", "against"}:
            found.append(m)
            continue
        if previous == "with" and k > 1 and tokens[k - 2].low in VEHICLES:
            found.append(m)  # "destroyed a lorry with soldiers of X"
            continue
        if previous in _PREPOSITIONS - {"including", "like", "of", "than"}:
            continue
        if previous == "of" and tokens[k - 2].low not in _MEASURES | {"killing", "death", "deaths"} and k > 1:
            if (
                tokens[k - 2].low
                in {
                    "brother",
                    "sister",
                    "wife",
                    "son",
                    "daughter",
                    "mother",
                    "father",
                    "uncles",
                    "uncle",
                    "relatives",
                }
                or found
            ):
                continue
        found.append(m)
    return found
