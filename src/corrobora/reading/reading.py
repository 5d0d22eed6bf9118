"""Read one report: sentences, who says what, what was done, how many, where, when, what follows.

Everything here is pure. The gazetteer and the actors are handed in. Each
sentence is read on its own, with what the report has said before: its
speakers, its cast, the paragraph's running voice.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from corrobora.reading.actors import ActorIndex
from corrobora.reading.acts import MENTIONS_ACT
from corrobora.reading.attribution import OWNERS, SPEAKS, Attribution, find_attributions, with_any_verb
from corrobora.reading.background import MENTIONS_FACT, find_facts
from corrobora.reading.claiming import attributed, own_voice, with_asides
from corrobora.reading.clauses import opens_quote, tokenize
from corrobora.reading.counts import CountMention, find_counts
from corrobora.reading.dates import find_dates, find_heads, under_heads
from corrobora.reading.draft import (
    METHOD,
    Draft,
    Scene,
    extent_of,
    judged_counts,
    takes_up,
    with_judged,
    with_told,
)
from corrobora.reading.following import keep_steps
from corrobora.reading.lexicon import Frame
from corrobora.reading.marks import Marked
from corrobora.reading.names import find_names
from corrobora.reading.occasions import carried, is_opening, other_occasions
from corrobora.reading.older import keep_facts, mark_older
from corrobora.reading.opinions import Opinions
from corrobora.reading.parties import cast_of, find_parties
from corrobora.reading.places import Gazetteer, PlaceMention, find_places
from corrobora.reading.reconcile import SURE, Local, local_marks, reconcile
from corrobora.reading.relevance import far_from_acts
from corrobora.reading.sentences import LATELY, Sentence, split_sentences
from corrobora.reading.speakers import Voices, issuer_of, make_speaker, person_name
from corrobora.reading.steps import MENTIONS_STEP, date_of_step, find_steps
from corrobora.reading.tellers import (
    FOLLOWS,
    Telling,
    addressed,
    addressee,
    find_tellings,
    handed_on,
    retold_by,
    retold_until,
)
from corrobora.reading.tolls import find_tolls
from corrobora.reading.unlisted import with_unlisted
from corrobora.reading.whoiswho import tell_apart
from corrobora.records import (
    ActorKind,
    Assertion,
    Claim,
    Dated,
    Outcome,
    Placed,
    Reading,
    Refusal,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
)

READ_LANGUAGES = frozenset({"en"})


_DATELINE_DAY = r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?)\s*,?\s*"
_DATELINE_TOWN = r"(?:[A-ZÀ-Þ][\w.'’-]*[ ,/]+){1,6}"
_DATELINE = re.compile(
    r"[\[(][A-ZÀ-Þ][^()\[\]]{2,40}[\])]\s*[—–-]{1,2}\s+|"
    # a bracket that holds a day besides needs no dash, and behind a day a colon will do
    rf"[\[(][A-ZÀ-Þ][^()\[\]\d]{{1,40}},\s+{_DATELINE_DAY}[\])][.:]?\s+(?=[A-ZÀ-Þ\"“])|"
    rf"{_DATELINE_TOWN}{_DATELINE_DAY}\([^)]{{2,40}}\)\s*:\s+|"
    rf"{_DATELINE_TOWN}(?:{_DATELINE_DAY})?(?:\([^)]{{2,40}}\)\s*)?[—–-]{{1,2}}\s+"
)


_NOT_THERE = re.compile(
    r"(?i)(?:\b(?:died|treated|recover(?:ed|ing)|operated|admitted|wounds|injuries|buried|interviewed|speaking|spoke|(?:told|briefed) (?:the )?(?:reporters|journalists)|"
    r"(?:news|press) (?:conference|briefing)|headquartered|based|analysts?|correspondents?|surgery)\b(?:[^.;,]{0,24}\b(?:hospitals?|clinics?|morgues?))?\s+(?:in|at|from)|"
    r"\b(?:taken|rushed|evacuated|flown|transferred|transported|airlifted|brought|referred)(?:\s+(?!from\b)\w+){0,4}?(?:\s+(?:to|in))|"
    r"\btold (?:\w+ ){1,4}from|\bby (?:tele)?phone from)\s+(?:the\s+)?(?:\w+\s+(?:of|in)\s+)?(?:the\s+)?$"
)
"""Words before a place that make it where the wounded lie, the dead are buried or somebody spoke: nothing happened there."""


_STANDS_FOR_A_STATE = re.compile(
    r"\s+(?:has\s+|have\s+|had\s+|also\s+|always\s+|long\s+|since\s+|later\s+|\w+ly\s+)*(?:(?:did|does|has|had|have) not\b|declined|refused|called|calls|denie[sd]|denied|said|says|dismisse[sd]|rejects?|rejected|accuse[sd]|blame[sd]|insist(?:s|ed)|claims|claimed|maintain(?:s|ed)|"
    r"described|describes|condemn(?:s|ed)|announced|confirmed|disputes?|disputed|demanded|vowed|warned)\b"
)
"""Behind a place these make it the government that sits there ("which Kigali called ridiculous")."""


_ON_THE_SIDE = re.compile(
    r"(?i)(?:an?|his|her|my|their|our)\s(?!(?:further|good|full|total|whole)\b|(?:estimated |reported |half |baker['’]s )?(?:dozen|score|hundred|thousand|handful|couple|pair|few|number)\b)"
)


_LONGEST_RUN = 120
_ENDLESS = re.compile(rf"\s{{{_LONGEST_RUN},}}+|[\w’'ʼ.-]{{{_LONGEST_RUN},}}+")
_WIDE_GAP = re.compile(rf"\s{{{_LONGEST_RUN}}}")
_LISTS = re.compile(
    r"(?i)\b(?:confirm(?:s|ed)|report(?:s|ed)|said|says|wr(?:ote|ites)|stat(?:es|ed)|announce[sd]|answer(?:s|ed)[\w ]{0,20}|repl(?:ies|ied)):\s+[^“\"\s]"
)
"""A cue with a colon and no quotation: what stands in the next sentences of the paragraph is told on."""
_EDGE = 16
"""So many characters of an endless run stay at either end."""
_LONG_QUOTE = 60
"""A quotation's speaker is looked for in so many sentences behind its beginning."""
_OPENING = ("“", '"', "«", "‘")


