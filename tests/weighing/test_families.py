"""The self-test set of lineage: small invented families of reports, each with the origins an honest recorder counts.

Every family is what one folder may hold of one incident; the ranges were written down before the program saw them.
The properties at the end hold for every family: the order of what comes in, the same report twice, a report of something
else and a claim withdrawn and brought back change nothing, and a further copy never raises the count.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import pytest

from corrobora.records import (
    ActKind,
    Assessment,
    Claim,
    CopyEdge,
    Incident,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
    Stance,
)
from corrobora.weighing import assess
from corrobora.weighing.lineage import WHOLE_COPY

from .cases import (
    ACTORS,
    ARMY,
    GOVERNMENT,
    LEAGUE,
    RIGHTS,
    UNITED,
    Case,
    body,
    by,
    exactly,
    killing,
    moved,
    person,
    report,
    said,
    somebody,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The reports of one incident, their claims, and the origins behind the act and behind who did it."""

    name: str
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    act: tuple[int, int]
    who: tuple[int, int]

    def weigh(self) -> Assessment:
        return Case(claims=self.claims, reports=self.reports).weigh()


def ranges(found: Assessment) -> tuple[tuple[int, int], tuple[int, int]]:
    act, who = found.independent_origins.act, found.independent_origins.responsibility
    return (act.low, act.high), (who.low, who.high)


# --------------------------------------------------------------------------- families

WIFE = somebody("the wife of a ferryman", SpeakerKind.RELATIVE)
WIFE_TOLD = somebody("the wife of a ferryman", SpeakerKind.RELATIVE, told="Delta Wire")
_FERRY = (
    "Raiders sank a ferry at Oll, the wife of a ferryman told Delta Wire. "
    "The pilot was tied to the rail before they bored the hull, she said. "
    "Eleven coffins went past the grain store on ox carts, she said."
)
_FERRY_AGAIN = (
    "Eleven coffins on ox carts passed the grain store, a woman of Oll recalled. "
    "The pilot they had tied to the rail, then the hull was bored."
)


def _ferry(name: str, text: str = _FERRY, **more: object) -> Report:
    return report(name, text, **more)  # type: ignore[arg-type]  # fields of a report by name


def agency_story() -> Family:
    """An agency, a reprint that credits it, one that does not, and a rewording without credit: one wife."""
    first = _ferry("wire", outlet="Delta Wire")
    reprint = _ferry("reprint", outlet="Coast Daily", credits=["Delta Wire"], copy_of=[first])
    silent = _ferry("silent", outlet="Hill Times", copy_of=[first])
    again = report("again", _FERRY_AGAIN, outlet="Marsh Letter")
    told = [
        said(first, WIFE_TOLD, killing(), sentence=_FERRY.split(". ", maxsplit=1)[0]),
        said(first, WIFE, sentence="The pilot was tied to the rail before they bored the hull, she said."),
        said(
            first,
            WIFE,
            killing(),
            exactly(11),
            sentence="Eleven coffins went past the grain store on ox carts, she said.",
        ),
    ]
    woman = somebody("a woman of Oll", SpeakerKind.LOCAL_SOURCE)
    retold = [
        said(again, woman, killing(), exactly(11), sentence=_FERRY_AGAIN.split(". ", maxsplit=1)[0]),
        said(again, woman, sentence=_FERRY_AGAIN.split(". ")[1]),
    ]
    claims = (*told, *(moved(c, reprint) for c in told), *(moved(c, silent) for c in told), *retold)
    return Family(
        name="agency story, reprint, silent reprint, rewording",
        claims=claims,
        reports=(first, reprint, silent, again),
        act=(1, 1),
        who=(0, 0),
    )


def one_voice_two_media() -> Family:
    """A named nurse who speaks to two media is one origin."""
    one, two = report("paper", outlet="Coast Daily"), report("radio", outlet="Radio Sele")
    return Family(
        name="one named voice to two media",
        claims=(
            said(one, person("Ada Moro", SpeakerKind.LOCAL_SOURCE), killing(), exactly(4)),
            said(two, person("Ada Moro", SpeakerKind.LOCAL_SOURCE, "Nurse Ada Moro"), killing(), exactly(5)),
        ),
        reports=(one, two),
        act=(1, 1),
        who=(0, 0),
    )


