"""What the model learns of our own examples: how a speaker stands to what is said, and what befell those counted.

The examples (`training/examples`) are invented reports and single sentences, annotated by the guide of the gold set
(``tests/gold/README.md``). Whoever wrote them had seen neither the reader nor what it makes of a text; no line of them is
in the gold set, the probes or the incidents, which measure.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tests.gold.annotation import HERE as GOLD
from tests.gold.annotation import GoldClaim, Half, load_claims, load_reports, parse_shorthand
from tokenizers import Tokenizer
from torch import Tensor, nn

from corrobora.reading.counts import find_all_numbers
from corrobora.reading.marks import windows
from corrobora.reading.opinions import OUTCOMES, STANCES, named_nearest
from corrobora.reading.sentences import split_sentences
from corrobora.records import Span, Stance
from training.model import Judging, batch_of, mixed_precision

EXAMPLES = Path(__file__).parent / "examples"
PROBES = GOLD.parent / "probes"
COUNTS = 0.5
"""How much the outcomes of numbers weigh in the loss beside the stances of claims."""
_BEHIND = 40
"""A count may stand so many code points behind the passage it belongs to ("…, among them a midwife")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim: where it stands, who says it, and the stance to be learnt."""

    passage: Span
    sentence: Span
    speaker: Span | None
    spoken: bool
    """Whether somebody is made to say it; false for the outlet's own voice."""
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """An expression of number, and what befell those it counts; "none" where it counts nobody harmed."""

    stretch: Span
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with its claims and numbers."""

    id: str
    text: str
    claims: tuple[Judged, ...]
    numbers: tuple[Numbered, ...]


def examples(folder: Path = EXAMPLES) -> tuple[Example, ...]:
    """Return all examples, reports first, in the order of their ids."""
    texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted((folder / "reports").glob("*.txt"))}
    told = parse_shorthand((folder / "notes.txt").read_text(encoding="utf-8"), reports=texts)
    made = [of_report(known, text, [c for c in told if c.report == known]) for known, text in texts.items()]
    for file in sorted(folder.glob("*.jsonl")):
        made += [of_line(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines() if line]
    return tuple(made)


def tune_halves() -> tuple[Example, ...]:
    """Return the halves of the gold set and of the probes that may be learnt from, as examples."""
    claims = load_claims(GOLD / "tune.jsonl")
    made = [
        of_report(f"gold-{r.id}", r.text(), [c for c in claims if c.report == r.id])
        for r in load_reports(Half.TUNE)
    ]
    for file in sorted(PROBES.glob("*.jsonl")):
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        # every second line is held, as `benchmarks.probes` has it; their counts come without wordings
        made += [
            of_line({"speaker": None, **line, "counts": None})
            for line in lines[::2]
            if line.get("stance") in set(Stance)
        ]
    return tuple(made)


def of_report(known: str, text: str, claims: Sequence[GoldClaim]) -> Example:
    """Return an annotated report as an example; every number that no claim counts harmed nobody."""
    sentences = [Span(start=s.start, end=s.end) for s in split_sentences(text)]
    counted = [
        (*_wording(text, count.wording, claim.start, claim.end), str(count.outcome), count.low, count.high)
        for claim in claims
        for count in claim.counts
    ]
    judged = [
        Judged(
            passage=Span(start=c.start, end=c.end),
            sentence=around(sentences, c.start, c.end),
            speaker=None
            if c.speaker is None
            else named_nearest(text, c.speaker.text, Span(start=c.start, end=c.end)),
            spoken=c.speaker is not None,
            stance=c.stance,
        )
        for c in claims
    ]
    return Example(id=known, text=text, claims=tuple(judged), numbers=numbers(text, 0, counted))


def of_line(line: Mapping[str, Any]) -> Example:
    """Return a sentence behind its lead as an example."""
    text = f"{line['lead']} {line['text']}"
    start = len(line["lead"]) + 1
    told = line["counts"]
    counted = [(*_wording(text, w, start, len(text)), o, low, high) for w, o, low, high in told or ()]
    own = Span(start=start, end=len(text))
    stance = Stance(line["stance"])
    judged = Judged(
        passage=own,
        sentence=own,
        speaker=named_nearest(text, line["speaker"], own) if line["speaker"] else None,
        spoken=line["speaker"] is not None or stance is not Stance.REPORTS,
        stance=stance,
    )
    numbered = () if told is None else numbers(text, start, counted)
    return Example(id=line["id"], text=text, claims=(judged,), numbers=numbered)


def around(sentences: Sequence[Span], start: int, end: int) -> Span:
    """Return the sentences that a passage touches, as one stretch."""
    held = [s for s in sentences if s.start < end and start < s.end]
    return Span(start=min([start, *(s.start for s in held)]), end=max([end, *(s.end for s in held)]))


def _wording(text: str, words: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words of a count stand: in its passage, right behind it, or before it; (-1, -1) nowhere."""
    at = text.find(words, start)
    if not 0 <= at < end + _BEHIND:
        at = text.find(words, max(0, start - _BEHIND))
    return (at, at + len(words)) if at >= 0 else (-1, -1)


