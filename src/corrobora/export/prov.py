"""Where a dossier came from, as PROV-JSON: what was made, by what doing, in whose charge.

After W3C PROV-DM (2013) in its PROV-JSON form (W3C submission, 2013). Written and
read back with the `prov` library.

=============================  ============================================================
entity                         what it is
=============================  ============================================================
``cor:original-…``             bytes as taken in, by their SHA-256
``cor:derivative-…``           instead, in a release: the redacted report, by its SHA-256
``cor:container-…``            the file a record was cut from, where it was cut from one
``cor:text-…``                 the text taken out of an original
``cor:reading-…``              what was read in a text
``cor:incident-…``             readings joined into one incident
``cor:dossier``                all of it, weighed
=============================  ============================================================

Activities are taking in (one for each entry of the ledger that tells of it), reading
(one for each report), joining and weighing. Agents are the collectors that the ledger
names, the steps, and the methods with their versions, each acting for its step. A time
is only given where the ledger has an entry that says it: the rest is in the losses, and
nothing is made up.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from corrobora.errors import BrokenIntegrity
from corrobora.export.exported import Exported, Loss
from corrobora.export.jsonform import check_integrity, in_order, render_json
from corrobora.records import Dossier, Entry, Report, digest, unread

FORM = "prov-json/1"
"""Name and version of the mapping."""

NAMESPACE = "urn:corrobora:prov:1#"
"""Of the names with the prefix ``cor``."""

_TAKEN_IN = "taken-in"
"""Intake's word in the ledger for a report (docs/concepts/custody.md)."""

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,80}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")

STEPS: Mapping[str, tuple[str, ...]] = {
    "reading": tuple(
        "reading sentences attribution marks opinions reconcile speakers tellers stances acts steps background counts "
        "persons victims tally dates places homonyms actors".split()
    ),
    # what persons decided is laid over readings and incidents there
    "joining": ("copies", "joining", "revisions", "copying", "judging", "regrouping", "replay", "uniting"),
    "weighing": tuple(
        "origins casualties points relations conflicts grades accountability headline gaps".split()
    ),
}
"""Which methods are those of which step, by the names a dossier gives them."""


def _name(kind: str, identity: str) -> str:
    """Return a name in our namespace that is safe in every form of PROV, whatever the id holds."""
    return f"cor:{kind}-{identity if _PLAIN.fullmatch(identity) else digest(identity)}"


