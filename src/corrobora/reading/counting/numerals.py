"""Numbers and their words: digits, number words, hedges, ranges, "dozens"; and the figures that never count people.

`quantity_at` reads a number with its hedge; `never_a_count` knows dates, years,
ages, money, measures, ranks and page furniture.
"""

import re
from enum import Enum, auto
from typing import Final

from corrobora.reading.counting.nouns import AGENT_SUFFIX, NOUNS, PEOPLES, PERSON_SUFFIX, listed
from corrobora.reading.counting.outcomes import AFTER, BEFORE
from corrobora.reading.counting.sheet import MONTHS, ONES, TENS, Lead, Quantity, Sheet
from corrobora.reading.counting.who import noun_phrase
from corrobora.reading.counting.words import DASHES, DEFINITE, DETERMINERS, STOP
from corrobora.records import Unit

# Numbers of these are measures, times, money or page furniture, never counts.
MEASURES: Final = listed(
    "second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks weekend weekends "
    "month months year years yr yrs decade decades century centuries fortnight evening evenings morning "
    "mornings "
    "percent percentage per pc cent cents percentages point points "
    "km kms kilometre kilometres kilometer kilometers mile miles m metre metres meter meters cm mm feet foot ft "
    "inch inches yard yards acre acres hectare hectares ha square cubic degree degrees litre litres liter liters "
    "gallon gallons barrel barrels "
    "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes gram grams tonne tonnes ton tons pound pounds lb lbs "
    "dollar dollars usd euro euros eur franc francs cfa naira naira birr rupee rupees ruble rubles rouble roubles "
    "shilling shillings sterling yen yuan peso pesos dinar dinars dirham dirhams riyal riyals lira hryvnia pence bn "
    "time times o'clock o’clock am pm a.m p.m gmt utc est cet "
    "view views like likes share shares comment comments follower followers subscriber subscribers retweet "
    "retweets tweet tweets reply replies read reads click clicks star stars rating ratings photo photos page pages "
    "word words character characters "
    "third thirds quarter quarters fourth fourths fifth fifths half halves tenth tenths fold "
    "round rounds edition editions volume volumes version versions "
    ""
)


_SCALES: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


_DOZENS: Final = {"dozen": 12, "score": 20}


_MULTIPLIERS: Final = _SCALES | _DOZENS


# The smallest number the bare plural can stand for: two of its unit (our convention, see the method page).
PLURALS: Final = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
}


class _Bound(Enum):
    AT_LEAST = auto()
    MORE_THAN = auto()
    AT_MOST = auto()
    FEWER_THAN = auto()
    ABOUT = auto()


def _hedge_table() -> dict[str, tuple[tuple[tuple[str, ...], _Bound], ...]]:
    phrases: dict[_Bound, str] = {
        _Bound.AT_LEAST: "at least|no fewer than|not fewer than|no less than|not less than|a minimum of|minimum of|"
        "upwards of|upward of|at the very least|at a minimum",
        _Bound.MORE_THAN: "more than|greater than|in excess of|over|well over|well more than|above|just over|"
        "exceeding|slightly more than|a little over|a little more than|far more than|north of",
        _Bound.AT_MOST: "up to|as many as|no more than|not more than|at most|a maximum of|maximum of|at the most|"
        "possibly as many as|perhaps as many as",
        _Bound.FEWER_THAN: "fewer than|less than|under|just under|below|slightly fewer than|slightly less than|"
        "well under",
        _Bound.ABOUT: "around|about|some|nearly|almost|approximately|approx|roughly|close to|an estimated|estimated|"
        "circa|ca|perhaps|maybe|possibly|in the region of|in the order of|on the order of|just about|"
        "something like|virtually|close on",
    }
    table: dict[str, list[tuple[tuple[str, ...], _Bound]]] = {}
    for bound, every in phrases.items():
        for phrase in every.split("|"):
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, bound))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in table.items()}


HEDGES: Final = _hedge_table()


