"""What text made to be slow costs: repeated phrases, read at one length and at eight times that length.

    python -m benchmarks.hostile                       all shapes; appends to benchmarks/results.csv
    python -m benchmarks.hostile --only stances        the rules whose name begins so, a trial: prints and records nothing
    python -m benchmarks.hostile --only report --characters 2000

Anybody may send a report, so whoever wants a reader to hang may write one. For
each shape the seconds of processor time at the two lengths are printed, and
their ratio: 8 where the cost grows with the length, 64 where it grows with its
square. A run that takes longer than `LIMIT` seconds is broken off and marked.

Three kinds of rules: those that look over a whole report (dates, places, names
of people), those that look over a sentence, which is never longer than
`corrobora.reading.sentences.LONGEST` (stances; their long text has that length),
and the reading of a whole report by the rules and by the model.
"""

import argparse
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import FrameType

import corrobora
from benchmarks.speed import RESULTS, ROOT, Row, record
from corrobora.reading import read
from corrobora.reading.dates import find_dates
from corrobora.reading.places import find_places
from corrobora.reading.sentences import LONGEST, split_sentences
from corrobora.reading.stances import (
    demands,
    denies_in_words,
    explains,
    outlook,
    puts_in_train,
    under_demand,
    withholds,
)
from corrobora.reading.victims import find_names_of_people, find_victims
from corrobora.records import Report, ReportId, Speaker, SpeakerKind, When
from corrobora.workflow.reference import open_reference
from corrobora.workflow.trained import trained_judge, trained_reader

SHORT = 3_000
"""Characters of the shorter text for what looks over a whole report."""
TIMES = 8
LEAST = 0.05
"""Seconds of processor time over which runs of one text are repeated; their mean counts."""
LIMIT = 30.0
"""Seconds of processor time after which a reading is broken off."""