def _time_of(entry: Entry) -> datetime | None:
    if not _TIME.fullmatch(entry.at):
        return None
    try:
        return datetime.strptime(entry.at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


class _Graph:
    """A PROV document that is being written, with what does not fit into it."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - a class of a library that is loaded late
        self.document = document
        self.losses: list[Loss] = []
        self._agents: set[str] = set()

    def type(self, name: str) -> Any:  # noqa: ANN401 - a class of a library that is loaded late
        """Return a type as the qualified name that PROV wants, not as a string that looks like one."""
        return self.document.valid_qualified_name(name)

    def collector(self, by: str) -> str:
        """Return the agent for who acted, as the ledger names them; made once."""
        name = f"cor:collector-{digest(by)[:16]}"
        if name not in self._agents:
            self._agents.add(name)
            self.document.agent(name, {"prov:label": by, "cor:role": "collector"})
        return name

    def lose(self, record: str, what: str, why: str) -> None:
        """Note what the form cannot say of a record."""
        self.losses.append(Loss(record=record, what=what, why=why))


def _take_in(graph: _Graph, report: Report, entries: Sequence[Entry], *, released: bool) -> None:
    """Write one report's original, its text, and the taking in between them.

    Raises:
        BrokenIntegrity: the ledger tells of the report, and never of this text.

    """
    original = _name("derivative" if released else "original", report.id)
    text = _name("text", report.id)
    graph.document.entity(
        original,
        {
            "prov:type": graph.type("cor:Derivative" if released else "cor:Original"),
            "cor:sha256": report.id,
            "cor:media_type": report.media_type,
        },
    )
    graph.document.entity(text, {"prov:type": graph.type("cor:Text"), "cor:sha256": report.text_sha256})
    same = [entry for entry in entries if entry.payload.get("text_sha256") == report.text_sha256]
    if entries and not same:
        raise BrokenIntegrity(
            f"report {report.id} has another text than the ledger recorded when it was taken in; take it in again"
        )
    if not same:
        graph.lose(
            report.id, "taking in", "no entry of the ledger tells of it: no activity, time or collector"
        )
        graph.document.wasDerivedFrom(text, original)
    for number, entry in enumerate(same):
        activity = f"cor:taking-in-{entry.number}"
        time = _time_of(entry)
        if time is None:
            graph.lose(report.id, "time of taking in", f"entry {entry.number} has none in UTC with seconds")
        graph.document.activity(
            activity,
            time,
            time,
            {
                "prov:type": graph.type("cor:TakingIn"),
                "cor:ledger_entry": entry.number,
                "cor:ledger_hash": entry.hash,
            },
        )
        graph.document.used(activity, original)
        graph.document.wasAssociatedWith(activity, graph.collector(entry.by))
        # An entity is generated once (PROV-CONSTRAINTS, 24): later takings in of the same bytes only used them.
        if number == 0:
            graph.document.wasGeneratedBy(text, activity, time)
            graph.document.wasDerivedFrom(text, original, activity)
            graph.document.wasAttributedTo(text, graph.collector(entry.by))


def _write_containers(graph: _Graph, reports: Sequence[Report]) -> None:
    made: set[str] = set()
    for report in reports:
        if report.container is None:
            continue
        name = _name("container", report.container.sha256)
        if name not in made:
            made.add(name)
            graph.document.entity(
                name, {"prov:type": graph.type("cor:Container"), "cor:sha256": report.container.sha256}
            )
        graph.document.wasDerivedFrom(_name("original", report.id), name)


def _write_methods(graph: _Graph, methods: Mapping[str, str]) -> None:
    """Write one agent for each step and one for each method, which acts for the step it is a method of."""
    for step in STEPS:
        graph.document.agent(
            f"cor:step-{step}", {"prov:type": graph.type("prov:SoftwareAgent"), "prov:label": step}
        )
    for method in sorted(methods):
        name = _name("method", method)
        graph.document.agent(
            name,
            {
                "prov:type": graph.type("prov:SoftwareAgent"),
                "prov:label": method,
                "cor:version": methods[method],
            },
        )
        steps = [step for step, names in STEPS.items() if method in names]
        for step in steps:
            graph.document.actedOnBehalfOf(name, f"cor:step-{step}")
        if not steps:
            graph.lose(
                "dossier", f"method {method}", "the mapping does not know of which step it is a method"
            )


def to_prov(dossier: Dossier, entries: Sequence[Entry]) -> Exported:
    """Return the provenance of a dossier as ``prov.json``, and what the form could not say.

    Args:
        dossier: What the graph leads up to.
        entries: The ledger of the custody that holds its originals; entries about other reports are left out.

    The same dossier and entries give the same bytes. What was written is read back and compared before it is
    returned.

    Raises:
        BrokenIntegrity: a passage of the dossier is not in its report, the ledger recorded another text of a
            report, or the file does not read back as the graph that was written.

    """
    from prov.model import ProvDocument  # noqa: PLC0415 - loaded late: costs 90 ms, and few runs write PROV

    ordered = in_order(dossier)
    check_integrity(ordered)
    document = ProvDocument()
    document.add_namespace("cor", NAMESPACE)
    graph = _Graph(document)
    told: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.what == _TAKEN_IN:
            told.setdefault(entry.subject, []).append(entry)
    for report in ordered.reports:
        _take_in(graph, report, told.get(report.id, []), released=ordered.released)
    _write_containers(graph, ordered.reports)
    _read_and_weigh(graph, ordered)
    written = json.dumps(
        json.loads(document.serialize(format="json") or "{}"), sort_keys=True, ensure_ascii=True, indent=1
    )
    if ProvDocument.deserialize(content=written, format="json") != document:
        raise BrokenIntegrity("prov.json does not read back as it was written; please report this as a fault")
    graph.lose("dossier", "claims", "the graph ends at readings and incidents; claims stand in dossier.json")
    if ordered.refused:
        graph.lose("dossier", "refused", f"{len(ordered.refused)} refusals stand in dossier.json alone")
    return Exported(
        form=FORM, files={"prov.json": f"{written}\n".encode("ascii")}, losses=tuple(graph.losses)
    )


def _read_and_weigh(graph: _Graph, dossier: Dossier) -> None:
    """Write readings, incidents and the dossier, and the activities that made them."""
    document = graph.document
    _write_methods(graph, dossier.methods)
    left = unread(dossier.reports, dossier.refused)
    claims = Counter(claim.report for claim in dossier.claims)
    readings = {report.id: _name("reading", report.id) for report in dossier.reports if report.id not in left}
    for identity, reading in readings.items():
        activity, text = _name("to-read", identity), _name("text", identity)
        document.activity(activity, None, None, {"prov:type": graph.type("cor:ToRead")})
        document.used(activity, text)
        document.wasAssociatedWith(activity, "cor:step-reading")
        document.entity(reading, {"prov:type": graph.type("cor:Reading"), "cor:claims": claims[identity]})
        document.wasGeneratedBy(reading, activity)
        document.wasDerivedFrom(reading, text, activity)

    for step, activity, kind in (
        ("joining", "cor:to-join", "cor:ToJoin"),
        ("weighing", "cor:to-weigh", "cor:ToWeigh"),
    ):
        document.activity(activity, None, None, {"prov:type": graph.type(kind)})
        document.wasAssociatedWith(activity, f"cor:step-{step}")
    for reading in readings.values():
        document.used("cor:to-join", reading)
    for identity in readings:
        graph.lose(identity, "time of reading", "no entry of the ledger says it")
    for step in ("joining", "weighing"):
        graph.lose("dossier", f"time of {step}", "no entry of the ledger says it")

    content = render_json(dossier).encode("utf-8")
    document.entity(
        "cor:dossier",
        {
            "prov:type": graph.type("cor:Dossier"),
            "cor:sha256": hashlib.sha256(content).hexdigest(),
            "cor:schema": dossier.schema,
        },
    )
    document.wasGeneratedBy("cor:dossier", "cor:to-weigh")
    for assessment in dossier.incidents:
        incident = _name("incident", assessment.id)
        document.entity(incident, {"prov:type": graph.type("cor:Incident")})
        document.wasGeneratedBy(incident, "cor:to-join")
        document.used("cor:to-weigh", incident)
        document.wasDerivedFrom("cor:dossier", incident, "cor:to-weigh")
        for identity in sorted({*assessment.reports, *assessment.without_claims}):
            if identity in readings:
                document.wasDerivedFrom(incident, readings[identity], "cor:to-join")
    for reading in readings.values():
        document.wasDerivedFrom("cor:dossier", reading)
