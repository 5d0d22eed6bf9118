"""What is claimed to be done about it, and what is left open."""

import pytest

from corrobora.errors import BadSetting
from corrobora.records import (
    Assessment,
    Claim,
    Party,
    Report,
    Stance,
    Step,
    StepKind,
    When,
    YesNo,
)

from .cases import (
    ARMY,
    GOVERNMENT,
    LEAGUE,
    RESIDENT,
    RIGHTS,
    UNITED,
    body,
    by,
    killing,
    report,
    said,
    step,
    two_lorries,
    weigh,
)

ONE, TWO = report("one"), report("two")
ACCUSATION = said(ONE, body(LEAGUE), killing(by(ARMY)))


def moves(*steps: Step, as_of: str | None = None) -> tuple[Step, ...]:
    return following(*steps, as_of=as_of).accountability


ANNOUNCED = said(ONE, body(GOVERNMENT), stance=Stance.ANNOUNCES)
AGAIN = said(TWO, body(ARMY), stance=Stance.ANNOUNCES)
LATER = said(TWO, None)


def following(*steps: Step, as_of: str | None = None) -> Assessment:
    claims = (ACCUSATION, ANNOUNCED, AGAIN, LATER)
    return weigh(*claims, reports=(ONE, TWO), steps=steps, as_of=as_of)


def only(steps: tuple[Step, ...], kind: StepKind) -> Step:
    found = [one for one in steps if one.step is kind]
    assert len(found) == 1
    return found[0]


def test_one_probe_told_of_two_bodies_of_one_state_is_one_step_with_all_its_claims() -> None:
    found = moves(
        step(StepKind.OPENED, ANNOUNCED, by_whom=GOVERNMENT),
        step(StepKind.OPENED, AGAIN, by_whom=ARMY, of=ARMY),
    )
    opened = only(found, StepKind.OPENED)
    assert set(opened.claims) == {ANNOUNCED.id, AGAIN.id}
    assert opened.by is not None
    assert opened.by.actor == ARMY
    assert opened.of is not None


def test_probes_of_two_states_or_on_two_days_stay_two_steps() -> None:
    apart = moves(
        step(StepKind.OPENED, ANNOUNCED, by_whom=GOVERNMENT), step(StepKind.OPENED, AGAIN, by_whom=UNITED)
    )
    days = moves(
        step(StepKind.DEMANDED, ANNOUNCED, by_whom=UNITED, when="2025-03-01"),
        step(StepKind.DEMANDED, AGAIN, by_whom=UNITED, when="2025-04-01"),
    )
    assert (len(apart), len(days)) == (2, 2)


@pytest.mark.parametrize(
    ("as_of", "overdue"), [("2025-03-14", False), ("2025-03-15", False), ("2025-03-16", True), (None, None)]
)
def test_a_promise_is_overdue_after_its_day_and_not_measured_without_one(
    as_of: str | None, overdue: bool | None
) -> None:
    found = moves(step(StepKind.ANNOUNCED, ANNOUNCED, by_whom=GOVERNMENT, due="2025-03-15"), as_of=as_of)
    assert only(found, StepKind.ANNOUNCED).overdue is overdue


def test_without_a_due_date_nothing_is_overdue() -> None:
    found = moves(step(StepKind.OPENED, ANNOUNCED, by_whom=GOVERNMENT), as_of="2030-01-01")
    assert only(found, StepKind.OPENED).overdue is None


def test_findings_keep_the_promise_of_findings_and_an_opening_does_not() -> None:
    promise = step(StepKind.ANNOUNCED, ANNOUNCED, by_whom=GOVERNMENT, when="2025-03-01", due="2025-03-15")
    opened = step(StepKind.OPENED, LATER, by_whom=GOVERNMENT, when="2025-03-05")
    findings = step(StepKind.REPORTED, LATER, by_whom=GOVERNMENT, when="2025-03-14")
    assert only(moves(promise, opened, as_of="2025-04-01"), StepKind.ANNOUNCED).overdue is True
    assert only(moves(promise, findings, as_of="2025-04-01"), StepKind.ANNOUNCED).overdue is False


