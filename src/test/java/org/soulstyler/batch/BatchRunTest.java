package org.soulstyler.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** What a batch promises: everything once, nothing lost, nothing mistaken. */
@Tag("process")
class BatchRunTest {

	@TempDir
	private Path temporary;

	private Path image;
	private Path results;
	private Path journal;

	@BeforeEach
	void makeImage() throws Exception {
		image = Files.writeString(temporary.resolve("picture.png"), "pixels");
		results = temporary.resolve("results");
		journal = temporary.resolve("journal");
	}

	@Test
	void whatIsDoneIsKeptAndWhatChangedIsMadeAnew() throws Exception {
		final List<BatchItem> items = List.of(item("a", "fire"), item("b", "ice"));
		assertStates(run(items), ItemState.DONE, ItemState.DONE);
		assertStates(run(items), ItemState.KEPT, ItemState.KEPT);
		assertStates(run(List.of(item("a", "fire"), item("b", "gold"))),
			ItemState.KEPT, ItemState.DONE);
		assertEquals(TinyWork.content(item("b", "gold")), Files.readString(results
			.resolve("b.txt")));
		Files.writeString(image, "other pixels");
		assertStates(run(items), ItemState.DONE, ItemState.DONE);
		assertEquals(5, begun().size());
	}

	@Test
	void aResultThatSomebodyChangedIsMadeAnew() throws Exception {
		run(List.of(item("a", "fire")));
		Files.writeString(results.resolve("a.txt"), "something else");
		assertStates(run(List.of(item("a", "fire"))), ItemState.DONE);
	}

	@Test
	void aFileOfSomebodyElseIsLeftAsItIs() throws Exception {
		Files.createDirectories(results);
		Files.writeString(results.resolve("a.txt"), "mine");
		final BatchReport report = run(List.of(item("a", "fire")));
		assertStates(report, ItemState.POSTPONED);
		assertTrue(report.lines().get(0).message().contains(
			"was not made by a batch"), report.lines().get(0).message());
		assertEquals("mine", Files.readString(results.resolve("a.txt")));
		assertTrue(begun().isEmpty(), "nothing is made in vain");
	}

	@Test
	void failuresThatLastAreRememberedAndOthersTriedAgain() throws Exception {
		final List<BatchItem> items = List.of(item("a", "impossible"), item("b",
			"full disk"), item("c", "fault"), item("d", "fire"));
		assertStates(run(items), ItemState.FAILED, ItemState.POSTPONED,
			ItemState.POSTPONED, ItemState.DONE);
		assertStates(run(List.of(item("e", "no engine"))), ItemState.POSTPONED);
		assertEquals(List.of("a", "b", "b", "b", "c", "c", "c", "d", "e", "e", "e"),
			begun().stream().sorted().toList());
		final BatchReport second = run(items);
		assertStates(second, ItemState.FAILED, ItemState.POSTPONED,
			ItemState.POSTPONED, ItemState.KEPT);
		assertEquals("Not there.", second.lines().get(0).message());
		assertEquals(1, begun().stream().filter("a"::equals).count());
		assertTrue(Files.readString(results.resolve(".soulstyler/logs/b.log"))
			.contains("No space left."));
		assertTrue(Files.readString(results.resolve("batch.tsv")).contains(
			"Not there."));
	}

	@Test
	void aStoppedBatchGivesBackWhatItHolds() throws Exception {
		final BatchListener stopAtSecond = new BatchListener() {

			@Override
			public boolean cancelled() {
				return Files.exists(results.resolve("a.txt"));
			}
		};
		final List<BatchItem> items = List.of(item("a", "fire"), item("b", "ice"));
		assertStates(BatchRun.run(items, results, new TinyWork(journal, 0),
			BatchSettings.DEFAULTS, stopAtSecond), ItemState.DONE, ItemState.OPEN);
		assertTrue(list(results.resolve(".soulstyler/claims")).isEmpty());
		assertStates(run(items), ItemState.KEPT, ItemState.DONE);
	}

