"""What is asked of every report at each assessment, kept so that no report need be looked at for it.

A card is JSON: it follows from a report, its reading and the files of parties in force, and from nothing else.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from corrobora.edtf import bounds
from corrobora.export.jsonform import record_from_values, record_to_values
from corrobora.merging import Fingerprint, Publication, fingerprint_of, publication_of
from corrobora.reading import ActorIndex
from corrobora.records import Actor, ClaimId, Fact, Refusal, Report, ReportId, Revision
from corrobora.review import NO_UNIONS, Laid, Unions
from corrobora.workflow.named import Named, named_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is asked of one report at each assessment."""

    last: str | None
    """Last day on which it may have been published; ``None`` where it does not say."""
    fingerprint: Fingerprint
    publication: Publication
    """As the report would be without copies."""
    named: Named
    """Parties that are mentioned alone left out."""
    facts: tuple[Fact, ...]
    refused: tuple[Refusal, ...]
    """What reading refused of it."""
    judged: tuple[Revision, ...] = ()
    """Its claims that a person rejected or corrected."""
    instead: Mapping[ClaimId, ClaimId] = field(default_factory=dict)
    """For each of these that was corrected, the person's."""


def card_of(report: Report, laid: Laid, index: ActorIndex, unions: Unions = NO_UNIONS) -> Card:
    """Return the card of a report whose reading has judgements laid over it."""
    published, reading = report.published, laid.reading
    return Card(
        last=None if published is None or published.edtf is None else bounds(published.edtf)[1].isoformat(),
        fingerprint=fingerprint_of(report),
        publication=publication_of(replace(report, copy_of=()), reading.claims),
        named=replace(named_in(report, reading, index, unions), mentioned={}),
        facts=reading.background,
        refused=reading.refused,
        judged=laid.revisions,
        instead=laid.instead,
    )


def to_values(card: Card, index: ActorIndex) -> str:
    """Return a card as JSON; parties as the index has them go by their ids alone."""
    found, seen = card.publication, card.fingerprint
    return json.dumps(
        [
            card.last,
            [seen.first, seen.words, seen.outlet, seen.speaking],
            [
                found.outlet,
                found.speaks_for,
                found.credits,
                found.pages,
                found.headline,
                found.notices,
                found.voices,
            ],
            _parties(card.named.media, index),
            _parties(card.named.meant, index),
            [record_to_values(fact) for fact in card.facts],
            [record_to_values(refusal) for refusal in card.refused],
            [record_to_values(revision) for revision in card.judged],
            dict(card.instead),
        ],
        ensure_ascii=True,
        separators=(",", ":"),
    )


def from_values(report: ReportId, written: str, grams: bytes, index: ActorIndex) -> Card:
    """Return the card that was written.

    Args:
        report: whose it is.
        written: as `to_values` gave it.
        grams: those of its fingerprint, which are kept apart from it.
        index: the same as then.

    """
    last, seen, found, media, meant, facts, refused, judged, instead = json.loads(written)
    first, words, outlet, speaking = seen
    return Card(
        last=last,
        fingerprint=Fingerprint(
            report=report, first=first, words=words, outlet=outlet, grams=grams, speaking=tuple(speaking)
        ),
        publication=Publication(
            outlet=found[0],
            speaks_for=found[1],
            credits=tuple(found[2]),
            pages=tuple(map(tuple, found[3])),
            headline=tuple(found[4]),
            notices=found[5],
            voices=tuple(found[6]),
            copies=(),
        ),
        named=Named(media=_again(media, index), meant=_again(meant, index), mentioned={}),
        facts=tuple(record_from_values(Fact, one) for one in facts),
        refused=tuple(record_from_values(Refusal, one) for one in refused),
        judged=tuple(record_from_values(Revision, one) for one in judged),
        instead=instead,
    )


def _parties(actors: Mapping[str, Actor], index: ActorIndex) -> dict[str, Any]:
    return {
        known: None if index.get(known) == actor else record_to_values(actor)
        for known, actor in actors.items()
    }


def _again(parties: Mapping[str, Any], index: ActorIndex) -> dict[str, Actor]:
    found: Iterable[tuple[str, Actor | None]] = (
        (known, index.get(known) if values is None else record_from_values(Actor, values))
        for known, values in parties.items()
    )
    return {known: actor for known, actor in found if actor is not None}


__all__ = ["Card", "card_of", "from_values", "to_values"]
