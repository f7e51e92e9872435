"""Makes everything in this folder that the starter bundle ships: fetches photographs, trains, exports; then measures it.

Goes on where it was stopped. What follows is handed to train.py, for instance `--steps 6000`.
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
WORK = Path(os.environ.get('SEGMENTER_WORK', HERE / 'work'))
# glibc gives freed blocks back at once by default, which costs PyTorch much of its speed on a CPU
QUICK_MALLOC = {'MALLOC_MMAP_THRESHOLD_': '4000000000', 'MALLOC_TRIM_THRESHOLD_': '8000000000', 'MALLOC_TOP_PAD_': '268435456', 'OMP_NUM_THREADS': '1'}


def run(script, *options):
    print('--', script, flush=True)
    subprocess.run([sys.executable, str(HERE / script), *options], check=True, env={**os.environ, **QUICK_MALLOC})


def main():
    if not (WORK / 'photographs' / 'gcompris').exists():
        run('photographs.py')
    run('train.py', *sys.argv[1:])
    run('export.py')
    run('held_out_photographs.py', str(WORK / 'held-out-photographs'))
    run('evaluate.py', '--photographs', str(WORK / 'held-out-photographs'))


if __name__ == '__main__':
    main()
