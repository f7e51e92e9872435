"""Measures segmenter.onnx as the plugin uses it: on held-out generated scenes, and on photographs against the polygons drawn by hand.

    python evaluate.py [--scenes 300] [--held-out] [--photos FOLDER] [--pictures FOLDER]

The plugin fits the outline to the picture's colours afterwards (CutRefinement), which this script does not. To measure the whole of it, write the
held-out scenes to a folder and let the plugin's test take them, and the photographs, from there:

    python evaluate.py --scenes 150 --dump FOLDER
    mvn test -Dtest='HeldOutScenesTest,PhotographsTest' -Dsoulstyler.scenes=FOLDER -Dsoulstyler.photos=PHOTOS
"""
import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F

import expressions
import held_out
from dice import Dice
from scenes import Bank, compose
from train import HELD_OUT_SEED, HERE, bank, tokenizer

MEAN = np.array([.48145466, .4578275, .40821073], np.float32)
DEVIATION = np.array([.26862954, .26130258, .27577711], np.float32)

PHRASES = {
	'apple.png': ['the red apple', 'apple', 'the red apple on a white background', 'the fruit', 'the red object'],
	'flower.jpg': ['the white flower', 'flower', 'the white flower with a yellow center', 'the flower in the garden', 'the white object'],
	'teapot.png': ['the black teapot', 'teapot', 'the teapot by the window', 'the black pot', 'the black object'],
	'boat.jpg': ['the sailboat', 'the white sailboat with blue sails', 'the white sailboat with three blue sails floating on the sea', 'the boat', 'the ship'],
	'taj_mahal.jpeg': ['the white palace', 'the palace', 'the building', 'the white building', 'the mosque'],
	'church.jpeg': ['the church tower', 'the tower', 'the brown tower', 'the tall tower', 'the clock tower'],
}
ABSENT = {
	'apple.png': ['the blue apple', 'the green apple', 'the teapot', 'the car', 'the white sailboat'],
	'flower.jpg': ['the red flower', 'the blue flower', 'the apple', 'the house', 'the sailboat'],
	'teapot.png': ['the white teapot', 'the red teapot', 'the flower', 'the horse', 'the palace'],
	'boat.jpg': ['the car', 'the red car', 'the apple', 'the teapot', 'the cat'],
	'taj_mahal.jpeg': ['the red car', 'the sailboat', 'the apple', 'the teapot', 'the dog'],
	'church.jpeg': ['the sailboat with red sails', 'the teapot', 'the apple', 'the cat', 'the pink palace'],
}


class Segmenter:
	"""The graph with the same steps around it as org.soulstyler.segmentation.OnnxSegmenter."""

	def __init__(self, folder=HERE):
		options = onnxruntime.SessionOptions()
		options.intra_op_num_threads = 1
		self._session = onnxruntime.InferenceSession(str(folder / 'segmenter.onnx'), options, providers=['CPUExecutionProvider'])
		self.side = self._session.get_inputs()[0].shape[2]
		self._encoder = tokenizer()
		self.threshold = json.loads((folder / 'bundle.json').read_text())['segmenter']['threshold']

	def square(self, square, text):
		"""Logits of a (S, S, 3) uint8 picture, and presence."""
		image = ((square.astype(np.float32) / 255 - MEAN) / DEVIATION).transpose(2, 0, 1)[None]
		logits, presence = self._session.run(None, {'image': np.ascontiguousarray(image), 'tokens': np.array([self._encoder.encode(text)], np.int64)})
		return logits, float(presence[0, 0])

	def __call__(self, image, text):
		"""Probabilities at the picture's own size, and the presence logit."""
		height, width = image.shape[:2]
		scale = min(self.side / height, self.side / width)
		there = np.array([[scale, 0, (self.side - width * scale) / 2], [0, scale, (self.side - height * scale) / 2]])
		reach = int(round((1 / scale - 1) / 2))
		smooth = cv2.blur(image, (2 * reach + 1,) * 2) if reach > 0 else image
		square = cv2.warpAffine(smooth, there, (self.side, self.side), flags=cv2.INTER_CUBIC, borderValue=(MEAN * 255).tolist())
		logits, presence = self.square(square, text)
		plane = F.interpolate(torch.sigmoid(torch.from_numpy(logits)), (self.side, self.side), mode='bicubic', align_corners=True)[0, 0].numpy()
		return np.clip(cv2.warpAffine(plane, cv2.invertAffineTransform(there), (width, height), flags=cv2.INTER_CUBIC), 0, 1), presence


def overlap(a, b):
	return (a & b).sum() / max(1, (a | b).sum())


def new_shapes():
	"""Scenes' material whose drawings and backgrounds training has never seen."""
	return Bank(HELD_OUT_SEED + 1, 700, 200, held_out.FIGURES, held_out.random_background)


def on_scenes(segmenter, count, scenes, name, seed):
	dice = Dice(seed)
	overlaps, regions, told, denied = [], [], [], []
	for _ in range(count):
		scene = compose(scenes, dice, segmenter.side)
		describer = expressions.Describer(scene, dice)
		for k in range(4):
			e = describer.expression(k == 3)
			logits, presence = segmenter.square(scene.image, e.text)
			if e.present:
				mask = expressions.mask_of(scene, e)
				mine = F.interpolate(torch.from_numpy(logits), (segmenter.side,) * 2, mode='bicubic', align_corners=True)[0, 0].numpy() > np.log(segmenter.threshold / (1 - segmenter.threshold))
				(regions if e.labels is None else overlaps).append(overlap(mine, mask))
				told.append(presence > 0)
			else:
				denied.append(presence <= 0)
	overlaps = np.array(overlaps)
	print(name + ': mean IoU of objects %.3f (%d; above 0.5: %.2f; median %.3f), of places %.3f (%d), of both %.3f; present ones told %.3f, absent ones told %.3f (%d)' % (
		overlaps.mean(), len(overlaps), (overlaps > .5).mean(), np.median(overlaps), np.mean(regions), len(regions), np.mean([*overlaps, *regions]), np.mean(told), np.mean(denied), len(denied)))


