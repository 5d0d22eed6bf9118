"""What the words around an expression of number say of its outcome.

`said_before` looks left (verb, noun of action, toll, part), `said_after` looks
right (passive, state, fate told by what they did no more), `among_at` reads
"were among the dead". Where the words leave it open, so does this.
"""

from typing import Final

from corrobora.reading.counting.nouns import NOUNS, STATUS_WORDS, listed
from corrobora.reading.counting.numerals import cardinal, quantity_at
from corrobora.reading.counting.outcomes import (
    AFTER,
    AFTER_INTRANSITIVE,
    BEFORE,
    BEFORE_OF,
    CAPTORS,
    DEAR,
    DISPLACING,
    JAILERS,
    LOSING_LIVES,
    MIXED,
    MOURNING,
    VERB_PAIRS,
    VIOLENT,
)
from corrobora.reading.counting.sheet import Lead, Sheet
from corrobora.reading.counting.who import noun_phrase
from corrobora.reading.counting.words import (
    ADVERBS,
    AUXILIARY,
    CLAUSE_GOES_ON,
    DEFINITE,
    DETERMINERS,
    PART_MARKS,
    PEOPLE_VESSELS,
    SPEECH,
    STOP,
)
from corrobora.records import Outcome, Unit

_TOLL_WORDS: Final = listed(
    "has have had is was been now rose risen rise rises rising climbed climbs climbing climb increased increases "
    "increasing jumped jumps revised up upwards upward downwards down fell fallen dropped lowered cut raised "
    "reached reaches reaching stands stood stand at to of the from official latest confirmed total currently "
    "also later being further brought bringing brings that this today yesterday put puts putting least as by "
    "slightly sharply already since then could may might exceed exceeds exceeded passed topped monday tuesday wednesday thursday friday "
    "saturday sunday on : around about past push pushes pushed pushing take takes taking took"
)


_TOLL_RISING: Final = listed(
    "rose risen rise rises rising climbed climbs climbing climb increased increases increasing jumped jumps revised "
    "fell fallen dropped lowered raised brought bringing brings now grown grew growing updated doubled soared soars "
    "upgraded adjusted gone went goes going push pushes pushed pushing takes taking took"
)


_TOLL_WORDS_ALL: Final = _TOLL_WORDS | _TOLL_RISING


_PART_FILLERS: Final = listed(
    "the a an those them whom which victims were was are is at least of also being as many some additional another "
    "casualties passengers people civilians counted listed"
)


def said_before(sheet: Sheet, i: int) -> tuple[Lead, Outcome | None]:
    """Look left of token ``i`` for what makes the number a number of people."""
    j = i - 1
    steps = 0
    while j >= 0 and steps < 5:
        word = sheet.low[j]
        if word == "of" and sheet.back(j - 1) in ("total", "all", "some"):
            j -= 2
        elif word == "of":
            break
        elif word in DETERMINERS or word in (
            "all",
            "also",
            "as",
            "up",
            "only",
            "reportedly",
            "allegedly",
            "other",
        ):
            j -= 1
        else:
            break
        steps += 1
    if j < 0:
        return Lead.NONE, None
    word, before = sheet.low[j], sheet.back(j - 1)
    if (before, word) in VERB_PAIRS or (before == "fatally" and word in _WOUNDED):
        return Lead.VERB, Outcome.KILLED
    if (before, word) == ("rounded", "up"):
        return Lead.VERB, Outcome.DETAINED
    if before in _LEADING and word in ("away", "off") and (led := _who_leads(sheet, i, j - 1)) is not None:
        return Lead.VERB, led
    if (before, word) in MOURNING:
        return Lead.VERB, Outcome.KILLED
    if word in ("number", "numbered", "numbering"):
        state = before if before not in ("now", "already", "still") else sheet.back(j - 2)
        if state in STATUS_WORDS:
            return Lead.VERB, STATUS_WORDS[state]  # "the missing number 63", "the dead now number 26"
    if word == ":" and before in STATUS_WORDS:
        return Lead.VERB, STATUS_WORDS[before]
    if word == "of":
        if before in BEFORE_OF:
            return Lead.NOUN, BEFORE_OF[before]
        if before in PEOPLE_VESSELS:
            return Lead.GROUP, None
    elif word in BEFORE:
        passive = before in ("were", "was", "been", "being", "be", "are", "is", "get", "got")
        if not passive:
            return Lead.VERB, _joined_verbs(sheet, j)
    elif word in LOSING_LIVES and sheet.low[i] != "":
        return Lead.NONE, None
    part = _part_before(sheet, i) or _fronted_part(sheet, i)
    if part is not None:
        return part
    return _toll_before(sheet, i)


