"""What a training saves so that, resumed, it goes on as if it had not been stopped."""

import os
import random

import torch


def random_states():
    """The states of Python's and PyTorch's random numbers."""
    return {"python": random.getstate(), "torch": torch.get_rng_state()}


def restore_random_states(states):
    """Goes back to what `random_states` has told."""
    version, numbers, gauss = states["python"]
    random.setstate((version, tuple(numbers), gauss))
    torch.set_rng_state(states["torch"])


def save(path, state):
    """Writes a checkpoint, random numbers' states included; whoever kills this leaves the last one whole."""
    part = path.with_suffix(".part")
    torch.save({**state, "random": random_states()}, part)
    os.replace(part, path)


def load(path):
    """Reads a checkpoint as data only: a pickle could run code."""
    return torch.load(path, weights_only=True, map_location="cpu")
