"""Write the golden dossier: the exercise set as `corrobora brief` writes it, byte for byte.

    python scripts/build_golden.py          writes tests/golden/two-incidents.json
    python scripts/build_golden.py --check  ends with 1 if the file there differs, and shows where

Read the difference before committing it: each line that moved is something the
dossier now says otherwise of somebody.
"""

import contextlib
import difflib
import itertools
import sys
from collections.abc import Sequence
from pathlib import Path

import corrobora
from corrobora import Dossier, Settings
from corrobora.export import render_json

ROOT = Path(__file__).parents[1]
EXERCISE = Path("examples") / "two-incidents"
GOLDEN = ROOT / "tests" / "golden" / "two-incidents.json"
SHOWN = 60
"""Lines of a difference that are shown; the file itself holds all."""


def brief_exercise(paths: Sequence[Path] = (EXERCISE / "reports",), *, as_of: str | None = None) -> Dossier:
    """Return the dossier of the exercise set, or of some of its files, named relative to the repository.

    The run starts from the root of the repository, so that the paths in the
    dossier are the same on every machine.
    """
    with contextlib.chdir(ROOT):
        settings = Settings(gazetteer=EXERCISE / "gazetteer.csv", actors=EXERCISE / "actors.csv", as_of=as_of)
        return corrobora.brief(list(paths), settings=settings)


def difference(found: str) -> str:
    """Show where a dossier differs from the golden one; empty where it does not."""
    golden = GOLDEN.read_text(encoding="utf-8") if GOLDEN.exists() else ""
    if golden == found:
        return ""
    lines = difflib.unified_diff(golden.splitlines(), found.splitlines(), "golden", "now", n=2, lineterm="")
    shown = list(itertools.islice(lines, SHOWN + 1))
    more = ["…"] if len(shown) > SHOWN else []
    return "\n".join([*shown[:SHOWN], *more])


def main() -> int:
    """Write or check the file; return the exit status."""
    found = render_json(brief_exercise())
    if "--check" in sys.argv[1:]:
        apart = difference(found)
        if apart:
            print(
                f"{GOLDEN.relative_to(ROOT)} is out of date: run `make golden` and read what moved\n{apart}"
            )
        return 1 if apart else 0
    GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
