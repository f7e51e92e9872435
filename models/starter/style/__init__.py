"""A small CLIP, a small VGG and a predictor of texture statistics."""
