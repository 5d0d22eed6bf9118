"""Accountability steps of a sentence, each on the claim that tells it, with who moves and by when."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from corrobora.edtf import bounds
from corrobora.reading.attribution import Attribution
from corrobora.reading.dates import find_dates
from corrobora.reading.draft import METHOD, Draft, Scene, extent_of, place_of
from corrobora.reading.steps import StepMention, date_of_step
from corrobora.reading.stepwords import LEANS
from corrobora.records import (
    ActorKind,
    Claim,
    Party,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    StepKind,
    When,
)

_NOBODY_ACTS = re.compile(
    r"(?i)(?:the|its|their|his|any|all)?\s*(?:\w+\s+)?(?:findings?|results?|reports?|conclusions?|investigation|inquiry|probe)\b"
    r"(?!\s+(?:team|commission|committee|panel|unit|branch|bureau|department|directorate|judge|magistrate|mission)s?\b)"
)
"""A subject that is a thing to be published, not whoever publishes it."""


_STEP_STANCES = {StepKind.DEMANDED: Stance.DEMANDS, StepKind.ANNOUNCED: Stance.ANNOUNCES}


_ITSELF = re.compile(r"(?i)(?:it|they|he|she|we|the (?:authorities|government|army))")


_TERM = re.compile(
    r"(?i)^(?:(?:due|expected)\s+)?(?:until|till|within|in|on|by|for|to|before|no later than|not later than|at the latest by)\s+"
)
_NO_NAME = frozenset({"it", "they", "he", "she", "we", "i", "this", "that"})
_BINDING = frozenset(
    {
        SpeakerKind.OFFICIAL,
        SpeakerKind.ARMED_FORCES,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.UN_BODY,
        SpeakerKind.NGO,
    }
)
"""Who can bind himself to a move: a resident who tells of a promise has not made it."""


_WITHIN = re.compile(
    r"(?i)(?:within\s+|in\s+)?(?:the\s+)?(?:(?:next|coming|following)\s+)?(?:a\s+(?:maximum|period)\s+of\s+)?(?:another\s+|an?\s+(?:further|additional|extra)\s+)?"
    r"(?P<number>\d+|[a-z]+(?:-[a-z]+)?)\s+(?:(?P<working>working|business)\s+|calendar\s+|more\s+|further\s+|additional\s+)?(?P<unit>hours|days?|weeks?|months?|fortnights?)\b"
)


_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-one": 21, "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60,
    "ninety": 90,
}  # fmt: skip


_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}


_PAST = frozenset({"expulsion", "exit", "withdrawal"})
_ITS_FINDINGS = re.compile(
    r"(?i)\b(?:its|their|the)\s+(?:\w+\s+)?(?:findings?|results?|report|conclusions?)\s*$"
)
_BY_NAME = re.compile(r"(?i)\W*the\s+(?:investigation|inquiry|probe|inquest|commission of inquiry)\b")
_CASE = re.compile(
    r"(?i)\W*(?:a|the)\s+(?:criminal|murder|war crimes)\s+(?:case|proceedings|investigation)\b"
)
_OPENS_CASES = re.compile(r"(?i)\b(?:prosecut\w+|investigative committee|attorney[- ]general)\b")
_SAME_BODY = re.compile(r"\W*(?:It|They|He|She)\s+(?:has|have|had|also|then|will)\b")
_NEXT = 40
"""Code points within which a sentence follows the one before it."""
_FAR = 2500
"""Code points within which "the investigation" is the one told of before, where only one has been."""
_NEAR = 400
"""Code points within which "its findings" takes up the inquiry told before."""


def keep_steps(
    draft: Draft,
    scene: Scene,
    made: Sequence[tuple[Attribution | None, Claim]],
    attributions: Sequence[Attribution],
    speakers: Sequence[Speaker],
) -> None:
    """Keep the steps a sentence tells, each on the claim that tells it."""
    for mention in scene.steps:
        if mention.kind is StepKind.OBSTRUCTED and any(
            f.kind in _PAST and f.start < mention.end and mention.start < f.end for f in scene.facts
        ):
            continue  # "in 2023 the government expelled the monitors" is told beside the incident
        begun = _begun(draft, scene, mention)
        told = _told_report(draft, scene, mention)
        charged = _charge_to_be_tried(draft, scene, mention)
        if mention.leans and begun is None and told is None and charged is None:
            continue
        voice = next(
            (
                speaker
                for a, speaker in zip(attributions, speakers, strict=True)
                if not a.nobody
                and not a.silent
                and (a.content.start <= mention.start < a.content.end or a.cue.start == mention.start)
            ),
            None,
        )
        holder = next(
            (
                claim
                for a, claim in reversed(made)
                if a is not None and not a.nobody and a.cue.start <= mention.start < extent_of(a)[1]
            ),
            None,
        )
        if holder is None:
            holder = draft.keep(
                Claim(
                    report=draft.report.id, text_sha256=draft.sha, start=scene.sentence.start, end=scene.sentence.end, speaker=voice,
                    stance=Stance.REPORTS if voice is None else _STEP_STANCES.get(mention.kind, Stance.AFFIRMS),
                    confidence=0.75 if voice is None else 0.8, method=METHOD,
                    place=place_of(scene, Span(start=0, end=len(scene.sentence.text))),
                )
            )  # fmt: skip
        if begun is not None and mention.due is not None:
            step = draft.steps[begun]
            due = _due(draft, scene, mention.due, begun=step.when)
            if due is not None:
                # "A commission was appointed on 5 June. It is to report within two weeks" is one step with its term
                draft.steps[begun] = replace(step, due=due, claims=(*step.claims, holder.id))
            continue
        if told is not None:
            own = _date(scene, mention)
            if own is not None:
                step = draft.steps[told]
                draft.steps[told] = replace(
                    step, when=scene.dates[own].when, claims=(*step.claims, holder.id)
                )
            continue
        due = None if mention.due is None else _due(draft, scene, mention.due)
        own = _date(scene, mention)
        when = None if own is None else scene.dates[own].when
        by = _mover(draft, scene, mention, voice)
        of = mention.of or (None if charged is None else charged.of)
        kind = mention.kind
        if kind is StepKind.TRIED and _is_to_come(draft, when):
            # "The trial opens on 3 May", told in March
            kind, when, due = StepKind.ANNOUNCED, None, when
        draft.steps.append(Step(step=kind, by=by, of=of, when=when, due=due, claims=(holder.id,)))


_TO_THE_PUBLIC = re.compile(r"(?i)\b(?:made public|publish(?:ed|es)?|publication|released?)\b")
"""What is promised to the public is a promise of its own, which may be kept or not when the inquiry has long ended."""


def _is_to_come(draft: Draft, when: When | None) -> bool:
    """Whether a day lies behind that of the publication."""
    published = draft.report.published
    if when is None or when.edtf is None or published is None or published.edtf is None:
        return False
    return bounds(when.edtf)[0] > bounds(published.edtf)[1]


_SITTING = re.compile(
    r"(?i)\W*(?:the|his|her|their)\s+(?:first\s+|next\s+|opening\s+|court\s+)?(?:trials?|hearings?|court[- ]martial|case|proceedings|verdict)\b"
)
_HAS_TERM = frozenset({StepKind.OPENED, StepKind.TRIED, StepKind.ANNOUNCED})


def _begun(draft: Draft, scene: Scene, mention: StepMention) -> int | None:
    """Return which step told just before a sentence gives its term to, as an index into the draft's; ``None``: none."""
    if (
        mention.due is None
        or mention.kind is not StepKind.ANNOUNCED
        or LEANS.match(scene.sentence.text) is None
        or _TO_THE_PUBLIC.search(scene.sentence.text) is not None
    ):
        return None
    for k in range(len(draft.steps) - 1, -1, -1):
        step = draft.steps[k]
        told = draft.claims.get(step.claims[0]) if step.claims else None
        reach = _FAR if _BY_NAME.match(scene.sentence.text) else _NEAR
        if told is None or not 0 <= scene.sentence.start - told.end < reach:
            continue
        if reach is _FAR and step.step is not StepKind.OPENED and scene.sentence.start - told.end >= _NEAR:
            continue
        if step.step not in _HAS_TERM or step.due is not None:
            continue
        if mention.by is None or step.by is None or step.by.text == mention.by.text:
            return k
    return None


