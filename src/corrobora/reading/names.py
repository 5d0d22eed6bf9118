"""Names that may single out what a report tells of: villages, victims, witnesses, local officials.

A report that shares several of these with another tells of the same people and
places. Names of parties, countries and regions, titles and words that news
writes with a capital everywhere are left out: they are shared by every report
of a war.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from corrobora.reading.commonwords import COMMON_WORDS
from corrobora.reading.peoples import DEMONYMS, PEOPLES
from corrobora.reading.places import PlaceMention
from corrobora.records import Span

_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[\w’'ʼ-]*\w)?"
_RUN = re.compile(
    rf"\b(?<![’'-]){_CAPITAL}(?:[ -](?:(?:al|el|de|du|la|ould|bin|ibn|abu)[ -])?{_CAPITAL}){{0,4}}"
)
_TOKEN = re.compile(r"[\w’'ʼ-]+")
_EVERYWHERE = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december the this that these those his her their our its a an and or but in on at
    mr mrs ms dr gen col maj capt lt sgt brig prof president minister ministry general colonel governor spokesman
    spokeswoman spokesperson human rights united nations international national local regional central state police
    army military forces force armed government council committee commission department office agency front movement
    party group union organisation organization association news press radio television times post daily telegram
    facebook twitter whatsapp reuters afp ap bbc tass xinhua internet security defence defense interior justice
    court hospital university school red cross crescent watch amnesty civil society islamic state al-qaeda islam
    muslim muslims christian christians western eastern northern southern north south east west special public high
    chief director mayor sheikh imam bishop father mother no yes also when while after before they he she it we you
    one two three four five six seven eight nine ten more most many some several both all according among
    """.split()
)


def find_names(text: str, *, places: Sequence[PlaceMention], skip: Sequence[Span]) -> tuple[Span, ...]:
    """Return where a text's telling names stand, in order.

    Args:
        text: the whole text of one report.
        places: what was found as places; those no closer than a first-order division are no telling names.
        skip: names of parties, and furniture.

    """
    barred = [(s.start, s.end) for s in skip]
    barred += [
        (p.start, p.end)
        for p in places
        if p.place.id is not None and (p.place.ends or (p.place.where_prec or 9) >= 4)
    ]
    inside = sorted(barred)
    found: list[Span] = []
    at = 0
    for hit in _RUN.finditer(text):
        while at < len(inside) and inside[at][1] <= hit.start() - 200:
            at += 1
        first, last, telling = _telling(hit.group())
        start, end = hit.start() + first, hit.start() + last
        if not telling or any(s < end and start < e for s, e in inside[at : at + 40]):
            continue
        found.append(Span(start=start, end=end))
    return tuple(found)


@lru_cache(maxsize=1 << 13)  # a report names the same people over and over
def _telling(run: str) -> tuple[int, int, bool]:
    """Return where a run's name stands in it, and whether it is one that tells something."""
    start, end = _without_common(run)
    name = run[start:end]
    words = [w.casefold() for w in _TOKEN.findall(name)]
    told = (
        end - start >= 3
        and not all(w in _EVERYWHERE or w in COMMON_WORDS for w in words)
        and name not in DEMONYMS
        and name not in PEOPLES
        and not (len(words) == 1 and name.isupper())
    )
    return start, end, told


def _without_common(run: str) -> tuple[int, int]:
    """Cut words that tell nothing off both ends of a run ("General Oleksii Prodan" gives the name)."""
    words = [(m.start(), m.end()) for m in _TOKEN.finditer(run)]

    def tells_nothing(at: tuple[int, int]) -> bool:
        word = run[at[0] : at[1]]
        word = word[:-2] if word.endswith(("'s", "’s")) else word
        return word.casefold() in _EVERYWHERE or word in DEMONYMS

    while words and tells_nothing(words[0]):
        words.pop(0)
    while words and tells_nothing(words[-1]):
        words.pop()
    if not words:
        return 0, 0
    begin, stop = words[0][0], words[-1][1]
    if run[begin:stop].endswith(("'s", "’s")):
        stop -= 2
    return begin, stop


__all__ = ["find_names"]
