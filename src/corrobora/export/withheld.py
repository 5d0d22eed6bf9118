"""Whose names stay out of a form that is made for passing on.

A name is withheld by a rule that errs to the careful side: a text in which a word of such a name stands is left
out whole, and whoever leaves it out says so in the loss report. Nothing is blacked out inside a text, because what
is left around a gap often tells who it was.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from corrobora.export.exported import Loss
from corrobora.records import (
    Actor,
    ActorKind,
    Assessment,
    Claim,
    Dossier,
    Party,
    Place,
    Report,
    Speaker,
    SpeakerKind,
)
from corrobora.spelling import folded

PRIVATE_KINDS = frozenset(
    {
        SpeakerKind.EYEWITNESS,
        SpeakerKind.SURVIVOR,
        SpeakerKind.RELATIVE,
        SpeakerKind.LOCAL_SOURCE,
        SpeakerKind.OTHER,
    }
)
"""Speakers that speak for themselves and for no office or body; *other* is among them because nobody knows."""

PERSONAL_KINDS = PRIVATE_KINDS - {SpeakerKind.OTHER}
"""Private speakers that speak for themselves even where the actor list ties them to a party."""

_UNNAMED_KINDS = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.OTHER})
_SHORTEST = 3
"""Letters of a word that is looked for alone; shorter ones ("Li", "Bo") only inside their whole name."""
_INSIDE = range(7, 61)
"""Letters of a whole name that is also looked for inside a word, as addresses write it ("terenaske")."""
_WORD = re.compile(r"[^\W_]+")
_NO_NAMES = frozenset(
    """a an the his her its their this that these those at about around some up more over nearly almost no fewer less
    than one two three four five six seven eight nine ten eleven twelve several many dozens scores hundreds withheld""".split()
)
"""Words that no name begins with; *withheld* stands where a release struck one."""
_OFFICES = frozenset(
    """adm brig capt cdr cmdr col cpl gen gov hon lt maj prof rep rev sen sgt admiral ambassador archbishop army bishop brigadier captain chief colonel commander commissioner corporal
    councillor dean defence defense deputy director dj doctor dr emir father force forces general governor imam judge justice king
    lawyer lieutenant major marshal mayor mgr minister ministry mr mrs ms nurse officer opposition pastor police president
    priest prime prince princess professor prosecutor rebel rights secretary senator sergeant sheikh sir sister
    soldier spokesman spokesperson spokeswoman staff sultan teacher vicar witness""".split()
)
"""Words of rank, office and trade: capitalised before a name, and no part of it."""
_PEOPLE = frozenset(
    """activist activists boy brother brothers child children civilian civilians cousin cousins daughter displaced
    driver elder elders eyewitness eyewitnesses family farmer farmers father fisherman former friend friends girl herder herders
    inhabitant inhabitants journalist local locals man medic member members men merchant mother neighbour neighbours
    neighbor neighbors nephew niece nurse parent parents passenger passengers people person refugee refugees relative
    relatives resident residents shopkeeper sister sisters son source sources student students survivor survivors
    trader traders uncle victim victims villager villagers widow witnesses woman women worker workers young""".split()
)
"""Plain words for people: what a report calls somebody whom it does not name."""
_PARTICLES = frozenset(
    """abu af ag ait al ap ben bin bint da das de del della den der di do dos du e ech ed el en er es ibn la le los
    ould ter um umm van vom von wa y zu zum""".split()
)
"""Small words inside names ("Ibra ag Sol", "Tamo el-Resh"): they join two names and are none alone."""
RANKS_AND_PEOPLE = _OFFICES | _PEOPLE
"""Words of rank and office, and plain words for people: at the end of a name a surname, mostly."""
NO_PART_OF_A_NAME = RANKS_AND_PEOPLE | _PARTICLES | _NO_NAMES
"""Words that stand beside or inside names and tell nobody apart."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Categories of controls, marks of direction, invisible fillers and lone surrogates: nobody sees them inside a name."""
_ESCAPED_TIMES = 5
"""How often an address is unescaped; it stands escaped more than once where it was copied into another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Names of persons, folded, by which a text is searched."""

    words: frozenset[str]
    """Single words of names, three letters or more."""
    phrases: frozenset[str]
    """Whole names, words parted by one space."""
    inside: frozenset[str]
    """What is looked for inside a word: whole names run together, and names in scripts that set no spaces."""
    numbers: tuple[int, ...]
    """How many words the phrases have."""
    lengths: tuple[int, ...]
    """How many letters those have that are looked for inside a word."""

    def stands_in(self, text: str) -> bool:
        """Return whether a text holds a withheld name or a word of one.

        Case, accents, hyphens and the escapes of an address (``%41``) make no difference. The time it takes grows
        with the text and not with the number of names.
        """
        words = _words(_unescaped(text))
        if not self.words.isdisjoint(words):
            return True
        return any(
            " ".join(words[place : place + number]) in self.phrases
            for number in self.numbers
            for place in range(len(words) - number + 1)
        ) or any(
            word[place : place + length] in self.inside
            for word in words
            for length in self.lengths
            for place in range(len(word) - length + 1)
        )


