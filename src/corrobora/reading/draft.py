"""What has been read of a report so far, and one sentence with everything found in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from corrobora.reading.attribution import Attribution
from corrobora.reading.background import FactMention
from corrobora.reading.clauses import Token
from corrobora.reading.counts import CountMention, find_all_numbers
from corrobora.reading.dates import DateMention
from corrobora.reading.elliptic import NUMBERED, told_before, with_outcomes
from corrobora.reading.opinions import OUTCOMES, Opinions
from corrobora.reading.parties import PartyMention
from corrobora.reading.places import PlaceMention
from corrobora.reading.sentences import Sentence
from corrobora.reading.speakers import Voices
from corrobora.reading.steps import StepMention
from corrobora.reading.tellers import Telling
from corrobora.records import (
    Claim,
    Dated,
    Fact,
    Outcome,
    Place,
    Report,
    Span,
    Speaker,
    Step,
    Unit,
    When,
)

METHOD = "rules/8"


@dataclass(slots=True)
class Draft:
    """What has been read of a report so far: the one thing in this room that changes, and only while its report is read."""

    report: Report
    sha: str
    voices: Voices
    dates_known: list[When] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    """Every resolved date met so far, those of steps and promises too."""
    claims: dict[str, Claim] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    asides: list[Claim] = field(default_factory=list)
    """What somebody says that tells no act and no step: claims only if the report tells one near by."""
    told_at: list[tuple[Span, Speaker]] = field(default_factory=list)
    """Who spoke at the cues that the trained model marks too; offsets of the report."""
    issuer: Speaker | None = None
    """The body whose own statement the report is, if it is one; its words are no outlet's."""
    issuer_sought: bool = False
    telling: bool = False
    """Whether the sentence read now is of a stretch that one person tells (`tellings`)."""
    tellings: list[Telling] = field(default_factory=list)
    addressee: Speaker | None = None
    """Whom an open letter calls "you"."""
    opinions: Opinions | None = None
    """What the trained judge makes of the report's passages; without it the rules judge alone."""

    def keep(self, claim: Claim) -> Claim:
        """Keep a claim once: the same reading of the same passage is one claim with all its counts."""
        name = claim.id  # a digest, made anew whenever it is asked for
        known = self.claims.get(name)
        if known is not None:
            counts = known.counts + tuple(c for c in claim.counts if c not in known.counts)
            claim = replace(known, counts=counts)
        self.claims[name] = claim
        return claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
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
    """Dates that belong to a background fact or a step of the sentence, not to the act."""


_AFTER_A_COUNT = 420
"""Code points behind a claim that counts within which a number without a noun may take it up."""


_LOOKED_BACK = 80
"""So many claims at most are looked back on for a total, however long the report."""


@lru_cache(maxsize=8)  # asked twice of a sentence
def _numbered(sentence: str) -> bool:
    return NUMBERED.search(sentence) is not None


