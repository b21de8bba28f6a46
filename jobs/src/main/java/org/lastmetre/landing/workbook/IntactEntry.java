package org.lastmetre.landing.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An entry of a zip that tells at its end when it is not what was packed: Java does not look. */
public final class IntactEntry extends CheckedInputStream {
  private final ZipEntry entry;

  private IntactEntry(InputStream in, ZipEntry entry) {
    super(in, new CRC32());
    this.entry = entry;
  }

  /** Opens an entry; reading it throws {@link ZipException} when it is damaged. */
  public static InputStream open(ZipFile zip, ZipEntry entry) throws IOException {
    InputStream unpacked = Unpacked.of(zip.getInputStream(entry), entry.getCompressedSize());
    return new IntactEntry(unpacked, entry);
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return checked(super.read(bytes, offset, length));
  }

  private int checked(int read) throws IOException {
    if (read < 0 && entry.getCrc() >= 0 && entry.getCrc() != getChecksum().getValue()) {
      throw new ZipException(entry.getName() + " is damaged: its check sum differs");
    }
    return read;
  }
}
