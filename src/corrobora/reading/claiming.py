"""From an attribution, or the outlet's own words, to claims."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corrobora.reading.acts import MENTIONS_ACT, ActReading, groups_of, read_acts
from corrobora.reading.alternatives import joined, parted
from corrobora.reading.attribution import Attribution, find_hedge
from corrobora.reading.clauses import finite, tokenize
from corrobora.reading.counts import find_counts
from corrobora.reading.doers import (
    befell_next,
    only_refers,
    pointed_at,
    sets_on,
    standing_for,
    takes_up_doers,
)
from corrobora.reading.draft import METHOD, Draft, Scene, passage_of, place_of, place_within, when_of
from corrobora.reading.grounds import (
    CARRIED_ON,
    FROM_BEFORE,
    UNATTRIBUTED,
    ground_of_judgement,
    ground_of_stance,
    ground_of_words,
    grounds_of_act,
    sureness,
)
from corrobora.reading.lexicon import RANKING, RANKS, SPEAKER_NOUNS, Frame
from corrobora.reading.older import WAR, mark_earlier
from corrobora.reading.opinions import GRANTS, named_nearest
from corrobora.reading.ownside import (
    STATE_BODIES,
    answering,
    as_party,
    claims_deed,
    opens_with_own,
    own_side,
    own_suffered,
    parties_of,
    with_own_deeds,
)
from corrobora.reading.parties import ARMED_KINDS, PartyMention, describes_another, find_parties
from corrobora.reading.roles import main_subject
from corrobora.reading.speakers import issuer_of
from corrobora.reading.stances import (
    decide_stance,
    foretold,
    is_habit,
    may_answer,
    only_foretold,
    stance_of_cue,
    turns_down,
    under_demand,
    withholds_in_print,
)
from corrobora.reading.stancewords import ITS_OWN, STEP_THING
from corrobora.reading.steps import MENTIONS_STEP
from corrobora.records import (
    Act,
    ActKind,
    Agreement,
    Assertion,
    Claim,
    Count,
    Fact,
    Ground,
    Outcome,
    Party,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Unit,
)

_BEARING = re.compile(
    r"(?i)allegation|accus|alleg|responsib|victim|incident|abuse|violation|wrongdoing|crime|civilian|impunity|outrage|mourn|testimon|witness|survivor|"
    r"truth|evidence|\bcount(?:s|ed|ing)?\b|figures?\b|toll\b|dead\b|soldier|troops|gunm[ae]n|rebel|militant|bandit|terroris|polic|curfew|ambulance|hospital|surgeon|blood|violence|fighting|reprisal|siege|massacre|footage|committee|commission|family|families|body|village|market"
)


_ON_THE_SPOT = frozenset(
    {SpeakerKind.EYEWITNESS, SpeakerKind.SURVIVOR, SpeakerKind.RELATIVE, SpeakerKind.LOCAL_SOURCE}
)


_PRONOUN_OBJECTS = frozenset(
    {
        *"it them him her us me themselves himself itself".split(),
        "each other",
        "one another",
        "both",
        "all",
        "both of them",
        "both sides",
        "all sides",
        "all of them",
    }
)
_SOMEBODY = re.compile(
    r"\b[A-ZÀ-Þ]\w|\b(?:men|man|leaders?|officials?|authorities|groups?|members?|side|party|parties|opposition|them|him|her|each other|neighbours?)\b"
)


_CONDEMNS = re.compile(r"(?i)condemn|denounc|decr(?:y|i)|deplor|lament|mourn")
"""To condemn an act is an answer to it, not word of it."""


_CHARGES = re.compile(
    r"(?i)^\W*(?:(?:in|with|before|to|once\s+again|firmly|strongly|vigorously|unreservedly|utterly|most)\s+[^,;.]{0,40}?)??(?:the|this|that|an?|these|those|another)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:massacres?|killings?|murders?|executions?|assassinations?|attacks?|bombings?|shelling|abductions?|kidnappings?|strikes?|raids?|crimes?|assault|atrocit(?:y|ies)|bombardment|ambush)\b"
    r"(?:[^,;.]{0,60}?\s(?:committed|perpetrated|carried\s+out|launched|ordered)\b[^.;]{0,60}?\sby\b|\s+(?:committed|perpetrated|carried\s+out)\b|\s+(?:that|which)\s+[^,;.]{2,60}?\s(?:committed|perpetrated|carried\s+out|launched)\b)"
)
"""To denounce "the massacre committed by X", or "that X committed", says who did it."""


_AND_THAT = re.compile(
    r"(?i),?\s+(?:and|but|yet)\s+that\s+|,\s+but\s+(?=(?:it|they|he|she|we|the|its|his|their|our|no|nobody|none)\b)"
)
"""Where a second thing that is said begins ("that the grenade was meant for a lorry **and that** the school …")."""
_PLAIN = frozenset({Stance.ALLEGES, Stance.AFFIRMS})
_FEWEST_OF_HALF = 12
"""So many letters each half of what is said has at least."""


def attributed(
    draft: Draft,
    scene: Scene,
    attribution: Attribution,
    speaker: Speaker,
    piece: Span,
    *,
    own_statement: bool = False,
) -> list[tuple[Attribution | None, Claim]]:
    """Keep the claims an attribution makes in one piece of its content.

    Two things said in one sentence ("said that its drone went astray and that the school was never a target")
    are two claims where the stances differ, and one where they do not.
    """
    scene = _with_antecedent(draft, scene)
    accused = speaker.kind in _ACCUSED_KINDS
    heard = _HEARD_OF.search(scene.sentence.text, 0, piece.end) if accused else None
    if (
        heard is not None
        # "allegations, spread by the rebels, that …": they have a teller of their own
        and (attribution.source is None or attribution.source.end <= heard.start("what"))
        and MENTIONS_ACT.search(scene.sentence.text[heard.end() :])
    ):
        # "the ministry has taken note of reports that soldiers had shot nine": the reports say so
        told = Span(start=max(piece.start, heard.end()), end=piece.end)
        source = Span(start=heard.start("what"), end=heard.end("what"))
        teller = Speaker(
            text=heard.group("what").strip(" ,"), kind=SpeakerKind.MEDIA if _PRESS.search(heard.group("what")) else SpeakerKind.OTHER, anonymous=True
        )  # fmt: skip
        retold = replace(attribution, source=source, content=told, stance=Stance.ALLEGES, frame=Frame.CLAUSE)
        return _attributed(draft, scene, retold, teller, told, own_statement=False)
    halves = _halves(scene.sentence.text, attribution, piece)
    if halves is None:
        return _attributed(draft, scene, attribution, speaker, piece, own_statement=own_statement)
    base = scene.sentence.start
    start, _ = passage_of(scene, attribution)
    stands = (
        Span(start=min(start, base + halves[0].start), end=base + halves[0].end),
        Span(start=base + halves[1].start, end=base + halves[1].end),
    )
    trial = replace(
        draft, claims=dict(draft.claims), steps=list(draft.steps), facts=list(draft.facts), asides=list(draft.asides),
        told_at=list(draft.told_at),
    )  # fmt: skip
    stances = [
        {
            claim.stance
            for _, claim in _attributed(
                trial,
                scene,
                replace(attribution, content=half),
                speaker,
                half,
                own_statement=own_statement,
                stands=at,
            )
        }
        for half, at in zip(halves, stands, strict=True)
    ]
    if len(stances[0]) != 1 or len(stances[1]) != 1 or stances[0] == stances[1] or stances[1] <= _PLAIN:
        # what is told plainly behind an excuse or a denial goes with it
        return _attributed(draft, scene, attribution, speaker, piece, own_statement=own_statement)
    return [
        made
        for half, at in zip(halves, stands, strict=True)
        for made in _attributed(
            draft,
            scene,
            replace(attribution, content=half),
            speaker,
            half,
            own_statement=own_statement,
            stands=at,
        )
    ]


_ACCUSED_KINDS = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP})
_HEARD_OF = re.compile(
    r"(?i)\b(?:tak(?:es?|en|ing) note of|took note of|not(?:es|ed) (?:with \w+ )?the|(?:is|are|was|were) aware of|ha(?:s|ve|d) (?:seen|read|learn(?:ed|t) of|followed|noticed|become aware of)|refer(?:s|red|ring) to|react(?:s|ed|ing) to|respond(?:s|ed|ing) to|"
    r"in (?:connection with|response to|relation to)|with (?:regard|reference|respect) to|regarding|concerning)\s+"
    r"(?P<what>(?:the |certain |some |recent |such |several |various |\w+ )*?(?:information|reports?|claims?|allegations?|rumou?rs?|publications?|articles?|accusations?|posts?|news|stories|videos?|messages?|assertions?)\b(?:(?!\bthat\b)[^.;]){0,80}?),?\s+"
    r"(?:according to which|alleging(?: that)?|claiming(?: that)?|to the effect that|suggesting(?: that)?|which (?:claim|allege|state)s? that|stating that|that)\s"
)
"""What the accused side has heard said of itself ("taken note of **information in the press** according to which …")."""
_PRESS = re.compile(
    r"(?i)\b(?:press|media|newspapers?|outlets?|articles?|journals?|channels?|radio|television|news)\b"
)


def _halves(text: str, attribution: Attribution, piece: Span) -> tuple[Span, Span] | None:
    """Return the two things said in one stretch of plain speech, if it is joined of two."""
    if attribution.frame is not Frame.CLAUSE or attribution.stance not in {Stance.ALLEGES, Stance.AFFIRMS}:
        return None
    if attribution.source is not None and piece.start < attribution.source.start:
        return None
    joint = _AND_THAT.search(text, piece.start, piece.end)
    if joint is None or _AND_THAT.search(text, joint.end(), piece.end) is not None:
        return None
    first, second = (
        Span(start=piece.start, end=joint.start()),
        Span(start=joint.end(), end=piece.end),
    )
    if min(first.end - first.start, second.end - second.start) < _FEWEST_OF_HALF:
        return None
    quoted = text[first.start : first.end]
    if quoted.count("“") != quoted.count("”") or quoted.count('"') % 2:
        return None
    return first, second


def _attributed(
    draft: Draft,
    scene: Scene,
    attribution: Attribution,
    speaker: Speaker,
    piece: Span,
    *,
    own_statement: bool,
    stands: Span | None = None,
) -> list[tuple[Attribution | None, Claim]]:
    """Keep the claims of one stretch, one for each act it tells; ``stands``: where they stand in the report.

    Where it tells none, it is one claim without an act, if its words bear on
    one; in a body's ``own_statement`` only if a whole sentence answers a charge. What else is said waits in the
    draft's asides, until it is known what the report tells (`with_asides`). A turned-down demand ("rejected calls for …") is no denial.
    """
    if attribution.silent:
        source = attribution.source
        hearsay = source is not None and _HEARSAY.match(scene.sentence.text, source.start, source.end)
        if hearsay and withholds_in_print(scene.sentence.text):
            return _in_doubt(draft, scene, Span(start=0, end=len(scene.sentence.text)))
        return []
    text = scene.sentence.text
    aside = _BY_NOBODY.search(text[piece.start : piece.end])
    if aside is not None:
        # "the police were accused by nobody of the killing of nine": the killing stands
        piece = Span(start=piece.start + aside.end(), end=piece.end)
    content = text[piece.start : piece.end]
    attribution, accused = _accused(scene, attribution)
    speaker = _other_than(speaker, accused, attribution, draft)
    beside_it = attribution.frame in {Frame.ACCUSE, Frame.BLAME} and _NOT_THE_DEED.match(content) is not None
    if attribution.stance is Stance.DENIES and turns_down(content):
        return []
    cue = text[attribution.cue.start : attribution.cue.end]
    if attribution.frame is Frame.CLAUSE:
        meant = stance_of_cue(cue, attribution.stance)
        attribution = attribution if meant is attribution.stance else replace(attribution, stance=meant)
    erred = _ERROR_TOLD.match(content) is not None
    if attribution.stance in GRANTS and erred:
        attribution = replace(attribution, stance=Stance.ALLEGES)  # "admitted an error in its first toll"
    if under_demand(text[: attribution.cue.start]):
        attribution = replace(attribution, stance=Stance.DEMANDS)  # "we call on the army to admit …"
    elif only_foretold(text[: attribution.cue.start]):
        attribution = replace(attribution, stance=Stance.PREDICTS)  # "expect the request to be rejected"
    granted = _granted(draft, scene, speaker)
    deeds = _told_deeds(draft, scene)
    answerable = _charged(draft, deeds, speaker)
    forces = _forces_struck(deeds)
    anothers_we = _writers_own(text, attribution, speaker)
    ruled_out = (
        _ADMISSIONS if anothers_we or _DEPLORED.match(content) or _CONDEMNS.match(cue) else frozenset()
    )
    whose_own = ITS_OWN.search(content) is not None and _others_in_arms(scene, speaker, attribution)
    ruled_out = _ADMISSIONS if whose_own else ruled_out | (GRANTS | {Stance.DENIES} if erred else frozenset())
    if accused and attribution.frame is Frame.ACCUSE:
        ruled_out |= _ADMISSIONS | {
            Stance.AFFIRMS
        }  # who lays a deed to another owns none, and bears none out
    if (
        speaker.kind is SpeakerKind.ARMED_GROUP
        and attribution.frame is not Frame.ACCUSE
        and claims_deed(cue, content)
    ):
        attribution = replace(attribution, stance=Stance.ADMITS, frame=Frame.OBJECT)
    readings: tuple[ActReading, ...] = ()
    if not _CONDEMNS.match(cue) or _CHARGES.search(content) is not None:
        parties = parties_of(speaker, scene, piece, cast=draft.voices.cast, source=attribution.source)
        if attribution.source is not None and piece.start < attribution.source.start:
            # "nine were shot at a market, police said", "…, said the mayor, and fled": who speaks is no party to it;
            # in "reports that …, a charge made by X" the cue stands before what is said
            inverted = piece.start <= attribution.cue.start < attribution.source.start
            said_so_from = attribution.cue.start if inverted else attribution.source.start
            said_so_to = max(attribution.source.end, attribution.cue.end)
            parties = tuple(m for m in parties if not (said_so_from <= m.start and m.end <= said_so_to))
        if accused and attribution.accused is not None:
            # "blamed the attack on men allied to X": whoever the accused are tied to suffered nothing
            blamed = attribution.accused
            parties = tuple(m for m in parties if not (blamed.start <= m.start and m.end <= blamed.end + 1))
        if not accused and (
            attribution.stance in {Stance.ADMITS, Stance.DENIES} or _TO_HAVE.match(content) is not None
        ):
            accused = answering(speaker, scene, piece, parties, cast=draft.voices.cast, cue=cue)
        # "threatened to shell the town": the word that says so makes it an act to come
        threat = cue.lower().startswith("threaten") and piece.start == attribution.content.start
        readings = read_acts(
            text,
            scene.tokens,
            region=Span(start=attribution.cue.start, end=piece.end) if threat else piece,
            parties=parties,
            counts=scene.counts,
            accused=[] if beside_it else accused,
        )
        if accused and attribution.accused is not None and attribution.frame in {Frame.ACCUSE, Frame.BLAME}:
            # "residents blamed foreign warplanes": the blamed are no act of their own
            blamed = attribution.accused
            inside = [r for r in readings if blamed.start <= r.start < blamed.end]
            if len(inside) == len(readings) and not _has_words(text, piece, blamed):
                readings = ()
        if attribution.stance is Stance.DENIES and _STATUS.search(content):
            readings = ()  # "deny that the nine men killed were armed": that they were killed stands
        refuses = attribution.stance is Stance.DENIES
        readings = tuple(
            replace(
                r,
                act=with_own_deeds(
                    speaker, r.act, scene, piece, parties, cast=draft.voices.cast, denied=refuses
                ),
            )
            for r in readings
        )
        readings = _with_doers_before(draft, scene, speaker, piece, readings)
        if beside_it:
            readings = tuple(
                replace(r, act=replace(r.act, perpetrators=tuple(accused)))
                if r.act.kind is ActKind.FAILURE_TO_PROTECT and not r.act.perpetrators
                else r
                for r in readings
            )
            readings = tuple(r for r in readings if r.act.perpetrators or r.act.victims or r.counts)
    move = next(
        (s for s in scene.steps if min(piece.start, attribution.cue.start) <= s.start < piece.end), None
    )
    step = None if move is None else move.kind
    # an admission is judged with all that follows it: "admitted the strike but said it was an error"
    judged = content
    if attribution.stance is Stance.ADMITS or _explained(text, attribution):
        judged = text[attribution.cue.end :]
    elif attribution.stance is Stance.PREDICTS:
        judged = f"{cue} {content}"
    habit = is_habit(text[max(0, attribution.cue.start - 40) : attribution.cue.end]) and not any(
        c.low is not None and c.low > 1 for r in readings for c in r.counts
    )
    hedge = find_hedge(content)
    start, end = passage_of(scene, attribution) if stands is None else (stands.start, stands.end)
    said_so = ground_of_words(text, attribution, own_statement=own_statement)
    base = Claim(
        report=draft.report.id, text_sha256=draft.sha, start=start, end=end, speaker=speaker, stance=attribution.stance,
        hedge=None if hedge is None else hedge.group(), confidence=sureness(attribution), method=METHOD,
    )  # fmt: skip
    made: list[tuple[Attribution | None, Claim]] = []
    apart: tuple[Count, ...] = ()
    own = _counted_speakers(scene, attribution) + _tolls_behind(scene, attribution, piece)
    for reading in readings:
        act, counts = reading.act, reading.counts + own
        own = ()
        if habit and act.asserted is Assertion.ASSERTED:
            act = replace(act, asserted=Assertion.GENERIC)
        if (
            act.asserted is Assertion.ASSERTED
            and act.kind in {ActKind.KILLING, ActKind.INJURY}
            and any(c.outcome is Outcome.KILLED and c.high == 0 for c in counts)
        ):
            if not any(c.outcome is Outcome.SURVIVED for c in counts):
                act = replace(act, asserted=Assertion.NEGATED)  # "killed nobody"
        supposed = _SUPPOSED.search(text[piece.start : reading.start]) is not None
        if supposed and act.asserted is Assertion.ASSERTED:
            act = replace(act, asserted=Assertion.GENERIC)
        act = foretold(cue, content, act) if attribution.stance is Stance.PREDICTS else act
        stance = decide_stance(
            attribution,
            speaker=speaker,
            content=judged,
            act=act,
            step=step,
            own=not supposed
            and not own_suffered(content, act)
            and (
                own_side(speaker, act, cast=draft.voices.cast)
                or (_said_before(attribution, piece) and opens_with_own(speaker, content, act))
                or (own_statement and _in_its_own_name(speaker, act))
            ),
            cue=cue,
            granted=granted,
            leads=move is not None and move.start < reading.start,
            charged=answerable,
            forces=forces,
            anothers_we=anothers_we,
            whose_own=whose_own,
        )
        stance = Stance.ALLEGES if erred and not act.perpetrators else stance
        stance, because = _judged(
            draft,
            scene,
            replace(base, stance=stance, act=act),
            ground_of_stance(text, attribution, stance),
            cued=_says_itself(attribution, stance),
            barred=ruled_out,
        )
        if stance is Stance.DOUBTS:
            # "had no reason to believe that nine were killed": the number stands in the doubt, that it was none does not
            counts = tuple(c for c in counts if c.high != 0)
        if (
            stance is Stance.PREDICTS
            and attribution.stance is not stance
            and act.asserted is Assertion.ASSERTED
        ):
            act = replace(
                act, asserted=Assertion.PLANNED
            )  # "more of them will die": nothing has happened yet
        if stance is Stance.DENIES and act.asserted is Assertion.ASSERTED:
            act = replace(act, asserted=Assertion.NEGATED)
        if stance is Stance.DEMANDS and act.asserted is Assertion.ASSERTED and step is not None:
            apart += counts  # "demanded an inquiry into the deaths of four": the figure stands, the deed is another's word
            continue
        if attribution.same_as_previous and attribution.cue.end and not act.victims:
            act = replace(act, victims=_carried_over(scene, attribution, speaker))
            counts = counts + groups_of(act)
            base = replace(base, start=scene.sentence.start, end=scene.sentence.end)
        claim = draft.keep(
            replace(
                base, stance=stance, act=act, counts=counts, place=place_of(scene, piece, reading.start), when=when_of(scene, piece),
                grounds=(said_so, because, *grounds_of_act(text, reading)),
            )
        )  # fmt: skip
        made.append((attribution, claim))
        mark_earlier(draft, scene, claim, piece)
    if made:
        return made
    charged = _charged_with_it(draft, scene, attribution, accused, content)
    if charged is not None:
        grounds = (said_so, ground_of_stance(text, attribution, base.stance), FROM_BEFORE)
        return [(attribution, draft.keep(replace(base, act=charged, grounds=grounds)))]
    refused = _denied_of_before(draft, scene, speaker, content) if base.stance is Stance.DENIES else None
    if refused is not None:
        grounds = (said_so, ground_of_stance(text, attribution, base.stance), FROM_BEFORE)
        return [(attribution, draft.keep(replace(base, act=refused, grounds=grounds)))]
    owned = (
        _owned_of_before(draft, scene, speaker, attribution, piece)
        if base.stance in {*_PLAIN, Stance.ADMITS}
        and attribution.frame is Frame.CLAUSE
        and not _UNSAID_CUE.search(cue)
        else None
    )
    if owned is not None:
        grounds = (said_so, ground_of_stance(text, attribution, Stance.ADMITS), FROM_BEFORE)
        return [(attribution, draft.keep(replace(base, stance=Stance.ADMITS, act=owned, grounds=grounds)))]
    knows = _KNOWS.match(cue) is not None
    if (base.stance in _PLAIN or knows) and not attribution.nobody:
        before = min(attribution.cue.start, piece.start)
        behind = _behind_it(draft, scene, Span(start=before, end=piece.end))
        if behind is not None:
            stance = Stance.ALLEGES if knows else base.stance
            unsure = _GUESSED.search(text, before, piece.end)
            base = replace(base, hedge=base.hedge or (None if unsure is None else unsure.group()))
            stance = Stance.ADMITS if own_side(speaker, behind, cast=draft.voices.cast) else stance
            grounds = (said_so, ground_of_stance(text, attribution, stance), FROM_BEFORE)
            return [(attribution, draft.keep(replace(base, stance=stance, act=behind, grounds=grounds)))]
    figure = _figure(draft, f"{cue} {content}")
    if figure is not None:
        act, count = figure
        grounds = (said_so, ground_of_stance(text, attribution, base.stance), FROM_BEFORE)
        return [(attribution, draft.keep(replace(base, act=act, counts=(count,), grounds=grounds)))]
    stance = decide_stance(
        attribution, speaker=speaker, content=judged, act=None, step=step, own=False, cue=cue, granted=granted,
        charged=answerable, forces=forces, anothers_we=anothers_we, whose_own=whose_own,
    )  # fmt: skip
    stance = Stance.ALLEGES if erred else stance
    stance, because = _judged(
        draft,
        scene,
        replace(base, stance=stance),
        ground_of_stance(text, attribution, stance),
        cued=_says_itself(attribution, stance),
        barred=ruled_out,
    )
    base = replace(base, counts=apart + (_without_act(scene, piece) if not readings else ()))
    if attribution.nobody:
        return []
    whole = piece.end - piece.start >= 0.8 * len(text)
    if own_statement:
        bears = stance is not Stance.ALLEGES and whole and _bears(speaker, stance, text, content, attribution)
    else:
        bears = _bears(speaker, stance, text, content, attribution)
    if not bears and not base.counts:
        said = not own_statement or (whole and _is_sentence(scene))
        if said and _worth_telling(text, content, attribution, speaker):
            draft.asides.append(replace(base, stance=stance, grounds=(said_so, because)))
        return []
    if step is None and stance not in _OF_THE_DAY:
        when = when_of(scene, piece)
        told_then = when is not None and when.text.lower() not in _TODAY
        base = replace(base, place=place_within(scene, piece), when=when if told_then else None)
    if step is not None:
        # where the happening is that a move follows: "ordered a probe into the deaths on the Orin road"
        base = replace(base, place=place_of(scene, piece, piece.start))
    claim = draft.keep(replace(base, stance=stance, grounds=(said_so, because)))
    if stance is Stance.DENIES and habit:
        draft.facts.append(
            Fact(fact=draft.report.quote(claim.start, claim.end), kind="pattern", claims=(claim.id,), agreement=Agreement.NOT_KNOWN)
        )  # fmt: skip
    return [(attribution, claim)]


def _says_itself(attribution: Attribution, stance: Stance) -> bool:
    """Whether a stance is what its cue means, and no plain word of speaking."""
    return (
        attribution.stance is stance and stance not in _PLAIN and attribution.cue.end > attribution.cue.start
    )


def _judged(
    draft: Draft,
    scene: Scene,
    claim: Claim,
    ground: Ground,
    *,
    cued: bool,
    barred: frozenset[Stance] = frozenset(),
) -> tuple[Stance, Ground]:
    """Return the stance of a claim once the trained judge has been heard, and what it rests on (`opinions.settle`); ``barred``: stances its words rule out."""
    if claim.speaker is not None and claim.stance in GRANTS and _publishes(draft, claim.speaker):
        # "we wrote that nine were killed, and regret the error": a newsroom's error is no deed of its own
        claim = replace(claim, stance=Stance.ALLEGES)
    if draft.opinions is None:
        return claim.stance, ground
    sentence = Span(start=min(claim.start, scene.sentence.start), end=max(claim.end, scene.sentence.end))
    passage, speaker = Span(start=claim.start, end=claim.end), claim.speaker
    settled = draft.opinions.settle(
        claim.stance,
        passage,
        sentence=sentence,
        speaker=None if speaker is None else named_nearest(draft.report.text, speaker.text, passage),
        spoken=speaker is not None,
        barred=barred | _barred(draft, scene, claim),
        cued=cued,
    )
    if settled is None:
        return claim.stance, ground
    return settled.stance, ground_of_judgement(ground, claim.stance, settled)


def _barred(draft: Draft, scene: Scene, claim: Claim) -> frozenset[Stance]:
    """Return the stances that who speaks, and what was told so far, rule out."""
    speaker = claim.speaker
    if speaker is not None and _publishes(draft, speaker):
        return GRANTS
    if speaker is not None and not may_answer(speaker):
        # whoever answers for no side admits and excuses nothing in its name; that there was none of something denies no deed
        return GRANTS | {Stance.DENIES} if _only_lacks(draft, claim) else GRANTS
    if speaker is not None and _of_another(draft, speaker, claim.act):
        return GRANTS if speaker.kind is SpeakerKind.OTHER else _ADMISSIONS
    if claim.act is not None and claim.act.asserted in _NOT_DONE:
        return _ADMISSIONS
    if (
        speaker is not None
        and claim.act is None
        and speaker.kind is SpeakerKind.OTHER
        and _accuser(draft, speaker)
    ):
        return GRANTS
    granted = claim.act is not None or (speaker is not None and _granted(draft, scene, speaker))
    return frozenset() if granted else _NOTHING_GRANTED


def _publishes(draft: Draft, speaker: Speaker) -> bool:
    """Whether a speaker is the newsroom whose report this is, by its name, a part of it ("the Post"), or "we"."""
    if draft.voices.house is not None or speaker.kind not in {SpeakerKind.OTHER, SpeakerKind.MEDIA}:
        return False
    said = _name_words(speaker.text)
    names = (draft.report.outlet, draft.report.author)
    return said == {"we"} or bool(said) and any(said <= _name_words(name) for name in names if name)


def _name_words(name: str) -> set[str]:
    return set(re.findall(r"[\w’'-]+", name.lower())) - {"the"}


_ERROR_TOLD = re.compile(
    r"(?i)\W*(?:that\s+)?(?:(?:there\s+(?:was|had\s+been)|making|having\s+made)\s+)?"
    r"(?:(?:an?|the|some|two|several|\w+[’']s)\s+(?:[\w-]+\s+){0,2}?(?:errors?|mistakes?|inaccurac(?:y|ies)|slips?)\s+in\s+(?:the|its|their|his|her|our|an?)\s+(?:[\w’'-]+\s+){0,4}?(?:{told})\b"
    r"|(?:the|its|their|his|her|our|an?|this)\s+(?:[\w’'-]+\s+){0,4}?(?:{told})\b[^,;]{0,90}?\b(?:wrong(?:ly)?|mistaken(?:ly)?|in(?:correct|accurate)(?:ly)?|erroneous(?:ly)?|in\s+error|too\s+(?:high|low)|by\s+mistake)\b)".replace(
        "{told}",
        "reports?|stor(?:y|ies)|articles?|figures?|tolls?|counts?|numbers?|tall(?:y|ies)|headlines?|bulletins?|statements?|communiqu[eé]s?|estimates?|lists?",
    )
)
"""What owns to an error in what was told ("admitted **an error in its first toll**"), and to no deed."""


def _of_another(draft: Draft, speaker: Speaker, act: Act | None) -> bool:
    """Whether an act is said to be the deed of somebody who is surely not of the speaker's side: nobody admits another's deed."""
    if act is None or not act.perpetrators or own_side(speaker, act, cast=draft.voices.cast):
        return False
    return all(
        p.text.lower() != speaker.text.lower()
        and _OWN_WORDS.match(p.text) is None
        and (speaker.kind is SpeakerKind.OTHER or (p.actor is not None and speaker.actor is not None))
        for p in act.perpetrators
    )


def _accuser(draft: Draft, speaker: Speaker) -> bool:
    """Whether a speaker has laid a deed to somebody in arms before: it has nothing to admit or excuse."""
    return any(
        c.speaker is not None
        and c.speaker.text == speaker.text
        and c.stance in {Stance.ALLEGES, Stance.AFFIRMS}
        and c.act is not None
        and _of_another(draft, speaker, c.act)
        for c in draft.claims.values()
    )


def _only_lacks(draft: Draft, claim: Claim) -> bool:
    """Whether words only say what there was none of, or who did not come ("there was not a single doctor"): no deed, arms, charge or account is negated."""
    if claim.act is not None and claim.act.asserted is Assertion.NEGATED:
        return False
    text, span = draft.report.text, (claim.start, claim.end)
    return _LACKS.search(text, *span) is not None and _ANSWERED.search(text, *span) is None


_LACKS = re.compile(r"(?i)\b(?:no|not|never|none|nobody|nothing|neither|nor)\b|n['’]t\b")
_ANSWERED = re.compile(
    r"(?i)\b(?:den(?:y|ies|ied)|reject\w*|refut\w+|dismiss\w*|contradict\w*|untrue|true|false\w*|lies?|lied|lying|fabricat\w+|mistaken|wrong|weapons?|guns?|rifles?|(?:un)?armed|arms|fighters?|rebels?|soldiers?|militants?|terrorists?|bandits?|criminals?|insurgents?|guerrillas?|"
    r"gunm[ae]n|spies|spy|warn\w*|shots?|fir(?:e|ed|ing)|base|camp|military|accus\w+|charges?|clash\w*|battle|fighting|exchange|attack\w*|outcome|account|version|misheard|misquoted)\b"
)
"""What a denial by the side that suffered answers: a charge, an account, the arms or the fight it was said to have been."""
_DEPLORED = re.compile(
    r"(?i)\W*(?:that\s+)?(?:(?:it|they|we|he|she|the\s+\w+)\s+)?(?:(?:has|have|had|also|\w+ly)\s+)*(?:condemn|deplor|denounc|decr(?:y|ied)|mourn|lament|was\s+(?:shocked|saddened|appalled|outraged))\w*"
)
"""Who deplores a deed has not owned it."""
_WRITERS_WE = re.compile(r"(?i)\s*(?:,[^,]{1,40},\s*)?that\s+(?:we|i|our|my)\b")


def _writers_own(text: str, attribution: Attribution, speaker: Speaker) -> bool:
    """Whether "we" in what is told of a speaker is whoever writes, and not that speaker ("the Command says **that we** shot each other")."""
    return (
        speaker.text.lower() not in {"we", "i"} and _WRITERS_WE.match(text, attribution.cue.end) is not None
    )


def _others_in_arms(scene: Scene, speaker: Speaker, attribution: Attribution) -> bool:
    """Whether the sentence names another party in arms than the speaker, so that "its own" may be that party's."""
    source = attribution.source
    return any(
        m.armed
        and (source is None or m.end <= source.start or source.end <= m.start)
        and (m.party.actor is None or m.party.actor != speaker.actor)
        for m in scene.parties
    )


