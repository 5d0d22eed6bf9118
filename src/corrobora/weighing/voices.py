"""Who is whom: the speakers of one incident, drafted as origins before they are compared.

A body is one origin under all its names, a named person one in all reports, and unnamed speakers whom one medium met
are as many as the most detailed report tells apart. The rules stand in ``docs/methods/origins.md``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from corrobora.records import (
    ActorKind,
    ClaimId,
    ReportId,
    Speaker,
    SpeakerKind,
)
from corrobora.weighing.docket import Docket, Statement, fold, lexicon
from corrobora.weighing.lineage import Lineage
from corrobora.weighing.speakers import (
    TITLES,
    is_institution,
    named_officer,
    personal_name,
    publishers_of,
    roles_differ,
    roles_of,
)
from corrobora.weighing.tellings import (
    marks,
    tell_apart,
)
from corrobora.weighing.unions import Groups


class Standing(StrEnum):
    """What sort of origin it is; decides whether and when it counts."""

    BODY = "body"
    """A party, institution or organisation, through whoever speaks for it."""
    PERSON = "person"
    """A named person who speaks for nobody else."""
    UNNAMED = "unnamed"
    """Somebody described but not named ("a resident")."""
    HEARSAY = "hearsay"
    """Words of nobody in particular ("allegations")."""
    VOICE = "voice"
    """An outlet's own voice, without a source."""


PRIVATE_KINDS = frozenset(
    {
        SpeakerKind.EYEWITNESS,
        SpeakerKind.SURVIVOR,
        SpeakerKind.RELATIVE,
        SpeakerKind.LOCAL_SOURCE,
        SpeakerKind.OTHER,
    }
)
"""Kinds of people any of whom may be any other: a survivor may be a relative, a resident an eyewitness."""

ANSWERING = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP})
"""Kinds of speakers who answer for what was done."""

_HEARSAY = lexicon(
    "account accusation accused allegation alleged assertion blame blamed circulating claim claimed estimate figure "
    "document finding footage "
    "image information list message picture post reported report rumor rumour statement toll video "
    "unconfirmed unverified"
)

_FINDERS = lexicon(
    "inquiry enquiry investigation commission court panel tribunal autopsy examination prosecutor indictment coroner inquest"
)
"""Whose findings are somebody's: "the findings of the inquiry" are no hearsay."""

_FILLER = lexicon(
    "a an the one some several many few two three four five dozens of on in at from to and or for with who "
    "that this which whom whose his her their its local unnamed anonymous unidentified account accounts report "
    "reports testimony testimonies statement statements quoted cited contacted reached by phone asked not be "
    "named condition anonymity told said"
)

SOMEBODY_ELSE = frozenset(
    {"another", "other", "second", "third", "fourth", "different", "further", "separate"}
)
"""Words by which a text says that this is not the speaker it had before."""

_SAME_WORD = {
    "eyewitness": "witness",
    "villager": "resident",
    "inhabitant": "resident",
    "townspeople": "resident",
    "kin": "relative",
    "kinsman": "relative",
}

_WOMAN = lexicon(
    "woman women girl mother sister daughter wife widow grandmother aunt niece bride policewoman nun"
)
_MAN = lexicon(
    "man men boy father brother son husband widower grandfather uncle nephew groom policeman imam priest monk"
)

_INTRODUCES = re.compile(
    r"^(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+)\b", re.IGNORECASE
)


Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An origin before it has its neighbours."""

    key: Key
    standing: Standing
    statements: tuple[Statement, ...]
    actor: str | None = None
    apart_from: frozenset[Key] = frozenset()
    """Unnamed speakers whom some report tells apart from this one in so many words."""

    kinds: frozenset[SpeakerKind] = frozenset()
    """Kinds under which the reports introduce the speaker."""
    texts: frozenset[str] = frozenset()
    """The wordings under which they do."""
    descriptions: frozenset[str] = frozenset()
    """The telling words of those."""
    roles: frozenset[str] = frozenset()
    """The offices and trades among them."""
    sexes: frozenset[str] = frozenset()
    """Whether the wordings make the speaker a woman or a man."""
    taken_up: frozenset[str] = frozenset()
    """The same, or where they are silent what "he said" and "she said" make of the speaker: enough to count nobody as one with
    another, too little to say that they are two."""
    reports: frozenset[ReportId] = frozenset()
    introduced: frozenset[ReportId] = frozenset()
    """Reports that bring the speaker in as somebody new, by name or by "a", "another", "two"."""
    brought_in: frozenset[str] = frozenset()
    """The telling words beside a person's name (see `introduction`)."""


