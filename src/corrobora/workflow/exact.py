"""Whole numbers are multiplied exactly on every machine, so that a text is read alike everywhere.

The shipped models hold their weights as signed bytes. Processors without instructions for neural networks (VNNI, 2019 and later in servers)
multiply unsigned by signed bytes in pairs whose sum is cut off at 16 bits; the runtime accepts that, for its speed (ONNX Runtime, Quantize
ONNX models, "When and why do I need to try U8U8?"). Scores then are others: of a reading that finds its attributions with a
confidence of 0.91, 0.53 was left. Unsigned by unsigned bytes are multiplied exactly there, too, in more time.

So the processor is asked (`multiplies_exactly`), not its name; where it cuts off, each weight b is taken as b + 128 and its zero as 128
(`with_unsigned_weights`), which changes no product. What is parsed here are files whose hash the card of a model gives.

ONNX is written as protocol buffers (protobuf.dev, Encoding; onnx.proto3, version 1.16); of both, what is needed stands here, since the
library `onnx` is as large as the runtime, and is needed for nothing else.
"""

import os
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from corrobora.errors import BadReferenceFile

_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
"""Wire types: a number of any length, eight bytes, bytes with their length before them, four bytes."""
_GRAPH: Final = 7
"""Field of a ``ModelProto``."""
_INITIALIZER: Final = 5
"""Field of a ``GraphProto``."""
_TYPE, _NUMBERS, _RAW = 2, 5, 9
"""Fields of a ``TensorProto``: type of its elements, these as numbers, these as bytes."""
_UINT8, _INT8, _INT32 = 2, 3, 6
"""Types of elements, by ``TensorProto.DataType``."""
_ZERO: Final = 128
"""By how much an unsigned byte is more than the signed one that it stands for."""
_PAIRS: Final = 64
"""Weights of one product of `product`: as many as a kernel takes at once, so that it is the one that the models are run by."""


def with_unsigned_weights(model: bytes) -> bytes:
    """Return a model whose weights are unsigned bytes, and which computes what the model with signed ones does by exact arithmetic.

    Args:
        model: an ONNX file all of whose signed bytes are weights of ``MatMulInteger``, or their zeros.

    Raises:
        BadReferenceFile: it is no such file.

    """
    try:
        return b"".join(
            _field(number, wire, _graph(value) if number == _GRAPH else value)
            for number, wire, value in _fields(model)
        )
    except (IndexError, ValueError):
        raise BadReferenceFile("model.onnx: it cannot be parsed; install corrobora anew") from None


def _graph(graph: bytes) -> bytes:
    return b"".join(
        _field(number, wire, _tensor(value) if number == _INITIALIZER else value)
        for number, wire, value in _fields(graph)
    )


def _tensor(tensor: bytes) -> bytes:
    parts = list(_fields(tensor))
    if (_TYPE, _VARINT, bytes([_INT8])) not in parts:
        return tensor
    made = []
    for number, wire, value in parts:
        told = value
        if number == _TYPE:
            told = bytes([_UINT8])
        elif number == _RAW:
            told = (np.frombuffer(value, np.uint8) ^ _ZERO).tobytes()
        elif number == _NUMBERS:
            told = b"".join(_varint(one + _ZERO) for one in _numbers(value))
        made.append(_field(number, wire, told))
    return b"".join(made)


def _numbers(packed: bytes) -> Iterator[int]:
    """Go through numbers that stand behind each other; a negative one is written as its complement of 64 bits."""
    at = 0
    while at < len(packed):
        number, at = _read_varint(packed, at)
        yield number - (1 << 64) if number >> 63 else number


