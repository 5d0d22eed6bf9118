"""What is said to have been done in a stretch of a sentence: kind, by whom, to whom, how, and how many.

First method, in rules. Roles come from where a party stands towards the word
that tells the act: before an active verb it acts, before a passive one it
suffers, behind "of" it suffers, behind "by" it acts.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corrobora.reading.clauses import Token, subject_before, verb_start
from corrobora.reading.counts import CountMention
from corrobora.reading.lexicon import (
    APART,
    NEEDS_VEHICLE,
    RANKING,
    TRIGGERS,
    VEHICLES,
    WEAK,
    Form,
    Trigger,
)
from corrobora.reading.parties import PartyMention
from corrobora.records import (
    Act,
    ActKind,
    ActorKind,
    Assertion,
    Category,
    Count,
    Outcome,
    Party,
    Span,
    Unit,
)

METHOD = "acts/1"

_TRIGGER_RE = re.compile(
    r"(?<![\w'-])(?:"
    + "|".join(sorted((re.escape(t) for t in TRIGGERS), key=len, reverse=True))
    + r")(?![\w-])"
)
MENTIONS_ACT = re.compile(
    r"(?i)kill|dead\b|death|die[ds]?\b|dying|wound|injur|execut|massacr|murder|shot|shoot|attack|raid|ambush|abduct|kidnap|arrest|detain|"
    r"disappear|missing|tortur|beat|rape|sexual|shell|bombard|artillery|mortar|rocket|missile|drone|strike|struck|bomb|jet|plane|gas\b|"
    r"live (?:rounds|ammun|bullet)|burn|torch|razed?|fire|ablaze|destroy|loot|plunder|pillag|steal|stole|rob|displac|fled|flee|"
    r"fail|hostage|intercept|stopp|halt|slaughter|behead|lynch|slain|bodies|corpse|grave|perish|lost their|blown|gunned|hack|stab|"
    r"bur(?:y|ie)|treat|bundl|wiped|lost |critical|custody|held\b|explo|deton|mine\b|atroc|assault|storm|target|clash|toll|casualt|fatal|seiz|taken|rubber|water cannon|demolish|gunfire|gunshot"
)
_MEANS = (
    (r"(?:were |was )?(?:reportedly )?shot(?: dead| and killed| to death| at)?|shooting|gunfire|gunshots?|gunned down|opened fire|open fire|bullets?|firing on|fired (?:on|at|into)|live (?:rounds|ammunition)|machine[- ]?guns?", "shooting"),
    (r"set on fire|set fire to|set ablaze|set alight|torched|burn(?:ed|t|ing)(?: alive| to death| down)?|arson|charred", "burning"),
    (r"(?:summarily |extrajudicially )?execut(?:ed|ion|ions|ing)", "execution"),
    (r"machetes?|knives|hacked|stabbed|throats? (?:were |was )?slit|slit the throats?|behead(?:ed|ing|ings)|axes", "bladed weapons"),
    (r"beaten(?: to death)?|clubbed|whipped|flogged|beatings?", "beating"),
    (r"(?:armed |kamikaze |explosive |suicide )?drones?(?: strikes?| attacks?)?|unmanned aircraft", "drone"),
    (r"air ?strikes?|air raids?|warplanes?|fighter jets?|helicopters?(?: gunships?)?|bombed|aerial \w+|barrel bombs?|jets", "air strike"),
    (r"shell(?:ed|ing|s)|artillery(?: \w+)?|mortars?(?: \w+)?|rockets?|missiles?|bombard\w*|barrage", "shelling"),
    (r"roadside bombs?|car bombs?|landmines?|improvised explosive devices?|IEDs?|suicide bomb\w*|explosives?|grenades?|blown up", "explosives"),
    (r"tear gas|rubber bullets|water cannon", "crowd control weapons"),
    (r"hanged|strangled|drowned", "hanging or strangling"),
)  # fmt: skip
_MEANS_RE = tuple(
    (re.compile(r"(?<![\w-])(?:" + pattern + r")(?![\w-])", re.IGNORECASE), name) for pattern, name in _MEANS
)
_NEGATION = re.compile(r"\b(?:no|not|never|neither|nor|none|nobody|without|n't)\b|n't\b|n’t\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"\b(?:often|frequently|regularly|repeatedly|routinely|widespread|numerous|systematic(?:ally)?|in recent years|over the years|"
    r"consistently|rampant|growing number|a (?:series|string|wave|spate|pattern|history) of|rising|recurring|continue[sd]? to|increase in|"
    r"human rights (?:abuses|violations)|multiple (?:human )?|such (?:attacks|killings|abuses)|time and again|thousands|for years|decades?|"
    r"surge in|cycle of|counter-?terrorism operations|further (?:violence|attacks|killings)|each year|every (?:year|week|month|day)|always)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"\b(?:will|would|could|may|might|can|plan(?:s|ned|ning)? to|threaten(?:s|ed|ing)? to|intend(?:s|ed)? to|vow(?:s|ed)? to|ready to|about to|going to|if|should|in order to|aim(?:s|ed)? to|ordered to|must)\s+(?:also\s+|now\s+|be\s+|have\s+)?(?:\w+\s+)?$", re.IGNORECASE)  # fmt: skip
_FEARED = re.compile(
    r"\b(?:fear(?:s|ed|ing)?|afraid|worr(?:y|ies|ied)|presumed|warn(?:s|ed|ing)?)\b", re.IGNORECASE
)
_SURVIVED = re.compile(
    r"\b(?:with survivors|(?:managed|was able|were able) to (?:escape|flee|get away)|(?<!who )escaped(?! (?:from|injury))|survived(?! by)|"
    r"(?:were |was )?(?:unharmed|unhurt|uninjured|spared|released|freed|let go|rescued)|got away|fled to safety)\b",
    re.IGNORECASE,
)
_NO_SURVIVORS = re.compile(
    r"\b(?:(?:left|leaving|were|was|are)? ?no survivors|no[- ]one survived|nobody survived|none (?:of them )?survived|"
    r"(?:did not|didn.t) survive)\b", re.IGNORECASE,
)  # fmt: skip
_RESPONSIBLE = re.compile(
    r"\b(?:(?:is|are|was|were|being|been)\s+(?:\w+ly\s+)?(?:responsible for|behind|involved in|implicated in|complicit in)|carried out|committed|perpetrated|launched|conducted|"
    r"staged|mounted|unleashed|participated in|took part in|claimed responsibility for|admitted(?: to)?|commit|carry out)\s+(?:\w+\s+){0,5}$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:[^;.]{0,70}?\s)?(?:(?:carried out|committed|perpetrated|conducted|launched|blamed on|attributed to|allegedly|reportedly)\s+)*(?:by|blamed on|attributed to|at the hands of)\s+",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[;:—]|,\s+(?:while|but|and (?:then|the)|as|after|before|when|in (?:a|the|response))\b|\s(?:after|before|when|while|because|but)\s"
)

_WEAPONS = frozenset(
    """drone drones armed-drone warplane warplanes jet jets missile missiles rockets artillery shells mortars""".split()
) | {
    "armed drone",
    "unmanned aircraft",
    "fighter jet",
    "fighter jets",
    "helicopter gunship",
    "helicopter gunships",
    "military aircraft",
}
"""Things that strike: whose they are did it ("a drone of the army")."""
_PALE = frozenset(
    {
        "incident",
        "operation",
        "clash",
        "clashes",
        "incursion",
        "atrocity",
        "atrocities",
        "bloodshed",
        "strikes",
    }
)
"""Words that name a happening without telling it: alone, without who and whom, they make no claim."""
_GROUPS = {
    "women": Category.WOMEN,
    "children": Category.CHILDREN,
    "girls": Category.CHILDREN,
    "boys": Category.CHILDREN,
    "schoolchildren": Category.CHILDREN,
    "infants": Category.CHILDREN,
    "migrants": Category.MIGRANTS,
    "refugees": Category.MIGRANTS,
    "journalists": Category.JOURNALISTS,
    "detainees": Category.DETAINEES,
    "prisoners": Category.DETAINEES,
}
"""Victims named as a group without a number: at least one of them is said to be among those harmed."""
_BURIALS = frozenset(
    {
        "buried",
        "bury",
        "burying",
        "have buried",
        "laid to rest",
        "burials",
        "graves",
        "fresh graves",
        "were buried",
        "was buried",
    }
)
"""Words of burial tell a killing only with the number of those buried."""
_OWN_EYES = re.compile(r"\bI\b|\bmy own\b|\bme\b")
"""Words of one who tells what they saw: a number so told is a part of the whole."""
_OUTCOME_KIND = {
    Outcome.KILLED: ActKind.KILLING,
    Outcome.INJURED: ActKind.INJURY,
    Outcome.MISSING: ActKind.DISAPPEARANCE,
    Outcome.ABDUCTED: ActKind.ABDUCTION,
    Outcome.DETAINED: ActKind.DETENTION,
    Outcome.DISPLACED: ActKind.DISPLACEMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActReading:
    """One act told in a stretch of a sentence, with the counts that belong to it."""

    act: Act
    counts: tuple[Count, ...]
    start: int
    """Code points of the sentence: where the first trigger stands."""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    trigger: Trigger
    word: str
    start: int
    end: int
    first: int
    after: int
    noun: bool
    passive: bool


def _triggers(low: str, tokens: tuple[Token, ...], region: Span) -> list[_Found]:
    found: list[_Found] = []
    for match in _TRIGGER_RE.finditer(low, region.start, region.end):
        word = match.group()
        trigger = TRIGGERS[word]
        first = next((k for k, t in enumerate(tokens) if t.end > match.start()), len(tokens) - 1)
        after = next((k for k, t in enumerate(tokens) if t.start >= match.end()), len(tokens))
        previous = tokens[first - 1] if first else None
        following = tokens[after] if after < len(tokens) else None
        if word in NEEDS_VEHICLE and not any(
            t.low in VEHICLES for t in [*tokens[after : after + 7], *tokens[max(0, first - 7) : first]]
        ):
            continue
        if (
            tokens[first].capital
            and first
            and len(word.split()) == 1
            and following is not None
            and following.capital
        ):
            continue  # inside a name: "Death Valley"
        noun = trigger.form is Form.NOUN
        if trigger.form is Form.ING:
            noun = (
                previous is not None
                and (previous.low in {"the", "a", "this", "that", "'s", "mass", "brutal", "deliberate", "alleged", "reported", "their", "its", "his",
                                      "heavy", "intense", "summary", "extrajudicial", "latest", "recent", "deadly", "indiscriminate", "suspected"})
            ) or (following is not None and following.low in {"of", "spree"})  # fmt: skip
        if trigger.form is Form.BASE and word in {
            "attack",
            "raid",
            "ambush",
            "assault",
            "strike",
            "murder",
            "massacre",
            "torture",
            "rape",
            "shell",
            "bomb",
            "hurt",
        }:
            noun = not (
                previous is not None
                and previous.low in {"to", "will", "would", "could", "they", "who", "and"}
            )
        passive = False
        if trigger.form is Form.PAST and not noun:
            group = tokens[verb_start(tokens, first) : first]
            passive = any(t.low in {"was", "were", "been", "being", "is", "are", "be"} for t in group)
            if not passive and previous is not None:
                passive = previous.low in {"got", "get", "and"} and _earlier_passive(tokens, first)
            if not passive and following is not None and following.low == "by":
                passive = True
            if (
                not passive
                and following is not None
                and not (
                    following.low == "at"
                    and after + 1 < len(tokens)
                    and tokens[after + 1].low in {"least", "most"}
                )
                and following.low
                in {"in", "on", "at", "during", "when", "and", ".", ",", "after", "by", "near"}
            ):
                subject = subject_before(tokens, first)
                # "24 people killed in the attack": nobody acts on anything
                passive = word in {"killed", "wounded", "injured", "abducted", "arrested", "kidnapped", "detained", "executed", "murdered", "slain", "massacred",
                                   "displaced", "burned", "burnt", "torched", "destroyed", "looted", "shot dead", "beheaded"} and subject is not None  # fmt: skip
        found.append(
            _Found(
                trigger=trigger,
                word=word,
                start=match.start(),
                end=match.end(),
                first=first,
                after=after,
                noun=noun,
                passive=passive,
            )
        )
    return found


def _earlier_passive(tokens: tuple[Token, ...], i: int) -> bool:
    return any(t.low in {"was", "were", "been", "being"} for t in tokens[max(0, i - 6) : i])


def _inside(mentions: Iterable[PartyMention], start: int, end: int) -> list[PartyMention]:
    return [m for m in mentions if m.start >= start and m.end <= end]


def _subject(
    found: _Found, sentence: str, tokens: tuple[Token, ...], parties: Sequence[PartyMention], region: Span
) -> tuple[list[PartyMention], str | None]:
    """Return the parties in the subject of a trigger, and the subject's words."""
    floor = next((k for k, t in enumerate(tokens) if t.start >= region.start), 0)
    phrase = subject_before(tokens, found.first, floor=min(floor, found.first))
    if phrase is None:
        return [], None
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    inside = _inside(parties, start, found.start)
    return [m for m in inside if m.start < end or m.end <= end], sentence[start:end]


