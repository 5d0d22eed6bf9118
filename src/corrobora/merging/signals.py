"""What two happenings of different reports share, each thing named and weighed.

The weights are ours, set by hand on reports we wrote, and replaced by a trained
scorer later. What a happening shows is gathered once, in a `Profile`; a pair is
then compared on its two profiles alone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corrobora.edtf import bounds
from corrobora.merging.happenings import CORE, NEAR_KM, Happening
from corrobora.records import ActKind, Outcome, Place, Report, Span, SpeakerKind, When
from corrobora.spelling import normalised, skeleton
from corrobora.sphere import apart_km

SIGNALS: Mapping[str, float] = {
    "copy": 3.0,
    "same place": 2.0,
    "village named": 1.5,
    "other villages": -1.5,
    "place inside place": 1.0,
    "same country": 0.5,
    "same day": 2.0,
    "same day, year not told": 1.5,
    "same weekday": 0.75,
    "dates overlap": 1.0,
    "published within ten days": 0.5,
    "published months apart": -1.5,
    "same perpetrator": 1.0,
    "same kind of act": 1.0,
    "same target": 0.75,
    "same large toll": 1.5,
    "same toll": 1.0,
    "tolls overlap": 0.75,
    "several telling names": 2.0,
    "a person's full name": 2.0,
    "a telling name": 0.75,
    "other perpetrators": -0.5,
}
"""What each thing shared adds to a pair's score."""

ANCHORS = frozenset(
    {
        "copy",
        "same place",
        "village named",
        "place inside place",
        "same day",
        "same day, year not told",
        "dates overlap",
        "same large toll",
        "same toll",
        "several telling names",
        "a person's full name",
    }
)
"""Without one of these nothing joins: armies do not kill once."""

LARGE = 15
"""People from which on two reports seldom give one number by chance."""
SEVERAL = 3
"""Telling names that two reports must share at least, and a quarter of those of the shorter."""
_SHARE = 0.25

_OF_THE_PLACE = frozenset(
    {
        SpeakerKind.EYEWITNESS,
        SpeakerKind.SURVIVOR,
        SpeakerKind.RELATIVE,
        SpeakerKind.LOCAL_SOURCE,
    }
)
"""Those who speak of this happening alone."""

_DEADLY = frozenset(
    {
        ActKind.KILLING,
        ActKind.ATTACK,
        ActKind.DRONE_STRIKE,
        ActKind.AIR_STRIKE,
        ActKind.SHELLING,
        ActKind.CROWD_FORCE,
        ActKind.INJURY,
        ActKind.INTERCEPTION,
    }
)