def _draft(
    key: Key,
    standing: Standing,
    statements: Iterable[Statement],
    *,
    actor: str | None = None,
    apart_from: frozenset[Key] = frozenset(),
) -> Draft:
    told = tuple(statements)
    speakers = {statement.claim.speaker for statement in told if statement.claim.speaker is not None}
    texts = frozenset(speaker.text for speaker in speakers)
    descriptions = frozenset(word for text in texts for word in described(text))
    return Draft(
        key=key,
        standing=standing,
        statements=told,
        actor=actor,
        apart_from=apart_from,
        kinds=frozenset(speaker.kind for speaker in speakers),
        texts=texts,
        descriptions=descriptions,
        roles=roles_of(descriptions),
        sexes=_sexes(texts),
        taken_up=_sexes(texts) or _sexes_by_pronoun(told),
        reports=frozenset(statement.report.id for statement in told),
        introduced=frozenset(
            statement.report.id
            for statement in told
            if statement.claim.speaker is not None
            and (standing is Standing.PERSON or _INTRODUCES.match(statement.claim.speaker.text) is not None)
        ),
        brought_in=introduction(key, told),
    )


def introduction(key: Key, told: Iterable[Statement]) -> frozenset[str]:
    """Return the telling words that stand right before and behind a person's name where reports bring it in; nobody else has any."""
    name = fold(key[1]).split()[-1] if key[0] == "person" else ""
    found: set[str] = set()
    for words in {said.words for said in told} if name else ():
        plain = fold(words).split()
        if name in plain:
            at = plain.index(name)
            found |= set(described(" ".join(plain[max(0, at - _BEFORE) : at + _BEHIND])))
    return frozenset(found)


_BEFORE = 6
_BEHIND = 12
"""Words before and behind a name among which a text says who it is ("Ada Orr, who heads the county water committee")."""


def draft_all(docket: Docket, lineage: Lineage) -> dict[Key, Draft]:
    """Return the origins of the docket's claims by key, in the order of the keys; every claim stands in exactly one."""
    members: dict[Key, list[Statement]] = defaultdict(list)
    unnamed: list[Statement] = []
    bodies = _bodies_by_spokesperson(docket)
    voices = _voices(docket, lineage)
    officers = _officers(docket, bodies)
    houses = {fold(name).removeprefix("the ") for name in publishers_of(docket).values()}
    for statement in docket.statements:
        speaker = statement.claim.speaker
        if statement.id in officers:
            members[officers[statement.id]].append(statement)
        elif speaker is None:
            members[voices[statement.id]].append(statement)
        elif speaker.actor is not None and speaker.actor in docket.actors:
            members[voices[statement.id]].append(
                statement
            )  # a medium: every other body stands among the officers
        elif not speaker.anonymous:
            if statement.id in voices:
                members[voices[statement.id]].append(statement)
            elif fold(speaker.text).removeprefix("the ") in houses or (
                personal_name(speaker.text) is None and is_institution(speaker.text)
            ):
                members[("house", fold(speaker.text).removeprefix("the "))].append(statement)
            else:
                members[("person", _person(speaker))].append(statement)
        elif is_hearsay(speaker):
            members[("hearsay", lineage.text_family(statement))].append(statement)
        else:
            unnamed.append(statement)
    drafts: dict[Key, Draft] = {}
    for key, statements in members.items():
        standing = _standing(key, statements)
        actor = key[1].removeprefix("actor:") if standing is Standing.BODY and key[0] == "body" else None
        drafts[key] = _draft(key, standing, statements, actor=actor)
    drafts.update(_unnamed(unnamed, lineage))
    return dict(sorted(drafts.items()))


def _standing(key: Key, statements: Iterable[Statement]) -> Standing:
    if key[0] == "hearsay":
        return Standing.HEARSAY
    if key[0] == "voice":
        quoted = any(statement.claim.speaker is not None for statement in statements)
        return Standing.BODY if quoted else Standing.VOICE
    return Standing.PERSON if key[0] == "person" else Standing.BODY


