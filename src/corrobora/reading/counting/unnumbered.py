"""Expressions without a number: nobody, everybody, "women and children", another, both."""

from dataclasses import replace
from typing import Final

from corrobora.reading.counting.befell import is_lost, said_after, said_before
from corrobora.reading.counting.nouns import MODIFIER_CATEGORIES, NOUNS, STATUS_WORDS, listed
from corrobora.reading.counting.numbered import read_number
from corrobora.reading.counting.numerals import PLURALS, quantity_at
from corrobora.reading.counting.outcomes import AFTER, AFTER_INTRANSITIVE, BEFORE, DEAR
from corrobora.reading.counting.sheet import NOT_ONE, ONE, UNCOUNTED, Found, Lead, Quantity, Sheet
from corrobora.reading.counting.who import behind_present, categories_at, noun_phrase
from corrobora.reading.counting.words import ADVERBS, AUXILIARY, DASHES, DEFINITE, PART_MARKS, STOP
from corrobora.records import Category, Outcome, Unit

ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth twentieth".split(),
        start=2,
    )
}


_AGAINST: Final = listed("against for protect protecting on about to rights empower between by")


def read_zero(sheet: Sheet, i: int) -> int:
    """Read "no casualties", "no one survived", "none of the passengers was hurt"."""
    low = sheet.low
    word = low[i]
    if word in ("nobody", "none", "noone") or (word == "no" and (low[i + 1] == "one" or low[i + 2] == "one")):
        return _read_nobody(sheet, i)
    if word == "not" and low[i + 1] in BEFORE and low[i + 2] in ("anyone", "anybody"):
        return _add_nobody(sheet, i + 1, i + 3, BEFORE[low[i + 1]], None)
    if word == "not" and low[i + 1] in ("a", "one") and low[i + 2] == "single":
        j = i + 3
    elif word == "not" and low[i + 1] == "one":
        j = i + 2
    elif word in ("no", "zero"):
        j = i + 1
    elif word == "without":
        if low[i + 1] == "borders" or (i and all(sheet.raw[k][:1].isupper() for k in (i - 1, i, i + 1))):
            return 0  # "Doctors Without Borders staff"
        j = i + 1 + (low[i + 1] in ("any", "a"))
    else:
        return 0
    if low[j] == "loss" and low[j + 1] == "of" and low[j + 2] in ("life", "lives"):
        return _add_nobody(sheet, i, j + 3, Outcome.KILLED, sheet.raw[j + 2])
    if low[j] in ("fewer", "less", "more", "longer", "matter", "doubt"):
        return 0
    held = NOUNS.get(low[j])
    if (
        held is not None
        and low[j + 1] not in ("'", "’")
        and sheet.back(i - 1) in ("hold", "holds", "held", "holding", "keep", "keeps", "kept", "have", "has")
        and (held.category is Category.DETAINEES or low[j] in ("captive", "captives", "hostage", "hostages"))
    ):
        captive = Outcome.ABDUCTED if low[j].startswith("hostage") else Outcome.DETAINED
        return _add_nobody(sheet, i, j + 1, captive, sheet.raw[j], category=held.category)
    for k in range(j, min(j + 4, sheet.n)):
        noun = NOUNS.get(low[k])
        if low[k] == "losses" and sheet.back(i - 1) in (
            "suffered", "sustained", "recorded", "had", "reported", "took", "suffering", "were", "inflicted"
        ):  # fmt: skip
            return _add_nobody(sheet, i, k + 1, Outcome.KILLED, sheet.raw[k])
        if (
            noun is not None
            and (noun.outcome is not None or low[k] in ("casualties", "casualty"))
            and low[k] not in STOP
        ):
            return _add_nobody(
                sheet, i, k + 1, noun.outcome, sheet.raw[k], category=MODIFIER_CATEGORIES.get(low[k - 1])
            )
        if noun is None and (low[k] in STOP or not sheet.is_word(k)):
            return 0
        if noun is not None and (noun.plural or word in ("not", "no")) and noun.unit is Unit.PEOPLE:
            said, outcome = said_after(sheet, behind_present(sheet, k + 1))
            if said:
                return _add_nobody(sheet, i, k + 1, outcome, sheet.raw[k], category=noun.category)
            if low[k + 1] not in NOUNS:
                return 0
    if word == "not" and low[j] in AFTER_INTRANSITIVE:
        return _add_nobody(sheet, i, j + 1, AFTER_INTRANSITIVE[low[j]], None)
    return 0


