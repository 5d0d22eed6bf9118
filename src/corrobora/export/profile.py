"""A release profile: what never leaves the house in an export made under it.

A profile is a TOML file that whoever releases keeps to themselves, outside the project: it names what it withholds.
``docs/guides/release.md`` has one to copy. It is read strictly, because a key that is mistyped would withhold nothing.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corrobora.errors import BadSetting, MissingPath

FIELDS: Final[Mapping[str, str]] = {
    "bylines": "who wrote a report",
    "collector": "who acts, in a package's README.txt and bag-info.txt",
    "external-ids": "ids that reports had elsewhere",
    "judged-by": "who judged a claim",
    "paths": "paths and file names by which reports came, and those of what was refused",
    "reasons": "why a claim was judged so, and what it was corrected to",
    "urls": "addresses of reports",
}
"""Fields that can be withheld whole, by the names a profile uses."""

MOST_DECIMALS: Final = 3
"""Decimals of a degree; 3 is about 110 metres (WGS 84, at the equator), and no longer coarse."""
_LARGEST: Final = 1 << 20
_LONGEST: Final = 500
_TOP = frozenset({"name", "withhold"})
_WITHHOLD = frozenset({"strings", "speakers", "phones", "emails", "coordinates", "fields"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is withheld. Its strings and names are never written into anything that leaves."""

    name: str
    """What the release calls it; public."""
    strings: tuple[str, ...] = ()
    """Wordings to strike wherever they stand, in any spelling."""
    speakers: tuple[str, ...] = ()
    """Names of people to strike, their parts too, and to take from the claims that they make."""
    phones: bool = False
    emails: bool = False
    coordinates: int | None = None
    """Decimals that are left of a degree, 0 to `MOST_DECIMALS`; -1: none is left at all; ``None``: as they are."""
    fields: frozenset[str] = frozenset()
    """Some of `FIELDS`."""

    @property
    def classes(self) -> tuple[str, ...]:
        """What kinds of things it withholds, in words that may be public."""
        told = (
            (bool(self.strings), "strings"),
            (bool(self.speakers), "speakers"),
            (self.phones, "phone numbers"),
            (self.emails, "e-mail addresses"),
            (self.coordinates == -1, "coordinates"),
            (self.coordinates is not None and self.coordinates >= 0, "exact coordinates"),
        )
        return (*(words for given, words in told if given), *sorted(self.fields))


def read_profile(path: Path) -> Profile:
    """Read a profile from its file.

    Raises:
        BadSetting: the file is no TOML in UTF-8, has a key that no profile has, a value of another type or range, a string of
            less than two letters or digits, or withholds nothing. The message never holds what is to be withheld.
        MissingPath: there is no file at the path.

    """
    if not path.is_file():
        raise MissingPath(f"profile: no file at {path}; give the path of a TOML file")
    if path.stat().st_size > _LARGEST:
        raise BadSetting(f"profile: {path} is larger than 1 MiB; no profile is")
    return parse_profile(path.read_bytes(), str(path))


def parse_profile(data: bytes, where: str) -> Profile:
    """Return the profile that the bytes of a file are; `read_profile` reads them from its path.

    Args:
        data: of the file.
        where: what the file is called in messages.

    Raises:
        BadSetting: as `read_profile`.

    """
    if len(data) > _LARGEST:
        raise BadSetting(f"profile: {where} is larger than 1 MiB; no profile is")
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        # the parser's own words can quote the file
        raise BadSetting(f"profile: {where} is no TOML in UTF-8; see the guide for one to copy") from None
    return profile_of(found, where)


def profile_of(values: Mapping[str, object], where: str) -> Profile:
    """Return the profile that these values are, checked as `read_profile` says.

    Raises:
        BadSetting: they are none.

    """
    _expect_known(values, _TOP, where)
    name, withhold = values.get("name"), values.get("withhold")
    if not isinstance(name, str) or not name.strip() or len(name) > 100 or not name.isprintable():
        raise BadSetting(f"profile: {where}: name: expected 1 to 100 printable characters; it becomes public")
    if not isinstance(withhold, dict):
        raise BadSetting(f"profile: {where}: expected a table [withhold]")
    _expect_known(withhold, _WITHHOLD, f"{where}: withhold")
    fields = _words(withhold, "fields", where)
    if unknown := sorted(set(fields) - FIELDS.keys()):
        raise BadSetting(
            f"profile: {where}: fields: found {', '.join(unknown)}, expected some of {', '.join(FIELDS)}"
        )
    profile = Profile(
        name=name.strip(),
        strings=_words(withhold, "strings", where),
        speakers=_words(withhold, "speakers", where),
        phones=_switch(withhold, "phones", where),
        emails=_switch(withhold, "emails", where),
        coordinates=_coordinates(withhold, where),
        fields=frozenset(fields),
    )
    if not profile.classes:
        raise BadSetting(f"profile: {where} withholds nothing; export without a profile, or name what stays")
    return profile


def _expect_known(values: Mapping[str, object], known: frozenset[str], where: str) -> None:
    if unknown := sorted(values.keys() - known):
        raise BadSetting(
            f"profile: {where}: found the key {', '.join(unknown)}, expected some of {', '.join(sorted(known))}"
        )


def _words(values: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    found = values.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise BadSetting(f"profile: {where}: {key}: expected a list of strings")
    for number, one in enumerate(found, 1):
        if sum(map(str.isalnum, one)) < 2 or len(one) > _LONGEST:
            raise BadSetting(
                f"profile: {where}: {key}: number {number} has less than two letters or digits, or more than {_LONGEST} characters"
            )
    return tuple(found)


def _switch(values: Mapping[str, object], key: str, where: str) -> bool:
    found = values.get(key, False)
    if not isinstance(found, bool):
        raise BadSetting(f"profile: {where}: {key}: expected true or false")
    return found


def _coordinates(values: Mapping[str, object], where: str) -> int | None:
    found = values.get("coordinates")
    if found is None:
        return None
    if found == "withhold":
        return -1
    if isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= MOST_DECIMALS:
        return found
    raise BadSetting(
        f'profile: {where}: coordinates: expected "withhold", or how many decimals of a degree are left, 0 to {MOST_DECIMALS}'
    )
