"""Trains the splitter; resumable, one thread, bfloat16.

The rate is flat for 60 % of the steps and then falls to nothing; what is kept is a running mean of the weights.
"""

import argparse
import json
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from .. import checkpoints
from . import tokenizer as tok
from .data import IGNORE, TAGS, batches
from .export import read
from .generator import Generator
from .model import Llama, Shape

STEPS, TOKENS, SAVED = 25000, 4096, 50


class Muon(torch.optim.Optimizer):
    """Momentum whose step for a matrix is made orthogonal (five Newton-Schulz iterations)."""

    def __init__(self, parameters, lr, momentum=0.95):
        super().__init__(parameters, dict(lr=lr, momentum=momentum))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                velocity = state.setdefault("velocity", torch.zeros_like(p))
                velocity.lerp_(p.grad, 1 - group["momentum"])
                update = orthogonal(p.grad.lerp(velocity, group["momentum"]))
                p.mul_(1 - 0.01 * group["lr"]).add_(update, alpha=-group["lr"] * max(1, p.shape[0] / p.shape[1]) ** 0.5)


def orthogonal(g):
    x = g.bfloat16()
    x = x / (x.norm() + 1e-7)
    wide = x.shape[0] <= x.shape[1]
    x = x if wide else x.T
    for _ in range(5):
        a = x @ x.T
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return (x if wide else x.T).float()


def make_tokenizer(path, size):
    if not path.exists():
        source = Generator(1)
        tok.train((text for text, _ in (source.example() for _ in range(40000))), size).save(str(path))
    return tok.load(path)


def losses(model, tagger, batch):
    tokens, answers, copies, tags = batch
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = model.states(tokens)
        made = []
        for target in (answers, copies):
            at = target != IGNORE
            made.append(F.cross_entropy(model.logits(states[at]).float(), target[at]))
        at = tags != IGNORE
        made.append(F.cross_entropy(tagger(states[at]).float(), tags[at]))
    return made


def rate(step, steps, warm=150):
    """Linear warm-up, flat, then down to nothing over the last two fifths."""
    if step < warm:
        return (step + 1) / warm
    return min(1.0, max(0.0, (steps - step) / (0.4 * steps)))


def average(mean, model, decay):
    """Moves the running mean of the weights towards the weights."""
    for p, q in zip(mean.values(), model.state_dict().values()):
        p.lerp_(q, 1 - decay)


def train(work, steps, tokens, shape, start=None, threads=1, seed=3, matrix_rate=0.015, other_rate=2e-3, decay=0.995, fast=False, log=print):
    """Trains up to so many steps of so many tokens each.

    ``start`` is a GGUF of ours to begin with instead of random weights; ``fast`` compiles the network first, for which
    a C++ compiler is needed.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    if start:
        model, tokenizer = read(start)
        tokenizer.save(str(work / "tokenizer.json"))
        model.train()
    else:
        tokenizer = make_tokenizer(work / "tokenizer.json", shape.get("vocabulary", 1536))
        model = Llama(Shape(**{**shape, "vocabulary": tokenizer.get_vocab_size()}))
    shape, tagger = model.shape, nn.Linear(model.shape.width, TAGS)
    matrices = [p for n, p in model.named_parameters() if p.dim() == 2 and not n.startswith("token_embd")]
    ours = {id(p) for p in matrices}
    others = [p for p in [*model.parameters(), *tagger.parameters()] if id(p) not in ours]
    optimizers = [Muon(matrices, matrix_rate), torch.optim.AdamW(others, other_rate, betas=(0.9, 0.98), weight_decay=0.0)]
    log(f"{sum(p.numel() for p in model.parameters()):,} parameters, {shape}")
    checkpoint, step, spent, seen = work / "checkpoint.pt", 0, 0.0, 0
    mean = {name: p.detach().clone() for name, p in model.state_dict().items()}
    if checkpoint.exists():
        state = checkpoints.load(checkpoint)
        model.load_state_dict(state["raw"])
        mean = state["model"]
        tagger.load_state_dict(state["tagger"])
        for o, s in zip(optimizers, state["optimizers"]):
            o.load_state_dict(s)
        step, spent, seen = state["step"], state["seconds"], state["sentences"]
        checkpoints.restore_random_states(state["random"])
    if fast:
        model.states = torch.compile(model.states, dynamic=True)
    # The pieces of training between saved checkpoints have each a seed of their own, so that resuming changes nothing.
    source = None
    began, smooth, cpu = time.time(), None, time.process_time()
    while step < steps:
        if source is None or step % SAVED == 0:
            source = batches(tokenizer, seed * 100000 + step, tokens)
        now = rate(step, steps)
        optimizers[0].param_groups[0]["lr"] = matrix_rate * now
        optimizers[1].param_groups[0]["lr"] = other_rate * now
        batch = next(source)
        parts = losses(model, tagger, batch)
        (parts[0] + 0.2 * parts[1] + 0.5 * parts[2]).backward()
        nn.utils.clip_grad_norm_(others, 1.0)
        for o in optimizers:
            o.step()
            o.zero_grad(set_to_none=True)
        average(mean, model, min(decay, (1 + step) / (10 + step)))
        values = torch.stack([p.detach() for p in parts])
        smooth = values if smooth is None else smooth.lerp(values, 0.02)
        step += 1
        seen += len(batch[0])
        if step % 50 == 0 or step == steps:
            log(
                f"{step}/{steps} {seen:,} sentences, answer {smooth[0]:.4f} copy {smooth[1]:.4f} tag {smooth[2]:.4f} "
                f"{(time.time() - began):.0f} s, cpu {time.process_time() - cpu:.0f} s",
                flush=True,
            )
        if step % SAVED == 0 or step == steps:
            checkpoints.save(
                checkpoint,
                dict(
                    model=mean,
                    raw={n: p.detach() for n, p in model.state_dict().items()},
                    tagger=tagger.state_dict(),
                    step=step,
                    sentences=seen,
                    optimizers=[o.state_dict() for o in optimizers],
                    seconds=spent + time.process_time() - cpu,
                    shape=vars(shape),
                ),
            )
    return model, tokenizer


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--tokens", type=int, default=TOKENS, help="in a batch, about")
    parser.add_argument("--shape", type=json.loads, default={}, help='e.g. {"layers": 4}')
    parser.add_argument("--start", type=Path, help="a GGUF to begin with instead of random weights")
    parser.add_argument("--matrix-rate", type=float, default=0.015)
    parser.add_argument("--other-rate", type=float, default=2e-3)
    parser.add_argument("--fast", action="store_true", help="compile the network first; needs a C++ compiler")
    options = parser.parse_args()
    options.work.mkdir(exist_ok=True, parents=True)
    rates = dict(matrix_rate=options.matrix_rate, other_rate=options.other_rate)
    train(options.work, options.steps, options.tokens, options.shape, options.start, fast=options.fast, **rates)


if __name__ == "__main__":
    main()
