package org.lastmetre.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Temporary files for what has to be unpacked to be read here and there. Each bears the number of
 * its process, so that the next run can sweep what a killed one has left: it may name people.
 */
final class Spool {
  private static final String NAME = "lastmetre-unpacked-";
  private static final Pattern OWNED = Pattern.compile(NAME + "(\\d{1,18})-.*");

  private Spool() {}

  /** A new file that its owner alone may read. */
  static Path file() throws IOException {
    return Files.createTempFile(NAME + ProcessHandle.current().pid() + "-", null);
  }

  /** Deletes the files of processes that have ended. */
  static void sweep() {
    sweep(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static void sweep(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAME + "*")) {
      for (Path file : files) {
        Matcher owned = OWNED.matcher(file.getFileName().toString());
        if (owned.matches() && ProcessHandle.of(Long.parseLong(owned.group(1))).isEmpty()) {
          delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot list the temporary folder %s; let the account that runs the job read it"
              .formatted(folder),
          e);
    }
  }

  private static void delete(Path file) throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (FileSystemException anothers) {
      // Of another account, whose own next run sweeps it.
    }
  }
}
