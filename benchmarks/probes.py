"""How general reading is: single sentences in hundreds of wordings, each with what it says.

    python -m benchmarks.probes               the tune half: every second probe
    python -m benchmarks.probes --held        the other half: once per final method
    python -m benchmarks.probes -v counts     what was read otherwise than the key has it, tune half

The probes (`tests/probes`) were written by people who had not seen the rules, one
sentence each behind a lead that tells what happened. Rules may be mended by what
the tune half shows, with other words than the probe's; the held half says what that was worth. The shipped judge is
taught the stances of the tune half.

Counted, in per cent of the probes that the key judges:

* **speaker**: somebody is read whose words hold the key's or lie in them, or nobody where the key has none.
* **stance**: a claim with that speaker has the key's stance.
* **counts**: the numbers of people harmed are the key's, all of them and no other (outcome, low, high).
* **kind**: an act of the key's kind is told, or none where the key has none.
* **who**, **whom**: F1 over the parties named, words alike as for the speaker.
"""

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from benchmarks.clusters import Score
from benchmarks.speed import ROOT, Row, record
from corrobora import Settings
from corrobora.reading import METHODS
from corrobora.records import Assertion, Claim, Unit
from corrobora.workflow import read_reports

PROBES = ROOT / "tests" / "probes"
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A sentence behind its lead, and what the key says of it; a key of `said` that is absent is not judged."""

    id: str
    lead: str
    text: str
    said: Mapping[str, object]


def load(name: str, *, held: bool) -> list[Probe]:
    """Return one half of the probes of a file, in order."""
    lines = [json.loads(line) for line in (PROBES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        Probe(id=line["id"], lead=line["lead"], text=line["text"], said=line)
        for number, line in enumerate(lines)
        if bool(number % 2) is held
    ]


def names() -> list[str]:
    """Return the files there are."""
    return sorted(path.stem for path in PROBES.glob("*.jsonl"))


def read_probes(probes: Sequence[Probe]) -> dict[str, list[Claim]]:
    """Return the claims of every probe's own sentence."""
    found: dict[str, list[Claim]] = {}
    with tempfile.TemporaryDirectory() as name:
        for probe in probes:
            text = f"{probe.lead} {probe.text}\n"
            (Path(name) / f"{probe.id}.txt").write_text(text, encoding="utf-8")
        for report, reading in read_reports([Path(name)], settings=Settings()):
            probe = next(p for p in probes if p.id == Path(report.paths[0]).stem)
            start = report.text.find(probe.text)
            found[probe.id] = [c for c in reading.claims if c.end > start]
    return found


def judged(probe: Probe, claims: Sequence[Claim]) -> dict[str, tuple[bool, object]]:
    """Return, for what the key judges, whether reading agrees, and what it read."""
    made: dict[str, tuple[bool, object]] = {}
    said = probe.said
    speaking = [c for c in claims if _speaks(c, said.get("speaker"))] if "speaker" in said else list(claims)
    if "speaker" in said:
        made["speaker"] = (bool(speaking), sorted({c.speaker.text if c.speaker else "-" for c in claims}))
    if "stance" in said:
        made["stance"] = (
            any(str(c.stance) == said["stance"] for c in speaking),
            sorted({str(c.stance) for c in claims}),
        )
    if "counts" in said:
        wanted = {(str(o), low, high) for o, low, high in cast("list[list[object]]", said["counts"])}
        people = {Unit.PEOPLE, Unit.BODIES}
        got = {(str(n.outcome), n.low, n.high) for c in claims for n in c.counts if n.unit in people}
        made["counts"] = (got == wanted, sorted(got, key=str))
    if "kind" in said:
        kinds = {
            str(c.act.kind) for c in claims if c.act is not None and c.act.asserted is not Assertion.PLANNED
        }
        made["kind"] = (said["kind"] in kinds if said["kind"] else not kinds, sorted(kinds))
    return made


def parties(probe: Probe, claims: Sequence[Claim], key: str) -> tuple[int, int, int]:
    """Return how many parties agree, how many were read and how many the key has."""
    wanted = [str(each) for each in _listed(probe.said[key])]
    acts = [c.act for c in claims if c.act is not None]
    got = sorted({p.text for a in acts for p in (a.perpetrators if key == "who" else a.victims)})
    hit = sum(any(_alike(one, other) for other in got) for one in wanted)
    right = sum(any(_alike(one, other) for other in wanted) for one in got)
    return min(hit, right) if got else 0, len(got), len(wanted)


def figures(name: str, *, held: bool, told: bool = False) -> dict[str, float]:
    """Return the figures of a file in per cent."""
    probes = load(name, held=held)
    read = read_probes(probes)
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    sums = {"who": [0, 0, 0], "whom": [0, 0, 0]}
    for probe in probes:
        claims = read.get(probe.id, [])
        for part, (agrees, what) in judged(probe, claims).items():
            asked[part] += 1
            right[part] += agrees
            if told and not agrees:
                print(f"{probe.id} {part}: {probe.said.get(part)} | read {what} | {probe.text}")
        for key, total in sums.items():
            if key in probe.said:
                found = parties(probe, claims, key)
                sums[key] = [a + b for a, b in zip(total, found, strict=True)]
                if told and not found[0] == found[1] == found[2]:
                    acts = [c.act for c in claims if c.act is not None]
                    got = {p.text for a in acts for p in (a.perpetrators if key == "who" else a.victims)}
                    print(f"{probe.id} {key}: {probe.said[key]} | read {sorted(got)} | {probe.text}")
    made = {part: 100 * right[part] / asked[part] for part in sorted(asked)}
    for key, (hit, had, wanted) in sums.items():
        if wanted:
            made[key] = 100 * Score(precision=hit / had if had else 0.0, recall=hit / wanted).f1
    return made


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _speaks(claim: Claim, speaker: object) -> bool:
    if speaker is None or claim.speaker is None:
        return speaker is None and claim.speaker is None
    return _alike(str(speaker), claim.speaker.text)


def _alike(one: str, other: str) -> bool:
    a, b = (_ARTICLE.sub("", each.casefold().replace("’", "'").strip(" ,.")) for each in (one, other))
    return bool(a and b) and (a in b or b in a)


def main() -> None:
    """Print the figures, and record those of the held half."""
    asked = argparse.ArgumentParser(description="Score reading on single sentences.")
    asked.add_argument(
        "names", nargs="*", default=[], metavar="FILE", help="files of tests/probes; otherwise all"
    )
    asked.add_argument("--held", action="store_true", help="the held half, once per final method")
    asked.add_argument("--record", action="store_true", help="append to benchmarks/results.csv")
    asked.add_argument(
        "-v", dest="told", action="store_true", help="print what was read otherwise (tune half)"
    )
    given = asked.parse_args()
    if given.told and given.held:
        asked.error("-v shows the tune half alone")
    half = "held" if given.held else "tune"
    method = " ".join(METHODS[m] for m in ("attribution", "stances", "acts", "counts"))
    rows = [
        Row(metric=f"probes-{half} {name} {part}", value=round(value, 1), unit="%", method=method)
        for name in (given.names or names())
        for part, value in figures(name, held=given.held, told=given.told).items()
    ]
    for row in rows:
        print(f"{row.metric:40} {row.value:>6}")
    if given.record:
        record(rows, seed=None)


if __name__ == "__main__":
    main()