_OWN_WORDS = re.compile(
    r"(?i)(?:it|we|i|he|she|they|us|(?:one|some|members|elements|several)\s+of\s+\w+|(?:its|our|his|her|their|my)\s.*)$"
)
_NOT_DONE = frozenset({Assertion.GENERIC, Assertion.PLANNED, Assertion.FEARED, Assertion.NEGATED})
_ADMISSIONS = frozenset({Stance.ADMITS, Stance.ADMITS_ACT_DENIES_RESPONSIBILITY})
_NOTHING_GRANTED = frozenset({Stance.ADMITS_ACT_DENIES_RESPONSIBILITY})
"""Who refuses guilt where no act of its side is told or has been granted admits nothing ("our soldiers act within the law")."""
_TO_HAVE = re.compile(r"(?i)\W*(?:to|of)\s+hav(?:e|ing)\s")
"""What a side claims of itself ("claimed **to have** shot nine soldiers")."""
_STATUS = re.compile(
    r"(?i)\b(?:dead|deceased|killed|victims?|casualties|bodies|shot|wounded|injured|detained|abducted|arrested|those|they|he|she|relatives?|sons?|brothers?|father|husband)\b[^.;]{0,60}?\s(?:were|was|had been|are|is|had|carried|belonged)\s+"
    r"(?:(?:all|any|ever|also|in any way|some|active|known|part|\w+ly|not)\s+)*(?:armed|carr(?:ied|ying)|combatants?|civilians?|fighters?|rebels?|militants?|terrorists?|bandits?|criminals?|insurgents?|jihadists?|soldiers?|"
    r"members?|connected|linked|involved with|affiliated|to (?:a|an|the|any)|an? (?:\w+ )?(?:fighter|member|rebel|militant|terrorist|bandit|criminal|combatant|spy|informer)|weapons?|guns?|arms|rifles?)\b(?![^.;]*\b(?:when|and|but|who)\b)[^.;]*$"
)
"""A denial of who the dead were, not of their death ("deny that the men killed were armed")."""
_HEARSAY = re.compile(
    r"(?i)(?:the\s+|these\s+|such\s+|initial\s+|first\s+|early\s+|some\s+)*(?:reports?|claims?|accounts?|figures?|videos?|footage|images?|allegations?|toll|numbers?)\b"
)
"""What cannot be confirmed, where it is no person who declines to confirm."""
_OF_THE_DAY = frozenset({Stance.DEMANDS, Stance.ANNOUNCES, Stance.PREDICTS, Stance.DOUBTS})
"""Stances whose places and dates are those of what is asked for, promised or feared, not of what happened."""
_TODAY = frozenset({"today", "tonight", "this morning", "this evening"})
"""Where no act is told these are the day of the speaking."""
_NO_ACT = frozenset({Outcome.SURVIVED, Outcome.AFFECTED})
"""Outcomes that tell no act of their own: who came back, who was there."""


