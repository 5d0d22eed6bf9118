"""Who tells: names in two spellings, leads and the people they mean, retellings, digests, and who is behind an accusation."""

import pytest

from corrobora.records import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Claim,
    OriginRange,
    Place,
    Report,
    Speaker,
    SpeakerKind,
    Stance,
    When,
)
from corrobora.weighing.speakers import personal_name, spelled_alike
from corrobora.weighing.tellings import marks

from .cases import (
    ACTORS,
    ARMY,
    GOVERNMENT,
    LEAGUE,
    RIGHTS,
    body,
    by,
    exactly,
    killing,
    people,
    person,
    report,
    said,
    somebody,
    weigh,
)

ONE, TWO = report("tellers one", outlet="Coast Daily"), report("tellers two", outlet="Hill Times")


def act(*claims: Claim, reports: tuple[Report, ...] = (ONE, TWO)) -> OriginRange:
    return weigh(*claims, reports=reports).independent_origins.act


def who(*claims: Claim, reports: tuple[Report, ...] = (ONE, TWO)) -> OriginRange:
    return weigh(*claims, reports=reports).independent_origins.responsibility


def told(
    where: Report, speaker: Speaker | None, *sentences: str, stance: Stance | None = None
) -> list[Claim]:
    return [said(where, speaker, killing(), sentence=sentence, stance=stance) for sentence in sentences]


def once(number: int) -> OriginRange:
    return OriginRange(low=number, high=number)


# --------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("one", "other"),
    [("lamin jobe", "lameen jobeh"), ("zara kotto", "sarah koto"), ("idris mokhtar", "idriss moktar")],
)
def test_two_spellings_of_a_name_are_one_person(one: str, other: str) -> None:
    assert spelled_alike(one, other) == (one[0] == other[0])
    first, second = person(one.title(), SpeakerKind.OTHER), person(other.title(), SpeakerKind.OTHER)
    ferry, rope = (
        report("spelled", "Nine fell by the ferry rope."),
        report("spelt", "They cut the ferry rope."),
    )
    claims = [*told(ferry, first, ferry.text), *told(rope, second, rope.text)]
    assert act(*claims, reports=(ferry, rope)) == (once(1) if one[0] == other[0] else once(2))


def test_two_spellings_without_a_word_or_an_office_in_common_may_be_one() -> None:
    first, second = person("Lamin Jobe", SpeakerKind.OTHER), person("Lameen Jobeh", SpeakerKind.OTHER)
    found = act(said(ONE, first, killing()), said(TWO, second, killing()))
    assert found == OriginRange(low=1, high=2)


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_three_spellings_are_one_person(turn: int) -> None:
    names = ["Chief Lamin Jobe", "Chief Lameen Jobeh", "Chief Lamine Jobbe"]
    names = names[turn:] + names[:turn]
    reports = tuple(report(f"spelling {name}") for name in names)
    claims = [
        said(where, person(name.removeprefix("Chief "), SpeakerKind.LOCAL_SOURCE, name), killing())
        for where, name in zip(reports, names, strict=True)
    ]
    assert act(*claims, reports=reports) == once(1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lamin jobe", "lamin jabbor"),
        ("amo", "ama"),
        ("lamin jobe", "jobe"),
        ("dara orr", "tara orr"),
        ("mohamed orr", "mahmoud orr"),
        ("hassan tolin", "hussein tolin"),
        ("amina kree", "amin kree"),
        ("maria moreno", "mauro marino"),
        ("lamen zotto", "lamin sotto"),
    ],
)
def test_other_names_are_other_people(one: str, other: str) -> None:
    assert not spelled_alike(one, other)


def test_two_names_alike_in_one_report_are_two_people() -> None:
    first, second = person("Lamin Jobe", SpeakerKind.OTHER), person("Lameen Jobeh", SpeakerKind.OTHER)
    assert act(said(ONE, first, killing()), said(ONE, second, killing())) == once(2)


def test_a_first_name_is_the_only_person_who_has_it() -> None:
    full, first = person("Domin Orr", SpeakerKind.OTHER), person("Domin", SpeakerKind.OTHER, "Father Domin")
    assert act(said(ONE, full, killing()), said(TWO, first, killing())) == once(1)


def test_a_governor_is_not_the_survivor_who_has_his_name_for_a_first_name() -> None:
    full = person("Domin Orr", SpeakerKind.SURVIVOR)
    first = person("Domin", SpeakerKind.OFFICIAL, "Governor Domin")
    assert act(said(ONE, full, killing()), said(TWO, first, killing())) == once(2)


@pytest.mark.parametrize(
    "words", ["wounded passengers from the bus", "released hostages", "retired teacher who hid"]
)
def test_people_whom_something_has_befallen_are_speakers(words: str) -> None:
    claims = [
        said(ONE, somebody(words, SpeakerKind.OTHER), killing()),
        said(TWO, person("Ada Orr", SpeakerKind.RELATIVE), killing()),
    ]
    assert act(*claims).high == 2


@pytest.mark.parametrize(
    "words", ["carried two of them home", "wounded by the blast", "ran down to the ferry"]
)
def test_a_clause_is_no_speaker(words: str) -> None:
    claims = [
        said(ONE, somebody(words, SpeakerKind.OTHER), killing()),
        said(TWO, person("Ada Orr", SpeakerKind.RELATIVE), killing()),
    ]
    assert act(*claims).high == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a Roman Catholic priest", None),
        ("an Orin Hospital nurse who asked not to be named", None),
        ("the Red Cross worker", None),
        ("Father Domin Orr", "domin orr"),
        ("a farmer, Oda Mell, who hid", "oda mell"),
        ("a schoolmaster named Oda Mell", "oda mell"),
    ],
)
def test_capitals_before_a_noun_are_no_name(words: str, name: str | None) -> None:
    assert personal_name(words) == name


