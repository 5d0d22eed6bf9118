"""Marks and rules of one sentence made one: who keeps what, and what a mark alone may say."""

import pytest

from corrobora.reading.attribution import Attribution, find_attributions
from corrobora.reading.marks import Marked
from corrobora.reading.reconcile import Local, local_marks, reconcile
from corrobora.records import Span, Stance

CERTAIN = 1.0
DOUBTFUL = 0.0


def span(sentence: str, words: str) -> Span:
    at = sentence.index(words)
    return Span(start=at, end=at + len(words))


def mark(sentence: str, source: str | None, cue: str, content: str, *, confidence: float = CERTAIN) -> Local:
    return Local(
        source=None if source is None else span(sentence, source),
        cue=span(sentence, cue),
        content=span(sentence, content),
        confidence=confidence,
    )


def made_of(sentence: str, *marks: Local, outlet: str | None = None) -> list[tuple[str, str, str, Stance]]:
    """Return source, cue, content and stance of what comes out."""
    return [
        (_words(sentence, a.source), sentence[a.cue.start : a.cue.end], sentence[a.content.start : a.content.end], a.stance)
        for a in reconcile(sentence, find_attributions(sentence), marks, outlet=outlet)
        if not a.silent
    ]  # fmt: skip


def _words(sentence: str, source: Span | None) -> str:
    return "-" if source is None else sentence[source.start : source.end]


def only(sentence: str, *marks: Local) -> Attribution:
    (made,) = reconcile(sentence, find_attributions(sentence), marks)
    return made


def test_without_marks_the_rules_stand() -> None:
    sentence = "Residents said soldiers burned the market."
    assert reconcile(sentence, find_attributions(sentence), ()) == find_attributions(sentence)


def test_what_both_find_keeps_the_rules_meaning_and_gets_the_models_confidence() -> None:
    sentence = "The ministry denied that soldiers burned the market."
    made = only(sentence, mark(sentence, "The ministry", "denied", "that soldiers burned the market"))
    assert (made.stance, made.confidence, made.by_rule) == (Stance.DENIES, CERTAIN, True)


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "stance"),
    [
        ("The sisters ask the court to hear the driver.", "The sisters", "ask", "the court to hear the driver", Stance.DEMANDS),
        ("The clinic is worried that the raids will resume.", "The clinic", "is worried", "that the raids will resume", Stance.PREDICTS),
        ("The Volunteers take full responsibility for the mine.", "The Volunteers", "take full responsibility", "the mine", Stance.ADMITS),
        ("A pastor backed that account of the shooting.", "A pastor", "backed", "that account of the shooting", Stance.AFFIRMS),
        ("The inspector discarded any neglect of the village.", "The inspector", "discarded", "any neglect of the village", Stance.DENIES),
        ("The miners are sceptical that the killing will be tried.", "The miners", "are sceptical", "that the killing will be tried", Stance.DOUBTS),
        ("The prefect continued that two huts were burned.", "The prefect", "continued", "that two huts were burned", Stance.ALLEGES),
        ("The widow counts nine graves.", "The widow", "counts", "nine graves", Stance.ALLEGES),
        ("The bandit bragged that he burned the bus.", "The bandit", "bragged", "that he burned the bus", Stance.ADMITS),
    ],
)  # fmt: skip
def test_a_mark_alone_gets_its_stance_from_the_words_of_its_cue(
    sentence: str, source: str, cue: str, content: str, stance: Stance
) -> None:
    found = made_of(sentence, mark(sentence, source, cue, content))
    assert (source, cue, content, stance) in found


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        # a question, a wish, a refusal, a hedge, an unsure mark of a strange word
        ("The sisters ask who burned the market.", "The sisters", "ask", "who burned the market"),
        ("The rebels plan to burn the market.", "The rebels", "plan", "to burn the market"),
        ("The prefect did not specify what was burned.", "The prefect", "did not specify", "what was burned"),
        ("Soldiers allegedly burned the market.", "Soldiers", "allegedly", "burned the market"),
        ("Villagers fled towards the burned market.", "Villagers", "fled", "towards the burned market"),
    ],
)  # fmt: skip
def test_a_mark_that_says_nothing_makes_nobody_speak(
    sentence: str, source: str, cue: str, content: str
) -> None:
    confidence = DOUBTFUL if cue == "fled" else CERTAIN
    assert made_of(sentence, mark(sentence, source, cue, content, confidence=confidence)) == []


