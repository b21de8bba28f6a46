package org.lastmetre.landing.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacked bytes; reading them ends with {@link UnpackedTooLarge} when they grow out of all
 * proportion to what was packed. Tables pack to a tenth, seldom to a fiftieth of their size.
 */
public final class Unpacked extends FilterInputStream {
  private static final int TIMES = 200;
  private static final long FREE = 64L << 20;
  private static final long MOST = 16L << 30;

  private final long most;
  private long read;

  private Unpacked(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  /**
   * Bounds what is unpacked.
   *
   * @param packed bytes it is packed in
   */
  public static InputStream of(InputStream in, long packed) {
    return within(in, Math.min(MOST, Math.max(FREE, packed * TIMES)));
  }

  static InputStream within(InputStream in, long most) {
    return new Unpacked(in, most);
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int some = super.read(bytes, offset, length);
    count(Math.max(0, some));
    return some;
  }

  private void count(int more) throws UnpackedTooLarge {
    read += more;
    if (read > most) {
      throw new UnpackedTooLarge("more than %,d bytes unpacked".formatted(most));
    }
  }
}
