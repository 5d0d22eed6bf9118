"""PolNeAR: articles with who says what, as `shared/corpora/polnear` holds them."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

ROLES = ("source", "cue", "content")
Piece = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution: every part a list of [start, end) stretches of the text, possibly empty."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as one annotator marked it."""

    id: str
    annotator: str
    text: str
    attributions: tuple[Attribution, ...]


def data_root() -> Path:
    """Return the folder that holds `corpora/`, from the environment variable `CORROBORA_DATA`."""
    root = os.environ.get("CORROBORA_DATA")
    if not root:
        raise FileNotFoundError("set CORROBORA_DATA to the folder that holds corpora/polnear")
    return Path(root)


def polnear(split: str, *, every_annotator: bool = False) -> list[Article]:
    """Return the articles of "train", "dev" or "test"; of one marked several times the first marking alone."""
    found: list[Article] = []
    seen: set[str] = set()
    for line in (
        (data_root() / "corpora" / "polnear" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        row = json.loads(line)
        if row["id"] in seen and not every_annotator:
            continue
        seen.add(row["id"])
        found.append(
            Article(
                id=row["id"],
                annotator=row["annotator"],
                text=row["text"],
                attributions=tuple(
                    Attribution(**{r: tuple((s, e) for s, e in a[r]) for r in ROLES})
                    for a in row["attributions"]
                ),
            )
        )
    return found
