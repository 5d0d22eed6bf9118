"""Which origins count as one, which may be the same, and which are surely two.

The machine never gives an unnamed person a name: origins that count as one stay apart as records and have one *mouth*.
The rules stand in ``docs/methods/origins.md``.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corrobora.records import (
    ActorKind,
    OriginId,
    Report,
    ReportId,
    SpeakerKind,
    Stance,
)
from corrobora.weighing.callings import is_role
from corrobora.weighing.docket import Docket, Statement, fold, lexicon
from corrobora.weighing.lineage import Lineage
from corrobora.weighing.speakers import (
    BODY_WORDS,
    is_institution,
    of_the_crowd,
    publishers_of,
    roles_differ,
    roles_of,
    spelled_alike,
)
from corrobora.weighing.tellings import (
    tell_apart,
    tell_the_same,
    telling,
)
from corrobora.weighing.unions import Groups
from corrobora.weighing.voices import (
    ANSWERING,
    PRIVATE_KINDS,
    SOMEBODY_ELSE,
    Draft,
    Key,
    Standing,
    introduction,
    marks_told,
)

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
    r"^the (?:generals?|colonels?|lieutenant|major|captain|officers?|spokes\w+|minister|ministry|soldiers|statement|communiqu\w+"
    r"|commanders?|commissioner|superintendent|junta)\b"
    r"|^the (?:rebels?|insurgents?|militants?|guerrillas?|jihadists?|separatists?|militia)$",
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
        return _may_speak_for(person, body, docket) or (
            not person.kinds <= PRIVATE_KINDS and _names_as_source(body, person, docket)
        )
    if one.standing is Standing.PERSON and other.standing is Standing.PERSON:
        # without more to go by, two spellings may be of one person
        return _spelled_as_one(one, other)
    return (
        _kinds_meet(one.kinds, other.kinds)
        and not _surely_two(one, other, tales, lineage)
        and _speaks_for_one(one, other, tales, lineage)
    )


def _speaks_for_one(one: Draft, other: Draft, tales: Mapping[Key, frozenset[str]], lineage: Lineage) -> bool:
    """Whether something speaks for two people, of whom at most one is named, being one.

    Two telling words in common do, and one calling of those who answer for others (an official, an officer). Else a named
    person and somebody unnamed need a word in common, or trades that can be one, between the description and what the text
    says of the name where it brings it in. Two unnamed people of whom there are few (a trade, an office, kinship) need the
    same of their descriptions. Whoever only was there, or is said to be nothing in particular, may be anybody unnamed,
    unless two gatherers are named.
    """
    if len(tales[one.key] & tales[other.key]) >= _RETOLD or (one.kinds & other.kinds) - PRIVATE_KINDS:
        return True
    if Standing.PERSON in {one.standing, other.standing}:
        named, unnamed = (one, other) if one.standing is Standing.PERSON else (other, one)
        return _described_alike(_brought_in(named), unnamed.descriptions)
    crowd = [of_the_crowd(who.descriptions) and not who.descriptions & _OF_THE_DEAD for who in (one, other)]
    if not any(crowd) and _says_who(one) and _says_who(other):
        return _described_alike(one.descriptions, other.descriptions)
    ours, theirs = (lineage.gatherers(_first_told(draft)) for draft in (one, other))
    met_apart = bool(ours) and bool(theirs) and not ours & theirs
    return not (met_apart and any(crowd))


def _described_alike(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of describing words share one, or name trades or offices that one person may have."""
    roles, theirs = roles_of(ones), roles_of(others)
    return bool((ones & others) - _EVERYWHERE) or (bool(roles and theirs) and not roles_differ(roles, theirs))


def _brought_in(named: Draft) -> frozenset[str]:
    """Return the words by which reports bring a named person in: its description, and what stands beside the name."""
    return named.descriptions | _title_words(named) | named.brought_in


