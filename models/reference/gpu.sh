#!/bin/sh
# What is to be measured on a machine with an NVIDIA GPU, in less than eight minutes. No card
# has run it yet; on a processor it was run with DEVICE=cpu QUICK=1, which tries each step small
# and gives it ten times as long.
#
#     models/reference/gpu.sh [TORCH [FOLDER]]
#
# TORCH is pip's PyTorch 2.7.1 (the folder "torch"; asked of python3 if left out), FOLDER a bundle
# of full-size networks (see official_files.py), which is left out if it isn't given. Needs the
# build (mvn -DskipTests package; for parity mvn test-compile). The user's own choice of an engine
# is not touched. Writes target/gpu/: status.txt, bench-*.json, a picture each of GPU and CPU,
# gpu.csv, the card's memory and use second by second, at-once.txt, how many styles at the same time
# make how much, and steps.txt, what each step took.
set -eu
cd "$(dirname "$0")/../.."
program=target/soulstyler
device=${DEVICE:-gpu}
quick=${QUICK:-}
folder=${2:-}
out=target/gpu
mkdir -p "$out"
: > "$out/steps.txt"
SOULSTYLER_JAVA_OPTIONS="${SOULSTYLER_JAVA_OPTIONS:-} -Dsoulstyler.settings=$PWD/$out/settings"
export SOULSTYLER_JAVA_OPTIONS
times=${quick:+10}
end=$(($(date +%s) + 470 * ${times:-1}))

# Each step has its share of the time, and never more than is left; what fails does not keep the
# others from running.
step() {
	name=$1; limit=$(($2 * ${times:-1})); shift 2
	begin=$(date +%s)
	left=$((end - begin))
	[ "$left" -ge "$limit" ] || limit=$left
	if [ "$limit" -lt 5 ]; then
		echo "$name: left out, the time is up" | tee -a "$out/steps.txt"
		return
	fi
	status=0
	timeout -k 5 "$limit" "$@" || status=$?
	echo "$name: status $status, $(($(date +%s) - begin)) of $limit s" | tee -a "$out/steps.txt"
}

bench() { # NAME SECONDS PRECISION ITERATIONS OPTIONS...
	name=$1; limit=$2; precision=$3; iterations=$4; shift 4
	[ -z "$quick" ] || iterations=1
	step "$name" "$limit" sh -c 'file=$1; shift; "$@" > "$file"' sh "$out/bench-$name.json" \
		"$program" bench --device "$device" --json --precision "$precision" \
		${iterations:+-i "$iterations"} ${quick:+--size 64} "$@"
}

if [ "$device" = gpu ]; then
	torch=${1:-$(python3 -c 'import torch; print(torch.__path__[0])')}
	step "engine and self-test" 40 sh -c "'$program' gpu use '$torch' | tee '$out/status.txt'"
	if ! grep -q "Computing on GPU" "$out/status.txt"; then
		echo "The GPU is not used; the lines above say why." >&2
		exit 1
	fi
else
	step "engine" 40 sh -c "'$program' gpu status | tee '$out/status.txt'"
fi
if command -v nvidia-smi > /dev/null; then
	nvidia-smi --query-gpu=timestamp,memory.used,utilization.gpu,clocks.sm,power.draw \
		--format=csv -l 1 > "$out/gpu.csv" &
	watcher=$!
	trap 'kill $watcher 2> /dev/null' EXIT
fi

# What is wanted most comes first: the goal is 200 iterations at 512², in the paper's settings.
if [ -n "$folder" ]; then
	bench full-bfloat16 75 bfloat16 200 --models "$folder" --preset paper
	bench full-float32 75 float32 200 --models "$folder" --preset paper
fi
if [ -d models/reference/work ]; then
	step "parity in float32, without TF32" 120 env NVIDIA_TF32_OVERRIDE=0 \
		mvn -q -o surefire:test -P parity -Dparity.device="$device"
fi
bench starter-bfloat16 25 bfloat16 ''
bench starter-float32 25 float32 ''
# The card's own TF32, for the products that PyTorch leaves in float32
NVIDIA_TF32_OVERRIDE=1
export NVIDIA_TF32_OVERRIDE
bench starter-tf32 25 float32 ''
unset NVIDIA_TF32_OVERRIDE
"$program" scene -o "$out/scene.png"
for on in "$device" cpu; do
	step "picture on $on" 40 "$program" stylize "$out/scene.png" "Turn the red apple into fire" \
		--device "$on" --precision float32 ${quick:+-i 1} -o "$out/$on.png"
done
# How many styles at the same time pay on one card: steps a second by one, two, four…
step "styles at the same time" 60 sh -c '"$@" 2> "$0"' "$out/at-once.txt" "$program" batch \
	"$out/scene.png" --out "$out/at-once" --objects "the red apple" --device "$device" --at-once auto \
	--styles "fire,gold,a mosaic,blue waves,stained glass,oil painting,ice,clouds,neon light,crayon,wool,marble" \
	--seeds 0,1,2 ${quick:+-i 1}
echo "The figures are in $out."
