"""How two passages on one point stand to each other: by their numbers, denials, doers, times, places and names."""

from itertools import combinations

import pytest

from corrobora.records import Agreement, Assessment, Claim, Place, Report, SpeakerKind, When, Within
from corrobora.weighing.comparisons import WHY, Label, Reason, Relation
from corrobora.weighing.relations import Account, Scene, relation
from corrobora.weighing.spans import find_span

from .cases import (
    ARMY,
    LEAGUE,
    RESIDENT,
    RIGHTS,
    body,
    by,
    exactly,
    killing,
    person,
    report,
    said,
    weigh,
)

SUPERSEDED, OTHER, CONTRADICTS = Label.SUPERSEDED, Label.DIFFERENT_SET, Label.CONTRADICTS
REFINES, COMPATIBLE = Label.REFINES, Label.COMPATIBLE


def account(text: str, *claims: Claim, outlet: str = "Estuary Mail", day: str = "2034-02-03") -> Account:
    """The passage between square brackets, in a report that holds nothing else."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    made = report(text + outlet + day, plain, outlet=outlet, published=day)
    return Account(report=made, start=start, end=end, claims=claims)


def between(one: str, other: str, **later: str) -> Relation:
    return relation(
        account(one), account(other, **{"outlet": "Delta Observer", "day": "2034-02-05", **later}), actors={}
    )


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("[Seventeen people were killed].", "[Seventeen villagers died].", COMPATIBLE),
        ("[at least 20 people were killed].", "[more than 18 people died].", COMPATIBLE),
        ("[No fewer than six houses were set alight].", "[Ten houses were set alight].", COMPATIBLE),
        ("[Up to 50 people are missing].", "[Thirty-five people are missing].", COMPATIBLE),
        ("[Nearly forty people] were killed.", "The list has [38 people killed].", REFINES),
        ("[Dozens were wounded].", "The clinic treated [43 wounded].", REFINES),
        ("[A few hundred people fled].", "[340 people fled].", REFINES),
        ("[Between 10 and 15 houses were burned].", "Pictures show [13 houses burned].", REFINES),
        ("a boat with [about 90 people aboard].", "[an estimated 93 people were aboard].", REFINES),
        ("[Three mortar rounds, maybe four], fell.", "[Four mortar rounds] fell.", REFINES),
        ("The mayor counted [26 dead].", "The governor said [11 people had died].", CONTRADICTS),
        ("The boy was [15].", "The suspect, [aged 22], died.", CONTRADICTS),
        ("They lay there for [two weeks or longer].", "They lay there for [not more than four days].", CONTRADICTS),
        ("[Nine people drowned].", "[Twelve of them were women].", CONTRADICTS),
        ("The blast killed [22 shoppers].", "Another [37 were taken to hospital with burns].", OTHER),
        ("[Nine gendarmes died] in the fighting.", "The raid cost [31 residents their lives].", OTHER),
        ("[Since January the war has killed 4,100 people].", "[Eighteen people were killed] at the mill.", OTHER),
        ("[In ten months we documented 77 killings].", "[Four men were shot] beside the canal.", OTHER),
        ("The strike [killed 40 people].", "[Twelve of the dead were pupils].", OTHER),
        ("[She is the third lawyer murdered in the province this year].", "[Two people were killed] there.", OTHER),
        ("[Eleven bodies were brought to the morgue of St Anne].", "[Thirty-three people lost their lives].", OTHER),
        ("The ship had [a crew of 21].", "[Fourteen sailors were wounded].", OTHER),
        ("[Fifty-four inmates slept in the wing].", "[Nineteen inmates died].", OTHER),
        ("[Four tourists are missing].", "[Two guides were found dead].", OTHER),
        ("[Four recruits fell] at the ford.", "[Nine ploughmen were cut down] there.", OTHER),
        ("[Six tractors were taken].", "[Two farmhands were taken].", OTHER),
        ("[The season's toll stands at 3,400].", "[Eleven people died] in Marl Street.", OTHER),
        ("[It was the fifth raid on the valley since May].", "[Three people were killed].", OTHER),
        ("[Five sailors were stabbed].", "[A further eight were beaten].", OTHER),
        ("[Ten corporals have been suspended].", "[Three corporals have been charged].", OTHER),
        ("[Eight barges were set on fire].", "The fleet [consisted of 14 barges].", OTHER),
        ("[There were 80 guests in the hotel].", "[Nineteen guests died].", OTHER),
        ("[Our own losses come to two].", "They carried out [sixteen neighbours dead].", OTHER),
        ("[The number of injured has reached 70].", "[Seventy people were injured].", COMPATIBLE),
        ("[The prefect puts the dead at nine].", "[Nine people died].", COMPATIBLE),
        ("[More than a dozen] were hurt.", "[Fourteen] were hurt.", REFINES),
        ("[Eleven civilians] were killed.", "[Sixteen people] were killed.", OTHER),
        ("[Sixteen civilians] were killed.", "[Eleven people] were killed.", CONTRADICTS),
        ("[Three bystanders died].", "[Seven persons died].", OTHER),
        ("[Nineteen people died].", "[Four were pensioners].", OTHER),
        ("[Nineteen people died].", "[Four were drowned].", CONTRADICTS),
        ("[Four people were killed].", "[The dead, seven of them], lay under the arcade.", CONTRADICTS),
        ("[Twelve people died].", "He told us that [he had received five bodies].", OTHER),
        ("[Ten men are dead].", "[He saw seven lying near the weir].", OTHER),
        ("[Ten men are dead].", "[He counted seven].", COMPATIBLE),
        ("[Ten men are dead].", "[He counted seven in the village].", COMPATIBLE),
        ("[nine displaced persons were killed].", "[Nine people died] there.", COMPATIBLE),
        ("[Six missing weavers were found dead].", "[Six people died].", COMPATIBLE),
        ("[Nine displaced persons] slept there.", "[Nine people died] there.", OTHER),
        ("[Four teachers and a cook, five in all, died].", "[Five people died].", COMPATIBLE),
        ("[with 16 men aboard].", "[Sixteen members of the guild put to sea].", COMPATIBLE),
        ("[Seven sheets I gave them].", "[Seven men were led away].", COMPATIBLE),
        ("[They had put 23 in the cold room].", "[Twenty-three people died].", COMPATIBLE),
        ("[Eleven in the beds].", "[Eleven people were wounded].", COMPATIBLE),
        ("[Eight ministry cadets were killed].", "[Eleven of the dead were cadets].", OTHER),
        ("It was in revenge: [26 people died], as did the village of the murderers two days earlier.", "[26 people died].", COMPATIBLE),
        ("Two days earlier [26 people died].", "[26 people died].", OTHER),
    ],
)  # fmt: skip
def test_numbers_are_compared_where_they_speak_of_one_set(one: str, other: str, label: Label) -> None:
    assert between(one, other).label is label


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("[Our aircraft did not fly over Odrin that day].", "[Two planes bombed the market of Odrin].", Reason.NONE_OF_THEM),
        ("[The army rejects the accusation].", "[Soldiers shot into the queue].", Reason.DENIED),
        ("[Not one of them carried a weapon].", "The minister calls them [armed agitators].", Reason.DENIED),
        ("[The dead were all insurgents].", "[They were women and old men].", Reason.OTHER_VICTIMS),
        ("[Police used only water cannon].", "Doctors took [bullets from nine patients].", Reason.EXCLUSIVE),
        ("[The prisoner hanged himself in his cell].", "[He had been beaten to death].", Reason.EXCLUSIVE),
        ("[The bus was hit by a rocket].", "[It was a mine under the road].", Reason.EXCLUSIVE),
        ("The convoy [was hit north of the river].", "[It was attacked south of the river].", Reason.EXCLUSIVE),
        ("It [began at about six in the morning].", "[The first shots were fired at 11.30 p.m.]", Reason.OTHER_HOUR),
        ("They were [killed by the Marsh Front].", "[Soldiers of the Third Brigade killed her].", Reason.OTHER_DOER),
        ("[Cattle thieves] did it.", "[some forty men of the Home Guard] did it.", Reason.OTHER_DOER),
        ("The widow blames [a jealous cousin of hers].", "[Masons of the lodge murdered the notary].", Reason.OTHER_DOER),
        ("[Guerrillas destroyed the weir].", "[The weir was destroyed by the air force].", Reason.OTHER_DOER),
        ("The lorry was [unmarked].", "The lorry was [marked on both doors].", Reason.EXCLUSIVE),
        ("The shot went through [his left arm].", "The shot went through [the right arm].", Reason.EXCLUSIVE),
        ("[The barn was deserted].", "[Forty people slept in the barn, crowded together].", Reason.EXCLUSIVE),
        ("It stood [in Odrin].", "It stood [twelve kilometres from Odrin].", Reason.OTHER_PLACE),
        ("He went [on Monday].", "He went [on Thursday].", Reason.OTHER_DAY),
        ("[The shots came from the guardroom].", "[The gunfire came from masked strangers].", Reason.OTHER_DOER),
        ("[Men of the Home Guard opened fire].", "[The shots came from the mourners].", Reason.OTHER_DOER),
        ("[They launched no shells at Pier No. 4].", "[A salvo hit Pier No. 4].", Reason.DENIED),
        ("[Ulmer maintained that he was at sea].", "[Ulmer led the men at Odrin].", Reason.INSISTED),
        ("[The rope was cut], a diver says.", "The owner insists that [it had worn through].", Reason.INSISTED),
        ("The police said [the stall toppled in the wind].", "A seamstress said [a constable kicked it over].", Reason.TWO_SIDES),
    ],
)  # fmt: skip
def test_what_cannot_both_be_so_contradicts(one: str, other: str, reason: Reason) -> None:
    found = between(one, other)
    assert (found.label, found.reason) == (CONTRADICTS, reason)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("They came [at night].", "They came [shortly after 1 a.m.]", Reason.CLOSER_HOUR),
        ("It broke out [during the night].", "[The first cries came at 1.40].", Reason.CLOSER_HOUR),
        ("It was [shelled overnight].", "[It might have been eleven].", Reason.CLOSER_HOUR),
        ("They fell [in the Odrin district].", "They fell [on the bus station of Tamsel].", Reason.CLOSER_PLACE),
        ("[Gunmen] stormed the hall.", "The attack was the work of [the Black Sun Brigade].", Reason.NAMED),
        ("[Gunmen killed the ferryman].", "It was [the work of Marsh Sun rebels].", Reason.NAMED),
        ("[A warplane bombed the fair].", "[It was one Thulean air force plane].", Reason.NAMED),
        ("They fell [on National Road 7].", "They fell [at the crossing of the canal].", Reason.CLOSER_PLACE),
        ("They landed [on an island of the lake].", "They landed [at the smoking sheds].", Reason.CLOSER_PLACE),
        ("[Security forces opened fire].", "[Officers of the Seventh Riot Battalion opened fire].", Reason.NAMED),
        ("[A clergyman was among the wounded].", "[Canon Peter Ulm was among the wounded].", Reason.NAMED),
        ("[The ship was boarded by a small group].", "[Seven men climbed aboard].", Reason.CLOSER_NUMBER),
    ],
)  # fmt: skip
def test_what_says_the_same_more_exactly_refines(one: str, other: str, reason: Reason) -> None:
    found = between(one, other)
    assert (found.label, found.reason) == (REFINES, reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[The victims were fishermen].", "[The victims were civilians]."),
        ("[The attackers wore masks].", "[Their faces were covered with scarves]."),
        ("[Of the coffin nothing was left].", "[It was torn apart]."),
        ("[He could not understand what they shouted].", "[They spoke a language of the islands]."),
        ("[We found no sign of fighters among the guests].", "[They were civilians]."),
        ("[The trial opens in March].", "[The court has set the opening for March]."),
        ("[The chapel burned down].", "[Not a beam of the roof was spared]."),
        ("[The men wore no uniforms].", "[They were strangers]."),
        ("[The launch came without lights].", "[It rammed the ferry]."),
        ("[They did not wait at the gate].", "[Some climbed the wall]."),
        ("[The blast was in yard No. 4].", "[The blast shook the yard]."),
        (
            "The army said that [it found no sign of troops there].",
            "A nurse said that [nobody wore a helmet].",
        ),
        ("[The smoke was thick].", "[She could not find the stairs]."),
        ("[The clerk was dismissed from his post].", "[The clerk will be heard in spring]."),
    ],
)
def test_what_no_rule_keeps_apart_is_compatible(one: str, other: str) -> None:
    assert between(one, other).label is COMPATIBLE


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("The hospital [had received 14 bodies].", "Its count [climbed to 16 on Tuesday], up from 14.", Reason.TOLD_AS_RISEN),
        ("[Seven passengers were killed].", "The dead [are now nine and no longer seven].", Reason.CORRECTED),
        ("[At least 30 people drowned].", "The agency withdraws its report: [nobody drowned].", Reason.CORRECTED),
        ("The coroner first wrote that [he had drowned].", "A second autopsy says [he was strangled].", Reason.CORRECTED),
        ("[Four soldiers were killed].", "[A fifth soldier died on Friday].", Reason.TOLD_AS_RISEN),
        ("[Four soldiers and three carters were killed].", "A driver died, [which brings the balance to eight dead].", Reason.TOLD_AS_RISEN),
        ("The radio said [17 people died].", "The fire service [has since told us that it is 18].", Reason.CORRECTED),
        ("[Eight raiders were killed].", "[Eleven weavers died], and we withdraw what was said on 3 February.", Reason.CORRECTED),
        ("[Eight raiders were killed].", "[Eleven weavers died]. The statement that spoke of eight raiders is withdrawn.", Reason.CORRECTED),
        ("[At first 17 people died].", "[The list is replaced by the annexed one: 22 dead].", Reason.CORRECTED),
        ("[The army denies it].", "The army took back its denial: [its men had opened fire].", Reason.CORRECTED),
    ],
)  # fmt: skip
def test_what_takes_the_place_of_an_earlier_word_supersedes_it(one: str, other: str, reason: Reason) -> None:
    found = between(one, other)
    assert (found.label, found.reason) == (SUPERSEDED, reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[I counted 19 dead].", "The toll [has risen to 16 from 14]."),
        ("[Seven people died].", "[The toll stands at fourteen]."),
        ("[Four soldiers were killed].", "[A ninth soldier died on Friday]."),
        ("[41 people died].", "After consolidation of its 33 the ministry speaks of [38 dead]."),
        ("[Eight raiders were killed].", "[Eleven weavers died]. The statement of 9 January is withdrawn."),
    ],
)
def test_what_follows_another_number_takes_the_place_of_none(one: str, other: str) -> None:
    assert between(one, other).label is not SUPERSEDED


@pytest.mark.parametrize(
    "other",
    [
        "The garrison said that the fishermen's claim of 20 dead is wrong and that [three people were killed].",
        "The garrison said that the fishermen's claim of 20 dead is mistaken and that [three people were killed].",
        "“Reports of 20 dead are wrong,” the clerk said. [Three people were killed], he said.",
        "The ministry rejected as mistaken a figure given by fishermen. “Reports of 20 dead are wrong,” it said. [Three people were killed], it said.",
        "The garrison asked the fishermen to withdraw their claim of 20 dead; [three people were killed].",
        "Troops withdrew from Odrin on 3 February. [Three people were killed], the garrison said.",
    ],
)
def test_a_denial_supersedes_no_testimony_of_another_mouth(other: str) -> None:
    assert between("Residents said [20 civilians were killed].", other).label is CONTRADICTS


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (
            "General Vash, who replaced Colonel Imre in May, said three people were killed.\n\nFishermen said twenty people were killed.",
            "three people were killed",
            "twenty people were killed",
        ),
        (
            "“Whoever fires on a market is wrong,” said a baker. Fishermen said twenty people were killed.\n\nThe garrison said three people were killed.",
            "twenty people were killed",
            "three people were killed",
        ),
    ],
)
def test_in_one_text_only_a_withdrawn_item_falls(text: str, old: str, new: str) -> None:
    page = report(text, text, outlet="Estuary Mail", published="2034-02-03")
    one, other = (
        Account(report=page, start=text.index(part), end=text.index(part) + len(part)) for part in (old, new)
    )
    assert relation(one, other, actors={}).label is CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[Four people were wounded].", "[A fifth soldier died] on Friday."),
        ("[One person was killed].", "[His second wife died] of grief in May."),
        ("[Two people were killed].", "[A third house was found] burned."),
        ("[Four people were killed].", "[A fifth soldier was wounded]."),
        ("[Four lorries were burned].", "[A fifth driver died]."),
    ],
)
def test_only_one_more_of_the_dead_follows_a_number_of_dead(one: str, other: str) -> None:
    assert between(one, other).label is not SUPERSEDED


def test_a_further_body_follows_those_counted() -> None:
    found = between("[Four people were killed].", "[A fifth body was recovered] from the weir.")
    assert (found.label, found.reason) == (SUPERSEDED, Reason.TOLD_AS_RISEN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[The garrison stopped the convoy].", "[The garrison did not stop the convoy]."),
        ("[The soldiers spoke to the elders].", "[The soldiers did not speak to the elders]."),
        ("[The patrol looked for the wounded].", "[The patrol did not look for the wounded]."),
        ("[The police used tear gas].", "[The march was dispersed without tear gas]."),
        ("[The launch had its lights on].", "[The launch came without lights]."),
        ("[The men wore uniforms].", "[The men wore no uniforms]."),
    ],
)
def test_what_somebody_did_not_do_besides_denies_it_where_the_other_says_that_he_did(
    one: str, other: str
) -> None:
    found = between(one, other)
    assert (found.label, found.reason) == (CONTRADICTS, Reason.DENIED)


def test_a_body_whose_announcement_is_named_as_falling_is_corrected_by_it() -> None:
    earlier = account("[No weaver was harmed].", outlet="Thulean Air Force")
    told = "The board finds that [31 weavers died]. The announcement by the {} does not stand."
    named, other = (
        account(told.format(body), outlet="Government of Thule", day="2034-02-09")
        for body in ("Air Force", "Coast Guard")
    )
    assert relation(earlier, named, actors={}).label is SUPERSEDED
    assert relation(earlier, other, actors={}).label is CONTRADICTS


def test_a_page_that_withdraws_its_item_gives_the_new_number_below() -> None:
    text = "On Sunday this page spoke of [{}] at the ford.{}\n\nThe diocese says that {} died there."
    for taken_back, label in ((" The item is withdrawn.", SUPERSEDED), ("", CONTRADICTS)):
        words = (
            text.replace("[{}]", "five women killed")
            .replace("{}", taken_back, 1)
            .replace("{}", "three women", 1)
        )
        page = report(words, words, outlet="Channel Ford", published="2034-02-03")
        ends = [
            (words.index(part), words.index(part) + len(part))
            for part in ("five women killed", "three women died")
        ]
        old, new = (Account(report=page, start=start, end=end) for start, end in ends)
        assert relation(old, new, actors={}).label is label


def test_two_who_name_one_bridge_are_no_one_mouth() -> None:
    one = account("On the Anna Quay bridge in Odrin [at least seven people died], a porter said.")
    other = account(
        "We have [certified fourteen deaths] on the Anna Quay bridge. This replaces our eleven.",
        outlet="Guild of Doctors",
        day="2034-02-09",
    )
    assert relation(one, other, actors={}).label is not SUPERSEDED


def test_an_outlets_list_that_now_has_more_is_the_same_list_though_joined_to_another_happening() -> None:
    def listed(words: str, place: str, day: str) -> Account:
        made = account(words, outlet="Odrin Mail", day=day)
        where = Place(text=place, name=place, country=place, where_prec=1)
        scene = Scene(incident=place, place=where)
        return Account(report=made.report, start=made.start, end=made.end, scenes=(scene,))

    first = listed("[The list holds nine names].", "Odrin", "2034-02-03")
    grown = listed("[The list now has twelve names].", "Tamsel", "2034-02-09")
    beside = listed("[The list has twelve names].", "Tamsel", "2034-02-09")
    assert relation(first, grown, actors={}).label is SUPERSEDED
    assert relation(first, beside, actors={}).label is not SUPERSEDED


def test_an_outlet_that_says_we_corrects_itself_and_no_other_outlet() -> None:
    earlier = "[A drone struck the funeral]."
    later = "Yesterday we wrote that it was a drone. [It was a helicopter], as the pictures show."
    assert between(earlier, later, outlet="Estuary Mail").label is SUPERSEDED
    assert between(earlier, later).label is CONTRADICTS


def test_the_later_word_of_one_mouth_supersedes_and_that_of_another_contradicts() -> None:
    earlier = account("[No police entered the quarter], the ministry of order said.")
    own = account("The ministry of order said that [the night brigade had entered it].", day="2034-02-09")
    other = account("A baker said that [the night brigade had entered it].", day="2034-02-09")
    assert relation(earlier, own, actors={}).reason is Reason.OWN_LATER_WORD
    assert relation(earlier, other, actors={}).label is CONTRADICTS


def test_a_body_that_publishes_its_own_word_is_one_mouth_with_what_others_make_it_say() -> None:
    own = account("[No gun of ours was within range].", outlet="Ford Valley Brigade, press office")
    later = "The Ford Valley Brigade said on Friday that [one of its guns had fired on the fair]."
    denier = "The Marsh League said on Friday that [one of the guns had fired on the fair]."
    quoted, accused = (account(text, outlet="Delta Observer", day="2034-02-09") for text in (later, denier))
    assert relation(own, quoted, actors={}).label is SUPERSEDED
    assert relation(own, accused, actors={}).label is CONTRADICTS


def test_one_outlets_later_number_replaces_its_own_unless_two_people_gave_them() -> None:
    earlier = account("[Forty huts were burned].")
    assert (
        relation(earlier, account("[Ninety huts were burned].", day="2034-02-09"), actors={}).label
        is SUPERSEDED
    )
    one = account("A carter said [forty huts were burned].")
    other = account("A priest said [ninety huts were burned].", day="2034-02-09")
    assert relation(one, other, actors={}).label is CONTRADICTS


def test_one_outlets_two_places_of_one_day_are_two_sets() -> None:
    one, other = (
        account(f"In {place}, [{many} people were shot].")
        for place, many in (("Upper Hale", 12), ("Dray", 15))
    )
    assert relation(one, other, actors={}).label is OTHER
    elsewhere = account("In Dray, [15 people were shot].", outlet="Delta Observer")
    assert relation(one, elsewhere, actors={}).label is CONTRADICTS


def test_what_became_of_the_same_people_later_replaces_what_had_become_of_them() -> None:
    held = account("[Three of our drivers are in custody].", outlet="Carters' Guild")
    freed = account("[All three drivers have been released].", outlet="Carters' Guild", day="2034-02-09")
    assert relation(held, freed, actors={}).label is SUPERSEDED


def test_troops_that_withdraw_correct_nothing() -> None:
    one = account("[The gate was broken open].")
    later = account(
        "[The lock was rusty]; the company withdrew at dawn.", outlet="Delta Observer", day="2034-02-09"
    )
    assert relation(one, later, actors={}).label is COMPATIBLE


def test_two_renderings_of_one_day_are_no_correction() -> None:
    earlier = account("The prefect said that [nine people were wounded].")
    same_day = account("The prefect said that [seventeen people were wounded].", outlet="Delta Observer")
    next_day = account("The prefect said that [seventeen people were wounded].", day="2034-02-04")
    assert relation(earlier, same_day, actors={}).label is CONTRADICTS
    assert relation(earlier, next_day, actors={}).label is SUPERSEDED


def test_one_sentence_in_two_reports_with_two_numbers_is_a_slip_and_no_new_toll() -> None:
    told = "A gunman killed [{} worshippers] at a chapel on Sunday, the bishop of Vell said."
    found = between(told.format(17), told.format(71))
    assert (found.label, found.reason) == (CONTRADICTS, Reason.SAME_SENTENCE)


def test_a_running_page_puts_its_newest_entry_first() -> None:
    text = (
        '11.55 Dr Lorn on the phone: "Forget what I told you before. Fifteen now."\n\n'
        "10.05 Dr Lorn: six dead, four of them children."
    )
    page = report("page", text, outlet="Estuary Mail", published="2034-02-03")
    new = Account(report=page, start=text.index("Fifteen"), end=text.index("Fifteen") + 11)
    old = Account(report=page, start=text.index("six"), end=text.index("six") + 8)
    assert relation(old, new, actors={}).label is SUPERSEDED


def test_one_voice_that_gives_two_numbers_in_one_text_tells_of_two_sets() -> None:
    text = "Eight dockers were shot before the siren. Ten dockers were shot behind the sheds."
    one = report("two numbers", text, outlet="Delta Observer", published="2034-02-03")
    spans = [(text.index(words), text.index(words) + len(words)) for words in ("Eight dockers were shot", "Ten dockers were shot")]  # fmt: skip
    left, right = (Account(report=one, start=start, end=end) for start, end in spans)
    assert relation(left, right, actors={}).reason is Reason.ONE_VOICE


def test_happenings_of_two_days_or_places_are_two_and_those_only_joined_apart_are_not() -> None:
    def told(day: str, incident: str) -> Account:
        made = account(f"[Twelve people were killed] on {day}.", outlet=incident)
        scene = Scene(incident=incident, days=find_span(day))
        return Account(report=made.report, start=made.start, end=made.end, scenes=(scene,))

    apart = relation(told("2034-02-01", "one"), told("2034-02-09", "two"), actors={})
    assert apart.reason is Reason.OTHER_INCIDENT
    assert relation(told("2034-02-01", "one"), told("2034-02-01", "two"), actors={}).label is COMPATIBLE


def test_days_and_places_come_from_what_was_read() -> None:
    def told(text: str, when: str | None = None, place: Place | None = None) -> Account:
        made = account(text, outlet=text)
        claim = said(
            made.report,
            RESIDENT,
            killing(),
            place=place,
            when=None if when is None else When(text=when, edtf=when),
        )
        return Account(report=made.report, start=made.start, end=made.end, claims=(claim,))

    monday, week = told("[on 2034-02-06]", "2034-02-06"), told("[in 2034-02]", "2034-02")
    friday = told("[of 2034-02-10]", "2034-02-10")
    assert relation(monday, week, actors={}).reason is Reason.CLOSER_DAY
    assert relation(monday, friday, actors={}).reason is Reason.OTHER_DAY
    village = Place(text="Tamun", name="Tamun", lat=10.0, lon=1.0, country="XR", where_prec=1)
    country = Place(text="the River", name="River", country="XR", where_prec=6)
    abroad = Place(text="Orvast", name="Orvast", country="XO", where_prec=6)
    here = told("[in Tamun]", place=village)
    assert relation(here, told("[in the River]", place=country), actors={}).reason is Reason.CLOSER_PLACE
    assert relation(here, told("[in Orvast]", place=abroad), actors={}).reason is Reason.OTHER_PLACE


_PASSAGES = (
    "[Seven people were killed].",
    "[At least nine villagers died] on Friday night.",
    "[The army denies that its men were there].",
    "[Soldiers of the Third Brigade fired into the queue].",
    "[Of the eleven wounded, four were children].",
    "[It was over by half past two], he said.",
    "[The toll has risen to 14], the mayor said.",
    "[In the Odrin district], the mill burned.",
    "[It is withdrawn in full].",
)


@pytest.mark.parametrize("day", ["2034-02-03", "2034-02-04"])
def test_the_order_of_two_passages_makes_no_difference(day: str) -> None:
    for one, other in combinations(_PASSAGES, 2):
        left, right = account(one, outlet="A"), account(other, outlet="B", day=day)
        assert relation(left, right, actors={}) == relation(right, left, actors={})


def test_every_reason_says_what_it_is() -> None:
    assert set(WHY) == set(Reason)


# --------------------------------------------------------------------------- the same judgement in a dossier


def killed(found: Assessment) -> Agreement:
    return next(point.agreement for point in found.points if point.about == "killed")


def counted(where: Report, number: int, wording: str, *, rights: bool = False) -> Claim:
    speaker = body(RIGHTS) if rights else person("Mira Dost", SpeakerKind.OFFICIAL)
    count = exactly(number)
    made = type(count)(outcome=count.outcome, low=number, high=number, exact=True, wording=wording)
    return said(where, speaker, killing(by(ARMY)), made, sentence=where.text)


def test_a_toll_told_as_risen_from_another_contradicts_it_in_no_dossier() -> None:
    one = report("risen one", "Eleven people were killed, said an aid group.", published="2034-02-03")
    two = report("risen two", "The toll rose from eleven to 17 people.", published="2034-02-03")
    three = report("risen three", "The dead were 17 people.", published="2034-02-03")
    first = counted(one, 11, "Eleven people", rights=True)
    assert killed(weigh(first, counted(two, 17, "17 people"), reports=(one, two))) is Agreement.COMPATIBLE
    assert killed(weigh(first, counted(three, 17, "17 people"), reports=(one, three))) is Agreement.CONTESTED


def test_a_number_of_the_whole_year_contradicts_that_of_one_day_in_no_dossier() -> None:
    one = report("one day", "Eleven people were killed, said an aid group.", published="2034-02-03")
    two = report("the year", "This year 240 people were killed here.", published="2034-02-03")
    first = counted(one, 11, "Eleven people", rights=True)
    apart = weigh(first, counted(two, 240, "240 people"), reports=(one, two))
    assert killed(apart) is not Agreement.CONTESTED


def test_the_deadliest_of_the_year_is_still_one_happening() -> None:
    one = "[In the deadliest attack this year 24 people were killed]."
    assert between(one, "[Eleven people were killed].").label is CONTRADICTS
    assert (
        between("[This year 240 people were killed].", "[Eleven people were killed].").reason is Reason.WIDER
    )


def test_who_calls_his_own_number_new_stands_in_no_conflict_with_himself() -> None:
    text = "Mira Dost: six people dead. Later Mira Dost: now 15 people dead."
    where = report("twice", text, published="2034-02-03")
    speaker = person("Mira Dost", SpeakerKind.OFFICIAL)
    claims = [
        said(where, speaker, killing(), type(exactly(1))(outcome=exactly(1).outcome, low=n, high=n, exact=True, wording=w), sentence=s)
        for n, w, s in ((6, "six people", "six people dead"), (15, "15 people", "15 people dead"))
    ]  # fmt: skip
    assert killed(weigh(*claims, reports=(where,))) is Agreement.COMPATIBLE


def test_a_conflict_says_by_which_rules_it_is_one() -> None:
    one, two = report("who one"), report("who two")
    found = weigh(
        said(one, RESIDENT, killing(by(ARMY))),
        said(two, body(ARMY), killing(by(LEAGUE))),
        reports=(one, two),
    )
    conflict = next(one for one in found.conflicts if one.about == "responsibility")
    assert conflict.why == WHY[Reason.OTHER_DOER]
    assert conflict.within is Within.NONE
