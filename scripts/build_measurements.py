"""Write two pages: measurements.md from benchmarks/results.csv, and model-card.md from the card beside the shipped weights.

    python scripts/build_measurements.py            write docs/reference/{measurements,model-card}.md
    python scripts/build_measurements.py --check    1 if a page is not what results and card give

Nothing is measured here. A published value stands here with where it was read;
one that nobody could check says so.
"""

import argparse
import csv
import json
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results.csv"
CARD = ROOT / "src" / "corrobora" / "workflow" / "data" / "reader" / "card.json"
JUDGE_CARD = ROOT / "src" / "corrobora" / "workflow" / "data" / "judge" / "card.json"
PAGES = ROOT / "docs" / "reference"

MEASURED_BEFORE = "measured with the same scorer when this work was planned, one seed"
FROM_MEMORY = "from memory, no source found to check it against"


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """What somebody else's system, or a person, reaches on a metric."""

    metric: str
    who: str
    value: str
    read_in: str


OTHERS = (
    Other(metric="polnear-test tagged source exact", who="a second annotator (16 articles)", value="79.4", read_in=MEASURED_BEFORE),
    Other(metric="polnear-test tagged cue exact", who="a second annotator (16 articles)", value="71.2", read_in=MEASURED_BEFORE),
    Other(metric="polnear-test tagged content tok", who="a second annotator (16 articles)", value="91.3", read_in=MEASURED_BEFORE),
    Other(metric="polnear-test tagged content exact", who="a second annotator (16 articles)", value="69.2", read_in=MEASURED_BEFORE),
    Other(metric="polnear-test tagged source exact", who="textacy 0.13, quotations", value="27.4", read_in=MEASURED_BEFORE),
    Other(metric="polnear-test tagged cue exact", who="textacy 0.13, quotations", value="33.1", read_in=MEASURED_BEFORE),
    Other(metric="polnear-test tagged content tok", who="textacy 0.13, quotations", value="47.6", read_in=MEASURED_BEFORE),
    Other(metric="polnear-test tagged content exact", who="textacy 0.13, quotations", value="30.0", read_in=MEASURED_BEFORE),
    Other(metric="muc4-test template", who="GTT (Du, Rush, Cardie 2021)", value="50.23", read_in="our scorer on its published predictions"),
    Other(metric="muc4-test CEAF-REE", who="GTT (Du, Rush, Cardie 2021)", value="56.06", read_in="our scorer on its published predictions"),
    Other(metric="muc4-test CEAF-REE", who="GRIT (Du, Rush, Cardie 2021)", value="54.5", read_in=FROM_MEMORY),
    Other(metric="geoparsing-LGL-resolved-161km", who="CamCoder (Gritta et al. 2018)", value="76", read_in=FROM_MEMORY),
)  # fmt: skip


def model_card() -> str:
    """Return the page of the shipped model."""
    card = json.loads(CARD.read_text(encoding="utf-8"))
    lines = [
        "# Model card",
        "",
        "The trained reader that is shipped ([what it does](../methods/trained-reader.md)). Written by `scripts/build_measurements.py` from `card.json`, which lies beside the weights",
        "in the package; weights with another hash are refused.",
        "",
        f"- **Weights**: `model.onnx`, SHA-256 `{card['sha256']}`",
        f"- **Base**: {card['base']}",
        f"- **Teacher**: {card.get('teacher') or 'none'}",
        f"- **Licence**: {card['licence']}",
        f"- **Seed**: {card['seed']}; trained in {card['seconds'] / 60:.0f} minutes on two cores, settings {card['settings']}",
        "",
        "## Data",
        "",
        *(f"- {line}" for line in card["data"]),
        "",
        "## Limits",
        "",
        *(f"- {line}" for line in card["limits"]),
        "",
        "## Figures",
        "",
        "F1 in per cent, int8 as shipped. On *dev* it was steered; *test* was looked at once.",
    ]
    for split in ("dev", "test"):
        for corpus, held in card.get(split, {}).items():
            lines += [
                "",
                f"### {corpus}, {split}",
                "",
                "| measure | value |",
                "|---|---:|",
                *(f"| {k} | {v} |" for k, v in held.items()),
            ]
    error = card["calibration error"]
    lines += [
        "",
        "## Calibration",
        "",
        f"Expected calibration error of the model's own number: {error['raw']}; of the curve, fitted on one half of dev and measured on the other: {error['curve of the other half of dev']}.",
        "",
        "| model's number | share that is right |",
        "|---:|---:|",
        *(f"| {c} | {r} |" for c, r in card["calibration"]),
    ]
    return "\n".join((*lines, *judge_card())) + "\n"