def text_to_mark(report: Report) -> str | None:
    """Return what the trained model is to mark: the text with furniture blanked, offsets and line ends kept.

    Blank too is every paragraph in which no claim of an act is to be looked for:
    the model's time goes with the words it reads (`far_from_acts`).

    ``None`` where there is nothing to mark: a language not read yet, or a report
    that tells of no violence and of no answer to it. Asking first spares a feed
    of sport and trade the cost of the model.
    """
    if report.language is not None and report.language not in READ_LANGUAGES:
        return None
    text = _tamed(report.text)
    if not MENTIONS_ACT.search(text) and not MENTIONS_STEP.search(text):
        return None
    far = far_from_acts(text, split_sentences(report.text, furniture=report.furniture))
    marked = _without(text, (*report.furniture, *far))
    return None if marked.isspace() else marked


def read(
    report: Report,
    *,
    gazetteer: Gazetteer,
    actors: ActorIndex,
    marks: Sequence[Marked] = (),
    opinions: Opinions | None = None,
) -> Reading:
    """Read one report into claims, steps and background facts.

    A report in a language not read yet gives a refusal and nothing else; a
    report that tells nothing of violence gives no claims.

    Args:
        report: The report.
        gazetteer: Where places are looked up.
        actors: The parties and bodies that are known by name.
        marks: What the trained model marks in `text_to_mark`, in the order of
            the cues; without any the rules read alone.
        opinions: What the trained judge makes of the same text; without it the
            rules judge alone.

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
    text = _tamed(report.text)
    if not MENTIONS_ACT.search(text) and not MENTIONS_STEP.search(text):
        return Reading(report=report.id)
    index, aliases = actors.with_report_aliases(text)
    sentences = split_sentences(report.text, furniture=report.furniture)
    skip = tuple(Span(start=m.start, end=m.end) for m in index.find(text) if _covers_place(index, m.actor))
    listed = find_places(text, gazetteer=gazetteer, skip=skip)
    places = with_unlisted(text, listed, gazetteer=gazetteer, skip=(*skip, *report.furniture))
    tally = Counter(p.place.country for p in places if p.place.country is not None)
    most = tally.most_common(2)
    # two countries named as often leave open whose army "the army" is
    country = most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None
    cast = cast_of(_without(text, report.furniture), index=index, country=country)
    voices = Voices(cast=cast, outlet=report.outlet)
    draft = Draft(report=report, sha=report.text_sha256, voices=voices, opinions=opinions)
    tellings = draft.tellings
    tellings += find_tellings(report, sentences, draft.voices)
    draft.voices.house = issuer_of(report, draft.voices)
    draft.addressee = addressee(report, draft.voices)
    listing = False
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
            paragraph, inside, quoted, listing = sentence.paragraph, False, False, False
        if sentence.heading or (number == 0 and sentence.text == report.title):
            continue
        sentence = _undated(sentence)  # noqa: PLW2901 - the same sentence without its dateline
        here = tuple(
            p
            for p in places[place_at : place_at + 24]
            if p.start >= sentence.start
            and p.end <= sentence.end
            and not p.dateline
            and _NOT_THERE.search(report.text, max(sentence.start, p.start - 60), p.start) is None
            and _STANDS_FOR_A_STATE.match(report.text, p.end) is None
        )
        quoted = inside or opening
        inside = opens_quote(sentence.text, inside=inside)
        voice = running
        if quoted and inside:
            voice = _quoting(draft, sentences[number + 1 : number + 1 + _LONG_QUOTE], paragraph) or running
        if opening and voice is None and not draft.telling:
            voice = draft.voices.told_of()  # a quotation with nobody beside it is whom the story is about
        marked = local_marks(marks, start=sentence.start, length=len(sentence.text))
        if not marked:
            teller = _telling(draft, sentence, sentences, marks)
            if teller is not None:
                _read_sentence(draft, sentence, here, teller, quoted=True)
                continue
        whose = next((t.speaker for t in tellings if t.start <= sentence.start < t.end), None)
        if whose is None and listing and not marked and not quoted and running is not None:
            whose = running  # "has confirmed: three killed. Two are missing."
        before = len(draft.voices.heard)
        with_teller = (draft.issuer, draft.issuer_sought, draft.telling)
        if whose is not None:
            draft.issuer, draft.issuer_sought, draft.telling = whose, True, True
        running = _read_sentence(draft, sentence, here, voice, quoted=quoted, marks=marked) or running
        if whose is not None:
            draft.issuer, draft.issuer_sought, draft.telling = with_teller
        spoken = len(draft.voices.heard) > before
        listing = ":" in sentence.text and _LISTS.search(sentence.text) is not None if spoken else listing
        if spoken and running is not None and FOLLOWS.search(sentence.text):
            tellings.append(Telling(start=sentence.end, end=len(report.text), speaker=running))
        elif whose is None and not quoted:
            running = _going_on(draft, sentences, number, tellings) or running
    heads = find_heads(report.text, anchor=report.published)
    draft.claims.update({claim.id: claim for claim in under_heads(draft.claims.values(), heads)})
    mark_older(draft)
    told = tell_apart(_with_parts(with_asides(draft)), [(s.start, s.text) for s in sentences])
    claims = _in_order(told)
    return Reading(
        report=report.id,
        claims=claims,
        steps=tuple(draft.steps),
        background=tuple(draft.facts),
        aliases=aliases,
        names=find_names(text, places=places, skip=(*skip, *report.furniture)),
        paragraphs=_paragraphs(sentences),
        dates=tuple(draft.dates),
        places=tuple(Placed(start=p.start, end=p.end, place=p.place) for p in places if not p.dateline),
    )


def _going_on(
    draft: Draft, sentences: Sequence[Sentence], number: int, tellings: list[Telling]
) -> Speaker | None:
    """Return to whom a sentence hands the word, and keep the stretch that is theirs; ``None``: to nobody.

    A paper quoted in full is its issuer's down to the end of the text, or of the quotation that holds it; what somebody
    is said to tell of is theirs while the paragraph goes on telling it.
    """
    text, end = sentences[number].text, sentences[number].end
    issuer = handed_on(text, draft.voices)
    if issuer is not None:
        draft.voices.hear(issuer)
        after = sentences[number + 1].text[:1] if number + 1 < len(sentences) else ""
        if after not in _OPENING:
            tellings.append(Telling(start=end, end=len(draft.report.text), speaker=issuer))
        return issuer
    teller = retold_by(text, draft.voices)
    until = None if teller is None else retold_until(sentences, number)
    if until is None or teller is None:
        return None
    draft.voices.hear(teller)
    tellings.append(Telling(start=end, end=until, speaker=teller))
    return teller


def _in_order(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return claims by their passages; ids, each a digest, are asked for only where two claims share a passage."""
    passages = Counter((c.start, c.end) for c in claims)
    return tuple(sorted(claims, key=lambda c: (c.start, c.end, c.id if passages[c.start, c.end] > 1 else "")))