def takes_up(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence of no other interest may count part of what was told just before ("Nine were traders")."""
    last = next(reversed(draft.claims.values()), None)
    return last is not None and 0 <= sentence.start - last.end < _AFTER_A_COUNT and _numbered(sentence.text)


def with_told(draft: Draft, sentence: Sentence, counts: tuple[CountMention, ...]) -> tuple[CountMention, ...]:
    """Return the counts of a sentence with those whose outcome the report told before it (`elliptic`)."""
    if not _numbered(sentence.text):
        return counts
    told = told_before(islice(reversed(draft.claims.values()), _LOOKED_BACK), before=sentence.start)
    before = draft.report.text[max(0, sentence.start - 320) : sentence.start]
    return with_outcomes(sentence.text, counts, told, before=before)


SURE_OF_HARM = 0.9
"""From this probability on the trained judge is believed that those counted were harmed, where the grammar knows of nothing."""
SURE_OF_WHICH = 0.75
"""The same of what it was that befell them."""


_THINGS = frozenset({Unit.HOUSES, Unit.VEHICLES, Unit.ANIMALS})


def judged_counts(draft: Draft, sentence: Sentence) -> tuple[CountMention, ...]:
    """Return the expressions of number in a sentence whose people the trained judge takes for harmed, with what befell them."""
    if draft.opinions is None:
        return ()
    found: list[CountMention] = []
    for mention in find_all_numbers(sentence.text):
        if mention.outcome is not None or _points_back(sentence.text, mention):
            continue
        start = sentence.start + mention.start
        opinion = draft.opinions.of_number(Span(start=start, end=sentence.start + mention.end))
        if opinion is None:
            continue
        best = 1 + int(opinion[1:].argmax())
        if 1 - opinion[0] < SURE_OF_HARM or opinion[best] < SURE_OF_WHICH:
            continue
        outcome = Outcome(OUTCOMES[best])
        unit = _unit_of(mention, outcome)
        if unit is None or _is_difference(draft, mention):
            continue
        words = sentence.text[mention.start : mention.end]
        part = mention.part or _OF_MORE.search(words) is not None
        found.append(replace(mention, outcome=outcome, unit=unit, part=part, inferred=True))
    return tuple(found)


def _unit_of(mention: CountMention, outcome: Outcome) -> Unit | None:
    """Return what a number counts that an outcome befell; ``None`` where it befalls no such thing.

    Houses, vehicles and animals are hit and no more. A noun of which the grammar does not know that it means people
    ("four of our heroes") does, where what befell it befalls people alone.
    """
    if mention.unit in _THINGS:
        return mention.unit if outcome is Outcome.AFFECTED else None
    if mention.unit is Unit.OTHER:
        return None if outcome is Outcome.AFFECTED else Unit.PEOPLE
    return mention.unit


def _is_difference(draft: Draft, mention: CountMention) -> bool:
    """Whether a number is what lies between two tolls the report has told ("the army says six, we count 14 … it is **eight people**")."""
    told = {
        c.low
        for claim in islice(reversed(draft.claims.values()), _LOOKED_BACK)
        for c in claim.counts
        if c.outcome is Outcome.KILLED and c.low is not None and c.low == c.high
    }
    return mention.low is not None and mention.low > 1 and any(mention.low + n in told for n in told)


_OF_MORE = re.compile(r"(?i)\bof (?:the|them|these|those|whom|its|his|her|their|our)\b")
"""Words that make a number a part of those told of ("six **of the** victims")."""
_DEFINITE = re.compile(r"(?i)\b(?:the|these|those|his|her|its|their)\s+$")


def _points_back(sentence: str, mention: CountMention) -> bool:
    """Whether a number without a noun only takes up those told before ("**the four** were brothers")."""
    return mention.noun is None and _DEFINITE.search(sentence[: mention.start]) is not None


def with_judged(counts: Sequence[CountMention], judged: Sequence[CountMention]) -> tuple[CountMention, ...]:
    """Return the counts of a sentence with those of which only the trained judge knows what befell them; the rules go first."""
    known = [c for c in counts if c.outcome is not None]
    added = [j for j in judged if not any(c.start < j.end and j.start < c.end for c in known)]
    kept = [
        c for c in counts if c.outcome is None and not any(c.start < j.end and j.start < c.end for j in added)
    ]
    return tuple(sorted((*known, *kept, *added), key=lambda c: (c.start, c.end)))


def extent_of(attribution: Attribution) -> tuple[int, int]:
    """Return the first and last offset of the sentence an attribution takes up, speaker to content."""
    spans = [attribution.cue, attribution.content]
    spans += [
        s
        for s in (attribution.source, attribution.beside, attribution.accused, attribution.tail)
        if s is not None
    ]
    return min(s.start for s in spans), max(s.end for s in spans)


_EVENT_OF = re.compile(
    r"(?i)^\W*(?:\w+\s+){0,4}?(?:after|since|before|until|following)\s+(?:(?:the|an?|that|their|its|last \w+['’]s)\s+(?:\w+\s+){0,2}?(?:raids?|attacks?|massacres?|strikes?|killings?|shootings?"
    r"|bombings?|bombardment|shelling|fighting|clashes|assault|ambush|siege|events?)\s+(?:on|in|at|of|near|around)\s+)?$"
)
"""What opens a sentence with a place that stands for what happened there before."""


def place_of(scene: Scene, region: Span, at: int | None = None) -> Place | None:
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
        return min(inside, key=lambda p: (_fineness(p.place), p.start)).place

    def aside(mention: PlaceMention) -> bool:
        # "the army, based in X", "fled to X", "the bus to X": where somebody is, comes from or goes, not where it happened
        before = scene.sentence.text[max(0, mention.start - base - 24) : mention.start - base].lower()
        if _FETCHED.search(scene.sentence.text[max(0, mention.start - base - 60) : mention.start - base]):
            return False
        return (
            re.search(
                r"\b(?:based in|fled to|flee to|taken to|from|to|hospital in|speaking in|capital)\s+(?:the\s+)?(?:\w+\s+)?$",
                before,
            )
            is not None
        )

    there = [p for p in inside if not aside(p)]
    if not there:
        return None
    # "two days after X, soldiers killed nine in Y": X stands for what happened there
    there = [p for p in there if not _EVENT_OF.search(scene.sentence.text[: p.start - base])] or there
    return min(
        there,
        key=lambda p: (
            _fineness(p.place) >= 6,
            _fineness(p.place) * 40 + abs(p.start - base - at),
        ),
    ).place


def place_within(scene: Scene, region: Span) -> Place | None:
    """Return the place that the words of a stretch name themselves, none that stands elsewhere in the sentence."""
    base = scene.sentence.start
    text = scene.sentence.text
    led = any(
        region.start <= p.start - base
        and p.end - base <= region.end
        and _LEADS_PLACE.search(text[: p.start - base]) is not None
        and _WHENCE.search(text[: p.start - base]) is None
        for p in scene.places
    )
    return place_of(scene, region, region.start) if led else None


_LEADS_PLACE = re.compile(
    r"(?i)(?:^|\b(?:in|at|near|on|over|of|outside|inside|around|to|into|between|across|towards?|village|town|city|entered|left|reached))\s+(?:the\s+)?(?:[\w-]+\s+of\s+)?\W?$|^\W*$"
)
"""What stands before a name where it is a place ("a strike **on** Keba"); a "Grad rocket" is none."""
_WHENCE = re.compile(r"(?i)\b(?:from|direction of|towards?|based in|hails? from)\b[^,;.]{0,25}$")
_FETCHED = re.compile(
    r"(?i)\b(?:recovered|retrieved|removed|collected|picked up|exhumed|(?:bod(?:y|ies)|corpses?|dead|remains|wounded|injured|casualties|victims)\b[^.;]{0,24}\b(?:brought|taken|carried|evacuated|arrived|pulled))"
    r"\b[^.;,]{0,12}\bfrom\s+(?:the\s+)?(?:\w+\s+(?:of|in)\s+)?$"
)
"""The dead and wounded are fetched from where it happened."""


def _fineness(place: Place) -> int:
    """Return how closely a place is told, 1 to 9; a village that no gazetteer has is told as closely as one it has."""
    if place.unlisted:
        return 2
    return place.where_prec or 9


def when_of(scene: Scene, region: Span) -> When | None:
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


def passage_of(scene: Scene, attribution: Attribution) -> tuple[int, int]:
    """Return the passage of the report an attribution's claims stand on: its own stretch, or nearly all the sentence whole."""
    base = scene.sentence
    left, right = extent_of(attribution)
    alone = attribution.source is None and not attribution.same_as_previous
    if alone or right - left > 0.8 * len(base.text):
        return base.start, base.end
    return base.start + left, base.start + right