def _objects(
    found: _Found, sentence: str, parties: Sequence[PartyMention], region: Span, following: Sequence[_Found]
) -> list[PartyMention]:
    stop = region.end
    broken = _STOP.search(sentence, found.end, region.end)
    if broken is not None:
        stop = broken.start()
    for other in following:
        if (
            other.start > found.end
            and not other.noun
            and other.trigger.form in {Form.PAST, Form.ING, Form.PATIENT}
        ):
            stop = min(stop, other.start)
            break
    near = [m for m in _inside(parties, found.end, stop) if m.start - found.end < 90]
    by = re.search(r"\bby\b", sentence[found.end : stop])
    return [m for m in near if by is None or m.start < found.end + by.start()]


def _agents_by(
    found: _Found, sentence: str, parties: Sequence[PartyMention], region: Span
) -> list[PartyMention]:
    rest = sentence[found.end : region.end]
    by = _BY.match(rest)
    if by is None:
        return []
    at = found.end + by.end()
    stop = region.end
    broken = re.compile(
        r"[,;:.—](?!\d)|\s(?:in|on|at|near|during|after|before|who|which|when|while|as|since|for)\s"
    ).search(sentence, at, region.end)
    if broken is not None:
        stop = broken.start()
    return [m for m in _inside(parties, at - 1, stop) if m.armed]


