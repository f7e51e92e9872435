"""The tokenizer, in CLIP's format: BPE with `</w>` at word ends, lower case, start and end tokens, padding 0."""
import json

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from network import CONTEXT

START, END = '<|startoftext|>', '<|endoftext|>'


def train_tokenizer(words, path):
	"""Trains on the words, so that every known word is one token and unknown ones still fall into pieces; writes tokenizer.json."""
	tokenizer = Tokenizer(models.BPE(unk_token=END, end_of_word_suffix='</w>', continuing_subword_prefix=''))
	tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r'\s+'), ' '), normalizers.Lowercase()])
	tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
		pre_tokenizers.Split(Regex(r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"), 'removed', True),
		pre_tokenizers.ByteLevel(add_prefix_space=False)])
	tokenizer.decoder = decoders.ByteLevel()
	alphabet = pre_tokenizers.ByteLevel.alphabet()
	trainer = trainers.BpeTrainer(vocab_size=4096, min_frequency=1, end_of_word_suffix='</w>', initial_alphabet=alphabet, special_tokens=['<|pad|>'], show_progress=False)
	tokenizer.train_from_iterator(sorted(words) * 4, trainer)
	# the end token gets the highest id: CLIP takes the sentence's state there
	tokenizer.add_special_tokens([START, END])
	saved = json.loads(tokenizer.to_str())
	saved['model']['unk_token'] = None
	with open(path, 'w') as file:
		json.dump(saved, file, ensure_ascii=False)


class Encoder:
	def __init__(self, path):
		self._tokenizer = Tokenizer.from_file(str(path))
		self.size = self._tokenizer.get_vocab_size()
		self._start, self._end = (self._tokenizer.token_to_id(t) for t in (START, END))
		self._known = {}

	def encode(self, text):
		"""A list of 17 ids: start, tokens, end, zeros; too long a text loses its tail, never the end token."""
		ids = self._known.get(text)
		if ids is None:
			ids = ([self._start] + self._tokenizer.encode(text).ids)[:CONTEXT - 1] + [self._end]
			ids = self._known[text] = ids + [0] * (CONTEXT - len(ids))
			if len(self._known) > 50000:
				self._known.clear()
		return ids