DATES = (
    "in 2020, 2021 and ", "Monday ", "the 17th of ", "late  ", "17 and 18 ", "1", "two days ", "February, ",
    "2020-", " " * 8,
)  # fmt: skip
PLACES = (
    "in Gao, ", "from Gao to ", "near the ", "20 km south of ", "Gao ", "A.", "A-", "the country's ", "(", " ",
    "\n", "Gao (AP) ",
)  # fmt: skip
PEOPLE = ("Aa", "Aaaa Bbbb ", "A", "Ann Bee, 23, ")
SENTENCES = (
    "the army said that ", "not ", "no ", "they had not ", "the men who ", "the men who fled would have ", "will not ", "must ",
    "simply ", "immediately ", "only ", "publicly ", "really ", "all ", "they was all ", " ", "a", "(", "“", ", ",
)  # fmt: skip
"""Behind each of `OPENINGS`: adverbs in -ly that two alternatives of a loop took once doubled the cost with every word."""
OPENINGS = ("", "the army has been ", "we ", "it was ", "the dead were ", "it ", "must ")
VICTIMS = ("of was ", "Ann Bee, 23, was shot and killed and ", "a man ", "two men were shot ", "killed, ", "shot and ", "Aa", "1")  # fmt: skip
REPORTS = (
    "the army said that ", "denied that he denied that ", "the army said that it had not killed the men who were fighters and ",
    "the men who will not ", "not ", "no ", "(", "“", "A. ", "Aaa Bbb (AB) ", "killed, ", "1", ", ", "a", "- Nine killed in the town\n",
    "Q: Who killed the men?\n\nA: The army killed nine men, he said.\n\n", "Ann Bee, 23, was shot and killed and ",
)  # fmt: skip
TELLS = "The army said that its soldiers killed nine men.\n\n"
"""Stands before every report, which would otherwise be put aside as telling of no violence."""
ARMY = Speaker(text="the army", kind=SpeakerKind.ARMED_FORCES)
WOMAN = Speaker(text="a woman", kind=SpeakerKind.EYEWITNESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one rule costs on one shape: seconds of processor time, `LIMIT` where it was broken off."""

    rule: str
    shape: str
    characters: int
    """Length of the shorter text."""
    short: float
    long: float

    @property
    def ratio(self) -> float:
        """How many times as much the long text costs."""
        return self.long / self.short

    @property
    def broken_off(self) -> bool:
        """Whether a reading reached the limit."""
        return self.long >= LIMIT


class _TooLong(Exception):
    """The limit is reached."""


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLong


def cost(rule: Callable[[str], object], text: str) -> float:
    """Return the mean seconds of processor time of one run, `LIMIT` where it takes longer.

    Runs are repeated for at least `LEAST` seconds, for some machines count
    processor time in steps of milliseconds. The timer counts the time of the
    whole process, the model's threads included; a regular expression heeds it.
    """
    signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    begun, runs = time.process_time(), 0
    try:
        while (taken := time.process_time() - begun) < LEAST:
            rule(text)
            runs += 1
    except _TooLong:
        return LIMIT
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return taken / runs


def _of_sentence(sentence: str) -> None:
    """Ask every rule of stances that looks over what is said."""
    for speaker in (ARMY, WOMAN):
        outlook(sentence, speaker)
        demands(sentence, speaker, told=True)
        denies_in_words(sentence, speaker, act=None, own=True)
        explains(sentence, speaker, act=None, own=True, granted=True)
    withholds(sentence)
    puts_in_train(sentence, ARMY)
    under_demand(sentence)


def rules() -> Mapping[str, tuple[Callable[[str], object], tuple[str, ...]]]:
    """Return the rules by name, each with the phrases that are repeated for it."""
    reference = open_reference(corrobora.Settings())
    monday = When(text="10 March 2025", edtf="2025-03-10")
    model, judge = trained_reader(), trained_judge()
    return {
        "dates": (partial(find_dates, anchor=monday), DATES),
        "places": (partial(find_places, gazetteer=reference.gazetteer), PLACES),
        "people": (find_names_of_people, PEOPLE),
        "sentences": (split_sentences, REPORTS),
        "stances": (_of_sentence, SENTENCES),
        "victims": (find_victims, VICTIMS),
        "report": (
            lambda text: read(
                Report(id=ReportId("hostile"), text=TELLS + text),
                gazetteer=reference.gazetteer,
                actors=reference.actors,
            ),
            REPORTS,
        ),
        "model": (model.mark, REPORTS),
        "judge": (judge.opinions, REPORTS),
    }


def _repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def measure(*, only: str = "", characters: int = SHORT) -> Iterator[Measured]:
    """Yield what every rule costs on every shape of it.

    Args:
        only: Rules whose name begins with this.
        characters: Length of the shorter text; of a sentence it is `LONGEST` over `TIMES`.

    """
    for name, (rule, shapes) in rules().items():
        if not name.startswith(only):
            continue
        of_sentence = name in {"stances", "victims"}
        short = LONGEST // TIMES if of_sentence else characters
        for opening in OPENINGS if name == "stances" else ("A man ",) if name == "victims" else ("",):
            for shape in shapes:
                yield Measured(
                    rule=name,
                    shape=f"{opening}{shape}",
                    characters=short,
                    short=cost(rule, opening + _repeated(shape, short)),
                    long=cost(rule, opening + _repeated(shape, TIMES * short)),
                )


def rows(found: list[Measured]) -> list[Row]:
    """Return two figures for each rule: the worst ratio and the worst cost of 1,000 characters of the long text."""
    made = []
    for rule in dict.fromkeys(one.rule for one in found):
        own = [one for one in found if one.rule == rule]
        steep, dear = max(own, key=lambda one: one.ratio), max(own, key=lambda one: one.long)
        method = f"{len(own)} shapes, processor time at {own[0].characters} characters and {TIMES} times that, mean of runs over {LEAST} s"
        per_thousand = 1e6 * dear.long / (TIMES * dear.characters)
        made.append(
            Row(metric=f"hostile-{rule}-ratio", value=round(steep.ratio, 1), unit="ratio",
                method=f"{method}; worst shape {steep.shape!r}")
        )  # fmt: skip
        made.append(
            Row(metric=f"hostile-{rule}-cost", value=round(per_thousand, 2), unit="ms/1000 characters",
                method=f"{method}; worst shape {dear.shape!r}{', broken off' if dear.broken_off else ''}")
        )  # fmt: skip
    return made


def main() -> None:
    """Measure, print, and append to the results."""
    parser = argparse.ArgumentParser(description="Measure what text made to be slow costs.")
    parser.add_argument("--only", default="", help="rules whose name begins so; nothing is recorded")
    parser.add_argument(
        "--characters", type=int, default=SHORT, help=f"length of the shorter text; below {SHORT:,} nothing is recorded"
    )  # fmt: skip
    given = parser.parse_args()
    if given.characters < 1:
        parser.error("--characters must be 1 or more")
    found = []
    for one in measure(only=given.only, characters=given.characters):
        found.append(one)
        print(
            f"{one.rule:10} {one.short:9.4f} s {one.long:9.4f} s {one.ratio:7.1f} {one.shape!r}"
            f"{' broken off' if one.broken_off else ''}",
            flush=True,
        )
    if not found:
        parser.error(f"no rule begins with {given.only!r}")
    if given.only or given.characters < SHORT:
        print("a trial; nothing was recorded")
        return
    record(rows(found))
    print(RESULTS.relative_to(ROOT))


if __name__ == "__main__":
    main()