def _add_nobody(
    sheet: Sheet,
    first: int,
    after: int,
    outcome: Outcome | None,
    noun: str | None,
    *,
    category: Category | None = None,
) -> int:
    return sheet.add(
        first,
        after,
        NOT_ONE,
        governed=True,
        outcome=outcome,
        noun=noun,
        category=category,
    )


def _read_nobody(sheet: Sheet, i: int) -> int:
    low = sheet.low
    if low[i] == "no":
        j = i + 2 if low[i + 1] == "one" else i + 3
        if low[i + 1] != "one" and low[i + 1] not in DASHES:
            return 0
    else:
        j = i + 1
    end = j
    if low[j] == "of":
        phrase = noun_phrase(sheet, j + 1 + (low[j + 1] in DEFINITE or low[j + 1] == "them"), plural=True)
        numbered = quantity_at(sheet, j + 2) if low[j + 1] in DEFINITE else None
        if low[j + 1] in ("them", "whom"):
            j += 2
        elif phrase is not None and phrase.known:
            j = phrase.head + 1
        elif numbered is not None:
            j = numbered.after
    elif low[j] == "else":
        j += 1
    j = behind_present(sheet, j)
    said, outcome = said_after(sheet, j)
    if said and outcome is Outcome.SURVIVED and (gone := _all_gone(sheet, i, j)):
        return gone
    if not said:
        lead, outcome = said_before(sheet, i)
        if lead is not Lead.VERB:
            return 0
    else:
        end = j
        if low[j] in AFTER_INTRANSITIVE:
            end = j + 1
    return _add_nobody(sheet, i, end, outcome, None)


def _all_gone(sheet: Sheet, i: int, end: int) -> int:
    """Read "none of the eleven survived" as eleven killed; 0 where no number is said."""
    k = i + 1 if sheet.low[i] != "no" else i + 2
    k += (sheet.low[k] == "of") + (sheet.low[k + 1] in DEFINITE)
    quantity = quantity_at(sheet, k) if sheet.low[k - 1] in DEFINITE else None
    if quantity is None or not quantity.low or _GAINSAID & set(sheet.low[max(0, i - 6) : i]):
        return 0  # "denied that none of the eleven survived"
    return sheet.add(
        quantity.start, max(end, quantity.after), quantity, governed=True, outcome=Outcome.KILLED
    )


_GAINSAID: Final = listed(
    "denied denies deny denying refuted refutes rejected rejects dismissed dismisses disputed disputes doubted doubts untrue false untruth rumour "
    "rumours rumor rumors if whether not"
)


def read_everyone(sheet: Sheet, i: int) -> int:
    """Read "all 18 on board", "everyone aboard", "all the passengers"."""
    low = sheet.low
    word = low[i]
    if word in ("everyone", "everybody"):
        end = behind_present(sheet, i + 1)
        said, outcome = said_after(sheet, end)
        lead, lead_outcome = said_before(sheet, i)
        if end == i + 1 and not said and lead is not Lead.VERB:
            return 0
        return _add_everybody(
            sheet, i, end, outcome if said else lead_outcome, governed=said or lead is not Lead.NONE
        )
    if word != "all" or sheet.back(i - 1) in ("at", "of", "for", "in", "with") and low[i + 1] != "those":
        return _read_all_numbered(sheet, i) if word == "all" else 0
    numbered = _read_all_numbered(sheet, i)
    if numbered:
        return numbered
    j = i + 1
    if low[j] == "of" and low[j + 1] not in ("them", "whom", "us"):
        j += 1
    if low[j] == "of":
        said, outcome = said_after(sheet, j + 2)
        return _add_everybody(sheet, i, j + 2, outcome, governed=True) if said else 0
    if low[j] in DEFINITE and low[j] != "those":
        j += 1
    if low[j] == "those":
        j += 1
    end = behind_present(sheet, j)
    lead, lead_outcome = said_before(sheet, i)
    if (
        end > j
        or low[j - 1] == "all"
        and low[j] in AUXILIARY
        or low[j - 1] == "all"
        and low[j] in AFTER_INTRANSITIVE
    ):
        said, outcome = said_after(sheet, end)
        if end == j and not said:
            return 0
        return _add_everybody(
            sheet, i, end, outcome if said else lead_outcome, governed=said or lead is not Lead.NONE
        )
    phrase = noun_phrase(sheet, j, plural=True)
    if (
        phrase is None
        or not phrase.known
        or phrase.noun.unit is not Unit.PEOPLE
        or phrase.noun.outcome is not None
    ):
        return 0
    end = behind_present(sheet, phrase.head + 1)
    said, outcome = said_after(sheet, end)
    travelling = low[phrase.head] in (
        "passengers",
        "occupants",
        "travellers",
        "travelers",
        "crew",
        "crewmembers",
    )
    if not (travelling or end > phrase.head + 1 or said or lead is Lead.VERB):
        return 0
    return _add_everybody(
        sheet,
        i,
        end,
        outcome if said else lead_outcome,
        governed=said or lead is not Lead.NONE,
        category=phrase.category,
        noun=sheet.raw[phrase.head],
    )


