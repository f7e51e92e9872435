"""Loads an exported graph's weights back into a network, so that training can go on from what is shipped.

Batch norms were folded into their convolutions when the graph was written. They come back as norms that change nothing while the network is only
used; `settle` then gives them the statistics of real batches, with scale and shift such that they still change nothing.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper

from network import ConvNorm


def restore(model, path):
	"""Copies every weight that the graph at `path` has; returns the names of the parameters that it lacks."""
	graph = onnx.load(path).graph
	values = {t.name.removesuffix('.half'): torch.from_numpy(numpy_helper.to_array(t).astype(np.float32)) for t in graph.initializer}
	named = {name.removeprefix('model.'): value for name, value in values.items() if name.startswith('model.')}
	modules = dict(model.named_modules())
	for node in graph.node:
		foreign = [i for i in node.input if i.startswith('onnx::') and i in values]
		if not foreign:
			continue
		name = _module(modules, node.name.split('/')[2:-1])
		if node.op_type == 'MatMul':
			named[name + '.weight'] = values[foreign[0]].T
		elif node.op_type == 'Conv':
			norm = name.rpartition('.')[0] + '.1'
			named[name + '.weight'] = values[foreign[0]]
			width = values[foreign[0]].shape[0]
			named.update({norm + '.weight': torch.full((width,), (1 + modules[norm].eps) ** .5), norm + '.bias': values[foreign[1]], norm + '.running_mean': torch.zeros(width), norm + '.running_var': torch.ones(width)})
	lacking, unknown = model.load_state_dict(named, strict=False)
	if unknown:
		raise ValueError('The graph has weights that the network lacks: %s' % unknown)
	return [name for name in lacking if not name.endswith('num_batches_tracked')]


def _module(modules, parts):
	"""The module of a node whose name has these parts: containers repeat their name before an index, as in `stem/stem.2/first/first.0`."""
	name = before = ''
	for part in parts:
		name += part[len(before):] if before and part.startswith(before + '.') else '.' + part
		before = part
	name = name[1:]
	if name not in modules:
		raise ValueError('No module for the node %s' % '/'.join(parts))
	return name


def settle(model, batches):
	"""Gives each batch norm the mean and variance of its convolution's output over the batches of (image, tokens), leaving what the network computes as it is."""
	sums = {}
	hooks = []
	for layer in model.modules():
		if isinstance(layer, ConvNorm):
			def note(_, __, output, norm=layer[1]):
				x = output.float()
				count, mean, square = sums.get(norm, (0, 0, 0))
				sums[norm] = (count + 1, mean + x.mean((0, 2, 3)), square + (x * x).mean((0, 2, 3)))
			hooks.append(layer[0].register_forward_hook(note))
	model.eval()
	with torch.no_grad():
		for image, tokens in batches:
			model(image, tokens)
		for norm, (count, mean, square) in sums.items():
			mean, variance = mean / count, (square / count - (mean / count) ** 2).clamp(1e-6)
			scale = norm.weight / (norm.running_var + norm.eps) ** .5
			norm.bias += (mean - norm.running_mean) * scale
			norm.weight.copy_(scale * (variance + norm.eps) ** .5)
			norm.running_mean.copy_(mean)
			norm.running_var.copy_(variance)
	for hook in hooks:
		hook.remove()
