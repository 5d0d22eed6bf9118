"""What is told beside the incident: facts of the past, and violence older than what the report is about."""

import re
from bisect import bisect_left
from datetime import date
from itertools import accumulate, takewhile

from corrobora.edtf import bounds
from corrobora.reading.background import days_earlier, is_earlier
from corrobora.reading.draft import METHOD, Draft, Scene
from corrobora.records import (
    Agreement,
    Assertion,
    Claim,
    Fact,
    Outcome,
    Span,
    Stance,
)

_SERIES = re.compile(
    r"\b(?:so far this (?:year|month)|(?:since|between) (?:the (?:start|beginning) of |early |late |mid-?)?(?:the (?:year|month)|last (?:year|month)|january|february|march|april|may|june|july|"
    r"august|september|october|november|december)|to date|altogether this year|in the first (?:\w+ )?(?:months?|half|quarter)|this year alone|in total this year)\b",
    re.IGNORECASE,
)
"""What sums up many happenings: with a number of casualties it is the toll of a war or a year, not of one attack."""
_THIS_YEAR = re.compile(
    r"\b(?:has|have|had) (?:been )?(?:\w+ )?(?:killed|died|left|claimed|wounded|abducted|kidnapped|displaced)\b[^.;]{0,80}\b(?:this year|this month)\b|"
    r"\bin all\b[^.;]{0,80}\bthis year\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\bthis (?:year|month)\b", re.IGNORECASE)
_PERFECT = re.compile(
    r"\bhave (?:\w+ly )?(?:been )?(?:\w+ly )?(?:killed|claimed|cost|left|died|lost)\b", re.IGNORECASE
)
WAR = re.compile(r"\b(?:war|conflict|fighting|insurgency|crisis|violence|unrest)\b", re.IGNORECASE)


def mark_earlier(draft: Draft, scene: Scene, claim: Claim, region: Span) -> None:
    """File an act as background where the wording sets it before what the report is about."""
    if claim.act is None or claim.act.asserted is not Assertion.ASSERTED:
        return
    text = scene.sentence.text
    words = text[region.start : region.end]
    hit = [
        c
        for c in claim.counts
        if c.low is not None
        and c.outcome in {Outcome.KILLED, Outcome.INJURED, Outcome.DISPLACED, Outcome.ABDUCTED}
    ]
    war = any(c.low is not None and c.low >= _MANY for c in claim.counts) and (
        WAR.search(text) or _PERFECT.search(words)
    )
    summed = hit and (_SERIES.search(words) or (_YEAR.search(words) and _THIS_YEAR.search(text)))
    spots = [c.wording for c in claim.counts] or ([] if claim.when is None else [claim.when.text])
    elsewhere = days_earlier(text, region.start, region.end) and _told_elsewhere(draft, scene, claim)
    if war or summed or elsewhere or is_earlier(text, region.start, region.end, words=spots):
        _file(draft, claim)


def _told_elsewhere(draft: Draft, scene: Scene, claim: Claim) -> bool:
    """Whether a claim's place is a new one after a deed whose place the report has named: another happening."""
    if claim.place is None or claim.place.name is None or claim.speaker is not None:
        return False
    named = {
        c.place.name
        for c in draft.claims.values()
        if c.end <= scene.sentence.start and c.act is not None and c.place is not None and c.place.name
    }
    return bool(named) and claim.place.name not in named


_MANY = 1000
"""From so many on, "have been killed" tells the toll of a war and not of one happening."""


def _file(draft: Draft, claim: Claim) -> None:
    draft.facts.append(
        Fact(
            fact=draft.report.quote(claim.start, claim.end),
            kind="earlier-violence",
            when=claim.when,
            claims=(claim.id,),
            agreement=Agreement.NOT_KNOWN,
        )
    )


_RECENT = 60
"""News of a deed is told within so many days of it."""


def _age(claim: Claim, now: date) -> int:
    """Return how many days before a day a dated claim's deed lies at the least."""
    when = claim.when
    return 0 if when is None or when.edtf is None else (now - bounds(when.edtf)[1]).days


