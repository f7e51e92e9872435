package org.soulstyler.batch.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.BatchReport;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.cli.BatchWishes;
import org.soulstyler.cli.ExitStatus;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code soulstyler batch} on Apache Spark. */
@Command(name = "soulstyler-spark", mixinStandardHelpOptions = true,
	description = {
		"Restyles many pictures on a Spark cluster. Results, records and the table " +
			"at the end are those of \"soulstyler batch\", and what is done is kept.",
		"INPUT and DIR are Hadoop paths: file:, hdfs://, s3a:// and what else " +
			"the cluster knows. Exit status: 0 all are there, 10 some, 11 none." })
public final class SparkBatch implements Callable<Integer> {

	private static final Map<String, String> LAUNCHER = Map.of(
		"MALLOC_MMAP_THRESHOLD_", "33554432", "MALLOC_TRIM_THRESHOLD_", "134217728",
		"MALLOC_TOP_PAD_", "16777216", "GOMP_SPINCOUNT", "2000");

	@Spec
	private CommandSpec command;

	@Parameters(index = "0", paramLabel = "INPUT",
		description = "A folder of pictures, or a table (.tsv).")
	private String input;

	@Option(names = { "-o", "--out" }, required = true, paramLabel = "DIR",
		description = "Where the results go; is made when it is not there.")
	private String out;

	@Mixin
	private BatchWishes wishes;

	@Option(names = "--models", paramLabel = "FOLDER|ZIP", description = {
		"A bundle's folder on the machine that submits, or a ZIP file of one at a " +
			"Hadoop path. Each executor fetches it once and checks it." })
	private String models;

	@Option(names = "--settings", paramLabel = "TEXT", defaultValue = "",
		description = "Of all pictures, such as: iterations 50, cropCount 32.")
	private String settings;

	@Option(names = "--seed", paramLabel = "N",
		description = "Of all randomness.")
	private Long seed;

	@Option(names = "--device", paramLabel = "DEVICE", defaultValue = "auto",
		description = "Of the executors: auto, cpu, gpu or cuda:N.")
	private String device;

	@Option(names = "--tasks", paramLabel = "N", defaultValue = "0",
		description = "Cut the items into N Spark tasks (default: one each, up to " +
			"20000).")
	private int tasks;

	@Option(names = "--retries", paramLabel = "N", defaultValue = "2",
		description = "How often to try again what may go well then (default: " +
			"${DEFAULT-VALUE}).")
	private int retries;

	@Option(names = { "--dryRun", "--dry-run" },
		description = "Say what would be done, and make nothing.")
	private boolean dryRun;

	@Option(names = "--retry-failed",
		description = "Try again what failed for good in an earlier run.")
	private boolean again;

	@Option(names = "--replace",
		description = "Replace files of the results' names that no batch made.")
	private boolean replace;

	/** Runs and ends the process. */
	public static void main(final String[] arguments) {
		System.exit(run(arguments));
	}

	/** Runs; returns the exit status. */
	static int run(final String... arguments) {
		final CommandLine commandLine = new CommandLine(new SparkBatch());
		commandLine.setExecutionExceptionHandler((exc, line, parsed) -> {
			if (!(exc instanceof SoulstylerException)) throw exc;
			line.getErr().println("soulstyler: " + exc.getMessage());
			return ExitStatus.of(((SoulstylerException) exc).failure());
		});
		return commandLine.execute(arguments);
	}

	@Override
	public Integer call() throws SoulstylerException {
		final PrintWriter err = command.commandLine().getErr();
		final String format = wishes.format();
		try (JavaSparkContext spark = new JavaSparkContext(configuration())) {
			final List<BatchItem> items = items(spark.hadoopConfiguration());
			final PictureFactory factory = new PictureFactory(models(spark), settings,
				seed, device, format);
			factory.check(); // a slip is told now, not by executors
			final BatchReport report = new SparkRun(spark, new SparkJob(factory,
				new SparkSettings(tasks, retries, again, replace, dryRun), out),
				err::println).run(items);
			if (dryRun) command.commandLine().getOut().print(report.toTsv());
			err.println(report.summary());
			return dryRun ? 0 : ExitStatus.of(report);
		}
		finally {
			command.commandLine().getOut().flush();
		}
	}

	// -- Helper methods --

	/** What spark-submit says has the last word. */
	private static SparkConf configuration() {
		final SparkConf conf = new SparkConf();
		conf.setIfMissing("spark.app.name", "Soulstyler");
		// A picture takes all of an executor's cores
		if (conf.contains("spark.executor.cores")) conf.setIfMissing(
			"spark.task.cpus", conf.get("spark.executor.cores"));
		// What the launcher of the command line sets, and why is told there
		LAUNCHER.forEach((name, value) -> conf.setIfMissing("spark.executorEnv." +
			name, value));
		// Machines are lost more often than tasks fail by themselves
		conf.setIfMissing("spark.task.maxFailures", "8");
		return conf;
	}

	private List<BatchItem> items(final Configuration hadoop)
		throws SoulstylerException
	{
		try {
			final HadoopInputs inputs = new HadoopInputs(input, hadoop);
			final List<BatchItem> items = wishes.items(inputs);
			inputs.requireOther(out, items, hadoop);
			return items;
		}
		catch (final IOException | IllegalArgumentException exc) {
			throw new SoulstylerException(Failure.IMAGE, "The input " + input +
				" cannot be read: " + exc.getMessage(), exc);
		}
	}

	private ModelArchive models(final JavaSparkContext spark)
		throws SoulstylerException
	{
		if (models != null && models.endsWith(".zip")) return ModelArchive.of(
			models, spark);
		final String folder = models == null || !models.contains("/") ? models
			: Path.of(models).toAbsolutePath().toString();
		return ModelArchive.of(ModelStore.standard().open(folder).folder(), spark);
	}
}
