"""A line of presence that goes on from an earlier one keeps what it told."""

import pytest

np = pytest.importorskip('numpy', reason='NumPy is not installed')
pytest.importorskip('cv2', reason='OpenCV is not installed')
torch = pytest.importorskip('torch', reason='PyTorch is not installed')
pytest.importorskip('onnxruntime', reason='ONNX Runtime is not installed')
pytest.importorskip('onnxslim', reason='onnxslim is not installed')
from . import calibrate  # noqa: E402
from .network import TOLD  # noqa: E402


def test_the_earlier_line_is_scaled_and_what_came_last_is_weighed():
    dice = np.random.default_rng(2)
    told = dice.standard_normal((400, TOLD)).astype(np.float32)
    known = dice.random(400) < 0.5
    told[:, calibrate.CONSTANTS[0]], told[:, calibrate.CONSTANTS[1]] = known, ~known
    earlier = np.zeros(TOLD - 1, np.float32)
    earlier[:3] = 1, -1, 0.5
    there = told[:, :3] @ earlier[:3] + 2 * told[:, -1] - 1 + 0.5 * dice.standard_normal(400) > 0
    line = calibrate.continued([(t, bool(y)) for t, y in zip(told, there)], earlier.tolist()).numpy()
    assert ((told @ line > 0) == there).mean() > 0.9
    assert ((told[:, :3] @ earlier[:3] > 0) == there).mean() < 0.8
    assert np.allclose(line[:3] / line[0], earlier[:3], atol=1e-4) and line[-1] > line[0] > 0
    assert line[calibrate.CONSTANTS[0]] == line[calibrate.CONSTANTS[1]] < 0
    again = calibrate.continued([(t, bool(y)) for t, y in zip(told, there)], line.tolist()).numpy()
    assert ((told @ again > 0) == (told @ line > 0)).mean() > 0.98
