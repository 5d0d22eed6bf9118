"""Where the words for a speaker end, what a closing "X said" leaves behind, and who stands before a colon."""

import pytest

from corrobora.reading.attribution import Attribution, find_attributions, find_told, told_house
from corrobora.records import Span


def cut(sentence: str, span: Span | None) -> str:
    return "" if span is None else sentence[span.start : span.end].strip()


def made_by(sentence: str, source: str) -> Attribution:
    found = [a for a in find_attributions(sentence) if cut(sentence, a.source) == source]
    assert len(found) == 1, [cut(sentence, a.source) for a in find_attributions(sentence)]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("According to the prefect nine herders were shot.", "the prefect", "nine herders were shot"),
        ("According to the gendarmes they were smugglers.", "the gendarmes", "they were smugglers"),
        ("According to residents of Keba the lorries came at dawn.", "residents of Keba", "the lorries came at dawn"),
        ("According to an aunt of one of the girls all eleven are dead.", "an aunt of one of the girls", "all eleven are dead"),
        ("It was a night in which according to the clinic at least 30 people died.", "the clinic", "at least 30 people died"),
        ("According to Major Sali Bem of Battalion 7 the men were armed.", "Major Sali Bem of Battalion 7", "the men were armed"),
        ("According to those who buried her she was shot twice.", "those who buried her", "she was shot twice"),
    ],
)  # fmt: skip
def test_according_to_without_a_comma_ends_where_a_second_noun_begins(
    sentence: str, source: str, content: str
) -> None:
    assert cut(sentence, made_by(sentence, source).content) == content


def test_a_number_in_a_name_and_a_determined_noun_do_not_end_it() -> None:
    sentence = "Six men died, according to the commander of the 12 battalions."
    assert cut(sentence, made_by(sentence, "the commander of the 12 battalions").content) == "Six men died"


@pytest.mark.parametrize(
    "behind",
    [
        "on Monday, contradicting the army",
        "on Monday, in what looked like revenge",
        "in a paper based on 40 interviews",
        "on its website",
        "from the roof of the clinic",
        "on Monday, in a district where the Front has fought for years",
        "on Monday, hours after the minister spoke of “an accident”",
    ],
)
def test_what_hangs_on_a_closing_verb_is_not_what_was_said(behind: str) -> None:
    sentence = f"Soldiers shot nine traders at Keba, a widow said {behind}."
    assert cut(sentence, made_by(sentence, "a widow").content) == "Soldiers shot nine traders at Keba"


@pytest.mark.parametrize(
    "sentence",
    [
        "Soldiers raided Keba, the mayor said, killing nine traders.",
        "Soldiers shot nine traders, the mayor said, wounding a child.",
        "The soldiers, the mayor said on Friday, shot nine traders.",
    ],
)
def test_what_is_said_goes_on_behind_a_wedge(sentence: str) -> None:
    said = cut(sentence, made_by(sentence, "the mayor").content)
    assert said == sentence.rstrip(".")


def test_an_unlisted_body_speaks_where_it_closes_the_sentence() -> None:
    sentence = "Nine people were killed when the ferry was shelled, the water board said."
    assert cut(sentence, made_by(sentence, "the water board").content).startswith("Nine people were killed")


@pytest.mark.parametrize("thing", ["the banner", "the shelling"])
def test_a_thing_or_a_happening_does_not(thing: str) -> None:
    sentence = f"Nine people were killed when the ferry was hit, {thing} said."
    assert all(cut(sentence, a.source) != thing for a in find_attributions(sentence))


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The mission went to Keba on 3 May and confirmed nine deaths.", "The mission"),
        ("ORW sent the file to the court the same week and asked for a hearing.", "ORW"),
        ("We met forty families and counted nine graves.", "We"),
        ("Three soldiers came for him at noon, says his uncle, Amal Doro, a baker.", "his uncle, Amal Doro"),
        ("The captain gave the order to fire, said a deserter.", "a deserter"),
    ],
)
def test_a_predicate_is_no_part_of_the_words_for_a_speaker(sentence: str, source: str) -> None:
    made_by(sentence, source)


def test_who_no_longer_says_a_thing_says_nothing_of_it() -> None:
    sentence = "The minister no longer maintains that the guards were attacked."
    assert all(a.silent for a in find_attributions(sentence))


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("The night nurse at Orin: four dead, two of them children.", "The night nurse at Orin", "four dead, two of them children"),
        ("10.05 Dr Bem: six dead, nine wounded.", "Dr Bem", "six dead, nine wounded"),
        ("11.20 Dr Sali Bem, on duty since dawn: “Forget that number.", "Dr Sali Bem", "“Forget that number"),
        ("The widow shakes her head: “They were shot.”", "The widow", "“They were shot.”"),
        ("A teacher of the village, now living at Orin, has a shorter answer: “Nine men", "A teacher of the village", "“Nine men"),
    ],
)  # fmt: skip
def test_who_stands_before_a_colon_says_what_follows(sentence: str, source: str, content: str) -> None:
    assert cut(sentence, made_by(sentence, source).content) == content


@pytest.mark.parametrize(
    "sentence",
    [
        "The victims: Amal Doro, Sali Bem and two children.",
        "Keba, 3 May: nine dead.",
        "The mayor has one wish: peace.",
        "The army has two tasks: to hold the road and to count the dead.",
        "The banner read: “Nobody was shot.”",
        "Injured: 52, most of them by bullets.",
        "The list: nine dead.",
    ],
)
def test_a_list_a_place_or_a_wish_before_a_colon_speaks_for_nobody(sentence: str) -> None:
    assert find_attributions(sentence) == ()


def test_two_named_one_by_one_before_their_verb_speak_each_for_himself() -> None:
    sentence = "A midwife and a hospital source said soldiers had shot nine traders."
    assert {cut(sentence, a.source) for a in find_attributions(sentence)} == {
        "A midwife",
        "a hospital source",
    }
    joined = "The mother of the girl and the boy said soldiers had shot nine traders."
    assert len(find_attributions(joined)) == 1


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A councillor confirmed to Radio Keba that nine had died.", "Radio Keba"),
        ("“Nine died,” he tells Studio Orin.", "Studio Orin"),
        ("Her brother described the raid to Keba News at the gate.", "Keba News"),
        ("A guard told our newsroom that nine had died.", "our newsroom"),
        ("The clinic informed us that nine had died.", "us"),
        ("The mayor, on our line this morning, says nine died.", "our line"),
    ],
)
def test_whom_a_speaker_told_is_found(sentence: str, told: str) -> None:
    found = find_told(sentence)
    assert found is not None
    assert found[1] == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Survivors told the Commission that nine had died.",
        "He told Don Amal that nine had died.",
        "The nurse confirmed to Judge Bem that nine had died.",
        "The mayor said it was up to us to count the dead.",
        "They told us to leave the village.",
    ],
)
def test_a_court_a_neighbour_and_the_told_themselves_are_no_medium(sentence: str) -> None:
    assert find_told(sentence) is None


def test_the_reports_own_newsroom_is_known_by_its_words() -> None:
    assert told_house("our correspondent")
    assert told_house("this station")
    assert not told_house("Radio Keba")
