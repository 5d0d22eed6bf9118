"""Death tolls told at a distance from their number ("the number of people killed in … rose to eight").

The expression grammar of `counts` reads a number beside what it counts; this
module reads the newsroom sentence in which a clause stands between the two.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from corrobora.reading.counts import CountMention, find_counts
from corrobora.reading.persons import find_persons
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
_NUMBER = r"(?P<words>(?:at least |more than |around |about |some |nearly |over |as many as |up to |another )?(?:\d+(?:,\d{3})*|[a-z]+(?:-[a-z]+)?)(?:\s+(?:hundred|thousand|dozen))?(?:\s+(?:less|minus)\s+\w+)?"
_PUT = re.compile(
    r"\b(?:put|puts|putting|set|sets)\s+(?:the|its|their|our)\s+(?:(?P<dead>dead|killed|fallen)|(?P<hurt>wounded|injured)|(?P<gone>missing|disappeared))\s+(?:in \w+ )?"
    r"(?:at|above|below|as)\s+(?:just |only )?[\"“]?" + _NUMBER + r")",
    re.IGNORECASE,
)
"""A figure set on a state ("put the wounded at 45"): the number stands alone, whatever follows it."""
_RAISED = re.compile(
    r"\b(?:brings?|bringing|brought|rais(?:es?|ed|ing)|takes?|taking|took|push(?:es|ed|ing)?|lift(?:s|ed|ing)?)\s+(?:the|its|their)\s+"
    r"(?:(?:official|total|overall|current|confirmed|combined|known|reported|provisional|preliminary|final|latest|civilian|human|death)\s+){0,2}?"
    r"toll\b(?!\s+(?:for|on\s+(?:the|all|each|every|lorr|car|truck|vehicle|traffic)))"
    r"(?:(?!\b(?:months?|years?|weeks?|decades?|since|regions?|countr(?:y|ies)|nation\w*|wars?|conflict|insurgency)\b)[^.;:“”\"]){1,80}?\bto\s+"
    + _NUMBER
    + r")(?!\w)(?!\s+(?:this|last|since|so far|in the (?:past|last)|over the)\b)",
    re.IGNORECASE,
)
"""A toll raised from afar ("bringing the toll from Monday's ambush to eight")."""
_CERTIFIED = re.compile(
    r"\b(?:issued|signed|registered|recorded|drew up|drawn up|handed out|filled in|wrote|written)\s+(?:out\s+)?"
    + _NUMBER
    + r")\s+death certificates\b",
    re.IGNORECASE,
)
"""The dead by their papers ("had issued 23 death certificates")."""
_FOR_THE_OTHER = re.compile(
    r"\b(?:responsible|accountable|to blame|answerable)\s+for\s+(?P<first>[^,.;]{1,50}?)\s+and\s+(?!for\b)[^,.;]{3,90}?\s+for\s+"
    + _NUMBER
    + r")(?=\s*[.,;”\"]|\s*$|\s+of (?:them|these|those)\b)",
    re.IGNORECASE,
)
"""The second share of a reckoning ("rebels were responsible for 30 deaths and soldiers for 12")."""
_WHEREABOUTS = re.compile(
    r"\bwhereabouts\s+of\s+(?:the\s+)?(?:remaining\s+|other\s+)?"
    + _NUMBER
    + r"(?:\s+(?:"
    + _WHO
    + r"|others|detainees))?)"
    r"(?=[^.;]{0,30}\b(?:unknown|unclear|unaccounted|(?:not|n['’]t|never)\s+(?:yet\s+|been\s+)?(?:known|established|clear|disclosed|clarified|revealed)))",
    re.IGNORECASE,
)
_DRIVEN_OUT = re.compile(
    r"\b(?:push|drive|force|chase|drove|driven|push(?:ed|ing)|forc(?:ed|ing)|driving|chas(?:ed|ing))\s+"
    + _NUMBER
    + r"\s+(?:more\s+)?(?:people|persons|villagers|residents|civilians|inhabitants|others))\s+(?:out of|from|off)\s+their\s+(?:homes?|houses?|villages?|land|farms|neighbourhoods?)\b",
    re.IGNORECASE,
)
_REPORTED_RAPE = re.compile(
    r"(?:^|[\s“\"])"
    + _NUMBER
    + r"\s+(?:other\s+)?(?:women|girls|men|boys|people|survivors|victims|patients|detainees))"
    r"(?P<more>(?:,| and)\s+[\w-]+\s+(?:women|girls|men|boys))?\s+(?:had |have |also )*(?:reported|disclosed|suffered|described)\s+(?:having been raped|being raped|rapes?|sexual violence|sexual assaults?)\b",
    re.IGNORECASE,
)


def find_tolls(sentence: str) -> tuple[CountMention, ...]:
    """Return the tolls of a sentence whose number stands away from what it counts.

    Offsets count code points of the sentence and cover the number alone.
    """
    found: list[CountMention] = []
    low = sentence.lower()
    figured = any(word in low for word in _FIGURES)
    for match in _TOLL.finditer(sentence) if figured else ():
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
    for match in _FIGURE.finditer(sentence) if figured else ():
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
    found.extend(_alone(sentence, low))
    found.extend(person.as_mention() for person in find_persons(sentence))
    return tuple(found)


_FIGURES = ("toll", "figure", "count", "number", "total", "tally")
"""One of these stands in every sentence in which `_TOLL` or `_FIGURE` finds anything."""
_ANSWERABLE = ("responsible", "accountable", "to blame", "answerable")


def _alone(sentence: str, low: str) -> Iterator[CountMention]:
    """Yield the figures whose wording gives the outcome without standing beside it.

    ``low`` is the sentence in lower case: a pattern is only tried where a word it cannot do without stands.
    """
    for match in _PUT.finditer(sentence) if "put" in low or "set" in low else ():
        one = _read(match.group("words"), "people")
        if one is not None:
            hurt, gone = match.group("hurt"), match.group("gone")
            outcome = Outcome.INJURED if hurt else Outcome.MISSING if gone else Outcome.KILLED
            yield _at(match, one, outcome)
    for match in _FOR_THE_OTHER.finditer(sentence) if any(word in low for word in _ANSWERABLE) else ():
        one = _read(match.group("words"), "people")
        shares = [
            c for c in find_counts(match.group("first")) if c.outcome is not None and c.unit is Unit.PEOPLE
        ]
        if one is not None and shares:
            yield _at(match, one, shares[-1].outcome, part=True)
    for match in _CERTIFIED.finditer(sentence) if "certificates" in low else ():
        one = _read(match.group("words"), "people")
        if one is not None and one.high != 0:
            yield _at(match, one, Outcome.KILLED)
    for match in _RAISED.finditer(sentence) if "toll" in low else ():
        one = _read(match.group("words"), "people")
        if one is not None and one.high != 0:
            yield replace(_at(match, one, Outcome.KILLED), updated=True)
    for pattern, outcome, needed in (
        (_WHEREABOUTS, Outcome.MISSING, "whereabouts"),
        (_DRIVEN_OUT, Outcome.DISPLACED, "their"),
    ):
        for match in pattern.finditer(sentence) if needed in low else ():
            words = match.group("words")
            one = _read(
                words,
                ""
                if re.search(r"(?i)\b(?:" + _WHO + r"|others|residents|inhabitants)\b", words)
                else "people",
            )
            if one is not None:
                yield _at(match, one, outcome)
    for match in _REPORTED_RAPE.finditer(sentence) if "rape" in low or "sexual" in low else ():
        for one in find_counts(
            f"It killed {sentence[match.start('words') : match.end('more') if match.group('more') else match.end('words')]}."
        ):
            at = match.start("words") + one.start - len("It killed ")
            yield replace(one, start=at, end=at + one.end - one.start, outcome=Outcome.AFFECTED)


def _at(
    match: re.Match[str], one: CountMention, outcome: Outcome | None, *, part: bool = False
) -> CountMention:
    """Place a figure read from its own words where they stand in the sentence."""
    return replace(
        one, start=match.start("words"), end=match.end("words"), outcome=outcome, part=part, updated=False
    )


def _read(words: str, who: str) -> CountMention | None:
    read = find_counts(f"It killed {words} {who}.")
    if len(read) != 1 or (read[0].low is None and read[0].high is None):
        return None
    return read[0]
