"""Whose words a whole text is: testimony, interviews, letters, papers of bodies; and where "he" goes."""

import pytest

from corrobora.reading import read
from corrobora.records import Claim, SpeakerKind

from .telling import ACTORS, PLACES, reading_of, report_of


def voices_of(
    text: str, *, title: str | None = None, outlet: str | None = None
) -> list[tuple[str, str | None]]:
    """Return every claim's words and speaker."""
    return [(text[c.start : c.end], _name(c)) for c in reading_of(text, title=title, outlet=outlet).claims]


def _name(claim: Claim) -> str | None:
    return None if claim.speaker is None else claim.speaker.text


def speaker_of(
    text: str, words: str, *, title: str | None = None, outlet: str | None = None
) -> set[str | None]:
    return {who for said, who in voices_of(text, title=title, outlet=outlet) if words in said}


WITNESS = """{}

I live behind the mill in Keba. Soldiers killed nine traders at the gate. I saw it from the roof.

We buried them at night. On Friday soldiers burned the market.
"""


@pytest.mark.parametrize(
    "opening",
    [
        "Told by a nurse to a volunteer of the relief office.",
        "As told by a nurse to our office.",
        "This is the testimony of a nurse, recorded in Keba.",
        "Narrated by a nurse.",
    ],
)
def test_what_a_witness_told_is_the_witnesss_to_the_end(opening: str) -> None:
    text = WITNESS.format(opening)
    assert speaker_of(text, "killed nine traders") == {"a nurse"}
    assert speaker_of(text, "burned the market") == {"a nurse"}
    kinds = {c.speaker.kind for c in reading_of(text).claims if c.speaker is not None}
    assert kinds == {SpeakerKind.EYEWITNESS}


@pytest.mark.parametrize(
    "opening",
    [
        "A nurse told us about the night.",
        "Nobody was told by the army of the raid.",
        "The story of Keba is short.",
    ],
)
def test_without_such_a_line_the_words_stay_the_outlets(opening: str) -> None:
    assert speaker_of(WITNESS.format(opening), "killed nine traders") != {"a nurse"}


INTERVIEW = """Ana Bel is a lawyer in Keba. We spoke to her by video link.

You say that soldiers killed nine traders. How do you know?

Their families came to us. Soldiers killed two more on the road.

And the Front?

Its fighters burned the market in May.

What do you expect now?

Open the barracks.
"""


def test_an_interviews_answers_are_those_of_the_one_it_introduces() -> None:
    assert speaker_of(INTERVIEW, "killed two more") == {"Ana Bel"}
    assert speaker_of(INTERVIEW, "burned the market") == {"Ana Bel"}
    assert speaker_of(INTERVIEW, "killed nine traders") == {"Ana Bel"}


def test_one_question_makes_no_interview() -> None:
    text = "Ana Bel is a lawyer in Keba.\n\nWho did it?\n\nSoldiers killed nine traders on the road."
    assert speaker_of(text, "killed nine traders") == {None}


LETTER = """Orin, 4 May

Madam Prefect,

Your guards entered Keba and killed nine men. You stated on the radio that they were bandits who had killed a guard.

For the Committee, Ana Bel
"""


def test_a_letters_you_is_whom_it_addresses_and_its_own_words_are_the_signing_bodys() -> None:
    given = {"title": "To the Prefect of Sarrat", "outlet": "Committee of the Widows of Keba"}
    assert speaker_of(LETTER, "You stated", **given) == {"the Prefect of Sarrat"}
    assert speaker_of(LETTER, "killed nine men", **given) == {"Committee of the Widows of Keba"}


PAPER = "{}\nMonthly note\n\nSoldiers killed nine traders in Keba on Friday. Our teams documented 12 wounded in Orin.\n"


def test_a_bodys_letterhead_makes_a_paper_its_own() -> None:
    text = PAPER.format("HILLS RELIEF COLLECTIVE (HRC)")
    assert speaker_of(text, "killed nine", outlet="Hills Relief Collective") == {"Hills Relief Collective"}
    assert speaker_of(text, "Our teams", outlet="Hills Relief Collective") == {"Hills Relief Collective"}