def test_findings_of_others_or_after_the_day_measured_keep_no_promise() -> None:
    promise = step(StepKind.ANNOUNCED, ANNOUNCED, by_whom=GOVERNMENT, due="2025-03-15")
    others = step(StepKind.REPORTED, LATER, by_whom=RIGHTS)
    future = step(StepKind.REPORTED, LATER, by_whom=GOVERNMENT, when="2025-06-01")
    assert only(moves(promise, others, as_of="2025-04-01"), StepKind.ANNOUNCED).overdue is True
    assert only(moves(promise, future, as_of="2025-04-01"), StepKind.ANNOUNCED).overdue is True


def test_as_of_must_be_a_date() -> None:
    with pytest.raises(BadSetting):
        moves(step(StepKind.OPENED, ANNOUNCED, by_whom=GOVERNMENT), as_of="soon")


def test_an_army_that_investigates_itself_is_not_independent() -> None:
    opened = only(two_lorries().weigh().accountability, StepKind.OPENED)
    assert opened.checklist is not None
    independent = opened.checklist.independent
    assert independent.value is YesNo.NO
    assert independent.reason.startswith("the body that investigates is the one accused")
    assert len(independent.claims) == 3


def test_the_checklist_says_unknown_where_the_claims_do_not_say() -> None:
    checklist = only(two_lorries().weigh().accountability, StepKind.OPENED).checklist
    assert checklist is not None
    assert checklist.prompt.value is YesNo.UNKNOWN
    assert checklist.effective.value is YesNo.UNKNOWN
    assert checklist.transparent.value is YesNo.UNKNOWN


def test_a_ministry_of_the_same_state_is_unknown_and_an_outside_body_independent() -> None:
    ministry = only(moves(step(StepKind.OPENED, ANNOUNCED, by_whom=GOVERNMENT, of=ARMY)), StepKind.OPENED)
    outside = only(moves(step(StepKind.OPENED, ANNOUNCED, by_whom=UNITED, of=ARMY)), StepKind.OPENED)
    assert ministry.checklist is not None
    assert outside.checklist is not None
    assert ministry.checklist.independent.value is YesNo.UNKNOWN
    assert outside.checklist.independent.value is YesNo.YES


def test_resisting_others_speaks_against_independence() -> None:
    found = moves(
        step(StepKind.OPENED, ANNOUNCED, by_whom=GOVERNMENT, of=ARMY),
        step(StepKind.OBSTRUCTED, LATER, by_whom=GOVERNMENT),
    )
    checklist = only(found, StepKind.OPENED).checklist
    assert checklist is not None
    assert checklist.independent.value is YesNo.NO
    assert checklist.independent.claims == (LATER.id,)


def test_a_missed_date_is_not_transparent_and_says_nothing_of_when_the_probe_began() -> None:
    dated = said(ONE, RESIDENT, killing(by(ARMY)), when=When(text="then", edtf="2025-02-27", date_prec=1))
    opened = step(StepKind.OPENED, ANNOUNCED, by_whom=GOVERNMENT, when="2025-03-01", due="2025-03-15")
    found = weigh(dated, ANNOUNCED, reports=(ONE, TWO), steps=[opened], as_of="2025-05-01")
    checklist = only(found.accountability, StepKind.OPENED).checklist
    assert checklist is not None
    assert (checklist.prompt.value, checklist.transparent.value) == (YesNo.YES, YesNo.NO)
    assert checklist.prompt.claims == (ANNOUNCED.id,)
    assert checklist.effective.value is YesNo.UNKNOWN
    assert "promised has passed" in checklist.effective.reason
    assert "promised" not in checklist.prompt.reason


