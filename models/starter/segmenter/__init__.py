"""A head and a decoder on a pretrained trunk that outline what a referring expression names."""