def _counted_speakers(scene: Scene, attribution: Attribution) -> tuple[Count, ...]:
    """Return the counts of those who tell what was done to them ("eleven women and two men reported rape")."""
    source = attribution.source
    if source is None:
        return ()
    end = max(source.end, attribution.cue.start)
    return tuple(
        c.as_count(scene.sentence.text, outcome=c.outcome)
        for c in scene.counts
        if c.outcome is Outcome.AFFECTED and source.start <= c.start and c.end <= end
    )


_TOLL_BEHIND = re.compile(
    r"(?i)(?:\s+\w+){0,6}?,\s+(?:(?:which|that)\s+)?(?:brings?|bringing|takes?|taking|rais(?:es|ing)|push(?:es|ing)|lifts?|lifting)\s+"
    r"(?:(?!\b(?:months?|years?|weeks?|decades?|since|regions?|countr(?:y|ies)|nation\w*|wars?|conflict|insurgency)\b)[^.;:“”\"]){0,90}$"
)
"""Between a tag and a number: "…, the hospital said**, bringing the toll to** eight"; not a toll of months or of a region."""
_ANOTHERS_TOLL = re.compile(
    r"(?i)[^.;:“”\"]{0,90}?\b(?:compiled|counted|recorded|kept|given|documented|tallied|reported|published|collected|gathered|maintained|released|announced|cited|put)\s+by\b"
    r"|[^.;:“”\"]{0,90}?\b(?:according\s+to|by\s+(?:the\s+)?(?:\w+\s+){0,4}?\w+['’]s?\s+(?:own\s+)?(?:count|tally|reckoning|estimate|figures?)"
    r"|(?:this|last|past)\s+(?:month|year|week|decade)|since|so\s+far|in\s+the\s+(?:region|country))\b"
)
"""Words behind a number that give it to another's reckoning, or to more than the one happening."""


