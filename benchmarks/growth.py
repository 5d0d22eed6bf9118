"""What joining costs as reports grow in number: seconds and memory at 1,000, 10,000 and 100,000 reports.

    python -m benchmarks.growth --sizes 1000 10000      a trial: prints, records nothing
    python -m benchmarks.growth --record                all sizes: appends to results.csv

The reports are invented by seed, and made as records: no text is read. They come
at `A_DAY` a day from one world, whose towns, parties and families stay the same
however long it lasts, as in an archive that a team keeps for years. So ten times the
reports are ten times the days, and every town, party and name has met ten times as
often: whoever compares all that share a town, a party or a toll pays a hundredfold.

About a third of the reports share their incident with another (`SEVERAL`). Towns
and families are drawn by rank (the n-th as often as 1/n), tolls mostly small. A report words what
it has of its incident: the day or only the month, the town or only the region, a toll
that may be off by some, the perpetrator or nobody; one in twenty comes months later.
Words that tell nothing are drawn from an invented vocabulary by rank, some of them
shared by the reports of an incident.

The words are invented, so the shipped term statistics know none of them and would hold the commonest for the rarest. How telling a word is is counted over
`SAMPLE` other reports of the same world, once for all sizes: frozen with the method, as the shipped statistics are. The weights are those shipped.

Each size runs in an interpreter of its own. Seconds are of the process, not of the clock
on the wall, and of joining alone; memory is the most the process ever held, and what
joining added to what the records took. The last `ONE_BY_ONE` reports are kept back and come one by one to what was joined (`Joining`), the
incidents being asked for each time: what is told is the median, and that of all at once is measured without them.
"""

import argparse
import gc
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from statistics import median
from typing import Final

from benchmarks.clusters import grouped, pairs
from benchmarks.joining import Shelf, homes
from benchmarks.speed import ROOT, SEED, Row, record
from corrobora.merging import METHODS as MERGING_METHODS
from corrobora.merging import Joining, Likeness, Terms
from corrobora.merging.terms import sketch_of, words_of
from corrobora.records import (
    Act,
    ActKind,
    Claim,
    CopyEdge,
    Count,
    Dated,
    Outcome,
    Party,
    Place,
    Placed,
    Reading,
    Report,
    ReportId,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    StepKind,
    When,
    digest,
)
from corrobora.workflow.joining import standard_likeness

