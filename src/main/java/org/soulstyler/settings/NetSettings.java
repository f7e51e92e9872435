package org.soulstyler.settings;

/** StyleNet, the small network that is optimised. */
public record NetSettings(@Setting(about = "width of StyleNet (\"ngf\")",
	unit = "channels", range = "[1, 256]", paper = "16") int baseChannels,
		@Setting(
			about = "how many times smaller than the working size the picture is " +
				"that StyleNet works on; its change is enlarged", range = "[1, 8]",
			paper = "1") int netDownsampling, @Setting(
				about = "whether StyleNet starts as the identity and learns a change",
				paper = "false") boolean residual, @Setting(
					about = "channels of fixed noise beside the picture, to make texture " +
						"from on smooth objects", range = "[0, 4]",
					paper = "0") int noiseChannels) {
}
