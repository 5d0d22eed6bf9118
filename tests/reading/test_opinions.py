"""What the trained judge thinks, and how it is weighed with what the rules say."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from corrobora.reading import read
from corrobora.reading.counts import METHOD as COUNTS
from corrobora.reading.counts import find_all_numbers
from corrobora.reading.draft import SURE_OF_HARM, Draft, judged_counts, with_judged
from corrobora.reading.opinions import (
    FROM_A_CUE,
    FROM_AN_ANSWER,
    METHOD,
    OUTCOMES,
    OVERRULES,
    STANCES,
    TO_A_GRANT,
    Array,
    Opinions,
    SeenWindow,
)
from corrobora.reading.parties import cast_of
from corrobora.reading.sentences import Sentence
from corrobora.reading.speakers import Voices
from corrobora.records import Outcome, Span, Stance, Unit
from tests.reading.telling import ACTORS, PLACES, report_of

WIDTH = 6
TEXT = "Nobody saw it coming. The governor would have it that nineteen coffins were lowered."


def heads_of(seed: int = 1, given: Array | None = None) -> dict[str, Array]:
    """Return heads of a judge of six numbers a piece, drawn at random."""
    rng = np.random.default_rng(seed)

    def drawn(*shape: int) -> Array:
        return rng.normal(size=shape).astype(np.float32)

    even = np.full((len(STANCES), len(STANCES)), 1 / len(STANCES), dtype=np.float32)
    return {
        "pool.weight": drawn(3, WIDTH), "pool.bias": drawn(3),
        "claim.weight": drawn(8, 4 * WIDTH + 1), "claim.bias": drawn(8),
        "stance.weight": drawn(len(STANCES), 8), "stance.bias": drawn(len(STANCES)),
        "number.weight": drawn(5, 2 * WIDTH), "number.bias": drawn(5),
        "outcome.weight": drawn(len(OUTCOMES), 5), "outcome.bias": drawn(len(OUTCOMES)),
        "given": even if given is None else given,
    }  # fmt: skip


def seen(text: str = TEXT, *, heads: Mapping[str, Array] | None = None) -> Opinions:
    """Return opinions of a text whose every third character begins a piece."""
    starts = list(range(0, len(text), 3))
    states = np.random.default_rng(2).normal(size=(len(starts) + 2, WIDTH)).astype(np.float32)
    return Opinions([SeenWindow(starts=starts, end=len(text), states=states)], heads or heads_of())


SENTENCE = Span(start=22, end=len(TEXT))
PASSAGE = Span(start=54, end=len(TEXT))
SPEAKER = Span(start=22, end=34)


def opinion_of(opinions: Opinions, speaker: Span | None = SPEAKER, *, spoken: bool = True) -> Array:
    """Return the opinion of the passage."""
    found = opinions.of_claim(PASSAGE, sentence=SENTENCE, speaker=speaker, spoken=spoken)
    assert found is not None
    return found


def test_opinions_are_probabilities() -> None:
    """They are none below nought and add up to one, of stances and of outcomes."""
    opinions = seen()
    of_number = opinions.of_number(Span(start=59, end=67))
    assert of_number is not None
    for found, names in ((opinion_of(opinions), STANCES), (of_number, OUTCOMES)):
        assert found.shape == (len(names),)
        assert found.min() > 0
        assert found.sum() == pytest.approx(1, abs=1e-5)


def test_speaker_and_voice_are_heard() -> None:
    """Who speaks, and whether anybody does, changes the opinion."""
    opinions = seen()
    with_speaker, without = opinion_of(opinions), opinion_of(opinions, None)
    assert not np.allclose(with_speaker, without)
    assert not np.allclose(without, opinion_of(opinions, None, spoken=False))


def test_text_not_seen_has_no_opinion() -> None:
    """Of text outside every window nothing is thought."""
    opinions = seen()
    far = Span(start=len(TEXT) + 50, end=len(TEXT) + 60)
    assert opinions.of_number(far) is None
    assert opinions.of_claim(far, sentence=far, speaker=None, spoken=True) is None
    assert opinions.settle(Stance.DENIES, far, sentence=far, speaker=None, spoken=True) is None


def test_rules_that_say_the_same_of_all_change_nothing() -> None:
    """Where the rules' word tells nothing of what is right the model's surest stance stands."""
    opinion = opinion_of(seen())
    settled = seen().settle(Stance.ALLEGES, PASSAGE, sentence=SENTENCE, speaker=SPEAKER, spoken=True)
    spoken = [p if s is not Stance.REPORTS else 0 for s, p in zip(STANCES, opinion, strict=True)]
    assert settled is not None
    assert settled[0] is STANCES[int(np.argmax(spoken))]
    assert settled[1] == pytest.approx(max(spoken) / sum(spoken), abs=1e-5)


def test_rules_that_are_never_wrong_have_the_last_word() -> None:
    """A stance that the rules name only where it is right is settled whatever the model thinks."""
    opinions = seen(heads=heads_of(given=np.eye(len(STANCES), dtype=np.float32)))
    for stance in STANCES:
        if stance is not Stance.REPORTS:
            settled = opinions.settle(stance, PASSAGE, sentence=SENTENCE, speaker=SPEAKER, spoken=True)
            assert settled is not None
            assert settled[0] is stance
            assert settled[1] == pytest.approx(1)


def test_nobody_who_speaks_is_taken_for_the_outlet() -> None:
    """A claim with a speaker is never the outlet's own voice, however sure the model is of it."""
    heads = heads_of()
    heads["stance.bias"][STANCES.index(Stance.REPORTS)] = 100
    settled = seen(heads=heads).settle(
        Stance.ALLEGES, PASSAGE, sentence=SENTENCE, speaker=SPEAKER, spoken=True
    )
    assert settled is not None
    assert settled[0] is not Stance.REPORTS