SIZES: Final = (1_000, 10_000, 100_000)
A_DAY: Final = 50
"""Reports that come on one day."""
BEGIN: Final = date(2031, 1, 1)
TOWNS: Final = 3_000
REGIONS: Final = 60
COUNTRIES: Final = ("XA", "XB", "XC", "XD", "XE", "XF")
"""Codes that ISO 3166 leaves to users."""
PARTIES_OF_A_REGION: Final = 4
FAMILIES: Final = 4_000
GIVEN: Final = 400
VOCABULARY: Final = 20_000
SEVERAL: Final = 1 / 7
"""Share of incidents told by two to four reports, three on average; the others by one. So a third of reports share an incident."""
COPIES: Final = 0.15
"""Share of an incident's later reports that repeat the first one's words."""
LATE: Final = 0.05
"""Share of reports that come two to thirteen months later."""
OUTLETS: Final = 200
SAMPLE: Final = 6_000
"""Reports over which words are counted, about as many as the shipped statistics rest on."""
WIDTH: Final = 1 << 16
"""Counters of a row, as shipped."""
ONE_BY_ONE: Final = 20
KINDS: Final = (
    ActKind.KILLING,
    ActKind.ATTACK,
    ActKind.AIR_STRIKE,
    ActKind.DRONE_STRIKE,
    ActKind.SHELLING,
    ActKind.ABDUCTION,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """A report that nobody wrote, what reading would have given, and its incident."""

    report: Report
    reading: Reading
    incident: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A place of the invented world."""

    name: str
    region: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What happened in truth, of which every report words a part."""

    number: int
    day: date
    town: Town
    kind: ActKind
    perpetrator: Party
    killed: int
    injured: int
    victims: tuple[str, ...]
    words: tuple[str, ...]


class Drawn:
    """Names or words drawn by rank: the n-th as often as 1/n."""

    def __init__(self, held: Sequence[str]) -> None:
        self._held = held
        self._sums = list(accumulate(1 / n for n in range(1, len(held) + 1)))

    def draw(self, chance: random.Random, number: int) -> list[str]:
        """Return so many, repeated ones included."""
        return chance.choices(self._held, cum_weights=self._sums, k=number)


class World:
    """Towns, parties, families and words that stay the same however many reports there are."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - an invented world is there to be repeated
        names = _names(chance)
        self.regions = [next(names) for _ in range(REGIONS)]
        corners = [(chance.uniform(-30, 30), chance.uniform(-150, 150)) for _ in range(REGIONS)]
        self.towns = {}
        for _ in range(TOWNS):
            region = chance.randrange(REGIONS)
            lat, lon = corners[region]
            name = next(names)
            self.towns[name] = Town(
                name=name,
                region=region,
                lat=lat + chance.uniform(0, 3),
                lon=lon + chance.uniform(0, 3),
            )
        self.parties = [
            [
                Party(text=f"{name} Front", actor=f"invented:{name.lower()}")
                for name in (next(names) for _ in range(PARTIES_OF_A_REGION))
            ]
            for _ in range(REGIONS)
        ]
        self.by_rank = Drawn(list(self.towns))
        self.families = Drawn([next(names) for _ in range(FAMILIES)])
        self.given = Drawn([next(names) for _ in range(GIVEN)])
        self.words = Drawn([next(names).lower() for _ in range(VOCABULARY)])

    def incident(self, number: int, day: date, chance: random.Random) -> Happened:
        """Let something happen."""
        town = self.towns[self.by_rank.draw(chance, 1)[0]]
        # most attacks kill few: a share of 1/n kills n or more
        killed = min(int(1 / (1 - chance.random())), 400)
        return Happened(
            number=number,
            day=day,
            town=town,
            kind=chance.choice(KINDS),
            perpetrator=chance.choice(self.parties[town.region]),
            killed=killed,
            injured=chance.randrange(2 * killed + 1),
            victims=tuple(
                f"{self.given.draw(chance, 1)[0]} {self.families.draw(chance, 1)[0]}"
                for _ in range(chance.randrange(3))
            ),
            words=tuple(self.words.draw(chance, 12)),
        )


_BEGINNINGS: Final = "b br d dr f g gr h j k kl l m n p r s sh st t tr v w y z".split()
_MIDDLES: Final = "a e i o u aa ei ou".split()
_ENDINGS: Final = " n r s l m k sh nd".split(" ")


def _names(chance: random.Random) -> Iterator[str]:
    """Yield invented names, none twice."""
    seen: set[str] = set()
    while True:
        name = "".join(
            chance.choice(_BEGINNINGS) + chance.choice(_MIDDLES) for _ in range(chance.randint(2, 3))
        )
        name = (name + chance.choice(_ENDINGS)).capitalize()
        if name not in seen:
            seen.add(name)
            yield name


def invent(number: int, *, seed: int = SEED) -> tuple[Invented, ...]:
    """Return so many invented reports; the same for one number and seed."""
    return tuple(iter_invented(number, seed=seed))


def iter_invented(number: int, *, seed: int = SEED) -> Iterator[Invented]:
    """Yield so many invented reports; the same for one number and seed."""
    world = World(seed)
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - see above
    days = max(number // A_DAY, 1)
    made = incident = 0
    while made < number:
        happened = world.incident(incident, BEGIN + timedelta(days=chance.randrange(days)), chance)
        told = chance.randint(2, 4) if chance.random() < SEVERAL else 1
        first = _report(made, happened, world, chance)
        yield first
        made += 1
        for _ in range(min(told - 1, number - made)):
            again = chance.random() < COPIES
            yield _copy(made, first, chance) if again else _report(made, happened, world, chance)
            made += 1
        incident += 1


def invented_likeness(*, seed: int = SEED) -> Likeness:
    """Return the shipped weights with the words of the invented world counted over reports that are not measured."""
    # one after the other: what the sample takes must not hide what joining takes
    counts = Counter(word for one in iter_invented(SAMPLE, seed=seed) for word in words_of(one.report.text))
    return replace(standard_likeness(), terms=Terms(documents=SAMPLE, sketch=sketch_of(counts, width=WIDTH)))


class Page:
    """A text in the making, with the places of its sentences and names."""

    def __init__(self) -> None:
        self.text = ""
        self.names: list[Span] = []
        self.paragraphs: list[Span] = []

    def say(self, sentence: str, *names: str) -> Span:
        """Add a sentence and return its place; the names in it are noted."""
        start = len(self.text)
        self.text += sentence + "\n\n"
        for name in names:
            at = sentence.find(name)
            if at >= 0:
                self.names.append(Span(start=start + at, end=start + at + len(name)))
        said = Span(start=start, end=start + len(sentence))
        self.paragraphs.append(said)
        return said


def _report(number: int, happened: Happened, world: World, chance: random.Random) -> Invented:
    """Word a part of what happened."""
    region = world.regions[happened.town.region]
    in_town = chance.random() < 0.85
    named = happened.town.name if in_town else region
    place = Place(
        text=named,
        name=named,
        id=f"invented:{named}",
        lat=happened.town.lat,
        lon=happened.town.lon,
        country=COUNTRIES[happened.town.region % len(COUNTRIES)],
        admin1=region,
        where_prec=1 if in_town else 4,
        geo_prec=1 if in_town else 3,
    )
    to_the_day = chance.random() < 0.85
    edtf = happened.day.isoformat() if to_the_day else happened.day.isoformat()[:7]
    late = chance.randint(60, 400) if chance.random() < LATE else chance.randint(0, 6)
    published = (happened.day + timedelta(days=late)).isoformat()
    killed = max(1, happened.killed + chance.choice((0, 0, 0, 1, -1)))
    parties = (happened.perpetrator,) if chance.random() < 0.7 else ()
    who = parties[0].text if parties else "Unknown men"

    when = When(text=edtf, edtf=edtf, date_prec=1 if to_the_day else 4)

    page = Page()
    lead = page.say(f"{who} killed {killed} people in {named} on {edtf}.", named)
    hurt = page.say(f"A resident said {happened.injured} others were hurt.")
    deaths = [page.say(f"{victim} was among the dead.", victim) for victim in happened.victims]
    denial = page.say(f"A spokesman of the {happened.perpetrator.text} denied it.")
    shared = chance.sample(happened.words, 8)
    page.say(" ".join([*world.words.draw(chance, 40), *shared]).capitalize() + ".")

    id_ = ReportId(digest("invented", str(number)))
    act = Act(kind=happened.kind, perpetrators=parties)
    claims = [
        replace(
            _claim(id_, lead, Stance.REPORTS),
            act=act,
            place=place,
            when=when,
            counts=(_count(Outcome.KILLED, killed),),
        ),
        replace(
            _claim(id_, hurt, Stance.AFFIRMS),
            speaker=Speaker(text="a resident", kind=SpeakerKind.EYEWITNESS),
            act=Act(kind=ActKind.INJURY),
            counts=(_count(Outcome.INJURED, happened.injured),),
        ),
        *(replace(_claim(id_, at, Stance.REPORTS), act=Act(kind=ActKind.KILLING)) for at in deaths),
    ]
    steps: tuple[Step, ...] = ()
    if parties:
        spokesman = Speaker(
            text=f"a spokesman of the {who}", kind=SpeakerKind.ARMED_GROUP, actor=parties[0].actor
        )
        answer = replace(_claim(id_, denial, Stance.DENIES), speaker=spokesman)
        claims.append(answer)
        if chance.random() < 0.2:
            steps = (Step(step=StepKind.DEMANDED, of=parties[0], claims=(answer.id,)),)
    return Invented(
        report=Report(
            id=id_,
            text=page.text,
            external_id=str(number),
            outlet=f"Outlet {chance.randrange(OUTLETS)}",
            published=When(text=published, edtf=published, date_prec=1),
        ),
        reading=Reading(
            report=id_,
            claims=tuple(claims),
            steps=steps,
            names=tuple(page.names),
            paragraphs=tuple(page.paragraphs),
            dates=(Dated(start=lead.end - 1 - len(edtf), end=lead.end - 1, when=when),),
            places=(Placed(start=page.names[0].start, end=page.names[0].end, place=place),),
        ),
        incident=happened.number,
    )


def _copy(number: int, of: Invented, chance: random.Random) -> Invented:
    """Repeat a report's words in another outlet."""
    id_ = ReportId(digest("invented", str(number)))
    return Invented(
        report=replace(
            of.report,
            id=id_,
            external_id=str(number),
            outlet=f"Outlet {chance.randrange(OUTLETS)}",
            copy_of=(CopyEdge(report=of.report.id, share=1.0, evidence="invented"),),
        ),
        reading=replace(
            of.reading,
            report=id_,
            claims=tuple(replace(claim, report=id_) for claim in of.reading.claims),
            steps=(),
        ),
        incident=of.incident,
    )


def _claim(report: ReportId, at: Span, stance: Stance) -> Claim:
    return Claim(
        report=report,
        text_sha256="",
        start=at.start,
        end=at.end,
        speaker=None,
        stance=stance,
        method="invented",
    )


def _count(outcome: Outcome, number: int) -> Count:
    return Count(outcome=outcome, low=number, high=number, exact=True, wording=str(number))


# --------------------------------------------------------------------------- the run


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What joining so many reports took."""

    reports: int
    seconds: float
    peak_mb: float
    """The most the process held."""
    added_mb: float
    """Of it, what `join` added to the records."""
    incidents: int
    one_more: float
    """Seconds that one report more takes, in the middle."""
    pairs_f1: float
    """Share, 0 to 1: a check that something was joined, no figure of quality."""


def work(number: int) -> Cost:
    """Join so many invented reports in this process."""
    made = invent(number)
    pages = {one.report.id: str(one.report.external_id) for one in made}
    shelf = Shelf(
        reports={one.report.id: one.report for one in made},
        readings=tuple(one.reading for one in made),
        pages=pages,
    )
    key = grouped({str(one.report.external_id): one.incident for one in made})
    joining = Joining(likeness=invented_likeness())
    del made
    gc.collect()
    before = _peak_mb()
    begin = time.process_time()
    for reading in shelf.readings[:-ONE_BY_ONE]:
        joining.add(shelf.reports[reading.report], reading)
    joined = joining.joined()
    seconds = time.process_time() - begin
    peak = _peak_mb()
    each = []
    for reading in shelf.readings[-ONE_BY_ONE:]:
        begin = time.process_time()
        joining.add(shelf.reports[reading.report], reading)
        joined = joining.joined()
        each.append(time.process_time() - begin)
    return Cost(
        reports=number,
        seconds=seconds,
        peak_mb=peak,
        added_mb=peak - before,
        incidents=len(joined.incidents),
        one_more=median(each),
        pairs_f1=pairs(key, grouped(homes(joined, shelf))).f1,
    )


def _peak_mb() -> float:
    # kilobytes on Linux
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(number: int) -> Cost:
    """Join so many invented reports in an interpreter of its own."""
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.growth", "--worker", str(number)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    return Cost(**json.loads(told.stdout.splitlines()[-1]))


def rows_of(costs: Sequence[Cost]) -> list[Row]:
    """Return the figures as lines of the results, each size's seconds also as a multiple of those of the size before."""
    rows = []
    for before, cost in zip((None, *costs), costs, strict=False):
        size = f"{cost.reports:_}".replace("_", " ")
        method = f"{MERGING_METHODS['joining']}, invented reports, {A_DAY} a day, {cost.incidents} incidents, pairs of reports by their first claims F1 {100 * cost.pairs_f1:.1f}"
        rows += [
            Row(
                metric=f"joining-growth {size} reports", value=round(cost.seconds, 2), unit="s", method=method
            ),
            Row(
                metric=f"joining-growth {size} peak memory",
                value=round(cost.peak_mb),
                unit="MB",
                method=method,
            ),
            Row(
                metric=f"joining-growth {size} added memory",
                value=round(cost.added_mb),
                unit="MB",
                method=method,
            ),
        ]
        rows.append(
            Row(
                metric=f"joining-growth one more to {size}",
                value=round(cost.one_more, 3),
                unit="s",
                method=method,
            )
        )
        if before is not None:
            shown = f"{before.reports:_}".replace("_", " ")
            rows.append(
                Row(
                    metric=f"joining-growth {size} to {shown}",
                    value=round(cost.seconds / before.seconds, 1),
                    unit="ratio",
                    method=method,
                )
            )
    return rows


def main() -> None:
    """Measure, print, and append to the results where all sizes were measured."""
    asked = argparse.ArgumentParser(description="Measure what joining costs as reports grow in number.")
    asked.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="reports, least first")
    asked.add_argument("--record", action="store_true", help="append to benchmarks/results.csv")
    asked.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.worker:
        print(json.dumps(asdict(work(given.worker))))
        return
    sizes = tuple(sorted(given.sizes))
    if given.record and sizes != SIZES:
        asked.error("--record needs all sizes: others are trials")
    rows = rows_of([measure(number) for number in sizes])
    for row in rows:
        print(f"{row.metric:44} {row.value:>10,} {row.unit:6} {row.method}")
    if given.record:
        record(rows)


if __name__ == "__main__":
    main()
