"""Moves in the accountability process: which, by whom, about whom, and by when."""

import pytest

from corrobora.records import Step, StepKind

from .telling import LEAD, reading_of

K = StepKind


def steps_of(sentence: str, *, published: str | None = None) -> tuple[Step, ...]:
    return reading_of(LEAD + sentence, published=published).steps


def words(party: object) -> str | None:
    return None if party is None else str(getattr(party, "text", None))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Sahel Rights Watch called for an independent investigation into the killings.", K.DEMANDED),
        ("Relatives of the victims demanded justice.", K.DEMANDED),
        ("The families want those who killed the traders brought to justice.", K.DEMANDED),
        ("“There must be a full and impartial inquiry,” said Lena Torv of Sahel Rights Watch.", K.DEMANDED),
        ("The army said it would investigate the deaths.", K.ANNOUNCED),
        ("The governor promised an inquiry into the killings.", K.ANNOUNCED),
        ("The government has vowed to prosecute those responsible for the massacre.", K.ANNOUNCED),
        ("The ministry said the findings would be made public.", K.ANNOUNCED),
        ("The army has opened an investigation into the killings.", K.OPENED),
        ("The government has set up a commission of inquiry.", K.OPENED),
        ("The president ordered an inquiry into the raid.", K.OPENED),
        ("An investigation into the deaths has been opened by the military prosecutor.", K.OPENED),
        ("A judicial inquiry is under way.", K.OPENED),
        ("Police are investigating the killing.", K.OPENED),
        ("The army refused to let UN investigators into the village.", K.OBSTRUCTED),
        ("The government has rejected calls for an international inquiry.", K.OBSTRUCTED),
        ("The commission of inquiry found that soldiers had killed nine traders.", K.REPORTED),
        ("The inquiry concluded that the traders were unarmed.", K.REPORTED),
        ("The commission has published its findings.", K.REPORTED),
        ("Four soldiers were charged with murder over the killings.", K.CHARGED),
        ("Two officers have been arrested in connection with the killings.", K.CHARGED),
        ("Prosecutors charged three militiamen with war crimes.", K.CHARGED),
        ("The commander was suspended pending an inquiry.", K.CHARGED),
        ("The trial of four soldiers accused of killing nine traders opened in Molen on Monday.", K.TRIED),
        ("Four soldiers went on trial over the killing of nine traders.", K.TRIED),
        ("A military court convicted four soldiers of murdering nine traders.", K.CONVICTED),
        ("Two soldiers were sentenced to ten years in prison for the killings.", K.CONVICTED),
        ("Three of the soldiers were acquitted.", K.ACQUITTED),
        ("The investigation was closed without charges.", K.CLOSED),
        ("Prosecutors dropped the case.", K.CLOSED),
    ],
)  # fmt: skip
def test_every_kind_of_step_is_told_apart(sentence: str, kind: StepKind) -> None:
    assert [s.step for s in steps_of(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "by", "of"),
    [
        ("The Malian army has opened an investigation into its own soldiers.", "army", "army"),
        ("The government ordered an inquiry into the conduct of the Orin Liberation Front.", "government:ML", "olf"),
        ("Sahel Rights Watch called for an inquiry into killings by the army.", "watch", "army"),
        ("The Malian army said it had opened an investigation.", "army", None),
        ("The inquiry was welcomed; the army has opened an investigation into the killings.", "army", None),
        ("Police are investigating the killing.", "police:ML", None),
        ("An investigation has been opened.", None, None),
    ],
)  # fmt: skip
def test_who_moves_and_whose_conduct_it_is_about(sentence: str, by: str | None, of: str | None) -> None:
    step = steps_of(sentence)[0]
    assert (None if step.by is None else step.by.actor, None if step.of is None else step.of.actor) == (
        by,
        of,
    )


def test_who_moves_keeps_its_words() -> None:
    step = steps_of("The regional prosecutor in Orin has opened an inquiry into the killings.")[0]
    assert words(step.by) == "The regional prosecutor in Orin"


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The ministry said the findings would be published by 29 March.", "2031-03-29"),
        ("The army said it would publish its findings within two weeks.", "2031-03-19"),
        ("The army said it would investigate the deaths.", None),
        ("The army has opened an investigation and will publish the results.", None),
    ],
)  # fmt: skip
def test_what_is_promised_keeps_its_date(sentence: str, due: str | None) -> None:
    step = next(s for s in steps_of(sentence, published="2031-03-05") if s.step in {K.ANNOUNCED, K.OPENED})
    assert (None if step.due is None else step.due.edtf) == due


def test_a_term_without_a_known_day_keeps_its_words_alone() -> None:
    step = steps_of("The army said it would publish its findings within two weeks.")[0]
    assert step.due is not None
    assert step.due.edtf is None
    assert step.due.text == "within two weeks"


def test_a_step_keeps_the_day_it_was_made_on() -> None:
    step = steps_of("The army opened an investigation into the killings on 4 March 2031.")[0]
    assert step.when is not None
    assert step.when.edtf == "2031-03-04"
    assert step.due is None


@pytest.mark.parametrize(
    "sentence",
    [
        "No investigation has been opened.",
        "The army has not opened an investigation.",
        "Nobody has been charged.",
        "No one has been convicted of the killings.",
        "The commission never published its findings.",
        "The army has yet to open an inquiry.",
        "Few soldiers have ever been convicted of such killings.",
        "Soldiers are rarely put on trial in Mali.",
        "The soldiers could be charged with murder.",
        "If convicted, the soldiers face ten years in prison.",
        "It is unclear whether an inquiry will be opened.",
        "Analysts doubt that the army will investigate the killings.",
        "Two traders were arrested for smuggling fuel.",
        "The European Commission said prices had risen.",
        "A court in Molen ruled on the election on Monday.",
        "The minister opened a new hospital in Orin.",
    ],
)
def test_what_has_not_been_done_or_is_another_matter_is_no_step(sentence: str) -> None:
    assert [s.step for s in steps_of(sentence)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The UN urged the army to open an independent inquiry.",
        "The families called on the government to publish the findings of the inquiry.",
        "Activists demanded that the commission of inquiry be set up at once.",
    ],
)
def test_a_demand_that_names_another_step_is_that_demand_alone(sentence: str) -> None:
    assert [s.step for s in steps_of(sentence)] == [K.DEMANDED]


def test_every_step_stands_on_a_claim_of_its_report() -> None:
    reading = reading_of(
        LEAD + "The army has opened an investigation. Sahel Rights Watch demanded an independent inquiry. "
        "Nobody has been charged. The ministry said the findings would be published by 29 March."
    )
    held = {c.id for c in reading.claims}
    assert [s.step for s in reading.steps] == [K.OPENED, K.DEMANDED, K.ANNOUNCED]
    assert all(s.claims and set(s.claims) <= held for s in reading.steps)
