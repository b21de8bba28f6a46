package org.lastmetre.landing.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is unpacked ends where it grows out of proportion, or beyond any file of a county. */
final class UnpackedTest {
  private static final long MIB = 1L << 20;
  private static final byte[] BUFFER = new byte[16 << 20];

  @ParameterizedTest(name = "of {0} bytes packed no more than {1} MiB are unpacked")
  @CsvSource({
    "-1, 64", // A zip need not say how large an entry is.
    "0, 64",
    "1000, 64",
    "1048576, 200",
    "83886080, 16000",
    "1073741824, 16384"
  })
  void the_bound_is_a_multiple_of_what_is_packed_and_at_most_16_gib(long packed, long mebibytes)
      throws IOException {
    long bound = mebibytes * MIB;
    assertThat(length(Unpacked.of(new Zeros(bound), packed))).isEqualTo(bound);
    InputStream more = Unpacked.of(new Zeros(bound + 1), packed);
    assertThatThrownBy(() -> length(more))
        .isInstanceOf(UnpackedTooLarge.class)
        .hasMessageContaining("%,d bytes".formatted(bound));
  }

  @Test
  void single_bytes_count_too() throws IOException {
    InputStream three = Unpacked.within(new Zeros(4), 3);
    for (int i = 0; i < 3; i++) {
      assertThat(three.read()).isZero();
    }
    assertThatThrownBy(three::read).isInstanceOf(UnpackedTooLarge.class);
  }

  private static long length(InputStream in) throws IOException {
    long length = 0;
    for (int read = in.read(BUFFER); read >= 0; read = in.read(BUFFER)) {
      length += read;
    }
    return length;
  }

  /** So many zeros that are nowhere. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(left, length);
      left -= read;
      return read;
    }
  }
}
