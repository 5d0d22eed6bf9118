"""Read one report: sentences, who says what, what was done, how many, where, when, what follows.

Everything here is pure. The gazetteer and the actors are handed in. Each
sentence is read on its own, with what the report has said before: its
speakers, its cast, the paragraph's running voice.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from corrobora.edtf import bounds
from corrobora.reading.actors import ActorIndex
from corrobora.reading.acts import MENTIONS_ACT, ActReading, groups_of, read_acts
from corrobora.reading.attribution import SPEAKS, Attribution, find_attributions, find_hedge
from corrobora.reading.background import MENTIONS_FACT, FactMention, find_facts
from corrobora.reading.clauses import Token, opens_quote, tokenize
from corrobora.reading.counts import CountMention, find_counts
from corrobora.reading.dates import DateMention, find_dates
from corrobora.reading.lexicon import Frame
from corrobora.reading.parties import PartyMention, cast_of, find_parties
from corrobora.reading.places import Gazetteer, PlaceMention, find_places
from corrobora.reading.sentences import Sentence, split_sentences
from corrobora.reading.speakers import Voices, make_speaker
from corrobora.reading.stances import decide_stance, is_habit, turns_down
from corrobora.reading.steps import MENTIONS_STEP, StepMention, find_steps
from corrobora.reading.tolls import find_tolls
from corrobora.records import (
    Act,
    ActKind,
    ActorKind,
    Agreement,
    Assertion,
    Claim,
    Count,
    Fact,
    Outcome,
    Party,
    Place,
    Reading,
    Refusal,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    StepKind,
    When,
)

METHOD = "rules/1"
READ_LANGUAGES = frozenset({"en"})

_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier (?:this|in the) (?:year|month|massacre|attack)|in the past|last year|years? (?:ago|earlier|before)|months? (?:ago|earlier|before)|"
    r"a (?:year|month) (?:ago|earlier|before)|similar (?:attack|incident|massacre|killing)s?|the last such|a past|past (?:attack|massacre|incident)s?|historic\w*|anniversary|decades?|"
    r"since (?:the|19|20)|in recent (?:years|months|weeks)|over the (?:past|last) )\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\([A-ZÀ-Þ][^()]{2,40}\)\s*[—–-]{1,2}\s+|"
    r"(?:[A-ZÀ-Þ][\w.'’-]*[ ,/]+){1,6}(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})?\s*,?\s*|\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?\s*,?\s*)?"
    r"(?:\([^)]{2,40}\)\s*)?[—–-]{1,2}\s+"
)
_BEARING = re.compile(
    r"(?i)allegation|accus|alleg|responsib|victim|incident|abuse|violation|wrongdoing|crime|civilian|impunity|outrage|mourn|testimon|witness|survivor|"
    r"truth|evidence|soldier|troops|gunm[ae]n|rebel|militant|bandit|terroris|polic|curfew|ambulance|hospital|surgeon|blood|family|families|body|village|market"
)
_ON_THE_SPOT = frozenset(
    {SpeakerKind.EYEWITNESS, SpeakerKind.SURVIVOR, SpeakerKind.RELATIVE, SpeakerKind.LOCAL_SOURCE}
)
_NOBODY_ACTS = re.compile(
    r"(?i)(?:the|its|their|his|any|all)?\s*(?:\w+\s+)?(?:findings?|results?|reports?|conclusions?|investigation|inquiry|probe)\b"
)
"""A subject that is a thing to be published, not whoever publishes it."""
_SOMEBODY = re.compile(
    r"\b[A-ZÀ-Þ]\w|\b(?:men|man|leaders?|officials?|authorities|groups?|members?|side|party|parties|opposition|them|him|her|each other|neighbours?)\b"
)
_CONDEMNS = re.compile(r"(?i)condemn|denounc|decr(?:y|i)|deplor|lament|mourn")
"""To condemn an act is an answer to it, not word of it."""
_SINCE_THEN = re.compile(
    r"(?i)\bsince (?:the attack|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_ON_THE_SIDE = re.compile(r"(?i)(?:an?|his|her|my|their|our)\s")
_WAR = re.compile(r"\b(?:war|conflict|fighting|insurgency|crisis|violence|unrest)\b", re.IGNORECASE)
_OPENING = ("“", '"', "«", "‘")


@dataclass(slots=True)
class _Draft:
    """What has been read of a report so far."""

    report: Report
    sha: str
    voices: Voices
    dates_known: list[When] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def keep(self, claim: Claim) -> Claim:
        """Keep a claim once: the same reading of the same passage is one claim with all its counts."""
        known = self.claims.get(claim.id)
        if known is not None:
            counts = known.counts + tuple(c for c in claim.counts if c not in known.counts)
            claim = replace(known, counts=counts)
        self.claims[claim.id] = claim
        return claim


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """One sentence with everything found in it."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    parties: tuple[PartyMention, ...]
    counts: tuple[CountMention, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    steps: tuple[StepMention, ...]
    facts: tuple[FactMention, ...] = ()
    taken: tuple[tuple[int, int], ...] = ()
    """Dates that belong to a background fact of the sentence, not to the act."""


def read(report: Report, *, gazetteer: Gazetteer, actors: ActorIndex) -> Reading:
    """Read one report into claims, steps and background facts.

    A report in a language not read yet gives a refusal and nothing else; a
    report that tells nothing of violence gives no claims.
    """
    if report.language is not None and report.language not in READ_LANGUAGES:
        return Reading(
            report=report.id,
            refused=(
                Refusal(
                    what=report.id,
                    code="language-not-read",
                    why=f"the report is in «{report.language}»; the reader reads: en",
                ),
            ),
        )
    if not MENTIONS_ACT.search(report.text) and not MENTIONS_STEP.search(report.text):
        return Reading(report=report.id)
    index, aliases = actors.with_report_aliases(report.text)
    sentences = split_sentences(report.text, furniture=report.furniture)
    skip = tuple(
        Span(start=m.start, end=m.end) for m in index.find(report.text) if _covers_place(index, m.actor)
    )
    places = find_places(report.text, gazetteer=gazetteer, skip=skip)
    tally = Counter(p.place.country for p in places if p.place.country is not None)
    country = min(tally, key=lambda c: (-tally[c], c)) if tally else None
    cast = cast_of(_without(report.text, report.furniture), index=index, country=country)
    draft = _Draft(report=report, sha=report.text_sha256, voices=Voices(cast=cast))
    place_at = 0
    paragraph = -1
    running: Speaker | None = None
    inside = quoted = False
    for number, sentence in enumerate(sentences):
        while place_at < len(places) and places[place_at].end <= sentence.start:
            place_at += 1
        opening = sentence.text[:1] in _OPENING
        if sentence.paragraph != paragraph:
            if not (opening and number and (inside or quoted or sentences[number - 1].text.endswith(":"))):
                running = None
            paragraph, inside, quoted = sentence.paragraph, False, False
        if sentence.heading or (number == 0 and sentence.text == report.title):
            continue
        sentence = _undated(sentence)  # noqa: PLW2901 - the same sentence without its dateline
        here = tuple(
            p for p in places[place_at : place_at + 24] if p.start >= sentence.start and p.end <= sentence.end
        )
        quoted = inside or opening
        inside = opens_quote(sentence.text, inside=inside)
        voice = running
        if quoted and inside:
            voice = _quoting(draft, sentences[number + 1 :], paragraph) or running
        running = _read_sentence(draft, sentence, here, voice, quoted=quoted) or running
    _mark_older(draft)
    claims = tuple(sorted(_with_parts(draft.claims.values()), key=lambda c: (c.start, c.end, c.id)))
    return Reading(
        report=report.id,
        claims=claims,
        steps=tuple(draft.steps),
        background=tuple(draft.facts),
        aliases=aliases,
    )


def _with_parts(claims: Iterable[Claim]) -> list[Claim]:
    """Mark counts of a person or a family told on the side ("a student", "his brother", "a family of six") as parts.

    They are parts only where the report gives a larger total of the same
    outcome; "a journalist was shot dead" alone is the total.
    """
    told = list(claims)
    most: dict[Outcome, int] = {}
    for claim in told:
        for count in claim.counts:
            if (
                not count.part
                and count.low is not None
                and claim.act is not None
                and claim.act.asserted is Assertion.ASSERTED
            ):
                most[count.outcome] = max(most.get(count.outcome, 0), count.low)
    marked: list[Claim] = []
    for claim in told:
        counts = tuple(
            replace(c, part=True)
            if c.low is not None and c.low < most.get(c.outcome, 0) and _ON_THE_SIDE.match(c.wording)
            else c
            for c in claim.counts
        )
        marked.append(claim if counts == claim.counts else replace(claim, counts=counts))
    return marked


def _undated(sentence: Sentence) -> Sentence:
    """Cut a dateline ("ORIN, March 3 (Harmattan Press) —") off the sentence it opens: it says where the writer sat."""
    line = _DATELINE.match(sentence.text)
    if line is None or line.end() > 0.6 * len(sentence.text):
        return sentence
    return replace(sentence, text=sentence.text[line.end() :], start=sentence.start + line.end())


def _quoting(draft: _Draft, following: Sequence[Sentence], paragraph: int) -> Speaker | None:
    """Return who is named where a quotation that runs over several sentences ends."""
    inside = True
    for sentence in following:
        if sentence.paragraph != paragraph:
            return None
        inside = opens_quote(sentence.text, inside=inside)
        if inside:
            continue
        for attribution in find_attributions(sentence.text):
            if attribution.source is not None and not attribution.nobody:
                return _voice(draft, sentence.text, attribution)
        return None
    return None


def _voice(draft: _Draft, text: str, attribution: Attribution) -> Speaker:
    """Return the speaker an attribution names, without counting it as heard."""
    source = attribution.source or attribution.cue
    beside = "" if attribution.beside is None else text[attribution.beside.start : attribution.beside.end]
    return make_speaker(
        text[source.start : source.end],
        beside=beside,
        sentence=text,
        told=attribution.told,
        via=(),
        voices=draft.voices,
        nobody=attribution.nobody,
    )


def _covers_place(index: ActorIndex, actor: str) -> bool:
    """Whether an actor's name must not be read as a place; a country stays one."""
    known = index.get(actor)
    return known is not None and known.kind is not ActorKind.STATE


def _without(text: str, furniture: Sequence[Span]) -> str:
    """Blank out furniture, offsets kept."""
    for span in furniture:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _read_sentence(
    draft: _Draft,
    sentence: Sentence,
    places: tuple[PlaceMention, ...],
    running: Speaker | None,
    *,
    quoted: bool,
) -> Speaker | None:
    """Read one sentence into the draft; return the voice that runs on in the paragraph.

    ``quoted``: the sentence stands in quotation marks opened here or before, so
    that without a cue of its own it is ``running``'s.
    """
    text = sentence.text
    acts_said = bool(MENTIONS_ACT.search(text))
    steps_said = bool(MENTIONS_STEP.search(text))
    facts_said = bool(MENTIONS_FACT.search(text))
    if not acts_said and not steps_said and not facts_said and not quoted and not SPEAKS.search(text):
        return running
    tokens = tokenize(text)
    parties = find_parties(text, tokens, cast=draft.voices.cast)
    dates = find_dates(
        text, anchor=draft.report.published, previous=draft.dates_known[-1] if draft.dates_known else None
    )
    draft.dates_known.extend(d.when for d in dates if d.when.edtf is not None)
    facts = find_facts(text, [(d.start, d.end, d.when) for d in dates]) if facts_said else ()
    scene = _Scene(
        facts=facts,
        taken=tuple((d.start, d.end) for d in dates if any(f.when is d.when and f.close for f in facts)),
        sentence=sentence,
        tokens=tokens,
        parties=parties,
        counts=tuple(
            c for c in _counts(text) if not any(d.start <= c.start and c.end <= d.end for d in dates)
        )
        if acts_said
        else (),
        dates=dates,
        places=places,
        steps=find_steps(text, tokens, parties=parties, cast=draft.voices.cast) if steps_said else (),
    )
    attributions = find_attributions(text)
    if quoted and running is not None and not attributions:
        whole = Span(start=0, end=len(text))
        attributions = (
            Attribution(
                source=None,
                cue=Span(start=0, end=0),
                content=whole,
                stance=Stance.ALLEGES,
                frame=Frame.CLAUSE,
                same_as_previous=True,
            ),
        )
    made: list[tuple[Attribution | None, Claim]] = []
    covered: list[tuple[int, int]] = []
    previous: Speaker | None = running
    speakers: list[Speaker] = []
    for number, attribution in enumerate(attributions):
        speaker, previous = _speaker_of(
            draft, scene, attribution, attributions[:number], speakers, previous, quoted=quoted
        )
        speakers.append(speaker)
    for number, attribution in enumerate(attributions):
        inner = [
            a
            for a in attributions
            if a is not attribution
            and attribution.content.start <= a.cue.start
            and a.content.end <= attribution.content.end
        ]
        for piece in _minus(attribution.content, inner):
            made += _attributed(draft, scene, attribution, speakers[number], piece)
        covered.append(_extent(attribution))
    for left, right in _gaps(len(text), covered):
        if right - left > 12:
            made += _own_voice(
                draft, scene, Span(start=left, end=right), running if not attributions else None
            )
    _keep_steps(draft, scene, made, attributions, speakers)
    if facts_said:
        _keep_facts(draft, scene)
    named = [s for a, s in zip(attributions, speakers, strict=True) if not a.nobody]
    if named:
        return named[-1]
    return running


def _speaker_of(
    draft: _Draft,
    scene: _Scene,
    attribution: Attribution,
    before: Sequence[Attribution],
    speakers: Sequence[Speaker],
    previous: Speaker | None,
    *,
    quoted: bool,
) -> tuple[Speaker, Speaker | None]:
    text = scene.sentence.text
    if attribution.same_as_previous or attribution.source is None:
        if speakers and attribution.same_as_previous:
            return speakers[-1], speakers[-1]
        if attribution.same_as_previous and previous is not None:
            return previous, previous
        cue = text[attribution.cue.start : attribution.cue.end]
        return Speaker(text=cue, kind=SpeakerKind.OTHER, anonymous=True), previous
    words = text[attribution.source.start : attribution.source.end]
    if words.lower() in {"we", "i"}:
        house = previous if quoted and previous is not None else _house(draft)
        return house, house
    charged = next((a for a in reversed(before) if a.accused is not None), None)
    if (
        words.lower() in {"they", "it", "he", "both"}
        and attribution.stance is Stance.DENIES
        and charged is not None
        and charged.accused is not None
    ):
        # "X and Y have been accused of …, which they deny": the accused deny, not the accusers
        words = text[charged.accused.start : charged.accused.end]
    beside = "" if attribution.beside is None else text[attribution.beside.start : attribution.beside.end]
    via = tuple(
        s.text for a, s in zip(before, speakers, strict=True)
        if a.content.start <= attribution.cue.start and attribution.content.end <= a.content.end and a.source is not None and not a.nobody and s.text != words
    )  # fmt: skip
    if attribution.quoted_by is not None:
        via = (text[attribution.quoted_by.start : attribution.quoted_by.end], *via)
    speaker = make_speaker(
        words,
        beside=beside,
        sentence=text,
        told=attribution.told,
        via=via,
        voices=draft.voices,
        nobody=attribution.nobody,
    )
    if not attribution.nobody:
        draft.voices.hear(speaker)
    return speaker, speaker


def _house(draft: _Draft) -> Speaker:
    """Return whoever says "we" in a report's own voice: its outlet, its author, or the body its title names."""
    report = draft.report
    title = "" if report.title is None else re.split(r"\s[–—|:-]\s|:", report.title)[0]
    body = (
        title
        if re.search(r"(?i)statement|press release|communiqu|briefing|report|alert", report.title or "")
        else ""
    )
    name = report.outlet or report.author or body
    if not name:
        return Speaker(text="We", kind=SpeakerKind.OTHER)
    return make_speaker(name, beside="", sentence="", told=None, via=(), voices=draft.voices)


def _counts(text: str) -> tuple[CountMention, ...]:
    """Return the counts of a sentence, tolls told at a distance included."""
    found = find_counts(text)
    tolls = [
        t
        for t in find_tolls(text)
        if not any(c.start < t.end and t.start < c.end and c.outcome is not None for c in found)
    ]
    kept = [c for c in found if not any(c.start < t.end and t.start < c.end for t in tolls)]
    return tuple(sorted((*kept, *tolls), key=lambda c: (c.start, c.end)))


def _minus(content: Span, inner: Sequence[Attribution]) -> list[Span]:
    """Return what is left of a content when the attributions nested in it are taken out."""
    pieces = [content]
    for attribution in inner:
        left, right = _extent(attribution)
        cut: list[Span] = []
        for piece in pieces:
            if right <= piece.start or piece.end <= left:
                cut.append(piece)
                continue
            if left - piece.start > 8:
                cut.append(Span(start=piece.start, end=left))
            if piece.end - right > 8:
                cut.append(Span(start=right, end=piece.end))
        pieces = cut
    return pieces


def _extent(attribution: Attribution) -> tuple[int, int]:
    spans = [attribution.cue, attribution.content]
    spans += [s for s in (attribution.source, attribution.beside, attribution.accused) if s is not None]
    return min(s.start for s in spans), max(s.end for s in spans)


def _gaps(length: int, covered: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    gaps: list[tuple[int, int]] = []
    at = 0
    for left, right in sorted(covered):
        if left > at:
            gaps.append((at, left))
        at = max(at, right)
    if at < length:
        gaps.append((at, length))
    return gaps


def _place(scene: _Scene, region: Span, at: int | None = None) -> Place | None:
    """Return the place of a stretch: a route first, then below the country the one told nearest to ``at``."""
    base = scene.sentence.start
    inside = [
        p for p in scene.places if p.start - base >= region.start and p.end - base <= region.end
    ] or list(scene.places)
    if not inside:
        return None
    routes = [p for p in inside if p.place.ends]
    if routes:
        return routes[0].place
    if at is None:
        return min(inside, key=lambda p: (p.place.where_prec or 9, p.start)).place

    def rank(mention: PlaceMention) -> tuple[bool, bool, int]:
        before = scene.sentence.text[max(0, mention.start - base - 24) : mention.start - base].lower()
        # "the army, based in X", "fled to X": where somebody is or goes, not where it happened
        aside = bool(
            re.search(
                r"\b(?:based in|fled to|flee to|taken to|from|to|hospital in|speaking in|capital)\s+(?:the\s+)?(?:\w+\s+)?$",
                before,
            )
        )
        return (
            (mention.place.where_prec or 9) >= 6,
            aside,
            (mention.place.where_prec or 9) * 40 + abs(mention.start - base - (at or 0)),
        )

    return min(inside, key=rank).place


def _when(scene: _Scene, region: Span) -> When | None:
    """Return the time of what happened: a date inside the stretch, never that of the speaking."""
    for mention in scene.dates:
        if region.start <= mention.start and mention.end <= region.end:
            if any(d == (mention.start, mention.end) for d in scene.taken):
                continue
            if re.match(r"(?i)(?:since|until|by|before)\b", mention.when.text):
                continue
            before = scene.sentence.text[max(0, mention.start - 28) : mention.start].lower()
            if re.search(
                r"\b(?:said|told|reported|announced|added|statement|confirmed|denied|published|by|within|before|since|until|coup|born|elected|began|erupted|broke out|started)\s*(?:on|in|late|early|the)?\s*$",
                before,
            ):
                continue
            return mention.when
    return None


def _passage(scene: _Scene, attribution: Attribution | None, alone: bool) -> tuple[int, int]:
    base = scene.sentence
    if attribution is None or alone:
        return base.start, base.end
    left, right = _extent(attribution)
    if right - left > 0.8 * len(base.text):
        return base.start, base.end
    return base.start + left, base.start + right


def _attributed(
    draft: _Draft, scene: _Scene, attribution: Attribution, speaker: Speaker, piece: Span
) -> list[tuple[Attribution | None, Claim]]:
    text = scene.sentence.text
    content = text[piece.start : piece.end]
    accused: list[Party] = []
    if attribution.accused is not None:
        inside = [
            m
            for m in scene.parties
            if m.start >= attribution.accused.start and m.end <= attribution.accused.end + 1
        ]
        accused = [m.party for m in inside if m.armed or m.party.actor is not None]
        words = text[attribution.accused.start : attribution.accused.end]
        if not accused and not inside and not _SOMEBODY.search(words):
            # "blamed a technical fault": no party is accused, the act is explained
            attribution = replace(
                attribution, stance=Stance.GIVES_ALTERNATIVE_EXPLANATION, frame=Frame.CLAUSE
            )
        elif not accused:
            accused = [Party(text=text[attribution.accused.start : attribution.accused.end].strip(" ,"))]
    condemns = bool(_CONDEMNS.match(text[attribution.cue.start : attribution.cue.end]))
    readings: tuple[ActReading, ...] = ()
    if not condemns:
        readings = read_acts(
            text, scene.tokens, region=piece, parties=scene.parties, counts=scene.counts, accused=accused
        )
    if attribution.stance is Stance.DENIES and turns_down(content):
        return []
    inside_step = next(
        (
            s
            for s in scene.steps
            if piece.start <= s.start < piece.end or attribution.cue.start <= s.start < piece.end
        ),
        None,
    )
    # an admission is judged with all that follows it: "admitted the strike but said it was an error"
    judged = text[attribution.cue.end :] if attribution.stance is Stance.ADMITS else content
    cue_zone = text[max(0, attribution.cue.start - 40) : attribution.cue.end]
    habit = is_habit(cue_zone) and not any(
        c.low is not None and c.low > 1 for r in readings for c in r.counts
    )
    hedge = find_hedge(content)
    start, end = _passage(
        scene, attribution, alone=attribution.source is None and not attribution.same_as_previous
    )
    confidence = 0.7 if attribution.nobody else 0.8 if attribution.same_as_previous else 0.9
    made: list[tuple[Attribution | None, Claim]] = []
    base = Claim(
        report=draft.report.id, text_sha256=draft.sha, start=start, end=end, speaker=speaker, stance=attribution.stance,
        hedge=None if hedge is None else hedge.group(), confidence=confidence, method=METHOD,
    )  # fmt: skip
    for reading in readings:
        act = reading.act
        if habit and act.asserted is Assertion.ASSERTED:
            act = replace(act, asserted=Assertion.GENERIC)
        stance = decide_stance(
            attribution,
            speaker=speaker,
            content=judged,
            act=act,
            step=None if inside_step is None else inside_step.kind,
            own=_own_side(draft, speaker, act),
        )
        if stance is Stance.DENIES and act.asserted is Assertion.ASSERTED:
            act = replace(act, asserted=Assertion.NEGATED)
        if stance is Stance.DEMANDS and act.asserted is Assertion.ASSERTED and inside_step is not None:
            continue
        counts = reading.counts
        if attribution.same_as_previous and attribution.cue.end and not act.victims:
            # "confirmed that it carried migrants, adding that all aboard were executed"
            aboard = tuple(
                m
                for m in scene.parties
                if not m.armed
                and m.end <= attribution.cue.start
                and not _names_speaker(m, attribution, scene, speaker)
            )
            act = replace(act, victims=tuple(m.party for m in aboard))
            counts = counts + groups_of(act)
            base = replace(base, start=scene.sentence.start, end=scene.sentence.end)
        claim = draft.keep(
            replace(
                base,
                stance=stance,
                act=act,
                counts=counts,
                place=_place(scene, piece, reading.start),
                when=_when(scene, piece),
            )
        )
        made.append((attribution, claim))
        _mark_earlier(draft, scene, claim, piece)
    if made:
        return made
    stance = decide_stance(
        attribution,
        speaker=speaker,
        content=judged,
        act=None,
        step=None if inside_step is None else inside_step.kind,
        own=False,
    )
    if attribution.nobody or not _bears(speaker, stance, text, content, attribution):
        return []
    claim = draft.keep(replace(base, stance=stance, place=None, when=None))
    if stance is Stance.DENIES and habit:
        draft.facts.append(
            Fact(
                fact=draft.report.quote(claim.start, claim.end),
                kind="pattern",
                claims=(claim.id,),
                agreement=Agreement.NOT_KNOWN,
            )
        )
    made.append((attribution, claim))
    return made


_STATE_BODIES = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT})