	@Test
	void whatFailsWhileABatchIsStoppedHasNotFailed() throws Exception {
		final List<BatchItem> items = List.of(item("a", "impossible"));
		final BatchListener stopOnceBegun = new BatchListener() {

			@Override
			public boolean cancelled() {
				return Files.exists(journal);
			}
		};
		assertStates(BatchRun.run(items, results, new TinyWork(journal, 0),
			BatchSettings.DEFAULTS, stopOnceBegun), ItemState.OPEN);
		assertTrue(list(results.resolve(".soulstyler/failed")).isEmpty());
	}

	@Test
	void nothingIsLeftOfKilledRunsButWhatTheyFinished() throws Exception {
		final Path table = table(200);
		final Random random = new Random(7);
		for (int round = 0; round < 5; round++) {
			final Process process = process(table, 10);
			process.waitFor(700 + random.nextInt(600), TimeUnit.MILLISECONDS);
			process.destroyForcibly().waitFor();
		}
		assertEquals(0, process(table, 0).waitFor());
		assertAllAreThere(table);
		assertTrue(begun().size() <= 205,
			"at most one item was begun again for each kill: " + begun().size());
	}

	@Test
	void processesShareAFolderAndSurviveOneAnother() throws Exception {
		final Path table = table(120);
		final List<Process> processes = new ArrayList<>();
		for (int i = 0; i < 4; i++)
			processes.add(process(table, 20));
		Thread.sleep(1500);
		processes.remove(0).destroyForcibly();
		for (final Process process : processes)
			assertEquals(0, process.waitFor());
		assertAllAreThere(table);
		assertTrue(begun().size() <= 121, "begun " + begun().size() + " times");
	}

	@Test
	void severalAreMadeAtTheSameTime() throws Exception {
		final List<BatchItem> items = Manifest.read(table(6), null);
		final CyclicBarrier three = new CyclicBarrier(3);
		final BatchReport report = BatchRun.run(items, results, new TinyWork(
			journal, 0)
		{

			@Override
			public List<Path> make(final BatchItem item, final Path folder,
				final Consumer<String> log, final BooleanSupplier cancelled)
				throws SoulstylerException
			{
				try {
					three.await(30, TimeUnit.SECONDS); // one alone would wait in vain
				}
				catch (final Exception exc) {
					throw new SoulstylerException(Failure.IMAGE, "alone", exc);
				}
				return super.make(item, folder, log, cancelled);
			}
		}, atOnce(3), BatchListener.NONE);
		assertTrue(report.isComplete(), report.toTsv());
		assertAllAreThere(temporary.resolve("table.tsv"));
		assertEquals(6, begun().size());
	}

	@Test
	void aStoppedBatchGivesBackAllThatItHolds() throws Exception {
		final List<BatchItem> items = Manifest.read(table(6), null);
		final BatchListener stopOnceBegun = new BatchListener() {

			@Override
			public boolean cancelled() {
				return Files.exists(journal);
			}
		};
		final BatchReport report = BatchRun.run(items, results, new TinyWork(
			journal, 5), atOnce(3), stopOnceBegun);
		assertFalse(report.isComplete());
		assertTrue(list(results.resolve(".soulstyler/claims")).isEmpty());
		assertTrue(run(items).isComplete());
	}

	@Test
	void howManyAtTheSameTimeIsMeasured() throws Exception {
		final List<Integer> told = new ArrayList<>();
		final BatchReport report = BatchRun.run(Manifest.read(table(12), null),
			results, new TinyWork(journal, 0), atOnce(BatchSettings.MEASURED),
			new BatchListener()
			{

				@Override
				public void paced(final int atOnce, final double[] rates) {
					told.add(atOnce);
				}
			});
		assertTrue(report.isComplete(), report.toTsv());
		assertEquals(1, told.get(told.size() - 1),
			"where no steps are told, one at a time");
	}

