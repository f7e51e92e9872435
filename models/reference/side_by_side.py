"""Times the public Python loops of CLIPstyler and Soulstyler, untouched, with our bundle's weights.

    git clone https://github.com/cyclomon/CLIPstyler REFERENCES/CLIPstyler
    git clone https://github.com/yisuanwang/Soulstyler REFERENCES/Soulstyler
    git clone https://github.com/openai/CLIP REFERENCES/CLIP
    python -m reference.side_by_side clipstyler REFERENCES BUNDLE --steps 4 --threads 2
    python -m reference.side_by_side soulstyler REFERENCES BUNDLE --steps 4 --threads 2

BUNDLE is a folder with a bundle.json whose CLIP is ViT-B/32 in Hugging Face's names and whose features are
VGG-19's: the published weights or generated ones. Their code runs as it is, from their folders. What has to
differ is replaced from outside: where weights come from (files of the bundle, no download), "cuda" where there
is none, and, for Soulstyler, the segmenter (a mask is given) and chance: each candidate crop is accepted at
once, which is the fastest that its loop can be (`--unlucky` leaves chance alone). The picture is the one of
`soulstyler bench`. Prints a JSON object: seconds and processor seconds of each iteration, the losses, and the
peak of resident memory.
"""

import argparse
import json
import math
import os
import pathlib
import resource
import runpy
import sys
import tempfile
import time
import types

import numpy
import torch
import torchvision
from PIL import Image
from safetensors.torch import load_file

PAPER = {
    "lr": 5e-4,
    "max_step": 10**6,
    "lambda_tv": 2e-3,
    "lambda_patch": 9000.0,
    "lambda_dir": 500.0,
    "lambda_c": 150.0,
    "crop_size": 128,
    "num_crops": 64,
    "thresh": 0.7,
    "pot_part": 0.8,
}


def picture(side):
    """The benchmark's picture (H, W, 3) in [0, 1] and its mask (H, W): BenchmarkPicture.java."""
    u, v = numpy.meshgrid((numpy.arange(side) + 0.5) / side, (numpy.arange(side) + 0.5) / side)
    inside = numpy.hypot(u - 0.5, v - 0.5) < math.sqrt(1 / (3 * math.pi))
    planes = []
    for c in range(3):
        disc = 0.5 + 0.25 * numpy.sin(20 * u + 9 * c * v) + 0.2 * numpy.sin(70 * v - 30 * u + c)
        slope = 0.2 + 0.3 * v + 0.1 * c + 0.1 * numpy.sin(45 * u * v + 2 * c)
        planes.append(numpy.where(inside, disc, slope))
    return numpy.stack(planes, -1).clip(0, 1), inside


def openai_names(tensors):
    """CLIP's tensors under OpenAI's names, from Hugging Face's."""
    out = {
        "logit_scale": tensors["logit_scale"],
        "positional_embedding": tensors["text_model.embeddings.position_embedding.weight"],
        "token_embedding.weight": tensors["text_model.embeddings.token_embedding.weight"],
        "text_projection": tensors["text_projection.weight"].t(),
        "visual.proj": tensors["visual_projection.weight"].t(),
        "visual.class_embedding": tensors["vision_model.embeddings.class_embedding"],
        "visual.conv1.weight": tensors["vision_model.embeddings.patch_embedding.weight"],
        "visual.positional_embedding": tensors["vision_model.embeddings.position_embedding.weight"],
    }
    for end in ("weight", "bias"):
        out[f"ln_final.{end}"] = tensors[f"text_model.final_layer_norm.{end}"]
        out[f"visual.ln_pre.{end}"] = tensors[f"vision_model.pre_layrnorm.{end}"]
        out[f"visual.ln_post.{end}"] = tensors[f"vision_model.post_layernorm.{end}"]
        for theirs, ours in (("", "text_model"), ("visual.", "vision_model")):
            for i in range(12):
                a, b = f"{theirs}transformer.resblocks.{i}.", f"{ours}.encoder.layers.{i}."
                out[f"{a}ln_1.{end}"] = tensors[f"{b}layer_norm1.{end}"]
                out[f"{a}ln_2.{end}"] = tensors[f"{b}layer_norm2.{end}"]
                out[f"{a}mlp.c_fc.{end}"] = tensors[f"{b}mlp.fc1.{end}"]
                out[f"{a}mlp.c_proj.{end}"] = tensors[f"{b}mlp.fc2.{end}"]
                out[f"{a}attn.out_proj.{end}"] = tensors[f"{b}self_attn.out_proj.{end}"]
                out[f"{a}attn.in_proj_{end}"] = torch.cat([tensors[f"{b}self_attn.{p}_proj.{end}"] for p in "qkv"])
    return {name: tensor.float().contiguous() for name, tensor in out.items()}


def bring_weights(references, bundle):
    """Replaces the three ways in which their code gets weights."""
    description = json.loads((bundle / "bundle.json").read_text("utf-8"))
    sys.modules.setdefault("ftfy", types.SimpleNamespace(fix_text=lambda text: text))
    sys.path.insert(0, str(references / "CLIP"))
    import clip
    from clip.model import build_model

    state = openai_names(load_file(str(bundle / description["clip"]["weights"])))

    def load(*_, **__):
        model = build_model(dict(state)).float()
        model.load_state_dict(state)  # build_model went through half precision
        return model, None

    clip.load = load
    features = {
        name.removeprefix("features."): tensor.float()
        for name, tensor in load_file(str(bundle / description["features"]["weights"])).items()
        if name.startswith("features.")
    }

    def vgg19(**_):
        model = make_vgg(weights=None)
        model.features.load_state_dict(features, strict=False)
        return model.eval()

    make_vgg, torchvision.models.vgg19 = torchvision.models.vgg19, vgg19
    if not torch.cuda.is_available():
        move = torch.Tensor.to

        def to(tensor, *where, **how):
            return move(tensor, *("cpu" if w == "cuda" else w for w in where), **how)

        torch.Tensor.to = to