def _fields(message: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Go through the fields of a message: number, wire type, and what is written behind them without its length."""
    at = 0
    while at < len(message):
        tag, at = _read_varint(message, at)
        number, wire = tag >> 3, tag & 7
        begin = at
        if wire == _VARINT:
            _, at = _read_varint(message, at)
        elif wire == _BYTES:
            length, begin = _read_varint(message, at)
            at = begin + length
        elif wire in (_EIGHT, _FOUR):
            at += 8 if wire == _EIGHT else 4
        else:
            raise ValueError(wire)
        if at > len(message):
            raise ValueError(at)
        yield number, wire, message[begin:at]


def _field(number: int, wire: int, value: bytes) -> bytes:
    length = _varint(len(value)) if wire == _BYTES else b""
    return b"".join((_varint(number << 3 | wire), length, value))


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    found.append(number)
    return bytes(found)


def _read_varint(message: bytes, at: int) -> tuple[int, int]:
    found = shift = 0
    while True:
        byte = message[at]
        found |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return found, at
        shift += 7
        if shift > 63:
            raise ValueError(at)


# --------------------------------------------------------------------------- asking the processor


def product(*, signed: bool) -> bytes:
    """Return an ONNX model of one node: ``a`` (rows, 64), unsigned bytes, by 64 x 16 weights of the largest byte, gives ``y``, whole numbers of 32 bits.

    Args:
        signed: whether the weights are signed bytes; otherwise they are those that `with_unsigned_weights` makes of these.

    """
    text = {name: name.encode("ascii") for name in ("a", "b", "y")}
    node = _field(1, _BYTES, text["a"]) + _field(1, _BYTES, text["b"]) + _field(1, _BYTES, b"")
    node += _field(1, _BYTES, b"z") + _field(2, _BYTES, text["y"]) + _field(4, _BYTES, b"MatMulInteger")
    weights = _initializer(text["b"], (_PAIRS, 16), np.full((_PAIRS, 16), 127, np.int8))
    zeros = _initializer(b"z", (), np.zeros((), np.int8))
    graph = _field(1, _BYTES, node) + _field(2, _BYTES, b"product")
    graph += _field(_INITIALIZER, _BYTES, weights) + _field(_INITIALIZER, _BYTES, zeros)
    graph += _field(11, _BYTES, _value(text["a"], _UINT8, _PAIRS))
    graph += _field(12, _BYTES, _value(text["y"], _INT32, 16))
    opset = _field(2, _VARINT, _varint(13))
    model = _field(1, _VARINT, _varint(8)) + _field(_GRAPH, _BYTES, graph) + _field(8, _BYTES, opset)
    return model if signed else with_unsigned_weights(model)


def _initializer(name: bytes, shape: tuple[int, ...], values: npt.NDArray[np.int8]) -> bytes:
    dims = b"".join(_field(1, _VARINT, _varint(one)) for one in shape)
    kind = _field(_TYPE, _VARINT, bytes([_INT8]))
    return dims + kind + _field(8, _BYTES, name) + _field(_RAW, _BYTES, values.tobytes())


def _value(name: bytes, kind: int, columns: int) -> bytes:
    """Return a ``ValueInfoProto`` of a table with any number of rows."""
    rows = _field(1, _BYTES, _field(2, _BYTES, b"rows"))
    shape = rows + _field(1, _BYTES, _field(1, _VARINT, _varint(columns)))
    tensor = _field(1, _VARINT, bytes([kind])) + _field(2, _BYTES, shape)
    return _field(1, _BYTES, name) + _field(2, _BYTES, _field(1, _BYTES, tensor))


@cache
def multiplies_exactly() -> bool:
    """Whether this processor multiplies unsigned by signed bytes exactly, as the runtime has it do; asked once."""
    return is_exact(product(signed=True))


def is_exact(model: bytes) -> bool:
    """Whether a model as `product` makes it gives on this machine what it should: for one row, and for several, which are computed otherwise."""
    session = _session(model, threads=1)
    for rows in (1, 2, 7, 64):
        (found,) = session.run(None, {"a": np.full((rows, _PAIRS), 255, np.uint8)})
        if not (found == _PAIRS * 255 * 127).all():
            return False
    return True


def open_model(model: bytes, *, threads: int) -> Any:  # noqa: ANN401 - the runtime has no types of its own
    """Return a session of ONNX Runtime that computes what a model with signed bytes for weights says, exactly.

    Args:
        model: an ONNX file.
        threads: on how many cores it runs; 0: on all.

    Raises:
        BadReferenceFile: it had to be parsed, and cannot be.

    """
    return _session(model if multiplies_exactly() else with_unsigned_weights(model), threads=threads)


def _session(model: bytes, *, threads: int) -> Any:  # noqa: ANN401 - as above
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415 - loaded late: costs 100 ms and must come after the line above

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