def statement_quoted_by_three() -> Family:
    """A statement of the League, on its own page and quoted by three: one origin of the act and of the blame."""
    papers = [
        report(f"quote{n}", outlet=name)
        for n, name in enumerate(("Coast Daily", "Hill Times", "Marsh Letter"))
    ]
    own = report("own", "League of the Sele\nCommunique\nThe army killed six.", outlet="League of the Sele")
    wordings = ("the Sele League", "the League of the Sele", "a League statement")
    return Family(
        name="statement quoted by three",
        claims=(
            said(own, None, killing(by(ARMY)), exactly(6)),
            *(
                said(p, body(LEAGUE, w), killing(by(ARMY)), exactly(6))
                for p, w in zip(papers, wordings, strict=True)
            ),
        ),
        reports=(own, *papers),
        act=(1, 1),
        who=(1, 1),
    )


def rights_report_behind_articles() -> Family:
    """A rights body's report, the article that tells of it, and one that names only "a rights group"."""
    own, named, unnamed = (
        report("file", outlet="Rights Watchers"),
        report("article", outlet="Coast Daily"),
        report("column", outlet="Hill Times"),
    )
    heard = somebody("fourteen witnesses", SpeakerKind.EYEWITNESS, via=["Rights Watchers"])
    return Family(
        name="rights report behind articles",
        claims=(
            said(own, None, killing(by(ARMY)), exactly(9)),
            said(named, body(RIGHTS), killing(by(ARMY)), exactly(9)),
            said(named, heard, killing(by(ARMY))),
            said(unnamed, somebody("a rights group", SpeakerKind.NGO), killing(by(ARMY)), exactly(9)),
        ),
        reports=(own, named, unnamed),
        act=(1, 1),
        who=(1, 1),
    )


def officer_and_body() -> Family:
    """A league, its named colonel elsewhere, and "the spokesman" of a third report are one mouth."""
    one, two, three = (report(n, outlet=n) for n in ("Coast Daily", "Hill Times", "Marsh Letter"))
    return Family(
        name="officer and body",
        claims=(
            said(one, body(LEAGUE), killing(by(ARMY)), exactly(3)),
            said(two, body(LEAGUE, "Colonel Ines Raal of the Sele League"), killing(by(ARMY)), exactly(3)),
            said(three, body(LEAGUE, "a League spokesman"), killing(by(ARMY)), exactly(3)),
        ),
        reports=(one, two, three),
        act=(1, 1),
        who=(1, 1),
    )


def lead_and_its_source() -> Family:
    """A lead says "a doctor"; the text then names the doctor. One origin, and the unnamed one is given no name."""
    text = (
        "Four people were shot dead at the salt pans on Monday, a doctor said, as rain cut the road.\n\n"
        "Doctor Ines Obo of the ward said she had closed the eyes of four.\n"
    )
    one = report("lead", text, outlet="Coast Daily")
    lead, later = text.split("\n\n")
    return Family(
        name="a lead and its source",
        claims=(
            said(one, somebody("a doctor", SpeakerKind.LOCAL_SOURCE), killing(), exactly(4), sentence=lead),
            said(
                one,
                person("Ines Obo", SpeakerKind.LOCAL_SOURCE, "Doctor Ines Obo"),
                killing(),
                exactly(4),
                sentence=later.strip(),
            ),
        ),
        reports=(one,),
        act=(1, 1),
        who=(0, 0),
    )


def pronoun_and_bare_noun() -> Family:
    """ "He", "the man" and "the same source" are whoever spoke before, never a second voice."""
    text = (
        "A tanner of Oll was in the yard. He saw five fall. The man carried two of them. "
        "The same source washed the others."
    )
    one = report("tanner", text, outlet="Coast Daily")
    first, second, third, fourth = (part.rstrip(".") for part in text.split(". "))
    loose = SpeakerKind.OTHER
    return Family(
        name="pronouns and bare nouns",
        claims=(
            said(one, somebody("A tanner of Oll", SpeakerKind.LOCAL_SOURCE), sentence=first),
            said(one, somebody("He", loose), killing(), exactly(5), sentence=second),
            said(one, somebody("The man", SpeakerKind.LOCAL_SOURCE), killing(), sentence=third),
            said(one, somebody("The same source", loose), killing(), sentence=fourth),
        ),
        reports=(one,),
        act=(1, 1),
        who=(0, 0),
    )


def own_witnesses_of_two_media() -> Family:
    """Two media that each say to whom their villager spoke, and whose villagers tell different things, met two."""
    text = "Lanterns came along the dyke and the miller's dogs went quiet, a villager told Radio Sele."
    other = "Fuel drums rolled burning towards the chapel stairs at noon, a villager told Delta Wire."
    one, two = report("dyke", text, outlet="Radio Sele"), report("chapel", other, outlet="Delta Wire")
    return Family(
        name="own witnesses of two media",
        claims=(
            said(
                one,
                somebody("a villager", SpeakerKind.LOCAL_SOURCE, told="Radio Sele"),
                killing(),
                sentence=text,
            ),
            said(
                two,
                somebody("a villager", SpeakerKind.LOCAL_SOURCE, told="Delta Wire"),
                killing(),
                sentence=other,
            ),
        ),
        reports=(one, two),
        act=(2, 2),
        who=(0, 0),
    )


