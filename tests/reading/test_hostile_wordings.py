"""Wordings that sound like an admission, a charge or a denial and are none, beside those that are one."""

import pytest

from corrobora.reading import ActorIndex, read
from corrobora.records import Actor, ActorKind, Assertion, Claim, Outcome, SpeakerKind, Stance
from tests.reading.telling import ARMY, LEAD, PLACES, WATCH, report_of, said_in


def doers(claims: tuple[Claim, ...]) -> set[str]:
    return {p.text for c in claims if c.act is not None for p in c.act.perpetrators}


def stances(claims: tuple[Claim, ...]) -> set[Stance]:
    return {c.stance for c in claims}


def killed(claims: tuple[Claim, ...]) -> set[int | None]:
    return {n.low for c in claims for n in c.counts if n.outcome is Outcome.KILLED}


# --------------------------------------------------------------------------- what one answers for


@pytest.mark.parametrize(
    "sentence",
    [
        "The army took responsibility for the security of the village where nine civilians were killed.",
        "The army took responsibility for the village that rebels attacked, killing nine men.",
        "The army took responsibility for securing the village where nine men were killed.",
        "The army took responsibility for patrolling the village where nine men were killed.",
        "The army took responsibility for the funerals of nine men killed in Keba.",
        "The army took responsibility for the failure to stop the attack in which nine men were killed.",
        "The army claimed responsibility for the rescue of nine hostages from the village where rebels killed nine men.",
        "The army claimed responsibility for an operation to rescue hostages in which nine men were killed.",
        "The army apologised for the late arrival of its soldiers after the OLF killed nine civilians.",
        "The army apologised for the inconvenience after nine men were killed in Keba.",
    ],
)
def test_to_answer_for_something_else_owns_up_to_no_killing(sentence: str) -> None:
    claims = said_in(sentence)
    assert Stance.ADMITS not in stances(claims)
    assert not any(p.actor == "army" for c in claims if c.act is not None for p in c.act.perpetrators)


@pytest.mark.parametrize(
    "sentence",
    [
        "The OLF claimed responsibility for the attack, which killed nine civilians.",
        "The OLF claimed responsibility for Monday's twin suicide bombings, which killed nine civilians.",
        "The OLF claimed responsibility for having carried out the attack in which nine men were killed.",
        "The OLF claimed responsibility for it on Monday after nine men were killed.",
        "The OLF took responsibility for killing nine men in Keba.",
        "The OLF took responsibility for shooting nine soldiers in Keba.",
        "The OLF accepted responsibility for what happened in Keba, where nine civilians were killed.",
    ],
)
def test_to_answer_for_a_deed_owns_up_to_it(sentence: str) -> None:
    claims = said_in(sentence)
    assert stances(claims) == {Stance.ADMITS}
    assert doers(claims) == {"The OLF"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The army apologised for the strike that killed nine civilians.",
        "The army apologised for the deaths of nine civilians in Keba.",
    ],
)
def test_to_beg_pardon_for_a_deed_admits_it(sentence: str) -> None:
    assert stances(said_in(sentence)) == {Stance.ADMITS}


# --------------------------------------------------------------------------- what one has only heard


@pytest.mark.parametrize(
    "sentence",
    [
        "The army admitted nothing about the killing of nine civilians.",
        "The army said nothing about the killing of nine civilians.",
        "The army refused to confirm that its soldiers had killed nine men.",
        "The army declined to say whether its soldiers had killed nine men.",
        "The army did not rule out that its soldiers had killed nine civilians.",
        "The army refused to rule out that its soldiers had killed nine civilians.",
        "The army could neither confirm nor deny that its soldiers had killed nine civilians.",
        "Sahel Rights Watch asked whether the police had killed nine men.",
        "Lawmakers wondered if the army had killed nine men.",
        "Residents asked the army to say if it had killed nine men.",
        "Residents asked journalists if the army had killed nine men.",
        "Residents wanted to know whether the army had killed nine men.",
        "It was unclear whether the police had killed nine men.",
    ],
)
def test_a_question_and_a_silence_tell_nothing(sentence: str) -> None:
    assert said_in(sentence) == ()


def test_an_answer_is_told_and_its_question_is_not() -> None:
    claims = said_in(
        "Asked whether the police had killed nine men, residents said soldiers shot two women dead."
    )
    assert killed(claims) == {2}
    assert not any("police" in words for words in doers(claims))