def _paragraphs(sentences: Iterable[Sentence]) -> tuple[Span, ...]:
    told: dict[int, Span] = {}
    for sentence in sentences:
        first = told.get(sentence.paragraph)
        told[sentence.paragraph] = Span(
            start=sentence.start if first is None else first.start, end=sentence.end
        )
    return tuple(told.values())


def _with_parts(claims: Iterable[Claim]) -> list[Claim]:
    """Mark counts of a person or a family told on the side ("a student", "his brother", "a family of six") as parts.

    They are parts only where the report gives a larger total of the same
    outcome; "a journalist was shot dead" alone is the total. So are numbers of which
    the trained judge alone knows what befell those counted, beside a larger total
    of the same voice: a toll says of itself that it is one.
    """
    told = list(claims)
    most: dict[tuple[Outcome, str], int] = {}
    """The most of an outcome in the report, and that each voice tells."""
    for claim in told:
        for count in claim.counts:
            if (
                not count.part
                and count.low is not None
                and claim.act is not None
                and claim.act.asserted is Assertion.ASSERTED
            ):
                for whose in (_ANYBODY, _voice_of(claim)):
                    key = (count.outcome, whose)
                    most[key] = max(most.get(key, 0), count.low)
    marked: list[Claim] = []
    for claim in told:
        counts = tuple(
            replace(c, part=True)
            if c.low is not None
            and (
                (_ON_THE_SIDE.match(c.wording) and c.low < most.get((c.outcome, _ANYBODY), 0))
                or (c.inferred and c.low < most.get((c.outcome, _voice_of(claim)), 0))
            )
            else c
            for c in claim.counts
        )
        marked.append(claim if counts == claim.counts else replace(claim, counts=counts))
    return marked


