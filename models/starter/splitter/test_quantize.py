"""Rounding to four bits keeps what a layer says."""

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed")
gguf = pytest.importorskip("gguf", reason="gguf is not installed")

Q4_0 = gguf.GGMLQuantizationType.Q4_0


def test_what_a_layer_says_changes_less_than_by_rounding_each_weight_alone():
    from .quantize import q4_0

    torch.manual_seed(1)
    weight = torch.randn(48, 64)
    inputs = torch.randn(500, 8) @ torch.randn(8, 64) + 0.1 * torch.randn(500, 64)
    error = lambda packed: (inputs @ (torch.from_numpy(gguf.quants.dequantize(packed, Q4_0)) - weight).T).square().mean()
    packed = q4_0(weight, inputs.T @ inputs)
    alone = gguf.quants.quantize(weight.numpy(), Q4_0)
    assert packed.shape == alone.shape and packed.dtype == alone.dtype
    assert error(packed) < 0.3 * error(alone)


def test_weights_that_four_bits_can_hold_stay():
    from .quantize import q4_0

    torch.manual_seed(2)
    weight = torch.randint(-8, 8, (4, 64)).float() * 0.25
    weight[:, ::32] = -2
    packed = q4_0(weight, torch.eye(64))
    assert torch.equal(torch.from_numpy(gguf.quants.dequantize(packed, Q4_0)), weight)
    assert not gguf.quants.dequantize(q4_0(torch.zeros(2, 32), torch.eye(32)), Q4_0).any()
