#@ File (label = "Folder of images", style = "directory") input
#@ File (label = "Folder for results", style = "directory") output
#@ String (label = "Instruction", value = "Turn the red apple into fire") instruction
#@ Integer (label = "Iterations (0: the models' own)", value = 0, min = 0) iterations
#@ Long (label = "Seed", value = 0) seed
#@ String (label = "Device", value = "auto") device
#@ String (label = "Settings (empty: the models' own)", value = "", required = false) settings
#@ CommandService commands

// Restyles the same object in every image of a folder, with Soulstyler:
//
//   fiji --headless --run Stylize_Folder.groovy \
//     'input="/photos",output="/restyled",instruction="Turn the red apple into fire"'
//
// Results are TIFF files that carry what made them (Image > Show Info...). An
// image whose result is there already is skipped, so that a run which was ended
// can be started again. status.txt, written last, says what became of each image.
// Without a screen, the process ends with status 1 if an image failed: Fiji
// itself would always say 0.

import ij.IJ
import ij.io.FileSaver
import java.nio.file.Files
import java.nio.file.StandardCopyOption
import org.soulstyler.fiji.StylizeObject

def stylize = { File file, File result ->
	def image = IJ.openImage(file.path)
	if (image == null) return "failed: it cannot be opened"
	def module = commands.run(StylizeObject, true, "image", image, "instruction", instruction,
		"iterations", iterations, "seed", seed, "device", device, "settings", settings,
		"preview", "no").get()
	if (module.isCanceled()) return "failed: " + module.getCancelReason()
	def part = new File(output, "unfinished.tif")
	if (!new FileSaver(module.getOutput("result")).saveAsTiff(part.path)) return "failed: it cannot be saved"
	// It has its name only when it is whole.
	Files.move(part.toPath(), result.toPath(), StandardCopyOption.REPLACE_EXISTING)
	return "done"
}

output.mkdirs()
def statusFile = new File(output, "status.txt")
statusFile.delete()
def counts = [done: 0, skipped: 0, failed: 0]
def lines = []
input.listFiles().findAll { it.name =~ /(?i)\.(png|jpe?g|tiff?|bmp)$/ }.sort { it.name }.each { file ->
	def result = new File(output, file.name + ".tif")
	def outcome = result.exists() ? "skipped: its result is there" : stylize(file, result)
	counts[outcome.tokenize(":")[0]]++
	lines << file.name + "\t" + outcome
}
lines << "finished: ${counts.done} done, ${counts.skipped} skipped, ${counts.failed} failed"
statusFile.setText(lines.join("\n") + "\n", "UTF-8")
println lines.join("\n")
if (java.awt.GraphicsEnvironment.isHeadless()) System.exit(counts.failed == 0 ? 0 : 1)
