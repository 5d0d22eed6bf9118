"""What an origin bears out: that it happened, and who did it.

A witness is heard as a whole; whoever answers for the accused bears out what it owns up to. The rules stand in
``docs/methods/origins.md``.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from corrobora.records import (
    ActorKind,
    Assertion,
    Category,
    ClaimId,
    ReportId,
    SpeakerKind,
    Stance,
    Unit,
)
from corrobora.weighing.docket import FIGHTERS, Docket, Statement, fold, lexicon, names_somebody
from corrobora.weighing.tellings import (
    bears_witness,
    passes_on,
    speaks_of_what_follows,
)
from corrobora.weighing.voices import PRIVATE_KINDS, Draft, Key, Standing

_ANSWERING = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP})
"""Kinds of speakers who answer for what was done."""

_ACCOUNT = 2
"""Sentences from which on what a private person tells of an incident is an account of it, whatever its words."""

_ANSWERS = frozenset({Stance.DENIES, Stance.GIVES_ALTERNATIVE_EXPLANATION})

_TELLING = frozenset({Stance.ALLEGES, Stance.AFFIRMS, Stance.ADMITS})

_UNIFORMED = lexicon(
    "soldier soldiers troops troop policeman policemen gendarme gendarmes paramilitaries militiamen legionnaires marines"
)


def find_borne_out(
    docket: Docket, drafts: Mapping[Key, Draft], mouths: Mapping[Key, Key]
) -> frozenset[ClaimId]:
    """Return the claims by which speakers bear out the act.

    A witness is heard as a whole: who says in one sentence that soldiers came, in the
    next that they fired and in a third that nobody came back has told of a killing,
    though no sentence says so. So where what a speaker is made to say in one report
    tells of shots, wounds, fire or the dead, all of it that is alleged, affirmed or
    admitted bears the act out. A body that denies the act, or explains it otherwise,
    and nowhere admits it bears nothing out, whatever number of dead it grants:
    fighters "neutralised" in the release that rejects the charge are another account.
    Nor does a body that passes on what others report; experts and soldiers do so only in so many words.
    """
    answers: dict[Key, set[str]] = defaultdict(set)
    for key, draft in drafts.items():
        for statement in draft.statements:
            if not draft.kinds & _ANSWERING:
                continue
            stance = statement.claim.stance
            if stance is Stance.ADMITS:
                if not _of_fighters_alone(statement):
                    answers[mouths[key]].add("admits")
            elif (stance in _ANSWERS or docket.denies(statement)) and (
                not docket.accused or docket.speaks_for_accused(statement)
            ):
                answers[mouths[key]].add("denies")
    found: set[ClaimId] = set()
    for key, draft in drafts.items():
        if answers[mouths[key]] == {"denies"}:
            continue
        by_report: dict[ReportId, list[Statement]] = defaultdict(list)
        for statement in draft.statements:
            by_report[statement.report.id].append(statement)
        for told in by_report.values():
            words = [statement.words for statement in told]
            body = draft.standing is Standing.BODY
            if body and passes_on(words) and not any(said.claim.stance is Stance.AFFIRMS for said in told):
                continue
            found |= {
                statement.id
                for statement in told
                if docket.carries(statement)
                or (statement.id in docket.apart and statement.claim.stance is Stance.ADMITS)
            }
            if draft.standing in {Standing.HEARSAY, Standing.VOICE} or key[0] == "voice":
                continue
            heard = [
                statement
                for statement in told
                if (statement.claim.stance in _TELLING or (body and statement.claim.stance is Stance.REPORTS))
                and not docket.denies(statement)
                and not speaks_of_what_follows(statement.words)
            ]
            private = bool(draft.kinds) and draft.kinds <= PRIVATE_KINDS
            sentences = {statement.words for statement in heard}
            if (bears_witness(sentences) and not draft.kinds & _NO_WITNESSES) or (
                private and len(sentences) >= _ACCOUNT
            ):
                found |= {statement.id for statement in heard}
    return frozenset(found)


_NO_WITNESSES = frozenset({SpeakerKind.EXPERT, SpeakerKind.ARMED_FORCES})
"""Kinds that bear the act out only where they tell it in so many words: experts were not there, soldiers answer for a party."""


def _of_fighters_alone(statement: Statement) -> bool:
    """Whether what is admitted is the killing of fighters, or the loss of things, and of nobody else."""
    counts = statement.claim.counts
    return bool(counts) and all(
        count.category is Category.COMBATANTS or count.unit is not Unit.PEOPLE for count in counts
    )


def find_naming(docket: Docket, drafts: Mapping[Key, Draft], borne: frozenset[ClaimId]) -> frozenset[ClaimId]:
    """Return the claims by which a speaker names who did it.

    The docket's; what those who bear the act out tell of a party's part in it ("soldiers stopped the lorry"); and the
    admission of a body, which names itself.
    """
    found = {statement.id for statement in docket.statements if docket.perpetrators(statement)}
    victims = {
        word
        for statement in docket.statements
        if statement.claim.act is not None
        for party in statement.claim.act.victims
        for word in fold(party.text).split()
    }
    doers = _doers(docket, victims)
    for draft in drafts.values():
        if draft.standing in {Standing.HEARSAY, Standing.VOICE}:
            continue
        for statement in draft.statements:
            act = statement.claim.act
            if statement.id not in borne or statement.claim.stance is Stance.ADMITS_ACT_DENIES_RESPONSIBILITY:
                continue
            named = (
                act is not None
                and act.asserted is Assertion.ASSERTED
                and any(names_somebody(party) for party in act.perpetrators)
            )
            owned = (
                draft.standing is Standing.BODY
                and statement.claim.stance is Stance.ADMITS
                and docket.carries(statement)
            )
            # a party that answers speaks of itself and of its like without accusing them
            told = not draft.kinds & _ANSWERING and doers.search(fold(statement.words)) is not None
            if named or owned or told:
                found.add(statement.id)
    return frozenset(found)


def _doers(docket: Docket, victims: set[str]) -> re.Pattern[str]:
    """Return a pattern for who may have done it: the accused, armed parties of the incident, and uniformed people where none were hit."""
    armed = set(docket.accused)
    for statement in docket.statements:
        claim = statement.claim
        parties = () if claim.act is None else claim.act.perpetrators
        armed |= {
            actor for actor in (docket.speaking_for(statement), *(party.actor for party in parties)) if actor
        }
    names = {
        fold(name).removeprefix("the ")
        for actor in armed
        if actor in docket.actors and docket.actors[actor].kind in FIGHTERS | {ActorKind.POLICE}
        for name in (docket.actors[actor].name, *docket.actors[actor].aliases)
    }
    names = {name for name in names if not set(name.split()) <= victims}
    names |= {
        fold(docket.party_name(party))
        for statement in docket.statements
        for party in docket.perpetrators(statement)
        if len(party.text.split()) <= 3
    }
    names |= {word for word in _UNIFORMED if word not in victims}
    return re.compile(rf"\b(?:{'|'.join(sorted(re.escape(name) for name in names if name) or ['(?!)'])})\b")
