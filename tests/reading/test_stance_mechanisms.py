"""Stances that hang on more than one word: halves of a sentence, an outlet's own doubt, a body's "it", guilt owned."""

import pytest

from corrobora.reading.stances import withholds_in_print
from corrobora.records import Stance

from .telling import LEAD, claims_of, said_in

S = Stance


def stances(sentence: str) -> list[Stance]:
    return [c.stance for c in sorted(said_in(sentence), key=lambda c: c.start)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The army said that the missile went astray and that the clinic was never a target.", [S.GIVES_ALTERNATIVE_EXPLANATION, S.DENIES]),
        ("A spokesman of the Malian army said that soldiers shelled Keba and that those responsible would be tried.", [S.ADMITS, S.ANNOUNCES]),
        ("Residents said that gunmen killed nine traders in Keba and that the army must explain its absence.", [S.ALLEGES, S.DEMANDS]),
        ("Residents said that gunmen killed nine traders in Keba and that more attacks would follow.", [S.ALLEGES, S.PREDICTS]),
    ],
)  # fmt: skip
def test_two_things_said_in_two_stances_are_two_claims(sentence: str, expected: list[Stance]) -> None:
    found = sorted(said_in(sentence), key=lambda c: c.start)
    assert [c.stance for c in found][-1] is expected[-1]
    assert len({(c.start, c.end) for c in found}) == 2
    assert found[0].stance is expected[0]
    assert found[0].end <= found[-1].start


@pytest.mark.parametrize(
    "sentence",
    [
        "Residents said that gunmen killed nine traders in Keba and that soldiers came at noon.",
        "The army said that its drone went astray and that three farmers were killed.",
        "Residents said that gunmen shot nine traders and burned the market in Keba.",
    ],
)
def test_what_is_said_in_one_stance_is_one_passage(sentence: str) -> None:
    assert len({(c.start, c.end) for c in said_in(sentence)}) == 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A spokesman for the Orin Liberation Front said it had not laid mines near Keba.", S.DENIES),
        ("The spokesman of the Malian army said it had not flown over Keba.", S.DENIES),
        ("The prosecutor's office said it had opened a case over the killings in Keba.", S.ANNOUNCES),
        ("The Orin Liberation Front assures that it has not set foot in Keba.", S.DENIES),
        ("The Orin Liberation Front said it had given the army no information about Keba.", S.DENIES),
        ("The Orin Liberation Front said it takes full responsibility for the ambush near Keba.", S.ADMITS),
        ("An officer of the Malian army said the men who fired were ours.", S.ADMITS),
        ("The minister said these stories were meant to divide the nation.", S.DENIES),
        ("The herders' union has protested, describing the report on Keba as malicious.", S.DENIES),
        ("The Malian army said ammunition that rebels kept in the market of Keba had exploded.", S.GIVES_ALTERNATIVE_EXPLANATION),
        ("The mayor of Keba promised a reward.", S.ANNOUNCES),
        ("The governor promised reinforcements for Keba.", S.ANNOUNCES),
    ],
)  # fmt: skip
def test_a_side_that_answers_has_the_stance_of_its_words(sentence: str, expected: Stance) -> None:
    assert expected in stances(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reports of 20 dead could not be confirmed.",
        "The account has not been independently verified.",
        "We could not independently verify the video.",
        "We do not know of any dead.",
        "We cannot confirm the number of the killed.",
    ],
)
def test_an_outlet_that_could_not_confirm_doubts(sentence: str) -> None:
    assert withholds_in_print(sentence)
    assert not withholds_in_print("The army confirmed nine dead.")


def test_a_doubt_in_print_holds_the_figure_and_does_not_carry_it() -> None:
    text = LEAD + "Reports of 20 dead in Keba could not be confirmed."
    (doubt,) = [c for c in claims_of(text) if c.stance is S.DOUBTS]
    assert doubt.speaker is None
    assert [c.low for c in doubt.counts] == [20]
    assert not doubt.stance.carries_act


# --------------------------------------------------------------------------- owned, by whom


