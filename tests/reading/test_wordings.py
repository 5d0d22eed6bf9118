"""How communiqués, correspondents and villagers word it: blame, neutralisations, companions, places, promises."""

import pytest

from corrobora.records import ActKind, Assertion, Category, Claim, Outcome, Stance, StepKind
from tests.reading.telling import LEAD, reading_of, said_in

PLAIN = "killed 27 men in Keba"


def doers(claims: tuple[Claim, ...]) -> set[str]:
    return {p.text for c in claims if c.act is not None for p in c.act.perpetrators}


def sufferers(claims: tuple[Claim, ...]) -> set[str]:
    return {p.text for c in claims if c.act is not None for p in c.act.victims}


def killed(claims: tuple[Claim, ...]) -> set[tuple[int | None, Category | None]]:
    return {(n.low, n.category) for c in claims for n in c.counts if n.outcome is Outcome.KILLED}


# --------------------------------------------------------------------------- blame


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("Residents blamed the army for the killings.", Assertion.ASSERTED),
        ("Residents blamed the army for the attack.", Assertion.ASSERTED),
        ("Residents blamed the army for the deadly weekend attacks.", Assertion.ASSERTED),
        ("Residents blamed the army for Sunday's killings.", Assertion.ASSERTED),
        (
            "A local official blamed fighters of the OLF, an armed group, for the killings.",
            Assertion.ASSERTED,
        ),
        ("Residents blamed the army for killings.", Assertion.GENERIC),
        ("Rights groups have blamed the army for numerous killings.", Assertion.GENERIC),
        ("Residents blamed the army for the attacks plaguing the region.", Assertion.GENERIC),
    ],
)
def test_the_killings_are_those_told_and_killings_are_a_habit(sentence: str, asserted: Assertion) -> None:
    (claim,) = said_in(sentence)
    assert claim.act is not None
    assert claim.act.asserted is asserted
    assert claim.stance is Stance.ALLEGES


@pytest.mark.parametrize(
    ("sentence", "blamed"),
    [
        ("A local official blamed jihadists linked to the OLF.", {"jihadists"}),
        ("Villagers blamed gunmen allied to the OLF.", {"gunmen"}),
        ("Villagers blamed jihadists affiliated with the OLF for the attack.", {"jihadists"}),
        ("Residents blamed the attack on jihadists linked to the OLF.", {"jihadists"}),
        ("Residents blamed the attack on Keba on jihadists.", {"jihadists"}),
        ("Villagers blamed fighters linked to the OLF, a rebel movement.", {"fighters"}),
        ("Villagers blamed fighters of the OLF, an armed group, for the attack.", {"fighters of the OLF"}),
        ("Villagers blamed rebels, the army and bandits for the attack.", {"rebels", "the army", "bandits"}),
    ],
)
def test_whom_the_blamed_are_tied_to_did_not_do_it_nor_suffer_it(sentence: str, blamed: set[str]) -> None:
    claims = said_in(sentence)
    assert doers(claims) == blamed
    assert not any("OLF" in words for words in sufferers(claims))


# --------------------------------------------------------------------------- army wordings


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Twelve terrorists were neutralised in an operation near the village.", {(12, Category.COMBATANTS)}),
        ("Troops neutralized 30 bandits near Orin on Monday.", {(30, Category.COMBATANTS)}),
        ("The army said twelve militants were eliminated in the forest.", {(12, Category.COMBATANTS)}),
        ("Nine terrorists were put out of action by the army near Orin.", {(9, Category.COMBATANTS)}),
        ("The operation led to the neutralisation of 14 militants.", {(14, Category.COMBATANTS)}),
        (
            "The army said it had neutralised nine terrorists in an operation in which two of its soldiers fell.",
            {(9, Category.COMBATANTS), (2, Category.STATE_FORCES)},
        ),
        (
            "Two soldiers fell in combat and nine rebels were neutralised.",
            {(2, Category.STATE_FORCES), (9, Category.COMBATANTS)},
        ),
    ],
)
def test_an_army_word_for_killing_is_one(sentence: str, counts: set[tuple[int, Category]]) -> None:
    claims = said_in(sentence)
    assert killed(claims) == counts
    assert {c.act.kind for c in claims if c.act is not None} == {ActKind.KILLING}


@pytest.mark.parametrize(
    "sentence",
    [
        "The bomb was neutralised by sappers near Orin.",
        "The army neutralised three explosive devices near Orin.",
        "The army said it had eliminated the terrorist threat.",
        "The army eliminated a terrorist base near Orin.",
        "Three fighters were eliminated from the tournament.",
        "Poverty was eliminated in the region.",
        "The soldiers fell back to Orin.",
        "Three soldiers fell into an ambush.",
    ],
)
def test_what_is_no_man_or_does_not_die_is_not_killed(sentence: str) -> None:
    claims = said_in(sentence)
    assert killed(claims) == set()
    assert not any(c.act is not None and c.act.kind is ActKind.KILLING for c in claims)


# --------------------------------------------------------------------------- companions


