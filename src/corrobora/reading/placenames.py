"""One spelling for the many spellings of a place name.

Standard library only: the script that builds the gazetteer loads this file by
its path, so that names are indexed and looked up by one and the same rule.
"""

import unicodedata

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


def normalised(name: str) -> str:
    """Return the form under which a place name is looked up.

    Case, accents and apostrophes vanish; hyphens, dashes and runs of white
    space become one space. "Tin-Zaouatine", "Tin Zaouatine" and "TIN ZAOUATINE"
    are one name; so are "Léré" and "Lere". Anything past 120 characters is cut
    off: no place has a longer name.
    """
    name = name[:_LONGEST]
    if name.isascii():
        folded = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.casefold()).casefold()
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(
            _LETTERS
        )
    kept = "".join(letter if letter.isalnum() else "" if letter in _DROPPED else " " for letter in folded)
    return " ".join(kept.split())