def witnesses_nobody_gathered() -> Family:
    """Two short unnamed voices that no report says anybody spoke to: one or two."""
    one, two = report("short1", outlet="Coast Daily"), report("short2", outlet="Hill Times")
    voice = somebody("a resident", SpeakerKind.LOCAL_SOURCE)
    return Family(
        name="witnesses nobody is said to have gathered",
        claims=(said(one, voice, killing(), exactly(2)), said(two, voice, killing(), exactly(2))),
        reports=(one, two),
        act=(1, 2),
        who=(0, 0),
    )


def trades() -> Family:
    """A farmer and a nurse are two wherever they speak; a health worker may be the nurse."""
    one, two, three = (report(n, outlet=n) for n in ("Coast Daily", "Hill Times", "Marsh Letter"))
    local = SpeakerKind.LOCAL_SOURCE
    return Family(
        name="trades",
        claims=(
            said(one, somebody("a farmer", local), killing(), exactly(7)),
            said(two, somebody("a nurse", local), killing(), exactly(7)),
            said(three, somebody("a health worker", local), killing(), exactly(7)),
        ),
        reports=(one, two, three),
        act=(2, 3),
        who=(0, 0),
    )


def denier_who_grants_the_dead() -> Family:
    """The accused speaks of a stampede with three dead: an answer, and no origin of the act."""
    one, two = report("accusation", outlet="Coast Daily"), report("answer", outlet="Hill Times")
    return Family(
        name="a denier who grants the dead",
        claims=(
            said(one, person("Ada Moro", SpeakerKind.EYEWITNESS), killing(by(ARMY)), exactly(9)),
            said(two, body(ARMY), stance=Stance.GIVES_ALTERNATIVE_EXPLANATION),
            said(two, body(ARMY), killing(), exactly(3)),
        ),
        reports=(one, two),
        act=(1, 1),
        who=(1, 1),
    )


def accused_that_admits() -> Family:
    """The same accused, once it admits, is an origin of the act and of who did it."""
    one, two = report("accusation", outlet="Coast Daily"), report("admission", outlet="Hill Times")
    return Family(
        name="an accused that admits",
        claims=(
            said(one, person("Ada Moro", SpeakerKind.EYEWITNESS), killing(by(ARMY)), exactly(9)),
            said(two, body(ARMY), stance=Stance.DENIES),
            said(two, body(ARMY), killing(by(ARMY)), exactly(9), stance=Stance.ADMITS),
        ),
        reports=(one, two),
        act=(2, 2),
        who=(2, 2),
    )


def witness_heard_as_a_whole() -> Family:
    """No single sentence of the driver tells of a killing; together they do. Who follows up with condolences tells nothing."""
    text = "They made them kneel by the well. Then the rifles went off. The ministry sent condolences."
    one = report("well", text, outlet="Coast Daily")
    first, second, third = (part.rstrip(".") for part in text.split(". "))
    driver = somebody("a driver", SpeakerKind.EYEWITNESS)
    return Family(
        name="a witness heard as a whole",
        claims=(
            said(one, driver, sentence=first),
            said(one, driver, sentence=second),
            said(one, body(GOVERNMENT, "the ministry"), sentence=third),
            said(one, None, killing(), exactly(6)),
        ),
        reports=(one,),
        act=(1, 1),
        who=(0, 0),
    )


def passed_on() -> Family:
    """The United Body repeats what others report and could not verify it: the resident alone stands behind it."""
    text = "The United Body has received reports of eight deaths at the ford."
    one, two = report("note", text, outlet="Hill Times"), report("ford", outlet="Coast Daily")
    return Family(
        name="a body that passes on",
        claims=(
            said(one, body(UNITED), killing(), exactly(8), sentence=text),
            said(two, somebody("a resident", SpeakerKind.LOCAL_SOURCE), killing(), exactly(8)),
        ),
        reports=(one, two),
        act=(1, 1),
        who=(0, 0),
    )