def _read_all_numbered(sheet: Sheet, i: int) -> int:
    j = i + 1
    j += sheet.low[j] == "of"
    j += sheet.low[j] in DEFINITE
    known = len(sheet.found)
    if quantity_at(sheet, j) is None:
        return 0
    after = read_number(sheet, j)
    if len(sheet.found) == known:
        return 0
    last = sheet.found[-1]
    end = behind_present(sheet, last.after)
    if end == last.after and last.mention.noun is None and last.mention.outcome is None:
        sheet.found.pop()
        return 0
    sheet.found[-1] = Found(
        replace(last.mention, start=sheet.at[i], end=sheet.to[end - 1], total_of_present=True),
        i,
        end,
        last.governed,
    )
    return max(after, end)


def _add_everybody(
    sheet: Sheet,
    first: int,
    after: int,
    outcome: Outcome | None,
    *,
    governed: bool,
    category: Category | None = None,
    noun: str | None = None,
) -> int:
    return sheet.add(
        first,
        after,
        UNCOUNTED,
        governed=governed,
        category=category,
        noun=noun,
        outcome=outcome,
        total_of_present=True,
    )


def read_category_of_all(sheet: Sheet, i: int) -> int:
    """Read "24 people, all of them civilians", which says who the 24 are and adds no count."""
    low = sheet.low
    if low[i] != "all" or not sheet.found or sheet.back(i - 1) not in (",", "—", "–", "(", "-"):
        return 0
    if sheet.found[-1].after != i - 1:
        return 0
    j = i + 1
    if low[j] == "of" and low[j + 1] in ("them", "whom"):
        j += 2
    while low[j] in ("were", "are", "being"):
        j += 1
    phrase = noun_phrase(sheet, j, plural=True)
    if phrase is None or phrase.category is None:
        return 0
    last = sheet.found[-1]
    if last.mention.category is None and last.mention.unit is Unit.PEOPLE:
        said, outcome = said_after(sheet, phrase.head + 2)
        given = outcome if said and last.mention.outcome is None else last.mention.outcome
        sheet.found[-1] = replace(
            last,
            mention=replace(last.mention, category=phrase.category, outcome=given),
            governed=last.governed or said,
        )
    return phrase.head + 1


def read_categories(sheet: Sheet, i: int) -> int:
    """Read "including women and children", "most of them women": at least one of each."""
    low = sheet.low
    word = low[i]
    part, first, j = False, i, i
    hedge: str | None = None
    if word in PART_MARKS:
        part, j = True, i + 1
        first = j
    elif word == "among" and low[i + 1] in ("them", "whom", "those", "the"):
        part, j = True, i + 2
        while low[j] in ("were", "are", "was", "killed", "dead", "victims", "many", "several", "some"):
            j += 1
        first = j
    elif word in ("mostly", "mainly"):
        part, j, hedge = True, i + 1, sheet.raw[i]
    elif (
        word in ("most", "many", "some", "several", "both")
        and low[i + 1] == "of"
        and low[i + 2] in ("them", "whom")
    ):
        part, j, hedge = True, i + 3, sheet.raw[i]
        while low[j] in ("were", "are", "being", "was"):
            j += 1
    elif word not in ("women", "children", "men", "civilians") or sheet.back(i - 1) in _AGAINST:
        return 0
    items = categories_at(sheet, j)
    if not items or (not part and len(items) < 2):
        return 0
    if not part and not {"women", "children"} <= {low[head] for _, head in items}:
        return 0
    end = i
    for number, (begin, head) in enumerate(items):
        opening = first if number == 0 and hedge else begin
        end = sheet.add(
            opening,
            head + 1,
            Quantity(1, None, exact=False, start=opening, after=head, hedge=hedge),
            category=NOUNS[low[head]].category,
            noun=sheet.raw[head],
            part=part,
        )
    return end