def _tolls_behind(scene: Scene, attribution: Attribution, piece: Span) -> tuple[Count, ...]:
    """Return the toll that a sentence draws behind its tag: what the speaker tells brings the dead to that number."""
    source = attribution.source
    if source is None or source.start < piece.end:
        return ()
    text, tag = scene.sentence.text, max(source.end, attribution.cue.end)
    return tuple(
        c.as_count(text, outcome=c.outcome)
        for c in scene.counts
        if c.outcome in {Outcome.KILLED, Outcome.INJURED}
        and c.high != 0
        and c.start > tag
        and _TOLL_BEHIND.match(text[tag : c.start]) is not None
        and _ANOTHERS_TOLL.match(text[c.end :]) is None
    )


def _without_act(scene: Scene, region: Span) -> tuple[Count, ...]:
    """Return the counts of a stretch that tells no act ("four of the girls have since escaped")."""
    return tuple(
        c.as_count(scene.sentence.text, outcome=c.outcome)
        for c in scene.counts
        if c.outcome in _NO_ACT and region.start <= c.start and c.end <= region.end and not c.total_of_present
        if c.singular != "survivor"  # "after interviewing 17 survivors": whom one spoke to
    )


_BESIDE = 420
"""Code points within which a sentence stands beside the one that grants the act."""


