"""How telling a word is: term statistics frozen with the method, handed in.

A word that few reports use ties two reports together; one that all use ties
nothing. How many reports of the training corpora use a word is kept in a
count-min sketch (Cormode and Muthukrishnan 2005): two rows of counters under
two hashes, of which the smaller is taken: words that share a counter make it too
high, and only its rounding (a fortieth at most) too low. No word can be read
out of it. Because the counts never change with the reports at
hand, adding a report changes no other pair's score.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corrobora.spelling import folded

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SALTS = (b"\x01", b"\x02")
_STEPS = 16
"""Steps of a counter to one doubling: 255 of them reach 60,000 reports."""
_OPENS = re.compile(r"[.!?:;“”\"‘(\[–—-]\s*$")
"""What stands before the first word of a sentence or a quotation."""
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A year of this century or the last, as reports write it (ours). A toll of two thousand without a comma looks like one, and tells as a toll."""
_THROUGHOUT = 0.6
"""Share of words with a capital from which on a line is a headline set so throughout."""
_EVERYDAY = 4
"""A word in fewer training reports than this is none of everyday: with a capital it is a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """In how many training reports a word stands."""

    documents: int
    sketch: bytes
    """Two rows of equal length, one byte a counter: 16 × log2(1 + reports), rounded. Up to 20 reports that is exact."""
    _known: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    def weight(self, word: str) -> float:
        """Return log(documents / (1 + reports with the word)), at least 0; a word never seen weighs most."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = max(0.0, math.log(self.documents / (1 + self.reports(word))))
        return known

    def reports(self, word: str) -> int:
        """Return in how many training reports a word stands, or a few more where two words share a counter."""
        width = len(self.sketch) // len(_SALTS)
        least = min(
            self.sketch[row * width + zlib.crc32(salt + word.encode()) % width]
            for row, salt in enumerate(_SALTS)
        )
        return round(2 ** (least / _STEPS) - 1)

    def full_name(self, words: str) -> float:
        """Return the weight of the words of a name together."""
        return sum(map(self.weight, words.split()))


def sketch_of(counts: Mapping[str, int], *, width: int) -> bytes:
    """Return the sketch of exact counts, two rows of ``width`` counters."""
    rows = bytearray(width * len(_SALTS))
    for word, reports in counts.items():
        step = min(255, round(_STEPS * math.log2(1 + reports)))
        for row, salt in enumerate(_SALTS):
            at = row * width + zlib.crc32(salt + word.encode()) % width
            rows[at] = max(rows[at], step)
    return bytes(rows)


def words_of(text: str) -> Counter[str]:
    """Return the words of a text with how often each stands there.

    Case and accents vanish, so do the endings of the plural and of the
    genitive. Words of three letters or more count, and numbers of two digits or
    more: a toll of 22 or an age of 34 is as telling as a name.
    """
    return Counter(
        stem
        for match in _WORD.finditer(folded(text).replace("’", "'"))
        if (stem := _stem(match.group())) is not None
    )


def telling_words(text: str, *, names: Iterable[str], terms: Terms) -> Counter[str]:
    """Return `words_of` a text without the names that tell nothing of what happened.

    Those of ``names`` stay: villages, victims, witnesses. Parties, countries and
    regions stand in every report of a war and go: words with a capital inside a
    sentence, or beside another at its beginning, and those that everyday reports
    do not use. In a line set with capitals throughout a capital tells nothing.
    Years go too: that of the reports at hand stands in few training reports, and
    would tie them like a victim's name. When it was is told by days, not by words.
    """
    kept = {stem for name in names for stem in words_of(name)}
    found: Counter[str] = Counter()
    for line in text.splitlines():
        words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(line)]
        capital = [word[0].isupper() for word, _, _ in words]
        throughout = sum(capital) > _THROUGHOUT * len(words)
        for number, (word, start, _) in enumerate(words):
            stem = _stem(folded(word).replace("’", "'"))
            if stem is None or _YEAR.fullmatch(stem):
                continue
            if capital[number] and stem not in kept:
                if terms.reports(stem) < _EVERYDAY:
                    continue
                opens = _OPENS.search(line, 0, start) is not None or start == 0
                beside = (
                    number + 1 < len(words)
                    and capital[number + 1]
                    and line[words[number][2] : words[number + 1][1]] == " "
                )
                if not throughout and (not opens or beside):
                    continue
            found[stem] += 1
    return found


def _stem(word: str) -> str | None:
    if len(word) < (2 if word.isdigit() else 3):
        return None
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith("es") and word[-3] in "sxz":
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word


def weighed(words: Mapping[str, int], terms: Terms) -> dict[str, float]:
    """Return a unit vector of words: (1 + log of how often) × `Terms.weight`; empty for no telling word."""
    raw = {
        word: terms.weight(word) * (1 if often == 1 else 1 + math.log(often)) for word, often in words.items()
    }
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {word: value / length for word, value in raw.items() if value} if length else {}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the cosine of two unit vectors."""
    if len(a) > len(b):
        a, b = b, a
    common = 0.0
    for word in a:
        if word in b:
            common += a[word] * b[word]
    return common