_OF_PLACE: Final = listed(
    "prayed pray praying prays wept weep weeping presided presiding mourned mourning grieved grieving keened sang "
    "watched watching towered argued argue arguing quarrelled quarreled fought clashed ruled rule ruling "
    "step stepped stepping climb climbed climbing clambered walk walked walking trip tripped tripping stumble stumbled stumbling "
    "jump jumped jumping leapt bend bent bending lean leaned leant leaning crouched knelt kneeling stood standing crawled hovered "
    "hovering circled circling flew driven drove rolled run ran thrown threw spread wail wailed wailing cried crying fell "
    "anger outrage outcry protest protests row dispute disputes grief trial case charges controversy criticism questions inquiry "
    "investigation lawsuit negotiations talks"
)
"""Words behind which "over" leads an object and is no hedge ("argued about nine prisoners", "stepped over three bodies")."""
_ACCUSED: Final = listed("arrested charged questioned detained held sued tried interrogated wanted suspended")
_DEATHS: Final = listed(
    "killings murders deaths attacks shootings rapes disappearances abductions kidnappings killing murder death"
)


_LABELLED: Final = listed(
    "bed beds ward wards cell cells gate gates tram trams bus buses line lines train trains platform platforms pit pits shaft shafts house "
    "houses flat flats apartment apartments hut huts barrack barracks tent tents station post posts exit pier berth floor district precinct room "
    "rooms table desk lane street avenue building tower chapter hall gallery plot row seat car carriage truck lorry boat "
    "convoy stage kilometre kilometer km pump well borehole"
)
"""Things that bear a number as a name where no article stands before them: "bed nine", "trams 2, 5 and 11", "in ward six"."""


_NUMBERED: Final = listed(
    "article articles resolution chapter section page no unit brigade battalion division regiment highway route "
    "flight phase level paragraph act protocol article's annex vol volume figure fig table rule order case file "
    "room block camp zone sector checkpoint bus-line channel version model type class tel telephone phone fax "
    "aged age ages psalm verse nos formula"
)


_YEAR_LEADERS: Final = listed(
    "in since by until till before after during from of early late mid the year and to between a an its"
)


_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+\Z")


_EUROPEAN: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+\Z")


_SPACES: Final = frozenset(" \u00a0\u202f\u2009")


def _bounds(value: int, bound: _Bound | None) -> tuple[int | None, int | None]:
    """Bounds that a hedge leaves open. "Around" keeps the number as both: it names no other."""
    if bound is _Bound.AT_LEAST:
        return value, None
    if bound is _Bound.MORE_THAN:
        return value + 1, None
    if bound is _Bound.AT_MOST:
        return None, value
    if bound is _Bound.FEWER_THAN:
        return None, max(value - 1, 0)
    return value, value


def cardinal(sheet: Sheet, i: int) -> tuple[int, int, str | None] | None:
    """Read a plain number: (value, token after it, its digits if written so)."""
    if i >= sheet.n:
        return None
    return _written_number(sheet, i) if sheet.raw[i][0].isdecimal() else _spelled_number(sheet, i)


def _written_number(sheet: Sheet, i: int) -> tuple[int, int, str | None] | None:
    raw, low = sheet.raw[i], sheet.low
    if len(raw) > 13:
        return None
    if sheet.glued(i):
        before = low[i - 1]
        if before[-1:].isalnum() or before in "$€£¥/:+#@._*=%°":
            return None
        if before in DASHES and sheet.glued(i - 1) and low[i - 2][-1:].isalnum():
            return None
    j = i + 1
    digits: str | None = raw
    value: float
    if raw.isdecimal():
        value = int(raw)
        if len(raw) > 1 and value and raw[0] == "0":
            return None
        if len(raw) <= 3 and not sheet.is_month(i - 1):
            while (
                len(sheet.raw[j]) == 3
                and sheet.raw[j].isdecimal()
                and sheet.at[j] - sheet.to[j - 1] == 1
                and sheet.text[sheet.to[j - 1]] in _SPACES
            ):
                value = value * 1000 + int(sheet.raw[j])
                digits = None
                j += 1
                if value > 10**12:
                    return None
    elif _THOUSANDS.match(raw):
        value = int(raw.replace(",", ""))
        digits = None
    elif "," not in raw and raw.count(".") == 1 and low[j] in _SCALES:
        value = float(raw)
    elif _EUROPEAN.match(raw):
        # "1.200" is a fraction in English unless whole people are counted.
        value = int(raw.replace(".", ""))
        digits = None
        if raw.count(".") == 1 and not _people_follow(sheet, j):
            return None
    else:
        return None
    if j < sheet.n and sheet.glued(j):
        after = low[j]
        if after[0].isalnum() or (after in "%/:°€$£#@_=*" and (after != ":" or sheet.glued(j + 1))):
            return None  # "18:30", and not "it is 18: a woman died"
        if after in "'’" and sheet.glued(j + 1):
            return None
    if sheet.is_compound(j - 1) or sheet.raw[j][:1].isdecimal():
        return None
    if low[j] in _SCALES or (low[j] in _DOZENS and (low[j] == "dozen" or low[j + 1] == "of")):
        value *= _MULTIPLIERS[low[j]]
        digits = None
        j += 1
    return round(value), j, digits


