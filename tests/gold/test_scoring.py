"""The scorer of the gold set, on cases counted by hand."""

from dataclasses import replace

import pytest

from corrobora.records import (
    Act,
    ActKind,
    Claim,
    Count,
    Outcome,
    Party,
    Place,
    ReportId,
    Speaker,
    SpeakerKind,
    Stance,
    When,
)
from tests.gold.annotation import GoldAct, GoldClaim, GoldCount, GoldSpeaker, GoldTime
from tests.gold.scoring import (
    Deed,
    Number,
    Pairing,
    Said,
    Tally,
    Voice,
    agreement,
    alike,
    claims_found,
    kappa,
    macro_f1,
    of_gold,
    of_ours,
    pair,
    pooled,
    same_voice,
    speaker_kinds,
    speakers,
    stances,
    table,
    told_acts,
)

TEXT = "Ana said nine men died in Osk on Monday. The army denied firing on the market. Bel fears a raid."
#       0        9                             39 41       50                        76 79        89  94
TOLD = Said(
    report="a",
    start=9,
    end=39,
    voice=Voice(texts=("Ana",), kind="eyewitness"),
    stance=Stance.ALLEGES,
    deeds=(Deed(kind="killing", asserted="asserted", victims=("nine men",)),),
    numbers=(Number(outcome="killed", low=9, high=9),),
    places=("Osk",),
    times=("2024-03-04",),
)
DENIED = Said(
    report="a",
    start=57,
    end=77,
    voice=Voice(texts=("The army", "Army of Osk"), kind="armed-forces"),
    stance=Stance.DENIES,
)
FEARED = Said(
    report="a",
    start=79,
    end=96,
    voice=Voice(texts=("Bel",), kind="expert"),
    stance=Stance.PREDICTS,
)
GOLD = (TOLD, DENIED, FEARED)


def figures(pairing: Pairing) -> dict[str, tuple[Tally, Tally]]:
    return {name: (alone, whole) for name, alone, whole in table(pairing)}


def test_the_text_is_cut_where_the_cases_say() -> None:
    assert [TEXT[s.start : s.end] for s in GOLD] == [
        "nine men died in Osk on Monday",
        "firing on the market",
        "Bel fears a raid.",
    ]


def test_what_is_read_as_marked_scores_in_full() -> None:
    pairing = pair(GOLD, GOLD, text=TEXT)
    assert claims_found(pairing) == Tally(both=3, found=3, gold=3)
    assert macro_f1(stances(pairing, whole=True)) == 1.0
    for alone, whole in figures(pairing).values():
        assert alone.both == alone.found == alone.gold
        assert alone == whole


def test_nothing_read_scores_nothing() -> None:
    pairing = pair(GOLD, (), text=TEXT)
    assert claims_found(pairing) == Tally(both=0, found=0, gold=3)
    assert macro_f1(stances(pairing, whole=True)) == 0.0
    assert stances(pairing, whole=False) == {}


def test_half_of_the_shorter_passage_is_enough_and_less_is_not() -> None:
    """The passage has seven tokens; a claim of four tokens that shares two is paired, one that shares one is not."""
    half = replace(TOLD, start=TEXT.index("on Monday"), end=TEXT.index(" denied"))
    assert len(pair((TOLD,), (half,), text=TEXT).pairs) == 1
    less = replace(TOLD, start=TEXT.index("Monday"), end=TEXT.index(" firing"))
    assert pair((TOLD,), (less,), text=TEXT) == Pairing(pairs=(), missed=(TOLD,), invented=(less,))


def test_a_claim_over_the_whole_sentence_is_paired_with_the_passage_in_it() -> None:
    sentence = replace(TOLD, start=0, end=40)
    assert pair((TOLD, DENIED), (sentence,), text=TEXT).missed == (DENIED,)


