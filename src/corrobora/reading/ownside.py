"""Whose deed a speaker tells: "its fighters", "our men", "it" are the speaker's own, where nobody else can be meant.

A wrong accusation is worse than a missed admission. A pronoun is the speaker's
only where no other party or body stands between the beginning of what is said
and the pronoun, and a bare pronoun only right before the verb of an act.
"""

import re
from dataclasses import replace

from corrobora.reading.acts import MENTIONS_ACT
from corrobora.reading.clauses import AUXILIARIES, Token, finite, in_quotes
from corrobora.reading.doers import without_channel
from corrobora.reading.draft import Scene
from corrobora.reading.lexicon import ARMED, SPEAKER_NOUNS, TRIGGERS, Form
from corrobora.reading.parties import ARMED_KINDS, Cast, PartyMention
from corrobora.reading.speakers import BEARS_ARMS
from corrobora.records import Act, ActKind, ActorKind, Assertion, Party, Span, Speaker, SpeakerKind

STATE_BODIES = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT})
"""Bodies of one state answer for each other."""

_OWNERS = frozenset("its their our his her my".split())
_SELVES = frozenset("it they we he she i".split())
_CALLS_ITSELF = frozenset(
    "group movement organisation organization front alliance brigade command party".split()
)
"""Nouns by which an armed group calls itself in what it says ("**the movement** had executed a spy")."""
_SPEAKING = frozenset("our my we i".split())
"""Pronouns of whoever speaks: nobody else can be meant."""
_OWNED = re.compile(
    r"(?:(?:own|elite|special|armed|ground|air|naval|local|brave|valiant|heroic|allied|security|defen[cs]e|combat|attack|surveillance|fighter|military|mounted|advance|forward|rocket|mortar|first|second|third|fourth|fifth|\d+(?:st|nd|rd|th))\s+)*"
    r"(?P<noun>men|boys|units?|squads?|patrols?|gunners|snipers?|brothers|mujahid\w+|forces?|troops?|soldiers?|fighters?|combatants|commandos?|officers?|members|militants?|"
    r"militiamen|guards|rangers|elements|personnel|drones?|aircraft|(?:war)?planes?|(?:fighter\s+)?jets?|helicopters?|gunships?|artillery|mortars?|howitzers?|rockets?|missiles?|cannons?|bombers?|navy|air\s+force|pilots?|warships?|tanks?|column|brigades?|battalions?|wing|compan(?:y|ies)|squadrons?|regiments?|batter(?:y|ies)|garrison|gunboats?|crews?|teams?)\b",
    re.IGNORECASE,
)
"""What a party fights with: it answers for the deeds of each."""
_STRIKES = re.compile(
    r"(?P<of>(?:\w+\s+)?)(?:attacks?|ambush(?:es)?|strikes?|air\s?strikes?|drone strikes?|raids?|operations?|shelling|bombardment|offensive|assault|missiles?|rockets?|shells?|mortars?)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?:(?:has|have|had|did|also|then|never|not|\w+ly)\s+)*(?:carried out|carry out|launched|staged|mounted|conducted|committed|perpetrated|(?:was|were|is|are)\s+(?:\w+\s+)?(?:behind|responsible for))\b",
    re.IGNORECASE,
)
_NO_STATE = frozenset({SpeakerKind.OTHER, SpeakerKind.UN_BODY, SpeakerKind.NGO, SpeakerKind.ARMED_GROUP})
_WEEK = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def own_side(speaker: Speaker, act: Act, *, cast: Cast) -> bool:
    """Whether an act is said of the speaker's own side: itself, or another body of its state."""
    if speaker.actor is None:
        return False
    own = cast.index.get(speaker.actor)
    for party in act.perpetrators:
        if party.actor == speaker.actor:
            return True
        other = None if party.actor is None else cast.index.get(party.actor)
        if own is not None and other is not None and own.country is not None and own.country == other.country:
            if own.kind in STATE_BODIES and other.kind in STATE_BODIES:
                return True
    return False


