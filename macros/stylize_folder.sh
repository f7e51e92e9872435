#!/bin/sh
# Restyles the same object in every image of a folder, without Fiji:
#
#   stylize_folder.sh /photos /restyled "Turn the red apple into fire" [OPTION...]
#
# Further options go to "soulstyler batch". What is there already is kept, so that
# a run which was ended can be started again. batch.tsv, written last, says what
# became of each image. The exit status is 10 if some images failed, 11 if all
# did. SOULSTYLER names the program where it is neither built beside this folder
# nor on the path.
set -u
if [ $# -lt 3 ]; then
	echo "usage: $0 INPUT-FOLDER OUTPUT-FOLDER INSTRUCTION [OPTION...]" >&2
	exit 2
fi
input=$1 output=$2 instruction=$3
shift 3

if [ -z "${SOULSTYLER:-}" ]; then
	SOULSTYLER=$(cd "$(dirname "$0")" && pwd -P)/../target/soulstyler
	[ -x "$SOULSTYLER" ] || SOULSTYLER=soulstyler
fi
exec "$SOULSTYLER" batch "$input" --out "$output" --instruction "$instruction" "$@"
