"""Moves in the accountability process: who demands, opens, obstructs, charges, tries, whom, and by when.

The ladder of steps is that of the Minnesota Protocol (2016): a duty to
investigate, the investigation, its outcome. A step said to lie ahead is a
promise ("announced"); a step said not to have happened is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corrobora.reading.clauses import Token, phrase_after, subject_before
from corrobora.reading.parties import Cast, PartyMention
from corrobora.records import Party, StepKind

METHOD = "steps/1"

_PROBE = (
    r"(?:(?:[a-z-]+al|preliminary|internal|full|thorough|independent|impartial|credible|transparent|military|judicial|criminal|official|formal|"
    r"international|urgent|prompt|parliamentary|federal|new|joint|separate|public|immediate|swift|own|rare|fact-finding|high-level|an?|the|its|their|UN|U\.N\.|and|,)\s+)*"
    r"(?:investigations?|probes?|inquir(?:y|ies)|enquir(?:y|ies)|inquests?|commissions? of inquiry|(?:fact-finding|investigative|inquiry) (?:mission|team|committee|panel|commission)|"
    r"commission|(?:[\w-]+\s+){0,2}(?:committee|panel|team|task force)(?=\s+(?:to|that will|tasked|charged|mandated)\b)|"
    r"panel of inquiry|investigative team|board of inquiry|fact-finding team)"
)
_OPENING = (
    r"(?:opened|launched|ordered|begun|began|initiated|started|set up|established|instructed|directed|commissioned|instituted|constituted|convened|"
    r"opening|launching|ordering|launches|opens|orders|sets up|set in motion|dispatched|mandated|appointed)"
)
_ACTIVE = re.compile(
    rf"\b(?:has|have|had)?\s*(?:also\s+|already\s+|since\s+|now\s+)?(?P<verb>{_OPENING})\s+(?P<what>{_PROBE})\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b(?P<what>{_PROBE})\s+(?:[^,.;]{{0,40}}?\s)?(?:has been|have been|had been|was|were|is|being|has)\s+(?:\w+ly\s+)?(?P<verb>opened|launched|ordered|"
    r"begun|initiated|started|set up|established|under ?way|ongoing|instituted|being conducted|commissioned|constituted)\b", re.IGNORECASE,
)  # fmt: skip
_INVESTIGATING = re.compile(
    r"\b(?:is|are|was|were|has been|have been)\s+(?:also\s+|now\s+|still\s+)?(?P<verb>investigating|looking into)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    rf"\b(?:will|would|to|shall|intends? to|plans? to)\s+(?:soon\s+|also\s+|now\s+|be\s+)?(?P<verb>investigate[d]?|open|launch|set up|establish|order|conduct|publish(?:ed)?|"
    rf"releas(?:e|ed)|submit|complete|deliver|report(?:ed)? (?:back|its findings)|make public|made public|present|announce|conclude|prosecute[d]?|punish(?:ed)?|bring|be brought|hold)\b"
    rf"(?P<rest>[^.;]*)|\b(?:promis\w+|announc\w+|pledg\w+|vow\w+)\s+(?P<what>{_PROBE}|(?:its|the|their)\s+(?:\w+\s+)?(?:results?|findings|report))\b",
    re.IGNORECASE,
)
_PROMISE_OBJECT = re.compile(
    rf"{_PROBE}|\bfindings\b|\bresults\b|\breport\b|\bperpetrators\b|\bthose responsible\b|\bjustice\b|\bincident\b|\ballegations?\b|\bconclusions\b|\bkillings?\b|\bdeaths?\b|\bcircumstances\b",
    re.IGNORECASE,
)
_GOVERNING = re.compile(
    r"\b(?:has|have|had)?\s*(?:promised|vowed|pledged|agreed|ordered|instructed|directed|asked|tasked|undertook|appointed|set up|established)\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:by|before|within|no later than|in the next|at the latest by|by the end of|due (?:on|by|in)|expected (?:by|on)|until|in)\s+(?=(?:the end of\s+)?(?:\d|one|two|three|four|five|six|seven|ten|fourteen|"
    r"thirty|sixty|ninety|a|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|next|mid|early|late|the))",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    rf"\b(?:demand(?:ed|s|ing)?|call(?:ed|s|ing)? for|urg(?:ed|es|ing)|call(?:ed|s|ing)? on|appeal(?:ed|s|ing)? (?:for|to)|request(?:ed|s|ing)?|ask(?:ed|s|ing)? for|"
    rf"press(?:ed|es|ing)? for|push(?:ed|es|ing)? for|insist(?:ed|s|ing)? on|want(?:s|ed)?|need(?:s|ed)? to be|should be|must be|must)\b[^.;]*?"
    rf"(?:{_PROBE}|accountab\w+|justice|transparen\w+|prosecut\w+|held to account|brought to (?:justice|book|trial)|investigate[d]?|answers|punish\w*)",
    re.IGNORECASE,
)
_OBSTRUCT = re.compile(
    rf"\b(?:resist(?:ed|s|ing)?|refus(?:ed|es|ing|al)|reject(?:ed|s|ing)?|block(?:ed|s|ing)?|obstruct(?:ed|s|ing)?|barred|denied access|deny access|prevent(?:ed|s|ing)?|"
    rf"turned (?:back|away)|hinder(?:ed|s)?|ruled out|stonewall(?:ed|ing)?|ignor(?:ed|es|ing))\b[^.;]*?(?:{_PROBE}|investigators|access|calls for|experts|autops\w+|to the site|fact-find\w+|monitors)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    rf"\b(?P<what>{_PROBE})(?:[^,.;]{{0,50}}?)\s(?:has |had |have )?(?P<verb>found|concluded|established that|determined|released its|published its|submitted its|delivered its|presented its|cleared|reported|absolved)\b|"
    r"\b(?:published|released|submitted|presented|delivered|made public)\s+(?:the\s+|its\s+)?(?:preliminary\s+|final\s+)?(?P<what2>findings|report of the (?:commission|inquiry|investigation)|results of (?:the|its) (?:investigation|inquiry|probe))",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:were|was|have been|has been|had been|been)\s+(?:\w+ly\s+)?(?P<verb>charged|indicted|suspended|dismissed|arrested|detained|placed under arrest|relieved of (?:his|her|their) (?:duties|command)|remanded|arraigned|questioned|interdicted)\b"
    r"(?P<rest>[^.;]*)|\b(?P<active>charged|indicted|suspended|arrested|detained|interdicted)\s+(?P<obj>(?:\w+\s+){0,5}?(?:soldiers?|officers?|policem[ae]n|commanders?|men|people|suspects?|police|troops|militiam[ae]n|members))\b(?P<rest2>[^.;]*)",
    re.IGNORECASE,
)
_SUSPECT = re.compile(r"\b(?:in connection|over (?:the|their|his|alleged)|for (?:the|their|his|alleged|murder)|with (?:murder|manslaughter|war crimes|crimes|homicide|unlawful)|on suspicion|pending|suspected of|accused of|after the|as part of the (?:investigation|inquiry|probe)|to face)\b", re.IGNORECASE)  # fmt: skip
_OFFICERS = re.compile(
    r"\b(?:soldiers?|officers?|policem[ae]n|commanders?|captain|colonel|lieutenant|sergeant|major|general|troops|gendarmes?|suspects?|militiam[ae]n|guards?|constables?|perpetrators?)\b",
    re.IGNORECASE,
)
_TRIED = re.compile(
    r"\b(?:(?:went|goes|gone) on trial|(?:the\s+)?(?:trial|court[- ]martial|proceedings)\s+(?:[^,.;]{0,50}\s)?(?:opened|began|begun|started|has opened|is under way|resumed|was adjourned)|"
    r"(?:stood|stand|standing) trial|court[- ]martial(?:l)?ed|appeared (?:in|before) (?:a\s+|the\s+)?(?:\w+\s+)?court)\b", re.IGNORECASE,
)  # fmt: skip
_CONVICTED = re.compile(
    r"\b(?:convicted|found guilty|sentenced(?: to)?|jailed for \w+ years)\b", re.IGNORECASE
)
_ACQUITTED = re.compile(r"\b(?:acquitted|found not guilty|cleared of|exonerated|absolved)\b", re.IGNORECASE)
_CLOSED = re.compile(rf"\b(?:{_PROBE}|case|file|charges)\s+(?:\w+\s+){{0,3}}(?:was|were|has been|have been|had been)\s+(?:closed|dropped|shelved|abandoned|withdrawn|discontinued)\b|\b(?:closed|dropped|shelved)\s+(?:{_PROBE}|the case|all charges)", re.IGNORECASE)  # fmt: skip
_NEGATED = re.compile(
    r"\b(?:no(?: one| investigation)?|not|never|nobody|none|without|yet to|refused to|failed to|n['’]t|rarely|seldom|few)\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:fewer than|rarely|seldom|in the past (?:decade|year)|over the (?:past|last)|previous(?:ly)?|similar|past|never|years ago|decades?|often|usually|routinely)\b",
    re.IGNORECASE,
)
"""What investigations usually come to is no step in this one."""
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|should|must|to|likely|if)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_LED_TO = re.compile(rf"\b(?:led to|prompted|triggered|resulted in)\s+{_PROBE}", re.IGNORECASE)
_GUESS = re.compile(
    r"\b(?:doubt\w*|unlikely|expect\w*|believ\w*|fear\w*|hop(?:e|ing)|may|might|could|whether|if|likely|failed|fail)\b",
    re.IGNORECASE,
)
"""What somebody guesses about a move is no promise of it."""
_LOOSE = frozenset({"bring", "hold", "present", "open", "announce", "deliver", "establish", "order"})
"""Verbs of many uses: they promise a step only with its name right behind them."""
_INTO = re.compile(r"\b(?:into|over|against|targeting|of whether|regarding|about|on)\s+", re.IGNORECASE)
MENTIONS_STEP = re.compile(
    r"(?i)investigat|prob(?:e|es|ing)\b|inquir|enquir|inquest|commission|panel|trial|court|charged|indict|suspend|arrest|convict|guilty|"
    r"sentenc|acquit|exonerat|cleared|absolv|accountab|justice|transparen|prosecut|findings|fact-finding|looking into|interdict|relieved of|remanded"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMention:
    """A step told in a sentence; offsets count code points of the sentence."""

    kind: StepKind
    start: int
    end: int
    by: Party | None
    of: Party | None
    due: tuple[int, int] | None = None
    """Where the words of a due date stand."""


def _party(words: str, cast: Cast, parties: Sequence[PartyMention], start: int, end: int) -> Party | None:
    words = words.strip(" ,;")
    if not words or len(words) > 140:
        return None
    for mention in parties:
        if mention.start < end and start < mention.end and mention.party.actor is not None:
            return Party(text=words, actor=mention.party.actor, kind=mention.party.kind)
    for found in cast.index.find(words):
        actor = cast.index.get(found.actor)
        if actor is not None:
            return Party(text=words, actor=actor.id, kind=actor.kind)
    for mention in parties:
        if mention.start < end and start < mention.end:
            return Party(text=words, kind=mention.party.kind)
    return Party(text=words)


def _subject(
    sentence: str, tokens: tuple[Token, ...], at: int, cast: Cast, parties: Sequence[PartyMention]
) -> Party | None:
    verb = next((k for k, t in enumerate(tokens) if t.end > at), len(tokens) - 1)
    phrase = subject_before(tokens, verb)
    if phrase is None:
        # "Despite launching an investigation, …" has no subject of its own
        return None
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    words = sentence[start:end]
    if words.lower() in {"it", "they", "he", "she", "this", "which", "who", "there", "that"} or re.match(
        r"(?i)(?:the\s+)?(?:\w+\s+){0,3}(?:pressure|outrage|killings?|incident|attack|outcry|allegations?|reports?|video|footage)\b",
        words,
    ):
        return None
    return _party(words, cast, parties, start, end)


def _by(
    sentence: str, tokens: tuple[Token, ...], at: int, cast: Cast, parties: Sequence[PartyMention]
) -> Party | None:
    by = re.match(
        r"\s+(?:[^,;.]{0,40}?\s)?by\s+(?=the\b|an?\b|[A-Z]|its?\b|army|police|military|prosecutors|authorities)",
        sentence[at:],
    )
    if by is None:
        return None
    first = next((k for k, t in enumerate(tokens) if t.start >= at + by.end()), len(tokens))
    phrase = phrase_after(tokens, first)
    if phrase is None:
        return None
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    words = re.split(r"\s(?:into|over|to)\s", sentence[start:end])[0]
    return _party(words, cast, parties, start, start + len(words))


def _of(sentence: str, at: int, parties: Sequence[PartyMention]) -> Party | None:
    """Whose conduct it is about: the first armed party named behind "into"."""
    into = _INTO.search(sentence, at)
    if into is None or into.start() - at > 60:
        return None
    for mention in parties:
        if mention.start >= into.end() - 1 and mention.armed:
            return mention.party
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A sentence under reading, with what the step finders share."""

    sentence: str
    tokens: tuple[Token, ...]
    parties: Sequence[PartyMention]
    cast: Cast

    def subject(self, at: int) -> Party | None:
        return _subject(self.sentence, self.tokens, at, self.cast, self.parties)

    def agent(self, at: int) -> Party | None:
        return _by(self.sentence, self.tokens, at, self.cast, self.parties)

    def about(self, at: int) -> Party | None:
        return _of(self.sentence, at, self.parties)

    def end(self) -> int:
        return len(self.sentence.rstrip(" ."))

    def negated(self, at: int) -> bool:
        left = re.split(r"[;:]|,\s", self.sentence[:at])[-1]
        return bool(_NEGATED.search(left[-60:]))

    def ahead(self, at: int) -> bool:
        return bool(_AHEAD.search(self.sentence[:at]))