@pytest.mark.parametrize("outlet", ["The Keba Post", "Harmattan News Agency", "Radio Orin"])
def test_a_newsrooms_letterhead_does_not(outlet: str) -> None:
    assert speaker_of(PAPER.format(outlet.upper()), "killed nine", outlet=outlet) == {None}


def test_the_name_of_a_body_in_the_text_alone_does_not() -> None:
    text = "Soldiers killed nine traders in Keba on Friday.\n\nThe Hills Relief Collective helps there.\n"
    assert speaker_of(text, "killed nine", outlet="The Keba Post") == {None}


def test_what_follows_the_following_is_the_speakers() -> None:
    text = "A source at the ministry stated the following on the events in Keba:\n\nBandits killed nine traders on Friday.\n"
    assert speaker_of(text, "killed nine") == {"A source at the ministry"}
    plain = (
        "A source at the ministry spoke of the events in Keba.\n\nBandits killed nine traders on Friday.\n"
    )
    assert speaker_of(plain, "killed nine") == {None}


def test_a_list_behind_a_colon_is_told_on_until_its_paragraph_ends() -> None:
    text = "The army has confirmed: three guards were killed. Two traders were killed too.\n\nSoldiers killed a miller.\n"
    assert speaker_of(text, "Two traders") == {"The army"}
    assert speaker_of(text, "killed a miller") == {None}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("A man from intelligence came on Saturday. He admitted that soldiers killed nine traders.", "killed nine", "A man from intelligence"),
        ("My aunt called at dawn. “They killed nine traders,” she said.", "killed nine", "My aunt"),
        ("The Keba Relief Board replied on Monday. It says soldiers killed nine traders.", "killed nine", "The Keba Relief Board"),
        ("In the evening the television spoke. It said soldiers killed nine traders.", "killed nine", "the television"),
        ("This paper sent a clerk and a lance corporal. “We killed nine traders,” he said.", "killed nine", "a lance corporal"),
        ("Commissioner Bem was frank with us. He said guards killed nine traders.", "killed nine", "Commissioner Bem"),
        # near misses: the dead do not speak, a woman is no "he", a speaker of the sentence before goes first
        ("A driver was shot at the gate. He said soldiers killed nine traders.", "killed nine", "He"),
        ("A nurse and her mother came. He said soldiers killed nine traders.", "killed nine", "A nurse"),
        ("A nurse said an officer had come. He said soldiers killed nine traders.", "killed nine", "A nurse"),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_whom_the_sentence_before_names(text: str, words: str, who: str) -> None:
    assert speaker_of("Gunmen attacked Keba.\n\n" + text, words) == {who}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A man who lost his daughter", SpeakerKind.RELATIVE),
        ("A teacher who was among the captives", SpeakerKind.SURVIVOR),
        ("A shopkeeper who escaped over a wall", SpeakerKind.SURVIVOR),
        ("A bereaved trader", SpeakerKind.RELATIVE),
        ("Air Commodore Issa Bem", SpeakerKind.ARMED_FORCES),
        ("Colonel Bem, commander of the police,", SpeakerKind.OFFICIAL),
        ("Station House Officer Issa Bem", SpeakerKind.OFFICIAL),
        ("The Truck Drivers' Union", SpeakerKind.OTHER),
        ("A bandit leader", SpeakerKind.ARMED_GROUP),
        ("The Collective of the Victims' Families", SpeakerKind.RELATIVE),
        ("The State Hospital", SpeakerKind.LOCAL_SOURCE),
        # near misses
        ("The minister who lost his seat", SpeakerKind.OFFICIAL),
        ("A human rights association", SpeakerKind.NGO),
    ],
)
def test_kinds_that_one_noun_does_not_tell(words: str, kind: SpeakerKind) -> None:
    text = f"Gunmen attacked Keba.\n\n{words} said soldiers killed nine traders."
    kinds = {c.speaker.kind for c in reading_of(text).claims if c.speaker is not None}
    assert kinds == {kind}


def test_its_director_is_of_the_body_named_before() -> None:
    text = "The Sahel Rights Watch spoke on Monday. Its director, Ana Bel, said soldiers killed nine traders in Keba."
    (speaker,) = {c.speaker for c in reading_of(text).claims if c.speaker is not None}
    assert speaker.kind is SpeakerKind.NGO