_LEADING: Final = listed("led leading dragged dragging marched")
_KEEPERS: Final = listed("police policemen officers gendarmes guards security soldiers troops")
_LED_WITHIN: Final = 24
"""Tokens before the verb in which its doers may stand ("armed men stopped a bus on the trunk road and led away six")."""


def _who_leads(sheet: Sheet, i: int, verb: int) -> Outcome | None:
    """Outcome of being led away, by who does it: armed men abduct, police and guards hold; anybody else may be helping."""
    if {"wounded", "injured", "survivors", "hurt"} & set(sheet.low[i : i + 4]):
        return None
    doers = set(sheet.low[max(0, verb - _LED_WITHIN) : verb])
    if doers & (CAPTORS | {"armed", "attackers", "assailants", "militiamen", "raiders", "robbers"}):
        return Outcome.ABDUCTED
    return Outcome.DETAINED if doers & (JAILERS | _KEEPERS) else None


def _fronted_part(sheet: Sheet, i: int) -> tuple[Lead, Outcome | None] | None:
    """Recognise "Of the 18 dead, 11 were …", where what the number is a part of opens the sentence."""
    first = int(sheet.low[0] in ('"', "“", "'", "‘", "«"))
    if sheet.low[first] != "of" or sheet.low[first + 1] not in ("the", "those", "these", "them", "its"):
        return None
    comma = next((k for k in range(first + 2, min(i, first + 12)) if sheet.low[k] == ","), None)
    if comma is None or sheet.back(i - 1) not in (",", "and", "but", "only", "least"):
        return None
    if any(sheet.low[k] in (";", ".", "while") for k in range(comma, i)):
        return None
    outcomes = {
        outcome
        for k in range(first + 1, comma)
        if (outcome := STATUS_WORDS.get(sheet.low[k]) or AFTER.get(sheet.low[k])) is not None
    }
    return (Lead.PART, outcomes.pop()) if len(outcomes) == 1 else None


def _joined_verbs(sheet: Sheet, j: int) -> Outcome | None:
    """Outcome of the verb at ``j``, weighed with one it is joined to ("killed or wounded")."""
    outcome = BEFORE[sheet.low[j]]
    joint, first = sheet.back(j - 1), sheet.back(j - 2)
    if joint in ("and", "or", "/") and first in BEFORE:
        other = BEFORE[first]
        if other is not outcome and (joint == "or" or (outcome in MIXED and other in MIXED)):
            return None
        if other is Outcome.KILLED:
            return other
    return outcome


def _part_before(sheet: Sheet, i: int) -> tuple[Lead, Outcome | None] | None:
    """Recognise "including", "among them", "of whom", "among the dead were" to the left."""
    j = i - 1
    steps = 0
    outcome: Outcome | None = None
    while j >= 0 and steps < 7:
        word = sheet.low[j]
        if word in PART_MARKS:
            # "the dead include two journalists"
            return Lead.PART, outcome or STATUS_WORDS.get(sheet.back(j - 1))
        if word == "among" or word == "amongst":
            return (Lead.PART, outcome) if steps else None
        if word == "of" and sheet.low[j + 1] in ("whom", "them", "which"):
            return Lead.PART, outcome
        if word == "," and sheet.back(j - 1) in SPEECH:
            # "among the dead, he said, were …"
            back = next((b for b in range(j - 2, max(j - 6, -1), -1) if sheet.low[b] == ","), None)
            if back is None:
                return None
            j = back - 1
            continue
        if word in ("dead", "killed", "fatalities", "deaths"):
            outcome = Outcome.KILLED
        elif word in ("injured", "wounded"):
            outcome = Outcome.INJURED
        elif word in ("missing", "abducted", "kidnapped", "detained", "arrested"):
            outcome = STATUS_WORDS.get(word) or AFTER.get(word)
        elif word not in _PART_FILLERS:
            break
        j -= 1
        steps += 1
    # "the dead were two policemen and a nurse": told one by one
    told = outcome is not None and sheet.back(i - 1) in ("were", "are", "was", "is", "be", "least")
    opens = j < 0 or sheet.low[j] in ("that", "said", "says", "and", "but", ",", ":", ";", '"', "“")
    return (Lead.PART, outcome) if told and opens and sheet.low[j + 1] in ("the", "dead", "all") else None


