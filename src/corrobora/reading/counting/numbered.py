"""Expressions with a number: "24 people", "five of them", "18 of the 20 passengers", a bare "31" in a toll."""

from dataclasses import replace
from typing import Final

from corrobora.reading.counting.befell import among_at, is_lost, is_update, object_at, said_after, said_before
from corrobora.reading.counting.nouns import AGENT_SUFFIX, NOUNS, STATUS_WORDS, Noun, listed
from corrobora.reading.counting.numerals import (
    MEASURES,
    cardinal,
    is_all_but,
    never_a_count,
    opens_with_quote,
    quantity_at,
)
from corrobora.reading.counting.outcomes import (
    AFTER,
    BEFORE_OF,
    CAPTORS,
    CRITICAL,
    DEAR,
    FORCES,
    HURTS,
    JAILERS,
    LOSING_LIVES,
    LOST_ONES,
    SEIZING,
)
from corrobora.reading.counting.sheet import Lead, Quantity, Sheet
from corrobora.reading.counting.who import (
    Phrase,
    behind_joined_categories,
    behind_of_one_family,
    behind_present,
    noun_phrase,
)
from corrobora.reading.counting.words import (
    ADVERBS,
    AUXILIARY,
    DASHES,
    DEFINITE,
    FRACTIONS,
    MORE,
    PART_MARKS,
    SPEECH,
    STOP,
)
from corrobora.records import Category, Outcome, Unit


def read_number(sheet: Sheet, i: int) -> int:
    """Read a number with its noun, or bare in a casualty construction."""
    quantity = quantity_at(sheet, i)
    if quantity is None:
        return 0
    quantity = _share_of(sheet, quantity)
    low = sheet.low
    lead, lead_outcome = said_before(sheet, quantity.start)
    all_but = is_all_but(sheet, quantity.start)
    single = quantity.exact and quantity.low == 1
    k = quantity.after
    if lead is Lead.TOLL and quantity.hedge == "from":
        return _read_toll_range(sheet, quantity, lead_outcome)
    if (
        lead is Lead.TOLL
        and sheet.back(quantity.start - 1) == "from"
        and (risen := _read_risen(sheet, quantity, lead_outcome))
    ):
        return risen
    more = k
    while low[k] in MORE:
        k += 1
    if low[k] in ("cases", "instances") and low[k + 1] == "of" and (cases := _read_cases(sheet, quantity, k)):
        return cases
    if low[k] == "of" and low[k + 1] in ("them", "whom", "which"):
        return _read_of_them(sheet, quantity, k, lead_outcome if lead is Lead.VERB else None)
    of = False
    of_definite = False
    if low[k] == "of" and low[k + 1] in ("their", "his", "her") and low[k + 2] in HURTS:
        # "eight died at once and six of their wounds"
        return sheet.add(
            quantity.start,
            quantity.after,
            quantity,
            governed=True,
            outcome=Outcome.KILLED,
            part=lead is Lead.PART,
        )
    quoted = k + (low[k] in ('"', "”", "'", "’", "»") and opens_with_quote(sheet, quantity.start))
    if low[quoted] == "of" and (among := _read_of_the_dead(sheet, quantity, quoted)):
        return among
    if low[k] == "of":
        of = True
        k += 1
        if low[k] == "all":
            k += 1
        if low[k] in DEFINITE:
            of_definite = True
            k += 1
        total = quantity_at(sheet, k) if of_definite else None
        if total is not None and total.exact:
            return _read_share_of_total(sheet, quantity, total, lead, lead_outcome)
    elif all_but:
        return quantity.after  # "all but two died": how many died is not said
    elif low[k] in DEFINITE or low[k] in ("a", "an"):
        return _read_bare(sheet, quantity, more, lead, lead_outcome)
    plural = of or not (single or (quantity.low == 1 and quantity.high is None and quantity.plain))
    status = _status_at(sheet, k)
    if status is not None and not of:
        return _read_status(sheet, quantity, k, status, lead)
    phrase = noun_phrase(sheet, k, plural=plural)
    if phrase is None and not of:
        if never_a_count(sheet, quantity, -1, lead):
            return quantity.after
        return _read_bare(sheet, quantity, k, lead, lead_outcome)
    if phrase is None:
        return _read_of_company(sheet, quantity, k, lead)
    if (
        never_a_count(sheet, quantity, phrase.head, lead)
        or low[phrase.head] in MEASURES
        or low[k] in MEASURES
    ):
        return quantity.after
    return _read_with_noun(sheet, quantity, phrase, lead, lead_outcome, of=of)


