"""Writes a CRIS checkpoint of generated weights, laid out as CRIS's own training leaves it.

    python -m reference.generated_checkpoint OUT.pth [--shape r50|r101|tiny]

What it segments means nothing. It has the size, the keys (`state_dict`, each
name with `module.`) and the company (epoch, optimiser, scheduler) of a real
one, so that installing and running can be tried without one. About 590 MB for
CRIS-R50.
"""

import argparse
import pathlib

import torch

from official.cris import export_graph

from . import generated_weights


def checkpoint(shape):
    """The dictionary that training would save."""
    weights = export_graph.absent_weights(export_graph.cris(shape, "cris"))
    state = {}
    for name, dims in weights.items():
        state["module." + name] = torch.from_numpy(generated_weights.tensor(name, dims))
        if name.endswith("running_var"):
            state["module." + name.replace("running_var", "num_batches_tracked")] = torch.tensor(33150)
    state["module.backbone.logit_scale"] = torch.tensor(4.6052)
    # A real optimiser and scheduler over one parameter: their kinds of values are what matters.
    parameter = torch.nn.Parameter(torch.zeros(3))
    optimizer = torch.optim.Adam([parameter], lr=1e-4)
    scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=[35], gamma=0.1)
    parameter.sum().backward()
    optimizer.step()
    scheduler.step()
    return {
        "epoch": 50,
        "cur_iou": 0.61,
        "best_iou": 0.62,
        "prec": {"Pr@50": 0.72, "Pr@90": 0.15},
        "state_dict": state,
        "optimizer": optimizer.state_dict(),
        "scheduler": scheduler.state_dict(),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--shape", choices=sorted(export_graph.SHAPES), default="r50")
    arguments = parser.parse_args()
    torch.save(checkpoint(export_graph.SHAPES[arguments.shape]), arguments.output)
    print(f"{arguments.output}: {arguments.output.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
