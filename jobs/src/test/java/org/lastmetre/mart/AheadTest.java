package org.lastmetre.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class AheadTest {
  @Test
  void all_is_given_in_order() {
    List<Integer> given = new ArrayList<>();
    try (Ahead<Integer> ahead = new Ahead<>(IntStream.range(0, 10_000).iterator())) {
      for (Optional<Integer> next = ahead.next(); next.isPresent(); next = ahead.next()) {
        given.add(next.get());
      }
    }
    assertThat(given).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
  }

  @Test
  void what_is_thrown_comes_after_what_was_given_before_it() {
    Iterator<Integer> failing =
        IntStream.range(0, 3)
            .map(i -> i < 2 ? i : ExceptionUtils.rethrow(new IOException("the disk is gone")))
            .iterator();
    try (Ahead<Integer> ahead = new Ahead<>(failing)) {
      assertThat(ahead.next()).contains(0);
      assertThat(ahead.next()).contains(1);
      assertThatThrownBy(ahead::next)
          .isInstanceOf(IOException.class)
          .hasMessage("the disk is gone");
    }
  }

  @Test
  void a_reader_who_leaves_ends_the_fetching() throws InterruptedException {
    AtomicInteger fetched = new AtomicInteger();
    try (Ahead<Integer> ahead =
        new Ahead<>(
            IntStream.iterate(0, i -> i + 1).peek(i -> fetched.incrementAndGet()).iterator())) {
      assertThat(ahead.next()).contains(0);
    }
    int before;
    do {
      before = fetched.get();
      Thread.sleep(100);
    } while (fetched.get() != before);
    assertThat(before).isLessThan(1000);
  }
}