def _named(words: str | None) -> Party | None:
    """Return a subject that names people without a head noun of the tables ("Amadou Cissé")."""
    if not words or len(words) > 120:
        return None
    capitals = re.findall(r"\b[A-ZÀ-Þ][\w’'-]+(?:\s+(?:[A-ZÀ-Þ][\w’'-]+|ag|al|ould))+", words)
    if capitals and not re.search(
        r"\b(?:Front|Army|Force|Forces|Ministry|State|Council|Group|Region)\b", words
    ):
        return Party(text=words.strip(), kind=ActorKind.CIVILIANS)
    return None


def _assertion(found: _Found, sentence: str, region: Span) -> Assertion:
    left = sentence[max(region.start, found.start - 60) : found.start]
    left = re.split(r"[;:]|,\s", left)[-1] if not re.search(r"\bno\b[^,]*$", left) else left
    negated = _NEGATION.search(left)
    if negated is not None and not re.search(
        r"\bnot only\b|\bno less\b|\bno fewer\b|\bnot yet known\b|\bno one knows\b|\bno survivors\b|\bleaving no\b",
        left,
        re.IGNORECASE,
    ):
        return Assertion.NEGATED
    if found.trigger.form in {Form.BASE, Form.PAST, Form.PATIENT} and _FUTURE.search(left):
        return Assertion.PLANNED
    if _FEARED.search(left):
        return Assertion.FEARED
    return Assertion.ASSERTED