_OPENS_WITH_OWN = re.compile(
    r"[\W]*(?:that\s+)?(?:(?:on|in|at|during|late|early|last)\s+[^,;:.“”\"]{2,30},?\s+)?(?:it\s+(?:was|is)\s+)?(?P<party>(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|some|several|many|members|elements|most|all|both)\s+of\s+)?(?:its|our|his|my)\s+)",
    re.IGNORECASE,
)
_HARM = r"(?:fired|shelled|struck|hit|targeted|bombed|launched|destroyed|killed|shot|opened|attacked|raided|burned|burnt|torched|wounded|injured|dropped|pounded|bombarded)"
_WHOM_IT_HIT = (
    r"(?!\s+(?:one\s+(?:by|after)\b|(?:the|a|an)\s+(?:same|previous|other|next|last|day|week|month|year|night|morning|hour|evening)\b|(?:[\w-]+\s+){0,2}(?:hours?|days?|nights?|weeks?|months?|years?|times)\b))"
    r"\s+(?:(?:on|at|into|upon|towards?)\s+(?!(?:\w+day|dawn|dusk|noon|midnight|sunrise|sunset|night)\b|(?:the|a|an|his|her|its|their)\s+(?:\w+\s+)?(?:night|road|way|spot|day|morning|evening|post|checkpoint|base|scene|front)\b)|"
    r"(?:fire|the|an?|his|her|some|several|many|dozens|scores|hundreds|at\s+least|more\s+than|about|around|nearly|up\s+to|over|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|people|civilians|children|women|(?-i:(?!\w+day\b|January|February|March|April|May|June|July|August|September|October|November|December)[A-Z]\w+)|"
    r"(?!(?:was|towards|upwards|afterwards|overseas|perhaps|always|indoors|outdoors|sometimes|besides|across|\w+days)\b)\w{3,}s)\b(?!\s+(?:before|ago|earlier|later)\b))"
)
_A_MINE = r"(?!\s+(?:on\s+)?(?:an?|the)\s+(?:[\w-]+\s+)?(?:(?:land\s?)?mine|roadside\s+bomb|ied|explosive|booby\s+trap)\b)"
_DID_HARM = re.compile(
    rf"\s+(?:(?:\w+ly|also|only|then)\s+)*(?:(?:(?:had|has|have|who|that)\s+(?:(?:had|has|have|\w+ly|also|only|then)\s+)*{_HARM}\b|{_HARM}\b(?={_WHOM_IT_HIT})){_A_MINE})",
    re.IGNORECASE,
)
"""The main verb of one's own men or weapons: with "had" or "who" before it, or whom it hit behind it; "its soldiers **killed in the ambush**" suffered it themselves."""


_SUFFERED = re.compile(
    rf",?\s+(?:(?:{_HARM}|abducted|kidnapped|captured|ambushed|taken|detained|dismissed|arrested|slain)\b(?:\s+(?:dead|prisoner|hostage|captive))?(?:\s+and\s+(?=\w+(?:ed|en|n|t)\b))?\s*){{1,2}}(?!{_WHOM_IT_HIT})"
    r"(?:(?!\b(?:and|but|when|after|as|because|who|which|that|while|where|whom|if)\b)[^,.;:“”\"]){0,80}?,?\s*\b(?:was|were|is|are|had|has|have|will|would)\b",
    re.IGNORECASE,
)
"""A participle, for the main verb comes behind it: "its soldiers **killed in the ambush were** buried"."""
_STRUCK_A_MINE = re.compile(
    r"\s+(?:(?:had|has|\w+ly)\s+)*(?:hit|struck|drove\s+over|ran\s+over)\s+(?:an?|the)\s+(?:[\w-]+\s+)?(?:(?:land\s?)?mine|roadside\s+bomb|ied|explosive|booby\s+trap)\b",
    re.IGNORECASE,
)


def own_suffered(content: str, act: Act) -> bool:
    """Whether what is said begins with one's own men as those whom it befell ("its soldiers **killed in the ambush** were buried", "its patrol **hit a mine**"), and the act is laid to nobody else."""
    opened = _OPENS_WITH_OWN.match(content)
    owned = None if opened is None else _OWNED.match(content, opened.end())
    if opened is None or owned is None:
        return False
    if not (_SUFFERED.match(content, owned.end()) or _STRUCK_A_MINE.match(content, owned.end())):
        return False
    own = content[opened.start("party") : owned.end()].lower()
    return all(own.endswith(p.text.lower().split(" of ")[-1]) for p in act.perpetrators)


