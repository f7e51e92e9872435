"""Reads the weights back out of segmenter.onnx into a checkpoint that training, blending and exporting go on from: checkpoints are large and get lost, the graph is in the repository.

python -m starter.segmenter.restore [--graph FILE] [--to restored.pt] [--scenes 128]        # the checkpoint in work/

The graph has rounded weights (float16, and int8 with a scale for each channel), some of them turned or several times, and batch norms folded into convolutions. So a network whose every value is random and
one of its kind is exported in the same way first: what holds which parameter there, holds it in the shipped graph, too. Where that graph has one parameter several times, rounded along other axes, the mean is taken.
Batch norms behind a convolution are set so that they change nothing of what --scenes composed scenes give them (0: none; for exporting that is enough); these need what `photographs` has fetched."""

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path

import cv2
import numpy as np
import onnx
import torch
from onnx import numpy_helper

from . import classes, detector, export, photo_scenes
from .dice import Dice
from .meaning import Meaning
from .network import ConvNorm, Segmenter
from .photographs import WORK
from .train import TRAINING_SEED, Batches, bank, step_of
from .trunk import Trunk


def shipped(graph):
    """The large values of a shipped graph as they are when it is opened, by the names that they had before they were rounded."""
    stored = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    out = {}
    for name, values in stored.items():
        if name.endswith('.int8'):
            name = name[:-5]
            values = values * stored[name + '.scale']
        elif name.removesuffix('.scale') + '.int8' in stored:
            continue
        out[name.removesuffix('.half')] = values.astype(np.float32) if values.dtype.kind == 'f' else values
    return out


def scattered(networks):
    """Fills networks with values of which no two tensors have the same; a batch norm behind a convolution then only adds."""
    with torch.no_grad():
        for network in networks:
            for tensor in network.state_dict().values():
                if tensor.dtype.is_floating_point:
                    tensor.uniform_(0.025, 0.05)
            for module in network.modules():
                if isinstance(module, ConvNorm):
                    module[1].weight.fill_(1)
                    module[1].running_mean.zero_()
                    module[1].running_var.fill_(1 - module[1].eps)


def places(tensors, networks):
    """Which of the tensors, by name, hold which parameter: {(network, parameter): [(name, whether it is turned)]}."""
    by_shape = defaultdict(list)
    for name, values in tensors.items():
        if values.dtype == np.float32:
            by_shape[values.shape].append((name, values))
    found = defaultdict(list)
    for i, network in enumerate(networks):
        for key, tensor in network.state_dict().items():
            wanted = tensor.numpy()
            for turned in (False, True) if wanted.ndim == 2 else (False,):
                as_there = wanted.T if turned else wanted
                found[i, key] += [(name, turned) for name, values in by_shape[as_there.shape] if np.allclose(values, as_there, rtol=1e-3, atol=0)]
    return found


def restored(graph, template, networks):
    """Puts a shipped graph's values where the template, exported from these networks, says that they are from; the rest stays. Returns what was not found."""
    values, missing = shipped(graph), []
    there = {t.name: numpy_helper.to_array(t) for t in template.initializer}
    # the exporter numbers some names: were they other ones, a name might stand for another parameter
    strange = [n for n, v in values.items() if v.size >= export.LEAST and (n not in there or there[n].shape != v.shape)]
    if strange:
        raise SystemExit('exported in another way: ' + ', '.join(strange))
    held = places(there, networks)
    with torch.no_grad():
        for i, network in enumerate(networks):
            norms = {f'{name}.1.' for name, module in network.named_modules() if isinstance(module, ConvNorm)}
            for key, tensor in network.state_dict().items():
                found = [values[name].T if turned else values[name] for name, turned in held[i, key] if name in values]
                if found:
                    tensor.copy_(torch.from_numpy(np.asarray(np.mean(found, 0))))
                elif tensor.dtype.is_floating_point and (key.endswith('.bias') or not key.startswith(tuple(norms))):
                    missing.append(key)
    return missing


def settled(networks, run):
    """Sets the batch norms behind convolutions to the statistics of what `run` gives them, and so that they change nothing of it."""
    sums, hooks = {}, []

    def watch(norm):
        def seen(_, inputs):
            x = inputs[0].transpose(0, 1).flatten(1).double()
            count, total, squares = sums.get(norm, (0, 0, 0))
            sums[norm] = count + x.shape[1], total + x.sum(1), squares + (x**2).sum(1)

        return norm.register_forward_pre_hook(seen)

    for network in networks:
        hooks += [watch(m[1]) for m in network.modules() if isinstance(m, ConvNorm)]
    with torch.no_grad():
        run()
        for norm, (count, total, squares) in sums.items():
            mean = (total / count).float()
            variance = (squares / count).float() - mean**2
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(variance)
            norm.weight.copy_((variance + norm.eps).sqrt())
            norm.bias.add_(mean)
    for hook in hooks:
        hook.remove()


def scenes(networks, trunk, meaning, count):
    """Runs head and decoder on composed scenes as training makes them, `count` pictures of them."""
    head, decoder, verifier = networks
    material = photo_scenes.PhotoBank(bank(TRAINING_SEED, 2000, 400), *photo_scenes.material())
    batches = Batches(material, [], meaning, classes.Classes(meaning), [256], 8, 3, 0)
    dice = Dice(5)
    for _ in range(count // 8):
        step_of(trunk, head, decoder, verifier, meaning, batches(dice), dice)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--graph', type=Path, default=export.HERE / 'segmenter.onnx')
    parser.add_argument('--to', type=Path, default='restored.pt', help='in work/')
    parser.add_argument('--scenes', type=int, default=128)
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
    torch.manual_seed(0)
    meaning, trunk = Meaning(), Trunk()
    networks = export.untrained(meaning)
    names = networks[0].names.clone()
    scattered(networks)
    # head and decoder have seen the same features, so that the graph has their statistics once
    for of_head, of_decoder in zip(networks[0].scale, networks[1].scale[1:]):
        of_decoder.load_state_dict(of_head.state_dict())
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        model = Segmenter(trunk, *networks, detector.Detector()).eval()
        template = export.drawn(model, export.example(meaning), Path(folder) / 'template.onnx').graph
    graph = onnx.load(options.graph)
    missing = restored(graph.graph, template, networks)
    if missing:
        raise SystemExit('not in the graph: ' + ', '.join(missing))
    networks[0].names.copy_(names)
    step = int({p.key: p.value for p in graph.metadata_props}['steps'])
    if options.scenes:
        for network in networks:
            network.eval()
        settled(networks[:2], lambda: scenes(networks, trunk, meaning, options.scenes))
    averages = [n.state_dict() for n in networks]
    torch.save({'networks': averages, 'averages': averages, 'step': step, 'random': torch.get_rng_state()}, WORK / options.to)


if __name__ == '__main__':
    main()
