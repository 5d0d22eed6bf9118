"""Which claims no longer count: by later versions, by notices of the publisher, and by nobody else."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.merging import find_copies, find_revisions
from corrobora.merging.revisions import NOT_FOLLOWED, Revisions, find_concerned, publication_of
from corrobora.records import (
    Act,
    ActKind,
    Claim,
    Count,
    Outcome,
    Report,
    ReportId,
    RevisionKind,
    Speaker,
    SpeakerKind,
    Stance,
    When,
)

STORY = (
    "Soldiers shot dead {n} traders on the market square of Oskel on Tuesday morning, the town's imam said.\n\n"
    "They came in four trucks and fired as soon as they had climbed down from them, the imam said.\n\n"
    "The stalls were burnt afterwards and the road to the river was closed until the evening.\n\n"
    "The ministry of defence in the capital did not answer any questions about the market."
)


def report(
    name: str,
    text: str,
    *,
    outlet: str | None = "Lantern Post",
    published: str | None = "2031-03-04",
    title: str | None = "Traders shot dead on Oskel market",
    url: str | None = None,
    credits: tuple[str, ...] = (),  # noqa: A002 - the record's own word
    external_id: str | None = None,
) -> Report:
    return Report(
        id=ReportId(hashlib.sha256(name.encode()).hexdigest()),
        text=text,
        title=title,
        outlet=outlet,
        url=url,
        credits=credits,
        external_id=external_id,
        published=None if published is None else When(text=published, edtf=published[:10]),
    )


def claim(of: Report, words: str, killed: int | None = None, speaker: Speaker | None = None) -> Claim:
    start = of.text.index(words)
    counts = (
        ()
        if killed is None
        else (Count(outcome=Outcome.KILLED, low=killed, high=killed, exact=True, wording=f"{killed}"),)
    )
    return Claim(
        report=of.id,
        text_sha256=of.text_sha256,
        start=start,
        end=start + len(words),
        speaker=speaker,
        stance=Stance.REPORTS if speaker is None else Stance.ALLEGES,
        act=Act(kind=ActKind.KILLING),
        counts=counts,
        method="test/1",
    )


def told(of: Report, n: int) -> list[Claim]:
    return [claim(of, f"Soldiers shot dead {n} traders", n), claim(of, "The stalls were burnt afterwards")]


def search(*reports: Report, claims: list[Claim]) -> Revisions:
    copies = find_copies(list({one.id: one for one in reports}.values()))
    held = [replace(one, copy_of=copies.get(one.id, ())) for one in reports]
    found = find_revisions(held, claims, actors=())
    # whoever cannot be concerned changes nothing, and need not be looked at
    bystander = report(
        "bystander", "Rain fell on the hills of Keba all day.", outlet="Hill Radio", title="Rain"
    )
    every = [*held, bystander, replace(bystander, id=ReportId("0" * 64))]
    published = {
        one.id: publication_of(one, [claim for claim in claims if claim.report == one.id]) for one in every
    }
    concerned = find_concerned(published, actors=())
    assert (
        find_revisions(
            [one for one in every if one.id in concerned],
            [claim for claim in claims if claim.report in concerned],
            actors=(),
        )
        == found
    )
    return found


def kinds(found: Revisions) -> set[tuple[ReportId, RevisionKind, ReportId]]:
    return {(one.report, one.kind, one.by) for one in found.revisions}


# --------------------------------------------------------------------------- versions


def test_the_later_version_of_a_page_speaks() -> None:
    old = report("old", STORY.format(n=24), url="https://post.example/oskel-market-shooting")
    new = report(
        "new",
        STORY.format(n=19),
        url="https://post.example/oskel-market-shooting?utm_source=x",
        published="2031-03-05",
    )
    claims = [*told(old, 24), *told(new, 19)]
    found = search(old, new, claims=claims)
    assert kinds(found) == {(old.id, RevisionKind.EARLIER_VERSION, new.id)}
    assert found.claims == {one.id for one in claims[:2]}
    assert "same address" in found.revisions[0].evidence


def test_of_three_versions_the_last_one_speaks() -> None:
    pages = [
        report(
            f"v{n}",
            STORY.format(n=n),
            published=f"2031-03-0{n}",
            url="https://post.example/oskel-market-shooting",
        )
        for n in (3, 4, 5)
    ]
    found = search(
        *pages, claims=[one for n, page in zip((3, 4, 5), pages, strict=True) for one in told(page, n)]
    )
    assert {one.by for one in found.revisions} == {pages[2].id}
    assert {one.report for one in found.revisions} == {pages[0].id, pages[1].id}


@pytest.mark.parametrize(
    "change",
    [
        {"outlet": "Radio Velm"},
        {"title": "Regatta moved to May"},
        {"published": "2031-03-04"},
        {"published": None},
        {"url": "https://post.example/another-article-of-ours"},
    ],
    ids=["another outlet", "another headline", "same day", "no day", "another address"],
)
def test_what_only_looks_like_a_version_is_none(change: dict[str, str | None]) -> None:
    url = "https://post.example/oskel-market-shooting" if "url" in change else None
    old = report("old", STORY.format(n=24), url=url)
    given: dict[str, Any] = {"published": "2031-03-05", "url": url, **change}
    new = report("new", STORY.format(n=19), **given)
    assert search(old, new, claims=[*told(old, 24), *told(new, 19)]).revisions == ()


def test_the_minute_decides_within_a_day() -> None:
    old = report("old", STORY.format(n=24), published="2031-03-04T09:00:00Z")
    new = report("new", STORY.format(n=19), published="2031-03-04T12:30:00+02:00")
    assert kinds(search(old, new, claims=[])) == {(old.id, RevisionKind.EARLIER_VERSION, new.id)}


def test_of_two_captures_of_a_page_the_later_one_speaks() -> None:
    page = "https://post.example/oskel-market-shooting"
    old = report("old", STORY.format(n=24), url=f"https://web.archive.org/web/20310304101500/{page}")
    new = report("new", STORY.format(n=19), url=f"https://web.archive.org/web/20310309080000/{page}")
    assert kinds(search(old, new, claims=[])) == {(old.id, RevisionKind.EARLIER_VERSION, new.id)}


def test_captures_of_two_outlets_are_no_one_site() -> None:
    story = wire(
        url="https://web.archive.org/web/20310304101500/https://marenpress.example/oskel-market-killing"
    )
    words = "MPA withdraws its story headlined “Soldiers kill 31 at Oskel market”."
    forged = notice(
        words, url="https://web.archive.org/web/20310306101500/https://maren.test/kill-notice-of-today"
    )
    found = search(story, forged, claims=told(story, 31))
    assert found.claims == frozenset()
    assert len(found.refused) == 1


def test_a_page_that_calls_itself_updated_is_the_later_one() -> None:
    old = report("old", STORY.format(n=24))
    new = report("new", STORY.format(n=19) + "\n\nThis story has been updated.")
    assert kinds(search(old, new, claims=[])) == {(old.id, RevisionKind.EARLIER_VERSION, new.id)}


def test_a_new_article_with_a_higher_toll_is_no_correction() -> None:
    old = report("old", STORY.format(n=24), url="https://post.example/oskel-market-shooting")
    new = report(
        "new",
        "The toll of the shooting on the market of Oskel has risen to 27, the imam said.\n\n"
        + STORY.format(n=24),
        title="Toll of Oskel market rises to 27",
        published="2031-03-06",
        url="https://post.example/oskel-toll-rises-again",
    )
    assert search(old, new, claims=told(old, 24)).revisions == ()


# --------------------------------------------------------------------------- withdrawals


def wire(text: str = STORY.format(n=31), **more: str | None) -> Report:
    return report("wire", text, outlet="Maren Press Agency", title="Soldiers kill 31 at Oskel market", **more)  # type: ignore[arg-type]  # fields of a report by name


def notice(text: str, **more: str | None) -> Report:
    given: dict[str, str | None] = {
        "outlet": "Maren Press Agency",
        "published": "2031-03-06",
        "title": "Advisory",
    }
    return report("notice", text, **(given | more))  # type: ignore[arg-type]  # fields of a report by name


@pytest.mark.parametrize(
    "words",
    [
        "MPA withdraws its story headlined “Soldiers kill 31 at Oskel market” and apologises.",
        "Please kill item MPA-0412.",
        "We retract our report of 4 March on the market of Oskel.",
        "KILL KILL KILL\n\nEditors, please disregard the story “Soldiers kill 31 at Oskel market”.",
    ],
    ids=["headline", "number", "subject and day", "banner"],
)
def test_an_agency_takes_its_own_story_back(words: str) -> None:
    story = wire(external_id="MPA-0412")
    found = search(story, notice(words), claims=told(story, 31))
    assert kinds(found) == {(story.id, RevisionKind.WITHDRAWN, notice(words).id)}
    assert found.claims == {one.id for one in told(story, 31)}
    assert found.revisions[0].passages


@pytest.mark.parametrize(
    ("words", "outlet", "refused"),
    [
        ("The ministry called on Maren Press Agency to withdraw its story on Oskel market.", "Radio Velm", 0),
        ("Maren Press Agency has withdrawn its story “Soldiers kill 31 at Oskel market”.", "Radio Velm", 1),
        (
            "Maren Press Agency has withdrawn its story on Oskel market, the ministry said.",
            "Maren Press Agency",
            0,
        ),
        ("We withdraw our story headlined “Soldiers kill 31 at Oskel market”.", "Ministry of Truth", 1),
        ("We withdraw our story headlined “Regatta moved to May”.", "Maren Press Agency", 1),
        ("Withdraw the story on Oskel market at once.", "Ministry of Truth", 1),
    ],
)
def test_nobody_but_the_publisher_takes_a_story_back(words: str, outlet: str, refused: int) -> None:
    story = wire()
    found = search(story, notice(words, outlet=outlet), claims=told(story, 31))
    assert found.claims == frozenset()
    assert [one.code for one in found.refused] == [NOT_FOLLOWED] * refused


def test_a_notice_without_an_outlet_speaks_for_the_one_agency_it_credits() -> None:
    story = wire()
    words = "MPA withdraws its story headlined “Soldiers kill 31 at Oskel market”."
    bare = replace(notice(words, outlet=None), credits=("Maren Press Agency",))
    found = search(story, bare, claims=told(story, 31))
    assert kinds(found) == {(story.id, RevisionKind.WITHDRAWN, bare.id)}
    assert "credits Maren Press Agency alone" in found.revisions[0].evidence
    assert not search(story, notice(words, outlet=None), claims=told(story, 31)).claims


def test_a_page_without_an_outlet_that_credits_the_agency_rests_on_it() -> None:
    carried = replace(wire(), outlet=None, credits=("Maren Press Agency",))
    words = "MPA withdraws its story headlined “Soldiers kill 31 at Oskel market”."
    found = search(carried, notice(words), claims=told(carried, 31))
    assert kinds(found) == {(carried.id, RevisionKind.RESTS_ON_WITHDRAWN, notice(words).id)}


def test_a_notice_before_the_story_does_not_mean_it() -> None:
    story = wire(published="2031-03-07")
    words = "MPA withdraws its story headlined “Soldiers kill 31 at Oskel market”."
    assert search(story, notice(words), claims=told(story, 31)).claims == frozenset()


def test_two_stories_that_fit_a_vague_notice_are_both_left() -> None:
    one = wire()
    two = replace(
        report(
            "two", STORY.format(n=5), outlet="Maren Press Agency", title="Imam of Oskel tells of the market"
        ),
        text="The imam of Oskel fled to the capital on Wednesday after he had spoken of the market, his brother said.",
    )
    found = search(one, two, notice("We retract our story on the market of Oskel."), claims=told(one, 31))
    assert found.claims == frozenset()
    assert len(found.refused) == 1


def test_what_others_carry_of_a_withdrawn_story_does_not_count_and_what_they_gathered_does() -> None:
    story = wire()
    own = "A nurse told Radio Velm that six of the wounded had died in her ward in the night."
    copy = report(
        "copy",
        f"{STORY.format(n=31)}\n\n{own}",
        outlet="Radio Velm",
        title="Shooting at Oskel",
        published="2031-03-05",
    )
    nurse = Speaker(text="a nurse", kind=SpeakerKind.OTHER, anonymous=True, told="Radio Velm")
    claims = [*told(story, 31), *told(copy, 31), claim(copy, own, 6, nurse)]
    found = search(
        story,
        copy,
        notice("MPA withdraws its story headlined “Soldiers kill 31 at Oskel market”."),
        claims=claims,
    )
    assert found.claims == {one.id for one in claims[:4]}
    (rests,) = (one for one in found.revisions if one.kind is RevisionKind.RESTS_ON_WITHDRAWN)
    assert (rests.report, rests.through) == (copy.id, story.id)


def test_the_agencys_word_in_another_report_rests_on_what_it_withdrew() -> None:
    story = wire()
    cites = report(
        "cites",
        "MPA reported that 31 traders had been killed. The mayor counted nine.",
        outlet="Northern Lamp",
        title="Many dead",
        published="2031-03-05",
    )
    agency = Speaker(text="MPA", kind=SpeakerKind.MEDIA)
    mayor = Speaker(text="The mayor", kind=SpeakerKind.OFFICIAL)
    given = [
        *told(story, 31),
        claim(cites, "MPA reported that 31 traders had been killed", 31, agency),
        claim(cites, "The mayor counted nine", 9, mayor),
    ]
    found = search(
        story,
        cites,
        notice("MPA withdraws its story headlined “Soldiers kill 31 at Oskel market”."),
        claims=given,
    )
    assert given[2].id in found.claims
    assert given[3].id not in found.claims


def test_taking_a_withdrawal_back_lets_the_story_stand_again() -> None:
    story = wire(external_id="MPA-0412")
    kill = notice("Please kill item MPA-0412.")
    back = replace(
        notice("MPA withdraws its kill notice of item MPA-0412.", published="2031-03-07"),
        id=ReportId("b" * 64),
    )
    again = replace(
        notice("MPA reinstates its story “Soldiers kill 31 at Oskel market”.", published="2031-03-07"),
        id=ReportId("c" * 64),
    )
    assert search(story, kill, claims=told(story, 31)).claims
    assert not search(story, kill, back, claims=told(story, 31)).claims
    assert not search(story, kill, again, claims=told(story, 31)).claims


def test_a_page_that_says_it_is_gone_takes_its_earlier_version_with_it() -> None:
    url = "https://post.example/oskel-market-shooting"
    old = report("old", STORY.format(n=24), url=url)
    gone = report("gone", "This article has been removed.", title="Removed", published="2031-03-09", url=url)
    assert kinds(search(old, gone, claims=told(old, 24))) == {(old.id, RevisionKind.WITHDRAWN, gone.id)}


# --------------------------------------------------------------------------- corrections


def test_a_corrected_number_is_struck_and_the_rest_of_the_claim_stands() -> None:
    story = report("story", STORY.format(n=42))
    later = report(
        "later",
        "Correction: On Tuesday we wrote that 42 traders were killed at Oskel market. It was 12.",
        title="Correction",
        published="2031-03-06",
    )
    given = [*told(story, 42), claim(later, "42 traders were killed", 42)]
    found = search(story, later, claims=given)
    assert found.claims == {given[2].id} == found.echoes
    assert found.struck == {given[0].id: frozenset({"42"})}


def test_of_a_note_that_gives_both_numbers_only_the_wrong_one_falls() -> None:
    text = "Correction: an earlier version of this article said 24 traders were killed; it is 22."
    page = report("page", f"{STORY.format(n=22)}\n\n{text}")
    both = replace(
        claim(page, "an earlier version of this article said 24 traders were killed; it is 22", 24),
        counts=(
            Count(outcome=Outcome.KILLED, low=24, high=24, exact=True, wording="24 traders"),
            Count(outcome=Outcome.KILLED, low=22, high=22, exact=True, wording="22"),
        ),
    )
    found = search(page, claims=[*told(page, 22), both])
    assert found.struck == {both.id: frozenset({"24 traders"})}
    assert found.claims == frozenset()


def test_a_page_that_still_gives_the_number_its_note_calls_wrong_loses_it() -> None:
    page = report(
        "page",
        f"{STORY.format(n=24)}\n\nCorrection: an earlier version said 24 traders were killed. It is 22.",
    )
    (first, _) = told(page, 24)
    assert search(page, claims=told(page, 24)).struck == {first.id: frozenset({"24"})}


def test_somebody_elses_number_is_corrected_by_nobody() -> None:
    story = report("story", STORY.format(n=42), outlet="Radio Velm")
    later = report(
        "later",
        "Correction: On Tuesday we wrote that 42 traders were killed at Oskel market. It was 12.",
        title="Correction",
        published="2031-03-06",
    )
    assert search(story, later, claims=told(story, 42)).revisions == ()


# --------------------------------------------------------------------------- laws


def _folder() -> tuple[list[Report], list[Claim]]:
    story = wire(external_id="MPA-0412")
    copy = report(
        "copy", STORY.format(n=31), outlet="Radio Velm", title="Shooting at Oskel", published="2031-03-05"
    )
    old = report("old", STORY.format(n=24).replace("imam", "teacher"))
    new = report("new", STORY.format(n=19).replace("imam", "teacher"), published="2031-03-05")
    kill = notice("Please kill item MPA-0412.")
    foreign = report(
        "foreign",
        "Maren Press Agency has withdrawn its story on Oskel.",
        outlet="Voice",
        title="News",
        published="2031-03-05",
    )
    claims = [*told(story, 31), *told(copy, 31), *told(old, 24), *told(new, 19)]
    return [story, copy, old, new, kill, foreign], claims


REPORTS, CLAIMS = _folder()
EXPECTED = search(*REPORTS, claims=CLAIMS)


@settings(max_examples=25)
@given(st.permutations(REPORTS), st.permutations(CLAIMS))
def test_the_order_of_arrival_changes_nothing(reports: list[Report], claims: list[Claim]) -> None:
    assert search(*reports, claims=claims) == EXPECTED


def test_what_is_given_twice_counts_once() -> None:
    assert search(*REPORTS, *REPORTS, claims=[*CLAIMS, *CLAIMS]) == EXPECTED


def test_leaving_the_notice_out_and_adding_it_again_changes_nothing() -> None:
    without = [one for one in REPORTS if one.title != "Advisory"]
    assert search(*without, claims=CLAIMS).claims < EXPECTED.claims
    assert search(*without, *(one for one in REPORTS if one.title == "Advisory"), claims=CLAIMS) == EXPECTED


def test_a_notice_about_something_else_changes_no_claim() -> None:
    other = report(
        "other",
        "The Lantern Post withdraws its story headlined “Regatta moved to May”.",
        title="Withdrawn",
        published="2031-03-08",
    )
    found = search(*REPORTS, other, claims=CLAIMS)
    assert found.revisions == EXPECTED.revisions
    assert len(found.refused) == len(EXPECTED.refused) + 1


def test_every_revision_names_claims_of_its_own_report() -> None:
    of = {one.id: one.report for one in CLAIMS}
    for revision in EXPECTED.revisions:
        assert {of[one] for one in revision.claims} <= {revision.report}
        assert all(passage.report == revision.by for passage in revision.passages)
    assert {one.kind for one in EXPECTED.revisions} == {
        RevisionKind.WITHDRAWN,
        RevisionKind.RESTS_ON_WITHDRAWN,
        RevisionKind.EARLIER_VERSION,
    }