_ANYBODY = "anybody"


def _voice_of(claim: Claim) -> str:
    """Return whose words a claim is, as a key that no other voice has."""
    return "the outlet" if claim.speaker is None else f"“{claim.speaker.actor or claim.speaker.text}”"


def _undated(sentence: Sentence) -> Sentence:
    """Cut a dateline ("ORIN, March 3 (Harmattan Press) —") off the sentence it opens: it says where the writer sat."""
    line = _DATELINE.match(sentence.text)
    if line is None or line.end() > 0.6 * len(sentence.text):
        return sentence
    return replace(sentence, text=sentence.text[line.end() :], start=sentence.start + line.end())


def _quoting(draft: Draft, following: Sequence[Sentence], paragraph: int) -> Speaker | None:
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


_COVERED = 0.6
"""A sentence of which this share lies in the content of a mark made elsewhere is that speaker's."""


def _telling(
    draft: Draft, sentence: Sentence, sentences: Sequence[Sentence], marks: Sequence[Marked]
) -> Speaker | None:
    """Return whose words a sentence without a cue of its own is by the model's marks: the cue stands in another sentence."""
    start, end = sentence.start, sentence.start + len(sentence.text)
    for mark in marks:
        if start <= mark.cue.start < end or mark.confidence < SURE:
            continue
        if not any(s.start < end and start < s.end for s in mark.content):
            continue
        held = sum(max(0, min(s.end, end) - max(s.start, start)) for s in mark.content)
        if held < _COVERED * (end - start):
            continue
        heard = next((s for a, s in draft.told_at if a.start < mark.cue.end and mark.cue.start < a.end), None)
        if heard is not None:
            return heard
        at = next((s for s in sentences if s.start <= mark.cue.start < s.start + len(s.text)), None)
        if at is None:
            return None
        here = local_marks((mark,), start=at.start, length=len(at.text))
        for attribution in reconcile(at.text, find_attributions(at.text), here):
            if (
                attribution.source is not None
                and not attribution.nobody
                and attribution.confidence is not None
            ):
                return _voice(draft, at.text, attribution)
        return None
    return None


def _voice(draft: Draft, text: str, attribution: Attribution) -> Speaker:
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


_NOT_LINE_END = re.compile(r"[^\r\n]")