def _charge_to_be_tried(draft: Draft, scene: Scene, mention: StepMention) -> Step | None:
    """Return the charge told just before whose trial a sentence tells or sets a day for ("The trial is to open on …")."""
    if mention.kind not in {StepKind.ANNOUNCED, StepKind.TRIED} or not _SITTING.match(scene.sentence.text):
        return None
    if mention.kind is StepKind.ANNOUNCED and mention.due is None:
        return None
    for step in reversed(draft.steps):
        told = draft.claims.get(step.claims[0]) if step.claims else None
        if (
            step.step is StepKind.CHARGED
            and told is not None
            and 0 <= scene.sentence.start - told.end < _NEAR
        ):
            return step
    return None


def _told_report(draft: Draft, scene: Scene, mention: StepMention) -> int | None:
    """Return which report told just before without its day a sentence dates ("The report, which was handed in on …")."""
    if not mention.leans or mention.kind is not StepKind.REPORTED:
        return None
    for k in range(len(draft.steps) - 1, -1, -1):
        step = draft.steps[k]
        told = draft.claims.get(step.claims[0]) if step.claims else None
        if step.step is StepKind.REPORTED and step.when is None and told is not None:
            return k if 0 <= scene.sentence.start - told.end < _NEAR else None
    return None


def _same_body(draft: Draft, scene: Scene) -> Party | None:
    """Return who made the move told in the sentence before, for one that begins with "It has" or "They have"."""
    last = draft.steps[-1] if draft.steps else None
    told = draft.claims.get(last.claims[-1]) if last is not None and last.claims else None
    if last is None or told is None or not 0 <= scene.sentence.start - told.end < _NEXT:
        return None
    return last.by


