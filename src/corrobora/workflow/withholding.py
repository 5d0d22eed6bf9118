"""What a project withholds from those at the workbench who may not see it: the list, and how it is found and struck.

The list is a setting of the project, kept in its ledger as any other; whoever holds the folder, or its keys, reads it there. What is struck is
struck on the way to a page (`corrobora.workflow.struck`): no record is changed by it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from corrobora.custody.searching import Term, words_of
from corrobora.errors import BadSetting
from corrobora.export.profile import Profile
from corrobora.export.release import ID_OR_HASH
from corrobora.export.spotting import MARK, Spot, Spotter, Struck, joined
from corrobora.records import Actor
from corrobora.workflow.judging import LONGEST_WHY

MOST: Final = 1_000
"""Entries of the list. Ours: every string of every page is looked through for each."""
LONGEST: Final = 500
"""Characters of what is withheld: as a release profile takes them (`corrobora.export.read_profile`)."""
_FEWEST: Final = 2
"""Letters or digits of what is withheld: as a release profile."""
_DIGITS: Final = 6
"""Of what has digits alone. Ours: fewer are the years, days and numbers of every page."""
_SHORT: Final = 2_000
"""Characters up to which a string is remembered among many."""
_HEX: Final = re.compile(r"(?<![0-9A-Za-z])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{12,64}(?![0-9A-Za-z])")
"""Ids and hashes, whole or cut: letters of a name stand in some by chance."""


class Kind(StrEnum):
    """What an entry of the list is."""

    PERSON = "person"
    """A name: its parts are withheld, too, and initials beside them."""
    WORDING = "wording"
    """Words, withheld as a whole alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """An entry of the list."""

    kind: Kind
    words: str
    why: str
    """For what reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The list as an entry of the ledger keeps it."""

    salt: str
    """By chance, so that nobody confirms a guess at the list by its hash, which the history shows."""
    withheld: tuple[Withheld, ...]


def checked(withheld: Sequence[Withheld]) -> tuple[Withheld, ...]:
    """Return a list as it is kept: spaces as one, nothing twice.

    Raises:
        BadSetting: it has more than `MOST` entries, or one that is too short or too long, has signs that nobody sees, has fewer digits than a phone
            number and nothing else, stands in the mark that is shown instead, or has no reason. The message never holds the words.

    """
    if len(withheld) > MOST:
        raise BadSetting(f"withheld: found {len(withheld)} entries, expected {MOST} at most")
    kept: dict[tuple[Kind, str], Withheld] = {}
    for number, one in enumerate(withheld, 1):
        words, why = " ".join(one.words.split()), one.why.strip()
        letters = [letter for letter in words if letter.isalnum()]
        if len(letters) < _FEWEST or len(words) > LONGEST or not words.isprintable():
            raise BadSetting(
                f"withheld: number {number}: expected {_FEWEST} letters or digits at least, {LONGEST} characters at most, all of them visible"
            )
        if all(map(str.isdigit, letters)) and len(letters) < _DIGITS:
            raise BadSetting(
                f"withheld: number {number}: so few digits stand on every page; expected {_DIGITS} at least, or words beside them"
            )
        if one.kind is Kind.PERSON and " " not in words and words.isascii() and len(letters) <= _FEWEST:
            raise BadSetting(
                f"withheld: number {number}: a name of two letters alone stands for anybody; give it in full, or as a wording"
            )
        if not why or len(why) > LONGEST_WHY:
            raise BadSetting(f"withheld: number {number}: say why, in {LONGEST_WHY} characters at most")
        spotter = _spotter([one], {})
        if spotter.look(MARK):
            raise BadSetting(
                f"withheld: number {number}: it is a word of the mark {MARK} that is shown instead"
            )
        if not spotter.look(words):
            raise BadSetting(
                f"withheld: number {number}: nothing in it can be looked for; expected a name, or words with letters"
            )
        kept.setdefault((one.kind, words.casefold()), replace(one, words=words, why=why))
    return tuple(kept.values())