def mark_older(draft: Draft) -> None:
    """File acts as background whose date lies far before the publication, or before the latest date the report names.

    Far is more than 90 days where the date is a month or a year, more than 400
    where it is a day; more than 60 where the outlet tells of that day in its own
    voice after a deed of the last 60 days. A report all of whose dated acts are old is about them
    (a trial, an anniversary), and files none.
    """
    told = {
        name: c
        for name, c in draft.claims.items()
        if c.act is not None and c.act.asserted is Assertion.ASSERTED
    }
    filed = {i for fact in draft.facts for i in fact.claims}
    if filed.issuperset(told):
        # a report that tells nothing else is about it ("since 2022 the army has killed …")
        draft.facts = [f for f in draft.facts if f.kind != "earlier-violence"]
        filed = {i for fact in draft.facts for i in fact.claims}
    acts = [c for name, c in told.items() if name not in filed]
    published = draft.report.published
    known = [bounds(w.edtf)[1] for w in draft.dates_known if w.edtf is not None]
    if published is not None and published.edtf is not None:
        now = bounds(published.edtf)[0]
    elif known:
        now = max(known)
    else:
        return
    # where other acts are of "Monday", the one of a named month of a named year is not the news of the day
    of_the_day = any(c.when is not None and c.when.edtf is None for c in acts)
    dated = [c for c in acts if c.when is not None and c.when.edtf is not None]
    first = min(dated, key=lambda c: c.start, default=None)
    fresh = first is not None and _age(first, now) <= _RECENT
    old: list[Claim] = []
    for claim in acts:
        if claim.when is None or claim.when.edtf is None:
            continue
        if published is None and (claim.when.date_prec == 5 or (claim.when.date_prec == 4 and of_the_day)):
            old.append(claim)  # nobody dates the news of the day by its year
            continue
        far = 90 if (claim.when.date_prec or 0) >= 4 else _RECENT if fresh and claim.speaker is None else 400
        if _age(claim, now) > far:
            old.append(claim)
    if len(old) < len(acts):
        for claim in old:
            _file(draft, claim)
    # what became of an older happening ("the commission never published") is no step of this one
    earlier = [draft.claims[i] for f in draft.facts if f.kind == "earlier-violence" for i in f.claims]
    spans = sorted((e.start, e.end) for e in earlier)
    starts = [s for s, _ in spans]
    reach = [0, *accumulate((e for _, e in spans), max)]
    draft.steps = [
        s for s in draft.steps
        if not any(reach[bisect_left(starts, c.end)] > c.start for i in s.claims for c in (draft.claims[i],))
    ]  # fmt: skip


def keep_facts(draft: Draft, scene: Scene) -> None:
    """Keep the background facts of a sentence, each on a claim in the outlet's own voice."""
    text = scene.sentence.text
    if not scene.facts:
        return
    told = {claim_id for fact in draft.facts for claim_id in fact.claims}
    # the claims of this sentence were kept last
    own = tuple(takewhile(lambda c: c.end > scene.sentence.start, reversed(draft.claims.values())))
    for mention in scene.facts:
        # the date of the act itself is no background
        if any(
            c.start <= scene.sentence.start + mention.start and scene.sentence.start + mention.end <= c.end and c.when == mention.when
            and c.act is not None and c.id not in told for c in own
        ):  # fmt: skip
            continue
        claim = draft.keep(
            Claim(
                report=draft.report.id, text_sha256=draft.sha, start=scene.sentence.start + mention.start, end=scene.sentence.start + mention.end,
                speaker=None, stance=Stance.REPORTS, confidence=0.75, method=METHOD, when=mention.when,
            )
        )  # fmt: skip
        draft.facts.append(
            Fact(
                fact=text[mention.start : mention.end],
                kind=mention.kind,
                when=mention.when,
                claims=(claim.id,),
                agreement=Agreement.NOT_KNOWN,
            )
        )
