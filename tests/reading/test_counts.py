"""Counts: what the wording says, and nothing that it does not say."""

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.reading.counts import CountMention, find_counts
from corrobora.records import Category, Outcome, Unit


def told(sentence: str, mention: CountMention) -> str:
    """Put a mention in one line: wording | bounds | what is not the default."""
    low = "" if mention.low is None else str(mention.low)
    high = "" if mention.high is None else str(mention.high)
    parts = [sentence[mention.start : mention.end], low if mention.exact else f"{low}..{high}"]
    if mention.hedge:
        parts.append(f"hedge={mention.hedge}")
    if mention.category:
        parts.append(mention.category.value)
    if mention.unit is not Unit.PEOPLE:
        parts.append(mention.unit.value)
    if mention.outcome:
        parts.append(mention.outcome.value)
    flags = (("part", mention.part), ("all", mention.total_of_present), ("updated", mention.updated))
    return " | ".join([*parts, *(name for name, on in flags if on)])


SENTENCES: Final = (
    (
        "The army killed at least 24 civilians on 24 February 2025.",
        ("at least 24 civilians | 24.. | hedge=at least | civilians | killed",),
    ),
    (
        "Some 24 people, including three women and 5 children, were killed in Gao.",
        (
            "Some 24 people | 24..24 | hedge=Some | killed",
            "three women | 3 | women | killed | part",
            "5 children | 5 | children | killed | part",
        ),
    ),
    (
        "24 people, among them two children, died.",
        ("24 people | 24 | killed", "two children | 2 | children | killed | part"),
    ),
    ("The death toll rose to 31 on Monday from 24.", ("31 | 31 | killed | updated",)),
    (
        "The death toll has climbed to at least 31.",
        ("at least 31 | 31.. | hedge=at least | killed | updated",),
    ),
    ("The death toll rose from 24 to 31.", ("31 | 31 | killed | updated",)),
    ("The attack left 8 dead and 12 injured.", ("8 dead | 8 | killed", "12 injured | 12 | injured")),
    ("It claimed the lives of nine people.", ("nine people | 9 | killed",)),
    ("There were no casualties.", ("no casualties | 0",)),
    ("The vehicle was burnt, leaving no survivors.", ("no survivors | 0 | survived",)),
    ("Everyone on board was executed.", ("Everyone on board | .. | killed | all",)),
    ("No one survived.", ("No one survived | 0 | survived",)),
    ("17 wounded were taken to hospital.", ("17 wounded | 17 | injured",)),
    ("The raid killed or wounded 30.", ("30 | 30",)),
    ("All 18 on board died.", ("All 18 on board | 18 | killed | all",)),
    ("All the passengers were shot dead.", ("All the passengers | .. | killed | all",)),
    (
        "killing all those on board, including children and women",
        (
            "all those on board | .. | killed | all",
            "children | 1.. | children | killed | part",
            "women | 1.. | women | killed | part",
        ),
    ),
    (
        "Dozens were killed and scores of others injured.",
        ("Dozens | 24.. | killed", "scores of others | 40.. | injured"),
    ),
    (
        "About two dozen villagers were abducted.",
        ("About two dozen villagers | 24..24 | hedge=About | abducted",),
    ),
    (
        "Between 20 and 30 people were killed.",
        ("Between 20 and 30 people | 20..30 | hedge=Between | killed",),
    ),
    ("20 to 30 gunmen on motorbikes attacked.", ("20 to 30 gunmen | 20..30 | combatants",)),
    ("20–30 fighters", ("20–30 fighters | 20..30 | combatants",)),
    (
        "No fewer than 12 soldiers died.",
        ("No fewer than 12 soldiers | 12.. | hedge=No fewer than | state-forces | killed",),
    ),
    ("more than a dozen civilians", ("more than a dozen civilians | 13.. | hedge=more than | civilians",)),
    ("up to 40 people were killed", ("up to 40 people | ..40 | hedge=up to | killed",)),
    ("fewer than 10 rebels", ("fewer than 10 rebels | ..9 | hedge=fewer than | combatants",)),
    ("A family of five was killed.", ("A family of five | 5 | killed",)),
    (
        "A woman and her two children were killed.",
        ("A woman | 1 | women | killed", "two children | 2 | children | killed"),
    ),
    ("A 24-year-old man was shot dead.", ("A 24-year-old man | 1 | men | killed",)),
    ("Awa Traore, 34, was killed.", ()),
    ("Since 2020, 9,000 UN peacekeepers have left.", ("9,000 UN peacekeepers | 9000 | peacekeepers",)),
    (
        "1.200 people fled; 12 000 refugees arrived; 1.5 million people were displaced.",
        (
            "1.200 people | 1200 | displaced",
            "12 000 refugees | 12000 | migrants",
            "1.5 million people | 1500000 | displaced",
        ),
    ),
    (
        "12 women and 4 children were killed.",
        ("12 women | 12 | women | killed", "4 children | 4 | children | killed"),
    ),
    ("12 women and children", ("12 women and children | 12",)),
    ("killed 24 and wounded 12", ("24 | 24 | killed", "12 | 12 | injured")),
    ("killing five, wounding 12 others", ("five | 5 | killed", "12 others | 12 | injured")),
    ("24 killed and 12 wounded", ("24 killed | 24 | killed", "12 wounded | 12 | injured")),
    ("the killing of 24 by the army", ("24 | 24 | killed",)),
    (
        "Another three were injured, and two more are missing.",
        ("three | 3 | injured", "two more | 2 | missing"),
    ),
    ("the other two died", ("two | 2 | killed",)),
    ("two of them children", ("two of them children | 2 | children | part",)),
    ("of whom 5 were women", ("5 were women | 5 | women | part",)),
    ("24 bodies were found in two houses and a car.", ("24 bodies | 24 | bodies", "two houses | 2 | houses")),
    ("Three of the victims were children.", ("Three of the victims | 3",)),
    ("18 of the 20 passengers were killed.", ("18 | 18 | killed", "20 passengers | 20 | all")),
    ("one in five women", ()),
    ("At 10 p.m. on Feb. 24, 3 people died.", ("3 people | 3 | killed",)),
    ("$24 million and 20% of 12 km", ()),
    (
        "Two police officers, a soldier and three aid workers died.",
        (
            "Two police officers | 2 | state-forces | killed",
            "a soldier | 1 | state-forces | killed",
            "three aid workers | 3 | aid-workers | killed",
        ),
    ),
    ("Five Malian army vehicles were destroyed.", ("Five Malian army vehicles | 5 | vehicles",)),
    ("several hundred displaced people", ("several hundred displaced people | 200.. | displaced-people",)),
    ("tens of thousands of refugees", ("tens of thousands of refugees | 20000.. | migrants",)),
    ("a handful of villagers", ("a handful of villagers | 3..5",)),
    ("It brings to 31 the number of people killed.", ("31 | 31 | killed | updated",)),
    ("24 people, all of them civilians, were killed", ("24 people | 24 | civilians | killed",)),
    (
        "20-odd people, 50+ protesters",
        ("20-odd people | 20..20 | hedge=odd", "50+ protesters | 50.. | hedge=+ | protesters"),
    ),
    ("A cousin of one of the victims said all 24 drowned.", ("A cousin | 1", "all 24 | 24 | killed | all")),
    (
        "Thirty-three people were killed, most of them women.",
        (
            "Thirty-three people | 33 | killed",
            "most of them women | 1.. | hedge=most | women | killed | part",
        ),
    ),
    ("Likes: 0 0 Views: 58", ()),
    ("No one was killed or injured.", ("No one | 0",)),
    ("twenty-four civilians dead", ("twenty-four civilians | 24 | civilians | killed",)),
    (
        "More than 100 houses were burned and 300 cattle stolen.",
        ("More than 100 houses | 101.. | hedge=More than | houses", "300 cattle | 300 | animals"),
    ),
    ("The 33rd Battalion lost 12 men.", ("12 men | 12 | men | killed",)),
    ("killed 24 people in Ber and 12 in Gao", ("24 people | 24 | killed", "12 | 12 | killed")),
    ("24 killed three soldiers near Ber.", ("three soldiers | 3 | state-forces | killed",)),
    (
        "Forty people died, of whom 5 were women.",
        ("Forty people | 40 | killed", "5 were women | 5 | women | killed | part"),
    ),
    ("24 people, all of them civilians, were killed.", ("24 people | 24 | civilians | killed",)),
    ("Some 20-odd villagers fled.", ("Some 20-odd villagers | 20..20 | hedge=Some | displaced",)),
    (
        "Thirty people were killed in Gao on Monday, including three women and a child.",
        (
            "Thirty people | 30 | killed",
            "three women | 3 | women | killed | part",
            "a child | 1 | children | killed | part",
        ),
    ),
    (
        "Gunmen on motorcycles killed at least 15 people and wounded nine more in an attack on a market.",
        ("at least 15 people | 15.. | hedge=at least | killed", "nine more | 9 | injured"),
    ),
    (
        "The bomb killed one soldier and injured four others.",
        ("one soldier | 1 | state-forces | killed", "four others | 4 | injured"),
    ),
    (
        "Two policemen and a gendarme were killed in the ambush, the ministry said.",
        ("Two policemen | 2 | state-forces | killed", "a gendarme | 1 | state-forces | killed"),
    ),
    (
        "The UN said 1,234 civilians had been killed since January.",
        ("1,234 civilians | 1234 | civilians | killed",),
    ),
    (
        "A three-year-old girl was among those killed.",
        ("A three-year-old girl | 1 | children | killed | part",),
    ),
    (
        "Among the dead were four children and a pregnant woman.",
        ("four children | 4 | children | killed | part", "a pregnant woman | 1 | women | killed | part"),
    ),
    ("The dead include two journalists.", ("two journalists | 2 | journalists | killed | part",)),
    (
        "Witnesses counted 14 bodies, among them those of three women.",
        ("14 bodies | 14 | bodies", "three women | 3 | women | part"),
    ),
    (
        "Five members of the same family died when a shell hit their home.",
        ("Five members of the same family | 5 | killed",),
    ),
    (
        "A couple and their three children were burnt alive.",
        ("A couple | 2..2 | killed", "three children | 3 | children | killed"),
    ),
    ("The army said it had neutralised 30 terrorists.", ("30 terrorists | 30 | combatants",)),
    (
        "Troops arrested more than 60 suspects.",
        ("more than 60 suspects | 61.. | hedge=more than | detained",),
    ),
    (
        "Dozens of houses were torched and hundreds of people fled.",
        ("Dozens of houses | 24.. | houses", "hundreds of people | 200.. | displaced"),
    ),
    ("No civilians were killed, the army said.", ("No civilians | 0 | civilians | killed",)),
    ("Nobody was hurt in the blast.", ("Nobody | 0 | injured",)),
    ("None of the passengers survived.", ("None of the passengers survived | 0 | survived",)),
    ("The strike caused no deaths.", ("no deaths | 0 | killed",)),
    ("There was no loss of life.", ("no loss of life | 0 | killed",)),
    ("The toll was revised to 45 from 38.", ("45 | 45 | killed | updated",)),
    ("The death toll now stands at 52.", ("52 | 52 | killed | updated",)),
    ("Officials put the death toll at around 60.", ("around 60 | 60..60 | hedge=around | killed",)),
    ("The number of dead rose to 17.", ("17 | 17 | killed | updated",)),
    (
        "A total of 18 people, including 11 civilians, were killed.",
        ("18 people | 18 | killed", "11 civilians | 11 | civilians | killed | part"),
    ),
    ("The 18 people aboard the bus were kidnapped.", ("18 people | 18 | abducted",)),
    ("Eleven of the 14 hostages were freed.", ("Eleven | 11 | survived", "14 hostages | 14 | all")),
    ("Three out of four women interviewed had fled.", ()),
    ("He was sentenced to 20 years in prison.", ()),
    ("The convoy of 12 trucks was stopped 40 km north of Gao at 6 a.m.", ("12 trucks | 12 | vehicles",)),
    ("On 17 February, the 40-year-old bloc lost three members.", ("three members | 3",)),
    ("In 2022, French troops left after a 10-year mission.", ()),
    ("The first vehicle carried 15 migrants.", ("15 migrants | 15 | migrants",)),
    ("They were carrying 15 to 20 passengers each.", ("15 to 20 passengers | 15..20",)),
    (
        "Six Palestinians were killed, including two children.",
        ("Six Palestinians | 6 | killed", "two children | 2 | children | killed | part"),
    ),
    (
        "Israeli forces killed three Palestinians, one of them a boy.",
        ("three Palestinians | 3 | killed", "one of them a boy | 1 | children | killed | part"),
    ),
    ("Fifteen Tuareg were executed.", ("Fifteen Tuareg | 15 | killed",)),
    ("At least two dozen more were missing.", ("At least two dozen more | 24.. | hedge=At least | missing",)),
    ("As many as 100 people may have died.", ("As many as 100 people | ..100 | hedge=As many as | killed",)),
    ("Fewer than ten people survived.", ("Fewer than ten people | ..9 | hedge=Fewer than | survived",)),
    (
        "Up to 3,000 families have been displaced.",
        ("Up to 3,000 families | ..3000 | hedge=Up to | families | displaced",),
    ),
    (
        "Almost 200 people, mostly women and children, drowned.",
        (
            "Almost 200 people | 200..200 | hedge=Almost | killed",
            "mostly women | 1.. | hedge=mostly | women | killed | part",
            "children | 1.. | hedge=mostly | children | killed | part",
        ),
    ),
    ("The attack claimed 31 lives.", ("31 lives | 31 | killed",)),
    ("Nine lives were lost.", ("Nine lives | 9 | killed",)),
    ("The group abducted 23 schoolgirls.", ("23 schoolgirls | 23 | children | abducted",)),
    ("Half a dozen rebels surrendered.", ("Half a dozen rebels | 6 | combatants",)),
    (
        "The rebels lost half a dozen men and two vehicles.",
        ("half a dozen men | 6 | men | killed", "two vehicles | 2 | vehicles"),
    ),
    ("Police shot dead four protesters.", ("four protesters | 4 | protesters | killed",)),
    ("Four protesters were shot dead by police.", ("Four protesters | 4 | protesters | killed",)),
    (
        "Three health workers, two aid workers and a driver were abducted.",
        (
            "Three health workers | 3 | health-workers | abducted",
            "two aid workers | 2 | aid-workers | abducted",
            "a driver | 1 | abducted",
        ),
    ),
    ("Seven peacekeepers from Chad were wounded.", ("Seven peacekeepers | 7 | peacekeepers | injured",)),
    ("Seven UN soldiers were wounded.", ("Seven UN soldiers | 7 | peacekeepers | injured",)),
    ("Two teenagers, aged 14 and 16, were killed.", ("Two teenagers | 2 | killed",)),
    ("An elderly man was beaten to death.", ("An elderly man | 1 | elderly | killed",)),
    ("Ten years later, 5 million people need aid.", ("5 million people | 5000000",)),
    ("There were 12 attacks in three months.", ("12 attacks | 12 | other",)),
    ("Only one man survived.", ("one man | 1 | men | survived",)),
    ("Around fifty gunmen arrived at dawn.", ("Around fifty gunmen | 50..50 | hedge=Around | combatants",)),
    ("The 33-year-old said 4 of her relatives were killed.", ("4 of her relatives | 4 | killed",)),
    (
        "Hundreds of fighters, including dozens of foreigners, surrendered.",
        ("Hundreds of fighters | 200.. | combatants", "dozens of foreigners | 24.. | part"),
    ),
    (
        "It left 24 dead, including 3 soldiers, and 40 wounded.",
        (
            "24 dead | 24 | killed",
            "3 soldiers | 3 | state-forces | killed | part",
            "40 wounded | 40 | injured",
        ),
    ),
    (
        "The clash left at least 12 people dead and several others wounded.",
        ("at least 12 people | 12.. | hedge=at least | killed", "several others | 3.. | injured"),
    ),
    (
        "Leaving three dead and a dozen injured, the raid lasted two hours.",
        ("three dead | 3 | killed", "a dozen injured | 12 | injured"),
    ),
    (
        "Some 1,500 people were displaced and 300 cattle were stolen.",
        ("Some 1,500 people | 1500..1500 | hedge=Some | displaced", "300 cattle | 300 | animals"),
    ),
    ("He said 30 or more people were killed.", ("30 or more people | 30.. | hedge=or more | killed",)),
    ("10-15 people were killed.", ("10-15 people | 10..15 | killed",)),
    (
        "Between ten and fifteen people died.",
        ("Between ten and fifteen people | 10..15 | hedge=Between | killed",),
    ),
    ("Killed: 24. Injured: 12.", ("24 | 24 | killed", "12 | 12 | injured")),
    ("Death toll: 31", ("31 | 31 | killed",)),
    ("24 dead, 12 injured in Gao attack", ("24 dead | 24 | killed", "12 injured | 12 | injured")),
    ("Mali: 24 civilians killed in north", ("24 civilians | 24 | civilians | killed",)),
    ("Army kills 24 in Ber", ("24 | 24 | killed",)),
    ("Scores killed as RSF shells market", ("Scores killed | 40.. | killed",)),
    ("Three killed, 10 hurt in Kashmir gunfight", ("Three killed | 3 | killed", "10 hurt | 10 | injured")),
    ("The hospital received 9 dead and 31 injured.", ("9 dead | 9 | killed", "31 injured | 31 | injured")),
    (
        "A doctor said the hospital had received nine bodies and 31 wounded people.",
        ("nine bodies | 9 | bodies", "31 wounded people | 31 | injured"),
    ),
    ("About 20% of the 300 people in the camp are ill.", ("300 people | 300",)),
    ("The FLA said the army executed two dozen people.", ("two dozen people | 24 | killed",)),
    ("Of the 40 people on board, 38 died.", ("40 people | 40", "38 | 38 | killed")),
    ("All but two of the 40 passengers died.", ("All but two | 38 | killed", "40 passengers | 40 | all")),
    ("More than half of the victims were children.", ()),
    ("One of the victims was a nurse.", ()),
    ("A soldier told AFP that eight comrades had been killed.", ("eight comrades | 8 | killed",)),
    ('"We buried 46 people," a resident said.', ("46 people | 46 | killed",)),
    (
        "Residents buried 46 people in three mass graves.",
        ("46 people | 46 | killed", "three mass graves | 3 | other"),
    ),
    ("The 2012 rebellion displaced 400,000 people.", ("400,000 people | 400000 | displaced",)),
    (
        "M23 rebels took two towns; 17 people died on the RN6 road.",
        ("two towns | 2 | other", "17 people | 17 | killed"),
    ),
    ("The 93rd Brigade lost five tanks.", ("five tanks | 5 | vehicles",)),
    ("UN Resolution 2584 was adopted by 15 members.", ("15 members | 15",)),
    (
        "At least six mourners were killed at a funeral for 3 fighters.",
        ("At least six mourners | 6.. | hedge=At least | killed", "3 fighters | 3 | combatants"),
    ),
    (
        "A drone hit a wedding, killing 8, five of them women.",
        ("8 | 8 | killed", "five of them women | 5 | women | killed | part"),
    ),
    ("The wounded included 6 minors.", ("6 minors | 6 | children | injured | part",)),
    ("Thousands of people protested; two were shot.", ("Thousands of people | 2000..",)),
    (
        "About three-quarters of 200 detainees were freed.",
        (
            "About three-quarters of 200 detainees | 150..150 | hedge=About three-quarters | detainees | survived",
        ),
    ),
    (
        'Four soldiers and 12 "terrorists" were killed.',
        ("Four soldiers | 4 | state-forces | killed", '12 "terrorists | 12 | combatants | killed'),
    ),
    ("Three Red Cross volunteers were taken hostage.", ("Three Red Cross volunteers | 3 | abducted",)),
    (
        "The militia burned 45 huts, stole 200 goats and abducted two herders.",
        ("45 huts | 45 | houses", "200 goats | 200 | animals", "two herders | 2 | abducted"),
    ),
    (
        "Between 2012 and 2015, militants killed 300 soldiers.",
        ("300 soldiers | 300 | state-forces | killed",),
    ),
    ("In 2020 soldiers seized power.", ()),
    ("He has two wives and nine children.", ("two wives | 2", "nine children | 9 | children")),
    (
        "Twenty people including eight women were killed on Saturday.",
        ("Twenty people | 20 | killed", "eight women | 8 | women | killed | part"),
    ),
    ("a mother and her four children", ("a mother | 1", "four children | 4 | children")),
    ("Violence against women and children has risen.", ()),
    ("Women and children were among the victims.", ("Women | 1.. | women", "children | 1.. | children")),
    (
        "One person was killed and another injured.",
        ("One person | 1 | killed", "another injured | 1 | injured"),
    ),
    ("Two were killed and three others were injured.", ("Two | 2 | killed", "three others | 3 | injured")),
    ("24 civilians in the country's north were executed.", ("24 civilians | 24 | civilians | killed",)),
    ("everyone inside the bus was burned to death", ("everyone inside the bus | .. | killed | all",)),
    ("A total of two hundred and four people died", ("two hundred and four people | 204 | killed",)),
    ("Twelve hundred people died", ("Twelve hundred people | 1200 | killed",)),
    ("one hundred and twenty-three dead", ("one hundred and twenty-three dead | 123 | killed",)),
    (
        "A boat carrying over 100 migrants capsized, leaving at least 41 missing.",
        (
            "over 100 migrants | 101.. | hedge=over | migrants",
            "at least 41 missing | 41.. | hedge=at least | missing",
        ),
    ),
    ("They want justice for the 24.", ()),
    ("She is 24.", ()),
    ("Call 555 1234 or +223 20 22 55 10.", ()),
    ("Article 7 and Chapter 12 apply to 3 of the accused.", ()),
    ("The $5 million project employs 300 people.", ("300 people | 300",)),
    ("Oil rose 3% to $80 a barrel.", ()),
    ("He scored 2 goals as Mali won 3-1.", ("2 goals | 2 | other",)),
    ("The 9,000 UN peacekeepers left in 2019.", ("9,000 UN peacekeepers | 9000 | peacekeepers",)),
    ("Nine out of ten households fled.", ()),
    ("One in five children is malnourished.", ()),
    ("58 views", ()),
    ("Read 3 more articles this month", ("3 more articles | 3 | other",)),
    ("Page 3 of 10", ()),
    (
        "Security forces opened fire, killing two dozen demonstrators.",
        ("two dozen demonstrators | 24 | protesters | killed",),
    ),
    ("No fewer than 30 were abducted.", ("No fewer than 30 | 30.. | hedge=No fewer than | abducted",)),
    ("More than two dozen were wounded.", ("More than two dozen | 25.. | hedge=More than | injured",)),
    (
        "Hundreds dead, thousands displaced.",
        ("Hundreds dead | 200.. | killed", "thousands | 2000.. | displaced"),
    ),
    ("The blast injured 14, six critically.", ("14 | 14 | injured", "six | 6 | injured | part")),
    ("It was the third attack in two weeks.", ()),
    ("The deaths of 12 farmers sparked protests.", ("12 farmers | 12 | killed",)),
    (
        "Twelve people were kidnapped, but four of them escaped.",
        ("Twelve people | 12 | abducted", "four of them | 4 | survived | part"),
    ),
    (
        "Twelve people, four of whom were children, drowned.",
        ("Twelve people | 12 | killed", "four of whom were children | 4 | children | killed | part"),
    ),
    ("They shot and killed 5 men.", ("5 men | 5 | men | killed",)),
    (
        "They rounded up and executed at least 60 men.",
        ("at least 60 men | 60.. | hedge=at least | men | killed",),
    ),
    ("The number of people killed has reached 100.", ("100 | 100 | killed",)),
    ("The number of injured has climbed to 250.", ("250 | 250 | injured | updated",)),
    ("bringing the death toll to 21", ("21 | 21 | killed | updated",)),
    ("bringing the total number of deaths to 33", ("33 | 33 | killed | updated",)),
    (
        "Rebels said they had killed 14 soldiers and captured 20.",
        ("14 soldiers | 14 | state-forces | killed", "20 | 20 | detained"),
    ),
    ("Both vehicles were set on fire.", ()),
    ("All 22 occupants of the vehicle were executed.", ("All 22 occupants | 22 | killed | all",)),
    ("all of those aboard were killed", ("all of those aboard | .. | killed | all",)),
    ("all those aboard the two trucks were killed", ("all those aboard the two trucks | .. | killed | all",)),
    ("Everyone in the vehicle died.", ("Everyone in the vehicle | .. | killed | all",)),
    ("Everyone knows the army did it.", ()),
    ("all eight were executed", ("all eight | 8 | killed | all",)),
    ("No arrests were made.", ("No arrests | 0 | detained",)),
    ("without survivors", ("without survivors | 0 | survived",)),
    ("not a single survivor was found", ("not a single survivor | 0 | survived",)),
    ("Zero casualties were reported.", ("Zero casualties | 0",)),
    ("a handful of soldiers survived", ("a handful of soldiers | 3..5 | state-forces | survived",)),
    (
        "Soldiers, at least 6 of them wounded, retreated.",
        ("at least 6 of them | 6.. | hedge=at least | injured | part",),
    ),
    ("The 24 victims were buried.", ("24 victims | 24",)),
    ("24 people lost their lives.", ("24 people | 24 | killed",)),
    ("hundreds of thousands have fled", ("hundreds of thousands | 200000.. | displaced",)),
    # parts told as a subject
    ("Two women were among the dead.", ("Two women | 2 | women | killed | part",)),
    ("There were 37 children among the injured.", ("37 children | 37 | children | injured | part",)),
    (
        "Three children and a teacher were among those killed.",
        ("Three children | 3 | children | killed | part", "a teacher | 1 | killed | part"),
    ),
    ("Three of the dead were children.", ("Three of the dead | 3 | children | killed | part",)),
    (
        "Eleven of those killed in the raid were women.",
        ("Eleven of those killed | 11 | women | killed | part",),
    ),
    (
        "Among the dead, he said, were a married couple in their sixties and a 15-year-old boy.",
        ("a married couple | 2..2 | killed | part", "a 15-year-old boy | 1 | children | killed | part"),
    ),
    (
        "Forty people were treated, 11 of them in a critical condition.",
        ("Forty people | 40 | injured", "11 of them | 11 | injured | part"),
    ),
    # at once and later: parts both, or a part of the total before them
    (
        "Eight died at once and six of their wounds later.",
        ("Eight | 8 | killed | part", "six | 6 | killed | part"),
    ),
    (
        "Eight died in the yard; six died of their wounds in the clinics.",
        ("Eight | 8 | killed | part", "six | 6 | killed | part"),
    ),
    (
        "Twelve people were killed in the attack and two died later in hospital.",
        ("Twelve people | 12 | killed", "two | 2 | killed | part"),
    ),
    (
        "Twelve people died and nine were wounded later.",
        ("Twelve people | 12 | killed", "nine | 9 | injured"),
    ),
    # what is lost
    ("The army lost nine soldiers.", ("nine soldiers | 9 | state-forces | killed",)),
    (
        "She lost her husband and three sons.",
        ("her husband | 1 | killed | part", "three sons | 3 | killed | part"),
    ),
    ("The company lost 20 workers.", ("20 workers | 20",)),
    # states before and after the noun
    ("Two wounded soldiers were taken to Orin.", ("Two wounded soldiers | 2 | state-forces | injured",)),
    ("Children killed: 17.", ("17 | 17 | children | killed",)),
    ("The number of children killed is 17.", ("17 | 17 | children | killed",)),
    (
        "An elderly woman injured in the attack died in hospital.",
        ("An elderly woman | 1 | elderly | killed",),
    ),
    ("A woman was injured and a man died.", ("A woman | 1 | women | injured", "a man | 1 | men | killed")),
    (
        "He spoke of 22 people taken, including two girls.",
        ("22 people | 22 | abducted", "two girls | 2 | children | abducted | part"),
    ),
    ("22 people were taken to hospital.", ("22 people | 22",)),
    (
        "Between four hundred and one thousand people fled.",
        ("Between four hundred and one thousand people | 400..1000 | hedge=Between | displaced",),
    ),
    (
        "Four hundred and one thousand people fled.",
        ("Four hundred and one thousand people | 401000 | displaced",),
    ),
    # vague words
    ("A number of villagers were killed.", ("A number of villagers | 2.. | killed",)),
    ("A score were wounded.", ("A score | 20 | injured",)),
    ("Two score people were killed.", ("Two score people | 40 | killed",)),
    ("Some twenty people were killed.", ("Some twenty people | 20..20 | hedge=Some | killed",)),
)


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s[:60] for s, _ in SENTENCES])
def test_a_sentence_gives_the_counts_its_words_give(sentence: str, expected: tuple[str, ...]) -> None:
    assert tuple(told(sentence, m) for m in find_counts(sentence)) == expected