def test_the_closest_passage_wins_and_among_equals_the_same_speaker() -> None:
    two = replace(TOLD, voice=Voice(texts=("Bel",), kind="other"))
    found = pair((TOLD, two), (two, TOLD), text=TEXT).pairs
    assert [(a.voice, b.voice) for a, b in found] == [(TOLD.voice, TOLD.voice), (two.voice, two.voice)]


def test_among_equals_of_one_speaker_the_same_stance_wins_and_then_the_same_act() -> None:
    denied = replace(TOLD, stance=Stance.DENIES)
    looted = replace(TOLD, deeds=(Deed(kind="looting", asserted="asserted"),))
    found = pair((TOLD, looted, denied), (denied, looted, TOLD), text=TEXT).pairs
    assert [a == b for a, b in found] == [True, True, True]


def test_a_second_act_on_one_passage_is_joined_and_is_no_invention() -> None:
    burnt = replace(TOLD, start=18, deeds=(Deed(kind="destruction", asserted="asserted"),), numbers=())
    pairing = pair((TOLD,), (TOLD, burnt), text=TEXT)
    assert pairing.invented == ()
    ((_, ours),) = pairing.pairs
    assert [d.kind for d in ours.deeds] == ["killing", "destruction"]
    assert figures(pairing)["act: kind"][0] == Tally(both=1, found=2, gold=1)


def test_another_stance_on_one_passage_is_an_invention() -> None:
    denied = replace(TOLD, start=18, stance=Stance.DENIES)
    assert pair((TOLD,), (TOLD, denied), text=TEXT).invented == (denied,)


def test_optional_passages_count_neither_way() -> None:
    free = replace(TOLD, optional=True)
    assert pair((free,), (), text=TEXT) == Pairing(pairs=(), missed=(), invented=())
    assert pair((free,), (TOLD,), text=TEXT) == Pairing(pairs=(), missed=(), invented=())


def test_an_optional_passage_never_takes_the_claim_of_a_required_one() -> None:
    free = replace(TOLD, optional=True)
    wide = replace(TOLD, end=40)
    assert len(pair((free, wide), (TOLD,), text=TEXT).pairs) == 1


def test_stances_are_counted_over_pairs_and_end_to_end() -> None:
    """Alleges right, the denial read as doubt, the forecast missed, a report invented.

    Over the pairs: alleges F1 1, denies 0: macro 1/2. End to end predicts is
    held too and missed: (1 + 0 + 0) / 3.
    """
    doubted = replace(DENIED, stance=Stance.DOUBTS)
    stray = replace(TOLD, start=0, end=3, voice=None, stance=Stance.REPORTS)
    pairing = pair(GOLD, (TOLD, doubted, stray), text=TEXT)
    alone, whole = stances(pairing, whole=False), stances(pairing, whole=True)
    assert alone[Stance.DENIES] == Tally(both=0, found=0, gold=1)
    assert alone[Stance.DOUBTS] == Tally(both=0, found=1, gold=0)
    assert macro_f1(alone) == 1 / 2
    assert whole[Stance.PREDICTS] == Tally(both=0, found=0, gold=1)
    assert whole[Stance.REPORTS] == Tally(both=0, found=1, gold=0)
    assert macro_f1(whole) == pytest.approx(1 / 3)


def test_an_invented_claim_of_a_held_stance_lowers_its_precision() -> None:
    """Alleges: one of two right, 2 * 1 / (2 + 1)."""
    stray = replace(TOLD, start=0, end=3)
    whole = stances(pair((TOLD,), (TOLD, stray), text=TEXT[:8] + TEXT[8:]), whole=True)
    assert whole[Stance.ALLEGES].f1 == pytest.approx(2 / 3)