def test_a_happening_says_nothing_however_sure_the_model_is() -> None:
    sentence = "The blast tells of a new war."
    assert made_of(sentence, mark(sentence, "The blast", "tells", "of a new war")) == []


def test_a_plain_word_of_speaking_is_kept_however_unsure_the_model_is() -> None:
    sentence = "Three are missing since, said a schoolteacher who was among the captives."
    made = only(
        sentence, mark(sentence, "a schoolteacher", "said", "Three are missing since", confidence=DOUBTFUL)
    )
    assert made.source == span(sentence, "a schoolteacher")
    assert made.beside == span(sentence, "who was among the captives")


def test_a_name_behind_an_office_belongs_to_the_speaker() -> None:
    sentence = "The mayor, Ana Bel, was sceptical that the truce holds."
    found = made_of(sentence, mark(sentence, "The mayor,", "was sceptical", "that the truce holds"))
    assert [source for source, *_ in found] == ["The mayor, Ana Bel"]


@pytest.mark.parametrize(
    ("sentence", "named", "cue", "content", "source"),
    [
        # the rule took too much
        ("An officer quoted by state radio conceded that a shell fell short.", "An officer", "conceded", "that a shell fell short", "An officer"),
        # the model took too little: a name goes on
        ("The Katiba of the Reeds said it burned the depot.", "The Katiba", "said", "it burned the depot", "The Katiba of the Reeds"),
    ],
)  # fmt: skip
def test_a_speaker_is_worded_by_whoever_has_him_whole(
    sentence: str, named: str, cue: str, content: str, source: str
) -> None:
    found = made_of(sentence, mark(sentence, named, cue, content))
    assert [s for s, *_ in found] == [source]


def test_who_speaks_is_the_noun_where_the_model_has_a_pronoun_and_a_noun_for_one_content() -> None:
    sentence = "A militia chief has sent a tape in which he brags that he burned the depot."
    content = "that he burned the depot"
    found = made_of(
        sentence,
        mark(sentence, "A militia chief", "has sent a tape in which", content, confidence=DOUBTFUL),
        mark(sentence, "he", "brags", content),
    )
    assert [s for s, *_ in found] == ["A militia chief"]


def test_the_outlet_hands_on_what_somebody_says() -> None:
    sentence = "One channel quotes a border guard: the shells came from the hill."
    made = only(
        sentence,
        mark(sentence, "One channel", "quotes", "a border guard: the shells came from the hill."),
    )
    assert made.source == span(sentence, "a border guard")
    assert made.quoted_by == span(sentence, "One channel")
    assert sentence[made.content.start :].startswith("the shells")


def test_a_deed_inside_what_is_told_is_no_speech_of_its_own() -> None:
    sentence = "The uncle alleged that the guards had demanded a bribe and burned the stall."
    content = "that the guards had demanded a bribe and burned the stall"
    found = made_of(sentence, mark(sentence, "The uncle", "alleged", content))
    assert [s for s, *_ in found] == ["The uncle"]


def test_a_witness_whose_existence_is_told_does_not_speak() -> None:
    assert made_of("There is a witness who saw the driver die.") == []
    assert [s for s, *_ in made_of("A witness saw the driver die.")] == ["A witness"]


def test_what_somebody_does_for_a_living_is_no_statement() -> None:
    sentence = "Ana Bel leads a group that documents abuses in the hills."
    assert made_of(sentence, mark(sentence, "a group", "documents", "abuses in the hills")) == []


def test_an_outlets_own_reporters_are_its_own_voice_and_another_outlets_are_not() -> None:
    sentence = "A reporter of Harmattan Press saw nine bodies."
    assert made_of(sentence, outlet="Harmattan Press") == []
    assert made_of(sentence, outlet="Other Wire") != []


