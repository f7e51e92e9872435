"""A small network of CRIS's shape: image tower, text tower, decoder in which positions look at words, a kernel made from the sentence."""
import torch
import torch.nn.functional as F
from torch import nn

CONTEXT = 17  # tokens, as in CRIS
WIDTH = 192


def sine(count, width):
	"""(count, width) one-dimensional sine positions."""
	t = torch.arange(count, dtype=torch.float32)[:, None]
	f = torch.exp(torch.arange(0, width, 2, dtype=torch.float32) * (-6.9 / width))[None]
	return torch.cat([torch.sin(t * f), torch.cos(t * f)], 1)


def sine_2d(side, width):
	"""(side², width) positions: half of the channels for y, half for x; coordinates are relative, so that other sides see the same range."""
	one = sine(256, width // 2)[torch.linspace(0, 255, side).round().long()]
	return torch.cat([one[:, None].expand(side, side, -1), one[None].expand(side, side, -1)], 2).reshape(side * side, width)


class ConvNorm(nn.Sequential):
	def __init__(self, inputs, outputs, kernel=3, stride=1, dilation=1, activate=True):
		layers = [nn.Conv2d(inputs, outputs, kernel, stride, dilation * (kernel // 2), dilation, bias=False), nn.BatchNorm2d(outputs)]
		super().__init__(*layers, *([nn.ReLU(inplace=True)] if activate else []))


class Residual(nn.Module):
	def __init__(self, width, dilation=1):
		super().__init__()
		self.first = ConvNorm(width, width, dilation=dilation)
		self.second = ConvNorm(width, width, activate=False)
		nn.init.zeros_(self.second[1].weight)

	def forward(self, x):
		return F.relu(x + self.second(self.first(x)))


class Attention(nn.Module):
	"""Multi-head attention; `mask` (N, 1, 1, keys) is added to the scores."""

	def __init__(self, width, heads=6):
		super().__init__()
		self.heads = heads
		self.query, self.key_value, self.out = nn.Linear(width, width), nn.Linear(width, 2 * width), nn.Linear(width, width)

	def forward(self, x, memory, mask=None):
		n, t, c = x.shape
		q = self.query(x).view(n, t, self.heads, -1).transpose(1, 2)
		k, v = self.key_value(memory).view(n, memory.shape[1], 2, self.heads, -1).permute(2, 0, 3, 1, 4)
		# spelled out: on CPUs the fused attention's backward pass is several times slower
		scores = torch.matmul(q * (c // self.heads) ** -.5, k.transpose(2, 3))
		if mask is not None:
			scores = scores + mask.to(scores.dtype)
		y = torch.matmul(torch.softmax(scores, 3, dtype=scores.dtype), v)
		return self.out(y.transpose(1, 2).reshape(n, t, c))


class Layer(nn.Module):
	"""Pre-norm transformer layer: self-attention, cross-attention to words if asked for, feed-forward."""

	def __init__(self, width, cross=False, growth=2):
		super().__init__()
		self.norm, self.attention = nn.LayerNorm(width), Attention(width)
		self.cross_norm, self.cross = (nn.LayerNorm(width), Attention(width)) if cross else (None, None)
		self.last_norm = nn.LayerNorm(width)
		self.feed = nn.Sequential(nn.Linear(width, growth * width), nn.GELU(), nn.Linear(growth * width, width))

	def forward(self, x, position=0, words=None, mask=None):
		y = self.norm(x) + position
		x = x + self.attention(y, y, mask if self.cross is None else None)
		if self.cross is not None:
			x = x + self.cross(self.cross_norm(x) + position, words, mask)
		return x + self.feed(self.last_norm(x))


class TextTower(nn.Module):
	def __init__(self, vocabulary, width=WIDTH, layers=2):
		super().__init__()
		self.embedding = nn.Embedding(vocabulary, width)
		self.position = nn.Parameter(torch.randn(CONTEXT, width) * .02)
		self.layers = nn.ModuleList(Layer(width) for _ in range(layers))
		self.norm = nn.LayerNorm(width)
		nn.init.normal_(self.embedding.weight, std=.1)

	def forward(self, tokens):
		"""(N, 17) → words (N, 17, width), the sentence's state (N, width) taken at the end token, and the padding mask (N, 1, 1, 17)."""
		mask = torch.where(tokens == 0, -1e4, 0.)[:, None, None, :]
		x = self.embedding(tokens) + self.position
		for layer in self.layers:
			x = layer(x, mask=mask)
		x = self.norm(x)
		end = (tokens == tokens.max(1, keepdim=True).values).to(x.dtype)
		return x, (x * end[..., None]).sum(1), mask


class ImageTower(nn.Module):
	def __init__(self, side, widths=(32, 48, 96, WIDTH), layers=2):
		super().__init__()
		a, b, c, d = widths
		self.stem = nn.Sequential(ConvNorm(3, a, stride=2), ConvNorm(a, b, stride=2), Residual(b))
		self.eighth = nn.Sequential(ConvNorm(b, c, stride=2), Residual(c), Residual(c))
		self.sixteenth = nn.Sequential(ConvNorm(c, d, stride=2), Residual(d), Residual(d, 2), Residual(d))
		self.layers = nn.ModuleList(Layer(d) for _ in range(layers))
		self.register_buffer('position', sine_2d(side // 16, d), persistent=False)
		self.down = nn.Conv2d(d, c, 1)
		self.across = ConvNorm(c, c, 1, activate=False)

	def forward(self, image):
		"""(N, 3, S, S) → features at S/4 (48), S/8 (96) and S/16 (192 channels)."""
		quarter = self.stem(image)
		eighth = self.eighth(quarter)
		x = self.sixteenth(eighth)
		n, c, h, w = x.shape
		y = x.flatten(2).transpose(1, 2)
		for layer in self.layers:
			y = layer(y, self.position)
		x = y.transpose(1, 2).reshape(n, c, h, w)
		eighth = F.relu(self.across(eighth) + F.interpolate(self.down(x), scale_factor=2., mode='bilinear', align_corners=False))
		return quarter, eighth, x


class Segmenter(nn.Module):
	"""Image and expression to logits at a quarter of the resolution, and a logit of the expression's object being there at all."""

	def __init__(self, side, vocabulary, kinds, colors, layers=2):
		super().__init__()
		d, mid, fine = WIDTH, 64, 48
		self.side = side
		self.image, self.text = ImageTower(side), TextTower(vocabulary)
		self.modulate = nn.Linear(d, 2 * d)
		self.layers = nn.ModuleList(Layer(d, cross=True) for _ in range(layers))
		self.norm = nn.LayerNorm(d)
		self.to_eighth, self.at_eighth, self.modulate_eighth = nn.Conv2d(d, mid, 1), nn.Conv2d(96, mid, 1), nn.Linear(d, mid)
		self.refine_eighth = ConvNorm(mid, mid)
		self.to_quarter, self.at_quarter = nn.Conv2d(mid, fine, 1), nn.Conv2d(48, fine, 1)
		self.refine_quarter = ConvNorm(fine, fine)
		self.kernel = nn.Linear(d, fine * 9 + 1)
		self.glance = nn.Linear(d, 1)
		self.presence = nn.Sequential(nn.Linear(3 * d, d), nn.ReLU(), nn.Linear(d, 1))
		self.fine = fine
		# what each position shows and what the sentence asks for, in the same terms: taught beside the expressions, and a hint for outline and presence
		self.kinds, self.colors = nn.Conv2d(96, kinds, 1), nn.Conv2d(96, colors, 1)
		self.asked = nn.Linear(d, kinds + colors)
		self.hint = nn.Conv2d(3, mid, 1)
		self.hint_presence = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1))
		# a second look at what the outline encloses: is it what the sentence asks for?
		self.verify = nn.Sequential(nn.Linear(2 * d + 96 + 6, d), nn.GELU(), nn.Linear(d, 1))
		for last in (self.hint, self.hint_presence[2], self.verify[2]):
			nn.init.zeros_(last.weight)
			nn.init.zeros_(last.bias)

	def agreement(self, eighth, state, repeat):
		"""(N·K, 3, S/8, S/8): how far each position shows the kind asked for, the colour asked for, and both; each in [0, 1]."""
		n, _, h, w = eighth.shape
		kinds = torch.softmax(self.kinds(eighth).float(), 1).flatten(2)
		colors = torch.softmax(self.colors(eighth).float(), 1).flatten(2)
		asked = self.asked(state).float().view(n, repeat, -1)
		asked_kinds, asked_colors = torch.sigmoid(asked[..., :kinds.shape[1]]), torch.softmax(asked[..., kinds.shape[1]:], 2)
		kind = torch.bmm(asked_kinds, kinds)
		color = asked_colors[..., :1] + torch.bmm(asked_colors[..., 1:], colors[:, 1:])
		return torch.stack([kind, color, kind * color], 2).view(n * repeat, 3, h, w)

	def enclosed(self, logits, x, eighth, agreement, state, repeat):
		"""(N·K, 2·width + 102): what the likeliest positions show, how far they agree with the sentence, and how sure and how large the outline is."""
		n, c, h, w = eighth.shape
		at_eighth = F.avg_pool2d(logits.detach().float(), 2)
		weight = torch.softmax(at_eighth.flatten(2), 2)
		coarse = F.avg_pool2d(weight.view(-1, 1, h, w), 2).flatten(1)[:, :, None] * 4
		shown = torch.bmm(weight.view(n, repeat, h * w), eighth.float().flatten(2).transpose(1, 2)).view(n * repeat, c)
		agreed = (agreement.flatten(2) * weight).sum(2)
		flat = at_eighth.flatten(1)
		sure = torch.cat([flat.amax(1, keepdim=True) * .2, torch.sigmoid(flat).mean(1, keepdim=True) * 2, torch.sigmoid(flat).mean(1, keepdim=True).clamp(1e-4).log() * .2], 1)
		return torch.cat([state.float(), (x.float() * coarse).sum(1), shown, agreed, sure], 1)

	def decode(self, features, words, state, mask, repeat=1):
		quarter, eighth, sixteenth = features
		again = (lambda t: t) if repeat == 1 else (lambda t: t.repeat_interleave(repeat, 0))
		scale, shift = self.modulate(state)[:, None].chunk(2, 2)
		n, c, h, w = sixteenth.shape
		x = again(sixteenth.flatten(2).transpose(1, 2)) * (1 + scale) + shift
		for layer in self.layers:
			x = layer(x, self.image.position, words, mask)
		x = self.norm(x)
		glance = (torch.softmax(self.glance(x).float(), 1).to(x.dtype) * x).sum(1)
		agreement = self.agreement(eighth, state, repeat)
		agreed = F.avg_pool2d(agreement, 3, 1).flatten(2).amax(2)
		presence = self.presence(torch.cat([state, glance, x.amax(1)], 1)) + self.hint_presence(agreed)
		seen = x
		x = x.transpose(1, 2).reshape(-1, c, h, w)
		x = F.interpolate(self.to_eighth(x), scale_factor=2., mode='bilinear', align_corners=False) + again(self.at_eighth(eighth)) * (1 + self.modulate_eighth(state))[..., None, None] + self.hint(agreement)
		x = self.refine_eighth(F.relu(x))
		x = F.interpolate(self.to_quarter(x), scale_factor=2., mode='bilinear', align_corners=False) + again(self.at_quarter(quarter))
		x = self.refine_quarter(F.relu(x))
		# the dynamic kernel: one 3×3 convolution an expression, as a grouped convolution
		kernel = self.kernel(state)
		weight, bias = kernel[:, :-1].reshape(-1, self.fine, 3, 3) / (3 * self.fine ** .5), kernel[:, -1]
		if x.shape[0] == 1:
			logits = F.conv2d(x, weight.to(x.dtype), padding=1)
		else:
			# nine shifted sums are cheaper to train than grouped convolutions on a CPU
			taps = torch.einsum('nchw,nck->nkhw', x, weight.flatten(2).to(x.dtype))
			taps = F.pad(taps, (1, 1, 1, 1))
			hh, ww = x.shape[2:]
			logits = sum(taps[:, 3 * i + j:3 * i + j + 1, i:i + hh, j:j + ww] for i in range(3) for j in range(3))
		logits = logits + bias[:, None, None, None]
		return logits, presence + self.verify(self.enclosed(logits, seen, eighth, agreement, state, repeat))

	def forward(self, image, tokens):
		"""image (N, 3, S, S), tokens (N·K, 17) with an image's K expressions side by side → logits (N·K, 1, S/4, S/4), presence (N·K, 1)."""
		features = self.image(image)
		words, state, mask = self.text(tokens)
		return self.decode(features, words, state, mask, tokens.shape[0] // image.shape[0])

	def forward_training(self, image, tokens):
		features = self.image(image)
		words, state, mask = self.text(tokens)
		logits, presence = self.decode(features, words, state, mask, tokens.shape[0] // image.shape[0])
		return logits, presence, self.kinds(features[1]), self.colors(features[1]), self.asked(state)
