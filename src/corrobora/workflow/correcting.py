"""A person's correction of a claim, its places and parties looked up where the project's reader looks them up."""

from collections.abc import Mapping, Sequence

from corrobora.errors import BadSetting
from corrobora.reading import Gazetteer, place_of
from corrobora.records import Claim, Party, Place
from corrobora.review import FIELDS, correct
from corrobora.workflow.reference import Reference


def changes_of(told: Sequence[str]) -> dict[str, str]:
    """Return the fields of a correction with what they should be, each written as ``field=value``.

    Raises:
        BadSetting: one is not written so, or a field is named twice.

    """
    changes: dict[str, str] = {}
    for one in told:
        field, sign, value = one.partition("=")
        if not sign or field.strip() in changes:
            raise BadSetting(
                f"correct: found {one!r}, expected field=value, each field once, as stance=denies; fields are {', '.join(FIELDS)}"
            )
        changes[field.strip()] = value
    return changes


def correct_claim(claim: Claim, changes: Mapping[str, str], reference: Reference) -> Claim:
    """Return a claim as a person reads it; see `corrobora.review.correct`.

    Of places of one name the one in the country that the claim's place lies in comes first, then the one with most inhabitants.

    Raises:
        BadSetting: there is no such field, or a value that it does not take.
        Unchanged: nothing is changed.

    """
    country = None if claim.place is None else claim.place.country

    def party(words: str) -> Party:
        actor = reference.actors.resolve(words)
        return Party(text=words) if actor is None else Party(text=words, actor=actor.id, kind=actor.kind)

    return correct(
        claim, changes, parties=party, places=lambda name: _places(name, country, reference.gazetteer)
    )


def _places(name: str, country: str | None, gazetteer: Gazetteer) -> Sequence[Place]:
    found = sorted(
        gazetteer.find(name), key=lambda one: (one.country != country, -(one.population or 0), one.id)
    )
    return [place_of(entry, name) for entry in found]
