"""Writes the ONNX graph of CRIS (Wang et al., CVPR 2022) without its weights.

    python -m official.cris.export_graph            # cris-r50.onnx and cris-r101.onnx, here
    python -m official.cris.export_graph --shape r50 --output some/where.onnx

The graph is written from the paper's description, node by node. Every trained
tensor is declared as an initializer with its name and shape, and marked as
stored elsewhere: whoever opens the graph hands the data over (ONNX Runtime:
`addExternalInitializers`). The names are the keys of the published checkpoints
without their `module.` prefix, so a checkpoint needs no conversion.

Inputs   image   float32 (1, 3, S, S)   CLIP-normalised, letterboxed; S = 416
         tokens  int64   (1, 17)        CLIP's byte-pair tokens, padded with 0
Output   logits  float32 (1, 1, S/4, S/4)

The graph's metadata tells a loader which keys of a checkpoint it may pass over
(`ignored`, patterns separated by spaces) and which prefix it may take off
(`prefix`). Batch size is one throughout, so sequences are matrices.
"""

import argparse
import dataclasses
import math
import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = pathlib.Path(__file__).parent
OPSET = 17
IR_VERSION = 8


@dataclasses.dataclass(frozen=True)
class Shape:
    """The numbers that tell one CRIS from another; the defaults are CRIS-R50's."""

    layers: tuple = (3, 4, 6, 3)
    """bottleneck blocks in each of the image tower's four stages"""
    width: int = 64
    """channels after the image tower's stem; the last stage has 32 times as many"""
    embedding: int = 1024
    """length of the sentence state, and channels of C5"""
    neck: tuple = (256, 512, 1024)
    """channels of the neck's three levels; the middle one is the decoder's width"""
    image_size: int = 416
    position_grid: int = 7
    """side of the learned position embedding, resized to image_size / 32"""
    vocabulary: int = 49408
    context: int = 17
    """tokens given to the network"""
    positions: int = 77
    """learned token positions, of which the first `context` are used"""
    text_width: int = 512
    text_layers: int = 12
    decoder_layers: int = 3
    decoder_heads: int = 8
    decoder_ffn: int = 2048

    @property
    def image_heads(self):
        return self.width * 32 // 64

    @property
    def text_heads(self):
        return self.text_width // 64


SHAPES = {
    "r50": Shape(),
    "r101": Shape(layers=(3, 4, 23, 3), embedding=512),
    # Not a published one: small enough for a golden test, every part present.
    "tiny": Shape(
        layers=(1, 2, 1, 1),
        width=4,
        embedding=32,
        neck=(16, 128, 48),
        image_size=96,
        position_grid=5,
        vocabulary=671,
        positions=20,
        text_width=128,
        text_layers=2,
        decoder_layers=2,
        decoder_heads=4,
        decoder_ffn=96,
    ),
}

IGNORED = ("*.num_batches_tracked", "backbone.logit_scale")
PREFIX = "module."


