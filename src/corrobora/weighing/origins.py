"""Lineage and origins: where each claim first comes from, and how many independent origins there are.

An origin is a speaker together with whoever gathered its word. The rules, each
with its reason, stand in ``docs/methods/origins.md``; in short:

1. A body is one origin in all reports, through whoever speaks for it, and its
   own statement speaks with its voice; a named person is one origin in all
   reports. A named officer of a body whom no report lets speak beside the body
   itself is an origin of his own that may share; the two never count as two.
2. Unnamed speakers of one kind whose word one medium gathered, or who stand in
   copies of one text, are as many as the most detailed of those reports tells
   apart, and no more.
3. What nobody in particular is made to say ("allegations", "reports") is
   hearsay and corroborates nothing.
4. An outlet's own voice says what somebody told it. It adds an origin only
   where its text shows no other.
5. What cannot be decided is kept as *may share* and makes the count a range.

Sources: Every Casualty, Standards for Casualty Recording (2016), p. 25 (sources
"independent from one another": different primary sources); UCDP GED codebook,
field ``source_original`` (the original claimant); Airwars, grade "Weak".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corrobora.records import (
    ClaimId,
    CountedWith,
    Evidence,
    Origin,
    OriginId,
    OriginRange,
    Speaker,
    Stance,
    Support,
    digest,
)
from corrobora.weighing.bearing import find_borne_out, find_granted, find_owned
from corrobora.weighing.blaming import Naming, find_naming
from corrobora.weighing.docket import Docket, Statement
from corrobora.weighing.lineage import Lineage
from corrobora.weighing.sharing import Mouths, find_mouths, find_relayers, find_shares, may_share, tales_of
from corrobora.weighing.speakers import (
    resolve_speakers,
)
from corrobora.weighing.unions import fewest_sharing
from corrobora.weighing.voices import Draft, Key, Standing, draft_all

METHOD = "origins/8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The origins of one incident, and what is needed to count any selection of their claims."""

    all: tuple[Origin, ...]
    """In the order of their ids."""
    of: Mapping[ClaimId, OriginId]
    standing: Mapping[OriginId, Standing]
    relayers: Mapping[OriginId, frozenset[OriginId]]
    """For an origin whose word another origin gathered and passed on: that other."""
    texts: Mapping[ClaimId, str]
    """Stand-in of the text family a claim stands in: copies of one text, or stories of one agency."""
    by_id: Mapping[OriginId, Origin]
    bodies: Mapping[OriginId, str]
    """For the origins that are bodies, or named officers of one: the actor."""
    mouths: Mapping[OriginId, OriginId]
    """For an origin that counts as one with another, without being resolved to it: that other. A body's officers and the
    body; whom a lead names by kind alone and whom the text then lets speak; one account that two reports tell alike."""
    shares: Mapping[OriginId, frozenset[OriginId]]
    """For each mouth the mouths that it may share an origin with."""
    media: frozenset[OriginId]
    """Media that are quoted: they say what somebody told them."""
    bearing: frozenset[ClaimId]
    """Claims that bear out the act: those that carry it, and what those who tell of it are made to say of it besides."""
    naming: Naming
    """Claims by which a speaker who bears out the act, or accuses, names who did it."""
    granted: frozenset[ClaimId]
    """Claims in which those who only deny tell of a strike or of killed fighters of their own: the same happening, or another."""
    owned: frozenset[ClaimId]
    """Those of them that are surely of this happening."""

    def mouth(self, origin: OriginId) -> OriginId:
        """Return one id for a body and all who speak for it by name."""
        return self.mouths.get(origin, origin)

    def attributed(self, origin: OriginId) -> bool:
        """Whether somebody, named or described, is made to say it."""
        return self.standing[origin] not in {Standing.HEARSAY, Standing.VOICE}

    def speakers(self, claims: Iterable[ClaimId]) -> tuple[OriginId, ...]:
        """Return the origins of some claims in the order of their ids."""
        return tuple(sorted({self.of[claim] for claim in claims}))

    def counted(self, claims: Iterable[ClaimId]) -> tuple[OriginId, ...]:
        """Return the origins that may each be a separate one behind these claims.

        Origins of one mouth are one. Hearsay, and media quoted, are left out where anybody
        else says it. An outlet's voice is left out where a text of its family, or
        one that it retells, gives the claim to somebody. Unnamed people
        whose word a counted body gathered are left out, since that body's word
        rests on theirs; where a medium gathered it, the medium is left out.
        """
        by_origin: dict[OriginId, set[str]] = defaultdict(set)
        for claim in claims:
            by_origin[self.mouth(self.of[claim])].add(self.texts[claim])
        named = {origin for origin in by_origin if self.attributed(origin)}
        dropped: set[OriginId] = set()
        for origin in named:
            for relayer in self.relayers.get(origin, frozenset()) & named:
                dropped.add(relayer if relayer in self.media else origin)
        if named - self.media - dropped:
            dropped |= named & self.media
        found = named - dropped
        if not found:
            found = {origin for origin in by_origin if self.standing[origin] is Standing.VOICE}
        if not found:
            found = {origin for origin in by_origin if self.standing[origin] is Standing.HEARSAY}
        return tuple(sorted(found))

    def count(self, claims: Iterable[ClaimId]) -> OriginRange:
        """Count the independent origins behind some claims, at least and at most.

        ``high`` takes every counted origin for a separate one. ``low`` lets all
        that may share an origin share one: the smallest number of groups in
        which any two may share. Hearsay alone is 0 to 1.
        """
        found = self.counted(claims)
        if not found:
            return OriginRange(low=0, high=0)
        if all(self.standing[origin] is Standing.HEARSAY for origin in found):
            return OriginRange(low=0, high=1)
        firm = [origin for origin in found if self.attributed(origin)]
        if not firm:
            return OriginRange(low=1, high=len(found))
        shares = {origin: self.shares.get(origin, frozenset()) for origin in firm}
        return OriginRange(low=fewest_sharing(shares), high=len(found))


