"""Writes set/judge.onnx from what `python -m starter.style.judge WORK train` left: python -m evaluation.export_judge WORK "what it can do"."""

import sys
from pathlib import Path

import onnx
import torch
import torch.nn.functional as F

from starter.style import data, judge

HERE = Path(__file__).resolve().parent


class Both(torch.nn.Module):
    """Image and words in float32; words as counts, whose mean is the bag's."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, image, words):
        h = self.net.body((image - 0.5) / 0.25)
        pooled = torch.cat([h.mean((2, 3)), h.amax((2, 3))], 1)
        bag = words @ self.net.table.weight / words.sum(1, keepdim=True).clamp(min=1)
        return F.normalize(self.net.head(pooled), dim=1), F.normalize(self.net.text_head(bag), dim=1)


def main():
    work, skill = Path(sys.argv[1]), sys.argv[2]
    words = sorted({w for t in data.corpus() for w in judge.split(t)})
    net = judge.Judge(words)
    net.load_state_dict(torch.load(work / 'judge.pt', weights_only=True))
    net.eval()
    path = HERE / 'set' / 'judge.onnx'
    torch.onnx.export(
        Both(net).eval(),
        (torch.rand(2, 3, judge.SIDE, judge.SIDE), torch.ones(1, len(words))),
        str(path),
        input_names=['image', 'words'],
        output_names=['image_embedding', 'text_embedding'],
        dynamic_axes={'image': {0: 'images'}, 'words': {0: 'texts'}, 'image_embedding': {0: 'images'}, 'text_embedding': {0: 'texts'}},
        opset_version=17,
        dynamo=False,
    )
    graph = onnx.load(path)
    onnx.helper.set_model_props(graph, {'words': ' '.join(words), 'description': 'a home-made encoder (%s)' % skill})
    graph.doc_string = 'Soulstyler judge; BSD-2-Clause'
    onnx.save(graph, path)
    print('%.1f MB' % (path.stat().st_size / 1e6))


if __name__ == '__main__':
    main()