def test_content_ends_at_the_semicolon_behind_which_the_model_sees_none() -> None:
    sentence = "It said jets hit the mill; the rescuers had blamed drones."
    found = made_of(sentence, mark(sentence, "It", "said", "jets hit the mill"))
    assert found[0][2] == "jets hit the mill"


def test_disbelief_is_a_doubt_and_silence_stays_silent() -> None:
    sentence = "The parents do not believe that the boys drowned."
    (doubt,) = made_of(sentence, mark(sentence, "The parents", "do not believe", "that the boys drowned"))
    assert doubt[3] is Stance.DOUBTS
    silent = "The ministry did not say who burned the mill."
    assert made_of(silent, mark(silent, "The ministry", "did not say", "who burned the mill")) == []


def test_marks_are_cut_to_their_sentence() -> None:
    text = "Noon. He said it burned. Night."
    start, length = text.index("He"), len("He said it burned.")
    inside = Marked(
        source=(span(text, "He"),),
        cue=span(text, "said"),
        content=(span(text, "it burned. Night"),),
        confidence=1.0,
    )
    outside = Marked(source=(), cue=span(text, "Night"), content=(span(text, "Night"),), confidence=1.0)
    (local,) = local_marks([inside, outside], start=start, length=length)
    assert (local.source, local.cue) == (Span(start=0, end=2), Span(start=3, end=7))
    assert local.content == Span(start=8, end=length)


def test_a_mark_without_content_in_the_sentence_is_left_out() -> None:
    text = "He said so. It burned."
    elsewhere = Marked(
        source=(span(text, "He"),), cue=span(text, "said"), content=(span(text, "It burned"),), confidence=1.0
    )
    assert local_marks([elsewhere], start=0, length=11) == []


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "kept"),
    [
        ("It happened inside what police described as a drug house.", "happened inside what police", "described", "as a drug house", "police"),
        ("The woman is dead after deputies say she shot a man.", "The woman is dead after deputies", "say", "she shot a man", "deputies"),
        ("“They shot nine,” specified the statement, which adds that none was armed.", "specified the statement", "adds", "none was armed", "the statement"),
        ("Captain Tal minimised: “It is settled.”", "Captain Tal minimised", ":", "“It is settled.”", "Captain Tal"),
        ("A woman called 911 saying that her son had been shot.", "A woman called 911", "saying", "her son had been shot", "A woman"),
        ("It spiralled out of control.Investigators believe that two men fired.", "spiralled out of control.Investigators", "believe", "two men fired", "Investigators"),
        ("Photo: Ana Bel Image 1 of 2 Orin police say two men fired.", "Ana Bel Image 1 of 2 Orin police", "say", "two men fired", "Orin police"),
        ("Earlier police believed that two men fired.", "Earlier", "believed", "two men fired", "police"),
        ("I’m writing to say that two men fired.", "I’m", "writing", "two men fired", "I"),
        ("A neighbour down the street said that two men fired.", "A neighbour down the street", "said", "two men fired", "A neighbour down the street"),
        ("The head of the school that burned said that two men fired.", "The head of the school that burned", "said", "two men fired", "The head of the school"),
    ],
)  # fmt: skip
def test_a_speaker_begins_where_somebody_who_can_speak_does(
    sentence: str, source: str, cue: str, content: str, kept: str
) -> None:
    said = made_of(sentence, mark(sentence, source, cue, content))
    assert kept in {words for words, *_ in said}
    assert source == kept or source not in {words for words, *_ in said}


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("She had a dog that told her which man fired.", "a dog", "told", "which man fired"),
        ("At 2:30 a.m. Sunday in the old town, officers were told that men fired.", "30 a.m. Sunday in the old town", "told", "men fired"),
        ("At Toll Plaza Four it was told that men fired.", "Toll Plaza Four", "told", "men fired"),
        ("Anyone with information that men fired should call, and told to say so.", "Anyone with information", "told", "say so"),
        ("It may be merged in the Front saying that men fired.", "may be merged in the Front", "saying", "men fired"),
        ("Police are investigating a killing told of by nobody.", "Police are investigating a killing", "told", "of by nobody"),
    ],
)  # fmt: skip
def test_beasts_hours_streets_and_whole_clauses_say_nothing(
    sentence: str, source: str, cue: str, content: str
) -> None:
    assert source not in {words for words, *_ in made_of(sentence, mark(sentence, source, cue, content))}