@pytest.mark.parametrize(
    ("kind", "opened", "value", "words"),
    [
        (StepKind.OPENED, "2025-02-17", YesNo.YES, "begun within 7 days"),
        (StepKind.OPENED, "2025-02-18", YesNo.YES, "at least 1 day after"),
        (StepKind.OPENED, "2025-02-24", YesNo.YES, "at least 7 days after"),
        (StepKind.OPENED, "2025-02-27", YesNo.UNKNOWN, "at least 10 days after"),
        (StepKind.OPENED, "2025-02", YesNo.UNKNOWN, "how long after the event it began is not known"),
        (StepKind.OPENED, "2025-02-10", YesNo.UNKNOWN, "before the event"),
        (StepKind.OPENED, None, YesNo.UNKNOWN, "date of the event or of the opening is not known"),
        (StepKind.ANNOUNCED, "2025-02-18", YesNo.UNKNOWN, "announced; that it has begun is not said"),
    ],
)
def test_promptness_is_read_from_the_day_of_the_opening_alone(
    kind: StepKind, opened: str | None, value: YesNo, words: str
) -> None:
    dated = said(ONE, RESIDENT, killing(by(ARMY)), when=When(text="then", edtf="2025-02-17", date_prec=1))
    move = step(kind, ANNOUNCED, by_whom=GOVERNMENT, when=opened)
    checklist = only(weigh(dated, ANNOUNCED, reports=(ONE, TWO), steps=[move]).accountability, kind).checklist
    assert checklist is not None
    assert checklist.prompt.value is value
    assert words in checklist.prompt.reason
    assert "1 days" not in checklist.prompt.reason


@pytest.mark.parametrize(
    "words",
    [
        "The army said it would investigate the deaths.",
        "The army promised to investigate the deaths.",
        "The army said it was investigating the deaths.",
        "The army vowed to conduct a full investigation.",
        "The River Army will open an inquiry into the deaths.",
        "The army announced an internal inquiry into the deaths.",
        "The army said its own investigation would follow.",
    ],
)
def test_an_accused_body_that_says_it_will_investigate_is_not_independent(words: str) -> None:
    assert investigating(words) is YesNo.NO


@pytest.mark.parametrize(
    "words",
    [
        "The army announced an investigation into the deaths.",
        "The army said an inquiry would be opened into the deaths.",
        "The army said a commission of judges would investigate the deaths.",
        "The army promised an independent investigation.",
        "The army said that prosecutors would look into the deaths.",
    ],
)
def test_who_announces_an_investigation_is_not_thereby_the_one_who_holds_it(words: str) -> None:
    assert investigating(words) is YesNo.UNKNOWN


def investigating(words: str) -> YesNo:
    where = report(words, words)
    promise = said(where, body(ARMY, "the army"), stance=Stance.ANNOUNCES, sentence=words)
    move = step(StepKind.ANNOUNCED, promise, by_whom=ARMY, of=ARMY)
    found = weigh(ACCUSATION, promise, reports=(ONE, where), steps=[move])
    checklist = only(found.accountability, StepKind.ANNOUNCED).checklist
    assert checklist is not None
    if checklist.independent.value is YesNo.UNKNOWN:
        assert checklist.independent.reason == "who is to investigate is not said"
    return checklist.independent.value


def test_charges_are_an_effect_and_closing_without_findings_is_not() -> None:
    charged = moves(
        step(StepKind.OPENED, ANNOUNCED, by_whom=GOVERNMENT),
        step(StepKind.CHARGED, LATER, by_whom=GOVERNMENT),
    )
    closed = moves(
        step(StepKind.OPENED, ANNOUNCED, by_whom=GOVERNMENT), step(StepKind.CLOSED, LATER, by_whom=GOVERNMENT)
    )
    values = []
    for found in (charged, closed):
        checklist = only(found, StepKind.OPENED).checklist
        assert checklist is not None
        values.append(checklist.effective.value)
    assert values == [YesNo.YES, YesNo.NO]


def test_no_outcome_is_invented() -> None:
    found = two_lorries().weigh()
    kinds = {one.step for one in found.accountability}
    assert kinds == {StepKind.OPENED, StepKind.OBSTRUCTED, StepKind.DEMANDED}
    assert "The outcome of the investigation is not known." in found.not_known


def test_announcing_a_probe_into_a_killing_does_not_tell_of_it() -> None:
    probe = said(TWO, body(ARMY), killing(by(ARMY)), stance=Stance.ANNOUNCES)
    found = weigh(ACCUSATION, probe, reports=(ONE, TWO), steps=[step(StepKind.OPENED, probe, by_whom=ARMY)])
    assert found.independent_origins.act.high == 1
    assert found.grades["airwars"].value == "Weak"


