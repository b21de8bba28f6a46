package org.lastmetre.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs bytes in memory. */
final class Packing {
  private static final byte[] BLANKS = " ".repeat(1 << 16).getBytes(UTF_8);

  private Packing() {}

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** A text followed by so many MB of blanks. */
  static byte[] gzipOf(byte[] begin, int megabytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(begin);
      fill(out, megabytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static void fill(OutputStream out, int megabytes) throws IOException {
    for (int i = 0; i < megabytes << 4; i++) {
      out.write(BLANKS);
    }
  }

  static byte[] zip(Map<String, byte[]> entries) {
    return zip(entries, "", 0);
  }

  /**
   * Packs entries.
   *
   * @param grown the entry that is followed by so many MB of blanks
   */
  static byte[] zip(Map<String, byte[]> entries, String grown, int megabytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed, UTF_8)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        if (entry.getKey().equals(grown)) {
          fill(out, megabytes);
        }
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static Map<String, byte[]> entries(String... namesAndTexts) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      entries.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(UTF_8));
    }
    return entries;
  }
}
