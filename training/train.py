"""Train a model with one seed.

python -m training.train --seed 1 --out build/student-1
python -m training.train --teacher wheels --seed 1 --out build/teacher-1
"""

import argparse
import json
import random
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training import attribution, learn, rolemarks, roles, teach
from training.corpora import polnear
from training.encoder import STUDENT, TEACHER, load_encoder, tokenizer_file
from training.model import Model
from training.muc4 import muc4
from training.templates import Policy, tuned

STOPPED = "pass.pt"
"""What a training that was stopped goes on from: written after every pass over the corpora."""
SETTINGS = ("epochs", "rate", "batch", "frozen", "without_roles", "lessons")


def dev_roles(model: Model, tokenizer: Tokenizer) -> dict[str, float]:
    """Return the figures of roles on dev with the bounds that suit dev best: an optimistic reading, for steering."""
    documents = muc4("dev")
    found = roles.readings(documents, roles.cut_documents(documents, tokenizer), roles.by_torch(model))
    policy = tuned(documents, found, start=Policy())
    return rolemarks.role_figures(documents, found, policy) | {
        f"bound {k}": v for k, v in asdict(policy).items() if v is not None
    }


def _resumed(
    path: Path,
    model: Model,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    rng: random.Random,
) -> tuple[int, float, float, float]:
    """Take up a stopped training; return its step, running loss, seconds and core seconds.

    The strip that dropout cuts its masks from is drawn anew, so that a training
    that was stopped ends within the spread of the seeds, not on the same bytes.
    """
    held = torch.load(path, weights_only=False)
    model.load_state_dict(held["model"])
    optimizer.load_state_dict(held["optimizer"])
    schedule.load_state_dict(held["schedule"])
    rng.setstate(held["rng"])
    torch.set_rng_state(held["torch"])
    told: tuple[int, float, float, float] = held["told"]
    return told


def main() -> None:
    """Train and write weights and the figures on dev."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--epochs", type=float, default=6)
    asked.add_argument("--rate", type=float, default=1.5e-4)
    asked.add_argument("--batch", type=int, default=12)
    asked.add_argument("--teacher", type=Path, help="folder with the teacher's wheels: train the teacher")
    asked.add_argument("--lessons", type=Path, help="folder that `training.teach` wrote")
    asked.add_argument("--without-roles", action="store_true", help="attributions alone")
    asked.add_argument("--frozen", type=int, default=0, help="so many lowest layers stay as they are")
    asked.add_argument(
        "--resume", action="store_true", help="go on after the last whole pass that --out holds"
    )
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    tokenizer = Tokenizer.from_file(str(tokenizer_file()))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    train = [attribution.cut(a, tokenizer) for a in polnear("train")]
    dev = [attribution.cut(a, tokenizer) for a in polnear("dev")]
    taught = [x for f in sorted(given.lessons.glob("*.npz")) for x in teach.read(f)] if given.lessons else []
    acts = roles.cut_documents(muc4("train"), tokenizer)
    model = Model(load_encoder(TEACHER if given.teacher else STUDENT, wheels=given.teacher))
    if given.frozen:
        still = (model.encoder.words, model.encoder.positions, model.encoder.norm, model.encoder.relative)
        for module in (*still, *model.encoder.layers[: given.frozen]):
            if module is not None:
                module.requires_grad_(requires_grad=False)
    inner = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": given.rate}, {"params": heads, "lr": 1e-3}], weight_decay=0.01, fused=True
    )

    def losses(rng: random.Random) -> list[Callable[[], Tensor]]:
        """Return the loss of every batch of one pass over both corpora, in random order."""
        found: list[Callable[[], Tensor]] = []
        if taught:
            lessons = attribution.batches([learn.example(x, train) for x in taught], given.batch, rng)
            found.extend(partial(learn.loss_of, model, b) for b in lessons)
        else:
            said = attribution.batches(attribution.examples(train, rng), given.batch, rng)
            found.extend(partial(attribution.loss_of, model, b) for b in said)
        done = [] if given.without_roles else roles.role_batches(acts, given.batch, rng)
        found.extend(partial(roles.role_loss, model, b) for b in done)
        rng.shuffle(found)
        return found

    per_epoch = len(losses(random.Random(0)))
    steps = int(given.epochs * per_epoch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1.0, (n + 1) / (0.06 * steps)) * max(0.02, 1 - n / steps)
    )
    settings = {k: v is not None if k == "lessons" else v for k, v in vars(given).items() if k in SETTINGS}
    given.out.mkdir(parents=True, exist_ok=True)
    began, cores, step, running = time.time(), time.process_time(), 0, 0.0
    if given.resume:
        step, running, spent, worked = _resumed(given.out / STOPPED, model, optimizer, schedule, rng)
        began, cores = began - spent, cores - worked
    while step < steps:
        for loss_of in losses(rng):
            if step >= steps:
                break
            model.train()
            loss = loss_of()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            running = 0.98 * running + 0.02 * float(loss.detach())
            if step % 50 == 0:
                told = (
                    f"step {step}/{steps} loss {running / (1 - 0.98**step):.4f} {time.time() - began:.0f} s"
                )
                print(told, flush=True)
            if step % per_epoch == 0 and step < steps:
                print(attribution.figures(dev, attribution.by_torch(model)), flush=True)
                torch.save(
                    {
                        "model": model.state_dict(), "optimizer": optimizer.state_dict(),
                        "schedule": schedule.state_dict(), "rng": rng.getstate(), "torch": torch.get_rng_state(),
                        "told": (step, running, time.time() - began, time.process_time() - cores),
                    },
                    given.out / STOPPED,
                )  # fmt: skip
    torch.save(model.state_dict(), given.out / "model.pt")
    found = attribution.figures(dev, attribution.by_torch(model))
    if not given.without_roles:
        found |= dev_roles(model, tokenizer)
    print(found, f"{time.time() - began:.0f} s", flush=True)
    (given.out / "dev.json").write_text(
        json.dumps(
            {
                "seed": given.seed,
                "seconds": round(time.time() - began),
                "core_seconds": round(time.process_time() - cores),
                "settings": settings,
                **found,
            },
            indent=1,
        )
        + "\n"
    )


if __name__ == "__main__":
    main()
