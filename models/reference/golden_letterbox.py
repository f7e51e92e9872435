"""Golden values of CRIS's way into its square and back, made by OpenCV and PyTorch.

    python -m reference.golden_letterbox OUT.json

The pictures are formulas, so that the Java test can make them itself: channel c of pixel (x, y) is
(37 x + 59 y + 83 c + 5 ((x * y) mod 7)) mod 256: hard on interpolation, on purpose. A second,
smooth picture is 127.5 + 127.5 sin((x + 2 y + 20 c) / 9), rounded. `enclosed` is OpenCV's warp as bytes; `released` is a plane of
probabilities 1 / (1 + exp(-(sin(x / 3) + cos(y / 4)) * 4)) on (side / 4)^2, resized bicubically to the side (align_corners) and warped back.
"""

import argparse
import json

import cv2
import numpy as np
import torch
import torch.nn.functional as F

MEAN = [0.48145466 * 255, 0.4578275 * 255, 0.40821073 * 255]
CASES = (("noise", 37, 23, 32), ("smooth", 61, 90, 48), ("smooth", 1, 1, 32), ("noise", 5, 40, 32), ("smooth", 120, 80, 40))


def picture(name, width, height):
    y, x, c = np.mgrid[0:height, 0:width, 0:3]
    if name == "noise":
        return ((37 * x + 59 * y + 83 * c + 5 * ((x * y) % 7)) % 256).astype(np.uint8)
    return np.rint(127.5 + 127.5 * np.sin((x + 2 * y + 20 * c) / 9)).astype(np.uint8)


def case(name, width, height, side):
    image = picture(name, width, height)
    scale = min(side / height, side / width)
    left, top = (side - width * scale) / 2, (side - height * scale) / 2
    there = np.array([[scale, 0, left], [0, scale, top]])
    enclosed = cv2.warpAffine(image, there, (side, side), flags=cv2.INTER_CUBIC, borderValue=MEAN)
    back = cv2.invertAffineTransform(there)
    y, x = np.mgrid[0 : side // 4, 0 : side // 4].astype(np.float32)
    small = 1 / (1 + np.exp(-(np.sin(x / 3) + np.cos(y / 4)) * 4))
    plane = F.interpolate(torch.from_numpy(small)[None, None], (side, side), mode="bicubic", align_corners=True)[0, 0]
    released = cv2.warpAffine(plane.numpy(), back, (width, height), flags=cv2.INTER_CUBIC, borderValue=0.0)
    return {
        "picture": name,
        "width": width,
        "height": height,
        "side": side,
        "enclosed": enclosed.transpose(2, 0, 1).ravel().tolist(),
        "resized": [round(float(v), 4) for v in plane.ravel()],
        "released": [round(float(v), 4) for v in released.ravel()],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    out = parser.parse_args().out
    with open(out, "w", encoding="utf-8") as file:
        json.dump([case(*c) for c in CASES], file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