# --------------------------------------------------------------------------- the lead, and the trade taken up

_LEAD = "Gunmen killed nine people at the ferry of Kesh on Monday night, {} said."


@pytest.mark.parametrize(
    ("lead", "sentence"),
    [
        (
            "the head of a local water committee",
            "We buried nine, said Ada Orr, who chairs the county water committee.",
        ),
        ("a ferryman", "They fired from the bank, Ada Orr said, and nine lay dead."),
        ("a survivor", "They shot my brother and eight others, said Ada Orr."),
    ],
)
def test_the_lead_means_whom_the_text_then_names(lead: str, sentence: str) -> None:
    where = report("lead", f"{_LEAD.format(lead)}\n\n{sentence}")
    kind = SpeakerKind.NGO if "committee" in lead else SpeakerKind.LOCAL_SOURCE
    claims = [
        *told(where, somebody(lead, kind), _LEAD.format(lead)),
        *told(where, person("Ada Orr", SpeakerKind.OTHER), sentence),
    ]
    assert act(*claims, reports=(where,)) == once(1)


@pytest.mark.parametrize(
    ("lead", "kind", "sentence"),
    [
        ("a nurse", SpeakerKind.LOCAL_SOURCE, "They shot nine, said Ada Orr, a farmer."),
        ("a nurse", SpeakerKind.LOCAL_SOURCE, "They shot nine, said Ada Orr, whose brother died."),
        ("a nurse and a driver", SpeakerKind.LOCAL_SOURCE, "They shot nine, said Ada Orr."),
        ("the regional governor", SpeakerKind.OFFICIAL, "They shot nine, said Ada Orr, a seamstress."),
        ("a rebel fighter", SpeakerKind.ARMED_GROUP, "They shot nine, said Ada Orr."),
    ],
)
def test_the_lead_means_nobody_whom_the_text_says_to_be_another(
    lead: str, kind: SpeakerKind, sentence: str
) -> None:
    where = report("other lead", f"{_LEAD.format(lead)}\n\n{sentence}")
    claims = [
        *told(where, somebody(lead, kind), _LEAD.format(lead)),
        *told(where, person("Ada Orr", SpeakerKind.OTHER), sentence),
    ]
    assert weigh(*claims, reports=(where,)).origins[0].counted_with == ()


_BAKER = (
    "The witness, a baker near the bridge, said the shots came from the water.",
    "Five fell dead beside me, the baker said.",
)


def test_the_baker_is_the_witness_who_was_brought_in_as_a_baker() -> None:
    where = report("baker", " ".join(_BAKER))
    witness, baker = (
        somebody("the witness", SpeakerKind.EYEWITNESS),
        somebody("the baker", SpeakerKind.OTHER),
    )
    claims = [*told(where, witness, _BAKER[0]), *told(where, baker, _BAKER[1])]
    assert act(*claims, reports=(where,)) == once(1)


def test_a_baker_whom_nobody_has_brought_in_stays_himself() -> None:
    first = "The tailor, who mends sails, said the shots came from the water."
    where = report("no baker", f"{first} {_BAKER[1]}")
    witness, baker = (
        somebody("the tailor", SpeakerKind.EYEWITNESS),
        somebody("the baker", SpeakerKind.OTHER),
    )
    claims = [*told(where, witness, first), *told(where, baker, _BAKER[1])]
    assert act(*claims, reports=(where,)).high == 2


# --------------------------------------------------------------------------- an account told again

_TOLD = "I lay behind the salt sacks. They asked for the ledger and shot the clerk; seventeen were dead, my cousin with his lantern."
_AGAIN = "Behind salt sacks lay an old carter. Asked for a ledger, the clerk was shot. 17 died, one still holding a lantern, he told."
_VOICE, _SPOKEN = "Asked for a ledger, the clerk was shot.", "17 died, one still holding a lantern, he told."


def _retelling(speaker: str, words: str = _AGAIN) -> list[Claim]:
    first = report("first telling", _TOLD, outlet="Coast Daily", published="2031-03-04")
    again = report("second telling", words, outlet="Hill Times", published="2031-03-06")
    return [
        *told(
            first,
            person("Oda Mell", SpeakerKind.OTHER),
            *[f"{part}." for part in _TOLD.rstrip(".").split(". ")],
        ),
        *told(again, None, *(part for part in (_VOICE,) if part in words)),
        *told(again, somebody(speaker, SpeakerKind.LOCAL_SOURCE), words.rsplit(". ", maxsplit=1)[-1]),
    ]


def _two_reports() -> tuple[Report, ...]:
    return (
        report("first telling", _TOLD, outlet="Coast Daily", published="2031-03-04"),
        report("second telling", _AGAIN, outlet="Hill Times", published="2031-03-06"),
    )


def test_a_report_that_met_nobody_and_tells_anothers_account_has_it_from_him() -> None:
    assert act(*_retelling("an old carter"), reports=_two_reports()) == once(1)


def test_a_transcript_has_met_whom_it_recorded() -> None:
    assert act(*_retelling("CARTER"), reports=_two_reports()).high == 2


def test_numbers_are_one_whoever_writes_them() -> None:
    assert marks("twenty-two dead, seventeen hurt") >= {"22", "17"}
    assert marks("forty of them") >= {"40"}
    assert "22" not in marks("twenty and two")


def test_whom_the_sentences_take_up_as_she_is_not_the_man_of_another_report() -> None:
    hers = report("hers", "The guards fired first, she said, and four fell.")
    his = report("his", "Four fell at the gate, he said.")
    claims = [
        *told(hers, somebody("a resident", SpeakerKind.LOCAL_SOURCE), hers.text),
        *told(his, somebody("a neighbour", SpeakerKind.LOCAL_SOURCE), his.text),
    ]
    assert act(*claims, reports=(hers, his)) == OriginRange(low=1, high=2)


