"""How well reports are read: our claims against those of the gold set (`tests/gold`).

    python -m benchmarks.gold                the tune half
    python -m benchmarks.gold --held         the held half: once per final method
    python -m benchmarks.gold --agreement    the two human readers against each other

The shipped judge is taught the tune half (`training/judging.py`), and rules were made on it: its figures say what stands,
not what new reports will give.

What is counted, and out of what: `tests.gold.scoring`. With ``--record`` the figures are appended to
``benchmarks/results.csv``.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.gold.annotation import HERE, Half, load_claims, load_reports
from tests.gold.scoring import (
    Pairing,
    Said,
    Tally,
    agreement,
    asserted_kinds,
    claims_found,
    cores,
    kinds,
    macro_f1,
    of_gold,
    of_ours,
    pair,
    pooled,
    same_voice,
    speaker_kinds,
    stances,
    table,
)

import corrobora
from benchmarks.speed import Row, record
from corrobora.records import Stance
from corrobora.workflow.actors import load_actors, standard_actors


def read_half(half: Half) -> dict[str, tuple[Said, ...]]:
    """Read the reports of a half with the set's own places and parties; claims by the report's id.

    Raises:
        ValueError: intake holds another text than the file, so that the offsets would not meet.

    """
    reports = load_reports(half)
    settings = corrobora.Settings(gazetteer=HERE / "gazetteer.csv", actors=HERE / "actors.csv")
    names = {a.id: (a.name, *a.aliases) for a in (*standard_actors(), *load_actors(HERE / "actors.csv"))}
    found: dict[str, tuple[Said, ...]] = {r.id: () for r in reports}
    for report, reading in corrobora.read([r.path for r in reports], settings=settings):
        for path in report.paths:
            known = Path(path).stem
            if (
                report.text.rstrip()
                != (HERE / "reports" / f"{known}.txt").read_text(encoding="utf-8").rstrip()
            ):
                raise ValueError(f"{known}: intake holds another text than the file; offsets do not meet")
            found[known] = tuple(of_ours(c, report=known, names=names) for c in reading.claims)
    return found


def compare(gold: Sequence[Said], ours: Mapping[str, Sequence[Said]]) -> Pairing:
    """Pair the claims of every report that ``ours`` has an entry for."""
    texts = {r.id: r.text() for r in load_reports()}
    return pooled(
        pair([s for s in gold if s.report == known], claims, text=texts[known])
        for known, claims in sorted(ours.items())
    )


def score_lines(pairing: Pairing) -> Iterator[str]:
    """Yield the report of a half, line by line."""
    found = claims_found(pairing)
    yield f"claims: P {found.precision:.1%} R {found.recall:.1%} F1 {found.f1:.1%} ({found.both} paired, {found.gold} in the set, {found.found} ours)"
    alone, whole = stances(pairing, whole=False), stances(pairing, whole=True)
    yield f"stance macro F1: {macro_f1(alone):.1%} over the pairs, {macro_f1(whole):.1%} end to end"
    yield f"{'stance':34}{'P':>7}{'R':>7}{'F1':>7}{'n':>5}   end to end{'P':>7}{'R':>7}{'F1':>7}{'n':>5}"
    none = Tally(both=0, found=0, gold=0)
    for stance in Stance:
        a, w = alone.get(stance, none), whole.get(stance, none)
        yield (
            f"{stance:34}{a.precision:7.1%}{a.recall:7.1%}{a.f1:7.1%}{a.gold:5}"
            f"{'':13}{w.precision:7.1%}{w.recall:7.1%}{w.f1:7.1%}{w.gold:5}"
        )
    for name, a, w in table(pairing):
        yield (
            f"{name:34}{a.precision:7.1%}{a.recall:7.1%}{a.f1:7.1%}{a.gold:5}"
            f"{'':13}{w.precision:7.1%}{w.recall:7.1%}{w.f1:7.1%}{w.gold:5}"
        )
    alike = speaker_kinds(pairing)
    yield f"kind of the speakers that are the same: {alike.precision:.1%} of {alike.found}"


def agreement_lines(pairing: Pairing) -> Iterator[str]:
    """Yield the agreement of two readers, line by line."""
    found = claims_found(pairing)
    yield f"claims: {found.both} in both, {len(pairing.missed)} of the first alone, {len(pairing.invented)} of the second alone, F1 {found.f1:.1%}"
    yield f"{'field':30}{'pairs':>7}{'agree':>8}{'kappa':>8}"
    for name, pairs, share, beyond in agreement(pairing):
        yield f"{name:30}{pairs:7}{share:8.1%}{beyond:8.3f}"


def differing_lines(pairing: Pairing) -> Iterator[str]:
    """Yield what the two do not agree in, passage by passage."""
    texts = {r.id: r.text() for r in load_reports()}

    def worded(said: Said) -> str:
        voice = "-" if said.voice is None else said.voice.texts[0]
        return f"{voice} | {said.stance} | {[*asserted_kinds(said)]} | {[n.core for n in said.numbers]} | {[*said.places]} | {[*said.times]}"

    for gold, ours in pairing.pairs:
        same = (
            same_voice(gold.voice, ours.voice)
            and gold.stance == ours.stance
            and set(cores(gold)) == set(cores(ours))
            and set(kinds(gold)) == set(kinds(ours))
        )
        if not same:
            yield f"{gold.report} {texts[gold.report][gold.start : gold.end]!r}\n    set:  {worded(gold)}\n    ours: {worded(ours)}"
    for name, left in (("missed", pairing.missed), ("invented", pairing.invented)):
        for said in left:
            yield f"{said.report} {name} {texts[said.report][said.start : said.end]!r}\n    {worded(said)}"


def rows(pairing: Pairing, half: Half) -> list[Row]:
    """Return the figures of a half as they are recorded, in per cent with one decimal."""
    method = f"gold set, {half} half, {len(load_reports(half))} reports; F1"
    found = [
        ("claims", claims_found(pairing).f1),
        ("stance-macro-pairs", macro_f1(stances(pairing, whole=False))),
        ("stance-macro-end-to-end", macro_f1(stances(pairing, whole=True))),
    ]
    for name, alone, whole in table(pairing):
        short = name.replace(":", "").replace(",", "").replace(" ", "-")
        found += [(f"{short}-pairs", alone.f1), (f"{short}-end-to-end", whole.f1)]
    return [
        Row(metric=f"gold-{half}-{name}", value=round(100 * value, 1), unit="%", method=method)
        for name, value in found
    ]


def main() -> None:
    """Read a half and print its figures, or those of the two human readers."""
    parser = argparse.ArgumentParser(description="Score the reader on the gold set.")
    parser.add_argument("--held", action="store_true", help="the half never tuned on: once per final method")
    parser.add_argument("--agreement", action="store_true", help="the two human readers, on both halves")
    parser.add_argument(
        "--differing", action="store_true", help="also print what differs (never of the held half)"
    )
    parser.add_argument("--record", action="store_true", help="append the figures to benchmarks/results.csv")
    given = parser.parse_args()
    if given.agreement:
        first = [of_gold(c) for half in Half for c in load_claims(HERE / f"{half}.jsonl")]
        if not (HERE / "second.jsonl").exists():
            parser.error("no tests/gold/second.jsonl; the guide beside it says how a second reader makes it")
        second = [of_gold(c) for c in load_claims(HERE / "second.jsonl")]
        read = {r: tuple(s for s in second if s.report == r) for r in {s.report for s in second}}
        pairing = compare(first, read)
        lines = agreement_lines(pairing)
    else:
        if given.held and given.differing:
            parser.error("--differing would show the held half; nobody who works on a reader may see it")
        half = Half.HELD if given.held else Half.TUNE
        pairing = compare([of_gold(c) for c in load_claims(HERE / f"{half}.jsonl")], read_half(half))
        lines = score_lines(pairing)
        if given.record:
            record(rows(pairing, half))
    for line in lines:
        print(line)
    if given.differing:
        for line in differing_lines(pairing):
            print(line)


if __name__ == "__main__":
    main()