def read_another(sheet: Sheet, i: int) -> int:
    """Read "another injured", "another was wounded", "a third died" as one person."""
    low = sheet.low
    rank = 0
    if (
        low[i] in ("a", "an")
        and low[i + 1] in ORDINALS
        and (low[i + 2] in AUXILIARY or low[i + 2] in AFTER_INTRANSITIVE)
    ):
        i += 1  # "two died and a third was wounded"
        rank = ORDINALS[low[i]]
    elif low[i] != "another" or low[i + 1] in NOUNS and low[i + 1] not in STATUS_WORDS:
        return 0
    said, outcome = said_after(sheet, i + 1)
    status = low[i + 1] in STATUS_WORDS
    if not said and not status:
        return 0
    if rank and outcome is Outcome.KILLED and _goes_on_from(sheet, rank):
        # "a ninth died overnight": nine by now
        return sheet.add(
            i, i + 1, replace(ONE, low=rank, high=rank), governed=True, outcome=outcome, updated=True
        )
    return sheet.add(
        i, i + 1 + status, ONE, governed=True, outcome=outcome if said else STATUS_WORDS[low[i + 1]]
    )


def _goes_on_from(sheet: Sheet, rank: int) -> bool:
    """Whether nobody is counted before an ordinal in its sentence, or one fewer killed: "two were shot dead and a third died"."""
    before = [f.mention for f in sheet.found if f.mention.unit in (Unit.PEOPLE, Unit.BODIES)]
    return not before or (before[-1].outcome is Outcome.KILLED and before[-1].low == rank - 1)


def read_dozens(sheet: Sheet, i: int) -> int:
    """Read "the dead number in the dozens", "were killed in their hundreds" and "the victims run into the hundreds"."""
    low = sheet.low
    if (
        low[i] not in PLURALS
        or sheet.back(i - 2) not in ("in", "into")
        or sheet.back(i - 1) not in ("the", "their")
    ):
        return 0
    if low[i + 1] == "of":
        return 0
    j = i - 3
    while sheet.back(j) in ("number", "numbered", "numbering", "run", "ran", "now", "already"):
        j -= 1
    word = sheet.back(j)
    outcome = STATUS_WORDS.get(word) or AFTER.get(word) or AFTER_INTRANSITIVE.get(word)
    if outcome is None or not _people_before(sheet, j):
        return 0
    some = Quantity(PLURALS[low[i]], None, exact=False, start=i, after=i + 1, plain=False)
    return sheet.add(i, i + 1, some, governed=True, outcome=outcome)


def _people_before(sheet: Sheet, i: int) -> bool:
    """Whether the state at token ``i`` is said of people: "the dead", "villagers were killed", and not of cattle."""
    noun, j = NOUNS.get(sheet.low[i]), i - 1
    verb = sheet.back(j) in AUXILIARY or sheet.back(j) in ADVERBS or sheet.low[i] in AFTER_INTRANSITIVE
    if sheet.back(j) in DEFINITE or (
        not verb and noun is not None and noun.unit in (Unit.PEOPLE, Unit.BODIES)
    ):
        return True
    while sheet.back(j) in AUXILIARY or sheet.back(j) in ADVERBS:
        j -= 1
    phrase = noun_phrase(sheet, j, plural=True) if j >= 0 else None
    return phrase is not None and phrase.head == j and phrase.known and phrase.noun.unit is Unit.PEOPLE


def read_both(sheet: Sheet, i: int) -> int:
    """Read "both drivers were killed", "lost both her sons", "both of them died" as two."""
    low = sheet.low
    if low[i] != "both" or sheet.back(i - 1) == ",":
        return 0
    two = replace(ONE, low=2, high=2)
    if (
        low[i + 1] == "of"
        and low[i + 2] in ("them", "whom")
        or low[i + 1] in AUXILIARY
        or low[i + 1] == "died"
    ):
        end = i + 1 if low[i + 1] != "of" else i + 3
        said, outcome = said_after(sheet, end)
        if not said or outcome is None:
            return 0
        return sheet.add(i, end, two, governed=True, outcome=outcome, part=True)
    j = i + 1 + (low[i + 1] == "of")
    j += low[j] in DEFINITE
    phrase = noun_phrase(sheet, j, plural=True)
    if (
        phrase is None
        or not phrase.known
        or phrase.noun.unit is not Unit.PEOPLE
        or phrase.noun.outcome is not None
    ):
        return 0
    end = phrase.head + 1
    if low[end] == "and" and j == i + 1 and NOUNS.get(low[end + 1]) is not None:
        return 0  # "both soldiers and civilians were killed"
    said, outcome = said_after(sheet, end)
    lead, lead_outcome = said_before(sheet, i)
    given = outcome if said else lead_outcome if lead in (Lead.VERB, Lead.NOUN) else None
    dear = low[phrase.head] in DEAR
    if given is None and dear and is_lost(sheet, i):
        given = Outcome.KILLED
    if given is None:
        return 0
    return sheet.add(
        i, end, two, governed=True, category=phrase.category, noun=sheet.raw[phrase.head], outcome=given, part=dear
    )  # fmt: skip