def _demand(told: _Told) -> StepMention | None:
    match = _DEMAND.search(told.sentence)
    if match is None or told.negated(match.start()):
        return None
    return StepMention(
        kind=StepKind.DEMANDED, start=match.start(), end=match.end(), by=told.subject(match.start()), of=told.about(match.end())
    )  # fmt: skip


def _obstruction(told: _Told) -> StepMention | None:
    match = _OBSTRUCT.search(told.sentence)
    if match is None or told.negated(match.start()):
        return None
    return StepMention(
        kind=StepKind.OBSTRUCTED, start=match.start(), end=match.end(), by=told.subject(match.start()), of=told.about(match.end())
    )  # fmt: skip


def _promise(told: _Told, demand: StepMention | None) -> StepMention | None:
    """Find a move said to lie ahead by somebody who binds himself or another to it."""
    sentence = told.sentence
    for match in _PROMISE.finditer(sentence):
        at, lead = match.start(), sentence[: match.start()]
        if (demand is not None and demand.start <= at < demand.end) or told.negated(at):
            continue
        verb, rest = (match.group("verb") or "").lower(), match.group("rest") or ""
        if match.group("what") is None and not _PROMISE_OBJECT.search(rest):
            if not (
                _PROMISE_OBJECT.search(lead[-60:])
                and re.search(r"publish|public|releas|conclu|prosecut|punish|brought", verb)
            ):
                continue
        if verb in _LOOSE and not _PROMISE_OBJECT.search(rest[:60]):
            continue
        if _GUESS.search(lead):
            continue
        governing = None
        if match.group().lower().startswith("to "):
            bound = list(_GOVERNING.finditer(lead))
            if not bound or len(lead[bound[-1].end() :].split()) > 9:
                continue
            governing = bound[-1].start()
        word = _DUE.search(sentence, at)
        return StepMention(
            kind=StepKind.ANNOUNCED, start=at if governing is None else governing, end=match.end(),
            by=told.subject(at if governing is None else governing), of=told.about(at),
            due=None if word is None else (word.start(), told.end()),
        )  # fmt: skip
    return None


