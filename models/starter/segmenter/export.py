"""Writes segmenter.onnx from the last checkpoint, with float16 weights that the graph casts to float32, and the files that go with it.

python -m starter.segmenter.export [--checkpoint FILE]"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import onnxslim
import torch
from onnx import TensorProto, helper, numpy_helper

from . import classes, detector
from .meaning import Meaning
from .network import Decoder, Head, Segmenter, Verifier
from .photographs import WORK
from .sentences import inputs_of
from .trunk import Trunk

HERE = Path(__file__).parent
CALIBRATION = HERE / 'calibration.json'
THRESHOLD = 0.5
SIDE = Segmenter.SIDE
HALVED = ('trunk.groups', 'trunk.stem', 'decoder.')  # the names of weights, or of what uses them, that stay float16
LEAST = 1024  # values of what is stored as float16 and once; coordinates and biases stay exact


def untrained(meaning):
    """Head, decoder and verifier as training begins with them."""
    return Head(torch.from_numpy(classes.Classes(meaning).embeddings)), Decoder(), Verifier()


def load(checkpoint, meaning):
    """The network with the averaged weights of a checkpoint, and its step."""
    saved = torch.load(checkpoint, weights_only=True)
    networks = untrained(meaning)
    for network, weights in zip(networks, saved['averages']):
        network.load_state_dict(weights)
    return Segmenter(Trunk(), *networks, detector.Detector()).eval(), saved['step']


def round_weights(graph):
    """Rounds the large initializers to what float16 can hold."""
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.data_type == TensorProto.FLOAT and values.size >= LEAST:
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16).astype(np.float32), tensor.name))


def halve_weights(graph):
    """Stores the large initializers that float16 can hold as float16, each behind a Cast that ONNX Runtime folds away when it loads the graph; tensors that are the same are stored once."""
    casts, kept, renamed = [], {}, {}
    for tensor in list(graph.initializer):
        values = numpy_helper.to_array(tensor)
        key = (values.dtype.str, values.shape, values.tobytes())
        if values.size >= LEAST and key in kept:
            renamed[tensor.name] = kept[key]
            graph.initializer.remove(tensor)
            continue
        kept[key] = tensor.name
        if tensor.data_type != TensorProto.FLOAT or values.size < LEAST or (values.astype(np.float16) != values).any():
            continue
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), name + '.half'))
        casts.append(helper.make_node('Cast', [name + '.half'], [name], to=TensorProto.FLOAT))
    nodes = casts + list(graph.node)
    for node in nodes:
        for i, name in enumerate(node.input):
            node.input[i] = renamed.get(name, name)
    del graph.node[:]
    graph.node.extend(nodes)


def quantize_weights(graph, prefixes):
    """Stores the large initializers, but those whose names, or whose users' names, begin so, as int8 with a scale for each output channel, behind a Cast and a Mul that ONNX Runtime folds away when it loads the graph."""
    nodes, users = [], {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    for tensor in list(graph.initializer):
        values, used = numpy_helper.to_array(tensor), users.get(tensor.name, [])
        names = [tensor.name, *(u.name.strip('/').replace('/', '.') for u in used)]
        if any(name.startswith(prefixes) for name in names) or tensor.data_type != TensorProto.FLOAT or values.ndim not in (2, 4) or values.size < LEAST:
            continue
        channel = 1 if any(u.op_type == 'MatMul' and u.input[1] == tensor.name for u in used) else 0
        scale = np.abs(values).max(tuple(axis for axis in range(values.ndim) if axis != channel), keepdims=True).clip(1e-8) / 127
        whole, name = np.round(values / scale).astype(np.int8), tensor.name
        tensor.CopyFrom(numpy_helper.from_array(whole, name + '.int8'))
        graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), name + '.scale'))
        nodes.append(helper.make_node('Cast', [name + '.int8'], [name + '.whole'], to=TensorProto.FLOAT))
        nodes.append(helper.make_node('Mul', [name + '.whole', name + '.scale'], [name]))
    nodes += list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)


