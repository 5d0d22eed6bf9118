"""Names that persons found to be one actor's, laid over readings."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

from corrobora.records import (
    Act,
    ActKind,
    Actor,
    ActorKind,
    Claim,
    Decision,
    Judgement,
    Party,
    Reading,
    ReportId,
    Speaker,
    Stance,
    Step,
    StepKind,
)
from corrobora.review import (
    NO_UNIONS,
    key_of,
    key_of_name,
    lay,
    names_in,
    propose_same_actor,
    unions,
    unite,
    unite_laid,
)

REPORT = ReportId("a" * 64)
LISTED = Actor(id="x:heron", name="Heron Front", aliases=("HF",), kind=ActorKind.REBEL_GROUP)
INTRODUCED = Actor(id="report:grey-herons", name="Grey Herons", kind=ActorKind.COMMUNAL_MILITIA)
WORDED = Actor(id=key_of_name("the Herons of the Hill"), name="the Herons of the Hill")


def said(
    one: str,
    other: str,
    decision: Decision = Decision.ACCEPT,
    *,
    actors: Iterable[Actor] = (LISTED, INTRODUCED, WORDED),
    by: str = "one",
    withdrawn: bool = False,
) -> Judgement:
    proposed = propose_same_actor(one, other)
    return Judgement(
        proposal=proposed.id,
        proposed=proposed,
        decision=decision,
        by=by,
        at="2031-07-01T09:00:00Z",
        why="asked",
        withdrawn=withdrawn,
        actors=tuple(actor for actor in actors if actor.id in {one, other}),
    )


def claim(speaker: Speaker | None = None, *by: Party) -> Claim:
    return Claim(
        report=REPORT,
        text_sha256="0" * 64,
        start=0,
        end=9,
        speaker=speaker,
        stance=Stance.ALLEGES,
        act=Act(kind=ActKind.KILLING, perpetrators=by),
    )


def test_one_goes_by_the_listed_id_else_an_introduced_one_else_the_first() -> None:
    assert set(unions([said(WORDED.id, LISTED.id)]).of.values()) == {LISTED.id}
    assert set(unions([said(INTRODUCED.id, LISTED.id)]).of.values()) == {LISTED.id}
    assert set(unions([said(WORDED.id, INTRODUCED.id)]).of.values()) == {INTRODUCED.id}
    assert set(unions([said("name:b", "name:a")]).of.values()) == {"name:a"}


def test_chains_are_one_in_whatever_order_they_were_accepted() -> None:
    pairs = [("name:a", "name:b"), ("name:b", "name:c"), ("name:c", "name:d")]
    for order in permutations(pairs):
        assert unions([said(*pair) for pair in order]).of == dict.fromkeys(
            (f"name:{letter}" for letter in "abcd"), "name:a"
        )


def test_what_somebody_told_apart_is_never_made_one() -> None:
    accepted = [said("name:a", "name:b"), said("name:b", "name:c")]
    apart = said("name:a", "name:c", Decision.REJECT)
    for judgements in ([apart, *accepted], [*accepted, apart], [accepted[0], apart, accepted[1]]):
        found = unions(judgements)
        assert found.of == {"name:a": "name:a", "name:b": "name:a"}
        assert found.contradicted == {accepted[1].proposal}


def test_a_rejection_of_what_was_accepted_undoes_it_and_a_withdrawal_brings_it_back() -> None:
    yes, no = said("name:a", "name:b"), said("name:b", "name:a", Decision.REJECT)
    assert yes.proposal == no.proposal
    assert unions([yes, no]) == NO_UNIONS
    assert unions([yes, no, replace(no, withdrawn=True)]).of == {"name:a": "name:a", "name:b": "name:a"}
    assert unions([yes, said("name:a", "name:b", Decision.UNSURE)]) == NO_UNIONS


def test_where_two_persons_are_asked_for_one_decides_nothing() -> None:
    yes = said("name:a", "name:b")
    assert unions([yes], coders=2) == NO_UNIONS
    assert unions([yes, replace(yes, by="two")], coders=2).of
    assert unions([yes, said("name:a", "name:b", Decision.REJECT, by="two")], coders=2) == NO_UNIONS


def test_parties_speakers_and_steps_resolve_to_one_and_no_word_changes() -> None:
    found = unions([said(WORDED.id, LISTED.id)])
    party = Party(text="The Herons of the  Hill", kind=ActorKind.ARMED_MEN)
    reading = Reading(
        report=REPORT,
        claims=(claim(Speaker(text="herons of the hill"), party, Party(text="others")),),
        steps=(Step(step=StepKind.DEMANDED, by=party, of=Party(text="others")),),
    )
    united = unite(reading, found)
    (one,) = united.claims
    assert one.id == reading.claims[0].id
    assert one.speaker == Speaker(text="herons of the hill", actor=LISTED.id)
    assert one.act is not None
    assert one.act.perpetrators == (
        replace(party, actor=LISTED.id, kind=ActorKind.REBEL_GROUP),
        Party(text="others"),
    )
    assert united.steps[0].by == replace(party, actor=LISTED.id, kind=ActorKind.REBEL_GROUP)
    assert united.steps[0].of == Party(text="others")
    assert unite(united, found) == united


def test_who_is_anonymous_or_resolves_to_another_stays_so() -> None:
    found = unions([said(WORDED.id, LISTED.id)])
    reading = Reading(
        report=REPORT,
        claims=(
            claim(Speaker(text=WORDED.name, anonymous=True), Party(text=WORDED.name, actor="x:another")),
        ),
    )
    assert unite(reading, found) == reading


def test_persons_are_one_person_and_no_party() -> None:
    found = unions([said("Ana Kolle", "Ana Kolle Brandt")])
    assert found.of == {"Ana Kolle": "Ana Kolle", "Ana Kolle Brandt": "Ana Kolle"}
    assert not found.actors


def test_an_actor_grows_by_the_names_that_are_its_own_once() -> None:
    found = unions([said(WORDED.id, LISTED.id), said(INTRODUCED.id, LISTED.id)])
    grown = found.grown(LISTED)
    assert grown == replace(LISTED, aliases=("HF", "the Herons of the Hill", "Grey Herons"))
    assert found.grown(grown) == grown
    assert found.grown(INTRODUCED) == INTRODUCED


def test_what_is_set_aside_is_united_too() -> None:
    machine = claim(Speaker(text=WORDED.name))
    judged = Judgement(
        proposal="p-1",
        decision=Decision.CORRECT,
        by="one",
        at="2031-07-01T09:00:00Z",
        why="read it",
        claim=machine,
        corrected=replace(machine, stance=Stance.DENIES),
    )
    laid = lay(Reading(report=REPORT, claims=(machine,)), [judged], text_sha256="0" * 64)
    united = unite_laid(laid, unions([said(WORDED.id, LISTED.id)]))
    for one in (*united.aside, *united.reading.claims):
        assert one.speaker is not None
        assert one.speaker.actor == LISTED.id
    assert (len(united.aside), united.revisions) == (1, laid.revisions)


def test_names_are_touched_whose_actor_is_another_or_has_more_names() -> None:
    one = unions([said(WORDED.id, LISTED.id)])
    two = unions([said(WORDED.id, LISTED.id), said(INTRODUCED.id, LISTED.id)])
    assert one.touching(one) == frozenset()
    assert one.touching(two) == {WORDED.id, LISTED.id, INTRODUCED.id}


def test_keys_are_what_a_name_resolves_to_else_its_words() -> None:
    assert key_of(Party(text="  The  HERONS ")) == key_of_name("herons") == "name:herons"
    assert key_of(Party(text="HF", actor="x:heron")) == "x:heron"
    assert key_of(Speaker(text="HF", anonymous=True)) is None
    reading = Reading(report=REPORT, claims=(claim(Speaker(text="B"), Party(text="A")),))
    assert names_in(reading) == {"name:a", "name:b"}


def test_hostile_names_are_keys_like_any_other() -> None:
    for words in ("\ud800", "\u202egnol", "<b>x</b>", "\x00", "x" * 10_000, ""):
        assert key_of_name(words) == key_of_name(f" the {words} ") or not words.strip()
