"""Weights come back out of a shipped graph."""

import pytest

torch = pytest.importorskip('torch', reason='PyTorch is not installed')
onnx = pytest.importorskip('onnx', reason='onnx is not installed')
pytest.importorskip('onnxslim', reason='onnxslim is not installed')

from . import export, restore  # noqa: E402
from .network import ConvNorm  # noqa: E402


class Small(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.linear = ConvNorm(3, 64), torch.nn.Linear(64, 32)

    def forward(self, x):
        return self.linear(self.conv(x).mean((2, 3)))


def graph_of(network):
    """As the exporter leaves it: the norm in the convolution, the matrix turned and once more as it is."""
    state = network.state_dict()
    scale = state['conv.1.weight'] / (state['conv.1.running_var'] + network.conv[1].eps).sqrt()
    tensors = {
        'onnx::Conv_1': state['conv.0.weight'] * scale[:, None, None, None],
        'onnx::Conv_2': state['conv.1.bias'] - state['conv.1.running_mean'] * scale,
        'onnx::MatMul_3': state['linear.weight'].T.contiguous(),
        'linear.weight': state['linear.weight'],
        'linear.bias': state['linear.bias'],
        'Constant_4': torch.rand(64),
    }
    multiply = onnx.helper.make_node('MatMul', ['x', 'onnx::MatMul_3'], ['y'], 'decoder.feed')
    return onnx.helper.make_graph([multiply], 'g', [], [], [onnx.numpy_helper.from_array(v.numpy(), n) for n, v in tensors.items()])


@pytest.mark.parametrize('halved', [(), ('onnx',), ('decoder.',)])
def test_a_network_is_read_back_from_what_its_export_left(halved):
    torch.manual_seed(1)
    network, other = Small(), Small()
    network.conv[1].running_mean.normal_()
    network.conv[1].running_var.uniform_(0.5, 2)
    graph = graph_of(network.eval())
    export.round_weights(graph)
    export.quantize_weights(graph, halved)
    export.halve_weights(graph)
    restore.scattered([other.eval()])
    assert restore.restored(graph, graph_of(other), [other]) == []
    x = torch.rand(2, 3, 8, 8)
    expected = network(x)
    assert (other(x) - expected).abs().max() < 0.02 * expected.abs().max()


def test_what_the_graph_lacks_is_told():
    network = Small()
    restore.scattered([network])
    graph = graph_of(network)
    del graph.initializer[4]
    assert restore.restored(graph, graph, [network]) == ['linear.bias']


def test_norms_are_set_so_that_training_begins_with_the_same():
    torch.manual_seed(2)
    network = Small()
    restore.scattered([network.eval()])
    x = 3 * torch.rand(4, 3, 16, 16) - 1
    expected = network(x)
    restore.settled([network], lambda: network(x))
    assert torch.allclose(network(x), expected, atol=1e-5)
    assert torch.allclose(network.train()(x), expected, atol=1e-3)