class Sure(Opinions):
    """A judge that thinks one thing of every number."""

    def __init__(self, outcome: str, share: float) -> None:
        """Think that an outcome is so likely, and nobody harmed the rest."""
        super().__init__((), {})
        self._thought = np.zeros(len(OUTCOMES), dtype=np.float32)
        self._thought[0] = 1 - share
        self._thought[OUTCOMES.index(outcome)] += share

    def of_number(self, stretch: Span) -> Array:
        """Return it."""
        del stretch
        return self._thought


def counts_of(text: str, judge: Opinions) -> list[tuple[str, Outcome | None, Unit]]:
    """Return what a judge makes of the numbers of a sentence: wording, outcome, unit."""
    report = report_of(text)
    voices = Voices(cast=cast_of(text, index=ACTORS, country=None))
    draft = Draft(report=report, sha=report.text_sha256, voices=voices, opinions=judge)
    sentence = Sentence(text=text, start=0, end=len(text), paragraph=0)
    return [(text[c.start : c.end], c.outcome, c.unit) for c in judged_counts(draft, sentence)]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Nineteen soldiers of the junta were sent to their graves.", "Nineteen soldiers"),
        ("Four of our heroes ascended as martyrs.", "Four of our heroes"),
        ("Her husband was among them.", "Her husband"),
        ("Halyna Dorosh, 61, sold tickets at the window it hit.", "Halyna Dorosh"),
    ],
)
def test_judge_tells_what_befell_those_the_grammar_only_counts(text: str, wording: str) -> None:
    """A number, kin or a name with an age takes the judge's outcome, and counts people."""
    assert (wording, Outcome.KILLED, Unit.PEOPLE) in counts_of(text, Sure("killed", 0.95))


def test_judge_in_doubt_tells_nothing() -> None:
    """Below its bound, or sure that nobody was harmed, the judge gives no outcome."""
    text = "Nineteen soldiers of the junta were sent to their graves."
    assert counts_of(text, Sure("killed", SURE_OF_HARM - 0.05)) == []
    assert counts_of(text, Sure("none", 1)) == []


