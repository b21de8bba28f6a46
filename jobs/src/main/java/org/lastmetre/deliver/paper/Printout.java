package org.lastmetre.deliver.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts documents into files: a workbook, a page, and a PDF file where there is a printer. Each file
 * is there whole or not at all.
 */
public final class Printout {
  private final Path folder;
  private final Optional<Printer> printer;
  private final Readers readers;

  /** Who may read the files. */
  public enum Readers {
    /** Whoever may read the folder's other files. */
    ALL,
    /** The one who made them: they name people. */
    OWNER
  }

  /**
   * @param folder made when it is not there
   */
  public Printout(Path folder, Optional<Printer> printer, Readers readers) {
    this.folder = folder;
    this.printer = printer;
    this.readers = readers;
  }

  /**
   * Writes a document.
   *
   * @param name of its files, without ending
   * @return the files
   * @throws IOException when one cannot be written
   */
  public List<Path> write(Document document, String name) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    written.add(
        whole(
            name + ".xlsx",
            file -> {
              try (OutputStream out = Files.newOutputStream(file)) {
                WorkbookWriter.write(document, out);
              }
            }));
    Path page =
        whole(
            name + ".html",
            file -> {
              try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                PageWriter.write(document, out);
              }
            });
    written.add(page);
    if (printer.isPresent()) {
      written.add(whole(name + ".pdf", file -> printer.get().print(page, file)));
    }
    return written;
  }

  private interface Filling {
    void into(Path file) throws IOException;
  }

  private Path whole(String name, Filling filling) throws IOException {
    Path part = Files.createTempFile(folder, ".", ".part");
    try {
      filling.into(part);
      if (readers == Readers.ALL && Files.getFileStore(part).supportsFileAttributeView("posix")) {
        // A temporary file is its maker's alone.
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
      }
      return Files.move(
          part,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