def ghosts() -> Family:
    """A place, "everybody" and an outlet that names no source add nothing beside somebody who speaks."""
    one, two = report("ghosts", outlet="Coast Daily"), report("digest", outlet="Hill Times")
    return Family(
        name="ghosts",
        claims=(
            said(one, somebody("everybody", SpeakerKind.OTHER), killing(), exactly(3)),
            said(one, somebody("No group", SpeakerKind.OTHER), killing()),
            said(one, somebody("a porter", SpeakerKind.EYEWITNESS), killing(), exactly(3)),
            said(two, None, killing(), exactly(3)),
        ),
        reports=(one, two),
        act=(1, 1),
        who=(0, 0),
    )


def untraced_witness() -> Family:
    """A paper whose miller spoke to Delta Wire, and a letter two days later that says of no miller whom he spoke to, yet tells his details: one."""
    heard = "I lay under the millstone while they emptied the lantern room"
    retold = "An inhabitant hid beneath a millstone as the lantern room was cleared"
    first = report("miller", heard + ".", outlet="Coast Daily", published="2031-05-02")
    later = report("letter", retold + ".", outlet="Marsh Letter", published="2031-05-04")
    local = SpeakerKind.LOCAL_SOURCE
    return Family(
        name="a witness nobody is said to have met",
        claims=(
            said(
                first,
                somebody("a miller", local, told="Delta Wire"),
                killing(),
                exactly(4),
                sentence=heard,
            ),
            said(later, somebody("An inhabitant", local), killing(), exactly(4), sentence=retold),
        ),
        reports=(first, later),
        act=(1, 1),
        who=(0, 0),
    )


def untraced_stranger() -> Family:
    """The same two, and the letter's inhabitant tells nothing of the miller's: he may be the miller."""
    first = report("miller", outlet="Coast Daily", published="2031-05-02")
    later = report("letter", outlet="Marsh Letter", published="2031-05-04")
    local = SpeakerKind.LOCAL_SOURCE
    return Family(
        name="a witness nobody is said to have met, with nothing of another's account",
        claims=(
            said(first, somebody("a miller", local, told="Delta Wire"), killing(), exactly(4)),
            said(later, somebody("an inhabitant", local), killing(), exactly(4)),
        ),
        reports=(first, later),
        act=(1, 2),
        who=(0, 0),
    )


def heard_by_a_body() -> Family:
    """What three survivors say in a rights body's own publication rests on that body's word."""
    own = report("findings", outlet="Rights Watchers")
    return Family(
        name="people whom a body lets speak in its own publication",
        claims=(
            said(own, None, killing(by(ARMY)), exactly(9)),
            said(own, somebody("three survivors", SpeakerKind.SURVIVOR), killing(by(ARMY))),
        ),
        reports=(own,),
        act=(1, 1),
        who=(1, 1),
    )


def holder_of_an_office() -> Family:
    """ "The mayor" of one report is the mayor whom another names: a place has one."""
    one, two = report("named mayor", outlet="Coast Daily"), report("the mayor", outlet="Hill Times")
    return Family(
        name="the holder of an office",
        claims=(
            said(one, person("Bo Irsen", SpeakerKind.OFFICIAL, "Mayor Bo Irsen"), killing(), exactly(30)),
            said(two, somebody("the mayor of Oll", SpeakerKind.OFFICIAL), killing(), exactly(36)),
        ),
        reports=(one, two),
        act=(1, 1),
        who=(0, 0),
    )


def head_of_a_body() -> Family:
    """ "The head of the local ward office" of one report speaks for the Oll Ward Office of another."""
    one, two = report("ward office", outlet="Coast Daily"), report("its head", outlet="Hill Times")
    office = Speaker(text="the Oll Ward Office", kind=SpeakerKind.OFFICIAL)
    head = somebody("the head of the local ward office", SpeakerKind.LOCAL_SOURCE)
    return Family(
        name="the head of a body",
        claims=(said(one, office, killing(), exactly(4)), said(two, head, killing(), exactly(4))),
        reports=(one, two),
        act=(1, 1),
        who=(0, 0),
    )


_CLERK = (
    "I lay behind the salt sacks. They asked for the ledger and shot the clerk. "
    "Seventeen were dead, my cousin with his lantern."
)
_CLERK_AGAIN = (
    "Asked for a ledger, the clerk was shot behind salt sacks. 17 died, one still holding a lantern, he told."
)