def test_what_the_grammar_says_stands() -> None:
    """The judge is not asked where the construction says what befell people."""
    text = "Nine villagers were killed on Monday."
    assert counts_of(text, Sure("injured", 0.99)) == []
    told = [c for c in find_all_numbers(text) if c.outcome is Outcome.KILLED]
    other = replace(told[0], outcome=Outcome.INJURED)
    assert with_judged(told, [other]) == tuple(told)


def test_things_stay_things() -> None:
    """What was "affected" of a noun the grammar does not know may be things: it is left."""
    assert counts_of("Four of our sheds stood in the field.", Sure("affected", 0.99)) == []


class Holding(Opinions):
    """A judge that holds one stance with a probability, and the rest for its rival."""

    def __init__(self, stance: Stance, share: float, rival: Stance) -> None:
        """Hold a stance."""
        super().__init__((), heads_of())
        self._held = np.full(len(STANCES), 1e-9, dtype=np.float32)
        self._held[STANCES.index(stance)] = share
        self._held[STANCES.index(rival)] = 1 - share

    def of_claim(self, passage: Span, *, sentence: Span, speaker: Span | None, spoken: bool) -> Array:
        """Return it."""
        del passage, sentence, speaker, spoken
        return self._held


@pytest.mark.parametrize(
    ("rule", "other", "bound"),
    [
        (Stance.ALLEGES, Stance.DOUBTS, OVERRULES),
        (Stance.ALLEGES, Stance.ADMITS, TO_A_GRANT),
        (Stance.AFFIRMS, Stance.ADMITS_ACT_DENIES_RESPONSIBILITY, TO_A_GRANT),
        (Stance.DENIES, Stance.ALLEGES, FROM_AN_ANSWER),
        (Stance.GIVES_ALTERNATIVE_EXPLANATION, Stance.REPORTS, FROM_AN_ANSWER),
        (Stance.DENIES, Stance.ADMITS, FROM_AN_ANSWER),
        (Stance.GIVES_ALTERNATIVE_EXPLANATION, Stance.ADMITS, FROM_AN_ANSWER),
        (Stance.ADMITS, Stance.GIVES_ALTERNATIVE_EXPLANATION, OVERRULES),
    ],
)
def test_the_graver_the_change_the_surer_it_must_be(rule: Stance, other: Stance, bound: float) -> None:
    """A stance changes only above its bound, and what is settled comes with its probability."""
    spoken = other is not Stance.REPORTS
    for share, settled in ((bound - 0.02, rule), (bound + 0.02, other)):
        judge = Holding(other, share, rule)
        found = judge.settle(rule, PASSAGE, sentence=SENTENCE, speaker=SPEAKER, spoken=spoken)
        assert found is not None
        assert found[0] is settled
        assert found[1] == pytest.approx(share if settled is other else 1 - share, abs=1e-3)


def numbers_of(text: str) -> list[tuple[str, int | None, bool]]:
    """Return the killed of a report as a judge sure of death reads them: wording, low, whether a part."""
    reading = read(report_of(text), gazetteer=PLACES, actors=ACTORS, opinions=Sure("killed", 0.99))
    return [
        (n.wording, n.low, n.part) for c in reading.claims for n in c.counts if n.outcome is Outcome.KILLED
    ]


def test_what_the_judge_alone_counts_is_part_of_a_larger_toll() -> None:
    """A number that only context makes a death is no toll beside one the report gives."""
    found = numbers_of("Soldiers killed 14 villagers in Keba.\n\nNine coffins were lowered on Friday.")
    assert ("14 villagers", 14, False) in found
    assert ("Nine coffins", 9, True) in found


def test_a_count_says_whether_words_or_the_judge_alone_tell_what_befell() -> None:
    """Only what no list has is inferred."""
    text = "Soldiers killed 14 villagers in Keba.\n\nNine coffins were lowered on Friday."
    reading = read(report_of(text), gazetteer=PLACES, actors=ACTORS, opinions=Sure("killed", 0.99))
    told = {n.wording: n.inferred for c in reading.claims for n in c.counts}
    assert told == {"14 villagers": False, "Nine coffins": True}


