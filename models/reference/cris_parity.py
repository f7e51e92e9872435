"""Compares our CRIS graph on ONNX Runtime with the public PyTorch code, on generated weights.

    python -m reference.cris_parity PATH_TO_CRIS.pytorch [--shape r50|r101|tiny] [--fixture DIR]

PATH_TO_CRIS.pytorch is your copy of github.com/DerrickWang005/CRIS.pytorch; it
is imported from there and run as it is. Every weight is given to both, under
the checkpoint's own names and strictly: a name too many or too few ends the
run. With --fixture the graph, the expected logits and the gathered statistics
become the golden test's files (src/test/resources/org/soulstyler/segmentation).
"""

import argparse
import fnmatch
import json
import pathlib
import sys
import time
import types

import numpy as np
import onnxruntime
import torch

from official.cris import export_graph

from . import generated_weights


def public_network(path, shape, weights):
    """The public code's CRIS in evaluation mode, holding exactly these weights."""
    sys.path.insert(0, str(path))
    # The package logs through loguru when it is imported; nothing here needs the log.
    sys.modules.setdefault("loguru", types.SimpleNamespace(logger=None))
    from model.segmenter import CRIS

    prefix = "backbone."
    clip = {name[len(prefix) :]: torch.zeros(dims) for name, dims in weights.items() if name.startswith(prefix)}

    class Archive:
        """Stands for CLIP's archive, from which the public code reads CLIP's sizes."""

        def eval(self):
            return self

        def state_dict(self):
            return dict(clip)

    original, torch.jit.load = torch.jit.load, lambda *_, **__: Archive()
    try:
        network = CRIS(
            types.SimpleNamespace(
                clip_pretrain="",
                word_len=shape.context,
                word_dim=shape.embedding,
                vis_dim=shape.neck[1],
                fpn_in=[8 * shape.width, 16 * shape.width, shape.embedding],
                fpn_out=list(shape.neck),
                num_layers=shape.decoder_layers,
                num_head=shape.decoder_heads,
                dim_ffn=shape.decoder_ffn,
                dropout=0.1,
                intermediate=False,
            )
        )
    finally:
        torch.jit.load = original
    state = {name: torch.from_numpy(generated_weights.tensor(name, dims)) for name, dims in weights.items()}
    for name, value in network.state_dict().items():
        if any(fnmatch.fnmatch(name, pattern) for pattern in export_graph.IGNORED):
            state[name] = value
    network.load_state_dict(state, strict=True)
    return network.eval()


def gather_statistics(network, shape):
    """Gives the batch normalisations the running statistics that training would: those of some pictures and sentences.

    Without this the generated weights let the pictures' differences die out from layer to layer, and the comparison
    would hardly see the image tower.
    """
    norms = [module for module in network.modules() if isinstance(module, torch.nn.modules.batchnorm._BatchNorm)]
    for norm in norms:
        norm.momentum = 1.0  # take this batch's statistics as they are
        norm.train()
    batch = range(100, 106)
    with torch.no_grad():
        network(
            torch.from_numpy(np.concatenate([image(shape, i) for i in batch])),
            torch.from_numpy(np.concatenate([tokens(shape, i, 1 + i % shape.context % 10) for i in batch])),
        )
    network.eval()


def our_network(model, weights):
    """Our graph on ONNX Runtime, fed as the plugin feeds it; also the values, which must outlive the session."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    values = {name: onnxruntime.OrtValue.ortvalue_from_numpy(value) for name, value in weights.items()}
    options.add_external_initializers(list(values), list(values.values()))
    return onnxruntime.InferenceSession(model.SerializeToString(), options, ["CPUExecutionProvider"]), values


def image(shape, number):
    """A generated, normalised picture (1, 3, S, S) with coarse and fine structure, values of about CLIP's range."""
    side = shape.image_size
    noise = generated_weights.uniform(f"image {number}", 3 * side * side).reshape(1, 3, side, side)
    coarse = generated_weights.uniform(f"coarse image {number}", 3 * 64).reshape(1, 3, 8, 8)
    across = np.arange(side) * 8 // side
    return (noise * np.float32(0.5) + np.float32(1.5) * coarse[:, :, across][:, :, :, across]).astype(np.float32)


def tokens(shape, number, words):
    """Start, so many words, end, padding: int64 (1, context)."""
    start, end = shape.vocabulary - 2, shape.vocabulary - 1
    made = (generated_weights.uniform(f"tokens {number}", words) + 1) / 2 * (start - 1) + 1
    row = [start, *made.astype(np.int64).tolist(), end]
    return np.array([row + [0] * (shape.context - len(row))], np.int64)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("public", type=pathlib.Path, help="your copy of CRIS.pytorch")
    parser.add_argument("--shape", choices=sorted(export_graph.SHAPES), default="r50")
    parser.add_argument("--cases", type=int, default=3, help="pictures and sentences to try")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--fixture", type=pathlib.Path, help="write graph and expected logits into this folder")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)

    shape = export_graph.SHAPES[arguments.shape]
    model = export_graph.cris(shape, f"cris-{arguments.shape}")
    weights = export_graph.absent_weights(model)
    public = public_network(arguments.public, shape, weights)
    gather_statistics(public, shape)
    state = public.state_dict()
    ours, values = our_network(model, {name: state[name].numpy() for name in weights})

    worst, golden = 0.0, []
    for case in range(arguments.cases):
        # From one word to a sentence that fills the context.
        words = [5, 1, shape.context - 2, 9][case % 4]
        picture, sentence = image(shape, case), tokens(shape, case, words)
        began = time.perf_counter()
        with torch.no_grad():
            expected = public(torch.from_numpy(picture), torch.from_numpy(sentence)).numpy()
        between = time.perf_counter()
        got = ours.run(["logits"], {"image": picture, "tokens": sentence})[0]
        ended = time.perf_counter()
        difference = np.abs(got - expected).max() / np.abs(expected).max()
        worst = max(worst, difference)
        golden.append({"tokens": sentence[0].tolist(), "logits": [float(f"{v:.7g}") for v in expected.ravel().tolist()]})
        print(
            f"{words:2d} words: logits {expected.min():.3f} to {expected.max():.3f}, deviation {expected.std():.3f}; "
            f"largest relative difference {difference:.1e}; PyTorch {between - began:.1f} s, "
            f"ONNX Runtime {ended - between:.1f} s"
        )
    print(f"CRIS {arguments.shape}, {len(weights)} weights, all names matched: largest relative difference of the logits {worst:.1e}")
    if arguments.fixture:
        arguments.fixture.mkdir(parents=True, exist_ok=True)
        (arguments.fixture / f"cris-{arguments.shape}.onnx").write_bytes(model.SerializeToString(deterministic=True))
        (arguments.fixture / f"cris-{arguments.shape}.json").write_text(json.dumps({"cases": golden}) + "\n", "utf-8")
        # One after the other, in the graph's order, little-endian.
        (arguments.fixture / f"cris-{arguments.shape}-statistics.f32").write_bytes(
            b"".join(state[name].numpy().astype("<f4").tobytes() for name in weights if "running_" in name)
        )
    if not worst <= 1e-4:
        sys.exit("The networks differ by more than 1e-4.")


if __name__ == "__main__":
    main()