_SHARES: Final = {"half": (1, 2), "third": (1, 3), "thirds": (2, 3), "quarter": (1, 4), "quarters": (3, 4)}


def _share_of(sheet: Sheet, quantity: Quantity) -> Quantity:
    """Read "half of the forty passengers" as about twenty: the share is counted, and not those of whom it is one."""
    of = quantity.start - 1
    if sheet.back(of) in DEFINITE:
        of -= 1
    share = of - (sheet.back(of) == "of")
    taken = _SHARES.get(sheet.back(share))
    if (
        taken is None
        or not quantity.exact
        or quantity.low is None
        or (share == of and sheet.back(share) != "half")
    ):
        return quantity
    told = NOUNS.get(sheet.low[quantity.after])
    if (told is not None and told.outcome is not None) or {
        sheet.low[quantity.after],
        sheet.low[quantity.after + 1],
    } & (STATUS_WORDS.keys() | AFTER.keys()):
        return quantity  # "half of the forty wounded were women": forty were wounded
    if _told_of_all(sheet, quantity.after):
        return quantity  # "half of the forty who died were women": forty died
    about = round(quantity.low * taken[0] / taken[1])
    first = share
    while sheet.back(first - 1) in (
        "a",
        "one",
        "two",
        "three",
        "about",
        "nearly",
        "almost",
        "roughly",
        *DASHES,
    ):
        first -= 1
    return replace(
        quantity,
        low=about,
        high=about,
        exact=False,
        start=first,
        hedge=sheet.text[sheet.at[first] : sheet.to[share]],
    )


_MAIN_VERBS: Final = listed(
    "died die perished perish drowned succumbed suffocated disappeared vanished survived escaped fled"
)
"""Outcomes told by a verb that needs no auxiliary: behind a noun they are what befell a share of those named."""


def _told_of_all(sheet: Sheet, i: int) -> bool:
    """Whether a relative clause or participle behind the noun tells the outcome of all of them ("the ninety **shot dead**")."""
    phrase = noun_phrase(sheet, i, plural=True)
    behind = i if phrase is None else phrase.head + 1
    word = sheet.low[behind]
    if word in AUXILIARY or word in _MAIN_VERBS:
        return False
    if word not in ("who", "that", "which", "whom"):
        later = behind
        while sheet.low[later] in ADVERBS:
            later += 1
        if sheet.low[later] in _MAIN_VERBS or sheet.low[later] in AUXILIARY:
            return False
    return said_after(sheet, behind)[0]


def _are_bodies(sheet: Sheet, i: int) -> bool:
    """Whether those counted at token ``i`` are the dead of "the bodies of the two missing guards"."""
    j = i - 1
    while sheet.back(j) in ("the", "all", "another", "its", "their"):
        j -= 1
    return sheet.back(j) == "of" and sheet.back(j - 1) in ("bodies", "corpses", "remains")


_BEFORE_A_SUBJECT: Final = {
    "",
    "of",
    '"',
    "“",
    "said",
    "says",
    "say",
    "that",
    "confirmed",
    "and",
    "but",
    ";",
    ":",
}
"""What a number stands behind where it may be counted with a verb in the singular ("police said 12 has been killed")."""
_DEEDS: Final = {"torture": Outcome.AFFECTED, "rape": Outcome.AFFECTED, "rapes": Outcome.AFFECTED}


def _read_cases(sheet: Sheet, quantity: Quantity, k: int) -> int:
    """Read "64 cases of summary execution": as many people as cases."""
    for j in range(k + 2, min(k + 5, sheet.n)):
        outcome = BEFORE_OF.get(sheet.low[j]) or _DEEDS.get(sheet.low[j])
        if outcome is not None:
            return sheet.add(quantity.start, j + 1, quantity, governed=True, outcome=outcome)
        if not sheet.is_word(j) or sheet.low[j] in STOP:
            return 0
    return 0


def _status_at(sheet: Sheet, k: int) -> Outcome | None:
    """Outcome of "dead", "wounded" right after a number, unless it modifies a noun."""
    noun = NOUNS.get(sheet.low[k])
    if noun is None or noun.outcome is None or noun.victim or not noun.plural:
        return None
    if sheet.low[k].endswith("s"):  # deaths, injuries: ordinary nouns
        return None
    after = NOUNS.get(sheet.low[k + 1])
    if after is not None and after.plural and after.outcome is None:
        return None
    return noun.outcome