def _toll_before(sheet: Sheet, i: int) -> tuple[Lead, Outcome | None]:
    """Recognise "the death toll has risen to", "the number of dead stands at" to the left."""
    if sheet.back(i - 1) == "by" or (sheet.back(i - 1) == "from" and _was_replaced(sheet, i)):
        return Lead.NONE, None
    if sheet.back(i - 1) == "to" and sheet.back(i - 2) in ("bringing", "brings", "brought", "bring"):
        for k in range(i + 1, min(i + 7, sheet.n)):
            if sheet.low[k] == "toll":
                return Lead.TOLL, _toll_kind(sheet, k)
            if sheet.low[k] == "number":
                return Lead.TOLL, _outcome_of_number(sheet, k, min(k + 6, sheet.n))
    j = i - 1
    steps = 0
    while (
        j >= 0
        and steps < 14
        and (
            sheet.low[j] in _TOLL_WORDS_ALL
            or (sheet.back(j - 1) == "from" and sheet.raw[j][:1].isdecimal() and sheet.back(i - 1) == "to")
        )
        and sheet.low[j] != "toll"
    ):
        if sheet.low[j] == "total" and sheet.back(i - 1) == "to":
            return Lead.TOLL, None
        j -= 1
        steps += 1
    if j < 0:
        return Lead.NONE, None
    if sheet.low[j] == "toll":
        if not steps and sheet.back(j - 1) not in _KINDS_OF_TOLL:
            return Lead.NONE, None  # "Toll Four"
        return Lead.TOLL, _toll_kind(sheet, j)
    if steps and sheet.low[j] in _RECKONED and (kind := _reckoned(sheet, j)) is not None:
        return Lead.TOLL, kind
    if steps or sheet.low[j] in (":", "at"):
        for k in range(j, max(j - 7, -1), -1):
            if sheet.low[k] in ("number", *_RECKONED) and sheet.low[k + 1] == "of":
                outcome = _outcome_of_number(sheet, k, j + 1)
                if outcome is not None or _counts_people(sheet, k, j + 1):
                    return Lead.TOLL, outcome
                break
            if not sheet.is_word(k):
                break
    return Lead.NONE, None


_WOUNDED: Final = listed(
    "shot shooting wounded wounding injured injuring stabbed stabbing beat beating struck hit hurt"
)
_KINDS_OF_TOLL: Final = listed(
    "death casualty casualties combined injury injured wounded the a its human official fatal final overall total civilian"
)
_RECKONED: Final = listed("balance count tally")


def _reckoned(sheet: Sheet, j: int) -> Outcome | None:
    """Outcome of "the body count", or of the balance that deaths themselves bring to a number ("his death brings the balance to nine")."""
    if sheet.back(j - 1) in ("body", "death"):
        return Outcome.KILLED
    if sheet.back(j - 1) not in DEFINITE | {"overall", "total", "official", "final", "latest", "provisional"}:
        return None
    told = [
        (k, outcome)
        for k, word in enumerate(sheet.low[:j])
        if (outcome := BEFORE_OF.get(word) or AFTER.get(word) or AFTER_INTRANSITIVE.get(word)) is not None
    ]
    if {outcome for _, outcome in told} != {Outcome.KILLED}:
        return None
    between = sheet.low[told[-1][0] + 1 : j]
    return Outcome.KILLED if _BRINGING & set(between) and not {";", ":", "and"} & set(between) else None


_BRINGING: Final = listed(
    "bring brings brought bringing push pushes pushed pushing take takes took taking raise raises raised raising lift lifts lifted lifting"
)


def _was_replaced(sheet: Sheet, i: int) -> bool:
    """Whether the number at token ``i`` is the old one of two ("revised down **from 61** to 58")."""
    number = cardinal(sheet, i)
    return number is not None and sheet.low[number[1]] == "to" and cardinal(sheet, number[1] + 1) is not None


def _toll_kind(sheet: Sheet, j: int) -> Outcome | None:
    before = sheet.back(j - 1)
    if before in ("casualty", "casualties", "combined"):
        return None
    if before in ("injury", "injured", "wounded"):
        return Outcome.INJURED
    return Outcome.KILLED


def _outcome_of_number(sheet: Sheet, start: int, end: int) -> Outcome | None:
    kinds = {
        noun.outcome
        for word in sheet.low[start:end]
        if (noun := NOUNS.get(word)) is not None and noun.outcome is not None
    } | {AFTER[word] for word in sheet.low[start:end] if word in AFTER}
    return kinds.pop() if len(kinds) == 1 else None


def _counts_people(sheet: Sheet, start: int, end: int) -> bool:
    return any(
        (noun := NOUNS.get(word)) is not None and noun.unit is Unit.PEOPLE for word in sheet.low[start:end]
    )


