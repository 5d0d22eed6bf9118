"""Who is named as having done it: attributions that stand together, and who tells of a party's part in other words.

A witness who says "hunters burst in at milking time" has named nobody, yet tells of the same doers as the report
that accuses the militia. The rules stand in ``docs/methods/origins.md``.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from corrobora.records import ActorKind, Assertion, ClaimId, Party, SpeakerKind, Stance
from corrobora.weighing.bearing import finds, owns_up
from corrobora.weighing.docket import FIGHTERS, STATE_KINDS, Docket, Statement, fold, lexicon, names_somebody
from corrobora.weighing.unions import Groups
from corrobora.weighing.voices import ANSWERING, Draft, Key, Standing

_STATE = lexicon(
    "army military soldier soldiers troop troops uniform uniforms uniformed helicopter helicopters gunship gunships warplane",
    "warplanes jet jets paratroopers infantry regiment battalion conscripts commandos marines navy gendarme gendarmes",
    "guardsman guardsmen serviceman servicemen",
) | frozenset(
    {"air force"}
    | {
        f"{whose} {what}"
        for whose in ("government", "government s", "state", "army s")
        for what in (
            "forces",
            "troops",
            "planes",
            "plane",
            "aircraft",
            "drone",
            "drones",
            "artillery",
            "guns",
        )
    }
)
_POLICE = lexicon("police policeman policemen policewoman constable constables gendarme gendarmes")
_MILITIA = lexicon(
    "hunter hunters militia militias militiaman militiamen vigilante vigilantes paramilitaries paramilitary"
)
_REBEL = lexicon(
    "rebel rebels jihadist jihadists insurgent insurgents guerrilla guerrillas militant militants combatants fighters"
)
_HIRED = lexicon("mercenary mercenaries legionnaire legionnaires contractors instructors")

_WORDS_OF: Mapping[ActorKind, frozenset[str]] = {
    ActorKind.STATE_FORCES: _STATE,
    ActorKind.EXTERNAL_FORCES: _STATE,
    ActorKind.GOVERNMENT: _STATE | _POLICE,
    ActorKind.STATE: _STATE,
    ActorKind.POLICE: _POLICE | {"uniform", "uniforms", "uniformed"},
    ActorKind.COMMUNAL_MILITIA: _MILITIA,
    ActorKind.POLITICAL_MILITIA: _MILITIA,
    ActorKind.REBEL_GROUP: _REBEL,
    ActorKind.PRIVATE_FORCE: _HIRED,
}
"""Common nouns by which people who were there tell of parties of a kind. Ours. A drone or "an aircraft" points at nobody."""

_STATE_ALONE = _STATE - {
    "uniform",
    "uniforms",
    "uniformed",
    "drone",
    "drones",
    "aircraft",
    "plane",
    "planes",
    "airplane",
}
_SERVICES = frozenset({"coast guard", "patrol vessel", "patrol boat", "border guard", "border guards"})

_ANYBODY = _STATE_ALONE | _POLICE | _MILITIA | _SERVICES | {"legionnaire", "legionnaires"}
"""Words that point at a party even where nobody names one; uniforms may be anybody's."""

_ACCUSES = re.compile(
    r"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|implicat(?:e|es|ed|ing)|pointed (?:a|the) finger at|pointing (?:a|the) finger at"
    r"|(?:puts?|putting|laid|lays|laying|pinned|pins|pinning) (?:the )?(?:blame|responsibility) (?:on|upon|at)"
    r"|(?:held|holds|holding))\s+(?P<whom>[^.;:!?]+)"
)
"""Words by which a speaker lays a deed to somebody, and to whom ("she blamed the Front", "holding the army responsible")."""

_OTHER_CHARGES = re.compile(
    r"\b(?:of (?:fail\w+|lying|ignor\w+|cover\w+|hiding|obstruct\w+|negligence|inaction|complicity|spreading|doing nothing|silence"
    r"|using|exploiting|exaggerat\w+|inventing|protecting|shielding|arming|harbou?ring)|for (?:fail\w+|not \w+|ignor\w+|the delay))\b"
)
"""What somebody may be accused of besides the deed."""

