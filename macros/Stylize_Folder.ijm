// Restyles the same object in every image of a folder, with Soulstyler.
//
// With a screen: Plugins > Macros > Run..., and fill in the dialog.
// Without one, give all answers in one text:
//
//   fiji --headless -macro Stylize_Folder.ijm \
//     "input=/photos|output=/restyled|instruction=Turn the red apple into fire|iterations=100"
//
// Results are TIFF files that carry what made them (Image > Show Info...). An
// image whose result is there already is skipped, so that a run which was ended
// can be started again. status.txt, written last, says what became of each image.

var answers = getArgument();
var input, output, instruction, iterations, seed, device, settings;
if (answers == "") {
	Dialog.create("Stylize a Folder");
	Dialog.addDirectory("Folder of images", "");
	Dialog.addDirectory("Folder for results", "");
	Dialog.addString("Instruction", "Turn the red apple into fire", 40);
	Dialog.addNumber("Iterations (0: the models' own)", 0);
	Dialog.addNumber("Seed", 0);
	Dialog.show();
	input = Dialog.getString();
	output = Dialog.getString();
	instruction = Dialog.getString();
	iterations = Dialog.getNumber();
	seed = Dialog.getNumber();
	device = "auto";
	settings = "";
} else {
	input = answer("input", "");
	output = answer("output", "");
	instruction = answer("instruction", "");
	iterations = answer("iterations", "0");
	seed = answer("seed", "0");
	device = answer("device", "auto");
	settings = answer("settings", "");
}
if (!endsWith(input, "/")) input = input + "/";
if (!endsWith(output, "/")) output = output + "/";
if (!File.isDirectory(input)) exit("There is no folder " + input);
if (!File.isDirectory(output)) File.makeDirectory(output);

setBatchMode(true);
done = 0;
skipped = 0;
failed = 0;
status = "";
if (File.exists(output + "status.txt")) ok = File.delete(output + "status.txt");
names = getFileList(input);
Array.sort(names);
for (i = 0; i < names.length; i++) {
	if (!isImage(names[i])) continue;
	showProgress(i, names.length);
	result = output + names[i] + ".tif";
	if (File.exists(result)) {
		skipped++;
		status = status + names[i] + "\tskipped: its result is there\n";
	} else if (stylize(input + names[i], result)) {
		done++;
		status = status + names[i] + "\tdone\n";
	} else {
		failed++;
		status = status + names[i] + "\tfailed: see the log\n";
	}
}
setBatchMode(false);
status = status + "finished: " + done + " done, " + skipped + " skipped, " + failed + " failed\n";
File.saveString(status, output + "status.txt");
print(status);

// True when the result was made and saved.
function stylize(path, result) {
	before = nImages;
	IJ.redirectErrorMessages(); // a broken image must not end the others
	open(path);
	if (nImages == before) return false;
	source = getImageID();
	run("Stylize Object...", "instruction=[" + instruction + "] iterations=" + iterations +
		" seed=" + seed + " device=" + device + " bundle=[] settings=[" + settings + "]");
	made = 0;
	for (k = 1; k <= nImages; k++) {
		selectImage(k);
		if (getImageID() < source) made = getImageID(); // newer images have lower IDs
	}
	if (made != 0) {
		selectImage(made);
		part = output + "unfinished.tif";
		saveAs("Tiff", part);
		close();
		ok = File.rename(part, result); // it has its name only when it is whole
	}
	selectImage(source);
	close();
	if (made == 0) return false;
	return true;
}

function isImage(name) {
	name = toLowerCase(name);
	if (endsWith(name, ".png") || endsWith(name, ".jpg") || endsWith(name, ".jpeg")) return true;
	if (endsWith(name, ".tif") || endsWith(name, ".tiff") || endsWith(name, ".bmp")) return true;
	return false;
}

// The value of one of the "key=value" pairs in the argument.
function answer(key, otherwise) {
	pairs = split(answers, "|");
	for (i = 0; i < pairs.length; i++) {
		if (startsWith(pairs[i], key + "=")) return substring(pairs[i], lengthOf(key) + 1);
	}
	return otherwise;
}