def test_a_pronoun_in_what_is_quoted_says_nothing_of_the_speaker() -> None:
    quoted = report(
        "quoted", "“They fired over the salt sacks, he said, the clerk fell, lantern lit,” she said."
    )
    again = report("again", "Over the salt sacks they fired; the clerk fell, his lantern lit, she said.")
    claims = [
        *told(quoted, somebody("a resident", SpeakerKind.LOCAL_SOURCE), quoted.text),
        *told(again, somebody("a neighbour", SpeakerKind.LOCAL_SOURCE), again.text),
    ]
    assert act(*claims, reports=(quoted, again)) == once(1)


_ROPE = "Two grey lorries crossed the weir at dusk, drums tied on top, engines loud; firing followed, hulls burned."
_COAT = (
    "My husband wore his wedding coat; bullets tore the collar, I stitched it closed before burial prayers."
)


@pytest.mark.parametrize(
    ("one", "other", "words", "low"),
    [
        ("a sail mender", "a widow", _COAT, 2),
        ("a sail mender", "a widow", _ROPE, 1),
        ("a sail mender", "a resident", _COAT, 1),
        ("a health worker", "a nurse", _COAT, 1),
    ],
)
def test_two_of_whom_there_are_few_and_who_tell_different_things_are_two(
    one: str, other: str, words: str, low: int
) -> None:
    first, second = report("rope", _ROPE), report("coat", words)
    claims = [
        *told(first, somebody(one, SpeakerKind.LOCAL_SOURCE), _ROPE),
        *told(second, somebody(other, SpeakerKind.LOCAL_SOURCE), words),
    ]
    assert act(*claims, reports=(first, second)).low == low


@pytest.mark.parametrize(
    ("words", "low"),
    [(_COAT, 2), ("The lorries had crossed the weir before I buried my husband in his coat.", 1)],
)
def test_a_named_person_is_the_widow_of_another_report_only_where_something_speaks_for_it(
    words: str, low: int
) -> None:
    first, second = report("rope", _ROPE), report("coat", words)
    claims = [
        *told(first, person("Ada Orr", SpeakerKind.SURVIVOR), _ROPE),
        *told(second, somebody("a widow", SpeakerKind.RELATIVE), words),
    ]
    assert act(*claims, reports=(first, second)) == OriginRange(low=low, high=2)


_LOCAL, _KIN, _OFFICE, _RANK = (
    SpeakerKind.LOCAL_SOURCE,
    SpeakerKind.RELATIVE,
    SpeakerKind.OFFICIAL,
    SpeakerKind.ARMED_FORCES,
)


@pytest.mark.parametrize(
    ("one", "other", "low"),
    [
        (somebody("a fisherman", _LOCAL), somebody("a widow", _KIN), 2),
        (somebody("a bus driver", _LOCAL), somebody("the sister of a passenger", _KIN), 2),
        (person("Ines Mell", _LOCAL, "Ines Mell, a midwife"), somebody("a ferryman", _LOCAL), 2),
        (person("Ines Mell", _LOCAL, "Ines Mell, a shopkeeper"), somebody("an old woman", _LOCAL), 2),
        (body(ARMY), somebody("the mayor of Oll", _OFFICE), 2),
        (body(GOVERNMENT), somebody("a village chief", _OFFICE), 2),
        (body(GOVERNMENT), person("Ines Mell", _OFFICE, "District governor Ines Mell"), 1),
        (body(GOVERNMENT), somebody("a local official", _OFFICE), 1),
        (body(GOVERNMENT), somebody("the prefect", _OFFICE), 1),
        (body(GOVERNMENT), somebody("a district commissioner", _OFFICE), 1),
        (body(GOVERNMENT), somebody("the governor of the coast", _OFFICE), 1),
        (body(GOVERNMENT), somebody("an elected official", _OFFICE), 1),
        (body(GOVERNMENT), somebody("the mayor", _OFFICE), 2),
        (body(RIGHTS), somebody("organisers", SpeakerKind.OTHER), 1),
        (somebody("a fisherman", _LOCAL), somebody("a resident", _LOCAL), 1),
        (somebody("a fisherman", _LOCAL), somebody("another fisherman", _LOCAL), 1),
        (somebody("a health worker", _LOCAL), somebody("a midwife", _LOCAL), 1),
        (person("Ines Mell", _LOCAL, "Ines Mell, a midwife"), somebody("a health worker", _LOCAL), 1),
        (somebody("a resident", _LOCAL), somebody("a survivor", SpeakerKind.SURVIVOR), 1),
        (person("Ines Mell", _OFFICE), somebody("an official", _OFFICE), 1),
        (body(ARMY), somebody("an army officer", _RANK), 1),
        (body(RIGHTS), somebody("a source", SpeakerKind.OTHER), 1),
    ],
)
def test_two_are_left_open_only_where_something_speaks_for_their_being_one(
    one: Speaker, other: Speaker, low: int
) -> None:
    assert act(said(ONE, one, killing()), said(TWO, other, killing())) == OriginRange(low=low, high=2)


@pytest.mark.parametrize(
    ("one", "other", "low"),
    [("Delta Wire", "Radio Oll", 2), ("Delta Wire", "Delta Wire", 1), (None, "Radio Oll", 1)],
)
def test_residents_whom_two_named_gatherers_met_are_two(one: str | None, other: str | None, low: int) -> None:
    first, second = (somebody(text, _LOCAL, told=by) for text, by in (("a resident", one), ("a man", other)))
    assert act(said(ONE, first, killing()), said(TWO, second, killing())).low == low


def test_a_relative_of_the_lead_is_not_the_expert_whom_the_text_names() -> None:
    text = (
        "Nine people were shot dead at the salt pans on Monday, a relative of one of them said in Oll.\n\n"
        "Ines Mell of the Oll Institute said nine were dead.\n"
    )
    where = report("expert", text)
    lead, later = text.split("\n\n")
    claims = [
        *told(where, somebody("a relative of one of them", _KIN), lead),
        *told(where, person("Ines Mell", SpeakerKind.EXPERT), later.strip()),
    ]
    assert act(*claims, reports=(where,)).high == 2