def opens_with_own(speaker: Speaker, content: str, act: Act) -> bool:
    """Whether what a body that bears arms says begins with men or weapons of its own as those who acted ("**its artillery** had fired", "it was one of **his officers** who …").

    The pronoun right behind "said" can be nobody else's, so that this holds of a body that no table knows as well.
    """
    if speaker.kind not in BEARS_ARMS:
        return False
    opened = _OPENS_WITH_OWN.match(content)
    owned = None if opened is None else _OWNED.match(content, opened.end())
    if opened is None or owned is None or _DID_HARM.match(content, owned.end()) is None:
        return False
    own = content[opened.start("party") : owned.end()].lower()
    doers = [p.text.lower().split(" of ")[-1] for p in act.perpetrators]
    if not doers:
        return not any(own.endswith(v.text.lower()) or v.text.lower().endswith(own) for v in act.victims)
    return all(own.endswith(doer) for doer in doers)


def _fights(speaker: Speaker, cast: Cast) -> ActorKind | None:
    """Return the kind of the armed party a speaker speaks for, if it speaks for one."""
    if speaker.actor is None or speaker.anonymous and cast.index.get(speaker.actor) is None:
        return None
    known = cast.index.get(speaker.actor)
    if known is not None:
        return known.kind if known.kind in ARMED_KINDS else None
    # a commander named without his body
    return {"armed-forces": ActorKind.STATE_FORCES, "armed-group": ActorKind.POLITICAL_MILITIA}.get(
        speaker.kind.value
    )


def parties_of(
    speaker: Speaker, scene: Scene, piece: Span, *, cast: Cast, source: Span | None = None
) -> tuple[PartyMention, ...]:
    """Return the parties of a sentence as this speaker means them: "its fighters" and "it" made the speaker's own.

    Only words inside ``piece``, what the speaker is made to say, are touched.
    ``source``: where the sentence names the speaker. A pronoun before it is the
    speaker's only where what is said opens the sentence ("Its men shot nine, the
    group said"), never in "the army looks into claims that its men shot nine,
    made by the group".
    """
    kind = _fights(speaker, cast)
    tokens = scene.tokens
    inside = [i for i, t in enumerate(tokens) if piece.start <= t.start and t.end <= piece.end]
    quotes = in_quotes(scene.sentence.text)
    if kind is None or speaker.actor is None:
        return _unowned(scene, piece, cast, outsider=speaker if inside else None)
    text = scene.sentence.text
    own: list[PartyMention] = []
    opened = False
    for i in inside:
        low = tokens[i].low
        if (
            low in _CALLS_ITSELF
            and i > inside[0]
            and speaker.kind is SpeakerKind.ARMED_GROUP
            and tokens[i - 1].low == "the"
            and _opens(tokens, inside[0], i - 1)
            and _acts(tokens, i, text)
            and _clear(scene, piece, i - 1, "it", speaker)
        ):
            own.append(
                _mention(_name(speaker, cast), tokens[i - 1].start, tokens[i].end, speaker.actor, kind)
            )
            continue
        if low not in _OWNERS | _SELVES or not _clear(scene, piece, i, low, speaker):
            continue
        if (
            low not in _SPEAKING
            and source is not None
            and source.start > tokens[i].start
            and (piece.start > 8 or _somebody_before(scene, tokens[i].start, speaker))
        ):
            continue
        if low not in _SPEAKING and any(a <= tokens[i].start < b for a, b in quotes):
            continue  # in the speaker's own words "they" are the others
        opens = _opens(tokens, inside[0], i)
        if low in _SELVES - _SPEAKING and not opened and not opens:
            continue
        if low in _OWNERS:
            stop = _owned_end(text, tokens, i)
            if stop is None:
                continue
            start = tokens[_of(tokens, i, inside[0])].start
            own.append(_mention(text[start:stop], start, stop, speaker.actor, kind))
        elif _acts(tokens, i, text):
            own.append(_mention(_name(speaker, cast), tokens[i].start, tokens[i].end, speaker.actor, kind))
        opened = opened or (opens and bool(own))
    others = [
        m
        for m in _unowned(scene, piece, cast, but=own)
        if not any(m.start < o.end and o.start < m.end for o in own)
    ]
    return tuple(sorted((*others, *own), key=lambda m: (m.start, m.end)))


