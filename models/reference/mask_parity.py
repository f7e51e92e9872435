"""Compares the way of a photograph into CRIS and of its mask back with the reference's own.

    mvn -q test-compile
    python -m reference.mask_parity PHOTOGRAPH...

The reference is what CRIS.pytorch's data loader and engine do: OpenCV's affine
warp (bicubic) into 416 x 416, and for the mask PyTorch's bicubic interpolation
of the 104 x 104 probabilities (corners aligned), OpenCV's warp back, and the
threshold 0.35. Ours is run by the class MaskPath of the tests. The probability
maps are made up: blobs, rings and thin lines with soft edges, three for each
photograph, placed over the whole square.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

import cv2
import numpy as np
import torch

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIDE = 416
THRESHOLD = 0.35
MEAN = np.array([0.48145466, 0.4578275, 0.40821073], np.float32)
STD = np.array([0.26862954, 0.26130258, 0.27577711], np.float32)


def transforms(width, height):
    """Picture to square and back, by three corners, in float32."""
    scale = min(SIDE / height, SIDE / width)
    left, top = (SIDE - width * scale) / 2, (SIDE - height * scale) / 2
    picture = np.array([[0, 0], [width, 0], [0, height]], np.float32)
    square = np.array([[left, top], [width * scale + left, top], [left, height * scale + top]], np.float32)
    return cv2.getAffineTransform(picture, square), cv2.getAffineTransform(square, picture)


def logits(kind):
    """(104, 104) float32."""
    y, x = np.mgrid[0:104, 0:104].astype(np.float32)
    if kind == 0:
        bumps = [(30, 40, 14), (60, 62, 20), (80, 30, 9)]
        return np.max([6 - (np.hypot(x - a, y - b) / r) ** 2 * 6 for a, b, r in bumps], axis=0)
    if kind == 1:
        return 5 - np.abs(np.hypot(x - 52, y - 50) - 30) * 1.5
    return 4 * np.sin(x / 4 + np.sin(y / 7)) + np.where(np.abs(y - x) < 2, 5, -1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photographs", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    cv2.setNumThreads(0)
    pictures = [cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB) for path in arguments.photographs]
    maps = [logits(kind).astype(np.float32) for kind in range(3)]
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        for number, picture in enumerate(pictures):
            size = np.array([picture.shape[1], picture.shape[0]], ">i4")
            (work / f"{number}.picture").write_bytes(size.tobytes() + picture.tobytes())
            for kind, values in enumerate(maps):
                probability = 1 / (1 + np.exp(-values))
                (work / f"{number}.{kind}.map").write_bytes(probability.astype(">f4").tobytes())
        subprocess.run(
            ["java", "-cp", f"{ROOT}/target/classes:{ROOT}/target/test-classes", "org.soulstyler.segmentation.MaskPath", str(work), str(SIDE)], check=True
        )
        worst = 1.0
        for number, (path, picture) in enumerate(zip(arguments.photographs, pictures)):
            height, width = picture.shape[:2]
            there, back = transforms(width, height)
            expected = cv2.warpAffine(picture, there, (SIDE, SIDE), flags=cv2.INTER_CUBIC, borderValue=(MEAN * 255).astype(float).tolist())
            ours = np.frombuffer((work / f"{number}.square").read_bytes(), ">f4").reshape(3, SIDE, SIDE)
            ours = (ours.transpose(1, 2, 0) * STD + MEAN) * 255
            difference = np.abs(ours - expected)
            overlaps = []
            for kind, values in enumerate(maps):
                probability = torch.sigmoid(torch.from_numpy(values))[None, None]
                large = torch.nn.functional.interpolate(probability, (SIDE, SIDE), mode="bicubic", align_corners=True)
                mask = cv2.warpAffine(large[0, 0].numpy(), back, (width, height), flags=cv2.INTER_CUBIC, borderValue=0.0)
                mask = mask > THRESHOLD
                got = np.frombuffer((work / f"{number}.{kind}.mask").read_bytes(), ">f4").reshape(height, width)
                got = got > THRESHOLD
                overlaps.append((mask & got).sum() / (mask | got).sum())
            worst = min(worst, *overlaps)
            print(
                f"{path.name} {width}x{height}: square differs by {difference.mean():.2f} of 255 on average, "
                f"{np.percentile(difference, 99.9):.0f} at most but for 1 in 1000; "
                f"IoU {', '.join(f'{v:.5f}' for v in overlaps)}"
            )
    print(f"smallest IoU {worst:.5f}")
    if worst < 0.999:
        sys.exit("A mask overlaps by less than 0.999.")


if __name__ == "__main__":
    main()