# --------------------------------------------------------------------------- one sentence of a witness


@pytest.mark.parametrize(
    ("speaker", "sentence", "number"),
    [
        ("a boatman", "He saw seven lying near the mill.", 1),
        ("a mother of three", "She had pushed her children under the bed and lain across them.", 1),
        ("the old woman", "They came before dawn with a list.", 1),
        ("a man from the port", "Two lines of them on their knees, a whistle, and then fire.", 1),
        ("a porter", "He hid in the cold store until it was over.", 1),
        ("a shepherd", "His brothers never came home.", 1),
        ("a boatman", "The road to Oll has been bad since the rains.", 0),
        ("a boatman", "He heard of it on Tuesday.", 0),
        ("a mother of three", "She has pushed for a school since spring.", 0),
        ("a porter", "An inquiry must establish what he saw.", 0),
        ("a band of rain", "It came over the village at dusk.", 0),
        ("a porter", "Soldiers in two lorries came to the village at dusk.", 1),
        ("a porter", "Troops he serves every week arrived before dawn with a list.", 1),
        ("a porter", "Men burst into the house.", 1),
        ("a porter", "He fled across the river.", 1),
        ("a porter", "Relief lorries came to the village in the evening.", 0),
        ("a porter", "Reporters arrived at the camp on motorcycles.", 0),
        ("a porter", "He fled the capital in 2012.", 0),
        ("a porter", "He had to shoot a stray dog once.", 0),
    ],
)
def test_one_sentence_of_what_somebody_lived_bears_the_act_out(
    speaker: str, sentence: str, number: int
) -> None:
    where = report(sentence, sentence)
    claims = [
        said(ONE, body(RIGHTS), killing()),
        said(where, somebody(speaker, _LOCAL), None, sentence=sentence),
    ]
    assert act(*claims, reports=(ONE, where)).high == 1 + number


# --------------------------------------------------------------------------- what a body gives out


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a statement from the River Army", SpeakerKind.OTHER),
        ("Last night's bulletin of the River Army", SpeakerKind.OTHER),
        ("a communiqué issued by the River Army", SpeakerKind.OTHER),
        ("The River Army's own records", SpeakerKind.ARMED_FORCES),
        ("the River Army's weekly newsletter", SpeakerKind.OTHER),
        ("a press release of the River Army", SpeakerKind.OTHER),
    ],
)
def test_what_a_body_gives_out_is_its_word(text: str, kind: SpeakerKind) -> None:
    claims = [said(ONE, body(ARMY), killing()), said(TWO, somebody(text, kind), killing())]
    assert act(*claims) == once(1)


@pytest.mark.parametrize(
    "text", ["hospital records", "a statement from his brother", "the records of the dead"]
)
def test_what_others_keep_or_say_is_not_the_bodys(text: str) -> None:
    claims = [said(ONE, body(ARMY), killing()), said(TWO, somebody(text, _LOCAL), killing())]
    assert act(*claims).high == 2


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("Diocese of Oll", "the Diocese of Oll"),
        ("Order of Nurses of Marra", "The Order of Nurses of Marra"),
        ("Marsh Relief Alliance", "Marsh Relief Alliance"),
        ("Salt Coast Watch", "the Salt Coast Watch"),
        ("Institute for Quiet Rivers", "The Institute for Quiet Rivers"),
    ],
)
def test_an_organisation_that_publishes_is_the_one_that_others_quote(outlet: str, text: str) -> None:
    own = report(f"own {outlet}", outlet=outlet)
    claims = [said(own, None, killing()), said(TWO, somebody(text, _LOCAL), killing())]
    assert act(*claims, reports=(own, TWO)) == once(1)


@pytest.mark.parametrize("outlet", ["Diocese Herald", "The Order Post", "Radio Alliance", "Marsh Watch News"])
def test_a_medium_is_no_organisation_whatever_its_name(outlet: str) -> None:
    own = report(f"own {outlet}", outlet=outlet)
    claims = [said(own, None, killing()), said(TWO, somebody("a nurse", _LOCAL), killing())]
    assert act(*claims, reports=(own, TWO)) == once(1)


def test_what_a_body_reprints_is_not_its_own_word() -> None:
    words = "At four his sons went out with barrows and brought back six."
    first = report("told first", words, outlet="Coast Daily")
    digest = report("reprint", words, outlet="Marsh Relief Alliance", copy_of=[first], share=0.3)
    claims = [
        said(first, somebody("a carter", _LOCAL), killing(), sentence=words),
        said(digest, None, killing(), sentence=words),
    ]
    assert act(*claims, reports=(first, digest)) == once(1)


@pytest.mark.parametrize(
    ("team", "high"),
    [
        ("A joint human rights team which visited the village", 1),
        ("a small verification mission", 1),
        ("a police team", 2),
        ("a team of the Oll hospital", 2),
    ],
)
def test_a_team_in_a_bodys_own_publication_is_the_body(team: str, high: int) -> None:
    own = report(f"own {team}", outlet="Rights Watchers")
    claims = [said(own, None, killing()), said(own, somebody(team, SpeakerKind.OTHER), killing())]
    assert act(*claims, reports=(own,)).high == high


@pytest.mark.parametrize(
    "words",
    [
        "a ring",
        "large orange signs up there",
        "the aircraft passed once without doing anything",
        "the last evenings",
    ],
)
def test_a_thing_says_nothing(words: str) -> None:
    claims = [
        said(ONE, somebody(words, SpeakerKind.OTHER), killing()),
        said(TWO, person("Ada Orr", SpeakerKind.RELATIVE), killing()),
    ]
    assert act(*claims) == once(1)