_PEOPLE_IN_ARMS = re.compile(
    r"\b(?:[Aa]rmed|[Mm]asked|[Uu]niformed|[Yy]oung)\s+(?P<of>[A-ZÀ-Þ][\w’'-]+)\s+(?:youths?|men|herders|herdsmen|pastoralists|farmers|fighters|boys)\b"
    r"|(?<=[\w,;]\s)(?P<whose>[A-ZÀ-Þ][\w’'-]+)\s+(?:gunmen|raiders|fighters|militiamen|militants|warriors|insurgents|rebels|vigilantes|bandits"
    r"|hunters|guards|troops|soldiers|forces)\b"
    r"|\b(?:gunmen|raiders|fighters|militiamen|militants|warriors|insurgents|vigilantes|bandits|hunters|guards|youths|elements) (?:of (?:the )?|from the )"
    r"(?P<from>[A-ZÀ-Þ][\w’'-]+)"
)
"""People in arms under the name of a people or a party: "armed Fulani herders", "Lendu militiamen", "fighters of the Front"."""

_UNIT = (
    r"(?:(?:[A-ZÀ-Þ][\w’'-]*|\d+(?:st|nd|rd|th)) ){1,4}(?:Units?|Squads?|Brigades?|Battalions?|Regiments?|Divisions?|Guards?|Commands?|Corps"
    r"|Force|Forces|Patrols?|Rangers|Directorate|Commandos?)\b"
)
_OF_A_STATE = (
    r"(?i:(?:(?:state|government|federal|local) )?security (?:forces?|services?|agents?|personnel)|(?:riot|intervention|anti-riot|tactical) squads?"
    r"|special forces|border (?:patrols?|guards)|(?:prison|forest|park|palace|presidential) guards|rangers"
    r"|(?:plainclothes|plain-clothes|intelligence|undercover) (?:agents|officers|men|policemen))"
)
_FORCE = (
    rf"(?:{_OF_A_STATE}|(?i:(?:private |company )?security (?:officers?|men|guards?|details?)|death squads?|(?:private|company|mine|plantation) guards"
    r"|officers|guards|guardsmen|agents))\b"
)
_DEED = (
    r"(?:shot|shoot|shooting|fired(?! back)|firing(?! back)|discharged|opened fire|opening fire|killing|killed(?! (?:in|on|during|when|near|while|at(?! least))\b|[.,;])|shelled|bombed|struck|attacked|attacking|burned|burnt|beat"
    r"|stabbed|executed|dragged|stormed|raided|ambushed|rammed|massacred|took (?!part|place|cover|off|over|the (?:bod|wounded|injured)))"
)
_FORCES_HELP = (
    r"(?:mourn\w*|search\w* for|sought|seek\w*|look(?:ed|ing) for|help\w*|treat(?:ed|ing)|buried|burying|rescu\w*|sav(?:ed|ing)|protect\w*|evacuat\w*"
    r"|escort\w*|pursu\w*|chas(?:ed|ing)|hunt(?:ed|ing)(?! down)|carried(?! out| the (?:initials|badges?|insignia|patch|letters)| (?:rifles|guns|weapons|clubs|machetes))|carrying(?! out)|investigat\w*|those)"
)
"""What forces do who helped, or went after those who did it."""
_FORCES_DO = re.compile(
    rf"(?:{_UNIT}|{_FORCE})(?: (?!was\b|were\b|been\b|being\b|got\b|when\b|while\b|after\b|before\b|nobody\b|fled\b|not\b|never\b|{_FORCES_HELP}\b)"
    rf"[\w’'-]+){{0,4}}? {_DEED}\b(?! dead (?:by|in|at(?! least)|on|near|during)\b| by\b)"
    rf"|\b(?:shot|killed|attacked|beaten|taken|seized|abducted|arrested|executed|fired on|burned|burnt|stormed|raided) (?:[\w’'-]+ ){{0,4}}?by "
    rf"(?:[\w’'-]+ ){{0,4}}?(?:{_UNIT}|{_FORCE})"
    rf"|\b(?i:men|members|units?|elements|officers|soldiers|agents|troops|guards) (?:of|from) "
    rf"(?:the |a )?(?:{_UNIT}|{_FORCE})(?!(?: [\w’'-]+){{0,2}} (?:was|were|had been|have been|died|fell|among the)\b)"
    rf"(?=(?:,? (?!(?:who|whom|which|whose|where|when|while|after|before|was|were|by|not|never)\b|{_FORCES_HELP}\b)[\w’'-]+){{0,9}}?,? {_DEED}\b)"
)
"""Forces by the name of their unit or by what they are, as those who do the deed ("men of the Rapid Intervention Squad", "security forces
fired"): and not as those to whom it was done, who came later, or near whose post it was."""
_WORN = re.compile(
    rf"\b(?:uniforms?|badges?|initials|insignia|patch) (?:of|from) (?:the |a )?(?:{_UNIT}|{_FORCE})"
)
"""What those wore of whom a sentence tells, where it tells of the deed and of no help."""
_HELPED = re.compile(rf"\b(?:{_FORCES_HELP}|fired back)\b")
_BREAK_IN = re.compile(
    r"\b(?:door|gate|house|home|hut)s? (?:\w+ )?(?:forced|broken|kicked|smashed)|\b(?:forced|broke|burst|kicked|smashed)\b"
)
_NO_FORCES = re.compile(
    r"\b(?:Fire|Rescue|Medical|Ambulance|Youth|Health|Relief|Scout|Search|Market|Work|Media)\b"
)

