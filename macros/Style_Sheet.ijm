// Restyles the same object in many styles, side by side.
//
// With a screen: open an image, then Plugins > Macros > Run..., and fill in the dialog.
// Without one, give all answers in one text:
//
//   fiji --headless -macro Style_Sheet.ijm \
//     "image=/photos/apple.png|result=/restyled/styles.tif|object=the red apple|styles=fire; blue waves; gold"
//
// The result is a montage with labels: the source, and one picture for each style.
// A style that cannot be made is left out; the log says why.

var answers = getArgument();
var object, styles, iterations;

if (answers == "") {
	Dialog.create("Style Sheet");
	Dialog.addString("Object", "the red apple", 40);
	Dialog.addString("Styles", "fire; blue waves; gold; brick; ice", 40);
	Dialog.addNumber("Iterations (0: the models' own)", 0);
	Dialog.show();
	object = Dialog.getString();
	styles = Dialog.getString();
	iterations = Dialog.getNumber();
} else {
	object = answer("object", "");
	styles = answer("styles", "fire; blue waves; gold");
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
names = split(styles, ";");
count = 1;
for (n = 0; n < names.length; n++) {
	showProgress(n, names.length);
	style = String.trim(names[n]);
	selectImage(source);
	run("Stylize Object...", "instruction=[Turn " + object + " into " + style + "] preview=no iterations=" + iterations +
		" seed=" + answer("seed", "0") + " device=" + answer("device", "auto") +
		" bundle=[" + answer("bundle", "") + "] settings=[" + answer("settings", "") + "]");
	made = newest(sheet);
	if (made != 0) {
		addTo(sheet, made, style);
		count++;
	}
}
if (count == 1) exit("Nothing was made; the log says why.");
montage(sheet, count);
result = answer("result", "");
if (result != "") save(result);
setBatchMode("exit and display");

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
	rename(object);
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