def _surely_two(one: Draft, other: Draft, tales: Mapping[Key, frozenset[str]], lineage: Lineage) -> bool:
    """Whether two people, of whom at most one is named, are two.

    They are where their words make them a woman and a man; where they have
    offices or trades that nobody has at once; where one report introduces both;
    where nobody is named and each is described by what few are, in other words, and they tell things that have next to nothing in common;
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
    if (
        not one.descriptions & other.descriptions
        and not (one.roles and other.roles)
        and not (of_the_crowd(one.descriptions) or of_the_crowd(other.descriptions))
        and _says_who(one)
        and _says_who(other)
        and tell_apart(tales[one.key], tales[other.key])
    ):
        return True
    ours, theirs = (lineage.gatherers(_first_told(draft)) for draft in (one, other))
    return (
        of_the_crowd(one.descriptions)
        and of_the_crowd(other.descriptions)
        and bool(ours)
        and bool(theirs)
        and not ours & theirs
        and tell_apart(tales[one.key], tales[other.key])
    )


def _first_told(draft: Draft) -> list[Statement]:
    """Return what a speaker says, less the reports that copy another in which he says it: a copy names no new gatherer."""
    return [
        said
        for said in draft.statements
        if not any(
            edge.report in draft.reports and edge.report != said.report.id for edge in said.report.copy_of
        )
    ] or list(draft.statements)


def _says_who(draft: Draft) -> bool:
    """Whether an unnamed person is described by what few are: a trade, an office or kinship.

    A name alone tells nothing of this: the woman named in one report may be the widow of another.
    """
    return draft.standing is not Standing.PERSON and (
        bool(draft.roles | draft.descriptions & _OF_THE_DEAD) or any(_private(text) for text in draft.texts)
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
        ("they answer for one and the same accused state", _of_one_side(drafts, docket)),
        ("one name, and the only full name that ends in it", _surnames(drafts)),
        ("one name in two spellings", _spellings(drafts, tales)),
        ("the lead describes whom the text then lets speak", _leads(drafts)),
        ("the text takes up by his trade whom it has brought in by it", _taken_up_by_trade(drafts)),
        ("one account told again: the same details", alike),
        ("one office, which a place or a body has once", _offices(drafts)),
        ("the only body of the United Nations that speaks", _umbrellas(drafts, docket)),
        ("a shorter name of the only body that has all its words", _short_names(drafts, docket)),
        ("described as speaking for the only body with these words in its name", _heads(drafts, docket)),
        ("the only body of the incident that the words can mean", _taken_for_bodies(drafts, docket)),
        (
            "nobody is said to have met this speaker, who tells details of one whom somebody met before",
            _untraced(drafts, tales, docket, lineage),
        ),
        (
            "nobody is said to have met this speaker, and the report tells what another told before",
            _retold(drafts, docket, lineage),
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


def _of_one_side(drafts: Mapping[Key, Draft], docket: Docket) -> list[tuple[Key, Key]]:
    """Return the government of an accused state, its ministries and its forces: of what its forces did they speak with one voice.

    Not its hospitals, rescuers, courts and commissions, which know of the dead by themselves.
    """
    first: dict[str, Key] = {}
    found: list[tuple[Key, Key]] = []
    for key, draft in drafts.items():
        if (
            draft.actor is None
            or key[0] != "body"
            or len(key) != 2
            or not docket.sides_with_accused(draft.actor)
        ):
            continue
        state = docket.actor_state(draft.actor)
        apart = _knows_itself(draft, docket)
        if state is None or docket.actors[draft.actor].kind not in _ANSWERS_FOR_FORCES or apart:
            continue
        if first.setdefault(state, key) != key:
            found.append((first[state], key))
    return found


def _knows_itself(body: Draft, docket: Docket) -> bool:
    """Whether a body of a state knows of the dead by itself: a hospital, rescuers, a court, an inquiry, a local authority."""
    known = docket.actors.get(body.actor or "")
    return any(
        _KNOWS_ITSELF.search(name) for name in (*body.texts, *(() if known is None else (known.name,)))
    )


_ANSWERS_FOR_FORCES = frozenset({ActorKind.GOVERNMENT, ActorKind.STATE, ActorKind.STATE_FORCES})
_KNOWS_ITSELF = re.compile(
    r"\b(?:health|hospital|clinic|rescue|emergenc\w+|civil protection|court|judge|prosecut\w+|ombuds\w+|commission|inquiry|panel"
    r"|council|municipal\w*|mayor|governor|province|provincial|regional|local)\b",
    re.IGNORECASE,
)


def _never_one(one: Draft, other: Draft) -> bool:
    """Whether two people cannot be one, however many others stand between them: "the man" may be either of two traders, not both."""
    people = {Standing.UNNAMED, Standing.PERSON}
    if one.standing not in people or other.standing not in people:
        return False
    if other.key in one.apart_from or one.introduced & other.introduced:
        return True
    if one.standing is Standing.PERSON and other.standing is Standing.PERSON:
        return not _may_be_one_name(one.key[1], other.key[1])
    return one.taken_up | other.taken_up >= {"woman", "man"} or roles_differ(one.roles, other.roles)


def _may_be_one_name(one: str, other: str) -> bool:
    """Whether two names may be one person's: they end alike, one is a part of the other, or they are two spellings."""
    ones, others = one.split(), other.split()
    return (
        ones[-1:] == others[-1:]
        or set(ones) <= set(others)
        or set(others) <= set(ones)
        or spelled_alike(one, other)
    )


