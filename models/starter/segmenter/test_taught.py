"""Which outlines that nobody has looked at are believed."""

import pytest

np = pytest.importorskip('numpy', reason='NumPy is not installed')
pytest.importorskip('cv2', reason='OpenCV is not installed')
pytest.importorskip('onnxruntime', reason='ONNX Runtime is not installed')
from . import boxes, taught  # noqa: E402


def test_an_outline_agrees_with_a_box_that_it_fills():
    mask = np.zeros((100, 200), bool)
    assert not taught.agrees(mask, boxes.box('10 10 30 40'))
    mask[10:40, 20:60] = True
    assert taught.agrees(mask, boxes.box('10 10 30 40'))
    assert taught.agrees(mask, boxes.box('10 10 30 44'))
    assert not taught.agrees(mask, boxes.box('10 10 30 60'))
