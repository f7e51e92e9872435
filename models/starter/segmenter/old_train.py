"""Trains the segmenter on scenes composed on the fly. One thread; stops after --minutes; resumes from its checkpoint."""
import argparse
import pickle
import time
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F

import colors
import expressions
import restore
from dice import Dice
from network import Segmenter
from scenes import Bank, compose
from shapes import KIND_NAMES
from tokens import Encoder, train_tokenizer

HERE = Path(__file__).parent
WORK = HERE / 'work'
MEAN = torch.tensor([.48145466, .4578275, .40821073]).view(1, 3, 1, 1) * 255
DEVIATION = torch.tensor([.26862954, .26130258, .27577711]).view(1, 3, 1, 1) * 255
KIND_CLASSES, COLOR_CLASSES = 6 + len(KIND_NAMES), 1 + len(colors.NAMES)
TRAINING_SEED, DEVELOPMENT_SEED, HELD_OUT_SEED = 1, 880001, 990001


def bank(seed, sprites, backgrounds, varied=False):
	"""The bank, from work/ if it was drawn before."""
	path = WORK / ('bank-%d-%d-%d%s.pickle' % (seed, sprites, backgrounds, '-varied' if varied else ''))
	if path.exists():
		with open(path, 'rb') as file:
			return pickle.load(file)
	drawn = Bank(seed, sprites, backgrounds, varied=varied)
	WORK.mkdir(exist_ok=True)
	with open(path, 'wb') as file:
		pickle.dump(drawn, file, protocol=5)
	return drawn


def tokenizer():
	path = HERE / 'tokenizer.json'
	if not path.exists():
		train_tokenizer(expressions.vocabulary()[0], path)
	return Encoder(path)


