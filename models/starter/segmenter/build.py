"""Makes everything in this folder that the starter bundle ships: tokenizer, training, ONNX graph, vocabulary, bundle fragment; then measures it.

Resumes where it was stopped. What follows is handed to train.py, for instance `--minutes 120` or, to go on from what is shipped, `--start segmenter.onnx`.
"""
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
# glibc gives freed blocks back at once by default, which costs PyTorch more than half of its speed on a CPU
QUICK_MALLOC = {'MALLOC_MMAP_THRESHOLD_': '4000000000', 'MALLOC_TRIM_THRESHOLD_': '8000000000', 'MALLOC_TOP_PAD_': '268435456', 'OMP_NUM_THREADS': '1'}


def main():
	for script, *options in (('train.py', *sys.argv[1:]), ('export.py', '--side', '320'), ('evaluate.py', '--held-out')):
		print('--', script, flush=True)
		subprocess.run([sys.executable, str(HERE / script), *options], check=True, env={**os.environ, **QUICK_MALLOC})


if __name__ == '__main__':
	main()