def _people_follow(sheet: Sheet, i: int) -> bool:
    phrase = noun_phrase(sheet, i, plural=True)
    return phrase is not None and phrase.known and phrase.noun.unit is Unit.PEOPLE


def _spelled_number(sheet: Sheet, i: int) -> tuple[int, int, str | None] | None:
    low = sheet.low
    if sheet.glued(i) and low[i - 1] in DASHES and sheet.glued(i - 1):
        return None
    j, total, current, last = i, 0, 0, 1000
    seen = False
    ceiling = 10**9
    split: tuple[int, int, str | None] | None = None
    if low[j] in ("a", "an") and (low[j + 1] in _MULTIPLIERS):
        if low[j + 1] == "score" and low[j + 2] not in (
            "of",
            "or",
            "more",
            "were",
            "killed",
            "dead",
            "wounded",
            "injured",
        ):
            return None
        current, j, seen, last = _MULTIPLIERS[low[j + 1]], j + 2, True, 100
        if current >= 1000:
            total, current, last = current, 0, 1000
    elif low[j] == "half" or (low[j] == "a" and low[j + 1] == "half"):
        j += low[j] == "a"
        k = j + 1
        k += low[k] == "a" or low[k] in DASHES
        if low[k] == "dozen" or low[k] in _SCALES:
            return _MULTIPLIERS[low[k]] // 2, k + 1, None
        return None
    elif low[j] in _SCALES and low[j - 1] != "several":
        # "hundred people": rare, and only the head of a phrase.
        return None
    while j < sheet.n:
        word = low[j]
        if word in ONES and last >= (20 if ONES[word] < 10 else 100) and (not seen or ONES[word]):
            current += ONES[word]
            last = 1
        elif word in TENS and last >= 100:
            current += TENS[word]
            last = 20
        elif seen and word == "hundred" and 0 < current < 100:
            current *= 100
            last = 100
        elif split is not None and word in _SCALES and sheet.back(i - 1) == "between":
            return split  # "between four hundred | and one thousand"
        elif seen and word in ("thousand", "million") and current and _SCALES[word] < ceiling:
            ceiling = _SCALES[word]
            total += current * ceiling
            current, last = 0, 1000
        elif seen and word == "dozen" and 0 < current < 100 and not total:
            return current * 12, j + 1, None
        elif seen and word == "score" and 0 < current < 100 and not total and low[j + 1] == "of":
            return current * 20, j + 2, None
        elif seen and word == "score" and 0 < current < 100 and not total and low[j + 1] in NOUNS:
            return current * 20, j + 1, None
        elif seen and split is not None and word in _MULTIPLIERS and current:
            return split  # "between one hundred | and two hundred"
        elif seen and word == "and" and last in (100, 1000) and (low[j + 1] in ONES or low[j + 1] in TENS):
            # "a hundred and two", but "a hundred, and two more"
            split = total + current, j, None
            j += 1
            continue
        elif seen and word in DASHES and last == 20 and low[j + 1] in ONES and 0 < ONES[low[j + 1]] < 10:
            j += 1
            continue
        else:
            break
        seen = True
        j += 1
    if not seen or sheet.is_compound(j - 1):
        return None
    return total + current, j, None


