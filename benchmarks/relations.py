"""How two claims on one point stand to each other: our labels of the pairs in `tests/incidents` against the keys'.

    python -m benchmarks.relations            the tune half
    python -m benchmarks.relations --held     the held half: once per final method
    python -m benchmarks.relations -v         every pair labelled otherwise than in the key

A labelled passage is given to `corrobora.weighing.relations.relation` with the claims that our reading made of it: those whose passage
overlaps the quoted words, and the incidents they were joined to. Three figures for each label: precision, recall, F1. Macro F1 is their plain
mean over the five labels. Since much is lost in reading, the same figures stand beside it for the pairs of which both passages were read into a
claim, and for those of which both were read into a claim that holds the point in question (a number, a place, a date, a doer or a denial whose words lie in the
passage).
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.gold.annotation import Half
from tests.incidents.keys import KeyPair, Label, Passage, folders

from benchmarks.incidents import Weighed, weigh
from benchmarks.speed import Row, record
from corrobora.records import Claim, Report, Stance
from corrobora.weighing.comparisons import Relation
from corrobora.weighing.relations import METHOD, Account, Scene, relation
from corrobora.weighing.spans import find_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A pair of the key beside what we make of it."""

    folder: str
    pair: KeyPair
    one: Account
    other: Account
    ours: Relation

    @property
    def right(self) -> bool:
        """Whether our label is the key's."""
        return self.ours.label.value == self.pair.label.value

    @property
    def read(self) -> bool:
        """Whether both passages were read into a claim."""
        return bool(self.one.claims and self.other.claims)

    @property
    def pointed(self) -> bool:
        """Whether both were read into a claim that holds something of the passage's own words."""
        return all(any(holds_a_point(c, a) for c in a.claims) for a in (self.one, self.other))


def holds_a_point(claim: Claim, account: Account) -> bool:
    """Whether a number, place, date, doer or denial of a claim stands in the passage's words."""
    words = account.words
    if claim.stance in {Stance.DENIES, Stance.ADMITS}:
        return True
    texts = [count.wording for count in claim.counts]
    texts += [found.text for found in (claim.place, claim.when) if found is not None]
    texts += [] if claim.act is None else [party.text for party in claim.act.perpetrators]
    return any(text and text in words for text in texts)


def find(passage: Passage, report: Report) -> tuple[int, int]:
    """Return where a quotation stands; a line break of the report is a space of the key's.

    Raises:
        LookupError: the report does not hold it.

    """
    found = re.search(r"\s+".join(map(re.escape, passage.quote.split())), report.text)
    if found is None:
        raise LookupError(f"a quotation of {passage.report} does not stand in its text")
    return found.start(), found.end()


def account(passage: Passage, held: Weighed) -> Account:
    """Return a labelled passage with what was read from it."""
    report = next(r for r in held.dossier.reports if held.names[r.id] == passage.report)
    start, end = find(passage, report)
    claims = tuple(
        c for c in held.dossier.claims if c.report == report.id and c.start < end and start < c.end
    )
    scenes = tuple(
        Scene(incident=i.id, days=find_span(i.when.edtf) if i.when else None, place=i.place)
        for i in held.dossier.incidents
        if {c.id for c in claims} & set(i.claims)
    )
    return Account(report=report, start=start, end=end, claims=claims, scenes=scenes)


def label(held: Weighed) -> list[Labelled]:
    """Label every pair of a folder."""
    actors = {actor.id: actor for actor in held.dossier.actors}
    found = []
    for pair in held.key.pairs:
        one, other = account(pair.a, held), account(pair.b, held)
        ours = relation(one, other, actors=actors)
        found.append(Labelled(folder=held.key.folder.name, pair=pair, one=one, other=other, ours=ours))
    return found


def scores(pairs: Sequence[Labelled]) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of every label, in per cent."""
    made = {}
    for name in Label:
        both = sum(p.right and p.pair.label is name for p in pairs)
        ours = sum(p.ours.label.value == name.value for p in pairs)
        wanted = sum(p.pair.label is name for p in pairs)
        made[name.value] = (
            100 * both / ours if ours else 0.0,
            100 * both / wanted if wanted else 0.0,
            200 * both / (ours + wanted) if ours + wanted else 0.0,
        )
    return made


def macro(pairs: Sequence[Labelled]) -> float:
    """Return the plain mean of the labels' F1."""
    return sum(f1 for _, _, f1 in scores(pairs).values()) / len(Label)


def per_cent(found: Iterable[bool]) -> float:
    """Return the share that holds; of nothing, nothing."""
    held = list(found)
    return 100 * sum(held) / len(held) if held else 0.0


def told(pairs: Sequence[Labelled]) -> None:
    """Print every pair labelled otherwise than in the key."""
    for p in pairs:
        if not p.right:
            print(f"{p.folder} {p.pair.label} | ours {p.ours.label} ({p.ours.reason}, {p.ours.about})")
            print(
                f"   {p.pair.a.report}: {p.pair.a.quote}\n   {p.pair.b.report}: {p.pair.b.quote}\n   {p.pair.why}"
            )
    confused = Counter((p.pair.label.value, p.ours.label.value) for p in pairs if not p.right)
    for (wanted, ours), many in confused.most_common():
        print(f"{many:3}  {wanted} taken for {ours}")
    for reason, of in sorted(Counter(p.ours.reason.value for p in pairs).items()):
        hit = sum(p.right for p in pairs if p.ours.reason.value == reason)
        print(f"{hit:3} of {of:3}  {reason}")


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description="Score the relations of claims on the incident set.")
    asked.add_argument("--held", action="store_true", help="the held half, once per final method")
    asked.add_argument("--record", action="store_true", help="append to benchmarks/results.csv")
    asked.add_argument("-v", "--verbose", action="store_true", help="the mistakes; not with --held")
    given = asked.parse_args()
    if given.held and given.verbose:
        raise SystemExit("-v shows the keys of the folders; the held half is not looked at")
    half = Half.HELD if given.held else Half.TUNE
    pairs = [p for folder in folders(half) for p in label(weigh(folder))]
    if given.verbose:
        told(pairs)
    print(
        f"{half}: {len(pairs)} pairs; {per_cent(not p.read for p in pairs):.1f} % with a passage of which no claim was read"
    )
    for name, some in (
        ("all", pairs),
        ("both passages read", [p for p in pairs if p.read]),
        ("both read into the point", [p for p in pairs if p.pointed]),
    ):
        print(
            f"{name:26} {len(some):4} pairs  accuracy {per_cent(p.right for p in some):5.1f}  macro F1 {macro(some):5.1f}"
        )
    print(f"{'':26}    P      R     F1")
    for name, (precision, recall, f1) in scores(pairs).items():
        print(f"{name:26} {precision:5.1f}  {recall:5.1f}  {f1:5.1f}")
    if given.record:
        rows = [("macro F1", macro(pairs)), ("accuracy", per_cent(p.right for p in pairs))]
        rows += [("macro F1 both read", macro([p for p in pairs if p.read]))]
        rows += [(f"{name} F1", f1) for name, (_, _, f1) in scores(pairs).items()]
        record(
            [
                Row(metric=f"relations-{half} {name}", value=round(value, 1), unit="%", method=METHOD)
                for name, value in rows
            ],
            seed=None,
        )


if __name__ == "__main__":
    main()
