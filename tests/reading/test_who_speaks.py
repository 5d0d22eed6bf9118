"""Whoever a report may quote can speak: kin, trades, ranks, offices, those held."""

import pytest

from corrobora.reading.attribution import find_attributions

PERSONS = (
    "inmate prisoner detainee convict warder guard cellmate recruit conscript cadet pupil schoolgirl schoolboy classmate headmistress "
    "midwife gravedigger imam nun pastor abbot muezzin deacon marabout griot herder boatman deckhand stevedore driver trader mason "
    "carpenter cook maid watchman neighbour bystander survivor widow orphan aunt nephew fiancé friend colleague comrade poet "
    "journalist activist lawyer notary judge bailiff clerk registrar coroner mayor consul attaché spokeswoman constable corporal colonel "
    "pilot marine veteran mercenary vigilante monitor analyst engineer miner villager refugee hostage girl teenager pensioner"
).split()


@pytest.mark.parametrize("person", PERSONS)
def test_a_person_of_any_calling_may_speak(person: str) -> None:
    article = "An" if person[0] in "aeiou" else "A"
    sentence = f"{article} {person} says that the men came at night and beat nine people."
    (found,) = find_attributions(sentence)
    assert found.source is not None
    assert sentence[found.source.start : found.source.end] == f"{article} {person}"