def test_what_a_body_announces_in_the_passage_of_its_probe_is_no_admission() -> None:
    where = report("probe", "The army announced an inquiry into the killing of 24 people by its men.")
    probe = said(where, body(ARMY), stance=Stance.ANNOUNCES, sentence=where.text)
    echoed = said(
        where, body(ARMY), killing(by(ARMY)), stance=Stance.ANNOUNCES, sentence="the killing of 24 people"
    )
    found = weigh(
        ACCUSATION, probe, echoed, reports=(ONE, where), steps=[step(StepKind.OPENED, probe, by_whom=ARMY)]
    )
    assert found.independent_origins.act.high == 1
    assert found.grades["airwars"].value == "Weak"


def test_an_accused_army_is_not_independent_though_nobody_says_whom_it_investigates() -> None:
    checklist = only(moves(step(StepKind.OPENED, AGAIN, by_whom=ARMY)), StepKind.OPENED).checklist
    assert checklist is not None
    assert checklist.independent.value is YesNo.NO


PROBE = "The river government announced an inquiry into the killings."
OPENED = "It has set up a panel of inquiry under a judge."
PUNISH = "The river government said those found guilty would be punished by a court."


@pytest.mark.parametrize(
    ("sentence", "due", "where", "kinds"),
    [
        (PROBE, None, "same", [StepKind.OPENED]),
        (PROBE, None, "other", [StepKind.ANNOUNCED, StepKind.OPENED]),
        (PROBE, "2025-03-15", "same", [StepKind.ANNOUNCED, StepKind.OPENED]),
        (PUNISH, None, "same", [StepKind.ANNOUNCED, StepKind.OPENED]),
    ],
)
def test_a_probe_announced_and_opened_in_one_report_is_one_chain(
    sentence: str, due: str | None, where: str, kinds: list[StepKind]
) -> None:
    first = report("chain", f"{sentence} {OPENED}")
    second = first if where == "same" else report("chain two", OPENED)
    promised = said(first, body(GOVERNMENT), stance=Stance.ANNOUNCES, sentence=sentence)
    begun = said(second, body(GOVERNMENT), stance=Stance.ANNOUNCES, sentence=OPENED)
    found = weigh(
        ACCUSATION, promised, begun, reports=(ONE, first, second),
        steps=[
            step(StepKind.ANNOUNCED, promised, by_whom=GOVERNMENT, when="2025-03-01", due=due),
            step(StepKind.OPENED, begun, by_whom=GOVERNMENT),
        ],
    ).accountability  # fmt: skip
    assert sorted(one.step for one in found) == sorted(kinds)
    if len(found) == 1:
        assert set(found[0].claims) == {promised.id, begun.id}
        assert found[0].when is None


def test_a_probe_announced_by_one_body_and_opened_by_another_stays_two_steps() -> None:
    where = report("apart", f"{PROBE} {OPENED}")
    promised = said(where, body(GOVERNMENT), stance=Stance.ANNOUNCES, sentence=PROBE)
    begun = said(where, body(UNITED), stance=Stance.ANNOUNCES, sentence=OPENED)
    found = weigh(
        ACCUSATION, promised, begun, reports=(ONE, where),
        steps=[step(StepKind.ANNOUNCED, promised, by_whom=GOVERNMENT), step(StepKind.OPENED, begun, by_whom=UNITED)],
    ).accountability  # fmt: skip
    assert {one.step for one in found} == {StepKind.ANNOUNCED, StepKind.OPENED}


# --------------------------------------------------------------------------- terms moved, kept, kept back


def telling(words: str, name: str) -> tuple[Claim, Report]:
    """Return a claim that is the whole of a report of one sentence."""
    whole = report(name, words)
    return said(whole, None, stance=Stance.REPORTS, sentence=words), whole


def ledger(*told: tuple[str, dict[str, str]], as_of: str | None = None) -> tuple[Step, ...]:
    """Return the steps of sentences, each in a report of its own, with the fields of its step."""
    claims, reports, steps = [ACCUSATION], [ONE], []
    for number, (words, fields) in enumerate(told):
        claim, whole = telling(words, f"ledger-{number}-{words}")
        claims.append(claim)
        reports.append(whole)
        party = fields.get("by")
        steps.append(
            Step(
                step=StepKind(fields["step"]),
                by=None if party is None else Party(text=party),
                when=None if "when" not in fields else When(text=fields["when"], edtf=fields["when"]),
                due=None
                if "due" not in fields
                else When(text=fields["due"], edtf=fields.get("day", fields["due"]) or None),
                claims=(claim.id,),
            )
        )
    return weigh(*claims, reports=tuple(reports), steps=tuple(steps), as_of=as_of).accountability