def names_withheld(dossier: Dossier, kinds: frozenset[SpeakerKind] | None = None) -> Withheld:
    """Return the names of persons that the claims of a dossier give away.

    A person is: a speaker with a name that is no party of the actor list; whoever a speaker's wording names beside
    the party it speaks for ("… spokesman Ilan Dresk"); and a victim whose wording is two or more capitalised words,
    small words such as "al" between them. The wording of a private speaker (`PRIVATE_KINDS`) in which no word is a
    plain one for people ("Sel", "tero vann", any script without capitals) is looked for as a whole, and so is a
    capitalised word after a plain one ("the nurse Sel"). An entry of the actor list that is no body, and as which an
    eyewitness, survivor, relative or local source speaks, is a person too. Words of parties' and places' own names, of ranks and of offices are not searched for alone, nor are those of a
    speaker who may be an organisation that no list has ("Doctors Beyond Walls"): these only as a whole.

    ``kinds``: only speakers of these kinds, and always the victims; ``None``: every speaker. The rule is ours, after
    ``docs/concepts/care.md``; it cannot know a person whom no claim marks as speaker or victim.
    """
    speakers = [claim.speaker for claim in dossier.claims]
    speakers += [origin.speaker for incident in dossier.incidents for origin in incident.origins]
    speakers = list(dict.fromkeys(speakers))
    personal = {one.actor for one in speakers if one is not None and one.kind in PERSONAL_KINDS}
    listed = {actor.id: actor for actor in dossier.actors}
    people = {key for key, actor in listed.items() if key in personal and actor.kind in _UNNAMED_KINDS}
    bodies = listed.keys() - people
    public = {
        word for key in bodies for name in (listed[key].name, *listed[key].aliases) for word in _words(name)
    }
    names = {_words(name) for key in people for name in (listed[key].name, *listed[key].aliases)}
    wholes: set[tuple[str, ...]] = set()
    for speaker in speakers:
        if speaker is not None and (kinds is None or speaker.kind in kinds):
            unlisted = speaker.actor is None and speaker.kind not in PRIVATE_KINDS
            (wholes if unlisted else names).update(_speaker_names(speaker, listed.keys()))
            if speaker.kind in PRIVATE_KINDS and not speaker.anonymous:
                wholes.update(_bare_names(speaker.text))
    for claim in dossier.claims:
        if claim.place is not None:
            public.update(word for name in _place_names(claim.place) for word in _words(name))
        if claim.act is not None:
            for party in (*claim.act.victims, *claim.act.perpetrators):
                if party.actor is None and party.kind in _UNNAMED_KINDS:
                    names.update(_runs(party.text))
    public |= NO_PART_OF_A_NAME
    words = {word for name in names for word in name if len(word) >= _SHORTEST and word not in public}
    phrases = {name for name in names | wholes if not public.issuperset(name)}
    inside = {run for run in map("".join, phrases) if len(run) in _INSIDE}
    inside |= {word for word in words if not word.isascii()}
    return Withheld(
        words=frozenset(words),
        phrases=frozenset(map(" ".join, phrases)),
        inside=frozenset(inside),
        numbers=tuple(sorted({len(name) for name in phrases})),
        lengths=tuple(sorted({len(run) for run in inside})),
    )