def _outcome_of(count: CountMention, found: Sequence[_Found], sentence: str) -> Outcome | None:
    """Return what became of those counted, from the trigger that governs the expression."""
    if count.outcome is not None:
        return count.outcome
    best: tuple[int, Outcome] | None = None
    for f in found:
        outcome = f.trigger.outcome
        if outcome is None and f.trigger.kind in {
            ActKind.DRONE_STRIKE,
            ActKind.AIR_STRIKE,
            ActKind.SHELLING,
            ActKind.ATTACK,
        }:
            continue
        if outcome is None:
            continue
        gap: int
        if f.end <= count.start:
            between = sentence[f.end : count.start]
            if f.passive and not re.match(r"\s*(?:\w+\s+){0,2}$", between):
                if re.search(r"[,;]|\bby\b", between) and not re.search(
                    r"\b(?:including|among|of them|of whom)\b", between
                ):
                    continue
            if f.trigger.form in {Form.PATIENT, Form.STATE} and not re.search(
                r"including|among|of them|of whom", between
            ):
                continue
            if (
                f.noun
                and not re.match(r"\s+(?:of|to|at|toll|rose|had|has|reached|stood|now|was|were)\b", between)
                and f.word not in {"death toll"}
            ):
                if not re.search(r"\bof\b", between[:12]):
                    continue
            gap = len(between)
        elif count.end <= f.start:
            between = sentence[count.end : f.start]
            if not (f.passive or f.trigger.form in {Form.PATIENT, Form.STATE} or f.noun):
                continue
            if f.noun and len(between.strip()) > 3:
                continue
            gap = len(between) + 2
            if re.search(r"[;]|\bby\b", between):
                continue
        else:
            gap = 0
        if gap > 110:
            continue
        if best is None or gap < best[0]:
            best = (gap, outcome)
    return None if best is None else best[1]