def _granted(draft: Draft, scene: Scene, speaker: Speaker) -> bool:
    """Whether a speaker has granted an act of its own side just before: "conceded that nine died. He maintained that …"."""
    for claim in reversed(tuple(draft.claims.values())[-8:]):
        if not 0 <= scene.sentence.end - claim.end < _BESIDE:
            continue
        same = claim.speaker is not None and (
            claim.speaker.text == speaker.text
            or (speaker.actor is not None and claim.speaker.actor == speaker.actor)
        )
        if same and claim.stance in GRANTS:
            return True
    return False


_CAUSE = re.compile(
    r"(?i)^(?:the\s+)?(?:soldiers|fighters|mujahid\w+|lions|knights|heroes|men|brothers|sons|troops)\s+of\s+(?:the\s+)?[A-ZÀ-Þ]"
)


def _in_its_own_name(speaker: Speaker, act: Act) -> bool:
    """Whether a body's own statement tells a deed of those it calls by its cause ("the soldiers of the Caliphate") or by its own noun ("police")."""
    if not act.perpetrators or any(p.actor is not None for p in act.perpetrators):
        return False
    own = {w.lower() for w in _WORDS_OF_A_SIDE.findall(speaker.text.lower())}
    if speaker.kind is SpeakerKind.ARMED_GROUP:
        return all(_CAUSE.match(p.text) for p in act.perpetrators)
    return all(
        p.kind in STATE_BODIES and p.text.lower().removeprefix("the ") in own for p in act.perpetrators
    )


_FORCES = frozenset({ActKind.AIR_STRIKE, ActKind.DRONE_STRIKE, ActKind.SHELLING, ActKind.CROWD_FORCE})
_WORDS_OF_A_SIDE = re.compile(r"(?i)\b(?!the\b|and\b|its\b|spokes\w+|of\b|a\b)[a-zà-þ][\w-]{3,}\b")


def _told_deeds(draft: Draft, scene: Scene) -> list[Claim]:
    """Return what has been told done in the report before the end of a sentence, demands and moves apart."""
    return [
        c
        for c in draft.claims.values()
        if c.act is not None
        and c.act.asserted is Assertion.ASSERTED
        and c.act.kind not in _HARMLESS
        and c.start < scene.sentence.end
    ]


def _charged(draft: Draft, deeds: Sequence[Claim], speaker: Speaker) -> bool:
    """Whether a deed of the speaker's side has been told before: of its body, its state, or in its own words ("the party")."""
    state = speaker.kind in {SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES}
    if not state and speaker.kind not in {SpeakerKind.ARMED_GROUP, SpeakerKind.OTHER}:
        return False
    own = {w.lower() for w in _WORDS_OF_A_SIDE.findall(speaker.text)}
    for claim in deeds:
        if claim.act is None or (claim.speaker is not None and claim.speaker.text == speaker.text):
            continue
        if own_side(speaker, claim.act, cast=draft.voices.cast):
            return True
        for party in claim.act.perpetrators:
            if speaker.actor is None and state and party.kind in STATE_BODIES:
                return True
            if own & {w.lower() for w in _WORDS_OF_A_SIDE.findall(party.text)}:
                return True
    return False


def _forces_struck(deeds: Sequence[Claim]) -> bool:
    """Whether some of the deeds told are of a state's forces, or were done with their weapons."""
    return any(
        c.act is not None
        and (c.act.kind in _FORCES or any(p.kind in STATE_BODIES for p in c.act.perpetrators))
        for c in deeds
    )


_FIGURE = re.compile(
    r"(?i)(?:put(?:s|ting)?|gave|gives|giv(?:es|ing)|set)\s+the\s+(?:number|figure|count|tally|total|toll|real figure|true figure)\s*(?:at|as|above|below|close to)?\s+(?P<words>(?:[\w,]+\s*){1,4})"
)


def _charged_with_it(
    draft: Draft, scene: Scene, attribution: Attribution, accused: list[Party], content: str
) -> Act | None:
    """Read "…, while survivors blamed the front": for what was told last before it, background apart."""
    if attribution.frame not in {Frame.BLAME, Frame.ACCUSE} or not accused or attribution.accused is None:
        return None
    whom = scene.sentence.text[attribution.accused.start : attribution.accused.end]
    rest = content.replace(whom, "", 1)
    if len(_APPOSED.sub("", rest).split()) > 2 and not only_refers(_TO.sub("", rest)):
        return None
    last = _last_deed(draft)
    if last is None or last.act is None:
        return None
    gap = scene.sentence.start - last.end
    opens = draft.report.text[: scene.sentence.start].rstrip(' \t“"').endswith("\n")
    if gap > (_BEFORE if opens else _NEXT):
        return None
    victims = tuple(v for v in last.act.victims if v not in accused)
    return replace(last.act, perpetrators=tuple(accused), victims=victims, means=())


_TO = re.compile(r"(?i)\s+(?:to|on|upon)(?=\s*(?:[,“\"]|$|\s))")
"""What is left of "attributed them **to** X" once X is taken out."""


def _said_before(attribution: Attribution, piece: Span) -> bool:
    """Whether who speaks stands before what is said, so that a pronoun that opens it is the speaker's."""
    source = attribution.source
    return source is not None and source.start < piece.start and attribution.cue.end <= piece.start


_UNSAID_CUE = re.compile(r"(?i)\b(?:not|never|neither|nor|would|if|whether|yet)\b|n['’]t\b")
_OF_ITSELF = re.compile(r"(?i)\W*(?:(?:that\s+)?(?:it|we)\s|(?:to\s+)?(?:having|have|being)\s)")


def _owned_of_before(
    draft: Draft, scene: Scene, speaker: Speaker, attribution: Attribution, piece: Span
) -> Act | None:
    """Read "confirmed that it had carried out the strike": of what was told last, which its side says it has done."""
    content = scene.sentence.text[piece.start : piece.end]
    own = as_party(speaker, cast=draft.voices.cast) if only_refers(content) else None
    last = None if own is None else _last_deed(draft)
    if own is None or last is None or last.act is None or scene.sentence.start - last.end > _BEFORE:
        return None
    if _OF_ITSELF.match(content) is None or not _said_before(attribution, piece):
        return None
    if any(v.actor == own.actor for v in last.act.victims):
        return None
    if last.act.perpetrators and not own_side(speaker, last.act, cast=draft.voices.cast):
        return None  # it was told of somebody else: whoever answers a raid with "this operation" has not done the raid
    if _OPERATION.search(content) and not _CALLED_SO.search(
        draft.report.text, last.start, scene.sentence.start
    ):
        return None
    return replace(last.act, perpetrators=(own,), means=())


_OPERATION = re.compile(r"(?i)\boperations?\b")
_CALLED_SO = re.compile(r"(?i)\b(?:operation|raid|(?:air)?strike|assault|offensive)s?\b")
"""An operation is much besides the deed told: the word takes up only what may have been one."""


def _denied_of_before(draft: Draft, scene: Scene, speaker: Speaker, content: str) -> Act | None:
    """Read "denied any part in the incident": of what was told last, which its side says it has not done."""
    own = as_party(speaker, cast=draft.voices.cast) if only_refers(content, denied=True) else None
    last = None if own is None else _last_deed(draft)
    if own is None or last is None or last.act is None or scene.sentence.start - last.end > _BEFORE:
        return None
    if any(v.actor == own.actor for v in last.act.victims):
        return None
    return replace(last.act, perpetrators=(own,), asserted=Assertion.NEGATED, means=())


def _last_deed(draft: Draft) -> Claim | None:
    """Return the claim of what was last told done in the report so far, background apart.

    Of deeds told in one passage the one that names it: "killing nine and burning the mill" is a killing.
    """
    older = {i for f in draft.facts for i in f.claims}
    deeds = [
        (RANKING.index(c.act.kind), c)
        for c in reversed(draft.claims.values())
        if c.act is not None
        and c.act.asserted is Assertion.ASSERTED
        and c.act.kind not in _HARMLESS
        and c.id not in older
    ]
    last = [(rank, c) for rank, c in deeds if c.start < deeds[0][1].end and deeds[0][1].start < c.end]
    return min(last, key=lambda told: told[0])[1] if last else None


_WITHIN_REACH = 420
"""Code points behind what was told within which words that tell no deed still point at its doer."""


def _behind_it(draft: Draft, scene: Scene, region: Span) -> Act | None:
    """Return what was told last, done by whom a stretch without a deed of its own points at ("it was the Front")."""
    named = pointed_at(scene.sentence.text, scene.tokens, scene.parties, region)
    last = _last_deed(draft) if named else None
    if last is None or last.act is None or last.start >= scene.sentence.end:
        return None
    if scene.sentence.start - last.end > _WITHIN_REACH:
        return None
    accused = tuple(dict.fromkeys(m.party for m in named))
    same = {p.actor or p.text.lower() for p in accused}
    victims = tuple(v for v in last.act.victims if (v.actor or v.text.lower()) not in same)
    if len(victims) < len(last.act.victims):
        return None  # those who suffered it did not do it
    return replace(last.act, perpetrators=accused, means=())


_GUESSED = re.compile(
    r"(?i)\b(?:presumed|presumably|suspected|suspicions?|believed|thought|probably|likely|apparently|seemingly|hallmarks?|signature|looks like|must have been|understood)\b"
)
"""Words that name a doer, but not for sure (the degree of HURIDOCS's *degree of involvement*, MUC-4's *suspected or accused*)."""
_KNOWS = re.compile(r"(?i)(?:recogni[sz]|identif)")
"""To recognise the doers admits nothing."""
_LAYING = re.compile(
    r"(?i)\W*(?:and\s+|while\s+)?(?:attributing|ascribing|imputing|pinning|laying|putting|placing|pointing)\s"
)
"""What goes on with the words of whoever spoke just before, in the same sentence."""
_SENTENCES = re.compile(r"[^.!?\n]+(?:[.!?]+(?=[\s”\"’']|$)[”\"’']*|$|\n)|[^\n]+")
_BACK = 500
"""So many code points before a sentence the one before it begins at most."""