def test_residents_urged_to_leave_urge_nobody() -> None:
    text = "Soldiers killed nine traders in Keba.\n\nResidents were urged to leave the killing ground."
    assert all(c.speaker is None for c in reading_of(text).claims)


def test_a_toll_put_at_a_number_is_its_authors() -> None:
    text = "Gunmen attacked Keba.\n\nThe army denied the attack on Orin and put the dead at 10 bandits."
    report = report_of(text)
    claims = read(report, gazetteer=PLACES, actors=ACTORS).claims
    assert {c.speaker.text for c in claims if c.speaker is not None} == {"The army"}


TURNS = """RADIO KEBA

{asker}: With us on the telephone is Father Tomas Belo, parish priest of Keba. How many are there?

{teller}: Good day. Soldiers killed six of my people on the road.

{asker}: And the army says they were armed.

{teller}: The soldiers shot at the car without a word.
"""


@pytest.mark.parametrize(
    ("asker", "teller"), [("PRESENTER", "BELO"), ("HOST", "FATHER BELO"), ("Interviewer", "Belo")]
)
def test_a_turn_of_a_transcript_is_of_whom_its_label_names(asker: str, teller: str) -> None:
    text = TURNS.format(asker=asker, teller=teller)
    for words in ("killed six", "shot at the car"):
        assert speaker_of(text, words) == {"Father Tomas Belo"}, words
    (speaker,) = {c.speaker for c in reading_of(text).claims if c.speaker and "Belo" in c.speaker.text}
    assert speaker.kind is not SpeakerKind.RELATIVE


def test_questions_and_answers_under_letters_are_of_the_one_who_is_asked() -> None:
    text = (
        "Ana Bel, a nurse in Keba, spoke to us by phone.\n\nQ: What did you see?\n\nA: Gunmen killed nine patients in the ward."
        "\n\nQ: Who were they?\n\nA: Rebels burned the mill."
    )
    assert speaker_of(text, "killed nine patients") == {"Ana Bel"}


@pytest.mark.parametrize(
    "text",
    [
        "Keba: soldiers killed nine traders.\n\nOrin: gunmen burned the mill.\n\nWells: soldiers killed two.",
        "Mali: nine traders dead\n\nSoldiers killed nine traders in Keba.\n\nSource: agencies\n\nMali: the year explained",
        "UPDATE: soldiers killed nine traders.\n\nUPDATE: two more died in the attack.\n\nNOTE: gunmen burned the mill.",
    ],
)
def test_lines_that_open_with_a_place_or_a_label_are_no_turns(text: str) -> None:
    assert {who for _, who in voices_of(text)} == {None}


OWN_PAPER = "{head}\n\n{first}\n\nSoldiers killed nine traders in Keba on Monday."


