package org.lastmetre.landing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The container of Office files before XLSX (MS-CFB): an old workbook, or one of today that is
 * wrapped in it with a password. Neither is read.
 */
final class CompoundFile {
  private static final byte[] SIGNATURE = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };

  /** Names in the container are UTF-16LE; the same bytes as ISO 8859-1 can be searched. */
  private static final String ENCRYPTED =
      new String(
          "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);

  private static final int BUFFER = 1 << 16;

  private CompoundFile() {}

  /** Whether bytes begin such a container. */
  static boolean begins(byte[] magic) {
    return magic.length >= SIGNATURE.length
        && Arrays.equals(magic, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /** Whether it holds a workbook that wants a password. */
  static boolean isEncrypted(Path file) throws IOException {
    String rest = "";
    try (InputStream in = Archive.open(file)) {
      for (byte[] piece = in.readNBytes(BUFFER); piece.length > 0; piece = in.readNBytes(BUFFER)) {
        String text = rest + new String(piece, StandardCharsets.ISO_8859_1);
        if (text.contains(ENCRYPTED)) {
          return true;
        }
        rest = text.substring(Math.max(0, text.length() - ENCRYPTED.length()));
      }
    }
    return false;
  }
}
