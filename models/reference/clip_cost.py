"""What a clip costs from the command line, and what is left of a run that was ended.

    python -m reference.clip_cost PROGRAM [--side 512] [--frames 37] [--iterations 4] [--folder DIR]

Run in ``models``; PROGRAM is e.g. ``../target/soulstyler``. The camera shakes before the drawn
apple. Told are: seconds and processor seconds for the whole run and for a frame after training
(by the times at which frames were written), the most resident memory, and for a clip that is a
quarter as wide: which frames were whole after SIGTERM and after SIGKILL, and whether the same
line then made the same bytes as a run that nobody ended. POSIX only.
"""

import argparse
import hashlib
import math
import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from PIL import Image

SENTENCE = "Turn the red apple into a mosaic"


def draw(program, folder, side, frames):
    """Frames of a camera that shakes by a twentieth of the picture."""
    scene = folder / "scene.png"
    if not scene.exists():
        subprocess.run([program, "scene", "-o", scene], check=True, stdout=subprocess.DEVNULL)
    large = side + side // 20
    picture = Image.open(scene).convert("RGB").resize((large, large))
    clip = folder / f"clip-{side}-{frames}"
    clip.mkdir(exist_ok=True)
    for t in range(frames):
        left = round(side // 20 / 2 * (1 + math.sin(t / 8)))
        picture.crop((left, left, left + side, left + side)).save(clip / f"{t:05d}.png")
    return clip


def start(program, clip, out, iterations):
    return subprocess.Popen(
        [program, "stylize", clip, SENTENCE, "-o", out, "-i", str(iterations)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def made(out):
    return sorted(p for p in Path(out).glob("[0-9]*.png") if "mask" not in p.name)


def hashes(out):
    return [hashlib.sha256(p.read_bytes()).hexdigest() for p in made(out)]


def measure(program, clip, out, iterations):
    begun = time.time()
    process = start(program, clip, out, iterations)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.time() - begun
    if process.returncode:
        raise SystemExit(f"The run ended with status {process.returncode}.")
    written = [p.stat().st_mtime for p in made(out)]
    print(
        f"{len(written)} frames: {seconds:.1f} s, {used.ru_utime + used.ru_stime:.1f} processor s, "
        f"{(written[-1] - written[0]) / (len(written) - 1):.3f} s a frame after the first, "
        f"at most {used.ru_maxrss / 1024:.0f} MB resident"
    )


def end(program, clip, out, iterations, how, frames):
    """Ends a run after some frames, and goes on."""
    process = start(program, clip, out, iterations)
    while len(made(out)) < frames and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(how)
    status = process.wait()
    kept = len(made(out))
    for picture in made(out):
        Image.open(picture).load()
    again = start(program, clip, out, iterations).wait()
    print(f"{how.name}: status {status}, {kept} whole frames kept; the same line: status {again}")
    return hashes(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("program")
    parser.add_argument("--side", type=int, default=512)
    parser.add_argument("--frames", type=int, default=37)
    parser.add_argument("--iterations", type=int, default=4)
    parser.add_argument("--folder", type=Path)
    wish = parser.parse_args()
    program = str(Path(wish.program).resolve())
    with tempfile.TemporaryDirectory() as temporary:
        folder = wish.folder or Path(temporary)
        folder.mkdir(exist_ok=True)
        clip = draw(program, folder, wish.side, wish.frames)
        measure(program, clip, folder / "whole", wish.iterations)
        small = draw(program, folder, wish.side // 4, 10)
        measure(program, small, folder / "small", wish.iterations)
        for how in (signal.SIGTERM, signal.SIGKILL):
            same = end(program, small, folder / how.name, wish.iterations, how, 4)
            print("the same bytes" if same == hashes(folder / "small") else "OTHER BYTES")


if __name__ == "__main__":
    main()
