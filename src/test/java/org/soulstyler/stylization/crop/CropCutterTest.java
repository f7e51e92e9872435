package org.soulstyler.stylization.crop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import com.google.gson.JsonArray;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.stylization.Fixtures;

@Tag("models")
class CropCutterTest {

	@Test
	void cropsAreTorchvisions() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final NDArray picture = fixtures.array("large");
			final List<CropCutter.View> views = Fixtures.views(fixtures.expected.get(
				"cut"));
			for (int i = 0; i < views.size(); i++) {
				final NDArray crop = new CropCutter(fixtures.ops, 32).cut(picture, List
					.of(views.get(i)));
				Fixtures.assertClose("crop of side " + views.get(i).window().size(),
					fixtures.values("cut." + i), crop.toFloatArray(), 2e-4);
			}
		}
	}

	@Test
	void cropsOfSeveralSizesComeTogether() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final JsonArray crops = fixtures.expected.get("cut").getAsJsonArray();
			final NDArray cut = new CropCutter(fixtures.ops, 32).cut(fixtures.array(
				"large"), Fixtures.views(crops));
			assertEquals(new Shape(crops.size(), 3, 32, 32), cut.getShape());
			Fixtures.assertClose("the last", fixtures.values("cut.4"), cut.get(4)
				.toFloatArray(), 2e-4);
		}
	}
}