@pytest.mark.parametrize(
    ("subject", "who"),
    [
        ("Soldiers, accompanied by Corps Nord fighters, ", {"Soldiers", "Corps Nord fighters"}),
        ("Soldiers accompanied by Corps Nord fighters ", {"Soldiers", "Corps Nord fighters"}),
        ("The Malian army, together with Corps Nord, ", {"The Malian army", "Corps Nord"}),
        ("The Malian army alongside Corps Nord ", {"The Malian army", "Corps Nord"}),
        ("Together with Corps Nord fighters, Malian soldiers ", {"Malian soldiers", "Corps Nord fighters"}),
        ("The Malian army, backed by Corps Nord, ", {"The Malian army"}),
        ("Malian soldiers supported by Corps Nord fighters ", {"Malian soldiers"}),
        ("Backed by Corps Nord fighters, Malian soldiers ", {"Malian soldiers"}),
        ("Soldiers accompanied by captured rebels ", {"Soldiers"}),
        ("Soldiers accompanied by journalists ", {"Soldiers"}),
    ],
)
def test_who_comes_along_acts_and_who_stands_behind_does_not(subject: str, who: set[str]) -> None:
    claims = said_in(subject + PLAIN + ".")
    assert doers(claims) == who
    assert sufferers(claims) == {"27 men"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Soldiers of the Malian Armed Forces, accompanied by Corps Nord fighters, arrested and killed 27 men.",
        "Accompanied by Corps Nord fighters, soldiers arrested and killed 27 men.",
        "Gunmen abducted and killed 27 men in Keba.",
        "Soldiers arrested, tortured and executed 27 men.",
    ],
)
def test_joined_verbs_have_one_object_and_their_subject_suffers_nothing(sentence: str) -> None:
    claims = said_in(sentence)
    assert sufferers(claims) == {"27 men"}
    assert all(c.act is not None and c.act.perpetrators for c in claims)


def test_those_arrested_and_killed_by_soldiers_still_suffer() -> None:
    claims = said_in("Twelve men arrested and killed by soldiers were buried.")
    assert (doers(claims), sufferers(claims)) == ({"soldiers"}, {"Twelve men"})


# --------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("At least 30 civilians were killed at Bombari on Monday.", "Bombari"),
        ("At least 30 civilians were killed at Bombari in the Sarrat region.", "Bombari"),
        ("Soldiers shot nine people at Camp Dansa on Monday.", None),
        ("Nine people were killed at New Hope Academy on Monday.", None),
        ("Nine people were killed, said Jan Orly, a researcher at Harvard.", None),
        ("Nine people were killed, said Jan Orly, a researcher at Amnesty International.", None),
        ("Nine people were killed, said Jan Orly, who works at Bombari.", None),
        ("Soldiers killed nine people at Christmas.", None),
    ],
)
def test_at_names_a_village_where_something_happened(sentence: str, place: str | None) -> None:
    told = {c.place.name for c in said_in(sentence) if c.place is not None}
    assert told == (set() if place is None else {place})


# --------------------------------------------------------------------------- promises


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("The army said that an investigation would be opened.", "The army"),
        ("The ministry said an inquiry will be launched into the killings.", "The ministry"),
        ("The prosecutor said that an inquiry would soon be opened into the killings.", "The prosecutor"),
        ("The army's spokesman said an investigation would be opened.", "The army's spokesman"),
        ("An investigation is to be opened, the army said.", "the army"),
        ("The army said it would investigate the killings.", "The army"),
        ("Residents said that an investigation would be opened.", None),
    ],
)
def test_an_inquiry_that_would_be_opened_is_announced_by_who_can(sentence: str, by: str | None) -> None:
    (step,) = reading_of(LEAD + sentence).steps
    assert step.step is StepKind.ANNOUNCED
    assert (None if step.by is None else step.by.text) == by


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The army said it had opened an inquiry and would publish the results within two weeks.", "within two weeks"),
        ("The army said it had set up a panel of inquiry and would make its findings public in June.", "June"),
    ],
)  # fmt: skip
def test_an_inquiry_opened_that_will_report_is_one_step_with_a_term(sentence: str, due: str) -> None:
    (step,) = reading_of(LEAD + sentence).steps
    assert step.step is StepKind.OPENED
    assert step.due is not None
    assert step.due.text == due


def test_an_inquiry_opened_and_a_promise_to_punish_are_two_steps() -> None:
    steps = reading_of(LEAD + "The army said it had opened an inquiry and would punish the soldiers.").steps
    assert {s.step for s in steps} == {StepKind.OPENED, StepKind.ANNOUNCED}


# --------------------------------------------------------------------------- counts


@pytest.mark.parametrize("sentence", ["15 farmers were killed in Keba.", "Gunmen killed 15 farmers in Keba."])
def test_a_count_is_worded_as_the_report_words_it(sentence: str) -> None:
    (claim,) = said_in(sentence)
    assert [c.wording for c in claim.counts] == ["15 farmers"]
    assert sufferers((claim,)) == {"15 farmers"}
