"""Death tolls told at a distance from their number ("the number of people killed in … rose to eight").

The expression grammar of `counts` reads a number beside what it counts; this
module reads the newsroom sentence in which a clause stands between the two.
"""

import re

from corrobora.reading.counts import CountMention, find_counts
from corrobora.records import Outcome, Unit

_WHO = (
    r"people|civilians|persons|those|women|children|girls|boys|men|soldiers|journalists|protesters|demonstrators|fighters|villagers|"
    r"students|pupils|migrants|policemen|police officers|aid workers|victims"
)
_TOLL = re.compile(
    r"\b(?:(?:death|casualty)\s+(?:toll|figures?|count)|toll|body count|number of (?:(?P<who>"
    + _WHO
    + r")\s+)?(?:killed|dead|deaths|fatalities|victims)|"
    r"(?P<hurt>number of (?:(?P<whom>" + _WHO + r")\s+)?(?:injured|wounded|injuries)))\b"
    r"(?P<between>[^.;:“”\"]{0,140}?)\b(?:rose|risen|climbed|jumped|grew|grown|hit|hits|stood|stands|reached|reaches|revised|raised|lowered|is|was|at)\s+"
    r"(?:now\s+|further\s+|again\s+)?(?:(?:up|down)\s+)?(?:to|at)?\s*"
    r"(?P<words>(?:at least |more than |around |about |some |nearly |over |as many as )?(?:\d+(?:,\d{3})*|[a-z]+(?:-[a-z]+)?)(?:\s+(?:hundred|thousand|dozen))?)",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(?:put|puts|putting|gave|gives|giving|set|sets|raised|revised|estimated|estimates?)\s+(?:the|that|their|its|this)\s+(?:total\s+)?(?:number|figure|total|count|tally)\s+"
    r"(?:at|as|to)\s+(?P<words>(?:at least |more than |around |about |some |nearly |over |as many as |closer to )?(?:\d+(?:,\d{3})*|[a-z]+(?:-[a-z]+)?)(?:\s+(?:hundred|thousand|dozen))?)",
    re.IGNORECASE,
)
"""A figure whose outcome is that of the figure told before it ("12 died; residents put the number at 30")."""


def find_tolls(sentence: str) -> tuple[CountMention, ...]:
    """Return the tolls of a sentence whose number stands away from what it counts.

    Offsets count code points of the sentence and cover the number alone.
    """
    found: list[CountMention] = []
    for match in _TOLL.finditer(sentence):
        who = match.group("who") or match.group("whom") or "people"
        one = _read(match.group("words"), who if who.lower() not in {"those", "victims"} else "people")
        if one is None:
            continue
        found.append(
            CountMention(
                start=match.start("words"), end=match.end("words"), low=one.low, high=one.high, exact=one.exact, hedge=one.hedge,
                category=one.category, outcome=Outcome.INJURED if match.group("hurt") else Outcome.KILLED, updated=True,
            )
        )  # fmt: skip
    for match in _FIGURE.finditer(sentence):
        one = _read(match.group("words"), "people")
        before = [
            c
            for c in find_counts(sentence[: match.start()])
            if c.outcome is not None and c.unit is Unit.PEOPLE
        ]
        if one is None or not before:
            continue
        found.append(
            CountMention(
                start=match.start("words"), end=match.end("words"), low=one.low, high=one.high, exact=one.exact, hedge=one.hedge,
                category=before[-1].category, outcome=before[-1].outcome,
            )
        )  # fmt: skip
    return tuple(found)


def _read(words: str, who: str) -> CountMention | None:
    read = find_counts(f"It killed {words} {who}.")
    if len(read) != 1 or (read[0].low is None and read[0].high is None):
        return None
    return read[0]