def is_update(sheet: Sheet, i: int) -> bool:
    """Whether the number at token ``i`` replaces an earlier one."""
    before = sheet.low[max(i - 10, 0) : i]
    if not before or before[-1] not in ("to", "at", "stands", "is", "upwards", "upward"):
        return False
    for word in reversed(before):
        if word in ("number", "toll"):
            # "bringing the death toll to 31" has its verb before the noun.
            return bool(
                {"bringing", "brings", "brought", "raising", "raised", "raises", "revised"} & set(before)
            )
        if word in _TOLL_RISING:
            return word != "now" or before[-1] in ("at", "stands", "is")
        if word in NOUNS or word == "people":
            continue
        if word not in _TOLL_WORDS_ALL and word not in ("total", "figure", "count", "it"):
            return False
    return False


_SENTENCES: Final = listed("sentenced sentences sentencing condemned condemning condemns put")
_SENTENCED_WITHIN: Final = 9
"""Tokens before "to death" in which a court is said to have ruled so."""


def said_after(sheet: Sheet, i: int) -> tuple[bool, Outcome | None]:
    """Look right of the noun for what became of those counted: (is something said, what)."""
    low = sheet.low
    j = _behind_aside(sheet, i)
    aux = False
    for _ in range(7):
        word = low[j]
        if word in AUXILIARY:
            aux = True
        elif word not in ADVERBS and not (aux and word in ('"', "“", "'", "‘")):
            break
        j += 1
    word = low[j]
    if word == "eliminated" and low[j + 1] == "from":
        return False, None  # "eliminated from the tournament"
    told = _condition_at(sheet, j)
    if told is not None:
        return True, told
    if sheet.matches(i, ("to", "death")):
        # "beat seven men to death", and not "sentenced seven men to death"
        doing = {low[k] for k in range(max(0, i - _SENTENCED_WITHIN), i)}
        return (False, None) if doing & _SENTENCES else (True, Outcome.KILLED)
    if _in_care(sheet, j, aux=aux):
        return True, Outcome.INJURED
    if word in ("not", "never", "n't"):
        return False, None
    if _gone_since(sheet, j):
        return True, Outcome.MISSING
    if word in VIOLENT or word in (
        "abducted",
        "kidnapped",
        "detained",
        "arrested",
        "captured",
        "tortured",
    ):
        for k in range(j + 1, min(j + 6, sheet.n)):
            if low[k] in ("killed", "dead", "executed", "murdered", "beheaded") or sheet.matches(
                k, ("to", "death")
            ):
                if not aux and low[k].endswith("ed") and _strikes_somebody(sheet, k + 1):
                    return False, None  # "two men shot and killed Ilo Benda": they did it
                return True, Outcome.KILLED
            if low[k] == "alive" and low[j] in ("burned", "burnt"):
                return True, Outcome.KILLED
            if low[k] not in (
                "and",
                "then",
                "later",
                "subsequently",
                "or",
                "tortured",
                "bound",
                "burned",
                "in",
                "the",
                "head",
            ):
                break
        if word in VIOLENT:
            return _hit(sheet, j) if aux and word in ("shot", "stabbed") else (False, None)
    if word in ("met", "meet") and low[j + 1] in DEFINITE and low[j + 2] in ("death", "deaths", "end"):
        return True, Outcome.KILLED
    if word in ("lost", "losing", "lose") and low[j + 2] in ("lives", "life"):
        return True, Outcome.KILLED
    if (
        low[i] in ("their", "his", "her")
        and low[i + 1] in ("lives", "life")
        and set(low[max(0, i - 6) : i]) & LOSING_LIVES
    ):
        return True, Outcome.KILLED  # "cost nine people their lives"
    if word == "fatally" and low[j + 1].endswith(("ed", "shot", "hit", "hurt")):
        return True, Outcome.KILLED
    if aux and word in ("gunned", "mowed", "mown", "cut") and low[j + 1] == "down":
        return True, Outcome.KILLED
    if aux and (word == "interred" or sheet.matches(j, ("laid", "to", "rest"))):
        return True, Outcome.KILLED
    if word in ("lie", "lies", "lay") and (
        low[j + 1] == "dead" or (low[j + 1] == "buried" and _in_the_ground(sheet, j + 2))
    ):
        return True, Outcome.KILLED
    if word == "rest" and low[j + 1] in ("in", "under") and _in_the_ground(sheet, j + 1):
        return True, Outcome.KILLED
    if aux and word == "wiped" and low[j + 1] == "out":
        return True, Outcome.KILLED
    if word in DISPLACING or (word == "made" and low[j + 1] == "homeless"):
        return True, Outcome.DISPLACED
    if (
        word == "fell"
        and low[j + 1] == "to"
        and {"bullets", "gunfire", "shots", "fire", "bombs"} & set(low[j + 2 : j + 6])
    ):
        return True, Outcome.KILLED
    if word in ("taken", "held") and low[j + 1] in ("hostage", "captive", "away"):
        return True, Outcome.ABDUCTED
    if word == "taken" and aux and _seized_there(sheet, j + 1):
        return True, Outcome.ABDUCTED
    if word == "held" and aux and low[j - 1] in ("being", "still", "been", "are", "were", "was"):
        held = _who_holds(sheet, j + 1)
        if held is not None:
            return True, held
    if word == "taken" and not aux and low[j + 1] in (",", "including") and "hospital" not in low:
        return True, Outcome.ABDUCTED  # "22 people taken, including …"
    outcome: Outcome | None
    if word in AFTER_INTRANSITIVE:
        outcome = AFTER_INTRANSITIVE[word]
    elif word in AFTER and (aux or _no_object_at(sheet, j + 1)):
        outcome = AFTER[word]
    else:
        return False, None
    if outcome is Outcome.INJURED and not aux and word in AFTER:
        # "a woman injured in the attack died in hospital"
        for k in range(j + 1, min(j + 9, sheet.n)):
            if low[k] in ("died", "succumbed", "perished"):
                return True, Outcome.KILLED
            if not sheet.is_word(k) or low[k] in (
                "and",
                "but",
                "when",
                "after",
                "who",
                "while",
                "as",
                "were",
                "was",
            ):
                break
    if low[j + 1] in ("or", "and", "/") and low[j + 2] not in ("", "the"):
        k = j + 2
        while low[k] in ("seriously", "critically", "otherwise", "also", "badly"):
            k += 1
        other = AFTER.get(low[k], AFTER_INTRANSITIVE.get(low[k]))
        if other is not None and other is not outcome and outcome in MIXED and other in MIXED:
            return True, None
    return True, outcome