def _read_status(sheet: Sheet, quantity: Quantity, k: int, status: Outcome, lead: Lead) -> int:
    if never_a_count(sheet, quantity, k, Lead.VERB):
        return quantity.after
    low = sheet.low
    outcome: Outcome | None = status
    end = k + 1
    if low[k] in AFTER and lead is Lead.NONE and object_at(sheet, k + 1):
        return 0  # "the three killed four soldiers" counts agents
    if low[end] in ("or", "and", "/", ",") and low[end + 1] not in ("", "the"):
        other = NOUNS.get(low[end + 1])
        if (
            other is not None
            and other.outcome is not None
            and not low[end + 1].endswith("s")
            and other.outcome is not status
        ):
            outcome = None
            end += 2
    return sheet.add(
        quantity.start,
        end,
        quantity,
        governed=True,
        noun=sheet.raw[k],
        outcome=outcome,
        part=lead is Lead.PART,
        updated=is_update(sheet, quantity.start),
    )


def _read_toll_range(sheet: Sheet, quantity: Quantity, outcome: Outcome | None) -> int:
    """Keep only the later number of "the death toll rose from 24 to 31"."""
    last = quantity.after - 1
    later = replace(quantity, low=quantity.high, exact=True, hedge=None)
    return sheet.add(last, quantity.after, later, governed=True, outcome=outcome, updated=True)


def _read_risen(sheet: Sheet, quantity: Quantity, outcome: Outcome | None) -> int:
    """Read "from more than 30 on Saturday to 36": the later number alone; 0 where no "to" with a number is near."""
    for j in range(quantity.after, min(quantity.after + _UNTIL, sheet.n)):
        if sheet.low[j] == "to":
            later = quantity_at(sheet, j + 1)
            if later is None:
                return 0
            return sheet.add(later.start, later.after, later, governed=True, outcome=outcome, updated=True)
    return 0


_UNTIL: Final = 5
"""Tokens behind the earlier number within which "to" and the later one stand."""


def _read_of_them(sheet: Sheet, quantity: Quantity, k: int, lead: Outcome | None) -> int:
    """Read "two of them children", "five of whom died" and, behind a verb, "killing five of them"."""
    low = sheet.low
    if lead is not None and low[k + 1] == "them" and quantity.low != 0:
        # of those who were there, not of those who were killed
        return sheet.add(quantity.start, k + 2, quantity, governed=True, outcome=lead)
    j = k + 2
    while low[j] in ("were", "was", "are", "is", "being", "a", "an", "the", "all", "as", "of", "those"):
        j += 1
    phrase = noun_phrase(sheet, j, plural=not (quantity.exact and quantity.low == 1))
    people = phrase is not None and phrase.known and phrase.noun.unit is Unit.PEOPLE
    if phrase is not None and people and phrase.noun.outcome is None:
        return sheet.add(
            quantity.start,
            phrase.head + 1,
            quantity,
            category=phrase.category,
            noun=sheet.raw[phrase.head],
            part=True,
        )
    if low[j] in ("under", "below", "over", "above", "aged", "younger", "older"):
        age = cardinal(sheet, j + 1 + (low[j + 1] in ("than", "under", "below")))
        if age is not None:
            young = low[j] in ("under", "below", "younger") or low[j + 1] in ("under", "below")
            return sheet.add(
                quantity.start, age[1], quantity, part=True,
                category=Category.CHILDREN if young and age[0] <= 18 else None,
            )  # fmt: skip
    said, outcome = said_after(sheet, k + 2)
    if not said and any(word in CRITICAL for word in low[k + 2 : k + 6]):
        said, outcome = True, Outcome.INJURED  # "11 of them in a critical condition"
    if said:
        return sheet.add(quantity.start, k + 2, quantity, governed=True, outcome=outcome, part=True)
    return 0


