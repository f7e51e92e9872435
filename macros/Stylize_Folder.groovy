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
// Results are TIFF files that carry what made them (Image > Show Info...). What
// is there already is kept, so that a run which was ended can be started again.
// batch.tsv, written last, says what became of each image. Without a screen, the
// process ends with status 10 if some images failed and 11 if all did: Fiji
// itself would always say 0.

import org.soulstyler.fiji.StylizeBatch

def batch = commands.run(StylizeBatch, true, "input", input, "output", output, "instruction", instruction,
	"iterations", iterations, "seed", seed, "device", device, "settings", settings, "format", "tif").get()
println batch.isCanceled() ? batch.getCancelReason() : batch.getOutput("summary")
if (java.awt.GraphicsEnvironment.isHeadless())
	System.exit(batch.isCanceled() ? 11 : batch.getOutput("failures") == 0 ? 0 : 10)