def _without(text: str, furniture: Sequence[Span]) -> str:
    """Blank out furniture; offsets and line ends are kept."""
    pieces: list[str] = []
    at = 0
    for span in sorted(furniture, key=lambda s: (s.start, s.end)):
        pieces.append(text[at : span.start])
        pieces.append(_NOT_LINE_END.sub(" ", text[max(at, span.start) : span.end]))
        at = max(at, span.end)
    return "".join((*pieces, text[at:]))


@lru_cache(maxsize=LATELY)
def _tamed(text: str) -> str:
    """Return a text of the same length for the rules that look over all of it, without what no rule can get past quickly.

    A run of white space or of one word's letters that is longer than any honest
    one keeps its two ends; what lies between becomes NUL, which is neither
    space nor letter, so that no rule tries every way of dividing the run.
    """
    longest = max(map(len, text.split()), default=0)
    if longest < _LONGEST_RUN and not _WIDE_GAP.search(text):
        return text
    return _ENDLESS.sub(
        lambda run: run.group()[:_EDGE] + "\0" * (len(run.group()) - 2 * _EDGE) + run.group()[-_EDGE:], text
    )


def _read_sentence(
    draft: Draft,
    sentence: Sentence,
    places: tuple[PlaceMention, ...],
    running: Speaker | None,
    *,
    quoted: bool,
    marks: Sequence[Local] = (),
) -> Speaker | None:
    """Read one sentence into the draft; return the voice that runs on in the paragraph.

    ``quoted``: the sentence stands in quotation marks opened here or before, so
    that without a cue of its own it is ``running``'s.
    """
    text = sentence.text
    acts_said = bool(MENTIONS_ACT.search(text))
    steps_said = bool(MENTIONS_STEP.search(text))
    facts_said = bool(MENTIONS_FACT.search(text))
    harmed = judged_counts(draft, sentence)
    if (
        not acts_said
        and not steps_said
        and not facts_said
        and not quoted
        and not marks
        and not draft.telling
        and draft.issuer is None
        and not SPEAKS.search(text)
        and not takes_up(draft, sentence)
        and not harmed
    ):
        draft.voices.notice(text)
        return running
    tokens = tokenize(text)
    parties = find_parties(text, tokens, cast=draft.voices.cast)
    dates = find_dates(
        text, anchor=draft.report.published, previous=draft.dates_known[-1] if draft.dates_known else None
    )
    steps = find_steps(text, tokens, parties=parties, cast=draft.voices.cast) if steps_said else ()
    spots = [(d.start, d.end) for d in dates]
    moved = {
        k
        for step in steps
        for k in (date_of_step(text, step, spots), *_promised(step.due, spots))
        if k is not None
    }
    draft.dates.extend(
        Dated(start=sentence.start + d.start, end=sentence.start + d.end, when=d.when)
        for d in dates
        if d.when.edtf is not None
    )
    draft.dates_known.extend(
        d.when for k, d in enumerate(dates) if d.when.edtf is not None and k not in moved
    )
    elsewhere = other_occasions(text, dates)
    facts = find_facts(text, [(d.start, d.end, d.when) for d in dates]) if facts_said else ()
    attributions = with_any_verb(
        text, reconcile(text, find_attributions(text), marks, outlet=draft.report.outlet)
    )
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
    scene = Scene(
        facts=facts,
        taken=tuple(
            (d.start, d.end)
            for k, d in enumerate(dates)
            if k in moved or k in elsewhere or any(f.when is d.when and f.close for f in facts)
        ),
        sentence=sentence,
        tokens=tokens,
        parties=parties,
        counts=tuple(
            c
            for c in with_judged(
                with_told(draft, sentence, _counts(text) if acts_said or takes_up(draft, sentence) else ()),
                harmed,
            )
            if not any(d.start <= c.start and c.end <= d.end for d in dates)
        ),
        dates=carried(text, dates, [a.content for a in attributions]),
        places=places,
        steps=steps,
    )
    made: list[tuple[Attribution | None, Claim]] = []
    covered: list[tuple[int, int]] = []
    previous: Speaker | None = running
    speakers: list[Speaker] = []
    before = len(draft.voices.heard)
    for number, attribution in enumerate(attributions):
        speaker, previous = _speaker_of(
            draft, scene, attribution, attributions[:number], speakers, previous, quoted=quoted
        )
        speakers.append(speaker)
        if attribution.confidence is not None:
            cue = attribution.cue
            draft.told_at.append(
                (Span(start=sentence.start + cue.start, end=sentence.start + cue.end), speaker)
            )
    # "rejected accusations that …": the hearsay is named only to be denied, and the denier speaks
    denied = [a for a in attributions if a.stance is Stance.DENIES]
    answered = {
        id(a)
        for a in attributions
        for d in denied
        if a.nobody and d.content.start <= a.cue.start < d.content.end
    }
    for number, attribution in enumerate(attributions):
        if id(attribution) in answered:
            continue
        inner = [
            a
            for a in attributions
            if a.cue != attribution.cue  # of two who speak with one verb neither hands on the other's words
            and id(a) not in answered
            and attribution.content.start <= a.cue.start
            and a.content.end <= attribution.content.end
        ]
        told, teller = _told_by_the_other_side(draft, number, attributions, speakers)
        for piece in _minus(text, attribution.content, inner):
            made += attributed(draft, scene, told, teller, piece)
        covered.append(extent_of(attribution))
    for left, right in _gaps(len(text), covered):
        if right - left > 12 and not (attributions and left == 0 and is_opening(text[left:right])):
            made += own_voice(
                draft, scene, Span(start=left, end=right), running if not attributions else None
            )
    keep_steps(draft, scene, made, attributions, speakers)
    if facts_said:
        keep_facts(draft, scene)
    named = [s for a, s in zip(attributions, speakers, strict=True) if not a.nobody]
    if len(draft.voices.heard) > before:
        draft.voices.around.clear()
        _notice_last(draft, text, attributions)
    elif not quoted:
        draft.voices.notice(text)
    if named:
        return named[-1]
    return running


