package org.lastmetre.landing.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The strings that a workbook's cells name by number, in pages of a temporary file of which some
 * are kept in memory: a workbook holds each distinct text of all its rows here.
 *
 * <p>Cells name strings about in the order in which these stand, so a page is mostly read once. The
 * file is deleted with its last use, however the process ends.
 */
final class SharedStrings implements AutoCloseable {
  private static final int PAGE_BYTES = 1 << 16;
  private static final int PAGES_KEPT = 64;

  private final FileChannel file;
  private final Map<Integer, String[]> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String[]> eldest) {
          return size() > PAGES_KEPT;
        }
      };

  /** Where each page begins in the file, and the number of its first string. */
  private long[] offsets = new long[16];

  private int[] firsts = new int[16];
  private int pages;
  private int count;

  private SharedStrings(FileChannel file) {
    this.file = file;
  }

  static SharedStrings read(ZipFile zip, String part) throws IOException {
    Path path = Files.createTempFile("lastmetre-strings", null);
    SharedStrings strings =
        new SharedStrings(
            FileChannel.open(
                path,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    try (Xml xml = Xml.of(zip, part)) {
      strings.fill(xml);
      return strings;
    } catch (IOException | RuntimeException e) {
      strings.close();
      throw e;
    }
  }

  private void fill(Xml xml) throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream(PAGE_BYTES);
    DataOutputStream out = new DataOutputStream(page);
    int first = 0;
    while (xml.nextStart()) {
      if (!xml.is("si")) {
        continue;
      }
      byte[] text = xml.richText("si").getBytes(StandardCharsets.UTF_8);
      out.writeInt(text.length);
      out.write(text);
      count++;
      if (page.size() >= PAGE_BYTES) {
        write(page.toByteArray(), first);
        page.reset();
        first = count;
      }
    }
    write(page.toByteArray(), first);
  }

  private void write(byte[] page, int first) throws IOException {
    if (pages + 1 >= offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
      firsts = Arrays.copyOf(firsts, firsts.length * 2);
    }
    firsts[pages++] = first;
    offsets[pages] = offsets[pages - 1] + page.length;
    for (ByteBuffer bytes = ByteBuffer.wrap(page); bytes.hasRemaining(); ) {
      file.write(bytes);
    }
  }

  /**
   * The string of that number, from 0.
   *
   * @throws ZipException when there is none: the workbook is damaged
   */
  String get(int number) throws IOException {
    if (number < 0 || number >= count) {
      throw new ZipException("the workbook has no shared string " + number);
    }
    int found = Arrays.binarySearch(firsts, 0, pages, number);
    int page = found >= 0 ? found : -found - 2;
    String[] strings = kept.get(page);
    if (strings == null) {
      strings = page(page);
      kept.put(page, strings);
    }
    return strings[number - firsts[page]];
  }

  private String[] page(int page) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (offsets[page + 1] - offsets[page]));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offsets[page] + bytes.position()) < 0) {
        throw new IOException("the temporary file of strings was cut");
      }
    }
    int next = page + 1 < pages ? firsts[page + 1] : count;
    String[] strings = new String[next - firsts[page]];
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()));
    for (int i = 0; i < strings.length; i++) {
      strings[i] = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
    return strings;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
