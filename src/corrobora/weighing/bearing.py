"""What an origin bears out: that it happened.

A witness is heard as a whole; whoever answers for the accused bears out what it owns up to. The rules stand in
``docs/methods/origins.md``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from corrobora.records import (
    Category,
    ClaimId,
    Outcome,
    Report,
    ReportId,
    SpeakerKind,
    Stance,
    Unit,
)
from corrobora.weighing.callings import is_role
from corrobora.weighing.docket import (
    LETHAL_ACTS,
    Docket,
    Statement,
    fighters_told,
    fold,
    lexicon,
)
from corrobora.weighing.lineage import Lineage
from corrobora.weighing.speakers import publishers_of
from corrobora.weighing.tellings import (
    bears_witness,
    passes_on,
    speaks_of_what_follows,
    tells_what_was_lived,
)
from corrobora.weighing.voices import ANSWERING, PRIVATE_KINDS, Draft, Key, Standing

_ACCOUNT = 2
"""Sentences from which on what a private person tells of an incident is an account of it, whatever its words."""

CONCEDED_SHARE = 0.5
"""What share of the others' smallest number the accused must count of "fighters" to speak of the same dead; below it
tells of another fight. For the range (`totals.py`) and the origins alike. Ours."""

_ANSWERS = frozenset({Stance.DENIES, Stance.GIVES_ALTERNATIVE_EXPLANATION})

_TELLING = frozenset({Stance.ALLEGES, Stance.AFFIRMS, Stance.ADMITS})


def find_borne_out(
    docket: Docket, drafts: Mapping[Key, Draft], mouths: Mapping[Key, Key]
) -> frozenset[ClaimId]:
    """Return the claims by which speakers bear out the act.

    A witness is heard as a whole: who says in one sentence that soldiers came, in the
    next that they fired and in a third that nobody came back has told of a killing,
    though no sentence says so. So where what a speaker is made to say in one report
    tells of shots, wounds, fire or the dead, all of it that is alleged, affirmed or
    admitted bears the act out. A body that denies the act, or explains it otherwise,
    and nowhere admits it bears nothing out (but see `find_granted`).
    Nor does a body that passes on what others report; experts and soldiers do so only in so many words.
    """
    only_deny = _who_only_deny(docket, drafts, mouths)
    digests = _digests(docket, drafts)
    found: set[ClaimId] = set()
    repeated: set[ClaimId] = set()
    for key, draft in drafts.items():
        if mouths[key] in only_deny and _denies_with_it(docket, draft):
            continue
        by_report: dict[ReportId, list[Statement]] = defaultdict(list)
        for statement in draft.statements:
            by_report[statement.report.id].append(statement)
        for told in by_report.values():
            words = [statement.words for statement in told]
            body = draft.standing is Standing.BODY
            if body and passes_on(words) and not any(said.claim.stance is Stance.AFFIRMS for said in told):
                continue
            if body and not draft.kinds & ANSWERING and told[0].report.id in digests:
                repeated |= {statement.id for statement in told if docket.carries(statement)}
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
            if finds(draft):
                found |= {statement.id for statement in heard if statement.claim.stance is Stance.AFFIRMS}
            if not body and owns_up(heard):
                found |= {statement.id for statement in heard}
            if (bears_witness(sentences) and not draft.kinds & _NO_WITNESSES) or (
                private
                and (len(sentences) >= _ACCOUNT or (is_somebody(draft) and tells_what_was_lived(sentences)))
            ):
                found |= {statement.id for statement in heard}
    return frozenset(found or repeated)


def is_somebody(draft: Draft) -> bool:
    """Whether a private speaker is surely a person: has a full name, or is called by a noun for people ("the old woman")."""
    if draft.standing is Standing.PERSON:
        return len(draft.key[1].split()) > 1
    heads = [_HEAD_ENDS.split(fold(text), maxsplit=1)[0].split()[-1:] for text in draft.texts]
    return any(is_role(word) or is_role(word.removesuffix("s")) for head in heads for word in head)


def _digests(docket: Docket, drafts: Mapping[Key, Draft]) -> frozenset[ReportId]:
    """Return the publications of bodies that only pass on what others tell, and the reports that copy one."""
    own = {known for known in publishers_of(docket) if only_compiles(docket.reports[known])}
    if not own:
        return frozenset()
    lineage = Lineage(docket)
    roots = {
        lineage.own_root(said)
        for draft in drafts.values()
        for said in draft.statements
        if said.report.id in own
    }
    return frozenset(own) | {
        said.report.id
        for draft in drafts.values()
        for said in draft.statements
        if lineage.own_root(said) in roots and not _gathers(said.report)
    }


def only_compiles(report: Report) -> bool:
    """Whether a body's own publication says that it passes on what others published, and nowhere that it met, saw or counted anybody.

    Silence says neither: a body that does not tell how it knows may have been there.
    """
    return _COMPILES.search(report.text) is not None and not _gathers(report)


def _gathers(report: Report) -> bool:
    """Whether a text says that somebody met, saw, treated or counted those of whom it tells."""
    return _GATHERED.search(_NOT_DONE.sub(" ", report.text)) is not None


_COMPILES = re.compile(
    r"\b(?:(?:compil(?:es|ed|ation|ing)|summar(?:y|ies|ised|ized|ises|izes))\b|(?:drawn|drawing|draws|based) (?:up)?(?:on|from)\b)"
    r"[^.]{0,30}\b(?:public|publicly|open|media|press|published)\b[^.]{0,20}\b(?:information|sources?|reports?|reporting)\b"
    r"|\b(?:press|media) (?:digest|review|round-?up)\b",
    re.IGNORECASE,
)
"""Words by which a digest says that it passes on what others published."""

_NOT_DONE = re.compile(
    r"\b(?:not|never|cannot|unable to)(?: be| been| have)?(?: independently)? (?:verif\w+|establish\w+|document\w+|examin\w+|visit\w*|interview\w*)",
    re.IGNORECASE,
)
"""What a body says that it did not do."""


_GATHERED = re.compile(
    r"\b(?:interview\w*|(?:spoke|speaking|spoken|talked|talking) (?:to|with)|heard\b|visit\w*|document(?:s|ed|ing)\b|verif(?:y|ied|ies)\b"
    r"|establish(?:ed|es)|investigat(?:ed|ors)|examined|collected|treated|registered|received \w+ (?:wounded|patients|bodies)"
    r"|counted|certified|buried|washed|testimon\w+|witnessed|we (?:saw|met|asked|found|know|have|hold|list)|our (?:\w+ )?(?:teams?|researchers"
    r"|members|staff|volunteers?|monitors|investigators|clinics?|hospitals?|medics|delegat\w+|mission|observers?|list|parish\w*|priests?|office)"
    r"|told (?:us|the)|reached (?:by|the)|has seen|seen (?:by|each)|own (?:list|interviews|team))",
    re.IGNORECASE,
)
"""Words by which a body says how it knows. Ours."""


def finds(draft: Draft) -> bool:
    """Whether a speaker finds on evidence, as a court does: what it holds proven bears the act out, in whatever words.

    It is a body, an official, or somebody of whom nothing else is known, and the noun it turns on says so: a shopkeeper near the court
    finds nothing.
    """
    if draft.standing is not Standing.BODY and not draft.kinds & {SpeakerKind.OFFICIAL, SpeakerKind.OTHER}:
        return False
    heads = [_HEAD_ENDS.split(fold(text), maxsplit=1)[0].split() for text in draft.texts]
    return any(
        words and (words[-1] in _JUDGES or (words[0] in _JUDGE_TITLES and draft.standing is Standing.PERSON))
        for words in heads
    )


_JUDGES = lexicon(
    "court judge judges tribunal bench jury judgment judgement verdict inquest inquiry coroner indictment"
)
"""Who, and what, finds."""
_JUDGE_TITLES = lexicon("judge coroner")
_HEAD_ENDS = re.compile(
    r",|\b(?:of|in|at|for|from|near|with|on|into|who|which|that|to|outside|opposite|by)\b"
)


def owns_up(told: Iterable[Statement]) -> bool:
    """Whether somebody admits that he did the deed himself: "the corporal admitted that he had fired".

    Who fired in the air, warning shots or gas alone has admitted none; nor has who was fired at, who turned his weapon on nobody
    or shot a dog.
    """
    return any(said.claim.stance is Stance.ADMITS and _owns_to_a_deed(said.words) for said in told)


def _owns_to_a_deed(words: str) -> bool:
    left = _HARMLESS.sub(" ", words)
    return _OWN_DEED.search(left) is not None or any(
        fold(word) in _PEOPLE or is_role(re.sub(r"men$", "man", word).removesuffix("s"))
        for found in _TURNED_ON.finditer(left)
        for word in found["whom"].split()
    )


_BEAST = r"(?:the |a |an |its |his |her |their |some )?(?:[a-z]+ )?(?:dogs?|cats?|cows?|cattle|goats?|sheep|horses?|donkeys?|camels?|birds?|snakes?)\b"
_OWN_DEED = re.compile(
    r"\b(?:fired|shot|opened fire|killed|struck|shelled|bombed|stabbed|strangled|rammed|beaten|(?:dropped|released) the bomb"
    r"|discharged (?:their|his|her|its|service|live|the) (?:\w+ )?(?:weapons?|firearms?|rifles?|guns?|rounds|ammunition|pistols?))\b"
    rf"(?! (?:at |on )?(?:nobody|no one|{_BEAST}))",
    re.IGNORECASE,
)
_TURNED_ON = re.compile(
    r"\b(?:used|turned) (?:their|his|her|its|the|live|service) (?:\w+ )?(?:weapons?|firearms?|rifles?|guns?|rounds|ammunition|pistols?)"
    r" (?:on|against) (?:the |a |an |some |those |these |his |her |their |unarmed )*(?P<whom>(?:[a-z]+ )?[a-z]+)\b",
    re.IGNORECASE,
)
_PEOPLE = lexicon(
    "people person persons man men woman women child children boy boys girl girls civilians civilian crowd crowds them him her us"
    " villagers protesters demonstrators mourners herders families youths"
)
_HARMLESS = re.compile(
    r"\b(?:fired|shot|opened fire|discharged)\b(?:(?! (?:after|before|following|when|and|but|then|at|on)\b)[^,;:.]){0,40}?"
    r" (?:in(?:to)? the air|above (?:the|their) heads|over (?:the|their) heads|warning shots?|tear ?gas|blanks?|rubber bullets)\b"
    r"|\bwarning shots? (?:had been |have been |has been |was |were )?fired\b"
    r"|\b(?:being|(?:he|she|we|I) (?:was|were|had been)) (?:fired|shot) (?:up)?(?:on|at)\b",
    re.IGNORECASE,
)
"""Shots at nobody, and those of others."""


def find_granted(
    docket: Docket, drafts: Mapping[Key, Draft], mouths: Mapping[Key, Key]
) -> frozenset[ClaimId]:
    """Return what those who only deny the accusation tell of a strike or of killed fighters of their own.

    "Seven terrorists were neutralised at a watering point" may be the army's word for the nine herders, or another
    fight of that day: it counts at the high end alone, for the act and for who did it. What they lay to others grants nothing.
    """
    only_deny = _who_only_deny(docket, drafts, mouths)
    others = [
        number
        for key, draft in drafts.items()
        if mouths[key] not in only_deny or not _denies_with_it(docket, draft)
        for statement in draft.statements
        if docket.carries(statement)
        for number in _killed(statement)
    ]
    return frozenset(
        statement.id
        for key, draft in drafts.items()
        if mouths[key] in only_deny and _denies_with_it(docket, draft)
        for statement in draft.statements
        if statement.claim.stance in _OWNING
        and not docket.denies(statement)
        and (statement.id in docket.apart or docket.carries(statement))
        and statement.claim.act is not None
        and statement.claim.act.kind in LETHAL_ACTS
        and (
            any(docket.sides_with_accused(party.actor) for party in statement.claim.act.perpetrators)
            or (not statement.claim.act.perpetrators and fighters_told(docket, statement))
        )
        and all(CONCEDED_SHARE * min(others, default=0) <= number for number in _killed(statement))
    )


def find_owned(docket: Docket, granted: frozenset[ClaimId], borne: frozenset[ClaimId]) -> frozenset[ClaimId]:
    """Return what is granted of this happening and no other: people killed at its place.

    "Seven terrorists were neutralised at the wells of Oll on 8 February" owns to the killing that others tell of at those wells, and
    denies only who the dead were. A place or day of its own must be one that others give. Where it gives no place, what the same
    speaker tells beside it in the same report may lend one, but no denial: who denies a killing at Oll has killed nobody there.
    """
    told = {statement.id: statement for statement in docket.statements}
    told_of = [told[claim] for claim in borne]
    named = frozenset(name for said in told_of for name in _place_names(said))
    here = frozenset(name for said in told_of for name in _place_names(said) if _is_near(said))
    days = frozenset(day for said in told_of for day in _day(said))

    def of_this(owned: Statement) -> bool:
        if not _place_names(owned) <= named or (days and not _day(owned) <= days):
            return False
        if _is_near(owned):
            return bool(_place_names(owned) & here)
        lent = [
            _place_names(other)
            for other in docket.statements
            if other.report.id == owned.report.id
            and docket.speaking_for(other) == docket.speaking_for(owned)
            and other.claim.stance is not Stance.DENIES
            and not docket.denies(other)
            and _is_near(other)
        ]
        return bool(lent) and all(names <= here for names in lent)

    return frozenset(claim for claim in granted if _killed(told[claim]) and of_this(told[claim]))


def _place_names(statement: Statement) -> frozenset[str]:
    place = statement.claim.place
    return frozenset() if place is None else frozenset({fold(place.name or place.text)})


def _is_near(statement: Statement) -> bool:
    """Whether a claim gives a place no wider than a town."""
    place = statement.claim.place
    return place is not None and (place.where_prec or 9) <= _NEAR


def _day(statement: Statement) -> frozenset[str]:
    when = statement.claim.when
    return (
        frozenset({when.edtf})
        if when is not None and when.edtf is not None and when.date_prec == 1
        else frozenset()
    )


_NEAR = 2
"""Precision of a place (UCDP ``where_prec``) up to which two happenings at it are one place's."""


