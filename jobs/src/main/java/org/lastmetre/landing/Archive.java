package org.lastmetre.landing;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.lastmetre.contract.Reason;
import org.lastmetre.landing.workbook.IntactEntry;
import org.lastmetre.landing.workbook.Unpacked;
import org.lastmetre.landing.workbook.Workbook;

/**
 * Takes a file out of what it was packed in: gzip, or a zip that holds nothing else. A workbook is
 * a zip too, but is itself the file.
 */
final class Archive {
  /** So many bytes tell what a file begins as. */
  static final int MAGIC = 8;

  /** Where a zip's first entry says, in one bit, that it is encrypted. */
  private static final int FLAGS = 6;

  /** Parts of a document that is packed as a workbook is: of Office's other kinds, of ODF. */
  private static final List<String> DOCUMENTS = List.of("[Content_Types].xml", "mimetype");

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int BUFFER = 1 << 16;

  private Archive() {}

  /**
   * The unpacked bytes.
   *
   * @throws UnreadableFile when it is a zip that is damaged, wants a password or does not hold one
   *     file
   */
  static InputStream open(Path file) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    raw.mark(MAGIC);
    byte[] magic = raw.readNBytes(MAGIC);
    raw.reset();
    if (isGzip(magic)) {
      return Unpacked.of(new GZIPInputStream(raw, BUFFER), Files.size(file));
    }
    if (!isZip(magic)) {
      return raw;
    }
    ZipFile zip;
    try {
      zip = zip(file, ZipFile.OPEN_READ);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
    if (zip.getEntry(Workbook.PART) != null) {
      zip.close();
      return raw;
    }
    raw.close();
    return onlyEntry(zip);
  }

  /** Whether bytes begin a gzip. */
  static boolean isGzip(byte[] magic) {
    return magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
  }

  /** Whether bytes begin a zip. */
  static boolean isZip(byte[] magic) {
    return magic.length >= 4
        && magic[0] == 'P'
        && magic[1] == 'K'
        && magic[2] == 3
        && magic[3] == 4;
  }

  /** Whether the unpacked file, a zip, is a workbook. */
  static boolean isWorkbook(Path file) throws IOException {
    try (ZipFile zip = unpacked(file)) {
      return zip.getEntry(Workbook.PART) != null;
    }
  }

  /**
   * The unpacked file, itself a zip, for reading here and there. What was packed is unpacked into a
   * temporary file, deleted with the zip's closing.
   *
   * @throws UnreadableFile when the zip is damaged
   */
  static ZipFile unpacked(Path file) throws IOException {
    if (isZip(magic(file))) {
      ZipFile zip = zip(file, ZipFile.OPEN_READ);
      if (zip.getEntry(Workbook.PART) != null) {
        return zip;
      }
      zip.close();
    }
    Path spooled = Spool.file();
    try (InputStream in = open(file)) {
      Files.copy(in, spooled, StandardCopyOption.REPLACE_EXISTING);
      return zip(spooled, ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(spooled);
      throw e;
    }
  }

  private static byte[] magic(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file)) {
      return raw.readNBytes(MAGIC);
    }
  }

  /** Names are read as Windows in China writes them, unless marked UTF-8. */
  private static ZipFile zip(Path file, int mode) throws IOException {
    byte[] magic = magic(file);
    try {
      return new ZipFile(file.toFile(), mode, GB18030);
    } catch (ZipException e) {
      boolean isProtected = magic.length == MAGIC && (magic[FLAGS] & 1) == 1;
      throw new UnreadableFile(
          isProtected ? Reason.PROTECTED_ARCHIVE : Reason.DAMAGED_ARCHIVE, e.getMessage());
    }
  }

  private static InputStream onlyEntry(ZipFile zip) throws IOException {
    List<? extends ZipEntry> entries =
        zip.stream()
            .filter(entry -> !entry.isDirectory())
            .filter(entry -> !entry.getName().matches("(?s)(__MACOSX/.*|(.*/)?\\.[^/]*)"))
            .toList();
    if (entries.size() != 1) {
      boolean isDocument = DOCUMENTS.stream().anyMatch(part -> zip.getEntry(part) != null);
      zip.close();
      throw new UnreadableFile(
          isDocument
              ? Reason.NOT_A_WORKBOOK
              : entries.isEmpty() ? Reason.EMPTY_FILE : Reason.SEVERAL_FILES,
          "the archive holds %d files, not one".formatted(entries.size()));
    }
    return new FilterInputStream(IntactEntry.open(zip, entries.get(0))) {
      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }
}
