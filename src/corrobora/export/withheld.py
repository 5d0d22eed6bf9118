"""Whose names stay out of a form that is made for passing on.

A name is withheld by a rule that errs to the careful side: a text in which a word of such a name stands is left
out whole, and whoever leaves it out says so in the loss report. Nothing is blacked out inside a text, because what
is left around a gap often tells who it was.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from corrobora.records import ActorKind, Dossier, Place, Speaker, SpeakerKind
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

_UNNAMED_KINDS = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.OTHER})
_SHORTEST = 3
"""Letters of a word that is looked for alone; shorter ones ("Li", "Bo") only inside their whole name."""
_INSIDE = range(7, 61)
"""Letters of a whole name that is also looked for inside a word, as addresses write it ("terenaske")."""
_WORD = re.compile(r"[^\W_]+")
_NO_NAMES = frozenset(
    """a an the his her its their this that these those at about around some up more over nearly almost no fewer less
    than one two three four five six seven eight nine ten eleven twelve several many dozens scores hundreds""".split()
)
_OFFICES = frozenset(
    """adm brig capt cdr cmdr col cpl gen gov hon lt maj prof rep rev sen sgt admiral ambassador archbishop army bishop brigadier captain chief colonel commander commissioner corporal
    councillor dean defence defense deputy director doctor dr emir father force forces general governor imam judge justice king
    lawyer lieutenant major marshal mayor minister ministry mr mrs ms nurse officer opposition pastor police president
    priest prime prince princess professor prosecutor rebel rights secretary senator sergeant sheikh sir sister
    soldier spokesman spokesperson spokeswoman staff sultan teacher witness""".split()
)
"""Words of rank, office and trade: capitalised before a name, and no part of it."""


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
        words = _words(unquote(text))
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
    the party it speaks for ("… spokesman Ilan Dresk"); and a victim whose wording is two or more capitalised words.
    Words of parties' and places' own names, of ranks and of offices are not searched for alone, nor are those of a
    speaker who may be an organisation that no list has ("Doctors Beyond Walls"): these only as a whole.

    ``kinds``: only speakers of these kinds, and always the victims; ``None``: every speaker. The rule is ours, after
    ``docs/concepts/care.md``; it cannot know a person whom no claim marks as speaker or victim.
    """
    bodies = {actor.id for actor in dossier.actors}
    public = {
        word for actor in dossier.actors for name in (actor.name, *actor.aliases) for word in _words(name)
    }
    names: set[tuple[str, ...]] = set()
    wholes: set[tuple[str, ...]] = set()
    for claim in dossier.claims:
        if claim.place is not None:
            public.update(word for name in _place_names(claim.place) for word in _words(name))
        if claim.speaker is not None and (kinds is None or claim.speaker.kind in kinds):
            unlisted = claim.speaker.actor is None and claim.speaker.kind not in PRIVATE_KINDS
            (wholes if unlisted else names).update(_speaker_names(claim.speaker, bodies))
        if claim.act is not None:
            for party in (*claim.act.victims, *claim.act.perpetrators):
                if party.actor is None and party.kind in _UNNAMED_KINDS:
                    names.update(_runs(party.text))
    public |= _OFFICES
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


def is_web_address(url: str) -> bool:
    """Return whether an address is http or https, names a host, and holds no user name, password or white space."""
    if any(letter.isspace() or not letter.isprintable() for letter in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # an address that a stranger wrote, such as "http://[broken"
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def _speaker_names(speaker: Speaker, bodies: set[str]) -> Iterable[tuple[str, ...]]:
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


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(text)))


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    """Yield every stretch of two or more capitalised words, folded, articles and numbers at its head left out."""
    run: list[str] = []
    for word in (*_WORD.findall(text), ""):
        if word[:1].isupper() and (run or folded(word) not in _NO_NAMES):
            run.append(folded(word))
            continue
        if len(run) > 1:
            yield tuple(run)
        run = []
