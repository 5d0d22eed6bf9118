"""The learner of the tally: it finds what makes a table of our own likely, and the benchmark's figures are those counted by hand."""

import numpy as np
from benchmarks.gunviolence import Answer, score
from training.tally import as_weights, fold_of, learn, tabulate

from corrobora.reading.tally import Tally, gather, weigh_evidence
from corrobora.records import Report, ReportId

NUMBERS = ("two", "three", "four", "five")


def test_what_the_reports_say_is_learnt() -> None:
    """Reports that say how many were killed teach to believe them, also where the number was never seen."""
    texts = [f"{word.capitalize()} people were killed in the market." for word in NUMBERS]
    evidence = [
        weigh_evidence([gather(Report(id=ReportId(str(n)), text=text))]) for n, text in enumerate(texts)
    ]
    table = tabulate(evidence, [(n, 0) for n in (2, 3, 4, 5)])
    tally = Tally(weights=as_weights(table, learn(table, [0, 1, 2], ridge=0.1)))
    assert [tally.conclude(e).killed.best for e in evidence] == [2, 3, 4, 5]
    assert [tally.conclude(e).injured.best for e in evidence] == [0, 0, 0, 0]


def test_learning_twice_gives_the_same_weights() -> None:
    evidence = [weigh_evidence([gather(Report(id=ReportId("r"), text="Two people were killed."))])]
    table = tabulate(evidence, [(2, 0)])
    assert np.array_equal(learn(table, [0]), learn(table, [0]))
    assert fold_of("101") == fold_of("101")


def test_the_figures_are_those_counted_by_hand() -> None:
    answers = [
        (Answer(truth=1, low=1, best=1, high=1), Answer(truth=2, low=0, best=1, high=2)),
        (Answer(truth=0, low=0, best=0, high=0), Answer(truth=4, low=2, best=4, high=None)),
        (Answer(truth=3, low=1, best=1, high=2), Answer(truth=0, low=0, best=0, high=0)),
    ]
    found = score(answers)
    assert (found.killed, found.injured, found.both) == (2 / 3, 2 / 3, 1 / 3)
    assert found.covered == 4 / 5
    assert found.width == 0
    assert abs(found.open_ - 1 / 6) < 1e-9
