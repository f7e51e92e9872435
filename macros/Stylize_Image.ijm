// Restyles one object of one image, with Soulstyler, and saves the result.
//
// With a screen: open an image, then Plugins > Macros > Run... The result is shown.
// Without one, give all answers in one text:
//
//   fiji --headless -macro Stylize_Image.ijm \
//     "image=/photos/apple.png|result=/restyled/apple.tif|instruction=Turn the red apple into fire|iterations=100"
//
// A TIFF file carries what made it (Image > Show Info...).

var answers = getArgument();

instruction = answer("instruction", "");
if (answers == "") instruction = getString("Instruction", "Turn the red apple into fire");
path = answer("image", "");
if (path != "") {
	setBatchMode(true);
	open(path);
}
source = getImageID();
run("Stylize Object...", "instruction=[" + instruction + "] iterations=" + answer("iterations", "0") +
	" seed=" + answer("seed", "0") + " device=" + answer("device", "auto") +
	" bundle=[" + answer("bundle", "") + "] settings=[" + answer("settings", "") + "]");
made = newest(source);
if (made == 0) exit("Nothing was made; the log says why.");
selectImage(made);
result = answer("result", "");
if (result != "") save(result);

// The image that was made after another (newer images have lower IDs), or 0.
function newest(source) {
	made = 0;
	for (k = 1; k <= nImages; k++) {
		selectImage(k);
		if (getImageID() < source && getImageID() < made) made = getImageID();
	}
	return made;
}

// The value of one of the "key=value" pairs in the argument.
function answer(key, otherwise) {
	pairs = split(answers, "|");
	for (i = 0; i < pairs.length; i++) {
		if (startsWith(pairs[i], key + "=")) return substring(pairs[i], lengthOf(key) + 1);
	}
	return otherwise;
}