_STATE_SIDE = frozenset({SpeakerKind.ARMED_FORCES, SpeakerKind.OFFICIAL})
_IN_ARMS = _STATE_SIDE | {SpeakerKind.ARMED_GROUP}


def _told_by_the_other_side(
    draft: Draft, number: int, attributions: Sequence[Attribution], speakers: Sequence[Speaker]
) -> tuple[Attribution, Speaker]:
    """Return an attribution with its speaker; an admission that the other side in arms tells of is that side's accusation.

    "The rebels said the army had admitted the strike": nobody is heard to own to anything, and the rebels lay the strike to the army.
    """
    attribution, speaker = attributions[number], speakers[number]
    if attribution.stance is not Stance.ADMITS or attribution.source is None or speaker.kind not in _IN_ARMS:
        return attribution, speaker
    for outer, teller in reversed(list(zip(attributions[:number], speakers[:number], strict=True))):
        within = outer.content.start <= attribution.cue.start and attribution.content.end <= outer.content.end
        if not within or outer.source is None or outer.nobody or teller.kind not in _IN_ARMS:
            continue
        if (teller.kind in _STATE_SIDE) is (speaker.kind in _STATE_SIDE) and not _of_two_states(
            draft, teller, speaker
        ):
            continue
        accuses = replace(
            attribution,
            stance=Stance.ALLEGES,
            frame=Frame.ACCUSE,
            accused=attribution.source,
            source=outer.source,
            beside=outer.beside,
        )
        return accuses, teller
    return attribution, speaker


def _of_two_states(draft: Draft, one: Speaker, other: Speaker) -> bool:
    """Whether two speakers answer for two countries."""
    known = [None if s.actor is None else draft.voices.cast.index.get(s.actor) for s in (one, other)]
    countries = [None if actor is None else actor.country for actor in known]
    return None not in countries and countries[0] != countries[1]


_LAST_CLAUSE = re.compile(
    r";\s+(?:but\s+|while\s+|yet\s+)?(?P<who>(?:(?:its|their|the|an?|his|her|our)\s[^,;.]{3,50}?,?\s+)?(?:[A-ZÀ-Þ][\w.’'-]+\s+){0,3}[A-ZÀ-Þ][\w’'-]+)(?:,[^,;]{3,80})?,?\s+(?:was|is|had|has|did|went|seemed|appeared|sounded|\w+ed)\b(?!\s+(?:been\s+)?(?:killed|shot|wounded|injured|buried|found|taken|abducted|arrested|detained|released|hit))[^;]*$"
)
"""A last clause of a sentence in which a person acts ("…; its commander, Colonel Bel, was more careful")."""


