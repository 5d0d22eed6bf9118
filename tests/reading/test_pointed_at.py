"""Who is behind what was told, in words that tell no deed themselves; whose weapons, men and ground they were."""

import pytest

from corrobora.records import ActKind, Assertion, Claim, Stance
from tests.reading.telling import said_in

TOLD = "Nine traders were killed in Orin on Monday. "


def accused(claims: tuple[Claim, ...]) -> set[str | None]:
    """Return the actors that the claims name as having done an act that is asserted."""
    return {
        party.actor
        for claim in claims
        if claim.act is not None
        and claim.act.asserted is Assertion.ASSERTED
        and claim.stance is not Stance.DENIES
        for party in claim.act.perpetrators
    }


def words(claims: tuple[Claim, ...]) -> set[str]:
    """Return the words of those the claims name as having done an act."""
    return {p.text for c in claims if c.act is not None for p in c.act.perpetrators}


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor attributed the raid to the OLF.",
        "\"I have nine dead,\" the mayor said, attributing the massacre to the OLF.",
        "The bishop laid the killings at the door of the OLF.",
        "The families point the finger at the OLF.",
        "Suspicion soon fell on the OLF.",
        "The attackers were fighters of the OLF, a survivor said.",
        "\"Those responsible are the OLF,\" the mayor said.",
        "The gunmen belonged to the OLF, a survivor said.",
        "The culprits are believed to be members of the OLF.",
        "\"It was the OLF,\" a survivor said.",
        "\"It was the OLF that fired,\" a survivor said.",
        "The governor said the OLF was behind it.",
        "A survivor said that the OLF did this.",
        "Survivors recognised the gunmen as fighters of the OLF.",
        "The massacre was the work of the OLF, the mayor said.",
    ],
)  # fmt: skip
def test_words_without_a_deed_point_at_who_did_the_one_before(sentence: str) -> None:
    assert "olf" in accused(said_in(TOLD + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor did not attribute the raid to the OLF.",
        "\"It was not the OLF,\" a survivor said.",
        "It was the OLF that found the bodies, a survivor said.",
        "It was the OLF's second visit, a survivor said.",
        "The victims were fighters of the OLF, a survivor said.",
        "They were members of the OLF, a survivor said.",
        "The OLF is responsible for security in the town, the mayor said.",
        "It is unclear whether the OLF was behind it, the mayor said.",
        "The killers were OLF informers' sons, a survivor said.",
        "The OLF attributed its victory to the courage of its men.",
        "The gunmen were chased away by the OLF, a survivor said.",
    ],
)  # fmt: skip
def test_other_words_accuse_nobody(sentence: str) -> None:
    assert "olf" not in accused(said_in(TOLD + sentence))


def test_those_who_suffered_it_did_not_do_it() -> None:
    claims = said_in("Nine OLF fighters were killed in Orin on Monday. \"It was the OLF,\" a survivor said.")  # fmt: skip
    assert "olf" not in accused(claims)


def test_a_guess_is_told_as_one() -> None:
    claims = said_in(TOLD + "The culprits are presumed to be members of the OLF.")
    (blaming,) = [c for c in claims if c.act is not None and c.act.perpetrators]
    assert blaming.hedge == "presumed"
    assert blaming.stance is Stance.ALLEGES