_FURTHER = re.compile(r"\b(?:more|additional|further)\b(?! than)", re.IGNORECASE)


def _as_count(count: CountMention, outcome: Outcome, wording: str, *, own_eyes: bool) -> Count:
    """Make a count; "two more" and what somebody saw with their own eyes are parts, never totals."""
    return Count(
        outcome=outcome, category=count.category, low=count.low, high=count.high, exact=count.exact, unit=count.unit,
        wording=wording,
        part=count.part or own_eyes or bool(_FURTHER.search(wording)),
    )  # fmt: skip


def means_of(words: str) -> tuple[str, ...]:
    """Return the wordings that say how, in the order they stand."""
    found = sorted(
        (m.start(), m.group().lower().removeprefix("were ").removeprefix("was ").removeprefix("reportedly "))
        for pattern, _ in _MEANS_RE
        for m in pattern.finditer(words)
    )
    seen: list[str] = []
    for _, wording in found:
        if wording not in seen:
            seen.append(wording)
    return tuple(seen)


def means_class(wording: str) -> str | None:
    """Return the class a means wording belongs to ("shot dead" → "shooting")."""
    for pattern, name in _MEANS_RE:
        if pattern.fullmatch(wording):
            return name
    return None


def read_acts(
    sentence: str,
    tokens: tuple[Token, ...],
    *,
    region: Span,
    parties: Sequence[PartyMention],
    counts: Sequence[CountMention],
    accused: Sequence[Party] = (),
) -> tuple[ActReading, ...]:
    """Return the acts told between two offsets of a sentence.

    ``accused`` are parties an accusing cue points at: they perpetrate every act
    of the stretch. Returns nothing where no word tells an act, or where a word
    that could tell one stands alone ("a labour strike").
    """
    low = sentence.lower()
    if len(low) != len(sentence):
        return ()
    low = low.replace("’", "'")
    found = _triggers(low, tokens, region)
    people = [c for c in counts if c.start >= region.start and c.end <= region.end]
    casualties = [c for c in people if c.outcome in {Outcome.KILLED, Outcome.INJURED}]
    here = _inside(parties, region.start, region.end)
    strong = [f for f in found if f.word not in WEAK]
    if not strong and not casualties:
        context = any(m.armed for m in here) and (any(not m.armed for m in here) or bool(accused)) or (
            bool(found) and any(not m.armed for m in here) and any(c.unit in {Unit.PEOPLE, Unit.BODIES} for c in people)
        ) or bool(accused) or (len({f.trigger.kind for f in found}) > 1 and any(not m.armed for m in here))  # fmt: skip
        if not context:
            return ()
        if (
            all(
                f.word
                in {
                    "fired",
                    "hit",
                    "struck",
                    "targeted",
                    "operation",
                    "incident",
                    "arrested",
                    "arrest",
                    "fled",
                    "flee",
                    "death",
                    "deaths",
                }
                for f in found
            )
            and not people
            and not accused
        ):
            return ()
    groups: dict[ActKind, list[_Found]] = {}
    for f in found:
        groups.setdefault(f.trigger.kind if f.trigger.kind in APART else ActKind.KILLING, []).append(f)
    killing = groups.get(ActKind.KILLING, [])
    if not killing and casualties:
        groups[ActKind.KILLING] = []
    # burning a vehicle "leaving no survivors" is one telling, not a killing and a destruction
    if _NO_SURVIVORS.search(sentence, region.start, region.end) and ActKind.KILLING not in groups:
        other = next(iter(groups), None)
        groups[ActKind.KILLING] = groups.pop(other) if other is not None else []
    readings: list[ActReading] = []
    counted: set[int] = set()
    for base, members in groups.items():
        reading = _group(
            sentence,
            tokens,
            region,
            base,
            members,
            here,
            people,
            found,
            accused,
            counted,
            alone=len(groups) == 1,
        )
        if reading is not None:
            readings.append(reading)
    return tuple(sorted(readings, key=lambda r: (r.start, r.end)))


