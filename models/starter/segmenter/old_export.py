"""Writes segmenter.onnx from the last checkpoint, with float16 weights that the graph casts to float32, and what goes with it."""
import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

import colors
import expressions
from network import CONTEXT, Segmenter
from dice import Dice
from scenes import compose
from train import COLOR_CLASSES, DEVELOPMENT_SEED, DEVIATION, HERE, KIND_CLASSES, MEAN, WORK, bank, batch, tokenizer

THRESHOLD = .5
KEPT = .97  # the share of things that are there which the presence output shall find, on development scenes


class Exported(torch.nn.Module):
	"""The network with its presence logit moved, so that 0 is where to draw the line."""

	def __init__(self, model, line):
		super().__init__()
		self.model, self.line = model, line

	def forward(self, image, tokens):
		logits, presence = self.model(image, tokens)
		return logits, presence - self.line


def load(side=None, weights='average', other=None, share=0.):
	"""The network of the last checkpoint, its averaged weights or the last ones (`model`), for pictures of the given side (the trained one if None).
	With the checkpoint of an earlier run that this one went on from, its averaged weights are mixed in with the given share."""
	saved = torch.load(WORK / 'checkpoint.pt')
	encoder = tokenizer()
	model = Segmenter(side or saved['side'], encoder.size, KIND_CLASSES, COLOR_CLASSES)
	state = saved[weights]
	if other:
		former = torch.load(other)['average']
		state = {name: torch.lerp(value, former[name], share) if value.dtype.is_floating_point else value for name, value in state.items()}
	model.load_state_dict(state)
	return model.eval(), encoder, saved


def presence_line(model, encoder, batches=20):
	"""The presence logit above which KEPT of the present things of development scenes lie."""
	scenes, dice, there = bank(DEVELOPMENT_SEED, 1000, 250), Dice(21), []
	with torch.no_grad():
		for _ in range(batches):
			image, tokens, _, present, *_ = batch(scenes, encoder, dice, 8, 4, model.side)
			there += model(image, tokens)[1][present > .5].tolist()
	return float(np.quantile(there, 1 - KEPT))


def halve_weights(graph):
	"""Stores the large initializers as float16, each behind a Cast that ONNX Runtime folds away when it loads the graph."""
	casts = []
	for tensor in graph.initializer:
		values = numpy_helper.to_array(tensor)
		if tensor.data_type != TensorProto.FLOAT or values.size < 64:
			continue
		name = tensor.name
		tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), name + '.half'))
		casts.append(helper.make_node('Cast', [name + '.half'], [name], to=TensorProto.FLOAT))
	nodes = casts + list(graph.node)
	del graph.node[:]
	graph.node.extend(nodes)


def main():
	parser = argparse.ArgumentParser(description=__doc__)
	parser.add_argument('--side', type=int, help='picture side, if not the last one trained with')
	parser.add_argument('--weights', choices=('average', 'model'), default='average', help='averaged over the last steps, or the last ones')
	parser.add_argument('--mix', type=Path, help='checkpoint of the run that this one went on from, whose weights to mix in')
	parser.add_argument('--share', type=float, default=.4, help='the share of the weights mixed in')
	options = parser.parse_args()
	torch.set_num_threads(1)
	model, encoder, saved = load(options.side, options.weights, options.mix, options.share)
	side = model.side
	line = presence_line(model, encoder)
	print('presence: the line is drawn at the logit %.2f' % line)
	model = Exported(model, line).eval()
	scene = compose(bank(DEVELOPMENT_SEED, 1000, 250), Dice(3), side)
	image = (torch.from_numpy(scene.image).permute(2, 0, 1)[None].float() - MEAN) / DEVIATION
	tokens = torch.tensor([encoder.encode('the red apple')])
	path = HERE / 'segmenter.onnx'
	with torch.no_grad():
		expected = model(image, tokens)
	torch.onnx.export(model, (image, tokens), str(path), input_names=['image', 'tokens'], output_names=['logits', 'presence'], opset_version=17, dynamo=False)
	graph = onnx.load(path)
	halve_weights(graph.graph)
	onnx.helper.set_model_props(graph, {'soulstyler.antialias': 'true', 'soulstyler.refine': 'true', 'side': str(side), 'steps': str(saved['step'])})
	graph.doc_string = 'Soulstyler starter segmenter; BSD-2-Clause'
	onnx.checker.check_model(graph)
	onnx.save(graph, path)
	logits, presence = onnxruntime.InferenceSession(str(path), providers=['CPUExecutionProvider']).run(None, {'image': image.numpy(), 'tokens': tokens.numpy()})
	assert logits.shape == (1, 1, side // 4, side // 4) and presence.shape == (1, 1) and tokens.shape == (1, CONTEXT)
	print('largest difference from PyTorch: logits %.2g, presence %.2g; %.1f MB after %d steps' % (
		np.abs(logits - expected[0].numpy()).max(), np.abs(presence - expected[1].numpy()).max(), path.stat().st_size / 1e6, saved['step']))
	words, names, ignored = expressions.vocabulary()
	(HERE / 'vocabulary.json').write_text(json.dumps({'words': words, 'names': names, 'ignored': ignored, 'attributes': colors.NAMES, 'fallback': 'object'}, indent=1) + '\n')
	(HERE / 'bundle.json').write_text(json.dumps({'segmenter': {
		'graph': 'segmenter/segmenter.onnx', 'tokenizer': 'segmenter/tokenizer.json', 'vocabulary': 'segmenter/vocabulary.json', 'threshold': THRESHOLD}}, indent=1) + '\n')


if __name__ == '__main__':
	main()