Counted = tuple[int, int, str, int | None, int | None]
"""Where a count stands, its outcome, its bounds."""


def numbers(text: str, first: int, counted: Sequence[Counted]) -> tuple[Numbered, ...]:
    """Return the expressions of number from an offset on, as the grammar finds them, with what befell those counted.

    What is counted without the grammar finding it ("his brother") is kept as annotated.
    """
    found: list[Numbered] = []
    used: set[int] = set()
    mentions: list[Span] = []
    for sentence in split_sentences(text):
        for mention in find_all_numbers(sentence.text):
            stretch = Span(start=sentence.start + mention.start, end=sentence.start + mention.end)
            if stretch.start < first:
                continue
            outcome = "none"
            for number, (start, end, told, low, high) in enumerate(counted):
                if start < stretch.end and stretch.start < end and (mention.low, mention.high) == (low, high):
                    outcome = told
                    used.add(number)
            mentions.append(stretch)
            found.append(Numbered(stretch=stretch, outcome=outcome))
    for number, (start, end, told, _, _) in enumerate(counted):
        if (
            number not in used
            and start >= first
            and not any(s.start < end and start < s.end for s in mentions)
        ):
            found.append(Numbered(stretch=Span(start=start, end=end), outcome=told))
    return tuple(found)


# ----------------------------------------------------------------------------------------- windows


@dataclass(slots=True, kw_only=True)
class Window:
    """One window of an example, with the pieces each claim and number takes up."""

    ids: list[int]
    claims: list[tuple[Judged, list[int], list[int], list[int]]] = field(default_factory=list)
    """(claim, pieces of the sentence, of the passage, of the speaker)"""
    numbers: list[tuple[Numbered, list[int]]] = field(default_factory=list)
    first: int = 0
    end: int = 0


def cut(example: Example, tokenizer: Tokenizer) -> list[Window]:
    """Cut an example into windows as a report is cut when it is read; a claim is in the window that holds most of it."""
    coded = tokenizer.encode(example.text, add_special_tokens=False)
    spans = list(coded.offsets)

    def pieces(stretch: Span | None, first: int, end: int) -> list[int]:
        if stretch is None:
            return []
        return [n - first for n in range(first, end) if stretch.start <= spans[n][0] < stretch.end]

    cuts = windows(example.text, spans)
    made = [Window(ids=coded.ids[first:end], first=first, end=end) for first, end in cuts]
    for claim in example.claims:
        shares = [len(pieces(claim.passage, w.first, w.end)) for w in made]
        most = max(shares, default=0)
        if most:
            window = made[shares.index(most)]
            at = (window.first, window.end)
            window.claims.append(
                (claim, pieces(claim.sentence, *at), pieces(claim.passage, *at), pieces(claim.speaker, *at))
            )
    for number in example.numbers:
        for window in made:
            held = pieces(number.stretch, window.first, window.end)
            if held:
                window.numbers.append((number, held))
                break
    return [w for w in made if w.claims or w.numbers]


def batches(found: Sequence[Window], size: int, rng: random.Random) -> list[list[Window]]:
    """Put windows of like length together, ``size`` windows' worth of 190 pieces to a batch, in random order."""
    ordered = sorted(found, key=lambda w: len(w.ids) + rng.random() * 20, reverse=True)
    groups: list[list[Window]] = [[]]
    for one in ordered:
        longest = len(groups[-1][0].ids) if groups[-1] else 0
        if groups[-1] and (len(groups[-1]) + 1) * longest > size * 190:
            groups.append([])
        groups[-1].append(one)
    rng.shuffle(groups)
    return groups