def retold_and_copied(copies: int) -> Family:
    """An account, its retelling by a report that met nobody, and verbatim copies of the retelling: one teller."""
    first = report("clerk", _CLERK, outlet="Coast Daily", published="2031-03-04")
    again = report("clerk again", _CLERK_AGAIN, outlet="Hill Times", published="2031-03-06")
    copied = [
        report(
            f"clerk copy {n}", _CLERK_AGAIN, outlet=f"Echo Sheet {n}", published="2031-03-07", copy_of=[again]
        )
        for n in range(copies)
    ]
    voice, spoken = (f"{part.rstrip('.')}." for part in _CLERK_AGAIN.split(". "))
    carter = somebody("an old carter", SpeakerKind.LOCAL_SOURCE)
    retold = [said(again, None, killing(), sentence=voice), said(again, carter, killing(), sentence=spoken)]
    mell = person("Oda Mell", SpeakerKind.OTHER)
    told = [said(first, mell, killing(), sentence=f"{part.rstrip('.')}.") for part in _CLERK.split(". ")]
    return Family(
        name=f"retold, with {copies} copies of the retelling",
        claims=(*told, *retold, *(moved(claim, copy) for copy in copied for claim in retold)),
        reports=(first, again, *copied),
        act=(1, 1),
        who=(0, 0),
    )


FAMILIES: tuple[Callable[[], Family], ...] = (
    agency_story,
    one_voice_two_media,
    statement_quoted_by_three,
    rights_report_behind_articles,
    officer_and_body,
    lead_and_its_source,
    pronoun_and_bare_noun,
    own_witnesses_of_two_media,
    witnesses_nobody_gathered,
    trades,
    denier_who_grants_the_dead,
    accused_that_admits,
    witness_heard_as_a_whole,
    passed_on,
    ghosts,
    untraced_witness,
    untraced_stranger,
    heard_by_a_body,
    holder_of_an_office,
    head_of_a_body,
    *(partial(retold_and_copied, copies) for copies in range(4)),
)

every_family = pytest.mark.parametrize("family", [f() for f in FAMILIES], ids=lambda family: family.name)


@every_family
def test_a_family_has_the_origins_a_recorder_counts(family: Family) -> None:
    assert ranges(family.weigh()) == (family.act, family.who)


def test_whom_a_lead_describes_is_given_no_name() -> None:
    found = lead_and_its_source().weigh()
    unnamed = [o for o in found.origins if o.speaker is not None and o.speaker.anonymous]
    assert [o.speaker.text for o in unnamed if o.speaker is not None] == ["a doctor"]


# --------------------------------------------------------------------------- what must change nothing


@every_family
def test_order_of_arrival_changes_nothing(family: Family) -> None:
    turned = replace(family, claims=family.claims[::-1], reports=family.reports[::-1])
    assert turned.weigh() == family.weigh()


@every_family
def test_a_report_given_twice_changes_nothing(family: Family) -> None:
    twice = replace(
        family, claims=(*family.claims, *family.claims), reports=(*family.reports, *family.reports)
    )
    assert twice.weigh() == family.weigh()


@every_family
def test_a_report_of_something_else_changes_nothing(family: Family) -> None:
    stranger = report(
        "market prices", "Onions are dear at Tamun.", outlet="Delta Wire", copy_of=[family.reports[0]]
    )
    claim = said(stranger, body(UNITED), killing(kind=ActKind.LOOTING))
    among = assess(
        Incident(claims=tuple(c.id for c in family.claims), reports=tuple(r.id for r in family.reports)),
        claims={c.id: c for c in (*family.claims, claim)},
        reports={r.id: r for r in (*family.reports, stranger)},
        actors=ACTORS,
        as_of=None,
    )
    assert among == family.weigh()


@every_family
def test_a_claim_withdrawn_and_brought_back_changes_nothing(family: Family) -> None:
    before = family.weigh()
    for claim in family.claims:
        kept = tuple(other for other in family.claims if other is not claim)
        if kept:
            replace(family, claims=kept).weigh()
        assert replace(family, claims=(*kept, claim)).weigh() == before


@every_family
@pytest.mark.parametrize("share", [1.0, 0.6, 0.3])
def test_a_further_copy_never_raises_the_count(family: Family, share: float) -> None:
    (act_low, act_high), (who_low, who_high) = ranges(family.weigh())
    for original in family.reports:
        if share < WHOLE_COPY and not original.text:
            continue  # a passage has words
        copy = Report(
            id=ReportId("f" * 60 + original.id[:4]),
            text=original.text,
            outlet="Echo Sheet",
            copy_of=(CopyEdge(report=original.id, share=share, evidence="same sentences"),),
        )
        again = tuple(moved(c, copy) for c in family.claims if c.report == original.id)
        found = replace(family, claims=(*family.claims, *again), reports=(*family.reports, copy)).weigh()
        act, who = ranges(found)
        assert act[0] <= act_low
        assert act[1] <= act_high
        assert who[0] <= who_low
        assert who[1] <= who_high
