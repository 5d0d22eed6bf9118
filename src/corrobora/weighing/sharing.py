"""Which origins count as one, which may be the same, and which are surely two.

The machine never gives an unnamed person a name: origins that count as one stay apart as records and have one *mouth*.
The rules stand in ``docs/methods/origins.md``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corrobora.records import (
    ActorKind,
    OriginId,
    Report,
    ReportId,
    SpeakerKind,
)
from corrobora.weighing.docket import Docket, Statement, fold, lexicon
from corrobora.weighing.lineage import Lineage
from corrobora.weighing.speakers import (
    of_the_crowd,
    publishers_of,
    roles_differ,
    roles_of,
)
from corrobora.weighing.tellings import (
    tell_apart,
    tell_the_same,
    telling,
)
from corrobora.weighing.unions import Groups
from corrobora.weighing.voices import PRIVATE_KINDS, SOMEBODY_ELSE, Draft, Key, Standing, marks_told

_FITS: Mapping[SpeakerKind, frozenset[ActorKind]] = {
    SpeakerKind.OFFICIAL: frozenset(
        {ActorKind.GOVERNMENT, ActorKind.STATE, ActorKind.STATE_FORCES, ActorKind.POLICE}
    ),
    SpeakerKind.ARMED_FORCES: frozenset(
        {ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT, ActorKind.EXTERNAL_FORCES}
    ),
    SpeakerKind.ARMED_GROUP: frozenset(
        {
            ActorKind.REBEL_GROUP,
            ActorKind.POLITICAL_MILITIA,
            ActorKind.COMMUNAL_MILITIA,
            ActorKind.PRIVATE_FORCE,
        }
    ),
    SpeakerKind.NGO: frozenset({ActorKind.NGO}),
    SpeakerKind.UN_BODY: frozenset({ActorKind.UN_BODY, ActorKind.PEACEKEEPERS}),
    SpeakerKind.MEDIA: frozenset({ActorKind.MEDIA}),
}
"""Which actors a speaker of a kind may speak for."""

_ALSO = frozenset(
    {
        frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES}),
        frozenset({SpeakerKind.OFFICIAL, SpeakerKind.LOCAL_SOURCE}),
    }
)
"""Kinds apart from the private ones that one person may have at once: an officer, a local councillor."""

_OFFICES = lexicon(
    "mayor governor imam prefect commissioner director general colonel superintendent minister president "
    "ombudsman chairman chairwoman matron spokesman spokeswoman prosecutor chief"
)
"""Offices of which a place or a body has one."""

_SPOKES = re.compile(r"\bspokes(?:man|woman|person)\b", re.IGNORECASE)

_OF_A_BODY = re.compile(
    r"^the (?:general|colonel|lieutenant|major|captain|officers?|spokes\w+|minister|ministry|soldiers|statement|communiqu\w+"
    r"|commander|commissioner|superintendent)\b",
    re.IGNORECASE,
)
"""Those who speak for a body, introduced before."""

_RETOLD = 2
"""Telling words that somebody whom nobody is said to have met must share with another to count as one with him. Ours."""

_LEAD_WORDS = 12
"""Words from which on a line is a paragraph, and no heading, date or byline."""


def tales_of(drafts: Mapping[Key, Draft]) -> dict[Key, frozenset[str]]:
    """Return the telling words of everybody who is no body and no outlet."""
    return telling(
        {
            key: marks_told(draft.statements)
            for key, draft in drafts.items()
            if draft.standing in {Standing.UNNAMED, Standing.PERSON}
        }
    )


def may_share(
    one: Draft, other: Draft, docket: Docket, tales: Mapping[Key, frozenset[str]], lineage: Lineage
) -> bool:
    """Whether two origins may be one: nothing the reports say makes them surely two."""
    loose = {Standing.HEARSAY, Standing.VOICE}
    if one.standing in loose or other.standing in loose:
        return True
    if other.key in one.apart_from:
        return False
    if any(draft.key[0] == "voice" for draft in (one, other)):
        return True  # a quoted medium says what somebody told it, like an outlet's own voice
    if one.standing is Standing.BODY and other.standing is Standing.BODY:
        return _one_house(one, other, docket)
    body, person = (one, other) if one.standing is Standing.BODY else (other, one)
    if body.standing is Standing.BODY:
        return _may_speak_for(person, body, docket)
    if one.standing is Standing.PERSON and other.standing is Standing.PERSON:
        return False
    return _kinds_meet(one.kinds, other.kinds) and not _surely_two(one, other, tales, lineage)


def _surely_two(one: Draft, other: Draft, tales: Mapping[Key, frozenset[str]], lineage: Lineage) -> bool:
    """Whether two people, of whom at most one is named, are two.

    They are where their words make them a woman and a man; where they have
    offices or trades that nobody has at once; where one report introduces both;
    and where both only were there, as many were, and told two gatherers who are
    both named things that have next to nothing in common. Where a report does not
    say whom its witness spoke to, it may have taken him from another in other words.
    """
    if one.sexes | other.sexes >= {"woman", "man"}:
        return True
    if roles_differ(one.roles, other.roles):
        return True
    if one.introduced & other.introduced:
        return True
    ours, theirs = lineage.gatherers(one.statements), lineage.gatherers(other.statements)
    return (
        of_the_crowd(one.descriptions)
        and of_the_crowd(other.descriptions)
        and bool(ours)
        and bool(theirs)
        and not ours & theirs
        and tell_apart(tales[one.key], tales[other.key])
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two origins that count as one mouth."""

    one: Key
    other: Key
    reason: str
    """The rule, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mouths:
    """Which origins count as one."""

    of: Mapping[Key, Key]
    """For every origin the one as which it counts: the firmest of those that count as one."""
    ties: tuple[Tie, ...]
    """Why; of several reasons the first that holds."""


def find_mouths(
    drafts: Mapping[Key, Draft],
    tales: Mapping[Key, frozenset[str]],
    docket: Docket,
    lineage: Lineage,
) -> Mouths:
    """Return which origins count as one, and why.

    A body and its officers are one mouth. So is whoever a lead names by kind
    alone and whoever of that kind the text then lets speak: leads say "a doctor
    said", and the body introduces the doctor. And so are two whose words are one
    account told again. A tie that would join two who cannot be one is left.
    """
    tied: Groups[Key] = Groups()
    held: dict[Key, list[Draft]] = {}
    for key, draft in drafts.items():
        held[tied.find(key)] = [draft]
    made = []
    for tie in _ties(drafts, tales, docket, lineage):
        ours, theirs = tied.find(tie.one), tied.find(tie.other)
        if ours == theirs or any(
            _never_one(mine, theirs_too)
            for mine in held[ours]
            for theirs_too in held[theirs]
            if {mine.key, theirs_too.key} != {tie.one, tie.other}
        ):
            continue
        made.append(tie)
        tied.tie(ours, theirs)
        held[tied.find(tie.one)] = held.pop(ours) + held.pop(theirs)
    order = {
        Standing.BODY: 0,
        Standing.PERSON: 1,
        Standing.UNNAMED: 2,
        Standing.HEARSAY: 3,
        Standing.VOICE: 4,
    }
    firmest = {
        draft.key: min(group, key=lambda one: (order[one.standing], len(one.key), one.key)).key
        for group in held.values()
        for draft in group
    }
    return Mouths(of=dict(sorted(firmest.items())), ties=tuple(made))


def _ties(
    drafts: Mapping[Key, Draft], tales: Mapping[Key, frozenset[str]], docket: Docket, lineage: Lineage
) -> Iterator[Tie]:
    """Give the pairs that count as one, the surest rule first."""
    told = sorted(tales)
    alike = [
        (key, other)
        for place, key in enumerate(told)
        for other in told[place + 1 :]
        if tell_the_same(tales[key], tales[other]) and _one_account(drafts[key], drafts[other])
    ]
    for reason, pairs in (
        ("a body and those who speak for it by name", _of_one_body(drafts)),
        ("one name, and the only full name that ends in it", _surnames(drafts)),
        ("the lead describes whom the text then lets speak", _leads(drafts)),
        ("one account told again: the same details", alike),
        ("one office, which a place or a body has once", _offices(drafts)),
        ("the only body of the United Nations that speaks", _umbrellas(drafts, docket)),
        ("described as speaking for the only body with these words in its name", _heads(drafts, docket)),
        ("the only body of the incident that the words can mean", _taken_for_bodies(drafts, docket)),
        (
            "nobody is said to have met this speaker, who tells details of one whom somebody met before",
            _untraced(drafts, tales, docket, lineage),
        ),
    ):
        for one, other in pairs:
            yield Tie(one=one, other=other, reason=reason)


def _of_one_body(drafts: Mapping[Key, Draft]) -> list[tuple[Key, Key]]:
    first: dict[str, Key] = {}
    found = []
    for key, draft in drafts.items():
        if draft.actor is not None and key[0] == "body" and first.setdefault(draft.actor, key) != key:
            found.append((first[draft.actor], key))
    return found


def _never_one(one: Draft, other: Draft) -> bool:
    """Whether two people cannot be one, however many others stand between them: "the man" may be either of two traders, not both."""
    people = {Standing.UNNAMED, Standing.PERSON}
    if one.standing not in people or other.standing not in people:
        return False
    if other.key in one.apart_from or one.introduced & other.introduced:
        return True
    if one.standing is Standing.PERSON and other.standing is Standing.PERSON:
        return one.key[1].split()[-1:] != other.key[1].split()[-1:]
    return one.sexes | other.sexes >= {"woman", "man"} or roles_differ(one.roles, other.roles)


def _one_account(one: Draft, other: Draft) -> bool:
    """Whether two who tell the same may be one: not two names, not a woman and a man, not introduced side by side."""
    if one.standing is Standing.PERSON and other.standing is Standing.PERSON:
        return False
    if one.sexes | other.sexes >= {"woman", "man"}:
        return False
    return not one.reports & other.reports


def _leads(drafts: Mapping[Key, Draft]) -> list[tuple[Key, Key]]:
    """Return who speaks in a report's lead alone with the first of his kind whom its body lets speak."""
    by_report: dict[ReportId, dict[Key, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for key, draft in drafts.items():
        if draft.standing in {Standing.UNNAMED, Standing.PERSON}:
            for statement in draft.statements:
                by_report[statement.report.id][key].append(statement)
    found = []
    for voices in by_report.values():
        end = _lead_end(next(iter(voices.values()))[0].report)
        early = [key for key in voices if all(said.claim.start < end for said in voices[key])]
        late = sorted(
            (min(said.claim.start for said in told), key)
            for key, told in voices.items()
            if all(said.claim.start >= end for said in told)
        )
        for key in early:
            for _, other in late:
                if _lead_of(drafts[key], drafts[other]):
                    found.append((key, other))
                    break
    return found


def _lead_of(lead: Draft, later: Draft) -> bool:
    if (
        lead.standing is not Standing.UNNAMED
        or set().union(*(fold(text).split() for text in later.texts)) & SOMEBODY_ELSE
    ):
        return False
    if lead.sexes | later.sexes >= {"woman", "man"}:
        return False
    ones, others = lead.roles, roles_of(later.descriptions | _title_words(later))
    if ones:
        return bool(others) and not roles_differ(ones, others)
    alike = any(one is other or {one, other} <= PRIVATE_KINDS for one in lead.kinds for other in later.kinds)
    return alike and (of_the_crowd(lead.descriptions) or SpeakerKind.OTHER not in lead.kinds)


def _title_words(draft: Draft) -> frozenset[str]:
    return frozenset(
        "doctor" if word == "dr" else word for text in draft.texts for word in fold(text).split()
    )


def _lead_end(report: Report) -> int:
    """Return where the first paragraph of a report's own text ends."""
    place = 0
    for line in report.text.splitlines(keepends=True):
        end = place + len(line)
        inside = any(span.start <= place and end <= span.end + 1 for span in report.furniture)
        if not inside and len(line.split()) >= _LEAD_WORDS:
            return end
        place = end
    return place


def _offices(drafts: Mapping[Key, Draft]) -> list[tuple[Key, Key]]:
    """Return the holder of an office, unnamed, with the only other speaker who has it: a place has one mayor."""
    holders: dict[str, list[Key]] = defaultdict(list)
    for key, draft in drafts.items():
        if draft.standing in {Standing.UNNAMED, Standing.PERSON} or (
            draft.standing is Standing.BODY and len(key) == 3
        ):
            for office in {word for text in draft.texts for word in fold(text).split()} & _OFFICES:
                holders[office].append(key)
    found = []
    for keys in holders.values():
        named = [key for key in keys if drafts[key].standing is not Standing.UNNAMED]
        bare = [
            key
            for key in keys
            if drafts[key].standing is Standing.UNNAMED
            and all(fold(text).split()[:1] == ["the"] for text in drafts[key].texts)
        ]
        if len(named) == 1:
            found += [(key, named[0]) for key in bare]
        elif not named and bare:
            found += [(key, bare[0]) for key in bare[1:]]
    return found


def _untraced(
    drafts: Mapping[Key, Draft], tales: Mapping[Key, frozenset[str]], docket: Docket, lineage: Lineage
) -> list[tuple[Key, Key]]:
    """Return the unnamed speakers whom nobody is said to have met, with whom somebody is said to have met before.

    Who interviews a witness says so: "told our reporter", "told MPA". A report that says of no speaker whom it spoke to,
    and credits nobody, has its unnamed witness from elsewhere; where an earlier report tells who gathered the word of
    somebody whom he can be, he counts as that one. Two speakers of one report are taken for two.
    """
    by_report: dict[ReportId, list[Key]] = defaultdict(list)
    for key, draft in drafts.items():
        described_well = draft.kinds != {SpeakerKind.OTHER} or of_the_crowd(draft.descriptions)
        if draft.standing is Standing.UNNAMED and draft.kinds <= PRIVATE_KINDS and described_well:
            # copies of the report, which may credit somebody, change nothing about it
            known = min((known for known in draft.reports if lineage.untraced(known)), default=None)
            if known is not None:
                by_report[known].append(key)
    gathered = [
        draft
        for draft in drafts.values()
        if draft.standing in {Standing.UNNAMED, Standing.PERSON}
        and draft.kinds <= PRIVATE_KINDS
        and any(
            said.claim.speaker is not None and said.claim.speaker.told is not None
            for said in draft.statements
        )
    ]
    found = []
    for known, keys in sorted(by_report.items()):
        taken: set[Key] = set()
        for key in sorted(keys):
            draft = drafts[key]
            fitting = [
                other
                for other in gathered
                if other.key not in taken
                and not draft.reports & other.reports
                and other.key not in draft.apart_from
                and _before(other, docket.reports[known])
                and _kinds_meet(draft.kinds, other.kinds)
                and not draft.sexes | other.sexes >= {"woman", "man"}
                and not roles_differ(draft.roles, other.roles)
                and len(tales[key] & tales[other.key]) >= _RETOLD
            ]
            if fitting:
                best = min(
                    fitting,
                    key=lambda other: (
                        -len(tales[key] & tales[other.key]),
                        not draft.roles & other.roles,
                        not draft.kinds & other.kinds,
                        other.key,
                    ),
                )
                taken.add(best.key)
                found.append((key, best.key))
    return found


def _before(draft: Draft, report: Report) -> bool:
    """Whether some report of a speaker is older than another report; unknown dates decide nothing."""
    day = _published(report)
    return day != "" and any("" != _published(said.report) <= day for said in draft.statements)


def _published(report: Report) -> str:
    return "" if report.published is None else report.published.edtf or ""


def _surnames(drafts: Mapping[Key, Draft]) -> list[tuple[Key, Key]]:
    """Return whoever is called by one name with the only one who has it as the last of several."""
    people = [key for key, draft in drafts.items() if draft.standing is Standing.PERSON]
    found = []
    for key in people:
        words = key[1].split()
        longer = [
            other for other in people if len(words) == 1 and other != key and other[1].split()[-1:] == words
        ]
        if len(longer) == 1:
            found.append((key, longer[0]))
    return found


def _umbrellas(drafts: Mapping[Key, Draft], docket: Docket) -> list[tuple[Key, Key]]:
    """Return "the United Nations" with the only one of its bodies that speaks: nobody else spoke for it."""
    united = {
        key: set(fold(docket.actors[draft.actor].name).split())
        for key, draft in drafts.items()
        if draft.actor is not None
        and docket.actors[draft.actor].kind in {ActorKind.UN_BODY, ActorKind.PEACEKEEPERS}
    }
    found = []
    for key, words in united.items():
        parts = {drafts[other].actor: other for other, longer in united.items() if words < longer}
        if len(parts) == 1:
            found.append((key, next(iter(parts.values()))))
    return found


def _taken_for_bodies(drafts: Mapping[Key, Draft], docket: Docket) -> list[tuple[Key, Key]]:
    """Return "the colonel" and "a rights group" with the only body that they can be or speak for.

    "The colonel" was introduced before; a body that one report does not name is the one of its kind that another names.
    """
    bodies = [
        draft for draft in drafts.values() if draft.standing is Standing.BODY and draft.actor is not None
    ]
    found = []
    for key, draft in drafts.items():
        answering = (
            (
                draft.standing is Standing.UNNAMED
                or (draft.standing is Standing.PERSON and any(_SPOKES.search(text) for text in draft.texts))
            )
            and draft.kinds <= {SpeakerKind.ARMED_FORCES, SpeakerKind.OFFICIAL}
            and all(_OF_A_BODY.match(text) or _SPOKES.search(text) for text in draft.texts)
        )
        nameless = draft.kinds <= {SpeakerKind.NGO, SpeakerKind.UN_BODY} and (
            (key[0] == "house" or draft.standing is Standing.UNNAMED)
            and not any(SOMEBODY_ELSE & set(fold(text).split()) for text in draft.texts)
        )
        if not draft.kinds or not (answering or nameless):
            continue
        fitting = {body.actor: body.key for body in bodies if _may_speak_for(draft, body, docket)}
        if len(fitting) == 1:
            found.append((key, next(iter(fitting.values()))))
    return found


def _heads(drafts: Mapping[Key, Draft], docket: Docket) -> list[tuple[Key, Key]]:
    """Return "the head of the local health office" with the only body that speaks and has all these words in its name."""
    bodies = {
        key: [set(fold(name).split()) for name in _names_of_body(draft, docket)]
        for key, draft in drafts.items()
        if draft.standing is Standing.BODY and key[0] in {"body", "house"}
    }
    found = []
    for key, draft in drafts.items():
        if draft.standing is not Standing.UNNAMED:
            continue
        for text in sorted(draft.texts):
            of_whom = _AT_THE_HEAD.search(fold(text))
            words = set() if of_whom is None else set(of_whom.group(1).split()) - _LOOSE
            fitting = [other for other, names in bodies.items() if any(words <= name for name in names)]
            if len(words) >= _NAME_WORDS and len({drafts[other].actor or other for other in fitting}) == 1:
                found.append((key, fitting[0]))
    return found


_NAME_WORDS = 2
"""Words of a body's name that point at it. One is too few: "a member of the council" may be of any."""


def _names_of_body(draft: Draft, docket: Docket) -> Iterable[str]:
    if draft.actor is None:
        return draft.texts
    known = docket.actors[draft.actor]
    return (known.name, *known.aliases)


_AT_THE_HEAD = re.compile(
    r"\b(?:head|chief|director|spokes(?:man|woman|person)|manager|chair(?:man|woman)?|president|secretary|leader|representative"
    r"|official|member|employee|volunteer)s? (?:of|at|for|from|with) (?:the |its |their )?([a-z' ]+)"
)

_LOOSE = lexicon("local regional provincial district national in town city village there who which that and")


def find_shares(
    drafts: Mapping[Key, Draft],
    mouths: Mapping[Key, Key],
    ids: Mapping[Key, OriginId],
    docket: Docket,
    tales: Mapping[Key, frozenset[str]],
    lineage: Lineage,
) -> dict[OriginId, frozenset[OriginId]]:
    """Return for each mouth those it may share with: some of their origins may, and none are surely two."""
    groups: dict[Key, list[Draft]] = defaultdict(list)
    for key, draft in drafts.items():
        groups[mouths[key]].append(draft)
    people = {Standing.UNNAMED, Standing.PERSON}

    def share(ones: Iterable[Draft], others: Iterable[Draft]) -> bool:
        pairs = [(one, other) for one in ones for other in others]
        if any(
            other.key in one.apart_from
            or (
                one.standing in people
                and other.standing in people
                and (
                    _surely_two(one, other, tales, lineage)
                    or (one.standing is Standing.PERSON and other.standing is Standing.PERSON)
                )
            )
            for one, other in pairs
        ):
            return False
        return any(may_share(one, other, docket, tales, lineage) for one, other in pairs)

    return {
        ids[key]: frozenset(
            ids[other] for other in groups if other != key and share(groups[key], groups[other])
        )
        for key in groups
    }


def _kinds_meet(ones: frozenset[SpeakerKind], others: frozenset[SpeakerKind]) -> bool:
    return any(
        one is other
        or SpeakerKind.OTHER in {one, other}
        or {one, other} <= PRIVATE_KINDS
        or frozenset({one, other}) in _ALSO
        for one in ones
        for other in others
    )


def _may_speak_for(person: Draft, body: Draft, docket: Docket) -> bool:
    """Whether a described or named person may be the one who speaks for a body elsewhere."""
    if person.standing is Standing.UNNAMED and person.kinds == {SpeakerKind.OTHER}:
        return not of_the_crowd(person.descriptions) and not person.roles
    public = person.kinds - PRIVATE_KINDS
    if public & body.kinds:
        return True
    kind = docket.actors[body.actor].kind if body.actor is not None else ActorKind.OTHER
    return any(kind in _FITS.get(speaker, frozenset()) for speaker in public)


def _one_house(one: Draft, other: Draft, docket: Docket) -> bool:
    """Bodies of one state, those of the United Nations, and a body and its officers speak from one knowledge."""
    if one.actor is not None and one.actor == other.actor:
        return True
    state = docket.actor_state(one.actor)
    if state is not None and state == docket.actor_state(other.actor):
        return True
    if one.actor is None or other.actor is None:
        return False
    kinds = {docket.actors[actor].kind for actor in (one.actor, other.actor)}
    return kinds <= {ActorKind.UN_BODY, ActorKind.PEACEKEEPERS} and ActorKind.UN_BODY in kinds


def find_relayers(docket: Docket, lineage: Lineage, drafts: Mapping[Key, Draft]) -> dict[Key, set[Key]]:
    """Find, for unnamed speakers, the origin that took their word and itself speaks in the incident."""
    by_name: dict[str, Key] = {}
    for key, draft in drafts.items():
        if key[0] == "body" and draft.actor is not None:
            by_name.setdefault(f"actor:{draft.actor}", key)
        elif key[0] == "person":
            by_name[key[1]] = key
        elif key[0] == "voice":
            for statement in draft.statements:
                speaker = statement.claim.speaker
                if speaker is not None:
                    by_name[lineage.medium(speaker.actor or speaker.text)] = key
    found: dict[Key, set[Key]] = defaultdict(set)
    publishers = {
        known: key
        for known, name in publishers_of(docket).items()
        for key in (("body", f"actor:{name}"), ("house", fold(name).removeprefix("the ")))
        if key in drafts
    }
    for key, draft in drafts.items():
        own = draft.reports <= publishers.keys() and draft.kinds <= PRIVATE_KINDS
        if draft.standing is Standing.UNNAMED or (draft.standing is Standing.PERSON and own):
            # whom a body lets speak in its own publication, it has heard itself
            found[key] |= {publishers[known] for known in draft.reports if known in publishers}
        for statement in draft.statements:
            speaker = statement.claim.speaker
            for name in (
                () if speaker is None else (*speaker.via, *(() if speaker.told is None else (speaker.told,)))
            ):
                relayer = by_name.get(lineage.medium(name))
                if relayer is not None and relayer != key and draft.standing is Standing.UNNAMED:
                    found[key].add(relayer)
    return found
