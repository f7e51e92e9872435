package org.soulstyler.folders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * What is loaded from a private folder runs with the user's rights: nobody else
 * may have put it there.
 */
class PrivateFolderTest {

	@TempDir
	private Path temporary;

	private Path folder;

	@BeforeEach
	void onPosixOnly() {
		assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains(
			"unix"), "the file system has no POSIX permissions");
		folder = temporary.resolve("cache").resolve("natives");
	}

	@Test
	void aNewOneIsForTheUserAlone() throws Exception {
		final Path made = PrivateFolder.open(folder);
		assertEquals("rwx------", PosixFilePermissions.toString(Files
			.getPosixFilePermissions(made)));
		assertEquals(made, PrivateFolder.open(folder));
		try (var files = Files.list(made)) {
			assertEquals(0, files.count());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "rwxrwx---", "rwxr-xrwx", "rwxrwxrwx" })
	void oneThatOthersCanWriteIsRefused(final String permissions)
		throws Exception
	{
		PrivateFolder.open(folder);
		permit(folder, permissions);
		assertRefused("other users can write to it");
	}

	@ParameterizedTest
	@ValueSource(strings = { "rwx------", "rwxr-xr-x", "r-xr-xr-x" })
	void aSymbolicLinkIsRefused(final String permissions) throws Exception {
		final Path planted = Files.createDirectory(temporary.resolve("planted"));
		Files.createDirectories(folder.getParent());
		Files.createSymbolicLink(folder, planted);
		permit(planted, permissions);
		assertRefused("it is a symbolic link");
	}

	@Test
	void aLinkToTheWholeCacheIsTheUsersOwnAffair() throws Exception {
		final Path disk = Files.createDirectory(temporary.resolve("disk"));
		Files.createSymbolicLink(folder.getParent(), disk);
		assertEquals(disk.toRealPath().resolve("natives"), PrivateFolder.open(
			folder));
	}

	@Test
	void oneInAFolderThatEverybodyCanWriteIsRefused() throws Exception {
		PrivateFolder.open(folder);
		permit(folder.getParent(), "rwxrwxrwx");
		assertRefused("everybody can write to " + folder.getParent().toRealPath());
		Files.setAttribute(folder.getParent(), "unix:mode", 01777);
		PrivateFolder.open(folder); // as in /tmp: only owners move things
	}

	@Test
	void aFileInItsPlaceIsRefused() throws Exception {
		Files.createDirectories(folder.getParent());
		Files.createFile(folder);
		assertRefused("it is not a folder");
	}

	@Test
	void aFileInTheWayIsNamed() throws Exception {
		Files.createFile(folder.getParent());
		assertRefused(folder.getParent() + " is not a folder");
	}

	@Test
	void anotherUsersIsRefused() throws Exception {
		PrivateFolder.open(folder);
		try {
			Files.setAttribute(folder, "unix:uid", 65534);
		}
		catch (final IOException exc) {
			assumeTrue(false, "only the administrator can give folders away");
		}
		assertRefused("it belongs to another user");
	}

	@Test
	void oneThatCantBeWrittenIsRefused() throws Exception {
		PrivateFolder.open(folder);
		permit(folder, "r-x------");
		assumeTrue(!Files.isWritable(folder), "the administrator writes anywhere");
		assertRefused("permission denied");
	}

	// -- Helper methods --

	private static void permit(final Path path, final String permissions)
		throws IOException
	{
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(
			permissions));
	}

	private void assertRefused(final String cause) {
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> PrivateFolder.open(folder));
		assertEquals(Failure.ENVIRONMENT, exc.failure());
		assertTrue(exc.getMessage().contains(cause), exc.getMessage());
		assertTrue(exc.getMessage().contains(folder.getFileName().toString()), exc
			.getMessage());
		assertFalse(exc.getMessage().contains("Exception"), exc.getMessage());
	}
}