ORDERED = ("The governor opened an inquiry and promised its findings by 30 June.", {"step": "opened", "by": "The governor", "when": "2025-06-01", "due": "2025-06-30"})  # fmt: skip


def test_a_term_put_off_is_the_term_and_the_older_one_stands_in_the_reason() -> None:
    later = ("The deadline for the findings was pushed back to 31 July.", {"step": "announced", "due": "2025-07-31"})  # fmt: skip
    (opened,) = ledger(ORDERED, later, as_of="2025-07-15")
    assert opened.due is not None
    assert opened.due.edtf == "2025-07-31"
    assert opened.overdue is False
    assert len(opened.claims) == 2
    assert opened.checklist is not None
    assert "2025-06-30" in opened.checklist.transparent.reason
    (opened,) = ledger(ORDERED, later, as_of="2025-08-10")
    assert opened.overdue is True


def test_a_term_put_off_by_so_many_days_counts_from_the_older_one() -> None:
    later = ("The term of the inquiry was extended by 30 days.", {"step": "announced", "due": "by 30 days", "day": ""})  # fmt: skip
    (opened,) = ledger(ORDERED, later)
    assert opened.due is not None
    assert opened.due.edtf == "2025-07-30"


def test_a_second_promise_that_moves_nothing_stays_a_step_of_its_own() -> None:
    other = ("The governor will publish a list of the dead by 31 July.", {"step": "announced", "by": "The governor", "due": "2025-07-31"})  # fmt: skip
    assert sorted(one.due.edtf or "" for one in ledger(ORDERED, other) if one.due) == ["2025-06-30", "2025-07-31"]  # fmt: skip


def test_what_the_inquiry_hands_over_keeps_the_promise_of_whoever_set_it_up() -> None:
    found = ("The panel concluded that no order was given.", {"step": "reported", "by": "The panel", "when": "2025-06-20"})  # fmt: skip
    assert only(ledger(ORDERED, found, as_of="2025-07-15"), StepKind.OPENED).overdue is False


def test_findings_handed_over_and_kept_back_keep_no_promise_to_publish_them() -> None:
    promise = ("The governor will publish the findings by 30 June.", {"step": "announced", "by": "The governor", "due": "2025-06-30"})  # fmt: skip
    handed = ("The panel handed its report to the governor, but it has not been made public.", {"step": "reported", "by": "The panel", "when": "2025-06-20"})  # fmt: skip
    assert only(ledger(promise, handed, as_of="2025-07-15"), StepKind.ANNOUNCED).overdue is True


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The governor handed over the report, and it remains confidential.", YesNo.NO),
        ("The governor submitted the report to the council.", YesNo.UNKNOWN),
        ("The governor published the report of the inquiry.", YesNo.YES),
        ("The governor found that no order was given.", YesNo.YES),
    ],
)
def test_findings_are_transparent_only_where_they_are_said_to_be_known(words: str, value: YesNo) -> None:
    opened = ("The governor opened an inquiry.", {"step": "opened", "by": "The governor"})
    told = ledger(opened, (words, {"step": "reported", "by": "The governor"}))
    checklist = only(told, StepKind.OPENED).checklist
    assert checklist is not None
    assert checklist.transparent.value is value
    assert checklist.transparent.claims


def test_a_charge_keeps_no_promise_of_a_trial() -> None:
    promise = ("The trial of the two guards is set for 14 July.", {"step": "announced", "due": "2025-07-14"})
    charge = ("The two guards were charged with murder.", {"step": "charged", "when": "2025-07-01"})
    held = ("The trial of the two guards opened.", {"step": "tried", "when": "2025-07-14"})
    assert only(ledger(promise, charge, as_of="2025-08-01"), StepKind.ANNOUNCED).overdue is True
    assert only(ledger(promise, held, as_of="2025-08-01"), StepKind.ANNOUNCED).overdue is False