@pytest.mark.parametrize(
    "sentence",
    [
        "The shells that killed nine people were fired from positions held by the OLF, residents said.",
        "The shelling, which killed nine people, came from OLF positions, residents said.",
        "Nine people were killed by rockets launched from the hills that the OLF controls, residents said.",
        "Mortar rounds from the trenches of the OLF killed nine people.",
    ],
)
def test_fire_is_theirs_from_whose_ground_it_came(sentence: str) -> None:
    assert "olf" in accused(said_in(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine people fled from the positions of the OLF after shelling killed a man.",
        "The shells that killed nine people landed on positions held by the OLF.",
        "Shells killed nine people near the positions of the OLF.",
    ],
)
def test_ground_that_is_hit_or_fled_shoots_nobody(sentence: str) -> None:
    assert "olf" not in accused(said_in(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "A drone of the OLF struck a bus in Orin, killing nine passengers.",
        "A drone belonging to the OLF struck a bus in Orin, killing nine passengers.",
        "Patrol boat 7 of the OLF fired on a dinghy off Orin, killing nine migrants.",
        "About forty men of the OLF entered Orin, a market town, and killed nine traders.",
        "A joint column of the OLF and Corps Nord executed nine traders in Orin.",
        "A bomb planted by the OLF killed nine recruits in Orin.",
        "The OLF fired for an hour into the yard, a prisoner said.",
        "Nine traders were shot dead when the OLF stopped a bus near Orin.",
        "Nine traders died when men of the OLF charged the market of Orin.",
        "Four men were killed in a shoot-out with the OLF in Orin.",
        "The raid on Orin, which the OLF carried out in March, left nine traders dead.",
        "Nine traders were attacked in the market by the OLF.",
    ],
)
def test_a_partys_men_and_weapons_act_for_it(sentence: str) -> None:
    assert "olf" in accused(said_in(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "A helicopter of the OLF crashed near Orin, killing nine passengers.",
        "Nine fighters of the OLF were killed when soldiers attacked Orin.",
        "The OLF fired in the air to disperse the crowd in Orin.",
        "The OLF evacuated twelve wounded civilians from Orin.",
        "The OLF carried the wounded to Orin after nine people were shot.",
        "Nine people were killed in Orin; whether they were shot by soldiers or by the OLF is unclear.",
        "Nine people were killed in Orin as the OLF crossed the river.",
        "The OLF said that a column of the army, coming from Molen, had killed nine traders in Orin.",
    ],
)
def test_what_they_stand_beside_is_not_their_deed(sentence: str) -> None:
    assert "olf" not in accused(said_in(sentence))


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Nine traders were killed by men in uniform in Orin.", "men in uniform"),
        ("Nine prisoners were killed by fellow inmates in Orin.", "fellow inmates"),
        ("A student was shot dead by a sniper in Orin.", "a sniper"),
        ("The Riot Response Unit shot dead nine students in Orin.", "The Riot Response Unit"),
        ("Agents of the Anti-Gang Squad tortured nine students in Orin.", "the Anti-Gang Squad"),
        ("Two policemen were convicted of the murder of a student in Orin.", "Two policemen"),
        ("Guards beat nine prisoners to death in Orin.", "Guards"),
        ("Gunmen dressed as soldiers abducted a priest in Orin.", "Gunmen"),
    ],
)
def test_doers_without_an_actor_keep_their_words(sentence: str, who: str) -> None:
    assert who in words(said_in(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Emergency Medical Unit treated nine people wounded in Orin.",
        "Two policemen were acquitted of the murder of a student in Orin.",
        "Nine people killed by the flood were buried by villagers in Orin.",
        "Nine people had been killed by the time the doctors came to Orin.",
    ],
)
def test_who_helps_or_is_cleared_did_nothing(sentence: str) -> None:
    assert not words(said_in(sentence))


@pytest.mark.parametrize(
    "sentences",
    [
        "Fighters of the OLF entered Orin at dawn. They shot nine traders.",
        "The OLF rode into Orin on Monday. The attackers killed nine traders.",
        "\"Fighters of the OLF came at night. They killed my brother,\" a woman said.",
        "Fighters of the OLF entered Orin at dawn. They went from house to house. They shot nine traders.",
    ],
)  # fmt: skip
def test_they_are_the_doers_of_the_sentence_before(sentences: str) -> None:
    assert "olf" in accused(said_in(sentences))


@pytest.mark.parametrize(
    "sentences",
    [
        "Fighters of the OLF met soldiers in Orin. They killed nine of them.",
        "Nine traders met fighters of the OLF near Orin. They killed a cow and a herder.",
        "Fighters of the OLF left Orin at dawn. They were attacked on the road and nine people were killed.",
        "Fighters of the OLF left Orin at dawn. Bandits then killed nine traders.",
    ],
)
def test_they_are_nobody_where_another_may_be_meant(sentences: str) -> None:
    assert "olf" not in accused(said_in(sentences))


def test_those_whom_the_doers_look_like_did_nothing() -> None:
    assert words(said_in("Gunmen dressed as police killed nine farmers in Orin.")) == {"Gunmen"}


# --------------------------------------------------------------------------- in a relative clause, by custody, by finding