def _vague_number(sheet: Sheet, i: int) -> tuple[int, int | None, int] | None:
    """Read "dozens", "several hundred", "a handful": (low, high, token after)."""
    low = sheet.low
    word = low[i]
    if word in PLURALS:
        if sheet.is_compound(i):
            return None
        if word == "scores" and low[i + 1] != "of" and low[i + 1] not in AFTER and low[i + 1] != "more":
            governed = sheet.back(i - 1) in BEFORE or low[i + 1] in (
                "were",
                "dead",
                "wounded",
                "others",
                ".",
            )
            if not governed:
                return None
        if low[i + 1] == "of" and (low[i + 2] in _SCALES or low[i + 2] in PLURALS):
            factor = PLURALS.get(low[i + 2]) or 2 * _SCALES[low[i + 2]]
            return PLURALS[word] * factor // 2, None, i + 3
        return PLURALS[word], None, i + 1
    j = i
    if word == "quite" and low[j + 1] == "a":
        j += 1
    if low[j] == "a":
        if low[j + 1] in ("small", "good", "further") or (
            low[j + 1] in ("married", "elderly", "young", "retired") and low[j + 2] == "couple"
        ):
            j += 1
        word = low[j + 1]
        if word == "number" and low[j + 2] == "of" and low[j + 3] in NOUNS:
            return 2, None, j + 2
        if word == "few":
            j += 2
        elif word in ("couple", "pair"):
            j += 2
            if low[j] == "of" and low[j + 1] in _MULTIPLIERS:
                j += 1
            if low[j] in _MULTIPLIERS:
                return 2 * _MULTIPLIERS[low[j]], 2 * _MULTIPLIERS[low[j]], j + 1
            return 2, 2, j
        elif word == "handful":
            return 3, 5, j + 2
        else:
            return None
    elif word in ("several", "multiple"):
        j += 1
    else:
        return None
    if low[j] in _MULTIPLIERS and low[j + 1] != "":
        return 2 * _MULTIPLIERS[low[j]], None, j + 1
    return (2 if word == "multiple" else 3), None, j


_OF_MANY: Final = listed("were are have died perished drowned fled disappeared")


def _are_subject(sheet: Sheet, i: int) -> bool:
    """Whether those counted at token ``i`` go on to a verb of many: "in the protests over **20 people were** killed"."""
    number = cardinal(sheet, i)
    if number is None or sheet.low[number[1]] in _DEATHS:
        return False
    for k in range(number[1], min(number[1] + 4, sheet.n)):
        if sheet.low[k] in _OF_MANY:
            return True
        if not sheet.is_word(k) or sheet.low[k] in STOP:
            return False
    return False


def quantity_at(sheet: Sheet, i: int) -> Quantity | None:
    """Read hedge, number or range, and trailing hedge from token ``i`` on."""
    low = sheet.low
    if low[i] == "up" and sheet.back(i - 1) in _GOING:
        return None  # "has gone up to nine": the number reached, no upper bound
    start, bound, hedge_end = i, None, i
    if (
        low[i] in ("over", "above", "under", "below", "around", "about")
        and sheet.back(i - 1) in _OF_PLACE
        and not _are_subject(sheet, i + 1)
    ):
        return None  # "prayed over 21 traders": where or for whom, not how many
    if low[i] == "over" and sheet.back(i - 1) in _ACCUSED and (_DEATHS & set(low[i + 1 : i + 5])):
        return None  # "arrested over two killings"
    if low[i] == "north" and sheet.back(i - 1) in MEASURES | {
        "the",
        "just",
        "further",
        "far",
        "in",
        "to",
        "is",
        "of",
    }:
        return None
    for _ in range(3):
        for words, kind in HEDGES.get(low[i], ()):
            if sheet.matches(i, words):
                bound = bound if bound in (_Bound.AT_LEAST, _Bound.MORE_THAN, _Bound.AT_MOST) else kind
                i += len(words)
                hedge_end = i
                break
        else:
            break
    lead = low[i] if low[i] in ("between", "from") else ""
    first = cardinal(sheet, i + bool(lead))
    hedge = sheet.text[sheet.at[start] : sheet.to[hedge_end - 1]] if hedge_end > start else None
    if first is None:
        if lead:
            return None
        return _vague_quantity(sheet, start, i, bound, hedge)
    value, after, digits = _amended(sheet, first)
    second = _range_end(sheet, after, lead, value)
    if lead and second is None:
        return None
    if second is not None:
        high, end = second
        if lead:
            hedge = hedge or sheet.raw[i]
        bottom = value + 1 if bound is _Bound.MORE_THAN else value
        return Quantity(min(bottom, high), high, exact=False, start=start, after=end, hedge=hedge)
    trailing, end = _trailing_hedge(sheet, after)
    if trailing is not None and bound is None:
        bound, hedge = trailing, sheet.text[sheet.at[after] : sheet.to[end - 1]].lstrip("".join(DASHES))
    after = end
    vague = bound is None
    bottom_, top = _bounds(value, bound)
    return Quantity(
        bottom_, top, exact=vague, start=start, after=after, hedge=hedge, digits=digits if vague else None
    )


