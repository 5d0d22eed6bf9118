"""In which language a page speaks: its words from gettext catalogues, its numbers, and who chooses.

English stands in the templates and modules themselves. Every other language has a folder in ``locale``, named by its tag, with its catalogue as
people write it (``workbench.po``) and as it is read here (``workbench.mo``); ``scripts/build_messages.py`` makes the second of the first. What
the library itself says of an error stays English in every language, and pages mark it as such.
"""

import functools
import gettext
import math
import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.requests import Request

from corrobora.errors import BadSetting, UnknownRecord
from corrobora.workbench.people import Role

COOKIE: Final = "corrobora-language"
"""Holds the tag of the language that somebody chose. It is no secret, and names nobody."""
CATALOGUES: Final = Path(__file__).parent / "locale"
_LONGEST: Final = 1000
"""Letters of ``Accept-Language``. Ours: browsers send some fifty, and what is longer was written by somebody who wants no page."""
_RANGE: Final = re.compile(
    r"[ \t]*(\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8})[ \t]*(?:;[ \t]*[qQ]=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)[ \t]*)?"
)
"""A language range (RFC 4647, 2.1) and its weight (RFC 9110, 12.4.2)."""
_NARROW: Final = "\N{NARROW NO-BREAK SPACE}"


class Refusal(BadSetting):
    """A refusal in the words of the page's language, where the library's own errors are English."""


class NotThere(UnknownRecord):
    """What a page says, in its own language, of something that there is not."""


def noted(words: str) -> str:
    """Return words as they stand. It marks them as a message where they are written, for `Language.said` to translate where they are shown."""
    return words


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language that the workbench speaks."""

    tag: str
    """Its subtag of BCP 47, which is what ``lang`` says in a page."""
    name: str
    """What those who speak it call it."""
    thousands: str
    """Stands between groups of three digits (Unicode CLDR, as `decimal`)."""
    decimal: str
    """Stands before decimals."""
    words: gettext.NullTranslations
    """Its catalogue."""

    def gettext(self, message: str) -> str:
        """Return a message in this language; as it stands where the catalogue has none."""
        return self.words.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the form of a message that goes with a number, by the rule in the catalogue's head: English has one 1, French 0 and 1."""
        return self.words.ngettext(singular, plural, number)

    def pgettext(self, context: str, message: str) -> str:
        """Return a message whose English words mean something else elsewhere."""
        return self.words.pgettext(context, message)

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> str:
        """Return what `ngettext` and `pgettext` say together."""
        return self.words.npgettext(context, singular, plural, number)

    def said(self, words: str) -> str:
        """Return words of ours that were written down elsewhere (`noted`, `corrobora.workbench.vocabulary`) in this language.

        Headings are the words with a capital first letter: where the catalogue has none for the heading, the word is looked up and gets one.
        What it does not hold stays as it is, and so does nothing at all.
        """
        if not words:
            return ""
        found = self.gettext(words)
        if found != words or words[:1].islower():
            return found
        found = self.gettext(words[:1].lower() + words[1:])
        return found[:1].upper() + found[1:]

    def number(self, value: float, places: int | None = None) -> str:
        """Return a number as this language writes it: 12,345.5 in English, 12 345,5 with narrow no-break spaces in French.

        Not for years, identifiers and dates: these stay as they are.

        Args:
            value: the number.
            places: decimals that are shown; by default those that it has.

        Raises:
            ValueError: it is infinite or none at all, which no page has a reason to show.

        """
        if not math.isfinite(value):
            raise ValueError(f"a number to show is {value}")
        plain = format(value, ",") if places is None else format(value, f",.{places}f")
        return plain.translate({ord(","): self.thousands, ord("."): self.decimal})

    def role(self, role: Role) -> str:
        """Return what a role is called."""
        _ = self.gettext
        return {
            Role.READER: _("reader"),
            Role.CODER: _("coder"),
            Role.REVIEWER: _("reviewer"),
            Role.ADMIN: _("admin"),
        }[role]


@functools.cache
def _catalogue(tag: str) -> gettext.GNUTranslations:
    """Read a compiled catalogue; by its path, for `gettext.translation` looks into the environment when it is told no language."""
    with (CATALOGUES / tag / "LC_MESSAGES" / "workbench.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


LANGUAGES: Final[Mapping[str, Language]] = {
    "en": Language(tag="en", name="English", thousands=",", decimal=".", words=gettext.NullTranslations()),
    "fr": Language(tag="fr", name="Français", thousands=_NARROW, decimal=",", words=_catalogue("fr")),
}
"""By tag, in the order in which they are offered. The first is spoken where nobody says anything."""


_SPOKEN: Final[ContextVar[Language]] = ContextVar("corrobora-language")


def speak(language: Language) -> None:
    """Have `spoken` return a language, for as long as the request that is answered now.

    Each request is a task of its own, and what it has done in a thread sees what it sees: no request hears of another's language.
    """
    _SPOKEN.set(language)


def spoken() -> Language:
    """Return the language of the page that is made now; English where none is, as for programs and at the command line."""
    return _SPOKEN.get(LANGUAGES.get("en") or next(iter(LANGUAGES.values())))


def chosen(request: Request) -> Language | None:
    """Return the language that somebody chose on a page of ours; ``None`` where they chose none that there is."""
    return LANGUAGES.get(request.cookies.get(COOKIE, ""))


def language_of(request: Request) -> Language:
    """Return the language in which a request is answered: the one that was chosen, else what the browser asks for, else English."""
    return chosen(request) or preferred(",".join(request.headers.getlist("accept-language")))


def preferred(header: str) -> Language:
    """Return the language that an ``Accept-Language`` asks for most.

    A range asks for a language where it is its tag, or the tag with more after it (``fr-ML`` for ``fr``: lookup, RFC 4647, 3.4). Ours: of
    languages with equal weights the one named first, as browsers list them; ``*`` is for all that no range names; a weight of 0 asks for
    none (RFC 9110, 12.5.4); a part that is no range is passed over, and so is the whole where it is longer than 1,000 letters. English
    where nothing is left.
    """
    first = next(iter(LANGUAGES.values()))
    if len(header) > _LONGEST:
        return first
    weights: dict[str, float] = {}
    for part in header.split(","):
        found = _RANGE.fullmatch(part)
        if found is not None:
            tag = found[1].lower().partition("-")[0]
            weight = 1.0 if found[2] is None else float(found[2])
            weights[tag] = max(weight, weights.get(tag, 0.0))
    others = weights.pop("*", 0.0)
    for tag in LANGUAGES:
        weights.setdefault(tag, others)
    asked = [tag for tag, weight in weights.items() if weight > 0 and tag in LANGUAGES]
    # max gives the first of equals, and a dict keeps the order in which tags were named
    return LANGUAGES[max(asked, key=weights.__getitem__)] if asked else first