def _one_account(one: Draft, other: Draft) -> bool:
    """Whether two who tell the same may be one: not two names, not a woman and a man, not introduced side by side."""
    if one.standing is Standing.PERSON and other.standing is Standing.PERSON:
        return False
    if one.taken_up | other.taken_up >= {"woman", "man"}:
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
        taken: set[Key] = set()
        unmet = []
        for key in early:
            for _, other in late:
                if _lead_of(drafts[key], drafts[other]):
                    found.append((key, other))
                    taken.add(other)
                    break
            else:
                unmet.append(key)
        introductions = {other: introduction(other, voices[other]) for _, other in late}
        for key in sorted(unmet):
            named = [
                (-len(drafts[key].descriptions & introductions[other]), start, other)
                for start, other in late
                if other not in taken and _lead_names(drafts[key], drafts[other], introductions[other])
            ]
            if named:
                best = min(named)[2]
                found.append((key, best))
                taken.add(best)
    return found


def _taken_up_by_trade(drafts: Mapping[Key, Draft]) -> list[tuple[Key, Key]]:
    """Return "the baker" with the only private speaker whom the same report has brought in as a baker before.

    "The witness, a baker near the bridge, said … Five fell beside me, the baker said."
    """
    private = {
        key: draft
        for key, draft in drafts.items()
        if draft.standing in {Standing.UNNAMED, Standing.PERSON} and draft.kinds <= PRIVATE_KINDS
    }
    found: list[tuple[Key, Key]] = []
    for key, draft in private.items():
        heads = {_head_of(text) for text in draft.texts}
        if (
            draft.standing is not Standing.UNNAMED
            or len(draft.reports) != 1
            or len(heads) != 1
            or not all(text.casefold().startswith("the ") and _private(text) for text in draft.texts)
        ):
            continue
        (report,), (head,) = draft.reports, heads
        start = min(said.claim.start for said in draft.statements)
        before = {
            other
            for other, theirs in private.items()
            if other != key
            for said in theirs.statements
            if said.report.id == report and said.claim.start < start and head in fold(said.words).split()
        }
        if len(before) == 1:
            found.append((key, before.pop()))
    return found


def _lead_names(lead: Draft, later: Draft, introduction: frozenset[str]) -> bool:
    """Whether a lead's unnamed speaker can be somebody whom the text then names: nothing it says of him is against it.

    "Gunmen killed 23 people, a traders' leader said. … according to Ada Orr, who heads the Traders' Union". Of several
    whom the text names, the one whose introduction shares words with the description is meant, else the first.
    """
    if lead.standing is not Standing.UNNAMED or later.standing is not Standing.PERSON:
        return False
    if lead.taken_up | later.taken_up >= {"woman", "man"} or not _alone(lead):
        return False
    if (lead.kinds | later.kinds) & _ARMED or not _kinds_meet(lead.kinds | {SpeakerKind.OTHER}, later.kinds):
        return False
    if lead.descriptions & introduction - _EVERYWHERE:
        return True
    if SpeakerKind.OFFICIAL in lead.kinds:
        return False
    if SpeakerKind.EXPERT in later.kinds - lead.kinds and lead.kinds <= PRIVATE_KINDS - {SpeakerKind.OTHER}:
        return False
    private = of_the_crowd(lead.descriptions) or any(_private(text) for text in lead.texts)
    theirs = roles_of(introduction | later.descriptions)
    return (
        private
        and not roles_differ(lead.roles, theirs)
        and not (introduction & _OF_THE_DEAD - lead.descriptions)
    )


_ARMED = frozenset({SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP, SpeakerKind.MEDIA})
_EVERYWHERE = lexicon(
    "local regional village town city district county province north south east west old young"
)
_OF_THE_DEAD = lexicon(
    "mother father brother sister son daughter wife husband widow widower uncle aunt cousin relative grandmother grandfather"
)
"""Kinship: who is brought in by it is not the nurse or the driver of the lead."""


