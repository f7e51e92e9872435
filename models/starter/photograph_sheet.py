"""Photographs, the outlines that are found in them, and two styles each: models/starter/photograph-sheet.jpg.

    python -m starter.photograph_sheet PHOTOGRAPHS WORK [--only FILE,FILE] [--out FILE]     (in models, after `mvn package`)

PHOTOGRAPHS has masks.tsv (photograph, expression, outline), of which only the first two are read: outlines are the product's own. The settings are the bundle's.
"""

import argparse
import subprocess
from pathlib import Path

import cv2
import numpy as np

HERE = Path(__file__).resolve().parent
STYLES = ["fire", "blue waves", "mosaic", "stained glass", "gold", "a sketch with crayon", "pencil sketch", "watercolor", "wood", "oil painting"]
LONGEST = 448
CELL = 240


def cases(folder, only):
    """(photograph, expression, the two styles that are its own: each style in three photographs of fifteen)"""
    for i, line in enumerate((folder / "masks.tsv").read_text("utf-8").splitlines()):
        name, text, _ = line.split("\t")
        if not only or name in only:
            yield name, text, [STYLES[(2 * i) % len(STYLES)], STYLES[(2 * i + 5) % len(STYLES)]]


def tile(image):
    """A white square with the picture in it."""
    k = CELL / max(image.shape[:2])
    small = cv2.resize(image, None, fx=k, fy=k, interpolation=cv2.INTER_AREA if k < 1 else cv2.INTER_CUBIC)
    out = np.full((CELL, CELL, 3), 255, np.uint8)
    top, left = (CELL - small.shape[0]) // 2, (CELL - small.shape[1]) // 2
    out[top : top + small.shape[0], left : left + small.shape[1]] = small
    return out


def row(work, name, text, styles):
    """Photograph, what is found in it (the rest pale), two styles; an expression that is not found leaves the latter empty."""
    image = cv2.imread(str(work / name))
    tiles = [tile(image)]
    for i, style in enumerate(styles):
        stem = work / f"{Path(name).stem}-{text.split()[-1]}-{style.replace(' ', '_')}"
        result, mask = (cv2.imread(f"{stem}{end}") for end in (".png", "-mask.png"))
        if i == 0:
            tiles.append(tile(image if mask is None else np.where(mask > 127, image, 255 - (255 - image) // 5)))
        tiles.append(tile(image * 0 + 255 if result is None else result))
    line = np.full((20, 4 * CELL, 3), 255, np.uint8)
    for i, said in enumerate((text, "", *styles)):
        cv2.putText(line, said, (i * CELL + 4, 15), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (0, 0, 0), 1, cv2.LINE_AA)
    return np.vstack([line, np.hstack(tiles)])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photographs", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--only", default="", help="photographs' files, with commas between")
    parser.add_argument("--settings", default="")
    parser.add_argument("--program", default=str(HERE.parents[1] / "target" / "soulstyler"), help="with --program '' only the sheet is put together")
    parser.add_argument("--out", type=Path, default=HERE / "photograph-sheet.jpg")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    found = list(cases(options.photographs, options.only.split(",") if options.only else ()))
    table = ["image\tinstruction\tsettings\tname"]
    for name, text, styles in found:
        image = cv2.imread(str(options.photographs / name))
        k = min(1, LONGEST / max(image.shape[:2]))
        cv2.imwrite(str(options.work / name), cv2.resize(image, None, fx=k, fy=k, interpolation=cv2.INTER_AREA))
        for style in styles:
            table.append("\t".join([name, f"Turn {text} into {style}", options.settings, f"{Path(name).stem}-{text.split()[-1]}-{style.replace(' ', '_')}"]))
    (options.work / "jobs.tsv").write_text("\n".join(table) + "\n", "utf-8")
    if options.program:
        subprocess.run([options.program, "batch", options.work / "jobs.tsv", "--out", options.work, "--models", HERE, "--device", "cpu"], check=False)
    rows = [row(options.work, *case) for case in found]
    half = -(-len(rows) // 2) if len(rows) > 4 else len(rows)
    rows += [np.full_like(rows[0], 255)] * (-len(rows) % half)
    gap = np.full((rows[0].shape[0], 16, 3), 255, np.uint8)
    sheet = np.vstack([np.hstack([rows[i], gap, rows[i + half]]) if half < len(rows) else rows[i] for i in range(half)])
    cv2.imwrite(str(options.out), sheet, [cv2.IMWRITE_JPEG_QUALITY, 85])


if __name__ == "__main__":
    main()