@pytest.mark.parametrize(
    ("head", "outlet", "first", "owner"),
    [
        ("Two die\n\nCentre for Rivers (CR), Orin", "Centre for Rivers", "CR has the names of the dead.", "Centre for Rivers"),
        ("Two die\n\nMarket Women's Federation", "Market Women's Federation", "We reject the army's account.", "Market Women's Federation"),
        ("River Justice Watchers - public statement - 17 April", "River Justice Watchers", "Evidence was gathered.", "River Justice Watchers"),
        ("Rejoinder: incident at Keba", None, "The Ministry of Rivers informs that a patrol was sent.", "The Ministry of Rivers"),
        ("LAKE RISING OF KEBA - PUBLIC RELATIONS", "Lake Rising of Keba", "Our fighters were not there.", "Lake Rising of Keba"),
        ("Keba district: Situation Report No. 4", "Relief Office for the Wells", "HIGHLIGHTS", "Relief Office for the Wells"),
        ("Flash update: arrivals in Keba", "Terra Relief", "Rain fell.", "Terra Relief"),
        ("Communiqué No. 014", "General Staff of the Lake Forces", "It brings to public knowledge what follows.", "General Staff of the Lake Forces"),
        ("Pastoral letter on the dead of Keba", "Diocese of Orin", "Dear faithful.", "Diocese of Orin"),
        ("Bulletin no. 31", "Wells People's Guard, Information", "Greetings to the camps.", "Wells People's Guard"),
        ("Letter to the governor", "Families of the Nine", "We are the widows of Keba.", "Families of the Nine"),
        ("Nine dead at Keba", "UN Human Rights Office in Keba", "Rain fell.", "UN Human Rights Office in Keba"),
    ],
)  # fmt: skip
def test_a_bodys_own_paper_is_its_words_throughout(
    head: str, outlet: str | None, first: str, owner: str
) -> None:
    text = OWN_PAPER.format(head=head, first=first)
    assert speaker_of(text, "killed nine traders", title=head.split("\n", maxsplit=1)[0], outlet=outlet) == {
        owner
    }


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Radio Keba - evening bulletin", "Radio Keba"),
        ("The Keba Post\n\nWe went to the village.", "The Keba Post"),
        ("Keba Weekly Digest | issue 12", "Keba Weekly Digest"),
        ("The bakery had a camera", "Keba Monitor"),
        ("Situation report from the front", "Keba Herald"),
        ("UN makes urgent appeal for Keba", "The Guardian"),
        ("Army holds press briefing on Keba raid", "Vanguard"),
        ("Letter from Keba", "The Nation"),
        ("Fact-finding report accuses army", "Dabanga"),
        ("Army press briefing after Keba raid", None),
        ("Ministry situation report lists nine dead", None),
        ("Letter to the governor", "Keba Sunrise"),
    ],
)
def test_a_newsrooms_bulletin_is_its_own_voice(head: str, outlet: str | None) -> None:
    text = OWN_PAPER.format(head=head, first="Our reporter was there.")
    assert speaker_of(text, "killed nine traders", title=head.split("\n", maxsplit=1)[0], outlet=outlet) == {
        None
    }


def test_another_speaker_in_a_bodys_paper_keeps_his_words() -> None:
    text = "Press release\n\nMarket Women's Federation\n\nA nurse said that soldiers killed nine traders in Keba. We demand an inquiry."
    assert speaker_of(text, "killed nine", outlet="Market Women's Federation") == {"A nurse"}
    assert speaker_of(text, "demand an inquiry", outlet="Market Women's Federation") == {
        "Market Women's Federation"
    }


def test_he_is_never_one_of_a_crowd() -> None:
    text = "Law enforcers said on Monday that soldiers killed nine traders in Keba.\n\nThe dead were shot by rebels, he said."
    assert speaker_of(text, "shot by rebels") != {"Law enforcers"}


def test_whom_somebody_accuses_he_does_not_speak_for() -> None:
    text = "A nurse was killed in Keba, according to the hospital's director, who accused the Malian army of hunting for medics."
    kinds = {c.speaker.kind for c in reading_of(text).claims if c.speaker is not None}
    assert SpeakerKind.ARMED_FORCES not in kinds


@pytest.mark.parametrize(
    ("outlet", "kind"),
    [
        ("River Resistance of Keba", SpeakerKind.ARMED_GROUP),
        ("Liberation Foundation of Keba", SpeakerKind.NGO),
        ("Ministerio de Keba", SpeakerKind.OFFICIAL),
        ("Keba People's Guard", SpeakerKind.ARMED_GROUP),
    ],
)
def test_the_noun_of_a_paper_tells_what_its_body_is(outlet: str, kind: SpeakerKind) -> None:
    text = f"{outlet} - public statement\n\nSoldiers killed nine traders in Keba on Monday."
    (speaker,) = {c.speaker for c in reading_of(text, outlet=outlet).claims if c.speaker is not None}
    assert (speaker.text, speaker.kind) == (outlet, kind)


def test_a_groups_claim_that_opens_with_its_name_is_its_words() -> None:
    text = "Attack in Keba\n\nIslamic State Sahel Province. By the grace of God, the fighters killed nine soldiers in Keba."
    speakers = {c.speaker.kind for c in reading_of(text).claims if c.speaker is not None}
    assert speakers <= {SpeakerKind.ARMED_GROUP}
    plain = "Attack in Keba\n\nThe Weekly Sahel Notes. The fighters killed nine soldiers in Keba."
    assert {who for _, who in voices_of(plain)} == {None}