def test_to_have_heard_of_a_charge_is_no_admission() -> None:
    claims = said_in("The army acknowledged reports that its soldiers had killed nine men.")
    assert stances(claims) == {Stance.ALLEGES}
    assert {c.speaker.text for c in claims if c.speaker is not None} == {"reports"}
    (plain,) = said_in("The army acknowledged that it killed nine men.")
    assert plain.stance is Stance.ADMITS


@pytest.mark.parametrize(
    "sentence",
    [
        "The army acknowledged receiving a report that its soldiers killed nine civilians, but called it a lie.",
        "The army acknowledged that there were reports that its soldiers killed nine civilians but dismissed them as false.",
        "The army denied reports accusing it of killing nine civilians.",
        "The army ruled out that its soldiers had killed nine civilians.",
    ],
)
def test_a_charge_heard_and_called_a_lie_is_denied(sentence: str) -> None:
    (claim,) = said_in(sentence)
    assert claim.stance is Stance.DENIES
    assert claim.act is not None
    assert claim.act.asserted is Assertion.NEGATED
    assert claim.speaker is not None
    assert claim.speaker.actor == "army"


def test_the_deaths_are_admitted_and_the_deed_is_another_s() -> None:
    admitted, charged = said_in(
        "The army admitted that nine civilians had died but insisted that the OLF had killed them."
    )
    assert doers((admitted,)) == set()
    assert doers((charged,)) == {"the OLF"}


# --------------------------------------------------------------------------- doubt and disowned words


@pytest.mark.parametrize(
    "sentence",
    [
        "An official acknowledged that troops had fired on protesters but said he did not believe the claim of more than 100 killed.",
        "A minister said he doubted the figure of 100 killed.",
        "The governor said he had no reason to believe that nine men were killed.",
    ],
)
def test_a_number_disbelieved_is_not_the_doubter_s(sentence: str) -> None:
    claims = said_in(sentence)
    assert Stance.DOUBTS in stances(claims)
    assert killed(tuple(c for c in claims if c.stance.carries_act)) == set()


def test_a_number_believed_is_the_believer_s() -> None:
    (claim,) = said_in("The minister said he believed that nine men were killed.")
    assert claim.stance is Stance.ALLEGES
    assert killed((claim,)) == {9}


@pytest.mark.parametrize(
    "sentence",
    [
        "Sahel Rights Watch denied reports that it had accused the army of killing nine civilians.",
        "Sahel Rights Watch denied reports that it had blamed the army for the killing of nine men.",
        "Sahel Rights Watch denied having accused the army of killing nine civilians.",
        "Sahel Rights Watch denied accusing the army of killing nine civilians.",
        "Sahel Rights Watch denied that its researchers had said the army killed nine civilians.",
    ],
)
def test_who_denies_having_said_so_charges_nobody(sentence: str) -> None:
    (claim,) = said_in(sentence)
    assert claim.stance is Stance.DENIES
    assert claim.speaker is not None
    assert claim.speaker.actor == "watch"
    assert claim.act is None


def test_a_denial_of_a_deed_and_what_is_said_after_it_stay_two() -> None:
    denied, told = said_in("The army denied killing nine men, but it said two of its soldiers had died.")
    assert denied.stance is Stance.DENIES
    assert denied.act is not None
    assert told.stance is Stance.ALLEGES
    assert killed((told,)) == {2}


@pytest.mark.parametrize(
    "sentence",
    [
        "The police were accused by nobody of the killing of nine men, Sahel Rights Watch said.",
        "Nobody accused the police of the killing of nine men, Sahel Rights Watch said.",
    ],
)
def test_deaths_that_nobody_is_accused_of_are_deaths(sentence: str) -> None:
    claims = said_in(sentence)
    assert killed(claims) == {9}
    assert doers(claims) == set()


# --------------------------------------------------------------------------- who speaks


@pytest.mark.parametrize(
    "sentence",
    [
        "Contrary to what residents say, the army did not kill nine men; the OLF did, the ministry said.",
        "The army, contrary to what residents say, did not kill nine men, the ministry said.",
        "Whatever residents say, the army did not kill nine men, the ministry said.",
    ],
)
def test_whom_one_contradicts_does_not_speak(sentence: str) -> None:
    claims = said_in(sentence)
    assert stances(claims) == {Stance.DENIES}
    assert {c.speaker.text for c in claims if c.speaker is not None} == {"the ministry"}