@pytest.mark.parametrize(
    "sentence",
    [
        "Five drivers died in an ambush which the transport union blamed on the OLF.",
        "Two brothers perished in the custody of the OLF, their mother said.",
        "Three teachers died in the hands of the OLF, their families said.",
        "The commission of inquiry found the OLF responsible for the killing of nine farmers.",
        "The families consider the OLF responsible for the deaths of nine farmers in Orin.",
        "A drone, which residents said belonged to the OLF, struck a wedding in Orin and killed nine people.",
        "A rocket, which the mayor said was fired by the OLF, hit a school and killed three pupils.",
        "According to the families, nine farmers shot in Orin on Monday were victims of the OLF.",
        "Survivors pointed at the OLF as the author of the massacre in which nine farmers died.",
        "The men who beat the student were OLF fighters, his friends said.",
        "The attackers, whom survivors identified as OLF fighters, killed nine farmers in Orin.",
        "The families consider the OLF guilty of the murder of nine farmers in Orin.",
        "The commission found the OLF responsible for killing nine farmers in Orin.",
        "A drone operated by the OLF struck a wedding in Orin, killing nine people.",
        "A student was killed while in the custody of the OLF, his mother said.",
    ],
)
def test_who_is_named_in_a_clause_of_its_own(sentence: str) -> None:
    assert accused(said_in(sentence)) == {"olf"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A drone, which belonged to the OLF, was shot down by gunmen, killing two people on the ground, residents said.",
        "The commission found the OLF slow to respond to the killing of nine farmers.",
        "The court found the OLF not responsible for the deaths of nine farmers.",
        "Residents blamed the OLF for failing to stop the gunmen, who killed nine farmers in Orin.",
        "The men who were shot in Orin were OLF fighters, a survivor said.",
        "No evidence points to the OLF as the killer of the nine farmers, the governor said.",
        "Nine farmers in the hands of the OLF were killed, their families said.",
        # who was shot
        "Residents said the attackers later shot two drivers believed to be OLF fighters.",
        "Nine farmers were shot dead in Orin. The killers left behind a man identified as an OLF fighter, residents said.",
        "The gunmen killed a driver believed to be an OLF fighter.",
        "The men who shot two drivers believed to be OLF fighters fled, residents said.",
        # whose house, lorry or boat it was
        "A rocket struck a depot belonging to the OLF in Orin, killing three people.",
        "A rocket, which struck a depot belonging to the OLF, killed three people.",
        "A drone crashed into a house belonging to the OLF in Orin, killing three people.",
        "A bomb destroyed a bus operated by the OLF, killing three people.",
        "Nine people were killed on a boat operated by the OLF.",
        "A prisoner was shot dead by gunmen while in the custody of the OLF.",
        "Gunmen killed a man in the custody of the OLF.",
        # what else one answers for
        "Nine farmers were killed in Orin. The families consider the OLF responsible for the safety of the road.",
        "Nine farmers were killed in Orin. The union holds the OLF responsible for security in the town.",
    ],
)
def test_who_is_named_for_something_else(sentence: str) -> None:
    claims = said_in(sentence)
    assert not any(
        p.actor == "olf"
        for c in claims
        if c.act is not None and c.act.kind is not ActKind.FAILURE_TO_PROTECT
        for p in c.act.perpetrators
    )


def test_a_name_of_no_table_stands_before_what_says_who_bears_it() -> None:
    claims = said_in("He accused the Red Lances, a self-defence group, of the killing of 24 herders in Orin.")
    assert words(claims) == {"the Red Lances"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Paratroopers descended on Orin at dawn. Nine young men were executed behind the school.", "Paratroopers"),
        ("Gunmen surrounded the food market. Nine men were shot dead.", "Gunmen"),
        ("Gunmen entered the town, setting fires. Nine men were shot dead.", "Gunmen"),
        ("Peacekeepers landed at the airport of Orin. Nine men were shot dead.", None),
        ("Soldiers advanced on Orin. Nine farmers were killed.", None),
        ("Soldiers drove to Orin with food. Nine farmers were killed.", None),
        ("Gunmen surrounded the hamlet. All the men were lined up and shot.", "Gunmen"),
        ("Gunmen stopped the taxi on the road. The two students were taken away and have not been seen since.", "Gunmen"),
        ("Gendarmes blocked the road after a bus crash. Four students died.", None),
        ("Soldiers went to Orin to help after the flood. Nine people were killed.", None),
        ("Soldiers entered the town to rescue the hostages. Nine people were killed.", None),
        ("Police arrived an hour later. Two teachers were killed.", None),
    ],
)  # fmt: skip
def test_those_who_set_on_people_did_what_befell_them(text: str, doer: str | None) -> None:
    assert words(said_in(text)) == (set() if doer is None else {doer})
