"""The weights by which reports are joined, opened from the package; `merging` gets them handed in."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from corrobora.errors import BadReferenceFile, MissingPath
from corrobora.merging import Likeness, Terms

PACKAGED = Path(__file__).parent / "data"
"""Where an installation carries ``joining.json`` and ``terms.bin``; ``training/joining.py`` writes both."""


FILES = ("joining.json", "terms.bin")


@lru_cache(maxsize=1)
def standard_likeness(folder: Path = PACKAGED) -> Likeness:
    """Return the weights and term statistics of this version.

    Raises:
        MissingPath: a file is missing.
        BadReferenceFile: a value is missing or none of its kind.

    """
    for name in FILES:
        if not (folder / name).is_file():
            raise MissingPath(f"{name}: joining reports needs this file; install corrobora anew")
    sketch = (folder / "terms.bin").read_bytes()
    if not sketch or len(sketch) % 2:
        raise BadReferenceFile("terms.bin: no two rows of counters; install corrobora anew")
    try:
        held = json.loads((folder / "joining.json").read_text(encoding="utf-8"))
        return Likeness(
            terms=Terms(documents=int(held["documents"]), sketch=sketch),
            joining={str(name): float(weight) for name, weight in held["joining"].items()},
            joining_bias=float(held["joining_bias"]),
            tracing={str(name): float(weight) for name, weight in held["tracing"].items()},
            stay=float(held["stay"]),
            margin=float(held["margin"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as cause:
        raise BadReferenceFile(
            f"joining.json: {cause!r}: a value is missing or none of its kind; install corrobora anew"
        ) from cause


def weights_sha256(folder: Path = PACKAGED) -> str:
    """Return one SHA-256 for the files of weights."""
    found = hashlib.sha256()
    for name in FILES:
        found.update((folder / name).read_bytes())
    return found.hexdigest()


__all__ = ["PACKAGED", "standard_likeness", "weights_sha256"]