def _own_side(draft: _Draft, speaker: Speaker, act: Act) -> bool:
    """Whether an act is said of the speaker's own side: itself, or another body of its state."""
    if speaker.actor is None:
        return False
    index = draft.voices.cast.index
    own = index.get(speaker.actor)
    for party in act.perpetrators:
        if party.actor == speaker.actor:
            return True
        other = None if party.actor is None else index.get(party.actor)
        if own is not None and other is not None and own.country is not None and own.country == other.country:
            if own.kind in _STATE_BODIES and other.kind in _STATE_BODIES:
                return True
    return False


def _bears(speaker: Speaker, stance: Stance, text: str, content: str, attribution: Attribution) -> bool:
    """Whether words that tell no act bear on one: those of people on the spot always do, others by what they speak of."""
    if (
        stance in {Stance.ALLEGES, Stance.AFFIRMS}
        and attribution.frame is Frame.CLAUSE
        and len(content.split()) < 3
    ):
        return False
    if (
        stance in {Stance.DENIES, Stance.DOUBTS, Stance.DEMANDS, Stance.ADMITS}
        or attribution.frame is Frame.ACCUSE
        or speaker.kind in _ON_THE_SPOT
    ):
        return True
    return bool(
        _BEARING.search(content) or MENTIONS_STEP.search(content) or MENTIONS_ACT.search(content)
    ) or (
        speaker.anonymous is False
        and speaker.kind in {SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP}
        and bool(_BEARING.search(text))
    )


