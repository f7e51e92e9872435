package org.soulstyler.batch.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.Manifest;
import org.soulstyler.cli.BatchWishes;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** Folders of pictures and tables of items in a file system of Hadoop's. */
final class HadoopInputs implements BatchWishes.Source {

	private final FileSystem files;
	private final Path input;

	/** @param input a folder, a picture or a table */
	HadoopInputs(final String input, final Configuration configuration)
		throws IOException
	{
		final Path path = new Path(input);
		files = path.getFileSystem(configuration);
		this.input = files.makeQualified(path);
	}

	@Override
	public boolean isTable() {
		return Manifest.isTable(input.toString());
	}

	/** The items of a table; what it names relatively lies beside it. */
	@Override
	public List<BatchItem> table(final String instruction)
		throws SoulstylerException
	{
		return Manifest.parse(text(), input.toString(), file -> files.makeQualified(
			new Path(input.getParent(), file)).toString(), instruction);
	}

	/** Where the pictures of a folder lie, in the order of their names. */
	@Override
	public List<String> pictures() throws SoulstylerException {
		final List<String> pictures = new ArrayList<>();
		try {
			final RemoteIterator<FileStatus> all = files.listStatusIterator(input);
			while (all.hasNext()) {
				final FileStatus file = all.next();
				if (file.isFile() && Manifest.isPicture(file.getPath().toString()))
					pictures.add(file.getPath().toString());
			}
		}
		catch (final FileNotFoundException exc) {
			throw new SoulstylerException(Failure.IMAGE, "There is no " + input + ".",
				exc);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.IMAGE, "The folder " + input +
				" cannot be read: " + exc.getMessage(), exc);
		}
		if (pictures.isEmpty()) throw Manifest.noPicture(input.toString());
		Collections.sort(pictures);
		return pictures;
	}

	/**
	 * @throws SoulstylerException ({@link Failure#OUTPUT}) when results would lie
	 *           among the pictures of a folder, or beside what they are made from
	 *           under the same name
	 */
	void requireOther(final String results, final List<BatchItem> items,
		final Configuration configuration) throws IOException, SoulstylerException
	{
		final Path path = new Path(results);
		final String out = path.getFileSystem(configuration).makeQualified(path)
			.toString();
		if (out.equals(input.toString())) throw new SoulstylerException(
			Failure.OUTPUT, "The results need another folder than the pictures in " +
				input + ": a further run would restyle them, too.");
		final Set<String> names = new HashSet<>();
		for (final BatchItem item : items)
			names.add(item.name());
		for (final BatchItem item : items)
			for (final String source : Arrays.asList(item.image(), item.mask()))
				if (source != null && isResult(new Path(source), out, names))
					throw new SoulstylerException(Failure.OUTPUT, source + " lies in " +
						out + " and has a result's name. Choose another folder.");
	}

	// -- Helper methods --

	private static boolean isResult(final Path source, final String out,
		final Set<String> names)
	{
		final String name = source.getName();
		final int dot = name.lastIndexOf('.');
		final String stem = dot < 0 ? name : name.substring(0, dot);
		return source.getParent() != null && source.getParent().toString().equals(
			out) && (names.contains(stem) || names.contains(stem.replaceFirst(
				"-mask$", "")));
	}

	private String text() throws SoulstylerException {
		try (InputStream in = files.open(input)) {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in
				.readAllBytes())).toString();
		}
		catch (final CharacterCodingException exc) {
			throw new SoulstylerException(Failure.INSTRUCTION, "The table " + input +
				" is not a text in UTF-8.", exc);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.INSTRUCTION, "The table " + input +
				" cannot be read: " + exc.getMessage(), exc);
		}
	}
}
