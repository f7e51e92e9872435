"""Restyles an evaluation's cases with CLIPstyler's and Soulstyler's public loops, untouched, with the starter's encoder in CLIP's place.

    soulstyler evaluate stylization models/evaluation/set -o FOLDER --method own           # also writes FOLDER/cases.json and the masks
    python -m reference.rivals clipstyler REFERENCES FOLDER --steps 50 --crops 12
    python -m reference.rivals soulstyler REFERENCES FOLDER --steps 50 --crops 12
    soulstyler evaluate stylization models/evaluation/set -o FOLDER --method none          # scores all

What is compared is the method, so all have the starter's encoder and content network, its prompts, and the same masks. REFERENCES is what
side_by_side.py describes; their code runs as it is. Replaced from outside: where weights and prompts come from (the starter's), "cuda" where there is none,
where the picture goes, the number of crops, and for Soulstyler the segmenter (a mask is given) and chance: each candidate crop is accepted at once.
CLIPstyler looks at the whole picture, with crops of a quarter of its side, as its defaults have it at 512 pixels. Soulstyler's crops
are 64 pixels; an object in which none lies to 80 % is a failure, as its loop then ends with one. What is there already is not made again.
"""

import argparse
import collections
import json
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

from . import side_by_side

STARTER = pathlib.Path(__file__).resolve().parents[1] / "starter"


def bring_starter():
    """The starter's networks where their code asks for CLIP and VGG-19."""
    from tokenizers import Tokenizer

    from starter.style import networks, tokens

    tokenizer = Tokenizer.from_file(str(STARTER / "style/tokenizer.json"))
    encoder = networks.Clip(tokenizer.get_vocab_size())
    encoder.load(load_file(str(STARTER / "style/clip.safetensors"))).eval().requires_grad_(False)

    def encode_image(images):
        return encoder.visual(torch.nn.functional.interpolate(images, size=networks.IMAGE_SIZE, mode="bilinear", antialias=True))

    clip = types.ModuleType("clip")
    clip.load = lambda *_, **__: (types.SimpleNamespace(encode_image=encode_image, encode_text=encoder.text), None)
    clip.tokenize = lambda texts: torch.tensor([tokens.encode(tokenizer, text, networks.CONTEXT) for text in texts])
    sys.modules["clip"] = clip
    for name in ("template", "style.template"):
        sys.modules[name] = types.SimpleNamespace(imagenet_templates=["{}"])
    content = networks.FeatureNetwork()
    content.load_state_dict({k: v.float() for k, v in load_file(str(STARTER / "style/features.safetensors")).items()})
    wanted = json.loads((STARTER / "bundle.json").read_text("utf-8"))["features"]["layers"]
    names = {layer: name for layer, name in zip(wanted, ("21", "31"))}  # as they call what they look at
    features = torch.nn.Sequential(
        collections.OrderedDict((names.get(i, f"own{i}"), layer) for i, layer in enumerate(content.features) if i <= max(wanted))
    ).requires_grad_(False)
    torchvision.models.vgg19 = lambda **_: types.SimpleNamespace(features=features)
    if not torch.cuda.is_available():
        move = torch.Tensor.to
        torch.Tensor.to = lambda tensor, *where, **how: move(tensor, *("cpu" if w == "cuda" else w for w in where), **how)


def clipstyler(folder, case, args, seed):
    """Runs train_CLIPstyler.py on the whole picture; its last saved picture."""
    sys.path.insert(0, str(folder))
    image = Image.open(case["picture"]).convert("RGB")
    width, height = (max(8, 8 * round(side / 8)) for side in image.size)
    made = []
    torchvision.utils.save_image = lambda tensor, *_, nrow, normalize: made.append(torchvision.utils.make_grid(tensor, nrow=nrow, normalize=normalize))
    torch.manual_seed(seed)
    options = {
        "content_path": case["picture"],
        "text": case["style"],
        "max_step": args.steps,
        "img_width": width,
        "img_height": height,
        "crop_size": max(width, height) // 4,
        "num_crops": args.crops,
    }
    sys.argv = ["train_CLIPstyler.py", *(str(v) for k, o in options.items() for v in (f"--{k}", o))]
    runpy.run_path(str(folder / "train_CLIPstyler.py"), run_name="__main__")
    return made[-1], image.size