BRIEFING = """We publish extracts from Thursday's briefing by Colonel Adam Belo, spokesman of the General Staff.

Radio Keba: Colonel, people speak of thirty dead after the convoy came through.

Colonel Belo: Thirty, no. Our units killed eleven terrorists in the bush.

KNA: So there is nothing to regret?

Colonel Belo: Two huts were burned by our men, I do not hide it.

KNA: And the herders?

Colonel Belo: The herders were shot by the rebels.
"""


def test_labels_that_come_back_take_turns_and_a_newsroom_asks() -> None:
    for words in ("eleven terrorists", "Two huts were burned", "shot by the rebels"):
        assert speaker_of(BRIEFING, words) == {"Colonel Adam Belo"}, words


HER_WORDS = """Nadia, 34, sold charcoal in Keba. She spoke to us in a school yard. These are her words.

They came along the canal and it was not yet four. We thought it was the police.

My neighbour opened his door and they shot him dead. I stopped looking, because I had the baby on my back.

I want the soldiers to take us home.

The agency could not reach the army, which raided Orin in May.
"""


def test_an_account_handed_over_is_its_tellers_down_to_its_last_word() -> None:
    assert speaker_of(HER_WORDS, "shot him dead") == {"Nadia"}
    assert "Nadia" not in speaker_of(HER_WORDS, "could not reach the army")


SIGNED = """To His Excellency the Governor

Excellency,

I have the duty to tell you that gunmen killed sixteen of my citizens on Sunday.

I must also avow that watchmen in our pay beat a boy to death. We have suspended their chief.

I beg you to send us soldiers.

Justin Kabase
Mayor of Keba
"""


def test_a_letter_is_of_whoever_signs_it() -> None:
    report = report_of(SIGNED, title="Open letter to the Governor", outlet="Keba Gazette")
    claims = read(report, gazetteer=PLACES, actors=ACTORS).claims
    told = {
        c.speaker.text for c in claims if c.speaker is not None and "sixteen" in report.quote(c.start, c.end)
    }
    assert told == {"Mayor of Keba Justin Kabase"}


def test_a_news_text_with_a_letter_in_its_title_stays_with_its_outlet() -> None:
    text = "Gunmen killed sixteen people in Keba on Sunday.\n\nThe mayor wrote a letter.\n\nKeba Gazette"
    report = report_of(text, title="A letter from the mayor", outlet="Keba Gazette")
    assert {c.speaker for c in read(report, gazetteer=PLACES, actors=ACTORS).claims if c.act is not None} == {
        None
    }


KILLED = "Soldiers shot nine men at the well. They burned two houses."


@pytest.mark.parametrize(
    ("opening", "teller"),
    [
        ("Survivors described the attack.", "Survivors"),
        ("Two survivors told Radio Keba what they saw.", "Two survivors"),
        ("Witnesses gave a different version.", "Witnesses"),
        ("The witnesses' version is different.", "The witnesses"),
        ("Local people recall the day well.", "Local people"),
        ("Relatives recounted their last hours.", "Relatives"),
        ("Nur Hadd remembers every detail.", "Nur Hadd"),
        ("A nurse who asked not to be named described the scene at the clinic.", "A nurse"),
        ("The driver, Pol Amar, recounted what happened.", "The driver, Pol Amar"),
        ("The indictment describes the night in detail.", "The indictment"),
        ("The families tell it differently.", "The families"),
        ("Villagers told us how it began.", "Villagers"),
        ("The widow of a policeman described the night.", "The widow of a policeman"),
    ],
)
def test_what_somebody_is_said_to_tell_is_his(opening: str, teller: str) -> None:
    said = speaker_of(f"Keba, in northern Mali, is quiet.\n\n{opening} {KILLED}", "nine men")
    assert {None if who is None else who.split(" who ")[0] for who in said} == {teller}


