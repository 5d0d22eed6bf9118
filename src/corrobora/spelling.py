"""One spelling for the many spellings of a place name.

Standard library only: the script that builds the gazetteer loads this file by
its path, so that names are indexed and looked up by one and the same rule.
"""

import unicodedata
from functools import lru_cache

_DROPPED = frozenset("'’‘ʼʻʿʾ`´′.")
"""Apostrophes of every kind and full stops: "N'Djamena" is "Ndjamena", "U.S." is "US"."""
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "ħ": "h",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ɔ": "o",
        "ɛ": "e",
        "ə": "e",
        "ǝ": "e",
        "ŋ": "n",
    }
)
_LONGEST = 120
_KEPT = 1 << 15
"""So many names are remembered: a report names the same places over and over, and so does the gazetteer."""


@lru_cache(maxsize=_KEPT)
def normalised(name: str) -> str:
    """Return the form under which a place name is looked up.

    Case, accents and apostrophes vanish; hyphens, dashes and runs of white
    space become one space. "Tin-Zaouatine", "Tin Zaouatine" and "TIN ZAOUATINE"
    are one name; so are "Léré" and "Lere". Anything past 120 characters is cut
    off: no place has a longer name.
    """
    kept = "".join(
        letter if letter.isalnum() else "" if letter in _DROPPED else " "
        for letter in folded(name[:_LONGEST])
    )
    return " ".join(kept.split())


def folded(text: str) -> str:
    """Return a text of any length without case and accents; everything else stays."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LETTERS)


_ARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "esh",
        "ash",
        "as",
        "es",
        "ad",
        "ed",
        "an",
        "en",
        "ar",
        "er",
        "the",
        "le",
        "la",
        "de",
        "du",
    }
)
_SOUNDS = tuple(
    pair.split(":")
    for pair in "tch:s sch:s kh:k gh:g sh:s ch:s th:t ph:f dj:j ck:k q:k z:s ce:se ci:si cy:si c:k".split()
)
_SOFT = frozenset("aeiouyw")


def skeleton(name: str) -> str:
    """Return the consonants of a name, by which spellings of one name in several alphabets mostly agree.

    "Bilozirka" and "Belozyorka" give "blsrk", "Kan Thar Ywa" and "Kantharywa"
    "kntr". Names with fewer than four consonants give their full form, since
    too many share them.
    """
    plain = normalised(name)
    words = [w for w in plain.split() if w not in _ARTICLES] or plain.split()
    joined = "".join(words)
    for spelt, sound in _SOUNDS:
        joined = joined.replace(spelt, sound)
    bones = ""
    for letter in joined:
        if letter in _SOFT or (letter == "h" and bones) or (bones and bones[-1] == letter):
            continue
        bones += letter
    return bones if len(bones) >= 4 else plain.replace(" ", "")
