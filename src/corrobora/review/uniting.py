"""Lay judgements over who is named: two names that a person found to be one actor's are one actor's wherever they stand.

Wordings stay; what a party or a speaker resolves to is replaced, before anything is joined.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from corrobora.records import Actor, Claim, Decision, Judgement, Party, Proposal, Reading, Speaker
from corrobora.review.laying import Laid
from corrobora.review.opinions import in_force

METHOD: Final = "uniting/1"
SAME_ACTOR: Final = "same-actor"
"""Kind of the proposal that two names are one actor's."""
_BY_WORDS: Final = "name:"
"""What the key of a name begins with that resolves to nobody."""
_INTRODUCED: Final = "report:"
"""What the id of an actor begins with that no list has and a report introduces."""
_ARTICLE: Final = re.compile(r"^the\s+")
_ENDS: Final = " \t\n,.;:\"'“”‘’«»"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unions:
    """Which names are one actor's by what persons decided."""

    of: Mapping[str, str] = field(default_factory=dict)
    """For each key of a name that is one with another, the id by which it goes."""
    actors: Mapping[str, Actor] = field(default_factory=dict)
    """By these ids, the actor as it stood when that was decided; none for persons who speak."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By these ids, all names that are one."""
    contradicted: frozenset[str] = frozenset()
    """Proposals whose acceptance is in force and is not followed: it would make one of what somebody told apart."""

    def grown(self, actor: Actor) -> Actor:
        """Return an actor with the names that persons found to be its own among its aliases."""
        known = {actor.name, *actor.aliases}
        further = tuple(name for name in self.names.get(actor.id, ()) if name not in known)
        return replace(actor, aliases=(*actor.aliases, *further)) if further else actor

    def touching(self, other: "Unions") -> frozenset[str]:
        """Return the keys of names that go otherwise by the other."""
        return frozenset(
            key for key in self.of.keys() | other.of.keys() if self._told(key) != other._told(key)
        )

    def _told(self, key: str) -> tuple[object, ...]:
        known = self.of.get(key)
        return (known, self.actors.get(known), self.names.get(known)) if known is not None else ()


NO_UNIONS: Final = Unions()
"""Nothing was decided."""


def key_of_name(words: str) -> str:
    """Return the key of a name that resolves to nobody: the same whatever its case, its article and the spaces in it."""
    folded = " ".join(unicodedata.normalize("NFKC", words).casefold().split()).strip(_ENDS)
    return _BY_WORDS + _ARTICLE.sub("", folded)


def key_of(named: Party | Speaker) -> str | None:
    """Return by what a party or a speaker is known: what it resolves to, else its words; ``None`` for who is not named."""
    if isinstance(named, Speaker) and named.anonymous:
        return None
    return named.actor if named.actor is not None else key_of_name(named.text)


def is_by_words(key: str) -> bool:
    """Whether a key is that of a name that resolves to nobody."""
    return key.startswith(_BY_WORDS)


def names_in(reading: Reading) -> frozenset[str]:
    """Return the keys of all parties and speakers of a reading."""
    named = [one for claim in reading.claims for one in _named(claim)]
    named += [party for step in reading.steps for party in (step.by, step.of) if party is not None]
    return frozenset(key for one in named if (key := key_of(one)) is not None)


def iter_named(claims: Iterable[Claim]) -> Iterator[Party | Speaker]:
    """Give the parties and speakers of claims, those not named left out."""
    for claim in claims:
        yield from (one for one in _named(claim) if key_of(one) is not None)


def propose_same_actor(one: str, other: str) -> Proposal:
    """Return the proposal that two names are one actor's.

    Args:
        one: key of a name (`key_of`).
        other: that of the other; their order changes nothing.

    """
    return Proposal(kind=SAME_ACTOR, subjects=tuple(sorted((one, other))), value="same", method="")


def find_names(judgement: Judgement) -> tuple[str, str] | None:
    """Return the keys of the two names that a judgement is about; ``None``: it is about something else."""
    proposed = judgement.proposed
    if proposed is None or proposed.kind != SAME_ACTOR or len(proposed.subjects) != 2:
        return None
    return proposed.subjects[0], proposed.subjects[1]