def _alone(draft: Draft) -> bool:
    """Whether a description is of one person ("a driver", and not "witnesses" or "a survivor and officials")."""
    return all(
        re.match(r"(?:an?|the|one|another|its|his|her)\b", text, re.IGNORECASE) is not None
        and re.search(r"\band\b", text) is None
        and not re.search(
            r"(?<!s)s$", re.split(r",|\b(?:of|in|at|for|from|near|who|on)\b", text, maxsplit=1)[0].strip()
        )
        for text in draft.texts
    )


def _lead_of(lead: Draft, later: Draft) -> bool:
    if (
        lead.standing is not Standing.UNNAMED
        or set().union(*(fold(text).split() for text in later.texts)) & SOMEBODY_ELSE
    ):
        return False
    if lead.taken_up | later.taken_up >= {"woman", "man"}:
        return False
    ones, others = lead.roles, roles_of(later.descriptions | _title_words(later))
    if ones:
        return bool(others) and not roles_differ(ones, others)
    heads = {_head_of(text) for text in lead.texts} & {_head_of(text) for text in later.texts}
    if heads - {""} and _alone(lead) and _alone(later):
        return True
    alike = any(one is other or {one, other} <= PRIVATE_KINDS for one in lead.kinds for other in later.kinds)
    return alike and (of_the_crowd(lead.descriptions) or SpeakerKind.OTHER not in lead.kinds)


def _title_words(draft: Draft) -> frozenset[str]:
    return frozenset(_SPELLED_OUT.get(word, word) for text in draft.texts for word in fold(text).split())


_SPELLED_OUT = {
    "dr": "doctor",
    "father": "priest",
    "fr": "priest",
    "reverend": "pastor",
    "rev": "pastor",
    "prof": "professor",
}


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
    copying = _copying(docket)
    published = publishers_of(docket).keys()
    for key, draft in drafts.items():
        if _recorded(draft):
            continue
        described_well = draft.kinds != {SpeakerKind.OTHER} or of_the_crowd(draft.descriptions)
        if draft.standing is Standing.UNNAMED and draft.kinds <= PRIVATE_KINDS and described_well:
            # copies of the report, which may credit somebody, change nothing about it
            known = min(
                (
                    known
                    for known in draft.reports - copying
                    if lineage.untraced(known) and known not in published
                ),
                default=None,
            )
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
                and not draft.taken_up | other.taken_up >= {"woman", "man"}
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


def _copying(docket: Docket) -> frozenset[ReportId]:
    """Return the reports that copy another of the docket, whole or in part."""
    return frozenset(
        known
        for known, report in docket.reports.items()
        if any(edge.report in docket.reports and edge.report != known for edge in report.copy_of)
    )


def _recorded(draft: Draft) -> bool:
    """Whether a transcript lets a speaker speak ("MASON: We were at the kiln"): the station has met whom it recorded."""
    return any(
        text.isupper() or re.match(rf"\s*{re.escape(text.upper())}\b[^:.]{{0,30}}:", said.words) is not None
        for said in draft.statements
        for text in draft.texts
    )