_CAME_LATER = re.compile(
    r"\b(?:[Tt]he )?(?:[Pp]olice(?:men)?|[Gg]endarmes?|[Ss]oldiers|[Tt]roops|[Aa]rmy|[Ss]ecurity forces) (?:later |only |had |have |has |who )?(?:arrived|counted|found"
    r"|collected|recovered|confirmed|removed|sealed|(?:did not|never) c[ao]me|(?:were|was) (?:called|told|informed|nowhere)|(?:are|is) investigating"
    r"|opened an? (?:inquiry|investigation)|took (?:the )?(?:bod(?:y|ies)|wounded|injured))\b"
)
"""What forces do who were not those that did it ("police arrived in the morning", "the army never came"), unless a deed follows
("soldiers arrived at dawn and shot nine")."""
_DOES = re.compile(rf"\b{_DEED}\b")
_STATE_DOES = re.compile(rf"{_OF_A_STATE}\b")

_RANKED = re.compile(
    r"\b(?:general|colonel|lieutenant|major|captain|sergeant|corporal|private|constable|inspector|superintendent)\b",
    re.IGNORECASE,
)
_FORCES = STATE_KINDS | {ActorKind.POLICE}
_NO_SOLDIERS = frozenset({ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.COMMUNAL_MILITIA})
_SOLDIERS = "soldiers or police"
"""The name of an attribution to forces that nobody calls by a name, beside one to rebels or militias."""

_NO_PEOPLE = lexicon(
    "the a an some many several other these those two three armed masked unidentified unknown"
)

_FOR_THE_STATE = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES})