def _with_antecedent(draft: Draft, scene: Scene) -> Scene:
    """Return a scene in which "they" and "the men" that open the sentence are the doers of the one before.

    Only where that sentence's subject is one armed party and it names no other,
    so that nobody else can be meant; what befell "they" is not touched.
    """
    opened = takes_up_doers(scene.sentence.text)
    if opened is None:
        return scene
    start, end = opened.span("who")
    own = next((m for m in scene.parties if m.start < end and start < m.end), None)
    if own is not None and (own.party.actor is not None or own.start == start and own.end > end):
        return scene
    antecedent = _antecedent(draft, scene.sentence.start, steps=3)
    if antecedent is None:
        return scene
    return replace(scene, parties=standing_for(scene.sentence.text, opened, scene.parties, antecedent))


def _antecedent(draft: Draft, at: int, *, steps: int, came: bool = False) -> PartyMention | None:
    """Return the one armed party that is the subject of the sentence before an offset of the report, in its paragraph.

    ``came``: only where it is told to have come upon somebody.
    """
    text = draft.report.text
    begin = max(text.rfind("\n", 0, at) + 1, at - _BACK)
    told = [s for s in _SENTENCES.findall(text[begin:at]) if s.strip(' “”"‘’\n')]
    if not told:
        return None
    before = told[-1].strip(' “”"‘’\n')
    opened = takes_up_doers(before)
    tokens = tokenize(before)
    parties = find_parties(before, tokens, cast=draft.voices.cast)
    armed = [m for m in parties if m.armed]
    if not armed and opened is not None and opened.group("who").lower() == "they" and steps > 1:
        return _antecedent(draft, begin + text[begin:at].rfind(told[-1]), steps=steps - 1)
    if len({m.party.actor or m.party.text.lower() for m in armed}) != 1:
        return None
    subject = main_subject(tokens, 0, len(tokens), parties)
    if came and not sets_on(before, armed[0]):
        return None
    return armed[0] if subject and subject[0] is armed[0] else None


_PLAINLY_TOLD = frozenset({Stance.ALLEGES, Stance.AFFIRMS, Stance.REPORTS, Stance.ADMITS})
_GOES_WITH = frozenset(
    {
        ActKind.KILLING,
        ActKind.INJURY,
        ActKind.ATTACK,
        ActKind.SHELLING,
        ActKind.AIR_STRIKE,
        ActKind.DRONE_STRIKE,
        ActKind.CROWD_FORCE,
        ActKind.ABDUCTION,
        ActKind.DESTRUCTION,
        ActKind.LOOTING,
        ActKind.TORTURE,
        ActKind.SEXUAL_VIOLENCE,
        ActKind.INTERCEPTION,
    }
)
"""Deeds that go on in what befell somebody right after them."""
_ADJOINS = 3
"""Code points between the end of a sentence and the next of its paragraph, at most."""


def _with_doers_before(
    draft: Draft, scene: Scene, speaker: Speaker | None, piece: Span, readings: Sequence[ActReading]
) -> tuple[ActReading, ...]:
    """Give what befell somebody the doers of the deed told right before it ("Soldiers stopped a bus. **The passengers were shot.**").

    Only the next sentence of the paragraph, in the same voice, that names no
    party in arms, no place, no day and no other cause; and only where one side
    alone did what was told, and those who suffered now are not of it.
    """
    if not readings or any(r.act.perpetrators for r in readings):
        return tuple(readings)
    sentence = scene.sentence
    suffering = {v.text for r in readings for v in r.act.victims}
    if (
        scene.dates
        or scene.places
        or not befell_next(sentence.text)
        or any(
            m.armed and m.party.text not in suffering
            for m in scene.parties
            if piece.start <= m.start and m.end <= piece.end
        )
    ):
        return tuple(readings)
    before = [
        c
        for c in list(draft.claims.values())[-_FEW:]
        if c.act is not None and 0 <= sentence.start - c.end <= _ADJOINS
    ]
    if before and "\n" in draft.report.text[before[-1].end : sentence.start]:
        return tuple(readings)
    told = [c.act for c in before if c.act is not None]
    doers = {p.actor or p.text.lower(): p for act in told for p in act.perpetrators}
    if not before and speaker is None and "had been" not in sentence.text:
        came = _antecedent(draft, sentence.start, steps=1, came=True)
        doers = {} if came is None else {came.party.actor or came.party.text.lower(): came.party}
    if (
        not doers
        or any(not _one_voice(c.speaker, speaker) or c.stance not in _PLAINLY_TOLD for c in before)
        or any(a.kind not in _GOES_WITH or a.asserted is not Assertion.ASSERTED for a in told)
        or any(a.perpetrators and len(a.perpetrators) != len(doers) for a in told)
    ):
        return tuple(readings)
    sides = {p.kind for p in doers.values()}
    struck = {v.kind for act in told for v in act.victims}
    given: list[ActReading] = []
    for reading in readings:
        act = reading.act
        suffers = {v.kind for v in act.victims}
        fits = (
            act.asserted is Assertion.ASSERTED
            and act.kind in _GOES_WITH
            and not suffers & sides
            and (suffers <= struck or not struck & ARMED_KINDS)
            and (act.victims or not sides & struck)
        )
        given.append(
            replace(reading, act=replace(act, perpetrators=tuple(doers.values()))) if fits else reading
        )
    return tuple(given)


_FEW = 6
"""Claims looked back over: those of one sentence."""


