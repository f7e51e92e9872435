"""Trains the splitter; resumable, one thread, bfloat16.

The rate is flat for 60 % of the steps and then falls to nothing; what is kept is a running mean of the weights.
"""

import argparse
import time
from itertools import islice
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from .. import checkpoints
from . import tokenizer as tok
from .base import cut, narrow, read
from .data import IGNORE, TAGS, batches
from .model import Llama, Shape

STEPS, TOKENS, SAVED = 3000, 2048, 25


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


def rate(step, steps, warm=30):
    """Linear warm-up, flat, then down to nothing over the last two fifths."""
    if step < warm:
        return (step + 1) / warm
    return min(1.0, max(0.0, (steps - step) / (0.4 * steps)))


def average(mean, model, decay):
    """Moves the running mean of the weights towards the weights."""
    for name, p in model.named_parameters():
        if p.requires_grad:
            mean[name].lerp_(p.detach(), 1 - decay)


def narrowed(healed, hidden, tokens):
    """(model, tokenizer, tagger) of another training's folder, with so many units in each feed-forward part."""
    state = checkpoints.load(healed / "checkpoint.pt")
    model, tokenizer = Llama(Shape(**state["shape"])), tok.load(healed / "tokenizer.json")
    model.load_state_dict(state["raw"])
    tagger = nn.Linear(model.shape.width, TAGS)
    tagger.load_state_dict(state["tagger"])
    texts = (batch[0] for batch in islice(batches(tokenizer, 77, tokens), 6))
    return narrow(model, texts, hidden), tokenizer, tagger


def train(work, steps, tokens, start, threads=1, seed=3, peak=1e-3, decay=0.995, fast=False, log=print):
    """Trains up to so many steps of so many tokens each.

    ``start`` makes (model, tokenizer, tagger) where there is no checkpoint yet; ``fast`` compiles the network first, for
    which a C++ compiler is needed.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    checkpoint, step, spent, seen = work / "checkpoint.pt", 0, 0.0, 0
    state = checkpoints.load(checkpoint) if checkpoint.exists() else None
    if state:
        model, tokenizer = Llama(Shape(**state["shape"])), tok.load(work / "tokenizer.json")
        model.load_state_dict(state["raw"])
        tagger = nn.Linear(model.shape.width, TAGS)
        tagger.load_state_dict(state["tagger"])
    else:
        model, tokenizer, tagger = start()
        tokenizer.save(str(work / "tokenizer.json"))
    model.token_embd.requires_grad_(False)
    parameters = [p for p in (*model.parameters(), *tagger.parameters()) if p.requires_grad]
    matrices, vectors = ([p for p in parameters if (p.dim() == 2) == matrix] for matrix in (True, False))
    groups = [dict(params=matrices, times=1, weight_decay=0.01), dict(params=vectors, times=4, weight_decay=0.0)]
    optimizer = torch.optim.AdamW(groups, peak, betas=(0.9, 0.98), fused=True)
    log(f"{sum(p.numel() for p in model.parameters()):,} parameters, {model.shape}", flush=True)
    mean = {name: p.detach().clone() for name, p in model.state_dict().items()}
    if state:
        mean = state["model"]
        optimizer.load_state_dict(state["optimizer"])
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
        for group in optimizer.param_groups:
            group["lr"] = peak * rate(step, steps) * group["times"]
        batch = next(source)
        parts = losses(model, tagger, batch)
        (parts[0] + 0.2 * parts[1] + 0.5 * parts[2]).backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        average(mean, model, min(decay, (1 + step) / (10 + step)))
        values = torch.stack([p.detach() for p in parts])
        smooth = values if smooth is None else smooth.lerp(values, 0.05)
        step += 1
        seen += len(batch[0])
        if step % 10 == 0 or step == steps:
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
                    optimizer=optimizer.state_dict(),
                    seconds=spent + time.process_time() - cpu,
                    shape=vars(model.shape),
                ),
            )
    return model, tokenizer


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--tokens", type=int, default=TOKENS, help="in a batch, about")
    parser.add_argument("--base", type=Path, help="the GGUF to cut the network from; without it, that of the installed package")
    parser.add_argument("--healed", type=Path, help="a training's folder to begin with instead, its feed-forward parts cut")
    parser.add_argument("--onward", type=Path, help="a splitter's GGUF to begin with instead, as it is")
    parser.add_argument("--hidden", type=int, default=768, help="with --healed: their units")
    parser.add_argument("--peak", type=float, default=1e-3, help="the highest learning rate")
    parser.add_argument("--fast", action="store_true", help="compile the network first; needs a C++ compiler")
    options = parser.parse_args()
    options.work.mkdir(exist_ok=True, parents=True)

    def start():
        if options.healed:
            return narrowed(options.healed, options.hidden, options.tokens)
        if options.onward:
            model, tokens, merges = read(options.onward)
            return model, tok.build(tokens, merges), nn.Linear(model.shape.width, TAGS)
        model, tokenizer = cut(options.base)
        return model, tokenizer, nn.Linear(model.shape.width, TAGS)

    train(options.work, options.steps, options.tokens, start, peak=options.peak, fast=options.fast)


if __name__ == "__main__":
    main()