def without_private_names(dossier: Dossier) -> tuple[Dossier, tuple[Loss, ...]]:
    """Return a dossier in which texts that hold a private person's name (`names_withheld`) are replaced, and the losses.

    For forms that write a headline, a place, a title, an outlet or a party in the words of the dossier: each such text
    with a name becomes "name withheld" whole, or nothing where nothing may stand; of parties that are accused together
    ("… and …") only those with a name. Passages, numbers, codes, dates
    and ids stay as they are, and so do listed parties; the form that uses the copy writes no passage.
    """
    private = names_withheld(dossier, PRIVATE_KINDS)
    losses: list[Loss] = []

    def shown(text: str, record: str, what: str) -> str:
        if not private.stands_in(text):
            return text
        losses.append(Loss(record=record, what=what, why="may hold a private person's name; withheld whole"))
        return _WITHHELD

    def parts_of(value: str, record: str, what: str) -> str:
        # parties accused together: that one of them is withheld takes the others out of no form
        return " and ".join(dict.fromkeys(shown(part, record, what) for part in value.split(" and ")))

    def place_of(place: Place | None, record: str) -> Place | None:
        if place is None:
            return None
        name = place.name if place.name is None else shown(place.name, record, "place")
        return replace(
            place,
            text=shown(place.text, record, "place"),
            name=None if name == _WITHHELD else name,
            ends=tuple(one for end in place.ends if (one := place_of(end, record)) is not None),
        )

    def report_of(report: Report) -> Report:
        cells = {
            what: shown(text, report.id, what)
            for what, text in (("title", report.title), ("outlet", report.outlet))
            if text is not None
        }
        return replace(
            report,
            title=None if cells.get("title") == _WITHHELD else report.title,
            outlet=None if cells.get("outlet") == _WITHHELD else report.outlet,
        )

    def incident_of(incident: Assessment) -> Assessment:
        when, record = incident.when, incident.id
        return replace(
            incident,
            headline=shown(incident.headline, record, "headline"),
            when=None if when is None else replace(when, text=shown(when.text, record, "when")),
            place=place_of(incident.place, record),
            points=tuple(
                replace(
                    point,
                    values=tuple(
                        replace(one, value=parts_of(one.value, record, f"points: {point.about}"))
                        for one in point.values
                    ),
                )
                for point in incident.points
            ),
            conflicts=tuple(
                replace(
                    conflict,
                    sides=tuple(
                        replace(side, value=parts_of(side.value, record, f"conflicts: {conflict.about}"))
                        for side in conflict.sides
                    ),
                )
                for conflict in incident.conflicts
            ),
            origins=tuple(
                replace(origin, gathered_by=None)
                if origin.gathered_by is not None and private.stands_in(origin.gathered_by)
                else origin
                for origin in incident.origins
            ),
        )

    actors = {actor.id: actor for actor in dossier.actors}
    kept = replace(
        dossier,
        reports=tuple(map(report_of, dossier.reports)),
        claims=tuple(_claim_without(claim, private, actors) for claim in dossier.claims),
        incidents=tuple(map(incident_of, dossier.incidents)),
    )
    return kept, tuple(dict.fromkeys(losses))


_WITHHELD = "name withheld"


def _claim_without(claim: Claim, private: Withheld, actors: Mapping[str, Actor]) -> Claim:
    """Return a claim whose unlisted parties have no private name; a point that names one is a loss of its own."""
    if claim.act is None:
        return claim

    def party_of(party: Party) -> Party:
        named = party.actor not in actors and private.stands_in(party.text)
        return replace(party, text=_WITHHELD) if named else party

    act = replace(
        claim.act,
        perpetrators=tuple(map(party_of, claim.act.perpetrators)),
        victims=tuple(map(party_of, claim.act.victims)),
    )
    return claim if act == claim.act else replace(claim, act=act)


def is_web_address(url: str) -> bool:
    """Return whether an address is http or https, names a host, and holds no user name, password or white space."""
    if any(letter.isspace() or not letter.isprintable() for letter in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # an address that a stranger wrote, such as "http://[broken"
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def _speaker_names(speaker: Speaker, bodies: Collection[str]) -> Iterable[tuple[str, ...]]:
    if speaker.anonymous:
        return
    if speaker.actor is not None and speaker.actor not in bodies:
        yield tuple(_words(speaker.actor))
    yield from _runs(speaker.text)


def _place_names(place: Place) -> Iterable[str]:
    if place.id is not None and place.name is not None:
        yield place.name
    if place.admin1 is not None:
        yield place.admin1
    for end in place.ends:
        yield from _place_names(end)


def _unescaped(text: str) -> str:
    for _ in range(_ESCAPED_TIMES):
        bare = unquote(text)
        if bare == text:
            break
        text = bare
    return text


def _seen(text: str) -> str:
    """Return text as a reader sees it: line breaks and tabs are spaces, what is invisible is gone."""
    if text.isascii() and text.isprintable():
        return text
    spaced = (" " if letter.isspace() else letter for letter in text)
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in _UNSEEN)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(_seen(text))))


def name_runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every stretch of two or more capitalised words of a text, as it is written: names, mostly."""
    for line in text.splitlines():
        for stretch in re.split(r"[^\w\s'’-]", line):
            run: list[str] = []
            for word in (*stretch.split(), ""):
                if word[:1].isupper() and (run or folded(word) not in _NO_NAMES):
                    run.append(word)
                    continue
                if len(run) > 1:
                    yield tuple(run)
                run = []


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    """Yield every stretch of two or more capitalised words, folded, articles and numbers at its head left out.

    Particles between two capitalised words are of the stretch.
    """
    run: list[str] = []
    between: list[str] = []
    for word in (*_WORD.findall(_seen(text)), ""):
        if word[:1].isupper() and (run or folded(word) not in _NO_NAMES):
            run += [*between, folded(word)]
            between = []
        elif run and word in _PARTICLES:
            between.append(word)
        else:
            if len(run) > 1:
                yield tuple(run)
            run, between = [], []


def _bare_names(text: str) -> Iterable[tuple[str, ...]]:
    """Yield names that `_runs` cannot see: a wording without any plain word, and a capitalised word after a plain one."""
    words = _WORD.findall(_seen(text))
    known = [folded(word) in _PEOPLE | _OFFICES | _NO_NAMES for word in words]
    if words and not any(known):
        yield _words(text)
    for before, word, plain in zip(known, words[1:], known[1:], strict=False):
        if before and not plain and word[:1].isupper():
            yield _words(word)