def _names_speaker(mention: PartyMention, attribution: Attribution, scene: _Scene, speaker: Speaker) -> bool:
    """Whether a party is part of the words that name the speaker ("a relative of one of the victims")."""
    at = scene.sentence.text.find(speaker.text)
    return (
        at >= 0 and at <= mention.start < at + len(speaker.text)
    ) or mention.start >= attribution.content.start


def _continued(
    draft: _Draft, scene: _Scene, speaker: Speaker, *, hedge: str | None, region: Span | None = None
) -> list[tuple[Attribution | None, Claim]]:
    """Read a stretch that carries on what the paragraph's speaker was saying."""
    text = scene.sentence.text
    region = Span(start=0, end=len(text)) if region is None else region
    made: list[tuple[Attribution | None, Claim]] = []
    for reading in read_acts(text, scene.tokens, region=region, parties=scene.parties, counts=scene.counts):
        stance = Stance.ADMITS if _own_side(draft, speaker, reading.act) else Stance.ALLEGES
        claim = draft.keep(
            Claim(
                report=draft.report.id, text_sha256=draft.sha, start=scene.sentence.start, end=scene.sentence.end, speaker=speaker,
                stance=stance, hedge=hedge, confidence=0.6, method=METHOD, act=reading.act, counts=reading.counts,
                place=_place(scene, region, reading.start), when=_when(scene, region),
            )
        )  # fmt: skip
        made.append((None, claim))
        _mark_earlier(draft, scene, claim, region)
    return made


