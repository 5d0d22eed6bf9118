from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corrobora.records import Claim, Decision, Fact, RevisionKind, Stance, Step, StepKind
from corrobora.review.laying import METHOD, Footing, find_again, lay
from corrobora.review.opinions import as_read
from tests.review.judging import TEXT, again, claim, judge, reading


def test_without_judgements_a_reading_stays_as_it_is() -> None:
    read = reading(claim(), claim(start=50, end=90))
    laid = lay(read, (), text_sha256=TEXT)
    assert laid.reading is not None
    assert laid.reading == read
    assert not laid.aside
    assert not laid.revisions
    assert not laid.judged


def test_accept_and_unsure_change_nothing_of_what_counts() -> None:
    one, other = claim(), claim(start=50, end=90)
    read = reading(one, other)
    laid = lay(read, [judge(one, Decision.ACCEPT), judge(other, Decision.UNSURE)], text_sha256=TEXT)
    assert laid.reading == read
    assert {known: j.decision for known, j in laid.judged.items()} == {
        one.id: Decision.ACCEPT,
        other.id: Decision.UNSURE,
    }


def test_a_rejected_claim_does_not_count_and_stays_where_it_can_be_seen() -> None:
    one, other = claim(), claim(start=50, end=90)
    laid = lay(reading(one, other), [judge(one, Decision.REJECT)], text_sha256=TEXT)
    assert laid.reading == reading(one, other)
    (revision,) = laid.revisions
    assert (revision.kind, revision.claims, revision.report) == (
        RevisionKind.READING_REJECTED,
        (one.id,),
        one.report,
    )


def test_a_corrected_claim_stands_in_place_of_the_machines() -> None:
    one = claim(dead=4)
    read = replace(
        reading(one),
        steps=(Step(step=StepKind.ANNOUNCED, claims=(one.id,)),),
        background=(Fact(fact="a coup", claims=(one.id,)),),
    )
    laid = lay(read, [judge(one, Decision.CORRECT, to=claim(dead=14))], text_sha256=TEXT)
    (persons,) = laid.reading.claims
    assert (persons.counts[0].low, persons.method) == (14, METHOD)
    assert laid.aside == (one,)
    assert laid.instead == {one.id: persons.id}
    assert laid.reading.steps[0].claims == (persons.id,)
    assert laid.reading.background[0].claims == (persons.id,)
    assert [revision.claims for revision in laid.revisions] == [(one.id,)]


def test_a_person_may_find_a_claim_that_the_machine_did_not() -> None:
    first, found, last = claim(), claim(start=50, end=60), claim(start=70, end=90)
    missed = replace(judge(found, Decision.CORRECT, to=found), claim=None, proposal="p-missed")
    laid = lay(reading(first, last), [missed], text_sha256=TEXT)
    assert [one.start for one in laid.reading.claims] == [0, 50, 70]
    assert laid.footings == {"p-missed": Footing.FIRM}


def test_what_was_withdrawn_is_not_laid() -> None:
    one = claim()
    said = [judge(one, Decision.REJECT), judge(one, Decision.REJECT, withdrawn=True)]
    assert lay(reading(one), said, text_sha256=TEXT).reading == reading(one)


def test_a_judgement_holds_where_the_next_version_reads_the_same() -> None:
    one = claim()
    now = again(one, shift=3)
    laid = lay(reading(now), [judge(one, Decision.REJECT)], text_sha256=TEXT)
    assert [revision.claims for revision in laid.revisions] == [(now.id,)]
    assert set(laid.footings.values()) == {Footing.FIRM}


def test_what_was_rejected_and_is_read_otherwise_now_is_for_a_person_to_look_at() -> None:
    one = claim()
    now = replace(again(one), stance=Stance.DENIES)
    laid = lay(reading(now), [judge(one, Decision.REJECT)], text_sha256=TEXT)
    assert laid.revisions == ()
    assert set(laid.footings.values()) == {Footing.MOVED}