class Stopwatch:
    """Notes each optimiser step and its loss, and ends the run after the last."""

    def __init__(self, steps):
        self.steps, self.seconds, self.processor, self.losses = steps, [], [], []
        step, backward = torch.optim.Adam.step, torch.Tensor.backward
        watch = self

        def timed_backward(tensor, *args, **kwargs):
            watch.losses.append(float(tensor))
            return backward(tensor, *args, **kwargs)

        def timed_step(optimiser, *args, **kwargs):
            result = step(optimiser, *args, **kwargs)
            watch.lap()
            return result

        torch.Tensor.backward, torch.optim.Adam.step = timed_backward, timed_step
        self.before = None

    def lap(self):
        """The first lap also prepares, and is reported apart."""
        now = time.perf_counter(), time.process_time()
        if self.before:
            self.seconds.append(now[0] - self.before[0])
            self.processor.append(now[1] - self.before[1])
        print(f"Iteration {len(self.losses)}: loss {self.losses[-1]:.6g}", file=sys.stderr)
        self.before = now
        self.after_lap()
        if len(self.losses) >= self.steps:
            raise StopIteration

    def after_lap(self):
        """Overridden where something starts anew with each iteration."""


class LuckyCrops:
    """Crops that pass each test of Soulstyler's loop at the first try."""

    def __init__(self, mask, stopwatch, wanted=64, seed=0):
        size = 64
        integral = numpy.pad(mask.astype(float).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
        sums = integral[size:, size:] - integral[:-size, size:] - integral[size:, :-size] + integral[:-size, :-size]
        coverage = sums / size**2
        places = numpy.argwhere(coverage > 0.85), numpy.argwhere(coverage < 0.05)
        random = numpy.random.default_rng(seed)
        self.count = 0
        stopwatch.after_lap = self.start

        def get_params(_, output_size):
            choice = places[self.count >= wanted]
            self.count += 1
            y, x = choice[random.integers(len(choice))]
            return int(y), int(x), *output_size

        torchvision.transforms.RandomCrop.get_params = staticmethod(get_params)
        torch.numel = lambda _: 10**9  # enough distances are as they should be

    def start(self):
        """A new iteration draws its object's crops first."""
        self.count = 0


def clipstyler(folder, image, mask, args):
    """Runs train_CLIPstyler.py."""
    sys.path.insert(0, str(folder))
    path = pathlib.Path("content.png").absolute()
    Image.fromarray((image * 255).round().astype(numpy.uint8)).save(path)
    pathlib.Path("outputs").mkdir()
    sys.argv = [
        "train_CLIPstyler.py",
        "--content_path",
        str(path),
        "--text",
        args.content,
        "--max_step",
        "1000000",
        "--img_width",
        str(args.size),
        "--img_height",
        str(args.size),
    ]
    runpy.run_path(str(folder / "train_CLIPstyler.py"), run_name="__main__")


def soulstyler(folder, image, mask, args):
    """Calls getStyleImg of style/CLIPstyler.py with the loss of demo.py."""
    sys.path.insert(0, str(folder))
    sys.modules["predict"] = types.SimpleNamespace(getMask=None)
    for name in ("matplotlib", "matplotlib.pyplot"):
        sys.modules.setdefault(name, types.SimpleNamespace(pyplot=None))
    import demo
    import utils.config
    from style.CLIPstyler import getStyleImg

    utils.config.load_cfg_from_cfg_file = lambda _: types.SimpleNamespace(**PAPER)
    content = torch.from_numpy(image).float().permute(2, 0, 1)[None]
    area = torch.from_numpy(mask).float().expand(1, 3, -1, -1)
    getStyleImg("", content, prompt=args.content, seed=0, get_total_loss=demo.getTotalLoss1, mask=area)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("loop", choices=("clipstyler", "soulstyler"))
    parser.add_argument("references", type=pathlib.Path)
    parser.add_argument("bundle", type=pathlib.Path)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--size", type=int, default=512, help="side of the picture, pixels")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--content", default="fire")
    parser.add_argument("--unlucky", action="store_true", help="leave Soulstyler's crops to chance")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    references = args.references.absolute()
    bring_weights(references, args.bundle.absolute())
    image, mask = picture(args.size)
    stopwatch = Stopwatch(args.steps)
    if args.loop == "soulstyler" and not args.unlucky:
        LuckyCrops(mask, stopwatch)
    folder = references / {"clipstyler": "CLIPstyler", "soulstyler": "Soulstyler"}[args.loop]
    out = sys.stdout
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # they print a lot
        try:
            {"clipstyler": clipstyler, "soulstyler": soulstyler}[args.loop](folder, image, mask, args)
        except StopIteration:
            pass
        finally:
            sys.stdout = out
            os.chdir("/")
    print(
        json.dumps(
            {
                "loop": args.loop,
                "size": args.size,
                "threads": args.threads,
                "torch": torch.__version__,
                "secondsPerIteration": float(numpy.median(stopwatch.seconds)) if stopwatch.seconds else None,
                "processorSecondsPerIteration": float(numpy.median(stopwatch.processor)) if stopwatch.processor else None,
                "seconds": stopwatch.seconds,
                "processorSeconds": stopwatch.processor,
                "losses": stopwatch.losses,
                "peakResidentBytes": 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
            }
        )
    )


if __name__ == "__main__":
    main()
