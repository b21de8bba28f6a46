package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lastmetre.landing.line.Line;
import org.lastmetre.landing.line.Skip;
import org.lastmetre.landing.line.SkippedLine;

/** How files, and the lines of a large one, are parted among tasks. */
class BundlesTest {
  private static final long MB = 1 << 20;

  private static List<Decoding> files(long... megabytes) {
    return LongStream.of(megabytes)
        .mapToObj(
            mb ->
                new FileTask(
                    "321323",
                    URI.create("file:/visits.csv"),
                    "f" + mb,
                    null,
                    new Stamp(mb * MB, Instant.EPOCH),
                    Share.WHOLE,
                    Set.of()))
        .map(task -> new Decoding(task, "visits", null))
        .toList();
  }

  /** By task, each file with its share. */
  private static List<List<String>> dealt(int tasks, long... megabytes) {
    return Bundles.of(files(megabytes), tasks).stream()
        .map(
            bundle ->
                bundle.stream()
                    .map(
                        one ->
                            one.task().content()
                                + " "
                                + one.task().share().index()
                                + "/"
                                + one.task().share().of())
                    .toList())
        .toList();
  }

  @Test
  void a_large_file_is_shared_among_the_tasks() {
    assertThat(dealt(2, 80)).containsExactly(List.of("f80 0/2"), List.of("f80 1/2"));
    assertThat(dealt(2, 60, 1, 2))
        .containsExactly(List.of("f60 0/2", "f2 0/1"), List.of("f60 1/2", "f1 0/1"));
  }

  @Test
  void no_file_is_shared_among_many() {
    assertThat(dealt(32, 1_000)).hasSize(4);
  }

  @Test
  void small_files_are_dealt_out_whole() {
    assertThat(dealt(2, 1)).containsExactly(List.of("f1 0/1"));
    assertThat(dealt(2, 5, 4, 3)).containsExactly(List.of("f5 0/1"), List.of("f4 0/1", "f3 0/1"));
  }

  @Test
  void every_line_falls_to_one_share() {
    List<Line> lines =
        IntStream.range(0, 5_000)
            .mapToObj(row -> (Line) SkippedLine.row(null, 0, row, Skip.BLANK))
            .toList();
    List<Line> taken = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      int before = taken.size();
      lines.stream().filter(new Share(index, 3).lines()).forEach(taken::add);
      assertThat(taken.size() - before).isBetween(1_200, 2_100);
    }
    assertThat(taken).containsExactlyInAnyOrderElementsOf(lines);
  }
}