def judge_card() -> list[str]:
    """Return the lines that tell of the shipped judge."""
    card = json.loads(JUDGE_CARD.read_text(encoding="utf-8"))
    return [
        "",
        "# The judge's card",
        "",
        "The second model that is shipped ([what it does](../methods/judge.md)); its card and its heads lie beside its weights, and files with another hash are refused.",
        "",
        f"- **Weights**: `model.onnx`, SHA-256 `{card['sha256']}`; `heads.npz`, SHA-256 `{card['heads_sha256']}`",
        f"- **Base**: {card['base']}; its lowest {card['settings']['layers']} layers",
        f"- **Licence**: {card['licence']}",
        f"- **Seed**: {card['seed']}; trained in {card['seconds'] / 60:.0f} minutes on two cores, settings {card['settings']}",
        f"- **Examples**: {card['examples']}, with {card['claims']} claims and {card['numbers']} numbers",
        *(f"- **Data**: {line}" for line in card["data"]),
        *(f"- **Limit**: {line}" for line in card["limits"]),
        "",
        "## Figures on examples kept back",
        "",
        "In per cent. These examples were never learnt.",
        "",
        "| measure | value |",
        "|---|---:|",
        *(f"| {k} | {v} |" for k, v in card["kept back"].items()),
    ]


def measurements() -> str:
    """Return the page of the newest results."""
    with RESULTS.open(encoding="utf-8", newline="") as file:
        newest = {row["metric"]: row for row in csv.DictReader(file)}
    groups: dict[str, list[dict[str, str]]] = {}
    for row in newest.values():
        groups.setdefault(row["metric"].split("-")[0].split(" ")[0], []).append(row)
    lines = [
        "# Measurements",
        "",
        "The newest value of every metric in `benchmarks/results.csv`, which holds the older ones too. `make bench` measures anew; this page is written by",
        "`scripts/build_measurements.py`. A commit that ends in `-dirty` was measured with changes that were committed after it.",
    ]
    for name in sorted(groups):
        rows = groups[name]
        metrics = {row["metric"] for row in rows}
        lines += [
            "",
            f"## {name}",
            "",
            "| metric | value | unit | date | commit | method |",
            "|---|---:|---|---|---|---|",
        ]
        lines += [
            f"| {r['metric']} | {r['value']} | {r['unit']} | {r['date']} | {r['commit']} | {r['method'].replace('|', '/')} |"
            for r in rows
        ]
        others = [o for o in OTHERS if o.metric in metrics]
        if others:
            lines += ["", "| metric | who | value | read in |", "|---|---|---:|---|"]
            lines += [f"| {o.metric} | {o.who} | {o.value} | {o.read_in} |" for o in others]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write or check the page."""
    parser = argparse.ArgumentParser(description="Write the pages of measurements and of the model.")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if a page is old")
    given = parser.parse_args()
    made = {"measurements.md": measurements(), "model-card.md": model_card()}
    old = [
        n
        for n, text in made.items()
        if not (PAGES / n).exists() or (PAGES / n).read_text(encoding="utf-8") != text
    ]
    if not given.check:
        for name in old:
            (PAGES / name).write_text(made[name], encoding="utf-8")
        return 0
    for name in old:
        print(f"docs/reference/{name} is old: run python scripts/build_measurements.py")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
