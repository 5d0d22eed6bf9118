"""Who may be named in a form that leaves the house: parties, offices and organisations, and no private person.

A dossier is read beside its reports; a table of an exchange form is copied, merged and searched without them. So these
forms hold less. An anonymous speaker has no name here, nor has anybody who speaks as eyewitness, survivor, relative or
local source, nor a victim; their words stay in the dossier, where ids and offsets lead. Who is private in one claim
is private in all: how their names are found is the one rule of `corrobora.export.withheld`. This module decides what
a speaker, a party or a place is called where it may be called anything.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corrobora.export.withheld import PERSONAL_KINDS, PRIVATE_KINDS, Withheld, names_withheld
from corrobora.records import Actor, ActorKind, Dossier, Party, Place, Speaker

LONGEST = 300
"""Code points kept of a name; a longer one ends in an ellipsis."""

PRIVATE_PARTIES = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.OTHER})
"""Kinds of parties of which only the kind is written, unless they are a known organisation."""

# Controls, bidirectional marks and overrides, invisible fillers, lone surrogates, noncharacters. The joiners U+200C and
# U+200D stay: Persian and the scripts of India are not written without them.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"\s+")


def harmless(text: str) -> str:
    """Return text on one line with each character that hides, reorders or breaks text replaced by U+FFFD, cut at `LONGEST`.

    Line breaks and tabs become a space. Harmless text comes back as it was, save that runs of white space become one space.
    """
    shown = _UNSAFE.sub("\ufffd", _SPACE.sub(" ", text).strip())
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What may be called by name in one dossier; made by `naming_of`."""

    actors: Mapping[str, Actor]
    """The organisations that the dossier knows, by id."""
    withheld: Withheld
    """Finds the names of private speakers and of victims."""

    def find_speaker(self, speaker: Speaker | None) -> str | None:
        """Return what a speaker is called, or ``None`` where it has no name here.

        A spokesman is called by the organisation it speaks for. ``None`` is the outlet's own voice, an anonymous
        or a private speaker, and anybody whose words hold the name of one.
        """
        if speaker is None or speaker.anonymous:
            return None
        if speaker.actor in self.actors and speaker.kind not in PERSONAL_KINDS:
            return self._of_actor(speaker.actor)
        if speaker.kind in PRIVATE_KINDS:
            return None
        return self._unless_withheld(speaker.text)

    def find_party(self, party: Party | None) -> str | None:
        """Return what a party is called, or ``None`` where it has no name here: private people, and parties nobody knows."""
        if party is None:
            return None
        if party.actor in self.actors:
            return self._of_actor(party.actor)
        if party.kind in PRIVATE_PARTIES:
            return None
        return self._unless_withheld(party.text)

    def find_place(self, place: Place | None) -> str | None:
        """Return the name of a place, or ``None``: the words of a report for a place may be whose house it is."""
        if place is None or place.name is None:
            return None
        return self._unless_withheld(place.name)

    def find_words(self, text: str | None) -> str | None:
        """Return other words (an outlet, an address) made `harmless`, or ``None`` where there are none, or they hold a private name."""
        return None if text is None else self._unless_withheld(text)

    def _of_actor(self, actor: str | None) -> str | None:
        return None if actor is None else self._unless_withheld(self.actors[actor].name)

    def _unless_withheld(self, text: str) -> str | None:
        if self.withheld.stands_in(text):
            return None
        return harmless(text) or None


def naming_of(dossier: Dossier) -> Naming:
    """Return who may be named in a dossier; whose names stay out is `names_withheld` of `PRIVATE_KINDS`."""
    return Naming(
        actors={actor.id: actor for actor in dossier.actors}, withheld=names_withheld(dossier, PRIVATE_KINDS)
    )
