package org.soulstyler.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page in a real browser, with models of a moment. Where a folder is named by
 * the environment's SOULSTYLER_SCREENSHOTS, pictures of it are put there.
 */
@Tag("process")
class PageTest {

	private static final String TAB = "\uE004";
	private static final String ENTER = "\uE007";
	private static final String ESCAPE = "\uE00C";
	private static final String RIGHT = "\uE014";

	private static final StubPipeline PIPELINE = new StubPipeline();
	private static final ServerToken TOKEN = ServerToken.random();

	@TempDir
	private static Path folder;

	private static Server server;
	private static Path picture;
	private static Browser browser;

	@BeforeAll
	static void serve() throws Exception {
		assumeTrue(Browser.driver().isPresent(),
			"There is no chromedriver on the path (Debian: chromium-driver).");
		server = Server.open(PIPELINE, ServerSettings.local(0, TOKEN), fault -> {});
		picture = folder.resolve("ball <b>.png");
		Files.write(picture, Client.encode(ball()));
		try {
			browser = Browser.open();
		}
		catch (final IOException exc) {
			abort("Chromium does not start: " + exc.getMessage());
		}
	}

	@AfterAll
	static void close() throws Exception {
		if (server != null) server.close();
		if (browser != null) browser.close();
	}

	/** As a new tab. */
	@BeforeEach
	void begin() throws Exception {
		PIPELINE.milliseconds = 30;
		browser.prefer("light");
		browser.visit(server.address() + "icon.svg");
		browser.run("sessionStorage.clear()");
		browser.complaints();
	}