def _group(
    sentence: str,
    tokens: tuple[Token, ...],
    region: Span,
    base: ActKind,
    members: Sequence[_Found],
    here: Sequence[PartyMention],
    people: Sequence[CountMention],
    found: Sequence[_Found],
    accused: Sequence[Party],
    counted: set[int],
    *,
    alone: bool,
) -> ActReading | None:
    perpetrators: list[Party] = list(accused)
    victims: list[Party] = []
    assertions: list[Assertion] = []

    def add(to: list[Party], parties: Iterable[PartyMention | Party]) -> None:
        for p in parties:
            party = p.party if isinstance(p, PartyMention) else p
            if party.text.lower().startswith(("no ", "none ")):
                continue
            if all(party.text != q.text for q in to) and all(
                party.text != q.text for q in (victims if to is perpetrators else perpetrators)
            ):
                to.append(party)

    for number, f in enumerate(members):
        assertions.append(_assertion(f, sentence, region))
        later = [x for x in found if x.start > f.start]
        if f.noun:
            of = re.match(r"\s+(?:of|on|against|at)\s+", sentence[f.end : region.end])
            if of is not None:
                at = f.end + of.end()
                broken = re.compile(
                    r"[,;.]\s|\s(?:by|in|on|at|near|during|after|that|which|who|when)\s"
                ).search(sentence, at, region.end)
                stop = region.end if broken is None else broken.start() + 1
                inside = _inside(here, at - 1, stop)
                if f.word in _WEAPONS and any(m.armed for m in inside):
                    add(perpetrators, [m for m in inside if m.armed])
                elif inside:
                    add(victims, inside)
                elif f.trigger.outcome is Outcome.KILLED:
                    named = _named(sentence[at:stop])
                    if named is not None:
                        victims.append(named)
            agents = _agents_by(f, sentence, here, region)
            if not agents:
                responsible = _RESPONSIBLE.search(sentence[region.start : f.start])
                if responsible is not None:
                    verb = next(
                        (k for k, t in enumerate(tokens) if t.start >= region.start + responsible.start()),
                        f.first,
                    )
                    phrase = subject_before(
                        tokens,
                        verb,
                        floor=min(
                            verb, next((k for k, t in enumerate(tokens) if t.start >= region.start), 0)
                        ),
                    )
                    if phrase is not None:
                        agents = [
                            m
                            for m in _inside(here, tokens[phrase.first].start, tokens[verb].start)
                            if m.armed
                        ]
                    if not agents:
                        agents = [
                            m
                            for m in _inside(here, region.start, region.start + responsible.start())
                            if m.armed
                        ]
            if not agents and f.first and tokens[f.first - 1].low == "'s":
                agents = [
                    m for m in here if m.armed and m.end >= tokens[f.first - 1].start - 1 and m.end <= f.start
                ]
            if not agents and f.trigger.kind in {
                ActKind.DRONE_STRIKE,
                ActKind.AIR_STRIKE,
                ActKind.SHELLING,
                ActKind.ATTACK,
            }:
                # "an army drone strike", "RSF shelling"
                agents = [m for m in here if m.armed and 0 <= f.start - m.end <= 2]
            add(perpetrators, agents)
        elif f.passive or f.trigger.form in {Form.PATIENT, Form.STATE}:
            subject, words = _subject(f, sentence, tokens, here, region)
            subject = [m for m in subject if m.end <= f.start]
            if subject:
                if f.trigger.kind not in {ActKind.DESTRUCTION, ActKind.LOOTING} or any(
                    not m.armed for m in subject
                ):
                    add(
                        victims,
                        subject
                        if f.passive or f.trigger.form is Form.PATIENT
                        else [m for m in subject if not m.armed],
                    )
            elif f.trigger.outcome is Outcome.KILLED and (named := _named(words)) is not None:
                add(victims, [named])
            if f.trigger.form is Form.STATE:
                add(victims, [m for m in here if 0 <= f.start - m.end <= 2])
            add(perpetrators, _agents_by(f, sentence, here, region))
        else:
            if f.trigger.form is Form.ING and not accused:
                left = [
                    m
                    for m in _inside(here, region.start, f.start)
                    if m.armed and all(m.party.text != v.text for v in victims)
                ]
                # the party that acts in the main clause acts in the participle too
                add(perpetrators, left[:1] if number == 0 and not perpetrators else [])
            elif not accused:
                subject, _ = _subject(f, sentence, tokens, here, region)
                add(perpetrators, [m for m in subject if m.armed])
            add(
                victims,
                [
                    m
                    for m in _objects(f, sentence, here, region, later)
                    if not (
                        m.armed
                        and any(p.actor is not None and p.actor == m.party.actor for p in perpetrators)
                    )
                ],
            )
    stretch = sentence[region.start : region.end]
    if (
        members
        and all(f.word in _BURIALS for f in members)
        and not any(
            c.unit in {Unit.PEOPLE, Unit.BODIES} or (c.noun or "").startswith("grave") for c in people
        )
    ):
        return None
    taken: list[Count] = []
    own_eyes = bool(_OWN_EYES.search(stretch))
    for number, c in enumerate(people):
        if number in counted:
            continue
        wording = sentence[c.start : c.end]
        if c.unit not in {Unit.PEOPLE, Unit.BODIES}:
            if base is ActKind.INTERCEPTION or (alone and c.unit is not Unit.OTHER):
                if c.unit is Unit.VEHICLES or base in {ActKind.DESTRUCTION, ActKind.LOOTING}:
                    taken.append(_as_count(c, Outcome.AFFECTED, wording, own_eyes=False))
                    counted.add(number)
            continue
        outcome = _outcome_of(c, found, sentence)
        if outcome is None and c.part and taken and taken[-1].unit is Unit.PEOPLE:
            outcome = taken[-1].outcome
        if outcome is None and c.unit is Unit.BODIES:
            outcome = Outcome.KILLED
        if outcome is None and c.total_of_present and any(f.trigger.outcome is Outcome.KILLED for f in found):
            outcome = Outcome.KILLED
        if outcome is None:
            continue
        wanted = _OUTCOME_KIND.get(outcome)
        home = wanted if wanted in APART else ActKind.KILLING
        if home is not base and not (alone or (outcome is Outcome.SURVIVED and base is ActKind.KILLING)):
            continue
        counted.add(number)
        if c.total_of_present and outcome is Outcome.KILLED:
            taken.append(
                Count(
                    outcome=Outcome.SURVIVED,
                    category=None,
                    low=0,
                    high=0,
                    exact=True,
                    unit=c.unit,
                    wording=wording,
                )
            )
            if c.low is None:
                continue
        taken.append(_as_count(c, outcome, wording, own_eyes=own_eyes))
    kills = base is ActKind.KILLING
    if kills and not any(t.outcome is Outcome.SURVIVED for t in taken):
        gone = _NO_SURVIVORS.search(stretch)
        kept = _SURVIVED.search(stretch)
        if gone is not None:
            taken.append(
                Count(outcome=Outcome.SURVIVED, low=0, high=0, exact=True, wording=gone.group().strip())
            )
        elif kept is not None and not _NEGATION.search(stretch[max(0, kept.start() - 25) : kept.start()]):
            taken.append(Count(outcome=Outcome.SURVIVED, low=1, high=None, wording=kept.group().strip()))
    if kills and members:
        kinds = {f.trigger.kind for f in members}
        if any(t.outcome is Outcome.KILLED and (t.high is None or t.high > 0) for t in taken):
            kinds.add(ActKind.KILLING)
        elif any(t.outcome is Outcome.INJURED for t in taken):
            kinds.add(ActKind.INJURY)
        if any(t.outcome is Outcome.SURVIVED and t.high == 0 for t in taken):
            kinds.add(ActKind.KILLING)
        if any(v.kind is ActorKind.PROTESTERS for v in victims) and kinds & {
            ActKind.ATTACK,
            ActKind.KILLING,
            ActKind.INJURY,
        }:
            kinds.add(ActKind.CROWD_FORCE)
        kind = next(k for k in RANKING if k in kinds)
    elif kills:
        kind = (
            ActKind.KILLING
            if any(t.outcome in {Outcome.KILLED, Outcome.SURVIVED} for t in taken)
            else ActKind.INJURY
        )
    else:
        kind = base
    if not members and not taken:
        return None
    if (
        kills
        and members
        and all(f.word in _PALE for f in members)
        and not (perpetrators and victims)
        and not taken
    ):
        return None
    asserted = next(
        (a for a in assertions if a is Assertion.ASSERTED),
        assertions[0] if assertions else Assertion.ASSERTED,
    )
    if Assertion.NEGATED in assertions and assertions[0] is Assertion.NEGATED:
        asserted = Assertion.NEGATED
    if asserted is Assertion.ASSERTED and _is_generic(stretch, members, taken, victims):
        asserted = Assertion.GENERIC
    if asserted is Assertion.NEGATED:
        taken = [t if t.outcome is not Outcome.KILLED else replace(t, low=0, high=0) for t in taken]
    start = min((f.start for f in members), default=people[0].start if people else region.start)
    end = max((f.end for f in members), default=region.end)
    act = Act(
        kind=kind, perpetrators=tuple(perpetrators), victims=tuple(victims),
        means=means_of(stretch) if kills or base is ActKind.DESTRUCTION else (), asserted=asserted,
    )  # fmt: skip
    groups = tuple(g for g in groups_of(act) if not any(t.category is g.category for t in taken))
    return ActReading(act=act, counts=(*taken, *groups), start=start, end=end)