def _amended(sheet: Sheet, number: tuple[int, int, str | None]) -> tuple[int, int, str | None]:
    """Read on over what a number goes on to add or take away: "a dozen and a half", "two dozen less one"."""
    value, after, digits = number
    if sheet.low[after - 1] == "dozen" and sheet.matches(after, ("and", "a", "half")):
        return value + 6, after + 3, None
    if sheet.low[after] in ("less", "minus"):
        less = cardinal(sheet, after + 1)
        if less is not None and less[0] < value:
            return value - less[0], less[1], None
    return value, after, digits


def _vague_quantity(
    sheet: Sheet, start: int, i: int, bound: _Bound | None, hedge: str | None
) -> Quantity | None:
    vague = _vague_number(sheet, i)
    if vague is None:
        return None
    bottom, top, after = vague
    low: int | None = bottom
    if bound in (_Bound.AT_LEAST, _Bound.MORE_THAN):
        top = None
    elif bound in (_Bound.AT_MOST, _Bound.FEWER_THAN):
        low = None
    return Quantity(low, top, exact=False, start=start, after=after, hedge=hedge, plain=False)


def _range_end(sheet: Sheet, i: int, lead: str, first: int) -> tuple[int, int] | None:
    joint = sheet.low[i]
    if lead == "between":
        joined = joint in ("and", "to") or joint in DASHES
    elif lead == "from":
        joined = joint == "to"
    else:
        joined = joint in ("to", "or") or joint in DASHES
    if not joined:
        return None
    j = i + 1
    if joint in DASHES and sheet.glued(i) and sheet.low[j] == "to":
        return None
    raw = sheet.raw[j]
    if joint in DASHES and sheet.glued(i) and sheet.glued(j) and raw.isdecimal() and len(raw) <= 9:
        # The second half of "20-30" touches its dash, which `_digits` takes for a code ("AK-47").
        if (
            (sheet.glued(j + 1) and (sheet.low[j + 1] in DASHES or sheet.low[j + 1][0] in "%/:°€$£"))
            or sheet.glued(j + 1)
            and sheet.is_word(j + 1)
        ):
            return None
        second: tuple[int, int, str | None] | None = (int(raw), j + 1, raw)
        if sheet.low[j + 1] in _SCALES and second is not None:
            second = (int(raw) * _SCALES[sheet.low[j + 1]], j + 2, None)
    elif joint in DASHES and sheet.glued(i) and sheet.low[j] in ONES:
        second = (ONES[sheet.low[j]], j + 1, None)
    else:
        second = cardinal(sheet, j)
    if second is None or second[0] <= first:
        return None
    return second[0], second[1]


def _trailing_hedge(sheet: Sheet, i: int) -> tuple[_Bound | None, int]:
    low = sheet.low
    if low[i] == "or" and low[i + 1] in ("more", "so", "fewer", "less"):
        kind = {"more": _Bound.AT_LEAST, "so": _Bound.ABOUT}.get(low[i + 1], _Bound.AT_MOST)
        return kind, i + 2
    if low[i] == "+" and sheet.glued(i):
        return _Bound.AT_LEAST, i + 1
    if low[i] == "plus" and sheet.low[i + 1] not in ONES and not sheet.raw[i + 1][:1].isdecimal():
        return _Bound.AT_LEAST, i + 1
    if low[i] == "odd":
        return _Bound.ABOUT, i + 1
    if low[i] in DASHES and sheet.glued(i) and low[i + 1] in ("odd", "plus"):
        return (_Bound.ABOUT if low[i + 1] == "odd" else _Bound.AT_LEAST), i + 2
    return None, i


