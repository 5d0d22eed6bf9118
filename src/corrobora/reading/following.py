"""Accountability steps of a sentence, each on the claim that tells it, with who moves and by when."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from corrobora.edtf import bounds
from corrobora.reading.attribution import Attribution
from corrobora.reading.dates import find_dates
from corrobora.reading.draft import METHOD, Draft, Scene, extent_of, place_of
from corrobora.reading.steps import StepMention, date_of_step
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
)
"""A subject that is a thing to be published, not whoever publishes it."""


_STEP_STANCES = {StepKind.DEMANDED: Stance.DEMANDS, StepKind.ANNOUNCED: Stance.ANNOUNCES}


_ITSELF = re.compile(r"(?i)(?:it|they|he|she|we|the (?:authorities|government|army))")


_TERM = re.compile(
    r"(?i)^(?:(?:due|expected)\s+)?(?:until|within|in|on|by|before|no later than|not later than|at the latest by)\s+"
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
    r"(?i)(?:within\s+|in\s+)?(?:the\s+)?(?:(?:next|coming|following)\s+)?(?P<number>\d+|an?|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|fifteen|twenty|twenty-one|thirty|sixty|ninety)\s+"
    r"(?P<unit>hours|days?|weeks?|months?)\b"
)


_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "twelve": 12,
    "fourteen": 14, "fifteen": 15, "twenty": 20, "twenty-one": 21, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip


_DAYS = {"day": 1, "week": 7, "month": 30}


_PAST = frozenset({"expulsion", "exit", "withdrawal"})
_ITS_FINDINGS = re.compile(
    r"(?i)\b(?:its|their|the)\s+(?:\w+\s+)?(?:findings?|results?|report|conclusions?)\s*$"
)
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
        due = None if mention.due is None else _due(draft, scene, mention.due)
        own = _date(scene, mention)
        when = None if own is None else scene.dates[own].when
        by = _mover(draft, scene, mention, voice)
        draft.steps.append(
            Step(step=mention.kind, by=by, of=mention.of, when=when, due=due, claims=(holder.id,))
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


def _due(draft: Draft, scene: Scene, stretch: tuple[int, int]) -> When | None:
    """Return the date something is promised for.

    "Within two weeks" counts from the day the step is dated to in the same
    sentence, else from the publication; a month counts 30 days.
    """
    words = scene.sentence.text[stretch[0] : stretch[1]]
    within = _WITHIN.match(words)
    if within is None:
        # a term looks ahead: "until 30 April" is the coming one
        named = find_dates("by " + _TERM.sub("", words), anchor=draft.report.published)
        return named[0].when if named else None
    earlier = next((d.when for d in scene.dates if d.end <= stretch[0] and d.when.date_prec == 1), None)
    start = earlier or draft.report.published
    if start is None or start.edtf is None:
        return When(text=within.group())
    number = within.group("number").lower()
    length = int(number) if number.isdigit() else _NUMBERS[number]
    days = (
        -(-length // 24)
        if within.group("unit").lower().startswith("hour")
        else length * _DAYS[within.group("unit").lower().rstrip("s")]
    )
    day = bounds(start.edtf)[1] + timedelta(days=days)
    return When(text=within.group(), edtf=day.isoformat(), date_prec=1, time_prec=1)


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
    itself = by is None or _ITSELF.fullmatch(by.text) is not None
    spoken = (
        re.search(r"(?i)\b(?:it|they|we)\b", scene.sentence.text[max(0, mention.start - 12) : mention.start])
        is not None
    )
    if itself and (mention.kind in _STEP_STANCES or (mention.kind is StepKind.OPENED and spoken)):
        return Party(text=voice.text, actor=voice.actor, kind=_party_kind(draft, voice))
    return by


def _party_kind(draft: Draft, speaker: Speaker) -> ActorKind:
    known = None if speaker.actor is None else draft.voices.cast.index.get(speaker.actor)
    if known is not None:
        return known.kind
    return {SpeakerKind.NGO: ActorKind.NGO, SpeakerKind.UN_BODY: ActorKind.UN_BODY, SpeakerKind.OFFICIAL: ActorKind.GOVERNMENT,
            SpeakerKind.ARMED_FORCES: ActorKind.STATE_FORCES}.get(speaker.kind, ActorKind.OTHER)  # fmt: skip