def _spotter(withheld: Sequence[Withheld], aliases: Mapping[str, Sequence[str]]) -> Spotter:
    return Spotter(_profile(withheld), aliases)


def _profile(withheld: Sequence[Withheld]) -> Profile:
    return Profile(
        name="withheld",
        strings=tuple(one.words for one in withheld if one.kind is Kind.WORDING),
        speakers=tuple(one.words for one in withheld if one.kind is Kind.PERSON),
    )


class Withholding:
    """One version of a project's list: finds and strikes what is on it."""

    def __init__(
        self, withheld: Sequence[Withheld], *, actors: Sequence[Actor] = (), known: Collection[str] = ()
    ) -> None:
        """Take the list.

        Args:
            withheld: as `checked` returns it.
            actors: of what was assessed last: of one of whom a name is withheld, all names are.
            known: names of those who work here. As the name of who decided, one is nobody's identity in the sense of the list, though it
                shares a word with one (`is_of_us`).

        """
        self.withheld = tuple(withheld)
        self.profile: Final = _profile(self.withheld)
        """The list as a release profile has it."""
        plain = _spotter(self.withheld, {})
        aliases = _aliases(actors, plain)
        self._spotter = _spotter(self.withheld, aliases) if aliases else plain
        self.known: Final = frozenset(name for name in known if self._spotter.look(name))
        told = [
            *(one.words for one in self.withheld),
            *(name for names in aliases.values() for name in names),
        ]
        self._words = frozenset(word for some in told for word in words_of(some).split())
        self._short = lru_cache(maxsize=1 << 14)(self._strike)
        self.struck = lru_cache(maxsize=1 << 8)(self._struck)
        """Return a text struck, with where its characters went."""

    def _struck(self, text: str) -> Struck:
        return Struck(text, self.spots(text))

    def _strike(self, text: str) -> str:
        return text if ID_OR_HASH.fullmatch(text) else self._struck(text).text

    def strike(self, text: str) -> str:
        """Return a text with the mark for each stretch that is withheld, the same whatever stood there."""
        return self._short(text) if len(text) <= _SHORT else self.struck(text).text

    def is_of_us(self, name: str) -> bool:
        """Whether it is the name of somebody who works here, which is left where it says who acted."""
        return name in self.known

    def spots(self, text: str) -> tuple[Spot, ...]:
        """Return where something withheld stands in a text, in order and apart from each other."""
        found = self._spotter.look(text)
        return _outside(found, text) if found else ()

    def finds(self, text: str) -> bool:
        """Whether something withheld stands in a text."""
        return self.strike(text) != text

    def leaks(self, text: str) -> tuple[Spot, ...]:
        """Return all that is withheld in a text that words of ours stand in, too; ordinary words are let through (`Spotter.find_leak`)."""
        found = joined(text, self._spotter.iter_leaks(text))
        return _outside(found, text) if found else ()

    def touches(self, term: Term) -> bool:
        """Whether what is searched for could be a word, or the beginning of one, of what is withheld."""
        last = term.words[-1]
        return not self._words.isdisjoint(term.words) or (
            term.begins and any(word.startswith(last) for word in self._words)
        )


def _outside(spots: Sequence[Spot], text: str) -> tuple[Spot, ...]:
    """Return the spots that are no part of an id or a hash."""
    chance = [match.span() for rule in (ID_OR_HASH, _HEX) for match in rule.finditer(text)]
    return tuple(
        spot for spot in spots if not any(start <= spot.start and spot.end <= end for start, end in chance)
    )


def _aliases(actors: Sequence[Actor], spotter: Spotter) -> dict[str, list[str]]:
    """Return the further names of actors of whom one name is withheld as a whole, by the entry of the list."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        names = (actor.name, *actor.aliases)
        entries = {
            entry
            for name in names
            for spot in spotter.look(name)
            if (spot.start, spot.end) == (0, len(name))
            for entry in spot.entries
        }
        for entry in entries:
            found.setdefault(entry, set()).update(names)
    return {entry: sorted(names) for entry, names in sorted(found.items())}
