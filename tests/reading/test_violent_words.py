"""What no list may lack: the verbs violence is told in, and the bodies that commit it, each in a plain sentence."""

import pytest

from corrobora.reading.acts import MENTIONS_ACT
from corrobora.reading.lexicon import TRIGGERS

from .telling import reading_of

COUNT_ALONE_FOR_NOTHING = {
    "fell",
    "operation",
    "incident",
    "striking",
    "destruction",
    "exodus",
    "did nothing",
}
DEEDS = """\
shot nine villagers|gunned down nine villagers|mowed down nine villagers|cut down nine villagers|picked off nine villagers|sprayed the bus with bullets
executed nine villagers|put nine villagers to death|beheaded nine villagers|slit the throats of nine villagers|hacked nine villagers to death
beat nine villagers to death|burned nine villagers alive|set nine villagers on fire|lynched nine villagers|stoned nine villagers|hanged nine villagers
strangled nine villagers|finished off nine villagers|did away with nine villagers|wiped out nine villagers|butchered nine villagers|slaughtered nine villagers
took the lives of nine villagers|bombed the village|shelled the village|strafed the village|pounded the village|hit the village|raided the village
stormed the village|overran the village|swept through the village|descended on the village|burst into the village|looted the village|torched the village
flattened the village|abducted nine villagers|snatched nine villagers|carried off nine villagers|rounded up nine villagers|arrested nine villagers
tortured nine villagers|flogged nine villagers|beat up nine villagers|raped nine women|maimed nine villagers|stabbed nine villagers|fired on a crowd
shot into a crowd|threw grenades into a church|blew up a bus|drove out nine villagers|chased out nine villagers|rammed a boat|ransacked the clinic
broke up the march|dropped bombs on the village|opened fire on a crowd|seized nine villagers|besieged the village"""
BODIES = """\
the coast guard|the national guard|border guards|the presidential guard|prison guards|forest rangers|customs officers|riot police|traffic police|the secret police
intelligence agents|security agents|drunken soldiers|the drunken soldiers|desert soldiers|a commando unit|the rapid intervention brigade|a death squad|a border patrol
a patrol|an army patrol|occupying forces|self-defence groups|civilian auxiliaries|traditional hunters|smugglers|irregulars|a suicide bomber|guards of the colony
masked men|gunmen on motorbikes|the gendarmes|paratroopers|mercenaries|vigilantes|cattle rustlers|unknown persons|uniformed elements"""


def test_whatever_tells_an_act_lets_its_report_be_read() -> None:
    assert {t for t in TRIGGERS if not MENTIONS_ACT.search(f"Soldiers {t} them.")} == COUNT_ALONE_FOR_NOTHING


@pytest.mark.parametrize("deed", [deed for line in DEEDS.splitlines() for deed in line.split("|")])
def test_a_verb_of_violence_tells_an_act_with_its_doer(deed: str) -> None:
    reading = reading_of(f"Keba in Mali is in mourning. Soldiers {deed} near Keba on Monday.")
    acts = [c.act for c in reading.claims if c.act is not None]
    assert any(p.text == "Soldiers" for act in acts for p in act.perpetrators)


@pytest.mark.parametrize("body", [body for line in BODIES.splitlines() for body in line.split("|")])
def test_whoever_bears_arms_or_holds_people_can_be_the_doer(body: str) -> None:
    subject = body[0].upper() + body[1:]
    reading = reading_of(f"{subject} killed nine villagers near Keba in Mali on Monday.")
    acts = [c.act for c in reading.claims if c.act is not None]
    assert any(p.text for act in acts for p in act.perpetrators)
    assert not any("nine" in p.text for act in acts for p in act.perpetrators)


@pytest.mark.parametrize("opening", ["Yesterday", "Later", "When", "As", "Meanwhile", "After"])
def test_what_opens_a_sentence_is_no_part_of_the_soldiers(opening: str) -> None:
    reading = reading_of(
        f"{opening} soldiers killed nine villagers near Keba in Mali, women wept in the market."
    )
    acts = [c.act for c in reading.claims if c.act is not None]
    assert {p.text for act in acts for p in act.perpetrators} == {"soldiers"}