def as_party(speaker: Speaker, *, cast: Cast) -> Party | None:
    """Return the armed party a speaker speaks for, as one that may have done a deed; ``None`` where it speaks for none."""
    kind = _fights(speaker, cast)
    if kind is None or speaker.actor is None:
        return None
    return Party(text=_name(speaker, cast), actor=speaker.actor, kind=kind)


def _name(speaker: Speaker, cast: Cast) -> str:
    """Return what to call the side a speaker speaks for: never the name of its spokesman."""
    known = None if speaker.actor is None else cast.index.get(speaker.actor)
    if known is None:
        return speaker.text
    bare = re.sub(r"(?i)^the\s+", "", speaker.text)
    return speaker.text if any(bare == n for n in (known.name, *known.aliases)) else known.name


def _mention(words: str, start: int, end: int, actor: str, kind: ActorKind) -> PartyMention:
    return PartyMention(
        start=start, end=end, party=Party(text=words, actor=actor, kind=kind), armed=True, head=words.rsplit(maxsplit=1)[-1].lower()
    )  # fmt: skip


def _of(tokens: tuple[Token, ...], i: int, first: int) -> int:
    """Return where "one of its units" begins for a possessive at ``i``."""
    if i - 2 >= first and tokens[i - 1].low == "of":
        return i - 2
    return i


def _owned_end(text: str, tokens: tuple[Token, ...], i: int) -> int | None:
    behind = tokens[i].end + 1
    owned = _OWNED.match(text, behind)
    if owned is not None:
        # "its fighters' camp", "its soldiers who": the noun itself, and no owner of something else
        return (
            None
            if re.match(
                r"['’](?:s\b|\s)|\s+(?:camp|base|post|positions?|families|convoy)\b", text[owned.end() :]
            )
            else owned.end()
        )
    return tokens[i].end if _STRIKES.match(text, behind) else None


def _clear(scene: Scene, piece: Span, i: int, low: str, speaker: Speaker) -> bool:
    """Whether nobody but the speaker can be meant by a pronoun at token ``i``."""
    if low in _SPEAKING:
        return True
    if low in {"they", "their"} and not _several(speaker):
        return False
    tokens = scene.tokens
    at = tokens[i].start
    if any(
        piece.start <= m.start and m.end <= at and (m.armed or low in {"they", "their", "he", "his", "she", "her"} or m.party.actor is not None)
        and m.party.actor != speaker.actor
        for m in scene.parties
    ):  # fmt: skip
        return False
    for k, token in enumerate(tokens[:i]):
        if token.start < piece.start:
            continue
        if token.low in SPEAKER_NOUNS and token.low not in ARMED:
            return False
        before = tokens[k - 1].low if k else ""
        if (
            token.capital
            and token.start > piece.start
            and before not in {"in", "at", "near", "on", "of", "from", "around", "to"} | _WEEK
        ):
            return token.low in _SELVES | _OWNERS | _WEEK
        if (
            token.capital
            and token.start == piece.start
            and k
            and token.low not in AUXILIARIES
            and len(token.text) > 3
            and scene.places
        ):
            if any(
                p.start - scene.sentence.start <= token.start < p.end - scene.sentence.start
                for p in scene.places
            ):
                return False
    return True


def _somebody_before(scene: Scene, at: int, speaker: Speaker) -> bool:
    """Whether a party other than the speaker stands before an offset of the sentence."""
    return any(
        m.end <= at and m.party.actor != speaker.actor and (m.armed or m.party.actor is not None)
        for m in scene.parties
    )


def _several(speaker: Speaker) -> bool:
    """Whether "they" can be the speaker: rebels, police, authorities, not one body or spokesman."""
    words = re.findall(r"[\w-]+", speaker.text.lower())
    return any(
        w in {"police", "authorities", "forces", "troops"} or (w in ARMED and w.endswith("s")) for w in words
    ) and not any(w.startswith("spokes") for w in words)


def _opens(tokens: tuple[Token, ...], first: int, i: int) -> bool:
    """Whether a bare pronoun at ``i`` is the first subject of what is said, after "that" or a date at most."""
    before = tokens[first:i]
    return not before or (
        before[0].low in {"that", "on", "in", "at", "near", "during", "late", "early"}
        and len(before) <= 6
        and not finite(tokens, first, i)
    )


