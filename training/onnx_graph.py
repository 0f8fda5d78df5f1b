"""Writes the network as an ONNX graph, in float32 or with int8 weights.

The graph is written node by node rather than traced, so that each matrix product becomes one fused operator
of ONNX Runtime (`DynamicQuantizeMatMul`, `MultiHeadAttention`, `Gelu`, all in its ``com.microsoft`` domain,
which every build for CPUs carries) and nothing depends on a tracer's version.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from kgbuild.annotate.encoder_model import WindowScores
from training.network import Network

Array = npt.NDArray[np.float32]

_OPSETS = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
_IR_VERSION = 8


def write_graph(network: Network, *, quantized: bool) -> bytes:
    """Return the network as an ONNX model that scores one window (see `kgbuild.annotate.encoder_model`).

    Args:
        network: The trained network.
        quantized: Whether weights and word pieces become int8, and activations uint8 while running.
    """
    weights = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    return _GraphWriter(weights, network, quantized).write()


class _GraphWriter:
    """Collects the nodes and initializers of one graph."""

    def __init__(self, weights: dict[str, Array], network: Network, quantized: bool) -> None:
        self._weights = weights
        self._size = network.size
        self._quantized = quantized
        self._nodes: list[onnx.NodeProto] = []
        self._initializers: list[onnx.TensorProto] = []

    def write(self) -> bytes:
        states = self._embed()
        for i in range(self._size.layers):
            states = self._layer(states, f"layers.{i}")
        self._heads(states)
        integers, floats = TensorProto.INT64, TensorProto.FLOAT
        inputs = [
            helper.make_tensor_value_info("pieces", integers, ["pieces"]),
            helper.make_tensor_value_info("shapes", integers, ["pieces"]),
            helper.make_tensor_value_info("first", integers, ["words"]),
            helper.make_tensor_value_info("source", integers, [1]),
        ]
        outputs = [helper.make_tensor_value_info(name, floats, [None, None]) for name in WindowScores._fields]
        graph = helper.make_graph(self._nodes, "kgbuild_encoder", inputs, outputs, self._initializers)
        model = helper.make_model(
            graph, opset_imports=_OPSETS, ir_version=_IR_VERSION, producer_name="kgbuild"
        )
        return bytes(model.SerializeToString())

    def _embed(self) -> str:
        length = self._node("Shape", ["pieces"])
        positions = self._node(
            "Slice",
            [
                self._constant(self._weights["position.weight"]),
                self._integers([0]),
                length,
                self._integers([0]),
            ],
        )
        words = self._embedding("piece.weight", "pieces")
        shapes = self._node("Gather", [self._constant(self._weights["shape.weight"]), "shapes"])
        total = self._node("Add", [self._node("Add", [words, positions]), shapes])
        normalized = self._node(
            "LayerNormalization", [total, *self._affine("norm")], epsilon=self._size.norm_epsilon
        )
        return self._node("Unsqueeze", [normalized, self._integers([0])])

    def _layer(self, states: str, name: str) -> str:
        # Three products are faster than one and a copy of its thirds.
        weight, bias = (self._weights[f"{name}.query_key_value.{kind}"] for kind in ("weight", "bias"))
        thirds = zip(np.split(weight, 3), np.split(bias, 3), strict=True)
        query, key, value = [self._product(states, part.T, its_bias) for part, its_bias in thirds]
        attended = self._node(
            "MultiHeadAttention",
            [query, key, value],
            domain="com.microsoft",
            num_heads=self._size.attention_heads,
        )
        states = self._add_and_normalize(
            states, self._linear(attended, f"{name}.attention_out"), f"{name}.attention_norm"
        )
        inner = self._node("Gelu", [self._linear(states, f"{name}.inner")], domain="com.microsoft")
        return self._add_and_normalize(states, self._linear(inner, f"{name}.outer"), f"{name}.norm")

    def _heads(self, states: str) -> None:
        """Add the task heads; all that read the encoder's states are one product, root and words alike."""
        flat = self._node("Squeeze", [states, self._integers([0])])
        indices = self._node("Concat", [self._integers([0]), "first"], axis=0)
        rooted = self._node("Gather", [flat, indices])
        names = ["tags", "arc_dependent", "label_dependent", "entity_inner", "arc_head", "label_head"]
        weight = np.concatenate([self._weights[f"{name}.weight"] for name in names])
        bias = np.concatenate([self._weights[f"{name}.bias"] for name in names])
        widths = [len(self._weights[f"{name}.weight"]) for name in names]
        parts = dict(zip(names, self._split(self._product(rooted, weight.T, bias), widths), strict=True))
        for name in ("arc_dependent", "label_dependent", "arc_head", "label_head"):
            parts[name] = self._node("Relu", [parts[name]])

        self._without_root(parts["tags"], "tags")
        arc_dependents = self._without_root(parts["arc_dependent"])
        turned = self._node("MatMul", [arc_dependents, self._constant(self._weights["arc.weight"].T)])
        # The bias of a head is one more column beside the dependents' projection, all ones there.
        heads = self._node("Transpose", [parts["arc_head"]], perm=[1, 0])
        head_bias = self._node(
            "MatMul", [parts["arc_head"], self._constant(self._weights["arc_bias.weight"].T)]
        )
        scores = self._node("MatMul", [turned, heads])
        self._node("Add", [scores, self._node("Transpose", [head_bias], perm=[1, 0])], output="arcs")

        dependents = self._without_root(parts["label_dependent"], "dependents")
        self._node("Identity", [parts["label_head"]], output="heads")
        self._float_linear(dependents, "label_of_dependent", "dependent_labels")
        weights = self._constant(self._weights["label_of_head.weight"].T)
        self._node("MatMul", ["heads", weights], output="head_labels")

        source = self._node("Gather", [self._constant(self._weights["entity_source.weight"]), "source"])
        inner = self._node("Add", [self._without_root(parts["entity_inner"]), source])
        self._float_linear(self._node("Gelu", [inner], domain="com.microsoft"), "entity", "entities")

    def _without_root(self, rows: str, output: str = "") -> str:
        bounds = [self._integers([1]), self._integers([np.iinfo(np.int64).max]), self._integers([0])]
        return self._node("Slice", [rows, *bounds], output=output)

    def _add_and_normalize(self, states: str, update: str, name: str) -> str:
        # ONNX Runtime's fused operator for this, `SkipLayerNormalization`, takes seven times as long on CPUs.
        total = self._node("Add", [states, update])
        return self._node("LayerNormalization", [total, *self._affine(name)], epsilon=self._size.norm_epsilon)

    def _affine(self, name: str) -> list[str]:
        return [self._constant(self._weights[f"{name}.{kind}"]) for kind in ("weight", "bias")]

    def _linear(self, value: str, name: str) -> str:
        return self._product(value, self._weights[f"{name}.weight"].T, self._weights[f"{name}.bias"])

    def _float_linear(self, value: str, name: str, output: str) -> None:
        product = self._node("MatMul", [value, self._constant(self._weights[f"{name}.weight"].T)])
        self._node("Add", [product, self._constant(self._weights[f"{name}.bias"])], output=output)

    def _product(self, value: str, weight: Array, bias: Array) -> str:
        """Multiply by ``weight``, shape (in, out) with a scale for each output, and add ``bias``."""
        if not self._quantized:
            product = self._node("MatMul", [value, self._constant(weight)])
            return self._node("Add", [product, self._constant(bias)])
        integers, scales = quantize(weight, axis=0)
        inputs = [value, self._constant(integers), self._constant(scales[0]), "", self._constant(bias)]
        return self._node("DynamicQuantizeMatMul", inputs, domain="com.microsoft")

    def _embedding(self, name: str, indices: str) -> str:
        if not self._quantized:
            return self._node("Gather", [self._constant(self._weights[name]), indices])
        integers, scales = quantize(self._weights[name], axis=1, levels=127)
        rows = self._node(
            "Cast", [self._node("Gather", [self._constant(integers), indices])], to=TensorProto.FLOAT
        )
        return self._node("Mul", [rows, self._node("Gather", [self._constant(scales), indices])])

    def _split(self, value: str, widths: Sequence[int]) -> list[str]:
        outputs = [f"v{len(self._nodes)}_{i}" for i in range(len(widths))]
        self._nodes.append(helper.make_node("Split", [value, self._integers(list(widths))], outputs, axis=-1))
        return outputs

    def _node(self, operator: str, inputs: Sequence[str], output: str = "", **attributes: object) -> str:
        output = output or f"v{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
        return output

    def _integers(self, values: list[int]) -> str:
        return self._constant(np.array(values, np.int64))

    def _constant(self, value: npt.NDArray[np.generic]) -> str:
        name = f"c{len(self._initializers)}"
        self._initializers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name


# Processors without VNNI add pairs of uint8 x int8 products in 16 bits, which overflow beyond 64: with
# weights in seven bits every processor computes the same (ONNX Runtime calls it ``reduce_range``).
WEIGHT_LEVELS = 64


def quantize(values: Array, axis: int, levels: int = WEIGHT_LEVELS) -> tuple[npt.NDArray[np.int8], Array]:
    """Return int8 values and their scales, symmetric, one scale for each line along ``axis``.

    Args:
        values: A matrix.
        axis: The axis along which values share a scale.
        levels: Largest absolute integer.
    """
    scales = np.maximum(np.abs(values).max(axis=axis, keepdims=True), 1e-12) / levels
    integers = np.clip(np.rint(values / scales), -levels, levels).astype(np.int8)
    return integers, scales.astype(np.float32)
