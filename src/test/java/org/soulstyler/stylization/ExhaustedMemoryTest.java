package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.progress.Progress;

/** What a restyling does when the device's memory does not suffice. */
@Tag("models")
class ExhaustedMemoryTest {

	@Test
	void exhaustedMemoryIsAnsweredByFewerCropsAtATimeAndThenByASentence()
		throws Exception
	{
		try (Fixtures fixtures = Fixtures.open()) {
			final ColorImage image = StylizerTest.image(48, 40);
			final Mask mask = StylizerTest.middle(48, 40, 2);
			final List<String> notices = new ArrayList<>();
			final StylizationResult result = fixtures.stylizer().stylize(image, mask,
				Fixtures.TEXT, Fixtures.small(), outOfMemory(2, notices));
			assertEquals(3, result.iterations());
			assertEquals(3, result.losses().size());
			assertEquals(List.of("4.", "2."), notices.stream().map(notice -> notice
				.substring(notice.length() - 2)).toList());
			final SoulstylerException exc = assertThrows(SoulstylerException.class,
				() -> fixtures.stylizer().stylize(image, mask, Fixtures.TEXT, Fixtures
					.small(), outOfMemory(9, notices)));
			assertEquals(Failure.DEVICE, exc.failure());
			assertTrue(exc.getMessage().startsWith("The memory of the CPU does not " +
				"suffice."), exc.getMessage());
		}
	}

	/** As PyTorch says it, which gets what it gives back. */
	private static Progress outOfMemory(final int attempts,
		final List<String> notices)
	{
		final int[] failed = { 0 };
		return new Progress() {

			@Override
			public boolean iteration(final int iteration, final int of,
				final Map<String, Double> losses, final Supplier<ColorImage> preview)
			{
				if (iteration == 2 && failed[0]++ < attempts) throw new EngineException(
					"CUDA out of memory. Tried 2 GiB");
				return true;
			}

			@Override
			public void notice(final String message) {
				notices.add(message);
			}
		};
	}
}
