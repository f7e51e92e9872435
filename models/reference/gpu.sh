#!/bin/sh
# What is to be measured on a machine with an NVIDIA GPU, in less than eight minutes. Not run
# yet: no card was at hand.
#
#     models/reference/gpu.sh [TORCH [FOLDER]]
#
# TORCH is pip's PyTorch 2.7.1 (the folder "torch"; asked of python3 if left out), FOLDER a bundle
# of full-size networks (see official_files.py), which is left out if it isn't given. Needs the
# build (mvn -DskipTests package). The user's own choice of an engine is not touched. Writes
# target/gpu/: status.txt, bench-*.json, a picture each of GPU and CPU, and gpu.csv, the card's
# memory and use second by second.
set -eu
cd "$(dirname "$0")/../.."
program=target/soulstyler
torch=${1:-$(python3 -c 'import torch; print(torch.__path__[0])')}
folder=${2:-}
out=target/gpu
mkdir -p "$out"
SOULSTYLER_JAVA_OPTIONS="${SOULSTYLER_JAVA_OPTIONS:-} -Dsoulstyler.settings=$PWD/$out/settings"
export SOULSTYLER_JAVA_OPTIONS

# Each step has its share of the time, and what fails does not keep the others from running.
step() {
	name=$1; limit=$2; shift 2
	echo "== $name"
	begin=$(date +%s)
	status=0
	timeout "$limit" "$@" || status=$?
	echo "== $name: status $status, $(($(date +%s) - begin)) s"
}

step "which engine, and whether it computes right" 60 sh -c \
	"'$program' gpu use '$torch' | tee '$out/status.txt'"
if ! grep -q "Computing on GPU" "$out/status.txt"; then
	echo "The GPU is not used; the lines above say why." >&2
	exit 1
fi
if command -v nvidia-smi > /dev/null; then
	nvidia-smi --query-gpu=timestamp,memory.used,utilization.gpu,clocks.sm,power.draw \
		--format=csv -l 1 > "$out/gpu.csv" &
	watcher=$!
	trap 'kill $watcher 2> /dev/null' EXIT
fi

"$program" scene -o "$out/scene.png"
for device in gpu cpu; do
	step "the demo's picture on $device" 60 "$program" stylize "$out/scene.png" \
		"Turn the red apple into fire" --device $device --precision float32 -o "$out/$device.png"
done
for precision in float32 bfloat16; do
	step "starter, $precision" 40 sh -c "'$program' bench --device gpu --json \
		--precision $precision > '$out/bench-starter-$precision.json'"
	if [ -n "$folder" ]; then
		# The paper's settings at 512²; 200 iterations are the goal's.
		step "full size, $precision, 200 iterations" 90 sh -c "'$program' bench --device gpu --json \
			--models '$folder' --preset paper --precision $precision -i 200 \
			> '$out/bench-full-$precision.json'"
	fi
done
# The card's own TF32, for the products that PyTorch leaves in float32
step "starter, float32 products as TF32" 40 sh -c "NVIDIA_TF32_OVERRIDE=1 '$program' bench \
	--device gpu --json --precision float32 > '$out/bench-starter-tf32.json'"
if [ -d models/reference/work ]; then
	step "parity in float32, without TF32" 180 env NVIDIA_TF32_OVERRIDE=0 \
		mvn -q -o test -P parity -Dparity.device=gpu
fi
echo "The figures are in $out."