STRUCK = "Aid workers said a drone of the Malian army struck a wedding in Orin on Monday, killing 17 people. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The Malian army confirmed that it had carried out the strike.",
        "The Malian army said it was behind the attack.",
        "The Malian army said it had conducted the strike.",
        "The Malian army acknowledged being responsible for the attack.",
        "The Malian army said on Thursday that the drone was its own.",
    ],
)
def test_a_side_owns_the_deed_told_before(sentence: str) -> None:
    claims = said_in(STRUCK + sentence)
    assert [c.stance for c in claims[1:]] == [Stance.ADMITS]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Malian army did not confirm that it had carried out the strike.", []),
        ("The Malian army asked whether it had carried out the strike.", []),
        ("The Malian army would not say whether the drone was its own.", []),
        ("The Malian army said it had not carried out the strike.", [S.DENIES]),
        ("The Malian army said it was investigating the strike.", [S.ANNOUNCES]),
        ("The Malian army said it condemned the attack.", [S.ALLEGES]),
        ("The Malian army said it had foiled the attack.", [S.ALLEGES]),
        ("The Malian army said on Tuesday it had launched this operation.", [S.ALLEGES]),
        ("Residents said it was behind the attack.", [S.ALLEGES]),
        ("The rebels said it was the army that had carried out the strike.", [S.ALLEGES]),
        ("The students' union said: the Command says that we shot each other.", [S.ALLEGES]),
    ],
)
def test_what_is_asked_deplored_or_said_of_others_owns_nothing(sentence: str, found: list[Stance]) -> None:
    assert [c.stance for c in said_in(STRUCK + sentence)[1:]] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "On Tuesday the Malian army said it had launched this operation in the hills to free the captives.",
        "The Malian army confirmed that they carried out a raid there.",
    ],
)
def test_a_deed_told_of_others_is_owned_by_nobody_else(sentence: str) -> None:
    claims = said_in("Robbers killed six millers in Keba, residents said. " + sentence)
    assert claims[1:]
    assert not any(c.stance is Stance.ADMITS for c in claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Malian army said the insurgents had fired on the market and that the rockets were their own.",
        "The Malian army said the OLF had fired on the market and that the rockets were its own.",
        "The OLF said the Malian army had flown a drone over Keba and that the drone was its own.",
    ],
)
def test_its_own_may_be_another_partys(sentence: str) -> None:
    claims = said_in(sentence)
    assert claims
    assert not any(c.stance is Stance.ADMITS for c in claims)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The rebel movement's command said its mortars had shelled the post in Orin.", Stance.ADMITS),
        ("The rebel movement's command said its fighters attacked Orin.", Stance.ADMITS),
        ("The police commissioner said it was one of his officers who fired the fatal shot.", Stance.ADMITS),
        ("The police commissioner said two of his officers shot the student.", Stance.ADMITS),
        ("The Malian army said its soldiers killed nine traders who were at the market.", Stance.ADMITS),
        (
            "The police commissioner said it was one of his officers who found the bodies of nine men.",
            Stance.ALLEGES,
        ),
        ("The mayor said its guns had shelled nine houses in Orin, speaking of the army.", Stance.ALLEGES),
        # they suffered it themselves, or had left before
        ("The Malian army said four of its soldiers killed in the raid were flown home.", Stance.ALLEGES),
        ("The Malian army said four of its soldiers abducted and killed had been found.", Stance.ALLEGES),
        ("The Malian army said its soldiers, shot at noon, were cooks.", Stance.ALLEGES),
        ("The governor said two of his guards wounded in the blast had died.", Stance.ALLEGES),
        ("The governor said two of its guards shot dead at the gate were brothers.", Stance.ALLEGES),
        ("The Malian army said its convoy patrol hit a landmine near Keba, killing six people.", Stance.ALLEGES),
        ("The Malian army said its patrol struck a roadside bomb near Keba, killing six people.", Stance.ALLEGES),
        ("The police commissioner said two of his officers fired last month had killed the driver.", Stance.ALLEGES),
    ],
)  # fmt: skip
def test_what_opens_with_ones_own_men_is_ones_own(sentence: str, stance: Stance) -> None:
    assert {c.stance for c in said_in(sentence)} == {stance}


def test_what_is_looked_into_is_not_owned() -> None:
    claims = said_in("The army is looking into reports that its soldiers shot nine traders in Orin.")
    assert claims
    assert not any(c.stance is Stance.ADMITS for c in claims)


@pytest.mark.parametrize(
    ("sentence", "denies"),
    [
        ("A nurse said not one of the women had been treated yet.", False),
        ("A teacher said there was not a single book left in the school.", False),
        ("“There is not a single doctor in Orin,” a trader said.", False),
        ("“There was not a single policeman to help us,” a shopkeeper said.", False),
        ("“Nobody came to help us,” a survivor said.", False),
        ("The Malian army said that at no time had its troops entered Orin.", True),
        ("“None of my men has touched a woman in Orin,” the general said.", True),
        ("The Malian army said the story had been made up by its enemies.", True),
    ],
)
def test_what_there_was_none_of_is_denied_by_no_bystander(sentence: str, denies: bool) -> None:
    told = "Residents of Orin said soldiers of the Malian army raped women in the town on Monday. "
    assert any(c.stance is Stance.DENIES for c in said_in(told + sentence)) is denies