def _own_voice(
    draft: _Draft, scene: _Scene, region: Span, running: Speaker | None
) -> list[tuple[Attribution | None, Claim]]:
    """Read what the outlet says in its own voice; a hedge hands it to whoever was speaking, or to nobody."""
    text = scene.sentence.text
    hedge = find_hedge(text[region.start : region.end])
    if hedge is not None and running is not None:
        return _continued(draft, scene, running, hedge=hedge.group(), region=region)
    made: list[tuple[Attribution | None, Claim]] = []
    for reading in read_acts(text, scene.tokens, region=region, parties=scene.parties, counts=scene.counts):
        act = reading.act
        if act.asserted in {Assertion.PLANNED, Assertion.FEARED}:
            continue
        bare = not (act.perpetrators or act.victims or reading.counts)
        if hedge is not None and hedge.group().lower() == "alleged" and bare:
            continue  # "the alleged massacre" points back at what was said; it says nothing anew
        if act.kind is ActKind.DISPLACEMENT and _WAR.search(text):
            act = replace(act, asserted=Assertion.GENERIC)
        claim = draft.keep(
            Claim(
                report=draft.report.id, text_sha256=draft.sha, start=scene.sentence.start, end=scene.sentence.end, speaker=None,
                stance=Stance.REPORTS, hedge=None if hedge is None else hedge.group(), confidence=0.75, method=METHOD, act=act,
                counts=reading.counts, place=_place(scene, region, reading.start), when=_when(scene, region),
            )
        )  # fmt: skip
        made.append((None, claim))
        _mark_earlier(draft, scene, claim, region)
    return made