def _acts(tokens: tuple[Token, ...], i: int, text: str) -> bool:
    """Whether a pronoun at ``i`` is the subject of an active verb of an act ("it had killed …")."""
    at = i + 1
    while at < len(tokens) and (tokens[at].low in AUXILIARIES or tokens[at].low.endswith("ly")):
        if tokens[at].low in {"was", "were", "been", "being", "is", "are", "be"}:
            return _DOES.match(text, tokens[i].end + 1) is not None
        at += 1
    if at >= len(tokens):
        return False
    if _DOES.match(text, tokens[i].end + 1):
        return True
    for words in (2, 1):
        stop = min(at + words, len(tokens))
        trigger = TRIGGERS.get(text[tokens[at].start : tokens[stop - 1].end].lower())
        if trigger is not None:
            return trigger.form in {Form.PAST, Form.BASE} or (
                trigger.form is Form.NOUN and tokens[at - 1].low in {"would", "will", "did"}
            )
    return False


def _unowned(
    scene: Scene,
    piece: Span,
    cast: Cast,
    but: list[PartyMention] | None = None,
    outsider: Speaker | None = None,
) -> tuple[PartyMention, ...]:
    """Take the report's own army out of "its troops" where a body of another side stands before and owns them."""
    kept: list[PartyMention] = []
    for mention in scene.parties:
        first = mention.party.text.split(maxsplit=1)[0].lower() if mention.party.text else ""
        if (
            mention.party.actor is not None
            and first in {"its", "their", "his", "her"}
            and piece.start <= mention.start < piece.end
            and not any(o.start <= mention.start < o.end for o in but or ())
        ):
            owners = [
                m
                for m in (*scene.parties,)
                if m.end <= mention.start and m.armed and m.party.actor is not None
            ]
            owner = owners[-1].party.actor if owners else None
            # "Niger said its troops …": the speaker's, whoever that is
            foreign = owner is None and outsider is not None and outsider.kind in _NO_STATE
            if foreign or (
                owner is not None
                and owner != mention.party.actor
                and not _one_state(owner, mention.party.actor, cast)
            ):
                kept.append(
                    PartyMention(
                        start=mention.start, end=mention.end, armed=mention.armed, head=mention.head,
                        party=Party(text=mention.party.text, kind=mention.party.kind),
                    )
                )  # fmt: skip
                continue
        kept.append(mention)
    return tuple(kept)


def _one_state(one: str, other: str, cast: Cast) -> bool:
    first, second = cast.index.get(one), cast.index.get(other)
    return (
        first is not None and second is not None and first.country is not None and first.country == second.country
        and first.kind in STATE_BODIES and second.kind in STATE_BODIES
    )  # fmt: skip


_OF_ITS_OWN = re.compile(
    r"(?i)\W*(?:(?:for|to|of|that|having|any|all|some|full|sole|its|their|his|no|the|part|a|role|in|involvement|responsibility|participation|complicity)\s+)*"
    r"(?:having\s+)?(?:(?:been|being)\s+(?:behind|responsible for|involved in)|\w+(?:ing)\b)"
)
_NOT_ACTING = re.compile(
    r"(?i)\b(?:being(?! behind| responsible| involved)|having been|losing|suffering|knowing|receiving|seeing|hearing|having lost|finding|having found|using)\b"
)
_HAVING_DONE = re.compile(
    r"(?i)\W*(?:(?:however|though|also|instead|in turn|for its part),?\s+)?(?:(?:of|to)\s+)?(?:(?:having|have)\s+(?:\w+ly\s+)?(?!lost|been|found|suffered|seen|heard|received|learn|repel|repuls|foil|thwart|prevent|avert|surviv|escap|verif|document|evidence|proof|identif|com[ei]|arriv)\w+|(?!the\b)\w+ing)\b"
)
_CLAIMED = re.compile(r"(?i)claim\w*\s+(?:the|an?|this|that|its|their|two|three|both)\s")
_A_PART_IN = re.compile(
    r"(?i)\W*(?:(?:having|had|played|taken|any|all|its|their|his|the|an?|direct|indirect|some|kind|form|sort|of|whatsoever)\s+)*"
    r"(?:involvement|participation|part|role|hand|complicity|responsibility|connection|link|relation|implication|authorship)s?\s+(?:in|for|with|to|behind|of)\b"
)
"""What a side refuses that denies a deed of itself ("**any participation in** the massacre")."""
_OWNS_UP = re.compile(r"(?i)(?:admit|own(?:s|ed|ing)?\s+up|confess|boast|brag|t(?:ook|akes?|aking)\s+credit)")
_ITS_DEED = re.compile(
    r"(?i)\W*(?:(?:to|for|of|about)\s+)?(?:the|this|that|an?|both|two|three|its|their|s|last|monday['’]s|tuesday['’]s|wednesday['’]s|thursday['’]s|friday['’]s|saturday['’]s|sunday['’]s)\s+"
    r"(?:(?!of\b|and\b|to\b|on\b|death|loss)[\w-]+\s+){0,3}?(?:attacks?|raids?|ambush(?:es)?|assaults?|strikes?|air\s?strikes?|bombings?|shelling|shootings?|abductions?|kidnappings?|(?P<dead>massacres?|killings?|murders?|executions?))\b"
)
"""The deed of which a side that owns up to it is the doer; a death, or a killing that is only admitted, may be anybody's."""
_AT_ITSELF = re.compile(r"(?i)\b(?:on|against|at|of)\s+(?:one\s+of\s+)?(?:its|their|our|his)\b|\bby\b")