def _read_of_the_dead(sheet: Sheet, quantity: Quantity, k: int) -> int:
    """Read "three of the dead were children", "11 of those killed were women"."""
    low = sheet.low
    if low[k + 1] not in ("the", "those", "its", "their"):
        return 0
    j = k + 2
    noun = NOUNS.get(low[j])
    outcome = AFTER.get(low[j]) if noun is None else noun.outcome
    if outcome is None and low[j] in ("people", "victims", "casualties") and low[j + 1] in AFTER:
        j += 1
        outcome = AFTER[low[j]]
    if outcome is None:
        return 0
    for end in range(j + 1, min(j + 9, sheet.n)):
        if low[end] in ("were", "was", "are", "is"):
            break
        if not sheet.is_word(end) or low[end] in ("and", "or", "but", "who", "which"):
            return _read_some_of_the_dead(sheet, quantity, j, outcome)
    else:
        return _read_some_of_the_dead(sheet, quantity, j, outcome)
    phrase = noun_phrase(sheet, end + 1, plural=quantity.low != 1) or noun_phrase(
        sheet, end + 2, plural=False
    )
    if (
        phrase is None
        or not phrase.known
        or phrase.noun.unit is not Unit.PEOPLE
        or phrase.noun.outcome is not None
    ):
        return _read_some_of_the_dead(sheet, quantity, j, outcome)
    return sheet.add(
        quantity.start, j + 1, quantity, governed=True, category=phrase.category, noun=sheet.raw[phrase.head],
        outcome=outcome, part=True,
    )  # fmt: skip


def _read_some_of_the_dead(sheet: Sheet, quantity: Quantity, head: int, outcome: Outcome) -> int:
    """Read "the names of 17 of the dead": a part, of whom nothing else is said.

    "A brother of one of the dead" counts nobody, and what became of missing or abducted people may be
    that they were found: only the dead and the wounded stay what they are.
    """
    before = sheet.back(quantity.start - 1)
    if quantity.low == 0:
        return 0
    if outcome not in (Outcome.KILLED, Outcome.INJURED):
        said, since = said_after(sheet, head + 1)
        if not said or since not in (Outcome.KILLED, Outcome.SURVIVED):
            return 0
        outcome = since  # "two of the abducted were later found dead"
    if quantity.exact and quantity.low == 1 and before in ("of", "by", "for", "to", "from", "with"):
        return 0
    if never_a_count(sheet, quantity, head, Lead.VERB):
        return 0
    after = head + 1 + (sheet.low[head + 1] in ("later", "have", "had", "then"))
    if outcome is Outcome.INJURED and sheet.low[after] in ("died", "succumbed", "perished"):
        outcome = Outcome.KILLED  # "two of the injured died"
    first = quantity.start - (
        opens_with_quote(sheet, quantity.start) and sheet.low[quantity.after] not in ("of",)
    )
    return sheet.add(
        first, head + 1, quantity, governed=True, noun=sheet.raw[head], outcome=outcome, part=True
    )


def _read_share_of_total(
    sheet: Sheet, quantity: Quantity, total: Quantity, lead: Lead, lead_outcome: Outcome | None
) -> int:
    """Read "18 of the 20 passengers were killed": the share, then those present."""
    phrase = noun_phrase(sheet, total.after, plural=True)
    if (phrase is None or not phrase.known) and sheet.low[total.after] in _COMPANIES:
        phrase = Phrase(total.after, Noun(unit=Unit.PEOPLE), category=None, known=True)
    if phrase is None or not phrase.known:
        return 0
    end = behind_present(sheet, phrase.head + 1)
    said, outcome = said_after(sheet, end)
    noun = sheet.raw[phrase.head]
    given = phrase.noun.outcome
    if given is not None and not said:
        # "confirmed nine of the 14 deaths"
        sheet.add(
            quantity.start, quantity.after, quantity, governed=True, noun=noun, outcome=given, part=True
        )
        return sheet.add(total.start, phrase.head + 1, total, governed=True, noun=noun, outcome=given)
    first, share = quantity.start, quantity
    if is_all_but(sheet, first):
        if quantity.low is None or total.low is None or quantity.low > total.low or not quantity.exact:
            return 0
        rest = total.low - quantity.low
        first, share = first - 2, replace(quantity, low=rest, high=rest)
    sheet.add(
        first,
        quantity.after,
        share,
        governed=True,
        category=phrase.category,
        unit=phrase.noun.unit,
        noun=noun,
        outcome=(outcome if said else lead_outcome) if phrase.noun.unit is Unit.PEOPLE else None,
        part=lead is Lead.PART,
    )
    return sheet.add(
        total.start,
        end,
        total,
        governed=True,
        category=phrase.category,
        unit=phrase.noun.unit,
        noun=noun,
        total_of_present=True,
    )