def _one_voice(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether two stretches are told by the same speaker, or both by the outlet."""
    if one is None or other is None:
        return one is other
    return one.text == other.text or (one.actor is not None and one.actor == other.actor)


_SAYS_WHO = re.compile(r"\w,\s+an?\s\w?$")
"""Before the end of these words a party only says who the one before it is ("fighters of X, an armed group")."""
_APPOSED = re.compile(r"^\s*,\s+(?:an?|the|who|which|whose)\s[^.;]*$")
"""What only says who the blamed are ("blamed fighters of X, an armed group")."""
_HARMLESS = frozenset({ActKind.INTERCEPTION, ActKind.DISPLACEMENT, ActKind.FAILURE_TO_PROTECT})
_NEXT, _BEFORE = 3, 800
"""Code points between the end of what was told and the sentence that blames for it: the next sentence, or a paragraph of its own."""


def _figure(draft: Draft, words: str) -> tuple[Act, Count] | None:
    """Read "residents put the number at 30": of what the claim before counted."""
    match = _FIGURE.match(words)
    last = next(reversed(draft.claims.values()), None)
    if match is None or last is None or last.act is None or not last.counts:
        return None
    read = [c for c in find_counts(f"It killed {match.group('words').strip()} people.") if c.low is not None]
    meant = last.counts[0]
    if len(read) != 1 or meant.unit not in {Unit.PEOPLE, Unit.BODIES}:
        return None
    one = read[0]
    act = replace(last.act, perpetrators=(), victims=(), means=(), asserted=Assertion.ASSERTED)
    return act, Count(
        outcome=meant.outcome, low=one.low, high=one.high, exact=one.exact, unit=meant.unit, wording=match.group("words").strip()
    )  # fmt: skip


def _accused(scene: Scene, attribution: Attribution) -> tuple[Attribution, list[Party]]:
    """Return whom an accusing cue points at; what blames a thing explains the act instead."""
    span = attribution.accused
    if span is None:
        return attribution, []
    words = scene.sentence.text[span.start : span.end]
    inside = [m for m in scene.parties if m.start >= span.start and m.end <= span.end + 1]
    accused = [
        m.party
        for m in inside
        # "jihadists linked to X": X is whom the blamed are tied to
        if m.armed
        or (m.party.actor is not None and not describes_another(scene.sentence.text, m.start, m.end))
        if not (
            m.party.actor is None
            and m is not inside[0]
            and _SAYS_WHO.search(scene.sentence.text[: m.start + 3])
        )
    ]
    if accused:
        named = _APPOSITIVE.fullmatch(words.strip(" ,"))
        if (
            named is not None
            and len(accused) == 1
            and accused[0].actor is None
            and inside[0].start - span.start > named.end("name")
        ):
            accused = [
                replace(accused[0], text=named.group("name"))
            ]  # "the Red Lances, a self-defence group"
        return attribution, accused
    if words.strip(" ,").lower() in _PRONOUN_OBJECTS:
        return attribution, []
    if attribution.frame is Frame.BLAME and not inside and not _SOMEBODY.search(words) and not _person(words):
        # "blamed a technical fault"
        return replace(attribution, stance=Stance.GIVES_ALTERNATIVE_EXPLANATION, frame=Frame.CLAUSE), []
    return attribution, [Party(text=words.strip(" ,"))]


_APPOSITIVE = re.compile(
    r"(?P<name>(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of|the|for|and|[A-Z][\w’'-]*)){0,6}),\s+(?:an?|the)\s[^,]+"
)
"""A name of no table with what says who bears it."""


def _has_words(text: str, piece: Span, blamed: Span) -> bool:
    """Whether a blame says what for, the blamed and what only says who they are apart."""
    rest = text[piece.start : max(piece.start, blamed.start)] + text[min(piece.end, blamed.end) : piece.end]
    return len(_APPOSED.sub("", rest).split()) > 2


def _person(words: str) -> bool:
    """Whether words name somebody by office ("the governor"): no fault and no weather."""
    return any(t.low in SPEAKER_NOUNS or t.low in RANKS for t in tokenize(words))


def _other_than(speaker: Speaker, accused: list[Party], attribution: Attribution, draft: Draft) -> Speaker:
    """Return an accuser unresolved where it was taken for those it accuses ("the movement accused X")."""
    if (
        attribution.frame not in {Frame.ACCUSE, Frame.BLAME}
        or speaker.actor is None
        or not any(p.actor == speaker.actor for p in accused)
        or any(m.actor == speaker.actor for m in draft.voices.cast.index.find(speaker.text))
    ):
        return speaker
    other = replace(speaker, actor=None)
    draft.voices.heard[:] = [other if s is speaker else s for s in draft.voices.heard]
    return other


_BY_NOBODY = re.compile(
    r"(?i)\b(?:accused|blamed|suspected|charged|held responsible)\s+by\s+(?:nobody|no[- ]one|none)(?:\s+[\w-]+){0,3}?\s+(?:of|for|with|over)\b|"
    r"^\W*(?:that\s+)?(?:nobody|no[- ]one)\s+(?:(?:has|had|have|ever|yet|\w+ly)\s+)*(?:accused|blamed|suspected|charged)\s+[^,;.]{2,60}?\s+(?:of|for|with)\b"
)
_NOT_THE_DEED = re.compile(
    r"(?i)\W*(?:of\s+|for\s+)?(?:having\s+|\w+ly\s+)*(?:l(?:ying|ied)|hid(?:ing|den)|conceal\w*|cover(?:ing|ed) up|downplay\w*|minimi[sz]\w*|exaggerat\w*|inflat\w*|mislead\w*|misled|fabricat\w*|"
    r"invent\w*|den(?:ying|ied)|ignor\w*|manipulat\w*|falsif\w*|distort\w*|spread(?:ing)?|publish\w*|report(?:ing|ed)|"
    r"silenc\w*|whitewash\w*|understat\w*|overstat\w*|obstruct\w*|politici[sz]\w*|exploit\w*|celebrat\w*|glorif\w*|justif\w*|condon\w*|arming|armed|supporting|backing|financ\w*|funding|"
    r"harbou?r\w*|shelter\w*|protecting|siding|sympathi[sz]\w*|misrepresent\w*|spinning|suppress\w*|fail(?:ing|ed)|not\s+(?:stopping|protecting|intervening|preventing|responding)|doing\s+nothing|standing\s+(?:idly\s+)?by|"
    r"turning\s+a\s+blind\s+eye|neglect\w*|abandon\w*|(?:its|their|his|her)\s+(?:failure|inaction|silence|negligence|slow))\b"
)
"""What one is accused of besides the deed: to lie about it, hide it, stand behind those who did it, or fail to stop them."""


def _carried_over(scene: Scene, attribution: Attribution, speaker: Speaker) -> tuple[Party, ...]:
    """Return the victims a participle takes over: "confirmed that it carried migrants, adding that all aboard were executed"."""
    return tuple(
        m.party
        for m in scene.parties
        if not m.armed
        and m.end <= attribution.cue.start
        and not _names_speaker(m, attribution, scene, speaker)
    )


_SUPPOSED = re.compile(
    r"(?i)\b(?:whether|(?<!as )if|unless|in case|should any|any of (?:its|his|our|their|the)|any (?:soldiers?|officers?|fighters?|members?|m[ae]n|policem[ae]n|troops)|anyone|whoever|anybody)\b"
)
"""What is only supposed or asked ("whether its soldiers killed nine") is nobody's admission."""


_ASKED = re.compile(r"(?i)\bwhether\b(?! or not)[^,;:.]*$")


def _explained(text: str, attribution: Attribution) -> bool:
    """Whether the speaker goes on to explain or deny ("said its men shot nine **but rejected any wrongdoing**")."""
    behind = text[attribution.content.end :]
    return (
        attribution.stance in {Stance.ALLEGES, Stance.AFFIRMS}
        and attribution.content.start > attribution.cue.start
        and _GOES_ON.match(behind) is not None
    )


_GOES_ON = re.compile(
    r"(?i)\W{0,3}\b(?:but|and|while|though|although|yet)\s+(?:\w+ly\s+|also\s+|it\s+|they\s+)*"
    r"(?:said|say|says|saying|insist\w*|claim\w*|argu\w+|add\w*|maintain\w*|stress\w*|den(?:y|ied|ies|ying)|reject\w*|dismiss\w*|blam\w+|explain\w*)\b"
)


def _bears(speaker: Speaker, stance: Stance, text: str, content: str, attribution: Attribution) -> bool:
    """Whether words that tell no act bear on one: those of people on the spot always do, others by what they speak of."""
    if (
        stance in {Stance.ALLEGES, Stance.AFFIRMS}
        and attribution.frame is Frame.CLAUSE
        and len(content.split()) < 3
    ):
        return False
    if stance is Stance.ANNOUNCES and STEP_THING.search(content):
        return True  # "promised a reward"
    if (
        stance in {Stance.DENIES, Stance.DOUBTS, Stance.DEMANDS} | GRANTS
        or attribution.frame is Frame.ACCUSE
        or speaker.kind in _ON_THE_SPOT
    ):
        return True
    return bool(
        MENTIONS_ACT.search(content) or _BEARING.search(content) or MENTIONS_STEP.search(content)
    ) or (
        speaker.anonymous is False
        and speaker.kind in {SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP}
        and bool(_BEARING.search(text))
    )


_SAYS_NOTHING = re.compile(
    r"(?i)\b(?:thank(?:s|ed|ing|ful)?\b|grat(?:eful|itude)\b|appreciat\w+|congratulat\w+|(?:wish(?:es|ed)?|hop(?:es|ed)) (?:\w+ ){1,4}(?:a )?(?:speedy|quick|full|swift)\b|"
    r"condolences?\b|sympath(?:y|ies)\b|(?:thoughts|prayers) (?:are|were|go|and)\b|(?:deep(?:est|ly)?|heartfelt|profound) (?:sorrow|grief|sadness|saddened|regret)\b|"
    r"may (?:god|allah|the lord|their souls?|his soul|her soul)\b|rest in peace\b|god bless\b|salut(?:es?|ed)\b|pa(?:id|ys?|ying) tribute|"
    r"(?:declin|refus)\w+ to (?:comment|answer|be (?:named|identified|quoted)|give (?:his|her|their) name|speak|discuss|elaborate)|no (?:immediate )?comment\b|not (?:immediately )?(?:comment|respond|repl)\w*|"
    r"(?:not to be|against being|without being) (?:named|identified|quoted)|(?:condition of|asked for|requested) anonymity|"
    r"not (?:authori[sz]ed|allowed|permitted) to (?:speak|talk|brief)|"
    r"(?:for|any) (?:more|further|media|press) (?:information|details|enquir\w+|inquir\w+|queries)|(?:please )?contact (?:us|him|her|the (?:press|media)|our)|(?:tele)?phone:|e-?mail\b|@\w|https?:|www\.|"
    r"(?:subscribe|follow us|share this|read more|click here|all rights reserved|copyright|published (?:by|on)|edited by|translat(?:ed|ion) (?:by|from))\b)"
)
"""Thanks, condolences, no comment, contact details: nothing is said of anything."""
_WHAT_IS_SAID = re.compile(
    r"(?i)\b(?:claims?|reports?|allegations?|accounts?|rumou?rs?|accusations?|images?|footage|videos?|attacks?|events?)$"
)
"""What somebody says or what happens is no speaker."""
_GREETS = re.compile(r"(?i)\W*(?:dear|yours|sincerely|respectfully|greetings|peace be upon|in the name of)\b")
_FEWEST = 3
"""Fewer words than these say nothing by themselves."""
_DID = frozenset(
    """came went took left lost saw fell stood ran gave found heard held hid lay sat brought caught began broke threw drove flew spoke wrote
    knew thought kept led met made put sent slept paid grew cannot can must""".split()
)
"""Verbs that end like no other word, so that no rule of endings finds them."""
_FEWEST_OF_ITS_OWN = 5
"""So many words has a sentence at least that nobody is said to speak."""
_NEARBY = 1500
"""Code points within which what tells no act stands beside what tells one or a step."""
_SPORT = (
    r"goal(?:s|keeper|less)?|coach(?:es)?|referee|league|match(?:es)?|half[- ]?time|(?:first|second) half|strikers?|midfielder|defender|penalt(?:y|ies)|kick-?off|"
    r"cup|champions?(?:hip)?|tournament|quarter-?finals?|semi-?finals?|finals?|stadium|football(?:er)?|cricket|wicket|innings|batsm[ae]n|bowler|basketball|boxing|knock-?out|boxer|sprinter|"
    r"marathon|medals?|olympics?|red card|yellow card|team-?mates?|squad|season|fixture|derby|playoffs?|supporters|\d-\d"
)
_ART = (
    r"films?|movie|cinema|actors?|actress|director|box office|album|songs?|singer|concert|novels?|author|poems?|poet|theatre|stage|plays?|exhibition|gallery|museum|painter|"
    r"festival|premi[eè]re|screening|audience|plot|thriller|sequel|trilogy|soundtrack|video ?games?|episode|series|character"
)
_LEISURE = re.compile(rf"\b(?:(?P<sport>{joined(parted(_SPORT))})|(?P<art>{joined(parted(_ART))}))\b")
"""Words of games and of the arts, in a text put in lower case."""
_MANY = 6
"""So many different words of a game or of the arts make a report one of sport or culture."""


def _worth_telling(text: str, content: str, attribution: Attribution, speaker: Speaker) -> bool:
    """Whether words that tell no act may be a claim where others around them tell one: no pleasantry, question or greeting."""
    cued = (
        len(text[attribution.cue.start : attribution.cue.end].split())
        if attribution.stance is Stance.AFFIRMS
        else 0
    )
    if len(content.split()) + cued < _FEWEST or content.rstrip('”"’ ').endswith("?"):
        return False
    cue = text[attribution.cue.start : attribution.cue.end]
    if (
        _CONDEMNS.match(cue)
        or speaker.kind is SpeakerKind.OTHER
        and speaker.anonymous
        and attribution.source is None
    ):
        return False
    if speaker.kind is SpeakerKind.OTHER and _WHAT_IS_SAID.search(speaker.text):
        return False
    return _SAYS_NOTHING.search(text) is None and _GREETS.match(text) is None


def _is_sentence(scene: Scene) -> bool:
    """Whether a sentence of a body's or a witness's own text says something: no date, name or exclamation on a line of its own."""
    words = sum(t.word for t in scene.tokens)
    acts = finite(scene.tokens, 0, len(scene.tokens)) or any(t.low in _DID for t in scene.tokens)
    return acts and words >= _FEWEST_OF_ITS_OWN


def with_asides(draft: Draft) -> list[Claim]:
    """Return the claims of a report that is read to its end, in no order, with what else was said beside them.

    In a report that tells an act or a step, what is attributed within
    ``_NEARBY`` of it is a claim without an act, for it says something of the
    circumstances: who was there, what they carried, what comes next. Sport and
    culture borrow the words of violence, and there nothing is added.
    """
    told = list(draft.claims.values())
    if not draft.asides:
        return told
    moved = {claim for step in draft.steps for claim in step.claims}
    spots = [c.start for name, c in draft.claims.items() if c.act is not None or name in moved]
    if not spots or _of_leisure(draft.report.text):
        return told
    added: dict[str, Claim] = {}
    for aside in draft.asides:
        if min(abs(aside.start - spot) for spot in spots) > _NEARBY:
            continue
        again = any(
            c.start < aside.end
            and aside.start < c.end
            and c.speaker is not None
            and aside.speaker is not None
            and c.speaker.text == aside.speaker.text
            for c in (*told, *added.values())
        )
        if not again:
            added[aside.id] = aside
    return told + list(added.values())


def _of_leisure(text: str) -> bool:
    """Whether a report is one of sport or culture, by how many different words of either it holds."""
    sport: set[str] = set()
    art: set[str] = set()
    for hit in _LEISURE.finditer(text.lower()):
        (sport if hit.group("sport") else art).add(hit.group())
    return max(len(sport), len(art)) >= _MANY


def _names_speaker(mention: PartyMention, attribution: Attribution, scene: Scene, speaker: Speaker) -> bool:
    """Whether a party is part of the words that name the speaker ("a relative of one of the victims")."""
    at = scene.sentence.text.find(speaker.text)
    return (
        at >= 0 and at <= mention.start < at + len(speaker.text)
    ) or mention.start >= attribution.content.start


def continued(
    draft: Draft, scene: Scene, speaker: Speaker, *, hedge: str | None, region: Span | None = None
) -> list[tuple[Attribution | None, Claim]]:
    """Read a stretch that carries on what the paragraph's speaker was saying."""
    scene = _with_antecedent(draft, scene)
    text = scene.sentence.text
    region = Span(start=0, end=len(text)) if region is None else region
    made: list[tuple[Attribution | None, Claim]] = []
    readings = read_acts(text, scene.tokens, region=region, parties=scene.parties, counts=scene.counts)
    for reading in _with_doers_before(draft, scene, speaker, region, readings):
        if _ASKED.search(text[region.start : reading.start]) is not None:
            continue
        stance = Stance.ADMITS if own_side(speaker, reading.act, cast=draft.voices.cast) else Stance.ALLEGES
        claim = draft.keep(
            Claim(
                report=draft.report.id, text_sha256=draft.sha, start=scene.sentence.start, end=scene.sentence.end, speaker=speaker,
                stance=stance, hedge=hedge, confidence=0.6, method=METHOD, act=reading.act, counts=reading.counts,
                place=place_of(scene, region, reading.start), when=when_of(scene, region),
                grounds=(CARRIED_ON, *grounds_of_act(text, reading)),
            )
        )  # fmt: skip
        made.append((None, claim))
        mark_earlier(draft, scene, claim, region)
    behind = None if made else _behind_it(draft, scene, region)
    if behind is not None:
        claim = draft.keep(
            Claim(
                report=draft.report.id, text_sha256=draft.sha, start=scene.sentence.start, end=scene.sentence.end, speaker=speaker,
                stance=Stance.ADMITS if own_side(speaker, behind, cast=draft.voices.cast) else Stance.ALLEGES, hedge=hedge, confidence=0.6,
                method=METHOD, act=behind, grounds=(CARRIED_ON, FROM_BEFORE),
            )
        )  # fmt: skip
        made.append((None, claim))
    return made


def _in_doubt(draft: Draft, scene: Scene, region: Span) -> list[tuple[Attribution | None, Claim]]:
    """Keep what the outlet itself could not confirm as a doubt, with the act and the counts if any are told."""
    text = scene.sentence.text
    readings = read_acts(text, scene.tokens, region=region, parties=scene.parties, counts=scene.counts)
    base = Claim(
        report=draft.report.id, text_sha256=draft.sha, start=scene.sentence.start, end=scene.sentence.end, speaker=None,
        stance=Stance.DOUBTS, confidence=0.7, method=METHOD, grounds=(UNATTRIBUTED,),
    )  # fmt: skip
    told = [
        replace(
            base,
            act=r.act,
            counts=r.counts,
            place=place_of(scene, region, r.start),
            when=when_of(scene, region),
        )
        for r in readings
    ]
    return [(None, draft.keep(claim)) for claim in told or [base]]


_CALLED_FALSE = re.compile(
    r"(?i)\b(?:false|fake|fabricat\w+|untrue|not true|baseless|unfounded|groundless|a lie|not correspond (?:to|with))\b"
)
"""Words with which a text that names no speaker takes a side: what it calls false it denies."""


def own_voice(
    draft: Draft, scene: Scene, region: Span, running: Speaker | None
) -> list[tuple[Attribution | None, Claim]]:
    """Read what the outlet says in its own voice; a hedge hands it to whoever was speaking, or to nobody."""
    scene = _with_antecedent(draft, scene)
    text = scene.sentence.text
    if region.start and draft.voices.heard and _LAYING.match(text, region.start, region.end):
        # "…, the mayor said, attributing the raid to X": the mayor still speaks
        return continued(draft, scene, draft.voices.heard[-1], hedge=None, region=region)
    if not draft.issuer_sought:
        draft.issuer, draft.issuer_sought = issuer_of(draft.report, draft.voices), True
    if draft.issuer is not None:
        # a body's own statement: what it says in its own voice is its claim
        said = Attribution(
            source=None, cue=Span(start=region.start, end=region.start), content=region, stance=Stance.ALLEGES, frame=Frame.CLAUSE
        )  # fmt: skip
        return attributed(draft, scene, said, draft.issuer, region, own_statement=True)
    hedge = find_hedge(text[region.start : region.end])
    if hedge is not None and running is not None:
        return continued(draft, scene, running, hedge=hedge.group(), region=region)
    made: list[tuple[Attribution | None, Claim]] = []
    if withholds_in_print(text[region.start : region.end]):
        return _in_doubt(draft, scene, region)
    readings = read_acts(text, scene.tokens, region=region, parties=scene.parties, counts=scene.counts)
    for reading in _with_doers_before(draft, scene, None, region, readings):
        act = reading.act
        if act.asserted in {Assertion.PLANNED, Assertion.FEARED}:
            continue
        false = (
            act.asserted is Assertion.NEGATED
            and _CALLED_FALSE.search(text, region.start, region.end) is not None
        )
        if _ASKED.search(text[region.start : reading.start]) is not None:
            continue  # "it was unclear whether the police had killed nine": a question tells nothing
        bare = not (act.perpetrators or act.victims or reading.counts)
        if hedge is not None and hedge.group().lower() == "alleged" and bare:
            continue  # "the alleged massacre" points back at what was said; it says nothing anew
        if act.kind is ActKind.DISPLACEMENT and WAR.search(text):
            act = replace(act, asserted=Assertion.GENERIC)
        claim = draft.keep(
            Claim(
                report=draft.report.id, text_sha256=draft.sha, start=scene.sentence.start, end=scene.sentence.end, speaker=None,
                stance=Stance.DENIES if false else Stance.REPORTS if hedge is None else Stance.ALLEGES, hedge=None if hedge is None else hedge.group(), confidence=0.75, method=METHOD, act=act,
                counts=reading.counts, place=place_of(scene, region, reading.start), when=when_of(scene, region),
                grounds=(UNATTRIBUTED, *grounds_of_act(text, reading)),
            )
        )  # fmt: skip
        made.append((None, claim))
        mark_earlier(draft, scene, claim, region)
    behind = None if made else _behind_it(draft, scene, region)
    if behind is not None:
        hedge = hedge or _GUESSED.search(text, region.start, region.end)
        claim = draft.keep(
            Claim(
                report=draft.report.id, text_sha256=draft.sha, start=scene.sentence.start, end=scene.sentence.end, speaker=None,
                stance=Stance.REPORTS if hedge is None else Stance.ALLEGES, hedge=None if hedge is None else hedge.group(), confidence=0.6, method=METHOD,
                act=behind, grounds=(UNATTRIBUTED, FROM_BEFORE),
            )
        )  # fmt: skip
        made.append((None, claim))
    figures = () if made or hedge is not None else _without_act(scene, region)
    if figures:
        # a figure is told though no act is: "Four of the girls have since escaped."
        claim = draft.keep(
            Claim(
                report=draft.report.id, text_sha256=draft.sha, start=scene.sentence.start, end=scene.sentence.end, speaker=None,
                stance=Stance.REPORTS, confidence=0.7, method=METHOD, counts=figures, grounds=(UNATTRIBUTED,),
            )
        )  # fmt: skip
        made.append((None, claim))
    return made
