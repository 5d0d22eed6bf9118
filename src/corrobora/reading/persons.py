"""People told of one by one: named or described singly, with what became of each.

`counts` reads numbers. Many reports give none: "Maria Bel, 34, was shot dead", "the
husband, his wife and their daughter were killed", "the teacher's body was found". `find_persons`
reads such persons in one sentence. The rules are those of news prose:

* A **person** is a name of two words or one with an age or a title; or a noun for one person behind an
  article, a possessive or an age; with the name, the age and the description that stand beside it.
* What became of it is said **behind** it (a passive, a state, "was among the dead"), **before** it (the object
  of a verb, "the death of", "the body of", "identified the dead as"), or by the **list** it stands in: all
  members share the verb that governs the first, and a plural verb behind the last ("were", "have").
* A singular verb behind a list says it of the last alone. Two phrases side by side of which one is a name and
  one a description ("the chief, Omar Bel,") are one person.

Who is the same person in several sentences is for `whoiswho` to say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corrobora.reading.counting.befell import among_at, said_after, said_before
from corrobora.reading.counting.nouns import NOUNS, listed, looks_plural
from corrobora.reading.counting.outcomes import DEAR, LIMBS, VERB_PAIRS
from corrobora.reading.counting.sheet import MONTHS, ONES, TENS, CountMention, Lead, Sheet
from corrobora.reading.counting.who import noun_phrase
from corrobora.reading.counting.words import ADVERBS, AUXILIARY, BODIES, DASHES, SPEECH, STOP, TITLES
from corrobora.reading.counts import find_counts
from corrobora.reading.victims import sex_of
from corrobora.records import Category, Outcome, Unit

METHOD: Final = "persons/1"

_TOLD: Final = frozenset(
    {
        Outcome.KILLED,
        Outcome.INJURED,
        Outcome.MISSING,
        Outcome.ABDUCTED,
        Outcome.DETAINED,
        Outcome.AFFECTED,
        Outcome.SURVIVED,
    }
)
_LIVING: Final = frozenset({Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED})
"""Only the living are killed, hurt or abducted; much else is missing, released or detained."""
_NEEDED: Final = re.compile(
    r"(?i)\b(?:kill|die[sd]?\b|dead|death|slain|murder|execut|assassinat|behead|massacr|slaughter|perish|drown|succumb|bled|bod(?:y|ies)\b|corpse|remains\b|coffin|"
    r"shot|gunned|stabbed|hacked|burn(?:ed|t)|lynch|hanged|wound|injur|hurt|maim|lost\b|missing|disappear|vanish|unaccounted|not (?:been )?seen|abduct|kidnap|taken|took|hostage|"
    r"detain|arrest|captur|releas|freed|rescu|surviv|escap|unhurt|unharmed|rape|tortur|throats?\b|martyr|victims?\b|critical|surgery|coma|li(?:fe|ves)\b|not return|never)"
)
"""One of these stands in every sentence that tells what became of somebody."""

_DETERMINERS: Final = listed("the his her its their these those our my your a an another")
_SEVERAL: Final = listed("crew party group crowd personnel staff police gendarmerie couple family pair")
"""Singular words for more than one."""
_ANYBODY: Final = listed(
    "victim person individual human soul suspect member citizen local adult casualty other"
)
"""Who may be anybody unless a name, an age or a description stands beside it."""
_NO_NAME: Final = (
    BODIES
    | MONTHS
    | listed(
        "monday tuesday wednesday thursday friday saturday sunday god allah the a an in on at of and but he she it they we i his her their its this that these those "
        "who what when where while after before since for from by with as if no not our my your some many most several all one two three four five six seven eight nine ten "
        "radio television channel agency press news hospital school university mosque church street road river lake mount north south east west "
        "northern southern eastern western central united nations islamic"
    )
)
"""Words of which none is part of a person's name."""
_PARTICLES: Final = listed("ag al el bin ben ibn de da du la le van von ould abu abd ul")
_NO_PLACE_OF_A_NAME: Final = listed(
    "in at near from to towards toward around outside inside between on by via through into the"
)
"""Behind these a name is a place or a doer."""
_BODY: Final = listed("body corpse remains cadaver")
_LEFT_DEAD: Final = listed(
    "found recovered discovered retrieved dumped returned brought handed buried pulled identified lying washed exhumed dug located"
)
_BODY_OF: Final = listed("body bodies corpse corpses remains coffin coffins throat throats")
_STRIKES: Final = listed(
    "shot stabbed beat beaten hacked burned burnt clubbed bludgeoned stoned dragged lynched"
)
_SINGULAR_VERBS: Final = frozenset({"was", "has", "is", "who"})
"""Behind a list these tell of its last member alone."""
_OPENS_PREDICATE: Final = AUXILIARY | listed(
    "died drowned perished succumbed disappeared vanished bled lost remains remained did never didn't escaped survived fell later also reportedly allegedly then would both all who initially"
)
_PREPOSITIONS: Final = listed(
    "of to by from with near for at in on against behind beside about like than over under between via through without unlike"
)
"""Behind these stands no subject: what is said further on is said of another."""
_OWN: Final = listed("the his her its their our my")
_JOINTS: Final = listed(", and & as well along together with plus ; then or")
_LATER_DEATH: Final = re.compile(
    r"[^.;:]{0,110}?(?:,\s*|\b(?:and|but|before|then|that)\s+)(?:(?:he|she|who|later|then|also|eventually|soon|instantly|subsequently)\s+)*(?:died|dying|succumbed|bled to death|was (?:pronounced|declared) dead)\b"
)
"""A second predicate that tells the death of one hit ("was hit by a stray bullet **and died**")."""
_HIT: Final = re.compile(
    r"(?i)(?:,? who)?\s*(?:was|had been|has been|is|got|were)\s+(?:\w+ly\s+|also\s+|later\s+|then\s+)*(?:shot|hit|struck|stabbed|wounded|injured|beaten|burn(?:ed|t)|attacked|run over|hurt|rushed|taken to)\b"
)
_SUSPECTED: Final = re.compile(
    r"(?i)\b(?:suspects?|suspicion|suspected|charged?|charges|accused|in connection|convicted|sentenced|alleged (?:killer|gunman)|assailants?|perpetrators?)\b"
)
"""Those arrested for the deed are no victims of it."""
_IDENTIFIES: Final = re.compile(
    r"(?i)\b(?:(?:identif(?:y|ied|ies)|nam(?:ed?|es|ing)|list(?:ed|s)?)\s+(?:the|those|its|their)\s+(?:\w+\s+){0,3}?(?:dead|killed|deceased|fatalities|slain|fallen)(?:\s+\w+){0,4}?\s+as"
    r"|(?:dead|killed|deceased|slain|fallen)\s+(?:\w+\s+){0,4}?(?:were|was|have been|has been|are|is)\s+(?:\w+\s+)?(?:identified|named|listed)(?:\s+by\s+(?:\w+\s+){1,4}?)?\s*as)\s*:?\s*$"
)
"""Opens the list of those who died."""
_DEGREES: Final = listed("seriously critically gravely badly severely slightly lightly fatally also")
_PARTICIPLES: Final = listed("wounded injured hurt killed dead missing abducted kidnapped maimed")
"""What is said of somebody without a verb of its own."""
_AWAY: Final = listed("away off hostage captive prisoner")
_AGE_WORDS: Final = {**ONES, **TENS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of whom a sentence says what became of him or her. Offsets are code points of the sentence."""

    start: int
    end: int
    stop: int
    """End of all that stands beside name and description: age, apposition."""
    outcome: Outcome
    name: str | None = None
    described: tuple[int, int] | None = None
    """Where the description stands that holds no name ("a 14-year-old boy"); ``None``: nothing but a name."""
    noun: str | None = None
    """Head noun of the description, in lower case."""
    age: int | None = None
    sex: str | None = None
    """``"f"``, ``"m"`` or not said."""
    category: Category | None = None
    other: bool = False
    """Somebody beside those told of before ("another man")."""
    known: bool = False
    """Told by name or as somebody known ("the teacher", "her brother")."""
    part: bool = False
    """By the words one of several ("was among the dead")."""
    unit: Unit = Unit.PEOPLE
    """Bodies, where it is the body that is told of."""

    def as_mention(self) -> CountMention:
        """Return the count that this person is: one, exactly, and a part of whatever total is told.

        Whoever is named, or told of as somebody known, may be one of many, so that the one is no toll.
        """
        return CountMention(
            start=self.start, end=self.end, low=1, high=1, exact=True, category=self.category, noun=self.noun, unit=self.unit,
            outcome=self.outcome, part=self.part or self.known,
        )  # fmt: skip


@dataclass(slots=True, kw_only=True)
class _Member:
    """One member of a list of people while its sentence is read. Positions are tokens."""

    first: int
    last: int
    """Token after description and name."""
    after: int
    """Token after all that stands beside it: age, apposition."""
    name: tuple[int, int] | None = None
    described: tuple[int, int] | None = None
    noun: str | None = None
    age: int | None = None
    category: Category | None = None
    other: bool = False
    number: CountMention | None = None
    """The number, where a group stands in the list."""
    outcome: Outcome | None = None
    part: bool = False
    body: bool = False
    """It is the body that is told of."""
    agent: bool = False
    """Known for a person by the ending of its noun alone."""
    anybody: bool = False
    """So general that it counts only with something beside it."""


@lru_cache(maxsize=256)
def find_persons(sentence: str) -> tuple[Person, ...]:
    """Return the people of whom a sentence tells singly what became of them, in the order they stand.

    Never raises; each token is looked at a bounded number of times. A report asks twice for each sentence, to
    read it and to tell its people apart, so that the last few answers are kept.
    """
    if not _NEEDED.search(sentence):
        return ()
    sheet = Sheet(sentence)
    members = _members(sheet)
    if not members:
        return ()
    members = _with_numbers(sheet, members)
    for group in _groups(sheet, members):
        heard = _without_speakers(sheet, group)
        if heard:
            _say_outcomes(sheet, heard, members)
    return tuple(
        _person(sheet, m, m.outcome)
        for m in members
        if m.number is None
        and m.outcome in _TOLD
        and m.outcome is not None
        and not (m.anybody and m.name is None and m.age is None)
        and not (m.agent and m.name is None and m.outcome not in _LIVING)
    )


def describe_persons(sentence: str) -> list[Person]:
    """Return the persons of a sentence by their words alone, whatever became of them: their outcome says nothing.

    For a count of one person that another rule read: whom it counts.
    """
    sheet = Sheet(sentence)
    return [_person(sheet, member, Outcome.AFFECTED) for member in _members(sheet)]


def _person(sheet: Sheet, member: _Member, outcome: Outcome) -> Person:
    def words(span: tuple[int, int] | None) -> str | None:
        return None if span is None else sheet.text[sheet.at[span[0]] : sheet.to[span[1] - 1]]

    described = words(member.described)
    young = member.age is not None and member.age < 18
    return Person(
        start=sheet.at[member.first],
        end=sheet.to[max(member.last, 0 if member.described is None else member.described[1]) - 1],
        stop=max(sheet.to[member.last - 1], sheet.to[member.after - 1]),
        outcome=outcome,
        name=words(member.name),
        described=None
        if member.described is None
        else (sheet.at[member.described[0]], sheet.to[member.described[1] - 1]),
        noun=member.noun,
        age=member.age,
        sex=None if described is None else sex_of(described),
        category=Category.CHILDREN if young else member.category,
        other=member.other,
        known=member.name is not None or sheet.low[member.first] not in ("a", "an", "another"),
        part=member.part,
        unit=Unit.BODIES if member.body else Unit.PEOPLE,
    )


# --------------------------------------------------------------------------- who stands in the sentence


def _members(sheet: Sheet) -> list[_Member]:
    """Return the persons of a sentence in the order they stand, whatever became of them."""
    found: list[_Member] = []
    i = 0
    while i < sheet.n:
        member = _described(sheet, i) or _named(sheet, i)
        if member is None:
            i += 1
            continue
        found.append(member)
        i = max(member.after, i + 1)
    return found


def _with_numbers(sheet: Sheet, found: list[_Member]) -> list[_Member]:
    """Return persons and the numbers of people between them, in the order they stand."""
    taken = [(sheet.at[m.first], sheet.to[m.last - 1]) for m in found]
    for count in find_counts(sheet.text):
        if count.unit is not Unit.PEOPLE or (count.low == 1 and count.high == 1):
            continue
        if any(start < count.end and count.start < end for start, end in taken):
            continue
        first = next(k for k in range(sheet.n) if sheet.at[k] >= count.start)
        last = next((k for k in range(first, sheet.n) if sheet.at[k] >= count.end), sheet.n)
        found.append(_Member(first=first, last=last, after=last, number=count, outcome=count.outcome))
    return sorted(found, key=lambda m: m.first)


def _described(sheet: Sheet, i: int) -> _Member | None:
    """Read "a 14-year-old boy", "her brother", "the bishop's secretary", "the teacher's body" from token ``i`` on."""
    low = sheet.low
    # "Bel's brother": whose brother it is is a name, and no part of the description
    owned = low[i].endswith("'s") and sheet.raw[i][0].isupper()
    if low[i] not in _DETERMINERS and not owned:
        return None
    if i and sheet.glued(i):
        return None
    other = low[i] == "another" or low[i + 1] in ("second", "third", "fourth", "fifth", "sixth", "other")
    k = i + 1
    while owned and i and sheet.raw[i - 1][0].isupper() and sheet.low[i - 1] not in _NO_NAME:
        i -= 1
    age, k = _age_compound(sheet, k)
    body = _whose_body(sheet, k)
    if body is not None:
        return _Member(
            first=i, last=body + 1, after=body + 1, described=(i, body + 1), body=True, noun=low[body - 1].removesuffix("'s"), outcome=Outcome.KILLED
        )  # fmt: skip
    phrase = noun_phrase(sheet, k, plural=False)
    head = None if phrase is None else phrase.head
    if (
        phrase is None
        or head is None
        or not phrase.known
        or head - k > 4
        or any(sheet.raw[x][0].isupper() for x in range(k, head))
    ):
        if age is None:
            return _trade_and_name(sheet, i, k) or _agent(sheet, i, k)
        end = k + (
            sheet.is_word(k) and low[k] not in STOP and low[k] not in _OPENS_PREDICATE
        )  # a trade that no table has
        member = _Member(first=i, last=end, after=end, described=(i, end), age=age, other=other)
        return _with_beside(sheet, member)
    word = low[head]
    noun = phrase.noun
    if (
        noun.plural
        or noun.unit is not Unit.PEOPLE
        or noun.outcome is not None
        or word in _SEVERAL
        or word not in NOUNS
    ):
        return None
    member = _Member(
        first=i, last=head + 1, after=head + 1, described=(k if owned else i, head + 1), noun=word, age=age, category=phrase.category, other=other,
        anybody=word in _ANYBODY and low[i] not in ("a", "an", "another"),
    )  # fmt: skip
    return _with_beside(sheet, member)


def _trade_and_name(sheet: Sheet, i: int, k: int) -> _Member | None:
    """Read "the arepa-seller Luz Carab": a trade that no table has, known for one by the name right behind it."""
    j = k
    while j < k + 5 and (
        sheet.is_word(j) and sheet.raw[j][0].islower() and sheet.low[j] not in STOP or sheet.low[j] in DASHES
    ):
        j += 1
    end = _name_end(sheet, j) if j > k else None
    if end is None or end - j < 2 or looks_plural(sheet.low[j - 1]):
        return None
    member = _Member(first=i, last=end, after=end, name=(j, end), described=(i, j), noun=sheet.low[j - 1])
    return _with_beside(sheet, member)


def _agent(sheet: Sheet, i: int, k: int) -> _Member | None:
    """Read "the young saddler": a trade that no table has, known for one by its ending."""
    j = k
    while j < k + 4 and sheet.is_word(j) and sheet.raw[j][0].islower() and sheet.low[j] not in STOP:
        j += 1
    word = sheet.low[j - 1]
    if (
        j == k
        or j == k + 4
        or len(word) < 5
        or not word.endswith(_AGENTS)
        or word in _NO_AGENTS
        or word in NOUNS
    ):
        return None
    if sheet.low[j] in DASHES and sheet.glued(j):
        return None
    member = _Member(first=i, last=j, after=j, described=(i, j), noun=word, agent=True)
    return _with_beside(sheet, member)


_AGENTS: Final = ("er", "or", "ist", "ian", "man", "woman", "smith", "wright", "herd", "monger", "ess")
_NO_AGENTS: Final = listed(
    "power tower river paper water border computer motor tractor reactor corridor harbour harbor mirror error terror floor sector factor matter number order trailer "
    "tanker boiler shelter center centre theatre theater silver timber summer winter quarter chapter letter newspaper offer answer flower finger shoulder liver fever cancer "
    "murder hunger anger danger manner dinner supper weather tiger panther monster spider helicopter transformer server printer monitor generator elevator crater bulldozer filter "
    "heater meter poster counter boulder ladder hammer launcher container fighter bomber carrier cruiser destroyer freighter steamer cutter charter suspect "
    "process business address access princess success illness witness wilderness fortress mattress congress progress press human german roman"
)


def _whose_body(sheet: Sheet, k: int) -> int | None:
    """Return the token of the body in "the young teacher's **body** was found"; ``None`` where nobody's is told of."""
    for j in range(k, min(k + 4, sheet.n)):
        word = sheet.low[j]
        if word.endswith("'s"):
            base = NOUNS.get(word.removesuffix("'s"))
            if base is None or base.unit is not Unit.PEOPLE or sheet.low[j + 1] not in _BODY:
                return None
            found = _LEFT_DEAD & set(sheet.low[j + 2 : j + 6]) or sheet.back(k - 2) in _LEFT_DEAD
            return j + 1 if found else None
        if not sheet.is_word(j) or word in STOP:
            return None
    return None


def _age_compound(sheet: Sheet, k: int) -> tuple[int | None, int]:
    """Read "14-year-old" from token ``k`` on: the age in years, and the token behind it."""
    low = sheet.low
    years: int | None = None
    if sheet.raw[k].isdecimal() and len(sheet.raw[k]) <= 3:
        years = int(sheet.raw[k])
        j = k + 1
    elif low[k] in _AGE_WORDS:
        years = _AGE_WORDS[low[k]]
        j = k + 1
        if low[j] in DASHES and low[j + 1] in ONES:
            years += ONES[low[j + 1]]
            j += 2
    else:
        return None, k
    j += low[j] in DASHES
    if low[j] not in ("year", "month", "week", "day"):
        return None, k
    years = years if low[j] == "year" else 0
    j += 1
    j += low[j] in DASHES
    return (years, j + 1) if low[j] == "old" else (None, k)


def _named(sheet: Sheet, i: int) -> _Member | None:
    """Read a name that stands by itself: two words and more, one behind a title, or one with an age."""
    low = sheet.low
    if i and sheet.glued(i) or sheet.back(i - 1) in _NO_PLACE_OF_A_NAME:
        return None
    first = i
    noun = None
    titled = NOUNS.get(low[i])
    if (
        titled is not None and not titled.plural and titled.unit is Unit.PEOPLE and titled.outcome is None
        and low[i] not in _SEVERAL and sheet.raw[i + 1][:1].isupper()
    ) or (low[i] in TITLES and sheet.raw[i + 1][:1].isupper()):  # fmt: skip
        noun = low[i]
        i += 1 + (low[i + 1] == ".")
    end = _name_end(sheet, i)
    if end is None:
        return None
    words = sum(1 for k in range(i, end) if sheet.raw[k][:1].isupper())
    member = _Member(
        first=first, last=end, after=end, name=(i, end), noun=noun,
        category=None if titled is None or noun is None else titled.category,
        described=(first, first + 1) if noun is not None else None,
    )  # fmt: skip
    beside = _with_beside(sheet, member)
    if words < 2 and noun is None and beside.age is None:
        return None
    return beside


def _name_end(sheet: Sheet, i: int) -> int | None:
    """Return the token behind a person's name that opens at token ``i``; ``None`` where none stands there."""
    j = i
    while j < sheet.n and j - i < 6:
        raw = sheet.raw[j]
        if raw[0].isupper() and sheet.low[j] not in _NO_NAME and (len(raw) < 3 or not raw.isupper()):
            j += 1
            if sheet.low[j] == "." and len(raw) <= 2 and (sheet.low[j + 1] == "," or sheet.is_word(j + 1)):
                j += 1  # "Maria L."
            continue
        if (sheet.low[j] in _PARTICLES or raw in "-–'’") and j > i and sheet.raw[j + 1][:1].isupper():
            j += 1
            continue
        break
    if j == i or sheet.low[j - 1].endswith("'s") or sheet.raw[j][:1].isupper():
        return None
    behind = NOUNS.get(sheet.low[j])
    if (
        behind is not None
        and (behind.outcome is None or behind.victim)
        or sheet.low[j] in DASHES
        and sheet.glued(j)
    ):
        return None  # "Front fighters", "Ilo-Benda road"
    known = [NOUNS.get(sheet.low[k]) for k in range(i, j)]
    if any(noun is not None and noun.plural for noun in known) or (
        j - i > 1
        and looks_plural(sheet.low[j - 1])
        and sheet.low[j - 1].endswith(("ians", "ers", "ists", "ces"))
    ):
        return None
    return j


def _with_beside(sheet: Sheet, member: _Member) -> _Member:
    """Take in what stands beside a person: name, age, apposition; each moves the end on."""
    low = sheet.low
    for _ in range(4):
        j = member.after
        if member.name is None and member.described is not None:
            k = j + (low[j] in ("named", "called")) + (low[j] == "identified") * 2
            end = _name_end(sheet, k)
            if end is not None:
                member.name, member.last, member.after = (k, end), end, end
                continue
        aged = _age_beside(sheet, j)
        if aged is not None and member.age is None:
            member.age, member.after = aged
            continue
        if low[j] == ",":
            beside = _apposition(sheet, member, j + 1)
            if beside is not None:
                member = beside
                continue
        behind = max(_place_aside(sheet, j), _behind_relative(sheet, j))
        if behind > j:
            member.after = behind
            continue
        break
    return member


def _age_beside(sheet: Sheet, j: int) -> tuple[int, int] | None:
    """Read ", 34,", "(34)", "aged seven" from token ``j`` on: the age, and the token behind it (the closing comma is left)."""
    low = sheet.low
    opened = low[j] in (",", "(")
    k = j + opened
    aged = low[k] in ("aged", "age")
    k += aged
    if not (opened or aged):
        return None
    if sheet.raw[k].isdecimal() and len(sheet.raw[k]) <= 3:
        years = int(sheet.raw[k])
    elif aged and low[k] in _AGE_WORDS:
        years = _AGE_WORDS[low[k]]
    else:
        return None
    if years > 115:
        return None
    k += 1
    if low[j] == "(":
        return (years, k + 1) if low[k] == ")" else None
    if (
        not aged
        and low[k] not in (",", ".", ";", "and", ")", "(", "", "—", "–", "who", "died")
        and low[k] not in AUXILIARY
    ):
        return None
    return years, k


def _apposition(sheet: Sheet, member: _Member, k: int) -> _Member | None:
    """Take in a name behind a description, or a description behind a name, that the next comma or the end closes."""
    low = sheet.low
    if member.name is None:
        end = _name_end(sheet, k)
        if end is not None and end - k > 1:
            aged = _age_beside(sheet, end)
            closed = end if aged is None else aged[1]
            if low[closed] in (",", ".", ")", ";", "—", "–", ""):
                member.name, member.last = (k, end), end
                member.age = member.age if aged is None else aged[0]
                member.after = closed + (
                    low[closed] == ","
                    and low[closed + 1] not in ("and", "or")
                    and _opens_predicate(sheet, closed + 1)
                )
                return member
        kin = (
            member.noun in DEAR and low[member.first] in _OWN and low[k] in ("a", "an")
        )  # "his son, a welder,"
        if not member.anybody and not kin:
            return None
    if low[k] not in ("a", "an", "the", "his", "her", "their"):
        return None
    age, j = _age_compound(sheet, k + 1)
    phrase = noun_phrase(sheet, j, plural=False)
    if phrase is None or not phrase.known or phrase.noun.plural or phrase.noun.unit is not Unit.PEOPLE:
        if age is None:
            return None
        trade = sheet.is_word(j) and low[j] not in STOP  # a trade that no table has
        end, noun, category = j + trade, low[j] if trade else None, None
    else:
        end, noun, category = phrase.head + 1, low[phrase.head], phrase.category
    if noun in _SEVERAL:
        return None
    end = _place_aside(sheet, end)
    if low[end] == "of" and low[end + 1] in ONES:
        end += 2  # "a father of five"
    definite = low[k] not in ("a", "an")
    if low[end] not in (",", ".", ";", ")", "—", "–", "") and (definite or low[end] != "and"):
        return None
    if definite and low[end] == "," and low[end + 1] in ("and", "his", "her", "a", "an"):
        return None  # "Ali Bel, his wife, and a guard": a list
    member.described = (k, end) if member.described is None or member.anybody else member.described
    member.noun = noun if member.noun is None or member.anybody else member.noun
    member.category = category if member.category is None else member.category
    member.age = age if member.age is None else member.age
    member.anybody = False
    member.after = end + (low[end] == "," and _opens_predicate(sheet, end + 1))
    return member


def _opens_predicate(sheet: Sheet, j: int) -> bool:
    return sheet.low[j] in _OPENS_PREDICATE


def _behind_relative(sheet: Sheet, j: int) -> int:
    """Return the verb behind ", who worked for a local paper, **was** shot"; ``j`` where no such clause stands there."""
    if sheet.low[j] != "," or sheet.low[j + 1] not in ("who", "whose", "whom"):
        return j
    if sheet.low[j + 1] == "who" and said_after(sheet, j + 1)[0]:
        return j  # "Ilo Benda, who died at the hospital, was a baker"
    for k in range(j + 3, min(j + 20, sheet.n)):
        if sheet.low[k] == ",":
            return k + 1 if _opens_predicate(sheet, k + 1) and sheet.low[k + 1] != "who" else j
    return j


_ASIDE_FROM: Final = listed("from in at near of with on for outside")


def _place_aside(sheet: Sheet, j: int) -> int:
    """Skip "of the battalion", "with a local charity" where a verb, a comma or "and" follows; ``j`` where none stands there."""
    low = sheet.low
    if low[j] not in _ASIDE_FROM or low[j + 1] in ("them", "whom", "which"):
        return j
    for k in range(j + 1, min(j + 8, sheet.n + 1)):
        if k > j + 1 and (
            low[k] in AUXILIARY or low[k] in ("died", "perished", "drowned", "disappeared", "and")
        ):
            return k
        if (
            low[k] == ","
            and k > j + 1
            and sheet.is_word(k + 1)
            and (low[k + 1] in AUXILIARY or low[k + 1] == "who")
        ):
            return k
        if not sheet.is_word(k) and not sheet.raw[k][:1].isdecimal():
            return j
        if low[k] in STOP and low[k] not in ("the", "of", "a", "its", "an", "his", "her", "their"):
            return j
    return j


# --------------------------------------------------------------------------- what became of them


def _groups(sheet: Sheet, members: Sequence[_Member]) -> list[list[_Member]]:
    """Divide the members of a sentence into lists: those joined by commas, "and", "with"."""
    groups: list[list[_Member]] = []
    for member in members:
        if groups and _joined(sheet, groups[-1][-1], member):
            groups[-1].append(member)
        else:
            groups.append([member])
    return groups


def _without_speakers(sheet: Sheet, group: list[_Member]) -> list[_Member]:
    """Return a list without those behind its last comma where they are made to speak ("killing nine, **a doctor and a guard said**")."""
    if sheet.low[_predicate(sheet, group[-1])] not in SPEECH - {"who"}:
        return group
    for number in range(len(group) - 1, 0, -1):
        if "," in sheet.low[group[number - 1].last : group[number].first]:
            return group[:number]
    return []


def _joined(sheet: Sheet, one: _Member, other: _Member) -> bool:
    gap = [sheet.low[k] for k in range(one.after, other.first)]
    if gap[-2:] in (["and", "of"], [",", "of"]):
        gap.pop()  # "the death of a sergeant and **of** a corporal"
    if gap and other.number is not None and gap[-1] in _OWN:
        gap.pop()  # "his aunt and **their** five children"
    return bool(gap) and len(gap) <= 4 and all(word in _JOINTS for word in gap) and gap != ["with"]


def _say_outcomes(sheet: Sheet, group: list[_Member], everybody: Sequence[_Member]) -> None:
    """Give the members of one list what is said before the first and behind the last of them."""
    first, last = group[0], group[-1]
    before, part = _before(sheet, first, everybody) if first.number is None else (None, False)
    governed = before is not None
    if (
        first.number is not None
        and first.outcome is not None
        and len(group) > 1
        and _governs(sheet, first.first)
    ):
        before, governed = first.outcome, True
    behind, among = _behind(sheet, last, everybody) if last.number is None else (last.outcome, False)
    if sheet.back(first.first - 1) in ("whether", "if", "unless"):
        return
    if before is None and first.number is None and sheet.back(first.first - 1) in _PREPOSITIONS:
        # "the son of the mayor was killed", "twelve people, according to the mayor, lost their lives"
        if sheet.back(first.first - 1) == "of" and len(group) == 1:
            first.outcome = _participle(sheet, first.after)  # "the mother of the boy killed on Friday"
        return
    plural = (
        len(group) == 1
        or last.number is not None
        or sheet.low[_predicate(sheet, last)] not in _SINGULAR_VERBS
    )
    if plural and governed and len(group) == 1 and behind is None:
        plural = False
    whole = _whole_of(sheet, group, everybody)
    if whole is not None and not governed:
        before, part, governed, behind = whole, True, True, None
    for member in group:
        if member.number is not None:
            continue
        own = None if member is last else _behind(sheet, member, everybody, alone=True)[0]
        if member.outcome is not None and own is None:
            continue
        if own is not None:
            member.outcome = own
        elif governed and not (member is last and behind is not None and not part):
            member.outcome, member.part = before, part
        elif behind is not None and (plural or member is last):
            member.outcome, member.part = behind, among


def _whole_of(sheet: Sheet, group: Sequence[_Member], everybody: Sequence[_Member]) -> Outcome | None:
    """Return the outcome of the number that a list tells one by one.

    Behind a colon at the end ("Three died: the guard, his wife and a child."), or between commas right behind the
    number ("Three people, a father and his two sons, were killed").
    """
    first, last = group[0], group[-1]
    opens, closes = sheet.back(first.first - 1), sheet.low[last.after]
    told = [m for m in everybody if m.number is not None and m.outcome is not None and m.last <= first.first]
    if not told:
        return None
    listed_behind = opens in (":", "—", "–", "(") and closes in (".", "", ";", ")", "—", "–")
    between = opens == "," and closes == "," and told[-1].last == first.first - 1 and len(group) > 1
    return told[-1].outcome if listed_behind or between else None


def _governs(sheet: Sheet, i: int) -> bool:
    return said_before(sheet, i)[0] in (Lead.VERB, Lead.NOUN)


def _predicate(sheet: Sheet, member: _Member) -> int:
    """Return the token at which what is said of a person would open."""
    j = member.after
    while sheet.low[j] in (",", ")", '"', "”", "—", "–", "'", "’"):
        j += 1
    return j


def _behind(
    sheet: Sheet, member: _Member, everybody: Sequence[_Member], *, alone: bool = False
) -> tuple[Outcome | None, bool]:
    """Return what the words behind a person say became of it, and whether it is one of several by them.

    ``alone``: only a relative clause of its own counts, since the person is no last member of its list.
    """
    low = sheet.low
    j = _predicate(sheet, member)
    if alone and low[j] != "who":
        return None, False
    if _slain(sheet, j):
        return Outcome.KILLED, False
    if low[j] not in _OPENS_PREDICATE:
        if j > member.after:
            return None, False
        # "wounded" and "killed" close by are participles ("a man wounded in the raid", "his colleague seriously wounded")
        return _participle(sheet, j), False
    rest = sheet.text[sheet.at[j] :]
    said, outcome = said_after(sheet, j)
    if said and outcome is Outcome.DETAINED and _SUSPECTED.search(sheet.text):
        return None, False
    if (not said or outcome is Outcome.INJURED) and _HIT.match(rest) and _LATER_DEATH.match(rest):
        return Outcome.KILLED, False
    if said and outcome is not None:
        return outcome, False
    if low[j] in AUXILIARY and "released" in low[j + 1 : j + 4]:
        return Outcome.SURVIVED, False
    if low[j] == "lost" and _lost_limb(sheet, j):
        return Outcome.INJURED, False
    among, of = among_at(sheet, j)
    if among:
        return of, True
    if low[j] in AUXILIARY and low[j + 1] in ("among", "amongst") and low[j + 2] in ("them", "these"):
        told = [m.number.outcome for m in everybody if m.number is not None and m.last <= member.first]
        return (told[-1], True) if told else (None, False)
    return None, False


def _slain(sheet: Sheet, j: int) -> bool:
    """Whether the predicate at token ``j`` is a way of killing told in two words ("burned to death", "was gunned down")."""
    low = sheet.low
    k = j
    while low[k] in AUXILIARY or low[k] in ADVERBS:
        k += 1
    if not sheet.is_word(k):
        return False
    if sheet.matches(k + 1, ("to", "death")):
        return True
    return (low[k] in ("gunned", "mowed", "mown") and low[k + 1] == "down") or (
        low[k] in ("burned", "burnt", "buried") and low[k + 1] == "alive"
    )


def _participle(sheet: Sheet, j: int) -> Outcome | None:
    """Read a state without a verb of its own ("his colleague seriously wounded", "a shepherd dead")."""
    k = j
    while sheet.low[k] in _DEGREES:
        k += 1
    if sheet.low[k] not in _PARTICIPLES:
        return None
    said, outcome = said_after(sheet, k)
    return outcome if said else None


def _lost_limb(sheet: Sheet, j: int) -> bool:
    return sheet.low[j + 1] in ("a", "an", "his", "her", "both", "one", "the") and bool(
        LIMBS & set(sheet.low[j + 2 : j + 5])
    )


def _before(sheet: Sheet, member: _Member, everybody: Sequence[_Member]) -> tuple[Outcome | None, bool]:
    """Return what the words before a person say became of it, and whether it is one of several by them."""
    if member.outcome is not None:
        return member.outcome, False
    low = sheet.low
    i = member.first
    one, two = sheet.back(i - 1), sheet.back(i - 2)
    if one == "of" and two in _BODY_OF:
        member.body = not two.startswith("throat")
        slit = {"slit", "cut", "slitting", "cutting"} & set(low[max(0, i - 6) : i])
        return (Outcome.KILLED if not two.startswith("throat") or slit else None), False
    if one in ("as", ":") and _IDENTIFIES.search(sheet.text, max(0, sheet.at[i] - 160), sheet.at[i]):
        return Outcome.KILLED, False
    taken = one in _AWAY and two in ("took", "taken", "takes", "taking", "carried", "led", "dragged")
    if taken or (one in ("took", "dragged", "led", "carried") and low[member.after] in _AWAY):
        return Outcome.ABDUCTED, False
    if one in _STRIKES and (low[member.after] == "dead" or sheet.matches(member.after, ("to", "death"))):
        return Outcome.KILLED, False
    lead, outcome = said_before(sheet, i)
    if lead is Lead.PART:
        told = [m.number.outcome for m in everybody if m.number is not None and m.last <= member.first]
        return (outcome or (told[-1] if told else None)), True
    if outcome is Outcome.DETAINED and _SUSPECTED.search(sheet.text):
        return None, False
    if lead is Lead.VERB:
        verbed = one in _VERBS or (two, one) in VERB_PAIRS
        verbed = verbed and not (
            one.startswith("bur") and member.described is None
        )  # teams bury each other too
        points_back = one.endswith("ing") and two in ("of", "for", "in", "to") and low[i] == "the"
        return (outcome if verbed and not points_back else None), False
    if lead is Lead.NOUN and one == "of" and two != "shooting":
        return outcome, False
    return None, False


_VERBS: Final = listed(
    "killed killing kills kill massacred slaughtered executed executing murdered murdering assassinated assassinating beheaded beheading slew buried burying "
    "wounded wounding wounds injured injuring injures maimed hurt abducted abducting kidnapped kidnapping arrested arresting detained detaining captured jailed "
    "rescued freed released raped tortured raping torturing"
)
"""Verbs whose object stands right behind them."""