def _acting(scene: Scene, mention: PartyMention) -> bool:
    """Whether an armed party acts in a sentence: behind "by", or right before an active verb of an act."""
    if not mention.armed:
        return False
    text = scene.sentence.text
    if re.search(r"(?i)\b(?:by|after|when|while|because)\s+(?:\w+\s+)?$", text[: mention.start]):
        return True
    behind = re.match(
        r"\s+(?:(?:had|have|has|\w+ly|also|then)\s+)*([\w-]+(?:\s+[\w-]+)?)", text[mention.end :]
    )
    if behind is None:
        return False
    words = behind.group(1).lower()
    trigger = TRIGGERS.get(words) or TRIGGERS.get(words.split()[0])
    return trigger is not None and trigger.form in {Form.PAST, Form.BASE}


_RESPONSIBLE_FOR = re.compile(r"(?i)\W*(?:(?:full|its|their|some|partial|sole)\s+)*responsibility\s+for\b")


def _of_itself(cue: str, words: str) -> bool:
    """Whether a cue with what follows it speaks of a deed of the speaker's own: claimed, owned up to, or denied."""
    if "responsib" in cue or _RESPONSIBLE_FOR.match(words) or _CLAIMED.match(f"{cue} {words}"):
        return True
    refuses = cue.lower().startswith(("den", "reject", "dismiss", "refut", "disput", "ruled"))
    begins = (_OF_ITS_OWN if refuses else _HAVING_DONE).match(words)
    if begins is not None and not _NOT_ACTING.search(begins.group()):
        return True
    if refuses:
        return _A_PART_IN.match(words) is not None
    deed = _ITS_DEED.match(words) if _OWNS_UP.match(cue) is not None else None
    if deed is None or _AT_ITSELF.search(words) is not None:
        return False
    return deed.group("dead") is None or not cue.lower().startswith("admit")


def answering(
    speaker: Speaker, scene: Scene, piece: Span, parties: tuple[PartyMention, ...], *, cast: Cast, cue: str
) -> list[Party]:
    """Return the speaker as the one who did it, where the words leave no other.

    "Claimed responsibility for the ambush", "admitted killing nine", "denied shelling the market";
    not "acknowledged the killing of nine", which may be anybody's deed.
    """
    kind = _fights(speaker, cast)
    words = without_channel(scene.sentence.text[piece.start : piece.end])
    if not MENTIONS_ACT.search(words):
        return []
    if kind is None and speaker.actor is None:
        return _unlisted(speaker, scene, piece, parties, cue, words)
    if kind is None or speaker.actor is None:
        return []
    if any(
        _acting(scene, m)
        for m in parties
        if m.party.actor != speaker.actor and piece.start <= m.start and m.end <= piece.end
    ):
        return []
    if _of_itself(cue, words):
        return [Party(text=_name(speaker, cast), actor=speaker.actor, kind=kind)]
    mine = [
        m for m in parties if m.party.actor == speaker.actor and m.start >= piece.start and m.end <= piece.end
    ]
    if mine and len(scene.sentence.text[piece.start : mine[0].start].split()) <= 2:
        after = scene.sentence.text[mine[0].end : piece.end]
        if re.match(
            r"\s+(?:had\s+|have\s+|has\s+|\w+ly\s+)*(?!was|were|been|is|are|be|had|have|has|died|lost|suffered|came|come)\w+(?:ed|ck|it|ot|ew|aid|ll|an)\b",
            after,
        ):
            return [mine[0].party]
    return []