_GRAVES: Final = listed(
    "grave graves tomb tombs cemetery graveyard churchyard pit pits trench earth soil ground sand crypt catacomb"
)


def _in_the_ground(sheet: Sheet, i: int) -> bool:
    """Whether "in", "under" or "beneath" leads to a grave: "in one grave", "under the earth", and not "in debt"."""
    low = sheet.low
    if low[i] not in ("in", "under", "beneath"):
        return False
    for k in range(i + 1, min(i + 5, sheet.n)):
        if low[k] in _GRAVES:
            return True
        if not sheet.is_word(k) or low[k] in ("of", "by", "near", "at"):
            return False
    return False


def _strikes_somebody(sheet: Sheet, i: int) -> bool:
    """Whether an active verb's object opens at token ``i``: a name, or a person or group behind an article or number."""
    named = sheet.raw[i][:1].isupper() and not sheet.is_month(i)
    return named or sheet.low[i] in ("a", "an") or object_at(sheet, i)


def _seized_there(sheet: Sheet, i: int) -> bool:
    """Whether people "were taken" by force: at a place, by somebody, from home; not to hospital, not by surprise."""
    low = sheet.low
    if {
        "hospital",
        "hospitals",
        "clinic",
        "surprise",
        "ill",
        "mosque",
        "morgue",
        "account",
        "care",
    } & set(low[i : i + 8]):
        return False
    return low[i] in ("at", "from", "by", ".", ",") and low[i + 1] not in (
        "ambulance",
        "bus",
        "train",
        "plane",
        "helicopter",
        "road",
        "least",
    )


def _who_holds(sheet: Sheet, i: int) -> Outcome | None:
    """Whether those held are held by captors or by the law, as the words behind "held" say."""
    behind = set(sheet.low[i : i + 9])
    if behind & CAPTORS:
        return Outcome.ABDUCTED
    return Outcome.DETAINED if behind & JAILERS else None


def _gone_since(sheet: Sheet, i: int) -> bool:
    """Whether a second predicate says that they were not seen again ("were led away **and have not been seen since**")."""
    for k in range(i + 1, min(i + 14, sheet.n - 3)):
        if sheet.low[k] in (";", ".", "but", "while"):
            return False
        if sheet.low[k] == "and" and sheet.low[k + 1] in ("have", "has", "had", "were", "was"):
            j = k + 2
            if sheet.low[j] not in ("not", "never"):
                continue
            j += 1 + (sheet.low[j + 1] == "been")
            return sheet.low[j] in ("seen", "heard", "found", "traced")
    return False