_GOING: Final = listed("gone went goes going risen rose climbed shot moved crept")

_AGED: Final = listed(
    "woman man boy girl child baby toddler infant youth teenager adolescent student pupil schoolboy schoolgirl lad widow widower "
    "grandmother grandfather pensioner"
)
_OLDEST: Final = 115
"""Age up to which a number is one."""

_PARENTS: Final = listed("mother father parent parents widow widower grandmother grandfather")


def never_a_count(sheet: Sheet, quantity: Quantity, phrase_head: int, lead: Lead) -> bool:
    """Dates, years, times, money, ages, ratios, ranks and numbered things."""
    low = sheet.low
    first, after = quantity.start, quantity.after
    before = sheet.back(first - 1)
    following = low[after]
    if following in MEASURES and following not in ("min",) or (low[after] in ("square", "cubic")):
        return True
    if (
        phrase_head < 0
        and (quantity.hedge or "").lower() in ("under", "over", "below", "above", "just under", "just over")
        and (
            before
            in (
                "were",
                "was",
                "are",
                "is",
                "all",
                "being",
                "aged",
                "children",
                "those",
                "women",
                "men",
                "girls",
                "boys",
            )
        )
    ):
        return True  # "nine were under 18": an age
    if sheet.is_month(after) or following in ("%", "$", "€", "£", "°"):
        return True
    if following in ("a", "p") and low[after + 1] == "." and low[after + 2] == "m":
        return True
    if before in "$€£¥#+" and before:
        return True
    if (
        before == "of"
        and sheet.back(first - 2) in _PARENTS
        and (phrase_head < 0 or following in ("small", "young", "children"))
    ):
        return True  # "a mother of four": her children
    if (
        before == "of"
        and phrase_head < 0
        and quantity.exact
        and sheet.back(first - 2) in _AGED
        and quantity.low is not None
        and quantity.low <= _OLDEST
    ):
        return True  # "a woman of 71": her age
    if quantity.digits is None and _is_named_after(sheet, first) and (phrase_head < 0 or not quantity.exact):
        return True  # "Toll Four", "Gallery Nine"
    if _is_label(sheet, first, after, phrase_head) or _is_address(sheet, quantity):
        return True
    if (
        before == "at"
        and lead is Lead.NONE
        and phrase_head < 0
        and quantity.exact
        and (quantity.low or 0) <= _OCLOCK
        and sheet.back(first - 2) not in _SET_AT
    ):
        return True  # "they came at eleven"
    if before in _NUMBERED or (before == "." and sheet.back(first - 2) in _NUMBERED | {"no", "nos"}):
        return True
    if (before in ("usd", "eur", "cfa", "fcfa", "xof")) or (before == "." and sheet.is_month(first - 2)):
        return True
    if sheet.is_month(first - 1):
        return not (sheet.back(first - 2) == "in" and phrase_head == after and low[after] in NOUNS)
    if following == "in" and lead is Lead.NONE and quantity.exact:
        ratio = cardinal(sheet, after + 1)
        if ratio is not None and quantity.low is not None and quantity.low < ratio[0] <= 1000:
            return True
    if following == "out" and low[after + 1] == "of":
        ratio = cardinal(sheet, after + 2 + (low[after + 2] == "every"))
        if ratio is not None and (ratio[0] in (3, 4, 5, 10, 20, 100, 1000) or low[after + 2] == "every"):
            return True
    if before == "in" and sheet.back(first - 2) in ("one", "two", "three", "four", "nine"):
        return True
    if before == "of" and sheet.back(first - 2) == "out" and quantity.exact:
        return phrase_head < 0 or quantity.low in (3, 4, 5, 10, 20, 100, 1000)
    if quantity.digits is not None and len(quantity.digits) == 4 and quantity.low is not None:
        return _is_year(sheet, quantity, phrase_head, lead)
    if not quantity.exact and quantity.low is not None and quantity.high is not None and lead is Lead.NONE:
        return (
            1900 <= quantity.low <= 2099 and 1900 <= quantity.high <= 2099 and quantity.low != quantity.high
        )
    return False


_STREETS: Final = listed(
    "street st road rd avenue lane drive boulevard square terrace alley highway crescent quay"
)


