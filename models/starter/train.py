"""Trains the starter bundle by `recipe.txt`: data, training, export, bundle.json.

    pip install -r models/starter/requirements.txt
    python models/starter/train.py [STAGE ...]

A stage that is done is not run again unless it is named; one that was stopped goes on from its last checkpoint. What each has said is
kept in `work/STAGE.log`. The cards say how long they take and on what.
"""

import argparse
import os
import shlex
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODELS = HERE.parent
# glibc gives freed blocks back at once by default, which costs PyTorch more than half of its speed on a CPU.
ENVIRONMENT = {"MALLOC_MMAP_THRESHOLD_": "268435456", "MALLOC_TRIM_THRESHOLD_": "1073741824", "MALLOC_TOP_PAD_": "67108864", "OMP_NUM_THREADS": "1"}


def stages(text):
    """The recipe's stages: (name, words of the command)."""
    lines = (line.strip() for line in text.splitlines())
    return [(words[0], words[1:]) for words in map(shlex.split, lines) if words and not words[0].startswith("#")]


def command(words):
    """What to run: a module, with this Python."""
    return [sys.executable, "-m", *words]


def run(name, words, work):
    """Runs a stage, on the terminal and into its log; raises CalledProcessError when it fails."""
    print(f"== {name}", flush=True)
    done = work / f"{name}.done"
    done.unlink(missing_ok=True)
    with (
        subprocess.Popen(command(words), cwd=MODELS, env={**os.environ, **ENVIRONMENT}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process,
        open(work / f"{name}.log", "a", encoding="utf-8") as log,
    ):
        for line in process.stdout:
            print(line, end="", flush=True)
            log.write(line)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    done.touch()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", nargs="*", help="only these; they are run again")
    parser.add_argument("--recipe", type=Path, default=HERE / "recipe.txt")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="for logs and what is done")
    options = parser.parse_args()
    recipe = stages(options.recipe.read_text("utf-8"))
    unknown = set(options.stage) - {name for name, _ in recipe}
    if unknown:
        parser.error(f"{options.recipe} has no stage {', '.join(sorted(unknown))}")
    options.work.mkdir(parents=True, exist_ok=True)
    for name, words in recipe:
        if name in options.stage or not options.stage and not (options.work / f"{name}.done").exists():
            run(name, words, options.work)


if __name__ == "__main__":
    main()