def _voices(docket: Docket, lineage: Lineage) -> dict[ClaimId, Key]:
    """Give every claim of an outlet's own voice, and of a quoted medium, the key of its voice.

    Reports of one outlet, copies of one text and stories of one agency have one
    voice; "Radio X reported" elsewhere is the voice of Radio X.
    """
    tied: Groups[tuple[str, str]] = Groups()
    nodes: dict[ClaimId, tuple[str, str]] = {}
    for statement in docket.statements:
        speaker, report = statement.claim.speaker, statement.report
        if speaker is None:
            nodes[statement.id] = ("text", lineage.text_family(statement))
            if report.outlet is not None:
                tied.tie(nodes[statement.id], ("medium", lineage.medium(report.outlet)))
        elif speaker.actor is not None and speaker.actor in docket.actors:
            actor = docket.actors[speaker.actor]
            if actor.kind is ActorKind.MEDIA:
                nodes[statement.id] = ("medium", f"actor:{actor.id}")
        elif (
            speaker.kind is SpeakerKind.MEDIA
            and not speaker.anonymous
            and personal_name(speaker.text) is None  # "our reporter" of that name tells what she saw herself
        ):
            nodes[statement.id] = ("medium", lineage.medium(speaker.actor or speaker.text))
    names: dict[tuple[str, str], Key] = {}
    for node in sorted({*nodes.values()}):
        names.setdefault(tied.find(node), ("voice", *node))
    return {claim: names[tied.find(node)] for claim, node in nodes.items()}


def _officers(docket: Docket, bodies: Mapping[str, set[frozenset[str]]]) -> dict[ClaimId, Key]:
    """Give every claim of a body the key of the body, or of the officer whom it names.

    An officer is the body wherever some report lets both speak: there the text
    itself takes the one for the other. Where none does, whether the unnamed word
    and the named one are one statement is not known, and they stay two.
    """
    body_of: dict[ClaimId, str] = {}
    name_of: dict[ClaimId, str] = {}
    for statement in docket.statements:
        speaker, actor = statement.claim.speaker, docket.speaking_for(statement)
        if actor is not None and docket.actors[actor].kind is ActorKind.MEDIA:
            continue
        if actor is None and speaker is not None and not speaker.anonymous:
            name = _person(speaker)
            actor = _spoken_for(name, bodies)
            if actor is not None and docket.actors[actor].kind is not ActorKind.MEDIA:
                body_of[statement.id], name_of[statement.id] = actor, name
        elif actor is not None:
            body_of[statement.id] = actor
            person = None if speaker is None else named_officer(speaker.text, docket.actors[actor])
            if person is not None:
                name_of[statement.id] = person
    unnamed: dict[str, set[ReportId]] = defaultdict(set)
    beside: dict[tuple[str, str], set[ReportId]] = defaultdict(set)
    for statement in docket.statements:
        if statement.id in name_of:
            beside[(body_of[statement.id], name_of[statement.id])].add(statement.report.id)
        elif statement.id in body_of:
            unnamed[body_of[statement.id]].add(statement.report.id)
    keys: dict[ClaimId, Key] = {}
    for claim, actor in body_of.items():
        name = name_of.get(claim, "")
        alone = bool(name) and bool(unnamed[actor]) and not beside[(actor, name)] & unnamed[actor]
        keys[claim] = ("body", f"actor:{actor}", name) if alone else ("body", f"actor:{actor}")
    return keys


def is_hearsay(speaker: Speaker) -> bool:
    """Whether words are put in the mouth of nobody in particular ("allegations", "unverified reports")."""
    if speaker.kind is not SpeakerKind.OTHER or speaker.actor is not None or not speaker.anonymous:
        return False
    words = {_singular(word) for word in fold(speaker.text).split()}
    return not words or (bool(words & _HEARSAY) and not words & _FINDERS)


def _person(speaker: Speaker) -> str:
    """Return a named person's name without titles and what follows a comma."""
    name = speaker.actor if speaker.actor is not None else speaker.text
    words = [word for word in fold(name.split(",")[0]).split() if word not in TITLES]
    return " ".join(words) or fold(name)


def _bodies_by_spokesperson(docket: Docket) -> dict[str, set[frozenset[str]]]:
    """Collect, for every body, the words by which reports introduce those who speak for it."""
    bodies: dict[str, set[frozenset[str]]] = defaultdict(set)
    for statement in docket.statements:
        speaker = statement.claim.speaker
        if speaker is None or speaker.actor is None or speaker.anonymous:
            continue
        if speaker.actor in docket.actors:
            bodies[speaker.actor].add(frozenset(fold(speaker.text).split()))
    return dict(sorted(bodies.items()))


