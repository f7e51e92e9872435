// Restyles the same object with different thresholds t, side by side, as the paper's
// figure does: crops of the object whose directional loss is below t are taken for
// content and left alone, so that a larger t keeps more of what was there.
//
// With a screen: open an image, then Plugins > Macros > Run..., and fill in the dialog.
// Without one, give all answers in one text:
//
//   fiji --headless -macro Threshold_Sweep.ijm \
//     "image=/photos/apple.png|result=/restyled/sweep.tif|instruction=Turn the red apple into fire|thresholds=0.5 0.6 0.7 0.8"
//
// The result is a montage with labels: the source, and one picture for each t.

var answers = getArgument();
var instruction, thresholds, iterations;

if (answers == "") {
	Dialog.create("Threshold Sweep");
	Dialog.addString("Instruction", "Turn the red apple into fire", 40);
	Dialog.addString("Thresholds", "0.5 0.6 0.7 0.8", 40);
	Dialog.addNumber("Iterations (0: the models' own)", 0);
	Dialog.show();
	instruction = Dialog.getString();
	thresholds = Dialog.getString();
	iterations = Dialog.getNumber();
} else {
	instruction = answer("instruction", "");
	thresholds = answer("thresholds", "0.5 0.6 0.7 0.8");
	iterations = answer("iterations", "0");
}

path = answer("image", "");
setBatchMode(true);
if (path != "") open(path);
source = getImageID();
selectImage(source);
run("Duplicate...", "title=source");
run("RGB Color");
sheet = getImageID();
t = split(thresholds, " ");
for (n = 0; n < t.length; n++) {
	showProgress(n, t.length);
	selectImage(source);
	run("Stylize Object...", "instruction=[" + instruction + "] preview=no iterations=" + iterations +
		" seed=" + answer("seed", "0") + " device=" + answer("device", "auto") +
		" bundle=[" + answer("bundle", "") + "] settings=[" + withMore("threshold " + t[n]) + "]");
	made = newest(sheet);
	if (made == 0) exit("Nothing was made for t = " + t[n] + "; the log says why.");
	addTo(sheet, made, "t = " + t[n]);
}
montage(sheet, t.length + 1);
result = answer("result", "");
if (result != "") save(result);
setBatchMode("exit and display");

// Further settings, which all pictures have in common.
function withMore(setting) {
	more = answer("settings", "");
	if (more == "") return setting;
	return setting + ", " + more;
}

// Adds a picture to a stack, as a slice with a label, and closes the picture.
function addTo(stack, picture, label) {
	selectImage(picture);
	run("Select All");
	run("Copy");
	close();
	selectImage(stack);
	setSlice(nSlices);
	run("Add Slice");
	run("Paste");
	run("Select None");
	setMetadata("Label", label);
}

// Lays a stack out as a picture, four in a row.
function montage(stack, count) {
	selectImage(stack);
	setSlice(1);
	setMetadata("Label", "source");
	columns = minOf(4, count);
	size = maxOf(9, round(getWidth() / 20));
	run("Make Montage...", "columns=" + columns + " rows=" + Math.ceil(count / columns) +
		" scale=1 font=" + size + " label");
	rename(instruction);
	sheet = getImageID();
	selectImage(stack);
	close();
	selectImage(sheet);
}

// The image that was made after another (newer images have lower IDs), or 0.
function newest(before) {
	made = 0;
	for (k = 1; k <= nImages; k++) {
		selectImage(k);
		if (getImageID() < before && getImageID() < made) made = getImageID();
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