def _notice_last(draft: Draft, text: str, attributions: Sequence[Attribution]) -> None:
    """Remember who acts in the clause behind a semicolon where nobody speaks in it: the next "he" is that person."""
    clause = _LAST_CLAUSE.search(text)
    if clause is None or any(extent_of(a)[1] > clause.start() + 1 for a in attributions):
        return
    who = clause.group("who")
    if re.search(
        r"\b(?:bod(?:y|ies)|deaths?|corpses?|victims?|killing|murder|house|home|family|wife|son|daughter)\b",
        who,
    ):
        return
    if person_name(who, draft.voices.cast) is None:
        return
    draft.voices.notice(text[clause.start("who") :])


def _promised(due: tuple[int, int] | None, dates: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return which dates of a sentence lie in a promise's term: none of them dates what happened."""
    return (
        () if due is None else tuple(k for k, (start, _) in enumerate(dates) if due[0] - 1 <= start < due[1])
    )


def _speaker_of(
    draft: Draft,
    scene: Scene,
    attribution: Attribution,
    before: Sequence[Attribution],
    speakers: Sequence[Speaker],
    previous: Speaker | None,
    *,
    quoted: bool,
) -> tuple[Speaker, Speaker | None]:
    text = scene.sentence.text
    if attribution.same_as_previous or attribution.source is None:
        # "rejected the accusation that …, saying": the participle is no word of the accusation's
        told = [s for a, s in zip(before, speakers, strict=True) if not a.nobody]
        if told and attribution.same_as_previous:
            return told[-1], told[-1]
        if attribution.same_as_previous and previous is not None:
            return previous, previous
        cue = text[attribution.cue.start : attribution.cue.end]
        return Speaker(text=cue, kind=SpeakerKind.OTHER, anonymous=True), previous
    words = text[attribution.source.start : attribution.source.end]
    words = OWNERS.get(words.lower(), words)
    if words.lower() in {"we", "i"} or (_OURS.match(words) and not quoted and _owner(draft) is not None):
        house = previous if quoted and previous is not None else _house(draft)
        return house, house
    if addressed(words) and not quoted:
        spoken_to = _spoken_to(draft, scene.sentence)
        if spoken_to is not None:
            return spoken_to, spoken_to
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
        and a.cue != attribution.cue
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


_OURS = re.compile(r"(?i)our\s+[a-z]")


def _owner(draft: Draft) -> Speaker | None:
    """Return whose own words the text is: a teller's, or the body's whose statement it is; ``None``: an outlet's."""
    if not draft.issuer_sought:
        return issuer_of(draft.report, draft.voices)
    return draft.issuer


def _spoken_to(draft: Draft, sentence: Sentence) -> Speaker | None:
    """Return who "you" is: whom an open letter addresses, or in an interviewer's question the one who answers it."""
    if draft.addressee is not None:
        return draft.addressee
    return (
        next((t.speaker for t in draft.tellings if sentence.start < t.start), None)
        if not draft.telling
        else None
    )


def _house(draft: Draft) -> Speaker:
    """Return whoever says "we" in a report's own voice: its outlet, its author, or the body its title names."""
    owner = _owner(draft)
    if owner is not None:
        return owner
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


_BESIDE_WHAT_IS_SAID = re.compile(
    r"(?i)\b(?:after|before|while|despite|without|having|though|although|following)\s+(?:\w+ly\s+|first\s+)?$"
)
"""Before a cue that only stands beside what is said ("admitted that …, **after** denying that …")."""


_ADDS = re.compile(r",\s+(?:also\s+)?\w+ing$")
"""The same without a word between ("accused X of standing behind it, **indicating** that …")."""


def _minus(text: str, content: Span, inner: Sequence[Attribution]) -> list[Span]:
    """Return what is left of a content when the attributions nested in it are taken out."""
    pieces = [content]
    for attribution in inner:
        source = attribution.source
        if (
            source is not None
            and source.end <= content.start
            and (
                _BESIDE_WHAT_IS_SAID.search(text, content.start, attribution.cue.start)
                or _ADDS.search(text, content.start, attribution.cue.end)
            )
        ):
            # "X admitted that …, after denying that …": the speaker stands before both, and only what is denied is taken out
            attribution = replace(attribution, source=None, beside=None)  # noqa: PLW2901 - the same attribution
        left, right = extent_of(attribution)
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


__all__ = ["METHOD", "Gazetteer", "read", "text_to_mark"]
