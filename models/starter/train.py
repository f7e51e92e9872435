"""Trains the starter bundle from nothing: data, training, export, bundle.json.

    pip install -r models/starter/requirements.txt
    python models/starter/train.py

Every part resumes from its last checkpoint in its `work` folder when it is
started again. Each part's README says how long it took and on what.
"""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
STEPS = ("splitter/build.py", "segmenter/build.py", "style/build.py", "make_bundle.py")


def main():
    for step in STEPS:
        print(f"== {step}", flush=True)
        subprocess.run([sys.executable, str(HERE / step)], check=True)


if __name__ == "__main__":
    main()