_ENEMY = re.compile(
    r"(?i)\b(?:terrorists?|bandits?|criminals?|insurgents?|militants?|rebels?|jihadists?|extremists?|assailants?|attackers?|outlaws?|gunm[ae]n|gangsters?|guerrillas?|mercenar(?:y|ies)|lackeys?|infidels?|"
    r"apostates?|enem(?:y|ies)|invaders?|occupiers?|puppets?|separatists?|kidnappers?|rustlers?|subversives?|rioters?|suspects?)\b"
)
"""What a side calls those it fights."""
_FALLEN = re.compile(
    r"(?i)\b(?:was|were|been|be|being)\s+(?:(?!not\b|never\b)\w+\s+){0,2}?(?:killed|shot|neutrali[sz]ed|eliminated|liquidated|executed|destroyed|wounded|injured|captured|arrested|detained|put\s+out|hit|struck|bombed|finished|routed|wiped)\b|"
    r"\b(?:died|dead|perished|fell|lost\s+their\s+lives|neutrali[sz]ed|eliminated|liquidated|put\s+out\s+of\s+action)\b|\b(?:killed|wounded|captured|arrested)(?=\s*(?:[.,;”\"]|$|and\b|in\b|near\b|at\b))"
)
"""What befell the enemy, without a word of who did it."""
_FALLEN_OTHERWISE = re.compile(
    r"(?i)\b(?:among (?:themselves|each other)|each other|one another|infighting|rivals?|accident\w*|premature\w*|blew|blown|suicide|detonat\w+|explo(?:ded|sion)|mines?|crash\w*|drown\w*|poison\w*|disease|illness|"
    r"hunger|heart|themselves|himself|unknown|unidentified|rival\w*|settling)\b|\bby\s+(?!the\s+grace|god|allah|our\b|its\b|their\b|noon|dawn|nightfall|evening|\w+day\b)"
)
"""What says that the enemy's dead fell to somebody else, or to their own hand."""
_FELL = frozenset({ActKind.KILLING, ActKind.INJURY, ActKind.ATTACK, ActKind.DETENTION, ActKind.AIR_STRIKE, ActKind.DRONE_STRIKE, ActKind.SHELLING})  # fmt: skip
_WE_NEVER = re.compile(
    r"(?i)\W*(?:that\s+)?(?:it|we|they)\s+(?:(?:has|had|have|did|does|do)(?:\s+[“\"‘']?(?:not|never|neither)|n['’]t)\s+(?:\w+ly\s+|ever\s+)?(?!been\b|suffer|los[et]|received?\b|see[n]?\b|hear|know)|"
    r"never\s+\w|(?:holds?|held|has|have|had|keeps?)\s+no\b|(?:is|are|was|were)(?:\s+(?:not|never)|n['’]t)\s+(?:\w+ly\s+)?(?:behind|responsible|involved|holding|detaining))"
)
"""What a side says of itself that denies a deed ("they hold no prisoners")."""


def with_own_deeds(
    speaker: Speaker,
    act: Act,
    scene: Scene,
    piece: Span,
    parties: tuple[PartyMention, ...],
    *,
    cast: Cast,
    denied: bool = False,
) -> Act:
    """Return an act nobody is named for with the speaker's own side as its doer, where the words leave no other.

    The armed party that names its men and, beside them, its enemies' dead ("the
    military stepped in and four assailants were neutralised") tells its own
    deed, unless the words give another cause; and what it says "it has never"
    done, it denies of itself. Enemies' dead alone name nobody here.
    """
    kind = _fights(speaker, cast)
    if act.perpetrators or kind is None or speaker.actor is None:
        return act
    words = scene.sentence.text[piece.start : piece.end]
    own = Party(text=_name(speaker, cast), actor=speaker.actor, kind=kind)
    if act.asserted is Assertion.NEGATED or denied:
        return replace(act, perpetrators=(own,)) if _WE_NEVER.match(words) is not None else act
    if act.asserted is not Assertion.ASSERTED or act.kind not in _FELL or not act.victims:
        return act
    if not all(_fought(speaker.actor, kind, v, cast) for v in act.victims):
        return act
    told = {v.text for v in act.victims}
    armed = [m.party for m in parties if m.armed and piece.start <= m.start and m.end <= piece.end]
    if any(
        m.armed
        and m.party.text not in told
        and m.party.actor != speaker.actor
        and _SUFFERS.match(scene.sentence.text, m.end) is None
        for m in parties
    ):
        return act
    if _FALLEN.search(words) is None or _FALLEN_OTHERWISE.search(words) is not None:
        return act
    # in the words of the sentence; where it names nobody of that side, whose the dead are is for weighing to say
    named = [p for p in armed if p.actor == speaker.actor and p.text not in told]
    return replace(act, perpetrators=(named[0],)) if named else act