def _mark_earlier(draft: _Draft, scene: _Scene, claim: Claim, region: Span) -> None:
    """File an act as background where the wording sets it before what the report is about."""
    if claim.act is None or claim.act.asserted is not Assertion.ASSERTED:
        return
    words = scene.sentence.text[region.start : region.end]
    war = _WAR.search(scene.sentence.text) and any(c.low is not None and c.low >= 1000 for c in claim.counts)
    if war or (_EARLIER.search(words) and not _SINCE_THEN.search(scene.sentence.text)):
        _file(draft, claim)


def _file(draft: _Draft, claim: Claim) -> None:
    draft.facts.append(
        Fact(
            fact=draft.report.quote(claim.start, claim.end),
            kind="earlier-violence",
            when=claim.when,
            claims=(claim.id,),
            agreement=Agreement.NOT_KNOWN,
        )
    )


def _mark_older(draft: _Draft) -> None:
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


def _keep_steps(
    draft: _Draft,
    scene: _Scene,
    made: Sequence[tuple[Attribution | None, Claim]],
    attributions: Sequence[Attribution],
    speakers: Sequence[Speaker],
) -> None:
    """Keep the steps a sentence tells, each on the claim that tells it."""
    for mention in scene.steps:
        voice = next(
            (
                speaker
                for a, speaker in zip(attributions, speakers, strict=True)
                if not a.nobody
                and (a.content.start <= mention.start < a.content.end or a.cue.start == mention.start)
            ),
            None,
        )
        holder = next(
            (
                claim
                for a, claim in reversed(made)
                if a is not None and not a.nobody and a.cue.start <= mention.start < _extent(a)[1]
            ),
            None,
        )
        if holder is None:
            holder = draft.keep(
                Claim(
                    report=draft.report.id, text_sha256=draft.sha, start=scene.sentence.start, end=scene.sentence.end, speaker=voice,
                    stance=Stance.REPORTS if voice is None else _STEP_STANCES.get(mention.kind, Stance.AFFIRMS),
                    confidence=0.75 if voice is None else 0.8, method=METHOD,
                    place=_place(scene, Span(start=0, end=len(scene.sentence.text))),
                )
            )  # fmt: skip
        due = None if mention.due is None else _due(draft, scene, mention.due)
        when = next(
            (
                d.when
                for d in scene.dates
                if abs(d.start - mention.start) < 90 and (mention.due is None or d.end <= mention.due[0])
            ),
            None,
        )
        by = _mover(draft, scene, mention, voice)
        draft.steps.append(
            Step(step=mention.kind, by=by, of=mention.of, when=when, due=due, claims=(holder.id,))
        )