def _retold(drafts: Mapping[Key, Draft], docket: Docket, lineage: Lineage) -> list[tuple[Key, Key]]:
    """Return the unnamed speakers whom nobody is said to have met, with whom an earlier report lets tell the same.

    Who writes up another's interview says half of it in his own voice: "the kiln was lit at four, and the
    mason saw the first of them fall". So here all that a report tells of the incident, in its own voice and through the speaker, is compared
    with what each private speaker of an earlier report told. Telling words are those of few accounts, here also of
    few reports' own voices. A report that copies another of these tells nothing anew: it makes no word more common.
    """
    copying = _copying(docket)
    people = {
        key: draft
        for key, draft in drafts.items()
        if draft.standing in {Standing.UNNAMED, Standing.PERSON} and draft.kinds <= PRIVATE_KINDS
    }
    voices: dict[ReportId, list[Statement]] = defaultdict(list)
    for draft in drafts.values():
        if draft.standing is Standing.VOICE:
            for said in draft.statements:
                if said.report.id not in copying:
                    voices[said.report.id].append(said)
    own = {key: marks_told(draft.statements) for key, draft in people.items()}
    spoken = {known: marks_told(told) for known, told in voices.items()}
    first_hand = [own[key] for key, draft in people.items() if draft.reports - copying]
    often = Counter(mark for told in (*first_hand, *spoken.values()) for mark in told)
    published = publishers_of(docket).keys()
    limit = max(_OFTEN, (len(first_hand) + len(spoken)) // 3)
    found = []
    for key, draft in people.items():
        if draft.standing is not Standing.UNNAMED or _recorded(draft):
            continue
        for known in sorted(draft.reports - copying):
            if known in published or not lineage.untraced(known):
                continue
            ours = own[key] | spoken.get(known, frozenset())
            # what stands in the speaker's words and in the voice of the same report is one telling
            twice = Counter(mark for told in (own[key], spoken.get(known, frozenset())) for mark in told)
            alike = [
                (-shared, other)
                for other, theirs in people.items()
                if other != key
                and known not in theirs.reports
                and other not in draft.apart_from
                and _before(theirs, docket.reports[known])
                and not draft.taken_up | theirs.taken_up >= {"woman", "man"}
                and not roles_differ(draft.roles, theirs.roles)
                and (shared := sum(1 for mark in ours & own[other] if often[mark] - twice[mark] <= limit))
                >= _RETOLD_THROUGHOUT
            ]
            if alike:
                found.append((key, min(alike)[1]))
    return found


_RETOLD_THROUGHOUT = 4
"""Telling words that a whole report must share with what somebody told another before to be taken for his account. Ours."""
_OFTEN = 2
"""Accounts in which a word may always stand and be telling."""


def _before(draft: Draft, report: Report) -> bool:
    """Whether some report of a speaker is older than another report; unknown dates decide nothing."""
    day = _published(report)
    return day != "" and any("" != _published(said.report) <= day for said in draft.statements)


def _published(report: Report) -> str:
    return "" if report.published is None else report.published.edtf or ""


def _surnames(drafts: Mapping[Key, Draft]) -> list[tuple[Key, Key]]:
    """Return whoever is called by one name with the only one who has it as the first or the last of several."""
    people = [key for key, draft in drafts.items() if draft.standing is Standing.PERSON]
    found = []
    for key in people:
        words = key[1].split()
        longer = [
            other
            for other in people
            if len(words) == 1
            and other != key
            and (
                words[0] == other[1].split()[-1]
                or (words[0] == other[1].split()[0] and _same_walk(drafts[key], drafts[other]))
                or (
                    _offices_of(drafts[key]) & _offices_of(drafts[other])
                    and spelled_alike(words[0], other[1].split()[-1], least=2)
                )
            )
        ]
        if len(longer) == 1 and len(longer[0][1].split()) > 1:
            found.append((key, longer[0]))
    return found


def _same_walk(one: Draft, other: Draft) -> bool:
    """Whether two people whose first name alone is one can be the same: their kinds meet, and no officer is a private person."""
    answers = [bool(draft.kinds & ANSWERING) for draft in (one, other)]
    return answers[0] == answers[1] and _kinds_meet(one.kinds, other.kinds)


def _offices_of(draft: Draft) -> frozenset[str]:
    return roles_of(draft.descriptions | _title_words(draft))


def _spellings(drafts: Mapping[Key, Draft], tales: Mapping[Key, frozenset[str]]) -> list[tuple[Key, Key]]:
    """Return named people, in different reports alone, whose names are spellings of one ("Lamin Jobe", "Lameen Jobeh").

    They tell something in common, or have one office or trade: the name alone leaves them two that may be one. Three spellings
    are one person too, where each is alike to each; where they are not, nobody knows which two are meant.
    """
    people = [key for key, draft in drafts.items() if draft.standing is Standing.PERSON]
    alike = {
        key: {other for other in people if other != key and _spelled_as_one(drafts[key], drafts[other])}
        for key in people
    }
    return [
        (key, other)
        for key in people
        for other in sorted(alike[key])
        if key < other
        and alike[key] | {key} == alike[other] | {other}
        and (tales[key] & tales[other] or _offices_of(drafts[key]) & _offices_of(drafts[other]))
    ]


def _spelled_as_one(one: Draft, other: Draft) -> bool:
    """Whether two named people of different reports may be one under two spellings: nothing they are is against it."""
    return (
        spelled_alike(one.key[1], other.key[1])
        and not one.reports & other.reports
        and not one.sexes | other.sexes >= {"woman", "man"}
        and not roles_differ(_offices_of(one), _offices_of(other))
    )


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
    found: list[tuple[Key, Key]] = []
    for key, draft in drafts.items():
        answering = (
            (
                draft.standing is Standing.UNNAMED
                or (draft.standing is Standing.PERSON and any(_SPOKES.search(text) for text in draft.texts))
            )
            and (draft.kinds <= _FOR_A_STATE or draft.kinds == _FIGHTING)
            and all(_OF_A_BODY.match(text) or _SPOKES.search(text) for text in draft.texts)
        )
        # an officer whom a report names by rank alone is of the forces of which another report lets the body speak
        ranked = (
            draft.standing is Standing.PERSON
            and draft.kinds == {SpeakerKind.ARMED_FORCES}
            and all(_RANK.search(text) and not _OF_OTHERS.search(text) for text in draft.texts)
        )
        nameless = draft.kinds <= {SpeakerKind.NGO, SpeakerKind.UN_BODY} and (
            (key[0] == "house" or draft.standing is Standing.UNNAMED)
            and not any(SOMEBODY_ELSE & set(fold(text).split()) for text in draft.texts)
        )
        if not draft.kinds or not (answering or nameless or ranked):
            continue
        fitting = {
            body.actor: body.key
            for body in bodies
            if _may_speak_for(draft, body, docket)
            and not _accuses(draft, body, docket)
            and not (draft.kinds == _FIGHTING and _rivals(draft, body, drafts, docket))
            and (not ranked or _adds_nothing(draft, body, docket))
        }
        one_state = len({docket.actor_state(actor) or actor for actor in fitting}) == 1
        of_forces = (
            ranked and {docket.actors[actor].kind for actor in fitting if actor} <= _ANSWERS_FOR_FORCES
        )
        if one_state and (len(fitting) == 1 or of_forces):
            found.append((key, next(iter(fitting.values()))))
    return found


def _rivals(unnamed: Draft, body: Draft, drafts: Mapping[Key, Draft], docket: Docket) -> bool:
    """Whether another armed group speaks under a name of its own ("the jihadists of the Salt Front"): "the rebels" may be either."""
    own = {word for name in (*body.texts, *_names_of_body(body, docket)) for word in fold(name).split()}
    return any(
        not {fold(name) for text in draft.texts for name in _CAPITAL.findall(text.partition(" ")[2])} <= own
        for key, draft in drafts.items()
        if key not in {unnamed.key, body.key}
        and draft.kinds & _FIGHTING
        and (draft.actor is None or draft.actor != body.actor)
    )


_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*")


def _short_names(drafts: Mapping[Key, Draft], docket: Docket) -> list[tuple[Key, Key]]:
    """Return a body that is called by an institution's word and whose words stand all in the name of one other ("the warden's office").

    All that the longer name adds is a place and linking words: a children's hospital is not the hospital, and a place may have
    several of both. A noun alone ("the council") may be of any.
    """
    places = {
        word
        for statement in docket.statements
        if statement.claim.place is not None
        for name in (statement.claim.place.text, statement.claim.place.name or "")
        for word in fold(name).split()
    } - BODY_WORDS
    behind_of = {
        key: {
            word
            for text in draft.texts
            for found in (_OF_A_PLACE.search(text),)
            if found is not None
            for word in fold(found["place"]).split()
        }
        - BODY_WORDS
        for key, draft in drafts.items()
    }
    names = {
        key: {frozenset(fold(_POSSESSED.sub("", text)).split()) - _LINKING for text in draft.texts}
        for key, draft in drafts.items()
        if draft.standing is Standing.BODY and key[0] in {"body", "house"} and len(key) == 2
    }
    found: list[tuple[Key, Key]] = []
    for key, shorter in names.items():
        if not all(
            is_institution(text) or set(fold(text).split()) & _INSTITUTIONS for text in drafts[key].texts
        ):
            continue
        fitting = [
            other
            for other, longer in names.items()
            if other != key
            and shorter
            and all(
                len(words) > 1
                and any(
                    (words < name and name - words <= places | behind_of[other] and not words & places)
                    or (words == name and other < key)
                    for name in longer
                )
                for words in shorter
            )
        ]
        if (
            len(fitting) == 1
            and not drafts[key].kinds & _FIGHTING
            and not drafts[fitting[0]].kinds & _FIGHTING
        ):
            found.append((key, fitting[0]))
    return found


_OF_A_PLACE = re.compile(r"\b(?:of|in|at) (?:the )?(?P<place>[A-ZÀ-Þ][\w’'-]*[^\Ws])$")
"""A name's last word behind "of", in the singular: "Office of the Warden of Kesh", and not "Council of Elders"."""
_POSSESSED = re.compile(r"['’]s?\b")
_LINKING = lexicon("the of for and in a an s kingdom republic state its own")
_INSTITUTIONS = lexicon(
    "office ministry command commission council court hospital headquarters government service agency mission"
)
_FIGHTING = frozenset({SpeakerKind.ARMED_GROUP})
_FOR_A_STATE = frozenset({SpeakerKind.ARMED_FORCES, SpeakerKind.OFFICIAL})


_RANK = re.compile(
    r"\b(?:general|colonel|lieutenant|major|captain|sergeant|corporal|brigadier|admiral|commander|gen|col|lt|maj|capt|sgt)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:retired|former|formerly|ex|peace-?keep\w*|UN|United Nations|mission|desert\w*|defect\w*|police|guards?|unions?|African Union)\b",
    re.IGNORECASE,
)
"""What makes an officer anybody's but the accused army's: he left it, or serves others."""
_ADDED = re.compile(r"\b(?:of|from|with|for|who|whose|whom|which|that)\b(?P<what>.*)", re.IGNORECASE)


def _adds_nothing(officer: Draft, body: Draft, docket: Docket) -> bool:
    """Whether a description adds nothing to rank and name but the body's own name ("Colonel Orr of the River Army")."""
    own = {word for name in _names_of_body(body, docket) for word in fold(name).split()} | _LINKING
    added = [found["what"] for text in officer.texts if (found := _ADDED.search(text)) is not None]
    return all(set(fold(_POSSESSED.sub("", what)).split()) <= own and fold(what) for what in added)


def _accuses(person: Draft, body: Draft, docket: Docket) -> bool:
    """Whether a speaker lays the act to a body or its state, without owning up to it: nobody speaks so for his own side."""
    state = docket.actor_state(body.actor)
    return any(
        said.claim.stance is not Stance.ADMITS
        and not docket.denies(said)
        and said.claim.stance in _CHARGING
        and any(
            party.actor == body.actor or (state is not None and docket.state_of(party) == state)
            for party in docket.perpetrators(said)
            if party.actor is not None
        )
        for said in person.statements
    )


_CHARGING = frozenset({Stance.ALLEGES, Stance.AFFIRMS, Stance.REPORTS})


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
                    or (
                        one.standing is Standing.PERSON
                        and other.standing is Standing.PERSON
                        and not _may_be_one_name(one.key[1], other.key[1])
                    )
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
    """Whether a described or named person may be the one who speaks for a body elsewhere.

    Of whom the text leaves open whose he is ("a spokesman", "a source"), he may. For a body that knows of the dead by itself, and from
    whoever holds a local office, a word of the body's name must stand in the description: the mayor is not the ministry, nor the
    colonel the ombudsman. But a governor or prefect serves the government, and an official whom nobody names may be anybody's.
    """
    if _describes_body(person, body, docket):
        return True
    if person.standing is Standing.UNNAMED and person.kinds == {SpeakerKind.OTHER}:
        return any(_head_of(text) in _FOR_A_BODY | _ANYBODYS for text in person.texts)
    mouthpiece = any(_SPOKES.search(text) for text in person.texts)
    anybody = person.standing is Standing.UNNAMED and any(
        _head_of(text) == "official" for text in person.texts
    )
    governs = body.actor is not None and docket.actors[body.actor].kind in _GOVERNS
    office = _LOCAL_OFFICE if governs else _ANY_LOCAL_OFFICE
    local = any(office.search(text) and not _IN_ARMS.search(text) for text in person.texts)
    if not mouthpiece and not anybody and (local or _knows_itself(body, docket)):
        return False
    public = person.kinds - PRIVATE_KINDS
    if public & body.kinds:
        return True
    kind = docket.actors[body.actor].kind if body.actor is not None else ActorKind.OTHER
    return any(kind in _FITS.get(speaker, frozenset()) for speaker in public)


def _names_as_source(one: Draft, other: Draft, docket: Docket) -> bool:
    """Whether either of two says that it has its word from the other ("the ministry, citing police", "the mayor had told it so")."""

    def called(draft: Draft) -> str:
        names = {fold(_POSSESSED.sub("", name)) for name in (*draft.texts, *_names_of_body(draft, docket))}
        words = {word for name in names for word in name.split()} - _LINKING - _EVERYWHERE - _LOOSE
        return "|".join(sorted(map(re.escape, words))) or "(?!)"

    def cites(said: Statement, source: Draft) -> bool:
        name = called(source)
        return (
            re.search(
                rf"\b(?:{_CITING})\b(?: \w+){{0,4}}? (?:{name})\b"
                rf"|\b(?:{name})\b(?: \w+){{0,3}}? (?:told|informed|briefed|notified|reported to|passed)\b",
                fold(said.words),
            )
            is not None
        )

    return any(cites(said, other) for said in one.statements) or any(
        cites(said, one) for said in other.statements
    )


_CITING = (
    r"citing|cited|cites|quoting|quoted|quotes|relying on|relied on|based on|according to|told by|informed by|briefed by|reported by"
    r"|relaying|repeating|passing on|figures from|information from|word from|reports? (?:from|by|of)|received from|given by|provided by"
)
"""Words by which somebody says whom he has it from."""


def _describes_body(person: Draft, body: Draft, docket: Docket) -> bool:
    """Whether a telling word of a body's name stands in a description of somebody whose kind the body may have."""
    own = {word for name in (*body.texts, *_names_of_body(body, docket)) for word in fold(name).split()}
    return not person.kinds & PRIVATE_KINDS - {SpeakerKind.OTHER} and bool(
        {word for text in person.texts for word in fold(text).split()} & own - _LINKING - BODY_WORDS
    )


_LOCAL_OFFICE = re.compile(
    r"\b(?:mayor|councill?or|alderman|councilman|councilwoman|elected|chief|headman|elder|village|municipal|commune)\b",
    re.IGNORECASE,
)
"""Words of those who hold a local office and know by themselves what happened."""
_ANY_LOCAL_OFFICE = re.compile(
    rf"{_LOCAL_OFFICE.pattern}|\b(?:governor|prefect|sub-?prefect|local|district)\b", re.IGNORECASE
)
"""As before, with those whom a government sets over a part of the country: beside a government they may be one with it."""
_GOVERNS = frozenset({ActorKind.GOVERNMENT, ActorKind.STATE})
_IN_ARMS = re.compile(
    r"\b(?:army|police|military|gendarm\w+|security|staff|forces?|brigade|militia|rebels?|spokes\w+)\b",
    re.IGNORECASE,
)
"""What makes a chief or a local commander one of a body's: "the police chief of Oll"."""

_ANYBODYS = lexicon("source sources spokesmen spokespeople")

_FOR_A_BODY = lexicon(
    "official officer source member leader head chief director manager chairman chairwoman chair president secretary representative lawyer"
    " advocate attorney activist campaigner organiser organizer volunteer delegate envoy adviser advisor spokesman spokeswoman spokesperson"
    " coordinator administrator commander employee worker researcher investigator"
) | (_OFFICES - {"imam", "matron"})
"""Words for people who may be heard for a body."""


def _private(text: str) -> bool:
    """Whether a description's head says what a private person is ("a market porter", "a shopkeeper"): nobody hears him for a body."""
    head = _head_of(text)
    return bool(head) and is_role(head) and head not in _FOR_A_BODY


def _head_of(text: str) -> str:
    """Return the noun a description turns on, folded and singular: "two cloth traders from Orin" is a trader."""
    words = fold(_HEAD_ENDS.split(text, maxsplit=1)[0]).split()
    last = words[-1] if words else ""
    return last[:-1] if last.endswith("s") and not last.endswith("ss") and len(last) > 3 else last


_HEAD_ENDS = re.compile(
    r",|\b(?:of|in|at|for|from|near|with|on|who|whose|which|that|to|across|behind|inside|outside|opposite|by|living|working|speaking"
    r"|reached|contacted|named|called)\b"
)


def _one_house(one: Draft, other: Draft, docket: Docket) -> bool:
    """Bodies of one state, those of the United Nations, and a body and its officers speak from one knowledge."""
    if one.actor is not None and one.actor == other.actor:
        return True
    state = docket.actor_state(one.actor)
    if state is not None and state == docket.actor_state(other.actor):
        apart = _knows_itself(one, docket) or _knows_itself(other, docket)
        return not apart or _names_as_source(one, other, docket)
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