def _killed(statement: Statement) -> list[int]:
    return [
        count.low
        for count in statement.claim.counts
        if count.outcome is Outcome.KILLED and count.low is not None and count.low > 0 and not count.part
    ]


def _who_only_deny(docket: Docket, drafts: Mapping[Key, Draft], mouths: Mapping[Key, Key]) -> frozenset[Key]:
    """Return the mouths that answer for the accused, deny the act or explain it otherwise, and nowhere admit it.

    Where nobody is accused by name, any official who denies something may be meant, but not one who tells of the act:
    "there was no military object for miles" denies nothing of it.
    """
    answers: dict[Key, set[str]] = defaultdict(set)
    for key, draft in drafts.items():
        for statement in draft.statements:
            if not draft.kinds & ANSWERING:
                continue
            stance = statement.claim.stance
            if stance is Stance.ADMITS:
                if not _of_fighters_alone(statement):
                    answers[mouths[key]].add("admits")
            elif (stance in _ANSWERS or docket.denies(statement)) and (
                not docket.accused or docket.speaks_for_accused(statement)
            ):
                answers[mouths[key]].add("denies")
            elif not docket.accused and docket.carries(statement) and not fighters_told(docket, statement):
                answers[mouths[key]].add("tells")
    return frozenset(mouth for mouth, told in answers.items() if told == {"denies"})


def _denies_with_it(docket: Docket, draft: Draft) -> bool:
    """Whether an origin of a mouth that only denies is itself heard so: the body, and whoever denies or tells of fighters alone.

    Who counts as one with the body and yet tells of the act is heard for what he tells.
    """
    if draft.standing is Standing.BODY:
        return True
    told = [said for said in draft.statements if docket.carries(said)]
    return any(said.claim.stance in _ANSWERS or docket.denies(said) for said in draft.statements) or all(
        fighters_told(docket, said) for said in told
    )


_OWNING = frozenset({Stance.ALLEGES, Stance.AFFIRMS, Stance.ADMITS, Stance.ANNOUNCES, Stance.REPORTS})

_NO_WITNESSES = frozenset({SpeakerKind.EXPERT, SpeakerKind.ARMED_FORCES})
"""Kinds that bear the act out only where they tell it in so many words: experts were not there, soldiers answer for a party."""


def _of_fighters_alone(statement: Statement) -> bool:
    """Whether what is admitted is the killing of fighters, or the loss of things, and of nobody else."""
    counts = statement.claim.counts
    return bool(counts) and all(
        count.category is Category.COMBATANTS or count.unit is not Unit.PEOPLE for count in counts
    )