def _opening(told: _Told, before: Sequence[StepMention]) -> StepMention | None:
    sentence = told.sentence
    for pattern in (_ACTIVE, _PASSIVE, _INVESTIGATING):
        match = pattern.search(sentence)
        if match is None or told.negated(match.start()) or told.ahead(match.start("verb")):
            continue
        if any(s.start <= match.start("verb") < s.end for s in before):
            continue
        by = told.agent(match.end()) if pattern is _PASSIVE else told.subject(match.start("verb"))
        word = _DUE.search(sentence, match.end())
        due = word is not None and re.search(
            r"(?i)report|findings|results|conclude|submit|publish|complete", sentence[match.end() :]
        )
        return StepMention(
            kind=StepKind.OPENED, start=match.start(), end=match.end(), by=by, of=told.about(match.end()),
            due=(word.start(), told.end()) if due and word is not None else None,
        )  # fmt: skip
    led = _LED_TO.search(sentence)
    if led is None or told.negated(led.start()):
        return None
    return StepMention(kind=StepKind.OPENED, start=led.start(), end=led.end(), by=None, of=None)


def _outcome(told: _Told, demand: StepMention | None) -> StepMention | None:
    match = _REPORTED.search(told.sentence)
    if (
        match is None
        or told.negated(match.start())
        or told.ahead(match.start())
        or (demand is not None and demand.start < match.start())
    ):
        return None
    words = match.group("what")
    by = (
        None
        if words is None
        else _party(words, told.cast, told.parties, match.start("what"), match.end("what"))
    )
    return StepMention(kind=StepKind.REPORTED, start=match.start(), end=match.end(), by=by, of=None)


