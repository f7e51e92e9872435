"""Copies what was trained from the work folder to where the bundle has it."""

import argparse
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('work', type=Path)
    work = parser.parse_args().work
    for name in ('clip.safetensors', 'tokenizer.json', 'features.safetensors', 'statistics.safetensors', 'start.safetensors'):
        shutil.copyfile(work / name, HERE / name)


if __name__ == '__main__':
    main()