def _is_address(sheet: Sheet, quantity: Quantity) -> bool:
    """Whether a number is a house's: "at 14 Mill Street"."""
    after = quantity.after
    if not quantity.exact or not sheet.raw[after][:1].isupper():
        return False
    for j in range(after + 1, min(after + 4, sheet.n)):
        if sheet.low[j] in _STREETS and sheet.raw[j][:1].isupper():
            # "14 Church Street traders" are people
            return not _is_of_people(sheet, j + 1) or sheet.back(quantity.start - 1) in (
                "at",
                "of",
                "in",
                "to",
                "from",
            )
        if not sheet.raw[j][:1].isupper():
            return False
    return False


def _is_of_people(sheet: Sheet, i: int) -> bool:
    """Whether a plural noun for people stands at token ``i``."""
    noun, word = NOUNS.get(sheet.low[i]), sheet.low[i]
    if noun is not None:
        return noun.plural and noun.unit is Unit.PEOPLE
    return sheet.raw[i][:1].islower() and (word.endswith(PERSON_SUFFIX + AGENT_SUFFIX) or word in PEOPLES)


_OCLOCK: Final = 12
_SET_AT: Final = listed(
    "put puts putting stands stood stand remains remained them it dead toll count figure number total tally estimated given set now still "
    "wounded injured killed missing casualties victims deaths numbers figures counted reckoned pegged placed"
)
"""Words behind which "at eleven" is a number reached, and no hour."""


def _is_label(sheet: Sheet, first: int, after: int, phrase_head: int) -> bool:
    """Whether a bare number names a thing, or goes on a row of such numbers: "bed nine", "trams 2, 5 and 11", "at number seven"."""
    if phrase_head >= 0:
        return False
    j = first - 1
    while sheet.back(j) in (",", "and", "or", "to", "&") and (
        sheet.raw[j - 1][:1].isdecimal() or sheet.back(j - 1) in ONES or sheet.back(j - 1) in TENS
    ):
        j -= 2
    if sheet.back(j) == "number":
        return sheet.back(j - 1) in ("at", "in", "outside", "house", "from", "room", "bed", "near", "of")
    if j + 1 == first and sheet.low[after] in (",", "more", "others"):
        return False  # "from the bus, four, ..." may count
    if sheet.back(j - 1) in ("board", "aboard") and sheet.low[after] in _OF_MANY:
        return False  # "on board bus 23 died": nobody else is there to die
    return sheet.back(j) in _LABELLED and sheet.back(j - 1) not in DEFINITE | DETERMINERS | {
        "each",
        "every",
        "this",
        "that",
        "one",
    }


def _is_named_after(sheet: Sheet, i: int) -> bool:
    """Whether a spelled number belongs to a name: capitalised behind a capitalised word, in a sentence that is no headline."""
    if i == 0 or not sheet.raw[i][:1].isupper() or not sheet.raw[i - 1][:1].isupper():
        return False
    words = [word for word in sheet.raw[: sheet.n] if len(word) > _SHORT and word.isalpha()]
    return sum(word[0].isupper() for word in words) < _HEADLINE * len(words)


_SHORT: Final = 3
"""Letters of words that headlines leave small."""
_HEADLINE: Final = 0.6
"""Share of longer words with a capital from which on a sentence is set like a headline."""


def _is_year(sheet: Sheet, quantity: Quantity, phrase_head: int, lead: Lead) -> bool:
    if quantity.low is None or not 1900 <= quantity.low <= 2099:
        return False
    if lead is not Lead.NONE and lead is not Lead.PART:
        return False
    before = sheet.back(quantity.start - 1)
    if before in _YEAR_LEADERS or before in MONTHS or before == ",":
        return True
    return phrase_head != quantity.after


def opens_with_quote(sheet: Sheet, i: int) -> bool:
    """Whether token ``i`` stands right behind an opening quotation mark."""
    return sheet.back(i - 1) in ('"', "“", "'", "‘", "«")


def is_all_but(sheet: Sheet, i: int) -> bool:
    """Whether "all but" stands right before token ``i``."""
    return sheet.back(i - 1) == "but" and sheet.back(i - 2) in ("all", "everyone", "everybody")