def dump(folder, side, count, scenes, seed):
	"""The scenes and expressions of on_scenes() as NUMBER.png, NUMBER-K.png (where the object is; black for absent ones), and lines `NUMBER-K<tab>expression` in expressions.tsv."""
	dice = Dice(seed)
	folder.mkdir(parents=True, exist_ok=True)
	with open(folder / 'expressions.tsv', 'w', encoding='utf-8') as lines:
		for i in range(count):
			scene = compose(scenes, dice, side)
			describer = expressions.Describer(scene, dice)
			cv2.imwrite(str(folder / ('%d.png' % i)), scene.image[..., ::-1])
			for k in range(4):
				e = describer.expression(k == 3)
				cv2.imwrite(str(folder / ('%d-%d.png' % (i, k))), expressions.mask_of(scene, e).astype(np.uint8) * 255)
				lines.write('%d-%d\t%s\n' % (i, k, e.text))


def grab_cut(image):
	"""What GrabCut finds with nothing but the assumption that the object fills the middle."""
	height, width = image.shape[:2]
	mask, a, b = np.zeros((height, width), np.uint8), np.zeros((1, 65)), np.zeros((1, 65))
	cv2.setRNGSeed(0)
	cv2.grabCut(np.ascontiguousarray(image[..., ::-1]), mask, (width // 10, height // 10, width * 8 // 10, height * 8 // 10), a, b, 5, cv2.GC_INIT_WITH_RECT)
	return (mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD)


def true_mask(photo):
	mask = np.zeros((photo['height'], photo['width']), np.uint8)
	for polygon in photo['outlines']:
		cv2.fillPoly(mask, [np.array(polygon, np.int32)], 1)
	for polygon in photo['holes']:
		cv2.fillPoly(mask, [np.array(polygon, np.int32)], 0)
	return mask > 0


def on_photos(segmenter, folder, pictures):
	firsts, cuts, denied, told = [], [], [], []
	for photo in json.loads((HERE / 'polygons.json').read_text())['photos']:
		image, mask, rows = cv2.imread(str(folder / photo['photo']))[..., ::-1], true_mask(photo), []
		for text in PHRASES[photo['photo']]:
			probability, presence = segmenter(image, text)
			iou = overlap(probability > segmenter.threshold, mask)
			told.append(presence > 0)
			rows.append('%s %.3f%s' % (text, iou, '' if presence > 0 else ' (not found)'))
			if len(rows) == 1:
				firsts.append(iou)
			if pictures:
				pictures.mkdir(exist_ok=True)
				shown = np.where((probability > segmenter.threshold)[..., None], image, image * .25 + np.array([90, 0, 110])).astype(np.uint8)
				heat = cv2.applyColorMap((probability * 255).astype(np.uint8), cv2.COLORMAP_VIRIDIS)
				cv2.imwrite(str(pictures / ('%s-%d.png' % (photo['photo'].split('.')[0], len(rows)))), np.hstack([shown[..., ::-1], heat]))
		cuts.append(overlap(grab_cut(image), mask))
		wrong = []
		for text in ABSENT[photo['photo']]:
			probability, presence = segmenter(image, text)
			gone = presence <= 0 or probability.max() <= segmenter.threshold
			denied.append(gone)
			wrong.append('%s: %s' % (text, 'not found' if gone else 'FOUND'))
		print('%-15s %s | GrabCut %.3f | %s' % (photo['photo'], '; '.join(rows), cuts[-1], '; '.join(wrong)))
	print('photographs: mean IoU of the first expressions %.3f, GrabCut from a centre prior %.3f; present ones told %.2f, absent ones told %.2f' % (np.mean(firsts), np.mean(cuts), np.mean(told), np.mean(denied)))


def main():
	parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
	parser.add_argument('--scenes', type=int, default=300)
	parser.add_argument('--photos', type=Path, default=HERE.parents[3] / 'shared' / 'photos', help='folder with the photographs of polygons.json, which are not shipped')
	parser.add_argument('--pictures', type=Path, help='folder for pictures of the masks')
	parser.add_argument('--dump', type=Path, help='only write the held-out scenes to this folder')
	parser.add_argument('--side', type=int, help='side of the dumped pictures; that of the graph if not given')
	parser.add_argument('--seed', type=int, default=31, help='of the scenes; the figures in README.md are with the default, everything was tuned with others')
	parser.add_argument('--held-out', action='store_true', help='also scenes of drawings and backgrounds that training lacks (held_out.py); with --dump, only these')
	options = parser.parse_args()
	torch.set_num_threads(1)
	cv2.setNumThreads(0)
	segmenter = Segmenter()
	if options.dump:
		dump(options.dump, options.side or segmenter.side, options.scenes, new_shapes() if options.held_out else bank(HELD_OUT_SEED, 1500, 400), options.seed)
		return
	if options.photos.is_dir():
		on_photos(segmenter, options.photos, options.pictures)
	else:
		print('no photographs in', options.photos)
	if options.scenes:
		on_scenes(segmenter, options.scenes, bank(HELD_OUT_SEED, 1500, 400), 'held-out scenes', options.seed)
	if options.scenes and options.held_out:
		on_scenes(segmenter, options.scenes, new_shapes(), 'held-out drawings and backgrounds', options.seed)


if __name__ == '__main__':
	main()