class Graph:
    """An ONNX graph under construction. Values are named by strings, as in ONNX."""

    def __init__(self):
        self.nodes = []
        self.initializers = []
        self.constants = {}
        self.weights = {}

    def op(self, kind, *inputs, outputs=1, name=None, **attributes):
        """Adds a node; returns its output's name, or a list of them."""
        number = len(self.nodes)
        names = [name] if name else [f"v{number}" if outputs == 1 else f"v{number}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def weight(self, name, *shape):
        """Declares a trained float32 tensor of this name and shape, without its data."""
        if name in self.weights:
            if self.weights[name] != shape:
                raise ValueError(f"{name} is declared with two shapes.")
            return name
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=shape, data_location=TensorProto.EXTERNAL)
        # ONNX wants a location; no such file is ever opened, because the data are handed over.
        tensor.external_data.add(key="location", value="weights")
        self.initializers.append(tensor)
        self.weights[name] = shape
        return name

    def constant(self, value, dtype=np.float32):
        """A small constant stored in the graph itself."""
        array = np.asarray(value, dtype)
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self.constants:
            name = self.constants[key] = f"c{len(self.constants)}"
            self.initializers.append(numpy_helper.from_array(array, name))
        return self.constants[key]

    def integers(self, *values):
        return self.constant(values, np.int64)

    def reshape(self, x, *shape):
        return self.op("Reshape", x, self.integers(*shape))

    def rows(self, x, start, end):
        """Rows start to end (exclusive) of a tensor's first axis."""
        return self.op("Slice", x, self.integers(start), self.integers(end), self.integers(0))

    def transposed(self, x, *axes):
        return self.op("Transpose", x, perm=list(axes))

    # Layers; `key` is the checkpoint's name for them.

    def linear(self, x, key, inputs, outputs, bias=True):
        """x (n, inputs) to (n, outputs); the weight is (outputs, inputs)."""
        terms = [x, self.weight(f"{key}.weight", outputs, inputs)]
        if bias:
            terms.append(self.weight(f"{key}.bias", outputs))
        return self.op("Gemm", *terms, transB=1)

    def convolution(self, x, key, inputs, outputs, size, stride=1, bias=False):
        """Same-padded convolution of x (1, inputs, h, w)."""
        terms = [x, self.weight(f"{key}.weight", outputs, inputs, size, size)]
        if bias:
            terms.append(self.weight(f"{key}.bias", outputs))
        return self.op("Conv", *terms, kernel_shape=[size] * 2, strides=[stride] * 2, pads=[size // 2] * 4)

    def batch_norm(self, x, key, channels):
        """Normalisation with the running statistics, for (1, c, h, w) and (1, c)."""
        names = [self.weight(f"{key}.{part}", channels) for part in ("weight", "bias", "running_mean", "running_var")]
        return self.op("BatchNormalization", x, *names, epsilon=1e-5)

    def layer_norm(self, x, key, width):
        return self.op("LayerNormalization", x, self.weight(f"{key}.weight", width), self.weight(f"{key}.bias", width), axis=-1, epsilon=1e-5)

    def conv_bn_relu(self, x, key, inputs, outputs, size):
        """What the neck and the projector are made of; `key`.0 the convolution, `key`.1 the normalisation."""
        x = self.convolution(x, f"{key}.0", inputs, outputs, size)
        return self.op("Relu", self.batch_norm(x, f"{key}.1", outputs))

    def half(self, x):
        """Mean of 2 by 2 pixels."""
        return self.op("AveragePool", x, kernel_shape=[2, 2], strides=[2, 2])

    def twice(self, x):
        """Bilinear, corners not aligned."""
        return self.op("Resize", x, "", self.constant([1, 1, 2, 2]), mode="linear", coordinate_transformation_mode="half_pixel")

    def attention(self, query, key, value, heads, width, mask=None):
        """Scaled dot-product attention of projected (n, width) and (m, width) matrices; `mask` is added to the scores."""
        depth = width // heads
        query = self.op("Mul", query, self.constant(1 / math.sqrt(depth)))
        query = self.transposed(self.reshape(query, -1, heads, depth), 1, 0, 2)
        key = self.transposed(self.reshape(key, -1, heads, depth), 1, 2, 0)
        value = self.transposed(self.reshape(value, -1, heads, depth), 1, 0, 2)
        scores = self.op("MatMul", query, key)
        if mask:
            scores = self.op("Add", scores, mask)
        mixed = self.op("MatMul", self.op("Softmax", scores, axis=-1), value)
        return self.reshape(self.transposed(mixed, 1, 0, 2), -1, width)

    def packed_attention(self, query, key, value, name, heads, width, mask=None):
        """Multi-head attention whose three input projections are one tensor in the checkpoint."""
        weight = self.weight(f"{name}.in_proj_weight", 3 * width, width)
        bias = self.weight(f"{name}.in_proj_bias", 3 * width)
        projected = [
            self.op("Gemm", x, self.rows(weight, i * width, (i + 1) * width), self.rows(bias, i * width, (i + 1) * width), transB=1)
            for i, x in enumerate((query, key, value))
        ]
        return self.linear(self.attention(*projected, heads, width, mask), f"{name}.out_proj", width, width)


def image_tower(g, shape, image):
    """CLIP's modified ResNet: three-convolution stem, strides by average pooling, attention pooling that keeps the map.

    Returns C3 (8 w, S/8), C4 (16 w, S/16) and C5 (embedding, S/32), w the width.
    """
    root, width = "backbone.visual", shape.width
    x, channels = image, 3
    for i, (outputs, stride) in enumerate(((width // 2, 2), (width // 2, 1), (width, 1)), 1):
        x = g.convolution(x, f"{root}.conv{i}", channels, outputs, 3, stride)
        x = g.op("Relu", g.batch_norm(x, f"{root}.bn{i}", outputs))
        channels = outputs
    x = g.half(x)
    levels = []
    for stage, blocks in enumerate(shape.layers):
        planes = width << stage
        for block in range(blocks):
            halve = stage > 0 and block == 0
            x = bottleneck(g, x, f"{root}.layer{stage + 1}.{block}", channels, planes, halve)
            channels = 4 * planes
        levels.append(x)
    return levels[1], levels[2], attention_pool(g, shape, levels[3], f"{root}.attnpool", channels)


def bottleneck(g, x, key, inputs, planes, halve):
    """1x1, 3x3, 1x1 with a shortcut; halving pools before the last convolution and on the shortcut."""
    outputs = 4 * planes
    y = g.op("Relu", g.batch_norm(g.convolution(x, f"{key}.conv1", inputs, planes, 1), f"{key}.bn1", planes))
    y = g.op("Relu", g.batch_norm(g.convolution(y, f"{key}.conv2", planes, planes, 3), f"{key}.bn2", planes))
    if halve:
        y = g.half(y)
    y = g.batch_norm(g.convolution(y, f"{key}.conv3", planes, outputs, 1), f"{key}.bn3", outputs)
    if halve or inputs != outputs:
        if halve:
            x = g.half(x)
        x = g.batch_norm(g.convolution(x, f"{key}.downsample.0", inputs, outputs, 1), f"{key}.downsample.1", outputs)
    return g.op("Relu", g.op("Add", y, x))


def attention_pool(g, shape, x, key, channels):
    """Attention over all positions, without the class token, plus a 1x1-convolution branch."""
    side, grid = shape.image_size // 32, shape.position_grid
    branch = g.batch_norm(g.convolution(x, f"{key}.connect.0", channels, shape.embedding, 1), f"{key}.connect.1", shape.embedding)
    position = g.weight(f"{key}.positional_embedding", grid * grid + 1, channels)
    position = g.rows(position, 1, grid * grid + 1)  # the first row is the class token's
    position = g.transposed(g.reshape(position, 1, grid, grid, channels), 0, 3, 1, 2)
    position = g.op(
        "Resize", position, "", "", g.integers(1, channels, side, side), mode="cubic", cubic_coeff_a=-0.75, coordinate_transformation_mode="half_pixel"
    )
    x = g.op("Add", x, position)
    x = g.transposed(g.reshape(x, channels, side * side), 1, 0)
    projected = [g.linear(x, f"{key}.{part}_proj", channels, channels) for part in "qkv"]
    x = g.linear(g.attention(*projected, shape.image_heads, channels), f"{key}.c_proj", channels, shape.embedding)
    x = g.reshape(g.transposed(x, 1, 0), 1, shape.embedding, side, side)
    return g.op("Relu", g.op("Add", x, branch))


def text_tower(g, shape, tokens):
    """CLIP's causal transformer. Returns the words (context, text width) and the sentence state (1, embedding)."""
    root, width = "backbone", shape.text_width
    x = g.op("Gather", g.weight(f"{root}.token_embedding.weight", shape.vocabulary, width), g.reshape(tokens, shape.context))
    position = g.weight(f"{root}.positional_embedding", shape.positions, width)
    x = g.op("Add", x, g.rows(position, 0, shape.context))
    causal = g.constant(np.triu(np.full((shape.context, shape.context), -np.inf), 1))
    for i in range(shape.text_layers):
        key = f"{root}.transformer.resblocks.{i}"
        y = g.layer_norm(x, f"{key}.ln_1", width)
        x = g.op("Add", x, g.packed_attention(y, y, y, f"{key}.attn", shape.text_heads, width, causal))
        y = g.linear(g.layer_norm(x, f"{key}.ln_2", width), f"{key}.mlp.c_fc", width, 4 * width)
        y = g.op("Mul", y, g.op("Sigmoid", g.op("Mul", y, g.constant(1.702))))
        x = g.op("Add", x, g.linear(y, f"{key}.mlp.c_proj", 4 * width, width))
    words = g.layer_norm(x, f"{root}.ln_final", width)
    end = g.op("ArgMax", tokens, axis=1, keepdims=0)  # the end token has the highest number
    sentence = g.op("Gather", words, end)
    return words, g.op("MatMul", sentence, g.weight(f"{root}.text_projection", width, shape.embedding))


def neck(g, shape, c3, c4, c5, state):
    """The feature pyramid that meets the sentence; (1, middle, S/16, S/16)."""
    key = "neck"
    low, middle, high = shape.neck
    state = g.linear(state, f"{key}.txt_proj.0", shape.embedding, high, bias=False)
    state = g.op("Relu", g.batch_norm(state, f"{key}.txt_proj.1", high))
    f5 = g.conv_bn_relu(c5, f"{key}.f1_v_proj", shape.embedding, high, 1)
    f5 = g.op("Mul", f5, g.reshape(state, 1, high, 1, 1))
    f5 = g.op("Relu", g.batch_norm(f5, f"{key}.norm_layer.0", high))
    f4 = g.conv_bn_relu(c4, f"{key}.f2_v_proj", 16 * shape.width, middle, 3)
    f4 = g.op("Concat", f4, g.twice(f5), axis=1)
    f4 = g.conv_bn_relu(f4, f"{key}.f2_cat", middle + high, middle, 1)
    f3 = g.half(g.conv_bn_relu(c3, f"{key}.f3_v_proj", 8 * shape.width, low, 3))
    f3 = g.conv_bn_relu(g.op("Concat", f3, f4, axis=1), f"{key}.f3_cat", low + middle, middle, 1)
    q5 = g.twice(g.conv_bn_relu(f5, f"{key}.f4_proj5", high, middle, 3))
    q4 = g.conv_bn_relu(f4, f"{key}.f4_proj4", middle, middle, 3)
    q3 = g.conv_bn_relu(f3, f"{key}.f4_proj3", middle, middle, 3)
    x = g.conv_bn_relu(g.op("Concat", q3, q4, q5, axis=1), f"{key}.aggr", 3 * middle, middle, 1)
    side = shape.image_size // 16
    line = np.linspace(-1, 1, side, dtype=np.float32)
    across = np.broadcast_to(line, (side, side))
    x = g.op("Concat", x, g.constant(np.stack([across, across.T])[None]), axis=1)
    x = g.conv_bn_relu(x, f"{key}.coordconv.0.conv1", middle + 2, middle, 3)
    return g.conv_bn_relu(x, f"{key}.coordconv.1", middle, middle, 3)


def sines(length, width):
    """Sine positions (length, width): sines at even, cosines at odd columns, in float32 as in training."""
    rate = np.exp(np.arange(0, width, 2, dtype=np.float32) * np.float32(-math.log(10000) / width))
    angle = np.arange(length, dtype=np.float32)[:, None] * rate
    return np.stack([np.sin(angle), np.cos(angle)], -1).reshape(length, width)


def decoder(g, shape, x, words, tokens):
    """Pixels attend to pixels and to words; (1, d, s, s) in and out, s = S/16."""
    width, side = shape.neck[1], shape.image_size // 16
    # The first half of a position's vector says where across, the second half where down.
    across = g.op("Expand", g.constant(sines(side, width // 2)[None]), g.integers(side, side, width // 2))
    down = g.op("Expand", g.constant(sines(side, width // 2)[:, None]), g.integers(side, side, width // 2))
    place = g.reshape(g.op("Concat", across, down, axis=2), side * side, width)
    keys = g.op("Add", words, g.constant(sines(shape.context, width)))
    padding = g.op("Equal", tokens, g.integers(0))
    padding = g.op("Where", padding, g.constant(-np.inf), g.constant(0))  # (1, context), over heads and pixels
    x = g.transposed(g.reshape(x, width, side * side), 1, 0)
    for i in range(shape.decoder_layers):
        key = f"decoder.layers.{i}"
        y = g.layer_norm(x, f"{key}.norm1", width)
        q = g.op("Add", y, place)
        y = g.packed_attention(q, q, y, f"{key}.self_attn", shape.decoder_heads, width)
        x = g.op("Add", x, g.layer_norm(y, f"{key}.self_attn_norm", width))
        q = g.op("Add", g.layer_norm(x, f"{key}.norm2", width), place)
        y = g.packed_attention(q, keys, words, f"{key}.multihead_attn", shape.decoder_heads, width, padding)
        x = g.op("Add", x, g.layer_norm(y, f"{key}.cross_attn_norm", width))
        y = g.linear(g.layer_norm(x, f"{key}.norm3", width), f"{key}.ffn.0", width, shape.decoder_ffn)
        y = g.layer_norm(g.op("Relu", y), f"{key}.ffn.3", shape.decoder_ffn)
        x = g.op("Add", x, g.linear(y, f"{key}.ffn.4", shape.decoder_ffn, width))
    x = g.layer_norm(x, "decoder.norm", width)
    return g.reshape(g.transposed(x, 1, 0), 1, width, side, side)


def projector(g, shape, x, state, name):
    """The sentence makes the 3x3 kernel that turns the enlarged map into logits."""
    width = shape.neck[1]
    half = width // 2
    x = g.conv_bn_relu(g.twice(x), "proj.vis.1", width, width, 3)
    x = g.conv_bn_relu(g.twice(x), "proj.vis.3", width, half, 3)
    x = g.convolution(x, "proj.vis.4", half, half, 1, bias=True)
    made = g.linear(state, "proj.txt", shape.embedding, 9 * half + 1)
    kernel, bias = g.op("Split", made, g.integers(9 * half, 1), outputs=2, axis=1)
    return g.op("Conv", x, g.reshape(kernel, 1, half, 3, 3), g.reshape(bias, 1), name=name, kernel_shape=[3, 3], pads=[1, 1, 1, 1])


def cris(shape, name):
    """The whole network as an ONNX model without weights."""
    g = Graph()
    c3, c4, c5 = image_tower(g, shape, "image")
    words, state = text_tower(g, shape, "tokens")
    x = neck(g, shape, c3, c4, c5, state)
    x = decoder(g, shape, x, words, "tokens")
    projector(g, shape, x, state, "logits")
    side = shape.image_size
    graph = helper.make_graph(
        g.nodes,
        name,
        [
            helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, side, side]),
            helper.make_tensor_value_info("tokens", TensorProto.INT64, [1, shape.context]),
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 1, side // 4, side // 4])],
        g.initializers,
    )
    model = helper.make_model(graph, producer_name="soulstyler-fiji", ir_version=IR_VERSION, opset_imports=[helper.make_opsetid("", OPSET)])
    helper.set_model_props(model, {"prefix": PREFIX, "ignored": " ".join(IGNORED)})
    # Shapes of the values between help a reader of the graph and find slips here; they are not stored.
    onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True)
    return model


def absent_weights(model):
    """Names and shapes of the initializers whose data must be handed over, in the graph's order."""
    return {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer if tensor.data_location == TensorProto.EXTERNAL}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", choices=sorted(SHAPES), help="only this one (default: r50 and r101)")
    parser.add_argument("--output", type=pathlib.Path, help="where to (with --shape; default: cris-SHAPE.onnx, here)")
    arguments = parser.parse_args()
    if arguments.output and not arguments.shape:
        parser.error("--output needs --shape")
    for name in [arguments.shape] if arguments.shape else ["r50", "r101"]:
        model = cris(SHAPES[name], f"cris-{name}")
        target = arguments.output or HERE / f"cris-{name}.onnx"
        target.write_bytes(model.SerializeToString(deterministic=True))
        weights = absent_weights(model)
        count = sum(math.prod(shape) for shape in weights.values())
        print(f"{target}: {target.stat().st_size / 1000:.0f} kB, {len(model.graph.node)} nodes, {len(weights)} weights to hand over, {count:,} numbers")


if __name__ == "__main__":
    main()