@pytest.mark.parametrize(
    "words",
    [
        "the bereaved parents",
        "an evacuee",
        "two bathers",
        "a nun",
        "the amputees",
        "local hunters",
        "a refugee from Oll",
        "the opposition",
        "civil protection",
        "the church",
        "a lady",
        "the judiciary",
        "the bereaved",
        "the clergy",
        "a local emir",
        "a marabout",
        "the notables",
        "the crew",
        "the troops",
        "the plaintiffs",
        "the embassy",
        "the university",
        "a watchdog",
        "his nephew",
        "social media users",
        "the whole street",
    ],
)
def test_people_under_any_noun_are_speakers(words: str) -> None:
    claims = [
        said(ONE, somebody(words, SpeakerKind.OTHER), killing()),
        said(TWO, person("Ada Orr", SpeakerKind.RELATIVE), killing()),
    ]
    assert act(*claims).high == 2


@pytest.mark.parametrize(
    ("source", "other", "sentence", "low"),
    [
        (ARMY, GOVERNMENT, "Nine people were shot, the health ministry said, citing the army.", 1),
        (ARMY, GOVERNMENT, "Nine people were shot, the health ministry said.", 2),
        (ARMY, GOVERNMENT, "Nine people were shot, the health ministry said, and the army has left.", 2),
        (None, GOVERNMENT, "Nine people were shot, the government said, after the mayor had told it so.", 1),
        (None, GOVERNMENT, "Nine people were shot, the government said.", 2),
        (None, GOVERNMENT, "Nine people were shot near the mayor's house, the government said.", 2),
    ],
)
def test_who_says_whom_he_has_it_from_may_be_one_with_him(
    source: str | None, other: str, sentence: str, low: int
) -> None:
    where = report(sentence, sentence)
    first = somebody("the mayor", _OFFICE) if source is None else body(source, "the army")
    second = body(other, "the government" if source is None else "the health ministry")
    claims = [said(ONE, first, killing()), said(where, second, killing(), sentence=sentence)]
    assert act(*claims, reports=(ONE, where)) == OriginRange(low=low, high=2)


@pytest.mark.parametrize("text", ["The rebels", "the jihadists of the Salt Front", "the militia of Oll"])
def test_of_two_armed_groups_that_speak_the_rebels_may_be_either(text: str) -> None:
    group, where = SpeakerKind.ARMED_GROUP, report("third group")
    claims = [
        said(ONE, body(LEAGUE), killing()),
        said(TWO, somebody(text, group), killing()),
        said(where, somebody("the insurgents of the Marsh Front", group), killing()),
    ]
    assert act(*claims, reports=(ONE, TWO, where)).high == 3


@pytest.mark.parametrize("text", ["The rebels", "the rebel", "the militants", "the insurgents"])
def test_the_rebels_are_the_only_armed_group_that_speaks(text: str) -> None:
    group = SpeakerKind.ARMED_GROUP
    claims = [said(ONE, body(LEAGUE), killing()), said(TWO, somebody(text, group), killing())]
    assert act(*claims) == once(1)


# --------------------------------------------------------------------------- officers


@pytest.mark.parametrize(
    ("officer", "high"),
    [
        ("Captain Ada Orr", 1),
        ("Captain Ada Orr of the River Army", 1),
        ("Captain Ada Orr of the peacekeeping mission", 2),
        ("Captain Ada Orr, who deserted in March", 2),
        ("Captain Ada Orr of the Teachers' Union", 2),
        ("Police Captain Ada Orr", 2),
        ("former Captain Ada Orr", 2),
    ],
)
def test_only_an_officer_of_nobody_else_is_the_accused_armys(officer: str, high: int) -> None:
    where = report("officer")
    found = weigh(
        said(ONE, body(ARMY), killing(by(ARMY)), stance=Stance.DENIES),
        said(TWO, somebody("a nurse", SpeakerKind.LOCAL_SOURCE), killing(by(ARMY))),
        said(where, person("Ada Orr", SpeakerKind.ARMED_FORCES, officer), killing()),
        reports=(ONE, TWO, where),
    )
    tied = [
        o for o in found.origins if o.speaker is not None and o.speaker.text == officer and o.counted_with
    ]
    assert len(tied) == 2 - high


def test_an_officer_who_accuses_the_army_does_not_speak_for_it() -> None:
    where = report("witness in uniform")
    found = act(
        said(ONE, body(ARMY), killing(by(ARMY)), stance=Stance.DENIES),
        said(TWO, somebody("a nurse", SpeakerKind.LOCAL_SOURCE), killing(by(ARMY))),
        said(where, person("Ada Orr", SpeakerKind.ARMED_FORCES, "Captain Ada Orr"), killing(by(ARMY))),
        reports=(ONE, TWO, where),
    )
    assert found == once(2)


# --------------------------------------------------------------------------- bodies


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kesh Hospital", "Kesh Military Hospital"),
        ("Kesh hospital", "Kesh Children's Hospital"),
        ("the council", "Human Rights Council of the North"),
        ("Kesh Council", "Kesh Council of Elders"),
        ("the council", "Council of Kesh"),
    ],
)
def test_a_body_with_more_than_a_place_in_its_name_is_another(one: str, other: str) -> None:
    first, second = (Speaker(text=text, kind=SpeakerKind.OTHER) for text in (one, other))
    assert act(said(ONE, first, killing()), said(TWO, second, killing())).high == 2


@pytest.mark.parametrize(("short", "full"), [("the warden's office", "Office of the Warden of Kesh")])
def test_a_shorter_name_is_the_only_body_with_all_its_words(short: str, full: str) -> None:
    one, two = Speaker(text=short, kind=SpeakerKind.OFFICIAL), Speaker(text=full, kind=SpeakerKind.OFFICIAL)
    assert act(said(ONE, one, killing()), said(TWO, two, killing())) == once(1)
    other = Speaker(text="Office of the Mayor of Kesh", kind=SpeakerKind.OFFICIAL)
    assert act(said(ONE, one, killing()), said(TWO, other, killing())).high == 2


