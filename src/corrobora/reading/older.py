"""What is told beside the incident: facts of the past, and violence older than what the report is about."""

import re

from corrobora.edtf import bounds
from corrobora.reading.draft import METHOD, Draft, Scene
from corrobora.records import (
    Agreement,
    Assertion,
    Claim,
    Fact,
    Span,
    Stance,
)

_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier (?:this|in the) (?:year|month|massacre|attack)|in the past|last year|years? (?:ago|earlier|before)|months? (?:ago|earlier|before)|"
    r"a (?:year|month) (?:ago|earlier|before)|similar (?:attack|incident|massacre|killing)s?|the last such|a past|past (?:attack|massacre|incident)s?|historic\w*|anniversary|decades?|"
    r"since (?:the|19|20)|in recent (?:years|months|weeks)|over the (?:past|last) )\b",
    re.IGNORECASE,
)


_SINCE_THEN = re.compile(
    r"(?i)\bsince (?:the attack|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)


WAR = re.compile(r"\b(?:war|conflict|fighting|insurgency|crisis|violence|unrest)\b", re.IGNORECASE)


def mark_earlier(draft: Draft, scene: Scene, claim: Claim, region: Span) -> None:
    """File an act as background where the wording sets it before what the report is about."""
    if claim.act is None or claim.act.asserted is not Assertion.ASSERTED:
        return
    words = scene.sentence.text[region.start : region.end]
    war = WAR.search(scene.sentence.text) and any(c.low is not None and c.low >= 1000 for c in claim.counts)
    if war or (_EARLIER.search(words) and not _SINCE_THEN.search(scene.sentence.text)):
        _file(draft, claim)


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


def mark_older(draft: Draft) -> None:
    """File acts as background whose date lies far before the publication, or before the latest date the report names.

    Far is more than 90 days where the date is a month or a year, more than 400
    where it is a day. A report all of whose dated acts are old is about them
    (a trial, an anniversary), and files none.
    """
    filed = {i for fact in draft.facts for i in fact.claims}
    acts = [
        c
        for c in draft.claims.values()
        if c.act is not None and c.act.asserted is Assertion.ASSERTED and c.id not in filed
    ]
    published = draft.report.published
    known = [bounds(w.edtf)[1] for w in draft.dates_known if w.edtf is not None]
    if published is not None and published.edtf is not None:
        now = bounds(published.edtf)[0]
    elif known:
        now = max(known)
    else:
        return
    old: list[Claim] = []
    for claim in acts:
        if claim.when is None or claim.when.edtf is None:
            continue
        if published is None and claim.when.date_prec == 5:
            old.append(claim)  # nobody dates the news of the day by its year
            continue
        age = (now - bounds(claim.when.edtf)[1]).days
        if age > (90 if (claim.when.date_prec or 0) >= 4 else 400):
            old.append(claim)
    if len(old) < len(acts):
        for claim in old:
            _file(draft, claim)
    # what became of an older happening ("the commission never published") is no step of this one
    earlier = [draft.claims[i] for f in draft.facts if f.kind == "earlier-violence" for i in f.claims]
    draft.steps = [
        s for s in draft.steps
        if not any(c.start < e.end and e.start < c.end for i in s.claims for c in (draft.claims[i],) for e in earlier)
    ]  # fmt: skip


def keep_facts(draft: Draft, scene: Scene) -> None:
    """Keep the background facts of a sentence, each on a claim in the outlet's own voice."""
    text = scene.sentence.text
    told = {claim_id for fact in draft.facts for claim_id in fact.claims}
    for mention in scene.facts:
        # the date of the act itself is no background
        if any(
            c.start <= scene.sentence.start + mention.start and scene.sentence.start + mention.end <= c.end and c.when == mention.when
            and c.act is not None and c.id not in told for c in draft.claims.values()
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