NEVER: Final = (
    "In 2020 the junta took power.",
    "The coup of 2020 and that of 2021 changed everything.",
    "On 24 February they met.",
    "On February 24 they met.",
    "They met at 10 p.m. and again at 10:30 and at 1430 GMT.",
    "It cost $24 million, or 24 dollars a head, or 24 percent.",
    "They walked 20 km, 30 miles and 400 metres.",
    "It was the 24th attack by the 33rd Battalion.",
    "Amadou, 24, is a teacher.",
    "The victim was a nurse.",
    "The 24-year-old teacher left.",
    "a three-year-old law",
    "The 15-member council met for two hours.",
    "Ahmed is aged 24.",
    "AK-47 rifles and T-72 armour and the RN6 road",
    "Resolution 2254, Article 7 and Chapter 12",
    "Call +223 20 22 55 10 or 555-1234.",
    "Likes: 0 0 Views: 58",
    "1,204 views and 12 comments",
    "5 min read",
    "Page 3 of 10",
    "He won 3-1.",
    "Two-thirds of the town was empty.",
    "Nine out of ten said yes.",
    "One of the victims spoke.",
    "a relative of one of the victims",
    "One of the cars burned.",
    "A spokesman said so.",
    "A refugee camp was empty.",
    "A soldier told reporters.",
    "Many people were killed.",
    "Civilians were killed.",
    "Violence against women and children goes on.",
    "Everyone knows that.",
    "No fewer questions remain.",
    "ISO 8601-2:2019",
    "2024-02-17 and 17.02.2024 and 17/02/2024",
    "M23 and 4x4 and 7up",
)