def test_speakers_are_counted_over_pairs_and_end_to_end() -> None:
    wrong = replace(DENIED, voice=Voice(texts=("a trader",), kind="armed-forces"))
    pairing = pair(GOLD, (TOLD, wrong), text=TEXT)
    assert speakers(pairing, whole=False) == Tally(both=1, found=2, gold=2)
    assert speakers(pairing, whole=True) == Tally(both=1, found=2, gold=3)
    assert speaker_kinds(pairing) == Tally(both=1, found=1, gold=1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("FKF spokesman Dako Rell",), ("Dako Rell",), True),
        (("He", "Dako Rell", "Free Front"), ("the Free Front",), True),
        (("He", "Dako Rell"), ("He",), False),
        (("He",), ("he",), True),
        (("a cousin of one of the herders",), ("A relative of one of the victims",), False),
        (("residents",), ("a resident of Osk",), True),
        (("Draskovia's army",), ("the army",), True),
        (("the governor",), ("the mayor",), False),
    ],
)
def test_speakers_are_one_where_a_wording_is_alike(
    one: tuple[str, ...], other: tuple[str, ...], same: bool
) -> None:
    assert same_voice(Voice(texts=one, kind="other"), Voice(texts=other, kind="other")) is same


def test_the_outlets_own_voice_is_only_itself() -> None:
    assert same_voice(None, None)
    assert not same_voice(None, DENIED.voice)


def test_empty_words_make_nothing_alike() -> None:
    assert not alike("one of the men", "one of the women")
    assert not alike("of the", "of the")


def test_counts_are_compared_as_often_as_they_stand() -> None:
    """Set: 9 killed, 3 wounded, 3 wounded. Ours: 9 killed of women, 3 wounded. Cores 2 of 2 and of 3; in every field 1."""
    hurt = Number(outcome="injured", low=3, high=3)
    marked = replace(TOLD, numbers=(*TOLD.numbers, hurt, hurt))
    told = replace(TOLD, numbers=(replace(TOLD.numbers[0], category="women"), hurt))
    found = figures(pair((marked,), (told,), text=TEXT))
    assert found["count: outcome, low, high"][0] == Tally(both=2, found=2, gold=3)
    assert found["count: in every field"][0] == Tally(both=1, found=2, gold=3)


def test_counts_of_missed_and_invented_claims_weigh_end_to_end() -> None:
    stray = replace(TOLD, start=0, end=3)
    found = figures(pair((TOLD, replace(DENIED, numbers=TOLD.numbers)), (TOLD, stray), text=TEXT))
    assert found["count: outcome, low, high"] == (
        Tally(both=1, found=1, gold=1),
        Tally(both=1, found=2, gold=2),
    )


def test_acts_places_and_times_are_compared_field_by_field() -> None:
    ours = replace(
        TOLD,
        deeds=(Deed(kind="killing", asserted="negated", perpetrators=("rebels",), victims=("men",)),),
        places=("near Osk",),
        times=("2024-03-05",),
    )
    found = {name: alone for name, (alone, _) in figures(pair((TOLD,), (ours,), text=TEXT)).items()}
    assert found["act: kind"].both == 1
    assert found["act: kind and assertion"].both == 0
    assert found["act: who"] == Tally(both=0, found=1, gold=0)
    assert found["act: whom"] == Tally(both=1, found=1, gold=1)
    assert found["place"] == Tally(both=1, found=1, gold=1)
    assert found["time"] == Tally(both=0, found=1, gold=1)


def test_pooling_adds_reports() -> None:
    once = pair(GOLD, GOLD[:2], text=TEXT)
    assert claims_found(pooled([once, once])) == Tally(both=4, found=4, gold=6)


# --------------------------------------------------------------------------- kappa


def test_kappa_of_a_worked_example() -> None:
    """50 proposals, 20 yes of both, 15 no of both, 5 and 10 apart: observed .70, chance .5 * .6 + .5 * .4 = .50, so .40."""
    labels = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(labels) == pytest.approx(0.4)


def test_kappa_of_chance_is_nought_and_of_full_agreement_one() -> None:
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "a")]) == 1.0
    assert kappa([("a", "b"), ("b", "a")]) == -1.0


def test_kappa_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        kappa([])