def _hit(sheet: Sheet, i: int) -> tuple[bool, Outcome | None]:
    """Return what "were shot" says where nobody is said to have died: injured where the wound is one that is lived with, else hit.

    "Was shot in the head" leaves the fate open, and so does "was shot".
    """
    low = sheet.low
    for j in range(i + 1, min(i + _WOUND_REACH, sheet.n)):
        if low[j] == "in" and (low[j + 1] in _LIMBS or low[j + 2] in _LIMBS or low[j + 3] in _LIMBS):
            return True, Outcome.INJURED
        if low[j] in (".", ";", ","):
            break
    return True, Outcome.AFFECTED


_WOUND_REACH: Final = 6
"""Tokens behind "shot" in which the wound is named."""
_LIMBS: Final = listed(
    "leg legs arm arms foot feet hand hands shoulder shoulders thigh knee ankle calf hip finger fingers toe elbow forearm wrist buttocks"
)


def _condition_at(sheet: Sheet, i: int) -> Outcome | None:
    """Outcome of a state told in several words from token ``i`` on: in care, under the knife, not seen again."""
    low = sheet.low
    fate = _fate_at(sheet, i)
    if fate is not None:
        return fate
    j = i + (low[i] in ("not", "never", "neither"))
    if j > i or low[i - 1] in ("haven't", "hasn't", "hadn't", "weren't"):
        j += low[j] in ("yet", "since")
        j += low[j] in ("been", "be")
        if low[j] in ("seen", "found", "located", "traced") or sheet.matches(j, ("heard", "of")):
            gone = {"since", "again", "alive", "after"} & set(low[j + 1 : j + 5])
            missed = gone or low[i - 2] in ("have", "has", "had") or low[j - 1] == "been"
            return Outcome.MISSING if missed else None
        return Outcome.MISSING if sheet.matches(j, ("heard", "from")) else None
    if low[i] in _FOUND and "without" in low[i + 1 : i + 7]:
        k = low.index("without", i + 1) + 1
        k += low[k] in ("any", "a")
        lifeless = low[k] in ("vital", "pulse", "life") or (
            low[k] in ("sign", "signs") and sheet.matches(k + 1, ("of", "life"))
        )
        return Outcome.KILLED if lifeless else None  # "arrived without vital signs"
    if low[i] in ("with", "suffering", "suffered", "sustained", "sustaining"):
        j = i + 1
        while low[j] in _HOW_BADLY and j < i + 5:
            j += 1
        if low[j] in _WOUNDING:
            return Outcome.INJURED if _HURT & set(low[j + 1 : j + 3]) else None  # "38 with gunshot wounds"
        if low[j] in _HURT and (j > i + 1 or low[j] != "wound"):
            return Outcome.INJURED  # "five with severe burns"
    if low[i] in ("in", "undergoing", "under"):
        j = i + 1
        j += low[j] in ("emergency", "the", "an", "intensive", "critical")
        j += low[j] in ("operating", "intensive")
        if low[j] in ("surgery", "theatre", "care") and low[i] != "under":
            return Outcome.INJURED
        return Outcome.INJURED if low[i] == "in" and low[j] == "coma" else None
    if low[i] in ("treated", "operated", "admitted", "hospitalised", "hospitalized"):
        hurt = {"wounds", "injuries", "burns", "wound", "gunshot", "bullet", "shrapnel", "burn"}
        return Outcome.INJURED if hurt & set(low[i + 1 : i + 6]) else None
    return None


_WOUNDING: Final = listed("gunshot bullet shrapnel burn knife stab blast head machete splinter")
_HURT: Final = frozenset({"wound", "wounds", "injury", "injuries", "burns", "fractures"})
_HOW_BADLY: Final = listed(
    "severe serious grave bad deep heavy light minor slight superficial multiple open terrible horrific extensive third-degree "
    "second-degree life-threatening and various varying different degrees of"
)
_FOUND: Final = listed(
    "arrived brought came taken admitted arriving recovered found pulled retrieved removed lifted carried dragged fished"
)

_CONDITIONS: Final = listed("critical serious stable grave guarded extremely very")


def _in_care(sheet: Sheet, i: int, *, aux: bool) -> bool:
    """Whether people are said to be cared for: "are in hospital", "remain in a critical condition", "fighting for their lives".

    Who merely stands "in hospital" without a verb may have died or spoken there, so that counts only of a
    sentence that tells nothing else ("Another four in hospital.").
    """
    low = sheet.low
    if low[i] in ("remain", "remains", "remained", "lie", "lies", "lay", "stayed"):
        i, aux = i + 1, True
    if low[i] == "fighting" and low[i + 1] == "for":
        return low[i + 3] in ("life", "lives")
    if low[i] == "on" and sheet.matches(i + 1, ("life", "support")):
        return True
    if low[i] == "recovering":
        return low[i + 1] in ("in", "at", "from")
    if low[i] != "in":
        return False
    j = i + 1
    j += low[j] in ("a", "an", "the")
    if low[j] in _CONDITIONS:
        return "condition" in low[j + 1 : j + 4]
    if low[j] not in ("hospital", "hospitals", "clinic"):
        return False
    return aux or (low[j + 1] in (".", "") and not sheet.found)


