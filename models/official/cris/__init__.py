"""CRIS as ONNX graphs without weights."""
