"""Who may be named in a form that leaves the house: parties, offices and organisations, and no private person.

A dossier is read beside its reports; a table of an exchange form is copied, merged and searched without them. So these
forms hold less. An anonymous speaker has no name here, nor has anybody who speaks as eyewitness, survivor, relative or
local source, nor a victim; their words stay in the dossier, where ids and offsets lead. The rule is that of
``docs/concepts/care.md``, drawn tighter. Who is private in one claim is private in all.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from corrobora.records import Actor, ActorKind, Dossier, Party, Place, Speaker, SpeakerKind

LONGEST = 300
"""Code points kept of a name; a longer one ends in an ellipsis."""

PRIVATE_SPEAKERS = frozenset(
    {
        SpeakerKind.EYEWITNESS,
        SpeakerKind.SURVIVOR,
        SpeakerKind.RELATIVE,
        SpeakerKind.LOCAL_SOURCE,
        SpeakerKind.OTHER,
    }
)
"""Kinds of speakers whose names are never written; *other* is among them, since nobody knows who that is."""
PRIVATE_PARTIES = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.OTHER})
"""Kinds of parties of which only the kind is written, unless they are a known organisation."""

# Controls, bidirectional marks and overrides, invisible fillers, lone surrogates, noncharacters. The joiners U+200C and
# U+200D stay: Persian and the scripts of India are not written without them.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"\s+")
_BETWEEN = re.compile(r"[\W_]+")


def harmless(text: str) -> str:
    """Return text on one line with each character that hides, reorders or breaks text replaced by U+FFFD, cut at `LONGEST`.

    Line breaks and tabs become a space. Harmless text comes back as it was, save that runs of white space become one space.
    """
    shown = _UNSAFE.sub("\ufffd", _SPACE.sub(" ", text).strip())
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def _compared(text: str) -> str:
    """Return the words of a text as names are compared: an address or a line break parts them as a space does."""
    bare = _UNSAFE.sub("", _SPACE.sub(" ", text))
    return _BETWEEN.sub(" ", unicodedata.normalize("NFKC", bare).casefold()).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What may be called by name in one dossier; made by `naming_of`."""

    actors: Mapping[str, Actor]
    """The organisations that the dossier knows, by id."""
    withheld: re.Pattern[str] | None
    """Finds the names of private speakers; ``None``: the dossier has none."""

    def find_speaker(self, speaker: Speaker | None) -> str | None:
        """Return what a speaker is called, or ``None`` where it has no name here.

        A spokesman is called by the organisation it speaks for. ``None`` is the outlet's own voice, an anonymous
        or a private speaker, and anybody whose words hold the name of one.
        """
        if speaker is None or speaker.anonymous:
            return None
        if speaker.actor in self.actors and speaker.kind not in PRIVATE_SPEAKERS - {SpeakerKind.OTHER}:
            return self._of_actor(speaker.actor)
        if speaker.kind in PRIVATE_SPEAKERS:
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
        return harmless(self.actors[actor].name) or None if actor is not None else None

    def _unless_withheld(self, text: str) -> str | None:
        if self.withheld is not None and self.withheld.search(_compared(text)):
            return None
        return harmless(text) or None


def naming_of(dossier: Dossier) -> Naming:
    """Return who may be named in a dossier.

    Withheld are the names of all private speakers (`PRIVATE_SPEAKERS`) that no claim calls anonymous and that are no
    organisation of the dossier; each as whole words, without regard to case and to what
    stands between the words.
    """
    actors = {actor.id: actor for actor in dossier.actors}
    speakers = [claim.speaker for claim in dossier.claims if claim.speaker is not None]
    speakers += [
        origin.speaker
        for incident in dossier.incidents
        for origin in incident.origins
        if origin.speaker is not None
    ]
    names = set()
    for speaker in speakers:
        if speaker.kind in PRIVATE_SPEAKERS and not speaker.anonymous and speaker.actor not in actors:
            names.add(_compared(speaker.actor or speaker.text))
    names.discard("")
    pattern = "|".join(re.escape(name) for name in sorted(names))
    return Naming(actors=actors, withheld=re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") if names else None)