_STEP_STANCES = {StepKind.DEMANDED: Stance.DEMANDS, StepKind.ANNOUNCED: Stance.ANNOUNCES}
_ITSELF = re.compile(r"(?i)(?:it|they|he|she|we|the (?:authorities|government|army))")
_WITHIN = re.compile(
    r"(?i)within\s+(?:the\s+next\s+)?(?P<number>\d+|an?|one|two|three|four|five|six|seven|eight|ten|fourteen|twenty-one|thirty|sixty|ninety)\s+"
    r"(?P<unit>hours|days?|weeks?|months?)"
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "fourteen": 14,
    "twenty-one": 21, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
_DAYS = {"hour": 0, "day": 1, "week": 7, "month": 30}


def _due(draft: _Draft, scene: _Scene, stretch: tuple[int, int]) -> When | None:
    """Return the date something is promised for.

    "Within two weeks" counts from the day the step is dated to in the same
    sentence, else from the publication; a month counts 30 days.
    """
    inside = next(
        (d.when for d in scene.dates if d.start >= stretch[0] - 1 and d.end <= stretch[1] + 1), None
    )
    within = _WITHIN.search(scene.sentence.text, max(0, stretch[0] - 1))
    if within is None:
        return inside
    earlier = next((d.when for d in scene.dates if d.end <= within.start() and d.when.date_prec == 1), None)
    start = earlier or draft.report.published
    if start is None or start.edtf is None:
        return When(text=within.group())
    number = within.group("number").lower()
    days = (int(number) if number.isdigit() else _NUMBERS[number]) * _DAYS[
        within.group("unit").lower().rstrip("s")
    ]
    day = bounds(start.edtf)[1] + timedelta(days=days)
    return When(text=within.group(), edtf=day.isoformat(), date_prec=1, time_prec=1)


def _mover(draft: _Draft, scene: _Scene, mention: StepMention, voice: Speaker | None) -> Party | None:
    """Return who makes a move: whoever is named, or the speaker who binds himself to it."""
    by = mention.by
    if by is not None and _NOBODY_ACTS.match(by.text):
        of_whom = re.search(r"\bof\s+(?=[A-Z]|the\s)", by.text)
        by = None if of_whom is None else replace(by, text=by.text[of_whom.end() :])
    if voice is None:
        return by
    itself = by is None or _ITSELF.fullmatch(by.text) is not None
    spoken = (
        re.search(r"(?i)\b(?:it|they|we)\b", scene.sentence.text[max(0, mention.start - 12) : mention.start])
        is not None
    )
    if itself and (mention.kind in _STEP_STANCES or (mention.kind is StepKind.OPENED and spoken)):
        return Party(text=voice.text, actor=voice.actor, kind=_party_kind(draft, voice))
    return by


def _party_kind(draft: _Draft, speaker: Speaker) -> ActorKind:
    known = None if speaker.actor is None else draft.voices.cast.index.get(speaker.actor)
    if known is not None:
        return known.kind
    return {SpeakerKind.NGO: ActorKind.NGO, SpeakerKind.UN_BODY: ActorKind.UN_BODY, SpeakerKind.OFFICIAL: ActorKind.GOVERNMENT,
            SpeakerKind.ARMED_FORCES: ActorKind.STATE_FORCES}.get(speaker.kind, ActorKind.OTHER)  # fmt: skip


def _keep_facts(draft: _Draft, scene: _Scene) -> None:
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


__all__ = ["METHOD", "Act", "Count", "Gazetteer", "read"]
