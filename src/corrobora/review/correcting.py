"""A person's correction of how a claim was read: fields and what they should be, in plain words, made into the claim as the person reads it.

| field | what it takes |
|---|---|
| `stance` | a `Stance` |
| `speaker` | who is made to say it, in the passage's words; `-`: the report itself |
| `speaker-kind` | a `SpeakerKind` |
| `anonymous` | `yes` or `no` |
| `act` | an `ActKind`; `-`: no act is told of |
| `asserted` | an `Assertion` |
| `perpetrators`, `victims` | parties, with `;` between; `-`: none is named |
| `counts` | as `killed 24 civilians; injured 3-5; missing 10-`: outcome, number or bounds, and whom, with `;` between; `-`: none |
| `place` | a name that the gazetteer has, `name (id)` where it has several, or `name (latitude, longitude)`; `-`: none |
| `when` | EDTF, as `2031-05-02` or `2031-05`; `-`: none |

What is not named stays as the machine read it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final, TypeVar

from corrobora.edtf import bounds, precision
from corrobora.errors import BadSetting
from corrobora.records import (
    Act,
    ActKind,
    Assertion,
    Category,
    Claim,
    Count,
    Outcome,
    Party,
    Place,
    Speaker,
    SpeakerKind,
    Stance,
    When,
)

NONE: Final = "-"
"""Says that there is none."""
FIELDS: Final = (
    "stance",
    "speaker",
    "speaker-kind",
    "anonymous",
    "act",
    "asserted",
    "perpetrators",
    "victims",
    "counts",
    "place",
    "when",
)
_COUNT: Final = re.compile(
    r"(?P<outcome>[a-z]+)\s+(?:(?P<low>\d+)\s*(?:(?P<upto>[-–])\s*(?P<high>\d+)?)?|[-–]\s*(?P<most>\d+))(?:\s+(?P<whom>[a-z-]+))?"
)
_POINT: Final = re.compile(
    r"(?P<name>.+?)\s*\(\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)\s*\)"
)
_NAMED: Final = re.compile(r"(?P<name>.+?)\s*\(\s*(?P<id>[^\s()]+:[^\s()]+)\s*\)")
"""A name with the id that a gazetteer gives its place: ``geonames:2457163``."""
_MOST: Final = 10_000_000
"""The largest number of people taken. Ours: more have died in no single happening."""

_Word = TypeVar("_Word", bound=StrEnum)
Parties = Callable[[str], Party]
"""Returns the party that words name."""
Places = Callable[[str], Sequence[Place]]
"""Returns the places of a name, the likeliest first."""


class Unchanged(BadSetting):
    """A correction says of a claim what is read in it already."""


def correct(claim: Claim, changes: Mapping[str, str], *, parties: Parties, places: Places) -> Claim:
    """Return a claim as a person reads it.

    Args:
        claim: as the machine read it, or without anything read, where a person found it.
        changes: what it should be, by field.
        parties: returns the party that words name.
        places: returns the places of a name.

    Raises:
        BadSetting: there is no such field, or a value that it does not take.
        Unchanged: nothing is changed.

    """
    if unknown := sorted(changes.keys() - set(FIELDS)):
        raise BadSetting(f"correct: found {', '.join(unknown)}, expected some of {', '.join(FIELDS)}")
    speaker = _speaker(claim.speaker, changes)
    when = _when(claim.when, changes)
    found = replace(
        claim,
        stance=_one_of(Stance, "stance", changes["stance"]) if "stance" in changes else claim.stance,
        speaker=speaker,
        act=_act(claim.act, changes, parties),
        counts=_counts(claim.counts, changes["counts"]) if "counts" in changes else claim.counts,
        place=_place(claim.place, changes, places),
        when=when,
    )
    if found == claim:
        raise Unchanged("correct: this is how the machine read it; accept says so")
    return found


def _speaker(speaker: Speaker | None, changes: Mapping[str, str]) -> Speaker | None:
    words = changes.get("speaker")
    if words is not None and words.strip() == NONE:
        speaker = None
    elif words is not None:
        told = _words("speaker", words)
        known = speaker is not None and speaker.text == told
        speaker = speaker if known else Speaker(text=told, told=None if speaker is None else speaker.told)
    for field in ("speaker-kind", "anonymous"):
        if field in changes and speaker is None:
            raise BadSetting(f"correct: {field} is of a speaker, and the report itself is made to say this")
    if speaker is not None and "speaker-kind" in changes:
        speaker = replace(speaker, kind=_one_of(SpeakerKind, "speaker-kind", changes["speaker-kind"]))
    if speaker is not None and "anonymous" in changes:
        speaker = replace(speaker, anonymous=_yes_no("anonymous", changes["anonymous"]))
    return speaker


def _act(act: Act | None, changes: Mapping[str, str], parties: Parties) -> Act | None:
    if changes.get("act", "").strip() == NONE:
        act = None
    elif "act" in changes:
        kind = _one_of(ActKind, "act", changes["act"])
        act = Act(kind=kind) if act is None else replace(act, kind=kind)
    for field in ("asserted", "perpetrators", "victims"):
        if field in changes and act is None:
            raise BadSetting(f"correct: {field} is of an act, and none is told of; say which by act")
    if act is None:
        return None
    if "asserted" in changes:
        act = replace(act, asserted=_one_of(Assertion, "asserted", changes["asserted"]))
    if "perpetrators" in changes:
        act = replace(act, perpetrators=_parties("perpetrators", changes["perpetrators"], parties))
    if "victims" in changes:
        act = replace(act, victims=_parties("victims", changes["victims"], parties))
    return act


def _parties(field: str, words: str, parties: Parties) -> tuple[Party, ...]:
    if words.strip() == NONE:
        return ()
    return tuple(parties(_words(field, one)) for one in words.split(";") if one.strip())


def _counts(known: Sequence[Count], words: str) -> tuple[Count, ...]:
    if words.strip() == NONE:
        return ()
    return tuple(_count(known, one.strip().lower()) for one in words.split(";") if one.strip())


def _count(known: Sequence[Count], words: str) -> Count:
    told = _COUNT.fullmatch(words)
    if told is None:
        raise BadSetting(
            f"correct: found counts {words!r}, expected outcome, number and whom, as “killed 24 civilians”, “injured 3-5” or “missing 10-”"
        )
    outcome = _one_of(Outcome, "counts", told["outcome"])
    category = None if told["whom"] is None else _one_of(Category, "counts", told["whom"])
    low = None if told["low"] is None else int(told["low"])
    high: int | None
    if told["most"] is not None:
        high = int(told["most"])
    elif told["upto"] is None:
        high = low
    else:
        high = None if told["high"] is None else int(told["high"])
    if max(low or 0, high or 0) > _MOST or (low is not None and high is not None and high < low):
        raise BadSetting(
            f"correct: found counts {words!r}, expected bounds from low to high, {_MOST} at most"
        )
    said = next(
        (
            c.wording
            for c in known
            if (c.outcome, c.category, c.low, c.high) == (outcome, category, low, high)
        ),
        "",
    )
    exact = low is not None and low == high
    return Count(outcome=outcome, category=category, low=low, high=high, exact=exact, wording=said or words)


def _place(place: Place | None, changes: Mapping[str, str], places: Places) -> Place | None:
    if "place" not in changes:
        return place
    words = changes["place"].strip()
    if words == NONE:
        return None
    point = _POINT.fullmatch(words)
    if point is not None:
        lat, lon = float(point["lat"]), float(point["lon"])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise BadSetting("correct: place: a latitude is from -90 to 90, a longitude from -180 to 180")
        near = place or Place(text=point["name"])
        return Place(
            text=near.text,
            name=point["name"],
            lat=lat,
            lon=lon,
            country=near.country,
            admin1=near.admin1,
            where_prec=1,
            geo_prec=1,
        )
    found = places(_words("place", words))
    named = None if found else _NAMED.fullmatch(words)
    if named is not None:
        found = [one for one in places(named["name"]) if one.id == named["id"]]
        if not found:
            raise BadSetting(
                f"correct: place: the gazetteer has no place of this name with the id {named['id']}; look its places up anew"
            )
    if not found:
        raise BadSetting(
            "correct: place: the gazetteer has no place of this name; give its point, as “name (15.21, -3.4)”"
        )
    return found[0] if place is None else replace(found[0], text=place.text)


def _when(when: When | None, changes: Mapping[str, str]) -> When | None:
    if "when" not in changes:
        return when
    words = changes["when"].strip()
    if words == NONE:
        return None
    try:
        date_prec, time_prec = precision(*bounds(words))
    except ValueError:
        raise BadSetting(
            f"correct: found when {words!r}, expected a day, month or year as EDTF: 2031-05-02, 2031-05, 2031-05-02/2031-05-04"
        ) from None
    return When(
        text=words if when is None else when.text, edtf=words, date_prec=date_prec, time_prec=time_prec
    )


def _one_of(words: type[_Word], field: str, told: str) -> _Word:
    try:
        return words(told.strip().lower())
    except ValueError:
        raise BadSetting(
            f"correct: found {field} {told.strip()!r}, expected one of {', '.join(words)}"
        ) from None


def _yes_no(field: str, told: str) -> bool:
    if told.strip().lower() not in {"yes", "no"}:
        raise BadSetting(f"correct: found {field} {told.strip()!r}, expected yes or no")
    return told.strip().lower() == "yes"


def _words(field: str, told: str) -> str:
    if not told.strip():
        raise BadSetting(f"correct: {field} is empty; {NONE} says that there is none")
    return " ".join(told.split())