def _prosecutor(draft: Draft, scene: Scene) -> Party | None:
    """Return the office that told what stands just before a case it opens ("A criminal case has been opened …")."""
    near = [
        claim
        for claim in draft.claims.values()
        if claim.speaker is not None
        and 0 <= scene.sentence.start - claim.end < _NEAR
        and _OPENS_CASES.search(claim.speaker.text) is not None
    ]
    if not near:
        return None
    speaker = max(near, key=lambda claim: claim.end).speaker
    return (
        None
        if speaker is None
        else Party(text=speaker.text, actor=speaker.actor, kind=_party_kind(draft, speaker))
    )


def _date(scene: Scene, mention: StepMention) -> int | None:
    """Return which date of a sentence is a step's; two moves of one body in one sentence share it."""
    spots = [(d.start, d.end) for d in scene.dates]
    own = date_of_step(scene.sentence.text, mention, spots)
    if own is not None or mention.by is None or mention.kind not in _SPOKEN:
        return own
    for other in scene.steps:
        if (
            other.kind in _SPOKEN
            and other.by is not None
            and other.by.text == mention.by.text
            and other.start < mention.start
        ):
            # "on Wednesday ordered a probe into the deaths and promised its results within two weeks"
            return date_of_step(scene.sentence.text, other, spots)
    return None


_SPOKEN = frozenset({StepKind.OPENED, StepKind.ANNOUNCED, StepKind.DEMANDED})