_COMPANIES: Final = listed(
    "convoy crew congregation party patrol squad unit platoon garrison column family household clan delegation procession class choir "
    "caravan expedition team staff village hamlet settlement camp community group"
)


def _read_of_company(sheet: Sheet, quantity: Quantity, k: int, lead: Lead) -> int:
    """Read "six of the convoy died": as many of a body of people whose size is not said."""
    if sheet.back(k - 1) not in DEFINITE or (quantity.exact and quantity.low == 1):
        return 0
    for j in range(k, min(k + 3, sheet.n)):
        if sheet.low[j] in _COMPANIES:
            said, outcome = said_after(sheet, j + 1)
            if not said or outcome is None or never_a_count(sheet, quantity, j, lead):
                return 0
            return sheet.add(
                quantity.start, j + 1, quantity, governed=True, outcome=outcome, part=lead is Lead.PART
            )
        if not sheet.is_word(j) or sheet.low[j] in STOP:
            return 0
    return 0


def _read_with_noun(
    sheet: Sheet, quantity: Quantity, phrase: "Phrase", lead: Lead, lead_outcome: Outcome | None, *, of: bool
) -> int:
    low = sheet.low
    head = phrase.head
    noun = phrase.noun
    word = low[head]
    single = quantity.exact and quantity.low == 1
    end = head + 1
    joined = behind_joined_categories(sheet, end) if noun.category is not None else end
    category = phrase.category
    label = sheet.raw[head]
    if joined > end:
        # "12 women and children" counts both together.
        category, label, end = None, sheet.text[sheet.at[head] : sheet.to[joined - 1]], joined
    if word in DEAR and low[end] == "and" and low[end + 1] in DEAR and low[end + 1] != "men":
        label, end = (
            sheet.text[sheet.at[head] : sheet.to[end + 1]],
            end + 2,
        )  # "sixteen of our brothers and sisters"
    if word in ("member", "members") and low[end] == "of":
        end = behind_of_one_family(sheet, end)
    if sheet.matches(end, ("of", "age")):
        end += 2  # "two minors of age"
    present = behind_present(sheet, end)
    said, outcome = said_after(sheet, present)
    if sheet.back(quantity.start - 1) == "of" and sheet.back(quantity.start - 2) in FRACTIONS:
        said, outcome = False, None  # "three-quarters of 200 detainees were freed": how many is not said
    casualty = lead in (Lead.VERB, Lead.NOUN, Lead.TOLL, Lead.PART) or said
    unit = noun.unit
    hit = outcome if said else lead_outcome
    if not phrase.known and casualty and low[present] != "eliminated" and low[end + 1] != "eliminated":
        # Only the living are killed or wounded; much else is captured, lost or missing.
        living = hit in (Outcome.KILLED, Outcome.INJURED)
        if living or word.endswith(AGENT_SUFFIX) or sheet.raw[head][0].isupper():
            unit = Unit.PEOPLE
    if unit is Unit.OTHER and not phrase.known and (single or sheet.raw[head][0].isupper()):
        return 0  # "Channel 11 News"
    if single and of and lead not in (Lead.VERB, Lead.NOUN) and not said:
        return 0  # "a relative of one of the victims" counts nobody
    if single and low[end] in SPEECH:
        return end
    if word in ("life", "lives"):
        verb = sheet.back(quantity.start - 1) in LOSING_LIVES or (
            sheet.back(quantity.start - 1) == "of" and sheet.back(quantity.start - 2) == "loss"
        )
        if not (
            verb or low[end] == "lost" or (low[end] in ("were", "have") and "lost" in low[end : end + 4])
        ):
            return end
        return sheet.add(
            quantity.start,
            end,
            quantity,
            governed=True,
            noun=label,
            outcome=Outcome.KILLED,
            updated=is_update(sheet, quantity.start),
        )
    among, among_outcome = among_at(sheet, end)
    given = noun.outcome
    if given is None and unit is Unit.PEOPLE and _are_bodies(sheet, quantity.start):
        given = Outcome.KILLED
    if given is None and lead is Lead.NOUN:
        given = lead_outcome  # "the soldiers involved in the killing of nine traders were arrested"
    if given is None:
        given = outcome if said else lead_outcome
    if given is None and among:
        given = among_outcome
    if given is None and not said and low[head - 1] in STATUS_WORDS and head > quantity.after - 1:
        given = STATUS_WORDS[low[head - 1]]
    if unit in (Unit.VEHICLES, Unit.HOUSES, Unit.OTHER, Unit.BODIES):
        given = noun.outcome
    if (
        given is None
        and sheet.back(quantity.start - 1) in ("holding", "holds", "held", "hold")
        and phrase.known
    ):
        subject = set(low[max(0, quantity.start - 8) : quantity.start])
        if unit is Unit.PEOPLE and subject & (CAPTORS | JAILERS | {"group", "militia", "soldiers"}):
            given = Outcome.DETAINED if subject & (JAILERS | {"soldiers"}) else Outcome.ABDUCTED
    if (
        given is None
        and sheet.back(quantity.start - 1) in ("treated", "treating", "treat", "admitted", "received")
        and {*HURTS, "gunshot", "shrapnel", "bullet", "wound"} & set(low[end : end + 8])
    ):
        given = Outcome.INJURED  # "the clinic treated 31 people for gunshot wounds"
    if (
        given is None
        and unit is Unit.PEOPLE
        and phrase.known
        and sheet.back(quantity.start - 1) in _REMOVING
        and "from" not in low[end : end + 4]
        and (noun.category in FORCES or _ARMED & set(low[max(0, quantity.start - 8) : quantity.start]))
    ):
        given = Outcome.KILLED  # "eliminated 14 bandits"
    if given is None and word in LOST_ONES and sheet.back(quantity.start - 1) in ("lost", "losing"):
        given = Outcome.KILLED
    if given is None and is_lost(sheet, quantity.start) and (noun.category in FORCES or word in DEAR):
        given = Outcome.KILLED  # "the army lost nine soldiers", "she lost three sons"
    if (
        given is None
        and word in ("hostages", "captives", "hostage", "captive")
        and {sheet.back(quantity.start - 1), sheet.back(quantity.start - 2)} & SEIZING
    ):
        given = Outcome.ABDUCTED  # "took 15 hostages"
    own_kin = word in DEAR and word != "men" and is_lost(sheet, quantity.start)
    before = quantity.start
    all_of_them = sheet.back(before - 1) == "all" or (
        sheet.back(before - 1) in ("the", "its") and sheet.back(before - 2) == "all"
    )
    opened = int(sheet.low[0] in ('"', "“", "'", "‘", "«"))
    if before == opened + 2 and low[opened] == "of" and low[opened + 1] in DEFINITE and low[end] == ",":
        all_of_them = True  # "Of the 44 passengers, 12 were shot"
    return sheet.add(
        quantity.start,
        end,
        quantity,
        governed=lead in (Lead.VERB, Lead.NOUN, Lead.TOLL) or said or noun.outcome is not None,
        category=category if unit is Unit.PEOPLE else None,
        unit=unit,
        noun=label,
        outcome=given,
        part=lead is Lead.PART or among or own_kin or sheet.matches(end, ("among", "them")),
        total_of_present=all_of_them,
        updated=is_update(sheet, quantity.start),
    )