def find_origins(docket: Docket) -> Origins:
    """Name the origin of every claim of the docket.

    An agency story and its reprints share one origin and count once, however
    many newsrooms carried them. Adding a copy adds no origin.
    """
    docket = resolve_speakers(docket)
    lineage = Lineage(docket)
    drafts = draft_all(docket, lineage)
    relayers = find_relayers(docket, lineage, drafts)
    ids = {key: OriginId("o-" + digest(*key)[:16]) for key in drafts}
    tales = tales_of(drafts)
    counted = find_mouths(drafts, tales, docket, lineage)
    mouths = counted.of
    borne = find_borne_out(docket, drafts, mouths)
    granted = find_granted(docket, drafts, mouths)
    naming = find_naming(docket, drafts, borne, granted)
    origins = []
    for key, draft in drafts.items():
        shares = tuple(
            sorted(
                ids[other]
                for other in drafts
                if other != key and may_share(draft, drafts[other], docket, tales, lineage)
            )
        )
        origins.append(
            Origin(
                id=ids[key],
                speaker=_spokesperson(draft),
                gathered_by=lineage.gathered_by(draft.statements, unnamed=draft.standing is Standing.UNNAMED),
                supports=_supports(docket, draft.statements, borne=borne, naming=naming.claims),
                reports=tuple(sorted({statement.report.id for statement in draft.statements})),
                claims=tuple(sorted(statement.id for statement in draft.statements)),
                evidence=_evidence(lineage, draft),
                counted_with=_counted_with(key, counted, ids),
                may_share=shares,
            )
        )
    bodies = {ids[key]: draft.actor for key, draft in drafts.items() if draft.actor is not None}
    return Origins(
        all=tuple(sorted(origins, key=lambda origin: origin.id)),
        of={statement.id: ids[key] for key, draft in drafts.items() for statement in draft.statements},
        standing={ids[key]: draft.standing for key, draft in drafts.items()},
        relayers=_by_mouth(relayers, mouths, ids),
        texts={statement.id: lineage.text_family(statement) for statement in docket.statements},
        by_id={origin.id: origin for origin in origins},
        bodies=bodies,
        mouths={ids[key]: ids[mouth] for key, mouth in mouths.items()},
        shares=find_shares(drafts, mouths, ids, docket, tales, lineage),
        media=frozenset(
            ids[key] for key, draft in drafts.items() if key[0] == "voice" and draft.standing is Standing.BODY
        ),
        bearing=borne,
        naming=naming,
        granted=granted,
        owned=find_owned(docket, granted, borne),
    )