def test_despite_an_attack_residents_speak() -> None:
    claims = said_in("Despite the attack, residents said the army killed nine men.")
    assert {c.speaker.kind for c in claims if c.speaker is not None} == {SpeakerKind.LOCAL_SOURCE}
    assert killed(claims) == {9}


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Sahel Rights Watch, according to which the army executed 223 civilians, called for an inquiry.", "Sahel Rights Watch"),
        ("Sahel Rights Watch published a report according to which the army executed 223 civilians.", "Sahel Rights Watch"),
        ("Residents, according to whom the army executed 223 civilians, called for an inquiry.", "Residents"),
    ],
)  # fmt: skip
def test_according_to_which_names_who_speaks_before_it(sentence: str, who: str) -> None:
    claims = said_in(sentence)
    assert {c.speaker.text for c in claims if c.speaker is not None} == {who}
    assert doers(claims) == {"the army"}
    assert killed(claims) == {223}


# --------------------------------------------------------------------------- who is charged, and with what


@pytest.mark.parametrize(
    ("sentence", "blamed"),
    [
        ("Residents blamed Russian warplanes.", "Russian warplanes"),
        ("Residents blamed drones of the Malian army.", "the Malian army"),
    ],
)
def test_a_bare_blame_is_for_what_was_told(sentence: str, blamed: str) -> None:
    (claim,) = said_in(sentence)
    assert claim.act is not None
    assert claim.act.asserted is Assertion.ASSERTED
    assert doers((claim,)) == {blamed}


@pytest.mark.parametrize("who", ["The movement", "The Movement", "The rebels"])
def test_an_accuser_is_never_the_accused(who: str) -> None:
    columns = Actor(id="col", name="Nine Hills Columns", kind=ActorKind.REBEL_GROUP, country="ML")
    text = f"{LEAD}{who} accused the Nine Hills Columns of killing nine civilians."
    told = read(report_of(text), gazetteer=PLACES, actors=ActorIndex((ARMY, WATCH, columns))).claims
    (claim,) = (c for c in told if c.start >= len(LEAD))
    assert claim.speaker is not None
    assert claim.speaker.actor is None
    assert doers((claim,)) == {"the Nine Hills Columns"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Residents accused the governor of lying about the number of dead.",
        "Residents accused the governor of hiding the killing of nine men.",
        "Residents accused the mayor of downplaying the attack.",
    ],
)
def test_to_lie_about_a_deed_is_neither_the_deed_nor_an_explanation(sentence: str) -> None:
    claims = said_in(sentence)
    assert stances(claims) == {Stance.ALLEGES}
    assert doers(claims) == set()


def test_to_order_it_is_the_deed_and_bad_roads_explain_it() -> None:
    assert doers(said_in("Residents accused the governor of ordering the killing of nine men.")) == {
        "the governor"
    }
    assert doers(said_in("Residents blamed the governor for the killing of nine men.")) == {"the governor"}
    explained = said_in("Residents blamed bad roads for the deaths of nine men.")
    assert stances(explained) == {Stance.GIVES_ALTERNATIVE_EXPLANATION}


# --------------------------------------------------------------------------- owning up to the dead, and to the deed


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The army admitted responsibility for the deaths of nine civilians in Keba.", True),
        ("The army confessed to killing nine civilians in Keba.", True),
        ("The army admitted that nine civilians had died in Keba.", False),
        ("The army admitted the killing of nine civilians in Keba.", False),
    ],
)
def test_owning_up_to_the_dead_names_no_doer(sentence: str, names: bool) -> None:
    claims = [c for c in said_in(sentence) if c.act is not None and c.speaker is not None]
    assert {c.stance for c in claims} == {Stance.ADMITS}
    assert any(p.actor == "army" for c in claims if c.act is not None for p in c.act.perpetrators) is names


@pytest.mark.parametrize(
    "sentence", ["The hospital admitted nine civilians.", "The clinic admitted nine wounded men."]
)
def test_a_hospital_that_admits_the_wounded_admits_nothing(sentence: str) -> None:
    assert Stance.ADMITS not in stances(said_in(sentence))