def _fate_at(sheet: Sheet, i: int) -> Outcome | None:
    """Outcome told by what they did no more: "did not get up", "never came home"."""
    low = sheet.low
    j = i + (low[i] in ("did", "would", "could"))
    if low[i] == "didn't":
        j = i
    elif low[j] not in ("not", "never"):
        return None
    if low[j + 1] in ("return", "returned", "come", "came") and (
        low[j + 1].startswith("return") or low[j + 2] in ("home", "back")
    ):
        return Outcome.MISSING
    if low[j + 1] in ("get", "got", "stand", "stood") and low[j + 2] == "up":
        return Outcome.KILLED
    if low[j + 1] in ("survive", "wake", "woke") or (
        low[j + 1] in ("come", "came", "get", "got") and sheet.matches(j + 2, ("out", "alive"))
    ):
        return Outcome.KILLED
    if low[j + 1] in ("leave", "left") and (
        "alive" in low[j + 2 : j + 6] or (low[j + 2] == "it" and low[j + 3] in (".", ",", ""))
    ):
        return Outcome.KILLED
    if (
        low[j + 1] in ("make", "made")
        and low[j + 2] == "it"
        and low[j + 3] in (".", ",", "", "out", "alive", '"', "”")
    ):
        return Outcome.KILLED
    return None


def among_at(sheet: Sheet, i: int) -> tuple[bool, Outcome | None]:
    """Recognise "were among the dead", "among those killed" to the right: (is it a part, of what)."""
    low = sheet.low
    j = i
    while low[j] in AUXILIARY or low[j] in (
        "also",
        "themselves",
        "reportedly",
        "counted",
        "included",
        "believed",
        "said",
        "to",
    ):
        j += 1
    if low[j] not in ("among", "amongst") or low[j + 1] not in ("the", "those", "its", "their"):
        return False, None
    j += 2
    while low[j] in (
        "many",
        "latest",
        "civilian",
        "confirmed",
        "people",
        "who",
        "were",
        "was",
        "reported",
        "first",
    ):
        j += 1
    noun = NOUNS.get(low[j])
    if noun is not None and noun.outcome is not None:
        return True, noun.outcome
    if low[j] in AFTER or low[j] in AFTER_INTRANSITIVE:
        return True, AFTER.get(low[j]) or AFTER_INTRANSITIVE[low[j]]
    if low[j] in ("victims", "casualties"):
        return True, None
    return False, None


def _behind_aside(sheet: Sheet, i: int) -> int:
    """Skip what may stand between noun and verb: "from Chad", ", aged 14 and 16,"; ``i`` where nothing does."""
    low = sheet.low
    if low[i] in ('"', "”", "'", "’", "»"):
        i += 1
    if low[i] == "," and low[i + 1] in ("aged", "both", "ages", "all"):
        for k in range(i + 2, min(i + 9, sheet.n)):
            if low[k] == ",":
                return k + 1
    if (behind := _behind_members(sheet, i) or _behind_doing(sheet, i)) > i:
        return behind
    if low[i] in ("from", "in", "at", "near", "of"):
        for k in range(i + 1, min(i + 7, sheet.n)):
            if low[k] in AUXILIARY or (low[k] in ("died", "perished", "drowned") and k > i + 1):
                return k
            if not sheet.is_word(k) or (low[k] in STOP and low[k] not in ("the", "of", "a", "its", "an")):
                return i
    return i


_SUCH_AS: Final = listed(
    "including among mostly mainly most many some half nearly almost possibly perhaps maybe"
)
_ASIDE: Final = 12
"""Tokens that an aside between noun and verb may hold."""


def _behind_members(sheet: Sheet, i: int) -> int:
    """Skip who they were: "six**, including four nurses,** were abducted", "nine (two of them women) died"; 0 where there is none."""
    low = sheet.low
    if low[i] not in (",", "(", "—", "–"):
        return 0
    number = cardinal(sheet, i + 1)
    if low[i + 1] not in _SUCH_AS and (number is None or not sheet.matches(number[1], ("of", "them"))):
        return 0
    closing = {"(": (")",), ",": (",",)}.get(low[i], ("—", "–"))
    for k in range(i + 2, min(i + 2 + _ASIDE, sheet.n)):
        if low[k] in (";", ".", ":"):
            return 0
        if low[k] in closing and (low[k + 1] in AUXILIARY or low[k + 1] in AFTER_INTRANSITIVE):
            return k + 1
    return 0