def _weekly(text: str) -> OriginRange:
    weekly = report("weekly", text, outlet="Rights Watchers")
    nurse = somebody("a nurse", SpeakerKind.LOCAL_SOURCE)
    claims = [
        said(ONE, nurse, killing()),
        *told(weekly, body(RIGHTS), "Nine people were shot dead at the ferry."),
    ]
    return act(*claims, reports=(ONE, weekly))


@pytest.mark.parametrize(
    "how", ["This note compiles media reports.", "This note is based on press reports.", "Our media review."]
)
def test_a_digest_that_met_nobody_adds_nobody(how: str) -> None:
    assert _weekly(f"{how} Nine people were shot dead at the ferry.") == once(1)


@pytest.mark.parametrize(
    "how",
    [
        "",
        "Our researchers went there.",
        "We interviewed six families.",
        "We treated the wounded.",
        "The group has not verified these reports.",
        "We interviewed six families. The group, based in Oll, has published two earlier reports.",
        "We interviewed six families and compiled media reports.",
    ],
)
def test_a_body_that_says_how_it_knows_is_an_origin(how: str) -> None:
    assert _weekly(f"{how} Nine people were shot dead at the ferry.") == once(2)


def test_a_copy_of_a_digest_adds_nobody() -> None:
    words = "Nine people were shot dead at the ferry."
    weekly = report("weekly", f"This note compiles media reports. {words}", outlet="Rights Watchers")
    copy = report("weekly copy", weekly.text, outlet="Hill Times", copy_of=[weekly])
    claims = [
        said(ONE, somebody("a nurse", SpeakerKind.LOCAL_SOURCE), killing()),
        *told(weekly, body(RIGHTS), words),
        *told(copy, body(RIGHTS), words),
    ]
    assert act(*claims, reports=(ONE, weekly, copy)) == once(1)


def test_a_digest_alone_is_still_somebodys_word() -> None:
    weekly = report(
        "weekly alone", "Media review: nine people were shot dead at the ferry.", outlet="Rights Watchers"
    )
    assert act(*told(weekly, body(RIGHTS), weekly.text), reports=(weekly,)) == once(1)


@pytest.mark.parametrize("part", ["the team", "A team", "our delegation", "the executive"])
def test_a_part_of_the_body_that_publishes_is_the_body(part: str) -> None:
    own = report("own", "Rights Watchers\nWe interviewed six families.", outlet="Rights Watchers")
    claims = (
        said(own, body(RIGHTS), killing()),
        said(own, somebody(part, SpeakerKind.OTHER), killing(), stance=Stance.AFFIRMS),
    )
    assert len(weigh(*claims, reports=(own,)).origins) == 1


# --------------------------------------------------------------------------- who did it


def _attack() -> Act:
    return killing(kind=ActKind.ATTACK)


def _words(
    sentence: str, kind: SpeakerKind = SpeakerKind.LOCAL_SOURCE, stance: Stance = Stance.ALLEGES
) -> OriginRange:
    where = report(sentence, sentence)
    elder = somebody("an elder", kind)
    claims = [
        said(where, elder, killing(), sentence=sentence, stance=stance),
        said(where, elder, None, sentence=sentence, stance=stance),
    ]
    return who(*claims, reports=(where,))


@pytest.mark.parametrize(
    "sentence",
    [
        "He blamed the Reed Brothers for the nine deaths.",
        "She accused the White Sashes, youths of the coast.",
        "He holds the Hill Front responsible.",
        "She blamed the attack on the Hill Front.",
        "Armed Tembi youths fired into the crowd.",
        "They were killed by fighters of the Hill Front.",
        "Then Mirian gunmen shot the herders.",
        "Guardsmen fired into the crowd.",
    ],
)
def test_who_accuses_or_names_people_in_arms_says_who_did_it(sentence: str) -> None:
    assert _words(sentence) == once(1)


@pytest.mark.parametrize(
    "sentence",
    [
        "He blamed unknown men for the nine deaths.",
        "She accused them.",
        "He accused the Prefecture of failing to send help.",
        "He blamed Monday for it.",
        "Armed men fired into the crowd.",
        "Local gunmen shot the herders.",
    ],
)
def test_who_names_nobody_accuses_nobody(sentence: str) -> None:
    assert _words(sentence) == once(0)


_HOME = Place(text="Kesh", country="XR", where_prec=4)


@pytest.mark.parametrize(
    ("sentence", "country", "number"),
    [
        ("The same Front came back at night and killed nine.", "XR", 1),
        ("Nine were killed by boys of the Front.", "XR", 1),
        ("They came from the front and the back and killed nine.", "XR", 0),
        ("There was no Front for miles and nine died.", "XR", 0),
        ("The same Front came back at night and killed nine.", "XO", 0),
    ],
)
def test_an_armed_party_of_the_country_is_named_by_its_name_alone(
    monkeypatch: pytest.MonkeyPatch, sentence: str, country: str, number: int
) -> None:
    front = Actor(
        id="hill-front",
        name="Hill Front",
        aliases=("the Front",),
        kind=ActorKind.REBEL_GROUP,
        country=country,
    )
    monkeypatch.setitem(ACTORS, front.id, front)
    where = report(sentence, sentence)
    elder = somebody("an elder", SpeakerKind.LOCAL_SOURCE)
    claims = [said(where, elder, killing(), sentence=sentence, place=_HOME)]
    assert who(*claims, reports=(where,)).high == number


