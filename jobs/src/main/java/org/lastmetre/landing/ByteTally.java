package org.lastmetre.landing;

/**
 * Counts bytes that tell what a text is not: plain text has no NUL bytes, and text in GB18030 does
 * not by chance look like Chinese in UTF-8.
 */
final class ByteTally {
  private static final int FEW = 4;

  private long bytes;
  private long nuls;
  private long beyondAscii;
  private long threes;

  /** How many bytes of a three-byte sequence of UTF-8 are read. */
  private int begun;

  void take(byte[] buffer, int length) {
    bytes += length;
    for (int i = 0; i < length; i++) {
      byte b = buffer[i];
      if (b >= 0) {
        nuls += b == 0 ? 1 : 0;
        begun = 0;
        continue;
      }
      beyondAscii++;
      boolean isLead = (b & 0xF0) == 0xE0;
      boolean isFollowing = (b & 0xC0) == 0x80;
      begun = isLead ? 1 : isFollowing && begun > 0 ? begun + 1 : 0;
      if (begun == 3) {
        threes++;
        begun = 0;
      }
    }
  }

  /** Whether it looks like UTF-16, half of whose bytes are NUL where the text is English. */
  boolean isWide() {
    return nuls * 5 > bytes;
  }

  /** Whether nearly all that is not ASCII looks like Chinese in UTF-8. */
  boolean isMostlyUtf8() {
    return threes > FEW && threes * 30 > beyondAscii * 9;
  }
}