_SUFFERS = re.compile(r"(?i)\s+(?:(?:had|have|has)\s+been|were|was)\s+(?!\w+ing\b)\w+")


def _fought(actor: str, kind: ActorKind, party: Party, cast: Cast) -> bool:
    """Whether a party is one that the side of an actor fights: its enemy by name or by kind."""
    if _of_one_side(actor, kind, party, cast):
        return False
    return _ENEMY.search(party.text) is not None or party.kind in ARMED_KINDS - {ActorKind.ARMED_MEN}


def _of_one_side(actor: str, kind: ActorKind, party: Party, cast: Cast) -> bool:
    """Whether a party is of the side of an actor: itself, its state's, or forces of a state as it is."""
    if party.actor is not None:
        return party.actor == actor or _one_state(actor, party.actor, cast)
    return party.kind is kind or (party.kind in STATE_BODIES and kind in STATE_BODIES)


_A_PERSON = re.compile(
    r"(?i)\b(?:spokes\w+|(?:major|brigadier|lieutenant|general|colonel|captain|major|sergeant|corporal|commander|commandant|admiral|chief|leader|officer|minister|emir|mr|mrs)s?)\b(?!\s+(?:staff|command))"
)
"""Who speaks for a body, and is none."""
_UNLISTED_KINDS = {
    SpeakerKind.ARMED_GROUP: ActorKind.POLITICAL_MILITIA,
    SpeakerKind.ARMED_FORCES: ActorKind.STATE_FORCES,
}


def _unlisted(
    speaker: Speaker, scene: Scene, piece: Span, parties: tuple[PartyMention, ...], cue: str, words: str
) -> list[Party]:
    """Return an armed speaker in no table of parties as the one who did it ("the group claimed the attack")."""
    kind = _UNLISTED_KINDS.get(speaker.kind)
    if kind is None or speaker.anonymous or speaker.text.lower() in _SELVES or _A_PERSON.search(speaker.text):
        return []
    if any(m.armed and piece.start <= m.start and m.end <= piece.end and _acting(scene, m) for m in parties):
        return []
    return [Party(text=speaker.text, kind=kind)] if _of_itself(cue, words) else []


_DEED = re.compile(
    r"(?i)\W*(?:the|an?|this|that|both|two|three|these)\s+(?:[\w-]+\s+){0,3}?(?:attacks?|ambush(?:es)?|bombings?|raids?|assaults?|killings?|abductions?|kidnappings?|strikes?|shootings?|explosions?|operations?)\b(?P<rest>.*)",
    re.DOTALL,
)


def claims_deed(cue: str, content: str) -> bool:
    """Whether "claimed the attack on the barracks" claims a deed, rather than that something is so."""
    if not cue.lower().startswith("claim") or "responsib" in cue:
        return False
    deed = _DEED.match(content)
    if deed is None:
        return False
    rest = re.split(r"(?i)\b(?:that|which|in which|who|where|when|saying)\b|,", deed.group("rest"))[0]
    return not re.search(
        r"(?i)\b(?:was|were|is|are|had|has|have|did|will|would|could|left|killed|took|came|hit|targeted|destroyed|wounded|injured|caused|claimed)\b",
        rest,
    )


__all__ = [
    "STATE_BODIES",
    "answering",
    "as_party",
    "claims_deed",
    "opens_with_own",
    "own_side",
    "own_suffered",
    "parties_of",
    "with_own_deeds",
]
