#!/bin/sh
# Restyles the same object in every image of a folder, without Fiji:
#
#   stylize_folder.sh /photos /restyled "Turn the red apple into fire" [OPTION...]
#
# Further options go to "soulstyler stylize". An image whose result is there
# already is skipped, so that a run which was ended can be started again.
# status.txt, written last, says what became of each image. The exit status is 1
# if an image failed. SOULSTYLER names the program where it is neither built
# beside this folder nor on the path.
set -u
if [ $# -lt 3 ]; then
	echo "usage: $0 INPUT-FOLDER OUTPUT-FOLDER INSTRUCTION [OPTION...]" >&2
	exit 2
fi
input=$1 output=$2 instruction=$3
shift 3

here=$(cd "$(dirname "$0")" && pwd -P)
if [ -z "${SOULSTYLER:-}" ]; then
	SOULSTYLER=$here/../target/soulstyler
	[ -x "$SOULSTYLER" ] || SOULSTYLER=soulstyler
fi
[ -d "$input" ] || { echo "There is no folder $input" >&2; exit 2; }
mkdir -p "$output" || exit 7

done=0 skipped=0 failed=0
rm -f "$output/status.txt"
: > "$output/unfinished.txt"
for image in "$input"/*; do
	name=${image##*/}
	case $name in
		*.png | *.PNG | *.jpg | *.JPG | *.jpeg | *.JPEG | *.tif | *.TIF | *.tiff | *.TIFF | *.bmp | *.BMP) ;;
		*) continue ;;
	esac
	result=$output/$name.png
	if [ -e "$result" ]; then
		skipped=$((skipped + 1))
		outcome="skipped: its result is there"
	elif reason=$("$SOULSTYLER" stylize "$image" "$instruction" -o "$result" "$@" 2>&1 > /dev/null); then
		done=$((done + 1))
		outcome="done"
	else
		failed=$((failed + 1))
		outcome="failed: $(printf '%s\n' "$reason" | tail -n 1)"
	fi
	printf '%s\t%s\n' "$name" "$outcome" | tee -a "$output/unfinished.txt"
done
printf 'finished: %d done, %d skipped, %d failed\n' $done $skipped $failed | tee -a "$output/unfinished.txt"
mv "$output/unfinished.txt" "$output/status.txt"
[ $failed -eq 0 ]