_TOO_COMMON = lexicon(
    "the of and for in on at national army armed forces force police service services military republic state federal general",
    "united front movement group people peoples popular democratic defence defense security ministry command region north south",
    "east west northern southern eastern western central new high great first second third",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Claims that say who did it."""

    claims: frozenset[ClaimId]
    sides: Mapping[str, frozenset[ClaimId]]
    """For each attribution, the claims behind it."""
    granted: Mapping[str, frozenset[ClaimId]]
    """For each attribution, what those whom it names grant of their own part while they deny: the same happening, or another."""


def attributions(docket: Docket) -> dict[str, tuple[Statement, ...]]:
    """Return the perpetrators named, grouped into attributions that can stand together.

    Parties named together by anybody are one attribution, and so are the bodies
    of one state: "soldiers", "the army" and "the army and its allies" refine
    each other. A party without a resolved actor joins the one attribution that
    holds an actor of its kind, if there is exactly one. The key joins the names.
    """
    tied: Groups[str] = Groups()
    names: dict[str, str] = {}
    kinds: dict[str, ActorKind] = {}
    states: dict[str, str] = {}
    loose: set[str] = set()
    ranked: set[str] = set()
    own_dead = _own_dead(docket)
    by_statement: list[tuple[Statement, list[str]]] = []
    for statement in docket.statements:
        parties = _blamed(docket, statement, own_dead)
        keys = [docket.party_key(party) for party in parties]
        for party, key in zip(parties, keys, strict=True):
            tied.tie(keys[0], key)
            names[key] = min(names.get(key, docket.party_name(party)), docket.party_name(party))
            kinds[key] = docket.kind_of(party)
            state = docket.state_of(party)
            if state is not None:
                tied.tie(key, states.setdefault(state, key))
            if party.actor is None:
                loose.add(key)
            elif party.actor not in docket.actors and _RANKED.search(party.text) is not None:
                ranked.add(key)
        if keys:
            by_statement.append((statement, keys))
    known = {
        key: {
            fold(name).removeprefix("the ")
            for actor in (key.removeprefix("actor:"),)
            if actor in docket.actors
            for name in (docket.actors[actor].name, *docket.actors[actor].aliases)
        }
        for key in names
        if key not in loose
    }
    for key in sorted(ranked):
        # "Corporal Orr" is of the forces that others name
        homes = {tied.find(other) for other in kinds if other not in ranked and kinds[other] in _FORCES}
        if len(homes) == 1:
            tied.tie(key, homes.pop())
    for key in sorted(loose):
        # "the Coalition and those who sell it bombs" holds a name that somebody is known by
        held = {
            tied.find(other)
            for other, called in known.items()
            if any(re.search(rf"\b{re.escape(name)}\b", fold(names[key])) for name in called if name)
        }
        if len(held) == 1:
            tied.tie(key, held.pop())
            continue
        homes = {tied.find(other) for other in kinds if other not in loose and kinds[other] is kinds[key]}
        if len(homes) == 1:
            tied.tie(key, homes.pop())
    resolved = {tied.find(key) for key in names if key not in loose}
    members: dict[str, set[str]] = defaultdict(set)
    for key, name in names.items():
        root = tied.find(key)
        if root not in resolved or key not in loose:
            members[root].add(name)
    return gather(
        (" and ".join(sorted(members[tied.find(keys[0])])), statement) for statement, keys in by_statement
    )


def _blamed(docket: Docket, statement: Statement, own_dead: Collection[str] = ()) -> tuple[Party, ...]:
    """Return whom a claim names as the doers; a number of men is nobody, and neither are the dead of somebody's admission."""
    return tuple(
        party
        for party in docket.perpetrators(statement)
        if docket.party_key(party) not in own_dead
        and (party.actor is not None or _SO_MANY_MEN.fullmatch(docket.party_name(party).casefold()) is None)
    )


_SO_MANY_MEN = re.compile(
    r"(?:about |some |around )?[\w-]+ (?:men|people|persons|individuals|attackers|assailants|suspects)"
)


def _own_dead(docket: Docket) -> frozenset[str]:
    """Return the parties that an admission names beside the one that makes it: whoever owns up names itself.

    "Six rebels put out of action" are the dead of the army's admission and not its doers, wherever the words are repeated.
    """
    return frozenset(
        docket.party_key(party)
        for statement in docket.statements
        if statement.claim.stance is Stance.ADMITS and docket.speaking_for(statement) is not None
        for party in docket.perpetrators(statement)
        if party.actor is None
        and docket.kind_of(party) in _NO_SOLDIERS
        and not _of_the_side(docket, statement, [party])
    )


def gather(pairs: Iterable[tuple[str, Statement]]) -> dict[str, tuple[Statement, ...]]:
    """Return the statements of each value, once each, by value in alphabetical order."""
    found: dict[str, dict[ClaimId, Statement]] = defaultdict(dict)
    for value, statement in pairs:
        found[value][statement.id] = statement
    return {value: tuple(found[value].values()) for value in sorted(found)}


def find_naming(
    docket: Docket, drafts: Mapping[Key, Draft], borne: frozenset[ClaimId], granted: frozenset[ClaimId]
) -> Naming:
    """Return the claims by which speakers name who did it, and the attribution that each is behind.

    The docket's; what those who bear the act out tell of a party's part in it ("soldiers stopped the lorry"), unless
    they answer for that party; and the admission of a body, which names itself. Words that fit several attributions
    that exclude each other ("men in uniform") are behind none.
    """
    named = attributions(docket)
    own_dead = _own_dead(docket)
    parties = {
        side: tuple(party for statement in told for party in _blamed(docket, statement, own_dead))
        for side, told in named.items()
    }
    victims = _victims(docket)
    patterns = {side: _pattern(docket, held, victims) for side, held in parties.items()}
    others = _other_armed(docket, victims)
    anybody = _any_of({word for word in _ANYBODY if word not in victims} | others)
    armed = _armed_at_home(docket, victims)
    of_the_state = _any_of({word for word in _STATE_ALONE | _POLICE | _SERVICES if word not in victims})
    denying = {
        actor
        for statement in docket.statements
        if docket.denies(statement)
        for actor in (docket.speaking_for(statement),)
        if actor is not None
    }
    deniers = {actor: _any_of(_names_of(docket, actor)) for actor in denying}
    of_rebels = _any_of({word for word in _REBEL | _MILITIA if word not in victims})
    sides = {side: {statement.id for statement in told} for side, told in named.items()}
    loose: set[ClaimId] = set()
    elsewhere: set[ClaimId] = set()
    of_soldiers: set[ClaimId] = set()
    places = _places(docket)
    for draft in drafts.values():
        if draft.standing in {Standing.HEARSAY, Standing.VOICE}:
            continue
        for statement in draft.statements:
            charged = _charged(docket, statement)
            if charged is None and (
                statement.id not in borne or statement.claim.stance is Stance.ADMITS_ACT_DENIES_RESPONSIBILITY
            ):
                continue
            words, act = charged or _said_of_others(statement), statement.claim.act
            fitting = [
                side
                for side, pattern in patterns.items()
                if pattern.search(words) is not None
                and not _answers_for(draft, statement, docket, parties[side])
            ]
            owned = statement.claim.stance is Stance.ADMITS and (
                (draft.standing is Standing.BODY and docket.carries(statement)) or owns_up([statement])
            )
            if owned and draft.standing is Standing.BODY:
                fitting = [
                    side for side in sides if _of_the_side(docket, statement, parties[side])
                ] or fitting
            if len(fitting) == 1:
                sides[fitting[0]].add(statement.id)
            elif (
                owned
                or charged is not None
                or (
                    not draft.kinds & ANSWERING
                    and (
                        _people_in_arms(statement, victims)
                        or armed.search(_without_speaker(statement)) is not None
                    )
                )
                or (finds(draft) and (_names_some(statement.words, places) or _GUILTY.search(words)))
                or (
                    act is not None
                    and act.asserted is Assertion.ASSERTED
                    and any(names_somebody(party) for party in act.perpetrators)
                )
                or (
                    not draft.kinds & ANSWERING
                    and anybody.search(_less_latecomers(statement, words)) is not None
                )
                or (not draft.kinds & ANSWERING and _forces_do(statement, victims))
                or _names_a_denier(docket, statement, words, deniers)
                or (draft.kinds == {SpeakerKind.ARMED_GROUP} and of_the_state.search(words) is not None)
                or (
                    draft.kinds <= _FOR_THE_STATE
                    and bool(draft.kinds)
                    and of_rebels.search(words) is not None
                )
            ):
                loose.add(statement.id)
                if (
                    not owned
                    and not finds(draft)
                    and not any(pattern.search(words) for pattern in patterns.values())
                    and (
                        charged is not None
                        or any(_answers_for(draft, statement, docket, held) for held in parties.values())
                    )
                ):
                    elsewhere.add(statement.id)
                if (
                    charged is None
                    and not owned
                    and (of_the_state.search(words) or _STATE_DOES.search(_without_speaker(statement)))
                ):
                    of_soldiers.add(statement.id)
    if len(sides) == 1:
        only = next(iter(sides))
        # who speaks of soldiers lays nothing to the rebels, though nobody else is accused by name
        rivals = (
            of_soldiers - elsewhere
            if {docket.kind_of(party) for party in parties[only]} <= _NO_SOLDIERS
            else set()
        )
        # who lays the deed to somebody else, or answers for the only party that is accused, does not accuse that party
        loose -= elsewhere
        sides[only] |= loose - rivals
        if rivals:
            sides[_SOLDIERS] = rivals
    return Naming(
        claims=frozenset(loose.union(*sides.values())),
        sides={side: frozenset(held) for side, held in sides.items()},
        granted={
            side: frozenset(
                statement.id
                for statement in docket.statements
                if statement.id in granted and _of_the_side(docket, statement, parties[side])
            )
            for side in sides
        },
    )


def _said_of_others(statement: Statement) -> str:
    """Return a sentence without the words that introduce its speaker: "police intelligence said" names nobody."""
    speaker = statement.claim.speaker
    words = fold(statement.words)
    return words if speaker is None else words.replace(fold(speaker.text), " ")


def _charged(docket: Docket, statement: Statement) -> str | None:
    """Return the words for those to whom a speaker lays the deed by a verb of accusing; ``None`` where nobody is named.

    "He blamed the Reed Brothers", "accusing the army", "she holds the Front responsible". Whoever is accused of failing, hiding or lying
    is not accused of the deed.
    """
    if statement.claim.stance not in _ACCUSING or docket.denies(statement):
        return None
    for found in _ACCUSES.finditer(statement.words):
        whom = _ON_WHOM.sub("", found["whom"])
        if _OTHER_CHARGES.search(whom) or (
            found[0].startswith(("held", "hold")) and "responsible" not in whom
        ):
            continue
        whom = _WHERE_OR_WHEN.split(whom, maxsplit=1)[0]
        if whom.startswith(("by ", "of ")):  # "blamed by", "accused of": the words before say of whom
            continue
        capitals = {fold(word) for word in _NAMED.findall(whom)} - _DAYS
        if capitals or set(fold(whom).split()) & (_ANYBODY | _REBEL):
            return fold(whom)
    return None


_ON_WHOM = re.compile(
    r"^(?:the|this|that|these|those|last \w+['’]s|\w+['’]s) (?:\w+ )?(?:attacks?|massacre|killings?|deaths?|raid|strike|bombing|shelling|shooting|ambush)"
    r"\b.*?\bon (?=.)"
)
_WHERE_OR_WHEN = re.compile(r"\s(?:in|at|near|during|after|before|for|while|who|which)\s")
_DAYS = lexicon(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october",
    "november december",
)
_ACCUSING = frozenset({Stance.ALLEGES, Stance.AFFIRMS})


def _less_latecomers(statement: Statement, words: str) -> str:
    """Return some words of a statement without those for forces that, as it says, came after the deed or never came."""
    for found in _CAME_LATER.finditer(statement.words):
        if _DOES.search(statement.words, found.end()) is None:
            words = words.replace(fold(found[0]), " ")
    return words


def _forces_do(statement: Statement, victims: Collection[str]) -> bool:
    """Whether a sentence tells that forces, by the name of their unit or by what they are, did the deed; none of the victims has the name."""
    words = _without_speaker(statement)
    found = list(_FORCES_DO.finditer(words))
    if (_DOES.search(words) or _BREAK_IN.search(words)) and not _HELPED.search(words):
        found += _WORN.finditer(words)
    return any(
        not _NO_FORCES.search(named[0])
        and not set(fold(named[0]).split()) & (set(victims) - _NO_PEOPLE - _LINKS)
        for named in found
    )


_GUILTY = re.compile(
    r"^(?!.*\b(?:acquit\w*|not guilty|innocent of|innocence|cleared|no (?:evidence|proof)|not (?:proved|proven|established)|whether|if|unless)\b)"
    r".*\b(?:guilty|convicted"
    r"|(?:found|held|ruled|established|proven|proved)\b[^.;]*\b(?:the (?:accused|defendants?))|(?:the (?:accused|defendants?)) (?:was|were|had been) found)\b"
)
"""Words by which a court that finds says that those before it did the deed."""

_LINKS = lexicon("of and in at on by for from to")


def _people_in_arms(statement: Statement, victims: Collection[str]) -> bool:
    """Whether a sentence tells of armed people under the name of a people or party that none of the victims has."""
    return any(
        fold(name) not in _NO_PEOPLE | set(victims)
        for found in _PEOPLE_IN_ARMS.finditer(statement.words)
        for name in found.groups()
        if name
    )


_NAMED = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")


def _places(docket: Docket) -> frozenset[str]:
    """Return the words of the places of which the claims tell."""
    return frozenset(
        word
        for statement in docket.statements
        if statement.claim.place is not None
        for name in (statement.claim.place.text, statement.claim.place.name or "")
        for word in fold(name).split()
    )


def _names_some(sentence: str, places: Collection[str]) -> bool:
    """Whether a sentence has a capital, behind its first word, that is no place of the claims and no day."""
    return any(
        not set(fold(name).split()) <= _DAYS.union(places) for name in _NAMED.findall(_after_first(sentence))
    )


def _after_first(sentence: str) -> str:
    """Return a sentence without its first word, which has a capital whatever it is."""
    return sentence.lstrip().partition(" ")[2]


def _victims(docket: Docket) -> set[str]:
    return {
        word
        for statement in docket.statements
        if statement.claim.act is not None
        for party in statement.claim.act.victims
        for word in fold(party.text).split()
    }


def _answers_for(draft: Draft, statement: Statement, docket: Docket, parties: Iterable[Party]) -> bool:
    """Whether a speaker is of the party that the words fit: it speaks of itself and of its like without accusing them."""
    if not draft.kinds & ANSWERING:
        return False
    held = tuple(parties)
    if _of_the_side(docket, statement, held):
        return True
    states = {docket.state_of(party) for party in held}
    own_state = docket.actor_state(docket.speaking_for(statement))
    homes = {own_state} if own_state is not None else _countries(docket)
    if states and None not in states and homes and not states & homes:
        return False  # a governor does not answer for the forces of another state
    kinds = {docket.kind_of(party) for party in held}
    own = STATE_KINDS if not draft.kinds & {SpeakerKind.ARMED_GROUP} else FIGHTERS - STATE_KINDS
    return bool(kinds & own)


def _countries(docket: Docket) -> frozenset[str | None]:
    """Return the countries of which the claims tell."""
    return frozenset(
        statement.claim.place.country
        for statement in docket.statements
        if statement.claim.place is not None and statement.claim.place.country is not None
    )


def _of_the_side(docket: Docket, statement: Statement, parties: Iterable[Party]) -> bool:
    actor = docket.speaking_for(statement)
    state = docket.actor_state(actor)
    return actor is not None and any(
        party.actor == actor or (state is not None and docket.state_of(party) == state) for party in parties
    )


def _pattern(docket: Docket, parties: Iterable[Party], victims: set[str]) -> re.Pattern[str]:
    """Return a pattern for one attribution: its names, their telling words, and nouns for parties of its kinds."""
    found: set[str] = set()
    for party in parties:
        found |= _WORDS_OF.get(docket.kind_of(party), frozenset())
        names = [docket.party_name(party)] if len(party.text.split()) <= 3 else []
        if party.actor is not None and party.actor in docket.actors:
            actor = docket.actors[party.actor]
            names += [actor.name, *actor.aliases]
        for name in names:
            folded = fold(name).removeprefix("the ")
            found.add(folded)
            found |= {word for word in folded.split() if len(word) > 4 and word not in _TOO_COMMON}
    return _any_of({name for name in found if name and not set(name.split()) <= victims})


def _other_armed(docket: Docket, victims: set[str]) -> set[str]:
    """Return the names of armed parties that speak or are named in the incident."""
    armed = set(docket.accused)
    for statement in docket.statements:
        parties = () if statement.claim.act is None else statement.claim.act.perpetrators
        armed |= {
            actor for actor in (docket.speaking_for(statement), *(party.actor for party in parties)) if actor
        }
    names = {
        name
        for actor in armed
        if actor in docket.actors and docket.actors[actor].kind in FIGHTERS | {ActorKind.POLICE}
        for name in _names_of(docket, actor)
    }
    return {name for name in names if name and not set(name.split()) <= victims}


def _armed_at_home(docket: Docket, victims: Collection[str]) -> re.Pattern[str]:
    """Return a pattern for the names, as they are written, of the armed parties known in a country of which the claims tell.

    "The same Front came back at night": a party need not speak nor be accused by others to be named. With its
    capitals, so that "in front of the house" is none.
    """
    countries = {
        statement.claim.place.country for statement in docket.statements if statement.claim.place is not None
    } - {None}
    names = {
        name
        for known in docket.actors.values()
        if known.kind in FIGHTERS and known.country in countries
        for called in (known.name, *known.aliases)
        for name in (called.removeprefix("the ").removeprefix("The "),)
        if name[:1].isupper() and not set(fold(name).split()) <= set(victims)
    }
    return _any_of(names)


def _without_speaker(statement: Statement) -> str:
    speaker = statement.claim.speaker
    return statement.words if speaker is None else statement.words.replace(speaker.text, " ")


def _names_of(docket: Docket, actor: str) -> set[str]:
    known = docket.actors[actor]
    return {fold(name).removeprefix("the ") for name in (known.name, *known.aliases)} - {""}


def _names_a_denier(
    docket: Docket, statement: Statement, words: str, deniers: Mapping[str, re.Pattern[str]]
) -> bool:
    """Whether the words name somebody who denies, and whom the speaker does not answer for: who denies is accused, in whatever words."""
    speaking = docket.speaking_for(statement)
    return any(
        actor != speaking
        and (docket.actor_state(actor) is None or docket.actor_state(actor) != docket.actor_state(speaking))
        and pattern.search(words) is not None
        for actor, pattern in deniers.items()
    )


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    # "they saw no soldiers": who is said not to have been there is not named
    return re.compile(
        rf"(?<!\bno )(?<!\bnot )(?<!\bnor )(?<!\bwithout )(?<!\bneither )\b(?:{'|'.join(sorted(map(re.escape, names))) or '(?!)'})\b"
    )