def unions(judgements: Iterable[Judgement], *, coders: int = 1) -> Unions:
    """Return which names are one actor's.

    1. Of judgements on two names the one in force holds (`opinions`).
    2. *Accept*: they are one, and so is whatever else is one with either.
    3. *Reject*: they are two. Acceptances are followed in the order in which they were made, but for those that would make one of names
       that somebody told apart, whether before or after: these are contradicted.
    4. One goes by the id of a listed actor, else of one that a report introduces, else by the key that sorts first.

    Args:
        judgements: any, the oldest first.
        coders: persons that the project asks for on each proposal, 1 or 2.

    """
    every = tuple(judgements)
    pairs = {one.proposal: pair for one in every if (pair := find_names(one)) is not None}
    held = set(in_force((one for one in every if one.proposal in pairs), coders=coders).values())
    deciding = [(one, pairs[one.proposal]) for one in every if one in held]
    apart = {frozenset(pair) for one, pair in deciding if one.decision is Decision.REJECT}
    groups: dict[str, frozenset[str]] = {}
    contradicted: set[str] = set()
    actors: dict[str, Actor] = {}
    for one, (first, second) in deciding:
        if one.decision is not Decision.ACCEPT:
            continue
        here, there = groups.get(first, frozenset({first})), groups.get(second, frozenset({second}))
        if any(frozenset({a, b}) in apart for a in here for b in there):
            contradicted.add(one.proposal)
            continue
        for actor in one.actors:
            actors.setdefault(actor.id, actor)
        groups |= dict.fromkeys(here | there, here | there)
    of = {key: min(group, key=lambda one: _rank(one, actors)) for key, group in groups.items()}
    names = {
        known: tuple(dict.fromkeys(name for key in sorted(groups[known]) for name in _names(key, actors)))
        for known in sorted(set(of.values()))
    }
    return Unions(
        of=of,
        actors={known: actors[known] for known in names if known in actors},
        names=names,
        contradicted=frozenset(contradicted),
    )


def unite(reading: Reading, found: Unions) -> Reading:
    """Return a reading in which names that are one resolve to one.

    No wording changes, and so no claim's id. Who is anonymous stays so.
    """
    if not found.of:
        return reading
    return replace(
        reading,
        claims=tuple(_claim(claim, found) for claim in reading.claims),
        steps=tuple(
            replace(step, by=_maybe(step.by, found), of=_maybe(step.of, found)) for step in reading.steps
        ),
    )


def unite_laid(laid: Laid, found: Unions) -> Laid:
    """Return a reading over which judgements on claims are laid, with names that are one resolved to one, those set aside among them."""
    if not found.of:
        return laid
    aside = tuple(_claim(claim, found) for claim in laid.aside)
    return replace(laid, reading=unite(laid.reading, found), aside=aside)


def _named(claim: Claim) -> Iterator[Party | Speaker]:
    if claim.speaker is not None:
        yield claim.speaker
    if claim.act is not None:
        yield from (*claim.act.perpetrators, *claim.act.victims)


def _claim(claim: Claim, found: Unions) -> Claim:
    speaker, act = claim.speaker, claim.act
    key = None if speaker is None else key_of(speaker)
    if speaker is not None and key is not None and key in found.of:
        speaker = replace(speaker, actor=found.of[key])
    if act is not None:
        act = replace(
            act,
            perpetrators=tuple(_party(party, found) for party in act.perpetrators),
            victims=tuple(_party(party, found) for party in act.victims),
        )
    return claim if (speaker, act) == (claim.speaker, claim.act) else replace(claim, speaker=speaker, act=act)


def _maybe(party: Party | None, found: Unions) -> Party | None:
    return None if party is None else _party(party, found)


def _party(party: Party, found: Unions) -> Party:
    known = found.of.get(key_of(party) or "")
    if known is None:
        return party
    actor = found.actors.get(known)
    return replace(party, actor=known, kind=party.kind if actor is None else actor.kind)


def _rank(key: str, actors: Mapping[str, Actor]) -> tuple[int, str]:
    if key.startswith(_INTRODUCED):
        return 1, key
    return (0 if key in actors and not is_by_words(key) else 2), key


def _names(key: str, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    actor = actors.get(key)
    return (key.removeprefix(_BY_WORDS),) if actor is None else (actor.name, *actor.aliases)