def batch(bank, encoder, dice, images, phrases, side, absent=.3, varied=False):
	"""Pictures (N, 3, S, S), tokens (N·K, 17), masks (N·K, 1, S/4, S/4) in [0, 1], presence (N·K, 1), kinds and colours shown (N, S/8, S/8),
	kinds (N·K, kinds) and colours (N·K) asked for."""
	pictures, tokens, masks, presence, kinds, tints, asked_kinds, asked_colors = [], [], [], [], [], [], [], []
	for _ in range(images):
		scene = compose(bank, dice, side, varied)
		describer = expressions.Describer(scene, dice, .5 if varied else 0)
		pictures.append(scene.image)
		for _ in range(phrases):
			e = describer.expression(dice.chance(absent))
			tokens.append(encoder.encode(e.text))
			masks.append(cv2.resize(expressions.mask_of(scene, e).astype(np.float32), (side // 4, side // 4), interpolation=cv2.INTER_AREA))
			presence.append(float(e.present))
			asked = np.zeros(KIND_CLASSES, np.float32)
			asked[[k if isinstance(k, int) else 6 + KIND_NAMES.index(k) for k in e.kinds]] = 1
			asked_kinds.append(asked)
			asked_colors.append(-100 if e.color is None else colors.CODES.get(e.color, 0))
		kind_table, color_table = np.zeros(256, np.int64), np.zeros(256, np.int64)
		for i, thing in enumerate(scene.things):
			kind_table[2 * i + 1:2 * i + 3] = 6 + KIND_NAMES.index(thing.kind)
			color_table[2 * i + 1:2 * i + 3] = colors.CODES.get(thing.color, 0)
		labels, regions = scene.labels[4::8, 4::8], scene.regions[4::8, 4::8]
		kinds.append(np.where(labels > 0, kind_table[labels], regions))
		tints.append(color_table[labels])
	image = (torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() - MEAN) / DEVIATION
	return image.contiguous(memory_format=torch.channels_last), torch.tensor(tokens), torch.from_numpy(np.stack(masks))[:, None], \
		torch.tensor(presence)[:, None], torch.from_numpy(np.stack(kinds)), torch.from_numpy(np.stack(tints)), \
		torch.from_numpy(np.stack(asked_kinds)), torch.tensor(asked_colors)


def loss_of(model, data):
	image, tokens, masks, there, kinds, tints, asked_kinds, asked_colors = data
	with torch.autocast('cpu', torch.bfloat16):
		logits, presence, kind_logits, tint_logits, asked = model.forward_training(image, tokens)
	logits, presence = logits.float(), presence.float()
	entropy = (F.binary_cross_entropy_with_logits(logits, masks, reduction='none') * (1 + 1.5 * masks)).mean((1, 2, 3))
	p = torch.sigmoid(logits)
	dice = 1 - (2 * (p * masks).sum((1, 2, 3)) + 4) / (p.sum((1, 2, 3)) + masks.sum((1, 2, 3)) + 4)
	present = there[:, 0]
	outline = entropy.mean() + .9 * (dice * present).sum() / present.sum().clamp(1) + .08 * (dice * (1 - present)).mean()
	beside = .3 * F.cross_entropy(kind_logits.float(), kinds) + .2 * F.cross_entropy(tint_logits.float(), tints)
	asked = asked.float()
	beside = beside + .1 * F.binary_cross_entropy_with_logits(asked[:, :KIND_CLASSES], asked_kinds, reduction='none').sum(1).mean() + .2 * F.cross_entropy(asked[:, KIND_CLASSES:], asked_colors)
	told = F.binary_cross_entropy_with_logits(presence, there)
	return outline + .8 * told + beside, (entropy.mean().item(), told.item(), beside.item())


def measure(model, batches):
	"""Mean IoU of present objects, share of presence told rightly for present and absent ones."""
	model.eval()
	overlaps, right, wrong = [], [], []
	with torch.no_grad():
		for image, tokens, masks, there, *_ in batches:
			with torch.autocast('cpu', torch.bfloat16):
				logits, presence = model(image, tokens)
			mine, true = logits.float() > -.4, masks > .5
			iou = (mine & true).sum((1, 2, 3)).float() / (mine | true).sum((1, 2, 3)).clamp(1).float()
			seen, present = presence.float()[:, 0] > 0, there[:, 0] > .5
			overlaps += iou[present].tolist()
			right += seen[present].float().tolist()
			wrong += (~seen)[~present].float().tolist()
	model.train()
	return tuple(sum(v) / max(1, len(v)) for v in (overlaps, right, wrong))


def main():
	parser = argparse.ArgumentParser(description=__doc__)
	parser.add_argument('--minutes', type=float, default=120, help='over all resumed runs; of processor time, unless --clock is given')
	parser.add_argument('--clock', action='store_true', help='count minutes of the clock')
	parser.add_argument('--start', type=Path, help='a segmenter.onnx whose weights to go on from, if there is no checkpoint')
	parser.add_argument('--side', type=int, default=160, help='picture side in the first part of training')
	parser.add_argument('--final-side', type=int, default=256, help='picture side in the last part, and of the exported graph')
	parser.add_argument('--final-part', type=float, default=.5, help='the share of the time spent at the final side')
	parser.add_argument('--images', type=int, default=16)
	parser.add_argument('--phrases', type=int, default=4)
	parser.add_argument('--rate', type=float, default=1e-3)
	parser.add_argument('--seed', type=int, default=TRAINING_SEED, help='of the drawings; another one where a run goes on from an earlier one')
	parser.add_argument('--sprites', type=int, default=14000)
	parser.add_argument('--backgrounds', type=int, default=3500)
	options = parser.parse_args()
	torch.set_num_threads(1)
	cv2.setNumThreads(0)
	torch.manual_seed(0)
	WORK.mkdir(exist_ok=True)
	encoder = tokenizer()
	scenes = bank(options.seed, options.sprites, options.backgrounds, True)
	held_out = bank(HELD_OUT_SEED, 1500, 400)
	print('banks drawn', flush=True)

	def network(side):
		return Segmenter(side, encoder.size, KIND_CLASSES, COLOR_CLASSES).to(memory_format=torch.channels_last)

	model, average = network(options.side), network(options.side)
	path = WORK / 'checkpoint.pt'
	if options.start and not path.exists():
		print('new weights:', restore.restore(model, options.start), flush=True)
		restore.settle(model, [batch(scenes, encoder, Dice(7 + i), 16, 1, options.side, varied=True)[:2] for i in range(8)])
	average.load_state_dict(model.state_dict())
	optimizer = torch.optim.AdamW([
		{'params': [p for p in model.parameters() if p.ndim > 1], 'weight_decay': .03},
		{'params': [p for p in model.parameters() if p.ndim <= 1], 'weight_decay': 0}], lr=options.rate, betas=(.9, .98))
	step, spent, side = 0, 0., options.side

	def resize(to):
		for m in (model, average):
			m.side = to
			m.image.position = network(to).image.position
		return to

	if path.exists():
		saved = torch.load(path)
		print(model.load_state_dict(saved['model'], strict=False), flush=True)
		average.load_state_dict(saved['average'], strict=False)
		try:
			optimizer.load_state_dict(saved['optimizer'])
		except ValueError as changed:
			print('optimizer starts anew:', changed, flush=True)
		step, spent = saved['step'], saved['spent']
	print('parameters', sum(p.numel() for p in model.parameters()), 'tokens', encoder.size, 'step', step, flush=True)
	dice, check = Dice(step + 17), Dice(5)
	checks = [batch(held_out, encoder, check, 16, 4, options.side) for _ in range(4)]
	clock = time.monotonic if options.clock else time.process_time
	budget, last_save, totals, begun = options.minutes * 60, spent, np.zeros(4), clock() - spent
	model.train()
	while spent < budget:
		spent = clock() - begun
		part = spent / budget
		if part > 1 - options.final_part and side != options.final_side:
			side = resize(options.final_side)
			checks = [batch(held_out, encoder, check, 16, 4, side) for _ in range(4)]
		rate = options.rate * min(1, (step + 1) / 300) * max(.002, 1 - part)
		for group in optimizer.param_groups:
			group['lr'] = rate
		images = max(4, int(options.images * (options.side / side) ** 2))
		loss, pieces = loss_of(model, batch(scenes, encoder, dice, images, options.phrases, side, .35, True))
		optimizer.zero_grad()
		loss.backward()
		norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.)
		if torch.isfinite(norm):
			optimizer.step()
		step += 1
		keep = min(.9985, 1 - 1 / (step * .1 + 2))
		with torch.no_grad():
			for a, b in zip(average.state_dict().values(), model.state_dict().values()):
				if a.dtype.is_floating_point:
					a.lerp_(b, 1 - keep)
				else:
					a.copy_(b)
		totals += (loss.item(), *pieces)
		if step % 50 == 0:
			print('step %d, %.0f s, loss %.3f (outline %.3f, presence %.3f, beside %.3f)' % (step, spent, *(totals / 50)), flush=True)
			totals[:] = 0
		if spent - last_save > 240 or spent >= budget:
			last_save = spent
			print('held out: IoU %.3f, present told %.3f, absent told %.3f' % measure(average, checks), flush=True)
			torch.save({'model': model.state_dict(), 'average': average.state_dict(), 'optimizer': optimizer.state_dict(), 'step': step, 'spent': spent, 'side': options.final_side}, path)


if __name__ == '__main__':
	main()