def test_a_sitting_to_come_is_no_investigation() -> None:
    promise = ("The trial of the two guards is set for 14 July.", {"step": "announced", "due": "2025-07-14"})
    assert only(ledger(promise), StepKind.ANNOUNCED).checklist is None


def test_silence_is_counted_in_days() -> None:
    (opened,) = ledger(("The governor opened an inquiry.", {"step": "opened", "by": "The governor", "when": "2025-06-01"}), as_of="2025-07-01")  # fmt: skip
    assert opened.checklist is not None
    assert "30 days" in opened.checklist.effective.reason


def test_opened_and_not_opened_stand_side_by_side() -> None:
    opened = (
        "The governor opened an inquiry.",
        {"step": "opened", "by": "The governor", "when": "2025-02-18"},
    )
    denial = ("No inquiry has been opened to this day, the widows say.", {"step": "demanded", "by": "the widows"})  # fmt: skip
    told = only(ledger(opened, denial), StepKind.OPENED)
    assert told.checklist is not None
    assert told.checklist.prompt.value is YesNo.UNKNOWN
    assert len(told.checklist.prompt.claims) == 2
    assert "none was opened" in told.checklist.prompt.reason


def test_a_body_named_more_fully_is_the_same_body() -> None:
    short = ("The prosecutor opened a file.", {"step": "opened", "by": "The prosecutor"})
    full = ("The public prosecutor of Sele opened a file.", {"step": "opened", "by": "The public prosecutor of Sele"})  # fmt: skip
    other = ("The military prosecutor of Tamun opened a file.", {"step": "opened", "by": "The military prosecutor of Tamun"})  # fmt: skip
    assert len(ledger(short, full)) == 1
    assert len(ledger(short, full, other)) == 3


def test_a_month_and_a_day_in_it_are_one_time() -> None:
    day = ("The governor opened an inquiry on 5 June.", {"step": "opened", "by": "The governor", "when": "2025-06-05"})  # fmt: skip
    month = ("The governor opened an inquiry in June.", {"step": "opened", "by": "The governor", "when": "2025-06"})  # fmt: skip
    again = ("The governor opened an inquiry on 9 June.", {"step": "opened", "by": "The governor", "when": "2025-06-09"})  # fmt: skip
    (one,) = ledger(day, month)
    assert one.when is not None
    assert one.when.edtf == "2025-06-05"
    assert len(ledger(day, month, again)) == 3


def test_a_demand_nobody_answered_is_a_gap_with_its_days() -> None:
    claim, whole = telling("The widows demanded an inquiry.", "silence")
    demand = Step(step=StepKind.DEMANDED, by=Party(text="the widows"), when=When(text="1 June", edtf="2025-06-01"), claims=(claim.id,))  # fmt: skip
    found = weigh(ACCUSATION, claim, reports=(ONE, whole), steps=(demand,), as_of="2025-07-01").not_known
    assert any("what was demanded" in each and "30 days" in each for each in found)


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2025-03-02", YesNo.UNKNOWN),
        ("2025-03-15", YesNo.UNKNOWN),
        ("2025-03-20", YesNo.NO),
        (None, YesNo.NO),
    ],
    ids=["before the day", "on the day", "after it", "no date"],
)
def test_reports_that_are_all_older_than_a_promised_day_cannot_say_that_nothing_came_of_it(
    published: str | None, value: YesNo
) -> None:
    first, last = report("first", published="2025-03-01"), report("last", published=published)
    promise = said(last, body(GOVERNMENT), stance=Stance.ANNOUNCES)
    opened = step(StepKind.OPENED, promise, by_whom=GOVERNMENT, when="2025-03-01", due="2025-03-15")
    found = weigh(
        said(first, RESIDENT, killing(by(ARMY))),
        promise,
        reports=(first, last),
        steps=[opened],
        as_of="2025-07-01",
    )
    only_step = only(found.accountability, StepKind.OPENED)
    assert only_step.overdue is True
    assert only_step.checklist is not None
    assert only_step.checklist.transparent.value is value
    day = "" if published is None else f"{int(published[-2:])} March 2025"
    unheard = f"no report on this incident is later than {day}"
    said_so = [
        unheard in words for words in (only_step.checklist.transparent.reason, " ".join(found.not_known))
    ]
    assert said_so == [value is YesNo.UNKNOWN] * 2