def _spoken_for(name: str, bodies: Mapping[str, set[frozenset[str]]]) -> str | None:
    """Return the one body for which another report lets a person of this full name speak."""
    words = frozenset(name.split())
    if len(words) < 2:
        return None
    found = [body for body, texts in bodies.items() if any(words <= text for text in texts)]
    return found[0] if len(found) == 1 else None


def _unnamed(statements: Iterable[Statement], lineage: Lineage) -> dict[Key, Draft]:
    """Tell unnamed speakers apart, as far as their reports do.

    Within what one medium gathered, or one family of copies, there are as many
    of a kind as the most detailed single report tells apart.
    """
    statements = list(statements)
    tied: Groups[tuple[tuple[str, str], SpeakerKind]] = Groups()
    taken = _taken_over(statements, lineage)
    nodes: list[tuple[Statement, tuple[tuple[str, str], SpeakerKind]]] = []
    untold: set[tuple[str, SpeakerKind]] = set()
    for statement in statements:
        speaker = statement.claim.speaker
        if speaker is None:
            continue
        gathered = taken.get(_voice_of(statement), lineage.gathered(statement))
        nodes.append((statement, (gathered, speaker.kind)))
        if speaker.told is None and not speaker.via:
            untold.add((lineage.text_family(statement), speaker.kind))
    copied = set(taken.values())
    for statement, node in nodes:
        # A text that says once whom the resident told, and later only "the resident", means one resident;
        # so does a text from which another takes a passage over.
        if (lineage.text_family(statement), node[1]) in untold or lineage.family_root(statement) in copied:
            tied.tie(node, (lineage.family_root(statement), node[1]))
    fields: dict[tuple[tuple[str, str], SpeakerKind], list[Statement]] = defaultdict(list)
    for statement, node in nodes:
        fields[tied.find(node)].append(statement)
    drafts: dict[Key, Draft] = {}
    taken_keys: set[Key] = set()
    for (_, kind), field in fields.items():
        slots = _slots(field)
        label = min(statement.report.id for statement in field)
        keys: dict[tuple[str, ...], Key] = {
            slot: ("unnamed", str(kind), label, _label(field), " ".join(slot)) for slot in slots
        }
        if not taken_keys.isdisjoint(keys.values()):
            # one report told by two media, and of both the same is known: by their first claims they are two
            keys = {slot: (*key, min(told.id for told in slots[slot])) for slot, key in keys.items()}
        taken_keys |= set(keys.values())
        together = _told_apart(slots)
        for slot, told in slots.items():
            drafts[keys[slot]] = _draft(
                keys[slot],
                Standing.UNNAMED,
                told,
                apart_from=frozenset(keys[other] for other in together[slot]),
            )
    return drafts


Voice = tuple[ReportId, SpeakerKind | None, Key]


def _voice_of(statement: Statement) -> Voice:
    speaker = statement.claim.speaker
    if speaker is None:
        return (statement.report.id, None, ())
    return (statement.report.id, speaker.kind, described(speaker.text))


def _taken_over(statements: Iterable[Statement], lineage: Lineage) -> dict[Voice, tuple[str, str]]:
    """Return, for voices of which any sentence is copied from another report, that report's family: all they say is from there."""
    found: dict[Voice, set[tuple[str, str]]] = defaultdict(set)
    for statement in statements:
        root = lineage.family_root(statement)
        if root != lineage.own_root(statement):
            found[_voice_of(statement)].add(root)
    return {voice: min(roots) for voice, roots in found.items()}


def _label(field: Iterable[Statement]) -> str:
    told = sorted(
        {statement.claim.speaker.told or "" for statement in field if statement.claim.speaker is not None}
    )
    via = sorted(
        {
            name
            for statement in field
            if statement.claim.speaker is not None
            for name in statement.claim.speaker.via
        }
    )
    return "|".join((*told, *via))


