"""Makes everything in this folder that the starter bundle ships: tokenizer, training, ONNX graph, vocabulary, bundle fragment. Resumes where it was stopped."""
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
# glibc gives freed blocks back at once by default, which costs PyTorch more than half of its speed on a CPU
QUICK_MALLOC = {'MALLOC_MMAP_THRESHOLD_': '4000000000', 'MALLOC_TRIM_THRESHOLD_': '8000000000', 'MALLOC_TOP_PAD_': '268435456', 'OMP_NUM_THREADS': '1'}


def main():
	for script in ('train.py', 'export.py', 'evaluate.py'):
		print('--', script, flush=True)
		subprocess.run([sys.executable, str(HERE / script)], check=True, env={**os.environ, **QUICK_MALLOC})


if __name__ == '__main__':
	main()
