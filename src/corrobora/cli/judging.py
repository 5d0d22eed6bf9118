"""Commands for a person's decisions: `proposals`, `judge`, `merge`, `split`, `copy`, `actors`, `judgements`."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corrobora import workflow
from corrobora.cli.keyrings import Keys
from corrobora.cli.projects import Folder, Why, head, now, opened, opened_to_read, say
from corrobora.cli.terminal import Quiet, shown
from corrobora.errors import BadSetting
from corrobora.export import counted
from corrobora.records import ClaimId, Decision, IncidentId, Judgement, ReportId

Decides = Annotated[
    str,
    typer.Option("--by", metavar="NAME", help="Who decides. A pseudonym will do.", show_default=False),
]
Withdraw = Annotated[
    bool, typer.Option("--withdraw", help="Take back this decision of yours; both stay in the ledger.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line instead.")]


def proposals(
    folder: Folder,
    about: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="Of a report, an incident or a claim; otherwise all.", show_default=False
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="List those that were judged, too.")] = False,
    names: Annotated[
        bool, typer.Option("--actors", help="List names that may be one actor's instead.")
    ] = False,
    as_json: Json = False,
    keys: Keys = None,
) -> None:
    """List what the machine proposes and nobody has judged: how it read each claim, with the claim's words."""
    if names:
        _list_namesakes(folder, as_json=as_json, keys=keys, alone=about is None and not everything)
        return
    with opened_to_read(folder, keys=keys) as project:
        made = project.proposals(about)
    console = Console()
    listed = [one for one in made if everything or one.judgement is None]
    for one in listed:
        if as_json:
            typer.echo(json.dumps(_as_values(one), ensure_ascii=True))
            continue
        decided = (
            "" if one.judgement is None else f"  [{one.judgement.decision} by {shown(one.judgement.by)}]"
        )
        say(console, f"{one.proposal.id}  {_read_as(one)}{decided}")
        say(console, f"    “{shown(' '.join(one.words.split()))}”")
        say(console, f"    {shown(one.source)}")
    if not as_json:
        say(
            console,
            f"{len(listed)} of {counted(len(made), 'proposal')}; "
            f'next: corrobora judge {folder} ID accept --by "YOU" --why "…"',
        )


def _list_namesakes(folder: Path, *, as_json: bool, keys: Path | None, alone: bool) -> None:
    if not alone:
        raise BadSetting(
            "proposals: --actors lists what nobody decided of all names; give no ID and no --all"
        )
    with opened_to_read(folder, keys=keys) as project:
        found = project.namesakes()
    console = Console()
    for one in found:
        if as_json:
            told = {"id": one.proposal.id, "kind": one.proposal.kind, "names": [one.one, one.other]}
            typer.echo(json.dumps({**told, "reason": one.reason}, ensure_ascii=True))
            continue
        say(console, f"{one.proposal.id}  “{shown(one.one)}”, “{shown(one.other)}”")
        say(console, f"    {shown(one.reason)}")
    if not as_json:
        say(
            console,
            f"{counted(len(found), 'proposal')}; "
            f'next: corrobora actors {folder} NAME OTHER accept --by "YOU" --why "…"',
        )


def _read_as(one: "workflow.Proposed") -> str:
    speaker = one.claim.speaker
    who = "the report itself" if speaker is None else shown(speaker.text)
    return f"{who}: {one.proposal.value}"


def _as_values(one: "workflow.Proposed") -> dict[str, object]:
    speaker, judged = one.claim.speaker, one.judgement
    return {
        "id": one.proposal.id,
        "kind": one.proposal.kind,
        "value": one.proposal.value,
        "method": one.proposal.method,
        "claim": one.claim.id,
        "report": one.claim.report,
        "source": one.source,
        "start": one.claim.start,
        "end": one.claim.end,
        "words": one.words,
        "speaker": None if speaker is None else speaker.text,
        "judgement": None if judged is None else _of(judged),
    }


def _of(judgement: Judgement) -> dict[str, object]:
    return {
        "proposal": judgement.proposal,
        "decision": judgement.decision,
        "by": judgement.by,
        "at": judgement.at,
        "why": judgement.why,
        "value": judgement.value,
        "withdrawn": judgement.withdrawn,
    }


def judge(
    folder: Folder,
    proposal: Annotated[
        str,
        typer.Argument(metavar="PROPOSAL", help="Its id, as `proposals` lists it.", show_default=False),
    ],
    decision: Annotated[
        str,
        typer.Argument(
            metavar="DECISION",
            help="accept, reject, correct or unsure; merge or split to withdraw one.",
            show_default=False,
        ),
    ],
    by: Decides,
    why: Why,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="FIELD=VALUE",
            help="What it should be, for correct, field by field (`stance=denies`); on a coded event, words.",
            show_default=False,
        ),
    ] = None,
    withdraw: Withdraw = False,
    keys: Keys = None,
    quiet: Quiet = False,
) -> None:
    """Decide on a proposal. Nothing that was decided before is erased; the last word that is not withdrawn holds."""
    judgement = Judgement(
        proposal=proposal,
        decision=_decision(decision),
        by=by,
        at=now(),
        why=why,
        value="; ".join(to) if to else None,
        withdrawn=withdraw,
    )
    with opened(folder, by=by, keys=keys) as project:
        project.decide(judgement, to=to or ())
        if not quiet:
            console = Console()
            say(console, f"{'withdrawn: ' if withdraw else ''}{decision} on {shown(proposal)} by {shown(by)}")
            head(project, console)