def _charge(told: _Told) -> StepMention | None:
    match = _CHARGED.search(told.sentence)
    if match is None or told.negated(match.start()) or told.ahead(match.start()):
        return None
    active = match.group("active")
    verb = (match.group("verb") or active or "").lower()
    rest = match.group("rest") or match.group("rest2") or ""
    held = _OFFICERS.search(
        match.group("obj") or told.sentence[max(0, match.start() - 80) : match.start()]
    ) and _SUSPECT.search(rest)
    if verb not in {"charged", "indicted", "arraigned"} and not held:
        return None
    if active:
        by = told.subject(match.start("active"))
        of = _party(match.group("obj"), told.cast, told.parties, match.start("obj"), match.end("obj"))
    else:
        by, of = told.agent(match.end("verb")), told.subject(match.start("verb"))
    return StepMention(kind=StepKind.CHARGED, start=match.start(), end=match.end(), by=by, of=of)


def _endings(told: _Told, demand: StepMention | None) -> list[StepMention]:
    found: list[StepMention] = []
    for kind, pattern in (
        (StepKind.TRIED, _TRIED),
        (StepKind.CONVICTED, _CONVICTED),
        (StepKind.ACQUITTED, _ACQUITTED),
        (StepKind.CLOSED, _CLOSED),
    ):
        match = pattern.search(told.sentence)
        if (
            match is None
            or told.negated(match.start())
            or told.ahead(match.start())
            or (demand is not None and demand.start <= match.start() < demand.end)
        ):
            continue
        of = told.subject(match.start()) if kind is not StepKind.CLOSED else None
        found.append(StepMention(kind=kind, start=match.start(), end=match.end(), by=None, of=of))
    return found


def find_steps(
    sentence: str, tokens: tuple[Token, ...], *, parties: Sequence[PartyMention], cast: Cast
) -> tuple[StepMention, ...]:
    """Return the accountability steps a sentence tells, at most one of a kind.

    A demand inside which another step is named ("called for the officers to be
    charged") is that demand alone. What investigations usually come to ("few
    have been convicted") is no step of this one.
    """
    if not MENTIONS_STEP.search(sentence):
        return ()
    told = _Told(sentence=sentence, tokens=tokens, parties=parties, cast=cast)
    found: list[StepMention] = []
    obstruction = _obstruction(told)
    demand = None if obstruction is not None else _demand(told)
    found += [s for s in (obstruction, demand) if s is not None]
    promise = _promise(told, demand)
    if promise is not None:
        found.append(promise)
    opening = _opening(told, found)
    if opening is not None:
        found.append(opening)
    if _HABIT.search(sentence):
        return tuple(found)
    outcome = None if promise is not None else _outcome(told, demand)
    found += [s for s in (outcome, _charge(told)) if s is not None]
    found += _endings(told, demand)
    return tuple(found)