@pytest.mark.parametrize("sentence", NEVER)
def test_dates_ages_times_money_and_furniture_are_never_counts(sentence: str) -> None:
    assert find_counts(sentence) == ()


def only(sentence: str) -> CountMention:
    found = find_counts(sentence)
    assert len(found) == 1, [told(sentence, m) for m in found]
    return found[0]


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(n: int) -> str:
    """Spell a number below a million as newspapers do."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {spelled(n % 100)}" if n % 100 else "")
    rest = f" {spelled(n % 1000)}" if n % 1000 >= 100 else f" and {spelled(n % 1000)}"
    return f"{spelled(n // 1000)} thousand" + (rest if n % 1000 else "")


def test_the_spelling_used_here_is_right() -> None:
    assert [spelled(n) for n in (13, 40, 42, 204, 1200, 5007)] == [
        "thirteen",
        "forty",
        "forty-two",
        "two hundred and four",
        "one thousand two hundred",
        "five thousand and seven",
    ]


FORMS = st.sampled_from((str, lambda n: f"{n:,}", spelled))
HEDGES = (
    ("", 0, 0),
    ("at least ", 0, None),
    ("no fewer than ", 0, None),
    ("more than ", 1, None),
    ("over ", 1, None),
    ("up to ", None, 0),
    ("as many as ", None, 0),
    ("fewer than ", None, -1),
    ("around ", 0, 0),
    ("some ", 0, 0),
    ("nearly ", 0, 0),
)


@settings(max_examples=300)
@given(
    n=st.integers(2, 99_999),
    form=FORMS,
    hedge=st.sampled_from(HEDGES),
    frame=st.sampled_from(
        (
            "The army killed {} civilians in the town.",
            "In the town {} civilians were killed.",
            "Officials said that {} civilians had died.",
            "Gunmen attacked, killing {} civilians.",
        )
    ),
)
def test_every_number_keeps_the_bounds_its_hedge_gives(
    n: int, form: object, hedge: tuple[str, int | None, int | None], frame: str
) -> None:
    assert callable(form)
    words, low, high = hedge
    sentence = frame.format(f"{words}{form(n)}")
    mention = only(sentence)
    assert mention.low == (None if low is None else n + low)
    assert mention.high == (None if high is None else n + high)
    assert mention.exact is (words == "")
    assert (mention.hedge or "") == words.strip()
    assert mention.category is Category.CIVILIANS
    assert mention.outcome is Outcome.KILLED
    assert sentence[mention.start : mention.end] == f"{words}{form(n)} civilians"


@given(
    low=st.integers(2, 5_000),
    more=st.integers(1, 5_000),
    frame=st.sampled_from(("between {} and {}", "{} to {}", "from {} to {}", "{}-{}", "{}–{}", "{} or {}")),
    form=FORMS,
)
def test_ranges_keep_both_ends(low: int, more: int, frame: str, form: object) -> None:
    assert callable(form)
    if "-" in frame or "–" in frame:
        form = str
    assert callable(form)
    mention = only(f"The army killed {frame.format(form(low), form(low + more))} people.")
    assert (mention.low, mention.high, mention.exact) == (low, low + more, False)


@given(st.integers(1, 400), st.integers(1, 400))
def test_killed_and_wounded_are_told_apart(killed: int, wounded: int) -> None:
    for sentence in (
        f"The attack left {killed} dead and {wounded} injured.",
        f"{killed} killed and {wounded} wounded",
        f"A bomb killed {killed} and wounded {wounded}.",
        f"{killed} people were killed and {wounded} others were injured.",
    ):
        found = [(m.low, m.outcome) for m in find_counts(sentence)]
        assert found == [(killed, Outcome.KILLED), (wounded, Outcome.INJURED)], sentence


@given(total=st.integers(10, 900), women=st.integers(2, 9), children=st.integers(2, 9))
def test_parts_are_parts_and_share_the_outcome(total: int, women: int, children: int) -> None:
    for sentence in (
        f"Soldiers killed {total} people, including {women} women and {children} children.",
        f"{total} people, including {women} women and {children} children, were killed.",
        f"{total} people were killed on the road, among them {women} women and {children} children.",
    ):
        found = [(m.low, m.category, m.part, m.outcome) for m in find_counts(sentence)]
        assert found == [
            (total, None, False, Outcome.KILLED),
            (women, Category.WOMEN, True, Outcome.KILLED),
            (children, Category.CHILDREN, True, Outcome.KILLED),
        ], sentence


ASIDES = (
    "On 24 February 2025, ",
    "In 2020, ",
    "At 10 p.m. on Tuesday, ",
    "After a $3 million deal, ",
    "Some 40 km north of Gao, ",
    "Moussa, 34, recalled how ",
    "In its 33rd week, ",
    "For the 15-nation bloc, ",
    "With 20 percent of the vote counted, ",
    "Three days later, ",
)


@given(st.sampled_from(ASIDES), st.sampled_from(SENTENCES))
def test_a_date_an_age_or_a_sum_of_money_adds_no_people(aside: str, row: tuple[str, tuple[str, ...]]) -> None:
    sentence, _ = row
    alone = [(m.low, m.high, m.category, m.unit) for m in find_counts(sentence)]
    longer = [(m.low, m.high, m.category, m.unit) for m in find_counts(aside + sentence)]
    assert longer == alone


def holds(sentence: str) -> None:
    last = -1
    for mention in find_counts(sentence):
        assert 0 <= mention.start < mention.end <= len(sentence)
        assert mention.start >= last
        last = mention.start
        wording = sentence[mention.start : mention.end]
        assert wording == wording.strip()
        assert mention.low is None or mention.high is None or 0 <= mention.low <= mention.high
        if mention.exact:
            assert mention.low == mention.high is not None
        if mention.noun is not None:
            assert mention.noun in wording


@settings(max_examples=400)
@given(st.text(max_size=200))
def test_no_text_raises(sentence: str) -> None:
    holds(sentence)


PIECES = (
    "24 12,000 1.200 12 000 two dozen dozens a few of them whom including women and children men , . - – ( ) “ ” ' killed wounded were "
    "was the all on board aboard death toll rose to from at least more than up between no one survivors everyone family a an her "
    "year old aged % $ km 2020 February hundred thousand million and or half several another others dead injured people vehicles "
    "soldiers police Tuareg İ ٣ ² in out left claimed lives number couple score"
).split()


@settings(max_examples=600)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_salad_of_the_grammars_own_words_raises(words: list[str]) -> None:
    holds(" ".join(words))


def test_the_singular_of_the_noun_is_at_hand() -> None:
    singulars = {
        "24 civilians": "civilian",
        "three women": "woman",
        "two policemen": "policeman",
        "four families": "family",
        "five buses": "bus",
        "six children": "child",
        "24 people": "person",
        "seven bodies": "body",
    }
    assert {words: only(words).singular for words in singulars} == singulars


def test_a_mention_becomes_a_record_with_its_wording() -> None:
    sentence = "They buried at least 24 women."
    count = only(sentence).as_count(sentence, outcome=Outcome.KILLED)
    assert (count.low, count.high, count.exact) == (24, None, False)
    assert count.wording == "at least 24 women"
    assert count.outcome is Outcome.KILLED


def test_the_words_own_outcome_wins_over_the_callers() -> None:
    sentence = "12 wounded"
    assert only(sentence).as_count(sentence, outcome=Outcome.KILLED).outcome is Outcome.INJURED


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("24 civilians", Category.CIVILIANS),
        ("24 women", Category.WOMEN),
        ("24 schoolchildren", Category.CHILDREN),
        ("24 girls", Category.CHILDREN),
        ("24 infants", Category.CHILDREN),
        ("24 men", Category.MEN),
        ("24 elderly people", Category.ELDERLY),
        ("24 refugees", Category.MIGRANTS),
        ("24 IDPs", Category.DISPLACED),
        ("24 internally displaced people", Category.DISPLACED),
        ("24 reporters", Category.JOURNALISTS),
        ("24 humanitarian workers", Category.AID_WORKERS),
        ("24 nurses", Category.HEALTH_WORKERS),
        ("24 prisoners", Category.DETAINEES),
        ("24 demonstrators", Category.PROTESTERS),
        ("24 suspected jihadists", Category.COMBATANTS),
        ("24 militiamen", Category.COMBATANTS),
        ("24 gendarmes", Category.STATE_FORCES),
        ("24 police officers", Category.STATE_FORCES),
        ("24 UN troops", Category.PEACEKEEPERS),
        ("24 blue peacekeepers", Category.PEACEKEEPERS),
        ("24 child soldiers", Category.CHILDREN),
        ("24 villagers", None),
        ("24 passengers", None),
        ("24 traders", None),
    ],
)
def test_who_is_counted_follows_the_noun_and_its_modifiers(words: str, category: Category | None) -> None:
    mention = only(words)
    assert mention.unit is Unit.PEOPLE
    assert mention.category is category


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("two vehicles", Unit.VEHICLES),
        ("five army pickups", Unit.VEHICLES),
        ("30 houses", Unit.HOUSES),
        ("200 cattle", Unit.ANIMALS),
        ("nine corpses", Unit.BODIES),
        ("40 families", Unit.FAMILIES),
        ("three bridges", Unit.OTHER),
        ("12 attacks", Unit.OTHER),
    ],
)
def test_what_is_no_person_is_not_counted_as_people(words: str, unit: Unit) -> None:
    mention = only(words)
    assert mention.unit is unit
    assert mention.category is None