def _masks(rows: Sequence[Sequence[int]], length: int) -> Tensor:
    mask = torch.zeros(len(rows), length)
    for number, row in enumerate(rows):
        mask[number, [n + 1 for n in row]] = 1
    return mask


def queries(
    batch: Sequence[Window], length: int
) -> tuple[list[Judged], tuple[Tensor, ...], list[Numbered], tuple[Tensor, ...]]:
    """Return the claims of a batch with their rows and masks, and its numbers with theirs."""
    claims = [c for w in batch for c in w.claims]
    counted = [n for w in batch for n in w.numbers]
    rows = torch.tensor([r for r, w in enumerate(batch) for _ in w.claims], dtype=torch.long)
    of_numbers = torch.tensor([r for r, w in enumerate(batch) for _ in w.numbers], dtype=torch.long)
    sentences, passages, speakers = (
        _masks([s for _, s, _, _ in claims], length),
        _masks([p for _, _, p, _ in claims], length),
        _masks([v for _, _, _, v in claims], length),
    )
    spoken = torch.tensor([[float(c.spoken)] for c, _, _, _ in claims]).view(-1, 1)
    return (
        [c for c, _, _, _ in claims],
        (rows, sentences, passages, speakers, spoken),
        [n for n, _ in counted],
        (of_numbers, _masks([held for _, held in counted], length)),
    )


def weights(found: Sequence[Example]) -> Tensor:
    """Return how much a claim of each stance weighs: rare ones more, by the power of 0.4 of their rarity."""
    tally = np.bincount([STANCES.index(c.stance) for e in found for c in e.claims], minlength=len(STANCES))
    return torch.tensor((tally.mean() / np.maximum(tally, 3)) ** 0.4, dtype=torch.float32)


def loss_of(model: Judging, batch: Sequence[Window], weighed: Tensor) -> Tensor:
    """Return the loss of a batch: stances of its claims, outcomes of its numbers."""
    ids, attended = batch_of([w.ids for w in batch])
    with mixed_precision():
        states = model(ids, attended)
    states = states.float()
    claims, asked, counted, of_numbers = queries(batch, ids.shape[1])
    total = states.new_zeros(())
    if claims:
        stance = model.judge.claims(states, *asked)
        wanted = torch.tensor([STANCES.index(c.stance) for c in claims])
        total = total + nn.functional.cross_entropy(stance, wanted, weight=weighed, label_smoothing=0.05)
    if counted:
        wanted = torch.tensor([OUTCOMES.index(n.outcome) for n in counted])
        found = model.judge.numbers(states, *of_numbers)
        total = total + COUNTS * nn.functional.cross_entropy(found, wanted, label_smoothing=0.02)
    return total


def shares(stances: Sequence[tuple[int, int]], outcomes: Sequence[tuple[int, int]]) -> dict[str, float]:
    """Return the figures of (right, found) pairs of stances and of outcomes, in per cent."""
    right = sum(a == b for a, b in stances)
    harmed = [(a, b) for a, b in outcomes if a or b]
    return {
        "stance": round(100 * right / max(1, len(stances)), 1),
        "stance macro F1": round(100 * _macro(stances), 1),
        "outcomes": round(100 * sum(a == b for a, b in outcomes) / max(1, len(outcomes)), 1),
        "outcomes F1": round(
            200 * sum(a == b for a, b in harmed) / max(1, sum(bool(a) + bool(b) for a, b in harmed)), 1
        ),
    }


def _macro(pairs: Sequence[tuple[int, int]]) -> float:
    shares = []
    for kind in range(len(STANCES)):
        both = sum(a == b == kind for a, b in pairs)
        either = sum(a == kind for a, _ in pairs) + sum(b == kind for _, b in pairs)
        if either:
            shares.append(2 * both / either)
    return float(np.mean(shares or [0]))


def losses(
    model: Judging, found: Sequence[Window], weighed: Tensor, size: int, rng: random.Random
) -> list[partial[Tensor]]:
    """Return the loss of every batch of one pass, in random order."""
    return [partial(loss_of, model, b, weighed) for b in batches(found, size, rng)]