	@Test
	void aSlowHolderIsTakenOverByOneAndFindsOut() throws Exception {
		final Path folder = temporary.resolve("claims");
		final Claims claims = new Claims(folder, Duration.ofMinutes(2));
		final Claims.Claim slow = claims.take("a").orElseThrow();
		assertTrue(claims.take("a").isEmpty());
		Files.setLastModifiedTime(folder.resolve("a.0"), FileTime.from(Instant.now()
			.minus(Duration.ofMinutes(3))));
		final Claims.Claim next = claims.take("a").orElseThrow();
		assertFalse(slow.isHeld());
		assertTrue(next.isHeld());
		slow.release();
		assertTrue(next.isHeld(), "giving back what was lost takes nothing away");
		assertTrue(claims.take("a").isEmpty());
		next.release();
		assertTrue(claims.take("a").isPresent());
	}

	@Test
	void aHolderThatHasEndedHereIsNotWaitedFor() throws Exception {
		final Process ended = new ProcessBuilder("true").start();
		ended.waitFor();
		final ClaimHolder here = new ClaimHolder(ended.pid(), ClaimHolder.current()
			.host(), ClaimHolder.current().space());
		final Claims claims = new Claims(temporary.resolve("claims"), Duration
			.ofHours(1));
		final Path claim = temporary.resolve("claims/a.0");
		for (final ClaimHolder elsewhere : List.of(new ClaimHolder(here.pid(),
			"elsewhere", here.space()), new ClaimHolder(here.pid(), here.host(),
				"container")))
		{
			Files.writeString(claim, elsewhere.signature() + " token");
			assertTrue(claims.take("a").isEmpty(), elsewhere.signature());
		}
		Files.writeString(claim, here.signature() + " token");
		assertTrue(claims.take("a").orElseThrow().isHeld());
		assertTrue(claims.take("a").isEmpty(), "this process runs");
	}

	@Test
	void tasksOfAnArrayShareTheItemsWithoutTalking() throws Exception {
		final List<BatchItem> items = Manifest.read(table(10), null);
		for (int task = 1; task <= 4; task++) {
			BatchRun.run(items, results, new TinyWork(journal, 0), new BatchSettings(
				Shard.of(task, 4), Duration.ofMinutes(1), 0, false, false, true),
				BatchListener.NONE);
			assertTrue(Files.exists(results.resolve("batch.task-" + task +
				"-of-4.tsv")));
		}
		assertEquals(10, begun().size());
		assertTrue(run(items).isComplete());
		assertEquals(10, begun().size());
	}

	// -- Helper methods --

	private BatchItem item(final String name, final String instruction) {
		return new BatchItem(name, image.toString(), null, instruction, null, "");
	}

	private BatchReport run(final List<BatchItem> items) throws Exception {
		return BatchRun.run(items, results, new TinyWork(journal, 0),
			BatchSettings.DEFAULTS, BatchListener.NONE);
	}

	private static BatchSettings atOnce(final int atOnce) {
		return new BatchSettings(Shard.ALL, Duration.ofMinutes(1), 0, false, false,
			true, Set.of(), atOnce);
	}

	private static void assertStates(final BatchReport report,
		final ItemState... states)
	{
		assertEquals(List.of(states), report.lines().stream().map(
			BatchReport.Line::state).toList(), report.toTsv());
	}

	private List<String> begun() throws Exception {
		return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
	}

	private Path table(final int count) throws Exception {
		final StringBuilder table = new StringBuilder("image\tinstruction\tname\n");
		for (int i = 0; i < count; i++)
			table.append("picture.png\tstyle ").append(i).append("\titem").append(i)
				.append('\n');
		return Files.writeString(temporary.resolve("table.tsv"), table);
	}

	private Process process(final Path table, final long milliseconds)
		throws Exception
	{
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin",
			"java").toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp",
			System.getProperty("java.class.path"), TinyWork.class.getName(), table
				.toString(), results.toString(), journal.toString(), Long.toString(
					milliseconds)).inheritIO().start();
	}

	private void assertAllAreThere(final Path table) throws Exception {
		for (final BatchItem item : Manifest.read(table, null))
			assertEquals(TinyWork.content(item), Files.readString(results.resolve(item
				.name() + ".txt")));
		// Whoever was killed may have left a file that tells the time; it is swept
		// away when it is old.
		assertTrue(list(results.resolve(".soulstyler/claims")).stream().allMatch(
			file -> file.getFileName().toString().startsWith(".now")));
	}

	private static List<Path> list(final Path folder) throws Exception {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}
}