def test_agreement_is_told_for_every_field() -> None:
    """Two pairs, one stance apart: half agree; chance (1 * 1 + 0) / 4, so (.5 - .25) / .75."""
    second = (TOLD, replace(DENIED, stance=Stance.DOUBTS))
    found = {name: rest for name, *rest in agreement(pair((TOLD, DENIED), second, text=TEXT))}
    assert found["speaker"] == [2, 1.0, 1.0]
    assert found["stance"] == [2, 0.5, pytest.approx(1 / 3)]
    assert found["place"] == [2, 1.0, 1.0]


# --------------------------------------------------------------------------- both forms


def test_a_claim_of_the_set_and_one_of_ours_take_one_form() -> None:
    marked = of_gold(
        GoldClaim(
            id="a-01",
            report="a",
            start=9,
            end=39,
            quote=TEXT[9:39],
            speaker=GoldSpeaker(text="Ana", kind=SpeakerKind.EYEWITNESS),
            stance=Stance.ALLEGES,
            acts=(GoldAct(kind=ActKind.KILLING, victims=("nine men",)),),
            counts=(GoldCount(outcome=Outcome.KILLED, low=9, high=9, exact=True, wording="nine men"),),
            place="Osk",
            when=GoldTime(text="Monday", edtf="2024-03-04"),
        )
    )
    ours = of_ours(
        Claim(
            report=ReportId("x"),
            text_sha256="",
            start=9,
            end=39,
            speaker=Speaker(text="Ana", kind=SpeakerKind.EYEWITNESS),
            stance=Stance.ALLEGES,
            act=Act(kind=ActKind.KILLING, victims=(Party(text="nine men"),)),
            counts=(Count(outcome=Outcome.KILLED, low=9, high=9, exact=True),),
            place=Place(text="Osk"),
            when=When(text="Monday", edtf="2024-03-04"),
        ),
        report="a",
        names={},
    )
    assert marked == ours == TOLD


def test_ours_goes_by_every_name_of_its_actor() -> None:
    claim = Claim(
        report=ReportId("x"),
        text_sha256="",
        start=0,
        end=1,
        speaker=Speaker(text="it", actor="a1"),
        stance=Stance.DENIES,
    )
    voice = of_ours(claim, report="a", names={"a1": ("Free Front", "FF")}).voice
    assert voice is not None
    assert voice.texts == ("it", "Free Front", "FF")


def test_a_figure_tells_its_act_on_either_side() -> None:
    """Nine dead and 31 injured tell a killing and an injury, written down or not."""
    dead = Number(outcome="killed", low=9, high=9)
    hurt = Number(outcome="injured", low=31, high=31)
    bare = replace(TOLD, deeds=(), numbers=(dead, hurt))
    assert told_acts(bare) == (("killing", "asserted"), ("injury", "asserted"))
    assert told_acts(TOLD) == (("killing", "asserted"),)


def test_a_strike_that_kills_is_the_strike_alone() -> None:
    struck = replace(
        TOLD,
        deeds=(Deed(kind="air-strike", asserted="asserted"),),
        numbers=(
            Number(outcome="killed", low=9, high=9),
            Number(outcome="missing", low=2, high=2),
        ),
    )
    assert told_acts(struck) == (("air-strike", "asserted"), ("disappearance", "asserted"))


def test_figures_of_none_of_things_and_of_survivors_tell_no_act() -> None:
    none = (
        Number(outcome="killed", low=0, high=0),
        Number(outcome="killed", low=40, high=40, unit="animals"),
        Number(outcome="survived", low=3, high=3),
    )
    assert told_acts(replace(TOLD, deeds=(), numbers=none)) == ()


def test_a_figure_in_a_denial_is_negated() -> None:
    denied = replace(DENIED, deeds=(), numbers=(Number(outcome="killed", low=9, high=9),))
    assert told_acts(denied) == (("killing", "negated"),)