def test_what_the_judge_alone_counts_is_the_toll_where_none_is_larger() -> None:
    """Where no toll stands beside it such a number is the toll."""
    found = numbers_of("Soldiers attacked Keba on Friday.\n\nNine coffins were lowered on Sunday.")
    assert ("Nine coffins", 9, False) in found


def test_a_number_between_two_tolls_is_no_death() -> None:
    """What lies between two tolls told before counts nobody anew."""
    text = "Soldiers killed 14 villagers in Keba, the elders said. The army said six people were killed.\n\nIt is eight people who do not exist for the state, the elders said."
    assert not [n for n in numbers_of(text) if n[1] == 8]


def test_what_a_cue_says_by_itself_is_given_up_only_to_a_surer_judge() -> None:
    """ "Demanded" is a demand below the bound of cues, where a stance read from plain speech would have changed."""
    for share, settled in ((FROM_A_CUE - 0.02, Stance.DEMANDS), (FROM_A_CUE + 0.02, Stance.PREDICTS)):
        judge = Holding(Stance.PREDICTS, share, Stance.DEMANDS)
        found = judge.settle(
            Stance.DEMANDS, PASSAGE, sentence=SENTENCE, speaker=SPEAKER, spoken=True, cued=True
        )
        assert found is not None
        assert found[0] is settled
    plain = Holding(Stance.PREDICTS, FROM_A_CUE - 0.02, Stance.DEMANDS)
    found = plain.settle(Stance.DEMANDS, PASSAGE, sentence=SENTENCE, speaker=SPEAKER, spoken=True)
    assert found is not None
    assert found[0] is Stance.PREDICTS


@pytest.mark.parametrize(
    ("who", "stance"),
    [("The army", Stance.ADMITS), ("A resident", Stance.ALLEGES), ("Sahel Rights Watch", Stance.ALLEGES)],
)
def test_only_who_answers_for_a_side_is_made_to_admit(who: str, stance: Stance) -> None:
    """However sure the judge is, whoever speaks for no side admits nothing in its name."""
    text = f"{who} said that gunmen had killed nine villagers in Keba."
    judge = Holding(Stance.ADMITS, 0.99, Stance.ALLEGES)
    claims = read(report_of(text), gazetteer=PLACES, actors=ACTORS, opinions=judge).claims
    assert {c.stance for c in claims} == {stance}


@pytest.mark.parametrize(
    ("share", "heard"),
    [
        (0.99, "the rule says “alleges”, the model otherwise"),
        (0.6, "the model leans to “admits”, not surely enough to overrule the rule"),
        (0.1, "the model agrees"),
    ],
)
def test_the_ground_of_a_stance_says_what_the_model_said(share: float, heard: str) -> None:
    """It agrees, is outvoted, or overrules, and the ground says which."""
    text = "The army said that gunmen had killed nine villagers in Keba."
    judge = Holding(Stance.ADMITS, share, Stance.ALLEGES)
    (claim,) = read(report_of(text), gazetteer=PLACES, actors=ACTORS, opinions=judge).claims
    (ground,) = (g for g in claim.grounds if g.part == "stance")
    assert heard in ground.reason
    assert ground.method == METHOD


def test_the_ground_of_a_count_says_that_the_model_gave_its_outcome() -> None:
    """A count whose outcome the rules know rests on them, another on the model."""
    text = "Soldiers killed 14 villagers in Keba.\n\nNine coffins were lowered on Friday."
    claims = read(report_of(text), gazetteer=PLACES, actors=ACTORS, opinions=Sure("killed", 0.99)).claims
    grounds = {g.reason: g.method for c in claims for g in c.grounds if g.part == "count"}
    assert grounds["“14 villagers”"] == COUNTS
    told = "“Nine coffins”: a rule reads the number, the model says what befell those counted"
    assert grounds[told] == METHOD
