"""A sentence as the graph's inputs: org.soulstyler.segmentation.MeaningSentences does the same."""

import numpy as np

from . import detector
from .classes import colors_of, definite, noun_of, side_of, worn_of

NAMES = ('words', 'classes', 'colors', 'boxed', 'worn', 'side')  # what `inputs_of` gives, in the order of Segmenter.look


def inputs_of(text, meaning, classes):
    """By name, each (1, …) float32."""
    noun = noun_of(text)
    values = meaning.tokens(definite(text)).astype(np.float32), classes.of(noun), colors_of(text), detector.among(noun), worn_of(text), side_of(text)
    return {name: value[None] for name, value in zip(NAMES, values)}
