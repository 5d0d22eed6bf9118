"""What programs add and decide: the same acts as on the pages, each found again in the ledger where a try died (`repeats`)."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from corrobora.errors import Overtaken
from corrobora.export.spotting import MARK
from corrobora.records import ClaimId, Decision, IncidentId, Judgement, Refusal, ReportId, digest
from corrobora.workbench.api_looking import asked, claim, coders, expect_assessed, kind_of, pair, progress
from corrobora.workbench.api_shapes import (
    Coders,
    CodersBody,
    DecisionBody,
    Kept,
    MergeBody,
    PairBody,
    RefusedFile,
    SplitBody,
    Taken,
    UndoBody,
    WithdrawBody,
    Work,
)
from corrobora.workbench.openapi import Call
from corrobora.workbench.pairs import Answer
from corrobora.workbench.people import Role
from corrobora.workbench.problems import Now, Opinion, Problem
from corrobora.workbench.repeats import Attempt
from corrobora.workbench.seeing import is_blind
from corrobora.workflow.folding import REPORTED
from corrobora.workflow.holdings import Said

_AT_ONCE = 100
"""Judgements of a person that are looked through together."""


def _kept(one: Said) -> Kept:
    judgement = one.judgement
    return Kept(
        entry=one.entry,
        proposal=judgement.proposal,
        decision=judgement.decision,
        by=judgement.by,
        at=judgement.at,
        withdrawn=judgement.withdrawn,
    )


def _found(call: Call, attempt: Attempt, is_it: Callable[[Judgement], bool]) -> Kept | None:
    """Return what a try that died wrote: of this person and that time, after the entry that was the newest then, about the same."""
    before: int | None = None
    while True:
        said = call.project.desk.said_by(call.account.name, before=before, limit=_AT_ONCE)
        for one in said:
            if one.entry <= attempt.after:
                return None
            if one.judgement.at == attempt.at and is_it(one.judgement):
                return _kept(one)
        if len(said) < _AT_ONCE:
            return None
        before = said[-1].entry


def _kept_of(call: Call, judgement: Judgement) -> Kept:
    said = call.project.desk.said_about(judgement.proposal)
    return _kept(next(one for one in reversed(said) if one.judgement == judgement))


def _expect_nothing_struck(call: Call, *words: str) -> None:
    """Stop where the mark would be written down that stands for what the account was not shown.

    Raises:
        Problem: it would.

    """
    if call.sight.struck and any(MARK in one for one in words):
        raise Problem(
            "not-usable",
            f"{MARK} stands for what is withheld from this account, and is no word to keep",
            do="leave out the fields that you do not change",
        )


# --------------------------------------------------------------------------- claims


def claim_of(call: Call) -> str:
    """Return what a decision on a claim is about."""
    return call.path["claim"]


def decide(call: Call) -> Kept:
    """Keep a decision on the reading of a claim.

    Raises:
        Problem: somebody decided in between, or the account may settle nothing.
        UnknownRecord: there is no such claim.
        BadSetting: the decision says nothing that could be followed.

    """
    told = asked(call, DecisionBody)
    if told.settles and not call.account.role.may(Role.REVIEWER):
        raise Problem(
            "not-allowed",
            "settling what others hold differently needs a reviewer",
            found=f"the role {call.account.role}",
            expected=f"the role {Role.REVIEWER}",
        )
    _expect_nothing_struck(call, told.why, *told.to.values())
    judgement = Judgement(
        proposal="",
        decision=told.decision,
        by=call.account.name,
        at=call.at,
        why=told.why,
        settles=told.settles,
    )
    return _decided(call, judgement, to=_changes(told), seen=told.seen)


def decided(call: Call, attempt: Attempt) -> Kept | None:
    """Return the decision that a try kept before it died."""
    told = asked(call, DecisionBody)
    wanted = (told.decision, told.why, "; ".join(_changes(told)) or None, told.settles)

    def is_it(one: Judgement) -> bool:
        same = (one.decision, one.why, one.value, one.settles) == wanted
        return same and not one.withdrawn and one.claim is not None and one.claim.id == attempt.mark

    return _found(call, attempt, is_it)


def _changes(told: DecisionBody) -> Sequence[str]:
    return tuple(f"{field}={value}" for field, value in told.to.items())


def undo(call: Call) -> Kept:
    """Keep that a person takes back what they decided last on the reading of a claim.

    Raises:
        Problem: somebody decided in between, or there is nothing of this person to take back.
        UnknownRecord: there is no such claim.

    """
    told = asked(call, UndoBody)
    mine = [one for one in claim(call).opinions if one.by == call.account.name]
    if not mine:
        raise Problem(
            "not-usable",
            "this account holds nothing on the claim that could be taken back",
            expected="a decision of one's own on the claim as it is read now",
        )
    _expect_nothing_struck(call, told.why)
    judgement = Judgement(
        proposal="",
        decision=mine[0].decision,
        by=call.account.name,
        at=call.at,
        why=told.why,
        withdrawn=True,
    )
    return _decided(call, judgement, to=(), seen=told.seen)


def undone(call: Call, attempt: Attempt) -> Kept | None:
    """Return the withdrawal that a try kept before it died."""
    told = asked(call, UndoBody)

    def is_it(one: Judgement) -> bool:
        return (
            one.withdrawn and one.why == told.why and one.claim is not None and one.claim.id == attempt.mark
        )

    return _found(call, attempt, is_it)


def _decided(call: Call, judgement: Judgement, *, to: Sequence[str], seen: int) -> Kept:
    project, id_ = call.project, ClaimId(call.path["claim"])
    try:
        with project.in_the_name_of(call.account.name):
            made = project.decide_claim(id_, judgement, to=to, seen=None if _is_blind(call) else seen)
    except Overtaken as why:
        there = claim(call)
        do = "look at the claim again, then decide with its seen"
        raise _overtaken(why, do, there.seen, there.opinions) from None
    return _kept_of(call, made)


def _overtaken(why: Overtaken, do: str, seen: int, held: Iterable[Judgement]) -> Problem:
    """Return what is told to who was overtaken: how it stands now, with the entry that has to be seen."""
    opinions = tuple(Opinion(by=one.by, decision=one.decision.value, at=one.at) for one in held)
    return Problem("overtaken", str(why), do=do, now=Now(seen=seen, opinions=opinions))


def _is_blind(call: Call) -> bool:
    """Whether whoever decides may not know what others did before, so that nobody can have overtaken them."""
    desk = call.project.desk
    report = desk.report_of_claim(call.path["claim"])
    sheets = () if report is None else desk.report(report).claims
    held = next((one.opinions for one in sheets if one.claim.id == call.path["claim"]), None)
    return is_blind(call.account, desk.coders, held)


# --------------------------------------------------------------------------- incidents


def merge(call: Call) -> Kept:
    """Keep that incidents are one.

    Raises:
        Problem: nothing is assessed.
        UnknownRecord: there is no such incident.
        BadSetting: the reason is empty.

    """
    expect_assessed(call)
    told = asked(call, MergeBody)
    _expect_nothing_struck(call, told.why)
    for one in told.incidents:
        call.project.desk.assessment(one)
    with call.project.in_the_name_of(call.account.name):
        made = call.project.merge(
            [IncidentId(one) for one in told.incidents], by=call.account.name, at=call.at, why=told.why
        )
    return _kept_of(call, made)


def merge_of(call: Call) -> str:
    """Return what a merge is about: the claims of each incident."""
    expect_assessed(call)
    desk = call.project.desk
    return _groups(desk.assessment(one).claims for one in asked(call, MergeBody).incidents)


def split(call: Call) -> Kept:
    """Keep that claims leave an incident.

    Raises:
        Problem: nothing is assessed.
        UnknownRecord: there is no such incident, or a claim is not of it.
        BadSetting: no claim stays, or the reason is empty.

    """
    expect_assessed(call)
    told = asked(call, SplitBody)
    _expect_nothing_struck(call, told.why)
    call.project.desk.assessment(told.incident)
    with call.project.in_the_name_of(call.account.name):
        made = call.project.split(
            IncidentId(told.incident),
            [ClaimId(one) for one in told.claims],
            by=call.account.name,
            at=call.at,
            why=told.why,
        )
    return _kept_of(call, made)


def split_of(call: Call) -> str:
    """Return what a split is about: the claims that stay, and those that leave."""
    expect_assessed(call)
    told = asked(call, SplitBody)
    all_of_it = call.project.desk.assessment(told.incident).claims
    return _groups([[one for one in all_of_it if one not in told.claims], told.claims])


def merged_or_split(call: Call, attempt: Attempt) -> Kept | None:
    """Return the merge or the split that a try kept before it died."""
    body = call.body
    assert isinstance(body, MergeBody | SplitBody)  # noqa: S101 - the operations' own rows say so
    decision = Decision.MERGE if isinstance(body, MergeBody) else Decision.SPLIT

    def is_it(one: Judgement) -> bool:
        about = _groups([anchor.claim for anchor in group] for group in one.groups)
        return (one.decision, one.why, about) == (decision, body.why, attempt.mark)

    return _found(call, attempt, is_it)


def _groups(groups: Iterable[Iterable[str]]) -> str:
    return digest(*sorted(",".join(sorted(group)) for group in groups))


# --------------------------------------------------------------------------- pairs


def pair_of(call: Call) -> str:
    """Return what a decision on a pair is about: which two, or the claims of two incidents, whose ids are others once they are one."""
    name = call.path["pair"]
    if call.path["kind"] != "incidents":
        return name
    return _groups(call.project.desk.assessment(one).claims for one in name.split("~"))


def decide_pair(call: Call) -> Kept:
    """Keep whether two are one.

    Raises:
        Problem: somebody decided in between, or the account may not decide so.
        UnknownRecord: there is no such kind, or this pair is not proposed any more.
        BadSetting: the reason is empty.

    """
    told, kind, there = asked(call, PairBody), kind_of(call), pair(call)
    needed = Role.REVIEWER if told.settles else kind.role
    if not call.account.role.may(needed):
        raise Problem(
            "not-allowed",
            "settling what others hold differently, and whether incidents are one, needs a reviewer",
            found=f"the role {call.account.role}",
            expected=f"the role {needed}",
        )
    if told.settles and kind.role is Role.REVIEWER:
        raise Problem("not-usable", "of incidents every decision holds, and nothing is settled by one")
    _expect_nothing_struck(call, told.why)
    found = kind.find(call.project.desk, there.pair)
    assert found is not None  # noqa: S101 - the account was shown it
    answer = Answer(
        decision=told.decision,
        by=call.account.name,
        at=call.at,
        why=told.why,
        settles=told.settles,
        seen=None if there.blind else told.seen,
    )
    try:
        with call.project.in_the_name_of(call.account.name):
            found.keep(call.project, answer)
    except Overtaken as why:
        now = pair(call)
        do = "look at the pair again, then decide with its seen"
        raise _overtaken(why, do, now.seen, now.judgements) from None
    said = kind.said(call.project.desk, there.pair)
    return _kept(next(one for one in reversed(said) if one.judgement.by == call.account.name))


def decided_pair(call: Call, attempt: Attempt) -> Kept | None:
    """Return the decision on a pair that a try kept before it died."""
    told = asked(call, PairBody)

    def is_it(one: Judgement) -> bool:
        wanted = {told.decision, Decision.MERGE if told.decision is Decision.ACCEPT else told.decision}
        if one.withdrawn or one.why != told.why or one.decision not in wanted | {Decision.CORRECT}:
            return False
        if one.groups:
            return _groups([anchor.claim for anchor in group] for group in one.groups) == attempt.mark
        about = one.proposed.subjects if one.proposed is not None else ()
        return one.proposal == attempt.mark or "~".join(about) == attempt.mark

    return _found(call, attempt, is_it)


def withdraw(call: Call) -> Kept:
    """Keep that what somebody decided last on a proposal is taken back.

    Raises:
        Problem: it is another's and the account no reviewer, or somebody decided in between.
        UnknownRecord: nobody decided anything on this proposal.
        BadSetting: this person has nothing on it to take back.

    """
    told, proposal = asked(call, WithdrawBody), call.path["proposal"]
    of = told.of or call.account.name
    if of != call.account.name and not call.account.role.may(Role.REVIEWER):
        raise Problem(
            "not-allowed",
            "whose decision it is takes it back, or a reviewer",
            found=f"the role {call.account.role}",
            expected=f"the role {Role.REVIEWER}",
        )
    _expect_nothing_struck(call, told.why)
    try:
        with call.project.in_the_name_of(call.account.name):
            made = call.project.withdraw(proposal, of=of, at=call.at, why=told.why, seen=told.seen)
    except Overtaken as why:
        newest = call.project.desk.said_about(proposal)[-1].entry
        raise _overtaken(why, "look at it again, then take it back", newest, ()) from None
    if made.groups and call.keeper is not None:
        call.keeper.ask(call.account.name)
    return _kept_of(call, made)


def proposal_of(call: Call) -> str:
    """Return what a withdrawal is about."""
    return call.path["proposal"]


def withdrawn(call: Call, attempt: Attempt) -> Kept | None:
    """Return the withdrawal that a try kept before it died."""
    told = asked(call, WithdrawBody)
    for one in reversed(call.project.desk.said_about(attempt.mark)):
        judgement = one.judgement
        if one.entry > attempt.after and judgement.at == attempt.at and judgement.why == told.why:
            return _kept(one) if judgement.withdrawn else None
    return None


# --------------------------------------------------------------------------- reports


def add(call: Call) -> Taken:
    """Take in the files that were sent, and have them read and weighed in the background.

    Raises:
        Problem: two files have one name.

    """
    return _added(call, after=None)


def added(call: Call, attempt: Attempt) -> Taken:
    """Take in once more what a try that died took in, in whole or not; what came by that try is told as new."""
    return _added(call, after=attempt.after)


def _added(call: Call, *, after: int | None) -> Taken:
    names = [_file_name(one.name, number) for number, one in enumerate(call.uploads)]
    if len(set(names)) != len(names):
        raise Problem("not-usable", "two of the files have one name", expected="names that differ")
    folder = Path(tempfile.mkdtemp(prefix="corrobora-"))
    try:
        paths = [folder / name for name in names]
        for path, upload in zip(paths, call.uploads, strict=True):
            path.write_bytes(upload.content)
        with call.project.in_the_name_of(call.account.name):
            # by its name alone: where it lay on the way says nothing of it, and would differ each time
            made = call.project.add(paths, under=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    new, again = set(made.new), set(made.again)
    if after is not None:
        came = {one for one in again if _first_entry(call, one) > after}
        new, again = new | came, again - came
    if new and call.keeper is not None:
        call.keeper.ask(call.account.name)
    return Taken(
        new=tuple(sorted(new)),
        again=tuple(sorted(again)),
        refused=tuple(_refused(one, names) for one in made.taken.refused),
    )


def _first_entry(call: Call, report: ReportId) -> int:
    entries = call.project.iter_history(report)
    return next((one.number for one in entries if one.what == REPORTED), 0)


def _file_name(told: str, number: int) -> str:
    """Return a name under which a file that was sent can lie in a folder of its own: its last part, without what a disk would not take."""
    last = told.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter if letter.isprintable() else "_" for letter in last).lstrip(". ")
    stem, end = os.path.splitext(kept)  # noqa: PTH122 - of a name that is no path
    # 255 bytes is what common file systems take, and a letter has up to four
    return f"{stem[:48]}{end[:10]}" if stem else f"{number + 1}{end[:10]}"


def _refused(one: Refusal, names: Sequence[str]) -> RefusedFile:
    """Return a refusal by the number of its file: answers are kept (`repeats`), and a name can be somebody's."""
    fitting = [number for number, name in enumerate(names) if one.what.startswith(name)]
    longest = max(fitting, key=lambda number: len(names[number]), default=None)
    return RefusedFile(file=longest, code=one.code, why=one.why)


# --------------------------------------------------------------------------- the whole


def assess(call: Call) -> Work:
    """Have what is not read be read, and what is new be joined and weighed.

    Raises:
        Problem: nothing works in the background here.

    """
    if call.keeper is None:
        raise Problem(
            "busy", "nothing works in the background here", do="run corrobora assess on the project"
        )
    call.keeper.ask(call.account.name)
    return progress(call)


def set_coders(call: Call) -> Coders:
    """Keep how many persons are asked for on each proposal."""
    with call.project.in_the_name_of(call.account.name):
        call.project.set_coders(asked(call, CodersBody).coders)
    return coders(call)