_REMOVING: Final = listed(
    "eliminated eliminating liquidated liquidating exterminated exterminating annihilated annihilating"
)
_ARMED: Final = listed(
    "troops soldiers army forces gunmen militia militias militiamen fighters rebels jihadists insurgents commandos airstrike airstrikes "
    "strike strikes drone drones raid raids battalion brigade"
)
"""Whose eliminating is killing; a court's, a ministry's or a club's is none."""
_AUXILIARIES: Final = 5
"""Tokens within which "had been shot" reaches its verb."""


def _read_bare(sheet: Sheet, quantity: Quantity, k: int, lead: Lead, lead_outcome: Outcome | None) -> int:
    """Read a number without a noun: people only where a casualty construction says so."""
    low = sheet.low
    present = behind_present(sheet, k)
    said, outcome = said_after(sheet, present)
    if (
        outcome is Outcome.AFFECTED
        and sheet.low[present] != "raped"
        and "shot" in sheet.low[present : present + 5]
    ):
        said, outcome = (
            False,
            None,
        )  # "ten had been shot": of whom, and whether they died, the text before says
    first = quantity.start
    if never_a_count(sheet, quantity, -1, lead):
        return quantity.after
    if (
        low[present] in ("was", "is", "has")
        and (quantity.low or 2) > 1
        and lead is Lead.NONE
        and sheet.back(first - 1) not in _BEFORE_A_SUBJECT
    ):
        return 0  # "the man in ten was dead"
    if low[present] == "," and sheet.back(first - 1) == ",":
        return 0  # "Awa Traore, 34, was": an age
    end = k
    noun = None
    if lead is Lead.GROUP:
        pass
    elif sheet.back(first - 1) == "of" and sheet.back(first - 2) == "family":
        noun = sheet.raw[first - 2]
        first -= 2
        if sheet.back(first - 1) in ("a", "an", "the", "one", "entire", "whole"):
            first -= 1
            if sheet.back(first - 1) in ("a", "an", "the"):
                first -= 1
    elif lead in (Lead.VERB, Lead.NOUN, Lead.TOLL):
        pass
    elif lead is Lead.PART:
        if sheet.back(first - 1) in PART_MARKS and not said and not quantity.hedge:
            return 0
    elif said:
        pass
    elif (
        sheet.back(first - 1) in ("and", ",")
        and sheet.found
        and sheet.found[-1].governed
        and first - sheet.found[-1].after <= 8
        and (
            (low[k] in ("in", "at", "near") and sheet.raw[k + 1][:1].isupper() and not sheet.is_month(k + 1))
            or (low[k] == "on" and sheet.raw[k + 1][:1].isupper() and sheet.back(first - 1) == "and")
        )
    ) or (
        sheet.back(first - 1) == "another"
        and sheet.back(first - 2) == "and"
        and sheet.found
        and sheet.found[-1].governed
        and low[k] in ("in", "at", "near", "on", "later", "overnight")
    ):
        # "killed 24 people in Ber and 12 in Gao"
        lead_outcome = sheet.found[-1].mention.outcome
    elif (
        sheet.back(first - 1) == "and"
        and sheet.found
        and sheet.found[-1].governed
        and sheet.found[-1].mention.outcome is not None
        and first - sheet.found[-1].after <= 8
        and (
            (low[k - 1] in ("more", "others", "other") and low[k] in ("later", "overnight"))
            or (low[k] in ("in", "at", "on") and low[k + 1] in ("hospital", "the"))
        )
    ):
        # "two died on the spot and three more in hospital"
        lead_outcome = sheet.found[-1].mention.outcome
    elif (
        low[k] in ("critically", "seriously", "severely", "gravely", "fatally")
        and sheet.back(first - 1) == ","
    ):
        # "injured 14, six critically"
        lead, lead_outcome = Lead.PART, Outcome.KILLED if low[k] == "fatally" else Outcome.INJURED
    elif low[k - 1] == "couple" and low[k] == "and" and low[k + 1] == "their":
        pass
    elif present > k and (sheet.back(first - 1) in ("all", "with", "the") or low[k] == "aboard"):
        pass
    else:
        return 0
    if not quantity.plain and lead is Lead.NONE and not said and low[k - 1] != "couple":
        return 0
    category = None
    named = NOUNS.get(sheet.back(first - 3)) if sheet.back(first - 1) == ":" else None
    if named is not None and named.plural and sheet.back(first - 2) in STATUS_WORDS:
        category = named.category  # "Children killed: 17"
    if lead is Lead.TOLL:
        for b in range(first - 1, max(first - 12, 0), -1):
            if low[b] == "number" and low[b + 1] == "of":
                counted = NOUNS.get(low[b + 2])
                category = None if counted is None or counted.unit is not Unit.PEOPLE else counted.category
                break
    if lead is Lead.PART and not said and low[k] in ("were", "are", "was", "is"):
        # "of whom five were women"
        phrase = noun_phrase(sheet, k + 1, plural=quantity.low != 1)
        if phrase is not None and phrase.known and phrase.category is not None:
            category, noun, end = phrase.category, sheet.raw[phrase.head], phrase.head + 1
    all_of_them = sheet.back(first - 1) == "all"
    return sheet.add(
        first,
        present if all_of_them else end,
        quantity,
        governed=category is None and (said or lead is not Lead.NONE),
        category=category,
        noun=noun,
        outcome=outcome if said else lead_outcome,
        part=lead is Lead.PART,
        total_of_present=all_of_them,
        updated=is_update(sheet, quantity.start),
    )