def folded(path):
    """The graph with everything computed that does not hang on the input, by ONNX Runtime, and then its shapes, by onnxslim: it opens in a third of the time."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(path)
    onnxruntime.InferenceSession(str(path), options, providers=['CPUExecutionProvider'])
    graph = onnx.load(path)
    round_weights(graph.graph)
    graph = onnxslim.slim(graph)
    standard = [o for o in graph.opset_import if not o.domain]
    del graph.opset_import[:]
    graph.opset_import.extend(standard)
    return graph


def drawn(model, inputs, path):
    """The network as a graph, computed as far as that goes without an input, with weights that float16 can hold."""
    torch.onnx.export(
        model,
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=['logits', 'presence', 'seen'],
        dynamic_axes={'words': {1: 'tokens'}},
        opset_version=17,
        dynamo=False,
    )
    graph = folded(path)
    round_weights(graph.graph)
    return graph


def example(meaning):
    """What the graph takes, for a picture of noise."""
    return {'image': torch.rand(1, 3, SIDE, SIDE) * 2 - 1} | {
        n: torch.from_numpy(v) for n, v in inputs_of('the red apple', meaning, classes.Classes(meaning)).items()
    }


def write_nouns(meaning, path):
    """nouns.json: the nouns with the detector's kinds, the classes' names, their common names, nouns with their classes, and of which nouns that is to be told; and the names as vectors, in nouns.safetensors."""
    table = classes.table()
    others = [n for n, found in table.items() if found and not classes.told(n, found)]
    path.write_text(
        json.dumps(
            {
                'names': classes._plain_names(),
                'common': classes.common_names(),
                'nouns': table,
                'others': sorted(others),
                'boxed': detector.table(),
                'boxedKinds': len(detector.KINDS),
            },
            separators=(',', ':'),
            ensure_ascii=False,
        )
        + '\n'
    )
    vectors = classes.Classes(meaning).embeddings.astype(np.float16)
    header = json.dumps({'names': {'dtype': 'F16', 'shape': list(vectors.shape), 'data_offsets': [0, vectors.nbytes]}}).encode()
    header += b' ' * (-len(header) % 8)
    path.with_suffix('.safetensors').write_bytes(len(header).to_bytes(8, 'little') + header + vectors.tobytes())


def calibrated(model):
    """Gives the model what calibrate.py fitted, and it as that file has it."""
    fitted = json.loads(CALIBRATION.read_text())
    for line, name in zip(model.calibration, ('photographs', 'drawings')):
        line[: len(fitted[name])] = torch.tensor(fitted[name])
    model.drawing.copy_(torch.tensor(fitted['drawing']))
    return fitted


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--checkpoint', type=Path, default='checkpoint.pt', help='in work/')
    parser.add_argument('--to', type=Path, default=HERE, help='folder to write to')
    options = parser.parse_args()
    torch.set_num_threads(1)
    meaning = Meaning()
    model, step = load(WORK / options.checkpoint, meaning)
    calibrated(model)
    path = options.to / 'segmenter.onnx'
    inputs = example(meaning)
    with torch.no_grad():
        expected = model(*inputs.values())
    graph = drawn(model, inputs, path)
    quantize_weights(graph.graph, HALVED)
    halve_weights(graph.graph)
    onnx.helper.set_model_props(graph, {'soulstyler.refine': 'true', 'steps': str(step)})
    graph.doc_string = 'Soulstyler starter segmenter; BSD-2-Clause; its trunk is EfficientNet-Lite0, its detector SSDlite MobileNetV2, both Apache-2.0'
    onnx.checker.check_model(graph)
    onnx.save(graph, path)
    found = onnxruntime.InferenceSession(str(path), providers=['CPUExecutionProvider']).run(None, {n: v.numpy() for n, v in inputs.items()})
    print(
        'largest difference from PyTorch: logits %.2g, presence %.2g, seen %.2g; %.1f MB after %d steps'
        % (*(np.abs(a - b.numpy()).max() for a, b in zip(found, expected)), path.stat().st_size / 1e6, step)
    )
    write_nouns(meaning, options.to / 'nouns.json')
    (options.to / 'bundle.json').write_text(
        json.dumps(
            {
                'segmenter': {
                    'graph': 'segmenter/segmenter.onnx',
                    'nouns': 'segmenter/nouns.json',
                    'vectors': 'segmenter/nouns.safetensors',
                    'notice': 'segmenter/NOTICE.txt',
                    'threshold': THRESHOLD,
                    'image': {'fit': 'stretch', 'mean': [127 / 255] * 3, 'std': [128 / 255] * 3},
                }
            },
            indent=1,
        )
        + '\n'
    )


if __name__ == '__main__':
    main()