@pytest.mark.parametrize(
    ("speaker", "sentence", "number"),
    [
        (body(ARMY), "The spokesman blamed the Hill Front for the nine deaths.", 1),
        (body(ARMY), "Rebels killed the nine, the spokesman said.", 1),
        (somebody("a guard", SpeakerKind.ARMED_FORCES), "He blamed the Hill Front for the nine deaths.", 1),
        (somebody("an elder", SpeakerKind.LOCAL_SOURCE), "He blamed the Hill Front for the nine deaths.", 1),
        (somebody("an elder", SpeakerKind.LOCAL_SOURCE), "He blamed the army for the nine deaths.", 2),
    ],
)
def test_who_blames_others_does_not_accuse_the_only_party_accused(
    speaker: Speaker, sentence: str, number: int
) -> None:
    where = report(sentence, sentence)
    nurse = person("Ada Orr", SpeakerKind.SURVIVOR)
    claims = [
        said(ONE, nurse, killing(by(ARMY))),
        said(where, speaker, killing(), sentence=sentence),
    ]
    assert who(*claims, reports=(ONE, where)).high == number


@pytest.mark.parametrize("speaker", ["a resident near the court", "a tea seller", "the judge"])
def test_who_is_no_court_and_names_a_place_accuses_nobody(speaker: str) -> None:
    where = report("place", "Nine people had been shot dead at the Kesh market.")
    kind = SpeakerKind.OFFICIAL if speaker == "the judge" else SpeakerKind.LOCAL_SOURCE
    claims = [
        said(ONE, person("Ada Orr", SpeakerKind.SURVIVOR), killing(by(ARMY))),
        said(where, somebody(speaker, kind), killing(), sentence=where.text, place=_HOME),
    ]
    assert who(*claims, reports=(ONE, where)) == once(1)


def test_a_bomb_squad_is_no_doer() -> None:
    assert _words("They shot nine, and a bomb squad cleared the road.") == once(0)


def test_a_denial_of_an_accusation_accuses_nobody() -> None:
    where = report("denied", "The elders deny that they accused the Hill Front.")
    claims = [
        said(ONE, somebody("a nurse", SpeakerKind.LOCAL_SOURCE), killing()),
        said(
            where,
            somebody("the elders", SpeakerKind.LOCAL_SOURCE),
            None,
            sentence=where.text,
            stance=Stance.DENIES,
        ),
    ]
    assert who(*claims, reports=(ONE, where)) == once(0)


def test_who_speaks_of_soldiers_lays_nothing_to_the_rebels_others_accuse() -> None:
    where = report("soldiers", "Soldiers fired at the bus from the hill.")
    claims = [
        said(ONE, body(RIGHTS), killing(by(LEAGUE))),
        *told(where, somebody("a passenger", SpeakerKind.EYEWITNESS), where.text),
    ]
    assert who(*claims, reports=(ONE, where)) == once(1)


@pytest.mark.parametrize(
    "words", ["Security forces fired at the bus.", "Plainclothes agents shot nine at the well."]
)
def test_who_speaks_of_security_forces_lays_nothing_to_the_rebels(words: str) -> None:
    where = report("forces", words)
    claims = [
        said(ONE, body(RIGHTS), killing(by(LEAGUE))),
        *told(where, somebody("a passenger", SpeakerKind.EYEWITNESS), where.text),
    ]
    assert who(*claims, reports=(ONE, where)) == once(1)


def test_a_soldier_who_admits_that_he_fired_bears_it_out_and_names_himself() -> None:
    where = report("court", "A corporal admitted that he had fired on the boat.")
    corporal = somebody("a corporal", SpeakerKind.ARMED_FORCES)
    claims = [
        said(ONE, somebody("a nurse", SpeakerKind.LOCAL_SOURCE), killing()),
        said(where, corporal, None, sentence=where.text, stance=Stance.ADMITS),
    ]
    assert act(*claims, reports=(ONE, where)).high == 2
    assert who(*claims, reports=(ONE, where)) == once(1)


def test_what_a_court_holds_proven_bears_the_act_out() -> None:
    where = report("judgment", "The judges held it proven that Oda Mell gave the order.")
    judges = somebody("the judges", SpeakerKind.OFFICIAL)
    claims = [
        said(ONE, somebody("a nurse", SpeakerKind.LOCAL_SOURCE), killing()),
        said(where, judges, None, sentence=where.text, stance=Stance.AFFIRMS),
    ]
    assert act(*claims, reports=(ONE, where)).high == 2
    assert who(*claims, reports=(ONE, where)) == once(1)


def test_the_dead_of_an_admission_are_not_its_doers() -> None:
    where = report("toll", "Soldiers shot them in the orchard.")
    rebels = people("six rebels", by(LEAGUE)[0].kind)
    claims = [
        said(ONE, body(ARMY), killing(rebels), stance=Stance.ADMITS),
        *told(where, somebody("a widow", SpeakerKind.RELATIVE), where.text),
    ]
    assert who(*claims, reports=(ONE, where)) == once(2)


# --------------------------------------------------------------------------- forces by name and by what they are


@pytest.mark.parametrize(
    "sentence",
    [
        "Men of the Rapid Response Squad led them from four houses and shot them.",
        "They wore the badge of the 7th Mobile Brigade and fired from the truck.",
        "It was the Border Patrol that opened fire on the boats.",
        "Security forces fired into the crowd and seven fell.",
        "The riot squad fired low and five died.",
        "Plainclothes agents shot him in front of the bakery.",
        "The Third Division shelled the market and eleven died.",
        "Prison guards fired through the bars and six were killed.",
        "Her sons were taken by officers of the Harbour Command and found dead.",
        "Her door was forced by men whose backs carried the initials of the riot squad, and four died.",
        "The Border Guard searched the houses and shot nine people.",
        "The Border Guard came back and shot nine people.",
        "The men of the Harbour Command came at night, went from door to door and shot nine people.",
        "Elements of the Cross River Task Force burned the houses and killed four.",
        "Soldiers arrived at dawn and shot nine people.",
        "Police had arrived in two lorries and opened fire on the line.",
    ],
)
def test_forces_who_do_the_deed_are_named(sentence: str) -> None:
    assert _words(sentence) == once(1)


