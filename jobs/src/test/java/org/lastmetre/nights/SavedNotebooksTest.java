package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lastmetre.nights.SavedNotebook.Cell;

/** The notebooks as they are kept: whoever opens one without Jupyter sees tables and charts. */
class SavedNotebooksTest {
  /**
   * A path of some machine; what stands before tells it from one that is relative, and from Base64.
   */
  private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w.+/])/\\w+/\\w");

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  @Test
  void there_are_four() throws IOException {
    assertThat(notebooks()).hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void a_notebook_is_kept_with_what_it_showed(Path file) throws IOException {
    SavedNotebook notebook = SavedNotebook.read(file);
    notebook.requireRun();
    assertThat(notebook.cells()).anyMatch(cell -> cell.table().isPresent());
    assertThat(notebook.cells()).anyMatch(cell -> cell.picture().startsWith("<svg"));
    assertThat(notebook.cells().stream().map(Cell::toString))
        .as("machine paths in " + file)
        .noneMatch(text -> ABSOLUTE.matcher(text).find());
  }
}