def _slots(field: list[Statement]) -> dict[Key, list[Statement]]:
    by_report: dict[ReportId, dict[Key, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in field:
        if statement.claim.speaker is not None:
            by_report[statement.report.id][described(statement.claim.speaker.text)].append(statement)
    told = {report: _within_report(wordings) for report, wordings in by_report.items()}
    fullest = min(told, key=lambda report: (-len(told[report]), sorted(told[report]), report))
    slots: dict[Key, list[Statement]] = {
        wording: list(told[fullest][wording]) for wording in sorted(told[fullest])
    }
    for report in sorted(told):
        if report == fullest:
            continue
        placed = {wording: wording for wording in told[report] if wording in slots}
        free = [slot for slot in slots if slot not in placed]
        for wording in sorted(told[report]):
            if wording in placed:
                continue
            words = marks_told(told[report][wording])
            fitting = [
                slot for slot in free if not _other_person(wording, words, slot, marks_told(slots[slot]))
            ]
            if fitting:
                best = min(fitting, key=lambda slot: (-len(words & marks_told(slots[slot])), slot))
                free.remove(best)
            else:
                best = wording
                slots[best] = []
            placed[wording] = best
        for wording, slot in placed.items():
            slots[slot].extend(told[report][wording])
    return slots


def marks_told(told: Iterable[Statement]) -> frozenset[str]:
    """Return the telling words (see `tellings.marks`) of some statements."""
    return frozenset(mark for words in {statement.words for statement in told} for mark in marks(words))


def _other_person(wording: Key, words: frozenset[str], slot: Key, others: frozenset[str]) -> bool:
    """Whether two descriptions that one medium gathered are of two people: another trade, or another story."""
    return roles_differ(roles_of(wording), roles_of(slot)) or (wording != slot and tell_apart(words, others))


def _within_report(wordings: Mapping[Key, list[Statement]]) -> dict[Key, list[Statement]]:
    """Take a shorter description for a longer one of the same report ("the relative")."""
    merged = {wording: list(told) for wording, told in sorted(wordings.items())}
    for wording in sorted(wordings, key=lambda words: (len(words), words)):
        wider = [other for other in merged if other != wording and set(wording) < set(other)]
        if len(wider) == 1 and not set(wider[0]) & SOMEBODY_ELSE:
            merged[wider[0]].extend(merged.pop(wording))
    return merged


def described(text: str) -> Key:
    """Return the telling words of a description, in alphabetical order, singular and without fillers."""
    words = [_singular(word) for word in fold(text).split() if word not in _FILLER]
    return tuple(sorted({_SAME_WORD.get(word, word) for word in words}))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith("sses"):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _told_apart(slots: Mapping[Key, list[Statement]]) -> dict[Key, set[Key]]:
    apart: dict[Key, set[Key]] = {slot: set() for slot in slots}
    for slot, statements in slots.items():
        marked = {
            statement.report.id
            for statement in statements
            if statement.claim.speaker is not None
            and SOMEBODY_ELSE & set(fold(statement.claim.speaker.text).split())
        }
        for other, others in slots.items():
            if other != slot and marked & {statement.report.id for statement in others}:
                apart[slot].add(other)
                apart[other].add(slot)
    return apart


_SHE_SAID = re.compile(
    r"\b(?P<who>she|he) (?:said|says|added|adds|told|tells|recalled|recalls|explained|insisted|insists|stressed|testified)\b",
    re.IGNORECASE,
)


_QUOTED = re.compile(
    r"^[^“«]*[”»]|“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)|(?<!\w)‘.*?(?:’(?!\w)|$)", re.DOTALL
)


def _sexes_by_pronoun(told: Iterable[Statement]) -> frozenset[str]:
    """Return whether the sentences of a single speaker take him or her up as "he said" or "she said"; nothing where they do both.

    What the speaker quotes is left out: "“He said we would all die,” a resident recounted".
    """
    found = {
        "woman" if pronoun["who"].casefold() == "she" else "man"
        for statement in told
        for pronoun in _SHE_SAID.finditer(_QUOTED.sub(" ", statement.words))
    }
    return frozenset(found) if len(found) == 1 else frozenset()


def _sexes(texts: Iterable[str]) -> frozenset[str]:
    """Return whether its words make a single speaker a woman or a man; nothing where they make it both.

    What stands behind "of" or "who" is somebody else: "a relative of the woman".
    """
    found = set()
    for text in texts:
        head = re.split(r"\b(?:of|who|whose|whom|to|from|in|with)\b", fold(text), maxsplit=1)[0]
        words = set(head.split())
        found |= {sex for sex, known in (("woman", _WOMAN), ("man", _MAN)) if words & known}
    return frozenset(found) if len(found) == 1 else frozenset()