def merge(
    folder: Folder,
    incidents: Annotated[
        list[str],
        typer.Argument(metavar="INCIDENT...", help="Ids of incidents that are one.", show_default=False),
    ],
    by: Decides,
    why: Why,
    keys: Keys = None,
    quiet: Quiet = False,
) -> None:
    """Keep that incidents are one; the next `assess` puts them together."""
    with opened(folder, by=by, keys=keys) as project:
        kept = project.merge([IncidentId(one) for one in incidents], by=by, at=now(), why=why)
        _told(project, kept, quiet=quiet)


def split(
    folder: Folder,
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id.", show_default=False)],
    claims: Annotated[
        list[str],
        typer.Argument(
            metavar="CLAIM...", help="Ids of the claims that are about another happening.", show_default=False
        ),
    ],
    by: Decides,
    why: Why,
    keys: Keys = None,
    quiet: Quiet = False,
) -> None:
    """Keep that claims of an incident are about another happening; the next `assess` puts them apart."""
    with opened(folder, by=by, keys=keys) as project:
        leaving = [ClaimId(one) for one in claims]
        kept = project.split(IncidentId(incident), leaving, by=by, at=now(), why=why)
        _told(project, kept, quiet=quiet)


def copy(
    folder: Folder,
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="Id of the report that repeats.", show_default=False)
    ],
    of: Annotated[
        str, typer.Argument(metavar="OF", help="Id of the one that is repeated.", show_default=False)
    ],
    decision: Annotated[
        str,
        typer.Argument(
            metavar="DECISION",
            help="accept, reject, correct (a copy as a whole, whatever was found) or unsure.",
            show_default=False,
        ),
    ],
    by: Decides,
    why: Why,
    withdraw: Withdraw = False,
    keys: Keys = None,
    quiet: Quiet = False,
) -> None:
    """Decide whether a report is a copy of another; the next `assess` follows it."""
    with opened(folder, by=by, keys=keys) as project:
        kept = project.judge_copy(
            ReportId(report),
            ReportId(of),
            _decision(decision, "copy"),
            by=by,
            at=now(),
            why=why,
            withdrawn=withdraw,
        )
        _told(project, kept, quiet=quiet)


def actors(
    folder: Folder,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="As a claim words it, or an actor's id in the dossier.", show_default=False
        ),
    ],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The same of the other.", show_default=False)],
    decision: Annotated[
        str, typer.Argument(metavar="DECISION", help="accept, reject or unsure.", show_default=False)
    ],
    by: Decides,
    why: Why,
    withdraw: Withdraw = False,
    keys: Keys = None,
    quiet: Quiet = False,
) -> None:
    """Decide whether two names are one actor's; from the next `assess` on they count as one, wherever they stand."""
    with opened(folder, by=by, keys=keys) as project:
        kept = project.judge_actors(
            name,
            other,
            _decision(decision, "actors"),
            by=by,
            at=now(),
            why=why,
            withdrawn=withdraw,
        )
        _told(project, kept, quiet=quiet)


def _told(project: "workflow.Project", kept: Judgement, *, quiet: bool) -> None:
    if not quiet:
        console = Console()
        withdrawn = "withdrawn: " if kept.withdrawn else ""
        say(
            console, f"{withdrawn}{kept.decision} {kept.proposal} by {shown(kept.by)}; next: corrobora assess"
        )
        head(project, console)


def _decision(words: str, command: str = "judge") -> Decision:
    try:
        return Decision(words)
    except ValueError:
        raise BadSetting(
            f"{command}: found {shown(words)}, expected accept, reject, correct or unsure"
        ) from None


def judgements(folder: Folder, as_json: Json = False, keys: Keys = None) -> None:
    """List what persons decided, the oldest first, and what became of it."""
    with opened_to_read(folder, keys=keys) as project:
        found = project.judgements_with_states()
    console = Console()
    for judgement, state in found:
        if as_json:
            typer.echo(json.dumps({**_of(judgement), "state": state}, ensure_ascii=True))
            continue
        value = "" if judgement.value is None else f" to “{shown(judgement.value)}”"
        say(
            console,
            f"{judgement.at}  {shown(judgement.by)}  {judgement.decision}{value}  {shown(judgement.proposal)}  [{state}]",
        )
        if judgement.proposed is not None:
            say(
                console,
                f"    {judgement.proposed.kind}: {' / '.join(map(shown, judgement.proposed.subjects))}",
            )
        say(console, f"    {shown(judgement.why)}")
    if not as_json:
        say(console, f"{counted(len(found), 'judgement')}.")