_NO_DOING: Final = listed(
    "including during following according killing wounding injuring leaving bringing raising saying claiming alleging telling believing "
    "fearing reporting confirming denying being having concerning regarding"
)


def _behind_doing(sheet: Sheet, i: int) -> int:
    """Skip what they were doing: "two nurses **working the night shift** were killed"; 0 where no verb of harm follows it."""
    low = sheet.low
    doing = low[i].endswith("ing") and len(low[i]) > len("being") and low[i] not in _NO_DOING
    if not doing and not sheet.matches(i, ("on", "their", "way")):
        return 0
    for k in range(i + 1, min(i + _ASIDE, sheet.n)):
        if not sheet.is_word(k) or low[k] in (
            "and",
            "but",
            "when",
            "while",
            "that",
            "which",
            "as",
            "after",
            "before",
            "who",
            "because",
        ):
            return 0
        if low[k] in ("were", "was", "are", "died", "perished", "drowned"):
            return k
    return 0


def object_at(sheet: Sheet, i: int) -> bool:
    """Whether a verb's object starts at token ``i``: "four soldiers", "a child", "villagers"."""
    word = sheet.low[i]
    if word in DEFINITE or word in ("a", "an", "at", "some", "all"):
        return word not in ("at", "some", "all") or quantity_at(sheet, i) is not None
    noun = NOUNS.get(word)
    if noun is not None and noun.plural and noun.outcome is None:
        return True
    number = cardinal(sheet, i)
    return number is not None and noun_phrase(sheet, number[1], plural=True) is not None


_TIMES: Final = listed("day night morning afternoon evening week weekend month year time")


def _no_object_at(sheet: Sheet, i: int) -> bool:
    word = sheet.low[i]
    return (
        not sheet.is_word(i)
        and not sheet.raw[i][:1].isdecimal()
        or word in CLAUSE_GOES_ON
        or word.endswith("ly")
        or (word == "that" and sheet.low[i + 1] in _TIMES)
    )


def is_lost(sheet: Sheet, i: int) -> bool:
    """Whether "lost" governs the number at token ``i``, over "her husband and" too."""
    for k in range(i - 1, max(i - 6, -1), -1):
        if sheet.low[k] in ("lost", "losing"):
            return True
        if (
            sheet.low[k] not in DETERMINERS
            and sheet.low[k] not in DEAR
            and sheet.low[k] not in ("and", ",", "also")
        ):
            return False
    return False


def is_carried_off(sheet: Sheet, i: int, end: int) -> bool:
    """Whether the person at token ``i`` is one that "they" took ("they have taken the ferryman")."""
    low = sheet.low
    if sheet.back(i - 1) not in ("taken", "took"):
        return False
    j = i - 2
    while sheet.back(j) in ("have", "has", "had", "just", "also", "then", "then"):
        j -= 1
    if sheet.back(j) not in (
        "they",
        "soldiers",
        "gunmen",
        "men",
        "fighters",
        "militants",
        "bandits",
        "rebels",
        "who",
    ):
        return False
    return not sheet.is_word(end) or low[end] in (
        "away", "from", "with", "into", "at", "off", "and", "too", "in", "on", "last", "yesterday", "this", "that", "because", "but"
    )  # fmt: skip


def verb_behind_relative(sheet: Sheet, i: int) -> int:
    """Return the verb of the clause behind a "who" at token ``i`` ("a nurse who had stayed **was** shot"), 0 if none."""
    for k in range(i + 3, min(i + 10, sheet.n)):
        if sheet.low[k] in ("and", "but", "that", "when", "while", "which", ";", "."):
            return 0
        if sheet.low[k] in ("was", "died") and sheet.low[k - 1] not in ("he", "she", "it", "who"):
            return k
    return 0


def outcome_with_his_men(sheet: Sheet, i: int) -> Outcome | None:
    """Outcome of "the commander and **eight of his men were killed**" for the one named first."""
    quantity = quantity_at(sheet, i)
    if (
        quantity is None
        or sheet.low[quantity.after] != "of"
        or sheet.low[quantity.after + 1] not in ("his", "her", "their")
    ):
        return None
    phrase = noun_phrase(sheet, quantity.after + 2, plural=True)
    if phrase is None:
        return None
    said, outcome = said_after(sheet, phrase.head + 1)
    return outcome if said and outcome in (Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED) else None