_TARGET = re.compile(
    r"\b(schools?|classrooms?|markets?|mosques?|church(?:es)?|weddings?|funerals?|bus(?:es)?|minibus(?:es)?|convoys?|trucks?|lorr(?:y|ies)|"
    r"boats?|ferr(?:y|ies)|camps?|prisons?|jails?|mines?|checkpoints?|bridges?|trains?|planes?|aircraft|helicopters?|wells?|monaster(?:y|ies)|seminar(?:y|ies)|"
    r"orphanages?|embass(?:y|ies)|hotels?|restaurants?|protest(?:s|ers)?|rall(?:y|ies)|stadiums?|refiner(?:y|ies)|ports?|bakery|bakeries|"
    r"(?:(?<=on a )|(?<=on the )|(?<=hit a )|(?<=hit the )|(?<=hitting a )|(?<=struck a )|(?<=struck the )|(?<=bombed a )|(?<=bombed the )|(?<=shelled the )|(?<=attacked the )|(?<=attacked a ))(?:hospitals?|clinics?)|caf[eé]s?|kindergartens?|dormitor(?:y|ies)|cemeter(?:y|ies)|mills?|dams?)\b"
)
_SAME_TARGET = {
    "classroom": "school",
    "minibus": "bus",
    "lorry": "truck",
    "protester": "protest",
    "jail": "prison",
}

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|nov november|dec december".split(
            "|"
        ),
        1,
    )
    for name in names.split()
}
_DAY = re.compile(
    r"\b(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>[A-Za-z]{3,9})|(?P<m2>[A-Za-z]{3,9})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a happening shows to others."""

    happening: Happening
    report: Report
    names: tuple[frozenset[str], ...]
    """One set of keys per telling name: its skeleton, and those of its words."""
    keys: frozenset[str]
    people: tuple[frozenset[str], ...]
    """Names of several words in its own passages that no official who speaks bears.

    A ministry's spokesman speaks of every attack, and a head of state stands in
    every report's last paragraph.
    """
    places: frozenset[str]
    """Skeletons of the towns and villages it is placed in."""
    villages: frozenset[str]
    """Skeletons of those among them that no gazetteer has: too small for two attacks to meet there by chance."""
    weekdays: frozenset[int]
    """Monday is 0; of the days told, dates and words alike."""
    days: frozenset[tuple[int, int]]
    """(month, day) told with or without a year."""
    undated: bool
    """True where one of these was told without its year."""
    targets: frozenset[str]


def profile(
    happening: Happening, report: Report, *, names: Iterable[Span], others: Sequence[Happening]
) -> Profile:
    """Gather what a happening shows.

    ``names`` are the report's telling names. The happening told at greatest
    length has those of the whole report save what stands in the passages of
    ``others``; any other has those of its own passages.
    """
    own = [(c.start, c.end) for c in happening.claims]
    theirs = [(c.start, c.end) for h in others for c in h.claims]
    leading = all((len(happening.claims), happening.key) >= (len(h.claims), h.key) for h in others)
    kept = [n for n in names if _within(n, own) or (leading and not _within(n, theirs))]
    told = {report.quote(n.start, n.end) for n in kept if _within(n, own)}
    worded = {report.quote(n.start, n.end) for n in kept}
    heard = frozenset().union(
        *(
            _keys(c.speaker.text)
            for c in happening.claims
            if c.speaker is not None and c.speaker.kind not in _OF_THE_PLACE
        )
    )
    sets = tuple(sorted({k for w in worded if len((k := _keys(w)) & heard) < 2}, key=sorted))
    days, undated = _days(happening)
    said = " ".join(report.quote(s, e) for s, e in sorted(set(own)))
    if leading and report.title:
        said += " " + report.title
    return Profile(
        happening=happening,
        report=report,
        names=sets,
        keys=frozenset().union(*sets) if sets else frozenset(),
        people=tuple(
            sorted((n for n in {_words(w) for w in told} if len(n) >= 2 and len(n & heard) < 2), key=sorted)
        ),
        places=frozenset(skeleton(n) for p in happening.places for n in _town_names(p)),
        villages=frozenset(skeleton(p.name) for p in happening.places if p.unlisted and p.name),
        weekdays=_weekdays(happening),
        days=days,
        undated=undated,
        targets=frozenset(_singular(t) for t in _TARGET.findall(said.lower())),
    )


def _within(name: Span, passages: Sequence[tuple[int, int]]) -> bool:
    return any(start <= name.start and name.end <= end for start, end in passages)


def _keys(name: str) -> frozenset[str]:
    """Return the forms under which one name is compared: the whole, and every word of four letters or more."""
    plain = normalised(name)
    return frozenset({skeleton(name)}) | _words(plain)


def _words(name: str) -> frozenset[str]:
    return frozenset(skeleton(w) for w in normalised(name).split() if len(w) >= 4)


def _singular(word: str) -> str:
    """Return what was hit in the singular, under one word for what goes by several."""
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("ches", "buses")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("bus"):
        word = word[:-1]
    return _SAME_TARGET.get(word, word)


def _town_names(place: Place) -> list[str]:
    """Return the names of settlements: exact places, and those that no gazetteer has."""
    if place.ends:
        return []
    return [place.name] if place.name and (place.unlisted or (place.where_prec or 9) <= 2) else []


def _days(happening: Happening) -> tuple[frozenset[tuple[int, int]], bool]:
    found: set[tuple[int, int]] = set()
    undated = False
    for claim in happening.claims:
        when = claim.when
        if when is None or claim.act is None:
            continue
        if when.edtf is not None:
            first, last = bounds(when.edtf)
            if (last - first).days <= 1:
                found |= {(first.month, first.day), (last.month, last.day)}
            continue
        for hit in _DAY.finditer(when.text):
            month = _MONTHS.get((hit["m1"] or hit["m2"]).lower())
            day = int(hit["d1"] or hit["d2"])
            if month is not None and 1 <= day <= 31:
                found.add((month, day))
                undated = True
    return frozenset(found), undated


_WEEKDAY = re.compile(r"(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)day\b")
_WEEK = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


def _weekdays(happening: Happening) -> frozenset[int]:
    found: set[int] = set()
    for claim in happening.claims:
        when = claim.when
        if when is None or claim.act is None or claim.act.kind not in CORE:
            continue
        if when.edtf is not None:
            first, last = bounds(when.edtf)
            if (last - first).days <= 1:
                found |= {first.weekday(), last.weekday()}
            continue
        found |= {_WEEK.index(w.lower()) for w in _WEEKDAY.findall(when.text)}
    return frozenset(found)


def _weekday_signal(a: Profile, b: Profile) -> str | None:
    """Whether a weekday is shared; others tell nothing, since people are buried and die of wounds on other days."""
    return "same weekday" if a.weekdays & b.weekdays else None


def _village_signal(a: Profile, b: Profile) -> str | None:
    """Whether a village of the one is named in the other, or both are told of villages that the other does not name."""
    if a.villages & b.keys or b.villages & a.keys:
        return "village named"
    if a.villages and b.villages:
        return "other villages"
    return None


def _place_signal(a: Profile, b: Profile) -> str | None:
    best: str | None = None
    if a.places & b.places:
        return "same place"
    for x in a.happening.places:
        for y in b.happening.places:
            if x.ends and y.ends and {e.name for e in x.ends} == {e.name for e in y.ends}:
                return "same place"
            if (
                not x.ends
                and not y.ends
                and x.name is not None
                and x.name == y.name
                and (x.where_prec or 9) <= 3
                and (y.where_prec or 9) <= 3
            ):
                return "same place"
            apart = apart_km(x, y)
            if (
                apart is not None
                and apart <= NEAR_KM
                and (x.where_prec or 9) <= 2
                and (y.where_prec or 9) <= 2
            ):
                return "same place"
            names_x, names_y = (
                {e.name for e in x.ends} | {x.name, x.admin1},
                {e.name for e in y.ends} | {y.name, y.admin1},
            )
            if (names_x & names_y) - {None}:
                best = "place inside place"
            elif best is None and x.country is not None and x.country == y.country:
                best = "same country"
    return best


def _when_signal(a: Sequence[When], b: Sequence[When]) -> str | None:
    best: str | None = None
    for x in a:
        for y in b:
            if x.edtf is None or y.edtf is None:
                continue
            (x0, x1), (y0, y1) = bounds(x.edtf), bounds(y.edtf)
            if x0 <= y1 and y0 <= x1:
                if (x1 - x0).days <= 2 and (y1 - y0).days <= 2:
                    return "same day"
                best = "dates overlap"
    return best


def _published(report: Report) -> int | None:
    if report.published is None or report.published.edtf is None:
        return None
    return bounds(report.published.edtf)[0].toordinal()


def _toll_signal(a: Happening, b: Happening) -> str | None:
    best: str | None = None
    for outcome in (Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED):
        for low_a, high_a in a.tolls(outcome):
            for low_b, high_b in b.tolls(outcome):
                if low_a == low_b and low_a >= 3:
                    best = "same large toll" if low_a >= LARGE else "same toll"
                    if best == "same large toll":
                        return best
                    continue
                if (
                    (high_b is None or low_a <= high_b)
                    and (high_a is None or low_b <= high_a)
                    and max(low_a, low_b) <= 2 * min(low_a, low_b)
                    and best is None
                ):
                    best = "tolls overlap"
    return best


def _name_signal(a: Profile, b: Profile) -> str | None:
    """Whether several telling names are shared; the names of the place itself count with the place."""
    placed = a.places | b.places
    ours = sum(1 for n in a.names if n & b.keys and not n & placed)
    theirs = sum(1 for n in b.names if n & a.keys and not n & placed)
    alike = min(ours, theirs)
    shorter = min(len(a.names), len(b.names))
    if alike >= SEVERAL and alike >= _SHARE * shorter:
        return "several telling names"
    if any(len(n & m) >= 2 for n in a.people for m in b.people):
        return "a person's full name"
    return "a telling name" if alike else None


def shared(a: Profile, b: Profile) -> tuple[str, ...]:
    """Return the names of the signals two happenings share, in the order of `SIGNALS`."""
    found: set[str | None] = set()
    ra, rb = a.report, b.report
    one, two = a.happening, b.happening
    if any(e.report == rb.id for e in ra.copy_of) or any(e.report == ra.id for e in rb.copy_of):
        found.add("copy")
    day = _when_signal(one.whens, two.whens)
    if day != "same day" and a.days & b.days and (a.undated or b.undated):
        day = "same day, year not told"
    place = _place_signal(a, b)
    found |= {place, day, _toll_signal(one, two), _name_signal(a, b)}
    if place != "same place":
        found.add(_village_signal(a, b))
    if day is None or day == "dates overlap":
        found.add(_weekday_signal(a, b))
    pa, pb = _published(ra), _published(rb)
    if pa is not None and pb is not None:
        if abs(pa - pb) <= 10:
            found.add("published within ten days")
        elif abs(pa - pb) > 90 and "same day" not in found:
            found.add("published months apart")
    if one.actors() & two.actors():
        found.add("same perpetrator")
    elif one.actors() and two.actors() and not one.reply and not two.reply:
        found.add("other perpetrators")
    if one.kinds() & two.kinds() or (one.kinds() & _DEADLY and two.kinds() & _DEADLY):
        found.add("same kind of act")
    if a.targets & b.targets:
        found.add("same target")
    return tuple(name for name in SIGNALS if name in found)


__all__ = ["ANCHORS", "SIGNALS", "Profile", "profile", "shared"]
