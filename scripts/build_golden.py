"""Write the golden dossier, and what it gives in every form of the field, byte for byte.

    python scripts/build_golden.py          writes tests/golden/two-incidents.json and tests/golden/exports
    python scripts/build_golden.py --check  ends with 1 if the dossier there differs, and shows where

A form whose library is not installed stays as it was.

Read the difference before committing it: each line that moved is something the
dossier now says otherwise of somebody.
"""

import contextlib
import difflib
import itertools
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import corrobora
from corrobora import Dossier, Settings
from corrobora.custody import SigningKey
from corrobora.errors import BadSetting
from corrobora.export import FORMS, LOSSES, Exported, render_json, render_losses, to_claimreview, verify_bag
from corrobora.records import Claim, ClaimId, Decision, Judgement
from corrobora.review import propose_reading
from corrobora.workflow import init_project

ROOT = Path(__file__).parents[1]
EXERCISE = Path("examples") / "two-incidents"
GOLDEN = ROOT / "tests" / "golden" / "two-incidents.json"
EXPORTS = ROOT / "tests" / "golden" / "exports"
BINARY = frozenset({"parquet", "pdf"})
"""Forms whose bytes hang on the version of a library; their tests read them back instead."""
BAG = "bag"
SCORES = 0.1
"""How far confidences may be apart on another processor. Ours: 0.04 is the most found between AVX2 and AVX-512, and ten of 376 were apart."""
_SCORE = re.compile(r'(?P<around>\s*"confidence": )(?P<score>[01](?:\.\d+)?),?\n')
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


def judged(dossier: Dossier) -> dict[ClaimId, Judgement]:
    """Return what somebody might have judged of the first claims, one for each decision."""
    told = [claim for claim in dossier.claims if claim.speaker is not None]
    return {claim.id: _judgement(claim, decision) for claim, decision in zip(told, Decision, strict=False)}


def _judgement(claim: Claim, decision: Decision) -> Judgement:
    value = "denies" if decision is Decision.CORRECT else None
    return Judgement(
        proposal=propose_reading(claim).id,
        decision=decision,
        by="A. Reviewer",
        at="2031-05-01T08:00:00Z",
        why="read beside the original",
        value=value,
    )


def exports(dossier: Dossier) -> dict[str, dict[str, bytes]]:
    """Return the files of every form by form and name, loss reports among them; forms whose library is not installed are left out."""
    made: dict[str, Exported] = {"claimreview": to_claimreview(dossier, judged(dossier))}
    for name in sorted(FORMS.keys() - BINARY):
        with contextlib.suppress(BadSetting):
            made[name] = FORMS[name](dossier)
    return {
        name: {**exported.files, LOSSES: render_losses(exported.losses)} for name, exported in made.items()
    }


def package() -> dict[str, bytes]:
    """Return what is stable of a sealed project's package: the paths of its payload but for objects, its provenance, and what its verifier prints.

    Hashes and sizes are left out of what the verifier prints: they move with every page of the methods. So is the dossier's hash
    from its provenance: it moves with every confidence in it (`difference`).
    """
    said: list[str] = []
    with tempfile.TemporaryDirectory() as within, contextlib.chdir(ROOT):
        at = "2031-05-01T08:00:00Z"
        with init_project(Path(within) / "archive", by="A. Collector", at=at) as project:
            for role in ("gazetteer", "actors"):
                project.refer(role, EXERCISE / f"{role}.csv")
            project.add([EXERCISE / "reports"])
            project.read()
            project.assess()
            project.seal(SigningKey(secret=bytes(range(32))), label="A. Collector")
            project.export((BAG, "acled"), Path(within) / "out")
        packed = Path(within) / "out" / BAG
        verify_bag.main([str(packed)], said.append)
        printed = "".join(f"{line}\n" for line in said).replace(str(packed), "bag")
        paths = sorted(
            path.relative_to(packed).as_posix()
            for path in (packed / "data").rglob("*")
            if path.is_file() and "objects" not in path.parts
        )
        provenance = (packed / "data" / "prov.json").read_text(encoding="utf-8")
    provenance = re.sub(
        r'("cor:schema": "corrobora/dossier/1",\s*"cor:sha256": ")[0-9a-f]{64}', r"\1…", provenance
    )
    printed = re.sub(r"\d+ bytes", "… bytes", re.sub(r"[0-9a-f]{64}", "…", printed))
    return {
        "payload.txt": "".join(f"{path}\n" for path in paths).encode(),
        "prov.json": provenance.encode(),
        "verified.txt": printed.encode(),
    }


def difference(found: str) -> str:
    """Show where a dossier differs from the golden one; empty where it does not.

    Confidences may be apart by `SCORES`: products of whole numbers are the same everywhere (`corrobora.workflow.exact`), sums of fractions are
    not, which processors add up in another order.
    """
    golden = GOLDEN.read_text(encoding="utf-8") if GOLDEN.exists() else ""
    if _scores_aside(golden, found) == found:
        return ""
    lines = difflib.unified_diff(golden.splitlines(), found.splitlines(), "golden", "now", n=2, lineterm="")
    shown = list(itertools.islice(lines, SHOWN + 1))
    more = ["…"] if len(shown) > SHOWN else []
    return "\n".join([*shown[:SHOWN], *more])


def _scores_aside(golden: str, found: str) -> str:
    """Return the golden dossier with those confidences in it that are close to the ones found."""
    lines, told = golden.splitlines(keepends=True), found.splitlines(keepends=True)
    if len(lines) != len(told):
        return golden
    return "".join(map(_close, lines, told))


def _close(line: str, told: str) -> str:
    one, other = _SCORE.fullmatch(line), _SCORE.fullmatch(told)
    if one is None or other is None or one["around"] != other["around"]:
        return line
    return told if abs(float(one["score"]) - float(other["score"])) <= SCORES else line


def main() -> int:
    """Write or check the file; return the exit status."""
    dossier = brief_exercise()
    found = render_json(dossier)
    if "--check" in sys.argv[1:]:
        apart = difference(found)
        if apart:
            print(
                f"{GOLDEN.relative_to(ROOT)} is out of date: run `make golden` and read what moved\n{apart}"
            )
        return 1 if apart else 0
    GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    for form, contents in {**exports(dossier), BAG: package()}.items():
        folder = EXPORTS / form
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, content in contents.items():
            (folder / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
