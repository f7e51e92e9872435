"""Re-trains everything of the style encoder, in order; what is there already in the work folder is not made again.

python build.py [--minutes 50]: textures (2 min), CLIP (--minutes), content network (2 min), statistics predictor (2 min).
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Without these, the allocator gives every large activation back to the system and asks for it again: 2 to 4 times slower.
ENVIRONMENT = {'MALLOC_MMAP_THRESHOLD_': '268435456', 'MALLOC_TRIM_THRESHOLD_': '1073741824', 'MALLOC_TOP_PAD_': '67108864',
               'OMP_NUM_THREADS': '1'}


def run(script, *arguments):
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True, env={**os.environ, **ENVIRONMENT})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--minutes', type=float, default=50, help='training time of the CLIP')
    parser.add_argument('--work', type=Path, default=HERE / 'work')
    args = parser.parse_args()
    run('data.py', args.work)
    run('train_clip.py', args.work, '--minutes', args.minutes)
    if not (args.work / 'features.safetensors').exists():
        run('train_features.py', args.work)
    run('train_statistics.py', args.work)
    run('vocabulary.py', HERE / 'vocabulary.json')
    for name in ('clip.safetensors', 'tokenizer.json', 'features.safetensors', 'statistics.safetensors'):
        shutil.copyfile(args.work / name, HERE / name)


if __name__ == '__main__':
    main()
