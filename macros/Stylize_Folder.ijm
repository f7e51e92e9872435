// Restyles the same object in every image of a folder, with Soulstyler.
//
// With a screen: Plugins > Soulstyler > Stylize Batch..., which this runs.
// Without one, give all answers in one text:
//
//   fiji --headless -macro Stylize_Folder.ijm \
//     "input=/photos|output=/restyled|instruction=Turn the red apple into fire|iterations=100"
//
// Results are TIFF files that carry what made them (Image > Show Info...). What
// is there already is kept, so that a run which was ended can be started again.
// batch.tsv, written last, says what became of each image.

var answers = getArgument();

if (answers == "") run("Stylize Batch...");
else {
	run("Stylize Batch...", "instruction=[" + answer("instruction", "") + "] input=[" + answer("input", "") +
		"] output=[" + answer("output", "") + "] format=tif iterations=" + answer("iterations", "0") +
		" seed=" + answer("seed", "0") + " device=" + answer("device", "auto") +
		" bundle=[" + answer("bundle", "") + "] settings=[" + answer("settings", "") + "]");
	print(File.openAsString(answer("output", "") + "/batch.tsv"));
}

// The value of one of the "key=value" pairs in the argument.
function answer(key, otherwise) {
	pairs = split(answers, "|");
	for (i = 0; i < pairs.length; i++) {
		if (startsWith(pairs[i], key + "=")) return substring(pairs[i], lengthOf(key) + 1);
	}
	return otherwise;
}