def test_to_be_recognised_as_something_grants_nothing() -> None:
    sentence = "They shot nine men, whom people recognised as cadres of the party."
    said = made_of(sentence, mark(sentence, "people", "recognised", "as cadres of the party"))
    assert Stance.ADMITS not in {stance for *_, stance in said}


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("Large signs told everyone that it was a hospital.", "Large signs", "told", "it was a hospital"),
        ("A ring on the dead man's finger told his mother who he was.", "A ring on the dead man's finger", "told", "who he was"),
        ("Monday's attack recalls the massacre in Keba.", "Monday's attack", "recalls", "the massacre in Keba"),
        ("The bus itself tells the story of the raid.", "The bus itself", "tells", "the story of the raid"),
        ("At 10:40 local time a crowd estimated at 300 stormed the post.", "40 local time a crowd", "estimated", "stormed the post"),
        ("Figures are compiled from the press unless otherwise noted in June.", "Figures", "noted", "June"),
        ("Figures are compiled from the press unless it is otherwise noted in June.", "Figures", "noted", "June"),
        ("The Heron Plaza told of men who fired.", "The Heron Plaza", "told", "men who fired"),
    ],
)  # fmt: skip
def test_things_and_hours_say_nothing(sentence: str, source: str, cue: str, content: str) -> None:
    assert made_of(sentence, mark(sentence, source, cue, content)) == []


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "who"),
    [
        ("Commander Ruel Oss asked for water, drank half of it and said they had shot nine men.", "drank half of it", "said", "they had shot nine men", "Commander Ruel Oss"),
        ("From a window six floors up a cook saw soldiers shoot two men.", "six floors up a cook", "saw", "soldiers shoot two men", "a cook"),
        ("Behind the market we found nurse Pal Ash, who says soldiers shot two men.", "the market we found nurse Pal Ash", "says", "soldiers shot two men", "nurse Pal Ash"),
        ("Shell said its staff had been shot.", "Shell", "said", "its staff had been shot", "Shell"),
        ("The fire brigade said nine people had died.", "The fire brigade", "said", "nine people had died", "The fire brigade"),
        ("The bus company said nine people had died.", "The bus company", "said", "nine people had died", "The bus company"),
        ("Armed men said they had shot nine people.", "Armed men", "said", "they had shot nine people", "Armed men"),
        ("No fewer than nine witnesses said soldiers shot him.", "No fewer than nine witnesses", "said", "soldiers shot him", "No fewer than nine witnesses"),
        ("A student speaking to Radio Keba said soldiers shot him.", "A student speaking to Radio Keba", "said", "soldiers shot him", "A student"),
        ("A cook we met at the mill in Keba said soldiers shot two men.", "A cook we met at the mill in Keba", "said", "soldiers shot two men", "A cook"),
        ("A widow made homeless by the flood said soldiers shot two men.", "A widow made homeless by the flood", "said", "soldiers shot two men", "A widow made homeless by the flood"),
        ("No 2 Brigade said soldiers shot two men.", "No 2 Brigade", "said", "soldiers shot two men", "No 2 Brigade"),
        ("Unless otherwise stated the mission says soldiers shot two men.", "the mission", "says", "soldiers shot two men", "the mission"),
        ("“Nobody is safe unless the soldiers go” a cook said.", "a cook", "said", "Nobody is safe unless the soldiers go", "a cook"),
        ("Elena Plaza said soldiers shot two men.", "Elena Plaza", "said", "soldiers shot two men", "Elena Plaza"),
    ],
)  # fmt: skip
def test_the_words_for_a_speaker_are_cut_back_to_him(
    sentence: str, source: str, cue: str, content: str, who: str
) -> None:
    made = {made[0] for made in made_of(sentence, mark(sentence, source, cue, content))}
    assert who in made
    assert source == who or source not in made


def test_what_no_document_says_is_nobodys_claim() -> None:
    sentence = "No document shows that soldiers arrested him."
    made = reconcile(sentence, (), [mark(sentence, "No document", "shows", "soldiers arrested him")])
    assert all(one.silent for one in made)
