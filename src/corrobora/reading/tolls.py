"""Death tolls told at a distance from their number ("the number of people killed in … rose to eight").

The expression grammar of `counts` reads a number beside what it counts; this
module reads the newsroom sentence in which a clause stands between the two.
"""

import re

from corrobora.reading.counts import CountMention, find_counts
from corrobora.records import Outcome

_TOLL = re.compile(
    r"\b(?:(?:death|casualty)\s+(?:toll|figures?|count)|toll|body count|number of (?:(?:people|civilians|persons|those)\s+)?(?:killed|dead|deaths|fatalities|victims)|"
    r"(?P<hurt>number of (?:(?:people|civilians|persons|those)\s+)?(?:injured|wounded|injuries)))\b"
    r"(?P<between>[^.;:“”\"]{0,140}?)\b(?:rose|risen|climbed|jumped|grew|grown|hit|hits|stood|stands|reached|reaches|revised|raised|lowered|is|was|at)\s+"
    r"(?:now\s+|further\s+|again\s+)?(?:(?:up|down)\s+)?(?:to|at)?\s*"
    r"(?P<words>(?:at least |more than |around |about |some |nearly |over |as many as )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)(?:\s+(?:hundred|thousand|dozen))?)",
    re.IGNORECASE,
)


def find_tolls(sentence: str) -> tuple[CountMention, ...]:
    """Return the tolls of a sentence whose number stands away from what it counts.

    Offsets count code points of the sentence and cover the number alone.
    """
    found: list[CountMention] = []
    for match in _TOLL.finditer(sentence):
        words = match.group("words")
        read = find_counts(f"It killed {words} people.")
        if len(read) != 1 or read[0].low is None and read[0].high is None:
            continue
        one = read[0]
        found.append(
            CountMention(
                start=match.start("words"), end=match.end("words"), low=one.low, high=one.high, exact=one.exact, hedge=one.hedge,
                outcome=Outcome.INJURED if match.group("hurt") else Outcome.KILLED, updated=True,
            )
        )  # fmt: skip
    return tuple(found)
