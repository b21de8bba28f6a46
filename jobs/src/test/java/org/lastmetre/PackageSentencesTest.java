package org.lastmetre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each package says in one sentence what it is for; the layout in the README is those sentences.
 */
class PackageSentencesTest {
  private static final Path SOURCES = Path.of("jobs/src/main/java/org/lastmetre");
  private static final Pattern SENTENCE =
      Pattern.compile("(?s)/\\*\\*\\s+\\S.*?\\.\\s*\\*/\\s*package .*");

  @Test
  void every_package_has_its_sentence() throws IOException {
    List<Path> packages = packages();
    assertThat(packages).hasSizeGreaterThan(10);
    assertThat(packages.stream().filter(folder -> !SENTENCE.matcher(sentence(folder)).matches()))
        .as("packages whose package-info.java says nothing")
        .isEmpty();
  }

  /** Every folder below the house's own that holds classes. */
  private static List<Path> packages() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static String sentence(Path folder) {
    Path file = folder.resolve("package-info.java");
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "(none)";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