def _due(draft: Draft, scene: Scene, stretch: tuple[int, int], begun: When | None = None) -> When | None:
    """Return the date something is promised for.

    "Within two weeks" counts from the day the step is dated to in the same
    sentence or, for a term told after it, to which ``begun`` dates it, else
    from the publication; a month counts 30 days. Working days are counted from
    Monday to Friday. A feast or a season keeps its words alone.
    """
    words = scene.sentence.text[stretch[0] : stretch[1]]
    within = _WITHIN.match(words)
    number = "" if within is None else within.group("number").lower()
    length = int(number) if number.isdigit() else _NUMBERS.get(number, 0)
    if within is None or not 0 < length < _MOST:
        return _named_day(draft, words)
    earlier = next((d.when for d in scene.dates if d.end <= stretch[0] and d.when.date_prec == 1), None)
    start = (
        earlier or (begun if begun is not None and begun.date_prec == 1 else None) or draft.report.published
    )
    if start is None or start.edtf is None:
        return When(text=within.group())
    unit = within.group("unit").lower()
    first = bounds(start.edtf)[1]
    if within.group("working") is not None and unit.startswith("day"):
        return When(
            text=within.group(), edtf=_working_days(first, length).isoformat(), date_prec=2, time_prec=1
        )
    days = -(-length // 24) if unit.startswith("hour") else length * _DAYS[unit.rstrip("s")]
    return When(
        text=within.group(), edtf=(first + timedelta(days=days)).isoformat(), date_prec=1, time_prec=1
    )


_MOST = 1000
"""A larger number of days, weeks or months is no term."""
_AMERICAN = re.compile(rf"(?i)^({_MONTH})\s+(\d{{1,2}})(?!\d)(?:st|nd|rd|th)?")
_END_OF_THE_MONTH = re.compile(
    r"(?i)^(?:the\s+)?(end|middle|beginning|start)\s+of\s+(?:the|this)\s+(?:current\s+)?month"
)
_OCCASION = re.compile(
    r"(?i)^(?:before|by)\s+(?:the\s+)?(?:feast|harvest|rains|rainy season|dry season|elections?|holidays|Ramadan|Easter|Christmas|Eid|Lent|Passover)\b"
)


_PUT_OFF_BY = re.compile(
    r"(?i)^(?:by|for)\s+(?:an?\s+\w+\s+|another\s+)?(?:\d+|[a-z-]+)\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?)$"
)
"""A term put off by so long counts from the older term, which the sentence need not name."""


def _named_day(draft: Draft, words: str) -> When | None:
    """Return the day a term names; it looks ahead, so that "until 30 April" is the coming one."""
    if _OCCASION.match(words) or _PUT_OFF_BY.match(words):
        return When(text=words.strip(" ."))
    bare = _AMERICAN.sub(r"\2 \1", _TERM.sub("", words))
    published = draft.report.published
    if published is not None and published.edtf is not None and published.date_prec == 1:
        month = bounds(published.edtf)[0].strftime("%B %Y")
        bare = _END_OF_THE_MONTH.sub(rf"the \1 of {month}", bare)
    # "by March on …" might be a march; "in March" is the month
    named = find_dates("by " + bare, anchor=published) or find_dates("in " + bare, anchor=published)
    return named[0].when if named else None


def _working_days(first: date, length: int) -> date:
    day = first
    while length:
        day += timedelta(days=1)
        length -= day.weekday() < 5
    return day


def _mover(draft: Draft, scene: Scene, mention: StepMention, voice: Speaker | None) -> Party | None:
    """Return who makes a move: whoever is named, or the speaker who binds himself to it."""
    by = mention.by
    if by is not None and _NOBODY_ACTS.match(by.text):
        of_whom = re.search(r"\bof\s+(?=[A-Z]|the\s)", by.text)
        by = None if of_whom is None else replace(by, text=by.text[of_whom.end() :])
    if (
        by is None
        and mention.kind is StepKind.ANNOUNCED
        and draft.steps
        and _ITS_FINDINGS.search(scene.sentence.text[: mention.start])
    ):
        last = draft.steps[-1]
        told = draft.claims.get(last.claims[0]) if last.claims else None
        if (
            last.step is StepKind.OPENED
            and last.by is not None
            and told is not None
            and 0 <= scene.sentence.start - told.end < _NEAR
        ):
            return last.by  # "an inquiry was opened by the inspectorate. Its findings will be …"
    if by is None and voice is None and mention.kind is StepKind.OPENED and _CASE.match(scene.sentence.text):
        return _prosecutor(draft, scene)
    if by is None and _SAME_BODY.match(scene.sentence.text) and mention.kind in _SPOKEN:
        return _same_body(draft, scene)
    if voice is None:
        return by
    if (
        by is not None
        and by.actor is None
        and by.kind is ActorKind.OTHER
        and by.text.lower() == voice.text.lower()
    ):
        return Party(text=by.text, actor=voice.actor, kind=_party_kind(draft, voice))
    if voice.text.lower() in _NO_NAME or (mention.kind is StepKind.ANNOUNCED and voice.kind not in _BINDING):
        return by
    itself = by is None or _ITSELF.fullmatch(by.text) is not None or _is_theirs(scene, mention, by, voice)
    spoken = (
        re.search(r"(?i)\b(?:it|they|we)\b", scene.sentence.text[max(0, mention.start - 12) : mention.start])
        is not None
    )
    if itself and (mention.kind in _STEP_STANCES or (mention.kind is StepKind.OPENED and spoken)):
        return Party(text=voice.text, actor=voice.actor, kind=_party_kind(draft, voice))
    return by


_INQUIRY = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Tt]his)\s+(?:[a-z-]+\s+){0,3}?(?P<noun>commission|committee|panel|team|board|mission|task force)(?:\s+of\s+[a-z ]+)?"
)
_HANDS_IN = re.compile(
    r"(?i)\b(?:submit|publish|report|present|deliver|releas|complet|conclu|hand|announc|mak)\w*"
)


def _is_theirs(scene: Scene, mention: StepMention, by: Party, voice: Speaker) -> bool:
    """Whether somebody gives the word for an inquiry without a name ("the minister announced that a panel would report by 3 May").

    The promise is then the speaker's: the panel has said nothing. Who speaks for the panel himself speaks as the panel.
    """
    inquiry = None if by.actor is not None else _INQUIRY.fullmatch(by.text)
    return (
        inquiry is not None
        and mention.kind is StepKind.ANNOUNCED
        and inquiry["noun"] not in voice.text.lower()
        and _HANDS_IN.search(scene.sentence.text, mention.start, mention.end) is not None
    )


def _party_kind(draft: Draft, speaker: Speaker) -> ActorKind:
    known = None if speaker.actor is None else draft.voices.cast.index.get(speaker.actor)
    if known is not None:
        return known.kind
    return {SpeakerKind.NGO: ActorKind.NGO, SpeakerKind.UN_BODY: ActorKind.UN_BODY, SpeakerKind.OFFICIAL: ActorKind.GOVERNMENT,
            SpeakerKind.ARMED_FORCES: ActorKind.STATE_FORCES}.get(speaker.kind, ActorKind.OTHER)  # fmt: skip
