package org.lastmetre.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lastmetre.contract.Contracts;

/** A new metric is a query and a promise: the room that runs them knows the name of none. */
class NamesTest {
  private static final Path ROOM = Path.of("jobs/src/main/java/org/lastmetre/metrics");
  private static final Pattern TEXT = Pattern.compile("\"([^\"\\n]*)\"");

  @Test
  void no_text_of_the_room_names_a_metric() throws IOException {
    List<String> metrics =
        Metric.bundled(Contracts.bundled()).stream().map(metric -> metric.table().name()).toList();
    Pattern named = Pattern.compile("\\b(" + String.join("|", metrics) + ")\\b");
    List<String> texts = texts();
    assertThat(texts).contains("metrics/common/");
    assertThat(texts).noneMatch(text -> named.matcher(text).find());
  }

  private static List<String> texts() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(ROOM)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
      }
    }
    return TEXT.matcher(all).results().map(match -> match.group(1)).toList();
  }
}