	private static BufferedImage ball() {
		final BufferedImage image = new BufferedImage(480, 320,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = image.createGraphics();
		g.setColor(new Color(120, 170, 200));
		g.fillRect(0, 0, 480, 320);
		g.setColor(new Color(190, 40, 30));
		g.fillOval(40, 60, 200, 200);
		g.dispose();
		return image;
	}

	private void enter() throws Exception {
		browser.visit(server.address() + "#token=" + TOKEN.toTell());
	}

	private void wish(final String sentence) throws Exception {
		browser.type("file", picture.toString());
		browser.type("instruction", sentence);
		browser.click("find");
		browser.await(
			"document.getElementById('told').textContent.includes('outline') || " +
				"!document.getElementById('error').hidden");
	}

	private void picture(final String name) throws Exception {
		final String wanted = System.getenv("SOULSTYLER_SCREENSHOTS");
		if (wanted != null) Files.write(Path.of(wanted, name + ".png"), browser
			.screenshot());
	}

	@Test
	void aPictureIsRestyled() throws Exception {
		enter();
		browser.await("document.body.dataset.state === 'empty'");
		assertFalse(browser.run("return location.href").getAsString().contains(
			"token"));
		picture("empty");
		wish("Turn the red ball into <i>fire</i>");
		assertEquals("the red ball → <i>fire</i>", browser.text("understood"));
		picture("outline");
		browser.click("start");
		browser.await("document.getElementById('preview').naturalWidth > 0 || " +
			"document.body.dataset.state === 'done'");
		browser.await("document.body.dataset.state === 'done'");
		assertTrue(browser.text("told").startsWith("Done: 3 steps"), browser.text(
			"told"));
		picture("done");
		assertEquals("ball <b>-restyled.png", browser.run(
			"return document.getElementById('save').download").getAsString());
		final BufferedImage result = saved();
		final BufferedImage source = ball();
		assertEquals(0xffffffff ^ source.getRGB(100, 150) & 0xffffff, result.getRGB(
			100, 150));
		assertEquals(source.getRGB(400, 20), result.getRGB(400, 20));
		assertEquals(List.of(), browser.complaints());
	}

	/** What the link would save. */
	private BufferedImage saved() throws Exception {
		browser.await("document.getElementById('preview').src.startsWith('blob:')" +
			" && document.getElementById('preview').complete && " +
			"document.getElementById('preview').naturalWidth > 0"); // is decoded later
		browser.run("window.saved = null; const image = document.getElementById(" +
			"'preview'); const c = document.createElement('canvas'); c.width = " +
			"image.naturalWidth; c.height = image.naturalHeight; c.getContext('2d')" +
			".drawImage(image, 0, 0); window.saved = c.toDataURL()");
		final String url = browser.run("return window.saved").getAsString();
		return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(url
			.substring(url.indexOf(',') + 1))));
	}

	@Test
	void theOutlineIsCorrectedWithTheBrush() throws Exception {
		enter();
		wish("Turn the red ball into fire");
		browser.run("document.querySelector('[name=brush][value=erase]').click()");
		browser.drag("canvas", -0.4, -0.3, -0.1, -0.3); // off the left half
		browser.run("document.querySelector('[name=brush][value=add]').click()");
		browser.drag("canvas", 0.2, 0.3, 0.4, 0.3);
		picture("corrected");
		browser.click("start");
		browser.await("document.body.dataset.state === 'done'");
		final BufferedImage result = saved(), source = ball();
		final int erased = source.getRGB(96, 64), added = source.getRGB(384, 256);
		assertEquals(erased, result.getRGB(96, 64));
		assertEquals(0xffffffff ^ added & 0xffffff, result.getRGB(384, 256));
		assertEquals(List.of(), browser.complaints());
	}

	@Test
	void theOutlinesOfSeveralObjectsAreCorrectedOneByOne() throws Exception {
		enter();
		wish("Turn the red ball into fire and the right wall into ice");
		assertTrue(browser.text("understood").contains("the right wall → ice"),
			browser.text("understood"));
		assertEquals("0", chosen());
		picture("several");
		browser.run("document.querySelector('[name=target]').focus()");
		browser.press(RIGHT);
		assertEquals("1", chosen());
		assertTrue(browser.label("[name=target]:checked").startsWith(
			"the right wall"));
		assertTrue(browser.label("#canvas").contains("the right wall"));
		browser.run("document.querySelector('[name=brush][value=erase]').click()");
		browser.drag("canvas", 0.1, 0.3, 0.4, 0.3);
		assertTrue(browser.text("understood").contains(
			"the right wall → ice · corrected"), browser.text("understood"));
		picture("several-corrected");
		browser.run("document.querySelector('[name=target]').click()");
		assertTrue(browser.run("return document.getElementById('undo').disabled")
			.getAsBoolean()); // each has strokes of its own
		browser.drag("canvas", -0.4, 0.3, -0.1, 0.3);
		browser.click("undo");
		assertFalse(browser.text("understood").contains("fire · corrected"));
		browser.click("start");
		browser.await("document.body.dataset.state === 'done'");
		assertEquals(Set.of(1), PIPELINE.masked); // the ball is looked for again
		final BufferedImage result = saved(), source = ball();
		for (final int[] at : new int[][] { { 96, 256 }, { 384, 64 } })
			assertEquals(0xffffffff ^ source.getRGB(at[0], at[1]) & 0xffffff, result
				.getRGB(at[0], at[1]));
		assertEquals(source.getRGB(336, 256), result.getRGB(336, 256));
		assertEquals(List.of(), browser.complaints());
	}

	@Test
	void theRestIsWhereTheCorrectedOutlinesAreNot() throws Exception {
		enter();
		wish("Turn the red ball into fire and everything else into ice");
		assertTrue(tinted(0.4) < tinted(-0.4)); // the ball is chosen
		browser.run("document.querySelectorAll('[name=target]')[1].click()");
		assertTrue(tinted(0.4) > tinted(-0.4));
		browser.run("document.querySelector('[name=target]').click()");
		browser.drag("canvas", 0.4, 0.4, 0.4, 0.3); // add to the ball
		browser.run("document.querySelectorAll('[name=target]')[1].click()");
		assertTrue(tinted(0.4) < tinted(0.2));
		picture("rest");
		browser.click("start");
		browser.await("document.body.dataset.state === 'done'");
		assertEquals(Set.of(0), PIPELINE.masked);
	}

	/** How much more yellow the canvas is at a place than the wall. */
	private int tinted(final double x) throws Exception {
		return browser.run(
			"return new Promise(done => requestAnimationFrame(() =>" +
				" requestAnimationFrame(() => { const c = document.getElementById('canvas');" +
				" const [r, , b] = c.getContext('2d').getImageData(c.width * (0.5 + " +
				x + "), c.height * 0.85, 1, 1).data; done(r - b); })))").getAsInt();
	}

	private String chosen() throws Exception {
		return browser.run(
			"return document.querySelector('[name=target]:checked').value")
			.getAsString();
	}

	@Test
	void whatIsNotFoundOfSeveralIsChosenToBePainted() throws Exception {
		enter();
		wish("Turn the red ball into fire and the unicorn into ice");
		assertTrue(browser.text("error").contains("unicorn"), browser.text(
			"error"));
		assertEquals("1", chosen());
		browser.drag("canvas", 0.2, 0.3, 0.4, 0.3);
		browser.click("start");
		browser.await("document.body.dataset.state === 'done'");
		final BufferedImage source = ball();
		assertEquals(0xffffffff ^ source.getRGB(384, 256) & 0xffffff, saved()
			.getRGB(384, 256));
	}

	@Test
	void aKeyboardIsEnough() throws Exception {
		enter();
		browser.type("file", picture.toString()); // the system's dialog
		browser.await("document.activeElement.id === 'instruction'");
		browser.type("instruction", "Turn the red ball into fire" + ENTER);
		browser.await(
			"document.getElementById('told').textContent.includes('outline')");
		browser.run("document.getElementById('canvas').focus()");
		browser.press("]", "]", RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, " ");
		browser.await("!document.getElementById('undo').disabled");
		for (int i = 0; i < 12 && !focus().equals("start"); i++)
			browser.press(TAB);
		assertEquals("start", focus());
		browser.press(ENTER);
		browser.await("document.body.dataset.state === 'done'");
		assertEquals("save", focus());
		final int there = ball().getRGB(360, 160);
		assertEquals(0xffffffff ^ there & 0xffffff, saved().getRGB(360, 160));
	}

	private String focus() throws Exception {
		return browser.run("return document.activeElement.id").getAsString();
	}

	@Test
	void aRunIsCancelled() throws Exception {
		PIPELINE.milliseconds = 300;
		enter();
		wish("Turn the red ball into fire");
		browser.run("document.getElementById('iterations').value = 500");
		browser.click("start");
		browser.await("document.getElementById('preview').naturalWidth > 0");
		picture("running");
		browser.press(ESCAPE);
		browser.await("document.body.dataset.state === 'ready'");
		awaitNoRun();
		assertEquals("Cancelled.", browser.text("told"));
		browser.click("start"); // and begun again
		browser.await("document.getElementById('preview').naturalWidth > 0");
		browser.visit("about:blank"); // a closed tab frees its job
		awaitNoRun();
	}

	private static void awaitNoRun() throws Exception {
		final long end = System.nanoTime() + 60_000_000_000L;
		while (PIPELINE.running.get() > 0) {
			assertTrue(System.nanoTime() < end, "The job goes on.");
			Thread.sleep(20);
		}
	}

	@Test
	void troubleIsASentenceAndTheObjectCanBePainted() throws Exception {
		enter();
		wish("Turn the unicorn into fire");
		assertTrue(browser.text("error").contains("unicorn") && browser.text(
			"error").contains("You can paint where it is"), browser.text("error"));
		browser.drag("canvas", -0.1, 0, 0.1, 0);
		browser.run("document.getElementById('instruction').value = ''");
		browser.type("instruction", "nonsense");
		browser.click("find");
		browser.await("document.getElementById('error').textContent === " +
			"'Say what to restyle, and how.'");
	}

	@Test
	void withoutTheTokenItIsAskedFor() throws Exception {
		browser.visit(server.address().toString());
		browser.await("document.getElementById('entrance').open");
		picture("token");
		browser.type("token", TOKEN.toTell() + ENTER);
		browser.await("!document.getElementById('entrance').open");
		wish("Turn the red ball into fire");
		assertEquals("", browser.text("error"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void everythingHasANameAndCanBeRead(final String scheme) throws Exception {
		browser.prefer(scheme);
		enter();
		wish("Turn the red ball into fire and the right wall into ice");
		picture(scheme);
		browser.run("document.querySelector('details').open = true");
		for (final String selector : List.of("#file", "#instruction", "#canvas",
			"#size", "#undo", "#start", "#iterations", "#seed",
			"[name=brush][value=erase]", "[name=target]"))
			assertFalse(browser.label(selector).isBlank(), selector);
		assertEquals("[]", browser.run(CONTRAST).toString());
	}

	/** Texts whose contrast is below 4.5 (WCAG 2.2, 1.4.3). */
	private static final String CONTRAST =
		"const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;" +
			"const parse = text => text.match(/[\\d.]+/g).map(Number);" +
			"const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);" +
			"const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);" +
			" if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };" +
			"return [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.disabled &&" +
			" [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).map(e => {" +
			" const a = light(parse(getComputedStyle(e).color)), b = light(behind(e));" +
			" return [e.tagName + '#' + e.id + ' ' + e.innerText, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)]; })" +
			".filter(([, contrast]) => contrast < 4.5)";
}