_SUFFERED = {
    ActKind.ABDUCTION: Outcome.ABDUCTED, ActKind.DETENTION: Outcome.DETAINED, ActKind.INJURY: Outcome.INJURED,
    ActKind.KILLING: Outcome.KILLED, ActKind.DISAPPEARANCE: Outcome.MISSING,
}  # fmt: skip


def groups_of(act: Act) -> tuple[Count, ...]:
    """Return a count of at least one for each group of victims named without a number ("migrants")."""
    outcome = _SUFFERED.get(act.kind)
    if outcome is None or act.asserted is not Assertion.ASSERTED:
        return ()
    found: dict[Category, Count] = {}
    for party in act.victims:
        words = party.text.lower().split()
        category = _GROUPS.get(words[-1]) if words else None
        if category is not None and len(words) <= 3 and not any(w[:1].isdigit() for w in words):
            found.setdefault(
                category, Count(outcome=outcome, category=category, low=1, wording=party.text, part=True)
            )
    return tuple(found.values())


def _is_generic(
    stretch: str, members: Sequence[_Found], counts: Sequence[Count], victims: Sequence[Party]
) -> bool:
    """Whether a telling speaks of a habit rather than a happening."""
    numbered = any(c.low is not None and c.low > 1 for c in counts)
    if _GENERIC.search(stretch) and not numbered:
        return True
    if numbered or any(c.outcome is Outcome.SURVIVED for c in counts):
        return False
    plural_nouns = all(
        f.noun
        and f.word.endswith("s")
        and not f.word.endswith("ss")
        and f.word not in {"deaths", "airstrikes", "air strikes", "drone strikes", "shells"}
        for f in members
    )
    singular_specific = (
        re.search(
            r"\b(?:the|this|these|those|latest|alleged)\s+(?:\w+\s+)?$",
            stretch[: max(0, (members[0].start if members else 0))][-30:],
        )
        if members
        else None
    )
    return bool(members) and plural_nouns and not victims and singular_specific is None


__all__ = ["MENTIONS_ACT", "METHOD", "ActReading", "means_class", "means_of", "read_acts"]