@pytest.mark.parametrize(
    "sentence",
    [
        "He ran to the Border Post and found six dead.",
        "The wounded were taken to the Third Division hospital, where four died.",
        "We called the security forces and nobody came; six were killed.",
        "The guards had fled when the raiders killed five.",
        "The Fire Brigade carried eleven dead out of the block.",
        "A man with the badge of the Harbour Command treated the nine before they died.",
        "They found the badge of the Harbour Command, and nine lay dead.",
        "Members of the River Guard mourned their nine neighbours.",
        "Men of the Palace Guard searched for those who had killed nine people.",
        "Security guards at the ferry had fired back at the raiders, who killed nine.",
        "Men of the Kesh Guard led the wounded away, and nine died.",
        "Officers of the Harbour Command found nine dead.",
        "Three men of the Palace Guard were killed by masked men.",
        "Police arrived in the morning and counted nine bodies.",
        "The army never came.",
        "Two prison guards killed in the ambush had brought bread.",
        "Armed men killed four near the Youth Command school.",
    ],
)
def test_forces_who_came_later_or_were_hit_are_no_doers(sentence: str) -> None:
    assert _words(sentence) == once(0)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Four constables discharged their weapons towards the crowd.", 1),
        ("He had used his service pistol on the boatmen, he told the judge.", 1),
        ("His men had turned their guns against the crowd.", 1),
        ("He had fired in return after being fired upon.", 1),
        ("He had shot at them after warning shots.", 1),
        ("He had fired into the air and then shot two of them.", 1),
        ("He had turned the weapons over to the harbour master.", 0),
        ("He had used his service pistol to shoot a dog.", 0),
        ("He had shot a stray dog.", 0),
        ("His men had turned their guns on nobody and had handed them in.", 0),
        ("His men had turned their guns in at the depot.", 0),
        ("He had ducked after being fired upon.", 0),
        ("Warning shots had been fired.", 0),
        ("He had fired warning shots.", 0),
        ("He had fired into the air.", 0),
        ("His men had fired tear gas alone.", 0),
    ],
)
def test_who_admits_that_he_fired_at_people_names_himself(sentence: str, number: int) -> None:
    where = report(sentence, sentence)
    claims = [
        said(ONE, somebody("a nurse", _LOCAL), killing()),
        said(where, somebody("a corporal", _RANK), None, sentence=sentence, stance=Stance.ADMITS),
    ]
    assert who(*claims, reports=(ONE, where)).high == number


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The judges found that the accused had shot seven people.", 1),
        ("The judges found the defendants guilty of the killing.", 1),
        ("The judges found the accused guilty of killing seven innocent people.", 1),
        ("The judges held it not proven that the accused had shot them.", 0),
        ("The judges acquitted the accused of the seven killings.", 0),
        ("The judges said the accused had pleaded innocent of killing seven people.", 0),
        ("The judges said the accused would be heard in spring about the seven killings.", 0),
        ("The judges have yet to say whether the defendants are guilty of the killing.", 0),
    ],
)
def test_a_court_that_finds_against_the_accused_says_who_did_it(sentence: str, number: int) -> None:
    where = report(sentence, sentence)
    claims = [
        said(ONE, somebody("a nurse", _LOCAL), killing()),
        said(where, somebody("the judges", _OFFICE), killing(), sentence=sentence, stance=Stance.AFFIRMS),
    ]
    assert who(*claims, reports=(ONE, where)).high == number


def test_an_official_does_not_answer_for_the_forces_of_another_state() -> None:
    here = Place(text="Oll", name="Oll", country="XO", where_prec=1)
    where = report("governor", "An aircraft of the River Army dropped it, and nine died.")
    claims = [
        said(ONE, person("Ada Orr", SpeakerKind.SURVIVOR), killing(by(ARMY)), place=here),
        said(where, somebody("the governor", _OFFICE), killing(), sentence=where.text),
    ]
    assert who(*claims, reports=(ONE, where)).high == 2


def _when(day: str | None) -> When | None:
    return None if day is None else When(text=day, edtf=day, date_prec=1)


@pytest.mark.parametrize(
    ("place", "day", "beside", "denied_at", "low"),
    [
        ("Oll", None, None, None, 2),
        ("Oll", "2031-02-10", None, None, 2),
        (None, None, "Oll", None, 2),
        ("Far Mere", None, None, None, 1),
        ("Far Mere", None, None, "Oll", 1),
        ("Far Mere", "2031-02-10", None, "Oll", 1),
        ("Oll", "2031-01-03", None, None, 1),
        ("Far Mere", None, "Oll", None, 1),
        (None, "2031-02-10", None, None, 1),
        (None, None, None, "Oll", 1),
        (None, None, "Far Mere", None, 1),
    ],
)
def test_who_owns_to_the_dead_of_this_place_is_an_origin_though_he_denies_who_they_were(
    place: str | None, day: str | None, beside: str | None, denied_at: str | None, low: int
) -> None:
    def at(name: str | None) -> Place | None:
        return None if name is None else Place(text=name, name=name, country="XR", where_prec=1)

    here, today = at("Oll"), _when("2031-02-10")
    fallen = people("terrorists")
    claims = [
        said(
            ONE,
            person("Ada Orr", SpeakerKind.SURVIVOR),
            killing(by(ARMY)),
            exactly(9),
            place=here,
            when=today,
        ),
        said(TWO, body(ARMY), stance=Stance.DENIES, place=at(denied_at)),
        said(TWO, body(ARMY), killing(by(ARMY), fallen), exactly(9), place=at(place), when=_when(day)),
    ]
    if beside is not None:
        claims.append(said(TWO, body(ARMY), place=at(beside)))
    assert act(*claims) == OriginRange(low=low, high=2)