def _counted_with(key: Key, counted: Mouths, ids: Mapping[Key, OriginId]) -> tuple[CountedWith, ...]:
    found = {
        CountedWith(origin=ids[tie.other if key == tie.one else tie.one], reason=tie.reason)
        for tie in counted.ties
        if key in {tie.one, tie.other}
    }
    return tuple(sorted(found, key=lambda one: (one.origin, one.reason)))


def _by_mouth(
    relayers: Mapping[Key, set[Key]], mouths: Mapping[Key, Key], ids: Mapping[Key, OriginId]
) -> dict[OriginId, frozenset[OriginId]]:
    found: dict[OriginId, set[OriginId]] = defaultdict(set)
    for key, others in relayers.items():
        found[ids[mouths[key]]] |= {ids[mouths[other]] for other in others} - {ids[mouths[key]]}
    return {origin: frozenset(others) for origin, others in found.items()}


def _supports(
    docket: Docket, statements: Iterable[Statement], *, borne: frozenset[ClaimId], naming: frozenset[ClaimId]
) -> tuple[Support, ...]:
    behind_steps = {claim for step in docket.steps for claim in step.claims}
    found: set[Support] = set()
    for statement in statements:
        told = set()
        if statement.id in borne:
            told.add(Support.ACT)
        if statement.id in naming:
            told.add(Support.RESPONSIBILITY)
        if not told and (statement.id in behind_steps or statement.claim.stance is Stance.DEMANDS):
            told.add(Support.RESPONSE)
        found |= (told | _answer(docket, statement)) or {Support.OTHER}
    return tuple(support for support in Support if support in found)


def _answer(docket: Docket, statement: Statement) -> set[Support]:
    found: set[Support] = set()
    if docket.accepts(statement):
        found.add(Support.RESPONSE)
    if docket.denies(statement) or statement.claim.stance is Stance.ADMITS_ACT_DENIES_RESPONSIBILITY:
        found.add(Support.DENIAL)
    return found


def _spokesperson(draft: Draft) -> Speaker | None:
    """Return the speaker as most claims word it; named before unnamed, then by the alphabet."""
    worded = Counter(
        statement.claim.speaker for statement in draft.statements if statement.claim.speaker is not None
    )
    if not worded:
        return None
    return min(worded, key=lambda speaker: (speaker.anonymous, -worded[speaker], speaker.text, repr(speaker)))


def _evidence(lineage: Lineage, draft: Draft) -> tuple[Evidence, ...]:
    found: set[Evidence] = set()
    reports = {statement.report.id: statement.report for statement in draft.statements}
    for statement in draft.statements:
        speaker, claim = statement.claim.speaker, statement.claim
        if speaker is not None and speaker.told is not None:
            found.add(_passage("told", statement, f"told {speaker.told}"))
        if speaker is not None and speaker.via:
            found.add(_passage("relayed", statement, f"through {speaker.via[-1]}"))
        if speaker is not None and len(reports) > 1 and draft.standing in {Standing.BODY, Standing.PERSON}:
            found.add(
                Evidence(
                    kind="same-speaker",
                    report=claim.report,
                    start=claim.start,
                    end=claim.end,
                    note=speaker.text,
                )
            )
    for report in reports.values():
        if lineage.agency(report) is not None:
            found.add(Evidence(kind="credit", report=report.id, note=", ".join(sorted(report.credits))))
        for edge in report.copy_of:
            if edge.report in reports:
                found.add(Evidence(kind="copied-text", report=report.id, note=edge.evidence))
    return tuple(
        sorted(found, key=lambda item: (item.kind, item.report, item.start or 0, item.end or 0, item.note))
    )


def _passage(kind: str, statement: Statement, note: str) -> Evidence:
    claim = statement.claim
    return Evidence(kind=kind, report=claim.report, start=claim.start, end=claim.end, note=note)