@pytest.mark.parametrize(
    "opening",
    [
        "Few survivors can describe the attack.",
        "The police gave no account of the raid.",
        "The army has yet to give its account of the raid.",
        "The minister described the attack as cowardly.",
        "Residents described the soldiers as calm.",
        "A monument recalls the massacre.",
        "Who will describe the night?",
        "The survivors will give their account in court.",
        "Witnesses gave their names to the police.",
        "The artist described the painting.",
        "Survivors described the attack. It was the third raid this month.",
        "Survivors described the attack. On Friday the market opened again.",
        "Survivors described the attack. The government has opened an inquiry.",
        "Survivors described the attack.\n\nIn Daboro all was quiet.",
        "Police gave their version of the events.",
        "The police chief told reporters what happened.",
        "The army's version is different.",
        "The rebels recounted the raid.",
        "A soldier recalled the day.",
        "Peacekeepers described the attack.",
        "Village vigilantes described the raid.",
        "The governor told us how it began.",
        "The report by the army describes the night in detail.",
        "Survivors described the attack. But nobody in the barracks believes them.",
        "A witness described the attack. No video supports him.",
        "Witnesses gave a different version. Camera footage contradicts them.",
    ],
)
def test_the_newsroom_tells_on_where_nobody_hands_over_an_account(opening: str) -> None:
    said = speaker_of(f"Keba, in northern Mali, is quiet.\n\n{opening} {KILLED}", "nine men")
    assert said == {None}


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("The text of the statement by the Orin Liberation Front follows:\n\n{}", "the Orin Liberation Front"),
        ("Full text of the statement issued by the Keba Students' Union on 4 June:\n\n{}", "the Keba Students' Union"),
        ("The following is a statement from the Governor's press office:\n\n{}", "the Governor's press office"),
        ("We reproduce below the communiqué of the Diocese of Keba in full.\n\n{}", "the Diocese of Keba"),
        ("The Keba Bar Association has sent us the following letter:\n\n{}", "The Keba Bar Association"),
        ("The army released the following statement on Monday:\n\n“{}”", "The army"),
        ("The governor's statement reads in full: “{}”", "The governor"),
        ("Keba Mirror has sent the following statement by the rebels:\n\n“{}”", "the rebels"),
        ("The embassy released the following statement on behalf of the nurses' union:\n\n{}", "the nurses' union"),
    ],
)  # fmt: skip
def test_a_paper_quoted_in_full_is_its_issuers(opening: str, issuer: str) -> None:
    assert speaker_of(opening.format("Gunmen came to Keba on Sunday. Nine men were shot."), "Nine men") == {
        issuer
    }


@pytest.mark.parametrize(
    "opening",
    [
        "The text of the statement was not released.",
        "The army released a statement on Monday.",
        "The text of the peace accord follows below.",
        "The text of the letter from the widow was read by police below.",
        "The ministry did not answer our questions in full.",
        "We publish a map below.",
    ],
)
def test_a_paper_that_is_only_spoken_of_hands_over_nothing(opening: str) -> None:
    assert speaker_of(f"{opening} Gunmen shot nine men in Keba on Sunday.", "nine men") == {None}


@pytest.mark.parametrize(
    ("outlet", "words"),
    [
        ("White Vest Rescue", "Our volunteers wore white vests."),
        ("River Aid", "Our mobile clinic received the wounded."),
        ("Keba Doctors for Peace", "Our ambulances were turned back."),
    ],
)
def test_a_body_that_tells_of_its_own_people_speaks_itself(outlet: str, words: str) -> None:
    assert speaker_of(f"Soldiers shot nine men in Keba. {words}", "nine men", outlet=outlet) == {outlet}


@pytest.mark.parametrize(
    ("outlet", "words"),
    [
        ("Keba Trust Radio", "Our staff saw the bodies."),
        ("River Aid", "Our correspondent saw the bodies."),
        ("River Aid", "Our sons are dying."),
        ("River Aid", "“Our volunteers saw the bodies,” an aunt said."),
        ("Keba Mirror", "Our drivers know the road."),
    ],
)
def test_a_newsroom_with_a_staff_stays_a_newsroom(outlet: str, words: str) -> None:
    assert speaker_of(f"Soldiers shot nine men in Keba. {words}", "nine men", outlet=outlet) == {None}