def test_a_correction_stands_whatever_the_machine_reads_now() -> None:
    one = claim()
    otherwise = replace(again(one), stance=Stance.DENIES)
    corrected = judge(one, Decision.CORRECT, to=claim(stance=Stance.DOUBTS))
    moved = lay(reading(otherwise), [corrected], text_sha256=TEXT)
    assert [c.stance for c in moved.reading.claims] == [Stance.DOUBTS]
    assert set(moved.footings.values()) == {Footing.MOVED}
    gone = lay(reading(), [corrected], text_sha256=TEXT)
    assert [c.stance for c in gone.reading.claims] == [Stance.DOUBTS]
    assert set(gone.footings.values()) == {Footing.GONE}


def test_where_the_machine_reads_now_what_a_person_corrected_to_its_own_claim_stands() -> None:
    one = claim()
    now = replace(again(one), stance=Stance.DENIES)
    laid = lay(reading(now), [judge(one, Decision.CORRECT, to=claim(stance=Stance.DENIES))], text_sha256=TEXT)
    assert laid.reading.claims == (now,)
    assert laid.aside == ()


def test_nothing_is_laid_over_another_text() -> None:
    one = claim()
    said = [judge(one, Decision.CORRECT, to=claim(dead=9))]
    laid = lay(reading(one), said, text_sha256="6" * 64)
    assert laid.reading == reading(one)
    assert set(laid.footings.values()) == {Footing.GONE}


def test_of_judgements_that_meet_on_one_claim_the_later_holds() -> None:
    one = claim()
    now = again(one)
    said = [judge(one, Decision.REJECT), judge(now, Decision.ACCEPT)]
    assert lay(reading(now), said, text_sha256=TEXT).revisions == ()
    assert len(lay(reading(now), said[::-1], text_sha256=TEXT).revisions) == 1


def test_a_claim_is_found_again_by_its_speaker_and_the_words_it_shares() -> None:
    one = claim(start=10, end=50)
    other_speaker = replace(again(one), speaker=None)
    little = again(replace(one, stance=Stance.DENIES), shift=30)
    more = again(replace(one, stance=Stance.DENIES), shift=5)
    assert find_again(one, [other_speaker]) is None
    assert find_again(one, [little, other_speaker, more]) == more
    same = again(one, shift=35)
    assert find_again(one, [little, more, same]) == same
    assert find_again(one, [same, one]) == one


_CLAIMS = st.builds(
    claim,
    start=st.integers(0, 60),
    end=st.integers(61, 99),
    who=st.sampled_from([None, "a villager", "the army"]),
    stance=st.sampled_from(list(Stance)),
    dead=st.integers(0, 3),
)


@given(
    st.lists(_CLAIMS, unique_by=lambda one: one.id, max_size=5),
    st.lists(st.tuples(_CLAIMS, st.sampled_from(list(Decision)), st.booleans(), _CLAIMS), max_size=6),
)
def test_no_claim_of_the_machine_is_lost_and_none_counts_that_was_set_aside(
    read: list[Claim], decided: list[tuple[Claim, Decision, bool, Claim]]
) -> None:
    said = [judge(on, decision, to=to, withdrawn=back) for on, decision, back, to in decided]
    laid = lay(reading(*read), said, text_sha256=TEXT)
    counting = {one.id: one for one in laid.reading.claims}
    machine = {one.id for one in read}
    aside = {one.id for one in laid.aside}
    assert machine == (counting.keys() & machine) | aside
    assert counting.keys().isdisjoint(aside)
    assert aside == laid.instead.keys()
    fallen = {claim for revision in laid.revisions for claim in revision.claims}
    assert aside <= fallen <= machine
    for known, persons in laid.instead.items():
        assert known not in counting
        assert counting[persons].method == METHOD
    for one in laid.reading.claims:
        assert one.id in machine or as_read(one) in [as_read(to) for *_, to in decided]