def soulstyler(folder, case, args, seed):
    """Calls getStyleImg of style/CLIPstyler.py with the loss of demo.py."""
    sys.path.insert(0, str(folder))
    sys.modules["predict"] = types.SimpleNamespace(getMask=None)
    for name in ("matplotlib", "matplotlib.pyplot"):
        sys.modules.setdefault(name, types.SimpleNamespace(pyplot=None))
    import demo
    import utils.config
    from style.CLIPstyler import getStyleImg

    utils.config.load_cfg_from_cfg_file = lambda _: types.SimpleNamespace(**{**side_by_side.PAPER, "max_step": args.steps})
    cut = demo.getCropImgAndFeature
    if not hasattr(cut, "fewer"):

        def fewer(*given, **named):
            return cut(*given, **{**named, "batch": args.crops})

        fewer.fewer = True
        demo.getCropImgAndFeature = fewer
    image = Image.open(case["picture"]).convert("RGB")
    mask = numpy.asarray(Image.open(case["mask"]).convert("L")) >= 128
    watch.crops = side_by_side.LuckyCrops(mask, watch, args.crops, seed)
    content = torch.from_numpy(numpy.asarray(image).copy()).float().permute(2, 0, 1)[None] / 255
    area = torch.from_numpy(mask).float().expand(1, 3, -1, -1)
    made = getStyleImg("", content, prompt=case["style"], seed=seed, get_total_loss=demo.getTotalLoss1, mask=area)
    return made[0].detach(), image.size


class Steps:
    """Counts optimiser steps."""

    def __init__(self):
        self.count, step = 0, torch.optim.Adam.step

        def counted(optimiser, *args, **kwargs):
            result = step(optimiser, *args, **kwargs)
            self.count += 1
            self.after_lap()
            return result

        torch.optim.Adam.step = counted

    def after_lap(self):
        """Replaced by what starts anew with each iteration."""


watch = Steps()


def run(loop, case, args, seed):
    """(picture or None, record) of one case."""
    folder = args.references.absolute() / {"clipstyler": "CLIPstyler", "soulstyler": "Soulstyler"}[loop]
    watch.count = 0
    begun = time.perf_counter(), time.process_time()
    out = sys.stdout
    here = os.getcwd()
    try:
        with tempfile.TemporaryDirectory() as scratch, open(os.devnull, "w", encoding="utf-8") as nothing:
            os.chdir(scratch)
            sys.stdout = nothing  # they print a lot
            made, size = {"clipstyler": clipstyler, "soulstyler": soulstyler}[loop](folder, case, args, seed)
    except Exception as exc:  # whatever ends their loop is a failure of theirs
        return None, {"failure": f"{type(exc).__name__}: {exc}."}
    finally:
        sys.stdout = out
        os.chdir(here)
    seconds, processor = time.perf_counter() - begun[0], time.process_time() - begun[1]
    pixels = (made.clamp(0, 1) * 255).round().byte().permute(1, 2, 0).numpy()
    picture = Image.fromarray(pixels)
    return picture if picture.size == size else picture.resize(size, Image.LANCZOS), {
        "seconds": seconds,
        "processorSeconds": processor,
        "peakBytes": 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "iterations": watch.count,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("loop", choices=("clipstyler", "soulstyler"))
    parser.add_argument("references", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--steps", type=int, default=200, help="a multiple of 50: CLIPstyler saves no other")
    parser.add_argument("--crops", type=int, default=64)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--limit", type=int, default=10**6, help="pictures to make before it ends")
    parser.add_argument("--name", help="of the method (default: the loop's)")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    bring_starter()
    left = args.limit
    for seed in range(args.seeds):
        for case in json.loads((args.folder / "cases.json").read_text("utf-8")):
            out = args.folder.absolute() / "runs" / (args.name or args.loop)
            record = out / f"{case['name']}-{seed}.json"
            if record.exists() or left == 0:
                continue
            left -= 1
            out.mkdir(parents=True, exist_ok=True)
            picture, told = run(args.loop, case, args, seed)
            if picture:
                picture.save(out / f"{case['name']}-{seed}.png")
            record.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
            print(case["name"], seed, told, file=sys.stderr)


if __name__ == "__main__":
    main()
